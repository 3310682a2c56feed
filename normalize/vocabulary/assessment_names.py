"""Whether a text names the assessment: one answer for every stage that asks."""

from __future__ import annotations

from functools import cache

from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import phrase_words
from prongsai.normalize.text.word_search import LatinWords


def names_assessment(text: str, or_instrument: bool = False) -> bool:
    """Whether a text, as printed or as a key, names the assessment; source: tables/phrase_words.csv.

    Args:
        text: the text; only a printed one parts "ITA Improvement" into words.
        or_instrument: the abbreviation of an instrument counts, too.
    """
    if _latin(or_instrument).stand_in(text):
        return True
    key = to_key(text)
    return any(name in key for name in phrase_words("assessment_name") if not name.isascii())


@cache
def _latin(or_instrument: bool) -> LatinWords:
    words = phrase_words("assessment_name") + (phrase_words("tool") if or_instrument else ())
    return LatinWords(word for word in words if word.isascii())
