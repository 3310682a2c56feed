"""A workbook as a document: a page for each sheet that is shown, named by its tab."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.extract.records import (
    PAGE_HEADER,
    Block,
    Notice,
    NoticeCode,
    Page,
    Place,
    RawDocument,
    ReadPicture,
    TextLine,
)
from prongsai.extract.shown_pictures import ShownPictures
from prongsai.extract.workbook.blocks import blocks_of
from prongsai.extract.workbook.drawn_texts import DrawnPicture
from prongsai.extract.workbook.sheets import Sheet

_UNNAMED = re.compile(r"(?:sheet|แผ่นงาน|แผ่น|ชีต|ชีท|worksheet|table|tab)?[\s_-]*\d{0,3}", re.IGNORECASE)
_UNREAD = "a picture on this sheet was not read"


def document_of(sheets: Sequence[Sheet], media_type: str, read_picture: ReadPicture | None = None) -> RawDocument:
    """The sheets that say something as pages; a line is a row of its sheet.

    The tab's name and what is printed at the head and the foot of the pages stand on line 0; what stands in text boxes
    and pictures comes behind the cells.

    Args:
        sheets: those that are shown, in order.
        media_type: that of the file.
        read_picture: reads the pictures on sheets; they are told without it.
    """
    pages: list[Page] = []
    notices: list[Notice] = []
    for sheet in sheets:
        pictures = ShownPictures(read_picture)
        blocks = [*blocks_of(sheet.rows()), *_drawn(sheet, pictures)]
        if pictures.unread or sheet.unread:
            notices.append(Notice(NoticeCode.PICTURE_NOT_READ, _UNREAD, len(pages) + 1 if blocks else None))
        if not blocks:
            continue
        named = not _UNNAMED.fullmatch(sheet.name.strip())
        above, below = _in_margin([*([sheet.name.strip()] if named else []), *sheet.head]), _in_margin(sheet.foot)
        shown = (*above, *blocks, *below)
        pages.append(Page(len(pages) + 1, shown, origin="text", from_picture=pictures.among(shown)))
    return RawDocument(
        media_type=media_type,
        pages=tuple(pages) or (Page(1, (), origin="text"),),
        page_count=len(pages) if len(pages) > 1 else None,
        text_origin="text",
        notices=tuple(notices),
    )


def _in_margin(lines: Sequence[str]) -> list[Block]:
    return [TextLine(line, Place(line=PAGE_HEADER)) for line in lines]


def _drawn(sheet: Sheet, pictures: ShownPictures) -> list[Block]:
    """What the text boxes and pictures over a sheet show, each in the row where it begins."""
    found: list[Block] = []
    for one in sheet.drawn:
        if isinstance(one, DrawnPicture):
            found += pictures.at(one.data, one.row + 1)
        else:
            found += [TextLine(line, Place(line=one.row + 1)) for line in one.lines]
    return found
