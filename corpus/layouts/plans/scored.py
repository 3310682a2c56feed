"""Plans of measures that print scores in passing."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import CITY, MOSTLY_SUBDISTRICT
from corpus.measure_tables import HEADERS, departments_cell, measures_table, steps_cell
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import clinic, growth, plain_pages, plain_sentences, sentences, work_tables, works

TEXT = wording.read("layouts/plans")


@layout("plan-only")
def plan_only(b: Builder) -> None:
    """A plan of measures for the year after the assessed one, the total in one sentence."""
    title = sentences.measures_title(b)
    b.heading(TEXT("plan_only.heading", title=title, fy=b.fy(b.year + 1)), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    sections.background(b)
    b.para(sentences.total_sentence(b, with_level=b.chance(0.7)))
    if b.chance(0.3):
        sections.framework(b)
    b.heading(TEXT.any(b, "plan_only.heading-2", title=title, fy=b.fy(b.year + 1)), 2)
    if b.chance(0.4):
        for k, tool in enumerate(MEMBERS, 1):
            own = [m for m in b.facts.measures if INSTRUMENT[m.indicator] == tool]
            if own:
                b.heading(f"{k}. {b.tool(tool, 'both')}", 3)
                measures_table(b, measures=own)
    else:
        measures_table(b)
    sections.closing(b)


@layout("by-indicator-headings")
def by_indicator_headings(b: Builder) -> None:
    """A heading for each indicator with its score, and under it a small table of its measures."""
    sections.cover(b, sentences.measures_title(b), subject_year=b.year + 1)
    b.para(sentences.total_sentence(b))
    b.para(TEXT("by_indicator_headings.para", fy=b.fy(b.year + 1)))
    plan = b.rng.choice((("measure", "method", "responsible", "period"), ("issue", "measure", "responsible", "period")))
    for i in range(1, 11):
        own = [m for m in b.facts.measures if m.indicator == i]
        if not own and b.chance(0.3):
            continue
        b.heading(TEXT("by_indicator_headings.heading", i=i, name=b.name(i)), 3)
        b.para(TEXT.any(b, "by_indicator_headings.para-2", score=b.score(i)))
        if own:
            measures_table(b, plan, own, indicator=i)
        else:
            b.para(TEXT("by_indicator_headings.para-3"))


@layout("scored-measures")
def scored_measures(b: Builder) -> None:
    """A table of measures that prints each indicator's score beside it."""
    b.heading(
        TEXT("scored_measures.heading", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 1, center=True
    )
    _scored_measures_tables(b)


def _scored_measures_tables(b: Builder) -> None:
    b.heading(sections.full_agency(b), 2, center=True)
    b.para(TEXT("scored_measures.para", fy=b.fy()) + sentences.total_sentence(b))
    who, steps = b.pick("lines", "numbered", "slash", "comma"), b.pick("paren", "dot", "dash")
    with_issue, with_steps = b.chance(0.6), b.chance(0.5)
    score_head = TEXT.any(b, "scored_measures.score_head", year=b.year)
    head = [
        TEXT("scored_measures.head"),
        score_head,
        *([b.rng.choice(HEADERS["issue"])] if with_issue else []),
        TEXT.any(b, "scored_measures.head-2"),
    ]
    head += [
        *([b.rng.choice(HEADERS["method"])] if with_steps else []),
        b.rng.choice(HEADERS["responsible"]),
        b.rng.choice(HEADERS["period"]),
    ]
    rows: list[list[str | Cell]] = []
    shape = TEXT.any(b, "scored_measures.shape")
    for i in sorted({m.indicator for m in b.facts.measures}):
        own = [m for m in b.facts.measures if m.indicator == i]
        for k, m in enumerate(own):
            row: list[str | Cell] = []
            if k == 0:
                row += [
                    Cell(shape.format(i=i, n=b.name(i)), rowspan=len(own)),
                    Cell(b.score(i), rowspan=len(own), align="center"),
                ]
            row += [
                *([m.issue] if with_issue else []),
                m.measure,
                *([steps_cell(b, m.steps, steps)] if with_steps else []),
            ]
            rows.append([*row, departments_cell(b, m.responsible, who), m.period.text])
            b.measure_truth(
                m, m.measure, indicator=i, responsible=list(m.responsible), start=m.period.start, end=m.period.end
            )
    wide = 1 - 0.15 - 0.09 - 0.15 - 0.15
    b.table([head], rows, (0.15, 0.09, *[wide / (len(head) - 4)] * (len(head) - 4), 0.15, 0.15))
    sections.closing(b)


@layout("long-plan", stem="held-long-plan", kept_out=True)
def long_plan(b: Builder) -> None:
    """A table of measures over several pages: merged names, nested numbers, months as columns."""
    b.style |= {"landscape": b.chance(0.6), "repeat": b.chance(0.4), "turn_wide": False}
    plain_pages.front(b, plain_pages.plan_title(b), b.year + 1)
    plain_pages.why(b, "1. ")
    b.heading(TEXT("long_plan.heading"), 2)
    b.para(plain_sentences.overall(b))
    if b.chance(0.5):
        b.para(TEXT("long_plan.para"))
        low = sorted(range(1, 11), key=lambda i: (b.facts.result.indicator(i), i))[:3]
        b.lines(TEXT("long_plan.line", k=k, name=b.name(i), score=b.score(i)) for k, i in enumerate(low, 1))
    b.heading(
        TEXT("long_plan.heading-2", plan_title=plain_pages.plan_title(b), yr=plain_sentences.yr(b, b.year + 1)), 2
    )
    kind = b.pick("merged", "groups", "deep", "months")
    rows = works.deeds(b, 11, 20)
    if kind == "merged":
        work_tables.table(b, ("indicator", "act", "steps", "when", "who"), rows, merge="indicator")
    elif kind == "groups":
        work_tables.table(
            b, b.rng.choice((("no", "act", "steps", "who", "when"), ("weak", "act", "when", "who"))), rows, groups=True
        )
    elif kind == "deep":
        work_tables.table(b, ("act", "steps", "proof", "when", "who"), rows, deep=True)
    else:
        b.style["landscape"] = True
        b.style["size"] = min(b.style["size"], 14.0)
        work_tables.table(b, ("no", "act", "who", "months"), rows[:12])
    b.para(TEXT("long_plan.para-2"))


@layout("promotion-measures", stem="held9-promotion-measures", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, CITY))
def promotion_measures(b: Builder) -> None:
    """Measures of the year after: a ranked table of the assessed year in short, then measures with gaps."""
    y = b.year
    b.heading(
        TEXT(
            "promotion_measures.heading",
            choice=TEXT.any(b, "promotion_measures.heading-2"),
            fy=growth.fy(b, y + 1),
            whole=plain_sentences.whole(b),
        ),
        1,
        center=True,
    )
    b.heading(TEXT("promotion_measures.heading-3") + TEXT.any(b, "promotion_measures.heading-4", y=y), 2)
    growth.reason(b, 1)
    b.para(growth.result(b))
    b.para(TEXT("promotion_measures.para", fy=growth.fy(b)), indent=False)
    tool = b.chance(0.5)
    rows: Rows = [
        [str(k), b.name(i), *([INSTRUMENT[i]] if tool else []), b.score(i)] for k, i in enumerate(clinic.order(b), 1)
    ]
    head = [
        TEXT("promotion_measures.head"),
        TEXT("promotion_measures.head-2"),
        *([TEXT("promotion_measures.head-3")] if tool else []),
        TEXT("promotion_measures.head-4"),
    ]
    b.table([head], rows, (0.12, 0.5, 0.18, 0.2) if tool else (0.14, 0.62, 0.24), (0, 2, 3)[: 2 + tool])
    few = growth.weakest(b, 3, 5)
    b.heading(TEXT("promotion_measures.heading-5"), 2)
    for k, i in enumerate(few, 1):
        b.para(TEXT("promotion_measures.para-2", k=k, name=b.name(i), scope=growth.SCOPE[i], gap=growth.GAP[i]))
    b.heading(TEXT("promotion_measures.heading-6"), 2)
    growth.mend(
        b, few, b.rng.choice((("name", "gap", "do", "how", "who", "time", "watch"), ("no", "do", "how", "who", "time")))
    )
    b.para(TEXT("promotion_measures.para-3", day=plain_sentences.day(b)), align="center")
    plain_pages.sign(b, plain_pages.boss(b))
