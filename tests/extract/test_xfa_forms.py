from prongsai.extract.reader import read_document
from prongsai.extract.records import NoticeCode, Place, RawDocument, Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret

from tests.extract.pdf_maker import Drawing, make_pdf
from tests.extract.xfa_maker import form_pdf

SETTINGS = Settings(ocr=False)
WAIT = "Please wait..."
HEAD = "<draw><value><text>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566</text></value></draw>"


def field(name: str, caption: str = "", more: str = "", inside: str = "") -> str:
    told = f"<caption><value><text>{caption}</text></value></caption>" if caption else ""
    return f'<field name="{name}" {more}>{told}{inside}</field>'


def draw(text: str, more: str = "") -> str:
    return f"<draw {more}><value><text>{text}</text></value></draw>"


def part(inside: str, name: str = "form1", layout: str = "tb") -> str:
    return f'<subform name="{name}" layout="{layout}">{inside}</subform>'


def printed(data: bytes) -> list[object]:
    """The text of each line, and the rows of each table, of a document's first page."""
    return [
        block.text if isinstance(block, TextLine) else [[cell and cell.text for cell in row] for row in block.rows()]
        for block in read_document(data, "a.pdf", SETTINGS).pages[0].blocks
    ]


def read(data: bytes) -> RawDocument:
    return read_document(data, "a.pdf", SETTINGS)


def test_fields_stand_beside_their_captions() -> None:
    template = part(
        HEAD + field("owner", "หน่วยงาน") + field("a", "คะแนนรวม ITA") + field("b", "คะแนนเก่า", 'presence="hidden"')
        + field("c", "ปุ่ม", inside="<ui><button/></ui>") + field("d", "ร้อยละ", inside="<format><picture>z9%</picture></format>")
    )  # fmt: skip
    data = "<form1><owner>เทศบาลเมืองน่าน</owner><a>88.50</a><b>77.00</b><c>1</c><d>0.5</d></form1>"
    rows = [["หน่วยงาน", "เทศบาลเมืองน่าน"], ["คะแนนรวม ITA", "88.50"]]
    for whole in (False, True):
        assert printed(form_pdf(template, data, whole=whole))[1:] == ["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566", rows]


def test_what_was_read_from_a_form_is_told_with_its_place() -> None:
    raw = read(form_pdf(part(HEAD + field("a", "คะแนนรวม ITA")), "<form1><a>88.50</a></form1>"))
    assert [(notice.code, notice.page) for notice in raw.notices] == [(NoticeCode.FORM_DATA_READ, 1)]
    assert [block.place for block in raw.pages[0].blocks[1:]] == [Place(1, None, 1), Place(1, None, 2)]
    found = interpret(raw, SETTINGS)
    assert [(score.code, str(score.score)) for score in found.scores] == [("ITA", "88.50")]
    assert [(m.place.page, m.place.line) for m in found.mentions] == [(1, 2)]


def test_groups_of_values_are_rows_of_the_table_that_repeats() -> None:
    head = part(draw("ตัวชี้วัด") + draw("คะแนน"), "head", "row")
    row = part('<occur max="-1"/>' + field("name") + field("score"), "row", "row")
    rows = "".join(f"<row><name>ข้อ {n}</name><score>8{n}.50</score></row>" for n in (1, 2))
    want = [["ตัวชี้วัด", "คะแนน"], ["ข้อ 1", "81.50"], ["ข้อ 2", "82.50"]]
    for data in (f"<form1><list>{rows}</list></form1>", f"<form1>{rows}</form1>"):
        assert printed(form_pdf(part(part(head + row, "list", "table")), data)) == [WAIT, want]


def test_a_part_that_repeats_has_its_captions_as_a_head() -> None:
    repeated = part('<occur max="-1"/>' + field("name", "ตัวชี้วัด") + draw("คะแนน") + field("score"), "row")
    data = "".join(f"<row><name>ข้อ {n}</name><score>8{n}.50</score></row>" for n in (1, 2))
    want = [["ตัวชี้วัด", "คะแนน"], ["ข้อ 1", "81.50"], ["ข้อ 2", "82.50"]]
    assert printed(form_pdf(part(repeated), f"<form1>{data}</form1>")) == [WAIT, want]


def test_no_more_groups_are_printed_than_a_part_says() -> None:
    repeated = part('<occur max="2"/>' + field("a", "คะแนน"), "row")
    data = "".join(f"<row><a>8{n}.50</a></row>" for n in (1, 2, 3))
    assert printed(form_pdf(part(repeated), f"<form1>{data}</form1>")) == [WAIT, "คะแนน 81.50", "คะแนน 82.50"]


def test_texts_name_the_fields_that_stand_beside_them() -> None:
    placed = "".join(
        draw(f"ข้อ {n}", f'x="1in" y="{n}in"') + field(f"s{n}", more=f'x="4in" y="{n}.01in"') for n in (2, 1)
    )
    data = "<form1><s1>81.50</s1><s2>82.50</s2></form1>"
    want = [WAIT, [["ข้อ 1", "81.50"], ["ข้อ 2", "82.50"]]]
    assert printed(form_pdf(part(placed, layout="position"), data)) == want


def test_a_field_without_a_value_in_the_data_prints_what_the_template_says() -> None:
    value = "<value><text>81.50</text></value>"
    template = part(field("a", "ข้อ 1", inside=value) + field("b", "ข้อ 2", inside=value))
    want = [WAIT, [["ข้อ 1", "81.50"], ["ข้อ 2", "82.50"]]]
    assert printed(form_pdf(template, "<form1><b>82.50</b></form1>")) == want


def test_values_found_by_their_references() -> None:
    ref = '<bind match="dataRef" ref="$record.old[1].x"/>'
    template = part(field("a", "ข้อ 1", inside=ref) + field("b", "ข้อ 2", inside='<bind match="none"/>'))
    data = "<form1><b>80.00</b><old><x>81.00</x></old><old><x>82.00</x></old></form1>"
    assert printed(form_pdf(template, data)) == [WAIT, [["ข้อ 1", "82.00"], ["ข้อ 2", ""]]]


def test_of_choices_the_one_that_was_made_is_printed() -> None:
    options = "".join(
        field("", name, inside=f"<ui><checkButton/></ui><items><text>{n}</text></items>")
        for n, name in enumerate(("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"))
    )
    group = f'<exclGroup name="level"><caption><value><text>ระดับ</text></value></caption>{options}</exclGroup>'
    chosen = field(
        "year", "ปี", inside='<items save="1"><text>1</text></items><items><text>2566</text></items>'
    )  # fmt: skip
    off = field("off", "ไม่ผ่าน", inside="<ui><checkButton/></ui>")
    data = "<form1><level>1</level><year>1</year><off>0</off></form1>"
    assert printed(form_pdf(part(group + chosen + off), data)) == [WAIT, [["ระดับ", "ผ่านดี"], ["ปี", "2566"]]]


def test_formatted_values_are_read_by_their_paragraphs() -> None:
    rich = '<body xmlns="http://www.w3.org/1999/xhtml"><p>ข้อ <b>1</b></p><p>ข้อ 2</p></body>'
    assert printed(form_pdf(part(field("a")), f"<form1><a>{rich}</a></form1>")) == [WAIT, "ข้อ 1", "ข้อ 2"]


def test_values_without_a_template_are_read_by_their_names() -> None:
    data = (
        "<r><title>ผลการประเมิน</title><IIT>81.50</IIT><x><n>ก</n><v>1</v></x><x><n>ข</n></x><x><n>ค</n><v>3</v></x></r>"
    )
    table = [["n", "v"], ["ก", "1"], ["ข", ""], ["ค", "3"]]
    assert printed(form_pdf(data=data)) == [WAIT, "ผลการประเมิน", "IIT 81.50", table]


def test_data_of_a_form_whose_pages_show_a_report_are_not_read() -> None:
    form = part(HEAD + field("a", "คะแนนรวม ITA")), "<form1><a>88.50</a></form1>"
    raw = read(form_pdf(*form, page="ITA 77.00"))
    assert [notice.code for notice in raw.notices] == [NoticeCode.EMBEDDED_PART_NOT_READ]
    assert [block.text for block in raw.pages[0].blocks if isinstance(block, TextLine)] == ["ITA 77.00"]


def test_data_of_a_form_with_fields_on_its_pages_are_not_read() -> None:
    drawing = Drawing(annotations="<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 50 20] >>")
    drawing.text(20, 200, "form")
    xml = "<xdp><datasets><data><r><t>คะแนน</t></r></data></datasets></xdp>".encode().decode("latin-1")
    more = [f"<< /Length {len(xml)} >>\nstream\n{xml}\nendstream"]
    raw = read(make_pdf(drawing, more=more, catalog="/AcroForm << /Fields [] /XFA 3 0 R >>"))
    assert (raw.notices, len(raw.pages[0].blocks)) == ((), 1)


def test_forms_out_of_bounds_are_not_read() -> None:
    entity = '<!DOCTYPE x [<!ENTITY e "88.50">]><x><datasets><data><r><t>&e;</t></r></data></datasets></x>'
    deep = "<a>" * 80 + "ก" + "</a>" * 80
    many = "<a/>" * 210_000
    for data in (form_pdf(made={"x": entity}), form_pdf(data=deep), form_pdf(data=many), form_pdf(made={"x": "<x>"})):
        assert [notice.code for notice in read(data).notices] == [NoticeCode.EMBEDDED_PART_NOT_READ]


def test_one_cell_of_a_table_cannot_be_wider_than_a_page() -> None:
    row = part(draw("ก", 'colSpan="999999"') + draw("ข"), "row", "row")
    raw = read(form_pdf(part(part(row + row, "list", "table")) + part(field("a"))))
    assert [block.n_cols for block in raw.pages[0].blocks if isinstance(block, Table)] == [21]
