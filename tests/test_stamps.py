"""A stamp counts what decides a value: less and old results stay, more and a reworded sentence reads the nation again."""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from prongsai.dataset.jobs import stamps
from prongsai.dataset.jobs.source_code import libraries_in, without_remarks
from prongsai.extract.scan.recognition import ocr_engine, tesseract
from prongsai.extract.scan.recognition.ocr_engine import missing
from prongsai.extract.settings import Settings

ROOT = Path(__file__).parents[1]
COUNTED = [p for package in ("extract", "normalize", "dataset") for p in sorted((ROOT / package).rglob("*.py"))]


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code that is counted."""
    root = tmp_path_factory.mktemp("code")
    for package in ("extract", "normalize", "dataset"):
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture
def changed(code: Path, request: pytest.FixtureRequest) -> Callable[[str, str, str], list[str]]:
    """Change one file of the copy; tells which digests become others. The file is as before when the test ends."""
    kinds = {"reading": stamps.reading, "understanding": stamps.understanding, "publishing": stamps.publishing}

    def change(name: str, old: str, new: str) -> list[str]:
        path = code / name
        text = path.read_text(encoding="utf-8")
        request.addfinalizer(lambda: path.write_text(text, encoding="utf-8"))
        assert text.count(old) == 1
        before = {kind: digest(code) for kind, digest in kinds.items()}
        path.write_text(text.replace(old, new), encoding="utf-8")
        return [kind for kind, digest in kinds.items() if digest(code) != before[kind]]

    return change


def test_the_copy_has_the_digests_of_the_program(code: Path) -> None:
    assert stamps.reading(code) == stamps.reading() and stamps.understanding(code) == stamps.understanding()
    assert stamps.present_stamp(Settings()).normalize == stamps.understanding(code)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("extract/records.py", "Where a piece of text stands.", "The place of a piece of text."),
        ("extract/records.py", "  # stands in the middle of the page: a title or a heading", "\n\n    # a title"),
        ("normalize/model/meanings.py", "No agency could be named", "Nobody could be named"),
        ("dataset/handbook.py", "the file is cut or broken", "the file is broken"),
        ("dataset/jobs/document_job.py", "Do a job and hand the result over.", "Do one job."),
    ],
)
def test_a_changed_help_text_reads_nothing_again(
    changed: Callable[[str, str, str], list[str]], name: str, old: str, new: str
) -> None:
    assert changed(name, old, new) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "kinds"),
    [
        ("extract/pdf/text_layer_quality.py", "LITTLE_TEXT = 30", "LITTLE_TEXT = 31", ["reading"]),
        ("normalize/tables/thai_months.csv", "1,มกราคม,", "2,มกราคม,", ["understanding"]),
        (
            "dataset/jobs/document_job.py",
            "lasting: bool = True",
            "lasting: bool = False",
            ["understanding", "publishing"],
        ),
        ("normalize/model/schema.py", "type told by the content", "type told by its content", ["publishing"]),
    ],
)
def test_what_decides_a_value_is_done_again(
    changed: Callable[[str, str, str], list[str]], name: str, old: str, new: str, kinds: list[str]
) -> None:
    assert changed(name, old, new) == kinds


def with_version(monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    real = stamps.version
    monkeypatch.setattr(stamps, "version", lambda name: "99" if name == changed else real(name))


@pytest.mark.parametrize(
    ("library", "reads", "understands"),
    [("pillow", True, False), ("pypdfium2", True, False), ("onnxruntime", True, False), ("geothai", False, True),
     ("rapidfuzz", False, True), ("pytest", False, False), ("pandas", False, False)],
)  # fmt: skip
def test_the_version_of_a_library_counts_where_it_is_imported(
    library: str, reads: bool, understands: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stamps.reading(), stamps.understanding()
    with_version(monkeypatch, library)
    assert (stamps.reading() != before[0], stamps.understanding() != before[1]) == (reads, understands)


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_other_language_data_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tesseract._language_folder()
    assert folder is not None
    for module in (tesseract, ocr_engine):  # the data is digested once for the process
        monkeypatch.setattr(module, "_version", module._version.__wrapped__)
    for name in ("tha.traineddata", "eng.traineddata"):
        shutil.copy(folder / name, tmp_path)
    before = stamps.present_stamp.__wrapped__(Settings())
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert stamps.present_stamp.__wrapped__(Settings()) == before
    data = bytearray((tmp_path / "tha.traineddata").read_bytes())
    data[-1] ^= 1
    (tmp_path / "tha.traineddata").write_bytes(data)
    assert before.differs(stamps.present_stamp.__wrapped__(Settings())) == "extract"


def parsed(source: str) -> ast.Module:
    """A module with `...` for each docstring."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body[0] = ast.Expr(ast.Constant(...))
    return tree


@pytest.mark.parametrize("path", COUNTED, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_source_without_remarks_does_the_same(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = parsed(source)
    assert ast.dump(ast.parse(without_remarks(source))) == ast.dump(tree)
    nodes = list(ast.walk(tree))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    tops = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"prongsai"}
    assert libraries_in(without_remarks(source)) == tops


def test_remarks_inside_strings_are_kept() -> None:
    source = 'def f():  # a remark\n    """Say."""\n\n    # another\n    return "# none", \'"""\', r"\\d#", """\n# none\n"""\n'
    assert without_remarks(source) == 'def f():\n    ...\n    return "# none", \'"""\', r"\\d#", """\n# none\n"""\n'


def test_every_imported_library_is_known_by_its_distribution() -> None:
    found = packages_distributions()
    for name in set().union(*(libraries_in(path.read_text(encoding="utf-8")) for path in COUNTED)) & set(found):
        assert stamps._DISTRIBUTIONS.get(name, name).lower() in [one.lower() for one in found[name]]


def test_nothing_that_is_left_out_is_part_of_understanding() -> None:
    left_out = {name.removesuffix(".py").replace("/", ".") for name in (*stamps._SHAPE, *stamps._SHOWN)}
    for path in COUNTED:
        name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        if name not in left_out and not name.startswith("dataset") or name == "dataset.jobs.document_job":
            source = path.read_text(encoding="utf-8")
            assert not [other for other in left_out if f"prongsai.{other} " in source], name
