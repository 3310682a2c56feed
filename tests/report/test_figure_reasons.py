"""`prongsai show --stage why`: every figure that stood where a score could stand is answered, with its place."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.records import Page, Place, RawDocument, Unseen, UnseenText
from prongsai.extract.settings import Settings
from prongsai.normalize import scores
from prongsai.normalize.document.cleaned import CleanLine
from prongsai.normalize.interpret import Interpretation, interpret_in_full
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.rejections import RULES
from prongsai.normalize.scores.rules import Fate, Rule
from prongsai.normalize.text.numbers import find_numbers
from prongsai.report.figure_reasons import figure_reasons
from prongsai.report.stage_views import stage_lines

from corpus.generate import make_report, text_of
from corpus.registry import all_layouts

HEAD = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"


def seen(text: str, name: str = "report.txt") -> Interpretation:
    return interpret_in_full(read_document(text.encode(), name, Settings()), Settings())


def told(body: str) -> dict[str, tuple[str, str]]:
    """Fate and rule by the figure as printed."""
    told = figure_reasons(seen(HEAD + body))
    return {r.raw: (r.fate, r.why.split(";")[r.fate == "rejected"].split(":")[0].strip()) for r in told}


TABLE = """ตัวชี้วัด\tน้ำหนัก\tค่าเป้าหมาย\tคะแนน
การปฏิบัติหน้าที่\t30.00\t85.00\t91.20
การใช้งบประมาณ\t30.00\t85.00\t88.10
การใช้อำนาจ\t30.00\t85.00\t90.30
ความพึงพอใจ\t-\t-\t86.40
"""


def test_columns_that_are_no_scores_are_named() -> None:
    found = told(TABLE)
    assert found["30.00"] == ("ignored", "weight_by_heading")
    assert found["85.00"] == ("ignored", "target_by_heading")
    assert found["91.20"][0] == "taken" and found["91.20"][1].startswith("1 91.20 of 2567")
    assert found["86.40"] == ("ignored", "without_name")


def test_figures_among_other_words_in_cells_are_named() -> None:
    rows = "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t91.20\nการใช้งบประมาณ\tเบิกจ่ายได้ 45.20 จากแผน\nการใช้อำนาจ\t90.30\n"
    assert told(rows)["เบิกจ่ายได้ 45.20 จากแผน"] == ("ignored", "words_beside")


@pytest.mark.parametrize(
    ("sentence", "figure", "reason"),
    [
        ("เป้าหมายคะแนนรวม 92.50 คะแนน", "92.50", ("ignored", "target_by_words")),
        ("การใช้อำนาจ เป้าหมาย 92.50 คะแนน", "92.50", ("ignored", "threshold")),
        ("การใช้อำนาจ ได้คะแนน 90.10 คะแนน เพิ่มขึ้น 3.25 คะแนน", "3.25", ("ignored", "change")),
        ("ระดับ B คือ 75.00 - 84.99 คะแนน การใช้อำนาจ 90.10 คะแนน", "84.99", ("ignored", "end_of_range")),
        ("ทั้งนี้ ร้อยละ 64.20 ของประชาชนทราบเรื่องนี้", "64.20", ("ignored", "without_name")),
        ("การใช้อำนาจ จาก 79.27 เป็น 86.53 คะแนน", "79.27", ("rejected", "figure_before_change")),
        ("การใช้อำนาจ ค่าเฉลี่ยระดับประเทศ 88.31 คะแนน", "88.31", ("rejected", "mean_over_agencies")),
        ("ใช้งบประมาณ 1,250.75 บาท การใช้อำนาจได้ 90.00 คะแนน", "1,250.75", ("ignored", "number_of_another_kind")),
        ("ตัวอย่างการคำนวณ การใช้อำนาจ ได้ 77.70 คะแนน", "77.70", ("ignored", "example")),
        ("การใช้อำนาจได้ 190.10 คะแนน", "190.10", ("ignored", "beyond_a_score")),
    ],
)
def test_sentences_that_give_no_score_are_named(sentence: str, figure: str, reason: tuple[str, str]) -> None:
    assert told(sentence + "\n")[figure] == reason


def test_what_was_taken_says_what_set_owner_and_year() -> None:
    body = "เทศบาลตำบลบ้านแปะ ได้คะแนน ITA 91.20 คะแนน ในปี 2566\n\nคะแนน IIT เท่ากับ 90.00 คะแนน\n"
    why = {r.raw: r.why for r in figure_reasons(seen(HEAD + body))}
    assert "owner from clause 'เทศบาลตำบลบ้านแปะ', year from clause" in why["91.20"]
    assert "owner from document" in why["90.00"] and "code from clause" in why["90.00"]


def test_the_lines_give_figure_place_rule_and_its_sentence() -> None:
    text = HEAD + TABLE
    raw = read_document(text.encode(), "report.txt", Settings())
    lines = list(stage_lines(raw, interpret_in_full(raw, Settings()), "why", None))
    weights = [line for line in lines if "'30.00'" in line]
    assert len(weights) == 3
    assert weights[0].startswith("ignored  '30.00'  [line 5]  weight_by_heading: The column or the row is headed")


def test_figures_of_one_page_alone() -> None:
    text = "<!-- page 1 -->\n" + HEAD + "การใช้อำนาจ ได้ 90.10 คะแนน\n\n<!-- page 2 -->\n\nคะแนนเต็ม 95.00 คะแนน\n"
    both = seen(text, "report.md")
    pages = {r.place.page for r in figure_reasons(both)}
    for page in pages:
        assert {r.place.page for r in figure_reasons(both, page)} == {page}


@pytest.mark.parametrize("name", sorted(all_layouts())[::9])
@pytest.mark.parametrize("form", ["txt", "html"])
def test_every_decimal_of_a_report_is_answered(name: str, form: str) -> None:
    report = make_report(all_layouts()[name], 7, 0)
    understood = seen(text_of(report, form), f"report.{form}")
    if not understood.collected.candidates:
        return  # no report on the assessment
    places = {r.place for r in figure_reasons(understood)}
    for block in understood.document.blocks:
        cells = [block] if isinstance(block, CleanLine) else [cell for row in block.grid for cell in row]
        for cell in cells:
            for number in find_numbers(cell.text):
                if number.decimals in (1, 2) and number.value is not None and number.value <= 100:
                    assert cell.place in places, f"{number.raw} in {cell.text[:60]!r}"


# ---- the rules


def test_every_rule_has_a_name_a_sentence_and_a_document_that_asks_for_it() -> None:
    for place, rules in RULES.items():
        assert len({rule.name for rule in rules}) == len(rules), place
        for rule in rules:
            assert rule.sentence.endswith(".") or rule.sentence.endswith('".'), rule.name
            assert len(rule.seen_in) > 3, rule.name


def test_every_list_of_rules_stands_in_the_one_list() -> None:
    """Whoever asks why a figure was not taken finds all that could have said so in one place."""
    listed = {id(rule) for rules in RULES.values() for rule in rules}
    for module in pkgutil.walk_packages(scores.__path__, f"{scores.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for rule in value if isinstance(value, tuple) else (value,):
                assert not isinstance(rule, Rule) or id(rule) in listed, f"{module.name}.{name}"


def test_a_rejected_print_has_a_reason_of_the_closed_list() -> None:
    names = {rule.reason for rules in RULES.values() for rule in rules if rule.fate is Fate.REJECT}
    decided_later = {"year_misprinted", "other_level_fits", "other_print_chosen", "contradicted", "no_rule_decides",
                     "unreadable", "weighted_points"}  # fmt: skip
    assert None not in names
    assert names | decided_later == set(Rejection)
    assert not names & decided_later


def test_what_a_page_holds_and_does_not_show_is_told_with_its_reason() -> None:
    lines = (UnseenText("คะแนนรวม 81.25 ของ 14", Place(page=1, box=(1.0, 2.0, 3.0, 4.0)), Unseen.COVERED),)
    raw = RawDocument("application/pdf", (Page(1, unseen=lines),), page_count=1)
    told = list(stage_lines(raw, interpret_in_full(raw, Settings()), "why", None))
    assert len(told) == 1
    assert "ignored" in told[0] and "'81.25'" in told[0] and "covered" in told[0] and "page 1" in told[0]
