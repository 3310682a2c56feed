"""Scores and levels in tables.

Every figure of a table takes its attributes from both axes: the texts of its row to the left of it, and the
header cells above it. A name of an indicator, instrument or total, a year, an agency, or a kind that is no
score (weight, target, rank, difference, another body's mean) may stand on either axis, so one reader serves
lists, rankings, wide tables, several years and many agencies alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from prongsai.normalize.document.cleaned import CleanTable
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.scores.candidates import Candidate, Gathered, plausible_score, without_full_marks
from prongsai.normalize.scores.from_tables.axes import LEVEL_HEADS, Axes, Column, Section
from prongsai.normalize.scores.from_tables.cell_lists import list_of_figures, list_of_names
from prongsai.normalize.scores.from_tables.cells import ITEM_CODE, CellInfo, cell_info
from prongsai.normalize.scores.from_tables.totals import WEAK_TOTAL, Found, settle_subtotals, settle_weighted
from prongsai.normalize.scores.from_tables.unread_rows import report_gaps
from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.figures import SCORE
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.assessments import in_force, part_of
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of, match_label

_PLAIN_SCORE = re.compile(
    r"^(?:ผล|ค่า)?คะแนน(?:ที่ได้|ที่ได้รับ|การประเมิน|ประเมิน|ita)*(?:\((?:เต็ม)?100(?:คะแนน)?\)|\(ร้อยละ\))?$"
)
_OF_SCORES = re.compile(r"คะแนน|ผล(?:การ)?ประเมิน|score|(?<![a-z])ita(?![a-z])")
_RESULT_ROW = re.compile(
    r"^(?:ผล|ค่า|คะแนน|ร้อยละ|เฉลี่ย|การประเมิน|ประเมิน|ที่ได้รับ|ที่ได้|ita)+(?:\((?:เต็ม)?100(?:คะแนน)?\)|\(ร้อยละ\))?$"
)
_OF_INSTRUMENT = re.compile(r"เฉลี่ย(?:ราย|ของ)?(?:เครื่องมือ|แบบวัด)|คะแนน(?:ราย|ของ)?(?:เครื่องมือ|แบบวัด)$")
_OF_INDICATOR = re.compile(r"(?:คะแนน|ผล|ร้อยละ|เฉลี่ย)(?:ราย|ของ|เฉลี่ย)*ตัวชี้วัด")
_SHARE_OF = re.compile(r"(?:ร้อยละ|จำนวน|อัตรา|สัดส่วน)(?:ของ)?(?!คะแนน|ที่ได้)[ก-ฮเ-ไ]{2}")  # "ร้อยละของพัสดุที่ตรวจนับแล้ว"
_MANY_STRANGERS = 2
_MANY_ALIKE = 4  # indicators that never have the same round result by chance
_FULL = {Decimal(100)}
_PARTS_OF_EIT = re.compile(
    rf"(?:({SCORE})(?:คะแนน|%)?[(,]?)?(?:eit)?ส่วน(?:ที่)?1(?:[:=]|ได้|คะแนน|เท่ากับ)*({SCORE})(?:คะแนน|%|,)?"
    rf"(?:eit)?ส่วน(?:ที่)?2(?:[:=]|ได้|คะแนน|เท่ากับ)*({SCORE})(?:คะแนน|%)?[)]?"
)
AgencyOf = Callable[[str, str | None, str | None], Agency | None]

_ITEM_HEADER = re.compile(r"หัวข้อ|ข้อคำถาม|คำถาม|รายการ|ตัวชี้วัดย่อย|ประเด็นการประเมิน|ประเด็นย่อย|องค์ประกอบ|รายละเอียด")


class TableReader:
    """Reads one table into candidates; `over` is the year that stands over it and how it is known."""

    def __init__(
        self,
        source: CleanTable,
        block: int,
        over: tuple[int | None, str],
        gathered: Gathered,
        agency_of: AgencyOf,
        own: Agency | None = None,
        heading: str = "",
        legend: bool = False,
    ) -> None:
        self.axes = Axes(source, over, legend)
        self.grid = self.axes.grid
        self.block = block
        self.gathered = gathered
        self.agency_of = agency_of
        self.heading = heading  # the line right above
        self.own = own  # the agency that the document is about
        self.found: list[Found] = []
        self.strangers: set[int] = set()  # rows with decimal figures that name nothing of the assessment

    def read(self) -> bool:
        """Read the table into `gathered`; True when it held at least one score."""
        if self.axes.is_bands() or self.axes.is_tally() or self.axes.is_survey() or self._is_frame():
            return False
        self._head_with_line()
        agencies = self._row_agencies()
        self.partners = {} if agencies else self._column_agencies()
        for r, section in enumerate(self.axes.sections):
            for c in range(len(self.grid[r])):
                if self.axes.own(r, c):
                    self._slot(r, c, section, agencies)
        settle_subtotals(self.found, {r: s.instrument for r, s in enumerate(self.axes.sections)})
        settle_weighted(self.found, [x.score for x in self.gathered.candidates if x.scope == "overall"])
        self._reject_targets()
        self._reject_other_totals()
        self._reject_full_marks()
        if not self.found:
            return False
        if not agencies:
            report_gaps(self.axes, self.found, self.gathered)
        self.gathered.candidates.extend(candidate for _, _, candidate in self.found)
        return any(candidate.rejected is None for _, _, candidate in self.found)

    def _head_with_line(self) -> None:
        """The indicator that the line right above a sheet of facts names, where the sheet itself names none."""
        label = match_label(self.heading) if self.axes.table.n_cols == 2 and self.axes.n_header == 0 else None
        if label is None or label.scope != "indicator" or self._lists_indicators(least=1):
            return
        corner = self.grid[0][0].cell
        line = replace(corner, text=self.heading, raw=self.heading, repairs=())
        for section in self.axes.sections:
            section.indicator = section.indicator or replace(cell_info(line), label=label)

    def holds_means(self) -> bool:
        """Whether all its columns of figures are means over agencies: then what its labels say is one too."""
        kinds = {
            self.axes.column(r, c).kind
            for r, row in enumerate(self.grid)
            for c, i in enumerate(row)
            if r >= self.axes.n_header and i.is_figure and i.score.decimals
        }
        return kinds == {"other_average"}

    def _is_frame(self) -> bool:
        """Full marks and weights alone: the assessment's frame, not a result."""
        values = {
            i.score.value
            for row in self.grid
            for i in row
            if i.is_figure and i.score.value is not None and i.score.decimals
        }
        return bool(values & in_force().frame) and values <= in_force().frame | _FULL

    def _reject_targets(self) -> None:
        """Many indicators with one and the same round figure: the targets of a plan whose heading was lost."""
        columns: dict[int, list[int]] = {}
        for n, (_, c, x) in enumerate(self.found):
            if x.scope == "indicator" and x.score is not None:
                columns.setdefault(c, []).append(n)
        for numbers in columns.values():
            figures = {self.found[n][2].score for n in numbers}
            one = next(iter(figures))
            if len(numbers) >= _MANY_ALIKE and len(figures) == 1 and one is not None and one < 100 and one % 5 == 0:
                for n in numbers:
                    r, c, x = self.found[n]
                    self.found[n] = (r, c, replace(x, rejected="one round figure for all indicators: targets"))

    def _reject_full_marks(self) -> None:
        """A total of exactly 100 among nothing but hundreds: the full marks of a table that lost its heading."""
        kept = without_full_marks([x for _, _, x in self.found])
        self.found = [(r, c, x) for (r, c, _), x in zip(self.found, kept, strict=True)]

    def _reject_other_totals(self) -> None:
        """The total under rows that name nothing of the assessment is another assessment's."""
        own = {x.code for _, _, x in self.found if x.scope in ("indicator", "instrument")}
        strange = len(self.strangers - {r for r, _, _ in self.found})
        alone = len(own) == 1 and strange > _MANY_STRANGERS  # a heading of another list that reads like an indicator
        if own and not alone or strange < _MANY_STRANGERS:
            return
        for n, (r, c, x) in enumerate(self.found):
            if x.scope == "overall" or alone:
                self.found[n] = (r, c, replace(x, rejected=x.rejected or "the total of a table of other things"))

    def _row_agencies(self) -> dict[int, Agency]:
        """The agency that each row names, when at least two rows name different ones."""
        body = range(self.axes.n_header, len(self.grid))
        found: dict[int, Agency] = {}
        for c in range(self.axes.table.n_cols):
            here: dict[int, Agency] = {}
            for r in body:
                info = self.grid[r][c]
                if info.is_figure or not info.flat or len(info.flat) > 90 or info.label:
                    continue
                agency = self.agency_of(info.cell.text, *self.axes.districts(r))
                if agency is not None:
                    here[r] = agency
            if len({a.agency_id for a in here.values()}) >= 2 and len(here) > len(found):
                found = here
        return found

    def _column_agencies(self) -> dict[int, Agency]:
        """The other agency that a column's heading names, where two columns at least name different ones."""
        place = (self.own.district, self.own.province) if self.own else (None, None)
        found: dict[int, Agency] = {}
        for c in range(1, self.axes.table.n_cols):
            for h in range(self.axes.n_header):
                info = self.grid[h][c]
                if info.flat and not info.label and not info.is_figure and len(info.flat) <= 60:
                    agency = self.agency_of(info.cell.text, *place)
                    if agency is not None:
                        found[c] = agency
        if len({a.name_th for a in found.values()}) < 2:
            return {}
        return {c: a for c, a in found.items() if self.own is None or a.name_th != self.own.name_th}

    def _slot(self, r: int, c: int, section: Section, agencies: dict[int, Agency]) -> None:
        info = self.grid[r][c]
        if info.level is not None and not info.label:
            self._level(r, c, info, section, agencies)
            return
        if not info.is_figure:
            self._several(r, c, info, section)
            self._parts_of_eit(r, c, info, section, agencies)
            return
        if info.years and info.score.kind != "decimal":
            return
        if info.score.kind == "integer" and not self._integer_may_score(r, c, info):
            return
        row, between = self.axes.row_label(r, c)
        column = self.axes.column(r, c)
        kind = column.kind or self.axes.row_kind(r, c)
        self._figure(r, c, info, row, between, column, kind, section, agencies)

    def _integer_may_score(self, r: int, c: int, info: CellInfo) -> bool:
        """A whole number counts in a column of decimals or under a header of scores, never as an ordinal."""
        column = [self.grid[x][c] for x in range(self.axes.n_header, len(self.grid))]
        decimals = sum(i.is_figure and i.score.decimals >= 1 for i in column)
        row = [i for i in self.grid[r] if i.is_figure and i.score.decimals >= 1]
        head = "".join(self.grid[h][c].flat for h in range(self.axes.n_header))
        value = info.score.value
        if value is None:
            return info.score.unreadable and (decimals > 0 or "คะแนน" in head or "ร้อยละ" in head)
        values = {i.score.value for i in column if i.is_figure}
        if values <= in_force().frame | _FULL and values & in_force().frame:
            return False  # a column of weights alone
        if decimals or info.score.out_of == 100:
            return value >= 10 or value == 0
        return ("คะแนน" in head or "ร้อยละ" in head or bool(row)) and value >= 20 and len(info.flat) <= 12

    def _figure(
        self,
        r: int,
        c: int,
        info: CellInfo,
        row: CellInfo | None,
        between: CellInfo | None,
        column: Column,
        kind: str | None,
        section: Section,
        agencies: dict[int, Agency],
    ) -> None:
        head_label = column.label
        agency = agencies.get(r) or self.partners.get(c)
        if row is not None and self._lone_total(r, c, head_label):
            row = between = None
        chosen = self._combine(row, head_label, agency is not None, between) or self._plain(r, c, column, between)
        if section.indicator is not None and (chosen is None or chosen is row) and self._says_score(r, c):
            chosen, between = section.indicator, None  # "คะแนน" in the form of one indicator
        if chosen is None:
            if between is not None and info.score.decimals and "ดัชนี" not in between.flat:
                self.strangers.add(r)
            self._item(r, c, info, between, column, section)
            return
        if chosen.label is None:
            return
        if info.cell.row_span > 1:
            chosen = self._spanning(r, c, chosen, head_label)
        label = chosen.label if chosen is not None else None
        if chosen is None or label is None:
            return
        rejected: str | None = None
        own = instrument_of(label.code) if label.scope == "indicator" else None
        if own is not None and (_OF_INSTRUMENT.search(column.text) or self._is_mean_column(c, column)):
            label = LabelMatch("instrument", own, "position")  # the mean stood over all rows of its instrument
            between = None
        if _OF_INDICATOR.search(column.text) and label.scope == "indicator":
            between = None  # a column for the indicator beside one for its questions
        if (
            row is chosen
            and between is not None
            and (
                label.scope in ("instrument", "overall")
                or _SHARE_OF.match(between.flat)
                or self._is_item(r, c, row, between)
            )
        ):
            return
        if kind in (
            "weight",
            "target",
            "rank",
            "difference",
            "count",
            "budget",
            "full_mark",
            "statistic",
            "item",
            "risk",
        ):
            return
        if kind == "other_average":
            rejected = "mean over agencies, not this report's score"
        elif kind == "last_year" and column.year is None:
            rejected = "an earlier year that is not named"
        if len(agencies) >= _MANY_ALIKE and agency is None:
            rejected = rejected or "a row whose agency could not be told"
        if kind == "superseded":
            rejected = "before an appeal, replaced since"
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
        part = self._part(label, head_label, section)
        if part is not None:
            rejected = rejected or f"only {part}, not the whole indicator"
        year, how = self.axes.year(r, c, row, column, section)
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
                    label=chosen.flat,
                ),
            )
        )
        if info.graded is not None and label.scope == "overall":
            self.found.append((r, c, replace(self.found[-1][2], score=None, level=info.graded, converted=False)))

    def _combine(
        self, row: CellInfo | None, column: CellInfo | None, by_agency: bool, between: CellInfo | None
    ) -> CellInfo | None:
        """The name that a figure takes from its row, its column, or both."""
        if row is None or row.label is None:
            if column is None or column.label is None:
                return None
            if between is None or by_agency or _RESULT_ROW.match(between.flat):
                return column
            # a row headed by words that name nothing known: only a wide table's own columns are sure enough
            wide = {i.label.code for h in range(self.axes.n_header) for i in self.grid[h] if i.label}
            return column if len(wide) >= 3 else None
        if column is None or column.label is None:
            return row
        if row.label.scope == "overall" and column.label.scope != "overall":
            return column
        if row.label.code == part_of(column.label.code):
            return column  # the row of an instrument's means, under its parts
        return row

    def _says_score(self, r: int, c: int) -> bool:
        """Whether the row says "คะแนน" and nothing else beside the figure."""
        left = [i for i in self.grid[r][:c] if i.flat and i.cell is not self.grid[r][c].cell]
        return bool(left) and _PLAIN_SCORE.match(left[-1].flat) is not None and len({id(i) for i in left}) == 1

    def _is_mean_column(self, c: int, column: Column) -> bool:
        """A column "เฉลี่ย" with one figure for each instrument, merged over its rows, behind the indicators' own."""
        if not WEAK_TOTAL.match(column.text):
            return False
        body = range(self.axes.n_header, len(self.grid))
        own = [r for r in body if self.axes.own(r, c) and self.grid[r][c].is_figure and self.grid[r][c].score.decimals]
        before = [r for r in body if any(i.is_figure and i.score.decimals for i in self.grid[r][:c])]
        named = [i for r in own for i in self.grid[r][:c] if i.label and i.label.scope == "instrument"]
        return 0 < len(own) <= len(in_force().points) < len(before) and len(named) >= len(own)

    def _lone_total(self, r: int, c: int, head: CellInfo | None) -> bool:
        """The only figure of a column headed by the total's name: in a text table the cell was merged over the rows."""
        if head is None or head.label is None or head.label.scope != "overall" or c != self.axes.table.n_cols - 1:
            return False
        body = range(self.axes.n_header, len(self.grid))
        rows = [x for x in body if self.axes.own(x, c) and self.grid[x][c].is_figure]
        others = sum(any(i.is_figure and i.score.decimals for i in self.grid[x][:c]) for x in body)
        return rows == [r] and others >= _MANY_ALIKE

    def _spanning(self, r: int, c: int, chosen: CellInfo, head: CellInfo | None) -> CellInfo | None:
        """The name of a figure merged over several rows: the one that spans them too, if they name several."""
        rows = range(r, min(r + self.grid[r][c].cell.row_span, len(self.grid)))
        names = {row.label.code for x in rows if (row := self.axes.row_label(x, c)[0]) is not None and row.label}
        if len(names) <= 1:
            return chosen
        if head is not None and head.label is not None and head.label.scope == "overall":
            return head
        wide = [i for i in self.grid[r][:c] if i.label and i.cell.row_span == self.grid[r][c].cell.row_span]
        return wide[-1] if wide else None

    def _plain(self, r: int, c: int, column: Column, between: CellInfo | None) -> CellInfo | None:
        """A column headed just "คะแนน" in a row of a year or an agency holds the total."""
        if self._totals_by_year() or self._beside_level(r, c, column):
            return replace(self.grid[0][c], label=LabelMatch("overall", "ITA", "position"))
        dated = any(i.years and len(i.flat) < 40 for i in self.grid[r][:c]) or between is not None
        if (
            not _PLAIN_SCORE.match(column.text)
            or not dated
            or (between is not None and not self._names_agency(between))
            or self._lists_indicators()
        ):
            return None
        return replace(self.grid[0][c], label=LabelMatch("overall", "ITA", "position"))

    def _beside_level(self, r: int, c: int, column: Column) -> bool:
        """The one figure of a table, "ผลคะแนน", beside its level."""
        body = [i for row in self.grid[self.axes.n_header :] for i in row if i.flat]
        levels = [i for i in body if i.level is not None]
        figures = [i for i in body if i.is_figure and i.score.decimals]
        return len(body) == 2 and len(levels) == len(figures) == 1 and _PLAIN_SCORE.match(column.text) is not None

    def _lists_indicators(self, least: int = 2) -> bool:
        """Whether rows are headed by indicators: then a row without a name is one whose name is lost."""
        body = self.grid[self.axes.n_header :]
        return len({i.label.code for row in body for i in row if i.label and i.label.scope == "indicator"}) >= least

    def _totals_by_year(self) -> bool:
        """Years side by side over one row of figures, under a heading that says they are scores."""
        if self.axes.n_header != 1 or len(self.grid) != 2 or not self.heading:
            return False
        years, figures = self.grid[0], self.grid[1]
        plain = all(i.only_year and not i.label for i in years) and all(i.is_figure for i in figures)
        return plain and len(years) > 1 and _OF_SCORES.search(to_key(self.heading)) is not None

    def _names_agency(self, info: CellInfo) -> bool:
        return self.agency_of(info.cell.text, None, None) is not None

    def _is_item(self, r: int, c: int, row: CellInfo, between: CellInfo) -> bool:
        """The figure belongs to a sub-heading between it and the name: a question or item of the indicator."""
        head = "".join(
            self.grid[h][x].flat for h in range(self.axes.n_header) for x in range(c) if self.axes.covers(r, x, between)
        )
        if _ITEM_HEADER.search(head):
            return True
        values = 0
        for x in range(r, len(self.grid)):
            other = self.grid[x]
            label, _ = self.axes.row_label(x, c)
            if x > r and label is not None and label is not row:
                break
            values += other[c].is_figure
        return values > 1

    def _part(self, label: LabelMatch, column: CellInfo | None, section: Section) -> str | None:
        """Indicators printed for one part of EIT are not the indicator itself."""
        if label.scope != "indicator":
            return None
        for other in (column.label if column else None, section.instrument):
            if other is not None and part_of(other.code) is not None:
                return other.code
        return None

    def _item(self, r: int, c: int, info: CellInfo, between: CellInfo | None, column: Column, section: Section) -> None:
        """A figure beside a question or item code is that item's score; other labels are left for findings."""
        if between is None or info.score.value is None or column.kind or info.score.kind != "decimal":
            return
        m = ITEM_CODE.match(to_arabic_digits(between.cell.text).strip())
        if m is None or not plausible_score(info.score.value):
            return
        code = f"{m.group(1).lower()}{int(m.group(2))}"
        year, how = self.axes.year(r, c, None, column, section)
        self.found.append(
            (
                r,
                c,
                Candidate(
                    "item", code, info.score.value.quantize(Decimal("0.01")), None, year, how, between.cell.raw,
                    info.cell.raw, (*between.cell.repairs, *info.cell.repairs, *info.score.repairs), "table",
                    LabelMatch("item", code, "alias"), info.cell.place, self.block,
                ),
            )
        )  # fmt: skip

    def _several(self, r: int, c: int, info: CellInfo, section: Section) -> None:
        """Cells that hold several lines: names in one, as many figures in another."""
        figures = list_of_figures(info.cell.text)
        if not figures:
            return
        for x in range(c - 1, -1, -1):
            other = self.grid[r][x]
            named = list_of_names(other.cell.text)
            if not named:
                continue
            if len(named) != len(figures):
                self.gathered.findings.append(
                    (FindingCode.UNREAD_ROW, f"{len(named)} names stand beside {len(figures)} figures",
                     info.cell.text, info.cell.place)
                )  # fmt: skip
                return
            column = self.axes.column(r, c)
            if column.kind is not None and column.kind != "weighted":
                return
            year, how = self.axes.year(r, c, None, column, section)
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

    def _parts_of_eit(self, r: int, c: int, info: CellInfo, section: Section, agencies: dict[int, Agency]) -> None:
        """A cell with the mean of EIT and its two parts below it: "82.13", "ส่วนที่ 1 : 88.84", "ส่วนที่ 2 : 75.42"."""
        parts = _PARTS_OF_EIT.fullmatch(to_key(info.cell.text))
        row, _ = self.axes.row_label(r, c)
        if parts is None or row is None or row.label is None or row.label.code != "EIT":
            return
        column = self.axes.column(r, c)
        for code, text in zip(("EIT", "EIT1", "EIT2"), parts.groups(), strict=True):
            part = cell_info(replace(info.cell, text=text or ""))
            if not part.is_figure:
                continue
            own = replace(row, label=LabelMatch("instrument", code, "alias"))
            self._figure(r, c, part, own, None, column, column.kind, section, agencies)

    def _level(self, r: int, c: int, info: CellInfo, section: Section, agencies: dict[int, Agency]) -> None:
        row, _ = self.axes.row_label(r, c)
        column = self.axes.column(r, c)
        if row is not None and row.label is not None and row.label.scope != "overall":
            return
        known = row is not None or "ระดับ" in column.text or "ผลการประเมิน" in column.text or r in agencies
        known = known or info.flat.startswith("ระดับ") or info.flat.endswith("ระดับ")  # a card that says so itself
        known = known or column.text in LEVEL_HEADS
        known = known or (r + 1 < len(self.grid) and self.grid[r + 1][c].flat in LEVEL_HEADS)
        if column.kind == "risk":
            return
        left = "".join(self.grid[r][x].flat for x in range(c) if not self.grid[r][x].is_figure)
        if not known and not re.search(r"ระดับ|ผล(?:การ)?ประเมิน", left):
            return
        if column.kind in ("target", "other_average", "last_year", "superseded"):
            return
        year, how = self.axes.year(r, c, row, column, section)
        self.found.append(
            (
                r,
                c,
                Candidate(
                    "overall", "ITA", None, info.level, year, how, row.cell.raw if row else None, info.cell.raw,
                    info.cell.repairs, "table", LabelMatch("overall", "ITA", "alias"), info.cell.place, self.block,
                    agencies.get(r) or self.partners.get(c),
                ),
            )
        )  # fmt: skip
