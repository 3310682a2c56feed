from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from prongsai.normalize.text import characters
from prongsai.normalize.text.characters import to_arabic_digits


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("LETTERS", "\u0e01-\u0e2e"),
        ("VOWEL_MARKS", "\u0e31\u0e34-\u0e3a\u0e47"),
        ("TONES", "\u0e48-\u0e4b"),
        ("MARKS", "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"),
        ("LEADING_VOWELS", "\u0e40-\u0e44"),
        ("FOLLOWING_VOWELS", "\u0e30\u0e32\u0e33\u0e45"),
        ("WORD", "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"),
        ("THAI_DIGITS", "\u0e50-\u0e59"),
    ],
)
def test_classes_hold_the_characters_of_unicodes_thai_block(name: str, block: str) -> None:
    wanted = {chr(code) for code in range(0x0E00, 0x0E80) if re.match(f"[{block}]", chr(code))}
    assert set(getattr(characters, name)) == wanted


def test_digits_of_two_scripts_and_full_width() -> None:
    assert to_arabic_digits("๐๑๒๓๔๕๖๗๘๙ ０９ 42 ก") == "0123456789 09 42 ก"


def test_the_library_leaves_no_folder_in_the_users_home(tmp_path: Path) -> None:
    told = {k: v for k, v in os.environ.items() if not k.startswith("PYTHAINLP")} | {"HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", "import prongsai.normalize.text.characters"], env=told, check=True)
    assert list(tmp_path.iterdir()) == []
