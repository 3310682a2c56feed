"""Tables of measures of the held-out layouts: their own columns, marks and headings, with the truth of each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.builder import Builder
from corpus.facts import INSTRUMENT
from corpus.layouts.held_deeds import Deed
from corpus.layouts.held_wording import MONTHS
from corpus.model import Cell

HEADS = {
    "no": ("ลำดับ", "ที่", "ข้อ"),
    "indicator": ("ตัวชี้วัด", "ตัวชี้วัด ITA", "ตัวชี้วัดที่", "ตัวชี้วัดการประเมิน"),
    "weak": (
        "ประเด็นข้อบกพร่องที่พบ",
        "จุดที่ควรพัฒนา",
        "ผลการวิเคราะห์ข้อมูล",
        "ประเด็นการพัฒนา",
        "ข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไข",
        "ผลการวิเคราะห์ตัวชี้วัด",
    ),
    "way": ("แนวทางการปรับปรุง", "แนวทางแก้ไข/พัฒนา", "แนวทางการนำไปสู่การปฏิบัติ"),
    "act": ("มาตรการ", "มาตรการในการดำเนินการ", "มาตรการ/แนวทางการดำเนินการ", "มาตรการที่กำหนด"),
    "project": ("โครงการ/กิจกรรม", "กิจกรรม/โครงการ", "โครงการ / กิจกรรมที่ดำเนินการ"),
    "steps": ("ขั้นตอน/วิธีการ", "วิธีการดำเนินงาน", "ขั้นตอนการดำเนินงาน", "ขั้นตอนหรือวิธีการ", "รายละเอียดการดำเนินการ"),
    "proof": ("ตัวชี้วัดความสำเร็จ", "ผลผลิต/ผลลัพธ์", "ผลที่คาดว่าจะได้รับ", "เป้าหมาย"),
    "watch": ("การติดตามและรายงานผล", "การกำกับติดตามผล", "วิธีติดตามผล", "แนวทางติดตาม"),
    "who": ("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "กอง/สำนักที่รับผิดชอบ", "ส่วนงานที่รับผิดชอบ", "ผู้รับผิดชอบหลัก"),
    "when": ("ระยะเวลา", "ระยะเวลาดำเนินการ", "ช่วงเวลาดำเนินการ", "กำหนดแล้วเสร็จ", "ห้วงเวลา"),
    "baht": ("งบประมาณ", "งบประมาณ (บาท)", "งบประมาณที่ใช้"),
    "status": ("สถานะ", "ผลการดำเนินการ", "สถานะการดำเนินการ"),
    "ticks": ("การดำเนินการ", "ผลการดำเนินการ", "สถานะการดำเนินการ"),
    "outcome": ("ผลการดำเนินงานที่เกิดขึ้นจริง", "รายละเอียดผลการดำเนินงาน", "ผลที่ได้รับ"),
    "months": ("ระยะเวลาดำเนินการ (ปีงบประมาณ พ.ศ. {y})", "แผนปฏิบัติงาน ปีงบประมาณ พ.ศ. {y}"),
}
COLUMNS: tuple[tuple[str, ...], ...] = (
    ("indicator", "project", "weak", "steps", "when", "who"),
    ("no", "weak", "act", "steps", "who", "when", "watch"),
    ("act", "steps", "when", "who"),
    ("indicator", "weak", "act", "when", "who"),
    ("no", "act", "who", "when", "proof"),
    ("no", "act", "who", "when", "watch"),
    ("weak", "way", "act", "when", "who", "watch"),
    ("no", "project", "steps", "baht", "when", "who"),
    ("indicator", "act", "steps", "proof", "when", "who"),
)
MAIN = ("act", "project", "way", "weak")
SHARE = {
    "no": 0.08,
    "indicator": 0.15,
    "when": 0.14,
    "who": 0.16,
    "baht": 0.11,
    "status": 0.13,
    "ticks": 0.2,
    "months": 0.36,
}
DONE = {
    "done": ("ดำเนินการแล้ว", "แล้วเสร็จ", "ดำเนินการเสร็จสิ้น"),
    "in_progress": ("อยู่ระหว่างดำเนินการ", "อยู่ระหว่างการดำเนินการ"),
    "not_done": ("ยังไม่ได้ดำเนินการ", "ยังไม่ดำเนินการ"),
}


def head_of(b: Builder, kind: str) -> str:
    return b.rng.choice(HEADS[kind]).format(y=b.year + 1)


def bullets(b: Builder, lines: Sequence[str], mark: str) -> str:
    if len(lines) == 1:
        return lines[0]
    return "\n".join(mark.format(k=k, a="กขคงจฉ"[k - 1]) + t for k, t in enumerate(lines, 1))


def table(
    b: Builder,
    columns: Sequence[str],
    rows: Sequence[Deed],
    *,
    indicator: int | None = None,
    merge: str = "",
    deep: bool = False,
    groups: bool = False,
) -> None:
    """A table of measures. `merge` names a column whose equal neighbours become one cell (`indicator`).

    `indicator` is what the heading over the table names; `deep` numbers measures and steps as 1.1, 1.1.1; `groups` puts
    a row over the whole width before the measures of each instrument.
    """
    marks = {
        "steps": b.pick("{k}. ", "{k}) ", "- ", "• ", "({k}) ", "-"),
        "who": b.pick("", "", "- ", "{k}. ", "/", ","),
        "tick": b.pick("✓", "/", "√", "✔"),
        "label": b.pick("{i}. {n}", "{n}", "ตัวชี้วัดที่ {i} {n}", "{i}) {n}", "ตัวชี้วัดที่ {i}\n{n}"),
    }
    if len(columns) > 5:  # as a typist does who sees the words break
        b.style["size"] = min(b.style["size"], 14.0)
        b.style["turn_wide"] = b.style["turn_wide"] or b.chance(0.3)
    two = any(k in columns for k in ("ticks", "months"))
    top: list[str | Cell] = []
    under: list[str | Cell] = []
    for kind in columns:
        if kind == "ticks":
            top.append(Cell(head_of(b, kind), colspan=2))
            under += ["ดำเนินการแล้ว", b.pick("ยังไม่ดำเนินการ", "ยังไม่ได้ดำเนินการ")]
        elif kind == "months":
            top.append(Cell(head_of(b, kind), colspan=12))
            under += [MONTHS[k % 12][1] for k in range(9, 21)]
        else:
            top.append(Cell(head_of(b, kind), rowspan=2 if two else 1))
    body: list[list[str | Cell]] = []
    span = sum({"ticks": 2, "months": 12}.get(kind, 1) for kind in columns)
    tool = ""
    for k, d in enumerate(rows, 1):
        if groups and INSTRUMENT[d.indicator] != tool:
            tool = INSTRUMENT[d.indicator]
            body.append([Cell(b.tool(tool, "both"), colspan=span, bold=True)])
        body.append(_cells(b, columns, d, k, rows, marks, merge, deep))
        _note(b, columns, d, indicator)
    widths: list[float] = []
    taken = sum(SHARE.get(k, 0.0) for k in columns)
    free = sum(k not in SHARE for k in columns)
    for kind in columns:
        if kind in ("ticks", "months"):
            n = 2 if kind == "ticks" else 12
            widths += [SHARE[kind] / n] * n
        else:
            widths.append(SHARE.get(kind) or (1 - taken) / free)
    b.table([top, under] if two else [top], body, widths)


def _cells(
    b: Builder,
    columns: Sequence[str],
    d: Deed,
    k: int,
    rows: Sequence[Deed],
    marks: dict[str, str],
    merge: str,
    deep: bool,
) -> list[str | Cell]:
    main = next(x for x in MAIN if x in columns)
    out: list[str | Cell] = []
    for kind in columns:
        if kind == "no":
            out.append(Cell(str(k), align="center"))
        elif kind == "indicator":
            label = marks["label"].format(i=d.indicator, n=b.name(d.indicator))
            kin = [x for x in rows if x.indicator == d.indicator]
            if merge != "indicator":
                out.append(label)
            elif kin[0] is d:
                out.append(Cell(label, rowspan=len(kin)))
        elif kind == "who":
            out.append(_who(b, d, marks["who"]))
        elif kind == "when":
            out.append(Cell(d.period.text, align=b.pick("center", "center", "")))
        elif kind == "steps":
            mark = f"{k}.{{k}} " if deep else marks["steps"]
            out.append(bullets(b, d.plan.steps, mark))
        elif kind == "baht":
            out.append(Cell(b.pick("-", "ไม่ใช้งบประมาณ", f"{b.rng.randint(1, 60) * 500:,}"), align="center"))
        elif kind == "status":
            out.append(b.rng.choice(DONE[d.status]))
        elif kind == "ticks":
            out += [Cell(marks["tick"] if d.status == s else "", align="center") for s in ("done", "not_done")]
        elif kind == "months":
            first = b.rng.randint(0, 8)
            last = b.rng.randint(first, 11)
            out += [Cell(marks["tick"] if first <= m <= last else "", align="center") for m in range(12)]
        elif kind == "outcome":
            out.append(outcome(b, d))
        else:
            out.append((f"{k}. " if deep and kind == main else "") + str(getattr(d.plan, kind)))
    return out


def _who(b: Builder, d: Deed, mark: str) -> str:
    if mark in ("/", ",") and not any(" " in x for x in d.offices):
        return (mark + b.pick(" ", "") if mark == "," else mark).join(d.offices)
    return bullets(b, d.offices, "" if mark in ("/", ",") else mark)


def outcome(b: Builder, d: Deed) -> str:
    n = b.rng.randint(8, 240)
    return {
        "done": b.pick(
            f"ดำเนินการครบถ้วน มีผู้ร่วม {n} คน",
            "ทำครบทุกขั้นตอนและลงเว็บไซต์แล้ว",
            f"ออกประกาศลงวันที่ {b.rng.randint(1, 28)} {MONTHS[10][0]} {b.year}",
        ),
        "in_progress": b.pick("ทำแล้วประมาณครึ่งหนึ่งของขั้นตอน", "รอข้อมูลจากหมู่บ้านที่เหลือ"),
        "not_done": b.pick("รอเงินสะสม", "ผู้รับผิดชอบโอนย้าย จึงเลื่อนออกไป"),
    }[d.status]


def _note(b: Builder, columns: Sequence[str], d: Deed, indicator: int | None) -> None:
    main = next(x for x in MAIN if x in columns)
    fields: dict[str, Any] = {}
    if "indicator" in columns:
        fields["indicator"] = d.indicator
    elif indicator:
        fields["indicator"] = indicator
    if "who" in columns:
        fields["responsible"] = list(d.offices)
    if "when" in columns:
        fields |= {"start": d.period.start, "end": d.period.end}
    if d.status and ("status" in columns or ("ticks" in columns and d.status != "in_progress")):
        fields["status"] = d.status
    b.measure_truth(b.facts.measures[0], str(getattr(d.plan, main)), **fields)
