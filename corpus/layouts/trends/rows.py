"""A row a year."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, briefs, clinic, plain_pages, plain_sentences, sentences

TEXT = wording.read("layouts/trends")


@layout("years-rows", first=2563)
def years_rows(b: Builder) -> None:
    """Years as rows: total and level, now and then the instruments."""
    sections.cover(b, TEXT.any(b, "years_rows.cover"), subject_year=b.year)
    years = sorted([*(a.year for a in b.facts.earlier), b.year], reverse=b.chance(0.4))
    tools = b.chance(0.5)
    header = [TEXT.any(b, "years_rows.header"), *(["IIT", "EIT", "OIT"] if tools else [])]
    header += [TEXT.any(b, "years_rows.header-2"), TEXT.any(b, "years_rows.header-3")]
    rows = []
    for y in years:
        middle = [b.score(t, y) for t in MEMBERS] if tools else []
        rows.append([str(y), *middle, b.score("ITA", y), b.level(y)])
    b.table([header], rows, center=range(len(header)))
    b.para(sentences.total_sentence(b))
    past = b.facts.earlier[0]
    gap = b.facts.result.total - past.total
    b.para(
        TEXT(
            "years_rows.para",
            fy=b.fy(past.year),
            choice=TEXT("years_rows.para-2") if gap > 0 else TEXT("years_rows.para-3"),
            gap=abs(gap),
            number=abs(gap / past.total * 100),
        )
    )
    sentences.advice_paragraphs(b, scored=b.chance(0.5))
    b.no_measures()


@layout("history-lines", first=2563)
def history_lines(b: Builder) -> None:
    """The totals of several years in lines or in one sentence, then this year's indicators in prose."""
    b.heading(TEXT("history_lines.heading", name=b.facts.body.name), 1, center=True)
    if sections.place(b):
        b.heading(sections.place(b), 2, center=True)
    b.para(TEXT("history_lines.para", fy=b.fy()))
    years = sorted([*(a.year for a in b.facts.earlier), b.year])
    if b.chance(0.3):
        past = years[-2]
        turn = (
            TEXT("history_lines.turn")
            if b.facts.result.total > b.facts.of(past).total
            else TEXT("history_lines.turn-2")
        )
        b.para(
            TEXT(
                "history_lines.para-2",
                fy=b.fy(),
                agency=b.agency,
                total=b.score("ITA"),
                turn=turn,
                fy2=b.fy(past),
                total2=b.score("ITA", past),
            )
        )
    else:
        shape = TEXT.any(b, "history_lines.shape")
        behind, leveled = TEXT.any(b, "history_lines.behind"), b.chance(0.6)
        lines = []
        for y in years:
            word = behind.format(b.level(y)) if leveled else ""
            lines.append(shape.format(y=y, fy=b.fy(y), x=b.score("ITA", y), v=word))
        b.lines(lines)
    _history_lines_findings(b)


def _history_lines_findings(b: Builder) -> None:
    b.heading(TEXT("history_lines.heading-2", fy=b.fy()), 2)
    for tool, group in MEMBERS.items():
        told = [TEXT("history_lines.told", name=b.name(i), score=b.score(i)) for i in group]
        b.para(
            TEXT("history_lines.para-3", tool=b.tool(tool, "both"))
            + " ".join(told[:-1])
            + TEXT("history_lines.para-4", told=told[-1])
        )
        if b.chance(0.4):
            b.para(sentences.lowest_sentence(b, tool))
    sections.national(b)
    b.no_measures()


@layout("trend", stem="held-trend", kept_out=True, first=2563)
def trend(b: Builder) -> None:
    """Three years or so, one row a year; then the indicators of the last."""
    plain_pages.front(b, b.pick(TEXT("trend.front"), plain_pages.title(b)), b.year)
    b.para(plain_sentences.overall(b))
    years = [b.year, *(a.year for a in b.facts.earlier)]
    if b.chance(0.7):
        years.reverse()
    wide = b.chance(0.5)
    rows: list[list[str | Cell]] = []
    for y in years:
        tools = [b.score(c, y) for c in MEMBERS] if wide else []
        rows.append([TEXT.any(b, "trend.rows").format(y=y), *tools, b.score("ITA", y), b.level(y)])
    head = [
        TEXT.any(b, "trend.head"),
        *(MEMBERS if wide else []),
        TEXT.any(b, "trend.head-2"),
        TEXT.any(b, "trend.head-3"),
    ]
    b.table([head], rows, center=range(len(head)))
    if b.chance(0.4):
        b.chart([(str(y), score_text(b.facts.of(y).total)) for y in years])
    b.heading(TEXT("trend.heading", yr=plain_sentences.yr(b)), 2)
    if b.chance(0.5):
        b.table(
            [[TEXT("trend.head-4", i=i) for i in range(1, 11)]], [[b.score(i) for i in range(1, 11)]], center=range(10)
        )
        b.lines(TEXT("trend.line", i=i, name=b.name(i)) for i in range(1, 11))
    else:
        for tool in MEMBERS:
            b.table(
                [[b.tool(tool, "both"), TEXT("trend.head-5")]], list(plain_pages.lines_of(b, tool)), (0.75, 0.25), (1,)
            )
    for tool in MEMBERS:
        b.para(f"{tool} {plain_sentences.extremes(b, tool)}")
    if b.chance(0.6):
        plain_pages.plan(b)
    else:
        b.no_measures()


@layout("three-year-trend", stem="held4-trend", kept_out=True, first=2564)
def three_year_trend(b: Builder) -> None:
    """Three years: totals in a table with levels, indicators of the last two or three years, movements in words."""
    y = b.year
    years = [y - 2, y - 1, y]
    b.heading(TEXT("three_year_trend.heading", whole=plain_sentences.whole(b), y_before=y - 2, y=y), 1, center=True)
    b.heading("1. " + TEXT.any(b, "three_year_trend.heading-2"), 2)
    down = years if b.chance(0.6) else years[::-1]
    if b.chance(0.5):
        rows: Rows = [[str(k), b.score("ITA", k), b.level(k)] for k in down]
        b.table([[*TEXT.all("three_year_trend.head")]], rows, (0.34, 0.33, 0.33), (0, 1, 2))
    else:
        b.lines(TEXT("three_year_trend.line", k=k, total=b.score("ITA", k), level=b.level(k)) for k in down)
    b.para(TEXT.any(b, "three_year_trend.para") + binder.result(b))
    b.chart([(str(k), b.score("ITA", k)) for k in years])
    b.heading(TEXT("three_year_trend.heading-3"), 2)
    shown = down if b.chance(0.6) else [k for k in down if k >= y - 1]
    tools = b.chance(0.5)
    rows = []
    for c, g in MEMBERS.items():
        rows += [[f"{i}. {b.name(i)}", *(b.score(i, k) for k in shown), binder.diff(b, i)] for i in g]
        if tools:
            rows.append(
                [
                    Cell(TEXT("three_year_trend.rows", c=c), bold=True),
                    *(b.score(c, k) for k in shown),
                    binder.diff(b, c),
                ]
            )
    _three_year_trend_measures(b, rows, shown, y)


def _three_year_trend_measures(b: Builder, rows: Rows, shown: list[int], y: int) -> None:
    head: list[list[str | Cell]] = [
        [
            TEXT("three_year_trend.head-2"),
            *(TEXT("three_year_trend.head-3", k=k) for k in shown),
            TEXT("three_year_trend.head-4", y_before=y - 1, y=y),
        ]
    ]
    if b.chance(0.5):
        head = [
            [
                Cell(TEXT("three_year_trend.head-5"), rowspan=2),
                Cell(TEXT("three_year_trend.head-6"), colspan=len(shown)),
                Cell(TEXT("three_year_trend.head-7"), rowspan=2),
            ],
            [str(k) for k in shown],
        ]
    n = len(shown) + 1
    b.table(head, rows, (0.44, *[0.56 / n] * n), range(1, n + 1))
    b.heading(TEXT("three_year_trend.heading-4"), 2)
    past = b.facts.of(y - 1)
    for c, g in MEMBERS.items():
        up = [i for i in g if b.facts.result.indicator(i) > past.indicator(i)]
        fell = [i for i in g if b.facts.result.indicator(i) < past.indicator(i)]
        b.para(
            TEXT(
                "three_year_trend.para-2",
                tool=b.tool(c, "both"),
                value=" ".join(b.name(i) for i in up) or TEXT("three_year_trend.para-3"),
                value2=" ".join(b.name(i) for i in fell) or TEXT("three_year_trend.para-4"),
            )
        )
    b.heading("4. " + TEXT.any(b, "three_year_trend.heading-5"), 2)
    low = clinic.order(b)[:-4:-1]
    if b.chance(0.4):
        binder.acts(b, sorted(low))
    else:
        b.lines(f"- {binder.DO[i]}" for i in low)
        b.no_measures()


@layout("year-rows", stem="held8-year-rows", kept_out=True, first=2564)
def year_rows(b: Builder) -> None:
    """Every indicator merged over the rows of its years, with the change to the year before; totals above."""
    b.style["turn_wide"] = False
    y = b.year
    years = sorted([y, *(a.year for a in b.facts.earlier[: b.rng.randint(1, 2)])], reverse=b.chance(0.4))
    b.heading(
        TEXT("year_rows.heading", years=len(years), years2=min(years), y=y, whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    b.heading(TEXT("year_rows.heading-2"), 2)
    rows: Rows = [[str(k), b.score("ITA", k), b.level(k), *(b.score(c, k) for c in MEMBERS)] for k in years]
    b.table(
        [[TEXT("year_rows.head"), TEXT("year_rows.head-2"), TEXT("year_rows.head-3"), *MEMBERS]],
        rows,
        (0.18, 0.16, 0.24, 0.14, 0.14, 0.14),
        range(6),
    )
    b.para(TEXT("year_rows.para", y=y, move=briefs.move(b, "ITA"), figure=b.rng.uniform(70, 94)))
    _year_rows_tables(b, y, years)


def _year_rows_tables(b: Builder, y: int, years: list[int]) -> None:
    b.heading(TEXT("year_rows.heading-3"), 2)
    remark = b.chance(0.5)
    for c, g in MEMBERS.items():
        b.para(f"{b.tool(c, 'both')}", bold=True, indent=False)
        rows = []
        for i in g:
            for n, k in enumerate(years):
                past = b.facts.of(k - 1).indicator(i) if k - 1 in years else None
                row: list[str | Cell] = [Cell(f"{i}. {b.name(i)}", rowspan=len(years))] if n == 0 else []
                row += [str(k), b.score(i, k), "-" if past is None else f"{b.facts.of(k).indicator(i) - past:+.2f}"]
                if remark and n == 0:
                    row.append(
                        Cell(
                            briefs.CAUSE[i] if b.facts.result.indicator(i) < 90 else TEXT("year_rows.row"),
                            rowspan=len(years),
                        )
                    )
                rows.append(row)
        head = [
            TEXT("year_rows.head-4"),
            TEXT("year_rows.head-5"),
            TEXT("year_rows.head-6"),
            TEXT.any(b, "year_rows.head-7"),
            *([TEXT("year_rows.head-8")] if remark else []),
        ]
        wide = (0.32, 0.12, 0.14, 0.14, 0.28) if remark else (0.46, 0.16, 0.2, 0.18)
        b.table([head], rows, wide, (1, 2, 3))
    b.para(TEXT("year_rows.para-2", y_next=y + 1, choice=b.rng.choice((85, 90, 95))))
    b.no_measures()
