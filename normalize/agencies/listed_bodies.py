"""Lists of many agencies: whether the one that a document seems to be about is only one of those listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.extract.records import PAGE_HEADER
from prongsai.normalize.document.cleaned import CleanLine
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import Key, to_key

_MARGIN = 0.07  # share of the page's height
_TITLE_LINES = 3  # paragraphs at the beginning
_LONGEST_TITLE = 120  # characters of a key beside the name
_MANY = 3  # agencies with figures of their own
_BESIDE = 30  # characters of a key beside a name in a line that signs, below the list


def subject_beside_list(
    agency: Agency | None,
    listed: Mapping[str, tuple[Agency, int]],
    paragraphs: Sequence[Paragraph],
    heights: Mapping[int | None, float | None],
) -> Agency | None:
    """The agency that a document is about; None where it is one of many listed and no words above it single it out.

    A title that names it does, a line below the list that signs with its name, and paragraphs above that name it more
    often than any other of the list is named: the best of a list is told in a sentence, and so are the next ones.

    Args:
        agency: the one that the whole text names.
        listed: those whose rows have scores, by id, each with the block of the first.
        paragraphs: the running text.
        heights: the height of each page in points.
    """
    if agency is None or len(listed) < _MANY or agency.agency_id not in listed:
        return agency
    list_at = min(at for _, at in listed.values())
    kept = [(p.index, [line for line in p.lines if not _in_margin(line, heights)]) for p in paragraphs]
    told = [(at, to_key("\n".join(x.text for x in lines)), lines[0].place.page) for at, lines in kept if lines]
    front = [(at, flat) for at, flat, page in told[:_TITLE_LINES] if page == told[0][2]]
    first = [flat for at, flat in front if at <= list_at and not HOLDS_DECIMAL.search(flat)]
    signed = [flat for at, flat, _ in told if at > list_at]
    if _in_one(agency, first, _LONGEST_TITLE) or _in_one(agency, signed, _BESIDE):
        return agency
    above = sum(_names(agency, flat) for at, flat, _ in told if at <= list_at)
    others = (sum(_names(body, flat) for _, flat, _ in told) for body, _ in listed.values() if body != agency)
    return agency if above > max(others) else None


def _in_one(agency: Agency, flats: Sequence[Key], beside: int) -> bool:
    """Whether one of the lines names a body with so many characters beside the name at most."""
    return any(_names(agency, flat) and len(flat) <= len(to_key(agency.name_th)) + beside for flat in flats)


def _names(agency: Agency, flat: Key) -> bool:
    return any(to_key(name) in flat for name in (agency.name_th, agency.name_short) if name)


def _in_margin(line: CleanLine, heights: Mapping[int | None, float | None]) -> bool:
    """A line at the very top or bottom of its page: a running header, printed whatever the page is about."""
    if line.place.line == PAGE_HEADER:
        return True
    box, height = line.place.box, heights.get(line.place.page)
    return box is not None and bool(height) and not _MARGIN < box[1] / (height or 1.0) < 1 - _MARGIN
