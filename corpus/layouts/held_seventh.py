"""Held out: forms, memos, notices, reports, prose, comparisons, progress, ministries, questions, turned tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.areas import Body
from corpus.builder import Builder, score_text
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT, draw_assessment
from corpus.layouts import held_wording as w
from corpus.layouts.held_bodies import become, order, questions
from corpus.layouts.held_deeds import when
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.measures import SHORT_MONTHS, departments
from corpus.model import Cell
from corpus.registry import layout
from corpus.sections import BANDS

Rows = list[list[str | Cell]]
SAO, SUB = "subdistrict_administrative_organization", "subdistrict_municipality"
PAO = "provincial_administrative_organization"
LOCAL = (SAO, SAO, SAO, SUB, SUB, "town_municipality")
CENTRAL = ("department", "university", "state_enterprise")

ABOUT = {
    1: "การทำงานตามขั้นตอน ความรับผิดชอบต่องาน และการไม่เรียกรับผลประโยชน์",
    2: "ความคุ้มค่าและความโปร่งใสของการใช้จ่ายเงินของทางราชการ",
    3: "ความเป็นธรรมของผู้บังคับบัญชาในการบริหารงานบุคคล",
    4: "การดูแลรักษาและการขอยืมของหลวงอย่างถูกต้อง",
    5: "ความจริงจังของผู้บริหารในการขจัดสินบนและการทุจริต",
    6: "ความเท่าเทียม ความรวดเร็ว และความสุจริตของการให้บริการ",
    7: "ช่องทางติดต่อและความชัดเจนของข้อมูลข่าวสาร",
    8: "การพัฒนาวิธีให้บริการและการเปิดให้ประชาชนมีส่วนร่วม",
    9: "การเผยแพร่ข้อมูลที่เป็นปัจจุบันบนเว็บไซต์ของหน่วยงาน",
    10: "การจัดทำนโยบาย แผน และการจัดการความเสี่ยงด้านการทุจริต",
}
STRONG = {
    1: "เจ้าหน้าที่ให้บริการตามลำดับก่อนหลังและยึดระเบียบเป็นหลัก",
    2: "การใช้จ่ายงบประมาณตรงตามวัตถุประสงค์และมีการรายงานสม่ำเสมอ",
    3: "ผู้บังคับบัญชามอบหมายงานตามความรู้ความสามารถ",
    4: "พนักงานรู้ขั้นตอนการยืมและส่งคืนพัสดุตามกำหนด",
    5: "ผู้บริหารประกาศนโยบายงดรับของขวัญและกำกับอย่างใกล้ชิด",
    6: "ผู้มาติดต่อได้รับบริการที่สุภาพ รวดเร็ว และเท่าเทียม",
    7: "มีช่องทางสื่อสารหลายรูปแบบและตอบข้อซักถามได้ตรงประเด็น",
    8: "มีการปรับปรุงจุดบริการและเพิ่มการยื่นคำขอผ่านระบบออนไลน์",
    9: "มีการนำข้อมูลขึ้นเว็บไซต์ครบถ้วนตามที่คู่มือกำหนด",
    10: "มีแผนป้องกันการทุจริตและประเมินความเสี่ยงครบทุกกระบวนงาน",
}
WEAK = {
    1: "ผู้รับบริการบางรายยังไม่ได้รับแจ้งว่าเรื่องจะแล้วเสร็จเมื่อใด",
    2: "ข้อมูลการเบิกจ่ายยังไม่ถูกสื่อสารไปถึงพนักงานทุกระดับ",
    3: "การประเมินผลงานยังไม่มีการชี้แจงเหตุผลให้ผู้ถูกประเมินทราบ",
    4: "ยังมีการยืมวัสดุอุปกรณ์โดยไม่จัดทำหลักฐานเป็นลายลักษณ์อักษร",
    5: "พนักงานยังขาดความมั่นใจในกระบวนการตรวจสอบข้อเท็จจริงภายใน",
    6: "การแนะนำเอกสารประกอบคำขอยังไม่เป็นมาตรฐานเดียวกัน",
    7: "การประชาสัมพันธ์ผลงานยังเข้าถึงประชาชนได้ไม่ทั่วถึง",
    8: "ประชาชนรับรู้เรื่องบริการออนไลน์ของหน่วยงานในวงจำกัด",
    9: "ข้อมูลบนเว็บไซต์บางรายการยังไม่เป็นข้อมูลของปีปัจจุบัน",
    10: "รายงานผลตามแผนป้องกันการทุจริตขาดการระบุผลลัพธ์",
}
ACT = {
    1: "จัดทำป้ายแสดงขั้นตอนและระยะเวลาการให้บริการทุกงาน",
    2: "รายงานสถานะการใช้จ่ายงบประมาณต่อที่ประชุมพนักงานทุกเดือน",
    3: "ชี้แจงหลักเกณฑ์การประเมินผลงานก่อนเริ่มรอบการประเมิน",
    4: "ปรับปรุงแบบฟอร์มและทะเบียนคุมการยืมทรัพย์สิน",
    5: "จัดตั้งช่องทางร้องเรียนการทุจริตโดยตรงถึงผู้บริหาร",
    6: "อบรมเจ้าหน้าที่ผู้ให้บริการด้านมาตรฐานการบริการ",
    7: "เพิ่มช่องทางประชาสัมพันธ์ผ่านสื่อสังคมออนไลน์และหอกระจายข่าว",
    8: "รณรงค์การใช้บริการออนไลน์พร้อมจัดทำคู่มือฉบับย่อ",
    9: "มอบหมายผู้รับผิดชอบปรับปรุงข้อมูลเว็บไซต์รายหัวข้อ",
    10: "ทบทวนแผนป้องกันการทุจริตและกำหนดผลลัพธ์ที่วัดได้",
}
STEPS = {
    1: ("สำรวจงานบริการทั้งหมด", "กำหนดระยะเวลาแล้วเสร็จ", "ติดตั้งป้าย ณ จุดบริการ"),
    2: ("รวบรวมข้อมูลการเบิกจ่าย", "จัดทำสรุปหนึ่งหน้า", "แจ้งในที่ประชุม"),
    3: ("จัดประชุมชี้แจง", "เปิดรับข้อซักถาม", "ประกาศหลักเกณฑ์"),
    4: ("ทบทวนแบบฟอร์มเดิม", "เวียนแจ้งแนวปฏิบัติ", "สุ่มตรวจทะเบียน"),
    5: ("ออกคำสั่งแต่งตั้งผู้รับเรื่อง", "ประกาศช่องทาง", "สรุปเรื่องเสนอผู้บริหาร"),
    6: ("จัดทำหลักสูตร", "จัดอบรม", "ประเมินความพึงพอใจ"),
    7: ("จัดทำปฏิทินข่าวสาร", "เผยแพร่ข่าวประจำสัปดาห์"),
    8: ("จัดทำคู่มือฉบับย่อ", "ประชาสัมพันธ์ในการประชุมประชาคม"),
    9: ("ออกคำสั่งมอบหมาย", "ตรวจสอบข้อมูลทุกวันที่ 5 ของเดือน"),
    10: ("ทบทวนแผนเดิม", "ประชุมคณะทำงาน", "รายงานผลรอบ 6 เดือน"),
}
ASK = {
    1: "ปฏิบัติงานตามขั้นตอนที่กำหนด|ให้บริการโดยไม่เลือกหน้า|ปลอดจากการเรียกรับสินบน",
    2: "รับทราบแผนงบประมาณประจำปี|ใช้จ่ายเงินอย่างคุ้มค่า|ไม่เอื้อประโยชน์ในการจัดซื้อ",
    3: "ได้รับมอบหมายงานอย่างเป็นธรรม|ประเมินผลงานตามความเป็นจริง|ไม่ถูกสั่งให้ทำสิ่งที่เสี่ยงทุจริต",
    4: "ไม่นำของหลวงไปใช้ส่วนตัว|ขออนุญาตยืมได้สะดวก|มีการกำกับดูแลการใช้ของหลวง",
    5: "ผู้บริหารใส่ใจปัญหาการทุจริต|มาตรการภายในใช้ได้จริง|เชื่อมั่นในช่องทางร้องเรียน",
    6: "ให้บริการตามเวลาที่ประกาศ|ให้ข้อมูลตรงไปตรงมา|ไม่เรียกรับสิ่งตอบแทน",
    7: "ค้นหาข้อมูลได้ง่าย|เผยแพร่ผลงานให้ทราบ|ชี้แจงข้อกังวลได้ชัดเจน",
    8: "ปรับปรุงบริการให้ดีขึ้น|ลดขั้นตอนให้สะดวก|รับฟังความเห็นผู้รับบริการ",
    9: "แผนปฏิบัติราชการ|ข้อมูลผู้บริหาร|สรุปผลการจัดซื้อจัดจ้าง|ช่องทางการรับฟังความคิดเห็น",
    10: "การขับเคลื่อนนโยบายงดรับของขวัญ|รายงานความเสี่ยงการทุจริต|แผนปฏิบัติการต้านทุจริต|กิจกรรมปลูกฝังจริยธรรม",
}
ENGLISH = {
    1: "Performance of Duties",
    2: "Budget Spending",
    3: "Use of Power",
    4: "Use of State Property",
    5: "Solving Corruption",
    6: "Service Quality",
    7: "Communication",
    8: "Work Improvement",
    9: "Data Disclosure",
    10: "Corruption Prevention",
}
TOOL_ENGLISH = {
    "IIT": "Internal Integrity and Transparency Assessment",
    "EIT": "External Integrity and Transparency Assessment",
    "OIT": "Open Data Integrity and Transparency Assessment",
}
HEADS = {
    "no": ("ที่", "ลำดับ"),
    "name": ("ตัวชี้วัด", "ตัวชี้วัด ITA", "ตัวชี้วัดที่ต้องพัฒนา"),
    "weak": ("ข้อค้นพบจากการประเมิน", "ประเด็นปัญหา/จุดอ่อน", "สิ่งที่ต้องปรับปรุง"),
    "act": ("มาตรการ/กิจกรรม", "มาตรการที่กำหนด", "มาตรการ"),
    "steps": ("ขั้นตอนการดำเนินงาน", "วิธีการดำเนินงาน", "รายละเอียดการดำเนินการ"),
    "goal": ("ตัวชี้วัดความสำเร็จ", "ผลที่คาดหวัง", "เป้าหมาย"),
    "who": ("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ส่วนงานผู้รับผิดชอบ"),
    "time": ("ระยะเวลา", "ระยะเวลาดำเนินงาน", "ช่วงเวลาดำเนินการ"),
    "follow": ("การติดตามประเมินผล", "การรายงานผล"),
}
GOALS = ("มีเอกสารหลักฐานครบถ้วน", "พนักงานรับทราบไม่น้อยกว่าร้อยละ 90", "ดำเนินการแล้วเสร็จอย่างน้อย 1 ครั้ง", "คะแนนตัวชี้วัดเพิ่มขึ้น")
FOLLOW = ("รายงานผู้บริหารเดือนละ 1 ครั้ง", "รายงานรอบ 6 เดือน และ 12 เดือน", "ติดตามในที่ประชุมหัวหน้าส่วนราชการ")


def year_of(b: Builder, year: int | None = None) -> str:
    y = year or b.year
    return b.pick(f"ปีงบประมาณ พ.ศ. {y}", f"ปีงบประมาณ พ.ศ. {y}", f"ปีงบประมาณ พ.ศ.{y}", f"ปีงบประมาณ {y}")


def total(b: Builder) -> str:
    """The overall result in one sentence."""
    t, v, who, year = b.score("ITA"), b.level(), w.who(b), year_of(b)
    return b.pick(
        f"{who} มีผลการประเมิน ITA ใน{year} ได้คะแนนรวมร้อยละ {t} ระดับผลการประเมิน {v}",
        f"ผลการประเมินภาพรวมของ{who} {year} เท่ากับ {t} คะแนน (ระดับ {v})",
        f"ใน{year} {who} มีคะแนนภาพรวม {t} คะแนน จัดอยู่ในระดับ {v}",
        f"{who} ได้คะแนนเฉลี่ยรวมทั้ง 3 แบบวัดใน{year} เท่ากับ {t} คะแนน อยู่ในระดับ {v}",
        f"คะแนนรวมการประเมิน ITA ประจำ{year} ของ{who} อยู่ที่ {t} คะแนน มีผลการประเมินระดับ {v}",
    )


def weakest(b: Builder, count: int) -> list[int]:
    return sorted(order(b)[-count:])


def change(b: Builder, code: str | int) -> Decimal:
    return b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)


def origin(b: Builder) -> None:
    b.para(
        b.pick(
            "สำนักงาน ป.ป.ช. กำหนดให้หน่วยงานภาครัฐเข้าร่วมการประเมินคุณธรรมและความโปร่งใส (ITA) เป็นประจำทุกปี "
            "เพื่อให้หน่วยงานทราบสถานะของตนและนำไปปรับปรุงการทำงานให้ตอบสนองความต้องการของประชาชน",
            "การประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ หรือ ITA เป็นการประเมินเชิงบวก "
            "ที่ช่วยให้หน่วยงานมองเห็นช่องว่างในการบริหารงานและพัฒนาไปสู่องค์กรที่โปร่งใส",
            "ตามแผนแม่บทภายใต้ยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580) หน่วยงานของรัฐต้องมีผลการประเมิน ITA ผ่านเกณฑ์ 85 คะแนน "
            "หน่วยงานจึงต้องวิเคราะห์ผลของปีที่ผ่านมาเพื่อวางแนวทางในปีต่อไป",
        )
    )


def plan(b: Builder, few: Sequence[int], kinds: Sequence[str], names: Sequence[str] = ()) -> None:
    """A table of measures for the coming year in the given columns, with the truth of every row."""
    names = names or departments(b.facts.body)
    form, join = b.pick("yy", "yyyy", "tail", "days", "quarter", "year"), b.pick("\n", "\n", " / ")
    rows: Rows = []
    for k, i in enumerate(few, 1):
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 1, 2))), key=list(names).index)
        time = when(b, b.year + 1, form)
        cells = {
            "no": str(k),
            "name": f"{i}. {b.name(i)}" if "no" not in kinds else b.name(i),
            "weak": WEAK[i],
            "act": ACT[i],
            "steps": "\n".join(f"{n}. {s}" for n, s in enumerate(STEPS[i], 1)),
            "goal": b.rng.choice(GOALS),
            "who": join.join(who),
            "time": time.text,
            "follow": b.rng.choice(FOLLOW),
        }
        rows.append([cells[kind] for kind in kinds])
        fields: dict[str, object] = {"indicator": i} if "name" in kinds else {}
        b.measure_truth(b.facts.measures[0], ACT[i], **fields, responsible=who, start=time.start, end=time.end)
    share = [0.4 if kind == "no" else 1.0 for kind in kinds]
    b.table([[b.rng.choice(HEADS[kind]) for kind in kinds]], rows, [x / sum(share) for x in share])


@layout("held7-organization-form", kept_out=HELD, first=2566, agency=(*LOCAL, PAO))
def organization_form(b: Builder) -> None:
    """The newer numbered form: overall, instruments with both parts of EIT, indicators, questions, measures."""
    y, r = b.year, b.facts.result
    lead = b.pick("การนำผลการประเมิน ITA มาใช้พัฒนาหน่วยงาน", "รายงานการใช้ผลการประเมิน ITA เพื่อยกระดับองค์กร")
    b.heading(f"{lead} ประจำปีงบประมาณ พ.ศ. {y + b.chance(0.4)}\n{w.whole(b)}", 1, center=True)
    b.heading("1. " + b.pick("ที่มา", "เหตุผลและความจำเป็น"), 2)
    origin(b)
    b.heading(f"2. ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {y}", 2)
    b.heading("2.1 ภาพรวมของหน่วยงาน", 3)
    b.para(total(b))
    b.heading("2.2 ผลคะแนนจำแนกตามเครื่องมือ", 3)
    parts = b.pick("below", "instead", "between")
    rows: Rows = [[b.tool("IIT", "both"), b.score("IIT")]]
    halves: Rows = [[b.tool(c, b.pick("code", "both")), b.score(c)] for c in ("EIT1", "EIT2")]
    if parts != "instead":
        rows.append([b.tool("EIT", "both"), b.score("EIT")])
    rows += [] if parts == "below" else halves
    rows.append([b.tool("OIT", "both"), b.score("OIT")])
    if b.chance(0.4):
        rows.append([Cell("คะแนนรวม", bold=True), b.score("ITA")])
    b.table([["เครื่องมือ", b.pick("ผลคะแนน", "คะแนนเฉลี่ย", "คะแนน")]], rows, (0.72, 0.28), (1,))
    if parts == "below":
        one, two = b.score("EIT1"), b.score("EIT2")
        b.para(
            b.pick(
                f"แบบวัด EIT ส่วนที่ 1 ได้ {one} คะแนน และส่วนที่ 2 ได้ {two} คะแนน",
                f"ทั้งนี้ EIT แบ่งเป็น EIT ส่วนที่ 1 เท่ากับ {one} และ EIT ส่วนที่ 2 เท่ากับ {two}",
            )
        )
    b.heading("2.3 ผลคะแนนรายตัวชี้วัด", 3)
    rows = []
    goal = b.chance(0.5)
    ok, no = b.rng.choice((("บรรลุเป้าหมาย", "ไม่บรรลุเป้าหมาย"), ("ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์")))
    for c, g in MEMBERS.items():
        rows.append([Cell(b.tool(c, "both"), colspan=3 + goal, bold=True)])
        rows += [[str(i), b.name(i), b.score(i), *([ok if r.indicator(i) >= 85 else no] if goal else [])] for i in g]
    head = [b.pick("ตัวชี้วัดที่", "ลำดับ"), b.pick("ชื่อตัวชี้วัด", "ประเด็นการประเมิน"), b.pick("คะแนนที่ได้", "ผลคะแนน")]
    b.table([[*head, *(["เทียบเป้าหมาย 85"] if goal else [])]], rows, center=(0, 2, 3)[: 2 + goal])
    b.heading("3. " + b.pick("ประเด็นที่ควรพัฒนา", "การวิเคราะห์รายข้อ"), 2)
    low, bullet = weakest(b, b.rng.randint(3, 6)), b.pick("- ", "")
    for i in low:
        said = ""
        if i <= 8 and b.chance(0.6):
            q, _, v = min(questions(b, i, 3), key=lambda z: float(z[2]))
            said = f" โดยเฉพาะข้อ {q} ({v} คะแนน)"
        b.para(f"{bullet}{b.name(i)} พบว่า{WEAK[i]}{said}")
    b.heading(f"4. มาตรการที่จะดำเนินการใน{year_of(b, y + 1)}", 2)
    plan(
        b,
        low,
        b.rng.choice(
            (("name", "weak", "act", "steps", "time", "who"), ("name", "act", "steps", "who", "time", "follow"))
        ),
    )
    b.heading("5. การกำกับติดตาม", 2)
    b.para("สำนักปลัดเป็นผู้รวบรวมผลการดำเนินงานเสนอผู้บริหารทุก 6 เดือน และเผยแพร่บนเว็บไซต์ของหน่วยงาน")


@layout("held7-director-memo", kept_out=HELD, first=2564, agency=(SAO,))
def director_memo(b: Builder) -> None:
    """A two-page memo of an education area office: total and instruments on the first page, indicators behind."""
    x, y, r = b.facts.body, b.year, b.facts.result
    name = f"สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา{x.province}"
    become(b, "education_area", name, name, district=None)
    group = b.pick("กลุ่มอำนวยการ", "กลุ่มกฎหมายและคดี", "กลุ่มนโยบายและแผน")
    b.style["ruled"] = b.chance(0.8)
    b.heading("บันทึกข้อความ", 1, center=True)
    b.para(f"ส่วนราชการ {group} {name}", indent=False)
    b.para(f"ที่ ศธ {b.rng.randint(4100, 4399):05d}/{b.rng.randint(10, 4000)}   วันที่ {w.day(b)}", indent=False)
    b.para(f"เรื่อง {b.pick('รายงาน', 'สรุป')}ผลการประเมินคุณธรรมและความโปร่งใส {year_of(b)}", indent=False)
    b.para(f"เรียน ผู้อำนวยการ{name}", indent=False)
    b.para(f"ตามที่ {name} ได้เข้าร่วมการประเมิน ITA ประจำ{year_of(b)} ระหว่างเดือนมกราคม - มิถุนายน {y} ความแจ้งแล้วนั้น")
    t, v = b.score("ITA"), b.level()
    b.para(
        b.pick(
            f"บัดนี้ ได้มีการประกาศผลการประเมินแล้ว สำนักงานเขตพื้นที่การศึกษามีคะแนนเฉลี่ยภาพรวม {t} อยู่ในระดับ {v}",
            f"{group}ขอรายงานว่า ผลการประเมินในภาพรวมมีค่าคะแนนเท่ากับ {t} คะแนน ระดับ {v}",
            f"ในการนี้ ผลการประเมินปรากฏว่าได้ร้อยละ {t} ระดับผลการประเมินคือ {v}",
        )
        + b.pick(" รายละเอียดดังตาราง", " ดังนี้", " โดยมีผลแต่ละแบบวัดดังต่อไปนี้")
    )
    shape = b.pick("weights", "plain", "lines")
    if shape == "lines":
        b.lines(
            f"{k}. {b.tool(c, 'both')} จำนวน {len(g)} ตัวชี้วัด ได้ {b.score(c)} คะแนน"
            for k, (c, g) in enumerate(MEMBERS.items(), 1)
        )
    else:
        rows: Rows = []
        for c, g in MEMBERS.items():
            share = [f"{int(WEIGHT[c] * 100)}"] if shape == "weights" else []
            rows.append([b.tool(c, "both"), str(len(g)), *share, b.score(c)])
        head = ["แบบวัด", "จำนวนตัวชี้วัด", *(["น้ำหนัก (ร้อยละ)"] if shape == "weights" else []), "คะแนนเฉลี่ย"]
        b.table([head], rows, center=range(1, 4))
    best, worst = order(b)[0], order(b)[-1]
    high, low = b.score(best), b.score(worst)
    b.para(
        b.pick(
            f"ตัวชี้วัดที่มีคะแนนสูงสุด คือ {b.name(best)} ({high}) และตัวชี้วัดที่มีคะแนนต่ำสุด คือ {b.name(worst)} ({low})",
            f"เมื่อพิจารณาเป็นรายตัวชี้วัด {b.name(best)} ได้คะแนนสูงสุด {high} ส่วน{b.name(worst)} ได้คะแนนต่ำสุด {low}",
        )
        + b.pick(" รายละเอียดตามเอกสารแนบ", " ตามบัญชีแนบท้าย")
    )
    b.para("จึงเรียนมาเพื่อโปรดทราบ และเห็นควรแจ้งทุกกลุ่มงานนำผลไปปรับปรุงการปฏิบัติงาน")
    sign(b, f"ผู้อำนวยการ{group}")
    b.page_break()
    b.heading(b.pick("เอกสารแนบ", "บัญชีแนบท้าย") + f" : ผลการประเมินรายตัวชี้วัด {year_of(b)}", 2, center=True)
    rank = {i: k for k, i in enumerate(order(b), 1)}
    ranks, first = b.chance(0.5), b.chance(0.5)
    rows = []
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            lead: list[str | Cell] = [Cell(c, rowspan=len(g), align="center")] if k == 0 and first else []
            row: list[str | Cell] = [*lead, f"{i}. {b.name(i)}", *([] if first else [c]), b.score(i)]
            rows.append([*row, *([str(rank[i])] if ranks else [])])
    head = [*(["แบบวัด", "ตัวชี้วัด"] if first else ["ตัวชี้วัด", "แบบวัด"]), "คะแนน", *(["อันดับ"] if ranks else [])]
    b.table([head], rows, (0.16, 0.5, 0.2, 0.14)[: 3 + ranks] if first else (0.5, 0.16, 0.2, 0.14)[: 3 + ranks])
    below = sum(r.indicator(i) < 85 for i in range(1, 11))
    count = f"จำนวน {below} ตัวชี้วัด" if below else "ไม่มี"
    b.para(f"หมายเหตุ ตัวชี้วัดที่มีคะแนนต่ำกว่า 85 คะแนน {count}", indent=False)
    b.no_measures()


@layout("held7-public-notice", kept_out=HELD)
def public_notice(b: Builder) -> None:
    """A signed notice of the result to the public; all scores stand in numbered lists, English names beside Thai."""
    y, x = b.year, b.facts.body
    b.picture(25)
    b.heading(f"ประกาศ{x.name}", 1, center=True)
    b.heading(
        f"เรื่อง {b.pick('ผล', 'เผยแพร่ผล', 'แจ้งผล')}การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน\nประจำ{year_of(b)}",
        2,
        center=True,
    )
    b.para("-" * 40, align="center")
    b.para(
        f"ด้วยสำนักงาน ป.ป.ช. ได้แจ้งผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {y} เมื่อวันที่ {w.announced(b)} นั้น "
        f"เพื่อให้ประชาชนและบุคลากรได้รับทราบโดยทั่วกัน {w.whole(b)} จึงขอประกาศผลการประเมิน ดังต่อไปนี้"
    )
    t, v = b.score("ITA"), b.level()
    b.para(
        b.pick(
            f"1. ผลการประเมินภาพรวม (Overall) ได้ {t} คะแนน ระดับ {v}",
            f"1. คะแนนรวม (Total Score) : {t} คะแนน ระดับผลการประเมิน (Rating) : {v}",
            f"1. ภาพรวมได้คะแนนร้อยละ {t} มีผลการประเมินอยู่ในระดับ {v}",
        )
    )
    b.para("2. " + b.pick("ผลการประเมินรายแบบวัดและตัวชี้วัด ดังนี้", "ผลคะแนนแยกตามแบบวัดและตัวชี้วัด มีดังนี้"))
    english, mean, bullet = b.chance(0.4), b.chance(0.7), b.chance(0.5)
    say = b.pick("{n} {s} คะแนน", "{n} ได้คะแนน {s}", "{n} ร้อยละ {s}", "{n} : {s}", "{n} = {s} คะแนน")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        label = f"{TOOL_ENGLISH[c]} ({c})" if english else b.tool(c, "both")
        b.para(f"2.{k} {label}" + (b.pick(" ได้คะแนน ", " คะแนนเฉลี่ย ") + b.score(c) if mean else ""))
        b.lines(
            ("-" if bullet else f"2.{k}.{n}") + f" {say.format(n=b.name(i), s=b.score(i))}" for n, i in enumerate(g, 1)
        )
    if b.facts.result.eit_parts and b.chance(0.4):
        b.para(f"อนึ่ง EIT ส่วนที่ 1 ได้คะแนน {b.score('EIT1')} และ EIT ส่วนที่ 2 ได้คะแนน {b.score('EIT2')}")
    if b.chance(0.5):
        some = weakest(b, 2)
        b.para(f"3. {x.name} จะปรับปรุงการดำเนินงานเรื่อง{b.name(some[0])}และ{b.name(some[1])}ให้ดียิ่งขึ้น")
    b.para("จึงประกาศมาให้ทราบโดยทั่วกัน")
    b.para(f"ประกาศ ณ วันที่ {w.day(b)}", align="center")
    sign(b, boss(b))
    b.no_measures()


@layout("held7-bound-report", kept_out=HELD, agency=(*LOCAL, "city_municipality", PAO))
def bound_report(b: Builder) -> None:
    """Cover, memo, a table for each instrument, indicators parted at 85 with the scores again, and the measures."""
    y, r = b.year, b.facts.result
    title = b.pick("รายงานวิเคราะห์ผลการประเมิน ITA", "รายงานผลการวิเคราะห์คุณธรรมและความโปร่งใสของหน่วยงาน")
    b.picture(45)
    b.heading(title, 1, center=True)
    b.heading(f"ประจำ{year_of(b)}", 1, center=True)
    b.heading(w.whole(b), 2, center=True)
    b.page_break()
    if b.chance(0.6):
        b.heading("บันทึกข้อความ", 1, center=True)
        b.para(f"ส่วนราชการ {departments(b.facts.body)[0]} {b.facts.body.name}", indent=False)
        b.para(f"เรื่อง {title} {year_of(b)}", indent=False)
        b.para(f"เรียน {boss(b)}", indent=False)
        brief = f" โดย{total(b)}" if b.chance(0.6) else ""
        b.para(f"ด้วยคณะทำงานได้วิเคราะห์ผลการประเมิน ITA เสร็จเรียบร้อยแล้ว{brief} จึงเสนอรายงานมาพร้อมนี้เพื่อโปรดพิจารณา")
        sign(b, b.pick("หัวหน้าสำนักปลัด", "ปลัด" + b.facts.body.name))
        b.page_break()
    b.heading("ส่วนที่ 1 " + b.pick("บทนำ", "ความสำคัญของการประเมิน"), 2)
    origin(b)
    for c, g in MEMBERS.items():
        b.para(f"{b.tool(c, 'both')} ประกอบด้วย {' '.join(b.name(i) for i in g)} มีน้ำหนักร้อยละ {int(WEIGHT[c] * 100)}")
    if b.chance(0.5):
        b.lines(f"{span} คะแนน = {word}" for span, word in BANDS[y <= 2565])
    b.heading("ส่วนที่ 2 " + b.pick(f"ผลการประเมิน {year_of(b)}", "ผลคะแนนที่ได้รับ"), 2)
    b.para(total(b))
    cols = b.pick("full", "bare", "meaning")
    foot = b.pick(" เฉลี่ย", "", "รวมเฉลี่ย")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.para(f"ตารางที่ {k} {b.pick('ผลการประเมิน', 'คะแนน')}{b.tool(c, 'both')}", indent=False, bold=True)
        rows: Rows = []
        for n, i in enumerate(g, 1):
            meaning = ["สูงกว่าเกณฑ์" if r.indicator(i) >= 85 else "ต่ำกว่าเกณฑ์"] if cols == "meaning" else []
            full = ["100"] if cols == "full" else []
            rows.append([str(n), b.name(i), *full, b.score(i), *meaning])
        if foot:
            last: list[str | Cell] = [Cell(f"{foot.strip()} {c}", colspan=2, bold=True)]
            rows.append([*last, *(["100"] if cols == "full" else []), b.score(c), *([""] if cols == "meaning" else [])])
        head = ["ที่", "ตัวชี้วัด", *(["คะแนนเต็ม"] if cols == "full" else []), b.pick("คะแนนที่ได้", "ผลการประเมิน", "ร้อยละ")]
        wide = (0.1, 0.54, 0.18, 0.18) if cols != "bare" else (0.1, 0.66, 0.24)
        b.table([[*head, *(["การแปลผล"] if cols == "meaning" else [])]], rows, wide, (0, *range(2, len(wide))))
        if c == "EIT" and r.eit_parts and b.chance(0.6):
            b.para(f"คะแนนแบบวัด EIT มาจากส่วนที่ 1 จำนวน {b.score('EIT1')} คะแนน และส่วนที่ 2 จำนวน {b.score('EIT2')} คะแนน")
    b.heading("ส่วนที่ 3 " + b.pick("จุดแข็งและจุดอ่อน", "การวิเคราะห์จุดเด่นจุดด้อย"), 2)
    up = [i for i in range(1, 11) if r.indicator(i) >= 85]
    down = [i for i in range(1, 11) if i not in up]
    again = b.chance(0.7)
    for text, group, tells in (
        ("จุดแข็ง (คะแนนร้อยละ 85 ขึ้นไป)", up, STRONG),
        ("จุดอ่อน (คะแนนต่ำกว่าร้อยละ 85)", down, WEAK),
    ):
        b.para(text + (f" จำนวน {len(group)} ตัวชี้วัด" if group else ""), bold=True, indent=False)
        if group:
            b.lines(f"{n}) {b.name(i)}{f' ({b.score(i)})' if again else ''} {tells[i]}" for n, i in enumerate(group, 1))
        else:
            b.para("ไม่มี")
    b.heading(f"ส่วนที่ 4 มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {y + 1}", 2)
    kinds = b.rng.choice(
        (
            ("no", "weak", "act", "steps", "who", "time", "goal"),
            ("no", "name", "act", "who", "time", "goal"),
            ("name", "weak", "act", "time", "who", "follow"),
        )
    )
    plan(b, weakest(b, b.rng.randint(4, 7)), kinds)


@layout("held7-plain-prose", kept_out=HELD, agency=LOCAL)
def plain_prose(b: Builder) -> None:
    """A few pages of running text: instruments with their indicators in a sentence each, then every indicator."""
    y, r = b.year, b.facts.result
    b.heading(
        f"{b.pick('สรุป', 'การสรุป', 'บันทึก')}ผลการประเมินคุณธรรมและความโปร่งใส ITA\n{w.whole(b)}\n{year_of(b)}",
        1,
        center=True,
    )
    if b.chance(0.6):
        origin(b)
    b.para(total(b))
    p = y - 1
    if b.facts.earlier and b.chance(0.5):
        word = "สูงกว่า" if change(b, "ITA") > 0 else "ต่ำกว่า"
        b.para(f"คะแนนดังกล่าว{word}{year_of(b, p)} ที่ได้ {b.score('ITA', p)} คะแนน อยู่ {abs(change(b, 'ITA')):.2f} คะแนน")
    for n, (c, g) in enumerate(MEMBERS.items()):
        s, parts = b.score(c), " ".join(f"{b.name(i)} {b.score(i)} คะแนน" for i in g)
        b.para(
            (
                f"{b.tool(c, 'both')} ได้คะแนนเฉลี่ย {s} คะแนน โดยแยกเป็นรายตัวชี้วัด คือ {parts}",
                f"ส่วน{b.tool(c, 'both')} มีคะแนนเฉลี่ยร้อยละ {s} แบ่งเป็น {parts}",
                f"สำหรับ{b.tool(c, 'both')} มีคะแนน {s} คะแนน ได้แก่ {parts}",
            )[n]
        )
    b.heading(b.pick("การอภิปรายผล", "ผลการวิเคราะห์รายตัวชี้วัด"), 2)
    again = b.chance(0.6)
    shape = b.pick(
        "{i}. {n}{s} เป็นการประเมินเกี่ยวกับ{a} พบว่า{t}",
        "ตัวชี้วัดที่ {i} {n}{s} สะท้อนเรื่อง{a} โดย{t}",
        "{n}{s} เกี่ยวข้องกับ{a} จากผลการประเมิน {t}",
    )
    for i in range(1, 11):
        told = STRONG[i] if r.indicator(i) >= 85 else WEAK[i]
        got = b.pick(f" ได้ {b.score(i)} คะแนน", f" (ร้อยละ {b.score(i)})") if again else ""
        b.para(shape.format(i=i, n=b.name(i), s=got, a=ABOUT[i], t=told))
    below = [i for i in range(1, 11) if r.indicator(i) < 85]
    if below:
        b.para(f"ตัวชี้วัดที่มีคะแนนต่ำกว่าร้อยละ 85 มีจำนวน {len(below)} ตัวชี้วัด ได้แก่ {' '.join(b.name(i) for i in below)}")
    else:
        b.para("ทุกตัวชี้วัดมีคะแนนตั้งแต่ร้อยละ 85 ขึ้นไป จึงควรรักษามาตรฐานไว้")
    b.heading(b.pick("ข้อเสนอแนะ", "แนวทางการปรับปรุง"), 2)
    low = weakest(b, b.rng.randint(3, 5))
    if b.chance(0.5):
        plan(b, low, b.rng.choice((("no", "act", "who", "time"), ("name", "act", "steps", "who", "time"))))
    else:
        b.lines(f"{k}. {ACT[i]}" for k, i in enumerate(low, 1))
        b.no_measures()
    sign(b, b.pick("นักทรัพยากรบุคคล", "นิติกร", "หัวหน้าสำนักปลัด"))


@layout("held7-arrows", kept_out=HELD, first=2563)
def arrows(b: Builder) -> None:
    """Last year and this year in narrow columns with arrows, differences and ranks; movements told in a list."""
    y, p = b.year, b.year - 1
    b.style["ruled"] = b.chance(0.75)
    b.heading(
        f"{b.pick('เปรียบเทียบ', 'การวิเคราะห์เปรียบเทียบ')}ผลการประเมิน ITA\nปีงบประมาณ พ.ศ. {p} และ พ.ศ. {y}\n{w.whole(b)}",
        1,
        center=True,
    )
    b.heading(b.pick("ภาพรวม", "1. คะแนนภาพรวม"), 2)
    late = b.chance(0.3)  # the later year first
    pair = [y, p] if late else [p, y]
    if b.chance(0.6):
        b.table(
            [["ปีงบประมาณ", "คะแนนรวม", "ระดับ"]],
            [[f"พ.ศ. {k}" if b.chance(0.5) else str(k), b.score("ITA", k), b.level(k)] for k in pair],
            (0.34, 0.33, 0.33),
            range(3),
        )
    else:
        b.lines(f"{b.pick('- ', '• ')}{year_of(b, k)} คะแนนรวม {b.score('ITA', k)} ระดับ {b.level(k)}" for k in pair)
    word = "เพิ่มขึ้น" if change(b, "ITA") > 0 else "ลดลง"
    b.para(f"คะแนนรวมปี {y} {word}จากปี {p} จำนวน {abs(change(b, 'ITA')):.2f} คะแนน")
    b.heading(b.pick("รายแบบวัดและตัวชี้วัด", "2. คะแนนรายตัวชี้วัด"), 2)
    up, down = b.rng.choice((("▲", "▼"), ("↑", "↓"), ("เพิ่ม", "ลด"), ("+", "-")))
    glued, ranks, tools = b.chance(0.5), b.chance(0.5), b.chance(0.6)
    rank = {i: k for k, i in enumerate(order(b), 1)}

    def move(code: str | int) -> list[str | Cell]:
        d = change(b, code)
        sign_of = "=" if d == 0 else up if d > 0 else down
        if glued:
            return ["คงที่" if d == 0 else f"{sign_of}{'' if len(sign_of) == 1 and sign_of in '+-' else ' '}{abs(d):.2f}"]
        return [f"{abs(d):.2f}", sign_of]

    rows: Rows = []
    for c, g in MEMBERS.items():
        if tools:
            name = Cell(b.tool(c, b.pick("code", "both")), bold=True)
            rows.append([name, *(b.score(c, k) for k in pair), *move(c), *([""] if ranks else [])])
        for i in g:
            rows.append(
                [f"{i}. {b.name(i)}", *(b.score(i, k) for k in pair), *move(i), *([str(rank[i])] if ranks else [])]
            )
    if b.chance(0.4):
        last: list[str | Cell] = [Cell("คะแนนรวม", bold=True), *(b.score("ITA", k) for k in pair), *move("ITA")]
        rows.append([*last, *([""] if ranks else [])])
    tail = ["ผลต่าง"] if glued else ["ผลต่าง", "ทิศทาง"]
    tail += [f"อันดับ ปี {y}"] if ranks else []
    header: Rows = [["ตัวชี้วัด", *(b.pick(f"ปี {k}", f"ปี {k}") for k in pair), *tail]]
    if b.chance(0.4):
        top: list[str | Cell] = [
            Cell("แบบวัด/ตัวชี้วัด", rowspan=2),
            Cell("คะแนน", colspan=2),
            *(Cell(s, rowspan=2) for s in tail),
        ]
        header = [top, [f"พ.ศ. {k}" for k in pair]]
    n = 2 + len(tail)
    b.table(header, rows, (0.44, *[0.56 / n] * n), range(1, n + 1))
    b.heading(b.pick("ข้อสังเกต", "3. ข้อค้นพบ"), 2)
    by = sorted(range(1, 11), key=lambda i: (change(b, i), i))
    lines = []
    if change(b, by[-1]) > 0:
        lines.append(f"ตัวชี้วัดที่เพิ่มขึ้นมากที่สุด คือ {b.name(by[-1])} จาก {b.score(by[-1], p)} เป็น {b.score(by[-1])} คะแนน")
    if change(b, by[0]) < 0:
        lines.append(
            f"ตัวชี้วัดที่ลดลงมากที่สุด คือ {b.name(by[0])} จาก {b.score(by[0], p)} เป็น {b.score(by[0])} คะแนน {WEAK[by[0]]}"
        )
    lines.append(f"ควรเร่งดำเนินการ : {ACT[order(b)[-1]]}")
    b.lines(f"- {s}" for s in lines)
    b.no_measures()


@layout("held7-month-progress", kept_out=HELD, agency=(*LOCAL, PAO, "department"))
def month_progress(b: Builder) -> None:
    """How far the measures are at half or full year: months or periods, per cents, states, departments."""
    y, full = b.year, b.chance(0.5)
    b.style["landscape"] = not full or b.chance(0.5)
    title = b.pick("รายงานความก้าวหน้าการดำเนินงานตามมาตรการ ITA", "รายงานผลการกำกับติดตามมาตรการส่งเสริมความโปร่งใส")
    b.heading(f"{title}\nประจำปีงบประมาณ พ.ศ. {y + 1} (รอบ {12 if full else 6} เดือน)\n{w.whole(b)}", 1, center=True)
    b.para(
        f"จากการวิเคราะห์ปรากฏว่า {total(b)} หน่วยงานจึงกำหนดมาตรการสำหรับปี {y + 1} "
        f"และได้ติดตามผลการดำเนินงาน ณ วันที่ {'30 กันยายน' if full else '31 มีนาคม'} {y + 1} ดังนี้"
    )
    base = b.pick("column", "lines", "")
    low = weakest(b, b.rng.randint(4, 8))
    if base == "lines":
        b.lines(f"- {b.name(i)} ({INSTRUMENT[i]}) ปี {y} ได้ {b.score(i)} คะแนน" for i in low)
    word = {
        "done": b.pick("ดำเนินการแล้วเสร็จ", "แล้วเสร็จ", "ดำเนินการแล้ว"),
        "in_progress": b.pick("อยู่ระหว่างดำเนินการ", "กำลังดำเนินการ"),
        "not_done": b.pick("ยังไม่ดำเนินการ", "ยังไม่ได้ดำเนินการ"),
    }
    names, mark = departments(b.facts.body), b.pick("✓", "/", "●")
    form, percent = b.pick("yy", "yyyy", "tail", "days"), b.chance(0.7)
    rows: Rows = []
    tally = dict.fromkeys(word, 0)
    for k, i in enumerate(low, 1):
        state = b.rng.choices(tuple(word), (6, 3, 1) if full else (3, 5, 2))[0]
        tally[state] += 1
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 2))), key=names.index)
        fields: dict[str, object] = {"indicator": i, "responsible": who, "status": state}
        row: list[str | Cell] = [
            str(k),
            f"{b.name(i)}" + (f"\n(ปี {y} = {b.score(i)})" if base == "column" else ""),
            ACT[i],
        ]
        if full:
            time = when(b, y + 1, form)
            row.append(time.text)
            fields |= {"start": time.start, "end": time.end}
        else:
            first = b.rng.randint(0, 4)
            last = b.rng.randint(first, 5)
            row += [Cell(mark if first <= n <= last else "", align="center") for n in range(6)]
        share = {"done": 100, "in_progress": b.rng.randint(2, 9) * 10, "not_done": 0}[state]
        row += ["\n".join(who), *([f"ร้อยละ {share}"] if percent else []), word[state]]
        rows.append(row)
        b.measure_truth(b.facts.measures[0], ACT[i], **fields)
    tail = [
        b.pick("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ"),
        *(["ความก้าวหน้า"] if percent else []),
        b.pick("สถานะ", "สถานะการดำเนินงาน"),
    ]
    lead = ["ที่", "ตัวชี้วัด", "มาตรการ"]
    if full:
        b.table([[*lead, "ระยะเวลา", *tail]], rows)
    else:
        top: list[str | Cell] = [
            *(Cell(s, rowspan=2) for s in lead),
            Cell(f"แผนการดำเนินงาน ปี {y} - {y + 1}", colspan=6),
        ]
        top += [Cell(s, rowspan=2) for s in tail]
        months = [SHORT_MONTHS[(n + 9) % 12] for n in range(6)]
        rest = 0.64 / (1 + len(tail) + 1)
        b.table([top, [*months]], rows, (0.06, rest, rest, *[0.05] * 6, *[rest] * len(tail)))
    b.para("สรุปผล " + " ".join(f"{word[s]} {n} มาตรการ" for s, n in tally.items() if n))
    b.para("ปัญหาอุปสรรค : " + b.pick("บุคลากรมีภารกิจหลายด้านในช่วงเวลาเดียวกัน", "งบประมาณบางรายการได้รับจัดสรรล่าช้า", "ไม่มี"))
    sign(b, "ผู้รายงาน")


OPEN = (
    ("โครงสร้างหน่วยงาน", "แผนผังแสดงส่วนงานในสังกัด"),
    ("ข้อมูลผู้บริหาร", "ชื่อ ตำแหน่ง รูปถ่าย ช่องทางติดต่อ"),
    ("อำนาจหน้าที่", "ภารกิจตามกฎหมายจัดตั้ง"),
    ("แผนพัฒนาหน่วยงาน", "ยุทธศาสตร์ เป้าหมาย ตัวชี้วัด"),
    ("ข้อมูลการติดต่อ", "ที่อยู่ โทรศัพท์ แผนที่ตั้ง"),
    ("ข่าวประชาสัมพันธ์", "ข่าวของปีปัจจุบัน"),
    ("กระดานถามตอบ", "ถามตอบได้สองทาง"),
    ("แผนดำเนินงานประจำปี", "โครงการ งบประมาณ ระยะเวลา"),
    ("คู่มือปฏิบัติงาน", "วิธีการและขั้นตอนของเจ้าหน้าที่"),
    ("คู่มือการให้บริการ", "ขั้นตอน ระยะเวลา ค่าธรรมเนียม"),
    ("สถิติการให้บริการ", "จำนวนผู้รับบริการรายเดือน"),
    ("ระบบบริการออนไลน์", "ยื่นคำขอได้โดยไม่ต้องเดินทาง"),
    ("รายงานการใช้จ่ายงบประมาณ", "ผลการเบิกจ่ายรอบ 6 เดือน"),
    ("ประกาศจัดซื้อจัดจ้าง", "วงเงิน วิธีการ ผู้ได้รับคัดเลือก"),
    ("แผนบริหารทรัพยากรบุคคล", "โครงการพัฒนาและงบประมาณ"),
    ("ประมวลจริยธรรม", "แนวปฏิบัติที่ควรทำและไม่ควรทำ"),
    ("ช่องทางแจ้งเรื่องร้องเรียน", "แบบฟอร์มออนไลน์"),
    ("สถิติเรื่องร้องเรียน", "จำนวนเรื่องและความคืบหน้า"),
    ("การมีส่วนร่วมของประชาชน", "กิจกรรมพร้อมภาพประกอบ"),
    ("นโยบายงดรับของขวัญ", "ลงนามโดยผู้บริหารสูงสุด"),
    ("การประเมินความเสี่ยง", "เหตุการณ์และระดับความเสี่ยง"),
    ("แผนป้องกันการทุจริต", "โครงการ งบประมาณ ระยะเวลา"),
)


@layout("held7-no-evidence", kept_out=HELD, agency=(*LOCAL, PAO, "department"))
def no_evidence(b: Builder) -> None:
    """A check of the open-data documents before the window closes: parts, ticks, who looks after them; no points."""
    y = b.year
    last = 43 if y <= 2566 else 35 if y == 2567 else 28
    count = b.rng.randint(12, len(OPEN))
    kind = b.pick("แบบสอบทานหลักฐาน", "ตารางตรวจสอบความพร้อม")
    b.heading(f"{kind}การเปิดเผยข้อมูลสาธารณะ (OIT)\nประจำ{year_of(b)}\n{w.whole(b)}", 1, center=True)
    b.para(f"ผู้ตรวจสอบทำเครื่องหมายในช่องที่ตรงกับสภาพจริง ณ วันที่ {b.rng.randint(3, 27)} มีนาคม {y} ก่อนส่งในระบบ ITAS")
    yes, url = b.pick("✓", "/", "☑"), b.chance(0.4)
    numbers = sorted(b.rng.sample(range(1, last + 1), count))
    documents = [OPEN[k] for k in sorted(b.rng.sample(range(len(OPEN)), count))]
    ticks = [b.chance(0.85) for _ in numbers]
    rows: Rows = []
    for n, (name, part), tick in zip(numbers, documents, ticks, strict=True):
        cells = [yes if tick else "", "" if tick else yes]
        end = "ลิงก์ถูกต้อง" if tick and url else "" if tick else "รอข้อมูล"
        rows.append([b.item("O", n), name, part, *cells, b.rng.choice(departments(b.facts.body)), end])
    two: Rows = [
        [
            Cell("ข้อ", rowspan=2),
            Cell(b.pick("ข้อมูล", "รายการข้อมูล"), rowspan=2),
            Cell("องค์ประกอบ", rowspan=2),
            Cell(b.pick("ผลการตรวจ", "สถานะการเผยแพร่"), colspan=2),
            Cell("ผู้ดูแลข้อมูล", rowspan=2),
            Cell("หมายเหตุ", rowspan=2),
        ],
        ["มี", "ไม่มี"],
    ]
    b.table(two, rows, (0.08, 0.22, 0.26, 0.08, 0.08, 0.18, 0.1), (0, 3, 4))
    done = sum(ticks)
    b.para(f"สรุป ตรวจสอบ {count} รายการ มีข้อมูลครบ {done} รายการ คิดเป็นร้อยละ {100 * done / count:.2f} ของรายการที่ตรวจ")
    b.para(
        f"ตัวชี้วัดที่เกี่ยวข้อง : {b.name(9)} และ{b.name(10)} เป้าหมายของหน่วยงาน ไม่น้อยกว่า {b.rng.choice((90, 95, 100))} คะแนน"
    )
    sign(b, "ผู้ตรวจสอบ", "ผู้รับรองข้อมูล")
    b.note("report_fiscal_year_be", None)
    b.no_measures()


MINISTRIES = {
    "กระทรวงเกษตรและสหกรณ์": (
        "สำนักงานปลัดกระทรวงเกษตรและสหกรณ์",
        "กรมชลประทาน",
        "กรมประมง",
        "กรมปศุสัตว์",
        "กรมพัฒนาที่ดิน",
        "กรมวิชาการเกษตร",
        "กรมส่งเสริมการเกษตร",
        "กรมส่งเสริมสหกรณ์",
        "กรมตรวจบัญชีสหกรณ์",
        "กรมการข้าว",
        "กรมหม่อนไหม",
        "กรมฝนหลวงและการบินเกษตร",
    ),
    "กระทรวงสาธารณสุข": (
        "สำนักงานปลัดกระทรวงสาธารณสุข",
        "กรมการแพทย์",
        "กรมควบคุมโรค",
        "กรมอนามัย",
        "กรมสุขภาพจิต",
        "กรมวิทยาศาสตร์การแพทย์",
        "กรมสนับสนุนบริการสุขภาพ",
        "สำนักงานคณะกรรมการอาหารและยา",
    ),
    "กระทรวงการคลัง": (
        "สำนักงานปลัดกระทรวงการคลัง",
        "กรมธนารักษ์",
        "กรมบัญชีกลาง",
        "กรมศุลกากร",
        "กรมสรรพสามิต",
        "กรมสรรพากร",
        "สำนักงานเศรษฐกิจการคลัง",
    ),
    "กระทรวงคมนาคม": (
        "สำนักงานปลัดกระทรวงคมนาคม",
        "กรมเจ้าท่า",
        "กรมการขนส่งทางบก",
        "กรมท่าอากาศยาน",
        "กรมทางหลวง",
        "กรมทางหลวงชนบท",
    ),
}


@layout("held7-ministry-table", kept_out=HELD, agency=("department",))
def ministry_table(b: Builder) -> None:
    """A ministry's table of its departments, means at the foot, counts of levels; the best are named in words."""
    y = b.year
    ministry = b.pick(*MINISTRIES)
    rows_of = [(Body("department", n, n), draw_assessment(b.rng, y)) for n in MINISTRIES[ministry]]
    if b.style.get("running_head"):
        b.style["running_head"] = ministry
    b.style["landscape"] = b.chance(0.5)
    tools, ranked = b.chance(0.65), b.chance(0.5)
    if ranked:
        rows_of.sort(key=lambda z: -z[1].total)
    codes = ("IIT", "EIT", "OIT", "ITA") if tools else ("ITA",)
    b.heading(f"{b.pick('สรุป', 'รายงาน')}ผลการประเมิน ITA ของหน่วยงานในสังกัด{ministry}\n{year_of(b)}", 1, center=True)
    mean = sum(a.total for _, a in rows_of) / len(rows_of)
    best = max(rows_of, key=lambda z: z[1].total)
    b.para(
        f"{b.pick('ศูนย์ปฏิบัติการต่อต้านการทุจริต', 'กองตรวจราชการ')} {ministry} ได้รวบรวมผลการประเมินของหน่วยงานในสังกัด "
        f"จำนวน {len(rows_of)} หน่วยงาน มีคะแนนเฉลี่ยของกระทรวง {mean:.2f} คะแนน "
        f"โดย{best[0].name}มีคะแนนสูงสุด {score_text(best[1].total)} คะแนน"
    )
    body: Rows = []
    for k, (x, a) in enumerate(rows_of, 1):
        body.append([str(k), x.name, *(score_text(a.value(c)) for c in codes), a.level])
    last: list[str | Cell] = [Cell(b.pick("เฉลี่ยรวม", "ค่าเฉลี่ยกระทรวง"), colspan=2, bold=True)]
    last += [f"{sum(a.value(c) for _, a in rows_of) / len(rows_of):.2f}" for c in codes]
    body.append([*last, ""])
    head = ["อันดับ" if ranked else "ที่", b.pick("หน่วยงาน", "ส่วนราชการ", "ชื่อหน่วยงาน"), *(c for c in codes if c != "ITA")]
    head += [b.pick("คะแนนรวม", "ผลคะแนน ITA", "รวม"), b.pick("ระดับ", "ผลการประเมิน")]
    rest = 0.52 / (len(codes) + 1)
    b.table([head], body, (0.08, 0.4, *[rest] * (len(codes) + 1)), (0, *range(2, len(head))))
    b.heading(b.pick("จำนวนหน่วยงานจำแนกตามระดับ", "สรุปตามระดับผลการประเมิน"), 2)
    words = [word for _, word in BANDS[y <= 2565]]
    counts = [(word, sum(a.level == word for _, a in rows_of)) for word in words]
    shown = [(word, n) for word, n in counts if n]
    b.table(
        [["ระดับ", "จำนวน (หน่วยงาน)", "ร้อยละ"]],
        [[word, str(n), f"{100 * n / len(rows_of):.2f}"] for word, n in shown],
        (0.4, 0.3, 0.3),
        range(3),
    )
    b.para(f"กระทรวงตั้งเป้าหมายให้ทุกหน่วยงานมีคะแนนไม่ต่ำกว่า {b.rng.choice((85, 90, 95))} คะแนน ในปีงบประมาณ พ.ศ. {y + 1}")
    b.note_others(rows_of, codes)
    b.note("agency", None)
    b.no_measures()


@layout("held7-item-columns", kept_out=HELD)
def item_columns(b: Builder) -> None:
    """Points of questions and the indicator's own score in neighbouring columns of one row group."""
    y = b.year
    b.style["landscape"] = b.chance(0.4)
    b.heading(
        f"ผลการประเมิน ITA {b.pick('รายตัวชี้วัดและรายข้อคำถาม', 'จำแนกรายข้อ')} {year_of(b)}\n{w.whole(b)}", 1, center=True
    )
    b.para(total(b))
    first, code_column, mean = b.chance(0.65), b.chance(0.6), b.pick("title", "foot", "")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        extra = f" ได้ {b.score(c)} คะแนน" if mean == "title" else ""
        b.heading(f"{k}. {b.tool(c, 'both')}{extra}", 3)
        rows: Rows = []
        for i in g:
            asked = [
                (q, t, v)
                for (q, _, v), t in zip(questions(b, i, len(ASK[i].split("|"))), ASK[i].split("|"), strict=False)
            ]
            if i >= 9 and b.facts.result.indicator(i) < 100 and all(v == "100.00" for _, _, v in asked):
                asked[-1] = (*asked[-1][:2], "0.00")
            for n, (q, text, value) in enumerate(asked):
                item: list[str | Cell] = [q, text, value] if code_column else [f"{q} {text}", value]
                own: list[str | Cell] = []
                if n == 0:
                    own = [Cell(f"{i}. {b.name(i)}", rowspan=len(asked))]
                    own.append(Cell(b.score(i), rowspan=len(asked), align="center"))
                rows.append([*own, *item] if first else [*item, *own])
        head = [*(["ข้อ", "ประเด็นคำถาม"] if code_column else ["ข้อ/ประเด็นคำถาม"]), b.pick("คะแนนรายข้อ", "คะแนนข้อ")]
        mine = ["ตัวชี้วัด", b.pick("คะแนนตัวชี้วัด", "คะแนนเฉลี่ยตัวชี้วัด")]
        wide = (0.09, 0.33, 0.14) if code_column else (0.42, 0.14)
        b.table(
            [[*mine, *head] if first else [*head, *mine]],
            rows,
            (0.29, 0.15, *wide) if first else (*wide, 0.29, 0.15),
        )
        if mean == "foot":
            b.para(f"คะแนนเฉลี่ย {c} เท่ากับ {b.score(c)} คะแนน", indent=False)
        low = b.facts.result.lowest(c)
        b.para(f"ข้อเสนอต่อ {c} : {ACT[low]}")
    b.para(f"ที่มา : ระบบ ITAS ข้อมูล ณ วันที่ {w.announced(b)} ปีงบประมาณ พ.ศ. {y}", indent=False)
    b.no_measures()


INDEPENDENT = (
    "สำนักงานการตรวจเงินแผ่นดิน",
    "สำนักงานศาลปกครอง",
    "สำนักงานศาลยุติธรรม",
    "สำนักงานอัยการสูงสุด",
    "สำนักงานผู้ตรวจการแผ่นดิน",
)


@layout("held7-turned-english", kept_out=HELD, first=2563, agency=CENTRAL)
def turned_english(b: Builder) -> None:
    """English heads mixed with Thai; years lie in rows and the indicators in columns."""
    y, p, r = b.year, b.year - 1, b.facts.result
    if b.chance(0.3):
        name = b.rng.choice(INDEPENDENT)
        become(b, "independent_body", name, name)
    x = b.facts.body
    b.style |= {"landscape": True, "turn_wide": False}
    title, common = b.pick("Assessment Result", "Performance Report", "Score Summary"), b.pick("", f" (FY {y - 543})")
    b.heading(f"ITA {title} ปีงบประมาณ พ.ศ. {y}{common}", 1, center=True)
    b.heading(x.name, 2, center=True)
    b.heading(b.pick("Overall Performance", "Executive Summary", "ภาพรวม (Overview)"), 2)
    b.para(total(b))
    years = [p, y] if b.chance(0.7) else [y, p]
    label = b.pick("ปี {k}", "ปีงบ {k}", "พ.ศ. {k}")
    b.table(
        [["Fiscal Year", "IIT", "EIT", "OIT", b.pick("Total", "Overall Score", "คะแนนรวม"), b.pick("Rating", "ระดับ")]],
        [[label.format(k=k), *(b.score(c, k) for c in ("IIT", "EIT", "OIT", "ITA")), b.level(k)] for k in years],
        (0.2, 0.15, 0.15, 0.15, 0.17, 0.18),
        range(1, 6),
    )
    if r.eit_parts and b.chance(0.5):
        b.para(f"EIT Part 1 = {b.score('EIT1')} / EIT Part 2 = {b.score('EIT2')} (ปี {y})", indent=False)
    b.heading(b.pick("Indicator Scores", "คะแนนรายตัวชี้วัด (Score by Indicator)"), 2)
    english, goal = b.chance(0.4), b.chance(0.5)
    groups = b.rng.choice((((*range(1, 11),),), ((1, 2, 3, 4, 5), (6, 7, 8, 9, 10)), tuple(MEMBERS.values())))
    for g in groups:
        head = [
            b.pick("Year", "ปีงบประมาณ"),
            *(f"{i}. {b.name(i)}" + (f"\n({ENGLISH[i]})" if english else "") for i in g),
        ]
        rows: Rows = [[label.format(k=k), *(b.score(i, k) for i in g)] for k in years]
        rows.append([b.pick("Change", "เปลี่ยนแปลง (+/-)"), *(f"{change(b, i):+.2f}" for i in g)])
        if goal:
            rows.append(["Target", *["85.00"] * len(g)])
        b.table([head], rows, [1 / (len(g) + 1)] * (len(g) + 1), range(1, len(g) + 1))
    b.heading(b.pick("Key Findings", "ข้อค้นพบสำคัญ (Key Findings)"), 2)
    hi, lo = order(b)[0], order(b)[-1]
    b.lines(
        (
            f"• Strength : {b.name(hi)} ({b.score(hi)}) {STRONG[hi]}",
            f"• Area for Improvement : {b.name(lo)} ({b.score(lo)}) {WEAK[lo]}",
            f"• Action Plan : {ACT[lo]}",
        )
    )
    b.no_measures()


@layout("held7-no-five-year-plan", kept_out=HELD, agency=(*LOCAL, PAO))
def no_five_year_plan(b: Builder) -> None:
    """A plan against corruption for five years: targets of ITA for each year and projects with money, no result."""
    start = b.year + 1
    years = range(start, start + 5)
    b.heading(f"แผนปฏิบัติการป้องกันการทุจริต ระยะ 5 ปี\n(พ.ศ. {start} - {start + 4})\n{w.whole(b)}", 1, center=True)
    b.heading("1. " + b.pick("บทนำ", "สภาพทั่วไป"), 2)
    origin(b)
    b.heading("2. วิสัยทัศน์และเป้าประสงค์", 2)
    b.para("วิสัยทัศน์ : ท้องถิ่นสุจริต บริหารงานโปร่งใส ประชาชนมีส่วนร่วมตรวจสอบ")
    aim = b.rng.choice((85, 90))
    b.para(f"เป้าประสงค์ : ผลการประเมิน ITA ของหน่วยงานไม่ต่ำกว่า {aim}.00 คะแนน ภายในปี พ.ศ. {start + 2}")
    b.heading("3. " + b.pick("ค่าเป้าหมายรายปี", "ตัวชี้วัดและค่าเป้าหมาย"), 2)
    rows: Rows = []
    decimals = b.pick("", ".00")

    def goals(third: int) -> list[str]:
        step = b.rng.choice((1, 2, 2, 3))
        return [f"{min(100, third + step * (n - 2))}{decimals}" for n in range(5)]

    rows.append(["คะแนนผลการประเมิน ITA ในภาพรวม", *goals(aim)])
    if b.chance(0.6):
        rows += [[f"{i}. {b.name(i)}", *goals(aim + b.rng.randint(-2, 4))] for i in range(1, 11)]
    else:
        rows += [[b.tool(c, "both"), *goals(aim + b.rng.randint(-2, 4))] for c in MEMBERS]
    rows.append(["ร้อยละของบุคลากรที่ผ่านการอบรม", *(str(70 + 5 * n) for n in range(5))])
    head: Rows = [
        [Cell("ตัวชี้วัด", rowspan=2), Cell(b.pick("ค่าเป้าหมาย (คะแนน)", "เป้าหมายปีงบประมาณ พ.ศ."), colspan=5)],
        [str(k) for k in years],
    ]
    b.table(head, rows, (0.45, *[0.11] * 5), range(1, 6))
    b.heading("4. โครงการและงบประมาณ", 2)
    rows = []
    for k, i in enumerate(sorted(b.rng.sample(range(1, 11), b.rng.randint(4, 7))), 1):
        money = [f"{b.rng.randint(1, 30) * 1000:,}" if b.chance(0.8) else "-" for _ in years]
        rows.append([str(k), ACT[i], *money, b.rng.choice(departments(b.facts.body))])
    b.table([["ที่", "โครงการ/กิจกรรม", *(f"ปี {k} (บาท)" for k in years), "หน่วยดำเนินการ"]], rows)
    b.para("การติดตามประเมินผล ให้รายงานต่อผู้บริหารท้องถิ่นปีละ 2 ครั้ง และปรับปรุงแผนได้ตามความเหมาะสม")
    sign(b, boss(b))
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
