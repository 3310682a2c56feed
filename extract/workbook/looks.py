"""How a cell of an Excel workbook looks, with what its rules of conditional formatting change: seen, or hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles.colors import COLOR_INDEX
from prongsai.extract.drawingml.colours import (
    BLACK,
    RGB,
    THEME_NAMES,
    WHITE,
    Palette,
    alike,
    mixed,
    of_hex,
    palette_of,
    relit,
)
from prongsai.extract.workbook.conditions import is_met
from prongsai.extract.workbook.number_formats import is_general, section_of, shown

_SPECK = 1.0  # points; no letter so small is read
_DOTS = {"gray0625": 0.0625, "gray125": 0.125, "lightGray": 0.25, "mediumGray": 0.5, "darkGray": 0.75}
_PAPER = 65  # the index of the colour of a sheet without one
_COLOUR_NAMES = ("white", "black", "red", "green", "blue", "yellow", "cyan", "magenta")
_DIGIT = 0.8  # of the width that columns are told in: what a digit or a point takes at least
_OPEN = 0.5  # digits that what is wider than its column may be wider, by how fonts differ


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of conditional formatting, and the cells for which it holds: `areas` as first and last row and column."""

    rule: Any
    areas: tuple[tuple[int, int, int, int], ...]


class SheetLooks:
    """Tells what the cells of one sheet show."""

    def __init__(self, sheet: Any) -> None:
        """Read the theme, the rules and the widths of a sheet."""
        self._sheet = sheet
        self._palette = _palette(sheet.parent)
        self._rules = sorted(_rules(sheet), key=lambda one: one.rule.priority or 0)
        self._widths = dict(_widths(sheet))
        self._merged = {(area.min_row, area.min_col) for area in sheet.merged_cells.ranges}

    def text_of(self, cell: Any) -> str:
        """What a cell shows: "" where nobody sees its letters."""
        rules = [held.rule for held in self._rules if self._holds(held, cell)]
        changes = [rule.dxf for rule in rules if rule.dxf is not None]
        if any(part is not None and part.showValue is False for rule in rules for part in (rule.dataBar, rule.iconSet)):
            return ""
        ground = self._ground(cell, changes)
        code = next((dxf.numFmt.formatCode for dxf in changes if dxf.numFmt is not None), cell.number_format)
        if cell.value == 0 and self._sheet.sheet_view.showZeros is False:
            return ""
        fonts = [dxf.font for dxf in changes if dxf.font is not None]
        if isinstance(cell.value, CellRichText):
            return shown(self._runs(cell, fonts, ground), code)
        if not self._is_seen([*fonts, cell.font], ground, _named_colour(cell.value, code)):
            return ""
        text = shown(cell.value, code)
        return "" if self._is_too_wide(cell, text, code) else text

    def _holds(self, held: Rule, cell: Any) -> bool:
        for top, left, bottom, right in held.areas:
            if top <= cell.row <= bottom and left <= cell.column <= right:
                return is_met(held.rule, cell, (cell.row - held.areas[0][0], cell.column - held.areas[0][1]))
        return False

    def _runs(self, cell: Any, changes: Sequence[Any], ground: RGB | None) -> str:
        """What is seen of a text with runs; a run has the cell's look where it has none of its own."""
        return "".join(
            str(run)
            for run in cell.value
            if self._is_seen([*changes, *([run.font] if not isinstance(run, str) else []), cell.font], ground, None)
        )

    def _is_seen(self, fonts: Sequence[Any], ground: RGB | None, named: RGB | None) -> bool:
        """Whether letters are neither struck out nor tiny nor in the colour of the cell; the nearest font counts."""
        given = [font for font in fonts if font is not None]
        if next((font.strike for font in given if font.strike is not None), False):
            return False
        size = next((size for font in given if (size := getattr(font, "sz", None)) is not None), None)
        if size is not None and float(size) <= _SPECK:
            return False
        colour = next((font.color for font in given if font.color is not None), None)
        letters = named or self._colour(colour)
        return letters is None or ground is None or not alike(letters, ground)

    def _ground(self, cell: Any, changes: Sequence[Any]) -> RGB | None:
        """The colour of a cell; None where it is not known."""
        for dxf in changes:
            if dxf.fill is not None and getattr(dxf.fill, "bgColor", None) is not None:
                return self._colour(dxf.fill.bgColor)
        fill = cell.fill
        kind = getattr(fill, "fill_type", None)
        if kind is None:
            return WHITE
        if kind == "solid":
            return self._colour(fill.fgColor)
        dots, paper = self._colour(getattr(fill, "fgColor", None)), self._colour(getattr(fill, "bgColor", None))
        return mixed(dots or BLACK, paper or WHITE, _DOTS[kind]) if kind in _DOTS else None

    def _colour(self, colour: Any) -> RGB | None:
        """A colour as openpyxl gives it; None for one that the program chooses."""
        if colour is None:
            return None
        found: RGB | None = None
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            found = of_hex(colour.rgb)
        elif colour.type == "theme" and 0 <= colour.theme < len(THEME_NAMES):
            found = self._palette.get(THEME_NAMES[colour.theme])
        elif colour.type == "indexed":
            if colour.indexed == _PAPER:
                return WHITE
            found = of_hex(COLOR_INDEX[colour.indexed]) if colour.indexed < len(COLOR_INDEX) else None
        tint = colour.tint or 0.0
        if found is None or not tint:
            return found
        return relit(found, 1 + tint) if tint < 0 else relit(found, 1 - tint, tint)

    def _is_too_wide(self, cell: Any, text: str, code: str) -> bool:
        """Whether a number has no room in its column, so that signs stand in its place (####)."""
        width = self._widths.get(cell.column)
        free = cell.alignment is not None and (cell.alignment.shrink_to_fit or cell.alignment.textRotation)
        fixed = isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and not is_general(code)
        if width is None or free or not fixed or (cell.row, cell.column) in self._merged:
            return False
        return len(text) * _DIGIT > width + _OPEN


def _named_colour(value: Any, code: str) -> RGB | None:
    """The colour that a number format gives letters by its name, such as [White]."""
    section = section_of(value, code) if isinstance(value, int | float) and not isinstance(value, bool) else ""
    name = next((name for name in _COLOUR_NAMES if f"[{name}]" in section.lower()), None)
    return of_hex(name) if name is not None else None


def _palette(book: Any) -> Palette:
    try:
        return palette_of(etree.fromstring(book.loaded_theme) if book.loaded_theme else None)
    except (etree.XMLSyntaxError, ValueError):
        return palette_of(None)


def _rules(sheet: Any) -> Iterator[Rule]:
    for group in sheet.conditional_formatting:
        areas = tuple((a.min_row, a.min_col, a.max_row, a.max_col) for a in group.sqref.ranges)
        yield from (Rule(rule, areas) for rule in group.rules)


def _widths(sheet: Any) -> Iterator[tuple[int, float]]:
    """The widths that columns are given, in digits, by their number from 1."""
    for column in sheet.column_dimensions.values():
        if column.width is not None and column.customWidth:
            for number in range(column.min or 1, min(column.max or 0, (column.min or 1) + 1_000) + 1):
                yield number, float(column.width)
