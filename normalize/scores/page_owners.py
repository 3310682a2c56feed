"""Pages that each begin with the name of another body: the slides or sheets of many, one a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanBlock, CleanDocument, CleanLine
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf
from prongsai.normalize.scores.table_headings import body_of_line
from prongsai.normalize.text.figures import HOLDS_DECIMAL

_LEAST = 2  # bodies, each on a page of its own
_NAMED = frozenset({"row", "column", "cell", "clause", "list", "heading"})  # what names the owner of a print nearer


def with_page_owners(candidates: Sequence[Candidate], document: CleanDocument, agency_of: AgencyOf) -> list[Candidate]:
    """The candidates, those of a page under a body's name with that body unless something nearer names one."""
    owners = _page_owners(document, agency_of)
    found = []
    for c in candidates:
        owner = owners.get(c.place.page) if c.agency is None and c.owner_from not in _NAMED else None
        found.append(
            c if owner is None else replace(c, agency=owner[0], owner_from="heading", owner_raw=owner[1].strip())
        )
    return found


def _page_owners(document: CleanDocument, agency_of: AgencyOf) -> Mapping[int | None, tuple[Agency, str]]:
    """The body whose name opens a page that holds figures; nothing where fewer than two pages name different ones."""
    pages: dict[int | None, list[CleanBlock]] = {}
    for block in document.blocks:
        if not isinstance(block, CleanLine) or block.text.strip():
            pages.setdefault(block.place.page, []).append(block)
    named: dict[int | None, tuple[Agency, str]] = {}
    for page, blocks in pages.items():
        first = blocks[0]
        owner = body_of_line(first.text, agency_of) if isinstance(first, CleanLine) else None
        if owner is not None and isinstance(first, CleanLine) and any(_holds_figure(block) for block in blocks):
            named[page] = (owner, first.text)
    return named if len({owner.agency_id for owner, _ in named.values()}) >= _LEAST else {}


def _holds_figure(block: CleanBlock) -> bool:
    if isinstance(block, CleanLine):
        return HOLDS_DECIMAL.search(block.text) is not None
    return any(HOLDS_DECIMAL.search(cell.text) for row in block.grid for cell in row)
