"""Tables in which questions and indicators stand together."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, cents
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import briefs, clinic, office, plain_pages, plain_sentences, score_labels, sentences, shared

TEXT = wording.read("layouts/questions")
ASK = TEXT.numbered("ask")


def _questions(b: Builder, value: Decimal, count: int) -> list[Decimal]:
    """Figures of questions whose mean is the indicator's."""
    out = []
    for _ in range(count // 2):
        step = cents(Decimal(str(round(b.rng.uniform(0.1, 6), 2))))
        step = min(step, Decimal(100) - value)
        out += [value + step, value - step]
    b.rng.shuffle(out)
    return [*out, value] if count % 2 else out


ASKED = TEXT.all("asked")
POSTED = TEXT.all("posted")


@layout("questions")
def questions(b: Builder) -> None:
    """Indicator scores, then a table of the questions of each instrument with figures of their own."""
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    b.para(sentences.total_sentence(b))
    score_labels.grouped_table(b)
    b.heading(TEXT("questions.heading"), 2)
    per = 3 if b.year >= 2566 else 6
    items = []
    for tool, letter in (("IIT", "I"), ("EIT", "E")):
        rows = []
        for count in range(1, per * len(MEMBERS[tool]) + 1):
            figure = f"{b.rng.uniform(60, 100):.2f}"
            items.append({"code": f"{letter.lower()}{count}", "score": figure})
            rows.append([b.item(letter, count), b.rng.choice(ASKED), figure])
        b.table(
            [[TEXT("questions.head"), TEXT("questions.head-2"), TEXT.any(b, "questions.head-3")]],
            rows,
            (0.12, 0.66, 0.22),
            (0, 2),
        )
    if b.chance(0.6):
        posted = [[b.item("O", k), t, b.pick("100.00", "100", "0.00", "50.00")] for k, t in enumerate(POSTED, 1)]
        b.table([[*TEXT.all("questions.head-4")]], posted, (0.12, 0.66, 0.22), (0, 2))
    b.note("items", items)
    if b.chance(0.5):
        b.heading(TEXT("questions.heading-2", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("sub-indicators")
def sub_indicators(b: Builder) -> None:
    """Prose scores, with a table of an indicator's own topics (means of topics are no indicator scores)."""
    b.heading(TEXT("sub_indicators.heading", analysis_title=sentences.analysis_title(b), fy=b.fy()), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    b.para(sentences.total_sentence(b))
    for tool in MEMBERS:
        b.para(sentences.instrument_sentence(b, tool))
    i = b.facts.result.lowest("OIT")
    b.para(TEXT("sub_indicators.para", i=i, name=b.name(i), score=b.score(i)))
    rows: list[list[str | Cell]] = []
    for k, topic in enumerate(b.rng.sample(POSTED, 5), 1):
        lead: list[str | Cell] = [Cell(TEXT("sub_indicators.lead", i=i), rowspan=5)] if k == 1 else []
        rows.append([*lead, f"{k}) {topic}", b.pick("100.00", "95.00", "93.00", "50.00", "0.00")])
    b.table([[*TEXT.all("sub_indicators.head")]], rows, (0.3, 0.5, 0.2), (2,))
    sentences.advice_paragraphs(b, scored=False)
    b.no_measures()


@layout("items-inside")
def items_inside(b: Builder) -> None:
    """One table in which every indicator's row is followed (or flanked) by the rows of its questions."""
    shared.title(b)
    b.para(sentences.total_sentence(b))
    r, per, items = b.facts.result, 3 if b.year >= 2566 else b.rng.choice((5, 6)), []
    flank = b.chance(0.4)
    for tool, letter in (("IIT", "I"), ("EIT", "E")):
        count = 0
        rows: list[list[str | Cell]] = []
        for i in MEMBERS[tool]:
            figures = _questions(b, r.indicator(i), per if tool == "IIT" or per < 4 else 5)
            if not flank:
                rows.append(
                    [Cell(TEXT("items_inside.rows", i=i, name=b.name(i)), bold=True), Cell(b.score(i), bold=True)]
                )
            for k, figure in enumerate(figures):
                count += 1
                items.append({"code": f"{letter.lower()}{count}", "score": f"{figure:.2f}"})
                asked = f"{b.item(letter, count)} {b.rng.choice(ASKED)}"
                lead: list[str | Cell] = []
                if flank and k == 0:
                    lead = [Cell(f"{i}. {b.name(i)}", rowspan=len(figures)), Cell(b.score(i), rowspan=len(figures))]
                rows.append([*lead, asked, f"{figure:.2f}"])
        b.heading(b.tool(tool, "both"), 3)
        if flank:
            b.table(
                [
                    [
                        TEXT("items_inside.head"),
                        TEXT("items_inside.head-2"),
                        TEXT("items_inside.head-3"),
                        TEXT.any(b, "items_inside.head-4"),
                    ]
                ],
                rows,
                (0.24, 0.14, 0.46, 0.16),
                (1, 3),
            )
        else:
            b.table([[TEXT.any(b, "items_inside.head-5"), TEXT.any(b, "items_inside.head-6")]], rows, (0.8, 0.2), (1,))
    _items_inside_tables(b, items)


def _items_inside_tables(b: Builder, items: list[dict[str, str]]) -> None:
    b.heading(b.tool("OIT", "both"), 3)
    b.table(
        [[*TEXT.all("items_inside.head-7")]],
        [[TEXT("items_inside.row", i=i, name=b.name(i)), b.score(i)] for i in (9, 10)],
        (0.8, 0.2),
        (1,),
    )
    b.note("items", items)
    shared.measures_or_none(b, 0.3)


@layout("question-sheet", stem="held-question-sheet", kept_out=True)
def question_sheet(b: Builder) -> None:
    """For each indicator its score in the heading, and under it the questions with marks of their own."""
    plain_pages.front(b, plain_pages.title(b), b.year)
    b.para(plain_sentences.overall(b))
    spread, shape = b.chance(0.4), TEXT.any(b, "question_sheet.spread")
    for i in range(1, 9):
        b.heading(TEXT("question_sheet.heading", i=i, name=b.name(i), shape=shape.format(s=b.score(i))), 3)
        rows: list[list[str | Cell]] = []
        value = b.facts.result.indicator(i)
        step = min(Decimal(b.rng.randint(20, 600)) / 100, 100 - value)
        for (code, about), part in zip(plain_sentences.asked(b, i, 3), (step, -step, Decimal(0)), strict=True):
            mark = f"{value + part:.2f}"
            one = b.rng.uniform(0, 12)
            shares = [f"{one:.2f}", f"{100 - one * 3:.2f}", f"{one * 2:.2f}"] if spread else []
            rows.append([code, about, *shares, mark])
        more = [*TEXT.all("question_sheet.more")] if spread else []
        widths = (0.09, 0.4, 0.12, 0.12, 0.13, 0.14) if spread else (0.1, 0.7, 0.2)
        b.table(
            [[TEXT("question_sheet.head"), TEXT("question_sheet.head-2"), *more, TEXT.any(b, "question_sheet.head-3")]],
            rows,
            widths,
            (0, *range(2, len(widths))),
        )
    for i in (9, 10):
        b.para(TEXT("question_sheet.para", i=i, name=b.name(i), score=b.score(i), good=plain_sentences.GOOD[i]))
    plain_pages.plan(b)


@layout("item-columns", stem="held7-item-columns", kept_out=True)
def item_columns(b: Builder) -> None:
    """Points of questions and the indicator's own score in neighbouring columns of one row group."""
    y = b.year
    b.style["landscape"] = b.chance(0.4)
    b.heading(
        TEXT(
            "item_columns.heading",
            choice=TEXT.any(b, "item_columns.heading-2"),
            year_of=office.year_of(b),
            whole=plain_sentences.whole(b),
        ),
        1,
        center=True,
    )
    b.para(office.total(b))
    _item_columns_questions(b, y)


def _item_columns_questions(b: Builder, y: int) -> None:
    first, code_column, mean = b.chance(0.65), b.chance(0.6), b.pick("title", "foot", "")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        extra = TEXT("item_columns.extra", score=b.score(c)) if mean == "title" else ""
        b.heading(f"{k}. {b.tool(c, 'both')}{extra}", 3)
        rows: Rows = []
        for i in g:
            asked = [
                (q, t, v)
                for (q, _, v), t in zip(clinic.questions(b, i, len(ASK[i].split("|"))), ASK[i].split("|"), strict=False)
            ]
            if i >= 9 and b.facts.result.indicator(i) < 100 and all(v == "100.00" for _, _, v in asked):
                asked[-1] = (*asked[-1][:2], "0.00")
            for n, (q, text, value) in enumerate(asked):
                item: list[str | Cell] = [q, text, value] if code_column else [f"{q} {text}", value]
                own: list[str | Cell] = []
                if n == 0:
                    own = [Cell(f"{i}. {b.name(i)}", rowspan=len(asked))]
                    own.append(Cell(b.score(i), rowspan=len(asked), align="center"))
                rows.append([*own, *item] if first else [*item, *own])
        head = [
            *([*TEXT.all("item_columns.head")] if code_column else [TEXT("item_columns.head-2")]),
            TEXT.any(b, "item_columns.head-3"),
        ]
        mine = [TEXT("item_columns.mine"), TEXT.any(b, "item_columns.mine-2")]
        wide = (0.09, 0.33, 0.14) if code_column else (0.42, 0.14)
        b.table(
            [[*mine, *head] if first else [*head, *mine]],
            rows,
            (0.29, 0.15, *wide) if first else (*wide, 0.29, 0.15),
        )
        if mean == "foot":
            b.para(TEXT("item_columns.para", c=c, score=b.score(c)), indent=False)
        low = b.facts.result.lowest(c)
        b.para(TEXT("item_columns.para-2", c=c, act=office.ACT[low]))
    b.para(TEXT("item_columns.para-3", announced=plain_sentences.announced(b), y=y), indent=False)
    b.no_measures()


@layout("part-questions", stem="held8-part-questions", kept_out=True, first=2566)
def part_questions(b: Builder) -> None:
    """Scores of tools and indicators first; behind them the questions, those of EIT by part 1, part 2 and mean."""
    b.style["turn_wide"] = False
    y, r = b.year, b.facts.result
    b.heading(TEXT("part_questions.heading", y=y, whole=plain_sentences.whole(b)), 1, center=True)
    b.para(briefs.told(b))
    rows: Rows = []
    for c, g in MEMBERS.items():
        halves = [TEXT("part_questions.halves", n=n, score=b.score(f"EIT{n}")) for n in (1, 2)] if c == "EIT" else []
        own = Cell("\n".join([b.score(c), *halves]), rowspan=len(g), align="center")
        for k, i in enumerate(g):
            rows.append(
                [*([Cell(c, rowspan=len(g), align="center"), own] if k == 0 else []), f"{i}. {b.name(i)}", b.score(i)]
            )
    b.table([[*TEXT.all("part_questions.head")]], rows, (0.13, 0.23, 0.44, 0.2), (3,))
    assert r.eit_parts
    off = float(r.eit_parts[0] - r.instrument("EIT"))
    _part_questions_questions(b, off)


def _part_questions_questions(b: Builder, off: float) -> None:
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.heading(TEXT("part_questions.heading-2", k=k, tool=b.tool(c, "both")), 3)
        rows: Rows = []
        for i in g:
            rows.append(
                [Cell(TEXT("part_questions.rows", i=i, name=b.name(i)), colspan=5 if c == "EIT" else 3, bold=True)]
            )
            for q, text, value in clinic.questions(b, i, 3):
                v = float(value)
                d = min(abs(off), 100 - v) * (1 if off > 0 else -1)
                rows.append([q, text, *([f"{v + d:.2f}", f"{v - d:.2f}"] if c == "EIT" else []), value])
        if c == "EIT":
            head = [*TEXT.all("part_questions.head-2")]
            b.table([head], rows, (0.1, 0.48, 0.14, 0.14, 0.14), (0, 2, 3, 4))
        else:
            b.table(
                [
                    [
                        TEXT("part_questions.head-3"),
                        TEXT("part_questions.head-4") if c == "OIT" else TEXT("part_questions.head-5"),
                        TEXT("part_questions.head-6"),
                    ]
                ],
                rows,
                (0.12, 0.68, 0.2),
                (0, 2),
            )
    b.heading(TEXT("part_questions.heading-3"), 2)
    b.lines(f"{k}) {b.name(i)} : {briefs.found(b, i)[1]}" for k, i in enumerate(briefs.worst(b, 3), 1))
    b.no_measures()
