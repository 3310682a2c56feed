"""Tables of many agencies: their rows are other agencies' scores, averages are nobody's."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.areas import Body, neighbours
from corpus.builder import Builder, score_text
from corpus.facts import Assessment, draw_assessment
from corpus.model import Cell
from corpus.registry import layout

LOCAL = ("subdistrict_administrative_organization", "subdistrict_municipality")


def _others(b: Builder, count: int) -> list[tuple[Body, Assessment]]:
    return [(body, draw_assessment(b.rng, b.year)) for body in neighbours(b.rng, b.facts.body, count)]


@layout("own-among-others", agency=LOCAL)
def own_among_others(b: Builder) -> None:
    """A report of one agency that prints its neighbours' totals for comparison."""
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    b.para(w.total_sentence(b))
    order: list[tuple[Body, Assessment | None]] = [*_others(b, b.rng.randint(3, 9))]
    b.note_others((x, a) for x, a in order if a is not None)
    order.insert(b.rng.randint(0, len(order)), (b.facts.body, None))
    rows: list[list[str | Cell]] = []
    for k, (body, result) in enumerate(order, 1):
        name = body.short if b.chance(0.5) else body.name
        total = score_text(result.total) if result else score_text(b.facts.result.total)
        rows.append([str(k), name, total, result.level if result else b.level()])
    b.heading(f"เปรียบเทียบกับหน่วยงานในพื้นที่ใกล้เคียง ประจำ{b.fy()}", 2)
    b.table([["ลำดับ", "หน่วยงาน", "คะแนน ITA", "ระดับ"]], rows, (0.1, 0.5, 0.2, 0.2), (0, 2, 3))
    b.heading(f"คะแนนรายตัวชี้วัดของ{b.facts.body.name} ประจำ{b.fy()}", 2)
    b.table([["ตัวชี้วัด", "คะแนน"]], [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)], (0.75, 0.25), (1,))
    s.national(b)
    b.no_measures()


@layout("province-table", agency=LOCAL)
def province_table(b: Builder) -> None:
    """A province's or district's table of all agencies with their scores and an average at the foot."""
    b.style["landscape"] = b.chance(0.7)
    own = b.facts.body
    rows = [*_others(b, b.rng.randint(8, 25)), (own, b.facts.result)]
    b.rng.shuffle(rows)
    wide = b.pick("total", "tools")
    codes = ("ITA",) if wide == "total" else ("IIT", "EIT", "OIT", "ITA")
    b.heading(
        b.pick(
            f"ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่นในจังหวัด{own.province}",
            f"สรุปผลการประเมินคุณธรรมและความโปร่งใส หน่วยงานในพื้นที่จังหวัด{own.province}",
        ),
        1,
        center=True,
    )
    b.heading(f"ประจำ{b.fy()}", 2, center=True)
    s.target(b)
    header = [
        "ที่",
        b.pick("หน่วยงาน", "อปท.", "ชื่อหน่วยงาน"),
        "อำเภอ",
        *(c for c in codes if c != "ITA"),
        "คะแนนรวม",
        "ระดับ",
    ]
    body: list[list[str | Cell]] = []
    for k, (x, a) in enumerate(rows, 1):
        body.append([str(k), x.name, x.district or "", *(score_text(a.value(c)) for c in codes), a.level])
    mean = sum(a.total for _, a in rows) / len(rows)
    body.append([Cell(b.pick("ค่าเฉลี่ยจังหวัด", "คะแนนเฉลี่ยรวม"), colspan=len(header) - 2, bold=True), f"{mean:.2f}", ""])
    rest = len(header) - 3
    b.table([header], body, (0.06, 0.34, 0.15, *(0.45 / rest,) * rest), center=(0, *range(3, len(header))))
    b.note_others(rows, codes)
    b.note("agency", None)  # the table is about all of them
    b.no_measures()
