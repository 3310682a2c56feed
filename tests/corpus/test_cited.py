"""Cited rows: who owns a value counts, and every wrong row is wrong in one named way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from benchmarks.cited import Cited, judge, kinds_of_error
from benchmarks.dataset import Document

RIGHT = Cited("เทศบาลตำบลก", 2567, "indicator", "3", Decimal("87.64"))
TRUTH: dict[str, Any] = {
    "agency": {"name_th": "เทศบาลตำบล ก"},
    "scores": [{"fiscal_year_be": 2567, "code": "3", "score": "87.64"}],
}
AGENCIES = {"a": {"name_th": "เทศบาลตำบลก"}, "b": {"name_th": "เทศบาลตำบลข"}}


def document(rows: list[dict[str, Any]], **truth: Any) -> Document:
    filled = [
        {"agency_id": "a", "fiscal_year_be": 2567, "scope": "indicator", "code": "3", "score": Decimal("87.64"),
         "status": "single", **row}
        for row in rows
    ]  # fmt: skip
    row = {"agency_id": "a", "fiscal_year_be": 2567}
    return Document("x.txt", {**TRUTH, **truth}, row, AGENCIES, {"scores": filled, "findings": [], "levels": []})


def test_each_wrong_row_has_one_kind() -> None:
    cases = {
        "wrong agency": RIGHT._replace(owner="อบต.ข"),
        "wrong year": RIGHT._replace(year=2566),
        "wrong code": RIGHT._replace(code="4"),
        "wrong value": RIGHT._replace(value=Decimal("78.64")),
        "not in the document's truth": Cited("อบต.ข", 2560, "overall", "ITA", Decimal(1)),
    }
    for kind, row in cases.items():
        missed = 1 if kind.startswith("not in") else 0
        assert {k: n for k, n in kinds_of_error({row}, {RIGHT}).items() if n} == {kind: 1} | (
            {"missed": 1} if missed else {}
        )
    assert kinds_of_error(set(), {RIGHT})["missed"] == 1
    assert not any(kinds_of_error({RIGHT}, {RIGHT}).values())


def test_one_missed_row_excuses_one_wrong_row() -> None:
    wrong = {RIGHT._replace(year=2566), RIGHT._replace(year=2565)}
    other = RIGHT._replace(code="9", value=Decimal(50))
    assert kinds_of_error(wrong, {RIGHT, other}) == {"wrong year": 2, "missed": 1}


def test_a_right_value_of_the_right_agency_is_a_hit() -> None:
    figures = judge([document([{"status": "verified"}])])
    assert (figures.tallies["cited rows"].hit, figures.kinds["missed"]) == (1, 0)


def test_rows_of_others_count_only_where_the_truth_lists_others() -> None:
    other = {"agency_id": "b", "score": Decimal("50.00"), "status": "verified"}
    assert judge([document([{}, other])]).tallies["cited rows"].extra == 0
    listed = judge([document([{}, other], other_agencies=[])])
    assert listed.tallies["cited rows"].extra == 1
    assert listed.kinds["called verified, wrong"] == listed.kinds["wrong, not flagged"] == 1
    known = [{"name_th": "เทศบาลตำบลข", "fiscal_year_be": 2567, "scores": [{"code": "3", "score": "50"}]}]
    assert judge([document([{}, other], other_agencies=known)]).tallies["cited rows"].hit == 2


def test_a_paper_without_results_stays_empty_or_not() -> None:
    assert judge([document([], scores=[])]).tallies["negatives empty"].hit == 1
    filled = judge([document([{}], scores=[])])
    assert (filled.tallies["negatives empty"].missed, filled.kinds["rows where no result is"]) == (1, 1)


def test_a_document_that_the_dataset_lacks_is_missed() -> None:
    figures = judge([Document("x", TRUTH, None, {}, {})])
    assert (figures.tallies["cited rows"].missed, figures.kinds["missed"]) == (1, 1)
