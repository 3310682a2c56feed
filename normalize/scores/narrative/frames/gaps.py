"""Words that lead to how much a part of a result gained, lost or lacks: "ขาดคะแนนใน OIT", "ด้านที่ดีขึ้นได้แก่"."""

from __future__ import annotations

from prongsai.normalize.text.phrases import Phrase, one, then

_GAP = Phrase(
    one(
        "gap_of", then("which_rose", "^12", "namely"),
        then("change", "change_by*", "#figure", "points|percent?", "next_gap"),
    ),
    "^50",
)  # fmt: skip
_RESULT = Phrase(one("has_then", then("gets", "!end_of_namely")))


def leads_to_gap(before: str) -> bool:
    """Whether the words before a figure say that a part rose, fell or falls short by it; `before` is a key."""
    led = _GAP.last(before)
    return led is not None and not _RESULT.stands_in(led)
