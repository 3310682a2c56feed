"""Names of scores in labels that no alias spells: one with words around it, or one with letters lost.

`rapidfuzz.fuzz.ratio` ranks every name, so that no rival is missing; names that differ in one word (internal and
external) are parted by that word before anything is ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache

from prongsai.normalize.text.keys import Key, without
from prongsai.normalize.text.phrases import either
from prongsai.normalize.vocabulary.name_patterns import TAIL
from rapidfuzz import fuzz, process

Names = Mapping[Key, tuple[str, str]]  # key of an alias to (scope, code)

FUZZY_THRESHOLD = 84.0  # 0-100; one wrong character in a name of twelve still passes
FUZZY_MARGIN = 8.0  # points ahead of the nearest name of another code
FUZZY_MIN_CHARS = 9  # shorter strings resemble too much
_FUZZY_ALIAS = 11  # characters of a name that a guess may be measured against
_LENGTHS_APART = 6  # characters between a label and the name that it is taken for
_SURE_NAME = 17  # characters of an instrument's name that stand in a label by no chance
_LONGEST = 130  # characters of a label; a sentence about an instrument is longer
_WORDS_APART = 12.0  # points by which the word that parts two names must be the nearer one

_DECIDING = (("ภายใน", "ภายนอก"), ("internal", "external"))
_OTHER_SUBJECT = either(("other_subject",), ("#decimal_point",), ("question", "#item"), ("#item_code",))
_OF_THE_BODY = either(("of_or_in", "every?", "a_body", "of_state?", "$"), ("name_goes_on", "$"))


def without_body(flat: Key) -> Key:
    """A label without "ของหน่วยงาน" and the like at its end, which every indicator may be followed by."""
    shorter = without(without(flat, TAIL), _OF_THE_BODY)
    return without_body(shorter) if shorter != flat else flat


def is_of_other_subject(flat: Key) -> bool:
    """Whether words of a label make it the name of who answered, of a count, a share or a question."""
    return _OTHER_SUBJECT.search(flat) is not None


class NearNames:
    """The names of one assessment, made ready to be looked for in labels that spell none of them."""

    def __init__(self, names: Names) -> None:
        longest_first = sorted(names.items(), key=lambda item: -len(item[0]))
        sure = [(alias, key) for alias, key in longest_first if len(alias) >= _SURE_NAME]
        self.instruments = [(alias, code) for alias, (scope, code) in sure if scope == "instrument"]
        self.guessed = {a: key for a, key in names.items() if key[0] != "overall" and len(a) >= _FUZZY_ALIAS}
        self.indicators = [alias for alias, (scope, _) in self.guessed.items() if scope == "indicator"]
        # by the length of a label, the names that are long and short enough to be near it
        self.spellings = [
            [
                alias
                for alias in self.guessed
                if 2 * min(len(alias), size) >= FUZZY_THRESHOLD / 100 * (len(alias) + size)
            ]
            for size in range(max(map(len, self.guessed), default=0) * 2)
        ]


def instrument_inside(flat: Key, names: NearNames, told: Set[str]) -> str | None:
    """The instrument whose whole name stands in a label, whatever stands before or behind it.

    `told` are the codes in the label. None where names of two stand there, an indicator's as well, or words that make
    another thing of it (who answered, a question).
    """
    if len(flat) > _LONGEST or _OTHER_SUBJECT.search(flat):
        return None
    rest = str(flat)
    found: set[str] = set()
    for alias, code in names.instruments:
        if alias in rest:
            found.add(code)
            rest = rest.replace(alias, "|")
    if len(found) != 1 or told - found:
        return None
    return None if any(alias in rest for alias in names.indicators) else found.pop()


def nearest(bare: Key, names: NearNames, allowed: set[str] | None = None) -> tuple[str, str, float, float] | None:
    """Scope, code, likeness and margin (0-100) of the one name that a label is most like; None where none is sure.

    `allowed` holds the codes of instruments that the label may name, where it tells.
    """
    if len(bare) < FUZZY_MIN_CHARS or not _is_near_any(bare, names):
        return None
    other_subject = _OTHER_SUBJECT.search(bare) is not None
    best: dict[tuple[str, str], float] = {}
    length: dict[tuple[str, str], int] = {}
    for alias, key in names.guessed.items():
        if not _is_decided_for(bare, alias):
            continue
        if key[0] == "instrument" and (other_subject or allowed is not None and key[1] not in allowed):
            continue
        score = fuzz.ratio(bare, alias)
        if score > best.get(key, 0.0):
            best[key], length[key] = score, len(alias)
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < FUZZY_THRESHOLD:
        return None
    margin = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    (scope, code), score = ranked[0]
    if margin < FUZZY_MARGIN or abs(length[scope, code] - len(bare)) > _LENGTHS_APART:
        return None
    return scope, code, round(score, 1), round(margin, 1)


def _is_near_any(bare: Key, names: NearNames) -> bool:
    """Whether any name is as like a label as a guess must be; few labels are, and only those are ranked."""
    near = names.spellings[len(bare)] if len(bare) < len(names.spellings) else []
    return process.extractOne(bare, near, scorer=fuzz.ratio, score_cutoff=FUZZY_THRESHOLD) is not None


def _is_decided_for(bare: Key, alias: Key) -> bool:
    """Whether the label holds the word of a pair that the alias holds, and is nearer to it than to the other."""
    pair = _deciding(alias)
    if pair is None:
        return True
    own, other = pair
    if own in bare or other in bare:
        return own in bare and other not in bare
    return fuzz.partial_ratio(own, bare) - fuzz.partial_ratio(other, bare) >= _WORDS_APART


@cache
def _deciding(alias: Key) -> tuple[str, str] | None:
    """The word of a pair that an alias holds, and the other of the pair."""
    for pair in _DECIDING:
        own = [word for word in pair if word in alias]
        if len(own) == 1:
            return own[0], pair[1 - pair.index(own[0])]
    return None
