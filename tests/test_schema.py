"""The schema object: names and types to the letter of the contract, and what its checks refuse."""

from __future__ import annotations

import pyarrow as pa
import pytest
from prongsai.dataset.handbook import handbook
from prongsai.normalize.model.schema import TABLES, table_schema
from prongsai.normalize.model.table_schema import Column, TableSchema

CONTRACT = {
    "documents": "document_id source also_at source_url retrieved_at media_type size_bytes page_count text_origin kind "
    "agency_id fiscal_year_be status error_code error pipeline_version",
    "agencies": "agency_id name_th name_short agency_type subdistrict district province subdistrict_code district_code "
    "province_code resolution",
    "scores": "document_id agency_id fiscal_year_be scope code instrument indicator name_th score status rule n_mentions "
    "n_agreeing confidence mention_id",
    "levels": "document_id agency_id fiscal_year_be level scale score expected_level consistent mention_id",
    "measures": "document_id agency_id fiscal_year_be table_no row_no instrument indicator issue guideline measure "
    "activity method responsible period_raw start end monitoring status result budget_baht page x0 top x1 bottom",
    "mentions": "mention_id document_id agency_id fiscal_year_be scope code score level raw_label raw_value repairs source "
    "match_method match_score match_margin ocr_confidence page x0 top x1 bottom line chosen rejected_because "
    "owner_raw owner_from year_from assessment_from code_from quantity",
    "findings": "document_id code severity scope score_code fiscal_year_be message evidence page x0 top x1 bottom",
}
TYPES = {
    ("scores", "score"): pa.decimal128(5, 2),
    ("levels", "score"): pa.decimal128(5, 2),
    ("mentions", "score"): pa.decimal128(5, 2),
    ("measures", "budget_baht"): pa.decimal128(15, 2),
    ("measures", "start"): pa.date32(),
    ("measures", "end"): pa.date32(),
    ("levels", "consistent"): pa.bool_(),
    ("mentions", "chosen"): pa.bool_(),
}


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_those_of_the_contract(name: str) -> None:
    assert table_schema(name).names() == CONTRACT[name].split()
    assert [schema.name for schema in TABLES] == list(CONTRACT)


@pytest.mark.parametrize(("table", "column"), TYPES)
def test_types_that_analysts_rely_on(table: str, column: str) -> None:
    assert table_schema(table).arrow().field(column).type == TYPES[table, column]


@pytest.mark.parametrize("table", ["documents.also_at", "measures.responsible", "mentions.repairs"])
def test_lists_hold_strings(table: str) -> None:
    name, _, column = table.partition(".")
    kind = table_schema(name).arrow().field(column).type
    assert pa.types.is_list(kind) and pa.types.is_string(kind.value_type)


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_every_column_says_what_it_means(schema: TableSchema) -> None:
    assert all(column.description for column in schema.columns)
    assert set(schema.key) | set(schema.order) <= set(schema.names())
    for column in schema.columns:
        if column.refers_to:
            table, _, key = column.refers_to.partition(".")
            assert table_schema(table).key == (key,)
        assert f"`{column.name}`" in handbook()


SMALL = TableSchema(
    "small",
    "a table for these tests",
    (
        Column("id", pa.string(), "key", required=True),
        Column("kind", pa.string(), "kind", allowed=("a", "b")),
        Column("year", pa.int16(), "year", least=2500, most=2700),
        Column("names", pa.list_(pa.string()), "names"),
    ),
    ("id",),
    ("id",),
    "1",
)
GOOD = {"id": "1", "kind": "a", "year": 2567, "names": ["x"]}


def test_good_rows_have_no_problems() -> None:
    assert SMALL.problems([GOOD, {**GOOD, "id": "2", "kind": None, "year": None, "names": None}]) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"id": "1", "kind": "a", "year": 2567}, "columns differ: names"),
        ({**GOOD, "more": 1}, "columns differ: more"),
        ({"kind": "a", "id": "1", "year": 2567, "names": []}, "columns differ: order"),
        ({**GOOD, "id": None}, "id is null"),
        ({**GOOD, "kind": "c"}, "kind may not be 'c'"),
        ({**GOOD, "year": 2499}, "year is out of bounds"),
        ({**GOOD, "year": "2567"}, "year is no number"),
        ({**GOOD, "year": 2567.5}, "year is no whole number"),
        ({**GOOD, "names": ["x", None]}, "names holds a null"),
        ({**GOOD, "names": "x"}, "names"),
        ({**GOOD, "id": 1}, "id"),
    ],
)
def test_a_broken_row_is_named(row: dict[str, object], told: str) -> None:
    problems = SMALL.problems([row])
    assert problems and told in "; ".join(problems)


def test_a_key_stands_once() -> None:
    assert SMALL.problems([GOOD, dict(GOOD)]) == ["small: two rows with the key ('1',)"]
