from __future__ import annotations

import itertools
import random
from decimal import Decimal

from prongsai.extract.records import Place
from prongsai.normalize.reconcile.decisions import settle_year
from prongsai.normalize.reconcile.identities import identities, instruments_from, on_lattice
from prongsai.normalize.reconcile.notes import notes
from prongsai.normalize.scores.candidates import Candidate, RankClaim
from prongsai.normalize.vocabulary.assessments import assessment_of
from prongsai.normalize.vocabulary.score_names import LabelMatch, members

_LINE = itertools.count(1)
d = Decimal
ELEVEN = {
    "1": "93.57", "2": "84.05", "3": "89.76", "4": "84.87", "5": "87.64", "6": "80.93", "7": "84.60",
    "8": "81.00", "9": "84.06", "10": "37.50", "ITA": "75.36",
}  # fmt: skip


def print_of(code: str, value: str | None) -> Candidate:
    scope = "overall" if code == "ITA" else "indicator" if code.isdigit() else "instrument"
    return Candidate(
        scope, code, d(value) if value else None, None, 2564, "report", code, value or "(cid:3)", (), "table",
        LabelMatch(scope, code, "alias"), Place(line=next(_LINE)), 0, unreadable=value is None,
    )  # fmt: skip


def prints(**more: str) -> list[Candidate]:
    found = [print_of(code, value) for code, value in ELEVEN.items()]
    return found + [print_of(code.lstrip("i"), value) for code, value in more.items()]


def test_the_identities_hold_for_a_real_result() -> None:
    values = {code: d(value) for code, value in ELEVEN.items()}
    closing = [i for i in identities(assessment_of(2564)) if i.closes(values)]
    assert [i.name for i in closing] == ["total_30_30_40"]
    assert round(instruments_from(values, assessment_of(2564))["OIT"], 2) == d("60.78")


def test_everything_in_a_closing_identity_is_verified() -> None:
    result = settle_year(2564, prints(), [], [])
    assert {s.status for s in result.settled.values()} == {"verified"}
    assert list(notes(result, assessment_of(2564))) == []


def test_arithmetic_chooses_between_prints() -> None:
    result = settle_year(2564, prints(i1="88.40"), [], [])
    assert result.settled["1"].value == d("93.57")
    assert result.settled["1"].rule == "identity_total_30_30_40"
    assert [note.finding for note in notes(result, assessment_of(2564))] == ["contradictory_prints"]


def test_the_lattice_decides_hundredths_and_leaves_the_value_contested() -> None:
    result = settle_year(2564, prints(i9="84.04"), [], [])
    settled = result.settled["9"]
    assert (settled.value, settled.status, settled.rule) == (d("84.06"), "contested", "oit_lattice")


def test_the_level_decides_between_totals() -> None:
    result = settle_year(2562, [print_of("ITA", "95.89"), print_of("ITA", "94.89")], ["A", "A"], [])
    assert (result.settled["ITA"].value, result.settled["ITA"].rule) == (d("94.89"), "level_band")


def test_a_statement_of_the_lowest_decides() -> None:
    found = [print_of("7", "74.02"), print_of("7", "94.02"), print_of("6", "80.00")]
    result = settle_year(2562, found, [], [RankClaim("lowest", ("7",), "EIT", 2562)])
    assert (result.settled["7"].value, result.settled["7"].rule) == (d("74.02"), "highest_lowest_statement")


def test_more_prints_win_and_equal_numbers_leave_null() -> None:
    twice = settle_year(2562, [print_of("7", "74.02"), print_of("7", "74.02"), print_of("7", "94.02")], [], [])
    assert (twice.settled["7"].value, twice.settled["7"].rule) == (d("74.02"), "agreement")
    once = settle_year(2562, [print_of("7", "74.02"), print_of("7", "94.02")], [], [])
    assert (once.settled["7"].value, once.settled["7"].status) == (None, "contested")


def test_a_lone_print_against_a_closed_system_is_not_published() -> None:
    result = settle_year(2564, [*prints(), print_of("EIT", "90.09")], [], [])
    assert result.settled["EIT"].value is None
    assert result.settled["EIT"].rule == "contradicted_by_eit_mean"
    assert "arithmetic_does_not_close" in {note.finding for note in notes(result, assessment_of(2564))}


def test_an_open_identity_marks_its_members_and_names_the_one_digit_mend() -> None:
    found = [print_of(code, value) for code, value in ELEVEN.items() if code != "2"] + [print_of("2", "24.05")]
    result = settle_year(2564, found, [], [])
    assert {s.status for s in result.settled.values()} == {"contested"}
    messages = [n.message for n in notes(result, assessment_of(2564)) if n.finding == "arithmetic_does_not_close"]
    assert len(messages) == 1
    assert "2 24.05 -> 84.05" in messages[0] or "single wrong digit" not in messages[0]


def test_unreadable_figures_are_null() -> None:
    result = settle_year(2564, [print_of("1", None)], [], [])
    assert (result.settled["1"].value, result.settled["1"].rule) == (None, "unreadable")


def test_the_order_of_prints_does_not_matter() -> None:
    found = prints(i1="88.40", i9="84.04", iITA="76.36")
    wanted = {code: (s.value, s.status, s.rule) for code, s in settle_year(2564, found, ["B"], []).settled.items()}
    for seed in range(20):
        random.Random(seed).shuffle(found)
        got = {code: (s.value, s.status, s.rule) for code, s in settle_year(2564, found, ["B"], []).settled.items()}
        assert got == wanted


def _random_result(rng: random.Random) -> dict[str, Decimal]:
    values = {str(n): Decimal(rng.randrange(4000, 10001)) / 100 for n in range(1, 11)}
    exact = Decimal(0)
    for code, weight in (("IIT", "0.3"), ("EIT", "0.3"), ("OIT", "0.4")):
        mean = sum((values[m] for m in members(code)), Decimal(0)) / len(members(code))
        exact += Decimal(weight) * mean
        values[code] = mean.quantize(Decimal("0.01"))
    values["ITA"] = exact.quantize(Decimal("0.01"))
    return values


def test_one_wrong_digit_in_a_second_print_is_never_chosen_as_verified() -> None:
    rng = random.Random(7)
    for _ in range(300):
        values = _random_result(rng)
        code = rng.choice(sorted(values))
        shown = f"{values[code]:05.2f}"
        at = rng.choice([i for i, ch in enumerate(shown) if ch.isdigit()])
        wrong = shown[:at] + rng.choice([x for x in "0123456789" if x != shown[at]]) + shown[at + 1 :]
        if d(wrong) > 100:
            continue
        found = [print_of(c, str(v)) for c, v in values.items()] + [print_of(code, wrong)]
        settled = settle_year(2563, found, [], []).settled[code]
        assert settled.value in (values[code], None)


def test_lattice_of_2564() -> None:
    assert on_lattice("9", d("84.06"), assessment_of(2564)) and not on_lattice("9", d("84.04"), assessment_of(2564))
    assert on_lattice("10", d("37.50"), assessment_of(2564)) and not on_lattice("10", d("83.70"), assessment_of(2564))


def test_the_total_does_not_prove_a_mean_that_its_own_indicators_contradict() -> None:
    """A last digit wrong by 0.02 is 0.006 of the total, but four times rounding of the mean."""
    from tests.normalize.understanding import d, reported, statuses, values

    names = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"]
    rows = "".join(
        f"{name}\t{score}\n" for name, score in zip(names, ["90.00", "80.00", "85.00", "82.00", "83.00"], strict=True)
    )
    facts = reported(f"ตัวชี้วัด\tคะแนน\n{rows}IIT\t84.02\nEIT\t90.00\nOIT\t80.00\nคะแนนรวม\t84.20\n")
    assert values(facts)["IIT"] == d("84.02") and statuses(facts)["IIT"] != "verified"
    assert "verified" in statuses(facts).values()  # EIT, OIT and the total stand
