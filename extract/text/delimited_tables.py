"""Tables in plain text whose columns are split by tabs or pipes.

A table is found only where the lines say so themselves: a tab between two cells, a Markdown rule
under a header, a pipe at both ends. Everything else is left as running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prongsai.extract.records import Table
from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.grid_rows import rows_between
from prongsai.extract.text.markdown import cell_text

_NUMBER = re.compile(r"^[(\[]?[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.]\d+| ?[.] ?\d{2})?\s*(?:%|คะแนน|ร้อยละ)?[)\]]?$")
_ENUMERATOR = re.compile(r"^(?:[-•*–·○●▪➢✓]|[(\[]?(?:\d{1,2}|[ก-ฮA-Za-z])[.)\]]{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?)$")
STARTS_ITEM = re.compile(r"^(?:[-•*–]|[(\[]?\d{1,2}(?:\.\d{1,2})*[.)\]])")
_DECIMAL = re.compile(r"\d+\.\d")
_LONG = 100  # characters: a line without a tab as long as that is a paragraph, not a heading row
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_GRID_RULE = re.compile(r"^\s*\+(?:[-=:]+\+)+\s*$")
_SPLIT_PIPE = re.compile(r"(?<!\\)\|")


class SourceLine(NamedTuple):
    """One line of a file (or paragraph of a Word file) before it is known what it belongs to."""

    text: str
    line: int
    bold: bool = False
    centred: bool = False
    size: float | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the number of lines it takes up; None: those lines are text, and need no second look."""

    table: Table | None
    length: int


def is_number(text: str) -> bool:
    """Whether a cell holds only a number, with its unit at most."""
    return bool(_NUMBER.match(text.strip()))


def holds_decimal(text: str) -> bool:
    """Whether a decimal figure stands in a text."""
    return _DECIMAL.search(text) is not None


# --- tabs ---------------------------------------------------------------------------------------------


def tab_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read the tab-separated table that starts at a line, or None where no line has a tab."""
    if "\t" not in lines[start].text:
        return None
    end = _tab_end(lines, start)
    rows = _tab_rows(lines[start:end])
    if end - start == 1 or len(rows) == 1:
        spread = _spread_end(lines, start)
        if spread > end:
            end = spread
            rows = [(line.line, line.text.split("\t")) for line in lines[start:end] if not line.blank]
    if not _is_table(rows):
        return Found(None, end - start)
    table = build_table(
        [[GridCell(cell_text(cell), number) for cell in cells] for number, cells in rows],
        "tabs",
        [number for number, _ in rows],
    )
    return Found(table, end - start)


def _tab_end(lines: Sequence[SourceLine], start: int) -> int:
    """Where a run of tabbed lines ends; a short line between two tabbed lines belongs to it."""
    end = start + 1
    while end < len(lines):
        if "\t" in lines[end].text:
            end += 1
            continue
        following = end
        while following < len(lines) and following - end < 3 and _may_stand_inside(lines[following]):
            following += 1
        if following > end and following < len(lines) and "\t" in lines[following].text:
            end = following
            continue
        break
    while end > start + 1 and lines[end - 1].blank:
        end -= 1
    return end


def _may_stand_inside(line: SourceLine) -> bool:
    text = line.text
    return not line.blank and "\t" not in text and "|" not in text and len(text) < _LONG and not text.startswith("#")


def _spread_end(lines: Sequence[SourceLine], start: int) -> int:
    """Where a table ends whose every row is followed by one blank line; `start` where it is no such table."""
    width = lines[start].text.count("\t")
    end = start + 1
    n_rows = 1
    while end + 1 < len(lines) and lines[end].blank and lines[end + 1].text.count("\t") == width:
        if lines[end + 1].blank or (end + 2 < len(lines) and not lines[end + 2].blank):
            break
        end += 2
        n_rows += 1
    return end if n_rows >= 3 else start


def _tab_rows(lines: Sequence[SourceLine]) -> list[tuple[int, list[str]]]:
    """Rows of cells with the line that each starts on; rows broken by a newline in a cell put together."""
    rows = [(line.line, line.text.split("\t")) for line in lines]
    width = max(len(cells) for _, cells in rows)
    joined: list[tuple[int, list[str]]] = []
    i = 0
    while i < len(rows):
        number, cells = rows[i]
        taken = _broken_row(rows, i, width)
        if taken:
            cells = list(cells)
            for _, more in rows[i + 1 : i + 1 + taken]:
                cells[-1] += "\n" + more[0]
                cells.extend(more[1:])
        joined.append((number, cells))
        i += 1 + taken
    return joined


def _broken_row(rows: Sequence[tuple[int, list[str]]], i: int, width: int) -> int:
    """How many lines after row `i` continue it: they must make up exactly the width of the table.

    A number never runs on, and an item of a list starts a row of its own.
    """
    first = rows[i][1]
    if not 2 <= len(first) < width or is_number(first[-1]) or not first[-1].strip():
        return 0
    have, last = len(first), first[-1]
    for taken, (_, cells) in enumerate(rows[i + 1 : i + 12], start=1):
        if not cells[0].strip() or is_number(cells[0]) or _begins_row(cells[0], last):
            return 0
        last = cells[-1] if len(cells) > 1 or STARTS_ITEM.match(cells[0].strip()) else last
        have += len(cells) - 1
        if have == width and len(cells) > 1:
            return taken
        if have > width:
            return 0
    return 0


def _begins_row(text: str, above: str) -> bool:
    """Whether a line begins an item of a list, and not one that goes on with the list in the cell `above` it."""
    mark, before = STARTS_ITEM.match(text.strip()), STARTS_ITEM.match(above.strip())
    return mark is not None and (before is None or _kind_of(mark[0]) != _kind_of(before[0]))


def _kind_of(mark: str) -> str:
    """A list's mark without the numbers that count on in it."""
    return "".join("0" if char.isdecimal() else char for char in mark)


def _is_table(rows: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether tabbed lines are a table, not indented paragraphs, a numbered list or the head of a letter."""
    filled = [[cell for cell in cells if cell.strip()] for _, cells in rows]
    widest = max(len(cells) for cells in filled)
    if widest < 2:
        return False
    if len(rows) == 1:
        if any("\n" in cell_text(cell) for cell in filled[0]):
            return True  # a line break inside a cell: only a table has them
        short = all(len(cell) <= _LONG for cell in filled[0])
        return any(is_number(cell_text(cell)) for cell in filled[0]) or (widest >= 3 and short)
    several = [cells for cells in filled if len(cells) > 1]
    lists = all(len(cells) == 2 and _ENUMERATOR.match(cells[0].strip()) for cells in several)
    return not (lists and not any(is_number(cell_text(cells[1])) for cells in several))


# --- pipes --------------------------------------------------------------------------------------------


def pipe_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read the pipe table that starts at a line, or None where there is none."""
    if "|" not in lines[start].text:
        return None
    rows: list[tuple[int, list[str]]] = []
    rules: list[tuple[int, str]] = []
    ruled, framed = False, True
    i = start
    while i < len(lines):
        text = lines[i].text
        if _is_rule(text):
            ruled = True
            rules += [(len(rows), text)] if _GRID_RULE.match(text) else []
            i += 1
        elif "|" in text:
            if rows and ruled and (_header_ahead(lines, i) or (framed and _is_under_frame(lines, i))):
                break
            cells, used, closed = _pipe_row(lines, i)
            framed = framed and closed
            rows.append((lines[i].line, cells))
            i += used
            if len(rows) > 1 and not (ruled or framed):
                return None
        elif lines[i].blank and rows and _goes_on(lines, i, rows, ruled):
            i += 1
        else:
            break
    if not _is_pipe_table(lines[start : start + 3], rows, ruled, framed):
        return None
    rows = rows_between(rows, rules) if rules else rows
    if len(rows) > 1 and not any(cell.strip() for cell in rows[0][1]):
        rows = rows[1:]  # Markdown demands a header: an empty one stands for none
    table = build_table(
        [[GridCell(cell_text(cell), number) for cell in cells] for number, cells in rows],
        "pipes",
        [number for number, _ in rows],
    )
    return Found(table, i - start)


def _is_rule(text: str) -> bool:
    return bool(("|" in text and _PIPE_RULE.match(text)) or _GRID_RULE.match(text))


def _header_ahead(lines: Sequence[SourceLine], i: int) -> bool:
    """Whether a line is a header: a rule stands under it."""
    return i + 1 < len(lines) and "|" in lines[i + 1].text and bool(_PIPE_RULE.match(lines[i + 1].text))


def _is_under_frame(lines: Sequence[SourceLine], i: int) -> bool:
    """Whether a line of text stands right under the rule that closes a frame: "+-----+"."""
    return not lines[i].text.lstrip().startswith("|") and _GRID_RULE.match(lines[i - 1].text) is not None


def _goes_on(lines: Sequence[SourceLine], i: int, rows: Sequence[tuple[int, list[str]]], ruled: bool) -> bool:
    """Whether a table goes on after a blank line: every row so far is followed by one."""
    if i + 1 >= len(lines):
        return False
    text = lines[i + 1].text.strip()
    if not ruled:
        return len(rows) == 1 and _is_rule(text)
    if not _is_framed(text) or _header_ahead(lines, i + 1) or len(_split_pipes(text)) != len(rows[-1][1]):
        return False
    return _is_rule(lines[i - 1].text) or (i >= 2 and lines[i - 2].blank)


def _pipe_row(lines: Sequence[SourceLine], i: int) -> tuple[list[str], int, bool]:
    """The cells of a row, the lines it takes, and whether pipes frame it.

    A row that a pipe opens runs on to the line whose pipe closes it.
    """
    text = lines[i].text.strip()
    used = 1
    if text.startswith("|") and not text.endswith("|"):
        for ahead in range(i + 1, min(i + 20, len(lines))):
            more = lines[ahead].text.strip()
            if not more or more.startswith("|") or _is_rule(more):
                break
            if more.endswith("|"):
                text = "\n".join(line.text.strip() for line in lines[i : ahead + 1])
                used = ahead + 1 - i
                break
    return _split_pipes(text), used, _is_framed(text)


def _is_framed(text: str) -> bool:
    return len(text) > 1 and text.startswith("|") and text.endswith("|")


def _split_pipes(text: str) -> list[str]:
    inner = text.strip()
    if inner.startswith("|"):
        inner = inner[1:]
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.replace("\\|", "|").strip() for cell in _SPLIT_PIPE.split(inner)]


def _is_pipe_table(
    head: Sequence[SourceLine], rows: Sequence[tuple[int, list[str]]], ruled: bool, framed: bool
) -> bool:
    """Whether lines with pipes are a table: a rule stands under the header, or every row is framed."""
    if not rows:
        return False
    if ruled and any(_is_rule(line.text) for line in head[1:]):
        return True
    return framed and (len(rows) > 1 or len(rows[0][1]) > 1)
