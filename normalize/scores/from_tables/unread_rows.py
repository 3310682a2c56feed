"""Rows of a score table that gave nothing: an unknown name beside a figure, or a figure that was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.scores.candidates import CollectedCandidates
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import ITEM_CODE, CellInfo
from prongsai.normalize.scores.from_tables.columns import column_of
from prongsai.normalize.scores.from_tables.totals import Found
from prongsai.normalize.vocabulary.score_names import LabelMatch, nearest_names

_OF_SCORES = re.compile(r"คะแนน|ร้อยละ|score", re.IGNORECASE)
_LEAST_NAMES = 3  # so many names of scores are no mention of one by the way


def report_gaps(axes: Axes, found: Sequence[Found], collected: CollectedCandidates) -> None:
    """Rows of a score table that gave nothing: an unknown label beside a figure, or a lost figure."""
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
                if re.match(r"^\(?\d{1,2}\.\d", between.flat) or between.kind or ITEM_CODE.match(between.cell.text):
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
        if head.kind is not None or not _OF_SCORES.search(head.text):
            continue
        rows = [(r, axes.row_label(r, c)[0]) for r in range(axes.n_header, len(axes.grid)) if axes.own(r, c)]
        lost = [
            (row.label, axes.grid[r][c])
            for r, row in rows
            if row is not None and row.label is not None and not axes.grid[r][c].level
            and not any(ch.isalnum() for ch in axes.grid[r][c].flat)
        ]  # fmt: skip
        if len({label.code for label, _ in lost}) < _LEAST_NAMES:
            continue
        names = ", ".join(dict.fromkeys(_said(label) for label, _ in lost))
        evidence = " | ".join(dict.fromkeys(info.cell.raw for _, info in lost))
        message = f"no figure could be read beside {names}"
        collected.findings.append((FindingCode.UNREAD_ROW, message, evidence, lost[0][1].cell.place))


def _lost(info: CellInfo) -> bool:
    """A short cell with digits that make no figure."""
    torn = info.score.kind == "integer" and any(ch in ".,#" for ch in info.score.rest)
    return (torn or not info.is_figure) and len(info.flat) < 14 and any(ch.isdigit() for ch in info.flat)
