"""The order in which a page is painted: what fills and pictures cover, and how each run of text is inked.

Only boxes are kept. A shape that is no upright rectangle hides no text, and what colour lies under text in its box is
not known; so it is with what a clip of another shape cuts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from pdfminer.pdffont import PDFType3Font
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY
from prongsai.extract.layout.page_objects import PageObjects, clip_box
from prongsai.extract.pdf.colours import BLACK, RGB, is_ink, is_pattern, paints, rgb_of
from prongsai.extract.pdf.glyphs.device import ObjectCollector
from prongsai.extract.pdf.path_shapes import (
    bounds,
    overlap,
    rectangle,
    rounded_boxes,
    stroke_boxes,
    subpaths,
    upright_box,
)
from prongsai.extract.records import BBox, Unseen

_SOLID = 0.95  # alpha; less of it lets through what lies beneath
_CLEAR = 0.02  # alpha; nobody sees less
_PARTS = 64  # subpaths of one fill that are held against each other
_BROAD = 1.5  # points; a stroke as thick as this may be a ground for text
_COVER = 6.0  # points; a stroke as thick as this is no rule and no strike: it covers letters, as correction fluid does
_WITHOUT_FILL = (1, 5)  # modes of rendering: outlines alone
_WITH_OUTLINE = (1, 2, 5, 6)
_NOT_PAINTED = 3
_BOUNDS = 4  # the first of those that make letters a border
_NO_SCALING = 1.0  # percent; letters squeezed to less are not seen


class Fill(NamedTuple):
    """A filled box or a picture; `colour` is None where it is not one known colour, `solid` hides what lies beneath."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: RGB | None
    solid: bool
    mask: PDFStream | None = None  # of a picture: it is solid where this soft mask lets nothing through
    lines: int = 0  # how many ruling lines were drawn before it


class Veil(NamedTuple):
    """How transparent painting is: alpha of fills and strokes, and whether painting simply replaces what was there."""

    fill: float = 1.0
    stroke: float = 1.0
    plain: bool = True
    group: float = 1.0  # alpha of the transparency groups around
    group_plain: bool = True

    def of_fills(self) -> float:
        """The alpha of a fill on the page."""
        return self.fill * self.group

    def is_plain(self) -> bool:
        """Whether neither a blend mode nor a soft mask changes what is painted."""
        return self.plain and self.group_plain


@dataclass(slots=True)
class TextRun:
    """Characters from `first` on that are painted alike, between the same two fills; `inks` as in `Fill.colour`."""

    first: int
    fills: int  # how many fills were painted before it
    inks: tuple[RGB | None, ...]
    alpha: float
    painted: bool
    off: bool
    doubt: Unseen | None = None  # why it may not be seen, where only a picture of the page tells
    bounds: bool = False  # whether it limits what is painted after it
    by_viewer: bool = False  # see `PaintCollector`


class PaintCollector(ObjectCollector):
    """Collects objects with the order of painting."""

    def __init__(self, manager: PDFResourceManager, objects: PageObjects) -> None:
        """Begin with an empty page that nothing covers."""
        super().__init__(manager, objects)
        self.fills: list[Fill] = []
        self.runs: list[TextRun] = []
        self.veil = Veil()
        self.square = True  # whether what is shown is all of `clip`
        self.bounding = False  # whether letters of this text object become a border at its end
        self.clipping = False  # the path that ends next limits what is shown
        self.by_viewer = False  # fields and bare notes, which the picture of a page may lack
        self.off = 0  # open layers that are switched off
        self._layers: list[bool] = []
        self._key: tuple[object, ...] = ()

    # ---- the state that `q` saves and `Q` restores

    def shown(self) -> tuple[BBox, bool, Veil]:
        """What is shown, and how."""
        return self.clip, self.square, self.veil

    def show(self, state: tuple[BBox, bool, Veil]) -> None:
        """Restore what `shown` gave."""
        self.clip, self.square, self.veil = state

    def narrow(self, path: Any) -> None:
        """Take a path as the new border of what is shown."""
        super().narrow(path)
        self.square = self.square and (not path or upright_box(path, self.ctm, 0.0) is not None)

    @contextmanager
    def form(self, off: bool) -> Iterator[None]:
        """A form or an annotation: what it limits or begins ends with it; `off` where its layer is not shown."""
        state, layers = self.shown(), len(self._layers)
        self.off += off
        try:
            yield
        finally:
            self.off -= off + sum(self._layers[layers:])
            del self._layers[layers:]
            self.show(state)

    def enter(self, form: PDFStream, ctm: Any) -> None:
        """Show no more than the box of a form, whose own matrix is part of `ctm`."""
        self.set_ctm(ctm)
        x0, y0, x1, y1 = (float(resolve1(v)) for v in resolve1(form["BBox"]))
        self.narrow(rectangle(x0, y0, x1, y1))
        if is_group(form):
            veil = self.veil
            self.veil = Veil(group=veil.group * veil.fill, group_plain=veil.is_plain())

    # ---- marked content

    def begin_tag(self, tag: PSLiteral, props: Any = None, off: bool = False) -> None:
        """Remember what the span stands for, and whether it belongs to a layer that is switched off."""
        super().begin_tag(tag, props)
        self._layers.append(off)
        self.off += off

    def end_tag(self) -> None:
        """End the span; runs that began within characters now replaced begin behind them."""
        before = len(self.objects.chars)
        super().end_tag()
        if self._layers:
            self.off -= self._layers.pop()
        if len(self.objects.chars) != before:
            for run in reversed(self.runs):
                if run.first <= len(self.objects.chars):
                    break
                run.first = len(self.objects.chars)

    # ---- painting

    def note_text(self, first: int, textstate: Any, graphicstate: Any) -> None:
        """Note how the characters from `first` on, just added, are painted."""
        if len(self.objects.chars) <= first:
            return
        gs, render = graphicstate, textstate.render
        wide = abs(textstate.scaling) >= _NO_SCALING
        colours = (gs.ncolor, gs.ncs, gs.scolor, gs.scs)
        key = (len(self.fills), self.off, render, textstate.font, *colours, *self.shown()[1:], self.by_viewer, wide)
        if key != self._key or not self.runs:
            self._key = key
            type3 = isinstance(textstate.font, PDFType3Font)
            run = self._run(first, render, type3, graphicstate)
            run.painted, run.by_viewer = run.painted and wide, self.by_viewer
            self.runs.append(run)
        self.bounding = self.bounding or render >= _BOUNDS

    def end_text(self) -> None:
        """End a text object, whose letters may be the border of what is shown from now on."""
        self.square = self.square and not self.bounding
        self.bounding = False

    def _run(self, first: int, render: int, type3: bool, graphicstate: Any) -> TextRun:
        veil = self.veil
        gs = graphicstate
        used = [(gs.ncolor, gs.ncs)] if render not in _WITHOUT_FILL else []
        used += [(gs.scolor, gs.scs)] if render in _WITH_OUTLINE else []
        shown = [(colour, space) for colour, space in used if paints(space)]
        inks: list[RGB | None] = [rgb_of(colour, space) for colour, space in shown]
        alpha = (veil.stroke if render in _WITHOUT_FILL else veil.fill) * veil.group
        if type3 or render > 6 or not veil.is_plain():  # a glyph with colours of its own, or a border for what follows
            ink = inks[0] if type3 and veil.is_plain() and inks else None
            inks = [None]
        else:
            ink = next((ink for ink in inks if ink is None or render > 6), BLACK)
        doubt = None if self.square else Unseen.CLIPPED
        if ink != BLACK and not is_ink(graphicstate.ncs):
            doubt = Unseen.COLOUR_OF_GROUND
        painted = render != _NOT_PAINTED and alpha > _CLEAR and len(shown) >= min(1, len(used))
        return TextRun(first, len(self.fills), tuple(inks), alpha, painted, self.off > 0, doubt, render >= _BOUNDS)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Keep lines and boxes as `ObjectCollector` does, and what they cover; nothing of a layer that is off."""
        fill, stroke = fill and paints(graphicstate.ncs), stroke and paints(graphicstate.scs)
        if not self.off and (fill or stroke):
            begun = bool(path) and path[0][0] == "m"
            broad = stroke and begun and (graphicstate.linewidth or 0) >= _BROAD
            covers = stroke_boxes(path, self.ctm, self.objects.height, graphicstate.linewidth, _COVER) if broad else []
            if fill or not covers:
                super().paint_path(graphicstate, stroke and not covers, fill, evenodd, path)
            if fill and begun:
                self._note_fill(path, graphicstate)
            if covers:
                self._note_cover(covers, graphicstate)
            elif broad:
                half = graphicstate.linewidth / 2
                self._add(bounds(path, self.ctm, self.objects.height, half), None, False)
        if self.clipping:
            self.clipping = False
            self.narrow(path)

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Note where a picture stands, and what it covers."""
        if self.off:
            return
        super().render_image(name, stream)
        a, b, c, d, _, _ = self.ctm or MATRIX_IDENTITY
        upright = not (b or c) or not (a or d)
        holes = any(stream.get(key) is not None for key in ("Mask", "ImageMask", "IM"))
        solid = upright and not holes and self._is_solid()
        mask = resolve1(stream.get("SMask"))
        corners = [("l", x, y) for x in (0, 1) for y in (0, 1)]
        box = bounds(corners, self.ctm or MATRIX_IDENTITY, self.objects.height)
        self._add(box, None, solid, mask if isinstance(mask, PDFStream) else None)

    def note_shading(self) -> None:
        """Note that a shading was painted over all that is shown."""
        if not self.off:
            self._add(self.clip, None, False)

    def fill_box(self, box: BBox, colour: RGB) -> None:
        """Note a box that a viewer paints by itself."""
        self._add(box, colour, True)

    def _is_solid(self) -> bool:
        return self.square and self.veil.is_plain() and self.veil.of_fills() >= _SOLID

    def _note_fill(self, path: Sequence[Any], graphicstate: Any) -> None:
        """Note each rectangle of a fill; one shape of unknown ground where they overlap or are none."""
        solid = self._is_solid() and not is_pattern(graphicstate.ncs)
        parts = subpaths(path)
        boxes = [upright_box(part, self.ctm, self.objects.height) for part in parts[:_PARTS]]
        found = [box for box in boxes if box is not None]
        if not self.square or len(found) < len(parts) or overlap(found):
            self._add(bounds(path, self.ctm, self.objects.height), None, False)
            found = rounded_boxes(path, self.ctm, self.objects.height) if self.square and len(parts) == 1 else []
        for box in found:
            self._add(box, rgb_of(graphicstate.ncolor, graphicstate.ncs) if solid else None, solid)

    def _note_cover(self, boxes: Sequence[BBox], graphicstate: Any) -> None:
        """Note the boxes that a stroke paints which is thicker than letters are tall."""
        solid = self.square and self.veil.is_plain() and self.veil.stroke * self.veil.group >= _SOLID
        colour = rgb_of(graphicstate.scolor, graphicstate.scs) if solid else None
        for box in boxes:
            self._add(box, colour, solid)

    def _add(self, box: BBox, colour: RGB | None, solid: bool, mask: PDFStream | None = None) -> None:
        shown = clip_box(box, self.clip)
        if shown is not None and self.veil.of_fills() > _CLEAR:
            self.fills.append(Fill(*shown, colour, solid, mask, len(self.objects.ruling_lines)))


def veil_of(settings: Any, veil: Veil) -> Veil:
    """The transparency after the operator `gs`; `settings` is its dictionary of parameters."""
    found = resolve1(settings)
    if not isinstance(found, dict):
        return veil
    alphas = {name: resolve1(found.get(key)) for name, key in (("fill", "ca"), ("stroke", "CA"))}
    known = {name: float(alpha) for name, alpha in alphas.items() if isinstance(alpha, (int, float))}
    mode, mask = resolve1(found.get("BM")), resolve1(found.get("SMask"))
    first = resolve1(mode[0]) if isinstance(mode, list) and mode else mode
    plain = veil.plain
    if first is not None or mask is not None:
        normal = first is None or isinstance(first, PSLiteral) and first.name in ("Normal", "Compatible")
        plain = normal and not isinstance(mask, dict)
    return veil._replace(plain=plain, fill=known.get("fill", veil.fill), stroke=known.get("stroke", veil.stroke))


def is_group(form: PDFStream) -> bool:
    """Whether a form is painted as one, under the transparency around it."""
    group = form.get("Group")
    return isinstance(group, (dict, PDFObjRef)) and isinstance(resolve1(group), dict)
