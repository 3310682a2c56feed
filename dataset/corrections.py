"""Corrections by hand that last: rows of `corrections.csv`, applied on every run after reconciling.

A correction names its document, what it corrects, the value that it expects to find and the value to put, who says so
and why. One whose document is gone, or whose expected value no longer stands, is refused and told: the document or the
program has changed, and a person must look again.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from prongsai.dataset.spreadsheet_cells import unguarded
from prongsai.extract.errors import UsageError
from prongsai.normalize.agencies.directory import AgencyDirectory, agency_in_row
from prongsai.normalize.model.facts import DocumentFacts, Finding, Level, Measure, Score
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.model.schema import LEVELS
from prongsai.normalize.reconcile.results import judged

COLUMNS = (
    "document", "table", "agency_id", "fiscal_year_be", "code", "column", "expected", "value", "who", "why",
)  # fmt: skip
_PREFIX = 12  # characters of a document's id that name it
_DEFAULT = {"scores": "score", "levels": "level", "measures": "", "documents": "agency"}
_OF_MEASURES = (
    "issue", "guideline", "measure", "activity", "method", "responsible", "period_raw", "start", "end", "monitoring",
    "status", "result", "instrument", "indicator", "budget_baht",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file; `number` is its line."""

    number: int
    document: str
    table: str
    agency_id: str
    fiscal_year_be: str
    code: str
    column: str
    expected: str
    value: str
    who: str
    why: str

    def told(self) -> str:
        """What it is about, on one line."""
        key = " ".join(part for part in (self.fiscal_year_be, self.code, self.column) if part)
        return f"corrections line {self.number} ({self.document}: {self.table} {key})"


@dataclass(frozen=True, slots=True)
class Refused:
    """A correction that was not applied, and why."""

    correction: Correction
    reason: str

    def line(self) -> str:
        """For a person, on one line."""
        return f"{self.correction.told()} refused: {self.reason}"


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The rows of a file of corrections; none where there is no file.

    Raises:
        UsageError: the file cannot be read, lacks a column, or a row names no table, person or reason.
    """
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            lacking = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if lacking:
                raise UsageError(f"{path}: needs the columns {', '.join(COLUMNS)}; {', '.join(lacking)} lacking")
            rows = [(reader.line_num, {n: unguarded((row[n] or "").strip()) for n in COLUMNS}) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as CSV in UTF-8: {error}") from error
    found = []
    for number, row in rows:
        if row["table"] not in _DEFAULT or not row["document"] or not row["who"] or not row["why"]:
            raise UsageError(f"{path} line {number}: needs document, table ({', '.join(_DEFAULT)}), who and why")
        found.append(Correction(number, **{**row, "column": row["column"] or _DEFAULT[row["table"]]}))
    return tuple(found)


def digest(corrections: Sequence[Correction]) -> str:
    """Tells whether any correction changed."""
    return hashlib.sha256(repr(corrections).encode()).hexdigest()


class Corrections:
    """The corrections of one run, by document; remembers which were applied and which refused."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        """Keep the corrections; those still waiting in the end belong to no document."""
        self._waiting = list(corrections)
        self.applied = 0
        self.refused: list[Refused] = []

    def __bool__(self) -> bool:
        """Whether there are any left to apply."""
        return bool(self._waiting)

    def to(self, document_id: str, sources: Sequence[str], facts: DocumentFacts) -> DocumentFacts:
        """The facts of one document with its corrections."""
        mine = [c for c in self._waiting if c.document in sources or _names(c.document, document_id)]
        for correction in mine:
            self._waiting.remove(correction)
            try:
                facts = _applied(facts, correction)
                self.applied += 1
            except ValueError as error:
                self.refused.append(Refused(correction, str(error)))
        return facts

    def close(self) -> None:
        """Refuse those whose document is gone."""
        self.refused += [Refused(c, "no such document in this run") for c in self._waiting]
        self._waiting = []


def _names(prefix: str, document_id: str) -> bool:
    return len(prefix) >= _PREFIX and document_id.startswith(prefix)


def _applied(facts: DocumentFacts, correction: Correction) -> DocumentFacts:
    """The facts with one correction, and the finding that says so.

    Raises:
        ValueError: no row or several are meant, the expected value does not stand, or the new one cannot be.
    """
    if correction.table == "documents":
        return _about_another(facts, correction)
    rows: Sequence[Any] = getattr(facts, correction.table)
    meant = [row for row in rows if _is_meant(row, correction)]
    if len(meant) != 1:
        several = f"{len(meant)} rows are meant; name agency_id and fiscal_year_be"
        raise ValueError(several if meant else "no such row")
    row = meant[0]
    if correction.column not in _correctable(row):
        raise ValueError(f"{correction.column!r} of {correction.table} cannot be corrected")
    now = getattr(row, correction.column)
    if _text(now) != _text(_value(row, correction.column, correction.expected)):
        raise ValueError(f"{_text(now) or 'null'} stands there, not the expected {correction.expected or 'null'}")
    value = _value(row, correction.column, correction.value)
    finding = _finding(correction, now, value == now, getattr(row, "scope", None), getattr(row, "code", None),
                       row.fiscal_year_be)  # fmt: skip
    changed: dict[str, Any] = {correction.table: tuple(_put(rows, row, correction.column, value))}
    facts = replace(facts, **changed, findings=(*facts.findings, finding))
    return facts if isinstance(row, Measure) else _judged(facts, row.agency_id, row.fiscal_year_be)


def _put(rows: Sequence[Any], meant: Any, column: str, value: Any) -> Iterator[Any]:
    """The rows with a value in one of them; a level that is none has no row."""
    for row in rows:
        if row is not meant:
            yield row
        elif isinstance(row, Score):
            rule = "confirmation" if value == row.score else "correction"
            yield replace(row, score=value, status="corrected", rule=rule, confidence=1.0)
        elif value is not None or not isinstance(row, Level):
            yield replace(row, **{column: value})


def _finding(
    correction: Correction, now: Any, same: bool, scope: str | None = None, code: str | None = None,
    year: int | None = None,
) -> Finding:  # fmt: skip
    """What says in the margin that a person settled a value."""
    what = "confirmed" if same else f"corrected to {correction.value or 'null'}"
    told = f"{_text(now) or 'null'} {what} by {correction.who}: {correction.why}"
    message = f"{correction.table}.{correction.column}: {told}"
    return Finding(FindingCode.CORRECTED, SEVERITY[FindingCode.CORRECTED], message, scope, code, year)


def _about_another(facts: DocumentFacts, correction: Correction) -> DocumentFacts:
    """The facts with the document's agency or fiscal year, and that of the rows that bear it, put right.

    Raises:
        ValueError: the expected one does not stand, the new one cannot be, or rows of the new one stand there already.
    """
    now: Any
    new: Any
    if correction.column == "agency":
        agency = agency_in_row(correction.value, AgencyDirectory.load(), None, None)
        if agency is None or agency.resolution in ("ambiguous", "unresolved"):
            raise ValueError(
                f"{correction.value!r} names no one agency; write its full name with district and province"
            )
        column, now, new = "agency_id", facts.agency_id, agency.agency_id
        facts = replace(facts, agencies=(*(a for a in facts.agencies if a.agency_id != new), agency))
    elif correction.column == "fiscal_year_be":
        column, now = "fiscal_year_be", facts.fiscal_year_be
        if not re.fullmatch(r"25\d\d", correction.value):
            raise ValueError(f"{correction.value!r} is no fiscal year BE, such as 2567")
        new = int(correction.value)
    else:
        raise ValueError(f"{correction.column!r} of documents cannot be corrected; agency or fiscal_year_be can")
    if _text(now) != correction.expected:
        raise ValueError(f"{_text(now) or 'null'} stands there, not the expected {correction.expected or 'null'}")
    tables = ("scores", "levels", "mentions", *(("measures",) if column == "agency_id" else ()))
    moved: dict[str, Any] = {name: _moved(getattr(facts, name), column, now, new) for name in tables}
    for name in ("scores", "levels"):
        keys = [(r.agency_id, r.fiscal_year_be, getattr(r, "code", "")) for r in moved[name]]
        if len(set(keys)) < len(keys):
            raise ValueError(f"{name} of {correction.value} stand there already")
    moved[column] = new
    facts = replace(facts, **moved, findings=(*facts.findings, _finding(correction, now, now == new)))
    named = {facts.agency_id, *(r.agency_id for t in (*tables, "measures") for r in getattr(facts, t))}
    facts = replace(facts, agencies=tuple(a for a in facts.agencies if a.agency_id in named))
    for agency_id in sorted({level.agency_id for level in facts.levels}, key=str):
        facts = _judged(facts, agency_id, facts.fiscal_year_be)
    return facts


def _moved(rows: Sequence[Any], column: str, now: Any, new: Any) -> tuple[Any, ...]:
    """Rows with the new agency or year in place of the document's."""
    return tuple(replace(row, **{column: new}) if getattr(row, column) == now else row for row in rows)


def _judged(facts: DocumentFacts, agency_id: str | None, year: int | None) -> DocumentFacts:
    """The facts, what the year's rule says of the level of an agency told anew."""
    key = agency_id, year
    values = {
        row.code: row.score
        for row in facts.scores
        if (row.agency_id, row.fiscal_year_be) == key and row.score is not None
    }
    levels = tuple(
        judged(level, values) if (level.agency_id, level.fiscal_year_be) == key else level for level in facts.levels
    )
    return replace(facts, levels=levels)


def _is_meant(row: Score | Level | Measure, correction: Correction) -> bool:
    if correction.agency_id and row.agency_id != correction.agency_id:
        return False
    if correction.fiscal_year_be and str(row.fiscal_year_be) != correction.fiscal_year_be:
        return False
    if isinstance(row, Score):
        return row.code == correction.code
    if isinstance(row, Measure):
        return f"{row.table_no}.{row.row_no}" == correction.code
    return True


def _correctable(row: Score | Level | Measure) -> tuple[str, ...]:
    if isinstance(row, Score):
        return ("score",)
    if isinstance(row, Level):
        return ("level",)
    return _OF_MEASURES


def _value(row: Score | Level | Measure, column: str, text: str) -> Any:
    """A cell of the file as a value of the column.

    Raises:
        ValueError: it cannot be one.
    """
    if not text:
        return () if column == "responsible" else None
    try:
        if column == "score":
            score = Decimal(text).quantize(Decimal("0.01"))
            if not 0 <= score <= 100:
                raise ValueError
            return score
        if column == "level" and text not in LEVELS:
            raise ValueError
        if column == "budget_baht":
            return Decimal(text)
        if column in ("start", "end"):
            return date.fromisoformat(text)
        if column == "indicator":
            return int(text)
    except (InvalidOperation, ValueError) as error:
        raise ValueError(f"{text!r} cannot stand in {column}") from error
    if column == "responsible":
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text


def _text(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)
