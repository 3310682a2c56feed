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
_WHOLE_PAGE = 0.85  # share of the page; what is as large as this over text is a scan over its OCR layer
_STRIP = (1.0, 8.0)  # points; pictures and covers are cut into strips as thin as this, and rules are thinner
_ABOVE, _BELOW = 0.75, 0.1  # em over and under the baseline
_NARROW = 0.05  # em; a mark, which goes with its letter


def doubtful_chars(
    objects: PageObjects, fills: Sequence[Fill], members: Iterable[tuple[TextRun, range]]
) -> dict[int, Unseen]:
    """The characters of which content does not tell whether they are seen, and why they would not be."""
    doubts: dict[int, Unseen] = {}
    scan = _WHOLE_PAGE * objects.width * objects.height
    covers = _Boxes([(i, fill) for i, fill in enumerate(fills) if _may_cover(fill, scan)])
    grounds = _Boxes([(i, fill) for i, fill in enumerate(fills) if fill.colour is None])
    for run, indices in members:
        if not indices or not run.painted or run.off or run.by_viewer:
            continue
        if run.doubt is not None:
            doubts.update(dict.fromkeys(indices, run.doubt))
            continue
        on = grounds.hold(objects.chars, indices, 0, run.fills)
        doubts.update(dict.fromkeys(on, Unseen.COLOUR_OF_GROUND))
        under = covers.hold(objects.chars, indices, run.fills, len(fills))
        doubts.update(dict.fromkeys(under, Unseen.COVERED))
    return doubts


def leave_out_inkless(objects: PageObjects, document: pdfium.PdfDocument, index: int) -> None:
    """Move doubted characters without ink in the picture of page `index` (from 0) to `objects.unseen`.

    A picture that lacks letters of which there is no doubt is not believed: PDFium may not draw their font. Where all
    are doubted, it is believed of fonts that it does draw.
    """
    doubts, chars = objects.doubts, objects.chars
    if not doubts or objects.slope:
        return
    gone = _without_ink(chars, sorted(doubts), _Picture(objects, document, index))
    objects.unseen += [(chars[i], doubts[i]) for i in gone]
    lost = set(gone)
    objects.chars = [char for i, char in enumerate(chars) if i not in lost]
    objects.veils = [(before - bisect_left(gone, before), box) for before, box in objects.veils or ()]


def _without_ink(chars: Sequence[Char], doubted: Sequence[int], picture: _Picture) -> list[int]:
    """The doubted characters that the picture does not show, as far as it is believed."""
    among = set(doubted)
    sure = [char for i, char in enumerate(chars) if i not in among and not char.invisible and char.text.strip()]
    sample = sure[:: len(sure) // _SAMPLE + 1]
    if sample and sum(map(picture.has_ink, sample)) < _DRAWN * len(sample):
        return []
    inked = {i for i in doubted if picture.has_ink(chars[i])}
    drawn = {chars[i].font for i in inked}
    gone: list[int] = []
    last = False
    for i in doubted:
        goes_with = not chars[i].text.strip() or chars[i].x1 - chars[i].x0 < _NARROW * chars[i].size
        last = last if goes_with else i not in inked and (bool(sample) or chars[i].font in drawn)
        if last:
            gone.append(i)
    return gone


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


def _may_cover(fill: Fill, scan: float) -> bool:
    """Whether a fill hides text though it is not known to: no box, in strips, or with holes; a scan hides none."""
    wide, tall = fill.x1 - fill.x0, fill.bottom - fill.top
    if wide * tall >= scan:
        return False
    if fill.solid and fill.mask is None:
        return _STRIP[0] <= tall < _STRIP[1] and wide >= _STRIP[1] or _STRIP[0] <= wide < _STRIP[1] <= tall
    return fill.colour is None


class _Boxes:
    """Boxes in the order of painting."""

    def __init__(self, fills: Sequence[tuple[int, Fill]]) -> None:
        self.order = [i for i, _ in fills]
        self.boxes = np.array([fill[:4] for _, fill in fills], dtype=float).reshape(-1, 4)

    def hold(self, chars: Sequence[Char], indices: range, since: int, until: int) -> list[int]:
        """The characters whose middle lies in a box that is painted from `since` on and before `until`."""
        boxes = self.boxes[bisect_left(self.order, since) : bisect_left(self.order, until)]
        if not len(boxes):
            return []
        own = chars[indices.start : indices.stop]
        x = np.array([(char.x0 + char.x1) / 2 for char in own])
        y = np.array([char.top * 0.4 + char.bottom * 0.6 for char in own])
        near = (boxes[:, 0] <= x.max()) & (boxes[:, 2] >= x.min()) & (boxes[:, 1] <= y.max()) & (boxes[:, 3] >= y.min())
        inside = np.zeros(len(own), dtype=bool)
        for x0, top, x1, bottom in boxes[near]:
            inside |= (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
        return [indices.start + int(k) for k in np.flatnonzero(inside)]
