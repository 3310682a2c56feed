"""`prongsai verify`: a dataset derived again from its raw files, and every value held against what is published.

Two things must hold: the dataset is whole in itself (`verify.files`), and every cell is what reading and
understanding the documents anew gives (`verify.rows`). Beside that every print is looked up in its place by
another reader (`verify.evidence_check`), and where that one does not find it a person is warned, and no more: of 16,759
prints of 1,222 documents it missed eight, seven of them rightly, and one whose figures are printed over each other.
Nothing that an earlier run kept is used, and nothing is written but a scratch folder that is gone in the end.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from prongsai.dataset.changes import as_text
from prongsai.dataset.jobs.progress import Progress
from prongsai.dataset.publish import digests
from prongsai.extract.errors import ExitCode, UsageError
from prongsai.extract.settings import Settings
from prongsai.normalize.model.schema import TABLES
from prongsai.verify.evidence_check import Places, check_places
from prongsai.verify.files import RECORD, Record, file_problems, key_problems, read_record
from prongsai.verify.problem import Problem, printable
from prongsai.verify.rederivation import Basis, Derived, derive
from prongsai.verify.rows import compare


@dataclass(slots=True)
class Report:
    """What verifying found: `problems` are what does not hold, `notes` what a reader of them should know first."""

    notes: list[str] = field(default_factory=list)
    documents: int = 0  # below the raw folders
    cells: int = 0  # of all tables
    derived: int = 0  # of these, those that come out the same
    problems: list[Problem] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether everything holds."""
        return not self.problems

    @property
    def exit_code(self) -> ExitCode:
        """What the command line ends with."""
        return ExitCode.OK if self.holds else ExitCode.SOME_FAILED

    def lines(self, dataset: str) -> Iterator[str]:
        """For a person: what does not hold, then what was looked at."""
        yield from (printable(note) for note in self.notes)
        yield from (problem.line() for problem in self.problems)
        yield from (f"warning: {doubt.line()}" for doubt in self.places.doubts)
        yield (
            f"{dataset}: {self.derived} of {self.cells} values from {self.documents} documents derived again"
            f" in {self.seconds:.1f} s"
        )
        places = self.places
        yield (
            f"{places.found} of {places.checked} prints found in their place by a second reader;"
            f" {places.unchecked} in pictures, HTML or Word not looked up"
        )
        counts = sorted(Counter(problem.table for problem in self.problems).items())
        told = ", ".join(f"{count} in {table}" for table, count in counts)
        yield "everything holds" if self.holds else f"{len(self.problems)} problems: {told}"

    def record(self) -> dict[str, Any]:
        """For `--json`."""
        places = self.places
        return {
            "holds": self.holds, "notes": self.notes, "documents": self.documents, "values": self.cells,
            "derived": self.derived, "problems": [problem.record() for problem in self.problems],
            "places": {"checked": places.checked, "found": places.found, "not_looked_up": places.unchecked,
                       "doubts": [doubt.record() for doubt in places.doubts]},
            "seconds": round(self.seconds, 2),
        }  # fmt: skip


def verify(
    dataset: Path,
    roots: Sequence[Path],
    corrections: Path | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    version: str = "",
) -> Report:
    """Derive a dataset again and tell what does not hold.

    Args:
        dataset: the dataset's folder; only read.
        roots: the raw folders that it was made from, in the same order.
        corrections: the file of corrections by hand that the run used.
        workers: number of processes that read documents.
        progress: told of every document, once when it is read and once when its prints are looked up.
        version: that of this program.

    Raises:
        UsageError: there is no dataset, a root, a manifest or the corrections cannot be read, or another run replaced
            the dataset meanwhile.
        PublicationRefusedError: the scratch folder has no room.
    """
    started = time.monotonic()
    progress = progress or _Silent()
    dataset = dataset.resolve()
    refuse_other(dataset)
    before = _digests(dataset)
    record, problems = read_record(dataset)
    report = Report(list(_notes(record, version)), problems=problems)
    with tempfile.TemporaryDirectory(prefix="prongsai-verify-") as scratch:
        derived = derive(basis_of(record, dataset, roots, corrections, version), Path(scratch), workers, progress)
        hold_against(dataset, derived, record, report)
        report.places = check_places(dataset, derived.files, workers, progress)
    if _digests(dataset) != before:
        raise UsageError(f"{dataset} was replaced meanwhile; verify it again when no run is writing to it")
    report.seconds = time.monotonic() - started
    return report


def refuse_other(dataset: Path) -> None:
    """A folder without any file of a dataset is a slip of the command line, and no broken dataset.

    Raises:
        UsageError: there is no such dataset.
    """
    if not any((dataset / name).is_file() for name in (RECORD, *(f"{schema.name}.parquet" for schema in TABLES))):
        raise UsageError(f"{dataset} holds no dataset; name its folder, or run `prongsai run --out {dataset}` first")


def basis_of(record: Record, dataset: Path, roots: Sequence[Path], corrections: Path | None, version: str) -> Basis:
    """What the run of a record was made from, as far as it says."""
    only, limit = record.text("only"), record.number("limit")
    made_by = record.text("version") or version
    return Basis(tuple(roots), dataset, corrections, only, limit, made_by, record.settings())


def hold_against(dataset: Path, derived: Derived, record: Record, report: Report) -> None:
    """Hold a dataset against a derived one, and against itself; adds to the report what does not hold."""
    compared = compare(dataset, derived)
    report.documents, report.cells, report.derived = len(derived.files), compared.cells, compared.same
    report.problems += compared.problems
    told = {(problem.table, problem.column) for problem in compared.problems}
    report.problems += [p for p in key_problems(dataset) if (p.table, p.column) not in told]
    report.problems += file_problems(dataset, record)
    corrected = {"applied": derived.applied, "refused": list(derived.refused)}
    stands = record.content.get("corrections")
    if record.there and stands != corrected:
        why = "the file of corrections, or what it corrects, is not the run's"
        report.problems.append(Problem("", RECORD, "", "corrections", as_text(stands), as_text(corrected), why))


def _notes(record: Record, version: str) -> Iterator[str]:
    """What may explain differences."""
    made_by = record.text("version")
    if version and made_by and made_by != version:
        yield f"made by version {made_by}, and this is {version}: differences may come from that"
    if (settings := record.settings()) != (usual := Settings()):
        other = ", ".join(f"{n} {v}" for n, v in asdict(settings).items() if v != getattr(usual, n))
        yield f"made and derived with limits of its own: {other}"
    elif record.content.get("settings") not in (None, asdict(usual)):
        yield "made with other settings than this program has: differences may come from that"


def _digests(dataset: Path) -> dict[str, str]:
    try:
        return digests(dataset)
    except OSError:
        return {}


class _Silent:
    """Progress that nobody watches."""

    def begin(self, total: int) -> None:
        """Tell nothing."""

    def step(self, source: str, status: str) -> None:
        """Tell nothing."""
