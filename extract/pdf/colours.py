"""Colours of a content stream as red, green and blue from 0 to 1, as far as a page tells them without its profiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

RGB = tuple[float, float, float]
WHITE: RGB = (1.0, 1.0, 1.0)
BLACK: RGB = (0.0, 0.0, 0.0)
UNKNOWN_SPACE = PDFColorSpace("Unknown", 1)
_ALIKE = 0.06  # of 1 for each of red, green and blue: what an eye does not tell apart on paper
_NO_INK = 0.02
_SURE_INKS = frozenset(("Separation", "DeviceN"))
_NOTHING, _DOUBTED = "NoInk", "DoubtedInk"  # inks that no device has; those of which it is not known that they are dark
_INKS = _SURE_INKS | {_NOTHING, _DOUBTED}
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
    return space is not None and space.name in _SURE_INKS


def paints(space: PDFColorSpace | None) -> bool:
    """Whether anything is painted in a space: the inks named None paint nothing (ISO 32000-1, 8.6.6.4)."""
    return space is None or space.name != _NOTHING


def ink_spaces(resources: object) -> Iterator[tuple[str, PDFColorSpace]]:
    """The spaces of named inks that paint nothing, or perhaps nothing dark (varnish, a white ink), by their names."""
    found = resolve1(resources)
    named = resolve1(found.get("ColorSpace")) if isinstance(found, dict) else None
    for key, value in named.items() if isinstance(named, dict) else ():
        spec = resolve1(value)
        if not isinstance(spec, list) or len(spec) < 4 or _literal(spec[0]) not in _SURE_INKS:
            continue
        names = resolve1(spec[1])
        inks = [_literal(one) for one in (names if isinstance(names, list) else [names])]
        if set(inks) == {"None"}:
            yield key, PDFColorSpace(_NOTHING, len(inks))
        elif not _is_dark(spec[2], spec[3]):
            yield key, PDFColorSpace(_DOUBTED, len(inks))


def _literal(value: object) -> object:
    found = resolve1(value)
    return found.name if isinstance(found, PSLiteral) else found


def _is_dark(alternate: object, tint: object) -> bool:
    """Whether all of an ink is another colour than the paper's, by a function of two colours."""
    function = resolve1(tint)
    about = function.attrs if isinstance(function, PDFStream) else function
    if not isinstance(about, dict) or resolve1(about.get("FunctionType")) != 2:
        return False
    space = resolve1(alternate)
    if _literal(space[0] if isinstance(space, list) else space) not in _PLAIN:
        return False
    full = rgb_by_count(resolve1(about.get("C1", [1.0])))
    return full is not None and not alike(full, WHITE)


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
