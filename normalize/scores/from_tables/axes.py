"""The two axes of a table: what the row and the column of a figure say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanTable
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.from_tables.cell_lists import list_of_figures, list_of_names
from prongsai.normalize.scores.from_tables.cells import CellInfo, cell_info, item_code, named_behind
from prongsai.normalize.scores.from_tables.difference_columns import difference_columns, scaled_columns
from prongsai.normalize.scores.from_tables.numbered_headings import named_by_number
from prongsai.normalize.scores.from_tables.target_columns import goal_columns
from prongsai.normalize.scores.from_tables.totals import is_weak_total
from prongsai.normalize.scores.from_tables.year_rows import carry_names, dated_heads, dated_rows, graded_years
from prongsai.normalize.scores.scope_words import Setting
from prongsai.normalize.scores.scopes import heading_setting
from prongsai.normalize.text.figures import HOLDS_SCORE, is_ordinal
from prongsai.normalize.text.phrases import behind, opens, phrase, words_of
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of

_TOOL = phrase("tool_named", "of_tool*")
LEVEL_HEADS = frozenset({"ระดับ", "ระดับผลการประเมิน", "rating", "level", "grade", "เกรด"})
_KIND_OF_SECTION = {Setting.TARGET: "target", Setting.MEAN: "other_average", Setting.SIMULATION: "simulated"}
_KINDS_OF_ROWS = frozenset(
    {"difference", "target", "weight", "other_average", "statistic", "full_mark", "last_year", "simulated"}
)
_WITHOUT_SPANS = frozenset({"tabs", "pipes"})
_CARDS_A_ROW = 2
_ACCORDING_TO = "ตาม"
_REPEATS = 4  # rows that say the same
_DEEPEST_HEADER = 3  # rows of headings that a table may have over its first name
_COUNT = phrase("#count", "answers_counted")  # "388 คน": how many answered
_MISSING = phrase("not_yet", "taking_part*", "outcome+")


class Section:
    """What rows that span the table say about the rows below them."""

    def __init__(self) -> None:
        self.instrument: LabelMatch | None = None
        self.indicator: CellInfo | None = None
        self.year: int | None = None


class Axes:
    """A table's grid of cells understood one by one, its header rows and its sections.

    `over` is the year that stands over the table and how it is known; `legend` says that the document explains the
    numbers of the indicators.
    """

    def __init__(self, source: CleanTable, over: tuple[int | None, str], legend: bool, heading: str) -> None:
        self.table = source
        self.over = over
        self.body: Agency | None = None  # the one that the document is about
        self.partners: Mapping[int, Agency] = {}  # other bodies, by the columns that they head
        seen: dict[int, CellInfo] = {}
        self.grid = [[seen.setdefault(id(cell), cell_info(cell)) for cell in row] for row in source.grid]
        dated = dated_heads(self.grid) | dated_rows(self.grid)
        self.grid = [[dated.get(id(i), i) for i in row] for row in self.grid]
        named = named_by_number(self.grid, source.method, legend)
        self.grid = [[named.get(id(i), i) for i in row] for row in self.grid]
        carry_names(self.grid)
        self.by_turns = self._turns()
        self.n_header = self._header_rows()
        self.differences = difference_columns(self.grid, self.n_header)
        self.scaled = scaled_columns(self.grid, self.n_header)
        self._leave_out_repeats()
        self.goals = goal_columns(self.grid, self.n_header)
        self.graded = graded_years(self.grid, heading)
        self._spread_headings()
        self.sections = self._sections()

    def _spread_headings(self) -> None:
        """Text tables lose merged headings: one over empty cells that have headings below stands over them too."""
        if self.table.method not in _WITHOUT_SPANS:
            return
        for h in range(self.n_header - 1):
            for c in range(1, self.table.n_cols):
                left = self.grid[h][c - 1]
                below = [self.grid[x] for x in range(h + 1, self.n_header)]
                if self.grid[h][c].flat or not left.flat or not any(row[c].flat for row in below):
                    continue
                if any(row[c - 1].flat for row in below):
                    self.grid[h][c] = left

    def _leave_out_repeats(self) -> None:
        """A remark that every row has in its column heads none: "ตามเกณฑ์ ป.ป.ช." says no aim, "เป้าหมาย" does."""
        rows = self.grid[self.n_header :]
        for c in range(1, self.table.n_cols) if len(rows) >= _REPEATS else ():
            first = rows[0][c]
            if (
                first.kind
                and first.flat.startswith(_ACCORDING_TO)
                and all(row[c].flat == first.flat and row[c].cell.row_span == 1 for row in rows)
            ):
                nothing = cell_info(replace(first.cell, text=""))
                for row in rows:
                    row[c] = nothing

    def own(self, r: int, c: int) -> bool:
        """The slot is where its cell begins (a merged cell stands in several slots)."""
        cell = self.grid[r][c].cell
        return (r == 0 or self.grid[r - 1][c].cell is not cell) and (c == 0 or self.grid[r][c - 1].cell is not cell)

    def _header_rows(self) -> int:
        """Rows at the top before the first one that holds a figure or a section name."""
        if (
            self.table.n_cols == 2
            and self.grid
            and _TOOL.fullmatch(self.grid[0][0].flat.removesuffix(":"))
            and self.grid[0][1].label
        ):
            return 0  # "เครื่องมือ" beside its name: the first fact of a sheet
        for r, row in enumerate(self.grid):
            figures = [i for i in row if i.is_figure and not is_ordinal(i.flat) and not i.years]
            if any(i.score.kind == "decimal" or i.score.unreadable for i in figures):
                return r
            if r and self._is_told(row):
                return r
            section = self._section_label(r)
            if section is not None and (r or section.label is not None and section.label.scope == "indicator"):
                return r
            labels = [i for i in row if i.label and i.label.scope == "indicator"]
            if (
                0 < r <= _DEEPEST_HEADER
                and len({id(i) for i in labels}) == 1
                and not any(x.label for x in self.grid[0])
            ):
                return r
        return min(1, len(self.grid))

    def _is_told(self, row: list[CellInfo]) -> bool:
        """A row whose name of a score has its figure in a sentence beside it: "ได้คะแนนเฉลี่ย 93.91 คะแนน"."""
        names = [c for c, i in enumerate(row) if i.label is not None and not i.is_figure]
        return bool(names) and any(i.label is None and HOLDS_SCORE.search(i.cell.text) for i in row[names[0] + 1 :])

    def is_group(self, h: int) -> bool:
        """A row of the header below its first that one cell fills: a group of the rows below, no heading of columns."""
        filled = {id(i) for i in self.grid[h]}
        return h > 0 and self.table.n_cols > 1 and len(filled) == 1

    def is_row_of_one(self, r: int) -> bool:
        """Whether one cell fills a row of several columns, or it alone holds text."""
        return self.table.n_cols > 1 and len({id(i) for i in self.grid[r] if i.flat}) == 1

    def is_title(self, h: int) -> bool:
        """The first of several rows of the header, which one cell fills that says nothing of its figures."""
        only = self.grid[h][0]
        filled = h == 0 and self.n_header > 1 and self.table.n_cols > 1 and all(i is only for i in self.grid[h])
        return filled and only.label is None and not only.years and only.kind is None

    def _section_label(self, r: int) -> CellInfo | None:
        """The one cell of a row that holds nothing else, when it names an instrument or a year."""
        filled = {id(i): i for i in self.grid[r] if i.flat and not is_ordinal(i.flat)}
        if len(filled) != 1:
            return None
        only = next(iter(filled.values()))
        if only.label is not None and only.label.scope != "item" and not only.is_figure:
            return only
        if only.years and len(only.flat) < 60:
            return only
        return None

    def _sections(self) -> list[Section]:
        sections: list[Section] = []
        for r in range(len(self.grid)):
            sections.append(self._enter(r, sections[-1] if sections else Section()))
        return sections

    def _enter(self, r: int, section: Section) -> Section:
        only = self._section_label(r)
        if only is None or r < min(self.n_header, 1) and (only.label is None or only.label.scope != "indicator"):
            return section
        following = Section()
        following.instrument, following.year = section.instrument, section.year
        if only.label is not None and only.label.scope == "indicator":
            following.indicator = only
        if only.label is not None and only.label.scope == "instrument":
            following.instrument = only.label
        if only.years:
            following.year = only.years[-1]
        return following

    def row_label(self, r: int, c: int) -> tuple[CellInfo | None, CellInfo | None]:
        """The label that a figure's row gives it, and a text that stands between them."""
        between: CellInfo | None = None
        for x in range(c - 1, -1, -1):
            info = self.grid[r][x]
            named = info.label is not None and info.label.method == "position"  # "1" in a column of all indicators
            silent = (info.is_filler or info.is_figure) and not named
            if info.cell is self.grid[r][c].cell or silent or info.level:
                continue
            if info.label is not None:
                if info.label.scope == "overall" and is_weak_total(info.flat):
                    return self._left_of(r, x, "instrument") or info, between
                if info.label.scope == "instrument":
                    finer = self._left_of(r, x, "indicator")
                    if finer is not None and finer.label and instrument_of(finer.label.code) == info.label.code[:3]:
                        return finer, between  # a column of instruments between the names and the figures
                return info, between
            if info.years and len(info.flat) < 40 or info.score.kind == "change" or _lists_scores(info):
                continue
            if _COUNT.fullmatch(info.flat) or _MISSING.fullmatch(info.flat) or info.flat in words_of("no_figure"):
                continue
            if between is None:
                between = info
        for x in range(c + 1, len(self.grid[r])):
            info = self.grid[r][x]
            if info.is_figure and info.score.kind == "decimal" and not named_behind(self.grid[r]):
                break
            if info.label is not None and between is None:
                return info, None
        return None, between

    def item_head(self, r: int, c: int) -> CellInfo | None:
        """The cell of a question's or an item's code: left of a figure with at most its wording between, or over it."""
        above = self.grid[r - 1] if r else []
        if len({i.flat for i in above}) >= _CARDS_A_ROW and all(i.flat == item_code(i.flat) for i in above if i.flat):
            return above[c] if above[c].flat else None
        for info in reversed(self.grid[r][:c]):
            if info.is_figure and info.score.decimals:
                return None
            if item_code(info.cell.text) is not None:
                return info
        return None

    def _left_of(self, r: int, c: int, scope: str) -> CellInfo | None:
        """The nearest name of a scope further left in the row."""
        for x in range(c - 1, -1, -1):
            label = self.grid[r][x].label
            if label is not None and label.scope == scope:
                return self.grid[r][x]
        return None

    def row_kind(self, r: int, c: int) -> str | None:
        """A kind that is no score, named by the row's own texts."""
        for x in range(c):
            info = self.grid[r][x]
            if opens(info.flat, "verdict") or info.tells_full_mark or info.explains_name:
                continue
            if info.kind in _KINDS_OF_ROWS:
                return info.kind
        return self._kind_of_section(r)

    def _kind_of_section(self, r: int) -> str | None:
        """A kind that is no score, of the nearest heading across the table that speaks of results or of others."""
        for row in reversed(self.grid[:r]):
            if len(row) < 2 or not row[0].flat or any(i is not row[0] for i in row):
                continue
            setting = heading_setting(row[0].cell.text)
            if setting is not None:
                return _KIND_OF_SECTION.get(setting)
        return None

    def _turns(self) -> tuple[bool, frozenset[int]] | None:
        """Whether figures stand first, and the rows of names, where rows of names and of figures take turns."""
        kinds: list[bool] = []
        for row in self.grid:
            filled = list({id(i): i for i in row if i.flat}.values())
            names = len(filled) >= _CARDS_A_ROW and all(i.label for i in filled)
            figures = len(filled) >= _CARDS_A_ROW and all(i.is_figure for i in filled)
            if not names and not figures:
                return None
            kinds.append(names)
        if len(kinds) < 4 or any(a == b for a, b in zip(kinds, kinds[1:], strict=False)):
            return None
        return not kinds[0], frozenset(r for r, is_names in enumerate(kinds) if is_names)

    def covers(self, r: int, c: int, info: CellInfo) -> bool:
        """Whether the slot belongs to that cell."""
        return self.grid[r][c].cell is info.cell

    def districts(self, r: int) -> tuple[str | None, str | None]:
        """District and province that the row's own columns give, for a table of many agencies."""
        district = province = None
        for c in range(self.table.n_cols):
            head = "".join(self.grid[h][c].flat for h in range(self.n_header))
            text = self.grid[r][c].cell.text.strip()
            if head in ("อำเภอ", "เขต", "อำเภอ/เขต"):
                district = behind(text, "district_mark").strip() or None
            elif head == "จังหวัด":
                province = behind(text, "province_mark").strip() or None
        return district, province


def _lists_scores(info: CellInfo) -> bool:
    """A cell that lists names, figures, or names with their figures: it says nothing of the figure beside it."""
    text = info.cell.text
    if len(list_of_figures(text)) > 1 or len(list_of_names(text)) > 1:
        return True
    return len(HOLDS_SCORE.findall(text)) > 1 and len({hit.code for hit in names_in(text)}) > 1
