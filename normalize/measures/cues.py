"""Words that tell of a table of measures what it is, and of a measure what became of it: `tables/measure_cues.csv`."""

from __future__ import annotations

from functools import cache

from prongsai.normalize.model.reference_tables import table


def names(kind: str, key: str) -> bool:
    """Whether a key is, begins with or holds a word of a kind, as the word's row asks for.

    Args:
        kind: a kind of `measure_cues.csv`.
        key: a text by `text.keys.to_key`.

    Raises:
        KeyError: the table has no such kind.
    """
    exact, prefixes, parts = _words()[kind]
    return key in exact or key.startswith(prefixes) or any(part in key for part in parts)


@cache
def _words() -> dict[str, tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]]:
    rows = table("measure_cues")

    def of(kind: str, how: str) -> list[str]:
        return [row["word"] for row in rows if (row["kind"], row["how"]) == (kind, how)]

    return {
        kind: (frozenset(of(kind, "exact")), tuple(of(kind, "prefix")), tuple(of(kind, "contains")))
        for kind in dict.fromkeys(row["kind"] for row in rows)
    }
