"""Lines that a document repeats from page to page: its headers and footers."""

from __future__ import annotations

import re

from prongsai.normalize.document.cleaned import CleanBlock, CleanLine
from prongsai.normalize.text.figures import NO_FIGURE_BEFORE, NO_FIGURE_BEHIND
from prongsai.normalize.text.keys import to_key

_COUNT = re.compile(rf"{NO_FIGURE_BEFORE}\d{{1,3}}{NO_FIGURE_BEHIND}")  # in a key: may be a page number
_SAME_HEIGHT = 4.0  # points by which a running header may move from page to page


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
