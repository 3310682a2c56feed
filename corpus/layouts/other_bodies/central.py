"""Departments, state enterprises, central bodies."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT
from corpus.kinds import PAO
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, clinic, growth, plain_pages, plain_sentences

TEXT = wording.read("layouts/other_bodies")


@layout(
    "department-report", stem="held-department", kept_out=True, agency=("department", "university", "state_enterprise")
)
def department_report(b: Builder) -> None:
    """A central agency's report: its own figures beside the mean of its kind, then points for each question."""
    plain_pages.front(b, plain_pages.title(b), b.year)
    plain_pages.why(b, "1. ")
    b.heading(TEXT("department_report.heading", name=b.facts.body.name, yr=plain_sentences.yr(b)), 2)
    b.para(plain_sentences.overall(b))
    kin = TEXT.named("department_report.kin").get(b.facts.body.agency_type, TEXT("department_report.get"))
    mean = b.chance(0.6)
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows.append([b.tool(tool, "both"), b.score(tool), *([f"{b.rng.uniform(80, 96):.2f}"] if mean else [])])
    head = [
        TEXT("department_report.head"),
        b.pick(b.facts.body.name, TEXT("department_report.head-2")),
        *([kin] if mean else []),
    ]
    b.table([head], rows, (0.56, 0.22, 0.22) if mean else (0.7, 0.3), (1, 2))
    for tool in MEMBERS:
        b.heading(f"{TEXT.any(b, 'department_report.heading-2')} {b.tool(tool, 'both')}", 3)
        b.table([[*TEXT.all("department_report.head-3")]], list(plain_pages.lines_of(b, tool)), (0.72, 0.28), (1,))
        i = b.facts.result.lowest(tool)
        for (code, about), found in zip(plain_sentences.asked(b, i, 3), plain_sentences.POOR[i], strict=False):
            b.para(f"{code} {about} : {found}")
    b.heading(TEXT("department_report.heading-3"), 2)
    strong, weak = max(range(1, 11), key=b.facts.result.indicator), min(range(1, 11), key=b.facts.result.indicator)
    b.table(
        [[*TEXT.all("department_report.head-4")]],
        [
            [
                plain_sentences.GOOD[strong],
                plain_sentences.poor(b, weak),
                TEXT("department_report.row"),
                TEXT("department_report.row-2"),
            ]
        ],
    )
    plain_pages.plan(b, "4. ")


@layout("annual-chapter", stem="held3-annual-chapter", kept_out=True, agency=("department",), first=2563)
def annual_chapter(b: Builder) -> None:
    """A chapter of a department's annual report: budget figures, a table of weighted points, a chart, years inline."""
    x, y = b.facts.body, b.year
    b.heading(TEXT("annual_chapter.heading", count=b.rng.randint(3, 5)), 1)
    b.para(TEXT("annual_chapter.para", y=y, name=x.name), align="right")
    n = b.rng.uniform(900, 4800)
    b.para(
        TEXT(
            "annual_chapter.para-2",
            y=y,
            name=x.name,
            n=n,
            pct=clinic.pct(b, 88, 99.5),
            pct2=clinic.pct(b, 62, 96),
            pct3=clinic.pct(b, 83, 96),
        )
    )
    b.heading(TEXT("annual_chapter.heading-2"), 2)
    t, v = b.score("ITA"), b.level()
    trail = ", ".join(
        TEXT("annual_chapter.trail", year=a.year, total=b.score("ITA", a.year)) for a in reversed(b.facts.earlier)
    )
    clinic.say(
        b,
        TEXT("annual_chapter.say", name=x.name, y=y, t=t, v=v, trail=trail),
        TEXT("annual_chapter.say-2", name=x.name, trail=trail, y=y, t=t, v=v),
        TEXT("annual_chapter.say-3", name=x.name, y=y, t=t, v=v, trail=trail),
    )
    rows: list[list[str | Cell]] = []
    for c in MEMBERS:
        points = b.facts.result.exact(c) * WEIGHT[c]
        rows.append([b.tool(c, "both"), f"{int(WEIGHT[c] * 100)}", b.score(c), f"{points:.2f}"])
    rows.append([Cell(TEXT("annual_chapter.rows"), bold=True), "100", "", Cell(t, bold=True)])
    b.table([[*TEXT.all("annual_chapter.head")]], rows, (0.52, 0.12, 0.18, 0.18), (1, 2, 3))
    _annual_chapter_findings(b, y)


def _annual_chapter_findings(b: Builder, y: int) -> None:
    if b.chance(0.6):
        b.chart([(f"{i}. {b.name(i)}", b.score(i)) for i in range(1, 11)])
    best, worst = clinic.order(b)[0], clinic.order(b)[-1]
    names = [i for i in clinic.order(b) if i not in (best, worst)]
    b.para(
        TEXT("annual_chapter.para-3", name=b.name(best), score=b.score(best))
        + " ".join(f"{b.name(i)} ({b.score(i)})" for i in names[:-1])
        + TEXT(
            "annual_chapter.para-4",
            name=b.name(names[-1]),
            score=b.score(names[-1]),
            name2=b.name(worst),
            score2=b.score(worst),
        )
    )
    b.para(
        TEXT(
            "annual_chapter.para-5",
            seen=clinic.SEEN[worst],
            mend=clinic.MEND[worst],
            yr=plain_sentences.yr(b, y + 1),
            choice=b.rng.choice((90, 92, 95)),
        )
    )
    b.heading(TEXT("annual_chapter.heading-3"), 2)
    b.lines((TEXT("annual_chapter.line"), TEXT("annual_chapter.line-2", pct=clinic.pct(b, 400, 480))))
    b.no_measures()


@layout("enterprise", stem="held3-enterprise", kept_out=True, agency=("state_enterprise",), first=2563)
def enterprise(b: Builder) -> None:
    """A state enterprise's governance paper with English words: score, target, gap, the group's mean, SE-AM."""
    x, y, p = b.facts.body, b.year, b.year - 1
    b.heading(
        TEXT.any(b, "enterprise.heading", y=y, y_next=y + 1),
        1,
        True,
    )
    b.para(TEXT("enterprise.para", name=x.name, day=plain_sentences.day(b)), align="center")
    t, v, goal = b.score("ITA"), b.level(), b.rng.choice((90, 92, 95))
    b.heading("1. Overall", 2)
    past = TEXT("enterprise.past", p=p, total=b.score("ITA", p), gap=clinic.gap(b, "ITA")) if b.chance(0.6) else ""
    clinic.say(
        b,
        TEXT("enterprise.say", y=y, name=x.name, t=t, v=v, past=past),
        TEXT("enterprise.say-2", name=x.name, t=t, past=past, goal=goal, v=v),
        TEXT("enterprise.say-3", y=y, t=t, past=past, v=v),
    )
    b.para(
        TEXT(
            "enterprise.para-2", count=b.rng.randint(50, 54), pct=clinic.pct(b, 88, 96), figure=b.rng.uniform(2.8, 4.6)
        )
    )
    b.heading("2. Score by Instrument", 2)
    rows: list[list[str | Cell]] = []
    for c in MEMBERS:
        rows.append([c, f"{goal}.00", b.score(c), f"{b.facts.result.instrument(c) - goal:+.2f}", b.score(c, p)])
    b.table(
        [["Instrument", "Target", f"Actual {y}", "Gap", f"Actual {p}"]],
        rows,
        (0.28, 0.18, 0.18, 0.18, 0.18),
        range(1, 5),
    )
    _enterprise_findings(b, goal, y)


def _enterprise_findings(b: Builder, goal: int, y: int) -> None:
    b.heading("3. Score by Indicator", 2)
    shape, unit = TEXT.any(b, "enterprise.shape"), b.pick("", TEXT("enterprise.shape-2"), "%")
    for c, g in MEMBERS.items():
        b.para(f"{c} - {b.tool(c, 'long')}", bold=True, indent=False)
        b.lines(f"   {shape.format(i=i, n=b.name(i))} — {b.score(i)}{unit}" for i in g)
    b.heading(TEXT("enterprise.heading-2"), 2)
    low = clinic.order(b)[::-1][: b.rng.randint(3, 5)]
    if b.chance(0.6):
        clinic.remedies(b, TEXT.all("enterprise.remedies"), low)
    else:
        b.lines(f"{k}) {b.name(i)} : {clinic.SEEN[i]} → {clinic.MEND[i]}" for k, i in enumerate(low, 1))
        b.no_measures()
    b.para(TEXT("enterprise.para-3", value=b.rng.randint(2, 30) * 100000, y_next=y + 1, goal_next=goal + 1))


@layout(
    "department-gaps",
    stem="held4-department-gaps",
    kept_out=True,
    first=2563,
    agency=("department", "department", "university", PAO),
)
def department_gaps(b: Builder) -> None:
    """A department's table of target, last year, this year, change and mean of the kind, then strong and weak sides."""
    y, p = b.year, b.year - 1
    kind = {
        "department": TEXT("department_gaps.kind.department"),
        "university": TEXT("department_gaps.kind.university"),
        PAO: TEXT("department_gaps.kind"),
    }[b.facts.body.agency_type]
    b.heading(f"{TEXT.any(b, 'department_gaps.heading')}", 1, center=True)
    b.heading(f"{b.facts.body.name} {plain_sentences.yr(b)}", 1, center=True)
    b.heading(TEXT("department_gaps.heading-2"), 2)
    b.para(
        binder.result(b)
        + TEXT("department_gaps.para", yr=plain_sentences.yr(b, p), total=b.score("ITA", p), diff=binder.diff(b, "ITA"))
        + TEXT("department_gaps.para-2", kind=kind, other=binder.other(b))
    )
    _department_gaps_tables(b, kind, p, y)


def _department_gaps_tables(b: Builder, kind: str, p: int, y: int) -> None:
    goal = b.rng.choice((85, 90, 92, 95))
    cols = [
        TEXT("department_gaps.cols"),
        TEXT("department_gaps.cols-2"),
        TEXT("department_gaps.cols-3", p=p),
        TEXT("department_gaps.cols-4", y=y),
        TEXT("department_gaps.cols-5"),
        TEXT("department_gaps.cols-6", kind=kind),
    ]
    form = b.pick("code", "both")
    keep = [n for n in range(6) if n in (2, 3) or b.chance(0.65)]
    last_first = b.chance(0.3)  # this year's column before last year's
    if last_first:
        keep[keep.index(2)], keep[keep.index(3)] = 3, 2
    rows: Rows = []

    def line(label: str, code: str | int, weight: str, bold: bool = False) -> list[str | Cell]:
        cells = [weight, f"{goal}.00", b.score(code, p), b.score(code), binder.diff(b, code), binder.other(b)]
        return [Cell(label, bold=bold), *(cells[n] for n in keep)]

    for c, g in MEMBERS.items():
        rows.append(line(b.tool(c, form), c, f"{int(WEIGHT[c] * 100)}", True))
        rows += [line(f"{i}. {b.name(i)}", i, "-") for i in g]
    if b.chance(0.7):
        rows.append(line(TEXT("department_gaps.line"), "ITA", "100", True))
    share = 0.6 / len(keep)
    b.table(
        [[TEXT("department_gaps.head"), *(cols[n] for n in keep)]],
        rows,
        (0.4, *[share] * len(keep)),
        range(1, len(keep) + 1),
    )
    b.heading(TEXT("department_gaps.heading-3"), 2)
    b.lines(f"- {b.name(i)} {binder.FINE[i]}" for i in clinic.order(b)[:3])
    b.heading(TEXT.any(b, "department_gaps.heading-4"), 2)
    low = clinic.order(b)[:-5:-1]
    b.lines(f"- {b.name(i)} {binder.FIND[i]}" for i in low)
    b.heading(TEXT("department_gaps.heading-5", y_next=y + 1), 2)
    binder.acts(b, sorted(low))


@layout(
    "central-body",
    stem="held9-central-body",
    kept_out=True,
    first=2563,
    agency=("university", "department", "province"),
)
def central_body(b: Builder) -> None:
    """A central body's summary: instruments over three columns, English heads, the year before and a peer mean."""
    y, p, x = b.year, b.year - 1, b.facts.body
    peers = TEXT.named("central_body.peers")[x.agency_type]
    b.heading(TEXT("central_body.heading", name=x.name, fy=growth.fy(b)), 1, center=True)
    b.heading(TEXT("central_body.heading-2"), 2)
    t, v = b.score("ITA"), b.level()
    b.para(
        TEXT(
            "central_body.para",
            name=x.name,
            t=t,
            v=v,
            p=p,
            total=b.score("ITA", p),
            peers=peers,
            figure=b.rng.uniform(80, 95),
        )
    )
    b.heading(TEXT("central_body.heading-3"), 2)
    blocks: Rows = [
        [Cell(TEXT("central_body.blocks", c=c, score=b.score(c)), align="center", bold=True) for c in MEMBERS]
    ]
    b.table([[b.tool(c, "long") for c in MEMBERS]], blocks)
    rows: Rows = [[f"ITA-{i:02d}", b.name(i), INSTRUMENT[i], b.score(i, p), b.score(i)] for i in range(1, 11)]
    head = ["Code", TEXT("central_body.head"), "Tool", f"FY {p}", f"FY {y}"]
    b.table([head], rows, (0.14, 0.44, 0.12, 0.15, 0.15), (0, 2, 3, 4))
    b.heading(TEXT("central_body.heading-4"), 2)
    few = growth.weakest(b, 3, 5)
    b.lines(f"• {b.name(i)} : {growth.GAP[i]}" for i in few)
    b.para(TEXT("central_body.para-2", count=b.rng.randint(1, 12), y_next=y + 1))
    b.heading(TEXT("central_body.heading-5", y_next=y + 1), 2)
    growth.mend(b, few, ("name", "do", "who", "time"))
