"""What the prints of a table say of each other once all are known.

Why some are no scores, by rules in their order; and which of its figures without a name the assessment's arithmetic
names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.foreign_results import names_the_assessment, rejected_by, without_full_marks
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo, to_cents
from prongsai.normalize.scores.from_tables.columns import column_of
from prongsai.normalize.scores.from_tables.target_columns import is_plan
from prongsai.normalize.scores.rules import Rule, reject
from prongsai.normalize.scores.weighted_points import Found
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.assessments import ROUNDING, TOTAL, in_force
from prongsai.normalize.vocabulary.score_names import LabelMatch

_MANY_STRANGERS = 2
_MOST = 0.75  # of the lines in which one figure closes; a scan has misread others
_MANY_ALIKE = 4  # indicators that never have the same round result by chance


@dataclass(frozen=True, slots=True)
class InTable:
    """A print among those of its table."""

    print: Candidate
    column: tuple[Decimal, ...]  # the scores of indicators in its column
    strangers: int  # rows with figures that name nothing of the assessment
    codes: int  # different indicators and instruments, and the total that names the assessment
    named: bool  # the assessment is named over it, or over the total in its row
    planned: bool = False  # the table's heads are those of a plan, none is of results, and all its totals are whole


def same_round_figure(p: InTable) -> bool:
    """Many indicators have one and the same round figure: the targets of a plan whose heading was lost."""
    alike = len(p.column) >= _MANY_ALIKE and len(set(p.column)) == 1
    return alike and p.print.scope == "indicator" and p.print.score is not None and _is_round(p.column[0])


def _is_round(score: Decimal) -> bool:
    return score < 100 and score % 5 == 0


def total_of_plan(p: InTable) -> bool:
    """A whole figure in the year columns of a plan, which has no column of results: "กลยุทธ์ | ตัวชี้วัด | ปี 2568"."""
    return p.planned and p.print.scope == "overall" and p.print.score is not None


def total_of_other_things(p: InTable) -> bool:
    """The total under rows that name nothing of the assessment, or a lone heading that reads like an indicator."""
    alone = p.codes == 1 and p.strangers > _MANY_STRANGERS
    if p.strangers < _MANY_STRANGERS or (p.codes and not alone):
        return False
    return alone or (p.print.scope == "overall" and not p.named)


GROUP_RULES: tuple[Rule[InTable], ...] = (
    reject(Rejection.SAME_ROUND_FIGURE, same_round_figure, "aims without a heading: tests/normalize/test_interpret.py"),
    reject(Rejection.TARGET, total_of_plan, "measures of a plan by year: tests/normalize/test_plans_of_years.py"),
    reject(
        Rejection.TOTAL_OF_OTHER_THINGS,
        total_of_other_things,
        "tables of purchases: layout `no-purchase`, tests/normalize/test_forms.py",
    ),
)


def settle_group(found: list[Found], strangers: Set[int], axes: Axes, heading: str) -> None:
    """Reject prints for what the others of the table say.

    Args:
        found: the prints; those that are rejected are replaced.
        strangers: rows with figures that name nothing of the assessment.
        axes: the table.
        heading: the line right above it.
    """
    totals = [x.score for _, _, x in found if x.scope == "overall" and x.score is not None]
    whole = bool(totals) and all(score % 1 == 0 and score < 100 for score in totals)  # noqa: PLR2004
    planned = whole and is_plan([info.flat for row in axes.grid[: axes.n_header] for info in row], to_key(heading))
    columns: dict[int, tuple[Decimal, ...]] = {}
    for _, c, x in found:
        if x.scope == "indicator" and x.score is not None:
            columns[c] = (*columns.get(c, ()), x.score)
    strange = len(strangers - {r for r, _, _ in found})
    codes = len({x.code for _, _, x in found if x.scope in ("indicator", "instrument")})
    named = {r for r, _, x in found if x.score is not None and names_the_assessment(x.raw_label or "")}
    codes += bool(codes and named)
    for n, (r, c, x) in enumerate(found):
        group = InTable(
            x, columns.get(c, ()), strange, codes, r in named or names_the_assessment(x.raw_label or ""), planned
        )
        found[n] = (r, c, rejected_by(GROUP_RULES, x, group))
    kept = without_full_marks([x for _, _, x in found])
    found[:] = [(r, c, x) for (r, c, _), x in zip(found, kept, strict=True)]


def named_by_arithmetic(axes: Axes, found: Sequence[Found]) -> list[Found]:
    """Figures without a name that are the one result which the scores beside them, of one body and year, make up.

    Each row and each column that holds all members of a result is a line; of the results that it does not print, the
    total and the instruments, only one may close with only one figure. A line of figures is named where it closes in
    most of the lines that cross it.
    """
    named: dict[tuple[int, int], Found] = {}
    for across in (True, False):
        lines: dict[int, list[Found]] = {}
        for item in found:
            if item[2].score is not None and item[2].rejected is None and not item[2].converted:
                lines.setdefault(item[0] if across else item[1], []).append(item)
        told = {at: closing for at, items in lines.items() if (closing := _closing(axes, found, items, at, across))}
        for place in {place for place, _ in told.values()}:
            crossing = [
                at for at in lines if _unnamed(axes, found, at, place, across) is not None and _is_full(lines[at])
            ]
            closed = [at for at in crossing if at in told and told[at][0] == place]
            if len(closed) < _MOST * len(crossing) or len({told[at][1] for at in closed}) > 1:
                continue
            for at in closed:
                r, c = (at, place) if across else (place, at)
                named.setdefault((r, c), (r, c, _as_result(lines[at][0][2], axes.grid[r][c], told[at][1])))
    return list(named.values())


def _as_result(like: Candidate, info: CellInfo, code: str) -> Candidate:
    """A print of a result's figure that stands in the line of another print."""
    label = LabelMatch("overall" if code == TOTAL else "instrument", code, "position")
    return replace(
        like, scope=label.scope, code=code, score=to_cents(info.score), match=label, raw_label=None,
        raw_value=info.cell.raw, repairs=tuple(dict.fromkeys((*info.cell.repairs, *info.score.repairs))),
        place=info.cell.place, label="",
    )  # fmt: skip


def _is_full(items: Sequence[Found]) -> bool:
    """Whether a line prints all indicators, or all instruments."""
    codes = {x.code for _, _, x in items}
    return codes >= set(in_force().indicators) or codes >= set(in_force().points)


def _closing(
    axes: Axes, found: Sequence[Found], items: Sequence[Found], at: int, across: bool
) -> tuple[int, str] | None:
    """Where the one unnamed figure of a line stands that closes a result, and which; None where several would do."""
    values = {x.code: x.score for _, _, x in items if x.score is not None}
    if not _is_full(items) or len({(x.agency, x.year) for _, _, x in items}) > 1 or len(values) < len(items):
        return None
    results = _results(values)
    size = len(axes.grid[0]) if across else len(axes.grid)
    fits = [
        (place, code)
        for place in range(size)
        if (info := _unnamed(axes, found, at, place, across)) is not None and info.score.value is not None
        for code, result in results.items()
        if abs(result - info.score.value) <= ROUNDING
    ]
    return fits[0] if len(fits) == 1 else None


def _results(values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """What the results that are not printed come to: instruments from their indicators, the total from those."""
    means = in_force().means_of(values)
    results = {code: mean for code, mean in means.items() if code not in values}
    total = in_force().total_of({**means, **values})
    return results if total is None or TOTAL in values else {**results, TOTAL: total}


def _unnamed(axes: Axes, found: Sequence[Found], at: int, place: int, across: bool) -> CellInfo | None:
    """The score in a slot that took no name and whose row and column say that it is nothing else."""
    r, c = (at, place) if across else (place, at)
    info = axes.grid[r][c]
    taken = any((r, c) == (y, x) for y, x, _ in found)
    if r < axes.n_header or taken or not axes.own(r, c) or not info.is_figure or not info.score.decimals:
        return None
    return info if column_of(axes, r, c).kind is None and axes.row_kind(r, c) is None else None
