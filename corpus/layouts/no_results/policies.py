"""Policies, codes of conduct, risks."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import papers, plain_pages, plain_sentences, shared, works

TEXT = wording.read("layouts/no_results")


@layout("no-ethics")
def no_ethics(b: Builder) -> None:
    """A policy paper: articles, laws, years, no figures of a result."""
    b.heading(TEXT("no_ethics.heading", name=b.facts.body.name), 1, center=True)
    b.heading(
        TEXT.any(b, "no_ethics.heading-2"),
        2,
        center=True,
    )
    b.para(
        TEXT(
            "no_ethics.para",
            count=b.rng.randint(5, 120),
            count2=b.rng.randint(2537, 2562),
            name=b.facts.body.name,
            place=sections.place(b),
        )
    )
    duties = TEXT.all("no_ethics.duties")
    b.lines(TEXT("no_ethics.line", k=k, t=t) for k, t in enumerate(duties, 1))
    b.para(TEXT("no_ethics.para-2", later_day=sections.later_day(b)), align="center")
    b.para(sections.person(b), align="center")
    shared.negative(b)


@layout("no-ethics-code", stem="held-no-ethics", kept_out=True)
def no_ethics_code(b: Builder) -> None:
    """A code of conduct or a policy paper with articles, laws and sums."""
    b.heading(
        TEXT("no_ethics_code.heading", name=b.facts.body.name) + TEXT.any(b, "no_ethics_code.heading-2"),
        1,
        center=True,
    )
    b.para(
        TEXT(
            "no_ethics_code.para",
            name=b.facts.body.name,
            where=plain_sentences.where(b),
            count=b.rng.randint(5, 130),
            count2=b.rng.randint(2540, 2562),
        )
    )
    rules = TEXT.all("no_ethics_code.rules")
    b.lines(TEXT("no_ethics_code.line", k=k, x=x) for k, x in enumerate(b.rng.sample(rules, 5), 1))
    b.para(TEXT("no_ethics_code.para-2", day=plain_sentences.day(b)), align="center")
    plain_pages.sign(b, plain_pages.boss(b))
    papers.plain(b)


@layout("no-risk")
def no_risk(b: Builder) -> None:
    """An assessment of corruption risks: likelihood times impact, with remedies and those in charge."""
    sections.cover(b, TEXT("no_risk.cover"), subject_year=b.year)
    rows = []
    for k, t in enumerate(TEXT.all("no_risk.text"), 1):
        chance, harm = b.rng.randint(1, 5), b.rng.randint(1, 5)
        rows.append([str(k), t, str(chance), str(harm), str(chance * harm), TEXT.any(b, "no_risk.rows")])
    b.table(
        [[*TEXT.all("no_risk.head")]],
        rows,
        (0.08, 0.36, 0.12, 0.12, 0.16, 0.16),
        (0, 2, 3, 4, 5),
    )
    b.para(TEXT("no_risk.para", later_day=sections.later_day(b)))
    shared.no_year(b)


@layout("no-risk-matrix", stem="held-no-risk", kept_out=True)
def no_risk_matrix(b: Builder) -> None:
    """Risks of corruption: chance times harm, marks of 1 to 25, levels in words, what is done against them."""
    papers.head(b, TEXT("no_risk_matrix.head", yr=plain_sentences.yr(b)))
    rows: list[list[str | Cell]] = []
    for k, i in enumerate(b.rng.sample(range(1, 11), 5), 1):
        one, two = b.rng.randint(1, 5), b.rng.randint(1, 5)
        p = b.rng.choice(works.PLANS[i])
        rows.append(
            [
                str(k),
                p.weak,
                str(one),
                str(two),
                str(one * two),
                TEXT("no_risk_matrix.rows")
                if one * two > 14
                else TEXT("no_risk_matrix.rows-2")
                if one * two > 8
                else TEXT("no_risk_matrix.rows-3")
                if one * two > 3
                else TEXT("no_risk_matrix.rows-4"),
                p.act,
            ]
        )
    b.table(
        [[*TEXT.all("no_risk_matrix.head-2")]],
        rows,
        (0.06, 0.28, 0.09, 0.1, 0.1, 0.11, 0.26),
        (0, 2, 3, 4, 5),
    )
    papers.plain(b, measures=False)
