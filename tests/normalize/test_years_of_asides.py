"""Another year's figure in brackets behind every score says nothing of the report's year."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, values

NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต", "IIT"]
NEW = ["87.18", "97.58", "89.86", "88.87", "90.16", "90.73"]
OLD = ["96.67", "93.88", "93.01", "87.02", "85.42", "91.20"]


@pytest.mark.parametrize("sign", [" : ", " = ", " ", " ได้ "])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_the_year_before_in_brackets_behind_every_figure(sign: str, blank: str) -> None:
    rows = [f"- {n} : {a} (ปี 2566{sign}{b})" for n, a, b in zip(NAMES, NEW, OLD, strict=True)]
    facts = reported(blank.join(rows) + "\n")
    codes = ["1", "2", "3", "4", "5", "IIT"]
    assert facts.fiscal_year_be == 2567
    assert values(facts, 2567) == {code: d(a) for code, a in zip(codes, NEW, strict=True)}
    assert values(facts, 2566) == {code: d(b) for code, b in zip(codes, OLD, strict=True)}
