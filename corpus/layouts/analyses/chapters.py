"""Bound reports in chapters."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import wording
from corpus.builder import Builder
from corpus.facts import LETTERS, MEMBERS, WEIGHT, Assessment
from corpus.kinds import MOSTLY_SUBDISTRICT, MUNICIPALITIES, PAO, SAO, SUB, SUBDISTRICT_AND_TOWN
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.sections import BANDS
from corpus.voices import binder, clinic, growth, office, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/analyses")


def grouped(b: Builder, heads: Sequence[str], mean: str) -> None:
    """One table of all scores: instrument lines between; `mean` is `above`, `below` or nothing."""
    rows: Rows = []
    for c, g in MEMBERS.items():
        if mean == "above":
            rows.append([Cell(b.tool(c, "both"), bold=True), Cell(b.score(c), bold=True)])
        else:
            rows.append([Cell(b.tool(c, "both"), colspan=2, bold=True)])
        rows += [[b.pick(f"{i}. {b.name(i)}", f"{i}) {b.name(i)}"), b.score(i)] for i in g]
        if mean == "below":
            rows.append([Cell(TEXT.any(b, "grouped.rows", c=c), align="right"), b.score(c)])
    if b.chance(0.6):
        rows.append([Cell(TEXT.any(b, "grouped.rows-2"), bold=True), b.score("ITA")])
    b.table([list(heads)], rows, (0.75, 0.25), (1,))


@layout("chapters", stem="held2-chapters", kept_out=True, agency=(SAO, SAO, *MUNICIPALITIES))
def chapters(b: Builder) -> None:
    """A study in five chapters: method and respondents, a captioned table for each instrument, discussion, advice."""
    y, n = b.year, b.rng.randint(25, 120)
    study.title_page(b, TEXT.any(b, "chapters.title_page"), y)
    parts = TEXT.all("chapters.parts")
    if b.chance(0.6):
        b.heading(TEXT("chapters.heading"), 1, center=True)
        b.lines(TEXT("chapters.line", k=k, t=t, value="." * 30, value2=k * 2 - 1) for k, t in enumerate(parts, 1))
        b.page_break()
    head = [TEXT("chapters.head", k=k, choice=b.pick(" ", " "), t=t) for k, t in enumerate(parts, 1)]
    b.heading(head[0], 1, center=True)
    b.para(TEXT("chapters.para", who=plain_sentences.who(b), choice=b.pick("85", "87", "90")))
    b.heading(head[1], 1, center=True)
    share = b.rng.uniform(40, 99)
    b.para(TEXT("chapters.para-2", n=n, n_part=n * 3, share=share))
    _chapters_tables(b, head)


def _chapters_tables(b: Builder, head: list[str]) -> None:
    b.heading(head[2], 1, center=True)
    b.para(TEXT("chapters.para-3") + study.result_line(b))
    total, col = TEXT.any(b, "chapters.total"), TEXT.any(b, "chapters.total-2")
    restart, reading = b.chance(0.4), b.chance(0.6)
    for k, (tool, group) in enumerate(MEMBERS.items(), 2):
        b.para(TEXT("chapters.para-4", k=k, tool=b.tool(tool, "both"), group=len(group), k_before=k - 1))
        b.para(TEXT("chapters.para-5", k_before=k - 1, tool=tool), indent=False, bold=b.chance(0.5))
        rows: Rows = []
        for m, i in enumerate(group, 1):
            rows.append(
                [str(m if restart else i), b.name(i), b.score(i), study.word_of(b, b.facts.result.indicator(i))]
            )
        rows.append([Cell(total, colspan=2, align="center", bold=True), b.score(tool), ""])
        if not reading:
            rows = [r[:-1] for r in rows]
        b.table(
            [[TEXT("chapters.head-2"), TEXT("chapters.head-3"), col, *([TEXT("chapters.head-4")] if reading else [])]],
            rows,
            (0.1, 0.5, 0.2, 0.2) if reading else (0.1, 0.6, 0.3),
            (0, 2, 3) if reading else (0, 2),
        )
        hi, lo = b.facts.result.highest(tool), b.facts.result.lowest(tool)
        if hi != lo:
            b.para(TEXT("chapters.para-6", name=b.name(hi), name2=b.name(lo), score=b.score(lo)))
    b.heading(head[3], 1, center=True)
    for i in study.ranked(b, least=True)[: b.rng.randint(2, 4)]:
        b.para(TEXT("chapters.para-7", name=b.name(i), lack=study.lack(b, i)))
    b.heading(head[4], 1, center=True)
    b.lines(f"5.{k} {study.cure(b, i)}" for k, i in enumerate(study.ranked(b, least=True)[:4], 1))
    study.measures_part(b, TEXT("chapters.measures_part"))


@layout("five-chapters", stem="held4-five-chapters", kept_out=True, agency=SUBDISTRICT_AND_TOWN)
def five_chapters(b: Builder) -> None:
    """A bound report in five chapters: framework, result by instrument, indicators with questions, measures."""
    y = b.year
    binder.cover(b, TEXT.any(b, "five_chapters.cover"), TEXT("five_chapters.cover-2", yr=plain_sentences.yr(b)))
    b.heading(TEXT("five_chapters.heading"), 1)
    binder.reason(b)
    b.heading(TEXT("five_chapters.heading-2"), 1)
    binder.frame(b)
    b.heading(TEXT("five_chapters.heading-3", choice=TEXT.any(b, "five_chapters.heading-4")), 1)
    b.para(binder.result(b))
    heads = (TEXT.any(b, "five_chapters.heads"), TEXT.any(b, "five_chapters.heads-2"))
    grouped(b, heads, b.pick("above", "below", ""))
    if binder.parts(b) and b.chance(0.7):
        b.para(TEXT("five_chapters.para", eit1=b.score("EIT1"), eit2=b.score("EIT2")))
    b.heading(TEXT("five_chapters.heading-5"), 1)
    for i in range(1, 11):
        b.heading(f"4.{i} {b.name(i)}", 3)
        qs = binder.asked(b, i, 3)
        q, t, v = min(qs, key=lambda x: float(x[2]))
        lowest = TEXT.any(b, "five_chapters.lowest", q=q, t=t, v=v)
        tail = lowest if float(v) < 100 else TEXT("five_chapters.tail", q=q, t=t)
        b.para(TEXT.any(b, "five_chapters.para-2") + f"{binder.told(b, i)} {tail}")
    b.heading(TEXT("five_chapters.heading-6", y_next=y + 1), 1)
    binder.acts(b, sorted(clinic.order(b)[-b.rng.randint(4, 7) :]))
    plain_pages.sign(b, TEXT("five_chapters.sign"), plain_pages.boss(b))


@layout("four-chapters", stem="held9-four-chapters", kept_out=True, last=2565, agency=(SAO, SAO, SUB))
def four_chapters(b: Builder) -> None:
    """Cover, contents, framework, bands, a table with a letter for each instrument, prose on indicators, questions."""
    y, r = b.year, b.facts.result
    growth.cover(b, TEXT("four_chapters.cover", long_ita=growth.LONG_ITA, bracket_ita=growth.BRACKET_ITA), y)
    heads = TEXT.all("four_chapters.heads")
    b.heading(TEXT("four_chapters.heading"), 1, center=True)
    b.table(
        [[*TEXT.all("four_chapters.head")]],
        [[TEXT("four_chapters.row", k=k, t=t), str(3 * k - 2)] for k, t in enumerate(heads, 1)],
        (0.85, 0.15),
        (1,),
    )
    b.page_break()
    b.heading(TEXT("four_chapters.heading-2", heads=heads[0]), 2)
    growth.reason(b, 3)
    b.heading(TEXT("four_chapters.heading-3", heads=heads[1]), 2)
    growth.weights(b)
    growth.bands(b)
    b.heading(TEXT("four_chapters.heading-4", heads=heads[2]), 2)
    b.para("3.1 " + growth.result(b))
    _four_chapters_tables(b, heads, r, y)


def _four_chapters_tables(b: Builder, heads: tuple[str, ...], r: Assessment, y: int) -> None:
    meaning = b.chance(0.6)
    for k, (c, g) in enumerate(MEMBERS.items(), 2):
        b.para(TEXT("four_chapters.para", k=k, tool=b.tool(c, "both")), bold=True)
        rows: Rows = []
        for i in g:
            letter = next(x for floor, x in LETTERS if r.indicator(i) >= floor)
            rows.append([TEXT("four_chapters.rows", i=i, name=b.name(i)), b.score(i), *([letter] if meaning else [])])
        rows.append(
            [Cell(TEXT("four_chapters.rows-2", c=c), bold=True, align="right"), b.score(c), *([""] if meaning else [])]
        )
        head = [
            TEXT("four_chapters.head-2"),
            TEXT.any(b, "four_chapters.head-3"),
            *([TEXT("four_chapters.head-4")] if meaning else []),
        ]
        b.table([head], rows, (0.64, 0.2, 0.16) if meaning else (0.74, 0.26), (1, 2)[: 1 + meaning])
        for i in g:
            b.para(
                TEXT(
                    "four_chapters.para-2",
                    i=i,
                    name=b.name(i),
                    scope=growth.SCOPE[i],
                    score=b.score(i),
                    told=growth.told(b, i),
                )
            )
    low = growth.weakest(b, 2, 3)
    b.para(TEXT("four_chapters.para-3"), bold=True)
    rows = []
    for i in low:
        for k, (q, t, m) in enumerate(growth.asks(b, i)):
            rows.append([*([Cell(b.name(i), rowspan=3)] if k == 0 else []), f"{q} {t}", m])
    b.table([[*TEXT.all("four_chapters.head-5")]], rows, (0.28, 0.54, 0.18), (2,))
    b.heading(TEXT("four_chapters.heading-5", heads=heads[3], fy=growth.fy(b, y + 1)), 2)
    growth.mend(
        b,
        growth.weakest(b, 4, 7),
        b.rng.choice((("do", "how", "who", "time", "watch"), ("no", "gap", "do", "who", "time"))),
    )


@layout(
    "bound-report", stem="held7-bound-report", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, "city_municipality", PAO)
)
def bound_report(b: Builder) -> None:
    """Cover, memo, a table for each instrument, indicators parted at 85 with the scores again, and the measures."""
    y, r = b.year, b.facts.result
    title = TEXT.any(b, "bound_report.title")
    b.picture(45)
    b.heading(title, 1, center=True)
    b.heading(TEXT("bound_report.heading", year_of=office.year_of(b)), 1, center=True)
    b.heading(plain_sentences.whole(b), 2, center=True)
    b.page_break()
    if b.chance(0.6):
        b.heading(TEXT("bound_report.heading-2"), 1, center=True)
        b.para(
            TEXT("bound_report.para", departments=departments(b.facts.body)[0], name=b.facts.body.name), indent=False
        )
        b.para(TEXT("bound_report.para-2", title=title, year_of=office.year_of(b)), indent=False)
        b.para(TEXT("bound_report.para-3", boss=plain_pages.boss(b)), indent=False)
        brief = TEXT("bound_report.brief", total=office.total(b)) if b.chance(0.6) else ""
        b.para(TEXT("bound_report.para-4", brief=brief))
        plain_pages.sign(b, b.pick(TEXT("bound_report.sign"), TEXT("bound_report.sign-2") + b.facts.body.name))
        b.page_break()
    b.heading(TEXT("bound_report.heading-3") + TEXT.any(b, "bound_report.heading-4"), 2)
    office.origin(b)
    for c, g in MEMBERS.items():
        b.para(
            TEXT(
                "bound_report.para-5",
                tool=b.tool(c, "both"),
                list=" ".join(b.name(i) for i in g),
                number=int(WEIGHT[c] * 100),
            )
        )
    if b.chance(0.5):
        b.lines(TEXT("bound_report.line", span=span, word=word) for span, word in BANDS[y <= 2565])
    _bound_report_tables(b, r, y)


def _bound_report_tables(b: Builder, r: Assessment, y: int) -> None:
    b.heading(TEXT("bound_report.heading-5") + TEXT.any(b, "bound_report.heading-6", year_of=office.year_of(b)), 2)
    b.para(office.total(b))
    cols = b.pick("full", "bare", "meaning")
    foot = b.pick(TEXT("bound_report.foot"), "", TEXT("bound_report.foot-2"))
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.para(
            TEXT("bound_report.para-6", k=k, choice=TEXT.any(b, "bound_report.para-7"), tool=b.tool(c, "both")),
            indent=False,
            bold=True,
        )
        rows: Rows = []
        for n, i in enumerate(g, 1):
            meaning = (
                [TEXT("bound_report.meaning") if r.indicator(i) >= 85 else TEXT("bound_report.meaning-2")]
                if cols == "meaning"
                else []
            )
            full = ["100"] if cols == "full" else []
            rows.append([str(n), b.name(i), *full, b.score(i), *meaning])
        if foot:
            last: list[str | Cell] = [Cell(f"{foot.strip()} {c}", colspan=2, bold=True)]
            rows.append([*last, *(["100"] if cols == "full" else []), b.score(c), *([""] if cols == "meaning" else [])])
        head = [
            TEXT("bound_report.head"),
            TEXT("bound_report.head-2"),
            *([TEXT("bound_report.head-3")] if cols == "full" else []),
            TEXT.any(b, "bound_report.head-4"),
        ]
        wide = (0.1, 0.54, 0.18, 0.18) if cols != "bare" else (0.1, 0.66, 0.24)
        b.table(
            [[*head, *([TEXT("bound_report.head-5")] if cols == "meaning" else [])]],
            rows,
            wide,
            (0, *range(2, len(wide))),
        )
        if c == "EIT" and r.eit_parts and b.chance(0.6):
            b.para(TEXT("bound_report.para-8", eit1=b.score("EIT1"), eit2=b.score("EIT2")))
    _bound_report_findings(b, r, y)


def _bound_report_findings(b: Builder, r: Assessment, y: int) -> None:
    b.heading(TEXT("bound_report.heading-7") + TEXT.any(b, "bound_report.heading-8"), 2)
    up = [i for i in range(1, 11) if r.indicator(i) >= 85]
    down = [i for i in range(1, 11) if i not in up]
    again = b.chance(0.7)
    for text, group, tells in (
        (TEXT("bound_report.text"), up, office.STRONG),
        (TEXT("bound_report.text-2"), down, office.WEAK),
    ):
        b.para(text + (TEXT("bound_report.para-9", group=len(group)) if group else ""), bold=True, indent=False)
        if group:
            b.lines(f"{n}) {b.name(i)}{f' ({b.score(i)})' if again else ''} {tells[i]}" for n, i in enumerate(group, 1))
        else:
            b.para(TEXT("bound_report.para-10"))
    b.heading(TEXT("bound_report.heading-9", y_next=y + 1), 2)
    kinds = b.rng.choice(
        (
            ("no", "weak", "act", "steps", "who", "time", "goal"),
            ("no", "name", "act", "who", "time", "goal"),
            ("name", "weak", "act", "time", "who", "follow"),
        )
    )
    office.plan(b, office.weakest(b, b.rng.randint(4, 7)), kinds)
