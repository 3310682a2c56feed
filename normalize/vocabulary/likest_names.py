"""The known names that a label which names no score is most like, for people to look at."""

from __future__ import annotations

from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.name_patterns import bare_label
from prongsai.normalize.vocabulary.score_names import aliases
from rapidfuzz import fuzz


def nearest_names(text: str, limit: int = 3) -> list[str]:
    """The known names most like a label that matched nothing, for the finding's message."""
    bare = bare_label(to_key(text))
    ranked = sorted(((fuzz.ratio(bare, a), a) for a, k in aliases().items() if k[0] != "overall"), reverse=True)
    return [f"{alias} ({score:.0f})" for score, alias in ranked[:limit]]
