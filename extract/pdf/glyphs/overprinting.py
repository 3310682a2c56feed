"""Text that was drawn over text: a string is taken or dropped as a whole, never mixed with the one beneath it.

A word printed twice, a little apart, looks bold or throws a shadow; a figure typed over another one takes its place
where something may hide the other one. Two figures that are both seen on one spot are no figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.extract.layout.page_objects import NO_DIGIT, Char
from prongsai.extract.layout.words import GAP, is_mark
from prongsai.extract.records import BBox

Veils = Sequence[tuple[int, BBox]]  # see `PageObjects.veils`

UNREADABLE = "\ufffd"
_SAME_LINE = 0.4  # em; strings whose baselines lie further apart do not lie over each other
_SHADOW = 0.3  # em; as far as a shadow reaches
_TOUCH = 0.2  # em; less of an overlap is kerning, or a font that gives wrong widths
_REPLACED = 0.5  # share of a string's letters that lies beneath another one
_UNLIKE = 2.0  # times as large: a mark over the page is no correction of what stands beneath it
_HIDDEN = 0.25  # of a character's height; with so much hidden it is not read
_MOST_PAIRS = 400_000  # strings that share a line; no honest page has so many


class _String:
    """Characters that were drawn one after another; `start` and `end` run along the direction of reading, points."""

    __slots__ = (
        "at", "baseline", "chars", "covered", "end", "invisible", "letters", "over", "rotation", "size", "start",
    )  # fmt: skip

    def __init__(self, at: list[int], chars: Sequence[Char]) -> None:
        first = chars[at[0]]
        self.at, self.chars = at, chars
        self.rotation, self.invisible = first.rotation, first.invisible
        self.start, self.end = _along(first)[0], max(_along(chars[i])[1] for i in at[-2:])
        self.baseline, self.size = first.baseline, first.size if first.size > 1 else 1.0
        self.letters: list[tuple[int, str, float, float]] = []  # position among the characters, text, start, end
        self.covered: set[int] = set()  # letters beneath other strings
        self.over: list[_String] = []  # those strings

    @property
    def text(self) -> str:
        return "".join(self.chars[i].text for i in self.at)

    def spelled(self) -> bool:
        """Whether there are letters or digits, which are looked for when they are first asked for."""
        if not self.letters:
            chars = ((i, self.chars[i]) for i in self.at)
            self.letters = [(i, char.text, *_along(char)) for i, char in chars if char.text.isalnum()]
        return bool(self.letters)


def whole_strings(chars: list[Char], veils: Veils | None = None) -> list[Char]:
    """The characters without the strings that repeat, or are replaced by, what lies over them; else the same list.

    Of two strings the one that is seen wins over an invisible one, else the last painted. Where only a part of a
    string lies beneath another one, its digits there become U+FFFD: what they say cannot be told. Of two figures that
    are both seen the upper one stays, with `NO_DIGIT` for its digits: the page's picture says no more.

    Args:
        chars: all characters of a page in the order in which they were drawn.
        veils: what may hide some of them; None where it is not known.
    """
    dropped: set[int] = set()
    unreadable: dict[int, str] = {}
    runs = _without_double_strokes(_runs(chars), chars, dropped)
    strings = [_String(run, chars) for run in runs if not chars[run[0]].rotation % 90]
    for under, over in _overlapping(strings):
        _resolve(under, over, dropped)
    for string in strings:
        if string.covered and string.at[0] not in dropped:
            if len(string.covered) >= _REPLACED * len(string.letters):
                dropped.update(string.at)
                if veils is not None:
                    both = (i for over in string.over for i in _digits_on(over, string, veils))
                    unreadable.update(dict.fromkeys(both, NO_DIGIT))
            else:
                lost = (i for i in string.covered if chars[i].text.isdigit())
                unreadable.update(dict.fromkeys(lost, UNREADABLE))
    if not dropped and not unreadable:
        return chars
    return [
        char._replace(text=unreadable[at]) if at in unreadable else char
        for at, char in enumerate(chars)
        if at not in dropped
    ]


def _runs(chars: Sequence[Char]) -> list[list[int]]:
    """Positions of the characters that follow each other between white space, gaps and steps back."""
    runs: list[list[int]] = []
    run: list[int] | None = None
    invisible = False
    rotation = 0
    middle = reach = baseline = level = 0.0
    for at, char in enumerate(chars):
        if char.text.isspace():
            run = None
            continue
        start, end = (char.x0, char.x1) if not char.rotation else _along(char)
        if (
            run is not None
            and middle <= start <= reach
            and -level <= char.baseline - baseline <= level
            and char.rotation == rotation
            and char.invisible is invisible
        ):
            run.append(at)
        elif run is not None and is_mark(char.text):
            run.append(at)
            continue
        else:
            run = [at]
            runs.append(run)
            rotation, invisible, baseline, level = char.rotation, char.invisible, char.baseline, _SAME_LINE * char.size
        middle, reach = (start + end) / 2, end + GAP * char.size
    return runs


def _along(char: Char) -> tuple[float, float]:
    """Where a character starts and ends in its direction of reading."""
    if not char.rotation:
        return char.x0, char.x1
    if char.rotation == 90:
        return -char.bottom, -char.top
    return (-char.x1, -char.x0) if char.rotation == 180 else (char.top, char.bottom)


def _without_double_strokes(runs: list[list[int]], chars: Sequence[Char], dropped: set[int]) -> list[list[int]]:
    """Join the runs that part only because every letter was printed twice before the next one."""
    kept: list[list[int]] = []
    for run in runs:
        base = _last_base(kept[-1], chars) if kept else None
        if base is None or chars[base].text != chars[run[0]].text or not _twins(chars[base], chars[run[0]]):
            kept.append(run)
            continue
        marks = {chars[i].text for i in kept[-1] if i > base}
        dropped.add(run[0])
        rest = iter(run[1:])
        for at in rest:
            text = chars[at].text
            if not is_mark(text):
                kept[-1].extend((at, *rest))
            elif text in marks:
                dropped.add(at)
            else:
                marks.add(text)
                kept[-1].append(at)
    return kept


def _last_base(run: Sequence[int], chars: Sequence[Char]) -> int | None:
    return next((i for i in reversed(run) if not is_mark(chars[i].text)), None)


def _twins(one: Char, other: Char) -> bool:
    """Whether a character was printed again at once, less than half its width apart."""
    if one.rotation != other.rotation or one.invisible != other.invisible:
        return False
    start, end = _along(one)
    reach = _SHADOW * one.size
    step = abs(_along(other)[0] - start)
    return step <= reach and 2 * step < end - start and abs(one.baseline - other.baseline) <= reach


def _overlapping(strings: list[_String]) -> Iterator[tuple[_String, _String]]:
    """Pairs of strings that lie over each other: first the one beneath."""
    order = sorted(range(len(strings)), key=lambda i: (strings[i].rotation, strings[i].baseline))
    left = _MOST_PAIRS
    for at, i in enumerate(order):
        one = strings[i]
        reach = one.baseline + _SAME_LINE * one.size
        for k in order[at + 1 :]:
            other = strings[k]
            left -= 1
            if other.baseline > reach or other.rotation != one.rotation or left < 0:
                break
            if other.start >= one.end or one.start >= other.end:
                continue
            size, larger = sorted((one.size, other.size))
            if min(one.end, other.end) - max(one.start, other.start) <= _TOUCH * size or larger > _UNLIKE * size:
                continue
            if abs(one.baseline - other.baseline) > _SAME_LINE * size or not (one.spelled() and other.spelled()):
                continue
            first, last = (one, other) if i < k else (other, one)
            yield (last, first) if last.invisible and not first.invisible else (first, last)


def _resolve(under: _String, over: _String, dropped: set[int]) -> None:
    """Drop the repeated string of a pair, or note which letters of the lower one the upper one covers."""
    if _repeats(over, under):
        dropped.update(under.at if under.invisible and not over.invisible else over.at)
        return
    beneath = {i for i, _, start, end in under.letters if any(a < (start + end) / 2 < b for _, _, a, b in over.letters)}
    if beneath and under.invisible and not over.invisible:
        dropped.update(under.at)
    elif beneath and len(beneath) < _REPLACED * len(under.letters) and _repeats_part(over, under):
        dropped.update(over.at)
    else:
        under.covered |= beneath
        if beneath:
            under.over.append(over)


def _digits_on(over: _String, under: _String, veils: Veils) -> Iterator[int]:
    """The digits of a figure on the spot of another one that nothing painted between them can hide."""
    both = [[i for i, text, _, _ in string.letters if text.isdigit()] for string in (under, over)]
    hidden = any(_hidden(under.chars[i], i, over.at[0], veils) for i in under.covered)
    if all(both) and not hidden and not over.invisible:
        yield from both[1]


def _hidden(char: Char, at: int, end: int, veils: Veils) -> bool:
    """Whether something painted after a character, and before the one at `end`, may hide it."""
    x, least = (char.x0 + char.x1) / 2, _HIDDEN * (char.bottom - char.top)
    return any(
        at < n <= end and x0 <= x <= x1 and min(bottom, char.bottom) - max(top, char.top) >= least
        for n, (x0, top, x1, bottom) in veils
    )


def _repeats(one: _String, other: _String) -> bool:
    size = min(one.size, other.size)
    step = max(abs(one.start - other.start), abs(one.baseline - other.baseline))
    return one.text == other.text and step <= _SHADOW * size


def _repeats_part(part: _String, whole: _String) -> bool:
    """Whether every letter of a string stands, no further than a shadow away, in another one."""
    reach = _SHADOW * part.size
    return all(
        any(text == other and abs(start - at) <= reach for _, other, at, _ in whole.letters)
        for _, text, start, _ in part.letters
    )
