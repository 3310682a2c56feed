"""Figures that explain the assessment: of nobody, or of an agency that is called "ก"."""

from __future__ import annotations

import re

from prongsai.normalize.scores.rules import Rule, ignore
from prongsai.normalize.text.keys import to_key

_EXAMPLE = re.compile(r"สมม(?:ติ|ุติ)|ตัวอย่าง(?:การ)?(?:คำนวณ|คิดคะแนน)")
_NOBODY = re.compile(r"หน่วยงาน\s*\(?[กขคA-C]\)?(?=\s|$)")


def is_example(text: str) -> bool:
    """The text explains the assessment with made-up figures."""
    return _EXAMPLE.search(to_key(text)) is not None or _NOBODY.search(text) is not None


PARAGRAPH_RULES: tuple[Rule[str], ...] = (
    ignore(is_example, "worked examples of manuals: layout `no-worked-example`, tests/normalize/test_forms.py"),
)
