"""What a paragraph is about that names no score beside its figure: the heading above it, or the last card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.scores.from_lines.line_cards import Cards
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import YEAR_IN_KEY, Phrase
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of, match_label

_NEAR = 10  # paragraphs from a heading to what is said of its indicator
_LITTLE = Phrase("little|#digit*")
_YEAR_AND_SCORE = Phrase(
    "bullet|opening*", "of_former_year?", "each?", YEAR_IN_KEY, "to_score_of_year*", "#score",
    "score|percent?", "closing*",
)  # fmt: skip
_NAME_AND_FIGURE = re.compile(r"(.*[ก-๎)])\s+(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*คะแนน)?", re.DOTALL)
HEADING = 90  # characters
_MANY = 3  # indicators of a list

Topic = tuple[LabelMatch, int]  # what the last heading named, and its paragraph


def is_dated(text: str) -> bool:
    """Whether a paragraph is a year and its figure: "ปี 2565 ได้ 88.40"."""
    return _YEAR_AND_SCORE.fills(to_key(text))


def heads(text: str) -> bool:
    """Whether a paragraph that names a score may head others: it has no figure of its own."""
    return HOLDS_DECIMAL.search(text) is None


def topic_of(text: str) -> LabelMatch | None:
    """The indicator that a heading is about: "IIT | ตัวชี้วัดที่ 3 การใช้อำนาจ" names its instrument too."""
    if len(text) > HEADING or HOLDS_DECIMAL.search(text):
        return None
    hits = names_in(text)
    indicators = {hit.code for hit in hits if hit.scope == "indicator"}
    if len(indicators) != 1:
        return None
    code = next(iter(indicators))
    if any(hit.scope == "instrument" and hit.code[:3] != instrument_of(code) for hit in hits):
        return None
    rest: str = to_key(text)
    for hit in hits:
        rest = rest.replace(to_key(text[hit.start : hit.end]), "")
    method = "alias" if any(hit.method == "alias" for hit in hits if hit.scope == "indicator") else "position"
    return LabelMatch("indicator", code, method) if _LITTLE.fills(rest) else None


def is_its_instrument(label: LabelMatch, indicator: LabelMatch) -> bool:
    """Whether "เครื่องมือ : IIT" stands under the heading of one of its indicators."""
    return (
        label.scope == "instrument" and indicator.scope == "indicator" and instrument_of(indicator.code) == label.code
    )


def subject_above(
    paragraph: Paragraph, paragraphs: Sequence[Paragraph], topic: Topic | None, cards: Cards
) -> LabelMatch | None:
    """What a year and its figure are about: the last heading that named a score, or the last card."""
    heading = paragraphs[topic[1]].index if topic else -1
    drawn = [c for c in cards.candidates if c.block < paragraph.index and c.score is not None]
    if drawn and drawn[-1].block > heading:
        last, label = drawn[-1].block, drawn[-1].match
    elif topic:
        last, label = heading, topic[0]
    else:
        return None
    return label if sum(last < p.index < paragraph.index for p in paragraphs) <= _NEAR else None


def lines_of_list(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The paragraphs that are an indicator's name and a figure, where most of such figures have decimals."""
    found: dict[int, bool] = {}
    for number, paragraph in enumerate(paragraphs):
        m = _NAME_AND_FIGURE.fullmatch(paragraph.text.strip()) if len(paragraph.text) <= HEADING else None
        label = match_label(m[1]) if m else None
        if m is not None and label is not None and label.scope == "indicator":
            found[number] = bool(HOLDS_DECIMAL.search(m[2]))
    return frozenset(found) if sum(found.values()) >= _MANY else frozenset()
