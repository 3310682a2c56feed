"""What the desk's page is told of a document: its values with their prints, and what the arithmetic says of them now.

Everything is plain JSON. Texts of documents are cut and their control characters shown; the page puts them in as text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.dataset.document_rows import Case
from prongsai.extract.intake.media_type import DOCX
from prongsai.extract.records import has_pages
from prongsai.normalize.model.schema import LEVELS
from prongsai.normalize.vocabulary.assessments import TOTAL, assessment_of, every_code
from prongsai.normalize.vocabulary.levels import scale_of, scale_of_year
from prongsai.report.labels import rule_phrase
from prongsai.review.arithmetic_now import checks, earned
from prongsai.review.decisions import Decisions
from prongsai.review.effective_values import RowsByDocument, Standing
from prongsai.review.queue import Point, points
from prongsai.review.row_identity import AGENCY, YEAR, Group, Key, level_key, score_key, subjects
from prongsai.review.row_views import (
    Row,
    View,
    agency_view,
    check_view,
    decision_view,
    finding_view,
    place_view,
    print_view,
    shown,
)

_CODES = {  # findings about a document's agency and year
    AGENCY: ("agency_unresolved", "agency_ambiguous", "agency_contradicts", "manifest_agency"),
    YEAR: ("year_contradicts", "year_before_announcement", "year_unknown"),
}
_NO_SCORE: View = {"name": "", "status": "", "rule": "", "because": None, "confidence": None, "choices": []}
_DECIDED = ("pending", "applied")


@dataclass(frozen=True, slots=True)
class Sight:
    """A document with how each of its values stands; `still` are the points that are open, `kinds` those of a value."""

    case: Case
    standings: dict[Key, Standing]
    still: tuple[Point, ...]
    kinds: dict[Key, list[str]]
    prints: dict[Key, list[View]]


def sight(case: Case, decisions: Decisions) -> Sight:
    """A document as it stands with the file of corrections.

    Raises:
        UsageError: the file is none that a run would take.
    """
    rows = RowsByDocument(decisions.table())
    standings = {one.key: decisions.standing(one, rows) for one in subjects(case)}
    done = decided(standings)
    still = tuple(point for point in points(case) if point.is_open(done))
    kinds: dict[Key, list[str]] = defaultdict(list)
    for point in still:
        for key in point.keys:
            if key not in done and point.kind not in kinds[key]:
                kinds[key].append(point.kind)
    prints: dict[Key, list[View]] = defaultdict(list)
    for row in case.mentions:
        prints[score_key(row) if row["level"] is None else level_key(row)].append(print_view(row))
    for key, codes in _CODES.items():
        prints[key] = [place_view(f, n) for n, f in enumerate(case.findings) if f["code"] in codes and f["page"]]
    return Sight(case, standings, still, kinds, prints)


def decided(standings: Mapping[Key, Standing]) -> dict[Key, Decimal | str | None]:
    """What was decided of these values, by key."""
    return {key: _value(key, one.now) for key, one in standings.items() if one.state in _DECIDED}


def document_view(seen: Sight, on_disk: bool) -> View:
    """The whole document for the page; `on_disk` is false where its file is not in the raw folder."""
    about = seen.case.document
    is_pdf = has_pages(about["media_type"])
    kind = "pages" if is_pdf else "lines" if about["text_origin"] == "text" else "none"
    return {
        "id": seen.case.document_id, "source": shown(about["source"]), "kind": kind if on_disk else "none",
        "unit": "paragraph" if about["media_type"] == DOCX.media_type else "line",
        "on_disk": on_disk, "pages": about["page_count"] if is_pdf else None, "agency": agency_view(seen.case.agency),
        "year": about["fiscal_year_be"], "status": about["status"], "error": shown(about["error"]),
        "notes": _notes(seen), "groups": _group_views(seen),
    }  # fmt: skip


def _group_views(seen: Sight) -> list[View]:
    """The agencies and years; the document's own agency and year first where they are open, else last."""
    groups = [group_view(seen, group) for group in _groups(seen)]
    if AGENCY not in seen.standings:
        return groups
    about = about_view(seen)
    return [about, *groups] if any(value["points"] for value in about["values"]) else [*groups, about]


def about_view(seen: Sight) -> View:
    """The agency and the year that the document is about, as values of their own."""
    values = [
        _value_view(seen, key, _findings(seen, _CODES[key])) | _NO_SCORE | {"scope": "document"}
        for key in (AGENCY, YEAR)
    ]
    return {
        "kind": "document", "agency_id": None, "year": None, "agency": None, "values": values, "checks": [],
        "earned": None,
    }  # fmt: skip


def group_view(seen: Sight, group: Group) -> View:
    """One agency and year: its values, open ones first, and what the arithmetic says with what was decided."""
    rows = [row for row in seen.case.scores if score_key(row).group == group]
    level = next((row for row in seen.case.levels if level_key(row).group == group), None)
    values = [_score_view(seen, row) for row in rows]
    if level is not None:
        values.append(_level_view(seen, level))
    values.sort(key=lambda value: (not value["points"], _order(value["code"])))
    now = {row["code"]: _value(score_key(row), seen.standings[score_key(row)].now) for row in rows}
    printed = seen.standings[level_key(level)].now if level is not None else None
    told = earned(group[1], now, printed or None)
    return {
        "kind": "scores", "agency_id": group[0], "year": group[1],
        "agency": agency_view(seen.case.agencies.get(group[0] or "")),
        "values": values, "checks": [check_view(check, group[1]) for check in checks(now, group[1])],
        "earned": None if told is None else
        {"levels": list(told.levels), "printed": told.printed, "consistent": told.consistent},
    }  # fmt: skip


def counts(found: Iterable[Point]) -> View:
    """How many points can be decided, and how many can only be shown."""
    kinds = [bool(point.keys) for point in found]
    return {"open": sum(kinds), "shown": len(kinds) - sum(kinds)}


def _value(key: Key, text: str) -> Decimal | None | Any:
    return text if key.table != "scores" else Decimal(text) if text else None


def _order(code: str) -> tuple[int, int, int]:
    """The total and the level, then each instrument before its indicators, then the items."""
    if code in (TOTAL, ""):
        return 0, 0, len(code) == 0
    codes = every_code()
    return (
        (1, codes.index(code), 0)
        if code in codes
        else (2, codes.index(assessment_of(None).instrument_of(code) or TOTAL), int(code[1:]))
    )


def _rule_view(row: Row) -> View:
    key, values = rule_phrase(row["rule"], row["fiscal_year_be"])
    return {"phrase": key, "says": values}


def _groups(seen: Sight) -> list[Group]:
    """The agencies and years, those with open points first, then the newest year."""
    still = {key.group for point in seen.still for key in point.keys}
    every = dict.fromkeys(key.group for key in seen.standings if key.table != "documents")
    return sorted(every, key=lambda group: (group not in still, -(group[1] or 0)))


def _score_view(seen: Sight, row: Row) -> View:
    key = score_key(row)
    return _value_view(seen, key, _about(seen, key)) | {
        "name": row["name_th"], "scope": row["scope"], "status": row["status"],
        "rule": row["rule"],
        "because": _rule_view(row),
        "confidence": row["confidence"], "choices": [],
    }  # fmt: skip


def _about(seen: Sight, key: Key) -> list[Row]:
    """The findings about a score. They name no agency: where several have such a score, the evidence tells whose."""
    told: list[Row] = [
        f for f in seen.case.findings if (f["score_code"], f["fiscal_year_be"]) == (key.code, key.fiscal_year_be)
    ]
    alike = [one for one in seen.standings if (one.code, one.fiscal_year_be) == (key.code, key.fiscal_year_be)]
    if len(alike) == 1:
        return told
    raw = {one["raw"] for one in seen.prints.get(key, [])}
    return [finding for finding in told if shown(finding["evidence"]) in raw]


def _findings(seen: Sight, codes: Sequence[str]) -> list[Row]:
    return [finding for finding in seen.case.findings if finding["code"] in codes]


def _level_view(seen: Sight, row: Row) -> View:
    key = level_key(row)
    about = [
        f for f in seen.case.findings if f["code"].startswith("level") and f["fiscal_year_be"] == row["fiscal_year_be"]
    ]
    scale = scale_of_year(row["fiscal_year_be"]) if row["fiscal_year_be"] is not None else None
    choices = [level for level in LEVELS if scale in (None, scale_of(level)) or level == row["level"]]
    return _value_view(seen, key, about) | _NO_SCORE | {"scope": "level", "choices": choices}


def _value_view(seen: Sight, key: Key, findings: Iterable[Row]) -> View:
    stands = seen.standings[key]
    return {
        "table": key.table, "agency_id": key.agency_id, "year": key.fiscal_year_be, "code": key.code,
        "published": stands.published, "now": stands.now, "was": _was(seen, key, stands), "state": stands.state,
        "blocked": stands.blocked, "seen": stands.seen, "decision": decision_view(stands),
        "points": seen.kinds.get(key, []), "prints": seen.prints.get(key, []),
        "findings": [finding_view(finding) for finding in findings],
    }  # fmt: skip


def _was(seen: Sight, key: Key, stands: Standing) -> str | None:
    """What a decision replaces; None where nothing is replaced."""
    if stands.state not in _DECIDED or stands.same or stands.original is None:
        return None
    agency = seen.case.agencies.get(stands.original) if key == AGENCY else None
    return shown(agency["name_th"]) if agency is not None else stands.original


def _notes(seen: Sight) -> View:
    """What can be shown only: points without a value, and findings that are about no score."""
    bound = {"levels_disagree", "level_not_earned", "level_scale_of_other_year", "corrected"}
    bound |= {code for codes in _CODES.values() for code in codes} if AGENCY in seen.standings else set()
    findings = [f for f in seen.case.findings if f["score_code"] is None and f["code"] not in bound]
    return {
        "points": [{"kind": p.kind, "message": shown(p.message)} for p in seen.still if not p.keys],
        "findings": [finding_view(finding) for finding in findings if finding["severity"] != "info"],
    }
