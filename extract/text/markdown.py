"""Markdown and OCR marks inside a line of text: told from the printed characters and taken off.

Only marks go; no printed character is changed. List marks ("-", "1.", "๑)") are printed and stay.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from prongsai.extract.markup.flow import fragment_lines
from prongsai.extract.markup.parser import decode_entities, has_tags

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_QUOTE = re.compile(r"^\s{0,3}>\s?(?=\S|$)")
_WHOLE_BOLD = re.compile(r"^(?:[-+*•]\s+)?(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*:?$")
_STRONG = re.compile(r"(\*\*\*|\*\*)(?=\S)(.+?)(?<=\S)\1")
_STRONG_UNDERLINE = re.compile(r"(?<![\w_])__(?=[^\s_])([^_]+?)(?<=[^\s_])__(?![\w_])")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*\\])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_STRIKE = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:https?:|mailto:|www\.|#|/|\.{1,2}/)[^)\s]*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:?")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$&])")
_MATH = re.compile(r"\$([^$\n]{1,40})\$|\\\(([^\n]{1,40}?)\\\)")
_MATH_NUMBER = re.compile(r"[\s\d.,%/+-]+")
_MATH_MARKS = {  # LaTeX names that OCR models write for printed boxes and ticks
    "\\checkmark": "✓",
    "\\surd": "√",
    "\\square": "□",
    "\\Box": "□",
    "\\boxtimes": "☒",
    "\\boxed{\\checkmark}": "☑",
    "\\times": "×",
}
_FILE_NAME = re.compile(
    r"^[\w\-./ ]*\.(?:png|jpe?g|gif|webp|svg)$|^(?:image|img|figure|picture)?[-_ \d]*$", re.IGNORECASE
)
_NO_MARKS = re.compile(r"[<*#&\\`!$_~\[>]")
RULE = re.compile(r"^\s*(?:-{3,}|={3,}|\*{3,}|_{3,}|(?:-\s){2,}-|(?:\*\s){2,}\*|(?=.*-)[|+][-=:|+\s]+)\s*$")
FENCE = re.compile(r"^\s{0,3}(?:```|~~~)\s*[A-Za-z]*\s*$")


class PrintedLine(NamedTuple):
    """One printed line: what is left of a source line when its marks are taken off."""

    text: str
    bold: bool = False
    centred: bool = False


def printed_lines(text: str) -> list[PrintedLine]:
    """The printed lines of one source line or cell: HTML and Markdown taken off, blank ones left out."""
    if not _NO_MARKS.search(text):
        return [PrintedLine(part.strip()) for part in text.split("\n") if part.strip()]
    if not has_tags(text):
        lines = [_plain(decode_entities(part)) for part in text.split("\n")]
    else:
        lines = []
        for fragment in fragment_lines(text):
            line = _plain(fragment.text)
            lines.append(PrintedLine(line.text, line.bold or fragment.bold, fragment.centred))
    return [line for line in lines if line.text]


def cell_text(raw: str) -> str:
    """The printed text of one cell, its lines joined by one newline."""
    return "\n".join(line.text for line in printed_lines(raw))


def _plain(text: str) -> PrintedLine:
    """Take Markdown off one line that holds no tags."""
    bold = False
    text = _QUOTE.sub("", text)
    heading = _HEADING.match(text)
    if heading:
        text, bold = heading.group(2), True
    bold = bold or bool(_WHOLE_BOLD.match(text.strip()))
    return PrintedLine(_inline(text).strip(), bold)


def _inline(text: str) -> str:
    if "$" in text or "\\" in text:
        text = _MATH.sub(_math, text)
        for name, mark in _MATH_MARKS.items():
            text = text.replace(name, mark)
    if "[" in text:
        text = _IMAGE.sub(lambda m: "" if _FILE_NAME.match(m.group(1).strip()) else m.group(1), text)
        text = _FOOTNOTE.sub("", _LINK.sub(r"\1", text))
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))
    if "__" in text:
        text = _STRONG_UNDERLINE.sub(r"\1", text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "~~" in text:
        text = _STRIKE.sub("", text)  # what is struck out is no print
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _math(match: re.Match[str]) -> str:
    """A formula that is only a number or a tick is that; any other stays as it is written."""
    inner = (match.group(1) or match.group(2) or "").strip()
    if inner in _MATH_MARKS:
        return _MATH_MARKS[inner]
    return inner if _MATH_NUMBER.fullmatch(inner.replace("\\%", "%")) else match.group()


def open_strong(text: str) -> bool:
    """Whether a line holds an odd number of "**": a bold passage starts or ends on it."""
    return text.count("**") % 2 == 1
