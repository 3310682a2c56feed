"""Layers of a document that a viewer does not show when it opens it (ISO 32000-1, 8.11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral


class Layers:
    """The optional content groups of a document that are switched off."""

    def __init__(self, catalog: Any) -> None:
        """Read the default configuration; a catalog without layers switches nothing off."""
        properties = _dictionary(catalog.get("OCProperties")) if isinstance(catalog, dict) else {}
        default = _dictionary(properties.get("D"))
        groups = [ref for ref in _list(properties.get("OCGs")) if isinstance(ref, PDFObjRef)]
        off = {ref.objid for ref in groups} if _name(default.get("BaseState")) == "OFF" else set()
        off -= {ref.objid for ref in _list(default.get("ON")) if isinstance(ref, PDFObjRef)}
        off |= {ref.objid for ref in _list(default.get("OFF")) if isinstance(ref, PDFObjRef)}
        self._off = _as_used_by_a_viewer(default, off)

    def is_off(self, content: object) -> bool:
        """Whether what belongs to a group or to a membership of groups (the value of /OC) is not shown."""
        if not self._off or content is None:
            return False
        if isinstance(content, PDFObjRef) and content.objid in self._off:
            return True
        membership = _dictionary(content)
        if _name(membership.get("Type")) != "OCMD":
            return False
        expression = _list(membership.get("VE"))
        if expression:
            return not self._holds(expression)
        groups = membership.get("OCGs")
        refs = [groups] if isinstance(groups, PDFObjRef) and not isinstance(resolve1(groups), list) else _list(groups)
        shown = [ref.objid not in self._off for ref in refs if isinstance(ref, PDFObjRef)]
        return bool(shown) and not _POLICIES.get(_name(membership.get("P")) or "", any)(shown)

    def _holds(self, expression: list[Any], depth: int = 0) -> bool:
        """Whether a visibility expression is true: [/And ...], [/Or ...], [/Not x] over groups and expressions."""
        operator, terms = _name(expression[0]), expression[1:]
        values = []
        for term in terms if depth < 20 else []:
            inner = _list(term)
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
    for usage in map(_dictionary, _list(default.get("AS"))):
        if _name(usage.get("Event")) != "View":
            continue
        for ref in _list(usage.get("OCGs")):
            if isinstance(ref, PDFObjRef):
                view = _dictionary(_dictionary(_dictionary(ref).get("Usage")).get("View"))
                state = _name(view.get("ViewState"))
                off = off | {ref.objid} if state == "OFF" else off - {ref.objid} if state == "ON" else off
    return off


def _dictionary(value: object) -> dict[str, Any]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list[Any]:
    found = resolve1(value)
    return found if isinstance(found, list) else []


def _name(value: object) -> str | None:
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else None
