"""Whether there is ink where painted text should be, asked of the page's picture where content alone does not tell.

Pattern colours, blend modes, soft masks, clips of any shape and covers that are no plain boxes hide text or show it;
only painting them tells. Pages without any of these are not painted.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray
from prongsai.extract.layout.page_objects import Char, PageObjects
from prongsai.extract.pdf.painting import Fill, TextRun
from prongsai.extract.records import BBox, Unseen

_SCALE = 2.0  # pixels a point
_MOST_PIXELS = 4000  # of the longer side
_CONTRAST = 20  # of 255; less of it is no ink
_SAMPLE = 200  # letters nobody doubts, by which the picture itself is judged
_DRAWN = 0.9  # share of them that must show
_PALE = 0.5  # an ink with so much of a colour may be that of a ground which is not known
_ABOVE, _BELOW = 0.75, 0.1  # em over and under the baseline
_NARROW = 0.05  # em; a mark, which goes with its letter


def doubtful_chars(
    chars: Sequence[Char], fills: Sequence[Fill], members: Iterable[tuple[TextRun, range]]
) -> dict[int, Unseen]:
    """The characters of which content does not tell whether they are seen, and why they would not be."""
    doubts: dict[int, Unseen] = {}
    unsure = [(i, fill) for i, fill in enumerate(fills) if fill.colour is None and (not fill.solid or fill.mask)]
    grounds = [(i, fill) for i, fill in enumerate(fills) if fill.colour is None]
    for run, indices in members:
        if not indices or not run.painted or run.off:
            continue
        if run.doubt is not None:
            doubts.update(dict.fromkeys(indices, run.doubt))
            continue
        over = [fill for i, fill in unsure if i >= run.fills]
        pale = any(ink is None or max(ink) >= _PALE for ink in run.inks)
        under = [fill for i, fill in grounds if i < run.fills] if pale else []
        for reason, boxes in ((Unseen.COVERED, over), (Unseen.COLOUR_OF_GROUND, under)):
            if boxes:
                doubts.update(dict.fromkeys(_within(chars, indices, boxes), reason))
    return doubts


def leave_out_inkless(objects: PageObjects, document: pdfium.PdfDocument, index: int) -> None:
    """Move doubted characters without ink in the picture of page `index` (from 0) to `objects.unseen`.

    A picture that lacks letters of which there is no doubt is not believed: PDFium may not draw their font.
    """
    doubts, chars = objects.doubts, objects.chars
    if not doubts or objects.slope:
        return
    picture = _Picture(objects, document, index)
    sure = [char for i, char in enumerate(chars) if i not in doubts and not char.invisible and char.text.strip()]
    sample = sure[:: len(sure) // _SAMPLE + 1]
    if not sample or sum(map(picture.has_ink, sample)) < _DRAWN * len(sample):
        return
    gone: list[int] = []
    last = False
    for i in sorted(doubts):
        goes_with = not chars[i].text.strip() or chars[i].x1 - chars[i].x0 < _NARROW * chars[i].size
        last = last if goes_with else not picture.has_ink(chars[i])
        if last:
            gone.append(i)
    objects.unseen += [(chars[i], doubts[i]) for i in gone]
    lost = set(gone)
    objects.chars = [char for i, char in enumerate(chars) if i not in lost]
    objects.veils = [(before - bisect_left(gone, before), box) for before, box in objects.veils or ()]


class _Picture:
    """A painted page, asked for ink by boxes of the page."""

    def __init__(self, objects: PageObjects, document: pdfium.PdfDocument, index: int) -> None:
        page = document[index]
        try:
            scale = min(_SCALE, _MOST_PIXELS / max(*page.get_size(), 1.0))
            bitmap = page.render(scale=scale, rev_byteorder=True)
            self.pixels: NDArray[np.uint8] = bitmap.to_numpy()[:, :, :3].copy()
            bitmap.close()
        finally:
            page.close()
        self.across = self.pixels.shape[1] / objects.width
        self.down = self.pixels.shape[0] / objects.height

    def has_ink(self, char: Char) -> bool:
        """Whether the place of a character is of more than one colour."""
        x0, top, x1, bottom = _letter(char)
        left, right = max(math.floor(x0 * self.across), 0), math.ceil(x1 * self.across)
        upper, lower = max(math.floor(top * self.down), 0), math.ceil(bottom * self.down)
        part = self.pixels[upper:lower, left:right].reshape(-1, 3)
        return bool(part.size) and int(np.ptp(part, axis=0).max()) > _CONTRAST


def _letter(char: Char) -> BBox:
    """Where the ink of a character lies, without the rules beneath it."""
    if char.rotation != 0:
        return char.x0, char.top, char.x1, char.bottom
    return char.x0, char.baseline - _ABOVE * char.size, char.x1, char.baseline + _BELOW * char.size


def _within(chars: Sequence[Char], indices: range, boxes: Sequence[Fill]) -> list[int]:
    """The characters whose middle lies in any of some boxes."""
    own = chars[indices.start : indices.stop]
    x = np.array([(char.x0 + char.x1) / 2 for char in own])
    y = np.array([char.top * 0.4 + char.bottom * 0.6 for char in own])
    inside = np.zeros(len(own), dtype=bool)
    left, right, upper, lower = x.min(), x.max(), y.min(), y.max()
    for box in boxes:
        if box.x0 <= right and left <= box.x1 and box.top <= lower and upper <= box.bottom:
            inside |= (box.x0 <= x) & (x <= box.x1) & (box.top <= y) & (y <= box.bottom)
    return [indices.start + int(k) for k in np.flatnonzero(inside)]
