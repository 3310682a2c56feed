"""Tables of questions and documents: figures that look like scores and belong to no indicator."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.layouts.score_tables import grouped_table
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.registry import layout

ASKED = (
    "การให้บริการเป็นไปตามเวลาที่แจ้งไว้",
    "การปฏิบัติต่อผู้รับบริการอย่างเท่าเทียม",
    "การเปิดเผยแผนใช้จ่ายเงิน",
    "ความเหมาะสมของการเบิกจ่าย",
    "ความเป็นธรรมของการมอบหมายงาน",
    "การอนุญาตก่อนนำพัสดุไปใช้",
    "ความจริงจังในการแก้ปัญหา",
    "ความสะดวกของช่องทางร้องเรียน",
    "ความชัดเจนของข้อมูลที่เผยแพร่",
)
POSTED = (
    "โครงสร้างและอำนาจหน้าที่",
    "ข้อมูลการติดต่อ",
    "แผนปฏิบัติราชการประจำปี",
    "คู่มือการให้บริการ",
    "สถิติการให้บริการ",
    "รายงานการจัดซื้อจัดจ้าง",
    "หลักเกณฑ์การบริหารทรัพยากรบุคคล",
    "ช่องทางแจ้งเรื่องร้องเรียน",
)


@layout("questions")
def questions(b: Builder) -> None:
    """Indicator scores, then a table of the questions of each instrument with figures of their own."""
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    b.para(w.total_sentence(b))
    grouped_table(b)
    b.heading("คะแนนรายข้อคำถาม", 2)
    per = 3 if b.year >= 2566 else 6
    items = []
    for tool, letter in (("IIT", "I"), ("EIT", "E")):
        rows = []
        for count in range(1, per * len(MEMBERS[tool]) + 1):
            figure = f"{b.rng.uniform(60, 100):.2f}"
            items.append({"code": f"{letter.lower()}{count}", "score": figure})
            rows.append([b.item(letter, count), b.rng.choice(ASKED), figure])
        b.table([["ข้อ", "ข้อคำถาม", b.pick("คะแนนเฉลี่ย", "คะแนน", "ค่าเฉลี่ย")]], rows, (0.12, 0.66, 0.22), (0, 2))
    if b.chance(0.6):
        posted = [[b.item("O", k), t, b.pick("100.00", "100", "0.00", "50.00")] for k, t in enumerate(POSTED, 1)]
        b.table([["รหัส", "รายการข้อมูล", "คะแนน"]], posted, (0.12, 0.66, 0.22), (0, 2))
    b.note("items", items)
    if b.chance(0.5):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("sub-indicators")
def sub_indicators(b: Builder) -> None:
    """Prose scores, with a table of an indicator's own topics (means of topics are no indicator scores)."""
    b.heading(f"{w.analysis_title(b)} ประจำ{b.fy()}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.para(w.total_sentence(b))
    for tool in MEMBERS:
        b.para(w.instrument_sentence(b, tool))
    i = b.facts.result.lowest("OIT")
    b.para(f"ตัวชี้วัดที่ควรพัฒนา คือ ตัวชี้วัดที่ {i} {b.name(i)} ซึ่งได้ {b.score(i)} คะแนน มีรายละเอียดหัวข้อย่อยดังนี้")
    rows: list[list[str | Cell]] = []
    for k, topic in enumerate(b.rng.sample(POSTED, 5), 1):
        lead: list[str | Cell] = [Cell(f"หัวข้อย่อยของตัวชี้วัดที่ {i}", rowspan=5)] if k == 1 else []
        rows.append([*lead, f"{k}) {topic}", b.pick("100.00", "95.00", "93.00", "50.00", "0.00")])
    b.table([["ตัวชี้วัด", "หัวข้อการประเมิน", "ค่าเฉลี่ย"]], rows, (0.3, 0.5, 0.2), (2,))
    w.advice_paragraphs(b, scored=False)
    b.no_measures()
