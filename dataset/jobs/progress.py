"""What long work tells while it goes on."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how far the work is."""

    def begin(self, total: int) -> None:
        """So many steps are to be done: documents, or the pages of a site."""

    def step(self, source: str, status: str) -> None:
        """One of them is done, and how it ended."""
