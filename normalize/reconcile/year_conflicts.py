"""Figures under a heading with a wrong year, figures without one, and the year of the whole report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.reconcile.results import DocumentResults
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.years.report_year import Years


def settle_years(candidates: Sequence[Candidate], years: Years, outcome: DocumentResults) -> list[Candidate]:
    """Figures under a heading with a wrong year go to the right year; the print stays on record, rejected."""
    main = years.report_year
    groups: dict[int | None, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.rejected is None and c.agency is None:
            groups[c.year].append(c)
    candidates = _with_only_year(candidates, groups) if main is None else candidates
    wrong: set[int] = set()
    told: set[int] = set()  # years that sentences give their figures, named no less than the report's
    named = Counter(placed.year for placed in years.placed if placed.role in ("assessed", "bare"))
    for year, group in groups.items():
        if year is None or year == main or main is None or any(c.year_source == "cell" for c in group):
            continue
        other = {(c.code, c.score) for c in groups.get(main, []) if c.score is not None}
        known = {code for code, _ in other}
        shared = [c for c in group if c.score is not None and c.code in known]
        same = {c.code for c in shared if (c.code, c.score) in other}
        differ = {c.code for c in shared} - same
        if len(same) >= 2 * len(differ) and ("ITA" in same or len(same) >= 2):
            wrong.add(year)
            if named[year] >= named[main] and any(c.year_source == "sentence" for c in group):
                told.add(year)
    result: list[Candidate] = []
    for c in candidates:
        if c.year in wrong and c.rejected is None and c.agency is None:
            result.append(replace(c, rejected=Rejection.YEAR_MISPRINTED))
            result.append(replace(c, year=main, year_source="report"))
        else:
            result.append(c)
    outcome.doubted = main if told else outcome.doubted
    for year in sorted(wrong):
        outcome.note("year_contradicts", f"a heading prints {year} over figures of {main}", fiscal_year_be=year)
    return result


def _with_only_year(
    candidates: Sequence[Candidate], groups: Mapping[int | None, Sequence[Candidate]]
) -> list[Candidate]:
    """Figures without a year take the one that all others have, unless a code would get two figures."""
    dated = [year for year in groups if year is not None]
    told = {c.code: c.score for year in dated for c in groups[year] if c.score is not None}
    loose = [c for c in groups.get(None, ()) if c.score is not None]
    if len(dated) != 1 or any(told.get(c.code, c.score) != c.score for c in loose):
        return list(candidates)
    return [replace(c, year=dated[0]) if c.year is None and c.agency is None else c for c in candidates]


def assessed_year(years: Years, outcome: DocumentResults) -> int | None:
    """The assessed year: where the document's own votes and its scores differ, the scores' newest year rules."""
    own = outcome.agency.agency_id if outcome.agency else None
    counts: dict[int, int] = defaultdict(int)
    for score in outcome.scores:
        if score.fiscal_year_be is None or score.score is None or score.fiscal_year_be in years.only_compared:
            continue
        if score.agency_id == own:
            counts[score.fiscal_year_be] += 1
    if years.report_year in counts or not counts:
        return years.report_year
    return max(counts, key=lambda year: (counts[year], year))
