"""Lines across a list that say where the bodies below them are: "จังหวัดตัวอย่าง", "อำเภอตัวอย่าง"."""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.normalize.text.phrases import behind, opens

_LONGEST_PLACE = 30  # characters of a place's name with its mark


def place_over(lines: Iterable[str]) -> tuple[str | None, str | None]:
    """District and province of a row; a district of another province stands above that province's line.

    Args:
        lines: the lines across the list above the row, the nearest first.
    """
    district: str | None = None
    for line in lines:
        if len(line) > _LONGEST_PLACE:
            continue
        if opens(line, "province_mark"):
            return district, behind(line, "province_mark").strip() or None
        if district is None and opens(line, "district_mark"):
            district = behind(line, "district_mark").strip() or None
    return district, None
