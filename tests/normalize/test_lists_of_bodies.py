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


def title(words: str) -> str:
    return f"{words} ประจำปีงบประมาณ พ.ศ. 2567\n\n"


@pytest.mark.parametrize(
    ("words", "head", "names"),
    [
        ("ผลการประเมิน ITA", "จังหวัด", {"ตาก": "จังหวัดตาก", "น่าน": "จังหวัดน่าน", "กรุงเทพมหานคร": "กรุงเทพมหานคร"}),
        ("ผลการประเมิน ITA ขององค์การบริหารส่วนจังหวัด", "จังหวัด",
         {"ตาก": "องค์การบริหารส่วนจังหวัดตาก", "น่าน": "องค์การบริหารส่วนจังหวัดน่าน"}),
        ("ผลการประเมิน ITA ของสำนักงานสาธารณสุขจังหวัด", "จังหวัด",
         {"ตาก": "สำนักงานสาธารณสุขจังหวัดตาก", "น่าน": "สำนักงานสาธารณสุขจังหวัดน่าน"}),
        ("ผลการประเมิน ITA ส่วนราชการระดับกรม", "กรม",
         {"ธนารักษ์": "กรมธนารักษ์", "เจ้าท่า": "กรมเจ้าท่า", "สำนักงานกิจการยุติธรรม": "สำนักงานกิจการยุติธรรม"}),
        ("ผลการประเมิน ITA อบต. ในจังหวัดน่าน", "ตำบล",
         {"เจดีย์ชัย": "องค์การบริหารส่วนตำบลเจดีย์ชัย", "ไชยสถาน": "องค์การบริหารส่วนตำบลไชยสถาน"}),
        ("ผลการประเมิน ITA ในจังหวัดน่าน", "ชื่อเทศบาลตำบล", {"ท่าวังผา": "เทศบาลตำบลท่าวังผา", "ปัว": "เทศบาลตำบลปัว"}),
        ("ผลการประเมิน ITA มหาวิทยาลัยราชภัฏ", "มหาวิทยาลัย",
         {"ลำปาง": "มหาวิทยาลัยราชภัฏลำปาง", "เชียงใหม่": "มหาวิทยาลัยราชภัฏเชียงใหม่"}),
    ],
)  # fmt: skip
def test_bare_names_have_the_kind_that_their_head_or_title_says(words: str, head: str, names: dict[str, str]) -> None:
    found = owners(f"ที่|{head}|คะแนน", *(f"{n}|{name}|8{n}.25" for n, name in enumerate(names, 1)), title=title(words))
    assert found == {name: d(f"8{n}.25") for n, name in enumerate(names.values(), 1)}


IN_NAN = title("ผลการประเมิน ITA ของ อปท. ในจังหวัดน่าน")


def test_bare_names_have_the_kind_of_the_line_over_them() -> None:
    rows = (
        "ก. เทศบาลตำบล||",
        "1|ปัว|81.25",
        "2|ท่าวังผา|82.25",
        "ประเภท อบต. จำนวน 2 แห่ง||",
        "3|ปัว|83.25",
        "4|ไชยสถาน|84.25",
    )
    assert owners("ที่|หน่วยงาน|คะแนน", *rows, title=IN_NAN) == {
        "เทศบาลตำบลปัว": d("81.25"), "เทศบาลตำบลท่าวังผา": d("82.25"),
        "องค์การบริหารส่วนตำบลปัว": d("83.25"), "องค์การบริหารส่วนตำบลไชยสถาน": d("84.25"),
    }  # fmt: skip


def test_bare_names_have_the_kind_beside_them() -> None:
    rows = ("เทศบาลตำบล|ปัว|81.25", "อบต.|ปัว|82.25", "เทศบาลเมือง|เทศบาลเมืองน่าน|83.25")
    assert owners("ประเภท|หน่วยงาน|คะแนน", *rows, title=IN_NAN) == {
        "เทศบาลตำบลปัว": d("81.25"), "องค์การบริหารส่วนตำบลปัว": d("82.25"), "เทศบาลเมืองน่าน": d("83.25"),
    }  # fmt: skip


def test_a_short_name_among_names_of_a_kind_keeps_its_own_kind() -> None:
    rows = ("มรภ.เชียงใหม่|81.25", "ลำปาง|82.25", "ม.ทุ่งข้าว|83.25")
    found = owners("มหาวิทยาลัย|คะแนน", *rows, title=title("ผลการประเมิน ITA มหาวิทยาลัยราชภัฏ"))
    assert found["มหาวิทยาลัยราชภัฏลำปาง"] == d("82.25")
    assert not any("ราชภัฏม" in name for name in found)


def test_a_place_beside_a_body_is_no_body() -> None:
    found = owners("โรงพยาบาล|จังหวัด|คะแนน", "ปัว|น่าน|81.25", "แพร่|แพร่|82.25", title=title("ผลการประเมิน ITA โรงพยาบาล"))
    assert found == {"โรงพยาบาลปัว": d("81.25"), "โรงพยาบาลแพร่": d("82.25")}


BY_PROVINCE = ("จังหวัดน่าน|81.25", "จังหวัดแพร่|82.25")
BY_MINISTRY = ("กระทรวงการคลัง|81.25", "กระทรวงคมนาคม|82.25")


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("คะแนนเฉลี่ย ITA ของ อปท. จำแนกรายจังหวัด", BY_PROVINCE),
        ("คะแนนเฉลี่ย ITA รายกระทรวง", BY_MINISTRY),
        ("ผลการประเมิน ITA ของเทศบาลในแต่ละจังหวัด", BY_PROVINCE),
        ("ผลการประเมิน ITA หน่วยงานในสังกัด จำแนกตามกระทรวง", BY_MINISTRY),
        ("ผลการประเมิน ITA ของ อปท. รายอำเภอ จังหวัดน่าน", ("อำเภอปัว|81.25", "อำเภอเวียงสา|82.25")),
        ("ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น", BY_PROVINCE),
        ("ผลการประเมิน ITA ภาพรวมระดับจังหวัด", BY_PROVINCE),
        ("ผลการประเมิน ITA ของ สพป. และ สพม. รายจังหวัด", BY_PROVINCE),
    ],
)
def test_means_by_area_or_ministry_are_nobodys_results(words: str, rows: tuple[str, ...]) -> None:
    facts = understood(title(words) + "|พื้นที่|คะแนน|\n|--|--|\n" + "".join(f"|{row}|\n" for row in rows), "report.md")
    assert not facts.scores
    assert {m.quantity for m in facts.mentions} == {"mean"}


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("ผลการประเมิน ITA ของจังหวัด", BY_PROVINCE),
        ("ผลการประเมิน ITA รายจังหวัด", BY_PROVINCE),
        ("คะแนนเฉลี่ย ITA ของกระทรวง", BY_MINISTRY),
        ("ผลการประเมิน ITA ของหน่วยงานภาครัฐ", BY_MINISTRY),
        ("ผลการประเมิน ITA ของ อปท. จำแนกรายอำเภอ จังหวัดน่าน", ("เทศบาลตำบลปัว|81.25", "เทศบาลเมืองน่าน|82.25")),
    ],
)
def test_results_of_areas_and_ministries_are_their_own(words: str, rows: tuple[str, ...]) -> None:
    found = owners("หน่วยงาน|คะแนน", *rows, title=title(words))
    assert found == {row.partition("|")[0]: d(row.partition("|")[2]) for row in rows}


OWN = "ผลการประเมิน ITA องค์การบริหารส่วนตำบลเจดีย์ชัย อำเภอปัว จังหวัดน่าน ประจำปีงบประมาณ พ.ศ. 2567\n\n"
SAO, TOWN = "องค์การบริหารส่วนตำบลเจดีย์ชัย", "เทศบาลเมืองน่าน"
COLUMN = "|ตัวชี้วัด|คะแนน|\n|--|--|\n|การปฏิบัติหน้าที่|9{0}.10|\n|การใช้งบประมาณ|9{0}.20|\n|การใช้อำนาจ|9{0}.30|\n\n"


@pytest.mark.parametrize(
    "ours", ["หน่วยงานของเรา", "หน่วยงานเรา", "อบต.ของเรา", "คะแนนของหน่วยงาน", "เรา", "หน่วยงานตนเอง"]
)
def test_ours_in_a_list_is_the_documents_own_body(ours: str) -> None:
    assert owners("หน่วยงาน|คะแนน", f"{ours}|81.25", f"{TOWN}|82.25", title=OWN) == {SAO: d("81.25"), TOWN: d("82.25")}


def test_ours_over_a_table_is_the_documents_own_body() -> None:
    facts = understood(OWN + "หน่วยงานของเรา\n\n" + COLUMN.format(1) + f"{TOWN}\n\n" + COLUMN.format(4), "report.md")
    found = by_body(facts)
    assert (found[SAO, "1"], found[TOWN, "1"]) == (d("91.10"), d("94.10"))


def test_a_body_that_is_not_named_owns_nothing() -> None:
    best = "หน่วยงานที่ได้คะแนนสูงสุด"
    assert owners("หน่วยงาน|คะแนน", "หน่วยงานของเรา|81.25", f"{best}|99.25", title=OWN) == {SAO: d("81.25")}
    facts = understood(OWN + "หน่วยงานของเรา\n\n" + COLUMN.format(1) + f"{best}\n\n" + COLUMN.format(4), "report.md")
    assert by_body(facts) == {(SAO, "1"): d("91.10"), (SAO, "2"): d("91.20"), (SAO, "3"): d("91.30")}


def test_bodies_of_one_name_are_told_apart_by_the_lines_over_them() -> None:
    lists = "|ที่|หน่วยงาน|คะแนน|\n|--|--|--|\n|จังหวัดกาญจนบุรี|||\n|1|อบต.หนองบัว|81.25|\n|จังหวัดอุดรธานี|||\n|อำเภอเมือง|||\n|2|อบต.หนองบัว|82.25|\n"
    facts = understood(TITLE + lists, "report.md")
    places = {a.agency_id: a.province for a in facts.agencies}
    assert {places[s.agency_id or ""]: s.score for s in facts.scores} == {"กาญจนบุรี": d("81.25"), "อุดรธานี": d("82.25")}


def test_a_kind_beside_a_column_of_names_belongs_to_them() -> None:
    rows = ("1|อบต.|เจดีย์ชัย|81.25", "2|ทต.|ปัว|82.25", "3|ทต.|ท่าวังผา|83.25")
    found = owners("ที่|ประเภท|ชื่อ|คะแนน", *rows, title=IN_NAN)
    assert found == {"องค์การบริหารส่วนตำบลเจดีย์ชัย": d("81.25"), "เทศบาลตำบลปัว": d("82.25"), "เทศบาลตำบลท่าวังผา": d("83.25")}
