"""The parts of a line of a list of measures: a label and what it says, or words without a label.

A label is what the header of a table of measures might say (`document.measure_header`) before a colon, a dash between
blanks, or a blank behind a list mark. Sentences have no labels; there the cues of `tables/measure_list_cues.csv`
part what is to be done from who does it, when, and how it is followed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from prongsai.normalize.document.cleaned import CleanLine
from prongsai.normalize.document.header_fields import header_field
from prongsai.normalize.document.measure_header import CONTENT
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.measures.told_parts import Cut, assigned, bracketed
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.figures import LIST_MARK
from prongsai.normalize.text.keys import spaceless, to_key
from prongsai.normalize.text.periods import parse_period
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.departments import begins_department
from prongsai.normalize.vocabulary.score_names import match_label

FOLLOW_UP = frozenset({"responsible", "period", "monitoring"})
_FIELDS = CONTENT | FOLLOW_UP | {"result", "budget", "status", "indicator", "item", "remark"}
_LABEL_CHARS = 45
_ALONE_CHARS = 32  # a label on a line of its own; longer ones are headings
_ANY_YEAR = 2568  # what prints no year is a period all the same
_HEADING_CHARS = 70
_NUMBERED = ("มาตรการที่", "แนวทางที่", "กิจกรรมที่", "โครงการที่", "ประเด็นที่")
_COLON = re.compile(r"\s*[:：=](?!//)(?!\d\d(?!\d))\s*")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+")
_BOUNDARY = re.compile(r"[\n(;|•]|\s{2,}|,\s")
_ENDS = " \t\n,;)|/"
_MARK_ALONE = "1."  # an item without a name before its first label, whatever its number


class Part(NamedTuple):
    """What stands in one place of a list: `field` and `label` are None and "" for words without a label."""

    field: str | None
    label: str
    text: str
    line: CleanLine

    @property
    def key(self) -> str:
        """The label without numbers: "มาตรการที่ 2" is the label of "มาตรการที่ 1" again."""
        return "".join(char for char in to_key(self.label) if not char.isdecimal())


Habits = frozenset[str]  # keys of words that lead lines again and again: labels, though only a blank stands behind


def parts_of(paragraph: Paragraph, habits: Habits = frozenset()) -> list[Part]:
    """The labelled parts of a paragraph in order, before them the words that no label leads."""
    starts = [0]
    for at in paragraph.starts[1:]:
        line = paragraph.text[at:].split("\n", 1)[0]
        leads = _leading(line, habits) or any(cut[0] == 0 for cut in _colons(line)) or _is_numbered(line)
        if leads or assigned(line) or bracketed(paragraph.text[starts[-1] : at]) or names_score(line):
            starts.append(at)
    ends = [*starts[1:], len(paragraph.text)]
    return [part for at, end in zip(starts, ends, strict=True) for part in _parts(paragraph, at, end, habits)]


def habits_of(paragraphs: Sequence[Paragraph]) -> Habits:
    """The words before a blank that lead lines as labels do: who and when twice or more, and what leads as many."""
    led = Counter(line.split(None, 1)[0] for p in paragraphs for line in p.text.split("\n") if len(line.split()) > 1)
    fields = {word: _field(word) for word, times in led.items() if times > 1}
    if not {"responsible", "period"} <= set(fields.values()):
        return frozenset()
    return frozenset(to_key(word) for word, field in fields.items() if field is not None)


def _parts(paragraph: Paragraph, at: int, stop: int, habits: Habits) -> list[Part]:
    """The parts of one stretch of a paragraph."""
    text = paragraph.text[at:stop].rstrip()
    labelled = _colons(text) or _leading(text, habits)
    told = [] if labelled else assigned(text)
    cuts = labelled or told or _sentence(text) or bracketed(text)
    first = cuts[0][0] if cuts else len(text)
    parts = []
    if text[:first].strip(_ENDS + "(-–—•"):
        words = text[:first].lstrip(_ENDS).rstrip(_ENDS + "(" if cuts else _ENDS.replace(")", ""))
        parts.append(Part(None, "", _MARK_ALONE if told else words, paragraph.line_at(at)))
    for n, (start, end, label, field) in enumerate(cuts):
        if field != "end":
            value = text[end : cuts[n + 1][0] if n + 1 < len(cuts) else len(text)]
            value = _without_joint(value)
            words = value.strip(_ENDS) if value.count(")") > value.count("(") else value.strip(" \t\n,;|/(")
            parts.append(Part(field, label, words, paragraph.line_at(at + start)))
    return parts


def _without_joint(value: str) -> str:
    """What a label says without the word that joins it to the label: "ได้แก่", "คือ"."""
    return value.lstrip().removeprefix("ได้แก่").removeprefix("คือ").lstrip()


def _colons(text: str) -> list[Cut]:
    """Labels before colons: all words since the last boundary, else the last of them."""
    cuts: list[Cut] = []
    for colon in _COLON.finditer(text):
        low = cuts[-1][1] if cuts else 0
        before = text[low : colon.start()]
        at = max((b.end() for b in _BOUNDARY.finditer(before)), default=0)
        candidates = [before[at:], before[at:].rsplit(" ", 1)[-1]]
        for words in candidates:
            label = without_mark(words)
            field = _field(label)
            if field is not None:
                cuts.append((colon.start() - len(words), colon.end(), label.strip(), field))
                break
    return cuts


def _leading(text: str, habits: Habits = frozenset()) -> list[Cut]:
    """The label at the head of a line: alone, before a dash, or before a blank where a list mark stands before it."""
    mark = LIST_MARK.match(text)
    start = mark.end() if mark else 0
    rest = text[start:]
    word = rest.split(None, 1)[0] if rest.split() else ""
    dash = _DASH.search(rest)
    usual, habit = bool(mark) or word in _cue_pattern()[1], to_key(word) in habits
    field = _field(word) if len(word) < len(rest) and (usual or habit) else None
    named = field is not None and (habit or field in FOLLOW_UP)
    if named and not (dash and dash.start() == len(word)):
        return [(0, start + len(word), word, field or "")]
    before = rest[: dash.start()] if dash else ""
    if dash and not any(map(str.isdecimal, before)) and (field := _field(before)) is not None:
        return [(0, start + dash.end(), before.strip(), field)]
    alone = _field(rest) if len(rest) <= _ALONE_CHARS and _is_one_word(rest) else None
    if alone in FOLLOW_UP | {"method", "result"}:
        return [(0, len(text), rest.strip(), alone or "")]
    return []


def _is_numbered(text: str) -> bool:
    """Whether a line begins with a word for a measure and its number: "มาตรการที่ 1"."""
    flat = spaceless(text)
    return any(flat.startswith(word) and flat.removeprefix(word)[:1].isdecimal() for word in _NUMBERED)


def _is_one_word(text: str) -> bool:
    """Whether no gap stands in a text but beside a stroke."""
    words = text.split()
    return all(a.endswith("/") or b.startswith("/") for a, b in pairwise(words))


def without_mark(text: str) -> str:
    """A line without the number or sign that a list gives it."""
    mark = LIST_MARK.match(text)
    return text[mark.end() :] if mark else text


@cache
def _field(label: str) -> str | None:
    words = label.strip()
    if not words or len(words) > _LABEL_CHARS:
        return None
    field = _own_labels().get(to_key(words)) or header_field(words)
    return field if field in _FIELDS else None


@cache
def _own_labels() -> dict[str, str]:
    """Labels that mean something else, or nothing, over a column of a table."""
    return {to_key(row["cue"]): row["field"] for row in table("measure_list_cues") if row["how"] == "label"}


@cache
def _cue_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    fields = {row["cue"]: row["field"] for row in table("measure_list_cues") if row["how"] == "sentence"}
    return any_of(fields), fields


def _sentence(text: str) -> list[Cut]:
    """Cues of a numbered sentence that names a department and a time; none where it lacks either."""
    if not LIST_MARK.match(text) and not _is_numbered(text):
        return []
    pattern, fields = _cue_pattern()
    found = [(m.start(), m.end(), m.group(), fields[m.group()]) for m in pattern.finditer(text)]
    cuts: list[Cut] = []
    for n, (start, end, cue, field) in enumerate(found):
        stop = found[n + 1][0] if n + 1 < len(found) else len(text)
        value = text[end:stop]
        if field == "responsible" and not begins_department(_without_joint(value)):
            continue
        if field == "period":
            value = cue.removeprefix("ดำเนินการ") + value
            if (parsed := parse_period(value, _ANY_YEAR)).problems or (parsed.start or parsed.end) is None:
                continue
            end -= len(cue) - len("ดำเนินการ") if cue.startswith("ดำเนินการ") else 0
        if field == "end" and (not cuts or cuts[-1][3] != "responsible"):
            continue
        if field == "monitoring" and text.startswith("โดย", end):
            end += len("โดย")
        cuts.append((start, end, cue, field))
    return cuts if {"responsible", "period"} <= {cut[3] for cut in cuts} else []


def names_score(text: str) -> bool:
    """Whether a line names an indicator or an instrument and nothing else: a heading over measures."""
    label = match_label(text) if len(text) <= _HEADING_CHARS else None
    return label is not None and label.scope != "overall"


def is_title(part: Part) -> bool:
    """Words that begin like an item of a list."""
    numbered = LIST_MARK.match(part.text) and not part.text.lstrip().startswith(("-", "–", "•"))
    return part.field is None and bool(numbered or _is_numbered(part.text))
