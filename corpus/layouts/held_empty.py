"""Held out: papers that stand beside ITA results on agencies' websites and hold no result of the agency."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import offices, when
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.model import Cell
from corpus.registry import layout
from corpus.sections import BANDS


def plain(b: Builder, *, measures: bool = True) -> None:
    """No scores; nothing is claimed about the report's year, or (`measures=False`) about measures."""
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    if measures:
        b.no_measures()


def head(b: Builder, text: str) -> None:
    b.heading(text, 1, center=True)
    b.heading(w.whole(b), 2, center=True)


def money(b: Builder, low: int, high: int) -> int:
    return b.rng.randint(low, high) * 100


@layout("held-no-criteria", kept_out=HELD)
def criteria(b: Builder) -> None:
    """How the next assessment counts: instruments, weights, full marks, bands."""
    head(b, f"แนวทางการประเมิน ITA ประจำ{w.yr(b, b.year + 1)} (ฉบับย่อสำหรับบุคลากร)")
    b.para("เอกสารนี้ช่วยให้ผู้ตอบและผู้รวบรวมข้อมูลเข้าใจตรงกันว่าคะแนนมาจากที่ใด")
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        share = {"IIT": "30.00", "EIT": "30.00", "OIT": "40.00"}[tool]
        for k, i in enumerate(group):
            lead: list[str | Cell] = [Cell(b.tool(tool, "both"), rowspan=len(group))] if k == 0 else []
            tail: list[str | Cell] = [Cell(share, rowspan=len(group))] if k == 0 else []
            rows.append([*lead, f"{i}. {b.name(i)}", "100.00", *tail])
    rows.append([Cell("คะแนนรวม", colspan=2, bold=True), "100.00", "100.00"])
    b.table([["เครื่องมือ", "ตัวชี้วัด", "คะแนนเต็ม", "น้ำหนัก"]], rows, (0.36, 0.36, 0.14, 0.14), (2, 3))
    b.heading("ระดับผลการประเมิน", 2)
    b.lines(f"{span} คะแนน หมายถึง ระดับ {word}" for span, word in BANDS[b.year + 1 <= 2565])
    b.para("ค่าเป้าหมายของแผนแม่บท คือ 85 คะแนนขึ้นไปทุกเครื่องมือ ช่วงเวลาตอบแบบวัด มกราคม - มิถุนายน")
    plain(b)


@layout("held-no-prep", kept_out=HELD)
def prep(b: Builder) -> None:
    """Minutes of a meeting that prepares for the coming round: targets for each indicator, duties."""
    head(
        b,
        f"รายงานการประชุมเตรียมความพร้อมรับการประเมิน ITA ประจำ{w.yr(b, b.year + 1)} "
        f"ครั้งที่ {b.rng.randint(1, 4)}/{b.year + 1}",
    )
    b.para(
        f"วันที่ {b.rng.randint(3, 27)} มกราคม {b.year + 1} เวลา 13.30 น. ห้องประชุมใหญ่ ผู้เข้าประชุม {b.rng.randint(9, 45)} คน",
        align="center",
    )
    b.para("ระเบียบวาระที่ 1 ประธานแจ้งปฏิทินการประเมิน และขอให้เร่งตรวจรายการข้อมูลบนเว็บไซต์")
    b.para(
        f"ระเบียบวาระที่ 2 ที่ประชุมกำหนดเป้าหมายคะแนนรวมไว้ที่ {b.pick('90.00', '92.50', '95', '97.00')} คะแนน โดยแบ่งรายตัวชี้วัดดังนี้"
    )
    goals = [f"{b.rng.choice((85, 88, 90, 92, 95))}" for _ in range(10)]
    if b.chance(0.5):
        b.table(
            [["ตัวชี้วัด", "เป้าหมาย (คะแนน)", "เจ้าภาพ"]],
            [[f"{i}. {b.name(i)}", goals[i - 1], b.rng.choice(offices(b))] for i in range(1, 11)],
            (0.5, 0.2, 0.3),
            (1,),
        )
    else:
        b.lines(
            f"- {b.name(i)} ตั้งเป้าไม่น้อยกว่า {goals[i - 1]} คะแนน เจ้าภาพคือ {b.rng.choice(offices(b))}"
            for i in range(1, 11)
        )
    b.para("ระเบียบวาระที่ 3 นัดซ้อมตรวจรายการเปิดเผยข้อมูลครั้งแรกภายในสิ้นเดือนกุมภาพันธ์")
    b.para("ปิดประชุมเวลา 15.20 น.")
    sign(b, "ผู้บันทึกการประชุม")
    plain(b, measures=False)


@layout("held-no-purchase", kept_out=HELD)
def purchase(b: Builder) -> None:
    """A year's purchases: methods, counts, sums and shares."""
    head(b, f"รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำ{w.yr(b)}")
    ways = ("วิธีเฉพาะเจาะจง", "วิธีคัดเลือก", "วิธีประกาศเชิญชวนทั่วไป (e-bidding)", "วิธีตลาดอิเล็กทรอนิกส์")
    parts = [b.rng.randint(1, 60) for _ in ways]
    total = sum(parts)
    rows: list[list[str | Cell]] = []
    for way, n in zip(ways, parts, strict=True):
        plan, paid = money(b, 900, 90000), b.rng.uniform(0.86, 0.999)
        rows.append(
            [way, str(n), f"{100 * n / total:.2f}", f"{plan:,}.00", f"{plan * paid:,.2f}", f"{100 * (1 - paid):.2f}"]
        )
    rows.append([Cell("รวม", bold=True), str(total), "100.00", "", "", ""])
    b.table(
        [["วิธีการ", "จำนวน (โครงการ)", "ร้อยละ", "งบประมาณ", "จัดหาจริง", "ประหยัดได้ (%)"]],
        rows,
        (0.28, 0.13, 0.12, 0.18, 0.17, 0.12),
        range(1, 6),
    )
    b.heading("การวิเคราะห์ปัญหาและข้อเสนอแนะ", 2)
    b.para("ผู้เสนอราคาบางรายยื่นเอกสารไม่ครบ ทำให้ต้องยกเลิกแล้วประกาศใหม่ ควรชี้แจงเอกสารก่อนยื่น")
    b.para(f"การดำเนินการนี้สนับสนุนการประเมิน ITA ข้อ {b.item('O', 23)} และ {b.item('O', 24)}")
    sign(b, "เจ้าหน้าที่พัสดุ", "หัวหน้าเจ้าหน้าที่พัสดุ")
    plain(b)


@layout("held-no-money", kept_out=HELD)
def spending(b: Builder) -> None:
    """Half a year's spending by plan, with per cents of two kinds."""
    head(b, f"รายงานการกำกับติดตามการใช้จ่ายงบประมาณ รอบ 6 เดือน ประจำ{w.yr(b)}")
    rows: list[list[str | Cell]] = []
    for text in (
        "แผนงานบริหารงานทั่วไป",
        "แผนงานการรักษาความสงบภายใน",
        "แผนงานการศึกษา",
        "แผนงานสาธารณสุข",
        "แผนงานเคหะและชุมชน",
        "แผนงานงบกลาง",
    ):
        given = money(b, 2000, 180000)
        share = b.rng.uniform(18, 97)
        rows.append([text, f"{given:,.2f}", f"{given * share / 100:,.2f}", f"{share:.2f}", f"{100 - share:.2f}"])
    b.table(
        [["แผนงาน", "อนุมัติ (บาท)", "เบิกจ่าย (บาท)", "ร้อยละที่เบิก", "ร้อยละคงเหลือ"]],
        rows,
        (0.34, 0.19, 0.19, 0.14, 0.14),
        range(1, 5),
    )
    b.para(
        f"ภาพรวมเบิกจ่ายแล้วร้อยละ {b.rng.uniform(38, 91):.2f} ของงบประมาณทั้งสิ้น "
        f"เป้าหมายตามมติคณะรัฐมนตรี ร้อยละ {b.rng.choice((50, 54, 57))}"
    )
    b.para("ปัญหาอุปสรรค : การแก้ไขแบบก่อสร้างทำให้ลงนามสัญญาล่าช้า")
    sign(b, "ผู้อำนวยการกองคลัง", boss(b))
    plain(b)


@layout("held-no-satisfied", kept_out=HELD)
def satisfied(b: Builder) -> None:
    """A satisfaction survey by an institute: means, S.D., per cents, points of ten, words of level."""
    head(b, f"ผลการประเมินความพึงพอใจของประชาชนต่อการให้บริการ ประจำ{w.yr(b)}")
    b.para(
        f"สำรวจโดยสถาบันการศึกษาในพื้นที่ กลุ่มตัวอย่าง {b.rng.randint(200, 450)} คน "
        f"ชาย {(m := b.rng.uniform(38, 60)):.2f}% หญิง {100 - m:.2f}%"
    )
    rows: list[list[str | Cell]] = []
    for text in ("งานด้านการศึกษา", "งานด้านรายได้หรือภาษี", "งานด้านสวัสดิการสังคม", "งานด้านสาธารณสุข"):
        v = b.rng.uniform(4.1, 4.95)
        rows.append(
            [
                text,
                f"{v:.2f}",
                f"{b.rng.uniform(0.2, 0.8):.2f}",
                f"{v * 20:.2f}",
                "10" if v > 4.75 else "9",
                "มากที่สุด" if v >= 4.5 else "มาก",
            ]
        )
    b.table(
        [["งานบริการ", "x̄", "S.D.", "ร้อยละ", "คะแนนคุณภาพ", "ระดับ"]],
        rows,
        (0.34, 0.11, 0.11, 0.14, 0.15, 0.15),
        range(1, 6),
    )
    mean = b.rng.uniform(85, 98.9)
    b.para(f"เฉลี่ยรวมทุกงานร้อยละ {mean:.2f} อยู่ในระดับมากที่สุด เทียบได้กับ {10 if mean > 95 else 9} คะแนน")
    for text in ("ด้านขั้นตอนการให้บริการ", "ด้านช่องทางการให้บริการ", "ด้านเจ้าหน้าที่ผู้ให้บริการ", "ด้านสิ่งอำนวยความสะดวก"):
        b.para(f"{text} ได้คะแนนเฉลี่ย {b.rng.uniform(4.2, 4.9):.2f} คิดเป็นร้อยละ {b.rng.uniform(84, 98):.2f}")
    plain(b)


@layout("held-no-staff", kept_out=HELD)
def staff(b: Builder) -> None:
    """A plan to develop staff: courses, groups, money, months, a share to be reached."""
    head(b, f"แผนพัฒนาบุคลากร ประจำ{w.yr(b, b.year + 1)}")
    courses = (
        "หลักสูตรระเบียบพัสดุภาครัฐ",
        "หลักสูตรวินัยและจริยธรรม",
        "หลักสูตรการใช้ระบบ e-LAAS",
        "หลักสูตรการสื่อสารกับประชาชน",
        "หลักสูตรปฐมนิเทศพนักงานใหม่",
    )
    rows: list[list[str | Cell]] = []
    for k, c in enumerate(b.rng.sample(courses, 4), 1):
        rows.append(
            [
                str(k),
                c,
                f"{b.rng.randint(2, 30)} คน",
                f"{money(b, 10, 600):,}",
                when(b, b.year + 1, "yy").text,
                b.rng.choice(offices(b)),
                f"ร้อยละ {b.rng.choice((80, 85, 90))}",
            ]
        )
    b.table(
        [["ที่", "หลักสูตร", "เป้าหมาย", "งบประมาณ", "ระยะเวลา", "ผู้รับผิดชอบ", "ตัวชี้วัด"]],
        rows,
        (0.06, 0.26, 0.12, 0.13, 0.15, 0.16, 0.12),
    )
    b.para("สมรรถนะหลักที่ต้องประเมิน ได้แก่ การมุ่งผลสัมฤทธิ์ การยึดมั่นในความถูกต้อง การบริการเป็นเลิศ ระดับที่คาดหวัง 1 - 5")
    plain(b, measures=False)


@layout("held-no-complaint", kept_out=HELD)
def complaint(b: Builder) -> None:
    """Counts of complaints by channel and month, with shares."""
    head(b, f"ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ประจำ{w.yr(b)}")
    rows: list[list[str | Cell]] = []
    for k in range(9, 15 if b.chance(0.5) else 21):
        name, n = w.MONTHS[k % 12][0], b.rng.choice((0, 0, 0, 1, 2))
        rows.append([f"{name} {b.year - 1 if k < 12 else b.year}", str(n), str(n), "0", "100.00" if n else "-"])
    b.table([["เดือน", "จำนวนเรื่อง", "ยุติแล้ว", "คงค้าง", "ร้อยละที่ยุติ"]], rows, center=range(1, 5))
    b.lines(f"- {x} ร้อยละ {b.rng.uniform(0, 70):.2f}" for x in ("มาด้วยตนเอง", "ทางโทรศัพท์", "เว็บไซต์", "ไปรษณีย์"))
    b.para("ไม่พบเรื่องร้องเรียนเกี่ยวกับการใช้อำนาจหรือการใช้ทรัพย์สินของทางราชการในทางมิชอบ")
    plain(b)
