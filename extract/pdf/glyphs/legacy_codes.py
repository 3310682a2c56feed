"""Thai of fonts of an old encoding, whose codes are those of Windows-874 but whose text comes out as another one's.

What a writer without a map makes of such codes is Latin-1 on Windows and MacRoman on a Macintosh.

Each font is judged by itself: its headings may be Unicode while its tables are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from prongsai.extract.layout.page_objects import Char, PageObjects
from prongsai.extract.layout.words import build_words, is_mark

_CODES = (*range(0xA1, 0xDB), *range(0xDF, 0xFC))
_THAI = {chr(code): bytes([code]).decode("cp874") for code in _CODES}
_THAI_MAC = {bytes([code]).decode("mac_roman"): bytes([code]).decode("cp874") for code in _CODES}
# √ and ∫, which are no letters of Latin-1; not what texts of any kind have
_MAC_ALONE = frozenset(text for text in _THAI_MAC if text > "\xff") - frozenset("–—‘’“”•…†‡")
_DIGITS = frozenset(map(chr, range(0xF0, 0xFA)))
_MAC_DIGITS = frozenset(bytes(range(0xF0, 0xFA)).decode("mac_roman"))
_FIGURES = _DIGITS | _MAC_DIGITS
LEAST, _LEAST_CONSONANTS, _LEAST_DIGITS = 8, 4, 3  # characters; consonants; different digits
_MOSTLY = 0.6  # share of a font's letters; French and German keep to ASCII
_MAC = 0.15  # of them; among the codes of Thai that have another form on a Macintosh many are common
_SPELLED = 0.9  # share of the marks that stand behind a consonant, as in Thai they do
_STRAY = 0.2  # share of the words of such digits that hold a letter
_MARKABLE = frozenset(map(chr, range(0x0E01, 0x0E2F)))


def decode_legacy_fonts(objects: PageObjects) -> bool:
    """Give the characters of fonts that are Windows-874 in disguise their Thai text in place; whether there are any."""
    texts: dict[int, list[str]] = {}
    for char in objects.chars:
        texts.setdefault(char.font, []).append(char.text)
    legacy = {font: codes for font, those in texts.items() if _is_thai(those, codes := _codes_of(those))}
    digits = _with_thai_digits(objects, texts) - set(legacy)
    if legacy or digits:
        objects.chars = [_decoded(char, legacy, digits) for char in objects.chars]
    return bool(legacy or digits)


def may_be_legacy(text: str) -> bool:
    """Whether a character is one that codes of Windows-874 come out as."""
    return text in _THAI or text in _MAC_ALONE


def _decoded(char: Char, legacy: Mapping[int, Mapping[str, str]], digits: set[int]) -> Char:
    codes = legacy.get(char.font)
    if codes is None:
        codes = (
            (_THAI_MAC if char.text in _MAC_DIGITS else _THAI) if char.font in digits and char.text in _FIGURES else {}
        )
    return char._replace(text=codes.get(char.text, char.text))


def _codes_of(texts: Sequence[str]) -> Mapping[str, str]:
    """What the characters of a font stand for, if they are codes: on a Macintosh some are no letters of Latin-1."""
    mac = sum(text in _MAC_ALONE for text in texts)
    return _THAI_MAC if mac > LEAST and mac > _MAC * sum(text in _THAI_MAC for text in texts) else _THAI


def _is_thai(texts: Sequence[str], codes: Mapping[str, str]) -> bool:
    """Whether the letters of a font, read as Windows-874, are spelled as Thai is."""
    high = sum(text in codes for text in texts)
    other = sum(text.isalpha() and text not in codes for text in texts)
    if high < LEAST or high < _MOSTLY * (high + other) or any("\u0e01" <= text[:1] <= "\u0e5b" for text in texts):
        return False
    thai = [codes.get(text, text) for text in texts]
    marks = right = consonants = digits = 0
    last = ""
    for text in thai:
        if is_mark(text):
            marks += 1
            right += last in _MARKABLE
        else:
            last = text
            consonants += text in _MARKABLE
            digits += text.isdigit()
    spelled = consonants * 3 > high - digits and right >= _SPELLED * marks
    return spelled and consonants >= _LEAST_CONSONANTS


def _with_thai_digits(objects: PageObjects, texts: dict[int, list[str]]) -> set[int]:
    """The fonts whose only letters above ASCII are digits, which stand apart from other letters."""
    high = {font: [text for text in those if text in _THAI or text in _FIGURES] for font, those in texts.items()}
    fonts = {
        font
        for font, those in high.items()
        if len(those) >= LEAST and (set(those) <= _DIGITS or set(those) <= _MAC_DIGITS)
    }
    fonts = {font for font in fonts if len(set(high[font])) >= _LEAST_DIGITS}
    apart: Counter[int] = Counter()
    touching: Counter[int] = Counter()
    for word in build_words(objects.chars) if fonts else ():
        if word.chars[0].font in fonts and not _FIGURES.isdisjoint(word.text):
            alone = all(text in _FIGURES or not text.isalpha() for text in word.text)
            (apart if alone else touching)[word.chars[0].font] += 1
    return {font for font in fonts if touching[font] <= _STRAY * (touching[font] + apart[font])}
