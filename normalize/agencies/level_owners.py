"""Whose a level without a figure is: of the body right before it on its line, or of those listed behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.text.figures import HOLDS_DECIMAL

_TO_LEVEL = re.compile(
    r"[\s:–\-(“\"=|]*(?:(?:ซึ่ง|ได้(?:รับ)?|อยู่|ใน|มี|ผลการประเมิน|ผล|ผ่านเกณฑ์|เป็น|จัด)\s*)*(?:ระดับ|เกณฑ์|เกรด)?[\s:“\"(]*"
)
_LISTS = re.compile(r"[\s”\")]*(?:จำนวน\s*\d+\s*(?:แห่ง|หน่วยงาน))?\s*(?:ได้แก่|คือ|ประกอบด้วย|:)\s*")
_COUNTS = re.compile(r"[^\n]{0,90}?จำนวน\s*(\d+)\s*(?:แห่ง|หน่วยงาน|กรม|องค์กร)[^\n]{0,80}?(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ)")
_JOINS = frozenset({"", ",", "และ", "กับ", "รวมทั้ง", "รวมถึง", "ฯ"})


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
        return _counted(text, hits, end)
    at, found = lists.end(), []
    for hit in (hit for hit in hits if hit.start >= lists.end()):
        if text[at : hit.start].strip() not in _JOINS:
            break
        found.append(hit)
        at = hit.end
    return tuple(found)


def _counted(text: str, hits: Sequence[OwnerHit], end: int) -> tuple[OwnerHit, ...]:
    """The bodies of a list that a level is said of, where they are as many as its sentence counts."""
    count = _COUNTS.match(text, end)
    if count is None:
        return ()
    inside = [hit for hit in hits if hit.start >= count.end()]
    ends = [*(hit.start for hit in inside[1:]), len(text)]
    scored = [hit for hit, to in zip(inside, ends, strict=True) if HOLDS_DECIMAL.search(text, hit.end, to)]
    listed = {hit.agency.agency_id: hit for hit in scored or inside}
    return tuple(listed.values()) if len(listed) == int(count[1]) > 1 else ()
