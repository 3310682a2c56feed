"""Short forms: a sheet of keys and values, strengths beside weaknesses, a history in lines, parts of EIT."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.layouts.score_tables import SCORE_WORDS, TOOL_WORDS, TOTAL_WORDS
from corpus.measure_tables import HEADERS, departments_cell, measures_table, steps_cell
from corpus.model import Cell
from corpus.registry import layout


@layout("fact-sheet")
def fact_sheet(b: Builder) -> None:
    """Keys and values in a table without a header, counts of people and targets between them."""
    body = b.facts.body
    b.heading(b.pick("แบบสรุปผลการประเมิน ITA", "ข้อมูลผลการประเมินคุณธรรมและความโปร่งใส", "ITA Fact Sheet"), 1, center=True)
    rows: list[list[str | Cell]] = [[b.pick("ชื่อหน่วยงาน", "หน่วยงาน"), body.name]]
    if s.place(b):
        if b.chance(0.5):
            rows.append([b.pick("ที่ตั้ง", "พื้นที่"), s.place(b)])
        else:
            rows += [["อำเภอ", str(body.district)], ["จังหวัด", str(body.province)]]
    rows.append([b.pick("ปีงบประมาณ", "ปีงบประมาณที่ประเมิน", "ปีที่ประเมิน"), b.pick(f"พ.ศ. {b.year}", str(b.year))])
    people = [["จำนวนผู้ตอบ IIT", f"{b.rng.randint(20, 90)} คน"], ["จำนวนผู้ตอบ EIT", f"{b.rng.randint(90, 400)} คน"]]
    result = [
        [b.pick("คะแนนรวม", "ผลคะแนน ITA", "คะแนนภาพรวม"), b.score("ITA")],
        [b.pick("ระดับ", "ระดับผลการประเมิน", "ผลการประเมิน"), b.level()],
    ]
    tools = [[b.tool(t), b.score(t)] for t in MEMBERS] if b.chance(0.6) else []
    goal = [[b.pick("ค่าเป้าหมาย", "เป้าหมายของจังหวัด"), b.pick("85", "85.00", "90 คะแนน")]] if b.chance(0.5) else []
    for part in b.rng.sample((people, result + tools, goal), 3):
        rows += [list(x) for x in part]
    b.table([], rows, (0.4, 0.6))
    if b.chance(0.6):
        b.para(b.pick("คะแนนรายตัวชี้วัด", "รายละเอียดคะแนนแต่ละตัวชี้วัด"), bold=True)
        b.table([], [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)], (0.75, 0.25), (1,))
    b.no_measures()


@layout("strengths")
def strengths(b: Builder) -> None:
    """Strong and weak indicators as lists inside the cells of one table, the figures in brackets."""
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    b.para(w.total_sentence(b))
    r, limit = b.facts.result, Decimal(85)
    shape = b.pick("- {n} ({x})", "{i}. {n} {x} คะแนน", "• {n} = {x}", "ตัวชี้วัดที่ {i} {n} ได้ {x}")
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        cells = []
        for strong in (True, False):
            own = [i for i in group if (r.indicator(i) >= limit) is strong]
            cells.append("\n".join(shape.format(i=i, n=b.name(i), x=b.score(i)) for i in own) or "-")
        rows.append([b.tool(tool), *cells])
    good = b.pick("จุดแข็ง (ตั้งแต่ 85 คะแนนขึ้นไป)", "จุดแข็ง")
    bad = b.pick("จุดที่ควรพัฒนา (ต่ำกว่า 85 คะแนน)", "จุดอ่อน")
    b.table(
        [[b.rng.choice(TOOL_WORDS), good, bad]],
        rows,
        (0.24, 0.38, 0.38),
    )
    w.advice_paragraphs(b, scored=False)
    if b.chance(0.6):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("history-lines", first=2563)
def history_lines(b: Builder) -> None:
    """The totals of several years in lines or in one sentence, then this year's indicators in prose."""
    b.heading(f"พัฒนาการของผลการประเมิน ITA {b.facts.body.name}", 1, center=True)
    if s.place(b):
        b.heading(s.place(b), 2, center=True)
    b.para(f"รายงานฉบับนี้วิเคราะห์ผลการประเมินของ{b.fy()} เทียบกับปีก่อนหน้า")
    years = sorted([*(a.year for a in b.facts.earlier), b.year])
    if b.chance(0.3):
        past = years[-2]
        turn = "เพิ่มขึ้นจาก" if b.facts.result.total > b.facts.of(past).total else "ลดลงจาก"
        b.para(f"{b.fy()} {b.agency}ได้ {b.score('ITA')} คะแนน {turn}{b.fy(past)} ซึ่งได้ {b.score('ITA', past)} คะแนน")
    else:
        shape = b.pick("ปี {y} : {x} คะแนน{v}", "- {fy} ได้คะแนนรวม {x} คะแนน{v}", "{fy} คะแนน ITA {x}{v}")
        behind, leveled = b.pick(" ระดับ {}", " ({})", " อยู่ในระดับ {}"), b.chance(0.6)
        lines = []
        for y in years:
            word = behind.format(b.level(y)) if leveled else ""
            lines.append(shape.format(y=y, fy=b.fy(y), x=b.score("ITA", y), v=word))
        b.lines(lines)
    b.heading(f"รายละเอียดผลการประเมินประจำ{b.fy()}", 2)
    for tool, group in MEMBERS.items():
        told = [f"{b.name(i)} {b.score(i)} คะแนน" for i in group]
        b.para(f"{b.tool(tool, 'both')} ประกอบด้วย " + " ".join(told[:-1]) + f" และ{told[-1]}")
        if b.chance(0.4):
            b.para(w.lowest_sentence(b, tool))
    s.national(b)
    b.no_measures()


@layout("parts-of-eit", first=2566)
def parts_of_eit(b: Builder) -> None:
    """A table of instruments that parts EIT in two, with its mean or without."""
    if b.chance(0.5):
        s.cover(b, w.analysis_title(b), subject_year=b.year)
    else:
        b.heading(f"{w.analysis_title(b)} ประจำ{b.fy()}\n{s.full_agency(b)}", 1, center=True)
    names = {
        "EIT1": b.pick("EIT ส่วนที่ 1", "EIT (ส่วนที่ 1)", "EIT Part 1", "EIT ส่วนที่ 1 (EIT Public)"),
        "EIT2": b.pick("EIT ส่วนที่ 2", "EIT (ส่วนที่ 2)", "EIT Part 2", "EIT ส่วนที่ 2 (EIT Survey)"),
    }
    codes = ["IIT", "EIT1", "EIT2", *(["EIT"] if b.chance(0.5) else []), "OIT"]
    head = [b.rng.choice(TOOL_WORDS), b.rng.choice(SCORE_WORDS)]
    if b.chance(0.6):
        rows: list[list[str | Cell]] = [
            [names.get(c, b.tool(c, "code" if c == "EIT" else "")), b.score(c)] for c in codes
        ]
        if b.chance(0.6):
            rows.append([Cell(b.rng.choice(TOTAL_WORDS), bold=True), b.score("ITA")])
        b.table([head], rows, (0.75, 0.25), (1,))
    else:
        for c in codes:
            b.para(f"{names.get(c, b.tool(c, 'both'))} {b.pick('ได้', 'มีผลคะแนน', 'เท่ากับ')} {b.score(c)} คะแนน")
    b.para(w.total_sentence(b))
    if b.chance(0.7):
        b.table([["ตัวชี้วัด", "คะแนน"]], [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)], (0.75, 0.25), (1,))
    s.target(b)
    b.no_measures()


@layout("scored-measures")
def scored_measures(b: Builder) -> None:
    """A table of measures that prints each indicator's score beside it."""
    b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.para(f"จัดทำขึ้นจากผลการประเมินประจำ{b.fy()} " + w.total_sentence(b))
    who, steps = b.pick("lines", "numbered", "slash", "comma"), b.pick("paren", "dot", "dash")
    with_issue, with_steps = b.chance(0.6), b.chance(0.5)
    score_head = b.pick("คะแนน", "คะแนนที่ได้", f"คะแนนปี {b.year}", "ผลคะแนน")
    head = [
        "ตัวชี้วัด",
        score_head,
        *([b.rng.choice(HEADERS["issue"])] if with_issue else []),
        b.pick("มาตรการ", "มาตรการ/แนวทาง"),
    ]
    head += [
        *([b.rng.choice(HEADERS["method"])] if with_steps else []),
        b.rng.choice(HEADERS["responsible"]),
        b.rng.choice(HEADERS["period"]),
    ]
    rows: list[list[str | Cell]] = []
    shape = b.pick("{i}. {n}", "{n}", "ตัวชี้วัดที่ {i} {n}")
    for i in sorted({m.indicator for m in b.facts.measures}):
        own = [m for m in b.facts.measures if m.indicator == i]
        for k, m in enumerate(own):
            row: list[str | Cell] = []
            if k == 0:
                row += [
                    Cell(shape.format(i=i, n=b.name(i)), rowspan=len(own)),
                    Cell(b.score(i), rowspan=len(own), align="center"),
                ]
            row += [
                *([m.issue] if with_issue else []),
                m.measure,
                *([steps_cell(b, m.steps, steps)] if with_steps else []),
            ]
            rows.append([*row, departments_cell(b, m.responsible, who), m.period.text])
            b.measure_truth(
                m, m.measure, indicator=i, responsible=list(m.responsible), start=m.period.start, end=m.period.end
            )
    wide = 1 - 0.15 - 0.09 - 0.15 - 0.15
    b.table([head], rows, (0.15, 0.09, *[wide / (len(head) - 4)] * (len(head) - 4), 0.15, 0.15))
    s.closing(b)
