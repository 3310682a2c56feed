"""Short phrases put together of words of `tables/phrase_words.csv` and of the shapes of figures, one search for each.

A label, a heading or an answer is said in many ways that differ in small words: "ผลคะแนนที่ได้ (เต็ม 100)". A phrase
names the kinds of its words in their order, and the table says which words are of a kind.
"""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import is_latin
from prongsai.normalize.text.figures import SHAPES
from prongsai.normalize.text.word_search import longest_of

_TIMES, _OPTIONAL = "?*+", ("?", "*")
_LOOKED = {"!": "?!", "&": "?="}  # what must not follow, what must
_NOT_BEHIND = "<!"
_SKIP, _SKIP_WORDS = "~", "^"
_SKIPPED = {_SKIP: r"[^\n]", _SKIP_WORDS: r"\D"}
_END = "$"
_ABBREVIATION = 4  # Latin letters: "ita" stands by itself, and "score" may be joined to its neighbours in a key


@cache
def words_of(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds, in the order of the table.

    Raises:
        ValueError: the table has no word of a kind.
    """
    for kind in kinds:
        if not any(row["kind"] == kind for row in table("phrase_words")):
            raise ValueError(f"tables/phrase_words.csv: no words of the kind {kind}")
    return tuple(dict.fromkeys(row["word"] for row in table("phrase_words") if row["kind"] in kinds))


def holds(text: str, kind: str) -> bool:
    """Whether a word of a kind stands anywhere in a text, an abbreviation in Latin letters by itself."""
    return phrase(kind).search(text) is not None


def opens(text: str, kind: str) -> bool:
    """Whether a text begins with a word of a kind."""
    return text.startswith(words_of(kind))


def behind(text: str, kind: str) -> str:
    """What stands behind the word of a kind that a text begins with; the text where it begins with none."""
    word = max((word for word in words_of(kind) if text.startswith(word)), key=len, default="")
    return text[len(word) :]


@cache
def phrase(*parts: str, spaced: bool = False) -> re.Pattern[str]:
    """The search for a phrase; the longest word counts, and case does not.

    Args:
        parts: in order, each a kind of `phrase_words.csv` or a shape of `figures.SHAPES`, or several with `|` between
            them. `?`, `*` and `+` behind one say how often it stands. `!` before one says that it must not follow, `&`
            that it must; alone they say so of all the parts behind them. `<!` says that a word must not stand before.
            `~20` skips at most so many characters of a line, `^20` so many that are no digits, as few as they can. `$`
            is the end of the text.
        spaced: white space may stand between the parts and at the spaces of a word; else the text is a key.
    """
    return either(parts, spaced=spaced)


@cache
def either(*phrases: tuple[str, ...], spaced: bool = False) -> re.Pattern[str]:
    """The search for one of several phrases, the first that fits at a place; see `phrase`."""
    return re.compile("|".join(_form(parts, r"\s*" if spaced else "") for parts in phrases), re.IGNORECASE)


def _form(parts: tuple[str, ...], gap: str) -> str:
    """The expression for a phrase; gaps stand between parts that are there, and never at its ends."""
    form, opened = "", False
    for at, part in enumerate(parts):
        if part in _LOOKED:
            return f"{form}({_LOOKED[part]}{gap}{_form(parts[at + 1 :], gap)})"
        if part[0] in _LOOKED:  # the gap stands inside, else a search that gives it back would look at a blank
            form += f"({_LOOKED[part[0]]}{gap}{_word(part[1:], gap)})"
        elif part.startswith(_NOT_BEHIND):
            form += "".join(f"(?<!{re.escape(word)})" for word in words_of(part.removeprefix(_NOT_BEHIND)))
        else:
            one, times = _word(part, gap), part[len(part.rstrip(_TIMES)) :]
            needed = times not in _OPTIONAL
            if opened or not needed:
                form += (f"(?:{gap}{one})" if opened else f"(?:{one}{gap})") + times
            else:
                form += f"{one}(?:{gap}{one})*" if times else one
            opened = opened or needed
    return form


def _word(part: str, gap: str) -> str:
    if part == _END:
        return r"\Z"
    if part.startswith((_SKIP, _SKIP_WORDS)):
        return rf"{_SKIPPED[part[0]]}{{0,{part[1:]}}}?"
    return f"(?:{'|'.join(_kind(name, bool(gap)) for name in part.rstrip(_TIMES).split('|'))})"


def _kind(name: str, spaced: bool) -> str:
    if name in SHAPES:
        return SHAPES[name]
    words = words_of(name)
    latin = [word.lower() for word in words if is_latin(word) and len(word) <= _ABBREVIATION]
    other = [word for word in words if word.lower() not in latin]
    found = [longest_of(other, gaps=spaced)] if other else []
    return "|".join(found + ([rf"(?<![a-z]){longest_of(latin, gaps=spaced)}(?![a-z])"] if latin else []))
