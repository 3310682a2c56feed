"""How a value of the dataset stands with its row in the file of corrections, if it has one."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from prongsai.normalize.agencies.directory import AgencyDirectory, agency_in_row
from prongsai.normalize.model.schema import LEVELS
from prongsai.review.corrections_file import Row, Table
from prongsai.review.row_identity import AGENCY, YEAR, Key, Subject

_COLUMN = {"scores": "score", "levels": "level"}  # what is decided of a row of these tables
_CELL = {"agency": "agency_id", "fiscal_year_be": "fiscal_year_be"}  # where other rows name what `documents` corrects
_YEAR = re.compile(r"25\d\d")
_PREFIX = 12  # the least characters of a document's id that a run takes as one


@dataclass(frozen=True, slots=True)
class Standing:
    """How a value stands with its row of the file, if there is one.

    `state`: `undecided`; `pending` until the next run; `applied` by the last one; `stale` where the run refuses the
    row. `original` is the value before corrections (None: not known), `now` the value with them. `blocked` says why
    nothing can be decided. `seen` is what a decision must quote, so that nobody overwrites what they did not see.
    An agency's `published` and `original` are ids, its `now` is a name. A new row goes to `before`, or to the end.
    """

    state: str
    published: str
    now: str
    original: str | None
    row: Row | None
    place: int | None
    before: int | None
    same: bool  # whether what was decided is what stood there before
    blocked: str
    seen: str


class RowsByDocument:
    """The rows of the file with their places, by the document that they name."""

    def __init__(self, table: Table) -> None:
        """Read the table once."""
        self._by_cell: dict[str, list[tuple[int, Row]]] = defaultdict(list)
        self._by_prefix: dict[str, set[str]] = defaultdict(set)
        for place, row in enumerate(table.rows):
            if row.cells:
                cell = row.cells["document"]
                self._by_cell[cell].append((place, row))
                self._by_prefix[cell[:_PREFIX]].add(cell)

    def of(self, document_id: str, names: Sequence[str]) -> list[tuple[int, Row]]:
        """The rows about a document, as a run understands them, in the order of the file."""
        cells = {cell for cell in self._by_prefix.get(document_id[:_PREFIX], ()) if document_id.startswith(cell)}
        cells |= self._by_cell.keys() & set(names)
        return sorted((found for cell in cells for found in self._by_cell[cell]), key=lambda found: found[0])


def standing(subject: Subject, rows: Sequence[tuple[int, Row]], remembered: str | None = None) -> Standing:
    """How a value stands with the rows about its document.

    Args:
        subject: the value.
        rows: the rows with their places, see `RowsByDocument`.
        remembered: its value before corrections, where a row that said so was taken away.
    """
    mine = [(place, row) for place, row in rows if _means(_as_now(subject, place, row, rows), subject.key)]
    place, row = mine[0] if len(mine) == 1 else (None, None)
    published = subject.published
    original: str | None = published if not subject.corrected else remembered
    state, now = "undecided", published if original is None else original
    same = False
    if row is not None:
        expected, value = (_plain(subject.key, row.cells[name]) for name in ("expected", "value"))
        if (subject.corrected or expected == published) and _may_stand(subject.key, value):
            original, now = expected, value
            same = _meaning(subject.key, value) == expected
            applied = subject.corrected and _meaning(subject.key, value) == published
            state = "applied" if applied else "pending"
        else:
            state, now = "stale", published
            original = expected if subject.corrected else published
    if subject.key == AGENCY and state in ("undecided", "stale"):
        now = subject.name if now == published else ""
    blocked = "several_rows" if len(mine) > 1 else "" if _is_alone(subject, row) else "several_meant"
    if not blocked and original is None:
        blocked = "run_first"
    facts = (published, subject.corrected, blocked, original, sorted(row.cells.items()) if row is not None else None)
    seen = hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
    return Standing(state, published, now, original, row, place, _before(subject, rows), same, blocked, seen)


def column_of(key: Key) -> str:
    """The column of its table that a value stands in."""
    return _COLUMN.get(key.table, key.code)


@lru_cache(maxsize=256)
def agency_named(text: str) -> str | None:
    """The id of the one agency that a name means, as a run understands it; None where it means none or several."""
    found = agency_in_row(text, AgencyDirectory.load())
    return None if found is None or found.resolution in ("ambiguous", "unresolved") else found.agency_id


def _about(row: Row) -> str:
    """What a row of the table `documents` corrects; empty for rows of other tables."""
    return (row.cells["column"] or "agency") if row.cells["table"] == "documents" else ""


def _before(subject: Subject, rows: Sequence[tuple[int, Row]]) -> int | None:
    """The place of the first row that will change agency or year, which other rows must stand before."""
    if subject.key.table == "documents":
        return None
    moved = dict(subject.moved)
    return min((place for place, row in rows if _about(row) in _CELL and _about(row) not in moved), default=None)


def _as_now(subject: Subject, place: int, row: Row, rows: Sequence[tuple[int, Row]]) -> Mapping[str, str]:
    """The cells of a row with the agency and the year that later rows put in place of those that it names."""
    cells = dict(row.cells)
    for column, new in subject.moved:
        for later, other in rows:
            if later > place and _about(other) == column and cells[_CELL[column]] == other.cells["expected"] != "":
                cells[_CELL[column]] = new
    return cells


def _is_alone(subject: Subject, row: Row | None) -> bool:
    """Whether the row, or the one that would be written, means this value and no other."""
    if row is not None:
        return subject.is_alone(row.cells["agency_id"], row.cells["fiscal_year_be"])
    return subject.is_alone(*cells_of(subject.key))


def cells_of(key: Key) -> tuple[str, str]:
    """The agency and the year of a key, as in the file."""
    return key.agency_id or "", "" if key.fiscal_year_be is None else str(key.fiscal_year_be)


def _means(cells: Mapping[str, str], key: Key) -> bool:
    default = "agency" if key.table == "documents" else column_of(key)
    if cells["table"] != key.table or (cells["column"] or default) != column_of(key):
        return False
    if key.table == "documents":
        return True
    if key.table == "scores" and cells["code"] != key.code:
        return False
    if cells["agency_id"] and cells["agency_id"] != key.agency_id:
        return False
    return not cells["fiscal_year_be"] or cells["fiscal_year_be"] == str(key.fiscal_year_be)


def _plain(key: Key, cell: str) -> str:
    """A cell as the dataset would print it."""
    if key.table != "scores" or not cell:
        return cell
    try:
        return str(Decimal(cell).quantize(Decimal("0.01")))
    except InvalidOperation:
        return cell


def _meaning(key: Key, value: str) -> str:
    """What the dataset holds for a value: of an agency's name the id."""
    return (agency_named(value) or "") if key == AGENCY else value


def _may_stand(key: Key, value: str) -> bool:
    """Whether a run would publish a value."""
    if key.table == "levels":
        return not value or value in LEVELS
    if key == AGENCY:
        return agency_named(value) is not None
    if key == YEAR:
        return _YEAR.fullmatch(value) is not None
    if not value:
        return True
    try:
        return 0 <= Decimal(value) <= 100
    except InvalidOperation:
        return False
