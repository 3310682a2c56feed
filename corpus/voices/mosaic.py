"""Words of sheets in blocks and columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.model import Cell
from corpus.voices import plain_sentences, works

TEXT = wording.read("voices/mosaic")


def loose(b: Builder, rows: list[list[str | Cell]], widths: tuple[float, ...] = ()) -> None:
    """A table without head and rules."""
    ruled, b.style["ruled"] = b.style["ruled"], False
    b.table([], rows, widths)
    b.style["ruled"] = ruled


def empty(b: Builder, *, measures: bool = True) -> None:
    """No result of the agency: nothing is claimed about the year, or (`measures=False`) about measures."""
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    if measures:
        b.no_measures()


FOUND = TEXT.numbered("found")
NEXT = TEXT.numbered("next")
CUT = re.compile(TEXT("compile"))
SHAPES = TEXT.all("shapes")


def broken(name: str) -> str:
    """The name on two lines, as a narrow cell breaks it."""
    return CUT.sub("\n", name, count=1)


def top(b: Builder, *titles: str, year: int | None = None) -> None:
    """A title in the middle, the agency with its place, the year: in one heading or in lines."""
    when = TEXT("top.when", yr=plain_sentences.yr(b, year))
    text = b.pick(*titles)
    if b.chance(0.4):
        b.heading(f"{text}\n{plain_sentences.whole(b)}\n{when}", 1, center=True)
    elif b.chance(0.5):
        b.heading(f"{text} {when}", 1, center=True)
        b.heading(plain_sentences.whole(b), 2, center=True)
    else:
        b.heading(text, 1, center=True)
        b.para(f"{b.pick(TEXT('top.para'), '')}{plain_sentences.whole(b)}\n{when}", align="center")


def told(b: Builder) -> str:
    """The total and the level in a sentence of this module's own."""
    t, v = b.score("ITA"), b.level()
    graded = TEXT.any(b, "told.graded", v=v)
    return TEXT.any(
        b,
        "told.text",
        who=plain_sentences.who(b),
        yr=plain_sentences.yr(b),
        t=t,
        graded=graded,
        yr2=plain_sentences.yr(b),
        who2=plain_sentences.who(b),
        yr3=plain_sentences.yr(b),
        who3=plain_sentences.who(b),
        yr4=plain_sentences.yr(b),
    )


def tables_of_tools(b: Builder, columns: Sequence[str], rows: Sequence[works.Deed]) -> None:
    """A table of measures for each instrument, the indicator's cell merged, heads in the form of the NACC's paper."""
    head = {
        "weak": TEXT.any(b, "tables_of_tools.head.weak"),
        "act": TEXT.any(b, "tables_of_tools.head.act"),
        "who": TEXT.any(b, "tables_of_tools.head.who"),
        "when": TEXT.any(b, "tables_of_tools.head.when"),
        "watch": TEXT.any(b, "tables_of_tools.head.watch"),
    }
    shape = b.rng.choice(SHAPES)
    for tool, group in MEMBERS.items():
        own = [d for d in rows if d.indicator in group]
        if not own:
            continue
        b.heading(TEXT.any(b, "tables_of_tools.heading", tool=tool, tool2=b.tool(tool, "both")), 3)
        body: list[list[str | Cell]] = []
        for d in own:
            kin = [x for x in own if x.indicator == d.indicator]
            label = shape.format(i=d.indicator, n=b.name(d.indicator))
            line: list[str | Cell] = [Cell(label, rowspan=len(kin))] if kin[0] is d else []
            fields: dict[str, object] = {"indicator": d.indicator}
            for kind in columns:
                if kind == "who":
                    line.append("\n".join(d.offices))
                    fields["responsible"] = list(d.offices)
                elif kind == "when":
                    line.append(Cell(d.period.text, align="center"))
                    fields |= {"start": d.period.start, "end": d.period.end}
                else:
                    line.append(str(getattr(d.plan, kind)))
            body.append(line)
            b.measure_truth(b.facts.measures[0], d.plan.act, **fields)
        width = {"who": 0.17, "when": 0.16}
        free = (0.84 - sum(width.get(k, 0) for k in columns)) / sum(k not in width for k in columns)
        b.table(
            [[TEXT("tables_of_tools.head"), *(head[k] for k in columns)]],
            body,
            (0.16, *(width.get(k, free) for k in columns)),
        )
