"""Weighted points (out of what each instrument is worth) turned to 0-100, in tables and in running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import MAX_SCORE, Candidate
from prongsai.normalize.scores.foreign_results import rejected_by
from prongsai.normalize.scores.rules import Rule, reject
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import find_numbers
from prongsai.normalize.text.phrases import Phrase
from prongsai.normalize.vocabulary.assessments import TOTAL, in_force
from prongsai.normalize.vocabulary.score_names import members

Found = tuple[int, int, Candidate]  # row, column, print

_LEAST_ROWS = 2  # bodies whose points add up
_MOST_ROWS = 0.75  # of the bodies with all instruments and a total
_LEAST_TOTAL = 50  # nobody's instruments are all below their worth and add up to so much, unless they are points
_OUT_OF = Phrase("opening", "full?", "score?", "#number", "points", "closing")
_FEW_POINTS, _FEW = 20, 3  # no three indicators of a body are all below 20; points are
_CLOSE = Decimal("0.02")  # points agree with the mean of their members within their rounding


@dataclass(frozen=True, slots=True)
class Points:
    """Weighted points, and whether the plain score stands beside them."""

    print: Candidate
    beside_score: bool


def weighted_beside_score(p: Points) -> bool:
    """Weighted points of an instrument whose plain score stands beside them."""
    return p.print.scope == "instrument" and p.beside_score


def weighted_indicator(p: Points) -> bool:
    """Weighted points of an indicator, whose weight no rule of the assessment gives."""
    return p.print.scope not in ("instrument", "overall")


WEIGHTED_RULES: tuple[Rule[Points], ...] = (
    reject(
        Rejection.WEIGHTED_BESIDE_SCORE,
        weighted_beside_score,
        "weighted points beside scores: layout `weights`, tests/normalize/test_forms.py",
    ),
    reject(
        Rejection.WEIGHTED_INDICATOR,
        weighted_indicator,
        "weighted points of indicators: tests/normalize/test_rejections.py",
    ),
)


def settle_weighted(found: list[Found], totals: Sequence[Decimal | None]) -> None:
    """Turn weighted points (out of what each instrument is worth) to 0-100 where no plain print stands beside them.

    Points are known by their header, or because they add up to a printed total; `totals` are the totals
    printed elsewhere in the document.
    """
    _turn_rows(found)
    _turn_by_members(found)
    _settle_columns(found, totals)
    _turn_by_size(found)
    for line in (0, 1):
        _reject_few_points(found, itemgetter(line))
    for n, (r, c, x) in enumerate(found):
        if x.converted and x.scope != "instrument":
            found[n] = (r, c, rejected_by(WEIGHTED_RULES, replace(x, converted=False), Points(x, False)))


def _settle_columns(found: list[Found], totals: Sequence[Decimal | None]) -> None:
    """Turn the points of a column by its header, or because they add up to a printed total."""
    columns: dict[tuple[int, int | None], dict[str, int]] = {}
    for n, (_, c, x) in enumerate(found):
        if x.scope == "instrument" and x.code in in_force().points and x.score is not None:
            columns.setdefault((c, x.year), {})[x.code] = n
    for (c, year), at in columns.items():
        values = {code: found[n][2].score for code, n in at.items()}
        announced = any(found[n][2].converted for n in at.values())
        fits = all(v is not None and v <= in_force().points[code] for code, v in values.items())
        printed = [x.score for _, _, x in found if x.scope == "overall" and x.year == year]
        if not fits or not (announced or _adds_up(values, [*printed, *totals])):
            continue
        plain = {
            x.code
            for _, other, x in found
            if x.scope == "instrument" and other != c and not x.converted and x.year == year and x.score is not None
        }
        for code, n in at.items():
            found[n] = _turned(found[n], code, code in plain)


def _turn_by_size(found: list[Found]) -> None:
    """Turn the instruments of bodies that are all within their worth and add up to more than such low scores could.

    "IIT 27.54 EIT 27.96 OIT 38.16". Not where a total is printed with them, nor where another body's are no points.
    """
    points = in_force().points
    groups: dict[tuple[str | None, int | None], dict[str, list[int]]] = {}
    for n, (_, _, x) in enumerate(found):
        if (x.code in points or x.scope == "overall") and x.score is not None and x.rejected is None:
            of_body = groups.setdefault((x.agency.agency_id if x.agency else None, x.year), {})
            of_body.setdefault(x.code, []).append(n)
    full = [at for at in groups.values() if set(at) == set(points)]
    if all(_are_points_by_size(found, at) for at in full):
        for at in full:
            for code, places in at.items():
                for n in places:
                    found[n] = found[n] if found[n][2].converted else _turned(found[n], code, False)


def _are_points_by_size(found: Sequence[Found], at: Mapping[str, Sequence[int]]) -> bool:
    told = {code: {found[n][2].score for n in places if not found[n][2].converted} for code, places in at.items()}
    values = {code: next(iter(scores)) for code, scores in told.items() if len(scores) == 1}
    total = sum((value for value in values.values() if value is not None), Decimal(0))
    within = all(value is not None and value <= in_force().points[code] for code, value in values.items())
    some = any(value != in_force().points[code] for code, value in values.items())  # all of them is what each is worth
    return len(values) == len(at) and within and some and total >= _LEAST_TOTAL


def _reject_few_points(found: list[Found], lines: Callable[[Found], int | None]) -> None:
    """Reject the figures of a line of three indicators and more that are all so low as only points out of few are."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, item in enumerate(found):
        x = item[2]
        if x.scope == "indicator" and x.score is not None and x.rejected is None and not x.converted:
            groups[(lines(item), x.agency.agency_id if x.agency else None, x.year)].append(n)
    for numbers in groups.values():
        codes = {found[n][2].code for n in numbers}
        if len(codes) >= _FEW and all(0 < (found[n][2].score or 0) <= _FEW_POINTS for n in numbers):
            for n in numbers:
                r, c, x = found[n]
                found[n] = (r, c, rejected_by(WEIGHTED_RULES, x, Points(x, False)))


def settle_told_points(found: list[Found]) -> None:
    """Turn the points of cells that print with them what an instrument is worth: "27.30 / 30"."""
    for n, (r, c, x) in enumerate(found):
        worth = in_force().points.get(x.code)
        if worth is not None and _is_out_of(x, worth):
            found[n] = _turned((r, c, x), x.code, False)
            continue
        if worth is None or x.score is not None or x.level is not None or x.unreadable:
            continue
        told = [k.value for k in find_numbers(x.raw_value) if k.out_of == worth and k.value is not None]
        if len(told) == 1 and told[0] <= worth:
            plain = any(
                (o.code, o.year, o.agency) == (x.code, x.year, x.agency) and o.score is not None and not o.converted
                for _, _, o in found
            )
            found[n] = _turned((r, c, replace(x, score=told[0])), x.code, plain)


def _is_out_of(x: Candidate, worth: Decimal) -> bool:
    """Whether the name of a print says what it is out of, and it is no more: "IIT (30 คะแนน)"."""
    within = x.score is not None and x.score <= worth and not x.converted and x.rejected is None
    told = _OUT_OF.spans(key := to_key(x.raw_label or "")) if within else []
    return any(f"{worth}" in key[start:end] for start, end in told)


def settle_points_of_text(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Turn the points that the sentences of one paragraph tell of one body: they add up to its total told with them."""
    groups: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    for n, x in enumerate(candidates):
        if x.source == "sentence" and x.rejected is None:
            groups[(x.block, x.agency.agency_id if x.agency else None)].append(n)
    settled = list(candidates)
    for numbers in groups.values():
        found = [(0, 0, candidates[n]) for n in numbers]
        settle_weighted(found, [])
        for n, (_, _, x) in zip(numbers, found, strict=True):
            settled[n] = x
    told = [n for n, x in enumerate(settled) if x.source != "table"]
    found = [(0, 0, settled[n]) for n in told]
    _turn_by_size(found)
    _reject_few_points(found, itemgetter(0))
    for n, (_, _, x) in zip(told, found, strict=True):
        settled[n] = x
    return settled


def _turn_rows(found: list[Found]) -> None:
    """Turn the points of tables with a body in each row: the instruments add up to the row's total.

    Where an instrument is missing, the others are points if as scores they could not reach the total. Not in every row,
    since a scan has misread figures; a row whose points do not add up is left to reconciliation.
    """
    points = in_force().points
    rows: dict[tuple[int, int | None], dict[str, int]] = {}
    for n, (r, _, x) in enumerate(found):
        if x.agency is not None and x.score is not None and (x.code in points or x.scope == "overall"):
            rows.setdefault((r, x.year), {})[x.code] = n
    told = [at for at in rows.values() if TOTAL in at and len(at) > 1]
    adding = sum(_are_points(found, at) for at in told)
    if adding < _LEAST_ROWS or adding < _MOST_ROWS * len(told):
        return
    for at in rows.values():
        for code in points:
            if code in at and not found[at[code]][2].converted:
                found[at[code]] = _turned(found[at[code]], code, False)


def _turn_by_members(found: list[Found]) -> None:
    """Turn the points of an instrument that are its weight times the mean of its indicators, printed with them."""
    values: dict[tuple[str | None, int | None], dict[str, set[Decimal]]] = {}
    for _, _, x in found:
        if x.scope == "indicator" and x.score is not None:
            of_body = values.setdefault((x.agency.agency_id if x.agency else None, x.year), {})
            of_body.setdefault(x.code, set()).add(x.score)
    for n, (_, _, x) in enumerate(found):
        worth = in_force().points.get(x.code)
        if worth is None or x.score is None or x.converted or x.score > worth:
            continue
        printed = values.get((x.agency.agency_id if x.agency else None, x.year), {})
        known = [next(iter(printed[m])) for m in members(x.code) if len(printed.get(m, ())) == 1]
        if len(known) < len(members(x.code)):
            continue
        mean = sum(known, Decimal(0)) / len(known)
        if abs(mean * worth / 100 - x.score) <= _CLOSE < abs(mean - x.score):
            found[n] = _turned(found[n], x.code, False)


def _are_points(found: Sequence[Found], at: Mapping[str, int]) -> bool:
    """Whether the instruments of a row add up to its total, or as scores could not reach it."""
    points = in_force().points
    values = {code: found[n][2].score for code, n in at.items() if code in points}
    known = {code: value for code, value in values.items() if value is not None}
    total = found[at[TOTAL]][2].score
    if total is None or len(known) < len(values) or any(value > points[code] for code, value in known.items()):
        return False
    if len(known) == len(points):
        return _adds_up(values, [total])
    as_scores = sum((known.get(code, MAX_SCORE) * worth / 100 for code, worth in points.items()), Decimal(0))
    return as_scores + _CLOSE < total <= sum((known.get(c, Decimal(w)) for c, w in points.items()), _CLOSE)


def _turned(item: Found, code: str, has_plain: bool) -> Found:
    r, c, x = item
    assert x.score is not None
    turned = (x.score * 100 / in_force().points[code]).quantize(Decimal("0.01"), ROUND_HALF_UP)
    repairs = (*x.repairs, "weighted_points_to_100")
    x = replace(x, score=turned, converted=True, repairs=repairs)
    return (r, c, rejected_by(WEIGHTED_RULES, x, Points(x, has_plain)))


def _adds_up(values: Mapping[str, Decimal | None], totals: Sequence[Decimal | None]) -> bool:
    if len(values) != len(in_force().points):
        return False
    total = sum((v for v in values.values() if v is not None), Decimal(0))
    return any(t is not None and abs(total - t) <= Decimal("0.03") for t in totals)
