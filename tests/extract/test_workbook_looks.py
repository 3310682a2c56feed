"""A cell of a workbook is seen or not by its font, its fill, its rules of conditional formatting and its room."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.extract.workbook import number_formats
from prongsai.extract.workbook.conditions import is_met
from prongsai.extract.workbook.drawn_texts import DrawnText, drawn_over

from tests.extract.shapes import grid, tables, texts
from tests.extract.test_workbooks import HEAD, ods, of_rows, row, saved

WHITE, BLUE = "FFFFFFFF", "FF1F4E79"


def second(book: openpyxl.Workbook) -> list[str]:
    """The texts of the second row of a book."""
    document = read_document(saved(book), "a.xlsx", Settings())
    assert document.error_code is None, document.error
    return next((line for line in grid(tables(document)[0]) if line[0] == "ก"), ["ก", ""])


def book_with(value: Any = 81.11, code: str = "0.00", **look: Any) -> openpyxl.Workbook:
    book = of_rows(HEAD, ["ก", value], ["ข", 55.55], ["ค", 44.44])
    book.active["B2"].number_format = code
    for name, held in look.items():
        setattr(book.active["B2"], name, held)
    return book


def solid(colour: str | Color) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def themed(index: int, tint: float = 0.0) -> Color:
    return Color(theme=index, tint=tint)


@pytest.mark.parametrize(
    ("letters", "ground", "shown"),
    [
        ("FFFEFEFE", None, False),
        ("FFBFBFBF", None, True),
        (WHITE, WHITE, False),
        (WHITE, BLUE, True),
        (BLUE, BLUE, False),
        (themed(0), None, False),
        (themed(0, -0.5), None, True),
        (themed(1, 1.0), None, False),
        (themed(0), themed(4), True),
        (themed(4, 0.6), themed(4, 0.6), False),
        (Color(indexed=9), None, False),
        (Color(indexed=64), BLUE, True),
    ],
)
def test_letters_in_the_colour_of_their_cell_are_no_print(
    letters: str | Color, ground: str | Color | None, shown: bool
) -> None:
    look = {"font": Font(color=letters), **({"fill": solid(ground)} if ground is not None else {})}
    assert second(book_with(**look)) == ["ก", "81.11" if shown else ""]


def test_letters_in_dots_and_gradients_and_tiny_ones() -> None:
    assert second(book_with(font=Font(color=WHITE), fill=PatternFill("darkGray"))) == ["ก", "81.11"]
    assert second(book_with(font=Font(color=WHITE), fill=PatternFill("darkGrid"))) == ["ก", "81.11"]
    assert second(book_with(font=Font(size=1))) == ["ก", ""]


def test_a_run_of_a_text_has_its_own_look_and_else_that_of_its_cell() -> None:
    for look, shown in (({"color": WHITE}, False), ({"sz": 1}, False), ({"color": "FF000000"}, True)):
        text = CellRichText("ได้ ", TextBlock(InlineFont(**look), "81.11"))
        assert second(book_with(text)) == ["ก", "ได้ 81.11" if shown else "ได้ "]
    text = CellRichText("ได้ ", TextBlock(InlineFont(color="FF000000"), "81.11"))
    assert second(book_with(text, font=Font(color=WHITE))) == ["ก", "81.11"]


def is_white(**look: Any) -> dict[str, Any]:
    return {"font": Font(color=WHITE), **look}


RULES = [
    (CellIsRule(operator="greaterThan", formula=["80"], **is_white()), ""),
    (CellIsRule(operator="greaterThan", formula=["90"], **is_white()), "81.11"),
    (CellIsRule(operator="between", formula=["80", "90"], **is_white()), ""),
    (CellIsRule(operator="notBetween", formula=["80", "90"], **is_white()), "81.11"),
    (CellIsRule(operator="equal", formula=["$B$2"], **is_white()), ""),
    (FormulaRule(formula=["TRUE"], **is_white()), ""),
    (FormulaRule(formula=["$B2>80"], **is_white()), ""),
    (FormulaRule(formula=['$A2="ข"'], **is_white()), "81.11"),
    (FormulaRule(formula=["SUM($B$2:$B$3)>0"], **is_white()), "81.11"),
    (CellIsRule(operator="greaterThan", formula=["80"], **is_white(fill=PatternFill(bgColor=BLUE))), "81.11"),
    (CellIsRule(operator="greaterThan", formula=["80"], font=Font(strike=True)), ""),
    (Rule("cellIs", operator="greaterThan", formula=["80"],
          dxf=DifferentialStyle(numFmt=NumberFormat(200, ";;;"))), ""),
    (Rule("containsText", operator="containsText", text="81", formula=["TRUE"],
          dxf=DifferentialStyle(font=Font(color=WHITE))), ""),
    (Rule("notContainsBlanks", formula=["LEN(TRIM(B2))>0"], dxf=DifferentialStyle(font=Font(color=WHITE))), ""),
    (Rule("containsBlanks", formula=["LEN(TRIM(B2))=0"], dxf=DifferentialStyle(font=Font(color=WHITE))), "81.11"),
    (DataBarRule("num", 0, "num", 100, color="638EC6", showValue=False), ""),
    (DataBarRule("num", 0, "num", 100, color="638EC6"), "81.11"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), RULES)
def test_a_rule_of_conditional_formatting_changes_what_is_seen(rule: Rule, text: str) -> None:
    book = book_with()
    book.active.conditional_formatting.add("B2", rule)
    assert second(book) == ["ก", text]


@pytest.mark.parametrize(("value", "is_blank"), [(0, False), ("ก", False), ("  ", True), ("", True), (None, True)])
def test_rules_that_ask_for_empty_cells_are_judged_by_emptiness(value: object, is_blank: bool) -> None:
    cell = openpyxl.Workbook().active["B2"]
    cell.value = value
    assert is_met(Rule("containsBlanks"), cell, (0, 0)) == is_blank
    assert is_met(Rule("notContainsBlanks"), cell, (0, 0)) != is_blank


@pytest.mark.parametrize("code", ["General", "GENERAL", "general", "GeneRal"])
def test_a_general_format_is_general_in_any_case(code: str) -> None:
    assert [number_formats.shown(value, code) for value in (81.11, 0.1 + 0.2, -5, Decimal("92.50"))] == [
        "81.11",
        "0.3",
        "-5",
        "92.5",
    ]
    assert [number_formats.shown(value, f'{code}" points"') for value in (81.5, 7)] == ["81.5 points", "7 points"]
    book = book_with(81.111111111, code)
    book.active.column_dimensions["B"].width = 6
    assert second(book) == ["ก", "81.111111111"]


def test_of_several_rules_the_first_holds() -> None:
    book = book_with()
    for formula, colour in (("80", "FF006100"), ("70", WHITE)):
        rule = CellIsRule(operator="greaterThan", formula=[formula], font=Font(color=colour))
        book.active.conditional_formatting.add("B2", rule)
    assert second(book) == ["ก", "81.11"]


@pytest.mark.parametrize(
    ("width", "value", "text"), [(2, 81.11, ""), (9, 81.11, "81.11"), (2, "81.11", "81.11"), (0.5, "81.11", "")]
)
def test_a_number_without_room_is_no_print(width: float, value: Any, text: str) -> None:
    book = book_with(value)
    book.active.column_dimensions["B"].width = width
    document = read_document(saved(book), "a.xlsx", Settings())
    said = [cell.text for table in tables(document) for cell in table.cells]
    assert ("81.11" in said) == bool(text)


def test_a_low_row_and_a_zero_that_the_sheet_leaves_out() -> None:
    book = book_with()
    book.active.row_dimensions[2].height = 1
    assert second(book) == ["ก", ""]
    book = book_with(0)
    assert second(book) == ["ก", "0.00"]
    book.active.sheet_view.showZeros = False
    assert second(book) == ["ก", ""]
    assert second(book_with(code="[White]0.00")) == ["ก", ""]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (81.11, "[<80]0.0;0.00", "81.11"),
        (81.11, '[>80]"ผ่าน";0.00', "ผ่าน"),
        (81.11, "[>=90]0.0;[<50]0;0.00", "81.11"),
        (-1.5, "[>90]0;[Red]0.0;0.00", "-1.5"),
        (81.1, "0.##", "81.1"),
        (81.0, "#.##", "81"),
        (81110, "0.00,", "81.11"),
        (81.11, 'General" คะแนน"', "81.11 คะแนน"),
        (81.11, "@", "81.11"),
        ("81.11", '@" คะแนน"', "81.11 คะแนน"),
        ("81.11", ';;;"ลับ"', "ลับ"),
    ],
)
def test_conditions_and_open_places_of_number_formats(value: Any, code: str, text: str) -> None:
    assert second(book_with(value, code)) == ["ก", text]


@pytest.mark.parametrize("labelled", [True, False])
def test_a_chart_on_a_sheet_says_what_it_has_labels_for(labelled: bool) -> None:
    book = book_with()
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=2, min_row=2, max_row=3))
    chart.set_categories(Reference(book.active, min_col=1, min_row=2, max_row=3))
    chart.dataLabels = DataLabelList(showVal=labelled)
    book.active.add_chart(chart, "D3")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            cached = "</f><numCache><formatCode>0.00</formatCode>"
            cached += '<pt idx="0"><v>81.1149</v></pt></numCache></numRef>'
            new.writestr(name, old.read(name).replace(b"</f></numRef>", cached.encode()))
    with zipfile.ZipFile(made) as archive:
        drawn = drawn_over(archive).get("Sheet", ())
    assert drawn == ((DrawnText(2, 3, ("81.11 81.11",)),) if labelled else ())


def styled(letters: str, ground: str = "", family: str = "table-cell") -> str:
    looks = f"<p fo:color='{letters}' {f'fo:background-color={ground!r}' if ground else ''}/>"
    return f"<x:style xmlns:fo='f' t:name='w' t:family='{family}'>{looks}</x:style>"


@pytest.mark.parametrize(
    ("letters", "ground", "shown"),
    [("#ffffff", "", False), ("#ffffff", "#1f4e79", True), ("#1f4e79", "#1f4e79", False), ("#333333", "", True)],
)
def test_the_letters_of_an_open_document_sheet_are_seen_by_their_colours(
    letters: str, ground: str, shown: bool
) -> None:
    rows = row(*HEAD) + row("ก", "81.11") + row("ข", "55.55")
    own = rows.replace("<t:table-cell><x:p>81.11", "<t:table-cell t:style-name='w'><x:p>81.11")
    span = rows.replace("81.11</x:p>", "<x:span t:style-name='w'>81.11</x:span></x:p>")
    column = "<t:table-column/><t:table-column t:default-cell-style-name='w'/>" + rows
    for content, style in (
        (own, styled(letters, ground)),
        (span, styled(letters, ground, "text")),
        (column, styled(letters, ground)),
    ):
        document = read_document(ods(content, style), "a.ods", Settings())
        said = [cell.text for table in tables(document) for cell in table.cells]
        assert ("81.11" in said) == shown


def test_struck_and_tiny_letters_and_low_rows_of_an_open_document_sheet() -> None:
    rows = row(*HEAD) + row("ก", "81.11", more="t:style-name='r'") + row("ข", "55.55")
    own = rows.replace("<t:table-cell><x:p>81.11", "<t:table-cell t:style-name='c'><x:p>81.11")
    for looks in ("fo:font-size='1pt'", "fo:text-line-through-style='solid'"):
        parent = f"<x:style xmlns:fo='f' t:name='p' t:family='table-cell'><p {looks}/></x:style>"
        style = parent + "<x:style t:name='c' t:family='table-cell' t:parent-style-name='p'/>"
        assert grid(tables(read_document(ods(own, style), "a.ods", Settings()))[0])[1] == ["ก", ""]
    low = "<x:style xmlns:fo='f' t:name='r' t:family='table-row'><p fo:row-height='0cm'/></x:style>"
    assert ["ก", "81.11"] not in grid(tables(read_document(ods(rows, low), "a.ods", Settings()))[0])


@pytest.mark.parametrize(
    ("height", "shown"),
    [
        ("0.02cm", False), ("0.2mm", False), ("0.5mm", False), ("0.5pt", False), ("2.5pt", False), ("0.01in", False),
        ("0.09in", True), ("0.45cm", True), ("4.5mm", True), ("12.8pt", True), ("0.178in", True), ("18px", True),
    ],
)  # fmt: skip
def test_a_row_is_low_in_every_unit(height: str, shown: bool) -> None:
    rows = row(*HEAD) + row("ก", "81.11", more="t:style-name='r'") + row("ข", "55.55")
    low = f"<x:style xmlns:fo='f' t:name='r' t:family='table-row'><p fo:row-height='{height}'/></x:style>"
    assert (["ก", "81.11"] in grid(tables(read_document(ods(rows, low), "a.ods", Settings()))[0])) == shown


@pytest.mark.parametrize("bearer", ["span", "paragraph", "box", "frame"])
@pytest.mark.parametrize(
    ("letters", "fill", "shown"),
    [
        ("#ffffff", "", False),
        ("#ffffff", "d:fill='solid' d:fill-color='#ffffff'", False),
        ("#ffffff", "d:fill='solid' d:fill-color='#1f4e79'", True),
        ("#1f4e79", "d:fill='solid' d:fill-color='#1f4e79'", False),
        ("#333333", "", True),
        ("#ffffff", "d:fill='none'", True),
        ("#ffffff", "d:fill='gradient' d:fill-color='#ffffff'", True),
    ],
)
def test_letters_in_a_box_over_an_open_document_sheet_are_seen_by_their_colours(
    bearer: str, letters: str, fill: str, shown: bool
) -> None:
    colour = f"<p fo:color='{letters}'/>"
    styles = "".join(
        f"<x:style xmlns:fo='f' xmlns:d='d' t:name='{name}' t:family='{family}'>{own}</x:style>"
        for name, family, own in (
            ("g", "graphic", f"<p {fill}/>" + (colour if bearer == "box" else "")),
            ("w", "paragraph", colour),
            ("s", "text", colour),
        )
    )
    said = "<x:span t:style-name='s'>81.11</x:span>" if bearer == "span" else "81.11"
    own, around = ("t:style-name='w'" if bearer == at else "" for at in ("paragraph", "frame"))
    around = around.replace("style-name", "text-style-name")
    box = f"<d:frame xmlns:d='d' d:style-name='g' {around}><d:text-box><x:p {own}>{said}</x:p></d:text-box></d:frame>"
    document = read_document(ods(f"<t:shapes>{box}</t:shapes>{row(*HEAD)}", styles), "a.ods", Settings())
    assert ("81.11" in texts(document)) == shown
