"""Which of several columns of bodies is the rows' own, and which says only what each belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from prongsai.normalize.model.facts import Agency
from prongsai.normalize.text.phrases import behind, holds, opens

_LEAST_BODIES = 2
_PARENTS = frozenset({"ministry", "province", "district"})  # types of what other bodies belong to


def own_column(
    columns: Mapping[int, Mapping[int, Agency]], heads: Sequence[str], grouped: Set[int] = frozenset()
) -> int | None:
    """The column whose bodies the figures of a table are of; None where no column names two bodies.

    It is the column with the most rows, the first of several; but a column of what its bodies belong to gives way to
    theirs: "กระทรวง | กรม", "สังกัด | หน่วยงาน".

    Args:
        columns: for each column the bodies of its rows.
        heads: the keys of what stands over each column.
        grouped: columns with rows of groups; one body beside these is enough.
    """
    found: int | None = None
    for c, here in columns.items():
        if _count(here) < _LEAST_BODIES - (c in grouped):
            continue
        if found is None or len(here) > len(columns[found]) or _belong_to(columns, heads, c, found):
            found = c
    return found


def _belong_to(columns: Mapping[int, Mapping[int, Agency]], heads: Sequence[str], finer: int, over: int) -> bool:
    """Whether the bodies of a column further right belong to those of another, and take no care of these."""
    if len(columns[finer]) * 2 < len(columns[over]) or holds(heads[finer], "cares_for_body"):
        return False
    above, below = (_parents(columns[c]) for c in (over, finer))
    if opens(behind(heads[finer], "name_mark"), "parent_head") or below * 2 > len(columns[finer]):
        return False
    if above * 2 > len(columns[over]) or opens(behind(heads[over], "name_mark"), "parent_head"):
        return True
    return opens(behind(heads[finer], "name_mark"), "body_head") and _count(columns[finer]) > _count(columns[over])


def _count(bodies: Mapping[int, Agency]) -> int:
    return len({agency.agency_id for agency in bodies.values()})


def _parents(bodies: Mapping[int, Agency]) -> int:
    return sum(agency.agency_type in _PARENTS for agency in bodies.values())
