"""Names of agencies in text, their place and id, and whose report a document is."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.records import Cell, Page, Place, RawDocument, Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.normalize.agencies.area_list import AreaList
from prongsai.normalize.agencies.directory import AgencyDirectory, agency_in_row
from prongsai.normalize.agencies.report_subject import document_agency
from prongsai.normalize.document.cleaned import CleanDocument, clean_document
from prongsai.normalize.text.keys import KeyedText, place_key

SHARED = Path(__file__).parents[2].parent / "shared"
SAO, TM = "subdistrict_administrative_organization", "subdistrict_municipality"
TOWN, CITY, PAO = "town_municipality", "city_municipality", "provincial_administrative_organization"


@pytest.fixture(scope="module")
def directory() -> AgencyDirectory:
    return AgencyDirectory.load()


def document(text: str) -> CleanDocument:
    """A text file: a line with tabs is a table of one row."""
    blocks: list[TextLine | Table] = []
    for number, line in enumerate(text.split("\n"), 1):
        place = Place(line=number)
        if "\t" in line:
            cells = tuple(Cell(c, 0, col, place) for col, c in enumerate(line.split("\t")))
            blocks.append(Table(cells, 1, len(cells), place, "tabs"))
        else:
            blocks.append(TextLine(line, place))
    return clean_document(RawDocument("text/plain", (Page(1, tuple(blocks)),), 1, "text"))


def codes(findings: tuple) -> list[str]:
    return [f.code for f in findings]


@pytest.mark.parametrize(
    ("text", "agency_type", "name"),
    [
        ("ขององค์การบริหารส่วนตำบลป่าตึงมีคะแนนรวม ๘๐", SAO, "ป่าตึง"),
        ("องค์การบริหารส่วน\nตำบลป่าตึง", SAO, "ป่าตึง"),
        ("องค์การ บริหารส่วนตําบล ป่า ตึง อ.แม่จัน", SAO, "ป่าตึง"),
        ("อบต.ไชยสอได้รับ", SAO, "ไชยสอ"),
        ("อ.บ.ต. ไชยสอ", SAO, "ไชยสอ"),
        ("นายกองการบริหารส่วนตำบลป่าตึง", SAO, "ป่าตึง"),
        ("องค์การบรหารส่วนตำบลป่าตึง", SAO, "ป่าตึง"),
        ("อบต.หนองบัวแดง ประจำปี", SAO, "หนองบัวแดง"),
        ("องค์การบริหารส่วนตำบลนาใน ในปี 2566", SAO, "นาใน"),
        ("เรียน นายกเทศมนตรีตำบลโกรกแก้ว", TM, "โกรกแก้ว"),
        ("ทต. เวียงเทิง อำเภอเทิง", TM, "เวียงเทิง"),
        ("เทศบาลตำบลบ้านกรวดปัญญาวัฒน์", TM, "บ้านกรวดปัญญาวัฒน์"),
        ("ทต.บ้านกรวดปัญญาวัฒน์ อำเภอบ้านกรวด", TM, "บ้านกรวดปัญญาวัฒน์"),
        ("เทศบาลเมืองสุไหงโก-ลก", TOWN, "สุไหงโกลก"),
        ("ของเทศบาลนครนครราชสีมาได้", CITY, "นครราชสีมา"),
        ("อบจ.เชียงรายและ", PAO, "เชียงราย"),
        ("องค์การบริหารส่วนจังหวัด เชียงราย", PAO, "เชียงราย"),
        ("เมืองพัทยา", "special_local_government", "เมืองพัทยา"),
        ("สำนักงานเขตบางรัก", "district", "บางรัก"),
        ("ที่ทำการปกครองอำเภอแม่จัน", "district", "แม่จัน"),
        ("สำนักงาน ป.ป.ช. แจ้ง", "independent_body", "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ"),
        ("โดยกรมชลประทานได้", "department", "กรมชลประทาน"),
        ("มหาวิทยาลัยราชภัฏเชียงรายจึง", "university", "มหาวิทยาลัยราชภัฏเชียงราย"),
        ("การไฟฟ้าส่วนภูมิภาค", "state_enterprise", "การไฟฟ้าส่วนภูมิภาค"),
    ],
)
def test_finds_the_name_and_its_end(directory: AgencyDirectory, text: str, agency_type: str, name: str) -> None:
    (hit,) = directory.find_names(text)
    assert (hit.agency_type, hit.name) == (agency_type, name)
    assert text[hit.start : hit.end] == hit.raw


@pytest.mark.parametrize(
    "text",
    [
        "อบต.และประชาชนในพื้นที่",
        "องค์การบริหารส่วนตำบลทุกแห่ง",
        "เทศบาลต้องจัดทำเว็บไซต์",
        "สำนักปลัด กองคลัง กองช่าง",
        "โปรแกรมบัญชี กิจกรรม และคุณธรรม",
        "พนักงานส่วนตำบลและพนักงานจ้าง",
        "เทศบาลตำบล\nคำนำ",
    ],
)
def test_words_that_name_no_agency(directory: AgencyDirectory, text: str) -> None:
    assert directory.find_names(text) == []


def test_the_address_behind_a_name(directory: AgencyDirectory) -> None:
    (hit,) = directory.find_names("เทศบาลตำบลบ้านใหม่ ตำบลบ้านใหม่\nอ.เมือง จ. พะเยา โทร 054")
    assert hit.address is not None
    assert (hit.address.subdistrict, hit.address.district, hit.address.province) == ("บ้านใหม่", "เมือง", "พะเยา")


def test_a_key_leads_back() -> None:
    text = "นํ้า ตก\n เเม่  กํา"
    keyed = KeyedText.of(text)
    assert keyed.key == "น้ำตกแม่กำ"
    assert keyed.gaps == {3: " ", 5: "\n", 8: " "}
    assert text[keyed.origin(3) : keyed.origin_end(5)] == "ตก"
    assert keyed.origin_end(len(keyed.key)) == len(text)


@pytest.mark.parametrize(
    ("given", "agency_id", "resolution", "place"),
    [
        ((SAO, "ป่าตึง", "แม่จัน", "เชียงราย"), "sao-570708", "exact", ("ป่าตึง", "แม่จัน", "เชียงราย")),
        ((SAO, "ป่าตึง", None, None), "sao-570708", "unique_name", ("ป่าตึง", "แม่จัน", "เชียงราย")),
        ((SAO, "ปาตึง", "แม่จัน", "เชียงราย"), "sao-570708", "fuzzy", ("ป่าตึง", "แม่จัน", "เชียงราย")),
        ((SAO, "ป่าตึง", "แม่จน", "เชียงรย"), "sao-570708", "fuzzy", ("ป่าตึง", "แม่จัน", "เชียงราย")),
        ((SAO, "หนองแสง", None, "ปราจีนบุรี"), "sao-250704", "unique_name", ("หนองแสง", "ประจันตคาม", "ปราจีนบุรี")),
        ((SAO, "ลาดหญ้า", "เมือง", "กาญจนบุรี"), "sao-710107", "exact", ("ลาดหญ้า", "เมืองกาญจนบุรี", "กาญจนบุรี")),
        ((TM, "โกรกแก้ว", "โนนสุวรรณ", None), "subdistrict-municipality-311703", "exact",
         ("โกรกแก้ว", "โนนสุวรรณ", "บุรีรัมย์")),
        ((CITY, "หาดใหญ่", None, None), "city-municipality-901101", "unique_name", ("หาดใหญ่", "หาดใหญ่", "สงขลา")),
        ((PAO, "เชียงราย", "แม่จัน", None), "pao-57", "exact", (None, None, "เชียงราย")),
        (("province", "จังหวัดน่าน", None, None), "province-55", "exact", (None, None, "น่าน")),
        (("district", "แม่จัน", None, None), "district-5707", "unique_name", (None, "แม่จัน", "เชียงราย")),
        (("special_local_government", "กรุงเทพมหานคร", None, None), "special-local-government-10", "exact",
         (None, None, "กรุงเทพมหานคร")),
    ],
)  # fmt: skip
def test_resolves_to_official_codes(directory: AgencyDirectory, given, agency_id, resolution, place) -> None:
    agency = directory.resolve(*given)
    assert (agency.agency_id, agency.resolution) == (agency_id, resolution)
    assert (agency.subdistrict, agency.district, agency.province) == place


def test_a_municipality_that_is_no_subdistrict_has_none(directory: AgencyDirectory) -> None:
    agency = directory.resolve(TM, "เวียงฟ้าใหม่", "แม่จัน", "เชียงราย")
    assert (agency.subdistrict, agency.district_code, agency.resolution) == (None, "5707", "exact")
    assert agency.agency_id != directory.resolve(TM, "เวียงฟ้าเก่า", "แม่จัน", "เชียงราย").agency_id


def test_an_ambiguous_name_is_left_open(directory: AgencyDirectory) -> None:
    found = directory.resolve_fully(SAO, "หนองแสง")
    assert found.agency.resolution == "ambiguous"
    assert (found.agency.subdistrict, found.agency.district, found.agency.province_code) == ("หนองแสง", None, None)
    assert codes(found.findings) == ["agency_ambiguous"]


@pytest.mark.parametrize("place", [("แม่จัน", "เชียงใหม่"), ("แม่สาย", "เชียงราย")])
def test_printed_names_win_over_the_list(directory: AgencyDirectory, place: tuple[str, str]) -> None:
    found = directory.resolve_fully(SAO, "ป่าตึง", *place)
    assert (found.agency.district, found.agency.province) == place
    assert (found.agency.subdistrict_code, found.agency.resolution) == (None, "unresolved")
    assert codes(found.findings) == ["agency_contradicts"]


def test_names_written_out_and_abbreviated(directory: AgencyDirectory) -> None:
    agency = directory.resolve(PAO, "น่าน")
    assert (agency.name_th, agency.name_short) == ("องค์การบริหารส่วนจังหวัดน่าน", "อบจ.น่าน")
    assert directory.resolve("district", "บางรัก", None, "กทม.").name_th == "สำนักงานเขตบางรัก"


def test_ids_are_never_shared(directory: AgencyDirectory) -> None:
    areas = AreaList.load()
    seen: dict[str, tuple[str, str]] = {}
    for code, area in areas.areas.items():
        if area.level != "subdistrict" or int(code) % 5:
            continue
        district, province = areas.name(code[:4]), areas.name(code[:2])
        for agency_type, name in ((SAO, area.name), (TM, area.name), (TM, area.name + "ใหม่"), (TOWN, area.name)):
            agency = directory.resolve(agency_type, name, district, province)
            key = (agency_type, code[:4] + place_key(name))
            assert seen.setdefault(agency.agency_id, key) == key
            assert agency.agency_id.isascii() and agency.agency_id == agency.agency_id.lower()


def test_every_subdistrict_is_cut_and_placed(directory: AgencyDirectory) -> None:
    areas = AreaList.load()
    rng = random.Random(5)
    after = ("มีคะแนน", "ได้คะแนน", " ประจำปี", "พบว่า", "จึง", "และ", "อยู่ในระดับ")
    wrong = []
    for code, area in areas.areas.items():
        if area.level != "subdistrict" or code.startswith("10") or int(code) % 3:
            continue
        place = f"อำเภอ{areas.name(code[:4])} จังหวัด{areas.name(code[:2])}"
        name = f"องค์การบริหารส่วนตำบล{area.name}"
        text = f"มาตรการความโปร่งใส\n{name} {place}\nผลของ{name}{rng.choice(after)} ๘๐.๐๐\nสำนักงาน ป.ป.ช. แจ้งผล"
        agency, _ = document_agency(document(text), directory)
        if agency is None or agency.subdistrict_code != code:
            wrong.append((area.name, agency))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลป่าตึง\nสำนักงาน ป.ป.ช. แจ้ง\nตามที่ ป.ป.ช. กำหนด", "องค์การบริหารส่วนตำบลป่าตึง"),
        ("มาตรการ\nเทศบาลเมืองแม่โจ้ อำเภอสันทราย จังหวัดเชียงใหม่", "เทศบาลเมืองแม่โจ้"),
        ("รายงานผล\nของจังหวัดลำพูน\nกระทรวงมหาดไทยแจ้งผล", "จังหวัดลำพูน"),
        ("ผลหน่วยงานในสังกัดกระทรวงพลังงาน\n1\tกรมธุรกิจพลังงาน\t95", "กระทรวงพลังงาน"),
        ("รายงาน\nองค์การบริหารส่วนตำบลปาตึง อำเภอแม่จัน จังหวัดเชียงราย\nอบต.ป่าตึงได้คะแนน", "องค์การบริหารส่วนตำบลป่าตึง"),
        ("แผน\nเทศบาลตำบลแม่จันพัฒนา\nเทศบาลตำบลแม่จันพัฒนาได้คะแนน\nเทศบาลตำบลแม่จันพัฒนามีแผน", "เทศบาลตำบลแม่จันพัฒนา"),
        ("บันทึกข้อความ\nส่วนราชการ สำนักงาน ป.ป.ช.", "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ"),
        ("หน่วยงาน\tอบต.ไชยสอ\nคะแนน\t90", "องค์การบริหารส่วนตำบลไชยสอ"),
    ],
)  # fmt: skip
def test_whose_report_it_is(directory: AgencyDirectory, text: str, name: str) -> None:
    agency, _ = document_agency(document(text), directory)
    assert agency is not None and agency.name_th == name


@pytest.mark.parametrize(
    "text",
    [
        "สำนักงาน ป.ป.ช. ประกาศผล\nที่ 1 เทศบาลตำบลแม่จัน 98\nที่ 2 อบต.ป่าตึง 97\nที่ 3 อบจ.ลำพูน 96",
        "ตารางผล\n1\tอบต.ป่าพลู\t90\n2\tอบต.ป่าตึง\t91\n3\tเทศบาลตำบลแม่จัน\t92",
    ],
)
def test_a_document_of_many_agencies_is_about_none(directory: AgencyDirectory, text: str) -> None:
    assert document_agency(document(text), directory) == (None, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("องค์การบริหารส่วนตำบลพลวงสองนาง\nอำเภอสว่างอารมณ์ จังหวัดอุทัยธานี\nรายงานผลการประเมิน ITA", "พลวงสองนาง"),
        ("หน่วยงาน อบต.พลวงสองนาง\nที่ตั้ง อำเภอสว่างอารมณ์ จังหวัดอุทัยธานี\nผลคะแนน ITA", "พลวงสองนาง"),
        ("อำเภอสว่างอารมณ์ จังหวัดอุทัยธานี\nรายงานผลการประเมิน ITA", "อำเภอสว่างอารมณ์"),
    ],
)
def test_an_address_under_a_name_is_no_name(directory: AgencyDirectory, text: str, name: str) -> None:
    agency, _ = document_agency(document(text), directory)
    assert agency is not None and name in agency.name_th and agency.district == "สว่างอารมณ์"


def test_no_agency_is_a_finding(directory: AgencyDirectory) -> None:
    agency, findings = document_agency(document("รายงานการประชุม\nครั้งที่ 1"), directory)
    assert agency is None and codes(findings) == ["agency_unresolved"]


@pytest.mark.parametrize("hint", ["ที่ ปจ ๗๑๒๓๔/๑๒", "ที่ตั้ง ตำบลหนองแสง อำเภอประจันตคาม จังหวัดปราจีนบุรี", "รหัสไปรษณีย์ ๒๕๑๓๐"])
def test_hints_elsewhere_settle_an_ambiguous_name(directory: AgencyDirectory, hint: str) -> None:
    agency, _ = document_agency(document(f"บันทึกข้อความ\nองค์การบริหารส่วนตำบลหนองแสง\n{hint}"), directory)
    assert agency is not None and agency.agency_id == "sao-250704"


@pytest.mark.parametrize(
    ("cell", "agency_id"),
    [
        ("1. อบต.ป่าพลู", "sao-510302"),
        ("อบจ.ลำพูน", "pao-51"),
        ("องค์การบริหารส่วน\nตำบลป่าพลู", "sao-510302"),
        ("รวม", None),
        ("ลำพูน", None),
    ],
)
def test_agency_of_a_table_row(directory: AgencyDirectory, cell: str, agency_id: str | None) -> None:
    agency = agency_in_row(cell, directory, None, "ลำพูน")
    assert (agency and agency.agency_id) == agency_id


def test_a_national_body_in_a_row_takes_no_place_from_its_table(directory: AgencyDirectory) -> None:
    agency = agency_in_row("กรมประมง", directory, None, "ลำพูน")
    assert agency is not None and agency.province is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reference reports are not beside the project")
@pytest.mark.parametrize("stem", ["chai-so-2568", "krok-kaeo-2562", "lat-ya-2564", "nong-saeng-2565", "pa-tueng-2562"])
def test_agencies_of_the_reference_reports(directory: AgencyDirectory, stem: str) -> None:
    data = (SHARED / "reports" / f"{stem}.txt").read_bytes()
    truth = json.loads((SHARED / "gold" / f"{stem}.json").read_text(encoding="utf-8"))["agency"]
    agency, findings = document_agency(clean_document(read_document(data, f"{stem}.txt", Settings())), directory)
    assert agency is not None and {key: getattr(agency, key) for key in truth} == truth
    assert (agency.resolution, findings) == ("exact", ())
