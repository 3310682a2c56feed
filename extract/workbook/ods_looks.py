"""How the cells and the letters of an OpenDocument spreadsheet look: their styles, with those that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree
from prongsai.extract.drawingml.attributes import attribute
from prongsai.extract.drawingml.colours import RGB, WHITE, alike, of_hex

_SPECK = 1.0  # points; no letter so small is read
_LOW = 3.0  # points; no row so low shows a letter
_LENGTH = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(in|cm|mm|pt|pc|px)")
_POINTS = {"in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pt": 1.0, "pc": 12.0, "px": 0.75}
_UNKNOWN = "?"  # a ground of no plain colour
Element = etree._Element
Settings = Mapping[str, str]


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
        """The settings of a style with those of the styles that it comes from, the default one last."""
        key = family, name
        if key not in self._kept:
            self._kept[key] = {**self._own.get((family, ""), ("", {}))[1], **self._named(family, name)}
        return self._kept[key]

    def _named(self, family: str, name: str) -> Settings:
        """The settings of a style with those of the styles that it names as where it comes from."""
        chain: list[Settings] = []
        at, met = name, set[str]()
        while at and at not in met and (family, at) in self._own:
            met.add(at)
            parent, given = self._own[family, at]
            chain.append(given)
            at = parent
        return {name: value for given in reversed(chain) for name, value in given.items()}

    def of_box(self, frame: Element) -> Settings:
        """The settings of the letters in a box over the cells, with the ground that it gives them.

        What lies beneath a box without a fill is not known.
        """
        held = self.of("graphic", attribute(frame, "style-name"))
        fill = held.get("fill")
        plain = fill == "solid" and held.get("opacity", "100%") == "100%"
        ground = held.get("fill-color", "") if plain else held.get("background-color", "") if fill is None else _UNKNOWN
        return self.in_paragraph({**held, "background-color": ground}, attribute(frame, "text-style-name"))

    def in_paragraph(self, around: Settings, name: str) -> Settings:
        """The settings around a paragraph, with those of its own style."""
        if not name:
            return around
        own = self._named("paragraph", name)
        return {**around, **{name: value for name, value in own.items() if value != "transparent"}}

    def shows(self, around: Settings, span: str = "") -> bool:
        """Whether letters are seen within settings, those of a cell or a box, in a span of a style of its own."""
        of_span = self.of("text", span) if span else {}
        held = {**around, **of_span}
        if held.get("text-line-through-style", "none") != "none" or held.get("display") == "none":
            return False
        size = _points(held.get("font-size", ""))
        if size is not None and size <= _SPECK:
            return False
        letters = None if held.get("use-window-font-color") == "true" else of_hex(held.get("color", ""))
        ground = _ground([of_span.get("background-color", ""), around.get("background-color", "")])
        return letters is None or ground is None or not alike(letters, ground)

    def is_low(self, row: str) -> bool:
        """Whether rows of a style have a height that shows nothing."""
        height = _points(self.of("table-row", row).get("row-height", ""))
        return height is not None and height < _LOW


def _points(length: str) -> float | None:
    """A length with its unit, in points; None for what is none."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _POINTS[found[2]] if found is not None else None


def _ground(given: Iterable[str]) -> RGB | None:
    """The nearest colour; white where none is given."""
    named = next((colour for colour in given if colour not in ("", "transparent")), None)
    return WHITE if named is None else of_hex(named)
