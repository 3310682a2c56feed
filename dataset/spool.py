"""Documents' facts waiting on disk until all are there: memory does not grow with the number of documents."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from extract.errors import PublicationRefusedError
from normalize.facts import DocumentFacts
from normalize.rows import DocumentRow


class Spool:
    """Documents' rows on disk; holds an offset for each in memory, no more."""

    def __init__(self, folder: Path) -> None:
        """Open a nameless file in `folder`; it is gone when the process ends, however it ends."""
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the spool
        self._at: dict[str, tuple[int, int]] = {}

    def add(self, row: DocumentRow, facts: DocumentFacts) -> None:
        """Keep one document.

        Raises:
            PublicationRefusedError: the disk is full.
        """
        data = pickle.dumps((row, facts), protocol=pickle.HIGHEST_PROTOCOL)
        try:
            self._file.seek(0, os.SEEK_END)
            self._at[row.document_id] = (self._file.tell(), len(data))
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            raise PublicationRefusedError(f"no room for the facts read so far: {error}; make space, or choose "
                                          "an --out on another disk") from error  # fmt: skip

    def __len__(self) -> int:
        """How many documents wait."""
        return len(self._at)

    def __iter__(self) -> Iterator[tuple[DocumentRow, DocumentFacts]]:
        """The documents in the order of their ids, whatever the order they came in."""
        for document_id in sorted(self._at):
            offset, size = self._at[document_id]
            self._file.seek(offset)
            yield pickle.loads(self._file.read(size))  # noqa: S301 - our own bytes, of this very process

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()
