"""Hospitals and health offices."""

from __future__ import annotations

from decimal import Decimal

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import SAO, SUBDISTRICT
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import clinic, growth, plain_pages, plain_sentences

TEXT = wording.read("layouts/other_bodies")


@layout("hospital-board", stem="held3-hospital-board", kept_out=True, agency=SUBDISTRICT)
def hospital_board(b: Builder) -> None:
    """A hospital's paper for its board: key figures among the hospital's own, a table against the goal, proposals."""
    x = b.facts.body
    town = x.province if str(x.district).startswith("เมือง") else x.district
    name = TEXT.any(b, "hospital_board.name", town=town)
    here = clinic.become(
        b, "hospital", name, TEXT("hospital_board.become", name=name, district=x.district, province=x.province)
    )
    goal, y, p = b.rng.choice((85, 90, 95)), b.year, clinic.before(b)
    b.heading(TEXT.any(b, "hospital_board.heading"), 1, True)
    b.para(
        TEXT("hospital_board.para", here=here, count=b.rng.randint(1, 12), y_next=y + 1, day=plain_sentences.day(b)),
        align="center",
    )
    b.heading(TEXT("hospital_board.heading-2", y=y), 2)
    b.heading(TEXT.any(b, "hospital_board.heading-3"), 3)
    t, v = b.score("ITA"), b.level()
    past = TEXT("hospital_board.past", p=p, total=b.score("ITA", p)) if p and b.chance(0.6) else ""
    lines = [
        TEXT.any(b, "hospital_board.lines", name=name, t=t, past=past, v=v),
        TEXT("hospital_board.lines-2", goal=goal),
        TEXT("hospital_board.lines-3", count=b.rng.randint(60, 420), count2=b.rng.randint(430, 900)),
        TEXT("hospital_board.lines-4", choice=b.pick("95.45", "95.5")),
        TEXT("hospital_board.lines-5", pct=clinic.pct(b, 78, 94), pct2=clinic.pct(b, 80, 96)),
    ]
    dot = b.pick("•", "-", "✓")
    b.lines(f"{dot} {s}" for s in [lines[0], *b.rng.sample(lines[1:], 3)])
    _hospital_board_tables(b, goal)


def _hospital_board_tables(b: Builder, goal: int) -> None:
    b.heading(TEXT.any(b, "hospital_board.heading-4"), 3)
    tools = b.chance(0.7)
    ok, ko = b.rng.choice(TEXT.rows("hospital_board.ok"))
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        d = b.facts.result.indicator(i) - goal
        if tools and i == MEMBERS[INSTRUMENT[i]][0]:
            tool = INSTRUMENT[i]
            e = b.facts.result.instrument(tool) - goal
            rows.append([Cell(tool, bold=True), f"{goal}.00", b.score(tool), f"{e:+.2f}", ok if e >= 0 else ko])
        rows.append([f"{i}. {b.name(i)}", f"{goal}.00", b.score(i), f"{d:+.2f}", ok if d >= 0 else ko])
    b.table(
        [
            [
                TEXT("hospital_board.head"),
                TEXT("hospital_board.head-2"),
                TEXT.any(b, "hospital_board.head-3"),
                TEXT("hospital_board.head-4"),
                TEXT("hospital_board.head-5"),
            ]
        ],
        rows,
        (0.44, 0.14, 0.14, 0.14, 0.14),
        range(1, 5),
    )
    b.heading(TEXT("hospital_board.heading-5"), 3)
    low = clinic.order(b)[::-1][: b.rng.randint(3, 4)]
    for i in low:
        b.para(f"{b.name(i)} : {clinic.SEEN[i]}")
    crews = TEXT.all("hospital_board.crews")
    if b.chance(0.6):
        clinic.remedies(b, crews, low)
    else:
        b.para(
            TEXT("hospital_board.para-2")
            + TEXT("hospital_board.para-3").join(f"{b.rng.choice(crews)}{clinic.MEND[i]}" for i in low[:2])
        )
        b.no_measures()
    b.para(b.pick(TEXT("hospital_board.para-4"), TEXT("hospital_board.para-5") + "." * 60))


@layout("health-office", stem="held3-health-office", kept_out=True, agency=("province",))
def health_office(b: Builder) -> None:
    """A provincial public-health office: totals, a ranked list with weights inside the tool, districts' own MOIT."""
    x, y = b.facts.body, b.year
    name = TEXT("health_office.name", bare=x.bare)
    clinic.become(b, "health_office", name, name)
    bare = b.chance(0.4)
    b.heading(
        TEXT("health_office.heading", choice=TEXT.any(b, "health_office.heading-2"), name=name, y=y), 1, center=True
    )
    b.heading(TEXT("health_office.heading-3")[3 * bare :], 3)
    n = b.rng.randint(6, 18)
    b.para(TEXT("health_office.para", name=name, n=n, n_part=n * 9, n_part2=n * 130, count=b.rng.randint(100, 900)))
    _health_office_tables(b, bare)


def _health_office_tables(b: Builder, bare: bool) -> None:
    b.heading(TEXT("health_office.heading-4")[3 * bare :], 3)
    t, v = b.score("ITA"), b.level()
    b.lines(
        (
            TEXT.any(b, "health_office.line", t=t),
            TEXT.any(b, "health_office.line-2", v=v),
            TEXT("health_office.line-3", choice=b.pick("92.00", "90.00", "95.00")),
            TEXT("health_office.line-4", count=b.rng.randint(1, 12), pct=clinic.pct(b, 84, 96)),
        )
    )
    ranked = b.chance(0.6)
    rank = {i: k for k, i in enumerate(clinic.order(b), 1)}
    rows: list[list[str | Cell]] = []
    for i in clinic.order(b) if ranked else range(1, 11):
        inside = Decimal(100) / len(MEMBERS[INSTRUMENT[i]])
        rows.append(
            [str(rank[i]), f"{b.name(i)} ({INSTRUMENT[i]})" if ranked else b.name(i), f"{inside:.2f}", b.score(i)]
        )
    head = [
        TEXT("health_office.head"),
        TEXT("health_office.head-2"),
        TEXT("health_office.head-3"),
        TEXT.any(b, "health_office.head-4"),
    ]
    b.table([head], rows, (0.1, 0.52, 0.2, 0.18), (0, 2, 3))
    b.para(
        TEXT("health_office.para-2") + b.pick(" / ", ", ").join(f"{c} = {b.score(c)}" for c in MEMBERS), indent=False
    )
    b.heading(TEXT("health_office.heading-5")[3 * bare :], 3)
    moit = [
        [TEXT("health_office.moit", k=k), "22", f"{m}", f"{Decimal(100 * m) / 22:.2f}"]
        for k, m in ((k, b.rng.randint(16, 22)) for k in range(1, 5))
    ]
    b.table([[*TEXT.all("health_office.head-5")]], moit, (0.4, 0.2, 0.2, 0.2), (1, 2, 3))
    b.heading(TEXT("health_office.heading-6")[3 * bare :], 3)
    for i in clinic.order(b)[::-1][:4]:
        b.para(f"{b.name(i)} - {clinic.SEEN[i]} {TEXT.any(b, 'health_office.para-3')}: {clinic.MEND[i]}")
    b.no_measures()


@layout("hospital-memo", stem="held9-hospital-memo", kept_out=True, first=2564, agency=(SAO,))
def hospital_memo(b: Builder) -> None:
    """A hospital's memo to its director with law and matter, indicators in a sentence for each instrument."""
    x, y = b.facts.body, b.year
    name = TEXT("hospital_memo.name", district=str(x.district).removeprefix("เมือง"))
    here = clinic.become(
        b, "hospital", name, TEXT("hospital_memo.become", name=name, district=x.district, province=x.province)
    )
    b.heading(TEXT("hospital_memo.heading"), 1, center=True)
    b.para(TEXT("hospital_memo.para", here=here), indent=False)
    number = f"{b.rng.randint(201, 299):04d}.{b.rng.randint(1, 9)}/{b.rng.randint(50, 900)}"
    b.para(TEXT("hospital_memo.para-2", number=number, day=plain_sentences.day(b)), indent=False)
    b.para(TEXT("hospital_memo.para-3", fy=growth.fy(b)), indent=False)
    b.para(TEXT("hospital_memo.para-4", name=name), indent=False)
    b.para(TEXT("hospital_memo.para-5"), bold=True)
    growth.reason(b, 1)
    b.para(TEXT("hospital_memo.para-6"), bold=True)
    b.para(growth.result(b) + TEXT("hospital_memo.para-7"))
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        parts = " ".join(TEXT("hospital_memo.parts", name=b.name(i), score=b.score(i)) for i in g[:-1])
        last = g[-1]
        b.para(
            TEXT(
                "hospital_memo.para-8",
                k=k,
                tool=b.tool(c, "both"),
                score=b.score(c),
                parts=parts,
                name=b.name(last),
                score2=b.score(last),
            )
        )
    b.para(TEXT("hospital_memo.para-9"), bold=True)
    few = growth.weakest(b, 2, 4)
    b.para(TEXT("hospital_memo.para-10", list=" ".join(b.name(i) for i in few), y_next=y + 1))
    b.lines(f"3.{k} {growth.DO[i]}" for k, i in enumerate(few, 1))
    b.para(TEXT("hospital_memo.para-11"))
    plain_pages.sign(b, TEXT("hospital_memo.sign"))
    b.no_measures()
