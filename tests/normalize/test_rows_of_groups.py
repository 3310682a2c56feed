"""Rows and columns of tables of bodies that stand for many of them, and the report's own body under a short name."""

from __future__ import annotations

import pytest
from prongsai.normalize.agencies.owner_names import is_group

from tests.normalize.understanding import HEAD, d, understood

BODIES = (("อบต.บ้านแป้น", "80.00", "90.00", "70.00", "79.00"), ("ทต.เหมืองจี้", "90.00", "92.00", "80.00", "86.60"))
MEANS = ("85.00", "91.00", "75.00", "82.80")
OTHERS = ("84.00", "93.00", "77.00", "83.90")
GROUPS = (
    "ค่ากลาง", "อบต. ขนาดกลาง", "เทศบาล 2 แห่ง", "ทั้งอำเภอ", "อปท. ในอำเภอเมืองลำพูน", "กลุ่มเทศบาลตำบล", "หน่วยงานทั้งหมด",
    "ภาคเหนือ", "ภาคเหนือตอนบน", "ประเทศ", "ประเทศไทย", "อปท. ที่ดีที่สุด", "อบต.ข้างเคียง", "โรงพยาบาลทั่วไป", "ระดับจังหวัด", "มัธยฐาน",
    "องค์กรปกครองส่วนท้องถิ่นในจังหวัด", "National", "เทศบาลตำบลอื่น", "หน่วยงานภาครัฐทั้งหมด", "ทุกอำเภอ", "จังหวัดอื่น",
)  # fmt: skip
NAMES = (
    "อบต.ในเมือง", "อบต.ขนาดมอญ", "ทต.กลุ่มแก้ว", "กรมที่ดิน", "กรมทางหลวง", "เทศบาลเมืองลำพูน", "เทศบาลนครลำปาง", "โรงพยาบาลลำพูน",
    "กลุ่มตรวจสอบภายใน", "กรมการแพทย์", "จังหวัดลำพูน", "อำเภอแม่ทา", "อบต.ทุ่งหัวช้าง", "อบต.ประตูป่า", "ทต.ทาปลาดุก", "ทต.เหมืองง่า",
)  # fmt: skip


def bodies(*rows: tuple[str, ...]) -> str:
    head = "| หน่วยงาน | IIT | EIT | OIT | รวม |\n|---|---|---|---|---|\n"
    return head + "\n".join(f"| {' | '.join(row)} |" for row in (*BODIES, *rows))


def owners(text: str) -> set[str]:
    facts = understood(text, "report.md")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {names[s.agency_id] for s in facts.scores if s.score is not None} | {
        names[x.agency_id] for x in facts.levels
    }


OWN, OTHER = "องค์การบริหารส่วนตำบลบ้านแป้น", "เทศบาลตำบลเหมืองจี้"


@pytest.mark.parametrize("group", GROUPS)
def test_a_row_of_many_bodies_is_no_body(group: str) -> None:
    assert is_group(group)
    assert owners(HEAD.format(year=2567) + bodies((group, *OTHERS))) == {OWN, OTHER}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_opens_alike_is_one(name: str) -> None:
    assert not is_group(name)


def test_a_level_beside_many_bodies_is_nobodys() -> None:
    table = "| หน่วยงาน | คะแนน | ระดับ |\n|---|---|---|\n| อบต.บ้านแป้น | 86.00 | ผ่านดี |\n| ทต.เหมืองจี้ | 80.10 | ผ่าน |\n"
    assert owners(HEAD.format(year=2567) + table + "| เทศบาล 2 แห่ง | 83.05 | ผ่าน |\n") == {OWN, OTHER}


def test_a_column_of_many_bodies_is_no_body() -> None:
    head = "| แบบวัด | อบต.บ้านแป้น | อปท. ที่ดีที่สุด |\n|---|---|---|\n"
    rows = "\n".join(
        f"| {n} | {a} | {b} |" for n, a, b in zip(("IIT", "EIT", "OIT", "รวม"), BODIES[0][1:], OTHERS, strict=True)
    )
    assert owners(HEAD.format(year=2567) + head + rows) == {OWN}


def test_an_area_whose_figures_are_the_means_of_the_rows_above() -> None:
    assert owners(HEAD.format(year=2567) + bodies(("อำเภอเมืองลำพูน", *MEANS))) == {OWN, OTHER}
    assert owners(HEAD.format(year=2567) + bodies(("อำเภอเมืองลำพูน", *OTHERS))) == {OWN, OTHER, "อำเภอเมืองลำพูน"}


def test_areas_under_one_body_up_to_the_country() -> None:
    rows = "| อบต.บ้านแป้น | 86.00 |\n| อำเภอเมืองลำพูน | 85.00 |\n| จังหวัดลำพูน | 84.00 |\n| ประเทศไทย | 90.00 |\n"
    assert owners(HEAD.format(year=2567) + "| หน่วยงาน | คะแนน |\n|---|---|\n" + rows) == {OWN}


AMBIGUOUS = "รายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลแม่จัน อำเภอแม่จัน จังหวัดเชียงราย\n\n"


def test_the_own_body_in_a_table_has_the_place_of_the_cover() -> None:
    rows = "| หน่วยงาน | คะแนน |\n|---|---|\n| เทศบาลตำบลแม่จัน | 93.66 |\n| ทต.จันจว้า | 95.80 |\n"
    facts = understood(AMBIGUOUS + rows, "report.md")
    assert {s.agency_id: s.score for s in facts.scores if s.score is not None} == {
        "subdistrict-municipality-570701": d("93.66"),
        "subdistrict-municipality-570702": d("95.80"),
    }


def test_a_body_of_its_name_with_another_place_is_another() -> None:
    rows = "| หน่วยงาน | จังหวัด | คะแนน |\n|---|---|---|\n| เทศบาลตำบลแม่จัน | เชียงใหม่ | 93.66 |\n| ทต.จันจว้า | เชียงราย | 95.80 |\n"
    facts = understood(AMBIGUOUS + rows, "report.md")
    assert "subdistrict-municipality-570701" not in {s.agency_id for s in facts.scores if s.score is not None}
