"""Whole texts understood: each test is one thing that reports do."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import codes, d, reported, statuses, understood, values

TEN = """ตัวชี้วัด	คะแนน
๑. การปฏิบัติหน้าที่	๙๐.๐๐
๒. การใช้งบประมาณ	๘๐.๐๐
๓. การใช้อำนาจ	๘๕.๐๐
๔. การใช้ทรัพย์สินของราชการ	๘๒.๐๐
๕. การแก้ไขปัญหาการทุจริต	๘๓.๐๐
๖. คุณภาพการดำเนินงาน	๙๑.๐๐
๗. ประสิทธิภาพการสื่อสาร	๘๘.๐๐
๘. การปรับปรุงการทำงาน	๘๖.๐๐
๙. การเปิดเผยข้อมูล	๙๕.๐๐
๑๐. การป้องกันการทุจริต	๙๗.๐๐
คะแนนเฉลี่ย	๙๐.๑๐
"""


def test_a_list_of_ten_and_the_total_prove_each_other() -> None:
    facts = reported(TEN)
    assert len(values(facts)) == 11
    assert set(statuses(facts).values()) == {"verified"}
    assert values(facts)["ITA"] == d("90.10")
    assert facts.fiscal_year_be == 2567 and facts.kind == "analysis"


def test_every_value_leads_back_to_its_line_and_raw_text() -> None:
    facts = reported(TEN)
    text = ("\n" * 3 + TEN).split("\n")
    chosen = {m.mention_id: m for m in facts.mentions if m.chosen}
    for score in facts.scores:
        assert score.mention_id is not None
        mention = chosen[score.mention_id]
        assert mention.place.line is not None
        assert mention.raw_value in text[mention.place.line - 1]


def test_prints_in_sentences_are_kept_as_the_file_has_them() -> None:
    found = reported("คะแนนรวม 90.00 คะแนน อยู่ในระดับ ผ\uf70aานดี\nการใช้อ\u0e4d\u0e32นาจ\u200b ได้คะแนน 88.10 คะแนน\n")
    prints = {(m.code, m.level): (m.raw_label, m.raw_value, m.repairs) for m in found.mentions}
    assert prints["ITA", "ผ่านดี"][1] == "ผ\uf70aานดี"
    assert prints["3", None] == ("การใช้อ\u0e4d\u0e32นาจ", "88.10", ("zero_width", "nikhahit_aa"))
    assert values(found) == {"ITA": d("90.00"), "3": d("88.10")}


@pytest.mark.parametrize("first", ["หน่วยงาน", "ผู้รายงาน"])
def test_a_form_gives_the_place_part_by_part(first: str) -> None:
    rows = ((first, "องค์การบริหารส่วนตำบลหลุมข้าว"), ("อำเภอ", "โคกสำโรง"), ("จังหวัด", "ลพบุรี"), ("ผลคะแนน ITA", "78.60"))
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    found = understood(f"<p>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566</p><table>{table}</table>", "a.html")
    (agency,) = found.agencies
    assert (agency.district, agency.province, agency.resolution) == ("โคกสำโรง", "ลพบุรี", "exact")


def test_the_sum_under_a_list_is_the_total_and_no_indicators() -> None:
    body = "EIT เฉลี่ย 97.15\n8. การปรับปรุงการทำงาน 98.6\n9. การเปิดเผยข้อมูล 100\n10. การป้องกันการทุจริต 100\n\nรวม 98.19 คะแนน\nผลการประเมินปีงบประมาณ 2567 มีผลคะแนนอยู่ที่ร้อยละ 98.19\n"
    found = values(reported(body))
    assert found["ITA"] == d("98.19") and found["8"] == d("98.60")
    assert found.get("10", d("100")) == d("100")  # never the sum below it


def test_a_card_names_nothing_beside_it() -> None:
    rows = (
        ("", "", "", "ราชการ", "ทุจริต"),
        ("๘๗.๙๓<br>คุณภาพการดำเนิน", "๘๑.๓๖<br>ประสิทธิภาพการ", "๘๙.๙๑<br>การปรับปรุงการ", "๙๐.๒๐<br>ee autos", "๙๓.๗๕<br>การถืองกันการ"),
        ("งาน", "สื่อสาร", "ทำงาน", "ง", ""),
    )  # fmt: skip
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = understood(f"<p>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566</p><table>{table}</table>", "a.html")
    assert d("90.20") not in values(found).values()


def test_years_targets_and_differences_stand_in_columns_of_their_own() -> None:
    facts = reported(
        "ตัวชี้วัด\tปี 2566\tปี 2567\tผลต่าง\tเป้าหมาย\n"
        "การปฏิบัติหน้าที่\t88.20\t90.30\t+2.10\t95.00\nการใช้งบประมาณ\t78.20\t80.30\t+2.10\t95.00\n"
        "คะแนนรวม\t83.20\t86.30\t+3.10\t85.00\n"
    )
    assert values(facts, 2566) == {"1": d("88.20"), "2": d("78.20"), "ITA": d("83.20")}
    assert values(facts, 2567) == {"1": d("90.30"), "2": d("80.30"), "ITA": d("86.30")}


def test_weights_and_weighted_points() -> None:
    body = "| เครื่องมือ | น้ำหนัก | คะแนนถ่วงน้ำหนัก |\n|---|---|---|\n| IIT | 30 | 26.40 |\n| EIT | 30 | 25.20 |\n| OIT | 40 | 34.70 |\n| รวม | 100 | 86.30 |\n"
    facts = reported(body)
    assert values(facts) == {"IIT": d("88.00"), "EIT": d("84.00"), "OIT": d("86.75"), "ITA": d("86.30")}
    turned = [m for m in facts.mentions if m.code == "IIT"]
    assert "weighted_points_to_100" in turned[0].repairs and turned[0].raw_value == "26.40"


def test_rows_of_many_agencies_are_each_their_own() -> None:
    facts = understood(
        "ผลการประเมิน ITA ปีงบประมาณ 2567 ขององค์กรปกครองส่วนท้องถิ่น อำเภอแม่จัน จังหวัดเชียงราย\n\n"
        "ลำดับ\tหน่วยงาน\tIIT\tEIT\tOIT\tคะแนนรวม\tระดับ\n"
        "1\tอบต.ป่าตึง\t90.10\t91.20\t95.00\t92.39\tผ่านดี\n2\tอบต.จันจว้าใต้\t90.50\t91.60\t95.00\t92.63\tผ่านดี\n"
        "ค่าเฉลี่ย\t\t90.30\t91.40\t95.00\t92.51\t\n"
    )
    totals = {s.agency_id: s.score for s in facts.scores if s.code == "ITA"}
    assert totals == {"sao-570708": d("92.39"), "sao-570712": d("92.63")}
    assert {a.agency_id for a in facts.agencies} == set(totals)
    means = [m for m in facts.mentions if m.score == d("92.51")]
    assert means and not means[0].chosen and means[0].rejected_because == "mean_under_agencies"


def test_figures_in_sentences() -> None:
    facts = reported(
        "องค์การบริหารส่วนตำบลบ้านแป้นได้คะแนนรวม ๙๖.๑๒ คะแนน อยู่ในระดับผ่านดีเยี่ยม โดยแบ่งเป็น IIT ๙๖.๐๐ คะแนน "
        "EIT ๙๕.๕๐ คะแนน และ OIT ๙๖.๖๗ คะแนน ซึ่งสูงกว่าเกณฑ์เป้าหมาย (ร้อยละ ๘๕.๐๐) และเพิ่มขึ้น ๔.๑๒ คะแนน\n"
    )
    assert values(facts) == {"ITA": d("96.12"), "IIT": d("96.00"), "EIT": d("95.50"), "OIT": d("96.67")}
    assert [level.level for level in facts.levels] == ["ผ่านดีเยี่ยม"] and facts.levels[0].consistent


def test_respectively() -> None:
    facts = reported(
        "คุณภาพการดำเนินงาน ประสิทธิภาพการสื่อสาร และการปรับปรุงระบบการทำงาน ได้คะแนน 95.00, 95.50 และ 96.00 ตามลำดับ"
    )
    assert values(facts) == {"6": d("95.00"), "7": d("95.50"), "8": d("96.00")}


def test_other_bodies_means_are_mentions_only() -> None:
    facts = reported("คะแนนรวม 86.30 คะแนน\n\nทั้งนี้ค่าเฉลี่ยระดับประเทศเท่ากับ 93.05 คะแนน\n")
    assert values(facts) == {"ITA": d("86.30")}


def test_items_are_not_their_indicator() -> None:
    facts = reported(
        "ตัวชี้วัด\tหัวข้อการประเมิน\tค่าเฉลี่ย\nการป้องกันการทุจริต\t๑) เจตจำนงสุจริต\t๑๐๐.๐๐\n\t๒) การประเมินความเสี่ยง\t๙๓.๐๐\n"
    )
    assert values(facts) == {}


def test_codes_of_questions_give_item_scores() -> None:
    facts = reported("ข้อคำถาม\tคะแนน\nI1 ปฏิบัติงานตามขั้นตอน\t91.25\nE3 ให้ข้อมูลตรงไปตรงมา\t77.70\nO12 แผนจัดซื้อ\t100.00\n")
    assert values(facts) == {"i1": d("91.25"), "e3": d("77.70"), "o12": d("100.00")}


def test_a_mean_below_an_instruments_rows_is_that_instruments() -> None:
    facts = reported(
        "ตัวชี้วัด\tคะแนน\nแบบวัด IIT\t\nการปฏิบัติหน้าที่\t90.00\nการใช้งบประมาณ\t80.00\nการใช้อำนาจ\t85.00\n"
        "การใช้ทรัพย์สินของราชการ\t82.00\nการแก้ไขปัญหาการทุจริต\t83.00\nรวม\t84.00\n"
    )
    assert values(facts)["IIT"] == d("84.00") and "ITA" not in values(facts)


def test_a_wrong_year_in_a_heading_is_told_and_moved() -> None:
    facts = reported(TEN + "\nการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\n\nในภาพรวมได้คะแนน ๙๐.๑๐ คะแนน\n")
    assert {s.fiscal_year_be for s in facts.scores} == {2567}
    assert "year_contradicts" in codes(facts)
    assert any(m.fiscal_year_be == 2566 and not m.chosen for m in facts.mentions)


def test_a_lost_character_makes_the_figure_null() -> None:
    facts = reported(TEN.replace("๙๐.๐๐", "๙(cid:23).๐๐"))
    lost = [s for s in facts.scores if s.code == "1"]
    assert lost[0].score is None and lost[0].status == "contested"
    assert "unreadable_number" in codes(facts)


def test_a_level_that_is_not_earned_is_published_and_told() -> None:
    facts = reported("คะแนนรวม 79.83 คะแนน อยู่ในระดับ C\n", year=2563)
    level = facts.levels[0]
    assert (level.level, level.expected_level, level.consistent) == ("C", "B", False)
    assert "level_not_earned" in codes(facts)


def test_documents_without_results_stay_empty() -> None:
    manual = understood(
        "คู่มือการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567\n\nเครื่องมือ\tน้ำหนัก\nIIT\t30\nEIT\t30\nOIT\t40\n\n"
        "ระดับ\tคะแนน\nผ่านดีเยี่ยม\t95.00 ขึ้นไป\nผ่านดี\t85.00 - 94.99\nผ่าน\t85.00 ขึ้นไป\n\nหน่วยงานที่ได้ 85.00 คะแนนขึ้นไปอยู่ในระดับผ่าน\n"
    )
    survey = understood(
        "รายงานผลสำรวจความพึงพอใจ ประกอบการประเมิน ITA ปี 2566\nองค์การบริหารส่วนตำบลบ้านแป้น\nความพึงพอใจโดยรวมร้อยละ 93.20 ระดับมากที่สุด\n\n"
        "ด้าน\tค่าเฉลี่ย\tS.D.\tร้อยละ\nด้านขั้นตอน\t4.66\t0.51\t93.20\nรวม\t4.68\t0.50\t93.60\n"
    )
    for facts in (manual, survey):
        assert values(facts) == {} and facts.levels == () and facts.kind == "other"


def test_names_and_figures_on_lines_of_their_own() -> None:
    above = reported(
        "คะแนนรวม\n\n94.72\n\nระดับ A\n\nIIT\n\n96.76\n\nการใช้อำนาจ\n\n100\n\nการใช้งบประมาณ\n\n94.73\n", year=2563
    )
    assert values(above) == {"ITA": d("94.72"), "IIT": d("96.76"), "3": d("100.00"), "2": d("94.73")}
    assert [level.level for level in above.levels] == ["A"]
    below = reported("96.76\n\nIIT\n\n93.37\n\nEIT\n\n94.20\n\nOIT\n")
    assert values(below) == {"IIT": d("96.76"), "EIT": d("93.37"), "OIT": d("94.20")}


def test_a_figure_under_its_heading() -> None:
    facts = reported(
        "**ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่**\n\nคะแนนที่ได้ : 93.25\n\n**ตัวชี้วัดที่ 2 การใช้งบประมาณ**\n\nได้คะแนน 93.23 คะแนน\n"
    )
    assert values(facts) == {"1": d("93.25"), "2": d("93.23")}


def test_lines_that_open_with_their_year() -> None:
    facts = reported("ปี 2565 : 74.36 คะแนน (C)\nปี 2566 : 76.15 คะแนน (ต้องปรับปรุง)\nปี 2567 : 86.11 คะแนน (ผ่าน)\n")
    assert {s.fiscal_year_be: s.score for s in facts.scores} == {2565: d("74.36"), 2566: d("76.15"), 2567: d("86.11")}
    assert {x.fiscal_year_be: x.level for x in facts.levels} == {2565: "C", 2566: "ต้องปรับปรุง", 2567: "ผ่าน"}


def test_a_heading_over_several_columns_names_none_of_them() -> None:
    facts = reported(
        "หน่วยงาน\tIIT\t\tOIT\t\tคะแนนรวม\n\tก\tข\tค\tง\t\nอบต.บ้านแป้น\t95.41\t98.63\t88.06\t100.00\t95.19\n"
    )
    assert values(facts) == {"ITA": d("95.19")}


def test_indicators_by_number_alone_need_the_whole_series() -> None:
    heads = "\t".join(f"ตัวชี้วัดที่ {n}" for n in range(1, 11))
    row = "\t".join(f"9{n}.50" for n in range(10))
    whole = reported(f"หน่วยงาน\t{heads}\nอบต.บ้านแป้น\t{row}\n")
    assert values(whole)["10"] == d("99.50") and len(values(whole)) == 10
    assert {m.match_method for m in whole.mentions} == {"position"}
    part = reported("หน่วยงาน\tตัวชี้วัดที่ 2\tตัวชี้วัดที่ 3\nอบต.บ้านแป้น\t95.41\t98.63\n")
    assert values(part) == {}


def test_one_round_figure_for_all_is_a_plan() -> None:
    rows = "\n".join(f"{name}\t95.00" for name in ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "คุณภาพการดำเนินงาน"))
    facts = reported(f"ตัวชี้วัด\tร้อยละ\n{rows}\n")
    assert values(facts) == {}
    assert {m.rejected_because for m in facts.mentions} == {"same_round_figure"}


def test_the_indicator_beside_its_instrument_names_the_row() -> None:
    facts = reported("อันดับ\tตัวชี้วัด\tเครื่องมือ\tคะแนน\n1\tการใช้อำนาจ\tIIT\t100.00\n2\tคุณภาพการดำเนินงาน\tEIT\t96.80\n")
    assert values(facts) == {"3": d("100.00"), "6": d("96.80")}


def test_an_average_of_other_bodies_in_a_column() -> None:
    facts = reported("ตัวชี้วัด\tคะแนน\tค่าเฉลี่ยระดับประเทศ\nการใช้อำนาจ\t90.00\t83.13\nการใช้งบประมาณ\t80.00\t94.83\n")
    assert values(facts) == {"3": d("90.00"), "2": d("80.00")}


def test_nothing_is_called_verified_without_a_year() -> None:
    facts = understood(
        "ผลการประเมิน ITA องค์การบริหารส่วนตำบลบ้านแป้น\n\nเครื่องมือ\tคะแนน\nIIT\t88.00\nEIT\t84.00\nOIT\t86.75\nคะแนนรวม\t86.30\n"
    )
    assert {s.fiscal_year_be for s in facts.scores} == {None}
    assert "verified" not in statuses(facts).values()


def test_the_measures_own_year_is_not_the_results() -> None:
    facts = understood(
        "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร\n\nประจำปีงบประมาณ พ.ศ. 2565\n\nองค์การบริหารส่วนตำบลบ้านแป้น\n\n"
        "ปรากฏว่าอบต.บ้านแป้น ได้คะแนน 86.03 คะแนน อยู่ในระดับ A ในปีงบประมาณ 2564\n\nมาตรการต่อไปนี้ใช้ในปีงบประมาณ พ.ศ. 2565\n"
    )
    assert facts.fiscal_year_be == 2564
    assert values(facts, 2564) == {"ITA": d("86.03")}


def test_a_damaged_name_with_a_number_is_no_figure_of_the_total() -> None:
    rows = "EIT Part1 (Public)\t85.07\nEIT ล่วนที 2\t99.75\nแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)\t91.20\n"
    facts = reported("ข้อเครื่องมือ\tคะแนนที่ได้รับ\n" + rows)
    assert values(facts) == {"EIT1": d("85.07"), "OIT": d("91.20")}


def test_a_figure_and_its_name_in_one_cell() -> None:
    facts = reported(
        "81.21 คะแนน<br>การปฏิบัติหน้าที่\t85.07 คะแนน<br>การใช้งบประมาณ\n90.10 คะแนน<br>การใช้อำนาจ\t70.00 คะแนน<br>การเปิดเผยข้อมูล\n"
    )
    assert values(facts) == {"1": d("81.21"), "2": d("85.07"), "3": d("90.10"), "9": d("70.00")}


def test_an_aim_is_no_result() -> None:
    facts = reported("ที่ประชุมกำหนดเป้าหมายคะแนนรวมไว้ที่ 92.50 คะแนน\n")
    assert values(facts) == {}


def test_a_mean_of_the_instrument_by_any_plain_name() -> None:
    rows = "คุณภาพการดำเนินงาน\t97.00\nประสิทธิภาพการสื่อสาร\t98.00\nการปรับปรุงการทำงาน\t97.50\n"
    facts = reported(f"ตัวชี้วัด\tคะแนน\n{rows}สรุปคะแนนเฉลี่ย\t97.50\n")
    assert values(facts)["EIT"] == d("97.50") and "ITA" not in values(facts)
