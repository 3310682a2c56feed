"""The same figures in several places, or among averages, targets and text."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT, Assessment
from corpus.kinds import MOSTLY_SUBDISTRICT, MUNICIPALITIES, PAO, SAO
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import growth, mosaic, plain_pages, plain_sentences, shared, study, works

TEXT = wording.read("layouts/score_tables")


@layout("everywhere", stem="held2-everywhere", kept_out=True)
def everywhere(b: Builder) -> None:
    """The same figures over and over: summary for the chief, box of key figures, table, chart, prose, conclusion."""
    r, y = b.facts.result, b.year
    study.title_page(b, TEXT.any(b, "everywhere.title_page"), y)
    b.heading(TEXT("everywhere.heading"), 1, center=True)
    b.para(study.result_line(b))
    b.para(
        TEXT("everywhere.para")
        + " ".join(TEXT("everywhere.para-2", tool=tool, score=b.score(tool)) for tool in MEMBERS)
        + b.pick(TEXT("everywhere.para-3"), "")
    )
    top = study.ranked(b)[0]
    b.para(TEXT("everywhere.para-4", name=b.name(top), score=b.score(top)))
    box: Rows = [[Cell(t, align="center") for t in (TEXT("everywhere.box"), TEXT("everywhere.box-2"), *MEMBERS)]]
    box.append([Cell(t, align="center") for t in (b.score("ITA"), b.level(), *(b.score(t) for t in MEMBERS))])
    b.table(box[:1], box[1:])
    b.heading(TEXT("everywhere.heading-2"), 2)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows.append(
            [Cell(TEXT("everywhere.rows", tool=b.tool(tool, "both"), score=b.score(tool)), colspan=2, bold=True)]
        )
        rows += [[f"{i}. {b.name(i)}", b.score(i)] for i in group]
    b.table([[TEXT("everywhere.head"), TEXT.any(b, "everywhere.head-2")]], rows, (0.75, 0.25), (1,))
    if b.chance(0.7):
        b.para(TEXT("everywhere.para-5"), align="center")
        b.chart([(b.name(i), b.score(i)) for i in range(1, 11)])
    b.heading(TEXT("everywhere.heading-3"), 2)
    for tool, group in MEMBERS.items():
        said = [TEXT("everywhere.said", name=b.name(i), score=b.score(i)) for i in group]
        b.para(TEXT("everywhere.para-6", tool=b.tool(tool, "long"), score=b.score(tool)) + ", ".join(said))
        b.para(TEXT("everywhere.para-7", lack=study.lack(b, r.lowest(tool))))
    upward = b.chance(0.5)
    b.heading(TEXT("everywhere.heading-4") + (TEXT("everywhere.heading-5") if upward else ""), 2)
    b.lines(f"{k}) {b.name(i)} {b.score(i)}" for k, i in enumerate(study.ranked(b, upward), 1))
    _everywhere_findings(b)


def _everywhere_findings(b: Builder) -> None:
    b.heading(TEXT("everywhere.heading-6"), 2)
    b.para(
        TEXT(
            "everywhere.para-8",
            who=plain_sentences.who(b),
            yr=plain_sentences.yr(b),
            total=b.score("ITA"),
            level=b.level(),
            name=b.name(study.ranked(b)[-1]),
            score=b.score(study.ranked(b)[-1]),
        )
    )
    study.measures_part(b, TEXT("everywhere.measures_part"), 0.6)


@layout("columns", stem="held-columns", kept_out=True)
def columns(b: Builder) -> None:
    """Two columns of text without rules: results on the left, what they mean on the right."""
    b.heading(
        TEXT("columns.heading", title=plain_pages.title(b), yr=plain_sentences.yr(b), whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    left = [TEXT.any(b, "columns.left")]
    for tool, group in MEMBERS.items():
        left.append(b.tool(tool, "code") if b.chance(0.5) else TEXT("columns.left-2", tool=tool, score=b.score(tool)))
        left += [f"{i}. {b.name(i)} {b.score(i)}" for i in group]
    left.append(TEXT("columns.left-3", total=b.score("ITA")))
    right = [TEXT.any(b, "columns.right")]
    for i in sorted(b.rng.sample(range(1, 11), 4)):
        right.append(f"{b.name(i)} {plain_sentences.poor(b, i)} {plain_sentences.TODO[i]}")
    cells: list[str | Cell] = ["\n".join(left), "\n".join(right)]
    shared.bare(b, [cells], (0.48, 0.52))
    b.para(plain_sentences.overall(b))
    plain_pages.plan(b)


@layout("averages", stem="held2-averages", kept_out=True, agency=(SAO, SAO, *MUNICIPALITIES))
def averages(b: Builder) -> None:
    """The own score among averages of district, province and country and the year's target, columns by chance."""
    x, goal = b.facts.body, b.rng.choice((85, 87, 90))
    study.title_page(b, TEXT.any(b, "averages.title_page"), b.year)
    own = b.pick(TEXT("averages.own"), x.short, TEXT("averages.own-2"), TEXT("averages.own-3") + x.short)
    kinds = b.rng.sample(TEXT.all("averages.sample"), b.rng.randint(2, 3))
    columns = [own, *kinds, *([TEXT.any(b, "averages.columns")] if b.chance(0.6) else [])]
    if b.chance(0.5):
        b.rng.shuffle(columns)
    r, mean = b.facts.result, TEXT.any(b, "averages.r")

    def line(label: str | Cell, code: str | int) -> list[str | Cell]:
        value = float(r.value(code))
        others = [f"{0.3 * value + 0.7 * b.rng.uniform(74, 97):.2f}" for _ in columns]
        known = {own: b.score(code), **dict.fromkeys(TEXT.all("averages.columns"), f"{goal}.00")}
        cells = [known.get(c, o) for c, o in zip(columns, others, strict=True)]
        return [label, *cells]

    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows += [line(f"{i}. {b.name(i)}", i) for i in group]
        rows.append(line(Cell(mean + tool, bold=True), tool))
    rows.append(line(Cell(TEXT.any(b, "averages.line"), bold=True), "ITA"))
    if b.chance(0.4):
        rows.insert(0, rows.pop())
    b.para(
        TEXT(
            "averages.para",
            province=x.province,
            count=b.rng.randint(40, 210),
            figure=b.rng.uniform(70, 95),
            figure2=b.rng.uniform(40, 97),
        )
    )
    b.para(study.result_line(b))
    b.para(TEXT("averages.para-2", yr=plain_sentences.yr(b)), align="center")
    n = len(columns)
    b.table([[TEXT("averages.head"), *columns]], rows, (0.36, *[0.64 / n] * n), range(1, n + 1))
    _averages_findings(b, goal, r)


def _averages_findings(b: Builder, goal: int, r: Assessment) -> None:
    best, worst = study.ranked(b)[0], study.ranked(b)[-1]
    b.para(
        TEXT(
            "averages.para-3",
            name=b.name(best),
            score=b.score(best),
            name2=b.name(worst),
            score2=b.score(worst),
            lack=study.lack(b, worst),
            goal=goal,
            number=abs(r.indicator(worst) - goal),
        )
    )
    study.measures_part(b, TEXT("averages.measures_part"), 0.6)


@layout("against-goal", stem="held9-against-goal", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO))
def against_goal(b: Builder) -> None:
    """Goal, score, distance and pass in one table with heading rows; documents that failed; measures under headings."""
    y, r = b.year, b.facts.result
    goal = b.rng.choice((85, 85, 90))
    b.heading(TEXT("against_goal.heading", fy=growth.fy(b), whole=plain_sentences.whole(b)), 1, center=True)
    b.heading(TEXT("against_goal.heading-2"), 2)
    growth.reason(b, 2)
    b.para(TEXT("against_goal.para", goal=goal))
    b.heading(TEXT("against_goal.heading-3"), 2)
    b.para(growth.result(b))
    yes, no = b.rng.choice(TEXT.rows("against_goal.yes"))
    lead = b.chance(0.5)  # the goal before the score

    def cells(code: str | int) -> list[str | Cell]:
        v = r.value(code)
        two = [f"{goal}.00", b.score(code)]
        return [*(two if lead else two[::-1]), f"{v - goal:+.2f}", yes if v >= goal else no]

    rows: Rows = []
    for c, g in MEMBERS.items():
        rows.append(
            [Cell(TEXT("against_goal.rows", tool=b.tool(c, "both"), number=int(WEIGHT[c] * 100)), colspan=6, bold=True)]
        )
        rows += [[str(i), b.name(i), *cells(i)] for i in g]
        rows.append([Cell(TEXT("against_goal.rows-2", c=c), colspan=2, align="right"), *cells(c)])
    rows.append([Cell(TEXT("against_goal.rows-3"), colspan=2, bold=True, align="right"), *cells("ITA")])
    pair = [*TEXT.all("against_goal.pair")]
    head = [
        TEXT("against_goal.head"),
        TEXT("against_goal.head-2"),
        *(pair if lead else pair[::-1]),
        TEXT("against_goal.head-3"),
        TEXT("against_goal.head-4"),
    ]
    b.table([head], rows, (0.08, 0.4, 0.13, 0.13, 0.13, 0.13), (0, 2, 3, 4, 5))
    _against_goal_measures(b, r, y)


def _against_goal_measures(b: Builder, r: Assessment, y: int) -> None:
    b.heading(TEXT("against_goal.heading-4"), 2)
    rows = []
    for i in growth.weakest(b, 3, 4):
        q, t, m = min(growth.asks(b, i), key=lambda x: float(x[2]))
        rows.append([q, t, m, growth.GAP[i]])
    b.table([[*TEXT.all("against_goal.head-5")]], rows, (0.1, 0.36, 0.12, 0.42), (0, 2))
    b.heading(TEXT("against_goal.heading-5", fy=growth.fy(b, y + 1)), 2)
    for k, c in enumerate(MEMBERS, 1):
        few = [i for i in growth.weakest(b, 5, 8) if INSTRUMENT[i] == c] or [r.lowest(c)]
        b.para(TEXT("against_goal.para-2", k=k, c=c), bold=True, indent=False)
        growth.mend(b, few, ("do", "how", "who", "time"))


@layout("criterion", stem="held-criterion", kept_out=True)
def criterion(b: Builder) -> None:
    """Number, topic, score, the criterion of 85 in every row, passed or not."""
    b.heading(TEXT("criterion.heading", title=plain_pages.title(b), yr=plain_sentences.yr(b)), 1, center=True)
    b.heading(plain_sentences.whole(b), 2, center=True)
    b.para(plain_sentences.overall(b))
    met, missed = b.rng.choice(TEXT.rows("criterion.met"))
    goal = b.pick("85", "85.00", "85", "≥ 85")
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        v = b.facts.result.indicator(i)
        rows.append([str(i), b.name(i), b.score(i), goal, met if v >= 85 else missed])
    b.table(
        [
            [
                TEXT("criterion.head"),
                TEXT.any(b, "criterion.head-2"),
                TEXT.any(b, "criterion.head-3"),
                TEXT.any(b, "criterion.head-4"),
                TEXT.any(b, "criterion.head-5"),
            ]
        ],
        rows,
        (0.1, 0.42, 0.17, 0.15, 0.16),
        (0, 2, 3, 4),
    )
    for tool in MEMBERS:
        b.para(
            plain_sentences.tool_mean(b, tool) + b.pick("", f" {plain_sentences.GOOD[b.facts.result.highest(tool)]}")
        )
    b.heading(TEXT("criterion.heading-2"), 2)
    b.lines(f"{k}) {plain_sentences.TODO[i]}" for k, i in enumerate(sorted(b.rng.sample(range(1, 11), 4)), 1))
    if b.chance(0.6):
        plain_pages.plan(b)
    else:
        b.no_measures()
    plain_pages.sign(b, TEXT("criterion.sign"))


@layout("best-worst", stem="held2-best-worst", kept_out=True)
def best_worst(b: Builder) -> None:
    """A table of the best and the weakest indicator of each instrument, the total in its head; then merged measures."""
    r, y = b.facts.result, b.year
    b.style["size"] = min(b.style["size"], 15.0)
    mosaic.top(b, TEXT("best_worst.top"), TEXT("best_worst.top-2"), TEXT("best_worst.top-3"), year=y + 1)
    b.para(TEXT("best_worst.para", name=b.facts.body.name, yr=plain_sentences.yr(b), yr2=plain_sentences.yr(b, y + 1)))
    t, v = b.score("ITA"), b.level()
    span = 6 if (mean := b.chance(0.6)) else 5
    heads: list[list[str | Cell]] = [[Cell(TEXT.any(b, "best_worst.heads", y=y, t=t, v=v), colspan=span)]]
    heads.append([Cell(TEXT.any(b, "best_worst.heads-2"), rowspan=2)])
    if mean:
        heads[1].append(Cell(TEXT("best_worst.heads-3"), rowspan=2))
    heads[1] += [Cell(TEXT.any(b, "best_worst.text"), colspan=2), Cell(TEXT.any(b, "best_worst.text-2"), colspan=2)]
    heads.append([*TEXT.all("best_worst.heads-4")] * 2)
    body: list[list[str | Cell]] = []
    for tool in MEMBERS:
        hi, lo = r.highest(tool), r.lowest(tool)
        means = [b.score(tool)] if mean else []
        body.append([tool, *means, mosaic.broken(b.name(hi)), b.score(hi), mosaic.broken(b.name(lo)), b.score(lo)])
    widths = (0.12, 0.12, 0.25, 0.13, 0.25, 0.13) if mean else (0.14, 0.29, 0.14, 0.29, 0.14)
    b.table(heads, body, widths, (0, *((1, 3, 5) if mean else (2, 4))))
    b.heading(TEXT.any(b, "best_worst.heading", yr=plain_sentences.yr(b, y + 1)), 2)
    mosaic.tables_of_tools(
        b, b.rng.choice((("act", "when", "who"), ("weak", "act", "who", "watch"))), works.deeds(b, 4, 9)
    )
    plain_pages.sign(b, plain_pages.boss(b))
