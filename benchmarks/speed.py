"""Speed as ratios in one run: `python -m benchmarks.speed RAW`.

For each PDF below RAW: the whole pipeline (bytes to facts) against pdfplumber's `extract_text` and `extract_tables` on
every page. For each text file: reports a second on one core. Also the memory of the parent process while a growing
number of documents is published.

Times are processor seconds, the best of some rounds. Tables, patterns and area lists are loaded before the first round,
as in a run over many reports, and so are answers about labels, which repeat from report to report.
"""

from __future__ import annotations

import argparse
import io
import logging
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import pdfplumber
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Processor seconds of the fastest of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def whole(path: Path) -> object:
    """The pipeline on one file."""
    return interpret(read_document(path.read_bytes(), path.name, Settings()), Settings())


def plain(path: Path) -> None:
    """What a script does: text and tables of every page."""
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()


def parent_memory(text: Path, count: int) -> int:
    """Peak resident KiB of a run over `count` different copies of a text report."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "raw")
        raw.mkdir()
        body = text.read_text(encoding="utf-8")
        for number in range(count):
            Path(raw, f"{number:06}.txt").write_text(f"{body}\n{number}\n", encoding="utf-8")
        code = (
            "import resource, sys\nfrom pipeline import main\n"
            f"main(['run', {str(raw)!r}, '--out', {str(Path(folder, 'out'))!r}, '--quiet', '--json'])\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        shutil.rmtree(raw)
        return int(done.stderr.split()[-1])


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", type=int, nargs="*", default=[200, 800], help="documents for the memory figure")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pdfs = sorted(p for p in args.raw.rglob("*.pdf") if "scan" not in p.name)
    texts = sorted(p for p in args.raw.rglob("*") if p.suffix in (".txt", ".md"))
    for path in (*pdfs[:1], *texts):
        whole(path)  # loads tables and patterns
    ratios = []
    for path in pdfs:
        ours, theirs = (seconds(partial(read, path), args.rounds) for read in (whole, plain))
        ratios.append(theirs / ours)
        print(f"{path.name:40} ours {ours:6.2f} s  pdfplumber {theirs:6.2f} s  {theirs / ours:5.1f} times as fast")
    if ratios:
        print(f"PDFs: {len(ratios)}, bytes to facts against pdfplumber's text and tables: ", end="")
        print(f"ratio median {median(ratios):.1f}, lowest {min(ratios):.1f}")
    if texts:
        total = seconds(lambda: [whole(p) for p in texts], args.rounds)
        print(
            f"texts: {len(texts)} from bytes to facts in {total:.2f} s of one core, {len(texts) / total:.0f} a second "
            f"(tables loaded before, best of {args.rounds} rounds)"
        )
        for count in args.copies:
            print(f"peak memory of the parent over {count} documents: {parent_memory(texts[0], count) // 1024} MiB")
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
