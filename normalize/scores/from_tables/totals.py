"""Rows of totals and means in a score table: whose mean a plain "รวม" is, and of which rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.scores.weighted_points import Found
from prongsai.normalize.text.phrases import holds, phrase
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of, members

_WEAK_TOTAL = phrase("weak_total+")
_LEAST_ABOVE = 2  # rows of bodies that have a mean
_LEAST_CLOSING = 3  # columns and rows together; one figure may be the mean of two by chance
_ROUNDED = Decimal("0.01")
_CLOSE = Decimal("0.02")  # a subtotal agrees with its members within their rounding


def is_weak_total(label: str) -> bool:
    """Whether the key of a label says "total" or "mean" and nothing of what."""
    return _WEAK_TOTAL.fullmatch(label) is not None


def settle_subtotals(found: list[Found], sections: Mapping[int, LabelMatch | None]) -> None:
    """Give a plain "รวม" or "คะแนนเฉลี่ย" behind one instrument's indicators, below them or to their right, to it."""
    rows: dict[int, list[int]] = {}
    columns: dict[int, list[int]] = {}
    for n, (r, c, _) in enumerate(found):
        rows.setdefault(r, []).append(n)
        columns.setdefault(c, []).append(n)
    for numbers in rows.values():
        if len({found[n][2].code for n in numbers if found[n][2].scope == "indicator"}) > 1:
            _settle_line(found, sorted(numbers, key=lambda n: found[n][1]), {})
    for numbers in columns.values():
        _settle_line(found, numbers, sections)


def _settle_line(found: list[Found], numbers: Sequence[int], sections: Mapping[int, LabelMatch | None]) -> None:
    since: dict[str, Decimal] = {}
    everything: dict[str, Decimal] = {}
    for n in numbers:
        r, c, candidate = found[n]
        if candidate.scope == "indicator" and candidate.score is not None:
            since[candidate.code] = candidate.score
            everything[candidate.code] = candidate.score
            continue
        if candidate.scope == "instrument":
            since = {}  # a mean that names its instrument closes that instrument's rows
            continue
        weak = is_weak_total(candidate.label)
        if candidate.scope != "overall" or candidate.score is None or not weak:
            continue
        inside = {instrument_of(code) for code in since}
        label = sections.get(r)
        instrument = next(iter(inside)) if len(inside) == 1 else None
        if instrument is None and not inside and label is not None and not everything:
            instrument = label.code
        by_name = holds(candidate.label, "total_by_name")  # the total unless arithmetic says otherwise
        if instrument is not None and _is_subtotal(candidate.score, instrument, since, everything, by_name):
            match = LabelMatch("instrument", instrument, "position")
            found[n] = (r, c, replace(candidate, scope="instrument", code=instrument, match=match))
        since = {}


def _is_subtotal(
    score: Decimal,
    instrument: str,
    since: Mapping[str, Decimal],
    everything: Mapping[str, Decimal],
    total_by_name: bool,
) -> bool:
    means = in_force().means_of(everything)
    total = in_force().total_of(means)
    if total is not None and abs(total - score) <= _CLOSE:
        return False
    if instrument in means and abs(means[instrument] - score) <= _CLOSE:
        return True
    if total_by_name or total is not None:
        return False
    return len(since) == len(members(instrument)) or not everything


def are_means(grid: Sequence[Sequence[CellInfo]], r: int, above: Sequence[int]) -> bool:
    """Whether the figures of a row are the means of those in the rows above it, so that chance is no reason."""
    columns = [c for c, i in enumerate(grid[r]) if i.is_figure and i.score.decimals]
    for c in columns:
        known = [i.score.value for i in (grid[x][c] for x in (*above, r)) if i.is_figure]
        *values, own = [value for value in known if value is not None] or [Decimal(0)]
        if len(values) < _LEAST_ABOVE or abs(sum(values, Decimal(0)) / len(values) - own) > _ROUNDED:
            return False
    return len(columns) + len(above) > _LEAST_CLOSING
