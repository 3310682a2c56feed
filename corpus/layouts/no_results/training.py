"""Trainings and plans to develop staff."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, papers, plain_pages, plain_sentences, shared, works

TEXT = wording.read("layouts/no_results")


@layout("no-training")
def no_training(b: Builder) -> None:
    """An evaluation of a training on integrity: tests before and after, a five-point scale."""
    b.heading(TEXT("no_training.heading"), 1, center=True)
    b.heading(TEXT("no_training.heading-2", full_agency=sections.full_agency(b), fy=b.fy()), 2, center=True)
    topics = TEXT.all("no_training.topics")
    rows = [[t, f"{b.rng.uniform(2.5, 5):.2f}", f"{b.rng.uniform(50, 99):.2f}"] for t in topics]
    b.table([[*TEXT.all("no_training.head")]], rows, (0.6, 0.2, 0.2), (1, 2))
    share, money = b.rng.uniform(80, 100), b.rng.randint(5, 60)
    b.para(TEXT("no_training.para", count=b.rng.randint(20, 150), money=money, share=share))
    b.para(TEXT("no_training.para-2", figure=b.rng.uniform(75, 98)))
    shared.no_year(b)


@layout("no-training-news", stem="held-no-training", kept_out=True)
def no_training_news(b: Builder) -> None:
    """News of a training on ITA: people, money, marks in a test, the country's figures and goals."""
    b.heading(TEXT("no_training_news.heading", name=b.facts.body.name, yr=plain_sentences.yr(b, b.year + 1)))
    b.para(
        TEXT(
            "no_training_news.para",
            day=plain_sentences.day(b),
            name=b.facts.body.name,
            where=plain_sentences.where(b),
            count=b.rng.randint(18, 150),
            money=papers.money(b, 50, 600),
        )
    )
    b.para(TEXT("no_training_news.para-2", figure=b.rng.uniform(81, 94), figure2=b.rng.uniform(50, 94.5)))
    b.para(TEXT("no_training_news.para-3", figure=b.rng.uniform(40, 65), figure2=b.rng.uniform(80, 97)))
    b.para(
        TEXT("no_training_news.para-4")
        + TEXT("no_training_news.para-5").join(b.name(i) for i in sorted(b.rng.sample(range(1, 11), 3)))
    )
    b.picture(60)
    papers.plain(b)


@layout("no-training-day", stem="held4-no-training", kept_out=True)
def no_training_day(b: Builder) -> None:
    """A report on a training day for the coming assessment: test points and targets, no result of the body."""
    y = b.year
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    b.heading(
        TEXT("no_training_day.heading", yr=plain_sentences.yr(b, y + 1), whole=plain_sentences.whole(b)), 1, center=True
    )
    n = b.rng.randint(25, 120)
    b.heading(TEXT("no_training_day.heading-2"), 2)
    binder.reason(b, analysed=False)
    b.heading(TEXT("no_training_day.heading-3"), 2)
    b.para(
        TEXT(
            "no_training_day.para",
            count=b.rng.randint(3, 26),
            y=y,
            n=n,
            value=n + b.rng.randint(0, 9),
            value2=b.rng.randint(50, 300) * 100,
        )
    )
    before, after = b.rng.uniform(45, 65), b.rng.uniform(75, 94)
    b.para(TEXT("no_training_day.para-2", before=before, after=after, other=binder.other(b)))
    b.heading(TEXT("no_training_day.heading-4"), 2)
    rows: Rows = [[f"{i}. {b.name(i)}", binder.other(b, 42, 66), binder.other(b, 74, 97)] for i in range(1, 11)]
    b.table([[*TEXT.all("no_training_day.head")]], rows, (0.56, 0.22, 0.22), (1, 2))
    b.heading(TEXT("no_training_day.heading-5", yr=plain_sentences.yr(b, y + 1)), 2)
    b.para(
        TEXT(
            "no_training_day.para-3",
            choice=b.rng.choice((85, 90, 95)),
            count=b.rng.randint(20, 60),
            count2=b.rng.randint(60, 200),
        )
    )
    b.heading(TEXT("no_training_day.heading-6"), 2)
    b.lines(TEXT("no_training_day.line", do=binder.DO[i]) for i in b.rng.sample(range(1, 11), 3))
    plain_pages.sign(b, TEXT("no_training_day.sign"))
    b.note("report_fiscal_year_be", None)
    b.no_measures()


@layout("no-staff", stem="held-no-staff", kept_out=True)
def no_staff(b: Builder) -> None:
    """A plan to develop staff: courses, groups, money, months, a share to be reached."""
    papers.head(b, TEXT("no_staff.head", yr=plain_sentences.yr(b, b.year + 1)))
    courses = TEXT.all("no_staff.courses")
    rows: list[list[str | Cell]] = []
    for k, c in enumerate(b.rng.sample(courses, 4), 1):
        rows.append(
            [
                str(k),
                c,
                TEXT("no_staff.rows", count=b.rng.randint(2, 30)),
                f"{papers.money(b, 10, 600):,}",
                works.when(b, b.year + 1, "yy").text,
                b.rng.choice(works.offices(b)),
                TEXT("no_staff.rows-2", choice=b.rng.choice((80, 85, 90))),
            ]
        )
    b.table(
        [[*TEXT.all("no_staff.head-2")]],
        rows,
        (0.06, 0.26, 0.12, 0.13, 0.15, 0.16, 0.12),
    )
    b.para(TEXT("no_staff.para"))
    papers.plain(b, measures=False)
