"""Tables set side by side and found as one: the same headings, or the same names of scores, come again to the right.

Each part is a table of its own. What spans a part alone, above its headings or as one of as many pieces of the line
over the table, is that part's heading: its year, its body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.score_names import match_label

_DEEPEST = 3  # rows among which the headings stand
_LEAST_PARTS = 2
_LEAST_NAMES = 3  # of scores in a column that begins a part
_LONGEST_YEAR = 28  # characters of a piece that gives a year: "ปีงบประมาณ พ.ศ. 2567"
_LEAST_ROWS = 2  # below them, in which both parts are filled
_GAP = "  "  # between the pieces of a line
_STROKES = frozenset("-=_─ ")


def part_tables(document: CleanDocument) -> CleanDocument:
    """The document with such tables as several, each below its own heading."""
    blocks: list[CleanBlock] = []
    for block in document.blocks:
        ranges = _ranges(block) if isinstance(block, CleanTable) else []
        if not ranges or not isinstance(block, CleanTable):
            blocks.append(block)
            continue
        headings = _headings(blocks, len(ranges))
        del blocks[len(blocks) - len(headings) :]
        for n, columns in enumerate(ranges):
            lines = [replace(line, text=pieces[n]) for line, pieces in headings]
            blocks += [line for line in lines if not _STROKES.issuperset(line.text)]
            blocks += _part(block, columns)
    return CleanDocument(tuple(blocks), document.raw)


def _ranges(table: CleanTable) -> list[range]:
    """The columns of each part; nothing where the headings do not come again."""
    for r, row in enumerate(table.grid[:_DEEPEST]):
        heads = [to_key(cell.text) for cell in row]
        if any(HOLDS_DECIMAL.search(cell.text) for cell in row):
            break
        starts = [c for c, head in enumerate(heads) if head and head == heads[0]]
        if len(starts) < _LEAST_PARTS:
            continue
        ends = [*starts[1:], table.n_cols]
        ranges = [range(a, b) for a, b in zip(starts, ends, strict=True)]
        told = [[head for head in heads[part.start : part.stop] if head] for part in ranges]
        alike = len(set(told[0])) == len(told[0]) > 1 and all(part == told[0] for part in told)
        if alike and _are_filled(table.grid[r + 1 :], ranges):
            return ranges
    return _by_names(table)


def _by_names(table: CleanTable) -> list[range]:
    """The columns of each part where names of scores stand in several columns, the same or under other years."""
    codes: dict[int, list[str]] = {}
    for row in table.grid:
        for c, cell in enumerate(row):
            is_name = (c == 0 or row[c - 1] is not cell) and not HOLDS_DECIMAL.search(cell.text)
            label = match_label(cell.text) if is_name else None
            if label is not None:
                codes.setdefault(c, []).append(label.code)
    starts = [c for c, told in codes.items() if len(set(told)) == len(told) >= _LEAST_NAMES]
    starts.sort()
    if len(starts) < _LEAST_PARTS or starts[0] != 0:
        return []
    ranges = [range(a, b) for a, b in zip(starts, [*starts[1:], table.n_cols], strict=True)]
    years = [find_years(table.grid[0][c].text) for c in starts]
    dated = all(len(told) == 1 for told in years) and len({told[0] for told in years}) == len(starts)
    again = all(set(codes[starts[0]]) & set(codes[c]) for c in starts[1:])
    return ranges if (again or dated) and _are_filled(table.grid, ranges) else []


def _are_filled(rows: Sequence[Sequence[CleanCell]], ranges: Sequence[range]) -> bool:
    """Whether every part holds names in its first column and figures behind them."""
    both = sum(all(_is_row(row[part.start : part.stop]) for part in ranges) for row in rows)
    return both >= _LEAST_ROWS


def _is_row(cells: Sequence[CleanCell]) -> bool:
    named = bool(cells[0].text.strip()) and not HOLDS_DECIMAL.search(cells[0].text)
    return named and any(HOLDS_DECIMAL.search(cell.text) for cell in cells[1:])


def _headings(blocks: Sequence[CleanBlock], parts: int) -> list[tuple[CleanLine, list[str]]]:
    """The lines right above that fall into as many pieces as there are parts, each with its pieces."""
    found: list[tuple[CleanLine, list[str]]] = []
    for over in reversed(blocks[-_DEEPEST:]):
        pieces = _pieces(over.text, parts) if isinstance(over, CleanLine) else []
        if not isinstance(over, CleanLine) or len(pieces) != parts:
            break
        found.insert(0, (over, pieces))
    return found


def _pieces(text: str, parts: int) -> list[str]:
    """The pieces of a line: with gaps between them or, where a page's line lost these, each ending with its year."""
    pieces = [p.strip() for p in text.split(_GAP) if p.strip()]
    words = text.split()
    ends = [n for n, word in enumerate(words, 1) if find_years(word)]
    if len(pieces) > 1 or len(ends) != parts or ends[-1] != len(words):
        return pieces
    dated = [" ".join(words[a:b]) for a, b in zip([0, *ends], ends, strict=False)]
    return dated if all(len(piece) <= _LONGEST_YEAR for piece in dated) else pieces


def _part(table: CleanTable, columns: range) -> list[CleanBlock]:
    """The heading of a part, where one cell spans it, and its columns as a table."""
    made: dict[int, CleanCell] = {}
    rows = [row[columns.start : columns.stop] for row in table.grid]
    head: list[CleanBlock] = []
    first = {id(cell): cell for cell in rows[0] if cell.text.strip()}
    if len(first) == 1 and len(rows) > 1:
        (cell,) = first.values()
        head.append(CleanLine(cell.text, cell.raw, cell.repairs, cell.place))
        rows = rows[1:]
    rows = [row for row in rows if any(cell.text.strip() for cell in row)]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            width = sum(other is cell for other in row)
            made.setdefault(id(cell), replace(cell, row=r, col=c, col_span=max(1, width)))
    grid = tuple(tuple(made[id(cell)] for cell in row) for row in rows)
    width = 1 + max((c for row in grid for c, cell in enumerate(row) if cell.text.strip()), default=0)
    return [*head, CleanTable(tuple(row[:width] for row in grid), table.place, table.method)]
