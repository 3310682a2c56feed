"""Indicators named by their numbers or by a word of their names: only as a whole series in its order.

A number is no name by itself. The series must be complete, and headed by the instruments in their places or explained
by a legend, "1 = การปฏิบัติหน้าที่", somewhere in the document. Nor is a word, "งบประมาณ": each must be one of its own
indicator's name in a series of all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.extract.records import TableMethod
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.text.figures import is_ordinal
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import behind, phrase, words_of
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.loose_names import loose_name, told_among
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of, match_label
from rapidfuzz import fuzz

_LEGEND = phrase("#listed_number", "stands_for", "#gap", spaced=True)
_OF_INDICATORS = phrase("each?", "indicator_head", "$")  # "คะแนนรายตัวชี้วัด" over all the numbers
_WITHOUT_SPANS = frozenset({"tabs", "pipes"})
_UNEXPLAINED = 2  # of all numbers, so that one misread name does not matter
_PLACED = 2  # instruments that must stand over numbers of their own
_NOUN = "การ"  # with which most names begin
_SHORTEST_WORD, _LONGEST_WORD = 4, 40  # characters of a word of a name
_LIKE, _NEARLY = 60.0, 12.0  # likeness (0-100) to the own name, and by how much another may be nearer

Grid = Sequence[Sequence[CellInfo]]


def has_legend(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the document says what the numbers of the indicators mean, by the canonical numbering."""
    told: set[str] = set()
    for paragraph in paragraphs:
        text = paragraph.text
        names = {hit.start: hit.code for hit in names_in(text) if hit.scope == "indicator"}
        for m in _LEGEND.finditer(text) if names else ():
            code = names.get(m.end())
            if code is not None and code == to_key(m["number"]):
                told.add(code)
    return len(told) >= len(in_force().numbers) - _UNEXPLAINED


def named_by_number(grid: Grid, method: TableMethod, legend: bool) -> dict[int, CellInfo]:
    """Cells that take an indicator's name from their number, by the identity of the cell."""
    lines = [list(row) for row in grid] + [list(column) for column in zip(*grid, strict=True)]
    named: dict[int, CellInfo] = {}
    for line in lines:
        cells = list({id(i): i for i in line}.values())
        named.update(_among_names(cells))
        numbered = [(i, int(number)) for i in cells if (number := _number_behind_head(i.flat))]
        series = [number for _, number in numbered]
        if series in (in_force().numbers, in_force().numbers_inside):
            for code, (info, _) in zip(in_force().numbers, numbered, strict=True):
                named[id(info)] = _named(info, code)
        named.update(_by_words(cells))
    named.update(_behind_head(lines))
    named.update(_under_instruments(grid, method))
    named.update({i: info for i, info in _last_lines(grid, legend).items() if info.label is not None or i not in named})
    return named


def _among_names(cells: Sequence[CellInfo]) -> dict[int, CellInfo]:
    """Cells of a row or column whose words name a score only beside the names of others: "ภายใน", "การสื่อสาร"."""
    sure = {i.label.code for i in cells if i.label is not None}
    found = [(i, name) for i in cells if i.label is None and not i.is_figure and (name := loose_name(i.cell.text))]
    told = told_among(sure, [name.code for _, name in found])
    return {id(i): replace(i, label=name) for i, name in found if name.code in told}


def by_number(info: CellInfo) -> CellInfo | None:
    """A row "ตัวชี้วัดที่ 10" of a table of many bodies: there the numbers are the assessment's own."""
    number = behind(info.flat, "indicator_head")
    if number == info.flat or number not in in_force().indicators:
        return None
    return replace(info, label=LabelMatch("indicator", number, "position"))


def _behind_head(lines: Sequence[Sequence[CellInfo]]) -> dict[int, CellInfo]:
    """Bare numbers, all of them in their order, behind a head that says what they count: "ตัวชี้วัด", "1", "2"."""
    if any(i.label is not None and i.label.scope == "indicator" for line in lines for i in line):
        return {}
    for line in lines:
        cells = list({id(i): i for i in line}.values())
        series = [(i, int(i.flat)) for i in cells if is_ordinal(i.flat) and i.flat.isdecimal()]
        if [n for _, n in series] == in_force().numbers and cells[0].flat in words_of("indicator_head"):
            return {id(info): _named(info, n) for info, n in series}
    return {}


def _by_words(cells: Sequence[CellInfo]) -> dict[int, CellInfo]:
    """Cells without a known name in a series of all indicators, each of which has a word of its own name."""
    told = [i for i in cells if i.flat and not (i.is_figure or i.is_filler or i.years)]
    told = [i for i in told if i.label is None or i.label.scope == "indicator"]
    numbers = in_force().numbers
    if len(told) < len(numbers):
        return {}
    names = [to_key(in_force().names[str(n)]).removeprefix(_NOUN) for n in numbers]
    for start in range(len(told) - len(numbers) + 1):
        series = told[start : start + len(numbers)]
        unnamed = {n: i for n, i in zip(numbers, series, strict=True) if i.label is None}
        known = all(i.label is None or i.label.code == str(n) for n, i in zip(numbers, series, strict=True))
        if known and unnamed and all(_is_word_of(i, n, names, numbers) for n, i in unnamed.items()):
            return {id(info): _named(info, n) for n, info in unnamed.items()}
    return {}


def _is_word_of(info: CellInfo, number: int, names: Sequence[str], numbers: Sequence[int]) -> bool:
    """Whether a short cell is more like a part of one indicator's name than of any other's."""
    word = info.flat.removeprefix(_NOUN)
    if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD:
        return False
    likeness = [fuzz.partial_ratio(word, name) for name in names]
    own = likeness[numbers.index(number)]
    return own >= _LIKE and own >= max(likeness) - _NEARLY


def _named(info: CellInfo, number: int) -> CellInfo:
    return replace(info, label=LabelMatch("indicator", str(number), "position"))


def _number(flat: str) -> int | None:
    """The indicator that a bare number counts."""
    number = flat.strip("(.)")
    return int(number) if is_ordinal(flat) and number in in_force().indicators else None


def _number_behind_head(flat: str) -> str:
    """The digits behind "ตัวชี้วัดที่" of a cell that says nothing else, or nothing."""
    number = behind(flat, "any_indicator_head")
    return number if number != flat and is_ordinal(number) and number.isdecimal() else ""


def _under_instruments(grid: Grid, method: TableMethod) -> dict[int, CellInfo]:
    """Headings "1" to "10" where IIT stands over the first five, EIT over three and OIT over two, or one head."""
    numbers = in_force().numbers
    for above, row in zip(grid, grid[1:], strict=False):
        placed = {n: (above[c], i) for c, i in enumerate(row) if (n := _number(i.flat)) is not None}
        if sorted(placed) != numbers:
            continue
        over = [placed[n][0].label for n in numbers]
        if method in _WITHOUT_SPANS:
            for k, n in enumerate(numbers[1:], start=1):
                over[k] = over[k] if placed[n][0].flat else over[k - 1]
        heads = {id(placed[n][0]): placed[n][0].flat for n in numbers}
        if len(heads) == 1 and _OF_INDICATORS.search(next(iter(heads.values()))):
            return {id(info): _named(info, n) for n, (_, info) in placed.items()}
        if [label and label.code for label in over] == [instrument_of(str(n)) for n in numbers]:
            return {id(info): _named(info, n) for n, (_, info) in placed.items()}
    return {}


def _unread_between(
    row: Sequence[CellInfo], placed: Mapping[int, tuple[CellInfo, str]]
) -> dict[int, tuple[CellInfo, str]]:
    """The headings of a series in which a scan lost one number or two: the others stand in their places around them."""
    cells = list({id(info): info for info in row}.values())
    at = {id(info): n for n, info in enumerate(cells)}
    firsts = {at[id(info)] - n for n, (info, _) in placed.items()}
    missing = [n for n in in_force().numbers if n not in placed]
    if len(placed) < len(in_force().numbers) - _UNEXPLAINED or len(firsts) != 1:
        return {}
    (first,) = firsts
    found = {n: cells[first + n] for n in missing if 0 <= first + n < len(cells)}
    return {n: (info, "") for n, info in found.items() if not any(char.isdecimal() for char in info.flat)}


def _last_lines(grid: Grid, legend: bool) -> dict[int, CellInfo]:
    """Headings whose last line is a number of the series, in the first row: bare, or with a part of what stood above.

    Where nothing explains them they keep their numbers and lose what stood above: "IIT" over the third of five
    columns is no name of that column.
    """
    if not grid:
        return {}
    placed: dict[int, tuple[CellInfo, str]] = {}
    for info in grid[0]:
        lines = info.cell.text.strip().split("\n")
        number = _number(to_key(lines[-1])) if lines[-1] else None
        if number is not None:
            placed.setdefault(number, (info, "\n".join(lines[:-1])))
    if legend and sorted(placed) != in_force().numbers:
        placed |= _unread_between(grid[0], placed)
    if sorted(placed) != in_force().numbers:
        return {}
    above = {n: label for n, (_, text) in placed.items() if (label := match_label(text)) is not None}
    over = {n: instrument_of(a.code) if a.scope == "instrument" else a.code for n, a in above.items()}
    right = [n for n, code in over.items() if code == instrument_of(str(n))]
    if not legend and (len({over[n] for n in right}) < _PLACED or len(right) < len(over)):
        return {id(info): replace(info, label=None) for info, text in placed.values() if text}
    return {id(info): _named(info, n) for n, (info, _) in placed.items()}
