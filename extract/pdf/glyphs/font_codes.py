"""What the codes of one font stand for, as the font itself tells it."""

from __future__ import annotations

from collections import Counter
from unicodedata import decimal

from pdfminer.pdffont import PDFFont, PDFSimpleFont, PDFUnicodeNotDefined

_SPACE = 32  # writers leave it out of ToUnicode, since nothing is drawn
_FORMS = 4  # codes of one digit; three are figures of one width, figures of their own width, and raised ones


class FontCodes:
    """The text and the width of each code of a font, looked up once each."""

    __slots__ = ("codes", "descent", "false", "font", "index", "multibyte", "own", "vertical")

    def __init__(self, font: PDFFont, index: int) -> None:
        """Keep what is asked for each string.

        Args:
            font: as pdfminer read it.
            index: its place among the fonts of the page.
        """
        self.font = font
        self.index = index
        self.vertical = font.is_vertical()
        self.multibyte = font.is_multibyte()
        self.descent = font.get_descent()
        self.codes: dict[int, tuple[str, float]] = {}
        self.own = _own_codes(font)
        self.false = _false_digits(font)

    def look_up(self, code: int) -> tuple[str, float]:
        """The text of a code, `(cid:N)` where the font does not tell, and its width in em."""
        try:
            text = str(self.font.to_unichr(code))
        except PDFUnicodeNotDefined:
            text = f"(cid:{code})"
        left_out = self.own is not None and code not in self.own and code != _SPACE
        if left_out or text in self.false:
            text = f"(cid:{code})"
        found = (text, self.font.char_width(code))
        self.codes[code] = found
        return found


def _own_codes(font: PDFFont) -> frozenset[int] | None:
    """The codes that a font's ToUnicode names, where it speaks another language than the font's encoding; else None.

    pdfminer takes a code that ToUnicode leaves out from the encoding, which of a subset font is a convenience of its
    writer: a Thai nine becomes a quotation mark.
    """
    if not isinstance(font, PDFSimpleFont) or font.unicode_map is None:
        return None
    named: dict[int, str] = getattr(font.unicode_map, "cid2unichr", {})
    encoded = font.cid2unicode
    if not any(encoded.get(code, text) != text for code, text in named.items()):
        return None
    return frozenset(named)


def _false_digits(font: PDFFont) -> frozenset[str]:
    """The digits of a script of which a font's ToUnicode gives one to many codes and another to none.

    No font draws one digit in so many ways; its map lost what told the digits apart.
    """
    named: dict[int, str] = getattr(getattr(font, "unicode_map", None), "cid2unichr", {})
    forms = Counter(text for text in named.values() if len(text) == 1 and text.isdecimal())
    if not forms or max(forms.values()) < _FORMS:
        return frozenset()
    scripts = {chr(ord(text) - decimal(text)) for text, count in forms.items() if count >= _FORMS}
    digits = [[chr(ord(zero) + value) for value in range(10)] for zero in scripts]
    return frozenset(digit for script in digits if not all(map(forms.get, script)) for digit in script)
