"""Rows of a table of measures: sections, merged cells and rows that go on.

A row is what the report counts: vertical merges give every sub-row with its own department, period or measure a
row of its own, a row whose first cells are empty and that adds only text goes on from the row above it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from prongsai.extract.records import BBox, Place, around
from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.document.heading_columns import under_headings
from prongsai.normalize.document.measure_header import CONTENT, LEADING_NUMBER, Header, is_template
from prongsai.normalize.measures.continued_rows import continues, ends_last_cell, is_number
from prongsai.normalize.measures.cues import names
from prongsai.normalize.text.figures import is_figures, is_numbered
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.periods import parse_period
from prongsai.normalize.vocabulary.departments import begins_department, is_unfinished, split_departments
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import match_label
from rapidfuzz import fuzz

_REPEATED = 85.0  # fuzz.ratio of a row with the header
_SECTION_CHARS = 160
_NUMBERED_COLUMNS = 3
_OWN_LISTS = frozenset({"responsible", "method", "monitoring", "period"})  # their numbers count inside one measure
_MOST_OF_CLOSING = 2  # cells of a remark or a signature below the table
_OPEN = ("-", "–", "—", "ถึง", "เดือน")
_ANY_YEAR = 2568  # what prints no year is a period all the same


@dataclass(slots=True)
class Row:
    """One measure as printed: `cells[c]` is the text of column c, `section` the heading row above it."""

    cells: list[str]
    header: Header
    place: Place
    section: str = ""
    section_instrument: str = ""
    indicator_text: str = ""
    ids: tuple[int, ...] = field(default_factory=tuple)

    def field(self, name: str) -> str | None:
        """The text of a field, its columns joined; None where the table has no such column or it is empty."""
        return "\n".join(self.texts(name)) or None

    def texts(self, name: str) -> list[str]:
        """What the columns of a field hold, each once, without empty cells."""
        return list(dict.fromkeys(self.cells[c] for c in self.header.columns(name) if not is_template(self.cells[c])))

    @property
    def period(self) -> str:
        """The period as printed; ticked months and quarters by their header's words."""
        own = self.field("period")
        if own is not None:
            return own
        marked = [c for c in self.header.columns("month") if self.cells[c].strip() and self.header.months[c]]
        return _month_words([self.header.months[c] or "" for c in marked])

    @property
    def first(self) -> str:
        """The first words of the row, as evidence."""
        return next((t for t in self.cells if not is_template(t) and len(t) > 3), "")[:200]


def _month_words(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words) if "ไตรมาส" in words[0] else f"{words[0]} - {words[-1]}"


@dataclass(slots=True)
class Assembled:
    """The rows of a table in order, and the printed rows that belong to none of them."""

    rows: list[Row] = field(default_factory=list)
    unread: list[CleanCell] = field(default_factory=list)


def assemble(source: CleanTable, header: Header) -> Assembled:
    """The rows of a table; where it has no rules and its lines cannot be grouped, none, and all lines unread."""
    source, header = under_headings(source, header)
    found = Assembled()
    section = _title(source, header)
    instrument = section if _names_instrument(section) else ""
    last: list[CleanCell] | None = None
    numbered = _numbered_rows(source, header)
    for r in range(header.body, source.n_rows):
        cells = list(source.grid[r])
        own = _own(cells, r)
        if not own or _is_header_again(cells, header) or _is_column_numbers(own):
            continue
        if _closes(own):
            continue
        if numbered and r < min(numbered):
            found.unread.append(own[0])
            continue
        heading = None if numbered else _section_of(cells, own, header, source)
        if heading is not None:
            section = heading
            instrument = heading if _names_instrument(heading) else instrument
            last = None
        elif found.rows and last is not None and _goes_on(r, numbered, cells, own, last, header):
            _append(found.rows[-1], cells, own)
        elif found.rows and last is not None and ends_last_cell(own, last, source):
            found.rows[-1].cells[-1] += f"\n{own[0].text}"
        else:
            row = _row(cells, own, found.rows[-1] if found.rows and last is not None else None, header)
            row.section, row.section_instrument = section, instrument
            last = cells
            (found.unread.append(own[0]) if _is_empty(row) else found.rows.append(row))
    if source.method == "aligned" and not numbered and _in_fragments(found.rows):
        return Assembled([], [source.grid[r][0] for r in range(header.body, source.n_rows)])
    return found


def _title(source: CleanTable, header: Header) -> str:
    """The last row over the header, where it is one cell: what the table is about."""
    cells = [c for c in source.grid[header.first - 1] if c.text.strip()] if header.first else []
    alone = cells and all(c is cells[0] for c in cells) and len(to_key(cells[0].text)) <= _SECTION_CHARS
    return cells[0].text if alone else ""


def _in_fragments(rows: list[Row]) -> bool:
    """Many rows lack a whole department or period: they are printed lines and not rows."""
    broken = sum(not _is_whole(row) for row in rows)
    return broken * 3 >= max(len(rows), 1)


def _is_whole(row: Row) -> bool:
    """Every column of departments and periods that the table has holds something that can be read to its end."""
    if row.header.columns("responsible"):
        names = split_departments(row.field("responsible") or "")
        if not begins_department(row.field("responsible") or "") or any(map(is_unfinished, names)):
            return False
    if row.header.columns("period"):
        found = parse_period(row.period, _ANY_YEAR)
        return not row.period.rstrip().endswith(_OPEN) and (found.start or found.end) is not None
    return bool(row.header.columns("responsible")) or bool(row.period)


def _numbered_rows(source: CleanTable, header: Header) -> set[int]:
    """In a table without rules, where every printed line is a row: the rows that a running number begins.

    Empty where the table has rules or no column counts onward by one, from any number.
    """
    if source.method != "aligned":
        return set()
    for c in range(min(_NUMBERED_COLUMNS, source.n_cols)):
        if header.fields[c] in _OWN_LISTS:
            continue
        rows: list[int] = []
        wanted: int | None = None
        for r in range(header.body, source.n_rows):
            number = LEADING_NUMBER.match(to_key(source.grid[r][c].text))
            if number and wanted in (None, int(number.group(1))) and source.grid[r][c].col == c:
                rows.append(r)
                wanted = int(number.group(1)) + 1
        if len(rows) >= 2:
            return set(rows)
    return set()


def _own(cells: list[CleanCell], r: int) -> list[CleanCell]:
    """The cells that begin in this row and hold something."""
    out: list[CleanCell] = []
    for cell in cells:
        if cell.row == r and not is_template(cell.text) and all(cell is not other for other in out):
            out.append(cell)
    return out


def _is_header_again(cells: list[CleanCell], header: Header) -> bool:
    texts = [to_key(c.text) for c in cells]
    if sum(map(bool, texts)) < 2:
        return False
    whole = fuzz.ratio("|".join(texts), "|".join(header.keys))
    return whole >= _REPEATED or all(not t or t in k for t, k in zip(texts, header.keys, strict=False))


def _closes(own: list[CleanCell]) -> bool:
    """A row below the last measure: a remark, a signature, a total with nothing but figures beside it."""
    words = [cell for cell in own if not _is_amount(to_key(cell.text))]
    return bool(words) and names("closing", to_key(words[0].text)) and (len(own) <= _MOST_OF_CLOSING or len(words) == 1)


def _is_amount(key: str) -> bool:
    return is_figures(key.removesuffix("บาท").removesuffix("รายการ").removesuffix("มาตรการ"))


def _is_column_numbers(own: list[CleanCell]) -> bool:
    return len(own) > 2 and all(c.text.strip() and is_number(to_key(c.text)) for c in own)


def _section_of(cells: list[CleanCell], own: list[CleanCell], header: Header, source: CleanTable) -> str | None:
    """The text of a row that is a heading over the rows below it, or None."""
    words = [c for c in own if not is_number(to_key(c.text))]
    if len(words) != 1 or len(own) > 2:
        return None
    cell = words[0]
    flat = to_key(cell.text)
    others = [c for c in cells if c is not cell and c not in own and c.text.strip()]
    if others or len(flat) > _SECTION_CHARS:
        return None
    wide = cell.col_span * 2 > source.n_cols
    label = match_label(cell.text)
    if wide:
        return cell.text
    if cell.col > 1 or (cell.col == 1 and header.fields[0] != "number"):
        return None
    field_here = header.fields[cell.col] if cell.col < len(header.fields) else None
    if label is not None or is_numbered(flat) or names("section", flat) or field_here == "indicator":
        return cell.text
    return None


def _names_instrument(text: str) -> bool:
    label = match_label(text)
    if label is not None:
        return label.scope == "instrument"
    return any(h.scope == "instrument" for h in names_in(text))


def _goes_on(
    r: int, numbered: set[int], cells: list[CleanCell], own: list[CleanCell], last: list[CleanCell], header: Header
) -> bool:
    return r not in numbered if numbered else continues(cells, own, last, header)


def _append(row: Row, cells: list[CleanCell], own: list[CleanCell]) -> None:
    for c, cell in enumerate(cells):
        if cell in own and cell.text.strip() and cell.col == c:
            row.cells[c] = f"{row.cells[c]}\n{cell.text}" if row.cells[c].strip() else cell.text
    row.place = _union([row.place, *(cell.place for cell in own)])


def _row(cells: list[CleanCell], own: list[CleanCell], above: Row | None, header: Header) -> Row:
    texts = [c.text for c in cells]
    started = next((i for i, t in enumerate(texts) if t.strip()), 0)
    if above is not None:
        for c in range(started):  # a merged cell that the text lost: what stood above still holds
            if header.fields[c] in CONTENT or header.fields[c] in ("indicator", "number"):
                texts[c] = above.cells[c]
    row = Row(texts, header, _union([c.place for c in own]))
    row.indicator_text = row.field("indicator") or ""
    return row


def _is_empty(row: Row) -> bool:
    return not any(row.field(name) for name in CONTENT)


def _union(places: list[Place]) -> Place:
    first = places[0]
    boxes: list[BBox] = [p.box for p in places if p.box is not None and p.page == first.page]
    if not boxes:
        lines = [p.line for p in places if p.line is not None]
        shown = around(p.shown for p in places if p.page == first.page)
        return Place(first.page, None, min(lines) if lines else None, shown)
    return Place(first.page, around(boxes), first.line)
