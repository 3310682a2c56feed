"""What stands in a file's own text in place of what is meant: dots of filled forms, misread Latin names, pictographs.

Text in files is often what an engine read elsewhere, and forms keep the dots on which they were filled in. Both are
known by their form alone: no other word is spelt so. Posts put pictures before and between their words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from prongsai.normalize.text.characters import without_pictographs
from prongsai.normalize.text.number_words import with_figures
from prongsai.normalize.text.repair import Repaired, repair

_LAST = "T"  # letter of every instrument's name
_NO_WORD = r"(?<![0-9A-Za-z๐-๙.])"
_LONGEST = 80  # characters that are filled in
_BLANK = re.compile(r" ?[._…]{4,} ?")
_BEHIND_MEAN = r"(?:(?<=เฉลี่ย )|(?<=เฉลี่ย)|(?<=รวม )|(?<=รวม))IT(?=\)|\s*$)"
_MISREAD = re.compile(
    rf"{_NO_WORD}(?:(?P<OIT>[0Q๐][I1l|]T|O[1l|]T)|(?P<EIT>E[1l|]T)"
    rf"|(?P<IIT>[1l|][I1l|]T|I[1l|]T|{_BEHIND_MEAN}))(?![0-9A-Za-z])"
)


@lru_cache(maxsize=16384)  # the cells of a table say the same again and again
def repair_printed(text: str, one_aa: bool = False) -> Repaired:
    """`repair`, then what was filled in freed from its dots, Latin names from look-alikes, words from pictographs.

    Figures that are written in words become figures.
    """
    fixed = repair(text, one_aa)
    rules = list(fixed.rules)
    mended = without_pictographs(fixed.text)
    if mended != fixed.text:
        mended = mended.strip()
        rules.append("pictograph")
    pieces = _BLANK.split(mended)
    if any(0 < len(piece) <= _LONGEST and "\n" not in piece for piece in pieces[1:-1]):
        mended = " ".join(pieces)
        rules.append("dots_of_form")
    named = _MISREAD.sub(lambda m: m.lastgroup or m[0], mended) if _LAST in mended else mended
    if named != mended:
        mended = named
        rules.append("latin_lookalike")
    figures = with_figures(mended)
    if figures != mended:
        mended = figures
        rules.append("number_words")
    return fixed if mended == fixed.text else fixed._replace(text=mended, rules=tuple(rules))
