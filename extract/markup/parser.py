"""A small tolerant reader of HTML that knows where each character stands.

Why not an HTML library: OCR programs write HTML tags into plain text ("<p>", "<br>", whole tables) next
to angle brackets that were printed ("< 85"), and every value must lead back to a line of the file. So only
known tag names count as tags, everything keeps its offset, and the same tree serves `.html` files,
tables inside text files and single cells. Nothing here raises on bad markup; work is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p page_number "
    "pre section summary table tbody td tfoot th thead title tr ul"
)
INLINE = _names(
    "a abbr acronym b bdi bdo big button canvas cite code data del dfn em font i iframe ins kbd label "
    "map mark math nobr noscript o:p object optgroup option q s samp select small span strike strong "
    "sub sup svg time tt u var"
)
VOID = _names("area base br col embed hr img input link meta param source track wbr")
UNSEEN = _names(
    "script style template head colgroup object svg canvas iframe select nav noscript "
    "datalist video audio noframes noembed rp progress meter"
)  # nav: links, no content
_RAW = frozenset(("script", "style", "svg"))  # what is inside is no markup of the page: `Node.source`
_KNOWN = BLOCKS | INLINE | VOID | UNSEEN | frozenset(("textarea", "picture", "dialog"))
_MAX_DEPTH = 150  # deeper elements become siblings: walking the tree recurses

_WHOLE = r"\s(?:srcdoc|title|data-[\w-]+)\s*=\s*(?:\"[^\"]*+\"|'[^']*+')"  # attributes that hold markup themselves
_TAG = re.compile(rf"</?([A-Za-z][\w:-]*+)((?:{_WHOLE}|\s|[^<>\"'\s]++|\"[^\"<>]*+\"|'[^'<>]*+'|[\"'])*+)>", re.DOTALL)
_CLOSING = re.compile(r"</([A-Za-z][\w:-]*+)>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]*)\s*(?:=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_COMMENT_END = re.compile(r"--!?>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(slots=True)
class Text:
    """Characters between tags, entities not yet decoded; `offset` counts from the start of the source."""

    raw: str
    offset: int


@dataclass(slots=True)
class Node:
    """An element; `offset` is where its tag starts."""

    tag: str
    offset: int
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | Text] = field(default_factory=list)
    source: tuple[int, int] | None = None  # offsets of what is inside a script, a style sheet or a drawing

    def walk(self) -> Iterator[Node]:
        """Every element below this one, in document order."""
        stack = [child for child in reversed(self.children) if isinstance(child, Node)]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))


def decode_entities(raw: str) -> str:
    """Decode complete entities such as "&nbsp;"; a lone "&" stays."""
    return _ENTITY.sub(lambda match: unescape(match.group()), raw) if "&" in raw else raw


def has_tags(text: str) -> bool:
    """Whether the text holds at least one known tag, a comment, or an element of another name that it closes."""
    if "<" not in text:
        return False
    if "<!--" in text:
        return True
    closed = _closed_in(text)
    return any(m.group(1).lower() in _KNOWN or m.group(1) in closed for m in _TAG.finditer(text))


def _closed_in(text: str) -> frozenset[str]:
    """The names of elements that the text closes, as written."""
    return frozenset(_CLOSING.findall(text))


def parse(source: str, start: int = 0, end: int | None = None) -> Node:
    """Read markup between two offsets into a tree under a node named "root"; never fails."""
    return _Builder(source, start, len(source) if end is None else end).root


class _Builder:
    """Builds the tree with a stack of open elements."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source, self.end = source, end
        self.root = Node("root", start)
        self.stack = [self.root]
        self._closed = _closed_in(source)
        self._read(start)

    def _read(self, start: int) -> None:
        text_from = position = start
        no_comment_end = False
        while (position := self.source.find("<", position, self.end)) >= 0:
            if self.source.startswith("<!--", position) and not no_comment_end:
                ending = _COMMENT_END.search(self.source, position + 2, self.end)
                no_comment_end = ending is None
                if ending is not None:
                    close = ending.start()
                    self._text(text_from, position)
                    comment = self.source[position + 4 : close]
                    self.stack[-1].children.append(Node("#comment", position, {"text": comment.strip()}))
                    text_from = position = ending.end()
                    continue
            past = self._past_declaration(position)
            if past:
                self._text(text_from, position)
                text_from = position = past
                continue
            match = _TAG.match(self.source, position, self.end)
            name = match.group(1).lower() if match else ""
            if match is None or not self._is_element(match[1]) or self._is_letter_in_brackets(match.group()):
                position += 1
                continue
            self._text(text_from, position)
            text_from = position = self._tag(match, name)
        self._text(text_from, self.end)

    def _is_element(self, name: str) -> bool:
        """Whether a tag is HTML's, or one that a page's own components have, "<Badge>": those are closed somewhere."""
        return name.lower() in _KNOWN or name in self._closed

    def _is_letter_in_brackets(self, tag: str) -> bool:
        """Whether "<A>" or "<B>" is printed so (a level): nothing closes such a tag."""
        return len(tag) == 3 and tag[1].isupper() and tag[1] not in self._closed

    def _past_declaration(self, position: int) -> int:
        """The end of "<!DOCTYPE ..>", "<![..]>" or "<?..>", or 0."""
        if not re.match(r"<(?:!(?:doctype|\[)|\?xml|\?[a-z])", self.source[position : position + 10], re.IGNORECASE):
            return 0
        close = self.source.find(">", position, min(self.end, position + 500))
        return close + 1

    def _tag(self, match: re.Match[str], name: str) -> int:
        """Open or close an element; returns where reading goes on."""
        if match.group().startswith("</"):
            self._close(name)
            return match.end()
        self._close_implied(name)
        node = Node(name, match.start(), _attributes(match.group(2)))
        self.stack[-1].children.append(node)
        if name in VOID or match.group(2).rstrip().endswith("/"):
            return match.end()
        if name in _RAW:
            close = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.source, match.end(), self.end)
            node.source = (match.end(), close.start() if close else self.end)
            return close.end() if close else self.end
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append(node)
        return match.end()

    def _close(self, name: str) -> None:
        """Close the nearest open element of that name; only table tags close the cell around them."""
        fence = {"table"} if name in _TABLE_PARTS else {"table", "td", "th", "caption"}
        for i in range(len(self.stack) - 1, 0, -1):
            if self.stack[i].tag == name:
                del self.stack[i:]
                return
            if self.stack[i].tag in fence and name not in ("table", "body", "html"):
                return

    def _close_implied(self, name: str) -> None:
        """Close what a new element ends without saying so: a cell by a cell, a row by a row, p by a block."""
        if name in _ENDS:
            ended, fence = _ENDS[name], _FENCES[name]
            for i in range(len(self.stack) - 1, 0, -1):
                if self.stack[i].tag in fence:
                    break
                if self.stack[i].tag in ended:
                    del self.stack[i:]
        elif name in BLOCKS and self.stack[-1].tag == "p" and name != "page_number":
            self.stack.pop()

    def _text(self, start: int, end: int) -> None:
        if end > start:
            self.stack[-1].children.append(Text(self.source[start:end], start))


_TABLE_PARTS = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "table"))
_CELL_ENDERS = frozenset(("p", "li", "td", "th", "caption", "div", "span", "b", "strong"))
_ENDS: dict[str, frozenset[str]] = {
    "td": _CELL_ENDERS,
    "th": _CELL_ENDERS,
    "tr": _CELL_ENDERS | {"tr"},
    "tbody": _CELL_ENDERS | {"tr", "tbody", "thead", "tfoot"},
    "thead": _CELL_ENDERS | {"tr", "tbody", "thead", "tfoot"},
    "tfoot": _CELL_ENDERS | {"tr", "tbody", "thead", "tfoot"},
    "li": frozenset(("li", "p")),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
    "p": frozenset(("p",)),
}
_FENCES: dict[str, frozenset[str]] = {
    name: frozenset(("table",)) if name in _TABLE_PARTS else frozenset(("ul", "ol", "dl", "td", "th", "table", "div"))
    for name in _ENDS
}


def _attributes(raw: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name the first holds, as in a browser."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(raw) if raw.strip(" /") else ():
        found.setdefault(match.group(1).lower(), decode_entities((match.group(2) or "").strip("\"'")))
    return found
