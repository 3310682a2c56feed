"""Names of bodies on no list that were read from a picture: put right where one reading is left, or not to be trusted.

A text engine loses the ring of am below a tone ("น้า" for "น้ำ") and takes a letter for another. It is less sure of the
letter then, and sure letters are left alone. A name is a word for a kind of bodies and the name of a place, more often
than not: an unsure place that is near one place of the official list, and near no other, is that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from prongsai.normalize.agencies.area_list import AreaList
from prongsai.normalize.agencies.owner_names import kind_opening
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import LEADING_VOWELS
from prongsai.normalize.text.keys import Key, place_key, skeleton, spaceless
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

SURE = 0.96  # of the least sure letter; of names with less more than half are misread: scans of lists of 168 bodies
_CLOSES = "ว"  # "ทุ่งน้าว": am takes no letter behind it
_SHORTEST, _LONG = 3, 5  # letters of a place; of one that may differ in a letter


class ReadName(NamedTuple):
    """A name as it was understood; `trusted` where it may be whose a result is."""

    name: str
    trusted: bool


def read_name(printed: str, sure: float | None, others: Iterable[str]) -> ReadName:
    """What a name in a picture says.

    Args:
        printed: the name as it was read.
        sure: 0-1, the engine's confidence of its least sure letter; None where it gave none.
        others: names of the same document: what stands before a known place in one may stand before another.
    """
    name = _with_am(printed)
    if name != printed or sure is None or sure >= SURE:
        return ReadName(name, True)
    mended = next(_known_places(spaceless(name), [spaceless(other) for other in others if other != printed]), None)
    return ReadName(name, False) if mended is None else ReadName(mended if mended != spaceless(name) else name, True)


def _with_am(name: str) -> str:
    for row in table("toned_sara_am"):
        syllable = row["syllable"]
        at = name.find(syllable + "า")
        while at >= 0:
            end = at + len(syllable) + 1
            apart = name[at - 1 : at] not in ("ห", *LEADING_VOWELS) or at == 0
            if apart and not name.startswith(_CLOSES, end):
                name = name[: end - 1] + "ำ" + name[end:]
            at = name.find(syllable + "า", end)
    return name


def _known_places(name: str, others: Iterable[str]) -> Iterator[str]:
    """The name with a place of the official list behind a beginning that is sure, as it is printed or put right."""
    kind = kind_opening(name)
    heads = {head for other in others for head in _before_place(other) if name.startswith(head)} | {kind}
    for head in sorted(filter(None, heads), key=len, reverse=True):
        rest = place_key(name.removeprefix(head))
        place = rest if rest in _places() else _nearest(rest)
        if place is not None:
            yield head + place


@lru_cache(maxsize=16384)
def _before_place(name: str) -> tuple[str, ...]:
    """What stands before a place of the official list that ends a name, behind the word for its kind at least."""
    cuts = range(len(kind_opening(name)), len(name))
    return tuple(name[:cut] for cut in cuts if cut and len(name) - cut >= _SHORTEST and name[cut:] in _places())


def _nearest(rest: Key) -> str | None:
    """The one place that differs in marks alone, or in one letter of a long name."""
    bare = skeleton(rest)
    if len(bare) < _SHORTEST:
        return None
    alike = _by_skeleton().get(bare, ())
    if not alike and len(rest) >= _LONG:
        near = process.extract(rest, sorted(_places()), scorer=Levenshtein.distance, score_cutoff=1, limit=2)
        alike = tuple(place for place, _, _ in near)
    return alike[0] if len(alike) == 1 else None


@cache
def _places() -> frozenset[Key]:
    return frozenset(AreaList.load().keys.values())


@cache
def _by_skeleton() -> dict[Key, tuple[Key, ...]]:
    found: dict[Key, tuple[Key, ...]] = {}
    for place in sorted(_places()):
        found[skeleton(place)] = (*found.get(skeleton(place), ()), place)
    return found
