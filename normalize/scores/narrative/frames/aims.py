"""Words that lead to a score that is to be reached: "ตั้งเป้าไว้ที่", "IIT ควรอยู่ที่", "ที่ต้องการคือ"."""

from __future__ import annotations

from prongsai.normalize.text.phrases import Phrase, free, maybe, one, then, up_to

_REACHED = Phrase(one("reached", then("<!to_be_reached", "gets")))
_SET = Phrase("aim_set", up_to(30, "#no_digit", then("century", "#digit", "#digit")), "tool_code", "gets")
# "ไม่ถึง 90 คะแนน คือ การใช้งบประมาณ 78.66": what missed the mark has its own figure
_SHORT_OF = Phrase("falls_short", "^12", "#figure_from_ten", "score|percent?", "namely", "^40")
SINCE = Phrase("since", "since_what")  # "สูงที่สุดตั้งแต่เข้าร่วม คือ 93.39": no least score
_TO_FIGURE = up_to(40, "#no_digit", then("century", "#digit", "#digit", "!#digit|point"))  # an aim may name its year
_AIM = Phrase(  # up to the figure: "เป้าหมาย ITA ปี 2567 คือ 95.00"
    one(
        then("target", "^22"),
        then("aim_said", _TO_FIGURE),
    )
)
_TO_VALUE = free("be_at|score_lead|score_word|percent", then("years", "fiscal?", "be?", "#year"))
# what shall be and is not yet: "ควรอยู่เหนือ", "จะผลักดันให้คะแนน ITA แตะ"; "ก่อนจะได้" tells of what was
_SHALL_BE = Phrase(
    "<!before_it_was", "shall+",
    one(
        then("be_at+", _TO_VALUE, maybe("scored_thing", _TO_FIGURE)),
        then("raises", "^20", "to_let_be", _TO_FIGURE),
    ),
)  # fmt: skip
_TOLD_TO = Phrase("told_to", "^30", "scored_thing", _TO_FIGURE)  # "ขอให้ทุกสำนักทำให้คะแนน ITA ขึ้นไปอยู่ที่"
_IS_SO = Phrase("told_of_what_is")
_TO_BE = free(
    "be_at|score_lead|score_word|scored_thing|percent|to_let|let_whom", then("years", "fiscal?", "be?", "#year")
)
# what a meeting, a plan or a person in charge is to bring about: "มติที่ประชุม ให้ ITA ปี 2568 อยู่ที่ 95.00"
_LET = Phrase(
    one(
        then("let_be", one("let_whom*", then("^30", "has_score"))),
        then("told_all", "^40"),
    ),
    "scored_thing", _TO_BE,
)  # fmt: skip
# a line of a plan that names what is measured, and no result: "ตัวชี้วัด คะแนน ITA 95.00 คะแนน น้ำหนัก 20"
_KPI = Phrase("<!in_each_kpi|#digit", "kpi", "kpi_what*", "assessment_in_kpi", maybe("of_it", "^24"), _TO_BE)
_LET_BEHIND = Phrase("points|percent?", one("told_all", then("within_year", "years", "fiscal?", "be?", "#year")))


def leads_to_aim(before: str) -> bool:
    """Whether the words before a figure say that it is to be reached; `before` is a key."""
    said = _AIM.last(SINCE.cut(before))
    if said is not None and (_SET.opens(said) or not _REACHED.stands_in(said)):
        return True
    told_to = _TOLD_TO.last(before)
    if told_to is not None and not _IS_SO.stands_in(told_to):
        return True
    if _LET.closes(before):
        return True
    shall = _SHALL_BE.last(before)
    return shall is not None and not (_IS_SO.stands_in(shall) or _REACHED.stands_in(shall))


def is_kpi(line: str) -> bool:
    """Whether a figure is what a plan wants of a score that it measures itself by; `line` is the key of its line."""
    kpi = _KPI.last(line)
    return kpi is not None and not _REACHED.stands_in(kpi)


def is_let(behind: str) -> bool:
    """Whether the words behind a figure say that somebody is to bring it about; `behind` is a key."""
    return _LET_BEHIND.opens(behind)


def misses_mark(before: str) -> bool:
    """Whether a figure is of what missed a mark told before it; `before` is a key."""
    return _SHORT_OF.closes(before)
