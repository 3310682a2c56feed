"""What closes a coordinate of a running text: a new subject, a row of aims, a list of instruments, another unit."""

from __future__ import annotations

import pytest
from prongsai.normalize.scores.narrative.quantities import Quantity

from tests.normalize.test_told_in_prose import read
from tests.normalize.understanding import d, understood

_DEPARTMENT = "กรมการข้าว\n\n"


def totals(text: str) -> dict[tuple[str, int | None], str]:
    """Every published total by owner and year."""
    facts = understood(text)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {
        (names[s.agency_id or ""], s.fiscal_year_be): str(s.score)
        for s in facts.scores
        if s.code == "ITA" and s.score is not None
    }


@pytest.mark.parametrize(
    "text",
    [
        "กรมวางค่าเป้าหมาย ITA ไว้ ปี 2567 ที่ 91.00 คะแนน ปี 2568 ที่ 93.50 คะแนน",
        "เป้าหมาย ITA ปีงบประมาณ พ.ศ. 2568 คือ 93.50 คะแนน",
        "ตั้งเป้า ITA ปี 2567 เท่ากับ 91.00 และปี 2568 เท่ากับ 93.50",
        "เป้าหมายคะแนน ITA รายปี ปี 2566 อยู่ที่ 88.00 คะแนน ปี 2567 อยู่ที่ 91.00 คะแนน ปี 2568 อยู่ที่ 93.50 คะแนน",
        "ตั้งเป้าคะแนน ITA ในปี 2568 ให้ได้ 93.50 คะแนน",
    ],
)
def test_aims_of_several_years_are_no_results(text: str) -> None:
    assert read(text, titled=True)["93.50"].quantity == Quantity.TARGET


def test_a_result_behind_an_aim_is_one() -> None:
    assert read("เป้าหมาย ITA ปี 2568 คือ 90.00 คะแนน กรมได้ 93.50 คะแนน")["93.50"].quantity == Quantity.SCORE


@pytest.mark.parametrize(
    "behind",
    [
        "ดีขึ้นจากปี 2566 ที่ได้ 79.45 คะแนน",
        "ทั้งนี้ ปีงบประมาณ 2566 ได้ 79.45 คะแนน",
        "เพิ่มขึ้นกว่าปีงบประมาณ พ.ศ. 2566 ซึ่งได้ 79.45 คะแนน",
        "สูงกว่าปี 2566 ที่กรมการข้าวได้ 79.45 คะแนน",
        "ขยับจากปีก่อนที่ได้ 79.45 คะแนน",
        "เมื่อเทียบกับปี 2566 ที่ได้เพียง 79.45 คะแนน",
    ],
)
def test_behind_all_instruments_a_former_figure_is_of_the_total(behind: str) -> None:
    text = f"ผล ITA ปี 2567 ของกรมการข้าว 88.50 คะแนน แยกเป็น IIT 87.66 EIT 88.69 และ OIT 88.99 {behind}"
    found = read(text)["79.45"]
    scopes = [name.scope for name in found.ruling.names]
    assert (found.codes, scopes, found.year) == ((), ["overall"], 2566)


def test_behind_one_instrument_it_is_of_the_instrument() -> None:
    found = read("ผล ITA ปี 2567 ของกรมการข้าว OIT 88.99 คะแนน ดีขึ้นจากปี 2566 ที่ได้ 79.45 คะแนน")["79.45"]
    assert [hit.code for hit in found.codes] == ["OIT"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ผล ITA ปี 2567 ดีกว่าปี 2565 ที่ได้ 86.87 คะแนน ซึ่งในปีนั้น IIT ได้เพียง 80.21 คะแนน", 2565),
        ("ผล ITA ปี 2567 ดีกว่าปีก่อนที่ได้ 86.87 คะแนน โดยปีดังกล่าว IIT ได้ 80.21 คะแนน", 2566),
        ("ผล ITA ปี 2567 ได้ 91.00 คะแนน ในปีเดียวกัน IIT ได้ 80.21 คะแนน", 2567),
        ("ผล ITA ปี 2566 ได้ 91.00 หากย้อนไปถึงปี 2564 กรมมีคะแนนอยู่ที่ 80.21 คะแนน", 2564),
        ("ผล ITA ปี 2566 ได้ 91.00 ย้อนกลับไปถึงปีงบประมาณ 2564 กรมได้ 80.21 คะแนน", 2564),
    ],
)
def test_that_year_is_the_year_of_the_figure_before(text: str, year: int) -> None:
    assert read(text, titled=True)["80.21"].year == year


@pytest.mark.parametrize(
    "aside",
    [" ปี 2567 ได้ 89.92", " (ปี 2567 ได้ 89.92)", " ปี 2567 คือ 89.92 คะแนน", " ปี 2567 อยู่ที่ 89.92", " ปี 2567 มี 89.92 คะแนน"],
)
def test_a_year_behind_a_body_s_result_is_that_body_s_alone(aside: str) -> None:
    text = f"ผล ITA ปีงบประมาณ 2568\n\nกรมประมง 92.19 คะแนน{aside}\nกรมการข้าว 96.43 คะแนน\nกรมปศุสัตว์ 95.10 คะแนน\n"
    told = totals(text)
    assert told["กรมการข้าว", 2568] == "96.43" and told["กรมประมง", 2567] == "89.92"
    assert told["กรมประมง", 2568] == "92.19"


@pytest.mark.parametrize(
    ("lead", "code"),
    [
        ("OIT กรมได้เต็ม 100 คะแนน", "OIT"),
        ("ด้านการเปิดเผยข้อมูล (OIT) ได้เต็ม 100 คะแนน", "OIT"),
        ("OIT คว้าเต็ม 100 คะแนน", "OIT"),
        ("แต่ OIT กลับลดลงเหลือ 100 คะแนน", "OIT"),
        ("ส่วน OIT ขยับขึ้นเป็น 100.00 คะแนน", "OIT"),
    ],
)
def test_full_marks_that_a_name_got_are_published(lead: str, code: str) -> None:
    facts = understood(f"{_DEPARTMENT}ผล ITA ปี 2567 กรมการข้าวได้ 95.00 คะแนน\n\n{lead} ผลเป็นที่น่าพอใจ\n")
    assert {s.code: s.score for s in facts.scores}.get(code) == d("100.00")


@pytest.mark.parametrize("text", ["OIT คะแนนเต็ม 100 คะแนน", "กรมที่ทำ OIT ได้ 100 เต็มมีถึง 4 กรม", "OIT เต็ม 100"])
def test_a_scale_and_so_many_bodies_are_no_full_marks(text: str) -> None:
    facts = understood(f"{_DEPARTMENT}ผล ITA ปี 2567 กรมการข้าวได้ 95.00 คะแนน\n\n{text}\n")
    assert "OIT" not in {s.code for s in facts.scores}


@pytest.mark.parametrize(
    "mean",
    [
        "ค่าเฉลี่ยของทุกกระทรวงอยู่ที่ 92.06 คะแนน",
        "ค่าเฉลี่ยทั้งจังหวัด 92.06 คะแนน",
        "ภาพรวมคิดจากค่าเฉลี่ยของทุกหน่วยในสังกัดคือ 92.06 คะแนน",
        "คะแนนเฉลี่ยของทุกส่วนราชการเท่ากับ 92.06 คะแนน",
        "ค่าเฉลี่ย ITA ของทั้งกระทรวงคือ 92.06 คะแนน",
    ],
)
def test_a_mean_over_all_bodies_is_nobody_s(mean: str) -> None:
    assert read(f"ผล ITA ปี 2567 {mean}")["92.06"].quantity == Quantity.MEAN


def test_the_parts_that_a_body_has_are_no_subject() -> None:
    text = "กรมการข้าว ซึ่งมีศูนย์วิจัยเป็นหน่วยงานส่วนภูมิภาค 27 แห่ง ทำคะแนน ITA ได้ 96.43 คะแนน"
    assert read(text)["96.43"].quantity == Quantity.SCORE


@pytest.mark.parametrize(
    "rest",
    [
        "ผู้ใช้บริการพึงพอใจร้อยละ 96.32",
        "ขบวนรถตรงเวลาร้อยละ 96.32",
        "ผลผลิตได้มาตรฐานร้อยละ 96.32",
        "อัตราการใช้กำลังผลิตอยู่ที่ร้อยละ 96.32",
        "ส่งมอบงานทันกำหนดร้อยละ 96.32",
    ],
)
def test_of_a_total_told_in_points_another_percentage_is_none(rest: str) -> None:
    assert totals(f"ผล ITA ปี 2568\n\nกรมการข้าวได้ 95.83 คะแนน จุดเด่นคือ{rest}\n") == {("กรมการข้าว", 2568): "95.83"}


@pytest.mark.parametrize(
    "beaten",
    [
        "เฉือนการประปานครหลวง (กปน.) ซึ่งได้ 96.12 คะแนน",
        "แซงหน้าการประปานครหลวงที่ได้ 96.12 คะแนน",
        "ทิ้งห่างการประปานครหลวงที่มี 96.12 คะแนน",
        "เอาชนะการประปานครหลวง ซึ่งได้ 96.12 คะแนน",
        "นำหน้าการประปานครหลวงที่ทำได้ 96.12 คะแนน",
    ],
)
def test_the_body_that_another_beat_is_not_what_a_text_is_about(beaten: str) -> None:
    text = (
        f"กปภ. แซงพี่น้อง กปน.\n\nการประปาส่วนภูมิภาค (กปภ.) ประกาศผล ITA ปี 2565 ที่ 96.59 คะแนน {beaten}\n\n"
        "คะแนน IIT 93.21 คะแนน\n"
    )
    told = totals(text)
    assert told == {("การประปาส่วนภูมิภาค", 2565): "96.59", ("การประปานครหลวง", 2565): "96.12"}


@pytest.mark.parametrize(
    "text",
    [
        "(ปี 67 ได้ 92.12 / ปี 66 ได้ 87.72 ขึ้นทุกปี)",
        "ปี 2567 ได้ 92.12 ปี 2566 ได้ 87.72",
        "ปี 2567: 92.12\nปี 2566: 87.72",
        "ปีงบ 67 ได้ 92.12 และปีงบ 66 ได้ 87.72",
        "- ปี 2567 ได้ 92.12\n- ปี 2566 ได้ 87.72",
    ],
)
def test_former_results_below_a_result(text: str) -> None:
    head = "ประกาศผล ITA ปี 2568\nเทศบาลตำบลสันทรายหลวงของเราได้ 95.46 คะแนน\n\n"
    told = totals(head + text + "\n")
    assert {year: score for (_, year), score in told.items()} == {2568: "95.46", 2567: "92.12", 2566: "87.72"}


@pytest.mark.parametrize(
    "aside", ["(ปีที่แล้วได้ 75.87)", "(ปีก่อนได้ 75.87)", "(ปีก่อนหน้า 75.87)", "ปีที่แล้วได้ 75.87", "(ปีที่ผ่านมาได้ 75.87)"]
)
def test_a_former_result_beside_a_result_without_a_unit(aside: str) -> None:
    text = (
        f"กรมการข้าว\n\nผลการประเมิน ITA ปีงบประมาณ 2564\n\nผู้อำนวยการชี้แจงว่า กรมได้ 89.07 คะแนน {aside} แบ่งเป็น IIT 88.32\n"
    )
    assert totals(text)["กรมการข้าว", 2563] == "75.87"


def test_what_follows_two_years_is_of_the_newer() -> None:
    text = (
        "กรมการข้าว\n\nผล ITA ปี 2568 กรมการข้าวได้ 95.46 คะแนน ขณะที่ปี 2567 ได้ 94.62 คะแนน\n\n"
        "“คะแนน OIT เราได้เต็ม 100 คะแนน”\n"
    )
    facts = understood(text)
    assert {s.fiscal_year_be for s in facts.scores if s.code == "OIT"} == {2568}


def test_a_text_of_many_bodies_alike_is_about_none() -> None:
    text = (
        "บันทึกการนิเทศ อปท. อำเภอเมืองกาฬสินธุ์\n\nแห่งที่ 1 เทศบาลตำบลโพนทอง ผล ITA ปี 2567 ได้ 89.71 คะแนน\n\n"
        "แห่งที่ 2 องค์การบริหารส่วนตำบลหลุบ ผล ITA ปี 2567 ได้ 94.98 คะแนน\n\n"
        "แห่งที่ 3 เทศบาลตำบลหนองสอ ผล ITA ปี 2567 ได้ 82.73 คะแนน\n"
    )
    facts = understood(text)
    assert facts.agency_id is None and len(facts.scores) == 3


def test_a_headline_s_total_is_the_named_body_s() -> None:
    text = (
        "คมนาคมคะแนนรวม 90.35\n\nผล ITA ปีงบประมาณ 2566 ซึ่งกระทรวงคมนาคมได้คะแนน 90.35 คะแนน\n\n"
        "กรมทางหลวงชนบท 96.59 คะแนน กรมทางหลวง 95.17 คะแนน กรมเจ้าท่า 87.51 คะแนน\n"
    )
    assert all(owner for owner, _ in totals(text)) and totals(text)["กระทรวงคมนาคม", 2566] == "90.35"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2566 ดีขึ้น ได้แก่ เทศบาลเมือง", "หลังสวน ได้ 96.59 คะแนน"),
        ("ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2566 นั้นปรากฏว่า เทศ", "บาลเมืองหลังสวน ได้ 96.59 คะแนน"),
        ("เทศบาลเมืองหลังสวน ได้ 97.10 คะแนน ในการประเมิน ITA ปี 2567 เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2566 ที่ได้", "96.59 คะแนน"),
        ("เทศบาลเมืองหลังสวน ได้ 97.10 คะแนน ในการประเมิน ITA ปี 2567 สูงกว่าปี 2566 ที่มีคะแนนอยู่ที่", "96.59 คะแนน"),
        ("ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2566 เทศบาลเมืองหลังสวน ได้รับคะแนนโดย", "รวม 96.59 คะแนน"),
    ],
)
def test_a_line_that_a_text_file_broke_goes_on(above: str, below: str) -> None:
    filler = "ที่ประชุมรับทราบและขอให้ทุกกองติดตามงานอย่างใกล้ชิดต่อเนื่องตลอดทั้งปี เพื่อประโยชน์ของประชาชนในพื้นที่"
    told = totals(f"{filler}\n\n{above}\n{below}\n\n{filler}\n")
    assert told["เทศบาลเมืองหลังสวน", 2566] == "96.59"


@pytest.mark.parametrize("year", ["๒๕ ๖๔", "๒ ๕๖๔", "๒๕๖ ๔", "25 64", "2564"])
def test_a_year_that_a_scan_broke(year: str) -> None:
    text = f"เทศบาลเมืองสะเตงนอก อำเภอเมืองยะลา จังหวัดยะลา\n\nแจ้งผลการประเมิน ITA ปี {year} ดังนี้\nคะแนนรวม 93.78 คะแนน\n"
    assert [s.fiscal_year_be for s in understood(text).scores] == [2564]


def test_a_rejected_print_names_a_body_of_the_table_of_agencies() -> None:
    text = (
        "กระทรวงยุติธรรม\n\nผล ITA ปี 2566 รายหน่วย\nกรมราชทัณฑ์ 92.93 คะแนน (มีเรือนจำ 143 แห่งร่วมตอบ IIT)\n"
        "กรมพินิจและคุ้มครองเด็กและเยาวชน 91.50 คะแนน\nสำนักงานกิจการยุติธรรม 88.26 คะแนน\n"
    )
    facts = understood(text)
    assert {m.agency_id for m in facts.mentions if m.agency_id} <= {a.agency_id for a in facts.agencies}


def test_a_date_of_years_before_is_not_that_of_the_text() -> None:
    text = (
        "คณะรัฐมนตรีรับทราบผล ITA ปีงบประมาณ พ.ศ. 2564 ตามมติเมื่อวันที่ 21 กันยายน 2553 ดังนี้\n\n"
        "1. การยางแห่งประเทศไทย มีคะแนน 93.53 คะแนน\n\n2. องค์การสะพานปลา มีคะแนน 82.73 คะแนน\n"
    )
    assert set(totals(text)) == {("การยางแห่งประเทศไทย", 2564), ("องค์การสะพานปลา", 2564)}


@pytest.mark.parametrize(
    "given",
    [
        "มอบให้เทศบาลตำบลปากน้ำหลังสวน ซึ่งขยับขึ้นมาที่ 86.87 คะแนน",
        "มอบแก่เทศบาลตำบลปากน้ำหลังสวน ที่ได้คะแนน 86.87 คะแนน",
        "มอบโล่ให้เทศบาลตำบลปากน้ำหลังสวน ซึ่งได้ 86.87 คะแนน",
        "มอบเกียรติบัตรให้เทศบาลตำบลปากน้ำหลังสวน ซึ่งเพิ่มขึ้นเป็น 86.87 คะแนน",
        "มอบให้เทศบาลตำบลปากน้ำหลังสวนที่มีคะแนน 86.87 คะแนน",
    ],
)
def test_who_is_given_a_prize_has_the_result_told_of_it(given: str) -> None:
    text = f"ผล ITA ปี 2566 ได้แก่ เทศบาลเมืองชุมพร 93.53 คะแนน ส่วนรางวัลพัฒนาการดี {given}\n"
    assert totals(text) == {("เทศบาลเมืองชุมพร", 2566): "93.53", ("เทศบาลตำบลปากน้ำหลังสวน", 2566): "86.87"}


def test_who_is_given_a_prize_without_a_result_owns_none() -> None:
    text = "ผล ITA ปี 2566 กรมการข้าวมอบโล่ให้เทศบาลเมืองชุมพร และได้ 93.53 คะแนน\n"
    assert set(totals(text)) == {("กรมการข้าว", 2566)}


def test_a_faculty_with_its_university_among_divisions_is_a_part() -> None:
    text = (
        "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 ระดับส่วนงาน\nมหาวิทยาลัยพะเยา\n"
        "| ลำดับ | ส่วนงาน | IIT | EIT | OIT | คะแนนรวม |\n|---|---|---|---|---|---|\n"
        "| 1 | คณะวิทยาศาสตร์ | 91.00 | 88.00 | 95.00 | 91.70 |\n"
        "| 2 | คณะนิติศาสตร์ มหาวิทยาลัยพะเยา | 85.00 | 84.00 | 90.00 | 86.70 |\n"
        "| 3 | กองกลาง | 93.00 | 90.00 | 97.00 | 93.70 |\n"
    )
    assert not understood(text).scores


def test_an_instrument_named_again_behind_its_figure_is_a_name_again() -> None:
    text = "กรมการข้าว ITA ปี 2567 OIT ได้ 91.50 คะแนน เพิ่มขึ้นทุกปี โดย OIT ปี 2566 ได้ 88.00 คะแนน"
    found = read(text)["88.00"]
    assert ([hit.code for hit in found.codes], found.year) == (["OIT"], 2566)


@pytest.mark.parametrize("over", ["สูงกว่าค่าเฉลี่ยทั้งจังหวัดที่", "ต่ำกว่าค่าเฉลี่ยระดับประเทศซึ่งอยู่ที่", "มากกว่าค่าเฉลี่ยของทุกกระทรวงที่"])
def test_a_mean_that_a_result_is_held_against_ends_at_its_figure(over: str) -> None:
    text = f"กรมการข้าวได้คะแนน ITA ปี 2567 94.20 คะแนน {over} 90.11 คะแนน และปี 2566 กรมการข้าวได้ IIT 91.05 คะแนน EIT 92.00 คะแนน"
    found = read(text)
    assert [found[raw].quantity for raw in ("90.11", "91.05", "92.00")] == [
        Quantity.MEAN,
        Quantity.SCORE,
        Quantity.SCORE,
    ]


@pytest.mark.parametrize(
    "between",
    [
        "สำหรับปี 2568 วางเป้าไว้ที่ 95.00 คะแนน โดยปี 2565 เคยได้ 88.40 คะแนน",
        "ในปี 2569 ตั้งเป้า 96.00 คะแนน",
        "เป้าหมายปี 2570 คือ 97.00 คะแนน",
        "ปีงบประมาณ 2567 ได้รับคำชม ส่วนปี 2565 ได้ 88.40 คะแนน",
        "กรมได้ปรับปรุงมาตลอด จากปี 2565 ที่ได้ 88.40 คะแนน",
    ],
)
def test_neither_aims_nor_a_look_back_set_the_year_below(between: str) -> None:
    text = f"ผล ITA ปี 2567\n\nกรมการข้าวได้คะแนน ITA ปี 2567 94.20 คะแนน\n\n{between}\n\nกรมประมง ได้ 93.00 คะแนน\n"
    assert totals(text)["กรมประมง", 2567] == "93.00"


@pytest.mark.parametrize(
    "lead", ["(ปี 2565 IIT = 85.00 EIT = 84.00 OIT = 80.00)", "(ปีงบประมาณ 2565 IIT 85.00 EIT 84.00 OIT 80.00)"]
)
def test_a_year_that_opens_a_bracket_is_of_the_figures_in_it(lead: str) -> None:
    found = read(f"ผล ITA ปี 2566 IIT = 90.10 EIT = 88.00 OIT = 95.00 {lead}")
    assert [found[raw].year for raw in ("95.00", "85.00", "84.00", "80.00")] == [2566, 2565, 2565, 2565]


def test_the_bound_of_a_class_does_not_keep_a_year_from_what_follows() -> None:
    text = (
        "ผล ITA ในจังหวัดตรัง\n\nผลการประเมิน ITA ปีงบประมาณ 2567 มี อปท. ผ่านเกณฑ์ 85 คะแนนขึ้นไป 91 แห่ง\n\n"
        "องค์การบริหารส่วนจังหวัดตรัง ได้ 93.84 คะแนน\n"
    )
    assert totals(text) == {("องค์การบริหารส่วนจังหวัดตรัง", 2567): "93.84"}


def test_a_year_between_two_results_is_of_the_first() -> None:
    found = read("ผล ITA เทศบาลนครหาดใหญ่ขยับจาก 89.68 ในปี 2566 เป็น 95.10 ในปี 2567")
    assert (found["89.68"].year, found["95.10"].year) == (2566, 2567)


def test_a_year_behind_another_body_s_former_figure_is_not_the_next_one_s() -> None:
    text = (
        "ผล ITA ปีงบประมาณ 2567 ซึ่งกระทรวงพลังงานได้คะแนน 91.10 คะแนน\n\n"
        "ส่วนกรมประมง 93.20 คะแนน ขยับจาก 90.45 คะแนนเมื่อปี 2566 ด้านกรมการข้าวอยู่ที่ 88.30 คะแนน\n"
    )
    assert totals(text)["กรมการข้าว", 2567] == "88.30"


@pytest.mark.parametrize(
    "award",
    [
        "กรมการข้าวเข้ารับรางวัลเลิศรัฐ ประจำปี 2567 ด้วยคะแนน 97.20",
        "กรมการข้าวได้รับรางวัลคุณภาพการบริหารจัดการภาครัฐ ประจำปีงบประมาณ 2567 คะแนนรวม 97.20 คะแนน",
        "ผลการประเมินสำนักงานสีเขียว (Green Office) ปี 2567 กรมการข้าวได้ 97.20 คะแนน",
        "Thailand Quality Award 2024: กรมการข้าว 97.20 คะแนน",
        "กรมการข้าวผ่านการประเมินองค์กรคุณธรรมต้นแบบ ปี 2567 ได้ 97.20 คะแนน",
    ],
)
def test_the_score_of_an_award_is_nobodys_result_of_the_assessment(award: str) -> None:
    text = f"ข่าวกรมการข้าว\n\n{award}\n\nอธิบดีกล่าวว่า ผลการประเมิน ITA ปี 2567 ของกรมอยู่ในระดับผ่านดี\n"
    assert "97.20" not in totals(text).values()


def test_an_award_for_the_assessment_is_of_it() -> None:
    text = "ข่าวกรมการข้าว\n\nกรมการข้าวได้รับรางวัล ITA Awards ประจำปีงบประมาณ 2567 ด้วยคะแนน 97.20\n"
    assert totals(text)["กรมการข้าว", 2567] == "97.20"


def test_an_award_below_a_self_assessment_is_no_body_with_a_total() -> None:
    text = (
        "วารสารโรงพยาบาลพุทธชินราช\n\nผลงานรอบปีงบประมาณ 2567\n"
        "- ผลการประเมินตนเองตามตัวชี้วัด MOPH ITA 2567 ของโรงพยาบาลพุทธชินราช ได้ 96.40 คะแนน\n"
        "- คะแนน Safe Hospital Award 94.10 ระดับดี\n"
    )
    assert totals(text) == {}
