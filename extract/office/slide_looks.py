"""What lies beneath the letters of a slide, as far as the file tells it: the fill of their shape, or the background."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree
from prongsai.extract.drawingml.colours import RGB, WHITE, Palette, mapped, of_fill, palette_of
from prongsai.extract.office.covered_shapes import Box, Placed, holds

_THEME = "/theme"


def palette_of_slide(slide: Any) -> Palette:
    """The colours of the theme of a slide, under the names that its master gives them."""
    master = slide.slide_layout.slide_master
    parts = [relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith(_THEME)]
    names = {str(name): str(other) for one in master._element.iter("{*}clrMap") for name, other in one.attrib.items()}
    return mapped(palette_of(etree.fromstring(parts[0].blob) if parts else None), names)


def background(slide: Any, palette: Palette) -> RGB | None:
    """The colour of a slide; None where a picture, a gradient or a style of the theme fills it."""
    for one in (slide, slide.slide_layout, slide.slide_layout.slide_master):
        given = one._element.find("{*}cSld/{*}bg")
        if given is not None:
            plain = of_fill(given.find("{*}bgPr"), palette)
            if plain is not None:
                return plain[0]
            style = given.find("{*}bgRef")
            colour = of_fill(_as_fill(style), palette) if style is not None else None
            return colour[0] if colour is not None else None
    return WHITE


def _as_fill(style: etree._Element) -> etree._Element | None:
    """The colour of the first fill of a theme, which is a plain one; None for its others."""
    if style.get("idx") not in ("1001", "1") or not len(style):
        return None
    around = etree.fromstring('<spPr xmlns="x"><solidFill/></spPr>')
    around[0].append(etree.fromstring(etree.tostring(style[0])))
    return around


def ground_of(placed: Placed, below: Sequence[Placed], palette: Palette, slide: RGB | None) -> RGB | None:
    """The colour beneath the letters of a shape; None where its look is that of a style, or another shape lies there.

    Args:
        placed: the shape.
        below: the shapes that were drawn before it.
        palette: the colours of the theme.
        slide: the colour of the slide.
    """
    own = placed.shape._element.find("{*}spPr")
    fill = of_fill(own, palette)
    if fill is not None and fill[1] >= 1:
        return fill[0]
    if placed.shape._element.find("{*}style") is not None or placed.shape.is_placeholder and fill is None:
        return None
    nearest = next((other for other in reversed(below) if _meet(placed.box, other.box)), None)
    if nearest is None:
        return slide
    fill = of_fill(nearest.shape._element.find("{*}spPr"), palette)
    return fill[0] if fill is not None and fill[1] >= 1 and holds(nearest.box, placed.box) else None


def _meet(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]
