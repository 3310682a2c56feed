"""Names of bodies in English: "Faculty of Dentistry", "Nakhonsawan Campus".

Such a name is an owner, as printed, where a result stands right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from prongsai.normalize.agencies.body_names import BodyName
from prongsai.normalize.agencies.owner_names import one_of, unlisted_agency
from prongsai.normalize.model.reference_tables import edge_words, table

_WORD = r"[A-Z][A-Za-z'’&.\-]*[A-Za-z]"
_JOINED = rf"(?:\s(?:of|for|and|in|&)(?:\sthe)?\s{_WORD}|\s{_WORD})"


def english_names(text: str) -> Iterator[BodyName]:
    """The names of bodies in English that have a result right behind them, in order."""
    if not any(word in text for word in _types()):
        return
    for m in _names().finditer(text):
        name = m[0].removeprefix("The ")
        if name.split()[-1].lower() in edge_words("ends_no_body"):
            continue  # "Safe Hospital Award"
        kind = next(kind for word, kind in _types().items() if word in name.split())
        yield BodyName(m.end() - len(name), m.end(), unlisted_agency(name, kind))


@cache
def _types() -> dict[str, str]:
    """Words for a body with its type; source: tables/english_owner_words.csv."""
    return {row["word"]: row["agency_type"] for row in table("english_owner_words")}


@cache
def _names() -> re.Pattern[str]:
    words = "|".join(_types())
    result = rf"[\s,:(–-]*(?:(?:{one_of('gets_in_english')})[\s,]+)*\d{{2,3}}\.\d"
    return re.compile(
        rf"(?<![A-Za-z])(?:(?:{_WORD}\s)+?(?:{words})(?![A-Za-z]){_JOINED}*|(?:{words})\s(?:of|for){_JOINED}*?"
        rf"(?:\sthe)?\s{_WORD}{_JOINED}*)(?={result})"
    )
