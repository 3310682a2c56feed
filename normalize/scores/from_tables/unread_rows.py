"""Rows of a score table that gave nothing: an unknown name beside a figure, or a figure that was lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.scores.candidates import CollectedCandidates
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import ITEM_CODE, CellInfo
from prongsai.normalize.scores.from_tables.totals import Found
from prongsai.normalize.vocabulary.score_names import nearest_names


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
            elif _lost(info) and row is not None and row.label is not None and row.label.scope == "indicator":
                collected.findings.append(
                    (
                        FindingCode.UNREAD_ROW,
                        f"the figure of indicator {row.label.code} could not be read",
                        f"{row.cell.raw} | {info.cell.raw}",
                        info.cell.place,
                    )
                )


def _lost(info: CellInfo) -> bool:
    """A short cell with digits that make no figure."""
    return not info.is_figure and len(info.flat) < 14 and any(ch.isdigit() for ch in info.flat)
