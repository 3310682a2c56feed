"""What the next clause says is not said of the figure before it: its year, its body, its part of the result."""

from __future__ import annotations

import pytest

from tests.normalize.test_whose_and_what_in_prose import told

FISH, RICE = "กรมประมง", "กรมการข้าว"


@pytest.mark.parametrize(
    "behind",
    [
        "ปี 2568 ลดลง 9.61 คะแนน",
        "ปี 2568 อยู่ระหว่างการประเมิน",
        "ปีงบประมาณ พ.ศ. 2568 มีแผนปรับปรุงเว็บไซต์",
        "(ปี 2568 อยู่ระหว่างดำเนินการ)",
        "ในปีงบประมาณ พ.ศ. 2568 กรมจะยกระดับการเปิดเผยข้อมูล",
        "ซึ่งในปี 2568 ต้องพัฒนาต่อไป",
    ],
)
def test_a_year_that_opens_the_next_clause_takes_no_figure(behind: str) -> None:
    assert told(f"{FISH} ปี 2567 ได้คะแนน ITA 90.55 คะแนน {behind}") == {(FISH, 2567, "ITA", "90.55")}


@pytest.mark.parametrize(
    "behind", ["ในปี 2567", "ปี 2567", "ในปี 2567 ซึ่งอยู่ในระดับ ผ่าน", "ปีงบประมาณ พ.ศ. 2567 ซึ่งอยู่ในระดับ ผ่าน"]
)
def test_the_year_of_its_own_clause_does(behind: str) -> None:
    assert told(f"{FISH} ได้คะแนน ITA 90.55 คะแนน {behind}") == {(FISH, 2567, "ITA", "90.55")}
    assert told(f"{FISH} รายงานปี 2568 ผลการประเมิน ITA 90.55 คะแนน ในปี 2567 ซึ่งอยู่ในระดับ ผ่าน") == {
        (FISH, 2567, "ITA", "90.55")
    }


def test_a_year_that_rows_and_looks_back_end_with_is_theirs() -> None:
    row = f"{FISH} ปี 2567 ได้ IIT 93.20 คะแนน EIT 90.10 คะแนน และ OIT 95.00 คะแนน ปี 2568 คะแนน ITA ทุกเครื่องมือดีขึ้น"
    assert {year for _, year, _, _ in told(row)} == {2567}
    back = f"ปี 2568 {FISH}ได้คะแนน ITA 92.75 คะแนน จากที่เคยได้ 89.15 คะแนนในปี 2567 และ 83.40 คะแนนในปี 2566 รายละเอียดปรากฏตามตาราง"
    assert (FISH, 2566, "ITA", "83.40") in told(back)


@pytest.mark.parametrize("turn", ["ส่วน", "ขณะที่", "แต่"])
def test_the_next_bodys_row_has_the_years_of_the_row_before(turn: str) -> None:
    text = f"ผลการประเมิน ITA ของ{FISH} ปี 2567 และ 2568 ได้ 90.55 และ 95.80 {turn}{RICE} 82.10 และ 88.20"
    assert {(RICE, 2567, "ITA", "82.10"), (RICE, 2568, "ITA", "88.20")} < told(text)


OWN = "ผลการประเมิน ITA ปี 2568 กรมประมง\n\n"
ROW = "IIT 84.00 คะแนน EIT 86.00 คะแนน และ OIT 87.00 คะแนน"


def rows_of(year: int) -> set[tuple[str | None, int | None, str, str]]:
    return {(FISH, year, "IIT", "84.00"), (FISH, year, "EIT", "86.00"), (FISH, year, "OIT", "87.00")}


@pytest.mark.parametrize("lead", ["ปีที่ผ่านมา", "ปีที่แล้วได้", "ครั้งก่อนได้", "โดยปีก่อนได้คะแนน"])
def test_last_year_is_said_of_a_whole_row(lead: str) -> None:
    assert told(OWN + f"{lead} {ROW}") == rows_of(2567)


@pytest.mark.parametrize(
    "lead",
    ["ปีนี้ต้องการ", "ค่าเฉลี่ยระดับจังหวัด", "ค่ากลางของจังหวัด", "คาดหวังคะแนน", "ผลต่างจากปีก่อน", "คะแนนเฉลี่ยของ อบต. ในจังหวัดระยอง"],
)
def test_a_row_of_means_aims_or_differences_is_nobodys(lead: str) -> None:
    assert told(OWN + f"{lead} {ROW}") == set()


@pytest.mark.parametrize(
    "lead",
    ["ปีนี้ได้", "คะแนนสูงกว่าเป้าหมาย ได้แก่", "คะแนนสูงกว่าค่าเฉลี่ยของจังหวัด โดย", "เมื่อเทียบกับปีที่ผ่านมา", "ปีที่ผ่านมาได้ 88.10 คะแนน ปีนี้"],
)
def test_a_row_that_is_held_against_them_is_the_bodys(lead: str) -> None:
    assert rows_of(2568) <= told(OWN + f"{lead} {ROW}")


def test_a_gain_ends_what_is_said_of_last_year() -> None:
    text = OWN + "IIT 91.80 คะแนน เพิ่มขึ้นจากปีก่อน 2.10 คะแนน EIT 93.20 คะแนน เพิ่มขึ้น 1.10 คะแนน"
    assert told(text) == {(FISH, 2568, "IIT", "91.80"), (FISH, 2568, "EIT", "93.20")}


@pytest.mark.parametrize(
    "by_the_way",
    [
        "ได้ศึกษาแนวทางของกรมการข้าว",
        "จับมือกับกรมการข้าว",
        "นำระบบของกรมการข้าวมาใช้",
        "เดินทางไปศึกษาดูงานที่กรมการข้าว",
        "ขอขอบคุณกรมการข้าวที่ให้คำแนะนำ",
        "เทียบกับกรมการข้าวแล้ว",
    ],
)
def test_a_body_that_is_learnt_from_has_no_result(by_the_way: str) -> None:
    assert told(f"กรมประมง{by_the_way} คะแนน ITA ปี 2568 จึงอยู่ที่ 96.33 คะแนน") == {(FISH, 2568, "ITA", "96.33")}


@pytest.mark.parametrize("rival", ["สูงกว่า{} ที่ได้ 88.20", "แพ้{}ที่ได้ 88.20 คะแนน", "เมื่อเทียบกับ{}ซึ่งได้ 88.20 คะแนน"])
def test_behind_a_rivals_figure_the_subject_goes_on(rival: str) -> None:
    text = f"กรมประมงมีคะแนน ITA ปี 2568 {rival.format(RICE)} โดยทำได้ 90.55 คะแนน"
    own = {(FISH, 2568, "ITA", "90.55")}
    assert own <= told(text) <= own | {(RICE, 2568, "ITA", "88.20")}


def test_a_body_in_brackets_has_the_figure_in_them() -> None:
    text = "ผลการประเมิน ITA ปี 2568 ของกรมประมง IIT 91.80 (กรมการข้าว 94.00) EIT 93.20 (กรมการข้าว 96.00)"
    assert {(FISH, 2568, "IIT", "91.80"), (FISH, 2568, "EIT", "93.20")} <= told(text)
    assert all(name != RICE or value in ("94.00", "96.00") for name, _, _, value in told(text))


@pytest.mark.parametrize(
    "own",
    [
        "กรมประมงเดินทางไปศึกษาดูงานที่กรมการข้าว ซึ่งมีผลการประเมิน ITA ปี 2568 สูงถึง 98.33 คะแนน",
        "กรมประมงส่งหนังสือถึงกรมการข้าว เรื่องผลการประเมิน ITA ปี 2568 ซึ่งกรมการข้าวได้ 98.33 คะแนน",
        "กรมประมงศึกษาแนวทางของกรมการข้าว โดยกรมการข้าวมีผลการประเมิน ITA ปี 2568 เท่ากับ 98.33 คะแนน",
    ],
)
def test_a_body_beside_may_have_its_own(own: str) -> None:
    assert told(own) == {(RICE, 2568, "ITA", "98.33")}


def test_what_the_reader_got_is_not_the_writers() -> None:
    assert told("กรมประมง ขอแสดงความยินดีที่ท่านได้รับคะแนน ITA ปีงบประมาณ พ.ศ. 2568 สูงถึง 95.80 คะแนน") == set()
    assert told("กรมประมง ขอแจ้งให้ท่านทราบว่า กรมได้คะแนน ITA ปีงบประมาณ พ.ศ. 2568 สูงถึง 95.80 คะแนน") != set()


@pytest.mark.parametrize(
    "against",
    [
        "คะแนนเฉลี่ยทั้งจังหวัด 94.00 คะแนน กรมได้",
        "ค่าเฉลี่ยของกรมทั้งหมด 94.00 คะแนน กรมประมงได้",
        "เต็ม 100 คะแนน กรมประมงได้",
        "เดิมได้ 79.10 คะแนน ปีนี้กรมได้",
    ],
)
def test_what_is_held_against_a_part_is_of_that_part(against: str) -> None:
    assert told(OWN + f"แบบวัด OIT {against} 87.50 คะแนน") == {(FISH, 2568, "OIT", "87.50")}


def test_behind_a_parts_own_figure_the_bodys_is_the_total() -> None:
    both = {(FISH, 2568, "OIT", "79.35"), (FISH, 2568, "ITA", "88.11")}
    assert told(OWN + "ด้าน OIT ได้ 79.35 คะแนน ทำให้กรมประมงได้คะแนนรวม 88.11 คะแนน") == both
    assert told(OWN + "ค่าเฉลี่ยทั้งประเทศ 93.82 คะแนน กรมประมงได้ 90.55 คะแนน") == {(FISH, 2568, "ITA", "90.55")}


def test_an_indicator_over_two_bodies_is_both_theirs() -> None:
    text = f"ผลการประเมิน ITA ปี 2568 การเปิดเผยข้อมูล {FISH} ได้ 98.00 ส่วน{RICE} ได้ 71.20"
    assert told(text) == {(FISH, 2568, "9", "98.00"), (RICE, 2568, "9", "71.20")}


@pytest.mark.parametrize(
    "wrong",
    [
        "ที่พิมพ์ไว้ 95.80 นั้นผิด ที่ถูกคือ 90.55",
        "95.80 (พิมพ์ผิด ที่ถูกต้อง 90.55)",
        "90.55 คะแนน มิใช่ 95.80 คะแนน",
        "เดิมแจ้งว่าได้ 95.80 คะแนน ขอแก้เป็น 90.55 คะแนน",
    ],
)
def test_a_figure_that_is_put_right_is_no_result(wrong: str) -> None:
    for name, code in (("คะแนนรวม", "ITA"), ("ตัวชี้วัดการเปิดเผยข้อมูล", "9")):
        assert told(OWN + f"{name} {wrong}") <= {(FISH, 2568, code, "90.55")}


def test_what_is_asked_for_is_no_result() -> None:
    assert told(OWN + "กรมยื่นอุทธรณ์ขอปรับคะแนนตัวชี้วัดการเปิดเผยข้อมูลเป็น 98.00 คะแนน") == set()
    assert told(OWN + "ได้แก้ไขปรับปรุงเว็บไซต์จนคะแนน OIT เป็น 97.35 คะแนน") == {(FISH, 2568, "OIT", "97.35")}


@pytest.mark.parametrize(
    "nobodys",
    [
        "ผลการประเมินของเทศบาลนคร 30 แห่ง อยู่ที่ 93.30 คะแนน",
        "กรมในสังกัด 12 แห่ง ได้ 93.30 คะแนน",
        "อำเภอทั้ง 878 อำเภอ ได้ 93.30 คะแนน",
        "ประเภทเทศบาลนคร ได้ 93.30 คะแนน",
        "กลุ่มรัฐวิสาหกิจได้คะแนน 93.30 คะแนน",
        "คะแนนสูงสุดของจังหวัด 93.30 คะแนน",
        "ขณะที่กระทรวงอุตสาหกรรมเฉลี่ย 93.30 คะแนน",
    ],
)
def test_many_bodies_and_the_best_of_them_own_nothing(nobodys: str) -> None:
    assert told(OWN + nobodys) == set()


@pytest.mark.parametrize(
    "own",
    [
        "กรมประมงได้ 93.30 คะแนน เป็นอันดับ 3 ของกรมในสังกัด 12 แห่ง",
        "กรมประมง ซึ่งอยู่ในกลุ่มกรม ได้ 93.30 คะแนน",
        "กรมประมงคว้าอันดับหนึ่งประเภทกรม ได้คะแนน 93.30 คะแนน",
        "กรมประมง จากหน่วยงานเข้าร่วม 8,323 แห่ง ได้ 93.30 คะแนน",
    ],
)
def test_one_among_many_owns_its_result(own: str) -> None:
    assert told(OWN + own) == {(FISH, 2568, "ITA", "93.30")}
