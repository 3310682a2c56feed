"""Text that was decoded with a wrong codec and saved again: "เธเธฒเธฃ", "à¸à¸²à¸£" or "¡ÒÃ" for การ.

Browsers, mail programs and content systems do that. It is undone only where nearly every character beyond ASCII fits
the wrong codec and the result reads as Thai. A byte that the wrong codec had no character for is lost: it becomes
U+FFFD, but where only one digit has such a byte and digits or a point stand beside it, that digit it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_LOST = "\ufffd"
_FIRSTS = (0xE0, 0xE2)  # first bytes of what is put together again: of Thai letters, of dashes and quotation marks
_LEADS = (0xB8, 0xB9)  # second bytes of Thai letters in UTF-8; the first is E0, the third 80 to BF
_LEAST = 20  # Thai letters that the result must have to be no chance
_NEARLY_ALL = 0.97  # of the characters beyond ASCII
_MOST_LAYERS = 3
_THAI = re.compile(r"[\u0e01-\u0e5b]+")
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_OF_FIGURE = f"0123456789{_THAI_DIGITS}."


@dataclass(frozen=True, slots=True)
class WrongCodec:
    """A codec that text was decoded with by mistake, and the one that wrote it."""

    wrong: str
    right: str


WRONG_CODECS = (
    WrongCodec("cp874", "utf-8"),
    WrongCodec("cp1252", "utf-8"),
    WrongCodec("cp437", "utf-8"),
    WrongCodec("mac_roman", "utf-8"),
    WrongCodec("latin-1", "cp874"),
    WrongCodec("mac_roman", "cp874"),
)


def undo_wrong_codec(text: str) -> tuple[str, WrongCodec] | None:
    """The text as it was meant and how it was mangled; None where it is no such text."""
    high = len(text) - len(text.encode("ascii", "ignore"))
    if high < _LEAST:
        return None
    text = _once(text)
    high = len(text) - len(text.encode("ascii", "ignore"))
    latin = high - (len(text) - len(_THAI.sub("", text)))
    for codecs in WRONG_CODECS:
        if _most_that_fits(text, latin, codecs) < _NEARLY_ALL * high:
            continue
        meant, fitting = (
            _from_utf8(text, codecs.wrong) if codecs.right == "utf-8" else _from_thai_page(text, codecs.wrong)
        )
        if fitting >= _NEARLY_ALL * high and len(meant) - len(_THAI.sub("", meant)) >= _LEAST:
            return meant, codecs
    return None


def _once(text: str) -> str:
    """Text that was mangled more than once, as it was after the first time."""
    known = _bytes_of("cp1252")
    for _ in range(_MOST_LAYERS):
        if _THAI.search(text) is not None:
            break  # no byte, and so nothing that was mangled: nearly every text
        raw = [known.get(char, ord(char)) for char in text]
        try:
            inner = bytes(raw).decode("utf-8")
        except ValueError:  # a character that is no byte, or bytes that are no UTF-8
            break
        if any(char > "\xff" for char in inner) or inner.isascii():
            break
        text = inner
    return text


def _most_that_fits(text: str, latin: int, codecs: WrongCodec) -> int:
    """How many characters can fit at most, counted at once: most text needs no reading letter by letter.

    `latin` are those beyond ASCII that are no Thai letters, which no Latin code page has; in UTF-8 the first of each
    three characters stands for E0 or E2.
    """
    if codecs.right != "utf-8":
        return latin
    return 3 * sum(text.count(char) for char, byte in _bytes_of(codecs.wrong).items() if byte in _FIRSTS)


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """The byte of each character beyond ASCII; what a codec leaves out stands for itself, as browsers have it."""
    found: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        found[bytes([byte]).decode(codec, "replace").replace(_LOST, chr(byte))] = byte
    if codec == "cp1252":  # what programs take for Latin-1, which has codes without letters there
        found |= {chr(byte): byte for byte in range(0x80, 0xA0)}
    return found


@cache
def _lost_digit(codec: str) -> str | None:
    """The Thai digit whose byte the codec has no character for, where there is only one."""
    lost = [digit for digit in _THAI_DIGITS if bytes([digit.encode()[2]]).decode(codec, "replace") == _LOST]
    return lost[0] if len(lost) == 1 else None


def _from_utf8(text: str, codec: str) -> tuple[str, int]:
    """The text with each three characters that are a Thai letter's bytes as that letter, and how many of all fitted."""
    known = _bytes_of(codec)
    pieces: list[str] = []
    fitting = at = 0
    while at < len(text):
        char = text[at]
        if char <= "\x7f":
            pieces.append(char)
            at += 1
            continue
        trio = [known.get(other) for other in text[at : at + 3]]
        if len(trio) == 3 and trio[0] == 0xE0 and trio[1] in _LEADS and (trio[2] or text[at + 2] == _LOST):
            pieces.append(_letter(trio[1], trio[2]))
            at, fitting = at + 3, fitting + 3
        else:
            pair = _pair(text[at : at + 4], known)
            pieces.append(pair or char)
            at, fitting = at + (3 if pair else 1), fitting + (3 if pair else 0)
    return _with_digits(pieces, _lost_digit(codec)), fitting


def _letter(second: int | None, third: int | None) -> str:
    """A letter from its last two bytes; U+FFFD where the third is lost, and a mark of digits where it may be one."""
    if third is None:
        return "\ufffe" if second == 0xB9 else _LOST
    return bytes([0xE0, second or 0, third]).decode("utf-8", "replace")


def _pair(chars: str, known: dict[str, int]) -> str | None:
    """Other characters of three bytes, as dashes and quotation marks are."""
    raw = [known.get(char) for char in chars[:3]]
    if len(raw) < 3 or raw[0] != 0xE2 or None in raw:
        return None
    made = bytes(byte for byte in raw if byte is not None).decode("utf-8", "replace")
    return made if len(made) == 1 and made != _LOST else None


def _with_digits(pieces: list[str], digit: str | None) -> str:
    text = "".join(pieces)
    if digit is not None:
        beside = rf"(?<=[{_OF_FIGURE}])\ufffe|\ufffe(?=\ufffe*[{_OF_FIGURE}])"
        text = re.sub(beside, digit, text)
    return text.replace("\ufffe", _LOST)


def _from_thai_page(text: str, wrong: str) -> tuple[str, int]:
    """Bytes of the Thai code page that were shown as those of another; Latin-1 is shown as Windows-1252."""
    latin = wrong == "latin-1"
    known = _bytes_of("cp1252" if latin else wrong)
    pieces: list[str] = []
    fitting = 0
    for char in text:
        byte = known.get(char, ord(char) if latin and 0x80 <= ord(char) <= 0xFF else None)
        meant = bytes([byte]).decode("cp874", "replace") if byte is not None else _LOST
        fits = char <= "\x7f" or meant != _LOST
        pieces.append(meant if fits and char > "\x7f" else char)
        fitting += fits and char > "\x7f"
    return "".join(pieces), fitting
