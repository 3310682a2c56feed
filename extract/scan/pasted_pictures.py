"""Pictures on pages of text, such as a table pasted as a picture: read where they show a table or a figure."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.errors import DocumentError
from prongsai.extract.records import BBox, Block, Notice, NoticeCode, Page
from prongsai.extract.sandbox.page_timeout import page_timeout
from prongsai.extract.scan.filled_gaps import fill_gaps
from prongsai.extract.settings import Settings

_SHARE = 0.3  # of a document's processor time that its pictures may take; the text is read already


def with_pasted_pictures(
    document: pdfium.PdfDocument,
    pages: Sequence[Page],
    notices: Sequence[Notice],
    pictures: Mapping[int, Sequence[BBox]],
    settings: Settings,
) -> tuple[list[Page], list[Notice]]:
    """The pages, those of text with what the pictures on them show at their places; the notices that still hold.

    Args:
        document: the same document, open.
        pages: all of its pages in order.
        notices: what was noticed of the pages before.
        pictures: boxes of pictures by page number, points on the displayed page.
        settings: how long the document and one page may take.

    Raises:
        DocumentError: `missing_program`.
        MemoryError: the process has no more memory.
    """
    read = list(pages)
    started = time.process_time()
    for at, page in enumerate(pages):
        boxes = pictures.get(page.number, ())
        late = time.process_time() - started > _SHARE * settings.seconds_for(len(pages))
        if not boxes or late or page.state != "read" or page.origin != "text_layer":
            continue
        try:
            with page_timeout(settings.one_page_seconds):
                read[at] = page_with_pictures(document, page, boxes)
        except (MemoryError, DocumentError):
            raise
        except Exception:  # noqa: S112 - the text is read, and the notice that a picture was not stays
            continue
    changed = {page.number for page, before in zip(read, pages, strict=True) if page is not before}
    now = {(NoticeCode.PICTURE_NOT_READ, number) for number in changed}
    return read, [notice for notice in notices if (notice.code, notice.page) not in now]


def page_with_pictures(document: pdfium.PdfDocument, page: Page, boxes: Sequence[BBox]) -> Page:
    """A page with what the pictures in the boxes show, where they show a table or a figure."""
    from prongsai.extract.scan.page_reader import read_page_image
    from prongsai.extract.scan.page_selection import shows_results, small_image
    from prongsai.extract.scan.picture.page_image import only, picture_of, straightened
    from prongsai.extract.scan.scanned_pages import networks, recognizers

    small = small_image(document, page.number - 1)
    if not shows_results(replace(small, grey=only(small.grey, small.scale / small.unit, boxes)), networks()[0]):
        return page
    grey, dpi, size = picture_of(document, page.number - 1)
    image = straightened(only(grey, dpi / 72 / size.unit, boxes), dpi, size)
    found, _ = read_page_image(image, recognizers(), page.number)
    if not found:
        return page
    filled, rest = fill_gaps(page.blocks, found)
    blocks = sorted([*filled, *rest], key=_top)
    return replace(page, blocks=tuple(blocks), from_picture=frozenset(n for n, b in enumerate(blocks) if b in rest))


def _top(block: Block) -> float:
    return block.place.box[1] if block.place.box is not None else 0.0
