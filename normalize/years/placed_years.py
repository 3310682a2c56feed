"""Every year that a document's paragraphs print, with its place and what it is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import product, takewhile

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.text.dates import ERAS, find_years
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.years.year_roles import FIRST_YEAR, LAST_YEAR, SHORT, Role, ends_with_measures, role_of

_JOINTS = ("กับ", "และ", ",", "/", "เทียบกับ", "เปรียบเทียบกับ", "เทียบ")
_IN_ENGLISH = ("and", "&", "vs", "vs.", "versus", "→", "comparedwith", "comparedto")
_YEAR_WORDS = ("", "ปี", "ปีงบประมาณ", "fy", "fiscalyear")
# between two years that are told of alike
_JOINED = frozenset(map("".join, product(_JOINTS + _IN_ENGLISH, _YEAR_WORDS, ERAS)))
_FIGURE_BETWEEN = re.compile(  # between years whose figures are compared alike: "94.88 in 2566 and 92.36 in 2565"
    r"(?:คะแนน|points?)?(?:,|และ|and|กับ)\d{2,3}\.\d{1,2}(?:คะแนน|points?)?(?:ใน|เมื่อ|in|for)?"
    r"(?:ปี(?:งบประมาณ)?(?:พ\.ศ\.)?|(?:fiscal)?(?:year)?|fy)"
)


@dataclass(frozen=True, slots=True)
class PlacedYear:
    """A year printed in a paragraph and what it is about."""

    year: int
    role: Role
    paragraph: int  # position in the list of paragraphs
    block: int
    start: int
    end: int
    heading: bool


def placed_years(paragraphs: Sequence[Paragraph]) -> list[PlacedYear]:
    """The years of some paragraphs, in order."""
    placed: list[PlacedYear] = []
    for number, paragraph in enumerate(paragraphs):
        earlier = 0
        for hit in find_years(paragraph.text):
            if not FIRST_YEAR <= hit.year_be <= LAST_YEAR:
                continue
            above, wrapped = heading_over(paragraphs, number), paragraph.lines[0].place.box is not None
            role = role_of(paragraph.text, hit, earlier, above, wrapped)
            gap = _without_era_again(to_key(paragraph.text[earlier : hit.start])) if earlier else ""
            joined = gap in _JOINED or _FIGURE_BETWEEN.fullmatch(gap)
            before = placed[-1] if joined and placed and placed[-1].paragraph == number else None
            if before and (role == "unsaid" or (role == "compared" and hit.year_be > before.year)):
                role = before.role  # "ปีงบประมาณ 2567 กับ 2568"
            heading = paragraph.is_heading or len(paragraph.text) < SHORT
            placed.append(PlacedYear(hit.year_be, role, number, paragraph.index, hit.start, hit.end, heading))
            earlier = hit.end
    return _without_legends(placed, paragraphs)


def _without_era_again(gap: str) -> str:
    """What stands between two years, as a key, without the first one in another era: "2566 (2023) and 2567"."""
    inside, bracket, rest = gap.removeprefix("(").partition(")")
    return rest if bracket and gap.startswith("(") and inside.isdecimal() else gap


def heading_over(paragraphs: Sequence[Paragraph], number: int) -> str:
    """The heading right over a paragraph that is short itself, or nothing."""
    if number == 0 or len(paragraphs[number].text) > SHORT:
        return ""
    above = paragraphs[number - 1].text
    return above if len(above) <= SHORT or ends_with_measures(above) else ""


def _without_legends(placed: Sequence[PlacedYear], paragraphs: Sequence[Paragraph]) -> list[PlacedYear]:
    """The years without those of legends: a run of bare years, one a paragraph, dates nothing.

    The last of a run, over a table, heads the table where it is in the run already: the names of tabs, then that
    of the open one.
    """
    bare = [p.paragraph for p in placed if p.role == "bare"]
    runs = {
        n
        for n in bare
        if (n - 1 in bare and _follows(paragraphs, n)) or (n + 1 in bare and _follows(paragraphs, n + 1))
    }
    years = {p.paragraph: p.year for p in placed if p.role == "bare"}
    heads = {n for n in runs if n + 1 < len(paragraphs) and not _follows(paragraphs, n + 1)}
    runs -= {n for n in heads if years[n] in [years[x] for x in _run_before(runs, n)]}
    return [p for p in placed if p.paragraph not in runs or p.role != "bare"]


def _run_before(runs: Collection[int], number: int) -> list[int]:
    """The members of a run before one of them."""
    return list(takewhile(lambda n: n in runs, range(number - 1, -1, -1)))


def _follows(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether no table stands between a paragraph and the one before it."""
    before = paragraphs[number - 1]
    return paragraphs[number].index - before.index <= len(before.lines)
