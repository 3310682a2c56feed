"""A report before it has a format: blocks of text and tables that every renderer knows how to write."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; lines of `text` are parted by line feeds. `rowspan`/`colspan` cover cells left out of the rows."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    align: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1
    center: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    text: str
    align: str = ""
    indent: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Lines of a list, each with its own mark already in the text (`๑)`, `-`, `•`, ...)."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `header_rows` rows are the header. `widths` are shares of the text width."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    widths: tuple[float, ...] = ()
    ruled: bool = True
    repeat_header: bool = True

    @property
    def columns(self) -> int:
        return sum(c.colspan for c in self.rows[0])


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart or emblem: its content is lost to a text extractor, only the room that it takes is left."""

    height_mm: int = 40


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart: its labels and figures are text in HTML, lost in Word, and by chance in text formats."""

    labels: tuple[str, ...]
    values: tuple[str, ...]
    ticks: tuple[str, ...]
    height_mm: int = 70


Rows = list[list[str | Cell]]  # of a table in the making
Block = Heading | Para | Items | Table | PageBreak | Picture | Chart


@dataclass(frozen=True, slots=True)
class Style:
    font: str = "Laksaman"
    size: float = 16.0
    landscape: bool = False
    running_head: str = ""
    page_numbers: str = ""  # "", "top", "bottom"
    cell_markup: str = "br"  # how text formats part the lines of a cell: "br", "p", "ul", "space"
    table_markup: str = "tab"  # how text formats write a table: "tab", "pipe", "html"
    heading_markup: str = "plain"  # "plain", "hash", "bold"
    spread_header: bool = False  # text formats: header again after a page break inside a table
    turn_wide: bool = False  # tables of five columns and more stand on landscape pages of their own
    turned_heads: bool = False  # header cells with long words are written upwards
    browser_header: bool = False  # Chromium's own line with date, title and address


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    title: str
    blocks: tuple[Block, ...]
    style: Style = field(default_factory=Style)


def grid(table: Table) -> list[list[Cell | None]]:
    """The table as a full rectangle: each cell at its first place, None where a span covers."""
    height, width = len(table.rows), table.columns
    out: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    taken = [[False] * width for _ in range(height)]
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row:
            while taken[r][c]:
                c += 1
            out[r][c] = cell
            for dr in range(cell.rowspan):
                for dc in range(cell.colspan):
                    taken[r + dr][c + dc] = True
            c += cell.colspan
    if not all(all(row) for row in taken):
        raise ValueError(f"spans leave holes in a table of {height} rows and {width} columns")
    return out
