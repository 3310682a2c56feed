"""Whether a text names the assessment: one answer for every stage that asks."""

from __future__ import annotations

from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds


def names_assessment(text: str, or_instrument: bool = False) -> bool:
    """Whether a text, as printed or as a key, names the assessment; source: tables/phrase_words.csv.

    Args:
        text: the text; only a printed one parts "ITA Improvement" into words.
        or_instrument: the abbreviation of an instrument counts, too.
    """
    if holds(text, "assessment_name") or (or_instrument and holds(text, "tool")):
        return True
    return holds(to_key(text), "assessment_name")
