"""A workbook as a document: a page for each sheet that is shown, named by its tab."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.extract.records import PAGE_HEADER, Block, Page, Place, RawDocument, TextLine
from prongsai.extract.workbook.blocks import blocks_of
from prongsai.extract.workbook.sheets import Sheet

_UNNAMED = re.compile(r"(?:sheet|แผ่นงาน|แผ่น|ชีต|ชีท|worksheet|table|tab)?[\s_-]*\d*", re.IGNORECASE)


def document_of(sheets: Sequence[Sheet], media_type: str) -> RawDocument:
    """The sheets that say something as pages; a line is a row of its sheet.

    The tab's name and what is printed at the head and the foot of the pages stand on line 0; what stands in text boxes
    comes behind the cells.
    """
    pages: list[Page] = []
    for sheet in sheets:
        blocks = [*blocks_of(sheet.rows()), *_drawn(sheet)]
        if not blocks:
            continue
        named = not _UNNAMED.fullmatch(sheet.name.strip())
        above, below = _in_margin([*([sheet.name.strip()] if named else []), *sheet.head]), _in_margin(sheet.foot)
        pages.append(Page(len(pages) + 1, (*above, *blocks, *below), origin="text"))
    return RawDocument(
        media_type=media_type,
        pages=tuple(pages) or (Page(1, (), origin="text"),),
        page_count=len(pages) if len(pages) > 1 else None,
        text_origin="text",
    )


def _in_margin(lines: Sequence[str]) -> list[Block]:
    return [TextLine(line, Place(line=PAGE_HEADER)) for line in lines]


def _drawn(sheet: Sheet) -> list[Block]:
    """The lines of the text boxes over a sheet, each in the row where its box begins."""
    return [TextLine(line, Place(line=box.row + 1)) for box in sheet.drawn for line in box.lines]
