"""A paragraph of running text as a row of events: bodies, words that set or turn, years, names of scores, figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.scores.candidates import plausible_score
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.keys import key_with_offsets
from prongsai.normalize.text.numbers import VALUE_KINDS, Number, find_numbers
from prongsai.normalize.text.phrases import Phrase, maybe, one, then, words_of
from prongsai.normalize.text.word_search import LatinWords, any_of
from prongsai.normalize.vocabulary.levels import LevelHit
from prongsai.normalize.vocabulary.levels_by_place import told_levels
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.total_names import names_with_totals
from prongsai.normalize.years.years_in_text import FIRST_YEAR, LAST_YEAR, Squeezed, fiscal_years_of

FULL = Decimal(100)
_LEAST_DECIMAL, _LEAST_INTEGER = 10, 20  # smaller numbers are counts and shares as a rule
_INTEGERS = ("integer", "full_mark", "threshold", "change", "count")  # kinds of numbers that a result is printed as
_MOST_FIGURES = 300  # of a paragraph; one with more is a table that lost its lines, and no sentence says what they are
BODIES = then("#count", one("bodies", then("works", "!hospital_rest")))
_COUNTED = Phrase(  # "เฉลี่ยของหน่วยงาน 5 แห่ง", "76 หน่วยงาน ได้คะแนนเฉลี่ย": a mean over so many bodies
    one(
        then("mean", one(then("^50", BODIES), then("^30", "all_bodies"))),
        then("<!from|comma|#digit", BODIES, "^50", maybe(then("#year_be", "^30")), "mean"),
    )
)
# "กรมที่ได้คะแนนสูงสุดของกระทรวง": a body that is told of and not named
_UNNAMED = Phrase(  # and no "เป็นหน่วยงานระดับกรมที่ได้คะแนนสูงสุด", which a body is, and no prize
    "<!of_one|of_level|of_prize", "own_kind|body_kind", maybe(then("of_level", "body_kind")),
    one(then("which_one", "^30", "superlative"), "some_one"),
)  # fmt: skip
# "คะแนนความสำเร็จของโครงการ", but "ได้ 92.10 คะแนน ความสำเร็จนี้": the unit of a figure leads to nothing
_OTHER_MARKS = Phrase("<!#digit", "score", "!virtue", "other_marks")
_BULLET = Phrase("bullet")  # opens an item of a list
_ITEM_NUMBER = {
    sign: Phrase("opening?", "#item_number|#consonant", one(kind), "!#digit")
    for sign, kind in ((".", "point"), (")", "closing"))
}
_MARKS = {"bullet": _BULLET, **_ITEM_NUMBER}
_FULL_MARKS = Phrase("full_marks")
_BRACKETS = str.maketrans("[]", "()")  # an aside is an aside in either
LINE_END = "\n"  # the word of the turn at the end of an author's line


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a paragraph says at `flat[at:end]` of its squeezed text."""

    at: int
    end: int


@dataclass(frozen=True, slots=True)
class CueEvent(Event):
    """A cue of tables/narrative_cues.csv, or the end of an author's line, which turns."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class OwnerEvent(Event):
    """A body."""

    hit: OwnerHit


@dataclass(frozen=True, slots=True)
class YearEvent(Event):
    """A fiscal year, Buddhist Era."""

    year: int


@dataclass(frozen=True, slots=True)
class NameEvent(Event):
    """The name of an indicator, instrument or total."""

    hit: NameHit


@dataclass(frozen=True, slots=True)
class FigureEvent(Event):
    """A number that may be a score."""

    number: Number

    @property
    def may_be_total(self) -> bool:
        """Whether a total or an instrument may have it: smaller numbers are counts, shares and changes."""
        return _may_be_total(self.number)


@dataclass(frozen=True, slots=True)
class LevelEvent(Event):
    """A result level behind a word for one."""

    hit: LevelHit


@dataclass(frozen=True, slots=True)
class Narrative:
    """A paragraph, its squeezed text and its events in order."""

    text: str
    flat: str
    events: tuple[Event, ...]
    years: tuple[int, ...]  # where years are printed in the text, whatever they are of
    others: tuple[Number, ...]  # numbers with decimals that are no figures
    origin: tuple[int, ...]  # the offset in the text of every character of `flat`

    @staticmethod
    def of(text: str, bodies: Sequence[OwnerHit], wrapped: bool) -> Narrative:
        """The events of a text and its bodies; `wrapped` where line breaks are the page's, not the author's."""
        flat, origin = key_with_offsets(text.translate(_BRACKETS))
        squeezed = Squeezed(text, flat, origin)
        owners = [OwnerEvent(*squeezed.span(hit.start, hit.end), hit) for hit in bodies]
        # "ส่วนภูมิภาค" in a body's name is no cue
        cues = [cue for cue in _cues_of(squeezed) if not any(o.at <= cue.at < o.end for o in owners)]
        events: list[Event] = [*cues, *owners]
        events += [YearEvent(*year) for year in fiscal_years_of(squeezed)]
        events += [NameEvent(*squeezed.span(name.start, name.end), name) for name in names_with_totals(text)]
        events += [LevelEvent(*squeezed.span(hit.start, hit.end), hit) for hit in told_levels(text)]
        years = [(year.at, year.end) for year in events if isinstance(year, YearEvent)]
        every = [*find_numbers(text), *_full_marks_in(squeezed)]
        others = tuple(number for number in every if number.decimals and not _may_be_score(number))
        numbers = [number for number in every if _may_be_score(number)]
        numbers = [n for n in numbers if squeezed.span(n.start, n.end) not in years]  # "ปีงบ 66"
        events += [FigureEvent(*squeezed.span(number.start, number.end), number) for number in numbers]
        if not wrapped:
            breaks = [squeezed.at(i) for i, letter in enumerate(text) if letter == "\n"]
            events += [CueEvent(at, at, "turn", LINE_END) for at in breaks]
        ordered = tuple(sorted(events, key=lambda e: (e.at, _rank(e)))) if len(numbers) <= _MOST_FIGURES else ()
        printed = tuple(hit.start for hit in find_years(text) if FIRST_YEAR <= hit.year_be <= LAST_YEAR)
        return Narrative(text, flat, ordered, printed, others, tuple(origin))

    def without(self, events: Sequence[Event]) -> Narrative:
        """The paragraph without some of its events."""
        out = {id(event) for event in events}
        return replace(self, events=tuple(e for e in self.events if id(e) not in out)) if out else self

    def before(self, event: Event, reach: int) -> str:
        """The last `reach` squeezed characters before an event."""
        return self.flat[max(0, event.at - reach) : event.at]

    def behind(self, event: Event, reach: int) -> str:
        """The first `reach` squeezed characters behind an event."""
        return self.flat[event.end : event.end + reach]

    def following(self, at: int) -> Iterator[Event]:
        """The events from a place on."""
        first = bisect_left(self.events, at, key=lambda event: event.at)
        return (self.events[i] for i in range(first, len(self.events)))

    def between(self, start: int, end: int, leave_out: Callable[[Event], bool]) -> str:
        """The squeezed text from `start` to `end` without the events there that `leave_out` says."""
        kept, at = [], start
        for event in self.events:
            if start <= event.at and event.end <= end and leave_out(event):
                kept.append(self.flat[at : event.at])
                at = max(at, event.end)
        return "".join([*kept, self.flat[at:end]])


def is_turn(event: Event) -> bool:
    """Whether the text turns to something else here."""
    return isinstance(event, CueEvent) and event.kind == "turn"


def is_line_end(event: Event) -> bool:
    """Whether an author's line ends here."""
    return isinstance(event, CueEvent) and event.word == LINE_END


def mark_at(flat: str, at: int) -> str | None:
    """The kind of the mark that opens a line at `flat[at]`; None where it opens no item of a list."""
    return next((kind for kind, mark in _MARKS.items() if mark.opens(flat, at)), None)


def is_mark(flat: str) -> bool:
    """Whether a text is a mark that opens an item of a list, and nothing else."""
    return any(mark.fills(flat) for mark in _MARKS.values())


@cache
def cues_of_kind(kind: str) -> tuple[str, ...]:
    """The cues of one kind; source: tables/narrative_cues.csv."""
    return tuple(row["cue"] for row in table("narrative_cues") if row["kind"] == kind)


@cache
def _kinds() -> dict[str, str]:
    kinds = {row["cue"]: row["kind"] for row in table("narrative_cues")}
    others: dict[str, str] = {key_with_offsets(row["pattern"])[0]: "other" for row in table("other_assessments")}
    own = {kind + gets: "self" for kind in words_of("own_kind") for gets in words_of("own_gets")}
    return {**others, **own, **kinds}


@cache
def _words() -> tuple[re.Pattern[str], LatinWords]:
    """Thai cues, looked for in squeezed text, and Latin ones, looked for in the text: words stand apart there alone."""
    latin = LatinWords(cue for cue in _kinds() if cue.isascii())
    return any_of(cue for cue in _kinds() if not cue.isascii()), latin


def _cues_of(squeezed: Squeezed) -> list[CueEvent]:
    thai, latin = _words()
    words = _outside_numbers(thai, squeezed.flat)
    found = [CueEvent(m.start(), m.end(), _kinds()[m[0]], m[0]) for m in words]
    found += [CueEvent(start, end, "many", squeezed.flat[start:end]) for start, end in _COUNTED.spans(squeezed.flat)]
    found += [CueEvent(start, end, "many", squeezed.flat[start:end]) for start, end in _UNNAMED.spans(squeezed.flat)]
    marks = _OTHER_MARKS.spans(squeezed.flat)
    found += [CueEvent(start, end, "other", squeezed.flat[start:end]) for start, end in marks]
    for start, end in latin.spans(squeezed.text):
        word = key_with_offsets(squeezed.text[start:end])[0]
        found.append(CueEvent(*squeezed.span(start, end), _kinds()[word], word))
    return found


def _outside_numbers(words: re.Pattern[str], flat: str) -> Iterator[re.Match[str]]:
    """The words of a text, none of which begins inside a number: no "3ปีก่อน" in "90.63 ปีก่อน", but "ปีก่อน"."""
    at = 0
    while (found := words.search(flat, at)) is not None:
        cuts = found[0][0].isdecimal() and flat[found.start() - 1 : found.start()].isdecimal()
        if not cuts:
            yield found
        at = found.start() + 1 if cuts else found.end()


def _full_marks_in(squeezed: Squeezed) -> list[Number]:
    """Full marks that are told in words: "เต็มร้อย", "full marks"."""
    places = [(squeezed.origin[at], squeezed.origin[end - 1] + 1) for at, end in _FULL_MARKS.spans(squeezed.flat)]
    return [Number(at, end, squeezed.text[at:end], FULL, kind="integer") for at, end in places]


def _rank(event: Event) -> int:
    """What is said first of all that begins at one place: a turn, then a body."""
    if is_turn(event):
        return 0
    return 1 if isinstance(event, OwnerEvent) else 2


def _may_be_score(number: Number) -> bool:
    by_kind = number.kind in VALUE_KINDS and (number.unreadable or plausible_score(number.value))
    return by_kind or _may_be_total(number)


def _may_be_total(number: Number) -> bool:
    if number.value is None or not 0 < number.value <= FULL:
        return False
    if number.kind == "decimal":
        return number.decimals <= 2 and number.value >= _LEAST_DECIMAL
    return number.kind in _INTEGERS and number.value >= _LEAST_INTEGER
