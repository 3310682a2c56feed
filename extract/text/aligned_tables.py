"""Tables in plain text whose columns are kept apart by spaces or dotted leaders.

Spaces are weak evidence, so a table is taken only where at least three lines in a row end in the same
number of figures, or where dots lead from a label to its figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.extract.records import Table
from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import STARTS_ITEM, Found, SourceLine, is_number
from prongsai.extract.text.markdown import RULE, cell_text

_GAP = re.compile(r"[ \u00a0\u3000]{2,}")
_LEADER = re.compile(
    r"^\s*(?P<label>\S.*?)\s*(?:[.·]{4,}|…{2,}|(?:\s\.){4,})\s*"
    r"(?P<value>\d{1,3} ?[.] ?\d{1,2}|\d(?:[\d.,]*\d)?)\s*(?P<unit>%|คะแนน)?\s*$"
)
_ARROW = re.compile(r"^\s*(?P<label>\S.*?)\s*[➤►▶→➜⇒➔]\s*(?P<value>\S.{0,30}?)\s*$")
_DECIMAL = re.compile(r"\d+\.\d+")
_NO_WIDTH = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # Thai marks above and below
_MIN_ROWS = 3
_FIGURES_FIRST = 2  # figures before a name, at least: of one figure the line tells whose it is
_WRAPPED = 2  # names that go on, at least
_MOST_LINES = 80
_FIRST_THAI = "\u0e01"
_SET_IN = 2  # blanks before the next line of a name
_FULL = 0.7  # of the widest name
_MAX_LINE = 400  # characters
_MAX_TAIL = 20  # characters of a level such as "ต้องปรับปรุงโดยด่วน"


def leader_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines such as "label ........ 93.57": two or more, or one whose figure has decimals."""
    rows: list[list[GridCell]] = []
    i = start
    while i < len(lines) and len(lines[i].text) < _MAX_LINE and (match := _LEADER.match(lines[i].text)):
        cells = [match["label"], match["value"]] + ([match["unit"]] if match["unit"] else [])
        rows.append([GridCell(cell_text(cell), lines[i].line) for cell in cells])
        i += 1
    if not rows or (len(rows) == 1 and not _DECIMAL.fullmatch(rows[0][1].text)):
        return None
    return Found(build_table(rows, "aligned", [line.line for line in lines[start:i]]), i - start)


def arrow_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines of a label, an arrow and a short value, three at least, of which two are figures."""
    rows: list[list[str]] = []
    while start + len(rows) < len(lines) and (match := _ARROW.match(lines[start + len(rows)].text)):
        rows.append([match["label"], match["value"]])
    if len(rows) < _MIN_ROWS or sum(is_number(value) for _, value in rows) < 2:
        return None
    return Found(_table(rows, lines[start : start + len(rows)]), len(rows))


def aligned_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines split by wide gaps that end in figures, with the header line above them if it fits.

    Rules between the lines (a row of dashes) belong to the table, and so does a last line of words that stand one under
    each column of figures: the levels.
    """
    first = _pieces(lines[start])
    if len(first) < 2:
        return None
    header = not any(is_number(piece) for piece in first[1:])
    i = start + 1 if header else start
    used: list[SourceLine] = []
    rows: list[list[str]] = []
    n_figures = 0
    while i < len(lines):
        pieces = _pieces(lines[i])
        figures = _trailing_figures(pieces) if len(pieces) >= 2 else 0
        if figures and n_figures in (0, figures):
            n_figures = figures
            rows.append(pieces)
            used.append(lines[i])
        elif _is_gapped_row(pieces, first, rows):
            rows.append(pieces)
            used.append(lines[i])
        elif not _is_rule(lines, i):
            break
        i += 1
    if len(rows) < _MIN_ROWS:
        return None
    width = 1 + n_figures if header and len(first) == 1 + n_figures else len(rows[0])
    if any(len(row) != width for row in rows):
        rows = [_fold_label(row, n_figures) for row in rows]
    if header:
        if len(first) != len(rows[0]):
            return None  # titles that do not stand over the columns: the rows below are read without them
        rows.insert(0, first)
        used.insert(0, lines[start])
    levels = _words_below(lines[i], used[-1], rows[-1]) if i < len(lines) else None
    if levels is not None:
        rows.append(levels)
        used.append(lines[i])
        i += 1
    return Found(_table(rows, used), i - start)


def figures_first_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines of several figures, then one name, with the header line above them if it fits."""
    first = _pieces(lines[start])
    header = len(first) > _FIGURES_FIRST and not any(_DECIMAL.search(piece) for piece in first)
    i = start + 1 if header else start
    rows: list[list[str]] = []
    while i + len(rows) < len(lines):
        pieces = _pieces(lines[i + len(rows)])
        if len(pieces) <= _FIGURES_FIRST or not _DECIMAL.search(pieces[0]) or is_number(pieces[-1]):
            break
        if not all(is_number(piece) for piece in pieces[:-1]) or (rows and len(pieces) != len(rows[0])):
            break
        rows.append(pieces)
    if len(rows) < _MIN_ROWS or (header and len(first) != len(rows[0])):
        return None
    rows = [first, *rows] if header else rows
    return Found(_table(rows, lines[start : start + len(rows)]), len(rows))


def wrapped_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read a table as above whose longer names go on in lines set in below, their figures beside the first or last.

    A name goes on only where its lines but the last fill its column; several must.
    """
    groups: list[list[SourceLine]] = []
    for line in lines[start : start + _MOST_LINES]:
        if line.blank or not _pieces(line):
            break
        if groups and _indent(line) >= _indent(groups[0][0]) + _SET_IN and not STARTS_ITEM.match(line.text.lstrip()):
            groups[-1].append(line)
        else:
            groups.append([line])
    wrapped = [group for group in groups if len(group) > 1]
    places = {tuple(n == 0 or n - len(g) for n, line in enumerate(g) if len(_pieces(line)) > 1) for g in wrapped}
    if len(wrapped) < _WRAPPED or places not in ({(True,)}, {(-1,)}) or not _fill_their_column(groups):
        return None
    found = aligned_table([_on_one_line(group) for group in groups], 0)
    return Found(found.table, sum(map(len, groups[: found.length]))) if found else None


def _indent(line: SourceLine) -> int:
    return len(line.text) - len(line.text.lstrip())


def _fill_their_column(groups: Sequence[Sequence[SourceLine]]) -> bool:
    """Whether all lines of names that go on are nearly as wide as the widest, in characters with or without marks."""
    for marks in ("", _NO_WIDTH):
        wide = [[_indent(x) + len(re.sub(marks, "", _pieces(x)[0])) for x in group] for group in groups]
        least = _FULL * max(map(max, wide))
        if all(width >= least for widths in wide for width in widths[:-1]):
            return True
    return False


def _on_one_line(group: Sequence[SourceLine]) -> SourceLine:
    """A row's name in one piece, then its figures."""
    name, rest = "", ""
    for line in group:
        first, *others = _pieces(line)
        apart = " " if name and not (min(name[-1], first[0]) >= _FIRST_THAI) else ""
        name, rest = name + apart + first, "  ".join(["", *others]) or rest
    return group[0]._replace(text=name + rest) if len(group) > 1 else group[0]


def _is_gapped_row(pieces: Sequence[str], head: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a line has as many pieces as the first and a figure at its end, but words where figures are missing."""
    full = bool(rows) and len(pieces) == len(head) == len(rows[-1])
    return full and is_number(pieces[-1]) and all(len(piece) <= _MAX_TAIL for piece in pieces[1:])


def stacked_rows(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines of figures alone over or under lines of as many names, as cards and charts have them.

    One line of figures and one of names at least; a chart's axis, figures that count up or down by one step, is none.
    """
    count = len(_pieces(lines[start]))
    if count < 2:
        return None
    i = start
    rows: list[list[str]] = []
    while i < len(lines) and len(pieces := _pieces(lines[i])) == count:
        kinds = {is_number(piece) for piece in pieces}
        if len(kinds) != 1:
            break
        rows.append(pieces)
        i += 1
    figures = [_is_scores(row) for row in rows]
    words = [not any(is_number(piece) for piece in row) for row in rows]
    if not any(a and b for a, b in [*zip(figures, words[1:], strict=False), *zip(words, figures[1:], strict=False)]):
        return None
    return Found(_table(rows, lines[start:i]), i - start)


def _is_scores(row: Sequence[str]) -> bool:
    return all(is_number(piece) for piece in row) and any(_DECIMAL.search(piece) for piece in row)


def _table(rows: Sequence[Sequence[str]], used: Sequence[SourceLine]) -> Table:
    cells = [[GridCell(cell_text(c), line.line) for c in row] for row, line in zip(rows, used, strict=True)]
    return build_table(cells, "aligned", [line.line for line in used])


def _is_rule(lines: Sequence[SourceLine], i: int) -> bool:
    """Whether a line is a rule with another line of the table below it."""
    return RULE.match(lines[i].text) is not None and i + 1 < len(lines) and len(_pieces(lines[i + 1])) >= 2


def _words_below(line: SourceLine, above: SourceLine, cells: Sequence[str]) -> list[str] | None:
    """The words of a line as cells of the row above it, each under the figure that it stands nearest to."""
    pieces = _pieces(line)
    if not 2 <= len(pieces) <= len(cells) or any(len(piece) > _MAX_TAIL or is_number(piece) for piece in pieces[1:]):
        return None
    if len(pieces) == len(cells):
        return pieces
    places = _places(above.text, cells)
    nearest = [min(range(1, len(cells)), key=lambda c: abs(places[c] - x)) for x in _places(line.text, pieces)[1:]]
    if nearest != sorted(set(nearest)):
        return None
    row = [pieces[0], *[""] * (len(cells) - 1)]
    for column, piece in zip(nearest, pieces[1:], strict=True):
        row[column] = piece
    return row


def _places(text: str, pieces: Sequence[str]) -> list[float]:
    """The middle of each piece in characters that have a width."""
    found: list[float] = []
    at = 0
    for piece in pieces:
        at = max(at, text.find(piece, at))
        before, wide = len(_NO_WIDTH.sub("", text[:at])), len(_NO_WIDTH.sub("", piece))
        found.append(before + wide / 2)
        at += len(piece)
    return found


def _pieces(line: SourceLine) -> list[str]:
    text = line.text.strip()
    return _GAP.split(text) if text and len(text) < _MAX_LINE and "\t" not in text else []


def _trailing_figures(pieces: Sequence[str]) -> int:
    """How many pieces at the end are figures; one short word (a level, a unit) may follow them."""
    tail = 0 if is_number(pieces[-1]) else 1
    if tail and len(pieces[-1]) > _MAX_TAIL:
        return 0
    count = tail
    while count < len(pieces) - 1 and is_number(pieces[-1 - count]):
        count += 1
    return count if count > tail else 0


def _fold_label(pieces: list[str], n_figures: int) -> list[str]:
    """Put a label that holds wide gaps itself back into one cell."""
    split = max(1, len(pieces) - n_figures)
    return [" ".join(pieces[:split]), *pieces[split:]]
