"""The rows that a document yields, one frozen class a table; field names are the columns' names.

What a column means, its type, unit and allowed values stand once, in `normalize.model.schema`; a test holds
these classes to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from prongsai.extract.records import Place
from prongsai.normalize.model.rejections import Rejection

UNLISTED = "unlisted-"  # opens the id of an agency that is known by its name alone


@dataclass(frozen=True, slots=True)
class Agency:
    """A public body met in a document; `agency_id` is stable from run to run."""

    agency_id: str
    name_th: str
    name_short: str | None
    agency_type: str
    subdistrict: str | None
    district: str | None
    province: str | None
    subdistrict_code: str | None
    district_code: str | None
    province_code: str | None
    resolution: str

    @property
    def on_no_list(self) -> bool:
        """Known by its name alone, as printed or put right."""
        return self.resolution in ("unlisted", "unresolved") or self.agency_id.startswith(UNLISTED)

    @property
    def is_settled(self) -> bool:
        """The lists know one body of its name and place."""
        return self.resolution in ("exact", "unique_name", "fuzzy")


@dataclass(frozen=True, slots=True)
class Mention:
    """One print of a score or level; `score` and `level` may not both be null."""

    mention_id: str
    agency_id: str | None
    fiscal_year_be: int | None
    scope: str
    code: str
    score: Decimal | None
    level: str | None
    raw_label: str | None
    raw_value: str
    repairs: tuple[str, ...]
    source: str
    match_method: str | None
    match_score: float | None
    match_margin: float | None
    ocr_confidence: float | None
    place: Place
    chosen: bool = False
    rejected_because: Rejection | None = None
    owner_raw: str | None = None
    owner_from: str | None = None
    year_from: str | None = None
    assessment_from: str | None = None
    code_from: str | None = None
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The reconciled value of one key."""

    agency_id: str | None
    fiscal_year_be: int | None
    scope: str
    code: str
    instrument: str | None
    indicator: int | None
    name_th: str
    score: Decimal | None
    status: str
    rule: str
    n_mentions: int
    n_agreeing: int
    confidence: float
    mention_id: str | None


@dataclass(frozen=True, slots=True)
class Level:
    """The level of one agency in one fiscal year, as printed."""

    agency_id: str | None
    fiscal_year_be: int | None
    level: str
    scale: str
    score: Decimal | None
    expected_level: str | None
    consistent: bool | None
    mention_id: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a table of measures, as the report counts them."""

    agency_id: str | None
    fiscal_year_be: int | None
    table_no: int
    row_no: int
    place: Place
    instrument: str | None = None
    indicator: int | None = None
    issue: str | None = None
    guideline: str | None = None
    measure: str | None = None
    activity: str | None = None
    method: str | None = None
    responsible: tuple[str, ...] = ()
    period_raw: str | None = None
    start: date | None = None
    end: date | None = None
    monitoring: str | None = None
    status: str | None = None
    result: str | None = None
    budget_baht: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a careful reader would mark in the margin; `code` is from `normalize.model.findings`."""

    code: str
    severity: str
    message: str
    scope: str | None = None
    score_code: str | None = None
    fiscal_year_be: int | None = None
    evidence: str | None = None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Everything that one document says, ready for the tables."""

    kind: str
    agency_id: str | None
    fiscal_year_be: int | None
    agencies: tuple[Agency, ...] = ()
    scores: tuple[Score, ...] = ()
    levels: tuple[Level, ...] = ()
    measures: tuple[Measure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    findings: tuple[Finding, ...] = ()
