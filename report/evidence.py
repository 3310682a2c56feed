"""The place of a value as a person sees it: pictures of PDF pages, and the lines of other files.

All of this opens files that nobody may trust, so it is called in child processes only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.media_type import SniffError
from prongsai.report.page_images import page_pictures
from prongsai.report.source_lines import located_rows

SCALE = 1.6  # pixels for a point: 115 dpi, enough to read 8-point type on a screen
MAX_PAGES = 40  # pages with evidence that are pictured of one document
PICTURES = "pictures"
_QUALITY = 55
_LONGEST_SIDE = 2400  # pixels; a poster needs no more to be read
_AROUND = 1  # lines shown before and after
_LONGEST_LINE = 240  # characters of a line that are shown


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page with evidence: its size in points as displayed, and its picture below the site, if there is one."""

    number: int
    width: float
    height: float
    picture: str


@dataclass(slots=True)
class Evidence:
    """What can be shown of a document: pages by number, lines by number (paragraphs of a Word file)."""

    pages: dict[int, PageShown] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)
    left_out: int = 0  # pages with evidence beyond `MAX_PAGES`


def pictures_of(data: bytes, document_id: str, numbers: Iterable[int], site: Path) -> Evidence:
    """Draw the pages that carry evidence into the site; a picture that is there is not drawn again.

    Raises:
        DocumentError: the file cannot be opened.
        OSError: the site cannot be written.
    """
    wanted = sorted(set(numbers))
    found = Evidence(left_out=max(0, len(wanted) - MAX_PAGES))
    todo = []
    for number in wanted[:MAX_PAGES]:
        known = next(iter((site / PICTURES / document_id[:2]).glob(f"{_stem(document_id, number)}-*.webp")), None)
        shown = _of_name(known, number) if known is not None else None
        if shown is None:
            todo.append(number)
        else:
            found.pages[number] = shown
    for drawn in page_pictures(data, todo, SCALE) if todo else ():
        if not isinstance(drawn.picture, DocumentError):
            found.pages[drawn.number] = _kept(drawn.picture, drawn.number, drawn.width, drawn.height, document_id, site)
    return found


def _stem(document_id: str, number: int) -> str:
    return f"{document_id[:16]}-{number}"


def _kept(picture: Image.Image, number: int, width: float, height: float, document_id: str, site: Path) -> PageShown:
    """Write a picture; its name says the size of the page, so that it can be used again without the file."""
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    name = f"{_stem(document_id, number)}-{width:.1f}x{height:.1f}.webp"
    target = site / PICTURES / document_id[:2] / name
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(".new")
    picture.save(aside, "WEBP", quality=_QUALITY, method=0)
    aside.replace(target)
    return PageShown(number, round(width, 1), round(height, 1), f"{PICTURES}/{document_id[:2]}/{name}")


def _of_name(path: Path, number: int) -> PageShown | None:
    size = re.search(r"-(\d+\.\d)x(\d+\.\d)\.webp$", path.name)
    if size is None:
        return None
    return PageShown(number, float(size[1]), float(size[2]), f"{PICTURES}/{path.parent.name}/{path.name}")


def lines_of(data: bytes, name: str, numbers: Iterable[int]) -> Evidence:
    """The lines of a text that carry evidence, with their neighbours; see `report.source_lines`."""
    wanted = sorted(set(numbers))
    try:
        rows = located_rows(data, name)
    except SniffError:
        return Evidence()
    texts: dict[int, list[str]] = {}
    for piece in (piece for row in rows for piece in row):
        texts.setdefault(piece.line, []).append(piece.text)
    every = {line: " │ ".join(filter(None, pieces)) for line, pieces in texts.items()}
    numbered = sorted(number for number, text in every.items() if text.strip() or number in wanted)
    place = {number: index for index, number in enumerate(numbered)}
    found = Evidence()
    for number in wanted:
        if number in place:
            at = place[number]
            for near in numbered[max(0, at - _AROUND) : at + _AROUND + 1]:
                found.lines[near] = every[near]
    return found


def around(text: str, marked: str) -> tuple[str, str, str]:
    """A line cut to what can be shown: before the marked part, the part, after it; no part where it is not there."""
    at = text.find(marked) if marked else -1
    if at < 0:
        return text[:_LONGEST_LINE] + ("…" if len(text) > _LONGEST_LINE else ""), "", ""
    start, end = max(0, at - _LONGEST_LINE // 2), at + len(marked) + _LONGEST_LINE // 2
    before = ("…" if start else "") + text[start:at]
    return before, marked, text[at + len(marked) : end] + ("…" if end < len(text) else "")
