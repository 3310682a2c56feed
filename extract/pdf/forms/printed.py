"""A form's template filled with its data: the rows that it prints, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.extract.pdf.forms.binding import Values
from prongsai.extract.pdf.forms.packets import Element, Form, name_of
from prongsai.extract.pdf.forms.template import (
    caption_of,
    child,
    is_seen,
    items_of,
    kind_of,
    number_in,
    points,
    prints_text,
    text_of,
)  # fmt: skip

_PARTS = frozenset(("subform", "subformSet", "area", "exclGroup", "field", "draw"))
_AROUND = frozenset(("subformSet", "area"))  # that group parts and hold no values
_WIDEST = 20  # columns that one cell may span
_SAME_LINE = 4.0  # points between the upper edges of what stands beside each other


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line: texts with the columns that each spans, and the table that they are a row of."""

    cells: tuple[tuple[str, int], ...]
    table: object = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A field with its caption, or a text: where it stands, and how many columns of a table it spans."""

    text: str
    caption: str | None = None  # None: a text of the form itself
    x: float | None = None
    y: float | None = None
    span: int = 1


def printed(form: Form) -> Iterator[Row]:
    """The rows that a form prints; of a form without a template none."""
    if form.template is not None:
        yield from _Printer(Values(form.data)).whole(form.template)


class _Printer:
    def __init__(self, values: Values) -> None:
        self.values = values

    def whole(self, template: Element) -> Iterator[Row]:
        """The rows of the first kind of page, then those of the form itself."""
        for root in (e for e in template if name_of(e) == "subform" and is_seen(e)):
            record = self.values.begin(root.get("name"))
            page = child(root, "pageSet", "pageArea")
            if page is not None:
                yield from self._flow(page, record)
            yield from self._inside(root, record)

    def _part(self, part: Element, scope: Element | None) -> Iterator[Row]:
        """The rows of a part, once for each group of values that it is for."""
        if name_of(part) in _AROUND:
            yield from self._flow(part, scope)
            return
        groups = self.values.of_part(part, scope)
        alike = len(groups) > 1 and part.get("layout") != "table" and _holds_only_fields(part)
        for number, group in enumerate(groups):
            if alike:
                yield from self._repeated(part, group, first=number == 0)
            else:
                yield from self._inside(part, group)

    def _inside(self, part: Element, scope: Element | None) -> Iterator[Row]:
        if part.get("layout") == "table":
            yield from self._rows(part, scope, (part, scope))
        else:
            yield from self._flow(part, scope)

    def _rows(self, part: Element, scope: Element | None, table: object) -> Iterator[Row]:
        """The rows of a table, also of those in groups of rows."""
        for inner in _seen_parts(part):
            if name_of(inner) not in ("subform", "subformSet"):
                yield from self._flow_of([inner], scope)
                continue
            for group in self.values.of_part(inner, scope) if name_of(inner) == "subform" else [scope]:
                if inner.get("layout") in ("row", "rl-row"):
                    yield Row(tuple(self._cells(inner, group)), table)
                else:
                    yield from self._rows(inner, group, table)

    def _cells(self, row: Element, scope: Element | None) -> Iterator[tuple[str, int]]:
        cells = [e for e in row if name_of(e) in _PARTS]
        for cell in cells if row.get("layout") == "row" else reversed(cells):
            yield self._cell(cell, scope), min(max(1, number_in(cell.get("colSpan", ""), 1)), _WIDEST)

    def _cell(self, cell: Element, scope: Element | None) -> str:
        """The text of a cell, which may be a part of several."""
        if not is_seen(cell):
            return ""
        if name_of(cell) in ("subform", *_AROUND):
            rows = list(self._part(cell, scope))
            return "\n".join(" ".join(text for text, _ in row.cells if text) for row in rows)
        piece = self._piece(cell, scope)
        return "" if piece is None else "\n".join(filter(None, (piece.caption, piece.text)))

    def _repeated(self, part: Element, scope: Element | None, first: bool) -> Iterator[Row]:
        """A part with fields alone, printed several times: a row of a table, whose head are the captions."""
        pieces = _with_captions([p for e in _seen_parts(part) if (p := self._piece(e, scope)) is not None])
        if len(pieces) < 2:
            yield from _rows_of([pieces])
            return
        if first and any(piece.caption for piece in pieces):
            yield Row(tuple((piece.caption or "", 1) for piece in pieces), part)
        yield Row(tuple((piece.text, 1) for piece in pieces), part)

    def _flow(self, part: Element, scope: Element | None) -> Iterator[Row]:
        parts = _seen_parts(part)
        if part.get("layout", "position") == "position" and all(points(e.get("y")) is not None for e in parts):
            parts.sort(key=lambda e: (points(e.get("y")) or 0.0, points(e.get("x")) or 0.0))
        yield from self._flow_of(parts, scope)

    def _flow_of(self, parts: list[Element], scope: Element | None) -> Iterator[Row]:
        pieces: list[_Piece] = []
        for part in parts:
            if name_of(part) in ("subform", *_AROUND):
                yield from _rows_of(_lines(pieces))
                pieces = []
                yield from self._part(part, scope)
            elif (piece := self._piece(part, scope)) is not None:
                pieces.append(piece)
        yield from _rows_of(_lines(pieces))

    def _piece(self, part: Element, scope: Element | None) -> _Piece | None:
        """What a field, a choice of several or a text of the template prints; None: nothing."""
        x, y = points(part.get("x")), points(part.get("y"))
        if name_of(part) == "draw":
            text = text_of(child(part, "value"))
            return _Piece(text, None, x, y) if text and is_seen(part) else None
        if name_of(part) == "exclGroup":
            return self._chosen(part, scope, x, y)
        if not prints_text(part):
            return None
        bound = self.values.of_field(part, scope)
        value = text_of(bound) if bound is not None else text_of(child(part, "value"))
        items = items_of(part)
        if kind_of(part) == "checkButton":
            is_on = value and value == next(iter(items), "1")
            return _Piece(caption_of(part), None, x, y) if is_on else None
        shown = "\n".join(items.get(line, line) for line in value.split("\n"))
        return _Piece(shown, caption_of(part), x, y)

    def _chosen(self, group: Element, scope: Element | None, x: float | None, y: float | None) -> _Piece | None:
        """The choice that was made of several."""
        bound = self.values.of_field(group, scope)
        for field in (e for e in group if name_of(e) == "field"):
            on = next(iter(items_of(field)), "1")
            value = text_of(bound) if bound is not None else text_of(child(field, "value"))
            if value == on and is_seen(field):
                return _Piece(caption_of(field), caption_of(group), x, y)
        return None


def _seen_parts(part: Element) -> list[Element]:
    return [e for e in part if name_of(e) in _PARTS and is_seen(e)]


def _holds_only_fields(part: Element) -> bool:
    return all(name_of(e) in ("field", "draw", "exclGroup") for e in _seen_parts(part))


def _with_captions(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces, a text before a field that has no caption as its caption."""
    out: list[_Piece] = []
    for piece in pieces:
        before = out[-1] if out else None
        if before is not None and before.caption is None and piece.caption == "":
            out[-1] = _Piece(piece.text, before.text, before.x, before.y)
        else:
            out.append(piece)
    return out


def _lines(pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces that stand beside each other, line by line; each for itself where no places are known."""
    lines: list[list[_Piece]] = []
    for piece in pieces:
        last = lines[-1][-1] if lines else None
        beside = last is not None and last.y is not None and piece.y is not None and last.x != piece.x
        if beside and last is not None and abs((last.y or 0) - (piece.y or 0)) <= _SAME_LINE:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.x or 0.0) for line in lines]


def _rows_of(lines: list[list[_Piece]]) -> Iterator[Row]:
    """Lines as rows: a field beside its caption, and the texts and fields that stand beside each other."""
    run = object()  # rows with as many columns behind each other are a table
    joined = [line if len(line) > 1 else _with_captions(line) for line in lines]
    if all(len(line) == 1 for line in lines):
        joined = [[piece] for piece in _with_captions([line[0] for line in lines])]
    for line in joined:
        if len(line) > 1 and not any(piece.caption for piece in line):
            yield Row(tuple((piece.text, 1) for piece in line), (run, len(line)))
            continue
        for piece in line:
            if piece.caption:
                yield Row(((piece.caption, 1), (piece.text, 1)), (run, 2))
            elif piece.text:
                yield Row(((piece.text, 1),))
