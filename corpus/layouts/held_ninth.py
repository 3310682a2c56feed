"""Held out: long analyses of local bodies, measures, progress, central bodies, a memo, a district, an order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus.areas import neighbours
from corpus.builder import Builder, score_text
from corpus.facts import INSTRUMENT, LETTERS, MEMBERS, WEIGHT, cents, draw_assessment
from corpus.layouts import held_wording as w
from corpus.layouts.held_bodies import become, order
from corpus.layouts.held_deeds import when
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.measure_tables import measures_table
from corpus.measures import departments
from corpus.model import Cell
from corpus.registry import layout
from corpus.sections import BANDS

Rows = list[list[str | Cell]]
SAO, SUB = "subdistrict_administrative_organization", "subdistrict_municipality"
TOWN, CITY, PAO = "town_municipality", "city_municipality", "provincial_administrative_organization"
LOCAL = (SAO, SAO, SAO, SUB, SUB, TOWN)
LONG_ITA = "การประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ"
BRACKET_ITA = "(Integrity and Transparency Assessment: ITA)"

SCOPE = {
    1: "การรับรู้ของบุคลากรต่อการทำงานของเพื่อนร่วมงานว่าเป็นไปตามขั้นตอน ตรงเวลา และไม่เลือกปฏิบัติ",
    2: "การรับรู้ต่อการใช้จ่ายเงินตั้งแต่จัดทำแผนจนถึงการเบิกจ่ายและการจัดซื้อจัดจ้าง",
    3: "การรับรู้ต่อการใช้อำนาจของผู้บังคับบัญชา ทั้งการมอบหมายงาน การประเมินผล และการพิจารณาความดีความชอบ",
    4: "พฤติกรรมการใช้ของหลวง การขอยืม และการกำกับดูแลมิให้มีการนำไปใช้ส่วนตัว",
    5: "ความมุ่งมั่นของผู้บริหารสูงสุดและผลของมาตรการที่หน่วยงานใช้ลดโอกาสเกิดการทุจริต",
    6: "ความเห็นของผู้มาติดต่อราชการต่อมาตรฐานการให้บริการและความซื่อตรงของเจ้าหน้าที่",
    7: "ช่องทางที่ประชาชนใช้ติดต่อ ติดตามข่าวสาร และแจ้งข้อร้องเรียน",
    8: "การนำความเห็นของผู้รับบริการไปปรับวิธีการทำงานและการนำเทคโนโลยีมาใช้",
    9: "การเผยแพร่ข้อมูลพื้นฐาน แผนงาน งบประมาณ จัดซื้อจัดจ้าง และบุคลากรบนเว็บไซต์หลัก",
    10: "นโยบายไม่รับของขวัญ การจัดการความเสี่ยง แผนป้องกันการทุจริต และมาตรการภายใน",
}
GOOD = {
    1: "บุคลากรให้บริการตามคู่มือสำหรับประชาชนและรายงานผลงานครบทุกรอบ",
    2: "ประกาศแผนการใช้จ่ายเงินครบทุกกองและปรับปรุงข้อมูลทุกไตรมาส",
    3: "มีคำสั่งแบ่งงานเป็นลายลักษณ์อักษรและชี้แจงผลการประเมินเป็นรายบุคคล",
    4: "มีทะเบียนคุมพัสดุและเจ้าหน้าที่ตรวจนับเป็นประจำทุกเดือน",
    5: "ผู้บริหารแสดงเจตนารมณ์ต่อต้านการทุจริตและติดตามเรื่องร้องเรียนด้วยตนเอง",
    6: "ผู้รับบริการพอใจต่อความสุภาพและความถูกต้องของเอกสารที่ได้รับ",
    7: "มีเพจ เว็บไซต์ และเสียงตามสายที่สื่อสารกับประชาชนได้รวดเร็ว",
    8: "มีการรับคำร้องทางออนไลน์และปรับปรุงจุดบริการตามข้อเสนอของประชาชน",
    9: "เผยแพร่ข้อมูลได้ครบตามหัวข้อที่กำหนดและเปิดเข้าถึงได้ทุกลิงก์",
    10: "มีการประเมินความเสี่ยงการทุจริตและรายงานผลตามแผนทันกำหนด",
}
GAP = {
    1: "ขั้นตอนของงานบริการบางประเภทไม่แสดงกรอบเวลาที่ชัดเจน",
    2: "บุคลากรส่วนใหญ่ไม่ทราบรายละเอียดแผนการใช้จ่ายงบประมาณประจำปี",
    3: "หลักเกณฑ์การพิจารณาเลื่อนเงินเดือนยังสื่อสารไม่ทั่วถึง",
    4: "แนวปฏิบัติในการยืมครุภัณฑ์ยังไม่เป็นที่รับรู้ของพนักงานจ้าง",
    5: "ผู้ปฏิบัติงานไม่มั่นใจว่าการแจ้งเบาะแสจะได้รับการคุ้มครอง",
    6: "ผู้มาติดต่อบางกลุ่มเห็นว่าได้รับข้อมูลไม่ครบในครั้งแรก",
    7: "ช่องทางถามตอบบนเว็บไซต์ไม่มีผู้ดูแลตอบกลับอย่างต่อเนื่อง",
    8: "การเปิดโอกาสให้ชุมชนร่วมออกแบบงานบริการยังมีน้อยครั้ง",
    9: "ข้อมูลบางหัวข้อไม่ปรากฏปีงบประมาณล่าสุดในวันที่ตรวจ",
    10: "รายงานผลการป้องกันการทุจริตยังขาดรายละเอียดปัญหาอุปสรรค",
}
DO = {
    1: "ทบทวนคู่มือการปฏิบัติงานและกำหนดกรอบเวลาบริการใหม่",
    2: "จัดทำอินโฟกราฟิกสรุปแผนและผลการใช้จ่ายงบประมาณ",
    3: "ประชุมชี้แจงเกณฑ์เลื่อนเงินเดือนก่อนรอบการประเมิน",
    4: "จัดทำคู่มือการยืมใช้ทรัพย์สินฉบับพกพา",
    5: "ประกาศมาตรการคุ้มครองผู้แจ้งเบาะแสการทุจริต",
    6: "จัดตั้งจุดบริการเบ็ดเสร็จพร้อมแบบตรวจรายการเอกสาร",
    7: "แต่งตั้งผู้ดูแลช่องทางถามตอบและกำหนดเวลาตอบกลับ",
    8: "จัดเวทีรับฟังความคิดเห็นเพื่อปรับปรุงงานบริการ",
    9: "ตรวจทานข้อมูลบนเว็บไซต์ตามแบบตรวจรายหัวข้อ",
    10: "พัฒนาแบบรายงานผลแผนปฏิบัติการป้องกันการทุจริต",
}
HOW = {
    1: ("ตั้งคณะทำงานทบทวนคู่มือ", "ประกาศกรอบเวลาที่ปรับใหม่", "เก็บสถิติการให้บริการรายเดือน"),
    2: ("สรุปข้อมูลจากระบบบัญชี", "เผยแพร่บนบอร์ดและกลุ่มไลน์ของหน่วยงาน"),
    3: ("เวียนแจ้งเกณฑ์ให้บุคลากรลงนามรับทราบ", "เปิดให้สอบถามผลเป็นรายบุคคล"),
    4: ("ยกร่างคู่มือ", "แจกจ่ายให้พนักงานทุกคน", "สรุปการยืมและส่งคืนทุกสิ้นเดือน"),
    5: ("จัดทำประกาศ", "ติดประกาศในที่เปิดเผย", "ให้ความรู้ในการประชุมพนักงาน"),
    6: ("ปรับผังห้องบริการ", "จัดทำแบบตรวจรายการเอกสาร", "อบรมผู้ปฏิบัติงานหน้าจุดบริการ"),
    7: ("ออกคำสั่งมอบหมายงาน", "ตอบข้อสอบถามภายใน 3 วันทำการ"),
    8: ("กำหนดวันจัดเวทีร่วมกับผู้นำชุมชน", "สรุปข้อเสนอเสนอผู้บริหาร"),
    9: ("แบ่งหัวข้อให้แต่ละกองรับผิดชอบ", "ตรวจทานก่อนถึงรอบประเมินไม่น้อยกว่า 15 วัน"),
    10: ("ศึกษารูปแบบรายงานที่ดี", "จัดทำรายงานรอบ 6 เดือน และรอบ 12 เดือน"),
}
ASK = {
    1: ("ท่านเห็นเพื่อนร่วมงานบริการตรงตามเวลาเพียงใด", "มีการเลือกปฏิบัติต่อผู้มาติดต่อหรือไม่", "มีการรับสิ่งตอบแทนหรือไม่"),
    2: ("ท่านทราบแผนการใช้เงินของหน่วยงานเพียงใด", "เงินถูกใช้คุ้มค่าเพียงใด", "การจัดซื้อเอื้อรายใดรายหนึ่งหรือไม่"),
    3: ("หัวหน้ามอบงานเป็นธรรมเพียงใด", "ผลงานถูกประเมินตรงความจริงเพียงใด", "เคยถูกสั่งให้ทำสิ่งไม่ถูกต้องหรือไม่"),
    4: ("ขั้นตอนยืมของหลวงสะดวกเพียงใด", "มีการนำของหลวงกลับบ้านหรือไม่", "มีผู้ตรวจสอบการใช้ของหลวงเพียงใด"),
    5: ("ผู้บริหารเอาจริงกับการทุจริตเพียงใด", "มาตรการที่มีป้องกันได้เพียงใด", "ท่านกล้าร้องเรียนเพียงใด"),
    6: ("ได้รับบริการตามขั้นตอนเพียงใด", "เจ้าหน้าที่ให้ข้อมูลตรงไปตรงมาเพียงใด", "เคยถูกเรียกเงินหรือไม่"),
    7: ("หาข้อมูลของหน่วยงานง่ายเพียงใด", "ข้อมูลที่เผยแพร่ชัดเจนเพียงใด", "ติดต่อร้องเรียนสะดวกเพียงใด"),
    8: ("บริการดีขึ้นกว่าเดิมเพียงใด", "ท่านมีส่วนร่วมปรับปรุงงานเพียงใด", "บริการออนไลน์ใช้งานได้จริงเพียงใด"),
    9: ("รายงานผลการใช้จ่ายงบประมาณ", "ประกาศแผนการจัดซื้อจัดจ้าง", "ข้อมูลสถิติการให้บริการ"),
    10: ("รายงานผลนโยบายไม่รับของขวัญ", "การประเมินความเสี่ยงการทุจริต", "รายงานผลแผนป้องกันการทุจริต"),
}
HEADS = {
    "no": ("ที่", "ลำดับ", "ลำดับ\nที่"),
    "name": ("ตัวชี้วัด", "ตัวชี้วัด ITA", "ตัวชี้วัด\nการประเมิน"),
    "gap": ("ข้อบกพร่อง/จุดอ่อน", "ประเด็นที่ต้องปรับปรุง", "ประเด็นที่ต้องแก้ไข\nหรือพัฒนา"),
    "do": ("มาตรการ", "มาตรการ/แนวทาง", "มาตรการ/กิจกรรม"),
    "how": ("วิธีการดำเนินการ", "ขั้นตอน/วิธีการ", "ขั้นตอนหรือ\nวิธีการปฏิบัติ"),
    "who": ("ผู้รับผิดชอบ", "ส่วนราชการ\nที่รับผิดชอบ", "หน่วยงานรับผิดชอบ"),
    "time": ("ระยะเวลา\nดำเนินการ", "ระยะเวลา", "ช่วงเวลาดำเนินการ"),
    "watch": ("การกำกับติดตาม", "การติดตาม\nประเมินผล", "การรายงานผล"),
    "money": ("งบประมาณ\n(บาท)", "งบประมาณ"),
}
WATCH = ("รายงานในที่ประชุมประจำเดือน", "รายงานผลรอบ 6 เดือน และ 12 เดือน", "สรุปผลเสนอผู้บริหารภายใน 30 วัน")
SHARES = {"no": 0.65, "gap": 1.4, "do": 1.4, "how": 1.6, "money": 0.7}


def fy(b: Builder, year: int | None = None) -> str:
    y = year or b.year
    return b.pick(f"ปีงบประมาณ พ.ศ. {y}", f"ปีงบประมาณ พ.ศ.{y}", f"ปีงบประมาณ พ.ศ. {y}", f"ปีงบประมาณ {y}")


def cover(b: Builder, text: str, year: int) -> None:
    b.picture(b.rng.choice((30, 45)))
    b.heading(text, 1, center=True)
    b.heading(f"ประจำ{fy(b, year)}", 1, center=True)
    b.picture(b.rng.choice((25, 70)))
    b.heading(b.facts.body.name, 2, center=True)
    if place := w.where(b):
        b.heading(place, 2, center=True)
    b.page_break()


def reason(b: Builder, paragraphs: int = 2) -> None:
    """Long-winded reasons with years, goals and sections of law: no score among them."""
    texts = [
        f"{LONG_ITA} {BRACKET_ITA} เป็นการตรวจสุขภาพองค์กรประจำปีที่สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ "
        "พัฒนาขึ้นตามอำนาจหน้าที่ในมาตรา 33 แห่งพระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561 "
        "โดยมุ่งให้หน่วยงานเห็นจุดที่ควรปรับปรุงมากกว่าการจับผิด",
        "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ (21) ประเด็นการต่อต้านการทุจริตและประพฤติมิชอบ (พ.ศ. 2561 - 2580) กำหนดให้หน่วยงาน "
        "ที่มีผลการประเมิน 85 คะแนนขึ้นไปต้องมีสัดส่วนเพิ่มขึ้นจากร้อยละ 80 จนถึงร้อยละ 100 เมื่อสิ้นสุดแผน",
        f"ในปีที่ผ่านมามีหน่วยงานเข้ารับการประเมินกว่า 8,300 แห่ง และมีประชาชนร่วมตอบมากกว่า 1,{b.rng.randint(1, 3)}00,000 คน "
        f"ค่าเฉลี่ยของหน่วยงานทั่วประเทศเท่ากับ {b.rng.uniform(70, 94):.2f} คะแนน",
        f"{b.facts.body.name} ตระหนักว่าประชาชนย่อมคาดหวังการบริหารที่เปิดเผยและตรวจสอบได้ จึงนำผลที่ได้รับมาวิเคราะห์โดยละเอียด "
        "เพื่อกำหนดแนวทางที่ทำได้จริงภายใต้งบประมาณและอัตรากำลังที่มีอยู่",
    ]
    for text in sorted(b.rng.sample(range(len(texts)), paragraphs)):
        b.para(texts[text])


def weights(b: Builder, merged: bool = True) -> None:
    """The framework: instruments, indicators, weights and the number of questions; no score in it."""
    rows: Rows = []
    per = {"IIT": "15 ข้อ", "EIT": "9 ข้อ"} if b.year >= 2566 else {"IIT": "30 ข้อ", "EIT": "15 ข้อ"}
    for c, g in MEMBERS.items():
        many, share = per.get(c, "ตามที่คู่มือกำหนด"), f"{int(WEIGHT[c] * 100)}"
        if merged:
            for k, i in enumerate(g):
                first: list[str | Cell] = [Cell(b.tool(c, "both"), rowspan=len(g))] if k == 0 else []
                tail: list[str | Cell] = [Cell(share, rowspan=len(g), align="center")] if k == 0 else []
                rows.append([*first, f"{i}. {b.name(i)}", *tail])
        else:
            rows.append([b.tool(c, "both"), " ".join(f"({i}) {b.name(i)}" for i in g), many, share])
    if merged:
        b.table([["เครื่องมือ\nในการประเมิน", "ตัวชี้วัด", "น้ำหนัก\n(ร้อยละ)"]], rows, (0.42, 0.42, 0.16))
    else:
        b.table([["แบบวัด", "ตัวชี้วัด", "จำนวนข้อ", "น้ำหนัก (%)"]], rows, (0.3, 0.4, 0.15, 0.15), (2, 3))


def bands(b: Builder, table: bool = True) -> None:
    pairs = BANDS[b.year <= 2565]
    b.para(b.pick("เกณฑ์การแปลผลคะแนนเป็นระดับ มีดังนี้", "ผลคะแนนรวมนำมาจัดระดับตามเกณฑ์ต่อไปนี้"))
    if table:
        b.table([["ระดับ", "ช่วงคะแนน"]], [[word, span] for span, word in pairs], (0.4, 0.6), (0, 1))
    else:
        b.lines(f"- {span} หมายถึง {word}" for span, word in pairs)


def result(b: Builder) -> str:
    t, v, name = b.score("ITA"), b.level(), b.facts.body.name
    return b.pick(
        f"ผลการประเมิน ITA ของ{name} ประจำ{fy(b)} ในภาพรวมมีค่าคะแนนเท่ากับ {t} คะแนน ซึ่งอยู่ในระดับ {v}",
        f"{name} ได้รับการประกาศผลการประเมินประจำ{fy(b)} มีผลคะแนนรวม {t} คะแนน ระดับผลการประเมิน “{v}”",
        f"จากการประเมินใน{fy(b)} {name} มีคะแนนเฉลี่ยรวมร้อยละ {t} จัดอยู่ในระดับ {v}",
        f"สรุปผลคะแนนภาพรวมของ{name} ประจำ{fy(b)} เท่ากับ {t} คะแนน จากคะแนนเต็ม 100 คะแนน ผลการประเมินระดับ {v}",
    )


def asks(b: Builder, i: int) -> list[tuple[str, str, str]]:
    """Code, text and points of three questions or documents of an indicator."""
    if i <= 8:
        per = 3 if b.year >= 2566 else 6 if i <= 5 else 5
        first = (i - 1) * per if i <= 5 else (i - 6) * per
        numbers = [first + k for k in (1, 2, 3)]
    else:
        nine, ten = ((19, 22, 26), (34, 36, 39)) if b.year <= 2566 else ((9, 11, 13), (20, 21, 24))
        numbers = list(nine if i == 9 else ten)
    value = float(b.facts.result.indicator(i))
    room = min(100 - value, b.rng.uniform(1, 7))
    off = (room, b.rng.uniform(-0.4, 0.4) * room, -room)
    marks = [f"{value + x:.2f}" for x in b.rng.sample(off, 3)]
    if i > 8:
        failed = b.rng.randrange(3) if value < 100 else -1
        marks = ["0" if k == failed or not b.chance(value / 100) else "100" for k in range(3)]
    letter = "I" if i <= 5 else "E" if i <= 8 else "O"
    return [(b.item(letter, n), t, m) for n, t, m in zip(numbers, ASK[i], marks, strict=True)]


def told(b: Builder, i: int) -> str:
    return GOOD[i] if b.facts.result.indicator(i) >= 88 else GAP[i]


def weakest(b: Builder, low: int = 3, high: int = 6) -> list[int]:
    return sorted(order(b)[-b.rng.randint(low, high) :])


def mend(b: Builder, few: Sequence[int], kinds: Sequence[str], names: Sequence[str] = ()) -> None:
    """A table of measures for the year after in the given columns, with the truth of every row."""
    names = names or departments(b.facts.body)
    form, join = b.pick("yyyy", "yyyy", "yy", "tail", "days", "quarter", "year"), b.pick("\n", "\n", " / ", ", ")
    label = b.pick("{i}. {n}", "{n}", "ตัวชี้วัดที่ {i} {n}")
    rows: Rows = []
    for k, i in enumerate(few, 1):
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 2))), key=list(names).index)
        time = when(b, b.year + 1, form)
        text = {
            "no": str(k),
            "name": label.format(i=i, n=b.name(i)),
            "gap": GAP[i],
            "do": DO[i],
            "how": "\n".join(f"{n}) {s}" for n, s in enumerate(HOW[i], 1)),
            "who": join.join(who),
            "time": time.text,
            "watch": b.rng.choice(WATCH),
            "money": b.pick("-", "ไม่ใช้งบประมาณ", "10,000", "25,000"),
        }
        rows.append([text[kind] for kind in kinds])
        fields: dict[str, object] = {"indicator": i} if "name" in kinds else {}
        b.measure_truth(b.facts.measures[0], DO[i], **fields, responsible=who, start=time.start, end=time.end)
    share = [SHARES.get(kind, 1.0) for kind in kinds]
    b.table([[b.rng.choice(HEADS[kind]) for kind in kinds]], rows, [x / sum(share) for x in share])


@layout("held9-four-chapters", kept_out=HELD, last=2565, agency=(SAO, SAO, SUB))
def four_chapters(b: Builder) -> None:
    """Cover, contents, framework, bands, a table with a letter for each instrument, prose on indicators, questions."""
    y, r = b.year, b.facts.result
    cover(b, f"รายงานการวิเคราะห์ผล\n{LONG_ITA}\n{BRACKET_ITA}", y)
    heads = ("บทนำ", "กรอบการประเมินและเกณฑ์การให้คะแนน", "ผลการประเมินและการวิเคราะห์", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส")
    b.heading("สารบัญ", 1, center=True)
    b.table([["เรื่อง", "หน้า"]], [[f"ส่วนที่ {k} {t}", str(3 * k - 2)] for k, t in enumerate(heads, 1)], (0.85, 0.15), (1,))
    b.page_break()
    b.heading(f"ส่วนที่ 1 {heads[0]}", 2)
    reason(b, 3)
    b.heading(f"ส่วนที่ 2 {heads[1]}", 2)
    weights(b)
    bands(b)
    b.heading(f"ส่วนที่ 3 {heads[2]}", 2)
    b.para("3.1 " + result(b))
    meaning = b.chance(0.6)
    for k, (c, g) in enumerate(MEMBERS.items(), 2):
        b.para(f"3.{k} ผลการประเมินตาม{b.tool(c, 'both')}", bold=True)
        rows: Rows = []
        for i in g:
            letter = next(x for floor, x in LETTERS if r.indicator(i) >= floor)
            rows.append([f"ตัวชี้วัดที่ {i} {b.name(i)}", b.score(i), *([letter] if meaning else [])])
        rows.append([Cell(f"คะแนนเฉลี่ย {c}", bold=True, align="right"), b.score(c), *([""] if meaning else [])])
        head = ["ตัวชี้วัด", b.pick("คะแนน\n(ร้อยละ)", "คะแนนที่ได้", "ผลคะแนน"), *(["ระดับ"] if meaning else [])]
        b.table([head], rows, (0.64, 0.2, 0.16) if meaning else (0.74, 0.26), (1, 2)[: 1 + meaning])
        for i in g:
            b.para(f"ตัวชี้วัดที่ {i} {b.name(i)} เป็นการวัด{SCOPE[i]} ผลการประเมินได้ {b.score(i)} คะแนน แสดงว่า{told(b, i)}")
    low = weakest(b, 2, 3)
    b.para("3.5 ข้อคำถามที่ควรพิจารณาเป็นพิเศษ", bold=True)
    rows = []
    for i in low:
        for k, (q, t, m) in enumerate(asks(b, i)):
            rows.append([*([Cell(b.name(i), rowspan=3)] if k == 0 else []), f"{q} {t}", m])
    b.table([["ตัวชี้วัด", "ข้อคำถาม", "คะแนนรายข้อ"]], rows, (0.28, 0.54, 0.18), (2,))
    b.heading(f"ส่วนที่ 4 {heads[3]} ประจำ{fy(b, y + 1)}", 2)
    mend(b, weakest(b, 4, 7), b.rng.choice((("do", "how", "who", "time", "watch"), ("no", "gap", "do", "who", "time"))))


@layout("held9-used-for-growth", kept_out=HELD, first=2566, agency=(*LOCAL, CITY))
def used_for_growth(b: Builder) -> None:
    """The newer form with a table whose instruments and their scores are merged over the indicators."""
    y = b.year
    b.heading(f"การวิเคราะห์และการนำผลการประเมิน ITA ไปใช้พัฒนาหน่วยงาน\nประจำ{fy(b)}\n{w.whole(b)}", 1, center=True)
    b.heading("1. หลักการและเหตุผล", 2)
    reason(b)
    b.heading(f"2. ผลการประเมินของ{b.facts.body.name}", 2)
    b.para(f"สำนักงาน ป.ป.ช. ประกาศผลการประเมินเมื่อวันที่ {w.announced(b)} โดยมีสาระสำคัญ ดังนี้")
    b.para("2.1 ภาพรวม " + result(b))
    b.para("2.2 รายเครื่องมือและรายตัวชี้วัด ปรากฏตามตาราง")
    rows: Rows = []
    behind = b.chance(0.5)
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            tool = Cell(b.tool(c, b.pick("both", "code")), rowspan=len(g))
            mean: list[str | Cell] = [Cell(b.score(c), rowspan=len(g), align="center")] if k == 0 else []
            lead: list[str | Cell] = ([tool] if behind else [tool, *mean]) if k == 0 else []
            rows.append([*lead, f"{i}. {b.name(i)}", b.score(i), *(mean if behind else [])])
    rows.append([Cell("คะแนนภาพรวม", colspan=3, bold=True, align="right"), b.score("ITA")])
    heads = ["เครื่องมือ", "ตัวชี้วัด", "คะแนน\nรายตัวชี้วัด", "คะแนน\nรายเครื่องมือ"]
    wide = (0.32, 0.36, 0.16, 0.16) if behind else (0.32, 0.16, 0.36, 0.16)
    heads = heads if behind else [heads[0], heads[3], heads[1], heads[2]]
    b.table([heads], rows, wide, (2, 3) if behind else (1, 3))
    one, two = b.score("EIT1"), b.score("EIT2")
    b.para(
        f"อนึ่ง คะแนน EIT คำนวณจากผู้ตอบสองกลุ่ม คือ EIT ส่วนที่ 1 (ตอบด้วยตนเอง) ได้ {one} คะแนน "
        f"และ EIT ส่วนที่ 2 (คณะผู้ประเมินเก็บข้อมูล) ได้ {two} คะแนน"
    )
    b.heading("3. การวิเคราะห์ผลรายตัวชี้วัด", 2)
    body: Rows = []
    for i in range(1, 11):
        q, t, m = asks(b, i)[b.rng.randint(0, 2)]
        said = f"ข้อ {q} {t} ได้ {m} คะแนน " if b.chance(0.5) else ""
        body.append([f"{i}. {b.name(i)}", f"{said}{told(b, i)}", f"ควร{DO[i]}"])
    b.table([["ตัวชี้วัด", "ผลการวิเคราะห์", "ข้อเสนอแนะ"]], body, (0.26, 0.4, 0.34))
    b.heading(f"4. แผนการดำเนินงาน {fy(b, y + 1)}", 2)
    mend(b, weakest(b, 4, 8), ("name", "do", "how", "time", "who"))
    b.para(f"ทั้งนี้ ตั้งเป้าหมายให้ผลการประเมินปี {y + 1} ไม่ต่ำกว่า {b.pick('90', '92', '95')} คะแนน")


@layout("held9-strong-and-weak", kept_out=HELD, agency=(SUB, SUB, TOWN, CITY))
def strong_and_weak(b: Builder) -> None:
    """A section for each instrument: scores from high to low, strong points and points to mend with question scores."""
    y, r = b.year, b.facts.result
    cover(b, b.pick("การวิเคราะห์จุดแข็งและจุดที่ต้องพัฒนา\nจากผลการประเมิน ITA", "รายงานวิเคราะห์ผลคะแนน ITA รายแบบวัด"), y)
    b.heading("คำนำ", 1, center=True)
    reason(b, 1)
    b.para(b.facts.body.name, align="right")
    b.para(w.day(b), align="right")
    b.page_break()
    b.heading("1. ผลการประเมินในภาพรวม", 2)
    b.para(result(b))
    weights(b, merged=False)
    bands(b, table=False)
    head = ["อันดับ", "ตัวชี้วัด", b.pick("คะแนนเต็ม", "ค่าเป้าหมาย"), "คะแนนที่ได้"]
    full = "100" if head[2] == "คะแนนเต็ม" else "85"
    for k, (c, g) in enumerate(MEMBERS.items(), 2):
        b.heading(f"{k}. {b.tool(c, 'both')}", 2)
        ranked = sorted(g, key=lambda i: (-r.indicator(i), i))
        b.para(f"มีตัวชี้วัดจำนวน {len(g)} ตัวชี้วัด ได้คะแนนเฉลี่ย {b.score(c)} คะแนน เรียงลำดับจากมากไปน้อยได้ดังนี้")
        rows: Rows = [[str(n), b.name(i), full, b.score(i)] for n, i in enumerate(ranked, 1)]
        b.table([head], rows, (0.12, 0.52, 0.18, 0.18), (0, 2, 3))
        half = len(g) // 2
        b.para("จุดแข็ง", bold=True)
        b.lines(f"- {b.name(i)} ได้คะแนน {b.score(i)} เนื่องจาก{GOOD[i]}" for i in ranked[:half])
        b.para("จุดที่ต้องพัฒนา", bold=True)
        for i in ranked[half:]:
            (q, t, m), *_ = sorted(asks(b, i), key=lambda x: float(x[2]))
            b.lines([f"- {b.name(i)} ได้คะแนน {b.score(i)} ข้อที่ต่ำที่สุด คือ {q} {t} ({m} คะแนน) ทั้งนี้ {GAP[i]}"])
    b.heading("5. สรุปและข้อเสนอแนะ", 2)
    best, worst = order(b)[0], order(b)[-1]
    b.para(
        f"ในบรรดา 10 ตัวชี้วัด {b.name(best)}มีคะแนนสูงสุด คือ {b.score(best)} คะแนน "
        f"และ{b.name(worst)}มีคะแนนต่ำสุด คือ {b.score(worst)} คะแนน จึงต้องเร่งแก้ไขภายในปีงบประมาณถัดไป"
    )
    b.heading(f"6. มาตรการเพื่อยกระดับผลการประเมิน ประจำ{fy(b, y + 1)}", 2)
    measures_table(b, ("issue", "guideline", "measure", "responsible", "ticks") if b.chance(0.5) else None)


@layout("held9-restarted-list", kept_out=HELD, agency=(SAO,))
def restarted_list(b: Builder) -> None:
    """All scores stand in lists and prose, numbers start again in each instrument; the total closes the chapter."""
    y, r = b.year, b.facts.result
    b.heading(
        f"{b.pick('รายงานผลการวิเคราะห์', 'สรุปผลการวิเคราะห์')}{LONG_ITA}\nประจำ{fy(b)}\nของ{w.whole(b)}", 1, center=True
    )
    b.heading("ความเป็นมา", 2)
    reason(b, 2)
    n = b.rng.randint(20, 60)
    b.para(
        f"การเก็บข้อมูลดำเนินการระหว่างเดือนมกราคม ถึงเดือนเมษายน {y} มีผู้ตอบแบบวัดภายใน {n} คน ผู้ตอบแบบวัดภายนอก {n * 4} คน "
        f"คิดเป็นร้อยละ {b.rng.uniform(80, 100):.2f} ของจำนวนขั้นต่ำที่กำหนด"
    )
    b.heading("ผลการประเมิน", 2)
    ends = b.pick(" คะแนน", "", " คะแนน")
    form = b.pick("{k}) {n} ได้คะแนนร้อยละ {s}", "{k}) {n} {s}" + ends, "({k}) {n} มีคะแนนเท่ากับ {s}" + ends)
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        if b.chance(0.6):
            lead = f" มี {len(g)} ตัวชี้วัด มีคะแนนเฉลี่ยร้อยละ {b.score(c)} แยกได้ดังนี้"
        else:
            lead = f" น้ำหนักร้อยละ {int(WEIGHT[c] * 100)} ประกอบด้วย {len(g)} ตัวชี้วัด ดังนี้"
        b.para(f"{k}. {b.tool(c, 'both')}{lead}", indent=False, bold=b.chance(0.3))
        b.lines(form.format(k=m, n=b.name(i), s=b.score(i)) for m, i in enumerate(g, 1))
    b.para(result(b) + " โดยเกณฑ์ผ่านของแผนแม่บทฯ คือ 85 คะแนน")
    b.heading("การวิเคราะห์ผล", 2)
    for c in MEMBERS:
        i = r.lowest(c)
        top = b.rng.choice([x for x in MEMBERS[c] if x != i])
        b.para(
            f"ด้าน {c} พบว่า{GOOD[top]} จึงมีผลที่ดีในเรื่อง{b.name(top)} อย่างไรก็ตาม ตัวชี้วัดที่ได้น้อยกว่าตัวชี้วัดอื่น "
            f"คือ {b.name(i)} (ร้อยละ {b.score(i)}) สาเหตุเพราะ{GAP[i]} จึงเห็นควร{DO[i]}"
        )
    b.heading(f"มาตรการที่จะนำไปสู่การปฏิบัติใน{fy(b, y + 1)}", 2)
    mend(b, weakest(b, 4, 6), ("do", "how", "who", "time", "watch"))
    sign(b, b.pick("นักวิเคราะห์นโยบายและแผน", "หัวหน้าสำนักปลัด"), boss(b))


@layout("held9-two-year-report", kept_out=HELD, first=2563, agency=LOCAL)
def two_year_report(b: Builder) -> None:
    """Both years side by side under a two-line head with the difference, then why indicators rose or fell."""
    y, p, r = b.year, b.year - 1, b.facts.result
    past = b.facts.of(p)
    cover(b, "รายงานวิเคราะห์เปรียบเทียบผลการประเมิน\nคุณธรรมและความโปร่งใสของหน่วยงาน (ITA)", y)
    b.heading("บทที่ 1 บทนำ", 2)
    reason(b, 2)
    b.heading("บทที่ 2 ผลการประเมินเปรียบเทียบ", 2)
    b.para(result(b))
    b.para(
        f"เมื่อเทียบกับ{fy(b, p)} ซึ่งได้คะแนนรวม {b.score('ITA', p)} คะแนน ระดับ {b.level(p)} พบว่าคะแนน"
        f"{'เพิ่มขึ้น' if r.total > past.total else 'ลดลง'} {abs(r.total - past.total):.2f} คะแนน "
        f"ส่วนค่าเฉลี่ยของ{b.pick('อำเภอ', 'จังหวัด', 'ประเทศ')}อยู่ที่ {b.rng.uniform(72, 93):.2f} คะแนน"
    )

    def gap(code: str | int) -> str:
        d: Decimal = r.value(code) - past.value(code)
        return f"{d:+.2f}" if signed else f"{'เพิ่มขึ้น' if d > 0 else 'ลดลง' if d < 0 else 'คงที่'} {abs(d):.2f}"

    signed, late = b.chance(0.5), b.chance(0.3)
    pair = (y, p) if late else (p, y)
    rows: Rows = []
    for c, g in MEMBERS.items():
        rows.append([Cell(b.tool(c, "both"), bold=True), *(b.score(c, k) for k in pair), gap(c)])
        rows += [[f"{i}. {b.name(i)}", *(b.score(i, k) for k in pair), gap(i)] for i in g]
    rows.append([Cell("คะแนนรวม", bold=True), *(b.score("ITA", k) for k in pair), gap("ITA")])
    top: list[str | Cell] = [Cell("เครื่องมือ/ตัวชี้วัด", rowspan=2), Cell("ผลคะแนน", colspan=2), Cell("ผลต่าง", rowspan=2)]
    b.table([top, [f"ปี {k}" for k in pair]], rows, (0.5, 0.15, 0.15, 0.2), (1, 2, 3))
    b.heading("บทที่ 3 การวิเคราะห์", 2)
    up = [i for i in range(1, 11) if r.indicator(i) > past.indicator(i)]
    down = [i for i in range(1, 11) if r.indicator(i) < past.indicator(i)]
    for text, group, why in (("ที่มีคะแนนเพิ่มขึ้น", up, GOOD), ("ที่มีคะแนนลดลง", down, GAP)):
        b.para(f"ตัวชี้วัด{text} จำนวน {len(group)} ตัวชี้วัด", bold=True)
        b.lines(f"{k}) {b.name(i)} {'เพราะ' if why is GAP else 'เป็นผลจาก'}{why[i]}" for k, i in enumerate(group, 1))
    b.heading(f"บทที่ 4 มาตรการปี {y + 1}", 2)
    mend(b, sorted(down)[:7] if len(down) > 2 else weakest(b), ("no", "name", "gap", "do", "who", "time"))


@layout("held9-against-goal", kept_out=HELD, agency=(*LOCAL, PAO))
def against_goal(b: Builder) -> None:
    """Goal, score, distance and pass in one table with heading rows; documents that failed; measures under headings."""
    y, r = b.year, b.facts.result
    goal = b.rng.choice((85, 85, 90))
    b.heading(f"รายงานผลการวิเคราะห์คะแนน ITA เทียบค่าเป้าหมาย\nประจำ{fy(b)}\n{w.whole(b)}", 1, center=True)
    b.heading("1. บทนำ", 2)
    reason(b, 2)
    b.para(f"หน่วยงานกำหนดค่าเป้าหมายของทุกตัวชี้วัดไว้ที่ {goal}.00 คะแนน ตามแผนปฏิบัติการป้องกันการทุจริต")
    b.heading("2. ผลการประเมิน", 2)
    b.para(result(b))
    yes, no = b.rng.choice((("ผ่าน", "ไม่ผ่าน"), ("บรรลุ", "ไม่บรรลุ"), ("✓", "✗")))
    lead = b.chance(0.5)  # the goal before the score

    def cells(code: str | int) -> list[str | Cell]:
        v = r.value(code)
        two = [f"{goal}.00", b.score(code)]
        return [*(two if lead else two[::-1]), f"{v - goal:+.2f}", yes if v >= goal else no]

    rows: Rows = []
    for c, g in MEMBERS.items():
        rows.append([Cell(f"{b.tool(c, 'both')} น้ำหนักร้อยละ {int(WEIGHT[c] * 100)}", colspan=6, bold=True)])
        rows += [[str(i), b.name(i), *cells(i)] for i in g]
        rows.append([Cell(f"เฉลี่ย {c}", colspan=2, align="right"), *cells(c)])
    rows.append([Cell("คะแนนรวมทั้งสิ้น", colspan=2, bold=True, align="right"), *cells("ITA")])
    pair = ["ค่าเป้าหมาย", "คะแนน\nที่ได้รับ"]
    head = ["ที่", "ตัวชี้วัด", *(pair if lead else pair[::-1]), "ส่วนต่าง", "ผลเทียบ\nเป้าหมาย"]
    b.table([head], rows, (0.08, 0.4, 0.13, 0.13, 0.13, 0.13), (0, 2, 3, 4, 5))
    b.heading("3. ข้อที่ควรแก้ไข", 2)
    rows = []
    for i in weakest(b, 3, 4):
        q, t, m = min(asks(b, i), key=lambda x: float(x[2]))
        rows.append([q, t, m, GAP[i]])
    b.table([["รหัสข้อ", "ข้อคำถาม/ข้อมูล", "คะแนน\nรายข้อ", "ข้อค้นพบ"]], rows, (0.1, 0.36, 0.12, 0.42), (0, 2))
    b.heading(f"4. มาตรการส่งเสริมคุณธรรมและความโปร่งใส {fy(b, y + 1)}", 2)
    for k, c in enumerate(MEMBERS, 1):
        few = [i for i in weakest(b, 5, 8) if INSTRUMENT[i] == c] or [r.lowest(c)]
        b.para(f"4.{k} ด้าน {c}", bold=True, indent=False)
        mend(b, few, ("do", "how", "who", "time"))


@layout("held9-weighted-steps", kept_out=HELD, agency=(TOWN, CITY, SUB, SAO))
def weighted_steps(b: Builder) -> None:
    """How the total came about: means, weights and weighted points of instruments; indicators in prose and a chart."""
    y, r = b.year, b.facts.result
    cover(b, b.pick("ผลการวิเคราะห์การประเมิน ITA", "รายงานการวิเคราะห์ผลคะแนน ITA\nและข้อเสนอเพื่อการพัฒนา"), y)
    b.heading("1. ความสำคัญ", 2)
    reason(b, 2)
    b.heading("2. วิธีการคำนวณและผลคะแนน", 2)
    b.para("คะแนนของแต่ละแบบวัดเป็นค่าเฉลี่ยของตัวชี้วัด แล้วนำไปถ่วงน้ำหนักเพื่อรวมเป็นคะแนนสุดท้าย ดังตารางที่ 1")
    b.para("ตารางที่ 1 การคำนวณคะแนนรวม", indent=False, bold=True)
    rows: Rows = []
    for c in MEMBERS:
        rows.append([b.tool(c, "both"), b.score(c), f"{WEIGHT[c]}", score_text(cents(r.exact(c) * WEIGHT[c]))])
    rows.append([Cell("คะแนนรวม (คะแนนเต็ม 100)", bold=True), "", "1.00", Cell(b.score("ITA"), bold=True)])
    head = ["แบบวัด", "คะแนนเฉลี่ย\n(100 คะแนน)", "น้ำหนัก", "คะแนน\nถ่วงน้ำหนัก"]
    b.table([head], rows, (0.46, 0.18, 0.16, 0.2), (1, 2, 3))
    b.para(result(b))
    bands(b)
    b.heading("3. ผลรายตัวชี้วัด", 2)
    if b.chance(0.6):
        b.para("แผนภูมิที่ 1 คะแนนรายตัวชี้วัด", align="center")
        b.chart((b.name(i), b.score(i)) for i in range(1, 11))
    for i in range(1, 11):
        q, t, m = max(asks(b, i), key=lambda x: float(x[2]))
        more = f" ข้อที่ได้คะแนนดี คือ {q} {t} ({m})" if i <= 8 and b.chance(0.5) else ""
        b.para(f"3.{i} {b.name(i)} คะแนน {b.score(i)} ประเมินจาก{SCOPE[i]} พบว่า{told(b, i)}{more}")
    b.heading("4. ข้อจำกัดของการวิเคราะห์", 2)
    b.para(f"ผู้ตอบแบบวัดภายนอกส่วนใหญ่เป็นผู้สูงอายุ ร้อยละ {b.rng.uniform(30, 60):.2f} ไม่ถนัดการตอบผ่านโทรศัพท์มือถือ")
    b.heading(f"5. มาตรการดำเนินการ {fy(b, y + 1)}", 2)
    mend(b, weakest(b, 4, 6), b.rng.choice((("no", "do", "how", "money", "time", "who"), ("gap", "do", "time", "who"))))


@layout("held9-scored-cells", kept_out=HELD, agency=LOCAL)
def scored_cells(b: Builder) -> None:
    """A wide table whose first column holds indicators with scores in brackets, then questions, findings, remedies."""
    y, r = b.year, b.facts.result
    b.style["landscape"] = b.chance(0.7)
    b.heading(f"ผลการวิเคราะห์{LONG_ITA}\n{w.whole(b)} ประจำ{fy(b)}", 1, center=True)
    reason(b, 2)
    b.para(
        result(b)
        + f" เมื่อพิจารณาแต่ละเครื่องมือ พบว่า IIT ได้ {b.score('IIT')} คะแนน EIT ได้ {b.score('EIT')} คะแนน "
        + f"และ OIT ได้ {b.score('OIT')} คะแนน"
    )
    mark = b.pick("{n}\n({s} คะแนน)", "{n}\n(ร้อยละ {s})", "{n} คะแนน {s}")
    for c, g in MEMBERS.items():
        b.heading(f"การวิเคราะห์ผล {b.tool(c, 'both')}", 2)
        rows: Rows = []
        for i in g:
            found = sorted(asks(b, i), key=lambda x: float(x[2]))[:2]
            rows.append(
                [
                    mark.format(n=f"ตัวชี้วัดที่ {i} {b.name(i)}", s=b.score(i)),
                    "\n".join(f"{q} {t} = {m}" for q, t, m in found),
                    told(b, i),
                    f"{DO[i]} โดย{HOW[i][0]}",
                ]
            )
        b.table(
            [["ตัวชี้วัด", "ข้อคำถามที่เกี่ยวข้อง\n(คะแนนรายข้อ)", "ข้อค้นพบ", "แนวทางการพัฒนา"]],
            rows,
            (0.22, 0.32, 0.23, 0.23),
        )
    b.heading("บทสรุป", 2)
    lows = [i for i in range(1, 11) if r.indicator(i) < 85]
    if lows:
        b.para(f"มีตัวชี้วัดที่ต่ำกว่า 85 คะแนน {len(lows)} ตัวชี้วัด คือ {' '.join(b.name(i) for i in lows)}")
    else:
        b.para("ทุกตัวชี้วัดมีคะแนนไม่ต่ำกว่า 85 คะแนน หน่วยงานจึงมุ่งรักษามาตรฐานและพัฒนาให้ดียิ่งขึ้น")
    b.heading(f"มาตรการสำหรับ{fy(b, y + 1)}", 2)
    measures_table(
        b, b.rng.choice((("no", "measure", "method", "responsible", "period"), ("measure", "kpi", "period")))
    )


@layout("held9-promotion-measures", kept_out=HELD, agency=(*LOCAL, CITY))
def promotion_measures(b: Builder) -> None:
    """Measures of the year after: a ranked table of the assessed year in short, then measures with gaps."""
    y = b.year
    b.heading(
        f"{b.pick('มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน', 'ประกาศมาตรการภายในเพื่อส่งเสริมความโปร่งใส')}\n"
        f"ประจำ{fy(b, y + 1)}\n{w.whole(b)}",
        1,
        center=True,
    )
    b.heading("ส่วนที่ 1 " + b.pick("ผลการประเมินปีที่ผ่านมา", f"การวิเคราะห์ผลการประเมิน ITA ปี {y}"), 2)
    reason(b, 1)
    b.para(result(b))
    b.para(f"ตาราง แสดงผลคะแนนรายตัวชี้วัด {fy(b)} เรียงจากมากไปน้อย", indent=False)
    tool = b.chance(0.5)
    rows: Rows = [
        [str(k), b.name(i), *([INSTRUMENT[i]] if tool else []), b.score(i)] for k, i in enumerate(order(b), 1)
    ]
    head = ["อันดับ", "ตัวชี้วัด", *(["เครื่องมือ"] if tool else []), "คะแนน"]
    b.table([head], rows, (0.12, 0.5, 0.18, 0.2) if tool else (0.14, 0.62, 0.24), (0, 2, 3)[: 2 + tool])
    few = weakest(b, 3, 5)
    b.heading("ส่วนที่ 2 ประเด็นที่ต้องพัฒนาและสาเหตุ", 2)
    for k, i in enumerate(few, 1):
        b.para(f"2.{k} {b.name(i)} ซึ่งเกี่ยวกับ{SCOPE[i]} พบว่า{GAP[i]}")
    b.heading("ส่วนที่ 3 มาตรการและแนวทางปฏิบัติ", 2)
    mend(
        b, few, b.rng.choice((("name", "gap", "do", "how", "who", "time", "watch"), ("no", "do", "how", "who", "time")))
    )
    b.para(f"ประกาศ ณ วันที่ {w.day(b)}", align="center")
    sign(b, boss(b))


@layout("held9-year-end-progress", kept_out=HELD, agency=(*LOCAL, PAO))
def year_end_progress(b: Builder) -> None:
    """What became of the measures: the assessed year's total and instruments in the first lines, then deeds."""
    y = b.year
    b.heading(
        f"รายงานผลการดำเนินการตามมาตรการ\nส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำ{fy(b, y + 1)}", 1, center=True
    )
    b.heading(w.whole(b), 2, center=True)
    half = b.chance(0.4)
    end = f"1 ตุลาคม {y} ถึง {'31 มีนาคม' if half else '30 กันยายน'} {y + 1}"
    b.para(
        f"ตามที่{b.facts.body.name} ได้นำผลการประเมิน ITA {fy(b)} ซึ่งได้คะแนนรวม {b.score('ITA')} คะแนน (ระดับ {b.level()}) "
        f"มากำหนดเป็นมาตรการ จึงขอรายงานผลรอบ {'6' if half else '12'} เดือน (วันที่ {end}) ดังนี้"
    )
    if b.chance(0.7):
        b.table(
            [["เครื่องมือ", "คะแนน", "ค่าเป้าหมายปีถัดไป"]],
            [[b.tool(c, "both"), b.score(c), f"{min(100, int(b.facts.result.instrument(c)) + 3)}.00"] for c in MEMBERS],
            (0.6, 0.18, 0.22),
            (1, 2),
        )
    plans = (
        ("no", "measure", "result", "status", "responsible"),
        ("measure", "method", "period", "responsible", "ticks"),
        ("indicator", "measure", "result", "status", "responsible"),
    )
    measures_table(b, b.rng.choice(plans))
    b.heading("ปัญหา อุปสรรค และข้อเสนอแนะ", 2)
    i = order(b)[-1]
    b.para(f"ตัวชี้วัด{b.name(i)} ซึ่งได้ {b.score(i)} คะแนนในปี {y} ยังต้องติดตามต่อไป เนื่องจาก{GAP[i]}")
    b.para(f"งบประมาณที่ใช้ทั้งสิ้น {b.rng.randint(20, 180) * 500:,} บาท คิดเป็นร้อยละ {b.rng.uniform(50, 99):.2f} ของที่ตั้งไว้")
    sign(b, "ผู้รายงาน")


@layout("held9-central-body", kept_out=HELD, first=2563, agency=("university", "department", "province"))
def central_body(b: Builder) -> None:
    """A central body's summary: instruments over three columns, English heads, the year before and a peer mean."""
    y, p, x = b.year, b.year - 1, b.facts.body
    peers = {"university": "กลุ่มสถาบันอุดมศึกษา", "department": "กลุ่มกรมหรือเทียบเท่า", "province": "กลุ่มจังหวัด"}[x.agency_type]
    b.heading(f"บทสรุปผู้บริหาร\nผลการประเมิน ITA ของ{x.name} {fy(b)}", 1, center=True)
    b.heading("1. ภาพรวม (Overview)", 2)
    t, v = b.score("ITA"), b.level()
    b.para(
        f"{x.name} ได้คะแนนรวม {t} คะแนน ระดับ {v} จากเดิมในปี {p} ที่ได้ {b.score('ITA', p)} คะแนน "
        f"ขณะที่ค่าเฉลี่ยของ{peers}เท่ากับ {b.rng.uniform(80, 95):.2f} คะแนน"
    )
    b.heading("2. คะแนนจำแนกตามเครื่องมือและตัวชี้วัด", 2)
    blocks: Rows = [[Cell(f"{c}\n{b.score(c)} คะแนน", align="center", bold=True) for c in MEMBERS]]
    b.table([[b.tool(c, "long") for c in MEMBERS]], blocks)
    rows: Rows = [[f"ITA-{i:02d}", b.name(i), INSTRUMENT[i], b.score(i, p), b.score(i)] for i in range(1, 11)]
    head = ["Code", "Indicator (ตัวชี้วัด)", "Tool", f"FY {p}", f"FY {y}"]
    b.table([head], rows, (0.14, 0.44, 0.12, 0.15, 0.15), (0, 2, 3, 4))
    b.heading("3. ประเด็นสำคัญ (Key findings)", 2)
    few = weakest(b, 3, 5)
    b.lines(f"• {b.name(i)} : {GAP[i]}" for i in few)
    b.para(f"ที่ประชุมคณะกรรมการบริหาร ครั้งที่ {b.rng.randint(1, 12)}/{y + 1} มีมติให้ดำเนินการตามแผนต่อไปนี้")
    b.heading(f"4. แผนปรับปรุง ปี {y + 1} (Improvement plan)", 2)
    mend(b, few, ("name", "do", "who", "time"))


@layout("held9-hospital-memo", kept_out=HELD, first=2564, agency=(SAO,))
def hospital_memo(b: Builder) -> None:
    """A hospital's memo to its director with law and matter, indicators in a sentence for each instrument."""
    x, y = b.facts.body, b.year
    name = f"โรงพยาบาล{str(x.district).removeprefix('เมือง')}"
    here = become(b, "hospital", name, f"{name} อำเภอ{x.district} จังหวัด{x.province}")
    b.heading("บันทึกข้อความ", 1, center=True)
    b.para(f"ส่วนราชการ กลุ่มงานบริหารทั่วไป {here}", indent=False)
    number = f"{b.rng.randint(201, 299):04d}.{b.rng.randint(1, 9)}/{b.rng.randint(50, 900)}"
    b.para(f"ที่ สธ {number}   วันที่ {w.day(b)}", indent=False)
    b.para(f"เรื่อง ขออนุมัติเผยแพร่ผลการวิเคราะห์การประเมิน ITA {fy(b)}", indent=False)
    b.para(f"เรียน ผู้อำนวยการ{name}", indent=False)
    b.para("1. เรื่องเดิม", bold=True)
    reason(b, 1)
    b.para("2. ข้อเท็จจริง", bold=True)
    b.para(result(b) + " โดยมีรายละเอียดจำแนกตามแบบวัด ดังนี้")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        parts = " ".join(f"{b.name(i)} {b.score(i)} คะแนน" for i in g[:-1])
        last = g[-1]
        b.para(
            f"2.{k} {b.tool(c, 'both')} ได้คะแนนเฉลี่ย {b.score(c)} คะแนน ได้แก่ {parts} "
            f"และ{b.name(last)} {b.score(last)} คะแนน"
        )
    b.para("3. ข้อพิจารณา", bold=True)
    few = weakest(b, 2, 4)
    b.para(f"ควรเร่งพัฒนาเรื่อง{' '.join(b.name(i) for i in few)} ก่อนการประเมินปี {y + 1} ซึ่งตั้งเป้าหมายไว้ที่ 92 คะแนน")
    b.lines(f"3.{k} {DO[i]}" for k, i in enumerate(few, 1))
    b.para("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ และมอบกลุ่มงานที่เกี่ยวข้องดำเนินการต่อไป")
    sign(b, "หัวหน้ากลุ่มงานบริหารทั่วไป")
    b.no_measures()


@layout("held9-district-circular", kept_out=HELD, agency=(SAO, SUB))
def district_circular(b: Builder) -> None:
    """A district's circular with all its local bodies in one table, level before score, means and counts below."""
    own, y = b.facts.body, b.year
    if b.style.get("running_head"):
        b.style["running_head"] = f"อำเภอ{own.district}"
    bodies = [own, *neighbours(b.rng, own, b.rng.randint(5, 12))]
    made = sorted(((x, draw_assessment(b.rng, y)) for x in bodies), key=lambda z: -z[1].total)
    ahead, tools, short = b.chance(0.5), b.chance(0.6), b.chance(0.4)
    codes = ("ITA", "IIT", "EIT", "OIT") if tools else ("ITA",)
    b.heading(f"สรุปผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น ประจำ{fy(b)}", 1, center=True)
    b.heading(f"สำนักงานส่งเสริมการปกครองท้องถิ่น อำเภอ{own.district} จังหวัด{own.province}", 2, center=True)
    b.para(
        f"สำนักงาน ป.ป.ช. ประกาศผลเมื่อวันที่ {w.announced(b)} อำเภอขอแจ้งผลของแต่ละแห่งเพื่อใช้ปรับปรุงการทำงาน "
        f"โดยเป้าหมายของอำเภอกำหนดไว้ที่ 85 คะแนน"
    )
    rows: Rows = []
    for k, (x, a) in enumerate(made, 1):
        figures = [score_text(a.value(c)) for c in codes]
        rows.append([str(k), x.short if short else x.name, *([a.level] if ahead else []), *figures])
        rows[-1] += [] if ahead else [a.level]
    mean = [f"{sum(a.value(c) for _, a in made) / len(made):.2f}" for c in codes]
    foot = Cell("ค่าเฉลี่ยของอำเภอ", colspan=2, bold=True, align="right")
    rows.append([foot, *([""] if ahead else []), *mean, *([] if ahead else [""])])
    words = ["คะแนน\nภาพรวม", *codes[1:]]
    head = ["ลำดับ", "อปท.", *(["ระดับ"] if ahead else []), *words, *([] if ahead else ["ระดับ"])]
    rest = 0.52 / (len(head) - 2)
    b.table([head], rows, (0.1, 0.38, *[rest] * (len(head) - 2)), range(2, len(head)))
    below = sum(a.total < 85 for _, a in made)
    b.para(f"มี อปท. ที่ได้ต่ำกว่า 85 คะแนน จำนวน {below} แห่ง คิดเป็นร้อยละ {100 * below / len(made):.2f} ขอให้จัดทำแผนปรับปรุง")
    sign(b, f"ท้องถิ่นอำเภอ{own.district}")
    b.note_others(made, codes)
    b.note("agency", None)
    b.no_measures()


@layout("held9-no-working-group", kept_out=HELD, agency=(*LOCAL, PAO))
def no_working_group(b: Builder) -> None:
    """An order that appoints a working group for ITA: duties, weights, documents with days; no result at all."""
    y, x = b.year, b.facts.body
    b.picture(25)
    b.heading(f"คำสั่ง{x.name}", 1, center=True)
    b.para(f"ที่ {b.rng.randint(20, 900)}/{y - 1}", align="center")
    b.heading(f"เรื่อง แต่งตั้งคณะทำงานขับเคลื่อน{LONG_ITA} {BRACKET_ITA} ประจำ{fy(b)}", 2, center=True)
    b.para("-" * 36, align="center")
    b.para(
        f"ด้วย{w.whole(b)} ต้องเข้ารับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {y} จึงอาศัยอำนาจตามมาตรา "
        f"{b.pick('59', '48 สัตตรส', '37')} แห่งกฎหมายจัดตั้ง แต่งตั้งคณะทำงานประกอบด้วยผู้บริหารและหัวหน้าส่วนราชการทุกแห่ง "
        "โดยมีหน้าที่รวบรวมข้อมูล ตรวจทานเว็บไซต์ และเชิญชวนผู้มีส่วนได้ส่วนเสียตอบแบบวัด"
    )
    weights(b, merged=b.chance(0.5))
    b.para(f"ให้คณะทำงานดำเนินการเพื่อให้ผลการประเมินไม่ต่ำกว่า {b.rng.choice((87, 90, 95))}.00 คะแนน ตามบัญชีหน้าที่ดังนี้")
    names, rows = departments(x), []
    papers = [(n, t, 9) for n, t in zip((7, 12, 18), ASK[9], strict=True)]
    papers += [(n, t, 10) for n, t in zip((22, 24, 26), ASK[10], strict=True)]
    for k, (n, t, i) in enumerate(papers, 1):
        day = f"{b.rng.randint(1, 28)} {b.pick('ม.ค.', 'ก.พ.', 'มี.ค.')} {y}"
        rows.append([str(k), f"{b.item('O', n)} {t}", b.name(i), b.rng.choice(names), day])
    b.table([["ที่", "รายการข้อมูล", "ตัวชี้วัด", "เจ้าของข้อมูล", "ส่งภายในวันที่"]], rows, (0.08, 0.34, 0.2, 0.22, 0.16))
    b.para(f"สั่ง ณ วันที่ {b.rng.randint(1, 28)} เดือน ธันวาคม พ.ศ. {y - 1}", align="center")
    sign(b, boss(b))
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = x.name
