"""A section for each instrument or indicator."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import CITY, SAO, SUB, TOWN
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import clinic, growth, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/analyses")


@layout("by-tool", stem="held-by-tool", kept_out=True)
def by_tool(b: Builder) -> None:
    """A section for each instrument: who was asked, a small table, the highest and the lowest, what to do."""
    plain_pages.front(b, plain_pages.title(b), b.year)
    plain_pages.why(b, "1. ")
    b.heading(TEXT("by_tool.heading"), 2)
    b.para(plain_sentences.overall(b))
    if b.chance(0.4) and (before := plain_sentences.versus(b)):
        b.para(before)
    people = TEXT.named("by_tool.people")
    lying = b.chance(0.3)
    for k, (tool, group) in enumerate(MEMBERS.items(), 3):
        b.heading(f"{k}. {b.tool(tool, 'both')}", 2)
        asked = b.rng.randint(40, 460)
        answered = b.rng.randint(asked // 2, asked)
        b.para(TEXT("by_tool.para", people=people[tool]))
        if tool != "OIT":
            b.para(TEXT("by_tool.para-2", answered=answered, asked=asked, value=100 * answered / asked))
        if lying:
            b.table([[b.name(i) for i in group]], [[b.score(i) for i in group]], center=range(len(group)))
        else:
            rows = list(plain_pages.lines_of(b, tool))
            if b.chance(0.5):
                rows.append([Cell(TEXT.any(b, "by_tool.rows"), bold=True), b.score(tool)])
            b.table([[TEXT("by_tool.head"), TEXT.any(b, "by_tool.head-2")]], rows, (0.74, 0.26), (1,))
        b.para(plain_sentences.extremes(b, tool))
        i = b.facts.result.lowest(tool)
        cause = f"{TEXT.any(b, 'by_tool.para-3')} : {plain_sentences.poor(b, i)}"
        b.para(f"{cause}  {TEXT.any(b, 'by_tool.para-4')} : {plain_sentences.TODO[i]}")
    plain_pages.plan(b, "6. ")


@layout("per-indicator", stem="held3-per-indicator", kept_out=True, agency=(SAO,))
def per_indicator(b: Builder) -> None:
    """A heading with the score for each indicator, points of its questions below, then findings and remedies."""
    y = b.year
    b.heading(TEXT("per_indicator.heading", yr=plain_sentences.yr(b), whole=plain_sentences.whole(b)), 1, center=True)
    b.heading(TEXT.any(b, "per_indicator.heading-2"), 2)
    t, v = b.score("ITA"), b.level()
    clinic.say(
        b,
        TEXT("per_indicator.say", who=plain_sentences.who(b), t=t, v=v),
        TEXT("per_indicator.say-2", who=plain_sentences.who(b), t=t, v=v),
        TEXT("per_indicator.say-3", who=plain_sentences.who(b), t=t, v=v),
    )
    if b.chance(0.5):
        b.para(TEXT("per_indicator.para", count=b.rng.randint(18, 60), count2=b.rng.randint(40, 320)))
    b.heading(TEXT.any(b, "per_indicator.heading-3"), 2)
    shape = TEXT.any(b, "per_indicator.shape")
    ask = TEXT.any(b, "per_indicator.ask")
    means = b.chance(0.5)
    found, mend = b.rng.choice(TEXT.rows("per_indicator.found"))
    for i in range(1, 11):
        if i == MEMBERS[INSTRUMENT[i]][0] and (means or b.chance(0.3)):
            mean = TEXT("per_indicator.mean", score=b.score(INSTRUMENT[i])) if means else ""
            b.para(b.tool(INSTRUMENT[i], "both") + mean, bold=True, indent=False)
        b.heading(shape.format(i=i, n=b.name(i), s=b.score(i)), 3)
        asked = clinic.questions(b, i, b.rng.randint(2, 4))
        b.lines(ask.format(c=c, t=t2, v=p) for c, t2, p in asked)
        worst = min(asked, key=lambda q: float(q[2]))
        b.para(
            f"{found} {clinic.SEEN[i]}"
            + (
                TEXT("per_indicator.para-2", worst=worst[0], worst2=worst[2])
                if b.chance(0.3) and float(worst[2]) < 90
                else ""
            )
        )
        b.para(f"{mend} {clinic.MEND[i]}")
    if b.chance(0.5):
        b.heading(TEXT.any(b, "per_indicator.heading-4", y_next=y + 1), 2)
        clinic.remedies(b, TEXT.all("per_indicator.remedies"), clinic.order(b)[5:])
    else:
        b.no_measures()
    plain_pages.sign(b, TEXT("per_indicator.sign"), plain_pages.boss(b))


@layout("score-heads", stem="held2-score-heads", kept_out=True)
def score_heads(b: Builder) -> None:
    """All scores stand in numbered headings, of the whole, of instruments and of indicators; findings below each."""
    study.title_page(b, TEXT.any(b, "score_heads.title_page"), b.year)
    form = TEXT.any(b, "score_heads.form")
    v = b.level()
    b.heading(TEXT("score_heads.heading", total=b.score("ITA")) + TEXT.any(b, "score_heads.heading-2", v=v), 2)
    b.para(
        TEXT(
            "score_heads.para",
            announced=plain_sentences.announced(b),
            who=plain_sentences.who(b),
            choice=b.rng.choice(study.crews_of(b)),
        )
    )
    lead, marks = TEXT.any(b, "score_heads.lead"), b.chance(0.5)
    for k, (tool, group) in enumerate(MEMBERS.items(), 2):
        b.heading(f"{k}. " + form.format(n=b.tool(tool, "both"), s=b.score(tool)), 2)
        for m, i in enumerate(group, 1):
            b.heading(lead.format(i=i, k=k, m=m) + form.format(n=b.name(i), s=b.score(i)), 3)
            if marks:
                worst = min(study.points(b, i), key=lambda x: float(x[2]))
                b.para(TEXT("score_heads.para-2", worst=worst[0], worst2=worst[1], worst3=worst[2]))
            b.lines(f"{key} – {text}" for key, text in zip(TEXT.all("score_heads.line"), study.both(b, i), strict=True))
    study.measures_part(b, TEXT("score_heads.measures_part", value=len(MEMBERS) + 2), 0.6)
    if b.chance(0.4):
        plain_pages.sign(b, TEXT("score_heads.sign"))


@layout("strong-and-weak", stem="held9-strong-and-weak", kept_out=True, agency=(SUB, SUB, TOWN, CITY))
def strong_and_weak(b: Builder) -> None:
    """A section for each instrument: scores from high to low, strong points and points to mend with question scores."""
    y, r = b.year, b.facts.result
    growth.cover(b, TEXT.any(b, "strong_and_weak.cover"), y)
    b.heading(TEXT("strong_and_weak.heading"), 1, center=True)
    growth.reason(b, 1)
    b.para(b.facts.body.name, align="right")
    b.para(plain_sentences.day(b), align="right")
    b.page_break()
    b.heading(TEXT("strong_and_weak.heading-2"), 2)
    b.para(growth.result(b))
    growth.weights(b, merged=False)
    growth.bands(b, table=False)
    head = [
        TEXT("strong_and_weak.head"),
        TEXT("strong_and_weak.head-2"),
        TEXT.any(b, "strong_and_weak.head-3"),
        TEXT("strong_and_weak.head-4"),
    ]
    full = "100" if head[2] == TEXT.all("strong_and_weak.head-3")[0] else "85"
    for k, (c, g) in enumerate(MEMBERS.items(), 2):
        b.heading(f"{k}. {b.tool(c, 'both')}", 2)
        ranked = sorted(g, key=lambda i: (-r.indicator(i), i))
        b.para(TEXT("strong_and_weak.para", g=len(g), score=b.score(c)))
        rows: Rows = [[str(n), b.name(i), full, b.score(i)] for n, i in enumerate(ranked, 1)]
        b.table([head], rows, (0.12, 0.52, 0.18, 0.18), (0, 2, 3))
        half = len(g) // 2
        b.para(TEXT("strong_and_weak.para-2"), bold=True)
        b.lines(
            TEXT("strong_and_weak.line", name=b.name(i), score=b.score(i), good=growth.GOOD[i]) for i in ranked[:half]
        )
        b.para(TEXT("strong_and_weak.para-3"), bold=True)
        for i in ranked[half:]:
            (q, t, m), *_ = sorted(growth.asks(b, i), key=lambda x: float(x[2]))
            b.lines(
                [TEXT("strong_and_weak.line-2", name=b.name(i), score=b.score(i), q=q, t=t, m=m, gap=growth.GAP[i])]
            )
    _strong_and_weak_findings(b, y)


def _strong_and_weak_findings(b: Builder, y: int) -> None:
    b.heading(TEXT("strong_and_weak.heading-3"), 2)
    best, worst = clinic.order(b)[0], clinic.order(b)[-1]
    b.para(
        TEXT(
            "strong_and_weak.para-4", name=b.name(best), score=b.score(best), name2=b.name(worst), score2=b.score(worst)
        )
    )
    b.heading(TEXT("strong_and_weak.heading-4", fy=growth.fy(b, y + 1)), 2)
    measures_table(b, ("issue", "guideline", "measure", "responsible", "ticks") if b.chance(0.5) else None)
