"""Scores as lines of a list or as cards, without tables."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measure_tables import measures_table
from corpus.registry import layout

LINES = (
    "ตัวชี้วัดที่ {i} {name} : {score} คะแนน",
    "{mark} {name} {score} คะแนน",
    "{mark} ตัวชี้วัด{name} ได้ {score} คะแนน",
    "({i}) {name} ร้อยละ {score}",
    "{i}. {name} = {score}",
    "{i}) {name} คะแนนที่ได้ {score}",
    "{mark} {name} ({score})",
    "ตัวชี้วัดที่ {i} {name} {dots} {score}",
    "{k}. {name} ได้คะแนนร้อยละ {score}",
)


@layout("cards")
def cards(b: Builder) -> None:
    """Bullet lists, one line a score, under a heading for each instrument."""
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    s.background(b)
    b.heading(f"สรุปคะแนน {s.ita(b)} ประจำ{b.fy()}", 2)
    form, mark = b.rng.choice(LINES), b.pick("•", "-", "➢", "o", "*")
    summary = b.pick("top", "bottom", "sentence")

    def total() -> None:
        text = f"คะแนนรวม {b.score('ITA')} คะแนน"
        b.lines([f"{mark} {text}", f"{mark} ระดับ {b.level()}"])

    if summary == "top":
        total()
    for tool, group in MEMBERS.items():
        head = b.tool(tool, "both")
        if b.chance(0.5):
            head += b.pick(
                f" : {b.score(tool)} คะแนน", f" ได้คะแนน {b.score(tool)} คะแนน", f" (คะแนนเฉลี่ย {b.score(tool)})"
            )
        b.para(head, bold=True, indent=False)
        dots = "." * b.rng.randint(5, 40)
        b.lines(
            form.format(i=i, k=k, name=b.name(i), score=b.score(i), mark=mark, dots=dots)
            for k, i in enumerate(group, 1)
        )
        if b.chance(0.3):
            b.para(f"เป้าหมาย 85 คะแนน มีข้อคำถาม {len(group) * 3} ข้อ")
    if summary == "bottom":
        total()
    elif summary == "sentence":
        b.para(w.total_sentence(b))
    if b.chance(0.5):
        w.advice_paragraphs(b, scored=False)
    if b.chance(0.7):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("label-above-value")
def label_above_value(b: Builder) -> None:
    """An infographic's text: the label on one line, the figure on the next."""
    b.heading(b.pick("สรุปผลการประเมิน ITA", "ผลคะแนน ITA ในหนึ่งหน้า", "ITA SCORE"), 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.heading(f"ประจำ{b.fy()}", 2, center=True)
    b.para(b.pick("คะแนนรวม", "คะแนนภาพรวมหน่วยงาน", "ผลคะแนน ITA"), align="center")
    b.para(b.score("ITA") + b.pick("", " คะแนน"), align="center", bold=True)
    b.para(b.pick("ระดับ ", "ระดับผลการประเมิน ", "") + b.level(), align="center")
    tools = b.chance(0.6)
    for tool, group in MEMBERS.items():
        if tools:
            b.para(b.tool(tool), align="center")
            b.para(b.score(tool), align="center", bold=True)
        for i in group:
            b.para(b.name(i), align="center")
            b.para(b.score(i), align="center", bold=True)
    s.closing(b)
    b.no_measures()
