"""Words that say what the figures near them are: results of the assessment, or something that only looks like them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.word_search import any_of


class Setting(StrEnum):
    """What a word says of figures: column `setting` of tables/scope_words.csv."""

    RESULT = "result"  # results of the assessment
    OFFICIAL = "official"  # results of the assessment, and no others
    SIMULATION = "simulation"  # a self-assessment, a rehearsal, a forecast
    EXAMPLE = "example"
    TARGET = "target"
    MEAN = "mean"  # a mean over bodies
    OTHER = "other"  # another assessment or survey
    SHARE = "share"  # of persons, items or bodies
    DIFFERENCE = "difference"
    SUPERSEDED = "superseded"
    DENIED = "denied"  # the text says that they are no results
    NONE = "none"  # a longer word that holds one of the others and says nothing


class Reach(StrEnum):
    """Which figures a word speaks of: column `reach`."""

    FIGURE = "figure"  # the next one, and a list that begins with it
    BEHIND = "behind"  # the one before it
    SHARE = "share"  # those of its paragraph that are shares
    PARAGRAPH = "paragraph"  # those behind it in its paragraph; in a heading all that it stands over
    SCOPE = "scope"  # in a heading only: all that it stands over
    CAPTION = "caption"  # in a line right over or under a table or list only: all its figures


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the table at `flat[at:end]` of a key."""

    at: int
    end: int
    setting: Setting
    reaches: frozenset[Reach]


@lru_cache(maxsize=4096)  # headings, denials and the words before figures are asked of the same paragraphs
def cues_in(flat: str, in_caption: bool = False) -> tuple[Cue, ...]:
    """The words of the table in a key, in order; of two that begin at one place the longer.

    Those of captions alone are told of a line `in_caption` only.
    """
    words = _words(in_caption)
    return tuple(Cue(m.start(), m.end(), *words[m[0]]) for m in _pattern(in_caption).finditer(flat))


def _word_rows() -> dict[str, tuple[Setting, frozenset[Reach]]]:
    words: dict[str, tuple[Setting, frozenset[Reach]]] = {}
    for row in table("scope_words"):
        _, known = words.get(row["word"], (None, frozenset()))
        words[row["word"]] = (Setting(row["setting"]), known | {Reach(row["reach"])})
    return words


@cache
def _words(in_caption: bool) -> dict[str, tuple[Setting, frozenset[Reach]]]:
    rows = _word_rows()
    return rows if in_caption else {word: row for word, row in rows.items() if row[1] != {Reach.CAPTION}}


@cache
def _pattern(in_caption: bool) -> re.Pattern[str]:
    return any_of(_words(in_caption))
