"""What stands on a PDF page: glyphs, rules, filled boxes and pictures with their places.

pdfminer reads fonts, encodings and resources; its token parser and layout objects are left out, because
they cost most of the time (characters and boxes are the same as pdfplumber's, which the tests hold
against each other). Two things are read that pdfplumber leaves alone: /ActualText, with which
Chromium and LibreOffice say which letters a cluster of glyphs stands for, and the visible page (CropBox).
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import decode_text, mult_matrix

from extract.pdf_content import bind, parse_content
from extract.records import BBox

_MAX_CONTENT_BYTES = 64 * 1024 * 1024  # one page's decoded content; a page of vector maps stays below
MAX_MARKS = 400_000  # glyphs and path pieces of one page, against streams made to fill the memory
_MAX_FORM_DEPTH = 12  # forms within forms
_THIN = 3.5  # points; a filled box thinner than this was drawn as a rule
_ACTUAL_TEXT_GLYPHS = 64  # a longer span is a figure or a paragraph, whose glyphs say more


class Glyph(NamedTuple):
    """One character as shown (`text` may hold several letters: a ligature, a cluster).

    Coordinates are points from the top-left corner of the page as displayed. `base` is the height of the
    baseline in the direction of reading, `turn` the angle of reading (0, 90 upwards, 180, 270 downwards),
    `size` the font size in points, `font` the index in `PageInk.fonts`, `hidden` true for invisible text,
    `part` the number of the text object (BT to ET) it was drawn in: writers begin a new one for each cell.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    font: int
    turn: int
    hidden: bool
    part: int = 0


class Rule(NamedTuple):
    """A straight line along an axis, `(x0, top, x1, bottom)`: flat or upright, never both long and thick."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class PageInk:
    """All marks of one page in the order in which they were drawn."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[BBox] = field(default_factory=list)  # filled boxes thicker than a rule: cell backgrounds
    pictures: list[BBox] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)  # font names; Glyph.font is an index
    drawn: int = 0  # pieces of paths, curves among them


class TooMuchInkError(Exception):
    """The page holds more than any honest page."""


class _FontFacts:
    """What one font says about its codes, looked up once each."""

    __slots__ = ("codes", "descent", "font", "index", "multibyte", "vertical")

    def __init__(self, font: PDFFont, index: int) -> None:
        self.font = font
        self.index = index
        self.vertical = font.is_vertical()
        self.multibyte = font.is_multibyte()
        self.descent = font.get_descent()
        self.codes: dict[int, tuple[str, float]] = {}

    def look_up(self, code: int) -> tuple[str, float]:
        """The text of a code, `(cid:N)` where the font does not tell, and its width in em."""
        try:
            text = str(self.font.to_unichr(code))
        except PDFUnicodeNotDefined:
            text = f"(cid:{code})"
        found = (text, self.font.char_width(code))
        self.codes[code] = found
        return found


class _InkDevice(PDFDevice):
    """Collects marks; called by the interpreter in the order of the content stream."""

    def __init__(self, manager: PDFResourceManager, ink: PageInk) -> None:
        super().__init__(manager)
        self.ink = ink
        self._fonts: dict[int, _FontFacts] = {}
        self._spans: list[tuple[str | None, int]] = []  # open marked content: its /ActualText, first glyph
        self.part = 0
        self.clip: BBox = (0.0, 0.0, ink.width, ink.height)  # what is drawn outside of it stays invisible

    # ---- text

    def _facts(self, font: PDFFont) -> _FontFacts:
        facts = self._fonts.get(id(font))
        if facts is None:
            facts = self._fonts[id(font)] = _FontFacts(font, len(self.ink.fonts))
            name = font.fontname
            self.ink.fonts.append(name.decode("latin-1") if isinstance(name, bytes) else str(name))
        return facts

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Add the glyphs of one Tj or TJ; the arithmetic is pdfminer's, so that boxes agree with it."""
        assert self.ctm is not None
        facts = self._facts(textstate.font)
        fontsize, rise = textstate.fontsize, textstate.rise
        scaling = textstate.scaling * 0.01
        charspace = textstate.charspace * scaling
        wordspace = 0 if facts.multibyte else textstate.wordspace * scaling
        matrix = mult_matrix(textstate.matrix, self.ctm)
        place = _Placer(matrix, facts, fontsize, scaling, rise, textstate.render == 3, self)
        step = 0.001 * fontsize * scaling
        x, y = textstate.linematrix
        along = y if facts.vertical else x
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
        if len(self.ink.glyphs) > MAX_MARKS:
            raise TooMuchInkError(f"more than {MAX_MARKS} characters on one page")

    # ---- marked content

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """Remember what the span stands for."""
        actual: str | None = None
        if isinstance(props, dict):
            raw = resolve1(props.get("ActualText"))
            if isinstance(raw, bytes):
                actual = decode_text(raw)
        self._spans.append((actual, len(self.ink.glyphs)))

    def end_tag(self) -> None:
        """Give the glyphs of the span the text that the file says they stand for."""
        if self._spans:
            actual, first = self._spans.pop()
            if actual:
                _stand_for(self.ink.glyphs, first, actual)

    # ---- drawing

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Note where a picture stands: the unit square under the current matrix."""
        assert self.ctm is not None
        box = _clip(_map_box(self.ctm, 0, 0, 1, 1, self.ink.height), self.clip)
        if box is not None:
            self.ink.pictures.append(box)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep the straight pieces that run along an axis, and filled boxes."""
        assert self.ctm is not None
        ink = self.ink
        if ink.drawn + len(path) > MAX_MARKS:
            raise TooMuchInkError(f"more than {MAX_MARKS} lines on one page")
        a, b, c, d, e, f = self.ctm
        height = ink.height
        start = 0
        count = len(path)
        while start < count:
            end = start + 1
            while end < count and path[end][0] != "m":
                end += 1
            part = path[start:end]
            ink.drawn += 1
            start = end
            if part[0][0] != "m":
                continue
            corners = [p[-2:] for p in part if p[0] != "h"]
            points = [(a * x + c * y + e, height - (b * x + d * y + f)) for x, y in corners]
            if part[-1][0] == "h":
                points.append(points[0])
            bent = {i for i, p in enumerate(part) if p[0] in "cvy"}
            if bent and (fill or not stroke) or _is_dot(points):
                _add_dot(ink, points, self.clip)  # other curves belong to pictures and seals
            elif stroke:
                _add_strokes(ink, points, bent, graphicstate.linewidth, self.clip)
            else:
                _add_fill(ink, points, self.clip)

    def narrow(self, path: Any) -> None:
        """Take a path as the new border of what is shown: the box around it, which hides nothing visible."""
        assert self.ctm is not None
        points = [p[i : i + 2] for p in path for i in range(1, len(p), 2)]
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = _map_box(self.ctm, min(xs), min(ys), max(xs), max(ys), self.ink.height)
            self.clip = _clip(box, self.clip) or (0.0, 0.0, -10.0, -10.0)


class _Placer:
    """Turns text-space positions of one string into glyph boxes on the displayed page."""

    __slots__ = (
        "bottom", "clip", "facts", "fontsize", "glyphs", "height", "hidden", "matrix", "part", "rise", "size",
        "straight", "top", "turn",
    )  # fmt: skip

    def __init__(
        self, matrix: tuple[float, ...], facts: _FontFacts, fontsize: float, scaling: float, rise: float,
        hidden: bool, device: _InkDevice,
    ) -> None:  # fmt: skip
        a, b, c, d, _, _ = matrix
        self.matrix, self.facts, self.fontsize, self.rise = matrix, facts, fontsize, rise
        self.hidden, self.height, self.clip, self.glyphs = hidden, device.ink.height, device.clip, device.ink.glyphs
        self.part = device.part
        self.size = abs(fontsize) * math.hypot(c, d)
        self.bottom = facts.descent * fontsize + rise
        self.top = self.bottom + fontsize
        self.straight = b == 0 and c == 0
        dx, dy = a * fontsize * scaling, b * fontsize * scaling
        if abs(dx) >= abs(dy):
            self.turn = 0 if dx >= 0 else 180
        else:
            self.turn = 90 if dy > 0 else 270
        if self.turn == 180 and d * fontsize > 0:
            self.turn = 0  # mirrored, not turned: read it as it stands

    def horizontal(self, text: str, x: float, y: float, advance: float) -> None:
        """Add a glyph whose origin is `(x, y)` in text space."""
        a, b, c, d, e, f = self.matrix
        height = self.height
        if self.straight:
            x0 = a * x + e
            x1 = x0 + a * advance
            base = height - (d * y + f)
            top, bottom = base - d * self.top, base - d * self.bottom
            if x1 < x0:
                x0, x1 = x1, x0
            if bottom < top:
                top, bottom = bottom, top
        else:
            x0, top, x1, bottom = _map_box(self.matrix, x, y + self.bottom, x + advance, y + self.top, height)
            turn = self.turn
            across = a * x + c * y + e
            base = height - (b * x + d * y + f) if turn in (0, 180) else across
        self._add(text, x0, top, x1, bottom, base)

    def vertical(self, text: str, code: int, x: float, y: float, advance: float) -> None:
        """Add a glyph of a font that writes downwards."""
        displacement = cast(Any, self.facts.font.char_disp(code))
        vx, vy = displacement if isinstance(displacement, tuple) else (None, displacement)
        left = self.fontsize * 0.5 if vx is None else vx * self.fontsize * 0.001
        upper = (1000 - vy) * self.fontsize * 0.001 + self.rise
        box = (x - left, y + upper + advance, x - left + self.fontsize, y + upper)
        x0, top, x1, bottom = _map_box(self.matrix, *box, self.height)
        self._add(text, x0, top, x1, bottom, bottom)

    def _add(self, text: str, x0: float, top: float, x1: float, bottom: float, base: float) -> None:
        # The heart of the letter decides: Chromium draws lines of the next page whose tone marks reach
        # into this one, and cuts them off.
        left, upper, right, lower = self.clip
        if not (left - 1 <= (x0 + x1) / 2 <= right + 1 and upper - 1 <= top * 0.4 + bottom * 0.6 <= lower + 1):
            return  # outside of what is shown: nobody sees it
        if not text:
            return
        self.glyphs.append(
            Glyph(text, x0, top, x1, bottom, base, self.size, self.facts.index, self.turn, self.hidden, self.part)
        )


class _InkInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter with the fast parser in front of it."""

    depth = 0

    def init_state(self, ctm: Any) -> None:
        """Begin with nothing saved."""
        super().init_state(ctm)
        self._clips: list[BBox] = []
        self._clipping = False

    def subinterp(self) -> PDFPageInterpreter:
        """A form inside a form, to a sensible depth."""
        child = cast(_InkInterpreter, super().subinterp())
        child.depth = self.depth + 1
        if child.depth > _MAX_FORM_DEPTH:
            raise TooMuchInkError("forms within forms without end")
        return child

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the content streams, with pdfminer's own parser where they are not plain."""
        own: list[PDFStream] = []
        self.stream_ids.clear()
        for item in streams:
            stream = stream_value(item)
            if stream.objid is None or stream.objid in self.parent_stream_ids:
                continue  # a form that draws itself
            own.append(stream)
            self.stream_ids.add(stream.objid)
        data = b"\n".join(_content(stream) for stream in own)
        if len(data) > _MAX_CONTENT_BYTES:
            raise TooMuchInkError(f"the content of the page is larger than {_MAX_CONTENT_BYTES >> 20} MiB")
        operations = parse_content(data)
        if operations is None:
            super().execute(own)
            return
        methods: dict[bytes, tuple[Any, int]] = {}
        for operator, operands in operations:
            if operator not in methods:
                bind(self, methods, operator)
            method, count = methods[operator]
            if method is None:
                continue
            if count == 0:
                method()
            elif len(operands) == count:
                method(*operands)
            elif len(operands) > count:
                method(*operands[-count:])

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 - pdfminer's name
        """Show text, without the copy of the graphic state that pdfminer makes for each piece."""
        if self.textstate.font is not None and isinstance(seq, list):
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)

    def do_BT(self) -> None:  # noqa: N802
        """Begin a text object."""
        super().do_BT()
        cast(_InkDevice, self.device).part += 1

    def do_q(self) -> None:
        """Save the state, with what is shown."""
        super().do_q()
        self._clips.append(cast(_InkDevice, self.device).clip)

    def do_Q(self) -> None:  # noqa: N802
        """Restore the state."""
        super().do_Q()
        if self._clips:
            cast(_InkDevice, self.device).clip = self._clips.pop()

    def do_W(self) -> None:  # noqa: N802
        """The path that ends next limits what is shown."""
        self._clipping = True

    def do_W_a(self) -> None:  # noqa: N802
        """As `do_W`; the rule of filling makes no difference to the box around the path."""
        self._clipping = True

    def do_n(self) -> None:
        """End a path, most often one that limits what is shown."""
        if self._clipping:
            self._clipping = False
            cast(_InkDevice, self.device).narrow(self.curpath)
        super().do_n()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        """Draw a form or a picture; what a form limits ends with it."""
        device = cast(_InkDevice, self.device)
        clip, ctm = device.clip, self.ctm
        super().do_Do(xobjid_arg)
        device.clip = clip
        device.set_ctm(ctm)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        """Begin marked content; properties may be named in the resources."""
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties")) if isinstance(self.resources, dict) else None
            props = resolve1(named.get(props.name)) if isinstance(named, dict) else None
        if isinstance(tag, PSLiteral):
            self.device.begin_tag(tag, props)

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        """Begin marked content without properties."""
        if isinstance(tag, PSLiteral):
            self.device.begin_tag(tag)


def _content(stream: PDFStream) -> bytes:
    """The decoded bytes of a stream, without letting a few kilobytes unfold to gigabytes."""
    names = [literal_name(name) for name, params in stream.get_filters() if not params]
    plain = names and len(names) == len(stream.get_filters()) and set(names) <= {"FlateDecode", "Fl"}
    if plain and stream.rawdata is not None and stream.decipher is None:
        data = stream.rawdata
        for _ in names:
            inflater = zlib.decompressobj()
            try:
                data = inflater.decompress(data, _MAX_CONTENT_BYTES + 1)
            except zlib.error:
                break  # damaged: pdfminer saves what it can
            if len(data) > _MAX_CONTENT_BYTES:
                raise TooMuchInkError(f"the content of the page is larger than {_MAX_CONTENT_BYTES >> 20} MiB")
        else:
            return data
    return stream.get_data()


def read_ink(page: PDFPage, manager: PDFResourceManager) -> PageInk:
    """Collect all marks of a page.

    Raises:
        TooMuchInkError: the page is beyond the bounds above.
        Exception: whatever pdfminer raises on damaged objects; the caller turns it into a page that failed.
    """
    rotate = int(page.rotate or 0) % 360
    x0, y0, x1, y1 = visible_box(page)
    if rotate == 90:
        ctm: tuple[float, ...] = (0, -1, 1, 0, -y0, x1)
    elif rotate == 180:
        ctm = (-1, 0, 0, -1, x1, y1)
    elif rotate == 270:
        ctm = (0, 1, -1, 0, y1, -x0)
    else:
        ctm = (1, 0, 0, 1, -x0, -y0)
    width, height = (y1 - y0, x1 - x0) if rotate in (90, 270) else (x1 - x0, y1 - y0)
    ink = PageInk(width, height)
    interpreter = _InkInterpreter(manager, _InkDevice(manager, ink))
    interpreter.render_contents(page.resources, page.contents, ctm=cast(Any, ctm))
    return ink


def visible_box(page: PDFPage) -> tuple[float, float, float, float]:
    """The part of the page that is displayed, in PDF coordinates: CropBox within MediaBox."""
    mx0, my0, mx1, my1 = _ordered(page.mediabox)
    try:
        cx0, cy0, cx1, cy1 = _ordered(page.cropbox)
    except (TypeError, ValueError):
        return mx0, my0, mx1, my1
    x0, y0, x1, y1 = max(mx0, cx0), max(my0, cy0), min(mx1, cx1), min(my1, cy1)
    return (x0, y0, x1, y1) if x1 - x0 > 1 and y1 - y0 > 1 else (mx0, my0, mx1, my1)


def _ordered(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(resolve1(v)) for v in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _map_box(
    matrix: tuple[float, ...], x0: float, y0: float, x1: float, y1: float, height: float
) -> tuple[float, float, float, float]:
    """The box around a rectangle under a matrix, with the vertical axis turned to point down."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    ys = [height - (b * x + d * y + f) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    return min(xs), min(ys), max(xs), max(ys)


def _clip(box: BBox, clip: BBox) -> BBox | None:
    """The part of a box that is shown."""
    x0, top, x1, bottom = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    return (x0, top, x1, bottom) if x1 >= x0 and bottom >= top else None


def _is_dot(points: list[tuple[float, float]]) -> bool:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) - min(xs) <= _THIN and max(ys) - min(ys) <= _THIN


def _add_dot(ink: PageInk, points: list[tuple[float, float]], clip: BBox) -> None:
    """A dot of a dotted rule, or the corner of a border."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if _is_dot(points) and len(points) > 1:
        box = _clip((min(xs), min(ys), max(xs), max(ys)), clip)
        if box is not None:
            ink.rules.append(Rule(*box))


def _add_strokes(
    ink: PageInk, points: list[tuple[float, float]], bent: set[int], linewidth: float, clip: BBox
) -> None:
    half = min(max(linewidth or 0.0, 0.0), _THIN * 3) / 2
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(points, points[1:], strict=False), 1):
        if i in bent:
            continue  # the round corner of a box
        flat, upright = abs(y1 - y0) <= 0.5, abs(x1 - x0) <= 0.5
        if flat and upright:
            continue
        if half * 2 > _THIN and max(abs(x1 - x0), abs(y1 - y0)) < half * 4:
            continue  # a stroke as thick as it is long is a block of colour
        if flat or upright:
            box = _clip((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), clip)
            if box is not None:
                ink.rules.append(Rule(*box))


def _add_fill(ink: PageInk, points: list[tuple[float, float]], clip: BBox) -> None:
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
        if abs(ax - bx) > 0.5 and abs(ay - by) > 0.5:
            return  # slanting: part of a drawing
    box = _clip((min(xs), min(ys), max(xs), max(ys)), clip)
    if box is None:
        return
    x0, top, x1, bottom = box
    wide, tall = x1 - x0, bottom - top
    if tall <= _THIN:
        middle = (top + bottom) / 2
        ink.rules.append(Rule(x0, middle, x1, middle))
    elif wide <= _THIN:
        middle = (x0 + x1) / 2
        ink.rules.append(Rule(middle, top, middle, bottom))
    else:
        ink.fills.append(box)


_DIGITS = {ord(thai): str(value) for value, thai in enumerate("๐๑๒๓๔๕๖๗๘๙")}


def _stand_for(glyphs: list[Glyph], first: int, actual: str) -> None:
    """Replace the text of the glyphs from `first` on by `actual`, unless their own says something else.

    Figures must agree: a span whose text changes a number would let a file print one and mean another.
    """
    span = glyphs[first:]
    if not span or len(span) > _ACTUAL_TEXT_GLYPHS or abs(span[0].base - span[-1].base) > span[0].size:
        return
    own = "".join(glyph.text for glyph in span)
    if own == actual or not actual.strip("\ufeff\u200b\xad"):
        return
    if "(cid:" not in own and _figures(own) != _figures(actual):
        return
    if len(span) == len(actual):
        glyphs[first:] = [glyph._replace(text=text) for glyph, text in zip(span, actual, strict=True)]
        return
    glyphs[first:] = [
        span[0]._replace(
            text=actual,
            x0=min(g.x0 for g in span), top=min(g.top for g in span),
            x1=max(g.x1 for g in span), bottom=max(g.bottom for g in span),
        )
    ]  # fmt: skip


def _figures(text: str) -> str:
    return "".join(c for c in text.translate(_DIGITS) if c.isdigit())
