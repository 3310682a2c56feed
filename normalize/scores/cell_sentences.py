"""Scores inside the cells of tables that are no tables of scores, and sentences inside cells."""

from __future__ import annotations

import re
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanCell, CleanLine, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.scores.candidates import CollectedCandidates
from prongsai.normalize.scores.narrative.prints import Prints, read_sentences
from prongsai.normalize.scores.narrative.rulings import ParagraphReading
from prongsai.normalize.scores.narrative.said import Frame
from prongsai.normalize.scores.score_headings import HEADING, topic_of
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.phrases import Phrase, up_to
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label
from prongsai.normalize.years.report_year import Years

_SCORE = Phrase("#score", "!#digit")
_OPENS_WITH_SCORE = Phrase("#blank*", "opening", "#score", up_to(8, "#inside"), "closing", "#blank*", "#ink")
_TICKED, _UNTICKED = frozenset("☑☒✓✔"), re.compile(r"[☐□○◯◻]\s*[^\s☑☒✓✔☐□○◯◻]+")


def read_cell(
    cell: CleanCell, block: int, years: Years, collected: CollectedCandidates, label: LabelMatch | None
) -> None:
    """Read the sentences of a cell; `label` is the name that its row gives."""
    text = _without_unticked(cell.text)
    inside = Paragraph(text, (CleanLine(text, cell.raw, cell.repairs, cell.place),), (0,), block)
    reading = ParagraphReading(label, only_strong=True, of_years=years.several)
    read_sentences(Prints(inside, years.enter(inside), years, collected), Frame(None), reading)


def _without_unticked(text: str) -> str:
    """The text with blanks for the choices whose boxes are empty, where others are ticked: offsets stay."""
    if _TICKED.isdisjoint(text):
        return text
    return _UNTICKED.sub(lambda m: " " * len(m[0]), text)


def read_named_figures(table: CleanTable, index: int, years: Years, collected: CollectedCandidates) -> None:
    """Cells of a table of measures that give an indicator's score beside its name: "3. การใช้อำนาจ (91.20)"."""
    seen: set[int] = set()
    for row in table.grid:
        for cell in row:
            text, known = cell.text, id(cell) in seen
            seen.add(id(cell))
            if known or len(text) > HEADING or len(_SCORE.spans(text)) != 1:
                continue
            label = topic_of(_SCORE.cut(text)) or _instrument(_SCORE.cut(text))
            if label is None or _OPENS_WITH_SCORE.opens(text):
                continue  # "(60.00)" over the next name: the figure of the row above
            known_before = len(collected.candidates)
            read_cell(cell, index, years, collected, label)
            year = _year_over(table, cell)
            if year is not None:
                new = [replace(c, year=year, year_source="cell") for c in collected.candidates[known_before:]]
                collected.candidates[known_before:] = new


def _year_over(table: CleanTable, cell: CleanCell) -> int | None:
    """The year that the heading of a cell's column prints: "ตัวชี้วัด (คะแนนปี 2564)"."""
    heads = {row[cell.col].text for row in table.grid[:2] if cell.col < len(row) and row[cell.col] is not cell}
    found = {hit.year_be for text in heads if "คะแนน" in text for hit in find_years(text)}
    return found.pop() if len(found) == 1 else None


def _instrument(text: str) -> LabelMatch | None:
    """The instrument that a row over its measures names: "แบบวัด EIT คะแนนเฉลี่ย"."""
    label = match_label(text)
    return label if label is not None and label.scope == "instrument" else None
