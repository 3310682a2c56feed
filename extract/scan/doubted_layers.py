"""Pages with text whose picture may say more than the text, or something else: which of them are read as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.records import BBox, Notice, NoticeCode, Page, RawDocument

Doubt = Literal["beside", "layer"]
# share and number of a page's figures by which a born-digital text is false; where one is asked for, it is enough
_MOST_DIFFER, _LEAST_DIFFER = 0.2, 2


def waiting_in_doubt(
    document: pdfium.PdfDocument, pages: Sequence[Page], doubts: Mapping[int, Doubt], notices: Sequence[Notice]
) -> tuple[list[Page], list[Notice]]:
    """The pages of a document, the doubted ones waiting for OCR whose picture says more than their text, or otherwise.

    Args:
        document: the same document, open.
        pages: all of its pages in order.
        doubts: what is doubted, by the number of the page.
        notices: what was noticed of the pages before.

    Returns:
        All pages, and the notices: none that a picture was not read which now is waiting, one for each false layer.
    """
    from prongsai.extract.scan.layer_check import compare_scan
    from prongsai.extract.scan.page_selection import may_hold_results, shows_decimals
    from prongsai.extract.scan.scanned_pages import networks

    waiting = list(pages)
    told = list(notices)
    for at, page in enumerate(pages):
        doubt = doubts.get(page.number) if page.state == "read" else None
        if doubt == "layer":
            found = compare_scan(document, page, networks()[0])
            if found.differing:
                told.append(_notice(page.number, found.differing))
                waiting[at] = replace(page, state="needs_ocr", reason=told[-1].message)
            elif not found.figures and shows_decimals(document, page.number - 1, networks()[0]):
                reason = "the text layer over a picture with figures has none of them"
                waiting[at] = replace(page, state="needs_ocr", reason=reason)
        elif doubt == "beside" and may_hold_results(document, page.number - 1, networks()[0]):
            reason = "a picture with figures covers the page beside a little text"
            waiting[at] = replace(page, state="needs_ocr", reason=reason)
            told = [n for n in told if (n.code, n.page) != (NoticeCode.PICTURE_NOT_READ, page.number)]
    return waiting, told


def with_pictures_for_false_layers(
    document: pdfium.PdfDocument, raw: RawDocument, wanted: Mapping[int, Sequence[BBox]]
) -> RawDocument:
    """The document, its pages read from their pictures whose figures the text layer has not, or several otherwise.

    Args:
        document: the same document, open.
        raw: as it was read.
        wanted: boxes of figures by page number, points on the displayed page.
    """
    from prongsai.extract.scan.layer_check import compare_drawn, shows_unread_figure
    from prongsai.extract.scan.scanned_pages import networks, read_scanned

    pages = list(raw.pages)
    notices = list(raw.notices)
    for at, page in enumerate(pages):
        if page.origin != "text_layer" or page.number not in wanted:
            continue
        boxes = frozenset(wanted[page.number])
        if shows_unread_figure(document, page, networks()[0], boxes):
            read = read_scanned(document, page.number)
            pages[at] = read if read.blocks else page
            continue
        seen = compare_drawn(document, page, networks()[0], boxes)
        if len(seen.differing) < max(min(_LEAST_DIFFER, len(boxes)), _MOST_DIFFER * seen.compared):
            break  # one writer made all pages: what is right on the first is right on the others
        read = read_scanned(document, page.number)
        if read.blocks:
            pages[at] = read
            notices.append(_notice(page.number, seen.differing))
    if pages == list(raw.pages):
        return raw
    origins = {page.origin for page in pages if page.blocks}
    origin = "mixed" if len(origins) > 1 else next(iter(origins), None)
    return replace(raw, pages=tuple(pages), notices=tuple(notices), text_origin=origin)


def _notice(number: int, differing: Sequence[tuple[str, str]]) -> Notice:
    told = ", ".join(f"{layer} for {seen}" for layer, seen in differing[:5])
    message = f"{len(differing)} figures of the text layer stand otherwise on the page: {told}"
    return Notice(NoticeCode.LAYER_DIFFERS, message, number)
