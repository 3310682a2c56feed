"""Marks by which text files show where a printed page ends.

Only marks that no report prints are taken: a bare "หน้า ๓" may be a running title or a list of contents.
"""

from __future__ import annotations

import re

_NUMBER = r"\d{1,4}"
_PAGE = rf"(?:page|pg\.?|หน้า(?:ที่)?)\s*[:.#]?\s*{_NUMBER}(?:\s*(?:of|/|จาก)\s*{_NUMBER})?"
_BREAK = r"(?:page[\s_-]*break|page|new[\s_-]*page|end[\s_-]*of[\s_-]*page|ขึ้นหน้าใหม่)"
_MARKS = (
    rf"\[\s*(?:{_PAGE}|page[\s_-]*break)\s*\]",
    rf"<!--\s*/?(?:{_PAGE}|{_BREAK})[^>]{{0,40}}-->",
    rf"[-=_*~<]{{2,}}\s*(?:{_PAGE}|{_BREAK})\s*[-=_*~>]{{2,}}",
    rf"#{{1,6}}\s*(?:\*\*)?\s*{_PAGE}\s*(?:\*\*)?",
    rf"\{{{_NUMBER}\}}\s*-{{8,}}",
    r"<\|?\s*/?(?:page[_-]?break|newpage|pagebreak)\s*/?\|?>",
    r"\\(?:newpage|pagebreak|clearpage)",
    r"<(?:div|p|br|hr)[^>]{0,80}page-break-(?:after|before)\s*:\s*always[^>]{0,80}>(?:\s*</(?:div|p)>)?",
)
_MARK = re.compile(rf"^\s*(?:{'|'.join(_MARKS)})\s*$", re.IGNORECASE)
_PAGE_NUMBER_TAG = re.compile(r"^\s*<page_number>.*</page_number>\s*$", re.IGNORECASE)
_COMMENT = re.compile(rf"^\s*/?(?:{_PAGE}|{_BREAK})", re.IGNORECASE)


def is_page_mark(line: str) -> bool:
    """Whether a whole line is only a mark between pages, or at the head of a page."""
    return len(line) < 250 and bool(_MARK.match(line))


def starts_page(mark: str) -> bool:
    """Whether a mark ends the page before it: the mark at the head of page 0 or 1 does not."""
    number = re.search(_NUMBER, mark)
    return number is None or int(number.group()) > 1


def is_page_number_tag(line: str) -> bool:
    """Whether a whole line is the printed page number as some OCR models tag it."""
    return len(line) < 100 and bool(_PAGE_NUMBER_TAG.match(line))


def is_page_comment(comment: str) -> bool:
    """Whether the inside of an HTML comment says that a new page starts."""
    return len(comment) < 100 and bool(_COMMENT.match(comment)) and starts_page(comment)
