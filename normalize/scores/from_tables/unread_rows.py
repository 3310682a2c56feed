"""Rows of a score table that gave nothing: an unknown name beside a figure, or a figure that was lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate, CollectedCandidates
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import ITEM_CODE, CellInfo
from prongsai.normalize.scores.from_tables.columns import column_of
from prongsai.normalize.scores.weighted_points import Found
from prongsai.normalize.text.characters import MARKS
from prongsai.normalize.text.figures import digits_of_decimal, is_section
from prongsai.normalize.text.phrases import holds
from prongsai.normalize.vocabulary.assessments import ROUNDING, TOTAL, in_force
from prongsai.normalize.vocabulary.likest_names import nearest_names
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of

_SCORE, _POINT = range(5, 7), -3  # characters of a printed score; where its point stands
_LEAST_NAMES = 3  # so many names of scores are no mention of one by the way


def report_gaps(axes: Axes, found: Sequence[Found], collected: CollectedCandidates) -> None:
    """Rows of a score table that gave nothing: an unknown label or head at a figure, or a lost figure."""
    _report_unknown_heads(found, collected)
    columns = {c for _, c, x in found if x.scope in ("indicator", "instrument", "overall") and x.score}
    got = {(r, c) for r, c, _ in found}
    if not any(x.scope == "indicator" for _, _, x in found):
        return
    for r in range(axes.n_header, len(axes.grid)):
        for c in sorted(columns):
            info = axes.grid[r][c]
            if (r, c) in got or not axes.own(r, c):
                continue
            row, between = axes.row_label(r, c)
            if row is not None and row.label is not None and row.label.scope == "indicator" and not info.flat:
                continue
            if info.is_figure and info.score.decimals and row is None and between is not None:
                if is_section(between.flat) or between.kind or ITEM_CODE.match(between.cell.text):
                    continue
                collected.findings.append(
                    (
                        FindingCode.UNMATCHED_LABEL,
                        f"no known name for {between.cell.text.strip()[:60]!r}; nearest: "
                        + ", ".join(nearest_names(between.cell.text)),
                        f"{between.cell.raw} | {info.cell.raw}",
                        info.cell.place,
                    )
                )
            elif _lost(info) and row is not None and row.label is not None:
                collected.findings.append(
                    (
                        FindingCode.UNREAD_ROW,
                        f"the figure of {_said(row.label)} could not be read",
                        f"{row.cell.raw} | {info.cell.raw}",
                        info.cell.place,
                    )
                )


def _said(label: LabelMatch) -> str:
    return f"{label.scope} {label.code}" if label.scope != "overall" else "the total"


def report_unread_table(axes: Axes, collected: CollectedCandidates) -> None:
    """A table that lists names of scores under a heading of scores, and of whose figures none could be read."""
    for c in range(1, axes.table.n_cols):
        head = column_of(axes, min(axes.n_header, len(axes.grid) - 1), c)
        if head.kind is not None or not holds(head.text, "scores_head"):
            continue
        rows = [(r, axes.row_label(r, c)[0]) for r in range(axes.n_header, len(axes.grid)) if axes.own(r, c)]
        lost = [
            (row.label, axes.grid[r][c])
            for r, row in rows
            if row is not None and row.label is not None and not axes.grid[r][c].level
            and (_is_torn(axes.grid[r][c].flat) or not any(ch.isalnum() for ch in axes.grid[r][c].flat))
        ]  # fmt: skip
        if len({label.code for label, _ in lost}) < _LEAST_NAMES:
            continue
        names = ", ".join(dict.fromkeys(_said(label) for label, _ in lost))
        evidence = " | ".join(dict.fromkeys(info.cell.raw for _, info in lost))
        message = f"no figure could be read beside {names}"
        collected.findings.append((FindingCode.UNREAD_ROW, message, evidence, lost[0][1].cell.place))


def _report_unknown_heads(found: Sequence[Found], collected: CollectedCandidates) -> None:
    """Scores that no figure of the table has, for what stands over or beside theirs is not understood."""
    read = {x.code for _, _, x in found if x.rejected is None}
    lost = [x for _, _, x in found if x.rejected is Rejection.HEAD_NOT_UNDERSTOOD and x.code not in read]
    if not lost:
        return
    names = ", ".join(dict.fromkeys(_said(x.match) for x in lost if x.match is not None))
    evidence = " | ".join(x.raw_value for x in lost)
    message = f"what stands over or beside the figures of {names} is not understood"
    collected.findings.append((FindingCode.UNREAD_ROW, message, evidence, lost[0].place))


def _is_torn(cell: str) -> bool:
    """Whether a cell is as long as a score, with a sign for its point or without one, but is none: "96*31", "OO.OO"."""
    if cell.isdecimal() and len(cell) == min(_SCORE) - 1:
        return True
    point, others = cell[_POINT:][:1], cell[:_POINT] + cell[_POINT + 1 :]
    spelled = all(map(str.isalnum, others)) and not point.isalnum() and point not in MARKS
    return len(cell) in _SCORE and spelled and digits_of_decimal(cell) is None


def _lost(info: CellInfo) -> bool:
    """A short cell with digits that make no figure."""
    torn = info.score.kind == "integer" and any(ch in ".,#" for ch in info.score.rest)
    return (torn or not info.is_figure) and len(info.flat) < 14 and any(ch.isdigit() for ch in info.flat)


def name_by_place(axes: Axes, found: list[Found], prints: Sequence[Candidate], collected: CollectedCandidates) -> None:
    """Take a row whose name is unknown for the one indicator that is missing between its neighbours.

    In a table that is in the order of the scores, it must be the only row without a name, and only one missing.

    Only where its figure closes the mean of its instrument or the total, as the table or the document (`prints`) gives
    them; a finding says so.
    """
    for c in sorted({c for _, c, x in found if x.scope == "indicator"}):
        column = {r: x for r, at, x in found if at == c and x.rejected is None and x.score is not None}
        placed = {int(x.code): r for r, x in column.items() if x.scope == "indicator"}
        missing = [n for n in in_force().numbers if n not in placed]
        here = next(iter(column.values()), None)
        same = [x for x in prints if here is not None and x.year in (None, here.year) and x.agency == here.agency]
        known = {x.code: x.score for x in [*same, *column.values()] if x.score is not None and x.rejected is None}
        for number in missing:
            r = _only_row(axes, c, column, placed, number)
            if r is None or not _closes(known, number, axes.grid[r][c].score.value):
                continue
            between = axes.row_label(r, c)[1]
            assert between is not None  # `_only_row` gives rows with an unknown text
            info, like = axes.grid[r][c], next(iter(column.values()))
            label = LabelMatch("indicator", str(number), "position")
            found.append((r, c, replace(
                like, scope="indicator", code=label.code, score=info.score.value, match=label, converted=False,
                raw_label=between.cell.raw, raw_value=info.cell.raw, place=info.cell.place, label=between.flat,
                repairs=tuple(dict.fromkeys((*between.cell.repairs, *info.cell.repairs, *info.score.repairs))),
            )))  # fmt: skip
            message = f"{between.cell.text.strip()[:60]!r} is taken for indicator {number}: only it is missing there, "
            message += "and its figure closes the assessment's arithmetic"
            collected.findings.append(
                (FindingCode.UNMATCHED_LABEL, message, f"{between.cell.raw} | {info.cell.raw}", info.cell.place)
            )


def _only_row(
    axes: Axes, c: int, column: Mapping[int, Candidate], placed: Mapping[int, int], number: int
) -> int | None:
    """The one row without a known name between the rows of the indicators before and behind."""
    in_order = [placed[n] for n in sorted(placed)] == sorted(placed.values())
    if not in_order:
        rows = [r for r in range(axes.n_header, len(axes.grid)) if r not in column and axes.own(r, c)]
        unnamed = [r for r in rows if _is_unnamed(axes, r, c)]
        alone = len(unnamed) == 1 and len(placed) == len(in_force().numbers) - 1
        return unnamed[0] if alone and _is_ranked(axes, c, [*placed.values(), unnamed[0]]) else None
    before, behind = placed.get(number - 1), placed.get(number + 1)
    first, last = min(in_force().numbers), max(in_force().numbers)
    if (before is None and number != first) or (behind is None and number != last):
        return None
    start = axes.n_header if before is None else before + 1
    end = len(axes.grid) if behind is None else behind
    rows = [r for r in range(start, end) if r not in column and axes.own(r, c) and _is_unnamed(axes, r, c)]
    return rows[0] if len(rows) == 1 else None


def _is_ranked(axes: Axes, c: int, rows: Sequence[int]) -> bool:
    """Whether the figures of the rows go up or down from row to row."""
    values = [value for r in sorted(rows) if (value := axes.grid[r][c].score.value) is not None]
    return len(values) == len(rows) and values in (sorted(values), sorted(values, reverse=True))


def _is_unnamed(axes: Axes, r: int, c: int) -> bool:
    """A row with a score beside a text that names nothing known: no item, no part of an indicator."""
    row, between = axes.row_label(r, c)
    info = axes.grid[r][c]
    if row is not None or between is None or not (info.is_figure and info.score.decimals):
        return False
    return not (between.kind or is_section(between.flat) or ITEM_CODE.match(between.cell.text))


def _closes(known: Mapping[str, Decimal], number: int, value: Decimal | None) -> bool:
    """Whether the figure closes the mean of its instrument or, where that is not printed, the total."""
    instrument = instrument_of(str(number))
    if value is None or instrument is None:
        return False
    values = {**known, str(number): value}
    means = in_force().means_of(values)
    if instrument in values:
        return instrument in means and abs(means[instrument] - values[instrument]) <= ROUNDING
    total = in_force().total_of(means)
    return total is not None and TOTAL in values and abs(total - values[TOTAL]) <= ROUNDING
