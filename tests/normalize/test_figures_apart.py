"""Names in one run of lines and their figures in another: the arithmetic pairs them, or nothing does."""

from __future__ import annotations

import pytest
from prongsai.normalize.scores.from_lines.figures_apart import pairings

from tests.normalize.understanding import codes, d, reported, statuses, values

NAMES = [
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
]  # fmt: skip
FIGURES = ["91.10", "82.42", "88.05", "80.33", "85.61", "79.40", "83.15", "81.77", "78.20", "62.50"]
TOTAL = "คะแนนรวม ITA 78.22 คะแนน"  # 0.3 of 85.502, 0.3 of 81.44, 0.4 of 70.35
WANTED = {str(n): d(figure) for n, figure in enumerate(FIGURES, 1)} | {"ITA": d("78.22")}


def lines(*texts: str) -> str:
    return "\n\n".join(texts) + "\n\n"


@pytest.mark.parametrize(
    "body",
    [
        lines(*NAMES, *FIGURES),
        lines(*FIGURES, *NAMES),
        lines(*NAMES, *reversed(FIGURES)),
        lines(*NAMES[:4], *FIGURES[:4], *NAMES[4:7], *FIGURES[4:7], *NAMES[7:], *FIGURES[7:]),
        lines(*NAMES[:5], *FIGURES[4::-1], *NAMES[5:], *FIGURES[:4:-1]),
        lines(*NAMES, *FIGURES[::2], *FIGURES[1::2]),
    ],
    ids=["in order", "figures first", "backwards", "row by row", "row by row, backwards", "column by column"],
)
def test_the_one_pairing_that_closes_is_proved(body: str) -> None:
    facts = reported(lines(TOTAL) + body)
    assert values(facts) == WANTED
    assert {m.code_from for m in facts.mentions if m.code != "ITA"} == {"position"}
    assert statuses(facts)["1"] == "verified"


@pytest.mark.parametrize(
    "body",
    [
        lines(*NAMES, *FIGURES),
        lines("คะแนนรวม ITA 79.22 คะแนน", *NAMES, *FIGURES),
        lines(TOTAL, *NAMES, FIGURES[1], FIGURES[0], FIGURES[3], FIGURES[2], *FIGURES[4:9], "65.50"),
        lines(TOTAL, *NAMES, *FIGURES[:9]),
    ],
    ids=["no total", "another total", "a figure misprinted", "a figure missing"],
)
def test_without_proof_nothing_is_published_and_a_finding_tells(body: str) -> None:
    facts = reported(body)
    assert not values(facts).keys() - {"ITA"}
    assert "unread_row" in codes(facts)


def test_two_pairings_that_close_prove_nothing() -> None:
    # The means of IIT in order and backwards are one mean.
    facts = reported(lines("คะแนนเฉลี่ย IIT 85.50 คะแนน", *NAMES[:5], *FIGURES[:5]))
    assert not values(facts).keys() - {"IIT"} and "unread_row" in codes(facts)


def test_names_and_figures_by_turns_are_cards() -> None:
    body = lines(*(text for pair in zip(NAMES, FIGURES, strict=True) for text in pair))
    facts = reported(body)
    assert values(facts) == {code: score for code, score in WANTED.items() if code != "ITA"}
    assert "unread_row" not in codes(facts)


def test_every_pairing_stands_once_and_uses_each_line_once() -> None:
    found = pairings("abcdef", "123456", "nnnnnnffffff")
    assert len({tuple(pairing) for pairing in found}) == len(found)
    assert all(len(pairing) == 6 and len({f for _, f in pairing}) == 6 for pairing in found)


def test_so_few_lines_pair_with_nothing() -> None:
    assert pairings("abc", "123", "nnnfff") == []
    assert pairings("abcdef", "1234", "nnnnnnffff") == []


def test_a_figure_without_decimals_stays_in_its_run() -> None:
    # The mean of IIT is 85.492, as with 88.05 it is 85.502: the total is 78.22 under both.
    figures = [*FIGURES[:2], "88", *FIGURES[3:]]
    assert values(reported(lines(TOTAL, *NAMES, *figures))) == WANTED | {"3": d("88.00")}


@pytest.mark.parametrize("figures_first", [0, 1, 2])
def test_each_name_with_a_figure_of_each_of_two_series_takes_neither(figures_first: int) -> None:
    last = [f"7{n}.{n}4" for n in range(10)]
    rows = [[a, b] for a, b in zip(last, FIGURES, strict=True)]
    told = [[*row[:figures_first], name, *row[figures_first:]] for row, name in zip(rows, NAMES, strict=True)]
    facts = reported(lines(*(text for row in told for text in row)))
    assert not values(facts) and "unread_row" in codes(facts)


@pytest.mark.parametrize("line", ["{0} 86.25 {1}", "{0} 88.84 86.88 88.88 {1}", "90.74 90\n{0} 86.25 {1}"])
def test_a_figure_between_two_names_is_of_neither(line: str) -> None:
    assert not values(reported(lines(line.format(NAMES[8], NAMES[2]))))


def test_names_each_with_its_figure_on_one_line_are_a_list() -> None:
    assert values(reported(lines(f"{NAMES[0]} 86.25 {NAMES[1]} 90.10"))) == {"1": d("86.25"), "2": d("90.10")}
