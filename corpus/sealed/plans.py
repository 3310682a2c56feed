"""What a body makes of its result: the two-level form, plans of measures, reports of their progress."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.builder import Builder
from corpus.measures import SHORT_MONTHS, Measure, Period
from corpus.model import Cell
from corpus.registry import layout
from corpus.sealed._kit import Pen, bank

WAYS = {
    "method": ("วิธีการ", "วิธีดำเนินการ", "แนวทาง/วิธีการ"),
    "steps": ("ขั้นตอน", "ขั้นตอนการดำเนินงาน", "กระบวนการ"),
    "who": ("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบหลัก"),
    "when": ("ระยะเวลา", "ระยะเวลาดำเนินการ", "ห้วงเวลา"),
    "watch": ("การติดตาม", "การติดตามผล", "วิธีกำกับติดตาม"),
}


def period(b: Builder, m: Measure) -> Period:
    """The measure's own period, or one in another form."""
    if b.chance(0.5):
        return m.period
    y, c = b.year + 1, b.year + 1 - 543
    first, last = f"{c - 1}-10", f"{c}-09"
    short = f"{y % 100:02d}"
    k = b.rng.randint(1, 8)
    return b.rng.choice(
        (
            Period(f"1 ต.ค. {y - 1} – 30 ก.ย. {y}", first, last),
            Period(f"รอบ 6 เดือนแรก\n(ต.ค. {y - 1} - มี.ค. {y})", first, f"{c}-03"),
            Period(f"เม.ย.{short} - ก.ย.{short}", f"{c}-04", last),
            Period(f"{SHORT_MONTHS[k - 1]} {y}", f"{c}-{k:02d}", f"{c}-{k:02d}"),
            Period(f"{SHORT_MONTHS[k - 1]} - {SHORT_MONTHS[k]} {y}", f"{c}-{k:02d}", f"{c}-{k + 1:02d}"),
        )
    )


def people(b: Builder, names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    form = b.rng.randint(0, 2)
    if form == 0:
        return "\n".join(names)
    return "\n".join(f"{k}) {n}" if form == 1 else f"- {n}" for k, n in enumerate(names, 1))


def steps(b: Builder, i: int) -> str:
    lines = bank("words")[f"step{i}"]
    mark = b.pick("{k}) ", "{k}. ", "- ", "({k}) ")
    return "\n".join(mark.format(k=k) + text for k, text in enumerate(lines, 1))


def way_cells(b: Builder, keys: Sequence[str], i: int, m: Measure, text: str) -> list[str | Cell]:
    """The cells of one way to do better, and its truth."""
    when = period(b, m)
    cells: dict[str, str | Cell] = {
        "method": text,
        "steps": steps(b, i),
        "who": people(b, m.responsible),
        "when": Cell(when.text, align="center"),
        "watch": b.rng.choice(bank("words")["watch"]),
    }
    b.measure_truth(m, text, responsible=list(m.responsible), start=when.start, end=when.end, indicator=i)
    return [cells[k] for k in keys]


def chosen(b: Builder) -> list[int]:
    """The indicators that the paper speaks of, in order."""
    if b.chance(0.2):
        return list(range(1, 11))
    return sorted(b.rng.sample(range(1, 11), b.rng.randint(3, 6)))


@layout("two-level-form", first=2566)
def two_level_form(b: Builder) -> None:
    """Issue, result, finding and, under one head, the way to do better."""
    pen = Pen(b, "plans")
    b.style["landscape"] = b.chance(0.7)
    b.heading(pen.say("form.title"), 1, center=True)
    b.heading(pen.fill("{full} {place}"), 2, center=True)
    b.para(pen.say("form.lead"))
    keys = list(WAYS)
    if b.chance(0.3):
        keys.remove("steps")
    unit, named = b.pick("", " คะแนน", "ร้อยละ "), b.chance(0.3)
    rows: list[list[str | Cell]] = []
    for i in chosen(b):
        words = bank("words")
        count = 2 if b.chance(0.3) else 1
        score = f"ร้อยละ {b.score(i)}" if unit.startswith("ร้อยละ") else b.score(i) + unit
        issue = f"{i}. {b.name(i)}" if b.chance(0.5) else f"ตัวชี้วัดที่ {i} {b.name(i)}"
        front = [Cell(issue, rowspan=count), Cell(score, rowspan=count, align="center")]
        front.append(Cell(b.rng.choice(words[f"why{i}"]), rowspan=count))
        for k, text in enumerate(b.rng.sample(words[f"do{i}"], count)):
            m = b.facts.measures[len(rows) % len(b.facts.measures)]
            rows.append([*(front if k == 0 else []), *way_cells(b, keys, i, m, text)])
    heads = [b.pick("ประเด็น", "ประเด็นการประเมิน"), b.pick("ผลการประเมิน", "คะแนน"), b.pick("ข้อค้นพบ", "ประเด็นที่พบ")]
    wide = Cell(b.pick("แนวทางการพัฒนา", "แนวทางการนำไปสู่การปฏิบัติ", "แนวทางแก้ไข/ปรับปรุง"), colspan=len(keys))
    under: list[str | Cell] = [b.rng.choice(WAYS[k]) for k in keys]
    if named:
        top: list[str | Cell] = [Cell(heads[0], rowspan=2), Cell("ผลการวิเคราะห์", colspan=2), wide]
        b.table([top, [*heads[1:], *under]], rows)
    else:
        b.table([[*(Cell(h, rowspan=2) for h in heads), wide], under], rows)
    pen.done()


def plan_table(b: Builder) -> None:
    keys = ["method", "who", "when"] + [k for k in ("steps", "watch") if b.chance(0.5)]
    b.rng.shuffle(keys)
    keys.remove("method")
    keys.insert(0, "method")
    rows: list[list[str | Cell]] = []
    form = b.rng.randint(0, 2)
    for i in chosen(b):
        text = b.rng.choice(bank("words")[f"do{i}"])
        m = b.facts.measures[len(rows) % len(b.facts.measures)]
        front: list[str | Cell] = [b.name(i) if form else f"{b.name(i)} ({b.score(i)})"]
        if form == 2:
            front.append(Cell(b.score(i), align="center"))
        rows.append([*front, *way_cells(b, keys, i, m, text)])
    heads = [b.pick("ตัวชี้วัด ITA", "ตัวชี้วัด"), *(["คะแนนที่ได้"] if form == 2 else [])]
    names = {**{k: b.rng.choice(v) for k, v in WAYS.items()}, "method": b.pick("มาตรการ", "มาตรการ/กิจกรรม")}
    b.table([[*heads, *(names[k] for k in keys)]], rows)


def progress_table(pen: Pen) -> None:
    """What became of each measure: as a word or as a tick."""
    b = pen.b
    ticks, mark = b.chance(0.4), b.pick("✓", "/", "✔")
    rows: list[list[str | Cell]] = []
    order = ("done", "in_progress", "not_done")
    for k, i in enumerate(chosen(b), 1):
        m = b.facts.measures[(k - 1) % len(b.facts.measures)]
        text = b.rng.choice(bank("words")[f"do{i}"])
        row: list[str | Cell] = [str(k), text, pen.say(f"result.{m.status}")]
        if ticks:
            row += [Cell(mark if m.status == s else "", align="center") for s in order]
        else:
            row.append(pen.say(m.status))
        rows.append([*row, people(b, m.responsible)])
        b.measure_truth(m, text, responsible=list(m.responsible), status=m.status)
    result, who = b.pick("ผลการดำเนินงาน", "ผลการดำเนินการ"), b.rng.choice(WAYS["who"])
    if ticks:
        wide = Cell(b.pick("สถานะ", "สถานะการดำเนินงาน"), colspan=3)
        head = [Cell("ที่", rowspan=2), Cell("มาตรการ", rowspan=2), Cell(result, rowspan=2), wide, Cell(who, rowspan=2)]
        b.table([head, ["ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"]], rows)
    else:
        b.table([["ที่", "มาตรการ", result, "สถานะ", who]], rows, (0.06, 0.32, 0.28, 0.16, 0.18))


@layout("measures-paper")
def measures_paper(b: Builder) -> None:
    """A plan of measures, or how far they have come."""
    pen = Pen(b, "plans")
    progress = b.chance(0.5)
    b.heading(pen.say("progress.title" if progress else "plan.title"), 1, center=True)
    b.heading(pen.fill("{full} {place}"), 2, center=True)
    if not progress or b.chance(0.7):
        b.para(pen.say("plan.lead"))
    else:
        b.note("report_fiscal_year_be", None)
    if b.chance(0.5):
        b.para(pen.say("plan.goal"))
    if progress:
        progress_table(pen)
    else:
        plan_table(b)
    b.para(pen.fill("ผู้รายงาน {person} ({office})"), align="right")
    pen.done()
