"""Tables and lists that hold prints of scores, with the lines over and under each of them.

Running text is read here in pieces, the author's lines: a paragraph without the line breaks that only a page makes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from prongsai.normalize.document.cleaned import CleanBlock, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import find_numbers
from prongsai.normalize.text.phrases import Phrase, holds, opens
from prongsai.normalize.vocabulary.names_in_text import names_in

_LINES = 2  # over and under a table or list, that may say something of it
_UNREAD = 3  # lines with figures between a list and its note
_LEAST = 2  # prints of a list
_SERIES = 3  # scores of different names in one line
_LONGEST_LEAD = 80  # characters of the key of words before a row of figures
_LEAD_IN = Phrase("lead_in")
_LITTLE = Phrase("caption|caption_unit|ordinal|opening|closing|point|colon|dash|#digit+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a paragraph as its author broke it; `number` is the paragraph's, `start` its place in that."""

    text: str
    number: int
    start: int
    heading: bool

    @property
    def is_heading(self) -> bool:
        """Whether it leads in what follows, or is a short line that stands out."""
        return self.heading or _LEAD_IN.closes(to_key(self.text))


@dataclass(slots=True)
class Group:
    """A table or a list: which candidates it holds, by their position, and what stands around them, the nearest first.

    `section` is the heading over all of them; `lead` and `tail` are the words before and behind the figures of a list
    of one line; `table` is its block.
    """

    members: list[int] = field(default_factory=list)
    over: list[Piece] = field(default_factory=list)
    under: list[Piece] = field(default_factory=list)
    section: Piece | None = None
    lead: str = ""
    tail: str = ""
    table: int | None = None


_Item = Piece | int  # an int is the block of a table


def groups_of(
    candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph], blocks: Sequence[CleanBlock]
) -> list[Group]:
    """The tables and lists of a document that hold prints, with the lines around them."""
    items = _items(paragraphs, blocks)
    held = _held(candidates, paragraphs, items)
    figures = {at for at, members in held.items() if any(candidates[m].score is not None for m in members)}
    groups: list[Group] = []
    before: int | None = None  # the item that was last read into a list
    section: Piece | None = None
    for at, item in enumerate(items):
        if isinstance(item, Piece) and item.heading and at not in held:
            section = item
        members = held.get(at, [])
        if not members or (at not in figures and isinstance(item, Piece) and at + 1 in figures):
            continue  # a line that names a level and leads in what is below
        if isinstance(item, int) or before != at - 1 or groups[-1].table is not None:
            groups.append(Group(over=_over(items, at, figures), section=section))
        group = groups[-1]
        group.members += members
        group.table = item if isinstance(item, int) else None
        group.under = _under(items, at, held)
        before = at
        if isinstance(item, Piece):
            _note_edges(group, item, [candidates[m] for m in members])
    return [g for g in groups if g.table is not None or len(g.members) >= _LEAST or g.tail]


def _items(paragraphs: Sequence[Paragraph], blocks: Sequence[CleanBlock]) -> list[_Item]:
    placed: list[tuple[int, int, _Item]] = [(at, 0, at) for at, b in enumerate(blocks) if isinstance(b, CleanTable)]
    for number, paragraph in enumerate(paragraphs):
        placed += [(paragraph.index, order, piece) for order, piece in enumerate(_pieces(paragraph, number))]
    return [item for _, _, item in sorted(placed, key=lambda p: p[:2])]


def _pieces(paragraph: Paragraph, number: int) -> list[Piece]:
    """The lines of a paragraph as its author broke it: what only a page broke goes on, but for what opens a caption."""
    starts = [
        start
        for start in paragraph.starts
        if start == 0 or paragraph.text[start - 1] == "\n" or opens(to_key(paragraph.text[start:]), "caption_opens")
    ]
    ends = [*starts[1:], len(paragraph.text)]
    texts = ((paragraph.text[start:end].rstrip(), start) for start, end in zip(starts, ends, strict=True))
    return [Piece(text, number, start, paragraph.is_heading) for text, start in texts if text.strip()]


def _held(
    candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph], items: Sequence[_Item]
) -> Mapping[int, list[int]]:
    """The candidates of each item, by their positions."""
    tables = {item: at for at, item in enumerate(items) if isinstance(item, int)}
    pieces: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, item in enumerate(items):
        if isinstance(item, Piece):
            pieces[item.number].append((at, item.start))
    numbers = {p.index: n for n, p in enumerate(paragraphs)}
    held: dict[int, list[int]] = defaultdict(list)
    for position, c in enumerate(candidates):
        if c.block in tables:
            held[tables[c.block]].append(position)
        elif c.block in numbers:
            number = numbers[c.block]
            place = _place_in(c, paragraphs[number])
            mine = bisect_right(pieces[number], place, key=lambda piece: piece[1])
            if mine:
                held[pieces[number][mine - 1][0]].append(position)
    return held


def _place_in(c: Candidate, paragraph: Paragraph) -> int:
    """Where a print stands in its paragraph: by its place alone where nothing else is known."""
    if c.at >= 0:
        return c.at
    lines = zip(paragraph.lines, paragraph.starts, strict=True)
    return next((start for line, start in lines if line.place == c.place), 0)


def _over(items: Sequence[_Item], at: int, figures: Container[int]) -> list[Piece]:
    """The lines over an item that may speak of it, the nearest first."""
    found: list[Piece] = []
    for place in range(at - 1, -1, -1):
        item = items[place]
        if not isinstance(item, Piece) or place in figures or _holds_figure(_without_number(item.text)):
            break
        if _LITTLE.fills(to_key(item.text)):
            continue
        if found and not item.is_heading:
            break
        found.append(item)
        if len(found) == _LINES:
            break
    return found


def _under(items: Sequence[_Item], at: int, held: Mapping[int, list[int]]) -> list[Piece]:
    """The lines under an item that may speak of it; lines of a list that were not read are passed over."""
    found: list[Piece] = []
    for place in range(at + 1, min(at + 1 + _LINES + _UNREAD, len(items))):
        item = items[place]
        if not isinstance(item, Piece) or place in held or len(found) == _LINES:
            break
        if found or not _holds_figure(item.text):
            found.append(item)
    return found


def _holds_figure(text: str) -> bool:
    return any(number.decimals in (1, 2) for number in find_numbers(text))


def _without_number(text: str) -> str:
    """The text without the number that opens a caption or heading: "ตารางที่ 3.12"."""
    head, _, rest = text.strip().partition(" ")
    return rest if any(map(str.isdecimal, head)) or _LITTLE.fills(to_key(head)) else text


def _note_edges(group: Group, piece: Piece, prints: Sequence[Candidate]) -> None:
    """Keep the words before and behind the figures of a line of several scores, or of one figure."""
    at = [c.at - piece.start for c in prints if c.at >= piece.start]
    codes = {c.code for c in prints if c.score is not None}
    group.tail = ""
    if len(at) != len(prints) or len(group.members) != len(prints):
        return
    if len(codes) >= _SERIES:
        first = min((hit.start for hit in names_in(piece.text)), default=0)
        lead = piece.text[: min(first, *at)]
        plain = not (_holds_figure(lead) or holds(to_key(piece.text[len(lead) : max(at)]), "caption_this_year"))
        group.lead = lead if len(to_key(lead)) <= _LONGEST_LEAD and plain else ""
    if len(codes) >= _SERIES or len(codes) == 1:
        last = max((number.end for number in find_numbers(piece.text) if number.decimals in (1, 2)), default=0)
        group.tail = piece.text[last:]
