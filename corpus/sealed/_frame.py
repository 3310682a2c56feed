"""Titles, captions and remarks that stand around the tables of this folder."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.sealed._kit import Pen

TITLES = (
    "ตารางแสดงผล{ita} ของ{full} ประจำ{fy}",
    "ผลคะแนน ITA {full} {place} {fy}",
    "ผลการวิเคราะห์คะแนน ITA รายตัวชี้วัด {full} {place} ประจำ{fy}",
    "เอกสารประกอบการเผยแพร่ผล ITA {fy} : {full} {place}",
    "สรุปคะแนน{ita} {fy} {full}",
)
LEADS = (
    "ผลคะแนนรายตัวชี้วัดปรากฏตามตาราง",
    "รายละเอียดคะแนนของ{who}เป็นดังนี้",
    "จากการประกาศผลของ{nacc} {who}มีคะแนนดังตารางต่อไปนี้",
)
NOTES = (
    "ที่มา : ระบบ ITAS ของ{nacc}",
    "หมายเหตุ คะแนนเต็มของแต่ละตัวชี้วัดเท่ากับ 100 คะแนน",
    "หมายเหตุ น้ำหนัก IIT ร้อยละ 30 EIT ร้อยละ 30 และ OIT ร้อยละ 40",
    "ข้อมูล ณ วันที่ {day}",
)


def open_table(pen: Pen) -> None:
    """Title and, by chance, the total in a sentence and a lead."""
    b = pen.b
    b.heading(pen.fill(b.rng.choice(TITLES)), 1, center=b.chance(0.6))
    if b.chance(0.35):
        b.para(pen.fill("ในภาพรวม {who}ได้คะแนน ITA {fy} เท่ากับ {t} คะแนน {lvp}"))
    if b.chance(0.5):
        b.para(pen.fill(b.rng.choice(LEADS)))


def close_table(pen: Pen) -> None:
    if pen.b.chance(0.5):
        pen.b.para(pen.fill(pen.b.rng.choice(NOTES)), indent=False)
    pen.done()


def year_heads(b: Builder, years: list[int]) -> list[str]:
    """Years as heads of columns, mostly all in one form."""
    forms = ("ปี {y}", "ปีงบประมาณ พ.ศ. {y}", "{y}", "คะแนนปี {y}", "พ.ศ. {y}\n(ค.ศ. {c})", "ปีงบฯ {y}", "ผลคะแนน {y}")
    form = b.rng.choice(forms)
    restless = b.chance(0.15)
    return [(b.rng.choice(forms) if restless else form).format(y=y, c=y - 543) for y in years]


def label(b: Builder, i: int, form: int) -> str:
    return (f"{i}. {b.name(i)}", b.name(i), f"ตัวชี้วัดที่ {i} {b.name(i)}", f"({i}) {b.name(i)}")[form]
