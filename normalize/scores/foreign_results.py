"""Figures that are results of something or somebody else: means over agencies, other assessments, full marks.

They stay on record as rejected mentions; what no report of its own holds is never a score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from prongsai.normalize.document.cleaned import CleanBlock, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import MAX_SCORE, Candidate
from prongsai.normalize.scores.rules import Context, Rule, first, reject
from prongsai.normalize.scores.scopes import denied_from
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, holds
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.assessments import in_force

_NOT_RESULTS = Phrase("is_not", "result", "result_kind?", "assess", "of_it")
_FRONT = 10  # paragraphs at the beginning of a document, where it says what it is
_TITLE = Phrase("about?", "title")
_ABOVE = 2  # paragraphs over a paragraph that may say what it is about
_LONGEST = 160  # characters of each that may be its title
_FULL = (None, MAX_SCORE)  # no score below full marks
_MANY = 3  # agencies with figures of their own
_TWO = 2  # instruments whose figures are weights by no chance
_ITA_RESULTS = Phrase("result|score", "act_of?", "assess?", "assessment_name", "!#latin")


@dataclass(frozen=True, slots=True)
class Whole:
    """What the whole document says of its figures."""

    denied_from: int | None  # the block from which on it says that they are not the assessment's
    many: bool  # it lists the totals of many agencies
    other: str | None  # the other assessment that its title names
    texts: Mapping[int, str]  # by block: a paragraph and those right above it
    blocks: Sequence[CleanBlock]


class InDocument(NamedTuple):
    """A print in its document."""

    print: Candidate
    whole: Whole


def not_the_assessment(p: InDocument) -> bool:
    """The document says that its figures are not the assessment's."""
    return p.whole.denied_from is not None and p.print.block >= p.whole.denied_from


def mean_under_agencies(p: InDocument) -> bool:
    """A mean under a list of many agencies is nobody's score."""
    c = p.print
    total = c.agency is None and c.scope == "overall"
    return p.whole.many and total and holds(to_key(c.raw_label or ""), "mean_in_scan")


def other_assessment(p: InDocument) -> bool:
    """A total that does not name the assessment, in a report whose title names another one."""
    return p.whole.other is not None and p.print.scope == "overall" and not _names_ita(p)


DOCUMENT_RULES: tuple[Rule[InDocument], ...] = (
    reject(
        Rejection.NOT_THE_ASSESSMENT,
        not_the_assessment,
        "polls that say so: layout `no-own-poll`, tests/normalize/test_forms.py",
    ),
    reject(
        Rejection.MEAN_UNDER_AGENCIES,
        mean_under_agencies,
        "means under a list of agencies: tests/normalize/test_lookalikes.py",
    ),
    reject(
        Rejection.OTHER_ASSESSMENT,
        other_assessment,
        "the local performance assessment: layout `no-lpa-sides`, tests/normalize/test_lists_in_tables.py",
    ),
)


def without_others(
    candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph], blocks: Sequence[CleanBlock]
) -> list[Candidate]:
    """The candidates, with a reason to reject on those that are not this report's results."""
    listed = {c.agency.agency_id for c in candidates if c.agency is not None and c.scope == "overall"}
    denying = [n for n, p in enumerate(paragraphs[:_FRONT]) if _NOT_RESULTS.stands_in(to_key(p.text))]
    denied = min((denied_from(paragraphs, n) for n in denying), default=None)
    other = _other_subject(paragraphs)
    texts: dict[int, str] = {}
    for n, p in enumerate(paragraphs if other else ()):
        texts[p.index] = "".join(q.text for q in paragraphs[max(0, n - _ABOVE) : n + 1])
    whole = Whole(denied, len(listed) >= _MANY, other, texts, blocks)
    return [rejected_by(DOCUMENT_RULES, c, InDocument(c, whole)) for c in candidates]


def rejected_by(rules: Sequence[Rule[Context]], candidate: Candidate, context: Context) -> Candidate:
    """The candidate with the reason of the first rule that applies; one that has a reason keeps it."""
    rule = first(rules, context) if candidate.rejected is None else None
    return candidate if rule is None else replace(candidate, rejected=rule.reason)


class Beside(NamedTuple):
    """A print and the figures of its agency and year."""

    print: Candidate
    scores: frozenset[Decimal | None]
    with_total: bool
    are_weights: bool  # several instruments of its block have what each is worth, and no other figures


def full_marks(p: Beside) -> bool:
    """The total and all figures beside it are 100: full marks, no result."""
    return p.print.score is not None and p.with_total and p.scores == {MAX_SCORE}


def weights(p: Beside) -> bool:
    """Beside the instruments stands what each is worth of the total, and nothing else."""
    return p.are_weights and p.print.scope == "instrument"


FULL_MARK_RULES: tuple[Rule[Beside], ...] = (
    reject(Rejection.FULL_MARKS, full_marks, "the provincial industry offices; tests/normalize/test_lookalikes.py"),
    reject(Rejection.ANOTHER_QUANTITY, weights, "a plan that prints the weights: tests/normalize/test_lookalikes.py"),
)


def without_full_marks(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; a total of exactly 100 with nothing but hundreds beside it is rejected, and so are weights."""
    groups: dict[tuple[Agency | None, int | None], list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.rejected is None and c.score is not None and not c.unreadable:
            groups[(c.agency, c.year)].append(c)
    told = {key: (frozenset(c.score for c in g), any(c.scope == "overall" for c in g)) for key, g in groups.items()}
    weighing = _of_weights(candidates)
    lists = {c.block for c in candidates if c.agency is not None and c.scope == "overall" and c.score not in _FULL}
    found: list[Candidate] = []
    for c in candidates:
        said = c.source == "sentence" and (c.agency is not None or c.owner_from == "clause")
        if said or (c.agency is not None and c.block in lists):
            found.append(c)  # a sentence that gives a named body full marks says so, and so does a list of bodies
            continue
        scores, with_total = told.get((c.agency, c.year), (frozenset(), False))
        found.append(
            rejected_by(FULL_MARK_RULES, c, Beside(c, scores, with_total, not weighing.isdisjoint(_places(c))))
        )
    return found


_Place = tuple[object, ...]


def _places(c: Candidate) -> tuple[_Place, _Place]:
    """The block of a print, and its body and year."""
    return (c.block,), (c.agency, c.year)


def _of_weights(candidates: Sequence[Candidate]) -> set[_Place]:
    """The places where every instrument, two at least, has the points that it is worth."""
    places: dict[_Place, set[tuple[str, Decimal | None]]] = defaultdict(set)
    for c in candidates:
        if c.scope == "instrument" and c.score is not None and not c.converted:
            for place in _places(c):
                places[place].add((c.code, c.score))
    return {place for place, told in places.items() if len(told) >= _TWO and told <= set(in_force().points.items())}


@cache
def _others() -> tuple[tuple[str, str], ...]:
    return tuple((to_key(row["pattern"]), row["name"]) for row in table("other_assessments"))


def _other_subject(paragraphs: Sequence[Paragraph]) -> str | None:
    """The other assessment that the title names, and not this one."""
    front = [to_key(p.text[:_LONGEST]) for p in paragraphs[:_FRONT]]
    title = "".join(text for n, text in enumerate(front) if n == 0 or _TITLE.opens(text))
    heads = (to_key(p.text) for p in paragraphs[:_FRONT] if p.is_heading and len(p.text) <= _LONGEST)
    if names_the_assessment(title) or any(_ITA_RESULTS.stands_in(head) for head in heads):
        return None
    return next((name for pattern, name in _others() if pattern in title), None)


def names_another(text: str) -> bool:
    """Whether a heading names another assessment or index, and not this one."""
    flat = to_key(text)
    return not names_the_assessment(text) and any(pattern in flat for pattern, _ in _others())


def names_the_assessment(label: str) -> bool:
    """Whether a label names the assessment or one of its instruments itself."""
    return names_assessment(label, or_instrument=True)


def _names_ita(p: InDocument) -> bool:
    """Whether the paragraph or the table of a total names the assessment or one of its instruments."""
    at, blocks = p.print.block, p.whole.blocks
    block = blocks[at] if 0 <= at < len(blocks) else None
    if isinstance(block, CleanTable):
        text = "".join(cell.text for row in block.grid for cell in row)
    else:
        text = p.whole.texts.get(at, "")
    return names_the_assessment(text)


def with_owners_told_below(candidates: Sequence[Candidate]) -> list[Candidate]:
    """In a text about no one body: a headline's total is that of the one body of which the text tells the same figure.

    "คมนาคมคะแนนรวม 90.35" over "กระทรวงคมนาคมได้คะแนน 90.35 คะแนน".
    """
    owners: dict[tuple[str, Decimal | None], dict[str, Agency]] = defaultdict(dict)
    for c in candidates:
        if c.agency is not None and c.rejected is None and c.score is not None:
            owners[c.code, c.score][c.agency.agency_id] = c.agency
    return [
        replace(c, agency=next(iter(told.values())))
        if c.agency is None and c.rejected is None and len(told := owners.get((c.code, c.score), {})) == 1
        else c
        for c in candidates
    ]
