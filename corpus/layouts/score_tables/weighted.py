"""Means of instruments, their weights and points, the parts of EIT."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from corpus import sections, wording
from corpus.builder import Builder, score_text
from corpus.facts import CENT, MEMBERS, WEIGHT, cents
from corpus.kinds import CITY, SAO, SUB, TOWN
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import growth, plain_pages, plain_sentences, printout, score_labels, sentences, study

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


@layout("parts-of-eit", first=2566)
def parts_of_eit(b: Builder) -> None:
    """A table of instruments that parts EIT in two, with its mean or without."""
    if b.chance(0.5):
        sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    else:
        b.heading(
            TEXT(
                "parts_of_eit.heading",
                analysis_title=sentences.analysis_title(b),
                fy=b.fy(),
                full_agency=sections.full_agency(b),
            ),
            1,
            center=True,
        )
    names = {"EIT1": TEXT.any(b, "parts_of_eit.names.EIT1"), "EIT2": TEXT.any(b, "parts_of_eit.names.EIT2")}
    codes = ["IIT", "EIT1", "EIT2", *(["EIT"] if b.chance(0.5) else []), "OIT"]
    head = [b.rng.choice(score_labels.TOOL_WORDS), b.rng.choice(score_labels.SCORE_WORDS)]
    if b.chance(0.6):
        rows: list[list[str | Cell]] = [
            [names.get(c, b.tool(c, "code" if c == "EIT" else "")), b.score(c)] for c in codes
        ]
        if b.chance(0.6):
            rows.append([Cell(b.rng.choice(score_labels.TOTAL_WORDS), bold=True), b.score("ITA")])
        b.table([head], rows, (0.75, 0.25), (1,))
    else:
        for c in codes:
            b.para(
                TEXT(
                    "parts_of_eit.para",
                    names=names.get(c, b.tool(c, "both")),
                    choice=TEXT.any(b, "parts_of_eit.para-2"),
                    score=b.score(c),
                )
            )
    b.para(sentences.total_sentence(b))
    if b.chance(0.7):
        b.table(
            [[*TEXT.all("parts_of_eit.head")]],
            [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)],
            (0.75, 0.25),
            (1,),
        )
    sections.target(b)
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


@layout("eit-halves", stem="held5-eit-halves", kept_out=True, first=2566)
def eit_halves(b: Builder) -> None:
    """EIT alone: every outer indicator as part 1, part 2 and as a whole; the other instruments in one sentence."""
    r = b.facts.result
    assert r.eit_parts is not None
    left, rows = 3 * (r.eit_parts[0] - r.instrument("EIT")), {}
    for n, i in enumerate(sorted(MEMBERS["EIT"], key=r.indicator, reverse=True)):  # the least room first
        room = 100 - r.indicator(i)
        step = cents(max(-room, min(room, left / (3 - n))))
        left -= step
        rows[i] = [
            f"{i}. {b.name(i)}",
            score_text(r.indicator(i) + step),
            score_text(r.indicator(i) - step),
            b.score(i),
        ]
    printout.top(b, TEXT("eit_halves.top", yr=plain_sentences.yr(b)))
    b.para(TEXT("eit_halves.para", count=b.rng.randint(60, 400)))
    last: list[str | Cell] = [
        Cell(TEXT("eit_halves.last"), bold=True),
        b.score("EIT1"),
        b.score("EIT2"),
        b.score("EIT"),
    ]
    halves: list[list[str | Cell]] = [
        [TEXT("eit_halves.halves"), Cell(TEXT("eit_halves.halves-2"), colspan=2), TEXT("eit_halves.halves-3")]
    ]
    halves.append(["", TEXT("eit_halves.halves-4"), TEXT("eit_halves.halves-5"), TEXT("eit_halves.halves-6")])
    b.table(halves, [*(rows[i] for i in MEMBERS["EIT"]), last], (0.46, 0.18, 0.18, 0.18), (1, 2, 3))
    side = TEXT("eit_halves.side") if r.eit_parts[0] > r.eit_parts[1] else TEXT("eit_halves.side-2")
    gap = abs(r.eit_parts[0] - r.eit_parts[1])
    b.para(TEXT("eit_halves.para-2", gap=gap, side=side, cause=printout.CAUSE[r.lowest("EIT")]))
    rest = TEXT("eit_halves.rest", iit=b.score("IIT"), oit=b.score("OIT"))
    b.para(TEXT("eit_halves.para-3", rest=rest, who=plain_sentences.who(b), total=b.score("ITA"), level=b.level()))
    b.heading(TEXT("eit_halves.heading"), 2)
    b.lines(f"{n}) {printout.ACT[i]}" for n, i in enumerate(MEMBERS["EIT"], 1))
    b.no_measures()
