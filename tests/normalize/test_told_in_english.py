"""Results told in English: verbs between a name and its figure, the year before in a sentence of its own, faculties."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, understood, values

HEAD = "Burapha University: Integrity and Transparency Assessment (ITA), fiscal year 2025\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IIT scored 92.42 points.", {"IIT": d("92.42")}),
        ("The EIT received 91.41.", {"EIT": d("91.41")}),
        ("The disclosure instrument (OIT) reached 98.20.", {"OIT": d("98.20")}),
        ("The OIT came in at a perfect 100.00.", {"OIT": d("100.00")}),
        ("The OIT reached 98.20, while the IIT stood at 92.41.", {"OIT": d("98.20"), "IIT": d("92.41")}),
        ("The OIT should have reached 95.00.", {}),
        ("Among those who answered the EIT, satisfaction was 88.14.", {}),
        ("After the IIT the budget spent was 96.88.", {}),
    ],
)
def test_verbs_lead_from_an_instrument_to_its_figure(text: str, expected: dict[str, object]) -> None:
    assert values(understood(HEAD + text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The university received 94.08. In the preceding fiscal year the score had been 88.96.",
        "The university received 94.08 points. The year before, it had received 88.96.",
        "The university received 94.08. Last year it received 88.96.",
        "Its overall score was 94.08, compared with 88.96 in the previous fiscal year.",
    ],
)
def test_a_sentence_about_the_year_before(text: str) -> None:
    facts = understood(HEAD + text)
    assert values(facts, 2568) == {"ITA": d("94.08")}
    assert values(facts, 2567) == {"ITA": d("88.96")}


def test_the_year_before_ends_with_its_sentence() -> None:
    facts = understood(HEAD + "Its overall score was 92.55. In the preceding fiscal year, 12 came. EIT stood at 90.26.")
    assert values(facts) == values(facts, 2568) == {"ITA": d("92.55"), "EIT": d("90.26")}


def test_rows_of_faculties_with_their_names_in_thai() -> None:
    table = (
        "|Unit|IIT|OIT|ITA|\n|---|---|---|---|\n|Faculty of Kites (คณะศิลปะว่าว)|95.60|97.50|95.61|\n"
        "|Faculty of Bells (คณะระฆังศาสตร์)|97.81|98.75|97.73|\n"
    )
    facts = understood(HEAD + table, "report.md")
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    told = {(names.get(s.agency_id or ""), s.code, s.score) for s in facts.scores if s.code == "ITA"}
    assert told == {("คณะศิลปะว่าว", "ITA", d("95.61")), ("คณะระฆังศาสตร์", "ITA", d("97.73"))}
