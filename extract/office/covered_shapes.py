"""Shapes of a slide that nobody sees: off its edge, painted over by a later shape, or the shadow of the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_EMU_PER_POINT = 12_700
_SIZE = 18.0  # points of a text that says no size
_LETTER, _LINE = 0.6, 1.2  # width of a letter and height of a line, in sizes
_INSET = 91_440  # between the edge of a box and its text
_SHADOW = 90_000  # English Metric Units (0.25 cm) that a shadow or a bold print by two boxes may be apart
_PICTURE, _GROUP, _SOLID, _GRADIENT = 13, 6, 1, 3  # of MSO_SHAPE_TYPE and of MSO_FILL_TYPE

Box = tuple[float, float, float, float]  # left, top, right, bottom
Scale = tuple[tuple[float, float], tuple[float, float]]


class Placed(NamedTuple):
    """A shape, and where it stands on its slide, EMU."""

    shape: Any
    box: Box


def leaves(shapes: Any, to_slide: Scale = ((1.0, 0.0), (1.0, 0.0))) -> Iterator[Placed]:
    """The shapes and those in groups, in the order of drawing; those of a group have places of its own."""
    for shape in shapes:
        if is_hidden(shape):
            continue
        if shape.shape_type == _GROUP:
            yield from leaves(shape.shapes, _scale_of(shape, to_slide))
        else:
            left, top = shape.left or 0, shape.top or 0
            right, bottom = left + (shape.width or 0), top + (shape.height or 0)
            (across, x), (down, y) = to_slide
            yield Placed(shape, (left * across + x, top * down + y, right * across + x, bottom * down + y))


def is_hidden(shape: Any) -> bool:
    """Whether the list of what is on a slide has a shape, or a group, switched off."""
    named = shape._element.xpath(".//*[local-name()='cNvPr']")
    return bool(named) and named[0].get("hidden") in ("1", "true")


def chosen(tree: Any) -> None:
    """Put the newest form in the place of shapes that a slide holds in several forms; the tree is changed in place."""
    for forms in [*tree.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")]:
        parent = forms.getparent()
        if parent is not None and len(forms):
            at = parent.index(forms)
            parent[at : at + 1] = list(forms[0])


def _scale_of(group: Any, outer: Scale) -> Scale:
    """What leads from the places in a group to those on the slide: a factor and a step, across and down."""
    own = group._element.grpSpPr.xfrm
    if own is None or own.chOff is None or own.chExt is None:
        return outer
    parts = ((group.left, group.width, own.chOff.x, own.chExt.cx), (group.top, group.height, own.chOff.y, own.chExt.cy))
    found = []
    for (start, length, inner, inner_length), (factor, step) in zip(parts, outer, strict=True):
        own_factor = (length or 0) / inner_length if inner_length else 1.0
        found.append((factor * own_factor, factor * ((start or 0) - own_factor * inner) + step))
    return found[0], found[1]


def seen_shapes(shapes: Sequence[Placed], width: int, height: int) -> list[Placed]:
    """The shapes that are seen, of those of a slide of `width` and `height` EMU in the order of drawing."""
    on_slide = [placed for placed in shapes if _touches(placed.box, (0, 0, width, height))]
    texts = [_text(placed.shape) for placed in on_slide]
    covers = [(n, placed.box) for n, placed in enumerate(on_slide) if _is_opaque(placed.shape)]
    found: list[Placed] = []
    for n, (placed, text) in enumerate(zip(on_slide, texts, strict=True)):
        written = _written(placed) if text else placed.box
        covered = text and any(n < m and holds(cover, written) for m, cover in covers)
        later = range(n + 1, len(on_slide)) if text else ()
        twin = any(texts[m] == text and _is_beside(placed.box, on_slide[m].box) for m in later)
        if not covered and not twin:
            found.append(placed)
    return found


def _touches(box: Box, slide: Box) -> bool:
    """Whether any of a box lies on the slide; one that says no place has that of its layout."""
    return box == (0, 0, 0, 0) or (box[0] < slide[2] and box[2] > 0 and box[1] < slide[3] and box[3] > 0)


def _text(shape: Any) -> str:
    return shape.text_frame.text.strip() if shape.has_text_frame else ""


def _is_opaque(shape: Any) -> bool:
    if shape._element.xpath(".//*[local-name()='alpha']"):
        return False
    fill = getattr(shape, "fill", None)
    return shape.shape_type == _PICTURE or (fill is not None and fill.type in (_SOLID, _GRADIENT))


def _written(placed: Placed) -> Box:
    """About where the text of a box stands: at its upper edge, on the side that it is aligned to."""
    shape, (left, top, right, _) = placed
    lines = [line for line in shape.text_frame.text.replace("\v", "\n").split("\n") if line.strip()]
    paragraphs = shape.text_frame.paragraphs
    sizes = [run.font.size.pt for paragraph in paragraphs for run in paragraph.runs if run.font.size is not None]
    size = max(sizes, default=_SIZE) * _EMU_PER_POINT
    length = max(len(line) for line in lines) * size * _LETTER
    room = max(0.0, right - left - 2 * _INSET - length)
    shift = {1: 0.0, 2: room / 2, 3: room}.get(int(paragraphs[0].alignment or 1), 0.0)
    start = left + _INSET + shift
    return start, top + _INSET / 2, start + length, top + _INSET / 2 + len(lines) * size * _LINE


def holds(outer: Box, inner: Box) -> bool:
    """Whether a box lies inside another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _is_beside(box: Box, other: Box) -> bool:
    return all(abs(a - b) <= _SHADOW for a, b in zip(box, other, strict=True))
