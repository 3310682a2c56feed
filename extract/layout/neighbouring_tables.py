"""Tables side by side with headings of their own: what stands over one of them is read right before it."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.words import Line, Word, make_line

_LEVEL = 8.0  # points; tables side by side begin at one height
_OVER = 8.0  # points by which a heading may stick out at the side of its table
_FAR = 2.6  # em; from a heading down to its table, or to the next line of it
_APART = 1.1  # em; nearer to each other two words are one phrase

Placed = tuple[float, float, Line | FilledTable]  # the height at which it is read, and its turn among its neighbours


def with_headings(lines: Sequence[Line], tables: Sequence[FilledTable]) -> tuple[list[Line], list[Placed]]:
    """Tables side by side, each after the lines over it alone.

    Args:
        lines: lines outside of tables, top to bottom.
        tables: the tables of the page.

    Returns:
        The other lines, and the tables and headings with the places at which they are read; none where no table has a
        heading of its own.
    """
    rest = list(lines)
    placed: list[Placed] = []
    for row in _side_by_side(tables):
        above = _lines_above(rest, row)
        if not above:
            continue
        rest = [line for line in rest if all(line is not taken for taken, _ in above)]
        height = (above[0][0].top + above[0][0].bottom) / 2
        for n, table in enumerate(row):
            own: list[Line | FilledTable] = [make_line(parts[n]) for _, parts in above if parts[n]]
            placed += [(height, n + k / (len(own) + 1), item) for k, item in enumerate([*own, table])]
    return rest, placed


def _side_by_side(tables: Sequence[FilledTable]) -> list[list[FilledTable]]:
    """Rows of two tables and more, each from left to right."""
    rows: list[list[FilledTable]] = []
    for table in sorted(tables, key=lambda t: (t.box[1], t.box[0])):
        if rows and abs(table.box[1] - rows[-1][0].box[1]) <= _LEVEL:
            rows[-1].append(table)
        else:
            rows.append([table])
    rows = [sorted(row, key=lambda t: t.box[0]) for row in rows if len(row) > 1]
    return [row for row in rows if all(a.box[2] <= b.box[0] for a, b in zip(row, row[1:], strict=False))]


def _lines_above(lines: Sequence[Line], row: Sequence[FilledTable]) -> list[tuple[Line, list[list[Word]]]]:
    """The lines right above a row of tables, top to bottom, each with its words over every table."""
    found: list[tuple[Line, list[list[Word]]]] = []
    below = min(table.box[1] for table in row)
    for line in sorted((line for line in lines if line.baseline < below), key=lambda line: -line.baseline):
        parts = _over_each(line, row)
        if below - line.baseline > _FAR * max(line.size, 1.0) or parts is None:
            break
        found.insert(0, (line, parts))
        below = line.baseline
    return found


def _over_each(line: Line, row: Sequence[FilledTable]) -> list[list[Word]] | None:
    """The words of a line over each table; None where a phrase runs from one to the next."""
    parts: list[list[Word]] = [[] for _ in row]
    for word in line.words:
        over = [n for n, t in enumerate(row) if t.box[0] - _OVER <= word.x0 and word.x1 <= t.box[2] + _OVER]
        if len(over) != 1:
            return None
        parts[over[0]].append(word)
    filled = [part for part in parts if part]
    near = any(b[0].x0 - a[-1].x1 < _APART * max(line.size, 1.0) for a, b in zip(filled, filled[1:], strict=False))
    return None if near else parts
