"""What the words over or beside figures say beyond "scores of the report's own body".

The words that may stand there are a closed list: what is left when they are taken away may be another body's, a goal's
or another round's, so a head of which something is left is not silently the report's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import is_letter
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds, words_of
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.levels import level_of_cell
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import match_label
from rapidfuzz.distance import Levenshtein

_LEAST_LETTERS = 2  # of what is left: a mark or a letter is the print's
_SHORTEST, _LONG = 5, 10  # characters of a word that may be misspelt by one letter, by two
_LONGEST = 70  # characters of a key; a longer cell tells something, and heads nothing


@lru_cache(maxsize=4096)
def words_left(text: str, own: Sequence[str] = ()) -> str:
    """What is left of a head's key without the words of results, names of scores, levels, years and figures.

    Args:
        text: the head as printed.
        own: names and words that stand for the report's own body.

    Returns:
        The letters that are left; empty where the head says nothing else, or is too long to be one.
    """
    flat = to_key(text)
    if not flat or len(flat) > _LONGEST or match_label(text) is not None or level_of_cell(text) is not None:
        return ""
    rest = text
    for hit in reversed(names_in(text)):
        rest = f"{rest[: hit.start]} {rest[hit.end :]}"
    said: str = to_key(rest)
    for name in sorted(map(to_key, own), key=len, reverse=True):
        said = said.replace(name, " ")
    left = "".join(filter(is_letter, _known().sub(" ", said)))
    return left if len(left) >= _LEAST_LETTERS and not _is_misspelt(said.replace(" ", "")) else ""


def _is_misspelt(said: str) -> bool:
    """Whether a head is a word for scores but for a letter, or two where it is long: "คะแบน", "ผลการประเบิน"."""
    apart = 1 if len(said) < _LONG else 2
    return len(said) >= _SHORTEST and any(
        Levenshtein.distance(said, head, score_cutoff=apart) <= apart for head in words_of("scores_misspelt")
    )


def speaks_of_many(text: str) -> bool:
    """Whether a head of which something is left speaks of many bodies: of an area, a group, all of a kind."""
    return holds(to_key(text), "many_in_head")


@lru_cache(maxsize=64)
def names_of(own: Agency | None) -> tuple[str, ...]:
    """The names of a body, the whole with its place too, and the words for its kind, which mean it in its report."""
    if own is None:
        return ()
    names = [own.name_th, own.name_short or ""]
    places = _places(own)
    names += [f"{name}{place}" for name in names for place in places if name]
    for row in table("agency_forms"):
        if row["agency_type"] == own.agency_type:
            names += [row["full_prefix"], row["short_prefix"], own.name_th.removeprefix(row["full_prefix"])]
    names += [word for word in words_of("own_kind") if own.name_th.startswith(word)]
    return tuple(dict.fromkeys(name for name in names if name))


def _places(own: Agency) -> list[str]:
    """How a body's place may stand behind its name."""
    districts = [f"{word}{own.district}" for word in ("อำเภอ", "อ.", "เขต")] if own.district else []
    provinces = [f"{word}{own.province}" for word in ("จังหวัด", "จ.", "")] if own.province else []
    return [*districts, *provinces, *(f"{d}{p}" for d in districts for p in provinces)]


@cache
def _known() -> re.Pattern[str]:
    return any_of(words_of("own_head"))
