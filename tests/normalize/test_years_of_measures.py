"""Titles whose year is that of measures, over results that have none: which year these are of stays open."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, understood

BODY = "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน"
OPEN = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568",
    "รายงานผลการดำเนินงานตามแผนป้องกันการทุจริต ประจำปี 2568",
    "การกำกับติดตามการดำเนินการป้องกันการทุจริต ประจำปี 2568 รอบ 6 เดือน",
    "มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568",
    "รายงานผลการดำเนินการเพื่อยกระดับ ITA ประจำปีงบประมาณ พ.ศ. 2568",
    "คู่มือการยกระดับ ITA ปี 2568",
    "แนวทางการขับเคลื่อน ITA ปี 2568",
)
TOLD = (
    "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568",
    "ผลการดำเนินงานด้าน ITA ประจำปี 2568",
    "การวิเคราะห์ผลการประเมินและมาตรการส่งเสริมความโปร่งใส ประจำปี 2568",
    "คะแนน ITA ปี 2568 เพื่อพัฒนาองค์กร",
)
FIGURES = "ผลการประเมิน ITA ของ อบต. ได้คะแนน IIT 87.50 EIT 91.00 OIT 92.50 รวม 90.55"


def years(text: str) -> set[tuple[int | None, object]]:
    return {(s.fiscal_year_be, s.score) for s in understood(text).scores if s.code == "ITA"}


@pytest.mark.parametrize("title", OPEN)
def test_the_year_of_measures_is_not_that_of_the_results(title: str) -> None:
    facts = understood(f"{title}\n{BODY}\n{FIGURES}\n")
    assert {(s.fiscal_year_be, s.score) for s in facts.scores if s.code == "ITA"} == {(None, d("90.55"))}
    assert "year_unknown" in {f.code for f in facts.findings}


@pytest.mark.parametrize("title", TOLD)
def test_the_year_of_results_is(title: str) -> None:
    assert years(f"{title}\n{BODY}\n{FIGURES}\n") == {(2568, d("90.55"))}


@pytest.mark.parametrize("title", OPEN)
def test_a_year_told_below_the_title_counts(title: str) -> None:
    assert years(f"{title}\n{BODY}\nผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ได้คะแนน 90.55 คะแนน\n") == {(2567, d("90.55"))}


def test_a_line_with_a_result_of_its_own_keeps_its_year() -> None:
    assert years(f"{BODY}\nการยกระดับผลการประเมิน ITA ปี 2567 ของ อบต. ได้คะแนน 90.55 คะแนน\n") == {(2567, d("90.55"))}
