"""What sets the coordinates of a print, and what that does to its status."""

from __future__ import annotations

import pytest
from prongsai.normalize.reconcile.set_by import SetBy

from tests.normalize.understanding import HEAD, codes, reported, statuses, understood


def table(total: str) -> str:
    rows = [("ผลการประเมิน ITA", total), ("IIT", "90.00"), ("EIT", "80.00"), ("OIT", "100.00")]
    return "| เครื่องมือ | คะแนน |\n|---|---|\n" + "".join(f"| {name} | {score} |\n" for name, score in rows)


def test_a_closing_system_is_verified_where_owner_and_year_are_said() -> None:
    assert statuses(reported(table("91.00"))) == dict.fromkeys(("ITA", "IIT", "EIT", "OIT"), "verified")


def test_a_closing_system_of_nobody_is_not_verified() -> None:
    facts = understood("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\n\n" + table("91.00"), "report.md")
    assert facts.agency_id is None
    assert set(statuses(facts).values()) == {"single"}


def test_a_closing_system_of_no_year_is_not_verified_and_told() -> None:
    head = HEAD.replace("ประจำปีงบประมาณ พ.ศ. {year}", "")
    facts = understood(head + table("91.00"), "report.md")
    assert {s.fiscal_year_be for s in facts.scores} == {None}
    assert set(statuses(facts).values()) == {"single"}
    told = next(f for f in facts.findings if f.code == "year_unknown")
    assert "ITA 91.00" in told.message and told.evidence == "91.00"


def test_a_dated_report_has_no_such_finding() -> None:
    assert "year_unknown" not in codes(reported(table("91.00")))


@pytest.mark.parametrize(
    ("sources", "whole"),
    [
        (SetBy("row", "heading", "title", "column"), True),
        (SetBy("document", "document", "row", "position"), True),
        (SetBy("default", "heading", "title", "column"), False),
        (SetBy("row", None, "title", "column"), False),
        (SetBy("row", "heading", "document", "default"), False),
    ],
)
def test_one_default_is_enough_to_prove_nothing(sources: SetBy, whole: bool) -> None:
    assert sources.whole is whole
