"""The check before a dataset is replaced: one that would lose much is not published."""

from __future__ import annotations

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from prongsai.extract.errors import PublicationRefusedError
from prongsai.normalize.model.schema import TABLES

LEAST_SHARE = 0.8  # of the last dataset's documents, of the rows of each table, and of the fill rate of each column
_FILLED = {
    "scores": ("score", "fiscal_year_be", "agency_id"), "levels": ("level",), "measures": ("responsible", "start"),
}  # fmt: skip


def refuse_loss(last: Path, new: Path) -> None:
    """Compare the tables of two folders.

    Raises:
        PublicationRefusedError: the new one has less than the least share of something; names all of it.
    """
    losses = [line for schema in TABLES for line in _losses(schema.name, last, new)]
    if losses:
        told = "; ".join(losses)
        raise PublicationRefusedError(f"the new dataset would lose much: {told}. The last one stands; "
                                      "publish it all the same with --accept-loss")  # fmt: skip


def _losses(name: str, last: Path, new: Path) -> list[str]:
    paths = last / f"{name}.parquet", new / f"{name}.parquet"
    if not paths[0].is_file():
        return []
    before, after = (pq.ParquetFile(path).metadata.num_rows for path in paths)
    found = [f"{name} {before} -> {after} rows"] if after < LEAST_SHARE * before else []
    for column in _FILLED.get(name, ()):
        rates = [_fill(path, column) for path in paths]
        if rates[1] < LEAST_SHARE * rates[0] and after:
            found.append(f"{name}.{column} filled {rates[0]:.0%} -> {rates[1]:.0%}")
    return found


def _fill(path: Path, column: str) -> float:
    """The share of a column's rows that hold something; an empty list holds nothing."""
    values = pq.read_table(path, columns=[column])[column]
    if not len(values):
        return 0.0
    lists = values.type.num_fields > 0
    filled = pc.sum(pc.greater(pc.list_value_length(values), 0)) if lists else pc.count(values)
    return (filled.as_py() or 0) / len(values)
