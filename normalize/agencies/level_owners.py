"""Whose a level without a figure is: of the body right before it on its line, or of those listed behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.agencies.owner_finder import OwnerHit

_TO_LEVEL = re.compile(
    r"[\s:–\-(“\"=|]*(?:(?:ซึ่ง|ได้(?:รับ)?|อยู่|ใน|มี|ผลการประเมิน|ผล|ผ่านเกณฑ์|เป็น|จัด)\s*)*(?:ระดับ|เกณฑ์|เกรด)?[\s:“\"(]*"
)
_LISTS = re.compile(r"[\s”\")]*(?:จำนวน\s*\d+\s*(?:แห่ง|หน่วยงาน))?\s*(?:ได้แก่|คือ|ประกอบด้วย|:)\s*")
_JOINS = re.compile(r"\s*(?:,|และ|กับ|รวมทั้ง|รวมถึง|ฯ)?\s*")


def owners_of_level(text: str, hits: Sequence[OwnerHit], start: int, end: int) -> tuple[OwnerHit, ...]:
    """The bodies that a level at `text[start:end]` is said of; none where the print does not tell.

    Args:
        text: the paragraph.
        hits: the bodies that it names, in order.
        start: where the level is printed.
        end: its end.
    """
    before = next((hit for hit in reversed(hits) if hit.end <= start), None)
    if before is not None and _TO_LEVEL.fullmatch(text, before.end, start) and "\n" not in text[before.end : start]:
        return (before,)
    lists = _LISTS.match(text, end)
    if lists is None:
        return ()
    at, found = lists.end(), []
    for hit in (hit for hit in hits if hit.start >= lists.end()):
        if not _JOINS.fullmatch(text, at, hit.start):
            break
        found.append(hit)
        at = hit.end
    return tuple(found)
