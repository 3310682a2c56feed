"""Rules that few reports ask for: plain forms of tables whose figures are no scores of the report."""

from __future__ import annotations

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import Interpretation, interpret_in_full
from prongsai.normalize.scores.rules import PassedOver

from tests.normalize.understanding import HEAD, d, reported, values


def seen(body: str, year: int = 2567) -> Interpretation:
    text = HEAD.format(year=year) + body
    return interpret_in_full(read_document(text.encode(), "report.html", Settings()), Settings())


def table(*rows: str) -> str:
    """An HTML table of rows whose cells are parted by bars; a tilde breaks a line."""
    cells = ["".join(f"<td>{cell.replace('~', '<br>')}</td>" for cell in row.split("|")) for row in rows]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def passed(understood: Interpretation) -> dict[str, str]:
    """Rule by the figure that was passed over."""
    figures: list[PassedOver] = [*understood.collected.passed]
    return {p.raw.strip(): p.rule.name for p in figures}


NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")


def test_the_year_before_without_its_number() -> None:
    rows = [f"{name}|{90 + n}.10|{80 + n}.20" for n, name in enumerate(NAMES)]
    understood = seen(table("ตัวชี้วัด|คะแนน|ปีที่ผ่านมา", *rows))
    assert values(understood.facts) == {"1": d("90.10"), "2": d("91.10"), "3": d("92.10")}
    assert {str(m.rejected_because) for m in understood.facts.mentions if not m.chosen} == {"earlier_year"}


def test_likelihood_and_level_of_a_risk() -> None:
    head = "<p>คะแนนรวม ITA 88.10 คะแนน</p>"
    rows = [f"{name}|32.50|ปานกลาง" for name in NAMES]
    understood = seen(head + table("ประเด็น|โอกาส|ความเสี่ยง", *rows), 2561)
    assert values(understood.facts) == {"ITA": d("88.10")} and understood.facts.levels == ()
    assert passed(understood) == {"32.50": "risk_by_heading", "ปานกลาง": "level_of_one_score"}
    alone = seen(head + table("ประเด็น|ความเสี่ยง", "การรับสินบน|ปานกลาง"), 2561)
    assert alone.facts.levels == () and passed(alone)["ปานกลาง"] == "level_of_risk"


def test_money_beside_an_indicator() -> None:
    understood = seen(table("ตัวชี้วัด|คะแนน|งบประมาณ (บาท)", *(f"{name}|90.10|1500.50" for name in NAMES)))
    assert passed(understood)["1500.50"] == "budget_by_heading"
    assert "score_out_of_range" not in {f.code for f in understood.facts.findings}


def test_a_bound_in_a_cell() -> None:
    understood = seen(table("ตัวชี้วัด|คะแนน|หมายเหตุ", *(f"{name}|90.10|≥ 85.00" for name in NAMES)))
    assert passed(understood)["≥ 85.00"] == "bound"


def test_more_names_in_a_cell_than_figures_beside_it() -> None:
    rows = ("ตัวชี้วัด|คะแนน", "~".join(NAMES) + "|91.10~92.20")
    understood = seen(table(*rows))
    assert values(understood.facts) == {}
    assert passed(understood)["91.10\n92.20"] == "names_and_figures_differ"
    assert [f.message for f in understood.facts.findings if f.code == "unread_row"] == [
        "3 names stand beside 2 figures"
    ]


def test_a_list_of_targets_beside_a_list_of_names() -> None:
    understood = seen(table("ตัวชี้วัด|คะแนน|เป้าหมาย", "~".join(NAMES) + "|91.10~92.20~93.30|95.00~95.00~95.00"))
    assert values(understood.facts) == {"1": d("91.10"), "2": d("92.20"), "3": d("93.30")}
    assert passed(understood)["95.00\n95.00\n95.00"] == "list_of_another_kind"


def test_another_row_under_the_name_of_an_instrument() -> None:
    understood = seen(table("เครื่องมือ|เรื่อง|คะแนน", "IIT|การรับฟังความเห็นของชุมชน|71.10", "EIT||85.20", "OIT||96.30"))
    assert values(understood.facts) == {"EIT": d("85.20"), "OIT": d("96.30")}
    assert passed(understood)["71.10"] == "row_of_another_thing"


def test_weighted_points_of_indicators() -> None:
    rows = [f"{name}|{90 + n}.10|{5 + n}.41" for n, name in enumerate(NAMES)]
    understood = seen(table("ตัวชี้วัด|คะแนน|คะแนนถ่วงน้ำหนัก", *rows))
    assert values(understood.facts) == {"1": d("90.10"), "2": d("91.10"), "3": d("92.10")}
    assert {str(m.rejected_because) for m in understood.facts.mentions if not m.chosen} == {"weighted_indicator"}


@pytest.mark.parametrize(
    ("sentence", "figure", "rule"),
    [
        ("แบบวัด IIT ร้อยละ 30 ของคะแนนรวม", "30", "own_weight"),
        ("การใช้อำนาจ มีค่าน้ำหนักเท่ากับ 10.00", "10.00", "weight_by_words"),
        ("การใช้อำนาจ 3.1 หน่วยงานของท่านมีการมอบหมายงาน", "3.1", "loose_one_decimal"),
        ("การใช้อำนาจ ได้คะแนนต่ำกว่าเกณฑ์ที่ 85.00 คะแนน", "85.00", "target_by_words"),
    ],
)
def test_plain_sentences_whose_figures_are_no_scores(sentence: str, figure: str, rule: str) -> None:
    understood = seen(f"<p>คะแนนรวม 88.10 คะแนน</p><h2>ภาคผนวก</h2><p>{sentence}</p>")
    assert values(understood.facts) == {"ITA": d("88.10")}
    assert passed(understood)[figure] == rule


def test_full_marks_in_a_sentence() -> None:
    assert values(reported("คะแนนรวม 88.10 คะแนน\n\nแบบวัด IIT คะแนนเต็ม 100\n")) == {"ITA": d("88.10")}
