"""Rows of a table drawn with signs whose rules part the rows, so that a row may take several lines: "+-----+-----+"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_FEWEST_RULES = 3  # under the header, and two more: a lone rule below the body closes a table of one line a row
_DOUBLE = "="  # under the header, where a rule stands between all rows

Row = tuple[int, list[str]]  # the line that a row begins on, its cells


def rows_between(rows: Sequence[Row], rules: Sequence[tuple[int, str]]) -> list[Row]:
    """The rows of a table, the lines between two rules joined where they are one row.

    They are one where a double rule parts the header from the body, or where every line below the first leaves some
    cell empty: rules may as well part groups of rows.

    Args:
        rows: every printed line as a row.
        rules: each rule with the number of rows above it.
    """
    cuts = sorted({0, *(above for above, _ in rules), len(rows)})
    double = any(_DOUBLE in rule for _, rule in rules)
    if not double and len(rules) < _FEWEST_RULES:
        return list(rows)
    joined: list[Row] = []
    for start, end in pairwise(cuts):
        block = rows[start:end]
        filled = [all(cell.strip() for cell in cells) for _, cells in block[1:]]
        whole = len({len(cells) for _, cells in block}) == 1 and (double or not any(filled))
        joined += [_joined(block)] if whole else block
    return joined


def _joined(block: Sequence[Row]) -> Row:
    columns = zip(*(cells for _, cells in block), strict=True)
    return block[0][0], ["\n".join(part for part in column if part.strip()) for column in columns]
