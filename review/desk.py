"""The desk behind the page: the queue, one document at a time, decisions and what they change."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from prongsai.dataset.document_rows import Case, cases, count_rows
from prongsai.extract.errors import ProngsaiError, UsageError
from prongsai.extract.records import has_pages
from prongsai.review.decisions import Decision, Decisions
from prongsai.review.effective_values import RowsByDocument
from prongsai.review.lines import Print
from prongsai.review.pictures import DPI, PageShown
from prongsai.review.queue import Entry, queue
from prongsai.review.row_identity import Key, subjects
from prongsai.review.row_views import View, shown
from prongsai.review.views import Sight, about_view, counts, decided, document_view, group_view, sight
from prongsai.review.worker import Wall

_TABLES = ("scores", "levels", "measures", "mentions", "findings")
_LONGEST_LINE = 1_300  # characters

_ID = re.compile(r"[0-9a-f]{64}")

Watched = Callable[[Iterable[Case], int], Iterable[Case]]


class NotThereError(ProngsaiError):
    """A document, page or value that the dataset does not have."""


class Desk:
    """Reads the dataset, writes the file of corrections; every method may be called from several threads."""

    def __init__(self, dataset: Path, decisions: Decisions, wall: Wall, watched: Watched | None = None) -> None:
        """Read the dataset once for the queue.

        Args:
            dataset: its folder.
            decisions: the file of corrections.
            wall: what opens raw files.
            watched: passes the documents through and shows how far it is; given their number.

        Raises:
            UsageError: there is no such dataset.
        """
        self.dataset = dataset
        self.decisions = decisions
        self.wall = wall
        self._watched = watched
        self._lock = threading.Lock()
        self._stamp: tuple[int, ...] = ()
        self._entries: dict[str, Entry] = {}
        self._look()

    def _look(self) -> None:
        """Read the queue, again where the dataset was published anew."""
        with self._lock:
            stamp = _stamp(self.dataset)
            if stamp == self._stamp:
                return
            if self._stamp:
                self.wall.look()
            every: Iterable[Case] = cases(self.dataset)
            if self._watched is not None:
                every = self._watched(every, count_rows(self.dataset, "documents"))
            self._entries = {entry.document_id: entry for entry in queue(every, everything=True)}
            self._stamp = stamp

    def queue(self, everything: bool) -> View:
        """The documents with open points, worst first, or all of them; and who decided last.

        Raises:
            UsageError: the dataset or the file of corrections cannot be read.
        """
        self._look()
        table = self.decisions.table()
        rows = RowsByDocument(table)
        listed = [self._listed(entry, rows) for entry in self._entries.values() if everything or entry.points]
        people = [row.cells["who"] for row in table.rows if row.cells]
        return {"documents": listed, "who": shown(people[-1]) if people else ""}

    def _listed(self, entry: Entry, rows: RowsByDocument) -> View:
        mine = rows.of(entry.document_id, entry.names)
        done = decided({one.key: self.decisions.standing(one, rows) for one in entry.subjects}) if mine else {}
        still = [point for point in entry.points if point.is_open(done)]
        return {
            "id": entry.document_id, "source": shown(entry.source), "agency": shown(entry.agency),
            "year": entry.fiscal_year_be, "kinds": list(dict.fromkeys(point.kind for point in still)),
            "total": len(entry.points), **counts(still),
        }  # fmt: skip

    def document(self, document_id: str) -> View:
        """A whole document, see `review.views`.

        Raises:
            NotThereError: there is no such document.
            UsageError: the dataset or the file of corrections cannot be read.
        """
        seen = self._seen(document_id)
        return document_view(seen, document_id in self.wall.sources) | counts(seen.still)

    def decide(self, document_id: str, key: Key, decision: Decision) -> View:
        """Take a decision; returns the agency and year that it is about, as they stand now.

        Raises:
            NotThereError: there is no such value.
            RefusedDecisionError: it cannot be taken.
            UsageError: the file of corrections cannot be read or written.
        """
        case = self._case(document_id)
        subject = next((one for one in subjects(case) if one.key == key), None)
        if subject is None:
            raise NotThereError("value")
        self.decisions.decide(subject, decision)
        return self._after(case, key)

    def undo(self) -> View:
        """Take back the last decision; returns what it was about as it stands now.

        Raises:
            RefusedDecisionError: there is nothing to take back, or somebody changed it since.
            NotThereError: its document is gone.
            UsageError: the file of corrections cannot be read or written.
        """
        subject = self.decisions.undo()
        return self._after(self._case(subject.document_id), subject.key)

    def _after(self, case: Case, key: Key) -> View:
        seen = sight(case, self.decisions)
        about = {"table": key.table, "agency_id": key.agency_id, "year": key.fiscal_year_be, "code": key.code}
        group = about_view(seen) if key.table == "documents" else group_view(seen, key.group)
        return {"id": case.document_id, "value": about, "group": group, **counts(seen.still)}

    def page(self, document_id: str, page: int, zoom: int) -> tuple[PageShown, Path]:
        """Draw a page of a document; returns its size and its picture.

        Raises:
            NotThereError: there is no such document, page or zoom.
        """
        about = self._rows("documents", document_id)
        pages = about[0]["page_count"] if about else None
        if pages is None or not 1 <= page <= pages or zoom not in DPI or not has_pages(about[0]["media_type"]):
            raise NotThereError("page")
        return self.wall.page(document_id, page, zoom), self.wall.picture(document_id, page, zoom)

    def lines(self, document_id: str) -> View:
        """The lines of a text that hold its prints.

        Raises:
            NotThereError: there is no such document.
        """
        case = self._case(document_id)
        found = self.wall.lines(document_id, tuple(_print(row) for row in case.mentions if row["line"] is not None))
        rows = [
            {"place": place, "pieces": [{"line": p.line, "text": shown(p.text, _LONGEST_LINE)} for p in row]}
            for place, row in found.rows.items()
        ]
        return {"rows": rows, "places": {key: list(at) for key, at in found.places.items()}, "problem": found.problem}

    def _seen(self, document_id: str) -> Sight:
        return sight(self._case(document_id), self.decisions)

    def _case(self, document_id: str) -> Case:
        """One document, read from the dataset as it is now."""
        about = self._rows("documents", document_id)
        if not about:
            raise NotThereError("document")
        case = Case(about[0])
        for name in _TABLES:
            getattr(case, name).extend(self._rows(name, document_id))
        ids = {row["agency_id"] for row in (*about, *case.scores, *case.levels, *case.measures, *case.mentions)}
        agencies = self._read("agencies", [("agency_id", "in", sorted(ids - {None}))]) if ids - {None} else []
        case.agencies = {row["agency_id"]: row for row in agencies}
        return case

    def _rows(self, table: str, document_id: str) -> list[dict[str, Any]]:
        if not _ID.fullmatch(document_id):
            raise NotThereError("document")
        return self._read(table, [("document_id", "==", document_id)])

    def _read(self, table: str, wanted: Sequence[tuple[str, str, Any]]) -> list[dict[str, Any]]:
        path = self.dataset / f"{table}.parquet"
        try:
            found: list[dict[str, Any]] = pq.read_table(path, filters=list(wanted)).to_pylist()
        except OSError as error:
            raise UsageError(f"{path} cannot be read; run `prongsai run --out {self.dataset}` first") from error
        return found


def _print(row: Mapping[str, Any]) -> Print:
    return Print(row["mention_id"], row["line"], row["raw_value"], row["raw_label"] or "")


def _stamp(dataset: Path) -> tuple[int, ...]:
    """Changes when the dataset is published anew."""
    try:
        status = (dataset / "documents.parquet").stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ino, status.st_size
