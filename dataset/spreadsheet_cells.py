r"""Text of documents made harmless for spreadsheets.

What is done to a text, in this order; numbers, dates and booleans stay as they are:

1. Line ends become line feeds.
2. Characters that break readers of CSV and of XML are written as a backslash, `u` and their number, as in `\u0000`.
3. A text that a spreadsheet could take for a formula gets an apostrophe in front. So does one that begins with
   apostrophes before such a text: taking one apostrophe away gives back what was there.
"""

from __future__ import annotations

import re

# = + - @ in normal, full and small width. Readers pass over blanks and marks without width before them.
# "<r>" opens formatted text in a workbook: XlsxWriter takes a text from <r> to </r> for XML and writes it unescaped.
_BLANK = r"\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_DANGEROUS = re.compile(rf"'*(?:[{_BLANK}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|<r>)")
_LINE_END = re.compile(r"\r\n?")
_BREAKING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula, and that no reader stumbles over."""
    return guarded(_BREAKING.sub(_escaped, _LINE_END.sub("\n", text)))


def guarded(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet could take it for a formula."""
    return "'" + text if _DANGEROUS.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell[1:]) else cell


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
