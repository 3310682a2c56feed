"""Held out: full reports with chapters, scored headings, years, registers, questions, averages, repeated figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from corpus.builder import Builder, score_text
from corpus.facts import INSTRUMENT, LETTERS, MEMBERS, WEIGHT, cents
from corpus.layouts import held_wording as w
from corpus.layouts.held_bodies import become
from corpus.layouts.held_deeds import offices, when
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.registry import layout

Rows = list[list[str | Cell]]
SAO = "subdistrict_administrative_organization"
TOWN = ("subdistrict_municipality", "town_municipality", "city_municipality")
LACK = {
    1: ("บางงานยังไม่กำหนดวันแล้วเสร็จให้ผู้ยื่นคำขอทราบ", "เจ้าหน้าที่หมุนเวียนบ่อยทำให้มาตรฐานงานไม่เท่ากัน"),
    2: ("ข้อมูลการเบิกจ่ายอยู่เฉพาะที่งานการเงิน", "บุคลากรไม่เคยร่วมเสนอความเห็นต่อแผนการใช้เงิน"),
    3: ("คำสั่งปฏิบัติงานด้วยวาจายังมีอยู่", "ผู้ใต้บังคับบัญชาเห็นว่าการประเมินผลงานไม่โปร่งใสพอ"),
    4: ("รถส่วนกลางและอุปกรณ์ถูกยืมโดยไม่มีใบขอใช้", "ไม่มีผู้ตรวจสภาพพัสดุเมื่อรับคืน"),
    5: ("บุคลากรจำแผนป้องกันการทุจริตไม่ได้", "กล่องรับเรื่องร้องเรียนตั้งในที่ที่ผู้ร้องไม่สบายใจ"),
    6: ("เวลาพักเที่ยงไม่มีผู้รับเรื่อง", "ผู้มาติดต่อได้คำตอบต่างกันเมื่อถามคนละโต๊ะ"),
    7: ("หน้าเว็บไซต์ไม่รองรับโทรศัพท์มือถือ", "ข่าวสำคัญลงช้ากว่าเหตุการณ์จริงหลายวัน"),
    8: ("แบบคำขอยังต้องแนบสำเนาหลายฉบับ", "ระบบจองคิวล่วงหน้ายังไม่เปิดใช้"),
    9: ("ไฟล์ที่เผยแพร่เป็นภาพถ่าย ค้นคำไม่ได้", "แผนจัดซื้อฉบับแก้ไขไม่ได้นำขึ้นแทนฉบับเดิม"),
    10: ("ผู้บริหารร่วมกิจกรรมแต่ไม่มีรายงานเผยแพร่", "มาตรการของปีก่อนไม่มีผลการปฏิบัติประกอบ"),
}
CURE = {
    1: ("ติดป้ายบอกเวลาแล้วเสร็จของทุกงาน ณ โต๊ะรับเรื่อง", "สอนงานแบบพี่เลี้ยงเมื่อมีผู้เข้ารับหน้าที่ใหม่"),
    2: ("จัดประชุมชี้แจงฐานะการเงินแก่บุคลากรทุกระดับ", "เปิดรับข้อเสนอโครงการจากทุกงานก่อนจัดทำคำของบประมาณ"),
    3: ("ออกหนังสือมอบหมายงานเป็นลายลักษณ์อักษรทุกเรื่อง", "ตั้งคณะกรรมการกลั่นกรองผลการปฏิบัติงานที่มีผู้แทนบุคลากร"),
    4: ("นำแบบขอใช้รถและอุปกรณ์เข้าระบบออนไลน์ภายใน", "แต่งตั้งผู้ตรวจสภาพพัสดุเมื่อรับคืน"),
    5: ("ทดสอบความเข้าใจแผนป้องกันการทุจริตปีละสองครั้ง", "เพิ่มช่องทางร้องเรียนที่ไม่ต้องเปิดเผยตัวตน"),
    6: ("จัดเวรรับเรื่องช่วงพักกลางวัน", "รวมจุดตอบคำถามไว้ที่โต๊ะประชาสัมพันธ์แห่งเดียว"),
    7: ("ปรับหน้าเว็บไซต์ให้อ่านบนโทรศัพท์ได้สะดวก", "มอบผู้ส่งข่าวประจำแต่ละงานส่งข่าวภายในวันเดียวกัน"),
    8: ("เลิกเรียกสำเนาเอกสารที่ราชการออกให้", "เปิดระบบจองคิวล่วงหน้าผ่านโทรศัพท์มือถือ"),
    9: ("แปลงเอกสารเผยแพร่ให้ค้นหาคำได้ทุกฉบับ", "ตรวจรุ่นของแผนบนเว็บไซต์ทุกวันทำการแรกของเดือน"),
    10: ("สรุปกิจกรรมของผู้บริหารเป็นข่าวพร้อมภาพทุกครั้ง", "ทำตารางเทียบมาตรการกับผลที่เกิดขึ้นทุกหกเดือน"),
}
CREWS = {
    "province": ("สำนักงานจังหวัด", "ที่ทำการปกครองจังหวัด", "สำนักงานคลังจังหวัด", "สำนักงานประชาสัมพันธ์จังหวัด"),
    "state_enterprise": ("สำนักผู้ว่าการ", "ฝ่ายทรัพยากรบุคคล", "ฝ่ายการเงินและบัญชี", "ฝ่ายจัดหา", "ฝ่ายกำกับดูแลกิจการ"),
}
ASK = {
    1: ("ให้บริการตามลำดับ", "ให้บริการเท่าเทียม", "ไม่เรียกรับสิ่งตอบแทน", "มุ่งผลสำเร็จของงาน", "รับผิดชอบต่อหน้าที่", "ไม่รับของในเทศกาล"),
    2: ("รู้แผนใช้จ่ายเงิน", "ใช้เงินคุ้มค่า", "ไม่เบิกเท็จ", "จัดซื้อโปร่งใส", "ไม่เอื้อพวกพ้อง", "มีส่วนร่วมตรวจสอบ"),
    3: ("มอบงานเป็นธรรม", "ประเมินผลงานถูกต้อง", "ไม่สั่งให้ทำเรื่องส่วนตัว", "คัดเลือกอบรมเป็นธรรม", "ไม่ซื้อขายตำแหน่ง", "ไม่สั่งให้ทำผิด"),
    4: ("ไม่เอาของหลวงไปใช้เอง", "ขอยืมสะดวก", "ขออนุญาตก่อนยืม", "คนนอกไม่ยืมโดยพลการ", "รู้แนวปฏิบัติ", "มีการกำกับดูแล"),
    5: ("ผู้บริหารเอาจริง", "มีแผนป้องกัน", "กล้าแจ้งเบาะแส", "ทุจริตลดลง", "เฝ้าระวังสม่ำเสมอ", "ใช้ผลตรวจสอบแก้ไข"),
    6: ("ทำงานตามเวลา", "ให้ข้อมูลตรงไปตรงมา", "ไม่ถูกเรียกเงิน", "เท่าเทียมกับคนอื่น", "คำนึงถึงส่วนรวม"),
    7: ("เข้าถึงง่าย", "รับฟังคำติชม", "ตอบข้อสงสัย", "เผยแพร่ครบ", "มีช่องทางร้องเรียน"),
    8: ("ปรับปรุงวิธีทำงาน", "ลดขั้นตอน", "ใช้เทคโนโลยี", "เปิดให้มีส่วนร่วม", "โปร่งใสขึ้นกว่าเดิม"),
    9: ("โครงสร้าง", "ข้อมูลผู้บริหาร", "แผนดำเนินงาน", "คู่มือบริการ", "E-Service", "แผนจัดซื้อจัดจ้าง", "ช่องทางแจ้งเรื่องร้องเรียน"),
    10: ("นโยบายไม่รับของขวัญ", "ประเมินความเสี่ยง", "แผนป้องกันการทุจริต", "มาตรการภายใน", "รายงานตามมาตรการ"),
}


def lack(b: Builder, i: int) -> str:
    return b.rng.choice(LACK[i])


def cure(b: Builder, i: int) -> str:
    return b.rng.choice(CURE[i])


def both(b: Builder, i: int) -> tuple[str, str]:
    """A lack and the cure that fits it."""
    k = b.rng.randrange(2)
    return LACK[i][k], CURE[i][k]


def crews_of(b: Builder) -> tuple[str, ...]:
    return CREWS.get(b.facts.body.agency_type) or offices(b)


def ranked(b: Builder, least: bool = False) -> list[int]:
    return sorted(range(1, 11), key=lambda i: (b.facts.result.indicator(i) * (1 if least else -1), i))


def word_of(b: Builder, value: Decimal) -> str:
    """What one indicator's score is worth: a reading of the report's own, not the level of the agency."""
    if b.year <= 2565:
        return next(x for floor, x in LETTERS if value >= floor)
    return next(x for floor, x in ((95, "สูงมาก"), (85, "สูง"), (70, "ปานกลาง"), (0, "ต่ำ")) if value >= floor)


def points(b: Builder, i: int, least: int = 0) -> list[tuple[str, str, str]]:
    """Code, subject and points of the questions of an indicator; the mean of the points of 1-8 is its score."""
    new, texts = b.year >= 2566, ASK[i]
    if i <= 8:
        per = 3 if new else 6 if i <= 5 else 5
        base = (i - 1) * per if i <= 5 else (i - 6) * per
        numbers = list(range(base + 1, base + per + 1))
        value = float(b.facts.result.indicator(i))
        off = [b.rng.uniform(-1, 1) for _ in numbers]
        room = min(100 - value, b.rng.uniform(1.5, 8)) / 2
        marks = [f"{value + room * (x - sum(off) / len(off)):.2f}" for x in off]
    else:
        cut, end = (33, 43) if b.year <= 2566 else (25, 35) if b.year == 2567 else (20, 28)
        numbers = sorted(b.rng.sample(range(1, cut) if i == 9 else range(cut + 1, end), len(texts)))
        share = float(b.facts.result.indicator(i)) / 100
        form = b.pick("{}.00", "{}")
        marks = [form.format(100 if b.chance(share) else 0) for _ in numbers]
    letter = ("I" if i <= 5 else "E" if i <= 8 else "O") if b.style["size"] > 14 else "i" if i <= 5 else "eo"[i > 8]
    found = [(b.item(letter, n), t, m) for n, t, m in zip(numbers, texts, marks, strict=False)]
    return found[:least] if least else found


def mend_table(b: Builder, crews: Sequence[str] = (), few: Iterable[int] = ()) -> None:
    """Measures of the following year in a table with columns in an order by chance, and their truth."""
    crews = crews or crews_of(b)
    chosen = list(few) or sorted(b.rng.sample(range(1, 11), b.rng.randint(4, 7)))
    form, tag = b.pick("yy", "yyyy", "tail", "days", "quarter", "within", "year"), b.pick("no", "ind", "ind", "")
    last, label = b.pick("goal", "watch", ""), b.pick("{i}. {n}", "{i}. {n}", "{n}", "ตัวชี้วัดที่ {i} {n}")
    kinds = [k for k in (tag, "lack", "act", *(("when", "who") if b.chance(0.5) else ("who", "when")), last) if k]
    heads = {
        "no": b.pick("ลำดับที่", "ที่"),
        "ind": b.pick("ตัวชี้วัด ITA", "ตัวชี้วัด"),
        "lack": b.pick("ปัญหา/ข้อบกพร่อง", "สิ่งที่พบ", "ประเด็นที่ควรพัฒนา"),
        "act": b.pick("มาตรการ", "มาตรการที่กำหนด", "มาตรการ/วิธีแก้ไข"),
        "who": b.pick("ผู้รับผิดชอบ", "ส่วนราชการผู้รับผิดชอบ", "หน่วยงานผู้รับผิดชอบ"),
        "when": b.pick("ระยะเวลาดำเนินการ", "ระยะเวลา"),
        "goal": b.pick("เป้าหมาย", "ตัวชี้วัดความสำเร็จ"),
        "watch": b.pick("การติดตามผล", "การรายงานผล"),
    }
    rows: Rows = []
    for k, i in enumerate(chosen, 1):
        (weak, act), span = both(b, i), when(b, b.year + 1, form)
        who = tuple(sorted(b.rng.sample(crews, b.rng.randint(1, 2)), key=list(crews).index))
        text = {
            "no": str(k),
            "ind": label.format(i=i, n=b.name(i)),
            "lack": weak,
            "act": act,
            "who": "\n".join(who),
            "when": span.text,
            "goal": b.pick("ดำเนินการครบร้อยละ 100", "คะแนนปีถัดไปไม่ต่ำกว่า 90", "ผู้รับบริการพึงพอใจร้อยละ 85"),
            "watch": b.pick("รายงานผู้บริหารรอบ 6 และ 12 เดือน", "สรุปในที่ประชุมประจำเดือน"),
        }
        rows.append([text[kind] for kind in kinds])
        fields: dict[str, object] = {"indicator": i} if tag == "ind" else {}
        b.measure_truth(b.facts.measures[0], act, **fields, responsible=list(who), start=span.start, end=span.end)
    share = {"no": 0.08, "ind": 0.16, "who": 0.17, "when": 0.16, "goal": 0.16, "watch": 0.16}
    free = (1 - sum(share.get(k, 0) for k in kinds)) / 2
    b.table([[heads[k] for k in kinds]], rows, [share.get(k, free) for k in kinds], (0,) if tag == "no" else ())


def measures_part(b: Builder, heading: str, share: float = 0.7, crews: Sequence[str] = ()) -> None:
    """By chance a table of measures under a heading with its year, else none."""
    if not b.chance(share):
        b.no_measures()
        return
    b.heading(f"{heading} ประจำ{w.yr(b, b.year + 1)}", 2)
    if crews or b.chance(0.6):
        mend_table(b, crews)
    else:
        measures_table(b)


def result_line(b: Builder, name: str = "") -> str:
    """The total and the level in this module's own words."""
    t, v, name = b.score("ITA"), b.level(), name or w.who(b)
    rank = b.pick(f"ผลการประเมินระดับ {v}", f"อยู่ในระดับ “{v}”", f"ซึ่งเทียบได้กับระดับ {v}", f"จัดอยู่ในระดับ {v}")
    return b.pick(
        f"ผลปรากฏว่า{name}มีคะแนนภาพรวมทั้งองค์กรร้อยละ {t} {rank}",
        f"{name} ได้คะแนนรวมทุกเครื่องมือ {t} คะแนน จากคะแนนเต็ม 100 คะแนน {rank}",
        f"คะแนนสุทธิของ{name} หลังถ่วงน้ำหนักแล้วเท่ากับ {t} คะแนน {rank}",
        f"การประเมิน{w.yr(b)} ให้ผลคะแนนแก่{name} {t} คะแนน {rank}",
    )


def title_page(b: Builder, text: str, year: int, whole: str = "") -> None:
    whole = whole or w.whole(b)
    if b.chance(0.5):
        if b.chance(0.6):
            b.picture(40)
        for part in (text, f"ประจำ{w.yr(b, year)}", whole):
            b.heading(part, 1, center=True)
        b.page_break()
    else:
        b.heading(f"{text} {whole}\nประจำ{w.yr(b, year)}", 1, center=True)


@layout("held2-chapters", kept_out=HELD, agency=(SAO, SAO, *TOWN))
def chapters(b: Builder) -> None:
    """A study in five chapters: method and respondents, a captioned table for each instrument, discussion, advice."""
    y, n = b.year, b.rng.randint(25, 120)
    title_page(b, b.pick("รายงานการศึกษาวิเคราะห์ผลการประเมิน ITA", "รายงานวิเคราะห์ระดับคุณธรรมและความโปร่งใส"), y)
    parts = ("บทนำ", "วิธีการประเมิน", "ผลการประเมิน", "วิเคราะห์และอภิปรายผล", "ข้อเสนอแนะ")
    if b.chance(0.6):
        b.heading("สารบัญ", 1, center=True)
        b.lines(f"บทที่ {k} {t} {'.' * 30} {k * 2 - 1}" for k, t in enumerate(parts, 1))
        b.page_break()
    head = [f"บทที่ {k}{b.pick(' ', ' ')}{t}" for k, t in enumerate(parts, 1)]
    b.heading(head[0], 1, center=True)
    b.para(
        f"{w.who(b)}เข้ารับการประเมินคุณธรรมและความโปร่งใสต่อเนื่องมาตั้งแต่ปีงบประมาณ พ.ศ. 2561 "
        f"โดยแผนพัฒนาท้องถิ่นตั้งเป้าให้ได้คะแนนไม่น้อยกว่า {b.pick('85', '87', '90')} คะแนนทุกปี"
    )
    b.heading(head[1], 1, center=True)
    share = b.rng.uniform(40, 99)
    b.para(
        f"กลุ่มผู้ตอบภายใน {n} คน ผู้ตอบภายนอก {n * 3} คน คิดเป็นร้อยละ {share:.2f} ของกลุ่มเป้าหมาย "
        "คะแนนรวมคิดจาก IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40"
    )
    b.heading(head[2], 1, center=True)
    b.para("3.1 ภาพรวม " + result_line(b))
    total, col = b.pick("เฉลี่ย", "รวมเฉลี่ย", "คะแนนเฉลี่ยของแบบวัด"), b.pick("คะแนน", "ร้อยละ", "ค่าคะแนนที่ได้")
    restart, reading = b.chance(0.4), b.chance(0.6)
    for k, (tool, group) in enumerate(MEMBERS.items(), 2):
        b.para(f"3.{k} {b.tool(tool, 'both')} มีจำนวน {len(group)} ตัวชี้วัด ผลแสดงในตารางที่ 3.{k - 1}")
        b.para(f"ตารางที่ 3.{k - 1} คะแนนจำแนกตามตัวชี้วัดของ {tool}", indent=False, bold=b.chance(0.5))
        rows: Rows = []
        for m, i in enumerate(group, 1):
            rows.append([str(m if restart else i), b.name(i), b.score(i), word_of(b, b.facts.result.indicator(i))])
        rows.append([Cell(total, colspan=2, align="center", bold=True), b.score(tool), ""])
        if not reading:
            rows = [r[:-1] for r in rows]
        b.table(
            [["ที่", "ตัวชี้วัด", col, *(["แปลผล"] if reading else [])]],
            rows,
            (0.1, 0.5, 0.2, 0.2) if reading else (0.1, 0.6, 0.3),
            (0, 2, 3) if reading else (0, 2),
        )
        hi, lo = b.facts.result.highest(tool), b.facts.result.lowest(tool)
        if hi != lo:
            b.para(f"จากตารางจะเห็นว่า {b.name(hi)}มีคะแนนมากกว่าตัวชี้วัดอื่น ส่วน{b.name(lo)}ได้เพียง {b.score(lo)} คะแนน")
    b.heading(head[3], 1, center=True)
    for i in ranked(b, least=True)[: b.rng.randint(2, 4)]:
        b.para(f"ประเด็น{b.name(i)} คณะผู้ศึกษาเห็นว่า{lack(b, i)} จึงทำให้คะแนนไม่สูงเท่าที่คาด")
    b.heading(head[4], 1, center=True)
    b.lines(f"5.{k} {cure(b, i)}" for k, i in enumerate(ranked(b, least=True)[:4], 1))
    measures_part(b, "มาตรการส่งเสริมคุณธรรมและความโปร่งใส")


@layout("held2-score-heads", kept_out=HELD)
def score_heads(b: Builder) -> None:
    """All scores stand in numbered headings, of the whole, of instruments and of indicators; findings below each."""
    title_page(b, b.pick("ผลการวิเคราะห์ ITA รายตัวชี้วัด", "เจาะลึกคะแนน ITA และแนวทางพัฒนา"), b.year)
    form = b.pick("{n} ({s} คะแนน)", "{n} : {s}", "{n} ได้คะแนนร้อยละ {s}", "{n} = {s} คะแนน", "{n} – {s}")
    v = b.level()
    b.heading(f"1. ผลคะแนนภาพรวม {b.score('ITA')} คะแนน" + b.pick(f" ระดับ {v}", f" ({v})", f" ผลการประเมิน {v}"), 2)
    b.para(
        f"ผลดังกล่าวสำนักงาน ป.ป.ช. ประกาศเมื่อ {w.announced(b)} {w.who(b)}จึงทบทวนทีละตัวชี้วัดร่วมกับ{b.rng.choice(crews_of(b))}"
    )
    lead, marks = b.pick("ตัวชี้วัดที่ {i} ", "{k}.{m} ", "{k}.{m} ตัวชี้วัดที่ {i} "), b.chance(0.5)
    for k, (tool, group) in enumerate(MEMBERS.items(), 2):
        b.heading(f"{k}. " + form.format(n=b.tool(tool, "both"), s=b.score(tool)), 2)
        for m, i in enumerate(group, 1):
            b.heading(lead.format(i=i, k=k, m=m) + form.format(n=b.name(i), s=b.score(i)), 3)
            if marks:
                worst = min(points(b, i), key=lambda x: float(x[2]))
                b.para(f"ข้อที่ต้องใส่ใจ : {worst[0]} {worst[1]} ({worst[2]})")
            b.lines(f"{key} – {text}" for key, text in zip(("สิ่งที่พบ", "สิ่งที่จะทำ"), both(b, i), strict=True))
    measures_part(b, f"{len(MEMBERS) + 2}. มาตรการเพื่อยกระดับคะแนน", 0.6)
    if b.chance(0.4):
        sign(b, "ผู้วิเคราะห์")


@layout("held2-three-years", kept_out=HELD, first=2564)
def three_years(b: Builder) -> None:
    """Two to four years in columns, the difference of the last two, by chance their mean; levels in the last row."""
    past = b.facts.earlier[: b.rng.randint(1, 2) if b.chance(0.8) else 3]
    years = sorted([b.year, *(a.year for a in past)])
    p, r, q = b.year - 1, b.facts.result, b.facts.of(b.year - 1)
    title_page(b, f"รายงานเปรียบเทียบผลการประเมิน ITA ย้อนหลัง {len(years)} ปี", b.year)
    order = years[::-1] if b.chance(0.3) else years
    mean, at_tool = b.chance(0.4), b.chance(0.7)
    b.style["size"] = min(b.style["size"], 15.0)

    def line(label: str | Cell, code: str | int) -> list[str | Cell]:
        out: list[str | Cell] = [label, *(b.score(code, x) for x in order)]
        d = r.value(code) - q.value(code)
        out.append(f"{d:+.2f}" if sign_first else f"{abs(d):.2f} {'↑' if d > 0 else '↓' if d < 0 else ''}".strip())
        if mean:
            out.append(score_text(cents(sum((b.facts.of(x).value(code) for x in years), Decimal(0)) / len(years))))
        return out

    sign_first = b.chance(0.6)
    b.heading(b.pick("1. ภาพรวมคะแนนย้อนหลัง", "1. สถิติคะแนนของหน่วยงาน"), 2)
    mark, form = b.pick("- ", "• ", ""), b.pick("ปี {x}", "ปี พ.ศ. {x}", "{x}")
    b.lines(f"{mark}ปีงบประมาณ {x} ได้ {b.score('ITA', x)} คะแนน ระดับ {b.level(x)}" for x in order)
    b.heading("2. ตารางเปรียบเทียบ", 2)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        if at_tool:
            rows.append(line(Cell(b.tool(tool, "both"), bold=True), tool))
        rows += [line(f"{i}. {b.name(i)}", i) for i in group]
    rows.append(line(Cell(b.pick("คะแนนรวม", "คะแนนเฉลี่ยรวม ITA"), bold=True), "ITA"))
    if b.chance(0.6):
        rows.append(["ระดับ", *(b.level(x) for x in order), "-", *(["-"] if mean else [])])
    wide = len(order) + 1 + mean
    tail = [b.pick(f"ผลต่าง ({p}-{b.year})", "ผลต่าง", "เพิ่ม/ลดจากปีก่อน")]
    tail += [f"ค่าเฉลี่ย {len(years)} ปี"] if mean else []
    head: Rows = [["ตัวชี้วัด", *(form.format(x=x) for x in order), *tail]]
    if b.chance(0.4):
        head = [
            [Cell("เครื่องมือ/ตัวชี้วัด", rowspan=2), Cell("คะแนนประจำปีงบประมาณ พ.ศ.", colspan=len(order))],
            [str(x) for x in order],
        ]
        head[0] += [Cell(t, rowspan=2) for t in tail]
    b.table(head, rows, (0.4, *[0.6 / wide] * wide), range(1, wide + 1))
    up = [i for i in range(1, 11) if r.indicator(i) > q.indicator(i)]
    b.para(
        f"ในรอบปีล่าสุดมีตัวชี้วัดที่เพิ่มขึ้น {len(up)} ตัวชี้วัด"
        + (" ได้แก่ " + " ".join(f"{b.name(i)} (+{r.indicator(i) - q.indicator(i)})" for i in up[:4]) if up else "")
    )
    drop = min(range(1, 11), key=lambda i: r.indicator(i) - q.indicator(i))
    if r.indicator(drop) < q.indicator(drop):
        b.para(f"ที่ลดลงมากที่สุดคือ{b.name(drop)} จาก {b.score(drop, p)} เหลือ {b.score(drop)} เพราะ{lack(b, drop)}")
    measures_part(b, "3. มาตรการ", 0.5)


@layout("held2-register", kept_out=HELD)
def register(b: Builder) -> None:
    """One wide register: number, indicator, weight, score, grade of each, its reading, rank; order by chance."""
    b.style["landscape"] = b.chance(0.6)
    b.style["size"] = min(b.style["size"], 14.0)
    title_page(b, b.pick("บัญชีสรุปผลคะแนน ITA", "ทะเบียนผลการประเมินคุณธรรมและความโปร่งใส"), b.year)
    b.para(result_line(b))
    place = {i: k for k, i in enumerate(ranked(b), 1)}
    kinds = ["weight", "score", *(["grade"] if b.chance(0.7) else []), "reading", "rank"]
    if b.chance(0.5):
        b.rng.shuffle(kinds)
    heads = {
        "weight": b.pick("น้ำหนัก (ร้อยละ)", "ค่าน้ำหนัก", "น้ำหนัก"),
        "score": b.pick("คะแนนที่ได้", "ผลคะแนน", "คะแนน"),
        "grade": b.pick("ระดับ", "ระดับคุณภาพ"),
        "reading": b.pick("การแปลผล", "ความหมาย"),
        "rank": b.pick("อันดับ", "ลำดับคะแนน"),
    }
    subtotal = b.chance(0.6)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        each = f"{WEIGHT[tool] * 100 / len(group):.0f}"
        for i in group:
            value = b.facts.result.indicator(i)
            reading = "ผ่านเกณฑ์เป้าหมาย" if value >= 85 else "ต่ำกว่าเป้าหมาย"
            cell = {"weight": each, "score": b.score(i), "grade": word_of(b, value), "reading": reading}
            rows.append([str(i), b.name(i), *(str(cell.get(k, place[i])) for k in kinds)])
        if subtotal:
            cell = {"weight": f"{WEIGHT[tool] * 100:.0f}", "score": b.score(tool)}
            label = b.tool(tool, b.pick("code", "both"))
            rows.append([Cell(f"รวม {label}", colspan=2, bold=True), *(cell.get(k, "") for k in kinds)])
    if b.chance(0.7):
        cell = {"weight": "100", "score": b.score("ITA"), "grade": b.level()}
        rows.append([Cell("คะแนนรวมทั้งสิ้น", colspan=2, bold=True), *(cell.get(k, "-") for k in kinds)])
    n = len(kinds)
    b.table([["ลำดับ", "ตัวชี้วัด", *(heads[k] for k in kinds)]], rows, (0.08, 0.32, *[0.6 / n] * n), [0, *range(2, n + 2)])
    b.para("หมายเหตุ ระดับรายตัวชี้วัดเป็นการเทียบช่วงคะแนนของผู้จัดทำเพื่อใช้ภายใน เป้าหมายขั้นต่ำ 85 คะแนน", indent=False)
    worst = ranked(b, least=True)[:3]
    b.para("เรื่องที่ต้องเร่งแก้ไขสามลำดับแรก คือ " + " ".join(f"({k}) {b.name(i)}" for k, i in enumerate(worst, 1)))
    measures_part(b, "มาตรการรองรับ", 0.6)
    if b.chance(0.5):
        sign(b, "ผู้จัดทำ", boss(b))


@layout("held2-question-annex", kept_out=HELD)
def question_annex(b: Builder) -> None:
    """Every question with its points, the indicator's score in a merged cell or a row of its own over them."""
    title_page(b, b.pick("รายงานคะแนนรายข้อคำถาม ITA", "ผลการประเมิน ITA ระดับข้อคำถาม"), b.year)
    b.heading("ส่วนที่ 1 สรุป", 2)
    b.para(result_line(b))
    if b.chance(0.6):
        b.lines(f"- {b.tool(tool, 'both')} {b.score(tool)} คะแนน" for tool in MEMBERS)
    b.heading(b.pick("ส่วนที่ 2 คะแนนรายข้อ", "ส่วนที่ 2 รายละเอียดรายตัวชี้วัดและรายข้อ"), 2)
    shape, asks = b.pick("merged", "row", "after"), b.pick("ประเด็นคำถาม", "ตัวชี้วัด/ข้อคำถาม")
    low: list[tuple[str, str, str]] = []
    for tool, group in MEMBERS.items():
        b.para(f"{b.tool(tool, 'both')}", indent=False, bold=True)
        rows: Rows = []
        for i in group:
            asked = points(b, i)
            low.append(min(asked, key=lambda x: float(x[2])))
            if shape == "row":
                rows.append([Cell(f"ตัวชี้วัดที่ {i} {b.name(i)}", colspan=2, bold=True), Cell(b.score(i), bold=True)])
            for k, (code, text, mark) in enumerate(asked):
                lead: list[str | Cell] = []
                last: list[str | Cell] = []
                if shape == "merged" and k == 0:
                    lead = [Cell(f"{i}. {b.name(i)}", rowspan=len(asked))]
                    last = [Cell(b.score(i), rowspan=len(asked), align="center", bold=True)]
                rows.append([*lead, code, text, mark, *last])
            if shape == "after":
                rows.append([Cell(f"เฉลี่ยตัวชี้วัดที่ {i} {b.name(i)}", colspan=2, bold=True), b.score(i)])
        if shape == "merged":
            header = ["ตัวชี้วัด", "ข้อ", "ประเด็นคำถาม", "คะแนนรายข้อ", b.pick("คะแนนตัวชี้วัด", "คะแนนเฉลี่ยตัวชี้วัด")]
            b.table([header], rows, (0.26, 0.1, 0.32, 0.15, 0.17), (1, 3, 4))
        else:
            b.table([["ข้อ", asks, "คะแนน"]], rows, (0.14, 0.64, 0.22), (0, 2))
    b.heading("ส่วนที่ 3 ข้อที่ควรปรับปรุง", 2)
    b.lines(f"{code} {text} ได้ {mark} คะแนน" for code, text, mark in low if float(mark) < 95)
    measures_part(b, "ส่วนที่ 4 มาตรการ", 0.5)


@layout("held2-averages", kept_out=HELD, agency=(SAO, SAO, *TOWN))
def averages(b: Builder) -> None:
    """The own score among averages of district, province and country and the year's target, columns by chance."""
    x, goal = b.facts.body, b.rng.choice((85, 87, 90))
    title_page(b, b.pick("วิเคราะห์ผล ITA เทียบค่าเฉลี่ยกลุ่ม", "รายงานผล ITA เปรียบเทียบค่าเฉลี่ยระดับพื้นที่"), b.year)
    own = b.pick("หน่วยงาน", x.short, "คะแนนของเรา", "ผลของ" + x.short)
    kinds = b.rng.sample(
        ("ค่าเฉลี่ยอำเภอ", "ค่าเฉลี่ยจังหวัด", "ค่าเฉลี่ยประเทศ", "ค่าเฉลี่ย อปท. ประเภทเดียวกัน"), b.rng.randint(2, 3)
    )
    columns = [own, *kinds, *([b.pick("เป้าหมาย", "KPI")] if b.chance(0.6) else [])]
    if b.chance(0.5):
        b.rng.shuffle(columns)
    r, mean = b.facts.result, b.pick("เฉลี่ย ", "คะแนน ", "รวม ")

    def line(label: str | Cell, code: str | int) -> list[str | Cell]:
        value = float(r.value(code))
        others = [f"{0.3 * value + 0.7 * b.rng.uniform(74, 97):.2f}" for _ in columns]
        cells = [b.score(code) if c == own else f"{goal}.00" if c in ("เป้าหมาย", "KPI") else o
                 for c, o in zip(columns, others, strict=True)]  # fmt: skip
        return [label, *cells]

    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows += [line(f"{i}. {b.name(i)}", i) for i in group]
        rows.append(line(Cell(mean + tool, bold=True), tool))
    rows.append(line(Cell(b.pick("คะแนน ITA", "ภาพรวม"), bold=True), "ITA"))
    if b.chance(0.4):
        rows.insert(0, rows.pop())
    b.para(
        f"จังหวัด{x.province} มีองค์กรปกครองส่วนท้องถิ่นเข้ารับการประเมิน {b.rng.randint(40, 210)} แห่ง "
        f"คะแนนเฉลี่ยทั้งจังหวัด {b.rng.uniform(70, 95):.2f} คะแนน ผ่านเกณฑ์ร้อยละ {b.rng.uniform(40, 97):.2f}"
    )
    b.para(result_line(b))
    b.para(f"ตารางเปรียบเทียบผลคะแนน{w.yr(b)}", align="center")
    n = len(columns)
    b.table([["ตัวชี้วัด", *columns]], rows, (0.36, *[0.64 / n] * n), range(1, n + 1))
    best, worst = ranked(b)[0], ranked(b)[-1]
    b.para(
        f"{b.name(best)}เป็นจุดเด่นของหน่วยงานด้วยคะแนน {b.score(best)} ขณะที่{b.name(worst)}"
        f"ได้ {b.score(worst)} {lack(b, worst)} ต่างจากเป้าหมาย {goal} อยู่ {abs(r.indicator(worst) - goal):.2f} คะแนน"
    )
    measures_part(b, "มาตรการลดช่องว่างคะแนน", 0.6)


@layout("held2-everywhere", kept_out=HELD)
def everywhere(b: Builder) -> None:
    """The same figures over and over: summary for the chief, box of key figures, table, chart, prose, conclusion."""
    r, y = b.facts.result, b.year
    title_page(b, b.pick("รายงานผลการประเมิน ITA ฉบับสมบูรณ์", "รายงานผลและการวิเคราะห์ ITA"), y)
    b.heading("บทสรุปผู้บริหาร", 1, center=True)
    b.para(result_line(b))
    b.para("โดย " + " ".join(f"{tool} {b.score(tool)} คะแนน" for tool in MEMBERS) + b.pick(" ตามลำดับ", ""))
    top = ranked(b)[0]
    b.para(f"ตัวชี้วัดที่ได้คะแนนสูงที่สุด คือ {b.name(top)} ({b.score(top)})")
    box: Rows = [[Cell(t, align="center") for t in ("คะแนนรวม", "ระดับ", *MEMBERS)]]
    box.append([Cell(t, align="center") for t in (b.score("ITA"), b.level(), *(b.score(t) for t in MEMBERS))])
    b.table(box[:1], box[1:])
    b.heading("1. ผลการประเมิน", 2)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows.append([Cell(f"{b.tool(tool, 'both')}  คะแนนเฉลี่ย {b.score(tool)}", colspan=2, bold=True)])
        rows += [[f"{i}. {b.name(i)}", b.score(i)] for i in group]
    b.table([["ตัวชี้วัด", b.pick("ผลการประเมิน (ร้อยละ)", "คะแนน")]], rows, (0.75, 0.25), (1,))
    if b.chance(0.7):
        b.para("แผนภูมิแสดงคะแนนรายตัวชี้วัด", align="center")
        b.chart([(b.name(i), b.score(i)) for i in range(1, 11)])
    b.heading("2. วิเคราะห์รายเครื่องมือ", 2)
    for tool, group in MEMBERS.items():
        said = [f"{b.name(i)} ได้คะแนน {b.score(i)}" for i in group]
        b.para(f"{b.tool(tool, 'long')} มีคะแนนเฉลี่ยร้อยละ {b.score(tool)} ประกอบด้วย " + ", ".join(said))
        b.para(f"ควรแก้ไขเรื่อง {lack(b, r.lowest(tool))}")
    upward = b.chance(0.5)
    b.heading("3. ลำดับคะแนน" + (" (จากน้อยไปมาก)" if upward else ""), 2)
    b.lines(f"{k}) {b.name(i)} {b.score(i)}" for k, i in enumerate(ranked(b, upward), 1))
    b.heading("4. สรุป", 2)
    b.para(
        f"กล่าวโดยสรุป {w.who(b)}มีคะแนน ITA {w.yr(b)} รวม {b.score('ITA')} คะแนน ระดับ {b.level()} "
        f"และจะพัฒนา{b.name(ranked(b)[-1])}ที่ได้ {b.score(ranked(b)[-1])} คะแนนให้ดีขึ้น"
    )
    measures_part(b, "5. มาตรการ", 0.6)


@layout("held2-station-report", kept_out=HELD, agency=(SAO, "subdistrict_municipality"), first=2566)
def station_report(b: Builder) -> None:
    """A police station's or a district's report: EIT in two parts, documents passed or not, crews of its own."""
    x = b.facts.body
    if police := b.chance(0.6):
        name = f"สถานีตำรวจภูธร{b.pick(str(x.district), str(x.subdistrict))}"
        here = become(b, "police_station", name, f"{name} อำเภอ{x.district} จังหวัด{x.province}")
    else:
        name = f"อำเภอ{x.district}"
        here = become(b, "district", name, f"{name} จังหวัด{x.province}", agency_type="district")
    crews = ("งานอำนวยการ", "งานป้องกันปราบปราม", "งานสอบสวน", "งานจราจร", "งานสืบสวน") if police else (
        "ฝ่ายทะเบียนและบัตร", "ฝ่ายความมั่นคง", "ฝ่ายบริหารงานปกครอง", "ศูนย์ดำรงธรรมอำเภอ", "สำนักงานอำเภอ")  # fmt: skip
    unit = "นาย" if police else "คน"
    title_page(b, "รายงานวิเคราะห์ผลการประเมิน ITA", b.year, here)
    b.heading("ก. ข้อมูลทั่วไป", 2)
    b.para(f"{name} มีบุคลากร {b.rng.randint(30, 160)} {unit} ผู้รับบริการเฉลี่ยเดือนละ {b.rng.randint(300, 2900):,} ราย")
    b.heading("ข. ผลคะแนน", 2)
    b.para(result_line(b, name))
    rows: Rows = []
    for code in ("IIT", "EIT1", "EIT2", "OIT"):
        rows.append([b.tool(code, "both"), {"IIT": "30", "OIT": "40"}.get(code, "15"), b.score(code)])
    b.table([["เครื่องมือ", "น้ำหนัก", "คะแนน"]], rows, (0.6, 0.2, 0.2), (1, 2))
    b.para(f"เมื่อรวมทั้งสองส่วน EIT มีคะแนนเฉลี่ย {b.score('EIT')} คะแนน")
    with_tool = b.chance(0.6)
    rows = [[f"{i}. {b.name(i)}", *([INSTRUMENT[i]] if with_tool else []), b.score(i)] for i in range(1, 11)]
    b.table([["ตัวชี้วัด", *(["แบบ"] if with_tool else []), "ร้อยละ"]], rows, center=(1, 2) if with_tool else (1,))
    b.heading("ค. ผลตรวจข้อมูลสาธารณะรายข้อ", 2)
    rows = []
    for i in (9, 10):
        for code, text, mark in points(b, i):
            rows.append([code, text, mark, "ครบถ้วน" if float(mark) else b.pick("ขาดองค์ประกอบ", "ลิงก์ไม่เปิด")])
    b.table([["ข้อ", "รายการ", "คะแนน", "ผลตรวจ"]], rows, (0.12, 0.44, 0.16, 0.28), (0, 2))
    b.heading("ง. จุดที่ต้องพัฒนา", 2)
    b.lines(f"- {b.name(i)} : {lack(b, i)}" for i in ranked(b, least=True)[:4])
    measures_part(b, "จ. มาตรการ", 0.7, crews)
    sign(b, "สารวัตรอำนวยการ" if police else "ปลัดอำเภอ")
