"""Tables of many bodies: on lists and on none, as rows or as columns."""

from __future__ import annotations

from corpus.areas import Body, neighbours
from corpus.builder import Builder
from corpus.facts import Assessment
from corpus.model import Cell
from corpus.registry import layout
from corpus.sealed._kit import TOOLS, Pen, loose, mean_of, national, results_for

KINDS = ("university", "hospital", "school", "fund", "department", "local", "mixed")
HEADS = {"university": "ส่วนงาน", "hospital": "หน่วยบริการ", "school": "สถานศึกษา", "fund": "กองทุน"}
TITLES = (
    "ผลการประเมิน ITA {fy} ของ{what}",
    "ตารางสรุปผล{ita} {fy} จำแนกราย{what}",
    "คะแนน ITA ประจำ{fy} : {what}",
)


def drawn(pen: Pen, kind: str) -> tuple[str, list[Body]]:
    """What they are called together, and the bodies."""
    b = pen.b
    count = b.rng.randint(4, 6)
    if kind == "university":
        (parent, _) = b.rng.choice(national("university"))
        pen.become(parent)
        return f"ส่วนงานในสังกัด{parent.name}", loose(b, kind, count)
    if kind == "department":
        return "หน่วยงานระดับกรม", [x for x, _ in b.rng.sample(national("department"), count)]
    if kind == "local":
        found = neighbours(b.rng, b.facts.body, count)
        return f"องค์กรปกครองส่วนท้องถิ่นในจังหวัด{found[0].province}", found
    if kind == "mixed":
        listed = [x for x, _ in b.rng.sample(national("department"), 2)]
        found = listed + loose(b, "fund", 2) + loose(b, "branch", 2)
        b.rng.shuffle(found)
        return "หน่วยงานที่เข้าร่วมโครงการ", found
    names = {"hospital": "โรงพยาบาลและหน่วยบริการ", "school": "สถานศึกษานำร่อง", "fund": "กองทุนหมุนเวียน"}
    return names[kind], loose(b, kind, count)


def down(pen: Pen, pairs: list[tuple[Body, Assessment]], codes: list[str | int], head: str) -> None:
    """Bodies as rows."""
    b = pen.b
    numbered, ranked, levels = b.chance(0.6), b.chance(0.3), "ITA" in codes and b.chance(0.5)
    if ranked:
        pairs = sorted(pairs, key=lambda x: -x[1].total)
    abbreviated = b.chance(0.4)
    rows: list[list[str | Cell]] = []
    for k, (body, result) in enumerate(pairs, 1):
        row: list[str | Cell] = [str(k)] if numbered or ranked else []
        row.append(body.short if abbreviated else body.name)
        row += [pen.rival(body, result, c) for c in codes]
        row += [pen.rival_level(body, result)] if levels else []
        rows.append(row)
    if b.chance(0.5):
        means = [mean_of([r.value(c) for _, r in pairs]) for c in codes]
        lead = [Cell(b.pick("ค่าเฉลี่ย", "เฉลี่ยรวม"), colspan=2 if numbered or ranked else 1)]
        rows.append([*lead, *means, *(["-"] if levels else [])])
    names = [b.name(c) if isinstance(c, int) else "คะแนนรวม ITA" if c == "ITA" else str(c) for c in codes]
    first = [b.pick("อันดับ", "ลำดับ") if ranked else "ที่"] if numbered or ranked else []
    b.table([[*first, head, *names, *(["ระดับ"] if levels else [])]], rows)


def across(pen: Pen, pairs: list[tuple[Body, Assessment]], codes: list[str | int]) -> None:
    """Bodies as columns."""
    b = pen.b
    with_mean = b.chance(0.4)
    rows: list[list[str | Cell]] = []
    for c in codes:
        name = f"{c}. {b.name(c)}" if isinstance(c, int) else b.pick("รวม ITA", "คะแนน ITA") if c == "ITA" else str(c)
        values = [pen.rival(body, result, c) for body, result in pairs]
        rows.append([name, *values, *([mean_of([r.value(c) for _, r in pairs])] if with_mean else [])])
    if b.chance(0.3):
        rows.append(["ระดับ", *(pen.rival_level(x, r) for x, r in pairs), *([""] if with_mean else [])])
    head = [b.pick("ตัวชี้วัด", "รายการประเมิน"), *(x.name for x, _ in pairs), *(["ค่าเฉลี่ย"] if with_mean else [])]
    b.style["landscape"] = True
    b.table([head], rows, center=range(1, len(head)))


@layout("many-bodies", agency=("subdistrict_administrative_organization", "subdistrict_municipality"))
def many_bodies(b: Builder) -> None:
    """A table of bodies, of one kind or mixed."""
    pen = Pen(b)
    kind = b.rng.choice(KINDS)
    what, bodies = drawn(pen, kind)
    pairs = list(zip(bodies, results_for(b, bodies), strict=True))
    b.heading(pen.fill(b.rng.choice(TITLES), what=what), 1, center=b.chance(0.6))
    if b.chance(0.4):
        b.para(pen.fill("ข้อมูลจากการประกาศผลของ{nacc} ค่าเฉลี่ยทั้งประเทศ {mean} คะแนน"))
    codes: list[str | int] = [["ITA"], [*TOOLS, "ITA"], [*range(1, 11), "ITA"], [*range(1, 11)]][b.rng.randint(0, 3)]
    if b.chance(0.6):
        down(pen, pairs, codes, HEADS.get(kind, b.pick("หน่วยงาน", "ชื่อหน่วยงาน")))
    else:
        across(pen, pairs[:4], codes)
    if kind == "university" and b.chance(0.5):
        b.para(pen.fill("ทั้งนี้ ในระดับสถาบัน {full} ได้คะแนน ITA {fy} เท่ากับ {t} คะแนน {lvp}"))
        b.style.pop("running_head", None)
    else:
        pen.nobody()
    pen.done()
