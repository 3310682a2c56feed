"""Verifying: a fresh dataset holds, and no byte of a source and no value of a table can change without being noticed."""

from __future__ import annotations

import csv
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from prongsai.dataset.corrections import COLUMNS
from prongsai.dataset.publish import publish
from prongsai.extract.errors import ErrorCode, ExitCode, UsageError
from prongsai.extract.intake.raw_folder import SourceFile, find_sources
from prongsai.extract.sandbox.process_pool import JobFailure
from prongsai.extract.settings import Settings
from prongsai.normalize.model.facts import DocumentFacts, Finding
from prongsai.normalize.model.rows import DocumentRow
from prongsai.normalize.model.schema import TABLES, table_schema
from prongsai.pipeline import __version__, main
from prongsai.verify.evidence_check import LookUp, check_places, look_up
from prongsai.verify.files import key_problems, read_record
from prongsai.verify.problem import Problem
from prongsai.verify.proof import Report, verify
from prongsai.verify.rederivation import Derived
from prongsai.verify.rows import compare

from benchmarks.mutations import Mutable, another, derived_anew, held
from tests.extract.pdf_maker import Drawing, make_pdf

ROOT = Path(__file__).parents[2]
REPORT = (
    "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n\n"
    "คะแนนรวม 90.{0} คะแนน ระดับ ผ่านดี\n\nตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t91.20\nการใช้อำนาจ\t88.1{0}\n\n"
    "ประเด็น\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nช่องทาง{0}\tปรับปรุงเว็บไซต์\tสำนักปลัด\tต.ค. 2567 - มี.ค. 2568\n"
)
MANIFEST = "path,url,retrieved_at,agency\n1.txt,https://example.org/1,2026-01-02,เทศบาลตำบลเวียงพางคำ จังหวัดเชียงราย\n"
CORRECTION = {
    "document": "2.txt", "table": "scores", "code": "3", "expected": "88.12", "value": "88.70", "who": "มานี", "why": "ภาพ",
}  # fmt: skip
Tables = dict[str, Any]


def write_raw(raw: Path) -> None:
    """Reports of every kind that is quick to read, a copy, a zip, a broken file and an empty one."""
    raw.mkdir()
    for number in range(5):
        (raw / f"{number}.txt").write_text(REPORT.format(number), encoding="utf-8")
    (raw / "copy.txt").write_bytes((raw / "0.txt").read_bytes())
    (raw / "utf16.txt").write_text(REPORT.format(7), encoding="utf-16")
    (raw / "old.txt").write_text(REPORT.format(8), encoding="cp874")
    (raw / "broken.pdf").write_bytes(b"%PDF-1.4 no more than that")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "sources.csv").write_text(MANIFEST, encoding="utf-8")
    (raw / "lost.txt").symlink_to(raw / "nowhere")
    with zipfile.ZipFile(raw / "bundle.zip", "w") as bundle:
        bundle.writestr("9.txt", REPORT.format(9))
    for name in ("cards.md", "trend.html", "plan.docx", "measures-ranked.office.pdf", "contradiction.chrome.pdf"):
        shutil.copy(ROOT / "data" / "raw" / name, raw / name)


def write_corrections(path: Path, **row: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="")
        writer.writeheader()
        writer.writerow(row)


class Silent:
    def begin(self, total: int) -> None:
        pass

    def step(self, source: str, status: str) -> None:
        pass


class Made:
    """A dataset with its raw files and corrections, and what is derived from them once for all tests."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.out, self.corrections = folder / "raw", folder / "out", folder / "corrections.csv"
        write_raw(self.raw)
        write_corrections(self.corrections, **CORRECTION)
        command = ["run", str(self.raw), "--out", str(self.out), "--quiet", "--workers", "2"]
        assert main([*command, "--corrections", str(self.corrections)]) == ExitCode.SOME_FAILED
        self.derived = derived_anew(self.out, self.raw, folder / "derived", self.corrections)

    def verify(self, out: Path | None = None, raw: Path | None = None) -> Report:
        return verify(out or self.out, [raw or self.raw], self.corrections, 2, None, __version__)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("verify"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dataset of one report, with its raw folder beside it."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "1.txt").write_text(REPORT.format(1), encoding="utf-8")
    assert main(["run", str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--quiet"]) == ExitCode.OK
    return tmp_path / "out"


@pytest.fixture
def mutable(made: Made, tmp_path: Path) -> Mutable:
    return Mutable(made.out, tmp_path / "copy")


@pytest.fixture
def raw(made: Made, tmp_path: Path) -> Path:
    """A copy of the raw files, to be changed."""
    shutil.copytree(made.raw, tmp_path / "raw", symlinks=True)
    return tmp_path / "raw"


def told(report: Report) -> list[tuple[str, str, str, str]]:
    return [(p.source, p.table, p.column, p.why) for p in report.problems]


# ---- all holds


def test_a_fresh_dataset_holds(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = {p: p.lstat().st_mtime_ns for p in made.out.parent.rglob("*")}
    report = made.verify()
    assert list(report.lines("out"))[:-3] == [] and report.exit_code == ExitCode.OK
    assert report.cells == report.derived > 2_000
    assert report.documents == len({row["document_id"] for row in rows(made.out, "documents")}) == 16
    assert report.places.checked == report.places.found > 60 and report.places.unchecked > 0
    assert {p: p.lstat().st_mtime_ns for p in made.out.parent.rglob("*")} == before  # nothing is written beside it
    assert list(tmp_path.iterdir()) == []  # nor left where there was room for it
    assert all(rows(made.out, schema.name) for schema in TABLES)  # nothing of this was said of an empty table
    assert json.loads(json.dumps(report.record()))["holds"] is True


def test_what_runs_kept_is_not_used(made: Made, tmp_path: Path) -> None:
    shutil.copytree(made.out, tmp_path / "out")
    kept = tmp_path / ".out.kept"
    shutil.copytree(made.out.with_name(".out.kept"), kept)
    database = kept / "results.sqlite"
    database.write_bytes(b"not what was read")
    assert made.verify(tmp_path / "out").holds
    assert database.read_bytes() == b"not what was read"


def test_a_run_over_a_part_of_the_files_holds(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ["--only", "*.txt", "--limit", "3", "--quiet", "--corrections", str(made.corrections)]
    assert main(["run", str(made.raw), "--out", str(out), *options]) == ExitCode.OK
    report = made.verify(out)
    assert (report.problems, report.documents) == ([], 3)


def test_a_dataset_inside_its_raw_folder_is_no_document(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "1.txt").write_text(REPORT.format(1), encoding="utf-8")
    assert main(["run", str(raw), "--out", str(raw / "parsed"), "--quiet"]) == ExitCode.OK
    report = verify(raw / "parsed", [raw])
    assert (report.problems, report.documents) == ([], 1)


# ---- a source that changed


def test_one_changed_byte_of_a_source_is_noticed(made: Made, raw: Path) -> None:
    changed = {"1.txt", "utf16.txt", "trend.html", "plan.docx", "measures-ranked.office.pdf", "empty.txt"}
    for name in changed:
        data = bytearray((raw / name).read_bytes() or b"\0")
        data[len(data) // 2] ^= 1
        (raw / name).write_bytes(data)
    found = compare(made.out, derived_anew(made.out, raw, raw.with_name("derived"), made.corrections))
    bytes_differ = [p for p in found.problems if p.why == "the file there has other bytes"]
    assert {(p.source, p.table, p.column) for p in bytes_differ} == {(n, "documents", "document_id") for n in changed}
    assert {p.source for p in found.problems if p.table != "agencies"} == changed
    assert len(bytes_differ) == len([p for p in found.problems if p.table != "agencies"])  # each is told of once
    assert found.same < found.cells


def test_a_deleted_an_added_and_a_moved_file_are_noticed(made: Made, raw: Path) -> None:
    (raw / "1.txt").unlink()
    (raw / "new.txt").write_text(REPORT.format(6), encoding="utf-8")
    (raw / "3.txt").rename(raw / "three.txt")
    (raw / "copy.txt").unlink()
    report = made.verify(raw=raw)
    assert report.exit_code == ExitCode.SOME_FAILED
    found = told(report)
    assert ("1.txt", "documents", "document_id", "no file with these bytes lies below the raw folder") in found
    assert ("new.txt", "documents", "document_id", "the document is not in the dataset") in found
    assert ("three.txt", "documents", "source", "it is not what is derived") in found
    assert ("0.txt", "documents", "also_at", "it is not what is derived") in found
    assert len(found) == 4  # and no row of theirs is told of beside that
    assert "1.txt" in "\n".join(report.lines("out")) and report.derived < report.cells


def test_a_changed_manifest_and_changed_corrections_are_noticed(made: Made, raw: Path, tmp_path: Path) -> None:
    (raw / "sources.csv").write_text(MANIFEST.replace("/1,", "/2,").replace("เวียงพางคำ", "แม่สาย"), encoding="utf-8")
    found = {(p.table, p.column, p.why) for p in made.verify(raw=raw).problems}
    assert found == {
        ("documents", "source_url", "it is not what is derived"),
        ("findings", "", "no such row is derived"),  # that the manifest names another agency
    }
    report = verify(made.out, [made.raw], tmp_path / "none.csv", 2, None, __version__)
    corrected = {(p.table, p.column, p.stands, p.derived) for p in report.problems}
    assert ("scores", "score", "88.70", "88.12") in corrected
    assert any(table == "run.json" and column == "corrections" for table, column, _, _ in corrected)


# ---- a value that changed


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: str(schema.name))
def test_a_changed_cell_of_any_column_is_named(made: Made, mutable: Mutable, schema: Any) -> None:
    chance = random.Random(schema.name)
    for column in [*schema.columns, *chance.choices(schema.columns, k=10)]:
        mutation = mutable.mutate(chance, schema, column)
        report = held(mutable.folder, made.derived)
        assert mutation.named_in(report), mutation
        assert not any(p.table == "run.json" and p.column.startswith("sha256") for p in report.problems)
        mutable.restore()


def test_a_changed_cell_is_one_problem_with_both_values(made: Made, mutable: Mutable) -> None:
    schema = table_schema("scores")
    score = next(column for column in schema.columns if column.name == "score")
    mutation = mutable.mutate(random.Random(5), schema, score)
    (problem,) = held(mutable.folder, made.derived).problems
    assert (problem.table, problem.column) == ("scores", "score")
    assert (problem.stands, problem.derived) == (
        None if mutation.new is None else str(mutation.new),
        None if mutation.old is None else str(mutation.old),
    )
    assert problem.source in problem.line() and "scores" in problem.line()


@pytest.mark.parametrize(("name", "column"), [("scores", "score"), ("mentions", "top"), ("documents", "document_id")])
def test_a_changed_cell_is_noticed_from_the_raw_files_on(made: Made, mutable: Mutable, name: str, column: str) -> None:
    schema = table_schema(name)
    mutation = mutable.mutate(random.Random(1), schema, next(c for c in schema.columns if c.name == column))
    report = made.verify(mutable.folder)
    assert mutation.named_in(report) and report.exit_code == ExitCode.SOME_FAILED
    assert report.derived < report.cells


def test_many_changed_cells_are_all_named(made: Made, mutable: Mutable) -> None:
    chance = random.Random(12)
    changed = {}
    for schema in mutable.filled:
        table = mutable.tables[schema.name]
        for column in chance.sample(schema.columns, 3):
            values = table[column.name].to_pylist()
            row = chance.randrange(len(values))
            values[row] = another(values[row], column, values, chance)
            at = table.schema.get_field_index(column.name)
            table = table.set_column(at, table.schema.field(at), pa.array(values, column.type))
            changed[schema.name, column.name] = row
        mutable.write(schema.name, table)
    named = {(p.table, p.column) for p in held(mutable.folder, made.derived).problems}
    assert set(changed) <= named


# ---- rows


def rows(dataset: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(dataset / f"{name}.parquet").to_pylist()
    return found


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: str(schema.name))
@pytest.mark.parametrize("across", [False, True])
def test_rows_in_another_order_are_noticed(made: Made, mutable: Mutable, schema: Any, across: bool) -> None:
    table = mutable.tables[schema.name]
    by = table[schema.order[0]].to_pylist()
    pairs = [(a, b) for a in range(len(by)) for b in range(a) if (by[a] != by[b]) == across]
    pairs = [(a, b) for a, b in pairs if table.slice(a, 1) != table.slice(b, 1)]
    if not pairs:
        assert not across  # tables with one row for each document
        return
    one, other = random.Random(2).choice(pairs)
    order = list(range(len(by)))
    order[one], order[other] = order[other], order[one]
    mutable.write(schema.name, table.take(order))
    problems = held(mutable.folder, made.derived).problems
    assert any(p.table == schema.name and "order" in p.why for p in problems)


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: str(schema.name))
def test_a_missing_row_and_one_that_stands_twice_are_noticed(made: Made, mutable: Mutable, schema: Any) -> None:
    table = mutable.tables[schema.name]
    count = table.num_rows
    chance = random.Random(3)
    for kind in range(2):
        row = chance.randrange(count)
        order = [n for n in range(count) if n != row] if kind == 0 else sorted([*range(count), row])
        mutable.write(schema.name, table.take(order))
        report = held(mutable.folder, made.derived)
        why = {p.why for p in report.problems if p.table == schema.name}
        wanted = (
            {"the row is missing", "the document is not in the dataset"} if kind == 0 else {"no such row is derived"}
        )
        assert why & wanted, why
        mutable.restore()


def test_rows_of_a_document_that_nobody_published_are_noticed(made: Made, mutable: Mutable) -> None:
    table = mutable.tables["levels"]
    stray = [{**row, "document_id": "f" * 64} for row in table.to_pylist()[:1]]
    mutable.write("levels", pa.concat_tables([table, pa.Table.from_pylist(stray, schema=table.schema)]))
    problems = held(mutable.folder, made.derived).problems
    assert any((p.table, p.why) == ("levels", "no such row is derived") for p in problems)
    assert any((p.table, p.column, p.why) == ("levels", "document_id", "no row of documents has it") for p in problems)


def test_keys_and_references_are_told_where_nothing_can_be_derived(made: Made, mutable: Mutable) -> None:
    gone = next(row["document_id"] for row in rows(made.out, "documents") if row["source"] == "2.txt")
    tables: Tables = {name: mutable.tables[name].to_pylist() for name in ("scores", "levels")}
    scores = [row for row in tables["scores"] if row["document_id"] == gone]
    scores[0]["mention_id"] = "no such print"
    scores[1]["agency_id"] = "no such agency"
    scores[-1].update({key: scores[-2][key] for key in table_schema("scores").key})
    mutable.write("scores", pa.Table.from_pylist(tables["scores"], schema=mutable.tables["scores"].schema))
    assert not list(key_problems(made.out))
    why = {p.why for p in key_problems(mutable.folder)}
    assert why == {"no row of mentions has it", "no row of agencies has it", "2 rows have this key"}


# ---- files of the dataset


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: str(schema.name))
def test_a_table_that_is_lost_or_damaged_is_a_problem_and_no_crash(made: Made, mutable: Mutable, schema: Any) -> None:
    path = mutable.folder / f"{schema.name}.parquet"
    whole = path.read_bytes()
    middle = len(whole) // 3
    for data in (b"", b"garbage" * 100, whole[:-200], whole[:4] + bytes(middle) + whole[4 + middle :]):
        path.write_bytes(data)
        problems = held(mutable.folder, made.derived).problems
        assert any(p.table == schema.name and "cannot be read" in p.why for p in problems)
        assert any((p.table, p.column) == ("run.json", f"sha256.{schema.name}") for p in problems)
    path.unlink()
    assert any(p.table == schema.name for p in held(mutable.folder, made.derived).problems)


@pytest.mark.parametrize("name", ["documents", "mentions"])
def test_a_damaged_table_is_told_of_by_the_whole_of_it(made: Made, mutable: Mutable, name: str) -> None:
    (mutable.folder / f"{name}.parquet").write_bytes(b"garbage" * 100)
    report = made.verify(mutable.folder)
    assert report.exit_code == ExitCode.SOME_FAILED and {name, "run.json"} <= {p.table for p in report.problems}
    assert report.places.checked == 0


def test_a_flipped_bit_anywhere_in_a_table_is_noticed(made: Made, mutable: Mutable) -> None:
    chance = random.Random(8)
    for _ in range(40):
        path = mutable.folder / f"{chance.choice(TABLES).name}.parquet"
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        assert not held(mutable.folder, made.derived).holds
        mutable.restore()


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        (None, {""}),
        ("garbage", {""}),
        ("[1, 2]", {""}),
        ("[" * 100_000, {""}),
        ("{}", {"sha256", "rows", "documents", "failures", "corrections"}),
        ('{"rows": {"scores": 3}, "sha256": "none", "only": 7, "limit": "x", "version": 3}', {"sha256", "rows.scores"}),
    ],
)
def test_a_broken_run_record_is_a_problem_and_no_crash(
    made: Made, mutable: Mutable, content: str | None, columns: set[str]
) -> None:
    path = mutable.folder / "run.json"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    report = held(mutable.folder, made.derived)
    assert columns <= {p.column for p in report.problems}
    assert {p.table for p in report.problems} == {"run.json"}


def test_without_a_run_record_the_tables_are_verified_all_the_same(small: Path) -> None:
    (small / "run.json").unlink()
    report = verify(small, [small.with_name("raw")], None, 1, None, __version__)
    assert [(p.table, p.column) for p in report.problems] == [("run.json", "")]
    assert report.derived == report.cells > 0


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("sha256", "scores"), "0" * 64),
        (("rows", "levels"), 1),
        (("documents", "extracted"), 99),
        (("failures", 0, "error_code"), "timeout"),
        (("corrections", "applied"), 7),
    ],
)
def test_a_run_record_that_does_not_fit_is_noticed(
    made: Made, mutable: Mutable, path: tuple[Any, ...], value: Any
) -> None:
    file = mutable.folder / "run.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    file.write_text(json.dumps(record), encoding="utf-8")
    (problem,) = held(mutable.folder, made.derived).problems
    assert problem.table == "run.json" and problem.column.startswith(path[0])


def test_a_changed_or_lost_data_package_is_noticed(made: Made, mutable: Mutable) -> None:
    file = mutable.folder / "datapackage.json"
    file.write_text(file.read_text(encoding="utf-8").replace("points of 100", "points of 10"), encoding="utf-8")
    assert [p.table for p in held(mutable.folder, made.derived).problems] == ["datapackage.json"]
    file.unlink()
    assert [p.table for p in held(mutable.folder, made.derived).problems] == ["datapackage.json"]


def other_type(table: Any) -> Any:
    at = table.schema.get_field_index("score")
    return table.set_column(at, table.schema.field(at).with_type(pa.float64()), table["score"].cast(pa.float64()))


CHANGES: list[Callable[[Any], Any]] = [
    lambda table: table.replace_schema_metadata({**table.schema.metadata, b"primary_key": b"score"}),
    lambda table: table.cast(table.schema.set(8, table.schema.field(8).with_metadata({"unit": "points of 10"}))),
    lambda table: table.drop_columns(["rule"]),
    lambda table: table.drop_columns(["document_id"]),
    lambda table: table.select([*table.column_names[1:], table.column_names[0]]),
    lambda table: table.append_column("more", pa.array([1] * table.num_rows)),
    other_type,
]


@pytest.mark.parametrize("change", CHANGES)
def test_another_schema_is_noticed(made: Made, mutable: Mutable, change: Callable[[Any], Any]) -> None:
    mutable.write("scores", change(mutable.tables["scores"]))
    problems = held(mutable.folder, made.derived).problems
    assert any(p.table == "scores" and "are not those of the schema" in p.why for p in problems)


# ---- what explains differences, and what ends verifying


def test_another_version_and_other_settings_are_said_first(small: Path) -> None:
    file = small / "run.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    record["settings"]["max_pages"] = 3
    file.write_text(json.dumps(record), encoding="utf-8")
    report = verify(small, [small.with_name("raw")], None, 1, None, "9.9")
    assert report.problems == []  # another version alone is no fault
    assert [line.split(",")[0] for line in list(report.lines("out"))[:2]] == [
        f"made by version {__version__}",
        "made and derived with limits of its own: max_pages 3",
    ]
    record["settings"]["max_pages"] = "few"
    file.write_text(json.dumps(record), encoding="utf-8")
    report = verify(small, [small.with_name("raw")], None, 1, None, __version__)
    assert next(report.lines("out")) == "made with other settings than this program has: differences may come from that"


def test_no_dataset_is_an_error_of_the_command_line(made: Made, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError, match="holds no dataset"):
            made.verify(folder)


def test_a_dataset_that_is_replaced_meanwhile_is_not_judged(small: Path) -> None:
    class Replacing(Silent):
        def begin(self, total: int) -> None:
            table = pq.read_table(small / "levels.parquet")
            pq.write_table(table.slice(1), small / "levels.parquet")

    with pytest.raises(UsageError, match="replaced meanwhile"):
        verify(small, [small.with_name("raw")], None, 1, Replacing())


# ---- documents whose reading ended early


def dataset_of(folder: Path, error_code: str | None, error: str | None, findings: int = 0) -> Path:
    row = DocumentRow("1" * 64, "1.pdf", (), None, None, "application/pdf", 10, 1, None, "other", None, None,
                      "no_results" if error_code is None else "failed", error_code, error, "0")  # fmt: skip
    found = tuple(Finding("unread_row", "warning", f"row {number}", evidence=error) for number in range(findings))
    publish([(row, DocumentFacts("other", None, None, findings=found))], folder, dict)
    return folder


def derived_of(folder: Path, lost: JobFailure | None, findings: int = 0) -> Derived:
    code, reason = (None, None) if lost is None else (lost.code.value, lost.reason)
    file = SourceFile("1.pdf", Path("1.pdf"), "1" * 64, 10)
    made = dataset_of(folder, code, reason, findings)
    return Derived(made, {"1" * 64: file}, {} if lost is None else {"1" * 64: lost}, 0, ())


def test_a_document_that_runs_out_of_time_again_holds_whatever_the_line_says(tmp_path: Path) -> None:
    stands = dataset_of(tmp_path / "out", "timeout", "not done within 60 s")
    lost = JobFailure(ErrorCode.TIMEOUT, "not done within 66 s")
    assert compare(stands, derived_of(tmp_path / "new", lost)).problems == []
    damaged = JobFailure(ErrorCode.DAMAGED_FILE, "nested deeper than can be followed")
    stands = dataset_of(tmp_path / "out2", "damaged_file", "something else")
    (problem,) = compare(stands, derived_of(tmp_path / "new2", damaged)).problems
    assert problem.column == "error"  # that line is the same every time


@pytest.mark.parametrize("error_code", [None, "worker_died"])
def test_a_document_that_cannot_be_read_again_is_one_problem(tmp_path: Path, error_code: str | None) -> None:
    stands = dataset_of(tmp_path / "out", error_code, error_code, findings=20)
    found = compare(stands, derived_of(tmp_path / "new", JobFailure(ErrorCode.TIMEOUT, "not done within 60 s")))
    (problem,) = found.problems
    assert (problem.column, problem.stands, problem.derived) == ("error_code", error_code, "timeout")
    assert "not done within 60 s" in problem.line() and found.same < found.cells


def test_a_document_with_very_many_changed_rows_is_compared_in_good_time(tmp_path: Path) -> None:
    stands = dataset_of(tmp_path / "out", None, "before", findings=3000)
    problems = compare(stands, derived_of(tmp_path / "new", None, findings=3001)).problems
    assert len([p for p in problems if p.column == "evidence"]) == 3000
    assert [p.why for p in problems if p.column == ""] == ["the row is missing"]


# ---- places


def looked_up(dataset: Path, files: dict[str, SourceFile]) -> tuple[int, list[str]]:
    found = check_places(dataset, files, 2, Silent())
    return found.checked, [doubt.mention_id for doubt in found.doubts]


def test_a_print_that_does_not_stand_in_its_place_is_doubted(made: Made, mutable: Mutable) -> None:
    sources = {row["document_id"]: row["source"] for row in rows(made.out, "documents")}
    kinds = {"0.txt": "line", "utf16.txt": "line", "old.txt": "line", "bundle.zip/9.txt": "line", "cards.md": "line",
             "measures-ranked.office.pdf": "top", "contradiction.chrome.pdf": "page"}  # fmt: skip
    changed = set()
    mentions = mutable.tables["mentions"].to_pylist()
    for row in mentions:
        column = kinds.pop(sources[row["document_id"]], None)
        if column is not None:
            row[column] += 20 if column == "line" else 0
            row.update({"top": 5.0, "bottom": 9.0} if column == "top" else {})
            row.update({"page": 99} if column == "page" else {})
            changed.add(row["mention_id"])
    assert not kinds
    mutable.write("mentions", pa.Table.from_pylist(mentions, schema=mutable.tables["mentions"].schema))
    found = check_places(mutable.folder, dict(made.derived.files), 2, Silent())
    assert {doubt.mention_id for doubt in found.doubts} == changed
    assert all(doubt.raw_value in doubt.line() for doubt in found.doubts)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (20, 30, 390, 380)])
def test_boxes_of_turned_and_cut_pages_are_found(
    tmp_path: Path, rotate: int, crop: tuple[float, float, float, float] | None
) -> None:
    drawing = Drawing(400, 400, rotate, crop)
    drawing.text(60, 200, "86.20")
    (tmp_path / "a.pdf").write_bytes(make_pdf(drawing))
    (source,) = find_sources([tmp_path], Settings())
    left, bottom, right, top = crop or (0, 0, 400, 400)
    width, height = right - left, top - bottom
    x0, x1, y0, y1 = 60 - left, 85 - left, top - 210, top - 198  # upright, from the top-left corner
    box = {
        0: (x0, y0, x1, y1),
        90: (height - y1, x0, height - y0, x1),
        180: (width - x1, height - y1, width - x0, height - y0),
        270: (y0, width - x1, y1, width - x0),
    }[rotate]
    for sides, doubts in ((box, 0), ((box[0] + 40, box[1] + 40, box[2] + 40, box[3] + 40), 1), ((-50, 0, 9, 9), 1)):
        row = {"mention_id": "m", "raw_value": "๘๖.๒๐", "ocr_confidence": None, "page": 1, "line": None}
        row |= dict(zip(("x0", "top", "x1", "bottom"), map(float, sides), strict=True))
        found = look_up(LookUp(source, "application/pdf", "text_layer", (row,)))
        assert (found.found, len(found.doubts)) == (1 - doubts, doubts)


def test_of_a_scan_only_the_box_is_looked_at() -> None:
    (source,) = find_sources([ROOT / "data" / "raw" / "graded.scan.pdf"], Settings())
    row = {"mention_id": "m", "raw_value": "86.20", "ocr_confidence": 0.99, "page": 1, "line": None}
    good = {**row, "x0": 10.0, "top": 10.0, "x1": 40.0, "bottom": 20.0}
    off = {**good, "bottom": 2000.0}
    places = look_up(LookUp(source, "application/pdf", "ocr", (good, off)))
    assert (places.found, places.unchecked, len(places.doubts)) == (0, 1, 1)


def test_what_a_report_prints_cannot_steer_a_terminal() -> None:
    problem = Problem("a.txt", "mentions", "m\x1b[2J", "raw_label", "x\x1b[31m\n" * 50, "y" * 500, "differs\r")
    assert problem.line().isprintable() and len(problem.line()) < 400
    long = replace(problem, stands="a" * 400 + "b", derived="a" * 400 + "c")
    assert "b'" in long.line() and "c'" in long.line()  # the difference shows


def test_a_record_is_read_whatever_it_holds(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"only": 3, "limit": true, "version": null}', encoding="utf-8")
    record, problems = read_record(tmp_path)
    assert (record.text("only"), record.number("limit"), record.text("version"), problems) == (None, None, None, [])
