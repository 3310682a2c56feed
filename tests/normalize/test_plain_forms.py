"""Plain forms that few reports print: each holds an expression that nothing else asks for."""

from __future__ import annotations

import pytest
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.vocabulary.score_names import match_label

from tests.normalize.understanding import HEAD, d, reported, understood, values


def of_table(*rows: str) -> DocumentFacts:
    """The facts of an HTML table whose cells are parted by bars; a tilde breaks a line."""
    cells = ["".join(f"<td>{cell.replace('~', '<br>')}</td>" for cell in row.split("|")) for row in rows]
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    head = "".join(f"<p>{line}</p>" for line in HEAD.format(year=2567).splitlines())
    return understood(f"{head}<table>{table}</table>", "report.html")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("แบบวัดการเปิดเผยข้อมูล (OIT) = 100", {"OIT": d("100.00")}),
        ("การใช้อำนาจ (95) และการใช้งบประมาณ (90) ได้ 88.10", {"2": d("88.10")}),
        ("หน่วยงานมีผลคะแนน 88.20 คะแนน ในปีงบประมาณ พ.ศ. 2567", {"ITA": d("88.20")}),
        ("หน่วยงานได้คะแนน 88.20 ในปี 2567", {"ITA": d("88.20")}),
        ("คะแนนสูงสุด 95.20 คะแนน คือ การใช้อำนาจ", {"3": d("95.20")}),
    ],
)
def test_sentences(sentence: str, found: dict[str, object]) -> None:
    assert values(reported(sentence + "\n")) == found


@pytest.mark.parametrize("lines", ["สมัยประชุมสภา สมัยสามัญ สมัยที่ 1 ประจำปี\nพ.ศ. 2566", "ณ วันที่ 5 มกราคม\nพ.ศ. 2568"])
def test_years_of_sessions_and_dates_on_a_line_of_their_own(lines: str) -> None:
    facts = reported(f"{lines}\nคะแนนรวม 88.20 คะแนน\n")
    assert facts.fiscal_year_be == 2567 and values(facts) == {"ITA": d("88.20")}


def test_a_card_of_a_whole_hundred_among_cards() -> None:
    facts = of_table("การใช้อำนาจ~91.20|การใช้งบประมาณ~90.10|การปฏิบัติหน้าที่~100")
    assert values(facts) == {"1": d("100.00"), "2": d("90.10"), "3": d("91.20")}


def test_a_figure_in_brackets_over_a_name_in_a_table_of_measures() -> None:
    rows = ("3. การใช้อำนาจ (91.20)|อบรม|สำนักปลัด", "(88.10) การใช้งบประมาณ|ประชุม|กองคลัง")
    assert values(of_table("ประเด็น|มาตรการ|ผู้รับผิดชอบ", *rows)) == {"3": d("91.20")}


def test_the_field_of_a_form_names_its_body_and_a_tick_its_year() -> None:
    form = "แบบรายงานผลการประเมินคุณธรรมและความโปร่งใส\nหน่วยงาน ทัณฑสถานหญิงริมน้ำ\nสังกัด กรมราชทัณฑ์\n"
    form += "ปีงบประมาณ ☐ 2564 ☑ 2565 ☐ 2566\n\n"
    form += "|1.1 แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)|96.50|คะแนน|\n|1.2 EIT|92.27|คะแนน|\n"
    form += "|1.3 OIT|92.90|คะแนน|\n|1.4 คะแนนรวม|93.79|คะแนน|\n"
    facts = understood(form)
    assert [a.name_th for a in facts.agencies if a.agency_id == facts.agency_id] == ["ทัณฑสถานหญิงริมน้ำ"]
    assert values(facts, 2565) == {"IIT": d("96.50"), "EIT": d("92.27"), "OIT": d("92.90"), "ITA": d("93.79")}


@pytest.mark.parametrize(("label", "code"), [("2.4 คะแนนรวม", "ITA"), ("1.1 IIT", "IIT"), ("9.1 การเปิดเผยข้อมูล", None)])
def test_the_number_of_a_section_before_a_name(label: str, code: str | None) -> None:
    found = match_label(label)
    assert (found.code if found else None) == code
