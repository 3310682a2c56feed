"""The lines over and under tables and lists: whose figures they say these are, of which year, and of what kind."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.normalize.understanding import understood

OWN = "เทศบาลตำบลบ้านกลาง"
OTHER = "เทศบาลตำบลอุโมงค์"
TITLE = "รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567"
PLACE = f"{OWN} อำเภอเมืองลำพูน จังหวัดลำพูน"
ROWS = (("IIT", "91.20"), ("EIT", "88.10"), ("OIT", "95.50"), ("คะแนนรวม", "91.99"))
Told = dict[tuple[str | None, int | None], int]
ALL, NONE = {(OWN, 2567): 4}, {}


def told(text: str, name: str) -> Told:
    """How many scores are published, by owner and year."""
    facts = understood(text, name)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    owners = ((names.get(s.agency_id or ""), s.fiscal_year_be) for s in facts.scores if s.score is not None)
    return dict(Counter(owners))


def markdown(line: str, under: str = "") -> Told:
    rows = "".join(f"| {name} | {score} |\n" for name, score in ROWS)
    return told(f"{TITLE}\n\n{PLACE}\n\n{line}\n\n| เครื่องมือ | คะแนน |\n|---|---|\n{rows}\n{under}\n", "report.md")


def listed(line: str, under: str = "") -> Told:
    rows = "".join(f"- {name} {score} คะแนน\n" for name, score in ROWS)
    return told(f"{TITLE}\n{PLACE}\n\n{line}\n{rows}{under}\n", "report.txt")


def captioned(line: str, under: str = "") -> Told:
    rows = "".join(f"<tr><td>{name}</td><td>{score}</td></tr>" for name, score in ROWS)
    table = f"<table><caption>{line}</caption>{rows}</table>"
    return told(f"<html><body><h1>{TITLE}</h1><p>{PLACE}</p>{table}<p>{under}</p></body></html>", "report.html")


def in_a_row(before: str, behind: str = "") -> Told:
    row = " ".join(f"{name} {score}" for name, score in ROWS)
    return told(f"{TITLE}\n{PLACE}\n\n{before} {row} {behind}\n", "report.txt")


FORMS = pytest.mark.parametrize("form", [markdown, listed, captioned])


@FORMS
@pytest.mark.parametrize(
    "line",
    [
        "คะแนนรายเครื่องมือ",
        f"ผลการประเมินของ{OWN}",
        "ผลการประเมินของเทศบาล มีรายละเอียดดังนี้",
        "คะแนนเฉลี่ยจำแนกตามแบบวัด",
        "ผลการประเมินในการดำเนินงานของหน่วยงานภาครัฐ",
        "กรมส่งเสริมการปกครองท้องถิ่นแจ้งผลการประเมินของเทศบาล ดังนี้",
        "ผลการประเมินเปรียบเทียบกับปีที่ผ่านมา",
        "ผลการประเมินสูงกว่าปีที่ผ่านมา ดังนี้",
        "เครื่องมือที่ต่ำกว่าค่าเป้าหมาย มีดังนี้",
        f"คะแนนที่สูงกว่า{OTHER} มีดังนี้",
        "ผลการประเมินที่ได้รับ เมื่อเทียบกับค่าเฉลี่ยของประเทศ",
        "เทศบาลผ่านเกณฑ์ทุกเครื่องมือ โดยมีคะแนนดังนี้",
        "คะแนนของเทศบาลอยู่ในลำดับที่ 3 ของจังหวัด",
        "เป้าหมายของเทศบาลคือความโปร่งใส ผลการประเมินเป็นดังนี้",
        "ข้อมูลเบื้องต้นและผลการประเมินของเทศบาล",
        "ผลการประเมินหลังการอุทธรณ์",
        "ผลการประเมินที่นำมาตั้งเป้าหมายในปีถัดไป",
        "ผลการประเมิน ITA ของหน่วยงาน ประเภทเทศบาลตำบล",
    ],
)
def test_most_lines_say_nothing_against_the_documents_own_results(form, line: str) -> None:
    assert form(line) == ALL


@FORMS
@pytest.mark.parametrize(
    "line",
    [
        OTHER,
        f"ผลการประเมินของ{OTHER}",
        f"ทั้งนี้ {OTHER} ได้คะแนน ดังนี้",
        f"เมื่อเทียบกับ{OTHER} ซึ่งเป็นหน่วยงานข้างเคียง",
        f"หน่วยงานต้นแบบ ได้แก่ {OTHER} มีคะแนนดังนี้",
    ],
)
def test_a_line_names_whose_the_figures_are(form, line: str) -> None:
    assert form(line) == {(OTHER, 2567): 4}


@FORMS
@pytest.mark.parametrize(
    "line",
    [
        "ค่าเฉลี่ยทั้งประเทศ",
        "คะแนนเฉลี่ยของจังหวัดลำพูน",
        "ภาพรวมของจังหวัดลำพูน",
        "คะแนนเฉลี่ยของเทศบาลตำบลทั่วประเทศ",
        "ผลการประเมิน อปท. ในจังหวัดลำพูน จำนวน 58 แห่ง",
        "คะแนนของกลุ่มเทศบาลตำบล",
        "หน่วยงานที่ได้คะแนนสูงสุดของจังหวัด",
        "ผลการประเมินของกองช่าง",
        "คะแนนที่เทศบาลต้องการให้ถึง",
        "คะแนนขั้นต่ำที่ต้องได้ในแต่ละแบบวัด",
        "เกณฑ์การผ่านการประเมินในแต่ละเครื่องมือ",
        "คะแนนที่หายไปในแต่ละเครื่องมือ",
        "คะแนนเบื้องต้นที่คณะทำงานของเทศบาลตรวจกันเอง",
        "คะแนนที่คาดว่าจะได้รับ",
        "ตัวอย่าง หน่วยงานหนึ่งมีคะแนนดังนี้",
        "ตัวเลขต่อไปนี้สมมติขึ้นเพื่อการอบรม",
        "อัตราการตอบแบบวัด",
        "ผลสำรวจที่เทศบาลจัดทำเองตามแบบวัด",
        "คะแนนย้อนหลัง 3 ปี",
        "คะแนนเฉลี่ยระดับภาค",
        "แบบฟอร์มตัวอย่าง",
        "ส่วนต่างของคะแนนเมื่อเทียบกับปีก่อน",
    ],
)
def test_figures_that_are_nobodys_result_by_the_line_over_them(form, line: str) -> None:
    assert form(line) == NONE


@FORMS
@pytest.mark.parametrize("line", ["ผลการประเมินในปีที่ผ่านมา", "ปีก่อน", "เปรียบเทียบกับปี พ.ศ. 2566 ซึ่งมีคะแนนดังนี้"])
def test_a_line_says_that_the_figures_are_of_another_year(form, line: str) -> None:
    assert form(line) == {(OWN, 2566): 4}


def test_last_year_is_the_assessed_year_in_a_report_on_the_measures_after_it() -> None:
    rows = "".join(f"| {name} | {score} |\n" for name, score in ROWS)
    lead = "นำผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 มากำหนดมาตรการในปีงบประมาณ พ.ศ. 2568"
    text = f"รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. 2568\n{PLACE}\n\n{lead}\n\nผลการประเมินในปีที่ผ่านมา\n\n"
    assert told(f"{text}| เครื่องมือ | คะแนน |\n|---|---|\n{rows}", "report.md") == ALL


@pytest.mark.parametrize("form", [markdown, listed])
@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("หมายเหตุ: ค่าเป้าหมายร้อยละ 85", ALL),
        ("หมายเหตุ เป้าหมายคือผ่านทุกเครื่องมือ", ALL),
        ("ที่มา: สำนักงาน ป.ป.ช.", ALL),
        ("ที่มา : กรมส่งเสริมการปกครองท้องถิ่น", ALL),
        ("คะแนนดังกล่าวสูงกว่าค่าเป้าหมายที่ตั้งไว้", ALL),
        ("ค่าเฉลี่ยของประเทศสูงกว่าคะแนนข้างต้น", ALL),
        (f"{OTHER}ขอแสดงความยินดี", ALL),
        ("หมายเหตุ ตัวเลขในตารางเป็นค่าเป้าหมาย", NONE),
        ("หมายเหตุ ค่าเป้าหมายตามแผน", NONE),
        ("หมายเหตุ : เป็นคะแนนเฉลี่ยของจังหวัด", NONE),
        ("(ค่าเป้าหมาย)", NONE),
        ("ข้อมูลข้างต้นเป็นการประเมินตนเอง", NONE),
        ("ตารางข้างต้นเป็นผลของปีก่อน", {(OWN, 2566): 4}),
        ("หมายเหตุ เป็นคะแนนของปี พ.ศ. 2566", {(OWN, 2566): 4}),
        (f"ที่มา: ผลการประเมินของ{OTHER}", {(OTHER, 2567): 4}),
    ],
)
def test_a_note_under_the_figures_says_what_they_are(form, note: str, expected: Told) -> None:
    assert form("คะแนนรายแบบวัด", note) == expected


def test_a_note_with_a_mark_speaks_of_the_rows_that_bear_it() -> None:
    years = "| ปี | คะแนนรวม |\n|---|---|\n| 2566 | 90.70 |\n| 2567 | 91.99 |\n| 2568* | 95.80 |\n"
    text = f"{TITLE}\n{PLACE}\n\n{years}\nหมายเหตุ * คือค่าเป้าหมาย\n"
    assert told(text, "report.md") == {(OWN, 2566): 1, (OWN, 2567): 1}


def test_a_note_with_a_mark_dates_the_row_that_bears_it() -> None:
    heads = "| หน่วยงาน | IIT | EIT | OIT |\n|---|---|---|---|\n"
    rows = f"| {OWN} | 91.20 | 88.10 | 95.50 |\n| {OTHER}* | 90.00 | 87.00 | 94.00 |\n"
    note = "หมายเหตุ * เป็นคะแนนปี พ.ศ. 2566 เพราะปี 2567 ไม่ได้รับการประเมิน"
    years = told(f"{TITLE}\n{PLACE}\n\n{heads}{rows}\n{note}\n", "report.md")
    assert sorted((year, count) for (_, year), count in years.items()) == [(2566, 3), (2567, 3)]


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("ผลการประเมิน", "", ALL),
        (OWN, "", ALL),
        ("", "(ผ่าน)", ALL),
        (OTHER, "", {(OTHER, 2567): 4}),
        ("อำเภอเมืองลำพูน", "", NONE),
        ("กลุ่มเทศบาลตำบล", "", NONE),
        ("ที่ปรึกษาประเมินเบื้องต้น", "", NONE),
        ("", "(ค่าเป้าหมาย)", NONE),
        ("", "ซึ่งเป็นค่าเฉลี่ยของจังหวัด", NONE),
    ],
)
def test_words_before_and_behind_a_row_of_figures_speak_of_all(before: str, behind: str, expected: Told) -> None:
    assert in_a_row(before, behind) == expected


def test_columns_and_rows_are_nearer_than_the_line_over_them() -> None:
    heads = "| หน่วยงาน | IIT | EIT | OIT |\n|---|---|---|---|\n"
    rows = f"| {OWN} | 91.20 | 88.10 | 95.50 |\n| {OTHER} | 90.00 | 87.00 | 94.00 |\n"
    text = f"{TITLE}\n{PLACE}\n\nผลการประเมิน อปท. ในจังหวัดลำพูน\n\n{heads}{rows}"
    assert sorted(told(text, "report.md").values()) == [3, 3]
    years = "| ปี | คะแนนรวม |\n|---|---|\n| 2566 | 90.70 |\n| 2567 | 91.99 |\n"
    text = f"{TITLE}\n{PLACE}\n\nสถิติคะแนนย้อนหลัง\n\n{years}"
    assert told(text, "report.md") == {(OWN, 2566): 1, (OWN, 2567): 1}
    both = "| เครื่องมือ | ค่าเป้าหมาย | ผลการประเมิน |\n|---|---|---|\n"
    rows = "".join(f"| {name} | 98.00 | {score} |\n" for name, score in ROWS)
    assert told(f"{TITLE}\n{PLACE}\n\nเป้าหมายและผลการประเมิน\n\n{both}{rows}", "report.md") == ALL


def test_a_heading_about_another_body_holds_for_all_tables_under_it() -> None:
    rows = "".join(f"| {name} | {score} |\n" for name, score in ROWS[:3])
    table = f"| เครื่องมือ | คะแนน |\n|---|---|\n{rows}\n"
    parts = "| ตัวชี้วัด | คะแนน |\n|---|---|\n| การใช้งบประมาณ | 91.44 |\n| การใช้อำนาจ | 92.60 |\n"
    text = f"# {TITLE} {PLACE}\n\n## ภาคผนวก ผลของ{OTHER}\n\nตารางที่ 1\n\n{table}ตารางที่ 2\n\n{parts}"
    assert told(text, "report.md") == {(OTHER, 2567): 5}
