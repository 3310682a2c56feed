"""Years in the cells of tables: one that a sheet of facts gives, tables that hold results."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from prongsai.normalize.document.cleaned import CleanBlock, CleanDocument, CleanLine, CleanTable, texts_of
from prongsai.normalize.text.dates import BE_OFFSET, find_years
from prongsai.normalize.text.figures import digits_of_decimal
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import either, phrase
from prongsai.normalize.vocabulary.score_names import match_label
from prongsai.normalize.years.year_roles import FIRST_YEAR, LAST_YEAR

YEAR_WORDS = either(  # a year and its words
    ("dated_word",), ("spaced_era",), ("#year",), ("comma?", "fiscal_year"), spaced=True
)
MAX_LABEL = 220  # characters; longer cells are prose
_DIGITS_OF_YEAR = 4
_SITE, _ASKS_YEAR = "itas.nacc.go.th", "year="
_CAPTIONED = 2  # tables at least
_BRACKETS = " ()[]:"
_SCORES = ((2, 1), (2, 2), (3, 1), (3, 2))  # digits before and behind the point of a score from ten
_ASSESSED_YEAR = phrase("dated_year", "be?", "ordinal?", "undergoes?", "assessed*")


@lru_cache(maxsize=16384)
def years_of_cell(text: str) -> tuple[int, ...]:
    """The fiscal years that a cell prints, dates left out."""
    return tuple(h.year_be for h in find_years(text) if FIRST_YEAR <= h.year_be <= LAST_YEAR and h.kind != "date")


def result_tables(document: CleanDocument) -> list[int]:
    """Positions of the blocks that look like tables of results: names of scores beside decimals."""
    found = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, CleanTable):
            continue
        cells = [cell.text for row in block.grid for cell in row if cell.text and len(cell.text) <= MAX_LABEL]
        scores = sum(digits_of_decimal(text.strip()) in _SCORES for text in cells)
        if scores >= 2 and sum(match_label(text) is not None for text in cells) >= 2:
            found.append(index)
    return found


def years_below(document: CleanDocument) -> dict[int, int]:
    """The year of each table of results by its block, where all have one right below and none stands above them.

    Tables and years take turns up to the last one; no other table follows, which that year might head.
    """
    blocks = [(n, b) for n, b in enumerate(document.blocks) if isinstance(b, CleanTable) or b.text.strip()]
    tables = result_tables(document)
    first = next((k for k, (n, _) in enumerate(blocks) if tables and n == tables[0]), len(blocks))
    if any(isinstance(b, CleanTable) or years_of_cell(b.text) for _, b in blocks[:first]):
        return {}
    captions = [_year_alone(b) for _, b in blocks[first + 1 : first + 2 * len(tables) : 2]]
    told = [year for year in captions if year is not None]
    in_turns = [n for n, b in blocks[first:] if isinstance(b, CleanTable)] == tables == [
        n for n, _ in blocks[first : first + 2 * len(tables) : 2]
    ]  # fmt: skip
    apart = len(set(told)) == len(tables) >= _CAPTIONED
    return dict(zip(tables, told, strict=True)) if in_turns and apart and len(captions) == len(tables) else {}


def _year_alone(block: CleanBlock) -> int | None:
    """The year of a line that says nothing else."""
    years = years_of_cell(block.text) if isinstance(block, CleanLine) else ()
    return years[0] if len(years) == 1 and not YEAR_WORDS.sub("", texts_of(block)[0]).strip(_BRACKETS) else None


def _asked_for(line: str) -> Iterator[int]:
    """The year in the address that a browser prints below a page of the assessment's own site: "...?year=2024"."""
    address = line.lower().partition(_SITE)[2]
    year = address.partition(_ASKS_YEAR)[2][:4]
    if year.isdecimal() and len(year) == _DIGITS_OF_YEAR:
        told = int(year) if int(year) >= FIRST_YEAR else int(year) + BE_OFFSET
        if FIRST_YEAR <= told <= LAST_YEAR:
            yield told


def stated_years(document: CleanDocument) -> list[int]:
    """Years that a table names beside a heading for the assessed year, and those that a printed page was asked for."""
    found = [year for block in document.blocks if isinstance(block, CleanLine) for year in _asked_for(block.text)]
    for block in document.blocks:
        for row in block.grid if isinstance(block, CleanTable) else ():
            for left, right in zip(row, row[1:], strict=False):
                years = years_of_cell(right.text) if len(right.text) <= 40 else ()
                if len(set(years)) == 1 and _ASSESSED_YEAR.fullmatch(to_key(left.text).removesuffix(":")):
                    found.append(years[0])
    return found
