"""Held out: agenda sheets, narrow registers, district and ministry papers, year rows, plans, posts, minutes."""

from __future__ import annotations

from decimal import Decimal

from corpus.areas import Body, neighbours
from corpus.builder import Builder, score_text
from corpus.facts import INSTRUMENT, MEMBERS, cents, draw_assessment
from corpus.layouts import held_wording as w
from corpus.layouts.held_bodies import order, questions
from corpus.layouts.held_deeds import when
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.layouts.held_reports import crews_of
from corpus.model import Cell
from corpus.registry import layout
from corpus.sections import BANDS

Rows = list[list[str | Cell]]
SAO, SUB = "subdistrict_administrative_organization", "subdistrict_municipality"
TOWN, CITY, PAO = "town_municipality", "city_municipality", "provincial_administrative_organization"
LOCAL = (SAO, SAO, SAO, SUB, SUB, TOWN)

FOUND = {  # what was found, what will be done, what shall come out of it
    1: ("ผู้ยื่นคำขอต้องโทรศัพท์ถามความคืบหน้าเอง", "ส่งข้อความแจ้งสถานะคำขอทุกขั้นตอนแก่ผู้ยื่น", "คำขอร้อยละ 95 มีการแจ้งสถานะ"),
    2: ("ข้อบัญญัติงบประมาณอ่านเข้าใจยากสำหรับคนทั่วไป", "จัดทำงบประมาณฉบับประชาชนเป็นแผ่นพับ", "แจกจ่าย 300 ชุด"),
    3: ("พนักงานจ้างไม่ทราบผลการประเมินของตนเอง", "แจ้งผลการประเมินพนักงานจ้างเป็นรายบุคคลพร้อมข้อแนะนำ", "แจ้งครบทุกคน"),
    4: ("กุญแจรถส่วนกลางไม่มีผู้ถือประจำ", "มอบผู้ถือกุญแจและสมุดบันทึกการใช้รถส่วนกลาง", "สมุดบันทึกครบทุกคัน"),
    5: ("ไม่มีผู้ใดทราบว่าเรื่องร้องเรียนปีก่อนจบอย่างไร", "สรุปผลเรื่องร้องเรียนแบบไม่ระบุตัวบุคคลให้พนักงานทราบ", "สรุปปีละ 2 ฉบับ"),
    6: ("ป้ายอัตราค่าธรรมเนียมเก่าและอ่านไม่ชัด", "เปลี่ยนป้ายค่าธรรมเนียมและรายการเอกสารหน้าเคาน์เตอร์", "ป้ายใหม่ 6 จุด"),
    7: ("หมู่บ้านห่างไกลไม่ได้รับหนังสือแจ้งข่าว", "ส่งข่าวถึงผู้นำหมู่บ้านทางไลน์และปิดประกาศที่ศาลาทุกสัปดาห์", "ครบทุกหมู่บ้าน"),
    8: ("ชำระภาษีได้เฉพาะที่สำนักงาน", "เพิ่มการรับชำระภาษีผ่านคิวอาร์โค้ดและออกหน่วยเคลื่อนที่", "รับชำระนอกสถานที่ 12 ครั้ง"),
    9: ("รายงานการประชุมสภาย้อนหลังหายจากหน้าเว็บ", "กู้คืนและจัดหมวดรายงานย้อนหลังสามปีบนเว็บไซต์", "เอกสารครบทุกหมวด"),
    10: ("ความเสี่ยงเรื่องการตรวจรับงานยังไม่ถูกประเมิน", "เพิ่มกระบวนการตรวจรับงานในแผนบริหารความเสี่ยงทุจริต", "แผนฉบับปรับปรุง 1 ฉบับ"),
}
CENTRAL = {  # what only local bodies know, in words of others
    2: ("เอกสารงบประมาณอ่านเข้าใจยากสำหรับบุคลากรทั่วไป", "จัดทำสรุปงบประมาณฉบับย่อเป็นแผ่นพับ", "เผยแพร่ 300 ชุด"),
    7: ("ผู้ใช้บริการในภูมิภาคได้รับข่าวช้า", "ส่งข่าวถึงผู้ใช้บริการทางไลน์ทางการทุกสัปดาห์", "ปีละ 48 ฉบับ"),
    8: ("ชำระค่าธรรมเนียมได้เฉพาะที่สำนักงานใหญ่", "เพิ่มการรับชำระค่าธรรมเนียมผ่านคิวอาร์โค้ด", "เปิดใช้ครบทุกจุดบริการ"),
    9: ("รายงานประจำปีย้อนหลังหายจากหน้าเว็บ", "กู้คืนและจัดหมวดรายงานประจำปีย้อนหลังบนเว็บไซต์", "เอกสารครบทุกหมวด"),
}
CAUSE = {
    1: "มีการแจ้งระยะเวลาไม่ครบทุกงานบริการ",
    2: "การชี้แจงข้อมูลการใช้จ่ายจำกัดอยู่ในกลุ่มหัวหน้างาน",
    3: "หลักเกณฑ์การมอบหมายงานยังไม่เป็นลายลักษณ์อักษร",
    4: "ทะเบียนคุมพัสดุยังบันทึกด้วยมือ",
    5: "การสื่อสารเรื่องการคุ้มครองผู้แจ้งเบาะแสมีน้อย",
    6: "เจ้าหน้าที่จุดบริการหมุนเวียนบ่อย",
    7: "ข้อมูลแต่ละช่องทางปรับปรุงไม่พร้อมกัน",
    8: "บริการออนไลน์เพิ่งเริ่มเปิดใช้กลางปี",
    9: "ผู้รับผิดชอบข้อมูลโอนย้ายและไม่มีผู้ทำแทน",
    10: "รายงานผลกิจกรรมจัดส่งไม่ทันรอบการตรวจ",
}


def found(b: Builder, i: int) -> tuple[str, str, str]:
    return FOUND[i] if b.facts.body.local else CENTRAL.get(i, FOUND[i])


def soon(b: Builder) -> str:
    return w.day(b, 12 if b.year == 2562 else 10, 2)


def kept(b: Builder) -> None:
    """The running head, where there is one, names the body alone."""
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name


def worst(b: Builder, count: int) -> list[int]:
    return sorted(order(b)[-count:])


def move(b: Builder, code: str | int) -> str:
    d = b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)
    return f"{d:+.2f}"


def crew(b: Builder, most: int = 2) -> list[str]:
    names = crews_of(b)
    return sorted(b.rng.sample(names, b.rng.randint(1, most)), key=list(names).index)


def told(b: Builder) -> str:
    """The overall result, its level and the agency in one sentence."""
    t, v, who, y = b.score("ITA"), b.level(), w.who(b), b.year
    return b.pick(
        f"{who}มีผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {y} ในภาพรวม {t} คะแนน ผลการประเมินอยู่ในระดับ {v}",
        f"การประเมินประจำปีงบประมาณ พ.ศ. {y} {who}ได้รับคะแนนรวม {t} คะแนน (ระดับ {v})",
        f"คะแนน ITA ภาพรวมของ{who} ประจำปีงบประมาณ พ.ศ. {y} เท่ากับร้อยละ {t} จัดอยู่ในระดับ {v}",
    )


@layout("held8-board-agenda", kept_out=HELD, first=2563, agency=("state_enterprise", "university", PAO, "department"))
def board_agenda(b: Builder) -> None:
    """An agenda item for a board or council: former matter, facts in two tables of two years, proposal, resolution."""
    b.style["turn_wide"] = False
    x, y, p = b.facts.body, b.year, b.year - 1
    month = "ธันวาคม" if y == 2562 else b.pick("ตุลาคม", "พฤศจิกายน")
    board = {"university": "สภา" + x.name, PAO: "สภา" + x.name, "department": "ผู้บริหาร" + x.name}
    kept(b)
    b.heading(f"ระเบียบวาระการประชุม{board.get(x.agency_type, 'คณะกรรมการ' + x.name)}", 1, center=True)
    b.para(f"ครั้งที่ {b.rng.randint(8, 12)}/{y} วันที่ {b.rng.randint(10, 28)} {month} {y}", align="center")
    b.heading(f"ระเบียบวาระที่ 3.{b.rng.randint(1, 4)} เรื่อง รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {y} (เพื่อทราบ)", 2)
    b.heading("1. เรื่องเดิม", 3)
    b.para(
        f"ที่ประชุมครั้งที่ {b.rng.randint(1, 6)}/{y} ได้กำหนดให้ผลการประเมิน ITA เป็นตัวชี้วัดระดับองค์กร น้ำหนักร้อยละ "
        f"{b.rng.choice((3, 5, 10))} และมอบฝ่ายเลขานุการรายงานผลเมื่อสำนักงาน ป.ป.ช. ประกาศ"
    )
    b.heading("2. ข้อเท็จจริง", 3)
    b.para("2.1 " + told(b))
    pair = [y, p] if b.chance(0.35) else [p, y]
    goal = b.rng.choice((90, 92, 95))
    head: Rows = [
        [
            Cell("เครื่องมือ", rowspan=2),
            Cell(b.pick("น้ำหนัก\n(ร้อยละ)", "ค่าน้ำหนัก"), rowspan=2),
            Cell("ผลการประเมิน (คะแนน)", colspan=2),
            Cell(f"เป้าหมาย\nปี {y + 1}", rowspan=2),
        ],
        [f"ปี {k}" for k in pair],
    ]
    rows: Rows = []
    for c, weight in zip(MEMBERS, ("30", "30", "40"), strict=True):
        rows.append([b.tool(c, "both"), weight, *(b.score(c, k) for k in pair), str(goal)])
    rows.append([Cell("คะแนนรวม", bold=True), "100", *(b.score("ITA", k) for k in pair), str(goal)])
    rows.append([Cell("ระดับผลการประเมิน", colspan=2, bold=True), *(b.level(k) for k in pair), "-"])
    b.table(head, rows, (0.42, 0.13, 0.16, 0.16, 0.13), range(1, 5))
    b.para("2.2 ผลจำแนกตามตัวชี้วัด 10 ด้าน เรียงตามแบบของสำนักงาน ป.ป.ช.")
    owner = b.pick("สายงานเจ้าภาพ", "หน่วยงานเจ้าภาพ")
    rows = [
        [f"{i}. {b.name(i)}", *(b.score(i, k) for k in pair), move(b, i), b.rng.choice(crews_of(b))]
        for i in range(1, 11)
    ]
    b.table([["ตัวชี้วัด", *(f"ปี {k}" for k in pair), "เพิ่ม/ลด", owner]], rows, (0.36, 0.13, 0.13, 0.13, 0.25), (1, 2, 3))
    b.heading("3. ข้อเสนอเพื่อพิจารณา", 3)
    b.lines(f"3.{k} {found(b, i)[1]}" for k, i in enumerate(order(b)[-3:], 1))
    b.heading("4. มติที่ประชุม", 3)
    b.para("." * 90, indent=False)
    b.place_printed = False
    b.no_measures()


@layout("held8-narrow-priority", kept_out=HELD, agency=(*LOCAL, PAO, "university"))
def narrow_priority(b: Builder) -> None:
    """The weakest first in a crowded upright table: narrow columns break names, offices and at times figures."""
    y, r = b.year, b.facts.result
    b.style |= {"landscape": False, "turn_wide": False, "size": b.rng.choice((13.0, 14.0))}
    b.heading(f"ตารางวิเคราะห์ผลการประเมิน ITA เพื่อจัดลำดับความสำคัญ\nปีงบประมาณ พ.ศ. {y}\n{w.whole(b)}", 1, center=True)
    b.para(told(b) + f" จึงเรียงจากคะแนนน้อยไปมาก โดยตั้งเป้าหมายปีถัดไปไว้ที่ {b.rng.choice((85, 90, 95))} คะแนน")
    b.para("เร่งด่วน = ต่ำกว่า 85.00 ปานกลาง = 85.00 - 94.99 รักษาระดับ = 95.00 ขึ้นไป", indent=False)
    urgent = ("เร่งด่วน", "ปานกลาง", "รักษาระดับ")
    ranked = order(b)[::-1]
    groups = [[i for i in ranked if low <= r.indicator(i) < high] for low, high in ((0, 85), (85, 95), (95, 101))]
    tool = b.chance(0.6)
    rows: Rows = []
    for word, group in zip(urgent, groups, strict=True):
        for k, i in enumerate(group):
            row: list[str | Cell] = [Cell(word, rowspan=len(group), align="center")] if k == 0 else []
            row.append(b.name(i))
            row += [INSTRUMENT[i]] if tool else []
            who = crew(b)
            row += [b.score(i), f"{100 - r.indicator(i):.2f}", found(b, i)[0], found(b, i)[1], "\n".join(who)]
            rows.append(row)
            b.measure_truth(b.facts.measures[0], found(b, i)[1], indicator=i, responsible=who)
    head = ["ความ\nเร่งด่วน", "ตัวชี้วัด", *(["แบบวัด"] if tool else []), "คะแนน\nที่ได้", "ส่วนต่าง\nจาก 100"]
    head += [b.pick("ข้อค้นพบ", "สาเหตุ/\nข้อค้นพบ"), "มาตรการ", "ผู้รับ\nผิดชอบ"]
    slim = b.rng.choice((0.085, 0.095, 0.105))
    first = [0.1, 0.15, *([0.08] if tool else []), slim, slim]
    rest = 1 - sum(first)
    b.table([head], rows, [*first, rest * 0.36, rest * 0.38, rest * 0.26], (2, 3, 4) if tool else (2, 3))
    b.para("คะแนนเฉลี่ยรายแบบวัด : " + b.pick(" ", ", ", " / ").join(f"{c} {b.score(c)}" for c in MEMBERS), indent=False)
    sign(b, b.pick("ผู้วิเคราะห์", "เลขานุการคณะทำงาน"))


@layout("held8-district-ten", kept_out=HELD, agency=(SAO, SUB))
def district_ten(b: Builder) -> None:
    """A local office's wide table of its bodies with all ten indicators under bracketed numbers, told below it."""
    y, province = b.year, b.facts.body.province
    b.style |= {"landscape": True, "turn_wide": False, "size": 12.0}
    if b.style.get("running_head"):
        b.style["running_head"] = f"สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด{province}"
    mates = neighbours(b.rng, b.facts.body, b.rng.randint(7, 14))
    rows_of = [(m, draw_assessment(b.rng, y)) for m in mates]
    if b.chance(0.5):
        rows_of.sort(key=lambda z: -z[1].total)
    b.heading(f"ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น รายตัวชี้วัด ปีงบประมาณ พ.ศ. {y}", 1, center=True)
    b.heading(f"สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด{province}", 2, center=True)
    front = b.chance(0.5)  # total and level before the indicators
    ends = [Cell("คะแนน\nรวม", rowspan=2), Cell("ระดับ", rowspan=2)]
    tools = [Cell(c, colspan=len(g)) for c, g in MEMBERS.items()]
    lead = [Cell("ที่", rowspan=2), Cell("อปท.", rowspan=2)]
    head: Rows = [[*lead, *(ends if front else []), *tools, *([] if front else ends)], [f"({i})" for i in range(1, 11)]]
    rows: Rows = []
    for k, (x, a) in enumerate(rows_of, 1):
        tail: list[str | Cell] = [score_text(a.total), a.level]
        ten = [score_text(a.indicator(i)) for i in range(1, 11)]
        name = f"{x.short}\nอ.{x.district}"
        rows.append([str(k), name, *(tail if front else []), *ten, *([] if front else tail)])
    means = [
        score_text(cents(sum((a.indicator(i) for _, a in rows_of), Decimal(0)) / len(rows_of))) for i in range(1, 11)
    ]
    whole = score_text(cents(sum((a.total for _, a in rows_of), Decimal(0)) / len(rows_of)))
    foot: list[str | Cell] = [Cell("ค่าเฉลี่ย", colspan=2, bold=True)]
    rows.append([*foot, *([whole, "-"] if front else []), *means, *([] if front else [whole, "-"])])
    wide = [0.04, 0.16, *([0.08, 0.11] if front else []), *[0.061] * 10, *([] if front else [0.08, 0.11])]
    b.table(head, rows, wide, (0, *range(2, 14)))
    b.para("หมายเหตุ : " + " ".join(f"({i}) {b.name(i)}" for i in range(1, 11)), indent=False)
    b.para(f"เกณฑ์ผ่านของแผนปฏิบัติราชการ 85 คะแนน ข้อมูล ณ วันที่ {w.announced(b)}", indent=False)
    b.note_others(rows_of, ("ITA", *map(str, range(1, 11))))
    b.note("agency", None)
    b.no_measures()


@layout("held8-year-rows", kept_out=HELD, first=2564)
def year_rows(b: Builder) -> None:
    """Every indicator merged over the rows of its years, with the change to the year before; totals above."""
    b.style["turn_wide"] = False
    y = b.year
    years = sorted([y, *(a.year for a in b.facts.earlier[: b.rng.randint(1, 2)])], reverse=b.chance(0.4))
    b.heading(f"สถิติผลการประเมิน ITA ย้อนหลัง {len(years)} ปี ({min(years)} - {y})\n{w.whole(b)}", 1, center=True)
    b.heading("1. คะแนนภาพรวมและคะแนนรายเครื่องมือ", 2)
    rows: Rows = [[str(k), b.score("ITA", k), b.level(k), *(b.score(c, k) for c in MEMBERS)] for k in years]
    b.table([["ปีงบประมาณ\n(พ.ศ.)", "คะแนนรวม", "ระดับ", *MEMBERS]], rows, (0.18, 0.16, 0.24, 0.14, 0.14, 0.14), range(6))
    b.para(
        f"ในปีงบประมาณ พ.ศ. {y} คะแนนรวมเปลี่ยนแปลงจากปีก่อน {move(b, 'ITA')} คะแนน "
        f"ขณะที่ค่าเฉลี่ยของหน่วยงานประเภทเดียวกันทั้งประเทศอยู่ที่ {b.rng.uniform(70, 94):.2f} คะแนน"
    )
    b.heading("2. คะแนนรายตัวชี้วัด", 2)
    remark = b.chance(0.5)
    for c, g in MEMBERS.items():
        b.para(f"{b.tool(c, 'both')}", bold=True, indent=False)
        rows = []
        for i in g:
            for n, k in enumerate(years):
                past = b.facts.of(k - 1).indicator(i) if k - 1 in years else None
                row: list[str | Cell] = [Cell(f"{i}. {b.name(i)}", rowspan=len(years))] if n == 0 else []
                row += [str(k), b.score(i, k), "-" if past is None else f"{b.facts.of(k).indicator(i) - past:+.2f}"]
                if remark and n == 0:
                    row.append(
                        Cell(CAUSE[i] if b.facts.result.indicator(i) < 90 else "คงมาตรฐานเดิม", rowspan=len(years))
                    )
                rows.append(row)
        head = ["ตัวชี้วัด", "ปี พ.ศ.", "คะแนน", b.pick("+/-", "เปลี่ยนแปลง"), *(["ข้อสังเกต"] if remark else [])]
        wide = (0.32, 0.12, 0.14, 0.14, 0.28) if remark else (0.46, 0.16, 0.2, 0.18)
        b.table([head], rows, wide, (1, 2, 3))
    b.para(f"เป้าหมายปีงบประมาณ พ.ศ. {y + 1} : ทุกตัวชี้วัดไม่ต่ำกว่า {b.rng.choice((85, 90, 95))} คะแนน")
    b.no_measures()


@layout("held8-start-end-plan", kept_out=HELD, agency=(*LOCAL, CITY, PAO))
def start_end_plan(b: Builder) -> None:
    """A measures report: the ten scores in two halves of a table, then measures with a column for start and for end."""
    y = b.year
    b.heading(
        f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. {y + 1}\n{w.whole(b)}", 1, center=True
    )
    b.heading(b.pick("ส่วนที่ 1 ผลการประเมินที่ใช้เป็นฐาน", "1. ข้อมูลพื้นฐานจากผลการประเมิน"), 2)
    b.para(told(b) + " โดยมีผลรายตัวชี้วัดดังตารางต่อไปนี้")
    down = b.chance(0.7)  # 1-5 at the left, 6-10 at the right; else by turns
    pairs = [(k, k + 5) for k in range(1, 6)] if down else [(k, k + 1) for k in range(1, 10, 2)]
    rows: Rows = [[str(i), b.name(i), b.score(i), str(j), b.name(j), b.score(j)] for i, j in pairs]
    b.table([["ข้อ", "ตัวชี้วัด", "คะแนน"] * 2], rows, (0.07, 0.29, 0.14) * 2, (0, 2, 3, 5))
    b.heading(b.pick("ส่วนที่ 2 มาตรการ", "2. มาตรการและการดำเนินการ"), 2)
    few, money = worst(b, b.rng.randint(4, 6)), b.chance(0.5)
    name_of = b.chance(0.6)
    b.style["size"] = min(b.style["size"], 15.0)
    rows = []
    for k, i in enumerate(few, 1):
        a = b.rng.randint(0, 7)
        z = b.rng.randint(a + 1, 11)
        (m, my), (n, ny) = (((t + 9) % 12 + 1, y if t < 3 else y + 1) for t in (a, z))
        who = crew(b)
        cells: list[str | Cell] = [
            str(k),
            *([b.name(i)] if name_of else []),
            found(b, i)[1],
            found(b, i)[2],
            "\n".join(who),
        ]
        cells += [f"{w.MONTHS[m - 1][1]} {my % 100}", f"{w.MONTHS[n - 1][1]} {ny % 100}"]
        rows.append([*cells, *([f"{b.rng.randint(2, 40) * 500:,}" if b.chance(0.6) else "ไม่ใช้"] if money else [])])
        fields: dict[str, object] = {"indicator": i} if name_of else {}
        start, end = f"{my - 543}-{m:02d}", f"{ny - 543}-{n:02d}"
        b.measure_truth(b.facts.measures[0], found(b, i)[1], **fields, responsible=who, start=start, end=end)
    top: list[str | Cell] = [Cell("ที่", rowspan=2), *([Cell("ตัวชี้วัดที่เกี่ยวข้อง", rowspan=2)] if name_of else [])]
    top += [Cell(t, rowspan=2) for t in (b.pick("มาตรการ", "มาตรการ/กิจกรรม"), "ผลผลิต", "หน่วยงาน\nรับผิดชอบ")]
    top += [Cell("ระยะเวลาดำเนินการ", colspan=2), *([Cell("งบประมาณ\n(บาท)", rowspan=2)] if money else [])]
    wide = [0.06, *([0.16] if name_of else []), 0.26, 0.14, 0.16, 0.1, 0.1, *([0.12] if money else [])]
    b.table([top, ["เริ่มต้น", "สิ้นสุด"]], rows, [x / sum(wide) for x in wide], (0,))
    b.para("ให้ทุกหน่วยงานส่งหลักฐานการดำเนินการภายในวันที่ 5 ของเดือนถัดจากเดือนที่สิ้นสุด")
    sign(b, boss(b))


@layout("held8-three-ticks", kept_out=HELD, agency=(*LOCAL, PAO, "department"))
def three_ticks(b: Builder) -> None:
    """A progress report: the base result in short, then measures with a tick under one of three states."""
    y, half = b.year, b.chance(0.5)
    upto = f"31 มีนาคม {y + 1}" if half else f"30 กันยายน {y + 1}"
    b.heading(
        f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\nประจำปีงบประมาณ พ.ศ. {y + 1} "
        f"(รอบ {6 if half else 12} เดือน)\n{w.whole(b)}",
        1,
        center=True,
    )
    b.para(told(b) + b.pick(" จึงกำหนดมาตรการแก้ไขสำหรับปีถัดมา", " และได้นำมากำหนดมาตรการในปีต่อมา"))
    few = worst(b, b.rng.randint(4, 7))
    b.lines(f"- {b.name(i)} {b.score(i)} คะแนน" for i in few)
    b.para(f"ผลการดำเนินการ ณ วันที่ {upto} สรุปได้ดังนี้")
    states = ("done", "in_progress", "not_done")
    words = b.rng.choice(
        (
            ("ดำเนินการ\nแล้วเสร็จ", "อยู่ระหว่าง\nดำเนินการ", "ยังไม่ได้\nดำเนินการ"),
            ("แล้วเสร็จ", "กำลัง\nดำเนินการ", "ยังไม่\nดำเนินการ"),
        )
    )
    mark, form = b.pick("✓", "√", "/"), b.pick("yy", "yyyy", "quarter")
    late, rows = b.chance(0.5), []
    for k, i in enumerate(few, 1):
        state = b.rng.choices(states, (5, 3, 1))[0]
        who, span = crew(b, 1), when(b, y + 1, form)
        ticks: list[str | Cell] = [mark if state == s else "" for s in states]
        deed = {
            "done": f"ดำเนินการครบแล้ว {found(b, i)[2]}",
            "in_progress": f"ดำเนินการไปแล้วร้อยละ {b.rng.randint(3, 17) * 5}",
            "not_done": f"เลื่อนไปดำเนินการใน{'ไตรมาส' if half else 'ปีงบประมาณ'}ถัดไป",
        }[state]
        row: list[str | Cell] = [str(k), found(b, i)[1], who[0], span.text]
        rows.append([*row, *([deed, *ticks] if late else [*ticks, deed])])
        b.measure_truth(
            b.facts.measures[0], found(b, i)[1], responsible=who, start=span.start, end=span.end, status=state
        )
    top: list[str | Cell] = [Cell(t, rowspan=2) for t in ("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา")]
    three, deed_head = Cell("สถานะการดำเนินการ", colspan=3), Cell("ผลการดำเนินการ", rowspan=2)
    top += [deed_head, three] if late else [three, deed_head]
    b.style["landscape"] = b.chance(0.7)
    wide = (0.05, 0.24, 0.14, 0.14, *((0.16, 0.09, 0.09, 0.09) if late else (0.09, 0.09, 0.09, 0.16)))
    b.table([top, list(words)], rows, wide, (0, 5, 6, 7) if late else (0, 4, 5, 6))
    b.para("ปัญหาและอุปสรรค : " + b.pick("ไม่มี", "บุคลากรโอนย้ายระหว่างปี", "ได้รับจัดสรรงบประมาณล่าช้า"))
    sign(b, "ผู้รายงาน")


@layout("held8-city-post", kept_out=HELD, agency=(CITY, TOWN, SUB))
def city_post(b: Builder) -> None:
    """A post on a town's website: date and readers, the result in short paragraphs, a ranked table, files."""
    x, y = b.facts.body, b.year
    kept(b)
    b.para(f"หน้าแรก » ข่าวประชาสัมพันธ์ » การประเมิน ITA » ปีงบประมาณ {y}", indent=False)
    b.heading(f"{b.pick('เผยผล', 'ผล', 'แจ้งผล')}ประเมินคุณธรรมและความโปร่งใส (ITA) ปี {y} ของ{x.name}", 1)
    b.para(f"โพสต์เมื่อ {soon(b)} | โดย งานประชาสัมพันธ์ | อ่านแล้ว {b.rng.randint(120, 9800):,} ครั้ง", indent=False)
    b.para(told(b) + f" ตามประกาศของสำนักงาน ป.ป.ช. เมื่อวันที่ {w.announced(b)}")
    b.para(
        "จากคะแนนเต็ม 100 คะแนน ผลของแต่ละเครื่องมือเป็นดังนี้ "
        + b.pick(" ", ", ").join(f"{c} {b.score(c)} คะแนน" for c in b.rng.sample(tuple(MEMBERS), 3))
    )
    if b.facts.result.eit_parts and b.chance(0.5):
        b.para(f"(EIT ส่วนที่ 1 ได้ {b.score('EIT1')} คะแนน EIT ส่วนที่ 2 ได้ {b.score('EIT2')} คะแนน)", indent=False)
    b.heading("คะแนนรายตัวชี้วัด (มากไปน้อย)", 2)
    swap = b.chance(0.4)
    rows: Rows = []
    for k, i in enumerate(order(b), 1):
        row: list[str | Cell] = [f"อันดับ {k}", b.name(i), INSTRUMENT[i], b.score(i)]
        rows.append([row[0], row[3], row[1], row[2]] if swap else row)
    head = ["อันดับ", "คะแนน", "ตัวชี้วัด", "เครื่องมือ"] if swap else ["อันดับ", "ตัวชี้วัด", "เครื่องมือ", "คะแนน"]
    b.table(
        [head], rows, (0.16, 0.16, 0.5, 0.18) if swap else (0.16, 0.5, 0.18, 0.16), (0, 1, 3) if swap else (0, 2, 3)
    )
    b.para(f"{boss(b)} กล่าวขอบคุณประชาชน {b.rng.randint(90, 900)} คนที่ร่วมตอบแบบสอบถาม และตั้งเป้าปีหน้าไว้ที่ 95 คะแนน")
    b.heading("เอกสารแนบ", 3)
    b.lines(f"[PDF] {t} ({b.rng.uniform(0.2, 5):.1f} MB)" for t in (f"ผลการประเมิน ITA {y}", "ข้อเสนอแนะจากผู้ประเมิน"))
    b.heading("ข่าวที่เกี่ยวข้อง", 3)
    b.lines(f"• {t}" for t in (f"ปฏิทินการประเมิน ITA ปี {y + 1}", "อบรมพนักงานเรื่องนโยบาย No Gift Policy 85 คน"))
    b.place_printed = False
    b.no_measures()


@layout("held8-memo-comments", kept_out=HELD, agency=LOCAL)
def memo_comments(b: Builder) -> None:
    """A memo that climbs the ladder: result in numbered points, the total first, then each superior's remark."""
    x, y = b.facts.body, b.year
    b.heading("บันทึกข้อความ", 1, center=True)
    b.para(f"ส่วนราชการ  {b.pick('งานนิติการ', 'งานวิเคราะห์นโยบายและแผน')} {crews_of(b)[0]} {w.whole(b)}", indent=False)
    b.para(f"ที่  {b.rng.randint(50000, 90000)}/{b.rng.randint(11, 900)}    วันที่  {soon(b)}", indent=False)
    b.para(f"เรื่อง  ขอรายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {y}", indent=False)
    b.para(f"เรียน  {boss(b)} (ผ่านปลัด{x.name})", indent=False)
    b.para("1. เรื่องเดิม", indent=False, bold=True)
    b.para(f"{w.who(b)}ได้นำเข้าข้อมูลในระบบ ITAS ครบถ้วนเมื่อวันที่ 30 เมษายน {y} และมีผู้ตอบแบบ IIT {b.rng.randint(20, 90)} ราย")
    b.para("2. ข้อเท็จจริง", indent=False, bold=True)
    b.para(told(b) + " มีรายละเอียด ดังนี้")
    form = b.pick("{n} ได้ {s} คะแนน", "{n} คะแนน {s}", "{n} ร้อยละ {s}")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.para(f"2.{k} {b.tool(c, 'both')} คะแนนเฉลี่ย {b.score(c)} คะแนน ประกอบด้วย")
        b.lines(f"(2.{k}.{m}) {form.format(n=b.name(i), s=b.score(i))}" for m, i in enumerate(g, 1))
    b.para("3. ข้อพิจารณา", indent=False, bold=True)
    lo = order(b)[-1]
    b.para(f"ตัวชี้วัด{b.name(lo)}มีคะแนนต่ำสุด ({b.score(lo)}) เนื่องจาก{CAUSE[lo]} เห็นควร{found(b, lo)[1]}")
    b.para("จึงเรียนมาเพื่อโปรดทราบและพิจารณาสั่งการ")
    sign(b, b.pick("นิติกรปฏิบัติการ", "นักวิเคราะห์นโยบายและแผน"))
    b.para(f"ความเห็นหัวหน้าสำนักปลัด : ผลรวม {b.score('ITA')} คะแนน เห็นควรแจ้งทุกกองทราบ", indent=False)
    b.para(f"ความเห็นปลัด{x.name} : เห็นชอบตามเสนอ ให้ประชุมคณะทำงานภายใน 15 วัน", indent=False)
    b.para(f"คำสั่ง{boss(b)} : ทราบ ดำเนินการให้ได้ไม่น้อยกว่า {b.rng.choice((90, 95))} คะแนนในปี {y + 1}", indent=False)
    b.no_measures()


@layout("held8-topic-brief", kept_out=HELD, agency=("province", "university", "department", CITY))
def topic_brief(b: Builder) -> None:
    """An executive summary as a table of topics and contents: the scores stand in lists within its cells."""
    x, y = b.facts.body, b.year
    kept(b)
    if x.local:
        b.place_printed = False
    b.heading("บทสรุปผู้บริหาร\n(Executive Summary)", 1, center=True)
    b.heading(f"ผลการประเมินคุณธรรมและความโปร่งใสของ{x.name}\nปีงบประมาณ พ.ศ. {y}", 2, center=True)
    bullet = b.pick("• ", "- ", "{k}) ")
    rows: Rows = [
        [
            "รอบการประเมิน",
            f"1 ตุลาคม {y - 1} - 30 มิถุนายน {y} ผู้ตอบภายนอก {b.rng.randint(100, 990)} คน",
        ],
        ["ผลการประเมินภาพรวม", f"{b.score('ITA')} คะแนน ระดับ {b.level()}"],
    ]
    for c, g in MEMBERS.items():
        lines = [f"คะแนนเฉลี่ย {b.score(c)} คะแนน ประกอบด้วย"]
        lines += [f"{bullet.format(k=k)}{b.name(i)} {b.score(i)} คะแนน" for k, i in enumerate(g, 1)]
        rows.append([b.tool(c, "both"), "\n".join(lines)])
    hi, lo = order(b)[:2], order(b)[-2:]
    rows.append(["จุดแข็ง", f"{b.name(hi[0])} และ{b.name(hi[1])}มีคะแนนสูงกว่าตัวชี้วัดอื่น"])
    rows.append(["จุดที่ต้องพัฒนา", "\n".join(f"{k}. {b.name(i)} : {CAUSE[i]}" for k, i in enumerate(lo, 1))])
    low, high = sorted(round(b.rng.uniform(72, 95), 2) for _ in range(2))
    mates = {"province": "จังหวัดทั้งหมด 76 แห่ง", "university": "สถาบันอุดมศึกษา", "department": "ส่วนราชการระดับกรม"}
    rows.append(
        [
            "ข้อมูลเปรียบเทียบ",
            f"ค่าเฉลี่ยของ{mates.get(x.agency_type, 'เทศบาลทั่วประเทศ')} {high:.2f} คะแนน (ปีก่อนหน้า {low:.2f} คะแนน)",
        ]
    )
    rows.append(["ข้อเสนอเชิงนโยบาย", "\n".join(f"{k}. {found(b, i)[1]}" for k, i in enumerate(lo, 1))])
    b.table([["ประเด็น", b.pick("สาระสำคัญ", "รายละเอียด")]], rows, (0.3, 0.7))
    if b.chance(0.5):
        b.para("เกณฑ์ระดับผลการประเมิน : " + " ; ".join(f"{s} = {v}" for s, v in BANDS[y <= 2565]), indent=False)
    b.no_measures()


MINISTRIES = {
    "กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อม": "กรมป่าไม้ กรมควบคุมมลพิษ กรมทรัพยากรน้ำ กรมทรัพยากรธรณี กรมทรัพยากรทางทะเลและชายฝั่ง",
    "กระทรวงยุติธรรม": "กรมคุมประพฤติ กรมราชทัณฑ์ กรมสอบสวนคดีพิเศษ กรมคุ้มครองสิทธิและเสรีภาพ กรมพินิจและคุ้มครองเด็กและเยาวชน",
    "กระทรวงพาณิชย์": "กรมการค้าต่างประเทศ กรมการค้าภายใน กรมทรัพย์สินทางปัญญา กรมพัฒนาธุรกิจการค้า กรมเจรจาการค้าระหว่างประเทศ",
}


@layout("held8-ministry-brief", kept_out=HELD, agency=("department",))
def ministry_brief(b: Builder) -> None:
    """A ministry's note for its executives: departments grouped by level in words, then the ministry's means alone."""
    y, ministry = b.year, b.pick(*MINISTRIES)
    if b.style.get("running_head"):
        b.style["running_head"] = ministry
    rows_of = [(Body("department", n, n), draw_assessment(b.rng, y)) for n in MINISTRIES[ministry].split()]
    rows_of.sort(key=lambda z: -z[1].total)
    b.heading(f"สรุปผลการประเมิน ITA ของส่วนราชการในสังกัด{ministry}\nประจำปีงบประมาณ พ.ศ. {y}", 1, center=True)
    b.para(f"(เอกสารประกอบการประชุมผู้บริหาร{ministry} ครั้งที่ {b.rng.randint(8, 11)}/{y})", align="center")
    b.para(f"1. {ministry}มีส่วนราชการระดับกรมเข้ารับการประเมิน {len(rows_of)} แห่ง จำแนกตามระดับผลการประเมินได้ดังนี้")
    levels = list(dict.fromkeys(a.level for _, a in rows_of))
    lines = []
    for k, word in enumerate(levels, 1):
        mates = [f"{x.name} ({score_text(a.total)} คะแนน)" for x, a in rows_of if a.level == word]
        lines.append(f"1.{k} ระดับ {word} จำนวน {len(mates)} แห่ง ได้แก่ " + " ".join(mates))
    b.lines(lines)

    def mean(code: str | int) -> str:
        return score_text(cents(sum((a.value(code) for _, a in rows_of), Decimal(0)) / len(rows_of)))

    b.para(f"2. ค่าเฉลี่ยของกระทรวงเท่ากับ {mean('ITA')} คะแนน เมื่อแยกตามตัวชี้วัดมีค่าเฉลี่ย ดังตาราง")
    rows: Rows = []
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            row: list[str | Cell] = [Cell(f"{c}\nเฉลี่ย {mean(c)}", rowspan=len(g), align="center")] if k == 0 else []
            rows.append([*row, f"{i}. {b.name(i)}", mean(i), f"{b.rng.uniform(78, 96):.2f}"])
    b.table([["เครื่องมือ", "ตัวชี้วัด", "ค่าเฉลี่ย\nกระทรวง", "ค่าเฉลี่ย\nประเทศ"]], rows, (0.2, 0.44, 0.18, 0.18), (2, 3))
    b.para("3. ให้ทุกกรมจัดทำแผนยกระดับส่งศูนย์ปฏิบัติการต่อต้านการทุจริตภายใน 30 วัน")
    b.note_others(rows_of)
    b.note("agency", None)
    b.no_measures()


@layout("held8-staff-minutes", kept_out=HELD, agency=(*LOCAL, PAO))
def staff_minutes(b: Builder) -> None:
    """Minutes of the monthly meeting of heads: the ITA result is one item among spending, taxes and works."""
    y = b.year
    month = {2562: "ธันวาคม", 2563: "ตุลาคม", 2564: "กันยายน"}.get(y) or b.pick("สิงหาคม", "กันยายน")
    b.heading(f"รายงานการประชุมหัวหน้าส่วนราชการและพนักงาน\n{w.whole(b)}", 1, center=True)
    b.para(f"ประจำเดือน{month} {y} วันที่ {b.rng.randint(16, 29)} {month} {y} เวลา 09.30 น.", align="center")
    b.para("ระเบียบวาระที่ 1 เรื่องประธานแจ้งให้ทราบ", bold=True, indent=False)
    b.para(f"ประธานแจ้งการเบิกจ่ายงบประมาณสะสมร้อยละ {b.rng.uniform(60, 92):.2f} ต่ำกว่าเป้าหมายร้อยละ 95")
    b.para("ระเบียบวาระที่ 2 รับรองรายงานการประชุมครั้งก่อน - มติรับรอง", bold=True, indent=False)
    b.para("ระเบียบวาระที่ 3 เรื่องเพื่อทราบ", bold=True, indent=False)
    b.para(f"3.1 กองคลัง รายงานการจัดเก็บภาษีที่ดินและสิ่งปลูกสร้างได้ {b.rng.randint(200, 900):,},{b.rng.randint(100, 999)} บาท")
    b.para("3.2 " + crews_of(b)[0] + f" รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {y} ดังนี้")
    b.para(told(b))
    rows: Rows = []
    glued = b.chance(0.5)
    for c, g in MEMBERS.items():
        names = "\n".join(f"{i}. {b.name(i)}" for i in g)
        scores = "\n".join(b.score(i) for i in g)
        if glued:
            names = "\n".join(f"{i}. {b.name(i)} = {b.score(i)}" for i in g)
        rows.append([Cell(c, align="center"), names, *([] if glued else [Cell(scores, align="center")])])
        rows[-1].append(Cell(b.score(c), align="center"))
    head = ["แบบวัด", "ตัวชี้วัดและคะแนน" if glued else "ตัวชี้วัด", *([] if glued else ["คะแนน"]), "คะแนนเฉลี่ย"]
    b.table([head], rows, (0.15, 0.63, 0.22) if glued else (0.15, 0.5, 0.15, 0.2))
    few = order(b)[-2:]
    b.para(f"ปลัดฯ : ขอให้ดูเรื่อง{b.name(few[1])}เป็นพิเศษ เพราะ{CAUSE[few[1]]}")
    b.para(f"ผู้อำนวยการกองช่าง : เรื่อง{b.name(few[0])} เสนอให้{found(b, few[0])[1]}")
    b.para(f"3.3 กองช่าง รายงานโครงการแล้วเสร็จ {b.rng.randint(3, 9)} โครงการ คิดเป็นร้อยละ {b.rng.uniform(40, 90):.2f}")
    b.para("ระเบียบวาระที่ 4 เรื่องอื่น ๆ - ไม่มี  ปิดประชุมเวลา 12.00 น.", indent=False)
    sign(b, "ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม")
    b.no_measures()


@layout("held8-part-questions", kept_out=HELD, first=2566)
def part_questions(b: Builder) -> None:
    """Scores of tools and indicators first; behind them the questions, those of EIT by part 1, part 2 and mean."""
    b.style["turn_wide"] = False
    y, r = b.year, b.facts.result
    b.heading(f"รายงานการวิเคราะห์ผลการประเมิน ITA ระดับข้อคำถาม\nปีงบประมาณ พ.ศ. {y}\n{w.whole(b)}", 1, center=True)
    b.para(told(b))
    rows: Rows = []
    for c, g in MEMBERS.items():
        halves = [f"ส่วนที่ {n} : {b.score(f'EIT{n}')}" for n in (1, 2)] if c == "EIT" else []
        own = Cell("\n".join([b.score(c), *halves]), rowspan=len(g), align="center")
        for k, i in enumerate(g):
            rows.append(
                [*([Cell(c, rowspan=len(g), align="center"), own] if k == 0 else []), f"{i}. {b.name(i)}", b.score(i)]
            )
    b.table([["แบบวัด", "คะแนน\nแบบวัด", "ตัวชี้วัด", "คะแนน\nตัวชี้วัด"]], rows, (0.13, 0.23, 0.44, 0.2), (3,))
    assert r.eit_parts
    off = float(r.eit_parts[0] - r.instrument("EIT"))
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        b.heading(f"ตารางผนวก {k} ผลรายข้อของ{b.tool(c, 'both')}", 3)
        rows = []
        for i in g:
            rows.append([Cell(f"ตัวชี้วัดที่ {i} {b.name(i)}", colspan=5 if c == "EIT" else 3, bold=True)])
            for q, text, value in questions(b, i, 3):
                v = float(value)
                d = min(abs(off), 100 - v) * (1 if off > 0 else -1)
                rows.append([q, text, *([f"{v + d:.2f}", f"{v - d:.2f}"] if c == "EIT" else []), value])
        if c == "EIT":
            head = ["รหัส", "ข้อคำถาม", "ส่วนที่ 1", "ส่วนที่ 2", "เฉลี่ย"]
            b.table([head], rows, (0.1, 0.48, 0.14, 0.14, 0.14), (0, 2, 3, 4))
        else:
            b.table([["รหัส", "ข้อมูล" if c == "OIT" else "ข้อคำถาม", "คะแนน"]], rows, (0.12, 0.68, 0.2), (0, 2))
    b.heading("ข้อเสนอแนะ", 2)
    b.lines(f"{k}) {b.name(i)} : {found(b, i)[1]}" for k, i in enumerate(worst(b, 3), 1))
    b.no_measures()


def without(b: Builder) -> None:
    """No result of the assessment and no table of measures."""
    b.note("report_fiscal_year_be", None)
    kept(b)
    b.no_measures()


@layout("held8-no-lpa", kept_out=HELD, agency=LOCAL)
def no_lpa(b: Builder) -> None:
    """Another assessment of local bodies (LPA): sides with per cents, items with points, one of them about ITA."""
    y = b.year
    b.heading(f"รายงานผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA)\nประจำปี {y}\n{w.whole(b)}", 1, center=True)
    b.para("ทีมประเมินจากจังหวัดได้ตรวจเอกสารและลงพื้นที่ ผลการประเมินประสิทธิภาพ (Local Performance Assessment) มีดังนี้")
    sides = (
        "การบริหารจัดการ",
        "การบริหารงานบุคคลและกิจการสภา",
        "การบริหารงานการเงินและการคลัง",
        "การบริการสาธารณะ",
        "ธรรมาภิบาล",
    )
    rows: Rows = []
    got = full = 0
    for k, side in enumerate(sides, 1):
        items = b.rng.randint(8, 38)
        points = min(items * 5, round(items * 5 * b.rng.uniform(0.7, 1)))
        got, full = got + points, full + items * 5
        rows.append([f"ด้านที่ {k} {side}", str(items), str(items * 5), str(points), f"{100 * points / (items * 5):.2f}"])
    rows.append([Cell("รวม", bold=True), str(full // 5), str(full), str(got), f"{100 * got / full:.2f}"])
    head = ["ด้านการประเมิน", "จำนวน\nตัวชี้วัด", "คะแนนเต็ม", "คะแนน\nที่ได้", "ร้อยละ"]
    b.table([head], rows, (0.44, 0.14, 0.14, 0.14, 0.14), range(1, 5))
    word = "ดีเด่น" if got / full >= 0.9 else "ดีมาก" if got / full >= 0.8 else "ดี"
    b.para(f"คะแนนรวมทุกด้านคิดเป็นร้อยละ {100 * got / full:.2f} อยู่ในระดับ {word} (เกณฑ์ขอรับโบนัสไม่ต่ำกว่าร้อยละ 75)")
    b.heading("รายละเอียดตัวชี้วัดด้านที่ 5 ธรรมาภิบาล (บางส่วน)", 2)
    items_of = (
        "การเปิดเผยข้อมูลข่าวสารของราชการ",
        "การป้องกันการทุจริตและประพฤติมิชอบ",
        "การเข้าร่วมการประเมิน ITA ตามกำหนดเวลา",
        "การจัดการเรื่องร้องเรียนร้องทุกข์",
        "การปรับปรุงการทำงานตามข้อเสนอแนะของประชาชน",
        "การลดขั้นตอนและระยะเวลาการปฏิบัติราชการ",
    )
    rows = [[f"5.{k}", t, "5", str(b.rng.choice((1, 3, 5, 5)))] for k, t in enumerate(items_of, 1)]
    b.table([["ข้อ", "ตัวชี้วัด", "เต็ม", "ได้"]], rows, (0.1, 0.66, 0.12, 0.12), (0, 2, 3))
    b.para("ทั้งนี้ ผลการประเมิน ITA จะประกาศโดยสำนักงาน ป.ป.ช. และรายงานแยกต่างหาก เป้าหมายของหน่วยงานคือ 85 คะแนนขึ้นไป")
    sign(b, "ผู้รับการประเมิน")
    without(b)


@layout("held8-no-procurement", kept_out=HELD, agency=(*LOCAL, PAO, "university", "department"))
def no_procurement(b: Builder) -> None:
    """The yearly analysis of purchases that the open-data check asks for: shares and savings by method and office."""
    y = b.year
    b.heading(f"รายงานการวิเคราะห์ผลการจัดซื้อจัดจ้าง\nประจำปีงบประมาณ พ.ศ. {y}\n{w.whole(b)}", 1, center=True)
    code = 24 if y <= 2564 else 22 if y == 2565 else 17 if y == 2566 else 13
    b.para(
        "รายงานฉบับนี้จัดทำเพื่อเผยแพร่ตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ข้อ "
        f"{b.item('O', code)} ของการประเมินคุณธรรมและความโปร่งใส (ITA) "
        f"ปีงบประมาณ พ.ศ. {y + 1}"
    )
    b.heading("1. การใช้งบประมาณจำแนกตามวิธีการ", 2)
    methods = ("เฉพาะเจาะจง", "ประกาศเชิญชวนทั่วไป (e-bidding)", "คัดเลือก")
    counts = [b.rng.randint(60, 300), b.rng.randint(2, 20), b.rng.randint(1, 5)]
    sums = [b.rng.randint(20, 90) * 100000, b.rng.randint(20, 300) * 100000, b.rng.randint(2, 20) * 100000]
    spent = [round(s * b.rng.uniform(0.86, 1)) for s in sums]
    rows: Rows = [
        [m, str(n), f"{100 * n / sum(counts):.2f}", f"{s:,}.00", f"{p:,}.00", f"{100 * p / s:.2f}"]
        for m, n, s, p in zip(methods, counts, sums, spent, strict=True)
    ]
    share = 100 * sum(spent) / sum(sums)
    rows.append(
        [Cell("รวม", bold=True), str(sum(counts)), "100.00", f"{sum(sums):,}.00", f"{sum(spent):,}.00", f"{share:.2f}"]
    )
    head = ["วิธีการ", "จำนวน\n(โครงการ)", "ร้อยละ\nโครงการ", "วงเงินงบประมาณ\n(บาท)", "ใช้จริง\n(บาท)", "ร้อยละ\nที่ใช้"]
    b.table([head], rows, (0.24, 0.13, 0.12, 0.2, 0.19, 0.12), range(1, 6))
    b.para(f"ประหยัดงบประมาณได้ {sum(sums) - sum(spent):,} บาท หรือร้อยละ {100 - share:.2f} ของวงเงิน")
    b.heading("2. ความสอดคล้องกับตัวชี้วัดการประเมิน ITA", 2)
    rows = [
        [f"ตัวชี้วัดที่ 2 {b.name(2)}", "ร้อยละของโครงการที่เบิกจ่ายตามแผน", f"{b.rng.uniform(70, 100):.2f}"],
        [f"ตัวชี้วัดที่ 4 {b.name(4)}", "ร้อยละของพัสดุที่ตรวจนับแล้ว", f"{b.rng.uniform(80, 100):.2f}"],
        [f"ตัวชี้วัดที่ 9 {b.name(9)}", "ร้อยละของประกาศที่เผยแพร่ภายใน 3 วัน", f"{b.rng.uniform(70, 100):.2f}"],
    ]
    b.table([["ตัวชี้วัด ITA ที่เกี่ยวข้อง", "ข้อมูลการจัดซื้อจัดจ้าง", "ร้อยละ"]], rows, (0.38, 0.44, 0.18), (2,))
    b.heading("3. ปัญหา อุปสรรค และข้อเสนอแนะ", 2)
    b.lines(("- ผู้ยื่นข้อเสนอน้อยรายในงานก่อสร้างขนาดเล็ก", "- ควรเร่งจัดทำขอบเขตของงานตั้งแต่ไตรมาสแรก"))
    b.para(f"หน่วยงานตั้งเป้าให้ผลการประเมิน ITA ของปีงบประมาณ พ.ศ. {y + 1} ไม่ต่ำกว่า {b.rng.choice((85, 90))} คะแนน")
    sign(b, "หัวหน้าเจ้าหน้าที่พัสดุ")
    without(b)
