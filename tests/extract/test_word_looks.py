"""A run of a Word file is seen or not by its own look, by every style around it and by the ground beneath it."""

from __future__ import annotations

import io
import zipfile

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.records import Table
from prongsai.extract.settings import Settings

from tests.extract.wordfile import NAMESPACES, p, tbl, tc, word_file

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
THEME = (
    f'<a:theme xmlns:a="{MAIN}"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1>'
    '<a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme></a:theme>'
)
WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'
PAPER = '<w:shd w:val="clear" w:fill="FFFFFF"/>'
NAMED = '<w:tblStyle w:val="T"/><w:tblLook w:val="0420"/>'


def said(body: str, **parts: str) -> str:
    """All that a file says whose other parts are these, by the names of their files."""
    made = io.BytesIO(word_file(body))
    with zipfile.ZipFile(made, "a") as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
        archive.writestr("word/theme.xml", THEME)
    document = read_document(made.getvalue(), "a.docx", Settings())
    assert document.error_code is None, document.error
    blocks = [block for page in document.pages for block in page.blocks]
    return " ".join(c.text for b in blocks for c in (b.cells if isinstance(b, Table) else [b])).strip()  # type: ignore[list-item]


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def seen(look: str, around: str = "", styles: str = "") -> bool:
    """Whether a figure with a look is seen in a paragraph with properties, in a file with styles."""
    told = said(p("ก") + p("", around, run("81.11", look)), styles=f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    assert told in ("ก", "ก 81.11")
    return told != "ก"


def style(name: str, look: str, kind: str = "character", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}" {more}><w:rPr>{look}</w:rPr></w:style>'


def theme(name: str, more: str = "") -> str:
    return f'<w:color w:val="123456" w:themeColor="{name}" {more}/>'


def filled(inner: str) -> str:
    return f"<w14:textFill {W14}>{inner}</w14:textFill>"


@pytest.mark.parametrize(
    ("look", "around", "shown"),
    [
        ('<w:color w:val="FEFEFE"/>', "", False),
        ('<w:color w:val="BFBFBF"/>', "", True),
        (WHITE + PAPER, DARK, False),
        ('<w:color w:val="1F4E79"/>', DARK, False),
        ('<w:color w:val="auto"/>', '<w:shd w:val="clear" w:fill="000000"/>', True),
        ('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', "", False),
        (WHITE + '<w:highlight w:val="darkBlue"/>', "", True),
        (WHITE + '<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>', "", True),
        (WHITE + '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>', "", True),
        (WHITE + '<w:shd w:val="diagStripe" w:color="000000" w:fill="FFFFFF"/>', "", True),
        (WHITE + '<w:shd w:val="nil" w:fill="1F4E79"/>', "", False),
        (theme("background1"), "", False),
        (theme("background1", 'w:themeShade="80"'), "", True),
        (theme("text1", 'w:themeTint="00"'), "", False),
        (theme("accent1") + '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>', "", False),
        (filled("<w14:noFill/>"), "", False),
        (filled('<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'), "", False),
        (filled('<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>'), "", False),
        (WHITE + filled('<w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill>'), "", True),
        (WHITE + "<w:outline/>", "", True),
        ('<w:sz w:val="2"/>', "", False),
        ('<w:w w:val="1"/>', "", False),
        ("", '<w:spacing w:line="20" w:lineRule="exact"/>', False),
        ("", '<w:spacing w:line="240" w:lineRule="exact"/>', True),
        ("", '<w:framePr w:w="2000" w:hAnchor="page" w:x="-20000"/>', False),
        ("", '<w:framePr w:w="2000" w:hAnchor="page" w:x="2000"/>', True),
    ],
)  # fmt: skip
def test_letters_are_seen_by_their_colour_their_ground_their_size_and_their_place(
    look: str, around: str, shown: bool
) -> None:
    assert seen(look, around) == shown


def test_styles_that_switch_the_same_switch_each_other_and_the_whole_documents_holds_last() -> None:
    both = style("P", "<w:strike/>", "paragraph") + style("C", "<w:strike/>")
    assert not seen("", '<w:pStyle w:val="P"/>', both) and not seen('<w:rStyle w:val="C"/>', "", both)
    assert seen('<w:rStyle w:val="C"/>', '<w:pStyle w:val="P"/>', both)
    default = f"<w:docDefaults><w:rPrDefault><w:rPr>{WHITE}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert said(p("ก"), styles=f"<w:styles {NAMESPACES}>{default}</w:styles>") == ""
    black = style("N", '<w:color w:val="000000"/>', "paragraph", 'w:default="1"')
    assert said(p("ก"), styles=f"<w:styles {NAMESPACES}>{default}{black}</w:styles>") == "ก"


def test_a_paragraph_style_gives_the_ground_too() -> None:
    head = f'<w:style w:type="paragraph" w:styleId="H"><w:pPr>{DARK}</w:pPr><w:rPr>{WHITE}</w:rPr></w:style>'
    assert seen("", '<w:pStyle w:val="H"/>', head)


@pytest.mark.parametrize(
    ("kind", "gives", "row", "shown"),
    [
        ("firstRow", f"<w:rPr>{WHITE}</w:rPr><w:tcPr>{DARK}</w:tcPr>", 0, True),
        ("firstRow", f"<w:rPr>{WHITE}</w:rPr>", 0, False),
        ("firstRow", f"<w:rPr>{WHITE}</w:rPr>", 1, True),
        ("band1Horz", "<w:rPr><w:vanish/></w:rPr>", 1, False),
        ("band2Horz", "<w:rPr><w:vanish/></w:rPr>", 1, True),
        ("band2Horz", "<w:rPr><w:vanish/></w:rPr>", 2, False),
        ("lastRow", "<w:rPr><w:vanish/></w:rPr>", 2, True),
        ("lastCol", "<w:rPr><w:vanish/></w:rPr>", 1, True),
    ],
)
def test_a_table_style_gives_its_head_and_its_bands_a_look(kind: str, gives: str, row: int, shown: bool) -> None:
    part = f'<w:tblStylePr w:type="{kind}">{gives}</w:tblStylePr>'
    styles = f'<w:style w:type="table" w:styleId="T">{part}</w:style>'
    rows = [tc("ก") + tc("81.11" if n == row else "ข") for n in range(3)]
    told = said(
        tbl(*rows).replace("<w:tbl>", f"<w:tbl><w:tblPr>{NAMED}</w:tblPr>"),
        styles=f"<w:styles {NAMESPACES}>{styles}</w:styles>",
    )
    assert ("81.11" in told) == shown and "ก" in told


def test_white_letters_in_a_cell_beside_a_dark_one_are_no_print() -> None:
    white = f"<w:tc><w:tcPr/>{p('', '', run('81.11', WHITE))}</w:tc>"
    assert said(tbl(tc("ก", DARK) + white)) == "ก"
    outer = f"<w:tc><w:tcPr>{DARK}</w:tcPr>{tbl(tc('ข') + white)}{p()}</w:tc>"
    assert "81.11" in said(tbl(tc("ก") + outer))


def test_a_row_of_no_height_shows_nothing() -> None:
    for height, shown in ((1, False), (400, True)):
        low = f'<w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        assert ("81.11" in said(tbl(tc("ก") + tc("ข"), low + tc("ค") + tc("81.11")))) == shown


def test_the_colour_of_the_pages_counts_where_it_is_shown() -> None:
    body = p("", "", run("81.11", WHITE))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(body))) as old, zipfile.ZipFile(made, "w") as new:
        text = old.read("word/document.xml").replace(b"<w:body>", b'<w:background w:color="1F4E79"/><w:body>')
        new.writestr("[Content_Types].xml", "<Types/>")
        new.writestr("word/document.xml", text)
        new.writestr("word/settings.xml", f"<w:settings {NAMESPACES}><w:displayBackgroundShape/></w:settings>")
    assert read_document(made.getvalue(), "a.docx", Settings()).pages[0].blocks


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_what_stands_in_the_code_of_a_field_is_no_print() -> None:
    inner = mark("begin") + code(" MERGEFIELD a ") + mark("separate") + run("61.00") + mark("end")
    whole = mark("begin") + code(" IF ") + inner + run("62.00") + mark("separate") + run("81.11") + mark("end")
    assert said(p("", "", whole)) == "81.11"
    over = p("", "", mark("begin") + code(" IF ")) + p("", "", run("63.00")) + p("", "", mark("separate") + run("ก"))
    assert said(over + p("", "", mark("end") + run("ข"))) == "ก ข"
    assert said(p("", "", mark("begin") + code(' SET a "1" ') + mark("separate") + run("64.00") + mark("end"))) == ""


BOX = "<w:txbxContent><w:p><w:r><w:t>81.11</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("drawn", "look", "shown"),
    [
        (f'<w:pict><v:shape style="width:90pt;visibility:hidden">{BOX}</v:shape></w:pict>', "", False),
        (f'<w:pict><v:shape style="position:absolute;margin-left:-3000pt;width:90pt">{BOX}</v:shape></w:pict>', "", False),
        (f'<w:pict><v:shape style="position:absolute;margin-left:30pt;width:90pt">{BOX}</v:shape></w:pict>', "", True),
        (f'<w:drawing><anchor hidden="1">{BOX}</anchor></w:drawing>', "", False),
        (f'<w:drawing><inline><docPr hidden="1"/>{BOX}</inline></w:drawing>', "", False),
        (f"<w:drawing><anchor>{BOX}</anchor></w:drawing>", "<w:vanish/>", False),
        (f"<w:drawing><anchor>{BOX}</anchor></w:drawing>", "<w:strike/>", True),
        (f"<w:drawing><anchor>{BOX}</anchor></w:drawing>", WHITE, True),
    ],
)  # fmt: skip
def test_a_box_is_seen_where_it_stands_on_the_page_and_its_anchor_is_not_hidden(
    drawn: str, look: str, shown: bool
) -> None:
    told = said(p("ก") + f"<w:p><w:r><w:rPr>{look}</w:rPr>{drawn}</w:r></w:p>")
    assert told == ("ก 81.11" if shown else "ก")


@pytest.mark.parametrize(("fill", "shown"), [("white", False), ("#1F4E79", True), ("#fff", False)])
def test_white_letters_in_a_box_are_seen_by_its_fill(fill: str, shown: bool) -> None:
    inner = f"<v:textbox><w:txbxContent>{p('', '', run('81.11', WHITE))}</w:txbxContent></v:textbox>"
    told = said(p("ก") + f'<w:p><w:r><w:pict><v:rect fillcolor="{fill}">{inner}</v:rect></w:pict></w:r></w:p>')
    assert ("81.11" in told) == shown


def noted(kind: str, look: str = "") -> dict[str, str]:
    note = f'<w:{kind} w:id="2">{p("", "", run("81.11", look))}</w:{kind}><w:{kind} w:id="3">{p("99.99")}</w:{kind}>'
    return {f"{kind}s": f"<w:{kind}s {NAMESPACES}>{note}</w:{kind}s>"}


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_read_behind_the_page_that_refers_to_it(kind: str) -> None:
    marked = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    pages = p("ก", extra=marked) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("ข")
    assert said(pages, **noted(kind)) == ("ก 81.11 ข" if kind == "footnote" else "ก ข 81.11")
    assert said(tbl(tc("ก", extra=p("", "", marked)) + tc("ข")), **noted(kind)) == "ก ข 81.11"
    assert said(p("ก"), **noted(kind)) == "ก"
    assert said(p("ก", extra=marked), **noted(kind, "<w:vanish/>")) == "ก"
    assert said(p("ก", extra=f"<w:del>{marked}</w:del>"), **noted(kind)) == "ก"


def test_a_menu_of_a_form_shows_the_entry_that_was_chosen() -> None:
    entries = '<w:listEntry w:val="61.00"/><w:listEntry w:val="81.11"/>'
    menu = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{menu}</w:fldChar></w:r>'
    assert said(p("ก") + p("", "", begin + code(" FORMDROPDOWN ") + mark("separate") + mark("end"))) == "ก 81.11"


def test_a_cell_that_continues_the_one_before_it_shows_nothing() -> None:
    joined = tc("ข", '<w:hMerge w:val="restart"/>') + tc("61.00", "<w:hMerge/>")
    assert said(tbl(tc("ก") + tc("ค"), joined)).split() == ["ก", "ค", "ข"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    assert said(p("81.", gone) + p("1", gone) + p("1") + p("ก")) == "81.11 ก"
