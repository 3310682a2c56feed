"""JSON as lines and tables."""

from __future__ import annotations

import json

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.extract.text.html_document import read_html

from tests.extract.shapes import grid, tables, texts

PACKED = {"ok": True, "data": json.dumps({"หน่วยงาน": "กรมตัวอย่าง", "ปี": "2567", "คะแนน": {"IIT": 81.50, "EIT": 72.25}})}


def test_members_are_lines_and_numbers_side_by_side_a_table() -> None:
    document = read_document(json.dumps(PACKED).encode(), "a.json", Settings())
    assert texts(document) == ["หน่วยงาน: กรมตัวอย่าง", "ปี: 2567"]
    assert [grid(table) for table in tables(document)] == [[["IIT", "81.5"], ["EIT", "72.25"]]]


def test_a_list_of_alike_objects_is_a_table_and_figures_keep_their_decimals() -> None:
    text = '[{"row": {"org": "ก",\n "score_iit": 80.10}},\n {"row": {"org": "ข", "score_iit": null}}]'
    document = read_document(text.encode(), "a.json", Settings())
    (table,) = tables(document)
    assert grid(table) == [["org", "score_iit"], ["ก", "80.10"], ["ข", ""]]
    assert [cell.place.line for cell in table.cells if cell.col == 0] == [1, 1, 3]


def test_text_in_brackets_is_text() -> None:
    assert texts(read_document("[หน้า 1] คะแนน {90.10}".encode(), "a.txt", Settings())) == ["[หน้า 1] คะแนน {90.10}"]


def test_what_is_read_holds_plain_texts_that_can_be_kept() -> None:
    document = read_document(json.dumps(PACKED).encode(), "a.json", Settings())
    assert {type(cell.text) for table in tables(document) for cell in table.cells} == {str}


def test_half_a_sign_does_not_keep_a_document_from_being_written() -> None:
    text = '{"a\\ud83d": "b \\ud83d", "c\\ud83d": 1.5, "d": 2.5}'
    document = read_document(text.encode(), "a.json", Settings())
    assert texts(document) == ["a?: b ?"]
    assert [grid(table) for table in tables(document)] == [[["c?", "1.5"], ["d", "2.5"]]]


NESTED = {"agency": {"name": "กรมตัวอย่าง"}, "parts": [{"code": "IIT", "score": 81.50, "of": [{"n": "ก"}, {"n": "ข"}]}]}


def test_an_object_that_holds_others_says_its_name_with_its_figure() -> None:
    document = read_document(json.dumps(NESTED).encode(), "a.json", Settings())
    assert texts(document) == ["name: กรมตัวอย่าง", "IIT: 81.5"]
    assert [grid(table) for table in tables(document)] == [[["n"], ["ก"], ["ข"]]]


@pytest.mark.parametrize(
    "script", ["<script type='application/json'>{}</script>", "<script>window.__STATE__ = {};</script>"]
)
def test_the_data_of_a_page_that_scripts_draw_is_read_where_the_page_prints_nothing(script: str) -> None:
    filled = script.replace("{}", json.dumps(NESTED))
    assert texts(read_html(f"<div id=app></div>{filled}")) == ["name: กรมตัวอย่าง", "IIT: 81.5"]
    printed = f"<p>{'ก' * 600}</p>"
    assert len(texts(read_html(f"{printed}{filled}"))) == 1
