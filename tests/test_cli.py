"""The command line, in-process and as a stranger would run it."""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from email.message import EmailMessage
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from prongsai.dataset.jobs.document_job import Job, work
from prongsai.dataset.jobs.kept_records import Understood
from prongsai.dataset.jobs.stamps import present_stamp
from prongsai.dataset.jobs.store import Store
from prongsai.dataset.spreadsheet_cells import guarded, unguarded
from prongsai.extract.intake.raw_folder import SourceFile, find_sources
from prongsai.extract.settings import Settings
from prongsai.pipeline import __version__, main

from .extract.pdf_maker import Drawing, make_pdf

ROOT = Path(__file__).parents[1]
REPORT = """รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567
องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน

เครื่องมือ	คะแนน
IIT	88.00
EIT	84.00
OIT	86.75
คะแนนรวม	86.30
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "sub").mkdir(parents=True)
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    (folder / "sub" / "same.txt").write_text(REPORT, encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    (folder / "wrong.pdf").write_text(REPORT.replace("2567", "2566"), encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / "sources.csv").write_text("path,url,retrieved_at\ngood.txt,u:1,2026-01-02\n", encoding="utf-8")
    return folder


def documents(out: Path) -> dict[str, dict[str, object]]:
    return {row["source"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}


def hashes(out: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in out.glob("*.parquet")}


def test_every_file_has_a_row_and_the_run_goes_on(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["run", str(raw), "--out", str(out), "--workers", "1", "--json"]) == 1
    summary = json.loads(capsys.readouterr().out)
    rows = documents(out)
    assert set(rows) == {"good.txt", "empty.pdf", "cut.pdf", "wrong.pdf", "picture.txt", "nowhere.txt", "pipe.txt"}
    assert rows["good.txt"]["also_at"] == ["sub/same.txt"]
    assert (rows["good.txt"]["source_url"], rows["good.txt"]["retrieved_at"]) == ("u:1", "2026-01-02")
    assert rows["wrong.pdf"]["status"] == "extracted" and rows["wrong.pdf"]["media_type"] == "text/plain"
    codes = {name: row["error_code"] for name, row in rows.items() if row["status"] == "failed"}
    assert codes == {
        "empty.pdf": "empty_file", "cut.pdf": "damaged_file", "picture.txt": "damaged_file",
        "nowhere.txt": "unreadable_file", "pipe.txt": "unreadable_file",
    }  # fmt: skip
    assert summary["documents"] == {"extracted": 2, "failed": 5}
    assert {f["source"] for f in summary["failures"]} == set(codes)
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["version"] == __version__ and record["rows"]["scores"] == 8


def test_bytes_are_equal_for_any_number_of_workers(raw: Path, tmp_path: Path) -> None:
    seen = []
    for workers in ("1", "3"):
        out = tmp_path / f"out{workers}"
        main(["run", str(raw), "--out", str(out), "--workers", workers, "--quiet"])
        seen.append(hashes(out))
    main(["run", str(raw), "--out", str(tmp_path / "out1"), "--quiet"])
    assert seen[0] == seen[1] == hashes(tmp_path / "out1")


def test_only_and_limit(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["run", str(raw), "--out", str(out), "--only", "*.txt", "--limit", "1", "--quiet"]) == 0
    assert list(documents(out)) == ["good.txt"]


def test_a_folder_without_reports_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    assert main(["run", str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert documents(tmp_path / "out") == {}


def test_usage_errors_name_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(tmp_path / "nowhere")]) == 2
    assert "name an existing raw folder" in capsys.readouterr().err
    assert main(["status", "--out", str(tmp_path)]) == 2
    assert "prongsai run --out" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        main(["run", "--workers", "none"])
    assert stop.value.code == 2


def test_a_second_run_on_the_same_folder_stops_at_once(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with (tmp_path / ".out.lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        assert main(["run", str(raw), "--out", str(out)]) == 5
    assert not out.exists()


def test_status_findings_and_show(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    main(["run", str(raw), "--out", str(out), "--quiet"])
    capsys.readouterr()
    assert main(["status", "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"extracted": 2, "failed": 5}
    assert main(["findings", "--out", str(out), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("source,severity,code")
    assert main(["show", str(raw / "good.txt"), "--stage", "all"]) == 0
    shown = capsys.readouterr().out
    assert "ITA   86.30 verified" in shown and "[line 8]" in shown and "table of 5 rows" in shown
    assert main(["show", str(raw / "good.txt"), "--image", str(tmp_path / "x.png")]) == 2


def test_describe(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["describe", "scores"]) == 0
    assert "decimal128(5, 2)" in capsys.readouterr().out
    assert main(["describe", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["resources"][0]["name"] == "documents"


@pytest.fixture
def quiet_process() -> Iterator[None]:
    """`work` silences its own process, which is a child's as a rule."""
    yield
    logging.disable(logging.NOTSET)


def worked(source: SourceFile, out: Path) -> Understood:
    """What a child makes of a file."""
    job = Job(source, out, present_stamp(Settings()), anew=True)
    found = work(job) or Store(out).understood(source.document_id)
    assert found is not None
    return found


@pytest.mark.usefixtures("quiet_process")
def test_a_file_that_changed_since_it_was_hashed_is_not_published(tmp_path: Path) -> None:
    file = tmp_path / "raw" / "a.txt"
    file.parent.mkdir()
    file.write_text(REPORT, encoding="utf-8")
    source = find_sources([file.parent], Settings())[0]
    assert worked(source, tmp_path / "out").facts.scores
    file.write_text(REPORT.replace("86.30", "99.99"), encoding="utf-8")
    found = worked(source, tmp_path / "out")
    assert (
        found.outcome.error_code == "unreadable_file"
        and "changed" in str(found.outcome.error)
        and not found.facts.scores
    )


@pytest.mark.usefixtures("quiet_process")
def test_facts_that_break_the_schema_fail_their_document_only(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(work: object, jobs: list[Job], *_: object) -> Iterator[object]:
        for job in jobs:
            found = worked(job.source, tmp_path / "aside")
            if job.source.source == "wrong.pdf":
                scores = (replace(found.facts.scores[0], score=Decimal("123.45")), *found.facts.scores[1:])
                found = replace(found, facts=replace(found.facts, scores=scores))
            yield job, found

    monkeypatch.setattr("prongsai.dataset.jobs.runner.run_isolated", broken)
    out = tmp_path / "out"
    assert main(["run", str(raw), "--out", str(out), "--quiet"]) == 1
    rows = documents(out)
    assert rows["good.txt"]["status"] == "extracted"
    assert (rows["wrong.pdf"]["status"], rows["wrong.pdf"]["error_code"]) == ("failed", "unknown")
    assert "score is out of bounds: 123.45" in str(rows["wrong.pdf"]["error"])
    assert {r["document_id"] for r in pq.read_table(out / "scores.parquet").to_pylist()} == {
        rows["good.txt"]["document_id"]
    }


def test_files_of_the_user_are_never_replaced(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert main(["run", str(raw), "--out", str(home)]) == 2
    assert "thesis.txt" in capsys.readouterr().err
    assert [p.name for p in home.iterdir()] == ["thesis.txt"]


def test_the_dataset_is_not_read_as_input(raw: Path, tmp_path: Path) -> None:
    for _ in range(2):
        main(["run", str(raw), "--out", str(raw / "parsed"), "--only", "*.txt", "--quiet"])
    main(["run", str(raw), "--out", str(raw / "parsed"), "--quiet"])
    assert not [name for name in documents(raw / "parsed") if "parquet" in name or name.startswith(".")]


def test_a_pattern_that_matches_nothing_leaves_the_dataset(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    main(["run", str(raw), "--out", str(out), "--quiet"])
    before = hashes(out)
    assert main(["run", str(raw), "--out", str(out), "--only", "*.nothing"]) == 2
    assert hashes(out) == before


def test_findings_are_filtered_and_typos_refused(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    (raw / "torn.txt").write_text(REPORT.replace("86.30", "91.30"), encoding="utf-8")
    main(["run", str(raw), "--out", str(out), "--quiet"])
    capsys.readouterr()
    assert main(["findings", "--out", str(out), "--code", "arithmetic_does_not_close", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {(r["source"], r["code"]) for r in rows} == {("torn.txt", "arithmetic_does_not_close")}
    with pytest.raises(SystemExit) as stop:
        main(["findings", "--out", str(out), "--code", "arithmetic"])
    assert stop.value.code == 2


def test_a_page_is_drawn_with_its_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = sorted((ROOT / "data" / "raw").glob("*.pdf"))
    if not samples:
        pytest.skip("data/raw holds no sample PDF")
    picture = tmp_path / "page.png"
    assert main(["show", str(samples[0]), "--stage", "raw", "--page", "1", "--image", str(picture)]) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "--- page 1" in capsys.readouterr().out
    assert main(["show", str(samples[0]), "--page", "9999", "--image", str(picture)]) == 2


def test_the_edges_and_tables_of_a_page_are_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, picture = tmp_path / "ruled.pdf", tmp_path / "tables.png"
    page = Drawing()
    page.grid([40, 140, 240], [300, 280, 260])
    for x, y, text in ((45, 285, "ตัวชี้วัด"), (145, 285, "คะแนน"), (45, 265, "การปฏิบัติหน้าที่"), (145, 265, "๘๗.๕๐")):
        page.text(x, y, text)
    raw.write_bytes(make_pdf(page))
    command = ["show", str(raw), "--stage", "raw", "--page", "1", "--tables"]
    assert main([*command, "--image", str(picture)]) == 0
    drawn = Image.open(picture).convert("RGB")
    assert drawn.size == (800, 800)  # two pixels for each point
    edge, cell, outside = (drawn.getpixel(at) for at in ((180, 200), (180, 220), (500, 500)))
    assert edge[0] > edge[2] + 80  # red along the top of the first cell
    assert cell[2] > cell[0] + 20  # blue inside it
    assert outside == (255, 255, 255)
    assert main([*command[:-2], "2", "--tables", "--image", str(picture)]) == 2  # no such page
    capsys.readouterr()
    assert main(command) == 2 and "--image" in capsys.readouterr().err


def run_program(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "pipeline.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.slow
def test_as_a_program_results_go_to_stdout_and_the_rest_to_stderr(raw: Path, tmp_path: Path) -> None:
    done = run_program("run", str(raw), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert done.stdout.startswith("documents") and "scores" in done.stdout
    assert "5 failed" in done.stderr and "%|" not in done.stderr  # no progress bar where there is no terminal
    version = run_program("--version")
    assert version.stdout.startswith(f"prongsai {__version__} (") and "extract" in version.stdout
    for command in ("--help", "run --help", "show --help"):
        assert run_program(*command.split()).returncode == 0


def test_ctrl_c_leaves_the_last_dataset_whole(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(400):
        (raw / f"{number}.txt").write_text(REPORT + "\nก" * 2000 + str(number), encoding="utf-8")
    out = tmp_path / "out"
    assert run_program("run", str(raw), "--out", str(out), "--limit", "2", "--quiet").returncode == 0
    before = hashes(out)
    command = [sys.executable, str(ROOT / "pipeline.py"), "run", str(raw), "--out", str(out), "-v", "--workers", "1"]
    # a suite started in the background ignores Ctrl-C, and so would the program
    heard = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=heard)
    assert process.stderr is not None and process.stderr.readline()  # the first document is done, hundreds are not
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130 and "the last dataset stands" in told
    assert hashes(out) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".out.new")] == []


@pytest.mark.slow
def test_the_raw_folder_of_samples_parses(tmp_path: Path) -> None:
    samples = ROOT / "data" / "raw"
    assert main(["run", str(samples), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    rows = documents(tmp_path / "out")
    assert sum(r["media_type"] == "application/pdf" and r["status"] == "extracted" for r in rows.values()) >= 2


def test_show_names_what_a_mail_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("แนบรายงาน")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="report.pdf")
    (tmp_path / "letter.eml").write_bytes(message.as_bytes())
    assert main(["show", str(tmp_path / "letter.eml")]) == 2
    assert "holds files, such as message.txt" in capsys.readouterr().err


def test_limits_are_set_on_the_command_line(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    limits = ["--max-bytes", "2K", "--memory", "2G", "--seconds-per-page", "90", "--max-pages", "7"]
    main(["run", str(raw), "--out", str(out), "--quiet", *limits])
    settings = json.loads((out / "run.json").read_text(encoding="utf-8"))["settings"]
    assert settings["max_file_bytes"] == 2048 and settings["max_memory_bytes"] == 2 << 30
    assert (settings["one_page_seconds"], settings["page_seconds"], settings["max_pages"]) == (90.0, 12.0, 7)
    for wrong in (["--memory", "much"], ["--seconds-per-page", "0"], ["--max-bytes", "-1"]):
        with pytest.raises(SystemExit):
            main(["run", str(raw), "--out", str(out), *wrong])
    assert "write it like 200M or 4G" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    told = capsys.readouterr().out
    assert all(usual in told for usual in ("(45)", "(4G)", "(2000)", "(200M)"))


@given(st.text())
def test_a_guarded_cell_gives_its_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))
