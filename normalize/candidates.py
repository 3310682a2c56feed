"""Candidates: every print of a score or level that a document holds, before anything is decided.

A candidate that is known not to be this report's score (a target, a weight, another body's mean, an item)
either carries `rejected` with the reason or is not made at all; nothing here chooses between prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from extract.records import Place
from normalize.facts import Agency
from normalize.indicators import LabelMatch

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
    readings: tuple[tuple[Decimal, float], ...] = ()  # other scores that reader may have seen, with probabilities


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


def plausible_score(value: Decimal | None) -> bool:
    """A value that a score can have."""
    return value is not None and 0 <= value <= MAX_SCORE
