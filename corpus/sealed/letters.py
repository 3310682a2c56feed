"""Letters, summaries for the head of a body, forms with labelled fields, certificates."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.facts import LETTERS
from corpus.registry import layout
from corpus.sealed._kit import TOOLS, Pen, bank

LOCAL = ("subdistrict_administrative_organization", "subdistrict_municipality", "town_municipality")
WORDS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน")


def ten_rows(b: Builder, code: bool) -> list[list[str]]:
    return [[f"{i}" if code else f"ตัวชี้วัดที่ {i}", b.name(i), b.score(i)] for i in range(1, 11)]


@layout("result-letter", first=2563, agency=LOCAL)
def result_letter(b: Builder) -> None:
    """A letter of the province to a local body, or of an office to its head."""
    pen = Pen(b, "letters")
    outside = b.chance(0.6)
    office = f"{b.rng.randint(11, 99)}0{b.rng.randint(10, 99)}.{b.rng.randint(1, 5)}"
    number = f"{office}/{b.pick('', 'ว ')}{b.rng.randint(20, 9999)}"
    if outside:
        b.para(pen.fill(f"ที่ {number}    ศาลากลางจังหวัด{b.facts.body.province}"), indent=False)
        b.para(pen.fill("{day}"), align="center")
    else:
        b.heading("บันทึกข้อความ", 1, center=True)
        b.para(pen.fill("ส่วนราชการ {office} {full} {place}"), indent=False)
        b.para(pen.fill(f"ที่ {number}  วันที่ {{day}}"), indent=False)
    b.para("เรื่อง " + pen.say("out.subject"), indent=False)
    b.para(pen.fill("เรียน ผู้บริหาร{full} {place}"), indent=False)
    b.para(pen.say("out.first"))
    main = pen.say("out.main")
    listed = b.chance(0.35)
    if not listed and b.chance(0.7):
        main += " " + pen.say("out.tools")
    b.para(main)
    if listed:
        b.table([["ที่", "ตัวชี้วัด", "คะแนน"]], ten_rows(b, True), (0.1, 0.65, 0.25), (0, 2))
    if b.chance(0.5):
        b.para(pen.say("out.last"))
    if b.chance(0.5):
        b.para(pen.say("out.area", area=f"{b.rng.uniform(72, 96):.2f}"))
    b.para(pen.say("out.ask"))
    b.para(pen.fill("({person})"), align="right")
    pen.done()


def grouped(pen: Pen) -> list[str]:
    """Sentences that name indicators by how high they are."""
    b, result = pen.b, pen.b.facts.result
    out = []
    full = [i for i in range(1, 11) if result.indicator(i) == 100]
    if full and b.chance(0.8):
        for i in full:
            b.score(i)
        names = [b.name(i) for i in full]
        joined = names[0] if len(names) == 1 else " ".join(names[:-1]) + " และ" + names[-1]
        out.append(
            b.pick(
                f"ตัวชี้วัดที่ได้คะแนนเต็ม 100 คะแนน ได้แก่ {joined}",
                f"ได้คะแนนเต็ม 100 ในตัวชี้วัด{joined}",
                f"{joined} ได้คะแนนเต็ม 100 คะแนน",
            )
        )
    order = sorted(set(range(1, 11)) - set(full), key=lambda i: -result.indicator(i))
    if b.chance(0.6):
        order = order[: b.rng.randint(2, len(order))] if len(order) > 2 else order
    mark = b.pick("{n} ({s})", "{n} {s} คะแนน", "{n} ได้ {s}", "{n} (ร้อยละ {s})")
    texts = [mark.format(n=b.name(i), s=b.score(i)) for i in order]
    if texts:
        lead = b.pick("เรียงตามคะแนนจากมากไปน้อย ดังนี้ ", "ตัวชี้วัดที่ได้คะแนนรองลงมา คือ ", "รายตัวชี้วัดมีผลดังนี้ ")
        out.append(lead + b.pick(", ", " ", "; ").join(texts))
    return out


@layout("executive-summary", first=2563)
def executive_summary(b: Builder) -> None:
    """One page for the head of the body."""
    pen = Pen(b, "letters")
    b.heading(b.pick("บทสรุปผู้บริหาร", "สรุปผลสำหรับผู้บริหาร (Executive Summary)"), 1, center=True)
    b.heading(pen.fill("{full} {place}"), 2, center=True)
    parts = [pen.say("sum.total")]
    more = []
    if b.chance(0.6):
        more.append(pen.say("sum.people"))
    if b.chance(0.75):
        more.append(pen.say("sum.tools"))
    if b.facts.result.eit_parts and b.chance(0.6):
        more.append(pen.say("sum.parts", p1=lambda: b.score("EIT1"), p2=lambda: b.score("EIT2")))
    if b.chance(0.7):
        more += grouped(pen)
    b.rng.shuffle(more)
    parts += more
    if b.chance(0.5):
        parts.append(pen.say("sum.last"))
    if b.chance(0.5):
        parts.append(pen.say("sum.mean", area=f"{b.rng.uniform(75, 96):.2f}"))
    low = pen.edge(min)
    parts.append(pen.say("sum.end", do=b.rng.choice(bank("words")[f"do{low}"])))
    if b.chance(0.3):
        b.lines(f"{k}) {text}" for k, text in enumerate(parts, 1))
    else:
        for text in parts:
            b.para(text)
    pen.done()


def boxes(b: Builder) -> str:
    """All levels with a tick at the one that was reached."""
    words = [word for _, word in LETTERS] if b.year <= 2565 else list(WORDS)
    on, off = b.rng.choice((("☑", "☐"), ("(/)", "( )"), ("[x]", "[ ]"), ("●", "○")))
    mine = b.level()
    return "  ".join(f"{on if word == mine else off} {word}" for word in words)


def fields(pen: Pen) -> list[tuple[str, str]]:
    b, body = pen.b, pen.b.facts.body
    out = [(b.pick("หน่วยงาน", "ชื่อหน่วยงาน", "หน่วยงานที่รับการประเมิน"), body.name)]
    if body.local and body.province:
        b.place_printed = True
        if body.district:
            out.append(("อำเภอ", body.district))
        out.append(("จังหวัด", body.province))
    out.append((b.pick("ปีงบประมาณที่รับการประเมิน", "ปีที่ประเมิน", "ผลการประเมิน ITA ประจำปีงบประมาณ"), str(b.year)))
    if b.chance(0.4):
        out.append(("จำนวนบุคลากร", f"{b.rng.randint(18, 400)} คน"))
    unit = b.pick("", " คะแนน", " / 100")
    out.append((b.pick("คะแนน ITA", "คะแนนรวม ITA", "ผลคะแนน ITA ภาพรวม"), b.score("ITA") + unit))
    out.append((b.pick("ระดับผลการประเมิน", "ผลการประเมินอยู่ในระดับ"), boxes(b) if b.chance(0.5) else b.level()))
    if b.chance(0.8):
        out += [(f"คะแนน {tool}" if b.chance(0.5) else b.tool(tool, "both"), b.score(tool) + unit) for tool in TOOLS]
    if b.chance(0.5):
        out += [(f"ตัวชี้วัดที่ {i} {b.name(i)}", b.score(i) + unit) for i in range(1, 11)]
    if b.year > 2562 and b.chance(0.4):
        out.append((f"คะแนน ITA ปี {b.year - 1}", b.score("ITA", b.year - 1) + unit))
    if b.chance(0.5):
        out.append((f"เป้าหมาย ITA ปี {b.year + 1}", pen.fill("{goal}") + unit))
    if b.chance(0.5):
        out.append(("ผู้ประสานงาน", pen.fill("{person} โทร. {phone}")))
    return out


@layout("labelled-form")
def labelled_form(b: Builder) -> None:
    """A form whose fields are labels and what stands behind them."""
    pen = Pen(b, "letters")
    b.heading(
        b.pick(
            "แบบรายงานผลการประเมิน ITA ของหน่วยงาน",
            "แบบสรุปข้อมูลหน่วยงาน (ITA)",
            "แบบฟอร์มรายงานผลการประเมินคุณธรรมและความโปร่งใส",
        ),
        center=True,
    )
    pairs = fields(pen)
    kind = b.pick("colon", "dots", "two", "four")
    if kind in ("colon", "dots"):
        mark = b.pick(" : ", ": ", " = ") if kind == "colon" else " " + "." * b.rng.randint(3, 9) + " "
        tail = "" if kind == "colon" else " " + "." * b.rng.randint(3, 9)
        b.lines(f"{label}{mark}{value}{tail}" for label, value in pairs)
    elif kind == "two":
        b.table([["รายการ", "ข้อมูล"]], pairs, (0.5, 0.5))
    else:
        pairs += [("", "")] * (len(pairs) % 2)
        wide = [[*pairs[k], *pairs[k + 1]] for k in range(0, len(pairs), 2)]
        b.table([["รายการ", "ข้อมูล", "รายการ", "ข้อมูล"]], wide, (0.3, 0.2, 0.3, 0.2))
    b.para(pen.fill("ผู้กรอกข้อมูล {person}  วันที่ {day}"), align="right")
    pen.done()


@layout("certificate")
def certificate(b: Builder) -> None:
    """A certificate: few words, set in the middle."""
    pen = Pen(b, "letters")
    giver = b.pick("สำนักงาน ป.ป.ช.", "สำนักงาน ป.ป.ช. ประจำจังหวัด", "คณะกรรมการ ป.ป.ช.")
    b.style["landscape"] = b.chance(0.6)
    if b.chance(0.5):
        b.picture(35)
    b.heading(pen.say("cert.head"), 1, center=True)
    if b.chance(0.6):
        b.heading(giver, 2, center=True)
    b.para(pen.say("cert.give"), align="center")
    b.heading(pen.fill("{full}"), 1, center=True)
    if place := pen.fill("{place}"):
        b.para(place, align="center")
    b.para(pen.say("cert.what"), align="center")
    word = b.level()
    tail = b.pick(f"ระดับ {word}", f"ผลการประเมินระดับ {word}", f"“{word}”")
    score = pen.say("cert.score")
    if b.chance(0.5):
        b.para(f"{score} {tail}", align="center", bold=True)
    else:
        for text in b.rng.sample((score, tail), 2):
            b.para(text, align="center", bold=True)
    if b.chance(0.3):
        b.para(f"เป็นลำดับที่ {b.rng.randint(1, 9)} จาก {b.rng.randint(40, 120)} หน่วยงาน", align="center")
    b.para(pen.say("cert.end"), align="center")
    b.para(pen.fill("ให้ไว้ ณ วันที่ {day}"), align="center")
    b.para(pen.fill("({person})"), align="center")
    pen.done()
