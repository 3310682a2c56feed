"""Names of scores in labels that write them otherwise than an alias does, and yet name no other thing.

Shortened by a mark ("การใช้งบฯ"), behind a word for its score ("ผลคะแนนด้าน..."), in two languages side by side, behind
the name of its own instrument ("IIT (การใช้อำนาจ)").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prongsai.normalize.text.keys import Key, behind_match, pieces, stripped
from prongsai.normalize.text.phrases import phrase
from prongsai.normalize.vocabulary.assessments import TOTAL, in_force
from prongsai.normalize.vocabulary.name_patterns import EDGE, bare_label

Named = tuple[str, str]  # scope and code

_SHORTENED, _STEM = "ฯ", 7  # characters of a name that is shortened, at least
_SCORE_OF = phrase("result_or_value?", "score|value", "mean?", "of?", "side?", "indicator?", "&#noun")
_SIGNS = f"{EDGE}/|[],"
_LEAST_LATIN = 6  # letters of a name in English


def named_otherwise(flat: Key, bare: Key, names: Mapping[Key, Named], tools: Mapping[Key, str]) -> Named | None:
    """The score that a label names in another way than an alias; None where none or several are named.

    `names` are all that are known, `tools` the names and codes of the instruments, each with its code.
    """
    return (
        _shortened(flat, names)
        or _behind_score(bare, names)
        or _in_two_languages(flat, names)
        or _under_tool(flat, names, tools)
    )


def _shortened(flat: Key, names: Mapping[Key, Named]) -> Named | None:
    """The one score whose names begin with what a mark of shortening cuts: "การแก้ไขปัญหาฯ"."""
    if not flat.endswith(_SHORTENED):
        return None
    stem = bare_label(stripped(flat, "", _SHORTENED))
    if len(stem) < _STEM:
        return None
    found = {named for alias, named in names.items() if alias.startswith(stem)}
    return found.pop() if len(found) == 1 else None


def _behind_score(bare: Key, names: Mapping[Key, Named]) -> Named | None:
    behind = bare_label(behind_match(bare, _SCORE_OF))
    found = names.get(behind) if behind != bare else None
    return found if found is not None and found[0] == "indicator" else None


def _in_two_languages(flat: Key, names: Mapping[Key, Named]) -> Named | None:
    """The Thai name that an English one stands beside: the same score's, or one that nobody knows."""
    latin = [at for at, letter in enumerate(flat) if letter.isascii() and letter.isalpha()]
    if not latin:
        return None
    start, end = latin[0], latin[-1] + 1
    english = pieces(flat, (start, end))
    thai = bare_label(stripped(pieces(flat, (0, start), (end, len(flat))), _SIGNS, _SIGNS))
    at_edge = not flat[:start].strip(_SIGNS) or not flat[end:].strip(_SIGNS)
    if not at_edge or len(english) < _LEAST_LATIN or any(map(str.isdecimal, english)):
        return None
    found, other = names.get(thai), names.get(bare_label(english))
    return found if found is not None and (other == found or (other is None and found[1] != TOTAL)) else None


def _under_tool(flat: Key, names: Mapping[Key, Named], tools: Mapping[Key, str]) -> Named | None:
    """An indicator behind the name of its own instrument."""
    for tool, rest in _behind_tool(flat, tools):
        found = names.get(bare_label(stripped(rest, _SIGNS, _SIGNS)))
        if found is not None and in_force().indicators.get(found[1]) == tool:
            return found
    return None


def _behind_tool(flat: Key, tools: Mapping[Key, str]) -> Iterator[tuple[str, Key]]:
    """The instruments that a label begins with or ends with, and the rest of it."""
    every, end = tuple(tools), len(flat.rstrip(_SIGNS))
    if not flat.startswith(every) and not flat.endswith(every, 0, end):
        return  # as most labels: not one of them need be tried
    for alias, code in tools.items():
        if flat.startswith(alias):
            yield code, pieces(flat, (len(alias), len(flat)))
        elif flat.endswith(alias, 0, end):
            yield code, pieces(flat, (0, end - len(alias)))
