"""Figures near the assessment that nobody got: aims, middle values, marks of a project; and names that are none."""

from __future__ import annotations

import pytest
from prongsai.normalize.agencies.owner_finder import OwnerFinder

from tests.normalize.test_told_in_prose import levels
from tests.normalize.understanding import understood

_PLAN = "แผนยกระดับผลการประเมิน ITA กรมการข้าว ปีงบประมาณ 2568\n\n"
_MINUTES = "รายงานการประชุมผู้บริหาร กรมการข้าว วันที่ 4 มีนาคม 2568\n\n"
_PROJECT = "รายงานผลโครงการอบรม ITA เทศบาลตำบลท่าช้าง ปีงบประมาณ 2567\n\n"
_LETTER = "มหาวิทยาลัยนเรศวร\n\n5 กันยายน 2567\n\nเรื่อง ขอขอบคุณ\n\nเรียน นายกเทศมนตรีนครพิษณุโลก\n\n"


def rows(text: str) -> set[tuple[str, int | None, str, str]]:
    """Owner, year, code and value of every published score."""
    facts = understood(text)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {(names.get(s.agency_id or "", ""), s.fiscal_year_be, s.code, str(s.score)) for s in facts.scores if s.score}


@pytest.mark.parametrize(
    "text",
    [
        _PLAN + "ทั้งนี้ IIT แต่ละปีควรอยู่เหนือ 91.00 ภายนอกเหนือ 87.00 และ OIT เหนือ 96.00",
        _PLAN + "คะแนน IIT ควรจะได้ 91.00 และคะแนน EIT พึงอยู่ที่ 89.00",
        _PLAN + "กรมการข้าวจะต้องได้คะแนนรวม 92.50 ในปี 2568 และ 94.00 ในปี 2569",
        _PLAN + "กรมการข้าววางหมุดหมายไว้ว่า ปี 2568 คะแนนรวม 92.00 ปี 2569 คะแนนรวม 93.50",
        _PLAN + "ปี 2568 กรมการข้าวจะผลักดันให้คะแนน ITA แตะ 94.00 และปี 2569 ขยับเป็น 95.00",
        _PLAN + "คะแนน ITA ที่ต้องการคือ 94.00 คะแนน IIT ที่ต้องการคือ 92.00",
        _PLAN + "ขอให้ทุกสำนักร่วมกันทำให้คะแนน ITA ขึ้นไปอยู่ที่ 94.50 ในปีงบประมาณ 2568",
        _PLAN + "ผลที่คาดว่าจะได้รับ คะแนน ITA 93.00 โดย IIT 91.50 EIT 90.00 OIT 96.00",
        _MINUTES + "ให้ใช้ค่ากลาง ITA ของกลุ่มกรมเมื่อปีที่แล้ว (91.48) เป็นฐาน",
        _MINUTES + "มัธยฐาน ITA ของส่วนราชการ ปี 2567 คือ 91.15 คะแนน",
        _MINUTES + "กรมที่ได้คะแนน ITA สูงสุดของกระทรวงเมื่อปี 2567 ได้ 97.48",
        _PROJECT + "คณะทำงานให้คะแนนความสำเร็จของโครงการ 91.50 จาก 100",
        _PROJECT + "ผลการดำเนินโครงการ ได้ 92.40 คะแนน",
    ],
)
def test_what_nobody_got_is_no_score(text: str) -> None:
    assert rows(text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("กรมการข้าวได้ ITA ปีงบประมาณ 2567 ที่ 91.10 คะแนน ควรเร่งปรับปรุงการใช้งบประมาณที่ได้ 77.20 คะแนน", {"ITA": "91.10", "2": "77.20"}),
        ("กรมการข้าวได้ ITA ปีงบประมาณ 2567 ที่ 91.10 คะแนน อธิบดีกำชับให้ปรับปรุงการใช้งบประมาณ (77.20 คะแนน)", {"ITA": "91.10", "2": "77.20"}),
        ("กรมการข้าวผลักดันงานจนคะแนน ITA ปีงบประมาณ 2567 ขยับเป็น 91.10 คะแนน", {"ITA": "91.10"}),
        ("ปีงบประมาณ 2567 กรมการข้าวได้คะแนน ITA 91.10 คะแนน สูงกว่าค่ากลางของกลุ่มซึ่งอยู่ที่ 90.15 โดย IIT ได้ 90.20", {"IIT": "90.20"}),
        ("กรมที่ได้คะแนน ITA สูงสุดในปีงบประมาณ 2567 คือ กรมการข้าว ได้ 91.10 คะแนน", {"ITA": "91.10"}),
        ("กรมการข้าวเป็นกรมที่ได้คะแนน ITA สูงสุดในปีงบประมาณ 2567 คือ 91.10 คะแนน", {"ITA": "91.10"}),
        ("กรมการข้าวเป็นหน่วยงานระดับกรมที่ได้คะแนน ITA สูงสุดในปีงบประมาณ 2567 คือ 91.10 คะแนน", {"ITA": "91.10"}),
        ("กรมการข้าวคว้ารางวัลหน่วยงานที่มีพัฒนาการสูงสุด ผลประเมิน ITA ปี 2567 ได้ 91.10 คะแนน", {"ITA": "91.10"}),
    ],
)  # fmt: skip
def test_what_was_got_is_a_score_beside_what_should_be(text: str, told: dict[str, str]) -> None:
    got = {(code, score) for owner, _, code, score in rows(text) if owner == "กรมการข้าว"}
    assert set(told.items()) <= got


def test_the_level_of_a_project_is_not_the_assessments() -> None:
    text = "คณะทำงานให้คะแนนความสำเร็จของโครงการ 91.50 อยู่ในระดับผ่านดีเยี่ยมตามเกณฑ์ที่ตั้งขึ้นเอง"
    assert levels(_PROJECT + text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "มหาวิทยาลัยใคร่ขอเรียนว่า",
        "กรมเร่งปรับปรุงเว็บไซต์",
        "โรงพยาบาลแรกได้ 91.10 คะแนน",
        "โรงเรียนขนาดเล็กได้ 91.10 คะแนน",
        "เทศบาลมอบหมายให้ทุกกอง",
        "สำนักงานส่งรายงานแล้ว",
    ],
)
def test_what_a_body_does_or_is_like_begins_no_name(text: str) -> None:
    assert OwnerFinder([text]).find(text) == ()


def test_a_letter_tells_the_senders_results_and_the_receivers() -> None:
    text = (
        "ตามที่ท่านตอบแบบสำรวจในการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567 ของมหาวิทยาลัยนั้น\n\n"
        "มหาวิทยาลัยใคร่ขอเรียนว่า ผลที่ได้รับคือ 91.90 คะแนน โดย EIT เพิ่มขึ้นจาก 84.26 คะแนนในปี 2566 เป็น 90.84 คะแนน\n\n"
        "ขอแสดงความยินดีกับเทศบาลนครพิษณุโลก ที่ผ่านการประเมินในระดับผ่านดีด้วยคะแนน 93.10 คะแนน"
    )
    assert rows(_LETTER + text) == {
        ("มหาวิทยาลัยนเรศวร", 2567, "ITA", "91.90"),
        ("มหาวิทยาลัยนเรศวร", 2566, "EIT", "84.26"),
        ("มหาวิทยาลัยนเรศวร", 2567, "EIT", "90.84"),
        ("เทศบาลนครพิษณุโลก", 2567, "ITA", "93.10"),
    }
