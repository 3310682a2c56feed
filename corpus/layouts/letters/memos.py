"""Memos."""

from __future__ import annotations

from corpus import sections, wording
from corpus.areas import Body
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT, Assessment
from corpus.kinds import MOSTLY_SUBDISTRICT, SAO
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import briefs, clinic, office, plain_pages, plain_sentences, sentences, study, works

TEXT = wording.read("layouts/letters")


@layout("memo-prose")
def memo_prose(b: Builder) -> None:
    """Memo with the total, then a report with lowest indicators, then one table of measures for each instrument."""
    sections.memo_head(b, TEXT("memo_prose.memo_head", fy=b.fy()))
    b.heading(TEXT("memo_prose.heading"), 2)
    b.para(TEXT("memo_prose.para", announced=sections.ANNOUNCED[b.year]) + sentences.total_sentence(b))
    b.heading(TEXT("memo_prose.heading-2"), 2)
    b.para(TEXT("memo_prose.para-2", fy=b.fy(b.year + 1), item=b.item("O", 42), item2=b.item("O", 43)))
    if b.chance(0.5):
        sections.national(b)
    if b.chance(0.6):
        sections.signature(b)
        b.page_break()
        sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    if b.chance(0.5):
        sections.preface(b)
    if b.chance(0.3):
        sections.contents(b, TEXT("memo_prose.contents"), TEXT("memo_prose.contents-2"), TEXT("memo_prose.contents-3"))
    sections.background(b)
    b.heading(TEXT.any(b, "memo_prose.heading-3"), 2)
    if b.chance(0.5):
        b.picture()
    b.para(sentences.total_sentence(b) + TEXT("memo_prose.para-3"))
    if b.chance(0.4):
        for tool in MEMBERS:
            b.para(sentences.instrument_sentence(b, tool))
    for k, tool in enumerate(MEMBERS, 1):
        b.para(f"{k}. " + sentences.lowest_sentence(b, tool))
    b.heading(TEXT("memo_prose.heading-4", fy=b.fy(b.year + 1)), 2)
    plan = b.rng.choice((("issue", "guideline", "measure", "responsible", "ticks"), None))
    if b.chance(0.5):
        for k, tool in enumerate(MEMBERS, 1):
            own = [m for m in b.facts.measures if INSTRUMENT[m.indicator] == tool]
            if own:
                b.para(TEXT("memo_prose.para-4", k=k, tool=tool, fy=b.fy(b.year + 1)))
                measures_table(b, plan, own)
    else:
        b.para(TEXT("memo_prose.para-5", fy=b.fy(b.year + 1)))
        measures_table(b, plan)
    sections.closing(b)


@layout("memo", stem="held-memo", kept_out=True)
def memo(b: Builder) -> None:
    """A memo that gives the result in clauses, and the report that is attached to it."""
    y, office = b.year, works.offices(b)[0]
    b.heading(TEXT("memo.heading"), 1, center=True)
    phone = b.keep(f"0-4{b.rng.randint(100, 999)}-{b.rng.randint(1000, 9999)}")
    number = f"{TEXT.any(b, 'memo.number')} {b.rng.randint(70000, 79999)}/{b.rng.randint(11, 900)}"
    about = TEXT.any(b, "memo.about")
    b.para(TEXT("memo.para", office=office, whole=plain_sentences.whole(b), phone=phone), indent=False)
    b.para(TEXT("memo.para-2", number=number, day=plain_sentences.day(b)), indent=False)
    b.para(TEXT("memo.para-3", about=about, yr=plain_sentences.yr(b)), indent=False)
    b.para(TEXT("memo.para-4", boss=plain_pages.boss(b)), indent=False)
    b.para(TEXT("memo.para-5", announced=plain_sentences.announced(b), office=office))
    b.para("1. " + plain_sentences.overall(b))
    for k, tool in enumerate(MEMBERS, 2):
        b.para(f"{k}. {b.tool(tool, 'both')} {plain_sentences.extremes(b, tool)}")
    asks = TEXT.any(b, "memo.asks")
    b.para(TEXT("memo.para-6", asks=asks, count=b.rng.randint(20, 30), y_next=y + 1))
    b.para(TEXT.any(b, "memo.para-7"))
    plain_pages.sign(
        b,
        TEXT.any(b, "memo.sign"),
        TEXT("memo.sign-2") + b.facts.body.name if b.facts.body.local else TEXT("memo.sign-3"),
    )
    b.para(TEXT.any(b, "memo.para-8"), indent=False)
    b.page_break()
    b.heading(TEXT("memo.heading-2", title=plain_pages.title(b), yr=plain_sentences.yr(b)), 1, center=True)
    plain_pages.why(b)
    if b.chance(0.6):
        rows: list[list[str | Cell]] = [
            [Cell(b.tool(tool, "long"), bold=True), Cell(b.score(tool), bold=True)] for tool in MEMBERS
        ]
        b.table([[*TEXT.all("memo.head")]], rows, (0.7, 0.3), (1,))
    for tool in MEMBERS:
        i = b.facts.result.lowest(tool)
        b.heading(f"{TEXT.any(b, 'memo.heading-3')} {tool}", 3)
        b.para(f"{plain_sentences.poor(b, i)} {plain_sentences.TODO[i]}")
    plain_pages.plan(b)


@layout("director-memo", stem="held7-director-memo", kept_out=True, first=2564, agency=(SAO,))
def director_memo(b: Builder) -> None:
    """A two-page memo of an education area office: total and instruments on the first page, indicators behind."""
    x, y, r = b.facts.body, b.year, b.facts.result
    name = TEXT("director_memo.name", province=x.province)
    clinic.become(b, "education_area", name, name, district=None)
    group = TEXT.any(b, "director_memo.group")
    b.style["ruled"] = b.chance(0.8)
    b.heading(TEXT("director_memo.heading"), 1, center=True)
    b.para(TEXT("director_memo.para", group=group, name=name), indent=False)
    b.para(
        TEXT(
            "director_memo.para-2",
            count=b.rng.randint(4100, 4399),
            count2=b.rng.randint(10, 4000),
            day=plain_sentences.day(b),
        ),
        indent=False,
    )
    b.para(
        TEXT("director_memo.para-3", choice=TEXT.any(b, "director_memo.para-4"), year_of=office.year_of(b)),
        indent=False,
    )
    b.para(TEXT("director_memo.para-5", name=name), indent=False)
    b.para(TEXT("director_memo.para-6", name=name, year_of=office.year_of(b), y=y))
    _director_memo_findings(b, group, r)


def _director_memo_findings(b: Builder, group: str, r: Assessment) -> None:
    t, v = b.score("ITA"), b.level()
    b.para(TEXT.any(b, "director_memo.para-7", t=t, v=v, group=group) + TEXT.any(b, "director_memo.para-8"))
    shape = b.pick("weights", "plain", "lines")
    if shape == "lines":
        b.lines(
            TEXT("director_memo.line", k=k, tool=b.tool(c, "both"), g=len(g), score=b.score(c))
            for k, (c, g) in enumerate(MEMBERS.items(), 1)
        )
    else:
        rows: Rows = []
        for c, g in MEMBERS.items():
            share = [f"{int(WEIGHT[c] * 100)}"] if shape == "weights" else []
            rows.append([b.tool(c, "both"), str(len(g)), *share, b.score(c)])
        head = [
            TEXT("director_memo.head"),
            TEXT("director_memo.head-2"),
            *([TEXT("director_memo.head-3")] if shape == "weights" else []),
            TEXT("director_memo.head-4"),
        ]
        b.table([head], rows, center=range(1, 4))
    best, worst = clinic.order(b)[0], clinic.order(b)[-1]
    _director_memo_tables(b, best, group, r, worst)


def _director_memo_tables(b: Builder, best: int, group: str, r: Assessment, worst: int) -> None:
    high, low = b.score(best), b.score(worst)
    b.para(
        TEXT.any(
            b,
            "director_memo.para-9",
            name=b.name(best),
            high=high,
            name2=b.name(worst),
            low=low,
            name3=b.name(best),
            name4=b.name(worst),
        )
        + TEXT.any(b, "director_memo.para-10")
    )
    b.para(TEXT("director_memo.para-11"))
    plain_pages.sign(b, TEXT("director_memo.sign", group=group))
    b.page_break()
    b.heading(
        TEXT.any(b, "director_memo.heading-2") + TEXT("director_memo.heading-3", year_of=office.year_of(b)),
        2,
        center=True,
    )
    rank = {i: k for k, i in enumerate(clinic.order(b), 1)}
    ranks, first = b.chance(0.5), b.chance(0.5)
    rows = []
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            lead: list[str | Cell] = [Cell(c, rowspan=len(g), align="center")] if k == 0 and first else []
            row: list[str | Cell] = [*lead, f"{i}. {b.name(i)}", *([] if first else [c]), b.score(i)]
            rows.append([*row, *([str(rank[i])] if ranks else [])])
    head = [
        *([*TEXT.all("director_memo.head-5")] if first else [*TEXT.all("director_memo.head-6")]),
        TEXT("director_memo.head-7"),
        *([TEXT("director_memo.head-8")] if ranks else []),
    ]
    b.table([head], rows, (0.16, 0.5, 0.2, 0.14)[: 3 + ranks] if first else (0.5, 0.16, 0.2, 0.14)[: 3 + ranks])
    below = sum(r.indicator(i) < 85 for i in range(1, 11))
    count = TEXT("director_memo.count", below=below) if below else TEXT("director_memo.count-2")
    b.para(TEXT("director_memo.para-12", count=count), indent=False)
    b.no_measures()


@layout("memo-comments", stem="held8-memo-comments", kept_out=True, agency=MOSTLY_SUBDISTRICT)
def memo_comments(b: Builder) -> None:
    """A memo that climbs the ladder: result in numbered points, the total first, then each superior's remark."""
    x, y = b.facts.body, b.year
    b.heading(TEXT("memo_comments.heading"), 1, center=True)
    b.para(
        TEXT(
            "memo_comments.para",
            choice=TEXT.any(b, "memo_comments.para-2"),
            crews_of=study.crews_of(b)[0],
            whole=plain_sentences.whole(b),
        ),
        indent=False,
    )
    b.para(
        TEXT(
            "memo_comments.para-3",
            count=b.rng.randint(50000, 90000),
            count2=b.rng.randint(11, 900),
            soon=briefs.soon(b),
        ),
        indent=False,
    )
    b.para(TEXT("memo_comments.para-4", y=y), indent=False)
    b.para(TEXT("memo_comments.para-5", boss=plain_pages.boss(b), name=x.name), indent=False)
    b.para(TEXT("memo_comments.para-6"), indent=False, bold=True)
    b.para(TEXT("memo_comments.para-7", who=plain_sentences.who(b), y=y, count=b.rng.randint(20, 90)))
    _memo_comments_findings(b, x, y)


def _memo_comments_findings(b: Builder, x: Body, y: int) -> None:
    b.para(TEXT("memo_comments.para-8"), indent=False, bold=True)
    b.para(briefs.told(b) + TEXT("memo_comments.para-9"))
    form = TEXT.any(b, "memo_comments.form")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.para(TEXT("memo_comments.para-10", k=k, tool=b.tool(c, "both"), score=b.score(c)))
        b.lines(f"(2.{k}.{m}) {form.format(n=b.name(i), s=b.score(i))}" for m, i in enumerate(g, 1))
    b.para(TEXT("memo_comments.para-11"), indent=False, bold=True)
    lo = clinic.order(b)[-1]
    b.para(
        TEXT(
            "memo_comments.para-12",
            name=b.name(lo),
            score=b.score(lo),
            cause=briefs.CAUSE[lo],
            found=briefs.found(b, lo)[1],
        )
    )
    b.para(TEXT("memo_comments.para-13"))
    plain_pages.sign(b, TEXT.any(b, "memo_comments.sign"))
    b.para(TEXT("memo_comments.para-14", total=b.score("ITA")), indent=False)
    b.para(TEXT("memo_comments.para-15", name=x.name), indent=False)
    b.para(
        TEXT("memo_comments.para-16", boss=plain_pages.boss(b), choice=b.rng.choice((90, 95)), y_next=y + 1),
        indent=False,
    )
    b.no_measures()
