"""Cards of many bodies on lines of their own: a name, its total and its level, in the same order again and again.

Dashboards, lists with levels of their own and bar charts print them so. Whether the name stands first or last is the
run's own order; a run that leaves it open is not read. A table whose columns came apart, as an OCR prints it, is a run
of all names, then of as many figures, then of as many levels, each that its figure earns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import digits, whitespace

from prongsai.normalize.agencies.owner_names import agency_type_of, is_kind, is_unit, unlisted_agency
from prongsai.normalize.document.cleaned import CleanBlock, CleanLine
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import Candidate, YearSource, plausible_score
from prongsai.normalize.scores.from_tables.axes import LEVEL_HEADS
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf
from prongsai.normalize.text.characters import THAI_DIGITS, is_letter, is_thai
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import may_hold_number
from prongsai.normalize.text.phrases import either, holds, phrase, words_of
from prongsai.normalize.text.score_cells import ScoreParse, parse_score
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.levels import allowed_levels, level_of_cell
from prongsai.normalize.vocabulary.score_names import LabelMatch
from prongsai.normalize.years.report_year import Years

_LONGEST_NAME = 60  # characters of the key of a body's name
_LONGEST_SCORE = 80  # characters of a line that holds nothing but a score and words for it
_LONGEST_RANK = 3  # characters
_LEAST = 2  # bodies
_COLUMN = 3  # bodies of a column that came apart from those of figures and levels
_NEAR = 4  # lines above the first card, of which one names the assessment's scores
_MEAN = "เฉลี่ย"  # "กระทรวงเฉลี่ย": of many bodies
_BULLETS = "-–•●*○▪" + whitespace + "\xa0"
_NUMBERS = digits + THAI_DIGITS + ".)"
_TOTAL_WORD = either(
    ("opens_total?", "score", "which_total?", "#colon_or_equals?", "&#digit"),
    ("total_alone", "#colon_or_equals?", "&#digit"),
    spaced=True,
)
_RANKED = phrase("ranked_at", "~4", "#place", "~30")  # in a key
_SIGNS = frozenset("().,%:=/_")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a card: a body, its figure, or its level."""

    index: int
    line: CleanLine
    agency: Agency | None = None
    score: ScoreParse | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class BodyCards:
    """The prints of the cards and the positions of the blocks that they take up."""

    candidates: tuple[Candidate, ...]
    used: frozenset[int]


def read_body_cards(blocks: Sequence[CleanBlock], years: Years, agency_of: AgencyOf, own: Agency | None) -> BodyCards:
    """Read every run of cards; `own` is the agency that the document is about, whose place its bodies share."""
    if sum(_holds_figure(block) for block in blocks) < _LEAST:
        return BodyCards((), frozenset())  # most texts hold no figure on a line of its own
    found: list[Candidate] = []
    used: set[int] = set()
    run: list[_Line] = []
    for index, block in enumerate([*blocks, None]):
        if isinstance(block, CleanLine):
            line = _line(index, block, agency_of, own)
            if line is not None:
                run.append(line)
                continue
            if not block.text.strip() or (run and _is_by_the_way(to_key(block.text))) or _is_rank(block.text):
                continue
        cards = _cards(run) or _columns(run, years)
        if cards and names_scores(blocks, run[0].index):
            found += [print for card in cards for print in _prints(card, years)]
            used |= {line.index for card in cards for line in card}
        run = []
    return BodyCards(tuple(found), frozenset(used))


def _holds_figure(block: CleanBlock) -> bool:
    """Whether a block is a line that holds a score and nothing but words for it."""
    if not isinstance(block, CleanLine) or not may_hold_number(block.text):
        return False
    return _figure_of(_undecorated(block.text)) is not None


def _is_rank(text: str) -> bool:
    """Whether a line is the place of the body below it, or the card's number."""
    return text.strip().rstrip(".)").isdecimal() and len(text.strip()) <= _LONGEST_RANK


def names_scores(blocks: Sequence[CleanBlock], start: int) -> bool:
    """Whether one of the lines above a block names the assessment, and none of them something else."""
    near = [b.text for b in blocks[max(0, start - _NEAR) : start] if isinstance(b, CleanLine)]
    heads = [text for text in near if not HOLDS_DECIMAL.search(text)]  # a sentence with its figure tells its own
    return any(map(names_assessment, near)) and not any(holds(to_key(text), "another_result") for text in heads)


def _is_by_the_way(key: str) -> bool:
    return key in words_of("unit_line") or key in LEVEL_HEADS or _RANKED.fullmatch(key) is not None


def _undecorated(text: str) -> str:
    """A line without pictures, and without the bullet or the number before its first word."""
    plain = text
    for char in set(text):
        if not (char.isalnum() or char.isspace() or is_thai(char) or char in _SIGNS):
            plain = plain.replace(char, " ")
    bare = plain.lstrip(_BULLETS + _NUMBERS)
    is_figure = to_key(bare) in words_of("points")  # "94.93 คะแนน": no number before a word
    return (bare if bare and is_letter(bare[0]) and not is_figure else plain.lstrip(_BULLETS)).strip()


def _figure_of(text: str) -> ScoreParse | None:
    """The score that a line holds with nothing but words for it."""
    if len(text) > _LONGEST_SCORE or not may_hold_number(text):
        return None
    score = parse_score(text[word.end() :] if (word := _TOTAL_WORD.match(text)) else text)
    return score if score.kind == "decimal" and not score.rest and plausible_score(score.value) else None


def _line(index: int, line: CleanLine, agency_of: AgencyOf, own: Agency | None) -> _Line | None:
    text = _undecorated(line.text)
    level = level_of_cell(text)
    if level is not None:
        return _Line(index, line, level=level)
    score = _figure_of(text)
    if score is not None:
        return _Line(index, line, score=score)
    kind = agency_type_of(text)
    if (
        kind is None
        or is_kind(text)
        or is_unit(text)
        or _MEAN in text
        or HOLDS_DECIMAL.search(text)
        or len(to_key(text)) > _LONGEST_NAME
    ):
        return None
    place = (own.district, own.province) if own else (None, None)
    return _Line(index, line, agency=agency_of(text, *place) or unlisted_agency(text, kind, *place))


def _cards(run: Sequence[_Line]) -> list[list[_Line]]:
    """The run cut into cards of one body, one figure and at most one level each; nothing where the order is open."""
    lines = list(run)
    while lines and _opens(lines) is False and lines[-1].agency is None:
        lines.pop()  # a figure without a name behind the last card
    opens = _opens(lines)
    cards: list[list[_Line]] = [[]]
    for line in lines:
        if opens and line.agency is not None and cards[-1]:
            cards.append([])
        cards[-1].append(line)
        if not opens and line.agency is not None:
            cards.append([])
    cards = [card for card in cards if card]
    shapes = {tuple((x.agency is None, x.score is None) for x in card if x.level is None) for card in cards}
    levels = {sum(x.level is not None for x in card) for card in cards}
    bodies = {line.agency.agency_id for line in lines if line.agency is not None}
    whole = opens is not None and shapes in ({((False, True), (True, False))}, {((True, False), (False, True))})
    return cards if whole and levels <= {0, 1} and len(bodies) == len(cards) >= _LEAST else []


def _columns(run: Sequence[_Line], years: Years) -> list[list[_Line]]:
    """The cards of a run of names, then of as many figures, then of as many levels or none; nothing else."""
    bodies = [line for line in run if line.agency is not None]
    columns = [list(run[n : n + len(bodies)]) for n in range(0, len(run), max(len(bodies), 1))]
    kinds = [{(x.agency is not None, x.score is not None) for x in column} for column in columns]
    whole = kinds in ([{(True, False)}, {(False, True)}], [{(True, False)}, {(False, True)}, {(False, False)}])
    apart = len({line.agency.agency_id for line in bodies if line.agency is not None}) == len(bodies)
    if not whole or not apart or len(bodies) < _COLUMN or len({len(column) for column in columns}) > 1:
        return []
    cards = [list(card) for card in zip(*columns, strict=True)]
    return cards if all(_is_earned(card, years) for card in cards) else []


def _is_earned(card: Sequence[_Line], years: Years) -> bool:
    """Whether the level of a card, if it has one, is one that its figure may earn."""
    year, _ = years.over_block(card[0].index)
    value = next((x.score.value for x in card if x.score is not None), None)
    levels = [x.level for x in card if x.level is not None]
    return value is not None and (not levels or year is not None and levels[0] in allowed_levels(year, value, {}))


def _opens(lines: Sequence[_Line]) -> bool | None:
    """Whether a card's name stands first; None where the run begins and ends with a name."""
    told = [line for line in lines if line.level is None]
    if not told or told[0].agency is not None and told[-1].agency is not None:
        return None
    return told[0].agency is not None


def _prints(card: Sequence[_Line], years: Years) -> list[Candidate]:
    name = next(line for line in card if line.agency is not None)
    label = LabelMatch("overall", "ITA", "position")
    found = []
    for line in card:
        if line is name:
            continue
        year, how = years.over_block(line.index)
        source: YearSource = "heading" if how == "heading" else "report"
        value = line.score.value.quantize(Decimal("0.01")) if line.score and line.score.value is not None else None
        repairs = (*name.line.repairs, *line.line.repairs, *(line.score.repairs if line.score else ()))
        found.append(Candidate(
            "overall", "ITA", value, line.level, year, source, name.line.raw, line.line.raw.strip(),
            tuple(dict.fromkeys(repairs)), "list", label, line.line.place, line.index, name.agency,
            owner_raw=name.line.raw.strip(), owner_from="list",
        ))  # fmt: skip
    return found
