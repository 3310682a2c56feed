"""Tables as clerks, editors and programs lay them out: years, bodies and names where nobody would look first."""

from __future__ import annotations

import pytest
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import match_label

from tests.normalize.understanding import d, reported, understood, values

IIT = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
EIT = ("คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน")
OIT = ("การเปิดเผยข้อมูล", "การป้องกันการทุจริต")
SCORES = ("81.25", "72.50", "93.75", "64.00", "85.10")


def by_owner(text: str, year: int = 2567) -> dict[tuple[str, str], object]:
    """Scores of a year by the owner's name and the code."""
    facts = reported(text)
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {(names[s.agency_id], s.code): s.score for s in facts.scores if s.fiscal_year_be == year and s.agency_id}


@pytest.mark.parametrize("heads", ["ปี 66\tปี 67", "66\t67", "ปีงบฯ ’66\tปีงบฯ ’67", "FY2023\tFY2024"])
def test_short_years_over_columns_are_years(heads: str) -> None:
    rows = "".join(f"{name}\t6{n}.10\t{score}\n" for n, (name, score) in enumerate(zip(IIT, SCORES, strict=True)))
    facts = reported(f"ตัวชี้วัด\t{heads}\n{rows}")
    assert values(facts, 2567) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}
    assert values(facts, 2566) == {str(n + 1): d(f"6{n}.10") for n in range(5)}


def test_two_digits_that_do_not_follow_each_other_are_no_years() -> None:
    rows = "".join(f"{name}\t6{n}.10\t{score}\n" for n, (name, score) in enumerate(zip(IIT, SCORES, strict=True)))
    assert {s.fiscal_year_be for s in reported(f"ตัวชี้วัด\t57\t70\n{rows}").scores} <= {2567, None}


def test_the_year_of_an_aim_beside_them_is_no_year_of_the_scores() -> None:
    rows = "".join(f"{name}\t{score}\t95\n" for name, score in zip(IIT, SCORES, strict=True))
    facts = reported(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\nตัวชี้วัด\tคะแนน\tเป้าหมาย 2568\n{rows}")
    assert values(facts, 2567) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}


def test_headings_of_years_with_a_table_between_them_are_each_their_own() -> None:
    def table(year: int, start: int) -> str:
        rows = "".join(f"<tr><td>{name}</td><td>{start + n}.50</td></tr>" for n, name in enumerate(IIT))
        return f"<p>ปีงบประมาณ พ.ศ. {year}</p><table><tr><th>ตัวชี้วัด</th><th>คะแนน</th></tr>{rows}</table>\n"

    facts = reported(table(2566, 70) + table(2567, 90))
    assert values(facts, 2566) == {str(n + 1): d(f"{70 + n}.50") for n in range(5)}
    assert values(facts, 2567) == {str(n + 1): d(f"{90 + n}.50") for n in range(5)}


def test_lines_of_a_spreadsheet_are_rows() -> None:
    text = "ลำดับ,หน่วยงาน,อำเภอ,จังหวัด,IIT,EIT,OIT,คะแนน ITA\n"
    text += "1,ทต.เวียงฝาง,ฝาง,เชียงใหม่,94.37,92.57,95.53,94.29\n2,อบต.แม่คะ,ฝาง,เชียงใหม่,91.60,72.66,77.47,80.27\n"
    found = by_owner(text)
    assert found["เทศบาลตำบลเวียงฝาง", "ITA"] == d("94.29") and found["องค์การบริหารส่วนตำบลแม่คะ", "OIT"] == d("77.47")


def test_figures_over_or_under_their_names_in_spaced_lines() -> None:
    over = "   ".join(SCORES) + "\n" + "   ".join(IIT) + "\n87.34   78.88   85.75\n" + "   ".join(EIT) + "\n"
    found = values(reported("แผนภูมิคะแนนรายตัวชี้วัด\n\n" + over))
    assert found == {str(n): d(s) for n, s in enumerate((*SCORES, "87.34", "78.88", "85.75"), 1)}
    under = "IIT   EIT   OIT\n96.42   91.08   97.50\n"
    assert values(reported("คะแนน ITA\n\n" + under)) == {"IIT": d("96.42"), "EIT": d("91.08"), "OIT": d("97.50")}


def test_cells_on_lines_of_their_own_are_a_table() -> None:
    rows = "".join(f"{name}\n6{n}.10\n{score}\n" for n, (name, score) in enumerate(zip(IIT, SCORES, strict=True)))
    facts = reported("ตารางเปรียบเทียบ\nตัวชี้วัด\nปี 2566\nปี 2567\n" + rows + "ระดับ\nB\nA\n")
    assert values(facts, 2567) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}
    assert values(facts, 2566) == {str(n + 1): d(f"6{n}.10") for n in range(5)}


def test_levels_below_a_rule_stand_under_their_years() -> None:
    rows = "".join(
        f"{name:<40}{6}{n}.10     {score}     {5}.00\n" for n, (name, score) in enumerate(zip(IIT, SCORES, strict=True))
    )
    text = "ตัวชี้วัด                ปี 2565   ปี 2564   ผลต่าง\n" + "-" * 60 + "\n" + rows + "-" * 60
    text += "\nระดับผลการประเมิน                     A        B\n"
    levels = {(v.fiscal_year_be, v.level) for v in reported(text).levels}
    assert levels == {(2565, "A"), (2564, "B")}


def test_values_behind_arrows_are_rows() -> None:
    text = "ITA ปี 2567 มาแล้ว\n🏅 รวม      ➤ ๙๓.๕๗\n👩‍💼 IIT      ➤ ๙๕.๕๒\n🧑‍🌾 EIT      ➤ ๙๖.๐๒\n💻 OIT      ➤ ๙๐.๒๖\n"
    found = values(reported(text))
    assert found == {"ITA": d("93.57"), "IIT": d("95.52"), "EIT": d("96.02"), "OIT": d("90.26")}


def test_two_heads_of_years_over_score_and_level() -> None:
    head = "<tr><th rowspan=2>หน่วยงาน<th colspan=2>ปีงบประมาณ 2567<th colspan=2>ปีงบประมาณ 2566"
    head += "<tr><th>คะแนน<th>ระดับ<th>คะแนน<th>ระดับ"
    body = "<tr><td>สำนักงานคลังจังหวัดนครสวรรค์<td>93.50<td>ผ่านดี<td>89.60<td>ผ่านดี"
    body += "<tr><td>สำนักงานธนารักษ์พื้นที่นครสวรรค์<td>89.87<td>ผ่านดี<td>88.61<td>ผ่าน"
    text = f"<p>ผลการประเมิน ITA</p><table>{head}{body}</table>\n"
    assert by_owner(text)["สำนักงานคลังจังหวัดนครสวรรค์", "ITA"] == d("93.50")
    assert by_owner(text, 2566)["สำนักงานธนารักษ์พื้นที่นครสวรรค์", "ITA"] == d("88.61")


def test_groups_inside_a_table_are_no_headings_of_columns() -> None:
    rows = "<tr><th>ที่<th>อปท.<th>IIT<th>EIT<th>OIT<th>คะแนน"
    rows += "<tr><td colspan=6>เทศบาลตำบล<tr><td>1<td>ทต.เวียงฝาง<td>94.37<td>92.57<td>95.53<td>94.29"
    rows += "<tr><td colspan=6>องค์การบริหารส่วนตำบล<tr><td>1<td>อบต.แม่คะ<td>91.60<td>72.66<td>77.47<td>80.27"
    text = f"<table><tr><td colspan=6>คะแนน ITA ปีงบประมาณ พ.ศ. 2567 อำเภอฝาง จังหวัดเชียงใหม่{rows}</table>\n"
    assert by_owner(text)["องค์การบริหารส่วนตำบลแม่คะ", "EIT"] == d("72.66")


def test_bodies_on_no_list_over_columns_are_owners() -> None:
    text = "รายการ\tเรือนจำกลางบางแห่ง\tทัณฑสถานหญิงบางแห่ง\nIIT\t97.12\t99.41\nEIT\t98.09\t87.02\nคะแนนรวม\t93.98\t91.73\n"
    found = by_owner(text)
    assert found["เรือนจำกลางบางแห่ง", "IIT"] == d("97.12") and found["ทัณฑสถานหญิงบางแห่ง", "ITA"] == d("91.73")


def test_bodies_over_tables_are_owners_of_them() -> None:
    def table(name: str, start: int) -> str:
        rows = "".join(f"{label}\t{start + n}.50\n" for n, label in enumerate(IIT))
        return f"{name}\n\nตัวชี้วัด\tคะแนน\n{rows}\n"

    text = table("สำนักงานจัดหางานจังหวัดตรัง", 70) + table("สำนักงานแรงงานจังหวัดตรัง", 90)
    found = by_owner(text)
    assert found["สำนักงานจัดหางานจังหวัดตรัง", "1"] == d("70.50") and found["สำนักงานแรงงานจังหวัดตรัง", "5"] == d("94.50")
    assert {owner for owner, _ in by_owner(table("สำนักงานจัดหางานจังหวัดตรัง", 70))} != {"สำนักงานจัดหางานจังหวัดตรัง", ""}


def test_the_body_in_a_totals_name_is_its_owner() -> None:
    text = "ตัวชี้วัด\tหน่วยนับ\tผลการดำเนินงาน\nพื้นที่ป่า\tไร่\t86.41\nขยะที่กำจัด\tตัน\t98.95\n"
    text += "ระดับคะแนนการประเมินคุณธรรมและความโปร่งใส (ITA) ของกรมควบคุมมลพิษ\tคะแนน\t90.16\n"
    assert by_owner(text)["กรมควบคุมมลพิษ", "ITA"] == d("90.16")


def test_a_sentence_in_a_cell_is_no_heading() -> None:
    rows = "หัวข้อ\tผลการประเมิน\tข้อเสนอแนะ\nแบบวัด IIT\tได้คะแนนเฉลี่ย ๙๓.๙๑ คะแนน จากคะแนนเต็ม ๑๐๐ คะแนน\tก\n"
    rows += "".join(f"{name}\tได้ {score} คะแนน\tข\n" for name, score in zip(IIT, SCORES, strict=True))
    assert values(reported(rows)) == {"IIT": d("93.91")} | {str(n): d(s) for n, s in enumerate(SCORES, 1)}


def test_a_tally_with_a_column_for_each_level_is_nobodys() -> None:
    text = "จังหวัด\tจำนวน อปท.\tผ่านดีเยี่ยม\tผ่านดี\tผ่าน\tต้องปรับปรุง\tคะแนนเฉลี่ย ITA\n"
    text += "สกลนคร\t141\t61\t52\t18\t9\t94.02\nนครพนม\t104\t33\t49\t13\t7\t92.88\n"
    assert reported(text).scores == ()


@pytest.mark.parametrize("head", ["คะแนนจำลอง", "คะแนน (ประเมินตนเอง)", "คาดการณ์คะแนน"])
def test_a_trial_run_gives_no_scores(head: str) -> None:
    assert values(reported(f"แบบวัด\t{head}\nIIT\t97.15\nEIT\t93.20\nOIT\t89.29\n")) == {}


def test_years_of_another_index_are_no_totals() -> None:
    rows = "ปี\tคะแนน\n2565\t36.00\n2566\t35.00\n"
    assert values(reported("CPI ของไทยย้อนหลัง\n\n" + rows + "\nค่า CPI ต่างจากการประเมิน ITA\n")) == {}
    assert values(reported("คะแนน ITA ย้อนหลัง\n\n" + rows), 2566) == {"ITA": d("35.00")}


def test_a_column_of_the_body_beside_means_is_its_total() -> None:
    text = "ตาราง คะแนน ITA เทียบกับค่าเฉลี่ย\n\nปี พ.ศ.\tกยข.\tเฉลี่ยกระทรวง\tเฉลี่ยประเทศ\n"
    text += "2566\t90.10\t92.10\t90.19\n2567\t94.84\t93.37\t93.05\n"
    assert values(reported(text), 2567) == {"ITA": d("94.84")}
    assert values(reported(text.replace("คะแนน ITA", "ผลผลิต")), 2567) == {}


def test_the_lost_name_of_a_ranked_table_is_the_missing_one() -> None:
    ranked = [(OIT[0], "98.39"), (EIT[1], "95.75"), (IIT[3], "93.96"), (EIT[0], "89.39"), (IIT[1], "88.54"),
              (EIT[2], "86.76"), ("■■■■", "84.14"), (IIT[4], "83.93"), (IIT[2], "82.75"), (OIT[1], "75.00")]  # fmt: skip
    rows = "".join(f"{n}\t{name}\t{score}\n" for n, (name, score) in enumerate(ranked, 1))
    means = "\nIIT\t86.66\nEIT\t90.63\nOIT\t86.70\n"
    facts = reported("อันดับ\tตัวชี้วัด\tคะแนน\n" + rows + means)
    assert values(facts)["1"] == d("84.14")
    assert any("is taken for indicator 1" in f.message for f in facts.findings)
    other = reported("อันดับ\tตัวชี้วัด\tคะแนน\n" + rows + means.replace("86.66", "87.66"))
    assert "1" not in values(other)


@pytest.mark.parametrize(
    ("label", "scope", "code"),
    [
        ("1. Performance of Duties", "indicator", "1"),
        ("Open Data (OIT)", "instrument", "OIT"),
        ("9. Open Data", "indicator", "9"),
        ("ITA – Overall score", "overall", "ITA"),
        ("ITA – IIT", "instrument", "IIT"),
        ("คะแนนเฉลีย IIT", "instrument", "IIT"),
        ("คะแนนรวมทังหมด", "overall", "ITA"),
        ("IIT บุคลากรประเมิน", "instrument", "IIT"),
        ("OIT เว็บไซต์", "instrument", "OIT"),
        ("🏅 รวม", "overall", "ITA"),
        ("คะแนนการประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ (ITA)", "overall", "ITA"),
    ],
)
def test_names_in_other_words(label: str, scope: str, code: str) -> None:
    found = match_label(label)
    assert found is not None and (found.scope, found.code) == (scope, code)


@pytest.mark.parametrize("label", ["EIT จำนวนผู้ตอบ", "IIT ผู้ตอบ 45 คน", "การประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ ของทุกจังหวัดทั่วประเทศ", "IIT+EIT"])  # fmt: skip
def test_labels_that_name_no_score(label: str) -> None:
    assert match_label(label) is None


def test_a_plan_against_corruption_is_no_indicator() -> None:
    assert names_in("ตามแผนปฏิบัติการป้องกันการทุจริต คือ 97 คะแนน") == []
    assert [hit.code for hit in names_in("ด้านการป้องกันการทุจริต 97 คะแนน")] == ["10"]


def test_an_item_with_its_code_in_front_of_its_wording_is_that_item() -> None:
    rows = "i1\tทำงานตามขั้นตอน\t96.41\ni2\tบริการเท่าเทียมกัน\t95.22\no7\tแผนการใช้งบประมาณ\t50.00\n"
    assert values(reported(f"ข้อ\tข้อคำถาม\tคะแนน\n{rows}")) == {"i1": d("96.41"), "i2": d("95.22"), "o7": d("50.00")}


def test_how_many_points_an_instrument_is_worth_does_not_make_its_column_one_of_full_marks() -> None:
    head = "หน่วยงาน\tIIT (เต็ม 30 คะแนน)\tEIT (เต็ม 30 คะแนน)\tOIT (เต็ม 40 คะแนน)\tคะแนนรวม (เต็ม 100 คะแนน)\n"
    rows = "ทต.เวียงฝาง\t27.00\t24.00\t38.00\t89.00\nอบต.แม่คะ\t30.00\t15.00\t36.00\t81.00\n"
    found = by_owner(head + rows)
    assert found["เทศบาลตำบลเวียงฝาง", "IIT"] == d("90.00") and found["เทศบาลตำบลเวียงฝาง", "OIT"] == d("95.00")


ALL = (*SCORES, "87.34", "78.88", "85.75", "95.00", "90.00")  # means 79.32, 83.99, 92.50; total 85.993


def test_the_one_unnamed_figure_of_a_row_that_closes_is_the_total() -> None:
    head = "หน่วยงาน\t" + "\t".join((*IIT, *EIT, *OIT)) + "\tผลลัพธ์\n"
    found = by_owner(head + "".join(f"{name}\t" + "\t".join(ALL) + "\t85.99\n" for name in ("ทต.เวียงฝาง", "อบต.แม่คะ")))
    assert found["เทศบาลตำบลเวียงฝาง", "ITA"] == d("85.99")


def test_an_unnamed_figure_that_closes_nothing_is_left() -> None:
    head = "หน่วยงาน\t" + "\t".join((*IIT, *EIT, *OIT)) + "\tผลลัพธ์\n"
    found = by_owner(head + "".join(f"{name}\t" + "\t".join(ALL) + "\t86.40\n" for name in ("ทต.เวียงฝาง", "อบต.แม่คะ")))
    assert ("เทศบาลตำบลเวียงฝาง", "ITA") not in found and found["เทศบาลตำบลเวียงฝาง", "10"] == d("90.00")


@pytest.mark.parametrize(
    "table",
    ["2565\t90.20\tA\n2566\t91.12\tผ่านดี\n", "2565\t2566\n90.20\t91.12\nA\tผ่านดี\n"],
)
def test_years_with_a_score_and_a_level_each_are_totals(table: str) -> None:
    facts = reported(f"อดีตถึงปัจจุบัน\n{table}")
    assert values(facts, 2565) == {"ITA": d("90.20")} and values(facts, 2566) == {"ITA": d("91.12")}
    assert {(x.fiscal_year_be, x.level) for x in facts.levels} == {(2565, "A"), (2566, "ผ่านดี")}


@pytest.mark.parametrize(
    "heading", ["ผลแบบวัด IIT ที่ผ่านมา\n", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล\nปี\tคะแนน\tระดับ\n", "ผลของตัวชี้วัดที่ 9\nปี\tคะแนน\n"]
)
def test_years_below_the_name_of_a_part_are_no_totals(heading: str) -> None:
    assert not reported(f"{heading}2565\t90.20\tA\n2566\t91.12\tผ่านดี\n").scores


def test_levels_that_the_scores_have_not_earned_are_another_s() -> None:
    assert not reported("คุณภาพการบริการ\nปี\tร้อยละ\tผล\n2565\t70.20\tA\n2566\t71.12\tผ่านดี\n").scores


def test_a_word_for_aims_in_every_row_makes_all_figures_aims() -> None:
    rows = "".join(f"{name}\tเป้าหมาย\t9{n}.00\n" for n, name in enumerate(IIT))
    assert not values(reported(f"ตัวชี้วัด\tรายการ\tคะแนน\n{rows}"))


def test_rows_of_what_is_to_be_reached_make_a_table_one_of_aims() -> None:
    rows = "คะแนนการประเมิน ITA\t92.00\t93.00\nคะแนน IIT ไม่น้อยกว่า\t90.00\t91.50\nคะแนน EIT ไม่น้อยกว่า\t88.00\t90.00\n"
    assert not values(reported(f"ตัวชี้วัด\t2566\t2567\n{rows}"), 2566)


@pytest.mark.parametrize("head", ["คะแนน ปี 66", "คะแนน ปี 2566", "ร้อยละ ปี 66"])
def test_a_plain_head_with_its_year_is_the_total_of_a_body(head: str) -> None:
    text = f"คะแนน ITA ของส่วนราชการ ปีงบประมาณ พ.ศ. 2567\n\nส่วนราชการ\t{head}\tปี 2567 คะแนนรวม\n"
    text += "กรมการข้าว\t81.20\t94.29\nกรมประมง\t83.40\t80.27\nกรมปศุสัตว์\t85.60\t90.15\n"
    total = d("81.20") if head.startswith("คะแนน") else None
    found = by_owner(text, 2566)
    assert found.get(("กรมการข้าว", "ITA")) == total
    assert by_owner(text)["กรมประมง", "ITA"] == d("80.27")


def _column(head: str, *cells: str) -> str:
    return "<table>" + "".join(f"<tr><td>{cell}</td></tr>" for cell in (head, *cells)) + "</table>"


def test_names_in_one_table_and_their_figures_in_the_next_are_rows() -> None:
    head = "<p>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567</p>"
    facts = reported(f"{head}<div>{_column('ตัวชี้วัด', *IIT)}</div>{_column('ที่ได้', *SCORES)}")
    assert values(facts, 2567) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}
    fewer = reported(f"{head}{_column('ตัวชี้วัด', *IIT)}{_column('ที่ได้', *SCORES[1:])}")
    assert values(fewer, 2567) == {}


def test_the_column_of_figures_on_the_next_page_goes_on_beside_the_names() -> None:
    names = "".join(f"{n}     {name}\n" for n, name in enumerate(IIT, 1))
    figures = [f"{n}     {score}\n" for n, score in enumerate(SCORES, 1)]
    head = "ผลการประเมิน ITA ปีงบประมาณ 2567\n\nลำดับ  เรื่อง\n"
    facts = reported(f"{head}{names}\fลำดับ  ผลที่ได้\n{''.join(figures)}")
    assert values(facts, 2567) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}
    assert values(reported(f"{head}{names}\fลำดับ  ผลที่ได้\n{''.join(figures[::-1])}"), 2567) == {}


@pytest.mark.parametrize(
    ("said", "total"), [("- รวม : 81.30", d("81.30")), ("- รวม : 88.80", None), ("- เวลา : 81.30", None)]
)
def test_a_sum_below_the_instruments_is_the_total_where_it_closes(said: str, total: object) -> None:
    facts = reported(f"ผลคะแนน\n\n- IIT : 81.00\n- EIT : 80.00\n- OIT : 82.50\n{said}\n")
    assert values(facts, 2567).get("ITA") == total


@pytest.mark.parametrize(("name", "total"), [("o9-91.25.pdf", None), ("91.25", d("91.25"))])
def test_a_figure_in_the_name_of_a_file_is_none(name: str, total: object) -> None:
    assert values(reported(f"คะแนนรวม {name}\n"), 2567).get("ITA") == total


def test_names_and_figures_that_no_rule_puts_together_are_told() -> None:
    names, figures = "\n".join(f"ด้าน {name}" for name in IIT[:3]), "\n".join(SCORES)
    facts = reported(f"{names}\n\nสรุปเป็นกราฟ\n\n{figures}\n")
    assert values(facts) == {} and [f.code for f in facts.findings] == ["unread_row"]
    assert not reported(f"{names}\n\nยังไม่ประกาศผล\n").findings


@pytest.mark.parametrize("head", ["ตัวชี้วัดที่<br>{}", "ตัวชี้<br>วัดที่<br>{}", "ตัวชี้วัดที่ {}"])
def test_heads_of_narrow_columns_break_before_their_numbers(head: str) -> None:
    heads = "|".join(head.format(n) for n in range(1, 11))
    figures = "|".join(f"8{n}.50" for n in range(10))
    facts = reported(f"|รายการ|{heads}|รวม|\n|{'---|' * 12}\n|คะแนน|{figures}|84.70|\n")
    assert values(facts, 2567) == {str(n + 1): d(f"8{n}.50") for n in range(10)} | {"ITA": d("84.70")}


def test_years_stand_below_their_tables_where_none_stands_above() -> None:
    def table(score: str) -> str:
        return f"|เครื่องมือ|คะแนน|\n|---|---|\n|IIT|{score}|\n|EIT|8{score[1:]}|\n\n"

    text = f"ผลการประเมิน ITA เทศบาลเมืองน่าน\n\n{table('81.10')}ปีงบประมาณ 2566\n\n{table('92.20')}(ปี 2567)\n"
    assert values(understood(text), 2566)["IIT"] == d("81.10")
    assert values(understood(text), 2567)["IIT"] == d("92.20")
    for other in (f"{text}\n{table('73.30')}", f"ปีงบประมาณ 2565\n\n{text}", text.replace("(ปี 2567)", "ขอบคุณ")):
        assert values(understood(other), 2566).get("IIT") != d("81.10")


def test_bodies_as_headings_own_the_lines_below_them() -> None:
    bodies = ("เทศบาลเมืองน่าน", "เทศบาลนครยะลา", "เทศบาลนครเชียงใหม่")
    blocks = [f"{body}\nIIT 8{n}.10\nEIT 9{n}.20\nคะแนนรวม 8{n}.60\n" for n, body in enumerate(bodies)]
    title = "ผลการประเมิน ITA ปีงบประมาณ 2567\n\n"
    facts = understood(title + "\n".join(blocks))
    names = {a.agency_id: a.name_th for a in facts.agencies}
    found = {(names[s.agency_id or ""], s.code): s.score for s in facts.scores}
    assert found == {
        (body, code): d(f"{score.format(n)}")
        for n, body in enumerate(bodies)
        for code, score in (("IIT", "8{}.10"), ("EIT", "9{}.20"), ("ITA", "8{}.60"))
    }
    below = understood(title + "\n".join(f"IIT 8{n}.10\nEIT 9{n}.20\n{body}\n" for n, body in enumerate(bodies)))
    owners = {a.agency_id: a.name_th for a in below.agencies}
    assert not any(s.score == d("81.10") and owners.get(s.agency_id or "") == bodies[0] for s in below.scores)


def test_a_title_makes_no_heads_of_names_below_their_lines() -> None:
    lines = "\n\n".join(
        f"IIT 8{n}.10\n\nEIT 9{n}.20\n\n{body}" for n, body in enumerate(("เทศบาลนครยะลา", "เทศบาลเมืองน่าน"))
    )
    facts = understood(f"ผลการประเมิน ITA ปีงบประมาณ 2567\n\nเทศบาลนครเชียงใหม่\n\n{lines}\n")
    assert [s for s in facts.scores if s.score is not None] == []


def test_a_figure_that_names_its_year_is_of_that_year() -> None:
    rows = "".join(
        f"{name}\t{score}\t(ปี 2566 = 6{n}.10)\n" for n, (name, score) in enumerate(zip(IIT, SCORES, strict=True))
    )
    assert values(reported(rows), 2567) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}
    assert values(reported(rows), 2566) == {str(n + 1): d(f"6{n}.10") for n in range(5)}


def test_names_of_tabs_date_nothing_and_the_open_ones_head_their_tables() -> None:
    tables = [f"|เครื่องมือ|คะแนน|\n|---|---|\n|IIT|{n}1.10|\n|EIT|{n}2.20|\n\n" for n in (8, 9)]
    text = f"ผลการประเมิน ITA เทศบาลเมืองน่าน\n\nปี 2567\n\nปี 2566\n\nปี 2567\n\n{tables[0]}ปี 2566\n\n{tables[1]}"
    facts = understood(text)
    assert values(facts, 2567) == {"IIT": d("81.10"), "EIT": d("82.20")}
    assert values(facts, 2566) == {"IIT": d("91.10"), "EIT": d("92.20")}


def test_a_name_far_above_a_level_alone_owns_no_level() -> None:
    text = "สรุปผลการประเมิน ITA ปีงบประมาณ 2567\n\n{}\n\nหน่วยงานที่รับผิดชอบ\n\n(1) ควรช่วยหน่วยงานที่อยู่ในระดับต้องปรับปรุง\n"
    facts = understood(text.format("คณะกรรมการมีมติดังนี้\n\nมีหน่วยงานที่ได้ระดับต้องปรับปรุง"))
    assert not facts.levels
