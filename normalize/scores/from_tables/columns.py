"""What the header cells above a figure of a table say: a name, a year, a body, a kind that is no score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from string import digits
from typing import NamedTuple

from prongsai.normalize.agencies.owner_names import agency_type_of, is_group, unlisted_agency
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import YearSource
from prongsai.normalize.scores.from_tables.axes import LEVEL_HEADS, Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo, kind_of
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf
from prongsai.normalize.scores.from_tables.totals import is_weak_total
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds, phrase, words_of
from prongsai.normalize.vocabulary.column_heads import names_of, speaks_of_many, words_left
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label
from prongsai.normalize.years.cell_years import YEAR_WORDS

_POINTS = "คะแนน"
_HUNDRED = "100"
_LEAST_BODIES = 2
_OVER_MANY = frozenset({"province", "district", "ministry"})
_LONGEST_HEAD = 60  # squeezed characters of a head that may be a name
_LONGEST_SHORT = 12  # of one that may be an abbreviation
_COUNTED = 3  # rows in a column of numbers
# kinds of columns whose heads tell the year of something else: "อันดับปี 2563"
_OF_OTHERS = frozenset({"difference", "rank", "last_year", "other_average", "statistic", "superseded", "simulated"})
_PLAIN_HEADER = phrase("result_or_value?", "plain_head|#scale*")


class Column(NamedTuple):
    """What the header cells above a figure say."""

    label: CellInfo | None
    year: int | None
    kind: str | None
    text: str
    lowest: str = ""  # what the lowest cell says alone, but for its year


def column_of(axes: Axes, r: int, c: int) -> Column:
    """What the header cells above the slot say together."""
    label: CellInfo | None = None
    year: int | None = None
    kind: str | None = None
    text = lowest = ""
    for h in range(axes.n_header):
        info = axes.grid[h][c]
        if info.cell is axes.grid[r][c].cell or not info.flat or axes.is_group(h) or axes.is_title(h):
            continue
        text, lowest = text + info.flat, _without_year(info)
        if info.label is not None:
            mean = label is not None and label.label is not None and label.label.scope == "instrument"
            if not (mean and info.label.scope == "overall" and is_weak_total(info.flat)):
                label = info  # a mean under an instrument is that instrument's
        elif not _says_nothing(info):
            label = None  # a heading of its own below a heading over several columns
        if len(set(info.years)) == 1:
            year = info.years[0]
        if info.kind is not None:
            kind = info.kind
    if label is None:
        label = _broken_name(axes, r, c) or _name_below(axes, r, c)
    label = _name_above(axes, r, c) or label
    return Column(label, year, _kind(axes, c, kind, text), text, lowest)


def _without_year(info: CellInfo) -> str:
    """What a head says but for its year: "คะแนน" over "ปี 66"."""
    left = to_key(YEAR_WORDS.sub("", info.cell.text)).rstrip(digits) if info.years else ""
    return left or info.flat


def _kind(axes: Axes, c: int, kind: str | None, text: str) -> str | None:
    """The kind of the whole column, from that of its lowest header cell and the `text` of all."""
    kind = kind or kind_of(text)  # a heading over two rows: "ค่าเฉลี่ย" over "2 ปี"
    if kind is None and c in axes.differences:
        kind = "difference"
    if kind is None and c in axes.goals:
        kind = "target"
    if kind == "weight" and "ถ่วง" in text:
        kind = "weighted"
    head, _, scale = text.partition("(")
    if kind == "full_mark" and _POINTS in head and scale.removeprefix(_POINTS).startswith("เต็ม"):
        kind = None  # "คะแนน (เต็ม 100)"
    if kind == "full_mark" and text.rstrip(")").endswith(_HUNDRED) and _varies(axes, c):
        kind = None  # "คะแนนเต็ม 100" over figures out of them
    if kind is None and c in axes.scaled:
        kind = "statistic"
    if kind == "rank" and (holds(text, "scores_head") or _counts_elsewhere(axes, c)):
        kind = None
    if kind == "target" and holds(text, "result_column"):
        kind = None
    return kind or _kind_of_words(axes, c)


def _kind_of_words(axes: Axes, c: int) -> str | None:
    """`of_many` or `unknown` where a head says more than that scores of the report's own body stand below it."""
    if c == 0 or c in axes.partners or axes.by_turns:
        return None
    for h in range(axes.n_header):
        info, first = axes.grid[h][c], axes.grid[h][0]
        if info is first or axes.is_group(h) or axes.is_title(h) or words_left(first.cell.text):
            continue  # not a row of heads: its first cell tells something
        said = (*names_of(axes.body), *(words_of("head_beside_year") if info.years else ()))
        if info.label is None and words_left(info.cell.text, said) and not _is_short_beside_means(axes, h, c):
            return "of_many" if speaks_of_many(info.cell.text) else "unknown"
    return None


def _is_short_beside_means(axes: Axes, h: int, c: int) -> bool:
    """Whether a head is an abbreviation, "กตย.", and means stand beside it: then it is the report's own body's."""
    flat = axes.grid[h][c].flat
    return len(flat) <= _LONGEST_SHORT and flat.endswith(".") and any(i.kind == "other_average" for i in axes.grid[h])


def own_columns(axes: Axes, agency_of: AgencyOf, own: Agency | None) -> dict[int, Agency]:
    """The columns whose head is the own body's name, or an abbreviation that the document binds to it."""
    heads = [(c, row[c].cell.text) for row in axes.grid[: axes.n_header] for c in range(1, axes.table.n_cols)]
    named = {text: agency_of(text, None, None) for _, text in heads if 0 < len(to_key(text)) <= _LONGEST_SHORT}
    return {c: own for c, text in heads if own is not None and named.get(text) == own}


def _counts_elsewhere(axes: Axes, c: int) -> bool:
    """Whether heads are confused: figures with decimals under that of numbers, 1, 2, 3 under that of scores."""
    rows = axes.grid[axes.n_header :]
    own = [row[c] for row in rows if row[c].flat]
    if len(own) < _COUNTED or not all(i.is_figure and i.score.decimals for i in own):
        return False
    heads = ["".join(axes.grid[h][x].flat for h in range(axes.n_header)) for x in range(axes.table.n_cols)]
    scored = [x for x, head in enumerate(heads) if x != c and holds(head, "scores_head")]
    counted = [[row[x].flat for row in rows if row[x].flat] for x in scored]
    return any(len(n) >= _COUNTED and n == [str(k + 1) for k in range(len(n))] for n in counted)


def _varies(axes: Axes, c: int) -> bool:
    """Whether a column holds different figures with decimals: a full mark is round, and alike in its rows."""
    values = {row[c].score.value for row in axes.grid[axes.n_header :] if row[c].is_figure and row[c].score.decimals}
    return len(values) > 1


def _says_nothing(info: CellInfo) -> bool:
    """A header cell that names no score of its own: a unit, a year, a kind of figure."""
    return (
        bool(_PLAIN_HEADER.fullmatch(info.flat)) or info.kind is not None or (bool(info.years) and len(info.flat) < 40)
    )


def _broken_name(axes: Axes, r: int, c: int) -> CellInfo | None:
    """A name broken over the header's rows, "การใช้" above "อำนาจ", put together from the lowest row up."""
    parts: list[CellInfo] = []
    for h in range(axes.n_header - 1, -1, -1):
        info = axes.grid[h][c]
        if info.cell is axes.grid[r][c].cell or not info.flat or (parts and parts[0] is info):
            continue
        parts.insert(0, info)
        label = match_label("".join(part.cell.text for part in parts)) if len(parts) > 1 else None
        if label is not None and label.method == "alias" and label.scope != "instrument":
            return replace(parts[-1], label=label)
    return None


def _name_below(axes: Axes, r: int, c: int) -> CellInfo | None:
    """The name under a figure, where the row below holds names only: a row of score cards."""
    if r + 1 >= len(axes.grid) or any(i.label for i in axes.grid[r]):
        return None
    below = [i for i in axes.grid[r + 1] if i.flat]
    graded = any(i.flat in LEVEL_HEADS for i in below) and any(i.level for i in axes.grid[r])
    if len(below) < 2 or not all(i.label or i.flat in LEVEL_HEADS or _PLAIN_HEADER.fullmatch(i.flat) for i in below):
        return None
    name = axes.grid[r + 1][c]
    if name.label is None and graded and _PLAIN_HEADER.fullmatch(name.flat) and name.flat not in LEVEL_HEADS:
        return replace(name, label=LabelMatch("overall", "ITA", "position"))  # the score beside the level
    return name if name.label else None


def _name_above(axes: Axes, r: int, c: int) -> CellInfo | None:
    """The name over a figure in the row right above, in a table whose rows are names and figures by turns."""
    if not axes.by_turns or r == 0 or axes.by_turns[0] or r - 1 not in axes.by_turns[1]:
        return None
    return axes.grid[r - 1][c] if axes.grid[r - 1][c].label else None


def _year_on_the_left(axes: Axes, r: int, c: int) -> int | None:
    """The year that heads the figure left of a level, in a table whose columns take turns: "ปี 2565", "ระดับ"."""
    own = axes.grid[r][c]
    if own.level is None or c == 0 or not axes.grid[r][c - 1].is_figure:
        return None
    return column_of(axes, r, c - 1).year


def year_of(axes: Axes, r: int, c: int, row: CellInfo | None, column: Column) -> tuple[int | None, YearSource]:
    """The year of a figure and where it is printed: beside it, column, row, section, header, or over the table."""
    if axes.over[1] == "measures" and not (column.year is not None and "คะแนน" in column.text):
        return axes.over[0], "report"  # years in a table of measures are the measures'
    own = axes.grid[r][c]
    if own.is_figure and own.score.decimals and len(set(own.years)) == 1:
        return own.years[0], "cell"  # "(ปี 2566 = 82.60)"
    if column.year is not None:
        return column.year, "cell"
    left = _year_on_the_left(axes, r, c)
    if left is not None:
        return left, "cell"
    for info in axes.grid[r]:
        if info.only_year is not None:
            return info.only_year, "cell"
    section = axes.sections[r]
    if section.year is not None:
        return section.year, "cell"
    if row is not None and len(set(row.years)) == 1:
        return row.years[0], "cell"
    heads = _years_of_header(axes, c)
    if len(heads) == 1:
        return heads.pop(), "cell"
    year, how = axes.over
    return year, "heading" if how == "heading" else "report"


def _years_of_header(axes: Axes, c: int) -> set[int]:
    """The years of the header, without those that are of other columns: "คะแนน" beside "คะแนนปี 2563", "Δ จากปี 2563"."""
    others = {
        x for x in range(axes.table.n_cols) if x != c and any(_is_result(row[x]) for row in axes.grid[axes.n_header :])
    }
    found: set[int] = set()
    for row in axes.grid[: axes.n_header]:
        for i in {id(i): i for i in row if i.years and i.kind != "target"}.values():
            over = {x for x in range(axes.table.n_cols) if row[x] is i}
            if c in over or not (over & others or i.kind in _OF_OTHERS):
                found |= set(i.years)
    return found


def _is_result(info: CellInfo) -> bool:
    """Whether a cell holds a score, a level, or by how much one changed."""
    return info.level is not None or info.score.kind == "change" or (info.is_figure and info.score.decimals > 0)


def column_agencies(axes: Axes, agency_of: AgencyOf, own: Agency | None) -> dict[int, Agency]:
    """The agency that a column's heading names, where two columns at least name different ones."""
    place = (own.district, own.province) if own else (None, None)
    found: dict[int, Agency] = {}
    for c in range(1, axes.table.n_cols):
        for h in range(axes.n_header):
            info = axes.grid[h][c]
            named = info.flat and not info.label and not info.is_figure and len(info.flat) <= _LONGEST_HEAD
            if named and not is_group(info.cell.text):
                agency = agency_of(info.cell.text, *place)
                if agency is not None:
                    found[c] = agency
    found |= _unlisted_heads(axes, found)
    if len({a.name_th for a in found.values()}) < _LEAST_BODIES:
        return {c: a for c, a in found.items() if _is_headed_by(axes, c, a, own)}
    return {c: own if own is not None and a.name_th == own.name_th else a for c, a in found.items()}


def _is_headed_by(axes: Axes, c: int, agency: Agency, own: Agency | None) -> bool:
    """Whether a lone head names another body and says nothing else: "คะแนนของเทศบาลตำบลตัวอย่าง"."""
    heads = [axes.grid[h][c].cell.text for h in range(axes.n_header) if not axes.is_group(h) and not axes.is_title(h)]
    other = own is None or (agency.agency_type, agency.name_th) != (own.agency_type, own.name_th)
    if agency.agency_type in _OVER_MANY or agency.resolution == "unresolved":
        return False  # of all bodies in it, or of neighbours: "อบต.ข้างเคียง"
    told = any(words_left(text, names_of(own)) for text in heads)
    return other and told and not any(words_left(text, names_of(agency)) for text in heads)


def _unlisted_heads(axes: Axes, listed: Mapping[int, Agency]) -> dict[int, Agency]:
    """Bodies on no list at the heads of columns: every column of figures begins as a body's name does."""
    columns = [
        c
        for c in range(1, axes.table.n_cols)
        if any(i.is_figure and i.score.decimals for i in (row[c] for row in axes.grid[axes.n_header :]))
    ]
    names = {c: next((i.cell.text for h in range(axes.n_header) if (i := axes.grid[h][c]).flat), "") for c in columns}
    columns = [c for c in columns if not is_group(names[c])]
    if len(columns) < _LEAST_BODIES or any(len(to_key(name)) > _LONGEST_HEAD for name in names.values()):
        return {}
    kinds = {c: agency_type_of(name) for c, name in names.items()}
    if not all(kinds[c] is not None or c in listed for c in columns):
        return {}
    return {c: unlisted_agency(names[c], kinds[c] or "other") for c in columns if c not in listed}
