"""Whose results a document tells, where a larger body's name heads it."""

from __future__ import annotations

import pytest

from tests.normalize.test_bodies_in_tables import by_body
from tests.normalize.understanding import codes, understood

TABLE = "\n\n|ตัวชี้วัด|คะแนน|\n|--|--|\n|การปฏิบัติหน้าที่|91.10|\n|การใช้งบประมาณ|92.20|\n|การใช้อำนาจ|93.30|\n"
YEAR = "ประจำปีงบประมาณ พ.ศ. 2567"
SUBJECT = f"เรื่อง ผลการประเมิน ITA {YEAR}"


def owners(*lines: str) -> set[str]:
    """The bodies whose scores a document of these lines and a table publishes."""
    return {name for name, _ in by_body(understood("\n\n".join(lines) + TABLE, "report.md"))}


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("ศาลากลางจังหวัดน่าน", SUBJECT, "เรียน นายอำเภอปัว", "ผลการประเมินขององค์การบริหารส่วนตำบลเจดีย์ชัย เป็นดังนี้"),
         "องค์การบริหารส่วนตำบลเจดีย์ชัย"),
        (("กรมส่งเสริมการปกครองท้องถิ่น", SUBJECT, "เรียน ผู้ว่าราชการจังหวัดน่าน", "ผลการประเมินของเทศบาลตำบลปัว"),
         "เทศบาลตำบลปัว"),
        (("ที่ว่าการอำเภอปัว", SUBJECT, "เรียน นายก อบต.เจดีย์ชัย", "หน่วยงานของท่านได้คะแนนดังนี้"), "องค์การบริหารส่วนตำบลเจดีย์ชัย"),
        (("จังหวัดน่าน", SUBJECT, "เรียน นายกเทศมนตรีตำบลปัว", "เทศบาลของท่านมีผลการประเมิน ดังนี้"), "เทศบาลตำบลปัว"),
        (("สำนักงานตำรวจแห่งชาติ", f"ผลการประเมิน ITA สถานีตำรวจภูธรริมบึง {YEAR}"), "สถานีตำรวจภูธรริมบึง"),
        (("สถานีตำรวจภูธรริมบึง ตำรวจภูธรจังหวัดน่าน สำนักงานตำรวจแห่งชาติ", f"ผลการประเมิน ITA {YEAR}"), "สถานีตำรวจภูธรริมบึง"),
        (("คณะเกษตรศาสตร์ มหาวิทยาลัยเชียงใหม่", f"ผลการประเมิน ITA ของคณะ {YEAR}"), "คณะเกษตรศาสตร์"),
        ((f"ผลการประเมิน ITA โรงพยาบาลริมบึง จังหวัดน่าน {YEAR}", "กระทรวงสาธารณสุข"), "โรงพยาบาลริมบึง"),
    ],
)  # fmt: skip
def test_a_document_tells_the_results_of_whom_it_names_as_theirs(lines: tuple[str, ...], body: str) -> None:
    assert owners(*lines) == {body}


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("ที่ทำการองค์การบริหารส่วนตำบลเจดีย์ชัย อำเภอปัว จังหวัดน่าน", SUBJECT, "เรียน นายอำเภอปัว", "ขอรายงานผลการประเมิน ดังนี้"),
         "องค์การบริหารส่วนตำบลเจดีย์ชัย"),
        (("กรมบังคับคดี", SUBJECT, "เรียน ปลัดกระทรวงยุติธรรม", "ผลการประเมินของกระทรวงยุติธรรมประกาศแล้ว ของกรมเป็นดังนี้"),
         "กรมบังคับคดี"),
        (("มหาวิทยาลัยเชียงใหม่", SUBJECT, "เรียน อธิการบดี", "ผลการประเมินของมหาวิทยาลัย ดังนี้"), "มหาวิทยาลัยเชียงใหม่"),
        (("กองนโยบายและแผน มหาวิทยาลัยเชียงใหม่", f"ผลการประเมิน ITA {YEAR}"), "มหาวิทยาลัยเชียงใหม่"),
        (("คณะเกษตรศาสตร์ มหาวิทยาลัยเชียงใหม่", f"ผลการประเมิน ITA ของมหาวิทยาลัย {YEAR}"), "มหาวิทยาลัยเชียงใหม่"),
        (("กรมราชทัณฑ์ กระทรวงยุติธรรม", f"ผลการประเมิน ITA {YEAR}", "ประชุม ณ เรือนจำริมบึง"), "กรมราชทัณฑ์"),
    ],
)  # fmt: skip
def test_a_document_of_the_body_that_heads_it_is_that_bodys(lines: tuple[str, ...], body: str) -> None:
    assert owners(*lines) == {body}


def test_a_letter_to_many_gives_its_sender_no_results() -> None:
    assert owners("จังหวัดน่าน", SUBJECT, "เรียน นายกเทศมนตรีทุกแห่ง", "หน่วยงานของท่านได้คะแนนดังนี้") == set()


@pytest.mark.parametrize("line", ["โรงพิมพ์ริมบึง อำเภอเมือง จังหวัดอุดรธานี", "โครงการศึกษาดูงาน ณ จังหวัดอุดรธานี"])
def test_a_printer_or_a_visit_gives_a_body_no_place(line: str) -> None:
    facts = understood(f"ผลการประเมิน ITA {YEAR}\n\nอบต.หนองบัว{TABLE}\n{line}\n", "report.md")
    assert {a.resolution for a in facts.agencies} == {"ambiguous"}
    assert "agency_ambiguous" in codes(facts)
