"""Which figure belongs to which name where both stand by themselves: cards, lists by turns, rows before rows."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    Event,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_turn,
)
from prongsai.normalize.scores.narrative.frames.rows import last_row, side_by_side, span_of_years
from prongsai.normalize.text.figures import HOLDS_DIGIT
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.text.phrases import Phrase, free, holds, one, then
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.names_in_text import NameHit

_SEVERAL = 2
_ASSESSMENTS = {"assessment", "other"}
_PAIRED = (OwnerEvent, NameEvent, YearEvent)
_ORDINAL_SIGNS = ".)(•|-"
_UNIT = Phrase("score|percent?")
JOINS = Phrase("joins*+")
_ON_NAME = Phrase(
    one("on_name", then("score|percent?", "in|list_leads", "indicator|side*", "ordinal?", "#item_number?"))
)
_TO_FIGURE = Phrase("score_word|score_lead|to_score*")
_PARTED = Phrase("parts_members")
_TO_TOOL = 40  # characters from a figure to the instrument behind it, and behind the last one
TURNS = 3  # names and figures by turns; fewer tell no order
_BETWEEN = " \t\n:=()-–—|•»➜คะแนน"  # what may stand between a figure and its name
_TOOL_LETTERS = "IEOT"  # "การเปิดเผยข้อมูล (OIT) 84.20"
CARD_REST = Phrase(  # beside the name and the figure of a card
    free(
        "of_card", "tool", then("indicator", "ordinal?", "#item_number?"), then("#item_number", "item_sign"),
    )
)  # fmt: skip


def respectively(narrative: Narrative) -> dict[int, Event]:
    """The body, name or year that each figure of a row is of, by the figure's place; source: the word ตามลำดับ.

    Of the rows before the figures the nearest counts that has as many members as they are; else the bodies of the
    sentence, where they are as many: "A scored 96 and B 97, who in 2024 posted 93 and 95 respectively".
    """
    found = side_by_side(narrative)
    for cue in narrative.events:
        if not isinstance(cue, CueEvent) or cue.kind != "respectively":
            continue
        figures = last_row([e for e in narrative.events if isinstance(e, FigureEvent) and e.end <= cue.at], narrative)
        several = len(figures) >= _SEVERAL
        members = (_row_at_cue(figures, cue, narrative) or _members(figures, narrative)) if several else []
        if members:
            found |= {figure.at: member for figure, member in zip(figures, members, strict=True)}
    return found


def _row_at_cue(figures: Sequence[FigureEvent], cue: CueEvent, narrative: Narrative) -> Sequence[Event]:
    """What stands in a row between figures and the cue, as many as they are: "92 และ 90 ของกรม A และกรม B ตามลำดับ"."""
    between = [e for e in narrative.events if figures[-1].end <= e.at and e.end <= cue.at]
    rows = [last_row([e for e in between if isinstance(e, kind)], narrative) for kind in _PAIRED]
    fitting = [row for row in rows if len(row) == len(figures) and JOINS.fills(narrative.flat[row[-1].end : cue.at])]
    return fitting[0] if fitting else []


def _members(figures: Sequence[FigureEvent], narrative: Narrative) -> Sequence[Event]:
    """What a row of figures is of, one by one; nothing where no row before it is as long."""
    before = [e for e in narrative.events if e.end <= figures[0].at]
    rows: list[Sequence[Event]] = [last_row([e for e in before if isinstance(e, kind)], narrative) for kind in _PAIRED]
    fitting = [row for row in (*rows, _assessments(before, narrative)) if len(row) == len(figures)]
    if fitting:
        return max(fitting, key=lambda row: row[-1].end)
    span, told = span_of_years(narrative, figures), _told_before(figures[0], narrative)
    return span or (told if len(told) == len(figures) else [])


def _assessments(before: Sequence[Event], narrative: Narrative) -> Sequence[Event]:
    """Assessments in a row, the last before some figures, with others among them: "LPA และ ITA"."""
    row = last_row([e for e in before if isinstance(e, CueEvent) and e.kind in _ASSESSMENTS], narrative)
    kinds = {e.kind for e in row if isinstance(e, CueEvent)}
    return row if kinds == _ASSESSMENTS else []


def _told_before(figure: Event, narrative: Narrative) -> list[Event]:
    """The bodies of the sentence before a figure."""
    start = max((e.end for e in narrative.events if is_turn(e) and e.end <= figure.at), default=0)
    return [e for e in narrative.events if isinstance(e, OwnerEvent) and start <= e.at < figure.at]


def pairs(text: str, names: Sequence[NameHit], numbers: Sequence[Number]) -> list[tuple[Number, NameHit]]:
    """Figure and name of the lines that hold one of both and hardly anything else, the figure first."""
    pairs: list[tuple[Number, NameHit]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        figures = [n for n in numbers if at <= n.start < end and n.kind == "decimal"]
        labels = [h for h in names if at <= h.start < end]
        first = len(figures) == len(labels) == 1 and figures[0].start < labels[0].start
        if first and _little_else(line, at, figures[0], labels[0]):
            pairs.append((figures[0], labels[0]))
        at = end + 1
    waiting = names if len(pairs) == 1 else [h for h in names if h.scope == "indicator"]
    if pairs and _name_waits(waiting, numbers, pairs[0][0].start):
        return []
    rest = pairs or _pair_over_lines(text, names, numbers) or _figures_first(text, names, numbers)
    return rest or _figures_on_names(text, names, numbers) or _figures_before_tools(text, names, numbers)


def _figures_on_names(text: str, names: Sequence[NameHit], numbers: Sequence[Number]) -> list[tuple[Number, NameHit]]:
    """Names behind their figures, by a word that says so: "98.10 on internal perception", "96.67 คะแนน ในตัวชี้วัด...".

    Instruments so told are several, and all of them; indicators are all from the first that is so told.
    """
    figures = [n for n in numbers if n.kind == "decimal"]
    tools = [name for name in names if name.scope == "instrument"]
    found = _on_names(text, tools, figures)
    if len(found) == len(tools) >= _SEVERAL:
        return found
    indicators = [name for name in names if name.scope == "indicator"]
    found = _on_names(text, indicators, figures)
    if not found or _name_waits(names, numbers, found[0][0].start):
        return []
    last = [name for name in indicators if name.start >= found[0][1].start]
    return found if len(last) == len(found) and not _leads_on(text, last[-1].end, figures) else []


def _figures_before_tools(
    text: str, names: Sequence[NameHit], numbers: Sequence[Number]
) -> list[tuple[Number, NameHit]]:
    """All instruments, each behind a figure and parted from the next: "97.03 in Internal (IIT), 97.48 in ..."."""
    tools = [name for name in names if name.scope == "instrument"]
    if sorted(name.code for name in tools) != sorted(in_force().weights):
        return []
    figures = [n for n in numbers if n.kind == "decimal"]
    starts = [max((n.start for n in figures if n.end <= tools[0].start), default=0), *(name.end for name in tools)]
    between = [[n for n in figures if a <= n.start < b.start] for a, b in zip(starts, tools, strict=False)]
    near = all(len(row) == 1 and name.start - row[0].end <= _TO_TOOL for row, name in zip(between, tools, strict=True))
    parted = near and all(
        _PARTED.opens(to_key(text[a.end : b[0].start])) for a, b in zip(tools, between[1:], strict=False)
    )
    behind = text[tools[-1].end :][:_TO_TOOL].partition("\n")[0].partition(". ")[0]
    if not parted or HOLDS_DIGIT.search(behind) or holds(behind, "full"):
        return []
    return [(row[0], name) for row, name in zip(between, tools, strict=True)]


def _on_names(text: str, names: Sequence[NameHit], figures: Sequence[Number]) -> list[tuple[Number, NameHit]]:
    """The names that a word leads to from the figure right before them, each with its figure."""
    before = [next((n for n in reversed(figures) if n.end <= name.start), None) for name in names]
    led = zip(before, names, strict=True)
    return [(n, name) for n, name in led if n is not None and _ON_NAME.fills(to_key(text[n.end : name.start]))]


def _leads_on(text: str, end: int, figures: Sequence[Number]) -> bool:
    """Whether the last name has a figure behind it, too, before the sentence goes on."""
    behind = next((n for n in figures if n.start >= end), None)
    return behind is not None and _TO_FIGURE.fills(to_key(text[end : behind.start]))


def _figures_first(text: str, names: Sequence[NameHit], numbers: Sequence[Number]) -> list[tuple[Number, NameHit]]:
    """A text that lost its lines: every name has a figure right before it, and the last one none behind it."""
    indicators = [h for h in names if h.scope == "indicator"]
    figures = [n for n in numbers if n.kind == "decimal"]
    pairs: list[tuple[Number, NameHit]] = []
    for name in indicators:
        before = [n for n in figures if n.end <= name.start and not text[n.end : name.start].strip(_BETWEEN)]
        if not before:
            return []
        pairs.append((before[-1], name))
    last = indicators[-1].end if indicators else 0
    follows = any(n.start >= last and not text[last : n.start].strip(_BETWEEN + _TOOL_LETTERS) for n in numbers)
    whole = len({name.code for name in indicators}) == len(indicators) >= TURNS
    return pairs if whole and not follows else []


def names_then_figures(
    text: str, names: Sequence[NameHit], numbers: Sequence[Number]
) -> dict[int, tuple[NameHit, bool]]:
    """Indicators in a row and then figures in a row, by the figure's start: cards of a page that lost their places.

    Where there are as many names as figures and nothing else between them, the first figure is the first name's; else
    no figure can be given to a name, and the second value is false.
    """
    found: dict[int, tuple[NameHit, bool]] = {}
    run: list[NameHit] = []
    figures = [n for n in numbers if n.kind == "decimal"]
    for i, name in enumerate(names):
        near = bool(run) and _only_ordinals(text[run[-1].end : name.start])
        fits = name.scope == "indicator" and all(name.code != other.code for other in run)
        run = [*run, name] if near and fits else [name] if name.scope == "indicator" else []
        following = names[i + 1].start if i + 1 < len(names) else len(text)
        row = [n for n in figures if name.end <= n.start < following]
        for k in range(1, len(row)):
            if not _UNIT.fills(text[row[k - 1].end : row[k].start].strip()):
                row = row[:k]
                break
        if len(run) >= 2 and len(row) >= 2:
            sure = len(run) == len(row) and not text[name.end : row[0].start].strip(" \t\n:")
            for k, figure in enumerate(row):
                found[figure.start] = (run[min(k, len(run) - 1)], sure)
    return found


def _only_ordinals(between: str) -> bool:
    """Whether nothing but numbers of items stands in a text."""
    return all(sign.isdecimal() or sign.isspace() or sign in _ORDINAL_SIGNS for sign in between)


def _name_waits(names: Sequence[NameHit], numbers: Sequence[Number], at: int) -> bool:
    """A name before `at` has no figure yet: the line's figure is that name's, wrapped over."""
    last = max((h.end for h in names if h.end <= at), default=-1)
    return last > max((n.end for n in numbers if n.end <= at and n.kind == "decimal"), default=-1)


def _pair_over_lines(text: str, names: Sequence[NameHit], numbers: Sequence[Number]) -> list[tuple[Number, NameHit]]:
    """The one figure and the one name of a card, on two lines."""
    figures = [n for n in numbers if n.kind == "decimal"]
    if len(figures) == 1 and len(names) == 1 and _little_else(text, 0, figures[0], names[0]):
        return [(figures[0], names[0])]
    return []


def _little_else(text: str, at: int, figure: Number, name: NameHit) -> bool:
    spans = sorted([(figure.start - at, figure.end - at), (name.start - at, name.end - at)])
    rest = text[: spans[0][0]] + text[spans[0][1] : spans[1][0]] + text[spans[1][1] :]
    return CARD_REST.fills(to_key(rest))
