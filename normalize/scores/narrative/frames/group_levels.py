"""Levels that bodies share: of a list in a sentence, of lines below a heading, of all bodies told above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from prongsai.normalize.agencies.level_owners import (
    heads_a_list,
    is_list_to_the_end,
    members_from,
    members_of_list,
    owners_of_level,
)
from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.scores.narrative.levels_beside import earns, level_rows, paired_figures
from prongsai.normalize.scores.narrative.said import Coordinates, Frame, ParagraphSaid, is_result
from prongsai.normalize.scores.narrative.state import ITA
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import find_numbers
from prongsai.normalize.text.phrases import Phrase, holds, some, then
from prongsai.normalize.vocabulary.levels import LevelHit, bare_levels, scale_of

_ALL_ABOVE = Phrase("all_of_them", "above", "to_level|level_word*")
_ALL_HERE = Phrase("all_of_them", "to_level|level_word*")
_GROUP_OF, _WHICH_ARE = Phrase("group_led", "of_level*"), Phrase("which_are*")
_YEARS_BEFORE = Phrase(
    "years", "fiscal?", "be?", "#year_be", some(then("year_join*", "years?", "fiscal?", "be?", "#year_be")), "^24"
)
_YEARS_REACH = 90  # characters
_LONGEST_HEAD = 160  # characters of a line that stands over a list
_AIM_REACH = 30  # characters before a level that may say that it is aimed at
_SEVERAL = 2
_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙.)\t"
_MARKS = " -–—•●▪*#:=()|"


@dataclass(frozen=True, slots=True)
class Share:
    """A level and the bodies that share it; without bodies, it stands over those of the next paragraphs."""

    hit: LevelHit
    owners: tuple[OwnerHit, ...]
    year: int | None
    raw: str  # as printed
    here: bool = True  # printed in the paragraph itself, not in one above


@dataclass(slots=True)
class GroupLevels:
    """Reads the shared levels of one document's paragraphs, in order."""

    frame: Frame
    told_above: list[OwnerHit] = field(default_factory=list)  # bodies whose results the paragraphs above told
    totals: list[Coordinates] = field(default_factory=list)  # those results that are totals
    here: list[Coordinates] = field(default_factory=list)  # the totals of the paragraph that is read
    over: Share | None = None  # the level that stands over the list that the paragraphs go on with

    def read(self, text: str, said: ParagraphSaid, below: str | None) -> list[Share]:
        """The shared levels of a paragraph; `below` is the text of the next one."""
        hits = self.frame.bodies(text)
        results = [f for f in said.figures if f.owner is not None and is_result(f)]
        self.here = [f for f in results if not f.codes]
        shares = self._shares(text, hits, said, below)
        told = {f.owner.agency_id for f in results if f.owner is not None}
        told |= {hit.agency.agency_id for f in results for hit in f.owners}
        known = {hit.agency.agency_id for hit in self.told_above}
        self.told_above += [hit for hit in hits if hit.agency.agency_id in told - known]
        self.totals += self.here
        return shares

    def _shares(self, text: str, hits: Sequence[OwnerHit], said: ParagraphSaid, below: str | None) -> list[Share]:
        over, self.over = self.over, None
        graded = bool(said.levels) or bool(bare_levels(text))
        listed = members_from(text, hits, 0) if over is not None and not graded else ()
        if over is not None and listed:
            self.over = over
            return [replace(over, owners=listed, here=False)]
        told = {hit.start: coordinates for hit, coordinates in said.levels}
        levels = sorted(
            {hit.start: hit for hit in (*_levels_of_lines(text, hits), *(h for h, _ in said.levels))}.items()
        )
        rows = [share for row in level_rows(text) for share in self._of_row(text, hits, row, told, said)]
        shares = (self._share(text, hits, hit, told.get(at), below) for at, hit in levels)
        paired = {share.hit for share in rows}
        return [*rows, *(share for share in shares if share is not None and share.hit not in paired)]

    def _of_row(
        self,
        text: str,
        hits: Sequence[OwnerHit],
        row: Sequence[LevelHit],
        told: Mapping[int, Coordinates],
        said: ParagraphSaid,
    ) -> list[Share]:
        """The levels of a row of bodies without figures, each its own; bodyless where they are not as many."""
        if paired_figures(row, [f.figure for f in said.figures]):
            return []
        first = told.get(row[0].start)
        bodies = [hit for hit in hits if hit.end <= row[0].start and not hit.overseer][-len(row) :]
        known = len(bodies) == len(row) and self._is_of_assessment(first)
        year = first.year if first is not None else None
        years = _years_before(text, row)
        if bodies and years and self._is_of_assessment(first):
            return [
                Share(hit, (bodies[-1],), told, text[hit.start : hit.end]) for hit, told in zip(row, years, strict=True)
            ]
        owners = [(body,) for body in bodies] if known else [()] * len(row)
        return [Share(hit, owner, year, text[hit.start : hit.end]) for hit, owner in zip(row, owners, strict=True)]

    def _share(
        self, text: str, hits: Sequence[OwnerHit], hit: LevelHit, told: Coordinates | None, below: str | None
    ) -> Share | None:
        before = text[max(0, hit.start - _AIM_REACH) : hit.start]
        listed = members_of_list(text, hits, hit.end) or self._lines_below(text, hits, hit) or _group(text, hits, hit)
        aim = "aim_of_level" if listed else "target"  # a bound before a list is that of its members
        if holds(before, aim) or not self._is_of_assessment(told):
            return None
        year, raw = told.year if told is not None else None, text[hit.start : hit.end]
        if self.totals and _ALL_ABOVE.closes(to_key(before)):
            # whoever has not earned it tells that fewer are meant than all
            all_earn = all(earns(total, hit.level) for total in self.totals)
            return Share(hit, tuple(self.told_above), year, raw) if all_earn else None
        owners = listed or self._all_here(text, hits, hit) or owners_of_level(text, hits, hit.start, hit.end)
        share = Share(hit, owners, year, raw)
        if listed and is_list_to_the_end(text, listed[-1].end):
            self.over = share
        if not owners and below is not None and self._stands_over(text, hit, below):
            self.over = share
            return share
        return share if listed or len(owners) >= (_SEVERAL if told is not None else 1) else None

    def _all_here(self, text: str, hits: Sequence[OwnerHit], hit: LevelHit) -> tuple[OwnerHit, ...]:
        """The bodies whose totals the sentence has told, of all of which it tells the level: "ทุกแห่งอยู่ในระดับ A"."""
        told = [f for f in self.here if f.figure.end <= hit.start]
        if not _ALL_HERE.closes(to_key(text[max(0, hit.start - _AIM_REACH) : hit.start])):
            return ()
        ids = {hit.agency.agency_id for f in told for hit in f.owners}
        ids |= {f.owner.agency_id for f in told if f.owner is not None}
        bodies = {h.agency.agency_id: h for h in hits if h.end <= hit.start and h.agency.agency_id in ids}
        return tuple(bodies.values()) if all(earns(total, hit.level) for total in told) else ()

    def _lines_below(self, text: str, hits: Sequence[OwnerHit], hit: LevelHit) -> tuple[OwnerHit, ...]:
        """The bodies that open the lines below a level that ends its own line."""
        line = text.find("\n", hit.end)
        return members_from(text, hits, line) if line >= 0 and heads_a_list(text[:line], hit.end) else ()

    def _stands_over(self, text: str, hit: LevelHit, below: str) -> bool:
        """Whether a paragraph ends with its level as the head of a list of bodies, which the next one begins."""
        hits = self.frame.bodies(below)
        listed = members_from(below, hits, 0)
        # "หน่วยงานในสังกัดกระทรวง... ระดับ A": the body named is not the level's
        told = HOLDS_DECIMAL.search(text[: hit.start]) is not None or (
            bool(self.frame.bodies(text)) and not holds(to_key(text), "many_bodies")
        )
        if len(text) > _LONGEST_HEAD or told or not listed or bare_levels(below):
            return False
        return heads_a_list(text, hit.end) and (listed[0].start > 0 or is_list_to_the_end(below, listed[-1].end))

    def _is_of_assessment(self, told: Coordinates | None) -> bool:
        open_here = told is None or told.assessment is None
        return (open_here and (self.frame.titled or self.frame.topic)) or (told is not None and told.assessment == ITA)


def _group(text: str, hits: Sequence[OwnerHit], hit: LevelHit) -> tuple[OwnerHit, ...]:
    """The bodies of a group that is called by its level: "กลุ่มระดับ A ซึ่งกรม... ได้ 91.20 กรม... ได้ 90.10"."""
    if not _GROUP_OF.closes(to_key(text[max(0, hit.start - _AIM_REACH) : hit.start])):
        return ()
    at = hit.end + len(text[hit.end :]) - len(text[hit.end :].lstrip())
    end = _WHICH_ARE.end(text, at) or at
    return members_from(text, hits, end)


def _years_before(text: str, row: Sequence[LevelHit]) -> tuple[int, ...]:
    """The years before a row of levels, one for each: "ปี 2566 และ 2567 อยู่ในระดับ A และ AA ตามลำดับ"."""
    said = _YEARS_BEFORE.last(to_key(text[max(0, row[0].start - _YEARS_REACH) : row[0].start]))
    years = [int(number.value) for number in find_numbers(said or "") if number.value is not None]
    return tuple(years) if len(years) == len(row) else ()


def _levels_of_lines(text: str, hits: Sequence[OwnerHit]) -> list[LevelHit]:
    """Levels that no other words read so and that open or end their line: "ผ่านดี (85 คะแนนขึ้นไป)", "กรม... - ผ่านดี"."""
    found = []
    for hit in bare_levels(text):
        before, behind = text[: hit.start].rpartition("\n")[2], text[hit.end :].partition("\n")[0]
        whole = not before.strip(_MARKS) and heads_a_list(behind, 0)
        alone = _is_row(text, hits, hit.start - len(before), hit.start)
        ends = (alone or before.rstrip().endswith(tuple(_MARKS))) and not behind.strip()
        if scale_of(hit.level) == "word" and (whole or ends):
            found.append(hit)
    return found


def _is_row(text: str, hits: Sequence[OwnerHit], start: int, end: int) -> bool:
    """Whether a line up to its level holds its number and a body, and nothing else: "3  อบต.สะตอ  ผ่าน"."""
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    if len(inside) != 1 or text[end - 1 : end].strip():
        return False
    return not text[inside[0].end : end].strip() and not text[start : inside[0].start].strip(_MARKS + _DIGITS)


def texts_below(paragraphs: Sequence[Paragraph]) -> Mapping[int, str]:
    """The text of the paragraph right below each, by the block of the upper one."""
    told = [p for p in paragraphs if p.text.strip()]
    return {upper.index: lower.text for upper, lower in zip(told, told[1:], strict=False)}
