"""Prints as the lines around their table or list set them.

Words in the row, the column, the cell or the clause of a figure are nearer to it and outweigh these lines; the
document's title and subject stand farther off and give way to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from prongsai.extract.records import Place
from prongsai.normalize.document.cleaned import CleanBlock, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.captions.notes import Note, bearers, notes_of
from prongsai.normalize.scores.captions.places import Group, groups_of
from prongsai.normalize.scores.captions.sayings import (
    Saying,
    is_bare_name,
    saying_before,
    saying_of,
    saying_of_section,
    spanning_texts,
)
from prongsai.normalize.scores.from_tables.cells import kind_of
from prongsai.normalize.scores.narrative.quantities import UNIT
from prongsai.normalize.scores.narrative.said import Frame
from prongsai.normalize.scores.rules import Rule, first, reject
from prongsai.normalize.scores.scope_words import Setting
from prongsai.normalize.text.keys import to_key

_FAR = frozenset({None, "document", "default", "title", "heading"})  # what sets a coordinate farther off
_UNIT_REACH = 16  # characters behind a figure that hold its unit
_HEADER = 3  # rows of a table that may be its heading
_KINDS = {
    Setting.TARGET: {"target"},
    Setting.DIFFERENCE: {"difference"},
    Setting.SUPERSEDED: {"superseded"},
    Setting.SIMULATION: {"simulated"},
    Setting.SHARE: {"count", "statistic", "weight", "weighted", "full_mark"},
}


class Around(NamedTuple):
    """A print with what the lines around it say."""

    print: Candidate
    setting: Setting | None
    nobody: Rejection | None
    past: bool


def trial(a: Around) -> bool:
    """A line over or under the print says that its figures are a trial, a check of one's own or an estimate."""
    return a.setting == Setting.SIMULATION


def example(a: Around) -> bool:
    """A line over or under the print says that its figures are an example."""
    return a.setting == Setting.EXAMPLE


def aim(a: Around) -> bool:
    """A line over or under the print says that its figures are to be reached."""
    return a.setting == Setting.TARGET


def other_assessment(a: Around) -> bool:
    """A line over or under the print says that its figures are of another survey."""
    return a.setting == Setting.OTHER


def mean_of_many(a: Around) -> bool:
    """A line over or under the print says that its figures are of many bodies."""
    return a.nobody == Rejection.MEAN_OVER_AGENCIES or a.setting == Setting.MEAN


def of_part(a: Around) -> bool:
    """A line over or under the print says that its figures are of a part of a body."""
    return a.nobody == Rejection.PART_OF_BODY


def of_unnamed_body(a: Around) -> bool:
    """A line over or under the print says that its figures are of a body that it does not name."""
    return a.nobody == Rejection.AGENCY_UNTOLD


def other_quantity(a: Around) -> bool:
    """A line over or under the print says that its figures are shares, progress, points lost."""
    return a.setting in (Setting.SHARE, Setting.DIFFERENCE)


def replaced(a: Around) -> bool:
    """A line over or under the print says that its figures are from before an appeal."""
    return a.setting == Setting.SUPERSEDED


def of_years_gone_by(a: Around) -> bool:
    """A line over or under the print says that its figures are of years gone by, and names none."""
    return a.past


_SEEN = "tests/normalize/test_captions.py"
CAPTION_RULES: tuple[Rule[Around], ...] = (
    reject(Rejection.SIMULATION, trial, _SEEN),
    reject(Rejection.WORKED_EXAMPLE, example, _SEEN),
    reject(Rejection.TARGET, aim, _SEEN),
    reject(Rejection.OTHER_ASSESSMENT, other_assessment, _SEEN),
    reject(Rejection.MEAN_OVER_AGENCIES, mean_of_many, _SEEN),
    reject(Rejection.PART_OF_BODY, of_part, _SEEN),
    reject(Rejection.AGENCY_UNTOLD, of_unnamed_body, _SEEN),
    reject(Rejection.ANOTHER_QUANTITY, other_quantity, _SEEN),
    reject(Rejection.SUPERSEDED, replaced, _SEEN),
    reject(Rejection.EARLIER_YEAR, of_years_gone_by, _SEEN),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lines of a document are read with.

    `year` is the fiscal year that it tells as the assessed one; None where it only stands somewhere, or where later
    measures make "last year" that year itself.
    """

    frame: Frame
    blocks: Sequence[CleanBlock]
    year: int | None


def with_captions(
    candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph], reading: Reading
) -> list[Candidate]:
    """The candidates, each as the lines around its table or list set it."""
    found, texts = list(candidates), {p.index: p.text for p in paragraphs}
    for group in groups_of(candidates, paragraphs, reading.blocks):
        over = _over(group, reading)
        notes = [(n.saying, _bearers(n, group, reading)) for n in notes_of(group, reading.frame)]
        near = _Near(_kinds(group, reading.blocks), bool(group.lead))
        if notes or over:
            for at in group.members:
                below = [saying for saying, places in notes if places is None or found[at].place in places]
                said = [*below, *over]
                if len(group.members) == 1 and _is_in_points(found[at], texts.get(found[at].block, "")):
                    said = [replace(s, setting=None) if s.setting == Setting.SHARE else s for s in said]
                found[at] = _governed(found[at], said, near, reading)
    return found


def _is_in_points(c: Candidate, text: str) -> bool:
    """Whether a print of a sentence is told in points: by itself, below words for a rate, it is none."""
    return c.source == "sentence" and c.at >= 0 and UNIT.opens(to_key(text[c.at + len(c.raw_value) :][:_UNIT_REACH]))


def _over(group: Group, reading: Reading) -> list[Saying]:
    """What the lines over a group say, the nearest first."""
    block = reading.blocks[group.table] if group.table is not None else None
    nearest = [saying_before(group.lead, reading.frame)] if group.lead else []
    if isinstance(block, CleanTable):
        rows = spanning_texts([[cell.text for cell in row] for row in block.grid[:_HEADER]])
        nearest += [saying_of(text, reading.frame, leads=True) for text in rows]
    names_below = group.table is None and bool(group.under) and is_bare_name(group.under[0].text, reading.frame)
    for piece in group.over:
        said = saying_of(piece.text, reading.frame)
        of_neither = names_below and is_bare_name(piece.text, reading.frame)  # a name may stand below its lines as well
        nearest.append(replace(said, owner=None) if of_neither else said)
    section = group.section if group.section not in group.over else None
    return [*nearest, saying_of_section(section.text, reading.frame)] if section is not None else nearest


def _bearers(note: Note, group: Group, reading: Reading) -> frozenset[Place] | None:
    """The places of the figures of which a note speaks; None for all of them."""
    return bearers(note.mark, group, reading.blocks) if note.mark else None


def _kinds(group: Group, blocks: Sequence[CleanBlock]) -> set[str | None]:
    """The kinds of figures that the cells of a table's first rows name."""
    block = blocks[group.table] if group.table is not None else None
    if not isinstance(block, CleanTable):
        return set()
    return {kind_of(to_key(cell.text)) for row in block.grid[:_HEADER] for cell in row}


class _Near(NamedTuple):
    """What stands nearer to a print: the kinds of figures that its table's heads name, words before its row."""

    kinds: set[str | None]
    lead: bool


def _governed(c: Candidate, said: Sequence[Saying], near: _Near, reading: Reading) -> Candidate:
    """One print with the coordinates that nothing nearer sets."""
    if c.rejected is not None:
        return c
    owner_open = c.agency is None and (c.owner_from in _FAR or (near.lead and c.owner_from == "sentence"))
    year_open = c.year_source in ("report", "heading") and c.year_from in _FAR
    kind = next((s for s in said if s.setting is not None or s.result), Saying())
    setting = None if _KINDS.get(kind.setting or Setting.NONE, set()) & near.kinds else kind.setting
    whose = next((s for s in said if s.owner is not None or s.own or s.nobody is not None), Saying())
    when = next((s for s in said if s.years_back is not None or s.dated or s.past), Saying())
    if whose.nobody is not None and owner_open and "other_average" in near.kinds:
        whose = Saying()
    rule = first(CAPTION_RULES, Around(c, setting, whose.nobody if owner_open else None, year_open and when.past))
    if rule is not None:
        c = replace(c, rejected=rule.reason)
    if owner_open and whose.owner is not None:
        raw = whose.owner.agency.name_th
        c = replace(c, agency=whose.owner.agency, owner_from="heading", owner_raw=raw)
    return _dated(c, when, reading) if year_open else c


def _dated(c: Candidate, when: Saying, reading: Reading) -> Candidate:
    year = when.year
    if when.years_back is not None and reading.year is not None and c.year == reading.year:
        year = reading.year - when.years_back
    if year is None or year == c.year:
        return c
    return replace(c, year=year, year_source="heading", year_from="heading")
