"""Layers of a document that a viewer does not show when it opens it (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral


class Layers:
    """The optional content groups of a document that are switched off."""

    def __init__(self, catalog: Any) -> None:
        """Read the default configuration; a catalog without layers switches nothing off."""
        properties = dict_value(catalog.get("OCProperties")) if isinstance(catalog, dict) else {}
        default = dict_value(properties.get("D"))
        groups = [ref for ref in list_value(properties.get("OCGs")) if isinstance(ref, PDFObjRef)]
        off = {ref.objid for ref in groups} if name_of(default.get("BaseState")) == "OFF" else set()
        off -= {ref.objid for ref in list_value(default.get("ON")) if isinstance(ref, PDFObjRef)}
        off |= {ref.objid for ref in list_value(default.get("OFF")) if isinstance(ref, PDFObjRef)}
        off = _as_used_by_a_viewer(default, off)
        off |= {ref.objid for ref in groups if _never_viewed(ref)}
        self._off = off - {ref.objid for ref in groups if _of_design(ref)}

    def is_off(self, content: object) -> bool:
        """Whether what belongs to a group or to a membership of groups (the value of /OC) is not shown."""
        if content is None:
            return False
        if isinstance(content, PDFObjRef) and content.objid in self._off:
            return True
        membership = dict_value(content)
        if name_of(membership.get("Type")) != "OCMD":
            return False
        expression = list_value(membership.get("VE"))
        if expression:
            return not self._holds(expression)
        groups = membership.get("OCGs")
        refs = list_value(groups) or [groups]  # one group, or a list of them
        shown = [ref.objid not in self._off for ref in refs if isinstance(ref, PDFObjRef)]
        return bool(shown) and not _POLICIES.get(name_of(membership.get("P")), any)(shown)

    def _holds(self, expression: Sequence[Any], depth: int = 0) -> bool:
        """Whether a visibility expression is true: [/And ...], [/Or ...], [/Not x] over groups and expressions."""
        operator, terms = name_of(expression[0]), expression[1:]
        values = []
        for term in terms if depth < 20 else []:
            inner = list_value(term)
            values.append(self._holds(inner, depth + 1) if inner else not self.is_off(term))
        if operator == "Not":
            return not any(values)
        return any(values) if operator == "Or" else all(values)


def _all_off(shown: Iterable[bool]) -> bool:
    return not any(shown)


def _any_off(shown: Iterable[bool]) -> bool:
    return not all(shown)


_POLICIES = {"AllOn": all, "AnyOn": any, "AllOff": _all_off, "AnyOff": _any_off}


def _as_used_by_a_viewer(default: dict[str, Any], off: set[int]) -> set[int]:
    """With the states that groups ask for where a document is looked at (/AS with the event View)."""
    for usage in map(dict_value, list_value(default.get("AS"))):
        if name_of(usage.get("Event")) != "View":
            continue
        for ref in list_value(usage.get("OCGs")):
            if isinstance(ref, PDFObjRef):
                view = dict_value(dict_value(dict_value(ref).get("Usage")).get("View"))
                state = name_of(view.get("ViewState"))
                off = off | {ref.objid} if state == "OFF" else off - {ref.objid} if state == "ON" else off
    return off


def _never_viewed(group: PDFObjRef) -> bool:
    """Whether a group is for print or export alone; most viewers heed that without /AS too."""
    return name_of(dict_value(dict_value(dict_value(group).get("Usage")).get("View")).get("ViewState")) == "OFF"


def _of_design(group: PDFObjRef) -> bool:
    """Whether a group serves only those who draw the page, and hides nothing where it is looked at."""
    intent = dict_value(group).get("Intent")
    named = {name_of(one) for one in list_value(intent)} or {name_of(intent)}
    return named == {"Design"}


def name_of(value: object) -> str:
    """The name that a value is, or that it leads to; empty for anything else."""
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""
