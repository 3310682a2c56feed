"""How the cells and the letters of an OpenDocument spreadsheet look: their styles, with those that they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree
from prongsai.extract.drawingml.colours import RGB, WHITE, alike, of_hex

_SPECK = 1.0  # points; no letter so small is read
_LOW = 0.1  # of any unit but points; no row so low shows a letter
Element = etree._Element
Settings = Mapping[str, str]


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name; "" where it is not given."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}" + name)), "")


class OdsLooks:
    """Tells of letters in a style of text inside cells of a style whether they are seen."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Read the styles of the parts of a file, those of its own text last."""
        self._own: dict[tuple[str, str], tuple[str, Settings]] = {}
        self._kept: dict[tuple[str, str], Settings] = {}
        for style in (style for root in roots for style in root.iter("{*}style", "{*}default-style")):
            given = {
                str(key).rpartition("}")[2]: str(value)
                for part in style
                if isinstance(part.tag, str)
                for key, value in part.attrib.items()
            }
            key = attribute(style, "family"), attribute(style, "name")
            self._own[key] = attribute(style, "parent-style-name"), given

    def of(self, family: str, name: str) -> Settings:
        """The settings of a style with those of the styles that it comes from."""
        key = family, name
        if key not in self._kept:
            chain: list[Settings] = []
            at, met = name, set[str]()
            while at not in met and (family, at) in self._own:
                met.add(at)
                parent, given = self._own[family, at]
                chain.append(given)
                at = parent
            chain.append(self._own.get((family, ""), ("", {}))[1])
            self._kept[key] = {name: value for given in reversed(chain) for name, value in given.items()}
        return self._kept[key]

    def shows(self, cell: str, span: str = "") -> bool:
        """Whether letters are seen in a cell of a style, in a span of a style of its own."""
        of_cell, of_span = self.of("table-cell", cell), self.of("text", span) if span else {}
        held = {**of_cell, **of_span}
        if held.get("text-line-through-style", "none") != "none" or held.get("display") == "none":
            return False
        size = held.get("font-size", "").removesuffix("pt")
        if size.replace(".", "", 1).isdecimal() and float(size) <= _SPECK:
            return False
        letters = None if held.get("use-window-font-color") == "true" else of_hex(held.get("color", ""))
        ground = _ground([of_span.get("background-color", ""), of_cell.get("background-color", "")])
        return letters is None or ground is None or not alike(letters, ground)

    def is_low(self, row: str) -> bool:
        """Whether rows of a style have a height that shows nothing."""
        height = self.of("table-row", row).get("row-height", "")
        number = height.rstrip("abcdefghijklmnopqrstuvwxyz")
        return number.replace(".", "", 1).isdecimal() and float(number) < _LOW


def _ground(given: Iterable[str]) -> RGB | None:
    """The nearest colour; white where none is given."""
    named = next((colour for colour in given if colour not in ("", "transparent")), None)
    return WHITE if named is None else of_hex(named)
