"""Phrases: kinds of words in their order, looked for at the beginning, at the end or anywhere in a key.

The words of each kind are rows of tables/phrase_words.csv; a phrase says in which order kinds stand, which may be left
out and what else may stand between. What stands before a place is read backwards from it, so that the end of a long
text costs as much as that of a short one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.word_search import longest_of


@cache
def phrase_words(kind: str) -> tuple[str, ...]:
    """The words of one kind; source: tables/phrase_words.csv.

    Raises:
        ValueError: the table has no such kind.
    """
    found = tuple(row["word"] for row in table("phrase_words") if row["kind"] == kind)
    if not found:
        raise ValueError(f"tables/phrase_words.csv: no words of the kind {kind}")
    return found


def says(kind: str, key: str) -> bool:
    """Whether a word of a kind stands anywhere in a key."""
    return any(word in key for word in phrase_words(kind))


@dataclass(frozen=True, slots=True)
class Form:
    """What is no word: figures of a form, or what may stand between words; `back` is how it reads backwards."""

    forth: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Its parts one after the other, or one of them; `times` is a repeat."""

    parts: tuple[Part, ...]
    times: str = ""
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """No word of some kinds stands here, `ahead` of the place or right before it."""

    parts: tuple[str | Form, ...]
    ahead: bool


Part = str | Form | Slot | Bar  # a text is a kind of words

DIGIT, NO_DIGIT, NUMBER, COUNT = Form(r"\d"), Form(r"\D"), Form(r"\d+"), Form(r"\d[\d,]*", r"[\d,]*\d")
ORDINAL, YEAR, SHORT_YEAR = Form(r"\d{1,2}"), Form(r"\d{4}"), Form(r"\d{2,4}")
DECIMAL = Form(r"\d{2,3}\.\d", back=r"\d\.\d{2,3}")  # a score of ten at least, as far as its first decimal
FIGURE = Form(r"\d{1,3}(?:\.\d+)?", back=r"(?:\d+\.)?\d{1,3}")
SCORE = Form(r"\d{1,3}[.,]\d{1,2}", back=r"\d{1,2}[.,]\d{1,3}")
WHOLE_OR_DECIMAL = Form(r"\d{2,3}(?:\.\d+)?", back=r"(?:\d+\.)?\d{2,3}")
FROM_TEN = Form(r"\d{2,3}[.,]\d{1,2}", back=r"\d{1,2}[.,]\d{2,3}")
HIGH = Form(r"(?:100|[4-9]\d)", back=r"(?:001|\d[4-9])")  # a score of a whole number
YEAR_BE, YEAR_CE = Form(r"25[5-9]\d", back=r"\d[5-9]52"), Form(r"20\d\d", back=r"\d\d02")
ASIDE = Form(r"\([^()]{1,90}\)", back=r"\)[^()]{1,90}\(")
ASIDE_WITH_FIGURE = Form(r"\([^()]*\d[^()]*\)", back=r"\)[^()]*\d[^()]*\(")
LATIN, LEVEL, INSIDE, INK = Form("[a-z]"), Form("[a-f]{1,2}"), Form("[^)]"), Form(r"\S")
BLANK, CONSONANT, LETTER, THAI_WORD = Form(r"\s"), Form("[ก-ฮ]"), Form("[a-zก-ฮ]"), Form("[ก-๎]{1,20}")
LEADERS = Form(r"[.…_·]{2,}")  # dots that lead over a gap
ANY, ANYTHING = Form("."), Form(".{0,40}")


def gap(most: int) -> Form:
    """So many characters at most, no digit among them."""
    return Form(rf"\D{{0,{most}}}")


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


def run(*parts: Part) -> Slot:
    """The parts in any order, or nothing; once a longest word is read, no shorter one is tried in its place."""
    return Slot(parts, "*+")


def up_to(most: int, *parts: Part) -> Slot:
    """The parts in any order, so many at most."""
    return Slot(parts, f"{{0,{most}}}")


def then(*parts: Part) -> Slot:
    """The parts one after the other."""
    return Slot(parts, in_order=True)


def not_ahead(*parts: str | Form) -> Bar:
    """None of the words stands behind this place."""
    return Bar(parts, ahead=True)


def not_before(*parts: str | Form) -> Bar:
    """None of the words stands right before this place."""
    return Bar(parts, ahead=False)


YEAR_IN_KEY = then("years", maybe("fiscal"), maybe("be"), YEAR)  # "ปีงบประมาณ พ.ศ. 2567" in a key


class Phrase:
    """Parts one after the other."""

    def __init__(self, *parts: Part) -> None:
        self.whole = then(*parts)

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
        return _compiled(_expression(self.whole, backwards=False))

    @cached_property
    def _backward(self) -> re.Pattern[str]:
        return _compiled(_expression(self.whole, backwards=True))

    @cached_property
    def _at_end(self) -> re.Pattern[str]:
        return _compiled(rf"(?:{self._onward.pattern})\Z")


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _expression(part: Part, backwards: bool) -> str:
    match part:
        case Form():
            return (backwards and part.back) or part.forth
        case str():
            return longest_of(_turned(part, backwards))
        case Bar():
            return _bar(part, backwards)
        case Slot():
            if part.in_order:
                inside = [_expression(each, backwards) for each in part.parts]
                return "".join(reversed(inside) if backwards else inside)
            words = [word for each in part.parts if isinstance(each, str) for word in _turned(each, backwards)]
            others = [_expression(each, backwards) for each in part.parts if not isinstance(each, str)]
            return f"(?:{'|'.join([longest_of(words), *others] if words else others)}){part.times}"


def _bar(bar: Bar, backwards: bool) -> str:
    """What is read already is looked at word for word: an expression for it must have one length."""
    if bar.ahead is not backwards:
        return f"(?!{'|'.join(_expression(part, backwards) for part in bar.parts)})"
    words = [word for part in bar.parts if isinstance(part, str) for word in _turned(part, backwards)]
    forms = [part.forth for part in bar.parts if isinstance(part, Form)]
    return "".join(f"(?<!{one_of})" for one_of in [*map(re.escape, words), *forms])


def _turned(kind: str, backwards: bool) -> list[str]:
    return [word[::-1] if backwards else word for word in phrase_words(kind)]
