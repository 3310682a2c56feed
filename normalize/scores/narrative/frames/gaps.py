"""Words that lead to how much a part of a result gained, lost or lacks: "ขาดคะแนนใน OIT", "ด้านที่ดีขึ้นได้แก่"."""

from __future__ import annotations

from prongsai.normalize.text.phrases import Phrase, one, then, words_of

_GAP = Phrase(
    one(
        "gap_of", then("which_rose", "^12", "namely"),
        then("change", "change_by*", "#figure", "points|percent?", "next_gap"),
    ),
    "^50",
)  # fmt: skip
_RESULT = Phrase(one("has_then", then("gets", "!end_of_namely")))


def leads_to_gap(before: str, is_joined: bool) -> bool:
    """Whether the words before a figure say that a part rose, fell or falls short by it; `before` is a key.

    `is_joined` says that the figure goes on with a row of such.
    """
    if before.endswith(words_of("left_with")):
        return False
    led = _GAP.last(before)
    return is_joined or (led is not None and not _RESULT.stands_in(led))
