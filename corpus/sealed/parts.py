"""Tables by instrument: merged means, points, questions, stacks, columns around the score."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT, Assessment, cents
from corpus.model import Cell
from corpus.registry import layout
from corpus.sealed._frame import close_table, label, open_table, year_heads
from corpus.sealed._kit import TOOLS, Pen, bank


@layout("merged-means")
def merged_means(b: Builder) -> None:
    """An instrument's mean in a cell that runs over the rows of its indicators."""
    pen = Pen(b)
    open_table(pen)
    form, style = b.pick("own", "own", "in-tool", "middle"), b.rng.randint(0, 3)
    short = b.chance(0.4)
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        name = tool if short else b.tool(tool, "both")
        mean = b.score(tool)
        for k, i in enumerate(group):
            mine: list[str | Cell] = [label(b, i, style), Cell(b.score(i), align="center")]
            if k == 0:
                span = len(group)
                cell = Cell(mean, rowspan=span, align="center")
                if form == "in-tool":
                    text = b.pick(f"{name}\n{mean}", f"{name}\n(เฉลี่ย {mean})", f"{name} = {mean}")
                    mine = [Cell(text, rowspan=span), *mine]
                elif form == "own":
                    mine = [Cell(name, rowspan=span), *mine, cell]
                else:
                    mine = [Cell(name, rowspan=span), cell, *mine]
            rows.append(mine)
    mean_head = b.pick("คะแนนรายเครื่องมือ", "ค่าเฉลี่ยเครื่องมือ", "คะแนนเฉลี่ย", "รวมรายเครื่องมือ")
    head = ["เครื่องมือ", "ตัวชี้วัด", b.pick("คะแนน", "คะแนนรายตัวชี้วัด", "ผลคะแนน")]
    head = {"own": [*head, mean_head], "in-tool": head, "middle": [head[0], mean_head, *head[1:]]}[form]
    if b.chance(0.6):
        total = Cell(b.score("ITA"), bold=True, align="center")
        rows.append([Cell(b.pick("คะแนนรวม ITA", "ผลรวม (ITA)"), colspan=len(head) - 1, bold=True), total])
    b.table([head], rows)
    close_table(pen)


def whole_points(result: Assessment) -> Assessment:
    """The result, lowered by a trifle so that its points of 30, 30 and 40 have two decimals."""
    ten = list(result.indicators)
    for tool, step, i in (("IIT", "0.1", 5), ("EIT", "0.1", 8), ("OIT", "0.05", 9)):
        group = MEMBERS[tool]
        whole = sum((ten[k - 1] for k in group), Decimal(0)) / len(group)
        goal = (whole / Decimal(step)).to_integral_value(ROUND_FLOOR) * Decimal(step)
        ten[i - 1] -= sum((ten[k - 1] for k in group), Decimal(0)) - goal * len(group)
    parts = None
    if result.eit_parts:
        gap = (result.eit_parts[0] - result.eit_parts[1]) / 2
        eit = sum(ten[5:8], Decimal(0)) / 3
        parts = (cents(eit + gap), cents(eit - gap))
    return Assessment(result.year, tuple(cents(x) for x in ten), parts)


def point(b: Builder, tool: str, year: int) -> str:
    """An instrument's score in points of the whole."""
    value = b.facts.of(year).value(tool)
    b.record(tool, year, value)
    return b.fmt(cents(value * WEIGHT[tool]))


@layout("points-of-the-whole")
def points_of_the_whole(b: Builder) -> None:
    """Points of 30, 30 and 40 that add up to the total."""
    b.facts = replace(b.facts, result=whole_points(b.facts.result), earlier=tuple(map(whole_points, b.facts.earlier)))
    pen = Pen(b)
    open_table(pen)
    years = [b.year, *(a.year for a in b.facts.earlier[: b.rng.randint(0, 2)])]
    if b.chance(0.5):
        years.reverse()
    last = b.pick("รวม", "คะแนนรวม", "ITA", "รวมคะแนน ITA")
    name = b.pick("code", "both", "long")
    names = [b.tool(tool, name) for tool in TOOLS]
    if b.chance(0.5):
        rows = [[n, *(point(b, t, y) for y in years)] for n, t in zip(names, TOOLS, strict=True)]
        rows.append([last, *(b.score("ITA", y) for y in years)])
        heads = year_heads(b, years) if len(years) > 1 or b.chance(0.3) else ["คะแนนที่ได้"]
        b.table([[b.pick("เครื่องมือ", "แบบประเมิน"), *heads]], rows, center=range(1, 4))
    else:
        rows = [[str(y), *(point(b, t, y) for t in TOOLS), b.score("ITA", y)] for y in years]
        b.table([["ปีงบประมาณ", *names, last]], rows, center=range(5))
    b.note("points", True)
    close_table(pen)


def spread(b: Builder, mean: Decimal, count: int) -> list[Decimal]:
    """`count` figures of two decimals with exactly this mean."""
    room = min(Decimal(100) - mean, mean, Decimal(7))
    steps = [cents(room * Decimal(str(round(b.rng.uniform(-1, 1), 2)))) for _ in range(count // 2)]
    out = [x for step in steps for x in (mean + step, mean - step)]
    if count % 2:
        out.append(mean)
    b.rng.shuffle(out)
    return out


def code_of(b: Builder, letter: str, number: int, form: int) -> str:
    return (b.item(letter, number), b.item(letter.lower(), number), f"{letter}{number}")[form]


@layout("question-table")
def question_table(b: Builder) -> None:
    """Questions by code, each with its score, under their indicators."""
    pen = Pen(b)
    open_table(pen)
    new = b.year >= 2566
    form, with_rows, texts = b.rng.randint(0, 2), b.chance(0.75), bank("questions")
    one_table = b.chance(0.4)
    body: list[list[str | Cell]] = []
    for tool, letter, each in (("IIT", "I", 3 if new else 6), ("EIT", "E", 3 if new else 5)):
        rows: list[list[str | Cell]] = []
        number = 0
        for i in MEMBERS[tool]:
            if with_rows:
                rows.append([Cell(f"ตัวชี้วัดที่ {i} {b.name(i)}", colspan=2, bold=True), Cell(b.score(i), bold=True)])
            for value in spread(b, b.facts.result.indicator(i), each):
                number += 1
                text = texts[letter][(number - 1) % len(texts[letter])]
                rows.append([code_of(b, letter, number, form), text, b.fmt(value)])
        if not with_rows or b.chance(0.5):
            rows.append([Cell(f"คะแนน {tool}", colspan=2, bold=True), Cell(b.score(tool), bold=True)])
        if one_table:
            body += [[Cell(b.tool(tool, "both"), colspan=3, bold=True)], *rows]
        else:
            b.heading(b.pick("เครื่องมือ ", "ผลรายข้อ ") + b.tool(tool, "both"), 2)
            b.table([[b.pick("ข้อ", "รหัส"), "ข้อคำถาม", "คะแนน"]], rows, (0.12, 0.68, 0.2), (0, 2))
    if one_table:
        b.table([["ข้อ", "ประเด็นคำถาม", "คะแนน"]], body, (0.12, 0.68, 0.2), (0, 2))
    if b.chance(0.5):
        documents(b, form)
    close_table(pen)


def documents(b: Builder, form: int) -> None:
    rows: list[list[str | Cell]] = []
    for k, text in enumerate(bank("questions")["O"], 1):
        rows.append([code_of(b, "O", k, form), text, b.pick("100", "100", "100", "0", "50")])
    b.heading(b.pick("ผลการตรวจรายข้อ OIT", "รายการข้อมูล OIT"), 2)
    b.table([["ข้อ", "รายการข้อมูล", b.pick("คะแนน", "ผลการตรวจ")]], rows, (0.12, 0.68, 0.2), (0, 2))


@layout("stacked-cells")
def stacked_cells(b: Builder) -> None:
    """Names in one cell, their figures in the next."""
    pen = Pen(b)
    open_table(pen)
    style, bullet = b.rng.randint(0, 3), b.pick("", "", "- ")
    by_tool, mean = b.chance(0.7), b.chance(0.4)
    groups = list(MEMBERS.items()) if by_tool else [("", tuple(range(1, 11)))]
    rows: list[list[str | Cell]] = []
    for tool, group in groups:
        names = "\n".join(bullet + label(b, i, style) for i in group)
        figures = "\n".join(b.score(i) for i in group)
        row: list[str | Cell] = [names, Cell(figures, align="center")]
        if tool:
            row.insert(0, b.tool(tool, "both") + (f"\n{b.score(tool)}" if mean else ""))
        rows.append(row)
    if b.chance(0.5):
        rows.append([*([""] if by_tool else []), "คะแนนรวม ITA", Cell(b.score("ITA"), align="center")])
    b.table([[*(["เครื่องมือ"] if by_tool else []), "ตัวชี้วัด", "คะแนน"]], rows)
    close_table(pen)


def cells_around(b: Builder, i: int, goal: int, rank: dict[int, int]) -> dict[str, str]:
    tool = next(t for t, group in MEMBERS.items() if i in group)
    share = {"IIT": "6", "EIT": "10", "OIT": "20"}[tool]
    gap = b.facts.result.indicator(i) - goal
    return {
        "full": "100",
        "weight": share,
        "goal": f"{goal}.00",
        "score": b.score(i),
        "gap": f"{gap:+.2f}",
        "rank": str(rank[i]),
        "met": "ผ่านเกณฑ์" if gap >= 0 else "ไม่ผ่านเกณฑ์",
    }


@layout("columns-around")
def columns_around(b: Builder) -> None:
    """The score among full marks, weights, targets, differences and ranks."""
    pen = Pen(b)
    open_table(pen)
    heads = {
        "full": b.pick("คะแนนเต็ม", "เต็ม"),
        "weight": b.pick("น้ำหนัก", "ค่าน้ำหนัก (ร้อยละ)"),
        "goal": b.pick("ค่าเป้าหมาย", "เป้าหมาย"),
        "score": b.pick("คะแนนที่ได้", "ผลคะแนน", "ผลการประเมิน", "คะแนน"),
        "gap": b.pick("ผลต่างจากเป้าหมาย", "สูง/ต่ำกว่าเป้าหมาย"),
        "rank": b.pick("อันดับ", "ลำดับที่ได้"),
        "met": b.pick("เทียบเกณฑ์", "สถานะ"),
    }
    others = b.rng.sample([k for k in heads if k != "score"], b.rng.randint(2, 5))
    keys = others.copy()
    keys.insert(b.rng.randint(0, len(keys)), "score")
    order = sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))
    rank = {i: k for k, i in enumerate(order, 1)}
    goal, style = b.rng.choice((85, 90, 95)), b.rng.randint(0, 3)
    shown = order if "rank" in keys and b.chance(0.5) else range(1, 11)
    rows: list[list[str | Cell]] = []
    for i in shown:
        cells = cells_around(b, i, goal, rank)
        rows.append([label(b, i, style), *(cells[k] for k in keys)])
    b.table([["ตัวชี้วัด", *(heads[k] for k in keys)]], rows, center=range(1, len(keys) + 1))
    close_table(pen)
