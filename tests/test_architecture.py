"""Imports go one way: between the packages at the top, and between the rooms of `extract` and `normalize`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("extract", "normalize", "dataset", "verify", "export", "report", "review")
OUTSIDE = ("tests", "benchmarks", "corpus", "training")  # never installed, and never imported by what is

# What a room may import beside itself; whatever is not listed is forbidden. A new arrow is a reviewed line here.
GROUND = {
    "extract.records",
    "extract.errors",
    "extract.settings",
    "extract.garbage",
    "extract.pdfium",
    "extract.attached_pages",
    "extract.picture_file",
    "extract.picture_set",
    "extract.raised_notes",
    "extract.rebuilt_pdf",
    "extract.shown_pictures",
}
CONTRACT = {"extract.records", "extract.errors", "extract.settings", "extract.garbage"}  # what `extract` hands on
_DOCUMENT = {"normalize.model", "normalize.text", "normalize.vocabulary", "normalize.document"}
_SCORES = _DOCUMENT | {"normalize.agencies", "normalize.years", "normalize.scores"}
ARROWS: dict[str, set[str]] = {
    "extract": {
        "extract.intake", "extract.office", "extract.pdf", "extract.scan", "extract.sidecar", "extract.text",
        "extract.word", "extract.workbook",
    },
    "extract.office": {"extract.drawingml", "extract.text", "extract.workbook"},
    "extract.drawingml": set(),
    "extract.intake": {"extract.intake.containers", "extract.sidecar"},
    "extract.intake.containers": {"extract.markup"},
    "extract.sandbox": set(),
    "extract.layout": {"extract.layout.charts", "extract.layout.unruled"},
    "extract.layout.charts": {"extract.layout"},
    "extract.layout.unruled": {"extract.layout"},
    "extract.pdf": {"extract.layout", "extract.pdf.forms", "extract.pdf.glyphs", "extract.sandbox", "extract.scan", "extract.scan.recognition"},
    "extract.pdf.forms": set(),
    "extract.pdf.glyphs": {"extract.layout"},
    "extract.scan": {"extract.layout", "extract.sandbox", "extract.scan.picture", "extract.scan.recognition"},
    "extract.scan.picture": {"extract.layout"},
    "extract.scan.recognition": {"extract.layout", "extract.scan.picture"},
    "extract.sidecar": set(),
    "extract.markup": set(),
    "extract.text": {"extract.intake", "extract.markup"},
    "extract.word": {"extract.drawingml", "extract.intake", "extract.markup", "extract.text", "extract.workbook"},
    "extract.workbook": {"extract.drawingml", "extract.text"},
    "normalize": _SCORES | {
        "normalize.scores.captions", "normalize.scores.from_lines", "normalize.scores.from_tables",
        "normalize.scores.narrative", "normalize.agencies.named", "normalize.measures",
        "normalize.reconcile",
    },
    "normalize.model": set(),
    "normalize.text": {"normalize.model"},
    "normalize.vocabulary": {"normalize.model", "normalize.text"},
    "normalize.document": {"normalize.model", "normalize.text", "normalize.vocabulary"},
    "normalize.agencies": _DOCUMENT,
    "normalize.agencies.named": _DOCUMENT | {"normalize.agencies"},
    "normalize.years": _DOCUMENT,
    "normalize.measures": _DOCUMENT,
    "normalize.scores": _DOCUMENT | {
        "normalize.agencies", "normalize.years", "normalize.scores.captions", "normalize.scores.from_lines",
        "normalize.scores.from_tables", "normalize.scores.listed", "normalize.scores.narrative",
    },
    "normalize.scores.captions": _SCORES | {"normalize.scores.from_tables", "normalize.scores.narrative"},
    "normalize.scores.from_lines": _SCORES | {"normalize.scores.from_tables"},
    "normalize.scores.from_tables": _SCORES | {"normalize.scores.listed"},
    "normalize.scores.listed": _SCORES,
    "normalize.scores.narrative": _SCORES | {"normalize.scores.narrative.frames"},
    "normalize.scores.narrative.frames": _SCORES | {"normalize.scores.narrative"},
    "normalize.reconcile": {"normalize.model", "normalize.text", "normalize.vocabulary", "normalize.scores",
                            "normalize.years"},
}  # fmt: skip


def modules(package: str) -> dict[str, Path]:
    """Every module of a package by its dotted name without `prongsai.`; a room itself is no module."""
    found = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in sorted((ROOT / package).rglob("*.py"))}
    return {name: path for name, path in found.items() if not name.endswith("__init__")}


def rooms() -> dict[str, Path]:
    """Every package of what is installed, by its dotted name."""
    inits = [p for package in PACKAGES for p in sorted((ROOT / package).rglob("__init__.py"))]
    return {".".join(p.parent.relative_to(ROOT).parts): p for p in inits}


def room_of(module: str) -> str:
    return module.rpartition(".")[0]


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, by their dotted names without `prongsai.`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if _is_ours(name) else node.module for name in names}
    return {name.removeprefix("prongsai.") for name in found if name.split(".")[0] in ("prongsai", *OUTSIDE)}


def _is_ours(name: str) -> bool:
    place = ROOT.joinpath(*name.removeprefix("prongsai.").split("."))
    return name.startswith("prongsai.") and (place.with_suffix(".py").is_file() or place.is_dir())


ALL = {name: path for package in PACKAGES for name, path in modules(package).items()}


@pytest.mark.parametrize("name", [n for n in ALL if n.split(".")[0] in ("extract", "normalize")])
def test_rooms_import_only_along_the_arrows(name: str) -> None:
    room = room_of(name)
    ground = GROUND if room.startswith("extract") else CONTRACT
    for other in imports(ALL[name]) - ground:
        assert room in ARROWS, f"{room} is a new room: give it a line in ARROWS"
        allowed = ARROWS[room] | {room}
        assert room_of(other) in allowed, f"{name} imports {other}: not in the table of arrows"


def test_every_room_stands_in_the_table_of_arrows() -> None:
    found = {room for room in rooms() if room.split(".")[0] in ("extract", "normalize")}
    assert found == set(ARROWS), "every room has a line in ARROWS, and no other has"


@pytest.mark.parametrize("name", list(ALL))
def test_no_package_knows_those_after_it_or_what_is_not_installed(name: str) -> None:
    package = name.split(".")[0]
    before = PACKAGES[: PACKAGES.index(package) + 1]
    assert {n.split(".")[0] for n in imports(ALL[name])} <= set(before)


def test_the_ground_of_extract_stands_on_nothing_above_it() -> None:
    for name in GROUND:
        assert imports(ALL[name]) <= GROUND


def test_no_import_cycles() -> None:
    graph = {name: imports(path) for name, path in ALL.items()}
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


@pytest.mark.parametrize("room", list(rooms()))
def test_packages_are_docstrings_only(room: str) -> None:
    tree = ast.parse(rooms()[room].read_text(encoding="utf-8"))
    assert [type(node) for node in tree.body] == [ast.Expr]


@pytest.mark.parametrize("room", list(rooms()))
def test_a_room_has_under_twenty_files(room: str) -> None:
    count = len(list(rooms()[room].parent.glob("*.py")))
    assert count < 20, f"{room} has {count} files: part it into rooms, or put the module elsewhere"


def test_the_pipeline_stays_a_pipeline() -> None:
    assert len((ROOT / "pipeline.py").read_text(encoding="utf-8").splitlines()) <= 310


LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 299, 40, 6  # lines, lines without the docstring, without self


@pytest.mark.parametrize("name", list(ALL))
def test_modules_and_functions_stay_short(name: str) -> None:
    source = ALL[name].read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = ast.get_docstring(node, clean=False) is not None and len(node.body) > 1
            told = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            assert (node.end_lineno or 0) - node.lineno + 1 - told <= LONGEST_FUNCTION, node.name
            names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            assert len([n for n in names if n not in ("self", "cls")]) <= MOST_PARAMETERS, node.name
