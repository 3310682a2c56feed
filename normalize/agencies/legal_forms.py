"""The legal form that belongs to a body's full name where the document prints it: "(องค์การมหาชน)", "(มหาชน)".

In English a public company has "Plc" or "PCL" behind its name, which is "(มหาชน)" in Thai.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from prongsai.normalize.document.cleaned import CleanDocument, CleanLine
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import spaceless

_OPENS = "มหาชน"
_PUBLIC = "(มหาชน)"
_FORMS = ("(องค์การมหาชน)", _PUBLIC)
_TAILS = ("(องค์การมหาชน)", "องค์การมหาชน)", "(มหาชน)", "มหาชน)")  # what a broken line may leave of them
_IN_ENGLISH = ("plc", "pcl", "publicco")  # behind a public company's name, without dots


def with_legal_forms(agencies: Mapping[str, Agency], document: CleanDocument) -> dict[str, Agency]:
    """The agencies by id, each with the legal form that the document prints behind its name."""
    printed = [(before, form) for flat in _texts(document) for form in _FORMS for before in flat.split(form)[:-1]]
    named = {spaceless(agency.name_th) for agency in agencies.values()}
    for name, english in _companies():
        if name in named and any(one in _in_english(flat) for flat in _texts(document, "") for one in english):
            printed.append((name, _PUBLIC))
    return {key: _with_form(agency, printed) for key, agency in agencies.items()} if printed else dict(agencies)


@cache
def _companies() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Listed companies, each with what English prints of a public one; source: tables/central_bodies.csv."""
    rows = [row for row in table("central_bodies") if row["name_en"] and row["name_th"].startswith("บริษัท")]
    return tuple(
        (
            spaceless(row["name_th"]),
            tuple(_in_english(name) + form for name in row["name_en"].split("|") for form in _IN_ENGLISH),
        )
        for row in rows
    )


def _in_english(text: str) -> str:
    """A text as names and legal forms in English are compared: without spaces and dots, in small letters."""
    return spaceless(text).replace(".", "").lower()


def _with_form(agency: Agency, printed: list[tuple[str, str]]) -> Agency:
    name = spaceless(agency.name_th)
    form = next((form for before, form in printed if before.endswith(name)), None)
    return agency if form is None else replace(agency, name_th=f"{agency.name_th} {form}")


def _texts(document: CleanDocument, holds: str = _OPENS) -> Iterator[str]:
    """The lines and cells that hold a word, without spaces; one that begins with a form goes on the one before.

    Before a line is the line above it, before a cell the one above it in its column.
    """
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, CleanLine):
            lines.append(block.text)
            continue
        yield from _joined(lines, holds)
        lines = []
        for column in zip(*block.grid, strict=True):
            yield from _joined([cell.text for cell in {id(cell): cell for cell in column}.values()], holds)
    yield from _joined(lines, holds)


def _joined(texts: Sequence[str], holds: str) -> Iterator[str]:
    before = ""
    for text in texts:
        flat = spaceless(text)
        if holds in text:
            yield before + flat if flat.startswith(_TAILS) else flat
        before = flat or before
