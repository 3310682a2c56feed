"""How a run of a Word file looks, by its own properties and all styles around it: seen, or hidden in some way.

The settings of a run are nearest, then those of its character style, of its paragraph's style, of its table's style,
and of the whole document (ECMA-376, 17.7.2). Beneath the letters lie their own ground, their paragraph's, their
cell's, their table's, their text box's and the page's, the nearest first.
"""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.extract.drawingml.colours import (
    BLACK,
    RGB,
    WHITE,
    Palette,
    alike,
    is_clear,
    mixed,
    of_fill,
    of_hex,
    of_theme,
    relit,
)
from prongsai.extract.word.paragraphs import Element, attribute, child, local_name, number
from prongsai.extract.word.styles import TOGGLES, Properties, Styles, is_on_in, merged, properties_of, switched
from prongsai.extract.word.table_styles import TableStyles

_SPECK = 1.0  # points; no letter so small or so narrow is read
_DEFAULT_SIZE = 10.0  # points, of a file that gives no size
_SLICE = 0.25  # of the size of letters; a line or row of a fixed height below that cuts them off
_OTHER_MEANS = ("outline", "shadow", "emboss", "imprint", "textOutline")  # letters drawn otherwise than filled
_SHAPES = ("wsp", "shape", "rect", "roundrect", "sp")


class Looks:
    """Tells of the runs of one file whether they are seen."""

    def __init__(self, styles: Styles, page: RGB | None = WHITE) -> None:
        """Keep the styles and the colour of the page."""
        self._styles = styles
        self._properties = Properties()
        self._tables = TableStyles(styles, self._properties)
        self._page = page
        self._kept: dict[tuple[str, str | None, str], dict[str, Element]] = {}

    def is_gone(self, run: Element) -> bool:
        """Whether a run is hidden with all that is in it: text boxes and notes too."""
        return self._switched(run, "vanish")

    def is_seen(self, run: Element) -> bool:
        """Whether the letters of a run are seen: not hidden, struck out, tiny or in the colour of their ground."""
        properties = self.of_run(run)
        if any(self._switched(run, name) for name in TOGGLES) or is_on_in(properties, "dstrike"):
            return False
        size = self._size(properties)
        if min(size, size * (number(properties.get("w")) or 100) / 100) <= _SPECK or self._is_cut(run, size):
            return False
        return not self._melts(run, properties)

    def of_run(self, run: Element) -> Mapping[str, Element]:
        """The settings that hold for a run."""
        return merged([*(layer.values() for layer in self._layers(run)), child(run, "rPr")])

    def _switched(self, run: Element, name: str) -> bool:
        return switched(self._layers(run), merged([child(run, "rPr")]), name)

    def _layers(self, run: Element) -> list[dict[str, Element]]:
        """What document, table, paragraph and character style give a run, the farthest first."""
        paragraph, cell = _around(run, "p"), _around(run, "tc")
        named = _style(child(run, "rPr"), "rStyle")
        of_all = merged([child(self._styles.of_all, "rPrDefault", "rPr")])
        of_paragraph = self._of_style("paragraph", _style(self._properties.of(paragraph, "pPr"), "pStyle"), "rPr")
        of_cell = properties_of(self._tables.of_cell(cell), "rPr") if cell is not None else {}
        return [
            {name: setting for name, setting in of_all.items() if name not in of_cell and name not in of_paragraph},
            of_cell,
            of_paragraph,
            self._of_style("character", named, "rPr") if named is not None else {},
        ]

    def _of_style(self, kind: str, name: str | None, part: str) -> dict[str, Element]:
        """The settings that a style gives runs or paragraphs, with those of what it is based on."""
        key = kind, name, part
        if key not in self._kept:
            self._kept[key] = properties_of(self._styles.chain(kind, name), part)
        return self._kept[key]

    def _size(self, properties: Mapping[str, Element]) -> float:
        size = number(properties.get("sz"))
        return size / 2 if size is not None else _DEFAULT_SIZE

    def _is_cut(self, run: Element, size: float) -> bool:
        """Whether the line or the row of a run has a fixed height that leaves nothing of its letters."""
        paragraph = _around(run, "p")
        spacing = self._of_paragraph(paragraph).get("spacing")
        if attribute(spacing, "lineRule") == "exact" and (number(spacing, "line") or 240) / 20 < _SLICE * size:
            return True
        height = child(self._properties.of(_around(run, "tr"), "trPr"), "trHeight")
        return attribute(height, "hRule") == "exact" and 0 < (number(height) or 0) / 20 < _SLICE * size

    def _of_paragraph(self, paragraph: Element | None) -> dict[str, Element]:
        own = self._properties.of(paragraph, "pPr")
        of_style = self._of_style("paragraph", _style(own, "pStyle"), "pPr")
        return merged([child(self._styles.of_all, "pPrDefault", "pPr"), of_style.values(), own])

    def _melts(self, run: Element, properties: Mapping[str, Element]) -> bool:
        if any(is_on_in(properties, name) for name in _OTHER_MEANS):
            return False
        palette = self._styles.palette
        fill = of_fill(properties.get("textFill"), palette)
        if is_clear(fill):
            return True
        letters = fill[0] if fill is not None else _colour(properties.get("color"), palette)
        if letters is None:
            return False
        ground = self._ground(run, properties)
        return ground is not None and alike(letters, ground)

    def _ground(self, run: Element, properties: Mapping[str, Element]) -> RGB | None:
        """The colour beneath a run; None where it is not known."""
        palette = self._styles.palette
        marker = attribute(properties.get("highlight"), "val") or "none"
        if marker != "none":
            return of_hex(marker)
        grounds: list[Element | None] = [properties.get("shd"), self._of_paragraph(_around(run, "p")).get("shd")]
        for around in run.iterancestors():
            name = local_name(around)
            if name in ("tc", "tbl", "tr"):
                grounds.append(self._shading(around, name))
            elif name in _SHAPES:
                found = _first(grounds, palette)
                return found[0] if found is not None else _inside_shape(around, palette)
        found = _first(grounds, palette)
        return found[0] if found is not None else self._page

    def _shading(self, element: Element, name: str) -> Element | None:
        """The shading of a cell with what its table's style gives it, of a row's exceptions, of a table."""
        if name == "tc":
            own = child(self._properties.of(element, "tcPr"), "shd")
            return own if own is not None else properties_of(self._tables.of_cell(element), "tcPr").get("shd")
        return child(self._properties.of(element, "tblPrEx" if name == "tr" else "tblPr"), "shd")


def _style(properties: Element | None, name: str) -> str | None:
    return attribute(child(properties, name), "val")


def _around(element: Element, name: str) -> Element | None:
    """The nearest element of a name around a run; none beyond the text box that it stands in."""
    for around in element.iterancestors():
        if local_name(around) == name:
            return around
        if local_name(around) == "txbxContent":
            return None
    return None


def _colour(element: Element | None, palette: Palette) -> RGB | None:
    """The colour of letters; None for one that Word chooses by the ground."""
    return _themed(element, palette, "val", "theme")


def _themed(element: Element | None, palette: Palette, name: str, kind: str) -> RGB | None:
    """A colour by its place in the theme, or by its number; None for "auto"."""
    theme = attribute(element, f"{kind}Color" if kind == "theme" else kind)
    colour = of_theme(palette, theme) if theme is not None else None
    if colour is None:
        return of_hex(attribute(element, name) or "")
    tint, shade = attribute(element, f"{kind}Tint"), attribute(element, f"{kind}Shade")
    if tint is not None:
        share = _byte(tint)
        return relit(colour, share, 1 - share)
    return relit(colour, _byte(shade)) if shade is not None else colour


def _byte(text: str) -> float:
    try:
        return int(text, 16) / 255
    except ValueError:
        return 1.0


def _first(shadings: list[Element | None], palette: Palette) -> tuple[RGB | None] | None:
    """The colour of the nearest shading that covers what lies beneath; None where none does."""
    for shading in shadings:
        pattern = attribute(shading, "val") or "nil"
        if shading is None or pattern == "nil":
            continue
        fill = _themed(shading, palette, "fill", "themeFill")
        dots = _themed(shading, palette, "color", "theme")
        if pattern == "clear":
            if fill is not None:
                return (fill,)
        elif pattern == "solid":
            return (dots or BLACK,)
        elif pattern.startswith("pct") and pattern[3:].isdecimal():
            return (mixed(dots or BLACK, fill or WHITE, int(pattern[3:]) / 100),)
        else:
            return (None,)
    return None


def _inside_shape(shape: Element, palette: Palette) -> RGB | None:
    """The fill of a shape; not known where it has none: it may lie over anything."""
    given = attribute(shape, "fillcolor")
    if given is not None:
        return of_hex(given) if attribute(shape, "filled") not in ("f", "false", "0") else None
    fill = of_fill(child(shape, "spPr"), palette)
    return fill[0] if fill is not None else None
