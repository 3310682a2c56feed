"""Manuals, criteria, invitations, timetables."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT
from corpus.measures import LONG_MONTHS, departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.sections import BANDS
from corpus.voices import papers, plain_pages, plain_sentences, shared, study

TEXT = wording.read("layouts/no_results")


@layout("no-manual")
def no_manual(b: Builder) -> None:
    """A manual for those who answer and gather: indicators, weights, bands and pass marks, no result."""
    b.heading(TEXT("no_manual.heading", fy=b.fy(b.year + 1)), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    sections.background(b)
    sections.framework(b)
    sections.bands(b)
    sections.target(b)
    rows = [[b.item("O", k), t, TEXT("no_manual.rows")] for k, t in enumerate(TEXT.all("no_manual.rows-2"), 1)]
    b.table([[*TEXT.all("no_manual.head")]], rows)
    b.para(TEXT("no_manual.para"))
    shared.negative(b)


@layout("no-criteria", stem="held-no-criteria", kept_out=True)
def no_criteria(b: Builder) -> None:
    """How the next assessment counts: instruments, weights, full marks, bands."""
    papers.head(b, TEXT("no_criteria.head", yr=plain_sentences.yr(b, b.year + 1)))
    b.para(TEXT("no_criteria.para"))
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        share = {"IIT": "30.00", "EIT": "30.00", "OIT": "40.00"}[tool]
        for k, i in enumerate(group):
            lead: list[str | Cell] = [Cell(b.tool(tool, "both"), rowspan=len(group))] if k == 0 else []
            tail: list[str | Cell] = [Cell(share, rowspan=len(group))] if k == 0 else []
            rows.append([*lead, f"{i}. {b.name(i)}", "100.00", *tail])
    rows.append([Cell(TEXT("no_criteria.rows"), colspan=2, bold=True), "100.00", "100.00"])
    b.table([[*TEXT.all("no_criteria.head-2")]], rows, (0.36, 0.36, 0.14, 0.14), (2, 3))
    b.heading(TEXT("no_criteria.heading"), 2)
    b.lines(TEXT("no_criteria.line", span=span, word=word) for span, word in BANDS[b.year + 1 <= 2565])
    b.para(TEXT("no_criteria.para-2"))
    papers.plain(b)


@layout("no-invite", stem="held2-no-invite", kept_out=True)
def no_invite(b: Builder) -> None:
    """An invitation to answer the coming survey: who, when, how, what counts, last year's figures of the country."""
    y = b.year + 1
    b.heading(TEXT("no_invite.heading", name=b.facts.body.name, yr=plain_sentences.yr(b, y)), 1, center=True)
    b.para(TEXT("no_invite.para", whole=plain_sentences.whole(b), count=b.rng.randint(2, 15), y=y))
    goals: Rows = []
    for tool, group in MEMBERS.items():
        need = {
            "IIT": TEXT("no_invite.need.IIT", count=b.rng.randint(30, 200)),
            "EIT": TEXT("no_invite.need.EIT", count=b.rng.randint(40, 400)),
            "OIT": "-",
        }[tool]
        goals.append(
            [b.tool(tool, "both"), "\n".join(f"{i}. {b.name(i)}" for i in group), need, f"{WEIGHT[tool] * 100:.0f}"]
        )
    b.table([[*TEXT.all("no_invite.head")]], goals, (0.34, 0.36, 0.16, 0.14), (2, 3))
    b.picture(30)
    b.para(TEXT("no_invite.para-2"), align="center")
    if b.chance(0.6):
        b.para(
            TEXT(
                "no_invite.para-3",
                figure=b.rng.uniform(80, 94),
                name=b.facts.body.name,
                choice=b.rng.choice(study.GOALS),
            )
        )
    some = sorted(b.rng.sample(range(1, 9), 3))
    b.para(TEXT("no_invite.para-4"), indent=False, bold=True)
    b.lines(TEXT("no_invite.line", c=c, t=t) for i in some for c, t, _ in study.points(b, i, 1))
    if b.chance(0.5):
        b.para(TEXT("no_invite.para-5", count=b.rng.randint(1, 28), year=b.year), align="center")
        plain_pages.sign(b, plain_pages.boss(b))
    papers.plain(b)


@layout("no-timetable")
def no_timetable(b: Builder) -> None:
    """Duties and dates for the coming assessment, document by document."""
    b.heading(TEXT("no_timetable.heading", ita=sections.ita(b), fy=b.fy(b.year + 1)), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    rows = []
    for k in sorted(b.rng.sample(range(1, 29), 9)):
        month = b.rng.randint(0, 5)
        rows.append(
            [
                b.item("O", k),
                TEXT("no_timetable.rows", count=b.rng.randint(1, 6)),
                b.rng.choice(departments(b.facts.body)),
                TEXT(
                    "no_timetable.rows-2",
                    count=b.rng.randint(5, 28),
                    long_months=LONG_MONTHS[month],
                    year_next=b.year + 1,
                ),
            ]
        )
    b.table([[*TEXT.all("no_timetable.head")]], rows, (0.1, 0.4, 0.25, 0.25), (0,))
    sections.target(b)
    if b.chance(0.5):
        sections.framework(b)
    shared.no_year(b)
