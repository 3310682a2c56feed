"""Words that name a score only among other names of the assessment: "ภายใน" beside EIT and OIT, "การสื่อสาร" in a list.

They are the rows `among` of tables/label_aliases.csv, and in rows of running text those `beside`, which want another
instrument by its name there. Elsewhere they are the plain words that they look like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from prongsai.normalize.text.keys import Key, to_key, without
from prongsai.normalize.vocabulary.assessments import alias_rows, in_force, kept_by_wording
from prongsai.normalize.vocabulary.name_patterns import PAREN, bare_label
from prongsai.normalize.vocabulary.near_names import without_body
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of

_LEAST = 3  # names of one kind that make a list of results
_SURE = 2  # of these, indicators by names that need no company


@kept_by_wording()
def _words(where: str = "among") -> Mapping[Key, tuple[str, str]]:
    rows = [row for row in alias_rows(in_force()) if row["whole_label_only"] == where]
    return {to_key(row["alias"]): (row["scope"], row["code"]) for row in rows}


@kept_by_wording(maxsize=16384)
def loose_name(text: str) -> LabelMatch | None:
    """What a whole label would name beside other names of the assessment."""
    flat = to_key(text)
    bare = bare_label(flat)
    forms = (bare, bare_label(without(flat, PAREN)), bare_label(without_body(bare)))
    found = next((_words()[form] for form in forms if form in _words()), None)
    return LabelMatch(found[0], found[1], "alias") if found is not None else None  # type: ignore[arg-type]


@kept_by_wording(maxsize=16384)
def group_name(text: str) -> LabelMatch | None:
    """The instrument by whoever answers it, or by where it looks: "บุคลากร", "ผู้รับบริการ", "เว็บไซต์"."""
    found = _words("beside").get(bare_label(to_key(text)))
    return LabelMatch(found[0], found[1], "alias") if found is not None else None  # type: ignore[arg-type]


def told_among(sure: Iterable[str], loose: Iterable[str]) -> frozenset[str]:
    """The codes of loose names that count beside the codes of names that need no company.

    A code that stands there twice, or under its own name too, is none: then its word means something else.
    """
    named, counted = set(sure), Counter(loose)
    once = {code for code, times in counted.items() if times == 1 and code not in named}
    now = in_force()
    indicators = {code for code in named if code in now.indicators}
    numbers = {code for code in once if code in now.indicators}
    told = numbers if len(indicators) >= _SURE and len(indicators | numbers) >= _LEAST else set()
    tools = {code for code in named if code in now.weights}
    if len(indicators) == 1:  # "ภายใน", "ภายนอก" and "การเปิดเผยข้อมูล", which then is the third
        tools |= {tool for code in indicators if (tool := instrument_of(code)) is not None}
    whole = tools | {code for code in once if code in now.weights} >= now.weights.keys()
    many = len(indicators) > len(now.indicators) // 2
    return frozenset(told | ({code for code in once if code in now.weights} if whole or many else set()))
