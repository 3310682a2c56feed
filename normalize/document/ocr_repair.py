"""Words that a text engine read from a picture: marks lost over known words, and the instruments' Latin names.

Engines lose the small marks over Thai letters ("ตัวชีวัด", "ดังนี"). Where what is left of a word is, mark for mark
ignored, a word that reports use, that word is put in its place; no letter is ever changed (but "ะดับ" for "ระดับ").
Only text that was read from a picture is treated so: in a file's own text a missing mark may be the author's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import LETTERS, MARKS, TONES, is_thai
from prongsai.normalize.text.keys import Key, skeleton
from prongsai.normalize.text.repair import Repaired, repair
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.levels import is_level

LOST_MARK = "ocr_lost_mark"
LATIN_NAME = "ocr_latin_name"
GAP = "ocr_gap"
STRAY = "ocr_stray_mark"
_STRAY = 2  # letters that dirt at a cell's edge is taken for
_GAP_BEFORE_AA = re.compile(rf"(?<=[{LETTERS}{TONES}]) {{1,2}}(?=า)")
_LONG = 6  # letters of a word that is known although a mark too many stands over it
_LEAST = 4  # letters without marks; shorter words are other words with a mark more
_SOURCES = (  # table, column
    ("ocr_words", "word"),
    ("label_aliases", "alias"),
    ("level_rules", "level"),
    ("column_kinds", "pattern"),
    ("measure_headers", "pattern"),
    ("departments", "name"),
    ("thai_months", "form"),
)
_MONTHS = frozenset(["มค", "กพ", "พค", "กค", "สค", "กย", "ตค", "พย", "ธค"])
# What the engine makes of "IIT", whose letters are three strokes: whole cells beside EIT or OIT only.
_IIT = re.compile(r"[(]?(?:แท|เท|ไท|ท|IT|WIT|HT|TIT|UT|[Il1|]{2}T|[Il1|]T|I[Il1|]1|[Il1|]{3})[)]?")
_OTHERS = frozenset({"EIT", "OIT"})


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, str]]:
    """Known words by their letters without marks; those that two words share are left out."""
    words: dict[str, set[str]] = {}
    for name, column in _SOURCES:
        for row in table(name):
            word = row[column].replace("ํา", "ำ").strip()
            bare = _letters(word)
            if all(map(is_thai, word)) and len(bare) >= _LEAST and bare != word:
                words.setdefault(bare, set()).add(word)
    known = {bare: next(iter(found)) for bare, found in words.items() if len(found) == 1}
    return any_of(known), known


def _month(m: re.Match[str]) -> str:
    name = m[1] + m[2]
    return f"{m[1]}.{m[2]}." if name in _MONTHS else m[0]


_MISREAD: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    tuple(  # what engines make of a print, and the print
        (re.compile(form), printed)
        for form, printed in (
            (r"การ(?:ไ[ชข]้|ใข้|ไ[ชข])(?=[อทงจ])", "การใช้"),  # small, ใ and ช are ไ and ข to an engine
            (r"(?<![ก-๎])([มกพสตธ])[.,]?\s?[ุู][.,]?\s?([คพย])[.,]?(?![ก-๎])", _month),  # the point taken for a vowel below
            (r"(?<![ก-๎])ะดับ", "ระดับ"),  # no word begins so: the first letter at a line's edge was lost
        )
    )
)
_IIT_BEHIND = re.compile(r"((?:ภายใน|เฉลี่?ย|แบบวัด|รวม)\s?\(?)(?:IT|TIT|I1T|IlT|lIT|TO|TT)(?=\s?\)|\s*$)")
# a whole line of which the engine lost a word: "\aae EIT"; "เฉลี่ย ยา", where the row says which mean it is
_NOISE = re.compile(
    r"[\\/|.,'\"«»A-Za-z]{1,8}\s+(?P<name>[EO]IT|IIT)"
    r"|(?P<mean>(?:ค่า|คะแนน|รวม|สรุป)*(?:เฉลี่ย|รวม))\s+(?!(?:[IEO]IT|ITA)(?:\s|$)|ปี|ทุก|ราย|ผล|ของ|ใน|ทั้ง|ต่อ)[^\s\d]{1,4}(?:\s?[.])?"
)


def level_alone(text: str) -> str:
    """A cell's level without the letter or two that stand apart behind it: the edge of a stamp, a line, dirt."""
    level, _, stray = text.strip().rpartition(" ")
    apart = 0 < len(stray.strip(".,:;|")) <= _STRAY and not any(map(str.isdecimal, stray)) and not is_level(stray)
    if not apart or not is_level(level) or is_level(text):
        return text
    begun = {row["level"].removeprefix(level) for row in table("level_rules") if row["level"].startswith(level)}
    return text if any(0 < len(rest) <= _STRAY for rest in begun) else level.strip()  # "ผ่าน" and what is left of "ดี"


def _letters(text: str) -> Key:
    """A text without marks and spaces."""
    return skeleton(text.replace(" ", ""))


def repair_scanned(text: str) -> Repaired:
    """`repair`, then marks put back over known words.

    A gap before "า" is closed and nothing more: an engine that reads a picture parts letters that stand wide, and sees
    the ring of "ำ" where there is one; in a file's own text such a gap is what a lost ring leaves.
    """
    closed = _GAP_BEFORE_AA.sub("", text)
    fixed = repair(closed)
    if closed != text:
        fixed = fixed._replace(rules=(GAP, *fixed.rules), edits=())
    mended = fixed.text
    for form, printed in _MISREAD:
        mended = form.sub(printed, mended)
    mended = _IIT_BEHIND.sub(r"\1IIT", _with_marks(mended))
    if found := _NOISE.fullmatch(mended.strip()):
        mended = found["name"] or found["mean"]
    if mended == fixed.text:
        return fixed
    return fixed._replace(text=mended, rules=(*fixed.rules, LOST_MARK))


def _with_marks(text: str) -> str:
    places = [i for i, char in enumerate(text) if char not in MARKS and char != " "]
    bare = _letters(text)
    pattern, known = _lexicon()
    parts: list[str] = []
    done = 0
    for found in pattern.finditer(bare):
        start, end = places[found.start()], places[found.end() - 1] + 1
        while end < len(text) and text[end] in MARKS:
            end += 1
        printed, word = text[start:end], known[found[0]]
        if _only_lost(printed, word):
            parts += [text[done:start], word]
            done = end
    return "".join([*parts, text[done:]]) if parts else text


def _only_lost(printed: str, word: str) -> bool:
    """Whether the print has lost marks of the word, or has one mark or space that is none of it."""
    if printed == word:
        return False
    spare = 1 if len(_letters(word)) >= _LONG else 0
    return _marks(printed) <= _marks(word) + spare


def _marks(text: str) -> int:
    return sum(char in MARKS or char == "ำ" for char in text)


def misread_names(texts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where a table's column or row of EIT and OIT holds an "IIT" that was misread: (row, column) each.

    Args:
        texts: the cells of a table, rows by columns.
    """
    found: list[tuple[int, int]] = []
    for c in range(len(texts[0]) if texts else 0):
        found += [(r, c) for r in _misread([row[c] for row in texts])]
    for r, row in enumerate(texts):
        found += [(r, c) for c in _misread(row) if (r, c) not in found]
    return found


def _misread(line: Sequence[str]) -> list[int]:
    """The one place in a row or column of instruments where "IIT" was misread."""
    cells = [text.strip() for text in line]
    first = {text.split()[0].strip("()") for text in cells if text}
    if _OTHERS.isdisjoint(first) or "IIT" in (text.strip("()") for text in cells):
        return []
    wrong = [i for i, text in enumerate(cells) if _IIT.fullmatch(text)]
    if not wrong and "OIT" in cells and cells.count("EIT") == 1 and (at := cells.index("EIT")) > 1:
        # the one before EIT and OIT, whatever it reads
        before = cells[at - 1]
        is_word = 2 <= len(before) <= 4 and not any(char.isdecimal() or char.isspace() for char in before)
        wrong = [at - 1] if is_word else []
    return wrong if len(wrong) == 1 else []
