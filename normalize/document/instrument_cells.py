"""Cells merged over several rows in PDF tables without rules, where each printed line fell into a row of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanTable
from prongsai.normalize.vocabulary.names_in_text import is_instrument_start, names_in

_SEGMENTS = 2  # so many instruments at least, so that it is the column of instruments


def merge_instruments(document: CleanDocument) -> CleanDocument:
    """The document with the instruments' names in the outer columns of aligned tables in one cell each.

    The first row of a name takes all its lines; the rows below it are left empty there. Columns whose lines do not
    add up to names of instruments stay as they are.
    """
    blocks: list[CleanBlock] = [
        _merged(block) if isinstance(block, CleanTable) and block.method == "aligned" else block
        for block in document.blocks
    ]
    return CleanDocument(tuple(blocks), document.raw)


def _merged(table: CleanTable) -> CleanTable:
    for column in dict.fromkeys((0, table.n_cols - 1)):
        segments = _segments([row[column] for row in table.grid])
        if len(segments) >= _SEGMENTS:
            table = _with_segments(table, column, segments)
    return table


def _segments(cells: Sequence[CleanCell]) -> list[list[int]]:
    """Rows whose lines make up one instrument's cell each; empty where some lines belong to none."""
    runs: list[list[int]] = []
    gap = True
    for r, cell in enumerate(cells):
        if not cell.text.strip() or cell.col_span > 1:
            gap = True
            continue
        if gap or is_instrument_start(cell.text):
            runs.append([])
        runs[-1].append(r)
        gap = False
    found = [run for run in runs if len(run) > 1]
    texts = {id(run): "\n".join(cells[r].text for r in run) for run in found}
    named = [
        run for run in found
        if len({hit.code[:3] for hit in names_in(texts[id(run)])}) == 1
        and all(hit.scope == "instrument" for hit in names_in(texts[id(run)]))
    ]  # fmt: skip
    return named if len(named) == len(found) else []


def _with_segments(table: CleanTable, column: int, segments: Sequence[Sequence[int]]) -> CleanTable:
    grid = [list(row) for row in table.grid]
    for rows in segments:
        parts = [grid[r][column] for r in rows]
        boxes = [part.place.box for part in parts if part.place.box is not None]
        place = parts[0].place
        if len(boxes) == len(parts):
            place = replace(place, box=(boxes[0][0], boxes[0][1], boxes[-1][2], boxes[-1][3]))
        repairs = tuple(dict.fromkeys(rule for part in parts for rule in part.repairs))
        text, raw = "\n".join(p.text for p in parts), "\n".join(p.raw for p in parts)
        grid[rows[0]][column] = replace(parts[0], text=text, raw=raw, repairs=repairs, place=place)
        for r in rows[1:]:
            grid[r][column] = replace(grid[r][column], text="", raw="", repairs=())
    return replace(table, grid=tuple(tuple(row) for row in grid))
