"""Public papers of agencies without any ITA result: every figure in them must stay out of the scores."""

from __future__ import annotations

from corpus import sections as s
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measures import LONG_MONTHS, departments
from corpus.model import Cell
from corpus.registry import layout

WORKS = (
    "ปรับปรุงถนนสายหลัก",
    "ขุดลอกลำเหมือง",
    "ก่อสร้างรางระบายน้ำ",
    "จัดซื้อเครื่องคอมพิวเตอร์",
    "ซ่อมแซมอาคารอเนกประสงค์",
    "ติดตั้งไฟฟ้าสาธารณะ",
)


def _negative(b: Builder, measures: bool = True) -> None:
    """No scores, and no claim about the report's year."""
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name  # no page head of a report that this is not
    if measures:
        b.no_measures()


@layout("no-survey")
def survey(b: Builder) -> None:
    """A satisfaction survey: means out of 5, standard deviations, percentages, levels in words."""
    s.cover(b, "รายงานผลการสำรวจความพึงพอใจของผู้รับบริการ", subject_year=b.year)
    first, last = 1, b.rng.randint(10, 28)
    b.para(
        f"{b.agency} สอบถามผู้รับบริการ {b.rng.randint(100, 900)} คน "
        f"ระหว่างวันที่ {first} - {last} {b.rng.choice(LONG_MONTHS)} {b.year}"
    )
    topics = (
        "ด้านขั้นตอนการให้บริการ",
        "ด้านเจ้าหน้าที่ผู้ให้บริการ",
        "ด้านช่องทางการให้บริการ",
        "ด้านสิ่งอำนวยความสะดวก",
        "คุณภาพการให้บริการ",
    )
    rows = []
    for t in topics:
        mean = b.rng.uniform(3.5, 5)
        rows.append(
            [t, f"{mean:.2f}", f"{b.rng.uniform(0.2, 0.9):.2f}", f"{mean * 20:.2f}", "มากที่สุด" if mean > 4.5 else "มาก"]
        )
    b.table([["ประเด็น", "ค่าเฉลี่ย", "S.D.", "ร้อยละ", "ระดับ"]], rows, center=(1, 2, 3, 4))
    b.para(
        f"ภาพรวมความพึงพอใจคิดเป็นร้อยละ {b.rng.uniform(80, 99):.2f} อยู่ในระดับมากที่สุด "
        f"ได้คะแนน {b.rng.randint(7, 10)} คะแนนเต็ม 10 คะแนน"
    )
    _negative(b)


@layout("no-manual")
def manual(b: Builder) -> None:
    """A manual for those who answer and gather: indicators, weights, bands and pass marks, no result."""
    b.heading(f"คู่มือเตรียมความพร้อมรับการประเมิน ITA ประจำ{b.fy(b.year + 1)}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    s.background(b)
    s.framework(b)
    s.bands(b)
    s.target(b)
    rows = [
        [b.item("O", k), t, "เผยแพร่บนเว็บไซต์หลัก"]
        for k, t in enumerate(("โครงสร้าง", "ผู้บริหาร", "อำนาจหน้าที่", "แผนพัฒนา"), 1)
    ]
    b.table([["ข้อ", "ข้อมูล", "องค์ประกอบ"]], rows)
    b.para("คำตอบมี 4 ระดับ คือ 0, 33, 67 และ 100 คะแนน โดยคิดเป็นค่าเฉลี่ยของแต่ละข้อ")
    _negative(b)


@layout("no-procurement")
def procurement(b: Builder) -> None:
    """A monthly list of purchases: prices and dates."""
    b.heading(f"สรุปผลการดำเนินการจัดซื้อจัดจ้าง ประจำเดือน{b.rng.choice(LONG_MONTHS)} {b.year}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    rows = []
    for k in range(1, b.rng.randint(5, 14)):
        price = b.rng.randint(5, 480) * 1000
        rows.append(
            [
                str(k),
                b.rng.choice(WORKS),
                f"{price:,}.00",
                f"{price - b.rng.randint(0, 900):,}.00",
                b.pick("เฉพาะเจาะจง", "คัดเลือก"),
                f"{k}/{b.year}",
            ]
        )
    b.table([["ลำดับที่", "งานที่จัดซื้อหรือจัดจ้าง", "ราคากลาง", "ราคาที่ตกลง", "วิธีจัดซื้อจัดจ้าง", "เลขที่สัญญา"]], rows, center=(0, 2, 3))
    _negative(b)


@layout("no-budget")
def budget(b: Builder) -> None:
    """A spending report: amounts and percentages that look like scores."""
    s.cover(b, "รายงานการใช้จ่ายงบประมาณ", subject_year=b.year)
    rows = []
    for t in ("งบบุคลากร", "งบดำเนินงาน", "งบลงทุน", "งบเงินอุดหนุน", "งบกลาง"):
        plan = b.rng.randint(400, 9000) * 1000
        share = b.rng.uniform(40, 99.9)
        rows.append([t, f"{plan:,}.00", f"{plan * share / 100:,.2f}", f"{share:.2f}"])
    b.table([["หมวดรายจ่าย", "งบประมาณที่ได้รับ", "เบิกจ่ายแล้ว", "ร้อยละ"]], rows, center=(1, 2, 3))
    b.para(f"ภาพรวมเบิกจ่ายได้ร้อยละ {b.rng.uniform(60, 99):.2f} สูงกว่าเป้าหมายร้อยละ 85")
    _negative(b)


@layout("no-news")
def news(b: Builder) -> None:
    """News of a workshop on ITA: no result of the agency, only national figures and targets."""
    b.heading(f"{b.facts.body.name} จัดอบรมเตรียมรับการประเมิน ITA ประจำ{b.fy(b.year + 1)}")
    b.para(
        f"วันที่ {s.later_day(b)} {b.facts.body.name} {s.place(b)} "
        f"จัดอบรมให้บุคลากร {b.rng.randint(20, 120)} คน เรื่อง{s.ita(b)}"
    )
    s.national(b)
    s.target(b)
    b.para(f"ผู้เข้าอบรมตอบแบบทดสอบหลังเรียนได้คะแนนเฉลี่ย {b.rng.uniform(6, 9.8):.2f} จาก 10 คะแนน")
    b.para("วิทยากรอธิบายตัวชี้วัดสำคัญ ได้แก่ " + " ".join(b.name(i) for i in b.rng.sample(range(1, 11), 4)))
    _negative(b)


@layout("no-workplan")
def workplan(b: Builder) -> None:
    """A calendar of preparing for a future assessment: targets for each indicator, duties, months."""
    b.heading(f"แผนเตรียมการรับการประเมิน ITA ประจำ{b.fy(b.year + 1)}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.para(f"คณะทำงานกำหนดค่าเป้าหมายรายตัวชี้วัดสำหรับ{b.fy(b.year + 1)} ไว้ดังนี้")
    goal = b.pick("85", "90", "95.00", "92.50")
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        rows.append([Cell(b.tool(tool, "both"), colspan=3, bold=True)])
        rows += [[f"{i}. {b.name(i)}", goal, b.rng.choice(departments(b.facts.body))] for i in group]
    b.table([["ตัวชี้วัด", b.pick("ค่าเป้าหมาย", "เป้าหมาย (คะแนน)"), "ผู้รับผิดชอบ"]], rows, (0.5, 0.2, 0.3), (1,))
    _negative(b, measures=False)


@layout("no-ethics")
def ethics(b: Builder) -> None:
    """A policy paper: articles, laws, years, no figures of a result."""
    b.heading(f"ประกาศ{b.facts.body.name}", 1, center=True)
    b.heading(
        b.pick("เรื่อง นโยบายงดรับของขวัญ (No Gift Policy)", "เรื่อง ประมวลจริยธรรมของเจ้าหน้าที่", "เรื่อง เจตจำนงสุจริตของผู้บริหาร"),
        2,
        center=True,
    )
    b.para(
        f"อาศัยอำนาจตามมาตรา {b.rng.randint(5, 120)} แห่งพระราชบัญญัติที่เกี่ยวข้อง พ.ศ. {b.rng.randint(2537, 2562)} "
        f"{b.facts.body.name} {s.place(b)} จึงประกาศไว้ดังต่อไปนี้"
    )
    duties = (
        "ปฏิบัติหน้าที่ด้วยความซื่อสัตย์",
        "ไม่รับทรัพย์สินเกิน 3,000 บาท",
        "ไม่ใช้อำนาจเพื่อประโยชน์ส่วนตน",
        "รักษาทรัพย์สินของทางราชการ",
        "เปิดเผยข้อมูลอย่างตรงไปตรงมา",
    )
    b.lines(f"ข้อ {k} {t}" for k, t in enumerate(duties, 1))
    b.para(f"ประกาศ ณ วันที่ {s.later_day(b)}", align="center")
    b.para(s.person(b), align="center")
    _negative(b)
