"""Tables of a PDF page: the grid that its ruling lines enclose, filled with the words that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.extract.layout.page_objects import Char
from prongsai.extract.layout.row_splitting import CellDraft, looks_like_figure, split_rows
from prongsai.extract.layout.ruled_grid import Grid
from prongsai.extract.layout.words import Line, build_lines, build_words, is_mark, rounded, text_of
from prongsai.extract.records import BBox, Cell, Place, Table

_OVERHANG = 0.7  # em; text may stick out of its cell by this much before the border divides it
_MOSTLY = 0.6  # share of a word; with so much of it in one cell the rest of it is not another cell's
_TOUCH = 0.1  # em; by so much a number that fills its cell may reach over the border
_PADDING = 6.0  # points; between the words of a cell and its borders
_EDGE = 1.5  # points; text on the outer border counts as inside


@dataclass(slots=True)
class FilledTable:
    """A table and what it needs for its place in the reading order."""

    table: Table
    box: BBox


def fill_grids(chars: Sequence[Char], grids: Sequence[Grid], number: int) -> tuple[list[FilledTable], list[Char]]:
    """Put characters into the cells of the grids.

    Args:
        chars: all characters of the page, in drawing order, read in one direction.
        grids: the grids of the page; a grid inside a cell of another one takes its own characters.
        number: page number from 1.

    Returns:
        Tables with text, and the characters that stand in none of them (in drawing order).
    """
    kept = [grid for grid in grids if _is_table(grid)]
    inside: list[dict[int, list[Char]]] = [{} for _ in kept]
    rest: list[Char] = []
    by_size = sorted(range(len(kept)), key=lambda i: _area(kept[i].box))
    for word in touching_runs(chars):
        home = enclosing_grid(word, kept, by_size)
        if home is None:
            rest.extend(word)
            continue
        for index, part in _split(word, kept[home]):
            inside[home].setdefault(index, []).extend(part)
    tables: list[FilledTable] = []
    for grid, contents in zip(kept, inside, strict=True):
        table = _table(grid, contents, number)
        if table is not None:
            tables.append(FilledTable(table, grid.box))
        else:
            for part in contents.values():
                rest.extend(part)
    return tables, rest


def _is_table(grid: Grid) -> bool:
    """A frame around prose and a rail of boxes are no tables: two columns at least."""
    return len(grid.cells) > 1 and len(grid.xs) > 2


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def touching_runs(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters in touching runs (spaces go with the run before them), so that a word keeps together."""
    runs: list[list[Char]] = []
    end = baseline = 0.0
    closed = True
    for char in chars:
        if char.text.isspace():
            if runs and abs(char.baseline - baseline) <= 0.35 * char.size:
                runs[-1].append(char)
            else:
                runs.append([char])
                baseline = char.baseline
            closed = True
            continue
        em = max(char.size, 1.0)
        level = abs(char.baseline - baseline) <= 0.35 * em
        if not closed and (
            level
            and -0.6 * em <= char.x0 - end <= 0.25 * em
            or is_mark(char.text)
            and abs(char.x0 - end) <= em
            and abs(char.baseline - baseline) <= em
        ):
            runs[-1].append(char)
        elif is_mark(char.text) and runs and abs(char.baseline - baseline) <= em and abs(char.x0 - end) <= em:
            runs[-1].append(char)  # a mark never starts a word
        else:
            runs.append([char])
        end = char.x1 if runs[-1][0] is char else max(end, char.x1)
        baseline = char.baseline if not is_mark(char.text) else baseline
        closed = False
    return runs


def enclosing_grid(run: list[Char], grids: Sequence[Grid], by_size: Sequence[int]) -> int | None:
    """The smallest grid that the middle of a run of characters stands in; None where it stands in none."""
    first = run[0]
    middle_x = (first.x0 + max(g.x1 for g in run)) / 2
    middle_y = (first.top + first.bottom) / 2
    for i in by_size:
        x0, top, x1, bottom = grids[i].box
        if x0 - _EDGE <= middle_x <= x1 + _EDGE and top - _EDGE <= middle_y <= bottom + _EDGE:
            return i
    return None


def _split(run: list[Char], grid: Grid) -> list[tuple[int, list[Char]]]:
    """The cells of a grid that a run of characters stands in: one, unless it runs on across a border."""
    middle_y = (run[0].top + run[0].bottom) / 2
    row = _slot(grid.ys, middle_y)
    if (apart := _number_beside(run, grid, row)) is not None:
        return apart
    inked = [g for g in run if not g.text.isspace()] or run
    x0, x1 = min(g.x0 for g in inked), max(g.x1 for g in inked)
    index = grid.slots[row][_slot(grid.xs, (x0 + x1) / 2)]
    left, _, right, _ = grid.cells[index].box
    reach = _OVERHANG * run[0].size
    if x0 >= left - reach and x1 <= right + reach:
        return [(index, run)]
    return _divide(run, index, grid, row)


def _number_beside(run: list[Char], grid: Grid, row: int) -> list[tuple[int, list[Char]]] | None:
    """A number at the right border of its cell and what begins right behind the border, drawn on its own; else None."""
    drawn = run[0].text_object
    number = [g for g in run if g.text_object == drawn]
    rest = [g for g in run if g.text_object != drawn]
    if not rest or rest[0] is not run[len(number)] or not looks_like_figure("".join(g.text for g in number)):
        return None
    end, start = max(g.x1 for g in number), min(g.x0 for g in rest)
    here = _slot(grid.xs, (number[0].x0 + end) / 2)
    border = grid.xs[here + 1]
    left, right = grid.slots[row][here], grid.slots[row][min(here + 1, len(grid.xs) - 2)]
    near = _TOUCH * run[0].size
    if left == right or number[0].x0 < grid.xs[here] - near or end > border + near or start < border - near:
        return None
    return [(left, number), *_split(rest, grid)]


def _divide(run: list[Char], index: int, grid: Grid, row: int) -> list[tuple[int, list[Char]]]:
    """Divide a run that crosses a border: where the file began a new text object, else at the border.

    A number that sticks out of its column and touches the next one must lose no digit to it.
    """
    parts: dict[int, list[Char]] = {}
    for char in run:
        parts.setdefault(char.text_object, []).append(char)
    if len(parts) > 1:
        divided: list[tuple[int, list[Char]]] = []
        for part in parts.values():
            here = grid.slots[row][_slot(grid.xs, (part[0].x0 + max(g.x1 for g in part)) / 2)]
            divided.append((here, part))
        return divided
    left, _, right, _ = grid.cells[index].box
    x0, x1 = run[0].x0, max(g.x1 for g in run)
    beyond = [g for g in run if not left <= (g.x0 + g.x1) / 2 <= right]
    figure = looks_like_figure("".join(g.text for g in run))
    mostly = min(x1, right) - max(x0, left) >= _MOSTLY * (x1 - x0)
    if figure or mostly and not any(g.text.isdigit() for g in beyond):
        return [(index, run)]
    split: list[tuple[int, list[Char]]] = []
    for char in run:
        here = grid.slots[row][_slot(grid.xs, (char.x0 + char.x1) / 2)]
        if split and (split[-1][0] == here or is_mark(char.text)):
            split[-1][1].append(char)
        else:
            split.append((here, [char]))
    return split


_DIGITS = re.compile(r"[\d.]{1,5}")
_WHOLE = re.compile(r"\d{1,3}[.]\d{2}")


def _joined(lines: list[Line], box: BBox) -> list[Line]:
    """The lines of a cell, a number that was broken because its column is too narrow in one piece.

    LibreOffice breaks lines between Thai digits. Only a cell that holds nothing else is touched, and only
    where the number has no room on one line: two numbers below each other would have had it.
    """
    if len(lines) < 2 or not all(_DIGITS.fullmatch(line.text) for line in lines):
        return lines
    whole = "".join(line.text for line in lines)
    wide = sum(line.x1 - line.x0 for line in lines)
    if not _WHOLE.fullmatch(whole) or wide < box[2] - box[0] - 2 * _PADDING:
        return lines
    return [replace(lines[0], words=[replace(lines[0].words[0], text=whole)])]


def _slot(edges: Sequence[float], at: float) -> int:
    """The interval of sorted edges in which a coordinate lies; outside counts as the nearest one."""
    for i in range(1, len(edges) - 1):
        if at < edges[i]:
            return i - 1
    return len(edges) - 2


def _table(grid: Grid, contents: dict[int, list[Char]], number: int) -> Table | None:
    """The record of a filled grid; None where it frames prose or nothing."""
    texts: dict[int, list[Line]] = {}
    for index, chars in contents.items():
        lines = build_lines(build_words(chars))
        if lines:
            texts[index] = lines
    # One cell with text is a frame, unless the row goes on from the page before: then it has many columns.
    if not texts or len(texts) < 2 and len(grid.xs) < 4:
        return None
    drafts = [
        CellDraft(cell.row, cell.col, cell.row_span, cell.col_span, cell.box, _joined(texts.get(i, []), cell.box))
        for i, cell in enumerate(grid.cells)
    ]
    drafts, n_rows = split_rows(drafts, len(grid.ys) - 1)
    cells = tuple(
        Cell(
            text=text_of(draft.lines),
            row=draft.row,
            col=draft.col,
            place=Place(page=number, box=rounded(draft.box)),
            row_span=draft.row_span,
            col_span=draft.col_span,
        )
        for draft in drafts
    )
    place = Place(page=number, box=rounded(grid.box))
    return Table(cells=cells, n_rows=n_rows, n_cols=len(grid.xs) - 1, place=place, method="ruled")
