"""Names of scores in running text that is a row of labels with their figures: "ภายใน 93.40 ภายนอก 91.20".

What stands between two figures, or between a line's beginning and its figure, is a label as in a table, whatever words
it is made of; one that running text could not be searched for, because elsewhere its words are plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import Key, key_with_offsets, to_key
from prongsai.normalize.text.numbers import Number, find_numbers
from prongsai.normalize.text.phrases import Phrase, words_of
from prongsai.normalize.vocabulary.loose_names import group_name, loose_name, told_among
from prongsai.normalize.vocabulary.name_patterns import bare_label
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label

_LEAST = 3  # names with figures that make a row of labels
_LONGEST = 160  # characters of a label and the words around it
_SIGNS = " \t,;)|.-–—•*"  # between a figure and the next label
_TEN, _FULL = 10, 100
_WEAK = Phrase("weak_total+")  # "รวม" is any sum's
_MOST_WORDS = 5  # that are taken off an end of a label


def label_row(text: str, known: tuple[NameHit, ...]) -> tuple[NameHit, ...]:
    """The names that a row of labels adds to the `known` ones of a text; none where it is no such row."""
    if not HOLDS_DECIMAL.search(text):
        return ()
    sure: list[NameHit] = []
    loose: list[NameHit] = []
    named = {hit.code for hit in known}
    by_name = any(hit.scope == "instrument" for hit in known)
    for start, end in _pieces(text):
        if any(hit.start < end and start < hit.end for hit in known):
            continue
        found = _name(text, start, end, by_name)
        if found is not None:
            (loose if found[1] else sure).append(found[0])
    told = told_among({hit.code for hit in (*known, *sure)}, [hit.code for hit in loose])
    new = [hit for hit in (*sure, *(hit for hit in loose if hit.code in told)) if hit.code not in named]
    codes = [hit.code for hit in new]
    parts = {hit.code for hit in (*known, *new) if hit.scope != "overall"}
    return tuple(hit for hit in new if codes.count(hit.code) == 1) if len(parts) >= _LEAST else ()


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """What stands before each figure that a score may be, behind the figure or the line's beginning before it."""
    last = 0
    for number in find_numbers(text):
        if _is_score(number):
            start = max(last, text.rfind("\n", 0, number.start) + 1)
            if 0 < number.start - start <= _LONGEST:
                yield start, number.start
            last = number.end


def _is_score(number: Number) -> bool:
    return number.kind == "decimal" and number.value is not None and _TEN <= number.value <= _FULL


def _name(text: str, start: int, end: int, by_name: bool) -> tuple[NameHit, bool] | None:
    """The score that a piece of a text names, where, and whether its words say so only among others.

    `by_name` says that an instrument stands in the text by its name.
    """
    key, at = key_with_offsets(text[start:end])
    for first, last in _cuts(key):
        label = text[start + at[first] : start + at[last - 1] + 1]
        match, is_loose = _label(label, by_name)
        if match is not None and not (match.scope == "overall" and _WEAK.fills(bare_label(to_key(label)))):
            hit = NameHit(start + at[first], start + at[last - 1] + 1, match.scope, match.code, match.method)
            return hit, is_loose
    return None


def _label(label: str, by_name: bool) -> tuple[LabelMatch | None, bool]:
    match = match_label(label)
    if match is not None:
        return match, False
    return loose_name(label) or (group_name(label) if by_name else None), True


def _cuts(key: Key) -> Iterator[tuple[int, int]]:
    """Where a label may begin and end in a piece: without the signs and words that lead to it and on to its figure."""
    first, last = len(key) - len(key.lstrip(_SIGNS)), len(key)
    begins = [first]
    while len(begins) < _MOST_WORDS and (word := _longest(key[first:], words_of("opens_label"), opens=True)):
        first += len(word) + len(key[first + len(word) :]) - len(key[first + len(word) :].lstrip(_SIGNS))
        begins.append(first)
    ends = [last]
    while len(ends) < _MOST_WORDS and (word := _longest(key[:last], words_of("closes_label"), opens=False)):
        last -= len(word)
        ends.append(last)
    led = max((key.rfind(word) + len(word) for word in words_of("lead_in") if word in key), default=0)
    begins += [led] if led else []
    yield from ((begin, stop) for begin in begins[::-1] for stop in ends[::-1] if begin < stop)


def _longest(key: str, words: Sequence[str], opens: bool) -> str:
    flat = ("".join(word.split()) for word in words)
    return max((w for w in flat if (key.startswith(w) if opens else key.endswith(w))), key=len, default="")
