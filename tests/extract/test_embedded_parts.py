"""What a Word file shows out of other parts: charts, SmartArt, Excel objects, page headers; Flat OPC."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from PIL import Image
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.reader import read_document
from prongsai.extract.records import Block, NoticeCode, Page, Place, RawDocument, TextLine
from prongsai.extract.sandbox.page_timeout import PageTimeoutError
from prongsai.extract.scan import pictures_in_text
from prongsai.extract.scan.pictures_in_text import PicturesInText
from prongsai.extract.settings import Settings
from prongsai.extract.word.document import read_docx
from prongsai.extract.workbook.number_formats import decimals_of, shown_number

from tests.extract.shapes import grid, tables, texts
from tests.extract.wordfile import p, word_file

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def with_parts(body: str, **parts: tuple[str, bytes]) -> bytes:
    """A Word file whose text refers to parts: relation id to (kind, content); each lies at word/ID.xml or .xlsx."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(body))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name != "word/_rels/document.xml.rels":
                new.writestr(name, old.read(name))
        relations = ""
        for key, (kind, content) in parts.items():
            target = f"{key}.{'xlsx' if kind == 'package' else 'xml'}"
            new.writestr(f"word/{target}", content)
            relations += f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        new.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return made.getvalue()


def drawing(inner: str) -> str:
    return p() + f"<w:p><w:r><w:drawing>{inner}</w:drawing></w:r></w:p>"


def points(cache: str, values: list[str], code: str = "") -> str:
    inner = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))
    return f"<c:{cache}>{f'<c:formatCode>{code}</c:formatCode>' if code else ''}{inner}</c:{cache}>"


def chart(values: list[str], inside: str = "", beside: str = "", code: str = "0.00", before: str = "") -> bytes:
    """A bar chart of one series with labels, or other elements, inside the series or beside it."""
    series = f"<c:ser><c:tx><c:strRef>{points('strCache', ['คะแนน'])}</c:strRef></c:tx>{inside}<c:cat><c:strRef>"
    series += f"{points('strCache', ['ก', 'ข'])}</c:strRef></c:cat><c:val><c:numRef>"
    series += f"{points('numCache', values, code)}</c:numRef></c:val></c:ser>"
    plot = f"<c:plotArea><c:barChart>{series}{beside}</c:barChart></c:plotArea>"
    return f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart>{before}{plot}</c:chart></c:chartSpace>'.encode()


def charted(content: bytes) -> RawDocument:
    body = drawing(f'<c:chart xmlns:c="{C}" xmlns:r="{OFFICE}" r:id="c1"/>')
    return read_document(with_parts(body, c1=("chart", content)), "a.docx", Settings())


def labels(shown: int, more: str = "", first: str = "") -> str:
    return f'<c:dLbls>{first}{more}<c:showVal val="{shown}"/></c:dLbls>'


ONE_OFF = '<c:dLbl><c:idx val="1"/><c:delete val="1"/></c:dLbl>'
ONE_ON = '<c:dLbl><c:idx val="1"/>{}<c:showVal val="1"/></c:dLbl>'
OTHER = "<c:tx><c:rich><a:p><a:r><a:t>95.0</a:t></a:r></a:p></c:rich></c:tx>"
CLEAR = "<c:txPr><a:p><a:pPr><a:defRPr><a:noFill/></a:defRPr></a:pPr></a:p></c:txPr>"
ROUND = '<c:numFmt formatCode="0.0" sourceLinked="0"/>'


@pytest.mark.parametrize(
    ("inside", "beside", "figures"),
    [
        (labels(1), "", ["96.31", "94.50"]),
        ("", labels(1), ["96.31", "94.50"]),
        ("", "<c:dTable/>", ["96.31", "94.50"]),
        (labels(1, ROUND), "", ["96.3", "94.5"]),
        (labels(1, first=ONE_OFF), "", ["96.31", ""]),
        (labels(0, first=ONE_ON.format("")), "", ["", "94.50"]),
        (labels(0, first=ONE_ON.format(OTHER)), "", ["", "95.0"]),
        ("", "", []),
        (labels(0), labels(1), []),
        (labels(1, CLEAR), "", []),
    ],
)
def test_a_chart_is_a_table_of_the_figures_that_it_has_labels_for(inside: str, beside: str, figures: list[str]) -> None:
    document = charted(chart(["96.310000000000002", "94.5"], inside, beside))
    head = ["", "คะแนน"]
    expected = [[head, *([name, figure] for name, figure in zip("กข", figures, strict=True))]] if figures else []
    assert [grid(t) for t in tables(document)] == expected


def test_a_chart_prints_its_title_and_no_series_that_a_filter_leaves_out() -> None:
    title = f"<c:title>{OTHER}</c:title>"
    gone = (
        f'<c:extLst><c:ext><f:filtered xmlns:f="f">{chart(["1.0"], labels(1)).decode()}</f:filtered></c:ext></c:extLst>'
    )
    document = charted(chart(["96.31", "94.5"], labels(1), gone, before=title))
    assert texts(document) == ["95.0"] and grid(tables(document)[0])[0] == ["", "คะแนน"]


def test_smart_art_prints_its_texts() -> None:
    one = "<dgm:pt><dgm:t><a:p><a:r><a:t>ก </a:t></a:r><a:r><a:t>96.31</a:t></a:r><a:r><a:rPr strike='sngStrike'/>"
    one += "<a:t>90.00</a:t></a:r></a:p></dgm:t></dgm:pt>"
    silent = '<dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>x</a:t></a:r></a:p></dgm:t></dgm:pt>'
    model = f'<dgm:dataModel xmlns:dgm="{D}" xmlns:a="{A}"><dgm:ptLst>{one}{silent}</dgm:ptLst></dgm:dataModel>'
    body = drawing(f'<dgm:relIds xmlns:dgm="{D}" xmlns:r="{OFFICE}" r:dm="d1"/>')
    document = read_document(with_parts(body, d1=("diagramData", model.encode())), "a.docx", Settings())
    assert texts(document) == ["ก 96.31"]


def workbook() -> bytes:
    """A book whose second sheet is in front, with a hidden column and a hidden row."""
    book = openpyxl.Workbook()
    book.active.title = "ก่อน"
    front = book.create_sheet("นี้")
    for row in (["ด้าน", "คะแนน"], ["ก", 94.5, 7], ["ก", 1]):
        front.append(row)
    front["B2"].number_format = "0.00;-0.00"
    front.column_dimensions["C"].hidden = True
    front.row_dimensions[3].hidden = True
    book.active = 1
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_an_excel_object_shows_its_front_sheet_as_formatted() -> None:
    body = f'<w:p xmlns:o="o" xmlns:r="{OFFICE}"><w:r><w:object><v:imagedata r:id="i1"/>'  # how it looked when closed
    body += '<o:OLEObject ProgID="Excel.Sheet.12" r:id="x1"/>'
    body += "</w:object></w:r></w:p>"
    parts = {"x1": ("package", workbook()), "i1": ("image", b"GIF89a")}
    document = read_document(with_parts(body, **parts), "a.docx", Settings())
    assert document.notices == () and [grid(t) for t in tables(document)] == [[["ด้าน", "คะแนน"], ["ก", "94.50"]]]
    broken = read_document(with_parts(body, x1=("package", b"no archive")), "a.docx", Settings())
    assert [n.code for n in broken.notices] == [NoticeCode.EMBEDDED_PART_NOT_READ]
    formula = read_document(with_parts(body.replace("Excel.Sheet.12", "Equation.3")), "a.docx", Settings())
    assert formula.notices == ()


def test_numbers_are_shown_as_their_formats_say() -> None:
    assert [decimals_of(code) for code in ("0.00", "#,##0", "General", "0.0%;[Red]-0.0%")] == [2, 0, None, 1]
    assert shown_number("93.690000000000012", None) == "93.69"
    assert shown_number("93.685", 2) == "93.69" and shown_number("n/a", 2) == "n/a"


def test_the_page_header_stands_before_the_text() -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    header = f'<w:hdr xmlns:w="{namespace}">{p("เทศบาลตำบลตัวอย่าง")}</w:hdr>'.encode()
    number = f'<w:hdr xmlns:w="{namespace}">{p("- 1 -")}</w:hdr>'.encode()
    section = f'<w:sectPr xmlns:r="{OFFICE}"><w:headerReference w:type="default" r:id="h1"/>'
    section += '<w:headerReference w:type="first" r:id="h2"/></w:sectPr>'
    data = with_parts(p("เนื้อความ") + section, h1=("header", header), h2=("header", number))
    assert texts(read_document(data, "a.docx", Settings())) == ["เทศบาลตำบลตัวอย่าง", "เนื้อความ"]


@pytest.mark.parametrize(
    ("body", "switch", "shown"),
    [
        (p("ก"), "", ["ใต้หัว", "ก", "ท้าย"]),
        (p("ก"), "<w:titlePg/>", ["หน้าแรก", "ก"]),
        (p("ก"), "<w:titlePg w:val='0'/>", ["ใต้หัว", "ก", "ท้าย"]),
        (p("ก") + p("ข", "<w:pageBreakBefore/>"), "<w:titlePg/>", ["หน้าแรก", "ใต้หัว", "ก", "ข", "ท้าย"]),
        (p("ก", extra='<w:r><w:br w:type="page"/></w:r>'), "<w:titlePg/>", ["หน้าแรก", "ใต้หัว", "ก", "ท้าย"]),
    ],
)
def test_of_page_headers_and_footers_those_are_read_that_a_page_shows(body: str, switch: str, shown: list[str]) -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    said = {"first": ("header", "หน้าแรก"), "default": ("header", "ใต้หัว"), "f": ("footer", "ท้าย")}
    parts = {
        key: (kind, f'<w:hdr xmlns:w="{namespace}">{p(text)}</w:hdr>'.encode()) for key, (kind, text) in said.items()
    }
    section = f'<w:sectPr xmlns:r="{OFFICE}"><w:headerReference w:type="first" r:id="first"/>'
    section += '<w:headerReference w:type="default" r:id="default"/><w:footerReference w:type="default" r:id="f"/>'
    assert (
        texts(read_document(with_parts(f"{body}{section}{switch}</w:sectPr>", **parts), "a.docx", Settings())) == shown
    )


def test_a_page_that_stands_for_a_part_of_the_text_is_read_there() -> None:
    chunk = f'<w:altChunk xmlns:r="{OFFICE}" r:id="c1"/>'
    page = "<html><body><p>ข</p><table><tr><td>IIT</td><td>81.20</td></tr></table></body></html>".encode()
    document = read_document(with_parts(p("ก") + chunk + p("ค"), c1=("aFChunk", page)), "a.docx", Settings())
    assert texts(document) == ["ก", "ข", "ค"]
    assert [(grid(t), t.place.line) for t in tables(document)] == [([["IIT", "81.20"]], 2)]
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>61.00</w:t></w:r></w:p>"
    inner = word_file(p("ข") + hidden)
    document = read_document(with_parts(p("ก") + chunk, c1=("aFChunk", inner)), "a.docx", Settings())
    assert [(b.text, b.place.line) for b in document.pages[0].blocks if isinstance(b, TextLine)] == [("ก", 1), ("ข", 2)]
    other = read_document(with_parts(p("ก") + chunk, c1=("aFChunk", b"%PDF-1.4 x")), "a.docx", Settings())
    assert [n.code for n in other.notices] == [NoticeCode.EMBEDDED_PART_NOT_READ]


def test_a_word_file_in_one_xml_file_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file(p("ก")))) as archive:
        main = archive.read("word/document.xml").decode().split("?>", 1)[-1]
    flat = '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    flat += '<pkg:part pkg:name="/word/document.xml" pkg:contentType="x.wordprocessingml.document.main+xml">'
    flat += f"<pkg:xmlData>{main}</pkg:xmlData></pkg:part></pkg:package>"
    assert texts(read_document(flat.encode(), "a.xml", Settings())) == ["ก"]
    assert read_document(flat[:-20].encode(), "a.xml", Settings()).error_code == "damaged_file"


def pictured(name: str = "blip", attribute: str = "embed") -> bytes:
    shown = f'<a:{name} xmlns:a="{A}" xmlns:r="{OFFICE}" r:{attribute}="i1"/>'
    return with_parts(
        p("ก") + f"<w:p><w:r><w:drawing>{shown}</w:drawing></w:r></w:p>" + p("ข"), i1=("image", b"a picture")
    )


@pytest.mark.parametrize("names", [("blip", "embed"), ("imagedata", "id")])
def test_what_a_picture_shows_stands_where_it_is_shown(names: tuple[str, str]) -> None:
    seen: list[bytes] = []

    def read(data: bytes) -> list[Block]:
        seen.append(data)
        return [TextLine("ITA 93.69", Place(1, (1, 2, 3, 4)))]

    document = read_docx(pictured(*names), Settings(), read)
    assert texts(document) == ["ก", "ITA 93.69", "ข"] and seen == [b"a picture"]
    (page,) = document.pages
    assert page.from_picture == {1} and page.blocks[1].place == Place(line=2)


def test_a_picture_that_cannot_be_read_is_told_and_a_small_one_is_none() -> None:
    assert [n.code for n in read_document(pictured(), "a.docx", Settings()).notices] == [NoticeCode.PICTURE_NOT_READ]
    small = io.BytesIO()
    Image.new("L", (299, 400)).save(small, "PNG")
    assert PicturesInText(Settings()).read(small.getvalue()) == ()
    large = io.BytesIO()
    Image.new("L", (300, 400)).save(large, "PNG")
    assert PicturesInText(Settings(ocr=False)).read(large.getvalue()) is None


@pytest.mark.parametrize(
    "error", [DocumentError(ErrorCode.MISSING_PROGRAM, "x"), PageTimeoutError("x"), ValueError("x")]
)
def test_a_picture_whose_reading_fails_is_told_as_not_read(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Page:
        raise error

    monkeypatch.setattr(pictures_in_text, "page_with_pictures", fail)
    large = io.BytesIO()
    Image.new("L", (300, 400)).save(large, "PNG")
    assert PicturesInText(Settings()).read(large.getvalue()) is None
