"""Whether the text of a page is language at all, or codes that stand for other letters than the page shows.

A font without a map to characters, or with a false one, gives letters as freely as a sound one. What it gives is no
Thai: the words that every official page is full of are not among it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prongsai.extract.pdf.glyphs.latin_text import without_addresses
from prongsai.extract.records import Block, Table
from pythainlp import thai_above_vowels, thai_below_vowels, thai_tonemarks

_LEAST = 80  # letters; of fewer nothing can be told
_COMMON = 0.04  # share of a page's Thai letters that common words have; official pages have ten times more
_FOREIGN = 0.5  # share of a page's letters that are neither Thai nor plain Latin
_JUMBLED = 0.5  # share of a page's Latin words, by their length, that have signs or capitals among their letters
_UNKNOWN = 0.08, 20  # share of a page's letters, and number, that say nothing in or for words
_MARKS = f"{thai_above_vowels}{thai_below_vowels}{thai_tonemarks}\u0e4c\u0e4d\u0e4e"
_DROPPED = re.compile(rf"[\s{_MARKS}\u200b-\u200f\u2060\ufeff\xad\ufffd\uf700-\uf71a\uf884-\uf89e]+|\(cid:\d+\)")
_THAI = re.compile("[\u0e01-\u0e4e]")
# Letters and signs of other scripts, not the punctuation, boxes and pictures that all have.
_OTHER = re.compile("[\u00a1-\u0dff\u0e80-\u1fff\u20a0-\u24ff\u2c00-\ud7ff]")
# Parts of the words that Thai is made of, without marks, and with the aa that some fonts call am.
_WORDS = re.compile(
    "ก[าำ]ร|คว[าำ]ม|ประ|ของ|และ|ท[าำ]ง|ง[าำ]น|น[าำ]ย|น[าำ]ง|โดย|จ[าำ]ก|เปน|ให|คะแนน|เทศบ[าำ]ล|ต[าำ]บล|อ[าำ]เภอ|จงหวด"
    "|สวน|องค|หนวย|ระดบ|ขอมล|ผล|ตอง|อยาง|โรงเรยน|กรม|ส[าำ]นก"
)
_UNKNOWN_CODE = r"(?:\(cid:\d+\)|[\ufffd\x00-\x08\x0e-\x1f\ue000-\uf6ff\uf71b-\uf883\uf8a0-\uf8ff])"
_UNKNOWN_IN_WORDS = re.compile(rf"(?<=[ก-๎]){_UNKNOWN_CODE}|{_UNKNOWN_CODE}(?=[ก-๎])|{_UNKNOWN_CODE}{{4,}}")
_ONE_UNKNOWN = re.compile(_UNKNOWN_CODE)
_LATIN_WORD = re.compile("[!-~\u00c0-\u00ff]{4,}")
_SIGN = r"[?<>=\[\]\\^`{|}~!$#%*;\"+]"
_JUMBLE = re.compile(rf"\w{_SIGN}+\w|[A-Za-z]{_SIGN}{{2}}|(?:[a-z][A-Z]\w*){{2}}|[A-Za-z][\u00c0-\u00df][A-Za-z]")


def garbled(blocks: Sequence[Block]) -> str:
    """The reason not to believe what was read of a page; empty where it is language, or too little to tell.

    Args:
        blocks: of one page, from its text layer.
    """
    text = "\n".join(_texts(blocks))
    letters = _DROPPED.sub("", text)
    thai = len(_THAI.findall(letters))
    latin = sum(map(letters.count, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    unknown = sum(len(_ONE_UNKNOWN.findall(found)) for found in _UNKNOWN_IN_WORDS.findall(text))
    if unknown > max(_UNKNOWN[0] * (thai + latin), _UNKNOWN[1]):
        return f"the text layer is broken: {unknown} characters of its words have no meaning"
    if thai >= _LEAST and thai >= latin:
        common = sum(map(len, _WORDS.findall(letters)))
        return "" if common >= _COMMON * thai else "the text layer is broken: its letters make no Thai words"
    other = len(_OTHER.findall(letters))
    if other >= _LEAST and other > _FOREIGN * (thai + latin + other) and _is_of_thai_page(text):
        return "the text layer is broken: its letters are neither Thai nor Latin"
    if latin >= _LEAST:
        words = [word for word in _LATIN_WORD.findall(without_addresses(text)) if any(map(str.isalpha, word))]
        jumbled = sum(len(word) for word in words if _JUMBLE.search(word))
        if jumbled > _JUMBLED * sum(map(len, words)):
            return "the text layer is broken: its words have signs and capitals among their letters"
    return ""


def _texts(blocks: Sequence[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def _is_of_thai_page(text: str) -> bool:
    """Whether there is anything Thai on the page, if only its figures."""
    return any("\u0e00" <= char <= "\u0e7f" for char in text)
