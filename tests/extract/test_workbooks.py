"""Workbooks of Excel and LibreOffice are read as they are shown."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.drawing.image import Image as Excel
from openpyxl.styles import Font, PatternFill
from PIL import Image
from prongsai.extract.reader import read_document
from prongsai.extract.records import Block, NoticeCode, Place, RawDocument, Table, TextLine
from prongsai.extract.scan.pictures_in_text import PicturesInText
from prongsai.extract.settings import Settings
from prongsai.extract.workbook import xls
from prongsai.extract.workbook.document import document_of
from prongsai.extract.workbook.number_formats import shown
from prongsai.extract.workbook.sheets import Sheet

from tests.extract.shapes import check_cover, grid, tables, texts


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def of_rows(*rows: list[Any]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def read(book: openpyxl.Workbook) -> RawDocument:
    document = read_document(saved(book), "a.xlsx", Settings())
    assert document.error_code is None, document.error
    for table in tables(document):
        check_cover(table)
    return document


HEAD = ["ตัวชี้วัด", "คะแนน"]


def test_titles_are_lines_and_rows_are_a_table() -> None:
    document = read(of_rows(["ผลการประเมิน"], [], HEAD, ["ก", 96.31], ["ข", "๙๔.๕๐"], ["หมายเหตุ: ร่าง"]))
    assert texts(document) == ["ผลการประเมิน", "หมายเหตุ: ร่าง"]
    assert [grid(table) for table in tables(document)] == [[HEAD, ["ก", "96.31"], ["ข", "๙๔.๕๐"]]]
    assert [block.place.line for block in document.pages[0].blocks] == [1, 3, 6]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (93.694999, "0.00", "93.69"),
        (93.695, "0.00", "93.70"),
        (0.9369, "0.00%", "93.69%"),
        (93.690000000000012, "General", "93.69"),
        (94.5, '0.00" คะแนน"', "94.50 คะแนน"),
        (94.5, "0", "95"),
        (94.5, "[$-D07041E]0.00", "94.50"),
        (-1.25, "0.00;(0.00)", "(1.25)"),
        (93.69, ";;;", ""),
        (0, "0.00;-0.00;", ""),
        (1234.5, "#,##0.00", "1234.50"),
        (date(2024, 10, 1), "d/m/yyyy", "1/10/2024"),
        (date(2024, 10, 1), "[$-107041E]d/m/yyyy", "1/10/2567"),
        ("ก", "@", "ก"),
        ("ก", ";;;", ""),
        (True, "General", "TRUE"),
    ],
)
def test_a_cell_shows_its_value_in_its_format(value: object, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_workbook_shows_formats_and_stored_values_of_formulas() -> None:
    book = of_rows(HEAD, ["ก", 96.3149], ["ข", 94.5])
    book.active["B2"].number_format = "0.00"
    assert grid(tables(read(book))[0])[1] == ["ก", "96.31"]


def test_hidden_rows_columns_and_sheets_are_left_out() -> None:
    book = of_rows(["ตัวชี้วัด", "เดิม", "คะแนน"], ["ก", 1, 96.31], ["ข", 2, 94.5], ["ค", 3, 90.25])
    book.active.column_dimensions["B"].hidden = True
    book.active.row_dimensions[3].hidden = True
    book.create_sheet("ร่าง").append(["ก", 11.11])
    book["ร่าง"].sheet_state = "hidden"
    document = read(book)
    assert [grid(table) for table in tables(document)] == [[HEAD, ["ก", "96.31"], ["ค", "90.25"]]]
    assert len(document.pages) == 1


def test_struck_and_white_figures_are_no_print() -> None:
    book = of_rows(HEAD, ["ก", 11.11], ["ข", 22.22], ["ค", 33.33], ["ง", 44.44])
    book.active["B2"].font = Font(strike=True)
    book.active["B3"].font = Font(color="FFFFFF")
    book.active["B4"].font = Font(color="FFFFFF")
    book.active["B4"].fill = PatternFill("solid", fgColor="1F4E79")
    assert [row[1] for row in grid(tables(read(book))[0])[1:]] == ["", "", "33.33", "44.44"]


def test_merged_cells_stand_in_every_slot_that_they_cover() -> None:
    book = of_rows(["ที่", "ผล", None], [None, "IIT", "EIT"], ["ก", 96.31, 94.5], [None, 90.25, 91.5])
    for area in ("A1:A2", "B1:C1", "A3:A4"):
        book.active.merge_cells(area)
    rows = grid(tables(read(book))[0])
    assert rows == [["ที่", "ผล", "ผล"], ["ที่", "IIT", "EIT"], ["ก", "96.31", "94.5"], ["ก", "90.25", "91.5"]]


def test_a_hidden_row_inside_a_merged_cell_shortens_it() -> None:
    book = of_rows(HEAD, ["ก", 96.31], [None, 94.5], [None, 90.25])
    book.active.merge_cells("A2:A4")
    book.active.row_dimensions[3].hidden = True
    assert grid(tables(read(book))[0]) == [HEAD, ["ก", "96.31"], ["ก", "90.25"]]


def test_an_empty_column_parts_tables_and_an_empty_row_before_a_head_does() -> None:
    beside = of_rows(["ปี 2567", None, None, "ปี 2566", None], [*HEAD, None, *HEAD], ["ก", 96.31, None, "ก", 86.31])
    assert [grid(table)[-1] for table in tables(read(beside))] == [["ก", "96.31"], ["ก", "86.31"]]
    below = of_rows(HEAD, ["ก", 96.31], [], ["ข", 95.5], [], ["ด้าน", "ค่า"], ["ค", 94.5])
    assert [grid(table)[-1] for table in tables(read(below))] == [["ข", "95.5"], ["ค", "94.5"]]


def test_each_sheet_is_a_page_under_the_name_of_its_tab() -> None:
    book = of_rows(HEAD, ["ก", 96.31])
    book.active.title = "ปี 2567"
    for row in (HEAD, ["ก", 86.31]):
        (book["Sheet2"] if "Sheet2" in book.sheetnames else book.create_sheet("Sheet2")).append(row)
    document = read(book)
    first = [page.blocks[0] for page in document.pages]
    assert isinstance(first[0], TextLine) and (first[0].text, first[0].place.line) == ("ปี 2567", 0)
    assert isinstance(first[1], Table)
    for name, told in (("2567", ["2567"]), ("12", []), ("Sheet 3", [])):
        book.active.title = name
        shown = read(book).pages[0].blocks
        assert [block.text for block in shown if isinstance(block, TextLine)] == told


OFFICE, TABLE, TEXT = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))


def ods(rows: str, styles: str = "") -> bytes:
    """A spreadsheet of one sheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TABLE}" xmlns:x="{TEXT}">{styles}<o:body><o:spreadsheet>'
            f'<t:table t:name="ผล" t:style-name="s">{rows}</t:table></o:spreadsheet></o:body></o:document-content>',
        )
    return made.getvalue()


def row(*values: str, more: str = "") -> str:
    cells = "".join(f"<t:table-cell><x:p>{value}</x:p></t:table-cell>" for value in values)
    return f"<t:table-row {more}>{cells}<t:table-cell t:number-columns-repeated='1000'/></t:table-row>"


def test_an_open_document_sheet_shows_the_text_of_its_cells() -> None:
    gone = row("ข", "11.11", more="t:visibility='collapse'")
    empty = "<t:table-row t:number-rows-repeated='1048000'><t:table-cell/></t:table-row>"
    wide = "<t:table-row><t:table-cell t:number-columns-spanned='2'><x:p>ผล<x:s/>ปี</x:p></t:table-cell>"
    wide += "<t:covered-table-cell/></t:table-row>"
    data = ods(row(*HEAD) + row("ก", "96.31") + gone + wide + row("ค", "90.25") + empty)
    document = read_document(data, "a.ods", Settings())
    assert [grid(table) for table in tables(document)] == [[HEAD, ["ก", "96.31"], ["ผล ปี", "ผล ปี"], ["ค", "90.25"]]]
    hidden = "<x:style t:name='s' xmlns:y='y'><x:table-properties t:display='false'/></x:style>"
    assert texts(read_document(ods(row(*HEAD), hidden), "a.ods", Settings())) == []


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_a_damaged_workbook_says_so(name: str) -> None:
    data = saved(of_rows(HEAD)) if name == "a.xlsx" else ods(row(*HEAD))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            new.writestr(part, b"<broken" if part in ("xl/workbook.xml", "content.xml") else old.read(part))
    document = read_document(made.getvalue(), name, Settings())
    assert document.error_code == "damaged_file" and "save it again" in (document.error or "")


# A title merged over two columns; six rows: a formatted figure, one struck out, one white, one white on blue, a hidden
# row, a date; a second sheet that is hidden. Written once with xlwt, deflated.
OLD_WORKBOOK = (
    "c-rk)Pe>F|82{ev%+8Lj&(&6AHDojVlL@A2b<te|lMabVkVN30)<b9-n-@EjWqS;wPDK~N4t21)^amsAREMCbLl6X7bgD~G5TQ=r"
    "_svYLItwn8urc5Ae)Hygzwf;_-}~l!Z|Bv^!nvutrSq^tTEPcPrUCvmoxox^HzB}w)1<0%4PY@n$tf`cxR8DgX7gX@w1%|a^Ps>T"
    "^(i922P{Y7By^6B3`W;c_VOJ11<j#Fs2F<+T*o3I!t*L(JjS?@@iucGF~(VQk+B82bK(fRjCI!TvE#T$so*w=DBwQZykkuR6vK0h"
    "<Fl89#nqrKdAxr(CmRBpEey!EVO3Y<Y7nLY!=__!WH3qh`EY}>K%)Lc{W!`TgfXC|;ky|H_~vAeCs9wozIp+u|FK-JXV3@ul~}De"
    "GVt><=r^p?tCv|H#1L7@zoMuB6JYiU8asuY8jVe$v3b|-6!!H+r?~UM=x|~IMsQHz5(KeXR!Sio<yKjSWrvK*EwV{QqyeH>Hppt3"
    "C!6Jdyf(<N)Ig}nX~Xu26d(kFLZA}p1OWm=V#<l5MH6;MBUyPev@B2Nv#WxL2`J!tA?J_~I&tCV*VhLIx?;Vonc%(A+CeMnVZnrR"
    "WP!#KoV^p6Tg$ke@jUlh#`RLhFur_vt?DYaEBhvybAel{u%DeQZ(`MH^%|_FJ|BEgp86QuhV_|_`P1Q<x3MXxz=chqJ^d!3PSlBO"
    "S4kemoU5>N?R&<^s=OOeLiXHE`<PGwi@Z93{vdhGPe<Mn%oZ+e!E8e7&haJj6&Jq3d>^7uv9fp(-0C~jT^;U;la0^C#>Y0~{WA*P"
    "34DUyLTe1wg|9MSv-z|Kg<-bB;%hE^jro3?kFkb{b5oPW_owlrHs8;D-RArG8BVoZeBGsgo%sQquOq(%em+y+lkGn%!djIgxJT~6"
    "UGR^rM+}SKn5!`?Tw|EdyzEtQ^QtGFc;bmCp5&eg`_$><<2LXahRy}L{at4f%aZq*<iC|}7{%Wh{vm6}|5am<gz>E6rvx<N^d;74"
    "<9sh9IgFzxVF(6z9z$8jFP`f}`tz*WF!c9cp=`%r%4VMbc>G`D)iYT"
)


def test_an_old_workbook_shows_formats_and_leaves_out_what_is_hidden() -> None:
    document = read_document(zlib.decompress(base64.b85decode(OLD_WORKBOOK)), "a.xls", Settings())
    assert texts(document) == ["2567", "ผลการประเมิน"] and len(document.pages) == 1
    rows = grid(tables(document)[0])
    assert rows == [HEAD, ["ก", "96.31"], ["ข", ""], ["ค", ""], ["ง", "33.33"], ["ฉ", "1/10/2024"]]
    assert (
        read_document(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.xls", Settings()
        ).error_code
        == "damaged_file"
    )


_DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</xdr:wsDr>"""
_BOX = """<xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:row>{row}</xdr:row></xdr:from><xdr:sp><xdr:nvSpPr>
<xdr:cNvPr id="1" name="b" {looks}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:rPr strike="sngStrike"/><a:t>61.00</a:t></a:r>
<a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"""
_RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
 Target="../drawings/drawing1.xml"/></Relationships>"""


def pictured(form: str, size: tuple[int, int] = (400, 300)) -> bytes:
    made = io.BytesIO()
    Image.new("L", size, "white").save(made, form)
    return made.getvalue()


def test_a_picture_on_a_sheet_is_read_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    book = of_rows(["หัวเรื่อง"])
    book.active.add_image(Excel(io.BytesIO(pictured("PNG"))), "B7")
    book.create_sheet("hidden").add_image(Excel(io.BytesIO(pictured("JPEG"))), "A1")
    book["hidden"].sheet_state = "hidden"
    seen: list[bytes] = []

    def look(_: object, data: bytes) -> list[Block]:
        seen.append(data)
        return [TextLine("ITA 93.69", Place(1, (1, 2, 3, 4)))]

    monkeypatch.setattr(PicturesInText, "read", look)
    (page,) = read(book).pages
    assert [(block.text, block.place.line) for block in page.blocks] == [("หัวเรื่อง", 1), ("ITA 93.69", 7)]
    assert page.from_picture == {1} and len(seen) == 1


def test_a_picture_in_an_open_workbook_is_read_and_the_likeness_of_a_chart_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    frame = '<draw:frame xmlns:draw="d" xmlns:l="l">{}<draw:image l:href="{}"/></draw:frame>'
    cell = "<t:table-cell>{}</t:table-cell>"
    chart = frame.format("<draw:object/>", "Pictures/a.png")
    rows = row("หัวเรื่อง") + f"<t:table-row>{cell.format(frame.format('', 'Pictures/a.png') + chart)}</t:table-row>"
    made = io.BytesIO(ods(rows))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("Pictures/a.png", pictured("PNG"))
    document = read_document(made.getvalue(), "a.ods", Settings(ocr=False))
    assert [(notice.code, notice.page) for notice in document.notices] == [(NoticeCode.PICTURE_NOT_READ, 1)]
    monkeypatch.setattr(PicturesInText, "read", lambda _, data: [TextLine("ITA 93.69", Place(1))])
    assert texts(read_document(made.getvalue(), "a.ods", Settings())) == ["ผล", "หัวเรื่อง", "ITA 93.69"]


@pytest.mark.parametrize(("picture", "told"), [(pictured("PNG"), 1), (pictured("PNG", (90, 90)), 0), (b"", 0)])
def test_a_picture_in_an_old_workbook_is_told(picture: bytes, told: int) -> None:
    assert xls._has_pictures(b"\xd0\xcf" + picture) == bool(told)
    sheet = Sheet("x", {(0, 0): "ก"}, unread=bool(told))
    assert len(document_of([sheet], "application/vnd.ms-excel").notices) == told


def _drawn_over(data: bytes, drawing: str) -> bytes:
    """A workbook with a drawing of text boxes over its first sheet."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", _RELATIONS)
        archive.writestr("xl/drawings/drawing1.xml", drawing)
    return made.getvalue()


def test_what_boxes_over_the_cells_say_is_read_in_the_order_of_the_sheet() -> None:
    boxes = [
        _BOX.format(row=4, column=3, looks="", text="82.50"),
        _BOX.format(row=4, column=0, looks="", text="รวม"),
        _BOX.format(row=2, column=0, looks='hidden="1"', text="71.00"),
    ]
    data = _drawn_over(saved(of_rows(["หัวเรื่อง"])), _DRAWING.format("".join(boxes)))
    document = read_document(data, "a.xlsx", Settings())
    assert texts(document) == ["หัวเรื่อง", "รวม", "82.50"]
    assert [block.place.line for block in document.pages[0].blocks] == [1, 5, 5]


def test_what_is_printed_at_the_head_and_the_foot_of_its_pages_stands_around_a_sheet() -> None:
    book = of_rows(["เนื้อความ"])
    margins = book.active.HeaderFooter
    margins.oddHeader.center.text = '&"Sarabun,Bold"&16อบต.ตัวอย่าง\nปี 2567'
    margins.oddFooter.left.text, margins.oddFooter.right.text = "&P/&N &D", "ร่าง &F"
    document = read(book)
    assert [block.place.line for block in document.pages[0].blocks] == [0, 0, 1, 0]
    assert texts(document) == ["อบต.ตัวอย่าง", "ปี 2567", "เนื้อความ", "ร่าง"]
    margins.differentFirst, margins.firstHeader.center.text = True, "หน้าแรก"
    assert texts(read(book)) == ["หน้าแรก", "เนื้อความ"]
