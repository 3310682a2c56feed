"""The closed list of findings: code, severity, and what each one means to a reader.

Every code here is a row of the README's table of findings; a test holds the two together. What the readers noticed
becomes findings here too: a notice without a finding of its name fails when this module is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from prongsai.extract.records import NoticeCode, Place, RawDocument
from prongsai.normalize.model.facts import Finding


class FindingCode(StrEnum):
    """What can be found; `SEVERITY` and `MEANING` say how bad it is and what it means."""

    CONTRADICTORY_PRINTS = "contradictory_prints"
    ARITHMETIC_DOES_NOT_CLOSE = "arithmetic_does_not_close"
    ROUNDED_ELSEWHERE = "rounded_elsewhere"
    SCORE_NOT_ON_LATTICE = "score_not_on_lattice"
    LEVEL_NOT_EARNED = "level_not_earned"
    LEVELS_DISAGREE = "levels_disagree"
    LEVEL_SCALE_OF_OTHER_YEAR = "level_scale_of_other_year"
    YEAR_CONTRADICTS = "year_contradicts"
    YEAR_BEFORE_ANNOUNCEMENT = "year_before_announcement"
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
    TEXT_CUT_OFF = "text_cut_off"
    EMBEDDED_PART_NOT_READ = "embedded_part_not_read"
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
    FindingCode.TEXT_CUT_OFF: "warning",
    FindingCode.EMBEDDED_PART_NOT_READ: "warning",
    FindingCode.STATUS_UNCLEAR: "info",
    FindingCode.CORRECTED: "info",
    FindingCode.MANIFEST_AGENCY: "warning",
}

MEANING: dict[FindingCode, str] = {
    FindingCode.CONTRADICTORY_PRINTS: "The document prints two or more different values for one score.",
    FindingCode.ARITHMETIC_DOES_NOT_CLOSE: (
        "An identity of the assessment fails with the printed values; the message names the single figure "
        "that would mend it, if there is one."
    ),
    FindingCode.ROUNDED_ELSEWHERE: "An identity misses by more than rounding of its members but less than 0.05.",
    FindingCode.SCORE_NOT_ON_LATTICE: "No number of missed OIT items gives this value in this fiscal year.",
    FindingCode.LEVEL_NOT_EARNED: "The printed level is not the one that the year's rule gives for the score.",
    FindingCode.LEVELS_DISAGREE: "The document prints two different levels for one agency and year.",
    FindingCode.LEVEL_SCALE_OF_OTHER_YEAR: "The level belongs to the scale of other fiscal years.",
    FindingCode.YEAR_CONTRADICTS: "Two printed years may be that of the results; the choice verifies nothing.",
    FindingCode.YEAR_BEFORE_ANNOUNCEMENT: "The document is dated before results of that year were announced.",
    FindingCode.PERIOD_ENDS_BEFORE_START: "A period ends before it starts; the end is left null.",
    FindingCode.PERIOD_UNREAD: "A cell of the period column could not be read as dates.",
    FindingCode.UNREAD_ROW: "A row of a score table could not be read.",
    FindingCode.UNREADABLE_NUMBER: "A number holds characters that the file lost; the value is null.",
    FindingCode.UNMATCHED_LABEL: "A label beside a score matched no known name; the message lists the nearest.",
    FindingCode.SCORE_OUT_OF_RANGE: "A figure in a score column lies outside 0-100; the value is null.",
    FindingCode.RANK_CONTRADICTS: "A printed rank, highest or lowest contradicts the scores.",
    FindingCode.WEIGHTED_POINTS: "Rounded points out of 30 or 40 were turned to 0-100: it may be off by 0.02.",
    FindingCode.LOW_OCR_CONFIDENCE: "The reader was not sure of a figure; the value is null or contested.",
    FindingCode.AGENCY_UNRESOLVED: "No agency could be named from the document.",
    FindingCode.AGENCY_AMBIGUOUS: "The agency's name exists in several places and nothing printed decides.",
    FindingCode.AGENCY_CONTRADICTS: "The printed district or province is not the one of the official list.",
    FindingCode.BANDS_MISPRINTED: "The report's own table of levels differs from the assessment's bands.",
    FindingCode.PAGE_NOT_READ: "A page could not be read; values printed on it are missing.",
    FindingCode.WORDS_FROM_TEXT: "The words of scanned pages are those of the text beside the PDF; numbers are not.",
    FindingCode.TEXT_BESIDE_DIFFERS: "The text beside a PDF is not what its pages show, and is not used there.",
    FindingCode.READ_BY_SECOND_READER: "A second library read what the first could not: tables may be found otherwise.",
    FindingCode.PAGE_COUNT_DIFFERS: "Two libraries count the pages differently: page numbers may be off.",
    FindingCode.PICTURE_NOT_READ: "A page with little text was read without the large picture on it.",
    FindingCode.TEXT_CUT_OFF: "The file ends inside a character: what followed is missing.",
    FindingCode.EMBEDDED_PART_NOT_READ: "A document embedded in a Word file was not read; its values are missing.",
    FindingCode.STATUS_UNCLEAR: "Tick marks of a measure stand in several columns or in none that is known.",
    FindingCode.MANIFEST_AGENCY: "The manifest `sources.csv` names an agency; the document another or none.",
    FindingCode.CORRECTED: "A person confirmed a value or put another here; the message says which, who and why.",
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
