"""Parts of an instrument and questions of an indicator beside the scores that they belong to."""

from __future__ import annotations

import pytest
from prongsai.normalize.document.printed_text import repair_printed

from tests.normalize.understanding import d, reported, understood, values

_TABLE = "<tr><td>{code}</td><td>ช่องทางติดต่อของสำนักงาน</td><td>{score}</td><td>ครบถ้วน</td></tr>"


def test_a_part_behind_the_figure_of_its_instrument_is_not_the_instrument() -> None:
    facts = reported("EIT 90.10 (ส่วนที่ 1 = 93.00 / ส่วนที่ 2 = 87.20)\nIIT 88.00 OIT 95.00\n")
    assert values(facts)["EIT"] == d("90.10") and values(facts)["EIT1"] == d("93.00")
    assert values(facts)["EIT2"] == d("87.20")


@pytest.mark.parametrize("mark", ["    * ", "  - ", ""])
def test_parts_on_lines_below_their_instrument(mark: str) -> None:
    lines = f"* IIT 88.00 คะแนน\n* EIT 90.10 คะแนน\n{mark}ส่วนที่ 1 : 93.00\n{mark}ส่วนที่ 2 : 87.20\n* OIT 95.00 คะแนน\n"
    found = values(reported(lines))
    assert (found["EIT1"], found["EIT2"], found["EIT"]) == (d("93.00"), d("87.20"), d("90.10"))
    assert "IIT1" not in values(reported("* IIT 88.00 คะแนน\n* ส่วนที่ 1 : 93.00\n"))


def test_a_question_is_nothing_of_the_indicator_over_it() -> None:
    facts = reported("แบบวัด EIT\nข้อที่ได้น้อยที่สุดคือ ข้อ e7 ได้ 71.25 คะแนน\nการใช้งบประมาณ ข้อ i6 ได้ 66.10 คะแนน\n")
    assert values(facts) == {}
    assert values(reported("IIT (i1-i15) ได้ 88.00 คะแนน\n")) == {"IIT": d("88.00")}


def test_a_heading_stops_at_its_table() -> None:
    table = "\n".join(
        f"ตัวชี้วัดที่ {n} {name}   8{n}.10"
        for n, name in ((6, "คุณภาพการดำเนินงาน"), (7, "ประสิทธิภาพการสื่อสาร"), (8, "การปรับปรุงระบบการทำงาน"))
    )
    facts = reported(f"แบบวัด EIT\n\n{table}\n\nข้อสังเกต ได้คะแนน 84.00 คะแนน\n")
    assert "EIT" not in values(facts)


def test_items_with_their_wording_between_code_and_figure() -> None:
    rows = "".join(_TABLE.format(code=f"O{n}", score="0.00" if n == 3 else "100.00") for n in range(1, 6))
    head = "<h2>ผลการประเมิน ITA ปี 2567</h2><h3>เทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน</h3>"
    table = f"<table><tr><th>ข้อ</th><th>รายการ</th><th>คะแนน</th><th>หมายเหตุ</th></tr>{rows}</table>"
    found = values(understood(head + table, "page.html"))
    assert found["o3"] == d("0.00") and found["o5"] == d("100.00") and len(found) == 5


def test_points_behind_their_full_marks() -> None:
    lines = (
        "IIT   (เต็ม 30 คะแนน)   ได้   26.40",
        "EIT   (เต็ม 30 คะแนน)   ได้   27.00",
        "OIT   (เต็ม 40 คะแนน)   ได้   38.00",
    )
    total = "คะแนนรวม   (เต็ม 100 คะแนน)   ได้   91.40"
    found = values(reported("คะแนนถ่วงน้ำหนัก\n\n" + "\n".join((*lines, total)) + "\n"))
    assert found == {"IIT": d("88.00"), "EIT": d("90.00"), "OIT": d("95.00"), "ITA": d("91.40")}


@pytest.mark.parametrize(("note", "is_read"), [("(ปรับปรุง 5 ก.ย. 67)", True), ("(กองคลังเป็นผู้ใช้จ่าย)", False)])
def test_a_figure_with_a_note_in_brackets(note: str, is_read: bool) -> None:
    rows = f"<tr><td>คะแนนรวม</td><td>91.40 {note}</td></tr><tr><td>การใช้อำนาจ</td><td>90.10</td></tr>"
    head = "<h2>ผลการประเมิน ITA ปี 2567</h2><h3>เทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน</h3>"
    assert ("ITA" in values(understood(f"{head}<table>{rows}</table>", "page.html"))) is is_read


def test_questions_with_blanks_about_their_points() -> None:
    lines = "i๑   .........  ๙๖ . ๑๒\ni๒   .........  ๙๔.๘๗\ni๓   .........  ๙๗.๔๐\n"
    found = values(reported(f"ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\n{lines}"))
    assert found["i1"] == d("96.12") and found["i3"] == d("97.40")


def test_pictographs_are_blanks_and_signs_of_a_state_are_not() -> None:
    assert repair_printed("📌 รวม 91.40 คะแนน 🎉").text == "รวม 91.40 คะแนน"
    assert repair_printed("🟢 แล้วเสร็จ ✅").text == "🟢 แล้วเสร็จ ✅"


def test_sections_under_bare_years() -> None:
    years = {2566: ("84.10", "85.20", "86.30", "85.27"), 2567: ("88.00", "90.00", "95.00", "91.40")}
    body = "".join(
        f"\n## ปี {y}\n\n- IIT {i} คะแนน\n- EIT {e} คะแนน\n- OIT {o} คะแนน\n- คะแนนรวม {t} คะแนน\n"
        for y, (i, e, o, t) in years.items()
    )
    head = "# ผลการประเมิน ITA ย้อนหลัง\n\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n"
    facts = understood(head + body, "page.md")
    assert {y: values(facts, y)["ITA"] for y in years} == {2566: d("85.27"), 2567: d("91.40")}
    assert {y: values(facts, y)["OIT"] for y in years} == {2566: d("86.30"), 2567: d("95.00")}


@pytest.mark.parametrize(
    "line",
    [
        "IIT (เต็ม 30 คะแนน) ได้ 26.40 คะแนน",
        "IIT ได้ 26.40 (เต็ม 30)",
        "IIT 26.40 จากคะแนนเต็ม 30 คะแนน",
        "IIT 26.40/30 คะแนน",
    ],
)
def test_points_in_a_line_with_their_full_mark(line: str) -> None:
    assert values(reported(f"- {line}\n")) == {"IIT": d("88.00")}


def test_the_digits_of_a_figure_are_no_part() -> None:
    assert values(reported("EIT 27.00/30 คะแนน\n")) == {"EIT": d("90.00")}
    assert values(reported("EIT 91.20 คะแนน\n")) == {"EIT": d("91.20")}


def test_a_mean_merged_over_its_questions() -> None:
    rows = "<tr><td rowspan=2>การใช้งบประมาณ</td><td>i4</td><td>81.10</td><td rowspan=2>83.00</td></tr><tr><td>i5</td><td>84.90</td></tr>"
    head = "<h2>ผลการประเมิน ITA ปี 2567</h2><h3>เทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน</h3>"
    top = "<tr><th>ตัวชี้วัด</th><th>ข้อ</th><th>คะแนนรายข้อ</th><th>คะแนนตัวชี้วัด</th></tr>"
    found = values(understood(f"{head}<table>{top}{rows}</table>", "page.html"))
    assert found == {"i4": d("81.10"), "i5": d("84.90"), "2": d("83.00")}


@pytest.mark.parametrize(
    "told",
    [
        "ผู้มีส่วนได้ส่วนเสียภายใน 93.10 ผู้มีส่วนได้ส่วนเสียภายนอก 92.55 ส่วนการเปิดเผยข้อมูลได้ 96.69",
        "การรับรู้ของบุคลากรภายใน 93.10 การรับรู้ของผู้รับบริการ 92.55 และการเปิดเผยข้อมูล 96.69",
        "จากคะแนน 93.10 ของ IIT 92.55 ของ EIT และ 96.69 ของ OIT",
        "โดยมีคะแนน 93.10 (IIT) 92.55 (EIT) และ 96.69 (OIT)",
    ],
)
def test_instruments_of_a_sentence(told: str) -> None:
    facts = understood(f"กรมการข้าวได้คะแนน ITA ปีงบประมาณ พ.ศ. 2567 ในภาพรวม 94.37 คะแนน {told}")
    assert values(facts) == {"ITA": d("94.37"), "IIT": d("93.10"), "EIT": d("92.55"), "OIT": d("96.69")}


def test_disclosure_beside_other_indicators_is_an_indicator() -> None:
    told = "IIT 93.10 EIT 92.55 การเปิดเผยข้อมูล 96.69 และการป้องกันการทุจริต 96.69"
    facts = understood(f"กรมการข้าวได้คะแนน ITA ปี 2567 ในภาพรวม 94.37 คะแนน {told}")
    assert values(facts)["9"] == d("96.69")


@pytest.mark.parametrize(
    "label, code",
    [
        ("ส่วนที่ 1 คะแนนจากแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "IIT"),
        ("ส่วนที่ 2 คะแนนจากแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "EIT"),
        ("ส่วนที่ 3 ผลจากแบบตรวจการเปิดเผยข้อมูลสาธารณะ", "OIT"),
        ("ส่วนที่ 1 คะแนนจากแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "EIT1"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก ส่วนที่ 2", "EIT2"),
    ],
)
def test_a_number_ahead_of_an_instrument_counts_the_instruments(label: str, code: str) -> None:
    assert values(reported(f"<table><tr><td>{label}</td><td>91.20</td></tr></table>")) == {code: d("91.20")}


def test_a_part_of_another_year_is_no_error() -> None:
    assert values(reported("EIT ส่วนที่ 2\t91.20\nOIT\t95.00\n", 2565), 2565)["OIT"] == d("95.00")


@pytest.mark.parametrize(
    "points, found",
    [
        (("27.30 / 30", "26.10 / 30", "38.00 / 40"), ("91.00", "87.00", "95.00")),
        (("๒๗.๓๐/๓๐", "๒๖.๑๐/๓๐", "๓๘/๔๐"), ("91.00", "87.00", "95.00")),
        (("27.30 / 40", "31.10 / 30", "39 / 40"), (None, None, "97.50")),
    ],
)
def test_points_with_what_their_instrument_is_worth(points: tuple[str, ...], found: tuple[str | None, ...]) -> None:
    rows = "".join(f"{code}\t{figure}\n" for code, figure in zip(("IIT", "EIT", "OIT"), points, strict=True))
    told = values(reported(f"เครื่องมือ\tคะแนนที่ได้/คะแนนเต็ม\n{rows}คะแนนรวม\t91.40/100\n"))
    assert [told.get(code) for code in ("IIT", "EIT", "OIT")] == [d(x) if x else None for x in found]


def test_points_beside_the_plain_score_are_not_turned() -> None:
    rows = "IIT\t91.02\t27.31/30\nEIT\t87.00\t26.10/30\nOIT\t95.00\t38.00/40\n"
    told = values(reported(f"เครื่องมือ\tคะแนน\tคะแนนถ่วงน้ำหนัก\n{rows}"))
    assert told == {"IIT": d("91.02"), "EIT": d("87.00"), "OIT": d("95.00")}


@pytest.mark.parametrize("sign", [" / ", "/", ", ", " | "])
def test_a_form_of_one_body_with_its_parent_and_figures_in_a_row(sign: str) -> None:
    facts = [
        ("ชื่อหน่วยงาน", "สำนักงานขนส่งจังหวัดเลย"), ("สังกัด", "กรมการขนส่งทางบก"), ("ปีงบประมาณ", "2566"),
        ("คะแนนรวม", "89.80"), (sign.join(("IIT", "EIT", "OIT")), sign.join(("88.13", "92.87", "88.75"))),
    ]  # fmt: skip
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in facts)
    found = understood(f"<h2>สรุปผลการประเมิน ITA</h2><table>{rows}</table>", "form.html")
    assert {agency.name_th for agency in found.agencies} == {"สำนักงานขนส่งจังหวัดเลย"}
    assert values(found) == {"ITA": d("89.80"), "IIT": d("88.13"), "EIT": d("92.87"), "OIT": d("88.75")}


@pytest.mark.parametrize(
    "told",
    [
        "ตัวชี้วัดการปฏิบัติหน้าที่ ประเด็นการให้บริการตรงเวลา ได้คะแนน 71.30 คะแนน",
        "การใช้งบประมาณ ประเด็นที่ 2 ความคุ้มค่าของการใช้จ่าย 71.30 คะแนน",
        "การใช้อำนาจ ข้อคำถามเรื่องการมอบหมายงาน ได้ 71.30 คะแนน",
        "เรื่องที่ควรพัฒนาในตัวชี้วัดการใช้อำนาจ คือ การมอบหมายงาน ได้ 71.30 คะแนน",
    ],
)
def test_an_aspect_of_an_indicator_is_not_the_indicator(told: str) -> None:
    assert values(reported(told + "\n")) == {}


@pytest.mark.parametrize(
    "told",
    [
        "ประเด็นการใช้อำนาจ ได้คะแนน 71.30 คะแนน",
        "การใช้อำนาจ เป็นประเด็นที่ต้องพัฒนา ได้คะแนน 71.30",
        "ประเด็นที่ 3 การใช้อำนาจ 71.30 คะแนน",
        "ตัวชี้วัดที่ได้น้อยที่สุด คือ การใช้อำนาจ ได้ 71.30 คะแนน",
    ],
)
def test_an_indicator_that_is_called_an_aspect_has_its_figure(told: str) -> None:
    assert values(reported(told + "\n")) == {"3": d("71.30")}
