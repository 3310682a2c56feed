"""Where tables without upright rules stand: columns found by the alignment of the words.

Careful rather than keen. Four signs make a table: a header of coloured cells side by side; flat rules of one
length with columns between them; figures below each other in a column of their own in three rows at least;
three columns of text side by side over five lines. Numbered lists, signatures and prose in two columns show
none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extract.pdf_rows import is_figure
from extract.pdf_text import Line, Word, make_line, word_of
from extract.records import BBox

_GAP = 1.1  # em; words further apart may stand in different columns
_ROWS = 3  # rows with a figure that make a table
_REACH = 5.2  # em; figures further below each other are not one table
_CORRIDOR = 5.0  # points; a white strip narrower than this is no gutter
_TEXT_LINES = 5  # lines of a table that has no figures
_LEADER = re.compile(r"[.…·_\u2024\u2025]{4,}")
_PAGE_NUMBER = re.compile(r"[-–—(]?\s*[\d๐-๙]{1,3}\s*[-–—)]?")
_COUNT = re.compile(r"[\d๐-๙]{1,2}[.)]?")
_SCORE = re.compile(r"[\d๐-๙]{1,3}[.][\d๐-๙]{1,3}%?")


@dataclass(slots=True)
class Row:
    """One printed line: its words without leaders, and its pieces between wide gaps."""

    line: Line
    words: list[Word]
    pieces: list[Line]

    def figures(self) -> list[Line]:
        """Pieces behind the first one that hold a figure."""
        return [piece for piece in self.pieces[1:] if is_figure(piece.text)]


@dataclass(slots=True)
class Band:
    """Lines that make up one table: indexes of the first and last line, where columns and rows part."""

    first: int
    last: int
    walls: list[float]  # points from the left
    cuts: list[float] = field(default_factory=list)  # points from the top; flat rules between rows
    figures: bool = True  # whether figures in a column tell rows apart
    carried: bool = False  # goes on from the page before: one row is enough


FlatRule = tuple[float, float, float]


def find_bands(
    lines: Sequence[Line],
    flat_rules: Sequence[FlatRule],
    headers: Sequence[Sequence[BBox]] = (),
    carried: Sequence[float] = (),
) -> tuple[list[Row], list[Band]]:
    """Find the tables among the lines of a page.

    Args:
        lines: lines outside of ruled tables, top to bottom.
        flat_rules: flat rules, `(y, x0, x1)`.
        headers: filled boxes side by side, outside of ruled tables, each row from left to right.
        carried: where the columns part of an aligned table at the foot of the page before.

    Returns:
        The rows (one for each line) and the bands of rows that are tables, which do not overlap.
    """
    rows = [_row(line) for line in lines]
    bands: list[Band] = []
    finders: tuple[Callable[[], list[Band]], ...] = (
        lambda: _coloured_bands(rows, headers),
        lambda: _ruled_bands(rows, flat_rules),
        lambda: _figure_bands(rows),
        lambda: _carried_bands(rows, carried),
        lambda: _text_bands(rows),
    )
    for finder in finders:
        for found in finder():
            band = _trimmed(rows, found)
            if all(band.last < other.first or band.first > other.last for other in bands):
                bands.append(band)
    return rows, sorted(bands, key=lambda band: band.first)


def _trimmed(rows: Sequence[Row], band: Band) -> Band:
    """Leave out the page number at the foot of the page."""
    last = band.last
    while last > band.first + 1 and _PAGE_NUMBER.fullmatch(rows[last].line.text.strip()):
        last -= 1
    return replace(band, last=last)


def _carried_bands(rows: Sequence[Row], walls: Sequence[float]) -> list[Band]:
    """The last rows of a table that began on the page before, under the running head at the most."""
    if not walls:
        return []
    for start, row in enumerate(rows[:4]):
        if not _goes_on_from(row, walls):
            continue
        last = start
        for i in range(start + 1, len(rows)):
            if rows[i].line.base - rows[i - 1].line.base > 3.2 * max(rows[i].line.size, 1.0):
                break
            if not fits(rows[i].words, walls) or not _parted(rows[i], walls):
                break
            if len(columns_of(rows[i], walls)) > 1:
                last = i
        return [Band(start, last, list(walls), carried=True)]
    return []


def _goes_on_from(row: Row, walls: Sequence[float]) -> bool:
    figure = any(is_figure(word.text) and word.x0 > walls[0] for word in row.words)
    return figure and len(columns_of(row, walls)) > 1 and fits(row.words, walls) and _parted(row, walls)


def fits(words: Sequence[Word], walls: Sequence[float]) -> bool:
    """Whether no word runs across a wall."""
    return all(not (word.x0 < wall - 1.5 and word.x1 > wall + 1.5) for word in words for wall in walls)


def columns_of(row: Row, walls: Sequence[float]) -> set[int]:
    """The columns in which a row has words."""
    return {sum(1 for wall in walls if (word.x0 + word.x1) / 2 > wall) for word in row.words}


# ---- lines into pieces


def _row(line: Line) -> Row:
    words: list[Word] = []
    fresh: set[int] = set()  # words that a leader comes before
    for word in line.words:
        parts = _without_leader(word)
        if parts is None:
            words.append(word)
            continue
        for i, part in enumerate(parts):
            if part is not None:
                if i:
                    fresh.add(len(words))
                words.append(part)
            else:
                fresh.add(len(words))
    if not words:
        return Row(line, list(line.words), [line])
    pieces: list[list[Word]] = [[words[0]]]
    for i, word in enumerate(words[1:], 1):
        if i in fresh or word.x0 - pieces[-1][-1].x1 > _GAP * max(line.size, 1.0):
            pieces.append([])
        pieces[-1].append(word)
    return Row(line, words, [make_line(piece) for piece in pieces])


def _without_leader(word: Word) -> list[Word | None] | None:
    """The parts of a word before and behind its leaders (None for an empty part); None without leaders."""
    if not _LEADER.search(word.text):
        return None
    parts: list[Word | None] = []
    position = start = 0
    starts = []
    for glyph in word.glyphs:
        starts.append(position)
        position += len(glyph.text)
    for match in [*_LEADER.finditer(word.text), None]:
        end = match.start() if match else position
        glyphs = [g for g, at in zip(word.glyphs, starts, strict=True) if start <= at < end]
        parts.append(word_of(glyphs) if glyphs else None)
        start = match.end() if match else end
    return parts


# ---- white strips


def corridors(rows: Sequence[Row], allowed: int = 0, least: float = _CORRIDOR) -> list[float]:
    """The middles of the white strips that run down through all rows but `allowed`, left to right.

    A space inside a phrase is not white; there must be words on either side in two rows at least.
    """
    if not rows:
        return []
    left = min(row.line.x0 for row in rows)
    right = max(row.line.x1 for row in rows)
    width = int(right - left) + 2
    steps = [0] * (width + 1)
    for row in rows:
        for x0, x1 in _spans(row):
            steps[max(0, int(x0 - left))] += 1
            steps[min(width, int(x1 - left) + 1)] -= 1
    walls: list[float] = []
    depth = 0
    begin: int | None = None
    for x in range(width):
        depth += steps[x]
        if depth <= allowed:
            begin = x if begin is None else begin
        elif begin is not None:
            if begin > 0 and x - begin >= least:
                walls.append(left + (begin + x) / 2)
            begin = None
    return _without_sparse(rows, [wall for wall in walls if _both_sides(rows, wall) >= 2])


def _without_sparse(rows: Sequence[Row], walls: list[float]) -> list[float]:
    """Join a column that hardly a row has words in (a header beside its figures) to the nearer one."""
    while len(walls) > 1:
        filled = Counter(column for row in rows for column in columns_of(row, walls))
        sparse = [c for c in range(len(walls) + 1) if filled[c] * 5 < len(rows) and not _counts(rows, walls, c)]
        if not sparse:
            break
        column = sparse[0]
        words = [w for row in rows for w in row.words if sum(1 for x in walls if (w.x0 + w.x1) / 2 > x) == column]
        room = {}
        if column > 0:
            before = [w.x1 for row in rows for w in row.words if w.x1 <= walls[column - 1]]
            room[column - 1] = min((w.x0 for w in words), default=0.0) - max(before, default=-1e9)
        if column < len(walls):
            behind = [w.x0 for row in rows for w in row.words if w.x0 >= walls[column]]
            room[column] = min(behind, default=1e9) - max((w.x1 for w in words), default=0.0)
        walls = [wall for i, wall in enumerate(walls) if i != min(room, key=lambda i: (room[i], i))]
    return walls


def _counts(rows: Sequence[Row], walls: Sequence[float], column: int) -> bool:
    """Whether a column holds running numbers: one for each row of several lines."""
    numbers = 0
    for row in rows:
        for word in row.words:
            if sum(1 for wall in walls if (word.x0 + word.x1) / 2 > wall) == column and _COUNT.fullmatch(word.text):
                numbers += 1
    return numbers >= 2


def _spans(row: Row) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for word in row.words:
        if spans and word.x0 - spans[-1][1] < 0.45 * max(row.line.size, 1.0):
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.x1))
        else:
            spans.append((word.x0, word.x1))
    return spans


def _both_sides(rows: Sequence[Row], wall: float) -> int:
    return sum(1 for row in rows if row.words[0].x0 < wall < row.words[-1].x1)


# ---- sign one: a coloured header


def _coloured_bands(rows: Sequence[Row], headers: Sequence[Sequence[BBox]]) -> list[Band]:
    """Tables under coloured boxes side by side, as far down as no word runs across the boxes' edges."""
    bands: list[Band] = []
    for boxes in headers:
        walls = [(a[2] + b[0]) / 2 for a, b in zip(boxes, boxes[1:], strict=False)]
        x0, top, x1, bottom = boxes[0][0], boxes[0][1], boxes[-1][2], boxes[0][3]
        inside = [i for i, row in enumerate(rows) if top - 1 <= _middle(row) <= bottom + 1]
        if not inside or len({c for i in inside for c in columns_of(rows[i], walls)}) < 2:
            continue
        last = inside[-1]
        for i in range(last + 1, len(rows)):
            size = max(rows[i].line.size, 1.0)
            if rows[i].line.base - rows[i - 1].line.base > 4.5 * size:
                break
            if rows[i].line.x0 < x0 - 4 or rows[i].line.x1 > x1 + 4:
                break
            if fits(rows[i].words, walls):
                if len(columns_of(rows[i], walls)) > 1 or i < len(rows) and _stays(rows, i, walls):
                    last = i
            elif len(rows[i].pieces) > 1 or not _stays(rows, i, walls):
                break
        if last - inside[-1] >= 1:
            bands.append(Band(inside[0], last, walls, figures=_has_figures(rows[inside[-1] + 1 : last + 1])))
    return bands


def _stays(rows: Sequence[Row], at: int, walls: Sequence[float]) -> bool:
    """Whether rows with words in several columns go on soon after a line."""
    behind = rows[at + 1 : at + 4]
    return any(fits(row.words, walls) and len(columns_of(row, walls)) > 1 for row in behind)


def _has_figures(rows: Sequence[Row]) -> bool:
    """Whether figures stand in columns of their own in most rows."""
    return sum(1 for row in rows if row.figures()) >= max(_ROWS, 0.4 * len(rows))


# ---- sign two: flat rules of one length


def _ruled_bands(rows: Sequence[Row], flat_rules: Sequence[FlatRule]) -> list[Band]:
    bands = []
    for group in _alike(flat_rules):
        cuts = [rule[0] for rule in group]
        x0, x1 = group[0][1] - 6, group[0][2] + 6
        inside = [
            i for i, row in enumerate(rows)
            if cuts[0] - 2 <= _middle(row) <= cuts[-1] + 2 and x0 <= row.line.x0 and row.line.x1 <= x1
        ]  # fmt: skip
        if len(inside) < 2 or inside[-1] - inside[0] + 1 != len(inside):
            continue
        members = [rows[i] for i in inside]
        walls = corridors(members, allowed=len(members) // 6)
        if walls and sum(1 for row in members if len(columns_of(row, walls)) > 1) * 2 >= len(members) / 2:
            band = Band(inside[0], inside[-1], walls, cuts)
            bands.append(_widened(rows, band, 0))
    return bands


def _alike(flat_rules: Sequence[FlatRule]) -> list[list[FlatRule]]:
    """Groups of three rules and more that begin and end below each other, each from top to bottom."""
    groups: list[list[FlatRule]] = []
    for rule in sorted(flat_rules):
        if rule[2] - rule[1] < 100:
            continue
        for group in groups:
            if abs(group[0][1] - rule[1]) <= 6 and abs(group[0][2] - rule[2]) <= 6:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= 3]


def _middle(row: Row) -> float:
    return (row.line.top + row.line.bottom) / 2


# ---- sign three: figures below each other


def _figure_bands(rows: Sequence[Row]) -> list[Band]:
    bands: list[Band] = []
    i = 0
    while i < len(rows):
        members, column = _chain(rows, i)
        if len(members) >= _ROWS:
            walls = _walls(rows, members, column)
            if walls:
                low = bands[-1].last + 1 if bands else 0
                band = _widened(rows, Band(members[0], members[-1], walls), low)
                bands.append(band)
                i = band.last + 1
                continue
        i += 1
    return bands


def _chain(rows: Sequence[Row], start: int) -> tuple[list[int], tuple[float, float]]:
    """Rows from `start` on that share a column of figures, and where the column is."""
    column = _figure_place(rows[start], None)
    if column is None:
        return [], (0.0, 0.0)
    members = [start]
    pitch = _pitch(rows[start : start + 8])
    for i in range(start + 1, len(rows)):
        size = max(rows[i].line.size, rows[members[-1]].line.size, 1.0)
        if rows[i].line.base - rows[members[-1]].line.base > max(_REACH * size, min(4.3 * pitch, 12 * size)):
            break
        place = _figure_place(rows[i], column)
        if place is not None:
            members.append(i)
            column = (min(column[0], place[0]), max(column[1], place[1]))
    return members, column


def _figure_place(row: Row, near: tuple[float, float] | None) -> tuple[float, float] | None:
    """Where a row has a figure behind other text; with `near`, in that column."""
    for piece in row.figures():
        if near is None or piece.x0 <= near[1] and piece.x1 >= near[0]:
            return piece.x0, piece.x1
    # A score close behind a long label: its edge must stand exactly below that of the others.
    last = row.words[-1]
    if len(row.words) > 1 and _SCORE.fullmatch(last.text):
        if near is None:
            return last.x0, last.x1
        middle = abs((last.x0 + last.x1) - (near[0] + near[1])) / 2
        if min(abs(last.x1 - near[1]), abs(last.x0 - near[0]), middle) <= 2.5:
            return last.x0, last.x1
    return None


def _walls(rows: Sequence[Row], members: Sequence[int], column: tuple[float, float]) -> list[float]:
    """The gutters of a table of figures; none where other text stands in the column of figures."""
    chosen = [rows[m] for m in members]
    walls = corridors(chosen)
    before = [wall for wall in walls if wall < column[0]]
    if not before:
        ends = [w.x1 for row in chosen for w in row.words if w.x1 <= column[0] + 0.5]
        if not ends or column[0] - max(ends) < 1.5:
            return []
        walls = sorted([*walls, (max(ends) + column[0]) / 2])
        before = [wall for wall in walls if wall < column[0]]
    for i in range(members[0], members[-1] + 1):
        # Prose runs on through the column; a heading between rows may, once in a while.
        if i not in members and any(w.x1 > column[0] for w in rows[i].words) and not fits(rows[i].words, before):
            crossing = sum(1 for k in range(members[0], members[-1] + 1) if not fits(rows[k].words, before))
            if crossing * 3 > len(members):
                return []
    return [wall for wall in walls if _weight(chosen, wall)]


def _weight(rows: Sequence[Row], wall: float) -> bool:
    """Whether a gutter parts words in half of the rows."""
    return _both_sides(rows, wall) * 2 >= len(rows)


def _widened(rows: Sequence[Row], band: Band, lowest: int) -> Band:
    """Add the header above, wrapped label lines right above the first row and below the last one."""
    pitch = _pitch(rows[band.first : band.last + 1])
    first, last = band.first, band.last
    while first > lowest and _is_wrap(rows[first - 1], rows[first], band.walls, pitch):
        first -= 1
    while last + 1 < len(rows) and _is_wrap(rows[last + 1], rows[last], band.walls, pitch):
        last += 1
    gutters = _gutters(rows[first : last + 1], band.walls)
    head = _header(rows, gutters, first, lowest)
    for row in rows[head : last + 1]:
        gutters = _narrowed(gutters, row) or gutters
    return replace(band, first=head, last=last, walls=[(left + right) / 2 for left, right in gutters])


Gutters = list[tuple[float, float]]


def _gutters(rows: Sequence[Row], walls: Sequence[float]) -> Gutters:
    """The whole width of the white strip around each wall, as the rows that no wall runs through leave it."""
    gutters: Gutters = []
    for wall in walls:
        words = [w for row in rows if fits(row.words, [wall]) for w in row.words]
        left = max((w.x1 for w in words if w.x0 < wall), default=wall)
        right = min((w.x0 for w in words if w.x0 >= wall), default=wall)
        gutters.append((left, right) if left < right else (wall - 0.1, wall + 0.1))
    return gutters


def _narrowed(gutters: Gutters, row: Row) -> Gutters | None:
    """What the words of another row leave of the white strips; None where they block one."""
    left_over: Gutters = []
    for left, right in gutters:
        for word in row.words:
            if word.x1 <= left or word.x0 >= right:
                continue
            if word.x0 - left >= right - word.x1:
                right = word.x0
            else:
                left = word.x1
        if right - left < 0.2:
            return None
        left_over.append((left, right))
    return left_over


def _header(rows: Sequence[Row], gutters: Gutters, first: int, lowest: int) -> int:
    """The first line of the header above the row `first`, or `first` where there is none.

    One heading across the table may stand between them. A line in one column alone counts where it belongs
    to a line that has more.
    """
    head = first
    across = 0
    for i in range(first - 1, max(lowest, first - 5) - 1, -1):
        above, below = rows[i], rows[i + 1]
        step = below.line.base - above.line.base
        size = max(above.line.size, below.line.size, 1.0)
        if step > 3.0 * size or any(len(word.text) > 40 for word in above.words):
            break  # far away, or prose
        narrowed = _narrowed(gutters, above)
        if narrowed is None:
            across += 1
            if across > 1 or len(above.pieces) > 1 or head < first:
                break
            continue
        walls = [(left + right) / 2 for left, right in narrowed]
        columns = columns_of(above, walls)
        if len(columns) >= 2:
            if not _parted(above, walls):
                break  # a title whose spaces happen to lie over the walls
            head, gutters = i, narrowed
        elif head == i + 1 and head < first and step < 1.3 * size and 0 not in columns:
            head, gutters = i, narrowed  # the first line of a cell that is higher than the rest of the header
    return head


def _parted(row: Row, walls: Sequence[float]) -> bool:
    """Whether the words of a line stand apart wherever a wall runs between them."""
    for wall in walls:
        left = [w.x1 for w in row.words if w.x1 <= wall + 1.5]
        right = [w.x0 for w in row.words if w.x0 >= wall - 1.5]
        if left and right and min(right) - max(left) < 0.55 * max(row.line.size, 1.0):
            return False
    return True


def _settled(rows: Sequence[Row], band: Band) -> Band:
    """Move the walls to where the headings and wrapped lines of the table leave them room, if they do."""
    inside = rows[band.first : band.last + 1]
    walls = []
    for wall in band.walls:
        fitting = [w for row in inside if fits(row.words, [wall]) for w in row.words]
        left = max((w.x1 for w in fitting if w.x0 < wall), default=wall)
        right = min((w.x0 for w in fitting if w.x0 >= wall), default=wall)
        for row in inside:
            for w in row.words:
                if left < w.x1 and w.x0 < right and right - w.x1 >= 2.5 and w.x0 < left:
                    left = max(left, w.x1)
        walls.append((left + right) / 2 if right > left else wall)
    return replace(band, walls=walls)


def _pitch(rows: Sequence[Row]) -> float:
    """The smallest step between the lines of a table: that of wrapped lines, where there are any."""
    steps = [b.line.base - a.line.base for a, b in zip(rows, rows[1:], strict=False)]
    return min((step for step in steps if step > 2), default=0.0)


def _is_wrap(row: Row, beside: Row, walls: Sequence[float], pitch: float) -> bool:
    """Whether a line holds a label's wrapped words alone, as near to the next line as lines of a cell are."""
    step = abs(row.line.base - beside.line.base)
    same_cell = step <= pitch * 1.08 and step <= 1.9 * max(row.line.size, 1.0)
    near_middle = step < 0.85 * max(row.line.size, 1.0)
    inside = row.line.x1 < walls[-1] and columns_of(row, walls) <= {0, 1} and len(columns_of(row, walls)) == 1
    left = row.words[0].x0
    return (same_cell or near_middle) and inside and (near_middle or left >= beside.words[0].x0 - 3)


# ---- sign four: three columns of text


def _text_bands(rows: Sequence[Row]) -> list[Band]:
    bands: list[Band] = []
    i = 0
    while i < len(rows):
        band = _text_band(rows, i)
        if band is None:
            i += 1
        else:
            bands.append(band)
            i = band.last + 1
    return bands


def _text_band(rows: Sequence[Row], start: int) -> Band | None:
    """The longest run of lines from `start` on that two white strips at least run through."""
    if len(_spans(rows[start])) < 3:
        return None
    best: Band | None = None
    for end in range(start + 1, len(rows)):
        size = max(rows[end].line.size, rows[end - 1].line.size, 1.0)
        if rows[end].line.base - rows[end - 1].line.base > 3.5 * size:
            break
        members = rows[start : end + 1]
        walls = corridors(members)
        if len(walls) < 2:
            break
        busy = sum(1 for row in members if len(columns_of(row, walls)) >= 3)
        if len(members) >= _TEXT_LINES and busy * 2 >= len(members):
            best = Band(start, end, walls, figures=False)
    return _widened(rows, best, 0) if best is not None else None
