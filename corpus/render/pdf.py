"""PDF through real programs: Chromium prints HTML, LibreOffice converts Word files (many in one call)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class RenderError(RuntimeError):
    """A program wrote no PDF."""


def program_named(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    raise RenderError(f"none of {', '.join(names)} is installed")


def chrome_pdf(jobs: Sequence[tuple[Path, Path, bool]], workers: int = 2) -> None:
    """Print each (html, pdf, with the browser's own header and footer); raises RenderError."""
    program = program_named("chromium", "chromium-browser", "google-chrome")

    def one(worker: int) -> None:
        with tempfile.TemporaryDirectory() as profile:
            for source, target, header in jobs[worker::workers]:
                flags = [] if header else ["--no-pdf-header-footer"]
                command = [
                    program,
                    *QUIET,
                    f"--user-data-dir={profile}",
                    *flags,
                    f"--print-to-pdf={target}",
                    source.resolve().as_uri(),
                ]
                done = subprocess.run(command, capture_output=True, timeout=120)
                if not target.exists():
                    raise RenderError(f"{source.name}: {done.stderr.decode(errors='replace')[-300:]}")

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, range(workers)))


def office_pdf(jobs: Sequence[tuple[Path, Path]]) -> None:
    """Convert each (docx, pdf) in one run of LibreOffice; raises RenderError."""
    program = program_named("soffice", "libreoffice")
    with tempfile.TemporaryDirectory() as scratch:
        out, profile = Path(scratch, "out"), Path(scratch, "profile")
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
        ]
        for start in range(0, len(jobs), 100):
            group = jobs[start : start + 100]
            done = subprocess.run([*command, *(str(s) for s, _ in group)], capture_output=True, timeout=1200)
            for source, target in group:
                made = out / f"{source.stem}.pdf"
                if not made.exists():
                    raise RenderError(f"{source.name}: {done.stderr.decode(errors='replace')[-300:]}")
                shutil.move(made, target)
