"""News, minutes and orders that prepare an assessment."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.measures import departments
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import growth, papers, plain_pages, plain_sentences, shared, works

TEXT = wording.read("layouts/no_results")


@layout("no-news")
def no_news(b: Builder) -> None:
    """News of a workshop on ITA: no result of the agency, only national figures and targets."""
    b.heading(TEXT("no_news.heading", name=b.facts.body.name, fy=b.fy(b.year + 1)))
    b.para(
        TEXT(
            "no_news.para",
            later_day=sections.later_day(b),
            name=b.facts.body.name,
            place=sections.place(b),
            count=b.rng.randint(20, 120),
            ita=sections.ita(b),
        )
    )
    sections.national(b)
    sections.target(b)
    b.para(TEXT("no_news.para-2", figure=b.rng.uniform(6, 9.8)))
    b.para(TEXT("no_news.para-3") + " ".join(b.name(i) for i in b.rng.sample(range(1, 11), 4)))
    shared.negative(b)


@layout("no-workplan")
def no_workplan(b: Builder) -> None:
    """A calendar of preparing for a future assessment: targets for each indicator, duties, months."""
    b.heading(TEXT("no_workplan.heading", fy=b.fy(b.year + 1)), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    b.para(TEXT("no_workplan.para", fy=b.fy(b.year + 1)))
    goal = b.pick("85", "90", "95.00", "92.50")
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        rows.append([Cell(b.tool(tool, "both"), colspan=3, bold=True)])
        rows += [[f"{i}. {b.name(i)}", goal, b.rng.choice(departments(b.facts.body))] for i in group]
    b.table(
        [[TEXT("no_workplan.head"), TEXT.any(b, "no_workplan.head-2"), TEXT("no_workplan.head-3")]],
        rows,
        (0.5, 0.2, 0.3),
        (1,),
    )
    shared.negative(b, measures=False)


@layout("no-prep", stem="held-no-prep", kept_out=True)
def no_prep(b: Builder) -> None:
    """Minutes of a meeting that prepares for the coming round: targets for each indicator, duties."""
    papers.head(
        b,
        TEXT("no_prep.head", yr=plain_sentences.yr(b, b.year + 1), count=b.rng.randint(1, 4), year_next=b.year + 1),
    )
    b.para(
        TEXT("no_prep.para", count=b.rng.randint(3, 27), year_next=b.year + 1, count2=b.rng.randint(9, 45)),
        align="center",
    )
    b.para(TEXT("no_prep.para-2"))
    b.para(TEXT("no_prep.para-3", choice=b.pick("90.00", "92.50", "95", "97.00")))
    goals = [f"{b.rng.choice((85, 88, 90, 92, 95))}" for _ in range(10)]
    if b.chance(0.5):
        b.table(
            [[*TEXT.all("no_prep.head-2")]],
            [[f"{i}. {b.name(i)}", goals[i - 1], b.rng.choice(works.offices(b))] for i in range(1, 11)],
            (0.5, 0.2, 0.3),
            (1,),
        )
    else:
        b.lines(
            TEXT("no_prep.line", name=b.name(i), goals=goals[i - 1], choice=b.rng.choice(works.offices(b)))
            for i in range(1, 11)
        )
    b.para(TEXT("no_prep.para-4"))
    b.para(TEXT("no_prep.para-5"))
    plain_pages.sign(b, TEXT("no_prep.sign"))
    papers.plain(b, measures=False)


@layout("no-working-group", stem="held9-no-working-group", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO))
def no_working_group(b: Builder) -> None:
    """An order that appoints a working group for ITA: duties, weights, documents with days; no result at all."""
    y, x = b.year, b.facts.body
    b.picture(25)
    b.heading(TEXT("no_working_group.heading", name=x.name), 1, center=True)
    b.para(TEXT("no_working_group.para", count=b.rng.randint(20, 900), y_before=y - 1), align="center")
    b.heading(
        TEXT("no_working_group.heading-2", long_ita=growth.LONG_ITA, bracket_ita=growth.BRACKET_ITA, fy=growth.fy(b)),
        2,
        center=True,
    )
    b.para("-" * 36, align="center")
    b.para(
        TEXT(
            "no_working_group.para-2",
            whole=plain_sentences.whole(b),
            y=y,
            choice=TEXT.any(b, "no_working_group.para-3"),
        )
    )
    growth.weights(b, merged=b.chance(0.5))
    b.para(TEXT("no_working_group.para-4", choice=b.rng.choice((87, 90, 95))))
    names, rows = departments(x), []
    papers = [(n, t, 9) for n, t in zip((7, 12, 18), growth.ASK[9], strict=True)]
    papers += [(n, t, 10) for n, t in zip((22, 24, 26), growth.ASK[10], strict=True)]
    for k, (n, t, i) in enumerate(papers, 1):
        day = f"{b.rng.randint(1, 28)} {TEXT.any(b, 'no_working_group.day')} {y}"
        rows.append([str(k), f"{b.item('O', n)} {t}", b.name(i), b.rng.choice(names), day])
    b.table([[*TEXT.all("no_working_group.head")]], rows, (0.08, 0.34, 0.2, 0.22, 0.16))
    b.para(TEXT("no_working_group.para-5", count=b.rng.randint(1, 28), y_before=y - 1), align="center")
    plain_pages.sign(b, plain_pages.boss(b))
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = x.name
