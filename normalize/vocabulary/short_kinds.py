"""Abbreviations of the words that open a body's name, "รพ." and "สภ.", and the names in full."""

from __future__ import annotations

from functools import cache

from prongsai.normalize.model.reference_tables import table

_DOT = "."


def full_name(name: str) -> str:
    """A name with the word that opens it in full: "สภ.ตัวอย่าง" is "สถานีตำรวจภูธรตัวอย่าง".

    A space may stand behind the dot, or for it: "สภ ตัวอย่าง".
    """
    if not name.startswith(_openings()):
        return name
    for short, full in shorts_of_kinds():
        if name.startswith(short):
            return full + name.removeprefix(short).lstrip()
        bare = short.removesuffix(_DOT) + " "
        if short.endswith(_DOT) and name.startswith(bare):
            return full + name.removeprefix(bare).lstrip()
    return name


@cache
def _openings() -> tuple[str, ...]:
    """All abbreviations, and those that end in a dot with a space for it: most names begin with none."""
    shorts = [short for short, _ in shorts_of_kinds()]
    return (*shorts, *(short.removesuffix(_DOT) + " " for short in shorts if short.endswith(_DOT)))


@cache
def shorts_of_kinds() -> tuple[tuple[str, str], ...]:
    """Abbreviations of the words that open names, the longest first; source: tables/owner_shorts.csv."""
    rows = [(row["short"], row["full"]) for row in table("owner_shorts")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
