"""What the style of a table gives its cells: all of them, and those of its head, its margins and its bands."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.extract.word.paragraphs import Element, attribute, child, local_name
from prongsai.extract.word.styles import Properties, Styles

_LOOK_BITS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


class TableStyles:
    """Tells for each cell of a file which parts of its table's style hold, the weakest first."""

    def __init__(self, styles: Styles, properties: Properties) -> None:
        """Keep the styles; what was found is kept too, as a cell has many runs."""
        self._styles = styles
        self._properties = properties
        self._found: dict[Element, list[Element]] = {}
        self._numbered: dict[Element, dict[Element, int]] = {}  # the rows of a table, the cells of a row

    def of_cell(self, cell: Element) -> list[Element]:
        """The style elements and the parts of them that hold for a cell."""
        if cell not in self._found:
            self._found[cell] = self._parts(cell)
        return self._found[cell]

    def _parts(self, cell: Element) -> list[Element]:
        row = _above(cell, "tr")
        table = _above(row, "tbl") if row is not None else None
        if row is None or table is None:
            return []
        chain = self._styles.chain("table", attribute(child(self._properties.of(table, "tblPr"), "tblStyle"), "val"))
        parts: list[Element] = list(chain)
        for kind in self._conditions(table, row, cell, chain) if chain else ():
            parts += [
                part
                for style in chain
                for part in style
                if local_name(part) == "tblStylePr" and attribute(part, "type") == kind
            ]
        return parts

    def _conditions(self, table: Element, row: Element, cell: Element, chain: list[Element]) -> Iterator[str]:
        """The kinds of rows and columns that a cell stands in."""
        look = child(self._properties.of(table, "tblPr"), "tblLook")
        rows, cells = self._places(table, "tr"), self._places(row, "tc")
        r, c = rows.get(row, 0), cells.get(cell, 0)
        top, bottom = _looks(look, "firstRow") and r == 0, _looks(look, "lastRow") and r == len(rows) - 1
        left, right = _looks(look, "firstColumn") and c == 0, _looks(look, "lastColumn") and c == len(cells) - 1
        if not _looks(look, "noVBand") and not (left or right):
            yield f"band{(c - _looks(look, 'firstColumn')) // _band(chain, 'tblStyleColBandSize') % 2 + 1}Vert"
        if not _looks(look, "noHBand") and not (top or bottom):
            yield f"band{(r - _looks(look, 'firstRow')) // _band(chain, 'tblStyleRowBandSize') % 2 + 1}Horz"
        held = {"firstCol": left, "lastCol": right, "firstRow": top, "lastRow": bottom, "nwCell": top and left}
        held |= {"neCell": top and right, "swCell": bottom and left, "seCell": bottom and right}
        yield from (kind for kind, holds in held.items() if holds)

    def _places(self, around: Element, name: str) -> dict[Element, int]:
        """The rows of a table or the cells of a row with their numbers, which are counted once."""
        if around not in self._numbered:
            self._numbered[around] = {below: n for n, below in enumerate(_inside(around, name))}
        return self._numbered[around]


def _looks(look: Element | None, name: str) -> bool:
    """Whether a table says that its style's part for such rows or columns holds."""
    given = attribute(look, name)
    if given is not None:
        return given in ("1", "true", "on")
    try:
        return bool(int(attribute(look, "val") or "0", 16) & _LOOK_BITS[name])
    except ValueError:
        return False


def _band(chain: list[Element], name: str) -> int:
    """How many rows or columns a band holds."""
    sizes = [attribute(child(style, "tblPr", name), "val") or "" for style in chain]
    return max(1, next((int(size) for size in reversed(sizes) if size.isascii() and size.isdecimal()), 1))


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls too, none of an inner table."""
    for below in element:
        tag = local_name(below)
        if tag == name:
            yield below
        elif tag in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _inside(below, name)


def _above(element: Element, name: str) -> Element | None:
    return next((around for around in element.iterancestors() if local_name(around) == name), None)
