"""Candidates: every print of a score or level that a document holds, before anything is decided.

A candidate that is known not to be this report's score (a target, a weight, another body's mean, an item)
either carries `rejected` with the reason or is not made at all; nothing here chooses between prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from prongsai.extract.records import Place
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.vocabulary.score_names import LabelMatch

YearSource = Literal["cell", "sentence", "heading", "report"]
MAX_SCORE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One print. `score` is 0-100, or None for a level or an unreadable figure (`unreadable`)."""

    scope: str
    code: str
    score: Decimal | None
    level: str | None
    year: int | None
    year_source: YearSource
    raw_label: str | None
    raw_value: str
    repairs: tuple[str, ...]
    source: Literal["table", "list", "sentence"]
    match: LabelMatch | None
    place: Place
    block: int
    agency: Agency | None = None  # None: the agency that the document is about
    rejected: str | None = None
    converted: bool = False  # turned from weighted points
    unreadable: bool = False
    ocr_confidence: float | None = None  # of the reader of pictures; None for text
    label: str = ""  # the name beside a figure of a table
    readings: tuple[tuple[Decimal, float], ...] = ()  # other scores that reader may have seen, with probabilities
    printed: tuple[str | None, str] | None = None  # label and value before any repair, where those above were repaired


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about order: `code` is called the highest or lowest, or stands at a rank."""

    kind: Literal["highest", "lowest"]
    codes: tuple[str, ...]
    instrument: str | None  # the statement is about this instrument's indicators, or None: about all ten
    year: int | None


@dataclass(slots=True)
class Gathered:
    """What reading tables and sentences yields."""

    candidates: list[Candidate] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[tuple[str, str, str, Place]] = field(default_factory=list)  # code, message, evidence, place


def without_full_marks(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; a total of exactly 100 with nothing but hundreds beside it is rejected: full marks, no result."""
    groups: dict[tuple[Agency | None, int | None], list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.rejected is None and c.score is not None and not c.unreadable:
            groups[(c.agency, c.year)].append(c)
    full = {
        key
        for key, group in groups.items()
        if {c.score for c in group} == {MAX_SCORE} and any(c.scope == "overall" for c in group)
    }
    why = "full marks: the total and all beside it are 100"
    return [
        replace(c, rejected=why) if c.rejected is None and c.score is not None and (c.agency, c.year) in full else c
        for c in candidates
    ]


def plausible_score(value: Decimal | None) -> bool:
    """A value that a score can have."""
    return value is not None and 0 <= value <= MAX_SCORE
