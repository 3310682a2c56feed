"""Held out: result sheets, certificates, agenda items, news, slides, follow-up reports, and look-alikes."""

from __future__ import annotations

from decimal import Decimal

from corpus.areas import neighbours
from corpus.builder import Builder, score_text
from corpus.facts import INSTRUMENT, MEMBERS, draw_assessment
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import deeds, offices
from corpus.layouts.held_mixed import FOUND, NEXT, SHAPES, broken, told, top
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.layouts.held_tables import outcome
from corpus.model import Cell
from corpus.registry import layout
from corpus.sections import ANNOUNCED

LOCAL = ("subdistrict_administrative_organization", "subdistrict_municipality")
KINDS = {
    "subdistrict_administrative_organization": "องค์การบริหารส่วนตำบล",
    "subdistrict_municipality": "เทศบาลตำบล",
    "town_municipality": "เทศบาลเมือง",
    "city_municipality": "เทศบาลนคร",
    "provincial_administrative_organization": "องค์การบริหารส่วนจังหวัด",
    "department": "กรมหรือเทียบเท่า",
    "university": "สถาบันอุดมศึกษา",
    "state_enterprise": "รัฐวิสาหกิจ",
    "province": "จังหวัด",
}


def loose(b: Builder, rows: list[list[str | Cell]], widths: tuple[float, ...] = ()) -> None:
    """A table without head and rules."""
    ruled, b.style["ruled"] = b.style["ruled"], False
    b.table([], rows, widths)
    b.style["ruled"] = ruled


@layout("held2-system-sheet", kept_out=HELD)
def system_sheet(b: Builder) -> None:
    """One page printed from the assessors' web system: who, total, level, ten rows with bars drawn in characters."""
    b.style |= {"browser_header": b.chance(0.6), "page_numbers": "", "running_head": "", "landscape": False}
    b.heading(
        b.pick(
            "ITAS : ระบบการประเมินคุณธรรมและความโปร่งใส",
            "ระบบ ITAS | รายงานผลการประเมินรายหน่วยงาน",
            "ผลการประเมินรายหน่วยงาน",
        )
    )
    x, t = b.facts.body, b.score("ITA")
    who: list[list[str | Cell]] = [["หน่วยงาน", x.name], ["ประเภท", KINDS[x.agency_type]]]
    if x.district:
        who += [["อำเภอ", x.district], ["จังหวัด", str(x.province)]]
    elif x.province:
        who.append(["จังหวัด", x.province])
    who.append(["ปีงบประมาณ", b.pick(f"{b.year}", f"พ.ศ. {b.year}", f"{b.year} ({b.year - 543})")])
    loose(b, who, (0.25, 0.75))
    big: list[list[str | Cell]] = [
        [Cell(t, bold=True, align="center"), Cell(b.level(), bold=True, align="center")],
        [
            Cell(b.pick("คะแนนรวม", "Total Score", "ผลคะแนน"), align="center"),
            Cell(b.pick("ระดับ", "Rating"), align="center"),
        ],
    ]
    loose(b, big if b.chance(0.5) else big[::-1])
    sign_of, step = b.pick("█", "■", "|", "=", ""), 10

    def bar(value: Decimal) -> str:
        return sign_of * int(value / (5 if sign_of == "|" else step))

    parts = b.facts.result.eit_parts is not None and b.chance(0.5)
    body: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        line: list[str | Cell] = [Cell(b.tool(tool, "both"), bold=True), "", Cell(b.score(tool), bold=True)]
        body.append(line if sign_of else [line[0], line[2]])
        if tool == "EIT" and parts:
            for code in ("EIT1", "EIT2"):
                body.append([b.tool(code, "code"), *([""] if sign_of else []), b.score(code)])
        for i in group:
            bars = [bar(b.facts.result.indicator(i))] if sign_of else []
            body.append([f"{i} {b.name(i)}", *bars, b.score(i)])
    loose(b, body, (0.56, 0.28, 0.16) if sign_of else (0.8, 0.2))
    clock = f"{b.rng.randint(8, 16):02d}:{b.rng.randint(10, 59)}"
    b.para(f"พิมพ์เมื่อ {w.day(b)} {clock} น. หน้า 1/1 ผู้พิมพ์ : {b.keep(f'admin{b.rng.randint(10, 99)}')}", align="right")
    b.no_measures()


@layout("held2-certificate", kept_out=HELD)
def certificate(b: Builder) -> None:
    """A certificate or notice with the total as a line of its own; the indicators on a sheet behind, five in a row."""
    b.style |= {"landscape": b.chance(0.6), "page_numbers": "", "running_head": "", "turn_wide": False}
    good = b.facts.result.total >= 85
    b.picture(25)
    b.heading(b.pick("เกียรติบัตร", "ใบประกาศเกียรติคุณ") if good else f"ประกาศ{b.facts.body.name}", 1, center=True)
    b.para(b.pick("ให้ไว้เพื่อแสดงว่า", "มอบให้แก่") if good else "เรื่อง ผลการประเมินคุณธรรมและความโปร่งใส", align="center")
    b.heading(w.whole(b), 1, center=True)
    b.para(
        f"{b.pick('เข้ารับการประเมิน', 'ได้เข้าร่วมการประเมิน')} ITA ประจำ{w.yr(b)}\n{b.pick('โดยมีผลคะแนนรวม', 'ได้คะแนนรวม')}",
        align="center",
    )
    t, v = b.score("ITA"), b.level()
    b.heading(b.pick(t, f"{t} คะแนน", f"“ {t} ”"), 1, center=True)
    b.para(b.pick(f"ระดับ {v}", f"ผลการประเมิน ระดับ “{v}”", f"( {v} )"), align="center", bold=True)
    b.para(f"{b.pick('ให้ไว้ ณ วันที่', 'ประกาศ ณ วันที่')} {ANNOUNCED[b.year]}", align="center")
    if not good:
        b.para(boss(b), align="center")
    if b.chance(0.75):
        b.page_break()
        b.heading(b.pick("รายละเอียดแนบท้าย", "เอกสารแนบ : คะแนนรายตัวชี้วัด"), 2, center=True)
        numbered, above = b.chance(0.6), b.chance(0.7)
        body: list[list[str | Cell]] = []
        for first in (1, 6):
            group = range(first, first + 5)
            names: list[str | Cell] = [
                Cell(broken(f"{i}. {b.name(i)}" if numbered else b.name(i)), align="center") for i in group
            ]
            figures: list[str | Cell] = [Cell(b.score(i), align="center", bold=True) for i in group]
            body += [names, figures] if above else [figures, names]
        b.table([], body, (0.2,) * 5)
        if b.chance(0.5):
            loose(b, [[Cell(f"{tool} {b.score(tool)}", align="center") for tool in MEMBERS]])
    b.no_measures()


@layout("held2-agenda", kept_out=HELD)
def agenda(b: Builder) -> None:
    """Minutes with a list of those present, and the result as a table of lists in one agenda item."""
    number, months = f"{b.rng.randint(1, 9)}/{b.year}", b.rng.randint(0, 2)
    b.heading(
        f"รายงานการประชุม{b.pick('หัวหน้าส่วนราชการ', 'ผู้บริหารและพนักงาน', 'ประจำเดือน')}\n{w.whole(b)}\nครั้งที่ {number}",
        1,
        center=True,
    )
    b.para(f"วันที่ {w.day(b, 10, months)} เวลา 09.30 น.", align="center")
    b.para("ผู้มาประชุม", bold=True, indent=False)
    roles = b.rng.sample(("ปลัด", "ผู้อำนวยการกองคลัง", "ผู้อำนวยการกองช่าง", "นิติกร", "นักทรัพยากรบุคคล", "หัวหน้าสำนักปลัด"), 4)
    loose(b, [[f"{k}.", w.man(b).strip("()"), role] for k, role in enumerate(roles, 1)], (0.08, 0.5, 0.42))
    b.para("ระเบียบวาระที่ 1 เรื่องประธานแจ้งให้ทราบ", bold=True, indent=False)
    b.para(f"ยอดเบิกจ่ายสะสมของหน่วยงานอยู่ที่ร้อยละ {b.rng.uniform(20, 98):.2f} ขอให้ทุกกองเร่งรัด")
    b.para("ระเบียบวาระที่ 2 รับรองรายงานการประชุมครั้งก่อน - ที่ประชุมรับรอง", bold=True, indent=False)
    b.para(f"ระเบียบวาระที่ 3 {b.pick('เรื่องเพื่อทราบ', 'เรื่องสืบเนื่อง')}", bold=True, indent=False)
    b.para(f"3.{b.rng.randint(1, 3)} ผลการประเมิน ITA ประจำ{w.yr(b)}", indent=False)
    b.para(f"{b.pick('เลขานุการ', 'ปลัด', 'นิติกร')}รายงานว่า {told(b)} รายละเอียดดังนี้")
    shape = b.pick("{i}. {n} {s}", "- {n} ({s})", "{n} = {s}", "{i}) {n} : {s} คะแนน", "{n} ได้ {s}")
    mean = b.pick("end", "end", "first", "none")
    body: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        inner = "\n".join(shape.format(i=i, n=b.name(i), s=b.score(i)) for i in group)
        label = b.tool(tool)
        body.append([f"{label}\n(เฉลี่ย {b.score(tool)})" if mean == "first" else label, inner])
        if mean == "end":
            body[-1].append(Cell(b.score(tool), align="center"))
    head = [b.pick("เครื่องมือ", "แบบที่ใช้ประเมิน"), b.pick("ตัวชี้วัดและคะแนน", "ผลรายตัวชี้วัด")]
    if mean == "end":
        head.append(b.pick("คะแนนเฉลี่ย", "เฉลี่ย"))
    b.table([head], body, (0.32, 0.5, 0.18) if mean == "end" else (0.38, 0.62))
    low = b.facts.result.lowest(b.pick("IIT", "EIT", "OIT"))
    b.para(f"ประธาน ขอให้ทุกส่วนช่วยกันดูเรื่อง{b.name(low)} เพราะ{FOUND[low]} ให้{NEXT[low]}")
    b.para(f"มติที่ประชุม {b.pick('รับทราบ', 'รับทราบและให้ดำเนินการตามที่ประธานมอบหมาย')}", bold=True, indent=False)
    b.para("ระเบียบวาระที่ 4 เรื่องอื่น ๆ - ไม่มี", bold=True, indent=False)
    b.para(f"เลิกประชุมเวลา {b.rng.randint(11, 12)}.{b.rng.choice((10, 20, 45))} น.")
    sign(b, "ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม")
    b.no_measures()


@layout("held2-district-news", kept_out=HELD, agency=LOCAL)
def district_news(b: Builder) -> None:
    """A province's news with its bodies in two halves of one table, score and level in one cell or in two."""
    own = b.facts.body
    rows = [(x, draw_assessment(b.rng, b.year)) for x in neighbours(b.rng, own, b.rng.randint(7, 16))]
    rows.sort(key=lambda x: (-x[1].total, x[0].name))
    same = all(x.district == own.district for x, _ in rows)
    area = f"อำเภอ{own.district} จังหวัด{own.province}" if same else f"จังหวัด{own.province}"
    b.style["size"] = min(b.style["size"], 14.0)
    b.heading(b.pick(f"ข่าวประชาสัมพันธ์ {area}", f"{area} เปิดผล ITA ท้องถิ่น", f"เอกสารข่าว {area}"), 1, center=True)
    b.para(f"วันที่ {w.day(b)}", align="right")
    mean = sum(a.total for _, a in rows) / len(rows)
    b.para(
        f"ผลการประเมิน ITA ประจำ{w.yr(b)} ขององค์กรปกครองส่วนท้องถิ่นใน{area} จำนวน {len(rows)} แห่ง "
        f"มีคะแนนเฉลี่ย {mean:.2f} คะแนน {b.pick('เรียงจากมากไปน้อยได้ดังนี้', 'รายละเอียดตามตาราง')}"
    )
    glued = b.chance(0.5)

    def cells(k: int) -> list[str | Cell]:
        if k >= len(rows):
            return [""] * (3 if glued else 4)
        x, a = rows[k]
        name = x.name if same else f"{x.name}\nอ.{x.district}"
        total = score_text(a.total)
        return [str(k + 1), name, *([f"{total} ({a.level})"] if glued else [total, a.level])]

    half = (len(rows) + 1) // 2
    head = ["ที่", b.pick("อปท.", "หน่วยงาน"), *([b.pick("คะแนน (ระดับ)", "ผล ITA")] if glued else ["คะแนน", "ระดับ"])]
    wide = (0.05, 0.27, 0.18) if glued else (0.05, 0.22, 0.1, 0.13)
    b.table([head * 2], [cells(k) + cells(half + k) for k in range(half)], wide * 2)
    b.para(f"ทั้งนี้ {b.pick('จังหวัด', 'ท้องถิ่นจังหวัด')}ตั้งเป้าให้ทุกแห่งได้ไม่ต่ำกว่า {b.rng.choice((85, 90, 95))} คะแนนในปีถัดไป")
    b.note_others(rows)
    b.note("agency", None)
    b.no_measures()


@layout("held2-slides", kept_out=HELD, first=2563)
def slides(b: Builder) -> None:
    """Landscape slides, an indicator a page: the figure large, words beside it, the year before at the foot."""
    b.style |= {"landscape": True, "turn_wide": False, "running_head": "", "size": 16.0}
    p, kind = b.year - 1, b.pick("large", "large", "boxes")
    b.heading(b.pick("ITA กับก้าวต่อไปของเรา", "ผลการประเมิน ITA", "ถอดบทเรียน ITA"), 1, center=True)
    b.heading(f"{w.whole(b)}\n{w.yr(b)}", 2, center=True)
    b.page_break()
    b.heading(b.pick("ภาพรวม", "เราอยู่ตรงไหน"), 1)
    b.heading(b.score("ITA"), 1, center=True)
    b.para(f"ระดับ {b.level()}", align="center", bold=True)
    if b.chance(0.6):
        b.table([list(MEMBERS)], [[b.score(tool) for tool in MEMBERS]], center=range(3))
    before = b.chance(0.6)
    if before:
        b.para(f"ปี {p} : {b.score('ITA', p)}", align="right")
    for i in range(1, 11):
        b.page_break()
        name = b.pick("ตัวชี้วัดที่ {i}", "ตัวชี้วัดที่ {i}", "{t} | ตัวชี้วัดที่ {i}").format(i=i, t=INSTRUMENT[i])
        words = [f"• {FOUND[i]}", f"• {b.pick('ทำต่อ', 'สิ่งที่จะทำ')} : {NEXT[i]}"]
        if kind == "large":
            b.heading(f"{name} {b.name(i)}", 1)
            b.heading(b.score(i), 1, center=True)
            b.para("คะแนน", align="center")
            b.lines(words)
        else:
            b.heading(name, 2)
            loose(b, [[Cell(f"{b.name(i)}\n{b.score(i)}", align="center", bold=True), "\n".join(words)]], (0.4, 0.6))
        if before and b.chance(0.7):
            b.para(f"ปี {p} ได้ {b.score(i, p)}", align="right")
    b.page_break()
    b.heading(b.pick("ขอบคุณ", "จบการนำเสนอ"), 1, center=True)
    b.no_measures()


@layout("held2-newsletter", kept_out=HELD)
def newsletter(b: Builder) -> None:
    """A newsletter in two columns: the result as a column of short lines, other news with per cents beside it."""
    b.style |= {"size": 13.0, "running_head": "", "landscape": b.chance(0.3)}
    x = b.facts.body
    b.heading(f"{b.pick('จดหมายข่าว', 'วารสาร', 'สารข่าว')}{x.name}", 1, center=True)
    b.para(f"{w.where(b)}  ฉบับที่ {b.rng.randint(1, 12)}  {w.day(b)}".strip(), align="center")
    form = b.pick("{n} {s}", "{n} : {s} คะแนน", "{s}  {n}", "{n}\n{s}", "» {n} ({s})")
    left = [b.pick("ผล ITA ออกแล้ว", "คะแนนความโปร่งใสของเรา"), f"ประจำ{w.yr(b)}"]
    left += [f"{b.pick('คะแนนรวม', 'ได้')} {b.score('ITA')} คะแนน", f"ระดับ {b.level()}"]
    tooled = b.chance(0.5)
    for tool, group in MEMBERS.items():
        if tooled:
            left.append(f"[{tool}] {b.score(tool)}")
        left += [form.format(n=b.name(i), s=b.score(i)) for i in group]
    news = [
        f"งานจัดเก็บรายได้\nจัดเก็บภาษีที่ดินได้ร้อยละ {b.rng.uniform(71, 99):.2f} ของเป้าหมาย ขอบคุณผู้เสียภาษีทุกท่าน",
        f"กีฬาสัมพันธ์\nมีผู้เข้าแข่งขัน {b.rng.randint(80, 400)} คน ทีมชนะเลิศได้ {b.rng.randint(60, 95)} คะแนน",
        f"สำรวจความพึงพอใจ\nผู้รับบริการพอใจร้อยละ {b.rng.uniform(80, 99):.2f} จากแบบสอบถาม {b.rng.randint(100, 400)} ชุด",
        "ฉีดวัคซีนพิษสุนัขบ้า\nนำสัตว์เลี้ยงมารับบริการได้ทุกวันพุธ ไม่มีค่าใช้จ่าย",
        f"ลดขยะ\nปริมาณขยะลดลงร้อยละ {b.rng.uniform(3, 24):.2f} จากเดือนก่อน",
    ]
    right = "\n\n".join(b.rng.sample(news, 3))
    pair: list[str | Cell] = ["\n".join(left), right]
    loose(b, [pair if b.chance(0.6) else pair[::-1]], (0.5, 0.5))
    b.para(
        f"บรรณาธิการ {w.man(b).strip('()')}  โทร. {b.keep(f'0 4{b.rng.randint(100, 999)} {b.rng.randint(1000, 9999)}')}",
        align="center",
    )
    b.no_measures()


@layout("held2-followup", kept_out=HELD)
def followup(b: Builder) -> None:
    """What became of the measures: three columns of ticks, per cents done, the indicator's score in its merged cell."""
    y = b.year
    b.style |= {"landscape": b.chance(0.7), "size": min(b.style["size"], 14.0), "turn_wide": False}
    title = b.pick(
        "รายงานผลการดำเนินการตามมาตรการ ITA", "แบบติดตามมาตรการยกระดับคุณธรรมและความโปร่งใส", "สรุปผลการปฏิบัติตามมาตรการภายใน"
    )
    b.heading(f"{title}\nประจำ{w.yr(b, y + 1)} รอบ {b.rng.choice((6, 12))} เดือน\n{w.whole(b)}", 1, center=True)
    b.para(f"ข้อมูลตั้งต้น : {told(b)}")
    rows = deeds(b, 4, 10, status=True)
    scored, part, who = b.chance(0.6), b.chance(0.5), b.chance(0.6)
    shape, tick = b.rng.choice(SHAPES[:5]), b.pick("✓", "/", "√", "✔")
    heads: list[str | Cell] = [Cell("ตัวชี้วัด" + (f"\n(คะแนนปี {y})" if scored else ""), rowspan=2)]
    heads += [Cell(b.pick("มาตรการ", "มาตรการ/กิจกรรม"), rowspan=2), Cell(b.pick("สถานะ", "การดำเนินการ"), colspan=3)]
    if part:
        heads.append(Cell(b.pick("ร้อยละ\nความก้าวหน้า", "ความคืบหน้า"), rowspan=2))
    heads.append(Cell(b.pick("ผลที่เกิดขึ้น", "รายละเอียด", "ผลการดำเนินการ"), rowspan=2))
    if who:
        heads.append(Cell(b.pick("ผู้รับผิดชอบ", "ผู้รายงาน/รับผิดชอบ"), rowspan=2))
    words = b.rng.choice(
        (("แล้วเสร็จ", "อยู่ระหว่าง\nดำเนินการ", "ยังไม่\nดำเนินการ"), ("ดำเนินการแล้ว", "กำลังดำเนินการ", "ยังไม่ได้ดำเนินการ"))
    )
    body: list[list[str | Cell]] = []
    for d in rows:
        kin = [x for x in rows if x.indicator == d.indicator]
        label = shape.format(i=d.indicator, n=b.name(d.indicator))
        line: list[str | Cell] = []
        if kin[0] is d:
            line.append(Cell(f"{label}\n({b.score(d.indicator)})" if scored else label, rowspan=len(kin)))
        line.append(d.plan.act)
        line += [Cell(tick if d.status == s else "", align="center") for s in ("done", "in_progress", "not_done")]
        if part:
            far = {"done": 100, "in_progress": b.rng.choice((30, 50, 60, 75, 80)), "not_done": 0}[d.status]
            line.append(Cell(f"{far}%", align="center"))
        line.append(outcome(b, d))
        fields: dict[str, object] = {"indicator": d.indicator, "status": d.status}
        if who:
            line.append("\n".join(d.offices))
            fields["responsible"] = list(d.offices)
        body.append(line)
        b.measure_truth(b.facts.measures[0], d.plan.act, **fields)
    widths = [0.15, 0.0, 0.07, 0.08, 0.08, *([0.08] if part else []), 0.18, *([0.15] if who else [])]
    widths[1] = 1 - sum(widths)
    b.table([heads, list(words)], body, widths)
    done = sum(d.status == "done" for d in rows)
    b.para(f"สรุป แล้วเสร็จ {done} จาก {len(rows)} มาตรการ (ร้อยละ {Decimal(100 * done) / len(rows):.2f})")
    sign(b, "ผู้รายงาน", boss(b))


def empty(b: Builder, *, measures: bool = True) -> None:
    """No result of the agency: nothing is claimed about the year, or (`measures=False`) about measures."""
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    if measures:
        b.no_measures()


@layout("held2-no-goals", kept_out=HELD)
def goals(b: Builder) -> None:
    """A plan of five years with a goal for every indicator and year: figures beside names, none of them a result."""
    first = b.year + 1
    last, b.style["size"] = first + 4, min(b.style["size"], 14.0)
    b.heading(f"แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. {first} - {last})\n{w.whole(b)}", 1, center=True)
    b.heading(b.pick("วิสัยทัศน์และเป้าประสงค์", "ส่วนที่ 1 ทิศทาง"), 2)
    b.para(b.pick("องค์กรใสสะอาด ประชาชนร่วมตรวจสอบ", "ทุกคนในองค์กรไม่ทนต่อการทุจริต"))
    b.heading(b.pick("ค่าเป้าหมายรายตัวชี้วัด (คะแนน)", "เป้าหมายคะแนน ITA ที่จะบรรลุในแต่ละปี"), 2)
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        start = Decimal(b.rng.randint(160, 178)) / 2
        body.append([f"{i}. {b.name(i)}", *(f"{min(Decimal(100), start + k * 2):.2f}" for k in range(5))])
    body.append([Cell(b.pick("เป้าหมายภาพรวม", "เป้าหมายคะแนนรวม"), bold=True), *(f"{86 + 2 * k}.00" for k in range(5))])
    years = [str(y) for y in range(first, last + 1)]
    heads: list[list[str | Cell]] = [
        [Cell("ตัวชี้วัด", rowspan=2), Cell(b.pick("ค่าเป้าหมาย", "เป้าหมาย (พ.ศ.)"), colspan=5)],
        list(years),
    ]
    b.table(heads, body, (0.4, *[0.12] * 5), range(1, 6))
    b.heading(b.pick("งบประมาณตามแผน", "ส่วนที่ 2 โครงการ"), 2)
    projects = ("อบรมคุณธรรมจริยธรรม", "ส่งเสริมการมีส่วนร่วมของประชาชน", "ประกาศเจตนารมณ์ไม่รับของขวัญ", "เฝ้าระวังการทุจริตในชุมชน")
    spent: list[list[str | Cell]] = []
    for name in projects:
        spent.append([f"โครงการ{name}", *(f"{b.rng.randint(0, 30) * 1000:,}" for _ in years), b.rng.choice(offices(b))])
    b.table([["โครงการ", *years, "ผู้รับผิดชอบ"]], spent, (0.28, *[0.1] * 5, 0.22), range(1, 6))
    empty(b, measures=False)


@layout("held2-no-selfcheck", kept_out=HELD, first=2566)
def selfcheck(b: Builder) -> None:
    """A check of the website before the assessors come: items ready of items asked, shares that are no scores."""
    nxt = b.year + 1
    b.heading(f"ผลการตรวจสอบความพร้อมข้อมูลบนเว็บไซต์ เพื่อเตรียมรับ ITA ปี {nxt}\n{w.whole(b)}", 1, center=True)
    b.para(
        f"{b.rng.choice(offices(b))}ตรวจหน้าเว็บไซต์เมื่อวันที่ {b.rng.randint(3, 27)} กุมภาพันธ์ {nxt} พบรายการที่พร้อมแล้วตามตาราง "
        f"{b.pick('ตัวเลขนี้เป็นการตรวจกันเองภายใน มิใช่ผลคะแนนจากสำนักงาน ป.ป.ช.', 'ทั้งนี้ ยังไม่ใช่ผลการประเมิน')}"
    )
    topics = {
        "ข้อมูลพื้นฐาน": 6,
        "การบริหารงานและการให้บริการ": 7,
        "การจัดซื้อจัดจ้างและงบประมาณ": 4,
        "การบริหารทรัพยากรบุคคล": 4,
        "การส่งเสริมความโปร่งใส": 5,
        "การป้องกันการทุจริต": 7,
    }
    ready, count = 0, sum(topics.values())
    body: list[list[str | Cell]] = []
    for k, (name, size) in enumerate(topics.items(), 1):
        n = b.rng.randint(size // 2, size)
        ready += n
        body.append(
            [
                str(k),
                name,
                str(size),
                str(n),
                f"{100 * n / size:.2f}",
                "-" if n == size else b.pick("รอไฟล์จากกองคลัง", "ลิงก์เสีย"),
            ]
        )
    body.append([Cell("รวม", colspan=2, bold=True), str(count), str(ready), f"{100 * ready / count:.2f}", ""])
    head = ["ที่", b.pick("หมวด", "กลุ่มข้อมูล"), "จำนวน\n(รายการ)", "พร้อมแล้ว", b.pick("ร้อยละ", "คิดเป็น (%)"), "หมายเหตุ"]
    b.table([head], body, (0.07, 0.37, 0.13, 0.13, 0.12, 0.18), (0, 2, 3, 4))
    if b.chance(0.5):
        b.lines(f"☐ {b.item('O', n)} ยังขาดวันที่เผยแพร่" for n in sorted(b.rng.sample(range(1, 29), 3)))
    b.para(f"กำหนดแก้ไขให้แล้วเสร็จก่อนวันที่ {b.rng.randint(10, 28)} มีนาคม {nxt}")
    sign(b, "ผู้ตรวจ")
    empty(b, measures=False)


@layout("held2-no-service", kept_out=HELD)
def service(b: Builder) -> None:
    """A survey of four services by an outside institute: per cents for each aspect, a total and a level of its own."""
    top(b, "ผลสำรวจความพึงพอใจต่องานบริการสาธารณะ", "รายงานสรุปการสำรวจความพึงพอใจผู้รับบริการ")
    sides = ("ขั้นตอนการให้บริการ", "ช่องทางการให้บริการ", "เจ้าหน้าที่ผู้ให้บริการ", "สิ่งอำนวยความสะดวก")
    jobs = b.rng.sample(("งานทะเบียน", "งานรายได้และภาษี", "งานพัฒนาชุมชน", "งานสาธารณสุข", "งานโยธา", "งานการศึกษา"), 4)
    shares = [[b.rng.uniform(84, 99) for _ in jobs] for _ in sides]
    body: list[list[str | Cell]] = []
    for side, line in zip(sides, shares, strict=True):
        body.append([f"ด้าน{side}", *(f"{x:.2f}" for x in line), f"{sum(line) / 4:.2f}"])
    means = [sum(line[k] for line in shares) / 4 for k in range(4)]
    total = sum(means) / 4
    body.append([Cell("รวมทุกด้าน", bold=True), *(f"{x:.2f}" for x in means), f"{total:.2f}"])
    heads: list[list[str | Cell]] = [
        [Cell(b.pick("ด้านที่ประเมิน", "ประเด็น"), rowspan=2), Cell("ร้อยละความพึงพอใจ", colspan=4), Cell("เฉลี่ย", rowspan=2)],
        list(jobs),
    ]
    b.table(heads, body, (0.3, *[0.145] * 4, 0.12), range(1, 6))
    b.para(
        f"กลุ่มตัวอย่าง {b.rng.randint(200, 420)} คน ความพึงพอใจรวมร้อยละ {total:.2f} อยู่ในระดับ{b.pick('มากที่สุด', 'มาก')} "
        f"เทียบเกณฑ์ให้คะแนนได้ {9 if total < 95 else 10} คะแนน จากคะแนนเต็ม 10 คะแนน"
    )
    b.para(b.pick("ควรเพิ่มที่จอดรถและป้ายบอกทาง", "ควรให้บริการช่วงพักเที่ยง") + " และเผยแพร่ผลสำรวจบนเว็บไซต์ตามแนวทาง ITA")
    empty(b)
