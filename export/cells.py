r"""Text of documents made harmless for spreadsheets, and a dataset's tables opened as one snapshot.

What is done to a text, in this order; numbers, dates and booleans stay as they are:

1. Line ends become line feeds.
2. Characters that break readers of CSV and of XML are written as a backslash, `u` and their number, as in `\u0000`.
3. A text that a spreadsheet could take for a formula gets an apostrophe in front. So does one that begins with
   apostrophes before such a text: taking one apostrophe away gives back what was there.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from prongsai.extract.errors import UsageError
from prongsai.normalize.model.schema import TABLES

SEPARATOR = "; "  # between the parts of a list in one cell
BATCH = 5_000  # rows in memory at once
Tables = Mapping[str, pq.ParquetFile]

# = + - @ in normal, full and small width. Readers pass over blanks and marks without width before them.
# "<r>" opens formatted text in a workbook: XlsxWriter takes a text from <r> to </r> for XML and writes it unescaped.
_BLANK = r"\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_DANGEROUS = re.compile(rf"'*(?:[{_BLANK}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|<r>)")
_LINE_END = re.compile(r"\r\n?")
_BREAKING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula, and that no reader stumbles over."""
    cell = _BREAKING.sub(_escaped, _LINE_END.sub("\n", text))
    return "'" + cell if _DANGEROUS.match(cell) else cell


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def is_text(kind: pa.DataType) -> bool:
    """Whether a column of this type holds a document's words: strings and lists of strings."""
    return bool(pa.types.is_string(kind) or pa.types.is_list(kind))


def texts(column: pa.Array) -> list[str | None]:
    """The harmless cells of a column of strings or of lists of strings; a null stays one."""
    if pa.types.is_list(column.type):
        return [None if parts is None else harmless(SEPARATOR.join(parts)) for parts in column.to_pylist()]
    coded = column.dictionary_encode()  # most columns repeat a few texts
    cells = [harmless(text) for text in coded.dictionary.to_pylist()]
    return [None if index is None else cells[index] for index in coded.indices.to_pylist()]


@contextlib.contextmanager
def opened(dataset: Path) -> Iterator[Tables]:
    """All tables of one published dataset by name; a run that publishes meanwhile changes nothing of them.

    Raises:
        UsageError: there is no such dataset, or it is one of another version.
    """
    remedy = f"run `prongsai run --out {dataset}`"
    with contextlib.ExitStack() as stack:
        try:
            folder = os.open(dataset, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise UsageError(f"{dataset} does not exist; {remedy} first") from error
        stack.callback(os.close, folder)
        tables = {}
        for schema in TABLES:
            path = dataset / f"{schema.name}.parquet"
            try:
                stream = stack.enter_context(os.fdopen(os.open(path.name, os.O_RDONLY, dir_fd=folder), "rb"))
                table = stack.enter_context(pq.ParquetFile(stream, pre_buffer=False))
            except FileNotFoundError:
                raise UsageError(f"{path} does not exist; {remedy} first") from None
            except (OSError, pa.ArrowException) as error:
                raise UsageError(f"{path} cannot be read: {error}; {remedy} again") from error
            if not table.schema_arrow.equals(schema.arrow(), check_metadata=False):
                raise UsageError(f"{path} has other columns than this version; {remedy} again")
            tables[schema.name] = table
        yield tables
