"""The lines of writing of a scanned page, put together from its pieces of ink before anything is read.

A text engine that is given a whole column takes the marks over a line for a line of their own, as often as not, and
loses them; given one line at a time, with nothing of its neighbours in the picture, it reads them. Rows of white do not
part Thai lines: the marks over one reach as low as the vowels under the other. So letters make the lines, and each
mark goes with the piece it stands nearest to.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from prongsai.extract.scan.picture.image_types import Grey, PixelBox

_LETTER = (0.05, 0.3)  # inches that letters are high
_LEAST, _MOST = 0.6, 3.5  # of the usual height that letters of one region have
_SAME_LINE = 0.6  # of a letter's height between the middles of letters in one line
_FEWER, _NEAR = 0.8, 0.35  # of a line's letters are marks at the most; of its height how near to it they stand
_STEPS = (0.2, 0.3, 0.6)  # of a letter's height between a mark and the piece it goes with, nearest first
_ASIDE = 0.3  # of a letter's height that a mark may stand beside its letter
_WITHIN = 0.2  # of a letter's height by which points and hyphens may leave the band of their line
_ABOVE = 0.6  # more marks stand over letters than under them: so much nearer they count
_LONELY = 2.0  # of a letter's height from the rest of the line; what is small and farther away is dirt
_FEW = 1 << 16
_AT_ONCE = 150  # pieces that are measured against all others
_DASH = 0.045  # inches; where there is no letter, pieces as large are the writing

_Pieces = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class InkLine:
    """One line: the box around its ink, its pieces, and those it may share with others (strokes through lines)."""

    box: PixelBox
    height: float  # pixels of its letters
    letters: int  # pieces as high as letters
    pieces: _Pieces
    kept: _Pieces


class TextLineFinder:
    """The ink of one page in connected pieces; pieces that were read already are taken out."""

    def __init__(self, grey: Grey, ink: Grey, dpi: float) -> None:
        self._grey, self._dpi = grey, dpi
        count, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
        self._labels = labels.astype(np.uint16 if count < _FEW else np.int32)  # the page's largest picture by far
        self._x0, self._top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
        self._x1, self._bottom = self._x0 + stats[:, cv2.CC_STAT_WIDTH], self._top + stats[:, cv2.CC_STAT_HEIGHT]
        self._tall = stats[:, cv2.CC_STAT_HEIGHT]
        self._middle_x, self._middle_y = centres[:, 0], centres[:, 1]
        self._free = np.ones(count, bool)
        self._free[0] = False
        self._usual = self._usual_of(np.arange(1, count), 0.1 * dpi)

    def _usual_of(self, pieces: _Pieces, otherwise: float) -> float:
        tall = self._tall[pieces]
        tall = tall[(tall >= _LETTER[0] * self._dpi) & (tall <= _LETTER[1] * self._dpi)]
        return float(np.median(tall)) if tall.size else otherwise

    def take(self, box: PixelBox) -> None:
        """Take out the pieces whose middle is in a box."""
        self._free[self._inside(box)] = False

    def ink(self) -> Grey:
        """The ink that was not taken out."""
        inked: Grey = np.where(self._free, 255, 0).astype(np.uint8)[self._labels]
        return inked

    def _inside(self, box: PixelBox) -> _Pieces:
        x0, top, x1, bottom = box
        x, y = self._middle_x, self._middle_y
        return np.flatnonzero(self._free & (x >= x0) & (x < x1) & (y >= top) & (y < bottom))

    def lines(self, region: PixelBox) -> list[InkLine]:
        """The lines in a region of one column, from top to bottom."""
        found = self._inside(region)
        if not found.size:
            return []
        usual = self._usual_of(found, self._usual)
        tall = self._tall[found]
        letters = found[(tall >= _LEAST * usual) & (tall <= _MOST * usual)]
        if not letters.size:
            letters = found[np.maximum(tall, self._x1[found] - self._x0[found]) >= _DASH * self._dpi]
            letters = letters[self._tall[letters] <= _MOST * usual]
        groups = self._joined(self._clusters(letters))
        if not groups:
            return []
        shared = found[tall > _MOST * usual]
        rest = np.setdiff1d(found, np.concatenate([*groups, shared]))
        groups, left = self._with_marks(groups, rest)
        kept = np.concatenate([shared, left])
        lines = [self._line(group, kept) for group in groups]
        return [x for x in lines if max(x.box[2] - x.box[0], x.box[3] - x.box[1]) >= _DASH * self._dpi]

    def _line(self, group: _Pieces, kept: _Pieces) -> InkLine:
        box = (
            int(self._x0[group].min()), int(self._top[group].min()),
            int(self._x1[group].max()), int(self._bottom[group].max()),
        )  # fmt: skip
        tall = self._usual_of(group, box[3] - box[1])
        return InkLine(box, tall, int(np.count_nonzero(self._tall[group] >= _LEAST * tall)), group, kept)

    def _clusters(self, letters: _Pieces) -> list[_Pieces]:
        """Letters whose middles stand on one height."""
        groups: list[list[int]] = []
        middle, heights = 0.0, [0.0]
        for piece in letters[np.argsort(self._middle(letters))]:
            y, tall = float(self._middle(piece)), float(self._tall[piece])
            if groups and y - middle < _SAME_LINE * max(float(np.median(heights)), tall):
                groups[-1].append(int(piece))
                heights.append(tall)
                middle += (y - middle) / len(groups[-1])
            else:
                groups.append([int(piece)])
                middle, heights = y, [tall]
        return [np.array(group, np.intp) for group in groups]

    def _middle(self, pieces: npt.NDArray[np.intp] | np.intp) -> npt.NDArray[np.float64]:
        return np.asarray((self._top[pieces] + self._bottom[pieces]) / 2, np.float64)

    def _joined(self, groups: list[_Pieces]) -> list[_Pieces]:
        """Rows of marks as high as small letters go with the line that stands right below or above them."""
        joined: list[_Pieces] = []
        for i, group in enumerate(groups):
            below = groups[i + 1] if i + 1 < len(groups) else None
            if below is not None and self._is_of(group, below):
                groups[i + 1] = np.concatenate([group, below])
            elif joined and self._is_of(group, joined[-1]):
                joined[-1] = np.concatenate([joined[-1], group])
            else:
                joined.append(group)
        return joined

    def _is_of(self, group: _Pieces, other: _Pieces) -> bool:
        """Whether a group is a row of marks over or under another: no two lines stand as near to each other."""
        tall = float(np.median(self._tall[other]))
        if float(np.median(self._tall[group])) >= tall or len(group) > _FEWER * len(other):
            return False
        top, bottom = np.quantile(self._top[other], 0.3), np.quantile(self._bottom[other], 0.7)
        gap = max(top - float(np.median(self._bottom[group])), float(np.median(self._top[group])) - bottom)
        return bool(gap <= _NEAR * tall)

    def _with_marks(self, groups: list[_Pieces], rest: _Pieces) -> tuple[list[_Pieces], _Pieces]:
        """The lines with their marks, points and hyphens; and the pieces that stand with none of them."""
        pieces = np.concatenate(groups)
        owner = np.concatenate([np.full(len(group), i) for i, group in enumerate(groups)])
        tall = np.array([float(np.median(self._tall[group])) for group in groups])
        for step in _STEPS:
            if not rest.size:
                break
            parts = [self._nearest(part, pieces, tall[owner], step) for part in _some(rest)]
            nearest = np.concatenate(parts)
            near = nearest >= 0
            pieces, owner = np.concatenate([pieces, rest[near]]), np.concatenate([owner, owner[nearest[near]]])
            rest = rest[~near]
        top = np.array([np.quantile(self._top[group], 0.3) for group in groups]) - _WITHIN * tall
        bottom = np.array([np.quantile(self._bottom[group], 0.7) for group in groups]) + _WITHIN * tall
        middle = self._middle_y[rest][:, None]
        inside = (middle >= top) & (middle <= bottom)
        for i in np.flatnonzero(inside.any(axis=0)):
            held = np.flatnonzero(inside[:, i])
            inside[held, i] = self._apart(rest[held], pieces[owner == i])[1].min(axis=1) <= _LONELY * tall[i]
        within = inside.any(axis=1)
        pieces = np.concatenate([pieces, rest[within]])
        owner = np.concatenate([owner, inside.argmax(axis=1)[within]])
        return [pieces[owner == i] for i in range(len(groups))], rest[~within]

    def _nearest(self, marks: _Pieces, pieces: _Pieces, reach: npt.NDArray[np.float64], step: float) -> _Pieces:
        """The place in `pieces` of the one that each mark stands at, -1 where none is near enough."""
        apart, beside = self._apart(marks, pieces)
        within = (beside <= _ASIDE * reach) & (apart <= step * reach)
        over = self._middle_y[pieces] > self._middle_y[marks][:, None]
        rank = np.where(within, np.where(over, _ABOVE * apart, apart) + beside, np.inf)
        nearest = rank.argmin(axis=1)
        return np.where(np.isfinite(rank[np.arange(len(marks)), nearest]), nearest, -1)

    def _apart(self, some: _Pieces, others: _Pieces) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Pixels of white between pieces: down the page, and along the line."""
        some = some[:, None]
        down = np.maximum(self._top[others] - self._bottom[some], self._top[some] - self._bottom[others])
        along = np.maximum(self._x0[others] - self._x1[some], self._x0[some] - self._x1[others])
        return np.maximum(down, 0).astype(np.float64), np.maximum(along, 0).astype(np.float64)

    def gap(self, line: InkLine, x0: float, x1: float) -> float:
        """The widest white between two places of a line, in heights of its letters."""
        a, b = max(line.box[0], round(x0)), min(line.box[2], round(x1))
        if b <= a:
            return 0.0
        white = np.ones(b - a + 2, bool)
        for left, right in zip(self._x0[line.pieces] - a, self._x1[line.pieces] - a, strict=True):
            white[1 + max(0, left) : max(1, 1 + right)] = False
        white[[0, -1]] = False
        between = np.diff(np.flatnonzero(~white)) - 1
        return float(between.max(initial=0)) / line.height

    def words(self, line: InkLine, white: float) -> list[InkLine]:
        """The parts of a line with white between them, at least so many heights of its letters wide."""
        parts: list[list[int]] = []
        reached = 0
        for piece in line.pieces[np.argsort(self._x0[line.pieces])]:
            if not parts or self._x0[piece] - reached >= white * line.height:
                parts.append([])
            parts[-1].append(int(piece))
            reached = max(reached, int(self._x1[piece])) if len(parts[-1]) > 1 else int(self._x1[piece])
        return [self._line(np.array(part, np.intp), line.kept) for part in parts]

    def cut(self, line: InkLine, margin: int) -> Grey:
        """The picture of one line with paper around it and in place of its neighbours."""
        x0, top, x1, bottom = line.box
        height, width = self._grey.shape
        outer = (x0 - margin, top - margin, x1 + margin, bottom + margin)
        a, b = max(0, outer[0]), max(0, outer[1])
        rows, columns = slice(b, min(height, outer[3])), slice(a, min(width, outer[2]))
        grey, labels = self._grey[rows, columns].copy(), self._labels[rows, columns]
        mine = np.zeros(len(self._free), bool)
        mine[line.pieces], mine[line.kept], mine[0] = True, True, True
        foreign = (~mine[labels]).astype(np.uint8)
        blank = labels == 0
        paper = np.median(grey[blank]) if blank.any() else np.max(grey)
        if foreign.any():
            own = cv2.dilate((mine[labels] & ~blank).astype(np.uint8), np.ones((3, 3), np.uint8))
            grey[(cv2.dilate(foreign, np.ones((5, 5), np.uint8)) > 0) & (own == 0)] = paper
        if grey.shape == (outer[3] - outer[1], outer[2] - outer[0]):
            return grey
        framed = np.full((outer[3] - outer[1], outer[2] - outer[0]), paper, np.uint8)
        framed[b - outer[1] : b - outer[1] + grey.shape[0], a - outer[0] : a - outer[0] + grey.shape[1]] = grey
        return framed


def _some(pieces: _Pieces) -> list[_Pieces]:
    """Pieces in groups, so that what is measured between them and all others stays small."""
    return [pieces[i : i + _AT_ONCE] for i in range(0, len(pieces), _AT_ONCE)]
