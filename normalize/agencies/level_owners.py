"""Whose a level is that a text says of bodies rather than of a figure: those before it, or those listed behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.phrases import either, maybe, one, phrase, then

_COUNTED = (
    "in_all|there?", "in_number*", "#number|number_in_words?", "counted_body?", "single?", "there?",
    maybe(then("makes_share+", "#figure", "percent?")),
)  # fmt: skip
_LISTS = phrase("#quote*", *_COUNTED, "as_follows", "#colon_or_equals*", "#gap", spaced=True)
_TAIL = phrase("#quote*", "#in_brackets?", "closing*", *_COUNTED, "as_follows?", "#colon_or_equals*", spaced=True)
_COUNTS = phrase("~90", "number_of", "#one_count", "counted_body", "~80", "as_follows", spaced=True)
_BY_THE_WAY = phrase("#blank*", one(then("that", "gets_or_has"), "opening"), "#blank*", "#plain_decimal", spaced=True)
_LATTER = phrase("#small_number|number_in_words", "counted_body", "latter", spaced=True)
_FORMER = phrase("#small_number|number_in_words", "counted_body", "former_ones", spaced=True)
_TOGETHER = either(("both",), ("whole", "#small_number|number_in_words", "counted_body"), spaced=True)
_BOTH, _TWO = "ทั้ง", 2
_ABOVE = "ministry"
_FARTHEST_JOIN = 12  # characters
_ALL_REACH, _ALL_GAP = 80, 44  # characters before a level
_NUMBERS = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10}


def owners_of_level(text: str, hits: Sequence[OwnerHit], start: int, end: int) -> tuple[OwnerHit, ...]:
    """The bodies that a level at `text[start:end]` is said of; none where the print does not tell.

    Args:
        text: the paragraph.
        hits: the bodies that it names, in order.
        start: where the level is printed.
        end: its end.
    """
    several = _latter(text, hits, start) or _former(text, hits, start) or _both_named(text, hits, start)
    together = several or _all_before(text, hits, start) or _all_behind(text, hits, start, end)
    if together:
        return together
    before = [hit for hit in hits if hit.end <= start and not hit.overseer]
    if before and _phrase("to_level").fullmatch(text, before[-1].end, start):
        return _joined_to(text, before)
    return members_of_list(text, hits, end) or _counted(text, hits, end)


def members_of_list(text: str, hits: Sequence[OwnerHit], end: int) -> tuple[OwnerHit, ...]:
    """The bodies listed right behind a level that ends at `text[end]`, each with its figure or without one."""
    lists = _LISTS.match(text, _behind_blanks(text, end))
    return members_from(text, hits, lists.end()) if lists is not None else ()


def members_from(text: str, hits: Sequence[OwnerHit], at: int) -> tuple[OwnerHit, ...]:
    """The bodies of a list that begins at `text[at]`: nothing but figures and joining words parts them."""
    found = []
    for hit in (hit for hit in hits if hit.start >= at):
        if not _phrase("in_list").fullmatch(text, at, hit.start):
            break
        found.append(hit)
        at = hit.end
    return tuple(found)


def is_list_to_the_end(text: str, at: int) -> bool:
    """Whether a list of bodies that has come to `text[at]` takes up the rest of the text."""
    return (
        _phrase("in_list").fullmatch(text, at) is not None
        or _LISTS.fullmatch(text, _behind_blanks(text, at)) is not None
    )


def heads_a_list(text: str, at: int) -> bool:
    """Whether nothing but a count, a bound in brackets or words that lead to a list stands behind `text[at]`."""
    return _TAIL.fullmatch(text[at:].strip()) is not None


def _behind_blanks(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _joined_to(text: str, before: Sequence[OwnerHit]) -> tuple[OwnerHit, ...]:
    """The last of some bodies and those that a joining word ties to it: "ก และ ข ได้ระดับ AA"."""
    found = [before[-1]]
    for hit in reversed(before[:-1]):
        if not _phrase("join").fullmatch(text, hit.end, found[0].start) or found[0].start - hit.end > _FARTHEST_JOIN:
            break
        found.insert(0, hit)
    return tuple(found)


def _latter(text: str, hits: Sequence[OwnerHit], start: int) -> tuple[OwnerHit, ...]:
    """The last bodies before a level, as many as it is said of: "สองหน่วยงานหลังนี้อยู่ในระดับผ่านดี"."""
    at = max(0, start - _ALL_REACH)
    said = next(reversed(list(_LATTER.finditer(text, at, start))), None)
    if said is None or any(map(str.isdecimal, text[said.end() : start])):
        return ()
    named = {hit.agency.agency_id: hit for hit in hits if hit.end <= said.start() and not hit.overseer}
    number = _number(said)
    return tuple(named.values())[-number:] if len(named) >= number else ()


def _former(text: str, hits: Sequence[OwnerHit], start: int) -> tuple[OwnerHit, ...]:
    """The first bodies of the row before a level, as many as it is said of: "สองหน่วยแรกอยู่ในระดับ"."""
    said = next(reversed(list(_FORMER.finditer(text, max(0, start - _ALL_REACH), start))), None)
    if said is None or any(map(str.isdecimal, text[said.end() : start])):
        return ()
    row = _row_before(text, hits, said.start())
    return row[: _number(said)] if len(row) > _number(said) else ()


def _both_named(text: str, hits: Sequence[OwnerHit], start: int) -> tuple[OwnerHit, ...]:
    """Bodies named in one breath, each with its figure: "ทั้ง ก (91.20) และ ข (92.10) ได้ระดับ A".

    So are those whose figures stand in clauses of their own: "ก ที่ได้ 83.62 คะแนน และ ข ที่ได้ 80.09 คะแนน ยังอยู่ในระดับ".
    """
    row = _row_before(text, hits, start)
    both = len(row) == _TWO and text[: row[0].start].rstrip().endswith(_BOTH)
    if not both and not (len(row) >= _TWO and all(_BY_THE_WAY.match(text, hit.end) for hit in row)):
        return ()
    listed = _phrase("in_list").match(text, row[-1].end, start)
    return row if _phrase("to_level").fullmatch(text, listed.end() if listed else row[-1].end, start) else ()


def _row_before(text: str, hits: Sequence[OwnerHit], at: int) -> tuple[OwnerHit, ...]:
    """The last bodies before `text[at]` that nothing but figures and joining words parts."""
    row: list[OwnerHit] = []
    for hit in reversed([hit for hit in hits if hit.end <= at and not hit.overseer]):
        if row and not _phrase("in_list").fullmatch(text, hit.end, row[0].start):
            break
        row.insert(0, hit)
    return tuple(row)


def _all_before(text: str, hits: Sequence[OwnerHit], start: int) -> tuple[OwnerHit, ...]:
    """As many bodies as the words before a level count: "ทั้งสองหน่วยงานอยู่ในระดับ AA"."""
    lead = text[max(0, start - _ALL_REACH) : start]
    said = next(reversed(list(_TOGETHER.finditer(lead))), None)
    rest = lead[said.end() :] if said is not None else ""
    if said is None or len(rest) > _ALL_GAP or "\n" in rest or any(map(str.isdecimal, rest)):
        return ()
    named = {hit.agency.agency_id: hit for hit in hits if hit.end <= start}
    told = [hit for hit in named.values() if hit.agency.agency_type != _ABOVE]  # not the ministry that tells of them
    return next((tuple(each) for each in (named.values(), told) if len(each) == _number(said)), ())


def _all_behind(text: str, hits: Sequence[OwnerHit], start: int, end: int) -> tuple[OwnerHit, ...]:
    """The last bodies before a level, as many as the words behind it count: "อยู่ในระดับ A ทั้งคู่"."""
    said = _TOGETHER.match(text[end:].lstrip(' ”")').removeprefix("เหมือนกัน").removeprefix("เท่ากัน"))
    if said is None:
        return ()
    number = _number(said)
    before = [hit for hit in hits if hit.end <= start and not hit.overseer][-number:]
    return tuple(before) if len({hit.agency.agency_id for hit in before}) == number else ()


def _number(said: re.Match[str]) -> int:
    digits = [int(char) for char in said[0] if char.isdecimal()]
    return next((number for word, number in _NUMBERS.items() if word in said[0]), digits[0] if digits else 2)


def _counted(text: str, hits: Sequence[OwnerHit], end: int) -> tuple[OwnerHit, ...]:
    """The bodies of a list that a level is said of, where they are as many as its sentence counts."""
    count = _COUNTS.match(text, end)
    if count is None:
        return ()
    inside = [hit for hit in hits if hit.start >= count.end()]
    ends = [*(hit.start for hit in inside[1:]), len(text)]
    scored = [hit for hit, to in zip(inside, ends, strict=True) if HOLDS_DECIMAL.search(text, hit.end, to)]
    listed = {hit.agency.agency_id: hit for hit in scored or inside}
    return tuple(listed.values()) if len(listed) == int(count["number"]) > 1 else ()


@cache
def _phrase(kind: str) -> re.Pattern[str]:
    """An expression of the words of one kind, in any number; figures may stand in a list."""
    words = sorted((row["word"] for row in table("level_words") if row["kind"] == kind), key=lambda w: (-len(w), w))
    figure = r"|[\d๐-๙]+(?:[.][\d๐-๙]+)?[.)]?" if kind == "in_list" else ""
    space = r"[^\S\n]" if kind == "to_level" else r"\s"
    return re.compile(rf"(?:{space}|{'|'.join(map(re.escape, words))}{figure})*+")
