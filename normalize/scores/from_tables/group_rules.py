"""Why prints of a table are no scores of the report once all of them are known: the rules in their order."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.foreign_results import names_the_assessment, rejected_by, without_full_marks
from prongsai.normalize.scores.from_tables.totals import Found
from prongsai.normalize.scores.rules import Rule, reject

_MANY_STRANGERS = 2
_MANY_ALIKE = 4  # indicators that never have the same round result by chance


@dataclass(frozen=True, slots=True)
class InTable:
    """A print among those of its table."""

    print: Candidate
    column: tuple[Decimal, ...]  # the scores of indicators in its column
    strangers: int  # rows with figures that name nothing of the assessment
    codes: int  # different indicators and instruments


def same_round_figure(p: InTable) -> bool:
    """Many indicators have one and the same round figure: the targets of a plan whose heading was lost."""
    alike = len(p.column) >= _MANY_ALIKE and len(set(p.column)) == 1
    return alike and p.print.scope == "indicator" and p.print.score is not None and _is_round(p.column[0])


def _is_round(score: Decimal) -> bool:
    return score < 100 and score % 5 == 0


def total_of_other_things(p: InTable) -> bool:
    """The total under rows that name nothing of the assessment, or a lone heading that reads like an indicator."""
    alone = p.codes == 1 and p.strangers > _MANY_STRANGERS
    if p.strangers < _MANY_STRANGERS or (p.codes and not alone):
        return False
    return alone or (p.print.scope == "overall" and not names_the_assessment(p.print.raw_label or ""))


GROUP_RULES: tuple[Rule[InTable], ...] = (
    reject(Rejection.SAME_ROUND_FIGURE, same_round_figure, "aims without a heading: tests/normalize/test_interpret.py"),
    reject(
        Rejection.TOTAL_OF_OTHER_THINGS,
        total_of_other_things,
        "tables of purchases: layout `no-purchase`, tests/normalize/test_forms.py",
    ),
)


def settle_group(found: list[Found], strangers: Set[int]) -> None:
    """Reject prints for what the others of the table say; `strangers` are rows that name nothing of the assessment."""
    columns: dict[int, tuple[Decimal, ...]] = {}
    for _, c, x in found:
        if x.scope == "indicator" and x.score is not None:
            columns[c] = (*columns.get(c, ()), x.score)
    strange = len(strangers - {r for r, _, _ in found})
    codes = len({x.code for _, _, x in found if x.scope in ("indicator", "instrument")})
    for n, (r, c, x) in enumerate(found):
        found[n] = (r, c, rejected_by(GROUP_RULES, x, InTable(x, columns.get(c, ()), strange, codes)))
    kept = without_full_marks([x for _, _, x in found])
    found[:] = [(r, c, x) for (r, c, _), x in zip(found, kept, strict=True)]
