"""Plans with a base, a goal and steps between."""

from __future__ import annotations

from decimal import Decimal

from corpus import wording
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, Assessment, cents
from corpus.kinds import CITY, MOSTLY_SUBDISTRICT, PAO, SAO, SUBDISTRICT_AND_TOWN
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, briefs, clinic, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/plans")


@layout("lift-plan", stem="held4-lift-plan", kept_out=True, agency=(*SUBDISTRICT_AND_TOWN, "city_municipality"))
def lift_plan(b: Builder) -> None:
    """A plan named after the coming year: this year's scores as its base beside next year's targets, then steps."""
    y, r = b.year, b.facts.result
    binder.cover(b, TEXT.any(b, "lift_plan.cover"), TEXT("lift_plan.cover-2", y_next=y + 1))
    b.heading(TEXT("lift_plan.heading"), 2)
    binder.reason(b)
    b.para(TEXT("lift_plan.para") + binder.result(b))
    b.heading(TEXT("lift_plan.heading-2"), 2)
    base = TEXT.any(b, "lift_plan.base", y=y)
    aim = TEXT.any(b, "lift_plan.aim", y_next=y + 1)
    rows: Rows = []
    tools, swap = b.chance(0.6), b.chance(0.25)

    def goal(code: str | int) -> str:
        return f"{min(100, int(r.value(code)) + b.rng.randint(2, 6)):.2f}"

    def pair(label: str | Cell, code: str | int) -> list[str | Cell]:
        return [label, goal(code), b.score(code)] if swap else [label, b.score(code), goal(code)]

    for c, g in MEMBERS.items():
        if tools:
            rows.append(pair(Cell(b.tool(c, "both"), bold=True), c))
        rows += [pair(f"{b.pick('', TEXT('lift_plan.pair'))}{i}. {b.name(i)}", i) for i in g]
    b.table(
        [[TEXT("lift_plan.head"), aim, base] if swap else [TEXT("lift_plan.head-2"), base, aim]],
        rows,
        (0.56, 0.22, 0.22),
        (1, 2),
    )
    b.heading(TEXT("lift_plan.heading-3") + TEXT.any(b, "lift_plan.heading-4"), 2)
    low = clinic.order(b)[:-6:-1]
    for k, i in enumerate(low, 1):
        seen = " ".join(f"{q} {v}" for q, _, v in binder.asked(b, i, 2)) if i <= 8 else ""
        b.para(f"3.{k} {b.name(i)} {binder.FIND[i]}" + (TEXT("lift_plan.para-2", seen=seen) if seen else ""))
    b.heading(TEXT("lift_plan.heading-5", y_next=y + 1), 2)
    binder.acts(b, sorted(low))
    b.para(TEXT("lift_plan.para-3", y_next=y + 1))
    plain_pages.sign(b, plain_pages.boss(b))


@layout("start-end-plan", stem="held8-start-end-plan", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, CITY, PAO))
def start_end_plan(b: Builder) -> None:
    """A measures report: the ten scores in two halves of a table, then measures with a column for start and for end."""
    y = b.year
    b.heading(TEXT("start_end_plan.heading", y_next=y + 1, whole=plain_sentences.whole(b)), 1, center=True)
    b.heading(TEXT.any(b, "start_end_plan.heading-2"), 2)
    b.para(briefs.told(b) + TEXT("start_end_plan.para"))
    down = b.chance(0.7)  # 1-5 at the left, 6-10 at the right; else by turns
    pairs = [(k, k + 5) for k in range(1, 6)] if down else [(k, k + 1) for k in range(1, 10, 2)]
    rows: Rows = [[str(i), b.name(i), b.score(i), str(j), b.name(j), b.score(j)] for i, j in pairs]
    b.table([[*TEXT.all("start_end_plan.head")] * 2], rows, (0.07, 0.29, 0.14) * 2, (0, 2, 3, 5))
    b.heading(TEXT.any(b, "start_end_plan.heading-3"), 2)
    few, money = briefs.worst(b, b.rng.randint(4, 6)), b.chance(0.5)
    name_of = b.chance(0.6)
    b.style["size"] = min(b.style["size"], 15.0)
    rows = []
    for k, i in enumerate(few, 1):
        a = b.rng.randint(0, 7)
        z = b.rng.randint(a + 1, 11)
        (m, my), (n, ny) = (((t + 9) % 12 + 1, y if t < 3 else y + 1) for t in (a, z))
        who = briefs.crew(b)
        cells: list[str | Cell] = [
            str(k),
            *([b.name(i)] if name_of else []),
            briefs.found(b, i)[1],
            briefs.found(b, i)[2],
            "\n".join(who),
        ]
        cells += [f"{plain_sentences.MONTHS[m - 1][1]} {my % 100}", f"{plain_sentences.MONTHS[n - 1][1]} {ny % 100}"]
        rows.append(
            [
                *cells,
                *(
                    [f"{b.rng.randint(2, 40) * 500:,}" if b.chance(0.6) else TEXT("start_end_plan.rows")]
                    if money
                    else []
                ),
            ]
        )
        fields: dict[str, object] = {"indicator": i} if name_of else {}
        start, end = f"{my - 543}-{m:02d}", f"{ny - 543}-{n:02d}"
        b.measure_truth(b.facts.measures[0], briefs.found(b, i)[1], **fields, responsible=who, start=start, end=end)
    _start_end_plan_conclusion(b, money, name_of, rows)


def _start_end_plan_conclusion(b: Builder, money: bool, name_of: bool, rows: Rows) -> None:
    top: list[str | Cell] = [
        Cell(TEXT("start_end_plan.top"), rowspan=2),
        *([Cell(TEXT("start_end_plan.top-2"), rowspan=2)] if name_of else []),
    ]
    top += [
        Cell(t, rowspan=2)
        for t in (TEXT.any(b, "start_end_plan.top-3"), TEXT("start_end_plan.top-4"), TEXT("start_end_plan.top-5"))
    ]
    top += [
        Cell(TEXT("start_end_plan.top-6"), colspan=2),
        *([Cell(TEXT("start_end_plan.top-7"), rowspan=2)] if money else []),
    ]
    wide = [0.06, *([0.16] if name_of else []), 0.26, 0.14, 0.16, 0.1, 0.1, *([0.12] if money else [])]
    b.table([top, [*TEXT.all("start_end_plan.head-2")]], rows, [x / sum(wide) for x in wide], (0,))
    b.para(TEXT("start_end_plan.para-2"))
    plain_pages.sign(b, plain_pages.boss(b))


@layout("goal-ladder", stem="held2-goal-ladder", kept_out=True, agency=(SAO, "subdistrict_municipality"))
def goal_ladder(b: Builder) -> None:
    """A hospital's or a council's base scores beside the goals of three years to come; then causes and measures."""
    x, y, r = b.facts.body, b.year, b.facts.result
    whole, crews, name = "", study.crews_of(b), ""
    if y >= 2565 and b.chance(0.7):
        name = TEXT("goal_ladder.name", district=x.district)
        whole = clinic.become(
            b, "hospital", name, TEXT("goal_ladder.become", name=name, district=x.district, province=x.province)
        )
        crews = TEXT.all("goal_ladder.crews")
    study.title_page(b, TEXT.any(b, "goal_ladder.title_page"), y, whole)
    b.heading(TEXT("goal_ladder.heading"), 2)
    b.para(study.result_line(b, name))
    _goal_ladder_tables(b, crews, r, y)


def _goal_ladder_tables(b: Builder, crews: tuple[str, ...], r: Assessment, y: int) -> None:
    b.heading(TEXT.any(b, "goal_ladder.heading-2"), 2)
    ahead = [y + k for k in (1, 2, 3)][: b.rng.randint(2, 3)]
    base_last = b.chance(0.25)

    def line(label: str | Cell, code: str | int) -> list[str | Cell]:
        value = r.value(code)
        goals = [score_text(min(Decimal(100), cents(value + Decimal(k) * (100 - value) / 5))) for k in range(1, 4)]
        steps = goals[: len(ahead)] if b.style["size"] > 13 else [b.pick("≥ 85", "≥ 90")] * len(ahead)
        return [label, *steps, b.score(code)] if base_last else [label, b.score(code), *steps]

    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows += [line(f"{i}. {b.name(i)}", i) for i in group]
        if b.style["size"] > 14:
            rows.append(line(Cell(TEXT("goal_ladder.line", tool=tool), bold=True), tool))
    rows.append(line(Cell(TEXT("goal_ladder.line-2"), bold=True), "ITA"))
    base = TEXT.any(b, "goal_ladder.base").format(y=y)
    form = TEXT.any(b, "goal_ladder.form")
    goals = [form.format(a=a) for a in ahead]
    n = len(ahead) + 1
    head = [TEXT("goal_ladder.head"), *goals, base] if base_last else [TEXT("goal_ladder.head-2"), base, *goals]
    heads: Rows = [list(head)]
    if form == "{a}":
        over = Cell(TEXT.any(b, "goal_ladder.over"), colspan=len(ahead))
        rest = [Cell(base, rowspan=2)]
        heads = [
            [Cell(TEXT("goal_ladder.heads"), rowspan=2), *([over, *rest] if base_last else [*rest, over])],
            list(goals),
        ]
    b.table(heads, rows, (0.4, *[0.6 / n] * n), range(1, n + 1))
    b.para(TEXT("goal_ladder.para", ahead=ahead[-1], y_next=y + 1))
    b.heading(TEXT("goal_ladder.heading-3"), 2)
    b.lines(f"({k}) {study.lack(b, i)}" for k, i in enumerate(study.ranked(b, least=True)[:4], 1))
    b.heading(TEXT("goal_ladder.heading-4", y_next=y + 1), 2)
    study.mend_table(b, crews)
