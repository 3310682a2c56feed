"""Reads the objects of a page with pdfminer's fonts and resources, some five times faster than by itself.

pdfminer's token parser and layout objects are left out, because they cost most of the time.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, cast

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import LITERAL_FORM, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import decode_text, mult_matrix
from prongsai.extract.layout.page_objects import PageObjects, TooManyObjectsError, place_of
from prongsai.extract.pdf.annotations import matrix_of, paint_annotations
from prongsai.extract.pdf.colours import UNKNOWN_SPACE, first_colour, ink_spaces
from prongsai.extract.pdf.content_stream import bind, parse_content
from prongsai.extract.pdf.glyphs.skewed_layers import set_level
from prongsai.extract.pdf.optional_content import Layers
from prongsai.extract.pdf.painting import PaintCollector, Veil, veil_of
from prongsai.extract.pdf.visibility import leave_out_unseen
from prongsai.extract.records import BBox

_MAX_CONTENT_BYTES = 64 * 1024 * 1024  # one page's decoded content; a page of vector maps stays below
_MAX_FORM_DEPTH = 12  # forms within forms


class _ObjectInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter with the fast parser in front of it."""

    depth = 0
    layers: Layers
    collector: PaintCollector  # the device, by what it is
    around: _ObjectInterpreter | None = None  # what draws the form that is carried out here

    def init_state(self, ctm: Any) -> None:
        """Begin with nothing saved, in the colours and with the mode of rendering around the form."""
        super().init_state(ctm)
        self.collector = cast(PaintCollector, self.device)
        self._saved: list[tuple[BBox, bool, Veil]] = []
        if self.around is not None:
            self.graphicstate = self.around.graphicstate.copy()
            self.textstate.render = self.around.textstate.render

    def init_resources(self, resources: Any) -> None:
        """Know which colour spaces are inks that paint nothing."""
        super().init_resources(resources)
        self.csmap.update(ink_spaces(resources))

    def subinterp(self) -> PDFPageInterpreter:
        """A form inside a form, to a sensible depth."""
        child = cast(_ObjectInterpreter, super().subinterp())
        child.depth, child.layers, child.around = self.depth + 1, self.layers, self
        if child.depth > _MAX_FORM_DEPTH:
            raise TooManyObjectsError("forms within forms without end")
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
            raise TooManyObjectsError(f"the content of the page is larger than {_MAX_CONTENT_BYTES >> 20} MiB")
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
                self.argstack = operands  # colours take as many as their space has components
                method()
            elif len(operands) == count:
                method(*operands)
            elif len(operands) > count:
                method(*operands[-count:])

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 - pdfminer's name
        """Show text, without the copy of the graphic state that pdfminer makes for each piece."""
        if self.textstate.font is not None and isinstance(seq, list):
            collector = self.collector
            first = len(collector.objects.chars)
            collector.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)
            collector.note_text(first, self.textstate, self.graphicstate)

    def do_BT(self) -> None:
        """Begin a text object."""
        super().do_BT()
        self.collector.text_object += 1

    def do_ET(self) -> None:  # noqa: N802
        """End a text object."""
        super().do_ET()
        self.collector.end_text()

    def do_q(self) -> None:
        """Save the state, with what is shown."""
        super().do_q()
        self._saved.append(self.collector.shown())

    def do_Q(self) -> None:  # noqa: N802
        """Restore the state."""
        super().do_Q()
        if self._saved:
            self.collector.show(self._saved.pop())

    def do_W(self) -> None:  # noqa: N802
        """The path that ends next limits what is shown."""
        self.collector.clipping = True

    def do_W_a(self) -> None:  # noqa: N802
        """As `do_W`; the rule of filling makes no difference to the box around the path."""
        self.collector.clipping = True

    def do_n(self) -> None:
        """End a path, most often one that limits what is shown."""
        if self.collector.clipping:
            self.collector.clipping = False
            self.collector.narrow(self.curpath)
        super().do_n()

    def do_F(self) -> None:  # noqa: N802
        """Fill a path: the old name of `f`, which pdfminer leaves out."""
        self.do_f()

    def do_gs(self, name: Any) -> None:
        """Set how transparent painting is."""
        named = resolve1(self.resources.get("ExtGState")) if isinstance(self.resources, dict) else None
        if isinstance(named, dict) and isinstance(name, PSLiteral):
            self.collector.veil = veil_of(named.get(name.name), self.collector.veil)

    def do_sh(self, name: object) -> None:
        """Paint a shading over what is shown."""
        self.collector.note_shading()

    def do_cs(self, name: Any) -> None:
        """Choose a colour space for filling, whose first colour holds."""
        self.graphicstate.ncs = self.csmap.get(literal_name(name)) or UNKNOWN_SPACE
        self.graphicstate.ncolor = cast(Any, first_colour(self.graphicstate.ncs))

    def do_CS(self, name: Any) -> None:  # noqa: N802
        """Choose a colour space for stroking, whose first colour holds."""
        self.graphicstate.scs = self.csmap.get(literal_name(name)) or UNKNOWN_SPACE
        self.graphicstate.scolor = cast(Any, first_colour(self.graphicstate.scs))

    def do_scn(self) -> None:
        """Choose a colour for filling."""
        self.graphicstate.ncolor = self._colour(self.graphicstate.ncs)

    def do_SCN(self) -> None:  # noqa: N802
        """Choose a colour for stroking."""
        self.graphicstate.scolor = self._colour(self.graphicstate.scs)

    def _colour(self, space: PDFColorSpace) -> Any:
        """The operands as a colour, none where they are not as many as the space has components."""
        operands, self.argstack = self.argstack, []
        return tuple(operands) if len(operands) == space.ncomponents else None

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        """Draw a form or a picture; a form shows what lies in its box, and what it limits ends with it."""
        found = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        if not isinstance(found, PDFStream):
            return
        collector, ctm = self.collector, self.ctm
        with collector.form(self.layers.is_off(found.get("OC"))):
            if resolve1(found.get("Subtype")) is LITERAL_FORM and "BBox" in found:
                collector.enter(found, mult_matrix(matrix_of(found), ctm))
                collector.set_ctm(ctm)
            super().do_Do(xobjid_arg)
        collector.set_ctm(ctm)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        """Begin marked content; properties may be named in the resources."""
        named = props
        if isinstance(props, PSLiteral):
            known = resolve1(self.resources.get("Properties")) if isinstance(self.resources, dict) else None
            named = known.get(props.name) if isinstance(known, dict) else None
        if isinstance(tag, PSLiteral):
            off = tag.name == "OC" and self.layers.is_off(named)
            self.collector.begin_tag(tag, resolve1(named), off)

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
                raise TooManyObjectsError(f"the content of the page is larger than {_MAX_CONTENT_BYTES >> 20} MiB")
        else:
            return data
    return stream.get_data()


def page_objects(page: PDFPage, manager: PDFResourceManager) -> PageObjects:
    """Collect all objects of a page.

    Raises:
        TooManyObjectsError: the page is beyond the bounds above.
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
    objects = PageObjects(width, height)
    collector = PaintCollector(manager, objects)
    interpreter = _ObjectInterpreter(manager, collector)
    interpreter.layers = Layers(page.doc.catalog)
    interpreter.render_contents(page.resources, page.contents, ctm=cast(Any, ctm))
    strikes = paint_annotations(page, interpreter, ctm)
    objects.colours = {place_of(fill[:4]): fill.colour for fill in collector.fills if fill.colour is not None}
    leave_out_unseen(objects, collector.fills, collector.runs, strikes)
    set_level(objects, collector.slants)
    return objects


def visible_box(page: PDFPage) -> tuple[float, float, float, float]:
    """The part of the page that is displayed, in PDF coordinates: CropBox within MediaBox."""
    mx0, my0, mx1, my1 = ordered_box(page.mediabox)
    try:
        cx0, cy0, cx1, cy1 = ordered_box(page.cropbox)
    except (TypeError, ValueError):
        return mx0, my0, mx1, my1
    x0, y0, x1, y1 = max(mx0, cx0), max(my0, cy0), min(mx1, cx1), min(my1, cy1)
    return (x0, y0, x1, y1) if x1 - x0 > 1 and y1 - y0 > 1 else (mx0, my0, mx1, my1)


def ordered_box(box: Any) -> tuple[float, float, float, float]:
    """A box of the file, which may name any two opposite corners, as `(x0, y0, x1, y1)`."""
    x0, y0, x1, y1 = (float(resolve1(v)) for v in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def title_of(document: PDFDocument) -> str | None:
    """The title that a document's own data give, 500 characters at most; None where there is none."""
    for info in document.info:
        raw = resolve1(info.get("Title")) if isinstance(info, dict) else None
        if isinstance(raw, bytes) and (title := " ".join(decode_text(raw).replace("\x00", "").split())):
            return title[:500]
    return None
