"""Held out: results as posters, pages of a website, columns side by side, and a score card behind a report."""

from __future__ import annotations

from decimal import Decimal

from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.layouts import held_wording as w
from corpus.layouts.held_parts import HELD, front, plan, sign, title, why
from corpus.model import Cell
from corpus.registry import layout

ENGLISH = {
    1: "Bribery Fraud",
    2: "Budget Misallocation",
    3: "Power Distortion",
    4: "Asset Misappropriation",
    5: "Anti-Corruption Improvement",
    6: "Service Quality",
    7: "Communication Efficiency",
    8: "Procedure Improvement",
    9: "Open Data",
    10: "Anti-Corruption Practice",
}


def bare(b: Builder, rows: list[list[str | Cell]], widths: tuple[float, ...] = ()) -> None:
    """A table without rules and header: boxes beside each other."""
    ruled = b.style["ruled"]
    b.style["ruled"] = False
    b.table([], rows, widths)
    b.style["ruled"] = ruled


@layout("held-poster", kept_out=HELD)
def poster(b: Builder) -> None:
    """Cards in rows of two or three, each a figure over a name or a name over a figure."""
    b.style |= {"landscape": b.chance(0.5), "page_numbers": "", "running_head": ""}
    b.heading(b.pick("ผลการประเมิน ITA", "คะแนนคุณธรรมและความโปร่งใสของเรา", "ITA ประกาศผลแล้ว!"), 1, center=True)
    b.heading(f"{b.facts.body.name}", 1, center=True)
    if place := w.where(b):
        b.para(place, align="center")
    b.heading(f"ประจำ{w.yr(b)}", 2, center=True)
    below = b.chance(0.6)  # the name below its figure
    unit = b.pick("", "", " คะแนน", "%")

    def card(name: str, code: str | int) -> Cell:
        figure = b.score(code) + unit
        return Cell(f"{figure}\n{name}" if below else f"{name}\n{figure}", align="center")

    bare(
        b,
        [
            [
                card(b.pick("คะแนนรวม", "คะแนนภาพรวม", "ผลคะแนนรวม"), "ITA"),
                Cell(f"ระดับ\n{b.level()}", align="center", bold=True),
            ]
        ],
    )
    if b.chance(0.6):
        bare(b, [[card(t, t) for t in MEMBERS]])
    wide = 5 if b.style["landscape"] and b.chance(0.7) else 2
    names = [b.name(i) if b.chance(0.8) else f"{i}. {b.name(i)}" for i in range(1, 11)]
    cards = [card(names[i - 1], i) for i in range(1, 11)]
    bare(b, [list(cards[k : k + wide]) for k in range(0, 10, wide)])
    b.para(b.pick(f"ที่มา : สำนักงาน ป.ป.ช. ประกาศเมื่อ {w.announced(b)}", "ขอขอบคุณทุกเสียงสะท้อนจากประชาชน"), align="center")
    b.no_measures()


@layout("held-stack", kept_out=HELD)
def stack(b: Builder) -> None:
    """Many short lines as a poster is read: a number, a name, a figure, each on its own."""
    b.style |= {"page_numbers": "", "running_head": ""}
    b.heading(b.pick("INTEGRITY AND TRANSPARENCY ASSESSMENT", "ITA RESULT", "สรุปคะแนน ITA"), 1, center=True)
    b.para(b.facts.body.name, align="center", bold=True)
    if place := w.where(b):
        b.para(place, align="center")
    b.para(f"ประจำ{w.yr(b)}", align="center")
    same_line = b.pick("figure-first", "name-first", "split")
    b.para(
        f"คะแนนรวม {b.score('ITA')}" if same_line != "split" else f"คะแนนรวม\n{b.score('ITA')}\nคะแนน",
        align="center",
        bold=True,
    )
    b.para(f"ผลการประเมินระดับ\n{b.level()}", align="center")
    r = b.facts.result
    for tool, group in MEMBERS.items():
        weight = {"IIT": "30", "EIT": "30", "OIT": "40"}[tool]
        b.para(f"{tool} ({weight}%)" if b.chance(0.3) else b.tool(tool), align="center", bold=True)
        for i in group:
            if same_line == "figure-first":
                b.para(f"{b.score(i)} {b.name(i)}", align="center")
            elif same_line == "name-first":
                b.para(f"{b.name(i)} {b.score(i)}", align="center")
            else:
                b.para(f"ตัวชี้วัดที่ {i}\n{b.name(i)}\n{b.score(i)}", align="center")
    hi, lo = max(range(1, 11), key=r.indicator), min(range(1, 11), key=r.indicator)
    if b.chance(0.5):
        b.para(f"คะแนนสูงสุด\n{b.name(hi)}\n{b.score(hi)}", align="center")
        b.para(f"คะแนนต่ำสุด\n{b.name(lo)}\n{b.score(lo)}", align="center")
    phone = b.keep(f"0 3{b.rng.randint(100, 999)} {b.rng.randint(1000, 9999)}")
    b.para(f"www.{b.pick('ita-local', 'tambon', 'munic')}.go.th  โทร. {phone}", align="center")
    b.no_measures()


@layout("held-columns", kept_out=HELD)
def columns(b: Builder) -> None:
    """Two columns of text without rules: results on the left, what they mean on the right."""
    b.heading(f"{title(b)} ประจำ{w.yr(b)}\n{w.whole(b)}", 1, center=True)
    left = [b.pick("ผลคะแนน", "คะแนนรายตัวชี้วัด")]
    for tool, group in MEMBERS.items():
        left.append(b.tool(tool, "code") if b.chance(0.5) else f"{tool} เฉลี่ย {b.score(tool)}")
        left += [f"{i}. {b.name(i)} {b.score(i)}" for i in group]
    left.append(f"รวม {b.score('ITA')} คะแนน")
    right = [b.pick("ข้อค้นพบ", "ความหมายของผล")]
    for i in sorted(b.rng.sample(range(1, 11), 4)):
        right.append(f"{b.name(i)} {w.poor(b, i)} {w.TODO[i]}")
    cells: list[str | Cell] = ["\n".join(left), "\n".join(right)]
    bare(b, [cells], (0.48, 0.52))
    b.para(w.overall(b))
    plan(b)


@layout("held-webpage", kept_out=HELD)
def webpage(b: Builder) -> None:
    """A page of the agency's website: path, date, readers, key figures, files to download."""
    b.style |= {"browser_header": b.chance(0.7), "page_numbers": "", "running_head": ""}
    b.para("หน้าแรก > ธรรมาภิบาล > ITA > " + b.pick("ผลการประเมิน", "การนำผลการประเมินไปใช้"), indent=False)
    b.heading(f"{b.facts.body.name} เผยผลการประเมิน ITA ประจำ{w.yr(b)}", 1)
    clock = f"{b.rng.randint(8, 16):02d}.{b.rng.randint(10, 59)} น."
    readers = f"{b.rng.randint(12, 3900):,}"
    b.para(f"เผยแพร่เมื่อ {w.day(b, 9, 4)} เวลา {clock} | อ่านแล้ว {readers} ครั้ง | โดย ผู้ดูแลระบบ", indent=False)
    if place := w.where(b):
        b.para(f"ที่ตั้ง {place}", indent=False)
    else:
        b.place_printed = b.facts.body.agency_type == "provincial_administrative_organization"
    b.para(w.overall(b))
    kind = b.pick("list", "table", "pairs")
    if kind == "table":
        b.table([], [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)], (0.8, 0.2))
    else:
        for tool, group in MEMBERS.items():
            b.heading(b.tool(tool, "both"), 3)
            if kind == "list":
                b.lines(f"• {b.name(i)} — {b.score(i)} คะแนน" for i in group)
            else:
                b.lines(x for i in group for x in (b.name(i), f"{b.score(i)} / 100"))
    b.heading("ก้าวต่อไป", 2)
    b.lines(f"- {w.TODO[i]}" for i in sorted(b.rng.sample(range(1, 11), 3)))
    b.heading("ไฟล์แนบ", 3)
    b.lines(
        f"{n} (ดาวน์โหลด {b.rng.randint(1, 400)} ครั้ง, ขนาด {b.rng.uniform(0.1, 9):.2f} MB)"
        for n in ("รายงานฉบับเต็ม.pdf", "ประกาศผล.jpg")
    )
    b.no_measures()


@layout("held-score-card", kept_out=HELD)
def score_card(b: Builder) -> None:
    """A report in words, and the assessor's score card as an appendix, partly in English."""
    front(b, title(b), b.year)
    why(b, "1. ")
    b.heading("2. สรุปผล", 2)
    b.para(w.overall(b))
    for tool in MEMBERS:
        b.para(f"{b.tool(tool, 'both')} {w.extremes(b, tool)} {w.TODO[b.facts.result.lowest(tool)]}")
    plan(b, "3. ")
    b.page_break()
    b.heading(b.pick("ภาคผนวก", "ภาคผนวก ก ใบรายงานผลจากระบบ ITAS"), 1, center=True)
    english = b.chance(0.5)
    b.table(
        [],
        [
            [b.pick("ชื่อหน่วยงาน", "หน่วยงาน"), b.facts.body.name],
            [b.pick("ปีที่ประเมิน", "ปีงบประมาณ"), str(b.year)],
            ["Total score" if english else "คะแนนรวม", b.score("ITA")],
            ["Rating" if english else "ระดับผลการประเมิน", b.level()],
        ],
        (0.4, 0.6),
    )
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        label = f"{b.name(i)} ({ENGLISH[i]})" if english else b.name(i)
        rows.append([str(i), label, INSTRUMENT[i], b.score(i)])
    b.table(
        [
            [
                "No." if english else "ที่",
                "Indicator" if english else "ตัวชี้วัด",
                "Tool" if english else "แบบ",
                "Score" if english else "คะแนน",
            ]
        ],
        rows,
        (0.1, 0.6, 0.13, 0.17),
        (0, 2, 3),
    )
    if b.chance(0.6):
        b.table([["IIT ร้อยละ 30", "EIT ร้อยละ 30", "OIT ร้อยละ 40"]], [[b.score(t) for t in MEMBERS]], center=range(3))
    sign(b, "ผู้รับรองข้อมูล")


@layout("held-fact-sheet", kept_out=HELD)
def fact_sheet(b: Builder) -> None:
    """One page of keys and values: agency, year, total, level, instruments, the best and the weakest."""
    b.heading(b.pick("ใบสรุปผลการประเมิน ITA รายหน่วยงาน", "ข้อมูลสรุปสำหรับผู้บริหาร", "ITA FACT SHEET"), 1, center=True)
    r = b.facts.result
    hi, lo = max(range(1, 11), key=r.indicator), min(range(1, 11), key=r.indicator)
    pairs = [
        ("หน่วยงาน", b.facts.body.name),
        ("ที่ตั้ง", w.where(b) or "-"),
        ("ปีงบประมาณที่ประเมิน", f"พ.ศ. {b.year}"),
        (b.pick("คะแนนภาพรวม", "คะแนนรวม", "ผลคะแนน ITA"), b.score("ITA")),
        ("ระดับผลการประเมิน", b.level()),
        *((b.tool(tool, "both"), b.score(tool)) for tool in MEMBERS),
        ("ตัวชี้วัดที่ได้คะแนนสูงสุด", f"{b.name(hi)} ({b.score(hi)})"),
        ("ตัวชี้วัดที่ได้คะแนนต่ำสุด", f"{b.name(lo)} ({b.score(lo)})"),
        ("จำนวนผู้ตอบแบบวัด", f"IIT {b.rng.randint(20, 90)} คน / EIT {b.rng.randint(60, 400)} คน"),
        ("เรื่องที่ต้องเร่งทำ", w.TODO[lo]),
    ]
    if b.chance(0.5):
        b.table([], [[k, v] for k, v in pairs], (0.42, 0.58))
    else:
        mark = b.pick(" : ", ": ", " = ")
        b.lines(f"{k}{mark}{v}" for k, v in pairs)
    b.no_measures()


@layout("held-question-sheet", kept_out=HELD)
def question_sheet(b: Builder) -> None:
    """For each indicator its score in the heading, and under it the questions with marks of their own."""
    front(b, title(b), b.year)
    b.para(w.overall(b))
    spread, shape = b.chance(0.4), b.pick("(คะแนนเฉลี่ย {s})", ": {s} คะแนน", "ได้ {s} คะแนน")
    for i in range(1, 9):
        b.heading(f"ตัวชี้วัดที่ {i} {b.name(i)} {shape.format(s=b.score(i))}", 3)
        rows: list[list[str | Cell]] = []
        value = b.facts.result.indicator(i)
        step = min(Decimal(b.rng.randint(20, 600)) / 100, 100 - value)
        for (code, about), part in zip(w.asked(b, i, 3), (step, -step, Decimal(0)), strict=True):
            mark = f"{value + part:.2f}"
            one = b.rng.uniform(0, 12)
            shares = [f"{one:.2f}", f"{100 - one * 3:.2f}", f"{one * 2:.2f}"] if spread else []
            rows.append([code, about, *shares, mark])
        more = ["น้อย", "มาก", "มากที่สุด"] if spread else []
        widths = (0.09, 0.4, 0.12, 0.12, 0.13, 0.14) if spread else (0.1, 0.7, 0.2)
        b.table([["ข้อ", "คำถาม", *more, b.pick("คะแนนข้อนี้", "คะแนนรายข้อ")]], rows, widths, (0, *range(2, len(widths))))
    for i in (9, 10):
        b.para(f"ตัวชี้วัดที่ {i} {b.name(i)} ได้ {b.score(i)} คะแนน {w.GOOD[i]}")
    plan(b)
