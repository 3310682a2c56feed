"""Which year a figure of running text has where the year stands elsewhere, and which years about it say nothing."""

from __future__ import annotations

import pytest
from prongsai.normalize.years.written import newest_result

from tests.normalize.understanding import understood

RICE, FISH, KKU = "กรมการข้าว", "กรมประมง", "มหาวิทยาลัยขอนแก่น"
Row = tuple[str | None, int | None, str]


def rows(text: str) -> set[Row]:
    facts = understood(text)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {
        (names.get(s.agency_id or ""), s.fiscal_year_be, str(s.score))
        for s in facts.scores
        if s.score is not None and s.code == "ITA"
    }


@pytest.mark.parametrize(
    "text",
    [
        "กรมการข้าวได้คะแนน ITA 91.20, 92.35 และ 94.63 คะแนน ในปี 2565, 2566 และ 2567 ตามลำดับ",
        "ย้อนหลังสามปี กรมการข้าวมีผลประเมิน ITA 91.20 92.35 และ 94.63 ในปี 2565 2566 และ 2567",
        "กรมการข้าวมีคะแนน ITA 91.20, 92.35, 94.63 คะแนน (ปี 2565, 2566, 2567 ตามลำดับ)",
    ],
)
def test_years_in_a_row_behind_figures_in_a_row_are_theirs(text: str) -> None:
    assert rows(text) == {(RICE, 2565, "91.20"), (RICE, 2566, "92.35"), (RICE, 2567, "94.63")}


def test_bodies_in_a_row_behind_their_figures() -> None:
    text = "ผล ITA ปี 2567 คะแนนสูงสุดคือ 94.63 และ 92.35 คะแนน เป็นของกรมการข้าวและกรมประมง ตามลำดับ"
    assert rows(text) == {(RICE, 2567, "94.63"), (FISH, 2567, "92.35")}


@pytest.mark.parametrize(
    "other",
    [
        "ได้รับรางวัลเลิศรัฐ ปี 2565",
        "ได้รับรางวัลหน่วยงานโปร่งใสเมื่อปี 2565",
        "งบประมาณปี 2568 จำนวน 35.60 ล้านบาท",
        "ตามประกาศของสำนักงาน พ.ศ. 2561",
        "เตรียมพร้อมสู่การประเมินปี 2568",
        "ปีงบประมาณ 2568 จะเร่งเปิดเผยข้อมูล",
        "ตั้งเป้าปี 2568 ไว้ที่ 96 คะแนน",
        "แผนปฏิบัติการ พ.ศ. 2566-2570",
    ],
)
@pytest.mark.parametrize("order", ["{date}\n{other}\n{told}", "{date} {told} {other}", "{other}\n{told}\n{date}"])
def test_a_year_of_another_matter_dates_no_result(other: str, order: str) -> None:
    told = "ปีนี้กรมการข้าวทำคะแนน ITA ได้ 94.63 คะแนน"
    text = order.format(date="เผยแพร่ 20 สิงหาคม 2567", other=other, told=told)
    assert rows(text) == {(RICE, 2567, "94.63")}


@pytest.mark.parametrize(
    "compared",
    ["(ปี 2566 ได้ 92.11 คะแนน)", "ขณะที่ปี 2566 ได้ 92.11 คะแนน", "จากเดิม 92.11 คะแนนเมื่อปี 2566"],
)
@pytest.mark.parametrize("date", ["28 สิงหาคม 2567", "12 กุมภาพันธ์ 2568", "2024-08-28", "Aug 28, 2024"])
def test_what_has_no_year_is_of_the_newest_round_at_the_texts_date(compared: str, date: str) -> None:
    text = f"{date}\nผลการประเมิน ITA ล่าสุด กรมการข้าวได้ 94.63 คะแนน {compared}"
    assert rows(text) == {(RICE, 2567, "94.63"), (RICE, 2566, "92.11")}


def test_a_prize_of_a_year_for_the_result_dates_it() -> None:
    text = "เผยแพร่ 20 สิงหาคม 2568\nกรมการข้าวรับรางวัลประจำปี 2567 ด้วยคะแนน ITA 94.63 คะแนน"
    assert rows(text) == {(RICE, 2567, "94.63")}


def test_the_year_compared_with_is_not_that_of_the_next_body() -> None:
    text = (
        "20 ส.ค. 67 กรมการข้าวได้คะแนน ITA ปี 2567 จำนวน 94.63 คะแนน เพิ่มขึ้น 2.52 คะแนนจากปี 2566 ส่วนกรมประมงได้ 93.20 คะแนน"
    )
    assert rows(text) == {(RICE, 2567, "94.63"), (FISH, 2567, "93.20")}


def test_the_body_that_announces_its_result_has_it() -> None:
    text = "(28 สิงหาคม 2567) มหาวิทยาลัยขอนแก่นเปิดเผยผลการประเมิน ITA ปี 67 ได้ 94.63 คะแนน\nตั้งเป้าปีหน้าให้สูงขึ้น"
    assert rows(text) == {(KKU, 2567, "94.63")}


def test_a_clause_with_its_own_year_leaves_the_next_year_to_the_next() -> None:
    text = "ปี 2566 กรมการข้าวได้คะแนน ITA 92.11 คะแนน ในปีงบประมาณ พ.ศ. 2567 กรมการข้าวได้ 94.63 คะแนน"
    assert rows(text) == {(RICE, 2566, "92.11"), (RICE, 2567, "94.63")}


@pytest.mark.parametrize(
    ("line", "year"),
    [("วันที่ 3 กรกฎาคม 2567", 2567), ("5 ม.ค. 2568", 2567), ("2025-01-05", 2567), ("ไม่มีวันที่", None)],
)
def test_newest_result_of_a_date(line: str, year: int | None) -> None:
    assert newest_result([line, "ข่าว"]) == year


def test_a_goal_told_with_its_figure_leaves_the_results_below_it_alone() -> None:
    goal = "กรมการข้าว\n\nเป้าหมายการประเมิน ITA ปี 2567 ร้อยละ 90\n\n"
    assert rows(goal + "ผลการประเมิน ITA ปี 2567 กรมการข้าวได้ 94.63 คะแนน") == {(RICE, 2567, "94.63")}
    assert not understood(goal + "IIT 90.00\nEIT 88.00").scores


@pytest.mark.parametrize(
    ("date", "last", "fiscal"),
    [("5 สิงหาคม 2567", 2566, 2566), ("5 กุมภาพันธ์ 2568", 2567, 2567), ("5 พฤศจิกายน 2567", 2567, 2567)],
)
def test_the_year_that_is_over_by_the_texts_date(date: str, last: int, fiscal: int) -> None:
    told = "กรมการข้าวได้ ITA 92.15 คะแนน"
    assert rows(f"ข่าวกรมการข้าว\n{date}\n\nปีที่ผ่านมา {told}") == {(RICE, last, "92.15")}
    assert rows(f"ข่าวกรมการข้าว\n{date}\n\nปีงบประมาณที่ผ่านมา {told}") == {(RICE, fiscal, "92.15")}
