"""Agencies that the rows or the columns of a table name."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.from_tables.axes import Axes

AgencyOf = Callable[[str, str | None, str | None], Agency | None]
_LONGEST_ROW, _LONGEST_HEAD = 90, 60  # characters of the key of a cell that may be a name


def row_agencies(axes: Axes, agency_of: AgencyOf) -> dict[int, Agency]:
    """The agency that each row names, when at least two rows name different ones."""
    body = range(axes.n_header, len(axes.grid))
    found: dict[int, Agency] = {}
    for c in range(axes.table.n_cols):
        here: dict[int, Agency] = {}
        for r in body:
            info = axes.grid[r][c]
            if info.is_figure or not info.flat or len(info.flat) > _LONGEST_ROW or info.label:
                continue
            agency = agency_of(info.cell.text, *axes.districts(r))
            if agency is not None:
                here[r] = agency
        if len({a.agency_id for a in here.values()}) >= 2 and len(here) > len(found):
            found = here
    return found


def column_agencies(axes: Axes, agency_of: AgencyOf, own: Agency | None) -> dict[int, Agency]:
    """The other agency that a column's heading names, where two columns at least name different ones."""
    place = (own.district, own.province) if own else (None, None)
    found: dict[int, Agency] = {}
    for c in range(1, axes.table.n_cols):
        for h in range(axes.n_header):
            info = axes.grid[h][c]
            if info.flat and not info.label and not info.is_figure and len(info.flat) <= _LONGEST_HEAD:
                agency = agency_of(info.cell.text, *place)
                if agency is not None:
                    found[c] = agency
    if len({a.name_th for a in found.values()}) < 2:
        return {}
    return {c: a for c, a in found.items() if own is None or a.name_th != own.name_th}
