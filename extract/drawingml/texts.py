"""Texts of shapes, charts and diagrams: the lines of their paragraphs without the letters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from prongsai.extract.drawingml.colours import RGB, Palette, alike, is_clear, of_fill, palette_of

Element = etree._Element
_SPECK = 100  # hundredths of a point; no letter so small is read
_PLAIN = palette_of(None)
_WORDS_OF_NO_ONE = frozenset(("pres", "parTrans", "sibTrans"))  # kinds of points of SmartArt that print nothing


def lines_of(
    paragraphs: Iterable[Element], ground: RGB | None = None, palette: Palette = _PLAIN, default: Element | None = None
) -> list[str]:
    """The lines of paragraphs (a:p) that say something.

    Args:
        paragraphs: in order.
        ground: the colour beneath the letters; None where it is not known.
        palette: the colours of the theme.
        default: the properties of letters that give none of their own.
    """
    told: list[str] = []
    for paragraph in paragraphs:
        told += shown_text(paragraph, ground, palette, default).split("\n")
    return [line.strip() for line in told if line.strip()]


def shown_text(
    paragraph: Element, ground: RGB | None = None, palette: Palette = _PLAIN, default: Element | None = None
) -> str:
    """The text of a paragraph (a:p) that is seen; a line break is one there too."""
    own = paragraph.find("{*}pPr/{*}defRPr")
    pieces: list[str] = []
    for part in paragraph.iter("{*}r", "{*}fld", "{*}br"):
        if part.tag.endswith("}br"):
            pieces.append("\n")
        elif is_seen((part.find("{*}rPr"), own, default), ground, palette):
            pieces.append(part.findtext("{*}t") or "")
    return "".join(pieces)


def is_seen(looks: Iterable[Element | None], ground: RGB | None = None, palette: Palette = _PLAIN) -> bool:
    """Whether letters are seen: not struck out, tiny, without a fill or filled like their ground.

    Args:
        looks: lists of properties, the nearest first.
        ground: the colour beneath them; None where it is not known.
        palette: the colours of the theme.
    """
    given = [look for look in looks if look is not None]
    if next((look.get("strike") for look in given if look.get("strike")), "noStrike") != "noStrike":
        return False
    size = next((look.get("sz", "") for look in given if look.get("sz")), "")
    if size.isdecimal() and int(size) <= _SPECK:
        return False
    if any(look.find("{*}ln/{*}solidFill") is not None for look in given):
        return True
    fill = next((found for look in given if (found := of_fill(look, palette)) is not None), None)
    if fill is None or is_clear(fill):
        return fill is None
    return fill[0] is None or ground is None or not alike(fill[0], ground)


def diagram_lines(root: Element) -> list[str]:
    """What the points of a SmartArt diagram (dgm:dataModel) say."""
    points = [point for point in root.iterfind("{*}ptLst/{*}pt") if point.get("type") not in _WORDS_OF_NO_ONE]
    return [line for point in points for line in lines_of(point.iterfind("{*}t/{*}p"))]
