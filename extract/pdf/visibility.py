"""Only painted text is a print: what a page does not show is taken out of its characters, each with its reason.

An OCR layer is kept: text without ink over a picture or over outlines, and text under a scan of the whole page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median

import numpy as np
from pdfminer.pdftypes import PDFStream
from prongsai.extract.layout.page_objects import Char, PageObjects, RulingLine
from prongsai.extract.pdf.colours import RGB, WHITE, alike
from prongsai.extract.pdf.ink_check import doubtful_chars
from prongsai.extract.pdf.painting import Fill, TextRun
from prongsai.extract.pdf.strikes import struck_chars
from prongsai.extract.pdf.text_layer_quality import DRAWN_TEXT, LITTLE_TEXT, PICTURE_PAGE, image_share
from prongsai.extract.records import BBox, Unseen

_WHOLE_PAGE = 0.85  # share of the page; a picture as large as this over text is a scan over its OCR layer
_LETTER = 3.0  # points; no letter stands on a smaller fill
_MOST_FILLS = 20_000  # of one page; no honest page has more that could hide text
_SPECK, _TENTH = 1.0, 0.1  # points and share of the page's usual size; no letter so small is read
_SIZE = attrgetter("size")
_LARGE = 0.05  # share of the page; a table lies under no smaller fill
_EDGE = 1.0  # points; a line so near to a fill's edge is its border
_OPAQUE_SAMPLES = 1 << 24  # bytes of a soft mask that is looked at

_Reasons = dict[int, Unseen]


def leave_out_unseen(
    objects: PageObjects, fills: Sequence[Fill], runs: Sequence[TextRun], strikes: Sequence[RulingLine]
) -> None:
    """Move the characters that nobody sees from `objects.chars` to `objects.unseen`.

    Args:
        objects: the page; changed in place.
        fills: what was filled, in the order of painting.
        runs: the runs of its characters, in the same order.
        strikes: lines that are no part of the page's own.
    """
    reasons: _Reasons = {}
    _layers_off(objects, runs, reasons)
    _without_ink(objects, runs, reasons)
    shown = fills[:_MOST_FILLS]
    _in_colour_of_ground(objects, shown, runs, reasons)
    _covered(objects, shown, runs, reasons)
    _specks(objects, reasons)
    for index in struck_chars(objects.chars, [*objects.ruling_lines, *strikes]):
        reasons.setdefault(index, Unseen.STRUCK)
    doubts = doubtful_chars(objects, shown, _members(objects, runs))
    if reasons:
        objects.unseen += [(objects.chars[i], reason) for i, reason in sorted(reasons.items())]
        objects.chars = [char for i, char in enumerate(objects.chars) if i not in reasons]
    gone = sorted(reasons)
    objects.veils = list(_veils(shown, runs, gone))
    objects.doubts = {i - bisect_left(gone, i): reason for i, reason in doubts.items() if i not in reasons}
    _leave_out_lines(objects, shown)


def _leave_out_lines(objects: PageObjects, fills: Iterable[Fill]) -> None:
    """Drop the ruling lines under a later opaque fill that is as large as a table, and not the scan of a page."""
    page = objects.width * objects.height
    gone: set[int] = set()
    for fill in fills:
        if not fill.solid or not fill.lines:
            continue
        share = (fill.x1 - fill.x0) * (fill.bottom - fill.top) / page
        if _LARGE <= share < _WHOLE_PAGE and (fill.mask is None or _lets_nothing_through(fill.mask)):
            gone.update(id(line) for line in objects.ruling_lines[: fill.lines] if _lies_under(line, fill))
    if gone:
        objects.ruling_lines = [line for line in objects.ruling_lines if id(line) not in gone]


def _lies_under(line: RulingLine, fill: Fill) -> bool:
    """Whether a fill hides a line, which may reach the fill's edge but does not run along it."""
    flat = line.bottom - line.top < line.x1 - line.x0
    x, y = (-_EDGE, _EDGE) if flat else (_EDGE, -_EDGE)
    inside = fill.x0 + x <= line.x0 and line.x1 <= fill.x1 - x
    return inside and fill.top + y <= line.top and line.bottom <= fill.bottom - y


def _veils(fills: Sequence[Fill], runs: Sequence[TextRun], gone: Sequence[int]) -> Iterator[tuple[int, BBox]]:
    """What was painted between two runs: see `PageObjects.veils`."""
    for before, run in pairwise(runs):
        for fill in fills[before.fills : run.fills]:
            yield run.first - bisect_left(gone, run.first), fill[:4]


def _members(objects: PageObjects, runs: Sequence[TextRun]) -> Iterator[tuple[TextRun, range]]:
    """Each run with the indices of its characters."""
    ends = [*(run.first for run in runs[1:]), len(objects.chars)]
    for run, end in zip(runs, ends, strict=False):
        yield run, range(run.first, end)


def _layers_off(objects: PageObjects, runs: Sequence[TextRun], reasons: _Reasons) -> None:
    if any(run.off for run in runs):
        for run, members in _members(objects, runs):
            if run.off:
                reasons.update(dict.fromkeys(members, Unseen.LAYER_OFF))


def _without_ink(objects: PageObjects, runs: Sequence[TextRun], reasons: _Reasons) -> None:
    """Text that is not painted, unless it is a layer over a picture, or over a page of outlines."""
    bare = [(run, members) for run, members in _members(objects, runs) if not run.painted and not run.off]
    if not bare:
        return
    painted = len(objects.chars) - sum(len(members) for _, members in bare) - len(reasons)
    if objects.drawn >= DRAWN_TEXT and painted < LITTLE_TEXT:
        return
    images = list(objects.images)
    for _, members in bare:
        for index in members:
            x, y = _heart(objects.chars[index])
            over = next((i for i, box in enumerate(images) if _holds(box, x, y)), None)
            if over is None:
                reasons.setdefault(index, Unseen.NOT_PAINTED)
            elif over:
                images.insert(0, images.pop(over))  # the next character most often lies over the same picture


def _in_colour_of_ground(
    objects: PageObjects, fills: Sequence[Fill], runs: Sequence[TextRun], reasons: _Reasons
) -> None:
    """Text in the colour of what lies beneath: the last fill that holds it, or the paper."""
    for run, members in _members(objects, runs):
        inks = [ink for ink in run.inks if ink is not None]
        if len(inks) < len(run.inks) or not run.painted or run.off or not members:
            continue
        on_paper = all(alike(ink, WHITE, run.alpha) for ink in inks)
        same = [fill for fill in fills[: run.fills] if _is_of(fill, inks, run.alpha)]
        if not on_paper and not same:
            continue
        box = _around(objects.chars[members.start : members.stop])
        same = [fill for fill in same if _touch(fill, box)]
        if not on_paper and not same:
            continue
        beneath = [fill for fill in fills[: run.fills] if _touch(fill, box)]
        for index in members:
            middle = _middle(objects.chars[index])
            if (on_paper or any(_touch(fill, middle) for fill in same)) and all(
                _is_ground(ink, middle, beneath, run.alpha) for ink in inks
            ):
                reasons.setdefault(index, Unseen.COLOUR_OF_GROUND)


def _is_of(fill: Fill, inks: Sequence[RGB], alpha: float) -> bool:
    """Whether a fill is large enough to hold a letter, and of its colour."""
    colour = fill.colour
    large = fill.x1 - fill.x0 >= _LETTER and fill.bottom - fill.top >= _LETTER
    return large and colour is not None and all(alike(ink, colour, alpha) for ink in inks)


def _around(chars: Sequence[Char]) -> BBox:
    return (
        min([c.x0 for c in chars]), min([c.top for c in chars]),
        max([c.x1 for c in chars]), max([c.bottom for c in chars]),
    )  # fmt: skip


def _is_ground(ink: RGB, box: BBox, beneath: Sequence[Fill], alpha: float) -> bool:
    """Whether the middle of a character stands on its own colour, wherever that is known."""
    for fill in reversed(beneath):
        if not _touch(fill, box):
            continue
        if fill.colour is None or not alike(ink, fill.colour, alpha):
            return False
        if fill.x0 <= box[0] and box[2] <= fill.x1 and fill.top <= box[1] and box[3] <= fill.bottom:
            return True
    return alike(ink, WHITE, alpha)


def _covered(objects: PageObjects, fills: Sequence[Fill], runs: Sequence[TextRun], reasons: _Reasons) -> None:
    """Text under a later opaque box or picture; a picture of the whole page is a scan over its layer."""
    late = runs[0].fills if runs else len(fills)
    covers = [(i, fill) for i, fill in enumerate(fills[late:], late) if fill.solid]
    if not covers:
        return
    boxes = np.array([fill[:4] for _, fill in covers])
    order = np.array([i for i, _ in covers])
    hidden: dict[int, Fill] = {}
    for run, members in _members(objects, runs):
        if run.off or run.bounds or run.fills > order[-1] or not members:
            continue
        x0, top, x1, bottom = _around(objects.chars[members.start : members.stop])
        over = (boxes[:, 0] < x1) & (boxes[:, 2] > x0) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
        for k in np.flatnonzero(over & (order >= run.fills)):
            cover = covers[k][1]
            hidden.update((index, cover) for index in members if _hides(cover, objects.chars[index]))
    pictures = [fill for fill in hidden.values() if fill.colour is None]
    scan = bool(pictures) and _is_scan(objects, pictures, hidden, reasons)
    opaque: dict[int, bool] = {}
    for index, fill in hidden.items():
        if fill.colour is None and scan:
            continue
        if fill.mask is not None and not opaque.setdefault(id(fill.mask), _lets_nothing_through(fill.mask)):
            continue
        reasons.setdefault(index, Unseen.COVERED)


def _is_scan(objects: PageObjects, pictures: Iterable[Fill], hidden: Iterable[int], reasons: _Reasons) -> bool:
    share = image_share({fill[:4] for fill in pictures}, objects.width, objects.height)
    gone = {*hidden, *reasons}
    seen = sum(1 for i, char in enumerate(objects.chars) if i not in gone and not char.text.isspace())
    return share >= _WHOLE_PAGE or share >= PICTURE_PAGE and seen < LITTLE_TEXT


def _specks(objects: PageObjects, reasons: _Reasons) -> None:
    """Letters far too small for an eye, beside others; the scale of a font whose glyphs are drawn is not known."""
    if not objects.chars or min(map(_SIZE, objects.chars)) >= _SPECK:
        return
    small = [i for i, char in enumerate(objects.chars) if char.size < _SPECK and char.bottom - char.top < _SPECK]
    if small and any(char.size >= _SPECK for char in objects.chars):
        usual = median(char.size for char in objects.chars if char.size >= _SPECK)
        reasons.update({i: Unseen.TOO_SMALL for i in small if objects.chars[i].size < _TENTH * usual})


def _lets_nothing_through(mask: PDFStream) -> bool:
    """Whether a soft mask of eight bits hides all that lies under its picture."""
    if mask.get("BitsPerComponent") != 8:
        return False
    try:
        data = mask.get_data()
    except Exception:  # whatever a damaged stream raises: then the picture is not known to hide anything
        return False
    return 0 < len(data) <= _OPAQUE_SAMPLES and min(data) >= 0xF0


def _hides(cover: Fill, char: Char) -> bool:
    """Whether a box lies over the middle of a character and is no line through it."""
    x, y = _heart(char)
    tall = 0.5 * (char.bottom - char.top)
    return _holds(cover[:4], x, y) and cover.bottom - cover.top >= tall and cover.x1 - cover.x0 >= 0.25 * tall


def _heart(char: Char) -> tuple[float, float]:
    return (char.x0 + char.x1) / 2, char.top * 0.4 + char.bottom * 0.6


def _middle(char: Char) -> BBox:
    """The part of a character's box that its ink surely fills."""
    wide, tall = char.x1 - char.x0, char.bottom - char.top
    return char.x0 + 0.2 * wide, char.top + 0.4 * tall, char.x1 - 0.2 * wide, char.top + 0.75 * tall


def _holds(box: BBox, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _touch(fill: Fill, box: BBox) -> bool:
    return fill.x0 <= box[2] and box[0] <= fill.x1 and fill.top <= box[3] and box[1] <= fill.bottom
