from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from prongsai.normalize.text import keys

ROOT = Path(keys.__file__).parents[2]
ELSEWHERE = [p for p in sorted((ROOT / "normalize").rglob("*.py")) if p != Path(keys.__file__)]


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: path.stem)
def test_keys_are_made_in_one_module(path: Path) -> None:
    """Nobody else calls `Key` or casts to it, so what is typed as one was made comparable."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("Key", "keys.Key"), f"line {node.lineno}"
            assert not (called.endswith("cast") and "Key" in ast.unparse(node.args[0])), f"line {node.lineno}"


def test_a_key_has_no_spaces_quotes_or_emphasis() -> None:
    assert keys.to_key(" ตัวชี้วัดที่ ๓\n**การใช้\u200bอํานาจ** “ITA”") == "ตัวชี้วัดที่3การใช้อำนาจita"


@pytest.mark.parametrize("text", ["ก ข\n๑๒ *IIT*", "İIT ก", ""])
def test_offsets_lead_from_a_key_to_its_text(text: str) -> None:
    key, at = keys.key_with_offsets(text)
    assert len(key) == len(at)
    assert [text[i] for i in at] == [c for c in text if not c.isspace() and c != "*"]


def test_a_places_key_has_one_spelling_of_sara_am_and_sara_ae() -> None:
    assert keys.place_key("เเม่ถํ้า - น.(ฯ)") == keys.place_key("แม่ถ้ำน") == "แม่ถ้ำน"


def test_a_skeleton_has_no_marks() -> None:
    assert keys.skeleton("ถ้ำลอด") == keys.skeleton("ถ้าลอด") == "ถาลอด"


def test_gaps_between_digits_part_figures() -> None:
    assert keys.figure_key("<b>ต.ค. \n๒๕๖๖</b> 12 15 มี\nนาคม") == "ต.ค.2566 12 15มีนาคม"


def test_what_is_left_of_a_key_is_a_key() -> None:
    assert keys.without(keys.to_key("1. ก 1. ข"), re.compile(r"1\."), 1) == "ก1.ข"
