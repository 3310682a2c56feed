"""Draw reports, write them in the formats that are asked for, and their truth beside them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import damage, render_docx, render_html, render_pdf, render_text
from corpus.builder import Builder
from corpus.facts import draw_facts
from corpus.model import Document
from corpus.registry import Layout

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
        return render_html.to_html(report.document, rng)
    text = (render_text.to_txt if form == "txt" else render_text.to_md)(report.document, rng)
    return text if whole else damage.apply(text, damage.draw_damage(rng), rng)


def write(
    reports: Sequence[Report], out: Path, gold: Path, formats: Sequence[str] = FORMATS, whole: bool = False
) -> None:
    """Write `out/FORMAT/NAME.FORMAT` for each report and format, and `gold/NAME.json`; raises RenderError."""
    for folder in (gold, *(out / f for f in formats)):
        folder.mkdir(parents=True, exist_ok=True)
    scratch = out.parent / f".{out.name}.work"
    printing: list[tuple[Path, Path, bool]] = []
    converting: list[tuple[Path, Path]] = []
    scanning: list[tuple[Path, Path, str]] = []
    for k, report in enumerate(reports):
        name = report.document.name
        (gold / f"{name}.json").write_text(
            json.dumps(report.truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        for form in formats:
            target = out / form / f"{name}.{form}"
            if form in ("txt", "md", "html"):
                target.write_text(text_of(report, form, whole), encoding="utf-8")
            elif form.removesuffix(".pdf") in SCANS:
                scanning.append((_scratch(scratch, f"{name}.source.pdf"), target, form.removesuffix(".pdf")))
            elif form == "chrome.pdf":
                page = _scratch(scratch, f"{name}.html")
                page.write_text(text_of(report, "html"), encoding="utf-8")
                printing.append((page, target, report.document.style.browser_header))
            else:
                data = render_docx.to_docx(report.document, random.Random(f"{name}:docx"))
                (word := target if form == "docx" else _scratch(scratch, f"{name}.docx")).write_bytes(data)
                if form == "office.pdf":
                    converting.append((word, target))
        if any(form.removesuffix(".pdf") in SCANS for form in formats):
            source = _scratch(scratch, f"{name}.source.pdf")
            if k % 2:
                word = _scratch(scratch, f"{name}.docx")
                word.write_bytes(render_docx.to_docx(report.document, random.Random(f"{name}:docx")))
                converting.append((word, source))
            else:
                page = _scratch(scratch, f"{name}.html")
                page.write_text(text_of(report, "html"), encoding="utf-8")
                printing.append((page, source, report.document.style.browser_header))
    if printing:
        render_pdf.chrome_pdf(printing)
    if converting:
        render_pdf.office_pdf(converting)
    if scanning:
        from corpus import render_scan  # needs OpenCV

        for source, target, kind in scanning:
            render_scan.scan_pdf(source, target, kind, random.Random(f"{target.name}"))
    if scratch.exists():
        for left in scratch.iterdir():
            left.unlink()
        scratch.rmdir()


def _scratch(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name
