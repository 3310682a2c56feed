"""Statements about order: "ตัวชี้วัดที่มีคะแนนสูงสุด คือ ..." and "... มีค่าต่ำสุด"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.scores.candidates import CollectedCandidates, RankClaim
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import instrument_of
from prongsai.normalize.years.report_year import Years

HIGHEST = re.compile(r"(?:คะแนน|ค่า|ค่าเฉลี่ย|เฉลี่ย|ผล)?(?:สูงที่สุด|สูงสุด|มากที่สุด)")
LOWEST = re.compile(r"(?:คะแนน|ค่า|ค่าเฉลี่ย|เฉลี่ย|ผล)?(?:ต่ำที่สุด|ต่ำสุด|น้อยที่สุด)")
LIST_GAP = re.compile(
    r"^(?:,|และ|กับ|รวมทั้ง|ได้แก่|คือ|/|\(|\)|\d{1,2}[.)]|[-–—]|ตัวชี้วัด(?:ที่|ด้าน)?(?:\d{1,2})?|ด้าน|มี|รองลงมา|ตามลำดับ)*$"
)
_BEHIND, _BEFORE = 60, 25  # characters between the word and the name that it is said of
_KINDS: tuple[tuple[Literal["highest", "lowest"], re.Pattern[str]], ...] = (("highest", HIGHEST), ("lowest", LOWEST))


def read_rank_claims(
    paragraph: Paragraph, number: int, names: Sequence[NameHit], years: Years, collected: CollectedCandidates
) -> None:
    """Add to `collected` what a paragraph says of the highest and the lowest indicator."""
    text = paragraph.text
    indicators = [h for h in names if h.scope == "indicator" and h.method == "alias"]
    for kind, pattern in _KINDS if indicators else ():
        for m in pattern.finditer(text.replace("\n", " ")):
            group = _named(text, m, indicators)
            if not group:
                continue
            instruments = [h.code[:3] for h in names if h.scope == "instrument" and h.end <= group[0].start]
            instrument = instruments[-1] if instruments else None
            if instrument is not None and any(instrument_of(h.code) != instrument for h in group):
                instrument = None
            year = years.in_paragraph(number, m.start()) or years.over_block(paragraph.index)[0]
            collected.claims.append(RankClaim(kind, tuple(h.code for h in group), instrument, year))


def _named(text: str, m: re.Match[str], indicators: Sequence[NameHit]) -> list[NameHit]:
    """The indicators that the word is said of: the one right before it, or those listed right behind it."""
    before = [h for h in indicators if 0 <= m.start() - h.end < _BEFORE]
    if before:
        return before[-1:]
    after = [h for h in indicators if 0 <= h.start - m.end() < _BEHIND]
    group = after[:1]
    for h in after[1:]:
        if LIST_GAP.match(to_key(text[group[-1].end : h.start])):
            group.append(h)
    return group
