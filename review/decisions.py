"""What a person decides about a value, as a row of the file of corrections that the next run applies.

A confirmation is a correction to the same value; "unreadable" one to null. The row expects the value that stood before
any correction, so deciding again replaces the row and keeps what it expects.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from prongsai.extract.errors import ProngsaiError
from prongsai.normalize.model.schema import LEVELS
from prongsai.review.corrections_file import Row, Table, edit, read_table
from prongsai.review.effective_values import RowsByDocument, Standing, agency_named, cells_of, column_of, standing
from prongsai.review.row_identity import AGENCY, Key, Subject
from pythainlp.util import thai_digit_to_arabic_digit

ACTIONS = ("confirm", "correct", "unreadable", "withdraw")
WHO_CHARS, WHY_CHARS, AGENCY_CHARS = 80, 400, 200
_ID_CHARS = 16  # of a document's id in a row
_FIGURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_YEAR = re.compile(r"25[0-9][0-9]")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # what a spreadsheet would run


class RefusedDecisionError(ProngsaiError):
    """A decision that cannot be taken; `code` is for the page to put in words, `conflict` where its view is old."""

    def __init__(self, code: str, conflict: bool = False, message: str = "") -> None:
        """Keep the code beside the message."""
        super().__init__(message or code)
        self.code = code
        self.conflict = conflict


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person asks for."""

    action: str  # one of ACTIONS
    value: str
    who: str
    why: str
    seen: str


@dataclass(frozen=True, slots=True)
class _Step:
    """One change of the file, to take back."""

    subject: Subject
    before: Row | None
    after: Row | None


class Decisions:
    """The decisions of one desk: reads and writes the file, remembers what to take back."""

    def __init__(self, path: Path) -> None:
        """Nothing is written until something is decided.

        Raises:
            UsageError: the file is none that a run would take.
        """
        self.path = path
        self._steps: list[_Step] = []
        self._originals: dict[tuple[str, Key], str] = {}  # of rows taken away that the dataset still shows
        self._lock = threading.Lock()
        read_table(path)

    def table(self) -> Table:
        """The file as it is now.

        Raises:
            UsageError: the file is none that a run would take.
        """
        return read_table(self.path)

    def standing(self, subject: Subject, rows: RowsByDocument) -> Standing:
        """How a value stands with the rows of the file."""
        remembered = self._originals.get((subject.document_id, subject.key))
        return standing(subject, rows.of(subject.document_id, subject.names), remembered)

    def decide(self, subject: Subject, decision: Decision) -> None:
        """Put a decision into the file, or take the row of a value away.

        Raises:
            RefusedDecisionError: the decision cannot be, or the file or the dataset is not what the person saw.
            UsageError: the file is none that a run would take, or cannot be written.
        """
        found: list[Standing] = []
        written: list[Row | None] = []

        def change(table: Table) -> Table:
            now = self.standing(subject, RowsByDocument(table))
            found.append(now)
            written.append(_row(subject, now, decision))
            if written[0] is not None:
                return table.put(now.place, written[0].cells, now.before)
            assert now.place is not None
            return table.without(now.place)

        with self._lock:
            edit(self.path, change)
            self._steps.append(_Step(subject, found[0].row, written[0]))
            self._remember(subject, found[0].original)

    def undo(self) -> Subject:
        """Take back the last decision of this desk; returns what it was about.

        Raises:
            RefusedDecisionError: there is none, or its row was changed by somebody else since.
            UsageError: the file is none that a run would take, or cannot be written.
        """
        with self._lock:
            if not self._steps:
                raise RefusedDecisionError("nothing_to_undo", conflict=True)
            step = self._steps[-1]
            edit(self.path, lambda table: self._undone(table, step))
            self._steps.pop()
            return step.subject

    def _undone(self, table: Table, step: _Step) -> Table:
        now = self.standing(step.subject, RowsByDocument(table))
        there = None if now.row is None else now.row.cells
        if there != (None if step.after is None else step.after.cells) or now.blocked == "several_rows":
            raise RefusedDecisionError("changed", conflict=True)
        self._remember(step.subject, now.original)
        if step.before is not None:
            return table.restored(now.place, step.before, now.before)
        return table if now.place is None else table.without(now.place)

    def _remember(self, subject: Subject, original: str | None) -> None:
        if original is not None:
            self._originals[subject.document_id, subject.key] = original


def _row(subject: Subject, now: Standing, decision: Decision) -> Row | None:
    """The row that a decision puts, or None for the row that it takes away.

    Raises:
        RefusedDecisionError: it cannot be, or the person saw something else.
    """
    if now.seen != decision.seen:
        raise RefusedDecisionError("changed", conflict=True)
    if decision.action == "withdraw":
        if now.row is None:
            raise RefusedDecisionError("nothing_to_undo", conflict=True)
        return None
    if now.blocked or now.original is None:
        raise RefusedDecisionError(now.blocked or "run_first", conflict=True)
    return Row("", _cells(subject, now, decision))


def _cells(subject: Subject, now: Standing, decision: Decision) -> dict[str, str]:
    """The cells of a decision's row.

    Raises:
        RefusedDecisionError: it cannot be.
    """
    assert now.original is not None
    key = subject.key
    if now.row is not None:
        cells = dict(now.row.cells)
    else:
        agency, year = cells_of(key)
        if subject.is_alone("", year):
            agency = ""  # so that the row holds when the agency is put right, by hand or by a better program
        cells = {
            "document": named(subject.document_id), "table": key.table, "agency_id": agency, "fiscal_year_be": year,
            "code": key.code if key.table == "scores" else "", "column": column_of(key),
        }  # fmt: skip
    who, why = harmless(decision.who, WHO_CHARS), harmless(decision.why, WHY_CHARS)
    if not who or not why:
        raise RefusedDecisionError("why_missing" if who else "who_missing")
    return {**cells, "expected": now.original, "value": _wanted(subject, now, decision), "who": who, "why": why}


def _wanted(subject: Subject, now: Standing, decision: Decision) -> str:
    table = subject.key.table
    if decision.action == "unreadable":
        if table == "documents":
            raise RefusedDecisionError("needs_value")
        return ""
    value = now.now if decision.action == "confirm" else decision.value
    if decision.action == "confirm" and not value:
        raise RefusedDecisionError("nothing_to_confirm")
    if table == "scores":
        return figure(value)
    if table == "levels":
        return level(value)
    return agency(value, subject) if subject.key == AGENCY else year(value, subject)


def figure(text: str) -> str:
    """A score as it stands in the file: Thai digits turned, two decimals.

    Raises:
        RefusedDecisionError: it is no figure with at most two decimals, or not within 0-100.
    """
    bare = thai_digit_to_arabic_digit(text.strip())
    if not _FIGURE.fullmatch(bare):
        raise RefusedDecisionError("value_format")
    value = Decimal(bare)
    if value > 100:
        raise RefusedDecisionError("value_range")
    return str(value.quantize(Decimal("0.01")))


def level(text: str) -> str:
    """A level in its canonical spelling.

    Raises:
        RefusedDecisionError: there is no such level.
    """
    if text not in LEVELS:
        raise RefusedDecisionError("value_level")
    return text


def agency(text: str, subject: Subject) -> str:
    """An agency's name that means one agency.

    Raises:
        RefusedDecisionError: it means none or several, or rows of that agency stand in the document already.
    """
    name = harmless(text, AGENCY_CHARS)
    found = agency_named(name)
    if found is None:
        raise RefusedDecisionError("value_agency")
    if found in subject.taken:
        raise RefusedDecisionError("value_taken")
    return name


def year(text: str, subject: Subject) -> str:
    """A fiscal year of the Buddhist Era.

    Raises:
        RefusedDecisionError: it is none, or rows of that year stand in the document already.
    """
    bare = thai_digit_to_arabic_digit(text.strip())
    if not _YEAR.fullmatch(bare):
        raise RefusedDecisionError("value_year")
    if bare in subject.taken:
        raise RefusedDecisionError("value_taken")
    return bare


def harmless(text: str, most: int) -> str:
    """A person's words on one line, without control characters, such that no spreadsheet takes them for a formula."""
    plain = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    plain = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Cs", "Co", "Cn"))
    line = " ".join(plain.split())[:most].rstrip()
    return f"'{line}" if line.startswith(_FORMULA) else line


def named(document_id: str) -> str:
    """The beginning of an id, long enough to hold a letter that keeps a spreadsheet from taking it for a number."""
    for end in range(_ID_CHARS, len(document_id)):
        if set(document_id[:end]) & set("abcdf"):
            return document_id[:end]
    return document_id
