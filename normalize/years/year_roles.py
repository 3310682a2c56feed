"""What one printed year is about: the assessment, the measures that follow, a law, a date, another result.

The nearest cue word before it decides; the cue words are rows of `tables/year_cues.csv`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from string import digits
from typing import Literal

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import THAI_DIGITS
from prongsai.normalize.text.dates import YearHit, find_years
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, behind, either, one, phrase, then, words_of
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.assessments import assessments

Role = Literal["assessed", "measures", "law", "bare", "unsaid", "compared", "announced", "other"]
Cue = Role | Literal["prepares"]  # "เตรียมรับการประเมิน ITA ปี 2568": of an assessment to come

FIRST_YEAR = 2556  # the assessment began in an older form
LAST_YEAR = max(2575, assessments()[-1].last_year)
_CUE_WINDOW = 110  # characters of the paragraph before the year in which a cue may stand
SHORT = 200  # characters of a paragraph that can be a heading
_EITHER = either(
    ("takes_result", "~24", "to_use"), ("told_results", "~60", "joins_on", "act_of?", "lays_down?", "measure_word")
)
_RESULT_TITLE = phrase(
    "title_lead?", "#section*", "report_word?", "sums_up*", "assessment_result", "!", "~30", "leads_to_work"
)
_BEFORE_MEASURES = ("chapter?", "#list_lead?", "of_measures*")
_MEASURES_TITLE = either(
    (*_BEFORE_MEASURES, "measures_named"),
    (*_BEFORE_MEASURES, "ways", "act_of?", "raise", "~2", "level_is"),
    (*_BEFORE_MEASURES, "plan", "!no_plan"),
)
_AIMED = phrase("goal_or_short", "aims", "~70", "$")  # "ตั้งเป้าหมายให้มีคะแนนไม่ต่ำกว่า 95 คะแนน ในปี 2568"
_NOTHING = "nothing"  # the role of words that hold a cue and are none
# "ประกาศผล ... เมื่อวันที่ 9 ธันวาคม 2562": every result so far was announced within the calendar year of its number
_ANNOUNCED = phrase("announces_result", "!no_result", "~60", "$")
FIGURE = phrase("#plain_decimal")
_SECTION = phrase("section_word", "#bounded", spaced=True)
_GOAL_SET = phrase("goal_or_short", "#figure", "score|percent")  # "เป้าหมาย 85 คะแนน": the word behind it is the goal's
# the year on the next line is that of a date, or of a council's session
_OTHER_ABOVE = either(("on_day", "#item_number", "^20", "$"), ("session", "~40", "$"))
_MARKS = " \t\n\xa0-–•*.)" + digits + THAI_DIGITS
_OWN_FIGURE, _OWN_REACH = Phrase("that?", "gets_or_is?", "result_word*", "#decimal"), 40  # characters behind a year
_TO_FIGURE = ":=►▶→➜–-"  # signs between a year and its figure: "ปี 2566 : 92.85"
_LEAD = 30  # characters before the year in such a line
YEAR_AND_FIGURE = phrase("#bullet_or_bracket*", "at_time?", "each?", "#written_year", "^30", "#score_head", spaced=True)
_OF_MONEY = phrase("^20", "#count", "~3", "magnitude?", "money")  # "งบประมาณปี 2569 ตั้งไว้ 245,000 บาท"
_TO_COME = phrase("to_come")  # "ปีงบประมาณ 2568 จะยกระดับการเปิดเผยข้อมูล"
_IN_ERA, _DATED = phrase("be", "$"), phrase("dated_year", "be", "$")  # a law has its era without a word for a year
_ROSE_FROM = Phrase(  # "เพิ่มขึ้นจาก 85.26 คะแนนในปี 2565 เป็น 91.84": the figure behind the year is of another
    "from", "from_value*", "#decimal", "#digit*", "score|percent?", "to_year*", "years?", "fiscal?", "be?"
)
_BARE = phrase("#bullet_or_bracket*", "dated_year?", "be?", "#year", "#year_of_ce?", "closing*")
_THAN = Phrase(  # "ต่ำกว่าผลเมื่อปี 2564", "ขยับขึ้นจากคะแนนปี 2564"
    one("than|set_against", then("moved|rose_by", "direction*", "from")),
    "compared_what*", "each?", "years?", "fiscal?", "be?",
)  # fmt: skip
_PREPARED = 16  # squeezed characters from words that prepare to what they prepare for
_OF_OTHER: frozenset[Cue] = frozenset({"measures", "law", "other", "prepares"})
_TITLE_LINES = 3  # of a title over lines


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, Cue]]:
    rows = [row for row in table("year_cues") if row["role"] != _NOTHING]
    roles: dict[str, Cue] = {to_key(row["cue"]): row["role"] for row in rows}  # type: ignore[misc]
    return any_of(roles), roles


@cache
def _no_cues() -> re.Pattern[str]:
    """Words that hold a cue and are none themselves: a level, an indicator, a chart."""
    return any_of(row["cue"] for row in table("year_cues") if row["role"] == _NOTHING)


def role_of(text: str, hit: YearHit, earlier: int = 0, above: str = "", wrapped: bool = False) -> Role:
    """What the year at `hit` is about, by the nearest cue before it (not before offset `earlier`).

    `above` is the heading over the paragraph: a title broken over lines names its subject there. `wrapped` says that
    line breaks are a page's, not the author's.
    """
    known = _by_form(text, hit)
    if known is not None:
        return known
    start = text.rfind("\n", 0, hit.start) + 1
    if start and _BARE.fullmatch(to_key(text[start:].split("\n")[0])):
        return _of_bare(text[:start])  # the last line of a title
    if _BARE.fullmatch(to_key(text)):
        return _of_bare(above)
    return _by_cues(text, hit, earlier, above, wrapped)


def _by_form(text: str, hit: YearHit) -> Role | None:
    """What the form of the print alone says: a date, a range, the number of a letter, a year and its figure."""
    if hit.kind == "date" and _ANNOUNCED.search(to_key(text[max(0, hit.start - _CUE_WINDOW) : hit.start])):
        return "announced"
    if hit.kind in ("date", "range") or _is_of_number(text[: hit.start].rstrip()):
        return "other"
    matter = _matter_behind(to_key(text[hit.end : hit.end + _CUE_WINDOW]))
    if matter is not None:
        return "measures" if matter == "prepares" else matter
    if hit.start < _LEAD and YEAR_AND_FIGURE.match(text.lstrip()):
        return "unsaid"  # "ปี 2565 ได้ 88.40": whatever stands above it
    return None


def _matter_behind(key: str) -> Cue | None:
    """What else than a result a year is of by the words behind it: money, or what is yet to come."""
    if _OF_MONEY.match(key):
        return "other"
    return "prepares" if _TO_COME.match(key) else None


def tells_figure(text: str) -> bool:
    """Whether a paragraph prints a figure, other than the number of its own section: "วาระที่ 3.2 ผลการประเมิน"."""
    opening = text.lstrip()
    section = _SECTION.match(opening)
    return FIGURE.search(opening, section.end() if section else 2 if opening[1:2] == "." else 0) is not None


def _is_of_number(before: str) -> bool:
    """Whether a year ends the number of a letter or a meeting: "ครั้งที่ 4/2564"."""
    return before.endswith("/") and before[:-1].rstrip()[-1:].isdecimal()


def _of_bare(above: str) -> Role:
    """What a year that stands alone is about, from what stands above it."""
    flat = to_key(above)
    if _MEASURES_TITLE.match(flat) or ends_with_measures(above):
        return "measures"
    if _OTHER_ABOVE.search(flat):
        return "other"
    if _EITHER.search(flat):
        return "unsaid"
    over = _roles_in(flat[-_CUE_WINDOW:])
    return over[-1] if over and over[-1] == "measures" and not _RESULT_TITLE.match(flat) else "bare"


def _by_cues(text: str, hit: YearHit, earlier: int, above: str, wrapped: bool) -> Role:
    """What a year inside a line is about, by the words around it."""
    line = 0 if wrapped else text.rfind("\n", 0, hit.start) + 1
    if line and opens_with_year(text[line : hit.start]):
        earlier = max(earlier, line)  # a line that opens with its year owes nothing to the line above
    before = _no_cues().sub("", to_key(text[max(earlier, hit.start - _CUE_WINDOW) : hit.start]))
    if _ROSE_FROM.closes(before):
        return "compared"
    before = _GOAL_SET.sub(words_of("goal")[0], before)
    if leads_to_own(text, hit.end):
        # "ITA ได้ 94.63 คะแนน (ปี 2566 ได้ 92.11)": a result of its own
        before = behind(FIGURE.split(before)[-1], "score")
    if _AIMED.search(before):
        return "law"
    if _THAN.closes(before):
        return "compared"
    told = _cues_in(before)
    titled = _in_double_title(text, hit, above, bool(told))
    if titled is not None:
        return titled
    if not told:
        after = to_key(text[hit.end : hit.end + _CUE_WINDOW])
        follows = _roles_in(FIGURE.split(after)[0])  # what stands behind a figure is of the figure
        if follows:
            return follows[0] if follows[0] != "other" else "unsaid"
        dated = FIGURE.search(to_key(text)) is not None  # figures of its own: it owes nothing to what is above
        over = to_key(text[:line] or above)
        if len(text) <= SHORT and not dated and _MEASURES_TITLE.match(over):
            return "measures"
        told = [] if dated else _cues_in(over[-_CUE_WINDOW:])
        if not told:
            return "unsaid"
    return "measures" if told[-1] == "prepares" else _in_title(text, hit, told[-1], earlier)


def leads_to_own(text: str, end: int) -> bool:
    """Whether the year that ends at `end` leads to a figure of its own, and so says nothing of another's.

    "ปี 2566 ได้ 92.11 คะแนน" does; "in fiscal 2025, up from 95.66" does not.
    """
    return leads_to_figure(to_key(text[end : end + _OWN_REACH]))


def leads_to_figure(key: str) -> bool:
    """Whether the words behind a year, as a key, lead to a figure of its own: "ปีก่อนที่ได้ 88.10"."""
    return _OWN_FIGURE.opens(key.lstrip(_TO_FIGURE).removeprefix("ร้อยละ"))


def opens_with_year(before: str) -> bool:
    """Whether nothing stands before a year but a mark of a list and the words for it."""
    lead = to_key(before.lstrip(_MARKS))
    return not behind(behind(lead, "dated_year"), "be")


def _roles_in(text: str) -> list[Role]:
    """What the cues of a text say, in order."""
    return ["measures" if cue == "prepares" else cue for cue in _cues_in(text)]


def _cues_in(text: str) -> list[Cue]:
    """The cues of a text, in order; what one is prepared for is yet to come."""
    pattern, roles = _cues()
    found: list[Cue] = []
    prepared = -_CUE_WINDOW  # where words that prepare for something end
    for cue in pattern.finditer(text):
        role = roles[cue.group()]
        if role == "prepares" or (role == "assessed" and cue.start() - prepared <= _PREPARED):
            prepared = cue.end()
            found.append("prepares")
        elif role == "compared" and found[-1:] == ["other"]:
            continue  # "ได้รับรางวัลเมื่อปี 2565"
        else:
            found.append(role)
    return found


def other_matter(before: str, behind: str) -> Cue | None:
    """What else than a result a year is of by the words, as keys, right beside it; None where nothing says so.

    "ได้รับรางวัลเลิศรัฐ ปี 2565" and "งบประมาณปี 2568 จำนวน 30 ล้านบาท" are of an `other` matter.
    """
    matter = _matter_behind(behind)
    if matter is not None:
        return matter
    told = _cues_in(before)
    if told[-1:] == ["law"] and _IN_ERA.search(before) and not _DATED.search(before):
        return "other"  # "ตามประกาศ ป.ป.ช. พ.ศ. 2561"
    return told[-1] if told and told[-1] in _OF_OTHER else None


def _in_double_title(text: str, hit: YearHit, above: str, told: bool) -> Role | None:
    """In a title of results and measures alike, each may have its own year, or one year may be either's.

    `told` says that words before the year tell what it is of: below such a title they do.
    """
    if len(text) > SHORT:
        return None
    whole = to_key(text)
    between = _EITHER.search(whole)
    if between is not None and find_years(between[0]):
        return "measures" if _EITHER.search(to_key(text[: hit.start])) else "assessed"
    if told and between is None and _EITHER.search(to_key(above)):
        return None
    return "unsaid" if _EITHER.search(to_key(above) + whole) else None


def _in_title(text: str, hit: YearHit, role: Role, earlier: int) -> Role:
    """The role that a cue gives, unless the title that the year stands in is of measures, or of results."""
    whole = to_key(text) if len(text) <= SHORT else ""
    own = to_key(text[text.rfind("\n", 0, hit.start) + 1 :].split("\n")[0])  # a scan may join a title to what is above
    for title in (whole, own):
        if _MEASURES_TITLE.match(title) and FIGURE.search(title) is None:
            return "measures"
    if whole and not earlier and role == "measures" and _RESULT_TITLE.match(whole):
        return "assessed"
    return role


def ends_with_measures(text: str) -> bool:
    """Whether the last lines of a text are a title of measures: a scan may join a title to what stands above it."""
    lines = text.strip().split("\n")
    return any(_MEASURES_TITLE.match(to_key(" ".join(lines[-n:]))) for n in range(1, _TITLE_LINES + 1))


def years_of_measures_titles(text: str) -> list[YearHit]:
    """The years of a text's lines that are titles of measures over further lines, and of no result below them.

    "รายงานผลการดำเนินการตามมาตรการ ... ประจำปีงบประมาณ พ.ศ. 2568" over "ผลการประเมิน ITA ได้ 87.50 คะแนน".
    """
    found: list[YearHit] = []
    start = 0
    for line in text.split("\n")[:-1]:
        if len(line) <= SHORT and FIGURE.search(to_key(line)) is None:
            hits = [hit for hit in find_years(line) if role_of(line, hit) == "measures"]
            found += [replace(hit, start=hit.start + start, end=hit.end + start) for hit in hits]
        start += len(line) + 1
    return found
