"""What is asked of a run, and what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prongsai.dataset.jobs.store import MOST_TRIES
from prongsai.dataset.summaries import Tally
from prongsai.extract.settings import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run."""

    roots: tuple[Path, ...]
    out: Path
    workers: int = 1
    only: str | None = None
    limit: int | None = None
    force: bool = False  # read every document again
    retry_failed: bool = False  # read those again that failed
    keep_missing: bool = False  # documents whose files are gone stay in the dataset
    accept_loss: bool = False
    corrections: Path | None = None
    keep: int = 1  # replaced datasets that stay
    cluster: str | None = None  # address of a Dask scheduler
    version: str = ""
    settings: Settings = field(default_factory=Settings)

    @property
    def chosen(self) -> bool:
        """Whether some documents were asked for; then the others are there, and not missed."""
        return self.only is not None or self.limit is not None


@dataclass(slots=True)
class Report:
    """What a run did."""

    tally: Tally = field(default_factory=Tally)
    rows: dict[str, int] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)  # documents by why they were done again
    unchanged: int = 0
    gone: tuple[str, ...] = ()  # documents of the last dataset whose files are gone
    kept: int = 0  # of these, those that stay
    published: bool = False
    applied: int = 0
    refused: list[str] = field(default_factory=list)
    given_up: int = 0  # documents that failed by bad luck too often to be tried again
    changes: str = ""  # what became different since the last dataset
    damaged: list[str] = field(default_factory=list)  # tables of the last dataset that were not what was published
    seconds: float = 0.0

    def record(self) -> dict[str, Any]:
        """For the run record and `--json`."""
        return {
            **self.tally.record(), "read_again": dict(sorted(self.done.items())), "unchanged": self.unchanged,
            "gone": list(self.gone), "kept_missing": self.kept, "published": self.published,
            "given_up": self.given_up, "corrections": {"applied": self.applied, "refused": self.refused},
            "changes": self.changes,
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """What a person should know of it, beside the tally."""
        why = ", ".join(f"{count} {_WHY[reason]}" for reason, count in sorted(self.done.items()))
        yield f"{why or 'nothing to read'}; {self.unchanged} unchanged"
        if self.gone:
            what = "stay in the dataset" if self.kept else "left the dataset"
            yield f"{len(self.gone)} documents whose files are gone {what}, such as {self.gone[0]}"
        if self.given_up:
            yield f"{self.given_up} failed {MOST_TRIES} times and are left; --retry-failed tries them again"
        if self.applied or self.refused:
            yield f"{self.applied} corrections applied, {len(self.refused)} refused"
            yield from (f"  {line}" for line in self.refused)
        for name in self.damaged:
            yield f"{name}.parquet of the last dataset is damaged, it is not what was published; it is replaced"
        if self.changes:
            yield f"since the last dataset: {self.changes}"
        if not self.published:
            yield "nothing changed: the last dataset stands as it is"


_WHY = {
    "new": "new", "settings": "read for changed settings", "extract": "read by changed code",
    "normalize": "understood by changed code", "beside": "read with a changed text beside them",
    "asked": "read as asked", "failed": "tried again", "lost": "read anew, for what was kept of them is damaged",
}  # fmt: skip
