"""How often a published score is right, by its status and by what set its owner, year and code.

The figures are counted, not set: `tables/score_confidence.csv` is written by `python -m benchmarks.confidence --write`
from documents with truth, and docs/confidence.md says what they mean.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.reconcile.set_by import SetBy

ANY = ""  # in a row of the table: whatever set it
_NEAR = frozenset({"cell", "row", "column", "caption", "clause", "sentence", "list", "relative"})
_ABOVE = frozenset({"heading", "title"})


class Standing(NamedTuple):
    """What the confidence of a score is counted by."""

    status: str
    owner: str  # near, above, document, default; ANY
    year: str
    code: str  # name, position, default; ANY


def standing(status: str, sources: SetBy) -> Standing:
    """Where a score stands, by its status and the sources of its print.

    The owner's, year's and code's words are put into few classes: `near` the figure, `above` it in a heading or title,
    the `document` as a whole, or by `default`.
    """
    code = sources.code if sources.code in ("position", "default") else "name"
    return Standing(status, _distance(sources.owner), _distance(sources.year), code or "default")


def confidence_of(at: Standing) -> float:
    """The share of scores of this standing that were right, 0-1: of the nearest class with enough of them."""
    for wider in widened(at):
        if wider in _counted():
            return _counted()[wider]
    raise KeyError(f"no row of score_confidence.csv for status {at.status!r}")


def widened(at: Standing) -> tuple[Standing, ...]:
    """The class itself, then the wider ones that it is part of, down to its status alone."""
    return (
        at,
        at._replace(code=ANY),
        at._replace(code=ANY, year=ANY),
        Standing(at.status, ANY, ANY, ANY),
    )


def _distance(source: str | None) -> str:
    if source in _NEAR:
        return "near"
    if source in _ABOVE:
        return "above"
    return "default" if source in (None, "default") else "document"


@cache
def _counted() -> dict[Standing, float]:
    return {
        Standing(row["status"], row["owner"], row["year"], row["code"]): float(row["confidence"])
        for row in table("score_confidence")
    }
