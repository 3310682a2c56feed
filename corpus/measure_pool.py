"""Invented measures by indicator: what is weak, the measure, the project, its steps, how it is followed up."""

from __future__ import annotations

from typing import NamedTuple

from corpus import wording

TEXT = wording.read("measures")
GUIDES = TEXT.all("guides")
RESULTS = TEXT.named_lists("results")


class Idea(NamedTuple):
    """One measure in words."""

    issue: str
    measure: str
    activity: str
    steps: tuple[str, ...]
    follow_up: str


def _pool() -> dict[int, tuple[Idea, ...]]:
    found: dict[int, tuple[Idea, ...]] = {}
    for row in wording.records("measure_pool"):
        steps = tuple(row["steps"].split(" | "))
        idea = Idea(row["issue"], row["measure"], row["activity"], steps, row["follow_up"])
        found[int(row["indicator"])] = (*found.get(int(row["indicator"]), ()), idea)
    return found


POOL = _pool()
