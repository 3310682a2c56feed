"""The domain's tables: small CSV files beside this module, read once and checked when read.

Each row carries its `source` and a `note`; code holds algorithms, tables hold facts.
"""

from __future__ import annotations

import csv
import hashlib
import os
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

# Another folder of tables, for who tries out a year that is not in them yet. An environment variable, since all that
# rests on a table is computed once and kept, here and in every child process, and a child inherits it unasked.
FOLDER_VARIABLE = "PRONGSAI_TABLES"


def tables_folder() -> Traversable:
    """The folder that the tables are read from."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else files("prongsai.normalize").joinpath("tables")


@cache
def tables_digest() -> bytes:
    """Tells whether a folder of tables changed that is not the package's own; empty for the package's own."""
    if FOLDER_VARIABLE not in os.environ:
        return b""
    found = sorted((one.name, one.read_bytes()) for one in tables_folder().iterdir() if one.name.endswith(".csv"))
    return hashlib.sha256(b"\0".join(part for name, data in found for part in (name.encode(), data))).digest()


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `NAME.csv` in the folder of tables as dicts of stripped text.

    Raises:
        ValueError: a row has more or fewer fields than the header.
    """
    text = tables_folder().joinpath(f"{name}.csv").read_text(encoding="utf-8")
    rows = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if None in row or any(value is None for value in row.values()):
            raise ValueError(f"tables/{name}.csv line {number}: wrong number of fields")
        rows.append({key: value.strip() for key, value in row.items()})
    return tuple(rows)


@cache
def edge_words(kind: str) -> tuple[str, ...]:
    """The words and signs of one kind in `edge_words.csv`: what lines, cells and names begin or end with.

    Raises:
        ValueError: the table has no such kind.
    """
    found = tuple(row["word"] for row in table("edge_words") if row["kind"] == kind)
    if not found:
        raise ValueError(f"tables/edge_words.csv: no words of the kind {kind}")
    return found
