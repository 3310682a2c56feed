"""A text that lies beside its PDF, made by a bigger OCR elsewhere: its words, with the picture's numbers.

The words of a scanned page are taken from the text, its lines and tables too; every number is looked up in what the
digit reader saw on the page, see `extract.sidecar.page`. A text that is about something else is not used.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from prongsai.extract.records import Block, Cell, Notice, NoticeCode, RawDocument, Table, TextLine, around
from prongsai.extract.sidecar.page import Agreement, MergedPage, Unit, letter_trigrams

SUFFIXES = (".md", ".txt")  # of the text that lies beside its PDF; the first one found counts
_WORTH_TELLING = 60  # letter groups on a page; a stamp and a page number are no loss


def with_words_of(scanned: RawDocument, text: RawDocument, name: str) -> RawDocument:
    """The document with the words of the text on the pages that were read from pictures.

    Args:
        scanned: a PDF as it was read; pages of other origin than `ocr` stay as they are.
        text: the text that lies beside it, as it was read.
        name: the text's file name, for notices.

    Returns:
        The document. A notice says of each page whether its words are the text's; pages on which the two do not
        agree stay as they were read.
    """
    blocks = [block for page in text.pages for block in page.blocks]
    units = _units(blocks)
    with_text = [i for i, page in enumerate(scanned.pages) if page.blocks]
    if not units or not any(scanned.pages[i].origin == "ocr" for i in with_text):
        return scanned
    _assign(units, [_words(scanned.pages[i].blocks) for i in with_text])
    beside = {
        at: MergedPage(scanned.pages[i], [unit for unit in units if unit.page == at])
        for at, i in enumerate(with_text)
        if scanned.pages[i].origin == "ocr"
    }
    found = {at: page.agreement() for at, page in beside.items()}
    whole = sum(found.values(), Agreement())
    if not whole.of_document:
        notice = Notice(NoticeCode.TEXT_BESIDE_DIFFERS, f"{name} is not used, it is not what the pages show: {whole}")
        return replace(scanned, notices=(*scanned.notices, notice))
    taken = {at: page for at, page in beside.items() if found[at].of_page}
    notices = list(scanned.notices)
    if taken:
        numbers = ", ".join(str(with_text[at] + 1) for at in taken)
        message = f"the words of page {numbers} are those of {name}, the numbers the picture's"
        notices.append(Notice(NoticeCode.WORDS_FROM_TEXT, message))
    for at, agreement in found.items():
        if at not in taken and agreement.in_picture >= _WORTH_TELLING:
            message = f"{name} is not used for this page, it is not what the page shows: {agreement}"
            notices.append(Notice(NoticeCode.TEXT_BESIDE_DIFFERS, message, with_text[at] + 1))
    pages = list(scanned.pages)
    new = _new_blocks(blocks, [unit for unit in units if unit.page in taken], taken)
    for at in taken:
        pages[with_text[at]] = replace(pages[with_text[at]], blocks=tuple(new[at]))
    return replace(scanned, pages=tuple(pages), notices=tuple(notices))


def _new_blocks(
    blocks: Sequence[Block], units: Sequence[Unit], taken: Mapping[int, MergedPage]
) -> dict[int, list[Block]]:
    """The text's lines and tables by page; a table that runs over pages stands whole where it begins."""
    of_block: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        of_block[unit.block].append(unit)
    new: dict[int, list[Block]] = defaultdict(list)
    for at, own in of_block.items():
        block = blocks[at]
        first = taken[own[0].page]
        if isinstance(block, TextLine):
            text, place, numbers = first.piece(own[0], 0, block.text, block.place)
            new[own[0].page].append(replace(block, text=text, place=place, numbers=numbers))
        else:
            new[own[0].page].append(_new_table(block, own, taken))
    return new


def _new_table(table: Table, own: Sequence[Unit], taken: Mapping[int, MergedPage]) -> Table:
    """The rows of a table that stand on pages whose words are taken."""
    rows = {unit.row: (r, unit) for r, unit in enumerate(own)}
    cells: list[Cell] = []
    offsets: Counter[int] = Counter()
    for cell in table.cells:
        if cell.row not in rows:
            continue
        r, unit = rows[cell.row]
        text, place, numbers = taken[unit.page].piece(unit, offsets[cell.row], cell.text, cell.place)
        offsets[cell.row] += len(cell.text) + 1
        span = sum(cell.row <= (row or 0) < cell.row + cell.row_span for row in rows)
        cells.append(replace(cell, text=text, row=r, row_span=span, place=place, numbers=numbers))
    page = taken[own[0].page].page.number
    shown = around(c.place.shown for c in cells if c.place.page == page)
    return Table(tuple(cells), len(own), table.n_cols, replace(table.place, page=page, shown=shown), table.method)


def _units(blocks: Sequence[Block]) -> list[Unit]:
    units: list[Unit] = []
    for at, block in enumerate(blocks):
        if isinstance(block, TextLine):
            units.append(Unit(at, None, block.text))
            continue
        rows: dict[int, list[str]] = defaultdict(list)
        for cell in block.cells:
            rows[cell.row].append(cell.text)
        units += [Unit(at, r, "\n".join(rows[r])) for r in sorted(rows)]
    return units


def _words(blocks: Iterable[Block]) -> str:
    return "\n".join(unit.text for unit in _units(list(blocks)))


def _assign(units: Sequence[Unit], pages: Sequence[str]) -> None:
    """Give every unit its page: the way down the pages, never back, on which most rare letter groups agree."""
    on: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(pages):
        for gram in letter_trigrams(words):
            on[gram].append(at)
    scores = np.zeros((len(units), len(pages)))
    for u, unit in enumerate(units):
        for gram in letter_trigrams(unit.text):
            if found := on.get(gram):
                scores[u, found] += 1 / len(found)
    best = np.zeros(len(pages))
    came = np.zeros(scores.shape, np.int32)
    for u in range(len(units)):
        leading = np.maximum.accumulate(best)
        here = np.arange(len(pages))
        came[u] = np.maximum.accumulate(np.where(best == leading, here, 0))
        best = leading + scores[u]
    at = int(best.argmax())
    for u in range(len(units) - 1, -1, -1):
        units[u].page = at
        at = int(came[u, at])
