"""Held out: printouts, appeals, council questions, annexes, rounds of progress, cards of indicators, look-alikes."""

from __future__ import annotations

from decimal import Decimal

from corpus.areas import neighbours
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, WEIGHT, Assessment, cents, draw_assessment
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
TOWNS = (SAO, SAO, SUB, "town_municipality")
CENTRAL = ("department", "department", "university", "state_enterprise")
TOPIC = {
    1: "รักษาเวลานัดหมาย|ไม่เลือกปฏิบัติ|ไม่เรียกรับประโยชน์",
    2: "รู้แผนการใช้เงิน|ใช้เงินตรงตามโครงการ|ไม่เบิกเกินจริง",
    3: "แบ่งงานตรงตำแหน่ง|ให้ความดีความชอบตามผลงาน|ไม่ใช้งานส่วนตัว",
    4: "ไม่นำพัสดุกลับบ้าน|ยืมตามแบบฟอร์ม|มีผู้ตรวจสอบการยืม",
    5: "ผู้นำเอาจริงเอาจัง|แก้ปัญหาได้ผล|วางใจช่องทางร้องเรียน",
    6: "บริการตามลำดับ|บอกข้อมูลครบ|ไม่ขอของกำนัล",
    7: "ข่าวสารเข้าถึงง่าย|รับฟังคำติชม|ชี้แจงข้อสงสัย",
    8: "บริการดีขึ้น|ใช้ออนไลน์ได้|ร่วมออกแบบบริการ",
    9: "ข้อมูลติดต่อ|แผนพัฒนา|สถิติผู้รับบริการ|งบการเงิน",
    10: "นโยบายงดรับของขวัญ|แผนต้านทุจริต|ประเมินความเสี่ยง|มาตรการภายใน",
}
CAUSE = {
    1: "ผู้มารับบริการช่วงต้นเดือนมีมากกว่าช่องบริการ จึงรอนานกว่ากำหนด",
    2: "การแจ้งสถานะการเงินทำผ่านหนังสือเวียนซึ่งอ่านไม่ทั่วถึง",
    3: "คำสั่งมอบหมายงานไม่ได้ปรับตามอัตรากำลังที่โยกย้าย",
    4: "สมุดคุมการยืมอยู่คนละห้อง ข้อมูลจึงไม่ตรงกับของจริง",
    5: "ผลสอบเรื่องกล่าวหาไม่ได้แจ้งกลับให้บุคลากรรับรู้",
    6: "พนักงานหน้าเคาน์เตอร์เปลี่ยนบ่อยและไม่มีการสอนงาน",
    7: "เว็บไซต์แสดงผลบนโทรศัพท์ได้ไม่ครบ ชาวบ้านจึงโทรถามแทน",
    8: "แบบคำร้องยังต้องแนบสำเนาบัตรทั้งที่มีข้อมูลอยู่แล้ว",
    9: "ผู้ดูแลเว็บไซต์มีคนเดียวและลงข้อมูลเมื่อใกล้กำหนดตรวจ",
    10: "กิจกรรมจัดครบแต่รายงานไม่ได้วิเคราะห์ปัญหาอุปสรรค",
}
ACT = {
    1: "เปิดช่องบริการด่วนในสัปดาห์แรกของเดือนพร้อมระบบบัตรคิว",
    2: "ติดกระดานสถานะการเงินรายโครงการไว้ที่ห้องประชุม",
    3: "ปรับคำสั่งแบ่งงานทุกครั้งที่มีการโยกย้ายและแจ้งในที่ประชุม",
    4: "รวมทะเบียนยืมพัสดุไว้จุดเดียวและสุ่มตรวจเดือนละหนึ่งครั้ง",
    5: "แจ้งผลการสอบข้อเท็จจริงเป็นหนังสือภายในสามสิบวัน",
    6: "จัดพี่เลี้ยงสอนงานเจ้าหน้าที่เคาน์เตอร์ใหม่",
    7: "ปรับหน้าเว็บไซต์ให้อ่านบนโทรศัพท์ได้ทุกเมนู",
    8: "ยกเลิกการเรียกสำเนาเอกสารที่ทางราชการออกให้",
    9: "แต่งตั้งผู้ลงข้อมูลสำรองและทำปฏิทินปรับปรุงเว็บไซต์",
    10: "เพิ่มหัวข้อปัญหาอุปสรรคในแบบรายงานกิจกรรมต้านทุจริต",
}
STEP = ("สำรวจสภาพปัญหา", "ยกร่างและเสนอผู้บริหาร", "แจ้งเวียนผู้เกี่ยวข้อง", "ลงมือทำ", "ทบทวนผล")


def move(b: Builder, code: str | int) -> str:
    return f"{b.facts.result.value(code) - b.facts.of(b.year - 1).value(code):+.2f}"


def low(b: Builder, count: int) -> list[int]:
    return sorted(order(b)[-count:])


def top(b: Builder, text: str) -> None:
    b.heading(f"{text}\n{w.whole(b)}", 1, center=True)


def no_result(b: Builder) -> None:
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    b.no_measures()


def deed(b: Builder, i: int, form: str, named: bool) -> tuple[str, str]:
    """Who and when of a measure, printed in its row; it is in the truth from now on."""
    names = departments(b.facts.body)
    who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 2))), key=names.index)
    span = when(b, b.year + 1, form)
    fields: dict[str, object] = {"indicator": i} if named else {}
    b.measure_truth(b.facts.measures[0], ACT[i], **fields, responsible=who, start=span.start, end=span.end)
    return "\n".join(who), span.text


@layout("held5-itas-printout", kept_out=HELD)
def itas_printout(b: Builder) -> None:
    """The result page of the web system as a browser prints it: menu, badges, weighted points, instrument panels."""
    y, r = b.year, b.facts.result
    b.para(b.pick("ITAS | Integrity and Transparency Assessment System", "ระบบ ITAP สำนักงาน ป.ป.ช. : ผลคะแนนหน่วยงาน"))
    menu = b.pick("หน้าแรก » รายงาน » ผลคะแนนรายหน่วยงาน", "☰ เมนู  ข้อมูลทั่วไป  IIT  EIT  OIT  ผลคะแนน  คู่มือ")
    b.lines([menu, b.pick(f"ปีงบประมาณ [ {y} ▾ ]  ค้นหา", f"เลือกปี: {y}   [แสดงผล]   [พิมพ์หน้านี้]")])
    b.heading(w.whole(b), 2)
    b.lines([f"รหัสหน่วยงาน {b.rng.randint(1000000, 9999999)}", "สถานะ: เผยแพร่ผลการประเมินแล้ว"])
    b.heading(b.pick("คะแนนเฉลี่ยของหน่วยงาน", "Overall Score", "ผลคะแนนรวม (Total Score)"), 3)
    t, v = b.score("ITA"), b.level()
    b.lines([t, f"Rating : {v}"] if b.chance(0.5) else [f"{t} / 100   {b.pick('ระดับ', 'Rating', 'ผลการประเมิน')} {v}"])
    good, bad = b.rng.choice((("✔", "✘"), ("PASS", "IMPROVE"), ("ถึงเกณฑ์", "ต่ำกว่าเกณฑ์"), ("●", "○")))
    points = b.chance(0.6)
    for c, g in MEMBERS.items():
        b.heading(f"{c}  {b.tool(c, 'long')}", 3)
        lines = [f"คะแนน {b.score(c)}" + (f"  [{good if r.instrument(c) >= 85 else bad}]" if b.chance(0.7) else "")]
        if points:
            lines.append(f"ถ่วงน้ำหนัก {cents(r.exact(c) * WEIGHT[c]):.2f} จาก {int(WEIGHT[c] * 100)}.00")
        if c != "OIT":
            goal = b.rng.randint(3, 30) * 10
            lines.append(f"ผู้ตอบแล้ว {goal + b.rng.randint(0, 80)} คน / ขั้นต่ำ {goal} คน")
        if c == "EIT" and r.eit_parts and b.chance(0.7):
            lines.append(f"EIT Part 1 : {b.score('EIT1')}   EIT Part 2 : {b.score('EIT2')}")
        b.lines(lines)
        rows: Rows = [[f"{i:02d}", b.name(i), b.score(i), good if r.indicator(i) >= 85 else bad] for i in g]
        b.table([["#", "Indicator", "Score", "Status"]], rows, (0.1, 0.55, 0.2, 0.15), (0, 2, 3))
    b.lines([f"เกณฑ์เป้าหมาย 85.00  |  ข้อมูล ณ {w.announced(b)}", "© สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ"])
    b.no_measures()


@layout("held5-appeal", kept_out=HELD)
def appeal(b: Builder) -> None:
    """A result that was mended after an appeal on open data: the first figures stand beside those that hold now."""
    b.short_scores = False
    y, r = b.year, b.facts.result
    i = max((9, 10), key=r.indicator)
    cut = Decimal("6.25" if i == 10 and y <= 2565 else b.pick("2.50", "5.00"))
    old = Assessment(y, tuple(v - cut if k == i else v for k, v in enumerate(r.indicators, 1)), r.eit_parts)
    was = {c: b.reject(c, old.value(c), "the figure before the appeal") for c in ("ITA", "OIT", str(i))}
    doc, day = b.item("O", b.rng.randint(5, 26)), f"{b.rng.randint(5, 27)} มกราคม {y + 1}"
    top(b, b.pick("รายงานผลการอุทธรณ์คะแนน OIT", "สรุปผลการประเมิน ITA ภายหลังการอุทธรณ์") + f" {w.yr(b)}")
    b.heading("ก. ลำดับเหตุการณ์", 2)
    b.para(f"(1) {w.announced(b)} ระบบแสดงผลเบื้องต้น หน่วยงานไม่ได้รับคะแนนข้อ {doc} เพราะผู้ตรวจเปิดลิงก์ไม่ได้")
    b.para(f"(2) หน่วยงานยื่นอุทธรณ์ภายใน {b.rng.choice((3, 5, 7))} วันทำการ พร้อมภาพหน้าจอยืนยันวันที่เผยแพร่")
    b.para(f"(3) {day} คณะกรรมการพิจารณาอุทธรณ์มีมติให้คะแนนข้อดังกล่าว")
    b.heading("ข. " + b.pick("คะแนนก่อนและหลังอุทธรณ์", "ผลที่เปลี่ยนแปลง"), 2)
    every = b.chance(0.6)
    lead = b.pick("", "ผล")
    head = [b.pick("แบบวัด/ตัวชี้วัด", "รายการ"), lead + "ก่อนอุทธรณ์", lead + b.pick("หลังอุทธรณ์", "สุดท้าย (หลังอุทธรณ์)")]
    rows: Rows = []
    for c, g in MEMBERS.items():
        if not (every or c == "OIT"):
            continue
        rows.append([Cell(b.tool(c, "both"), bold=True), was.get(c, b.fmt(r.value(c))), b.score(c)])
        rows += [[f"{k}. {b.name(k)}", was.get(str(k), b.fmt(r.value(k))), b.score(k)] for k in g]
    rows.append([Cell("คะแนน ITA รวม", bold=True), was["ITA"], b.score("ITA")])
    if old.level != r.level or b.chance(0.4):
        rows.append(["ระดับ", old.level, b.level()])
    b.table([head], rows, (0.52, 0.24, 0.24), (1, 2))
    b.heading("ค. สรุป", 2)
    end = f"{b.score('ITA')} คะแนน {b.pick('ระดับ', 'อยู่ในระดับ')} {b.level()}"
    was_told = f" จากเดิมที่แจ้งไว้ {was['ITA']} คะแนน" if b.chance(0.5) else ""
    b.para(f"ผลของ{w.who(b)}ที่ใช้อ้างอิงได้ต่อไป คือ ผลหลังอุทธรณ์ {end}{was_told}")
    if b.chance(0.6):
        b.para(f"บทเรียนจากครั้งนี้ คือ {CAUSE[9]} จึงต้อง{ACT[9]}")
    sign(b, "ผู้รายงาน")
    b.no_measures()


@layout("held5-council-question", kept_out=HELD, agency=(*TOWNS, "city_municipality"))
def council_question(b: Builder) -> None:
    """Verbatim minutes of a council sitting: speakers at the left, a member's question, scores only in the answers."""
    y, x = b.year, b.facts.body
    men = [w.man(b).strip("()") for _ in range(4)]
    top(b, f"บันทึกการประชุมสภา{x.name} สมัยสามัญ สมัยที่ {b.rng.randint(1, 4)} ประจำปี {y + 1}")
    b.para(f"วันที่ {w.day(b)} ณ ห้องประชุมสภา เริ่มประชุมเวลา 10.00 น. มีสมาชิกครบองค์ประชุม", align="center")
    b.heading("ระเบียบวาระที่ 5 กระทู้ถามทั่วไป", 2)
    member, head = f"{men[0]}\nสมาชิกสภาฯ", f"{men[1]}\n{boss(b)}"
    last = f" ส่วนปี {y - 1} ได้ {b.score('ITA', y - 1)} ครับ" if b.facts.earlier and b.chance(0.7) else ""
    told = b.pick(
        f"ขอตอบท่านสมาชิกว่า การประเมิน ITA ประจำ{w.yr(b)} {x.name} ได้คะแนนรวม {b.score('ITA')} ระดับ {b.level()}{last}",
        f"เรียนที่ประชุม ผลของ{w.yr(b)} ออกมาแล้ว เราได้ {b.score('ITA')} คะแนน เทียบเป็นระดับ {b.level()}{last}",
    )
    say, means = b.rng.choice((("ได้", ""), ("อยู่ที่", " คะแนน"), ("ร้อยละ", ""))), b.chance(0.6)
    asks = "ขอสอบถามผู้บริหารว่า การประเมิน ITA รอบล่าสุดเป็นอย่างไร เรื่องใดยังน่าเป็นห่วง และจะแก้ไขอย่างไร"
    speech: Rows = [["ประธานสภาฯ", f"เชิญ{men[0]} ผู้ตั้งกระทู้"], [member, asks], [head, told]]
    speech.append(["ประธานสภาฯ", "ขอให้ปลัดชี้แจงรายละเอียดเป็นรายด้าน"])
    for k, (c, g) in enumerate(MEMBERS.items()):
        parts = " ".join(f"{b.name(i)}{say[0]} {b.score(i)}{say[1]}" for i in g)
        mean = f" เฉลี่ยทั้งแบบวัด {b.score(c)}" if means else ""
        speech.append([f"{men[2]}\nปลัด{x.short}" if k == 0 else "", f"{b.tool(c, 'both')} {parts}{mean}"])
    i, aim = order(b)[-1], b.rng.choice((85, 90, 95))
    speech.append([member, f"เรื่อง{b.name(i)} ชาวบ้านพูดกันมาก อยากให้ตั้งเป้าปีหน้าไม่ต่ำกว่า {aim} คะแนน"])
    speech.append([head, f"รับไปดำเนินการครับ สาเหตุคือ{CAUSE[i]} ฝ่ายบริหารจะ{ACT[i]}"])
    speech.append(["ที่ประชุม", "- รับทราบ -"])
    b.style["ruled"] = b.chance(0.3)
    b.table([], speech, (0.28, 0.72))
    b.para("ปิดประชุมเวลา 12.15 น.")
    sign(b, "เลขานุการสภา", "ประธานสภา")
    b.no_measures()


@layout("held5-dashboard", kept_out=HELD, first=2563)
def dashboard(b: Builder) -> None:
    """A dashboard exported to paper: filters, tiles with the change on last year, a pivot with targets and gaps."""
    y, p, goal = b.year, b.year - 1, b.rng.choice((85, 90, 95))
    b.style["landscape"] = b.chance(0.7)
    b.heading(f"{b.pick('ITA Dashboard', 'แดชบอร์ดติดตามคะแนน ITA')} | {w.whole(b)}", 1)
    b.para(f"ตัวกรอง  ปีงบประมาณ: {y}   แบบวัด: (ทั้งหมด)   เทียบกับ: {p}   เป้าหมาย: {goal}.00", indent=False)
    codes = ("ITA", *MEMBERS)
    deltas, above = b.chance(0.7), b.chance(0.5)

    def tile(code: str) -> str:
        name = "คะแนนรวม" if code == "ITA" else code
        lines = [name, b.score(code)] if above else [b.score(code), name]
        change = move(b, code)
        arrow = "▼" if change.startswith("-") else "▲"
        return "\n".join([*lines, *([f"{arrow} {change[1:]} จากปีก่อน"] if deltas else [])])

    level = f"ระดับ\n{b.level()}" if above else f"{b.level()}\nระดับ"
    b.table([], [[*(tile(c) for c in codes), level]], [0.2] * 5, range(5))
    b.heading("Score by Year", 3)
    years = [*(a.year for a in reversed(b.facts.earlier)), y]
    b.table([[f"{k}" for k in years]], [[b.score("ITA", k) for k in years]], center=range(len(years)))
    b.heading(b.pick("ตารางสรุป (Pivot)", "รายละเอียดรายตัวชี้วัด"), 3)
    past = b.chance(0.5)
    rows: Rows = []

    def line(label: str, code: str | int, bold: bool) -> list[str | Cell]:
        miss = f"{b.facts.result.value(code) - goal:+.2f}"
        return [Cell(label, bold=bold), b.score(code), f"{goal}.00", miss, *([b.score(code, p)] if past else [])]

    for c, g in MEMBERS.items():
        rows.append(line(f"⊟ {c}", c, True))
        rows += [line(f"{i:02d} {b.name(i)}", i, False) for i in g]
    rows.append(line("Grand Total (ถ่วงน้ำหนัก)", "ITA", True))
    head = ["Row Labels", f"Score {y}", "Target", "Gap", *([f"Score {p}"] if past else [])]
    b.table([head], rows, center=range(1, len(head)))
    b.heading("Alert", 3)
    b.lines(f"⚠ {b.name(i)} : {CAUSE[i]}" for i in low(b, 3))
    b.para(f"Last refresh: {w.day(b)} 09:{b.rng.randint(10, 59)} | Page 1 of 1", indent=False)
    b.no_measures()


@layout("held5-memo-annexes", kept_out=HELD)
def memo_annexes(b: Builder) -> None:
    """A short memo; annex 1 has merged instruments, strong and weak questions, annex 2 a plan of many columns."""
    y = b.year
    office = departments(b.facts.body)[0]
    b.heading("บันทึกข้อความ", 1, center=True)
    b.para(f"ส่วนราชการ {office} {w.whole(b)}", indent=False)
    b.para(f"ที่ {b.rng.randint(100, 999)}/{b.rng.randint(1, 900)}    วันที่ {w.day(b)}", indent=False)
    b.para(f"เรื่อง ขอเสนอผลการประเมิน ITA {w.yr(b)} และขออนุมัติแผนปรับปรุง {w.yr(b, y + 1)}", indent=False)
    b.para(f"เรียน {boss(b)}", indent=False)
    b.para("สิ่งที่ส่งมาด้วย 1. ผลคะแนนและบทวิเคราะห์ จำนวน 1 ชุด  2. แผนปรับปรุง จำนวน 1 ชุด", indent=False)
    got, v, year = b.score("ITA"), b.level(), w.yr(b)
    said = b.pick(f"ได้ตรวจดูผลของ{year} แล้ว คะแนนรวมเท่ากับ {got} ระดับ {v}", f"ได้รับแจ้งว่า{year} ได้ {got} คะแนน (ระดับ {v})")
    b.para(f"ด้วย{w.who(b)} {said} รายละเอียดตามสิ่งที่ส่งมาด้วย 1 และเห็นควรกำหนดแผนตามสิ่งที่ส่งมาด้วย 2")
    b.para("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ")
    sign(b, f"หัวหน้า{office}")
    b.page_break()
    b.heading("สิ่งที่ส่งมาด้วย 1", 2)
    mean, codes = b.pick("inside", "column", ""), b.chance(0.6)
    rows: Rows = []
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            topics = TOPIC[i].split("|")
            told = [(a, t, v) for (a, _, v), t in zip(questions(b, i, len(topics)), topics, strict=False)]
            worst = min(told, key=lambda z: float(z[2]))
            text = {z: f"{z[0]} {z[1]}" + (f" ({z[2]})" if codes else "") for z in told}
            strong = "\n".join(text[z] for z in told if z != worst and float(z[2]) >= 60) or "-"
            inside = f"\n(เฉลี่ย {b.score(c)})" if mean == "inside" else ""
            row: list[str | Cell] = [Cell(f"{c}{inside}", rowspan=len(g), align="center")] if k == 0 else []
            row += [f"{i}. {b.name(i)}", b.score(i), strong, text[worst] if float(worst[2]) < 100 else "-"]
            row += [Cell(b.score(c), rowspan=len(g), align="center")] if mean == "column" and k == 0 else []
            rows.append(row)
    head = ["แบบ", "ตัวชี้วัด", "คะแนน", "จุดแข็ง (รายข้อ)", "จุดที่ต้องพัฒนา (รายข้อ)", *(["เฉลี่ย"] if mean == "column" else [])]
    b.table([head], rows, center=(2,))
    b.page_break()
    b.heading(f"สิ่งที่ส่งมาด้วย 2 แผนปรับปรุงตามผลการประเมิน {w.yr(b, y + 1)}", 2)
    form, funds, shown = b.pick("yy", "yyyy", "quarter", "days"), b.chance(0.6), b.chance(0.4)
    rows = []
    for k, i in enumerate(low(b, b.rng.randint(4, 6)), 1):
        who, time = deed(b, i, form, True)
        name = f"{b.name(i)} ({b.score(i)})" if shown else b.name(i)
        steps = "\n".join(f"{n}) {t}" for n, t in enumerate(STEP[: b.rng.randint(2, 5)], 1))
        row = [str(k), name, CAUSE[i], ACT[i], steps, f"คะแนนไม่น้อยกว่า {b.rng.choice((88, 90, 95))}"]
        rows.append([*row, *([f"{b.rng.randint(0, 20) * 1000:,}"] if funds else []), time, who])
    head = ["ที่", "ตัวชี้วัด", "สาเหตุ", "มาตรการ", "ขั้นตอน", "ตัวชี้วัดความสำเร็จ", *(["งบประมาณ (บาท)"] if funds else [])]
    b.table([[*head, "ห้วงเวลา", "ผู้รับผิดชอบ"]], rows)


@layout("held5-two-rounds", kept_out=HELD)
def two_rounds(b: Builder) -> None:
    """What became of the measures at 6 and at 12 months, side by side; base scores above or under names."""
    y = b.year
    full = b.chance(0.7)  # else only the first six months are over
    b.style["landscape"] = b.chance(0.6)
    top(b, f"รายงานติดตามมาตรการยกระดับ ITA ปีงบประมาณ พ.ศ. {y + 1} รอบ {12 if full else 6} เดือน")
    tools = " ".join(f"{b.tool(c, 'code')} {b.score(c)}" for c in MEMBERS)
    lead = b.pick(f"มาตรการชุดนี้ตั้งขึ้นจากผล{w.yr(b)} ซึ่ง{w.who(b)}ได้", f"คะแนนตั้งต้น : ผล ITA {w.yr(b)} ได้")
    b.para(f"{lead} {b.score('ITA')} คะแนน ระดับ {b.level()} {b.pick('แยกตามแบบวัด คือ ', 'ประกอบด้วย ')}{tools}")
    base, days = b.chance(0.5), b.chance(0.5)
    word = {"done": b.pick("แล้วเสร็จ", "ดำเนินการแล้ว"), "in_progress": "อยู่ระหว่างดำเนินการ", "not_done": "ยังไม่ดำเนินการ"}
    names, rows = departments(b.facts.body), []
    tally = dict.fromkeys(word, 0)
    for i in low(b, b.rng.randint(5, 8)):
        first = b.rng.choice(("not_done", "in_progress", "in_progress", "done"))
        last = "done" if first == "done" or b.chance(0.6) else "in_progress"
        now = last if full else first
        tally[now] += 1
        who = b.rng.choice(names)
        b.measure_truth(b.facts.measures[0], ACT[i], indicator=i, responsible=[who], status=now)
        cells = []
        for state, most in ((first, 5), (last, 9))[: 1 + full]:
            share = {"done": 100, "in_progress": b.rng.randint(most - 3, most) * 10, "not_done": 0}[state]
            cells.append(word[state] + (f"\nร้อยละ {share}" if days else ""))
        name = f"{i}. {b.name(i)}" + (f"\nคะแนนเดิม {b.score(i)}" if base else "")
        rows.append([name, ACT[i], who, *cells])
    head = ["ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", *(f"ผลการดำเนินงาน รอบ {n} เดือน" for n in ((6, 12) if full else (6,)))]
    b.table([head], rows)
    b.para("สรุป " + " ".join(f"{word[k]} {n} มาตรการ" for k, n in tally.items()) + f" จากทั้งหมด {len(rows)} มาตรการ")
    b.para(f"เป้าหมายคะแนนปี {y + 1} กำหนดไว้ที่ {b.rng.choice((87, 90, 92, 95))}.00 คะแนน ซึ่งจะทราบผลในไตรมาสที่ 4")
    sign(b, "ผู้ติดตามและรายงาน")


@layout("held5-benchmark", kept_out=HELD, agency=(SAO, SUB))
def benchmark(b: Builder) -> None:
    """One agency learns from a neighbour: the scores of both stand side by side, then gaps and what to borrow."""
    y, x, r = b.year, b.facts.body, b.facts.result
    mate, best = neighbours(b.rng, x, 1)[0], draw_assessment(b.rng, y, 96.0)
    codes = ("ITA", *MEMBERS, *map(str, range(1, 11)))
    theirs = {c: score_text(best.value(c)) for c in codes}
    b.note_others([(mate, best)], codes)
    top(b, f"รายงานเทียบเคียงสมรรถนะ (Benchmarking) ผลการประเมิน ITA {w.yr(b)}")
    b.para(f"คู่เทียบ : {mate.name} อำเภอ{mate.district} จังหวัด{mate.province} ซึ่งมีขนาดและภารกิจใกล้เคียงกัน")
    b.heading("1. ผลรวมของสองหน่วยงาน", 2)
    own = f"{x.name} ได้ {b.score('ITA')} คะแนน ระดับ {b.level()}"
    b.para(f"ในปี {y} {own} ส่วน{mate.name} ได้ {theirs['ITA']} คะแนน ระดับ {best.level}")
    b.heading("2. เทียบรายแบบวัดและรายตัวชี้วัด", 2)
    swap, rows = b.chance(0.4), []
    for c, g in MEMBERS.items():
        for code in (c, *map(str, g)):
            pair = [b.score(code), theirs[code]]
            name = Cell(b.tool(c, "both"), bold=True) if code == c else f"{code}. {b.name(int(code))}"
            rows.append([name, *(pair[::-1] if swap else pair), f"{r.value(code) - best.value(code):+.2f}"])
    names = [mate.short, x.short] if swap else [x.short, mate.short]
    b.table([["ประเด็นเทียบเคียง", *names, "ส่วนต่างของเรา"]], rows, (0.46, 0.19, 0.19, 0.16), (1, 2, 3))
    b.heading(f"3. สิ่งที่จะนำมาใช้ใน{w.yr(b, y + 1)}", 2)
    form, rows = b.pick("yy", "yyyy", "days"), []
    for i in low(b, 4):
        who, time = deed(b, i, form, True)
        rows.append([b.name(i), CAUSE[i], ACT[i], time, who])
    b.table([["ตัวชี้วัด", "สภาพของเรา", "มาตรการที่ประยุกต์จากคู่เทียบ", "กำหนดเวลา", "ผู้รับผิดชอบ"]], rows)


@layout("held5-eit-halves", kept_out=HELD, first=2566)
def eit_halves(b: Builder) -> None:
    """EIT alone: every outer indicator as part 1, part 2 and as a whole; the other instruments in one sentence."""
    r = b.facts.result
    assert r.eit_parts is not None
    left, rows = 3 * (r.eit_parts[0] - r.instrument("EIT")), {}
    for n, i in enumerate(sorted(MEMBERS["EIT"], key=r.indicator, reverse=True)):  # the least room first
        room = 100 - r.indicator(i)
        step = cents(max(-room, min(room, left / (3 - n))))
        left -= step
        rows[i] = [
            f"{i}. {b.name(i)}",
            score_text(r.indicator(i) + step),
            score_text(r.indicator(i) - step),
            b.score(i),
        ]
    top(b, f"การวิเคราะห์เสียงสะท้อนจากบุคคลภายนอก (EIT) {w.yr(b)}")
    b.para(f"EIT ส่วนที่ 1 ผู้รับบริการสแกนคิวอาร์โค้ดตอบเอง {b.rng.randint(60, 400)} คน ส่วนที่ 2 ผู้ประเมินสัมภาษณ์ 40 คน")
    last: list[str | Cell] = [Cell("รวมแบบวัด EIT", bold=True), b.score("EIT1"), b.score("EIT2"), b.score("EIT")]
    halves: list[list[str | Cell]] = [["ตัวชี้วัด", Cell("จำแนกตามผู้ให้ข้อมูล", colspan=2), "คะแนน"]]
    halves.append(["", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "เฉลี่ยสองส่วน"])
    b.table(halves, [*(rows[i] for i in MEMBERS["EIT"]), last], (0.46, 0.18, 0.18, 0.18), (1, 2, 3))
    side = "ผู้รับบริการที่ตอบเองพอใจกว่า" if r.eit_parts[0] > r.eit_parts[1] else "ผู้ถูกสัมภาษณ์พอใจกว่า"
    gap = abs(r.eit_parts[0] - r.eit_parts[1])
    b.para(f"สองส่วนต่างกัน {gap:.2f} คะแนน กล่าวคือ {side}กลุ่มอื่น สาเหตุ : {CAUSE[r.lowest('EIT')]}")
    rest = f"IIT {b.score('IIT')} คะแนน และ OIT {b.score('OIT')} คะแนน"
    b.para(f"เมื่อรวมกับแบบวัดอื่น ({rest}) {w.who(b)} มีผลประเมินรวม {b.score('ITA')} คะแนน ระดับ {b.level()}")
    b.heading("ข้อเสนอ", 2)
    b.lines(f"{n}) {ACT[i]}" for n, i in enumerate(MEMBERS["EIT"], 1))
    b.no_measures()


@layout("held5-kpi-card", kept_out=HELD, first=2563, agency=(*CENTRAL, "province"))
def kpi_card(b: Builder) -> None:
    """A card of one performance indicator, the ITA score: scale of 1 to 5, past years, points, weighted points."""
    y, r, share = b.year, b.facts.result, b.rng.choice((4, 5, 8, 10))
    points = max(1.0, min(5.0, 1 + (float(r.total) - 75) / 5))
    b.heading(f"รายงานผลการปฏิบัติราชการตามคำรับรอง ปีงบประมาณ พ.ศ. {y}\n{b.facts.body.name}", 1, center=True)
    keys = [("ตัวชี้วัด", f"4.{b.rng.randint(1, 5)} ระดับคุณธรรมและความโปร่งใส (ITA)"), ("น้ำหนัก", f"ร้อยละ {share}")]
    keys += [("หน่วยวัด", "คะแนน"), ("รอบระยะเวลา", f"1 ตุลาคม {y - 1} - 30 กันยายน {y}")]
    b.table([], [[Cell(k, bold=True), v] for k, v in keys], (0.3, 0.7))
    b.table([["ระดับคะแนน", *"12345"]], [["เกณฑ์", "75", "80", "85", "90", "95"]], center=range(1, 6))
    b.heading("ผลการดำเนินงาน", 3)
    years = [*(a.year for a in reversed(b.facts.earlier)), y]
    b.table([["ข้อมูลพื้นฐาน", *(f"ปี {k}" for k in years)]], [["คะแนน ITA", *(b.score("ITA", k) for k in years)]])
    head = [f"ผลการดำเนินงานปี {y}", "ค่าคะแนนที่ได้ (1 - 5)", "ค่าคะแนนถ่วงน้ำหนัก"]
    b.table([head], [[b.score("ITA"), f"{points:.4f}", f"{points * share / 100:.4f}"]], center=range(3))
    b.heading("คำชี้แจงผลการดำเนินงาน", 3)
    b.para(f"สำนักงาน ป.ป.ช. ประกาศผลวันที่ {w.announced(b)} ให้{b.facts.body.name}อยู่ในระดับ {b.level()} โดยแยกเป็น")
    shape = b.pick("{c} ได้ {s} (สูงสุด {h} {x} ต่ำสุด {m} {z})", "{c} = {s} โดย{h} ({x}) นำ และ{m} ({z}) รั้งท้าย")
    for c in MEMBERS:
        hi, lo = r.highest(c), r.lowest(c)
        hi = next(i for i in MEMBERS[c] if i != lo) if hi == lo else hi
        names = {"c": b.tool(c, "both"), "h": b.name(hi), "m": b.name(lo)}
        b.para("- " + shape.format(s=b.score(c), x=b.score(hi), z=b.score(lo), **names))
    b.para(f"ปัจจัยสนับสนุน : ผู้บริหารติดตามทุกเดือน   อุปสรรค : {CAUSE[order(b)[-1]]}   แนวทาง : {ACT[order(b)[-1]]}")
    sign(b, "ผู้กำกับดูแลตัวชี้วัด", "ผู้จัดเก็บข้อมูล")
    b.no_measures()


@layout("held5-no-worked-example", kept_out=HELD)
def worked_example(b: Builder) -> None:
    """A guide that reckons the score of an invented agency step by step; no result of the body that publishes it."""
    a = draw_assessment(b.rng, b.year)
    top(b, f"ถามง่ายตอบสั้น : คะแนน ITA คิดอย่างไร ({w.yr(b)})")
    b.para("เอกสารแจกในการประชุมชี้แจงบุคลากร ตัวเลขในตัวอย่างเป็นของหน่วยงานสมมติ มิใช่ผลของหน่วยงานใด")
    b.heading("ตัวอย่างการคำนวณ : หน่วยงาน ก (สมมติ)", 2)
    rows: Rows = []
    for c, g in MEMBERS.items():
        rows += [[f"{i}. {b.name(i)}", score_text(a.indicator(i))] for i in g]
        rows.append([Cell(f"เฉลี่ย {c} x {WEIGHT[c]}", bold=True), f"{a.exact(c) * WEIGHT[c]:.2f}"])
    b.table([["หน่วยงาน ก", "คะแนนสมมติ"]], rows, (0.7, 0.3), (1,))
    b.para(f"รวมแล้วหน่วยงาน ก ได้ {a.total} คะแนน จึงอยู่ในระดับ {a.level} เมื่อเทียบกับตารางข้างล่าง")
    b.table([["ช่วงคะแนน", "ระดับ"]], [list(z) for z in BANDS[b.year <= 2565]], (0.6, 0.4), (0, 1))
    no_result(b)


@layout("held5-no-own-poll", kept_out=HELD)
def own_poll(b: Builder) -> None:
    """The body's own poll of its visitors in the words of the outer indicators: means of five, S.D., per cents."""
    top(b, f"รายงานผลสำรวจความเชื่อมั่นของผู้มาติดต่อราชการ {w.yr(b)}")
    b.para("หน่วยงานสำรวจเองเพื่อเตรียมตัว แบบสอบถามล้อตามแบบวัด EIT แต่มิใช่ผลการประเมินของสำนักงาน ป.ป.ช.")
    rows: Rows = []

    def line(label: str, bold: bool = False) -> str:
        mean = b.rng.uniform(3.7, 4.9)
        word = "มากที่สุด" if mean >= 4.205 else "มาก"
        rows.append([Cell(label, bold=bold), f"{mean:.2f}", f"{b.rng.uniform(0.3, 0.9):.2f}", f"{20 * mean:.2f}", word])
        return f"{20 * mean:.2f}"

    for k, i in enumerate(MEMBERS["EIT"], 1):
        line(f"ด้านที่ {k} {b.name(i)}", True)
        for n, t in enumerate(TOPIC[i].split("|"), 1):
            line(f"{k}.{n} {t}")
    total = line("ภาพรวมทุกด้าน", True)
    b.table([["ประเด็น", "ค่าเฉลี่ย (เต็ม 5)", "S.D.", "ร้อยละ", "แปลผล"]], rows, center=range(1, 5))
    b.para(f"ผู้ตอบ {b.rng.randint(80, 420)} คน เชื่อมั่นในภาพรวมร้อยละ {total} (เป้าหมายในแผนพัฒนา ร้อยละ 80)")
    no_result(b)
