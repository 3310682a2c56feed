"""Held out: full reports of universities, provinces and hospitals, bands, ladders, forms, answers, prose."""

from __future__ import annotations

from decimal import Decimal

from corpus.builder import Builder, score_text
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT, cents
from corpus.layouts import held_wording as w
from corpus.layouts.held_bodies import become
from corpus.layouts.held_empty import plain
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.layouts.held_reports import (
    SAO,
    TOWN,
    Rows,
    both,
    crews_of,
    cure,
    lack,
    measures_part,
    mend_table,
    points,
    ranked,
    result_line,
    title_page,
    word_of,
)
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.registry import layout

GOALS = ("85.00", "87.50", "90.00", "92.00", "95.00")


@layout("held2-university-hosts", kept_out=HELD, agency=("university",))
def university_hosts(b: Builder) -> None:
    """A university's report to its council: the host unit of every indicator, group means, a SWOT without figures."""
    x, y = b.facts.body, b.year
    title_page(b, b.pick("รายงานผล ITA เสนอสภามหาวิทยาลัย", "รายงานการวิเคราะห์ผล ITA ระดับสถาบัน"), y)
    b.heading("วาระเพื่อพิจารณา", 2)
    b.para(
        f"กลุ่มสถาบันอุดมศึกษาเข้าร่วมประเมิน {b.rng.randint(80, 88)} แห่ง ค่าเฉลี่ยของกลุ่มเท่ากับ {b.rng.uniform(82, 95):.2f} "
        f"คะแนน ผ่านเกณฑ์ร้อยละ {b.rng.uniform(60, 99):.2f}"
    )
    b.para(result_line(b, x.name))
    if b.facts.earlier and b.chance(0.6):
        p = b.facts.earlier[0].year
        b.para(f"ทั้งนี้ ในปีงบประมาณ พ.ศ. {p} มหาวิทยาลัยได้ {b.score('ITA', p)} คะแนน ระดับ {b.level(p)}")
    b.heading(b.pick("ผลคะแนนและหน่วยงานเจ้าภาพ", "ตัวชี้วัด เจ้าภาพ และผลคะแนน"), 2)
    host_first, mean = b.chance(0.5), b.chance(0.6)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows.append([Cell(b.tool(tool, "both"), colspan=3 + mean, bold=True)])
        for i in group:
            host = b.rng.choice(crews_of(b))
            extra = [f"{0.4 * float(b.facts.result.indicator(i)) + 0.6 * b.rng.uniform(82, 98):.2f}"] if mean else []
            pair = [host, b.score(i)] if host_first else [b.score(i), host]
            rows.append([f"{i}) {b.name(i)}", *pair, *extra])
        pad = [b.score(tool), ""]
        rows.append([Cell(f"ค่าเฉลี่ย {tool}", bold=True), *(pad[::-1] if host_first else pad), *(["-"] if mean else [])])
    own = b.pick("คะแนน", "คะแนนของมหาวิทยาลัย")
    two = ["เจ้าภาพ", own] if host_first else [own, "เจ้าภาพ"]
    b.table([["ตัวชี้วัด", *two, *(["ค่าเฉลี่ยกลุ่มอุดมศึกษา"] if mean else [])]], rows)
    b.heading("การวิเคราะห์ SWOT", 2)
    best, worst = ranked(b)[:2], ranked(b, least=True)[:2]
    b.table(
        [["จุดแข็ง (S)", "จุดอ่อน (W)"]],
        [["\n".join(f"- {b.name(i)}อยู่ในเกณฑ์ดี" for i in best), "\n".join(f"- {lack(b, i)}" for i in worst)]],
    )
    measures_part(b, "แผนปรับปรุงของมหาวิทยาลัย", 0.7)
    b.para("จึงเสนอสภามหาวิทยาลัยเพื่อโปรดพิจารณาให้ข้อเสนอแนะ")


@layout(
    "held2-weighted-sum", kept_out=HELD, agency=("province", "provincial_administrative_organization", "department")
)
def weighted_sum(b: Builder) -> None:
    """How the total comes about: each instrument's mean times its weight, as sums in lines or as a table."""
    r = b.facts.result
    title_page(b, b.pick("ที่มาของคะแนน ITA และการวิเคราะห์", "รายงานผล ITA และวิธีคำนวณคะแนน"), b.year)
    b.heading("1. คะแนนรายตัวชี้วัด", 2)
    form = b.pick("lines", "table", "rows")
    if form == "lines":
        for tool, group in MEMBERS.items():
            b.para(
                f"{b.tool(tool, 'both')} = ({' + '.join(b.score(i) for i in group)}) ÷ {len(group)} = {b.score(tool)}"
            )
            b.lines(f"{i}. {b.name(i)}  {b.score(i)}" for i in group)
    elif form == "rows":
        for tool, group in MEMBERS.items():
            head = [b.name(i) for i in group] + ["เฉลี่ย"]
            b.para(b.tool(tool, "both"), indent=False, bold=True)
            b.table([list(head)], [[*(b.score(i) for i in group), b.score(tool)]], center=range(len(head)))
    else:
        rows: Rows = []
        for tool, group in MEMBERS.items():
            for k, i in enumerate(group):
                n = len(group)
                rows.append([f"{i}. {b.name(i)}", b.score(i), *([Cell(b.score(tool), rowspan=n)] if k == 0 else [])])
        b.table([["ตัวชี้วัด", "คะแนน", "เฉลี่ยเครื่องมือ"]], rows, (0.56, 0.22, 0.22), (1, 2))
    b.heading("2. การถ่วงน้ำหนัก", 2)
    times = b.pick("{p}%", "0.{p}")
    parts = {tool: score_text(cents(WEIGHT[tool] * r.exact(tool))) for tool in MEMBERS}
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(f"{tool} : {b.score(tool)} × {times.format(p=int(WEIGHT[tool] * 100))} = {parts[tool]}")
        b.para(f"รวม {' + '.join(parts.values())} = {b.score('ITA')} คะแนน")
    else:
        rows = [[tool, b.score(tool), f"{WEIGHT[tool] * 100:.0f}", parts[tool]] for tool in MEMBERS]
        rows.append([Cell("คะแนนสุทธิ", bold=True), "", "100", b.score("ITA")])
        b.table([["เครื่องมือ", "คะแนนเฉลี่ย", "น้ำหนัก", "คะแนนถ่วงน้ำหนัก"]], rows, center=(1, 2, 3))
    b.heading("3. สรุปผล", 2)
    b.para(result_line(b))
    lost = max(MEMBERS, key=lambda t: WEIGHT[t] * (100 - r.exact(t)))
    b.para(
        f"เครื่องมือที่ทำให้คะแนนหายไปมากที่สุดคือ {lost} หายไป {cents(WEIGHT[lost] * (100 - r.exact(lost)))} คะแนน "
        f"หากเพิ่ม{b.name(r.lowest(lost))}ได้อีก 5 คะแนน คะแนนรวมจะเพิ่มประมาณ "
        f"{cents(WEIGHT[lost] * Decimal(5) / len(MEMBERS[lost]))} คะแนน"
    )
    b.lines(f"• {' → '.join(both(b, i))}" for i in ranked(b, least=True)[:3])
    measures_part(b, "4. มาตรการ", 0.5)


@layout("held2-brief-prose", kept_out=HELD)
def brief_prose(b: Builder) -> None:
    """Prose from end to end: every indicator told in running text, some by distance from another, no table."""
    r = b.facts.result
    title_page(b, b.pick("บันทึกสรุปผลการประเมิน ITA", "บทความวิเคราะห์ ITA", "เรื่องเล่าจากคะแนน ITA"), b.year)
    b.para(result_line(b))
    if b.facts.earlier and b.chance(0.6):
        p = b.facts.earlier[0].year
        d = r.total - b.facts.earlier[0].total
        b.para(
            f"ย้อนไปเมื่อปี {p} คะแนนรวมอยู่ที่ {b.score('ITA', p)} จึงเท่ากับว่าใช้เวลาหนึ่งปี"
            f"{'ขยับขึ้น' if d > 0 else 'ถอยลง'} {abs(d):.2f} คะแนน"
        )
    opening = {
        "IIT": b.pick("เริ่มจากเสียงของคนภายใน", "ด้านบุคลากรในหน่วยงาน"),
        "EIT": b.pick("เมื่อหันไปฟังประชาชน", "ด้านผู้มาติดต่อและคู่สัญญา"),
        "OIT": b.pick("ส่วนเรื่องข้อมูลที่เผยแพร่", "ด้านเว็บไซต์"),
    }
    way = b.pick("words", "bracket", "chain")
    for tool, group in MEMBERS.items():
        order = sorted(group, key=lambda i: (-r.indicator(i), i)) if b.chance(0.6) else list(group)
        if way == "words":
            said = " ".join(f"{b.name(i)}ได้ {b.score(i)} คะแนน" for i in order)
        elif way == "bracket":
            said = " ".join(f"{b.name(i)} ({b.score(i)})" for i in order)
        else:
            said = " ถัดมาเป็น".join(f"{b.name(i)} {b.score(i)} คะแนน" for i in order)
        b.para(f"{opening[tool]} {b.tool(tool, 'both')} ให้คะแนนเฉลี่ย {b.score(tool)} แยกเป็น {said}")
        a, z = r.highest(tool), r.lowest(tool)
        if b.chance(0.6):
            b.para(f"คะแนนสูงสุดกับต่ำสุดของกลุ่มนี้ห่างกัน {r.indicator(a) - r.indicator(z):.2f} คะแนน สาเหตุคือ{lack(b, z)}")
    if b.chance(0.6):
        short = [i for i in range(1, 11) if r.indicator(i) < 90]
        b.para(
            f"หากขีดเส้นที่ 90 คะแนน จะมี {10 - len(short)} ตัวชี้วัดอยู่เหนือเส้น และ {len(short)} ตัวชี้วัดอยู่ใต้เส้น "
            f"เป้าหมายปีหน้าตั้งไว้ที่ {b.rng.choice(GOALS)} คะแนน"
        )
    b.para("สิ่งที่จะลงมือทำก่อน ได้แก่ " + " และ".join(cure(b, i) for i in ranked(b, least=True)[:3]))
    if b.chance(0.5):
        sign(b, b.pick("ผู้เขียน", "นักวิเคราะห์นโยบายและแผน"))
    b.no_measures()


@layout("held2-band-groups", kept_out=HELD)
def band_groups(b: Builder) -> None:
    """Indicators sorted into groups of score ranges: one row or paragraph a group, names with figures inside a cell."""
    r = b.facts.result
    title_page(b, b.pick("การจัดกลุ่มตัวชี้วัด ITA ตามช่วงคะแนน", "วิเคราะห์สถานะตัวชี้วัด ITA"), b.year)
    b.para(result_line(b))
    colours = b.chance(0.5)
    groups = (
        ("95.00 - 100.00", "สีเขียว" if colours else "กลุ่มรักษามาตรฐาน", 95, 101),
        ("85.00 - 94.99", "สีเหลือง" if colours else "กลุ่มต่อยอด", 85, 95),
        ("75.00 - 84.99", "สีส้ม" if colours else "กลุ่มต้องพัฒนา", 75, 85),
        ("ต่ำกว่า 75.00", "สีแดง" if colours else "กลุ่มเร่งด่วน", 0, 75),
    )
    shape = b.pick("{i}. {n} ({s})", "{n} {s}", "- {n} = {s}", "{n} ({i}) : {s} คะแนน", "ตัวชี้วัดที่ {i} {n} {s} คะแนน")
    rows: Rows = []
    table = b.chance(0.7)
    for span, label, low, high in groups:
        own = [i for i in ranked(b) if low <= r.indicator(i) < high]
        text = [shape.format(i=i, n=b.name(i), s=b.score(i)) for i in own]
        if table:
            rows.append([f"{label}\n({span})", str(len(own)), "\n".join(text) or "-"])
        else:
            b.heading(f"{label} ช่วงคะแนน {span} จำนวน {len(own)} ตัวชี้วัด", 3)
            b.lines(text or ["- ไม่มี -"])
    if table:
        b.table([["กลุ่ม", b.pick("จำนวน (ตัวชี้วัด)", "จำนวน"), "ตัวชี้วัดและคะแนน"]], rows, (0.28, 0.16, 0.56), (1,))
    if b.chance(0.7):
        b.para("คะแนนรายเครื่องมือ : " + b.pick(" / ", ", ", " | ").join(f"{t} {b.score(t)}" for t in MEMBERS))
    b.heading("แนวทางตามกลุ่ม", 2)
    for i in ranked(b, least=True)[: b.rng.randint(3, 5)]:
        b.para(f"{b.name(i)} ({INSTRUMENT[i]}) : {' จึงควร'.join(both(b, i))}")
    measures_part(b, "มาตรการ", 0.6)


@layout("held2-goal-ladder", kept_out=HELD, agency=(SAO, "subdistrict_municipality"))
def goal_ladder(b: Builder) -> None:
    """A hospital's or a council's base scores beside the goals of three years to come; then causes and measures."""
    x, y, r = b.facts.body, b.year, b.facts.result
    whole, crews, name = "", crews_of(b), ""
    if y >= 2565 and b.chance(0.7):
        name = f"โรงพยาบาล{x.district}"
        whole = become(b, "hospital", name, f"{name} อำเภอ{x.district} จังหวัด{x.province}")
        crews = ("กลุ่มงานบริหารทั่วไป", "กลุ่มการพยาบาล", "กลุ่มงานเภสัชกรรม", "กลุ่มงานประกันสุขภาพ", "งานพัสดุ")
    title_page(b, b.pick("แผนยกระดับคะแนน ITA ระยะ 3 ปี", "ผลการประเมิน ITA และค่าเป้าหมายล่วงหน้า"), y, whole)
    b.heading("สถานการณ์ปัจจุบัน", 2)
    b.para(result_line(b, name))
    b.heading(b.pick("ค่าฐานและค่าเป้าหมาย", "คะแนนปัจจุบันเทียบค่าเป้าหมาย"), 2)
    ahead = [y + k for k in (1, 2, 3)][: b.rng.randint(2, 3)]
    base_last = b.chance(0.25)

    def line(label: str | Cell, code: str | int) -> list[str | Cell]:
        value = r.value(code)
        goals = [score_text(min(Decimal(100), cents(value + Decimal(k) * (100 - value) / 5))) for k in range(1, 4)]
        steps = goals[: len(ahead)] if b.style["size"] > 13 else [b.pick("≥ 85", "≥ 90")] * len(ahead)
        return [label, *steps, b.score(code)] if base_last else [label, b.score(code), *steps]

    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows += [line(f"{i}. {b.name(i)}", i) for i in group]
        if b.style["size"] > 14:
            rows.append(line(Cell(f"รวม {tool}", bold=True), tool))
    rows.append(line(Cell("คะแนนรวม ITA", bold=True), "ITA"))
    base = b.pick("ค่าฐาน ({y})", "ผลปี {y}", "คะแนนปี {y}").format(y=y)
    form = b.pick("เป้าหมาย {a}", "ค่าเป้าหมายปี {a}", "เป้า ปี {a}", "{a}")
    goals = [form.format(a=a) for a in ahead]
    n = len(ahead) + 1
    head = ["ตัวชี้วัด", *goals, base] if base_last else ["ตัวชี้วัด", base, *goals]
    heads: Rows = [list(head)]
    if form == "{a}":
        over = Cell(b.pick("ค่าเป้าหมาย", "เป้าหมาย (คะแนน)"), colspan=len(ahead))
        rest = [Cell(base, rowspan=2)]
        heads = [[Cell("ตัวชี้วัด", rowspan=2), *([over, *rest] if base_last else [*rest, over])], list(goals)]
    b.table(heads, rows, (0.4, *[0.6 / n] * n), range(1, n + 1))
    b.para(f"ค่าเป้าหมายของปี {ahead[-1]} กำหนดตามแผนยุทธศาสตร์ของหน่วยงาน และจะทบทวนเมื่อทราบผลปี {y + 1}")
    b.heading("สาเหตุที่ยังไม่ถึงเป้าหมาย", 2)
    b.lines(f"({k}) {lack(b, i)}" for k, i in enumerate(ranked(b, least=True)[:4], 1))
    b.heading(f"มาตรการปี {y + 1}", 2)
    mend_table(b, crews)


@layout("held2-answers", kept_out=HELD, agency=(SAO, *TOWN))
def answers(b: Builder) -> None:
    """Questions of citizens and the agency's answers, scores only in the answers; by chance a small table."""
    r, y = b.facts.result, b.year
    b.heading(f"ถาม-ตอบ เรื่องคะแนน ITA ประจำ{w.yr(b)}\n{w.whole(b)}", 1, center=True)
    q, a = b.rng.choice((("ถาม : ", "ตอบ : "), ("Q: ", "A: "), ("คำถาม ", "คำตอบ ")))
    asked: list[tuple[str, str]] = [("ITA คืออะไร", "การประเมินคุณธรรมและความโปร่งใสของหน่วยงานรัฐ คะแนนเต็ม 100 เกณฑ์ผ่าน 85")]
    asked.append((b.pick("ปีนี้ได้เท่าไร", "ผลของหน่วยงานเราเป็นอย่างไร"), result_line(b)))
    for tool, group in MEMBERS.items():
        text = {"IIT": "คนในหน่วยงานมองอย่างไร", "EIT": "ประชาชนให้คะแนนเท่าไร", "OIT": "เว็บไซต์ได้คะแนนแค่ไหน"}[tool]
        said = " ".join(f"{b.name(i)} {b.score(i)} คะแนน" for i in group)
        asked.append((text, f"{b.tool(tool, 'both')} ได้ {b.score(tool)} คะแนน มาจาก {said}"))
    low = ranked(b)[-1]
    asked.append(("เรื่องใดได้คะแนนน้อยที่สุด เพราะอะไร", f"{b.name(low)} ได้ {b.score(low)} คะแนน เนื่องจาก{lack(b, low)}"))
    if b.facts.earlier:
        p = b.facts.earlier[0].year
        asked.append(
            (f"ปี {p} เป็นอย่างไร", f"ปีนั้นได้ {b.score('ITA', p)} คะแนน ต่างจากปีนี้ {abs(r.total - b.facts.of(p).total)} คะแนน")
        )
    asked.append((f"ปี {y + 1} ตั้งเป้าไว้เท่าไร", f"ตั้งใจให้ได้ไม่น้อยกว่า {b.rng.choice(GOALS)} คะแนน โดย{cure(b, low)}"))
    if b.chance(0.3):
        b.table([["ลำดับ", "ถาม", "ตอบ"]], [[str(k), t, u] for k, (t, u) in enumerate(asked, 1)], (0.1, 0.3, 0.6), (0,))
    else:
        for k, (t, u) in enumerate(asked, 1):
            b.para(f"{k}. {q}{t}", indent=False, bold=True)
            b.para(a + u)
    if b.chance(0.4):
        rows: Rows = [[b.name(i), b.score(i), word_of(b, r.indicator(i))] for i in ranked(b)]
        b.para("ตารางท้ายเอกสาร", align="center")
        b.table([["ด้าน", "คะแนน", "อยู่ในเกณฑ์"]], rows, (0.6, 0.2, 0.2), (1, 2))
    phone = b.keep(f"0-{b.rng.randint(2000, 7999)}-{b.rng.randint(1000, 9999)}")
    b.para(f"สอบถามเพิ่มเติมที่{b.rng.choice(crews_of(b))} โทร. {phone}")
    b.no_measures()


@layout("held2-indicator-forms", kept_out=HELD)
def indicator_forms(b: Builder) -> None:
    """A form for each indicator with keys at the left: score, goal, gap, questions, cause, remedy; the whole first."""
    r, goal = b.facts.result, b.rng.choice((85, 90, 95))
    title_page(b, b.pick("แบบวิเคราะห์ผลการประเมิน ITA รายตัวชี้วัด", "แบบสรุปผล ITA (แบบ ITA-01)"), b.year)
    form: Rows = [["หน่วยงาน", w.whole(b)], ["ปีที่ประเมิน", f"ปีงบประมาณ พ.ศ. {b.year}"]]
    form += [["คะแนนรวม", b.score("ITA")], ["ระดับผลการประเมิน", b.level()]]
    if b.chance(0.7):
        form += [[f"คะแนน {tool}", b.score(tool)] for tool in MEMBERS]
    b.table([], form, (0.35, 0.65))
    chosen = list(range(1, 11)) if b.chance(0.7) else sorted(ranked(b, least=True)[:6])
    key, with_goal, with_items = b.pick("คะแนนที่ได้", "ผลคะแนน", "คะแนน"), b.chance(0.7), b.chance(0.6)
    flat = b.chance(0.3)
    for i in chosen:
        head = f"ตัวชี้วัดที่ {i} {b.name(i)}"
        rows: Rows = [["เครื่องมือ", b.tool(INSTRUMENT[i], "both")], [key, b.score(i)]]
        if with_goal:
            d = r.indicator(i) - goal
            rows += [["ค่าเป้าหมาย", f"{goal}.00"], ["ผลต่างจากเป้าหมาย", f"{d:+.2f}"]]
        if with_items:
            rows.append(["คะแนนรายข้อ", "\n".join(f"{c} {t} {m}" for c, t, m in points(b, i, 3))])
        rows += [[k, v] for k, v in zip(("สภาพปัญหา", "แนวทางแก้ไข"), both(b, i), strict=True)]
        if flat:
            b.heading(head, 3)
            b.lines(f"{k} : {str(v).replace(chr(10), ', ')}" for k, v in rows)
        else:
            b.table([[Cell(head, colspan=2)]], rows, (0.3, 0.7))
            b.para("")
    measures_part(b, "แบบกำหนดมาตรการ", 0.5)
    sign(b, "ผู้รายงาน", boss(b))


@layout("held2-no-invite", kept_out=HELD)
def invite(b: Builder) -> None:
    """An invitation to answer the coming survey: who, when, how, what counts, last year's figures of the country."""
    y = b.year + 1
    b.heading(f"ประกาศ{b.facts.body.name}\nเรื่อง ขอเชิญตอบแบบวัดการรับรู้ ITA ประจำ{w.yr(b, y)}", 1, center=True)
    b.para(f"{w.whole(b)} ขอเชิญบุคลากรและประชาชนร่วมตอบแบบวัด ระหว่างวันที่ {b.rng.randint(2, 15)} มกราคม - 30 เมษายน {y}")
    goals: Rows = []
    for tool, group in MEMBERS.items():
        need = {"IIT": f"{b.rng.randint(30, 200)} คน", "EIT": f"{b.rng.randint(40, 400)} คน", "OIT": "-"}[tool]
        goals.append(
            [b.tool(tool, "both"), "\n".join(f"{i}. {b.name(i)}" for i in group), need, f"{WEIGHT[tool] * 100:.0f}"]
        )
    b.table([["แบบวัด", "ตัวชี้วัดที่ถาม", "ผู้ตอบขั้นต่ำ", "น้ำหนักคะแนน"]], goals, (0.34, 0.36, 0.16, 0.14), (2, 3))
    b.picture(30)
    b.para("สแกนคิวอาร์โค้ดเพื่อเข้าตอบ ใช้เวลาประมาณ 10 นาที ข้อมูลของท่านถือเป็นความลับ", align="center")
    if b.chance(0.6):
        b.para(
            f"ปีที่ผ่านมามีผู้ตอบทั่วประเทศกว่า 1.3 ล้านคน ค่าเฉลี่ยระดับประเทศ {b.rng.uniform(80, 94):.2f} คะแนน "
            f"{b.facts.body.name}ตั้งเป้าร้อยละ {b.rng.choice(GOALS)} ในปีนี้"
        )
    some = sorted(b.rng.sample(range(1, 9), 3))
    b.para("ตัวอย่างข้อคำถาม", indent=False, bold=True)
    b.lines(f"{c} {t} : ให้คะแนน 0 - 100" for i in some for c, t, _ in points(b, i, 1))
    if b.chance(0.5):
        b.para(f"ประกาศ ณ วันที่ {b.rng.randint(1, 28)} ธันวาคม {b.year}", align="center")
        sign(b, boss(b))
    plain(b)


@layout("held2-no-promotion", kept_out=HELD)
def promotion(b: Builder) -> None:
    """A plan to promote integrity with goals, money shares and measures, and no score of the agency."""
    y = b.year + 1
    title_page(b, b.pick("แผนส่งเสริมคุณธรรมและความโปร่งใส", "แผนขับเคลื่อน ITA และองค์กรคุณธรรม"), y)
    b.heading("วัตถุประสงค์และค่าเป้าหมาย", 2)
    b.lines(
        (
            f"1. ผลการประเมิน ITA ปี {y} ไม่ต่ำกว่า {b.rng.choice(GOALS)} คะแนน",
            f"2. ทุกเครื่องมือได้คะแนนไม่ต่ำกว่าร้อยละ {b.rng.choice((85, 90))}",
            f"3. บุคลากรผ่านการอบรมไม่น้อยกว่าร้อยละ {b.rng.choice((80, 90, 95))}",
        )
    )
    rows: Rows = [[f"{i}. {b.name(i)}", b.rng.choice(GOALS), b.rng.choice(crews_of(b))] for i in range(1, 11)]
    if b.chance(0.6):
        b.table([["ตัวชี้วัด", "ค่าเป้าหมาย (คะแนน)", "ผู้ขับเคลื่อน"]], rows, (0.5, 0.22, 0.28), (1,))
    b.para(f"งบประมาณรวม {b.rng.randint(20, 240)},000 บาท คิดเป็นร้อยละ {b.rng.uniform(0.1, 2.4):.2f} ของงบดำเนินงาน")
    b.heading(f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำ{w.yr(b, y)}", 2)
    if b.chance(0.5):
        mend_table(b)
    else:
        measures_table(b)
    plain(b, measures=False)
