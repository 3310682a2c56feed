"""Imports go one way: extract, normalize, dataset, report, review, then pipeline."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("extract", "normalize", "dataset", "verify", "export", "report", "review")
OURS = (*PACKAGES, "pipeline", "commandline", "benchmarks", "tests")
SHARED_BY_EXTRACT = {"extract.records", "extract.errors", "extract.settings"}


def modules(package: str) -> dict[str, Path]:
    return {f"{package}.{p.stem}": p for p in sorted((ROOT / package).glob("*.py")) if p.stem != "__init__"}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name for name in found if name.split(".")[0] in OURS}


@pytest.mark.parametrize("name", modules("extract"))
def test_extract_knows_only_itself(name: str) -> None:
    assert {n.split(".")[0] for n in imports(modules("extract")[name])} <= {"extract"}


@pytest.mark.parametrize("name", modules("normalize"))
def test_normalize_sees_only_what_extract_hands_on(name: str) -> None:
    used = imports(modules("normalize")[name])
    assert {n for n in used if n.startswith("extract")} <= SHARED_BY_EXTRACT
    assert {n.split(".")[0] for n in used} <= {"extract", "normalize"}


@pytest.mark.parametrize("name", [name for package in PACKAGES for name in modules(package)])
def test_no_package_knows_those_after_it(name: str) -> None:
    package = name.split(".")[0]
    before = PACKAGES[: PACKAGES.index(package) + 1]
    assert {n.split(".")[0] for n in imports(modules(package)[name])} <= set(before)


def test_no_import_cycles() -> None:
    graph = {name: imports(path) for package in PACKAGES for name, path in modules(package).items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in done:
            return
        for other in sorted(graph.get(name, ())):
            visit(other, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def test_packages_are_docstrings_only() -> None:
    for package in PACKAGES:
        tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
        assert [type(node) for node in tree.body] == [ast.Expr]


def test_the_pipeline_stays_a_pipeline() -> None:
    assert len((ROOT / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= 310
