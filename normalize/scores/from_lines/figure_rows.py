"""Rows of bodies from a table that lost its cells: on every line a body and its figures, above them the heads in a run.

A PDF's text layer prints such a table line by line. The heads are read in their order, whatever marks they lost; the
assessment's arithmetic has to close in the rows, or none of them is read. What a row prints against it is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.document.cleaned import CleanBlock, CleanLine
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.scores.candidates import Candidate, YearSource, plausible_score
from prongsai.normalize.scores.from_lines.body_cards import BodyCards
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf
from prongsai.normalize.text.keys import place_key, skeleton, to_key
from prongsai.normalize.text.phrases import words_of
from prongsai.normalize.text.score_cells import parse_score
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.assessments import ROUNDING, TOTAL, alias_rows, in_force
from prongsai.normalize.vocabulary.score_names import LabelMatch, Scope
from prongsai.normalize.years.report_year import Years
from rapidfuzz.distance import Levenshtein

_LEAST_FIGURES, _LEAST_ROWS = 4, 3
_LONGEST_HEAD = 48  # characters of a line that is a part of the heads
_LONG_NAME = 16  # letters of a name that one wrong letter leaves no other
_NEAR = 16  # lines above the heads, or right below the rows, of which one names the assessment
_SHARE = 4  # of five rows so many must close
_OF_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Row:
    """The name and the figures of one line; `index` is its block."""

    index: int
    line: CleanLine
    name: str
    figures: tuple[tuple[str, Decimal], ...]  # as printed, and read

    def values(self, codes: Sequence[str]) -> dict[str, Decimal]:
        """The figures by code."""
        return {code: value for code, (_, value) in zip(codes, self.figures, strict=True)}


def read_figure_rows(blocks: Sequence[CleanBlock], years: Years, agency_of: AgencyOf, own: Agency | None) -> BodyCards:
    """Read every run of such rows; `own` is the agency that the document is about, whose place its bodies share."""
    found: list[Candidate] = []
    used: set[int] = set()
    for run in _runs(blocks):
        heads, codes = _heads(blocks, run[0].index, len(run[0].figures))
        if not codes or not _is_of_assessment(blocks, heads[0], run[-1].index) or not _closes(run, codes):
            continue
        for row in run:
            agency = _body(row.name, agency_of, own)
            used.add(row.index)
            if agency is not None:
                found += _prints(row, codes, agency, years)
        used |= set(heads)
    return BodyCards(tuple(found), frozenset(used))


def _runs(blocks: Sequence[CleanBlock]) -> list[list[_Row]]:
    """Rows with as many figures each, between which nothing stands but lines of a name that is broken over them."""
    runs: list[list[_Row]] = [[]]
    broken: list[str] = []
    for index, block in enumerate(blocks):
        row = _row(index, block, broken) if isinstance(block, CleanLine) else None
        if row is not None:
            if runs[-1] and len(runs[-1][0].figures) != len(row.figures):
                runs.append([])
            runs[-1].append(row)
            broken = []
        elif isinstance(block, CleanLine) and len(block.text) <= _LONGEST_HEAD:
            broken = [*broken, block.text]
        else:
            runs, broken = [*runs, []], []
    return [run for run in runs if len(run) >= _LEAST_ROWS]


def _row(index: int, line: CleanLine, broken: Sequence[str]) -> _Row | None:
    words = line.text.split()
    figures: list[tuple[str, Decimal]] = []
    while words and (score := parse_score(words[-1])).kind == "decimal" and plausible_score(score.value):
        assert score.value is not None  # a plausible one is
        figures.insert(0, (words.pop(), score.value))
    if len(figures) < _LEAST_FIGURES:
        return None
    name = " ".join(words) if any(not _is_number(word) for word in words) else " ".join(broken[-2:])
    return _Row(index, line, name, tuple(figures))


def _is_number(word: str) -> bool:
    return word.strip("().").isdecimal()


def _heads(blocks: Sequence[CleanBlock], start: int, width: int) -> tuple[list[int], tuple[str, ...]]:
    """The lines of the heads above the row at `start`, and the codes that they name in order, one for a figure."""
    above: list[int] = []
    for index in range(start - 1, -1, -1):
        block = blocks[index]
        if not isinstance(block, CleanLine) or len(block.text) > _LONGEST_HEAD:
            break
        above.insert(0, index)
    text = "".join(_bare(blocks[index].text) for index in above)  # type: ignore[union-attr]
    spans = sorted(span for code, names in _names().items() if (span := _span(text, names, code)) is not None)
    apart = all(one[1] <= other[0] for one, other in pairwise(spans))
    codes = tuple(code for _, _, code in spans)
    return (above, codes) if apart and len(codes) == width and TOTAL in codes else ([], ())


def _span(text: str, names: Sequence[str], code: str) -> tuple[int, int, str] | None:
    """Where the longest of some names stands in the heads, and its code."""
    name = max((name for name in names if name in text), key=len, default=None)
    return None if name is None else (text.index(name), text.index(name) + len(name), code)


def _names() -> dict[str, list[str]]:
    """The heads of the total, the instruments and the indicators, without marks."""
    now = in_force()
    found = {TOTAL: [_bare(word) for word in words_of("total_head")]} | {code: [_bare(code)] for code in now.points}
    found |= {code: [_bare(now.names[code])] for code in now.indicators}
    for row in alias_rows(now):
        if row["code"] in now.indicators:
            found[row["code"]].append(_bare(row["alias"]))
    return found


def _bare(text: str) -> str:
    return skeleton(to_key(text).replace("ำ", "า"))


def _is_of_assessment(blocks: Sequence[CleanBlock], first: int, last: int) -> bool:
    near = [*blocks[max(0, first - _NEAR) : first], *blocks[last + 1 : last + 2]]
    return any(names_assessment(block.text) for block in near if isinstance(block, CleanLine))


def _closes(run: Sequence[_Row], codes: Sequence[str]) -> bool:
    """Whether nearly all rows fulfil the assessment's equations under this order of the codes."""
    told = [_open_codes(row.values(codes)) for row in run]
    return None not in told and sum(not found for found in told if found is not None) * _OF_ROWS >= len(run) * _SHARE


def _open_codes(values: Mapping[str, Decimal]) -> frozenset[str] | None:
    """The codes whose equation does not close; None where there is no equation to ask."""
    now, means = in_force(), in_force().means_of(values)
    found = {code for code, mean in means.items() if code in values and abs(mean - values[code]) > ROUNDING}
    total = now.total_of(values)
    if total is None or TOTAL not in values:
        return None
    if not found and abs(total - values[TOTAL]) > ROUNDING:
        found.add(TOTAL)
    return frozenset(found)


def _body(name: str, agency_of: AgencyOf, own: Agency | None) -> Agency | None:
    words = name.split()
    bare = " ".join(words[1:] if words and _is_number(words[0]) else words)
    if not bare:
        return None
    place = (own.district, own.province) if own is not None else (None, None)
    key, names = skeleton(place_key(bare)), _listed()
    listed = names.get(key)
    if listed is None and len(key) >= _LONG_NAME:
        near = [name for name in names if Levenshtein.distance(key, name, score_cutoff=1) == 1]
        listed = names[near[0]] if len(near) == 1 else None
    return AgencyDirectory.load().resolve(*listed) if listed is not None else agency_of(bare, *place)


@cache
def _listed() -> dict[str, tuple[str, str]]:
    """Type and name of the listed bodies by their names without marks, where these tell them apart."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("central_bodies"):
        found.setdefault(skeleton(place_key(row["name_th"])), []).append((row["agency_type"], row["name_th"]))
    return {bare: rows[0] for bare, rows in found.items() if len(rows) == 1}


def _prints(row: _Row, codes: Sequence[str], agency: Agency, years: Years) -> list[Candidate]:
    year, how = years.over_block(row.index)
    source: YearSource = "heading" if how == "heading" else "report"
    left_out = _open_codes(row.values(codes)) or frozenset()
    found = []
    for code, (raw, value) in zip(codes, row.figures, strict=True):
        scope: Scope = "overall" if code == TOTAL else "instrument" if code in in_force().points else "indicator"
        if code not in left_out:
            found.append(Candidate(
                scope, code, value.quantize(Decimal("0.01")), None, year, source, None, raw, row.line.repairs,
                "list", LabelMatch(scope, code, "position"), row.line.place, row.index, agency,
                owner_raw=row.name, owner_from="list",
            ))  # fmt: skip
    return found
