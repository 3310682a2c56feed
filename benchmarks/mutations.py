"""Change single cells of a dataset and see whether that is noticed: `python -m benchmarks.mutations RAW`.

Runs the pipeline over RAW and verifies what came out; then changes cells one at a time, each in a dataset whose run
record was made to fit, so that nothing but deriving the value again can tell. Prints the share of values that were
derived again, what verifying costs beside the run, and how many changes were noticed. The exit code is 1 where one was
not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from prongsai import __version__
from prongsai.normalize.model.schema import TABLES
from prongsai.normalize.model.table_schema import Column, TableSchema
from prongsai.verify.files import read_record
from prongsai.verify.proof import Report, basis_of, hold_against, verify
from prongsai.verify.rederivation import Derived, derive

_SEED = 1000
_WORKERS = 2
_RUN = (
    "from prongsai.pipeline import main; main(['run', {raw!r}, '--out', {out!r}, '--workers', '{workers}', '--quiet'])"
)
_VERIFY = (
    "from pathlib import Path; import prongsai.dataset.allocator; from prongsai.verify.proof import verify; "
    "assert verify(Path({out!r}), [Path({raw!r})], Path('data/corrections.csv'), {workers}).cells"
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One cell that was changed."""

    table: str
    column: str
    row: int
    old: Any
    new: Any

    def named_in(self, report: Report) -> bool:
        """Whether a problem names the table and the column."""
        return any((problem.table, problem.column) == (self.table, self.column) for problem in report.problems)


class Mutable:
    """A copy of a dataset, of which one table at a time is written with a change."""

    def __init__(self, dataset: Path, copy: Path) -> None:
        self._dataset, self.folder = dataset, copy
        shutil.copytree(dataset, copy)
        self.tables: dict[str, Any] = {s.name: pq.read_table(dataset / f"{s.name}.parquet") for s in TABLES}
        self.filled = [schema for schema in TABLES if self.tables[schema.name].num_rows]

    def restore(self) -> None:
        """Make the copy equal to the dataset again."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._dataset, self.folder)

    def write(self, name: str, table: Any) -> None:
        """Put a table into the copy and make the run record fit."""
        path = self.folder / f"{name}.parquet"
        pq.write_table(table, path, compression="zstd", version="2.6", row_group_size=5_000)
        record = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        record["sha256"][name] = hashlib.sha256(path.read_bytes()).hexdigest()
        record["rows"][name] = table.num_rows
        (self.folder / "run.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")

    def mutate(self, chance: random.Random, schema: TableSchema, column: Column) -> Mutation:
        """Change one cell of a column, chosen by chance."""
        table = self.tables[schema.name]
        values = table[column.name].to_pylist()
        row = chance.randrange(len(values))
        old, values[row] = values[row], another(values[row], column, values, chance)
        at = table.schema.get_field_index(column.name)
        changed = table.set_column(at, table.schema.field(at), pa.array(values, column.type))
        self.write(schema.name, changed)
        return Mutation(schema.name, column.name, row, old, values[row])


def another(value: Any, column: Column, stock: Sequence[Any], chance: random.Random) -> Any:
    """Another value that the column may hold: null, one of its other values, or a slight change of this one."""
    choices = [v for v in (chance.choice(stock), *column.allowed) if v != value and (v is not None)]
    if value is not None and not column.required:
        choices.append(None)
    choices += [_slightly(value, column, chance)] * (1 + len(choices))
    return chance.choice(choices)


def _slightly(value: Any, column: Column, chance: random.Random) -> Any:
    kind = column.type
    sign = chance.choice((-1, 1))
    if pa.types.is_boolean(kind):
        return not value
    if pa.types.is_list(kind):
        return value[:-1] if value and chance.random() < 0.5 else [*(value or []), "x"]
    if pa.types.is_date(kind):
        return (value or date(2024, 10, 1)) + timedelta(days=sign)
    if pa.types.is_decimal(kind):
        return (value or Decimal("50.00")) + sign * Decimal("0.01")
    if pa.types.is_integer(kind):
        return (value or 1) + (sign if value and value > 1 else 1)
    if pa.types.is_floating(kind):
        return (value or 0.0) + sign * chance.choice((0.01, 0.5))
    return _one_character(value or "", chance)


def _one_character(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    new = chance.choice([c for c in "0๐๙9aก " if c != text[at : at + 1]])
    return text[:at] + new + text[at + 1 :]


class _Silent:
    def begin(self, total: int) -> None:
        pass

    def step(self, source: str, status: str) -> None:
        pass


def derived_anew(dataset: Path, raw: Path, scratch: Path, corrections: Path | None = None) -> Derived:
    """A dataset derived once, to hold many others against it."""
    scratch.mkdir()
    record, _ = read_record(dataset)
    return derive(basis_of(record, dataset, [raw], corrections, __version__), scratch, _WORKERS, _Silent())


def held(dataset: Path, derived: Derived) -> Report:
    """What holding a dataset against a derived one finds."""
    record, problems = read_record(dataset)
    report = Report(problems=problems)
    hold_against(dataset, derived, record, report)
    return report


def measured(code: str) -> tuple[float, int]:
    """Seconds and peak MiB of a process that runs this code; its children not counted."""
    told = "; print(next(x for x in open('/proc/self/status') if x.startswith('VmHWM')).split()[1])"
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code + told], capture_output=True, text=True, check=True)
    return time.monotonic() - start, int(done.stdout.split()[-1]) // 1024


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--mutations", type=int, default=1000)
    parser.add_argument("--whole", type=int, default=3, help="mutations that are verified from the raw files on")
    parser.add_argument("--seed", type=int, default=_SEED)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        out, corrections = folder / "out", Path("data/corrections.csv")
        names = {"raw": str(args.raw), "out": str(out), "workers": _WORKERS}
        for told, code in (("run", _RUN), ("verify", _VERIFY)):
            seconds, memory = measured(code.format(**names))
            print(f"{told}: {seconds:.1f} s, {memory} MiB at most in the parent")
        report = verify(out, [args.raw], corrections, _WORKERS, None, __version__)
        print(f"{report.derived / report.cells:.4%} derived again", *report.lines(args.raw.name), sep="\n  ")
        derived = derived_anew(out, args.raw, folder / "derived", corrections)
        mutable = Mutable(out, folder / "mutated")
        missed = []
        tried: Counter[str] = Counter()
        for number in range(args.mutations):
            schema = chance.choice(mutable.filled)
            mutation = mutable.mutate(chance, schema, chance.choice(schema.columns))
            if number < args.whole:
                found = verify(mutable.folder, [args.raw], corrections, _WORKERS, None, __version__)
            else:
                found = held(mutable.folder, derived)
            tried[mutation.table] += 1
            missed += [] if mutation.named_in(found) else [mutation]
            mutable.restore()
    for mutation in missed:
        print(f"not noticed: {mutation}")
    told = ", ".join(f"{count} {table}" for table, count in sorted(tried.items()))
    print(f"{args.mutations - len(missed)} of {args.mutations} changed cells noticed and named ({told})")
    return 0 if report.holds and not missed else 1


if __name__ == "__main__":
    raise SystemExit(main())
