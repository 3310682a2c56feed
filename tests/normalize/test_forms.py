"""Posters, slides, certificates, forms and follow-ups: each test is one way in which they print results."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, understood, values

NAMES = [
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("แจ้งผลว่าปี ๒๕๖๗ ได้คะแนนทั้งสิ้น ๘๑.๔๙ คะแนน ระดับ ต้องปรับปรุง", "81.49"),
        ("คะแนนที่ได้รับในปีงบประมาณ พ.ศ. ๒๕๖๗ .......๙๖.๐๓....... คะแนน", "96.03"),
        ("ITA ๒๕๖๗ (๙๓.๑๑ คะแนน / ผ่านดี)", "93.11"),
        ("เมื่อสิ้นสุดการประเมิน หน่วยงานทำคะแนนได้ 88.82 จาก 100 คะแนน ผลอยู่ที่ระดับ “ผ่านดี”", "88.82"),
        ("ภาพรวมหน่วยงาน .................... ๙๑.๑๘", "91.18"),
        ("เข้ารับการประเมินโดยมีผลคะแนนรวม\n\n“ ๘๐.๕๔ ”\n\n( ผ่าน )", "80.54"),
        ("เราอยู่ตรงไหน\n\n๘๗.๔๐\n\nระดับ ผ่าน", "87.40"),
    ],
)
def test_the_total_in_many_words(text: str, total: str) -> None:
    assert values(reported(text + "\n")) == {"ITA": d(total)}


def test_points_out_of_few_are_no_score() -> None:
    text = "ด้านธรรมาภิบาล เข้าร่วมการประเมิน ITA และการป้องกันการทุจริต ทำได้ ๓ จาก ๔ คะแนน\n"
    assert values(reported(text)) == {}


def test_the_year_before_in_the_same_sentence() -> None:
    facts = reported("ปี ๒๕๖๗ ได้คะแนนทั้งสิ้น ๘๑.๔๙ คะแนน ระดับ ต้องปรับปรุง ส่วนปีงบประมาณ พ.ศ. ๒๕๖๖ ได้ ๗๕.๘๐ คะแนน\n")
    assert values(facts, 2567) == {"ITA": d("81.49")} and values(facts, 2566) == {"ITA": d("75.80")}


def test_an_increase_from_a_years_score_names_that_score() -> None:
    facts = reported("คะแนนรวมปี ๒๕๖๗ เท่ากับ ๙๒.๙๖ ระดับ “ผ่านดี” เพิ่มขึ้นจากปี ๒๕๖๖ ซึ่งได้ ๘๘.๒๑ คะแนน อยู่ ๔.๗๕ คะแนน\n")
    assert values(facts, 2566) == {"ITA": d("88.21")} and values(facts, 2567) == {"ITA": d("92.96")}


@pytest.mark.parametrize(
    "text",
    [
        "สรุปผลการประเมิน ITA แล้วเสร็จ ๗ จาก ๘ มาตรการ (ร้อยละ ๘๗.๕๐)",
        "ผลการประเมิน ITA ของท้องถิ่นในจังหวัด จำนวน ๑๓ แห่ง มีคะแนนเฉลี่ย ๘๓.๕๔ คะแนน",
    ],
)
def test_shares_and_means_over_many_are_no_total(text: str) -> None:
    assert values(reported(text + "\n")) == {}


@pytest.mark.parametrize(
    "boxes", ["☐ ผ่านดีเยี่ยม ☑ ผ่านดี ☐ ผ่าน", "( ) ผ่านดีเยี่ยม (✓) ผ่านดี ( ) ผ่าน", "(  ) ผ่านดีเยี่ยม\n\n( / ) ผ่านดี\n\n(  ) ผ่าน"]
)
def test_the_ticked_level(boxes: str) -> None:
    facts = reported("ระดับผลการประเมิน (ทำเครื่องหมาย)\n\n" + boxes + "\n")
    assert [level.level for level in facts.levels] == ["ผ่านดี"]


def test_the_range_of_a_level_on_a_line_of_its_own_is_no_level() -> None:
    assert reported("ต่ำกว่า ๗๐.๐๐ คะแนน หมายถึง ระดับ ต้องปรับปรุงโดยด่วน\n").levels == ()


def test_rows_of_names_and_figures_by_turns() -> None:
    rows = [
        NAMES[:5],
        ["90.10", "91.20", "92.30", "93.40", "94.50"],
        NAMES[5:],
        ["80.10", "81.20", "82.30", "83.40", "84.50"],
    ]
    for order in (rows, [rows[1], rows[0], rows[3], rows[2]]):
        got = values(reported("\n".join("\t".join(row) for row in order) + "\n"))
        assert got == {str(i + 1): d(v) for i, v in enumerate(rows[1] + rows[3])}


def test_numbers_under_the_instruments() -> None:
    facts = reported(
        "ปีงบประมาณ\tIIT\t\t\t\t\tEIT\t\t\tOIT\t\tรวม\n\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t\n"
        "ปี 2567\t90.94\t91.13\t91.54\t90.43\t90.21\t89.14\t88.27\t88.80\t92.42\t81.25\t88.61\n"
    )
    got = values(facts)
    assert got["1"] == d("90.94") and got["10"] == d("81.25") and got["ITA"] == d("88.61") and len(got) == 11


def test_ten_sides_by_number() -> None:
    head = "\t".join(f"ด้านที่ {i}" for i in range(1, 11))
    assert len(values(reported(head + "\n" + "\t".join(f"9{i}.50" for i in range(10)) + "\n"))) == 10


def test_a_heading_that_lost_its_span_still_stands_over_its_columns() -> None:
    lines = ["ตัวชี้วัด\tเป้าหมาย (พ.ศ.)\t\t", "\t๒๕๖๗\t๒๕๖๘\t๒๕๖๙"]
    lines += [f"{name}\t8{i}.50\t8{i}.75\t9{i}.25" for i, name in enumerate(NAMES[:6])]
    assert values(reported("\n".join(lines) + "\n")) == {}


def test_a_list_of_other_things_with_one_name_in_it() -> None:
    facts = reported(
        "กลุ่มข้อมูล\tจำนวน\tพร้อมแล้ว\tร้อยละ\nข้อมูลพื้นฐาน\t6\t4\t66.67\nการบริหารงาน\t7\t5\t71.43\n"
        "การจัดซื้อจัดจ้าง\t4\t3\t75.00\nการป้องกันการทุจริต\t7\t6\t85.71\nรวม\t24\t18\t75.00\n"
    )
    assert values(facts) == {}


def test_the_total_merged_over_all_rows() -> None:
    rows = [f"{i + 1}) {name}\t9{i}.20" for i, name in enumerate(NAMES)]
    rows[0] += "\t๙๒.๖๑ ระดับผล ผ่านดี"
    facts = reported("ตัวชี้วัด\tคะแนนที่ได้\tภาพรวม\n" + "\n".join(rows) + "\n")
    assert values(facts)["ITA"] == d("92.61") and values(facts)["1"] == d("90.20")


def test_the_score_beside_its_level_over_their_names() -> None:
    facts = reported("<table><tr><td>๘๙.๔๖</td><td>ผ่าน</td></tr><tr><td>ผลคะแนน</td><td>ระดับ</td></tr></table>\n")
    assert values(facts) == {"ITA": d("89.46")} and [x.level for x in facts.levels] == ["ผ่าน"]


def test_the_mean_beside_a_list_of_indicators() -> None:
    cell = "<br>".join(f"{name} : 9{i}.10 คะแนน" for i, name in enumerate(NAMES[:5]))
    facts = reported(
        f"<table><tr><th>แบบ</th><th>ตัวชี้วัดและคะแนน</th><th>คะแนนเฉลี่ย</th></tr><tr><td>IIT</td><td>{cell}</td><td>92.10</td></tr></table>\n"
    )
    assert values(facts)["IIT"] == d("92.10") and values(facts)["3"] == d("92.10")


def test_a_slide_gives_the_year_before_below_its_figure() -> None:
    facts = reported(
        "ภาพรวม\n\n๘๗.๓๐\n\nระดับ ผ่าน\n\nปี ๒๕๖๖ : ๘๖.๘๘\n\nIIT | ตัวชี้วัดที่ ๒ การใช้งบประมาณ\n\n๘๕.๓๔\n\nคะแนน\n\n"
        "• เล่าแผนให้ทุกกองฟัง\n\nปี ๒๕๖๖ ได้ ๘๔.๒๑\n"
    )
    assert values(facts, 2566) == {"ITA": d("86.88"), "2": d("84.21")}
    assert values(facts, 2567) == {"ITA": d("87.30"), "2": d("85.34")}


def test_a_score_in_the_first_column_of_a_follow_up() -> None:
    facts = understood(
        "สรุปผลการดำเนินการตามมาตรการ ITA ประจำปี 2565\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"
        "| ตัวชี้วัด (คะแนนปี 2564) | มาตรการ | ร้อยละ<br>ความก้าวหน้า | ผู้รับผิดชอบ |\n|---|---|---|---|\n"
        "| 3 การใช้อำนาจ<br>(95.08) | จัดทำตารางภาระงานรายบุคคล | 100% | สำนักปลัด |\n"
        "| 7 ประสิทธิภาพการสื่อสาร<br>(91.40) | ปรับปรุงเว็บไซต์ให้ค้นง่าย | 80% | กองคลัง |\n"
    )
    assert values(facts) == {"3": d("95.08"), "7": d("91.40")} and len(facts.measures) == 2


def test_a_column_of_a_newsletter_is_running_text() -> None:
    lines = ["ผล ITA ออกแล้ว", "ประจำปี พ.ศ. ๒๕๖๗", "คะแนนรวม ๗๗.๓๗ คะแนน", "ระดับ ต้องปรับปรุง"]
    for i, name in enumerate(NAMES[:4]):
        lines += [name, f"8{i}.21"]
    facts = understood(
        f"<p>จดหมายข่าวเทศบาลตำบลกำแพง</p><table><tr><td>{'<br>'.join(lines)}</td><td>ปริมาณขยะลดลงร้อยละ ๒๐.๓๓</td></tr></table>",
        "a.html",
    )
    got = values(facts)
    assert got["ITA"] == d("77.37") and got["2"] == d("81.21") and facts.fiscal_year_be == 2567 and len(got) == 5


def test_the_year_inside_a_cell_dates_what_the_cell_says() -> None:
    facts = reported(
        "<table><tr><td colspan='2'>ผลการประเมิน ปี 2566 : 93.91 คะแนน ระดับ ผ่านดี</td></tr><tr><td>การใช้อำนาจ</td><td>91.20</td></tr></table>\n"
    )
    assert values(facts, 2566)["ITA"] == d("93.91")


def test_aims_with_a_bound_are_no_scores() -> None:
    rows = [f"{i + 1}. {name}\t8{i}.45\t≥ 85\t≥ 90" for i, name in enumerate(NAMES[:6])]
    facts = reported("ตัวชี้วัด\tค่าฐาน (2567)\tเป้า ปี 2568\tเป้า ปี 2569\n" + "\n".join(rows) + "\n")
    assert len(values(facts, 2567)) == 6 and {s.fiscal_year_be for s in facts.scores} == {2567}


def test_a_mean_over_years_is_no_score() -> None:
    rows = [f"{i + 1}. {name}\t8{i}.45\t9{i}.15\t8{i}.80" for i, name in enumerate(NAMES[:6])]
    facts = reported("ตัวชี้วัด\tปี 2566\tปี 2567\tค่าเฉลี่ย 2 ปี\n" + "\n".join(rows) + "\n")
    assert values(facts, 2567)["1"] == d("90.15") and values(facts, 2566)["6"] == d("85.45") and len(facts.scores) == 12


def test_a_verdict_beside_the_name_does_not_make_the_score_an_aim() -> None:
    rows = [f"{name}\tต่ำกว่าเป้าหมาย\t8{i}.81\t6" for i, name in enumerate(NAMES[:5])]
    assert len(values(reported("ตัวชี้วัด\tการแปลผล\tคะแนน\tน้ำหนัก\n" + "\n".join(rows) + "\n"))) == 5


def test_the_form_of_one_indicator() -> None:
    forms = [
        f"<table><tr><th colspan='2'>ตัวชี้วัดที่ {i + 1} {name}</th></tr><tr><td>เครื่องมือ</td><td>IIT</td></tr>"
        f"<tr><td>คะแนน</td><td>9{i}.47</td></tr><tr><td>คะแนนรายข้อ</td><td>i{i} ให้บริการ 95.34</td></tr></table>"
        for i, name in enumerate(NAMES[:3])
    ]
    lines = [f"ตัวชี้วัดที่ {i + 1} {name}\n\nเครื่องมือ : แบบวัด IIT\n\nคะแนน : 9{i}.47\n" for i, name in enumerate(NAMES[:3])]
    for body in ("".join(forms), "\n".join(lines)):
        assert values(reported(body)) == {"1": d("90.47"), "2": d("91.47"), "3": d("92.47")}


def test_the_indicators_mean_below_its_questions() -> None:
    facts = reported(
        "ข้อ\tประเด็นคำถาม\tคะแนน\nI1\tให้บริการตามลำดับ\t93.35\nI2\tเท่าเทียม\t89.41\nเฉลี่ยตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t\t92.02\n"
    )
    assert values(facts)["1"] == d("92.02")


def test_points_beside_the_score_itself_say_no_more() -> None:
    facts = reported(
        "เครื่องมือ\tน้ำหนัก\tคะแนน (เต็ม 100)\tคะแนนถ่วงน้ำหนัก\nIIT\t30\t82.51\t24.75\nEIT\t30\t88.58\t26.57\nOIT\t40\t89.59\t35.84\nรวม\t100\t\t87.16\n"
    )
    assert values(facts) == {"IIT": d("82.51"), "EIT": d("88.58"), "OIT": d("89.59"), "ITA": d("87.16")}


def test_points_alone_are_never_verified() -> None:
    facts = reported("เครื่องมือ\tน้ำหนัก\tคะแนนถ่วงน้ำหนัก\nIIT\t30\t24.75\nEIT\t30\t26.57\nOIT\t40\t35.84\nรวม\t100\t87.16\n")
    assert {s.status for s in facts.scores if s.code != "ITA"} == {"single"}
    assert "weighted_points" in {str(f.code) for f in facts.findings}


def test_indicators_in_brackets_of_their_instrument() -> None:
    facts = reported("1. การใช้อำนาจ (IIT) 89.47 คะแนน เนื่องจากหลักเกณฑ์ยังสื่อสารไม่ถึงทุกกลุ่มงาน\n")
    assert values(facts) == {"3": d("89.47")}


def test_a_weight_in_brackets_before_the_score() -> None:
    facts = reported("2.2 การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) (น้ำหนักร้อยละ 30) ได้ 96.51 คะแนน\n")
    assert values(facts) == {"IIT": d("96.51")}


def test_one_decimal_in_brackets_does_not_pass_its_name_on() -> None:
    facts = reported(
        "ตัวชี้วัดที่โดดเด่นคือการปฏิบัติหน้าที่ (90.88) รองลงมา ได้แก่ การใช้อำนาจ (90.5) ประสิทธิภาพการสื่อสาร (90.4) คุณภาพการดำเนินงาน (88.85)\n"
    )
    assert values(facts) == {"1": d("90.88"), "3": d("90.50"), "7": d("90.40"), "6": d("88.85")}


def test_figures_before_their_names_on_one_line() -> None:
    figures = [f"9{i}.15" for i in range(10)]
    line = "คะแนนความโปร่งใสของเรา ได้ 90.22 คะแนน ระดับ ผ่านดี " + "  ".join(
        f"{f}  {n}" for f, n in zip(figures, NAMES, strict=True)
    )
    got = values(reported(line + " กีฬาสัมพันธ์ ปริมาณขยะลดลงร้อยละ 20.33\n"))
    assert [got[str(i + 1)] for i in range(10)] == [d(f) for f in figures]


def test_names_before_their_figures_on_one_line() -> None:
    line = (
        "ได้ 90.22 คะแนน ระดับ ผ่านดี "
        + " ".join(f"» {n} (9{i}.15)" for i, n in enumerate(NAMES[:9]))
        + f" » {NAMES[9]} (100)"
    )
    got = values(reported(line + " ปริมาณขยะลดลงร้อยละ 20.33\n"))
    assert got["1"] == d("90.15") and got["9"] == d("98.15") and got["10"] == d("100")


def test_a_mean_at_the_end_of_a_row_of_one_instruments_indicators() -> None:
    table = "รายการ\t" + "\t".join(f"{n}. {name}" for n, name in enumerate(NAMES[:5], 1)) + "\tรวมเฉลี่ย\n"
    facts = reported(table + "ผลคะแนน\t90.00\t80.00\t85.00\t82.00\t83.00\t84.00\n")
    assert values(facts)["IIT"] == d("84.00") and "ITA" not in values(facts)


def test_a_wide_table_of_two_indicators() -> None:
    facts = reported(f"รายการ\t9. {NAMES[8]}\t10. {NAMES[9]}\nผลคะแนน\t82.00\t81.40\n")
    assert values(facts) == {"9": d("82.00"), "10": d("81.40")}


def test_how_many_answered_stands_between_a_name_and_its_score() -> None:
    facts = reported(
        "เครื่องมือ\tจำนวนผู้ตอบ\tน้ำหนัก (ร้อยละ)\tคะแนน (เต็ม 100)\tคะแนนหลังถ่วงน้ำหนัก\n"
        "แบบวัด IIT\t388 คน\t30\t97.71\t29.31\nแบบวัด EIT\t84 คน\t30\t96.67\t29.00\nแบบตรวจ OIT\t-\t40\t85.00\t34.00\n"
    )
    assert values(facts) == {"IIT": d("97.71"), "EIT": d("96.67"), "OIT": d("85.00")}


@pytest.mark.parametrize("head", ["เฉลี่ยกรมหรือเทียบเท่า", "เฉลี่ยสถาบันอุดมศึกษา", "ค่าเฉลี่ยเทศบาลตำบลทั้งหมด"])
def test_a_mean_over_a_kind_of_agencies_is_not_the_reports(head: str) -> None:
    rows = "".join(f"{name}\t{80 + n}.25\t{90 - n}.50\n" for n, name in enumerate(NAMES[:3]))
    facts = reported(f"ประเด็นการประเมิน\tคะแนนที่ได้\t{head}\n{rows}")
    assert values(facts) == {"1": d("80.25"), "2": d("81.25"), "3": d("82.25")}


def test_points_of_a_test_before_and_after_a_training_are_no_scores() -> None:
    rows = "".join(f"{n}. {name}\t47.19\t81.{n:02}\n" for n, name in enumerate(NAMES, 1))
    facts = reported("หัวข้อการอบรม\tก่อนอบรม (ร้อยละ)\tหลังอบรม (ร้อยละ)\n" + rows)
    assert facts.scores == ()


def test_a_noun_that_begins_like_a_unit_behind_a_score() -> None:
    facts = reported("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล มีคะแนน 77.24 ข้อมูลบางรายการแสดงเฉพาะชื่อเรื่อง\n")
    assert values(facts) == {"9": d("77.24")}


def test_the_weighted_mean_in_a_sentence_with_the_year_before_behind_it() -> None:
    facts = reported(
        "กรมผ่านการประเมินครบทุกขั้นตอน ได้ค่าเฉลี่ยถ่วงน้ำหนักรวม 87.59 คะแนน (ระดับผลการประเมิน : ผ่าน) "
        "ทั้งนี้ ปีงบประมาณ 2566 ได้รับ 82.97 คะแนน\n"
    )
    assert values(facts, 2567)["ITA"] == d("87.59") and values(facts, 2566)["ITA"] == d("82.97")


def ten(column: str = "", start: int = 80) -> str:
    """Rows of the ten indicators, each with a figure and what `column` adds."""
    return "".join(f"{n}. {name}\t{start + n}.25{column}\n" for n, name in enumerate(NAMES, 1))


@pytest.mark.parametrize(
    "lead",
    ["ตัวอย่างการคำนวณ : หน่วยงาน ก (สมมติ)\n\nหน่วยงาน ก\tคะแนนสมมติ\n", "ตารางตัวอย่างการคิดคะแนน\n\nตัวชี้วัด\tคะแนน\n"],
)
def test_a_worked_example_is_nobodys_result(lead: str) -> None:
    facts = reported(lead + ten() + "\nรวมแล้วหน่วยงาน ก ได้ 78.73 คะแนน จึงอยู่ในระดับ ต้องปรับปรุง\n")
    assert facts.scores == ()


def test_a_document_that_says_its_figures_are_not_the_assessments() -> None:
    facts = reported("หน่วยงานสำรวจเองเพื่อเตรียมตัว แต่มิใช่ผลการประเมินของสำนักงาน ป.ป.ช.\n\nตัวชี้วัด\tคะแนน\n" + ten())
    assert values(facts) == {}


def test_scores_before_an_appeal_are_kept_and_not_chosen() -> None:
    facts = reported("ตัวชี้วัด\tก่อนอุทธรณ์\tหลังอุทธรณ์\n" + ten("\t90.50"))
    assert set(values(facts).values()) == {d("90.50")}
    assert any(m.score == d("81.25") and m.rejected_because for m in facts.mentions)


def test_two_agencies_side_by_side() -> None:
    facts = reported("ประเด็น\tทต.ทากาศ\tอบต.บ้านแป้น\tส่วนต่าง\n" + ten("\t90.50\t+1.00"))
    own = [s for s in facts.scores if s.agency_id == facts.agency_id]
    assert {s.score for s in own} == {d("90.50")}
    assert len({s.agency_id for s in facts.scores}) == 2


def test_eits_parts_and_their_mean_in_the_row_of_the_instrument() -> None:
    rows = "".join(f"{n}. {NAMES[n - 1]}\t74.26\t89.06\t81.66\n" for n in (6, 7, 8))
    facts = reported("ตัวชี้วัด\tEIT ส่วนที่ 1\tEIT ส่วนที่ 2\tเฉลี่ยสองส่วน\n" + rows + "รวมแบบวัด EIT\t73.66\t88.46\t81.06\n")
    found = values(facts)
    assert (found["EIT1"], found["EIT2"], found["EIT"]) == (d("73.66"), d("88.46"), d("81.06"))


def test_totals_under_their_years() -> None:
    facts = reported("Score by Year\n\n2565\t2566\t2567\n85.12\t79.29\t88.23\n")
    assert [values(facts, y).get("ITA") for y in (2565, 2566, 2567)] == [d("85.12"), d("79.29"), d("88.23")]


def test_an_instruments_mean_merged_over_its_rows_at_the_right() -> None:
    names = [("IIT", 1), ("", 2), ("", 3), ("", 4), ("", 5), ("EIT", 6), ("", 7), ("", 8), ("OIT", 9), ("", 10)]
    rows = "".join(
        f"{tool}\t{n}. {NAMES[n - 1]}\t9{n % 10}.25\tรักษาเวลานัดหมาย (9{n % 10}.44)\t{'88.00' if tool else ''}\n"
        for tool, n in names
    )
    facts = reported("แบบ\tตัวชี้วัด\tคะแนน\tจุดแข็ง (รายข้อ)\tเฉลี่ย\n" + rows)
    found = values(facts)
    assert {found[code] for code in ("IIT", "EIT", "OIT")} == {d("88.00")} and found["1"] == d("91.25")


def test_minutes_in_two_columns_are_read_as_speech() -> None:
    facts = understood(
        "บันทึกการประชุมสภา สมัยสามัญ สมัยที่ 1 ประจำปี 2567\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"
        "ประธานสภา\tเชิญสมาชิกผู้ตั้งกระทู้สอบถามผู้บริหารเรื่องการประเมิน ITA\n"
        "นายก อบต.\tผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 ออกมาแล้ว เราได้คะแนนรวม 90.73 คะแนน ระดับ ผ่านดี\n"
        "ปลัด อบต.\tการปฏิบัติหน้าที่ได้ 95.14 การใช้งบประมาณได้ 92.46 การใช้อำนาจได้ 92.55 ทั้งหมดเป็นของ IIT\n"
    )
    assert values(facts, 2566) == {"ITA": d("90.73"), "1": d("95.14"), "2": d("92.46"), "3": d("92.55")}


def test_the_old_score_beside_an_indicator_in_a_plan() -> None:
    rows = "".join(f"{n}. {name} คะแนนเดิม 7{n}.35\tจัดทำคู่มือ\tสำนักปลัด\n" for n, name in enumerate(NAMES[:3], 1))
    facts = reported("ตัวชี้วัด\tมาตรการ\tผู้รับผิดชอบ\n" + rows)
    assert values(facts) == {"1": d("71.35"), "2": d("72.35"), "3": d("73.35")}


def test_full_marks_and_weights_are_no_results() -> None:
    rows = "".join(f"{n}. {name}\t100.00\t{'40.00' if n == 9 else ''}\n" for n, name in enumerate(NAMES[8:], 9))
    assert values(reported(f"ตัวชี้วัด\tคะแนน\tส่วน\n{rows}รวม\t100.00\t100.00\n")) == {}
    assert values(reported("9. การเปิดเผยข้อมูล 100.00 40.00 และ 10. การป้องกันการทุจริต 100.00\n")) == {}
    assert values(reported("ตัวชี้วัด\tคะแนน\n" + "".join(f"{n}\t100.00\n" for n in NAMES[8:]))) == {
        "9": d("100.00"),
        "10": d("100.00"),
    }
