"""Lists of many agencies: whether the one that a document seems to be about is only one of those listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.extract.records import PAGE_HEADER
from prongsai.normalize.document.cleaned import CleanLine
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.text.keys import to_key

_MARGIN = 0.07  # share of the page's height
_MANY = 3  # agencies with figures of their own
_BESIDE = 30  # characters of a key beside a name in a line that signs, below the list


def subject_beside_list(
    agency: Agency | None,
    listed: Mapping[str, int],
    paragraphs: Sequence[Paragraph],
    heights: Mapping[int | None, float | None],
) -> Agency | None:
    """The agency that a document is about; None where it is one of many listed and no words above the list name it.

    Below the list a line may sign with its name; a remark on one of those listed does not make it the subject.

    Args:
        agency: the one that the whole text names.
        listed: the ids of those whose rows have scores, each with the block of the first.
        paragraphs: the running text.
        heights: the height of each page in points.
    """
    if agency is None or len(listed) < _MANY or agency.agency_id not in listed:
        return agency
    names = [to_key(name) for name in (agency.name_th, agency.name_short) if name]
    list_at = min(listed.values())
    lines = [(p.index > list_at, line) for p in paragraphs for line in p.lines if not _in_margin(line, heights)]
    told = any(_names(to_key(line.text), name, below) for below, line in lines for name in names)
    return agency if told else None


def _names(line: str, name: str, below: bool) -> bool:
    return name in line and not (below and len(line) > len(name) + _BESIDE)


def _in_margin(line: CleanLine, heights: Mapping[int | None, float | None]) -> bool:
    """A line at the very top or bottom of its page: a running header, printed whatever the page is about."""
    if line.place.line == PAGE_HEADER:
        return True
    box, height = line.place.box, heights.get(line.place.page)
    return box is not None and bool(height) and not _MARGIN < box[1] / (height or 1.0) < 1 - _MARGIN
