"""Cells that hold a list: names in one, as many figures in another, a line each or, where lines are lost, in a row.

Bodies stacked so in one row, with as many figures and levels in its other cells, are rows of their own. Bodies whose
kind stands in a cell of its own beside them, "เทศบาลตำบล" and "ตัวอย่าง", have their whole name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from prongsai.normalize.agencies.owner_names import agency_type_of, is_kind
from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.text.characters import is_thai
from prongsai.normalize.text.figures import HOLDS_DECIMAL, ROW_NUMBER, is_ordinal, may_be_score
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import opens, phrase
from prongsai.normalize.text.score_cells import ScoreParse, parse_score
from prongsai.normalize.vocabulary.assessments import kept_by_wording
from prongsai.normalize.vocabulary.levels import level_of_cell
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label

_PARTS_OF_EIT = phrase(
    "#one_score?", "score|percent?", "opening|comma?",
    "part_of_eit", "says_figure*", "#one_score", "score|percent|comma?",
    "other_part_of_eit", "says_figure*", "#one_score", "score|percent?", "closing?",
)  # fmt: skip
_EITHER_PART = {
    code: phrase(part, "says_figure*", "#one_score", "score|percent?")
    for code, part in (("EIT1", "part_of_eit"), ("EIT2", "other_part_of_eit"))
}
_LIST_SIGNS = ",;/|-–•*"
_FIGURE_SIGNS = ("/", "|", ";", ", ")  # between the figures of a row
_PLAIN = ("decimal", "integer")
_LEAST_BODIES = 2
_LEAST_KINDS = 2  # rows that have one
_LONGEST_NAME = 60  # characters of a name


@lru_cache(maxsize=16384)
def list_of_figures(text: str) -> tuple[ScoreParse, ...]:
    """The figures of a cell that holds nothing else, two at least; empty for any other cell."""
    parts = [line for line in text.split("\n") if line.strip()]
    in_row = text
    for sign in _FIGURE_SIGNS:  # "88.13 / 92.87", beside "IIT / EIT"
        in_row = in_row.replace(sign, " ")
    if len(parts) == 1 and all(map(may_be_score, in_row.split())):
        parts = in_row.split()
    figures = tuple(parse_score(part) for part in parts)
    plain = all(f.kind in _PLAIN and not f.rest for f in figures)
    return figures if len(figures) > 1 and plain else ()


def parts_of_eit(text: str) -> tuple[tuple[str, str], ...]:
    """Codes and figures of a cell "ส่วนที่ 1 : 88.84", or of one with the mean over its two parts."""
    flat = to_key(text)
    both = _PARTS_OF_EIT.fullmatch(flat)
    if both is not None:
        return tuple((code, figure or "") for code, figure in zip(("EIT", "EIT1", "EIT2"), both.groups(), strict=True))
    found = ((code, part.fullmatch(flat)) for code, part in _EITHER_PART.items())
    return tuple((code, part[1]) for code, part in found if part is not None)


@kept_by_wording()
def list_of_names(text: str) -> tuple[LabelMatch, ...]:
    """The names of a cell that holds nothing else, two at least; empty for any other cell."""
    parts = [line for line in text.split("\n") if line.strip()]
    labels = [match_label(part) for part in parts]
    if len(parts) > 1 and any(labels):
        named = tuple(label for label in labels if label is not None)
        return named if len(named) > 1 else ()
    if len(parts) != 1:
        return ()
    hits = names_in(text)
    rest = [text[a:b] for a, b in zip([0, *(h.end for h in hits)], [*(h.start for h in hits), len(text)], strict=True)]
    if len(hits) < 2 or not all(_joins(to_key(part)) for part in rest):
        return ()
    return tuple(LabelMatch(h.scope, h.code, h.method) for h in hits)


def _joins(key: str) -> bool:
    """Whether a key may stand between the names of a list: a sign, the number of the next name, or both."""
    number = key.rstrip(_LIST_SIGNS)
    return len(key) - len(number) <= 1 and (not number.strip("(.)") or is_ordinal(number))


def with_bodies_apart(table: CleanTable) -> CleanTable:
    """The table with a row for each body that a row holds; other rows, and tables without such, as they are."""
    rows: list[Sequence[CleanCell]] = []
    for row in table.grid:
        rows += _apart(row)
    if len(rows) == table.n_rows:
        return table
    made: dict[int, CleanCell] = {}
    grid = [[made.setdefault(id(cell), replace(cell, row=r)) for cell in row] for r, row in enumerate(rows)]
    return CleanTable(tuple(map(tuple, grid)), table.place, table.method)


def _apart(row: Sequence[CleanCell]) -> list[Sequence[CleanCell]]:
    cells = {id(cell): cell for cell in row if cell.text.strip()}
    lines = {key: _lines(cell.text) for key, cell in cells.items()}
    heights = {len(told) for told in lines.values()}
    count = max(heights, default=0)
    if count < _LEAST_BODIES or heights != {count}:
        return [row]
    bodies = any(all(agency_type_of(line) for line in told) for told in lines.values())
    figures = any(list_of_figures(cell.text) for cell in cells.values())
    if not bodies or not figures:
        return [row]
    raws = {key: _lines(cell.raw) for key, cell in cells.items()}
    found: list[Sequence[CleanCell]] = []
    for n in range(count):
        part = {
            key: replace(cell, text=lines[key][n], raw=raws[key][n] if len(raws[key]) == count else cell.raw)
            for key, cell in cells.items()
        }
        found.append([part.get(id(cell), cell) for cell in row])
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def with_whole_names(table: CleanTable) -> CleanTable:
    """The table with each kind before the name that stands beside it, and without the column of the kinds.

    A name that opens with a kind stays as it is, as the table does where no column, or more than one, may hold names.
    """
    first = next((r for r, row in enumerate(table.grid) if any(HOLDS_DECIMAL.search(cell.text) for cell in row)), None)
    if first is None:
        return table
    body = table.grid[first:]
    figures = min(c for row in body for c, cell in enumerate(row) if HOLDS_DECIMAL.search(cell.text))
    for c in range(figures):
        kinds = _kinds(body, c)
        told = [r for r, kind in enumerate(kinds) if kind]
        if len(told) < _LEAST_KINDS or len(told) * 2 <= len(body) or not _is_column_of_kinds(body, c):
            continue
        heads = [next((row[x].text for row in table.grid[:first] if row[x].text.strip()), "") for x in range(figures)]
        names = [x for x in range(c + 1, figures) if not _asks_for_place(heads[x]) and _may_name(body, told, x)]
        if len(names) == 1:
            return _joined(table, first, kinds, (c, names[0]))
    return table


def _is_column_of_kinds(body: Sequence[Sequence[CleanCell]], c: int) -> bool:
    return all(is_kind(name) or _is_of_nobody(name) for row in body if (name := _name(row[c])))


def _kinds(body: Sequence[Sequence[CleanCell]], c: int) -> list[str]:
    """The kind of each row; text tables lose the merging of one that stands over several rows."""
    kinds: list[str] = []
    for row in body:
        name = _name(row[c])
        kinds.append(name if is_kind(name) else kinds[-1] if kinds and not name else "")
    return kinds


def _may_name(body: Sequence[Sequence[CleanCell]], rows: Sequence[int], c: int) -> bool:
    """Whether a column has the name of a body in each of some rows, and not one name in all of them."""
    names = [_name(body[r][c]) for r in rows]
    told = all(is_thai(name[:1]) and len(name) <= _LONGEST_NAME and not is_kind(name) for name in names)
    return told and len(set(names)) > 1 and not any(level_of_cell(name) or match_label(name) for name in names)


def _asks_for_place(head: str) -> bool:
    key = to_key(head)
    return opens(key, "district_mark") or opens(key, "province_mark")


def _joined(table: CleanTable, first: int, kinds: Sequence[str], columns: tuple[int, int]) -> CleanTable:
    kind_at, name_at = columns
    grid = []
    for r, row in enumerate(table.grid):
        cells = list(row)
        cells[kind_at] = replace(row[kind_at], text="", row_span=1)
        name = _name(row[name_at])
        if r >= first and kinds[r - first] and agency_type_of(name) is None and not _is_of_nobody(name):
            cells[name_at] = replace(row[name_at], text=f"{kinds[r - first]}{name}")
        if r >= first or row[kind_at] is not row[name_at]:
            grid.append(tuple(cells))
        else:
            grid.append(row)  # a title over all columns
    return replace(table, grid=tuple(grid))


def _is_of_nobody(name: str) -> bool:
    return opens(to_key(name), "of_nobody")


def _name(cell: CleanCell) -> str:
    return "".join(ROW_NUMBER.sub("", cell.text).split("\n")).strip()
