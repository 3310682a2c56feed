"""Tables that lie across: an indicator a column, or everything of an indicator in one row."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.kinds import CENTRAL, MOSTLY_SUBDISTRICT
from corpus.measure_tables import measures_table
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, clinic, growth, office, plain_pages, plain_sentences, sentences, shared, works

TEXT = wording.read("layouts/score_tables")
ENGLISH = {
    1: "Performance of Duties",
    2: "Budget Spending",
    3: "Use of Power",
    4: "Use of State Property",
    5: "Solving Corruption",
    6: "Service Quality",
    7: "Communication",
    8: "Work Improvement",
    9: "Data Disclosure",
    10: "Corruption Prevention",
}
INDEPENDENT = TEXT.all("independent")


@layout("wide")
def wide(b: Builder) -> None:
    """Landscape: one row of scores, a column for each indicator, grouped under the instruments."""
    b.style["landscape"] = True
    b.style["size"] = b.rng.choice((11.0, 12.0))
    b.heading(TEXT("wide.heading", analysis_title=sentences.analysis_title(b), fy=b.fy()), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    if b.chance(0.5):
        b.para(sentences.total_sentence(b))
    upper = [Cell(b.tool(t, "code"), colspan=len(g)) for t, g in MEMBERS.items()]
    grouping = b.chance(0.6)
    numbers = b.pick("name", "number", "both")
    names = [
        {"name": b.name(i), "number": TEXT("wide.names.number", i=i), "both": f"{i}. {b.name(i)}"}[numbers]
        for i in range(1, 11)
    ]
    span = 2 if grouping else 1
    lead = Cell(TEXT.any(b, "wide.lead"), rowspan=span)
    by_year = lead.text == TEXT.all("wide.lead")[-1]
    tail = [
        Cell(TEXT.any(b, "wide.tail"), rowspan=span),
        Cell(TEXT.any(b, "wide.tail-2"), rowspan=span),
    ]
    years = [b.year]
    if by_year and b.facts.earlier and b.chance(0.5):
        years.append(b.year - 1)
    rows: list[list[str | Cell]] = []
    for y in years:
        first = str(y) if by_year else b.facts.body.short
        rows.append([first, *(b.score(i, y) for i in range(1, 11)), b.score("ITA", y), b.level(y)])
    header: list[list[str | Cell]] = [[lead, *upper, *tail], list(names)] if grouping else [[lead, *names, *tail]]
    b.table(header, rows, (0.12, *(0.07,) * 10, 0.08, 0.1), center=range(13))
    for tool in MEMBERS:
        b.para(sentences.lowest_sentence(b, tool))
    b.heading(TEXT("wide.heading-2", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
    measures_table(b)


@layout("turned-heads")
def turned_heads(b: Builder) -> None:
    """A wide row of scores under names that are written upwards."""
    b.style |= {"turned_heads": True, "landscape": b.chance(0.6), "size": b.rng.choice((11.0, 12.0))}
    shared.title(b)
    b.para(sentences.total_sentence(b))
    names = [f"{i}. {b.name(i)}" if b.chance(0.5) else b.name(i) for i in range(1, 11)]
    row = [b.facts.body.short, *(b.score(i) for i in range(1, 11)), b.score("ITA")]
    b.table(
        [[TEXT("turned_heads.head"), *names, TEXT("turned_heads.head-2")]], [row], (0.18, *[0.0745] * 11), range(1, 12)
    )
    for tool in MEMBERS:
        b.para(sentences.lowest_sentence(b, tool))
    b.no_measures()


@layout("crosswise", stem="held4-crosswise", kept_out=True)
def crosswise(b: Builder) -> None:
    """Three small tables that lie crosswise, indicators as columns numbered anew, the pass mark below."""
    b.heading(TEXT("crosswise.heading", yr=plain_sentences.yr(b), whole=plain_sentences.whole(b)), 1, center=True)
    b.heading(TEXT("crosswise.heading-2"), 2)
    binder.reason(b)
    b.heading(TEXT("crosswise.heading-3"), 2)
    anew, mean, mark = b.chance(0.5), b.chance(0.6), b.chance(0.6)
    say = TEXT.any(b, "crosswise.say")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.para(f"2.{k} {b.tool(c, 'both')}", bold=True, indent=False)
        head = [
            TEXT("crosswise.head"),
            *(f"{n if anew else i}. {b.name(i)}" for n, i in enumerate(g, 1)),
            *([TEXT("crosswise.head-2")] if mean else []),
        ]
        rows: Rows = [[say, *(b.score(i) for i in g), *([b.score(c)] if mean else [])]]
        if mark:
            rows.append([TEXT("crosswise.rows"), *["85.00"] * (len(head) - 1)])
        b.table([head], rows, [1 / len(head)] * len(head), range(1, len(head)))
        if c == "EIT" and binder.parts(b) and b.chance(0.7):
            b.table([[*TEXT.all("crosswise.head-3")]], [[b.score("EIT1"), b.score("EIT2")]], (0.5, 0.5), (0, 1))
        i = b.facts.result.lowest(c)
        b.para(TEXT.any(b, "crosswise.para") + f"{b.name(i)} : {binder.FIND[i]}")
    b.heading(TEXT("crosswise.heading-4"), 2)
    b.para(binder.result(b))
    b.heading("4. " + TEXT.any(b, "crosswise.heading-5"), 2)
    low = sorted(clinic.order(b)[-4:])
    if b.chance(0.5):
        binder.acts(b, low)
    else:
        b.lines(
            TEXT("crosswise.line", k=k, name=b.name(i), do=binder.DO[i], how=binder.HOW[i][0], how2=binder.HOW[i][1])
            for k, i in enumerate(low, 1)
        )
        b.no_measures()


@layout("turned-english", stem="held7-turned-english", kept_out=True, first=2563, agency=CENTRAL)
def turned_english(b: Builder) -> None:
    """English heads mixed with Thai; years lie in rows and the indicators in columns."""
    y, p, r = b.year, b.year - 1, b.facts.result
    if b.chance(0.3):
        name = b.rng.choice(INDEPENDENT)
        clinic.become(b, "independent_body", name, name)
    x = b.facts.body
    b.style |= {"landscape": True, "turn_wide": False}
    title, common = b.pick("Assessment Result", "Performance Report", "Score Summary"), b.pick("", f" (FY {y - 543})")
    b.heading(TEXT("turned_english.heading", title=title, y=y, common=common), 1, center=True)
    b.heading(x.name, 2, center=True)
    b.heading(TEXT.any(b, "turned_english.heading-2"), 2)
    b.para(office.total(b))
    years = [p, y] if b.chance(0.7) else [y, p]
    label = TEXT.any(b, "turned_english.label")
    b.table(
        [
            [
                "Fiscal Year",
                "IIT",
                "EIT",
                "OIT",
                TEXT.any(b, "turned_english.head"),
                TEXT.any(b, "turned_english.head-2"),
            ]
        ],
        [[label.format(k=k), *(b.score(c, k) for c in ("IIT", "EIT", "OIT", "ITA")), b.level(k)] for k in years],
        (0.2, 0.15, 0.15, 0.15, 0.17, 0.18),
        range(1, 6),
    )
    if r.eit_parts and b.chance(0.5):
        b.para(TEXT("turned_english.para", eit1=b.score("EIT1"), eit2=b.score("EIT2"), y=y), indent=False)
    _turned_english_tables(b, label, years)


def _turned_english_tables(b: Builder, label: str, years: list[int]) -> None:
    b.heading(TEXT.any(b, "turned_english.heading-3"), 2)
    english, goal = b.chance(0.4), b.chance(0.5)
    groups = b.rng.choice((((*range(1, 11),),), ((1, 2, 3, 4, 5), (6, 7, 8, 9, 10)), tuple(MEMBERS.values())))
    for g in groups:
        head = [
            TEXT.any(b, "turned_english.head-3"),
            *(f"{i}. {b.name(i)}" + (f"\n({ENGLISH[i]})" if english else "") for i in g),
        ]
        rows: Rows = [[label.format(k=k), *(b.score(i, k) for i in g)] for k in years]
        rows.append([TEXT.any(b, "turned_english.rows"), *(f"{office.change(b, i):+.2f}" for i in g)])
        if goal:
            rows.append(["Target", *["85.00"] * len(g)])
        b.table([head], rows, [1 / (len(g) + 1)] * (len(g) + 1), range(1, len(g) + 1))
    b.heading(TEXT.any(b, "turned_english.heading-4"), 2)
    hi, lo = clinic.order(b)[0], clinic.order(b)[-1]
    b.lines(
        (
            f"• Strength : {b.name(hi)} ({b.score(hi)}) {office.STRONG[hi]}",
            f"• Area for Improvement : {b.name(lo)} ({b.score(lo)}) {office.WEAK[lo]}",
            f"• Action Plan : {office.ACT[lo]}",
        )
    )
    b.no_measures()


@layout("one-matrix", stem="held4-one-matrix", kept_out=True)
def one_matrix(b: Builder) -> None:
    """Everything in one wide table: indicator, score, meaning, measure, who, when; the total above."""
    y = b.year
    b.style |= {"landscape": True, "size": 13.0}
    b.heading(
        TEXT(
            "one_matrix.heading",
            yr=plain_sentences.yr(b),
            yr2=plain_sentences.yr(b, y + 1),
            whole=plain_sentences.whole(b),
        ),
        1,
        center=True,
    )
    b.para(binder.result(b))
    if b.chance(0.6):
        binder.reason(b)
    _one_matrix_questions(b, y)


def _one_matrix_questions(b: Builder, y: int) -> None:
    names, span = departments(b.facts.body), b.pick("yy", "tail", "quarter", "half")
    rows: Rows = []
    lines, asks, last = b.pick("mean", "bare", ""), b.chance(0.5), bool(b.facts.earlier) and b.chance(0.5)
    width = 6 + asks + last
    for c, g in MEMBERS.items():
        if lines:
            extra = TEXT("one_matrix.extra", score=b.score(c)) if lines == "mean" else ""
            rows.append([Cell(b.tool(c, "both") + extra, colspan=width, bold=True)])
        for i in g:
            who, time = b.rng.choice(names), works.when(b, y + 1, span)
            row: list[str | Cell] = [f"{i}. {b.name(i)}"]
            row += [b.score(i, y - 1)] if last else []
            row += [b.score(i)]
            row += ["\n".join(f"{q} {t} {v}" for q, t, v in binder.asked(b, i, 2))] if asks else []
            rows.append([*row, binder.told(b, i), binder.DO[i], who, time.text])
            b.measure_truth(
                b.facts.measures[0], binder.DO[i], indicator=i, responsible=[who], start=time.start, end=time.end
            )
    head = [
        TEXT("one_matrix.head"),
        *([TEXT("one_matrix.head-2", y_before=y - 1)] if last else []),
        TEXT("one_matrix.head-3", y=y) if last else TEXT.any(b, "one_matrix.head-4"),
    ]
    head += [TEXT.any(b, "one_matrix.head-5")] if asks else []
    head += [
        TEXT.any(b, "one_matrix.head-6"),
        TEXT.any(b, "one_matrix.head-7"),
        TEXT("one_matrix.head-8"),
        TEXT("one_matrix.head-9"),
    ]
    b.table([head], rows, [1 / width] * width)
    plain_pages.sign(b, TEXT("one_matrix.sign"))


@layout("scored-cells", stem="held9-scored-cells", kept_out=True, agency=MOSTLY_SUBDISTRICT)
def scored_cells(b: Builder) -> None:
    """A wide table whose first column holds indicators with scores in brackets, then questions, findings, remedies."""
    y, r = b.year, b.facts.result
    b.style["landscape"] = b.chance(0.7)
    b.heading(
        TEXT("scored_cells.heading", long_ita=growth.LONG_ITA, whole=plain_sentences.whole(b), fy=growth.fy(b)),
        1,
        center=True,
    )
    growth.reason(b, 2)
    b.para(
        growth.result(b)
        + TEXT("scored_cells.para", iit=b.score("IIT"), eit=b.score("EIT"))
        + TEXT("scored_cells.para-2", oit=b.score("OIT"))
    )
    mark = TEXT.any(b, "scored_cells.mark")
    for c, g in MEMBERS.items():
        b.heading(TEXT("scored_cells.heading-2", tool=b.tool(c, "both")), 2)
        rows: Rows = []
        for i in g:
            found = sorted(growth.asks(b, i), key=lambda x: float(x[2]))[:2]
            rows.append(
                [
                    mark.format(n=TEXT("scored_cells.rows", i=i, name=b.name(i)), s=b.score(i)),
                    "\n".join(f"{q} {t} = {m}" for q, t, m in found),
                    growth.told(b, i),
                    TEXT("scored_cells.rows-2", do=growth.DO[i], how=growth.HOW[i][0]),
                ]
            )
        b.table(
            [[*TEXT.all("scored_cells.head")]],
            rows,
            (0.22, 0.32, 0.23, 0.23),
        )
    b.heading(TEXT("scored_cells.heading-3"), 2)
    lows = [i for i in range(1, 11) if r.indicator(i) < 85]
    if lows:
        b.para(TEXT("scored_cells.para-3", lows=len(lows), list=" ".join(b.name(i) for i in lows)))
    else:
        b.para(TEXT("scored_cells.para-4"))
    b.heading(TEXT("scored_cells.heading-4", fy=growth.fy(b, y + 1)), 2)
    _scored_cells_measures(b)


def _scored_cells_measures(b: Builder) -> None:
    measures_table(
        b, b.rng.choice((("no", "measure", "method", "responsible", "period"), ("measure", "kpi", "period")))
    )
