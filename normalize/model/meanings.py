"""What each finding and each reason means, for people: the README, the site, the desk. Decides nothing."""

from __future__ import annotations

from prongsai.normalize.model.findings import FindingCode

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
    FindingCode.NO_DOCUMENT: "The file is no document: an error page, a log-in form, an empty page or a thumbnail.",
    FindingCode.YEAR_UNKNOWN: "The document gives scores of an agency without saying of which fiscal year.",
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
    FindingCode.LAYER_DIFFERS: "The text layer says other figures than the page shows; the page was read as shown.",
    FindingCode.TEXT_CUT_OFF: "The file ends inside a character: what followed is missing.",
    FindingCode.EMBEDDED_PART_NOT_READ: "A document in this one was not read; its values are missing.",
    FindingCode.ATTACHED_PAGES: "Pages of a document in this one, counted on behind its own; or pictures put together.",
    FindingCode.FORM_DATA_READ: "The page only stands in for a form (XFA); its values were read from the form's data.",
    FindingCode.STATUS_UNCLEAR: "Tick marks of a measure stand in several columns or in none that is known.",
    FindingCode.MANIFEST_AGENCY: "The manifest `sources.csv` names an agency; the document another or none.",
    FindingCode.CORRECTED: "A person confirmed a value or put another here; the message says which, who and why.",
}
