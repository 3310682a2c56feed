"""Parts that the held-out layouts share: titles, covers, reasons, the plan of measures, signatures. No layouts here."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.layouts import held_tables as t
from corpus.layouts import held_wording as w
from corpus.layouts.held_deeds import deeds
from corpus.model import Cell

HELD = True


def title(b: Builder) -> str:
    return b.pick(
        "รายงานผลการวิเคราะห์คะแนนการประเมิน ITA",
        "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส\nในการดำเนินงานของหน่วยงานภาครัฐ",
        "วิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสของหน่วยงาน (Integrity and Transparency Assessment : ITA)",
        "สรุปผลการประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ (ITA)",
    )


def plan_title(b: Builder) -> str:
    return b.pick(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "มาตรการขับเคลื่อนคุณธรรมและความโปร่งใสภายในองค์กร",
        "แนวทางยกระดับผลการประเมิน ITA",
        "มาตรการเพื่อปรับปรุงและพัฒนาการดำเนินงานตามผลการประเมิน ITA",
    )


def front(b: Builder, text: str, year: int) -> None:
    """A cover on a page of its own, or a title over the text."""
    if b.chance(0.5):
        b.picture(b.rng.choice((25, 45, 80)))
        b.heading(text, 1, center=True)
        b.heading(f"ประจำ{w.yr(b, year)}", 1, center=True)
        b.picture(b.rng.choice((20, 60)))
        b.heading(b.facts.body.name, 2, center=True)
        if place := w.where(b):
            b.heading(place, 2, center=True)
        b.page_break()
    else:
        b.heading(f"{text} ประจำ{w.yr(b, year)}\n{w.whole(b)}", 1, center=True)


def why(b: Builder, number: str = "") -> None:
    """Where the assessment comes from: years and figures of plans, none of them a score."""
    b.heading(number + b.pick("หลักการและเหตุผล", "ที่มาและความสำคัญ", "บทนำ"), 2)
    b.para(
        b.pick(
            "การประเมิน ITA เป็นเครื่องมือเชิงบวกที่ชวนให้หน่วยงานของรัฐสำรวจตนเอง เปิดข้อมูลให้ประชาชนตรวจดูได้ "
            "และใช้เสียงสะท้อนจากคนทำงานและผู้รับบริการมาปรับวิธีทำงาน",
            "แผนแม่บทภายใต้ยุทธศาสตร์ชาติด้านการต่อต้านการทุจริต (พ.ศ. 2561 - 2580) ตั้งเป้าให้หน่วยงานของรัฐมีผลการประเมิน "
            "ตั้งแต่ 85 คะแนนขึ้นไป จึงเป็นหน้าที่ของทุกส่วนงานที่ต้องรู้จุดอ่อนของตน",
            "สำนักงาน ป.ป.ช. ประเมินหน่วยงานของรัฐกว่า 8,000 แห่งเป็นประจำทุกปี โดยถามทั้งบุคลากร ผู้รับบริการ "
            "และตรวจข้อมูลที่เปิดเผยบนเว็บไซต์",
        )
    )
    if b.chance(0.5):
        names = [b.name(i) for i in range(1, 11)]
        b.para(
            "ขอบเขตการประเมินมี 10 ตัวชี้วัด ได้แก่ "
            + b.pick(" ", ", ").join(f"({k}) {n}" for k, n in enumerate(names, 1))
            + " วัดผ่านเครื่องมือ 3 ชุด"
        )


def plan(
    b: Builder, number: str = "", columns: tuple[str, ...] | None = None, merge: str = "", deep: bool = False
) -> None:
    """The heading with the year of the measures, a line, and the table."""
    b.heading(f"{number}{plan_title(b)} ประจำ{w.yr(b, b.year + 1)}", 2)
    if b.chance(0.6):
        b.para(
            b.pick(
                f"{w.who(b)} นำสิ่งที่วิเคราะห์ได้มากำหนดเป็นมาตรการพร้อมผู้รับผิดชอบ ดังตาราง",
                "คณะทำงานพิจารณาแล้วเห็นควรกำหนดมาตรการ ดังนี้",
                "รายละเอียดการขับเคลื่อนปรากฏตามตารางต่อไปนี้",
            )
        )
    t.table(b, columns or b.rng.choice(t.COLUMNS), deeds(b), merge=merge, deep=deep)


def sign(b: Builder, *roles: str) -> None:
    for role in roles:
        b.para(b.pick("ลงชื่อ" + "." * 30, "(ลงชื่อ)  " + "." * 22), align="right")
        b.para(w.man(b), align="right")
        b.para(role, align="right")


def boss(b: Builder) -> str:
    body = b.facts.body
    if "municipality" in body.agency_type:
        return "นายกเทศมนตรี" + body.name.removeprefix("เทศบาล")
    if body.local:
        return "นายก" + body.name
    return {"university": "อธิการบดี", "department": "อธิบดี" + body.name, "province": "ผู้ว่าราชการ" + body.name}.get(
        body.agency_type, "ผู้บริหารสูงสุด"
    )


def lines_of(b: Builder, tool: str) -> Iterable[list[str | Cell]]:
    shape = b.pick("{i}. {n}", "{n}", "ตัวชี้วัดที่ {i} {n}", "{i}) {n}", "{i} {n}")
    for i in MEMBERS[tool]:
        yield [shape.format(i=i, n=b.name(i)), b.score(i)]
