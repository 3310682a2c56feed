"""Means of instruments, their weights and points."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from corpus import sections, wording
from corpus.builder import Builder, score_text
from corpus.facts import CENT, MEMBERS, WEIGHT, Assessment, cents
from corpus.kinds import CITY, SAO, SUB, TOWN
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import growth, plain_pages, plain_sentences, sentences, study

TEXT = wording.read("layouts/score_tables")


@layout("weighted")
def weighted(b: Builder) -> None:
    """Instruments with weights and points: a report may print the points alone."""
    b.heading(f"{sentences.analysis_title(b)}", 1, center=True)
    b.heading(TEXT("weighted.heading", full_agency=sections.full_agency(b), fy=b.fy()), 2, center=True)
    points = {t: cents(b.facts.result.exact(t) * WEIGHT[t]) for t in MEMBERS}
    # Points out of 40 turn to a score with half a hundredth when odd, and the sum must be the printed total: else raw.
    alone = b.chance(0.5) and int(points["OIT"] * 100) % 2 == 0 and sum(points.values()) == b.facts.result.total
    head = [TEXT.any(b, "weighted.head"), TEXT.any(b, "weighted.head-2")]
    head += [] if alone else [TEXT.any(b, "weighted.head-3")]
    head += [TEXT.any(b, "weighted.head-4")]
    rows: list[list[str | Cell]] = []
    for t in MEMBERS:
        if alone:
            b.record(t, b.year, (points[t] / WEIGHT[t]).quantize(CENT, ROUND_HALF_UP))
            raw = []
        else:
            raw = [b.score(t)]
        weight = f"{WEIGHT[t] * 100:.0f}"
        rows.append([b.tool(t, "both"), weight, *raw, b.fmt(points[t])])
    gap: list[str | Cell] = [] if alone else [""]
    exact = sum(points.values(), Decimal(0)) == b.facts.result.total
    if exact:
        rows.append([Cell(TEXT.any(b, "weighted.rows"), bold=True), "100", *gap, b.score("ITA")])
    b.table([head], rows, center=range(1, len(head)))
    b.para(sentences.total_sentence(b))
    if b.chance(0.7):
        b.table(
            [[*TEXT.all("weighted.head-5")]],
            [[TEXT("weighted.row", i=i, name=b.name(i)), b.score(i)] for i in range(1, 11)],
            (0.75, 0.25),
            (1,),
        )
    sections.target(b)
    if b.chance(0.6):
        b.heading(TEXT("weighted.heading-2", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("weights", stem="held-weights", kept_out=True)
def weights(b: Builder) -> None:
    """Subtotals of the instruments with their weights, and both the plain and the weighted figure."""
    plain_pages.front(b, plain_pages.title(b), b.year)
    r = b.facts.result
    points = b.chance(0.6)
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        for k, i in enumerate(group):
            lead: list[str | Cell] = [Cell(b.tool(tool, "both"), rowspan=len(group))] if k == 0 else []
            rows.append(
                [*lead, f"{i}. {b.name(i)}", b.score(i), "", ""]
                if points
                else [*lead, f"{i}. {b.name(i)}", b.score(i), ""]
            )
        share = f"{WEIGHT[tool] * 100:.0f}"
        sub: list[str | Cell] = [
            Cell(TEXT.any(b, "weights.sub") + tool, colspan=2, bold=True),
            Cell(b.score(tool), bold=True),
            share,
        ]
        rows.append([*sub, score_text(cents(WEIGHT[tool] * r.exact(tool)))] if points else sub)
    last: list[str | Cell] = [
        Cell(TEXT.any(b, "weights.last"), colspan=2, bold=True),
        Cell("" if points else b.score("ITA"), bold=True),
        "100",
    ]
    rows.append([*last, Cell(b.score("ITA"), bold=True)] if points else last)
    head = [*TEXT.all("weights.head")]
    b.table(
        [[*head, TEXT("weights.head-2")] if points else head],
        rows,
        (0.28, 0.32, 0.14, 0.12, 0.14) if points else (0.3, 0.38, 0.17, 0.15),
        (2, 3, 4),
    )
    b.para(plain_sentences.overall(b))
    b.para(TEXT("weights.para"))
    if b.chance(0.6):
        plain_pages.plan(b)
    else:
        b.no_measures()


@layout(
    "weighted-sum",
    stem="held2-weighted-sum",
    kept_out=True,
    agency=("province", "provincial_administrative_organization", "department"),
)
def weighted_sum(b: Builder) -> None:
    """How the total comes about: each instrument's mean times its weight, as sums in lines or as a table."""
    r = b.facts.result
    study.title_page(b, TEXT.any(b, "weighted_sum.title_page"), b.year)
    b.heading(TEXT("weighted_sum.heading"), 2)
    form = b.pick("lines", "table", "rows")
    if form == "lines":
        for tool, group in MEMBERS.items():
            b.para(
                f"{b.tool(tool, 'both')} = ({' + '.join(b.score(i) for i in group)}) ÷ {len(group)} = {b.score(tool)}"
            )
            b.lines(f"{i}. {b.name(i)}  {b.score(i)}" for i in group)
    elif form == "rows":
        for tool, group in MEMBERS.items():
            head = [b.name(i) for i in group] + [TEXT("weighted_sum.head")]
            b.para(b.tool(tool, "both"), indent=False, bold=True)
            b.table([list(head)], [[*(b.score(i) for i in group), b.score(tool)]], center=range(len(head)))
    else:
        rows: Rows = []
        for tool, group in MEMBERS.items():
            for k, i in enumerate(group):
                n = len(group)
                rows.append([f"{i}. {b.name(i)}", b.score(i), *([Cell(b.score(tool), rowspan=n)] if k == 0 else [])])
        b.table([[*TEXT.all("weighted_sum.head-2")]], rows, (0.56, 0.22, 0.22), (1, 2))
    b.heading(TEXT("weighted_sum.heading-2"), 2)
    times = b.pick("{p}%", "0.{p}")
    parts = {tool: score_text(cents(WEIGHT[tool] * r.exact(tool))) for tool in MEMBERS}
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(f"{tool} : {b.score(tool)} × {times.format(p=int(WEIGHT[tool] * 100))} = {parts[tool]}")
        b.para(TEXT("weighted_sum.para", list=" + ".join(parts.values()), total=b.score("ITA")))
    else:
        rows = [[tool, b.score(tool), f"{WEIGHT[tool] * 100:.0f}", parts[tool]] for tool in MEMBERS]
        rows.append([Cell(TEXT("weighted_sum.rows"), bold=True), "", "100", b.score("ITA")])
        b.table([[*TEXT.all("weighted_sum.head-3")]], rows, center=(1, 2, 3))
    _weighted_sum_measures(b, r)


def _weighted_sum_measures(b: Builder, r: Assessment) -> None:
    b.heading(TEXT("weighted_sum.heading-3"), 2)
    b.para(study.result_line(b))
    lost = max(MEMBERS, key=lambda t: WEIGHT[t] * (100 - r.exact(t)))
    b.para(
        TEXT(
            "weighted_sum.para-2",
            lost=lost,
            cents=cents(WEIGHT[lost] * (100 - r.exact(lost))),
            name=b.name(r.lowest(lost)),
            cents2=cents(WEIGHT[lost] * Decimal(5) / len(MEMBERS[lost])),
        )
    )
    b.lines(f"• {' → '.join(study.both(b, i))}" for i in study.ranked(b, least=True)[:3])
    study.measures_part(b, TEXT("weighted_sum.measures_part"), 0.5)


@layout("weighted-steps", stem="held9-weighted-steps", kept_out=True, agency=(TOWN, CITY, SUB, SAO))
def weighted_steps(b: Builder) -> None:
    """How the total came about: means, weights and weighted points of instruments; indicators in prose and a chart."""
    y, r = b.year, b.facts.result
    growth.cover(b, TEXT.any(b, "weighted_steps.cover"), y)
    b.heading(TEXT("weighted_steps.heading"), 2)
    growth.reason(b, 2)
    b.heading(TEXT("weighted_steps.heading-2"), 2)
    b.para(TEXT("weighted_steps.para"))
    b.para(TEXT("weighted_steps.para-2"), indent=False, bold=True)
    rows: Rows = []
    for c in MEMBERS:
        rows.append([b.tool(c, "both"), b.score(c), f"{WEIGHT[c]}", score_text(cents(r.exact(c) * WEIGHT[c]))])
    rows.append([Cell(TEXT("weighted_steps.rows"), bold=True), "", "1.00", Cell(b.score("ITA"), bold=True)])
    head = [*TEXT.all("weighted_steps.head")]
    b.table([head], rows, (0.46, 0.18, 0.16, 0.2), (1, 2, 3))
    b.para(growth.result(b))
    growth.bands(b)
    _weighted_steps_findings(b, y)


def _weighted_steps_findings(b: Builder, y: int) -> None:
    b.heading(TEXT("weighted_steps.heading-3"), 2)
    if b.chance(0.6):
        b.para(TEXT("weighted_steps.para-3"), align="center")
        b.chart((b.name(i), b.score(i)) for i in range(1, 11))
    for i in range(1, 11):
        q, t, m = max(growth.asks(b, i), key=lambda x: float(x[2]))
        more = TEXT("weighted_steps.more", q=q, t=t, m=m) if i <= 8 and b.chance(0.5) else ""
        b.para(
            TEXT(
                "weighted_steps.para-4",
                i=i,
                name=b.name(i),
                score=b.score(i),
                scope=growth.SCOPE[i],
                told=growth.told(b, i),
                more=more,
            )
        )
    b.heading(TEXT("weighted_steps.heading-4"), 2)
    b.para(TEXT("weighted_steps.para-5", figure=b.rng.uniform(30, 60)))
    b.heading(TEXT("weighted_steps.heading-5", fy=growth.fy(b, y + 1)), 2)
    growth.mend(
        b,
        growth.weakest(b, 4, 6),
        b.rng.choice((("no", "do", "how", "money", "time", "who"), ("gap", "do", "time", "who"))),
    )
