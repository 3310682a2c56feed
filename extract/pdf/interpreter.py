"""Reads the objects of a page with pdfminer's fonts and resources, some five times faster than by itself.

pdfminer's token parser and layout objects are left out, because they cost most of the time.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, cast

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral, literal_name
from prongsai.extract.layout.page_objects import PageObjects, TooManyObjectsError
from prongsai.extract.pdf.content_stream import bind, parse_content
from prongsai.extract.pdf.device import ObjectCollector
from prongsai.extract.records import BBox

_MAX_CONTENT_BYTES = 64 * 1024 * 1024  # one page's decoded content; a page of vector maps stays below
_MAX_FORM_DEPTH = 12  # forms within forms


class _ObjectInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter with the fast parser in front of it."""

    depth = 0

    def init_state(self, ctm: Any) -> None:
        """Begin with nothing saved."""
        super().init_state(ctm)
        self._clips: list[BBox] = []
        self._clipping = False

    def subinterp(self) -> PDFPageInterpreter:
        """A form inside a form, to a sensible depth."""
        child = cast(_ObjectInterpreter, super().subinterp())
        child.depth = self.depth + 1
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
        cast(ObjectCollector, self.device).text_object += 1

    def do_q(self) -> None:
        """Save the state, with what is shown."""
        super().do_q()
        self._clips.append(cast(ObjectCollector, self.device).clip)

    def do_Q(self) -> None:  # noqa: N802
        """Restore the state."""
        super().do_Q()
        if self._clips:
            cast(ObjectCollector, self.device).clip = self._clips.pop()

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
            cast(ObjectCollector, self.device).narrow(self.curpath)
        super().do_n()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        """Draw a form or a picture; what a form limits ends with it."""
        device = cast(ObjectCollector, self.device)
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
    interpreter = _ObjectInterpreter(manager, ObjectCollector(manager, objects))
    interpreter.render_contents(page.resources, page.contents, ctm=cast(Any, ctm))
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
