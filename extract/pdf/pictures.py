"""The pictures on a page of text that may say what its text does not: a table pasted as a picture, a patched figure."""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.extract.layout.page_objects import NO_DIGIT, PageObjects
from prongsai.extract.layout.words import Word, build_words
from prongsai.extract.records import BBox, Unseen

_LARGE = 0.08  # share of the page that a picture covers in which a table can be read
_MOST = 6  # pictures of one page that are looked at
_LITTLE_TEXT = 30  # characters
_TOUCH = 1.0  # points between two strips of one picture
_POINTS = frozenset(".,")
_LEAST_DIGITS = 3  # of a score with its decimals
_MOST_STRIPS = 400


def bare_pictures(objects: PageObjects) -> tuple[BBox, ...]:
    """The pictures on which hardly a letter stands, each large enough for a table; and those laid over figures."""
    page = objects.width * objects.height
    found = []
    for x0, top, x1, bottom in whole_pictures(objects.images):
        area = (min(x1, objects.width) - max(x0, 0)) * (min(bottom, objects.height) - max(top, 0))
        over = sum(x0 < c.x0 < x1 and top < c.top < bottom and not c.text.isspace() for c in objects.chars)
        if x1 > x0 and bottom > top and area >= _LARGE * page and over < _LITTLE_TEXT:
            found.append((x0, top, x1, bottom))
    patches = [patch for patch in pictures_over_figures(objects) if patch not in found]
    return tuple(found[:_MOST] + patches)


def whole_pictures(images: Iterable[BBox]) -> list[BBox]:
    """The pictures, those cut in strips put together: strips as wide as each other that touch, as writers save them."""
    return _stacked(_turned(_stacked(_turned(list(images)))))


def _stacked(boxes: list[BBox]) -> list[BBox]:
    """Boxes with those that go on below each other, equally wide, as one."""
    out: list[BBox] = []
    for box in sorted(boxes, key=lambda b: (round(b[0]), round(b[2]), b[1]))[:_MOST_STRIPS]:
        last = out[-1] if out else None
        alike = last is not None and abs(last[0] - box[0]) <= _TOUCH and abs(last[2] - box[2]) <= _TOUCH
        if last is not None and alike and abs(box[1] - last[3]) <= _TOUCH:
            out[-1] = (last[0], last[1], last[2], box[3])
        else:
            out.append(box)
    return out


def _turned(boxes: list[BBox]) -> list[BBox]:
    return [(y0, x0, y1, x1) for x0, y0, x1, y1 in boxes]


def pictures_over_figures(objects: PageObjects) -> tuple[BBox, ...]:
    """The small pictures that hide a decimal of the text and have no text on them: they show what takes its place."""
    return tuple(dict.fromkeys(image for image, _ in _patches(objects)))


def leave_holes(objects: PageObjects) -> None:
    """Put the figures that small pictures hide back in their places, as figures of which no digit can be read."""
    hidden = [char for _, word in _patches(objects) for char in word.chars]
    objects.chars += [char._replace(text=NO_DIGIT if char.text.isdecimal() else char.text) for char in hidden]


def _patches(objects: PageObjects) -> list[tuple[BBox, Word]]:
    """The small pictures on which nothing is written, each with a decimal that it hides."""
    covered = [char for char, reason in objects.unseen if reason is Unseen.COVERED] if objects.images else []
    words = [word for word in build_words(covered) if _is_decimal(word.text)]
    page = objects.width * objects.height
    found = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for image in objects.images:
            x0, top, x1, bottom = image
            small = (x1 - x0) * (bottom - top) < _LARGE * page
            if small and x0 <= x <= x1 and top <= y <= bottom and not _is_written_on(image, objects):
                found.append((image, word))
                break
    return found


def _is_written_on(image: BBox, objects: PageObjects) -> bool:
    x0, top, x1, bottom = image
    return any(x0 <= c.x0 <= x1 and top <= (c.top + c.bottom) / 2 <= bottom for c in objects.chars if c.text.isalnum())


def _is_decimal(text: str) -> bool:
    digits = sum(char.isdecimal() for char in text)
    return digits >= _LEAST_DIGITS and not _POINTS.isdisjoint(text[1:-1])
