"""What a table is: columns with their meaning, and the checks that every row passes before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `unit` is empty where there is none; `allowed` lists the only values it may hold; `least` and `most` bound a
    number; `refers_to` is "table.column" where each value must stand there too.
    """

    name: str
    type: pa.DataType
    description: str
    unit: str = ""
    required: bool = False
    allowed: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    refers_to: str = ""

    def problem(self, value: Any) -> str | None:
        """What is wrong with one value, or None."""
        if value is None:
            return "is null" if self.required else None
        if pa.types.is_list(self.type) != isinstance(value, list):  # Arrow would cut a bare string to letters
            return f"is {'no' if pa.types.is_list(self.type) else 'a'} list: {value!r}"
        if isinstance(value, list) and None in value:
            return "holds a null"
        if self.allowed and str(value) not in self.allowed:
            return f"may not be {value!r}"
        if self.least is None and self.most is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return f"is no number: {value!r}"
        if value != value:  # NaN; it cannot be compared
            return "is not a number"
        low = self.least is not None and value < self.least
        high = self.most is not None and value > self.most
        return f"is out of bounds: {value}" if low or high else None


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: its columns in order, its key, and the columns that its rows are sorted by."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    dataset_version: str

    def names(self) -> list[str]:
        """The columns' names in order."""
        return [column.name for column in self.columns]

    def arrow(self) -> pa.Schema:
        """The Arrow schema with descriptions and units on the fields and the key on the table."""
        fields = []
        for column in self.columns:
            metadata = {"description": column.description}
            if column.unit:
                metadata["unit"] = column.unit
            fields.append(pa.field(column.name, column.type, nullable=not column.required, metadata=metadata))
        about = {
            "description": self.description,
            "primary_key": ",".join(self.key),
            "sorted_by": ",".join(self.order),
            "dataset_version": self.dataset_version,
        }
        return pa.schema(fields, metadata=about)

    def problems(self, rows: Iterable[Mapping[str, Any]]) -> list[str]:
        """What is wrong with rows of this table: columns, nulls, values not allowed, types, keys that repeat."""
        names = self.names()
        found: list[str] = []
        good: list[Mapping[str, Any]] = []
        for number, row in enumerate(rows):
            if list(row) != names:
                odd = sorted(set(row) ^ set(names))
                found.append(f"{self.name} row {number}: columns differ: {', '.join(odd) or 'order'}")
                continue
            good.append(row)
            for column in self.columns:
                if (problem := column.problem(row[column.name])) is not None:
                    found.append(f"{self.name} row {number}: {column.name} {problem}")
        return found + self._wrong_types(good) + self._repeated_keys(good)

    def _wrong_types(self, rows: list[Mapping[str, Any]]) -> list[str]:
        found = []
        for column in self.columns:
            values = [row[column.name] for row in rows]
            if pa.types.is_integer(column.type):  # Arrow would cut 2567.5 to 2567 without a word
                found += [
                    f"{self.name}: {column.name} is no whole number: {value!r}"
                    for value in values
                    if value is not None and (isinstance(value, bool) or not isinstance(value, int))
                ]
            try:
                pa.array(values, column.type)
            except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
                found.append(f"{self.name}: {column.name}: {error}")
        return found

    def _repeated_keys(self, rows: list[Mapping[str, Any]]) -> list[str]:
        if not self.key:
            return []
        seen: set[tuple[Any, ...]] = set()
        found = []
        for row in rows:
            key = tuple(row[name] for name in self.key)
            if key in seen:
                found.append(f"{self.name}: two rows with the key {key}")
            seen.add(key)
        return found
