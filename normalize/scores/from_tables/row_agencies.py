"""Agencies that the rows or the columns of a table name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from prongsai.normalize.agencies.area_list import area_words
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.name_finder import misspelt_body
from prongsai.normalize.agencies.owner_names import (
    agency_type_of,
    is_group,
    is_kind,
    is_unit,
    is_unnamed,
    unlisted_agency,
)
from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.scores.from_tables.totals import are_means
from prongsai.normalize.scores.listed.group_lines import place_over
from prongsai.normalize.scores.listed.parent_columns import own_column
from prongsai.normalize.text.characters import is_thai
from prongsai.normalize.text.figures import HOLDS_DECIMAL, ROW_NUMBER
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import behind, opens, words_of
from prongsai.normalize.vocabulary.score_names import match_label

AgencyOf = Callable[[str, str | None, str | None], Agency | None]
_OF = "ของ"
_KINDS = "ประเภท"
_UNKNOWN = frozenset({"unlisted", "unresolved"})  # on no list
_PLACES = frozenset({"province", "district"})
_SHORTEST_NAME = 4  # characters
_DIGITS, _LONGEST_NUMBER = "0123456789๐๑๒๓๔๕๖๗๘๙", 3
_LEAST_BODIES = 2
_LONGEST_WORD = 15  # characters of the last word of a name
_LONGEST_ROW, _LONGEST_HEAD = 90, 60  # squeezed characters of a cell that may be a name


def without_owner(source: CleanTable, own: Agency | None) -> CleanTable:
    """The table without the name of the document's own body behind that of a score: "คะแนน ITA กปภ."."""
    names = (own.name_short, own.name_th) if own is not None else ()
    made: dict[int, CleanCell] = {}
    for cell in (cell for row in source.grid for cell in row):
        name = next((name for name in names if name and cell.text.rstrip().endswith(name)), None)
        score = cell.text.rstrip().removesuffix(name).rstrip() if name else ""
        if score and match_label(cell.text) is None and match_label(score.removesuffix(_OF).rstrip()) is not None:
            made[id(cell)] = replace(cell, text=score.removesuffix(_OF).rstrip())
    if not made:
        return source
    return replace(source, grid=tuple(tuple(made.get(id(cell), cell) for cell in row) for row in source.grid))


def row_agencies(axes: Axes, agency_of: AgencyOf, heading: str = "") -> tuple[dict[int, Agency], int]:
    """The agency of each row, when at least two rows name different ones, and the column that names them.

    Whatever stands in the column where bodies stand is one, on a list or not; rows of means and totals are nobody's.
    One body beside rows of groups, of which it is one, is enough.
    """
    columns: dict[int, dict[int, Agency]] = {}
    grouped: set[int] = set()
    for c in range(axes.table.n_cols):
        here = _owners_of_column(axes, c, agency_of)
        groups = [r for r in range(axes.n_header, len(axes.grid)) if is_group(axes.grid[r][c].cell.text)]
        areas = _rows_of_areas(axes, here, groups)
        columns[c] = {r: agency for r, agency in here.items() if r not in areas}
        grouped |= {c} if groups or areas else set()
    own = own_column(columns, ["".join(axes.grid[h][c].flat for h in range(axes.n_header)) for c in columns], grouped)
    found, column = (columns[own], own) if own is not None else ({}, 0)
    for c in range(axes.table.n_cols):
        below = _groups(axes, c, agency_of, heading)
        if len(below) > len(found):
            return below, c
    return found, column


def _rows_of_areas(axes: Axes, found: Mapping[int, Agency], groups: Sequence[int]) -> set[int]:
    """Rows of areas that stand for the bodies in them.

    Their figures are the means of the rows above them, or they and wider areas are the last rows of the table.
    """
    areas = {r for r, agency in found.items() if agency.agency_type in _PLACES}
    bodies = [r for r in found if r not in areas]
    if not areas or not bodies:
        return set()
    last = max(bodies) < min(areas) and any(r > max(bodies) for r in groups)
    return {r for r in areas if last or are_means(axes.grid, r, [x for x in bodies if x < r])}


def _groups(axes: Axes, c: int, agency_of: AgencyOf, heading: str) -> dict[int, Agency]:
    """The agency of each row of a column in which bodies, the first in the heading, stand over the same names."""
    column = [row[c] for row in axes.grid]
    heads = [r for r, info in enumerate(column) if axes.own(r, c) and _may_be_name(info) and not info.years]
    bodies = {r: agency for r in heads if (agency := _body_of(column[r].cell.text, agency_of, (None, None)))}
    over = _body_of(heading, agency_of, (None, None)) if bodies and agency_type_of(heading) is not None else None
    bodies = bodies if over is None else {-1: over, **bodies}
    if len(bodies) < _LEAST_BODIES:
        return {}
    ends = [*list(bodies)[1:], _end_of_last(column, list(bodies))]
    told: list[list[str]] = []
    found: dict[int, Agency] = {}
    for (r, agency), end in zip(bodies.items(), ends, strict=True):
        codes = [label.code for info in column[r + 1 : end] if (label := info.label) is not None]
        if codes:  # else the name stands in a title
            told.append(codes)
            found |= dict.fromkeys(range(max(r, 0), end), agency)
    alike = all(set(codes) == set(told[0]) and len(set(codes)) == len(codes) for codes in told)
    return found if alike and len({a.agency_id for a in found.values()}) == len(told) > 1 else {}


def _end_of_last(column: Sequence[CellInfo], starts: Sequence[int]) -> int:
    """Where the rows of the last body end: those of means below it, more than another body has, are nobody's."""
    end, start = len(column), starts[-1]
    most = sum(info.label is not None for info in column[starts[-2] : start])
    while end > start + 1:
        info, labels = column[end - 1], sum(info.label is not None for info in column[start:end])
        is_mean = _is_of_nobody(info.flat) and (info.label is None or labels > most)
        if not is_mean and info.flat:
            break
        end -= 1
    return end


def _owners_of_column(axes: Axes, c: int, agency_of: AgencyOf) -> dict[int, Agency]:
    cells = {r: axes.grid[r][c] for r in range(axes.n_header, len(axes.grid)) if _may_be_name(axes.grid[r][c])}
    found: dict[int, Agency] = {}
    if not cells:
        return found
    groups = {r for r, info in cells.items() if is_group(_without_number(info.cell.text))}
    for r, info in cells.items():
        agency = _body_of(info.cell.text, agency_of, _place_of(axes, r)) if r not in groups else None
        name = _printed_name(info)
        of_it = agency is not None and (is_unnamed(name) or to_key(name).startswith(to_key(agency.name_th)))
        if agency is not None and is_unit(name) and not of_it:
            agency = unlisted_agency(name, agency_type_of(name) or "other")  # a part of that body
        if agency is not None and agency.resolution in _UNKNOWN:
            agency = _to_its_end(info, agency)
            agency = _misspelt(agency.name_th) or agency
        if agency is not None:
            found[r] = agency
    _part_offices(cells, found)
    kinds = _lists_kinds(axes, c, cells)
    if _names_scores(axes) or not (kinds or _is_owners_column(axes, c, cells, found)):
        return found
    for r, info in cells.items():
        if r not in found and not _is_of_nobody(info.flat) and (info.kind is None or is_unnamed(info.flat)):
            name = _printed_name(info)
            if len(name) >= _SHORTEST_NAME and not HOLDS_DECIMAL.search(name) and (not kinds or is_kind(name)):
                kind = agency_type_of(name) or "other"
                found[r] = _misspelt(name) or unlisted_agency(name, kind, *_place_of(axes, r))
    return found


def _place_of(axes: Axes, r: int) -> tuple[str | None, str | None]:
    """District and province of a row: its own columns say, or the headings of its group, "อำเภอตัวอย่าง"."""
    district, province = axes.districts(r)
    if district is not None:
        return district, province
    across = (axes.grid[x] for x in range(r - 1, -1, -1) if axes.is_row_of_one(x))
    over = place_over(next(info.cell.text.strip() for info in row if info.flat) for row in across)
    return over[0], province or over[1]


def _is_of_nobody(flat: str) -> bool:
    """The label of a row of means or totals, of many bodies, or of a note."""
    return opens(flat, "of_nobody") or flat in words_of("total_in_english") or is_group(flat)


def _may_be_name(info: CellInfo) -> bool:
    if info.is_figure and (info.score.decimals or agency_type_of(_without_number(info.cell.text)) is None):
        return False  # "กองบิน 4" is a name
    labelled = info.label is not None and not is_unnamed(info.flat)
    return 0 < len(info.flat) <= _LONGEST_ROW and not labelled and info.level is None


def _body_of(text: str, agency_of: AgencyOf, place: tuple[str | None, str | None]) -> Agency | None:
    """The body that a cell names; a place that begins its second line ends the name that its first line begins."""
    agency = agency_of(text, *place)
    if agency is not None and agency.agency_type in _PLACES and "\n" in text.strip():
        return agency_of("".join(text.split("\n")), *place)
    return agency


def _to_its_end(info: CellInfo, agency: Agency) -> Agency:
    """The body with its whole name, where that goes on behind a gap: a further line, one more word, a school's number.

    In running text a gap or a word such as "และ" ends a name; in a cell only its place or its ministry does.
    """
    name, own = _printed_name(info), to_key(agency.name_th)
    text = _without_number(info.cell.text)
    lines, words = text.split("\n"), text.split()
    at_line = own in {to_key("".join(lines[:n])) for n in range(1, len(lines))}
    at_word = own == to_key("".join(words[:-1])) and len(words[-1]) <= _LONGEST_WORD and all(map(is_thai, words[-1]))
    rest = to_key(name).removeprefix(own)
    if not rest or not (at_line or at_word or rest.isdecimal()):
        return agency
    if not (is_thai(rest[:1]) or rest.isdecimal()) or rest.startswith(tuple(area_words())) or agency_type_of(rest):
        return agency
    return unlisted_agency(name, agency.agency_type, agency.district, agency.province)


def _part_offices(cells: Mapping[int, CellInfo], found: dict[int, Agency]) -> None:
    """Offices of one province or district that a list names by names of their own are bodies of their own."""
    printed: dict[str, set[str]] = {}
    for r, agency in found.items():
        printed.setdefault(agency.agency_id, set()).add(to_key(_printed_name(cells[r])))
    others = [to_key(agency.name_th) for agency in found.values() if agency.resolution in _UNKNOWN]
    for r, agency in found.items():
        name = _printed_name(cells[r])
        beside = any(other.endswith(to_key(agency.name_th)) for other in others)
        several = agency.agency_type in _PLACES and (len(printed[agency.agency_id]) > 1 or beside)
        if several and to_key(name) != to_key(agency.name_th):
            found[r] = unlisted_agency(name, "other", agency.district, agency.province)


def _printed_name(info: CellInfo) -> str:
    name = "".join(_without_number(info.cell.text).split("\n"))
    return _in_thai(name) or name


def _in_thai(name: str) -> str | None:
    """The name in Thai in brackets behind one in English: "Faculty of Kites (คณะว่าว)"; None where none stands there."""
    english, opening, rest = name.partition("(")
    thai = rest.strip().removesuffix(")").strip()
    if not opening or not english.strip().isascii() or not rest.rstrip().endswith(")"):
        return None
    return thai if agency_type_of(thai) is not None else None


def _without_number(text: str) -> str:
    """A name without its row's number, be it that no space stands between them: no body's name begins with a digit."""
    name = ROW_NUMBER.sub("", text).strip()
    bare = name.lstrip(_DIGITS)
    return bare if is_thai(bare[:1]) and len(name) - len(bare) <= _LONGEST_NUMBER else name


def _misspelt(name: str) -> Agency | None:
    """The national body whose name is printed with one letter lost or changed."""
    row = misspelt_body(name)
    if row is None:
        return None
    return replace(AgencyDirectory.load().resolve(row["agency_type"], row["name_th"]), resolution="fuzzy")


def _names_scores(axes: Axes) -> bool:
    """Whether the rows are indicators or instruments: then other names in them are not whose the figures are."""
    body = axes.grid[axes.n_header :]
    named = sum(any(i.label is not None and not i.is_figure for i in row) for row in body)
    return named * 3 > len(body)


def _is_owners_column(axes: Axes, c: int, cells: Mapping[int, CellInfo], listed: Mapping[int, Agency]) -> bool:
    """Whether bodies stand in a column left of the figures.

    At least two begin as a body's name does and are half of them, or the head of the column says so.
    """
    figures = [x for row in axes.grid[axes.n_header :] for x, i in enumerate(row) if i.is_figure and i.score.decimals]
    if not figures or c > min(figures):
        return False
    bodies = sum(r in listed or agency_type_of(_without_number(i.cell.text)) is not None for r, i in cells.items())
    headed = any(_heads_bodies(axes, h, c) for h in range(axes.n_header))
    return bodies >= _LEAST_BODIES and (headed or bodies * 2 >= len(cells)) or (headed and len(cells) >= _LEAST_BODIES)


def _heads_bodies(axes: Axes, h: int, c: int) -> bool:
    """Whether a head asks for bodies in the rows below it; one with a body beside it asks for that one, in a form."""
    beside = axes.grid[h][c + 1].cell.text if c + 1 < len(axes.grid[h]) else ""
    return opens(behind(axes.grid[h][c].flat, "name_mark"), "body_head") and agency_type_of(beside) is None


def _lists_kinds(axes: Axes, c: int, cells: Mapping[int, CellInfo]) -> bool:
    """Whether a column lists kinds of bodies, by its head or by most of its rows: their figures are means over many."""
    headed = any(axes.grid[h][c].flat.startswith(_KINDS) for h in range(axes.n_header))
    return headed or sum(is_kind(_printed_name(info)) for info in cells.values()) * 2 > len(cells) > 1


def is_part(agency: Agency, listed: Mapping[int, Agency]) -> bool:
    """Whether a row's body is a part of one: a faculty, a division.

    In a list of bodies that official lists hold, a centre or a unit that has a row too was assessed as they were.

    Args:
        agency: the body of the row.
        listed: the bodies of all rows.
    """
    if agency.resolution != "unlisted" or not is_unit(agency.name_th):
        return False
    bodies = {body.agency_id: body for body in listed.values()}.values()
    official = sum(body.resolution not in _UNKNOWN for body in bodies)
    parts = sum(body.resolution == "unlisted" and is_unit(body.name_th) for body in bodies)
    return official < _LEAST_BODIES or parts * 2 > len(bodies)
