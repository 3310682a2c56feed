"""Why a level in a sentence is not the report's: the rules in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.scores.rules import Rule, ignore
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.text.phrases import Phrase, maybe, one, then, up_to, words_of
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.levels import LevelHit, bare_levels, is_before_range, levels_in
from prongsai.normalize.vocabulary.names_in_text import NameHit

_GOAL_LEVEL = Phrase(one("level_goal", then("<!assess", "to_let"), then("<!by_criterion", "criterion")), "^30")
_GOAL_OF_YEAR = Phrase("aim_of_level", "^12", "years", "fiscal?", "be?", "#year_be", "^16")
_PUSHED = Phrase(  # "ผลักดันให้หน่วยงานในสังกัดผ่านการประเมินใน", "ขับเคลื่อนการประเมิน ITA ปี 2567 สู่"
    one(then("pushes_to", "^60"), then("drives", "^40", maybe(then("#year_be", "^12")), "toward", "level_is?"))
)
_OF_SO_MANY = Phrase("<!in|from|#digit", "#count", "tallied", "which", "^40", maybe(then("#year_be", "^24")))
_OF_MEAN = Phrase("mean", "^12", "nation", "^16")
_AT_ALL = Phrase("at_all_levels")
_OF_MOST, _OTHER_BODY = Phrase("kind_of_body|body_kind", "most_of_them", "^50"), Phrase("turns_to|own_kind")
_TALLY = Phrase(
    "closing?", "tally*",
    one(then("#count", "tallied"), then("makes_share+", "#figure", "share_is_of")),
)  # fmt: skip
_FROM_LEVEL = ("จากระดับ", "จากเดิมระดับ", "จาก", "จากเดิม")
_CLOSING = " )\"'”’"  # may stand between a level and what is said of it
_AND = frozenset({"และ", "หรือ", "กับ"})  # between two levels named in one breath
_OF_BODIES = ("ของหน่วยงาน", "ของจำนวนหน่วยงาน", "ของอปท", "ของส่วนราชการ", "ขององค์กร")  # a share of them
_RANGE_BEFORE = Phrase("#digit", "range_dash", "#digit", up_to(34, "#any"))
_BAND_BEFORE = Phrase(  # "ต่ำกว่า 55 คะแนน หมายถึง ระดับ F": the range of a level
    "band_bound", "of_100?", "#figure_from_ten", "score|percent?", "and_beyond?", "means*",
    "level_is?",
)  # fmt: skip

_SO_GRADED = Phrase("so_it_is", "^24", "graded_whole", "^16")
_SHARE_REACH, _FAR = 16, 40  # characters
_TOTAL_NEAR = 50  # characters from the total to the row of instruments behind it


@dataclass(frozen=True, slots=True)
class LevelContext:
    """A level in a sentence."""

    hit: LevelHit
    text: str
    before: str  # as a key
    names: Sequence[NameHit]
    numbers: Sequence[Number]


def level_aimed_at(level: LevelContext) -> bool:
    """The level is a goal, a threshold or a case: "ยกระดับเป็น", "ขึ้นไป", "หาก"."""
    behind = level.text[level.hit.end :].lstrip(_CLOSING)
    left = level.before.endswith(_FROM_LEVEL)  # "ยกระดับจากระดับ B เป็นระดับ A"
    aimed = any(goal.closes(level.before[-48:]) for goal in (_GOAL_LEVEL, _GOAL_OF_YEAR)) or _PUSHED.closes(
        level.before
    )
    return behind.startswith(edge_words("aim_behind_level")) or (not left and aimed)


def level_not_reached(level: LevelContext) -> bool:
    """The level is one that was missed or may be had some day: "ทำไมไม่ได้ระดับ", "อาจได้ระดับ"."""
    return level.before.removesuffix("ระดับ").removesuffix("อยู่ใน").endswith(edge_words("level_not_reached"))


def level_of_band(level: LevelContext) -> bool:
    """The level stands beside its range: "ต่ำกว่า 55 คะแนน หมายถึง ระดับ F", "ระดับ AA หมายถึง 95.00-100"."""
    told = _RANGE_BEFORE.closes(level.before) or _BAND_BEFORE.closes(level.before)
    return told or is_before_range(level.text, level.hit)


def level_of_many(level: LevelContext) -> bool:
    """The level is that of a number or a share of agencies: "ระดับผ่านดี จำนวน 3 แห่ง", "ร้อยละ 40 ของหน่วยงาน"."""
    behind = to_key(level.text[level.hit.end : level.hit.end + 32])
    told = _is_share(level.before) or _TALLY.opens(behind) or _is_one_of_several(level)
    return told or _OF_SO_MANY.closes(level.before) or _AT_ALL.closes(level.before) or _is_of_most(level.before)


def _is_of_most(before: str) -> bool:
    """Whether words for most bodies of a kind lead to a level, and no body since: "อปท. ส่วนใหญ่ในจังหวัดอยู่ในระดับ"."""
    said = _OF_MOST.last(before)
    rest = max((said.split(word)[-1] for word in words_of("most_of_them") if word in said), key=len) if said else ""
    return said is not None and not _OTHER_BODY.stands_in(rest)


def _is_one_of_several(level: LevelContext) -> bool:
    """Whether two levels are named in one breath: "หน่วยงานที่ได้ระดับผ่านดีเยี่ยมและระดับผ่านดี"."""
    others = [hit for hit in levels_in(level.text) if hit.level != level.hit.level]
    spans = [(min(a.end, b.end), max(a.start, b.start)) for a in others for b in (level.hit,)]
    return any(_bare(level.text[start:end]) in _AND for start, end in spans)


def _bare(between: str) -> str:
    return "".join(letter for letter in between if letter not in '“”"() ').removesuffix("ระดับ").removesuffix("ใน")


def _is_share(before: str) -> bool:
    """Whether the words say of what share of the bodies a level is: "ร้อยละ 40 ของหน่วยงานทั้งหมดอยู่ในระดับ"."""
    said, of = max((before.rfind(word), word) for word in _OF_BODIES)
    rest = before[said + len(of) :]
    led = before[max(0, said - _SHARE_REACH) : max(0, said)]
    return said >= 0 and ("ร้อยละ" in led or "%" in led) and len(rest) <= _FAR and not any(map(str.isdecimal, rest))


def level_of_mean(level: LevelContext) -> bool:
    """The level is that of the country's mean: "ค่าเฉลี่ยระดับประเทศอยู่ในระดับ"."""
    return _OF_MEAN.closes(level.before)


def level_of_one_score(level: LevelContext) -> bool:
    """The level of one indicator or instrument is not the agency's."""
    nearest = [h for h in level.names if h.end <= level.hit.start and level.hit.start - h.end < 140]
    if not nearest or nearest[-1].scope not in ("indicator", "instrument"):
        return False
    if _is_behind_all_tools(level, nearest):
        return False
    end = nearest[-1].end
    if _SO_GRADED.closes(to_key(level.text[end : level.hit.start])):
        return False  # "OIT ได้ 70.12 ทำให้ร่วงลงมาอยู่ระดับ C": the whole body fell
    return level.hit.start - end < 40 or any(end <= n.start < level.hit.start for n in level.numbers)


def _is_behind_all_tools(level: LevelContext, names: Sequence[NameHit]) -> bool:
    """Whether the total and then every instrument's score stand before the level, and no level among them.

    "ได้คะแนน 93.20 คะแนน แยกเป็น IIT 92.10 EIT 91.00 และ OIT 96.40 อยู่ในระดับผ่านดี"
    """
    tools = tuple(in_force().weights)
    row = names[-len(tools) :]
    if {name.code for name in row} != set(tools):
        return False
    start = row[0].start
    aside = ")" in level.text[row[-1].end : level.hit.start] and not any(
        start <= n.start < level.hit.start for n in level.numbers
    )  # "(ย่อมาจาก IIT EIT OIT) ระดับ ผ่าน"
    total = any(start - _TOTAL_NEAR <= n.start and n.end <= start and n.decimals for n in level.numbers)
    return (total or aside) and not bare_levels(level.text[start : level.hit.start])


LEVEL_RULES: tuple[Rule[LevelContext], ...] = (
    ignore(level_aimed_at, "aims of the nation: the national summaries of 2563 and 2564"),
    ignore(level_not_reached, "questions and their answers: tests/normalize/test_questions_and_cards.py"),
    ignore(level_of_band, "bands in sentences: a case of hard inputs, tests/normalize/test_forms.py"),
    ignore(level_of_many, "agencies counted by level: the provincial industry offices"),
    ignore(level_of_mean, "the country's mean in local news: tests/normalize/test_levels_by_place.py"),
    ignore(level_of_one_score, "levels of single indicators: BAAC 2564"),
)
