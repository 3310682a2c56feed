"""Bodies that a text means by their places among those it has named: "กรม ก กับกรม ข ... โดยกรมแรกได้ 81.36"."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.text.phrases import phrase, words_of

_SEVERAL = 2
_LAST, _IN_ORDER = "last_of_two", ("first_of_them", "second_of_them", "third_of_them")
_MEANT = phrase("own_kind|body_kind|counted_body", "|".join((_LAST, *_IN_ORDER)), "&", "gets_score", spaced=True)
_JOIN = phrase("row_join|comma*", spaced=True)
_REACH = 200  # characters from a row of bodies to the words that mean one of them


def back_references(text: str, hits: Sequence[OwnerHit]) -> list[OwnerHit]:
    """What the words for the first, the second and the last of several bodies mean, where they have a score.

    `hits` are the bodies that the text names, in order.
    """
    found = []
    for meant in _MEANT.finditer(text):
        row, place = _row_before(text, hits, meant.start()), _place(meant[0])
        named = any(hit.start <= meant.start() < hit.end for hit in hits)
        if named or len(row) < _SEVERAL or (place is None and len(row) > _SEVERAL):
            continue
        if place is None or place < len(row):
            found.append(OwnerHit(meant.start(), meant.end(), row[-1 if place is None else place].agency))
    return found


def _place(word: str) -> int | None:
    """Which of several a word means, from 0 on; None for the last of two."""
    return next((n for n, kind in enumerate(_IN_ORDER) if word.endswith(words_of(kind))), None)


def _row_before(text: str, hits: Sequence[OwnerHit], at: int) -> list[OwnerHit]:
    """The last bodies named in a row before `text[at]`; none where another was named since."""
    before = [hit for hit in hits if hit.end <= at and not hit.overseer]
    row = before[-1:]
    for hit in reversed(before[:-1]):
        if not _JOIN.fullmatch(text[hit.end : row[0].start].strip()):
            break
        row.insert(0, hit)
    return row if row and at - row[-1].end <= _REACH else []
