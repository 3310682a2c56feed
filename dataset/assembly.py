"""From files and kept results to what is published: a row for each distinct content, its facts corrected."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prongsai.dataset.corrections import Corrections
from prongsai.dataset.jobs.document_job import NO_FACTS, unread
from prongsai.dataset.jobs.kept_records import Understood
from prongsai.dataset.jobs.store import KeptResultLostError, Store
from prongsai.dataset.manifest import held_against
from prongsai.dataset.summaries import Tally
from prongsai.extract.errors import ErrorCode
from prongsai.extract.intake.manifest import Origin
from prongsai.extract.intake.raw_folder import SourceFile
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.model.rows import DocumentRow

log = logging.getLogger("prongsai")


class Documents:
    """The distinct contents of a run: the file that stands for each, and what its row says of files."""

    def __init__(self, files: Sequence[SourceFile], origins: Mapping[str, Origin]) -> None:
        same: dict[str, list[SourceFile]] = {}
        for file in files:
            same.setdefault(file.document_id, []).append(file)
        self.firsts = {document_id: found[0] for document_id, found in same.items()}
        self.rows = {document_id: _about(found, origins) for document_id, found in same.items()}


def _about(same: Sequence[SourceFile], origins: Mapping[str, Origin]) -> dict[str, Any]:
    origin = next((origins[f.source] for f in same if f.source in origins), None)
    pages = [page.source for page in same[0].parts[1:]]
    return {
        "source": same[0].source, "also_at": [*pages, *(f.source for f in same[1:])], "size_bytes": same[0].size_bytes,
        "source_url": origin.source_url if origin else None, "retrieved_at": origin.retrieved_at if origin else None,
        "agency": origin.agency if origin else None,
    }  # fmt: skip


class Whole:
    """Rows and facts of every document in the order of their ids, corrected; counts what is published of them."""

    def __init__(
        self, rows: Mapping[str, Mapping[str, Any]], store: Store, spare: Mapping[str, Understood],
        corrections: Corrections, tally: Tally, version: str,
    ) -> None:  # fmt: skip
        self._rows, self._store, self._spare = rows, store, spare
        self._corrections, self._tally, self._version = corrections, tally, version
        self._broken: DocumentRow | None = None

    def __iter__(self) -> Iterator[tuple[DocumentRow, DocumentFacts]]:
        for document_id in sorted(self._rows):
            about = self._rows[document_id]
            found = self._spare.get(document_id) or self._store.understood(document_id)
            if found is None:
                raise KeptResultLostError(f"what was kept of {about['source']} is damaged")
            facts = held_against(found.facts, about.get("agency"))
            if self._corrections:
                facts = self._corrections.to(document_id, (about["source"], *about["also_at"]), facts)
            row = document_row(document_id, about, found, facts, self._version)
            yield row, facts
            row, self._broken = self._broken or row, None
            log.info("%s: %s %s", row.source, row.status, row.error or "")
            self._tally.add(row)

    def instead(self, row: DocumentRow, problem: str) -> tuple[DocumentRow, DocumentFacts]:
        """A document whose facts break the schema fails alone."""
        reason = f"what was read breaks the schema, please report it: {problem}"
        broken = unread(ErrorCode.UNKNOWN, reason)
        self._broken = document_row(row.document_id, self._rows[row.document_id], broken, NO_FACTS, self._version)
        return self._broken, NO_FACTS


def document_row(
    document_id: str, about: Mapping[str, Any], found: Understood, facts: DocumentFacts, version: str
) -> DocumentRow:
    """The row of `documents` for one content and what became of it."""
    outcome = found.outcome
    results = bool(facts.scores or facts.levels or facts.measures)
    if outcome.error_code is None:
        status = "extracted" if results else "no_results"
    else:
        status = "partial" if results or outcome.text_origin is not None else "failed"
    return DocumentRow(
        document_id, about["source"], tuple(about["also_at"]), about["source_url"], about["retrieved_at"],
        outcome.media_type, about["size_bytes"], outcome.page_count, outcome.text_origin, facts.kind, facts.agency_id,
        facts.fiscal_year_be, status, outcome.error_code, outcome.error, version,
    )  # fmt: skip
