"""Held out: score tables merged at the right, in blocks, across years, with deep heads, without rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import Deed, deeds
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.model import Cell
from corpus.registry import layout
from corpus.sections import BANDS

FOUND = {
    1: "ผู้ตอบเห็นตรงกันว่างานส่วนใหญ่เสร็จตามกำหนด แต่ช่วงสิ้นปีงบประมาณมีงานค้าง",
    2: "บุคลากรนอกกองคลังรู้เรื่องแผนเบิกจ่ายน้อยกว่าที่คาด",
    3: "คำสั่งมอบหมายงานบางฉบับออกหลังเริ่มงานไปแล้ว ทำให้เกิดข้อสงสัย",
    4: "ทะเบียนคุมการยืมอยู่คนละแห่ง ผู้ยืมไม่ทราบว่าต้องลงชื่อที่ใด",
    5: "เรื่องที่แจ้งเข้ามาได้รับการตอบกลับ แต่ยังช้ากว่าที่ตั้งใจ",
    6: "ประชาชนพอใจการต้อนรับ เว้นแต่วันที่มีผู้รับเบี้ยยังชีพพร้อมกันจำนวนมาก",
    7: "เสียงตามสายไปถึงทุกหมู่บ้าน ส่วนเว็บไซต์ยังมีผู้เข้าชมน้อย",
    8: "ข้อเสนอจากเวทีประชาคมถูกนำไปใช้บ้างแล้ว แต่ไม่ได้บอกกลับผู้เสนอ",
    9: "หมวดข้อมูลสถิติยังเป็นของรอบก่อน และบางลิงก์เปิดไม่ได้ในวันตรวจ",
    10: "แผนป้องกันการทุจริตมีครบ ขาดภาพกิจกรรมและวันที่กำกับ",
}
NEXT = {
    1: "เร่งสะสางงานค้างและแจ้งคิวล่วงหน้า",
    2: "เล่าแผนเบิกจ่ายให้ทุกกองฟังทุกไตรมาส",
    3: "ออกคำสั่งก่อนเริ่มงานทุกครั้ง",
    4: "ยุบรวมทะเบียนยืมเป็นเล่มเดียว",
    5: "กำหนดเวลาตอบกลับผู้แจ้งไม่เกินเจ็ดวัน",
    6: "เพิ่มโต๊ะบริการในวันจ่ายเบี้ย",
    7: "ทำคลิปสั้นบอกทางเข้าเว็บไซต์",
    8: "แจ้งผลของทุกข้อเสนอในเวทีครั้งถัดไป",
    9: "ตรวจลิงก์และปรับข้อมูลทุกต้นเดือน",
    10: "ถ่ายภาพและลงวันที่ทุกกิจกรรม",
}
CUT = re.compile(
    r"(?<=.{5})(?=(?:ของ|ทางราชการ|ราชการ|การทุจริต|ทุจริต|หน้าที่|งบประมาณ|การดำเนินงาน|การสื่อสาร|ระบบ|การทำงาน|ข้อมูล))"
)
SHAPES = ("{i}. {n}", "{i} {n}", "{i}) {n}", "ตัวชี้วัดที่ {i} {n}", "ตัวชี้วัดที่ {i}\n{n}", "{n}")


def broken(name: str) -> str:
    """The name on two lines, as a narrow cell breaks it."""
    return CUT.sub("\n", name, count=1)


def top(b: Builder, *titles: str, year: int | None = None) -> None:
    """A title in the middle, the agency with its place, the year: in one heading or in lines."""
    when = f"ประจำ{w.yr(b, year)}"
    text = b.pick(*titles)
    if b.chance(0.4):
        b.heading(f"{text}\n{w.whole(b)}\n{when}", 1, center=True)
    elif b.chance(0.5):
        b.heading(f"{text} {when}", 1, center=True)
        b.heading(w.whole(b), 2, center=True)
    else:
        b.heading(text, 1, center=True)
        b.para(f"{b.pick('ของ', '')}{w.whole(b)}\n{when}", align="center")


def told(b: Builder) -> str:
    """The total and the level in a sentence of this module's own."""
    t, v = b.score("ITA"), b.level()
    graded = b.pick(f"ระดับ {v}", f"จัดอยู่ในกลุ่มระดับ {v}", f"ผลอยู่ที่ระดับ “{v}”")
    return b.pick(
        f"สำนักงาน ป.ป.ช. แจ้งผลการประเมินของ{w.who(b)} {w.yr(b)} ว่าได้คะแนนทั้งสิ้น {t} คะแนน {graded}",
        f"เมื่อสิ้นสุดการประเมิน{w.yr(b)} {w.who(b)} ทำคะแนนได้ {t} จาก 100 คะแนน {graded}",
        f"ผลลัพธ์ในภาพรวมของ{w.yr(b)} : {t} คะแนน {graded}",
        f"{w.who(b)} มีคะแนนเฉลี่ยภาพรวม{w.yr(b)} ที่ {t} {graded}",
    )


def tables_of_tools(b: Builder, columns: Sequence[str], rows: Sequence[Deed]) -> None:
    """A table of measures for each instrument, the indicator's cell merged, heads in the form of the NACC's paper."""
    head = {
        "weak": b.pick("ประเด็นที่เป็นข้อบกพร่อง", "ประเด็นจากการประเมิน", "จุดอ่อนที่พบ"),
        "act": b.pick("มาตรการที่จะดำเนินการ", "มาตรการ", "มาตรการแก้ไข"),
        "who": b.pick("ส่วนราชการรับผิดชอบ", "ผู้รับผิดชอบ", "เจ้าภาพ"),
        "when": b.pick("ระยะเวลา", "เวลาดำเนินการ", "กำหนดเวลา"),
        "watch": b.pick("การกำกับติดตาม", "การรายงาน", "วิธีติดตาม"),
    }
    shape = b.rng.choice(SHAPES)
    for tool, group in MEMBERS.items():
        own = [d for d in rows if d.indicator in group]
        if not own:
            continue
        b.heading(b.pick(f"ด้าน {tool}", f"มาตรการตาม{b.tool(tool, 'both')}"), 3)
        body: list[list[str | Cell]] = []
        for d in own:
            kin = [x for x in own if x.indicator == d.indicator]
            label = shape.format(i=d.indicator, n=b.name(d.indicator))
            line: list[str | Cell] = [Cell(label, rowspan=len(kin))] if kin[0] is d else []
            fields: dict[str, object] = {"indicator": d.indicator}
            for kind in columns:
                if kind == "who":
                    line.append("\n".join(d.offices))
                    fields["responsible"] = list(d.offices)
                elif kind == "when":
                    line.append(Cell(d.period.text, align="center"))
                    fields |= {"start": d.period.start, "end": d.period.end}
                else:
                    line.append(str(getattr(d.plan, kind)))
            body.append(line)
            b.measure_truth(b.facts.measures[0], d.plan.act, **fields)
        width = {"who": 0.17, "when": 0.16}
        free = (0.84 - sum(width.get(k, 0) for k in columns)) / sum(k not in width for k in columns)
        b.table([["ตัวชี้วัด", *(head[k] for k in columns)]], body, (0.16, *(width.get(k, free) for k in columns)))


@layout("held2-blocks", kept_out=HELD)
def blocks(b: Builder) -> None:
    """The instruments as blocks beside each other, names and scores of uneven length, means in the foot."""
    b.style |= {"landscape": b.chance(0.7), "ruled": b.chance(0.6), "size": min(b.style["size"], 14.0)}
    top(b, "คะแนน ITA แยกตามเครื่องมือ", "สรุปคะแนนรายตัวชี้วัดทั้งสามแบบวัด", "ผลการประเมินคุณธรรมและความโปร่งใส (ฉบับย่อ)")
    if first := b.chance(0.5):
        b.para(told(b))
    heads: list[str | Cell] = []
    for tool in MEMBERS:
        heads.append(Cell(b.tool(tool, "both") if b.chance(0.5) else tool, colspan=2))
    under = ["ตัวชี้วัด", b.pick("คะแนน", "ผล", "ร้อยละ")] * 3
    numbered = b.chance(0.6)
    body: list[list[str | Cell]] = []
    for k in range(5):
        line: list[str | Cell] = []
        for group in MEMBERS.values():
            if k < len(group):
                i = group[k]
                line += [f"{i}. {b.name(i)}" if numbered else b.name(i), Cell(b.score(i), align="center")]
            else:
                line += ["", ""]
        body.append(line)
    mean = b.pick("เฉลี่ย", "คะแนนเฉลี่ย", "รวมเฉลี่ย")
    if b.chance(0.8):
        foot: list[str | Cell] = []
        for tool in MEMBERS:
            foot += [Cell(mean, bold=True), Cell(b.score(tool), align="center", bold=True)]
        body.append(foot)
    if b.chance(0.5):
        body.append(
            [
                Cell(b.pick("คะแนนรวมถ่วงน้ำหนัก", "คะแนนรวมทั้งสิ้น"), colspan=4, bold=True),
                Cell(b.score("ITA"), colspan=2, align="center"),
            ]
        )
    b.table([heads, under] if b.chance(0.7) else [heads], body, (0.23, 0.1) * 3)
    if not first:
        b.para(told(b))
    low = min(range(1, 11), key=b.facts.result.indicator)
    b.para(f"{b.pick('ข้อสังเกต', 'หมายเหตุ')} : {b.name(low)} เป็นเรื่องที่ต้องดูแลก่อน เพราะ{FOUND[low]} จึงให้{NEXT[low]}")
    b.no_measures()


@layout("held2-right-merged", kept_out=HELD)
def right_merged(b: Builder) -> None:
    """Number and name in one cell, then the score, and merged at the right the instrument's mean and the total."""
    top(b, "บทสรุปผลการประเมิน ITA", "รายงานผลคะแนนรายตัวชี้วัด", "ข้อมูลผลการประเมิน ITA เพื่อประกอบการประชุมผู้บริหาร")
    b.para(f"ตารางต่อไปนี้แสดงคะแนนที่{b.facts.body.name}ได้รับ ทั้งรายตัวชี้วัดและรายเครื่องมือ")
    shape, unit = b.rng.choice(SHAPES[:5]), b.pick("", "", " คะแนน")
    far = b.chance(0.6)
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        tool = INSTRUMENT[i]
        line: list[str | Cell] = [shape.format(i=i, n=b.name(i)), Cell(b.score(i), align="center")]
        if i == MEMBERS[tool][0]:
            text = b.pick(f"{tool}\n{b.score(tool)}{unit}", f"{b.tool(tool, 'long')}\nเฉลี่ย {b.score(tool)}{unit}")
            line.append(Cell(text, rowspan=len(MEMBERS[tool]), align="center"))
        if far and i == 1:
            line.append(Cell(f"{b.score('ITA')}\n{b.pick('ระดับ', 'ระดับผล')} {b.level()}", rowspan=10, align="center"))
        body.append(line)
    head = ["ตัวชี้วัด", b.pick("คะแนน", "คะแนนที่ได้"), b.pick("แบบวัด", "เครื่องมือ/คะแนนเฉลี่ย", "ผลรายเครื่องมือ")]
    b.table(
        [[*head, b.pick("ภาพรวม", "คะแนนรวม")] if far else head],
        body,
        (0.42, 0.13, 0.27, 0.18) if far else (0.5, 0.17, 0.33),
    )
    if not far or b.chance(0.5):
        b.para(told(b))
    if b.chance(0.6):
        b.heading(f"มาตรการที่จะใช้ใน{w.yr(b, b.year + 1)}", 2)
        columns = (("weak", "act", "who"), ("act", "who", "when"), ("weak", "act", "when", "who"))
        tables_of_tools(b, b.rng.choice(columns), deeds(b, 4, 8))
    else:
        b.no_measures()


@layout("held2-years-down", kept_out=HELD, first=2563)
def years_down(b: Builder) -> None:
    """The indicators across under their instruments, a row for each year, the difference in the last row."""
    b.style |= {"landscape": True, "turn_wide": False, "size": b.rng.choice((11.0, 12.0))}
    years = sorted((b.year, *(a.year for a in b.facts.earlier)), reverse=b.chance(0.4))
    top(
        b,
        "เปรียบเทียบผลการประเมิน ITA รายตัวชี้วัดย้อนหลัง",
        "สถิติคะแนน ITA จำแนกตามตัวชี้วัด",
        "พัฒนาการคะแนนทั้ง 10 ตัวชี้วัด",
    )
    full, level = b.chance(0.5), b.pick("same", "own", "none")
    heads: list[str | Cell] = [Cell(b.pick("ปีงบประมาณ", "ปี", "พ.ศ."), rowspan=2)]
    heads += [Cell(b.tool(t, "both") if b.chance(0.3) else t, colspan=len(g)) for t, g in MEMBERS.items()]
    heads.append(Cell(b.pick("คะแนนรวม", "ITA", "รวม"), rowspan=2))
    if level == "own":
        heads.append(Cell("ระดับ", rowspan=2))
    under = [broken(b.name(i)) if full else str(i) for i in range(1, 11)]
    lead = b.pick("{y}", "ปี {y}", "พ.ศ. {y}")
    body: list[list[str | Cell]] = []
    for y in years:
        total = f"{b.score('ITA', y)}\n({b.level(y)})" if level == "same" else b.score("ITA", y)
        body.append([lead.format(y=y), *(b.score(i, y) for i in range(1, 11)), total])
        if level == "own":
            body[-1].append(b.level(y))
    if b.chance(0.6):
        old, new = b.facts.of(b.year - 1), b.facts.result
        change = [f"{new.value(c) - old.value(c):+.2f}" for c in (*range(1, 11), "ITA")]
        body.append([b.pick("ผลต่าง", "เพิ่ม/ลด", "+/-"), *change, *([""] if level == "own" else [])])
    n = 13 if level == "own" else 12
    b.table([heads, under], body, (0.09, *[0.91 / (n - 1)] * (n - 1)), range(n))
    if not full:
        b.para(
            b.pick("หมายเหตุ ", "") + "ตัวชี้วัด : " + ", ".join(f"{i} = {b.name(i)}" for i in range(1, 11)), indent=False
        )
    if level == "none":
        b.para(f"{b.facts.body.name} มีผลการประเมิน{w.yr(b)} ในระดับ {b.level()}")
    up = sum(b.facts.result.indicator(i) > b.facts.of(b.year - 1).indicator(i) for i in range(1, 11))
    b.para(f"เมื่อเทียบกับปีก่อนหน้า มีตัวชี้วัดที่คะแนนสูงขึ้น {up} ตัวชี้วัด และที่ไม่สูงขึ้น {10 - up} ตัวชี้วัด")
    b.no_measures()


@layout("held2-broken-names", kept_out=HELD)
def broken_names(b: Builder) -> None:
    """Three columns: the name broken over lines, the score with a word around it, and what explains it."""
    top(b, "คำอธิบายผลคะแนนรายตัวชี้วัด", "อ่านผล ITA ทีละตัวชี้วัด", "การแปลผลคะแนน ITA ของหน่วยงาน")
    b.para(told(b))
    shape = b.pick("{i}.\n{n}", "{i}. {n}", "{n}", "ตัวชี้วัดที่ {i}\n{n}", "({i})\n{n}")
    figure = b.pick("{s}", "{s}", "ได้ {s}\nเต็ม 100", "{s}\nคะแนน", "{s}%", "ร้อยละ\n{s}")
    order = b.rng.choice(((0, 1, 2), (0, 1, 2), (1, 0, 2), (0, 2, 1)))
    head = ["ตัวชี้วัด", b.pick("คะแนน", "คะแนนที่ได้", "ผลคะแนน"), b.pick("คำอธิบาย", "ความหมาย", "ข้อค้นพบ")]
    sized = (0.24, 0.16, 0.6)
    band = b.chance(0.35)
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        if band and i == MEMBERS[INSTRUMENT[i]][0]:
            body.append([Cell(b.tool(INSTRUMENT[i], "both"), colspan=3, bold=True, align=b.pick("", "center"))])
        asked = f" (ดูข้อ {', '.join(c for c, _ in w.asked(b, i))})" if b.chance(0.3) else ""
        share = f" มีผู้แสดงความเห็นเพิ่มเติมร้อยละ {b.rng.uniform(2, 30):.1f}" if b.chance(0.15) else ""
        cells: list[str | Cell] = [
            shape.format(i=i, n=broken(b.name(i))),
            Cell(figure.format(s=b.score(i)), align="center"),
            FOUND[i] + asked + share,
        ]
        body.append([cells[k] for k in order])
    b.table([[head[k] for k in order]], body, [sized[k] for k in order])
    if b.chance(0.5):
        b.lines(f"{b.pick('-', '•')} {b.tool(t, 'both')} เฉลี่ย {b.score(t)} คะแนน" for t in MEMBERS)
    b.no_measures()


@layout("held2-three-heads", kept_out=HELD, first=2563)
def three_heads(b: Builder) -> None:
    """A head of three rows: full marks and the scores of two years under one word, findings at the right."""
    b.style |= {"repeat": b.chance(0.5), "landscape": b.chance(0.3)}
    y, p = b.year, b.year - 1
    top(b, "รายงานวิเคราะห์เปรียบเทียบผลคะแนน ITA", "ผลการประเมิน ITA และข้อค้นพบ", "เอกสารประกอบการทบทวนผล ITA")
    b.para(told(b) + f" ส่วน{w.yr(b, p)} ได้ {b.score('ITA', p)} คะแนน")
    years = (p, y) if b.chance(0.7) else (y, p)
    weight = b.chance(0.3)
    heads: list[list[str | Cell]] = [
        [
            Cell("ที่", rowspan=3),
            Cell(b.pick("ตัวชี้วัด", "ประเด็นการประเมิน", "รายการ"), rowspan=3),
            Cell(b.pick("ผลการประเมิน", "ผลการประเมิน ITA", "คะแนนการประเมิน"), colspan=3),
            Cell(b.pick("ข้อค้นพบ", "ข้อสังเกต", "ผลการวิเคราะห์"), rowspan=3),
        ],
        [Cell("คะแนน\nเต็ม", rowspan=2), Cell(b.pick("คะแนนที่ได้", "ได้"), colspan=2)],
        [b.pick(f"ปี {years[0]}", f"พ.ศ. {years[0]}"), f"ปี {years[1]}"],
    ]
    body: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        if weight:
            body.append([Cell(b.tool(tool, "both"), colspan=6, bold=True)])
        for i in group:
            long = f"{FOUND[i]}\n{b.pick('ควร', 'เห็นควร', 'จึงควร')}{NEXT[i]}" if b.chance(0.8) else FOUND[i]
            body.append([str(i), b.name(i), "100", b.score(i, years[0]), b.score(i, years[1]), long])
        if not weight and b.chance(0.8):
            body.append(
                [
                    Cell(f"{b.pick('เฉลี่ย', 'รวม')} {tool}", colspan=2, bold=True),
                    "100",
                    *(b.score(tool, x) for x in years),
                    "",
                ]
            )
    b.table(heads, body, (0.06, 0.22, 0.09, 0.11, 0.11, 0.41), (0, 2, 3, 4))
    b.para(f"จัดทำโดยคณะทำงาน ITA {b.facts.body.name} วันที่ {w.day(b)}", align="right")
    b.no_measures()


@layout("held2-best-worst", kept_out=HELD)
def best_worst(b: Builder) -> None:
    """A table of the best and the weakest indicator of each instrument, the total in its head; then merged measures."""
    r, y = b.facts.result, b.year
    b.style["size"] = min(b.style["size"], 15.0)
    top(b, "มาตรการพัฒนาคะแนน ITA", "แผนแก้ไขจุดอ่อนตามผลการประเมิน ITA", "แนวทางรักษาจุดแข็งและแก้จุดอ่อน ITA", year=y + 1)
    b.para(
        f"{b.facts.body.name} นำผล ITA ของ{w.yr(b)} มาทบทวน โดยเลือกตัวชี้วัดที่สูงสุดและต่ำสุดของแต่ละเครื่องมือ "
        f"เพื่อกำหนดมาตรการใน{w.yr(b, y + 1)}"
    )
    t, v = b.score("ITA"), b.level()
    span = 6 if (mean := b.chance(0.6)) else 5
    heads: list[list[str | Cell]] = [
        [Cell(b.pick(f"ผลการประเมิน ปี {y} : {t} คะแนน ระดับ {v}", f"ITA {y} ({t} คะแนน / {v})"), colspan=span)]
    ]
    heads.append([Cell(b.pick("เครื่องมือ", "แบบวัด"), rowspan=2)])
    if mean:
        heads[1].append(Cell("เฉลี่ย", rowspan=2))
    heads[1] += [Cell(b.pick("สูงสุด", "จุดแข็ง"), colspan=2), Cell(b.pick("ต่ำสุด", "จุดที่ต้องพัฒนา"), colspan=2)]
    heads.append(["ตัวชี้วัด", "คะแนน"] * 2)
    body: list[list[str | Cell]] = []
    for tool in MEMBERS:
        hi, lo = r.highest(tool), r.lowest(tool)
        means = [b.score(tool)] if mean else []
        body.append([tool, *means, broken(b.name(hi)), b.score(hi), broken(b.name(lo)), b.score(lo)])
    widths = (0.12, 0.12, 0.25, 0.13, 0.25, 0.13) if mean else (0.14, 0.29, 0.14, 0.29, 0.14)
    b.table(heads, body, widths, (0, *((1, 3, 5) if mean else (2, 4))))
    b.heading(b.pick("มาตรการที่กำหนด", f"มาตรการ {w.yr(b, y + 1)}"), 2)
    tables_of_tools(b, b.rng.choice((("act", "when", "who"), ("weak", "act", "who", "watch"))), deeds(b, 4, 9))
    sign(b, boss(b))


@layout("held2-leaders", kept_out=HELD)
def leaders(b: Builder) -> None:
    """Names and figures joined by dots or set apart by room alone, means indented; then a table for each instrument."""
    top(b, "สรุปสาระสำคัญผลการประเมิน ITA และมาตรการ", "ผลคะแนนและมาตรการส่งเสริมความโปร่งใส", "รายงานผล ITA ฉบับผู้บริหาร")
    way, unit = b.pick("dots", "dots", "room", "dash"), b.pick("", " คะแนน", "")
    one, two, three = b.rng.choice((("", "", ""), ("1. ", "2. ", "3. "), ("ก. ", "ข. ", "ค. ")))
    b.heading(one + b.pick("คะแนนที่ได้รับ", "ผลคะแนน", "ผลการประเมิน"), 2)
    pairs: list[tuple[str, str, bool]] = []
    last = b.chance(0.5)
    tops = [
        (b.pick("คะแนนรวม", "ภาพรวมหน่วยงาน", "คะแนน ITA รวม"), b.score("ITA"), True),
        ("ระดับผลการประเมิน", b.level(), True),
    ]
    for tool, group in MEMBERS.items():
        pairs.append((b.tool(tool, "both"), b.score(tool), True))
        pairs += [(f"   {i}. {b.name(i)}", b.score(i), False) for i in group]
    pairs = [*pairs, *tops] if last else [*tops, *pairs]
    units = {s: ("" if s == b.facts.result.level else unit) for _, s, _ in pairs}
    if way == "room":
        b.style["ruled"] = False
        b.table(
            [],
            [[Cell(n.strip(), bold=h), Cell(s + units[s], align="right", bold=h)] for n, s, h in pairs],
            (0.75, 0.25),
        )
        b.style["ruled"] = True
    elif way == "dots":
        b.lines(f"{n} {'.' * max(6, 74 - len(n))} {s}{units[s]}" for n, s, _ in pairs)
    else:
        b.lines(f"{n} – {s}{units[s]}" for n, s, _ in pairs)
    b.heading(two + b.pick("ข้อวิเคราะห์", "สิ่งที่ต้องแก้ไข"), 2)
    for tool in MEMBERS:
        i = b.facts.result.lowest(tool)
        b.para(f"{b.tool(tool, 'both')} ควรให้ความสำคัญกับ{b.name(i)} เนื่องจาก{FOUND[i]} และควร{NEXT[i]}")
    b.heading(f"{three}{b.pick('มาตรการ', 'มาตรการภายใน')} ประจำ{w.yr(b, b.year + 1)}", 2)
    columns = (
        ("weak", "act", "who", "when"),
        ("act", "watch", "who"),
        ("weak", "act", "watch", "when"),
        ("act", "who"),
    )
    tables_of_tools(b, b.rng.choice(columns), deeds(b, 5, 11))


@layout("held2-form", kept_out=HELD, first=2563)
def form(b: Builder) -> None:
    """A form to the provincial office: numbered blanks filled in, the level ticked among all, scores beside targets."""
    y, p = b.year, b.year - 1
    b.heading(
        b.pick(
            f"แบบรายงานผลการประเมิน ITA ขององค์กร ประจำปี {y}",
            f"แบบสำรวจข้อมูลผลการประเมิน ITA ปีงบประมาณ พ.ศ. {y} (แบบ ITA-1)",
            f"แบบประเมินตนเองเพื่อยกระดับ ITA (อ้างอิงผลปี {y})",
        ),
        1,
        center=True,
    )
    dots = "." * b.rng.randint(3, 9)
    t = b.score("ITA")
    people = f"ภายใน {b.rng.randint(20, 95)} คน ภายนอก {b.rng.randint(60, 480)} คน"
    b.para(f"1. ชื่อหน่วยงาน {dots}{b.facts.body.name}{dots}", indent=False)
    if place := w.where(b):
        b.para(f"   ที่ตั้ง {dots}{place}{dots}", indent=False)
    b.para(f"2. คะแนนที่ได้รับในปีงบประมาณ พ.ศ. {y} {dots}{t}{dots} คะแนน", indent=False)
    b.para(f"3. จำนวนผู้ตอบแบบวัด {dots}{people}{dots}", indent=False)
    yes, no = b.rng.choice((("☑", "☐"), ("( / )", "(   )"), ("[x]", "[ ]"), ("(✓)", "( )")))
    own = b.level()
    words = [word for _, word in BANDS[y <= 2565]]
    b.para("4. ระดับผลการประเมิน (ทำเครื่องหมายหน้าระดับที่ได้รับ)", indent=False)
    marks = [f"{yes if x == own else no} {x}" for x in words]
    if b.chance(0.5):
        b.para("   " + "   ".join(marks), indent=False)
    else:
        b.lines("   " + m for m in marks)
    b.para("5. คะแนนรายตัวชี้วัดและเป้าหมายปีถัดไป", indent=False)
    past, goal = b.chance(0.6), str(b.rng.choice((85, 90, 95)))
    head = ["ตัวชี้วัด", *([f"คะแนนปี {p}"] if past else []), f"คะแนนปี {y}", f"เป้าหมายปี {y + 1}"]
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        aim = b.pick(goal, goal, f"{min(100, int(b.facts.result.indicator(i)) + 2)}.00")
        body.append([f"{i}. {b.name(i)}", *([b.score(i, p)] if past else []), b.score(i), aim])
    b.table([head], body, (0.46, 0.18, 0.18, 0.18) if past else (0.56, 0.22, 0.22), range(1, len(head)))
    b.para(f"6. สิ่งที่จะทำในปี {y + 1}", indent=False)
    for i in b.facts.result.lowest("IIT"), b.facts.result.lowest("EIT"):
        b.para(f"   - {NEXT[i]} {dots}", indent=False)
    sign(b, b.pick("ผู้กรอกข้อมูล", "ผู้ประสานงาน ITA"), boss(b))
    b.no_measures()
