"""The values of a document that a person can decide: their keys, and what the dataset says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.dataset.document_rows import Case
from prongsai.normalize.model.findings import FindingCode

Group = tuple[str | None, int | None]  # agency_id and fiscal_year_be


@dataclass(frozen=True, slots=True)
class Key:
    """One value of a document that can be decided.

    `table` is `scores`; `levels` (then `code` is empty); or `documents` (then `code` is `agency` or `fiscal_year_be`,
    and agency and year are None).
    """

    table: str
    agency_id: str | None
    fiscal_year_be: int | None
    code: str = ""

    @property
    def group(self) -> Group:
        """The agency and year it belongs to."""
        return self.agency_id, self.fiscal_year_be


@dataclass(frozen=True, slots=True)
class Subject:
    """A value of the dataset; `published` is as in the file of corrections, empty for null."""

    document_id: str
    names: tuple[str, ...]  # the paths of the document
    key: Key
    published: str
    corrected: bool = False  # the dataset says that a correction put it there
    groups: tuple[Group, ...] = ()  # all agencies and years of the document that have such a value
    name: str = ""  # of an agency, with its district and province
    taken: frozenset[str] = frozenset()  # of an agency or year: those that rows of the document have beside it
    moved: tuple[tuple[str, str], ...] = ()  # `agency` or `fiscal_year_be` where a correction put it, and where to

    def is_alone(self, agency_id: str, year: str) -> bool:
        """Whether a row of the file with these cells means no other value: an empty cell means any."""
        if agency_id and year:
            return True  # that is a key of the table
        meant = [group for group in self.groups if agency_id in ("", group[0]) and year in ("", str(group[1]))]
        return len(meant) <= 1


AGENCY = Key("documents", None, None, "agency")
YEAR = Key("documents", None, None, "fiscal_year_be")


def score_key(row: Mapping[str, Any]) -> Key:
    """The key of a row of `scores`."""
    return Key("scores", row["agency_id"], row["fiscal_year_be"], row["code"])


def level_key(row: Mapping[str, Any]) -> Key:
    """The key of a row of `levels`."""
    return Key("levels", row["agency_id"], row["fiscal_year_be"])


def names_of(case: Case) -> tuple[str, ...]:
    """The paths of a document, the first one first."""
    return (case.document["source"], *case.document["also_at"])


def subjects(case: Case) -> Iterator[Subject]:
    """Every value of a document that can be decided; of one without any, its agency and year cannot either."""
    names = names_of(case)
    rows = [*map(score_key, case.scores), *map(level_key, case.levels)]
    groups: dict[str, list[Group]] = defaultdict(list)
    for key in rows:
        groups[key.code].append(key.group)
    every = {code: tuple(found) for code, found in groups.items()}
    about = {"agency": case.document["agency_id"] or "", "fiscal_year_be": str(case.document["fiscal_year_be"] or "")}
    moved = tuple((name, value) for name, value in about.items() if _corrections(case, f"documents.{name}:"))
    levels = {finding["fiscal_year_be"] for finding in _corrections(case, "levels.level:")}
    for row in case.scores:
        key = score_key(row)
        text = "" if row["score"] is None else str(row["score"])
        done = row["status"] == "corrected"
        yield Subject(case.document_id, names, key, text, done, every[key.code], moved=moved)
    for row in case.levels:
        key = level_key(row)
        done = row["fiscal_year_be"] in levels
        yield Subject(case.document_id, names, key, row["level"], done, every[""], moved=moved)
    if rows or case.measures:
        done = "agency" in dict(moved)
        taken = frozenset(key.agency_id or "" for key in rows) - {about["agency"]}
        yield Subject(
            case.document_id,
            names,
            AGENCY,
            about["agency"],
            done,
            name=full_name(case.agency),
            taken=taken,
            moved=moved,
        )
        done = "fiscal_year_be" in dict(moved)
        taken = frozenset(str(key.fiscal_year_be) for key in rows) - {about["fiscal_year_be"]}
        yield Subject(case.document_id, names, YEAR, about["fiscal_year_be"], done, taken=taken, moved=moved)


def full_name(agency: Mapping[str, Any] | None) -> str:
    """The name of an agency as a correction gives it, with district and province; empty for none."""
    if agency is None:
        return ""
    district = f" อำเภอ{agency['district']}" if agency["district"] else ""
    province = f" จังหวัด{agency['province']}" if agency["province"] else ""
    return f"{agency['name_th']}{district}{province}"


def _corrections(case: Case, beginning: str) -> list[Mapping[str, Any]]:
    """The findings that tell of a correction that a run applied."""
    told = (f for f in case.findings if f["code"] == FindingCode.CORRECTED)
    return [finding for finding in told if finding["message"].startswith(beginning)]
