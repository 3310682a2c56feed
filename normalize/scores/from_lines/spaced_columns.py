"""Tables whose columns one blank parts: a line of heads over lines of a score's name and a figure for every head.

Read as sentences, the first figure of a row would be that of the body that the heads name last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from prongsai.normalize.agencies.area_list import area_words
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.scores.candidates import plausible_score
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import words_of
from prongsai.normalize.text.score_cells import parse_score
from prongsai.normalize.vocabulary.score_names import match_label

_LEAST_ROWS, _LEAST_COLUMNS = 3, 2
_LONGEST_ROW = 160  # characters
_YEAR_WORDS = ("ปี", "ปีงบประมาณ", "พ.ศ.", "พ.ศ", "ประจำปี")


def with_spaced_columns(document: CleanDocument) -> CleanDocument:
    """The document with such lines as tables; lines whose heads part into fewer columns, or more, name none of them."""
    blocks: list[CleanBlock] = []
    at = 0
    while at < len(document.blocks):
        table, end = _table_at(document.blocks, at)
        blocks.append(document.blocks[at] if table is None else table)
        at = end
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))


def _table_at(blocks: Sequence[CleanBlock], at: int) -> tuple[CleanTable | None, int]:
    """The table whose heads stand at a place, and where it ends; no table and the next place where none does."""
    heads = blocks[at]
    opening = next((w for w in _openings() if isinstance(heads, CleanLine) and heads.text.strip().startswith(w)), None)
    if opening is None or not isinstance(heads, CleanLine):
        return None, at + 1
    below = (_row(block) if isinstance(block, CleanLine) else None for block in blocks[at + 1 :])
    rows = [row for row in takewhile(lambda row: row is not None, below) if row is not None]
    rows = list(takewhile(lambda row: len(row[2]) == len(rows[0][2]), rows))
    said = heads.text.strip().removeprefix(opening)
    columns = _columns(said)
    if len(rows) < _LEAST_ROWS:
        return None, at + 1
    if len(columns) != len(rows[0][2]):
        if not AgencyDirectory.load().find_names(said):
            return None, at + 1
        columns = [said] * len(rows[0][2])  # which of the bodies a column is of stays open
    grid = [_cells(heads, 0, [opening, *columns])]
    grid += [_cells(line, r, [name, *figures]) for r, (line, name, figures) in enumerate(rows, 1)]
    return CleanTable(tuple(grid), heads.place, "tabs"), at + 1 + len(rows)


def _openings() -> tuple[str, ...]:
    return tuple(sorted(words_of("names_head"), key=len, reverse=True))


def _row(line: CleanLine) -> tuple[CleanLine, str, list[str]] | None:
    """The name of a score and the figures behind it, where a line is nothing else."""
    words = line.text.split()
    figures: list[str] = []
    while words and (score := parse_score(words[-1])).kind == "decimal" and plausible_score(score.value):
        figures.insert(0, words.pop())
    name = " ".join(words)
    if len(figures) < _LEAST_COLUMNS or len(line.text) > _LONGEST_ROW or match_label(name) is None:
        return None
    return line, name, figures


def _columns(text: str) -> list[str]:
    """The heads of the columns: a word for a year goes with its number, a place with the body before it."""
    found: list[str] = []
    for word in text.split():
        if found and (found[-1] in _YEAR_WORDS or found[-1] in words_of("body_led") or _is_place(word)):
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


def _is_place(word: str) -> bool:
    return to_key(word).startswith(tuple(area_words()))


def _cells(line: CleanLine, row: int, texts: Sequence[str]) -> tuple[CleanCell, ...]:
    return tuple(CleanCell(text, text, line.repairs, line.place, row, col) for col, text in enumerate(texts))
