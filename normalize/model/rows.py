"""From facts to rows: what one document says, as the rows of every table in the tables' order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prongsai.extract.records import PAGE_HEADER, Place
from prongsai.normalize.model.facts import Agency, DocumentFacts, Finding, Level, Measure, Mention, Score
from prongsai.normalize.model.schema import RESOLUTIONS, TABLES, table_schema
from prongsai.normalize.model.table_schema import Row

_MAX_SHOWN = 5  # problems named in one message


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The row of `documents`; field names are the columns' names."""

    document_id: str
    source: str
    also_at: tuple[str, ...]
    source_url: str | None
    retrieved_at: str | None
    media_type: str | None
    size_bytes: int | None
    page_count: int | None
    text_origin: str | None
    kind: str
    agency_id: str | None
    fiscal_year_be: int | None
    status: str
    error_code: str | None
    error: str | None
    pipeline_version: str


def rows_of(row: DocumentRow, facts: DocumentFacts) -> dict[str, list[Row]]:
    """The rows of one document for every table but `agencies`, in the tables' order."""
    document_id = row.document_id
    return {
        "documents": [plain(row)],
        "scores": _in_order("scores", [_score(document_id, s) for s in facts.scores]),
        "levels": _in_order("levels", [_level(document_id, x) for x in facts.levels]),
        "measures": _in_order("measures", [_measure(document_id, m) for m in facts.measures]),
        "mentions": _in_order("mentions", [_mention(document_id, m) for m in facts.mentions]),
        "findings": _in_order("findings", [_finding(document_id, f) for f in facts.findings]),
    }


def problems_of(row: DocumentRow, facts: DocumentFacts) -> str | None:
    """Why a document's rows may not be published, on one line; None where all is well.

    Besides each table's own checks, every reference must lead to a row: scores and levels to their print,
    everything to its agency and its document.
    """
    tables = {**rows_of(row, facts), "agencies": [plain(agency) for agency in facts.agencies]}
    found: list[str] = []
    for schema in TABLES:
        found += schema.problems(tables[schema.name])
        for column in schema.columns:
            if not column.refers_to:
                continue
            other, _, key = column.refers_to.partition(".")
            known = {one[key] for one in tables[other]}
            lost = sorted({str(one[column.name]) for one in tables[schema.name] if one[column.name] is not None
                           and one[column.name] not in known})  # fmt: skip
            found += [f"{schema.name}: {column.name} {value!r} is no row of {other}" for value in lost]
    return "; ".join(found[:_MAX_SHOWN]) or None


def better_agency(known: Agency | None, other: Agency) -> Agency:
    """Of two rows for one agency the surer, then the fuller one; ties by content, so order never matters."""
    if known is None:
        return other

    def rank(agency: Agency) -> tuple[int, int, tuple[str, ...]]:
        values = plain(agency).values()
        return (RESOLUTIONS.index(agency.resolution), sum(v is None for v in values), tuple(map(str, values)))

    return min(known, other, key=rank)


def plain(record: Any) -> Row:
    """A frozen record as a row: its fields by name, tuples as lists."""
    return {name: _listed(getattr(record, name)) for name in record.__dataclass_fields__}


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _in_order(name: str, rows: list[Row]) -> list[Row]:
    columns = table_schema(name).order
    return sorted(rows, key=lambda row: tuple(_sortable(row[column]) for column in columns))


def _sortable(value: Any) -> tuple[int, float, str]:
    """Nulls first, then numbers, then text: one order for columns of any type."""
    if value is None:
        return (0, 0.0, "")
    if isinstance(value, int | float):
        return (1, float(value), "")
    return (2, 0.0, str(value))


def _unique(document_id: str, mention_id: str | None) -> str | None:
    """Mention ids are counted inside a document; its id makes them unique over the dataset."""
    return None if mention_id is None else f"{document_id[:16]}-{mention_id}"


def _place(place: Place) -> Row:
    box = place.box or place.shown or (None, None, None, None)
    sides = [None if side is None else round(float(side), 2) for side in box]
    return {"page": place.page, **dict(zip(("x0", "top", "x1", "bottom"), sides, strict=True))}


def _line(place: Place) -> int | None:
    """The line, where there is no box: of a text beside its scan the page's picture is the evidence.

    What stands at the head or the foot of the pages has none.
    """
    return None if place.box or place.shown or place.line == PAGE_HEADER else place.line


def _score(document_id: str, score: Score) -> Row:
    row = {"document_id": document_id, **plain(score)}
    row["mention_id"] = _unique(document_id, score.mention_id)
    return row


def _level(document_id: str, level: Level) -> Row:
    row = {"document_id": document_id, **plain(level)}
    row["mention_id"] = _unique(document_id, level.mention_id)
    return row


def _measure(document_id: str, measure: Measure) -> Row:
    row = {"document_id": document_id, **plain(measure), **_place(measure.place)}
    return {name: row[name] for name in table_schema("measures").names()}


def _mention(document_id: str, mention: Mention) -> Row:
    row = {**plain(mention), "document_id": document_id, **_place(mention.place), "line": _line(mention.place)}
    row["mention_id"] = _unique(document_id, mention.mention_id)
    return {name: row[name] for name in table_schema("mentions").names()}


def _finding(document_id: str, finding: Finding) -> Row:
    row = {**plain(finding), "document_id": document_id, **_place(finding.place)}
    row["code"] = str(finding.code)
    return {name: row[name] for name in table_schema("findings").names()}
