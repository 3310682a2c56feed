"""Which documents need eyes, in which order, and when a point is settled."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from prongsai.dataset.document_rows import Case, cases
from prongsai.review.arithmetic_now import checks, earned
from prongsai.review.queue import LOW_CONFIDENCE, Point, points, queue
from prongsai.review.row_identity import AGENCY as DOCUMENT_AGENCY
from prongsai.review.row_identity import YEAR, Key, subjects

from tests.review.desks import CLEAN, CLOSING, HOSTILE, MISPRINTED, OPEN

AGENCY = {"agency_id": "sao-1", "name_th": "อบต.หนึ่ง", "resolution": "exact", "district": "เมือง", "province": None}


def score(code: str, value: str | None = "90.00", status: str = "verified", **changed: Any) -> dict[str, Any]:
    row = {
        "agency_id": "sao-1", "fiscal_year_be": 2567, "scope": "indicator", "code": code, "status": status, "confidence": 0.99,
        "score": None if value is None else Decimal(value), "rule": "only_print", "name_th": code,
    }  # fmt: skip
    return {**row, **changed}


def level(name: str, consistent: bool | None, **changed: Any) -> dict[str, Any]:
    row = {"agency_id": "sao-1", "fiscal_year_be": 2567, "level": name, "consistent": consistent, "score": None}
    return {**row, **changed}


def finding(code: str, severity: str = "warning", score_code: str | None = None) -> dict[str, Any]:
    return {"code": code, "severity": severity, "score_code": score_code, "fiscal_year_be": 2567, "message": code}


def case(name: str = "a.pdf", agency: dict[str, Any] = AGENCY, **rows: list[dict[str, Any]]) -> Case:
    document = {
        "document_id": name,
        "source": name,
        "also_at": [],
        "agency_id": agency["agency_id"],
        "fiscal_year_be": 2567,
    }
    return Case(document, {agency["agency_id"]: agency}, **rows)


def kinds(one: Case) -> list[str]:
    return [point.kind for point in points(one)]


def test_a_settled_document_is_left_out_and_can_be_asked_for() -> None:
    clean = case(
        scores=[score("1"), score("2", status="single", confidence=LOW_CONFIDENCE), score("3", status="agreed")]
    )
    assert queue([clean]) == []
    assert [entry.source for entry in queue([clean], everything=True)] == ["a.pdf"]


def test_the_worst_document_comes_first_and_equals_by_path() -> None:
    worst = case("z.pdf", scores=[score("1", None, "contested"), score("2", status="contested")])
    bad = case("y.pdf", scores=[score("1", status="contested")])
    light = [case(f"{name}.pdf", scores=[score("1", status="single", confidence=0.75)]) for name in "cab"]
    assert [e.source for e in queue([*light, bad, worst])] == ["z.pdf", "y.pdf", "a.pdf", "b.pdf", "c.pdf"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"scores": [score("1", None, "contested")]}, ["contested_null"]),
        ({"scores": [score("1", status="contested")]}, ["contested"]),
        ({"scores": [score("1", status="corrected", confidence=0.5)]}, []),
        ({"scores": [score("1", status="single", confidence=0.79)]}, ["confidence"]),
        ({"scores": [score("1")], "findings": [finding("score_out_of_range", "error")]}, ["error"]),
        ({"scores": [score("1")], "findings": [finding("unreadable_number", "error", "1")]}, ["error"]),
        ({"scores": [score("1", None, "contested")], "findings": [finding("unreadable_number", "error", "1")]}, ["contested_null"]),
        ({"scores": [score("1", status="corrected")], "findings": [finding("unreadable_number", "error", "1")]}, []),
        ({"scores": [score("1")], "findings": [finding("unmatched_label")]}, []),
        ({"levels": [level("A", False)]}, ["level"]),
        ({"levels": [level("A", None)]}, []),
        ({"levels": [level("A", None)], "findings": [finding("levels_disagree")]}, ["level"]),
        ({"levels": [level("A", True)], "findings": [finding("levels_disagree")]}, []),
        ({"scores": [score("1", agency_id=None)]}, ["agency"]),
        ({"scores": [score("1", fiscal_year_be=None)]}, ["year"]),
    ],
)  # fmt: skip
def test_what_makes_a_point(rows: dict[str, Any], expected: list[str]) -> None:
    assert kinds(case(**rows)) == expected


def test_an_agency_that_is_not_resolved_is_a_point_only_where_it_has_values() -> None:
    lost = {**AGENCY, "resolution": "unresolved"}
    assert kinds(case(agency=lost, scores=[score("1")])) == ["agency"]
    assert kinds(case(agency=lost)) == []


def test_the_agency_and_year_of_the_document_can_be_decided_those_of_other_rows_are_shown_only() -> None:
    lost = {**AGENCY, "resolution": "ambiguous"}
    assert [point.keys for point in points(case(agency=lost, scores=[score("1")]))] == [(DOCUMENT_AGENCY,)]
    other = case(scores=[score("1"), score("1", agency_id="sao-2")])
    other.agencies["sao-2"] = {**lost, "agency_id": "sao-2"}
    assert [point.keys for point in points(other)] == [()]
    nobody = case(scores=[score("1", agency_id=None, fiscal_year_be=None)])
    assert [(point.kind, point.keys) for point in points(nobody)] == [("agency", ()), ("year", ())]
    nobody.document |= {"agency_id": None, "fiscal_year_be": None}
    assert [(point.kind, point.keys) for point in points(nobody)] == [("agency", (DOCUMENT_AGENCY,)), ("year", (YEAR,))]


def iit(values: dict[str, str], status: str = "contested") -> list[dict[str, Any]]:
    return [score(code, value, status) for code, value in values.items()]


def test_arithmetic_that_does_not_close_is_a_point_of_its_unsettled_members() -> None:
    rows = [
        *iit({k: v for k, v in MISPRINTED.items() if k != "5"}, "verified"),
        score("5", MISPRINTED["5"], "contested"),
    ]
    (found,) = [point for point in points(case(scores=rows)) if point.kind == "arithmetic"]
    assert [key.code for key in found.keys] == ["5"] and found.message == "iit_mean"
    assert "arithmetic" not in kinds(case(scores=iit(CLOSING)))


def test_a_point_of_arithmetic_is_settled_when_it_closes_or_when_every_member_was_decided() -> None:
    (found,) = [point for point in points(case(scores=iit(MISPRINTED))) if point.kind == "arithmetic"]
    key = Key("scores", "sao-1", 2567, "5")
    assert found.is_open({}) and found.is_open({key: Decimal("97.00")})
    assert not found.is_open({key: Decimal("88.00")})
    assert found.is_open({Key("scores", "sao-2", 2567, "5"): Decimal("88.00")})
    assert not found.is_open({key: Decimal(MISPRINTED[key.code]) for key in found.keys})
    assert found.is_open({key: None}) is False  # a member without a value: nothing can be checked any more


def test_what_cannot_be_decided_stays_open() -> None:
    assert Point("agency").is_open({Key("scores", "sao-1", 2567, "1"): None})


def test_a_confirmed_misprint_is_no_point_after_the_next_run() -> None:
    assert "arithmetic" not in kinds(case(scores=iit(MISPRINTED, "corrected")))


def test_a_value_whose_key_means_others_too_says_so() -> None:
    rows = [score("1", agency_id=None), score("1")]
    alone = {
        s.key.agency_id: s.is_alone(s.key.agency_id or "", "2567")
        for s in subjects(case(scores=rows))
        if s.key.table == "scores"
    }
    assert alone == {None: False, "sao-1": True}


def test_the_queue_of_a_published_dataset(published: Path) -> None:
    entries = queue(cases(published / "out"))
    assert {entry.source for entry in entries} == {OPEN, HOSTILE}
    assert [entry.source for entry in queue(cases(published / "out"), everything=True)][-1] == CLEAN
    assert all(entry.agency == "เทศบาลตำบลแม่สาย" and entry.fiscal_year_be == 2567 for entry in entries)


def decimals(values: dict[str, str]) -> dict[str, Decimal | None]:
    return {code: Decimal(value) for code, value in values.items()}


def test_a_check_says_what_is_printed_what_it_comes_to_and_what_is_missing() -> None:
    (found,) = checks(decimals(MISPRINTED), 2567)
    assert (found.verdict, found.printed, found.computed, found.residual) == (
        "open",
        Decimal("90.00"),
        Decimal("92.00"),
        Decimal("-2.00"),
    )
    (found,) = checks(decimals({**CLOSING, "5": "88.10"}), 2567)
    assert found.verdict == "rounding"
    (found,) = checks({**decimals(CLOSING), "5": None, "2": None}, 2567)
    assert (found.verdict, found.missing, found.residual) == ("waiting", ("2", "5"), None)
    assert checks(decimals({"1": "90.00", "IIT": "90.00"}), 2567) == []


def test_the_total_is_checked_in_the_most_direct_way() -> None:
    instruments = decimals({"ITA": "91.00", "IIT": "90.00", "EIT": "90.00", "OIT": "92.50"})
    (found,) = checks(instruments, 2567)
    assert found.parts == ("IIT", "EIT", "OIT") and found.verdict == "closes"
    only = {**decimals({code: v for code, v in CLOSING.items() if code != "IIT"}), **instruments}
    del only["IIT"]
    (found,) = checks(only, 2567)
    assert found.parts == ("1", "2", "3", "4", "5", "EIT", "OIT")
    unread = {check.name: check for check in checks({**only, "IIT": None}, 2567)}
    assert (unread["iit_mean"].verdict, unread["total_30_30_40"].verdict) == ("waiting", "closes")


def test_the_level_follows_the_total() -> None:
    values = decimals({"ITA": "91.00", "IIT": "90.00", "EIT": "90.00", "OIT": "92.50"})
    assert earned(2565, values, "B") == earned(2565, {**values, "1": None}, "B")
    told = earned(2565, values, "A")
    assert told is not None and (told.levels, told.consistent) == (("A",), True)
    told = earned(2565, {**values, "ITA": Decimal("80.00")}, "A")
    assert told is not None and (told.levels, told.consistent) == (("B",), False)
    assert earned(None, values, "A") is None and earned(2565, {"ITA": None}, "A") is None
