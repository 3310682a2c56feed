"""What reading scans costs, as ratios in one run.

    python -m benchmarks.scan_cost FOLDER [--pages 12]

Prints the time of a page against Tesseract alone on the same picture, the memory of the process, and the time of a
20-page report whose results stand on 5 pages with and without passing pages over. FOLDER holds scanned PDFs, such as
`python -m benchmarks.corpus --formats scan200.pdf` writes.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import time
from pathlib import Path
from statistics import median

import pypdfium2 as pdfium

from extract import scan_look
from extract.digit_reader import DigitReader
from extract.ocr_tesseract import Tesseract, missing
from extract.pdf_reader import read_pdf
from extract.scan_picture import picture_of, straightened
from extract.scan_reader import read_scanned
from extract.settings import Settings

_LONG, _RESULTS = 20, 5


def main() -> int:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=12)
    args = parser.parse_args()
    if problem := missing():
        print(problem, file=sys.stderr)
        return 3
    files = sorted(args.folder.rglob("*.pdf"))
    places = [(file, index) for file in files for index in range(len(pdfium.PdfDocument(file)))]
    chosen = places[:: max(1, len(places) // args.pages)][: args.pages]
    engine = Tesseract()
    read_scanned(pdfium.PdfDocument(chosen[0][0]), 1)  # loads the models
    ratios: list[float] = []
    for file, index in chosen:
        document = pdfium.PdfDocument(file)
        start = time.perf_counter()
        grey, dpi, size = picture_of(document, index)
        sheet = straightened(grey, dpi, size)
        engine.recognise(sheet.grey, sheet.dpi, "page")
        alone = time.perf_counter() - start
        start = time.perf_counter()
        read_scanned(document, index + 1)
        ours = time.perf_counter() - start
        ratios.append(ours / alone)
        print(f"{file.name} page {index + 1}: {ours:.2f} s, Tesseract alone {alone:.2f} s, ratio {ours / alone:.2f}")
    print(f"median ratio to Tesseract alone {median(ratios):.2f}, sum of the process's memory {_memory()} MiB at most")
    _long(places)
    return 0


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _long(places: list[tuple[Path, int]]) -> None:
    """Time a report of 20 pages with results on 5."""
    digits = DigitReader()
    with_results: list[tuple[Path, int]] = []
    without: list[tuple[Path, int]] = []
    for file, index in places:
        wanted = with_results if scan_look.may_hold_results(pdfium.PdfDocument(file), index, digits) else without
        wanted.append((file, index))
        if len(with_results) >= _RESULTS and len(without) >= _LONG - _RESULTS:
            break
    if not with_results or not without:
        print("no pages with and without results to make a long report of")
        return
    plain = [without[i % len(without)] for i in range(_LONG - _RESULTS)]
    told = [with_results[i % len(with_results)] for i in range(_RESULTS)]
    report = pdfium.PdfDocument.new()
    for file, index in [*plain[:6], *told, *plain[6:]]:
        report.import_pages(pdfium.PdfDocument(file), [index])
    data = io.BytesIO()
    report.save(data)
    times = []
    for least in (scan_look.READ_ALL, _LONG):
        scan_look.READ_ALL = least
        start = time.perf_counter()
        read_pdf(data.getvalue(), Settings(max_seconds=3600))
        times.append(time.perf_counter() - start)
    print(f"{_LONG} pages, results on {_RESULTS}: {times[0]:.1f} s; with every page read {times[1]:.1f} s; "
          f"ratio {times[0] / times[1]:.2f}")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
