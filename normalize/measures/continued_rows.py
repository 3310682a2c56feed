"""Whether a printed row of a table of measures goes on with the measure above it."""

from __future__ import annotations

from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.document.measure_header import CONTENT, Header
from prongsai.normalize.text.figures import LIST_MARK, LIST_NUMBER
from prongsai.normalize.text.keys import to_key

_NAMED = ("issue", "guideline", "measure", "activity")  # what a measure is called
_NUMBER_DIGITS = 3


def continues(cells: list[CleanCell], own: list[CleanCell], last: list[CleanCell], header: Header) -> bool:
    """True when a row only goes on with the row above."""
    fields = {header.fields[c.col] for c in own}
    if cells[0] in own and not is_number(to_key(cells[0].text)):
        return False
    leading = [c for c in own if header.fields[c.col] in ("number", "indicator", "issue")]
    if leading:
        return False
    merged = any(cell is other and cell.row_span > 1 for cell, other in zip(cells, last, strict=False))
    if _is_step(cells, own, last, header):
        return True
    has_follow = bool(fields & {"responsible", "period"}) or any((f or "").startswith("status") for f in fields)
    has_main = bool(fields & {"measure", "activity", "guideline"})
    if merged:
        return not (has_main or ({"responsible", "period"} <= fields) or (has_follow and fields & CONTENT))
    if (has_main and has_follow) or ({"responsible", "period"} <= fields and fields & CONTENT):
        return False
    return not (has_main and all(LIST_MARK.match(c.text) for c in own))


def ends_last_cell(own: list[CleanCell], last: list[CleanCell], source: CleanTable) -> bool:
    """The last line of a cell that holds a line break, in a text whose tabs part cells and whose rows are numbered."""
    alone = source.method == "tabs" and len(own) == 1 and own[0].col == 0 and bool(last[-1].text.strip())
    return alone and LIST_NUMBER.match(last[0].text) is not None and LIST_MARK.match(own[0].text) is None


def _is_step(cells: list[CleanCell], own: list[CleanCell], last: list[CleanCell], header: Header) -> bool:
    """The report counts one measure over these rows: its number and all of its words but its steps are merged."""
    steps = [c for c in own if header.fields[c.col] == "method"]
    counted = [c for c in header.columns("number") if cells[c] is last[c] and is_number(to_key(cells[c].text))]
    named = [c for name in _NAMED for c in header.columns(name)]
    whole = bool(named) and all(cells[c] is last[c] and cells[c].text.strip() for c in named)
    return bool(steps) and bool(counted) and whole and all(cells[c].text.strip() for c in counted)


def is_number(key: str) -> bool:
    """Whether a key is nothing, or the number of a row or column: "1", "(1)", "12."."""
    number = key.strip("().")
    return not key or (number.isdecimal() and len(number) <= _NUMBER_DIGITS)
