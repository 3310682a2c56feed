"""What became of every figure that stood where a score could stand: the lines behind `prongsai show --stage why`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.extract.records import Page, Place, Unseen
from prongsai.normalize.interpret import Interpretation
from prongsai.normalize.model.facts import Mention
from prongsai.normalize.text.figures import NO_FIGURE_BEFORE, NO_FIGURE_BEHIND, SCORE

_UNCOUNTED = "level_not_counted: A level that is nobody's, or a word of the old scale outside its years."

_UNSEEN = {
    Unseen.LAYER_OFF: "It belongs to a layer that is switched off.",
    Unseen.CLIPPED: "It lies outside of what the page, a form or a clip shows.",
    Unseen.NOT_PAINTED: "It is drawn without ink, and over no scan.",
    Unseen.TOO_SMALL: "Its letters are a speck: nobody can read them.",
    Unseen.COLOUR_OF_GROUND: "It has the colour of what lies beneath it.",
    Unseen.COVERED: "An opaque box or a picture was painted over it.",
    Unseen.STRUCK: "A line strikes it out.",
}
_FIGURE = re.compile(f"{NO_FIGURE_BEFORE}{SCORE}{NO_FIGURE_BEHIND}")


@dataclass(frozen=True, slots=True)
class FigureReason:
    """A figure or level as printed, where it stands, and what became of it: taken, rejected or ignored, and why."""

    place: Place
    raw: str
    fate: str
    why: str


def figure_reasons(seen: Interpretation, page: int | None = None, pages: Sequence[Page] = ()) -> list[FigureReason]:
    """All of a document, or of a page, in the order of reading; with `pages`, what these hold and do not show too."""
    found = [r for r in (*_reasons(seen), *_unseen(pages)) if page in (None, r.place.page)]
    return sorted(found, key=lambda r: _order(r.place))


def _unseen(pages: Sequence[Page]) -> Iterator[FigureReason]:
    for text in (text for page in pages for text in page.unseen):
        for figure in _FIGURE.findall(text.text):
            yield FigureReason(text.place, figure, "ignored", f"{text.reason}: {_UNSEEN[text.reason]}")


def _reasons(seen: Interpretation) -> Iterator[FigureReason]:
    answered: set[Place] = set()
    for m in seen.facts.mentions:
        answered.add(m.place)
        yield _of_mention(m)
    known = {(m.place, m.level) for m in seen.facts.mentions}
    for c in seen.collected.candidates:
        if c.level is not None and (c.place, c.level) not in known:
            answered.add(c.place)
            yield FigureReason(c.place, c.raw_value, "ignored", _UNCOUNTED)
    for passed in seen.collected.passed:
        answered.add(passed.place)
        yield FigureReason(passed.place, passed.raw, "ignored", f"{passed.rule.name}: {passed.rule.sentence}")
    for block in seen.collected.passed_blocks:
        for passed in block.figures():
            if passed.place not in answered:
                yield FigureReason(passed.place, passed.raw, "ignored", f"{passed.rule.name}: {passed.rule.sentence}")


def _of_mention(m: Mention) -> FigureReason:
    what = f"{m.code} {m.level or m.score or '-'} of {m.fiscal_year_be or 'no year'}"
    what += f" for {m.agency_id}" if m.agency_id else ""
    if m.chosen or m.rejected_because is None:
        return FigureReason(m.place, m.raw_value, "taken", f"{what}; {_set_by(m)}")
    why = f"as {what}; {m.rejected_because}: {m.rejected_because.english}"
    return FigureReason(m.place, m.raw_value, "rejected", why)


def _set_by(m: Mention) -> str:
    """What set the coordinates of a print, in the words of the table of mentions."""
    owner = f"{m.owner_from} {m.owner_raw!r}" if m.owner_raw else m.owner_from
    sources = (("owner", owner), ("year", m.year_from), ("assessment", m.assessment_from), ("code", m.code_from))
    return ", ".join(f"{name} from {source}" for name, source in sources if source)


def _order(place: Place) -> tuple[int, int, float, float]:
    left, top = (place.box[0], place.box[1]) if place.box is not None else (0.0, 0.0)
    return place.page or 0, place.line or 0, top, left
