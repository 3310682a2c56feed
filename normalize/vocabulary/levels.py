"""Result levels: their spelling in the wild, the scale of each fiscal year, and what a score earns.

Letters AA-F stand for fiscal years to 2565, five words from 2566. In the word scale the instruments have a
minimum too, so without them a total may earn one of several levels: then `allowed_levels` has more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from prongsai.normalize.model.reference_tables import edge_words, table
from prongsai.normalize.text.characters import LEADING_VOWELS, LETTERS
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.numbers import find_numbers
from prongsai.normalize.vocabulary.assessments import assessment_of


@dataclass(frozen=True, slots=True)
class LevelHit:
    """A level printed in running text, `text[start:end]`; `level` is its canonical spelling."""

    start: int
    end: int
    level: str


@dataclass(frozen=True, slots=True)
class _Rule:
    scale: str
    year_from: int
    year_to: int
    level: str
    min_total: Decimal
    min_instrument: Decimal | None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["scale"],
            int(row["year_from"]),
            int(row["year_to"]),
            row["level"],
            Decimal(row["min_total"]),
            Decimal(row["min_instrument"]) if row["min_instrument"] else None,
        )
        for row in table("level_rules")
    )


@cache
def scale_of(level: str) -> str:
    """The scale that a canonical level belongs to: letter, word or legacy."""
    return next(rule.scale for rule in _rules() if rule.level == level)


@cache
def scale_of_year(fiscal_year_be: int) -> str | None:
    """The scale that the assessment used in a fiscal year, or None where no rule is known."""
    return next((rule.scale for rule in _rules() if rule.year_from <= fiscal_year_be <= rule.year_to), None)


def allowed_levels(fiscal_year_be: int, total: Decimal, instruments: Mapping[str, Decimal]) -> list[str]:
    """The levels that a total can earn in a year, best first; one when the instruments decide.

    `instruments` holds what is known of the instruments, 0-100.
    """
    rules = [rule for rule in _rules() if rule.year_from <= fiscal_year_be <= rule.year_to]
    needed = assessment_of(fiscal_year_be).points.keys()
    known = [instruments[code] for code in needed if code in instruments]
    # an instrument may cost a level as far down as levels ask for the instruments, and no further
    least = min((rule.min_total for rule in rules if rule.min_instrument is not None), default=Decimal(0))
    result: list[str] = []
    reached: Decimal | None = None
    for rule in rules:
        if total < rule.min_total or (reached is not None and rule.min_total < min(reached, least)):
            continue
        if rule.min_instrument is not None and any(value < rule.min_instrument for value in known):
            continue
        result.append(rule.level)
        decided = rule.min_instrument is None or len(known) == len(needed)
        if decided:
            break
        reached = rule.min_total
    return result


def earns_in_its_scale(level: str, total: Decimal) -> bool:
    """Whether a total, 0-100, may earn a level by the first rules of the level's scale."""
    year = next(rule.year_from for rule in _rules() if rule.level == level)
    return level in allowed_levels(year, total, {})


def _spellings(rows: Iterable[dict[str, str]]) -> str:
    """A pattern of the levels as they are printed, longest first; a blank stands where the print may have any."""
    found = {spelling for row in rows for spelling in row["printed"].split("|")}
    ordered = sorted(found, key=lambda spelling: (-len(spelling), spelling))
    return "|".join(r"\s*".join(map(re.escape, spelling.split())) for spelling in ordered)


_ROWS = table("level_rules")
_CANONICAL: dict[str, str] = {
    spaceless(spelling): row["level"] for row in _ROWS for spelling in row["printed"].split("|")
}
_LETTERS = _spellings(row for row in _ROWS if row["scale"] == "letter")
_WORDS = _spellings(row for row in _ROWS if row["scale"] == "word")
_LEGACY = _spellings(row for row in _ROWS if row["scale"] == "legacy")
_TOLD = "|".join(word for word in _WORDS.split("|") if "ระดับ" in word)  # "ผ่านเกณฑ์ระดับดี" needs no word before it
_QUOTE = r"[\"'“”‘’«»(\[*:]*"
_ENGLISH = {row["word"]: row["level"] for row in table("level_words") if row["kind"] == "english"}


def _words(kind: str) -> str:
    """A pattern of the words of one kind, longest first."""
    found = {row["word"] for row in table("level_words") if row["kind"] == kind}
    ordered = sorted(found, key=lambda word: (-len(word), word))
    return "|".join(rf"\b{word}\b" if word.isascii() else r"\s*".join(word.split()) for word in ordered)


# a level stands behind "ระดับ": in running text the bare letter or word is too plain to count
_OPENINGS = {row["word"] for row in table("level_words") if row["kind"] == "lead"} | {"ผล", "rated", "a", "its", "the"}
_FIRST_LETTERS = "".join(sorted({word[0] for word in (*_OPENINGS, *_TOLD.split("|"))}))  # few places have one
_IN_TEXT = re.compile(
    rf"(?=[{_FIRST_LETTERS}])(?:(?:{_words('lead')}|ผล(?:\s*การ\s*ประเมิน)?\s*(?:ปี\s*(?:งบประมาณ)?\s*(?:พ\.?ศ\.?)?\s*\d{{4}})?\s*(?:ของ\s*[ก-๎]{{2,20}}?)?(?=[:=“]|คือ))"
    rf"\s*(?:(?:{_words('between')}|\([A-Za-z ]{{2,20}}\)|[.…·_]{{3,}}+|[=:–—]|-(?=\s))\s*)*{_QUOTE}\s*"
    rf"(?P<level>(?-i:{_LETTERS})(?![A-Za-z])|{_WORDS}|{_LEGACY})"
    rf"|\b(?:rated|rating)\b(?:\s+(?:as|at|of))?\s*{_QUOTE}(?P<english>{_words('english')})"
    rf"|\b(?:an?|its|the)\s(?P<rated>(?-i:{_LETTERS}))\s(?:rating|grade)\b"
    rf"|(?P<told>{_TOLD}))",
    re.DOTALL | re.IGNORECASE,
)
_WORD_LETTERS = frozenset(LETTERS + LEADING_VOWELS + "ะัาำิีึืุู")  # what goes on with a word
_CUT = "โดย"  # of "โดยด่วน"
_MAY_FOLLOW = edge_words("behind_level")
_WHOLE = re.compile(
    rf"^(?:(?:อยู่ใน|ได้|เกณฑ์|ผ่านการประเมิน(?:ใน)?)?ระดับ(?:ผล)?|เกรด|ผลการประเมิน|[(]ratingscore[)]|:)*"
    rf"{_QUOTE}(?P<level>{_LETTERS}|{_WORDS}|{_LEGACY})"
    rf"[\"'”’»)\]*.]*(?:\([^)]*\)|excellence|excellent|verygood|good|fair|poor|extremelypoor|fail|pass(?:ed)?)?(?:ระดับ(?:ผลการประเมิน)?)?$",
    re.IGNORECASE,
)


def canonical_level(raw: str) -> str:
    """The canonical spelling of a printed level."""
    flat = spaceless(raw)
    return _CANONICAL.get(flat) or _CANONICAL.get(flat.upper(), flat)


def levels_in(text: str) -> list[LevelHit]:
    """Levels printed behind "ระดับ" in running text; verbs such as ผ่านเกณฑ์ do not count."""
    hits = []
    for m in _IN_TEXT.finditer(text):
        kind = m.lastgroup or "level"
        level = m[kind]
        of_rank = text[: m.start()].rstrip().endswith(edge_words("of_rank"))  # "ผู้บริหารระดับสูง"
        if not level.isascii() and (of_rank or _is_another_word(text, m.end(kind))):
            continue
        hits.append(LevelHit(m.start(kind), m.end(kind), _ENGLISH.get(level.lower()) or canonical_level(level)))
    return hits


_BARE_LEVEL = re.compile(rf"(?<![A-Za-zก-๎])(?:{_LETTERS})(?![A-Za-z.])|{_WORDS}|{_LEGACY}")


@lru_cache(maxsize=16384)
def bare_levels(text: str) -> tuple[LevelHit, ...]:
    """Every print that reads as a level, "ระดับ" before it or not: the caller says what must stand beside it."""
    return tuple(
        LevelHit(m.start(), m.end(), canonical_level(m[0]))
        for m in _BARE_LEVEL.finditer(text)
        if not _is_another_word(text, m.end())
    )


def is_before_range(text: str, hit: LevelHit) -> bool:
    """Whether a level is explained by the range of scores behind it: "ระดับ AA หมายถึง 95.00-100 คะแนน"."""
    behind = text[hit.end : hit.end + _RANGE_REACH]
    number = next(iter(find_numbers(behind)), None)
    if number is None or "(" in behind[: number.start] or "\n" in behind[: number.start].strip(" :"):
        return False
    lead = behind[: number.start].strip(' ”")')
    defined = not lead or lead.startswith(_DEFINES)
    bound = behind[number.end :].lstrip().removeprefix("คะแนน").lstrip().startswith("ขึ้นไป")
    return number.kind == "range" or (defined and (bound or number.kind == "threshold"))


def _is_another_word(text: str, end: int) -> bool:
    """Whether what reads as a level up to `end` goes on as another word, or is cut: "ต้องปรับปรุงโดย" ends the line."""
    return text[end:].strip() == _CUT or text[end : end + 1] in _WORD_LETTERS and not text.startswith(_MAY_FOLLOW, end)


_BOX_SIGNS, _BOX_OPENS = "☑☒✓✔■✅●◉☐□○◯◻", "(["
_BOX = re.compile(
    rf"(?P<box>[{_BOX_SIGNS}]|[(\[]\s*[/xX✓✔√]?\s*[)\]])|(?P<level>(?<![A-Za-z])(?:{_LETTERS})(?![A-Za-z])|{_WORDS})"
)
_MAY_BE_BOX = frozenset(_BOX_SIGNS + _BOX_OPENS)
TICKS = frozenset("☑☒✓✔■✅●◉/xX√")
_RANGE_REACH = 60  # characters from a level to its range
_DEFINES = ("หมายถึง", "หมายความว่า", "คือ", "ได้แก่", "ต้อง", "=", ":")
_MANY_BOXES, _LEAST_BOXES = 3, 2
_PLAINLY = frozenset({"ผ่านดีเยี่ยม", "ผ่านดี"})  # of two boxes, that are those of no other form


@lru_cache(maxsize=16384)
def ticked_levels(text: str) -> tuple[LevelHit, ...]:
    """The one level with a ticked box in a row of boxes; none where several or none are ticked."""
    if TICKS.isdisjoint(text):
        return ()
    boxes = _boxes(text)
    ticked = [level for box, level in boxes if TICKS & set(box[0])]
    told = len(boxes) >= _MANY_BOXES or any(canonical_level(level[0]) in _PLAINLY for _, level in boxes)
    if len(boxes) < _LEAST_BOXES or not told or len(ticked) != 1:
        return ()
    return (LevelHit(ticked[0].start(), ticked[0].end(), canonical_level(ticked[0][0])),)


def _boxes(text: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Each box with the level beside it: behind it, or before it where the text begins with a level."""
    if _MAY_BE_BOX.isdisjoint(text):
        return []
    marks = list(_BOX.finditer(text))
    pairs = list(zip(marks, marks[1:], strict=False))
    leads = "box" if marks and marks[0].lastgroup == "box" else "level"
    beside = [
        (a, b) if leads == "box" else (b, a)
        for a, b in pairs
        if a.lastgroup == leads != b.lastgroup and text[a.end() : b.start()].strip() in ("", "ระดับ")
    ]
    return [(box, level) for box, level in beside if box.lastgroup == "box"]


def is_level_box(text: str) -> bool:
    """A line that is a box, ticked or not, and a level: one of a list to choose from."""
    line = text.strip().lstrip("-•").strip()
    boxes = _boxes(line)
    return len(boxes) == 1 and boxes[0][0].start() == 0 and boxes[0][1].end() == len(line)


@lru_cache(maxsize=16384)
def level_of_cell(text: str) -> str | None:
    """The level that a whole cell prints, or None."""
    flat = spaceless(text)
    if not flat or len(flat) > 60:
        return None
    m = _WHOLE.match(flat)
    return canonical_level(m.group("level")) if m else _told_level(text.strip())


def _told_level(text: str) -> str | None:
    """The level that a cell ends with behind its own word for it: "Grade A", "Very Good (A)", "ระดับดีมาก (A)"."""
    for told in (text, f"{_LEAD} {text}"):
        m = _IN_TEXT.match(told)
        if m is not None and m["level"] is not None and not told[m.end("level") :].strip(_CLOSES):
            return canonical_level(m["level"])
    return None


def is_level(text: str) -> bool:
    """A line that is a level and nothing else."""
    return level_of_cell(text) is not None


_LEAD, _CLOSES = "ระดับ", " .)]*\"'”’»✓"
_LEADING = 40  # characters
_ASKED = frozenset({"", "ผลการประเมิน", "ผลประเมิน", "คุณธรรม"})  # what may stand between "ระดับ" and the level


def asks_for_level(text: str) -> bool:
    """A line that leads to the level on the next one: "ผลการประเมินระดับ"."""
    _, led, behind = text.rpartition("ระดับ")
    plain = len(text) <= _LEADING and not any(map(str.isdecimal, text))
    return bool(led) and plain and spaceless(behind).rstrip(":=") in _ASKED
