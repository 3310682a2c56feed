"""A page of a mail or a web archive with what it uses of the parts beside it: style sheets, frames and pictures.

What it shows hangs on them: a sheet may hide a table, a frame may hold the report, a picture may be its scan. They
are written into the page, each at the tag that names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin

from prongsai.extract.markup.data_addresses import address_of
from prongsai.extract.markup.parser import Node, parse

_MOST_CHARACTERS = 30_000_000  # by which the pages of a mail may grow, those that are looked at counted
_MOST = 100  # parts that are written into one page
_DEEPEST = 3  # frames in each other
_PICTURES, _PAGES, _SHEETS = "image/", ("text/html", "application/xhtml+xml"), "text/css"


@dataclass(frozen=True, slots=True)
class Part:
    """A part beside a page: the names by which a page calls it, its kind, and its bytes (UTF-8 for a text)."""

    names: frozenset[str]
    kind: str
    data: bytes


class Parts:
    """What comes with the pages of one mail; in all they grow by so many characters that memory and time do not end."""

    def __init__(self, parts: Iterable[Part]) -> None:
        """Keep the parts by their names."""
        self._named = {name: part for part in parts for name in part.names}
        self._left = _MOST_CHARACTERS

    def written_into(self, page: str, address: str, depth: int = 1) -> str:
        """The page with the parts that it names written into it; one that would make it too long is left out.

        Args:
            page: its source.
            address: where it was kept from; names in it may be relative to that.
            depth: how many frames lie around.
        """
        if not self._named or len(page) > self._left:
            return page
        self._left -= len(page)
        pieces: list[str] = []
        end = 0
        for node in parse(page).walk():
            part = self._named.get(called := _called(node)) or self._named.get(_joined(address, called))
            written = self._written(node, part, page, depth) if part is not None else None
            if written is None or len(written) > self._left:
                continue
            pieces += [page[end : node.offset], written]
            end = node.offset + 1 + len(node.tag)
            self._left -= len(written)
            if len(pieces) > 2 * _MOST:
                break
        return "".join([*pieces, page[end:]])

    def _written(self, node: Node, part: Part, page: str, depth: int) -> str | None:
        """What stands for the beginning of a tag, "<img", with the part in it; None where it has no use for it."""
        if node.tag == "link" and part.kind == _SHEETS:
            media = escape(node.attrs.get("media", "all"))
            return f'<style media="{media}">{_text(part)}</style><meta'
        if node.tag == "iframe" and part.kind in _PAGES and depth < _DEEPEST:
            if _text(part) == page:  # a page in itself is not shown
                return None
            inner = self.written_into(_text(part), next(iter(sorted(part.names)), ""), depth + 1)
            return f'<iframe srcdoc="{escape(inner)}"'
        if node.tag == "img" and part.kind.startswith(_PICTURES):
            return f'<img src="{address_of(part.data, part.kind)}"'
        return None


def _called(node: Node) -> str:
    """The name by which an element calls a part; empty for one that calls none."""
    relations = node.attrs.get("rel", "").lower().split()
    if node.tag == "link" and "stylesheet" in relations and "alternate" not in relations:
        return node.attrs.get("href", "").strip()
    return node.attrs.get("src", "").strip() if node.tag in ("iframe", "img") else ""


def _joined(address: str, name: str) -> str:
    try:
        return urljoin(address, name) if name else ""
    except ValueError:  # no address of the web
        return ""


def _text(part: Part) -> str:
    return part.data.decode("utf-8", "replace")
