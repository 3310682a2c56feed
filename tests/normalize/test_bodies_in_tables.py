"""Tables of many bodies: kinds of bodies on no list, misspelt names, bodies in columns."""

from __future__ import annotations

import pytest
from prongsai.normalize.agencies.name_finder import misspelt_body
from prongsai.normalize.model.facts import DocumentFacts

from tests.normalize.understanding import d, understood

TITLE = "ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2565 ของหน่วยงาน\n\n"


def by_body(facts: DocumentFacts) -> dict[tuple[str, str], object]:
    """Scores by name of the body and code."""
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {(names[s.agency_id], s.code): s.score for s in facts.scores if s.agency_id is not None}


@pytest.mark.parametrize(
    "names",
    [
        ("วิทยาลัยการอาชีพหนองน้ำใส", "วิทยาลัยนาฏศิลป์ป่าสน", "รพ.หนองน้ำใส"),
        ("รพ.หนองน้ำใส", "สสอ.ป่าสน", "รพ.สต.ทุ่งข้าว"),
        ("โรงเรียนบ้านทุ่งข้าว", "โรงเรียนวัดป่าสน", "สำนักงานสวนริมบึง"),
    ],
)
def test_rows_of_bodies_on_no_list_have_their_totals(names: tuple[str, ...]) -> None:
    rows = "".join(f"|{n}|{name}|9{n}.15|ผ่านดี|\n" for n, name in enumerate(names, 1))
    facts = understood(TITLE + "|ที่|ชื่อหน่วยงาน|คะแนน|ระดับ|\n|--|--|--|--|\n" + rows)
    assert by_body(facts) == {(name, "ITA"): d(f"9{n}.15") for n, name in enumerate(names, 1)}


def test_a_listed_name_with_a_letter_lost_is_the_listed_body() -> None:
    rows = "|1|กรมอนามัย|91.20|\n|2|สำนักงานคณะกรรมการส่งเสริมการลงุน|92.30|\n|3|กองทุนสวนริมบึง|93.40|\n"
    facts = understood(TITLE + "|ที่|หน่วยงาน|คะแนนรวม|\n|--|--|--|\n" + rows)
    body = next(a for a in facts.agencies if a.name_th.startswith("สำนักงานคณะกรรมการส่งเสริมการลง"))
    assert (body.name_th, body.resolution) == ("สำนักงานคณะกรรมการส่งเสริมการลงทุน", "fuzzy")
    assert by_body(facts)[body.name_th, "ITA"] == d("92.30")


@pytest.mark.parametrize("name", ["กรมอนามั", "สำนักงานคณะกรรมการส่งเสริมการลงทุน", "สำนักงานคณะกรรมการส่งเสริมการเดินทาง"])
def test_short_right_and_far_names_are_not_misspelt(name: str) -> None:
    assert misspelt_body(name) is None


def columns(points: str) -> str:
    """Two bodies in columns, over rows of their results; `points` are those of OIT."""
    return (
        "| |องค์การบริหารส่วนตำบลโรงช้าง|เทศบาลตำบลทับคล้อ|\n|--|--|--|\n|ระดับ|A|A|\n|คะแนน ITA|93.20|90.10|\n"
        f"{points}|ตัวชี้วัดที่ 9|90.00|80.50|\n|ตัวชี้วัดที่ 10|95.00|90.50|\n"
    )


def test_bodies_in_columns_have_the_indicators_of_numbered_rows() -> None:
    found = by_body(understood(TITLE + columns("")))
    assert found == {
        ("องค์การบริหารส่วนตำบลโรงช้าง", "ITA"): d("93.20"), ("เทศบาลตำบลทับคล้อ", "ITA"): d("90.10"),
        ("องค์การบริหารส่วนตำบลโรงช้าง", "9"): d("90.00"), ("เทศบาลตำบลทับคล้อ", "9"): d("80.50"),
        ("องค์การบริหารส่วนตำบลโรงช้าง", "10"): d("95.00"), ("เทศบาลตำบลทับคล้อ", "10"): d("90.50"),
    }  # fmt: skip


def test_points_of_forty_are_known_by_the_mean_of_their_indicators() -> None:
    found = by_body(understood(TITLE + columns("|OIT|37.00|34.20|\n")))
    assert {body: score for (body, code), score in found.items() if code == "OIT"} == {
        "องค์การบริหารส่วนตำบลโรงช้าง": d("92.50"), "เทศบาลตำบลทับคล้อ": d("85.50"),
    }  # fmt: skip


def test_low_scores_that_are_no_points_stay() -> None:
    found = by_body(understood(TITLE + columns("|OIT|36.10|33.90|\n")))
    assert {score for (_, code), score in found.items() if code == "OIT"} <= {d("36.10"), d("33.90"), None}
