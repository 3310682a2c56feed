"""Numbers and words that were read from pictures: confidence, other readings, marks put back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from prongsai.extract.records import Cell, Page, Place, RawDocument, ReadNumber, Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.normalize.agencies.pictured_names import read_name
from prongsai.normalize.document.ocr_repair import level_alone, misread_names, repair_scanned
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.reconcile.ocr_readings import CHOSEN

from tests.normalize.understanding import codes, d, statuses, values

NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"]
TRUE = ["90.00", "80.00", "85.00", "82.00", "83.00"]  # their mean is 84.00
Alternatives = tuple[tuple[str, float], ...]


def scanned(rows: list[tuple[str, str, float, Alternatives]], mean: tuple[str, float] | None = None) -> DocumentFacts:
    """The facts of a scanned page with one table: name, print, confidence, other readings."""
    lines = ["ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567", "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน"]
    blocks: list[TextLine | Table] = [
        TextLine(text, Place(1, (50.0, 20.0 * i, 400.0, 20.0 * i + 15))) for i, text in enumerate(lines, 1)
    ]
    body = [("ตัวชี้วัด", "คะแนน", 1.0, ()), *rows, *([("IIT", mean[0], mean[1], ())] if mean else [])]
    cells: list[Cell] = []
    for r, (name, text, confidence, others) in enumerate(body):
        top = 100.0 + 20 * r
        cells.append(Cell(name, r, 0, Place(1, (50.0, top, 250.0, top + 20))))
        numbers = (ReadNumber(text, confidence, others),) if r else ()
        cells.append(Cell(text, r, 1, Place(1, (250.0, top, 300.0, top + 20)), numbers=numbers))
    blocks.append(Table(tuple(cells), len(body), 2, Place(1, (50.0, 100.0, 300.0, 400.0)), "ruled"))
    page = Page(1, tuple(blocks), 595.0, 842.0, "ocr")
    return interpret(RawDocument("application/pdf", (page,), 1, "ocr"), Settings())


def prints(**changed: tuple[str, float, Alternatives]) -> list[tuple[str, str, float, Alternatives]]:
    return [(name, *changed.get(f"i{n}", (TRUE[n - 1], 0.99, ()))) for n, name in enumerate(NAMES, 1)]


def test_what_the_reader_is_sure_of_is_published_with_its_confidence() -> None:
    facts = scanned(prints(), ("84.00", 0.98))
    assert values(facts)["IIT"] == d("84.00") and set(statuses(facts).values()) == {"verified"}
    assert {m.ocr_confidence for m in facts.mentions if m.score is not None} == {0.99, 0.98}


def test_an_unsure_figure_is_null_with_a_finding() -> None:
    facts = scanned(prints(i3=("35.00", 0.6, ())))
    assert "3" not in values(facts) and statuses(facts)["3"] == "contested"
    assert "low_ocr_confidence" in codes(facts)


def test_a_score_that_may_have_lost_its_first_digit_is_null_unless_proven() -> None:
    assert "3" not in values(scanned(prints(i3=("5.00", 1.0, ()))))
    proven = scanned(prints(i3=("5.00", 1.0, ())), ("68.00", 0.99))  # (90 + 80 + 5 + 82 + 83) / 5
    assert values(proven)["3"] == d("5.00")
    assert values(scanned(prints(i3=("0.00", 1.0, ()))))["3"] == d("0.00")


def test_a_figure_between_sure_and_unsure_is_published_and_marked() -> None:
    facts = scanned(prints(i3=("85.00", 0.94, ())))
    assert values(facts)["3"] == d("85.00") and statuses(facts)["3"] == "contested"
    assert statuses(facts)["1"] == "single" and "low_ocr_confidence" in codes(facts)
    proven = scanned(prints(i3=("85.00", 0.94, ())), ("84.00", 0.99))
    assert statuses(proven)["3"] == "contested" and statuses(proven)["1"] == "verified"


def test_arithmetic_chooses_among_the_readers_own_readings() -> None:
    facts = scanned(prints(i3=("35.00", 0.6, (("85.00", 0.3), ("36.00", 0.05)))), ("84.00", 0.99))
    assert values(facts)["3"] == d("85.00") and statuses(facts)["3"] == "contested"
    chosen = [m for m in facts.mentions if m.code == "3" and m.chosen]
    assert CHOSEN in chosen[0].repairs and chosen[0].raw_value == "35.00"


def test_arithmetic_never_makes_up_a_reading() -> None:
    facts = scanned(prints(i3=("35.00", 0.6, (("36.00", 0.3),))), ("84.00", 0.99))
    assert "3" not in values(facts)


def test_another_reading_of_a_sure_figure_mends_an_identity_that_stays_open() -> None:
    facts = scanned(prints(i3=("35.00", 0.95, (("85.00", 0.04),))), ("84.00", 0.99))
    assert values(facts)["3"] == d("85.00")


def test_two_readings_that_would_both_close_decide_nothing() -> None:
    others = prints(i3=("35.00", 0.95, (("85.00", 0.04),)), i1=("40.00", 0.95, (("90.00", 0.04),)))
    facts = scanned(others, ("84.00", 0.99))
    assert values(facts).get("3") != d("85.00") or values(facts).get("1") != d("90.00")
    assert "verified" not in {statuses(facts)["1"], statuses(facts)["3"]}


def test_a_figure_that_only_the_text_engine_saw_counts_as_unread() -> None:
    page = Page(
        1,
        (
            TextLine("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567", Place(1, (50.0, 20.0, 400.0, 35.0))),
            TextLine("คะแนนรวม 88.21 คะแนน", Place(1, (50.0, 40.0, 400.0, 55.0))),
        ),
        595.0,
        842.0,
        "ocr",
    )
    facts = interpret(RawDocument("application/pdf", (page,), 1, "ocr"), Settings())
    assert values(facts) == {} and "low_ocr_confidence" in codes(facts)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("ตัวชีวัดการประเมิน", "ตัวชี้วัดการประเมิน"),
        ("มีค่าตําสุด เท่ากับ", "มีค่าต่ำสุด เท่ากับ"),
        ("เครองมอ", "เครื่องมือ"),
        ("ประสิทธิภาพการสือสาร", "ประสิทธิภาพการสื่อสาร"),
        ("กุย. ๒๕๖๗", "ก.ย. ๒๕๖๗"),
        ("ธุค.๖๑ - ส.ุค ๖๔", "ธ.ค.๖๑ - ส.ค. ๖๔"),
        ("เทศบ าลตําบลภูเวียง", "เทศบาลตำบลภูเวียง"),
        ("จ านวน", "จำนวน"),
        ("3. การไข้อำนาจ", "3. การใช้อำนาจ"),
        ("การไช้งบประมาณ", "การใช้งบประมาณ"),
        ("คุณ", "คุณ"),
        ("ที่ปรึกษา", "ที่ปรึกษา"),
        ("ทีมงาน", "ทีมงาน"),
    ],
)
def test_marks_that_engines_lose(read: str, text: str) -> None:
    assert repair_scanned(read).text == text
    assert repair_scanned(text).text == text


def test_a_misread_iit_beside_the_other_instruments() -> None:
    assert misread_names([["เครื่องมือ", "คะแนน"], ["แท", "89.40"], ["EIT ส่วนที่ 1", "89.90"], ["OIT", "87.00"]]) == [(1, 0)]
    assert misread_names([["แท", "89.40"], ["รวม", "87.00"]]) == []
    assert misread_names([["IIT", "1"], ["แท", "2"], ["EIT", "3"]]) == []


def test_a_text_files_missing_marks_are_its_own() -> None:
    from prongsai.extract.reader import read_document
    from prongsai.normalize.document.cleaned import clean_document

    raw = read_document("ตัวชีวัดการประเมิน\n".encode(), "a.txt", Settings())
    assert clean_document(raw).blocks[0].text == "ตัวชีวัดการประเมิน"  # type: ignore[union-attr]


def test_decimals_survive_the_way_through() -> None:
    assert values(scanned(prints()))["1"] == Decimal("90.00")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ผ่านดีเยี่ยม ฉ.", "ผ่านดีเยี่ยม"),
        ("ผ่านดี ล", "ผ่านดี"),
        ("ผ่าน ดี", "ผ่าน ดี"),
        ("ผ่าน ดื", "ผ่าน ดื"),  # may be what is left of another level
        ("ผ่านดี 90", "ผ่านดี 90"),
        ("A B", "A B"),
    ],
)
def test_dirt_beside_a_level_in_a_cell_is_left_out(printed: str, read: str) -> None:
    assert level_alone(printed) == read


def scanned_list(
    head: tuple[str, ...], *rows: tuple[str, ...], title: str = "", sure: dict[str, float] | None = None
) -> DocumentFacts:
    """The facts of a scanned page with a list of bodies; `sure`: of the least sure letter of a cell."""
    title = title or "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567"
    cells = []
    for r, row in enumerate((head, *rows)):
        for c, text in enumerate(row):
            place = Place(1, (50.0 + 90 * c, 100.0 + 20 * r, 140.0 + 90 * c, 120.0 + 20 * r))
            number = (ReadNumber(text, 0.99, ()),) if r and text[-3:-2] == "." else ()
            cells.append(Cell(text, r, c, place, numbers=number, sure=(sure or {}).get(text, 1.0)))
    table = Table(tuple(cells), len(rows) + 1, len(head), Place(1, (50.0, 100.0, 500.0, 400.0)), "ruled")
    lines = [
        TextLine(text, Place(1, (50.0, 20.0 * n, 400.0, 20.0 * n + 15))) for n, text in enumerate(title.split("\n"), 1)
    ]
    page = Page(1, (*lines, table), 595.0, 842.0, "ocr")
    return interpret(RawDocument("application/pdf", (page,), 1, "ocr"), Settings())


def levels_by_name(facts: DocumentFacts) -> dict[str, str]:
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {names[level.agency_id]: level.level for level in facts.levels if level.agency_id}


def test_a_letter_beside_the_level_of_a_later_year_is_no_level() -> None:
    facts = scanned_list(
        ("ที่", "หน่วยงาน", "คะแนนรวม", "ระดับ", "หมายเหตุ ระดับ"),
        ("1", "เทศบาลตำบลบ้านแป้น", "91.20", "ผ่านดี", "A"), ("2", "เทศบาลตำบลป่าสัก", "92.40", "ผ่านดี", "A"),
        ("3", "เทศบาลตำบลอุโมงค์", "93.10", "A", ""),
    )  # fmt: skip
    assert set(levels_by_name(facts).values()) == {"ผ่านดี"} and len(facts.levels) == 2
    assert {"levels_disagree", "level_scale_of_other_year"} <= codes(facts)


def test_a_column_of_trends_holds_no_levels() -> None:
    facts = scanned_list(
        ("ที่", "หน่วยงาน", "คะแนนรวม", "แนวโน้ม"),
        ("1", "เทศบาลตำบลบ้านแป้น", "91.20", "A"), ("2", "เทศบาลตำบลป่าสัก", "92.40", "A"),
        title="ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564",
    )  # fmt: skip
    assert facts.levels == () and len(facts.scores) == 2


OTHERS = ["วิทยาลัยช่างกลสระบุรี", "วิทยาลัยช่างกลน่าน"]


@pytest.mark.parametrize(
    ("printed", "sure", "read"),
    [
        ("โรงเรียนบ้านวังน้าใส", 0.99, ("โรงเรียนบ้านวังน้ำใส", True)),  # the ring of am, lost below a tone
        ("โรงเรียนถ้าทอง", 0.99, ("โรงเรียนถ้ำทอง", True)),
        ("โรงเรียนทุ่งน้าวหน้าเขา", 0.99, ("โรงเรียนทุ่งน้าวหน้าเขา", True)),
        ("วิทยาลัยช่างกลลำพูม", 0.99, ("วิทยาลัยช่างกลลำพูม", True)),  # sure letters stay
        ("วิทยาลัยช่างกลลำพูม", 0.80, ("วิทยาลัยช่างกลลำพูน", True)),
        ("โรงพยาบาลชะอื่", 0.80, ("โรงพยาบาลชะอื่", False)),
        ("วิทยาลัยช่างกลลำพูน", 0.80, ("วิทยาลัยช่างกลลำพูน", True)),
        ("วิทยาลัยช่างกลปัญญาดี", 0.80, ("วิทยาลัยช่างกลปัญญาดี", False)),
        ("วิทยาลัยช่างกอลำพูน", 0.80, ("วิทยาลัยช่างกอลำพูน", False)),  # its beginning stands in no other
    ],
)
def test_a_name_in_a_picture_is_put_right_or_not_trusted(printed: str, sure: float, read: tuple[str, bool]) -> None:
    assert read_name(printed, sure, OTHERS) == read


def owners(facts: DocumentFacts) -> dict[str, Decimal | None]:
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {names[s.agency_id]: s.score for s in facts.scores if s.agency_id}


def test_a_body_whose_name_is_not_surely_read_has_no_score() -> None:
    rows = [("1", "โรงเรียนป่าสนวิทยา", "91.20"), ("2", "โรงเรียนริมบึงศึกษา", "92.40"), ("3", "โรงเรียนวังน้าใส", "93.10")]
    facts = scanned_list(("ที่", "หน่วยงาน", "คะแนนรวม"), *rows, sure={"โรงเรียนริมบึงศึกษา": 0.7})
    assert owners(facts) == {"โรงเรียนป่าสนวิทยา": d("91.20"), "โรงเรียนวังน้ำใส": d("93.10")}
    assert [m.rejected_because for m in facts.mentions if m.score == d("92.40")] == ["agency_untold"]
    told = [f.message for f in facts.findings if f.code == "agency_unresolved"]
    assert any("โรงเรียนริมบึงศึกษา" in m and "not sure" in m for m in told)
    assert any("taken for โรงเรียนวังน้ำใส" in m for m in told)


def test_nothing_is_proved_of_a_body_whose_name_a_picture_alone_tells() -> None:
    head = ("ที่", "หน่วยงาน", "IIT", "EIT", "OIT", "คะแนนรวม")
    first = ("1", "โรงเรียนป่าสนวิทยา", "90.00", "80.00", "85.00", "85.00")
    facts = scanned_list(head, first, ("2", "เทศบาลตำบลอุโมงค์ อำเภอเมืองลำพูน จังหวัดลำพูน", *first[2:]))
    names = {a.agency_id: a.name_th for a in facts.agencies}
    by_name = {(names[s.agency_id or ""], s.code): s.status for s in facts.scores}
    assert by_name["โรงเรียนป่าสนวิทยา", "ITA"] == "single" and by_name["เทศบาลตำบลอุโมงค์", "ITA"] == "verified"
