"""Text that a style hides and cells that were deleted with tracked changes are not read."""

from __future__ import annotations

import io
import zipfile

import pytest
from prongsai.extract.records import Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.extract.word.document import read_docx

from tests.extract.wordfile import NAMESPACES, p, tbl, tc, word_file


def styled(body: str, styles: str) -> list[str]:
    """The lines of a file with these styles."""
    buffer = io.BytesIO(word_file(body))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/styles.xml", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    page = read_docx(buffer.getvalue(), Settings()).pages[0]
    return [block.text for block in page.blocks if isinstance(block, TextLine)]


def run(text: str, properties: str) -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


GONE = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
BASED = '<w:style w:type="character" w:styleId="Based"><w:basedOn w:val="Gone"/>{0}</w:style>'
SHOWN = '<w:rPr><w:vanish w:val="0"/></w:rPr>'


@pytest.mark.parametrize("name", ["Gone", "Based"])
def test_a_style_that_hides_text_hides_its_runs(name: str) -> None:
    body = p("เห็น") + run("ซ่อน", f'<w:rStyle w:val="{name}"/>')
    assert styled(body, GONE + BASED.format("")) == ["เห็น"]


def test_the_nearer_setting_shows_text_again() -> None:
    assert styled(run("เห็น", '<w:rStyle w:val="Based"/>'), GONE + BASED.format(SHOWN)) == ["เห็น"]
    assert styled(run("เห็น", '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>'), GONE) == ["เห็น"]


def test_styles_based_on_each_other_hide_nothing() -> None:
    rings = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert styled(run("เห็น", '<w:rStyle w:val="A"/>'), rings) == ["เห็น"]


def test_a_paragraph_style_that_hides_text_hides_the_paragraph() -> None:
    style = '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert styled(p("ซ่อน", '<w:pStyle w:val="Note"/>') + p("เห็น"), style) == ["เห็น"]


@pytest.mark.parametrize(
    "switch", ["<w:strike/>", "<w:dstrike/>", '<w:vanish w:val="1"/>', '<w:color w:val="ffffff"/>']
)
def test_a_run_that_is_struck_hidden_or_white_is_no_print(switch: str) -> None:
    style = f'<w:style w:type="character" w:styleId="Old"><w:rPr>{switch}</w:rPr></w:style>'
    assert styled(p("เห็น") + run("เดิม", switch), "") == ["เห็น"]
    assert styled(p("เห็น") + run("เดิม", '<w:rStyle w:val="Old"/>'), style) == ["เห็น"]


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    white, dark = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F4E79"/>'
    assert styled(run("หัวตาราง", white + dark), "") == ["หัวตาราง"]
    head = f"<w:tc><w:tcPr>{dark}</w:tcPr>{run('ชื่อ', white)}</w:tc>{tc('คะแนน')}"
    body = tbl(head, tc("IIT") + tc("22.22"))
    found = [b for b in read_docx(word_file(body), Settings()).pages[0].blocks if isinstance(b, Table)]
    assert [cell.text for cell in found[0].cells] == ["ชื่อ", "คะแนน", "IIT", "22.22"]


def test_a_deleted_cell_is_left_out() -> None:
    gone = '<w:cellDel w:id="1" w:author="x"/>'
    body = tbl(tc("ชื่อ") + tc("เดิม", gone) + tc("คะแนน"), tc("IIT") + tc("11.11", gone) + tc("22.22"))
    found = [b for b in read_docx(word_file(body), Settings()).pages[0].blocks if isinstance(b, Table)]
    assert [cell.text for cell in found[0].cells] == ["ชื่อ", "คะแนน", "IIT", "22.22"]


def test_a_hidden_row_is_left_out() -> None:
    row = tc("IIT") + tc("11.11")
    body = tbl(tc("ชื่อ") + tc("คะแนน"), "<w:trPr><w:hidden/></w:trPr>" + row, tc("IIT") + tc("22.22"))
    found = [b for b in read_docx(word_file(body), Settings()).pages[0].blocks if isinstance(b, Table)]
    assert "11.11" not in [cell.text for cell in found[0].cells]
