"""Many words looked for in one pass: an expression that shares what the words share, so that no letter is tried twice.

An alternation of a thousand words tries each of them at every place; as a trie it tries a letter of each branch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]
_END = ""  # the key that says that a word ends here
_SHORT = 4  # letters of an abbreviation, at most
GAP = " "  # in a word of `longest_of(..., gaps=True)`: one white space or none


def longest_of(words: Iterable[str], gaps: bool = False) -> str:
    """An expression, in one group, that matches the longest of some words that stands at a place.

    Args:
        words: the words, at least one and none empty.
        gaps: a space in a word stands for one white space or none.
    """
    root: _Node = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _expression(root, gaps)


def any_of(words: Iterable[str], gaps: bool = False) -> re.Pattern[str]:
    """A search for the longest of some words; see `longest_of`."""
    return re.compile(longest_of(words, gaps))


class LatinWords:
    """Words of Latin letters in any case, never inside another word; a long one may be spaced: "it a" is no ITA."""

    def __init__(self, words: Iterable[str]) -> None:
        longest_first = sorted(words, key=len, reverse=True)
        spaced = "|".join((r"\s*" if len(word) > _SHORT else "").join(map(re.escape, word)) for word in longest_first)
        # the letter asked for first: in Thai text all words would be tried at every place
        self._pattern = re.compile(rf"(?=[A-Za-z])(?<![A-Za-z])(?:{spaced})(?![A-Za-z])", re.IGNORECASE)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where they stand in a text."""
        return [found.span() for found in self._pattern.finditer(text)]


def every_place(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """The match at every place of a text where one begins, also inside another."""
    found = pattern.search(text)
    while found is not None:
        yield found
        found = pattern.search(text, found.start() + 1)


def _expression(node: _Node, gaps: bool) -> str:
    gap_first = sorted(node.items(), key=lambda item: item[0] != GAP)  # else a shorter word without one would win
    branches = [_branch(letter, rest, gaps) for letter, rest in gap_first if letter != _END]
    return f"(?:{'|'.join(branches)})" + ("?" if _END in node else "")


def _branch(letter: str, node: _Node, gaps: bool) -> str:
    parts = [_letter(letter, gaps)]
    while len(node) == 1 and _END not in node:
        letter, node = next(iter(node.items()))
        parts.append(_letter(letter, gaps))
    return "".join(parts) + (_expression(node, gaps) if node.keys() - {_END} else "")


def _letter(letter: str, gaps: bool) -> str:
    return r"\s?" if gaps and letter == GAP else re.escape(letter)
