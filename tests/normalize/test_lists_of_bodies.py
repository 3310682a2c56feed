"""Lists of bodies: which column names the rows' own, bare names under their kinds, means over areas."""

from __future__ import annotations

import pytest

from tests.normalize.test_bodies_in_tables import by_body
from tests.normalize.understanding import d, understood

TITLE = "ผลการประเมิน ITA ของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. 2567\n\n"


def owners(heads: str, *rows: str, title: str = TITLE) -> dict[str, object]:
    """The body of each total in a table with these heads and rows."""
    lines = [f"|{heads}|", "|" + "--|" * len(heads.split("|")), *(f"|{row}|" for row in rows)]
    facts = understood(title + "\n".join(lines) + "\n", "report.md")
    return {name: score for (name, code), score in by_body(facts).items() if code == "ITA"}


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("กระทรวง|กรม", ("กระทรวงการคลัง|กรมธนารักษ์", "กระทรวงคมนาคม|กรมเจ้าท่า")),
        ("สังกัด|หน่วยงาน", ("กระทรวงการคลัง|ธนาคารออมสิน", "สำนักนายกรัฐมนตรี|กรมประชาสัมพันธ์")),
        ("กรม|หน่วยงาน", ("กรมราชทัณฑ์|เรือนจำริมบึง", "กรมราชทัณฑ์|เรือนจำทุ่งข้าว")),
        ("จังหวัด|หน่วยงาน", ("จังหวัดน่าน|เทศบาลเมืองน่าน", "จังหวัดแพร่|เทศบาลเมืองแพร่")),
        ("กระทรวง|หน่วยงาน", ("กระทรวงการคลัง|กระทรวงการคลัง", "กระทรวงการคลัง|กรมธนารักษ์")),
    ],
)
def test_figures_are_of_the_bodies_and_not_of_what_these_belong_to(heads: str, rows: tuple[str, ...]) -> None:
    found = owners(f"ที่|{heads}|คะแนน", *(f"{n}|{row}|8{n}.25" for n, row in enumerate(rows, 1)))
    assert found == {row.partition("|")[2]: d(f"8{n}.25") for n, row in enumerate(rows, 1)}


@pytest.mark.parametrize("heads", ["กระทรวง|หน่วยงานผู้รับผิดชอบ", "หน่วยงาน|ต้นสังกัด", "กระทรวง|หน่วยงานที่ได้คะแนนสูงสุด"])
def test_bodies_that_take_care_or_stand_over_a_row_own_none_of_its_figures(heads: str) -> None:
    names = ("กรมธนารักษ์|กระทรวงการคลัง", "กรมเจ้าท่า|กระทรวงคมนาคม")
    if not heads.startswith("หน่วยงาน"):
        names = ("กระทรวงการคลัง|กรมธนารักษ์", "กระทรวงคมนาคม|กรมเจ้าท่า")
    found = owners(f"{heads}|คะแนน", *(f"{row}|8{n}.25" for n, row in enumerate(names, 1)))
    assert found == {row.partition("|")[0]: d(f"8{n}.25") for n, row in enumerate(names, 1)}
