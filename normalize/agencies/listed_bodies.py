"""Lists of many agencies: whether the one that a document seems to be about is only one of those listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from prongsai.extract.records import PAGE_HEADER
from prongsai.normalize.document.cleaned import CleanLine
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.text.keys import to_key

_MARGIN = 0.07  # share of the page's height
_MANY = 3  # agencies with figures of their own


def subject_beside_list(
    agency: Agency | None,
    listed: Set[str],
    paragraphs: Sequence[Paragraph],
    heights: Mapping[int | None, float | None],
) -> Agency | None:
    """The agency that a document is about; None where it is one of many listed and no words outside the tables name it.

    `agency` is the one that the whole text names, `listed` holds the ids of those whose rows have scores, `heights` the
    height of each page in points.
    """
    if agency is None or len(listed) < _MANY or agency.agency_id not in listed:
        return agency
    names = [to_key(name) for name in (agency.name_th, agency.name_short) if name]
    lines = [line for p in paragraphs for line in p.lines if not _in_margin(line, heights)]
    told = any(name in to_key(line.text) for line in lines for name in names)
    return agency if told else None


def _in_margin(line: CleanLine, heights: Mapping[int | None, float | None]) -> bool:
    """A line at the very top or bottom of its page: a running header, printed whatever the page is about."""
    if line.place.line == PAGE_HEADER:
        return True
    box, height = line.place.box, heights.get(line.place.page)
    return box is not None and bool(height) and not _MARGIN < box[1] / (height or 1.0) < 1 - _MARGIN
