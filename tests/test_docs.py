"""The README cannot lag behind the program."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from prongsai.dataset.handbook import BEGIN, END, handbook
from prongsai.extract.errors import ErrorCode, ExitCode
from prongsai.normalize.model.findings import FindingCode
from prongsai.pipeline import parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_generated_tables_are_current() -> None:
    shown = README[README.index(BEGIN) + len(BEGIN) : README.index(END)].strip()
    assert shown == handbook().strip(), "run: make handbook"


def commands() -> dict[str, set[str]]:
    actions = next(a for a in parser()._actions if a.dest == "command")
    assert actions.choices is not None
    return {
        name: {o for a in sub._actions for o in a.option_strings if o.startswith("--") and o != "--help"}
        for name, sub in dict(actions.choices).items()
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"prongsai {name}" in README


@pytest.mark.parametrize("option", sorted(set().union(*commands().values()) | {"--version"}))
def test_every_option_is_in_the_readme(option: str) -> None:
    assert f"`{option}" in README or f" {option}" in README


@pytest.mark.parametrize("code", [*FindingCode, *ErrorCode, *map(str, map(int, ExitCode))])
def test_every_code_is_in_the_readme(code: str) -> None:
    assert f"| `{code}` |" in README or f"| {code} |" in README


def test_help_teaches_examples_and_exit_codes() -> None:
    told = parser().format_help()
    assert all(f"\n  {int(code)} " in told for code in ExitCode)
    assert "prongsai run reports --out dataset" in told


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def dataset_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("readme")
    raw = root / "data/raw"
    shutil.copytree(
        ROOT / "data/raw", raw, ignore=shutil.ignore_patterns("*.scan.pdf")
    )  # scans prove nothing more here
    command = [
        sys.executable,
        str(ROOT / "pipeline.py"),
        "run",
        str(raw),
        "--out",
        str(root / "data/parsed"),
    ]
    subprocess.run([*command, "--quiet"], check=False, cwd=ROOT, capture_output=True, timeout=300)
    return root


def test_the_pandas_examples_run(dataset_root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks("python"))],
        cwd=dataset_root,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "verified" in done.stdout and "raw_value" in done.stdout


def test_the_duckdb_example_runs(dataset_root: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    sql = blocks("sql")[0].replace("data/parsed", str(dataset_root / "data/parsed"))
    assert duckdb.sql(sql).fetchall()
