"""More reports that contradict themselves: a second table, two prints against one, a part of EIT."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.layouts.contradictions import wrong_digit
from corpus.layouts.score_tables import grouped_table
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.registry import layout


@layout("wrong-second-table")
def wrong_second_table(b: Builder) -> None:
    """The same ten scores in two tables, one cell of either mistyped; the total closes with the other."""
    b.short_scores = False
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    b.para(w.total_sentence(b))
    bad, r = b.rng.randint(1, 10), b.facts.result
    slip = wrong_digit(b, r.indicator(bad))
    first = b.chance(0.4)
    order = sorted(range(1, 11), key=lambda i: (-(slip if i == bad else r.indicator(i)), i))

    def ranked() -> None:
        rows: list[list[str | Cell]] = []
        for k, i in enumerate(order, 1):
            shown = b.reject(i, slip, "the printed total closes only with the other table") if i == bad else b.score(i)
            rows.append([str(k), b.name(i), shown])
        b.table([["อันดับ", "ตัวชี้วัด", "คะแนน"]], rows, (0.12, 0.66, 0.22), (0, 2))

    if first:
        ranked()
    b.heading("ผลการประเมินจำแนกตามเครื่องมือ", 2)
    grouped_table(b)
    if not first:
        b.heading("ผลการประเมินเรียงลำดับ", 2)
        ranked()
    for tool in MEMBERS:
        b.para(w.instrument_sentence(b, tool))
    b.no_measures()


@layout("wrong-once-of-three")
def wrong_once_of_three(b: Builder) -> None:
    """Lowest indicators in prose only; one is printed twice alike and once with another digit."""
    b.short_scores = False
    s.memo_head(b, f"รายงานผลการวิเคราะห์ ITA ประจำ{b.fy()}")
    b.para(w.total_sentence(b))
    weak = {tool: b.facts.result.lowest(tool) for tool in MEMBERS}
    bad = b.pick("IIT", "EIT", "OIT")
    slip = wrong_digit(b, b.facts.result.indicator(weak[bad]))
    turn = b.rng.randint(0, 2)  # which of the three prints is the wrong one
    for k, lead in enumerate(("สรุปได้ว่า", "รายละเอียดเพิ่มเติม", "ข้อเสนอต่อผู้บริหาร")):
        b.heading(f"{k + 1}. {lead} ({b.fy()})", 2)
        for tool, i in weak.items():
            wrong = tool == bad and k == turn
            shown = b.reject(i, slip, "printed once against two prints alike") if wrong else b.score(i)
            b.para(
                (
                    f"{b.tool(tool, 'both')} ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {b.name(i)} ได้ {shown} คะแนน",
                    f"ด้าน {tool} ตัวชี้วัด{b.name(i)} มีค่าต่ำสุด เท่ากับ {shown} สาเหตุมาจาก{w.WEAK[i]}",
                    f"ตัวชี้วัดที่ {i} {b.name(i)} ({shown} คะแนน) {w.ADVICE[i]}",
                )[k]
            )
    s.signature(b)
    b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
    measures_table(b)


@layout("wrong-part", first=2566)
def wrong_part(b: Builder) -> None:
    """One part of EIT is printed right in the table and wrong in the sentence; the mean and the indicators decide."""
    b.short_scores = False
    b.heading(f"{w.analysis_title(b)} ประจำ{b.fy()}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.para(w.total_sentence(b))
    codes = ("IIT", "EIT1", "EIT2", "EIT", "OIT")
    b.table([["เครื่องมือ", "คะแนน"]], [[b.tool(c, "code"), b.score(c)] for c in codes], (0.75, 0.25), (1,))
    rows = [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)]
    b.table([["ตัวชี้วัด", "คะแนน"]], rows, (0.75, 0.25), (1,))
    part = b.pick("EIT1", "EIT2")
    slip = wrong_digit(b, b.facts.result.value(part))
    shown = b.reject(part, slip, "the two parts give the printed EIT only with the table")
    b.para(f"เมื่อพิจารณา{b.tool(part, 'both')} พบว่าได้คะแนน {shown} คะแนน ซึ่งควรปรับปรุงการสื่อสารกับประชาชนให้มากขึ้น")
    b.no_measures()
