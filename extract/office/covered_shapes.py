"""Shapes of a slide that nobody sees: off its edge, painted over by a later shape, or the shadow of the same text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_EMU_PER_POINT = 12_700
_SIZE = 18.0  # points of a text that says no size
_LETTER, _LINE = 0.6, 1.2  # width of a letter and height of a line, in sizes
_INSET = 91_440  # between the edge of a box and its text
_SHADOW = 90_000  # English Metric Units (0.25 cm) that a shadow or a bold print by two boxes may be apart
_PICTURE, _SOLID, _GRADIENT = 13, 1, 3  # of MSO_SHAPE_TYPE and of MSO_FILL_TYPE

Box = tuple[float, float, float, float]  # left, top, right, bottom


def seen_shapes(shapes: Sequence[Any], width: int, height: int) -> list[Any]:
    """The shapes that are seen, of those of a slide of `width` and `height` EMU in the order of drawing."""
    on_slide = [shape for shape in shapes if _touches(_box(shape), (0, 0, width, height))]
    covers = [(n, _box(shape)) for n, shape in enumerate(on_slide) if _is_opaque(shape)]
    found: list[Any] = []
    for n, shape in enumerate(on_slide):
        text = _text(shape)
        covered = text and any(n < m and _holds(cover, _written(shape)) for m, cover in covers)
        twin = text and any(_text(other) == text and _is_beside(shape, other) for other in on_slide[n + 1 :])
        if not covered and not twin:
            found.append(shape)
    return found


def _box(shape: Any) -> Box:
    left, top = shape.left or 0, shape.top or 0
    return left, top, left + (shape.width or 0), top + (shape.height or 0)


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


def _written(shape: Any) -> Box:
    """About where the text of a box stands: at its upper edge, on the side that it is aligned to."""
    left, top, right, _ = _box(shape)
    lines = [line for line in shape.text_frame.text.replace("\v", "\n").split("\n") if line.strip()]
    paragraphs = shape.text_frame.paragraphs
    sizes = [run.font.size.pt for paragraph in paragraphs for run in paragraph.runs if run.font.size is not None]
    size = max(sizes, default=_SIZE) * _EMU_PER_POINT
    length = max(len(line) for line in lines) * size * _LETTER
    room = max(0.0, right - left - 2 * _INSET - length)
    shift = {1: 0.0, 2: room / 2, 3: room}.get(int(paragraphs[0].alignment or 1), 0.0)
    start = left + _INSET + shift
    return start, top + _INSET / 2, start + length, top + _INSET / 2 + len(lines) * size * _LINE


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def _is_beside(shape: Any, other: Any) -> bool:
    near = zip(_box(shape), _box(other), strict=True)
    return all(abs(a - b) <= _SHADOW for a, b in near)
