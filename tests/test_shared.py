"""Real reports beside the project, judged by their own judge; skipped where they are absent."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from prongsai.extract.scan.recognition.ocr_engine import missing
from prongsai.pipeline import main

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "evaluate.py").is_file(), reason="no ../shared beside the project")

WINDOW = 60  # characters, white space aside, that are no chance

# field: least F1 of text reports, of PDFs, of scans
GOALS = {
    "scores": (0.99, 0.99, 0.97),
    "levels": (1.0, 1.0, 0.95),
    "agency": (1.0, 1.0, 0.9),
    "fiscal_year": (1.0, 1.0, 0.95),
    "contradictions": (1.0, 1.0, 0.85),
    "measures": (0.97, 0.95, 0.85),
    "measures.responsible": (0.95, 0.93, 0.85),
    "measures.start": (0.95, 0.93, 0.85),
    "measures.end": (0.95, 0.93, 0.75),
    "measures.status": (0.95, 0.93, 0.85),
    "measures.indicator": (0.95, 0.93, 0.85),
}


needs_engine = pytest.mark.skipif(bool(missing()), reason=missing() or "scans can be read")


@pytest.mark.parametrize(
    ("files", "column"),
    [
        ("reports/*.txt", 0),
        pytest.param("pdf/*.chrome.pdf", 1, marks=pytest.mark.slow),
        pytest.param("pdf/*.office.pdf", 1, marks=pytest.mark.slow),
        pytest.param("pdf/*.scan150.pdf", 2, marks=[needs_engine, pytest.mark.slow]),
        pytest.param("pdf/*.scan200.pdf", 2, marks=[needs_engine, pytest.mark.slow]),
    ],
)
def test_real_reports_reach_their_goals(files: str, column: int, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for path in SHARED.glob(files):
        shutil.copy(path, raw)
    figures, tallies = judged(raw, tmp_path / "out")
    for field, goals in GOALS.items():
        assert figures[field]["f1"] >= goals[column], (field, figures[field], tallies[field].wrong)


@needs_engine
@pytest.mark.slow
def test_a_text_beside_its_scan_gives_the_words(tmp_path: Path) -> None:
    raw, gold = tmp_path / "raw", tmp_path / "gold"
    raw.mkdir()
    for name in ("krok-kaeo-2562", "pa-tueng-2562"):
        shutil.copy(SHARED / "pdf" / f"{name}.scan150.pdf", raw)
        shutil.copy(SHARED / "reports" / f"{name}.txt", raw / f"{name}.scan150.txt")
        gold.mkdir(exist_ok=True)
        shutil.copy(SHARED / "gold" / f"{name}.json", gold)
    figures, tallies = judged(raw, tmp_path / "out", gold)
    for field in GOALS:
        if field in figures:  # neither report prints a start
            assert figures[field]["f1"] == 1.0, (field, tallies[field].wrong)


def judged(raw: Path, out: Path, gold: Path = SHARED / "gold") -> tuple[Any, Any]:
    """The judge's figures of a run, and its tallies."""
    assert main(["run", str(raw), "--out", str(out), "--quiet", "--json"]) == 0
    spec = importlib.util.spec_from_file_location("judge", SHARED / "evaluate.py")
    assert spec is not None and spec.loader is not None
    judge: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    tallies = judge.evaluate(out, gold)
    figures = {name: tally.figures() for name, tally in tallies.items()}
    assert figures["scores.verified"]["extra"] == 0
    return figures, tallies


def test_nothing_of_the_reports_is_committed() -> None:
    root = Path(__file__).parents[1]
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("no git repository, so nothing is committed")
    windows: set[str] = set()
    for report in (SHARED / "reports").iterdir():
        flat = "".join(report.read_text(encoding="utf-8").split())
        windows.update(flat[i : i + WINDOW] for i in range(len(flat) - WINDOW + 1))
    assert windows
    for name in listed.stdout.decode().split("\0"):
        try:
            flat = "".join((root / name).read_text(encoding="utf-8").split())
        except (OSError, UnicodeDecodeError):
            continue  # a folder, a file taken away, or no text
        repeated = [flat[i : i + WINDOW] for i in range(len(flat) - WINDOW + 1) if flat[i : i + WINDOW] in windows]
        assert not repeated, (name, repeated[0])
