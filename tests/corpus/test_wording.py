"""The wording: every text that a layout asks for is there, every text that is there is asked for, none is empty."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus import wording
from corpus.wording import Words

CORPUS = Path(wording.__file__).parents[1]
FILES = {p.relative_to(wording.HERE).with_suffix("").as_posix(): p for p in sorted(wording.HERE.rglob("*.csv"))}
RECORDS = {"measure_pool", "plans"}


def asked() -> Iterator[tuple[str, str, str]]:
    """File, method and key of every `TEXT(...)` in the code; keys that the code chooses count with each choice."""
    for path in CORPUS.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if not (read := re.search(r'^TEXT = wording.read\("(.+)"\)$', source, re.M)):
            continue
        for node in ast.walk(ast.parse(source)):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if not isinstance(node, ast.Call) or not re.fullmatch(r"TEXT(\.\w+)?", called):
                continue
            method = called.partition(".")[2]
            key = node.args[1 if method == "any" else 0]
            for choice in (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,):
                if isinstance(choice, ast.Constant):
                    yield read[1], method, choice.value


@pytest.mark.parametrize("name", FILES)
def test_no_text_is_empty(name: str) -> None:
    rows = wording.records(name)
    assert rows and all(value for row in rows for value in row.values())


def test_code_and_files_hold_the_same_keys() -> None:
    there = {(name, row["key"]) for name in FILES if name not in RECORDS for row in wording.records(name)}
    used: set[tuple[str, str]] = set()
    for name, method, key in asked():
        below = {x for x in there if x[0] == name and x[1].startswith(f"{key}.")}
        used |= below if method in ("rows", "named", "numbered", "lists", "named_lists") else {(name, key)}
    moves = {("layouts/trends", f"two_year_report.gap{n}") for n in ("", "-2", "-3")}  # a name is drawn first there
    assert there - used - moves == set()
    assert {x for x in used if x not in there} == set()


def test_places_are_filled_and_a_text_without_parts_stays_as_it_is() -> None:
    words = Words({"a": ("{x:.2f} คะแนน",), "b": ("ก", "ข {x}"), "t.1": ("ค",), "t.2": ("ง", "จ")})
    assert words("a", x=3) == "3.00 คะแนน"
    assert words("a") == "{x:.2f} คะแนน"
    pen = SimpleNamespace(rng=random.Random(3))
    assert {words.any(pen, "b", x=1) for _ in range(20)} == {"ก", "ข 1"}
    assert words.lists("t") == {1: ("ค",), 2: ("ง", "จ")} and words.rows("t") == (("ค",), ("ง", "จ"))
    with pytest.raises(ValueError, match="too many values"):
        words("b")
    with pytest.raises(KeyError):
        words.named("nothing")


def test_layouts_hold_no_sentences() -> None:
    thai = re.compile("[\u0e00-\u0e7f]{12}")
    for path in [*(CORPUS / "layouts").rglob("*.py"), *(CORPUS / "voices").rglob("*.py")]:
        assert not thai.search(path.read_text(encoding="utf-8")), path
