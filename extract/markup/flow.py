"""Turns a tree of markup into the lines that it prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from prongsai.extract.markup.drawn_text import shown_value
from prongsai.extract.markup.parser import BLOCKS, UNSEEN, Node, Text, decode_entities, parse
from prongsai.extract.raised_notes import RaisedTexts

_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_CENTRE_STYLE = re.compile(r"text-align\s*:\s*(?:-webkit-)?center", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Line:
    """One printed line: decoded text, where it starts in the source, and how it looks."""

    text: str
    offset: int
    bold: bool = False
    centred: bool = False


class Style(NamedTuple):
    """What is inherited from the elements around."""

    bold: bool = False
    centred: bool = False
    newlines: bool = False  # a newline of the source is a printed break (text files), not a space (HTML)
    raised: bool = False


def is_hidden(node: Node) -> bool:
    """Whether a browser would not show the element."""
    return node.tag in UNSEEN or is_hidden_by_attributes(node)


def is_hidden_by_attributes(node: Node) -> bool:
    """Whether the element's own attributes hide it."""
    return "hidden" in node.attrs or bool(_HIDDEN_STYLE.search(node.attrs.get("style", "")))


def style_of(node: Node, outer: Style) -> Style:
    """The style inside an element."""
    css = node.attrs.get("style", "")
    bold = outer.bold or node.tag in _BOLD or bool(_BOLD_STYLE.search(css))
    centred = (
        outer.centred
        or node.tag == "center"
        or node.attrs.get("align", "").lower() == "center"
        or bool(_CENTRE_STYLE.search(css))
    )
    inner = Style(bold, centred, outer.newlines, outer.raised or node.tag == "sup")
    return outer if inner == outer else inner


class Flow:
    """Turns elements into printed lines; tables and other special nodes are handed through as they are."""

    def __init__(
        self, special: frozenset[str] = frozenset(), breaks: Callable[[Node], tuple[bool, bool]] | None = None
    ) -> None:
        """Begin with nothing read.

        Args:
            special: tags whose nodes are put into `out` unread.
            breaks: tells whether a new page starts before and after an element; a node "#break" marks it.
        """
        self.out: list[Line | Node] = []
        self._special = special
        self._breaks = breaks
        self._parts: list[str] = []
        self._offset = -1
        self._all_bold = True
        self._centred = False
        self._collapse = False
        self._raised = RaisedTexts()

    def add(self, node: Node, style: Style) -> None:
        """Read one element and everything below it."""
        if node.tag in self._special:
            if is_hidden_by_attributes(node):
                return
            self.flush()
            self.out.append(node)
            return
        value = shown_value(node)
        if value and not is_hidden_by_attributes(node):
            self._add_text(value, node.offset, style)
        if node.tag == "#comment" or is_hidden(node):
            return
        before, after = self._breaks(node) if self._breaks and node.attrs else (False, False)
        self._mark(before, node)
        self._add_shown(node, style_of(node, style))
        self._mark(after, node)

    def _mark(self, there: bool, node: Node) -> None:
        if there:
            self.flush()
            self.out.append(Node("#break", node.offset))

    def _add_shown(self, node: Node, inner: Style) -> None:
        if node.tag in ("br", "hr"):
            self.flush()
        elif node.tag in BLOCKS:
            self.flush()
            self.add_children(node, inner)
            self.flush()
        else:
            self.add_children(node, inner)

    def add_children(self, node: Node, style: Style) -> None:
        """Read what is inside an element, in the style given."""
        for child in node.children:
            if isinstance(child, Node):
                self.add(child, style)
            elif style.newlines:
                self._add_broken(child, style)
            else:
                self._add_text(child.raw, child.offset, style)

    def _add_broken(self, text: Text, style: Style) -> None:
        offset = text.offset
        for i, part in enumerate(text.raw.split("\n")):
            if i:
                self.flush()
            self._add_text(part, offset, style)
            offset += len(part) + 1

    def _add_text(self, raw: str, offset: int, style: Style) -> None:
        shown = raw.lstrip(" \t\r\n\f")
        if not shown:
            if raw and self._parts:
                self._parts.append(self._raised.shown(" ", raised=False))
            return
        if self._offset < 0:
            self._offset = offset + len(raw) - len(shown)
        self._all_bold = self._all_bold and style.bold
        self._centred = self._centred or style.centred
        text = decode_entities(raw if style.newlines else _SPACES.sub(" ", raw))
        self._parts.append(self._raised.shown(text, style.raised))
        self._collapse = not style.newlines

    def flush(self) -> None:
        """End the current line."""
        text = "".join(self._parts).strip()
        if self._collapse:
            text = _SPACES.sub(" ", text)
        if text:
            self.out.append(Line(text, self._offset, self._all_bold, self._centred))
        self._parts, self._offset, self._all_bold, self._centred = [], -1, True, False
        self._raised = RaisedTexts()

    def lines(self) -> list[Line]:
        """The lines read so far, without the special nodes."""
        self.flush()
        return [item for item in self.out if isinstance(item, Line)]


def fragment_lines(source: str, newlines: bool = True) -> list[Line]:
    """The printed lines of a piece of text that may hold tags, for one line or one cell of a text file."""
    flow = Flow()
    flow.add_children(parse(source), Style(newlines=newlines))
    return flow.lines()
