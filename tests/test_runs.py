"""Runs that can be left alone: only what changed, corrections that last, losses refused, kills survived."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
import os
import pickle
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from prongsai.dataset.corrections import COLUMNS
from prongsai.dataset.jobs.state import State
from prongsai.dataset.jobs.store import Store
from prongsai.dataset.publish import digests
from prongsai.extract.errors import ErrorCode, ExitCode
from prongsai.pipeline import main

from benchmarks.kills import killed

ROOT = Path(__file__).parents[1]
REPORT = (
    "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n\n"
    "คะแนนรวม {total} คะแนน ระดับ ผ่านดี\n\nตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t91.20\nการใช้อำนาจ\t{power}\n"
)


def write(raw: Path, number: int, total: str = "90.00", power: str = "88.10") -> Path:
    raw.mkdir(exist_ok=True)
    path = raw / f"{number:03}.txt"
    path.write_text(REPORT.format(total=total, power=power) + f"\nเลขที่ {number}\n", encoding="utf-8")
    return path


class Runs:
    """A raw folder, a dataset, and what the last run said of itself."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.raw, self.out, self._capsys = folder / "raw", folder / "out", capsys
        self.corrections = folder / "corrections.csv"

    def __call__(self, *options: str, code: int = 0) -> dict[str, Any]:
        command = ["run", str(self.raw), "--out", str(self.out), "--json", "--workers", "2"]
        self._capsys.readouterr()
        assert main([*command, "--corrections", str(self.corrections), *options]) == code
        told = self._capsys.readouterr()
        self.errors = told.err
        found: dict[str, Any] = json.loads(told.out) if code in (0, 1) else {}
        return found

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = pq.read_table(self.out / f"{table}.parquet").to_pylist()
        return found

    def correct(self, **row: str) -> None:
        with self.corrections.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS, restval="")
            writer.writeheader()
            writer.writerow(row)


@pytest.fixture
def runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runs:
    for number in range(5):
        write(tmp_path / "raw", number)
    return Runs(tmp_path, capsys)


def kept_rows(runs: Runs, kind: str) -> list[Any]:
    """The ids of what is kept, each with its stamp."""
    with contextlib.closing(sqlite3.connect(Store(runs.out).path)) as connection:
        question = "SELECT document_id, settings, extract, normalize FROM results WHERE kind = ? ORDER BY document_id"
        return connection.execute(question, (kind,)).fetchall()


def test_a_run_with_nothing_new_reads_nothing_and_changes_no_byte(runs: Runs) -> None:
    assert runs()["read_again"] == {"new": 5}
    before = {p.name: (p.read_bytes(), p.stat().st_ino) for p in runs.out.iterdir()}
    found = runs()
    assert (found["read_again"], found["unchanged"], found["published"]) == ({}, 5, False)
    assert found["documents"] == {"extracted": 5}
    assert {p.name: (p.read_bytes(), p.stat().st_ino) for p in runs.out.iterdir()} == before


def test_one_changed_file_is_read_alone(runs: Runs) -> None:
    runs()
    write(runs.raw, 2, total="93.50")
    found = runs()
    assert found["read_again"] == {"new": 1} and found["unchanged"] == 4
    assert sorted(str(r["score"]) for r in runs.rows("scores") if r["code"] == "ITA") == ["90.00"] * 4 + ["93.50"]
    assert "source changed" in found["changes"] and found["gone"] == []


def test_a_touched_file_is_not_read_again(runs: Runs) -> None:
    runs()
    os.utime(runs.raw / "001.txt")
    assert runs()["read_again"] == {}


@pytest.mark.parametrize("part", ["normalize", "extract", "settings"])
def test_changed_code_is_told_apart(runs: Runs, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from prongsai.dataset.jobs import runner
    from prongsai.dataset.jobs.stamps import present_stamp

    runs()
    before = kept_rows(runs, "read")
    monkeypatch.setattr(runner, "present_stamp", lambda settings: replace(present_stamp(settings), **{part: "changed"}))
    found = runs()
    assert found["read_again"] == {part: 5}
    assert (kept_rows(runs, "read") == before) == (part == "normalize")  # a new rule never repeats the reading


def test_a_text_that_changed_beside_its_pdf_is_read_again(runs: Runs) -> None:
    (runs.raw / "a.pdf").write_bytes(b"%PDF-1.4 no more than that")
    (runs.raw / "a.md").write_text("one", encoding="utf-8")
    runs(code=1)
    (runs.raw / "a.md").write_text("two", encoding="utf-8")
    assert runs(code=1)["read_again"] == {"new": 1, "beside": 1}


def test_deleted_files_leave_the_dataset_or_stay_if_asked(runs: Runs) -> None:
    runs()
    (runs.raw / "004.txt").unlink()
    found = runs("--keep-missing")
    assert (found["gone"], found["kept_missing"]) == (["004.txt"], 1)
    assert len(runs.rows("documents")) == 5
    found = runs()
    assert (found["gone"], found["kept_missing"]) == (["004.txt"], 0)
    assert len(runs.rows("documents")) == 4
    assert len(kept_rows(runs, "understood")) == 4


def test_a_run_that_would_lose_much_is_refused(runs: Runs) -> None:
    runs()
    before = digests(runs.out)
    for number in range(3):
        (runs.raw / f"{number:03}.txt").unlink()
    runs(code=ExitCode.PUBLICATION_REFUSED)
    assert "documents 5 -> 2 rows" in runs.errors and "--accept-loss" in runs.errors
    assert digests(runs.out) == before
    runs("--accept-loss")
    assert len(runs.rows("documents")) == 2


def test_what_a_refused_run_understood_is_published_when_the_loss_is_accepted(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prongsai.dataset.jobs import runner
    from prongsai.extract.sandbox.process_pool import JobFailure

    def nothing(work: Any, jobs: list[Any], *_: Any) -> Any:
        yield from ((job, JobFailure(ErrorCode.DAMAGED_FILE, "as it happens")) for job in jobs)

    runs()
    monkeypatch.setattr(runner, "run_isolated", nothing)
    runs("--force", code=ExitCode.PUBLICATION_REFUSED)
    runs(code=ExitCode.PUBLICATION_REFUSED)
    found = runs("--accept-loss", code=1)
    assert (found["read_again"], found["published"], found["documents"]) == ({}, True, {"failed": 5})


def test_failures_are_not_read_again_unless_asked(runs: Runs) -> None:
    (runs.raw / "bad.pdf").write_bytes(b"%PDF-1.4 nothing behind it")
    assert runs(code=1)["read_again"] == {"new": 6}
    assert runs(code=1)["read_again"] == {}
    assert runs("--retry-failed", code=1)["read_again"] == {"failed": 1}


@pytest.mark.parametrize("code", ["timeout", "out_of_memory", "worker_died"])
def test_bad_luck_is_tried_again_a_few_times(runs: Runs, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from prongsai.dataset.jobs import runner
    from prongsai.extract.sandbox.process_pool import JobFailure

    def unlucky(work: Any, jobs: list[Any], *_: Any) -> Any:
        yield from ((job, JobFailure(ErrorCode(code), "as it happens")) for job in jobs)

    (runs.raw / "scan.txt").write_text("หน้าเดียว", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(runner, "run_isolated", unlucky)
        assert [runs("--only", "scan.txt", code=1)["read_again"] for _ in range(5)] == [
            {"new": 1}, {"failed": 1}, {"failed": 1}, {}, {},
        ]  # fmt: skip
        assert "1 failed 3 times and are left" in runs.errors
        assert runs("--only", "scan.txt", "--retry-failed", code=1)["read_again"] == {"failed": 1}
    assert runs("--only", "scan.txt", "--retry-failed")["documents"] == {"no_results": 1}


def change_kept(runs: Runs, statement: str, *values: Any) -> None:
    with contextlib.closing(sqlite3.connect(Store(runs.out).path)) as connection, connection:
        connection.execute(statement, values)


def test_a_damaged_kept_result_is_read_anew_in_the_same_run(runs: Runs) -> None:
    runs()
    whole = digests(runs.out)
    change_kept(runs, "UPDATE results SET body = zeroblob(9) WHERE kind = 'understood' AND document_id IN "
                      "(SELECT document_id FROM results LIMIT 2)")  # fmt: skip
    extra = write(runs.raw, 9)
    found = runs()
    assert found["read_again"] == {"new": 1, "lost": 2} and found["documents"] == {"extracted": 6}
    extra.unlink()
    runs()
    assert digests(runs.out) == whole


def test_a_kept_database_that_is_none_is_begun_anew(runs: Runs) -> None:
    runs()
    whole = digests(runs.out)
    Store(runs.out).path.write_bytes(b"no database at all" * 500)
    assert runs()["read_again"] == {"new": 5}
    assert digests(runs.out) == whole and runs()["read_again"] == {}


def test_results_of_another_form_are_not_used(runs: Runs) -> None:
    runs()
    change_kept(runs, "PRAGMA user_version = 99")
    assert runs()["read_again"] == {"new": 5}


def test_what_is_no_record_is_never_loaded(runs: Runs, tmp_path: Path) -> None:
    class Bad:
        def __reduce__(self) -> tuple[Any, ...]:
            return (os.mkdir, (str(tmp_path / "harm"),))

    runs()
    for body in (pickle.dumps(Bad()), zlib.compress(pickle.dumps(Bad())), zlib.compress(b"\x81\xa3raw\xc0")):
        change_kept(runs, "UPDATE results SET body = ?, sha256 = ?", body, hashlib.sha256(body).digest())
        document_id = kept_rows(runs, "understood")[0][0]
        assert Store(runs.out).understood(document_id) is None and Store(runs.out).read(document_id) is None
    assert not (tmp_path / "harm").exists()


def test_a_wrong_digest_in_the_state_heals(runs: Runs) -> None:
    runs()
    state = State.load(runs.out.resolve())
    state.seen_at += 10**12
    next(iter(state.files.values()))[3] = "0" * 64
    state.save()
    assert "changed while it was read" in runs(code=1)["failures"][0]["error"]
    assert runs()["documents"] == {"extracted": 5}


def test_a_state_with_a_flipped_bit_counts_as_nothing(runs: Runs) -> None:
    runs()
    path = Store(runs.out).folder / "state.json"
    path.write_bytes(path.read_bytes().replace(b"001.txt", b"003.txt", 1))
    assert State.load(runs.out).files == {}
    assert runs()["documents"] == {"extracted": 5}


def test_a_damaged_last_dataset_is_replaced_and_said_to_be_damaged(runs: Runs) -> None:
    runs()
    whole = digests(runs.out)
    path = runs.out / "scores.parquet"
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(bytes(data))
    write(runs.raw, 9)
    assert runs()["documents"] == {"extracted": 6}
    assert "scores.parquet of the last dataset is damaged" in runs.errors
    (runs.raw / "009.txt").unlink()
    runs()
    assert digests(runs.out) == whole


# ---- corrections


def test_a_correction_is_applied_on_every_run_and_says_so(runs: Runs) -> None:
    runs.correct(
        document="001.txt", table="scores", code="3", expected="88.10", value="88.70", who="มานี", why="ดูจากภาพ"
    )
    assert runs()["corrections"] == {"applied": 1, "refused": []}
    write(runs.raw, 7)
    assert runs()["corrections"]["applied"] == 1
    found = [r for r in runs.rows("scores") if r["status"] == "corrected"]
    assert [(r["code"], str(r["score"]), r["rule"]) for r in found] == [("3", "88.70", "correction")]
    told = [r["message"] for r in runs.rows("findings") if r["code"] == "corrected"]
    assert told == ["scores.score: 88.10 corrected to 88.70 by มานี: ดูจากภาพ"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            {"document": "gone.txt", "table": "scores", "code": "3", "expected": "88.10", "value": "1"},
            "no such document",
        ),
        (
            {"document": "001.txt", "table": "scores", "code": "3", "expected": "12.00", "value": "1"},
            "88.10 stands there",
        ),
        ({"document": "001.txt", "table": "scores", "code": "9", "expected": "", "value": "1"}, "no such row"),
        ({"document": "001.txt", "table": "scores", "code": "3", "expected": "88.10", "value": "x"}, "cannot stand"),
        (
            {"document": "001.txt", "table": "levels", "column": "scale", "expected": "word", "value": "x"},
            "be corrected",
        ),
    ],
)
def test_a_correction_that_no_longer_fits_is_refused_and_told(runs: Runs, row: dict[str, str], reason: str) -> None:
    runs.correct(**row, who="มานี", why="ทดสอบ")
    found = runs(code=1)
    assert found["corrections"]["applied"] == 0
    assert len(found["corrections"]["refused"]) == 1 and reason in found["corrections"]["refused"][0]
    assert "line 2" in runs.errors
    again = runs(code=1)  # with nothing new it is told again
    assert not again["published"] and again["corrections"] == found["corrections"]


def test_a_confirmation_says_that_it_is_one(runs: Runs) -> None:
    runs.correct(document="001.txt", table="scores", code="3", expected="88.10", value="88.10", who="มานี", why="ดูแล้ว")
    assert runs()["corrections"] == {"applied": 1, "refused": []}
    found = [r for r in runs.rows("scores") if r["status"] == "corrected"]
    assert [(str(r["score"]), r["rule"]) for r in found] == [("88.10", "confirmation")]
    assert [r["message"] for r in runs.rows("findings")] == ["scores.score: 88.10 confirmed by มานี: ดูแล้ว"]


def test_a_documents_agency_and_year_are_put_right_in_all_its_rows(runs: Runs) -> None:
    runs()
    was = {r["source"]: r for r in runs.rows("documents")}["001.txt"]
    name = "เทศบาลตำบลเวียงพางคำ อำเภอแม่สาย จังหวัดเชียงราย"
    runs.correct(document="001.txt", table="documents", expected=was["agency_id"], value=name, who="ก", why="ข")
    assert runs()["corrections"] == {"applied": 1, "refused": []}
    document = {r["source"]: r for r in runs.rows("documents")}["001.txt"]
    mine = [
        r for t in ("scores", "levels", "mentions") for r in runs.rows(t) if r["document_id"] == document["document_id"]
    ]
    assert {r["agency_id"] for r in mine} == {document["agency_id"]} != {was["agency_id"]}
    agency = {r["agency_id"]: r for r in runs.rows("agencies")}[document["agency_id"]]
    assert (agency["name_th"], agency["province"]) == ("เทศบาลตำบลเวียงพางคำ", "เชียงราย")
    runs.correct(
        document="001.txt", table="documents", column="fiscal_year_be", expected="2567", value="2568", who="ก", why="ข"
    )
    assert runs("--accept-loss")["corrections"] == {"applied": 1, "refused": []}
    mine = [r for r in runs.rows("scores") if r["document_id"] == document["document_id"]]
    assert {r["fiscal_year_be"] for r in mine} == {2568}
    levels = [r for r in runs.rows("levels") if r["document_id"] == document["document_id"]]
    assert [(r["fiscal_year_be"], r["level"], str(r["score"])) for r in levels] == [(2568, "ผ่านดี", "90.00")]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [("agency", "เทศบาลที่ไม่มีจริง", "names no one agency"), ("fiscal_year_be", "2024", "no fiscal year"),
     ("kind", "other", "cannot be corrected")],
)  # fmt: skip
def test_an_agency_or_year_that_cannot_be_is_refused(runs: Runs, column: str, value: str, reason: str) -> None:
    runs.correct(document="001.txt", table="documents", column=column, value=value, who="ก", why="ข")
    found = runs(code=1)
    assert len(found["corrections"]["refused"]) == 1 and reason in found["corrections"]["refused"][0]


@pytest.mark.parametrize(
    ("table", "code", "expected", "value"), [("scores", "3", "88.10", "188.10"), ("levels", "", "ผ่านดี", "ดีมาก")]
)
def test_a_correction_out_of_bounds_is_refused(runs: Runs, table: str, code: str, expected: str, value: str) -> None:
    runs.correct(document="001.txt", table=table, code=code, expected=expected, value=value, who="ก", why="ข")
    found = runs(code=1)
    assert found["documents"] == {"extracted": 5}
    assert found["corrections"]["applied"] == 0 and "cannot stand in" in found["corrections"]["refused"][0]


def test_a_corrected_level_or_total_is_held_against_the_years_rule(runs: Runs) -> None:
    def level() -> tuple[Any, ...]:
        about = {r["document_id"]: r["source"] for r in runs.rows("documents")}
        (row,) = [r for r in runs.rows("levels") if about[r["document_id"]] == "001.txt"]
        return row["level"], str(row["score"]), row["consistent"]

    runs.correct(document="001.txt", table="levels", expected="ผ่านดี", value="ต้องปรับปรุง", who="ก", why="ข")
    runs()
    assert level() == ("ต้องปรับปรุง", "90.00", False)
    runs.correct(document="001.txt", table="scores", code="ITA", expected="90.00", value="50.00", who="ก", why="ข")
    runs()
    assert level() == ("ผ่านดี", "50.00", False)


def test_a_level_that_is_none_can_be_taken_out(runs: Runs) -> None:
    runs.correct(document="001.txt", table="levels", expected="ผ่านดี", value="", who="ก", why="ตารางเกณฑ์")
    assert runs()["corrections"]["applied"] == 1
    assert len(runs.rows("levels")) == 4 and "ผ่านดี corrected to null" in runs.rows("findings")[0]["message"]


def test_a_file_of_corrections_must_have_its_columns(runs: Runs) -> None:
    runs.corrections.write_text("document,value\n001.txt,3\n", encoding="utf-8")
    runs(code=ExitCode.USAGE)
    assert "needs the columns" in runs.errors


# ---- what changed


def test_diff_names_key_values_and_why(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    runs()
    write(runs.raw, 2, power="70.55")
    write(runs.raw, 8)
    runs.correct(document="001.txt", table="scores", code="3", expected="88.10", value="88.70", who="ก", why="ข")
    runs()
    capsys.readouterr()
    assert main(["diff", "--out", str(runs.out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("002.txt" in x and "score: 88.10 -> 70.55 (source changed)" in x for x in lines)
    assert any("001.txt" in x and "score: 88.10 -> 88.70 (correction)" in x for x in lines)
    assert any("documents added: 008.txt (new document)" in x for x in lines)
    assert main(["diff", "--out", str(runs.out), "--json"]) == 0
    assert {c["why"] for c in json.loads(capsys.readouterr().out)} == {"source changed", "correction", "new document"}
    assert main(["diff", "previous-7", "--out", str(runs.out)]) == ExitCode.USAGE
    assert "no dataset that was kept as 'previous-7'" in capsys.readouterr().err
    assert main(["diff", str(runs.raw), "--out", str(runs.out)]) == ExitCode.USAGE
    assert "no dataset there" in capsys.readouterr().err


def test_the_last_datasets_are_kept(runs: Runs) -> None:
    for total in ("90.10", "90.20", "90.30", "90.40"):
        write(runs.raw, 0, total=total)
        runs("--keep", "2")
    kept = sorted(p.name for p in runs.out.parent.iterdir() if p.name.startswith(".out.previous"))
    assert kept == [".out.previous", ".out.previous-2"]
    totals = {str(r["score"]) for r in pq.read_table(runs.out.parent / kept[1] / "scores.parquet").to_pylist()}
    assert "90.20" in totals


# ---- killed


@pytest.mark.slow
def test_killed_at_any_moment_the_next_run_ends_as_if_nothing_had_been(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    for number in range(40):
        write(raw, number, total=f"9{number % 10}.{number:02}")
    whole = [sys.executable, str(ROOT / "pipeline.py"), "run", str(raw), "--workers", "2", "--quiet", "--out"]
    start = time.monotonic()
    assert subprocess.run([*whole, str(tmp_path / "whole")], check=False).returncode == 0
    took = time.monotonic() - start
    wanted = digests(tmp_path / "whole")
    chance = random.Random(4)
    for attempt in range(6):
        out = tmp_path / f"out{attempt}"
        for _ in range(2):
            killed([*whole, str(out)], chance.uniform(0.2, 1.0) * took, alone=attempt % 2 == 1)
            assert not out.exists() or digests(out) == wanted  # whole, or not there yet
        assert subprocess.run([*whole, str(out)], check=False).returncode == 0
        assert digests(out) == wanted
        assert [p.name for p in tmp_path.iterdir() if p.name.startswith(f".out{attempt}.new")] == []


@pytest.mark.slow
def test_a_killed_worker_costs_its_document_nothing(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    for number in range(60):
        write(raw, number)
    whole = [sys.executable, str(ROOT / "pipeline.py"), "run", str(raw), "--workers", "2", "--quiet", "--out"]
    assert subprocess.run([*whole, str(tmp_path / "whole")], check=False).returncode == 0
    process = subprocess.Popen([*whole, str(tmp_path / "out")])
    kills = 0
    while process.poll() is None and kills < 3:
        for child in workers_of(process.pid):
            time.sleep(0.05)
            try:
                os.kill(child, signal.SIGKILL)
                kills += 1
            except ProcessLookupError:
                continue
    assert process.wait() in (0, 1)
    assert kills
    documents, wanted = (pq.read_table(tmp_path / name / "documents.parquet").to_pylist() for name in ("out", "whole"))
    lost = {row["document_id"] for row in documents if row["status"] == "failed"}  # a worker that died twice over it
    assert {row["error_code"] for row in documents if row["document_id"] in lost} <= {"worker_died"}
    assert [row for row in wanted if row["document_id"] not in lost] == [
        row for row in documents if row["document_id"] not in lost
    ]
    assert len(lost) < kills and process.returncode == (1 if lost else 0)


def workers_of(parent: int) -> list[int]:
    """Processes below a run that do its work: children of the fork server."""
    found: list[tuple[int, int]] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parts = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        found.append((int(folder.name), int(parts[1])))
    below = {pid for pid, up in found if up == parent}
    return [pid for pid, up in found if up in below]


def test_the_log_for_machines_is_one_object_a_line(runs: Runs) -> None:
    runs("--log", "json")
    told = [json.loads(line) for line in runs.errors.splitlines()]
    assert [x["event"] for x in told] == ["document"] * 5 + ["end"]
    assert told[-1]["rows"]["documents"] == 5 and {x["source"] for x in told[:-1]} == {f"{n:03}.txt" for n in range(5)}


def test_the_manifests_agency_is_held_against_the_documents(runs: Runs) -> None:
    rows = ["path,url,retrieved_at,agency", "001.txt,https://example.org/1,2026-01-02,เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย",
            "002.txt,https://example.org/2,2026-01-02,เทศบาลตำบลเวียงพางคำ อำเภอแม่สาย จังหวัดเชียงราย"]  # fmt: skip
    (runs.raw / "sources.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    runs()
    documents = {r["source"]: r for r in runs.rows("documents")}
    assert documents["001.txt"]["source_url"] == "https://example.org/1"
    told = [r for r in runs.rows("findings") if r["code"] == "manifest_agency"]
    assert [r["document_id"] for r in told] == [documents["002.txt"]["document_id"]]
    assert "เวียงพางคำ" in told[0]["message"] and "แม่สาย" in told[0]["message"]
    assert documents["002.txt"]["agency_id"] == documents["001.txt"]["agency_id"]  # the manifest is no evidence
