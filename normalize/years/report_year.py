"""Fiscal years: which year a document reports, and which year stands over a table or a sentence.

What each printed year is about stands in `year_roles`; the report's year is the assessed year with the most weight of
evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from types import MappingProxyType

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import phrase
from prongsai.normalize.years.placed_years import PlacedYear, heading_over, placed_years
from prongsai.normalize.years.written import newest_result
from prongsai.normalize.years.year_roles import (
    FIGURE,
    FIRST_YEAR,
    LAST_YEAR,
    SHORT,
    YEAR_AND_FIGURE,
    leads_to_own,
    opens_with_year,
    other_matter,
    role_of,
    tells_figure,
)  # fmt: skip

_NAMES_RESULT = frozenset({"assessed", "bare", "unsaid"})
_OF_HEADINGS = frozenset({"assessed", "measures"})
_BESIDE = 2.0  # weight of standing beside or over figures
_STATED = 4.0  # weight of a year that a table gives as the assessed year
_OF_RESULTS = ("assessed", "compared", "unsaid", "bare")
_COVER_PARAGRAPHS = 8  # the first paragraphs are cover, memo head and title
_RESULT_AFTER = phrase("says_result", "^12", "#decimal")
_RESULT_BEFORE = phrase("#mean_figure", "score|percent?", "^45", "when*", "budget_word|be*", "$")
_RESULTS = (*map("".join, product(("ผล", "การ"), ("ประเมินita", "ประเมินคุณธรรม"))), "คะแนนita")
_TITLE = 2.0  # weight of standing in a title, and again on the cover
_OF_MEASURES = 0.2
_SURE = 1.5  # times the weight of the next year that the report's year has, to be beyond doubt
_ONLY_COMPARED = 0.5  # weight of a line that holds a year and its figure alone


class Years:
    """All years of a document, and the questions asked of them."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        result_blocks: Sequence[int] = (),
        stated: Sequence[int] = (),
        below: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Read all years.

        `result_blocks` are the blocks that look like tables of results; `stated` are years that a table gives
        as the assessed year, "ปีที่ประเมิน" beside 2562; `below` are the years that stand below their tables.
        """
        self.below = below
        self.stated = stated
        self.paragraphs = paragraphs
        self.result_blocks = result_blocks
        self.placed = placed_years(paragraphs)
        self._in_cells: dict[int, list[PlacedYear]] = {}
        self._rivals: list[int] = []
        self.report_year = self._vote()

    def _vote(self) -> int | None:
        weight: dict[int, float] = defaultdict(float)
        seen: dict[tuple[int, str], int] = defaultdict(int)
        named = [placed for placed in self.placed if placed.role in _NAMES_RESULT]
        plain = {p.year for p in named if not (p.role == "unsaid" and self._leads_to_figure(p))}
        for placed in named:
            # "ได้ 93.50 คะแนน ปี 66 ได้ 86.90 ปีนี้ (2567) ...": a year beside its own figure says nothing of another's
            aside = placed.role == "unsaid" and self._is_aside(placed)
            value = self._weight(placed) if not aside and (not plain or placed.year in plain) else _ONLY_COMPARED
            key = (placed.year, "(" if aside else FIGURE.sub("#", to_key(self.paragraphs[placed.paragraph].text))[:80])
            seen[key] += 1
            weight[placed.year] += value / seen[key]  # the same heading again says little more
        for year in self.stated:
            weight[year] += _STATED
        measured = {placed.year for placed in self.placed if placed.role == "measures"}
        assessed = {placed.year for placed in self.placed if placed.role == "assessed"}
        for year in list(weight):
            if year in measured and year - 1 in assessed and year not in assessed:
                weight[year] *= _OF_MEASURES  # a title that leaves it open names the year of the measures
        if not weight:
            return self._announced_year() or self._base_year() or self._last_of_span() or self._year_of_text()
        if all(p.role == "bare" for p in self.placed if p.role in _NAMES_RESULT) and not self.stated:
            span = self._last_of_span(min(p.paragraph for p in self.placed if p.role == "bare"))
            if span is not None:
                return span  # years alone, such as a chart's, below a title over several years
        best = max(weight.values())
        self._rivals = sorted(year for year, value in weight.items() if value * _SURE > best)
        year = max(year for year, value in weight.items() if value >= best - 1e-9)
        return self._by_date(year) or year

    def _by_date(self, year: int) -> int | None:
        """The year that was new when the text was written, where nothing tells that `year` is the assessed one.

        "(28 ส.ค. 2567) ... ได้ 94.63 คะแนน ขณะที่ปี 2566 ได้ 92.11 คะแนน": what has no year is of the newer one.
        """
        told = {p.year for p in self.placed if p.role in ("assessed", "bare")} | set(self.stated)
        newest = self._year_of_text() if year not in told else None
        led = all(self._leads_to_figure(p) for p in self.placed if p.year == year and p.role == "unsaid")
        if newest is None or not led or year >= newest:
            return None
        self._rivals = sorted({*self._rivals, newest})
        return newest

    def _leads_to_figure(self, placed: PlacedYear) -> bool:
        return leads_to_own(self.paragraphs[placed.paragraph].text, placed.end)

    def _is_aside(self, placed: PlacedYear) -> bool:
        """Whether a year opens a bracket that holds its own figure: "IIT 93.28 (ปี 2566 : 87.54)", line after line."""
        text = self.paragraphs[placed.paragraph].text
        before, bracket, lead = text[: placed.start].rpartition("(")
        inside = text[placed.end :].partition(")")[0]
        other = HOLDS_DECIMAL.search(before) is not None and HOLDS_DECIMAL.search(inside) is not None
        return bool(bracket) and other and opens_with_year(lead)

    def _announced_year(self) -> int | None:
        """The year in which the result was announced, where nothing else names one."""
        told = {p.year for p in self.placed if p.role == "announced"}
        return told.pop() if len(told) == 1 else None

    def _year_of_text(self) -> int | None:
        """The year whose results were new when a text was written: "(4 ส.ค. 2566) ... ได้ 91.20 คะแนน"."""
        return newest_result([p.text for p in self.paragraphs if p.text.strip()])

    def _last_of_span(self, most: int = _COVER_PARAGRAPHS) -> int | None:
        """The last year of a title over several years: "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2562 - 2564".

        It stands among the first `most` paragraphs; a span of years to come is a plan's.
        """
        for number, paragraph in enumerate(self.paragraphs[: min(most, _COVER_PARAGRAPHS)]):
            span = [h for h in find_years(paragraph.text) if h.kind == "range"]
            years = {hit.year_be for hit in span}
            if len(years) != 2 or len(paragraph.text) > SHORT or not FIRST_YEAR <= min(years) < max(years) <= LAST_YEAR:
                continue
            lead = to_key(heading_over(self.paragraphs, number) + paragraph.text[: span[0].start])
            if any(words in lead for words in _RESULTS) and other_matter(lead, "") is None:
                return max(years)
        return None

    def _base_year(self) -> int | None:
        """The year on the cover of a plan whose measures are of the next year."""
        cover = {p.year for p in self.placed if p.role == "measures" and p.paragraph < _COVER_PARAGRAPHS}
        later = {p.year for p in self.placed if p.role == "measures" and p.paragraph >= _COVER_PARAGRAPHS}
        return next((year for year in sorted(cover) if year + 1 in later and year not in later), None)

    @property
    def only_compared(self) -> frozenset[int]:
        """Years that sentences set the result against, and nothing else names."""
        compared = {p.year for p in self.placed if p.role == "compared"}
        return frozenset(compared - {p.year for p in self.placed if p.role != "compared"})

    @property
    def told_year(self) -> int | None:
        """The report's year where words or a table tell that it is the assessed one; it may only stand somewhere."""
        told = {p.year for p in self.placed if p.role in ("assessed", "bare")} | set(self.stated)
        return self.report_year if self.report_year in told else None

    @property
    def counted_from(self) -> int | None:
        """The year from which "last year" counts back: the assessed one, unless later measures make it that year."""
        later = [p.year for p in self.placed if p.role == "measures" and p.year > (self.told_year or 0)]
        return None if later else self.told_year

    @property
    def several(self) -> bool:
        """Whether results of more than one year may stand in the document."""
        return len({p.year for p in self.placed if p.role in _OF_RESULTS}) > 1

    @property
    def sure(self) -> bool:
        """Whether one year alone can be the report's."""
        return len(self._rivals) == 1

    def rivals(self) -> str:
        """The years that may be the report's, as text."""
        return ", ".join(map(str, self._rivals)) or str(self.report_year)

    def _weight(self, placed: PlacedYear) -> float:
        """How much one print of a year says about the year of the results: a title more than a sentence."""
        text = self.paragraphs[placed.paragraph].text
        if YEAR_AND_FIGURE.match(text.lstrip()) and len(text) < 40:
            return _ONLY_COMPARED
        beside = _BESIDE if self._beside_result(placed) or self._over_result(placed) else 0.0
        cover = placed.paragraph < _COVER_PARAGRAPHS
        title = placed.heading and not tells_figure(text)
        if placed.role == "unsaid":
            return 0.4 + (0.6 if cover else 0.0) + (_TITLE if title and cover else 0.0) + beside
        inside = _TITLE / 2 if placed.role == "bare" else _TITLE  # what a bare year inside the report is of is a guess
        return 1.0 + (inside if title and not cover else 0.0) + (2 * _TITLE if title and cover else 0.0) + beside

    def _beside_result(self, placed: PlacedYear) -> bool:
        text = self.paragraphs[placed.paragraph].text
        _, bracket, inside = text[: placed.start].rpartition("(")
        opens_bracket = not inside.strip() or (opens_with_year(inside) and self._leads_to_figure(placed))
        if (bracket and opens_bracket) or self._is_aside(placed):
            return False  # "ได้ 93.28 คะแนน (ปี 2566 ได้ 87.54)": the year of an aside
        after, before = text[placed.end : placed.end + 160], text[max(0, placed.start - 90) : placed.start]
        return bool(_RESULT_AFTER.search(to_key(after)) or _RESULT_BEFORE.search(to_key(before)))

    def _over_result(self, placed: PlacedYear) -> bool:
        """No other paragraph that names a year stands between the year and a table of results."""
        below = [block for block in self.result_blocks if block > placed.block]
        if not below or tells_figure(self.paragraphs[placed.paragraph].text):
            return False  # a sentence with figures of its own is no heading
        between = [p for p in self.paragraphs if placed.block < p.index < below[0]]
        dated = {p.paragraph for p in self.placed if p.role in _NAMES_RESULT}
        return len(between) <= 3 and not any(self.paragraphs[n] in between for n in dated)

    def measures_year(self) -> int | None:
        """The year most often named for measures, or None."""
        counts: dict[int, int] = defaultdict(int)
        for placed in self.placed:
            if placed.role == "measures":
                counts[placed.year] += 3 if placed.heading else 1
        return max(counts, key=lambda y: (counts[y], y)) if counts else None

    def over_block(self, index: int) -> tuple[int | None, str]:
        """The assessed year that stands over block `index`, and how: `heading` or `report`.

        The nearest paragraphs above count first; then the last heading that named an assessed year.
        """
        if index in self.below:
            return self.below[index], "heading"
        above = [n for n, paragraph in enumerate(self.paragraphs) if paragraph.index < index]
        for n in reversed(above[-3:]):
            year = self._year_of_paragraph(n)
            if year is not None:
                if year != self.report_year and year == self.measures_year():
                    break  # the heading of the measures, over a table that repeats the scores
                return year, "heading"
        headings = [p for p in self.placed if p.block < index and p.heading and p.role in self._heading_roles]
        if headings and headings[-1].role != "measures":
            year = self._year_of_paragraph(headings[-1].paragraph)
            return (year, "heading") if year is not None else (self.report_year, "report")
        return self.report_year, "report"

    @property
    def _heading_roles(self) -> frozenset[str]:
        """Roles of years whose headings hold down to the next; bare years where they part a document into sections."""
        sections = {p.year for p in self.placed if p.role == "bare" and p.heading}
        return _OF_HEADINGS | {"bare"} if len(sections) > 1 else _OF_HEADINGS

    def _year_of_paragraph(self, number: int) -> int | None:
        """The one assessed year that a heading, or a paragraph that leads to what follows, names."""
        here = [p for p in self.placed if p.paragraph == number and p.role in _NAMES_RESULT]
        if not here:
            return None
        leads = self.paragraphs[number].text.rstrip().endswith(("ดังนี้", "ดังต่อไปนี้", "ดังตาราง", ":"))
        told = tells_figure(self.paragraphs[number].text)
        if here[0].year != self.report_year and told and not leads:
            return None  # "จากปี 2563 ที่ได้ 96.70": another year's figure, which says nothing of what follows
        years = {p.year for p in here}
        if self.report_year in years:
            return self.report_year
        if len(years) == 1 and (here[0].heading or leads):
            return here[0].year
        return None

    def in_paragraph(self, number: int, offset: int, text: str = "") -> int | None:
        """The last assessed year printed in a paragraph before `offset`, or None.

        With the paragraph's `text`, a year in brackets closed before `offset` counts only if there is no other.
        """
        wanted = _NAMES_RESULT | {"compared"}
        found = [p for p in self.inside(number) if p.end <= offset and p.role in wanted]
        open_ = [p for p in found if ")" not in text[p.end : offset] or "(" not in text[: p.start].rsplit(")", 1)[-1]]
        if text and len(open_) < len(found):
            return open_[-1].year if open_ else None
        return found[-1].year if found else None

    def inside(self, number: int) -> list[PlacedYear]:
        """The years printed in a paragraph, or in a cell that `enter` has numbered."""
        if number in self._in_cells:
            return self._in_cells[number]
        return [p for p in self.placed if p.paragraph == number]

    def enter(self, cell: Paragraph) -> int:
        """Read the years of a table's cell; they date what the cell says and nothing else. Returns its number."""
        number = -2 - len(self._in_cells)
        placed: list[PlacedYear] = []
        for hit in find_years(cell.text):
            if FIRST_YEAR <= hit.year_be <= LAST_YEAR:
                earlier = placed[-1].end if placed else 0
                role = role_of(cell.text, hit, earlier)
                placed.append(PlacedYear(hit.year_be, role, number, cell.index, hit.start, hit.end, False))
        self._in_cells[number] = placed
        return number
