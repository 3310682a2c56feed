"""HTML files: lines and tables as a browser shows them, each with its line in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.text_encoding import decode_text
from prongsai.extract.markup.flow import is_hidden_by_attributes
from prongsai.extract.markup.inner_pages import open_inner_pages
from prongsai.extract.markup.parser import Node, Text, decode_entities, parse
from prongsai.extract.markup.script_tables import script_tables
from prongsai.extract.markup.shown import as_styled, sheets_of
from prongsai.extract.markup.tab_panels import with_tab_names
from prongsai.extract.markup.unseen_boxes import is_nothing
from prongsai.extract.records import Block, Notice, NoticeCode, Page, RawDocument, ReadPicture, TextLine
from prongsai.extract.shown_pictures import ShownPictures
from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import SourceLine
from prongsai.extract.text.html_blocks import PICTURE, PageBreak, markup_blocks
from prongsai.extract.text.html_pictures import mark_pictures, picture_of
from prongsai.extract.text.json_text import json_blocks
from prongsai.extract.text.svg_text import svg_blocks
from prongsai.extract.text.text_document import read_lines

_DATA = "application/json"  # the kind of script that holds what others draw
_SHELL = 500  # characters that a page prints at most which is drawn by scripts altogether


def read_html(text: str, read_picture: ReadPicture | None = None) -> RawDocument:
    """Read decoded HTML into pages of lines and tables; styles and hidden parts are left out.

    Of scripts, the lists of labels and figures that they draw are read as tables; drawings give their text, and
    pictures that the page holds in itself what `read_picture` reads of them.

    A file has one page, or as many as its page breaks (CSS or comments) make. `title` is from <title>.
    """
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def line_of(offset: int) -> int:
        return bisect_right(starts, offset)

    root = parse(source)
    sheets = sheets_of(root, source)
    as_styled(root, source)
    open_inner_pages(root, _decoded)
    with_tab_names(root)
    pictures = ShownPictures(read_picture)
    if read_picture is not None:
        mark_pictures(root)
    items = markup_blocks(root, line_of, newlines=False, read_other=_others_of(source, line_of, sheets, pictures))
    pages = _parted(items)
    pages[-1].extend(_drawn_by_scripts(root, source, pages, line_of))
    if len(pages) > 1 and not pages[0]:
        del pages[0]
    if len(pages) > 1 and not pages[-1]:
        pages.pop()
    return RawDocument(
        media_type="text/html",
        pages=tuple(
            Page(number, tuple(blocks), origin="text", from_picture=pictures.among(blocks))
            for number, blocks in enumerate(pages, start=1)
        ),
        page_count=len(pages) if len(pages) > 1 else None,
        text_origin="text",
        title=_title(root),
        notices=(Notice(NoticeCode.PICTURE_NOT_READ, "a picture in the page was not read"),) if pictures.unread else (),
    )


def _others_of(
    source: str, line_of: Callable[[int], int], sheets: Sequence[str], pictures: ShownPictures
) -> Callable[[Node], list[Block]]:
    """What reads the elements that are no lines and tables: set text, pictures, drawings."""

    def read_other(node: Node) -> list[Block]:
        if node.tag == "pre":
            return _read_pre(node, line_of)
        if node.tag == PICTURE:
            return [] if is_hidden_by_attributes(node) else pictures.at(picture_of(node), line_of(node.offset))
        if node.source is None or is_hidden_by_attributes(node):
            return []
        if any(is_nothing(node.attrs.get(side)) for side in ("width", "height")):
            return []
        return svg_blocks(source[slice(*node.source)], line_of(node.offset), sheets)

    return read_other


def _parted(items: Iterable[Block | PageBreak]) -> list[list[Block]]:
    """The blocks by page."""
    pages: list[list[Block]] = [[]]
    for item in items:
        if isinstance(item, PageBreak):
            pages.append([])
        else:
            pages[-1].append(item)
    return pages


def _decoded(data: bytes) -> str:
    """The text of a page that stands in an address; nothing where no encoding reads as text."""
    try:
        return decode_text(data, html=True).text
    except DocumentError:
        return ""


def _drawn_by_scripts(
    root: Node, source: str, pages: Sequence[Sequence[Block]], line_of: Callable[[int], int]
) -> list[Block]:
    """Tables out of lists in scripts whose labels stand nowhere else on the page, and the data of scripts likewise."""
    printed = "\n".join(_text_of(block) for page in pages for block in page)
    found: list[Block] = []
    for node in root.walk():
        if node.tag != "script" or node.source is None:
            continue
        said = source[slice(*node.source)]
        if len(printed) <= _SHELL and (data := _data_of(node, said)):
            found += json_blocks(data, line_of(node.source[0])) or ()
            continue
        for table in script_tables(said):
            if any(row[0] in printed for row in table.rows if row[0]):
                continue
            line = line_of(node.source[0] + table.offset)
            cells = [[GridCell(text, line) for text in row] for row in table.rows]
            found.append(build_table(cells, "html", [line] * len(cells)))
    return found


def _data_of(script: Node, said: str) -> str:
    """The data that a script holds for others, JSON by its kind or in a member of the window; else nothing."""
    if script.attrs.get("type", "").lower() == _DATA:
        return said
    name, _, value = said.strip().partition("=")
    return value.strip().removesuffix(";") if name.startswith("window.") and value.lstrip()[:1] == "{" else ""


def _text_of(block: Block) -> str:
    return block.text if isinstance(block, TextLine) else "\n".join(cell.text for cell in block.cells)


def _title(root: Node) -> str | None:
    for node in root.walk():
        if node.tag == "title":
            text = "".join(child.raw for child in node.children if isinstance(child, Text))
            return " ".join(decode_entities(text).split()) or None
    return None


def _read_pre(node: Node, line_of: Callable[[int], int]) -> list[Block]:
    """Read preformatted text as a text file: its line breaks, tabs and pipes mean what they mean there."""
    lines: list[SourceLine] = []
    for text in _texts(node):
        offset = text.offset
        for i, part in enumerate(text.raw.split("\n")):
            if i or not lines:
                lines.append(SourceLine(decode_entities(part), line_of(offset)))
            else:
                last = lines.pop()
                lines.append(SourceLine(last.text + decode_entities(part), last.line))
            offset += len(part) + 1
    return read_lines(lines)


def _texts(node: Node) -> list[Text]:
    """The texts below a node in order, tables inside it opened up."""
    found: list[Text] = []
    for child in node.children:
        if isinstance(child, Text):
            found.append(child)
        elif child.tag == "br":
            found.append(Text("\n", child.offset))
        else:
            found.extend(_texts(child))
    return found
