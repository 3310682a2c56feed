"""Notes under a table or a list, and what is said behind a row of figures: "หมายเหตุ ตารางข้างต้นเป็นค่าเป้าหมาย".

A note speaks of the figures where it says what they are; one that tells a mark, a date or a goal with its figure does
not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.extract.records import Place
from prongsai.normalize.document.cleaned import CleanBlock, CleanTable
from prongsai.normalize.scores.captions.places import Group
from prongsai.normalize.scores.captions.sayings import Saying, saying_of, years_back_in
from prongsai.normalize.scores.narrative.said import Frame
from prongsai.normalize.scores.scope_words import Reach, cues_in
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.figures import HOLDS_DIGIT
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import YEAR_IN_KEY, Phrase, one, opens, then

_LONGEST = 200  # characters of the key of a note
_NEAR = 12  # characters of a key from the word for "is" to what the figures are
_HEAD = Phrase("note_head+", "note_sign*")
_SIGN = Phrase("note_sign+")
_SOURCE = Phrase("note_source")
_REFERENCE = Phrase("note_turn?", "note_figures", "^8", "note_above")
_IS = Phrase("note_is+")
_TELLS = Phrase("note_tells")
_TAIL = Phrase(one("opening", then("note_which?", "note_is"), "caption_maybe"))
_UNIT = Phrase("unit|score*")
_OF_RESULT = Phrase("result|score|note_report", "^30", "caption_whose", "$")
_OF_YEAR = Phrase("result|score|note_report|assess*", "caption_whose?", YEAR_IN_KEY)
_OWNED = Phrase("caption_whose", "$")
_MARKS = "*†‡"


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says of the figures above it; with a `mark`, of those alone that bear it."""

    saying: Saying
    mark: str = ""


def notes_of(group: Group, frame: Frame) -> list[Note]:
    """What stands under a table or list, or behind a row of figures, and says what they are."""
    tail = _of_tail(group.tail, frame) if group.tail else None
    found = [] if tail is None else [Note(tail)]
    for piece in group.under:
        note = _of_line(piece.text, frame)
        if note is not None:
            found.append(note)
        elif not _is_note(piece.text):
            break
    return found


def _is_note(text: str) -> bool:
    flat = to_key(text)
    bare = text.strip()
    bracketed = bare.startswith("(") and bare.endswith(")")
    return _HEAD.opens(flat) or bracketed or bare.startswith(tuple(_MARKS)) or _REFERENCE.opens(flat)


def _of_line(text: str, frame: Frame) -> Note | None:
    """What a line under the figures says of them."""
    flat = to_key(text)
    if len(flat) > _LONGEST or not _is_note(text) or _counts(text):
        return None
    source = _SOURCE.opens(flat)
    rest = _SIGN.behind(_HEAD.behind(flat))
    mark = _mark_of(text)
    refers = _REFERENCE.opens(rest)
    rest = _REFERENCE.behind(rest)
    said = _IS.opens(rest)
    if refers and not said:
        return None  # "คะแนนดังกล่าวสูงกว่าค่าเป้าหมาย"
    rest = _IS.behind(rest)
    saying = _what(text, rest, frame, said or bool(mark))
    saying = replace(saying, owner=saying.owner if _owns(saying, text, source, said) else None)
    return None if saying == Saying() else Note(saying, mark)


def _mark_of(text: str) -> str:
    """The mark that a note explains: "หมายเหตุ * คือ...", "** ..."."""
    at = next((at for at, letter in enumerate(text) if letter in _MARKS), None)
    if at is None or not (_HEAD.fills(to_key(text[:at])) or not to_key(text[:at])):
        return ""
    return text[at : len(text) - len(text[at:].lstrip(_MARKS))]


def _counts(text: str) -> bool:
    """Whether a text holds a number that is no year."""
    rest = list(text)
    for hit in find_years(text):
        rest[hit.start : hit.end] = " " * (hit.end - hit.start)
    return HOLDS_DIGIT.search("".join(rest)) is not None


def _what(text: str, rest: str, frame: Frame, said: bool) -> Saying:
    """What the words of a note say, of which `rest` is the key of those that name what the figures are."""
    saying = saying_of(text, frame, leads=True)
    cue = next((c for c in cues_in(rest, in_caption=True) if Reach.FIGURE not in c.reaches or len(c.reaches) > 1), None)
    named = cue is not None and cue.at <= (_NEAR if said else 0) and not _TELLS.stands_in(rest, cue.end)
    if not named:
        saying = replace(saying, setting=None, result=False)
    if not said:
        saying = replace(saying, nobody=None, years_back=None, past=False, year=None)
    elif saying.years_back is not None and not years_back_in(rest[: 2 * _NEAR + _NEAR])[0]:
        saying = replace(saying, years_back=None)
    years = [hit.year_be for hit in find_years(text)]
    if said and not named and (len(set(years)) == 1 or (years and _OF_YEAR.opens(rest))):
        saying = replace(saying, year=years[0])
    return saying


def _owns(saying: Saying, text: str, source: bool, said: bool) -> bool:
    """Whether a note says whose the figures are: "ที่มา: ผลการประเมินของ...", "เป็นผลของ..."; a source alone does not."""
    if saying.owner is None:
        return False
    before = to_key(text[: saying.owner.start])
    return _OF_RESULT.stands_in(before) if source or not said else _OWNED.stands_in(before)


def _of_tail(text: str, frame: Frame) -> Saying | None:
    """What the words behind the last figure of a row say of all of them: "(ค่าเป้าหมาย)", "ซึ่งเป็นผลของปีก่อน"."""
    flat = _UNIT.behind(to_key(text))
    if not _TAIL.opens(flat) or len(flat) > _LONGEST or _counts(text):
        return None
    if opens(flat, "caption_maybe"):
        return saying_of(text, frame, leads=True)
    rest = _IS.behind(Phrase("opening|note_which*").behind(flat))
    saying = _what(text, rest, frame, True)
    saying = replace(saying, owner=saying.owner if _owns(saying, text, False, True) else None)
    return None if saying == Saying() else saying


def bearers(mark: str, group: Group, blocks: Sequence[CleanBlock]) -> frozenset[Place] | None:
    """The places of the cells in whose row, or under whose head, a mark stands; None, for all, where none bears it."""
    block = blocks[group.table] if group.table is not None else None
    if not isinstance(block, CleanTable):
        return frozenset()
    cells = [cell for row in block.grid for cell in row]
    bearing = [cell for cell in cells if _bears(cell.text, mark)]
    if not bearing:
        return None
    rows = {cell.row for cell in bearing}
    tops: dict[int, int] = {}
    for cell in bearing:
        tops.setdefault(cell.col, cell.row)
    return frozenset(c.place for c in cells if c.row in rows or tops.get(c.col, c.row) < c.row)


def _bears(text: str, mark: str) -> bool:
    bare = text.strip()
    run = bare[len(bare.rstrip(_MARKS)) :] or bare[: len(bare) - len(bare.lstrip(_MARKS))]
    return run == mark
