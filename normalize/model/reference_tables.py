"""The domain's tables: small CSV files beside this module, read once and checked when read.

Each row carries its `source` and a `note`; code holds algorithms, tables hold facts.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `normalize/tables/NAME.csv` as dicts of stripped text.

    Raises:
        ValueError: a row has more or fewer fields than the header.
    """
    text = files("prongsai.normalize").joinpath("tables", f"{name}.csv").read_text(encoding="utf-8")
    rows = []
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if None in row or any(value is None for value in row.values()):
            raise ValueError(f"tables/{name}.csv line {number}: wrong number of fields")
        rows.append({key: value.strip() for key, value in row.items()})
    return tuple(rows)
