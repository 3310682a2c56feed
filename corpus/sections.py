"""Parts that many reports share: cover, memo head, preface, framework, bands, targets, signatures."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measures import LONG_MONTHS, departments
from corpus.model import Cell

ITA_LONG = (
    "การประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ (ITA: Integrity and Transparency Assessment)",
    "การประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ (ITA)",
    "การประเมินคุณธรรมและความโปร่งใส (Integrity and Transparency Assessment : ITA)",
    "การประเมิน ITA",
)
FIRST = ("สมชาย", "วิภาดา", "ประเสริฐ", "อรทัย", "ธนพล", "กัญญา", "สุรชัย", "พิมพ์ใจ", "ณัฐวุฒิ", "รัตนา", "ชัยวัฒน์", "มณีรัตน์")
LAST = ("ใจดี", "ศรีสุข", "แก้วมณี", "ทองประเสริฐ", "บุญเรือง", "วงศ์ใหญ่", "พรมมา", "สายทอง", "คำภีระ", "อินทร์แก้ว")
ANNOUNCED = {
    2562: "9 ธันวาคม 2562",
    2563: "28 กันยายน 2563",
    2564: "26 สิงหาคม 2564",
    2565: "1 สิงหาคม 2565",
    2566: "10 สิงหาคม 2566",
    2567: "30 กรกฎาคม 2567",
    2568: "15 สิงหาคม 2568",
}
BANDS = {
    True: (
        ("95.00 - 100", "AA"),
        ("85.00 - 94.99", "A"),
        ("75.00 - 84.99", "B"),
        ("65.00 - 74.99", "C"),
        ("55.00 - 64.99", "D"),
        ("50.00 - 54.99", "E"),
        ("0 - 49.99", "F"),
    ),
    False: (
        ("95.00 - 100", "ผ่านดีเยี่ยม"),
        ("85.00 - 94.99", "ผ่านดี"),
        ("85.00 ขึ้นไป แต่บางเครื่องมือต่ำกว่า 85.00", "ผ่าน"),
        ("70.00 - 84.99", "ต้องปรับปรุง"),
        ("ต่ำกว่า 70.00", "ต้องปรับปรุงโดยด่วน"),
    ),
}


def ita(b: Builder) -> str:
    return b.rng.choice(ITA_LONG)


def person(b: Builder) -> str:
    return f"({b.pick('นาย', 'นางสาว', 'นาง')}{b.rng.choice(FIRST)}  {b.rng.choice(LAST)})"


def place(b: Builder) -> str:
    """`อำเภอ... จังหวัด...` where the agency has them, else nothing."""
    body = b.facts.body
    if not body.local or body.agency_type == "provincial_administrative_organization":
        return ""
    return b.pick(
        f"อำเภอ{body.district} จังหวัด{body.province}",
        f"อำเภอ{body.district} จังหวัด{body.province}",
        f"อ.{body.district} จ.{body.province}",
    )


def full_agency(b: Builder) -> str:
    return f"{b.facts.body.name} {place(b)}".strip()


def later_day(b: Builder) -> str:
    """A day after the result was announced, within the year of the measures."""
    months = (10, 11, 12, 1, 2, 3)
    month = b.rng.choice(months)
    return f"{b.rng.randint(1, 28)} {LONG_MONTHS[month - 1]} {b.year if month >= 10 else b.year + 1}"


def cover(b: Builder, *titles: str, subject_year: int | None = None) -> None:
    for line in titles:
        b.heading(line, 1, center=True)
    if subject_year:
        b.heading(f"ประจำ{b.fy(subject_year)}", 2, center=True)
    if b.chance(0.5):
        b.picture(50)
    b.heading(b.facts.body.name, 2, center=True)
    if place(b):
        b.heading(place(b), 2, center=True)
    b.page_break()


def memo_head(b: Builder, subject: str) -> None:
    body = b.facts.body
    b.heading("บันทึกข้อความ", 1, center=True)
    office = departments(body)[0]
    b.para(f"ส่วนราชการ  {office} {full_agency(b)}", indent=False)
    b.para(
        f"ที่ {b.rng.randint(10, 99)}{b.rng.randint(100, 999)}/{b.rng.randint(10, 999)}   วันที่ {later_day(b)}",
        indent=False,
    )
    b.para(f"เรื่อง  {subject}", indent=False)
    heads = {
        "subdistrict_administrative_organization": "นายก",
        "provincial_administrative_organization": "นายก",
    }
    if "municipality" in body.agency_type:
        to = "นายกเทศมนตรี" + body.name.removeprefix("เทศบาล")
    else:
        to = heads.get(body.agency_type, "ผู้บริหาร") + body.name
    b.para(f"เรียน  {to}", indent=False)


def signature(b: Builder) -> None:
    b.para("จึงเรียนมาเพื่อโปรดพิจารณา" if b.chance(0.6) else "จึงเรียนมาเพื่อทราบ")
    for role in b.rng.sample(("ผู้รายงาน", "หัวหน้าสำนักปลัด", "นักวิเคราะห์นโยบายและแผน", "นิติกร"), b.rng.randint(1, 2)):
        b.para("(ลงชื่อ)" + "." * 24, align="right")
        b.para(person(b), align="right")
        b.para(role, align="right")


def preface(b: Builder) -> None:
    b.heading("คำนำ", 1, center=True)
    b.para(
        b.pick(
            f"{b.agency} ตระหนักถึงความสำคัญของการบริหารงานที่สุจริตและตรวจสอบได้ จึงเข้าร่วม{ita(b)} ต่อเนื่องทุกปี",
            f"เอกสารฉบับนี้จัดทำขึ้นเพื่อสรุปสิ่งที่{b.agency}ได้เรียนรู้จาก{ita(b)} และวางแนวทางทำงานในปีต่อไป",
            f"เพื่อให้ผู้บริหารและบุคลากรของ{b.agency}เห็นภาพเดียวกันเกี่ยวกับ{ita(b)} จึงรวบรวมผลไว้ในเล่มนี้",
        )
    )
    if b.chance(0.6):
        b.para(
            b.pick(
                f"ผลของ{b.fy()} เผยแพร่เมื่อวันที่ {ANNOUNCED[b.year]} ซึ่งหน่วยงานได้นำมาพิจารณาร่วมกันทุกส่วนงาน",
                "คณะทำงานหวังว่าข้อมูลนี้จะเป็นประโยชน์ต่อการพัฒนางานบริการและการป้องกันการทุจริตของหน่วยงาน",
            )
        )
    b.para(b.facts.body.name, align="right")
    if b.chance(0.5):
        b.para(later_day(b), align="right")
    b.page_break()


def contents(b: Builder, *entries: str) -> None:
    b.heading("สารบัญ", 1, center=True)
    page = 0
    rows: list[list[str]] = []
    for entry in entries:
        page += b.rng.randint(0, 3) or (1 if not rows else 0)
        rows.append([entry, str(page)])
    if b.chance(0.5):
        b.table([["เรื่อง", "หน้า"]], rows, (0.85, 0.15), (1,))
    else:
        b.lines(f"{t} {'.' * b.rng.randint(10, 40)} {p}" for t, p in rows)
    b.page_break()


def background(b: Builder) -> None:
    b.heading(b.pick("1. ความเป็นมา", "ความเป็นมา", "หลักการและเหตุผล", "1. บทนำ"), 2)
    b.para(
        b.pick(
            f"สำนักงาน ป.ป.ช. ใช้{ita(b)} เป็นเครื่องมือยกระดับธรรมาภิบาลของหน่วยงานของรัฐกว่า 8,300 แห่งทั่วประเทศ",
            f"{ita(b)} เริ่มใช้กับทุกหน่วยงานของรัฐตามมติคณะรัฐมนตรีเมื่อวันที่ 23 มกราคม 2561",
            f"แผนแม่บทภายใต้ยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580 ให้ความสำคัญกับ{ita(b)} ในฐานะตัวชี้วัดความสำเร็จ",
        )
    )
    if b.chance(0.5):
        target(b)


def target(b: Builder) -> None:
    """Targets and pass marks: figures that are no scores."""
    b.para(
        b.pick(
            "แผนระดับชาติกำหนดค่าเป้าหมายให้หน่วยงานมีผลการประเมินตั้งแต่ 85 คะแนนขึ้นไป ไม่น้อยกว่าร้อยละ 80 ของหน่วยงานทั้งหมด",
            f"ค่าเป้าหมายของหน่วยงานในปีถัดไป คือ ร้อยละ {b.rng.choice((85, 90, 95))} ในทุกเครื่องมือ",
            "หน่วยงานที่มีผลตั้งแต่ 85.00 คะแนนขึ้นไป ถือว่าผ่านเกณฑ์เป้าหมายของแผนปฏิบัติราชการ",
        )
    )


def national(b: Builder) -> None:
    """Means over agencies: mentions at most, never scores."""
    mean, share = b.rng.uniform(66, 94), b.rng.uniform(20, 95)
    b.para(
        b.pick(
            f"ในภาพรวมระดับประเทศ มีหน่วยงานเข้ารับการประเมิน 8,3{b.rng.randint(0, 99):02d} แห่ง "
            f"คะแนนเฉลี่ยทั้งประเทศ {mean:.2f} คะแนน",
            f"ค่าเฉลี่ยระดับประเทศอยู่ที่ {mean:.2f} คะแนน โดยมีหน่วยงานผ่านเกณฑ์ร้อยละ {share:.2f}",
            f"สำหรับภาพรวมทั้งประเทศ มีผู้ตอบแบบวัดรวม 1,3{b.rng.randint(10, 99)},{b.rng.randint(100, 999)} คน "
            f"คะแนนเฉลี่ยระดับประเทศ เท่ากับ {mean:.2f}",
        )
    )


def framework(b: Builder) -> None:
    """The table of instruments, indicators and weights: no scores in it."""
    b.heading(b.pick("กรอบการประเมิน", "เครื่องมือและตัวชี้วัดที่ใช้ประเมิน", "2. กรอบแนวทางการประเมิน"), 2)
    b.para(b.pick("การประเมินประกอบด้วย 3 เครื่องมือ 10 ตัวชี้วัด ดังนี้", "เครื่องมือประเมินมี 3 แบบ รวม 10 ตัวชี้วัด"))
    weight = {"IIT": "30", "EIT": "30", "OIT": "40"}
    lead, tail = b.rng.choice((("ร้อยละ ", ""), ("", "%"), ("", " คะแนน"), ("", "")))
    rows: list[list[str | Cell]] = []
    if b.chance(0.3):
        for tool in MEMBERS:
            rows.append([b.tool(tool, "both"), f"{len(MEMBERS[tool])} ตัวชี้วัด", lead + weight[tool] + tail])
    else:
        for tool, group in MEMBERS.items():
            for k, i in enumerate(group):
                row: list[str | Cell] = [Cell(b.tool(tool, "both"), rowspan=len(group))] if k == 0 else []
                row.append(f"{b.pick('ตัวชี้วัดที่ ')}{i} {b.name(i)}")
                if k == 0:
                    row.append(Cell(lead + weight[tool] + tail, rowspan=len(group)))
                rows.append(row)
    b.table([["เครื่องมือ", "ตัวชี้วัด", b.pick("น้ำหนัก", "ค่าน้ำหนัก", "ร้อยละ")]], rows, (0.4, 0.42, 0.18))


def bands(b: Builder) -> None:
    b.heading(b.pick("เกณฑ์การประเมินผล", "ระดับผลการประเมิน", "เกณฑ์และระดับคะแนน"), 2)
    rows: list[list[str | Cell]] = [[span, word] for span, word in BANDS[b.year <= 2565]]
    head = [b.pick("ช่วงคะแนน", "คะแนน", "ค่าคะแนน"), b.pick("ระดับ", "ระดับผลการประเมิน", "ผลการประเมิน")]
    if b.chance(0.3):
        rows, head = [[row[1], row[0]] for row in rows], head[::-1]
    b.table([head], rows, center=(0, 1))


def closing(b: Builder) -> None:
    telephone = b.keep(f"0{b.rng.randint(2, 7)}-{b.rng.randint(100, 999)}-{b.rng.randint(1000, 9999)}")
    b.para(
        b.pick(
            "ทั้งนี้ ให้ทุกส่วนงานรายงานความก้าวหน้าต่อผู้บริหารอย่างน้อยทุกไตรมาส",
            "หน่วยงานจะนำผลการติดตามไปทบทวนมาตรการให้เหมาะสมยิ่งขึ้นในรอบต่อไป",
            f"ติดต่อสอบถามเพิ่มเติมได้ที่ {departments(b.facts.body)[0]} โทรศัพท์ {telephone}",
        )
    )
