"""Reports whose figures stand in sentences only."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.measure_tables import measures_table
from corpus.registry import layout


@layout("memo-prose")
def memo_prose(b: Builder) -> None:
    """Memo with the total, then a report with lowest indicators, then one table of measures for each instrument."""
    s.memo_head(b, f"รายงานการวิเคราะห์ผลการประเมิน ITA ประจำ{b.fy()}")
    b.heading("เรื่องเดิม", 2)
    b.para(f"ตามที่สำนักงาน ป.ป.ช. ได้ประกาศผลเมื่อวันที่ {s.ANNOUNCED[b.year]} นั้น " + w.total_sentence(b))
    b.heading("ข้อเท็จจริง", 2)
    b.para(
        f"การประเมินใน{b.fy(b.year + 1)} กำหนดให้หน่วยงานเผยแพร่ข้อมูลตามข้อ {b.item('O', 42)} และ {b.item('O', 43)} "
        "ซึ่งว่าด้วยมาตรการส่งเสริมคุณธรรมและการรายงานผลตามมาตรการ"
    )
    if b.chance(0.5):
        s.national(b)
    if b.chance(0.6):
        s.signature(b)
        b.page_break()
        s.cover(b, w.analysis_title(b), subject_year=b.year)
    if b.chance(0.5):
        s.preface(b)
    if b.chance(0.3):
        s.contents(b, "ความเป็นมา", "ผลการประเมิน", "มาตรการและการติดตาม")
    s.background(b)
    b.heading(b.pick("2. ผลการประเมิน", "ผลการประเมินคุณธรรมและความโปร่งใส", "สรุปผลการประเมิน"), 2)
    if b.chance(0.5):
        b.picture()
    b.para(w.total_sentence(b) + " โดยมีรายละเอียดดังนี้")
    if b.chance(0.4):
        for tool in MEMBERS:
            b.para(w.instrument_sentence(b, tool))
    for k, tool in enumerate(MEMBERS, 1):
        b.para(f"{k}. " + w.lowest_sentence(b, tool))
    b.heading(f"การนำผลการประเมินไปปรับปรุงใน{b.fy(b.year + 1)}", 2)
    plan = b.rng.choice((("issue", "guideline", "measure", "responsible", "ticks"), None))
    if b.chance(0.5):
        for k, tool in enumerate(MEMBERS, 1):
            own = [m for m in b.facts.measures if INSTRUMENT[m.indicator] == tool]
            if own:
                b.para(f"{k}. ด้าน {tool} กำหนดมาตรการตามตาราง ประจำ{b.fy(b.year + 1)}")
                measures_table(b, plan, own)
    else:
        b.para(f"มาตรการประจำ{b.fy(b.year + 1)} มีดังต่อไปนี้")
        measures_table(b, plan)
    s.closing(b)


@layout("press")
def press(b: Builder) -> None:
    """A news item on one total, with figures of other kinds around it."""
    body = b.facts.body
    b.heading(
        b.pick(
            f"{body.short} เผยผล ITA ปี {b.year}",
            f"ข่าวประชาสัมพันธ์ {body.name}",
            f"{body.name} ประกาศผลการประเมินคุณธรรมและความโปร่งใส",
        )
    )
    b.para(f"{s.later_day(b)} ณ ห้องประชุม{body.name} {s.place(b)} ผู้บริหารแถลงผล{s.ita(b)}")
    b.para(w.total_sentence(b, with_level=b.chance(0.8)))
    if b.chance(0.5) and b.facts.earlier:
        past = b.facts.earlier[0].year
        total, gap = b.score("ITA", past), b.facts.result.total - b.facts.of(past).total
        turn = "เพิ่มขึ้น" if gap > 0 else "ลดลง"
        b.para(f"เมื่อเทียบกับ{b.fy(past)} ซึ่งได้ {total} คะแนน ถือว่า{turn} {abs(gap):.2f} คะแนน")
    if b.chance(0.6):
        s.national(b)
    if b.chance(0.5):
        s.target(b)
    b.para(
        f"ในโอกาสนี้ยังได้มอบเกียรติบัตรแก่บุคลากร {b.rng.randint(3, 40)} คน และแจ้งว่าโครงการปรับปรุงถนนวงเงิน "
        f"{b.rng.randint(100, 900)},000 บาท แล้วเสร็จร้อยละ {b.rng.randint(20, 99)}.{b.rng.randint(10, 99)}"
    )
    s.closing(b)
    b.no_measures()


@layout("letter-three-tools")
def letter_three_tools(b: Builder) -> None:
    """A short letter: total, the three instrument means, the best and the weakest indicators, all in prose."""
    s.memo_head(b, f"แจ้งผลการประเมินคุณธรรมและความโปร่งใส ประจำ{b.fy()}")
    b.para("ด้วยสำนักงาน ป.ป.ช. ได้แจ้งผลให้หน่วยงานทราบแล้ว " + w.total_sentence(b) + " แยกเป็น")
    parts = []
    for tool in MEMBERS:
        parts.append(f"{b.tool(tool, 'both')} {b.score(tool)} คะแนน")
    if b.year >= 2566 and b.chance(0.5):
        parts[1] += f" (ส่วนที่ 1 {b.score('EIT1')} คะแนน ส่วนที่ 2 {b.score('EIT2')} คะแนน)"
    b.para(b.pick("ได้แก่ ", "") + b.pick(" ", " และ", " ส่วน").join((", ".join(parts[:2]), parts[2])))
    for tool in MEMBERS:
        b.para(w.highest_sentence(b, tool))
        if b.chance(0.7):
            b.para(w.lowest_sentence(b, tool))
    s.target(b)
    s.signature(b)
    b.no_measures()
