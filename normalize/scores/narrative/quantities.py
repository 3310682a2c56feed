"""Ways to tell what a figure of running text measures: a score of one body, or something that only looks like one.

`scores.quantity_rules` holds their order, and what becomes of a figure by each.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prongsai.normalize.scores.narrative.events import BODIES, FULL
from prongsai.normalize.scores.narrative.frames.aims import is_kpi, is_let, leads_to_aim, misses_mark
from prongsai.normalize.scores.narrative.frames.gaps import leads_to_gap
from prongsai.normalize.text.characters import is_latin
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.text.phrases import Phrase, free, holds, maybe, one, then, words_of
from prongsai.normalize.vocabulary.assessments import in_force

BEFORE, BEHIND = 90, 60  # squeezed characters beside a figure that tell its quantity
_SHARE_BEFORE = ("ร้อยละ", "สัดส่วน")
_USUAL_DECIMALS, LEAST_BY_FORM = 2, 50  # of a score that no words call one
_RATE, _OF_MEAN = Phrase("rate"), Phrase("mean", "^40")
UNIT = Phrase("closing?", "points", "!full_or_more")
IN_YEAR = Phrase(  # the words between a figure and its year
    "points|percent|closing?", "to_year?", "result_of_year?", "each?",
    one("year_opens", then("year_ce_opens", "#digit")),
)  # fmt: skip
_OTHER_UNIT = Phrase(
    one(
        "other_unit", then("years", "!no_count_of_years|#digit"),
        then("point_unit", "!#digit"),
    )
)  # fmt: skip
_BODIES_BEHIND = Phrase("bodies_behind")
_CHANGE = Phrase(
    "change",
    free(
        "change_by",
        then("from", "former", "^30", "#year?"),
        then("more_than", "^24", "#year?"),
        then("#number", "years"),
    ),
)
_CHANGE_TO = Phrase(
    one(
        "change_to", then("<!much", "from"),
        then(one("former_year", then("#year", "closing?")), "which"),
    ),
    "to_value*",
)  # fmt: skip
_MOST_OF_GAP = 50  # more than this no part of a result rises, falls or lacks
_OVER_YEARS = Phrase(
    "mean", "in_all?", "#number", "years", "^20", maybe(then("#year", "to", "#year_or_its_end")), "^12"
)
_ABOUT = Phrase("about")
_MEAN_LED = Phrase("mean", "mean_lead*", maybe(then("each?", "years", "fiscal?", "be?", "#year")), "mean_lead*")
_SHARE_BEHIND = Phrase(
    "percent?",
    one("number_of", then("or", "number_of?", "#digit"), then("of", "!score")),
)
_SHARE_SAID = Phrase(one("share", then("number_of", "#count", "counted_bodies", "or?")), "of_100?")
_SHARE_OF_COUNTS = Phrase(  # "7 จาก 8 มาตรการ (ร้อยละ 87.50)"
    "#digit", "from", "#number", "#thai_word", "opening", "makes?", "of_100"
)
_SHARE_OR_AMOUNT = Phrase("#digit", "!points", "^16", "or", "makes*", "of_100")  # "1.8 ตันต่อวัน หรือร้อยละ 35.60"
_SHARE_COUNTED = Phrase("#number", "counted", "opening?", "makes*", "of_100")  # "131 แห่ง (ร้อยละ 90.97)"
_POLLED = Phrase("percent?", "poll_answer")  # "ร้อยละ 31.53 เคยได้ยิน"
_SO_MANY = Phrase("before_so_many*", "has_many", "so_many*", BODIES)
_RANK = Phrase("rank", "ordinal?")
_PEOPLE_REACH = 40  # squeezed characters from words for those who answer to their share
_FULL_MARKS_OF = Phrase("got", "^12")
# behind the full marks that a score is out of: "คะแนนเต็ม 100 ได้ 79.47", "(30 คะแนน) ได้ 24.73"
_THEN_GOT = Phrase("score|percent?", "closing?", "gets_or_is", "value_then*", "#decimal")
_IN_FULL = Phrase("opening", "full", "score?")  # "(เต็ม 40"
_GOT_FULL = Phrase(one(then("won", "won_what*"), then("gets", "^12", "full")))
_MOVED_TO = Phrase("moved", "direction*", "moved_to", "only*")
_SAID_WRONG = Phrase("said_of_it*", "wrong")
_CORRECTED = Phrase("corrects", "corrected*", "from", "from_value*")
_SCORE_BEFORE = Phrase("score_word|score_lead", "score_lead*")
# between a body and its score: "ทำได้", "ซึ่งได้เพียง", or nothing
TO_SCORE = Phrase("score_word|score_lead|to_score*+")


class Quantity(StrEnum):
    """What a figure measures."""

    SCORE = "score"
    MEAN = "mean"
    TARGET = "target"
    DIFFERENCE = "difference"
    SHARE = "share"
    RANK = "rank"
    COUNT = "count"
    RESPONDENTS = "respondents"
    WITHDRAWN = "withdrawn"
    OTHER_UNIT = "other_unit"  # a percentage of a body whose total was told in points
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure, the squeezed text beside it, and what its paragraph has said up to it."""

    number: Number
    before: str
    behind: str
    of_indicators: bool  # names of indicators stand before it or right behind it
    near_many: bool  # words for all bodies of a country or a ministry stand before it
    listed_of_many: bool  # its document is about no one body, and its paragraph or the one above tells of many
    of_province: bool  # the subject is a province or a district
    over_areas: bool  # provinces were said to stand for the bodies in them
    about_many: bool  # the document is about many bodies
    behind_owner: bool = False  # it stands right behind a body, a year or the name of an instrument
    graded: bool = False  # a level stands right beside it
    of_nobody: bool = False  # its document is about many bodies, and nobody is named
    paired: bool = False  # one of a row of figures that belong to a row of names
    of_group: bool = False  # its words say that it is the mean of a group of bodies
    lone_name: bool = False  # its line holds its name and nothing else
    of_rival: bool = False  # the body before it is one that the subject is held against
    changes: bool = False  # one end of a change that the clause tells with both
    about: bool = False  # its clause is about the assessment, or about nothing else below a title that is
    full_of_body: bool = False  # the body right before it got the full marks
    joined_to: Quantity | None = None  # what the row of names and figures measures that it is in, where words say so
    line: str = ""  # what stands before it on its line, squeezed

    @property
    def is_percentage(self) -> bool:
        """Whether it is told in per cent: of anything, unless its sentence says of what."""
        return self.before.endswith("ร้อยละ")


def withdrawn(f: FigureSaid) -> bool:
    """A figure that its own sentence takes back: "78.90 คะแนนนั้น คลาดเคลื่อน", "ขอแก้ไขจาก 78.90 เป็น 87.90"."""
    return _SAID_WRONG.opens(f.behind) or _CORRECTED.closes(f.before)


def mean_of_document(f: FigureSaid) -> bool:
    """In a document about many bodies, a named body's mean is not surely its own score."""
    return f.about_many and f.before.endswith(("เฉลี่ย", "เฉลี่ยอยู่ที่", "เฉลี่ยเท่ากับ"))


def mean_over_many(f: FigureSaid) -> bool:
    """A mean over many bodies or several years."""
    return f.near_many or _OVER_YEARS.closes(f.before)


def mean_of_group(f: FigureSaid) -> bool:
    """A mean over bodies of one kind: "สูงกว่าค่าเฉลี่ยของส่วนราชการระดับกรมที่ 90.11"."""
    return f.of_group


def of_so_many(f: FigureSaid) -> bool:
    """What so many bodies have, and none of them by name: "กรมที่ทำ OIT ได้ 100 เต็มมีถึง 4 กรม"."""
    return _SO_MANY.opens(f.behind)


def mean_over_province(f: FigureSaid) -> bool:
    """A mean over the bodies of a province or a district."""
    return f.of_province and (f.over_areas or _MEAN_LED.closes(f.before))


def item_of_many(f: FigureSaid) -> bool:
    """An item of a list whose lead-in is about many bodies."""
    return f.listed_of_many or f.of_nobody


def full_marks_of_figure(f: FigureSaid) -> bool:
    """The full marks that the score behind them is out of."""
    is_full = f.number.value == FULL or f.number.value in in_force().frame
    told = _THEN_GOT.opens(f.behind) or _IN_FULL.closes(f.before)
    return is_full and not f.number.decimals and told


def full_marks_of_indicators(f: FigureSaid) -> bool:
    """Full marks that are said of named indicators."""
    if f.number.value != FULL or not f.of_indicators:
        return False
    if f.number.raw[:1].isdecimal():
        return f.lone_name or _FULL_MARKS_OF.closes(f.before)
    # "OIT at a perfect score"; "เต็มร้อย" is said of any effort too: "ทุ่มเต็มร้อยเพื่อการเปิดเผยข้อมูล"
    return is_latin(f.number.raw[:1]) or _GOT_FULL.closes(f.before)


def full_marks_of_body(f: FigureSaid) -> bool:
    """The full marks that a body got of the assessment: "กรมการข้าวได้คะแนนเต็ม 100"."""
    return f.full_of_body and f.about


def joined_to_target(f: FigureSaid) -> bool:
    """Co-ordinated with a score to be reached: "ไม่ต่ำกว่า IIT 95.00 และ OIT 100.00"."""
    return f.joined_to == Quantity.TARGET and not misses_mark(f.before)


def bound(f: FigureSaid) -> bool:
    """The least score of a class: "85 คะแนนขึ้นไป"."""
    if not f.number.decimals and f.number.value != FULL and _ABOUT.closes(f.before):
        return True  # "ทะลุ 98"
    return f.number.kind == "threshold" or f.behind.removeprefix("คะแนน").startswith("ขึ้นไป")


def change(f: FigureSaid) -> bool:
    """What a score rose or fell by, and not what it rose or fell to."""
    by = _CHANGE.closes(f.before) and not _CHANGE_TO.closes(f.before)
    return f.number.kind == "change" or by


def gap(f: FigureSaid) -> bool:
    """What a named part of the result gained, lost or lacks: "ขาดคะแนนใน OIT 12.50 คะแนน และ EIT 8.20 คะแนน"."""
    is_small = f.number.value is not None and f.number.value < _MOST_OF_GAP
    return is_small and leads_to_gap(f.before, f.joined_to == Quantity.DIFFERENCE)


def rank(f: FigureSaid) -> bool:
    """A place among bodies."""
    return _RANK.closes(f.before)


def share_of_something(f: FigureSaid) -> bool:
    """A share whose whole is told, and no score that is told as one: "131 แห่ง (ร้อยละ 90.97)", "ร้อยละ 93.36 ของแผน"."""
    counted = any(share.closes(f.before) for share in (_SHARE_OF_COUNTS, _SHARE_COUNTED, _SHARE_OR_AMOUNT))
    return counted or (f.before.endswith(_SHARE_BEFORE) and _SHARE_BEHIND.opens(f.behind))


def share_by_words(f: FigureSaid) -> bool:
    """A share by the word before it, of which the whole is not told: "คิดเป็นร้อยละ 90.97"."""
    return _SHARE_SAID.closes(f.before)


def share_of_other_things(f: FigureSaid) -> bool:
    """A percentage of what the words before it name, and that is no result: "จัดเก็บภาษีได้ร้อยละ 97.80"."""
    told = f.before.endswith("ร้อยละ") or f.number.percent
    beside = f.behind_owner or f.of_indicators or f.graded or f.changes or f.paired or f.lone_name
    other = not beside and _names_other_things(f.before.removesuffix("ร้อยละ"))
    return told and (other or _POLLED.opens(f.behind))


def _names_other_things(before: str) -> bool:
    """Whether words that lead to a percentage come from something else than a result, its year or its body."""
    result = (*words_of("percent_of_result", "own_kind", "moved"), *"0123456789")
    leads = sorted(words_of("percent_lead", "score_lead", "to_score", "direction"), key=len, reverse=True)
    while before and not before.endswith(result):
        lead = next((word for word in leads if before.endswith(word)), None)
        if lead is None:
            return True
        before = before.removesuffix(lead)
    return False


def share_of_people(f: FigureSaid) -> bool:
    """A share of those who answer, of beds, of graduates: "มีผู้ตอบ IIT แล้ว ร้อยละ 88.32"."""
    near = f.before[-_PEOPLE_REACH:]
    said = holds(near, "respondents")
    return near.endswith("ร้อยละ") and (said or holds(f.before, "share_of"))


def aim(f: FigureSaid) -> bool:
    """A score to be reached."""
    return not f.of_rival and (leads_to_aim(f.before) or is_let(f.behind) or is_kpi(f.line))


def is_stated(number: Number, before: str) -> bool:
    """Whether a sentence says in so many words that a name got its figure: "OIT เราได้เต็ม 100", "IIT ลดลงเหลือ 80.67"."""
    return _MOVED_TO.closes(before) or (number.value == FULL and _GOT_FULL.closes(before))


def score_by_unit(f: FigureSaid) -> bool:
    """Points by their unit."""
    return UNIT.opens(f.behind)


def count(f: FigureSaid) -> bool:
    """A count of something, or a percentage of nothing named."""
    of_bodies = not f.number.decimals and (
        _BODIES_BEHIND.opens(f.behind) or _RANK.opens(f.behind)
    )  # "95.73 กรมการข้าว": the next body
    return of_bodies or _OTHER_UNIT.opens(f.behind)


def score_by_words(f: FigureSaid) -> bool:
    """A figure with decimals behind words that lead to a score, or before its year."""
    words_beside = _SCORE_BEFORE.closes(f.before) or IN_YEAR.opens(f.behind)
    said = words_beside or f.behind_owner or f.graded or f.paired or f.changes
    return f.number.decimals > 0 and said


def score_by_form(f: FigureSaid) -> bool:
    """A figure of two decimals in a clause about the assessment, of which nothing says that it measures something else.

    Words that lead to a score are an open class ("โกยไป 99.08", "ตามมาที่ 98.64"); those for other quantities are few.
    """
    value = f.number.value
    form = f.number.decimals == _USUAL_DECIMALS and value is not None and LEAST_BY_FORM <= value <= FULL
    other = f.is_percentage or _RATE.closes(f.before) or _OF_MEAN.closes(f.before)
    return f.about and form and not other


def nothing_told(_: FigureSaid) -> bool:
    """Nothing beside the figure says what it measures."""
    return True
