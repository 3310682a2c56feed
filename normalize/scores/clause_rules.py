"""Why a print of running text is no score of the report by what its clause says of it: the rules in their order.

What the figure measures is asked behind them: `scores.quantity_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.narrative.events import cues_of_kind
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import Coordinates
from prongsai.normalize.scores.narrative.state import ITA
from prongsai.normalize.scores.rules import Rule, reject

_MEANS = ("overall", "instrument")
_LEAST_TOTAL = 10  # smaller figures are differences, shares and points of other scales


@dataclass(frozen=True, slots=True)
class Told:
    """A print, what its clause says of it, and what stands over the clause."""

    print: Candidate
    clause: Coordinates | None
    about_it: bool  # title or paragraphs above are about the assessment, or the document is a form of a local body
    of_form: bool  # it is such a form
    titled: bool  # the title names the assessment

    @property
    def said(self) -> Coordinates | None:
        """What the clause says of a score that has no body of its own yet."""
        return self.clause if self.print.score is not None and self.print.agency is None else None


def too_small_for_a_total(t: Told) -> bool:
    """No total and no instrument's score is below 10: a difference, a share, points of another scale."""
    return t.print.scope in _MEANS and t.print.score is not None and t.print.score < _LEAST_TOTAL


def of_no_assessment(t: Told) -> bool:
    """A total of which neither its clause nor what stands over it says that it is the assessment's."""
    if t.said is None or t.print.scope != "overall" or t.said.assessment is not None:
        return False
    return not t.about_it or (t.print.raw_label is None and not t.of_form)


def of_another_assessment(t: Told) -> bool:
    """Its clause is about another assessment, a survey, a rehearsal, and no name under the title says otherwise."""
    if t.said is None or t.said.assessment in (None, ITA):
        return False
    named = t.titled and not t.said.beyond_name and t.said.assessment not in cues_of_kind("unreal")
    return t.print.scope == "overall" or not named


def percentage_beside_points(t: Told) -> bool:
    """A percentage of a body whose total was told in points, and is another: "ตรงเวลาร้อยละ 83.90"."""
    return t.said is not None and t.said.quantity == Quantity.OTHER_UNIT


CLAUSE_RULES: tuple[Rule[Told], ...] = (
    reject(
        Rejection.NOT_THE_ASSESSMENT,
        too_small_for_a_total,
        "points of another scale: tests/normalize/test_clause_rules.py",
    ),
    reject(
        Rejection.NOT_THE_ASSESSMENT, of_no_assessment, "contests in the news: tests/normalize/test_clause_rules.py"
    ),
    reject(
        Rejection.OTHER_ASSESSMENT, of_another_assessment, "indices and awards: tests/normalize/test_clauses_close.py"
    ),
    reject(
        Rejection.NOT_THE_ASSESSMENT, percentage_beside_points, "trains on time: tests/normalize/test_clause_rules.py"
    ),
)
