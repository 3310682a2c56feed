"""Candidates: every print of a score or level that a document holds, before anything is decided.

A print that is known not to be this report's score (another body's mean, another year's figure) carries `rejected`
with the reason; a figure that is no score at all (a target, a weight) leaves a `PassedOver` in place of a candidate.
Nothing here chooses between prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from prongsai.extract.records import Place
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.rules import PassedBlock, PassedOver
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
    rejected: Rejection | None = None
    converted: bool = False  # turned from weighted points
    unreadable: bool = False
    pictured: bool = False  # read from a picture, its owner's name too
    ocr_confidence: float | None = None  # of the reader of pictures; None for text and for levels
    label: str = ""  # the name beside a figure of a table
    readings: tuple[tuple[Decimal, float], ...] = ()  # other scores that reader may have seen, with probabilities
    printed: tuple[str | None, str] | None = None  # label and value before any repair, where those above were repaired
    at: int = -1  # where the figure or level begins in its paragraph
    owner_raw: str | None = None  # the owner as printed, where it is not the document's subject
    owner_from: str | None = None  # what says whose the print is; the values of `mentions.owner_from`
    assessment_from: str | None = None
    year_from: str | None = None


@dataclass(frozen=True, slots=True)
class RankClaim:
    """A statement about order: `code` is called the highest or lowest, or stands at a rank."""

    kind: Literal["highest", "lowest"]
    codes: tuple[str, ...]
    instrument: str | None  # the statement is about this instrument's indicators, or None: about all ten
    year: int | None


@dataclass(slots=True)
class CollectedCandidates:
    """What reading tables and sentences yields."""

    candidates: list[Candidate] = field(default_factory=list)
    claims: list[RankClaim] = field(default_factory=list)
    of_bodies: frozenset[int] = frozenset()  # blocks of cards of many bodies
    # names and figures apart from each other: for each set of them, every pairing that their places allow
    apart: list[tuple[tuple[Candidate, ...], ...]] = field(default_factory=list)
    findings: list[tuple[str, str, str, Place]] = field(default_factory=list)  # code, message, evidence, place
    passed: list[PassedOver] = field(default_factory=list)  # figures that were not taken, with the rule
    passed_blocks: list[PassedBlock] = field(default_factory=list)  # tables and paragraphs that were not read


def plausible_score(value: Decimal | None) -> bool:
    """A value that a score can have."""
    return value is not None and 0 <= value <= MAX_SCORE
