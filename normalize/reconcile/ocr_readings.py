"""Numbers that were read from a picture: how sure the reader was, and which other readings it supports.

A print below the line is no print: its score is null and a finding says so, unless the same figure was read in two
places, or one identity of the assessment closes with one of the reader's own readings and with no other. Arithmetic
chooses among what the reader saw; it never makes up a digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from prongsai.extract.records import Place, RawDocument, ReadNumber, Table
from prongsai.normalize.reconcile.identities import by_arithmetic, identities
from prongsai.normalize.scores.candidates import Candidate, plausible_score
from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.score_cells import parse_score
from prongsai.normalize.vocabulary.assessments import Assessment

SURE = 0.90  # a calibrated confidence; below it one reading in ten and more is wrong
_UNCHECKED = 0.30  # confidence of digits that the text engine alone saw
_TWO_DIGITS = 10
_CUT = 0.80  # confidence, at most, of a score of one digit: hardly a body earns that, and a scan may lose the other
_SUPPORTED = 0.02  # probability from which another reading is one that the reader supports
_TWICE = 0.50  # confidence from which two readings of one figure in two places bear each other out
CHOSEN = "chosen_among_readings"  # the repair that names a reading which arithmetic chose


class PageReadings:
    """The numbers of a document's scanned pages, by the place of the line or cell that holds them."""

    def __init__(self, raw: RawDocument) -> None:
        self._numbers: dict[Place, tuple[ReadNumber, ...]] = {}
        self._scanned = {page.number for page in raw.pages if page.origin == "ocr"}
        self._pictured: set[Place] = set()  # places of what was read from pictures on pages of text
        for page in raw.pages:
            for n, block in enumerate(page.blocks):
                for piece in block.cells if isinstance(block, Table) else (block,):
                    if piece.numbers:
                        self._numbers[piece.place] = self._numbers.get(piece.place, ()) + piece.numbers
                    if n in page.from_picture or piece.numbers and page.number not in self._scanned:
                        self._pictured.add(piece.place)

    def __bool__(self) -> bool:
        return bool(self._scanned or self._pictured)

    def of(self, candidate: Candidate) -> Candidate:
        """The candidate with its reader's confidence and readings, where it stands on a scanned page."""
        if candidate.place.page not in self._scanned and candidate.place not in self._pictured:
            return candidate
        candidate = replace(candidate, pictured=True)
        if candidate.level is not None or candidate.score is None:
            return candidate
        wanted = _digits(candidate.raw_value)
        found = [n for n in self._numbers.get(candidate.place, ()) if _digits(n.text) == wanted]
        if not found:
            found = [n for n in self._numbers.get(candidate.place, ()) if wanted and wanted in _digits(n.text)]
        if not found:
            return replace(candidate, ocr_confidence=_UNCHECKED)
        number = min(found, key=lambda n: n.confidence)
        confidence = min(number.confidence, _CUT) if 0 < candidate.score < _TWO_DIGITS else number.confidence
        return replace(candidate, ocr_confidence=confidence, readings=_values(candidate, number))


def _digits(text: str) -> str:
    return "".join(char for char in to_arabic_digits(text) if char.isdigit() or char == "\ufffd")


def _values(candidate: Candidate, number: ReadNumber) -> tuple[tuple[Decimal, float], ...]:
    """The values of the other readings that are scores, likeliest first."""
    found: dict[Decimal, float] = {}
    for text, share in number.alternatives:
        parsed = parse_score(text)
        value = parsed.value
        if share < _SUPPORTED or value is None or parsed.kind != "decimal" or not plausible_score(value):
            continue
        value = value.quantize(Decimal("0.01"))
        if value != candidate.score:
            found[value] = max(found.get(value, 0.0), share)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def settle_readings(prints: Sequence[Candidate], assessment: Assessment) -> list[Candidate]:
    """Decide unsure readings of one agency and year; those that stay open come back without a score."""
    sure: dict[str, set[Decimal]] = defaultdict(set)
    open_: dict[str, set[Decimal]] = defaultdict(set)
    seen: dict[tuple[str, Decimal], set[Place]] = defaultdict(set)
    for c in prints:
        if c.score is None or c.rejected is not None:
            continue
        if not _unsure(c):
            sure[c.code].add(c.score)
        elif (c.ocr_confidence or 0) >= _TWICE:
            seen[(c.code, c.score)].add(c.place)
    for (code, score), places in seen.items():
        if len(places) > 1:
            sure[code].add(score)
    for c in prints:
        if _unsure(c) and c.score is not None and c.rejected is None and not sure.get(c.code):
            open_[c.code] |= {c.score, *(value for value, _ in c.readings)}
    chosen = _closing(sure, open_, assessment)
    chosen |= _mending(prints, {**sure, **{k: {v} for k, v in chosen.items()}}, assessment)
    return [_decided(c, sure, chosen) for c in prints]


def _unsure(c: Candidate) -> bool:
    return c.ocr_confidence is not None and c.ocr_confidence < SURE


def _closing(
    sure: Mapping[str, set[Decimal]], open_: Mapping[str, set[Decimal]], assessment: Assessment
) -> dict[str, Decimal]:
    """Readings of open codes that an identity closes with, and with no other."""
    if not open_:
        return {}
    options = {code: sorted(values, reverse=True) for code, values in {**sure, **open_}.items()}
    # a lone reading is an option too: it is taken only where an identity closes with it
    values = {code: choices[0] for code, choices in options.items() if len(choices) == 1}
    decided = by_arithmetic(options, assessment)
    values |= {code: value for code, (value, _) in decided.items()}
    proven = {code for identity in identities(assessment) if identity.closes(values) for code in identity.codes}
    return {code: values[code] for code in open_ if code in proven and code in values}


def _mending(
    prints: Sequence[Candidate], values: Mapping[str, set[Decimal]], assessment: Assessment
) -> dict[str, Decimal]:
    """Other readings of sure prints, where an identity that stays open closes with exactly one of them."""
    fixed = {code: next(iter(found)) for code, found in values.items() if len(found) == 1}
    broken = [i for i in identities(assessment) if i.closes(fixed) is False]
    if not broken:
        return {}
    closed = {code for i in identities(assessment) if i.closes(fixed) for code in i.codes}
    others: dict[str, set[Decimal]] = defaultdict(set)
    for c in prints:
        if c.score is not None and c.rejected is None and c.code in fixed and c.code not in closed:
            others[c.code] |= {value for value, _ in c.readings}
    mends: list[tuple[str, Decimal]] = []
    for code, choices in sorted(others.items()):
        for value in sorted(choices):
            trial = {**fixed, code: value}
            if any(i.closes(trial) for i in broken if code in i.codes) and all(
                i.closes(trial) is not False for i in broken if code in i.codes
            ):
                mends.append((code, value))
    return dict(mends) if len(mends) == 1 else {}


def _decided(c: Candidate, sure: Mapping[str, set[Decimal]], chosen: Mapping[str, Decimal]) -> Candidate:
    if c.score is None or c.rejected is not None or c.ocr_confidence is None:
        return c
    value = chosen.get(c.code)
    supported = {c.score, *(other for other, _ in c.readings)}
    if value is not None and value in supported:
        return replace(c, score=value, repairs=(*c.repairs, CHOSEN) if value != c.score or _unsure(c) else c.repairs)
    if _unsure(c) and c.score not in sure.get(c.code, ()):
        return replace(c, score=None, unreadable=True)
    return c
