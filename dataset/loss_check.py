"""The check before a dataset is replaced: one that would lose much is not published."""

from __future__ import annotations

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from prongsai.extract.errors import PublicationRefusedError
from prongsai.normalize.model.schema import TABLES

LEAST_SHARE = 0.8  # of the last dataset's documents, of the rows of each table, and of the fill rate of each column
_DOUBTS = "findings"  # fewer of them are no loss
FEW = 2  # rows or values may go in any case: one document taken away from three is a correction, not a loss
_FILLED = {
    "scores": ("score", "fiscal_year_be", "agency_id"), "levels": ("level",), "measures": ("responsible", "start"),
}  # fmt: skip


def refuse_loss(last: Path, new: Path) -> None:
    """Compare the tables of two folders.

    Raises:
        PublicationRefusedError: the new one has less than the least share of something; names all of it.
    """
    losses = [line for schema in TABLES if schema.name != _DOUBTS for line in _losses(schema.name, last, new)]
    if losses:
        told = "; ".join(losses)
        raise PublicationRefusedError(f"the new dataset would lose much: {told}. The last one stands; "
                                      "publish it all the same with --accept-loss")  # fmt: skip


def _losses(name: str, last: Path, new: Path) -> list[str]:
    paths = last / f"{name}.parquet", new / f"{name}.parquet"
    if not paths[0].is_file():
        return []
    before, after = (pq.ParquetFile(path).metadata.num_rows for path in paths)
    found = [f"{name} {before} -> {after} rows"] if _is_loss(before, after) else []
    for column in _FILLED.get(name, ()):
        old, left = (_filled(path, column) for path in paths)
        kept_rate = left * before / after if after else old  # as many as there would be of the rows before
        if _is_loss(old, kept_rate):
            found.append(f"{name}.{column} filled {old / before:.0%} -> {left / after:.0%}")
    return found


def _is_loss(before: float, after: float) -> bool:
    return after < LEAST_SHARE * before and before - after > FEW


def _filled(path: Path, column: str) -> int:
    """How many of a column's rows hold something; an empty list holds nothing."""
    values = pq.read_table(path, columns=[column])[column]
    if not len(values):
        return 0
    lists = values.type.num_fields > 0
    filled = pc.sum(pc.greater(pc.list_value_length(values), 0)) if lists else pc.count(values)
    return int(filled.as_py() or 0)
