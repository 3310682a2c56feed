"""The closed list of findings and how bad each one is; what it means to a reader stands in `normalize.model.meanings`.

Every code here is a row of the README's table of findings; a test holds the two together. What the readers noticed
becomes findings here too: a notice without a finding of its name fails when this module is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from prongsai.extract.records import NoticeCode, Place, RawDocument
from prongsai.normalize.model.facts import Finding


class FindingCode(StrEnum):
    """What can be found; `SEVERITY` says how bad it is."""

    CONTRADICTORY_PRINTS = "contradictory_prints"
    ARITHMETIC_DOES_NOT_CLOSE = "arithmetic_does_not_close"
    ROUNDED_ELSEWHERE = "rounded_elsewhere"
    SCORE_NOT_ON_LATTICE = "score_not_on_lattice"
    LEVEL_NOT_EARNED = "level_not_earned"
    LEVELS_DISAGREE = "levels_disagree"
    LEVEL_SCALE_OF_OTHER_YEAR = "level_scale_of_other_year"
    YEAR_CONTRADICTS = "year_contradicts"
    YEAR_BEFORE_ANNOUNCEMENT = "year_before_announcement"
    YEAR_UNKNOWN = "year_unknown"
    NO_DOCUMENT = "no_document"
    PERIOD_ENDS_BEFORE_START = "period_ends_before_start"
    PERIOD_UNREAD = "period_unread"
    UNREAD_ROW = "unread_row"
    UNREADABLE_NUMBER = "unreadable_number"
    UNMATCHED_LABEL = "unmatched_label"
    SCORE_OUT_OF_RANGE = "score_out_of_range"
    RANK_CONTRADICTS = "rank_contradicts"
    WEIGHTED_POINTS = "weighted_points"
    LOW_OCR_CONFIDENCE = "low_ocr_confidence"
    AGENCY_UNRESOLVED = "agency_unresolved"
    AGENCY_AMBIGUOUS = "agency_ambiguous"
    AGENCY_CONTRADICTS = "agency_contradicts"
    BANDS_MISPRINTED = "bands_misprinted"
    PAGE_NOT_READ = "page_not_read"
    WORDS_FROM_TEXT = "words_from_text"
    TEXT_BESIDE_DIFFERS = "text_beside_differs"
    READ_BY_SECOND_READER = "read_by_second_reader"
    PAGE_COUNT_DIFFERS = "page_count_differs"
    PICTURE_NOT_READ = "picture_not_read"
    LAYER_DIFFERS = "layer_differs"
    TEXT_CUT_OFF = "text_cut_off"
    EMBEDDED_PART_NOT_READ = "embedded_part_not_read"
    ATTACHED_PAGES = "attached_pages"
    FORM_DATA_READ = "form_data_read"
    STATUS_UNCLEAR = "status_unclear"
    CORRECTED = "corrected"
    MANIFEST_AGENCY = "manifest_agency"


SEVERITY: dict[FindingCode, str] = {
    FindingCode.CONTRADICTORY_PRINTS: "warning",
    FindingCode.ARITHMETIC_DOES_NOT_CLOSE: "warning",
    FindingCode.ROUNDED_ELSEWHERE: "info",
    FindingCode.SCORE_NOT_ON_LATTICE: "warning",
    FindingCode.LEVEL_NOT_EARNED: "warning",
    FindingCode.LEVELS_DISAGREE: "warning",
    FindingCode.LEVEL_SCALE_OF_OTHER_YEAR: "warning",
    FindingCode.YEAR_CONTRADICTS: "warning",
    FindingCode.YEAR_BEFORE_ANNOUNCEMENT: "warning",
    FindingCode.YEAR_UNKNOWN: "warning",
    FindingCode.NO_DOCUMENT: "info",
    FindingCode.PERIOD_ENDS_BEFORE_START: "warning",
    FindingCode.PERIOD_UNREAD: "info",
    FindingCode.UNREAD_ROW: "warning",
    FindingCode.UNREADABLE_NUMBER: "error",
    FindingCode.UNMATCHED_LABEL: "warning",
    FindingCode.SCORE_OUT_OF_RANGE: "error",
    FindingCode.RANK_CONTRADICTS: "warning",
    FindingCode.WEIGHTED_POINTS: "info",
    FindingCode.LOW_OCR_CONFIDENCE: "warning",
    FindingCode.AGENCY_UNRESOLVED: "warning",
    FindingCode.AGENCY_AMBIGUOUS: "warning",
    FindingCode.AGENCY_CONTRADICTS: "warning",
    FindingCode.BANDS_MISPRINTED: "info",
    FindingCode.PAGE_NOT_READ: "warning",
    FindingCode.WORDS_FROM_TEXT: "info",
    FindingCode.TEXT_BESIDE_DIFFERS: "warning",
    FindingCode.READ_BY_SECOND_READER: "info",
    FindingCode.PAGE_COUNT_DIFFERS: "warning",
    FindingCode.PICTURE_NOT_READ: "info",
    FindingCode.LAYER_DIFFERS: "warning",
    FindingCode.TEXT_CUT_OFF: "warning",
    FindingCode.EMBEDDED_PART_NOT_READ: "warning",
    FindingCode.ATTACHED_PAGES: "info",
    FindingCode.FORM_DATA_READ: "info",
    FindingCode.STATUS_UNCLEAR: "info",
    FindingCode.CORRECTED: "info",
    FindingCode.MANIFEST_AGENCY: "warning",
}

_OF_NOTICE = {code: FindingCode(code.value) for code in NoticeCode}  # ValueError where a notice has no finding


def findings_of_notices(raw: RawDocument) -> Iterator[Finding]:
    """What the readers noticed, as findings in the order of the notices."""
    for notice in raw.notices:
        code = _OF_NOTICE[notice.code]
        yield Finding(code, SEVERITY[code], notice.message, place=Place(page=notice.page))


def findings_of_reading(raw: RawDocument) -> Iterator[Finding]:
    """What a person should know of how a document was read: its unread pages, then what the readers noticed."""
    code = FindingCode.PAGE_NOT_READ
    for page in raw.pages:
        if page.state in ("needs_ocr", "failed"):
            message = f"page {page.number}: {page.reason or page.state}"
            yield Finding(code, SEVERITY[code], message, place=Place(page=page.number))
    yield from findings_of_notices(raw)
