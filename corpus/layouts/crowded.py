"""Score tables with more in them than scores: levels of rows, targets, questions, units, two halves side by side."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import MEMBERS, cents, level_of
from corpus.layouts.items import ASKED
from corpus.layouts.score_tables import (
    INDICATOR_WORDS,
    SCORE_WORDS,
    TOOL_WORDS,
    TOTAL_WORDS,
    grouped_table,
    label,
)
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.registry import layout


def _title(b: Builder) -> None:
    if b.chance(0.4):
        s.cover(b, w.analysis_title(b), subject_year=b.year)
    else:
        b.heading(f"{w.analysis_title(b)} ประจำ{b.fy()}", 1, center=True)
        b.heading(s.full_agency(b), 2, center=True)
    if b.chance(0.4):
        s.background(b)


def _measures_or_none(b: Builder, share: float = 0.5) -> None:
    if b.chance(share):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()


def row_level(year: int, score: Decimal) -> str:
    """A word for one row's figure; it is no level of the agency."""
    return level_of(year, score, (score, score, score))


@layout("graded")
def graded(b: Builder) -> None:
    """A level beside every indicator: only that of the total is the agency's."""
    _title(b)
    form, r = b.rng.randint(0, 5), b.facts.result
    rows: list[list[str | Cell]] = []
    tools = b.chance(0.5)
    for tool, group in MEMBERS.items():
        if tools:
            rows.append([Cell(b.tool(tool, "both"), bold=True), b.score(tool), row_level(b.year, r.instrument(tool))])
        rows += [[label(b, i, form, k), b.score(i), row_level(b.year, r.indicator(i))] for k, i in enumerate(group, 1)]
    rows.append(
        [Cell(b.rng.choice(TOTAL_WORDS), bold=True), Cell(b.score("ITA"), bold=True), Cell(b.level(), bold=True)]
    )
    b.table(
        [[b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS), b.pick("ระดับ", "ผลการประเมิน", "ระดับผลการประเมิน")]],
        rows,
        (0.6, 0.18, 0.22),
        (1, 2),
    )
    b.para(w.total_sentence(b))
    if b.chance(0.5):
        s.bands(b)
    _measures_or_none(b)


@layout("crowded")
def crowded(b: Builder) -> None:
    """Full marks, targets, differences, means of others and last year's figures as columns around the score."""
    _title(b)
    r = b.facts.result
    past = b.facts.earlier[0].year if b.facts.earlier else None
    goal = Decimal(b.rng.choice((80, 85, 90)))
    kinds = b.rng.sample(("full", "goal", "past", "others"), b.rng.randint(1, 3))
    if past is None and "past" in kinds:
        kinds.remove("past")
    before = [k for k in kinds if b.chance(0.6)]
    after = [k for k in kinds if k not in before]
    if "goal" in kinds and b.chance(0.7):
        after += ["gap", "met"] if b.chance(0.5) else ["gap"]
    heads = {
        "full": b.pick("คะแนนเต็ม", "เต็ม"),
        "goal": b.pick("ค่าเป้าหมาย", "เป้าหมาย", "เกณฑ์"),
        "past": b.pick(f"ปี {past}", f"คะแนนปี {past}", f"ปีงบประมาณ {past}"),
        "others": b.pick("ค่าเฉลี่ยจังหวัด", "ค่าเฉลี่ยระดับประเทศ", "ค่าเฉลี่ยกลุ่ม"),
        "gap": b.pick("ส่วนต่าง", "สูง/ต่ำกว่าเป้าหมาย", "ผลต่าง"),
        "met": b.pick("ผลเทียบเป้าหมาย", "บรรลุ/ไม่บรรลุ"),
        "own": b.pick(f"ปี {b.year}", f"คะแนนปี {b.year}", f"คะแนนที่ได้ ปี {b.year}")
        if "past" in kinds
        else b.pick("คะแนนที่ได้", "คะแนน", "ผลคะแนน"),
    }

    def row(name: Cell | str, code: str | int) -> list[str | Cell]:
        value = r.value(code)
        cells: dict[str, str] = {"full": "100", "goal": str(goal)}
        cells["others"] = f"{b.rng.uniform(68, 96):.2f}"
        cells["gap"] = f"{value - goal:+.2f}"
        cells["met"] = ("บรรลุ", "ผ่านเป้าหมาย")[goal == 85] if value >= goal else ("ไม่บรรลุ", "ไม่ผ่านเป้าหมาย")[goal == 85]
        out: list[str | Cell] = [name]
        for kind in (*before, "own", *after):
            out.append(b.score(code) if kind == "own" else b.score(code, past) if kind == "past" else cells[kind])
        return out

    form, means = b.rng.randint(0, 5), b.chance(0.4)
    rows = []
    for tool, group in MEMBERS.items():
        if means:
            rows.append(row(Cell(b.tool(tool, "both"), bold=True), tool))
        rows += [row(label(b, i, form, k), i) for k, i in enumerate(group, 1)]
    if b.chance(0.7):
        rows.append(row(Cell(b.rng.choice(TOTAL_WORDS), bold=True), "ITA"))
    order = (*before, "own", *after)
    b.table(
        [[b.rng.choice(INDICATOR_WORDS), *(heads[k] for k in order)]],
        rows,
        (0.36, *[0.64 / len(order)] * len(order)),
        range(1, len(order) + 1),
    )
    b.para(w.total_sentence(b))
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(w.lowest_sentence(b, tool))
    _measures_or_none(b)


def _questions(b: Builder, value: Decimal, count: int) -> list[Decimal]:
    """Figures of questions whose mean is the indicator's."""
    out = []
    for _ in range(count // 2):
        step = cents(Decimal(str(round(b.rng.uniform(0.1, 6), 2))))
        step = min(step, Decimal(100) - value)
        out += [value + step, value - step]
    b.rng.shuffle(out)
    return [*out, value] if count % 2 else out


@layout("items-inside")
def items_inside(b: Builder) -> None:
    """One table in which every indicator's row is followed (or flanked) by the rows of its questions."""
    _title(b)
    b.para(w.total_sentence(b))
    r, per, items = b.facts.result, 3 if b.year >= 2566 else b.rng.choice((5, 6)), []
    flank = b.chance(0.4)
    for tool, letter in (("IIT", "I"), ("EIT", "E")):
        count = 0
        rows: list[list[str | Cell]] = []
        for i in MEMBERS[tool]:
            figures = _questions(b, r.indicator(i), per if tool == "IIT" or per < 4 else 5)
            if not flank:
                rows.append([Cell(f"ตัวชี้วัดที่ {i} {b.name(i)}", bold=True), Cell(b.score(i), bold=True)])
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
                [["ตัวชี้วัด", "คะแนนตัวชี้วัด", "ข้อคำถาม", b.pick("คะแนนรายข้อ", "ค่าเฉลี่ยรายข้อ")]],
                rows,
                (0.24, 0.14, 0.46, 0.16),
                (1, 3),
            )
        else:
            b.table([[b.pick("ตัวชี้วัด/ข้อคำถาม", "รายการประเมิน"), b.pick("คะแนน", "คะแนนเฉลี่ย")]], rows, (0.8, 0.2), (1,))
    b.heading(b.tool("OIT", "both"), 3)
    b.table([["ตัวชี้วัด", "คะแนน"]], [[f"ตัวชี้วัดที่ {i} {b.name(i)}", b.score(i)] for i in (9, 10)], (0.8, 0.2), (1,))
    b.note("items", items)
    _measures_or_none(b, 0.3)


@layout("side-by-side")
def side_by_side(b: Builder) -> None:
    """Five indicators left and five right in the same rows."""
    _title(b)
    shape = b.pick("{i}. {n}", "{n}", "ตัวชี้วัดที่ {i} {n}", "{i}) {n}")
    head = [b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]
    rows: list[list[str | Cell]] = []
    for i in range(1, 6):
        pair = (i, i + 5)
        rows.append([x for j in pair for x in (shape.format(i=j, n=b.name(j)), b.score(j))])
    if b.chance(0.7):
        rows.append([Cell(b.rng.choice(TOTAL_WORDS), colspan=3, bold=True, align="right"), b.score("ITA")])
    b.table([head * 2], rows, (0.36, 0.14, 0.36, 0.14), (1, 3))
    b.para(w.total_sentence(b))
    for tool in MEMBERS:
        b.para(w.instrument_sentence(b, tool))
    _measures_or_none(b)


@layout("chart")
def chart(b: Builder) -> None:
    """A bar chart with an axis of its own, and the same figures in a table or in lines."""
    _title(b)
    b.para(w.total_sentence(b))
    tools = b.chance(0.4)
    codes: list[str | int] = ["IIT", "EIT", "OIT"] if tools else list(range(1, 11))
    short = b.pick("name", "number")
    names = [str(c) if tools else b.name(int(c)) if short == "name" else f"ตัวชี้วัดที่ {c}" for c in codes]
    b.para(f"แผนภูมิ{b.pick('ที่ 1', '')} แสดงคะแนนราย{'เครื่องมือ' if tools else 'ตัวชี้วัด'} {b.fy()}", align="center")
    b.chart([(n, b.score(c)) for n, c in zip(names, codes, strict=True)])
    if tools:
        b.lines(f"- {b.tool(str(c), 'both')} {b.score(c)} คะแนน" for c in codes)
    else:
        grouped_table(b)
    for tool in MEMBERS:
        b.para(w.lowest_sentence(b, tool))
    _measures_or_none(b)


@layout("turned-heads")
def turned_heads(b: Builder) -> None:
    """A wide row of scores under names that are written upwards."""
    b.style |= {"turned_heads": True, "landscape": b.chance(0.6), "size": b.rng.choice((11.0, 12.0))}
    _title(b)
    b.para(w.total_sentence(b))
    names = [f"{i}. {b.name(i)}" if b.chance(0.5) else b.name(i) for i in range(1, 11)]
    row = [b.facts.body.short, *(b.score(i) for i in range(1, 11)), b.score("ITA")]
    b.table([["หน่วยงาน", *names, "คะแนนรวม"]], [row], (0.18, *[0.0745] * 11), range(1, 12))
    for tool in MEMBERS:
        b.para(w.lowest_sentence(b, tool))
    b.no_measures()


@layout("decorated")
def decorated(b: Builder) -> None:
    """Cells that say more than the figure: a unit, a word before it, the level behind it."""
    _title(b)
    shape = b.pick("ร้อยละ {x}", "{x} %", "{x}%", "{x} คะแนน", "= {x}", "{x}/100", "{x} / 100 คะแนน")
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        for k, i in enumerate(group):
            lead: list[str | Cell] = [Cell(b.tool(tool), rowspan=len(group))] if k == 0 else []
            rows.append([*lead, f"ตัวชี้วัดที่ {i} {b.name(i)}", shape.format(x=b.score(i))])
    last = shape.format(x=b.score("ITA"))
    if b.chance(0.5):
        last += b.pick(" (ระดับ {v})", "\nระดับ {v}", "\n({v})").format(v=b.level())
    rows.append([Cell(b.rng.choice(TOTAL_WORDS), colspan=2, bold=True), last])
    b.table(
        [[b.rng.choice(TOOL_WORDS), b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]],
        rows,
        (0.34, 0.42, 0.24),
        (2,),
    )
    if b.chance(0.5):
        b.para(w.total_sentence(b))
    _measures_or_none(b)
