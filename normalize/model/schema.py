"""The dataset's tables, declared once: Arrow schema, validation, data dictionary and data package come from here.

Column names are the contract with analysts: they change only with a version bump and a note in the changelog.
"""

from __future__ import annotations

import pyarrow as pa
from prongsai.extract.errors import ErrorCode
from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.model.table_schema import Column, TableSchema

DATASET_VERSION = "2.0.0"

_STRING = pa.string()
_STRINGS = pa.list_(pa.field("item", pa.string(), nullable=False))
_SCORE = pa.decimal128(5, 2)
_BAHT = pa.decimal128(15, 2)

AGENCY_TYPES = (
    "subdistrict_administrative_organization", "subdistrict_municipality", "town_municipality", "city_municipality",
    "provincial_administrative_organization", "special_local_government", "province", "district", "department",
    "ministry", "state_enterprise", "public_organization", "university", "court", "independent_body", "other",
)  # fmt: skip
LEVELS = tuple(dict.fromkeys(row["level"] for row in table("level_rules")))
SCALES = tuple(dict.fromkeys(row["scale"] for row in table("level_rules")))
RESOLUTIONS = ("exact", "unique_name", "fuzzy", "ambiguous", "unlisted", "unresolved")  # the surest first
SCOPES = ("overall", "instrument", "indicator", "item")
_ASSESSED = {row["code"]: row["scope"] for row in table("assessments")}  # of all years, in the order of the table
INSTRUMENTS = tuple(code for code, scope in _ASSESSED.items() if scope == "instrument")
_TOTAL, *_NAMED = (code for code in _ASSESSED if not code.isdigit())
_LAST = max(int(code) for code in _ASSESSED if code.isdigit())
_SCORE_CODES = f"{_TOTAL}; {', '.join(_NAMED)}; 1-{_LAST}; items i12, e3, o33"


def _document() -> Column:
    return Column("document_id", _STRING, "sha256 of the document's bytes, hexadecimal", required=True,
                  refers_to="documents.document_id")  # fmt: skip


def _agency(what: str) -> Column:
    return Column("agency_id", _STRING, what, refers_to="agencies.agency_id")


def _year(what: str) -> Column:
    return Column("fiscal_year_be", pa.int16(), what, "Buddhist Era fiscal year", least=2500, most=2700)


_PLACE = (
    Column("page", pa.int32(), "page of the document, from 1; null for plain text", "page", least=1),
    Column("x0", pa.float64(), "left edge of the box on the page as displayed", "PDF point"),
    Column("top", pa.float64(), "top edge, from the page's top", "PDF point"),
    Column("x1", pa.float64(), "right edge", "PDF point"),
    Column("bottom", pa.float64(), "bottom edge, from the page's top", "PDF point"),
)

DOCUMENTS = TableSchema(
    "documents",
    "One row for each distinct content met in the raw folder",
    (
        Column("document_id", _STRING, "sha256 of the bytes, hexadecimal; of the path where a file cannot be read",
               required=True),
        Column("source", _STRING, "path under the raw folder, POSIX; the first in sort order", required=True),
        Column("also_at", _STRINGS, "other paths with the same bytes, and those of a document's further pictures",
               required=True),
        Column("source_url", _STRING, "where the file was fetched, from sources.csv"),
        Column("retrieved_at", _STRING, "when it was fetched, from sources.csv, as written there"),
        Column("media_type", _STRING, "type told by the content"),
        Column("size_bytes", pa.int64(), "size of the file", "byte", least=0),
        Column("page_count", pa.int32(), "pages of the document", "page", least=0),
        Column("text_origin", _STRING, "where the words come from", allowed=("text", "text_layer", "ocr", "mixed")),
        Column("kind", _STRING, "what the document is", required=True,
               allowed=("analysis", "measures", "progress", "list", "news", "other", "no_document")),
        _agency("the agency that the document is about; null where it is about many or none could be named"),
        _year("the assessed fiscal year that the report is about"),
        Column("status", _STRING, "what became of the document", required=True,
               allowed=("extracted", "no_results", "partial", "failed")),
        Column("error_code", _STRING, "why it failed or is partial", allowed=tuple(ErrorCode)),
        Column("error", _STRING, "the reason in one line"),
        Column("pipeline_version", _STRING, "version of the program that read it", required=True),
    ),
    ("document_id",),
    ("document_id",),
    DATASET_VERSION,
)  # fmt: skip

AGENCIES = TableSchema(
    "agencies",
    "One row for each public body met",
    (
        Column("agency_id", _STRING, "built from type and official area code; stable from run to run", required=True),
        Column("name_th", _STRING, "full Thai name", required=True),
        Column("name_short", _STRING, "abbreviated Thai name"),
        Column("agency_type", _STRING, "type of body", required=True, allowed=AGENCY_TYPES),
        Column("subdistrict", _STRING, "ตำบล or แขวง, without the word"),
        Column("district", _STRING, "อำเภอ or เขต, without the word"),
        Column("province", _STRING, "จังหวัด, without the word"),
        Column("subdistrict_code", _STRING, "official code of the subdistrict, six digits"),
        Column("district_code", _STRING, "official code of the district, four digits"),
        Column("province_code", _STRING, "official code of the province, two digits"),
        Column("resolution", _STRING, "how surely the place is known", required=True,
               allowed=RESOLUTIONS),
    ),
    ("agency_id",),
    ("agency_id",),
    DATASET_VERSION,
)  # fmt: skip

SCORES = TableSchema(
    "scores",
    "The reconciled value of each document, agency, fiscal year, scope and code",
    (
        _document(),
        _agency("the agency that the score belongs to"),
        _year("the assessed fiscal year of the score"),
        Column("scope", _STRING, "what is scored", required=True, allowed=SCOPES),
        Column("code", _STRING, _SCORE_CODES, required=True),
        Column("instrument", _STRING, "instrument of the score, null for the total", allowed=INSTRUMENTS),
        Column("indicator", pa.int8(), f"indicator 1-{_LAST}, null for others", least=1, most=_LAST),
        Column("name_th", _STRING, "canonical Thai name", required=True),
        Column("score", _SCORE, "the value as printed; null where nothing settles it", "points of 100",
               least=0, most=100),
        Column("status", _STRING, "how the value stands", required=True,
               allowed=("verified", "agreed", "single", "contested", "corrected")),
        Column("rule", _STRING, "the rule that settled it", required=True),
        Column("n_mentions", pa.int32(), "prints of this score in the document", "prints", required=True, least=1),
        Column("n_agreeing", pa.int32(), "prints that show the chosen value", "prints", required=True, least=0),
        Column("confidence", pa.float64(),
               "0-1, the share of such scores that are right: by status and by what set owner, year and code",
               required=True, least=0, most=1),
        Column("mention_id", _STRING, "the print that the value rests on", refers_to="mentions.mention_id"),
    ),
    ("document_id", "agency_id", "fiscal_year_be", "scope", "code"),
    ("document_id", "agency_id", "fiscal_year_be", "scope", "code"),
    DATASET_VERSION,
)  # fmt: skip

LEVELS_TABLE = TableSchema(
    "levels",
    "The level of each document, agency and fiscal year",
    (
        _document(),
        _agency("the agency that the level belongs to"),
        _year("the assessed fiscal year of the level"),
        Column("level", _STRING, "the level as printed, in canonical spelling", required=True, allowed=LEVELS),
        Column("scale", _STRING, "the scale of the level", required=True, allowed=SCALES),
        Column("score", _SCORE, "the reconciled total", "points of 100", least=0, most=100),
        Column("expected_level", _STRING, "what the year's rule gives for the scores; null where it leaves a choice",
               allowed=LEVELS),
        Column("consistent", pa.bool_(), "whether the printed level can be earned; null where that cannot be told"),
        Column("mention_id", _STRING, "the print of the level", refers_to="mentions.mention_id"),
    ),
    ("document_id", "agency_id", "fiscal_year_be"),
    ("document_id", "agency_id", "fiscal_year_be"),
    DATASET_VERSION,
)  # fmt: skip

MEASURES = TableSchema(
    "measures",
    "One row for each measure, as the report counts them",
    (
        _document(),
        _agency("the agency that takes the measure"),
        _year("the fiscal year that the measures are for"),
        Column("table_no", pa.int32(), "number of the measures table in the document, from 1", required=True, least=1),
        Column("row_no", pa.int32(), "number of the row in its table, from 1", required=True, least=1),
        Column("instrument", _STRING, "instrument that the row, its heading or its wording names", allowed=INSTRUMENTS),
        Column("indicator", pa.int8(), f"indicator 1-{_LAST} that the row, its heading or its wording names",
               least=1, most=_LAST),
        Column("issue", _STRING, "ประเด็น or ข้อบกพร่อง"),
        Column("guideline", _STRING, "แนวทาง"),
        Column("measure", _STRING, "มาตรการ"),
        Column("activity", _STRING, "โครงการ or กิจกรรม"),
        Column("method", _STRING, "วิธีการ or ขั้นตอนการดำเนินการ"),
        Column("responsible", _STRINGS, "departments, one each, numbering taken off", required=True),
        Column("period_raw", _STRING, "the period as printed"),
        Column("start", pa.date32(), "first day of the period", "date"),
        Column("end", pa.date32(), "last day of the period", "date"),
        Column("monitoring", _STRING, "การติดตามผล"),
        Column("status", _STRING, "what the ticks say", allowed=("done", "not_done", "in_progress")),
        Column("result", _STRING, "what came of it, as printed"),
        Column("budget_baht", _BAHT, "budget as printed", "baht"),
        *_PLACE,
    ),
    ("document_id", "table_no", "row_no"),
    ("document_id", "table_no", "row_no"),
    DATASET_VERSION,
)  # fmt: skip

SET_BY = (
    "cell", "row", "column", "caption", "clause", "sentence", "list", "heading", "title", "document", "relative",
    "date", "position", "default",
)  # fmt: skip
QUANTITIES = (
    "score", "points", "mean", "share", "target", "weight", "difference", "rank", "band", "count", "other",
)  # fmt: skip

MENTIONS = TableSchema(
    "mentions",
    "Every print of a score or level, chosen or not",
    (
        Column("mention_id", _STRING, "unique over the dataset", required=True),
        _document(),
        _agency("the agency that the print is about"),
        _year("the fiscal year that the print is about"),
        Column("scope", _STRING, "what is scored", required=True, allowed=SCOPES),
        Column("code", _STRING, "as in scores", required=True),
        Column("score", _SCORE, "the figure, null for a level or an unreadable figure", "points of 100",
               least=0, most=100),
        Column("level", _STRING, "the level, null for a figure", allowed=LEVELS),
        Column("raw_label", _STRING, "the label as extracted, before any repair"),
        Column("raw_value", _STRING, "the figure or level as extracted, before any repair", required=True),
        Column("repairs", _STRINGS, "names of the rules that changed the raw text", required=True),
        Column("source", _STRING, "where it stands", required=True, allowed=("table", "list", "sentence")),
        Column("match_method", _STRING, "how the label was matched", allowed=("alias", "fuzzy", "position")),
        Column("match_score", pa.float64(), "likeness of the label to the name", "0-100", least=0, most=100),
        Column("match_margin", pa.float64(), "lead over the next name", "0-100", least=0, most=100),
        Column("ocr_confidence", pa.float64(), "how sure the reader was, 0-1; null for text", least=0, most=1),
        *_PLACE,
        Column("line", pa.int32(), "line of a text, paragraph of a Word file, row of a sheet, from 1; null for pages",
               "line", least=1),
        Column("chosen", pa.bool_(), "whether the reconciled value is this print's", required=True),
        Column("rejected_because", _STRING, "why not; see the table of reasons", allowed=tuple(Rejection)),
        Column("owner_raw", _STRING, "the owner as printed; null where it is the document's subject"),
        Column("owner_from", _STRING, "what says whose the print is", allowed=SET_BY),
        Column("year_from", _STRING, "what says of which year it is", allowed=SET_BY),
        Column("assessment_from", _STRING, "what says that it is of this assessment", allowed=SET_BY),
        Column("code_from", _STRING, "what says which score it is", allowed=SET_BY),
        Column("quantity", _STRING, "what is printed", allowed=QUANTITIES),
    ),
    ("mention_id",),
    ("document_id", "page", "line", "top", "x0", "mention_id"),
    DATASET_VERSION,
)  # fmt: skip

FINDINGS = TableSchema(
    "findings",
    "What a careful reader would mark in the margin",
    (
        _document(),
        Column("code", _STRING, "what was found, from a closed list", required=True, allowed=tuple(FindingCode)),
        Column("severity", _STRING, "how bad it is", required=True, allowed=("info", "warning", "error")),
        Column("scope", _STRING, "scope of the score concerned", allowed=SCOPES),
        Column("score_code", _STRING, "code of the score concerned"),
        _year("fiscal year concerned"),
        Column("message", _STRING, "one English line", required=True),
        Column("evidence", _STRING, "raw text"),
        *_PLACE,
    ),
    (),
    ("document_id", "code", "page", "top", "x0", "score_code", "message", "evidence"),
    DATASET_VERSION,
)  # fmt: skip

TABLES: tuple[TableSchema, ...] = (DOCUMENTS, AGENCIES, SCORES, LEVELS_TABLE, MEASURES, MENTIONS, FINDINGS)


def table_schema(name: str) -> TableSchema:
    """The table of a name.

    Raises:
        KeyError: there is no such table.
    """
    for schema in TABLES:
        if schema.name == name:
            return schema
    raise KeyError(name)
