"""Publishing: the schema is kept, bytes repeat, and a reader never sees half a dataset."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.errors import PublicationRefusedError
from extract.records import Place
from normalize import facts as facts_module
from normalize.datapackage import data_package
from normalize.dataset import publish
from normalize.facts import Agency, DocumentFacts, Finding, Mention, Score
from normalize.rows import DocumentRow
from normalize.schema import TABLES, table_schema
from normalize.spool import Spool


def row(number: int) -> DocumentRow:
    return DocumentRow(
        f"{number:064x}", f"r{number}.txt", (), None, None, "text/plain", 10, 1, "text", "analysis", "sao-1", 2567,
        "extracted", None, None, "0",
    )  # fmt: skip


def facts(number: int) -> DocumentFacts:
    agency = Agency("sao-1", "อบต.ก", None, "subdistrict_administrative_organization", None, None, None, None, None, None,
                    "exact" if number % 2 else "unresolved")  # fmt: skip
    mention = Mention("m1", "sao-1", 2567, "overall", "ITA", Decimal("90.10"), None, "คะแนนรวม", "๙๐.๑๐", ("x",), "table",
                      "alias", 100.0, 100.0, None, Place(1, (1.0, 2.0, 3.0, 4.0)), True)  # fmt: skip
    score = Score(
        "sao-1",
        2567,
        "overall",
        "ITA",
        None,
        None,
        "คะแนนรวม",
        Decimal("90.10"),
        "single",
        "only_print",
        1,
        1,
        0.9,
        "m1",
    )
    finding = Finding("unread_row", "warning", "a row", place=Place(line=3))
    return DocumentFacts("analysis", "sao-1", 2567, (agency,), (score,), (), (), (mention,), (finding,))


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    spool = Spool(tmp_path)
    yield spool
    spool.close()


def published(out: Path, numbers: list[int]) -> dict[str, bytes]:
    spool = Spool(out.parent)
    for number in numbers:
        spool.add(row(number), facts(number))
    publish(spool, out, {"volatile": random.random()})
    spool.close()
    return {p.name: p.read_bytes() for p in out.glob("*.parquet")}


def test_the_order_of_documents_does_not_change_a_byte(tmp_path: Path) -> None:
    numbers = list(range(40))
    one = published(tmp_path / "one", numbers)
    random.Random(3).shuffle(numbers)
    assert published(tmp_path / "two", numbers) == one
    assert set(one) == {f"{schema.name}.parquet" for schema in TABLES}


def test_types_descriptions_and_keys_are_in_the_file(tmp_path: Path) -> None:
    published(tmp_path / "out", [1])
    schema = pq.read_schema(tmp_path / "out" / "scores.parquet")
    assert schema.field("score").type == pa.decimal128(5, 2)
    assert b"points" in schema.field("score").metadata[b"unit"]
    assert all(schema.field(name).metadata[b"description"] for name in schema.names)
    assert schema.metadata[b"primary_key"] == b"document_id,agency_id,fiscal_year_be,scope,code"


def test_mentions_of_two_documents_never_share_an_id(tmp_path: Path) -> None:
    published(tmp_path / "out", [1 << 200, 2 << 200])
    mentions = pq.read_table(tmp_path / "out" / "mentions.parquet").to_pylist()
    scores = pq.read_table(tmp_path / "out" / "scores.parquet").to_pylist()
    assert len({m["mention_id"] for m in mentions}) == 2
    assert {s["mention_id"] for s in scores} == {m["mention_id"] for m in mentions}


def test_the_surest_row_of_an_agency_wins(tmp_path: Path) -> None:
    published(tmp_path / "out", [2, 1, 4])
    agencies = pq.read_table(tmp_path / "out" / "agencies.parquet").to_pylist()
    assert [a["resolution"] for a in agencies] == ["exact"]


@pytest.mark.parametrize(
    "change",
    [
        {"status": "sure"},
        {"scope": None},
        {"score": Decimal("1000000")},
    ],
)
def test_a_row_that_breaks_the_schema_refuses_publication(
    spool: Spool, tmp_path: Path, change: dict[str, object]
) -> None:
    out = tmp_path / "out"
    before = published(out, [1])
    good = facts(2)
    spool.add(row(2), replace(good, scores=(replace(good.scores[0], **change),)))  # type: ignore[arg-type]
    with pytest.raises(PublicationRefusedError, match="scores"):
        publish(spool, out, {})
    assert {p.name: p.read_bytes() for p in out.glob("*.parquet")} == before
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".out.new")] == []


def test_two_rows_with_one_key_refuse_publication(spool: Spool, tmp_path: Path) -> None:
    good = facts(1)
    spool.add(row(1), replace(good, scores=(good.scores[0], good.scores[0])))
    with pytest.raises(PublicationRefusedError, match="key"):
        publish(spool, tmp_path / "out", {})


def test_a_reader_never_sees_half_a_dataset(tmp_path: Path) -> None:
    out = tmp_path / "out"
    published(out, [1])
    seen: set[int] = set()
    wrong: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(pq.read_table(out / "documents.parquet").num_rows)
            except Exception as error:  # noqa: BLE001 - any failure is what this test is about
                wrong.append(repr(error))

    thread = threading.Thread(target=read)
    thread.start()
    for count in (2, 3, 4, 5, 6):
        published(out, list(range(count)))
    stop.set()
    thread.join()
    assert wrong == []
    assert seen <= {1, 2, 3, 4, 5, 6} and seen


def test_row_classes_and_schema_have_the_same_columns() -> None:
    place = {"page", "x0", "top", "x1", "bottom", "line"}
    for name in ("Agency", "Score", "Level", "Measure", "Mention", "Finding"):
        table = {"Agency": "agencies"}.get(name, name.lower() + "s")
        columns = {c.name for c in table_schema(table).columns}
        names = {f.name for f in fields(getattr(facts_module, name))}
        assert names - {"place"} <= columns, name
        assert columns - names <= place | {"document_id"}, name


def test_the_data_package_lists_every_column() -> None:
    resources = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in data_package()["resources"]}
    assert resources == {schema.name: [c.name for c in schema.columns] for schema in TABLES}
