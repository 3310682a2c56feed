"""Measures first: plans of the next year and progress reports, with the score as a mere remark."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.measure_tables import REPORTS, measures_table
from corpus.registry import layout


@layout("plan-only")
def plan_only(b: Builder) -> None:
    """A plan of measures for the year after the assessed one, the total in one sentence."""
    title = w.measures_title(b)
    b.heading(f"{title} ประจำ{b.fy(b.year + 1)}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    s.background(b)
    b.para(w.total_sentence(b, with_level=b.chance(0.7)))
    if b.chance(0.3):
        s.framework(b)
    b.heading(b.pick("มาตรการ", f"{title} ประจำ{b.fy(b.year + 1)}", "แนวทางและมาตรการที่กำหนด"), 2)
    if b.chance(0.4):
        for k, tool in enumerate(MEMBERS, 1):
            own = [m for m in b.facts.measures if INSTRUMENT[m.indicator] == tool]
            if own:
                b.heading(f"{k}. {b.tool(tool, 'both')}", 3)
                measures_table(b, measures=own)
    else:
        measures_table(b)
    s.closing(b)


@layout("by-indicator-headings")
def by_indicator_headings(b: Builder) -> None:
    """A heading for each indicator with its score, and under it a small table of its measures."""
    s.cover(b, w.measures_title(b), subject_year=b.year + 1)
    b.para(w.total_sentence(b))
    b.para(f"มาตรการต่อไปนี้ใช้ใน{b.fy(b.year + 1)}")
    plan = b.rng.choice((("measure", "method", "responsible", "period"), ("issue", "measure", "responsible", "period")))
    for i in range(1, 11):
        own = [m for m in b.facts.measures if m.indicator == i]
        if not own and b.chance(0.3):
            continue
        b.heading(f"ตัวชี้วัดที่ {i} {b.name(i)}", 3)
        b.para(b.pick(f"ผลคะแนน {b.score(i)} คะแนน", f"ได้คะแนน {b.score(i)} คะแนน", f"คะแนนที่ได้ : {b.score(i)}"))
        if own:
            measures_table(b, plan, own, indicator=i)
        else:
            b.para("ให้รักษามาตรฐานเดิมไว้")


@layout("progress")
def progress(b: Builder) -> None:
    """What was done of last year's measures: ticks or words of status, results, budgets."""
    s.cover(
        b,
        b.pick("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส", "รายงานความก้าวหน้าตามมาตรการภายใน"),
        subject_year=b.year + 1,
    )
    if b.chance(0.5):
        s.preface(b)
    b.heading("1. ความเป็นมา", 2)
    b.para(
        "จาก" + w.total_sentence(b) + f" หน่วยงานได้กำหนดมาตรการประจำ{b.fy(b.year + 1)} ไว้ {len(b.facts.measures)} เรื่อง"
    )
    b.heading(f"2. ผลการดำเนินการ รอบ {b.pick('6', '12')} เดือน ประจำ{b.fy(b.year + 1)}", 2)
    measures_table(b, b.rng.choice(REPORTS))
    spent, planned = b.rng.randint(10, 90), b.rng.randint(91, 300)
    b.para(f"ใช้จ่ายเงินไปแล้ว {spent},000 บาท จากที่ตั้งไว้ {planned},000 บาท คิดเป็นร้อยละ {spent / planned * 100:.2f}")
    b.heading("3. ปัญหาอุปสรรค", 2)
    b.para("บุคลากรมีภารกิจหลายด้าน ทำให้บางกิจกรรมล่าช้ากว่าที่กำหนดไว้")
    s.signature(b)
