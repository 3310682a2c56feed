"""Tables that lie across: indicators as columns, years as columns or rows, weighted points."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import CENT, MEMBERS, WEIGHT, cents
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.registry import layout


@layout("wide")
def wide(b: Builder) -> None:
    """Landscape: one row of scores, a column for each indicator, grouped under the instruments."""
    b.style["landscape"] = True
    b.style["size"] = b.rng.choice((11.0, 12.0))
    b.heading(f"{w.analysis_title(b)} ประจำ{b.fy()}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    if b.chance(0.5):
        b.para(w.total_sentence(b))
    upper = [Cell(b.tool(t, "code"), colspan=len(g)) for t, g in MEMBERS.items()]
    grouping = b.chance(0.6)
    numbers = b.pick("name", "number", "both")
    names = [{"name": b.name(i), "number": f"ตัวชี้วัดที่ {i}", "both": f"{i}. {b.name(i)}"}[numbers] for i in range(1, 11)]
    span = 2 if grouping else 1
    lead = Cell(b.pick("หน่วยงาน", "ชื่อหน่วยงาน", "ปีงบประมาณ"), rowspan=span)
    by_year = lead.text == "ปีงบประมาณ"
    tail = [
        Cell(b.pick("คะแนนรวม", "รวม", "คะแนน ITA"), rowspan=span),
        Cell(b.pick("ระดับ", "ผลการประเมิน"), rowspan=span),
    ]
    years = [b.year]
    if by_year and b.facts.earlier and b.chance(0.5):
        years.append(b.year - 1)
    rows: list[list[str | Cell]] = []
    for y in years:
        first = str(y) if by_year else b.facts.body.short
        rows.append([first, *(b.score(i, y) for i in range(1, 11)), b.score("ITA", y), b.level(y)])
    header: list[list[str | Cell]] = [[lead, *upper, *tail], list(names)] if grouping else [[lead, *names, *tail]]
    b.table(header, rows, (0.12, *(0.07,) * 10, 0.08, 0.1), center=range(13))
    for tool in MEMBERS:
        b.para(w.lowest_sentence(b, tool))
    b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
    measures_table(b)


@layout("years-columns", first=2563)
def years_columns(b: Builder) -> None:
    """Years as columns, with differences and averages of others beside them."""
    past = [a.year for a in b.facts.earlier[: b.rng.randint(1, 3)]]
    years = sorted([*past, b.year], reverse=b.chance(0.2))
    b.heading(f"เปรียบเทียบผลการประเมิน ITA {b.facts.body.name}", 1, center=True)
    b.heading(f"{s.place(b)} ประจำ{b.fy()}".strip(), 2, center=True)
    b.para(w.total_sentence(b))
    extra = b.pick("", "difference", "national", "target", "both")
    mark = b.pick("ปี {y}", "{y}", "ปีงบประมาณ พ.ศ. {y}", "พ.ศ. {y}", "คะแนนปี {y}")
    header = ["ตัวชี้วัด", *(mark.format(y=y) for y in years)]
    if extra in ("difference", "both"):
        header.append(b.pick("ผลต่าง", "เพิ่ม/ลด", "+/-"))
    if extra in ("national", "both"):
        header.append(b.pick("ค่าเฉลี่ยระดับประเทศ", "ค่าเฉลี่ยประเทศ"))
    if extra == "target":
        header.append(b.pick("ค่าเป้าหมาย", "เป้าหมาย"))

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
            rows.append(row(b.pick("เฉลี่ย ", "คะแนนเฉลี่ย ") + tool, tool))
    rows.append(row(b.pick("คะแนนรวม", "คะแนนเฉลี่ยรวม", "ภาพรวม"), "ITA"))
    if b.chance(0.4) and not extra:
        rows.append(["ระดับ", *(b.level(y) for y in years)])
    rest = len(header) - 1
    b.table([header], rows, (0.4, *(0.6 / rest,) * rest), center=range(1, len(header)))
    s.national(b)
    if b.chance(0.5):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("years-rows", first=2563)
def years_rows(b: Builder) -> None:
    """Years as rows: total and level, now and then the instruments."""
    s.cover(b, b.pick("รายงานแนวโน้มผลการประเมิน ITA", "สถิติผลการประเมินคุณธรรมและความโปร่งใส"), subject_year=b.year)
    years = sorted([*(a.year for a in b.facts.earlier), b.year], reverse=b.chance(0.4))
    tools = b.chance(0.5)
    header = [b.pick("ปีงบประมาณ", "ปี พ.ศ.", "ปีที่ประเมิน"), *(["IIT", "EIT", "OIT"] if tools else [])]
    header += [b.pick("คะแนน", "คะแนนรวม", "คะแนน ITA"), b.pick("ระดับ", "ระดับผลการประเมิน", "ผลการประเมิน")]
    rows = []
    for y in years:
        middle = [b.score(t, y) for t in MEMBERS] if tools else []
        rows.append([str(y), *middle, b.score("ITA", y), b.level(y)])
    b.table([header], rows, center=range(len(header)))
    b.para(w.total_sentence(b))
    past = b.facts.earlier[0]
    gap = b.facts.result.total - past.total
    b.para(
        f"เทียบกับ{b.fy(past.year)} คะแนน{'เพิ่มขึ้น' if gap > 0 else 'ลดลง'} {abs(gap):.2f} คะแนน "
        f"คิดเป็นร้อยละ {abs(gap / past.total * 100):.2f}"
    )
    w.advice_paragraphs(b, scored=b.chance(0.5))
    b.no_measures()


@layout("weighted")
def weighted(b: Builder) -> None:
    """Instruments with weights and points: a report may print the points alone."""
    b.heading(f"{w.analysis_title(b)}", 1, center=True)
    b.heading(f"{s.full_agency(b)} ประจำ{b.fy()}", 2, center=True)
    points = {t: cents(b.facts.result.exact(t) * WEIGHT[t]) for t in MEMBERS}
    # Points out of 40 turn to a score with half a hundredth when odd, and the sum must be the printed total: else raw.
    alone = b.chance(0.5) and int(points["OIT"] * 100) % 2 == 0 and sum(points.values()) == b.facts.result.total
    head = [b.pick("เครื่องมือ", "แบบวัด"), b.pick("น้ำหนัก", "คะแนนเต็ม")]
    head += [] if alone else [b.pick("คะแนนที่ได้ (ร้อยละ)", "คะแนน", "คะแนนเฉลี่ย")]
    head += [b.pick("คะแนนถ่วงน้ำหนัก", "คะแนนหลังถ่วงน้ำหนัก", "คะแนนตามน้ำหนัก")]
    rows: list[list[str | Cell]] = []
    for t in MEMBERS:
        if alone:
            b.record(t, b.year, (points[t] / WEIGHT[t]).quantize(CENT, ROUND_HALF_UP))
            raw = []
        else:
            raw = [b.score(t)]
        weight = f"{WEIGHT[t] * 100:.0f}"
        rows.append([b.tool(t, "both"), weight, *raw, b.fmt(points[t])])
    gap: list[str | Cell] = [] if alone else [""]
    exact = sum(points.values(), Decimal(0)) == b.facts.result.total
    if exact:
        rows.append([Cell(b.pick("รวม", "คะแนนรวม"), bold=True), "100", *gap, b.score("ITA")])
    b.table([head], rows, center=range(1, len(head)))
    b.para(w.total_sentence(b))
    if b.chance(0.7):
        b.table(
            [["ตัวชี้วัด", "คะแนน"]], [[f"ตัวชี้วัดที่ {i} {b.name(i)}", b.score(i)] for i in range(1, 11)], (0.75, 0.25), (1,)
        )
    s.target(b)
    if b.chance(0.6):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()
