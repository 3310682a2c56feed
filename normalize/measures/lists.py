"""Lists of measures: a name, and below it a label and its words for each thing that is said of it.

A list is read as a table with one row a measure, so that everything that is known of tables holds for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.extract.records import Place
from prongsai.normalize.document.cleaned import CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.measure_header import Header, is_measures
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.measures.list_parts import (
    FOLLOW_UP,
    Part,
    habits_of,
    is_title,
    names_score,
    parts_of,
    without_mark,
)
from prongsai.normalize.text.figures import LIST_MARK
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.departments import begins_department

_FEWEST = 2  # measures; a single one may be a form of anything
_MOST_BETWEEN = 8  # paragraphs without a label between one measure's last label and the next one's first
_NAME = "มาตรการ"  # heads the names of the items, which have no label of their own


@dataclass(slots=True)
class _Record:
    title: Part | None = None
    section: str = ""
    parts: list[Part] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        return {part.key for part in self.parts}

    @property
    def is_measure(self) -> bool:
        told = {part.field for part in self.parts if part.text}
        named = self.title is not None or bool(told & {"measure", "activity", "guideline", "method", "item"})
        return named and len(told) >= 2 and bool(told & {"responsible", "period"})


def find_lists(document: CleanDocument, paragraphs: Sequence[Paragraph]) -> list[tuple[int, CleanTable, Header]]:
    """The lists of two measures or more of a document: the block where each begins, its table, its header."""
    found: list[tuple[int, CleanTable, Header]] = []
    for run in _runs(document, paragraphs):
        records = [record for record in _records(run) if record.is_measure]
        if len(records) >= _FEWEST and (made := _as_table(records)) is not None:
            first = records[0].title or records[0].parts[0]
            index = next(p.index for p, _ in run if any(line is first.line for line in p.lines))
            found.append((index, *made))
    return found


Run = list[tuple[Paragraph, list[Part]]]


def _runs(document: CleanDocument, paragraphs: Sequence[Paragraph]) -> list[Run]:
    """Stretches of paragraphs that no table and no long text without labels parts."""
    runs: list[Run] = [[]]
    labelled = False  # a part of the last stretch has a label
    bare = 0
    last = 0
    habits = habits_of(paragraphs)
    for paragraph in paragraphs:
        table_between = any(isinstance(b, CleanTable) for b in document.blocks[last : paragraph.index])
        parts = parts_of(paragraph, habits)
        fields = any(part.field for part in parts)
        bare = 0 if fields else bare + 1
        if table_between or (bare > _MOST_BETWEEN and labelled):
            runs.append([])
            labelled = False
        runs[-1].append((paragraph, parts))
        labelled = labelled or fields
        last = paragraph.index
    return runs


def _records(run: Run) -> list[_Record]:
    records: list[_Record] = []
    waiting: list[Part] = []
    for part in (part for _, parts in run for part in parts):
        record = records[-1] if records else None
        asked = record is not None and bool(record.parts) and not record.parts[-1].text and not waiting
        if part.field is None or (asked and not part.text):  # what a label asks for may itself look like one
            waiting.append(Part(None, "", part.text or part.label, part.line))
            continue
        if record is None or _begins_another(record, waiting, part):
            records.append(_begun(record, waiting, part))
        elif record.parts:
            _add_words(record, waiting)
        waiting = []
        records[-1].parts.append(part)
    if records and records[-1].parts:
        _add_words(records[-1], waiting[:1] if not records[-1].parts[-1].text else [])
    return records


def _begins_another(record: _Record, waiting: Sequence[Part], part: Part) -> bool:
    if part.key in record.keys:
        return True
    followed = any(p.field in FOLLOW_UP for p in record.parts) and bool(record.parts[-1].text)
    return followed and bool(waiting) and is_title(waiting[-1])


def _begun(above: _Record | None, waiting: Sequence[Part], part: Part) -> _Record:
    """A new record: its name is the last of the words before its first label; the others end the record above."""
    rest = list(waiting)
    titled = bool(rest) and (is_title(rest[-1]) or part.field not in ("measure", "activity", "item"))
    title = rest.pop() if titled else None
    section = above.section if above else ""
    for words in rest:
        section = words.text if names_score(words.text) else section
    if above is not None and above.parts and not above.parts[-1].text:
        _add_words(above, rest)
    return _Record(title, section)


def _add_words(record: _Record, words: Sequence[Part]) -> None:
    """What stands below a label without a label of its own goes on with it."""
    last = record.parts[-1]
    more = last.field == "responsible" and all(begins_department(part.text) for part in words)
    wrapped = len(words) == 1 and words[0].line.place.box is not None and len(words[0].text) <= len(last.text)
    if last.text and not (more or wrapped) and not all(LIST_MARK.match(part.text) for part in words):
        return
    text = "\n".join([last.text, *(part.text for part in words)] if last.text else [part.text for part in words])
    record.parts[-1] = Part(last.field, last.label, text, words[0].line if words and not last.text else last.line)


def _as_table(records: Sequence[_Record]) -> tuple[CleanTable, Header] | None:
    """A table with the names in the first column, then a column for each label; None where it tells no measures."""
    labels = {part.key: part for record in records for part in record.parts}
    fields = tuple("measure" if part.field == "item" else part.field for part in labels.values())
    header = Header(("measure", *fields), (None,) * (len(labels) + 1), 0, 1, (to_key(_NAME), *labels))
    if not is_measures(header):
        return None
    head = records[0].parts[0].line
    names = [_NAME, *(part.label for part in labels.values())]
    lines: list[list[tuple[str, CleanLine]]] = [[(name, head) for name in names]]
    sections: dict[int, str] = {}
    for record in records:
        if record.section and record.section not in sections.values():
            sections[len(lines)] = record.section
            lines.append([])
        said = {part.key: part for part in record.parts}
        line = (record.title or record.parts[0]).line
        name = (without_mark(record.title.text) if record.title else "", line)
        lines.append([name, *((said[key].text, said[key].line) if key in said else ("", line) for key in labels)])
    grid = [
        _wide(sections[r], head, r, len(names))
        if r in sections
        else tuple(_cell(t, at, r, c) for c, (t, at) in enumerate(row))
        for r, row in enumerate(lines)
    ]
    return CleanTable(tuple(grid), Place(head.place.page, None, head.place.line), "pipes"), header


def _cell(text: str, line: CleanLine, row: int, col: int) -> CleanCell:
    return CleanCell(text, text, (), line.place, row, col)


def _wide(text: str, line: CleanLine, row: int, width: int) -> tuple[CleanCell, ...]:
    cell = CleanCell(text, text, (), line.place, row, 0, 1, width)
    return (cell,) * width
