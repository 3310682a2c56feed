"""Real reports beside the project, judged by their own judge; skipped where they are absent."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline import main

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "evaluate.py").is_file(), reason="no ../shared beside the project")

# field: least F1 of text reports, least F1 of PDFs
GOALS = {
    "scores": (0.99, 0.99),
    "levels": (1.0, 1.0),
    "agency": (1.0, 1.0),
    "fiscal_year": (1.0, 1.0),
    "contradictions": (1.0, 1.0),
    "measures": (0.97, 0.95),
    "measures.responsible": (0.95, 0.93),
    "measures.start": (0.95, 0.93),
    "measures.end": (0.95, 0.93),
    "measures.status": (0.95, 0.93),
    "measures.indicator": (0.95, 0.93),
}


@pytest.mark.parametrize(("files", "column"), [("reports/*.txt", 0), ("pdf/*.chrome.pdf", 1), ("pdf/*.office.pdf", 1)])
def test_real_reports_reach_their_goals(files: str, column: int, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for path in SHARED.glob(files):
        shutil.copy(path, raw)
    out = tmp_path / "out"
    assert main(["run", str(raw), "--out", str(out), "--quiet", "--json"]) == 0
    spec = importlib.util.spec_from_file_location("judge", SHARED / "evaluate.py")
    assert spec is not None and spec.loader is not None
    judge: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    tallies = judge.evaluate(out, SHARED / "gold")
    figures = {name: tally.figures() for name, tally in tallies.items()}
    assert figures["scores.verified"]["extra"] == 0
    for field, goals in GOALS.items():
        assert figures[field]["f1"] >= goals[column], (field, figures[field], tallies[field].wrong)
