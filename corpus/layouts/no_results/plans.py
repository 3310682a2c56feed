"""Plans with goals, and papers that speak of the assessment without its figures."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.measure_tables import measures_table
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import mosaic, office, papers, plain_pages, plain_sentences, sentences, study, works

TEXT = wording.read("layouts/no_results")


@layout("no-goals", stem="held2-no-goals", kept_out=True)
def no_goals(b: Builder) -> None:
    """A plan of five years with a goal for every indicator and year: figures beside names, none of them a result."""
    first = b.year + 1
    last, b.style["size"] = first + 4, min(b.style["size"], 14.0)
    b.heading(TEXT("no_goals.heading", first=first, last=last, whole=plain_sentences.whole(b)), 1, center=True)
    b.heading(TEXT.any(b, "no_goals.heading-2"), 2)
    b.para(TEXT.any(b, "no_goals.para"))
    b.heading(TEXT.any(b, "no_goals.heading-3"), 2)
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        start = Decimal(b.rng.randint(160, 178)) / 2
        body.append([f"{i}. {b.name(i)}", *(f"{min(Decimal(100), start + k * 2):.2f}" for k in range(5))])
    body.append([Cell(TEXT.any(b, "no_goals.body"), bold=True), *(f"{86 + 2 * k}.00" for k in range(5))])
    years = [str(y) for y in range(first, last + 1)]
    heads: list[list[str | Cell]] = [
        [Cell(TEXT("no_goals.heads"), rowspan=2), Cell(TEXT.any(b, "no_goals.heads-2"), colspan=5)],
        list(years),
    ]
    b.table(heads, body, (0.4, *[0.12] * 5), range(1, 6))
    b.heading(TEXT.any(b, "no_goals.heading-4"), 2)
    projects = TEXT.all("no_goals.projects")
    spent: list[list[str | Cell]] = []
    for name in projects:
        spent.append(
            [
                TEXT("no_goals.spent", name=name),
                *(f"{b.rng.randint(0, 30) * 1000:,}" for _ in years),
                b.rng.choice(works.offices(b)),
            ]
        )
    b.table([[TEXT("no_goals.head"), *years, TEXT("no_goals.head-2")]], spent, (0.28, *[0.1] * 5, 0.22), range(1, 6))
    mosaic.empty(b, measures=False)


@layout("no-five-year-plan", stem="held7-no-five-year-plan", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO))
def no_five_year_plan(b: Builder) -> None:
    """A plan against corruption for five years: targets of ITA for each year and projects with money, no result."""
    start = b.year + 1
    years = range(start, start + 5)
    b.heading(
        TEXT("no_five_year_plan.heading", start=start, start_next=start + 4, whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    b.heading("1. " + TEXT.any(b, "no_five_year_plan.heading-2"), 2)
    office.origin(b)
    b.heading(TEXT("no_five_year_plan.heading-3"), 2)
    b.para(TEXT("no_five_year_plan.para"))
    aim = b.rng.choice((85, 90))
    b.para(TEXT("no_five_year_plan.para-2", aim=aim, start_next=start + 2))
    b.heading("3. " + TEXT.any(b, "no_five_year_plan.heading-4"), 2)
    rows: Rows = []
    decimals = b.pick("", ".00")

    def goals(third: int) -> list[str]:
        step = b.rng.choice((1, 2, 2, 3))
        return [f"{min(100, third + step * (n - 2))}{decimals}" for n in range(5)]

    rows.append([TEXT("no_five_year_plan.rows"), *goals(aim)])
    if b.chance(0.6):
        rows += [[f"{i}. {b.name(i)}", *goals(aim + b.rng.randint(-2, 4))] for i in range(1, 11)]
    else:
        rows += [[b.tool(c, "both"), *goals(aim + b.rng.randint(-2, 4))] for c in MEMBERS]
    rows.append([TEXT("no_five_year_plan.rows-2"), *(str(70 + 5 * n) for n in range(5))])
    head: Rows = [
        [Cell(TEXT("no_five_year_plan.head"), rowspan=2), Cell(TEXT.any(b, "no_five_year_plan.head-2"), colspan=5)],
        [str(k) for k in years],
    ]
    b.table(head, rows, (0.45, *[0.11] * 5), range(1, 6))
    _no_five_year_plan_conclusion(b, years)


def _no_five_year_plan_conclusion(b: Builder, years: range) -> None:
    b.heading(TEXT("no_five_year_plan.heading-5"), 2)
    rows = []
    for k, i in enumerate(sorted(b.rng.sample(range(1, 11), b.rng.randint(4, 7))), 1):
        money = [f"{b.rng.randint(1, 30) * 1000:,}" if b.chance(0.8) else "-" for _ in years]
        rows.append([str(k), office.ACT[i], *money, b.rng.choice(departments(b.facts.body))])
    b.table(
        [
            [
                TEXT("no_five_year_plan.head-3"),
                TEXT("no_five_year_plan.head-4"),
                *(TEXT("no_five_year_plan.head-5", k=k) for k in years),
                TEXT("no_five_year_plan.head-6"),
            ]
        ],
        rows,
    )
    b.para(TEXT("no_five_year_plan.para-3"))
    plain_pages.sign(b, plain_pages.boss(b))
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name


@layout("no-promotion", stem="held2-no-promotion", kept_out=True)
def no_promotion(b: Builder) -> None:
    """A plan to promote integrity with goals, money shares and measures, and no score of the agency."""
    y = b.year + 1
    study.title_page(b, TEXT.any(b, "no_promotion.title_page"), y)
    b.heading(TEXT("no_promotion.heading"), 2)
    b.lines(
        (
            TEXT("no_promotion.line", y=y, choice=b.rng.choice(study.GOALS)),
            TEXT("no_promotion.line-2", choice=b.rng.choice((85, 90))),
            TEXT("no_promotion.line-3", choice=b.rng.choice((80, 90, 95))),
        )
    )
    rows: Rows = [
        [f"{i}. {b.name(i)}", b.rng.choice(study.GOALS), b.rng.choice(study.crews_of(b))] for i in range(1, 11)
    ]
    if b.chance(0.6):
        b.table([[*TEXT.all("no_promotion.head")]], rows, (0.5, 0.22, 0.28), (1,))
    b.para(TEXT("no_promotion.para", count=b.rng.randint(20, 240), figure=b.rng.uniform(0.1, 2.4)))
    b.heading(TEXT("no_promotion.heading-2", yr=plain_sentences.yr(b, y)), 2)
    if b.chance(0.5):
        study.mend_table(b)
    else:
        measures_table(b)
    papers.plain(b, measures=False)


@layout("measures-without-scores")
def measures_without_scores(b: Builder) -> None:
    """A plan of measures that speaks of the assessment and prints no result of it."""
    b.heading(
        TEXT("measures_without_scores.heading", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)),
        1,
        center=True,
    )
    b.heading(sections.full_agency(b), 2, center=True)
    b.para(TEXT("measures_without_scores.para", agency=b.agency, ita=sections.ita(b), fy=b.fy(), fy2=b.fy(b.year + 1)))
    measures_table(b)
    sections.target(b)
    sections.closing(b)


@layout("advice-without-scores")
def advice_without_scores(b: Builder) -> None:
    """An analysis in words alone: which indicators are weak and why, the weights, the target; no figure of a result."""
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    if b.chance(0.6):
        sections.framework(b)
    for tool in MEMBERS:
        i = b.facts.result.lowest(tool)
        b.para(TEXT("advice_without_scores.para", tool=tool, name=b.name(i), weak=sentences.WEAK[i]))
    sentences.advice_paragraphs(b, scored=False)
    sections.target(b)
    sections.bands(b)
    b.no_measures()
