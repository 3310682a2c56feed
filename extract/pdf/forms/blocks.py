"""The rows that a form prints as blocks of the page that stands in for it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from prongsai.extract.pdf.forms.bare_values import rows_of_values
from prongsai.extract.pdf.forms.packets import Element, Form, name_of
from prongsai.extract.pdf.forms.printed import Row, printed
from prongsai.extract.records import Block, Cell, Place, Table, TextLine

_MOST_ROWS = 5000


def blocks_of_form(form: Form, page: int) -> tuple[Block, ...]:
    """The lines and tables that a form prints.

    Args:
        form: its template and its data.
        page: the page that stands in for it; places are rows of the form, counted from 1.
    """
    bare = form.data is not None and (form.template is None or not _has_fields(form.template))
    rows = rows_of_values(form.data) if bare and form.data is not None else printed(form)
    numbered = list(enumerate(itertools.islice(rows, _MOST_ROWS), 1))
    blocks: list[Block] = []
    for table, group in itertools.groupby(numbered, key=lambda item: item[1].table):
        run = list(group)
        if table is not None and len(run) > 1:
            blocks.append(_table(run, page))
        else:
            blocks += [line for number, row in run for line in _lines(row, Place(page, None, number))]
    return tuple(blocks)


def _has_fields(template: Element) -> bool:
    return any(name_of(element) in ("field", "exclGroup") for element in template.iter())


def _lines(row: Row, place: Place) -> list[TextLine]:
    text = " ".join(text for text, _ in row.cells if text)
    return [TextLine(line, place) for line in text.split("\n") if line.strip()]


def _table(rows: Sequence[tuple[int, Row]], page: int) -> Table:
    columns = max(sum(span for _, span in row.cells) for _, row in rows)
    cells: list[Cell] = []
    for at, (number, row) in enumerate(rows):
        place, column = Place(page, None, number), 0
        for text, span in (*row.cells, *[("", 1)] * (columns - sum(span for _, span in row.cells))):
            cells.append(Cell(text, at, column, place, 1, span))
            column += span
    return Table(tuple(cells), len(rows), columns, Place(page, None, rows[0][0]), "html")
