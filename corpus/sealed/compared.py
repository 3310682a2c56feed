"""Tables of the ten indicators over two years or more."""

from __future__ import annotations

from decimal import Decimal

from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.model import Cell
from corpus.registry import layout
from corpus.sealed._frame import close_table, label, open_table, year_heads
from corpus.sealed._kit import TOOLS, Pen

SIGNED = ("+{d}", "{d}", "▲ {d}", "เพิ่ม {d}")
LOWER = ("-{d}", "-{d}", "▼ {d}", "ลด {d}")


def change(b: Builder, code: str | int, form: int) -> str:
    gap: Decimal = b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)
    return (SIGNED if gap >= 0 else LOWER)[form].format(d=f"{abs(gap):.2f}")


def pair(b: Builder, code: str | int, form: int | None, flip: bool) -> list[str]:
    values = [b.score(code, b.year - 1), b.score(code)]
    if flip:
        values.reverse()
    return values + ([change(b, code, form)] if form is not None else [])


@layout("last-year-first", first=2563)
def last_year_first(b: Builder) -> None:
    """Ten indicators with two years and perhaps their difference."""
    pen = Pen(b)
    open_table(pen)
    flip = b.chance(0.25)
    form = b.rng.randint(0, 3) if b.chance(0.7) else None
    style = b.rng.randint(0, 3)
    with_tools, with_total = b.chance(0.4), b.chance(0.6)
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        if with_tools:
            rows.append([Cell(b.tool(tool, b.pick("both", "code")), bold=True), *pair(b, tool, form, flip)])
        rows += [[label(b, i, style), *pair(b, i, form, flip)] for i in group]
    if with_total:
        rows.append([b.pick("คะแนนรวม", "คะแนน ITA", "รวมทั้งสิ้น (ITA)"), *pair(b, "ITA", form, flip)])
        if b.chance(0.4):
            levels = [b.level(b.year - 1), b.level()]
            rows.append(["ระดับ", *(levels[::-1] if flip else levels), *([""] if form is not None else [])])
    years = year_heads(b, [b.year - 1, b.year])
    if flip:
        years.reverse()
    last = [b.pick("ผลต่าง", "เพิ่ม/ลด", "ส่วนต่าง (+/-)")] if form is not None else []
    if b.chance(0.5):
        first: list[str | Cell] = [Cell(b.pick("ตัวชี้วัด", "รายการ"), rowspan=2), Cell("ผลคะแนน ITA", colspan=2)]
        header: list[list[str | Cell]] = [[*first, *(Cell(x, rowspan=2) for x in last)], list(years)]
    else:
        header = [["ตัวชี้วัด", *years, *last]]
    b.table(header, rows, (0.5, *[0.5 / (2 + len(last))] * (2 + len(last))), (1, 2, 3)[: 2 + len(last)])
    close_table(pen)


def side_by_side(b: Builder) -> None:
    """Two rankings, one a year, in one table."""
    style = b.rng.randint(0, 3)
    ranked = b.chance(0.6)
    sides = []
    years = [b.year, b.year - 1]
    if b.chance(0.4):
        years.reverse()
    for year in years:
        order = sorted(range(1, 11), key=lambda i: -b.facts.of(year).indicator(i)) if ranked else range(1, 11)
        sides.append([[label(b, i, style), b.score(i, year)] for i in order])
        if len(sides) == 1:
            tail = b.chance(0.6)
        if tail:
            sides[-1].append(["คะแนนรวม ITA", b.score("ITA", year)])
    head: list[list[str | Cell]] = [
        [Cell(text, colspan=2) for text in year_heads(b, years)],
        ["ตัวชี้วัด", "คะแนน", "ตัวชี้วัด", "คะแนน"],
    ]
    b.table(head, [one + two for one, two in zip(*sides, strict=True)], (0.36, 0.14, 0.36, 0.14), (1, 3))


def transposed(b: Builder) -> None:
    """Codes as columns, a row a year."""
    years = [b.year, *(a.year for a in b.facts.earlier[: b.rng.randint(1, 3)])]
    if b.chance(0.5):
        years.reverse()
    codes: list[str | int] = [*range(1, 11)]
    head: list[list[str | Cell]] = []
    kind = b.rng.randint(0, 2)
    if kind == 0:
        head = [["ปีงบประมาณ", *(b.name(i) for i in range(1, 11)), "คะแนนรวม ITA"]]
        codes.append("ITA")
    elif kind == 1:
        spans = [Cell(tool, colspan=len(group)) for tool, group in MEMBERS.items()]
        numbers = [b.pick("ตัวชี้วัดที่ ") + str(i) for i in range(1, 11)]
        head = [[Cell("ปี", rowspan=2), *spans, Cell("ITA", rowspan=2)], list(numbers)]
        codes.append("ITA")
    else:
        head = [["ปี พ.ศ.", "IIT", "EIT", "OIT", "คะแนน ITA", "ระดับ"]]
        codes = [*TOOLS, "ITA"]
    rows = [[str(y), *(b.score(c, y) for c in codes), *([b.level(y)] if kind == 2 else [])] for y in years]
    if kind != 2:
        b.style["landscape"] = True
    b.table(head, rows, center=range(12))


@layout("years-abreast", first=2563)
def years_abreast(b: Builder) -> None:
    """Two years side by side, or years as rows."""
    pen = Pen(b)
    open_table(pen)
    if b.chance(0.5):
        side_by_side(b)
    else:
        transposed(b)
    close_table(pen)
