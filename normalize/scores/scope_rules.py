"""Why a print is no result for what governs it: the words before it in its sentence, its caption, heading, title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from prongsai.normalize.document.cleaned import CleanBlock, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.foreign_results import rejected_by
from prongsai.normalize.scores.from_tables.cells import kind_of
from prongsai.normalize.scores.rules import Rule, reject
from prongsai.normalize.scores.scope_words import Cue, Reach, Setting, cues_in
from prongsai.normalize.scores.scopes import Scopes
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, holds, one, then, up_to

_BEHIND_BRACKET = 12  # characters between a closed bracket and a figure that its words say nothing of
_LIST = 1_000  # characters of a key that a list of aims takes
_NEAR = 40  # characters of a key from a word to the figure that it speaks of
_TOOL, _TO_TOOL = Phrase("tool"), 60  # characters of a key from a survey to its instrument
_UNIT = Phrase("unit*")
_POINTS = Phrase("closing?", "points")
_FIGURE = Phrase("#figure", "score|percent?")
_YEAR = Phrase("years?", "fiscal?", "be?", "#year_be|#year_ce")
_REACHED = Phrase(one("result_told", then("gets", "!namely_rest")))
_HAD = Phrase("obtains", "score|result*")  # "กรม... ซึ่งมีคะแนน 92.94 ในปีงบประมาณ พ.ศ. 2566"
_LEVEL_SHARE = Phrase(  # "ระดับ A ร้อยละ 42.32": a share of bodies
    one("level_outcome", then("level_is", "#level")), "closing|share*", "of_100"
)
_COUNTED_MEAN = Phrase(
    one(
        then("#count_no_year", "counted_place", up_to(60, then("!namely", "#no_digit")), "mean"),
        then("mean", "^40", "#number", "counted_bodies"),
    )
)
_OWN = frozenset({"row", "column", "cell", "clause", "list"})  # what names the owner of a print itself
_BY_COLUMN = {Setting.TARGET: "target", Setting.MEAN: "other_average", Setting.SUPERSEDED: "superseded"}
_HEADER = 3  # rows of a table that may be its heading
_ENDED_BY_NAME = frozenset({Setting.TARGET, Setting.OTHER, Setting.SHARE, Setting.DIFFERENCE})


class Governed(NamedTuple):
    """A print with what governs it, the nearest that says something; `nobodys` where no body is named for it."""

    print: Candidate
    setting: Setting | None
    nobodys: bool


def simulated(g: Governed) -> bool:
    """What governs the print is a self-assessment, a rehearsal or a forecast."""
    return g.setting == Setting.SIMULATION


def worked_example(g: Governed) -> bool:
    """What governs the print is an example."""
    return g.setting == Setting.EXAMPLE


def aimed_at(g: Governed) -> bool:
    """What governs the print is a target."""
    return g.setting == Setting.TARGET


def of_other_assessment(g: Governed) -> bool:
    """What governs the print is another assessment or a survey."""
    return g.setting == Setting.OTHER


def mean_over_bodies(g: Governed) -> bool:
    """What governs the print is a mean over bodies, or the document tells of such and nobody is named."""
    named = g.print.agency is not None or g.print.owner_from in _OWN
    return (g.setting == Setting.MEAN and not named) or g.nobodys


def another_quantity(g: Governed) -> bool:
    """What governs the print is a share, a rate of answers, a change."""
    return g.setting in (Setting.SHARE, Setting.DIFFERENCE)


def before_appeal(g: Governed) -> bool:
    """What governs the print is a result before an appeal."""
    return g.setting == Setting.SUPERSEDED


def denied(g: Governed) -> bool:
    """The text says of its section that the figures are no results."""
    return g.setting == Setting.DENIED


SCOPE_RULES: tuple[Rule[Governed], ...] = (
    reject(Rejection.SIMULATION, simulated, "rehearsals and self-assessments: tests/normalize/test_scopes.py"),
    reject(Rejection.WORKED_EXAMPLE, worked_example, "examples under their heading: tests/normalize/test_scopes.py"),
    reject(Rejection.TARGET, aimed_at, "targets under their heading: tests/normalize/test_scopes.py"),
    reject(Rejection.OTHER_ASSESSMENT, of_other_assessment, "surveys of one's own: tests/normalize/test_scopes.py"),
    reject(Rejection.MEAN_OVER_AGENCIES, mean_over_bodies, "means of a province: tests/normalize/test_scopes.py"),
    reject(Rejection.ANOTHER_QUANTITY, another_quantity, "rates of answers: tests/normalize/test_scopes.py"),
    reject(Rejection.SUPERSEDED, before_appeal, "announcements before an appeal: tests/normalize/test_scopes.py"),
    reject(Rejection.NOT_THE_ASSESSMENT, denied, "layout `no-own-poll`, tests/normalize/test_scopes.py"),
)


def without_foreign(
    candidates: Sequence[Candidate],
    paragraphs: Sequence[Paragraph],
    blocks: Sequence[CleanBlock],
    agency: Agency | None,
) -> list[Candidate]:
    """The candidates, with a reason to reject on those that something else than a result governs."""
    scopes = Scopes.of(paragraphs, blocks)
    by_index = {p.index: p for p in paragraphs}
    of_many = scopes.of_many and (agency is None or agency.agency_type == "ministry")
    found = []
    for c in candidates:
        setting = _setting(c, by_index, scopes)
        if setting in _BY_COLUMN and c.source == "table" and _BY_COLUMN[setting] in _kinds(blocks[c.block]):
            setting = None  # the columns say it of themselves, nearer than the heading
        nobodys = of_many and c.agency is None and (c.owner_from not in _OWN or setting == Setting.MEAN)
        found.append(rejected_by(SCOPE_RULES, c, Governed(c, setting, nobodys)))
    return found


def _kinds(block: CleanBlock) -> set[str | None]:
    """The kinds of figures that the cells of a table's first rows name."""
    if not isinstance(block, CleanTable):
        return set()
    return {kind_of(to_key(cell.text)) for row in block.grid[:_HEADER] for cell in row}


def _setting(c: Candidate, paragraphs: Mapping[int, Paragraph], scopes: Scopes) -> Setting | None:
    paragraph = paragraphs.get(c.block)
    over = scopes.over(c.block)
    if paragraph is None or c.at < 0:
        return over
    end = c.at + len(c.raw_value)
    if over == Setting.TARGET and _is_anothers_result(c, to_key(paragraph.text[: c.at])):
        over = None
    behind = to_key(paragraph.text[end : end + 80].split("\n")[0])
    if over == Setting.SHARE and _POINTS.opens(behind):
        over = None  # no rate is told in points
    said = said_before(to_key(paragraph.text[: c.at]), behind)
    if said == Setting.MEAN and c.level is not None:
        said = None  # "เป็น 1 ใน 13 หน่วยงานที่ได้ระดับ AA": its own level
    if said is None or (said == Setting.RESULT and over not in _ENDED_BY_NAME):
        return over if over is not None else said
    return said


def _is_anothers_result(c: Candidate, before: str) -> bool:
    """Whether a clause tells what another body got in a year: under goals it is what they are held against."""
    told = c.agency is not None and c.owner_from == "clause" and c.year_from == "clause"
    return told and _HAD.closes(before)


def said_before(before: str, behind: str) -> Setting | None:
    """What the words of a paragraph up to a figure, and right behind it, say of it; both are keys."""
    cues = cues_in(before)
    near = Setting.SHARE if _LEVEL_SHARE.closes(before) else _near(cues, before)
    if near is not None:
        return near
    rest = _UNIT.behind(behind)
    for cue in cues_in(rest):
        if cue.at == 0 and Reach.BEHIND in cue.reaches:
            return cue.setting
    if _of_listed_target(before):
        return Setting.TARGET
    far = [c for c in cues if Reach.PARAGRAPH in c.reaches and c.setting != Setting.NONE and not _is_of_tool(c, before)]
    survey = next((c for c in reversed(cues) if Reach.SHARE in c.reaches), None)
    if survey is not None and before.endswith("ร้อยละ") and not any(c.at > survey.at for c in far):
        return survey.setting
    far = [c for c in far if c.setting != Setting.SHARE or not _POINTS.opens(behind)]
    if far:
        return far[-1].setting
    return Setting.MEAN if _COUNTED_MEAN.stands_in(before) else None


def _is_of_tool(cue: Cue, before: str) -> bool:
    """Whether what looks like a survey of its own is that of an instrument: "ผลสำรวจการรับรู้ของ... ภายใน (IIT)"."""
    return cue.setting == Setting.OTHER and _TOOL.stands_in(before, cue.end, cue.end + _TO_TOOL)


def _near(cues: Sequence[Cue], before: str) -> Setting | None:
    """What a word right before a figure says, with nothing between that speaks of a result."""
    for cue in reversed(cues):
        between = before[cue.end :]
        if len(between) > _NEAR:
            return None
        if Reach.FIGURE in cue.reaches:
            between = _YEAR.cut(between)
            inside, closed, rest = between.partition(")")
            if closed and "(" not in inside and len(rest) > _BEHIND_BRACKET:
                return None  # "(มีเรือนจำ 143 แห่งร่วมตอบ IIT) กรมพินิจ... 91.50": a remark on something else
            told = any(map(str.isdecimal, between)) or _REACHED.stands_in(between)
            return None if told else cue.setting
    return None


def _of_listed_target(before: str) -> bool:
    """Whether a figure goes on with a list of targets: "ไม่น้อยกว่า 98.00 คะแนน IIT 95.00"."""
    right = len(before)
    for start, end in reversed(_FIGURE.spans(before[-_LIST:])):
        start, end = (place + max(0, len(before) - _LIST) for place in (start, end))
        between = before[end:right]
        if len(between) > _NEAR or _REACHED.stands_in(between) or not holds(between, "named_in_list"):
            return False
        head = before[max(0, start - 3 * _NEAR) : start]
        if _near(cues_in(head), head) == Setting.TARGET:
            return True
        right = start
    return False
