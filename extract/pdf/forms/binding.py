"""Which values of a form's data go into which elements of its template.

A field takes the values of its own name, one after the other; a repeated part takes all groups of its name.
"""

from __future__ import annotations

from collections import Counter

from prongsai.extract.pdf.forms.packets import Element, name_of
from prongsai.extract.pdf.forms.template import child, number_in

_MOST = 5000  # times that one part is repeated
_MOST_GROUPS = 10_000  # that all parts of a form are printed for, in each other or not


class Values:
    """The values of a form that are not yet given to a part of it."""

    def __init__(self, data: Element | None) -> None:
        self.data = data
        self.record: Element | None = None  # the group that holds all values
        self._given: Counter[tuple[Element, str]] = Counter()
        self._named: dict[Element, dict[str, list[Element]]] = {}  # of the groups that were asked for values
        self._left = _MOST_GROUPS

    def begin(self, name: str | None) -> Element | None:
        """The group that holds all values of a form of this name."""
        groups = list(self.data) if self.data is not None else []
        named = next((group for group in groups if name_of(group) == name), None)
        alone = groups[0] if len(groups) == 1 and len(groups[0]) else self.data
        self.record = named if named is not None else alone
        return self.record

    def of_field(self, field: Element, scope: Element | None) -> Element | None:
        """The value that a field takes from a group; None where it keeps what its template says."""
        how, ref = _bind(field)
        if how == "none":
            return None
        if how == "dataRef":
            return next(iter(self._found(ref, scope)), None)
        name = field.get("name") or ""
        group = scope
        while name and group is not None:
            if found := self._next(group, name, 1):
                return found[0]
            group = group.getparent() if group is not self.record else None
        everywhere = self.data.iter("{*}" + name) if how == "global" and name and self.data is not None else ()
        return next(iter(everywhere), None)

    def of_part(self, part: Element, scope: Element | None) -> list[Element | None]:
        """The groups that a part is printed for, once each; where it has none of its own, the group around it."""
        how, ref = _bind(part)
        name, occur = part.get("name") or "", child(part, "occur")
        least = occur.get("min", "1") if occur is not None else "1"
        if how == "dataRef":
            found = self._found(ref, scope)
        elif how == "none" or not name or scope is None:
            return [scope]
        else:
            found = self._next(scope, name, self._most(part, occur))
        groups: list[Element | None] = [*found] if found else [scope] * (least != "0")
        groups = groups[: self._left]
        self._left -= len(groups)
        return groups

    def _most(self, part: Element, occur: Element | None) -> int:
        told = occur.get("max") if occur is not None else None
        if told is not None:
            return number_in(told, _MOST)
        name = part.get("name")
        return 1 if any(e.get("name") == name for e in part.itersiblings()) else _MOST

    def _next(self, scope: Element, name: str, most: int) -> list[Element]:
        """The next values of a name in a group."""
        if scope not in self._named:
            by_name = self._named[scope] = {}
            for value in scope:
                by_name.setdefault(name_of(value), []).append(value)
        named = self._named[scope].get(name, [])
        first = self._given[scope, name]
        taken = named[first : first + min(most, _MOST)]
        self._given[scope, name] += len(taken)
        return taken

    def _found(self, ref: str, scope: Element | None) -> list[Element]:
        """What a reference such as "$record.result[*].score" names."""
        steps = [step for step in ref.split(".") if step]
        here = [scope] if scope is not None else []
        if steps and steps[0] in ("$record", "$data", "xfa"):
            top = self.record if steps[0] == "$record" else self.data
            here = [top] if top is not None else []
            steps = steps[3:] if steps[0] == "xfa" else steps[1:]
        for step in steps:
            if step == "$":
                continue
            name, _, rest = step.partition("[")
            named = [[e for e in group if name_of(e) == name] for group in here]
            number = rest.rstrip("]")
            at = number_in(number, 0)
            here = [e for group in named for e in (group if number == "*" else group[at : at + 1])]
        return here[:_MOST]


def _bind(element: Element) -> tuple[str, str]:
    bind = child(element, "bind")
    return ("once", "") if bind is None else (bind.get("match", "once"), bind.get("ref", ""))
