"""How often a published score is right, by status and by what set its owner, year and code.

`python -m benchmarks.confidence --sealed --real DIR` reads the sealed family and folders with `raw/` and `gold/`, holds
every published cited row against the truth, and prints two tables: what `score_confidence.csv` should say, and how
right the values are that carry each confidence now. `--write` replaces the table. Nothing of a sealed report is shown.

A class of scores has a row of its own from twenty on. Its confidence is (right + 1) / (published + 2), rounded down to
hundredths: never 1, and careful where little was seen.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from prongsai.normalize.reconcile.confidence import Standing, standing, widened
from prongsai.normalize.reconcile.set_by import SetBy

from benchmarks.cited import published, wanted
from benchmarks.dataset import Document, documents
from corpus.generate import make_reports, write
from corpus.registry import sealed_layouts

_TABLE = Path(__file__).parents[1] / "normalize" / "tables" / "score_confidence.csv"
_ENOUGH = 20  # published scores from which a class has a row of its own
_SEED, _COUNT, _FORMATS = 1, 96, ("txt", "html", "docx", "chrome.pdf")
_BINS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 1.01)


def main(argv: Sequence[str] | None = None) -> int:
    """Run, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true", help="the sealed family of the corpus")
    parser.add_argument("--real", type=Path, action="append", default=[], metavar="DIR", help="DIR/raw and DIR/gold")
    parser.add_argument("--write", action="store_true", help=f"replace {_TABLE.name}")
    args = parser.parse_args(argv)
    right: Counter[Standing] = Counter()
    all_: Counter[Standing] = Counter()
    carried: Counter[tuple[float, bool]] = Counter()
    for document in _read(args.sealed, args.real):
        for at, confidence, is_right in _scores(document):
            for wider in dict.fromkeys(widened(at)):
                all_[wider] += 1
                right[wider] += is_right
            carried[confidence, is_right] += 1
    if not all_:
        parser.error("nothing to count: give --sealed or --real")
    rows = _rows(right, all_)
    _print(rows, carried)
    if args.write:
        _write(rows)
    return 0


def _read(sealed: bool, folders: Iterable[Path]) -> Iterator[Document]:
    with tempfile.TemporaryDirectory() as scratch:
        if sealed:
            made = Path(scratch, "sealed")
            write(make_reports(sealed_layouts(), _SEED, _COUNT), made / "raw", made / "gold", _FORMATS)
            folders = [made, *folders]
        for number, folder in enumerate(folders):
            out = Path(scratch, str(number))
            command = [sys.executable, "pipeline.py", "run", str(folder / "raw"), "--out", str(out), "--quiet"]
            subprocess.run(command, check=False, capture_output=True)  # refused documents have an exit status
            yield from documents(out, folder / "gold", also=("mentions",))


def _scores(document: Document) -> Iterator[tuple[Standing, float, bool]]:
    """Where each published score stands, its confidence now, and whether the truth has it."""
    want = wanted(document.truth)
    prints = {row["mention_id"]: row for row in document.rows.get("mentions", [])}
    for cited, row in published(document):
        print_ = prints[row["mention_id"]]
        sources = SetBy(print_["owner_from"], print_["year_from"], print_["assessment_from"], print_["code_from"])
        yield standing(row["status"], sources), row["confidence"], cited in want


def _rows(right: Counter[Standing], all_: Counter[Standing]) -> list[dict[str, str]]:
    rows = []
    for at in sorted(all_, key=lambda at: (at.status, [part == "" for part in at], at)):
        alone = not any((at.owner, at.year, at.code))
        if all_[at] < _ENOUGH and not alone:
            continue
        value = int(100 * (right[at] + 1) / (all_[at] + 2)) / 100
        counted = {"right": str(right[at]), "published": str(all_[at]), "confidence": f"{value:.2f}"}
        rows.append({**at._asdict(), **counted, "source": "counted by benchmarks.confidence", "note": ""})
    return rows


def _print(rows: list[dict[str, str]], carried: Counter[tuple[float, bool]]) -> None:
    print(f"{'status':10} {'owner':9} {'year':9} {'code':9} {'right':>6} {'published':>9} {'confidence':>10}")
    for row in rows:
        print(f"{row['status']:10} {row['owner'] or 'any':9} {row['year'] or 'any':9} {row['code'] or 'any':9} "
              f"{row['right']:>6} {row['published']:>9} {row['confidence']:>10}")  # fmt: skip
    print(f"\n{'confidence carried now':24} {'mean':>6} {'right':>6} {'published':>9} {'share right':>11}")
    for low, high in zip(_BINS, _BINS[1:], strict=False):
        inside = {key: n for key, n in carried.items() if low <= key[0] < high}
        if total := sum(inside.values()):
            hit = sum(n for (_, is_right), n in inside.items() if is_right)
            mean = sum(value * n for (value, _), n in inside.items()) / total
            print(f"{f'{low:.2f} to below {min(high, 1):.2f}':24} {mean:6.3f} {hit:6} {total:9} {hit / total:11.3f}")


def _write(rows: list[dict[str, str]]) -> None:
    with _TABLE.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
