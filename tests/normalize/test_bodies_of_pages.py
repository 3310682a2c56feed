"""Web pages whose own body stands in their title, and bodies that a page links to, thanks or tells news of."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, understood

RESULT = "<h2>ผลการประเมิน ITA ปีงบประมาณ 2567</h2><p>คะแนนรวม 90.55 คะแนน</p>"
ASIDES = (
    "<h2>ลิงก์หน่วยงาน</h2><ul><li>เทศบาลตำบลเหมืองจี้</li><li>อบจ.ลำพูน</li></ul>",
    "<h2>เว็บไซต์ที่เกี่ยวข้อง</h2><p>เทศบาลตำบลเหมืองจี้</p>",
    "<p>ขอขอบคุณเทศบาลตำบลเหมืองจี้ที่มาแลกเปลี่ยนความรู้</p>",
    "<p>คณะผู้บริหารศึกษาดูงาน ณ เทศบาลตำบลเหมืองจี้</p>",
    "<h2>ข่าวจากหน่วยงานอื่น</h2><p>เทศบาลตำบลเหมืองจี้ จัดงานประเพณี</p>",
    "<p>ต้อนรับคณะจากเทศบาลตำบลเหมืองจี้</p>",
)
TITLES = ("อบต.บ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน", "ผลการประเมิน ITA | อบต.บ้านแป้น", "องค์การบริหารส่วนตำบลบ้านแป้น - หน้าหลัก")
OWN, OTHER = "องค์การบริหารส่วนตำบลบ้านแป้น", "เทศบาลตำบลเหมืองจี้"


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def owners(text: str) -> dict[str, object]:
    facts = understood(text, "page.html")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {names.get(s.agency_id or "", ""): s.score for s in facts.scores if s.score is not None}


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("title", TITLES)
def test_the_body_of_the_title_has_the_result(title: str, aside: str) -> None:
    assert owners(page(title, RESULT + aside)) == {OWN: d("90.55")}


@pytest.mark.parametrize("aside", (ASIDES[0], ASIDES[1], ASIDES[3]))
def test_without_a_title_it_is_not_the_others(aside: str) -> None:
    assert OTHER not in owners(page("ITA", RESULT + aside))


def test_a_body_over_the_result_is_not_the_titles() -> None:
    heading = "<h1>เทศบาลตำบลเหมืองจี้ อำเภอเมืองลำพูน จังหวัดลำพูน</h1>"
    assert owners(page(TITLES[0], heading + RESULT)) == {OTHER: d("90.55")}


def test_a_body_that_the_result_is_told_of_keeps_it() -> None:
    told = "<p>เทศบาลตำบลเหมืองจี้ ได้คะแนน ITA ปีงบประมาณ 2567 เท่ากับ 95.80 คะแนน</p>"
    assert owners(page(TITLES[0], told)) == {OTHER: d("95.80")}


def test_a_text_that_bears_its_title_in_itself() -> None:
    body = "<h1>อบต.บ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน</h1>"
    assert owners(page("ITA", body + RESULT + ASIDES[0])) == {OWN: d("90.55")}
