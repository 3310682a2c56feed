"""The legal form that belongs to a body's full name where the document prints it: "(องค์การมหาชน)", "(มหาชน)".

In English a public company has "Plc" or "PCL" behind its name, which is "(มหาชน)" in Thai.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from prongsai.normalize.document.cleaned import CleanDocument, CleanLine
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import spaceless

_FORM = re.compile(r"\((?:องค์การ)?มหาชน\)")
_OPENS = "มหาชน"
_PUBLIC = "(มหาชน)"
_IN_ENGLISH = r"(?:P\.?L\.?C|P\.?C\.?L|PublicCo)"
_LONGEST = 90  # letters of a name before its legal form


def with_legal_forms(agencies: Mapping[str, Agency], document: CleanDocument) -> dict[str, Agency]:
    """The agencies by id, each with the legal form that the document prints behind its name."""
    printed = [(flat[max(0, m.start() - _LONGEST) : m.start()], m[0]) for flat in _texts(document)
               for m in _FORM.finditer(flat)]  # fmt: skip
    named = {spaceless(agency.name_th) for agency in agencies.values()}
    printed += [(name, _PUBLIC) for name, english in _companies()
                if name in named and any(map(english.search, _texts(document, "")))]  # fmt: skip
    return {key: _with_form(agency, printed) for key, agency in agencies.items()} if printed else dict(agencies)


@cache
def _companies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Listed companies, each with what English prints of a public one; source: tables/central_bodies.csv."""
    rows = [row for row in table("central_bodies") if row["name_en"] and row["name_th"].startswith("บริษัท")]
    return tuple(
        (spaceless(row["name_th"]), re.compile(rf"(?:{_any_of(row['name_en'])}){_IN_ENGLISH}", re.IGNORECASE))
        for row in rows
    )


def _any_of(names: str) -> str:
    """An expression for any of the names, without spaces."""
    return "|".join(re.escape(spaceless(name)) for name in names.split("|"))


def _with_form(agency: Agency, printed: list[tuple[str, str]]) -> Agency:
    name = spaceless(agency.name_th)
    form = next((form for before, form in printed if before.endswith(name)), None)
    return agency if form is None else replace(agency, name_th=f"{agency.name_th} {form}")


def _texts(document: CleanDocument, holds: str = _OPENS) -> Iterator[str]:
    """The lines and cells that hold a word, without spaces."""
    for block in document.blocks:
        texts = [block.text] if isinstance(block, CleanLine) else [cell.text for row in block.grid for cell in row]
        yield from (spaceless(text) for text in texts if holds in text)
