"""Publishing: the schema is kept, bytes repeat, and a reader never sees half a dataset."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from prongsai.dataset.datapackage import data_package
from prongsai.dataset.publish import publish
from prongsai.dataset.swap import held
from prongsai.extract.errors import PublicationRefusedError, UsageError
from prongsai.extract.records import Place
from prongsai.normalize.model import facts as facts_module
from prongsai.normalize.model.facts import Agency, DocumentFacts, Finding, Mention, Score
from prongsai.normalize.model.rows import DocumentRow
from prongsai.normalize.model.schema import TABLES, table_schema


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


def published(out: Path, numbers: list[int]) -> dict[str, bytes]:
    publish([(row(n), facts(n)) for n in sorted(numbers)], out, lambda: {"volatile": random.random()})
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


def test_a_print_at_the_head_of_the_pages_has_no_line(tmp_path: Path) -> None:
    told = facts(1)
    mention = replace(told.mentions[0], place=Place(line=0))
    publish([(row(1), replace(told, mentions=(mention,)))], tmp_path / "out", dict)
    assert pq.read_table(tmp_path / "out" / "mentions.parquet").to_pylist()[0]["line"] is None


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
        {"score": Decimal("100.01")},
        {"score": Decimal("86.205")},
        {"score": 86.2},
        {"score": Decimal("NaN")},
        {"fiscal_year_be": "2567"},
        {"fiscal_year_be": 2567.5},
        {"fiscal_year_be": 2024},
        {"n_mentions": True},
        {"name_th": "\ud800"},
        {"mention_id": "m2"},
        {"agency_id": "sao-2"},
    ],
)
def test_a_row_that_breaks_the_schema_refuses_publication(tmp_path: Path, change: dict[str, object]) -> None:
    out = tmp_path / "out"
    before = published(out, [1])
    good = facts(2)
    broken = replace(good, scores=(replace(good.scores[0], **change),))  # type: ignore[arg-type]
    with pytest.raises(PublicationRefusedError, match=f"r2.txt: scores.*{next(iter(change))}"):
        publish([(row(2), broken)], out, dict)
    assert {p.name: p.read_bytes() for p in out.glob("*.parquet")} == before
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".out.new")] == []


def test_two_rows_with_one_key_refuse_publication(tmp_path: Path) -> None:
    good = facts(1)
    broken = replace(good, scores=(good.scores[0], good.scores[0]))
    with pytest.raises(PublicationRefusedError, match="key"):
        publish([(row(1), broken)], tmp_path / "out", dict)


def test_row_groups_have_one_size_whatever_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.dataset.publish._ROW_GROUP", 10)
    published(tmp_path / "out", list(range(25)))
    about = pq.ParquetFile(tmp_path / "out" / "mentions.parquet").metadata
    assert [about.row_group(n).num_rows for n in range(about.num_row_groups)] == [10, 10, 5]


class Reader(threading.Thread):
    """Reads again and again while datasets are published; counts its reads so that the writer can wait for some."""

    def __init__(self, read: Callable[[], str]) -> None:
        super().__init__(daemon=True)
        self.read = read
        self.seen: set[str] = set()
        self.wrong: list[str] = []
        self.reads = 0
        self.stop = False
        self.more = threading.Condition()

    def run(self) -> None:
        while not self.stop:
            try:
                self.seen.add(self.read())
            except Exception as error:  # noqa: BLE001 - any failure is what this test is about
                self.wrong.append(repr(error))
            with self.more:
                self.reads += 1
                self.more.notify_all()

    def wait_for_reads(self, number: int) -> None:
        with self.more:
            goal = self.reads + number
            assert self.more.wait_for(lambda: self.reads >= goal, timeout=60)


def ids_of(stream: IO[bytes]) -> str:
    return ",".join(sorted(set(pq.read_table(stream, columns=["document_id"])["document_id"].to_pylist())))


@pytest.mark.parametrize("exchange", [True, False])
def test_a_reader_who_entered_the_folder_stays_with_one_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr("prongsai.dataset.swap._exchange", lambda one, other: False)
    out = tmp_path / "out"
    published(out, [1])

    def read_all_tables() -> str:
        try:
            folder = os.open(out, os.O_RDONLY)
        except FileNotFoundError:
            if exchange:
                raise
            return "between two renames"  # the moment that only an exchange spares a reader
        try:
            told = set()
            for name in ("documents", "scores", "mentions", "findings"):
                with os.fdopen(os.open(f"{name}.parquet", os.O_RDONLY, dir_fd=folder), "rb") as stream:
                    told.add(ids_of(stream))
            assert len(told) == 1, "tables of two datasets"
            return told.pop()
        finally:
            os.close(folder)

    reader = Reader(read_all_tables)
    reader.start()
    for count in range(2, 7):
        published(out, list(range(count)))
        reader.wait_for_reads(2)
    reader.stop = True
    reader.join()
    assert reader.wrong == []
    assert len(reader.seen) >= 3


def test_each_opening_of_a_table_gives_a_whole_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    published(out, [1])

    def open_once() -> str:
        with (out / "documents.parquet").open("rb") as stream:
            return ids_of(stream)

    reader = Reader(open_once)
    reader.start()
    for count in range(2, 12):
        published(out, list(range(count)))
    reader.wait_for_reads(2)
    reader.stop = True
    reader.join()
    assert reader.wrong == []


def test_a_killed_run_is_mended_by_the_next(tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = published(out, [1])
    (tmp_path / ".out.new-abc").mkdir()  # killed while writing
    out.rename(tmp_path / ".out.last")  # killed between the two renames of a system without exchange
    with held(out):
        assert {p.name: p.read_bytes() for p in out.glob("*.parquet")} == before
        assert sorted(p.name for p in tmp_path.iterdir()) == [".out.lock", "out"]


def test_files_that_are_no_dataset_are_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(UsageError, match="chapter.txt"):
        published(out, [1])
    assert [p.read_text(encoding="utf-8") for p in out.iterdir()] == ["years of work"]
    with pytest.raises(UsageError, match="is a file"), held(out / "chapter.txt"):
        pass


def test_a_link_to_the_dataset_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for number in (1, 2):
        with held(tmp_path / "link") as out:
            published(out, [number])
    assert (tmp_path / "link").is_symlink()
    assert pq.read_table(tmp_path / "real" / "documents.parquet")["source"].to_pylist() == ["r2.txt"]


def test_a_full_disk_refuses_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    before = published(out, [1])

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("prongsai.dataset.swap._sync", full)
    with pytest.raises(PublicationRefusedError, match="No space left"):
        published(out, [1, 2])
    assert {p.name: p.read_bytes() for p in out.glob("*.parquet")} == before


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


def test_the_data_package_leads_every_value_to_its_print_and_its_document() -> None:
    keys = {
        (r["name"], key["fields"], key["reference"]["resource"])
        for r in data_package()["resources"]
        for key in r["schema"].get("foreignKeys", [])
    }
    assert {("scores", "mention_id", "mentions"), ("levels", "mention_id", "mentions")} <= keys
    assert {
        (name, "document_id", "documents") for name in ("scores", "levels", "measures", "mentions", "findings")
    } <= keys
    assert {(name, "agency_id", "agencies") for name in ("documents", "scores", "measures", "mentions")} <= keys
