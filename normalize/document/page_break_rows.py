"""A row that a page break cut in two: recognised and put together.

A cell that ended above is empty below, and a cell that goes on below had reached the foot of its page: it has
as many lines there as the fullest cell of its row. Rows of scores are touched only where no figure is at stake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanCell
from prongsai.normalize.document.header_fields import header_field
from prongsai.normalize.document.measure_header import Header, is_header_row
from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.text.characters import LETTERS, NO_START
from prongsai.normalize.text.figures import HOLDS_DECIMAL, LIST_MARK, LIST_NUMBER, SCORE, digits_of_decimal, is_figures
from prongsai.normalize.text.keys import spaceless, to_key
from prongsai.normalize.text.periods import parse_period
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.departments import begins_department
from prongsai.normalize.vocabulary.score_names import match_label

Row = Sequence[CleanCell]

_HEADER_REST = 40  # characters that a cut header cell may still hold on the next page
_SCORE = re.compile(r"^\D{0,2}\d{1,3}\.\d+|^\d{2,3}$")
_MIN_BROKEN = 3  # cells that must all be broken where none ended
_FULL = 0.55  # share of the longest line that a line before a break reaches
_NAMED_SCORE = re.compile(rf"[ก-ฮ].*{SCORE}\D*$")
_CUT_SCORE = ((2, 2), (3, 2))  # digits before and behind the point
_DIGITS = 3  # before the point of a score
_LOOK_BACK = 5  # rows above that show a column's habit
_OPEN_ENDS = edge_words("cell_goes_on")
_ANY_YEAR = 2568  # what prints no year is a period all the same
_YEAR_WORDS = any_of(("พ.ศ.", "พ.ศ", "ปี", "งบประมาณ"))
_LETTERS = frozenset(LETTERS)


def continues_row(above: Sequence[Row], row: Row, header: Header | None = None) -> bool:
    """True when `row`, the first one of a page, is the rest of the last row `above` on the page before.

    `header` is that of the table where it is one of measures.
    """
    last = above[-1]
    texts = [c.text.strip() for c in row]
    if not any(texts):
        return True
    if is_header_row([c.text for c in last]):
        return _header_was_cut(last, texts)
    if any(_completes_name(a.text, t) for a, t in zip(last, texts, strict=True) if t):
        return True
    if any(_completes_figure(a.text, t) or _goes_on_in_list(a.text, t) for a, t in zip(last, texts, strict=True) if t):
        return True
    if is_figures(to_key(texts[0])) or any(_is_decimal(t) or match_label(t) for t in texts if t):
        return False
    scored = any(_SCORE.match(to_key(c.text)) for c in last[1:])
    if header is not None:
        if (_stands_alone(header, last, texts) and not _lacks_mark(above, texts)) or (
            scored and not _only_measure_goes_on(header, texts)
        ):
            return False
    elif scored:
        return _label_was_cut(last, row)
    if any(t[0] in NO_START for t in texts if t):
        return True
    if LIST_NUMBER.match(texts[0]):
        return False
    return (
        _ends_open(last, texts)
        or _lacks_mark(above, texts)
        or _overflowed(last, row)
        or _broken_throughout(last, texts)
    )


def _stands_alone(header: Header, last: Row, texts: Sequence[str]) -> bool:
    """Both parts name a whole period and a department of their own: two measures."""
    dated = any(
        is_whole_period(last[c].text) and not _is_open(last[c].text) and is_whole_period(texts[c])
        for c in header.columns("period")
    )
    return dated and any(last[c].text.strip() and begins_department(texts[c]) for c in header.columns("responsible"))


def is_whole_period(text: str) -> bool:
    """True when a cell can be read as a time that ends ("within March" starts nowhere)."""
    found = parse_period(text, _ANY_YEAR)
    more = _YEAR_WORDS.sub("", spaceless(text))  # a lone year is the rest of a period
    more_than_year = not _LETTERS.isdisjoint(more)
    return more_than_year and found.end is not None and not found.problems


def _only_measure_goes_on(header: Header, texts: Sequence[str]) -> bool:
    """Nothing stands below a score or an indicator's name."""
    return not any(texts[c] for c, name in enumerate(header.fields) if name in ("score", "indicator", "number"))


def _broken_throughout(last: Row, texts: Sequence[str]) -> bool:
    """Every cell goes on: above all have as many lines, and each last line is full."""
    pairs = [(a, t) for a, t in zip(last, texts, strict=True) if a.text.strip() or t]
    if len(pairs) < _MIN_BROKEN or any(not a.text.strip() or not t for a, t in pairs):
        return False
    counts = {_lines(a) for a, _ in pairs}
    return len(counts) == 1 and counts.pop() > 1 and all(_last_line_full(a) or _is_marked(t) for a, t in pairs)


def _is_marked(text: str) -> bool:
    """Whether an item of a list begins in a cell, or a number stands there alone."""
    return LIST_NUMBER.match(text.lstrip() + " ") is not None or LIST_MARK.match(text) is not None


def _is_decimal(text: str) -> bool:
    key = to_key(text)
    return "." in key and (digits_of_decimal(key) or (9, 0))[0] <= _DIGITS


def _last_line_full(cell: CleanCell) -> bool:
    lines = [len(line.strip()) for line in cell.text.split("\n") if line.strip()]
    return lines[-1] >= _FULL * max(lines)


def _lacks_mark(above: Sequence[Row], texts: Sequence[str]) -> bool:
    """In a column whose cells all begin with a number or a dash, a cell that does not goes on from above."""
    if any(t and not a.text.strip() for a, t in zip(above[-1], texts, strict=True)):
        return False
    rows = [row for row in above[-_LOOK_BACK:] if not is_header_row([c.text for c in row])]
    for c, text in enumerate(texts):
        cells = [row[c].text for row in rows if row[c].text.strip()]
        marked = len(cells) >= 2 and all(map(_is_marked, cells))
        if text and marked and not _is_marked(text):
            return True
    return False


def _overflowed(last: Row, row: Row) -> bool:
    """Some cells ended above, and those that go on had reached the foot of the page.

    A cell merged over several rows tells nothing: its words stand once, in whichever part of it.
    """
    texts = [c.text.strip() for c in row]
    single = [(a, b) for a, b in zip(last, row, strict=True) if a.row_span == 1 and b.row_span == 1]
    if not any(a.text.strip() and not b.text.strip() for a, b in single):
        return False
    most = max((_lines(c) for c in last if c.row_span == 1), default=0)
    opened = [a for a, t in zip(last, texts, strict=True) if t]
    return all(_lines(a) >= most - 1 for a in opened) or (len(opened) == 1 and not texts[0])


def _header_was_cut(last: Row, texts: Sequence[str]) -> bool:
    words = [t for t in texts if t]
    if any(map(_is_decimal, words)):
        return False  # the first row of the body
    ended = [t for a, t in zip(last, texts, strict=True) if a.col_span == 1]
    if sum(map(bool, ended)) * 2 > len(ended) or any(len(t) > _HEADER_REST for t in words):
        return False
    return all(not t or a.text.strip() for a, t in zip(last, texts, strict=True))


def _lines(cell: CleanCell) -> int:
    return cell.text.count("\n") + 1 if cell.text.strip() else 0


def _ends_open(last: Row, texts: Sequence[str]) -> bool:
    """A cell above breaks off in a way that only the cell below can end."""
    return any(t and len(a.text.strip()) > 1 and _is_open(a.text) for a, t in zip(last, texts, strict=True))


def _is_open(text: str) -> bool:
    return text.rstrip().endswith(_OPEN_ENDS)


def _completes_name(above: str, below: str) -> bool:
    """Two parts that are a known name together, and not already the upper one alone."""
    if not above.strip() or is_figures(to_key(above)) or match_label(above) is not None:
        return False
    whole = match_label(below)
    if whole is not None and whole.method == "alias" and header_field(above) is not None:
        return False  # "ตัวชี้วัด" heads the column of names
    return match_label(f"{above}\n{below}") is not None


def _goes_on_in_list(above: str, below: str) -> bool:
    """A list of names with their figures in one cell, cut between a name and its figure."""
    lines = above.strip().split("\n")
    told = [bool(_NAMED_SCORE.search(line)) for line in lines]
    first = below.strip().split("\n")[0]
    return len(lines) > 1 and any(told) and not told[-1] and _is_decimal(first)


def _completes_figure(above: str, below: str) -> bool:
    """The last digits of a score in a column too narrow for it: "98.9" above "6"."""
    one, other = to_key(above), to_key(below)
    return "." in one and bool(other) and digits_of_decimal(one + other) in _CUT_SCORE


def _label_was_cut(last: Row, row: Row) -> bool:
    """In a table of scores only the rest of a name behind a running number is put together."""
    texts = [c.text.strip() for c in row]
    numbered = is_figures(to_key(last[0].text)) and not texts[0]
    return numbered and all(c.col_span == 1 for c in row) and _overflowed(last, row)


def merge_rows(first: Row, second: Row) -> list[CleanCell]:
    """One row out of the two parts of a cut one; a cell stands where its figure does, else where it begins."""
    rest: dict[int, list[CleanCell]] = {}
    for a, b in zip(first, second, strict=True):
        parts = rest.setdefault(id(a), [])
        if b.text.strip() and all(b is not part for part in parts):
            parts.append(b)
    made = {id(a): _merge_cell(a, rest[id(a)]) for a in first}
    return [made[id(a)] for a in first]


def part_header(first: Row, second: Row) -> tuple[list[CleanCell], list[CleanCell]] | None:
    """A header cut above the names under a merged cell: its two rows, a name cut in two whole again in the upper one.

    None where no merged cell of `first` stands over different cells of `second`.
    """
    below: dict[int, list[CleanCell]] = {}
    for a, b in zip(first, second, strict=True):
        parts = below.setdefault(id(a), [])
        if b.text.strip() and all(b is not part for part in parts):
            parts.append(b)
    over = {key for key, parts in below.items() if len(parts) > 1}
    if not over:
        return None
    made = {id(a): _merge_cell(a, [] if id(a) in over else below[id(a)]) for a in first}
    taken = {id(b) for key, parts in below.items() if key not in over for b in parts}
    lower = {id(b): replace(b, text="", raw="", repairs=()) if id(b) in taken else b for b in second}
    return [made[id(a)] for a in first], [lower[id(b)] for b in second]


def merged_over_break(last: Row, tail: Sequence[Row]) -> dict[int, int]:
    """Columns of which an empty cell merged over the first rows of a page is the rest of the cell above: their rows."""
    first = tail[0] if tail else []
    empty = [c for c, cell in enumerate(first) if not cell.text.strip() and cell.col_span == 1 and last[c].text.strip()]
    rows = {c: sum(row[c] is first[c] for row in tail) for c in empty}
    return {c: n for c, n in rows.items() if n > 1}


def repeat_cell(cell: CleanCell, rows: Sequence[list[CleanCell]], c: int) -> None:
    """The words of a cell in the rest of it on the next page."""
    for row in rows:
        row[c] = replace(row[c], text=cell.text, raw=cell.raw, repairs=cell.repairs)


def _merge_cell(cell: CleanCell, rest: Sequence[CleanCell]) -> CleanCell:
    if not rest:
        return cell
    parts = [cell, *rest]
    # the evidence is the part that shows the figure, be it the second one
    shown = sorted((c for c in parts if c.text.strip()), key=lambda c: HOLDS_DECIMAL.search(c.text) is None)
    return replace(
        cell,
        text="\n".join(c.text for c in parts if c.text.strip()),
        raw="\n".join(c.raw for c in parts if c.raw.strip()),
        repairs=tuple(dict.fromkeys(name for c in parts for name in c.repairs)),
        place=shown[0].place,
    )
