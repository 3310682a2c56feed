"""What a viewer paints over a page: the appearances of its annotations and form fields (ISO 32000-1, 12.5 and 12.7).

A field or a typed note without an appearance is written as viewers write it: its value, in its box. Boxes and lines of
annotations cover and strike text; they part no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, list_value, resolve1
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, decode_text, mult_matrix
from prongsai.extract.layout.page_objects import Char, RulingLine, TooManyObjectsError, rotation_of
from prongsai.extract.layout.words import is_mark
from prongsai.extract.pdf.colours import RGB, rgb_by_count
from prongsai.extract.pdf.optional_content import Layers, name_of
from prongsai.extract.pdf.painting import PaintCollector, Veil
from prongsai.extract.records import BBox

_HIDDEN, _NO_VIEW = 2, 32  # flags of an annotation
_PASSWORD, _MULTILINE = 1 << 13, 1 << 12  # flags of a field
_PARENTS = 12  # fields above a field
_EM = 0.5  # width of a letter where no font tells it
_SIZE = re.compile(rb"(-?\d*\.?\d+)\s+Tf")
_LARGEST = 12.0  # points, where the size is left to the viewer
_STRIKING = frozenset(("Ink", "Line", "PolyLine", "StrikeOut"))
_NO_TEXT = frozenset(("Popup", "Link", "Movie", "Sound", "Screen", "3D", "RichMedia"))


class Painter(Protocol):
    """An interpreter of content streams."""

    layers: Layers
    collector: PaintCollector

    def subinterp(self) -> Any:
        """Another one for a form."""


class Annotation(NamedTuple):
    """One annotation that is shown: its box in the page's own coordinates, and its appearance or its text."""

    kind: str
    rect: BBox
    form: PDFStream | None
    text: str
    size: float  # points; 0 leaves it to the viewer
    align: int  # 0 left, 1 centred, 2 right
    lines: bool  # a text of several lines, which begins at the top
    ground: RGB | None
    layer: object
    struck: tuple[BBox, ...]  # what is struck out where no appearance shows the line


def paint_annotations(page: PDFPage, painter: Painter, ctm: tuple[float, ...]) -> list[RulingLine]:
    """Paint what is shown over the page; `ctm` is the matrix of the page itself.

    Returns:
        The lines of annotations, which strike text and belong to no table.
    """
    collector = painter.collector
    objects = collector.objects
    n_lines, n_rects = len(objects.ruling_lines), len(objects.rects)
    strikes: list[RulingLine] = []
    for annotation in shown_annotations(page):
        with collector.form(painter.layers.is_off(annotation.layer)):
            collector.show(((0.0, 0.0, objects.width, objects.height), True, Veil()))
            collector.by_viewer = annotation.kind == "Widget" or annotation.form is None
            try:
                _paint(annotation, painter, ctm)
            except (MemoryError, TooManyObjectsError):
                raise
            except Exception:  # a damaged annotation costs itself, not the page
                pass
        if annotation.kind in _STRIKING:
            strikes += objects.ruling_lines[n_lines:]
        del objects.ruling_lines[n_lines:], objects.rects[n_rects:]
    return strikes


def shown_annotations(page: PDFPage) -> Iterator[Annotation]:
    """The annotations of a page that a viewer shows, in the order in which it paints them."""
    for raw in list_value(page.annots):
        found = resolve1(raw)
        if not isinstance(found, dict):
            continue
        flags, kind = resolve1(found.get("F")), name_of(found.get("Subtype"))
        hidden = isinstance(flags, int) and flags & (_HIDDEN | _NO_VIEW)
        if hidden or kind in _NO_TEXT or kind == "Widget" and name_of(_inherited(found, "FT")) == "Btn":
            continue
        rect = _rect(found.get("Rect"))
        if rect is not None:
            form = _appearance(found)
            text = "" if form is not None else _text_of(found, kind)
            size = _SIZE.search(_bytes(_inherited(found, "DA")))
            field_flags, align = _inherited(found, "Ff"), _inherited(found, "Q")
            yield Annotation(
                kind,
                rect,
                form,
                text,
                float(size[1]) if size else 0.0,
                align if isinstance(align, int) else 0,
                kind == "FreeText" or isinstance(field_flags, int) and bool(field_flags & _MULTILINE),
                _ground(found, kind),
                found.get("OC"),
                _quads(found) if kind == "StrikeOut" else (),
            )


def matrix_of(form: PDFStream) -> Any:
    """The matrix of a form."""
    matrix = resolve1(form.get("Matrix"))
    known = isinstance(matrix, list) and len(matrix) == 6
    return tuple(float(resolve1(v)) for v in matrix) if known else MATRIX_IDENTITY


def _paint(annotation: Annotation, painter: Painter, ctm: Any) -> None:
    collector, form = painter.collector, annotation.form
    if annotation.kind == "Highlight":
        collector.veil = Veil(plain=False)  # viewers multiply it with what lies beneath
    if form is not None:
        place = mult_matrix(matrix_of(form), mult_matrix(_onto(annotation.rect, form), ctm))
        collector.enter(form, place)
        resources = resolve1(form.get("Resources"))
        inner = painter.subinterp()
        inner.around = None  # an annotation begins anew, whatever the page ended with
        inner.render_contents(resources if isinstance(resources, dict) else {}, [form], ctm=place)
        return
    height = collector.objects.height
    if annotation.ground is not None:
        collector.fill_box(_box_on_page(ctm, height, annotation.rect), annotation.ground)
    for quad in annotation.struck:
        x0, top, x1, bottom = _box_on_page(ctm, height, quad)
        middle = (top + bottom) / 2
        collector.objects.ruling_lines.append(RulingLine(x0, middle, x1, middle))
    if annotation.text.strip():
        _write(annotation, collector, ctm)


def _onto(rect: BBox, form: PDFStream) -> Any:
    """The matrix that puts the box of an appearance, under its own matrix, onto the annotation's."""
    box = _rect(form.get("BBox"))
    if box is None:
        return MATRIX_IDENTITY
    matrix = matrix_of(form)
    corners = [apply_matrix_pt(matrix, (x, y)) for x in (box[0], box[2]) for y in (box[1], box[3])]
    x0, x1 = min(p[0] for p in corners), max(p[0] for p in corners)
    y0, y1 = min(p[1] for p in corners), max(p[1] for p in corners)
    across = (rect[2] - rect[0]) / (x1 - x0) if x1 > x0 else 1.0
    up = (rect[3] - rect[1]) / (y1 - y0) if y1 > y0 else 1.0
    return across, 0.0, 0.0, up, rect[0] - across * x0, rect[1] - up * y0


def _write(annotation: Annotation, collector: PaintCollector, ctm: Any) -> None:
    """Put a text into its box, as wide as an ordinary font would make it."""
    objects, first = collector.objects, len(collector.objects.chars)
    x0, y0, x1, y1 = annotation.rect
    lines = [line for line in re.split(r"\r\n?|\n", annotation.text) if annotation.lines or line.strip()]
    size = annotation.size or min(_LARGEST, 0.7 * (y1 - y0) / len(lines))
    objects.fonts.append("unknown")
    collector.text_object += 1
    rotation = rotation_of(ctm[0], ctm[1])
    for number, line in enumerate(lines):
        wide = sum(0 if is_mark(c) else _EM for c in line) * size
        scale = min(1.0, (x1 - x0) / wide) if wide else 1.0
        x = x0 + annotation.align * 0.5 * max(x1 - x0 - wide * scale, 0.0)
        baseline = y1 - size * (1 + 1.15 * number) if annotation.lines else (y0 + y1) / 2 - 0.3 * size
        for letter in line:
            advance = 0.0 if is_mark(letter) else _EM * size * scale
            a = _on_page(ctm, objects.height, x, baseline - 0.2 * size)
            b = _on_page(ctm, objects.height, x + advance, baseline + 0.8 * size)
            base = _on_page(ctm, objects.height, x, baseline)[1 if rotation in (0, 180) else 0]
            box = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            font = len(objects.fonts) - 1
            objects.chars.append(Char(letter, *box, base, size, font, rotation, False, collector.text_object))
            x += advance
    collector.note_text(first, PDFTextState(), PDFGraphicState())


def _box_on_page(ctm: Any, height: float, box: BBox) -> BBox:
    corners = [_on_page(ctm, height, x, y) for x, y in (box[:2], box[2:])]
    (x0, x1), (top, bottom) = sorted(p[0] for p in corners), sorted(p[1] for p in corners)
    return x0, top, x1, bottom


def _on_page(ctm: Any, height: float, x: float, y: float) -> tuple[float, float]:
    px, py = apply_matrix_pt(ctm, (x, y))
    return px, height - py


def _appearance(annotation: dict[str, Any]) -> PDFStream | None:
    """The normal appearance, of the state that the annotation is in."""
    looks = resolve1(annotation.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        normal = resolve1(normal.get(name_of(annotation.get("AS"))))
    return normal if isinstance(normal, PDFStream) and "BBox" in normal else None


def _text_of(annotation: dict[str, Any], kind: str) -> str:
    """The text of a note or field that has no appearance."""
    if kind == "FreeText":
        return _text(annotation.get("Contents"))
    flags = _inherited(annotation, "Ff")
    if kind != "Widget" or isinstance(flags, int) and flags & _PASSWORD:
        return ""
    field, value = name_of(_inherited(annotation, "FT")), _inherited(annotation, "V")
    if field == "Ch":
        options = _inherited(annotation, "Opt")
        values = value if isinstance(value, list) else [value]
        return "\n".join(_shown_option(_text(v), options) for v in values)
    return _text(value) if field == "Tx" else ""


def _shown_option(value: str, options: object) -> str:
    """What a list shows for a value: options may be pairs of what is kept and what is shown."""
    for option in options if isinstance(options, list) else []:
        pair = resolve1(option)
        if isinstance(pair, list) and len(pair) == 2 and _text(pair[0]) == value:
            return _text(pair[1])
    return value


def _ground(annotation: dict[str, Any], kind: str) -> RGB | None:
    """The colour of the box that a viewer fills where there is no appearance."""
    colours = resolve1(annotation.get("MK")) if kind == "Widget" else annotation
    key = {"Widget": "BG", "FreeText": "C", "Square": "IC"}.get(kind, "")
    parts = resolve1(colours.get(key)) if isinstance(colours, dict) else None
    return rgb_by_count([resolve1(part) for part in parts]) if isinstance(parts, list) else None


def _inherited(annotation: dict[str, Any], key: str) -> Any:
    """What a field says, or the fields above it."""
    at: Any = annotation
    for _ in range(_PARENTS):
        if not isinstance(at, dict):
            break
        if at.get(key) is not None:
            return resolve1(at[key])
        at = resolve1(at.get("Parent"))
    return None


def _quads(annotation: dict[str, Any]) -> tuple[BBox, ...]:
    """The boxes around the words that a mark of text is about: four corners each."""
    values = [resolve1(v) for v in list_value(annotation.get("QuadPoints"))]
    if not all(isinstance(v, (int, float)) for v in values):
        return ()
    quads = [values[i : i + 8] for i in range(0, len(values) - 7, 8)]
    return tuple((min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads)


def _rect(value: object) -> BBox | None:
    numbers = [resolve1(v) for v in list_value(value)]
    if len(numbers) != 4 or not all(isinstance(n, (int, float)) for n in numbers):
        return None
    x0, y0, x1, y1 = (float(n) for n in numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _bytes(value: object) -> bytes:
    found = resolve1(value)
    if isinstance(found, PDFStream):
        found = found.get_data()
    return found if isinstance(found, bytes) else b""


def _text(value: object) -> str:
    return decode_text(_bytes(value)).replace("\x00", "")
