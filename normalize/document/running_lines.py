"""Lines that a document repeats from page to page: its headers and footers."""

from __future__ import annotations

import re

from prongsai.normalize.document.cleaned import CleanBlock, CleanDocument, CleanLine
from prongsai.normalize.text.figures import CENTURY, HOLDS_DECIMAL, NO_FIGURE_BEFORE, NO_FIGURE_BEHIND
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.names_in_text import names_in

_COUNT = re.compile(rf"{NO_FIGURE_BEFORE}\d{{1,3}}{NO_FIGURE_BEHIND}")  # in a key: may be a page number
_FURNITURE_CHARS = 120
_MARGIN = 0.065  # share of a page's height at its head and foot where no text stands, and at least
_MARGIN_POINTS = 54.0
_SAME_HEIGHT = 4.0  # points by which a running header may move from page to page
_PAGE_NUMBER = re.compile(  # and no title's last line with nothing but the year
    rf"^(?!.*{CENTURY}[5-7๕-๗]\d)" + r"[\s\-–—]*(?:หน้า(?:ที่)?|page)?\s*\d{1,4}(?:\s*(?:/|จาก|of)\s*\d{1,4})?[\s\-–—]*$",
    re.IGNORECASE,
)


def running_lines(blocks: tuple[CleanBlock, ...]) -> frozenset[str]:
    """Keys of lines repeated over three pages or more at the same height: headers and footers."""
    places: dict[str, list[tuple[float, int]]] = {}
    for block in blocks:
        if isinstance(block, CleanLine) and block.place.page and block.place.box and len(block.text) < 160:
            key = furniture_key(block.text, block.place.page)
            places.setdefault(key, []).append((block.place.box[1], block.place.page))
    return frozenset(key for key, seen in places.items() if key and _at_one_height(seen))


def _at_one_height(seen: list[tuple[float, int]]) -> bool:
    return any(len({page for top, page in seen if abs(top - height) <= _SAME_HEIGHT}) >= 3 for height, _ in seen)


def furniture_key(text: str, page: int | None) -> str:
    """What stays the same of a running line: all of it, the page's number as seen from the first page.

    A score or an indicator's number at the same height on every page is no page number.
    """
    flat = to_key(text)
    if page is None or "ตัวชี้วัด" in flat:
        return flat
    return _COUNT.sub(lambda m: f"#{int(m[0]) - page}", flat)


def is_page_number(text: str) -> bool:
    """A line that holds nothing but a page number."""
    return _PAGE_NUMBER.match(text) is not None


class Furniture:
    """Lines that belong to the page and not to the text: headers, footers, page numbers, "(continued)"."""

    def __init__(self, doc: CleanDocument) -> None:
        self.heights = {page.number: page.height for page in doc.raw.pages if page.height}
        self.repeated = running_lines(doc.blocks)

    def holds(self, line: CleanLine) -> bool:
        """Whether a line is the page's."""
        text = line.text.strip()
        if not text or is_page_number(text):
            return True
        flat = to_key(text)
        if len(flat) < _FURNITURE_CHARS and flat.endswith(("ต่อ", "ต่อ)")):
            return True
        if names_in(text) or HOLDS_DECIMAL.search(flat):
            return False
        numbered = any(map(str.isdecimal, flat))  # then its place decides: the number may be one of the text
        return (flat in self.repeated and not numbered) or (len(flat) < _FURNITURE_CHARS and self._in_margin(line))

    def _in_margin(self, line: CleanLine) -> bool:
        height = self.heights.get(line.place.page or 0)
        if height is None or line.place.box is None:
            return False
        margin = max(_MARGIN * height, _MARGIN_POINTS)
        return line.place.box[3] < margin or line.place.box[1] > height - margin
