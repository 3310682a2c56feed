"""A figure of a unit inside a body, which has no result of the assessment: "กองคลัง ได้ 91.20 คะแนน"."""

from __future__ import annotations

from prongsai.normalize.text.phrases import YEAR_IN_KEY, Phrase, free
from prongsai.normalize.vocabulary.departments import ends_with_department

_GOT = Phrase(free("unit_got", YEAR_IN_KEY))


def is_of_unit(line: str) -> bool:
    """Whether a department of a body got what follows `line`, the key of a line up to a figure."""
    got = _GOT.last(line)
    return ends_with_department(line.removesuffix(got or ""))
