"""Tables put together over page breaks.

A PDF gives one table a page and an OCR text cuts a table where the page ended. Two tables become one when
nothing but page furniture stands between them, their columns agree and the second repeats the first one's
header or has none. A row cut by the break becomes one row, its cells joined with a line break; its place is
that of the first part. When in doubt two tables stay two: a lost row is worse than a table too many.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from normalize.indicators import match_label, names_in, squeeze
from normalize.measure_columns import is_header_row
from normalize.passages import is_page_number, running_lines
from normalize.reading import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanTable

_SAME_HEADER = 90.0  # fuzz.ratio of two header rows without white space
_MAX_HEADER_ROWS = 3
_X_TOLERANCE = 6.0  # points by which a column's edge may move from page to page
_FIGURE = re.compile(r"^[\d.,%\-–—/()]+$")
_DECIMAL = re.compile(r"\d\.\d\d")
_CONTINUED = re.compile(r"\(?ต่อ\)?$")
_MAX_BLANK_LINES = 3  # between two parts of one table in a text file
_HEADER_REST = 40  # characters that a cut header cell may still hold on the next page
_ITEM = re.compile(r"^\(?[\d๐-๙]{1,2}(?:[.)]|\s)")
_OPEN = re.compile(r"(?:[-–—/(,]|และ|หรือ)\s*$")
_COMBINING = re.compile(r"^[\u0e30-\u0e3a\u0e45-\u0e4e]")

Grid = list[list[CleanCell]]


def stitch(doc: CleanDocument) -> CleanDocument:
    """The document with tables that run over page breaks put together; no row is lost."""
    furniture = running_lines(doc.blocks)
    result: list[CleanBlock] = []
    at: int | None = None  # position in `result` of the table that may go on
    last_page: int | None = None
    for block in doc.blocks:
        if isinstance(block, CleanLine):
            if at is not None and not _is_furniture(block, furniture):
                at = None
            result.append(block)
            continue
        joined = None
        if at is not None:
            above = result[at]
            assert isinstance(above, CleanTable)
            joined = _join(above, block, last_page)
        if joined is not None and at is not None:
            result[at] = joined
        else:
            at = len(result)
            result.append(block)
        last_page = block.place.page
    return CleanDocument(tuple(result), doc.raw)


def _is_furniture(line: CleanLine, furniture: frozenset[str]) -> bool:
    text = line.text.strip()
    if not text or is_page_number(text):
        return True
    flat = squeeze(text)
    if len(flat) < 120 and _CONTINUED.search(flat):
        return True
    return re.sub(r"\d+", "#", flat) in furniture and not names_in(text) and not _DECIMAL.search(flat)


def _join(above: CleanTable, below: CleanTable, last_page: int | None) -> CleanTable | None:
    if above.n_cols != below.n_cols or above.n_cols < 2 or above.method != below.method:
        return None
    repeated = _repeated_header(above, below)
    if above.place.box is not None:
        if last_page is None or below.place.page != last_page + 1 or not _same_edges(above, below):
            return None
    elif not repeated and not _goes_on(above, below):
        return None
    if not repeated and is_header_row([c.text for c in below.grid[0]]):
        return None
    grid = [list(row) for row in above.grid]
    tail = _shifted(below.grid[repeated:], len(grid) - repeated)
    if tail and above.place.box is not None and _is_cut(grid, tail[0], repeated):
        grid[-1] = _merged(grid[-1], tail[0])
        tail = _shifted(tuple(tuple(row) for row in tail[1:]), -1)
    return CleanTable(tuple(tuple(row) for row in grid + tail), above.place, above.method)


def _goes_on(above: CleanTable, below: CleanTable) -> bool:
    """In a text file: rows right below a table that begin like its body, not like a table of their own."""
    first, last = below.place.line, above.grid[-1][0].place.line
    if first is None or last is None or not 0 < first - last <= _MAX_BLANK_LINES or above.n_rows < 3:
        return False
    body = [[squeeze(c.text) for c in row] for row in above.grid[1:]]
    here = [squeeze(c.text) for c in below.grid[0]]
    figures = {c for row in body for c, text in enumerate(row) if _FIGURE.match(text)}
    if figures:
        return any(_FIGURE.match(here[c]) for c in figures)
    return bool(_ITEM.match(below.grid[0][0].text)) and any(_ITEM.match(row[0].text) for row in above.grid[1:])


def _repeated_header(above: CleanTable, below: CleanTable) -> int:
    """How many leading rows of `below` print the leading rows of `above` again."""
    count = 0
    for first, second in zip(above.grid[:_MAX_HEADER_ROWS], below.grid, strict=False):
        a = [squeeze(c.text) for c in first]
        b = [squeeze(c.text) for c in second]
        words = {t for t in b if t}
        if not words or any(_FIGURE.match(t) for t in words) or (len(words) == 1 and count == 0):
            break
        if len(words) == 1 and match_label(next(iter(words))) is not None:
            break  # a section row: printed again it still says what follows
        if fuzz.ratio("|".join(a), "|".join(b)) < _SAME_HEADER:
            break
        count += 1
    if count and not _heads(above, count):
        return 0
    return count


def _heads(table: CleanTable, count: int) -> bool:
    return count <= table.n_rows and all(
        not any(_FIGURE.match(squeeze(c.text)) for c in row if c.text.strip()) for row in table.grid[:count]
    )


def _edges(table: CleanTable) -> list[float]:
    return sorted({round(c.place.box[0], 1) for row in table.grid for c in row if c.place.box is not None})


def _same_edges(above: CleanTable, below: CleanTable) -> bool:
    a, b = above.place.box, below.place.box
    if a is None or b is None:
        return False
    if abs(a[0] - b[0]) > _X_TOLERANCE or abs(a[2] - b[2]) > _X_TOLERANCE:
        return False
    first, second = _edges(above), _edges(below)
    if len(first) == len(second):
        return all(abs(x - y) <= _X_TOLERANCE for x, y in zip(first, second, strict=True))
    fewer, more = sorted((first, second), key=len)
    return all(any(abs(x - y) <= _X_TOLERANCE for y in more) for x in fewer)


def _is_cut(grid: Grid, row: list[CleanCell], repeated: int) -> bool:
    """True when `row` is the rest of the last row of `grid`.

    A cell that ended above is empty below, and a cell that goes on below had reached the foot of the page: it
    has as many lines there as the fullest cell of its row.
    """
    last = grid[-1]
    texts = [c.text.strip() for c in row]
    if not any(texts):
        return True
    if repeated and len(grid) <= repeated:
        return False
    if is_header_row([c.text for c in last]):
        return _header_was_cut(last, texts)
    if any(_FIGURE.match(squeeze(t)) or match_label(t) is not None for t in texts if t):
        return False
    if any(_FIGURE.match(squeeze(c.text)) for c in last if c.text.strip()):
        return _label_was_cut(last, row)
    if any(_COMBINING.match(t) for t in texts if t):
        return True
    if _ITEM.match(texts[0]):
        return False
    if _ends_open(last, texts):
        return True
    ended = [a for a, t in zip(last, texts, strict=True) if not t and a.text.strip() and a.row_span == 1]
    if not ended:
        return False
    most = max(_lines(c) for c in last)
    opened = [a for a, t in zip(last, texts, strict=True) if t]
    return all(_lines(a) >= most - 1 for a in opened) or (len(opened) == 1 and not texts[0])


def _header_was_cut(last: list[CleanCell], texts: list[str]) -> bool:
    words = [t for t in texts if t]
    if len(words) * 2 > len(texts) or any(len(t) > _HEADER_REST for t in words):
        return False
    return all(not t or a.text.strip() for a, t in zip(last, texts, strict=True))


def _lines(cell: CleanCell) -> int:
    return cell.text.count("\n") + 1 if cell.text.strip() else 0


def _ends_open(last: list[CleanCell], texts: list[str]) -> bool:
    """A cell above breaks off in a way that only the cell below can end."""
    return any(t and _OPEN.search(a.text) for a, t in zip(last, texts, strict=True))


def _label_was_cut(last: list[CleanCell], row: list[CleanCell]) -> bool:
    """In a table of scores rows are put together only where that makes a known name out of an unknown one."""
    for a, b in zip(last, row, strict=True):
        if a.text.strip() and b.text.strip():
            return match_label(a.text) is None and match_label(f"{a.text}\n{b.text}") is not None
    return False


def _merged(first: list[CleanCell], second: list[CleanCell]) -> list[CleanCell]:
    made: dict[int, CleanCell] = {}
    out: list[CleanCell] = []
    for a, b in zip(first, second, strict=True):
        if id(a) not in made:
            made[id(a)] = a if not b.text.strip() else replace(
                a,
                text="\n".join(t for t in (a.text, b.text) if t.strip()),
                raw="\n".join(t for t in (a.raw, b.raw) if t.strip()),
                repairs=tuple(dict.fromkeys(a.repairs + b.repairs)),
                place=a.place if a.text.strip() else b.place,
            )
        out.append(made[id(a)])
    return out


def _shifted(rows: tuple[tuple[CleanCell, ...], ...], by: int) -> Grid:
    made: dict[int, CleanCell] = {}
    out: Grid = []
    for row in rows:
        for cell in row:
            if id(cell) not in made:
                made[id(cell)] = replace(cell, row=cell.row + by)
        out.append([made[id(cell)] for cell in row])
    return out
