"""The assessed year against the one before."""

from __future__ import annotations

from decimal import Decimal

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, Assessment
from corpus.kinds import MOSTLY_SUBDISTRICT
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import clinic, growth, office, plain_sentences

TEXT = wording.read("layouts/trends")


@layout("two-years", stem="held3-two-years", kept_out=True, first=2563)
def two_years(b: Builder) -> None:
    """Two years side by side: change of each indicator and what explains it, as table or in paragraphs."""
    y, p = b.year, b.year - 1
    b.heading(TEXT("two_years.heading", p=p, y=y, whole=plain_sentences.whole(b)), 1, center=True)
    s, t = b.score("ITA", p), b.score("ITA")
    move = TEXT.any(b, "two_years.move") if b.facts.result.total > b.facts.of(p).total else TEXT("two_years.move-2")
    v, was = b.level(), TEXT("two_years.v", level=b.level(p)) if b.chance(0.5) else ""
    clinic.say(
        b,
        TEXT("two_years.say", p=p, s=s, was=was, y=y, t=t, v=v, move=move, gap=clinic.gap(b, "ITA", False)),
        TEXT(
            "two_years.say-2",
            who=plain_sentences.who(b),
            move=move,
            s=s,
            p=p,
            was=was,
            t=t,
            y=y,
            gap=clinic.gap(b, "ITA"),
            v=v,
        ),
        TEXT("two_years.say-3", p=p, s=s, was=was, y=y, t=t, gap=clinic.gap(b, "ITA"), v=v),
    )
    _two_years_tables(b, p, y)


def _two_years_tables(b: Builder, p: int, y: int) -> None:
    good, bad = plain_sentences.GOOD, clinic.SEEN

    def reason(i: int) -> str:
        return good[i] if b.facts.result.indicator(i) >= b.facts.of(p).indicator(i) else bad[i]

    if b.chance(0.5):
        rows: list[list[str | Cell]] = []
        for c, g in MEMBERS.items():
            rows.append([Cell(b.tool(c, "both"), bold=True), b.score(c, p), b.score(c), clinic.gap(b, c), ""])
            rows += [[f"{i}. {b.name(i)}", b.score(i, p), b.score(i), clinic.gap(b, i), reason(i)] for i in g]
        b.table(
            [
                [
                    TEXT("two_years.head"),
                    TEXT("two_years.head-2", p=p),
                    TEXT("two_years.head-3", y=y),
                    TEXT.any(b, "two_years.head-4"),
                    TEXT("two_years.head-5"),
                ]
            ],
            rows,
            (0.28, 0.11, 0.11, 0.1, 0.4),
            (1, 2, 3),
        )
    else:
        shape = TEXT.any(b, "two_years.shape")
        for i in range(1, 11):
            b.para(
                shape.format(i=i, n=b.name(i), p=p, y=y, a=b.score(i, p), z=b.score(i), d=clinic.gap(b, i))
                + f" {TEXT.any(b, 'two_years.para')}{reason(i)}"
            )
    kin = TEXT("two_years.kin") if b.facts.body.local else TEXT("two_years.kin-2")
    n = sum(b.facts.result.indicator(i) < b.facts.of(p).indicator(i) for i in range(1, 11))
    b.para(TEXT("two_years.para-2", n=n, kin=kin, y=y, pct=clinic.pct(b, 82, 96), p=p, pct2=clinic.pct(b, 78, 94)))
    b.no_measures()


@layout("arrows", stem="held7-arrows", kept_out=True, first=2563)
def arrows(b: Builder) -> None:
    """Last year and this year in narrow columns with arrows, differences and ranks; movements told in a list."""
    y, p = b.year, b.year - 1
    b.style["ruled"] = b.chance(0.75)
    b.heading(
        TEXT("arrows.heading", choice=TEXT.any(b, "arrows.heading-2"), p=p, y=y, whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    b.heading(TEXT.any(b, "arrows.heading-3"), 2)
    late = b.chance(0.3)  # the later year first
    pair = [y, p] if late else [p, y]
    if b.chance(0.6):
        b.table(
            [[*TEXT.all("arrows.head")]],
            [[TEXT("arrows.row", k=k) if b.chance(0.5) else str(k), b.score("ITA", k), b.level(k)] for k in pair],
            (0.34, 0.33, 0.33),
            range(3),
        )
    else:
        b.lines(
            TEXT(
                "arrows.line",
                choice=b.pick("- ", "• "),
                year_of=office.year_of(b, k),
                total=b.score("ITA", k),
                level=b.level(k),
            )
            for k in pair
        )
    word = TEXT("arrows.word") if office.change(b, "ITA") > 0 else TEXT("arrows.word-2")
    b.para(TEXT("arrows.para", y=y, word=word, p=p, change=abs(office.change(b, "ITA"))))
    _arrows_table(b, pair)
    _arrows_findings(b, p)


def _arrows_table(b: Builder, pair: list[int]) -> None:
    b.heading(TEXT.any(b, "arrows.heading-4"), 2)
    up, down = b.rng.choice(TEXT.rows("arrows.up"))
    glued, ranks, tools = b.chance(0.5), b.chance(0.5), b.chance(0.6)
    rank = {i: k for k, i in enumerate(clinic.order(b), 1)}

    def move(code: str | int) -> list[str | Cell]:
        d = office.change(b, code)
        sign_of = "=" if d == 0 else up if d > 0 else down
        if glued:
            return [
                TEXT("arrows.move")
                if d == 0
                else f"{sign_of}{'' if len(sign_of) == 1 and sign_of in '+-' else ' '}{abs(d):.2f}"
            ]
        return [f"{abs(d):.2f}", sign_of]

    rows: Rows = []
    for c, g in MEMBERS.items():
        if tools:
            name = Cell(b.tool(c, b.pick("code", "both")), bold=True)
            rows.append([name, *(b.score(c, k) for k in pair), *move(c), *([""] if ranks else [])])
        for i in g:
            rows.append(
                [f"{i}. {b.name(i)}", *(b.score(i, k) for k in pair), *move(i), *([str(rank[i])] if ranks else [])]
            )
    if b.chance(0.4):
        last: list[str | Cell] = [
            Cell(TEXT("arrows.last"), bold=True),
            *(b.score("ITA", k) for k in pair),
            *move("ITA"),
        ]
        rows.append([*last, *([""] if ranks else [])])
    tail = [TEXT("arrows.tail")] if glued else [*TEXT.all("arrows.tail-2")]
    tail += [TEXT("arrows.tail-3", y=b.year)] if ranks else []
    n = 2 + len(tail)
    b.table(_arrows_header(b, pair, tail), rows, (0.44, *[0.56 / n] * n), range(1, n + 1))


def _arrows_header(b: Builder, pair: list[int], tail: list[str]) -> Rows:
    header: Rows = [[TEXT("arrows.header"), *(TEXT.any(b, "arrows.header-2", k=k) for k in pair), *tail]]
    if b.chance(0.4):
        top: list[str | Cell] = [
            Cell(TEXT("arrows.top"), rowspan=2),
            Cell(TEXT("arrows.top-2"), colspan=2),
            *(Cell(s, rowspan=2) for s in tail),
        ]
        header = [top, [TEXT("arrows.header-3", k=k) for k in pair]]
    return header


def _arrows_findings(b: Builder, p: int) -> None:
    b.heading(TEXT.any(b, "arrows.heading-5"), 2)
    by = sorted(range(1, 11), key=lambda i: (office.change(b, i), i))
    lines = []
    if office.change(b, by[-1]) > 0:
        lines.append(TEXT("arrows.lines", name=b.name(by[-1]), score=b.score(by[-1], p), score2=b.score(by[-1])))
    if office.change(b, by[0]) < 0:
        lines.append(
            TEXT(
                "arrows.lines-2",
                name=b.name(by[0]),
                score=b.score(by[0], p),
                score2=b.score(by[0]),
                weak=office.WEAK[by[0]],
            )
        )
    lines.append(TEXT("arrows.lines-3", act=office.ACT[clinic.order(b)[-1]]))
    b.lines(f"- {s}" for s in lines)
    b.no_measures()


@layout("two-year-report", stem="held9-two-year-report", kept_out=True, first=2563, agency=MOSTLY_SUBDISTRICT)
def two_year_report(b: Builder) -> None:
    """Both years side by side under a two-line head with the difference, then why indicators rose or fell."""
    y, p, r = b.year, b.year - 1, b.facts.result
    past = b.facts.of(p)
    growth.cover(b, TEXT("two_year_report.cover"), y)
    b.heading(TEXT("two_year_report.heading"), 2)
    growth.reason(b, 2)
    b.heading(TEXT("two_year_report.heading-2"), 2)
    b.para(growth.result(b))
    b.para(
        TEXT(
            "two_year_report.para",
            fy=growth.fy(b, p),
            total=b.score("ITA", p),
            level=b.level(p),
            choice=TEXT("two_year_report.para-2") if r.total > past.total else TEXT("two_year_report.para-3"),
            number=abs(r.total - past.total),
            choice2=TEXT.any(b, "two_year_report.para-4"),
            figure=b.rng.uniform(72, 93),
        )
    )

    _two_year_report_tables(b, p, past, r, y)


def _two_year_report_tables(b: Builder, p: int, past: Assessment, r: Assessment, y: int) -> None:
    def gap(code: str | int) -> str:
        d: Decimal = r.value(code) - past.value(code)
        if signed:
            return f"{d:+.2f}"
        move = "two_year_report.gap" if d > 0 else "two_year_report.gap-2" if d < 0 else "two_year_report.gap-3"
        return f"{TEXT(move)} {abs(d):.2f}"

    signed, late = b.chance(0.5), b.chance(0.3)
    pair = (y, p) if late else (p, y)
    rows: Rows = []
    for c, g in MEMBERS.items():
        rows.append([Cell(b.tool(c, "both"), bold=True), *(b.score(c, k) for k in pair), gap(c)])
        rows += [[f"{i}. {b.name(i)}", *(b.score(i, k) for k in pair), gap(i)] for i in g]
    rows.append([Cell(TEXT("two_year_report.rows"), bold=True), *(b.score("ITA", k) for k in pair), gap("ITA")])
    top: list[str | Cell] = [
        Cell(TEXT("two_year_report.top"), rowspan=2),
        Cell(TEXT("two_year_report.top-2"), colspan=2),
        Cell(TEXT("two_year_report.top-3"), rowspan=2),
    ]
    b.table([top, [TEXT("two_year_report.head", k=k) for k in pair]], rows, (0.5, 0.15, 0.15, 0.2), (1, 2, 3))
    b.heading(TEXT("two_year_report.heading-3"), 2)
    up = [i for i in range(1, 11) if r.indicator(i) > past.indicator(i)]
    down = [i for i in range(1, 11) if r.indicator(i) < past.indicator(i)]
    for text, group, why in (
        (TEXT("two_year_report.text"), up, growth.GOOD),
        (TEXT("two_year_report.text-2"), down, growth.GAP),
    ):
        b.para(TEXT("two_year_report.para-5", text=text, group=len(group)), bold=True)
        because = TEXT("two_year_report.line" if why is growth.GAP else "two_year_report.line-2")
        b.lines(f"{k}) {b.name(i)} {because}{why[i]}" for k, i in enumerate(group, 1))
    b.heading(TEXT("two_year_report.heading-4", y_next=y + 1), 2)
    growth.mend(b, sorted(down)[:7] if len(down) > 2 else growth.weakest(b), ("no", "name", "gap", "do", "who", "time"))
