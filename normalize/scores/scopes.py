"""What headings, titles, captions and lead-ins say of the figures under them.

A line that says "worked example" or "self-assessment" governs what stands under it: to the next heading of its rank or
a higher one; a caption its table, a lead-in its list, the title the document. The innermost scope that says something
holds, so that results under a heading of their own are results, whatever the title says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.normalize.document.cleaned import CleanBlock, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.scores.scope_words import Cue, Reach, Setting, cues_in
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, holds, one, then
from prongsai.normalize.vocabulary.levels import level_of_cell
from prongsai.normalize.vocabulary.names_in_text import names_part

_TITLE_LINES = 3  # paragraphs at the beginning that may be the title
_FRONT = 10  # paragraphs at the beginning among which "เรื่อง ..." is the title
_SUBJECT = Phrase("about", "!complaint")
_NUMBER = 20  # characters of the number of a heading, at most
_LONGEST = 160  # characters of the key of a heading
_NUMBERED = (  # rank by the form of its number, the highest first
    (1, Phrase("division")),
    (4, Phrase("#item_number", "point", "#item_number", "point", "#item_number")),
    (3, Phrase("#item_number", "point", "#item_number", "!#digit")),
    (2, Phrase("#item_number", "item_sign")),
    (5, Phrase(one(then("opening", "#item_number", "closing"), then("#consonant", "item_sign")))),
)
_TITLE_RANK, _STYLED, _PLAIN, _LEAD_IN = 0, 1, 6, 7
_LEADS_IN = Phrase("lead_in")
_ENTRY = Phrase("entry")
_COUNTED = Phrase("#count_no_year", "counted_place")
_MEAN = "เฉลี่ย"
_OF_BODIES = Phrase(one("of_bodies", then("#count_no_year", "counted_place")))  # else "ทั่วประเทศ" is of something else
_AIM_FIRST = 25  # characters of a heading within which it says that it is about targets
_CAPTION = Phrase("caption", "ordinal?", "#digit|point|dash*")  # the number of a table is none of its words
_WITH_RESULTS = Phrase(one("with_results", then("result", "!outcome_rest")))
_POINTS = Phrase(one(then("#digit", "score|percent"), then("#colon_or_equals", "#figure_from_ten", "$")))
_GOAL_TOLD = Phrase("goal_told", "!#year_be", "#digit")  # "ค่าเป้าหมาย ... คือ ร้อยละ 95" heads no table of goals
BEYOND = Phrase("caption_beyond")  # before a goal that results are held against
_MEAN_OVER = Phrase("mean", "^40", "mean_over")  # "ค่าเฉลี่ยผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น"
_YEAR = Phrase("#year_be")
_HARD = frozenset({Setting.SIMULATION, Setting.EXAMPLE, Setting.DENIED, Setting.SUPERSEDED})  # no plain name ends them
_UNREAL = frozenset({Setting.SIMULATION, Setting.OTHER})
_NAMES_DENIED = ("ภายใน", "จำลอง", "ทดลอง", "ซ้อม", "ตนเอง", "สำรวจ", "พึงพอใจ", "คาดการณ์", "ประมาณการ")
_DENIAL = 40  # characters of a key before a denial that name what is denied
_GOOD = frozenset({Setting.RESULT, Setting.OFFICIAL})
_HEADING_REACH = frozenset({Reach.PARAGRAPH, Reach.SCOPE})


@dataclass(frozen=True, slots=True)
class Scope:
    """Blocks `start` to `end` (exclusive) under one heading; `setting` is None where it says nothing."""

    start: int
    end: int
    rank: int
    setting: Setting | None


@dataclass(slots=True)
class _Open:
    start: int
    rank: int
    setting: Setting | None


@dataclass(slots=True)
class Scopes:
    """The scopes of a document."""

    scopes: list[Scope] = field(default_factory=list)
    of_many: bool = False  # it tells of means over bodies or counts them

    @staticmethod
    def of(paragraphs: Sequence[Paragraph], blocks: Sequence[CleanBlock]) -> Scopes:
        """Find the headings of a document and what each of them governs."""
        search = _Search(paragraphs, blocks)
        search.read()
        of_many = any(_tells_of_many(to_key(p.text)) for p in paragraphs) or any(
            s.setting == Setting.MEAN for s in search.found
        )
        return Scopes(search.found, of_many)

    def over(self, block: int) -> Setting | None:
        """What the innermost scope over a block says; None where none says anything."""
        around = [s for s in self.scopes if s.start <= block < s.end and s.setting is not None]
        weak = False  # "ผลการประเมิน ITA" by itself: it ends a survey or a target, no rehearsal
        for scope in sorted(around, key=lambda s: (-s.rank, -s.start)):
            if scope.setting == Setting.OFFICIAL:
                return Setting.OFFICIAL
            if scope.setting == Setting.RESULT:
                weak = True
            elif not weak or scope.setting in _HARD:
                return scope.setting
        return Setting.RESULT if weak else None


def heading_setting(text: str, over_results: bool = False) -> Setting | None:
    """What a heading says of the figures under it; one that names both results and others says nothing.

    A sentence that tells a goal with its figure says nothing of a table or of results below it, `over_results`.
    """
    flat = to_key(text)
    said = {c.setting for c in cues_in(flat) if _governs(c) and not _by_the_way(c, flat, over_results)}
    if Setting.OTHER in said and names_part(text):
        said.discard(Setting.OTHER)  # an indicator, whatever it is about
    if _MEAN_OVER.stands_in(flat) or _COUNTED.stands_in(flat):
        said.add(Setting.MEAN)
    if holds(flat, "over_results_and_means") or not _OF_BODIES.stands_in(flat):
        said.discard(Setting.MEAN)
    if holds(flat, "caption_beside"):
        said.discard(Setting.SHARE)  # "ผลการประเมินและอัตราการตอบ": results as well
    foreign = sorted(said - _GOOD)
    if foreign:
        return None if Setting.OFFICIAL in said else Setting(foreign[0])
    if Setting.OFFICIAL in said or (Setting.RESULT in said and _YEAR.stands_in(flat)):
        return Setting.OFFICIAL
    return Setting.RESULT if said else None


def _tells_of_many(flat: str) -> bool:
    """Whether a key tells of a mean over the bodies of a ministry or over some that it counts."""
    if _MEAN not in flat:
        return False
    many = any(phrase.stands_in(flat) for phrase in (_COUNTED, _MEAN_OVER))
    return many or any(cue.setting == Setting.MEAN for cue in cues_in(flat))


class _Search:
    def __init__(self, paragraphs: Sequence[Paragraph], blocks: Sequence[CleanBlock]) -> None:
        self.paragraphs = paragraphs
        self.blocks = blocks
        self.found: list[Scope] = []
        self.open: list[_Open] = []
        self.front = True  # the title may go on
        self.filled = False  # a figure or a table stood under the last heading

    def read(self) -> None:
        ends = [*(p.index for p in self.paragraphs[1:]), len(self.blocks)][: len(self.paragraphs)]
        for number, (paragraph, end) in enumerate(zip(self.paragraphs, ends, strict=True)):
            table_below = any(isinstance(b, CleanTable) for b in self.blocks[paragraph.index : end])
            below = self.paragraphs[number + 1].text if number + 1 < len(self.paragraphs) else ""
            over_figures = number > 0 and (table_below or HOLDS_DECIMAL.search(below) is not None)
            self.front = self.front and number < _TITLE_LINES and not over_figures
            self._paragraph(number, paragraph, table_below, table_below or _WITH_RESULTS.stands_in(to_key(below)))
            self.filled = self.filled or table_below or HOLDS_DECIMAL.search(paragraph.text) is not None
        self._close(0, len(self.blocks))
        self._deny()

    def _paragraph(self, number: int, paragraph: Paragraph, table_below: bool, over_results: bool) -> None:
        text = _head_of(paragraph)
        self.front = self.front and _number_of(text) is None
        if self.front or (number < _FRONT and _SUBJECT.opens(text.lstrip())):
            self._title(text)
            return
        rank = self._rank(text, paragraph.is_heading, table_below)
        if rank is None:
            return
        setting = heading_setting(text, over_results)
        if rank == _LEAD_IN and not (table_below and setting == Setting.TARGET):  # a table of targets and nothing else
            setting = _last_setting(text)
        if rank == _PLAIN and setting is None and (not self.filled or not _heads(text)):
            return
        self._close(rank, paragraph.index)
        start = paragraph.index + 1 if rank == _LEAD_IN else paragraph.index  # its own figures are said in its words
        self.open.append(_Open(start, rank, setting))
        self.filled = False

    def _title(self, text: str) -> None:
        if len(to_key(text)) > _LONGEST or HOLDS_DECIMAL.search(text):
            return
        setting = heading_setting(text)
        if setting is not None and not (setting in _GOOD and any(o.setting not in _GOOD for o in self.open)):
            self.open.append(_Open(0, _TITLE_RANK, setting))

    def _rank(self, text: str, styled: bool, table_below: bool) -> int | None:
        """The rank of a heading, the lowest for captions and lead-ins; None for what governs nothing."""
        flat = to_key(text)
        if len(flat) <= _LONGEST and not HOLDS_DECIMAL.search(_without_number(text)):
            numbered = _number_of(text)
            if numbered is not None and not names_part(text):
                return numbered[0]
            if styled and not names_part(text):
                return _STYLED
            if not _LEADS_IN.closes(flat) and (not table_below or (self.filled and _heads(text))):
                return _PLAIN
        if table_below and len(flat) <= _LONGEST and not HOLDS_DECIMAL.search(text):
            return _LEAD_IN
        return _LEAD_IN if _LEADS_IN.closes(flat) else None

    def _close(self, rank: int, at: int) -> None:
        """End the scopes of a rank and of all lower ones."""
        for scope in [o for o in self.open if o.rank >= rank and (o.rank or at == len(self.blocks))]:
            self.open.remove(scope)
            self.found.append(Scope(scope.start, at, scope.rank, scope.setting))

    def _deny(self) -> None:
        """Text that says its figures are no results says it of its section."""
        for number, paragraph in enumerate(self.paragraphs):
            if any(cue.setting == Setting.DENIED for cue in cues_in(to_key(paragraph.text))):
                around = [s for s in self.found if s.start <= paragraph.index < s.end and 0 < s.rank < _PLAIN]
                inner = max(around, key=lambda s: (s.rank, s.start), default=Scope(0, len(self.blocks), 0, None))
                start = max(inner.start, denied_from(self.paragraphs, number))
                self.found.insert(0, Scope(start, inner.end, inner.rank, Setting.DENIED))  # before its heading


def denied_from(paragraphs: Sequence[Paragraph], number: int) -> int:
    """The block from which on the figures are denied by paragraph `number`: 0, or where what it denies was begun.

    "The marks of our rehearsal are no results" speaks of the rehearsal, told of in a paragraph above, and of nothing
    before it; "these figures are no results" of all.
    """
    flat = to_key(paragraphs[number].text)
    denied = next((cue.at for cue in cues_in(flat) if cue.setting == Setting.DENIED), 0)
    if not any(word in flat[max(0, denied - _DENIAL) : denied] for word in _NAMES_DENIED):
        return 0
    return next((p.index for p in paragraphs[:number] if any(c.setting in _UNREAL for c in cues_in(to_key(p.text)))), 0)


def _last_setting(text: str) -> Setting | None:
    """What a caption or lead-in says last: that is nearest to the figures."""
    flat = to_key(text)
    said = [c.setting for c in cues_in(flat) if _governs(c) and c.setting not in (Setting.MEAN, Setting.TARGET)]
    if holds(flat, "caption_beside"):
        said = [setting for setting in said if setting != Setting.SHARE]
    if said and said[-1] == Setting.RESULT and any(s in _HARD for s in said):
        return next(s for s in reversed(said) if s in _HARD)
    return said[-1] if said else None


def _by_the_way(cue: Cue, flat: str, over_results: bool) -> bool:
    """Whether a heading names targets beside something else, or one of them with its figure."""
    if cue.setting != Setting.TARGET:
        return False
    before = _CAPTION.behind(flat[: cue.at])
    joined = before.endswith(("และ", "กับ", "และค่า", "กับค่า")) and any(
        word in before for word in ("คะแนน", "ฐาน", "ปัจจุบัน")
    )
    told = _WITH_RESULTS.stands_in(flat) or _POINTS.stands_in(flat) or BEYOND.closes(flat[: cue.at])
    return len(before) > _AIM_FIRST or joined or told or (over_results and _GOAL_TOLD.stands_in(flat))


def tells_goal(flat: str) -> bool:
    """Whether a line tells a goal with its figure: it heads no figures that are goals."""
    return _POINTS.stands_in(flat) or _GOAL_TOLD.stands_in(flat)


def _governs(cue: Cue) -> bool:
    return cue.setting != Setting.NONE and bool(cue.reaches & _HEADING_REACH)


def _heads(text: str) -> bool:
    """Whether a short line may be a heading: no entry of a list, no name of a score, no level."""
    return not (_ENTRY.opens(text.lstrip()) or text.strip().isdecimal() or names_part(text) or level_of_cell(text))


def _head_of(paragraph: Paragraph) -> str:
    """The first line of a paragraph whose later lines hold figures, else all of it."""
    lines = paragraph.lines
    if (
        len(lines) > 1
        and HOLDS_DECIMAL.search(paragraph.text)
        and not HOLDS_DECIMAL.search(_without_number(lines[0].text))
    ):
        return lines[0].text
    return paragraph.text


def _without_number(text: str) -> str:
    """The text without the number of its section: "3.2" is no figure."""
    found = _number_of(text)
    return found[1].behind(text.lstrip().lower()) if found is not None else text


def _number_of(text: str) -> tuple[int, Phrase] | None:
    """The rank and the form of the number that opens a heading; None where none does."""
    head = text.lstrip()[:_NUMBER].lower()
    return next(((rank, form) for rank, form in _NUMBERED if form.opens(head)), None)
