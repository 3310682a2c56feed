"""Whether a table of measures is about the assessment's result, or a plan of something else.

The nearest word counts: what the table itself names, then the headings over it, then the title of the document. A
manual or a plan that mentions the assessment as its purpose ("to support the assessment") is not about its result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from prongsai.normalize.document.cleaned import CleanDocument, CleanTable
from prongsai.normalize.document.measure_header import Header
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.measures.context import EVERYDAY, coded_instrument, subject_of_row
from prongsai.normalize.measures.cues import names
from prongsai.normalize.measures.rows import Row
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import either, phrase
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import match_label

_TITLE = 4  # passages at the head of a document that may be its title
_REACH = 4  # passages over a table that may be its headings
_HEADING_CHARS = 160
_EXAMPLES = 2  # cells of a row that say so
_MANUAL_CHARS = 46  # at the head of a title
_PURPOSE = phrase("purpose", "for_what*", "assess_or_check?", "opening?", "virtue_or_itas")
_VIRTUE = re.compile(  # the same words about virtue, and not about the assessment
    r"(?:แผน|นโยบาย|เจตนารมณ์|ยุทธศาสตร์|โครงการ|คู่มือ|คณะกรรมการ|คณะทำงาน|ศูนย์)"
    r"(?:(?!ประเมิน|มาตรการ|ita).){0,70}?คุณธรรม(?:จริยธรรม)?และความโปร่งใส(?!ในการดำเนินงาน)"
)
_VIRTUE_RAISED = "ยกระดับคุณธรรมและความโปร่งใส"
_DURATION = phrase("within?", "#number", "#number_to?", "time_unit", "each_case?")  # steps of a service
_PLAN_OPENS = ("#text_start", "plan_lead|#section_open*")
_OTHER_PLAN = either(
    ("#text_start", "minutes"),
    (*_PLAN_OPENS, "any_plan"),
    (*_PLAN_OPENS, "report_word", "result_or_value?", "act_of?", "carrying_out*", "according?", "any_plan"),
    ("plan_of",),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table of measures, block `index` of its document, or a list read as one (`listed`)."""

    table: CleanTable
    header: Header
    rows: Sequence[Row]
    index: int
    listed: bool = False


def is_about_result(found: Candidate, document: CleanDocument, paragraphs: Sequence[Paragraph]) -> bool:
    """True where a table of measures follows from the assessment's result.

    A list is no measures of it unless its own words, its headings or the title say so: minutes and plans hold lists
    of who does what by when, and may mention the result somewhere else.

    Args:
        found: the table and its rows.
        document: the whole document.
        paragraphs: its passages.
    """
    over = [p for p in _over(paragraphs, document, found.index) if not _is_manual(to_key(p.text))]
    title = [to_key(p.text) for p in paragraphs[:_TITLE] if p.index < found.index and len(p.text) <= _HEADING_CHARS]
    preparing = (text for text in (*title, *(to_key(p.text) for p in over)) if names("preparing", text))
    if any(names_assessment(text, or_instrument=True) for text in preparing):
        return False
    heads = [c.text for row in found.table.grid[: found.header.body] for c in row]
    if _is_example(found, over) or _tells_of_taking_part((*title, *(to_key(p.text) for p in over)), found, heads):
        return False
    times = [row.period for row in found.rows if row.period.strip()]
    if times and all(_DURATION.fullmatch(to_key(time)) for time in times):
        return False
    named = sum(map(_names_subject, found.rows))
    if _names_assessment(*heads) or 2 * named >= max(len(found.rows), 1):
        return True
    titled = _of_title(title)
    told = [p.text for p in over if titled is not False or not HOLDS_DECIMAL.search(p.text)]
    if any(_names_assessment(text) or _names_score(text) for text in told):
        return True
    if titled is not None:
        return titled
    if found.listed or any(_OTHER_PLAN.search(to_key(p.text)) for p in over):
        return False
    return named > 0 or _mentions_result(document)


def _is_example(found: Candidate, over: Sequence[Paragraph]) -> bool:
    """A form filled in to show how: a heading says so, or the rows do ("e.g. finance division")."""
    shown = sum(sum(names("example", to_key(cell)) for cell in row.cells) >= _EXAMPLES for row in found.rows)
    return 2 * shown > len(found.rows) or any(names("example", to_key(p.text)) for p in over[-2:])


def _tells_of_taking_part(headings: Sequence[str], found: Candidate, heads: Sequence[str]) -> bool:
    """The calendar of an assessment to come: the headings say so, or most of the rows are its steps."""
    texts = [text for text in (*headings, *map(to_key, heads)) if not names("target", text)]
    if any("มาตรการ" in text or names("of_result", text) for text in texts):
        return False
    steps = sum(any(names("step", to_key(cell)) for cell in row.cells) for row in found.rows)
    return any(names("taking_part", text) for text in headings) or 2 * steps > len(found.rows)


def _of_title(title: Sequence[str]) -> bool | None:
    """What the first line of a title that tells the kind of document says; None where none does."""
    for text, following in zip_longest(title, title[1:], fillvalue=""):
        if _is_manual(text):
            return False
        if _names_assessment(text):
            return True
        if _VIRTUE_RAISED in text:
            continue  # what the assessment's own plans are called, and others: what stands over the table says which
        if _OTHER_PLAN.search(text):
            return _names_assessment(text if HOLDS_DECIMAL.search(following) else text + following)
    return None


def _is_manual(key: str) -> bool:
    return "คู่มือ" in key[:_MANUAL_CHARS]


def _names_assessment(*texts: str) -> bool:
    flats = [to_key(text) for text in texts]
    kept = [_VIRTUE.sub("", flat) for flat in flats if not names("target", flat) or "มาตรการ" in flat]
    return any(names_assessment(flat, or_instrument=True) and not _PURPOSE.search(flat) for flat in kept)


def _names_score(heading: str) -> bool:
    """A heading names an instrument or an indicator, and not in everyday words alone."""
    label = match_label(heading)
    if label is not None and label.scope != "overall":
        return True
    return any(hit.scope == "instrument" or hit.code not in EVERYDAY for hit in names_in(heading))


def _names_subject(row: Row) -> bool:
    """The row's issue, indicator or section names an item, an indicator or an instrument."""
    if coded_instrument(row) is not None or _names_score(row.field("issue") or ""):
        return True
    subject = subject_of_row(row)
    return subject.indicator is not None or subject.instrument is not None


def _over(paragraphs: Sequence[Paragraph], document: CleanDocument, index: int) -> list[Paragraph]:
    """The headings right over a table, no further than the table before it."""
    before = max((n for n, b in enumerate(document.blocks[:index]) if isinstance(b, CleanTable)), default=-1)
    near = [p for p in paragraphs if before < p.index < index][-_REACH:]
    return [p for p in near if len(p.text) <= _HEADING_CHARS]


def _mentions_result(document: CleanDocument) -> bool:
    """Some line or cell names the assessment and what came out of it, or an indicator by its whole name."""
    for text in document.texts():
        if names("of_result", to_key(text)) and _names_assessment(text):
            return True
        label = match_label(text)
        if label is not None and label.scope == "indicator" and label.code not in EVERYDAY:
            return True
    return False
