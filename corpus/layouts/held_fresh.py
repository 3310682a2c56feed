"""Held out: analysis reports and plans of local bodies, provinces and departments, in yet other words and forms."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT, cents
from corpus.layouts import held_wording as w
from corpus.layouts.held_bodies import order, questions
from corpus.layouts.held_deeds import when
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.measures import departments
from corpus.model import Cell
from corpus.registry import layout
from corpus.sections import BANDS

Rows = list[list[str | Cell]]
SAO, SUB = "subdistrict_administrative_organization", "subdistrict_municipality"
PAO = "provincial_administrative_organization"
TOWNS = (SAO, SAO, SUB, "town_municipality")

TOPIC = {
    1: "การทำงานตามขั้นตอนและกรอบเวลาที่ประกาศ|ความเสมอภาคในการให้บริการ|การรับสินบนแลกกับการอนุญาต|ความมุ่งผลสำเร็จของงาน",
    2: "การเปิดเผยแผนใช้เงินให้บุคลากรทราบ|ความคุ้มค่าของการใช้จ่าย|การเบิกค่าเดินทางอันเป็นเท็จ|ความโปร่งใสของการตรวจรับพัสดุ",
    3: "การมอบหมายงานตามตำแหน่งหน้าที่|ความเที่ยงธรรมของการเลื่อนเงินเดือน|การใช้ลูกน้องทำงานส่วนตัว|การซื้อขายตำแหน่ง",
    4: "การนำของหลวงกลับไปใช้ที่บ้าน|ความชัดเจนของระเบียบการยืม|การตรวจสอบการใช้รถยนต์ส่วนกลาง|การยืมโดยบุคคลภายนอก",
    5: "นโยบายต่อต้านการทุจริตของผู้บริหาร|ความเชื่อมั่นในระบบร้องเรียน|การลงโทษผู้กระทำผิด|การนำผลตรวจสอบไปแก้ไข",
    6: "การแจ้งขั้นตอนก่อนให้บริการ|การไม่เรียกรับเงินจากผู้มาติดต่อ|การยึดประโยชน์ของประชาชนเป็นหลัก|ความเท่าเทียมของผู้มาติดต่อ",
    7: "ความสะดวกของช่องทางข่าวสาร|ความครบถ้วนของข้อมูลที่ควรรู้|การตอบคำถามของเจ้าหน้าที่|ช่องทางแจ้งเบาะแส",
    8: "คุณภาพงานที่ดีขึ้นกว่าปีที่ผ่านมา|การใช้ระบบออนไลน์|โอกาสเข้ามามีส่วนร่วม|การลดภาระด้านเอกสาร",
    9: "แผนการจัดหาพัสดุ|รายงานการกำกับติดตามการใช้จ่ายเงิน|E-Service|คู่มือหรือแนวทางปฏิบัติงาน|Q&A",
    10: "การประกาศนโยบาย No Gift Policy|รายงานผลตามแผนต้านทุจริต|การจัดการความเสี่ยงเรื่องสินบน|ประมวลจริยธรรม",
}
FIND = {
    1: "บางกระบวนงานยังไม่มีกรอบเวลาแล้วเสร็จที่ชัดเจน ทำให้ผู้มาติดต่อต้องสอบถามซ้ำ",
    2: "ข้อมูลการเบิกจ่ายอยู่ที่ผู้ปฏิบัติงานด้านการเงินเป็นหลัก บุคลากรส่วนอื่นจึงไม่ทราบความเคลื่อนไหว",
    3: "ผู้ใต้บังคับบัญชาไม่ทราบเหตุผลประกอบการพิจารณาความดีความชอบ",
    4: "การขอใช้รถส่วนกลางและวัสดุอุปกรณ์ยังอาศัยการบอกกล่าวด้วยวาจา",
    5: "บุคลากรไม่มั่นใจว่าข้อมูลของผู้แจ้งเบาะแสจะถูกเก็บเป็นความลับ",
    6: "เจ้าหน้าที่แต่ละคนอธิบายเงื่อนไขการขอรับบริการแตกต่างกัน",
    7: "ข่าวสารที่ลงในเว็บไซต์ใช้ภาษาราชการ เข้าใจยาก และไม่ค่อยมีการปรับให้ทันสมัย",
    8: "ระบบยื่นคำขอทางอินเทอร์เน็ตมีผู้ใช้น้อยเพราะขาดการแนะนำการใช้งาน",
    9: "ข้อมูลบางรายการแสดงเฉพาะชื่อเรื่อง แต่ไม่มีเนื้อหาครบทุกองค์ประกอบ",
    10: "แผนงานด้านการป้องกันการทุจริตกำหนดไว้ แต่ไม่มีรายงานผลสัมฤทธิ์ของแต่ละกิจกรรม",
}
FINE = {
    1: "บุคลากรปฏิบัติงานตรงตามมาตรฐานและรับผิดชอบต่องานในหน้าที่",
    2: "การใช้จ่ายงบประมาณเป็นไปอย่างคุ้มค่าและตรวจสอบย้อนกลับได้",
    3: "การมอบหมายงานสอดคล้องกับตำแหน่งและความสามารถ",
    4: "มีทะเบียนควบคุมทรัพย์สินและตรวจสอบประจำปีตามระเบียบ",
    5: "ผู้บริหารประกาศเจตนารมณ์และกำกับดูแลด้วยตนเองอย่างต่อเนื่อง",
    6: "ผู้รับบริการพอใจในความเอาใจใส่และความเท่าเทียม",
    7: "มีช่องทางให้ประชาชนเข้าถึงข้อมูลได้หลากหลายและทันเหตุการณ์",
    8: "มีการปรับลดขั้นตอนและนำระบบออนไลน์มาให้บริการ",
    9: "เผยแพร่ข้อมูลได้ครบถ้วนและเป็นปัจจุบันเกือบทุกรายการ",
    10: "ขับเคลื่อนกิจกรรมสร้างวัฒนธรรมสุจริตได้ตามแผน",
}
DO = {
    1: "ประกาศกรอบเวลาการให้บริการทุกกระบวนงาน",
    2: "เผยแพร่ผลการเบิกจ่ายรายไตรมาสให้บุคลากรทราบทั่วกัน",
    3: "ประกาศหลักเกณฑ์และผลการประเมินการปฏิบัติราชการอย่างเปิดเผย",
    4: "กำหนดแบบคำขอใช้ทรัพย์สินและสมุดคุมการใช้รถส่วนกลาง",
    5: "วางระบบคุ้มครองผู้แจ้งเบาะแสการทุจริต",
    6: "อบรมเจ้าหน้าที่จุดบริการให้ใช้ข้อมูลชุดเดียวกัน",
    7: "ผลิตสื่อประชาสัมพันธ์ภาษาเข้าใจง่ายอย่างน้อยเดือนละครั้ง",
    8: "ส่งเสริมการใช้บริการอิเล็กทรอนิกส์ในชุมชน",
    9: "สอบทานความครบถ้วนของข้อมูลบนเว็บไซต์ตามคู่มือ",
    10: "ติดตามและรายงานผลสัมฤทธิ์ของแผนป้องกันการทุจริต",
}
HOW = {
    1: ("ทบทวนคู่มือประชาชน", "ปิดประกาศ ณ จุดบริการ"),
    2: ("สรุปข้อมูลจากระบบบัญชี", "นำเสนอในที่ประชุมประจำเดือน"),
    3: ("เวียนหนังสือแจ้งหลักเกณฑ์", "เปิดให้ซักถามก่อนประกาศผล"),
    4: ("ออกแนวปฏิบัติการยืม", "ตรวจนับและรายงานผู้บริหาร"),
    5: ("จัดช่องทางลับรับเรื่อง", "แจ้งความคืบหน้าแก่ผู้ร้อง"),
    6: ("จัดทำบทสนทนามาตรฐาน", "ประเมินผลหลังการอบรม"),
    7: ("จัดทำอินโฟกราฟิก", "เผยแพร่ทางเพจและเสียงตามสาย"),
    8: ("สาธิตการใช้ระบบในที่ประชุมหมู่บ้าน", "สำรวจความเห็นผู้ใช้"),
    9: ("แต่งตั้งผู้ดูแลข้อมูลรายข้อ", "ตรวจลิงก์ทุกเดือน"),
    10: ("รายงานรอบ 6 เดือน", "รายงานรอบ 12 เดือน"),
}
MARKED = ("รายงานผู้บริหารทุกไตรมาส", "รายงานในที่ประชุมประจำเดือน", "สรุปผลเมื่อสิ้นปีงบประมาณ", "รายงานภายในเดือนเมษายนและตุลาคม")


def asked(b: Builder, i: int, most: int) -> list[tuple[str, str, str]]:
    texts = b.rng.sample(TOPIC[i].split("|"), 4)
    return [(c, t, v) for (c, _, v), t in zip(questions(b, i, most), texts, strict=False)]


def told(b: Builder, i: int) -> str:
    return FINE[i] if b.facts.result.indicator(i) >= 90 or i in order(b)[:3] else FIND[i]


def diff(b: Builder, code: str | int) -> str:
    return f"{b.facts.result.value(code) - b.facts.of(b.year - 1).value(code):+.2f}"


def other(b: Builder, low: float = 78, high: float = 95) -> str:
    """A mean of others: no score of this body."""
    return f"{b.rng.uniform(low, high):.2f}"


def parts(b: Builder) -> bool:
    return b.facts.result.eit_parts is not None


def result(b: Builder) -> str:
    """The overall result in a sentence of this module's own."""
    t, v, who, when_ = b.score("ITA"), b.level(), w.who(b), w.yr(b)
    return b.pick(
        f"จากการประกาศผลของสำนักงาน ป.ป.ช. เมื่อวันที่ {w.announced(b)} {who} มีผลการประเมินในภาพรวมร้อยละ {t} "
        f"ซึ่งเทียบได้กับระดับ {v}",
        f"ในภาพรวม {who} มีค่าคะแนนประจำ{when_} เท่ากับ {t} คะแนน ผลการประเมินจัดอยู่ในระดับ “{v}”",
        f"{who} ผ่านกระบวนการประเมินครบถ้วนทุกขั้นตอน ได้ค่าเฉลี่ยถ่วงน้ำหนักรวม {t} คะแนน (ระดับผลการประเมิน : {v})",
        f"ผลการประเมินประจำ{when_} ของ{who} ปรากฏค่าคะแนน ITA {t} และมีระดับผลการประเมินเป็น {v}",
        f"คะแนนรวมที่{who}ได้รับคือร้อยละ {t} หรือระดับ {v} ตามเกณฑ์ของสำนักงาน ป.ป.ช.",
    )


def reason(b: Builder, analysed: bool = True) -> None:
    b.para(
        b.pick(
            "การประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ หรือ ITA (Integrity and Transparency Assessment) "
            "เป็นเครื่องมือที่สำนักงาน ป.ป.ช. ใช้กระตุ้นให้หน่วยงานของรัฐยกระดับการบริหารงานให้เป็นไปตามหลักธรรมาภิบาล",
            "แผนแม่บทด้านการต่อต้านการทุจริตและประพฤติมิชอบของยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580) "
            "กำหนดให้หน่วยงานของรัฐร้อยละ 80 มีผลการประเมินตั้งแต่ 85 คะแนนขึ้นไป",
            "การประเมิน ITA มุ่งให้หน่วยงานของรัฐเปิดเผยข้อมูล รับฟังผู้มีส่วนได้ส่วนเสีย และลดโอกาสเกิดการทุจริต "
            "โดยสำนักงาน ป.ป.ช. ประเมินหน่วยงานทั่วประเทศกว่า 8,000 แห่งเป็นประจำทุกปี",
        )
    )
    if analysed:
        b.para(
            f"เพื่อให้ผลการประเมินเกิดประโยชน์แท้จริง {w.who(b)} จึงวิเคราะห์คะแนนเป็นรายตัวชี้วัด ค้นหาสาเหตุ "
            "และกำหนดแนวทางแก้ไขให้มีผู้รับผิดชอบและกรอบเวลาที่ชัดเจน"
        )


def frame(b: Builder) -> None:
    """Instruments with weights, and bands: no scores in it."""
    if b.chance(0.5):
        rows: Rows = [
            [b.tool(c, "both"), "\n".join(f"{i}. {b.name(i)}" for i in g), f"ร้อยละ {int(WEIGHT[c] * 100)}"]
            for c, g in MEMBERS.items()
        ]
        b.table([["แบบประเมิน", "ประเด็นที่ประเมิน", b.pick("ค่าน้ำหนัก", "สัดส่วน")]], rows, (0.42, 0.4, 0.18), (2,))
    else:
        for k, (c, g) in enumerate(MEMBERS.items(), 1):
            names = " ".join(f"({i}) {b.name(i)}" for i in g)
            b.para(f"{k}) {b.tool(c, 'both')} น้ำหนักร้อยละ {int(WEIGHT[c] * 100)} จำนวน {len(g)} ตัวชี้วัด คือ {names}")
    if b.chance(0.7):
        b.para(b.pick("เกณฑ์การจัดระดับผลการประเมิน", "การแปลผลคะแนน", "ช่วงคะแนนและความหมาย"), bold=True, indent=False)
        bands = BANDS[b.year <= 2565]
        if b.chance(0.5):
            b.table([["ช่วงคะแนน", "ระดับ"]], [list(x) for x in bands], (0.6, 0.4), (0, 1))
        else:
            b.lines(f"- {word} : {span} คะแนน" for span, word in bands)


def acts(b: Builder, few: Sequence[int], form: str = "") -> None:
    """A table of measures of the coming year: what, how, who, when, and at times how it is followed."""
    form = form or b.pick("named", "numbered", "plain")
    span = b.pick("yy", "yyyy", "tail", "days", "quarter", "half", "year")
    method, follow = b.chance(0.6), b.chance(0.5)
    lead = {
        "named": [b.pick("ตัวชี้วัด ITA", "ด้าน/ตัวชี้วัด", "ตัวชี้วัดเป้าหมาย")],
        "numbered": [b.pick("ข้อ", "ลำดับที่"), b.pick("ประเด็นที่ต้องปรับปรุง", "ปัญหาที่ตรวจพบ")],
        "plain": [],
    }[form]
    head = [*lead, b.pick("มาตรการที่จะดำเนินการ", "มาตรการยกระดับ", f"มาตรการ ปี {b.year + 1}")]
    head += [b.pick("วิธีการ", "ขั้นตอนการทำงาน", "วิธีปฏิบัติ")] if method else []
    head += [b.pick("เจ้าภาพหลัก", "ส่วนงานที่รับผิดชอบ", "ผู้รับผิดชอบหลัก"), b.pick("ช่วงเวลาดำเนินการ", "กรอบระยะเวลา", "ห้วงเวลา")]
    head += [b.pick("การกำกับและติดตาม", "วิธีติดตามผล")] if follow else []
    rows: Rows = []
    names = departments(b.facts.body)
    for k, i in enumerate(few, 1):
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 1, 2))), key=names.index)
        time = when(b, b.year + 1, span)
        row: list[str | Cell] = []
        if form != "plain":
            row += [f"{i}. {b.name(i)}"] if form == "named" else [str(k), FIND[i]]
        row += [DO[i]]
        row += ["\n".join(f"- {s}" for s in HOW[i])] if method else []
        row += ["\n".join(who), time.text]
        row += [b.rng.choice(MARKED)] if follow else []
        rows.append(row)
        fields: dict[str, object] = {"indicator": i} if form == "named" else {}
        b.measure_truth(b.facts.measures[0], DO[i], **fields, responsible=who, start=time.start, end=time.end)
    free = 1.0 - (0.07 if form == "numbered" else 0.0)
    even = free / (len(head) - (form == "numbered"))
    b.table([head], rows, [0.07, *[even] * (len(head) - 1)] if form == "numbered" else [even] * len(head))


def cover(b: Builder, *titles: str) -> None:
    for t in titles:
        b.heading(t, 1, center=True)
    b.heading(b.facts.body.name, 2, center=True)
    if at := w.where(b):
        b.heading(at, 2, center=True)
    if b.chance(0.5):
        b.picture(40)
        b.page_break()


def grouped(b: Builder, heads: Sequence[str], mean: str) -> None:
    """One table of all scores: instrument lines between; `mean` is `above`, `below` or nothing."""
    rows: Rows = []
    for c, g in MEMBERS.items():
        if mean == "above":
            rows.append([Cell(b.tool(c, "both"), bold=True), Cell(b.score(c), bold=True)])
        else:
            rows.append([Cell(b.tool(c, "both"), colspan=2, bold=True)])
        rows += [[b.pick(f"{i}. {b.name(i)}", f"{i}) {b.name(i)}"), b.score(i)] for i in g]
        if mean == "below":
            rows.append([Cell(b.pick(f"เฉลี่ย {c}", f"ค่าเฉลี่ยของ {c}"), align="right"), b.score(c)])
    if b.chance(0.6):
        rows.append([Cell(b.pick("คะแนนรวมถ่วงน้ำหนัก", "คะแนน ITA ของหน่วยงาน"), bold=True), b.score("ITA")])
    b.table([list(heads)], rows, (0.75, 0.25), (1,))


@layout("held4-five-chapters", kept_out=HELD, agency=TOWNS)
def five_chapters(b: Builder) -> None:
    """A bound report in five chapters: framework, result by instrument, indicators with questions, measures."""
    y = b.year
    cover(b, b.pick("รายงานวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส", "เอกสารวิเคราะห์ผลคะแนน ITA"), f"ประจำ{w.yr(b)}")
    b.heading("บทที่ 1 บทนำ", 1)
    reason(b)
    b.heading("บทที่ 2 กรอบการประเมิน", 1)
    frame(b)
    b.heading(f"บทที่ 3 {b.pick('ผลการประเมิน', 'ผลคะแนนที่ได้รับ')}", 1)
    b.para(result(b))
    heads = (b.pick("แบบวัด / ตัวชี้วัด", "รายการประเมิน"), b.pick("คะแนนที่ได้รับ", "ร้อยละ", "ค่าคะแนน"))
    grouped(b, heads, b.pick("above", "below", ""))
    if parts(b) and b.chance(0.7):
        b.para(
            f"ทั้งนี้ แบบวัด EIT เก็บข้อมูลสองทาง คือ ส่วนที่ 1 ผู้รับบริการตอบด้วยตนเอง ได้ {b.score('EIT1')} คะแนน "
            f"และส่วนที่ 2 ผู้ประเมินจากภายนอกเก็บข้อมูล ได้ {b.score('EIT2')} คะแนน"
        )
    b.heading("บทที่ 4 การวิเคราะห์รายตัวชี้วัด", 1)
    for i in range(1, 11):
        b.heading(f"4.{i} {b.name(i)}", 3)
        qs = asked(b, i, 3)
        q, t, v = min(qs, key=lambda x: float(x[2]))
        lowest = b.pick(f"โดยข้อ {q} {t} ได้ {v} คะแนน", f"ข้อที่ได้คะแนนน้อยที่สุด คือ {q} ({t}) คะแนน {v}")
        tail = lowest if float(v) < 100 else f"เช่น ข้อ {q} {t} ได้คะแนนเต็ม"
        b.para(b.pick("ผลการวิเคราะห์พบว่า ", "ข้อค้นพบ : ", "จากการพิจารณา ") + f"{told(b, i)} {tail}")
    b.heading(f"บทที่ 5 มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {y + 1}", 1)
    acts(b, sorted(order(b)[-b.rng.randint(4, 7) :]))
    sign(b, "ผู้จัดทำ", boss(b))


@layout("held4-crosswise", kept_out=HELD)
def crosswise(b: Builder) -> None:
    """Three small tables that lie crosswise, indicators as columns numbered anew, the pass mark below."""
    b.heading(f"บทวิเคราะห์ผลการประเมิน ITA {w.yr(b)}\n{w.whole(b)}", 1, center=True)
    b.heading("1. ความเป็นมา", 2)
    reason(b)
    b.heading("2. คะแนนแยกตามแบบวัด", 2)
    anew, mean, mark = b.chance(0.5), b.chance(0.6), b.chance(0.6)
    say = b.pick("คะแนนที่ได้", "ผลคะแนน", "ผลการประเมิน")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.para(f"2.{k} {b.tool(c, 'both')}", bold=True, indent=False)
        head = [
            "รายการ",
            *(f"{n if anew else i}. {b.name(i)}" for n, i in enumerate(g, 1)),
            *(["รวมเฉลี่ย"] if mean else []),
        ]
        rows: Rows = [[say, *(b.score(i) for i in g), *([b.score(c)] if mean else [])]]
        if mark:
            rows.append(["เกณฑ์ผ่าน", *["85.00"] * (len(head) - 1)])
        b.table([head], rows, [1 / len(head)] * len(head), range(1, len(head)))
        if c == "EIT" and parts(b) and b.chance(0.7):
            b.table([["EIT ส่วนที่ 1", "EIT ส่วนที่ 2"]], [[b.score("EIT1"), b.score("EIT2")]], (0.5, 0.5), (0, 1))
        i = b.facts.result.lowest(c)
        b.para(b.pick("ข้อสังเกต ", "ประเด็นที่ควรให้ความสำคัญ ") + f"{b.name(i)} : {FIND[i]}")
    b.heading("3. ผลในภาพรวม", 2)
    b.para(result(b))
    b.heading("4. " + b.pick("ข้อเสนอเพื่อการพัฒนา", "ประเด็นที่ต้องปรับปรุง"), 2)
    low = sorted(order(b)[-4:])
    if b.chance(0.5):
        acts(b, low)
    else:
        b.lines(f"({k}) {b.name(i)} ควร{DO[i]} โดย{HOW[i][0]}และ{HOW[i][1]}" for k, i in enumerate(low, 1))
        b.no_measures()


@layout("held4-department-gaps", kept_out=HELD, first=2563, agency=("department", "department", "university", PAO))
def department_gaps(b: Builder) -> None:
    """A department's table of target, last year, this year, change and mean of the kind, then strong and weak sides."""
    y, p = b.year, b.year - 1
    kind = {"department": "กรมหรือเทียบเท่า", "university": "สถาบันอุดมศึกษา", PAO: "อบจ."}[b.facts.body.agency_type]
    b.heading(f"{b.pick('การวิเคราะห์ช่องว่างผลการประเมิน ITA', 'รายงานวิเคราะห์ผล ITA เทียบเป้าหมาย')}", 1, center=True)
    b.heading(f"{b.facts.body.name} {w.yr(b)}", 1, center=True)
    b.heading("สรุปสำหรับผู้บริหาร", 2)
    b.para(
        result(b)
        + f" ทั้งนี้ {w.yr(b, p)} ได้รับ {b.score('ITA', p)} คะแนน เปลี่ยนแปลง {diff(b, 'ITA')} คะแนน "
        + f"ขณะที่ค่าเฉลี่ยของ{kind}ทั้งหมดอยู่ที่ {other(b)} คะแนน"
    )
    goal = b.rng.choice((85, 90, 92, 95))
    cols = ["น้ำหนัก", "เป้าหมาย", f"ปี {p}", f"ปี {y}", "เพิ่ม/ลด", f"เฉลี่ย{kind}"]
    form = b.pick("code", "both")
    keep = [n for n in range(6) if n in (2, 3) or b.chance(0.65)]
    last_first = b.chance(0.3)  # this year's column before last year's
    if last_first:
        keep[keep.index(2)], keep[keep.index(3)] = 3, 2
    rows: Rows = []

    def line(label: str, code: str | int, weight: str, bold: bool = False) -> list[str | Cell]:
        cells = [weight, f"{goal}.00", b.score(code, p), b.score(code), diff(b, code), other(b)]
        return [Cell(label, bold=bold), *(cells[n] for n in keep)]

    for c, g in MEMBERS.items():
        rows.append(line(b.tool(c, form), c, f"{int(WEIGHT[c] * 100)}", True))
        rows += [line(f"{i}. {b.name(i)}", i, "-") for i in g]
    if b.chance(0.7):
        rows.append(line("ภาพรวมหน่วยงาน", "ITA", "100", True))
    share = 0.6 / len(keep)
    b.table([["ประเด็นการประเมิน", *(cols[n] for n in keep)]], rows, (0.4, *[share] * len(keep)), range(1, len(keep) + 1))
    b.heading("จุดแข็ง", 2)
    b.lines(f"- {b.name(i)} {FINE[i]}" for i in order(b)[:3])
    b.heading(b.pick("จุดอ่อนและสาเหตุ", "ประเด็นที่ต้องปรับปรุง"), 2)
    low = order(b)[:-5:-1]
    b.lines(f"- {b.name(i)} {FIND[i]}" for i in low)
    b.heading(f"แนวทางขับเคลื่อน ปี {y + 1}", 2)
    acts(b, sorted(low))


@layout("held4-province-weighted", kept_out=HELD, agency=("province", PAO, "department"))
def province_weighted(b: Builder) -> None:
    """Respondents and weighted points of the instruments in a table; the indicators in a sentence each, ranked."""
    x = b.facts.body
    b.heading(f"สรุปผลการประเมินคุณธรรมและความโปร่งใส {x.name}\nประจำ{w.yr(b)}", 1, center=True)
    b.heading("ก. ที่มา", 2)
    reason(b)
    b.heading("ข. ผู้ให้ข้อมูลและผลคะแนนรายเครื่องมือ", 2)
    rows: Rows = []
    for c in MEMBERS:
        n = b.rng.randint(60, 480)
        count = "-" if c == "OIT" else f"{n:,} คน"
        points = f"{cents(b.facts.result.exact(c) * WEIGHT[c]):.2f}"
        rows.append([b.tool(c, "both"), count, f"{int(WEIGHT[c] * 100)}", b.score(c), points])
    rows.append([Cell("รวม", bold=True), "", "100", "", Cell(b.score("ITA"), bold=True)])
    head = ["เครื่องมือ", "จำนวนผู้ตอบ", "น้ำหนัก (ร้อยละ)", "คะแนน (เต็ม 100)", "คะแนนหลังถ่วงน้ำหนัก"]
    b.table([head], rows, (0.4, 0.15, 0.13, 0.15, 0.17), (1, 2, 3, 4))
    b.para(result(b))
    if parts(b) and b.chance(0.6):
        b.para(f"หมายเหตุ คะแนน EIT ส่วนที่ 1 เท่ากับ {b.score('EIT1')} และ EIT ส่วนที่ 2 เท่ากับ {b.score('EIT2')}")
    b.heading("ค. " + b.pick("ผลรายตัวชี้วัดเรียงตามลำดับคะแนน", "ลำดับตัวชี้วัดจากคะแนนมากไปหาน้อย"), 2)
    shape = b.pick(
        "อันดับที่ {k} {n} ({c}) ร้อยละ {s} {t}",
        "ลำดับ {k} ตัวชี้วัดที่ {i} {n} มีคะแนน {s} {t}",
        "{k}) {n} ทำได้ {s} คะแนน กล่าวคือ {t}",
    )
    inst = {i: c for c, g in MEMBERS.items() for i in g}
    for k, i in enumerate(order(b), 1):
        b.para(shape.format(k=k, i=i, n=b.name(i), c=inst[i], s=b.score(i), t=told(b, i)))
    b.heading("ง. แนวทางการดำเนินงานในปีถัดไป", 2)
    if b.chance(0.6):
        acts(b, sorted(order(b)[-5:]))
    else:
        b.lines(f"{k}. {DO[i]} ({b.name(i)})" for k, i in enumerate(order(b)[:-4:-1], 1))
        b.no_measures()


@layout("held4-group-minutes", kept_out=HELD, agency=(*TOWNS, PAO))
def group_minutes(b: Builder) -> None:
    """Minutes of the ITA working group: the secretary reports the result, heads of offices explain each indicator."""
    y = b.year
    names = departments(b.facts.body)
    b.heading(f"รายงานการประชุมคณะทำงานวิเคราะห์ผลการประเมิน ITA\nของ{w.whole(b)}", 1, center=True)
    b.para(f"ครั้งที่ {b.rng.randint(1, 4)}/{y + 1} เมื่อวันที่ {w.day(b)} เวลา 09.30 น.", align="center")
    b.para(f"ผู้มาประชุม {b.rng.randint(7, 15)} คน ผู้ไม่มาประชุม (ติดราชการ) {b.rng.randint(1, 3)} คน", indent=False)
    b.heading("ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", 3)
    b.para("ประธานแจ้งว่า ผลการประเมินเป็นภาพสะท้อนการทำงานของทุกส่วน ขอให้ช่วยกันพิจารณาอย่างตรงไปตรงมา")
    b.heading("ระเบียบวาระที่ 2 รับทราบผลการประเมิน", 3)
    b.para("ฝ่ายเลขานุการรายงานว่า " + result(b))
    if b.facts.earlier and b.chance(0.7):
        b.para(f"เมื่อเทียบกับ{w.yr(b, y - 1)} ซึ่งได้ {b.score('ITA', y - 1)} คะแนน ต่างกัน {diff(b, 'ITA')} คะแนน")
    if b.chance(0.7):
        b.para("จำแนกเป็น " + " ".join(f"{b.tool(c, 'code')} {b.score(c)} คะแนน" for c in MEMBERS))
    b.para(f"ส่วนค่าเฉลี่ยขององค์กรปกครองส่วนท้องถิ่นในจังหวัด เท่ากับ {other(b)} คะแนน")
    b.heading("ระเบียบวาระที่ 3 พิจารณาผลรายตัวชี้วัด", 3)
    shape = b.pick(
        "{w} ชี้แจงตัวชี้วัดที่ {i} {n} ซึ่งได้รับ {s} คะแนน ว่า {t}",
        "ตัวชี้วัดที่ {i} {n} ({s} คะแนน) {w} ให้ข้อมูลว่า {t}",
        "{i}) {n} คะแนนร้อยละ {s} - {w} เห็นว่า {t}",
    )
    for i in range(1, 11):
        b.para(
            shape.format(
                w=("หัวหน้า" if (o := b.rng.choice(names)).startswith("หน่วย") else "ผู้แทน") + o,
                i=i,
                n=b.name(i),
                s=b.score(i),
                t=told(b, i),
            )
        )
    low = sorted(order(b)[-4:])
    b.para(b.pick("มติที่ประชุม", "ที่ประชุมมีมติ") + " รับทราบ และให้ปรับปรุง" + " ".join(b.name(i) for i in low), bold=True)
    b.heading(f"ระเบียบวาระที่ 4 มาตรการ ปีงบประมาณ พ.ศ. {y + 1}", 3)
    if b.chance(0.6):
        b.para("ที่ประชุมเห็นชอบมาตรการตามตารางแนบท้าย")
        acts(b, low)
    else:
        b.lines(f"4.{k} มอบ{b.rng.choice(names)} {DO[i]}" for k, i in enumerate(low, 1))
        b.no_measures()
    b.para("เลิกประชุมเวลา 12.00 น.")
    sign(b, "ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม")


@layout("held4-one-matrix", kept_out=HELD)
def one_matrix(b: Builder) -> None:
    """Everything in one wide table: indicator, score, meaning, measure, who, when; the total above."""
    y = b.year
    b.style |= {"landscape": True, "size": 13.0}
    b.heading(f"ตารางวิเคราะห์ผลการประเมิน ITA {w.yr(b)} และมาตรการ {w.yr(b, y + 1)}\n{w.whole(b)}", 1, center=True)
    b.para(result(b))
    if b.chance(0.6):
        reason(b)
    names, span = departments(b.facts.body), b.pick("yy", "tail", "quarter", "half")
    rows: Rows = []
    lines, asks, last = b.pick("mean", "bare", ""), b.chance(0.5), bool(b.facts.earlier) and b.chance(0.5)
    width = 6 + asks + last
    for c, g in MEMBERS.items():
        if lines:
            extra = f" คะแนนเฉลี่ย {b.score(c)}" if lines == "mean" else ""
            rows.append([Cell(b.tool(c, "both") + extra, colspan=width, bold=True)])
        for i in g:
            who, time = b.rng.choice(names), when(b, y + 1, span)
            row: list[str | Cell] = [f"{i}. {b.name(i)}"]
            row += [b.score(i, y - 1)] if last else []
            row += [b.score(i)]
            row += ["\n".join(f"{q} {t} {v}" for q, t, v in asked(b, i, 2))] if asks else []
            rows.append([*row, told(b, i), DO[i], who, time.text])
            b.measure_truth(b.facts.measures[0], DO[i], indicator=i, responsible=[who], start=time.start, end=time.end)
    head = ["ตัวชี้วัด", *([f"คะแนนปี {y - 1}"] if last else []), f"คะแนนปี {y}" if last else b.pick("คะแนน", "ค่าคะแนนที่ได้")]
    head += [b.pick("ข้อคำถามและคะแนนรายข้อ", "คะแนนรายข้อที่สำคัญ")] if asks else []
    head += [b.pick("ผลสะท้อนจากคะแนน", "ข้อค้นพบ"), b.pick("มาตรการที่กำหนด", "มาตรการ"), "ผู้รับผิดชอบ", "ระยะเวลา"]
    b.table([head], rows, [1 / width] * width)
    sign(b, "ผู้วิเคราะห์")


@layout("held4-lift-plan", kept_out=HELD, agency=(*TOWNS, "city_municipality"))
def lift_plan(b: Builder) -> None:
    """A plan named after the coming year: this year's scores as its base beside next year's targets, then steps."""
    y, r = b.year, b.facts.result
    cover(b, b.pick("แผนยกระดับคุณธรรมและความโปร่งใส", "แผนพัฒนาผลการประเมิน ITA"), f"ประจำปีงบประมาณ พ.ศ. {y + 1}")
    b.heading("ส่วนที่ 1 เหตุผลความจำเป็น", 2)
    reason(b)
    b.para("แผนฉบับนี้ใช้ผลการประเมินปีล่าสุดเป็นฐาน กล่าวคือ " + result(b))
    b.heading("ส่วนที่ 2 ข้อมูลฐานและค่าเป้าหมาย", 2)
    base = b.pick(f"ผลปี {y}", f"ข้อมูลฐาน (ปี {y})", f"คะแนนปี {y}")
    aim = b.pick(f"เป้าหมายปี {y + 1}", f"ค่าเป้าหมาย (ปี {y + 1})")
    rows: Rows = []
    tools, swap = b.chance(0.6), b.chance(0.25)

    def goal(code: str | int) -> str:
        return f"{min(100, int(r.value(code)) + b.rng.randint(2, 6)):.2f}"

    def pair(label: str | Cell, code: str | int) -> list[str | Cell]:
        return [label, goal(code), b.score(code)] if swap else [label, b.score(code), goal(code)]

    for c, g in MEMBERS.items():
        if tools:
            rows.append(pair(Cell(b.tool(c, "both"), bold=True), c))
        rows += [pair(f"{b.pick('', 'ตัวชี้วัดที่ ')}{i}. {b.name(i)}", i) for i in g]
    b.table([["ตัวชี้วัด", aim, base] if swap else ["ตัวชี้วัด", base, aim]], rows, (0.56, 0.22, 0.22), (1, 2))
    b.heading("ส่วนที่ 3 " + b.pick("บทวิเคราะห์", "ประเด็นที่ต้องเร่งแก้ไข"), 2)
    low = order(b)[:-6:-1]
    for k, i in enumerate(low, 1):
        seen = " ".join(f"{q} {v}" for q, _, v in asked(b, i, 2)) if i <= 8 else ""
        b.para(f"3.{k} {b.name(i)} {FIND[i]}" + (f" (คะแนนรายข้อ {seen})" if seen else ""))
    b.heading(f"ส่วนที่ 4 มาตรการและปฏิทินการทำงาน ปีงบประมาณ พ.ศ. {y + 1}", 2)
    acts(b, sorted(low))
    b.para(f"ให้ทุกส่วนราชการถือปฏิบัติตามแผนนี้จนสิ้นปีงบประมาณ พ.ศ. {y + 1}")
    sign(b, boss(b))


@layout("held4-trend", kept_out=HELD, first=2564)
def trend(b: Builder) -> None:
    """Three years: totals in a table with levels, indicators of the last two or three years, movements in words."""
    y = b.year
    years = [y - 2, y - 1, y]
    b.heading(f"แนวโน้มผลการประเมิน ITA ของ{w.whole(b)}\nปีงบประมาณ พ.ศ. {y - 2} - {y}", 1, center=True)
    b.heading("1. " + b.pick("ผลในภาพรวมย้อนหลัง", "คะแนนรวม 3 ปี"), 2)
    down = years if b.chance(0.6) else years[::-1]
    if b.chance(0.5):
        rows: Rows = [[str(k), b.score("ITA", k), b.level(k)] for k in down]
        b.table([["ปีงบประมาณ พ.ศ.", "คะแนนรวม", "ระดับ"]], rows, (0.34, 0.33, 0.33), (0, 1, 2))
    else:
        b.lines(f"ปี {k} ได้ {b.score('ITA', k)} คะแนน ระดับ {b.level(k)}" for k in down)
    b.para(b.pick("สำหรับปีล่าสุด ", "กล่าวเฉพาะปีปัจจุบัน ") + result(b))
    b.chart([(str(k), b.score("ITA", k)) for k in years])
    b.heading("2. คะแนนรายตัวชี้วัดย้อนหลัง", 2)
    shown = down if b.chance(0.6) else [k for k in down if k >= y - 1]
    tools = b.chance(0.5)
    rows = []
    for c, g in MEMBERS.items():
        rows += [[f"{i}. {b.name(i)}", *(b.score(i, k) for k in shown), diff(b, i)] for i in g]
        if tools:
            rows.append([Cell(f"เฉลี่ย {c}", bold=True), *(b.score(c, k) for k in shown), diff(b, c)])
    head: list[list[str | Cell]] = [["ตัวชี้วัด", *(f"พ.ศ. {k}" for k in shown), f"ผลต่าง {y - 1}/{y}"]]
    if b.chance(0.5):
        head = [
            [
                Cell("ตัวชี้วัด", rowspan=2),
                Cell("คะแนนตามปีงบประมาณ", colspan=len(shown)),
                Cell("เปลี่ยนแปลงจากปีก่อน", rowspan=2),
            ],
            [str(k) for k in shown],
        ]
    n = len(shown) + 1
    b.table(head, rows, (0.44, *[0.56 / n] * n), range(1, n + 1))
    b.heading("3. การวิเคราะห์แนวโน้ม", 2)
    past = b.facts.of(y - 1)
    for c, g in MEMBERS.items():
        up = [i for i in g if b.facts.result.indicator(i) > past.indicator(i)]
        fell = [i for i in g if b.facts.result.indicator(i) < past.indicator(i)]
        b.para(
            f"{b.tool(c, 'both')} ตัวชี้วัดที่ปรับตัวดีขึ้น ได้แก่ {' '.join(b.name(i) for i in up) or 'ไม่มี'} "
            f"ตัวชี้วัดที่ลดลง ได้แก่ {' '.join(b.name(i) for i in fell) or 'ไม่มี'}"
        )
    b.heading("4. " + b.pick("ข้อเสนอแนะ", "สิ่งที่จะทำต่อ"), 2)
    low = order(b)[:-4:-1]
    if b.chance(0.4):
        acts(b, sorted(low))
    else:
        b.lines(f"- {DO[i]}" for i in low)
        b.no_measures()


@layout("held4-question-blocks", kept_out=HELD, agency=(*TOWNS, PAO))
def question_blocks(b: Builder) -> None:
    """Tables of questions under a line with the indicator's own score; below each table what has to be mended."""
    b.heading(f"การวิเคราะห์ผลการประเมิน ITA รายข้อคำถาม\n{w.whole(b)}\n{w.yr(b)}", 1, center=True)
    b.heading("ตอนที่ 1 หลักการ", 2)
    reason(b)
    frame(b)
    b.heading("ตอนที่ 2 ผลการประเมินโดยรวม", 2)
    b.para(result(b))
    if b.chance(0.5):
        b.lines(f"- {b.tool(c, 'both')} {b.pick('ได้', 'คิดเป็น')}ร้อยละ {b.score(c)}" for c in MEMBERS)
    b.heading("ตอนที่ 3 ผลรายตัวชี้วัดและรายข้อ", 2)
    full = b.chance(0.5)
    for c, g in MEMBERS.items():
        b.para(b.tool(c, "both"), bold=True, indent=False)
        rows: Rows = []
        for i in g:
            label = f"ตัวชี้วัดที่ {i} {b.name(i)}"
            if full:
                rows.append([Cell(f"{label} (คะแนนตัวชี้วัด {b.score(i)})", colspan=3, bold=True)])
            else:
                rows.append([Cell(label, colspan=2, bold=True), Cell(b.score(i), bold=True)])
            rows += [list(q) for q in asked(b, i, 3)]
        b.table(
            [["รหัส", b.pick("ข้อคำถาม/รายการ", "ประเด็นคำถาม"), b.pick("คะแนน", "คะแนนเฉลี่ย")]],
            rows,
            (0.14, 0.66, 0.2),
            (0, 2),
        )
        i = b.facts.result.lowest(c)
        b.para(f"ประเด็นที่ต้องปรับปรุงของ {c} คือ {b.name(i)} เนื่องจาก{FIND[i]}")
    b.heading(f"ตอนที่ 4 การกำหนดมาตรการ {w.yr(b, b.year + 1)}", 2)
    acts(b, sorted(order(b)[-b.rng.randint(3, 6) :]))


@layout("held4-no-training", kept_out=HELD)
def training(b: Builder) -> None:
    """A report on a training day for the coming assessment: test points and targets, no result of the body."""
    y = b.year
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    b.heading(f"รายงานผลโครงการอบรมเตรียมความพร้อมรับการประเมิน ITA {w.yr(b, y + 1)}\n{w.whole(b)}", 1, center=True)
    n = b.rng.randint(25, 120)
    b.heading("1. หลักการและเหตุผล", 2)
    reason(b, analysed=False)
    b.heading("2. ผลการดำเนินโครงการ", 2)
    b.para(
        f"จัดอบรมเมื่อวันที่ {b.rng.randint(3, 26)} ธันวาคม {y} มีผู้เข้าร่วม {n} คน จากเป้าหมาย {n + b.rng.randint(0, 9)} คน "
        f"ใช้งบประมาณ {b.rng.randint(50, 300) * 100:,} บาท"
    )
    before, after = b.rng.uniform(45, 65), b.rng.uniform(75, 94)
    b.para(f"คะแนนทดสอบก่อนอบรมเฉลี่ยร้อยละ {before:.2f} หลังอบรมเฉลี่ยร้อยละ {after:.2f} ความพึงพอใจร้อยละ {other(b)}")
    b.heading("3. ผลทดสอบความรู้ความเข้าใจ จำแนกตามหัวข้อ", 2)
    rows: Rows = [[f"{i}. {b.name(i)}", other(b, 42, 66), other(b, 74, 97)] for i in range(1, 11)]
    b.table([["หัวข้อการอบรม", "ก่อนอบรม (ร้อยละ)", "หลังอบรม (ร้อยละ)"]], rows, (0.56, 0.22, 0.22), (1, 2))
    b.heading(f"4. เป้าหมายการประเมิน {w.yr(b, y + 1)}", 2)
    b.para(
        f"ที่ประชุมตั้งเป้าหมายคะแนนรวมไม่ต่ำกว่า {b.rng.choice((85, 90, 95))} คะแนน "
        f"ผู้ตอบแบบวัด IIT ไม่น้อยกว่า {b.rng.randint(20, 60)} คน และ EIT ไม่น้อยกว่า {b.rng.randint(60, 200)} คน"
    )
    b.heading("5. ข้อเสนอแนะของผู้เข้าอบรม", 2)
    b.lines(f"- ควร{DO[i]}" for i in b.rng.sample(range(1, 11), 3))
    sign(b, "ผู้รับผิดชอบโครงการ")
    b.note("report_fiscal_year_be", None)
    b.no_measures()
