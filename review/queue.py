"""Which documents need eyes, and why: the open points of a published dataset, worst first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.dataset.document_rows import Case
from prongsai.normalize.model.findings import FindingCode
from prongsai.review.arithmetic_now import OPEN, checks
from prongsai.review.row_identity import AGENCY, YEAR, Group, Key, Subject, level_key, names_of, score_key, subjects

# What is null or wrong comes before what is doubtful; sums decide between documents.
WEIGHTS = {
    "contested_null": 50,  # printed, and no value is published
    "contested": 40,
    "error": 35,  # a finding of severity error
    "arithmetic": 30,  # an identity that misses by more than rounding
    "level": 25,  # a level that the score does not earn, or one of several that are printed
    "agency": 20,
    "year": 15,
    "confidence": 10,
}
LOW_CONFIDENCE = 0.8  # one in five of them is wrong: worth a look
_UNRESOLVED = ("unresolved", "ambiguous")


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a person should look at.

    `keys` are the values to decide; without any it can be shown only. `values` are those of the agency and year, for
    points about arithmetic: they are settled too when it closes.
    """

    kind: str  # a key of WEIGHTS
    keys: tuple[Key, ...] = ()
    message: str = ""
    values: Mapping[str, Decimal | None] = field(default_factory=dict, hash=False)

    @property
    def weight(self) -> int:
        """How bad it is."""
        return WEIGHTS[self.kind]

    def is_open(self, decided: Mapping[Key, Decimal | str | None]) -> bool:
        """Whether it still stands with these decisions; what cannot be decided stands always."""
        if not self.keys:
            return True
        if all(key in decided for key in self.keys):
            return False
        if self.kind != "arithmetic":
            return True
        group = self.keys[0].group
        now = dict(self.values)
        for key, value in decided.items():
            if key.table == "scores" and key.group == group and not isinstance(value, str):
                now[key.code] = value
        return any(check.name == self.message and check.verdict == OPEN for check in checks(now, group[1]))


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with its open points."""

    document_id: str
    names: tuple[str, ...]  # its paths, the first one first
    agency: str | None
    fiscal_year_be: int | None
    points: tuple[Point, ...]
    subjects: tuple[Subject, ...] = ()  # its values, where there are open points

    @property
    def source(self) -> str:
        """Its path under the raw folder."""
        return self.names[0]

    @property
    def weight(self) -> int:
        """How much it needs eyes."""
        return sum(point.weight for point in self.points)


def queue(cases: Iterable[Case], everything: bool = False) -> list[Entry]:
    """The documents with open points, worst first, then by path; with `everything` the others follow."""
    entries = [_entry(case) for case in cases]
    wanted = [entry for entry in entries if everything or entry.points]
    return sorted(wanted, key=lambda entry: (-entry.weight, entry.source))


def _entry(case: Case) -> Entry:
    agency = case.agency["name_th"] if case.agency else None
    found = tuple(points(case))
    values = tuple(subjects(case)) if found else ()
    return Entry(case.document_id, names_of(case), agency, case.document["fiscal_year_be"], found, values)


def points(case: Case) -> Iterator[Point]:
    """What a person should look at in one document, worst first."""
    found = [*_scores(case), *_errors(case), *_arithmetic(case), *_levels(case), *_agencies(case), *_years(case)]
    yield from sorted(found, key=lambda point: -point.weight)


def _scores(case: Case) -> Iterator[Point]:
    for row in case.scores:
        if row["status"] == "contested":
            yield Point("contested_null" if row["score"] is None else "contested", (score_key(row),))
        elif row["status"] != "corrected" and row["confidence"] < LOW_CONFIDENCE:
            yield Point("confidence", (score_key(row),))


def _errors(case: Case) -> Iterator[Point]:
    """Findings of severity error, but those of scores that are open for another reason: they are that reason."""
    contested = {key for point in _scores(case) for key in point.keys}
    for finding in case.findings:
        if finding["severity"] != "error":
            continue
        about = (finding["fiscal_year_be"], finding["score_code"])
        rows = [row for row in case.scores if (row["fiscal_year_be"], row["code"]) == about]
        keys = tuple(score_key(row) for row in rows if row["status"] != "corrected")
        if not rows or (keys and not contested & set(keys)):
            yield Point("error", keys, finding["message"])


def group_values(case: Case) -> dict[Group, dict[str, Decimal | None]]:
    """The scores of each agency and year, by code."""
    groups: dict[Group, dict[str, Decimal | None]] = defaultdict(dict)
    for row in case.scores:
        groups[row["agency_id"], row["fiscal_year_be"]][row["code"]] = row["score"]
    return groups


def _arithmetic(case: Case) -> Iterator[Point]:
    status = {score_key(row): row["status"] for row in case.scores}
    for group, values in group_values(case).items():
        for check in checks(values, group[1]):
            if check.verdict != OPEN:
                continue
            keys = tuple(Key("scores", *group, code) for code in check.codes)
            unsettled = tuple(key for key in keys if status[key] not in ("verified", "corrected"))
            if unsettled or all(status[key] != "corrected" for key in keys):
                yield Point("arithmetic", unsettled or keys, check.name, values)


def _levels(case: Case) -> Iterator[Point]:
    disagreeing = {f["fiscal_year_be"] for f in case.findings if f["code"] == FindingCode.LEVELS_DISAGREE}
    for row in case.levels:
        doubtful = row["fiscal_year_be"] in disagreeing and row["consistent"] is not True
        if row["consistent"] is False or doubtful:
            yield Point("level", (level_key(row),))


def _agencies(case: Case) -> Iterator[Point]:
    """Agencies that are missing or not resolved; that of the document can be decided."""
    rows = [*case.scores, *case.levels, *case.measures]
    own = case.document["agency_id"]
    if any(row["agency_id"] is None for row in rows):
        yield Point("agency", (AGENCY,) if own is None else ())
    for agency in case.agencies.values():
        if agency["resolution"] in _UNRESOLVED and any(row["agency_id"] == agency["agency_id"] for row in rows):
            yield Point("agency", (AGENCY,) if agency["agency_id"] == own else (), agency["name_th"])


def _years(case: Case) -> Iterator[Point]:
    if any(row["fiscal_year_be"] is None for row in (*case.scores, *case.levels)):
        yield Point("year", (YEAR,) if case.document["fiscal_year_be"] is None else ())
