"""Held out: papers of hospitals, stations, faculties, offices, departments, enterprises, councils, towns, slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.areas import Body, local_body, provinces
from corpus.builder import Builder, score_text
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT, draw_assessment
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import when
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.model import Cell
from corpus.registry import layout

SAO = "subdistrict_administrative_organization"
LOCAL = (SAO, "subdistrict_municipality")
SEEN = {
    1: "งานที่มีผู้มาติดต่อมากยังใช้เวลาเกินมาตรฐานที่ประกาศไว้ในบางช่วง",
    2: "บุคลากรสายปฏิบัติรับรู้แผนการใช้จ่ายเงินไม่ทั่วถึง",
    3: "หลักเกณฑ์การพิจารณาความดีความชอบยังสื่อสารไม่ถึงทุกกลุ่มงาน",
    4: "การยืมครุภัณฑ์ออกนอกสถานที่ยังไม่ลงทะเบียนครบทุกครั้ง",
    5: "ผู้ตอบบางส่วนไม่แน่ใจว่าเมื่อร้องเรียนแล้วจะมีการติดตามผลให้",
    6: "ผู้รับบริการเห็นว่าคำอธิบายขั้นตอนของแต่ละจุดไม่ตรงกัน",
    7: "ช่องทางออนไลน์มีหลายแห่ง ข้อมูลไม่ตรงกัน และค้นหายาก",
    8: "ประชาชนยังไม่เห็นความเปลี่ยนแปลงหลังเสนอความเห็น",
    9: "เอกสารเผยแพร่บางรายการขาดองค์ประกอบตามที่คู่มือกำหนด",
    10: "รายงานการจัดการความเสี่ยงไม่เชื่อมโยงกับกิจกรรมที่ทำจริง",
}
MEND = {
    1: "จัดทำมาตรฐานระยะเวลารายกระบวนงานและติดประกาศ ณ จุดบริการ",
    2: "สรุปการใช้จ่ายงบประมาณรายเดือนลงกลุ่มสื่อสารภายใน",
    3: "เวียนหลักเกณฑ์เลื่อนเงินเดือนก่อนเริ่มรอบประเมิน",
    4: "ใช้แบบยืมครุภัณฑ์กลางและตรวจนับทุกสิ้นไตรมาส",
    5: "แจ้งสถานะเรื่องร้องเรียนแก่ผู้ร้องภายใน 15 วัน",
    6: "จัดทำบทพูดและแผ่นพับขั้นตอนบริการฉบับเดียวกันทุกจุด",
    7: "รวมช่องทางสื่อสารให้เหลือบัญชีทางการช่องทางละหนึ่งบัญชี",
    8: "ติดป้าย “ท่านเสนอ เราปรับ” รายงานสิ่งที่แก้ไขแล้วทุกครึ่งปี",
    9: "มอบผู้ดูแลข้อมูลรายข้อและสอบทานก่อนวันเปิดระบบตรวจ",
    10: "ทบทวนแผนบริหารความเสี่ยงการทุจริตร่วมกับหัวหน้ากลุ่มงาน",
}
ASKED = {
    1: ("การให้บริการเป็นไปตามขั้นตอนและเวลา", "การปฏิบัติต่อผู้มาติดต่ออย่างเท่าเทียม", "การเรียกรับเงินเพื่อแลกกับการบริการ"),
    2: ("การรับรู้แผนการใช้จ่ายงบประมาณ", "การใช้จ่ายเงินตรงวัตถุประสงค์", "การจัดซื้อที่เอื้อประโยชน์แก่บางราย"),
    3: ("ความเป็นธรรมในการมอบงาน", "การคัดเลือกผู้เข้ารับการอบรม", "การสั่งให้ทำธุระส่วนตัวของผู้บังคับบัญชา"),
    4: ("การนำทรัพย์สินไปใช้ส่วนตัว", "ความสะดวกในการขออนุญาตยืม", "การกำกับดูแลการใช้ทรัพย์สิน"),
    5: ("ความเอาจริงของผู้บริหารสูงสุด", "การเฝ้าระวังการทุจริตภายใน", "ความกล้าร้องเรียนเมื่อพบการทุจริต"),
    6: ("การบริการตามเวลาที่กำหนด", "การให้ข้อมูลโดยไม่ปิดบัง", "การเลือกปฏิบัติต่อผู้รับบริการ"),
    7: ("ความง่ายในการเข้าถึงข้อมูล", "ช่องทางรับฟังความคิดเห็น", "การชี้แจงเมื่อมีข้อสงสัย"),
    8: ("การลดขั้นตอนการทำงาน", "การนำเทคโนโลยีมาใช้", "การเปิดให้ผู้รับบริการมีส่วนร่วม"),
    9: ("แผนการใช้จ่ายงบประมาณประจำปี", "ข้อมูลเชิงสถิติการให้บริการ", "รายงานผลการจัดซื้อจัดจ้าง", "คู่มือการให้บริการ"),
    10: ("การประเมินความเสี่ยงการทุจริต", "แผนปฏิบัติการป้องกันการทุจริต", "การขับเคลื่อนจริยธรรม", "การเสริมสร้างวัฒนธรรมองค์กร"),
}


def questions(b: Builder, i: int, most: int = 4) -> list[tuple[str, str, str]]:
    """Code, subject and points of some questions under an indicator; points of questions are no indicator scores."""
    y, texts = b.year, ASKED[i]
    if i <= 8:
        letter, per = ("i", 3 if y >= 2566 else 6) if i <= 5 else ("e", 3 if y >= 2566 else 5)
        base = (i - 1) * per if i <= 5 else (i - 6) * per
        numbers = range(base + 1, base + per + 1)
    else:
        letter = "o"
        cut, end = (33, 43) if y <= 2566 else (25, 35) if y == 2567 else (20, 28)
        numbers = range(4, cut + 1) if i == 9 else range(cut + 1, end + 1)
    chosen = sorted(b.rng.sample(numbers, min(most, len(texts), len(numbers))))
    value = float(b.facts.result.indicator(i))
    points = [100.0 if b.chance(value / 100) else 0.0 for _ in chosen]
    if i <= 8:
        off = [b.rng.uniform(-1, 1) for _ in chosen]
        room = min(100 - value, b.rng.uniform(2, 9))
        points = [value + room * (x - sum(off) / len(off)) / 2 for x in off]
    elif value >= 80:
        points = [0.0 if value < 100 and k == len(chosen) // 2 else 100.0 for k in range(len(chosen))]
    if b.chance(0.3):
        letter = letter.upper()
    return [(b.item(letter, n), t, f"{p:.2f}") for n, t, p in zip(chosen, texts, points, strict=False)]


def become(b: Builder, kind: str, name: str, printed: str, **more: str | None) -> str:
    """Make another body than those of the area list this report's own; `printed` is how it names itself with place."""
    x = b.facts.body
    b.facts = replace(b.facts, body=Body(kind, name, name, None, x.district, x.province))
    if b.style.get("running_head"):
        b.style["running_head"] = b.pick(name, "การประเมินคุณธรรมและความโปร่งใส")
    b.note("agency", {"name_th": name, "district": x.district, "province": x.province} | more)
    return printed


def say(b: Builder, *options: str, tail: str = "") -> None:
    b.para(b.rng.choice(options) + tail)


def pct(b: Builder, low: float, high: float) -> str:
    """A figure that is no score."""
    return f"{b.rng.uniform(low, high):.2f}"


def before(b: Builder) -> int | None:
    return b.facts.earlier[0].year if b.facts.earlier else None


def gap(b: Builder, code: str | int, mark: bool = True) -> str:
    d = b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)
    return f"{d:+.2f}" if mark else f"{abs(d):.2f}"


def order(b: Builder) -> list[int]:
    """The indicators from the highest to the lowest."""
    return sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))


def remedies(b: Builder, offices: Sequence[str], few: Sequence[int]) -> None:
    """A table of measures in this module's own words: issue, measure, who, when."""
    labelled = b.chance(0.5)
    form = b.pick("yy", "yyyy", "days", "within", "month")
    head = [
        b.pick("ตัวชี้วัด", "ตัวชี้วัดที่เกี่ยวข้อง") if labelled else b.pick("ที่", "ลำดับ"),
        b.pick("ประเด็นที่พบ", "จุดอ่อน", "ประเด็นที่ต้องแก้ไข"),
        b.pick("มาตรการ", "มาตรการแก้ไข", "มาตรการ/แนวทาง"),
        b.pick("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ"),
        b.pick("ระยะเวลา", "กำหนดแล้วเสร็จ" if form in ("within", "month") else "ระยะเวลาดำเนินการ"),
    ]
    rows: list[list[str | Cell]] = []
    for k, i in enumerate(sorted(few), 1):
        who = tuple(sorted(b.rng.sample(offices, b.rng.randint(1, 2)), key=offices.index))
        span = when(b, b.year + 1, form)
        rows.append([f"{i}. {b.name(i)}" if labelled else str(k), SEEN[i], MEND[i], "\n".join(who), span.text])
        fields: dict[str, object] = {"indicator": i} if labelled else {}
        b.measure_truth(b.facts.measures[0], MEND[i], **fields, responsible=list(who), start=span.start, end=span.end)
    b.table(
        [head],
        rows,
        (0.18 if labelled else 0.07, 0.26, 0.27, 0.15, 0.14) if labelled else (0.07, 0.3, 0.31, 0.17, 0.15),
    )


@layout("held3-hospital-board", kept_out=HELD, agency=LOCAL)
def hospital_board(b: Builder) -> None:
    """A hospital's paper for its board: key figures among the hospital's own, a table against the goal, proposals."""
    x = b.facts.body
    town = x.province if str(x.district).startswith("เมือง") else x.district
    name = b.pick(f"โรงพยาบาล{town}", f"โรงพยาบาล{town}")
    here = become(b, "hospital", name, f"{name} อำเภอ{x.district} จังหวัด{x.province}")
    goal, y, p = b.rng.choice((85, 90, 95)), b.year, before(b)
    b.heading(
        b.pick("เอกสารประกอบการประชุมคณะกรรมการบริหารโรงพยาบาล", "รายงานวิเคราะห์ผล ITA เสนอคณะกรรมการบริหาร"), 1, True
    )
    b.para(f"{here}\nครั้งที่ {b.rng.randint(1, 12)}/{y + 1}  วันที่ {w.day(b)}", align="center")
    b.heading(f"เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ {y}", 2)
    b.heading(b.pick("1. สาระสำคัญสำหรับผู้บริหาร", "1. ประเด็นสำคัญ"), 3)
    t, v = b.score("ITA"), b.level()
    past = f" (ปีก่อนหน้า ปีงบประมาณ {p} ได้ {b.score('ITA', p)})" if p and b.chance(0.6) else ""
    lines = [
        b.pick(
            f"คะแนน ITA ของ{name}ปิดที่ {t} คะแนน{past} ผลการประเมินระดับ {v}",
            f"{name}มีผล ITA ในภาพรวมร้อยละ {t}{past} จัดเป็นหน่วยงานระดับ “{v}”",
            f"ผลรวมทั้งโรงพยาบาล {t} คะแนน{past} ระดับผลการประเมิน: {v}",
        ),
        f"เป้าหมายตามคำรับรองปฏิบัติราชการของผู้อำนวยการ กำหนดไว้ {goal}.00 คะแนน",
        f"บุคลากรร่วมตอบแบบสำรวจ {b.rng.randint(60, 420)} คน จากทั้งหมด {b.rng.randint(430, 900)} คน",
        f"การประเมิน MOIT ของกระทรวงสาธารณสุข ผ่าน 21 จาก 22 ข้อ คิดเป็นร้อยละ {b.pick('95.45', '95.5')}",
        f"ความพึงพอใจผู้ป่วยนอก ร้อยละ {pct(b, 78, 94)} ผู้ป่วยใน ร้อยละ {pct(b, 80, 96)}",
    ]
    dot = b.pick("•", "-", "✓")
    b.lines(f"{dot} {s}" for s in [lines[0], *b.rng.sample(lines[1:], 3)])
    b.heading(b.pick("2. ผลรายตัวชี้วัดเทียบเป้าหมาย", "2. สถานะตัวชี้วัด"), 3)
    tools = b.chance(0.7)
    ok, ko = b.rng.choice((("บรรลุ", "ไม่บรรลุ"), ("เขียว", "แดง"), ("✓", "✗")))
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        d = b.facts.result.indicator(i) - goal
        if tools and i == MEMBERS[INSTRUMENT[i]][0]:
            tool = INSTRUMENT[i]
            e = b.facts.result.instrument(tool) - goal
            rows.append([Cell(tool, bold=True), f"{goal}.00", b.score(tool), f"{e:+.2f}", ok if e >= 0 else ko])
        rows.append([f"{i}. {b.name(i)}", f"{goal}.00", b.score(i), f"{d:+.2f}", ok if d >= 0 else ko])
    b.table(
        [["ตัวชี้วัด", "เป้าหมาย", b.pick("ผลงาน", "ผลลัพธ์"), "ส่วนต่าง", "สถานะ"]],
        rows,
        (0.44, 0.14, 0.14, 0.14, 0.14),
        range(1, 5),
    )
    b.heading("3. วิเคราะห์สาเหตุและข้อเสนอ", 3)
    low = order(b)[::-1][: b.rng.randint(3, 4)]
    for i in low:
        b.para(f"{b.name(i)} : {SEEN[i]}")
    crews = ("กลุ่มงานบริหารทั่วไป", "กลุ่มการพยาบาล", "กลุ่มงานพัสดุ", "กลุ่มงานประกันสุขภาพ", "กลุ่มงานสุขภาพดิจิทัล")
    if b.chance(0.6):
        remedies(b, crews, low)
    else:
        b.para("จึงเสนอให้ " + " และ".join(f"{b.rng.choice(crews)}{MEND[i]}" for i in low[:2]))
        b.no_measures()
    b.para(b.pick("จึงเสนอที่ประชุมเพื่อพิจารณา", "มติที่ประชุม " + "." * 60))


@layout("held3-station-memo", kept_out=HELD, agency=LOCAL, first=2564)
def station_memo(b: Builder) -> None:
    """A memo of a police station or a district office: facts in numbered clauses, indicators lettered in a sentence."""
    x, p = b.facts.body, b.year - 1
    if police := b.chance(0.55):
        name = f"สถานีตำรวจภูธร{b.pick(str(x.district), str(x.subdistrict))}"
        here = become(b, "police_station", name, f"{name} อำเภอ{x.district} จังหวัด{x.province}")
        chief, office = f"ผู้กำกับการ {name}", "ฝ่ายอำนวยการ "
    else:
        name = f"อำเภอ{x.district}"
        here = become(b, "district", name, f"{name} จังหวัด{x.province}", agency_type="district")
        chief, office = f"นาย{name}", "ที่ทำการปกครอง"
    b.heading("บันทึกข้อความ", 1, center=True)
    b.para(f"ส่วนราชการ  {office}{here}", indent=False)
    b.para(f"ที่  {b.rng.randint(10, 99)}/{b.rng.randint(100, 2999)}  วันที่  {w.day(b)}", indent=False)
    b.para(f"เรื่อง  รายงานผลการประเมิน ITA ประจำ{w.yr(b)} และข้อเสนอในการปรับปรุง", indent=False)
    b.para(f"เรียน  {chief}", indent=False)
    b.heading("1. เรื่องเดิม", 3)
    b.para(
        f"{name} เข้ารับ{b.pick('การประเมินคุณธรรมและความโปร่งใส (ITA)', 'การประเมิน ITA')} ประจำ{w.yr(b)} "
        f"โดยในปี {p} ได้คะแนน {b.score('ITA', p)} คะแนน และตั้งเป้าไว้ที่ร้อยละ {b.rng.choice((85, 90, 95))}"
    )
    b.heading("2. ข้อเท็จจริง", 3)
    t, v = b.score("ITA"), b.level()
    b.para(
        "2.1 "
        + b.pick(
            f"สำนักงาน ป.ป.ช. ประกาศผลแล้ว {name} ได้ {t} คะแนน ผลการประเมินอยู่ในระดับ {v}",
            f"ตามประกาศผล หน่วยได้คะแนน {t} เทียบเกณฑ์แล้วเป็นระดับ “{v}”",
            f"ผลที่ได้รับในปีนี้ {t} คะแนน (ระดับ {v}) เปลี่ยนแปลง {gap(b, 'ITA')} คะแนน",
        )
    )
    marks = b.rng.choice(("กขคงจ", "12345"))
    for k, (tool, group) in enumerate(MEMBERS.items(), 2):
        parts = " ".join(f"({marks[n]}) {b.name(i)} {b.score(i)}" for n, i in enumerate(group))
        share = f" (น้ำหนักร้อยละ {int(WEIGHT[tool] * 100)})" if b.chance(0.6) else ""
        b.para(f"2.{k} {b.tool(tool, 'both')}{share} ได้ {b.score(tool)} คะแนน ประกอบด้วย {parts}")
    n = b.rng.randint(80, 400)
    other = (
        f"รับคำร้องทุกข์ {n} คดี จับกุมได้ {n * 4 // 5} คดี คิดเป็นร้อยละ {Decimal(100 * (n * 4 // 5)) / n:.2f}"
        if police
        else f"งานทะเบียนและบัตรให้บริการ {n * 40:,} ราย ผู้รับบริการพึงพอใจร้อยละ {pct(b, 84, 99)}"
    )
    b.para(f"2.5 อนึ่ง ในรอบปีเดียวกัน {name} {other}")
    b.heading("3. ข้อพิจารณา", 3)
    low = order(b)[::-1][:3]
    b.para(f"เมื่อพิจารณาแล้ว ตัวชี้วัดที่ควรแก้ไขก่อน คือ {b.name(low[0])} และ{b.name(low[1])} โดย{SEEN[low[0]]} และ{SEEN[low[1]]}")
    b.heading("4. ข้อเสนอ", 3)
    b.lines(f"4.{k} เห็นควร{MEND[i]}" for k, i in enumerate(low, 1))
    b.para("จึงเรียนมาเพื่อโปรดทราบและพิจารณาสั่งการ")
    sign(b, b.pick("ผู้เสนอ", "เจ้าหน้าที่ผู้รับผิดชอบ ITA"))
    b.no_measures()


@layout("held3-faculty", kept_out=HELD, agency=("university",))
def faculty(b: Builder) -> None:
    """A faculty reads its university's result: the university's figures, beside a survey of the faculty's own."""
    x, y = b.facts.body, b.year
    fac = b.pick("คณะวิทยาศาสตร์", "คณะมนุษยศาสตร์และสังคมศาสตร์", "คณะวิทยาการจัดการ", "คณะพยาบาลศาสตร์", "คณะเกษตรศาสตร์")
    b.heading(
        b.pick(
            f"การนำผล ITA ของ{x.name} {w.yr(b)} มาปรับใช้ในระดับคณะ",
            f"รายงานการวิเคราะห์ผลการประเมิน ITA {w.yr(b)} {x.name} เพื่อปรับปรุงการดำเนินงานระดับคณะ",
        ),
        1,
        center=True,
    )
    b.para(f"งานนโยบายและประกันคุณภาพ {fac}", align="center")
    b.heading("ส่วนที่ 1 ผลของมหาวิทยาลัย", 2)
    t, v = b.score("ITA"), b.level()
    say(
        b,
        f"{x.name}ในฐานะหน่วยรับการประเมิน ได้คะแนนเฉลี่ยทั้งมหาวิทยาลัย {t} คะแนน ระดับผลการประเมิน {v}",
        f"คะแนนที่{x.name}ได้รับจากสำนักงาน ป.ป.ช. คือ {t} คะแนน คิดเป็นระดับ {v}",
        f"ในระดับสถาบัน {x.name}มีคะแนน ITA อยู่ที่ {t} (ระดับ {v})",
        tail=f" ขณะที่กลุ่มสถาบันอุดมศึกษา {b.rng.randint(80, 86)} แห่ง มีค่าเฉลี่ย {pct(b, 84, 95)} คะแนน",
    )
    heads: list[list[str | Cell]] = [
        [Cell(b.tool(c, b.pick("both", "code")), colspan=len(g) + 1) for c, g in MEMBERS.items()],
        [s for g in MEMBERS.values() for s in (*(f"ตชว.{i}" for i in g), "เฉลี่ย")],
    ]
    b.style |= {"landscape": True, "size": min(b.style["size"], 13.0)}
    if b.chance(0.5):
        b.table(
            heads,
            [[s for c, g in MEMBERS.items() for s in (*(b.score(i) for i in g), b.score(c))]],
            [1 / 13] * 13,
            range(13),
        )
        b.para("ตชว. = ตัวชี้วัด : " + "; ".join(f"{i} {b.name(i)}" for i in range(1, 11)), indent=False)
    else:
        rows = [[f"ตัวชี้วัดที่ {i} {b.name(i)}", INSTRUMENT[i], b.score(i)] for i in range(1, 11)]
        b.table([["ตัวชี้วัดการประเมิน", "แบบวัด", "ร้อยละ"]], rows, (0.6, 0.2, 0.2), (1, 2))
        b.lines(f"{c} เฉลี่ย {b.score(c)}" for c in MEMBERS)
    mark = b.rng.randint(340, 480) / 100
    b.heading("ส่วนที่ 2 ข้อมูลของคณะ (มิใช่ผล ITA)", 2)
    b.para(
        f"{fac}สำรวจความเห็นนักศึกษา {b.rng.randint(180, 900)} คน พึงพอใจบริการ {mark:.2f} จาก 5.00 "
        f"หรือร้อยละ {mark * 20:.2f} และเบิกจ่ายงบประมาณได้ร้อยละ {pct(b, 70, 99)}"
    )
    low = sorted(b.facts.result.lowest(c) for c in MEMBERS)
    b.heading("ส่วนที่ 3 สิ่งที่คณะเกี่ยวข้อง", 2)
    for i in low:
        again = b.pick(f" ซึ่งมหาวิทยาลัยได้ {b.score(i)}", "")
        b.para(f"ตัวชี้วัดที่ {i} {b.name(i)}{again} ข้อสังเกตจากผู้ตอบ คือ {SEEN[i]}")
    if b.chance(0.65):
        b.heading(f"ส่วนที่ 4 มาตรการของคณะ {w.yr(b, y + 1)}", 2)
        remedies(b, ("สำนักงานคณบดี", "งานคลังและพัสดุ", "งานบริการการศึกษา", "งานบุคคล"), sorted({*low, *order(b)[4:6]}))
    else:
        b.no_measures()
    sign(b, f"คณบดี{fac}")


@layout("held3-health-office", kept_out=HELD, agency=("province",))
def health_office(b: Builder) -> None:
    """A provincial public-health office: totals, a ranked list with weights inside the tool, districts' own MOIT."""
    x, y = b.facts.body, b.year
    name = f"สำนักงานสาธารณสุขจังหวัด{x.bare}"
    become(b, "health_office", name, name)
    bare = b.chance(0.4)
    b.heading(
        f"{b.pick('สรุปผลและข้อเสนอเชิงนโยบาย', 'รายงานผลการวิเคราะห์')} ITA\n{name}\nปีงบประมาณ พ.ศ. {y}", 1, center=True
    )
    b.heading("ก. ข้อมูลทั่วไป"[3 * bare :], 3)
    n = b.rng.randint(6, 18)
    b.para(
        f"{name}รับผิดชอบพื้นที่ {n} อำเภอ โรงพยาบาลส่งเสริมสุขภาพตำบล {n * 9} แห่ง บุคลากร {n * 130:,} คน "
        f"ผู้มีส่วนได้เสียภายนอกตอบแบบ {b.rng.randint(100, 900)} คน"
    )
    b.heading("ข. ผลการประเมิน"[3 * bare :], 3)
    t, v = b.score("ITA"), b.level()
    b.lines(
        (
            b.pick(f"คะแนนรวมถ่วงน้ำหนัก  {t}", f"ผลการประเมินภาพรวม : {t} คะแนน", f"คะแนน ITA ที่ได้  =  {t}"),
            b.pick(f"ระดับผลการประเมิน  {v}", f"ผลระดับ : {v}"),
            f"ค่าเป้าหมายกระทรวงสาธารณสุข  {b.pick('92.00', '90.00', '95.00')}",
            f"ค่าเฉลี่ยเขตสุขภาพที่ {b.rng.randint(1, 12)}  {pct(b, 84, 96)}",
        )
    )
    ranked = b.chance(0.6)
    rank = {i: k for k, i in enumerate(order(b), 1)}
    rows: list[list[str | Cell]] = []
    for i in order(b) if ranked else range(1, 11):
        inside = Decimal(100) / len(MEMBERS[INSTRUMENT[i]])
        rows.append(
            [str(rank[i]), f"{b.name(i)} ({INSTRUMENT[i]})" if ranked else b.name(i), f"{inside:.2f}", b.score(i)]
        )
    head = ["อันดับ", "ตัวชี้วัด", "น้ำหนักในเครื่องมือ (%)", b.pick("คะแนนที่ได้", "ผลการประเมิน")]
    b.table([head], rows, (0.1, 0.52, 0.2, 0.18), (0, 2, 3))
    b.para("หมายเหตุ " + b.pick(" / ", ", ").join(f"{c} = {b.score(c)}" for c in MEMBERS), indent=False)
    b.heading("ค. การกำกับหน่วยงานในพื้นที่"[3 * bare :], 3)
    moit = [
        [f"สสอ. แห่งที่ {k}", "22", f"{m}", f"{Decimal(100 * m) / 22:.2f}"]
        for k, m in ((k, b.rng.randint(16, 22)) for k in range(1, 5))
    ]
    b.table([["หน่วยงาน", "จำนวนข้อ MOIT", "ผ่าน", "ร้อยละ"]], moit, (0.4, 0.2, 0.2, 0.2), (1, 2, 3))
    b.heading("ง. ข้อเสนอเชิงนโยบาย"[3 * bare :], 3)
    for i in order(b)[::-1][:4]:
        b.para(f"{b.name(i)} - {SEEN[i]} {b.pick('ข้อเสนอ', 'แนวทาง')}: {MEND[i]}")
    b.no_measures()


@layout("held3-annual-chapter", kept_out=HELD, agency=("department",), first=2563)
def annual_chapter(b: Builder) -> None:
    """A chapter of a department's annual report: budget figures, a table of weighted points, a chart, years inline."""
    x, y = b.facts.body, b.year
    b.heading(f"ส่วนที่ {b.rng.randint(3, 5)} ธรรมาภิบาลและความโปร่งใส", 1)
    b.para(f"รายงานประจำปี {y} {x.name}", align="right")
    n = b.rng.uniform(900, 4800)
    b.para(
        f"ในปีงบประมาณ พ.ศ. {y} {x.name}ได้รับจัดสรรงบประมาณ {n:,.2f} ล้านบาท เบิกจ่ายแล้วร้อยละ {pct(b, 88, 99.5)} "
        f"รายจ่ายลงทุนร้อยละ {pct(b, 62, 96)} และประชาชนพึงพอใจต่อบริการร้อยละ {pct(b, 83, 96)}"
    )
    b.heading("การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)", 2)
    t, v = b.score("ITA"), b.level()
    trail = ", ".join(f"ปี {a.year} {b.score('ITA', a.year)} คะแนน" for a in reversed(b.facts.earlier))
    say(
        b,
        f"{x.name}ได้คะแนนการประเมิน ITA ปี {y} จำนวน {t} คะแนน นับเป็นระดับ {v} (คะแนนปีก่อนหน้า: {trail})",
        f"ผลการประเมินของ{x.name}พัฒนามาตามลำดับ ได้แก่ {trail} และปี {y} {t} คะแนน ซึ่งเป็นผลระดับ {v}",
        f"ความโปร่งใสของ{x.name} สะท้อนจากคะแนน ITA ปี {y} ที่ {t} คะแนน (ผลการประเมินระดับ {v}) ทั้งนี้ ผลย้อนหลัง {trail}",
    )
    rows: list[list[str | Cell]] = []
    for c in MEMBERS:
        points = b.facts.result.exact(c) * WEIGHT[c]
        rows.append([b.tool(c, "both"), f"{int(WEIGHT[c] * 100)}", b.score(c), f"{points:.2f}"])
    rows.append([Cell("รวม", bold=True), "100", "", Cell(t, bold=True)])
    b.table([["เครื่องมือ", "น้ำหนัก", "คะแนน (เต็ม 100)", "คะแนนถ่วงน้ำหนัก"]], rows, (0.52, 0.12, 0.18, 0.18), (1, 2, 3))
    if b.chance(0.6):
        b.chart([(f"{i}. {b.name(i)}", b.score(i)) for i in range(1, 11)])
    best, worst = order(b)[0], order(b)[-1]
    names = [i for i in order(b) if i not in (best, worst)]
    b.para(
        f"ตัวชี้วัดที่โดดเด่นที่สุดคือ{b.name(best)} ({b.score(best)}) รองลงมา ได้แก่ "
        + " ".join(f"{b.name(i)} ({b.score(i)})" for i in names[:-1])
        + f" และ{b.name(names[-1])} ({b.score(names[-1])}) "
        f"ส่วนที่ยังต้องเร่งพัฒนาคือ{b.name(worst)} ซึ่งได้ {b.score(worst)} คะแนน"
    )
    b.para(
        f"ปัจจัยสำคัญ คือ {SEEN[worst]} กรมจึงมีแผน{MEND[worst]} "
        f"ใน{w.yr(b, y + 1)} โดยตั้งค่าเป้าหมายไม่ต่ำกว่า {b.rng.choice((90, 92, 95))} คะแนน"
    )
    b.heading("รางวัลและการยกย่อง", 2)
    b.lines(("- รางวัลเลิศรัฐ สาขาการบริหารราชการแบบมีส่วนร่วม ระดับดี", f"- PMQA 4.0 ได้ {pct(b, 400, 480)} คะแนน จาก 500"))
    b.no_measures()


@layout("held3-enterprise", kept_out=HELD, agency=("state_enterprise",), first=2563)
def enterprise(b: Builder) -> None:
    """A state enterprise's governance paper with English words: score, target, gap, the group's mean, SE-AM."""
    x, y, p = b.facts.body, b.year, b.year - 1
    b.heading(
        b.pick(
            f"ITA Performance Review ปี {y}",
            f"รายงานกำกับดูแลกิจการที่ดี : ผล ITA ปี {y}",
            f"สรุปผล ITA ปี {y} และ Action Plan ปี {y + 1}",
        ),
        1,
        True,
    )
    b.para(f"{x.name}\nเสนอคณะกรรมการกำกับดูแลกิจการที่ดี (CG Committee) วันที่ {w.day(b)}", align="center")
    t, v, goal = b.score("ITA"), b.level(), b.rng.choice((90, 92, 95))
    b.heading("1. Overall", 2)
    past = f" (ปี {p} = {b.score('ITA', p)} คะแนน เปลี่ยนแปลง {gap(b, 'ITA')})" if b.chance(0.6) else ""
    say(
        b,
        f"Overall Score ปี {y} ของ{x.name} = {t} คะแนน ผลการประเมินระดับ {v}{past}",
        f"{x.name}ได้ ITA Score {t} คะแนน{past} จากค่าเป้าหมาย {goal}.00 คะแนน โดยผลอยู่ในระดับ “{v}”",
        f"คะแนน ITA ปี {y} อยู่ที่ {t} คะแนน{past} และได้ระดับ {v}",
    )
    b.para(
        f"ค่าเฉลี่ยกลุ่มรัฐวิสาหกิจ {b.rng.randint(50, 54)} แห่ง เท่ากับ {pct(b, 88, 96)} คะแนน "
        f"ทั้งนี้ ผลประเมิน SE-AM ด้านการกำกับดูแล ได้ {b.rng.uniform(2.8, 4.6):.4f} จาก 5.0000"
    )
    b.heading("2. Score by Instrument", 2)
    rows: list[list[str | Cell]] = []
    for c in MEMBERS:
        rows.append([c, f"{goal}.00", b.score(c), f"{b.facts.result.instrument(c) - goal:+.2f}", b.score(c, p)])
    b.table(
        [["Instrument", "Target", f"Actual {y}", "Gap", f"Actual {p}"]],
        rows,
        (0.28, 0.18, 0.18, 0.18, 0.18),
        range(1, 5),
    )
    b.heading("3. Score by Indicator", 2)
    shape, unit = b.pick("{i}. {n}", "KPI {i} : {n}", "ตัวชี้วัดที่ {i} {n}"), b.pick("", " คะแนน", "%")
    for c, g in MEMBERS.items():
        b.para(f"{c} - {b.tool(c, 'long')}", bold=True, indent=False)
        b.lines(f"   {shape.format(i=i, n=b.name(i))} — {b.score(i)}{unit}" for i in g)
    b.heading("4. Pain Point และ Action Plan", 2)
    low = order(b)[::-1][: b.rng.randint(3, 5)]
    if b.chance(0.6):
        remedies(b, ("ฝ่ายทรัพยากรบุคคล", "ฝ่ายกำกับดูแลกิจการ", "ฝ่ายบัญชีและการเงิน", "ฝ่ายเทคโนโลยีสารสนเทศ"), low)
    else:
        b.lines(f"{k}) {b.name(i)} : {SEEN[i]} → {MEND[i]}" for k, i in enumerate(low, 1))
        b.no_measures()
    b.para(f"ประมาณการงบประมาณ {b.rng.randint(2, 30) * 100000:,} บาท คาดหวังคะแนนปี {y + 1} ไม่ต่ำกว่า {goal + 1}.00")


@layout("held3-province-peers", kept_out=HELD, agency=("provincial_administrative_organization",), first=2563)
def province_peers(b: Builder) -> None:
    """A provincial organisation beside its neighbours: others' totals, means, ranks; then its own indicators."""
    x, y = b.facts.body, b.year
    names = b.rng.sample([n for n in provinces() if n != x.province], b.rng.randint(3, 6))
    kin = [(local_body(x.agency_type, n, None, n), draw_assessment(b.rng, y)) for n in names]
    b.note_others(kin)
    b.heading(
        f"รายงานเปรียบเทียบผลการประเมิน ITA {w.yr(b)}\n{x.name}\nกับองค์การบริหารส่วนจังหวัดในกลุ่มเปรียบเทียบ", 1, center=True
    )
    t, v = b.score("ITA"), b.level()
    own = b.facts.result.total
    place = 1 + sum(a.total > own for _, a in kin)
    mean = sum((a.total for _, a in kin), own) / (len(kin) + 1)
    b.heading(b.pick("1. ตำแหน่งของเราในกลุ่ม", "1. ผลในภาพรวม"), 2)
    say(
        b,
        f"{x.name}มีคะแนน {t} เป็นลำดับที่ {place} จาก {len(kin) + 1} แห่ง ผลการประเมินอยู่ในระดับ {v}",
        f"ผลปี {y} ของ {x.short} คือ {t} คะแนน ได้ระดับ {v} นับเป็นที่ {place} ของกลุ่ม",
        tail=f" ค่าเฉลี่ยของกลุ่ม {mean:.2f} คะแนน และค่าเฉลี่ย อบจ. ทั่วประเทศ {pct(b, 85, 95)} คะแนน",
    )
    every: list[tuple[Decimal, list[str]]] = [(own, [x.name if b.chance(0.5) else x.short, t, v])]
    full = b.chance(0.5)
    every += [(a.total, [o.name if full else o.short, score_text(a.total), a.level]) for o, a in kin]
    every.sort(key=lambda z: -z[0])
    b.table(
        [["ลำดับ", "หน่วยงาน", "คะแนนรวม", "ระดับ"]],
        [[str(k), *c] for k, (_, c) in enumerate(every, 1)],
        (0.1, 0.5, 0.2, 0.2),
        (0, 2, 3),
    )
    b.heading(f"2. {b.pick('คะแนนรายตัวชี้วัด', 'ผลรายตัวชี้วัด')}ของ{x.name}เทียบค่าเฉลี่ยกลุ่ม", 2)
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        m = sum((a.indicator(i) for _, a in kin), b.facts.result.indicator(i)) / (len(kin) + 1)
        d = b.facts.result.indicator(i) - Decimal(f"{m:.2f}")
        rows.append([f"{i}. {b.name(i)}", b.score(i), f"{m:.2f}", f"{d:+.2f}"])
    b.table([["ตัวชี้วัด", x.short, "ค่าเฉลี่ยกลุ่ม", "ผลต่าง"]], rows, (0.49, 0.19, 0.17, 0.15), (1, 2, 3))
    b.heading("3. สิ่งที่ได้เรียนรู้จากหน่วยงานอื่น", 2)
    for k, i in enumerate(order(b)[::-1][:3], 1):
        b.para(f"3.{k} {b.name(i)} {SEEN[i]} ควรศึกษาวิธีของ{b.rng.choice(kin)[0].name} และ{MEND[i]}")
    if (p := before(b)) and b.chance(0.6):
        b.para(f"อนึ่ง ผลของ{x.name}ในปี {p} ได้ {b.score('ITA', p)} คะแนน คะแนนในปี {y} จึงต่างไป {gap(b, 'ITA')} คะแนน")
    b.no_measures()


@layout("held3-web-article", kept_out=HELD, agency=("city_municipality", "city_municipality", "town_municipality"))
def web_article(b: Builder) -> None:
    """An article on a town's website: breadcrumb, counts of readers, the mayor's words, links to other news."""
    x, y = b.facts.body, b.year
    b.para(b.pick("หน้าแรก > ข่าวสาร > ITA", "หน้าหลัก / ประชาสัมพันธ์ / ข่าวกิจกรรม"), indent=False)
    t, v = b.score("ITA"), b.level()
    b.heading(
        b.pick(
            f"{x.name}เปิดผล ITA ปี {y} ได้ {t} คะแนน",
            f"ประกาศผล ITA {y} : {x.name} {t} คะแนน",
            f"{x.name} แจ้งผลประเมินคุณธรรมและความโปร่งใส ปี {y}",
        )
    )
    b.para(
        f"เผยแพร่เมื่อ {w.day(b, 9, 3)} เวลา {b.rng.randint(9, 16):02d}.{b.rng.randint(10, 59)} น. "
        f"| อ่านแล้ว {b.rng.randint(120, 9800):,} ครั้ง | แชร์ Facebook LINE",
        indent=False,
    )
    b.picture(50)
    say(
        b,
        f"{w.whole(b)} ขอแจ้งให้พี่น้องประชาชนทราบว่า ผลการประเมิน ITA ปี {y} ออกแล้ว โดยเทศบาลได้ {t} คะแนน อยู่ในระดับ {v}",
        f"แจ้งข่าวถึงชาว{x.bare} เมื่อ{w.whole(b)}ได้รับผลประเมิน ITA {w.yr(b)} ด้วยคะแนน {t} จาก 100 คะแนน ผลระดับ “{v}”",
    )
    p, aim = before(b), 99 if b.facts.result.total > 94 else b.rng.choice((95, 97))
    more = f"จากปี {p} ที่เราได้ {b.score('ITA', p)} คะแนน " if p and b.chance(0.7) else ""
    b.para(
        f"{boss(b)} กล่าวว่า “{more}ทีมงานทุกกองช่วยกันอย่างเต็มที่ เป้าหมายต่อไปคือ {aim} คะแนนให้ได้ "
        f"ต้องขอบคุณประชาชน {b.rng.randint(150, 900)} คนที่ร่วมตอบแบบประเมิน”"
    )
    b.heading(b.pick("เจาะคะแนนแต่ละด้าน", "คะแนนแต่ละตัวชี้วัดเป็นอย่างไร"), 2)
    dot, sep = b.pick("•", "✅", "-", "📌"), b.pick(" ", " : ", " ➜ ", " = ")
    best_first = b.chance(0.4)
    lines = [
        f"{dot} {b.name(i)}{sep}{b.score(i)}" + b.pick("", " คะแนน") for i in (order(b) if best_first else range(1, 11))
    ]
    b.lines(lines)
    if b.chance(0.6):
        b.para(
            "หากแบ่งตามกลุ่มผู้ให้คะแนน คนในองค์กร (IIT) ให้ "
            + f"{b.score('IIT')} ประชาชนและผู้มาติดต่อ (EIT) ให้ {b.score('EIT')} "
            f"ส่วนการตรวจข้อมูลบนเว็บไซต์ (OIT) ได้ {b.score('OIT')} คะแนน"
        )
    low = order(b)[-1]
    b.para(f"สำหรับเรื่องที่ยังต้องปรับ คือ {b.name(low)} เพราะ{SEEN[low]} เทศบาลจะ{MEND[low]} ให้เห็นผลภายในปีหน้า")
    b.para("แท็ก: ITA, เทศบาลโปร่งใส, No Gift Policy", indent=False)
    b.heading("ข่าวที่เกี่ยวข้อง", 3)
    b.lines(
        (
            f"ผลสำรวจความพึงพอใจผู้ใช้บริการ ร้อยละ {pct(b, 82, 98)}",
            "รับสมัครพนักงานจ้าง 4 อัตรา",
            f"จัดเก็บภาษีที่ดินได้ร้อยละ {b.rng.uniform(70, 99):.1f} ของเป้าหมาย",
        )
    )
    b.no_measures()


@layout("held3-per-indicator", kept_out=HELD, agency=(SAO,))
def per_indicator(b: Builder) -> None:
    """A heading with the score for each indicator, points of its questions below, then findings and remedies."""
    y = b.year
    b.heading(f"รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส\nประจำ{w.yr(b)}\n{w.whole(b)}", 1, center=True)
    b.heading(b.pick("ก. ผลคะแนนโดยรวม", "1. บทสรุป"), 2)
    t, v = b.score("ITA"), b.level()
    say(
        b,
        f"{w.who(b)}เข้ารับการประเมินครบทั้ง 3 เครื่องมือ รวมได้คะแนน {t} คะแนน ผลการประเมินระดับ {v}",
        f"การประเมินในรอบปีนี้ {w.who(b)} ได้คะแนนเฉลี่ยรวมทุกเครื่องมือ {t} คะแนน จัดอยู่ในระดับ {v}",
        f"คะแนนสุทธิหลังถ่วงน้ำหนักของ{w.who(b)}เท่ากับร้อยละ {t} ซึ่งอยู่ในเกณฑ์ระดับ {v}",
    )
    if b.chance(0.5):
        b.para(
            f"ผู้ตอบแบบ IIT {b.rng.randint(18, 60)} คน และแบบ EIT {b.rng.randint(40, 320)} คน "
            f"เป้าหมายของปีคือร้อยละ 85 ขึ้นไปทุกตัวชี้วัด"
        )
    b.heading(b.pick("ข. ผลวิเคราะห์รายตัวชี้วัด", "2. การวิเคราะห์รายตัวชี้วัดและข้อคำถาม"), 2)
    shape = b.pick(
        "{i}) ตัวชี้วัดที่ {i} {n} ได้คะแนน {s}",
        "{i}) ตัวชี้วัดที่ {i} {n} ได้คะแนน {s} คะแนน",
        "ตัวชี้วัดที่ {i} {n} (คะแนนรวม {s})",
        "{i}. {n} คะแนนที่ได้ {s}",
    )
    ask = b.pick("- {c} {t} ได้ {v} คะแนน", "• ข้อ {c} {t} {v}", "- {c} : {t} = {v}", "- {t} ({c}) คะแนน {v}")
    means = b.chance(0.5)
    found, mend = b.rng.choice((("ข้อค้นพบ", "แนวทางแก้ไข"), ("ผลการวิเคราะห์", "ข้อเสนอแนะ"), ("ปัญหา", "การแก้ไข")))
    for i in range(1, 11):
        if i == MEMBERS[INSTRUMENT[i]][0] and (means or b.chance(0.3)):
            mean = f" คะแนนเฉลี่ย {b.score(INSTRUMENT[i])}" if means else ""
            b.para(b.tool(INSTRUMENT[i], "both") + mean, bold=True, indent=False)
        b.heading(shape.format(i=i, n=b.name(i), s=b.score(i)), 3)
        asked = questions(b, i, b.rng.randint(2, 4))
        b.lines(ask.format(c=c, t=t2, v=p) for c, t2, p in asked)
        worst = min(asked, key=lambda q: float(q[2]))
        b.para(
            f"{found} {SEEN[i]}"
            + (f" โดยเฉพาะข้อ {worst[0]} ซึ่งได้เพียง {worst[2]}" if b.chance(0.3) and float(worst[2]) < 90 else "")
        )
        b.para(f"{mend} {MEND[i]}")
    if b.chance(0.5):
        b.heading(b.pick("ค. มาตรการที่จะดำเนินการ", f"3. มาตรการ ปี {y + 1}"), 2)
        remedies(b, ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"), order(b)[5:])
    else:
        b.no_measures()
    sign(b, "ผู้จัดทำรายงาน", boss(b))


@layout("held3-strengths", kept_out=HELD)
def strengths(b: Builder) -> None:
    """Strengths and points to develop, parted at a mark: every indicator stands in one of the two lists."""
    y, cut = b.year, b.rng.choice((85, 90, 95))
    b.heading(
        b.pick("วิเคราะห์จุดแข็งและจุดที่ควรพัฒนา", "จุดแข็ง จุดที่ควรพัฒนา และแนวทางรักษามาตรฐาน")
        + f"\nจากผลการประเมิน ITA {w.yr(b)}\n{w.whole(b)}",
        1,
        center=True,
    )
    t, v = b.score("ITA"), b.level()
    say(
        b,
        f"เอกสารนี้แบ่งผลการประเมินของ{w.who(b)} (คะแนนรวม {t} / ระดับ {v}) ออกเป็นสองกลุ่ม โดยใช้ {cut} คะแนนเป็นเส้นแบ่ง",
        f"{w.who(b)}ได้รับคะแนนรวม {t} คะแนน ถือเป็นระดับ {v} ต่อไปนี้ใช้เกณฑ์ภายในร้อยละ {cut} แยกจุดแข็งกับจุดที่ควรพัฒนา",
    )
    up = [i for i in order(b) if b.facts.result.indicator(i) >= cut]
    down = [i for i in order(b)[::-1] if i not in up]
    form = b.pick("list", "table", "prose")
    for title, group, tells in (("จุดแข็ง", up, w.GOOD), ("จุดที่ควรพัฒนา", down, SEEN)):
        b.heading(f"{title} ({len(group)} ตัวชี้วัด)", 2)
        if not group:
            b.para(b.pick("- ไม่มี -", "ไม่มีตัวชี้วัดที่เข้าเกณฑ์ในกลุ่มนี้"))
        elif form == "table":
            b.table(
                [["ตัวชี้วัด", "คะแนน", "เหตุผล"]],
                [[f"{i}. {b.name(i)}", b.score(i), tells[i]] for i in group],
                (0.32, 0.14, 0.54),
                (1,),
            )
        elif form == "list":
            b.lines(
                f"{k}. {b.name(i)} ({INSTRUMENT[i]}) {b.score(i)} คะแนน เนื่องจาก{tells[i]}"
                for k, i in enumerate(group, 1)
            )
        else:
            for i in group:
                say(
                    b,
                    f"ตัวชี้วัดที่ {i} {b.name(i)} ({b.score(i)} คะแนน) {tells[i]}",
                    f"ด้าน{b.name(i)} ได้ร้อยละ {b.score(i)} ทั้งนี้ {tells[i]}",
                )
    b.heading(b.pick("แนวทางต่อไป", "ข้อเสนอแนะ"), 2)
    low = (down or order(b)[::-1])[:3]
    if b.chance(0.4):
        b.para("ควร" + " ควร".join(MEND[i] for i in low))
        b.no_measures()
    else:
        remedies(
            b,
            ("สำนักปลัด", "กองคลัง", "งานนิติการ", "งานประชาสัมพันธ์")
            if b.facts.body.local
            else ("กองกลาง", "กองคลัง", "กองบริหารงานบุคคล"),
            low,
        )
    b.para(
        f"ความคาดหวังปี {y + 1} ทุกตัวชี้วัดไม่ต่ำกว่า {cut} คะแนน อัตราการตอบแบบ IIT ไม่น้อยกว่าร้อยละ {b.rng.choice((60, 70, 80))}"
    )


@layout("held3-two-years", kept_out=HELD, first=2563)
def two_years(b: Builder) -> None:
    """Two years side by side: change of each indicator and what explains it, as table or in paragraphs."""
    y, p = b.year, b.year - 1
    b.heading(f"การเปรียบเทียบผลการประเมิน ITA ปีงบประมาณ {p} กับ {y}\n{w.whole(b)}", 1, center=True)
    s, t = b.score("ITA", p), b.score("ITA")
    move = b.pick("เพิ่มขึ้น", "สูงขึ้น") if b.facts.result.total > b.facts.of(p).total else "ลดลง"
    v, was = b.level(), f" (ระดับ {b.level(p)})" if b.chance(0.5) else ""
    say(
        b,
        f"ปี {p} ได้ {s} คะแนน{was} ปี {y} ได้ {t} คะแนน (ระดับ {v}) {move} {gap(b, 'ITA', False)}",
        f"คะแนนรวมของ{w.who(b)}{move}จาก {s} ในปี {p}{was} เป็น {t} ในปี {y} ({gap(b, 'ITA')}) โดยปี {y} อยู่ในระดับ {v}",
        f"เดิมปี {p} คะแนน {s}{was} ปัจจุบันปี {y} คะแนน {t} ผลต่าง {gap(b, 'ITA')} ผลการประเมินปี {y} : {v}",
    )
    good, bad = w.GOOD, SEEN

    def reason(i: int) -> str:
        return good[i] if b.facts.result.indicator(i) >= b.facts.of(p).indicator(i) else bad[i]

    if b.chance(0.5):
        rows: list[list[str | Cell]] = []
        for c, g in MEMBERS.items():
            rows.append([Cell(b.tool(c, "both"), bold=True), b.score(c, p), b.score(c), gap(b, c), ""])
            rows += [[f"{i}. {b.name(i)}", b.score(i, p), b.score(i), gap(b, i), reason(i)] for i in g]
        b.table(
            [["ตัวชี้วัด", f"ปี {p}", f"ปี {y}", b.pick("+/-", "เพิ่ม/ลด"), "คำอธิบาย"]],
            rows,
            (0.28, 0.11, 0.11, 0.1, 0.4),
            (1, 2, 3),
        )
    else:
        shape = b.pick(
            "{i}. {n} : ปี {p} {a} ปี {y} {z} ({d})",
            "ตัวชี้วัดที่ {i} {n} จาก {a} (ปี {p}) เป็น {z} (ปี {y}) ผลต่าง {d}",
            "{i}) {n} ปี {y} ได้ {z} คะแนน ปี {p} ได้ {a} คะแนน ส่วนต่าง {d}",
        )
        for i in range(1, 11):
            b.para(
                shape.format(i=i, n=b.name(i), p=p, y=y, a=b.score(i, p), z=b.score(i), d=gap(b, i))
                + f" {b.pick('เนื่องจาก', 'คำอธิบาย : ')}{reason(i)}"
            )
    kin = "ค่าเฉลี่ยของจังหวัด" if b.facts.body.local else "ค่าเฉลี่ยของหน่วยงานประเภทเดียวกัน"
    n = sum(b.facts.result.indicator(i) < b.facts.of(p).indicator(i) for i in range(1, 11))
    b.para(f"มีตัวชี้วัดที่คะแนนลดลง {n} ตัวชี้วัด {kin}ในปี {y} เท่ากับ {pct(b, 82, 96)} คะแนน (ปี {p} เท่ากับ {pct(b, 78, 94)})")
    b.no_measures()


@layout("held3-handout", kept_out=HELD)
def handout(b: Builder) -> None:
    """The text of meeting slides: few words a page, figures large, lists without sentences."""
    y = b.year
    b.style |= {"landscape": True, "size": 16.0}
    b.heading(
        b.pick(f"ITA {y} เราอยู่ตรงไหน", f"ถอดบทเรียน ITA {y}", f"สรุปผล ITA {y} เพื่อที่ประชุมหัวหน้าส่วนราชการ"), 1, center=True
    )
    b.para(f"{w.whole(b)}\nการประชุมวันที่ {w.day(b)}", align="center")
    b.page_break()
    t, v = b.score("ITA"), b.level()
    b.heading(b.pick(f"ภาพรวม ปี {y}", f"ผลคะแนน ปี {y}"), 2)
    b.lines(
        b.rng.choice(
            (
                (t, b.pick("คะแนน", "คะแนนรวม"), f"ระดับ {v}"),
                (f"คะแนนของเรา {t}", f"ผล: {v}"),
                (f"ITA Score {t}", f"Level {v}", f"Target {b.rng.choice((85, 90, 95))}"),
            )
        )
    )
    if (p := before(b)) and b.chance(0.7):
        b.lines((f"ปี {p} : {b.score('ITA', p)}", f"เปลี่ยนแปลง {gap(b, 'ITA')}"))
    b.lines(
        (f"ผู้ตอบ IIT {b.rng.randint(20, 160)} คน / EIT {b.rng.randint(60, 700)} คน", f"ค่าเฉลี่ยประเทศ {pct(b, 80, 94)}")
    )
    b.page_break()
    arrow = b.pick(" → ", "  ", " : ", " | ")
    tools = b.chance(0.6)
    for c, g in MEMBERS.items():
        b.heading(f"{c}{arrow}{b.score(c)}" if tools else b.tool(c, "both"), 2)
        b.lines(f"{i} {b.name(i)}{arrow}{b.score(i)}" for i in g)
        if b.chance(0.4):
            b.para(
                "รักษาไว้" if b.facts.result.instrument(c) >= 90 else b.pick("ยังขยับได้อีก", "คุยกันต่อท้ายประชุม"), indent=False
            )
        b.page_break()
    low = order(b)[::-1][:3]
    b.heading(b.pick("3 เรื่องต้องเร่ง", "จุดที่ต้องช่วยกัน"), 2)
    for k, i in enumerate(low, 1):
        b.para(f"{k}. {b.name(i)}{b.pick('', f' ({b.score(i)})')}", bold=True, indent=False)
        b.lines((f"- {SEEN[i]}", f"- ทำเลย: {MEND[i]}"))
    b.heading(f"เป้าปี {y + 1}", 2)
    b.lines((f"รวม ≥ {b.rng.choice((90, 95))}", "ทุกเครื่องมือ ≥ 85", f"ตอบ IIT ≥ {b.rng.choice((70, 80, 90))}%"))
    b.no_measures()
