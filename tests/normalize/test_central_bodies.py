"""The tables of central public bodies and of the words that open a body's name: well-formed and of one mind."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

import pytest
from prongsai.normalize.model.reference_tables import table

BODIES = table("central_bodies")
WORDS = table("owner_words")
TYPES = {row["agency_type"] for row in table("agency_forms")}
CENTRAL_TYPES = {"department", "ministry", "state_enterprise", "public_organization", "university", "court",
                 "independent_body", "other"}  # fmt: skip
NAMES = {row["name_th"]: row for row in BODIES}
# A mark without its consonant, two of a kind, a vowel after a tone, a split am or ae, a short a that closes nothing.
MALFORMED = re.compile(
    r"^[ัิ-ฺ็-๎ะาำ]|[^ก-ฮ][ัิีึืุู็]|[^ก-ฮัิีึืุู][่-๋]|[^ก-ฮิุ]์|[^ก-ฮ่-๋]ำ|[ัิีึืุู็][ัิีึืุู็]|[่-์][ัิ-ู็-์]|ํ|เเ"
    r"|[เ-ไ](?![ก-ฮ])|ั(?![ก-ฮ่-๋])|ั[่-๋](?![ก-ฮ])"
)
AMBIGUOUS = re.compile(r"(\S+) is ambiguous: also ([^;]+)")


def letters(short: str) -> str:
    """An abbreviation without its dots and spaces: how OCR and hurried writers print it."""
    return re.sub(r"[.\s]", "", short)


def shorts(body: dict[str, str]) -> list[str]:
    return body["shorts"].split("|") if body["shorts"] else []


def bare(name: str) -> str:
    """A name without its legal form, to find one body under two spellings."""
    return re.sub(r"\(องค์การมหาชน\)|\(มหาชน\)|^บริษัท|จำกัด$|\s", "", name)


def test_every_name_stands_once() -> None:
    assert [name for name, times in Counter(bare(row["name_th"]) for row in BODIES).items() if times > 1] == []
    english = Counter(name for row in BODIES for name in row["name_en"].split("|") if name)
    assert [name for name, times in english.items() if times > 1] == []


@pytest.mark.parametrize("damaged", ["กองทพัเรอื", "ทรัพยากรน้ํา", "เเพทยสภา", "ฝั่่ง", "มัั่นคง", "บรรษัทตลาดรองเ"])
def test_damaged_names_are_told(damaged: str) -> None:
    assert MALFORMED.search(damaged)


@pytest.mark.parametrize("text", [*NAMES, *(word["word"] for word in WORDS)])
def test_thai_is_well_formed(text: str) -> None:
    assert unicodedata.normalize("NFC", text) == text
    assert not MALFORMED.search(text)
    assert re.fullmatch(r"[ก-๎]([ก-๎.]*[ก-๎])?[0-9]?", text.removesuffix("."))


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body["name_th"])
def test_a_row_is_complete(body: dict[str, str]) -> None:
    assert not body["name_th"].endswith(".")
    assert body["agency_type"] in CENTRAL_TYPES
    assert body["parent"] == "" or (body["parent"] in NAMES and body["parent"] != body["name_th"])
    assert body["source"] and "/" not in body["source"]
    for short in shorts(body):
        assert unicodedata.normalize("NFC", short) == short == short.strip() != ""
        assert len(short) < len(body["name_th"])


def test_parents_form_no_circle() -> None:
    for name in NAMES:
        seen = [name]
        while parent := NAMES[seen[-1]]["parent"]:
            assert parent not in seen
            seen.append(parent)


def test_no_abbreviation_stands_for_two_bodies() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for body in BODIES:
        for short in shorts(body):
            owners[letters(short)].add(body["name_th"])
    assert {short: names for short, names in owners.items() if len(names) > 1} == {}
    assert not {letters(name) for name in NAMES} & owners.keys()
    assert not {letters(form["prefix"]) for form in table("agency_types")} & owners.keys()
    assert not {month["form"] for month in table("thai_months")} & {s for body in BODIES for s in shorts(body)}


def test_an_ambiguous_abbreviation_is_told_by_all_its_bodies() -> None:
    ambiguous = {body["name_th"]: dict(AMBIGUOUS.findall(body["note"])) for body in BODIES}
    assert sum(map(len, ambiguous.values())) > 20
    taken = {short for body in BODIES for short in shorts(body)}
    for name, told in ambiguous.items():
        for short, others in told.items():
            assert short not in taken
            for other in set(re.findall(r"[ก-๎]+", others)) & NAMES.keys():
                assert name in ambiguous[other].get(short, ""), (short, other)


def test_letters_of_a_province_are_told() -> None:
    provinces = {row["letters"]: row["province"] for row in table("province_letters")}
    for body in BODIES:
        for province in {provinces[letters(s)] for s in shorts(body) if letters(s) in provinces}:
            assert f"letters of the province {province}" in body["note"]


def test_names_differ_in_more_than_signs_and_roles_are_known() -> None:
    assert len({bare(row["name_th"]) for row in BODIES}) == len(BODIES)
    assert {row["role"] for row in BODIES} == {"", "overseer", "background"}


def test_no_local_body_is_central() -> None:
    local = re.compile("เทศบาล|องค์การบริหารส่วน|จังหวัด|อำเภอ|ที่ว่าการ|กรุงเทพมหานคร$|เมืองพัทยา")
    assert [name for name in NAMES if local.match(name)] == []


def test_owner_words() -> None:
    assert [word for word, times in Counter(row["word"] for row in WORDS).items() if times > 1] == []
    assert {row["agency_type"] for row in WORDS} <= TYPES
    assert {row["unit"] for row in WORDS} == {"", "yes"}
    assert all(row["source"] and "/" not in row["source"] for row in WORDS)


def test_owner_words_agree_with_the_words_that_open_agencies() -> None:
    types = {row["word"]: row["agency_type"] for row in table("agency_words")}
    types |= {row["prefix"]: row["agency_type"] for row in table("agency_types")}
    assert [row["word"] for row in WORDS if types.get(row["word"], row["agency_type"]) != row["agency_type"]] == []


def test_owner_words_open_every_central_body_and_contradict_none() -> None:
    words = sorted(WORDS, key=lambda row: -len(row["word"]))
    for name, body in NAMES.items():
        word = next(row for row in words if name.startswith(row["word"]))
        assert word["agency_type"] in (body["agency_type"], "other") or "central_bodies" in word["note"], name
        assert word["unit"] == "" or body["agency_type"] == "other", name
