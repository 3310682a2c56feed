"""Reports with one table of the ten indicators: grouped by instrument, ranked, or in small tables."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.registry import layout

TOOL_WORDS = ("เครื่องมือ", "เครื่องมือการประเมิน", "แบบวัด", "เครื่องมือในการประเมิน")
INDICATOR_WORDS = ("ตัวชี้วัด", "ตัวชี้วัดการประเมิน ITA", "ตัวชี้วัดของการประเมิน", "รายการตัวชี้วัด", "ประเด็นการประเมิน")
SCORE_WORDS = ("คะแนน", "คะแนนที่ได้", "ผลคะแนน", "ค่าคะแนน", "คะแนนเฉลี่ย", "คะแนน (ร้อยละ)", "ผลการประเมิน (ร้อยละ)")
TOTAL_WORDS = ("คะแนนรวม", "คะแนนเฉลี่ย", "คะแนนภาพรวม", "ผลการประเมินภาพรวม", "รวมคะแนน ITA", "คะแนนเฉลี่ยรวม")


def label(b: Builder, i: int, form: int, place: int) -> str:
    """An indicator's label in a table: by its number, by its place in the instrument, or bare."""
    name = b.name(i)
    return (f"{i}. {name}", f"ตัวชี้วัดที่ {i} {name}", name, f"{place}. {name}", f"{i}.{name}", f"{i}) {name}")[form]


@layout("grouped")
def grouped(b: Builder) -> None:
    """Analysis report: framework, bands, one table grouped by instrument, prose, measures."""
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    if b.chance(0.6):
        s.preface(b)
    if b.chance(0.4):
        s.contents(b, "กรอบการประเมิน", "ผลการประเมิน", "ข้อเสนอแนะ", "มาตรการ")
    if b.chance(0.7):
        s.framework(b)
    if b.chance(0.6):
        s.bands(b)
    b.heading(f"ผลการประเมิน ITA ประจำ{b.fy()}", 2, center=b.chance(0.5))
    b.para(s.full_agency(b), align="center")
    grouped_table(b)
    b.para(w.total_sentence(b))
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(w.instrument_sentence(b, tool))
            b.para(w.lowest_sentence(b, tool))
    w.advice_paragraphs(b, scored=b.chance(0.3))
    if b.chance(0.8):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()


def grouped_table(b: Builder) -> None:
    form = b.rng.randint(0, 5)
    means = b.pick("none", "none", "row", "side")
    rows: list[list[str | Cell]] = []
    column_for_tool = b.chance(0.35)
    if column_for_tool:
        for tool, group in MEMBERS.items():
            for k, i in enumerate(group, 1):
                lead: list[str | Cell] = [Cell(b.tool(tool), rowspan=len(group))] if k == 1 else []
                rows.append([*lead, label(b, i, form, k), b.score(i)])
            if means == "row":
                rows.append([Cell(b.pick("เฉลี่ย ", "คะแนนเฉลี่ย ", "รวม ") + tool, colspan=2, bold=True), b.score(tool)])
        header = [b.rng.choice(TOOL_WORDS), b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]
        if b.chance(0.7):
            rows.append([Cell(b.rng.choice(TOTAL_WORDS), colspan=2, bold=True), b.score("ITA")])
        b.table([header], rows, (0.36, 0.44, 0.2), (2,))
        return
    for tool, group in MEMBERS.items():
        title = (
            Cell(b.tool(tool, "both"), bold=True)
            if means == "side"
            else Cell(b.tool(tool, "both"), colspan=2, bold=True)
        )
        rows.append([title, b.score(tool)] if means == "side" else [title])
        for k, i in enumerate(group, 1):
            rows.append([label(b, i, form, k), b.score(i)])
        if means == "row":
            rows.append([b.pick("คะแนนเฉลี่ย ", "เฉลี่ย ", "คะแนน ") + tool, b.score(tool)])
    if b.chance(0.75):
        rows.append([Cell(b.rng.choice(TOTAL_WORDS), bold=True), b.score("ITA")])
        if b.chance(0.3):
            rows.append([Cell("ระดับผลการประเมิน", bold=True), Cell(b.level(), bold=True)])
    top = [] if b.chance(0.2) else [[b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]]
    b.table(top, rows, (0.75, 0.25), (1,))


@layout("ranked")
def ranked(b: Builder) -> None:
    """Measures of the next year: ranked table, issues beside the scores, measures."""
    b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.heading(f"1. การวิเคราะห์ผลการประเมิน ITA {b.fy()}", 2)
    b.para(w.total_sentence(b) + " โดยเรียงลำดับได้ดังนี้")
    order = sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))
    header = [b.pick("อันดับ", "ลำดับ", "ลำดับที่"), b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]
    rows: list[list[str | Cell]] = [
        [Cell(str(k), align="center"), b.name(i), b.score(i)] for k, i in enumerate(order, 1)
    ]
    if b.chance(0.3):
        header.insert(2, "เครื่องมือ")
        rows = [[r[0], r[1], Cell(INSTRUMENT[i], align="center"), r[2]] for r, i in zip(rows, order, strict=True)]
    top: list[list[str | Cell]] = [
        [Cell(b.pick("คะแนนรายตัวชี้วัดเรียงจากมากไปน้อย", "คะแนนสูงสุดรายตัวชี้วัด"), colspan=len(header))]
    ]
    b.table([*(top if b.chance(0.4) else []), header], rows, center=(len(header) - 1,))
    if b.chance(0.5):
        best, worst = b.facts.result.value(order[0]), b.facts.result.value(order[-1])
        b.table([], [["คะแนนสูงสุด", b.fmt(best), "คะแนน"], ["คะแนนต่ำสุด", b.fmt(worst), "คะแนน"]])
    s.target(b)
    if b.chance(0.7):
        issues_beside_scores(b)
    b.heading(f"2. {w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
    measures_table(b)


def issues_beside_scores(b: Builder) -> None:
    """The table of scores with issues and remedies beside them: no table of measures."""
    for tool, group in MEMBERS.items():
        rows: list[list[str | Cell]] = [[Cell(b.tool(tool, "both"), colspan=5, bold=True)]]
        question = {"IIT": "I", "EIT": "E", "OIT": "O"}[tool]
        asked = sorted(b.rng.sample(range(1, 31 if tool == "OIT" else 10), len(group)))
        renumber = b.chance(0.5)
        for k, i in enumerate(group, 1):
            issue = f"{b.item(question, asked[k - 1])} {w.WEAK[i]}"
            rows.append(
                [
                    Cell(f"{k if renumber else i}.", align="center"),
                    b.name(i),
                    Cell(b.score(i), align="center"),
                    issue,
                    w.ADVICE[i],
                ]
            )
        head = Cell(b.pick("ตัวชี้วัดของการประเมิน ITA", "ตัวชี้วัด"), colspan=3)
        b.table([[head, "ประเด็นที่ต้องแก้ไข/ปรับปรุง", b.pick("วิธีการแก้ไข", "แนวทางแก้ไข")]], rows, (0.06, 0.24, 0.1, 0.3, 0.3))


@layout("small-tables")
def small_tables(b: Builder) -> None:
    """Overall, a table of instruments, a table of indicators (one, or one for each instrument), analysis, measures."""
    s.cover(b, w.measures_title(b), subject_year=b.year if b.chance(0.6) else b.year + 1) if b.chance(
        0.6
    ) else b.heading(f"{w.measures_title(b)}\n{s.full_agency(b)}", 1, center=True)
    s.background(b)
    b.heading(f"2. ผลการประเมิน ประจำ{b.fy()}", 2)
    b.heading("2.1 ผลการประเมินในภาพรวม", 3)
    b.para(w.total_sentence(b))
    if b.chance(0.4):
        b.picture()
    b.heading("2.2 ผลการประเมินรายเครื่องมือ", 3)
    split = b.year >= 2566 and b.chance(0.7)
    codes = ["IIT", "EIT1", "EIT2", "OIT"] if split else ["IIT", "EIT", "OIT"]
    form = b.pick("code", "both", "long")
    b.table(
        [[b.rng.choice(TOOL_WORDS), b.rng.choice(SCORE_WORDS)]],
        [[b.tool(c, form), b.score(c)] for c in codes],
        center=(1,),
    )
    b.heading("2.3 ผลการประเมินรายตัวชี้วัด", 3)
    shape = b.rng.randint(0, 5)
    if b.chance(0.5):
        for tool, group in MEMBERS.items():
            b.para(b.tool(tool, "both"), bold=True)
            rows: list[list[str | Cell]] = [[label(b, i, shape, k), b.score(i)] for k, i in enumerate(group, 1)]
            if b.chance(0.3):
                rows.append([b.pick("เฉลี่ย", "คะแนนเฉลี่ย"), b.score(tool)])
            b.table([[b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]], rows, (0.75, 0.25), (1,))
    else:
        grouped_table(b)
    b.heading("3. การวิเคราะห์ผลการประเมิน", 2)
    analysis = [[label(b, i, 0, i), f"จากผลคะแนนตัวชี้วัดที่ {i} พบเรื่อง{w.WEAK[i]} {w.ADVICE[i]}"] for i in range(1, 11)]
    b.table([["ตัวชี้วัด", b.pick("ผลการวิเคราะห์", "ประเด็นที่ต้องพัฒนา")]], analysis, (0.3, 0.7))
    b.heading(f"4. {w.measures_title(b)} {b.fy(b.year + 1)}", 2)
    measures_table(b, ("indicator", "activity", "issue", "method", "period", "responsible") if b.chance(0.5) else None)
