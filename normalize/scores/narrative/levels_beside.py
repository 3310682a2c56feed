"""Which figure a level stands beside: right behind it, "92.21 คะแนน (ผ่านดี)", or right before it, "ระดับ AA (97.45)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from prongsai.normalize.scores.narrative.events import cues_of_kind
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.vocabulary.levels import LevelHit, bare_levels

_PLAIN = frozenset({"ผ่านดีเยี่ยม", "ผ่านดี", "ต้องปรับปรุงโดยด่วน"})  # no other words read so
_MARKS = "(\"“”'‘’«[:="
_FAR = 60  # characters from a figure to its level, at most


def levels_of_figures(text: str, figures: Sequence[Number]) -> dict[int, LevelHit]:
    """Levels by the start of the figure that they are said of; `figures` in order."""
    levels = [hit for hit in bare_levels(text) if not any(f.start <= hit.start < f.end for f in figures)]
    found: dict[int, LevelHit] = {}
    taken: set[int] = set()
    for number, figure in enumerate(figures):
        following = figures[number + 1] if number + 1 < len(figures) else None
        before = next((h for h in reversed(levels) if h.end <= figure.start and h.start not in taken), None)
        behind = next((h for h in levels if h.start >= figure.end), None)
        if before is not None and not _leads_to(text, before, figure):
            before = None
        if behind is not None and not _follows(text, figure, behind, following):
            behind = None
        if behind is not None and before is not None and following is not None and _leads_to(text, behind, following):
            behind = None  # "ระดับ AA 97.10 คะแนน ระดับ A 90.20 คะแนน"
        hit = behind or before
        if hit is not None:
            found[figure.start] = hit
            taken.add(hit.start)
    return found


def _leads_to(text: str, hit: LevelHit, figure: Number) -> bool:
    return figure.start - hit.end <= _FAR and _to_figure().fullmatch(text, hit.end, figure.start) is not None


def _follows(text: str, figure: Number, hit: LevelHit, following: Number | None) -> bool:
    if hit.start - figure.end > _FAR or (following is not None and following.start < hit.start):
        return False
    lead = _to_level().fullmatch(text, figure.end, hit.start)
    said = lead is not None and (lead["said"] is not None or text[hit.start - 1] in _MARKS)
    return lead is not None and (said or hit.level in _PLAIN)


@cache
def _to_level() -> re.Pattern[str]:
    """The words from a figure to its level; `said` where one of them is a word for a level."""
    return re.compile(rf"(?:{_words('to_level')}|(?P<said>{_words('level_word')})|[\s,{re.escape(_MARKS)}])*")


@cache
def _to_figure() -> re.Pattern[str]:
    """The words from a level to its figure."""
    return re.compile(rf"(?:{_words('level_to_figure')}|[\s)”\"’,{re.escape(_MARKS)}])*")


def _words(kind: str) -> str:
    return "|".join(map(re.escape, sorted(cues_of_kind(kind), key=len, reverse=True)))
