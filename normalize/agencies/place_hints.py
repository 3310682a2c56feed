"""Where an agency may lie: places that forms name part by part, and what else points to a province."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prongsai.normalize.agencies.area_list import AreaLevel, AreaList, part_asked
from prongsai.normalize.agencies.mention_weight import WeighedLine
from prongsai.normalize.agencies.name_boundaries import PrintedPlace
from prongsai.normalize.document.cleaned import CleanDocument, CleanTable
from prongsai.normalize.text.characters import from_first_letter, to_arabic_digits
from prongsai.normalize.text.keys import spaceless

_NUMBER = "ที่"  # before the number of a letter, which begins with two letters of its province and digits
_LONGEST_PLACE = 40  # characters of a place's name
_POSTCODE = re.compile(r"(?<![\d.,/-])[1-9๑-๙]\d{4}(?![\d.,/-])")


def places_in_forms(document: CleanDocument) -> Iterable[PrintedPlace]:
    """Places that forms give part by part: "อำเภอ" in one cell and its name in the next, row below row."""
    for block in document.blocks:
        if not isinstance(block, CleanTable):
            continue
        parts: dict[AreaLevel, str] = {}
        for row in block.grid:
            cells = list(dict.fromkeys(cell.text.strip() for cell in row if cell.text.strip()))
            asked = part_asked(cells[0]) if len(cells) == 2 else None
            if asked is not None and len(cells[1]) <= _LONGEST_PLACE:
                parts.setdefault(asked[0], cells[1])
        if parts:
            yield PrintedPlace(0, 0, parts.get("subdistrict"), parts.get("district"), parts.get("province"))


def hinted_provinces(
    lines: Sequence[WeighedLine], loose: Iterable[tuple[str | None, str | None]], areas: AreaList
) -> list[str]:
    """Provinces that a document points to: letters of its number, addresses, postal codes.

    Args:
        lines: all lines of the document.
        loose: districts and provinces of addresses that belong to no name, weightiest first.
        areas: the official list.
    """
    hints: list[str] = []
    for line in lines[:60]:
        number = spaceless(from_first_letter(line.text))
        letters, digits = number.removeprefix(_NUMBER)[:2], number.removeprefix(_NUMBER)[2:5]
        if number.startswith(_NUMBER) and letters in areas.province_letters and len(digits) == 3 and digits.isdecimal():
            hints.append(areas.province_letters[letters])
    for _, province in loose:
        found = areas.match_province(province) if province else None
        if found:
            hints.append(found.code)
    for line in lines:
        for postcode in _POSTCODE.findall(line.text):
            of_code = {c[:2] for c in areas.postal_codes.get(to_arabic_digits(postcode), ())}
            if len(of_code) == 1:
                hints.extend(of_code)
    return [areas.areas[code].name for code in dict.fromkeys(hints)]
