"""Cited rows: what a researcher quotes of a dataset, (agency, fiscal year, code, value), held against the truth.

The agency counts: a value under another owner is wrong. Rows of other bodies count where the truth lists them
(`other_agencies` in truth made by hand, `others` in that of the corpus); indicator items where the truth has any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from prongsai.normalize.text.keys import to_key

from benchmarks.dataset import Document, Row, scope_of
from benchmarks.tally import Tally


class Cited(NamedTuple):
    """One row as it is quoted; `owner` is the agency's name without spaces, empty where the truth names none."""

    owner: str
    year: int
    scope: str
    code: str
    value: Decimal


@dataclass(slots=True)
class Figures:
    """What `judge` counts: tallies by field, and errors of cited rows by kind."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)

    def tally(self, name: str) -> Tally:
        """The tally of a field."""
        return self.tallies.setdefault(name, Tally())


def judge(documents: Iterable[Document]) -> Figures:
    """Count all documents."""
    figures = Figures()
    for document in documents:
        want = wanted(document.truth)
        got = {row: score["status"] for row, score in published(document)}
        figures.tally("cited rows").compare(document.source, set(got), want)
        verified = {row for row, status in got.items() if status == "verified"}
        figures.tally("verified wrong").compare(document.source, verified, verified & want)
        if not document.truth.get("scores") and "others" not in document.truth:
            own = _own_rows(document)
            figures.tally("negatives empty").compare(document.source, set() if own else {"empty"}, {"empty"})
            figures.kinds["rows where no result is"] += len(own)
        _judge_subject(document, figures)
        wrong = set(got) - want
        figures.kinds.update(kinds_of_error(set(got), want))
        figures.kinds["called verified, wrong"] += len(verified - want)
        figures.kinds["wrong, not flagged"] += sum(not _is_flagged(document, row, got[row]) for row in wrong)
    return figures


def kinds_of_error(got: set[Cited], want: set[Cited]) -> Counter[str]:
    """How many rows are wrong in which way; a wanted row that a wrong one stands for is not missed as well."""
    kinds: Counter[str] = Counter()
    open_ = want - got
    for row in sorted(got - want):
        kind, meant = _kind(row, open_, want)
        kinds[kind] += 1
        open_ -= {meant} if meant else set()
    kinds["missed"] += len(open_)
    return kinds


def _kind(row: Cited, open_: set[Cited], want: set[Cited]) -> tuple[str, Cited | None]:
    """In which one respect a wrong row differs from a wanted one, and from which."""
    respects: tuple[tuple[str, Callable[[Cited], bool]], ...] = (
        ("wrong agency", lambda x: x._replace(owner=row.owner) == row),
        ("wrong year", lambda x: x._replace(year=row.year) == row),
        ("wrong code", lambda x: x._replace(code=row.code, scope=row.scope) == row),
        ("wrong value", lambda x: x._replace(value=row.value) == row),
    )
    for pool in (open_, want):
        for kind, differs_only_there in respects:
            if meant := next((x for x in sorted(pool) if differs_only_there(x)), None):
                return kind, meant
    return "not in the document's truth", None


def _own_rows(document: Document) -> list[Row]:
    """Scores that the dataset has of the document's agency; without indicator items."""
    return [
        row
        for row in document.rows.get("scores", [])
        if row["agency_id"] in (None, document.agency_id)
        and row["scope"] != "item"
        and row["score"] is not None
        and row["fiscal_year_be"] is not None
    ]


def published(document: Document) -> Iterator[tuple[Cited, Row]]:
    """Rows that the dataset cites from a document, with their rows of `scores`."""
    named = bool((document.truth.get("agency") or {}).get("name_th"))
    others = "other_agencies" in document.truth or "others" in document.truth
    items = any(s.get("scope", scope_of(s["code"])) == "item" for s in document.truth.get("scores", []))
    for row in document.rows.get("scores", []):
        own = row["agency_id"] in (None, document.agency_id)
        if row["score"] is None or row["fiscal_year_be"] is None or (row["scope"] == "item" and not items):
            continue
        if own or others:
            same = row["agency_id"] == document.agency_id
            owner = _owner(document, row["agency_id"]) if named or not same or _listed(document) else ""
            yield Cited(owner, row["fiscal_year_be"], row["scope"], row["code"], _cents(row["score"])), row


def _owner(document: Document, agency_id: str | None) -> str:
    return to_key(document.agencies.get(agency_id or "", {}).get("name_th") or "")


def _listed(document: Document) -> bool:
    """The document's agency is one of many that the paper is about."""
    return not document.truth.get("scores") and _owner(document, document.agency_id) in {
        x.owner for x in _others(document.truth)
    }


def wanted(truth: Row) -> set[Cited]:
    """Rows that the truth holds."""
    name = to_key((truth.get("agency") or {}).get("name_th") or "")
    return {_cited(name, s["fiscal_year_be"], s) for s in truth.get("scores", [])} | set(_others(truth))


def _others(truth: Row) -> list[Cited]:
    """Scores that the document prints of other bodies."""
    found: list[Cited] = []
    for other in truth.get("other_agencies", []):
        for result in other.get("results", [other]):
            for score in result.get("scores", []):
                year = score.get("fiscal_year_be", result.get("fiscal_year_be"))
                found += [_cited(to_key(other["name_th"]), year, score)] if year is not None else []
    for other in truth.get("others", []):
        owner = to_key(other["agency"]["name_th"])
        for code, score in other["scores"].items():
            found.append(_cited(owner, other["fiscal_year_be"], {"code": code, "score": score}))
    return found


def _cited(owner: str, year: int, score: Row) -> Cited:
    return Cited(owner, year, score.get("scope", scope_of(score["code"])), score["code"], _cents(score["score"]))


def _cents(value: Any) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def _is_flagged(document: Document, row: Cited, status: str) -> bool:
    """A status or a finding tells the reader to doubt the row."""
    findings = document.rows.get("findings", [])
    return (
        status == "contested"
        or any(f["score_code"] == row.code for f in findings)
        or any(f["code"] == "year_contradicts" for f in findings)
    )


def _judge_subject(document: Document, figures: Figures) -> None:
    """Levels, the agency and the fiscal year of the report."""
    truth, row = document.truth, document.row or {}
    levels = {
        (r["fiscal_year_be"], r["level"])
        for r in document.rows.get("levels", [])
        if r["agency_id"] in (None, document.agency_id) and r["fiscal_year_be"] is not None
    }
    want = {(x["fiscal_year_be"], x["level"]) for x in truth.get("levels", [])}
    figures.tally("levels").compare(document.source, levels, want)
    if "agency" in truth:
        fields = {k: to_key(v) for k, v in truth["agency"].items() if v is not None}
        known = {k for k, v in truth["agency"].items() if v is not None and document.agency.get(k) is not None}
        got = {(k, to_key(document.agency[k])) for k in known}
        figures.tally("agency").compare(document.source, got, set(fields.items()))
    if "report_fiscal_year_be" in truth:
        year = row.get("fiscal_year_be")
        years = {year} if year is not None else set()
        figures.tally("fiscal year").compare(document.source, years, {truth["report_fiscal_year_be"]})
