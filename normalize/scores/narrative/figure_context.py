"""A figure of a sentence and what stands around it: all that the rules of `figure_rules` ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.scores.narrative.frames.aims import SINCE
from prongsai.normalize.scores.narrative.pairings import CARD_REST
from prongsai.normalize.scores.narrative.subjects import (
    AFTER_YEAR,
    FAR,
    SCORE_AFTER,
    STRONG_BEFORE,
    Subject,
    Subjects,
)
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number, find_numbers
from prongsai.normalize.text.phrases import YEAR_IN_KEY, Phrase, holds, one, some, then
from prongsai.normalize.vocabulary.names_in_text import NameHit

_SCORE_BEFORE = Phrase(some("leads", then("score", "score_of*")), "only_or_even*")  # "ซึ่งได้เพียง 82.75"
_SCORES_IN_ENGLISH = Phrase("closing?", "scores_in_english+")  # "(OIT) reached", no other word
_NEXT_IN_ROW = Phrase("#blank+", "#score_from_ten", "!#digit|point|comma")
_BEFORE_IN_ROW = Phrase("<!#digit|point|comma", "#score_from_ten", "#blank+")
_CODE_BEHIND = Phrase("opening", "tool", "^12", "closing")  # "แบบวัดการเปิดเผยข้อมูล (OIT) = 100"
_PLAIN_GAP = Phrase("plain_gap|opening|plain_sign+")
_SAID_GAP = Phrase("plain_gap|said_gap|#aside+")  # "การเปิดเผยข้อมูล ตามหลังอยู่ที่ร้อยละ 100"
_LEAST_PLAIN = 40  # smaller whole numbers behind a name are counts, weights or page numbers
_AIM = Phrase("aimed", "aimed_at*")
_BRACKETS = Phrase("#aside")  # "(IIT)" behind the name
# "การใช้อำนาจ : ปี 2562 94.23"
_YEAR_BETWEEN = Phrase("^60", "to_year?", YEAR_IN_KEY, "to_figure|opening|dash*")
_LEADERS = Phrase("#leaders")
_DIFFERENCE_IS_VALUE = Phrase(
    "rose", "come?",
    one(
        "moved_to_value", then("from", "from_value*"),
        then("from", "years?", "fiscal?", "be?", "#year", "ordinal|which", "got_then",
             "value_then*"),
    ),
)  # fmt: skip
# behind "higher than": "ปี 2566 ซึ่งได้ 91.20 คะแนน", "ปี 2566 (91.20)"; in brackets a small figure is the difference
_COMPARED_YEAR = then("compared_what*", one(YEAR_IN_KEY, "former_year"))
_COMPARED_RESULT = Phrase(_COMPARED_YEAR, "ordinal|which", "got_then", "value_then*")
_COMPARED_BESIDE = Phrase(_COMPARED_YEAR, "ordinal|which")
_ASIDE = Phrase("#aside_with_figure")  # "(น้ำหนักร้อยละ 30)" says nothing of the figure behind it
_AFTER_WEIGHTING = Phrase("which?", "after?", "from?", "act_of?", "weighting", "done?")
_COUNTED = Phrase(  # "7 จาก 8 มาตรการ (ร้อยละ 87.50)"
    "#number", "counted", "opening?", "makes*", "of_100?"
)
_OVER_MANY = Phrase("#number", "agencies", "^50", "mean", "^20")  # a mean over agencies
_WIDE_KINDS = frozenset({"other_average", "other_survey"})  # said once, a few words before the figure
_SCORED_SINCE = Phrase("scored")
_MET_WITH = Phrase("met_with", "score_lead?")
_SCORED_AGAIN = Phrase(  # "95.00 คะแนน ผลปี 2567 ได้"
    "#digit", "unit*", "contrast*", "result_again", "^20", "#year?", "result_is+"
)


class Around(NamedTuple):
    """Where a figure stands among the names and numbers of its paragraph."""

    before: int  # where the last one before it ends
    rest: Sequence[NameHit | Number]  # those behind it
    only_strong: bool  # a table's cell: scoring words must stand beside the figure
    of_years: bool  # results of several years may stand in the document
    in_series: bool  # names with a figure right behind each, one after the other


class FigureContext:
    """One figure; what is dear to find out is found out when a rule asks for it."""

    def __init__(self, number: Number, subjects: Subjects, around: Around) -> None:
        text = subjects.text
        self.number = number
        self.subjects = subjects
        self.text = text
        self.open = subjects.open  # the names that stand open before the figure
        self.around = around
        start = max(around.before, self.open.end if self.open else 0)
        self.before = to_key(text[max(start, number.start - 160) : number.start])  # since the name or figure before it
        self.wide = to_key(text[max(0, number.start - 90) : number.start])
        self.after = _LEADERS.cut(to_key(text[number.end : number.end + 60].split("\n")[0]))
        scored_after = SCORE_AFTER.opens(_LEADERS.cut(to_key(text[number.end : number.end + 30])))
        self.strong = scored_after or STRONG_BEFORE.closes(self.wide[-30:])
        self.gap = to_key(text[self.open.end : number.start]) if self.open is not None else ""

    @cached_property
    def plain(self) -> bool:
        """A whole number right behind a name at the end of its line: "การใช้อำนาจ ได้ 100"."""
        if self.open is None or self.subjects.used or self.open.names[-1].scope == "overall":
            return False
        if self.number.value is None or self.number.value < _LEAST_PLAIN:
            return False
        between = self.text[self.open.end : self.number.start]
        key, rest = _CODE_BEHIND.behind(self.gap), self.text[self.number.end :].split("\n")[0].strip()
        if key == "(" and rest.startswith(")") and self.number.value == 100:
            return True  # "การใช้อำนาจ (100)"
        if not key and (self.around.in_series or not rest and ("\t" in between or "  " in between)):
            return True  # a column of figures, or names and figures by turns
        if _YEAR_BETWEEN.fills(key):
            return not rest or rest.startswith(("ปี", "(", "คะแนน"))  # "การใช้อำนาจ : ปี 2566 89 ปี 2567 92.16"
        under = not key and "\n" in between and self.number.value == 100  # a card of one figure
        return (under or _PLAIN_GAP.fills(key)) and rest in ("", ")", "คะแนน")

    @cached_property
    def close(self) -> bool:
        """Whether the figure stands so close to its name that no other word is needed."""
        behind = self.open is not None and not self.gap
        return (
            (self.before.endswith("(") and self.text[self.number.end : self.number.end + 1] == ")")
            or self.gap in ("=", ":", "|")
            or AFTER_YEAR.closes(self.before)
            or _YEAR_BETWEEN.fills(self.gap)
            or (behind and self.number.value is not None and self.number.value >= _LEAST_PLAIN)
        )

    @cached_property
    def of_question(self) -> bool:
        """Whether a question's code stands since the name or figure before: "ข้อ e7 ได้ 83.97", not "(i1-i15)"."""
        start = max(self.around.before, self.open.end if self.open else 0)
        said = find_numbers(_ASIDE.cut(self.text[start : self.number.start]))
        return any(number.kind == "code" for number in said)

    @cached_property
    def kind(self) -> str | None:
        """What the words beside the figure say that it is, if no score: `target`, `weight`, `difference` and others."""
        kind = kind_beside(self.before if self.open else self.wide, self.after, self.number)
        if kind is None and self.open is not None:
            start = self.open.names[0].start
            if _AIM.closes(to_key(self.text[max(0, start - 24) : start])):
                return "target"  # "เป้าหมายคะแนนรวม 92.50": the aim is named before the name
        return kind

    @cached_property
    def named(self) -> Subject | None:
        """Whose figure it would be, whatever stands between the name and the figure."""
        return self.subjects.owner_of(self.number, self.before, self.around.rest)

    @cached_property
    def loose(self) -> str:
        """What stands between that name and the figure, as a key."""
        if self.named is None or self.named.end > self.number.start:
            return ""
        return _AFTER_WEIGHTING.cut(to_key(self.text[self.named.end : self.number.start]))

    @cached_property
    def owner(self) -> Subject | None:
        """Whose figure it is: that of its name, or the total's where too much stands between; None: nobody's."""
        if self.named == self.subjects.default_subject() or self._joined():
            return self.named
        return self.subjects.unnamed(self.number, self.before)

    def _joined(self) -> bool:
        """Whether what stands between leads from the name to the figure."""
        key = _BRACKETS.behind(_LEADERS.cut(self.loose))
        if len(key) > FAR:
            return False
        if _YEAR_BETWEEN.fills(key) or len(key) <= 3 or _SCORES_IN_ENGLISH.fills(key):
            return True
        if holds(key, "sentence_break"):
            return False
        return _SCORE_BEFORE.closes(key) or SCORE_AFTER.opens(self.after) or self.strong

    @property
    def in_row(self) -> bool:
        """Whether another figure with decimals stands right beside this one: columns that lost their table."""
        start, end = self.number.start, self.number.end
        behind, before = self.text[end : end + 24], self.text[max(0, start - 24) : start]
        return _NEXT_IN_ROW.opens(behind) or _BEFORE_IN_ROW.closes(before)

    @property
    def near(self) -> bool:
        """Whether hardly anything stands between the owner's name and the figure."""
        return len(self.loose) <= 3 or CARD_REST.fills(self.loose) or _YEAR_BETWEEN.fills(self.loose)

    @property
    def said_whole(self) -> bool:
        """Whether the words say that a whole number is the score: "การเปิดเผยข้อมูล ตามหลังอยู่ที่ร้อยละ 100"."""
        if self.plain or "คะแนน" in self.wide[-18:] + self.after[:8]:
            return True
        return self.number.value == 100 and _SAID_GAP.fills(self.loose)


@cache
def _cues(where: str) -> tuple[tuple[str, str], ...]:
    rows = [(to_key(row["cue"]), row["kind"]) for row in table("score_cues") if row["where"] == where]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _is_scored(behind: str) -> bool:
    """Whether a result is told behind a word for an aim, up to the figure."""
    return _SCORED_SINCE.stands_in(behind) or _SCORED_AGAIN.closes(behind)


def _is_compared(behind: str, number: Number) -> bool:
    """Whether a figure is the result of the year that another one is held against: "สูงกว่าปี 2566 ซึ่งได้ 91.20"."""
    is_large = number.value is not None and number.value >= _LEAST_PLAIN
    return _COMPARED_RESULT.fills(behind) or (is_large and _COMPARED_BESIDE.fills(behind))


def kind_beside(before: str, after: str, number: Number) -> str | None:
    """The kind of a figure that is no score, from the keys of the text on both sides, or None.

    What is counted in persons or questions has no decimals.
    """
    before = SINCE.cut(_AFTER_WEIGHTING.cut(_ASIDE.cut(before)))
    tail = before[-52:]
    if _DIFFERENCE_IS_VALUE.closes(tail):
        return None
    near = tail[-24:]
    if _COUNTED.closes(tail):
        return "count"
    if _OVER_MANY.closes(before[-90:]):
        return "other_average"
    for cue, kind in _cues("before"):
        if kind == "target" and cue in tail:
            behind = tail.rsplit(cue, 1)[1]
            if _is_compared(behind, number) or _MET_WITH.closes(behind):
                return None
            if not _is_scored(behind):
                return kind
        window = tail if kind in _WIDE_KINDS else near
        if cue in window:
            return kind
    for cue, kind in _cues("after"):
        if kind == "unit" and number.decimals:
            continue
        if after.startswith(cue) or (kind == "target" and after.startswith("คะแนน" + cue)):
            return kind
    return None
