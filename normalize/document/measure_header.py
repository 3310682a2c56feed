"""What the columns of a table of measures mean: where its header stands, and how its rows tell of one column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.document.header_fields import QUARTERS, header_field, header_key
from prongsai.normalize.text.characters import is_blank
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.figures import LIST_MARK
from prongsai.normalize.text.keys import Key, to_key
from prongsai.normalize.vocabulary.score_names import match_label

_SEARCHED_ROWS = 6  # how far down a header may start, below title rows
_MAX_HEADER_ROWS = 4
_SUB_HEADER_CHARS = 60
_LEAST_COLUMNS = 3  # that say something of a measure; one less where every column is known and one names measures
_MAX_LINE_HEADER = 9  # a header of a table without rules: every printed line is a row

CONTENT = frozenset({"issue", "guideline", "measure", "activity", "method"})
_FOLLOW_UP = frozenset({"responsible", "period", "monitoring", "status", "month"})
_MEANING = CONTENT | _FOLLOW_UP | {"result", "budget", "indicator"}
_HALVES = frozenset({"ดำเนินการ", "ดำเนินงาน", "ปฏิบัติ", "ประเมินผล", "การปฏิบัติ", "การดำเนินการ", "การดำเนินงาน"})
_YEAR_WORDS = ("ปี", "งบประมาณ", "พ.ศ", ".", "25")
LEADING_NUMBER = re.compile(r"^\(?(\d{1,2})(?![\d.,]*\d)")  # of an item


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table of measures.

    `fields[c]` is what column c holds, None where unknown; `months[c]` the words of a month or quarter column;
    rows `first` to `body` (excluded) are the header, rows before `first` are titles.
    """

    fields: tuple[str | None, ...]
    months: tuple[str | None, ...]
    first: int
    body: int
    keys: tuple[str, ...]

    def columns(self, field: str) -> list[int]:
        """The columns that hold a field."""
        return [c for c, name in enumerate(self.fields) if name == field]

    @property
    def has_scores(self) -> bool:
        """A column of scores stands beside the measures: other readers must see the table too."""
        return "score" in self.fields


def _is_first(flat: Key) -> bool:
    number = LEADING_NUMBER.match(flat)
    return number is not None and number[1] == "1"


def is_header_row(texts: Sequence[str]) -> bool:
    """Most of the cells that hold anything name a field of some table."""
    words = [t for t in texts if t.strip()]
    fields = [header_field(t) for t in words if len(to_key(t)) <= _SUB_HEADER_CHARS and not LIST_MARK.match(t)]
    lone = {"month"} if fields.count("month") == 1 else set()  # the period of a measure, not the name of a column
    known = [field for field in fields if field not in {None, "remark"} | lone]
    return len(set(known)) >= 2 and len(known) * 3 >= len(words) * 2


def find_header(source: CleanTable) -> Header | None:
    """The header of a table of measures; None for any other table."""
    for first in range(min(_SEARCHED_ROWS, source.n_rows)):
        row = source.grid[first]
        own = [header_field(c.text) for c in _distinct(row)]
        if len({f for f in own if f in _MEANING or f == "number"}) < 2:
            if len(_distinct(row)) > 1 and first > 2:
                return None
            continue
        body = _body_row(source, first)
        header = _columns(source, first, body)
        if is_measures(header):
            return header
    return None


def _distinct(row: Sequence[CleanCell]) -> list[CleanCell]:
    seen: set[int] = set()
    out = []
    for cell in row:
        if cell.text.strip() and id(cell) not in seen:
            seen.add(id(cell))
            out.append(cell)
    return out


def _body_row(source: CleanTable, first: int) -> int:
    """The first row under the header: rows of sub-headers and of column numbers belong to it."""
    body = first + 1
    if source.method == "aligned":
        for r in range(body, min(first + _MAX_LINE_HEADER, source.n_rows)):
            if any(_is_first(to_key(c.text)) for c in source.grid[r][:3]):
                return r
    while body < min(first + _MAX_HEADER_ROWS, source.n_rows):
        cells = [c for c in _distinct(source.grid[body]) if c.row >= body]
        both = zip(source.grid[first], source.grid[body], strict=True)
        if cells and any(here.text.strip() and here is above for above, here in both):
            body += 1  # a heading goes on in this row, so what stands beside it are headings too
            continue
        if cells and (_is_section(source.grid[body]) or not all(_is_sub_header(c.text) for c in cells)):
            break
        if not cells and not any(c.row < body for c in _distinct(source.grid[body])):
            break
        body += 1
    return body


def _is_section(row: Sequence[CleanCell]) -> bool:
    """One cell as wide as the table: a title over the rows below it and no heading of columns."""
    return all(cell is row[0] for cell in row)


def _is_sub_header(text: str) -> bool:
    flat = header_key(text)
    if flat.isdecimal() and len(flat) <= 2:
        return True
    if header_field(text) is None:
        year: str = flat
        for word in _YEAR_WORDS:
            year = year.removeprefix(word)
        return year.isdecimal() and len(year) == 2
    return len(flat) <= _SUB_HEADER_CHARS


def _columns(source: CleanTable, first: int, body: int) -> Header:
    fields: list[str | None] = []
    months: list[str | None] = []
    keys: list[str] = []
    for c in range(source.n_cols):
        stack: list[CleanCell] = []
        for r in range(first, body):
            cell = source.grid[r][c]
            if cell.text.strip() and all(cell is not other for other in stack):
                stack.append(cell)
        parts = [x.text for x in stack]
        if source.method == "aligned":
            parts.append("".join(parts))
        field = _parted(source, first, body, c) or next((f for f in map(header_field, reversed(parts)) if f), None)
        if field is None and len(stack) > 1:
            field = header_field("".join(x.text for x in stack))
        named = match_label("".join(x.text for x in stack)) if stack else None
        if named is not None and named.scope == "indicator":
            field = "veto"  # a column for one indicator's score
        quarter = _bare_quarter(source, first, body, c)
        fields.append("month" if quarter else field)
        months.append(quarter or (_month_words(stack) if field == "month" else None))
        keys.append(to_key("".join(x.text for x in stack)))
    _settle(fields, keys)
    return Header(tuple(fields), tuple(months), first, body, tuple(keys))


def _parted(source: CleanTable, first: int, body: int, c: int) -> str | None:
    """The field of a heading that a rule cuts in two: "ระยะเวลา" over a "ดำเนินการ" that heads nothing else."""
    stack = [source.grid[r][c] for r in range(first, body) if source.grid[r][c].text.strip()]
    if len(stack) < 2 or stack[-1] is stack[-2] or header_key(stack[-1].text) not in _HALVES:
        return None
    upper = stack[-2]
    below = {
        id(cell) for cell, over in zip(source.grid[body - 1], source.grid[upper.row], strict=True) if over is upper
    }
    return header_field(upper.text + stack[-1].text) if len(below) == 1 else None


def _bare_quarter(source: CleanTable, first: int, body: int, c: int) -> str | None:
    """The quarter of a column headed by 1 to 4 alone, where a cell over the four of them says quarters."""
    number = to_key(source.grid[body - 1][c].text)
    if body - first < 2 or number not in QUARTERS or int(number) > c + 1:
        return None
    start = c + 1 - int(number)
    numbers = [to_key(source.grid[body - 1][k].text) for k in range(start, min(start + 4, source.n_cols))]
    over = [source.grid[r][start].text for r in range(first, body - 1)]
    if numbers != list(QUARTERS) or not any("ไตรมาส" in to_key(text) for text in over):
        return None
    return f"ไตรมาส {number}"


def _month_words(stack: Sequence[CleanCell]) -> str:
    """The words of a month's column and of the header over it, where that names a year."""
    over = [x.text for x in stack[:-1] if find_years(x.text)]
    return " ".join([stack[-1].text, *reversed(over)])


def _settle(fields: list[str | None], keys: list[str]) -> None:
    """Columns whose words mean one thing or another by the company they keep."""
    states = [f for f in fields if f and f.startswith("status:")]
    for c, field in enumerate(fields):
        if field == "status:done" and len(states) == 1 and keys[c] == "ดำเนินการ":
            fields[c] = "method"
    if not any(f in CONTENT for f in fields):
        for c, field in enumerate(fields):
            if field == "indicator" and "/" in keys[c]:
                fields[c] = "issue"
    plain = "issue" if any(f in CONTENT for f in fields) else "measure"
    if plain == "issue" or {"responsible", "period"} <= set(fields) or {"responsible", "month"} <= set(fields):
        fields[:] = [plain if f == "item" else f for f in fields]


def is_measures(header: Header) -> bool:
    """Columns that say what is to be done and who, when or with what outcome, and none of something else."""
    kinds = [f.split(":")[0] for f in header.fields if f]
    found = set(kinds)
    if "veto" in found or not found & CONTENT or not found & _FOLLOW_UP:
        return False
    if "score" in found and not found & {"responsible", "period", "month"}:
        return False
    if found & CONTENT == {"issue"} and not found & {"responsible", "period", "status", "month"}:
        return False
    told = sum(kind in _MEANING for kind in kinds)
    return told >= _LEAST_COLUMNS or (
        told >= _LEAST_COLUMNS - 1 and "measure" in found and len(kinds) == len(header.fields)
    )


def is_template(text: str) -> bool:
    """Nothing but dots and dashes to be filled in."""
    return is_blank(text)
