"""Tables of measures in all header styles, with the truth of every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus import wording
from corpus.builder import Builder
from corpus.measures import Measure
from corpus.model import Cell

TEXT = wording.read("measure_tables")

HEADERS: dict[str, tuple[str, ...]] = TEXT.named_lists("headers")
GOALS = TEXT.all("goals")
PLANS: tuple[tuple[str, ...], ...] = (
    ("measure", "method", "responsible", "period", "monitoring"),
    ("no", "measure", "method", "responsible", "period"),
    ("issue", "guideline", "measure", "responsible", "ticks"),
    ("indicator", "activity", "issue", "method", "period", "responsible"),
    ("no", "issue", "measure", "method", "responsible", "period", "monitoring"),
    ("indicator", "measure", "method", "period", "responsible", "monitoring"),
    ("issue", "measure", "period", "responsible"),
    ("no", "measure", "activity", "budget", "period", "responsible"),
    ("no", "issue", "measure", "kpi", "period", "responsible"),
    ("measure", "method", "kpi", "responsible", "period", "monitoring"),
    ("no", "measure", "responsible", "quarters"),
)
REPORTS: tuple[tuple[str, ...], ...] = (
    ("no", "measure", "result", "status", "responsible"),
    ("measure", "method", "period", "responsible", "ticks"),
    ("indicator", "measure", "result", "status", "responsible", "period"),
    ("no", "activity", "budget", "result", "responsible", "ticks"),
)
WIDTH = {
    "no": 0.06,
    "indicator": 0.14,
    "responsible": 0.15,
    "period": 0.15,
    "status": 0.12,
    "budget": 0.1,
    "tick": 0.09,
    "quarter": 0.05,
}
STATUS = TEXT.named_lists("status")
TICKS = ("✓", "√", "/", "✔")
MAIN = ("measure", "activity", "guideline", "issue")


@dataclass(frozen=True, slots=True)
class _Look:
    """How the rows of one table are written; with `merge`, measures of one indicator share its cell."""

    plan: Sequence[str]
    measures: Sequence[Measure]
    styles: dict[str, str]
    merge: bool


def departments_cell(b: Builder, names: Sequence[str], style: str) -> str:
    if len(names) == 1 and style != "numbered":
        return names[0]
    joined = {"lines": "\n", "slash": " / ", "comma": ", ", "space": " "}
    if style == "space" and any(" " in n for n in names):
        style = "lines"
    if style == "numbered":
        return "\n".join(f"{k}. {n}" for k, n in enumerate(names, 1))
    return "\n".join(f"- {n}" for n in names) if style == "dashes" else joined[style].join(names)


def steps_cell(b: Builder, steps: Sequence[str], style: str) -> str:
    if len(steps) == 1 and style != "dash":
        return steps[0]
    mark = {"paren": "{k}) ", "dot": "{k}. ", "dash": "- ", "glued": "{k}."}[style]
    return "\n".join(mark.format(k=k) + s for k, s in enumerate(steps, 1))


def measures_table(
    b: Builder,
    plan: Sequence[str] | None = None,
    measures: Sequence[Measure] | None = None,
    indicator: int | None = None,
) -> None:
    """A table of measures; `indicator` is the one that the heading over the table names, if there is one."""
    plan = plan or b.rng.choice(PLANS)
    measures = b.facts.measures if measures is None else measures
    styles = {
        "who": b.pick("lines", "lines", "numbered", "slash", "comma", "space", "dashes"),
        "steps": b.pick("paren", "dot", "dash", "glued"),
        "numbers": b.pick("", "", "{k}. ", "{k}) "),
        "tick": b.rng.choice(TICKS),
    }
    head: list[str | Cell] = []
    under: list[str] = []
    parted = {
        "ticks": TEXT.all("measures_table.parted.ticks")
        if b.chance(0.7)
        else TEXT.all("measures_table.parted.ticks-2"),
        "quarters": tuple(TEXT.any(b, "measures_table.parted.quarters").format(q=q) for q in range(1, 5))
        if b.chance(0.2)
        else ("1", "2", "3", "4"),
    }
    deep = any(kind in parted for kind in plan)
    for kind in plan:
        if kind in parted:
            head.append(Cell(b.rng.choice(HEADERS[kind]), colspan=len(parted[kind])))
            under += parted[kind]
        else:
            head.append(Cell(b.rng.choice(HEADERS[kind]), rowspan=2 if deep else 1))
    rows: list[list[str | Cell]] = []
    look = _Look(plan, measures, styles, merge="indicator" in plan and b.chance(0.5))
    for k, m in enumerate(measures, 1):
        rows.append(_row(b, look, m, k))
        _truth(b, plan, m, indicator)
    widths: list[float] = []
    for kind in plan:
        narrow = {"ticks": [WIDTH["tick"]] * 2, "quarters": [WIDTH["quarter"]] * 4}
        widths += narrow.get(kind, [WIDTH.get(kind, 0.0)])
    free = widths.count(0.0)
    share = (1 - sum(widths)) / free if free else 0.0
    header: list[list[str | Cell]] = [head, list(under)] if deep else [head]
    b.table(header, rows, [w or share for w in widths])


def _row(b: Builder, look: _Look, m: Measure, k: int) -> list[str | Cell]:
    """The cells of the `k`-th measure."""
    plan, styles = look.plan, look.styles
    main = next(kind for kind in MAIN if kind in plan)
    row: list[str | Cell] = []
    for kind in plan:
        if kind == "no":
            row.append(Cell(str(k), align="center"))
        elif kind == "indicator":
            label = b.pick(
                f"{k}. {b.name(m.indicator)}",
                b.name(m.indicator),
                TEXT("row.label", indicator=m.indicator, name=b.name(m.indicator)),
            )
            same = [x for x in look.measures if x.indicator == m.indicator]
            if not look.merge:
                row.append(label)
            elif same[0] is m:
                row.append(Cell(label, rowspan=len(same)))
        elif kind == "ticks":
            row += [Cell(styles["tick"] if m.status == s else "", align="center") for s in ("done", "not_done")]
        elif kind == "quarters":
            first = b.rng.randint(1, 4)
            last = b.rng.randint(first, 4)
            row += [Cell(styles["tick"] if first <= q <= last else "", align="center") for q in range(1, 5)]
        elif kind == "kpi":
            row.append(b.rng.choice(GOALS).format(n=b.rng.choice((20, 28, 50, 80, 85, 90, 95))))
        elif kind == "method":
            row.append(steps_cell(b, m.steps, styles["steps"]))
        elif kind == "responsible":
            row.append(departments_cell(b, m.responsible, styles["who"]))
        elif kind == "period":
            row.append(Cell(m.period.text, align="center"))
        elif kind == "status":
            row.append(b.rng.choice(STATUS[m.status]))
        elif kind == "budget":
            row.append(Cell(f"{m.budget:,}" if m.budget else "-", align="center"))
        else:
            text = {"monitoring": m.follow_up}.get(kind) or str(getattr(m, kind))
            row.append((styles["numbers"].format(k=k) if kind == main and "no" not in plan else "") + text)
    return row


def _truth(b: Builder, plan: Sequence[str], m: Measure, indicator: int | None) -> None:
    main = next(kind for kind in MAIN if kind in plan)
    fields: dict[str, Any] = {}
    if "indicator" in plan:
        fields["indicator"] = m.indicator
    elif indicator:
        fields["indicator"] = indicator
    if "responsible" in plan:
        fields["responsible"] = list(m.responsible)
    if "period" in plan:
        fields |= {"start": m.period.start, "end": m.period.end}
    if "status" in plan or ("ticks" in plan and m.status != "in_progress"):
        fields["status"] = m.status
    b.measure_truth(m, str(getattr(m, main)), **fields)
