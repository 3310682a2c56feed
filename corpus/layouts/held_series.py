"""Held out: years in rows, weights, one section an instrument, strengths, seven topics, letters, minutes."""

from __future__ import annotations

from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, WEIGHT, cents
from corpus.layouts import held_tables as t
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import deeds, offices
from corpus.layouts.held_parts import HELD, boss, front, lines_of, plan, plan_title, sign, title, why
from corpus.model import Cell
from corpus.registry import layout

TOPICS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", (1, 6)),
    ("การให้บริการและระบบ E-Service", (8,)),
    ("ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ", (7, 9)),
    ("การกำกับดูแลการใช้ทรัพย์สินของราชการ", (4,)),
    ("ความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง", (2,)),
    ("การควบคุมตรวจสอบการใช้อำนาจและการบริหารงานบุคคล", (3,)),
    ("กลไกและมาตรการป้องกันการทุจริตภายในหน่วยงาน", (5, 10)),
)


@layout("held-trend", kept_out=HELD, first=2563)
def trend(b: Builder) -> None:
    """Three years or so, one row a year; then the indicators of the last."""
    front(b, b.pick("แนวโน้มผลการประเมิน ITA และแนวทางพัฒนา", title(b)), b.year)
    b.para(w.overall(b))
    years = [b.year, *(a.year for a in b.facts.earlier)]
    if b.chance(0.7):
        years.reverse()
    wide = b.chance(0.5)
    rows: list[list[str | Cell]] = []
    for y in years:
        tools = [b.score(c, y) for c in MEMBERS] if wide else []
        rows.append([b.pick("{y}", "ปี {y}").format(y=y), *tools, b.score("ITA", y), b.level(y)])
    head = [
        b.pick("ปีงบประมาณ", "ปี พ.ศ.", "ปีที่ประเมิน"),
        *(MEMBERS if wide else []),
        b.pick("คะแนนรวม", "คะแนน ITA", "ผลคะแนน"),
        b.pick("ระดับ", "ผลการประเมิน"),
    ]
    b.table([head], rows, center=range(len(head)))
    if b.chance(0.4):
        b.chart([(str(y), score_text(b.facts.of(y).total)) for y in years])
    b.heading(f"คะแนนรายตัวชี้วัด {w.yr(b)}", 2)
    if b.chance(0.5):
        b.table([[f"ด้านที่ {i}" for i in range(1, 11)]], [[b.score(i) for i in range(1, 11)]], center=range(10))
        b.lines(f"ด้านที่ {i} หมายถึง {b.name(i)}" for i in range(1, 11))
    else:
        for tool in MEMBERS:
            b.table([[b.tool(tool, "both"), "คะแนน"]], list(lines_of(b, tool)), (0.75, 0.25), (1,))
    for tool in MEMBERS:
        b.para(f"{tool} {w.extremes(b, tool)}")
    if b.chance(0.6):
        plan(b)
    else:
        b.no_measures()


@layout("held-weights", kept_out=HELD)
def weights(b: Builder) -> None:
    """Subtotals of the instruments with their weights, and both the plain and the weighted figure."""
    front(b, title(b), b.year)
    r = b.facts.result
    points = b.chance(0.6)
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        for k, i in enumerate(group):
            lead: list[str | Cell] = [Cell(b.tool(tool, "both"), rowspan=len(group))] if k == 0 else []
            rows.append(
                [*lead, f"{i}. {b.name(i)}", b.score(i), "", ""]
                if points
                else [*lead, f"{i}. {b.name(i)}", b.score(i), ""]
            )
        share = f"{WEIGHT[tool] * 100:.0f}"
        sub: list[str | Cell] = [
            Cell(b.pick("รวมเฉลี่ย ", "ค่าเฉลี่ย ", "เฉลี่ย ") + tool, colspan=2, bold=True),
            Cell(b.score(tool), bold=True),
            share,
        ]
        rows.append([*sub, score_text(cents(WEIGHT[tool] * r.exact(tool)))] if points else sub)
    last: list[str | Cell] = [
        Cell(b.pick("คะแนนรวม", "ผลรวมคะแนน ITA"), colspan=2, bold=True),
        Cell("" if points else b.score("ITA"), bold=True),
        "100",
    ]
    rows.append([*last, Cell(b.score("ITA"), bold=True)] if points else last)
    head = ["เครื่องมือ", "ตัวชี้วัด", "คะแนน (ร้อยละ)", "น้ำหนัก (ร้อยละ)"]
    b.table(
        [[*head, "คะแนนถ่วงน้ำหนัก"] if points else head],
        rows,
        (0.28, 0.32, 0.14, 0.12, 0.14) if points else (0.3, 0.38, 0.17, 0.15),
        (2, 3, 4),
    )
    b.para(w.overall(b))
    b.para("วิธีคิดคะแนนรวม คือ นำค่าเฉลี่ยของแต่ละเครื่องมือคูณด้วยน้ำหนัก 30 : 30 : 40 แล้วรวมกัน")
    if b.chance(0.6):
        plan(b)
    else:
        b.no_measures()


@layout("held-by-tool", kept_out=HELD)
def by_tool(b: Builder) -> None:
    """A section for each instrument: who was asked, a small table, the highest and the lowest, what to do."""
    front(b, title(b), b.year)
    why(b, "1. ")
    b.heading("2. ผลการประเมินในภาพรวม", 2)
    b.para(w.overall(b))
    if b.chance(0.4) and (before := w.versus(b)):
        b.para(before)
    people = {"IIT": "บุคลากรที่ปฏิบัติงานมาไม่น้อยกว่า 1 ปี", "EIT": "ผู้รับบริการและผู้มาติดต่อ", "OIT": "ผู้ตรวจของสำนักงาน ป.ป.ช."}
    lying = b.chance(0.3)
    for k, (tool, group) in enumerate(MEMBERS.items(), 3):
        b.heading(f"{k}. {b.tool(tool, 'both')}", 2)
        asked = b.rng.randint(40, 460)
        answered = b.rng.randint(asked // 2, asked)
        b.para(f"ผู้ให้ข้อมูล คือ {people[tool]}")
        if tool != "OIT":
            b.para(f"ตอบกลับ {answered} คน จาก {asked} คน คิดเป็นร้อยละ {100 * answered / asked:.2f} ของกลุ่มเป้าหมาย")
        if lying:
            b.table([[b.name(i) for i in group]], [[b.score(i) for i in group]], center=range(len(group)))
        else:
            rows = list(lines_of(b, tool))
            if b.chance(0.5):
                rows.append([Cell(b.pick("คะแนนเฉลี่ยของเครื่องมือ", "สรุปคะแนนเฉลี่ย"), bold=True), b.score(tool)])
            b.table([["ตัวชี้วัด", b.pick("คะแนน", "ได้คะแนน", "ผล")]], rows, (0.74, 0.26), (1,))
        b.para(w.extremes(b, tool))
        i = b.facts.result.lowest(tool)
        b.para(f"{b.pick('สาเหตุ', 'ข้อวิเคราะห์')} : {w.poor(b, i)}  {b.pick('ข้อเสนอ', 'แนวทาง')} : {w.TODO[i]}")
    plan(b, "6. ")


@layout("held-strengths", kept_out=HELD)
def strengths(b: Builder) -> None:
    """Strong and weak points in prose, the figures in brackets behind the names."""
    b.heading(f"{title(b)}\n{w.whole(b)}\nประจำ{w.yr(b)}", 1, center=True)
    b.para(w.overall(b) + (f" {w.versus(b)}" if b.chance(0.4) else ""))
    order = sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))
    cut = b.rng.randint(3, 6)
    shape = b.pick("({s} คะแนน)", "(ร้อยละ {s})", "({s})", "[{s} คะแนน]", "= {s} คะแนน")
    lead = b.pick("{k}. {n} {s}", "{n} {s}", "ตัวชี้วัดที่ {i} {n} {s}", "- {n} {s}")

    def say(k: int, i: int, text: str) -> str:
        return lead.format(k=k, i=i, n=b.name(i), s=shape.format(s=b.score(i))) + " " + text

    b.heading(b.pick("จุดแข็ง", "1. จุดแข็งที่ต้องรักษาไว้"), 2)
    for k, i in enumerate(order[:cut], 1):
        b.para(say(k, i, w.GOOD[i]))
    b.heading(b.pick("จุดที่ต้องพัฒนา", "2. จุดอ่อนและโอกาสในการพัฒนา"), 2)
    for k, i in enumerate(order[cut:], 1):
        b.para(say(k, i, f"เนื่องจาก{w.poor(b, i)} {w.TODO[i]}"))
    if b.chance(0.5):
        b.para(" ".join(w.tool_mean(b, tool) for tool in MEMBERS))
    if b.chance(0.6):
        plan(b)
    else:
        b.no_measures()


@layout("held-seven-topics", kept_out=HELD, first=2565)
def seven_topics(b: Builder) -> None:
    """The seven topics of analysis with the figures of their questions; indicators only in one table."""
    front(b, title(b), b.year)
    b.heading("1. ผลคะแนน", 2)
    b.para(w.overall(b))
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows += lines_of(b, tool)
    b.table([[b.pick("ตัวชี้วัด", "ด้าน"), b.pick("คะแนน", "ร้อยละ")]], rows, (0.75, 0.25), (1,))
    b.heading("2. รายละเอียดการวิเคราะห์ 7 ประเด็น", 2)
    flat = b.chance(0.4)
    lines: list[list[str | Cell]] = []
    for k, (topic, group) in enumerate(TOPICS, 1):
        found = []
        for i in group:
            if i < 9:
                found += [
                    f"{c} {about} ({min(100.0, float(b.facts.result.indicator(i)) + b.rng.uniform(-6, 6)):.2f})"
                    for c, about in w.asked(b, i)
                ]
            else:
                found += [f"{c} {about}" for c, about in w.asked(b, i)]
        if flat:
            b.para(f"({k}) {topic}", bold=True)
            b.lines(found)
            b.para(f"{w.poor(b, group[0])} {w.TODO[group[0]]}")
        else:
            lines.append([f"{k}) {topic}", "\n".join(found), w.TODO[group[0]]])
    if not flat:
        b.table([["ประเด็น", "ข้อคำถามที่เกี่ยวข้อง (คะแนนรายข้อ)", "แนวทางการพัฒนา"]], lines, (0.3, 0.4, 0.3))
    plan(
        b, "3. ", b.rng.choice((("weak", "way", "act", "when", "who", "watch"), ("no", "act", "who", "when", "watch")))
    )


@layout("held-letter", kept_out=HELD, agency=("subdistrict_administrative_organization", "subdistrict_municipality"))
def letter(b: Builder) -> None:
    """A letter to the district office with the result in a few lines and a short table."""
    b.para(f"ที่ {b.pick('สน', 'กส', 'ชร', 'นม')} {b.rng.randint(70000, 79999)}/{b.rng.randint(10, 990)}", indent=False)
    b.para(f"ที่ทำการ{w.whole(b)}", align="right")
    b.para(w.day(b), align="center")
    b.para(f"เรื่อง  รายงานผลการประเมิน ITA ประจำ{w.yr(b)}", indent=False)
    b.para(f"เรียน  นายอำเภอ{b.facts.body.district}", indent=False)
    b.para(f"สิ่งที่ส่งมาด้วย  {plan_title(b)} ประจำ{w.yr(b, b.year + 1)}  จำนวน 1 ชุด", indent=False)
    b.para(f"ตามที่อำเภอแจ้งให้องค์กรปกครองส่วนท้องถิ่นรายงานผลการประเมิน{w.yr(b)} นั้น")
    b.para(f"{w.who(b)} ขอเรียนว่า " + w.overall(b) + " รายละเอียดตามตาราง")
    if b.chance(0.5):
        b.table(
            [["แบบวัด", "IIT", "EIT", "OIT", "รวม"]],
            [["คะแนน", *(b.score(c) for c in MEMBERS), b.score("ITA")]],
            center=range(5),
        )
    else:
        b.table(
            [["แบบวัด", "คะแนน", "ตัวชี้วัดที่ต้องปรับปรุง"]],
            [[b.tool(c, "both"), b.score(c), b.name(b.facts.result.lowest(c))] for c in MEMBERS],
            (0.5, 0.15, 0.35),
            (1,),
        )
    b.para("จึงเรียนมาเพื่อโปรดทราบ")
    b.para("ขอแสดงความนับถือ", align="center")
    b.para(w.man(b), align="center")
    b.para(boss(b), align="center")
    b.page_break()
    b.heading(f"{plan_title(b)} ประจำ{w.yr(b, b.year + 1)}\n{b.facts.body.name}", 1, center=True)
    t.table(b, b.rng.choice(t.COLUMNS), deeds(b, 3, 6))


@layout("held-minutes", kept_out=HELD)
def minutes(b: Builder) -> None:
    """Minutes of a meeting at which the results were told and measures were agreed, all in prose."""
    b.heading(f"รายงานการประชุมคณะทำงานขับเคลื่อน ITA\n{w.whole(b)}\nครั้งที่ {b.rng.randint(1, 6)}/{b.year}", 1, center=True)
    b.para(
        f"เมื่อวันที่ {b.rng.randint(1, 28)} {w.MONTHS[b.rng.randint(9, 11)][0]} {b.year} เวลา 09.30 น. ณ ห้องประชุม ชั้น 2",
        align="center",
    )
    b.heading("ผู้มาประชุม", 3)
    b.lines(
        f"{k}. {w.man(b).strip('()')}  {role}"
        for k, role in enumerate(("ประธาน", "รองประธาน", "กรรมการ", "กรรมการและเลขานุการ"), 1)
    )
    b.heading("ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ทราบ", 3)
    b.para("ประธานขอให้ทุกกองใช้ผลที่ได้เป็นกระจกส่องการทำงาน ไม่ใช้เพื่อตำหนิผู้ใด")
    b.heading("ระเบียบวาระที่ 2 รับทราบผลการประเมิน", 3)
    b.para("เลขานุการรายงานว่า " + w.overall(b))
    for tool in MEMBERS:
        b.para((w.tool_mean(b, tool) + " " if b.chance(0.5) else "") + w.extremes(b, tool))
    b.heading("ระเบียบวาระที่ 3 เรื่องเพื่อพิจารณา", 3)
    for i in sorted(b.rng.sample(range(1, 11), 3)):
        b.para(f"{offices(b)[0]} เห็นว่า{w.poor(b, i)} ที่ประชุมมีมติ{w.TODO[i]}")
    b.para(f"มติที่ประชุม เห็นชอบ และตั้งเป้าหมาย{w.yr(b, b.year + 1)} ไว้ที่ {b.rng.choice((90, 92, 95, 98))} คะแนน")
    b.para("เลิกประชุมเวลา 11.45 น.")
    sign(b, "ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม")
    b.no_measures()
