"""A report of ours saved in every kind of file: does it give the same cited rows as its PDF?

`python -m benchmarks.file_kinds --count 8` makes reports as PDF and Word files, and of these every other kind that is
read (through LibreOffice, which it needs); pictures only of the first `--pictures`, as they take seconds a page.
It prints for each kind how many cited rows are those of the PDF, how many are not there, how many are other ones, and
how many of the kind's own are in the truth; `--worst` names the differences.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy import run
from benchmarks.cited import Cited, published, wanted
from benchmarks.dataset import documents
from benchmarks.tally import Tally
from corpus.generate import Report, make_reports, write
from corpus.registry import choose
from corpus.render import other_kinds

_DRAWN = ("office.pdf", "docx", "html")


def main(argv: Sequence[str] | None = None) -> int:
    """Make, run, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--count", type=int, default=8, help="reports (8)")
    parser.add_argument("--layouts", default="open")
    parser.add_argument("--pictures", type=int, default=2, help="of so many reports (2)")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also list N differences of each kind")
    parser.add_argument("--keep", type=Path, help="keep reports, truth and dataset in this folder")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        write_kinds(make_reports(choose(args.layouts), args.seed, args.count), folder, args.pictures)
        run(folder / "raw", folder / "parsed")
        _print(folder / "parsed", folder / "gold", args.worst)
    return 0


def write_kinds(reports: Sequence[Report], folder: Path, pictures: int) -> None:
    """The reports in every kind below `folder/raw`, the truth in `folder/gold`."""
    raw = folder / "raw"
    write(reports, raw, folder / "gold", _DRAWN)
    for form, make in other_kinds.WRITERS.items():
        (raw / form).mkdir()
        for report in reports:
            (raw / form / f"{report.document.name}.{form}").write_bytes(make(report.document))
    of = {"docx": other_kinds.OF_WORD, "xlsx": other_kinds.OF_SHEETS, "pptx": other_kinds.OF_SLIDES}
    for source, forms in of.items():
        for form in forms:
            other_kinds.converted(sorted((raw / source).iterdir()), form, raw / form)
    pdfs = sorted((raw / "office.pdf").iterdir())
    for form in other_kinds.PICTURES:
        for pdf in pdfs[:pictures]:
            other_kinds.write_pictures(pdf, form, raw / form)
    for form in other_kinds.CONTAINERS:
        for pdf in pdfs:
            other_kinds.write_container(pdf, form, raw / form)


def _print(dataset: Path, gold: Path, worst: int) -> None:
    found: dict[str, dict[str, set[Cited]]] = defaultdict(dict)
    truths: dict[str, set[Cited]] = {}
    for document in documents(dataset, gold):
        name = document.source.partition(".")[0]
        truths[name] = wanted(document.truth)
        for path in (document.row["source"], *document.row["also_at"]) if document.row is not None else ():
            found[path.partition("/")[0]][name] = {row for row, _ in published(document)}
    for kind in sorted(found):
        as_pdf, true = Tally(), Tally()
        for name, rows in found[kind].items():
            as_pdf.compare(name, rows, found["office.pdf"][name])
            true.compare(name, rows, truths[name])
        print(f"{kind:11} {len(found[kind]):3} reports; as the PDF: {as_pdf.line()}; truth: {true.line()}")
        for line in as_pdf.wrong[:worst]:
            print(f"    {line}")


if __name__ == "__main__":
    raise SystemExit(main())
