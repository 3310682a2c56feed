"""Accuracy on documents with truth.

`python -m benchmarks.accuracy --layouts held-out --count 50` makes reports, runs the pipeline on them, and prints for
every kind of file: precision, recall and F1 of scores, values called `verified` that are wrong, values that no status
and no finding doubts, whole reports, levels, agencies, years, measures, and documents without results that stayed
empty. `--dataset DIR --gold DIR` judges a dataset that is there already.

`--real DIR` and `--cases DIR` take a folder with `raw/` and `gold/` and judge cited rows: agency, fiscal year, code and
value together. `--sealed` judges cited rows of the sealed family, and prints nothing but counts by kind of error.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import cited, fields
from benchmarks.dataset import documents
from corpus.generate import make_reports, write
from corpus.registry import Layout, choose, sealed_layouts

# What would show a sealed report, its name or its values.
_NOT_WITH_SEALED = ("worst", "keep", "dataset", "gold", "layouts", "real", "cases")


def main(argv: Sequence[str] | None = None) -> int:
    """Generate, run, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50, help="reports (50)")
    parser.add_argument("--layouts", help="open, held-out, all, or names and groups of layouts (open)")
    parser.add_argument("--formats", default="txt,html,chrome.pdf,office.pdf")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also list N errors of each field")
    parser.add_argument("--dataset", type=Path, help="judge this dataset instead")
    parser.add_argument("--gold", type=Path, help="against this truth")
    parser.add_argument("--keep", type=Path, help="keep reports, truth and dataset in this folder")
    parser.add_argument("--real", type=Path, metavar="DIR", help="cited rows of the reports in DIR/raw")
    parser.add_argument("--cases", type=Path, metavar="DIR", help="cited rows of the hard cases in DIR/raw")
    parser.add_argument("--sealed", action="store_true", help="the sealed family, by kind of error only")
    args = parser.parse_args(argv)
    if args.sealed:
        if refused := [f"--{name}" for name in _NOT_WITH_SEALED if getattr(args, name)]:
            parser.error(f"--sealed shows no report and no value: not with {', '.join(refused)}")
        return _sealed(args.seed, args.count, args.formats.split(","))
    if args.dataset:
        if args.gold is None:
            parser.error("--dataset wants --gold")
        return _print(args.dataset, args.gold, args.worst)
    if args.real or args.cases:
        for folder in filter(None, (args.real, args.cases)):
            _judge_folder(folder, args.worst)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        _generate(choose(args.layouts or "open"), args.seed, args.count, args.formats.split(","), folder)
        run(folder / "raw", folder / "parsed")
        return _print(folder / "parsed", folder / "gold", args.worst)


def _generate(layouts: list[Layout], seed: int, count: int, formats: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write(make_reports(layouts, seed, count), folder / "raw", folder / "gold", formats)


def run(raw: Path, out: Path, silent: bool = False) -> None:
    command = [sys.executable, "pipeline.py", "run", str(raw), "--out", str(out), "--quiet"]
    subprocess.run(command, check=False, capture_output=silent)  # refused documents have an exit status of their own


def _print(dataset: Path, gold: Path, worst: int) -> int:
    tallies = fields.judge(documents(dataset, gold))
    for kind in sorted(tallies):
        print(kind)
        for field, tally in tallies[kind].items():
            print(f"  {field:22} {tally.line()}")
            for line in tally.wrong[:worst]:
                print(f"      {line}")
    print("cited: agency, fiscal year, code and value together")
    _print_cited(cited.judge(documents(dataset, gold)), worst)
    return 0


def _judge_folder(folder: Path, worst: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "parsed"
        run(folder / "raw", out)
        figures = cited.judge(documents(out, folder / "gold"))
    print(folder.name)
    _print_cited(figures, worst)


def _sealed(seed: int, count: int, formats: list[str]) -> int:
    family = sealed_layouts()
    if not family:
        print("no sealed layout is there")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        try:
            _generate(family, seed, count, formats, Path(scratch))
        except Exception:  # its trace would name the layout
            print("a sealed layout cannot be drawn: `python -m corpus.sealed` tells those who write the family which")
            return 1
        run(Path(scratch, "raw"), Path(scratch, "parsed"), silent=True)
        figures = cited.judge(documents(Path(scratch, "parsed"), Path(scratch, "gold")))
    print(f"sealed family: {count} reports")
    _print_cited(figures, 0)
    return 0


def _print_cited(figures: cited.Figures, worst: int) -> None:
    for field, tally in figures.tallies.items():
        print(f"  {field:28} {tally.line()}")
        for line in tally.wrong[:worst]:
            print(f"      {line}")
    for kind, count in sorted(figures.kinds.items()):
        print(f"  {kind:28} {count}")


if __name__ == "__main__":
    sys.exit(main())
