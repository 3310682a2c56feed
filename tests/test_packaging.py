"""What is built holds what is needed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from prongsai import extract, normalize

from tests.test_architecture import PACKAGES

ROOT = Path(__file__).parents[1]


def test_the_packages_are_ours() -> None:
    assert Path(str(extract.__file__)).parent == ROOT / "extract"
    assert Path(str(normalize.__file__)).parent == ROOT / "normalize"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what is in the repository: building leaves files beside the sources."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("__init__.py", "pipeline.py", "commandline.py", "py.typed", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(out), "."]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=120)
    return next(out.glob("prongsai-*.whl"))


def test_the_wheel_holds_every_table_and_module_under_one_name(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        p.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for p in (ROOT / package).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    assert {"normalize/tables/assessments.csv", "report/templates/base.html", "export/views.sql"} <= wanted
    wanted |= {"pipeline.py", "commandline.py", "__init__.py", "py.typed"}
    told = "a new package is a line of `packages` in pyproject.toml"
    assert {f"prongsai/{name}" for name in wanted} == {n for n in names if ".dist-info/" not in n}, told


@pytest.mark.slow
def test_an_installation_leaves_other_packages_alone(wheel: Path, tmp_path: Path) -> None:
    """`dataset` of the package index had our files written over its own when ours had the same name at the top."""
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True, timeout=120)
    python = tmp_path / "env" / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*pip, "dataset"], capture_output=True, timeout=300).returncode:
        pytest.skip("the package index cannot be reached")
    pins = ["-c", str(ROOT / "constraints.txt")]
    subprocess.run([*pip, *pins, str(wheel)], check=True, capture_output=True, timeout=600)
    other = "import dataset; dataset.connect('sqlite:///:memory:')['t'].insert({'a': 1}); print(dataset.__file__)"
    ours = "import prongsai, prongsai.dataset; print(prongsai.__version__, prongsai.dataset.__file__)"
    (tmp_path / "report.py").write_text("x = 1", encoding="utf-8")  # a notebook's own module of a name like ours
    for code, told in ((other, "site-packages/dataset"), (ours, "site-packages/prongsai/dataset")):
        done = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120)
        assert told in done.stdout, done.stderr
    raw = ROOT / "data" / "raw" / "cards.md"
    command = [str(tmp_path / "env" / "bin" / "prongsai"), "run", str(raw), "--out", str(tmp_path / "parsed")]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300).returncode == 0


def test_constraints_are_plain_pins() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert lines and all(line.count("==") == 1 and "/" not in line and ";" not in line for line in lines)


def test_constraints_pin_everything_that_is_asked_for() -> None:
    pinned = {re.split("==", line)[0].lower() for line in (ROOT / "constraints.txt").read_text("utf-8").split()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split("[<>=~!]", name)[0].lower() for name in asked} <= pinned
    assert "Private :: Do Not Upload" in project["classifiers"]
