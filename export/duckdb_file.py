"""One DuckDB file: every table with its types and comments, and the views of `views.sql`."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from prongsai.export.cells import BATCH, Tables
from prongsai.extract.errors import UsageError
from prongsai.normalize.model.schema import INSTRUMENTS, TABLES
from prongsai.normalize.model.table_schema import TableSchema
from prongsai.normalize.vocabulary.assessments import TOTAL, every_code, part_of

NAMES = ("prongsai.duckdb",)
_CONFIG: dict[str, Any] = {
    "storage_compatibility_version": "v1.0.0",  # so that programs with an older DuckDB open the file
    "memory_limit": "1GB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_TYPES = {
    "string": "VARCHAR", "bool": "BOOLEAN", "int8": "TINYINT", "int16": "SMALLINT", "int32": "INTEGER",
    "int64": "BIGINT", "double": "DOUBLE", "date32[day]": "DATE",
}  # fmt: skip
_COMMENT = re.compile(r"^COMMENT ON VIEW (\w+) IS '((?:[^']|'')*)';$", re.MULTILINE)


def need() -> None:
    """Raises UsageError where DuckDB is not installed."""
    try:
        importlib.import_module("duckdb")
    except ImportError as error:
        raise UsageError("a DuckDB file needs DuckDB; install it: pip install 'prongsai[export]'") from error


def views() -> dict[str, str]:
    """The question that each view answers, by its name."""
    return {name: told.replace("''", "'") for name, told in _COMMENT.findall(_views_sql())}


def write(tables: Tables, folder: Path, advance: Callable[[int], None]) -> dict[str, int]:
    """Write `prongsai.duckdb` into a folder; see `export.csv_files.write`.

    Raises:
        OSError: the disk does not take it.
    """
    import duckdb

    try:
        with duckdb.connect(str(folder / NAMES[0]), config=_CONFIG) as connection:
            for schema in TABLES:
                connection.execute(_definition(schema))
                _fill(connection, schema, tables[schema.name], advance)
            connection.execute(_views_sql())
    except (duckdb.Error, RuntimeError) as error:
        if re.search("interrupt", str(error), re.IGNORECASE):  # what DuckDB makes of Ctrl-C
            raise KeyboardInterrupt from error
        raise OSError(str(error).partition("\n")[0]) from error
    return {NAMES[0]: sum(tables[schema.name].metadata.num_rows for schema in TABLES)}


def _fill(connection: Any, schema: TableSchema, table: pq.ParquetFile, advance: Callable[[int], None]) -> None:
    """All rows of a table in their order, as a stream that DuckDB asks for batch by batch."""
    failed: list[BaseException] = []

    def batches() -> Iterator[pa.RecordBatch]:
        try:
            for batch in table.iter_batches(BATCH):
                yield batch
                advance(batch.num_rows)
        except (Exception, KeyboardInterrupt) as error:
            failed.append(error)
            raise

    connection.register("incoming", pa.RecordBatchReader.from_batches(table.schema_arrow, batches()))
    try:
        connection.execute(f'INSERT INTO "{schema.name}" SELECT * FROM incoming')
    except Exception:
        if failed:  # DuckDB tells it in words of its own
            raise failed[0] from None
        raise
    connection.unregister("incoming")


def _definition(schema: TableSchema) -> str:
    """Statements that make an empty table with its comments."""
    columns = [f'"{c.name}" {_type(c.type)}{" NOT NULL" if c.required else ""}' for c in schema.columns]
    about = f"{schema.description}. Key: {', '.join(schema.key) or 'none'}."
    told = [f'COMMENT ON TABLE "{schema.name}" IS {_quoted(about)}']
    for column in schema.columns:
        meaning = column.description + (f" ({column.unit})" if column.unit else "")
        told.append(f'COMMENT ON COLUMN "{schema.name}"."{column.name}" IS {_quoted(meaning)}')
    return ";\n".join([f'CREATE TABLE "{schema.name}" ({", ".join(columns)})', *told])


def _type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"{_type(kind.value_type)}[]"
    if pa.types.is_decimal(kind):
        return f"DECIMAL({kind.precision}, {kind.scale})"
    return _TYPES[str(kind)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _views_sql() -> str:
    """`views.sql` with the columns and codes of the assessments of all years in their places."""
    text = files("prongsai.export").joinpath("views.sql").read_text(encoding="utf-8")
    parts = [code for code in every_code() if part_of(code) is not None]
    numbers = [code for code in every_code() if code.isdigit()]
    columns = {code: code.lower() for code in (TOTAL, *INSTRUMENTS)} | {
        code: f"indicator_{code}" for code in sorted(numbers, key=int)
    }
    told = [f"max(score) FILTER (WHERE counts AND code = {_quoted(c)}) AS {name}," for c, name in columns.items()]
    text = text.replace("-- {columns}", "\n        ".join(told))
    return text.replace("{parts}", ", ".join(map(_quoted, parts))).replace(
        "{instruments}", ", ".join(map(_quoted, INSTRUMENTS))
    )
