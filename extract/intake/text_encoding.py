"""Decodes text files without guessing silently: a file decodes strictly, or it is reported.

Thai offices write UTF-8, UTF-16 (Notepad's "Unicode") and the old single-byte Thai code page
(TIS-620, CP874). Any bytes decode as the last, so its text must also read as Thai.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.twice_encoded import undo_wrong_codec
from pythainlp import thai_above_vowels, thai_below_vowels, thai_tonemarks

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_THAI_NAMES = frozenset(
    (
        "windows-874",
        "cp874",
        "x-windows-874",
        "dos-874",
        "tis-620",
        "tis620",
        "iso-8859-11",
        "iso8859-11",
        "ibm874",
    )
)
_LATIN_NAMES = frozenset(("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_-]+)", re.IGNORECASE)

# A Thai mark above or below needs a consonant (or a mark) before it; a leading vowel needs one after it.
_MARKS = f"{thai_above_vowels}{thai_below_vowels}{thai_tonemarks}ฺ์๎"
_MARK_ALONE = re.compile(rf"(?<![ก-ฮ{_MARKS}])[{_MARKS}]")
_VOWEL_ALONE = re.compile(r"[เ-ไ](?![ก-ฮเ])")
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c\x1d\x80-\x9f]")  # Word's hyphens, 1E and 1F, are of its text
_MAX_BAD_SHARE = 0.05  # OCR and typing slips: one odd sequence in twenty Thai letters is still Thai


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the codec that gave it, and the number of bytes of a last character that was cut off."""

    text: str
    encoding: str
    cut_bytes: int = 0


def decode_text(data: bytes, html: bool = False) -> Decoded:
    """Decode a text file; a byte-order mark is taken off, U+FFFD that is already in the file stays.

    Args:
        data: the whole file.
        html: whether a charset declared in the file counts.

    Raises:
        DocumentError: `undecodable_text` when no encoding reads as text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name, "its byte-order mark says")
    wide = _wide_codec(data)
    if wide:
        return _strict(data, wide, "its bytes look like")
    try:
        return _utf8(data)
    except UnicodeDecodeError as error:
        place = error.start
    for name in _candidates(data, html):
        text = _try(data, name)
        if text is not None and (name != "cp874" or reads_as_thai(text)):
            return Decoded(text, name)
    line = data.count(b"\n", 0, place) + 1
    raise DocumentError(
        ErrorCode.UNDECODABLE_TEXT,
        f"not UTF-8 (byte {place}, line {line}), and not Thai as TIS-620/CP874; save the file as UTF-8",
    )


def reads_as_thai(text: str) -> bool:
    """Whether text decoded from a single-byte Thai code page is plausible Thai, or plain ASCII."""
    high = sum(1 for char in text if char > "\x7f")
    thai = len(_THAI.findall(text))
    if not high:
        return True
    if not thai or 2 * thai < high or _CONTROL.search(text):
        return False
    bad = len(_MARK_ALONE.findall(text)) + len(_VOWEL_ALONE.findall(text))
    return bad <= max(1, _MAX_BAD_SHARE * thai) and thai >= 2


def is_binary(text: str) -> bool:
    """Whether decoded "text" holds more control characters than any text does."""
    sample = text[:200_000]
    return "\x00" in sample or len(_CONTROL.findall(sample)) > max(2, len(sample) // 100)


def _utf8(data: bytes) -> Decoded:
    """Strict UTF-8, twice where it was mangled; only a character cut off by the file's end is dropped, and counted."""
    try:
        return _as_meant(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or error.start < len(data) - 3 or error.start == 0:
            raise
        text = data[: error.start].decode("utf-8")
        if text.isascii():
            raise  # nothing but its end speaks for UTF-8
        return Decoded(text, "utf-8", len(data) - error.start)


def _as_meant(text: str) -> Decoded:
    """The text, or what it was before a wrong codec mangled it, where only that reads as Thai."""
    found = undo_wrong_codec(text)
    if found is None or not reads_as_thai(found[0].replace("\ufffd", "ก")):
        return Decoded(text, "utf-8")
    meant, codecs = found
    return Decoded(meant, f"utf-8, once {codecs.wrong} for {codecs.right}")


def _strict(data: bytes, name: str, why: str) -> Decoded:
    odd = len(data) % 2 if name.startswith("utf-16") else 0
    try:
        return Decoded(data[: len(data) - odd].decode(name), name, odd)
    except UnicodeDecodeError as error:
        if name == "utf-8":
            try:
                return _utf8(data)
            except UnicodeDecodeError:
                pass
        raise DocumentError(
            ErrorCode.UNDECODABLE_TEXT,
            f"{why} {name.upper()}, but byte {error.start} is no part of a character",
        ) from error


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is the high byte of ASCII, Thai or punctuation."""
    sample = data[:4000]
    if len(sample) < 4:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if name == "utf-16-le" else sample[1::2]
        usual = sum(high.count(byte) for byte in (0x00, 0x0E, 0x20))
        if (
            usual > 0.9 * len(high)
            and high.count(0) + high.count(0x0E) > 0.8 * len(high)
            and low.count(0) * 20 < len(low)
        ):
            text = _try(data[: len(data) - len(data) % 2], name)
            if text is not None and not is_binary(text):
                return name
    return None


def _candidates(data: bytes, html: bool) -> list[str]:
    names: list[str] = []
    declared = _declared(data) if html else None
    if declared and declared in _THAI_NAMES:
        declared = "cp874"
    if declared and declared not in _LATIN_NAMES:
        names.append(declared)
    names.append("cp874")
    if declared in _LATIN_NAMES:
        names.append("cp1252")
    return names


def _declared(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:4096]) or _XML_ENCODING.search(data[:200])
    return match.group(1).decode("ascii").lower() if match else None


def _try(data: bytes, name: str) -> str | None:
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None
