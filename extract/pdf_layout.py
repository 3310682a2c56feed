"""The order in which the lines and tables of a page are read."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pdf_tables import FilledTable
from extract.pdf_text import Line

Item = Line | FilledTable


def reading_order(lines: Sequence[Line], tables: Sequence[FilledTable]) -> list[Item]:
    """Lines and tables from top to bottom."""
    items: list[tuple[float, float, Item]] = [((line.top + line.bottom) / 2, line.x0, line) for line in lines]
    items += [(table.box[1], table.box[0], table) for table in tables]
    items.sort(key=lambda item: item[:2])
    return [item[2] for item in items]
