"""What in the document set the coordinates of a print: owner, year, assessment and code.

The words are those of `mentions.owner_from`, `year_from`, `assessment_from` and `code_from`. A coordinate that the
document does not set is `default`; a value that rests on one is never called verified.
"""

from __future__ import annotations

from typing import NamedTuple

from prongsai.normalize.scores.candidates import Candidate

_YEAR_FROM = {"cell": "cell", "sentence": "sentence", "heading": "heading", "report": "document"}


class SetBy(NamedTuple):
    """The four coordinates that words set; the fifth, the quantity, says what the figure is."""

    owner: str | None
    year: str | None
    assessment: str | None
    code: str | None

    @property
    def whole(self) -> bool:
        """Whether the document set each of them."""
        return all(source not in (None, "default") for source in self)


def set_by(c: Candidate, owned: bool) -> SetBy:
    """The sources of a print's coordinates, as far as they are known.

    The name of an indicator or instrument says of itself that the figure is the assessment's. The total has the
    assessment's own name: where that stands, the code is set; a figure without either is the total by default.

    Args:
        c: the print.
        owned: whether it has an owner, its own or the agency that the document is about.
    """
    beside = "row" if c.source == "table" else "clause"
    named = c.scope != "overall" or c.raw_label is not None
    assessment = c.assessment_from or (beside if named else "document")
    if c.match is not None and c.match.method == "position":
        code = "position"
    elif named:
        code = beside
    else:
        code = assessment if assessment != "document" else "default"
    owner = (c.owner_from or "document") if owned else "default"
    year = None if c.year is None else c.year_from or _YEAR_FROM[c.year_source]
    return SetBy(owner, year, assessment, code)
