"""Figures that explain the assessment: of nobody, or of an agency that is called "ก"."""

from __future__ import annotations

from prongsai.normalize.scores.rules import Rule, ignore
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, holds

_NOBODY = Phrase("body|lettered", "#blank*", "opening?", "letter_for_name", "point?", "closing?", "!#ink")


def is_example(text: str) -> bool:
    """The text explains the assessment with made-up figures."""
    return holds(to_key(text), "example") or _NOBODY.stands_in(text)


PARAGRAPH_RULES: tuple[Rule[str], ...] = (
    ignore(is_example, "worked examples of manuals: layout `no-worked-example`, tests/normalize/test_forms.py"),
)
