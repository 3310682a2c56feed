"""Names in the order of a Thai dictionary: by consonants, whatever vowel is written before them."""

from __future__ import annotations

from collections.abc import Iterable

from pythainlp.util import collate


def thai_ranks(names: Iterable[str]) -> dict[str, int]:
    """The place of each name in Thai order, from 0; names that differ in nothing that counts are in code order."""
    return {name: rank for rank, name in enumerate(collate(sorted(set(names))))}
