"""Rows, cells and spans of the tables of a Word file."""

from __future__ import annotations

from prongsai.extract.text.cell_grid import MAX_COLS
from prongsai.extract.text.delimited_tables import holds_decimal
from prongsai.extract.text.html_tables import MOST_OF_CELL
from prongsai.extract.word.paragraphs import Element, attribute, child, is_on, local_name, number

TRANSPARENT = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice", "Fallback", "txbxContent")
)
_LONG_CELL = 400  # characters; a cell of a one-row table as long as that holds paragraphs, not a value


def below_named(element: Element, name: str) -> list[Element]:
    """The rows of a table or the cells of a row, also in content controls and insertions; no deleted or hidden one."""
    found: list[Element] = []
    for below in element:
        tag = local_name(below)
        if tag == name:
            deleted = child(below, "trPr", "del") is not None or child(below, "tcPr", "cellDel") is not None
            if not deleted and not is_on(child(below, "trPr"), "hidden"):
                found.append(below)
        elif tag in TRANSPARENT:
            found.extend(below_named(below, name))
    return found


def grid_span(cell: Element) -> int:
    """How many columns a cell spans."""
    return max(1, min(number(child(cell, "tcPr", "gridSpan")) or 1, MAX_COLS))


def row_spans(rows: list[tuple[Element, list[Element]]]) -> list[list[int]]:
    """How many rows each cell reaches down; 0 for a cell that only continues the one above."""
    open_at: dict[int, tuple[int, int]] = {}
    spans: list[list[int]] = []
    for r, (row, cells) in enumerate(rows):
        column = number(child(row, "trPr", "gridBefore")) or 0
        spans.append([1] * len(cells))
        still_open: dict[int, tuple[int, int]] = {}
        for c, cell in enumerate(cells):
            merge = child(cell, "tcPr", "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in open_at:
                top = open_at[column]
                spans[top[0]][top[1]] += 1
                spans[r][c] = 0
                still_open[column] = top
            elif merge is not None:
                still_open[column] = (r, c)
            column += grid_span(cell)
        open_at = still_open
    return spans


def is_layout(rows: list[tuple[Element, list[Element]]]) -> bool:
    """Whether a table only arranges content: one cell, mostly tables, or one row that holds paragraphs."""
    cells = [cell for _, row in rows for cell in row]
    if len(cells) <= 1:
        return True
    inner = [table for cell in cells for table in below_named(cell, "tbl")]
    if inner and 2 * sum(map(_length, inner)) > sum(map(_length, cells)):
        return True
    return len(rows) == 1 and len(cells) == 2 and any(_length(cell) > _LONG_CELL for cell in cells)


def inner_list(rows: list[tuple[Element, list[Element]]]) -> Element | None:
    """The one table inside a table that is a list of its own: two columns, below other text, in a row's first cell.

    What stands in another cell belongs to the name before it.
    """
    inner = [(table, cell, cells) for _, cells in rows for cell in cells for table in below_named(cell, "tbl")]
    if len(inner) != 1 or inner[0][1] is not inner[0][2][0]:
        return None
    table, cell, _ = inner[0]
    pairs = [len(below_named(row, "tc")) == 2 for row in below_named(table, "tr")]  # noqa: PLR2004
    own = any(local_name(part) == "p" and _length(part) for part in cell)
    return table if own and len(pairs) > 1 and all(pairs) and table.getparent() is cell else None


def names_figure(cells: list[Element]) -> bool:
    """Whether short cells beside each other hold words and a figure, and none a table."""
    texts = ["".join(below.text or "" for below in cell.iter() if local_name(below) == "t") for cell in cells]
    short = len(cells) > 1 and all(0 < len(text) <= MOST_OF_CELL for text in texts)
    inner = any(local_name(below) == "tbl" for cell in cells for below in cell.iter())
    return short and any(map(holds_decimal, texts[1:])) and not inner


def _length(element: Element) -> int:
    return sum(len(below.text or "") for below in element.iter() if local_name(below) == "t")
