"""What stands over a table of measures: its instrument, its indicator, its fiscal year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from prongsai.normalize.document.cleaned import CleanDocument, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.measures.cues import names
from prongsai.normalize.measures.rows import Row
from prongsai.normalize.text.dates import BE_OFFSET, find_years
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.periods import Period
from prongsai.normalize.text.phrases import phrase
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of, match_label

_REACH = 3  # paragraphs above a table that may name what it is about
_YEAR_REACH = 5
_HEADING_CHARS = 120


_ANNOUNCED = ("ตัวชี้วัด", "ตัวชี้วัดที่", "ด้าน", "ประเด็น")
_COUNTED = ("ประเด็นที่", "ด้านที่", "เรื่องที่", "หัวข้อที่", "ส่วนที่", "ประเด็น")
_BEHIND_COUNTED = "0123456789๐๑๒๓๔๕๖๗๘๙.:)“\"' -–"
_BEHIND_ANNOUNCED = "0123456789.:)“\"'"  # the number of an indicator, and signs before its name
EVERYDAY = frozenset({"1", "2", "3", "9", "10"})
_ITEM_CODES = phrase("#mark_before_item*", "asked*", "ordinal?", "opening?", "#item_in_key", "#further_item*")
_ITEM_INSTRUMENT = {"i": "IIT", "e": "EIT", "o": "OIT"}
_MOST = 0.6  # share of a cell's letters that a name must be


class Subject(NamedTuple):
    """The instrument (without EIT's part) and the indicator that something is about."""

    instrument: str | None = None
    indicator: int | None = None


def over_table(paragraphs: Sequence[Paragraph], document: CleanDocument, index: int) -> Subject:
    """What stands right above a table: one instrument and one indicator in a caption or in the paragraph before it.

    A heading that is nothing but an indicator's name needs no instrument beside it.
    """
    above = [p for p in paragraphs if p.index < index and not _table_between(document, p.index, index)]
    instrument: str | None = None
    for paragraph in reversed(above[-_REACH:]):
        heading = _of_heading(paragraph.text) if len(paragraph.text) <= _HEADING_CHARS else None
        if heading is not None and heading.scope == "indicator":
            return Subject(instrument_of(heading.code), int(heading.code))
        instruments, indicators = _named(paragraph.text)
        if len(instruments) > 1 or len(indicators) > 1 or (instrument and instruments - {instrument}):
            break
        instrument = instrument or next(iter(instruments), None)
        if indicators:
            code = next(iter(indicators))
            if instrument == instrument_of(code):
                return Subject(instrument, int(code))
            if instrument is not None:
                break
    return Subject(instrument)


def _of_heading(text: str) -> LabelMatch | None:
    """What a heading names, where it is nothing but the name and the number that announces it: "ประเด็นที่ 2 ..."."""
    word = next((word for word in _COUNTED if text.startswith(word)), None)
    rest = text.removeprefix(word).lstrip(_BEHIND_COUNTED) if word else text
    return match_label(text) or (match_label(rest) if rest != text else None)


def _table_between(document: CleanDocument, start: int, end: int) -> bool:
    return any(isinstance(block, CleanTable) for block in document.blocks[start:end])


def _named(text: str) -> tuple[set[str], set[str]]:
    hits = names_in(text)
    indicators = {h.code for h in hits if h.scope == "indicator"}
    instruments = {h.code[:3] for h in hits if h.scope == "instrument"}
    return instruments, indicators


def subject_of_row(row: Row) -> Subject:
    """What the row's indicator cell or the heading rows above it name."""
    for text in (row.indicator_text, row.section):
        found = _of_label(text)
        if found.indicator is not None:
            return found
    for text in (row.indicator_text, row.section, row.section_instrument):
        found = _of_label(text)
        if found.instrument is not None:
            return found
    return Subject()


def coded_instrument(row: Row) -> str | None:
    """The instrument of the item that the row's issue, indicator or number begins with: "e1 ...", "i5, i6", "O12"."""
    columns = [c for name in ("issue", "indicator", "number") for c in row.header.columns(name)]
    for c in columns:
        codes = _ITEM_CODES.match(to_key(row.cells[c]))
        if codes:
            found = {_ITEM_INSTRUMENT[a] for a, b in pairwise(codes[0]) if a in _ITEM_INSTRUMENT and b.isdecimal()}
            return found.pop() if len(found) == 1 else None
    return None


def _of_label(text: str) -> Subject:
    if not text.strip():
        return Subject()
    match = match_label(text)
    if match is not None and match.scope == "indicator":
        return Subject(instrument_of(match.code), int(match.code))
    if match is not None and match.scope == "instrument":
        return Subject(match.code[:3])
    instruments, indicators = _named(text)
    if len(indicators) == 1:
        code = next(iter(indicators))
        return Subject(instrument_of(code), int(code))
    return Subject(next(iter(instruments))) if len(instruments) == 1 else Subject()


def wording_subject(row: Row) -> Subject:
    """The one indicator that the wording of a measure names.

    Names that are everyday words too (to do one's duty, to publish) count only behind a word that announces an
    indicator, or where they are most of what a cell says.
    """
    found: set[str] = set()
    for name in ("issue", "measure", "activity", "guideline"):
        for text in row.texts(name):
            found |= _told_by(text)
    if len(found) != 1:
        return Subject()
    code = found.pop()
    return Subject(instrument_of(code), int(code))


def _told_by(text: str) -> set[str]:
    """The indicators that one cell names."""
    found: set[str] = set()
    size = len(to_key(text))
    for hit in names_in(text):
        if hit.scope != "indicator":
            continue
        before = to_key(text[max(0, hit.start - 30) : hit.start])
        announced = before.rstrip(_BEHIND_ANNOUNCED).endswith(_ANNOUNCED)
        share = len(to_key(text[hit.start : hit.end])) / max(size, 1)
        if announced or hit.method == "position" or share >= _MOST or hit.code not in EVERYDAY:
            found.add(hit.code)
    return found


def fiscal_year_of(
    periods: Sequence[Period],
    elsewhere: Sequence[Period],
    paragraphs: Sequence[Paragraph],
    source: tuple[int, Sequence[str]],
    report_year: int | None,
) -> int | None:
    """The fiscal year of a table's measures.

    That of its own periods; else of its column headings or a heading above it, of the periods of the document's other
    tables, of a title; else the year after the assessed one. `source` is the table's index and its column headings.
    """
    voted = _voted(periods)
    if voted is not None:
        return voted
    index, headings = source
    named = {hit.year_be for text in headings if names("time", text) for hit in find_years(text)}
    if len(named) == 1:
        return named.pop()
    above = [p.text for p in paragraphs if p.index < index][-_YEAR_REACH:]
    for text in (*headings, *reversed(above)):
        year = _year_in(text, report_year)
        if year is not None:
            return year
    voted = _voted(elsewhere)
    if voted is not None:
        return voted
    titles = [year for p in paragraphs if p.is_heading and (year := _year_in(p.text, report_year)) is not None]
    if titles:
        return Counter(titles).most_common(1)[0][0]
    return report_year + 1 if report_year is not None else None


def _voted(periods: Sequence[Period]) -> int | None:
    votes = Counter(year for period in periods for year in _years_of(period))
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _years_of(period: Period) -> list[int]:
    day = period.start or period.end
    if day is None:
        return []
    return [day.year + BE_OFFSET + (day.month >= 10)]


def _year_in(text: str, report_year: int | None) -> int | None:
    """The fiscal year that a paragraph names for measures: after a word of improving, and no earlier than assessed."""
    best: int | None = None
    for hit in find_years(text):
        if hit.kind in ("date", "range"):
            continue
        before = to_key(text[: hit.start])
        near = before[-60:]
        if not names("improving", near):
            continue
        later = report_year is None or report_year < hit.year_be <= report_year + 2
        same = hit.year_be == report_year and best is None and "มาตรการ" in near and not names("past", near)
        if (later or same) and (best is None or hit.year_be > best):
            best = hit.year_be
    return best
