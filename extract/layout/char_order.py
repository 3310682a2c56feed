"""Characters as they are read: those drawn in no order, points drawn apart, raised numbers, those at a slant."""

from __future__ import annotations

import math
from collections.abc import Sequence

from prongsai.extract.layout.lying_tables import SCORE
from prongsai.extract.layout.page_objects import Char
from prongsai.extract.layout.words import is_mark, rounded
from prongsai.extract.raised_notes import BETWEEN, as_note, is_digit
from prongsai.extract.records import BBox, Place, TextLine, around

_SAMPLE = 240  # pairs of characters of a page that are looked at
_LEAST_PAIRS = 40  # fewer tell nothing
_JUMPS = 0.5  # share of pairs that do not follow each other; prose jumps at the end of a line, tables at a word's
_BACK, _FORTH = 0.6, 3.0  # em; from the end of one character to the beginning of the next one
_SAME_LINE = 0.35  # em
_LIFTED = 0.8  # em; a mark that was drawn apart from its letter may be so much higher
_UNDER = 0.1  # em; a mark begins at the end of its letter, and before the letter that begins there
_OVER = 5  # characters of the page's own text under a mark
_STEP = 1.6  # em; between the middles of two characters of one string
_POINTS = frozenset(".,")
_BETWEEN = 0.2  # em; a point lies so close to the digits on its sides
_SMALL = 0.8  # of the size of what stands before; a raised number is smaller
_LIFT = 0.12, 0.6  # em above the baseline before
_EQUAL = 0.1  # em; what heights and sizes of one number differ at most
_TOUCH = 0.25  # em; between its start and the end of what stands before
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"


def main_rotation(chars: Sequence[Char]) -> int:
    """The direction in which a page is read: that of most scores, else of most characters.

    Names of columns set upright may well be longer than all text that is level.
    """
    texts: dict[int, list[str]] = {}
    for char in chars:
        if not char.text.isspace():
            texts.setdefault(char.rotation, []).append(char.text)
    return max(texts, key=lambda rotation: (len(SCORE.findall("".join(texts[rotation]))), len(texts[rotation])))


def in_reading_order(chars: list[Char]) -> list[Char]:
    """The characters sorted by their place where a page draws them in no order of reading; else the same list.

    Args:
        chars: all characters of a page that are read from left to right.
    """
    step = max(1, len(chars) // _SAMPLE)
    pairs = jumps = 0
    for at in range(0, len(chars) - 1, step):
        one, other = chars[at], chars[at + 1]
        if one.text.isspace() or other.text.isspace() or is_mark(one.text) or is_mark(other.text):
            continue
        pairs += 1
        em = max(one.size, 1.0)
        level = abs(other.baseline - one.baseline) <= _SAME_LINE * em
        jumps += not (level and -_BACK * em <= other.x0 - one.x1 <= _FORTH * em)
    return _sorted(chars) if pairs >= _LEAST_PAIRS and jumps > _JUMPS * pairs else chars


def with_points_in_place(chars: list[Char]) -> list[Char]:
    """The characters, each point that was drawn apart behind the digit on its left; else the same list.

    Writers that draw a figure in parts, or all points of a page at once, draw the point when both digits stand.

    Args:
        chars: characters that are read from left to right.
    """
    loose = [at for at, char in enumerate(chars) if char.text in _POINTS and not (at and _touch(chars[at - 1], char))]
    if not loose:
        return chars
    digits = [at for at, char in enumerate(chars) if char.text.isdecimal()]
    behind: dict[int, int] = {}  # the digit that a point goes behind, by the point's position
    for at in loose:
        left = [i for i in digits if _touch(chars[i], chars[at])]
        right = [i for i in digits if _touch(chars[at], chars[i])]
        if len(left) == 1 and right == [left[0] + 1]:
            behind[left[0]] = at
    moved = frozenset(behind.values())
    places = (at for i in range(len(chars)) for at in ((i, behind[i]) if i in behind else (i,)) if i not in moved)
    return [chars[at] for at in places] if moved else chars


def _touch(left: Char, right: Char) -> bool:
    em = max(left.size, 1.0)
    return abs(right.x0 - left.x1) <= _BETWEEN * em and abs(right.baseline - left.baseline) <= _SAME_LINE * em


def with_raised_notes(chars: list[Char]) -> list[Char]:
    """The characters, raised digits as characters of their own; behind a point they are the rest of a figure.

    Args:
        chars: characters that are read from left to right, in their order.
    """
    changed: dict[int, Char] = {}
    at = 1
    while at < len(chars):
        end = at
        if _is_note(chars[at], chars[at - 1]):
            end = _end_of(chars, at)
            number = "".join(char.text for char in chars[at:end])
            changed.update((at + n, chars[at + n]._replace(text=text)) for n, text in enumerate(as_note(number)))
        at = max(end, at + 1)
    return [changed.get(n, char) for n, char in enumerate(chars)] if changed else chars


def _is_note(char: Char, before: Char) -> bool:
    if not is_digit(char.text) or before.text.isspace() or before.text == "." or char.size > _SMALL * before.size:
        return False
    if char.invisible:  # the sizes of a layer over a scan are guesses
        return False
    em = max(before.size, 1.0)
    near = -_TOUCH * em <= char.x0 - before.x1 <= _TOUCH * em
    return near and _LIFT[0] * em <= before.baseline - char.baseline <= _LIFT[1] * em


def _end_of(chars: Sequence[Char], at: int) -> int:
    """Where the characters end that stand on the line of a raised digit and are of its size."""
    first, end = chars[at], at + 1
    while end < len(chars) and (is_digit(chars[end].text) or chars[end].text in BETWEEN):
        char, em = chars[end], max(first.size, 1.0)
        if abs(char.baseline - first.baseline) > _EQUAL * em or abs(char.size - first.size) > _EQUAL * em:
            break
        if char.x0 - chars[end - 1].x1 > _TOUCH * em:
            break
        end += 1
    return end


def _sorted(chars: Sequence[Char]) -> list[Char]:
    """By lines from the top, each from left to right, every mark behind its letter."""
    lines: list[list[Char]] = []
    for char in sorted((c for c in chars if not is_mark(c.text)), key=lambda c: c.baseline):
        if lines and char.baseline - lines[-1][-1].baseline <= _SAME_LINE * max(char.size, 1.0):
            lines[-1].append(char)
        else:
            lines.append([char])
    heights = [line[0].baseline for line in lines]
    for mark in (c for c in chars if is_mark(c.text)):
        if not lines:
            return list(chars)
        near = min(range(len(lines)), key=lambda i: abs(heights[i] - mark.baseline))
        if abs(heights[near] - mark.baseline) > _LIFTED * max(mark.size, 1.0):
            lines.append([mark])
            heights.append(mark.baseline)
        else:
            lines[near].append(mark)
    return [char for line in lines for char in sorted(line, key=_place_in_line)]


def _place_in_line(char: Char) -> tuple[float, bool]:
    if is_mark(char.text):
        return char.x0 - _UNDER * char.size, char.text in _TONES
    return char.x0, False


def slanted_strings(chars: Sequence[Char]) -> list[tuple[str, BBox, int]]:
    """Strings at a slant in the order in which they were drawn: text, the box around it, its angle in degrees."""
    strings: list[list[Char]] = []
    for char in chars:
        if strings and strings[-1][-1].rotation == char.rotation and _near(strings[-1][-1], char):
            strings[-1].append(char)
        else:
            strings.append([char])
    found = []
    for string in strings:
        text = "".join(char.text for char in string).strip()
        box = around((c.x0, c.top, c.x1, c.bottom) for c in string)
        if text and box is not None:
            found.append((text, rounded(box), string[0].rotation))
    return found


def slanted_lines(chars: Sequence[Char], number: int) -> list[TextLine]:
    """Strings at a slant as lines of their own; a mark across the page, which lies over its text, is none of it.

    Args:
        chars: all characters of the page.
        number: page number from 1.
    """
    upright = [((c.x0 + c.x1) / 2, (c.top + c.bottom) / 2) for c in chars if not c.rotation % 90]
    lines: list[TextLine] = []
    for text, (x0, top, x1, bottom), _ in slanted_strings([c for c in chars if c.rotation % 90]):
        under = sum(1 for x, y in upright if x0 < x < x1 and top < y < bottom)
        if under < _OVER:
            lines.append(TextLine(text, Place(page=number, box=(x0, top, x1, bottom))))
    return lines


def _near(one: Char, other: Char) -> bool:
    x = (other.x0 + other.x1 - one.x0 - one.x1) / 2
    y = (other.top + other.bottom - one.top - one.bottom) / 2
    return math.hypot(x, y) <= _STEP * max(one.size, 1.0)
