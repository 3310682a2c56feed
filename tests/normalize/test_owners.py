"""Whose a result is: bodies on a list or on none, their abbreviations, parts of a body, announcers."""

from __future__ import annotations

import pytest
from prongsai.normalize.agencies.owner_finder import OwnerFinder
from prongsai.normalize.agencies.owner_names import agency_type_of, is_unit, name_in, type_by_word, unlisted_agency
from prongsai.normalize.agencies.subject_strength import main_owner, subject_strength
from prongsai.normalize.model.facts import DocumentFacts

from tests.normalize.understanding import d, reported, understood

TITLE = "ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567\n\n"


def names(texts: list[str]) -> list[list[str]]:
    finder = OwnerFinder(texts)
    return [[hit.agency.name_th for hit in finder.find(text)] for text in texts]


def owned(facts: DocumentFacts) -> dict[str, dict[str, object]]:
    """Published values by owner and code."""
    called = {agency.agency_id: agency.name_th for agency in facts.agencies}
    found: dict[str, dict[str, object]] = {}
    for score in facts.scores:
        if score.score is not None:
            found.setdefault(called[score.agency_id or ""], {})[score.code] = score.score
    return found


def grid(*rows: str) -> str:
    """An HTML table of rows whose cells are parted by bars."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def test_an_abbreviation_is_bound_by_brackets_and_used_elsewhere() -> None:
    bound = "สถาบันพัฒนานาฬิกาแดด (สพนด.) ประชุมประจำปี"
    assert names([bound, "สพนด. ได้คะแนน 91.20 คะแนน"]) == [["สถาบันพัฒนานาฬิกาแดด"], ["สถาบันพัฒนานาฬิกาแดด"]]
    assert names(["สพนด. ได้คะแนน 91.20 คะแนน"]) == [[]]


def test_an_abbreviation_is_bound_by_or() -> None:
    assert names(["สถาบันพัฒนานาฬิกาแดด หรือ สพนด. ประชุม", "ที่ประชุมของ สพนด. มีมติ"])[1] == ["สถาบันพัฒนานาฬิกาแดด"]


DAIRY = "องค์การส่งเสริมกิจการโคนมแห่งประเทศไทย"


@pytest.mark.parametrize(("lost", "is_read"), [("่", True), ("่ิ", False)])
def test_a_listed_name_without_its_tones_is_that_bodys(lost: str, is_read: bool) -> None:
    printed = "".join(char for char in DAIRY if char not in lost)
    assert (names([f"{printed} ได้ 91.20 คะแนน"]) == [[DAIRY]]) is is_read


@pytest.mark.parametrize("short", ["ITA", "OIT", "AA"])
def test_the_assessment_and_levels_are_nobodys_abbreviation(short: str) -> None:
    assert names([f"สถาบันพัฒนานาฬิกาแดด ({short}) ประชุม", f"{short} ปีนี้"])[1] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("สถาบันพัฒนานาฬิกาแดดได้รับรางวัล", "สถาบันพัฒนานาฬิกาแดด"),
        ("สถาบันพัฒนานาฬิกาแดดซึ่งตั้งใหม่", "สถาบันพัฒนานาฬิกาแดด"),
        ("วิทยาลัยการทอเสื่อจังหวัดน่านเปิดสอน", "วิทยาลัยการทอเสื่อจังหวัดน่าน"),
    ],
)
def test_an_unlisted_name_ends_at_a_word_that_goes_on_or_behind_a_province(text: str, name: str) -> None:
    assert names([text]) == [[name]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("คณะว่าวศาสตร์ 91.20 คะแนน", ["คณะว่าวศาสตร์"]),
        ("คณะว่าวศาสตร์ได้คะแนนสูงสุด 91.20 คะแนน", ["คณะว่าวศาสตร์"]),
        ("ศูนย์ว่าวไทย (๙๑.๒๐ คะแนน)", ["ศูนย์ว่าวไทย"]),
        ("คณะว่าวศาสตร์จัดประชุม", []),
        ("คณะกรรมการว่าวไทย 91.20 คะแนน", []),
        ("บริษัท ว่าวไทย ลมดี จำกัด ได้ 91.20", ["บริษัท ว่าวไทย ลมดี จำกัด"]),
        ("บริษัท ว่าวไทย จำกัด (มหาชน) และบริษัท ลมดี จำกัด", ["บริษัท ว่าวไทย จำกัด (มหาชน)", "บริษัท ลมดี จำกัด"]),
        ("กองทุนการออมแห่งชาติทำได้ 91.20", ["กองทุนการออมแห่งชาติ"]),
        ("กองทุนเพื่อความเสมอภาคทางการศึกษา 91.20", ["กองทุนเพื่อความเสมอภาคทางการศึกษา"]),
        ("สถาบันนาฬิกาแดดทำคะแนนได้ 91.20", ["สถาบันนาฬิกาแดด"]),
        ("สถาบันนาฬิกาแดดและสถาบันว่าวไทย ได้", ["สถาบันนาฬิกาแดด", "สถาบันว่าวไทย"]),
        ("ตามมาติดๆคือสำนักงานที่ดินจังหวัดน่าน", ["สำนักงานที่ดินจังหวัดน่าน"]),
        ("ต่อท้ายสำนักงานที่ดินจังหวัดน่าน สาขาปัว ได้", ["สำนักงานที่ดินจังหวัดน่าน สาขาปัว"]),
        ("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาลำปาง ลำพูน ประชุม", ["สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาลำปาง ลำพูน"]),
        ("สพป.แพร่ เขต 2 ได้ 91.20", ["สำนักงานเขตพื้นที่การศึกษาประถมศึกษาแพร่ เขต 2"]),
        ("สำนักงานที่ดินจังหวัดทุกแห่ง", []),
        ("ธนาคารมีสาขาทั่วประเทศ", []),
        ("โรงพยาบาลและสำนักงานสาธารณสุขอำเภอทุกแห่ง", []),
    ],
)  # fmt: skip
def test_bodies_that_no_list_of_places_holds(text: str, found: list[str]) -> None:
    assert names([text]) == [found]


def test_a_listed_company_is_the_listed_one() -> None:
    finder = OwnerFinder([])
    assert finder.find("บริษัท ปตท. จำกัด (มหาชน)")[0].agency == finder.find("ปตท. ได้")[0].agency


def test_one_body_has_one_id_however_its_name_is_led_in() -> None:
    finder = OwnerFinder([])
    plain, led = finder.find("โรงเรียนว่าวไทย")[0], finder.find("ซึ่งโรงเรียนว่าวไทยมีค่าเฉลี่ย")[0]
    assert plain.agency == led.agency and plain.agency.resolution == "unlisted"


def test_a_kind_of_bodies_is_no_body() -> None:
    assert names(["สถาบันอุดมศึกษาได้คะแนนสูงขึ้น"]) == [[]]
    assert name_in("สถาบันการเงิน", "สถาบัน", frozenset()) is None
    assert not {"ส่วนราชการ", "รัฐวิสาหกิจ", "คณะ"} & type_by_word().keys()


def test_an_unlisted_agency_is_known_by_its_name_and_place() -> None:
    one, again = unlisted_agency("ศูนย์  ว่าวไทย", "other"), unlisted_agency("ศูนย์ ว่าวไทย", "other")
    assert one == again and one.resolution == "unlisted" and one.name_th == "ศูนย์ ว่าวไทย"
    assert unlisted_agency("ศูนย์ ว่าวไทย", "other", province="น่าน").agency_id != one.agency_id


def test_words_that_open_names() -> None:
    assert agency_type_of("กรมการว่าวไทย") == "department" and agency_type_of("ว่าวไทย") is None
    assert is_unit("คณะว่าวศาสตร์") and not is_unit("กรมการว่าวไทย")


@pytest.mark.parametrize(
    ("before", "behind", "strength"),
    [
        ("", "ได้คะแนน91.20", 2),
        ("", "ประกาศผลการประเมิน", 1),
        ("", "ได้รายงานผลการประเมิน", 1),
        ("อธิบดี", "กล่าวว่า", 1),
        ("หน่วยงานในสังกัด", "ได้คะแนน91.20", 0),
        ("ร่วมกับ", "จัดประชุม", 0),
    ],
)
def test_how_surely_a_body_is_the_subject(before: str, behind: str, strength: int) -> None:
    hit = OwnerFinder([]).find("กรมธนารักษ์")[0]
    assert subject_strength(hit, before, behind) == strength


def test_who_runs_the_assessment_owns_what_it_gets_alone() -> None:
    hit = OwnerFinder([]).find("สำนักงาน ป.ป.ช.")[0]
    assert hit.overseer
    assert subject_strength(hit, "", "แจ้งว่า") == 0 and subject_strength(hit, "", "ได้คะแนน90.10") == 2


def test_the_body_that_a_text_is_about() -> None:
    texts = ["กรมธนารักษ์ได้คะแนนสูงขึ้น", "กรมธนารักษ์มีผลงานมาก", "กรมการข้าวร่วมแสดงความยินดี"]
    own = main_owner(texts, OwnerFinder(texts))
    assert own is not None and own.name_th == "กรมธนารักษ์"
    both = ["กรมธนารักษ์ได้คะแนน 91.20 คะแนน", "กรมการข้าวได้คะแนน 90.10 คะแนน"]
    assert main_owner(both, OwnerFinder(both)) is None


def test_an_unlisted_owner_in_a_sentence() -> None:
    facts = understood(TITLE + "สถาบันพัฒนานาฬิกาแดดได้คะแนน ITA ปีงบประมาณ พ.ศ. 2567 เท่ากับ 91.20 คะแนน\n")
    assert owned(facts) == {"สถาบันพัฒนานาฬิกาแดด": {"ITA": d("91.20")}}
    assert [a.resolution for a in facts.agencies] == ["unlisted"]


def test_an_unlisted_owner_in_a_column_of_owners() -> None:
    rows = ["หน่วยงาน|คะแนน ITA", "โรงงานว่าวไทย|91.20", "สถาบันนาฬิกาแดด|88.10", "เฉลี่ย|89.65"]
    facts = understood(TITLE + grid(*rows), "list.html")
    assert owned(facts) == {"โรงงานว่าวไทย": {"ITA": d("91.20")}, "สถาบันนาฬิกาแดด": {"ITA": d("88.10")}}


def test_parts_of_a_body_have_no_result_of_their_own() -> None:
    rows = ["กอง|คะแนน ITA", "กองว่าวไทย|91.20", "กองนาฬิกาแดด|88.10"]
    facts = understood(TITLE + "<p>กรมปศุสัตว์</p>" + grid(*rows), "divisions.html")
    assert owned(facts) == {}
    assert {str(m.rejected_because) for m in facts.mentions} == {"part_of_body"}


def test_a_list_of_faculties_names_bodies() -> None:
    rows = ["ส่วนงาน|คะแนน ITA", "คณะว่าวศาสตร์|91.20", "คณะนาฬิกาศาสตร์|88.10", "สำนักบริการว่าว|87.40", "บัณฑิตวิทยาลัย|86.30"]
    facts = understood(TITLE + "<p>มหาวิทยาลัยเชียงใหม่</p>" + grid(*rows), "faculties.html")
    assert owned(facts) == {
        "คณะว่าวศาสตร์": {"ITA": d("91.20")}, "คณะนาฬิกาศาสตร์": {"ITA": d("88.10")},
        "สำนักบริการว่าว": {"ITA": d("87.40")}, "บัณฑิตวิทยาลัย": {"ITA": d("86.30")},
    }  # fmt: skip


def test_a_list_with_divisions_among_faculties_names_parts_alone() -> None:
    rows = ["ส่วนงาน|คะแนน ITA", "คณะว่าวศาสตร์|91.20", "คณะนาฬิกาศาสตร์|88.10", "กองว่าว|87.40"]
    assert owned(understood(TITLE + "<p>มหาวิทยาลัยเชียงใหม่</p>" + grid(*rows), "parts.html")) == {}


def test_field_offices_in_a_table_have_results_of_their_own() -> None:
    rows = ["หน่วยงาน|คะแนน ITA", "แขวงทางหลวงว่าวไทย|91.20", "ศพด.บ้านว่าว|88.10"]
    assert owned(understood(TITLE + grid(*rows), "offices.html")) == {
        "แขวงทางหลวงว่าวไทย": {"ITA": d("91.20")}, "ศพด.บ้านว่าว": {"ITA": d("88.10")},
    }  # fmt: skip


def test_points_of_instruments_in_a_table_of_bodies() -> None:
    rows = [
        "หน่วยงาน|IIT|EIT|OIT|คะแนนรวม",
        "โรงงานว่าวไทย|27.00|24.00|38.00|89.00",
        "สถาบันนาฬิกาแดด|28.50|27.00|36.00|91.50",
    ]
    found = owned(understood(TITLE + grid(*rows), "points.html"))
    assert found["โรงงานว่าวไทย"] == {"IIT": d("90.00"), "EIT": d("80.00"), "OIT": d("95.00"), "ITA": d("89.00")}
    assert found["สถาบันนาฬิกาแดด"] == {"IIT": d("95.00"), "EIT": d("90.00"), "OIT": d("90.00"), "ITA": d("91.50")}


def levels_of(facts: DocumentFacts) -> set[tuple[str, str]]:
    """Published levels with the body that has them."""
    called = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {(called[level.agency_id or ""], level.level or "") for level in facts.levels}


@pytest.mark.parametrize(
    "sentence",
    [
        "กรมการข้าวกับกรมประมงได้ 91.20 และ 88.10 ตามลำดับ",
        "กรมการข้าวและกรมประมง มีผลคะแนน 91.20 คะแนน และ 88.10 คะแนน ตามลำดับ",
        "ผลที่ประกาศมีดังนี้\n๑. คะแนน ๙๑.๒๐ กรมการข้าว\n๒. คะแนน ๘๘.๑๐ กรมประมง",
        "91.20 คะแนน กรมการข้าว\n88.10 คะแนน กรมประมง",
        "คะแนน 91.20 คะแนน เป็นของกรมการข้าว และคะแนน 88.10 คะแนน เป็นของกรมประมง",
    ],
)
def test_bodies_behind_their_figures_or_in_their_order(sentence: str) -> None:
    facts = understood(TITLE + "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 พบว่า " + sentence + "\n")
    assert owned(facts) == {"กรมการข้าว": {"ITA": d("91.20")}, "กรมประมง": {"ITA": d("88.10")}}


def test_more_figures_than_bodies_are_paired_with_none() -> None:
    facts = understood(TITLE + "กรมการข้าวและกรมประมงได้คะแนน ITA 91.20 88.10 และ 85.30 คะแนน ตามลำดับ\n")
    assert "กรมการข้าว" not in owned(facts)


def test_the_body_of_an_item_is_nothing_elses() -> None:
    items = "ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2567 ดังนี้\n• กรมการข้าว 91.20 คะแนน\n• ที่เหลือ 88.10 คะแนน\n"
    assert owned(understood(TITLE + items))["กรมการข้าว"] == {"ITA": d("91.20")}
    behind = "ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2567 ดังนี้\n• กรมประมง 88.10 คะแนน\n• กรมการข้าว 91.20 คะแนน\n"
    mean = "ทั้งนี้ ค่าเฉลี่ยของโรงเรียนในสังกัด 85.30 คะแนน\n"
    assert owned(understood(TITLE + behind + mean))["กรมการข้าว"] == {"ITA": d("91.20")}


def test_a_list_set_with_tabs_is_a_list() -> None:
    items = "ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2567 ประกอบด้วย\n• กรมการข้าว    91.20 คะแนน\n• กรมประมง    88.10 คะแนน\n"
    assert owned(understood(TITLE + items)) == {"กรมการข้าว": {"ITA": d("91.20")}, "กรมประมง": {"ITA": d("88.10")}}


@pytest.mark.parametrize(
    "text",
    [
        "ระดับผลการประเมิน ITA ดังนี้\n- กรมการข้าว ระดับ AA\n- กรมประมง ระดับ A\n",
        "กรมการข้าวอยู่ในระดับ AA ขณะที่กรมประมงได้ระดับ A\n",
        "ผลการประเมิน ITA ระดับ AA ได้แก่ กรมการข้าว และระดับ A ได้แก่ กรมประมง\n",
    ],
)
def test_a_level_is_that_of_the_body_beside_it(text: str) -> None:
    facts = understood(TITLE.replace("2567", "2564") + text)
    assert levels_of(facts) == {("กรมการข้าว", "AA"), ("กรมประมง", "A")}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("โรงพยาบาลบ้านแพ้ว (องค์การมหาชน)", "โรงพยาบาลบ้านแพ้ว (องค์การมหาชน)"),
        ("โรงพยาบาลบ้านแพ้ว", "โรงพยาบาลบ้านแพ้ว"),
        ("โรงพยาบาลบ้านแพ้ว\n(องค์การมหาชน)", "โรงพยาบาลบ้านแพ้ว (องค์การมหาชน)"),
        ("สถาบันนาฬิกาแดด (องค์การมหาชน)", "สถาบันนาฬิกาแดด (องค์การมหาชน)"),
    ],
)
def test_the_legal_form_belongs_to_the_name_where_it_is_printed(printed: str, name: str) -> None:
    facts = understood(TITLE + f"{printed} ได้คะแนน ITA ปีงบประมาณ พ.ศ. 2567 เท่ากับ 91.20 คะแนน\n")
    assert owned(facts) == {name: {"ITA": d("91.20")}}
    plain = understood(TITLE + "โรงพยาบาลบ้านแพ้ว ได้คะแนน ITA 91.20 คะแนน\n")
    assert name.startswith("สถาบัน") or facts.agencies[0].agency_id == plain.agencies[0].agency_id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(a) Faculty of Kite Science, 91.20 points", ["Faculty of Kite Science"]),
        ("Kite Campus, at 84.60 points, was the last", ["Kite Campus"]),
        ("The College of Kites and Bells received 91.20, Bell Hospital 88.10",
         ["College of Kites and Bells", "Bell Hospital"]),
        ("Walailak University scored 91.20 points", ["มหาวิทยาลัยวลัยลักษณ์"]),
        ("The Office of the PDMO scored 91.20 points", ["สำนักงานบริหารหนี้สาธารณะ"]),
        ("The Office of the Kites scored 91.20 points", ["Office of the Kites"]),
        ("Faculty of Kite Science held a meeting", []),
        ("Integrity and Transparency Assessment 91.20", []),
    ],
)  # fmt: skip
def test_a_body_with_an_english_name_owns_the_result_behind_it(text: str, found: list[str]) -> None:
    assert names([text]) == [found]


def test_english_owners_of_a_list() -> None:
    lead = "Integrity and Transparency Assessment (ITA)\n\nThe highest ITA scores of fiscal year 2024 were:\n"
    items = "  (a) Faculty of Kites, 91.20 points\n  (b) College of Bells, 88.10 points\n"
    assert owned(understood(lead + items)) == {
        "Faculty of Kites": {"ITA": d("91.20")},
        "College of Bells": {"ITA": d("88.10")},
    }


def test_items_under_a_lead_in_take_its_assessment() -> None:
    lead = "หนังสือเวียน\n\nเรื่อง ชมเชย\n\nเรียน ทุกท่าน\n\nผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 มีดังนี้\n\n"
    items = "  ๑. คะแนน ๙๑.๒๐  กรมการข้าว\n\n  ๒. คะแนน ๘๘.๑๐  กรมประมง\n\n"
    assert owned(understood(lead + items)) == {"กรมการข้าว": {"ITA": d("91.20")}, "กรมประมง": {"ITA": d("88.10")}}


def test_a_document_that_lists_others_is_about_its_publisher() -> None:
    text = "# สำนักงานอาชีวศึกษาจังหวัดน่าน แจ้งผล ITA 2566\n\nสำนักงานอาชีวศึกษาจังหวัดน่าน ขอแสดงความยินดี ดังนี้\n\n"
    items = "- วิทยาลัยเทคนิคว่าวไทย – 93.40 คะแนน\n- วิทยาลัยการอาชีพระฆัง คะแนน ITA 92.10\n"
    facts = understood(text + items)
    assert [a.name_th for a in facts.agencies if a.agency_id == facts.agency_id] == ["สำนักงานอาชีวศึกษาจังหวัดน่าน"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("อสมทได้คะแนนสูงขึ้น", ["บริษัทอสมทจำกัด"]),
        ("อสมทบเงินกองกลาง", []),
        ("สำนักงานก.พ. ได้คะแนนสูงขึ้น", ["สำนักงานคณะกรรมการข้าราชการพลเรือน"]),
    ],
)
def test_where_an_abbreviation_ends_and_its_spaces(text: str, found: list[str]) -> None:
    assert names([text]) == [found]


def test_a_body_to_compare_with_is_not_what_a_report_is_about() -> None:
    compared = "หน่วยงานคู่เทียบ: เทศบาลเมืองแพร่\nคู่เทียบ: เทศบาลเมืองแพร่\nเทียบเคียงกับ เทศบาลเมืองแพร่\n"
    facts = understood("รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\n" + compared + "เทศบาลเมืองน่าน สรุปผลคะแนน\n")
    assert [a.name_th for a in facts.agencies] == ["เทศบาลเมืองน่าน"]


def test_a_form_may_repeat_the_word_for_a_place() -> None:
    form = grid("ชื่อหน่วยงาน|องค์การบริหารส่วนตำบลว่าวทอง", "อำเภอ|อำเภอระฆังเงิน", "จังหวัด|จังหวัดลำพูน")
    facts = understood(TITLE + "<p>องค์การบริหารส่วนตำบลว่าวทอง</p>" + form, "form.html")
    assert [(a.district, a.province) for a in facts.agencies] == [("ระฆังเงิน", "ลำพูน")]


def test_the_usual_abbreviation_of_a_kind_of_bodies_is_the_body_named_in_full() -> None:
    assert names(["สสจ.น่าน แจ้งผล", "สำนักงานสาธารณสุขจังหวัดน่าน ประชุม"])[0] == ["สำนักงานสาธารณสุขจังหวัดน่าน"]
    assert names(["สสจ.น่าน แจ้งผล"]) == [["สำนักงานสาธารณสุขจังหวัดน่าน"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("สภ.ทุ่งกระเจียว ได้ 93.20 คะแนน", "สถานีตำรวจภูธรทุ่งกระเจียว"),
        ("สน.บางกระเจียว ได้ 93.20 คะแนน", "สถานีตำรวจนครบาลบางกระเจียว"),
        ("รพ.บ้านแพ้ว ได้ 93.20 คะแนน", "โรงพยาบาลบ้านแพ้ว"),
    ],
)
def test_the_word_that_opens_a_name_in_running_text_is_published_in_full(text: str, name: str) -> None:
    assert names([text]) == [[name]]


@pytest.mark.parametrize("text", ["ปีก่อนเราสอบตกได้ไม่ถึงครึ่ง", "ในส่วนของจังหวัดเอง ปีนี้ได้ 93.20", "ของกระทรวงเท่ากับ 92.10"])
def test_letters_of_a_word_and_what_follows_a_kind_of_bodies_are_no_name(text: str) -> None:
    assert names([text]) == [[]]


def test_one_of_many_bodies_with_results_is_not_what_a_text_is_about() -> None:
    texts = ["คอลัมน์ข่าวว่าว", "กรมการข้าว 91.20 กรมประมงได้ 88.10 และกรมธนารักษ์ 87.30 คะแนน", "ลมดี", "ด้านกรมการข้าวมีข้าว"]
    assert main_owner(texts, OwnerFinder(texts)) is None
    said = ["ข่าว", texts[1], "“ยินดีด้วย” โฆษกกล่าว และว่าองค์การสะพานปลาที่ปีก่อนอยู่รั้งท้ายนั้นขยับขึ้นแล้ว" + " ลมพัดแรง" * 12]
    assert main_owner(said, OwnerFinder(said)) is None
    giver = ["ข่าว\nกรมธนารักษ์มอบโล่แก่กรมการข้าว 91.20 กรมประมง 88.10 และกรมชลประทาน 87.30"]
    own = main_owner(giver, OwnerFinder(giver))
    assert own is not None and own.name_th == "กรมธนารักษ์"
    publisher = ["สำนักงานอาชีวศึกษาจังหวัดน่าน ขอแสดงความยินดี", *texts[1:]]
    own = main_owner(publisher, OwnerFinder(publisher))
    assert own is not None and own.name_th == "สำนักงานอาชีวศึกษาจังหวัดน่าน"


def test_a_body_with_a_thai_name_in_brackets_owns_what_is_said_in_english() -> None:
    text = "Integrity and Transparency Assessment (ITA)\n\nIn the ITA of fiscal 2024 the Kite Fund (กรมการข้าว) was given 91.20 points.\n"
    assert owned(understood(text)) == {"กรมการข้าว": {"ITA": d("91.20")}}


def test_a_polite_verb_behind_a_word_for_a_body_is_no_name() -> None:
    assert names(["ในการนี้ โรงเรียนขอเรียนว่า คะแนนที่ได้คือ 91.20"]) == [[]]
    assert names(["โรงพยาบาลดงหวายขอแจ้งว่า ได้ 91.20 คะแนน"]) == [["โรงพยาบาลดงหวาย"]]
    assert names(["โรงพยาบาลขอนแก่น ได้ 91.20 คะแนน"]) == [["โรงพยาบาลขอนแก่น"]]


def test_an_officer_of_a_kind_of_body_names_none_before_the_next_name() -> None:
    assert names(["ปลัด อบต.   อบต.ไร่สะท้อน ได้ 96.00 คะแนน"]) == [["องค์การบริหารส่วนตำบลไร่สะท้อน"]]
    assert names(["อบจ. องค์การบริหารส่วนจังหวัดตาก ได้ 96.00 คะแนน"]) == [["องค์การบริหารส่วนจังหวัดตาก"]]


def test_a_listed_body_is_found_by_its_english_name_in_capitals() -> None:
    assert names(["ROYAL FOREST DEPARTMENT"]) == names(["กรมป่าไม้"]) == [["กรมป่าไม้"]]


def test_a_public_company_in_english_has_its_thai_legal_form() -> None:
    text = "Airports of Thailand Plc scored 95.12 in the ITA of fiscal year 2024, Airports of Thailand said."
    assert owned(understood(text)) == {"บริษัทท่าอากาศยานไทยจำกัด (มหาชน)": {"ITA": d("95.12")}}


@pytest.mark.parametrize(
    "text",
    [
        "หน่วยงาน\tคะแนนรวม ITA\nกองคลัง\t91.20\nกองช่าง\t88.10\nกองแผนงาน\t90.40\n",
        "ได้คะแนนรวม ITA 94.07 คะแนน\n\nทั้งนี้ ได้จำลองการประเมินกับเรือนจำทุกแห่ง\n\n- เรือนจำกลางเชียงราย 98.20 คะแนน\n\n"
        "(คะแนนจำลองมิใช่ผลการประเมินของสำนักงาน ป.ป.ช.)\n",
    ],
)
def test_every_body_of_a_print_is_on_record_though_the_print_is_rejected(text: str) -> None:
    facts = reported(text)
    named = {m.agency_id for m in facts.mentions if m.agency_id is not None}
    assert any(not m.chosen for m in facts.mentions)
    assert named <= {a.agency_id for a in facts.agencies}


def test_a_remark_on_one_body_of_a_list_does_not_make_it_the_subject() -> None:
    table = "รายการ\tเทศบาลนครสงขลา\tเทศบาลนครหาดใหญ่\tเทศบาลนครยะลา\nIIT\t92.85\t84.77\t94.17\nคะแนนรวม\t94.40\t90.07\t95.88\n"
    text = f"เทียบผลประเมิน ITA ปี 2565 เทศบาลนครในภาคใต้\n\n{table}\nข้อสังเกต: เทศบาลนครสงขลามีจุดอ่อนด้านการใช้ทรัพย์สินของทางราชการ\n"
    facts = understood(text)
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert facts.agency_id is None
    assert {names.get(s.agency_id or "") for s in facts.scores} == {
        "เทศบาลนครสงขลา",
        "เทศบาลนครหาดใหญ่",
        "เทศบาลนครยะลา",
    }


@pytest.mark.parametrize(
    "part",
    ["2. กองกลาง มหาวิทยาลัยพะเยา", "ฝ่ายแผนงาน กรมชลประทาน"],
)
def test_a_part_named_with_its_body_is_a_part(part: str) -> None:
    rows = f"หน่วยงาน\tIIT\tคะแนนรวม ITA\nคณะวิทยาศาสตร์\t90.10\t91.20\n{part}\t85.00\t86.70\n"
    facts = understood("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ระดับส่วนงาน มหาวิทยาลัยพะเยา\n\n" + rows)
    assert facts.scores == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("โรงพยาบาลลำปางก็ได้รับแจ้งผลเช่นกัน", "โรงพยาบาลลำปาง"),
        ("แจ้งให้โรงพยาบาลลำปางทราบ", "โรงพยาบาลลำปาง"),
        ("โรงพยาบาลลำปางปรับอันดับดีขึ้น", "โรงพยาบาลลำปาง"),
        ("โรงพยาบาลสระบุรีคว้าอันดับหนึ่ง", "โรงพยาบาลสระบุรี"),  # the name holds "ระบุ"
        ("โรงพยาบาลสว่างแดนดินไม่เคยต่ำกว่า", "โรงพยาบาลสว่างแดนดิน"),
        ("โรงพยาบาลดำเนินสะดวกได้คะแนน", "โรงพยาบาลดำเนินสะดวก"),  # and begins with such a word
        ("โรงเรียนบ้านสระบุรีจึงขอบคุณ", "โรงเรียนบ้านสระบุรี"),
        ("สำนักงานสรรพากรพื้นที่น่านยกระดับบริการ", "สำนักงานสรรพากรพื้นที่น่าน"),
    ],
)
def test_a_name_on_no_list_ends_before_the_word_that_goes_on(text: str, name: str) -> None:
    assert names([text]) == [[name]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ศาลอาญาธนบุรีได้คะแนนสูงกว่าศาลอาญา", ["ศาลอาญาธนบุรี", "ศาลอาญา"]),
        ("ตำรวจภูธรภาค5ได้ 91.20", ["ตำรวจภูธรภาค5"]),
        ("คะแนนของทันตแพทยสภา คือ 91.20", ["ทันตแพทยสภา"]),
    ],
)
def test_of_listed_names_the_longest_counts(text: str, found: list[str]) -> None:
    assert names([text]) == [found]


def test_what_the_document_binds_goes_before_what_is_usual() -> None:
    bound = "สำนักงานเลขาธิการสภาผู้แทนราษฎร (สผ.) จัดประชุม"
    assert names([bound, "คะแนนของ สผ. อยู่ที่ 91.20"])[1] == ["สำนักงานเลขาธิการสภาผู้แทนราษฎร"]


@pytest.mark.parametrize(
    "said",
    [
        "ลงนามบันทึกความร่วมมือกับกรมบัญชีกลาง ปีงบประมาณ พ.ศ. 2567 ได้คะแนน ITA 91.20 คะแนน",
        "ต้อนรับผู้แทนกรมบัญชีกลาง ทั้งนี้ มีคะแนน ITA ปี 2567 ที่ 91.20 คะแนน",
        "ว่าจ้างมหาวิทยาลัยธรรมศาสตร์เป็นที่ปรึกษา หลังผล ITA ปี 2567 อยู่ที่ 91.20 คะแนน",
        "ได้คะแนน ITA ปี 2567 ที่ 91.20 คะแนน สูงกว่าค่าเฉลี่ยของกระทรวงการคลังซึ่งอยู่ที่ 90.10 คะแนน",
    ],
)
@pytest.mark.parametrize("body", ["กรมหม่อนไหม", "องค์การสุรา", "โรงพยาบาลลำปาง"])
def test_who_takes_part_owns_no_figure(body: str, said: str) -> None:
    assert owned(understood(f"{body} แจ้งข่าว\n{body}{said}\n")) == {body: {"ITA": d("91.20")}}


@pytest.mark.parametrize("lead", ["ชื่นชม", "ทั้งนี้", "ผู้อำนวยการ", "คะแนนของผู้บริหาร", "ข่าวดีชาว"])
def test_a_whole_name_stands_behind_a_word_without_a_space(lead: str) -> None:
    assert names([f"ปีนี้ {lead}วิทยาลัยเทคนิคสุโขทัยได้ 91.20 คะแนน"]) == [["วิทยาลัยเทคนิคสุโขทัย"]]


@pytest.mark.parametrize(
    "text",
    [
        "กรมการข้าวและกรมประมงได้คะแนน ITA ปี 2567 เท่ากับ 94.60 และ 90.10 คะแนน",
        "กรมการข้าว และกรมประมง มีผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ที่ 94.60 คะแนน และ 90.10 คะแนน",
    ],
)
def test_bodies_and_figures_pair_over_the_name_of_the_result(text: str) -> None:
    assert owned(understood(text)) == {"กรมการข้าว": {"ITA": d("94.60")}, "กรมประมง": {"ITA": d("90.10")}}


@pytest.mark.parametrize(
    ("cut", "name"),
    [
        ("กระทรวงเกษตรฯ", "กระทรวงเกษตรและสหกรณ์"),
        ("กระทรวงท่องเที่ยวฯ", "กระทรวงการท่องเที่ยวและกีฬา"),
        ("กระทรวงดิจิทัล", "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม"),  # of ministries no sign need say it
        ("การรถไฟฯ", "การรถไฟแห่งประเทศไทย"),  # and not that of the electric trains
        ("ธนาคารเพื่อการเกษตรฯ", "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร"),
        ("ม.เชียงใหม่", "มหาวิทยาลัยเชียงใหม่"),
        ("แบงก์ออมสิน", "ธนาคารออมสิน"),
    ],
)
def test_a_cut_name_stands_for_the_one_listed_body_that_it_begins(cut: str, name: str) -> None:
    assert names([f"ปีนี้ {cut} ได้คะแนนสูงขึ้น"]) == [[name]]


def test_a_cut_name_that_several_begin_with_is_none_of_them() -> None:
    assert names(["ปีนี้ กรมส่งเสริมฯ ได้คะแนนสูงขึ้น"]) == [["กรมส่งเสริม"]]


@pytest.mark.parametrize(
    "text",
    [
        "ข่าวกรมการข้าว\nกระทรวงการคลังชื่นชม\n“ปี 2567 เราได้คะแนน ITA 91.20 คะแนน” อธิบดีกรมการข้าวกล่าว\n",
        "กระทรวงการคลังชื่นชม “ปี 2567 เราได้คะแนน ITA 91.20 คะแนน” ผู้บริหารกรมการข้าวระบุ\n",
        'กระทรวงการคลังชื่นชม "ปี 2567 เราได้คะแนน ITA 91.20 คะแนน" ผู้บริหารกรมการข้าวระบุ\n',
        "กรมการข้าวปลื้ม พอใจร้อยละ 85.00 “ปี 2567 เราได้คะแนน ITA 91.20 คะแนน” อธิบดีกรมการข้าวกล่าว\n",
    ],
)
def test_a_quotation_tells_of_its_speaker(text: str) -> None:
    facts = understood(text)
    assert owned(facts) == {"กรมการข้าว": {"ITA": d("91.20")}} and facts.scores[0].fiscal_year_be == 2567


def test_we_behind_a_year_is_the_text_s_own_body() -> None:
    text = "กรมการข้าวแจ้งผล\nกระทรวงการคลังร่วมงาน\nปีงบประมาณ 2567 กรมได้คะแนน ITA 91.20 คะแนน\n"
    assert owned(understood(text)) == {"กรมการข้าว": {"ITA": d("91.20")}}


def test_a_body_with_its_result_is_no_companion_of_those_before_it() -> None:
    guests = "ผู้เข้าร่วมประชุม ได้แก่ ผู้แทนกรมที่ดิน กรมการปกครอง และกรมการพัฒนาชุมชน"
    facts = understood(f"{guests}\nกรมการข้าวได้คะแนน ITA ปีงบประมาณ พ.ศ. 2567 เท่ากับ 91.20 คะแนน\n")
    assert owned(facts) == {"กรมการข้าว": {"ITA": d("91.20")}}


def test_a_province_of_a_venue_owns_nothing() -> None:
    told = "กรมการข้าวรับเกียรติบัตร ณ โรงแรมริมน้ำ จังหวัดปทุมธานี โดยมีผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ด้วยคะแนน 91.20"
    assert owned(understood(told)) == {"กรมการข้าว": {"ITA": d("91.20")}}


@pytest.mark.parametrize(
    "told",
    [
        "ค่าเฉลี่ยประเทศ 87.57 90.19 และ 93.05 คะแนน",
        "กรมการข้าวลดขยะได้ 1.8 ตันต่อวัน หรือร้อยละ 65.60",
    ],
)
def test_a_row_of_means_and_a_share_beside_an_amount_are_no_scores(told: str) -> None:
    assert understood(f"ข่าวกรมการข้าว\nผลการประเมิน ITA ปี 2567 ประกาศแล้ว\n{told}\n").scores == ()


@pytest.mark.parametrize("after", ["ปีที่แล้วมีผู้ร้องเรียน 12 เรื่อง", "ปีก่อนจัดอบรม 3 ครั้ง"])
def test_last_year_in_the_next_clause_is_not_the_figure_s(after: str) -> None:
    facts = understood(f"กรมการข้าวได้คะแนน ITA ปี 2567 ที่ 91.20 คะแนน {after}\n")
    assert [(s.fiscal_year_be, s.score) for s in facts.scores] == [(2567, d("91.20"))]


def test_the_year_of_a_date_counts_no_ministries() -> None:
    text = "เมื่อวันที่ 12 กันยายน 2567 กระทรวงแรงงาน จัดประชุม\n\nกระทรวงแรงงานได้คะแนน ITA ปีงบประมาณ พ.ศ. 2567 เท่ากับ 91.20 คะแนน\n"
    assert owned(understood(text)) == {"กระทรวงแรงงาน": {"ITA": d("91.20")}}


def test_a_score_of_nobody_among_many_bodies_is_a_finding() -> None:
    bodies = "\n".join(f"เทศบาลตำบล{name}" for name in ("ท่าวังผา", "ปัว", "เชียงกลาง", "นาน้อย", "เวียงสา", "สันติสุข"))
    facts = reported(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n{bodies}\n\nคะแนนรวม ITA 92.31 คะแนน\n")
    ownerless = [s for s in facts.scores if s.agency_id is None]
    told = [f for f in facts.findings if f.code == "agency_unresolved"]
    assert [s.score for s in ownerless] == [d("92.31")]
    assert "92.31" in told[0].message


def test_a_legal_form_in_a_cell_of_its_own_is_that_of_the_name_above_it() -> None:
    head = "# ผลการประเมิน ITA ปี 2567\n\n| ที่ | หน่วยงาน | คะแนนรวม | หมายเหตุ |\n|---|---|---|---|\n"
    rows = "| 1 | สถาบันพัฒนาน้ำใส | 91.40 | สถาบันวิจัยแสงทอง |\n| | (องค์การมหาชน) | | |\n| 2 | สถาบันวิจัยแสงทอง | 92.40 | |\n"
    names = {agency.name_th for agency in understood(head + rows, "report.md").agencies}
    assert names == {"สถาบันพัฒนาน้ำใส (องค์การมหาชน)", "สถาบันวิจัยแสงทอง"}


def test_a_centre_of_the_nation_is_a_listed_body_where_it_is_a_central_one() -> None:
    head = "# ผลการประเมิน ITA ปี 2567\n\n| หน่วยงาน | คะแนนรวม |\n|---|---|\n| กรมประมง | 91.40 |\n"
    rows = "| ศูนย์เตือนภัยพิบัติแห่งชาติ | 92.40 |\n| ศูนย์ฝึกอาชีพน้ำใสแห่งชาติ | 90.40 |\n"
    facts = understood(head + rows, "report.md")
    told = {a.name_th: a.resolution for a in facts.agencies}
    assert told["ศูนย์ฝึกอาชีพน้ำใสแห่งชาติ"] == "unlisted" != told["ศูนย์เตือนภัยพิบัติแห่งชาติ"]
    assert {s.score for s in facts.scores} == {d("91.40"), d("92.40"), d("90.40")}


@pytest.mark.parametrize("cells", ["<td colspan=2>หน่วยงาน : {}</td>", "<td>หน่วยงาน</td><td>{}</td>"])
def test_a_field_of_a_form_may_span_both_columns(cells: str) -> None:
    rows = (cells.format("สถาบันน้ำใสพัฒนา"), "<td colspan=2>สังกัด : กระทรวงน้ำใส</td>", "<td>คะแนน ITA</td><td>92.40</td>")
    form = "".join(f"<tr>{row}</tr>" for row in rows)
    facts = understood(f"<p>แบบรายงาน ITA ปี 2567</p><table>{form}</table>", "report.html")
    assert [agency.name_th for agency in facts.agencies] == ["สถาบันน้ำใสพัฒนา"]


def test_a_body_pointed_at_in_english_is_the_one_told_of_and_an_aim_dates_no_result() -> None:
    told = "The Department scored 93.14 out of 100. The best is Service Quality; target for FY 2025 is 98.00."
    facts = understood(f"Treasury Department\n\nITA Result, Fiscal Year 2024\n\n{told}\n\nIIT: 94.16\n")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    found = {(names[s.agency_id], s.fiscal_year_be, s.code): s.score for s in facts.scores if s.agency_id}
    assert found == {("กรมธนารักษ์", 2567, "ITA"): d("93.14"), ("กรมธนารักษ์", 2567, "IIT"): d("94.16")}


@pytest.mark.parametrize(
    "told",
    ["The Department scored 93.14. In FY 2025 the goal is higher.", "Our Department scored 93.14 points in the ITA."],
)
def test_a_later_sentence_in_english_dates_no_result(told: str) -> None:
    facts = understood(f"Treasury Department\n\nITA Result, Fiscal Year 2024\n\n{told}\n")
    assert [(s.fiscal_year_be, s.score) for s in facts.scores] == [(2567, d("93.14"))]


@pytest.mark.parametrize("behind", [" · อำเภอบ้านนาสาร · จังหวัดสุราษฎร์ธานี", " | อ.บ้านนาสาร จ.สุราษฎร์ธานี", " ได้รับคะแนนดังนี้"])
def test_a_name_that_goes_on_behind_a_listed_one_is_not_the_listed_one(behind: str) -> None:
    facts = understood(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลบ้านนาสารใต้{behind}\nคะแนนรวม 91.20 คะแนน\n")
    assert {agency.name_th for agency in facts.agencies} == {"เทศบาลตำบลบ้านนาสารใต้"}
