"""Colours of a content stream as red, green and blue from 0 to 1, as far as a page tells them without its profiles."""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.pdfcolor import PDFColorSpace

RGB = tuple[float, float, float]
WHITE: RGB = (1.0, 1.0, 1.0)
BLACK: RGB = (0.0, 0.0, 0.0)
UNKNOWN_SPACE = PDFColorSpace("Unknown", 1)
_ALIKE = 0.06  # of 1 for each of red, green and blue: what an eye does not tell apart on paper
_NO_INK = 0.02
_INKS = frozenset(("Separation", "DeviceN"))
_PLAIN = frozenset(("CalGray", "CalRGB", "DeviceCMYK", "DeviceGray", "DeviceRGB", "ICCBased"))


def rgb_of(colour: object, space: PDFColorSpace | None) -> RGB | None:
    """The colour that pdfminer keeps as a number or a tuple of numbers; None where only a profile would tell.

    Of named inks (Separation, DeviceN) only the lack of all of them is known: the paper.
    """
    parts = colour if isinstance(colour, tuple) else (colour,)
    if space is not None and space.name in _INKS:
        return WHITE if all(isinstance(part, (int, float)) and part <= _NO_INK for part in parts) else None
    return rgb_by_count(parts) if space is not None and space.name in _PLAIN else None


def rgb_by_count(parts: Sequence[object]) -> RGB | None:
    """A colour of one number (grey), three (red, green, blue) or four (cyan, magenta, yellow, black)."""
    values = [min(max(float(part), 0.0), 1.0) for part in parts if isinstance(part, (int, float))]
    if len(values) != len(parts):
        return None
    if len(values) == 1:
        return values[0], values[0], values[0]
    if len(values) == 3:
        return values[0], values[1], values[2]
    if len(values) == 4:
        black = 1 - values[3]
        return (1 - values[0]) * black, (1 - values[1]) * black, (1 - values[2]) * black
    return None


def alike(ink: RGB, ground: RGB, alpha: float = 1.0) -> bool:
    """Whether text of one colour is not seen on a ground of the other."""
    return max(abs(a - b) for a, b in zip(ink, ground, strict=True)) * alpha <= _ALIKE


def is_ink(space: PDFColorSpace | None) -> bool:
    """Whether colours of a space are amounts of named inks, of which more is darker."""
    return space is not None and space.name in _INKS


def is_pattern(space: PDFColorSpace | None) -> bool:
    """Whether what is painted in a space may leave holes."""
    return space is None or space.name in ("Pattern", "Unknown")


def first_colour(space: PDFColorSpace | None) -> object:
    """The colour that holds after a colour space was chosen: black, or all of every ink; none for a pattern."""
    if space is None or space.name in ("Pattern", "Indexed", "Lab", "Unknown"):
        return None
    if space.name in _INKS:
        return (1.0,) * space.ncomponents
    return (0.0, 0.0, 0.0, 1.0) if space.ncomponents == 4 else (0.0,) * space.ncomponents
