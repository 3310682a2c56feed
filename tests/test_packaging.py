"""What is built holds what is needed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import extract
import normalize
from tests.test_architecture import PACKAGES

ROOT = Path(__file__).parents[1]


def test_the_packages_are_ours() -> None:
    assert Path(str(extract.__file__)).parent == ROOT / "extract"
    assert Path(str(normalize.__file__)).parent == ROOT / "normalize"


def test_the_wheel_holds_every_table_and_module(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling builds the wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        ".",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    names = set(zipfile.ZipFile(next(tmp_path.glob("prongsai-*.whl"))).namelist())
    wanted = {
        p.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for p in (ROOT / package).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    assert {"normalize/tables/indicators.csv", "report/templates/base.html", "export/views.sql"} <= wanted
    assert wanted | {"pipeline.py", "commandline.py"} <= names
    assert not {n for n in names if n.startswith(("tests/", "benchmarks/", "data/"))}


def test_constraints_are_plain_pins() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert lines and all(line.count("==") == 1 and "/" not in line and ";" not in line for line in lines)


def test_constraints_pin_everything_that_is_asked_for() -> None:
    pinned = {re.split("==", line)[0].lower() for line in (ROOT / "constraints.txt").read_text("utf-8").split()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split("[<>=~!]", name)[0].lower() for name in asked} <= pinned
    assert "Private :: Do Not Upload" in project["classifiers"]


def test_ignored_paths_are_folders_never_suffixes() -> None:
    """Hatchling obeys .gitignore: an ignored suffix would leave the tables out of the wheel without a word."""
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    assert not [line for line in lines if line.startswith("*.") and line.rstrip("/") != "*.egg-info"]
