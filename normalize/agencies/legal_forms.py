"""The legal form that belongs to a body's full name where the document prints it: "(องค์การมหาชน)", "(มหาชน)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanDocument, CleanLine
from prongsai.normalize.model.facts import Agency

_FORM = re.compile(r"\((?:องค์การ)?มหาชน\)")
_OPENS = "มหาชน"
_LONGEST = 90  # letters of a name before its legal form


def with_legal_forms(agencies: Mapping[str, Agency], document: CleanDocument) -> dict[str, Agency]:
    """The agencies by id, each with the legal form that the document prints behind its name."""
    printed = [(flat[max(0, m.start() - _LONGEST) : m.start()], m[0]) for flat in _texts(document)
               for m in _FORM.finditer(flat)]  # fmt: skip
    return {key: _with_form(agency, printed) for key, agency in agencies.items()} if printed else dict(agencies)


def _with_form(agency: Agency, printed: list[tuple[str, str]]) -> Agency:
    name = "".join(agency.name_th.split())
    form = next((form for before, form in printed if before.endswith(name)), None)
    return agency if form is None else replace(agency, name_th=f"{agency.name_th} {form}")


def _texts(document: CleanDocument) -> Iterator[str]:
    """The lines and cells that may print a legal form, without spaces."""
    for block in document.blocks:
        texts = [block.text] if isinstance(block, CleanLine) else [cell.text for row in block.grid for cell in row]
        yield from ("".join(text.split()) for text in texts if _OPENS in text)
