"""Heads of columns and rows: which leave their figures the report's own, and which say that they are something else."""

from __future__ import annotations

import pytest
from prongsai.normalize.vocabulary.column_heads import words_left

from tests.normalize.understanding import HEAD, d, understood, values

SCORES = (("IIT", "94.00"), ("EIT", "96.00"), ("OIT", "97.00"), ("รวม", "95.80"))
ALL = {"IIT": d("94.00"), "EIT": d("96.00"), "OIT": d("97.00"), "ITA": d("95.80")}
OWN = "sao-510108"
OURS = (
    "คะแนน", "ผลคะแนนที่ได้", "ร้อยละ", "ผล", "ค่าคะแนนเฉลี่ย", "คะแนน (เต็ม 100)", "ปี 2567", "ผลปี 67", "คะแนน ITA",
    "คะแนนของหน่วยงาน", "ผลคะแนนของ อบต.", "อบต.บ้านแป้น", "บ้านแป้น", "คะแนนจาก ป.ป.ช.", "คะแนนหลังอุทธรณ์", "Final Score",
    "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน", "คิดเป็นร้อยละ", "คะแนนที่แก้ไขแล้ว",
)  # fmt: skip
OF_MANY = ("ทั้งจังหวัด", "อปท.ทั้งหมด", "คะแนนของกลุ่ม", "ภาคเหนือ", "อบต.ข้างเคียง", "จังหวัดลำพูน", "อปท. ในอำเภอ", "Peer group")
UNKNOWN = ("เหมืองจี้", "คู่เทียบ", "คะแนนร่าง", "รอบ 6 เดือน", "คะแนนที่หายไป", "คะแนนโหวต", "ทดสอบระบบ", "LPA")
NO_RESULT = ("คะแนนที่ตั้งไว้", "ที่คาด", "คะแนนขั้นต่ำ", "คะแนนปีฐาน", "คะแนนที่คำนวณเอง", "ผลรอบแรก")


def standing(head: str, second: str = "") -> str:
    """A markdown table with one column of figures, or two."""
    rule, more = ("|---|---|---|", f" {second} |") if second else ("|---|---|", "")
    rows = [f"| {name} | {figure} |" + (f" {float(figure) - 7:.2f} |" if second else "") for name, figure in SCORES]
    return "\n".join([f"| แบบวัด | {head} |{more}", rule, *rows])


def lying(head: str) -> str:
    """A markdown table with one row of figures."""
    names, figures = (" | ".join(column) for column in zip(*SCORES, strict=True))
    return f"| | {names} |\n|---|---|---|---|---|\n| {head} | {figures} |"


def of_own(table: str) -> dict[str, object]:
    facts = understood(HEAD.format(year=2567) + table, "report.md")
    return {s.code: s.score for s in facts.scores if s.score is not None and s.agency_id == OWN}


@pytest.mark.parametrize("head", OURS)
def test_a_head_of_results_leaves_them_the_reports(head: str) -> None:
    assert of_own(standing(head)) == ALL
    assert of_own(lying(head)) == ALL


@pytest.mark.parametrize("head", OF_MANY + UNKNOWN + NO_RESULT)
def test_a_head_that_says_more_does_not(head: str) -> None:
    for table in (standing(head), lying(head)):
        facts = understood(HEAD.format(year=2567) + table, "report.md")
        assert values(facts) == {}
    assert of_own(standing("คะแนน", head)) == ALL


def test_why_they_are_none() -> None:
    for heads, reason in ((OF_MANY, "mean_over_agencies"), (UNKNOWN, "head_not_understood")):
        for head in heads:
            facts = understood(HEAD.format(year=2567) + standing(head), "report.md")
            assert {str(m.rejected_because) for m in facts.mentions} == {reason}, head


def test_a_lone_head_that_names_another_body() -> None:
    facts = understood(HEAD.format(year=2567) + standing("คะแนนของ ทต.เหมืองจี้"), "report.md")
    assert {s.agency_id for s in facts.scores if s.score is not None} == {"subdistrict-municipality-510109"}
    assert {m.owner_from for m in facts.mentions} == {"column"}


def test_words_before_a_year_are_its_own() -> None:
    facts = understood(HEAD.format(year=2567) + standing("คะแนน", "คะแนนเดิม ปี 2566"), "report.md")
    assert values(facts, 2567) == ALL
    assert values(facts, 2566)["IIT"] == d("87.00")


def test_what_is_left_of_a_head() -> None:
    assert words_left("ผลคะแนน ปีงบประมาณ พ.ศ. 2567") == ""
    assert words_left("คะแนนของคู่แข่ง") == "คู่แข่ง"
    assert words_left("คะแนนของกองตัวอย่าง", ("กองตัวอย่าง",)) == ""
    assert words_left("ข้อความยาวที่เล่าเรื่องอื่นซึ่งไม่ใช่หัวของคอลัมน์ใดเลยและยาวเกินกว่าจะเป็นหัวคอลัมน์ของตารางได้") == ""


def test_a_level_among_remarks_is_the_reports() -> None:
    head = "| แบบวัด | คะแนน | ผู้รับผิดชอบ |\n|---|---|---|\n"
    rows = "".join(
        f"| {name} | {figure} | {'ระดับ ผ่านดี' if name == 'รวม' else 'สำนักปลัด'} |\n" for name, figure in SCORES
    )
    facts = understood(HEAD.format(year=2567) + head + rows, "report.md")
    assert {x.level for x in facts.levels} == {"ผ่านดี"}
    rows = "".join(f"| {name} | {figure} | {'ระดับ ผ่านดี' if name == 'รวม' else ''} |\n" for name, figure in SCORES)
    assert understood(HEAD.format(year=2567) + head.replace("ผู้รับผิดชอบ", "คู่เทียบ") + rows, "report.md").levels == ()


@pytest.mark.parametrize(
    "line",
    ["อัตราการตอบแบบวัด (ร้อยละ)", "ตารางร้อยละการเผยแพร่ข้อมูลบนเว็บไซต์", "คะแนนที่หายไปในแต่ละแบบวัด", "## ความคืบหน้าการเก็บข้อมูล"],
)
def test_a_table_under_a_heading_of_shares_holds_no_scores(line: str) -> None:
    assert of_own(f"{line}\n\n{standing('ร้อยละ')}") == {}


@pytest.mark.parametrize(
    "line", ["ผลการประเมินและอัตราการตอบ", "คะแนนรายแบบวัด (ร้อยละ)", "ความก้าวหน้าของหน่วยงาน", "ตารางผลคะแนน"]
)
def test_a_table_under_another_heading_does(line: str) -> None:
    assert of_own(f"{line}\n\n{standing('ร้อยละ')}") == ALL


@pytest.mark.parametrize("head", ["คะแบน", "คะแนนทีได้", "ผลการประเบิน", "คะแนนที่ไดัรับ"])
def test_a_misread_letter_does_not_make_a_head_unknown(head: str) -> None:
    assert of_own(standing(head)) == ALL


def test_scores_under_an_unknown_head_alone_are_a_finding() -> None:
    facts = understood(HEAD.format(year=2567) + standing("คะแนนโหวต"), "report.md")
    assert "unread_row" in {f.code.value for f in facts.findings}
    beside = understood(HEAD.format(year=2567) + standing("คะแนน", "คะแนนโหวต"), "report.md")
    assert "unread_row" not in {f.code.value for f in beside.findings}


def test_halves_of_the_best_and_the_least_have_names_of_their_own() -> None:
    table = (
        "| แบบวัด | สูงสุด | | ต่ำสุด | |\n|---|---|---|---|---|\n| | ตัวชี้วัด | คะแนน | ตัวชี้วัด | คะแนน |\n"
        "| IIT | การใช้อำนาจ | 96.41 | การใช้งบประมาณ | 86.19 |\n| EIT | คุณภาพการดำเนินงาน | 95.07 | การปรับปรุงการทำงาน | 87.06 |"
    )
    assert of_own(table) == {"3": d("96.41"), "2": d("86.19"), "6": d("95.07"), "8": d("87.06")}


@pytest.mark.parametrize("line", ["ผู้ตอบแล้ว 94 คน / ขั้นต่ำ 50 คน", "ป.ป.ช. ประกาศผลการประเมินของหน่วยงานทั่วประเทศแล้ว"])
def test_a_line_of_who_answers_or_of_what_was_announced_leaves_the_table_ours(line: str) -> None:
    assert of_own(f"{line}\n\n{standing('คะแนน')}") == ALL
