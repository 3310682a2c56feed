"""Draw reports, write them in the formats that are asked for, and their truth beside them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.builder import Builder
from corpus.facts import draw_facts
from corpus.model import Document
from corpus.registry import Layout
from corpus.render import damage
from corpus.render.docx import to_docx
from corpus.render.html import to_html
from corpus.render.pdf import chrome_pdf, office_pdf
from corpus.render.text import to_md, to_txt

SCANS = ("scan150", "scan200", "scan300", "hard", "turned")  # of PDFs of the browser or the office suite, by turns
FORMATS = ("txt", "md", "html", "docx", "chrome.pdf", "office.pdf", *(f"{kind}.pdf" for kind in SCANS))


@dataclass(frozen=True, slots=True)
class Report:
    """A report without a format, and its truth in the form of the gold files."""

    document: Document
    truth: dict[str, Any]


def make_report(layout: Layout, seed: int, number: int) -> Report:
    """The `number`-th report of a layout under a seed; the same arguments give the same report."""
    rng = random.Random(f"{seed}:{layout.stem}:{number}")
    kind = rng.choice(layout.agency) if layout.agency else None
    b = Builder(draw_facts(rng, kind, layout.first, layout.last), rng)
    layout.write(b)
    name = f"{layout.stem}-{seed}-{number:03d}"
    return Report(b.document(name), {**b.truth(), "layout": layout.stem})


def make_reports(layouts: Sequence[Layout], seed: int, count: int) -> list[Report]:
    """`count` reports, the layouts in turn."""
    return [make_report(layouts[k % len(layouts)], seed, k // len(layouts)) for k in range(count)]


def text_of(report: Report, form: str, whole: bool = False) -> str:
    """The report as `txt`, `md` or `html`; `whole` leaves out the damage."""
    rng = random.Random(f"{report.document.name}:{form}")
    if form == "html":
        return to_html(report.document, rng)
    text = (to_txt if form == "txt" else to_md)(report.document, rng)
    return text if whole else damage.apply(text, damage.draw_damage(rng), rng)


def write(
    reports: Sequence[Report], out: Path, gold: Path, formats: Sequence[str] = FORMATS, whole: bool = False
) -> None:
    """Write `out/FORMAT/NAME.FORMAT` for each report and format, and `gold/NAME.json`; raises RenderError."""
    for folder in (gold, *(out / f for f in formats)):
        folder.mkdir(parents=True, exist_ok=True)
    waiting = _Waiting(out.parent / f".{out.name}.work")
    for k, report in enumerate(reports):
        name = report.document.name
        truth = json.dumps(report.truth, ensure_ascii=False, indent=1)
        (gold / f"{name}.json").write_text(truth + "\n", encoding="utf-8")
        for form in formats:
            target = out / form / f"{name}.{form}"
            if form in ("txt", "md", "html"):
                target.write_text(text_of(report, form, whole), encoding="utf-8")
            else:
                waiting.add(report, form, target)
        if any(form.removesuffix(".pdf") in SCANS for form in formats):
            waiting.add_source_of_scans(report, of_word=k % 2 == 1)
    waiting.finish()


class _Waiting:
    """PDFs that wait for a program to make them, one run of it for all, and what they are made of."""

    def __init__(self, scratch: Path) -> None:
        self._scratch_folder = scratch
        self._printing: list[tuple[Path, Path, bool]] = []
        self._converting: list[tuple[Path, Path]] = []
        self._scanning: list[tuple[Path, Path, str]] = []

    def add(self, report: Report, form: str, target: Path) -> None:
        """A report in Word, written at once, or in PDF."""
        name = report.document.name
        if form.removesuffix(".pdf") in SCANS:
            self._scanning.append((self._scratch(f"{name}.source.pdf"), target, form.removesuffix(".pdf")))
        elif form == "chrome.pdf":
            self._print(report, target)
        elif form == "office.pdf":
            self._convert(report, target)
        else:
            target.write_bytes(_word_of(report))

    def add_source_of_scans(self, report: Report, of_word: bool) -> None:
        """The PDF that the scans of a report are made of."""
        source = self._scratch(f"{report.document.name}.source.pdf")
        if of_word:
            self._convert(report, source)
        else:
            self._print(report, source)

    def finish(self) -> None:
        """Make all of them and empty the scratch folder; raises RenderError."""
        if self._printing:
            chrome_pdf(self._printing)
        if self._converting:
            office_pdf(self._converting)
        if self._scanning:
            from corpus.render.scan import scan_pdf  # needs OpenCV

            for source, target, kind in self._scanning:
                scan_pdf(source, target, kind, random.Random(f"{target.name}"))
        if self._scratch_folder.exists():
            for left in self._scratch_folder.iterdir():
                left.unlink()
            self._scratch_folder.rmdir()

    def _print(self, report: Report, target: Path) -> None:
        page = self._scratch(f"{report.document.name}.html")
        page.write_text(text_of(report, "html"), encoding="utf-8")
        self._printing.append((page, target, report.document.style.browser_header))

    def _convert(self, report: Report, target: Path) -> None:
        word = self._scratch(f"{report.document.name}.docx")
        word.write_bytes(_word_of(report))
        self._converting.append((word, target))

    def _scratch(self, name: str) -> Path:
        self._scratch_folder.mkdir(parents=True, exist_ok=True)
        return self._scratch_folder / name


def _word_of(report: Report) -> bytes:
    return to_docx(report.document, random.Random(f"{report.document.name}:docx"))
