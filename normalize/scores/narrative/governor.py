"""What a paragraph's own words say of the prints that were read in it: whose, of which year, of what.

`coordinates` gives every figure its coordinates. A print that they contradict is put right or set aside; a total that
nothing else read is added where assessment, owner and year are all set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from prongsai.normalize.agencies.mention_weight import LOCAL_TYPES
from prongsai.normalize.agencies.owner_finder import OwnerFinder, OwnerHit
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.clause_rules import Told
from prongsai.normalize.scores.narrative.coordinates import read_said
from prongsai.normalize.scores.narrative.frames.group_levels import GroupLevels, texts_below
from prongsai.normalize.scores.narrative.levels_told import LevelsTold
from prongsai.normalize.scores.narrative.prints import Prints, read_sentences
from prongsai.normalize.scores.narrative.rulings import ParagraphReading
from prongsai.normalize.scores.narrative.said import SET_HERE, Coordinates, Frame, ParagraphSaid
from prongsai.normalize.scores.narrative.text_subject import TITLE_LINES, subject_of
from prongsai.normalize.scores.rejections import of_print, outweighs
from prongsai.normalize.text.dates import BE_OFFSET
from prongsai.normalize.text.phrases import holds
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.score_names import LabelMatch
from prongsai.normalize.vocabulary.short_kinds import full_name
from prongsai.normalize.years.written import this_year, written_on, years_back

_ASSESSED_FROM = 4  # April: no result of a fiscal year was told before that month of it
_SEVERAL = 2


@dataclass(slots=True)
class Governor:
    """Reads the coordinates of one document's paragraphs, in order."""

    frame: Frame
    levels: LevelsTold
    written: date | None = None  # the first date that the document prints
    of_several: bool = False  # it tells the results of several bodies alike, and is about none of them

    @staticmethod
    def of(
        paragraphs: Sequence[Paragraph], own: Agency | None, told_year: int | None = None, stated: bool = False
    ) -> Governor:
        """The governor of a document.

        Args:
            paragraphs: what it prints, in order.
            own: its body, where it is known.
            told_year: its fiscal year, where it tells it.
            stated: the body stands in a field of a form.
        """
        texts = [p.text for p in paragraphs if p.text.strip()]
        finder = OwnerFinder(texts)
        titled = names_assessment("\n".join(texts[:TITLE_LINES]))
        first = Frame(finder, titled)
        nation = any(holds(text, "nation") for text in texts)
        main, several = (own, False) if stated else subject_of(paragraphs, own, finder, first, nation)
        frame = Frame(
            finder,
            titled,
            main,
            main is None and nation,
            narratives=first.narratives,
            this_year=this_year(texts, told_year),
            years_ago=partial(years_back, texts) if told_year is None else None,
            is_form=main is not None and main.agency_type in LOCAL_TYPES,
        )
        levels = LevelsTold(frame, GroupLevels(frame), texts_below(paragraphs))
        return Governor(frame, levels, written_on(texts), several)

    def body_of(self, text: str) -> Agency | None:
        """The body whose name or abbreviation in this document a text is, and nothing else.

        A cell's "รพ.ตัวอย่าง" is a name as printed, unless the document has that body in full.
        """
        text = text.strip()
        hits = self.frame.bodies(text)
        if len(hits) != 1 or hits[0].end - hits[0].start != len(text):
            return None
        loose = hits[0].agency.resolution == "unlisted" and full_name(text) != text
        return None if loose and not (self.frame.finder and self.frame.finder.binds(text)) else hits[0].agency

    def read(self, prints: Prints, reading: ParagraphReading) -> list[Candidate]:
        """Add what a paragraph says to the candidates; those that it added.

        Paragraphs are to be handed over in their order: what one of them sets, the next may build on.
        """
        candidates = prints.collected.candidates
        known = len(candidates)
        said = read_sentences(prints, self.frame, reading)
        candidates[known:] = self._govern(prints.paragraph, said, candidates[known:])
        return candidates[known:]

    def govern_cards(self, paragraph: Paragraph, prints: Sequence[Candidate]) -> list[Candidate]:
        """The prints of a line of a card as its words set them."""
        said = read_said(paragraph.text, self.frame, paragraph.lines[0].place.box is not None)
        return self._govern(paragraph, said, prints)

    def _govern(self, paragraph: Paragraph, read: ParagraphSaid, prints: Sequence[Candidate]) -> list[Candidate]:
        """The prints of a paragraph as its words set them, and the totals that they add."""
        said = {c.figure.start: c for c in read.figures}
        by_print = {found.figure.raw: found for found in reversed(said.values())}
        pairs = [(c, said.get(c.at) or (by_print.get(c.raw_value) if c.at < 0 else None)) for c in prints]
        governed = list(
            dict.fromkeys(g for c, found in pairs if c.level is None or found for g in self._of_each_owner(c, found))
        )
        loose = [c for c in prints if c.level is not None and said.get(c.at) is None]
        governed += self.levels.of_paragraph(paragraph, loose, read, governed)
        return [self._possible(c) for c in governed]

    @property
    def own(self) -> Agency | None:
        """The body that the document is about."""
        return self.frame.owner

    def _possible(self, c: Candidate) -> Candidate:
        """Another body's result of a year not yet assessed when the text was written is of an unnamed year.

        "ยกระดับการประเมิน ITA ประจำปี 2567", held in the first weeks of that year: the results told there are older.
        """
        if c.year is None or self.written is None or c.agency is None or c.rejected is not None:
            return c
        # a date of years before is that of something told: "ตามมติคณะรัฐมนตรีเมื่อวันที่ 21 กันยายน 2553"
        is_of_text = self.written.year >= c.year - BE_OFFSET - 1
        too_early = is_of_text and self.written < date(c.year - BE_OFFSET, _ASSESSED_FROM, 1)
        return replace(c, year=None, year_from=None) if too_early else c

    def _of_each_owner(self, c: Candidate, found: Coordinates | None) -> list[Candidate]:
        """A print as its words set it; one that is said of several bodies is a print of each."""
        first = self._governed(c, found)
        if found is None or first.rejected is not None:
            return [first]
        if found.years:
            return [replace(first, year=year, year_source="sentence", year_from="list") for year in found.years]
        if found.equal is not None:
            hit, year = found.equal
            return [first, replace(self._of_body(first, hit), year=year, year_source="sentence", year_from="list")]
        return [self._of_body(first, hit) for hit in found.owners] if len(found.owners) >= _SEVERAL else [first]

    def _of_body(self, c: Candidate, hit: OwnerHit) -> Candidate:
        own = self.frame.is_own(hit.agency)
        return replace(c, agency=None if own else hit.agency, owner_raw=None if own else c.owner_raw)

    def _governed(self, c: Candidate, found: Coordinates | None) -> Candidate:
        """A print as its clause sets it, or with the reason why it is none of this report's."""
        if found is not None and c.score is not None:
            c = replace(c, assessment_from=found.assessment_from, owner_from=found.owner_from)
        if found is not None:
            c = _named_by_row(c, found)
            if outweighs(found, c.rejected):
                c = replace(c, rejected=None)
        if c.rejected is not None:
            return c
        told = Told(c, found, self.frame.is_about_it, self.frame.is_form, self.frame.titled)
        rule = of_print(told)
        if rule is not None:
            return replace(c, rejected=rule.reason)
        return self._placed(c, told.said) if told.said is not None else c

    def _placed(self, c: Candidate, said: Coordinates) -> Candidate:
        """A print with the owner and the year that its clause sets."""
        if said.owner is not None and said.owner_from in SET_HERE and not self.frame.is_own(said.owner):
            c = replace(c, agency=said.owner, owner_raw=said.owner_raw)
        if c.source == "list" and c.year_source == "heading" and said.year_from not in SET_HERE:
            return c  # the year that heads a card outweighs that of the text before it
        if said.year is not None and said.year != c.year:  # of a card
            c = replace(c, year=said.year, year_source="sentence")
        return replace(c, year_from=said.year_from) if said.year is not None else c


def _named_by_row(c: Candidate, found: Coordinates) -> Candidate:
    """A print of one of a row of figures with the name that its place in the row gives it."""
    if not found.paired or not found.codes or c.rejected not in (None, Rejection.FIGURES_IN_ROW):
        return c
    name = found.codes[0]
    match = LabelMatch(name.scope, name.code, name.method)
    return replace(
        c, scope=name.scope, code=name.code, match=match, raw_label=c.raw_label if c.code == name.code else None
    )
