"""Tables of a text whose columns one blank parts."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import HEAD, d, understood, values

ROWS = "\nIIT 94.00 80.40\nEIT 96.00 83.60\nOIT 97.00 79.35\nรวม 95.80 80.94\n"
TITLE = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n"
FIRST = {"IIT": d("94.00"), "EIT": d("96.00"), "OIT": d("97.00"), "ITA": d("95.80")}
SECOND = {"IIT": d("80.40"), "EIT": d("83.60"), "OIT": d("79.35"), "ITA": d("80.94")}
OTHER, OWN = "เทศบาลตำบลเหมืองจี้", "องค์การบริหารส่วนตำบลบ้านแป้น"


def by_body(text: str) -> dict[str, dict[str, object]]:
    facts = understood(text)
    names = {a.agency_id: a.name_th for a in facts.agencies}
    found: dict[str, dict[str, object]] = {}
    for s in facts.scores:
        if s.score is not None:
            found.setdefault(names.get(s.agency_id or "", ""), {})[s.code] = s.score
    return found


@pytest.mark.parametrize(
    "heads",
    [
        "ตัวชี้วัด ทต.เหมืองจี้ อบต.บ้านแป้น",
        "แบบวัด เทศบาลตำบลเหมืองจี้ องค์การบริหารส่วนตำบลบ้านแป้น",
        "เครื่องมือ ทต. เหมืองจี้ อบต. บ้านแป้น",
        "รายการ เทศบาล ตำบลเหมืองจี้ อบต.บ้านแป้น",
    ],
)
def test_two_bodies_over_two_figures(heads: str) -> None:
    assert by_body(TITLE + heads + ROWS) == {OTHER: FIRST, OWN: SECOND}
    assert by_body(HEAD.format(year=2567) + heads + ROWS) == {OTHER: FIRST, OWN: SECOND}


def test_two_years_over_two_figures() -> None:
    facts = understood(HEAD.format(year=2567) + "ตัวชี้วัด ปี 2566 ปี 2567" + ROWS)
    assert values(facts, 2566) == FIRST and values(facts, 2567) == SECOND


def test_a_score_beside_what_is_none() -> None:
    for heads, own in (("ค่าเฉลี่ยจังหวัด คะแนน", SECOND), ("คะแนน เป้าหมาย", FIRST), ("คู่เทียบ คะแนน", SECOND)):
        assert by_body(HEAD.format(year=2567) + f"ตัวชี้วัด {heads}" + ROWS) == {OWN: own}, heads


def test_bodies_that_do_not_part_into_columns_get_nothing() -> None:
    heads = "ตัวชี้วัด ผลของ ทต.เหมืองจี้ เทียบกับ อบต.บ้านแป้น"
    assert by_body(TITLE + heads + ROWS) == {}


def test_sentences_stay_sentences() -> None:
    text = HEAD.format(year=2567) + "ตัวชี้วัดทั้งหมดของ อบต. มีผลดังนี้\nIIT 94.00\nEIT 96.00\nOIT 97.00\nรวม 95.80\n"
    assert values(understood(text)) == FIRST
