"""Plain text and Markdown, in the styles in which people and OCR models write tables into text.

`read_lines` is the heart: it turns source lines into blocks and serves `.txt`, `.md`, <pre> in HTML
and the paragraphs of Word files alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from prongsai.extract.markup.parser import parse
from prongsai.extract.records import Block, Page, Place, RawDocument, TextLine
from prongsai.extract.text.aligned_tables import (
    aligned_table,
    arrow_table,
    figures_first_table,
    leader_table,
    stacked_rows,
    wrapped_table,
)
from prongsai.extract.text.box_drawing import without_box_drawing
from prongsai.extract.text.comma_tables import comma_table
from prongsai.extract.text.delimited_tables import Found, SourceLine, pipe_table, tab_table
from prongsai.extract.text.html_blocks import PageBreak, markup_blocks
from prongsai.extract.text.json_text import json_blocks
from prongsai.extract.text.markdown import FENCE, RULE, open_strong, printed_lines
from prongsai.extract.text.open_pipe_tables import open_pipe_table
from prongsai.extract.text.page_breaks import is_page_mark, is_page_number_tag, starts_page
from prongsai.extract.text.stacked_cells import stacked_cells

_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_NEWLINES = re.compile(r"\r\n|\r|\n")
_MARKDOWN_SIGN = re.compile(
    r"^#{1,6} \S|^[ \t]*+(?:\|[ \t]*+)?:?-{3,}+:?[ \t]*+\|[ \t:|-]*+$|^\*\*[^*\n]+\*\*[ \t]*+$", re.MULTILINE
)
_FINDERS: tuple[Callable[[Sequence[SourceLine], int], Found | None], ...] = (
    pipe_table,
    open_pipe_table,
    tab_table,
    leader_table,
    arrow_table,
    comma_table,
    stacked_rows,
    wrapped_table,
    figures_first_table,
    aligned_table,
    stacked_cells,
)


def read_text(text: str, markdown: bool = False) -> RawDocument:
    """Read decoded text into pages of lines and tables.

    Args:
        text: the whole decoded file.
        markdown: whether the name says that it is Markdown; otherwise the content decides.
    """
    members = json_blocks(text)
    if members:
        return RawDocument(
            media_type="application/json", pages=(Page(1, tuple(members), origin="text"),), text_origin="text"
        )
    markdown = markdown or len(_MARKDOWN_SIGN.findall(text[:200_000])) > 1
    pages = split_pages(text)
    marked = len(pages) > 1
    return RawDocument(
        media_type="text/markdown" if markdown else "text/plain",
        pages=tuple(
            Page(number, tuple(read_lines(lines)), origin="text") for number, lines in enumerate(pages, start=1)
        ),
        page_count=len(pages) if marked else None,
        text_origin="text",
    )


def split_pages(text: str) -> list[list[SourceLine]]:
    """Cut the lines of a file into pages at form feeds and page marks; lines keep their number.

    A page number that an OCR model tagged stands at the head or at the foot of its page: the file's first
    line shows which.
    """
    pages: list[list[SourceLine]] = [[]]
    raw_lines = _NEWLINES.split(text)
    number_at_head = is_page_number_tag(next((raw for raw in raw_lines if raw.strip()), ""))
    for number, raw in enumerate(raw_lines, start=1):
        for i, part in enumerate(raw.split("\f")):
            mark = is_page_mark(part)
            tag = is_page_number_tag(part)
            if i or (mark and starts_page(part)) or (tag and number_at_head):
                pages.append([])
            if not mark:
                pages[-1].append(SourceLine(part, number))
            if tag and not number_at_head:
                pages.append([])
    if len(pages) > 1 and all(line.blank for line in pages[0]):
        del pages[0]
    if len(pages) > 1 and all(line.blank for line in pages[-1]):
        pages.pop()
    return pages


def read_lines(lines: Sequence[SourceLine]) -> list[Block]:
    """Turn the source lines of one page into running lines and tables, in order."""
    blocks: list[Block] = []
    lines = without_box_drawing(lines)
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.blank or RULE.match(line.text) or FENCE.match(line.text):
            i += 1
            continue
        if "<" in line.text and _opens_table(line.text):
            end = _table_end(lines, i)
            blocks.extend(_html_blocks(lines[i:end]))
            i = end
            continue
        found = next((hit for finder in _FINDERS if (hit := finder(lines, i))), None)
        if found and found.table:
            blocks.append(found.table)
            i += found.length
            continue
        strong = _bold_passage(lines, i)
        used = strong or (found.length if found else 1)
        for part in lines[i : i + used]:
            blocks.extend(_text_lines(part, strong=bool(strong)))
        i += used
    return blocks


def _text_lines(line: SourceLine, strong: bool) -> list[TextLine]:
    text = line.text.replace("**", "") if strong else line.text
    return [
        TextLine(
            printed.text,
            Place(line=line.line),
            line.size,
            printed.bold or line.bold or strong,
            printed.centred or line.centred,
        )
        for printed in printed_lines(text)
    ]


def _bold_passage(lines: Sequence[SourceLine], i: int) -> int:
    """The number of lines of a bold passage that starts at a line and ends on a later one; else 0."""
    if not lines[i].text.lstrip().startswith("**") or not open_strong(lines[i].text):
        return 0
    for ahead in range(i + 1, min(i + 12, len(lines))):
        text = lines[ahead].text
        if lines[ahead].blank or "\t" in text:
            return 0
        if open_strong(text):
            return ahead + 1 - i if text.rstrip().endswith("**") else 0
    return 0


# --- HTML tables in text ------------------------------------------------------------------------------


def _opens_table(text: str) -> bool:
    match = _TABLE_TAG.search(text)
    return match is not None and not match.group(1)


def _table_end(lines: Sequence[SourceLine], start: int) -> int:
    """The line after the table is closed; one that never is ends before a blank line and plain text."""
    depth = 0
    fallback = 0
    for i in range(start, len(lines)):
        for match in _TABLE_TAG.finditer(lines[i].text):
            depth += -1 if match.group(1) else 1
        if depth <= 0:
            return i + 1
        if not fallback and i > start and lines[i - 1].blank and not lines[i].blank and "<" not in lines[i].text:
            fallback = i
    return fallback or len(lines)


def _html_blocks(lines: Sequence[SourceLine]) -> list[Block]:
    """Read the lines of an HTML table, with whatever text stands before and behind it on the same lines."""
    source = "\n".join(line.text for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)

    def line_of(offset: int) -> int:
        return lines[min(bisect_right(starts, offset) - 1, len(lines) - 1)].line

    return [item for item in markup_blocks(parse(source), line_of, newlines=True) if not isinstance(item, PageBreak)]
