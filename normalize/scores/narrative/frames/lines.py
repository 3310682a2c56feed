"""A figure whose line, or whose clause beside another, says whose it is: "การใช้อำนาจ 100", "แต่ของ สผ. 92.10"."""

from __future__ import annotations

from prongsai.normalize.scores.narrative.events import (
    FULL,
    CueEvent,
    FigureEvent,
    NameEvent,
    Narrative,
    is_line_end,
)
from prongsai.normalize.scores.narrative.leads import is_led
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, maybe, one, then

_YEAR_OF_LINE = Phrase(  # from the start of a line to its figure
    "bullet|opening?", "result?", "each?", "years?", "fiscal?", "be?",
    "fiscal_english?", one(then("century", "#digit", "#digit"), then("year_end", "#digit", "#digit")),
    maybe(then("opening", "era?", "#year", "closing")), "to_figure_of_line+",
)  # fmt: skip
_OPENED = Phrase("bullet|opening?")  # from the start of a line to its first word
_ALONE = Phrase("points|percent|score_lead|score_word*")
_SENTENCE = 24  # letters of the shortest line that is one


def is_line_of_name(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether its line holds full marks and the name that has them, and nothing else: "การใช้อำนาจ 100"."""
    text, number = narrative.text, figure.number
    start, end = text.rfind("\n", 0, number.start) + 1, text.find("\n", number.end)
    names = [e.hit for e in narrative.events if isinstance(e, NameEvent) and start <= e.hit.start < number.start]
    if number.value != FULL or len(names) != 1 or names[0].scope != "indicator":
        return False
    rest = text[number.end : end if end >= 0 else len(text)]
    opens = not any(letter.isalnum() for letter in to_key(text[start : names[0].start]))
    return opens and _ALONE.fills(to_key(text[names[0].end : number.start])) and _ALONE.fills(to_key(rest))


def is_behind_year_of_line(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether a figure stands right behind the year that opens its line: "2566: 93.10", "(ปีที่แล้ว 91.20"."""
    start = max((e.end for e in narrative.events if is_line_end(e) and e.end <= figure.at), default=0)
    said = (e for e in narrative.events if isinstance(e, CueEvent) and start <= e.at < figure.at)
    past = next((e for e in said if e.kind == "last_year"), None)
    if past is not None and _OPENED.fills(narrative.flat, start, past.at):
        return is_led(narrative, figure)
    return _YEAR_OF_LINE.fills(narrative.flat, start, figure.at)


def line_before(narrative: Narrative, figure: FigureEvent) -> str:
    """What stands before a figure on its line, as a key."""
    start = max((e.end for e in narrative.events if is_line_end(e) and e.end <= figure.at), default=0)
    return narrative.flat[start : figure.at]


def is_sentence(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether a figure's line is long enough for a sentence: no cell of a card, no row of a lost table."""
    start = max((e.end for e in narrative.events if is_line_end(e) and e.end <= figure.at), default=0)
    end = min((e.at for e in narrative.events if is_line_end(e) and e.at >= figure.end), default=len(narrative.flat))
    return sum(map(str.isalpha, narrative.flat[start:end])) >= _SENTENCE
