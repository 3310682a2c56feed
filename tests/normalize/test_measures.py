"""Tables of measures: which tables count, what a row is, and what its cells say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from prongsai.extract.records import Cell, Page, Place, RawDocument, Table, TextLine
from prongsai.normalize.document.cleaned import clean_document
from prongsai.normalize.document.header_fields import header_field
from prongsai.normalize.document.measure_header import is_header_row
from prongsai.normalize.measures.reader import FoundMeasures, find_measures
from prongsai.normalize.measures.text import amount, flowing
from prongsai.normalize.model.facts import DocumentFacts, Measure
from prongsai.normalize.vocabulary.departments import begins_department, is_unfinished, split_departments

from tests.normalize.understanding import codes, reported, understood


def tabbed(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"


def measures(*rows: tuple[str, ...], over: str = "", year: int = 2567) -> tuple[Measure, ...]:
    return facts(*rows, over=over, year=year).measures


def facts(*rows: tuple[str, ...], over: str = "", year: int = 2567) -> DocumentFacts:
    return reported(f"{over}\n\n" + tabbed(*rows), year)


PLAIN = ("มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")
PLAN = ("โครงการ/กิจกรรม", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา")
PLAN_ROW = ("อบรมบุคลากร", "จัดวิทยากร", "สำนักปลัด", "ม.ค. 68")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("ประเด็นที่เป็น\nข้อบกพร่อง/จุดอ่อน", "issue"),
        ("แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "guideline"),
        ("มาตรการ/แนวทาง", "measure"),
        ("โครงการ / กิจกรรม", "activity"),
        ("ขั้นตอนหรือวิธีการดำเนินการ", "method"),
        ("หน่วยงานที่รับผิดชอบ", "responsible"),
        ("ระยะเวลาใน\nการดำเนินการ", "period"),
        ("แนวทางการกำกับติดตาม", "monitoring"),
        ("ยังไม่ดำเนินการ", "status:not_done"),
        ("อยู่ระหว่างดำเนินการ", "status:in_progress"),
        ("ตัวชี้วัดความสำเร็จ", "result"),
        ("งบประมาณ (บาท)", "budget"),
        ("ลำดับที่", "number"),
        ("ผู้รับผิดชอย", "responsible"),  # one letter misread
        ("ม.ค.", "month"),
        ("ไตรมาสที่ ๒", "month"),
        ("ต.ค. - ธ.ค. ๖๗", "month"),
        ("การกำหนดขั้นตอนหรือวิธีการปฏิบัติ", "method"),
        ("การกำหนดแนวทางการกำกับติดตามให้นำไปสู่การปฏิบัติ", "monitoring"),
        ("การกำหนดผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง", "responsible"),
        ("มาตรการป้องกันความเสี่ยง", "measure"),
        ("เหตุการณ์ความเสี่ยง", "veto"),
        ("เสริมคุณธรรมและ\nความโปร่งใส", "measure"),  # a page lost the first line
        ("อำเภอ", None),
    ],
)
def test_header_words(text: str, field: str | None) -> None:
    assert header_field(text) == field


def test_a_plain_row() -> None:
    (found,) = measures(PLAIN, ("ลดเวลารอคิว", "ติดป้ายบอกขั้นตอน", "สำนักปลัด กองคลัง", "ม.ค. - มี.ค. 68"))
    assert (found.measure, found.method) == ("ลดเวลารอคิว", "ติดป้ายบอกขั้นตอน")
    assert found.responsible == ("สำนักปลัด", "กองคลัง")
    assert (found.start, found.end) == (date(2025, 1, 1), date(2025, 3, 31))
    assert (found.fiscal_year_be, found.place.line) == (2568, 7)


@pytest.mark.parametrize(
    "rows",
    [
        (("ตัวชี้วัด", "คะแนน", "ประเด็นที่ต้องแก้ไข", "วิธีการแก้ไข"), ("การใช้อำนาจ", "81.20", "มอบงานไม่ทั่วถึง", "ทบทวน")),
        (("ยุทธศาสตร์", "แนวทาง", "โครงการ", "ผู้รับผิดชอบ"), ("งานไว", "ลดเอกสาร", "ทำระบบคิว", "สำนักปลัด")),
        (("กลยุทธ์", "โครงการ", "ผู้รับผิดชอบ", "ระยะเวลา"), ("งานไว", "ทำระบบคิว", "สำนักปลัด", "ม.ค. 68")),
        (("เวลา", "กิจกรรม", "ผู้รับผิดชอบ"), ("09.00 น.", "ลงทะเบียน", "สำนักปลัด")),
        (("ลำดับ", "โครงการ", "วิธีจัดซื้อจัดจ้าง", "ระยะเวลา", "ผู้รับผิดชอบ"), ("1", "หมึกพิมพ์", "เจาะจง", "ม.ค. 68", "กองคลัง")),
        (("ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "URL", "ผู้รับผิดชอบ"), ("O1", "โครงสร้าง", "ผัง", "-", "สำนักปลัด")),
        (("หน่วยงาน", "การใช้อำนาจ", "การแก้ไขปัญหาการทุจริต", "คะแนน"), ("กรมตัวอย่าง", "88.10", "90.20", "89.00")),
        (
            ("ที่", "เหตุการณ์ความเสี่ยง", "มาตรการป้องกัน", "ระยะเวลา", "ผู้รับผิดชอบ"),
            ("1", "รับสินบน", "ตรวจ", "ม.ค. 68", "กองช่าง"),
        ),
        (("เรื่อง", "หน้า"), ("มาตรการส่งเสริมคุณธรรม", "4")),
        (("ตัวชี้วัด", "ผลการวิเคราะห์"), ("การใช้อำนาจ", "บุคลากรยังไม่มั่นใจ")),
    ],
)
def test_other_tables_are_none(rows: tuple[tuple[str, ...], ...]) -> None:
    assert measures(*rows) == ()


def test_two_header_rows_and_ticks() -> None:
    found = facts(
        ("ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "การกำกับติดตาม", ""),
        ("", "", "", "ดำเนินการแล้ว", "ยังไม่ดำเนินการ"),
        ("ยืมของไม่คืน", "ทำทะเบียนคุม", "กองคลัง", "✓", ""),
        ("ตอบช้า", "ตั้งเวรตอบ", "สำนักปลัด", "", "√"),
        ("ลิงก์เสีย", "ตรวจทุกสัปดาห์", "สำนักปลัด", "/", "/"),
        ("ป้ายไม่ชัด", "ทำป้ายใหม่", "กองช่าง", "", ""),
    )
    assert [m.status for m in found.measures] == ["done", "not_done", None, None]
    assert [str(f.code) for f in found.findings].count("status_unclear") == 2


def test_a_lone_column_of_things_not_done() -> None:
    (found,) = measures(
        ("ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "การกำกับติดตาม", "ยังไม่ดำเนินการ"),
        ("ยืมของไม่คืน", "ทำทะเบียนคุม", "กองคลัง", "ดำเนินการแล้ว ✓", ""),
    )
    assert found.status == "done"


def test_words_of_status() -> None:
    found = measures(
        ("มาตรการ", "ผลการดำเนินงาน", "สถานะ", "ผู้รับผิดชอบ"),
        ("อบรม", "เข้าร่วม 30 คน", "ดำเนินการแล้ว", "สำนักปลัด"),
        ("คู่มือ", "กำลังร่าง", "อยู่ระหว่างดำเนินการ", "กองช่าง"),
        ("เว็บไซต์", "-", "ยังไม่ได้ดำเนินการ", "กองช่าง"),
    )
    assert [m.status for m in found] == ["done", "in_progress", "not_done"]
    assert [m.result for m in found] == ["เข้าร่วม 30 คน", "กำลังร่าง", None]


def test_section_rows_name_what_the_rows_below_are_about() -> None:
    found = measures(
        PLAIN,
        ("๑. ด้าน IIT", "", "", ""),
        ("ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", "", "", ""),
        ("ทำทะเบียนยืม", "ประกาศ", "กองคลัง", "ไตรมาส ๑"),
        ("๒. ด้าน EIT", "", "", ""),
        ("เปิดเพจ", "ตั้งผู้ดูแล", "สำนักปลัด", "ไตรมาส ๒"),
    )
    assert [(m.instrument, m.indicator) for m in found] == [("IIT", 4), ("EIT", None)]


def test_running_numbers_are_no_indicators() -> None:
    found = measures(
        ("ตัวชี้วัด", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"),
        ("๑. การใช้ทรัพย์สินของราชการ", "ทำทะเบียนยืม", "ตลอดปีงบประมาณ", "กองคลัง"),
        ("๒. ประสิทธิภาพการสื่อสาร", "เปิดเพจ", "ตลอดปีงบประมาณ", "สำนักปลัด"),
    )
    assert [m.indicator for m in found] == [4, 7]


def test_paragraph_over_the_table_names_one_indicator() -> None:
    over = "๒. ด้าน EIT พบว่า ตัวชี้วัดด้านประสิทธิภาพการสื่อสาร มีค่าต่ำสุด เท่ากับ ๗๒.๑๕"
    (found,) = measures(PLAIN, ("เปิดเพจ", "ตั้งผู้ดูแล", "สำนักปลัด", "ไตรมาส ๒"), over=over)
    assert (found.instrument, found.indicator) == ("EIT", 7)


def test_a_paragraph_that_names_several_indicators_says_nothing() -> None:
    over = "ตัวชี้วัดการใช้อำนาจ ๘๐.๑๐ และประสิทธิภาพการสื่อสาร ๗๒.๑๕ ควรปรับปรุง"
    (found,) = measures(PLAIN, ("เปิดเพจ", "ตั้งผู้ดูแล", "สำนักปลัด", "ไตรมาส ๒"), over=over)
    assert found.indicator is None


def test_rows_that_are_no_measures() -> None:
    found = measures(
        PLAIN,
        ("เปิดเพจ", "ตั้งผู้ดูแล", "สำนักปลัด", "ไตรมาส ๒"),
        PLAIN,
        ("......", ".......", ".....", "....."),
        ("หมายเหตุ อาจปรับตามงบ", "", "", ""),
        ("รวมทั้งสิ้น", "", "", ""),
    )
    assert [m.measure for m in found] == ["เปิดเพจ"]


def test_a_row_with_empty_first_cells_goes_on() -> None:
    found = measures(
        PLAIN,
        ("ลดขั้นตอน", "๑. สำรวจ", "สำนักปลัด", "ม.ค. ๖๘"),
        ("", "๒. ประกาศ", "", ""),
        ("ทำคู่มือ", "ร่าง", "กองช่าง", "พ.ค. ๖๘"),
    )
    assert [m.method for m in found] == ["๑. สำรวจ ๒. ประกาศ", "ร่าง"]


def test_sub_rows_with_their_own_department_are_rows() -> None:
    found = measures(
        ("ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"),
        ("ยืมของไม่คืน", "ทำระเบียบ", "กองคลัง", "ต.ค. ๖๗"),
        ("", "ทำแบบฟอร์ม", "สำนักปลัด", "พ.ย. ๖๗"),
    )
    assert [(m.issue, m.measure) for m in found] == [("ยืมของไม่คืน", "ทำระเบียบ"), ("ยืมของไม่คืน", "ทำแบบฟอร์ม")]


def test_columns_of_quarters() -> None:
    found = measures(
        ("ที่", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "", "", ""),
        ("", "", "", "ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔"),
        ("1", "อบรม", "สำนักปลัด", "", "✓", "✓", ""),
        over="มาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    )
    assert [(m.start, m.end) for m in found] == [(date(2025, 1, 1), date(2025, 6, 30))]


def test_quarters_that_are_numbered_under_one_word() -> None:
    head = ("ที่", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา (ไตรมาส)", "", "", "")
    row = ("1", "อบรม", "สำนักปลัด", "", "✓", "✓", "")
    found = measures(head, ("", "", "", "๑", "๒", "๓", "๔"), row, over="มาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
    assert [(m.period_raw, m.start, m.end) for m in found] == [
        ("ไตรมาส 2, ไตรมาส 3", date(2025, 1, 1), date(2025, 6, 30))
    ]


def test_numbers_under_columns_are_no_quarters() -> None:
    found = measures(PLAIN, ("1", "2", "3", "4"), ("อบรม", "วิทยากร", "สำนักปลัด", "ม.ค. ๖๘"))
    assert [(m.measure, m.responsible, m.start) for m in found] == [("อบรม", ("สำนักปลัด",), date(2025, 1, 1))]


def test_columns_of_several_months() -> None:
    found = measures(
        ("มาตรการ", "ผู้รับผิดชอบ", "ต.ค.-ธ.ค.", "ม.ค.-มี.ค.", "เม.ย.-มิ.ย."),
        ("อบรม", "สำนักปลัด", "", "✓", "✓"),
    )
    assert [(m.start, m.end) for m in found] == [(date(2025, 1, 1), date(2025, 6, 30))]


def test_columns_of_months() -> None:
    found = measures(
        ("กิจกรรม", "ผู้รับผิดชอบ", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ."),
        ("อบรม", "สำนักปลัด", "", "/", "/", "/", ""),
    )
    assert [(m.start, m.end) for m in found] == [(date(2024, 11, 1), date(2025, 1, 31))]


def test_year_of_the_periods_stands_before_the_next_year() -> None:
    found = facts(PLAIN, ("อบรม", "วิทยากร", "สำนักปลัด", "ต.ค. ๖๖ - มี.ค. ๖๗"), ("คู่มือ", "ร่าง", "กองช่าง", "ตลอดปีงบประมาณ"))
    assert {m.fiscal_year_be for m in found.measures} == {2567}
    assert found.measures[1].end == date(2024, 9, 30)


def test_the_year_over_several_columns_is_that_of_the_measures() -> None:
    head = ("ประเด็น", "แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปี 2569", "", "")
    below = ("", "วิธีการ", "ผู้รับผิดชอบ", "ระยะเวลา")
    (found,) = measures(head, below, ("คิวยาว", "จัดเวร", "สำนักปลัด", "ตลอดปีงบประมาณ"), year=2567)
    assert (found.fiscal_year_be, found.start) == (2569, date(2025, 10, 1))


def test_a_period_that_ends_before_it_starts() -> None:
    found = facts(PLAIN, ("อบรม", "วิทยากร", "สำนักปลัด", "ตุลาคม ๒๕๖๗ - มีนาคม ๒๕๖๗"))
    assert (found.measures[0].start, found.measures[0].end) == (date(2024, 10, 1), None)
    assert "period_ends_before_start" in codes(found)


def test_scores_beside_measures_are_still_read() -> None:
    found = facts(
        ("ตัวชี้วัด", "คะแนน", "ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"),
        ("การปฏิบัติหน้าที่", "90.11", "ล่าช้า", "ลดขั้นตอน", "สำนักปลัด", "ม.ค. 68"),
        ("การใช้งบประมาณ", "80.20", "ไม่ทั่วถึง", "เผยแพร่", "กองคลัง", "ตลอดปีงบประมาณ"),
    )
    assert [m.indicator for m in found.measures] == [1, 2]
    assert {s.code for s in found.scores} == {"1", "2"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("๑. สำนักปลัด ๒. กองคลัง", ("สำนักปลัด", "กองคลัง")),
        ("1.สำนักปลัด2.กองคลัง", ("สำนักปลัด", "กองคลัง")),
        ("สำนักปลัด กองคลัง กองช่าง", ("สำนักปลัด", "กองคลัง", "กองช่าง")),
        ("สำนักปลัดกองคลังกองช่าง", ("สำนักปลัด", "กองคลัง", "กองช่าง")),
        ("กองสวัสดิการ สังคม", ("กองสวัสดิการ สังคม",)),
        ("กองสาธารณสุข และสิ่งแวดล้อม", ("กองสาธารณสุข และสิ่งแวดล้อม",)),
        ("๔. กอง\nการ\nศึกษาฯ\n๕. กอง\nช่าง", ("กองการศึกษาฯ", "กองช่าง")),
        ("สำนัก\nปลัดฯ\nกองคลัง", ("สำนักปลัดฯ", "กองคลัง")),
        ("กองสวัสดิการ\nกองช่าง", ("กองสวัสดิการ", "กองช่าง")),
        ("กองบริหาร\nงานบุคคล", ("กองบริหารงานบุคคล",)),
        ("กองคลังและกองช่าง", ("กองคลัง", "กองช่าง")),
        ("สำนักคอมพิวเตอร์ งานตรวจสอบภายใน", ("สำนักคอมพิวเตอร์", "งานตรวจสอบภายใน")),
        ("สำนักปลัด/กองคลัง", ("สำนักปลัด", "กองคลัง")),
        ("สำนักปลัด, กองคลัง และกลุ่มตรวจสอบภายใน", ("สำนักปลัด", "กองคลัง", "กลุ่มตรวจสอบภายใน")),
        ("- กองการศึกษา ศาสนาและวัฒนธรรม\n- กองคลัง", ("กองการศึกษา ศาสนาและวัฒนธรรม", "กองคลัง")),
        ("ทุกสำนัก/กอง", ("ทุกสำนัก/กอง",)),
        ("สำนัก/กอง ทุกแห่ง", ("สำนัก/กอง ทุกแห่ง",)),
        ("ทุกส่วน\nราชการ", ("ทุกส่วนราชการ",)),
        ("สำนักปลัด อบจ. กองคลัง", ("สำนักปลัด อบจ.", "กองคลัง")),
        ("-", ()),
    ],
)
def test_departments(text: str, names: tuple[str, ...]) -> None:
    assert split_departments(text) == names


def test_flowing_text() -> None:
    assert flowing("การใช้ทรัพย์\nสิน", wrapped=True) == "การใช้ทรัพย์สิน"
    assert flowing("ข้อหนึ่ง\nข้อสอง", wrapped=False) == "ข้อหนึ่ง ข้อสอง"
    assert flowing("ผ่าน\nWebsite\nและเพจ", wrapped=True) == "ผ่าน Website และเพจ"
    assert flowing(" \n ", wrapped=True) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๑๕,๐๐๐", Decimal(15000)),
        ("20000.50 บาท", Decimal("20000.50")),
        ("ไม่ใช้งบประมาณ", None),
        ("-", None),
        ("5,000 และ 3,000", None),
    ],
)
def test_amounts(text: str, value: Decimal | None) -> None:
    assert amount(text) == value


def test_a_row_without_content_is_found_not_published() -> None:
    found = facts(PLAIN, ("อบรม", "วิทยากร", "สำนักปลัด", "ม.ค. ๖๘"), ("", "", "กองคลัง", "ก.พ. ๖๘ - มี.ค. ๖๘"))
    assert len(found.measures) == 1
    assert found.measures[0].responsible == ("สำนักปลัด", "กองคลัง")


def test_periods_of_another_table_tell_the_year() -> None:
    body = tabbed(PLAIN, ("อบรม", "วิทยากร", "สำนักปลัด", "ต.ค. ๖๖ - มี.ค. ๖๗")) + "\nเรื่องอื่น\n\n"
    body += tabbed(PLAIN, ("คู่มือ", "ร่าง", "กองช่าง", "ตลอดปีงบประมาณ"))
    assert [m.end for m in reported(body).measures] == [date(2024, 3, 31), date(2024, 9, 30)]


def unruled(*rows: tuple[str, ...]) -> FoundMeasures:
    """A table without rules in which every printed line is a row."""
    cells = tuple(
        Cell(text, r, c, Place(1, (70.0 + 90 * c, 100.0 + 20 * r, 160.0 + 90 * c, 120.0 + 20 * r)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    table = Table(cells, len(rows), len(rows[0]), Place(1, (70.0, 100.0, 500.0, 500.0)), "aligned")
    title = TextLine("มาตรการจากผลการประเมิน ITA", Place(1, (70.0, 60.0, 300.0, 76.0)))
    return find_measures(clean_document(RawDocument("application/pdf", (Page(1, (title, table)),))), 2567)


def test_printed_lines_of_a_table_without_rules_are_no_measures() -> None:
    found = unruled(
        PLAIN,
        ("เผยแพร่แผนใช้จ่ายเงิน", "1. สรุป", "1. กอง", "ม.ค. ๖๘ -"),
        ("ให้บุคลากรทราบ", "แผนเป็นภาพ", "คลัง", "มี.ค. ๖๘"),
        ("ติดป้ายบอกขั้นตอน", "2. ออกแบบ", "2. กอง", "เดือน"),
        ("ทุกจุดบริการ", "ให้อ่านง่าย", "ช่าง", "พ.ค. ๖๘"),
    )
    assert found.measures == ()
    assert [f.code for f in found.findings] == ["unread_row"] * 4


def test_whole_rows_of_a_table_without_rules_are_measures() -> None:
    found = unruled(
        PLAIN,
        ("เผยแพร่แผนใช้จ่ายเงิน", "สรุปแผน", "1. กองคลัง", "ม.ค. ๖๘ - มี.ค. ๖๘"),
        ("ติดป้ายบอกขั้นตอน", "ออกแบบ", "กองช่าง", "เม.ย. ๖๘ - พ.ค. ๖๘"),
    )
    assert [m.responsible for m in found.measures] == [("กองคลัง",), ("กองช่าง",)]


def test_numbers_of_departments_do_not_count_measures() -> None:
    found = unruled(
        ("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"),
        ("เผยแพร่แผน", "1. กองคลัง", "ม.ค. ๖๘"),
        ("ใช้จ่ายเงิน", "2. กองช่าง", "มี.ค."),
        ("ติดป้าย", "", "พ.ค. ๖๘"),
        ("ทุกจุด", "3. กอง", ""),
    )
    assert found.measures == ()


def test_a_row_of_content_is_no_header() -> None:
    assert is_header_row(["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"])
    assert not is_header_row(["", "มาตรการเดิมทุกด้าน", "ศึกษาดูงาน", "สิงหาคม ๒๕๖๖"])


@pytest.mark.parametrize(
    ("text", "begins", "unfinished"),
    [
        ("1. กองคลัง", True, False),
        ("- ฝ่ายอำนวยการ", True, False),
        ("ทุกส่วนราชการ", True, False),
        ("กอง", True, True),
        ("ศาสนาและวัฒนธรรม", False, False),
        ("", False, False),
    ],
)
def test_beginnings_of_departments(text: str, begins: bool, unfinished: bool) -> None:
    assert begins_department(text) is begins
    assert any(map(is_unfinished, split_departments(text))) is unfinished


def table_in(title: str, *, over: str = "", header: tuple[str, ...] = PLAN, row: tuple[str, ...] = PLAN_ROW) -> int:
    """How many measures a document gives whose one table is a plan."""
    return len(understood(f"{title}\nองค์การบริหารส่วนตำบลบ้านแป้น\n\n{over}\n\n{tabbed(header, row)}").measures)


PURPOSE = "จัดทำเพื่อรองรับการประเมินคุณธรรมและความโปร่งใส (ITA) ของหน่วยงาน"


@pytest.mark.parametrize(
    "title",
    [
        "คู่มือการปฏิบัติงานด้านพัสดุ",
        "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566-2570",
        "แผนพัฒนาบุคลากร ประจำปี 2568",
        "รายงานผลการดำเนินงานตามแผนปฏิบัติราชการ",
        "นโยบายงดรับของขวัญ",
        "มาตรการประหยัดพลังงาน",
    ],
)
def test_a_plan_of_something_else_that_mentions_the_assessment_gives_no_measures(title: str) -> None:
    assert table_in(f"{title}\n{PURPOSE}") == 0


def test_a_manual_of_the_assessment_gives_none() -> None:
    assert table_in("คู่มือการประเมิน ITA ประจำปี 2568") == 0


@pytest.mark.parametrize(
    ("title", "over"),
    [
        ("รายงานผลการประเมิน ITA ประจำปี 2567", "2. แผนการปรับปรุง"),
        ("แผนยกระดับผลการประเมินคุณธรรมและความโปร่งใส ปี 2568", ""),
        ("แผนปฏิบัติการ\nยกระดับผลการประเมิน ITA", ""),
        ("แผนพัฒนาบุคลากร ประจำปี 2568", "มาตรการจากผลการประเมิน ITA ปี 2567"),
        ("แผนพัฒนาบุคลากร ประจำปี 2568", "ด้าน EIT ประสิทธิภาพการสื่อสาร"),
        ("บันทึกข้อความ", "จากผลการประเมิน ITA ได้ 88.20 คะแนน จึงกำหนดดังนี้"),
    ],
)
def test_the_title_or_the_heading_over_a_table_links_it_to_the_result(title: str, over: str) -> None:
    assert table_in(title, over=over) == 1


@pytest.mark.parametrize("issue", ["e4 การเผยแพร่", "ข้อ i5, i6 แผนใช้เงิน", "O12", "ประสิทธิภาพการสื่อสาร"])
def test_an_issue_that_names_an_item_or_an_indicator_links_its_table(issue: str) -> None:
    header = ("ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา")
    row = (issue, "เปิดเพจ", "สำนักปลัด", "ม.ค. 68")
    assert table_in(f"แผนพัฒนาบุคลากร\n{PURPOSE}", header=header, row=row) == 1


def test_those_who_answered_are_no_work_of_preparing() -> None:
    told = "<h3>มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568 กรมประมง</h3><p>ผลคะแนน ITA ปี 2567</p><p>{}</p>"
    table = (
        "<table><tr><th>ประเด็น</th><th>แนวทาง</th><th>ผู้รับผิดชอบ</th><th>ระยะเวลา</th></tr>"
        "<tr><td>การใช้งบประมาณ</td><td>เผยแพร่แผน</td><td>กองคลัง</td><td>ตุลาคม 2567</td></tr></table>"
    )
    assert understood(told.format("ผู้ตอบแบบวัด EIT 27 คนขอช่องทางเพิ่ม") + table, "a.html").measures
    assert not understood(told.format("ขั้นตอนการตอบแบบวัด IIT") + table, "a.html").measures


@pytest.mark.parametrize("told, n_measures", [("ผลการประเมิน ITA ปี 2567 ได้ 92.80 คะแนน", 2), ("หลักการและเหตุผล", 0)])
def test_a_plan_that_raises_virtue_is_known_by_what_stands_over_its_table(told: str, n_measures: int) -> None:
    rows = "".join(
        f"<tr><td>{what}</td><td>สำนักปลัด</td><td>ต.ค. 67 - ก.ย. 68</td></tr>"
        for what in ("จัดทำคู่มือประชาชน", "ตรวจสอบพัสดุประจำปี")
    )
    head = "<tr><th>มาตรการ</th><th>ผู้รับผิดชอบ</th><th>ระยะเวลา</th></tr>"
    title = "<h2>แผนปฏิบัติการยกระดับคุณธรรมและความโปร่งใส ปี 2568</h2><p>เทศบาลตำบลบ้านแป้น</p>"
    found = understood(f"{title}<p>{told}</p><table>{head}{rows}</table>", "plan.html")
    assert len(found.measures) == n_measures
