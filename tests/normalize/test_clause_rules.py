"""Why a print of running text is none of the report's by what its clause says of it."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import understood

RESULT = "ผลการประเมิน ITA ปี 2567 กรมการข้าวได้ 95.10 คะแนน\n"
CONTEST = "ข่าวกรมประมง\n\nกรมประมงจัดประกวดปลาสวยงาม ปี 2567\n\nมีผู้ส่งปลาเข้าประกวดจำนวนมาก\n\n"


@pytest.mark.parametrize(
    ("text", "figure", "reason"),
    [
        ("กรมประมง\n\nกรมประมงกับ ITA ปี 2567\n\nกรมประมงได้ IIT 4.85 คะแนน\n", "4.85", "not_the_assessment"),
        (f"{CONTEST}ปลากัดของทีมแรกได้คะแนนรวม 91.20 คะแนน\n\nอีกด้านหนึ่ง {RESULT}", "91.20", "not_the_assessment"),
        (f"{RESULT}\nกรมการข้าวได้ผลงานตรงเวลาร้อยละ 83.90\n", "83.90", "not_the_assessment"),
        (f"{RESULT}\nรางวัลคุณภาพการบริหารจัดการภาครัฐ ปี 2567 กรมการข้าวได้คะแนนรวม 91.20 คะแนน\n", "91.20", "other_assessment"),
        (f"{RESULT}\nค่าคะแนนเฉลี่ย ITA ทุกกรม ปี 2567 เท่ากับ 92.40 คะแนน\n", "92.40", "mean_over_agencies"),
    ],
)  # fmt: skip
def test_a_print_that_its_clause_sets_aside_keeps_its_reason(text: str, figure: str, reason: str) -> None:
    told = {(m.raw_value, m.rejected_because) for m in understood(text).mentions if not m.chosen}
    assert told == {(figure, reason)}


def test_a_figure_that_no_name_stands_beside_is_taken_where_its_sentence_calls_it_a_score() -> None:
    facts = understood(f"{RESULT}\nปีก่อนกรมการข้าวทำได้ 93.20 คะแนน\n")
    assert {(s.code, str(s.score), s.fiscal_year_be) for s in facts.scores} == {
        ("ITA", "95.10", 2567),
        ("ITA", "93.20", 2566),
    }
