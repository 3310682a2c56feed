"""Fields of reports held against the truth, by kind of file: scores, levels, agency, years, measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from prongsai.normalize.text.keys import to_key
from rapidfuzz import fuzz

from benchmarks.dataset import Document, Row
from benchmarks.tally import Tally

Key = tuple[int, str, str, Decimal]
Tallies = dict[str, Tally]
_SAME_TEXT = 88  # of 100: a measure's wording in the truth and in the dataset


def judge(documents: Iterable[Document]) -> dict[str, Tallies]:
    """Tallies by kind of file (the suffixes of its name), then by field; documents that are not there are left out."""
    tallies: dict[str, Tallies] = defaultdict(lambda: defaultdict(Tally))
    for document in documents:
        if document.row is not None:
            tally = tallies[document.source.partition(".")[2]]
            _judge_scores(document, tally)
            _judge_subject(document, document.row, tally)
            if "measures" in document.truth:
                _judge_measures(document.source, document.rows["measures"], document.truth["measures"], tally)
    return tallies


def _judge_scores(document: Document, tally: Tallies) -> None:
    name, rows = document.source, document.rows
    want = {
        (s["fiscal_year_be"], s["scope"], s["code"], Decimal(s["score"]))
        for s in document.truth.get("scores", [])
        if s["scope"] != "item"
    }
    got = _keys(document)
    tally["scores"].compare(name, got, want)
    verified = _keys(document, "verified")
    tally["verified wrong"].compare(name, verified, verified & want)
    # what is published without a word of doubt; its precision is what a reader relies on
    doubted = {f["score_code"] for f in rows["findings"]} | {
        r["code"] for r in rows["scores"] if r["status"] == "contested"
    }
    unsaid = any(f["code"] == "year_contradicts" for f in rows["findings"])
    plain = {key for key in got if key[2] not in doubted} if not unsaid else set()
    tally["not flagged"].compare(name, plain, plain & want)
    whole = tally["whole reports" if want else "negatives empty"]
    whole.compare(name, {f"{name} {len(got - want)} extra {len(want - got)} missed"} if got != want else {name}, {name})


def _keys(document: Document, status: str | None = None) -> set[Key]:
    """Published scores of the document's own agency."""
    return {
        (r["fiscal_year_be"], r["scope"], r["code"], r["score"])
        for r in document.rows["scores"]
        if r["score"] is not None and r["scope"] != "item" and r["agency_id"] in (None, document.agency_id)
        and r["fiscal_year_be"] is not None and status in (None, r["status"])
    }  # fmt: skip


def _judge_subject(document: Document, row: Row, tally: Tallies) -> None:
    name, truth = document.source, document.truth
    levels = {
        (r["fiscal_year_be"], r["level"])
        for r in document.rows["levels"]
        if r["agency_id"] in (None, document.agency_id)
    }
    tally["levels"].compare(name, levels, {(x["fiscal_year_be"], x["level"]) for x in truth.get("levels", [])})
    if "agency" in truth:
        wanted = {(k, to_key(v)) for k, v in truth["agency"].items() if v is not None}
        tally["agency"].compare(name, {(k, to_key(document.agency.get(k) or "")) for k, _ in wanted}, wanted)
    if "report_fiscal_year_be" in truth:
        tally["fiscal year"].compare(name, {row["fiscal_year_be"]}, {truth["report_fiscal_year_be"]})


def _judge_measures(name: str, got: list[Row], want: list[Row], tally: Tallies) -> None:
    """Measures are paired by their wording, then the fields of each pair compared."""
    free = list(got)
    for measure in want:
        start = to_key(measure["text"])
        best = max(free, key=lambda r: fuzz.partial_ratio(start, _text(r)), default=None)
        if best is None or fuzz.partial_ratio(start, _text(best)) < _SAME_TEXT:
            tally["measures"].compare(name, set(), {start[:40]})
            continue
        free.remove(best)
        tally["measures"].hit += 1
        if "responsible" in measure:
            departments = {to_key(x) for x in best["responsible"]}
            tally["measures.responsible"].compare(name, departments, {to_key(x) for x in measure["responsible"]})
        for field in ("start", "end"):
            if measure.get(field):
                shown = best[field] and best[field].isoformat()[:7]
                tally[f"measures.{field}"].compare(name, {shown} - {None}, {measure[field]})
        for field in ("status", "indicator"):
            if measure.get(field):
                tally[f"measures.{field}"].compare(name, {best[field]} - {None}, {measure[field]})
    tally["measures"].compare(name, {f"{_text(r)[:40]} #{i}" for i, r in enumerate(free)}, set())


def _text(row: Row) -> str:
    return to_key(" ".join(row[k] or "" for k in ("issue", "guideline", "measure", "activity", "method")))
