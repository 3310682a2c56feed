"""What the truth of a made-up report must fulfil, whatever its layout draws."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from corpus.facts import MEMBERS, WEIGHT
from corpus.generate import Report, text_of

ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
CENT = Decimal("0.01")


def faults_of(report: Report, points: bool = False) -> list[str]:
    """What is wrong in a report or its truth, each fault `kind: detail`; empty where all holds.

    `points`: the layout prints weighted points in place of scores, so that these lose a digit; its truth may say so.
    """
    points = points or bool(report.truth.get("points"))
    return [*_unprinted(report, points), *_open_identities(report, points), *_measures(report)]


def _unprinted(report: Report, points: bool) -> list[str]:
    """Scores of the truth that the text does not print."""
    found: list[str] = []
    for form in ("txt", "md", "html"):
        text = re.sub(r"</?span[^>]*>", "", text_of(report, form).translate(ARABIC))
        figures = set(re.findall(r"\d+(?:\.\d+)?", text))
        for row in [*report.truth["scores"], *report.truth["rejected"]]:
            shapes = _shapes(row["score"])
            if points:
                shapes |= _shapes(str((Decimal(row["score"]) * WEIGHT.get(row["code"], 1)).quantize(CENT)))
            if not shapes & figures:
                found.append(f"score not printed: {form} {row['fiscal_year_be']} {row['code']} {row['score']}")
    return found


def _shapes(score: str) -> set[str]:
    """A score with its zeros, and as reports print it that drop them."""
    return {score, score.rstrip("0").rstrip(".")} if "." in score else {score}


def _open_identities(report: Report, points: bool) -> list[str]:
    """Identities of the assessment that the scores of a year do not fulfil."""
    slack = Decimal("0.03") if points else CENT
    years: dict[int, dict[str, Decimal]] = defaultdict(dict)
    found: list[str] = []
    for row in report.truth["scores"]:
        if row["code"] in years[row["fiscal_year_be"]]:
            found.append(f"two truths: {row['fiscal_year_be']} {row['code']}")
        years[row["fiscal_year_be"]][row["code"]] = Decimal(row["score"])
    for year, scores in years.items():
        found += [f"out of range: {year} {code}" for code, v in scores.items() if not 0 <= v <= 100]
        found += [f"identity: {year} {code}" for code, v in _expected(scores) if abs(scores[code] - v) > slack]
    truth = {(r["fiscal_year_be"], r["code"], r["score"]) for r in report.truth["scores"]}
    wrong = {(r["fiscal_year_be"], r["code"], r["score"]) for r in report.truth["rejected"]}
    return found + [f"rejected and true: {year} {code}" for year, code, _ in sorted(truth & wrong)]


def _expected(scores: dict[str, Decimal]) -> list[tuple[str, Decimal]]:
    """What each sum or mean of one year's scores must be, where all its parts are known."""
    found: list[tuple[str, Decimal]] = []
    for tool, group in MEMBERS.items():
        members = [scores[str(i)] for i in group if str(i) in scores]
        if tool in scores and len(members) == len(group):
            found.append((tool, sum(members, Decimal(0)) / len(group)))
    if {"ITA", *MEMBERS} <= scores.keys():
        found.append(("ITA", sum((WEIGHT[tool] * scores[tool] for tool in MEMBERS), Decimal(0))))
    if {"EIT", "EIT1", "EIT2"} <= scores.keys():
        found.append(("EIT", (scores["EIT1"] + scores["EIT2"]) / 2))
    return found


def _measures(report: Report) -> list[str]:
    """Measures of the truth that the text does not hold, and periods that end before they start."""
    found: list[str] = []
    text = re.sub(r"<[^>]+>|\s", "", text_of(report, "txt", whole=True).translate(ARABIC))
    for k, row in enumerate(report.truth.get("measures", [])):
        if re.sub(r"\s", "", row["text"]) not in text:
            found.append(f"measure not printed: {k}")
        if row.get("start") and row.get("end") and row["start"] > row["end"]:
            found.append(f"period ends before it starts: {k}")
    return found
