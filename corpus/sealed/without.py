"""Papers that hold no result of their body."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.facts import MEMBERS, Assessment, draw_assessment
from corpus.model import Cell
from corpus.registry import layout
from corpus.sealed._frame import label
from corpus.sealed._kit import TOOLS, Pen, bank, no_result


def bands(b: Builder) -> None:
    words = (("95 ขึ้นไป", "AA"), ("85.00 - 94.99", "A"), ("75.00 - 84.99", "B"), ("65.00 - 74.99", "C"))
    late = (("95.00 - 100", "ผ่านดีเยี่ยม"), ("85.00 - 94.99", "ผ่านดี"), ("70.00 - 84.99", "ต้องปรับปรุง"))
    rows = [list(x) for x in (words if b.year <= 2565 else late)]
    b.table([[b.pick("ช่วงคะแนน", "คะแนน"), "ระดับ"]], rows, center=(0, 1))


def samples(b: Builder) -> None:
    """How many must answer: numbers beside the instruments' names."""
    rows = [[b.tool(tool, "both"), str(b.rng.randint(20, 400)), w] for tool, w in zip(TOOLS, "334", strict=True)]
    rows = [[name, count, w + "0"] for name, count, w in rows]
    b.table([["แบบวัด", b.pick("ขั้นต่ำ (คน)", "กลุ่มตัวอย่าง"), "น้ำหนัก (ร้อยละ)"]], rows, (0.6, 0.2, 0.2), (1, 2))


@layout("notice")
def notice(b: Builder) -> None:
    """An announcement of a survey, or an invitation to a training."""
    pen = Pen(b, "without")
    key = b.pick("notice", "notice", "train")
    b.heading(pen.say(f"{key}.title"), 1, center=b.chance(0.5))
    b.heading(pen.fill("{full} {place}"), 2)
    texts = b.rng.sample(bank("without")[f"{key}.body"], b.rng.randint(2, 4))
    if b.chance(0.3):
        b.lines(f"{k}. {pen.fill(t)}" for k, t in enumerate(texts, 1))
    else:
        for text in texts:
            b.para(pen.fill(text))
    if b.chance(0.5):
        samples(b)
    if b.chance(0.4):
        bands(b)
    b.para(pen.fill("สอบถามเพิ่มเติม {office} โทร. {phone}"))
    no_result(pen, True)


def sham_table(b: Builder, sham: Assessment) -> None:
    """Figures that add up and are nobody's result."""
    style, kind = b.rng.randint(0, 3), b.rng.randint(0, 2)
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        if kind == 0:
            rows.append([b.tool(tool, "both"), b.fmt(sham.value(tool))])
            continue
        rows += [[label(b, i, style), b.fmt(sham.value(i))] for i in group]
        if kind == 2:
            rows.append([Cell(f"คะแนนเฉลี่ย {tool}", bold=True), b.fmt(sham.value(tool))])
    rows.append(["คะแนนรวม", b.fmt(sham.total)])
    b.table([[b.pick("ตัวชี้วัด", "รายการ"), b.pick("คะแนน", "คะแนนที่ได้", "ผลคะแนน")]], rows, (0.7, 0.3), (1,))


@layout("sham-figures")
def sham_figures(b: Builder) -> None:
    """A worked example of a manual, or a body's estimate of itself."""
    pen = Pen(b, "without")
    sham = draw_assessment(b.rng, b.year)
    manual = b.chance(0.5)
    key = "manual" if manual else "self"
    b.heading(pen.say(f"{key}.title"), 1, center=True)
    b.para(pen.say(f"{key}.lead"))
    parts = {k: b.fmt(sham.value(v)) for k, v in zip("abcd", (*TOOLS, "ITA"), strict=True)}
    table_first = b.chance(0.7)
    if table_first:
        sham_table(b, sham)
    b.para(pen.say("manual.sum" if manual else "self.end", w=sham.level, **parts))
    if not table_first:
        sham_table(b, sham)
    if b.chance(0.4):
        bands(b)
    no_result(pen, not manual)


def goals(pen: Pen) -> None:
    """Targets of coming years by indicator or instrument."""
    b = pen.b
    years = [str(b.year + k) for k in range(1, b.rng.randint(2, 4))]
    start = b.rng.choice((80, 85, 88))
    codes: list[str | int] = [*range(1, 11)] if b.chance(0.6) else [*TOOLS]
    rows: list[list[str | Cell]] = []
    for code in codes:
        name = label(b, code, 0) if isinstance(code, int) else b.tool(str(code), "both")
        rows.append([name, *(f"{start + b.rng.randint(0, 2) + 3 * k}.00" for k in range(len(years)))])
    rows.append(["คะแนนรวม ITA", *(f"{start + 3 * k + 1}.00" for k in range(len(years)))])
    heads = [f"{b.pick('เป้าหมาย', 'ค่าเป้าหมาย')} {y}" for y in years]
    b.heading(pen.say("goal.title"), 1, center=True)
    b.para(pen.say("goal.lead"))
    b.table([[b.pick("ตัวชี้วัด", "รายการ"), *heads]], rows, center=range(1, 4))


def other_assessment(pen: Pen, key: str) -> None:
    """A table of another assessment's parts."""
    b = pen.b
    top = {"lpa": 100, "pmqa": 500, "seam": 5, "sat": 5}[key]
    rows: list[list[str | Cell]] = []
    for text in bank("without")[f"{key}.row"]:
        value = top * b.rng.uniform(0.6, 0.98)
        rows.append([text, str(top), f"{value:.2f}", f"{100 * value / top:.2f}"])
    average = sum(float(str(r[2])) for r in rows) / len(rows)
    rows.append(["คะแนนรวมเฉลี่ย", str(top), f"{average:.2f}", f"{100 * average / top:.2f}"])
    b.heading(pen.say(f"{key}.title"), 1, center=True)
    b.para(pen.say("other.lead"))
    head = [b.pick("ประเด็น", "รายการประเมิน"), "คะแนนเต็ม", b.pick("คะแนน", "คะแนนที่ได้", "ค่าเฉลี่ย"), "ร้อยละ"]
    b.table([head], rows, (0.55, 0.15, 0.15, 0.15), (1, 2, 3))
    if b.chance(0.4):
        b.para(pen.fill("หน่วยงานตั้งเป้าหมายให้ผลการประเมิน ITA {next} ไม่ต่ำกว่า {goal} คะแนน"))


@layout("other-figures")
def other_figures(b: Builder) -> None:
    """Another assessment, or targets alone."""
    pen = Pen(b, "without")
    body = b.facts.body
    if b.chance(0.35):
        goals(pen)
    else:
        keys = {"state_enterprise": ("seam", "sat"), "department": ("pmqa", "sat"), "province": ("pmqa", "sat")}
        key = b.rng.choice(("lpa", "sat") if body.local else keys.get(body.agency_type, ("sat", "sat")))
        other_assessment(pen, key)
    no_result(pen, True)
