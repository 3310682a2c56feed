"""Phrases: kinds of words and shapes of figures in their order, looked for in a key or in a text as printed.

The words of each kind are rows of tables/phrase_words.csv, the shapes stand in `text.figures`. A word in capitals is an
abbreviation and stands by itself ("ITA" in no "hospitality"); any other may be joined to its neighbours, as in a key.

A part of a phrase is a text: a kind, or a shape behind `#`, or several of both with `|` between them, of which the
longest word counts. `?`, `*` and `+` behind it say how often it stands, `*+` that no shorter reading is tried
afterwards. `!` before it says that it must not follow, `&` that it must; alone they say so of all the parts behind
them; `<!` says that it must not stand before. `^20` passes over at most so many characters that are no digits, `~20`
over so many of a line, as few as it can. `$` is the end. What is made of parts itself is a `Slot`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import is_latin
from prongsai.normalize.text.figures import BACKWARDS, SHAPES
from prongsai.normalize.text.word_search import longest_of

_TIMES, _MAY_BE_LEFT_OUT = "?*+", ("?", "*", "{")
# nobody writes a word sixty times over, and a search that stops there takes time of the text's length
_BOUNDED = {"*": "{0,60}", "+": "{1,60}", "*+": "{0,60}+"}
_LOOKS = {"!": "?!", "&": "?="}  # what must not follow, what must
_NOT_BEFORE, _SHAPE, _END = "<!", "#", "$"
_GAPS = {"^": r"\D{{0,{}}}", "~": r"[^\n]{{0,{}}}?"}


@cache
def words_of(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds in lower case; source: tables/phrase_words.csv.

    Raises:
        ValueError: the table has no word of a kind.
    """
    return tuple(dict.fromkeys(word.lower() for kind in kinds for word in _words(kind)))


def holds(text: str, kind: str) -> bool:
    """Whether a word of a kind stands anywhere in a text, in any case."""
    joined, alone = _split(kind)
    lower = text.lower()
    return any(word in lower for word in joined) or (alone is not None and alone.search(lower) is not None)


def opens(text: str, kind: str) -> bool:
    """Whether a text begins with a word of a kind."""
    return text.startswith(words_of(kind))


def behind(text: str, kind: str) -> str:
    """What stands behind the word of a kind that a text begins with; the text where it begins with none."""
    if not opens(text, kind):
        return text
    word = max((word for word in words_of(kind) if text.startswith(word)), key=len)
    return text[len(word) :]


@dataclass(frozen=True, slots=True)
class Slot:
    """Its parts one after the other, or one of them; `times` is a repeat."""

    parts: tuple[Part, ...]
    times: str = ""
    in_order: bool = False


Part = str | Slot


def one(*parts: Part) -> Slot:
    """One of the parts."""
    return Slot(parts)


def maybe(*parts: Part) -> Slot:
    """One of the parts or nothing."""
    return Slot(parts, "?")


def some(*parts: Part) -> Slot:
    """The parts in any order, one at least."""
    return Slot(parts, "+")


def free(*parts: Part) -> Slot:
    """The parts in any order, or nothing."""
    return Slot(parts, "*")


def up_to(most: int, *parts: Part) -> Slot:
    """The parts in any order, so many at most."""
    return Slot(parts, f"{{0,{most}}}")


def then(*parts: Part) -> Slot:
    """The parts one after the other."""
    return Slot(parts, in_order=True)


YEAR_IN_KEY = then("years", "fiscal?", "be?", "#year")  # "ปีงบประมาณ พ.ศ. 2567" in a key


@cache
def phrase(*parts: Part, spaced: bool = False) -> re.Pattern[str]:
    """The search for a phrase; case does not count.

    Args:
        parts: in their order, see above.
        spaced: white space may stand between the parts and at the spaces of a word; else the text is a key.
    """
    return _compiled(_Reading(gap=r"\s*+" if spaced else "").in_order(parts))


@cache
def either(*phrases: tuple[Part, ...], spaced: bool = False) -> re.Pattern[str]:
    """The search for one of several phrases, the first that fits at a place; see `phrase`."""
    return _compiled("|".join(phrase(*parts, spaced=spaced).pattern for parts in phrases))


class Phrase:
    """A phrase that is asked for from either end of a key, built when it is first asked for.

    What stands before a place is read backwards from it, so that the end of a long text costs as much as that of a
    short one.
    """

    def __init__(self, *parts: Part) -> None:
        self.parts = parts

    def opens(self, key: str, at: int = 0) -> bool:
        """Whether it stands at `key[at:]`."""
        return self._onward.match(key, at) is not None

    def closes(self, key: str) -> bool:
        """Whether the key ends with it."""
        return self._backward.match(key[::-1]) is not None

    def fills(self, key: str, start: int = 0, end: int | None = None) -> bool:
        """Whether `key[start:end]` is it and nothing else."""
        return self._onward.fullmatch(key, start, len(key) if end is None else end) is not None

    def stands_in(self, key: str, start: int = 0, end: int | None = None) -> bool:
        """Whether it stands anywhere in `key[start:end]`."""
        return self._onward.search(key, start, len(key) if end is None else end) is not None

    def spans(self, key: str) -> list[tuple[int, int]]:
        """Where it stands in a key, one after the other."""
        return [found.span() for found in self._onward.finditer(key)]

    def end(self, key: str, at: int = 0) -> int | None:
        """Where it ends that begins at `key[at]`; None where it does not stand there."""
        found = self._onward.match(key, at)
        return found.end() if found is not None else None

    def behind(self, key: str) -> str:
        """What stands behind it in a key that begins with it; else the key."""
        return key[self.end(key) or 0 :]

    def cut(self, key: str) -> str:
        """The key without it."""
        return self._onward.sub("", key)

    def last(self, key: str) -> str | None:
        """The longest end of a key that is one; None where the key ends with none."""
        found = self._at_end.search(key)
        return found[0] if found is not None else None

    @cached_property
    def _onward(self) -> re.Pattern[str]:
        return phrase(*self.parts)

    @cached_property
    def _backward(self) -> re.Pattern[str]:
        return _compiled(_Reading(backwards=True).in_order(self.parts))

    @cached_property
    def _at_end(self) -> re.Pattern[str]:
        return phrase(*self.parts, _END)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How parts become an expression: from the end, or with white space between them."""

    backwards: bool = False
    gap: str = ""

    def in_order(self, parts: Sequence[Part]) -> str:
        """Parts one after the other; gaps stand between parts that are there, and never at the ends."""
        form, opened = "", False
        for at, part in enumerate(parts[::-1] if self.backwards else parts):
            if isinstance(part, str) and part in _LOOKS:
                return f"{form}({_LOOKS[part]}{self.gap}{self.in_order(parts[at + 1 :])})"
            if isinstance(part, str) and part.startswith((*_LOOKS, _NOT_BEFORE)):
                form += self._look(part)
                continue
            piece, times = self._piece(part)
            needed, times = not times.startswith(_MAY_BE_LEFT_OUT), _BOUNDED.get(times, times)
            if not self.gap:
                form += piece + times
            elif opened or not needed:
                form += (f"(?:{self.gap}{piece})" if opened else f"(?:{piece}{self.gap})") + times
            else:
                form += f"{piece}(?:{self.gap}{piece}){_BOUNDED['*']}" if times else piece
            opened = opened or needed
        return form

    def _piece(self, part: Part) -> tuple[str, str]:
        """A part as a group, and how often it stands."""
        if isinstance(part, Slot):
            return (f"(?:{self.in_order(part.parts)})" if part.in_order else self._one_of(part.parts)), part.times
        if part == _END:
            return r"\Z", ""
        if part[0] in _GAPS:
            return _GAPS[part[0]].format(part[1:]), ""
        bare = part.rstrip(_TIMES)
        return self._one_of(bare.split("|")), part[len(bare) :]

    def _one_of(self, parts: Sequence[Part]) -> str:
        """One of some parts, a word first: the kinds among them are read together, the longest word of all."""
        kinds, others = [], []
        for part in parts:
            if isinstance(part, Slot) or not part.isidentifier():
                others.append(self._other(part))
            else:
                kinds.append(part)
        return f"(?:{'|'.join([*self._words(kinds), *others])})"

    def _other(self, part: Part) -> str:
        """A shape, or what is made of parts itself."""
        if isinstance(part, Slot) or not part.removeprefix(_SHAPE).isidentifier():
            return "".join(self._piece(part))
        name = part.removeprefix(_SHAPE)
        return (self.backwards and BACKWARDS.get(name)) or SHAPES[name]

    def _words(self, kinds: Sequence[str]) -> list[str]:
        words = [word for kind in kinds for word in _words(kind)]
        alone = [self._turned(word.lower()) for word in words if _stands_alone(word)]
        joined = [self._turned(word) for word in words if not _stands_alone(word)]
        found = [longest_of(joined, gaps=bool(self.gap))] if joined else []
        return found + ([rf"(?<![a-z]){longest_of(alone)}(?![a-z])"] if alone else [])

    def _look(self, part: str) -> str:
        """What must follow, or must not stand here: what is read already is looked at word for word."""
        ahead = not part.startswith(_NOT_BEFORE)
        names = part.removeprefix(_NOT_BEFORE).lstrip("".join(_LOOKS)).split("|")
        if ahead is not self.backwards:
            return f"({_LOOKS[part[0]] if ahead else '?!'}{self.gap}{self._one_of(names)})"
        words = [re.escape(self._turned(word)) for name in names if name[0] != _SHAPE for word in words_of(name)]
        shapes = [SHAPES[name[1:]] for name in names if name[0] == _SHAPE]
        return "".join(f"(?<!{one_of})" for one_of in [*words, *shapes])

    def _turned(self, word: str) -> str:
        return word[::-1] if self.backwards else word


def _stands_alone(word: str) -> bool:
    return word.isupper() and is_latin(word)


@cache
def _split(kind: str) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """The words of a kind that may be joined, and the search for its abbreviations."""
    words = _words(kind)
    alone = [word.lower() for word in words if _stands_alone(word)]
    search = _compiled(rf"(?<![a-z]){longest_of(alone)}(?![a-z])") if alone else None
    return tuple(word.lower() for word in words if not _stands_alone(word)), search


def _words(kind: str) -> tuple[str, ...]:
    found = _by_kind().get(kind)
    if found is None:
        raise ValueError(f"tables/phrase_words.csv: no words of the kind {kind}")
    return found


@cache
def _by_kind() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table("phrase_words"):
        found.setdefault(row["kind"], []).append(row["word"])
    return {kind: tuple(words) for kind, words in found.items()}


def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
