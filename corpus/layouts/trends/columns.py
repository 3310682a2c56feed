"""A column a year."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, Assessment, cents
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import mosaic, plain_pages, plain_sentences, sentences, study

TEXT = wording.read("layouts/trends")


@layout("years-columns", first=2563)
def years_columns(b: Builder) -> None:
    """Years as columns, with differences and averages of others beside them."""
    past = [a.year for a in b.facts.earlier[: b.rng.randint(1, 3)]]
    years = sorted([*past, b.year], reverse=b.chance(0.2))
    b.heading(TEXT("years_columns.heading", name=b.facts.body.name), 1, center=True)
    b.heading(TEXT("years_columns.heading-2", place=sections.place(b), fy=b.fy()).strip(), 2, center=True)
    b.para(sentences.total_sentence(b))
    extra = b.pick("", "difference", "national", "target", "both")
    mark = TEXT.any(b, "years_columns.mark")
    header = [TEXT("years_columns.header"), *(mark.format(y=y) for y in years)]
    if extra in ("difference", "both"):
        header.append(TEXT.any(b, "years_columns.header-2"))
    if extra in ("national", "both"):
        header.append(TEXT.any(b, "years_columns.header-3"))
    if extra == "target":
        header.append(TEXT.any(b, "years_columns.header-4"))

    def row(title: str, code: str | int) -> list[str | Cell]:
        out: list[str | Cell] = [title, *(b.score(code, y) for y in years)]
        gap = b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)
        if extra in ("difference", "both"):
            out.append(f"{gap:+.2f}")
        if extra in ("national", "both"):
            out.append(f"{b.rng.uniform(70, 97):.2f}")
        if extra == "target":
            out.append(b.pick("85.00", "85"))
        return out

    rows: list[list[str | Cell]] = []
    bands, means = b.chance(0.5), b.chance(0.4)
    for tool, group in MEMBERS.items():
        if bands:
            rows.append([Cell(b.tool(tool, "both"), colspan=len(header), bold=True)])
        rows += [row(f"{i}. {b.name(i)}", i) for i in group]
        if means:
            rows.append(row(TEXT.any(b, "years_columns.row") + tool, tool))
    rows.append(row(TEXT.any(b, "years_columns.row-2"), "ITA"))
    if b.chance(0.4) and not extra:
        rows.append([TEXT("years_columns.rows"), *(b.level(y) for y in years)])
    rest = len(header) - 1
    b.table([header], rows, (0.4, *(0.6 / rest,) * rest), center=range(1, len(header)))
    _years_columns_measures(b)


def _years_columns_measures(b: Builder) -> None:
    sections.national(b)
    if b.chance(0.5):
        b.heading(TEXT("years_columns.heading-3", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("three-years", stem="held2-three-years", kept_out=True, first=2564)
def three_years(b: Builder) -> None:
    """Two to four years in columns, the difference of the last two, by chance their mean; levels in the last row."""
    past = b.facts.earlier[: b.rng.randint(1, 2) if b.chance(0.8) else 3]
    years = sorted([b.year, *(a.year for a in past)])
    _three_years_tables(b, years)


def _three_years_tables(b: Builder, years: list[int]) -> None:
    p, r, q = b.year - 1, b.facts.result, b.facts.of(b.year - 1)
    study.title_page(b, TEXT("three_years.title_page", years=len(years)), b.year)
    order = years[::-1] if b.chance(0.3) else years
    mean, at_tool = b.chance(0.4), b.chance(0.7)
    b.style["size"] = min(b.style["size"], 15.0)

    def line(label: str | Cell, code: str | int) -> list[str | Cell]:
        out: list[str | Cell] = [label, *(b.score(code, x) for x in order)]
        d = r.value(code) - q.value(code)
        out.append(f"{d:+.2f}" if sign_first else f"{abs(d):.2f} {'↑' if d > 0 else '↓' if d < 0 else ''}".strip())
        if mean:
            out.append(score_text(cents(sum((b.facts.of(x).value(code) for x in years), Decimal(0)) / len(years))))
        return out

    sign_first = b.chance(0.6)
    b.heading(TEXT.any(b, "three_years.heading"), 2)
    mark, form = b.pick("- ", "• ", ""), TEXT.any(b, "three_years.mark")
    b.lines(TEXT("three_years.line", mark=mark, x=x, total=b.score("ITA", x), level=b.level(x)) for x in order)
    b.heading(TEXT("three_years.heading-2"), 2)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        if at_tool:
            rows.append(line(Cell(b.tool(tool, "both"), bold=True), tool))
        rows += [line(f"{i}. {b.name(i)}", i) for i in group]
    rows.append(line(Cell(TEXT.any(b, "three_years.line-2"), bold=True), "ITA"))
    if b.chance(0.6):
        rows.append([TEXT("three_years.rows"), *(b.level(x) for x in order), "-", *(["-"] if mean else [])])
    wide = len(order) + 1 + mean
    tail = [TEXT.any(b, "three_years.tail", p=p, year=b.year)]
    tail += [TEXT("three_years.tail-2", years=len(years))] if mean else []
    head: Rows = [[TEXT("three_years.head"), *(form.format(x=x) for x in order), *tail]]
    if b.chance(0.4):
        head = [
            [Cell(TEXT("three_years.head-2"), rowspan=2), Cell(TEXT("three_years.head-3"), colspan=len(order))],
            [str(x) for x in order],
        ]
        head[0] += [Cell(t, rowspan=2) for t in tail]
    b.table(head, rows, (0.4, *[0.6 / wide] * wide), range(1, wide + 1))
    _three_years_findings(b, p, q, r)


def _three_years_findings(b: Builder, p: int, q: Assessment, r: Assessment) -> None:
    up = [i for i in range(1, 11) if r.indicator(i) > q.indicator(i)]
    b.para(
        TEXT("three_years.para", up=len(up))
        + (
            TEXT("three_years.para-2") + " ".join(f"{b.name(i)} (+{r.indicator(i) - q.indicator(i)})" for i in up[:4])
            if up
            else ""
        )
    )
    drop = min(range(1, 11), key=lambda i: r.indicator(i) - q.indicator(i))
    if r.indicator(drop) < q.indicator(drop):
        b.para(
            TEXT(
                "three_years.para-3",
                name=b.name(drop),
                score=b.score(drop, p),
                score2=b.score(drop),
                lack=study.lack(b, drop),
            )
        )
    study.measures_part(b, TEXT("three_years.measures_part"), 0.5)


@layout("years-down", stem="held2-years-down", kept_out=True, first=2563)
def years_down(b: Builder) -> None:
    """The indicators across under their instruments, a row for each year, the difference in the last row."""
    b.style |= {"landscape": True, "turn_wide": False, "size": b.rng.choice((11.0, 12.0))}
    years = sorted((b.year, *(a.year for a in b.facts.earlier)), reverse=b.chance(0.4))
    mosaic.top(
        b,
        TEXT("years_down.top"),
        TEXT("years_down.top-2"),
        TEXT("years_down.top-3"),
    )
    full, level = b.chance(0.5), b.pick("same", "own", "none")
    heads: list[str | Cell] = [Cell(TEXT.any(b, "years_down.heads"), rowspan=2)]
    heads += [Cell(b.tool(t, "both") if b.chance(0.3) else t, colspan=len(g)) for t, g in MEMBERS.items()]
    heads.append(Cell(TEXT.any(b, "years_down.heads-2"), rowspan=2))
    if level == "own":
        heads.append(Cell(TEXT("years_down.heads-3"), rowspan=2))
    under = [mosaic.broken(b.name(i)) if full else str(i) for i in range(1, 11)]
    lead = TEXT.any(b, "years_down.lead")
    body: list[list[str | Cell]] = []
    for y in years:
        total = f"{b.score('ITA', y)}\n({b.level(y)})" if level == "same" else b.score("ITA", y)
        body.append([lead.format(y=y), *(b.score(i, y) for i in range(1, 11)), total])
        if level == "own":
            body[-1].append(b.level(y))
    if b.chance(0.6):
        old, new = b.facts.of(b.year - 1), b.facts.result
        change = [f"{new.value(c) - old.value(c):+.2f}" for c in (*range(1, 11), "ITA")]
        body.append([TEXT.any(b, "years_down.body"), *change, *([""] if level == "own" else [])])
    n = 13 if level == "own" else 12
    b.table([heads, under], body, (0.09, *[0.91 / (n - 1)] * (n - 1)), range(n))
    if not full:
        b.para(
            b.pick(TEXT("years_down.para"), "")
            + TEXT("years_down.para-2")
            + ", ".join(f"{i} = {b.name(i)}" for i in range(1, 11)),
            indent=False,
        )
    if level == "none":
        b.para(TEXT("years_down.para-3", name=b.facts.body.name, yr=plain_sentences.yr(b), level=b.level()))
    up = sum(b.facts.result.indicator(i) > b.facts.of(b.year - 1).indicator(i) for i in range(1, 11))
    b.para(TEXT("years_down.para-4", up=up, value=10 - up))
    b.no_measures()


@layout("up-down", stem="held-up-down", kept_out=True, first=2563)
def up_down(b: Builder) -> None:
    """Two years side by side with the difference and a word or sign for its direction."""
    y, p = b.year, b.year - 1
    plain_pages.front(b, b.pick(TEXT("up_down.front"), plain_pages.title(b)), y)
    b.para(plain_sentences.overall(b))
    if b.chance(0.6):
        b.para(plain_sentences.overall(b, p, level=b.chance(0.5)))
    r, q = b.facts.result, b.facts.of(p)

    def move(code: str | int) -> str:
        d = r.value(code) - q.value(code)
        text = f"{abs(d):.2f}"
        if shape == "sign":
            return f"{d:+.2f}"
        if shape == "arrow":
            return ("▲ " if d > 0 else "▼ " if d < 0 else "") + text
        return (TEXT("up_down.move") if d > 0 else TEXT("up_down.move-2") if d < 0 else TEXT("up_down.move-3")) + text

    shape, late = b.pick("sign", "arrow", "word"), b.chance(0.25)
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        codes: list[str | int] = [tool, *group] if b.style["size"] > 14 else list(group)
        for c in codes:
            label: str | Cell = Cell(b.tool(tool, "both"), bold=True) if c == tool else f"{c}. {b.name(int(c))}"
            pair = [b.score(c, p), b.score(c, y)]
            rows.append([label, *(pair[::-1] if late else pair), move(c)])
    pair = [b.score("ITA", p), b.score("ITA", y)]
    rows.append([Cell(TEXT.any(b, "up_down.rows"), bold=True), *(pair[::-1] if late else pair), move("ITA")])
    if b.chance(0.5):
        pair = [b.level(p), b.level(y)]
        rows.append([Cell(TEXT("up_down.rows-2"), bold=True), *(pair[::-1] if late else pair), "-"])
    years = [plain_sentences.yr(b, p), plain_sentences.yr(b, y)]
    years = [TEXT("up_down.years", x=x) for x in years] if b.chance(0.4) else years
    b.table(
        [[TEXT("up_down.head"), *(years[::-1] if late else years), TEXT.any(b, "up_down.head-2")]],
        rows,
        (0.46, 0.18, 0.18, 0.18),
        (1, 2, 3),
    )
    best = max(range(1, 11), key=lambda i: (r.indicator(i) - q.indicator(i), i))
    b.para(TEXT("up_down.para", name=b.name(best), good=plain_sentences.GOOD[best]))
    _up_down_measures(b)


def _up_down_measures(b: Builder) -> None:
    if b.chance(0.5):
        plain_pages.plan(b)
    else:
        b.no_measures()
