"""Tables of many bodies: kinds of bodies on no list, misspelt names, bodies in columns."""

from __future__ import annotations

import pytest
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.name_finder import misspelt_body
from prongsai.normalize.model.facts import DocumentFacts

from tests.normalize.understanding import d, reported, understood, values

TITLE = "ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2565 ของหน่วยงาน\n\n"


def by_body(facts: DocumentFacts) -> dict[tuple[str, str], object]:
    """Scores by name of the body and code."""
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {(names[s.agency_id], s.code): s.score for s in facts.scores if s.agency_id is not None}


@pytest.mark.parametrize(
    "names",
    [
        ("วิทยาลัยการอาชีพหนองน้ำใส", "วิทยาลัยนาฏศิลป์ป่าสน", "โรงพยาบาลหนองน้ำใส"),
        ("โรงเรียนบ้านทุ่งข้าว", "โรงเรียนวัดป่าสน", "สำนักงานสวนริมบึง"),
    ],
)
def test_rows_of_bodies_on_no_list_have_their_totals(names: tuple[str, ...]) -> None:
    rows = "".join(f"|{n}|{name}|9{n}.15|ผ่านดี|\n" for n, name in enumerate(names, 1))
    facts = understood(TITLE + "|ที่|ชื่อหน่วยงาน|คะแนน|ระดับ|\n|--|--|--|--|\n" + rows)
    assert by_body(facts) == {(name, "ITA"): d(f"9{n}.15") for n, name in enumerate(names, 1)}


SHORT = (
    "รพ.หนองน้ำใส", "สสอ.ป่าสน", "รพ.สต.ทุ่งข้าว", "สภ.ริมบึง", "สภ ทุ่งข้าว", "ร.ร.วัดป่าสน", "สนง.เกษตรจังหวัดน่าน", "ภ.จว.น่าน",
    "กศน.อำเภอปัว", "สกร.อำเภอปัว", "ศธจ.น่าน",
)  # fmt: skip


def test_rows_of_abbreviated_kinds_are_bodies_as_printed_and_listed_ones_in_full() -> None:
    rows = "".join(f"|{n}|{name}|{60 + n}.15|\n" for n, name in enumerate((*SHORT, "ทต.กองควาย"), 1))
    facts = understood(TITLE + "|ที่|หน่วยงาน|คะแนนรวม|\n|--|--|--|\n" + rows)
    names = (*SHORT, "เทศบาลตำบลกองควาย")
    assert by_body(facts) == {(name, "ITA"): d(f"{60 + n}.15") for n, name in enumerate(names, 1)}


def test_a_sentence_has_bodies_of_abbreviated_kinds_in_full() -> None:
    facts = understood(TITLE + "สภ. เมืองน่าน ได้ 91.20 คะแนน รพ.ปัว ได้ 92.30 คะแนน และกศน.อำเภอปัว ได้ 93.40 คะแนน\n")
    assert by_body(facts) == {
        ("สถานีตำรวจภูธรเมืองน่าน", "ITA"): d("91.20"), ("โรงพยาบาลปัว", "ITA"): d("92.30"),
        ("ศูนย์การศึกษานอกระบบและการศึกษาตามอัธยาศัยอำเภอปัว", "ITA"): d("93.40"),
    }  # fmt: skip


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


@pytest.mark.parametrize(
    "heading",
    ["คะแนนรวมของหน่วยงานข้างเคียงในปีเดียวกัน", "ผลคะแนน ITA 2565 เรียงจากมากไปน้อย", "ITA Dashboard ประจำจังหวัด"],
)
def test_a_column_without_a_heading_under_a_line_that_announces_results(heading: str) -> None:
    facts = understood(TITLE + heading + "\n\n" + "|กรมอนามัย|91.20|\n|กรมการแพทย์|92.30|\n|กรมควบคุมโรค|93.40|\n")
    assert by_body(facts) == {
        ("กรมอนามัย", "ITA"): d("91.20"),
        ("กรมการแพทย์", "ITA"): d("92.30"),
        ("กรมควบคุมโรค", "ITA"): d("93.40"),
    }


@pytest.mark.parametrize(
    "heading", ["เป้าหมายคะแนนของหน่วยงาน", "ผลสำรวจความพึงพอใจของหน่วยงาน", "การใช้งบประมาณของหน่วยงาน"]
)
def test_a_column_without_a_heading_under_a_line_about_something_else(heading: str) -> None:
    facts = understood(TITLE + heading + "\n\n" + "|กรมอนามัย|91.20|\n|กรมการแพทย์|92.30|\n|กรมควบคุมโรค|93.40|\n")
    assert by_body(facts) == {}


def test_a_heading_across_the_table_turns_its_rows_into_targets() -> None:
    rows = "<tr><td>กรมอนามัย</td><td>{}1.20</td></tr><tr><td>กรมการแพทย์</td><td>{}2.30</td></tr>"
    heading = "<tr><td colspan=2>เป้าหมายคะแนนของหน่วยงาน</td></tr>"
    table = f"<table>{rows.format(9, 9)}{heading}{rows.format(8, 8)}</table>"
    facts = understood(f"<p>{TITLE}</p><p>คะแนนรวม ITA ของหน่วยงาน</p>{table}", "page.html")
    assert by_body(facts) == {("กรมอนามัย", "ITA"): d("91.20"), ("กรมการแพทย์", "ITA"): d("92.30")}


def test_offices_of_one_province_are_bodies_of_their_own() -> None:
    names = ("สำนักงานจังหวัดน่าน", "ที่ทำการปกครองจังหวัดน่าน", "สำนักงานที่ดินจังหวัดน่าน")
    rows = "".join(f"|{name}|9{n}.15|\n" for n, name in enumerate(names, 1))
    facts = understood(TITLE + "|หน่วยงาน|คะแนนรวม|\n|--|--|\n" + rows)
    assert by_body(facts) == {(name, "ITA"): d(f"9{n}.15") for n, name in enumerate(names, 1)}


def test_instruments_in_a_cell_beside_a_body_are_that_bodys() -> None:
    rows = "|กรมอนามัย|91.20|IIT 90.10 · EIT 89.20 · OIT 93.53|\n|กรมการแพทย์|85.00|IIT 84.00 · EIT 83.00 · OIT 87.25|\n"
    facts = understood(TITLE + "ผลคะแนน ITA 2565\n\n" + rows)
    assert by_body(facts)[("กรมอนามัย", "EIT")] == d("89.20")
    assert by_body(facts)[("กรมการแพทย์", "OIT")] == d("87.25")


def test_the_best_of_a_list_is_not_what_a_press_release_is_about() -> None:
    told = "ที่ประชุมรับทราบผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ 2565 โดยกรมอนามัยมีคะแนนสูงสุด 93.40 คะแนน\n\n"
    told += "รองลงมา คือ กรมการแพทย์ ได้ 92.30 คะแนน ขณะที่กรมควบคุมโรคได้คะแนน 91.20\n\n"
    rows = "|หน่วยงาน|คะแนนรวม|\n|--|--|\n|กรมการแพทย์|92.30|\n|กรมควบคุมโรค|91.20|\n|กรมอนามัย|93.40|\n"
    facts = understood("ความโปร่งใสของหน่วยงานดีขึ้น\n\n" + told + rows)
    assert facts.agency_id is None
    assert by_body(facts)[("กรมอนามัย", "ITA")] == d("93.40")


@pytest.mark.parametrize("head", ["ประเภทหน่วยงาน", "หน่วยงาน"])
def test_kinds_of_bodies_have_no_scores_of_their_own(head: str) -> None:
    rows = "|องค์กรอิสระ|5|95.66|\n|รัฐวิสาหกิจ|51|94.37|\n|องค์การมหาชน|60|94.12|\n|เทศบาลนคร|30|91.20|\n"
    facts = understood(
        f"ภาพรวมผลการประเมิน ITA ทั่วประเทศ ปีงบประมาณ 2567\n\n|{head}|จำนวน|คะแนนเฉลี่ย|\n|--|--|--|\n" + rows
    )
    assert by_body(facts) == {}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("วิทยาลัยเทคโนโลยีป่าสน\nและเรือทุ่งข้าว", "วิทยาลัยเทคโนโลยีป่าสนและเรือทุ่งข้าว"),  # "และ" ends a name in running text
        ("โรงเรียนป่าสนวิทยา\n๓๑", "โรงเรียนป่าสนวิทยา๓๑"),
        ("โรงเรียนป่าสนวิทยา ริมบึง", "โรงเรียนป่าสนวิทยา ริมบึง"),
        ("โรงเรียนป่าสนวิทยา (ปส.)", "โรงเรียนป่าสนวิทยา"),
        ("โรงเรียนป่าสนวิทยา อำเภอท่าสองยาง", "โรงเรียนป่าสนวิทยา"),
        ("โรงเรียนป่าสนวิทยา\nอำเภอท่าสองยาง", "โรงเรียนป่าสนวิทยา"),
        ("โรงเรียนป่าสนวิทยา\nกระทรวงศึกษาธิการ", "โรงเรียนป่าสนวิทยา"),
    ],
)
def test_a_name_in_a_cell_goes_on_until_its_end(printed: str, name: str) -> None:
    rows = [
        ("ที่", "ชื่อหน่วยงาน", "คะแนนรวม"),
        ("1", printed.replace("\n", "<br>"), "91.25"),
        ("2", "โรงเรียนวัดป่าสน", "92.50"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    facts = understood(f"<p>{TITLE}</p><table>{cells}</table>", "list.html")
    assert by_body(facts)[name, "ITA"] == d("91.25")


def test_a_short_listed_name_without_its_mark_is_the_listed_body() -> None:
    names = [hit.name for hit in AgencyDirectory.load().find_names("กรมทีดิน แถลงผล")]
    assert names == ["กรมที่ดิน"]
    assert [hit.listed for hit in AgencyDirectory.load().find_names("กรมทีดินใหม่")] == [False]


def test_columns_of_years_hold_totals_where_the_title_over_the_years_names_the_assessment() -> None:
    rows = "".join(f"|{n}|โรงเรียนทุ่ง{x}|8{n}.10|9{n}.20|\n" for n, x in enumerate(("ข้าว", "แก้ว", "สน"), 1))
    table = "|ที่|หน่วยงาน|ปี 2565|ปี 2566|\n|--|--|--|--|\n" + rows
    over = "ผลการประเมิน ITA ของโรงเรียนในอำเภอ\n\nเทียบปี 2565 กับปี 2566\n\n"
    facts = understood(over + table)
    assert {(s.fiscal_year_be, s.score) for s in facts.scores} == {
        (year, d(f"{digit}{n}.{end}")) for n in (1, 2, 3) for year, digit, end in ((2565, 8, "10"), (2566, 9, "20"))
    }
    assert understood("จำนวนนักเรียนต่อครู\n\nเทียบปี 2565 กับปี 2566\n\n" + table).scores == ()


def test_a_listed_body_with_and_in_its_name_has_one_level() -> None:
    rows = "|กรมการจัดหางาน|91.25|ผ่านดี|\n|กรมกิจการสตรี และสถาบันครอบครัว|88.10|ผ่านดี|\n"
    facts = understood(f"{TITLE}\n\n|หน่วยงาน|คะแนน ITA|ระดับ|\n|--|--|--|\n{rows}", "list.md")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert sorted(names[x.agency_id or ""] for x in facts.levels) == ["กรมการจัดหางาน", "กรมกิจการสตรีและสถาบันครอบครัว"]


def test_the_heading_of_a_group_of_rows_gives_their_district() -> None:
    rows = (
        "<tr><th>ที่<th>หน่วยงาน<th>คะแนน ITA</tr><tr><td colspan=3>อำเภอแม่ทา</tr><tr><td>1<td>อบต.ทาสบเส้า<td>91.25</tr>"
        "<tr><td>2<td>อบต.ทากาศ<td>90.15</tr><tr><td colspan=3>อำเภอลี้</tr><tr><td>3<td>อบต.ป่าไผ่<td>88.40</tr>"
        "<tr><td>4<td>อบต.แม่ลาน<td>87.30</tr>"
    )
    facts = understood(f"<p>{TITLE}</p><table>{rows}</table>", "list.html")
    assert {a.name_short: a.district for a in facts.agencies if a.name_short} == {
        "อบต.ทาสบเส้า": "แม่ทา", "อบต.ทากาศ": "แม่ทา", "อบต.ป่าไผ่": "ลี้", "อบต.แม่ลาน": "ลี้"
    }  # fmt: skip


@pytest.mark.parametrize("head", ["หน่วยงาน", "ชื่อหน่วยงาน", "agency"])
def test_a_table_that_says_one_body_in_every_row_is_about_that_body(head: str) -> None:
    rows = [f"{head},ปี,ตัวชี้วัด,score,full", "กรมบังคับคดี,2566,การใช้อำนาจ,91.50,100"]
    rows += ["กรมบังคับคดี,2566,การใช้งบประมาณ,88.10,100", "กรมบังคับคดี,2566,การปฏิบัติหน้าที่,90.20,100"]
    facts = understood("\n".join(rows))
    assert [agency.name_th for agency in facts.agencies if agency.agency_id == facts.agency_id] == ["กรมบังคับคดี"]
    assert values(facts, 2566) == {"1": d("90.20"), "2": d("88.10"), "3": d("91.50")}
    one_of_two = understood("\n".join(rows).replace("กรมบังคับคดี", "กรมเจ้าท่า", 1))
    assert one_of_two.agency_id is None


@pytest.mark.parametrize("head", ["full", "Full score", "Max", "maximum", "out of"])
def test_full_marks_under_an_english_head_are_no_scores(head: str) -> None:
    body = "".join(f"{name}|{score}|100\n" for name, score in (("การใช้อำนาจ", "91.50"), ("การใช้งบประมาณ", "88.10")))
    assert values(reported(f"name|score|{head}\n{body}")) == {"2": d("88.10"), "3": d("91.50")}


def test_a_unit_with_a_row_among_listed_bodies_is_a_body_too() -> None:
    names = ("กรมอนามัย", "กรมการแพทย์", "ศูนย์ฝึกว่าวภาคใต้ เขต 3", "กองบิน 41")
    rows = "".join(f"|{name}|9{n}.15|ผ่าน|\n" for n, name in enumerate(names, 1))
    facts = understood(TITLE + "|หน่วยงาน|คะแนนรวม|ระดับ|\n|--|--|--|\n" + rows)
    assert by_body(facts) == {(name, "ITA"): d(f"9{n}.15") for n, name in enumerate(names, 1)}


def test_a_row_of_a_list_that_names_nobody_has_no_level() -> None:
    names = ("กรมอนามัย", "กรมการแพทย์", "กรมธนารักษ์", "กรมควบคุมโรค", "", "กองบิน")
    rows = "".join(f"|{name}|9{n}.15|ผ่าน|\n" for n, name in enumerate(names, 1))
    facts = understood("รายงานของกรมการข้าว\n\n" + TITLE + "|หน่วยงาน|คะแนนรวม|ระดับ|\n|--|--|--|\n" + rows)
    named = {a.agency_id: a.name_th for a in facts.agencies}
    assert {named[level.agency_id] for level in facts.levels if level.agency_id} == set(names[:4])


def test_parts_of_a_body_have_no_level_of_their_own() -> None:
    rows = "|กองว่าว|91.20|ผ่าน|\n|กองนาฬิกา|88.10|ผ่าน|\n"
    facts = understood("มหาวิทยาลัยเชียงใหม่\n\n" + TITLE + "|กอง|คะแนน ITA|ระดับ|\n|--|--|--|\n" + rows)
    assert not facts.scores and not facts.levels


def test_the_administration_office_of_a_province_is_not_the_province() -> None:
    name = "ที่ทำการปกครองจังหวัดน่าน"
    rows = f"|เทศบาลเมืองน่าน|91.15|\n|{name}|92.15|\n|กรมอนามัย|93.15|\n"
    facts = understood(TITLE + "|หน่วยงาน|คะแนนรวม|\n|--|--|\n" + rows)
    assert by_body(facts)[name, "ITA"] == d("92.15")


def test_a_long_table_of_bodies_names_indicators_by_number() -> None:
    names = ("กรมอนามัย", "กรมการแพทย์")
    told = [(name, n, k) for name in names for n, k in enumerate(("ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2", "IIT"), 1)]
    rows = "".join(f"2566,{name},{k},9{n}.15\n" for name, n, k in told)
    facts = understood("ปีงบประมาณ,หน่วยงาน,ตัวชี้วัด,คะแนน\n" + rows, "list.csv")
    codes = {"ตัวชี้วัดที่ 1": "1", "ตัวชี้วัดที่ 2": "2", "IIT": "IIT"}
    assert by_body(facts) == {(name, codes[k]): d(f"9{n}.15") for name, n, k in told}


def test_one_year_of_the_common_era_down_a_column_that_says_year() -> None:
    facts = understood("year,org,ITA\n2023,กรมอนามัย,91.15\n2023,กรมการแพทย์,92.15\n", "list.csv")
    assert {s.fiscal_year_be for s in facts.scores} == {2566}


def test_a_number_that_touches_the_name_of_a_row_is_none_of_it() -> None:
    names = ("กรมอนามัย", "สำนักงานว่าวไทย", "โรงงานว่าวไทย")
    rows = "".join(f"|{n}{name}|9{n}.15|\n" for n, name in enumerate(names, 1))
    facts = understood(TITLE + "|หน่วยงาน|คะแนนรวม|\n|--|--|\n" + rows)
    assert by_body(facts) == {(name, "ITA"): d(f"9{n}.15") for n, name in enumerate(names, 1)}


@pytest.mark.parametrize("head", ["ผู้รับผิดชอบ", "ผู้กำกับดูแล", "ระยะเวลา"])
def test_who_takes_care_between_a_total_and_its_figure_is_no_name(head: str) -> None:
    rows = "|คะแนน IIT|กองคลัง|91.70|\n|คะแนน EIT|กองช่าง|92.70|\n|คะแนนรวม|กองคลัง|94.20|\n"
    facts = understood(TITLE + f"|เครื่องมือ|{head}|คะแนน|\n|--|--|--|\n" + rows)
    assert values(facts) == {"IIT": d("91.70"), "EIT": d("92.70"), "ITA": d("94.20")}


def test_full_marks_in_a_list_of_bodies_are_a_result() -> None:
    rows = "|โรงพยาบาลหนองน้ำใส|94.00|100.00|\n|โรงพยาบาลป่าสน|100.00|98.00|\n"
    facts = understood("ผลประเมิน ITA ของโรงพยาบาล\n\n|หน่วยงาน|ปี 2566|ปี 2567|\n|--|--|--|\n" + rows)
    assert {(s.fiscal_year_be, s.score) for s in facts.scores} == {
        (2566, d("94.00")), (2567, d("100.00")), (2566, d("100.00")), (2567, d("98.00")),
    }  # fmt: skip


def test_bodies_of_a_table_lie_in_the_province_that_its_heading_says_they_are_in() -> None:
    rows = "|ที่|หน่วยงาน|คะแนน|\n|--|--|--|\n|1|อบต.บ้านแลง|91.20|\n|2|สภ.เถิน|88.10|\n|3|โรงพยาบาลป่าสน|87.10|\n"
    text = "\nทั้งนี้ สภ.เถิน ได้ 88.10 คะแนน และ อบต.บ้านแลง ได้ 91.20 คะแนน\n"
    facts = understood("ผล ITA ปีงบประมาณ พ.ศ. 2567 ของหน่วยงานในจังหวัดลำปาง\n\n" + rows + text)
    bodies = {a.agency_id: a for a in facts.agencies}
    assert {(bodies[s.agency_id or ""].name_th, bodies[s.agency_id or ""].province) for s in facts.scores} == {
        ("องค์การบริหารส่วนตำบลบ้านแลง", "ลำปาง"), ("สภ.เถิน", "ลำปาง"), ("โรงพยาบาลป่าสน", "ลำปาง"),
    }  # fmt: skip
    assert len(facts.scores) == 3


def test_a_heading_that_sets_two_provinces_side_by_side_places_no_body() -> None:
    rows = "|ที่|หน่วยงาน|คะแนน|\n|--|--|--|\n|1|สภ.เถิน|88.10|\n|2|รพ.ป่าสน|87.10|\n"
    facts = understood("ผล ITA ปีงบประมาณ พ.ศ. 2567 ของหน่วยงานในจังหวัดลำปางและลำพูน\n\n" + rows)
    places = {a.agency_id: a.province for a in facts.agencies}
    assert {places[s.agency_id or ""] for s in facts.scores} == {None}
