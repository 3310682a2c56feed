"""What a page's own styles do not show is taken out of its tree: by an element's style, or by a rule of a style sheet.

Rules with one plain selector are understood: an element, a class, an identifier, or these joined ("td.old"). In a page
with scripts or handlers only the elements' own styles count: there a rule hides what a reader may open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.extract.text.html_parser import Node

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<parts>(?:[.#][\w-]+)*)", re.IGNORECASE)
_GONE = re.compile(r"(?<![\w-])display\s*:\s*none", re.IGNORECASE)
_UNSEEN = re.compile(
    r"(?<![\w-])(?:visibility\s*:\s*hidden|opacity\s*:\s*0?(?:\.0+)?(?:%|\s|;|!|$)|clip\s*:\s*rect\(\s*0[a-z]*[\s,]+0[a-z]*[\s,]+0[a-z]*[\s,]+0)"
    r"|(?<![\w-])position\s*:\s*(?:absolute|fixed)[^{}]*?(?<![\w-])(?:left|top|right)\s*:\s*-\d{4,}px",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Selector:
    """The elements that a rule hides: those of a tag (or any) with all of its classes and identifiers."""

    tag: str
    classes: frozenset[str]
    ids: frozenset[str]

    def matches(self, node: Node) -> bool:
        own = frozenset(node.attrs.get("class", "").split())
        return (
            self.tag in ("", node.tag)
            and self.classes <= own
            and self.ids <= frozenset(filter(None, [node.attrs.get("id", "")]))
        )


def without_hidden(root: Node, source: str) -> None:
    """Take what is not shown out of the tree under `root`, which is changed in place; `source` is the whole file."""
    gone, unseen = _selectors(root, source)
    for node in [root, *root.walk()]:
        kept = []
        for child in node.children:
            if isinstance(child, Node):
                style = child.attrs.get("style", "")
                if _GONE.search(style) or any(selector.matches(child) for selector in gone):
                    continue
                if _UNSEEN.search(style) or any(selector.matches(child) for selector in unseen):
                    child.children = []  # it keeps its place: the columns beside it stay where they are
            kept.append(child)
        node.children = kept


def _selectors(root: Node, source: str) -> tuple[Sequence[_Selector], Sequence[_Selector]]:
    """The plain selectors of the page's rules that take elements away, and of those that keep their place."""
    gone: list[_Selector] = []
    unseen: list[_Selector] = []
    if any(n.tag == "script" or any(name.startswith("on") for name in n.attrs) for n in root.walk()):
        return gone, unseen
    for sheet in (node for node in root.walk() if node.tag == "style" and node.source is not None):
        for selectors, style in _RULE.findall(_top_level(source[slice(*(sheet.source or (0, 0)))])):
            into = gone if _GONE.search(style) else unseen if _UNSEEN.search(style) else None
            if into is not None:
                into.extend(s for text in selectors.split(",") if (s := _selector(text.strip())) is not None)
    return gone, unseen


def _selector(text: str) -> _Selector | None:
    """A selector without ancestors, states and attributes; None for any other."""
    found = _SELECTOR.fullmatch(text)
    if found is None or not text:
        return None
    parts = re.findall(r"[.#][\w-]+", found["parts"])
    return _Selector(
        (found["tag"] or "").lower(),
        frozenset(part[1:] for part in parts if part[0] == "."),
        frozenset(part[1:] for part in parts if part[0] == "#"),
    )


def _top_level(sheet: str) -> str:
    """The rules that hold on every medium: those inside "@media" are left out."""
    text = _COMMENT.sub(" ", sheet)
    kept: list[str] = []
    at = 0
    while (start := text.find("@", at)) >= 0:
        kept.append(text[at:start])
        depth, end = 0, start
        for end in range(start, len(text)):
            if text[end] == ";" and not depth:
                break
            depth += (text[end] == "{") - (text[end] == "}")
            if text[end] == "}" and depth <= 0:
                break
        at = end + 1
    return "".join([*kept, text[at:]])
