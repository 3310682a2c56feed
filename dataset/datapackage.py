"""The Frictionless data package of the dataset: every table's schema, as `datapackage.json` holds it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from prongsai.normalize.model.schema import DATASET_VERSION, TABLES
from prongsai.normalize.model.table_schema import Column, Row, TableSchema


def data_package() -> dict[str, Any]:
    """The descriptor, ready for JSON."""
    return {
        "name": "prongsai",
        "title": "Integrity and Transparency Assessment of Thai public bodies, from their own reports",
        "version": DATASET_VERSION,
        "resources": [_resource(schema) for schema in TABLES],
    }


def _resource(schema: TableSchema) -> Row:
    table: Row = {"fields": [_field(column) for column in schema.columns]}
    if schema.key:
        table["primaryKey"] = list(schema.key)
    references = [_reference(column) for column in schema.columns if column.refers_to]
    if references:
        table["foreignKeys"] = references
    return {
        "name": schema.name,
        "path": f"{schema.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": schema.description,
        "schema": table,
    }


def _field(column: Column) -> Row:
    field: Row = {"name": column.name, "type": _kind(column.type), "description": column.description}
    if column.unit:
        field["unit"] = column.unit
    constraints: Row = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = [str(value) for value in column.allowed]
    if column.least is not None:
        constraints["minimum"] = column.least
    if column.most is not None:
        constraints["maximum"] = column.most
    if constraints:
        field["constraints"] = constraints
    return field


def _reference(column: Column) -> Row:
    table, _, key = column.refers_to.partition(".")
    return {"fields": column.name, "reference": {"resource": table, "fields": key}}


def _kind(arrow: pa.DataType) -> str:
    if pa.types.is_integer(arrow):
        return "integer"
    if pa.types.is_floating(arrow) or pa.types.is_decimal(arrow):
        return "number"
    if pa.types.is_list(arrow):
        return "array"
    if pa.types.is_boolean(arrow):
        return "boolean"
    return "date" if pa.types.is_date(arrow) else "string"
