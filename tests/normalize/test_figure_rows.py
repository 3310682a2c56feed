"""Tables of many bodies that a PDF's text layer gives line by line, without cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.normalize.understanding import understood

HEADS = [
    "ที่ หน่วยงาน เฉลี่ย IIT EIT OIT", "กำรปฏบิัติ", "หน้าที่", "การใช้", "งบประมาณ", "กำรใช้", "อ ำนำจ", "การใช้ทรัพย์สิน",
    "ของราชการ", "การแก้ไข", "ปัญหา", "การทุจริต", "คณุภาพการ", "ดำเนินงาน", "ประสิทธิภาพ", "การสื่อสาร", "การปรับปรุง",
    "การทำงาน", "การเปิดเผย", "ขอ้มลู", "การป้องกัน", "การทุจริต",
]  # fmt: skip
BODIES = ["กรมควบคุมโรค", "กรมสุขภาพจติ", "กรมอนามยั", "กรมการแพทย์", "กรมวิทยาศาสตร์การแพทย์"]


def _row(start: int) -> list[Decimal]:
    """Fourteen figures that close: the total, three instruments, ten indicators."""
    inside = [Decimal(start + n) for n in range(10)]
    tools = [sum(inside[a:b], Decimal(0)) / (b - a) for a, b in ((0, 5), (5, 8), (8, 10))]
    total = sum((t * w for t, w in zip(tools, map(Decimal, ("0.3", "0.3", "0.4")), strict=True)), Decimal(0))
    return [total, *tools, *inside]


def _table(rows: list[list[Decimal]], heads: list[str]) -> str:
    lines = [
        f"{n} {body} " + " ".join(f"{v:.2f}" for v in row)
        for n, (body, row) in enumerate(zip(BODIES, rows, strict=False), 1)
    ]
    return "\n".join(["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565 ของหน่วยงานในสังกัดกระทรวงสาธารณสุข", *heads, *lines]) + "\n"


def _values(text: str) -> dict[tuple[str, str], Decimal]:
    facts = understood(text)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {(names.get(s.agency_id or "", ""), s.code): s.score for s in facts.scores if s.score is not None}


def test_rows_under_damaged_heads_are_read_where_the_arithmetic_closes() -> None:
    found = _values(_table([_row(80), _row(70), _row(85), _row(75)], HEADS))
    assert len(found) == 4 * 14
    assert found["กรมควบคุมโรค", "ITA"] == Decimal("85.80")
    assert found["กรมสุขภาพจิต", "9"] == Decimal(78)
    assert found["กรมอนามัย", "OIT"] == Decimal("93.50")


def test_what_a_row_prints_against_the_arithmetic_is_left_out() -> None:
    rows = [_row(80), _row(70), _row(85), _row(75), _row(60)]
    rows[1][2], rows[1][3] = rows[1][3], rows[1][2]
    found = _values(_table(rows, HEADS))
    assert ("กรมสุขภาพจิต", "EIT") not in found
    assert ("กรมสุขภาพจิต", "OIT") not in found
    assert found["กรมสุขภาพจิต", "IIT"] == Decimal(72)
    assert len(found) == 5 * 14 - 2


@pytest.mark.parametrize("lost", ["ที่ หน่วยงาน เฉลี่ย IIT EIT OIT", "กำรใช้"])
def test_rows_of_which_a_head_is_lost_are_not_read(lost: str) -> None:
    assert not _values(_table([_row(80), _row(70), _row(85), _row(75)], [head for head in HEADS if head != lost]))


def test_rows_that_do_not_close_are_not_read() -> None:
    rows = [[row[0] + 3, *row[1:]] for row in (_row(80), _row(70), _row(85), _row(75))]
    assert not _values(_table(rows, HEADS))
