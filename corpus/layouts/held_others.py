"""Held out: tables of many agencies, papers of departments, progress of measures, long tables, slips of the pen."""

from __future__ import annotations

from decimal import Decimal

from corpus.areas import neighbours
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, draw_assessment
from corpus.layouts import held_tables as t
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import deeds
from corpus.layouts.held_parts import HELD, front, lines_of, plan, plan_title, sign, title, why
from corpus.model import Cell
from corpus.registry import layout

LOCAL = ("subdistrict_administrative_organization", "subdistrict_municipality")


@layout("held-area-summary", kept_out=HELD, agency=LOCAL)
def area_summary(b: Builder) -> None:
    """A province's or district's table of its local bodies: no score of the one that publishes it."""
    own = b.facts.body
    b.style["landscape"] = b.chance(0.4)
    rows = [(x, draw_assessment(b.rng, b.year)) for x in neighbours(b.rng, own, b.rng.randint(6, 30))]
    rows.sort(key=lambda x: -x[1].total)
    b.heading(f"ตารางสรุปผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น จังหวัด{own.province}\nประจำ{w.yr(b)}", 1, center=True)
    b.para(f"สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด{own.province} รวบรวมข้อมูล ณ วันที่ {w.day(b)}", align="center")
    passed = sum(a.total >= 85 for _, a in rows)
    share = Decimal(100 * passed) / len(rows)
    tools = b.chance(0.4)
    head = ["อันดับ", b.pick("ชื่อ อปท.", "หน่วยงาน"), "อำเภอ", *(MEMBERS if tools else []), "คะแนน", "ผล"]
    body: list[list[str | Cell]] = []
    for k, (x, a) in enumerate(rows, 1):
        cells = [score_text(a.instrument(c)) for c in MEMBERS] if tools else []
        body.append(
            [
                str(k),
                x.short if b.style["size"] > 14 else x.name,
                x.district or "",
                *cells,
                score_text(a.total),
                a.level,
            ]
        )
    b.table([head], body, (0.08, 0.24, 0.15, *[0.1] * 3, 0.1, 0.13) if tools else (0.1, 0.38, 0.2, 0.14, 0.18))
    b.para(f"จากทั้งหมด {len(rows)} แห่ง ผ่านเกณฑ์ 85 คะแนน {passed} แห่ง คิดเป็นร้อยละ {share:.2f}")
    b.note_others(rows)
    b.note("agency", None)
    b.no_measures()


@layout("held-department", kept_out=HELD, agency=("department", "university", "state_enterprise"))
def department(b: Builder) -> None:
    """A central agency's report: its own figures beside the mean of its kind, then points for each question."""
    front(b, title(b), b.year)
    why(b, "1. ")
    b.heading(f"2. ผลการประเมินของ{b.facts.body.name} {w.yr(b)}", 2)
    b.para(w.overall(b))
    kin = {"university": "ค่าเฉลี่ยสถาบันอุดมศึกษา", "department": "ค่าเฉลี่ยหน่วยงานระดับกรม"}.get(
        b.facts.body.agency_type, "ค่าเฉลี่ยรัฐวิสาหกิจ"
    )
    mean = b.chance(0.6)
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows.append([b.tool(tool, "both"), b.score(tool), *([f"{b.rng.uniform(80, 96):.2f}"] if mean else [])])
    head = ["เครื่องมือการประเมิน", b.pick(b.facts.body.name, "คะแนนของหน่วยงาน"), *([kin] if mean else [])]
    b.table([head], rows, (0.56, 0.22, 0.22) if mean else (0.7, 0.3), (1, 2))
    for tool in MEMBERS:
        b.heading(f"{b.pick('ผลตาม', 'รายละเอียด')} {b.tool(tool, 'both')}", 3)
        b.table([["ตัวชี้วัด", "คะแนน"]], list(lines_of(b, tool)), (0.72, 0.28), (1,))
        i = b.facts.result.lowest(tool)
        for (code, about), found in zip(w.asked(b, i, 3), w.POOR[i], strict=False):
            b.para(f"{code} {about} : {found}")
    b.heading("3. การเปรียบเทียบความคาดหวังกับผลจริง", 2)
    strong, weak = max(range(1, 11), key=b.facts.result.indicator), min(range(1, 11), key=b.facts.result.indicator)
    b.table(
        [["จุดแข็ง", "จุดอ่อน", "โอกาส", "ข้อจำกัด"]],
        [[w.GOOD[strong], w.poor(b, weak), "มีระบบสารสนเทศกลางรองรับ", "อัตรากำลังด้านข้อมูลมีเพียง 2 คน"]],
    )
    plan(b, "4. ")


@layout("held-ticked", kept_out=HELD)
def ticked(b: Builder) -> None:
    """What became of the measures: ticks or words, results, a share of those done; no score at all."""
    front(
        b, b.pick("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส", "สรุปผลการขับเคลื่อนมาตรการภายใน"), b.year + 1
    )
    b.para(
        f"จากการวิเคราะห์ผลการประเมิน ITA ประจำ{w.yr(b)} {w.who(b)} ได้กำหนดมาตรการสำหรับ{w.yr(b, b.year + 1)} "
        "และได้ดำเนินการแล้ว ดังนี้"
    )
    rows = deeds(b, 4, 11, status=True)
    columns = b.rng.choice(
        (
            ("act", "steps", "outcome", "ticks", "who"),
            ("no", "act", "outcome", "status", "who"),
            ("indicator", "act", "outcome", "status"),
            ("weak", "way", "act", "who", "ticks"),
            ("no", "project", "when", "who", "outcome", "ticks"),
        )
    )
    t.table(b, columns, rows)
    done = sum(d.status == "done" for d in rows)
    share = Decimal(100 * done) / len(rows)
    b.para(f"รวม {len(rows)} มาตรการ ดำเนินการแล้ว {done} มาตรการ คิดเป็นร้อยละ {share:.2f}")
    b.para(b.pick("ปัญหาที่พบ คือ งบประมาณจัดสรรล่าช้าในไตรมาสแรก", "ข้อเสนอแนะ ควรรวมมาตรการที่คล้ายกันไว้ด้วยกัน"))
    sign(b, "ผู้รายงาน", "ผู้ตรวจสอบ")


@layout("held-long-plan", kept_out=HELD)
def long_plan(b: Builder) -> None:
    """A table of measures over several pages: merged names, nested numbers, months as columns."""
    b.style |= {"landscape": b.chance(0.6), "repeat": b.chance(0.4), "turn_wide": False}
    front(b, plan_title(b), b.year + 1)
    why(b, "1. ")
    b.heading("2. ผลการประเมินที่ผ่านมา", 2)
    b.para(w.overall(b))
    if b.chance(0.5):
        b.para("ตัวชี้วัดที่ต่ำสุดสามลำดับ ได้แก่")
        low = sorted(range(1, 11), key=lambda i: (b.facts.result.indicator(i), i))[:3]
        b.lines(f"{k}. {b.name(i)} {b.score(i)} คะแนน" for k, i in enumerate(low, 1))
    b.heading(f"3. {plan_title(b)} ประจำ{w.yr(b, b.year + 1)}", 2)
    kind = b.pick("merged", "groups", "deep", "months")
    rows = deeds(b, 11, 20)
    if kind == "merged":
        t.table(b, ("indicator", "act", "steps", "when", "who"), rows, merge="indicator")
    elif kind == "groups":
        t.table(
            b, b.rng.choice((("no", "act", "steps", "who", "when"), ("weak", "act", "when", "who"))), rows, groups=True
        )
    elif kind == "deep":
        t.table(b, ("act", "steps", "proof", "when", "who"), rows, deep=True)
    else:
        b.style["landscape"] = True
        b.style["size"] = min(b.style["size"], 14.0)
        t.table(b, ("no", "act", "who", "months"), rows[:12])
    b.para("ทั้งนี้ ให้รายงานผลต่อคณะทำงานทุกสามเดือน")


def swapped(value: Decimal) -> Decimal | None:
    """The figure with two digits changed over, as hurried typing leaves it; None where that is no other figure."""
    text = score_text(value)
    for a, c in ((0, 1), (1, 3), (3, 4)):
        if len(text) == 5:
            chars = list(text)
            chars[a], chars[c] = chars[c], chars[a]
            other = Decimal("".join(chars))
            if other != value and abs(other - value) >= Decimal("0.2") and 20 <= other <= 100:
                return other
    return None


@layout("held-slip", kept_out=HELD)
def slip(b: Builder) -> None:
    """Two digits changed over in one print; tables, and a total that closes, say which print is right."""
    b.short_scores = False
    r = b.facts.result
    options: list[str | int] = [c for c in ("ITA", *range(1, 11)) if swapped(r.value(c)) is not None]
    bad = b.rng.choice(options or ["ITA"])
    wrong = swapped(r.value(bad)) or (r.value(bad) - 9)
    front(b, title(b), b.year)
    b.para(w.overall(b))
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows.append([Cell(b.tool(tool, "both"), bold=True, colspan=2)])
        rows += lines_of(b, tool)
    rows.append([Cell("รวม", bold=True), b.score("ITA")])
    b.table([["ตัวชี้วัด", "คะแนน"]], rows, (0.75, 0.25), (1,))
    b.heading("บทสรุปผู้บริหาร", 2)
    for i in sorted({x for x in (r.lowest("IIT"), r.lowest("EIT"), r.lowest("OIT"), bad) if x != "ITA"}):
        shown = b.reject(i, wrong, "the table and the total say otherwise") if i == bad else b.score(i)
        b.para(f"ตัวชี้วัด{b.name(int(i))} ได้คะแนน {shown} คะแนน {w.poor(b, int(i))} {w.TODO[int(i)]}")
    if bad == "ITA":
        shown = b.reject("ITA", wrong, "the ten indicators give the other total")
        b.para(f"โดยสรุป {w.who(b)} มีคะแนน ITA ประจำ{w.yr(b)} รวม {shown} คะแนน")
    if b.chance(0.5):
        plan(b)
    else:
        b.no_measures()
