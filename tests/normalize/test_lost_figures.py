"""Tables whose figures lost something, or stand where a reader would not look for them."""

from __future__ import annotations

import pytest
from prongsai.normalize.text.damaged_figures import is_damaged
from prongsai.normalize.text.numbers import find_numbers

from tests.normalize.understanding import d, reported, values

IIT = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
SCORES = ("81.25", "72.50", "93.75", "64.00", "85.10")
TOTAL = "ผลการประเมิน ITA คะแนนรวม 88.00 คะแนน\n\n"


def listed(cells: tuple[str, ...]) -> str:
    """The names of IIT's indicators beside cells."""
    return "ตัวชี้วัด\tคะแนน\n" + "".join(f"{name}\t{cell}\n" for name, cell in zip(IIT, cells, strict=True))


@pytest.mark.parametrize(
    "damaged",
    [
        "?1.25",
        "8?.25",
        "8g.25",
        "81.2?",
        ".25",
        "81.",
        "ค1.25",
        "¤1.25",
        "8~.25",
        "๘๑.๒ฯ",
        "…1.25",
        "...1.25",
        "81.2…",
        "□□.□□",
    ],
)
def test_a_damaged_figure_is_null_with_a_finding(damaged: str) -> None:
    facts = reported(listed((damaged, *SCORES[1:])))
    found = {s.code: s.score for s in facts.scores if s.scope == "indicator"}
    assert found == {"1": None} | {str(n): d(s) for n, s in enumerate(SCORES[1:], 2)}
    assert [f.score_code for f in facts.findings if f.code == "unreadable_number"] == ["1"]


@pytest.mark.parametrize("cell", ["…81.25", "....81.25", "81.25…"])
def test_leaders_before_a_whole_figure_are_no_damage(cell: str) -> None:
    facts = reported(listed((cell, *SCORES[1:])))
    assert values(facts)["1"] == d("81.25")


def test_a_figure_in_a_sentence_may_have_lost_all_of_its_digits() -> None:
    facts = reported("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 เทศบาลตำบลปัว ได้คะแนนรวม □□.□□ คะแนน")
    assert [f.code for f in facts.findings if f.score_code == "ITA"] == ["unreadable_number"]


def test_a_damaged_figure_of_a_list_is_a_finding() -> None:
    lost = ("|1.25", "7~.50", "93.", "64.00", "85.1ฯ")
    facts = reported(TOTAL + "".join(f"ตัวชี้วัดที่ {n} {IIT[n - 1]} {figure}\n\n" for n, figure in enumerate(lost, 1)))
    assert values(facts) == {"ITA": d("88.00"), "4": d("64.00")}
    assert {f.code for f in facts.findings} & {"unread_row", "unreadable_number"}


@pytest.mark.parametrize("cell", ["", "####", "…", "□□.□□", "OO.OO", "81-25", "81:25", "กข.คง"])
def test_names_without_figures_are_a_finding(cell: str) -> None:
    facts = reported(TOTAL + listed((cell,) * 5))
    assert [s for s in facts.scores if s.scope == "indicator" and s.score is not None] == []
    assert {f.code for f in facts.findings} & {"unread_row", "unreadable_number"}


@pytest.mark.parametrize("cell", ["ดีมาก", "ที่ดี", "AA", "2.5.1", "ไม่มี"])
def test_names_beside_words_or_items_have_lost_nothing(cell: str) -> None:
    assert "unread_row" not in {f.code for f in reported(TOTAL + listed((cell,) * 5)).findings}


def test_a_list_of_indicators_without_a_column_of_scores_is_no_finding() -> None:
    rows = "".join(f"{name}\tกองคลัง\n" for name in IIT)
    facts = reported(TOTAL + "ตัวชี้วัด\tผู้รับผิดชอบ\n" + rows)
    assert not [f for f in facts.findings if f.code == "unread_row"]


def test_a_lost_figure_of_an_instrument_is_a_finding() -> None:
    rows = listed(SCORES) + "IIT\t7#.#2\n"
    found = [f for f in reported(rows).findings if f.code in ("unread_row", "unreadable_number")]
    assert len(found) == 1


def test_lines_of_one_cell_are_rows() -> None:
    names, figures = "<br>".join(IIT), "<br>".join(SCORES)
    table = f"<table><tr><th>ตัวชี้วัด</th><th>คะแนน</th></tr><tr><td>{names}</td><td>{figures}</td></tr></table>"
    assert values(reported(TOTAL + table + "\n")) == {"ITA": d("88.00")} | {
        str(n): d(s) for n, s in enumerate(SCORES, 1)
    }


def test_common_era_years_over_columns_are_years() -> None:
    rows = "".join(f"{name}\t6{n}.10\t{score}\n" for n, (name, score) in enumerate(zip(IIT, SCORES, strict=True)))
    facts = reported("ตัวชี้วัด\t2023\t2024\n" + rows)
    assert values(facts, 2567) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}
    assert values(facts, 2566) == {str(n + 1): d(f"6{n}.10") for n in range(5)}


def test_counts_that_look_like_years_are_none() -> None:
    rows = "".join(f"{name}\t2023\t{score}\n" for name, score in zip(IIT, SCORES, strict=True))
    assert values(reported("ตัวชี้วัด\tผู้ตอบ\tคะแนน\n" + rows)) == {str(n): d(s) for n, s in enumerate(SCORES, 1)}


ALL = (*IIT, "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต")
TEN = ("80.00", "82.00", "84.00", "86.00", "88.00", "70.10", "72.20", "75.30", "90.00", "95.00")


def ten(unknown: int, name: str, total: str) -> str:
    """The ten indicators, the name of one of them changed, under a total."""
    names = [name if n == unknown else known for n, known in enumerate(ALL, 1)]
    rows = "".join(f"{n}\t{label}\t{score}\n" for n, (label, score) in enumerate(zip(names, TEN, strict=True), 1))
    return f"ที่\tตัวชี้วัด\tคะแนน\n{rows}\tคะแนนรวม\t{total}\n"


@pytest.mark.parametrize("unknown", [1, 4, 6, 8, 10])
def test_the_only_row_without_a_name_is_the_only_indicator_missing(unknown: int) -> None:
    facts = reported(ten(unknown, "กาxxงานฏฎ", "83.96"))
    assert values(facts)[str(unknown)] == d(TEN[unknown - 1])
    (mention,) = [m for m in facts.mentions if m.code == str(unknown) and m.scope == "indicator"]
    assert mention.match_method == "position"
    assert [f.code for f in facts.findings if "taken for indicator" in f.message] == ["unmatched_label"]


def test_a_row_whose_figure_closes_nothing_stays_unknown() -> None:
    assert "4" not in values(reported(ten(4, "กาxxงานฏฎ", "79.90")))


def test_a_row_in_another_place_stays_unknown() -> None:
    body = ten(4, "กาxxงานฏฎ", "83.96").split("\n")
    body[4], body[9] = body[9], body[4]
    assert "4" not in values(reported("\n".join(body)))


@pytest.mark.parametrize("lost", ["####", "8?.25", "□□.□□ คะแนน", "??"])
def test_a_list_whose_figures_are_lost_is_a_finding(lost: str) -> None:
    lines = "".join(f"{n}. {name} {lost}\n" for n, name in enumerate(IIT, 1))
    facts = reported("ผลคะแนนรายตัวชี้วัด\n" + lines)
    assert [f.code for f in facts.findings if "no figure could be read" in f.message] == ["unread_row"]


def test_a_list_of_names_alone_is_no_finding() -> None:
    assert not reported("ตัวชี้วัดมีดังนี้\n" + "".join(f"{n}. {name}\n" for n, name in enumerate(IIT, 1))).findings


@pytest.mark.parametrize("figure", ["?1.25", "81.2?"])
def test_a_sentence_with_a_lost_digit_gives_no_value(figure: str) -> None:
    facts = reported(f"ตัวชี้วัด{IIT[0]} ได้ {figure} คะแนน และตัวชี้วัด{IIT[1]} ได้ 72.50 คะแนน\n")
    assert values(facts) == {"2": d("72.50")}


def test_a_number_before_a_name_has_lost_nothing() -> None:
    assert not is_damaged("2..การใช้งบประมาณ", 0, 1)
    assert is_damaged("96.g1", 0, 2)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("ภายใน (IIT)94.506คุณภาพการดำเนินงาน91.247ประสิทธิภาพ", [False, False]),
        ("ตัวชี้วัด๙๔.๕๐๖คุณภาพ", [False]),
        ("ได้คะแนน94.506คะแนน", [True]),
        ("ได้ 94.506 คะแนน", [True]),
        ("ได้94.50คุณภาพ", [True]),
    ],
)
def test_a_decimal_that_runs_into_the_next_number_is_unreadable(text: str, readable: list[bool]) -> None:
    assert [not number.unreadable for number in find_numbers(text) if "." in number.raw] == readable
