"""What a document is: a report, a list of bodies, news, or no document."""

from __future__ import annotations

import pytest
from prongsai.extract.records import Page, RawDocument
from prongsai.extract.settings import Settings
from prongsai.extract.text.html_document import read_html
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import DocumentFacts

from tests.normalize.understanding import understood

ERRORS = [
    "<title>404 Not Found</title><h1>404 Not Found</h1><p>nginx</p>",
    "<h1>Just a moment...</h1><p>Checking your browser</p>",
    "<h2>ขออภัย ไม่พบหน้าที่ท่านต้องการ</h2><a href=/>กลับหน้าหลัก</a>",
    "<p>คุณไม่มีสิทธิ์เข้าถึงไฟล์นี้</p>",
    "<form><label>ชื่อผู้ใช้</label><label>รหัสผ่าน (Password)</label><button>ตกลง</button></form>",
    "<div id=app></div>",
]


def of_page(body: str) -> DocumentFacts:
    return interpret(read_html(f"<html><body>{body}</body></html>"), Settings())


@pytest.mark.parametrize("body", ERRORS)
def test_pages_that_hold_no_document_say_so(body: str) -> None:
    facts = of_page(body)
    assert facts.kind == "no_document"
    assert [f.code for f in facts.findings if f.code == "no_document"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>ประกาศองค์การบริหารส่วนตำบล เรื่อง วันหยุดราชการประจำปี</p>",
        "<p>เปลี่ยนรหัสผ่านของท่านทุกสามเดือน</p>",
        "<p>" + "แผนพัฒนาท้องถิ่นห้าปี เพื่อให้บริการประชาชน " * 60 + "404 not found</p>",
    ],
)
def test_a_document_about_something_else_is_one(body: str) -> None:
    assert of_page(body).kind == "other"


def test_a_picture_too_small_for_a_page_is_none() -> None:
    small = RawDocument("image/png", (Page(1, (), 150.0, 90.0),), 1, None)
    assert interpret(small, Settings()).kind == "no_document"


def test_lists_and_news_are_told_apart() -> None:
    head = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567"
    scores = {"กรมการข้าว": "91.20", "กรมปศุสัตว์": "92.30", "กรมประมง": "93.40", "กรมชลประทาน": "94.50"}
    rows = "".join(f"| {name} | {score} |\n" for name, score in scores.items())
    assert understood(f"{head}\n\n| หน่วยงาน | คะแนน ITA |\n|---|---|\n{rows}").kind == "list"
    assert understood("กรมการข้าวได้คะแนน ITA ประจำปีงบประมาณ พ.ศ. 2567 รวม 91.20 คะแนน").kind == "news"
