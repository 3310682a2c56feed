"""What reading scans costs, as ratios in one run.

    python -m benchmarks.scan_cost FOLDER [--pages 12]

Prints the time of a page against the text engine alone on its picture, the memory of the process, and the time of a
20-page report whose results stand on 5 pages with and without passing pages over. FOLDER holds scanned PDFs, such as
`python -m corpus --formats scan200.pdf` writes.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
from pathlib import Path
from statistics import median

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.scan import page_selection
from prongsai.extract.scan.picture.ink import clean_ink, line_boxes
from prongsai.extract.scan.picture.page_image import picture_of, straightened
from prongsai.extract.scan.recognition.digit_recognizer import DigitReader
from prongsai.extract.scan.recognition.ocr_engine import missing, text_engine
from prongsai.extract.scan.scanned_pages import read_scanned
from prongsai.extract.settings import Settings

_LONG, _RESULTS = 20, 5
_REPORTS, _SEED = 5, 20
_FULL = 15  # lines of a page of prose; covers and the last lines of a chapter have fewer
_READ_ALL = page_selection.READ_ALL


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
    engine = text_engine()
    read_scanned(pdfium.PdfDocument(chosen[0][0]), 1)  # loads the models
    ratios: list[float] = []
    for file, index in chosen:
        document = pdfium.PdfDocument(file)
        start = time.perf_counter()
        grey, dpi, size = picture_of(document, index)
        image = straightened(grey, dpi, size)
        engine.read(image.grey, image.dpi, "page")
        alone = time.perf_counter() - start
        start = time.perf_counter()
        read_scanned(document, index + 1)
        ours = time.perf_counter() - start
        ratios.append(ours / alone)
        print(f"{file.name} page {index + 1}: {ours:.2f} s, text engine alone {alone:.2f} s, ratio {ours / alone:.2f}")
    print(f"median ratio to the engine alone {median(ratios):.2f}, sum of the process's memory {_memory()} MiB at most")
    _long(places)
    return 0


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _long(places: list[tuple[Path, int]]) -> None:
    """Time made-up reports of 20 pages with results on 5; the other 15 are a cover and pages of prose."""
    digits = DigitReader()
    told: list[tuple[Path, int]] = []
    prose: list[tuple[Path, int]] = []
    for file, index in places:
        document = pdfium.PdfDocument(file)
        if page_selection.may_hold_results(document, index, digits):
            told.append((file, index))
        elif _lines(document, index) >= _FULL:
            prose.append((file, index))
        if len(told) >= _RESULTS * _REPORTS and len(prose) >= _LONG - _RESULTS:
            break
    if len(told) < _RESULTS or not prose:
        print("no pages with results and pages of prose to make a long report of")
        return
    chance = random.Random(_SEED)
    ratios = []
    for _ in range(_REPORTS):
        plain = [chance.choice(prose) for _ in range(_LONG - _RESULTS)]
        data = _joined([*plain[:6], *chance.sample(told, _RESULTS), *plain[6:]])
        times = []
        for least in (_READ_ALL, _LONG):
            page_selection.READ_ALL = least
            start = time.perf_counter()
            read_pdf(data, Settings(base_seconds=3600))
            times.append(time.perf_counter() - start)
        ratios.append(times[0] / times[1])
        print(f"{_LONG} pages, results on {_RESULTS}: {times[0]:.1f} s; with every page read {times[1]:.1f} s; "
              f"ratio {ratios[-1]:.2f}")  # fmt: skip
    print(f"median ratio of {_REPORTS} long reports, of {len(prose)} pages of prose: {median(ratios):.2f}")


def _lines(document: pdfium.PdfDocument, index: int) -> int:
    grey, dpi, _ = picture_of(document, index)
    ink = clean_ink(grey, dpi)
    return len(line_boxes(ink, (0, 0, ink.shape[1], ink.shape[0]), dpi))


def _joined(pages: list[tuple[Path, int]]) -> bytes:
    report = pdfium.PdfDocument.new()
    for file, index in pages:
        report.import_pages(pdfium.PdfDocument(file), [index])
    data = io.BytesIO()
    report.save(data)
    return data.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
