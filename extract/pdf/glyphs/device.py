"""Collects the objects of a page while pdfminer carries out its content stream.

Characters and boxes are the same as pdfplumber's, which the tests hold against each other. Two things are
read that pdfplumber leaves alone: /ActualText, with which Chromium and LibreOffice say which letters a
cluster of glyphs stands for, and the clip, which hides what Chromium draws of the next page.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Any, cast

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text, mult_matrix
from prongsai.extract.layout.page_objects import (
    MAX_OBJECTS,
    Char,
    PageObjects,
    TooManyObjectsError,
    add_dot,
    add_frame,
    add_rect,
    add_strokes,
    clip_box,
    is_dot,
    rotation_of,
)
from prongsai.extract.pdf.glyphs.actual_text import apply_actual_text
from prongsai.extract.pdf.glyphs.font_codes import FontCodes
from prongsai.extract.records import BBox, Unseen

_NO_WIDTH, _NEAR = 0.02, 1.5  # em; the latter between the middles of the glyphs of one cluster


class ObjectCollector(PDFDevice):
    """Collects objects; called by the interpreter in the order of the content stream."""

    def __init__(self, manager: PDFResourceManager, objects: PageObjects) -> None:
        super().__init__(manager)
        self.objects = objects
        self._fonts: dict[int, FontCodes] = {}
        self._spans: list[tuple[str | None, int]] = []  # open marked content: its /ActualText, first character
        self.text_object = 0
        self.slants: Counter[float] = Counter()  # characters by the degrees at which they slant
        self.clip: BBox = (0.0, 0.0, objects.width, objects.height)  # what is drawn outside of it stays invisible

    # ---- text

    def _facts(self, font: PDFFont) -> FontCodes:
        facts = self._fonts.get(id(font))
        if facts is None:
            facts = self._fonts[id(font)] = FontCodes(font, len(self.objects.fonts))
            name = font.fontname
            self.objects.fonts.append(name.decode("latin-1") if isinstance(name, bytes) else str(name))
        return facts

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Add the characters of one Tj or TJ; the arithmetic is pdfminer's, so that boxes agree with it."""
        assert self.ctm is not None
        facts = self._facts(textstate.font)
        fontsize = textstate.fontsize
        scaling = textstate.scaling * 0.01
        charspace = textstate.charspace * scaling
        wordspace = 0 if facts.multibyte else textstate.wordspace * scaling
        matrix = mult_matrix(textstate.matrix, self.ctm)
        place = _Placer(matrix, facts, textstate, self)
        step = 0.001 * fontsize * scaling
        x, y = textstate.linematrix
        along = y if facts.vertical else x
        before = len(self.objects.chars)
        spaced = False
        codes = facts.codes
        for piece in seq:
            if isinstance(piece, (int, float)):
                along -= piece * step
                spaced = True
            elif isinstance(piece, bytes):
                for code in facts.font.decode(piece):
                    if spaced:
                        along += charspace
                    text, width = codes.get(code) or facts.look_up(code)
                    advance = width * fontsize * scaling
                    if facts.vertical:
                        place.vertical(text, code, x, along, advance)
                    else:
                        place.horizontal(text, along, y, advance)
                    along += advance
                    if wordspace and code == 32:
                        along += wordspace
                    spaced = True
        textstate.linematrix = (x, along) if facts.vertical else (along, y)
        if not place.straight and place.rotation == 0:
            self.slants[round(math.degrees(math.atan2(matrix[1], matrix[0])), 2)] += len(self.objects.chars) - before
        if len(self.objects.chars) + len(self.objects.unseen) > MAX_OBJECTS:
            raise TooManyObjectsError(f"more than {MAX_OBJECTS} characters on one page")

    # ---- marked content

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Remember what the span stands for."""
        actual: str | None = None
        if isinstance(props, dict):
            raw = resolve1(props.get("ActualText"))
            if isinstance(raw, bytes):
                actual = decode_text(raw)
        self._spans.append((actual, len(self.objects.chars)))

    def end_tag(self) -> None:
        """Give the characters of the span the text that the file says they stand for."""
        if self._spans:
            actual, first = self._spans.pop()
            if actual:
                apply_actual_text(self.objects.chars, first, actual)

    # ---- drawing

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Note where a picture stands: the unit square under the current matrix."""
        assert self.ctm is not None
        box = clip_box(_map_box(self.ctm, 0, 0, 1, 1, self.objects.height), self.clip)
        if box is not None:
            self.objects.images.append(box)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep the straight segments that run along an axis, and filled boxes."""
        assert self.ctm is not None
        objects = self.objects
        if objects.drawn + len(path) > MAX_OBJECTS:
            raise TooManyObjectsError(f"more than {MAX_OBJECTS} lines on one page")
        a, b, c, d, e, f = self.ctm
        height = objects.height
        start = 0
        count = len(path)
        while start < count:
            end = start + 1
            while end < count and path[end][0] != "m":
                end += 1
            part = path[start:end]
            objects.drawn += 1
            start = end
            if part[0][0] != "m":
                continue
            corners = [p[-2:] for p in part if p[0] != "h"]
            points = [(a * x + c * y + e, height - (b * x + d * y + f)) for x, y in corners]
            if part[-1][0] == "h":
                points.append(points[0])
            if part[-1][0] == "h" or points[0] == points[-1]:
                add_frame(objects, points, self.clip)
            bent = {i for i, p in enumerate(part) if p[0] in "cvy"}
            if bent and (fill or not stroke) or is_dot(points):
                add_dot(objects, points, self.clip)  # other curves belong to pictures and seals
            elif stroke:
                add_strokes(objects, points, bent, graphicstate.linewidth, self.clip)
            else:
                add_rect(objects, points, self.clip)

    def narrow(self, path: Any) -> None:
        """Take a path as the new border of what is shown: the box around it, which hides nothing visible."""
        assert self.ctm is not None
        points = [p[i : i + 2] for p in path for i in range(1, len(p), 2)]
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = _map_box(self.ctm, min(xs), min(ys), max(xs), max(ys), self.objects.height)
            self.clip = clip_box(box, self.clip) or (0.0, 0.0, -10.0, -10.0)


class _Placer:
    """Turns text-space positions of one string into character boxes on the displayed page."""

    __slots__ = (
        "bottom", "clip", "cluster", "facts", "fontsize", "chars", "height", "invisible", "matrix", "text_object",
        "rise", "size", "straight", "top", "rotation", "unseen", "widthless",
    )  # fmt: skip

    def __init__(
        self, matrix: tuple[float, ...], facts: FontCodes, textstate: PDFTextState, device: ObjectCollector
    ) -> None:
        a, b, c, d, _, _ = matrix
        fontsize = textstate.fontsize
        self.matrix, self.facts, self.fontsize, self.rise = matrix, facts, fontsize, textstate.rise
        self.invisible = textstate.render == 3
        self.cluster = 0  # how many characters there were when a mark of the last one was left out
        self.height, self.clip, self.chars = device.objects.height, device.clip, device.objects.chars
        self.text_object, self.unseen = device.text_object, device.objects.unseen
        self.size = abs(fontsize) * math.hypot(c, d)
        self.bottom = facts.descent * fontsize + textstate.rise
        self.top = self.bottom + fontsize
        self.straight = b == 0 and c == 0
        along = fontsize * textstate.scaling * 0.01
        dx, dy = a * along, b * along
        self.rotation = rotation_of(dx, dy)
        if self.rotation == 180 and d * fontsize > 0:
            self.rotation = 0  # mirrored, not turned: read it as it stands

    def horizontal(self, text: str, x: float, y: float, advance: float) -> None:
        """Add a character whose origin is `(x, y)` in text space."""
        a, b, c, d, e, f = self.matrix
        height = self.height
        self.widthless = abs(advance) <= _NO_WIDTH * abs(self.fontsize)
        if self.straight:
            x0 = a * x + e
            x1 = x0 + a * advance
            baseline = height - (d * y + f)
            top, bottom = baseline - d * self.top, baseline - d * self.bottom
            if x1 < x0:
                x0, x1 = x1, x0
            if bottom < top:
                top, bottom = bottom, top
        else:
            x0, top, x1, bottom = _map_box(self.matrix, x, y + self.bottom, x + advance, y + self.top, height)
            rotation = self.rotation
            across = a * x + c * y + e
            baseline = height - (b * x + d * y + f) if rotation in (0, 180) else across
        self._add(text, x0, top, x1, bottom, baseline)

    def vertical(self, text: str, code: int, x: float, y: float, advance: float) -> None:
        """Add a character of a font that writes downwards."""
        displacement = cast(Any, self.facts.font.char_disp(code))
        vx, vy = displacement if isinstance(displacement, tuple) else (None, displacement)
        left = self.fontsize * 0.5 if vx is None else vx * self.fontsize * 0.001
        upper = (1000 - vy) * self.fontsize * 0.001 + self.rise
        box = (x - left, y + upper + advance, x - left + self.fontsize, y + upper)
        x0, top, x1, bottom = _map_box(self.matrix, *box, self.height)
        self._add(text, x0, top, x1, bottom, bottom)

    def _add(self, text: str, x0: float, top: float, x1: float, bottom: float, baseline: float) -> None:
        # The heart of the letter decides: Chromium draws lines of the next page whose tone marks reach
        # into this one, and cuts them off.
        left, upper, right, lower = self.clip
        shown = left - 1 <= (x0 + x1) / 2 <= right + 1 and upper - 1 <= top * 0.4 + bottom * 0.6 <= lower + 1
        if not text or len(text) > 1 and shown and self._repeats(text, x0, x1, baseline):
            return
        font, rotation = self.facts.index, self.rotation
        char = Char(
            text, x0, top, x1, bottom, baseline, self.size, font, rotation, self.invisible, self.text_object
        )  # fmt: skip
        if shown:
            self.chars.append(char)
        else:
            self.unseen.append((char, Unseen.CLIPPED))

    def _repeats(self, text: str, x0: float, x1: float, baseline: float) -> bool:
        """Whether a glyph says again what the one before it said of the whole cluster, as matplotlib has it.

        The marks of a cluster have no width; of ำ, the ring has none and the aa has one.
        """
        last = self.chars[-1] if self.chars else None
        if last is None or last.text != text or last.rotation != self.rotation:
            return False
        if math.hypot((x0 + x1 - last.x0 - last.x1) / 2, baseline - last.baseline) > _NEAR * self.size:
            return False
        if self.widthless:
            self.cluster = len(self.chars)
            return True
        if text.endswith("ำ") and self.cluster == len(self.chars):
            self.chars[-1] = last._replace(x1=max(last.x1, x1))
            self.cluster = 0
            return True
        return False


def _map_box(
    matrix: tuple[float, ...], x0: float, y0: float, x1: float, y1: float, height: float
) -> tuple[float, float, float, float]:
    """The box around a rectangle under a matrix, with the vertical axis turned to point down."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    ys = [height - (b * x + d * y + f) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    return min(xs), min(ys), max(xs), max(ys)
