"""HTML tables, in HTML files and inside OCR text, as `records.Table`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prongsai.extract.markup.collapsed import collapsed_columns
from prongsai.extract.markup.flow import Flow, Line, Style
from prongsai.extract.markup.parser import Node, Text
from prongsai.extract.records import Table
from prongsai.extract.text.cell_grid import GridCell, build_table, without_columns
from prongsai.extract.text.delimited_tables import holds_decimal

LineOf = Callable[[int], int]

_PARTS = frozenset(("tbody", "thead", "tfoot"))
_MAX_COL_SPAN = 100  # a larger one means "all columns"
_MAX_ROW_SPAN = 10_000
MOST_OF_CELL = 150  # characters of a cell that names a figure or holds one
_LONG_CELL = 400  # characters; a cell of a one-row table as long as that holds paragraphs, not a value


def table_rows(table: Node) -> list[tuple[int, list[Node]]]:
    """The rows of a table, without those of tables inside it: offset and cells; stray cells make a row."""
    rows: list[tuple[int, list[Node]]] = []
    for child in table.children:
        if not isinstance(child, Node) or "hidden" in child.attrs:
            continue
        if child.tag in _PARTS:
            rows.extend(table_rows(child))
        elif child.tag == "tr":
            rows.append((child.offset, _cells(child)))
        elif child.tag in ("td", "th"):
            if rows and rows[-1][0] < 0:
                rows[-1][1].append(child)
            else:
                rows.append((-1, [child]))
    return rows


def _cells(row: Node) -> list[Node]:
    """The cells of a row; text that stands between cells becomes a cell of its own."""
    cells: list[Node] = []
    for child in row.children:
        if isinstance(child, Text):
            if child.raw.strip():
                cells.append(Node("td", child.offset, {}, [child]))
        elif "hidden" in child.attrs:
            continue
        elif child.tag in ("td", "th"):
            cells.append(child)
        elif child.tag != "#comment" and _text_lengths(child)[1]:
            cells.append(Node("td", child.offset, {}, [child]))
    return cells


def outside_text(table: Node) -> list[Node | Text]:
    """What stands in a table but in none of its rows: the caption, stray text."""
    found: list[Node | Text] = []
    for child in table.children:
        if isinstance(child, Text):
            if child.raw.strip():
                found.append(child)
        elif child.tag in _PARTS:
            found.extend(outside_text(child))
        elif child.tag not in ("tr", "td", "th", "colgroup", "col", "#comment"):
            found.append(child)
    return found


def is_layout(table: Node) -> bool:
    """Whether a table only arranges other content and is to be opened up.

    So is one with a single cell, one most of whose text stands in tables inside it, and a single row of at
    most two cells of which one holds paragraphs.
    """
    rows = [cells for _, cells in table_rows(table) if cells]
    n_cells = sum(len(cells) for cells in rows)
    if n_cells <= 1:
        return True
    inner, whole = _text_lengths(table)
    if 2 * inner > whole:
        return True
    return len(rows) == 1 and n_cells == 2 and any(_text_lengths(cell)[1] > _LONG_CELL for cell in rows[0])


def opened_up(table: Node) -> list[Node | Text]:
    """What a table that only arranges content holds; its rows that name a figure stay rows, of tables of their own."""
    parts: list[Node | Text] = []
    run: Node | None = None
    for child in table.children:
        if isinstance(child, Text) and not child.raw.strip():
            continue
        if isinstance(child, Node) and child.tag == "tr" and _names_figure(_cells(child)):
            if run is None:
                run = Node("table", child.offset)
                parts.append(run)
            run.children.append(child)
            continue
        run = None
        parts += opened_up(child) if isinstance(child, Node) and child.tag in _PARTS else [child]
    return parts


def _names_figure(cells: Sequence[Node]) -> bool:
    """Whether short cells beside each other hold words and a figure, and none a table."""
    texts = [_printed(cell) for cell in cells]
    short = len(cells) > 1 and all(0 < len(text) <= MOST_OF_CELL for text in texts)
    return short and any(map(holds_decimal, texts[1:])) and not any(_text_lengths(cell)[0] for cell in cells)


def _text_lengths(node: Node) -> tuple[int, int]:
    """How many characters stand in tables below a node, and how many below it in all."""
    inner = whole = 0
    stack: list[tuple[Node, bool]] = [(node, False)]
    while stack:
        below, in_table = stack.pop()
        for child in below.children:
            if isinstance(child, Text):
                length = len(child.raw.strip())
                whole += length
                inner += length if in_table else 0
            else:
                stack.append((child, in_table or child.tag == "table"))
    return inner, whole


def read_table(table: Node, line_of: LineOf, newlines: bool) -> Table | None:
    """Read one data table; a table inside a cell becomes lines of that cell. None if it has no cell.

    Args:
        table: the element.
        line_of: gives the line of the file for an offset.
        newlines: whether a newline in the source is a printed break.
    """
    rows: list[list[GridCell]] = []
    lines: list[int | None] = []
    for offset, cells in table_rows(table):
        if cells:
            rows.append([_grid_cell(cell, line_of, newlines) for cell in cells])
            lines.append(line_of(cells[0].offset if offset < 0 else offset))
    return without_columns(build_table(rows, "html", lines), collapsed_columns(table)) if rows else None


def _printed(cell: Node) -> str:
    flow = Flow()
    flow.add_children(cell, Style())
    return "\n".join(line.text for line in flow.lines())


def _grid_cell(cell: Node, line_of: LineOf, newlines: bool) -> GridCell:
    flow = Flow()
    flow.add_children(cell, Style(newlines=newlines))
    lines: list[Line] = flow.lines()
    return GridCell(
        "\n".join(line.text for line in lines),
        line_of(lines[0].offset if lines else cell.offset),
        _span(cell, "rowspan", _MAX_ROW_SPAN),
        max(1, _span(cell, "colspan", _MAX_COL_SPAN)),
    )


def _span(cell: Node, name: str, most: int) -> int:
    raw = cell.attrs.get(name, "1").strip()
    return min(int(raw), most) if raw.isascii() and raw.isdigit() and len(raw) < 6 else 1
