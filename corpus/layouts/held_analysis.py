"""Held out: analysis reports, memos and plans with tables of the ten indicators in agencies' own ways."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import offices
from corpus.layouts.held_parts import HELD, boss, front, lines_of, plan, plan_title, sign, title, why
from corpus.model import Cell
from corpus.registry import layout


@layout("held-form", kept_out=HELD, first=2566)
def form(b: Builder) -> None:
    """The form of the new years: overall, instruments with EIT in two parts, indicators, questions, measures."""
    y = b.year
    b.heading(f"การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร\nของ{b.facts.body.name}\nประจำ{w.yr(b, y + 1)}", 1, center=True)
    if place := w.where(b):
        b.para(place, align="center")
    why(b, "1. ")
    b.heading(f"2. ผลการประเมิน ITA ประจำ{w.yr(b, y)}", 2)
    b.heading("2.1 ผลการประเมินระดับหน่วยงาน", 3)
    b.para(w.overall(b))
    if b.chance(0.4):
        b.picture(55)
    b.heading("2.2 ผลการประเมินจำแนกตามเครื่องมือ", 3)
    names = {
        "IIT": b.pick("IIT", "แบบวัด IIT", "1. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"),
        "EIT1": b.pick("EIT ส่วนที่ 1", "EIT Part 1 (Public)", "EIT (ส่วนที่ 1)"),
        "EIT2": b.pick("EIT ส่วนที่ 2", "EIT Part 2 (Survey)", "EIT (ส่วนที่ 2)"),
        "OIT": b.pick("OIT", "แบบวัด OIT", "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)"),
    }
    if b.chance(0.3):  # lying
        b.table([list(names.values())], [[b.score(c) for c in names]], center=range(4))
    else:
        b.table(
            [[b.pick("แบบวัด", "เครื่องมือที่ใช้วัด", "ชื่อเครื่องมือ"), b.pick("ผลคะแนน", "คะแนนที่ได้รับ", "ร้อยละ")]],
            [[n, b.score(c)] for c, n in names.items()],
            (0.7, 0.3),
            (1,),
        )
    b.heading("2.3 ผลการประเมินจำแนกตามตัวชี้วัด", 3)
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows.append([Cell(b.tool(tool, "both"), bold=True, colspan=2)])
        rows += lines_of(b, tool)
    b.table([[b.pick("รายการ", "ตัวชี้วัดที่ประเมิน"), b.pick("ผลคะแนน", "คะแนนที่ได้รับ")]], rows, (0.72, 0.28), (1,))
    b.heading("3. การวิเคราะห์ผลการประเมินรายตัวชี้วัด", 2)
    analysis: list[list[str | Cell]] = []
    for i in range(1, 11):
        text = []
        for code, about in w.asked(b, i, b.rng.randint(1, 2)):
            text.append(f"ข้อ {code} {about} พบว่า{w.poor(b, i)} (เชื่อมโยง {b.item('O', b.rng.randint(3, 26))})")
        if b.chance(0.3):
            text.insert(0, f"ได้คะแนน {b.score(i)} คะแนน")
        text.append(w.TODO[i])
        analysis.append([f"{i}. {b.name(i)}", "\n".join(text)])
    b.table([[b.pick("ตัวชี้วัด", "หัวข้อ"), b.pick("การวิเคราะห์", "ข้อค้นพบจากการวิเคราะห์")]], analysis, (0.25, 0.75))
    plan(b, "4. ", ("indicator", "project", "weak", "steps", "when", "who"), merge=b.pick("", "indicator"))


@layout("held-memo", kept_out=HELD)
def memo(b: Builder) -> None:
    """A memo that gives the result in clauses, and the report that is attached to it."""
    y, office = b.year, offices(b)[0]
    b.heading("บันทึกข้อความ", 1, center=True)
    phone = b.keep(f"0-4{b.rng.randint(100, 999)}-{b.rng.randint(1000, 9999)}")
    number = f"{b.pick('ลย', 'ขก', 'พร', 'อบ')} {b.rng.randint(70000, 79999)}/{b.rng.randint(11, 900)}"
    about = b.pick("ขอรายงานผลและวิเคราะห์ผลการประเมิน ITA", "รายงานการวิเคราะห์คะแนน ITA และเสนอมาตรการ")
    b.para(f"ส่วนราชการ   {office} {w.whole(b)}  โทร. {phone}", indent=False)
    b.para(f"ที่   {number}        วันที่   {w.day(b)}", indent=False)
    b.para(f"เรื่อง   {about} ประจำ{w.yr(b)}", indent=False)
    b.para(f"เรียน   {boss(b)}", indent=False)
    b.para(
        f"ตามที่สำนักงาน ป.ป.ช. ประกาศผลการประเมินของหน่วยงานทั่วประเทศเมื่อวันที่ {w.announced(b)} นั้น "
        f"{office} ได้ตรวจดูผลแล้ว ขอสรุปดังนี้"
    )
    b.para("1. " + w.overall(b))
    for k, tool in enumerate(MEMBERS, 2):
        b.para(f"{k}. {b.tool(tool, 'both')} {w.extremes(b, tool)}")
    asks = b.pick("เห็นควร", "ขอเสนอ")
    b.para(f"5. {asks}ให้ทุกกองดำเนินมาตรการตามเอกสารแนบท้าย และรายงานผลภายใน {b.rng.randint(20, 30)} กันยายน {y + 1}")
    b.para(b.pick("จึงเรียนมาเพื่อโปรดทราบและพิจารณา", "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"))
    sign(
        b,
        b.pick("นักทรัพยากรบุคคลชำนาญการ", "นักวิเคราะห์นโยบายและแผนปฏิบัติการ"),
        "ปลัด" + b.facts.body.name if b.facts.body.local else "ผู้อำนวยการสำนัก",
    )
    b.para(b.pick("ความเห็นผู้บริหาร  ( ) ทราบ  ( ) ดำเนินการ  ( ) อื่น ๆ", "ทราบ / ดำเนินการตามเสนอ"), indent=False)
    b.page_break()
    b.heading(f"เอกสารแนบท้าย\n{title(b)} ประจำ{w.yr(b)}", 1, center=True)
    why(b)
    if b.chance(0.6):
        rows: list[list[str | Cell]] = [
            [Cell(b.tool(tool, "long"), bold=True), Cell(b.score(tool), bold=True)] for tool in MEMBERS
        ]
        b.table([["ประเภทแบบวัด", "ผล (ร้อยละ)"]], rows, (0.7, 0.3), (1,))
    for tool in MEMBERS:
        i = b.facts.result.lowest(tool)
        b.heading(f"{b.pick('ด้าน', 'ผลการวิเคราะห์')} {tool}", 3)
        b.para(f"{w.poor(b, i)} {w.TODO[i]}")
    plan(b)


@layout("held-plan-ranked", kept_out=HELD)
def plan_ranked(b: Builder) -> None:
    """Measures of the year after, opened by a table from the highest score to the lowest."""
    y = b.year
    front(b, plan_title(b), y + 1)
    b.heading(f"ส่วนที่ 1 ผลการประเมิน{w.yr(b, y)}", 2)
    b.para(w.overall(b))
    order = sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))
    if b.chance(0.35):
        order.reverse()
        b.para("ตารางเรียงคะแนนรายตัวชี้วัดจากน้อยไปมาก", align="center")
    else:
        b.para("ตารางเรียงคะแนนรายตัวชี้วัดจากมากไปน้อย", align="center")
    with_tool = b.chance(0.5)
    rows: list[list[str | Cell]] = []
    for k, i in enumerate(order, 1):
        tools: list[str | Cell] = [Cell(INSTRUMENT[i], align="center")] if with_tool else []
        rows.append(
            [
                Cell(str(k), align="center"),
                f"{b.name(i)} (ตัวชี้วัดที่ {i})" if b.chance(0.2) else b.name(i),
                *tools,
                b.score(i),
            ]
        )
    n = 3 if with_tool else 2
    b.table(
        [["อันดับที่", "ชื่อตัวชี้วัด", *(["แบบวัด"] if with_tool else []), b.pick("คะแนนที่ได้", "ร้อยละ", "ค่าคะแนน")]],
        rows,
        (0.13, 0.6, 0.12, 0.15) if with_tool else (0.13, 0.65, 0.22),
        (n,),
    )
    low = [i for i in order if b.facts.result.indicator(i) < 85]
    if low:
        b.para(f"ตัวชี้วัดที่ยังไม่ถึงค่าเป้าหมาย 85 คะแนน มี {len(low)} ตัวชี้วัด ได้แก่ " + " ".join(b.name(i) for i in low))
    else:
        b.para("ทุกตัวชี้วัดสูงกว่าค่าเป้าหมายของแผนแม่บทที่ตั้งไว้ 85 คะแนน")
    b.heading("ส่วนที่ 2 ประเด็นที่ต้องนำมาปรับปรุง", 2)
    b.lines(f"{b.pick('-', '-')} {w.poor(b, i)} ({b.name(i)})" for i in sorted(order[-4:]))
    plan(b, "ส่วนที่ 3 ")
    if b.chance(0.5):
        b.para(f"ประกาศ ณ วันที่ {w.day(b, 10, 3)}", align="center")
        sign(b, boss(b))


@layout("held-remarks", kept_out=HELD)
def remarks(b: Builder) -> None:
    """Merged cells of the instruments on the left, a remark on the right, the total in the last row."""
    front(b, title(b), b.year)
    why(b)
    b.heading(b.pick("ผลการประเมิน", "ตารางแสดงผลคะแนน ITA") + f" {w.yr(b)}", 2)
    word = b.pick("target", "tool-mean")
    rows: list[list[str | Cell]] = []
    r = b.facts.result
    for tool, group in MEMBERS.items():
        for k, i in enumerate(group):
            lead: list[str | Cell] = []
            if k == 0:
                lead = [
                    Cell(
                        b.tool(tool) + (f"\nค่าเฉลี่ย {b.score(tool)}" if word == "tool-mean" else ""), rowspan=len(group)
                    )
                ]
            note = "บรรลุเป้าหมาย" if r.indicator(i) >= 85 else b.pick("ต่ำกว่าเป้าหมาย", "ต้องเร่งแก้ไข")
            rows.append([*lead, f"{i}. {b.name(i)}", b.score(i), note])
    rows.append(
        [
            Cell(b.pick("คะแนนรวมทั้งสิ้น", "ผลคะแนนภาพรวมของหน่วยงาน"), colspan=2, bold=True, align="center"),
            b.score("ITA"),
            b.level(),
        ]
    )
    b.table([["แบบวัด", "ตัวชี้วัด", "คะแนน", "หมายเหตุ"]], rows, (0.33, 0.33, 0.13, 0.21), (2, 3))
    if b.chance(0.6):
        b.para(w.overall(b))
    b.heading("ข้อเสนอแนะรายตัวชี้วัด", 2)
    weak = sorted(range(1, 11), key=lambda i: (r.indicator(i), i))[: b.rng.randint(3, 6)]
    for i in sorted(weak):
        b.para(f"{b.name(i)} : {w.poor(b, i)} {w.TODO[i]}")
    if b.chance(0.7):
        plan(b)
    else:
        b.no_measures()


@layout("held-up-down", kept_out=HELD, first=2563)
def up_down(b: Builder) -> None:
    """Two years side by side with the difference and a word or sign for its direction."""
    y, p = b.year, b.year - 1
    front(b, b.pick("เปรียบเทียบผลการประเมิน ITA", title(b)), y)
    b.para(w.overall(b))
    if b.chance(0.6):
        b.para(w.overall(b, p, level=b.chance(0.5)))
    r, q = b.facts.result, b.facts.of(p)

    def move(code: str | int) -> str:
        d = r.value(code) - q.value(code)
        text = f"{abs(d):.2f}"
        if shape == "sign":
            return f"{d:+.2f}"
        if shape == "arrow":
            return ("▲ " if d > 0 else "▼ " if d < 0 else "") + text
        return ("เพิ่มขึ้น " if d > 0 else "ลดลง " if d < 0 else "คงที่ ") + text

    shape, late = b.pick("sign", "arrow", "word"), b.chance(0.25)
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        codes: list[str | int] = [tool, *group] if b.style["size"] > 14 else list(group)
        for c in codes:
            label: str | Cell = Cell(b.tool(tool, "both"), bold=True) if c == tool else f"{c}. {b.name(int(c))}"
            pair = [b.score(c, p), b.score(c, y)]
            rows.append([label, *(pair[::-1] if late else pair), move(c)])
    pair = [b.score("ITA", p), b.score("ITA", y)]
    rows.append([Cell(b.pick("คะแนนรวม ITA", "ภาพรวม"), bold=True), *(pair[::-1] if late else pair), move("ITA")])
    if b.chance(0.5):
        pair = [b.level(p), b.level(y)]
        rows.append([Cell("ระดับผลการประเมิน", bold=True), *(pair[::-1] if late else pair), "-"])
    years = [w.yr(b, p), w.yr(b, y)]
    years = [f"คะแนน {x}" for x in years] if b.chance(0.4) else years
    b.table(
        [["ตัวชี้วัด", *(years[::-1] if late else years), b.pick("เพิ่ม/ลด", "ผลต่าง", "การเปลี่ยนแปลง", "+ / -")]],
        rows,
        (0.46, 0.18, 0.18, 0.18),
        (1, 2, 3),
    )
    best = max(range(1, 11), key=lambda i: (r.indicator(i) - q.indicator(i), i))
    b.para(f"ตัวชี้วัดที่ขยับขึ้นมากที่สุดเมื่อเทียบสองปี คือ {b.name(best)} ผลจากที่{w.GOOD[best]}")
    if b.chance(0.5):
        plan(b)
    else:
        b.no_measures()


@layout("held-criterion", kept_out=HELD)
def criterion(b: Builder) -> None:
    """Number, topic, score, the criterion of 85 in every row, passed or not."""
    b.heading(f"{title(b)}\nประจำ{w.yr(b)}", 1, center=True)
    b.heading(w.whole(b), 2, center=True)
    b.para(w.overall(b))
    met, missed = b.rng.choice((("ผ่าน", "ไม่ผ่าน"), ("ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์"), ("✓", "✗"), ("บรรลุ", "ไม่บรรลุ")))
    goal = b.pick("85", "85.00", "85", "≥ 85")
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        v = b.facts.result.indicator(i)
        rows.append([str(i), b.name(i), b.score(i), goal, met if v >= 85 else missed])
    b.table(
        [
            [
                "ลำดับ",
                b.pick("ประเด็นการประเมิน", "รายการประเมิน", "ตัวชี้วัดการประเมิน"),
                b.pick("คะแนนที่ได้", "ผลการประเมิน"),
                b.pick("เกณฑ์ (85)", "เกณฑ์ผ่าน", "ค่าเป้าหมาย"),
                b.pick("ผ่าน/ไม่ผ่าน", "ผลเทียบเกณฑ์"),
            ]
        ],
        rows,
        (0.1, 0.42, 0.17, 0.15, 0.16),
        (0, 2, 3, 4),
    )
    for tool in MEMBERS:
        b.para(w.tool_mean(b, tool) + b.pick("", f" {w.GOOD[b.facts.result.highest(tool)]}"))
    b.heading("สิ่งที่ต้องดำเนินการต่อ", 2)
    b.lines(f"{k}) {w.TODO[i]}" for k, i in enumerate(sorted(b.rng.sample(range(1, 11), 4)), 1))
    if b.chance(0.6):
        plan(b)
    else:
        b.no_measures()
    sign(b, "ผู้จัดทำรายงาน")
