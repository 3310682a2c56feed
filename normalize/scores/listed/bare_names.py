"""Bare names of bodies in a list, and the word for their kind that stands over them, beside them or in the title.

"บังคับคดี" under "กรม" is "กรมบังคับคดี", "ป่าตึง" below a line "องค์การบริหารส่วนตำบล" that body, and "น่าน" under "จังหวัด"
the province, unless the title says that it lists "องค์การบริหารส่วนจังหวัด".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.owner_names import BY_PLACE, agency_type_of, is_kind
from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.model.reference_tables import table as rows_of
from prongsai.normalize.text.characters import is_thai
from prongsai.normalize.text.figures import HOLDS_DECIMAL, ROW_NUMBER
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, behind, holds, maybe, one, opens, phrase, then, words_of
from prongsai.normalize.vocabulary.levels import level_of_cell
from prongsai.normalize.vocabulary.score_names import match_label

_LONGEST_NAME = 40  # characters of a name without its kind
_KIND, _PROVINCE = "ประเภท", "จังหวัด"
_AREAS = frozenset({_PROVINCE, "อำเภอ", "ตำบล"})
_NUMBER = then(one("#consonant", "#item_number"), "item_sign")
_COUNTED = then("opening?", "number_of?", "#count", "counted_place", "closing?")
_LINE = phrase(maybe(_NUMBER), "kind_mark?", "kind_of_list", maybe(_COUNTED))  # "ก. เทศบาลตำบล จำนวน 3 แห่ง"
_KINDS = Phrase("kind_of_list")
BY_AREA = Phrase("by_area", "area_of_means")  # "จำแนกรายจังหวัด"
_LISTED = BY_PLACE | {"ministry", "department"}  # types all of whose names are listed


def with_whole_names(table: CleanTable, above: Sequence[str]) -> CleanTable:
    """The table with the words for their kinds before bare names of bodies; `raw` stays as printed.

    Args:
        table: a table.
        above: the lines over it, the nearest first.
    """
    first = _first_figures(table)
    left = next((c for c, cell in enumerate(table.grid[first]) if _is_score(cell)), 0) if first else 0
    heads = max((r for r in range(first) if len(_filled(table.grid[r])) > 1), default=0)
    lines = {r: kind for r in range(heads + 1, table.n_rows) if (kind := _kind_of_line(table.grid[r])) is not None}
    top = min([first, *lines])
    column = _column(table, top, left)
    if column is None:
        return table
    kind = _of_head(_head(table, top, column), titles_of(table, above))
    made: dict[int, CleanCell] = {}
    for r in range(top, table.n_rows):
        cell = table.grid[r][column]
        kind = lines.get(r, kind)
        beside = (_kind(table.grid[r][x].text) for x in range(left) if x != column)
        whole = _whole(cell.text, next(filter(None, beside), kind))
        if r not in lines and whole is not None:
            made.setdefault(id(cell), replace(cell, text=whole))
    if not made:
        return table
    return replace(table, grid=tuple(tuple(made.get(id(cell), cell) for cell in row) for row in table.grid))


def titles_of(table: CleanTable, above: Sequence[str]) -> list[str]:
    """The lines over a table, and those that stand across it over its first figures."""
    across = (_filled(row) for row in table.grid[: _first_figures(table)])
    return [*above, *(text for texts in across if len(texts) == 1 for text in texts)]


def _first_figures(table: CleanTable) -> int:
    return next((r for r, row in enumerate(table.grid) if any(map(_is_score, row))), 0)


def _filled(row: Sequence[CleanCell]) -> set[str]:
    return {cell.text.strip() for cell in row if cell.text.strip()}


def _is_score(cell: CleanCell) -> bool:
    return HOLDS_DECIMAL.search(cell.text) is not None and not any(map(is_thai, cell.text))


def _head(table: CleanTable, top: int, c: int) -> str:
    """What stands right over a column, as a key, without the word for a name."""
    texts = [table.grid[h][c].text for h in range(top) if table.grid[h][c].text.strip()]
    head = to_key(texts[-1]) if texts else ""
    return behind(head, "name_mark") or head


def _kind(text: str) -> str | None:
    """The kind of bodies that a text names, and no body of it; None for another text."""
    word = to_key(ROW_NUMBER.sub("", text)).rstrip(":")
    return word if word in words_of("kind_of_list") else None


def _kind_of_line(row: Sequence[CleanCell]) -> str | None:
    """The kind that a line across a table says of the rows below it; "" for one under which names stand in full."""
    filled = _filled(row)
    if len(filled) != 1:
        return None
    text = to_key(filled.pop())
    if _LINE.fullmatch(text):
        return kinds_in(text)[0]
    return "" if is_kind(behind(text, "kind_mark")) else None


def _column(table: CleanTable, top: int, left: int) -> int | None:
    """The column of the bodies left of the figures: one of areas only where no other is headed by bodies."""
    heads = {c: _head(table, top, c) for c in range(left)}
    bodies = [c for c, head in heads.items() if head in words_of("kind_of_list") or opens(head, "body_head")]
    bodies = [c for c in bodies if not opens(heads[c], "parent_head")] or bodies[-1:]
    if not bodies and any(head.startswith(_KIND) for head in heads.values()):
        bodies = [c for c, head in heads.items() if head in words_of("name_mark")]  # "ประเภท | ชื่อ"
    return bodies[0] if bodies else next((c for c, head in heads.items() if head in _AREAS), None)


def _of_head(head: str, titles: Sequence[str]) -> str | None:
    """The kind of the bodies below a head: what it says, or, where it asks for areas or for bodies, the title."""
    titled = {kind for line in titles for kind in kinds_in(line)}
    if head in _AREAS:
        of_area = {full for kind in titled if (full := _in_full(kind)).endswith(head)}
        return of_area.pop() if len(of_area) == 1 == len(titled) else _kind(head)
    own = _kind(head)
    finer = [kind for kind in titled if (own or opens(head, "body_head")) and kind.startswith(own or "")]
    return finer[0] if len(finer) == 1 and not any(map(names_many_kinds, titles)) else own


def kinds_in(line: str) -> list[str]:
    """The kinds of bodies that a title speaks of, each without the name of one: "ของมหาวิทยาลัยราชภัฏ ประจำปี"."""
    flat = BY_AREA.cut(to_key(line))
    found: list[str] = []
    at = 0
    while at < len(flat):
        word = max((word for word in words_of("kind_of_list") if flat.startswith(word, at)), key=len, default="")
        rest = flat[at + len(word) :]
        if word and (not rest or not is_thai(rest[0]) or rest.startswith(words_of("behind_kind", "number_of"))):
            found.append(word)
        at += len(word) or 1
    return found


def names_many_kinds(line: str) -> bool:
    """Whether a title speaks of bodies of several kinds in one word: "อปท.", "เทศบาล"."""
    return holds(_KINDS.cut(to_key(line)), "many_kinds")


def _in_full(kind: str) -> str:
    """The word for a kind of local bodies in full: "อบจ." is "องค์การบริหารส่วนจังหวัด"."""
    own = agency_type_of(kind)
    return next((row["full_prefix"] for row in rows_of("agency_forms") if row["agency_type"] == own), "") or kind


def _whole(text: str, kind: str | None) -> str | None:
    """A bare name with the word for its kind; None where it is none, or none of that kind."""
    name = ROW_NUMBER.sub("", "".join(text.split("\n"))).strip()
    if not kind or not 0 < len(name) <= _LONGEST_NAME or not is_thai(name[0]) or opens(to_key(name), "of_nobody"):
        return None
    if is_kind(name) or HOLDS_DECIMAL.search(name) or match_label(name) is not None or level_of_cell(name) is not None:
        return None
    whole = kind + name
    find = AgencyDirectory.load().find_names
    if agency_type_of(kind) not in _LISTED:
        known = any(hit.start == 0 and not hit.place_like for hit in find(name))
        return None if known or "." in name.split()[0] or agency_type_of(name) is not None else whole  # "ม.ขอนแก่น"
    hit = next(iter(find(whole)), None)
    return whole if hit is not None and hit.start == 0 and hit.official and not hit.tail else None
