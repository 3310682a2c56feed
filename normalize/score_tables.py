"""Scores and levels in tables.

Every figure of a table takes its attributes from both axes: the texts of its row to the left of it, and the
header cells above it. A name of an indicator, instrument or total, a year, an agency, or a kind that is no
score (weight, target, rank, difference, another body's mean) may stand on either axis, so one reader serves
lists, rankings, wide tables, several years and many agencies alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from normalize.calendar import find_years
from normalize.candidates import Candidate, Gathered, YearSource, plausible_score
from normalize.facts import Agency
from normalize.findings import FindingCode
from normalize.indicators import (
    LabelMatch,
    match_label,
    names_in,
    nearest_names,
    squeeze,
)
from normalize.levels import level_of_cell
from normalize.lookups import table
from normalize.numerals import ScoreParse, parse_score
from normalize.reading import CleanCell, CleanDocument, CleanTable
from normalize.table_totals import WEAK_TOTAL, Found, settle_subtotals, settle_weighted
from normalize.years import FIRST_YEAR, LAST_YEAR

AgencyOf = Callable[[str, str | None, str | None], Agency | None]

_MAX_LABEL = 220  # characters; longer cells are prose
_ORDINAL = re.compile(r"^\(?\d{1,3}[.)]?\)?$")
_UNIT = re.compile(r"^(?:คะแนน|ร้อยละ|%|=|:|เท่ากับ|-|–|ตัวชี้วัด|ด้าน)$")
_ITEM_HEADER = re.compile(r"หัวข้อ|ข้อคำถาม|คำถาม|รายการ|ตัวชี้วัดย่อย|ประเด็นการประเมิน|ประเด็นย่อย|องค์ประกอบ|รายละเอียด")
_ITEM_CODE = re.compile(r"^(?:ข้อ(?:ที่)?|ประเด็น)?\s*[(]?([IEO])\s*\.?\s*(\d{1,2})(?!\d)")
_BANDS = re.compile(r"\d{1,3}(?:\.\d+)?\s*(?:-|–|—|ถึง)\s*\d{2,3}(?:\.\d+)?|(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง|ตั้งแต่)\s*\d{2,3}")
_FIVE_POINT = re.compile(r"เต็ม5|5คะแนน|ความพึงพอใจ|s\.d\.|ส่วนเบี่ยงเบน|x̄|ระดับความ")


@dataclass(frozen=True, slots=True)
class _Info:
    """What one cell says."""

    cell: CleanCell
    flat: str
    score: ScoreParse
    label: LabelMatch | None
    years: tuple[int, ...]
    level: str | None
    kind: str | None

    @property
    def is_figure(self) -> bool:
        return self.score.kind in ("decimal", "integer", "fraction") and len(self.score.rest) <= 12 and not self.label

    @property
    def is_filler(self) -> bool:
        """Nothing a figure could belong to: empty, an ordinal, a unit."""
        return not self.flat or bool(_ORDINAL.match(self.flat)) or bool(_UNIT.match(self.flat))


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    rows = [(squeeze(row["pattern"]), row["kind"]) for row in table("column_kinds")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def kind_of(flat: str) -> str | None:
    """The kind that a header or row label names when its figures are no scores, or None."""
    if len(flat) > 90:
        return None
    for pattern, kind in _kinds():
        if pattern in flat if len(pattern) > 3 else pattern == flat:
            return kind
    return None


@cache
def _years_of(text: str) -> tuple[int, ...]:
    return tuple(h.year_be for h in find_years(text) if FIRST_YEAR <= h.year_be <= LAST_YEAR and h.kind != "date")


def _info(cell: CleanCell) -> _Info:
    flat = squeeze(cell.text)
    short = len(cell.text) <= _MAX_LABEL
    score = parse_score(cell.text) if short else ScoreParse(cell.text, None, "text")
    years = _years_of(cell.text) if short else ()
    if not years and re.fullmatch(r"25[5-7]\d", flat):
        years = (int(flat),)
    bare_figure = score.kind in ("decimal", "integer", "fraction") and not score.rest
    label = None if bare_figure or not short else match_label(cell.text)
    if label is None and years and short and not bare_figure:
        label = match_label(re.sub(r"(?:ประจำ)?ปี(?:งบประมาณ)?|พ\.?\s*ศ\.?|[\d๐-๙]{4}", "", cell.text))
    return _Info(cell, flat, score, label, years, level_of_cell(cell.text) if short else None, kind_of(flat))


class _Section:
    """What rows that span the table say about the rows below them."""

    def __init__(self) -> None:
        self.instrument: LabelMatch | None = None
        self.year: int | None = None


class TableReader:
    """Reads one table into candidates; `over` is the year that stands over it and how it is known."""

    def __init__(
        self, source: CleanTable, block: int, over: tuple[int | None, str], gathered: Gathered, agency_of: AgencyOf
    ) -> None:
        self.table = source
        self.block = block
        self.over = over
        self.gathered = gathered
        self.agency_of = agency_of
        seen: dict[int, _Info] = {}
        self.grid = [[seen.setdefault(id(cell), _info(cell)) for cell in row] for row in source.grid]
        self.n_header = self._header_rows()
        self.found: list[Found] = []
        self.figures_used = 0
        self.sections = [_Section() for _ in self.grid]

    # -- the table's shape ------------------------------------------------------------------------------

    def _own(self, r: int, c: int) -> bool:
        """The slot is where its cell begins (a merged cell stands in several slots)."""
        cell = self.grid[r][c].cell
        return (r == 0 or self.grid[r - 1][c].cell is not cell) and (c == 0 or self.grid[r][c - 1].cell is not cell)

    def _header_rows(self) -> int:
        """Rows at the top before the first one that holds a figure or a section name."""
        for r, row in enumerate(self.grid):
            figures = [i for i in row if i.is_figure and not _ORDINAL.match(i.flat) and not i.years]
            if any(i.score.kind == "decimal" or i.score.unreadable for i in figures):
                return r
            if r and self._section_label(r) is not None:
                return r
            labels = [i for i in row if i.label and i.label.scope == "indicator"]
            if r and len({id(i) for i in labels}) == 1 and not any(x.label for x in self.grid[0]):
                return r
        return min(1, len(self.grid))

    def _section_label(self, r: int) -> _Info | None:
        """The one cell of a row that holds nothing else, when it names an instrument or a year."""
        filled = {id(i): i for i in self.grid[r] if i.flat and not _ORDINAL.match(i.flat)}
        if len(filled) != 1:
            return None
        only = next(iter(filled.values()))
        if only.label is not None and only.label.scope in ("instrument", "overall") and not only.is_figure:
            return only
        if only.years and len(only.flat) < 60:
            return only
        return None

    def is_bands(self) -> bool:
        """A table of levels and their ranges, or of the assessment's frame: no results."""
        levels = {i.level for row in self.grid for i in row if i.level}
        ranges = sum(bool(_BANDS.search(squeeze(i.cell.text))) for row in self.grid for i in row)
        return len(levels) >= 3 and ranges >= 3

    def is_survey(self) -> bool:
        """A table of a five-point scale."""
        head = "".join(i.flat for row in self.grid[: max(1, self.n_header)] for i in row)
        values = [i.score.value for row in self.grid for i in row if i.is_figure and i.score.decimals]
        small = [v for v in values if v is not None and v <= 5]
        return bool(_FIVE_POINT.search(head)) and len(small) * 2 >= max(1, len(values))

    # -- reading ----------------------------------------------------------------------------------------

    def read(self) -> bool:
        """Read the table into `gathered`; True when it held at least one score."""
        if self.is_bands() or self.is_survey():
            return False
        agencies = self._row_agencies()
        section = _Section()
        for r in range(len(self.grid)):
            section = self._enter(r, section)
            self.sections[r] = section
            for c in range(len(self.grid[r])):
                if self._own(r, c):
                    self._slot(r, c, section, agencies)
        settle_subtotals(self.found, {r: s.instrument for r, s in enumerate(self.sections)})
        settle_weighted(self.found, [x.score for x in self.gathered.candidates if x.scope == "overall"])
        if not self.found:
            return False
        self._report_unread(agencies)
        self.gathered.candidates.extend(candidate for _, _, candidate in self.found)
        return any(candidate.rejected is None for _, _, candidate in self.found)

    def _enter(self, r: int, section: _Section) -> _Section:
        only = self._section_label(r)
        if only is None or r < min(self.n_header, 1):
            return section
        following = _Section()
        following.instrument, following.year = section.instrument, section.year
        if only.label is not None and only.label.scope == "instrument":
            following.instrument = only.label
        if only.years:
            following.year = only.years[-1]
        return following

    def _row_agencies(self) -> dict[int, Agency]:
        """The agency that each row names, when at least two rows name different ones."""
        body = range(self.n_header, len(self.grid))
        found: dict[int, Agency] = {}
        for c in range(self.table.n_cols):
            here: dict[int, Agency] = {}
            for r in body:
                info = self.grid[r][c]
                if info.is_figure or not info.flat or len(info.flat) > 90 or info.label:
                    continue
                agency = self.agency_of(info.cell.text, *self._districts(r))
                if agency is not None:
                    here[r] = agency
            if len({a.agency_id for a in here.values()}) >= 2 and len(here) > len(found):
                found = here
        return found

    def _districts(self, r: int) -> tuple[str | None, str | None]:
        district = province = None
        for c in range(self.table.n_cols):
            head = "".join(self.grid[h][c].flat for h in range(self.n_header))
            text = self.grid[r][c].cell.text.strip()
            if head in ("อำเภอ", "เขต", "อำเภอ/เขต"):
                district = re.sub(r"^(?:อำเภอ|อ\.)\s*", "", text) or None
            elif head == "จังหวัด":
                province = re.sub(r"^(?:จังหวัด|จ\.)\s*", "", text) or None
        return district, province

    def _slot(self, r: int, c: int, section: _Section, agencies: dict[int, Agency]) -> None:
        info = self.grid[r][c]
        if info.level is not None and not info.label:
            self._level(r, c, info, section, agencies)
            return
        if not info.is_figure:
            self._several(r, c, info, section)
            return
        if info.years and info.score.kind != "decimal":
            return
        if info.score.kind == "integer" and not self._integer_may_score(r, c, info):
            return
        row, between = self._row_label(r, c)
        column = self._column(r, c)
        kind = column.kind or self._row_kind(r, c)
        self._figure(r, c, info, row, between, column, kind, section, agencies)

    def _integer_may_score(self, r: int, c: int, info: _Info) -> bool:
        """A whole number counts in a column of decimals or under a header of scores, never as an ordinal."""
        column = [self.grid[x][c] for x in range(self.n_header, len(self.grid))]
        decimals = sum(i.is_figure and i.score.decimals >= 1 for i in column)
        row = [i for i in self.grid[r] if i.is_figure and i.score.decimals >= 1]
        head = "".join(self.grid[h][c].flat for h in range(self.n_header))
        value = info.score.value
        if value is None:
            return info.score.unreadable
        if decimals or info.score.out_of == 100:
            return value >= 10 or value == 0
        return ("คะแนน" in head or "ร้อยละ" in head or bool(row)) and value >= 20 and len(info.flat) <= 12

    def _row_label(self, r: int, c: int) -> tuple[_Info | None, _Info | None]:
        """The label that a figure's row gives it, and a text that stands between them."""
        between: _Info | None = None
        for x in range(c - 1, -1, -1):
            info = self.grid[r][x]
            if info.cell is self.grid[r][c].cell or info.is_filler or info.is_figure or info.level:
                continue
            if info.label is not None:
                return info, between
            if info.years and len(info.flat) < 40:
                continue
            if between is None:
                between = info
        for x in range(c + 1, len(self.grid[r])):
            info = self.grid[r][x]
            if info.is_figure and info.score.kind == "decimal":
                break
            if info.label is not None and between is None:
                return info, None
        return None, between

    def _row_kind(self, r: int, c: int) -> str | None:
        for x in range(c):
            info = self.grid[r][x]
            if info.kind in ("difference", "target", "weight", "other_average", "statistic", "full_mark", "last_year"):
                return info.kind
        return None

    def _column(self, r: int, c: int) -> _Column:
        label: _Info | None = None
        year: int | None = None
        kind: str | None = None
        text = ""
        for h in range(self.n_header):
            info = self.grid[h][c]
            if info.cell is self.grid[r][c].cell or not info.flat:
                continue
            text += info.flat
            if info.label is not None and (label is None or info.label.scope != "overall"):
                label = info
            if len(set(info.years)) == 1:
                year = info.years[0]
            if info.kind is not None:
                kind = info.kind
        if kind in ("weight",) and "ถ่วง" in text:
            kind = "weighted"
        if kind == "rank" and re.search(r"คะแนน|ร้อยละ", text):
            kind = None
        if kind == "target" and re.search(r"ผลการประเมิน|คะแนนที่ได้|ผลคะแนน", text):
            kind = None
        return _Column(label, year, kind, text)

    def _figure(
        self,
        r: int,
        c: int,
        info: _Info,
        row: _Info | None,
        between: _Info | None,
        column: _Column,
        kind: str | None,
        section: _Section,
        agencies: dict[int, Agency],
    ) -> None:
        head_label = column.label
        agency = agencies.get(r)
        chosen = self._combine(row, head_label, agency is not None, between)
        if chosen is None or chosen.label is None:
            if chosen is None:
                self._item(r, c, info, between, column, section)
            return
        rejected: str | None = None
        if row is chosen and between is not None and self._is_item(r, c, row, between):
            return
        if kind in ("weight", "target", "rank", "difference", "count", "budget", "full_mark", "statistic", "item"):
            return
        if kind == "other_average":
            rejected = "mean over agencies, not this report's score"
        elif kind == "last_year" and column.year is None:
            rejected = "an earlier year that is not named"
        if agencies and agency is None and row is not None and row.label and row.label.scope == "overall":
            rejected = rejected or "mean over agencies, not this report's score"
        if info.score.value is not None and not plausible_score(info.score.value):
            if WEAK_TOTAL.match(chosen.flat):
                return  # a plain sum of indicators
            self.gathered.findings.append(
                (FindingCode.SCORE_OUT_OF_RANGE, f"{info.cell.text.strip()} stands where a score of 0-100 is due",
                 info.cell.text, info.cell.place)
            )  # fmt: skip
            return
        label = chosen.label
        part = self._part(label, head_label, section)
        if part is not None:
            rejected = rejected or f"only {part}, not the whole indicator"
        year, how = self._year(r, c, row, column, section)
        self.figures_used += 1
        self.found.append(
            (
                r,
                c,
                Candidate(
                    scope=label.scope,
                    code=label.code,
                    score=info.score.value.quantize(Decimal("0.01")) if info.score.value is not None else None,
                    level=None,
                    year=year,
                    year_source=how,
                    raw_label=chosen.cell.raw,
                    raw_value=info.cell.raw,
                    repairs=tuple(dict.fromkeys((*chosen.cell.repairs, *info.cell.repairs, *info.score.repairs))),
                    source="table",
                    match=label,
                    place=info.cell.place,
                    block=self.block,
                    agency=agency,
                    rejected=rejected,
                    converted=kind == "weighted",
                    unreadable=info.score.unreadable,
                ),
            )
        )

    def _combine(
        self, row: _Info | None, column: _Info | None, by_agency: bool, between: _Info | None
    ) -> _Info | None:
        """The name that a figure takes from its row, its column, or both."""
        if row is None or row.label is None:
            if column is None or column.label is None:
                return None
            if between is None or by_agency:
                return column
            # a row headed by words that name nothing known: only a wide table's own columns are sure enough
            wide = {i.label.code for h in range(self.n_header) for i in self.grid[h] if i.label}
            return column if column.label.scope != "overall" and len(wide) >= 3 else None
        if column is None or column.label is None:
            return row
        if row.label.scope == "overall" and column.label.scope != "overall":
            return column
        return row

    def _is_item(self, r: int, c: int, row: _Info, between: _Info) -> bool:
        """The figure belongs to a sub-heading between it and the name: a question or item of the indicator."""
        head = "".join(self.grid[h][x].flat for h in range(self.n_header) for x in range(c) if self._covers(r, x, between))
        if _ITEM_HEADER.search(head):
            return True
        values = 0
        for x in range(r, len(self.grid)):
            other = self.grid[x]
            label, _ = self._row_label(x, c)
            if x > r and label is not None and label is not row:
                break
            values += other[c].is_figure
        return values > 1

    def _covers(self, r: int, c: int, info: _Info) -> bool:
        return self.grid[r][c].cell is info.cell

    def _part(self, label: LabelMatch, column: _Info | None, section: _Section) -> str | None:
        """Indicators printed for one part of EIT are not the indicator itself."""
        if label.scope != "indicator":
            return None
        for other in (column.label if column else None, section.instrument):
            if other is not None and other.code in ("EIT1", "EIT2"):
                return other.code
        return None

    def _year(
        self, r: int, c: int, row: _Info | None, column: _Column, section: _Section
    ) -> tuple[int | None, YearSource]:
        if column.year is not None:
            return column.year, "cell"
        for x in range(len(self.grid[r])):
            info = self.grid[r][x]
            if len(set(info.years)) == 1 and not info.score.decimals and len(info.flat) < 60:
                return info.years[0], "cell"
        if section.year is not None:
            return section.year, "cell"
        if row is not None and len(set(row.years)) == 1:
            return row.years[0], "cell"
        heads = {y for h in range(self.n_header) for i in self.grid[h] for y in i.years}
        if len(heads) == 1:
            return heads.pop(), "cell"
        year, how = self.over
        return year, "heading" if how == "heading" else "report"

    def _item(
        self, r: int, c: int, info: _Info, between: _Info | None, column: _Column, section: _Section
    ) -> None:
        """A figure beside a question or item code is that item's score; other labels are left for findings."""
        if between is None or info.score.value is None or column.kind or info.score.kind != "decimal":
            return
        m = _ITEM_CODE.match(between.cell.text.translate(_THAI_DIGITS).strip())
        if m is None or not plausible_score(info.score.value):
            return
        code = f"{m.group(1).lower()}{int(m.group(2))}"
        year, how = self._year(r, c, None, column, section)
        self.found.append(
            (
                r,
                c,
                Candidate(
                    "item", code, info.score.value.quantize(Decimal("0.01")), None, year, how, between.cell.raw,
                    info.cell.raw, (*between.cell.repairs, *info.cell.repairs, *info.score.repairs), "table",
                    LabelMatch("item", code, "alias"), info.cell.place, self.block,  # type: ignore[arg-type]
                ),
            )
        )  # fmt: skip

    def _several(self, r: int, c: int, info: _Info, section: _Section) -> None:
        """Cells that hold several lines: names in one, as many figures in another."""
        figures = [parse_score(line) for line in info.cell.text.split("\n") if line.strip()]
        if len(figures) < 2 or not all(f.kind in ("decimal", "integer") and not f.rest for f in figures):
            return
        for x in range(c - 1, -1, -1):
            other = self.grid[r][x]
            labels = [match_label(line) for line in other.cell.text.split("\n") if line.strip()]
            named = [label for label in labels if label is not None]
            if len(named) < 2:
                continue
            if len(named) != len(figures):
                self.gathered.findings.append(
                    (FindingCode.UNREAD_ROW, f"{len(named)} names stand beside {len(figures)} figures",
                     info.cell.text, info.cell.place)
                )  # fmt: skip
                return
            column = self._column(r, c)
            if column.kind is not None and column.kind != "weighted":
                return
            year, how = self._year(r, c, None, column, section)
            for label, figure in zip(named, figures, strict=True):
                if not plausible_score(figure.value) or figure.value is None:
                    continue
                self.found.append(
                    (
                        r,
                        c,
                        Candidate(
                            label.scope, label.code, figure.value.quantize(Decimal("0.01")), None, year, how,
                            other.cell.raw, figure.raw, (*other.cell.repairs, *figure.repairs), "table", label,
                            info.cell.place, self.block, converted=column.kind == "weighted",
                        ),
                    )
                )  # fmt: skip
            return

    def _level(self, r: int, c: int, info: _Info, section: _Section, agencies: dict[int, Agency]) -> None:
        row, _ = self._row_label(r, c)
        column = self._column(r, c)
        if row is not None and row.label is not None and row.label.scope != "overall":
            return
        known = row is not None or "ระดับ" in column.text or "ผลการประเมิน" in column.text or r in agencies
        left = "".join(self.grid[r][x].flat for x in range(c) if not self.grid[r][x].is_figure)
        if not known and "ระดับ" not in left:
            return
        if column.kind in ("target", "other_average", "last_year"):
            return
        year, how = self._year(r, c, row, column, section)
        self.found.append(
            (
                r,
                c,
                Candidate(
                    "overall", "ITA", None, info.level, year, how, row.cell.raw if row else None, info.cell.raw,
                    info.cell.repairs, "table", LabelMatch("overall", "ITA", "alias"), info.cell.place, self.block,
                    agencies.get(r),
                ),
            )
        )  # fmt: skip

    # -- afterwards -------------------------------------------------------------------------------------

    def _report_unread(self, agencies: dict[int, Agency]) -> None:
        """Rows of a score table that gave nothing: an unknown label beside a figure, or a lost figure."""
        columns = {c for _, c, x in self.found if x.scope in ("indicator", "instrument", "overall") and x.score}
        got = {(r, c) for r, c, _ in self.found}
        if not any(x.scope == "indicator" for _, _, x in self.found) or agencies:
            return
        for r in range(self.n_header, len(self.grid)):
            for c in sorted(columns):
                info = self.grid[r][c]
                if (r, c) in got or not self._own(r, c):
                    continue
                row, between = self._row_label(r, c)
                if row is not None and row.label is not None and row.label.scope == "indicator" and not info.flat:
                    continue
                if info.is_figure and info.score.decimals and row is None and between is not None:
                    if re.match(r"^\(?\d{1,2}\.\d", between.flat) or between.kind or _ITEM_CODE.match(between.cell.text):
                        continue
                    self.gathered.findings.append(
                        (
                            FindingCode.UNMATCHED_LABEL,
                            f"no known name for {between.cell.text.strip()[:60]!r}; nearest: "
                            + ", ".join(nearest_names(between.cell.text)),
                            f"{between.cell.raw} | {info.cell.raw}",
                            info.cell.place,
                        )
                    )
                elif info.flat and not info.is_figure and row is not None and row.label is not None:
                    if row.label.scope == "indicator" and len(info.flat) < 14 and re.search(r"\d", info.flat):
                        self.gathered.findings.append(
                            (
                                FindingCode.UNREAD_ROW,
                                f"the figure of indicator {row.label.code} could not be read",
                                f"{row.cell.raw} | {info.cell.raw}",
                                info.cell.place,
                            )
                        )


@dataclass(frozen=True, slots=True)
class _Column:
    label: _Info | None
    year: int | None
    kind: str | None
    text: str


_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def result_tables(document: CleanDocument) -> list[int]:
    """Positions of the blocks that look like tables of results: names of scores beside decimals."""
    found = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, CleanTable):
            continue
        cells = [cell.text for row in block.grid for cell in row if cell.text and len(cell.text) <= _MAX_LABEL]
        names = sum(match_label(text) is not None for text in cells)
        if names >= 2 and sum(bool(_DECIMAL_CELL.match(text.strip())) for text in cells) >= 2:
            found.append(index)
    return found


_DECIMAL_CELL = re.compile(r"^[\d๐-๙]{2,3}[.,][\d๐-๙]{1,2}$")


def prose_cells(source: CleanTable) -> list[tuple[CleanCell, LabelMatch | None]]:
    """Cells that hold sentences with figures, each with the name that its row gives."""
    seen: set[int] = set()
    result: list[tuple[CleanCell, LabelMatch | None]] = []
    for row in source.grid:
        labels = [match_label(cell.text) for cell in row if len(cell.text) <= _MAX_LABEL]
        named = next((label for label in labels if label is not None and label.scope == "indicator"), None)
        for cell in row:
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            if len(cell.text) >= 12 and re.search(r"[\d๐-๙][.,][\d๐-๙]", cell.text) and (
                len(cell.text) > 40 or names_in(cell.text)
            ):
                if parse_score(cell.text).kind in ("decimal", "empty") and match_label(cell.text) is None and len(cell.text) < 30:
                    if not names_in(cell.text):
                        continue
                result.append((cell, named))
    return result
