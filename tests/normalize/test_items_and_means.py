"""Scores of questions and items in tables, and means in cells merged over the rows of an instrument."""

from __future__ import annotations

from decimal import Decimal

import pytest
from prongsai.normalize.reconcile.identities import by_arithmetic
from prongsai.normalize.vocabulary.assessments import assessment_of

from tests.normalize.understanding import d, reported, values

NAMES = {
    "1": "การปฏิบัติหน้าที่", "2": "การใช้งบประมาณ", "3": "การใช้อำนาจ", "4": "การใช้ทรัพย์สินของราชการ",
    "5": "การแก้ไขปัญหาการทุจริต", "6": "คุณภาพการดำเนินงาน", "7": "ประสิทธิภาพการสื่อสาร", "8": "การปรับปรุงระบบการทำงาน",
    "9": "การเปิดเผยข้อมูล", "10": "การป้องกันการทุจริต",
}  # fmt: skip
SCORES = dict(
    zip(NAMES, ["80.00", "82.00", "84.00", "86.00", "88.00", "70.10", "72.20", "75.30", "90.00", "95.00"], strict=True)
)
MEANS = {"1": ("IIT", 5, "84.00"), "6": ("EIT", 3, "72.53"), "9": ("OIT", 2, "92.50")}


def merged(head: str, only: str | None = None, means: dict[str, tuple[str, int, str]] | None = None) -> str:
    """A table of the ten whose last column is merged over the rows of each instrument."""
    rows = ""
    for code, name in NAMES.items():
        instrument, span, mean = (means or MEANS).get(code, ("", 0, ""))
        shown = mean if only in (None, instrument) else ""
        cell = f"<td rowspan={span}>{shown}</td>" if span else ""
        rows += f"<tr><td>{name}</td><td>{SCORES[code]}</td>{cell}</tr>"
    return f"<table><tr><th>ตัวชี้วัด</th><th>คะแนน</th><th>{head}</th></tr>{rows}</table>\n"


@pytest.mark.parametrize("head", ["คะแนนรายเครื่องมือ", "คะแนนเฉลี่ย", "เฉลี่ย", "คะแนนรวม", "คะแนนของแบบวัด"])
def test_a_mean_merged_over_its_indicators_is_the_instruments(head: str) -> None:
    found = values(reported(merged(head)))
    assert {code: found.get(code) for code in ("IIT", "EIT", "OIT", "ITA")} == {
        "IIT": d("84.00"), "EIT": d("72.53"), "OIT": d("92.50"), "ITA": None,
    }  # fmt: skip


def test_a_lone_mean_over_the_rows_of_one_instrument_is_no_total() -> None:
    found = values(reported(merged("คะแนนเฉลี่ย", only="EIT")))
    assert found.get("EIT") == d("72.53") and "ITA" not in found


def test_a_total_merged_over_one_instruments_rows_stays_the_total() -> None:
    found = values(reported(merged("คะแนนรวม", only="IIT", means={"1": ("IIT", 5, "83.97")})))
    assert "IIT" not in found


def test_without_merging_arithmetic_tells_the_mean() -> None:
    lines = [f"|{name}|{SCORES[code]}|{MEANS[code][2] if code in MEANS else ''}|" for code, name in NAMES.items()]
    found = values(reported("|ตัวชี้วัด|คะแนน|คะแนนเฉลี่ย|\n|--|--|--|\n" + "\n".join(lines) + "\n"))
    assert (found.get("IIT"), found.get("EIT"), found.get("OIT")) == (d("84.00"), d("72.53"), d("92.50"))


@pytest.mark.parametrize(
    "head", ["เครื่องมือ IIT\tคะแนน\n", "ข้อคำถาม\tคะแนน\nเครื่องมือ IIT\t\n", "แบบวัด IIT\tคะแนนเฉลี่ย\n", "ข้อ\tIIT\n"]
)
def test_questions_under_an_instruments_name_are_items(head: str) -> None:
    rows = "".join(f"i{n} ท่านพบเห็นการทำงาน\t{80 + n}.{n}5\n" for n in range(1, 8))
    assert values(reported(head + rows)) == {f"i{n}": d(f"{80 + n}.{n}5") for n in range(1, 8)}


def test_items_of_three_instruments_side_by_side() -> None:
    rows = "".join(f"i{n}\t8{n}.10\te{n}\t7{n}.20\to{n}\t{100 * (n % 2)}.00\n" for n in range(1, 10))
    found = values(reported("IIT\tคะแนน\tEIT\tคะแนน\tOIT\tคะแนน\n" + rows))
    assert found == {
        code: value
        for n in range(1, 10)
        for code, value in ((f"i{n}", d(f"8{n}.10")), (f"e{n}", d(f"7{n}.20")), (f"o{n}", d(f"{100 * (n % 2)}.00")))
    }


def test_a_range_of_items_is_no_item() -> None:
    facts = reported("ตัวชี้วัด\tข้อ\tคะแนน\n" + "".join(f"{name}\tI1 - I6\t{SCORES[c]}\n" for c, name in NAMES.items()))
    assert not [s for s in facts.scores if s.scope == "item"]


def test_a_closing_among_thousands_proves_nothing() -> None:
    many = [Decimal(n) / 100 for n in range(7003, 9999, 97)]
    options = {"IIT": many, "EIT": many[::2], "OIT": many[::3], "ITA": [d("85.00")]}
    assert by_arithmetic(options, assessment_of(2567)) == {}


def test_a_closing_among_a_few_decides() -> None:
    options = {
        "IIT": [d("84.00"), d("48.00")],
        "EIT": [d("72.50")],
        "OIT": [d("92.50")],
        "ITA": [d("83.95"), d("88.95")],
    }
    decided = by_arithmetic(options, assessment_of(2567))
    assert {code: value for code, (value, _) in decided.items()} == {"IIT": d("84.00"), "ITA": d("83.95")}
