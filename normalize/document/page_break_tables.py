"""Tables put together over page breaks.

A PDF gives one table a page and an OCR text cuts a table where the page ended. Two tables become one when
nothing but page furniture stands between them, their columns agree and the second repeats the first one's
header or has none. A row cut by the break becomes one row, its cells joined with a line break; its place is
that of the first part. When in doubt two tables stay two: a lost row is worse than a table too many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.header_fields import header_field
from prongsai.normalize.document.heading_columns import on_columns_of
from prongsai.normalize.document.measure_header import CONTENT, Header, find_header, is_header_row
from prongsai.normalize.document.page_break_rows import (
    continues_row,
    is_whole_period,
    merge_rows,
    merged_over_break,
    part_header,
    repeat_cell,
)
from prongsai.normalize.document.running_lines import Furniture
from prongsai.normalize.text.figures import LIST_NUMBER, is_figures
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.departments import begins_department
from prongsai.normalize.vocabulary.score_names import match_label
from rapidfuzz import fuzz

_SAME_HEADER = 90.0  # fuzz.ratio of two header rows without white space
_MAX_HEADER_ROWS = 6
_X_TOLERANCE = 6.0  # points by which a column's edge may move from page to page
_FEW = 3  # columns; the edges of more than that do not agree by chance
_CARRIED = 0.2  # points; walls that are the same to the rounding
_HEADER_CHARS = 80  # longer cells are content
_MAX_BLANK_LINES = 3  # between two parts of one table in a text file
_MAX_TAG_LINES = 12  # the same where each tag of a table may have a line of its own

Grid = list[list[CleanCell]]


def join_tables_over_pages(doc: CleanDocument) -> CleanDocument:
    """The document with tables that run over page breaks put together; no row is lost."""
    furniture = Furniture(doc)
    result: list[CleanBlock] = []
    at: int | None = None  # position in `result` of the table that may go on
    last_page: int | None = None
    for block in doc.blocks:
        if isinstance(block, CleanLine):
            if at is not None and not furniture.holds(block):
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


def _join(above: CleanTable, below: CleanTable, last_page: int | None) -> CleanTable | None:
    if above.method != below.method or min(above.n_cols, below.n_cols) < 2:
        return None
    if above.n_cols < below.n_cols and _is_header_only(above):
        above = _with_columns(above, below)
    if above.place.box is None and below.n_cols < above.n_cols and _measures_go_on(above, below):
        below = _padded(below, above.n_cols)
    if above.n_cols != below.n_cols and _has_its_rows(above, below):
        below = on_columns_of(below, above)
    if above.n_cols != below.n_cols:
        return None
    repeated = _repeated_header(above, below)
    if not repeated and _names_columns(below):
        return None
    if above.place.box is not None:
        follows = last_page is not None and below.place.page == last_page + 1
        beside = above.method == "aligned" and below.place.page == last_page  # by a label wider than the others
        if not (follows or beside) or not _same_edges(above, below):
            return None
    elif not repeated and not _goes_on(above, below):
        return None
    if not repeated and is_header_row([c.text for c in below.grid[0]]) and not _header_goes_on(above, below):
        return None
    grid = [list(row) for row in above.grid]
    tail = _shifted(below.grid[repeated:], len(grid) - repeated)
    has_body = not repeated or len(grid) > repeated
    header = find_header(above)
    over = merged_over_break(grid[-1], tail) if header is not None and has_body and above.place.box else {}
    if tail and has_body and above.place.box is not None and continues_row(grid, tail[0], header):
        parted = part_header(grid[-1], tail[0]) if is_header_row([c.text for c in grid[-1]]) else None
        if parted is not None:
            grid[-1], tail[0] = parted
        else:
            grid[-1] = merge_rows(grid[-1], tail[0])
            tail = _shifted(tuple(tuple(row) for row in tail[1:]), -1)
            over = {c: rows - 1 for c, rows in over.items()}
    for c, rows in over.items():
        repeat_cell(grid[-1][c], tail[:rows], c)
    return CleanTable(tuple(tuple(row) for row in grid + tail), above.place, above.method)


def _has_its_rows(above: CleanTable, below: CleanTable) -> bool:
    """Rows whose cells stand where those of the measures above do: only the header above parted them further."""
    header = find_header(above) if above.method == "ruled" else None
    if header is None or header.body >= above.n_rows or find_header(below) is not None:
        return False
    own = _edges(CleanTable(above.grid[header.body :], above.place, above.method))
    others = _edges(below)
    return len(own) == len(others) and all(abs(x - y) <= _X_TOLERANCE for x, y in zip(own, others, strict=True))


def _names_columns(table: CleanTable) -> bool:
    """The first row heads columns with indicators of its own: another part of a lying table."""
    first = [c.text for c in table.grid[0] if c.text.strip()]
    labels = {label.code for text in first if (label := match_label(text)) is not None and label.scope == "indicator"}
    return len(labels) > 1 and not any(is_figures(to_key(text)) for text in first)


def _goes_on(above: CleanTable, below: CleanTable) -> bool:
    """In a text file: rows right below a table that begin like its body, not like a table of their own."""
    first, last = below.place.line, above.grid[-1][0].place.line
    most = _MAX_TAG_LINES if above.method == "html" else _MAX_BLANK_LINES
    if first is None or last is None or not 0 < first - last <= most or above.n_rows < 3:
        return False
    body = [[to_key(c.text) for c in row] for row in above.grid[1:]]
    here = [to_key(c.text) for c in below.grid[0]]
    figures = {c for row in body for c, text in enumerate(row) if is_figures(text)}
    if _measures_go_on(above, below):
        return True
    if figures:
        return any(is_figures(here[c]) for c in figures)
    return bool(LIST_NUMBER.match(below.grid[0][0].text)) and any(
        LIST_NUMBER.match(row[0].text) for row in above.grid[1:]
    )


def _measures_go_on(above: CleanTable, below: CleanTable) -> bool:
    """Every row below names a department or a period where the measures above do, and what is to be done."""
    header = find_header(above)
    if header is None or below.n_rows == 0:
        return False
    return all(_is_measure_row(header, [c.text for c in row]) for row in below.grid)


def _is_measure_row(header: Header, texts: Sequence[str]) -> bool:
    def there(field: str) -> list[str]:
        return [texts[c] for c in header.columns(field) if c < len(texts)]

    follows = any(map(begins_department, there("responsible"))) or any(map(is_whole_period, there("period")))
    return follows and any(t.strip() for field in CONTENT for t in there(field))


def _padded(table: CleanTable, n_cols: int) -> CleanTable:
    """A table of a text file whose rows end before their last, empty cells."""
    rows = []
    for row in table.grid:
        last = row[-1]
        more = [replace(last, text="", raw="", repairs=(), col=c, col_span=1) for c in range(len(row), n_cols)]
        rows.append((*row, *more))
    return CleanTable(tuple(rows), table.place, table.method)


def _header_goes_on(above: CleanTable, below: CleanTable) -> bool:
    """The break fell inside the header: above stands nothing else, and below only some columns go on."""
    if above.n_rows > _MAX_HEADER_ROWS:
        return False
    texts = [c.text for row in above.grid for c in row]
    if any(len(to_key(t)) > _HEADER_CHARS or is_figures(to_key(t)) for t in texts):
        return False
    pairs = list(zip(above.grid[-1], below.grid[0], strict=True))
    ended = any(a.text.strip() and not b.text.strip() for a, b in pairs)
    return ended and any(header_field(t) is not None for t in texts)


def _repeated_header(above: CleanTable, below: CleanTable) -> int:
    """How many leading rows of `below` print the leading rows of `above` again."""
    count = 0
    for first, second in zip(above.grid[:_MAX_HEADER_ROWS], below.grid, strict=False):
        a = [to_key(c.text) for c in first]
        b = [to_key(c.text) for c in second]
        words = {t for t in b if t}
        if not words or any(is_figures(t) for t in words) or (len(words) == 1 and count == 0):
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
        not any(is_figures(to_key(c.text)) for c in row if c.text.strip()) for row in table.grid[:count]
    )


def _is_header_only(table: CleanTable) -> bool:
    return table.n_rows <= _MAX_HEADER_ROWS and all(is_header_row([c.text for c in row]) for row in table.grid)


def _with_columns(fewer: CleanTable, more: CleanTable) -> CleanTable:
    """A header whose merged cells are the page's only columns, on the columns of the table that follows it."""
    edges = _edges(more)
    if len(edges) != more.n_cols:
        return fewer
    rows: list[tuple[CleanCell, ...]] = []
    for row in fewer.grid:
        starts = {c.place.box[0]: c for c in row if c.place.box is not None}
        if not all(any(abs(x - edge) <= _X_TOLERANCE for edge in edges) for x in starts):
            return fewer
        slots = [starts[max((x for x in starts if x <= edge + _X_TOLERANCE), default=min(starts))] for edge in edges]
        made = {id(c): replace(c, col=_first(slots, c), col_span=sum(c is s for s in slots)) for c in slots}
        rows.append(tuple(made[id(c)] for c in slots))
    return CleanTable(tuple(rows), fewer.place, fewer.method)


def _first(slots: list[CleanCell], cell: CleanCell) -> int:
    return next(n for n, slot in enumerate(slots) if slot is cell)


def _edges(table: CleanTable) -> list[float]:
    return sorted({round(c.place.box[0], 1) for row in table.grid for c in row if c.place.box is not None})


def _same_edges(above: CleanTable, below: CleanTable) -> bool:
    a, b = above.place.box, below.place.box
    if a is None or b is None:
        return False
    first, second = _edges(above), _edges(below)
    carried = above.method == "aligned" and len(first) == len(second) > 2
    if carried and all(abs(x - y) <= _CARRIED for x, y in zip(first[1:], second[1:], strict=True)):
        return True  # a table without rules is as wide as its words; its columns came from the page before
    if (
        carried
        and len(first) > _FEW
        and all(abs(x - y) <= _X_TOLERANCE for x, y in zip(first[2:], second[2:], strict=True))
    ):
        return True  # and the names are as wide as the longest of them
    if abs(a[0] - b[0]) > _X_TOLERANCE or abs(a[2] - b[2]) > _X_TOLERANCE:
        return False
    if len(first) == len(second):
        return all(abs(x - y) <= _X_TOLERANCE for x, y in zip(first, second, strict=True))
    fewer, more = sorted((first, second), key=len)
    return all(any(abs(x - y) <= _X_TOLERANCE for y in more) for x in fewer)


def _shifted(rows: tuple[tuple[CleanCell, ...], ...], by: int) -> Grid:
    made: dict[int, CleanCell] = {}
    out: Grid = []
    for row in rows:
        for cell in row:
            if id(cell) not in made:
                made[id(cell)] = replace(cell, row=cell.row + by)
        out.append([made[id(cell)] for cell in row])
    return out
