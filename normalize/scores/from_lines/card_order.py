"""Whether the names of a run of cards stand above their figures or below them, where the run begins and ends with one.

A title over figures that stand above their names, "ผลการประเมิน ITA", "93.86", "IIT", looks like names above figures
with a heading behind them. What the assessment's arithmetic closes says which it is; else the names themselves do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from prongsai.normalize.vocabulary.assessments import ROUNDING, TOTAL, in_force


def stand_below(names: Sequence[str], figures: Sequence[Decimal | None]) -> bool:
    """Whether the first of the names is a title, and each of the others stands below its figure.

    Args:
        names: codes in the order of their lines, one more than the figures, which stand between them.
        figures: the figures, None where one cannot be read.
    """
    above, below = _values(names[:-1], figures), _values(names[1:], figures)
    closes_above, closes_below = values_close(above), values_close(below)
    if closes_above is not closes_below and (closes_below or closes_above):
        return bool(closes_below)
    title, *rest = names
    if title != TOTAL:
        return False
    return title in rest[:-1] or (_completes(rest) and rest.count(rest[-1]) == 1)


def _values(names: Sequence[str], figures: Sequence[Decimal | None]) -> dict[str, Decimal]:
    return {code: figure for code, figure in zip(names, figures, strict=True) if figure is not None}


def values_close(values: Mapping[str, Decimal]) -> bool | None:
    """Whether all equations close that the values fill; None where they fill none."""
    now = in_force()
    told = [abs(mean - values[code]) <= ROUNDING for code, mean in now.means_of(values).items() if code in values]
    total = now.total_of(values) if TOTAL in values else None
    if total is None and TOTAL in values:
        total = now.total_of(now.means_of(values))
    if total is not None:
        told.append(abs(total - values[TOTAL]) <= ROUNDING)
    return all(told) if told else None


def _completes(codes: Sequence[str]) -> bool:
    """Whether the last of some codes is the one that its like lacked: the tenth indicator, the third instrument."""
    now = in_force()
    groups = [set(now.points), *({*now.members(code)} for code in now.points)]
    return any(codes[-1] in group and group <= set(codes) for group in groups)
