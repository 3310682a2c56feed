"""The levels that a paragraph tells, each with the body and the year that its words set.

A level is that of the figure beside it, of the body before it, or of several bodies: of a list in its sentence, or of
the lines below a heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.normalize.agencies.level_owners import (
    owners_of_level,
)
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.narrative.frames.group_levels import GroupLevels, Share
from prongsai.normalize.scores.narrative.levels_beside import (
    figure_beside,
    is_unearned,
    levels_of_figures,
    looks_back,
    told_rather,
    years_of_level,
)
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import SET_HERE, Coordinates, Frame, ParagraphSaid, is_result
from prongsai.normalize.scores.narrative.state import ITA
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import YEAR_IN_KEY, Phrase
from prongsai.normalize.vocabulary.levels import LevelHit, allowed_levels, scale_of, scale_of_year
from prongsai.normalize.vocabulary.score_names import LabelMatch

_TOTAL = LabelMatch("overall", "ITA", "position")
_LEFT_REACH, _OPENS = 40, "“\"‘'("  # characters before a level; signs that open it
_YEAR_OF_LINE = Phrase(YEAR_IN_KEY, "^30")  # "ปี 2567 ระดับ ผ่าน", one of several such lines
_SAID_BESIDE = ("behind", "relative")  # the year of a level by words of its own


@dataclass(slots=True)
class LevelsTold:
    """Reads the levels of one document's paragraphs, in order."""

    frame: Frame
    groups: GroupLevels
    below: Mapping[int, str]  # the text of the paragraph below, by block

    def of_paragraph(
        self, paragraph: Paragraph, prints: Sequence[Candidate], read: ParagraphSaid, scores: Sequence[Candidate]
    ) -> list[Candidate]:
        """The levels of a paragraph.

        Args:
            paragraph: the paragraph.
            prints: the levels that were read in it.
            read: the coordinates of its figures and levels.
            scores: its scores, as they count.
        """
        text = paragraph.text
        shares = self.groups.read(text, read, self.below.get(paragraph.index))
        shared = [share.hit for share in shares if share.here]
        graded = levels_of_figures(text, [c.figure for c in read.figures])
        found = [c for share in shares for c in self._shared(paragraph, share, read)]
        for c in prints:
            if not any(hit.start <= c.at < hit.end for hit in shared):
                found += _of_same_year(self._placed(c, paragraph, read, graded), scores, graded)
        read_at = [*(c.at for c in prints), *(hit.start for hit in shared)]
        for c in scores:
            hit = graded.get(c.at) if _is_total(c) else None
            if hit is not None and not any(hit.start <= at < hit.end for at in read_at):
                found.append(_level_of(c, paragraph, hit))
        return found

    def _placed(
        self, c: Candidate, paragraph: Paragraph, read: ParagraphSaid, graded: Mapping[int, LevelHit]
    ) -> list[Candidate]:
        """A level that was read, as its words set it."""
        text, figures = paragraph.text, read.figures
        said = {f.figure.start: f for f in figures}
        own = next((said[at] for at, hit in graded.items() if hit.start <= c.at < hit.end), None)
        if own is not None and own.figure.end <= c.at:
            own = told_rather(own, c.at, c.raw_value, text, figures)
        own = own or figure_beside(c.at, c.raw_value, text, figures)
        told = next((found for hit, found in read.levels if hit.start <= c.at < hit.end), None)
        if told is not None and own is not None and told.year_from in _SAID_BESIDE and own.year != told.year:
            own = None  # "91.20 คะแนน จากระดับ B ในปี 2563": of another year than the figure
        beside = any(hit.start <= c.at < hit.end for hit in graded.values())
        doubt = None if beside or c.rejected is not None else _doubt(c, text, own, told)
        if doubt is not None:
            return [replace(c, rejected=doubt)]
        placed = self._of_bodies(c, text, figures) if own is None else []
        if not placed:
            placed = self._of_figure(c if own is not None else _dated(c, told, text), own or told)
        if told is not None and told.assessment is None and not self.frame.is_about_it:
            placed = [_foreign(p) for p in placed]
        years = years_of_level(text, c.at, c.raw_value, figures)
        placed = [replace(p, year=y, year_source="sentence") for p in placed for y in years] or placed
        return [_of_its_scale(p, beside) for p in placed]

    def _of_figure(self, c: Candidate, beside: Coordinates | None) -> list[Candidate]:
        """A level belongs to whom, and to which year, the figure beside it belongs."""
        if beside is None or c.rejected is not None or c.agency is not None or c.at < 0:
            return [c]
        if beside.quantity == Quantity.MEAN:
            return [replace(c, rejected=Rejection.MEAN_OVER_AGENCIES)]
        if beside.assessment not in (None, "ITA"):
            return [replace(c, rejected=Rejection.OTHER_ASSESSMENT)]
        own = beside.owner_from in SET_HERE and beside.owner is not None
        if beside.quantity != Quantity.SCORE:
            return [c]
        if beside.year is not None and ((own and beside.year_from in SET_HERE) or c.year in beside.compared_years):
            c = replace(c, year=beside.year, year_source="sentence")
        if not own or beside.owner is None:
            return [c]
        c = replace(c, owner_from=beside.owner_from)
        owners = [hit.agency for hit in beside.owners] or [beside.owner]
        return [c if self.frame.is_own(owner) else replace(c, agency=owner) for owner in owners]

    def _of_bodies(self, c: Candidate, text: str, figures: Sequence[Coordinates]) -> list[Candidate]:
        """A level without a figure as that of the body before it, or of those listed behind it; else nobody's."""
        if c.rejected is not None or c.agency is not None or c.at < 0:
            return []
        hits = owners_of_level(text, self.frame.bodies(text), c.at, c.at + len(c.raw_value))
        years = {f.owner.agency_id: f.year for f in figures if f.owner is not None and is_result(f) and len(hits) > 1}
        return [
            replace(c, agency=None if self.frame.is_own(hit.agency) else hit.agency,
                    year=years.get(hit.agency.agency_id, c.year), owner_from="clause")
            for hit in hits
        ]  # fmt: skip

    def _shared(self, paragraph: Paragraph, share: Share, read: ParagraphSaid) -> list[Candidate]:
        """The level that several bodies share, of each; its year is that of the body's own figure, if it has one."""
        years = {f.owner.agency_id: f.year for f in read.figures if f.owner is not None and is_result(f)}
        found = []
        for hit in share.owners:
            line = paragraph.line_at(hit.start)
            year = years.get(hit.agency.agency_id) or share.year or self.frame.year
            own = self.frame.is_own(hit.agency)
            found.append(Candidate(
                "overall", "ITA", None, share.hit.level, year, "sentence", None, share.raw, line.repairs, "sentence",
                _TOTAL, line.place, paragraph.index, agency=None if own else hit.agency, at=share.hit.start,
                owner_raw=None if own else paragraph.text[hit.start : hit.end], owner_from="list",
            ))  # fmt: skip
        return found


def _is_total(c: Candidate) -> bool:
    return c.scope == "overall" and c.code == "ITA" and c.score is not None and c.rejected is None


def _of_same_year(
    placed: Sequence[Candidate], scores: Sequence[Candidate], graded: Mapping[int, LevelHit]
) -> list[Candidate]:
    """Levels with the year of the total right beside them, where it is the same body's and earns them."""
    beside = [(graded[s.at], s) for s in scores if _is_total(s) and s.at in graded and _earns(s, graded[s.at])]
    found = []
    for c in placed:
        total = next((s for hit, s in beside if hit.start <= c.at < hit.end and s.agency == c.agency), None)
        found.append(c if total is None else replace(c, year=total.year, year_source=total.year_source))
    return found


def _earns(total: Candidate, hit: LevelHit) -> bool:
    known = total.year is not None and total.score is not None
    return known and hit.level in allowed_levels(total.year or 0, total.score or Decimal(0), {})


def _of_its_scale(c: Candidate, beside: bool) -> Candidate:
    """A level is none of a year of another scale, unless a letter stands right `beside` its figure.

    The year that holds there is not that of a level in words, or a letter is the grade of another matter.
    """
    if c.level is None or c.year is None or c.rejected is not None:
        return c
    scales = (scale_of(c.level), scale_of_year(c.year))
    other = scales == ("word", "letter") or (scales == ("letter", "word") and not beside)
    return replace(c, rejected=Rejection.OTHER_ASSESSMENT) if other else c


def _doubt(c: Candidate, text: str, own: Coordinates | None, told: Coordinates | None) -> Rejection | None:
    """Why a level that stands apart from its figure `own` is not that one's; None where nothing speaks against it."""
    if told is not None and told.assessment not in (None, ITA):
        return Rejection.OTHER_ASSESSMENT
    if own is not None and is_unearned(own, c.level):
        return Rejection.OTHER_ASSESSMENT
    left = (own is None or not looks_back(own)) and c.at >= 0 and _is_left(text, c.at, told)
    return Rejection.EARLIER_YEAR if left else None


def _is_left(text: str, at: int, told: Coordinates | None) -> bool:
    """Whether a level is one that a body had in a year that is not told: "เลื่อนจากระดับ A ขึ้นเป็นระดับ AA"."""
    if told is not None and told.year_from in _SAID_BESIDE:
        return False
    before = to_key(text[max(0, at - _LEFT_REACH) : at]).rstrip(_OPENS)
    return before.removesuffix("ระดับ").removesuffix("อยู่ใน").endswith(edge_words("level_left"))


def _foreign(c: Candidate) -> Candidate:
    """Another body's level in a text that nowhere says of which assessment: of none."""
    return c if c.rejected or c.agency is None else replace(c, rejected=Rejection.NOT_THE_ASSESSMENT)


def _dated(c: Candidate, told: Coordinates | None, text: str) -> Candidate:
    """A level with the year right behind it, "ระดับ B ในปี 2563", that "last year" says, or that opens its line."""
    if told is None or told.year is None:
        return c
    line = to_key(text[text.rfind("\n", 0, max(c.at, 0)) + 1 : max(c.at, 0)])
    of_line = told.year_from == "clause" and _YEAR_OF_LINE.fills(line)
    if told.year_from not in _SAID_BESIDE and not of_line:
        return c
    return replace(c, year=told.year, year_source="sentence")


def _level_of(total: Candidate, paragraph: Paragraph, hit: LevelHit) -> Candidate:
    """The level right beside a total."""
    line = paragraph.line_at(hit.start)
    return replace(
        total, score=None, level=hit.level, raw_label=None, raw_value=paragraph.text[hit.start : hit.end],
        repairs=line.repairs, place=line.place, at=hit.start, printed=None, converted=False, unreadable=False,
    )  # fmt: skip
