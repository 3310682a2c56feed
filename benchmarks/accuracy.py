"""Accuracy on generated reports with truth: `python -m benchmarks.accuracy --layouts held-out --count 50`.

Generates reports, runs the pipeline on them, and prints for every kind of file: precision, recall and F1 of scores,
values called `verified` that are wrong, values that no status and no finding doubts, whole reports, levels, agencies,
years, measures, and documents without results that stayed empty. `--dataset DIR --gold DIR` judges a dataset that is
there already.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from prongsai.normalize.vocabulary.score_names import squeeze
from rapidfuzz import fuzz

Key = tuple[int, str, str, Decimal]


class Tally:
    """Hits, extras and misses of one field, with what was wrong."""

    def __init__(self) -> None:
        self.hit = self.extra = self.missed = 0
        self.wrong: list[str] = []

    def compare(self, name: str, got: set[Any], want: set[Any]) -> None:
        self.hit += len(got & want)
        self.extra += len(got - want)
        self.missed += len(want - got)
        self.wrong += [f"{name}: extra {x}" for x in sorted(got - want, key=str)]
        self.wrong += [f"{name}: missed {x}" for x in sorted(want - got, key=str)]

    def line(self) -> str:
        precision = self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  hit {self.hit} extra {self.extra} missed {self.missed}"


def judge(dataset: Path, gold: Path) -> dict[str, dict[str, Tally]]:
    """Tallies by kind of file, then by field."""
    rows = {
        n: pq.read_table(dataset / f"{n}.parquet").to_pylist()
        for n in ("documents", "agencies", "scores", "levels", "measures", "findings")
    }
    agencies = {row["agency_id"]: row for row in rows["agencies"]}
    by_document: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for name in ("scores", "levels", "measures", "findings"):
        for row in rows[name]:
            by_document[row["document_id"]][name].append(row)
    tallies: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for document in rows["documents"]:
        for source in (document["source"], *document["also_at"]):
            name = Path(source).name
            stem, _, kind = name.partition(".")
            truth_file = gold / f"{stem}.json"
            if truth_file.is_file():
                truth = json.loads(truth_file.read_text(encoding="utf-8"))
                _judge_one(name, document, by_document[document["document_id"]], agencies, truth, tallies[kind])
    return tallies


def _judge_one(
    name: str,
    document: dict[str, Any],
    rows: dict[str, list[dict[str, Any]]],
    agencies: dict[str, dict[str, Any]],
    truth: dict[str, Any],
    tally: dict[str, Tally],
) -> None:
    def keys(wanted: str | None = None) -> set[Key]:
        return {
            (r["fiscal_year_be"], r["scope"], r["code"], r["score"])
            for r in rows["scores"]
            if r["score"] is not None and r["scope"] != "item" and r["agency_id"] in (None, document["agency_id"])
            and r["fiscal_year_be"] is not None and wanted in (None, r["status"])
        }  # fmt: skip

    want = {
        (s["fiscal_year_be"], s["scope"], s["code"], Decimal(s["score"]))
        for s in truth.get("scores", [])
        if s["scope"] != "item"
    }
    got = keys()
    tally["scores"].compare(name, got, want)
    verified = keys("verified")
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
    levels = {
        (r["fiscal_year_be"], r["level"]) for r in rows["levels"] if r["agency_id"] in (None, document["agency_id"])
    }
    tally["levels"].compare(name, levels, {(x["fiscal_year_be"], x["level"]) for x in truth.get("levels", [])})
    if "agency" in truth:
        agency = agencies.get(document["agency_id"], {})
        wanted = {(k, squeeze(v)) for k, v in truth["agency"].items() if v is not None}
        tally["agency"].compare(name, {(k, squeeze(agency.get(k) or "")) for k, _ in wanted}, wanted)
    if "report_fiscal_year_be" in truth:
        tally["fiscal year"].compare(name, {document["fiscal_year_be"]}, {truth["report_fiscal_year_be"]})
    if "measures" in truth:
        _judge_measures(name, rows["measures"], truth["measures"], tally)


def _judge_measures(name: str, got: list[dict[str, Any]], want: list[dict[str, Any]], tally: dict[str, Tally]) -> None:
    def text(row: dict[str, Any]) -> str:
        return squeeze(" ".join(row[k] or "" for k in ("issue", "guideline", "measure", "activity", "method")))

    free = list(got)
    for measure in want:
        start = squeeze(measure["text"])
        best = max(free, key=lambda r: fuzz.partial_ratio(start, text(r)), default=None)
        if best is None or fuzz.partial_ratio(start, text(best)) < 88:
            tally["measures"].compare(name, set(), {start[:40]})
            continue
        free.remove(best)
        tally["measures"].hit += 1
        if "responsible" in measure:
            departments = {squeeze(x) for x in best["responsible"]}
            tally["measures.responsible"].compare(name, departments, {squeeze(x) for x in measure["responsible"]})
        for field in ("start", "end"):
            if measure.get(field):
                shown = best[field] and best[field].isoformat()[:7]
                tally[f"measures.{field}"].compare(name, {shown} - {None}, {measure[field]})
        for field in ("status", "indicator"):
            if measure.get(field):
                tally[f"measures.{field}"].compare(name, {best[field]} - {None}, {measure[field]})
    tally["measures"].compare(name, {f"{text(r)[:40]} #{i}" for i, r in enumerate(free)}, set())


def main() -> int:
    """Generate, run, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50, help="reports (50)")
    parser.add_argument("--layouts", default="open", help="open, held-out, or names (open)")
    parser.add_argument("--formats", default="txt,html,chrome.pdf,office.pdf")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also list N errors of each field")
    parser.add_argument("--dataset", type=Path, help="judge this dataset instead")
    parser.add_argument("--gold", type=Path, help="against this truth")
    parser.add_argument("--keep", type=Path, help="keep reports, truth and dataset in this folder")
    args = parser.parse_args()
    if args.dataset:
        return _print(judge(args.dataset, args.gold), args.worst)
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        raw, gold, out = folder / "raw", folder / "gold", folder / "parsed"
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            "-m",
            "corpus",
            "--seed",
            str(args.seed),
            "--count",
            str(args.count),
            "--layouts",
            args.layouts,
        ]
        subprocess.run([sys.executable, *command, "--formats", args.formats, "--out", raw, "--gold", gold], check=True)
        subprocess.run([sys.executable, "pipeline.py", "run", raw, "--out", out, "--quiet"], check=False)
        return _print(judge(out, gold), args.worst)


def _print(tallies: dict[str, dict[str, Tally]], worst: int) -> int:
    for kind in sorted(tallies):
        print(kind)
        for field, tally in tallies[kind].items():
            print(f"  {field:22} {tally.line()}")
            for line in tally.wrong[:worst]:
                print(f"      {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
