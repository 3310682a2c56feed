"""Tables of such measures, with their truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT
from corpus.model import Cell
from corpus.voices import plain_sentences, works

TEXT = wording.read("voices/work_tables")
HEADS = TEXT.named_lists("heads")
COLUMNS: tuple[tuple[str, ...], ...] = (
    ("indicator", "project", "weak", "steps", "when", "who"),
    ("no", "weak", "act", "steps", "who", "when", "watch"),
    ("act", "steps", "when", "who"),
    ("indicator", "weak", "act", "when", "who"),
    ("no", "act", "who", "when", "proof"),
    ("no", "act", "who", "when", "watch"),
    ("weak", "way", "act", "when", "who", "watch"),
    ("no", "project", "steps", "baht", "when", "who"),
    ("indicator", "act", "steps", "proof", "when", "who"),
)
MAIN = ("act", "project", "way", "weak")
SHARE = {
    "no": 0.08,
    "indicator": 0.15,
    "when": 0.14,
    "who": 0.16,
    "baht": 0.11,
    "status": 0.13,
    "ticks": 0.2,
    "months": 0.36,
}
DONE = TEXT.named_lists("done")


@dataclass(frozen=True, slots=True)
class _Look:
    """How the rows of one table are written; `merge` and `deep` as in `table`."""

    columns: Sequence[str]
    rows: Sequence[works.Deed]
    marks: dict[str, str]
    merge: str
    deep: bool


def head_of(b: Builder, kind: str) -> str:
    return b.rng.choice(HEADS[kind]).format(y=b.year + 1)


def bullets(b: Builder, lines: Sequence[str], mark: str) -> str:
    if len(lines) == 1:
        return lines[0]
    return "\n".join(mark.format(k=k, a=TEXT("bullets.text")[k - 1]) + t for k, t in enumerate(lines, 1))


def table(
    b: Builder,
    columns: Sequence[str],
    rows: Sequence[works.Deed],
    *,
    merge: str = "",
    deep: bool = False,
    groups: bool = False,
) -> None:
    """A table of measures. `merge` names a column whose equal neighbours become one cell (`indicator`).

    `deep` numbers measures and steps as 1.1, 1.1.1; `groups` puts a row over the whole width before the measures of
    each instrument.
    """
    marks = {
        "steps": b.pick("{k}. ", "{k}) ", "- ", "• ", "({k}) ", "-"),
        "who": b.pick("", "", "- ", "{k}. ", "/", ","),
        "tick": b.pick("✓", "/", "√", "✔"),
        "label": TEXT.any(b, "table.marks.label"),
    }
    if len(columns) > 5:  # as a typist does who sees the words break
        b.style["size"] = min(b.style["size"], 14.0)
        b.style["turn_wide"] = b.style["turn_wide"] or b.chance(0.3)
    look = _Look(columns, rows, marks, merge, deep)
    head = _head(b, columns)
    body: list[list[str | Cell]] = []
    span = sum({"ticks": 2, "months": 12}.get(kind, 1) for kind in columns)
    tool = ""
    for k, d in enumerate(rows, 1):
        if groups and INSTRUMENT[d.indicator] != tool:
            tool = INSTRUMENT[d.indicator]
            body.append([Cell(b.tool(tool, "both"), colspan=span, bold=True)])
        body.append(cells(b, look, d, k))
        note(b, columns, d)
    widths: list[float] = []
    taken = sum(SHARE.get(k, 0.0) for k in columns)
    free = sum(k not in SHARE for k in columns)
    for kind in columns:
        if kind in ("ticks", "months"):
            n = 2 if kind == "ticks" else 12
            widths += [SHARE[kind] / n] * n
        else:
            widths.append(SHARE.get(kind) or (1 - taken) / free)
    b.table(head, body, widths)


def _head(b: Builder, columns: Sequence[str]) -> list[list[str | Cell]]:
    """One row of headings, or two where ticks or months stand under a heading of their own."""
    two = any(k in columns for k in ("ticks", "months"))
    top: list[str | Cell] = []
    under: list[str | Cell] = []
    for kind in columns:
        if kind == "ticks":
            top.append(Cell(head_of(b, kind), colspan=2))
            under += [TEXT("table.under"), TEXT.any(b, "table.under-2")]
        elif kind == "months":
            top.append(Cell(head_of(b, kind), colspan=12))
            under += [plain_sentences.MONTHS[k % 12][1] for k in range(9, 21)]
        else:
            top.append(Cell(head_of(b, kind), rowspan=2 if two else 1))
    return [top, under] if two else [top]


def cells(b: Builder, look: _Look, d: works.Deed, k: int) -> list[str | Cell]:
    """The cells of the `k`-th measure."""
    columns, rows, marks, deep = look.columns, look.rows, look.marks, look.deep
    main = next(x for x in MAIN if x in columns)
    out: list[str | Cell] = []
    for kind in columns:
        if kind == "no":
            out.append(Cell(str(k), align="center"))
        elif kind == "indicator":
            label = marks["label"].format(i=d.indicator, n=b.name(d.indicator))
            kin = [x for x in rows if x.indicator == d.indicator]
            if look.merge != "indicator":
                out.append(label)
            elif kin[0] is d:
                out.append(Cell(label, rowspan=len(kin)))
        elif kind == "who":
            out.append(who(b, d, marks["who"]))
        elif kind == "when":
            out.append(Cell(d.period.text, align=b.pick("center", "center", "")))
        elif kind == "steps":
            mark = f"{k}.{{k}} " if deep else marks["steps"]
            out.append(bullets(b, d.plan.steps, mark))
        elif kind == "baht":
            out.append(Cell(TEXT.any(b, "cells.out", value=b.rng.randint(1, 60) * 500), align="center"))
        elif kind == "status":
            out.append(b.rng.choice(DONE[d.status]))
        elif kind == "ticks":
            out += [Cell(marks["tick"] if d.status == s else "", align="center") for s in ("done", "not_done")]
        elif kind == "months":
            first = b.rng.randint(0, 8)
            last = b.rng.randint(first, 11)
            out += [Cell(marks["tick"] if first <= m <= last else "", align="center") for m in range(12)]
        elif kind == "outcome":
            out.append(outcome(b, d))
        else:
            out.append((f"{k}. " if deep and kind == main else "") + str(getattr(d.plan, kind)))
    return out


def who(b: Builder, d: works.Deed, mark: str) -> str:
    if mark in ("/", ",") and not any(" " in x for x in d.offices):
        return (mark + b.pick(" ", "") if mark == "," else mark).join(d.offices)
    return bullets(b, d.offices, "" if mark in ("/", ",") else mark)


def outcome(b: Builder, d: works.Deed) -> str:
    n = b.rng.randint(8, 240)
    return {
        "done": TEXT.any(
            b, "outcome.text.done", n=n, count=b.rng.randint(1, 28), months=plain_sentences.MONTHS[10][0], year=b.year
        ),
        "in_progress": TEXT.any(b, "outcome.text.in_progress"),
        "not_done": TEXT.any(b, "outcome.text.not_done"),
    }[d.status]


def note(b: Builder, columns: Sequence[str], d: works.Deed) -> None:
    main = next(x for x in MAIN if x in columns)
    fields: dict[str, Any] = {}
    if "indicator" in columns:
        fields["indicator"] = d.indicator
    if "who" in columns:
        fields["responsible"] = list(d.offices)
    if "when" in columns:
        fields |= {"start": d.period.start, "end": d.period.end}
    if d.status and ("status" in columns or ("ticks" in columns and d.status != "in_progress")):
        fields["status"] = d.status
    b.measure_truth(b.facts.measures[0], str(getattr(d.plan, main)), **fields)
