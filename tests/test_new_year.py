"""A fiscal year with other indicators and weights is rows of tables: a made-up one goes the whole way, to the desk."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from decimal import Decimal
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from docx import Document
from prongsai.normalize.model.reference_tables import FOLDER_VARIABLE

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "normalize" / "tables"
YEAR, BEFORE = 2575, 2574
WEIGHTS = {"IIT": "20", "EIT": "35", "OIT": "45"}
# Eleven: some names keep their numbers, some have others and other instruments, two are new.
INDICATORS = {
    "1": ("IIT", "การปฏิบัติหน้าที่", "91.20"), "2": ("IIT", "การใช้งบประมาณ", "88.40"),
    "3": ("IIT", "การใช้อำนาจ", "90.10"), "4": ("IIT", "การใช้ทรัพย์สินของราชการ", "85.30"),
    "5": ("EIT", "คุณภาพการดำเนินงาน", "93.00"), "6": ("EIT", "ประสิทธิภาพการสื่อสาร", "89.50"),
    "7": ("EIT", "การปรับปรุงการทำงาน", "87.70"), "8": ("EIT", "การมีส่วนร่วมของชุมชน", "90.60"),
    "9": ("OIT", "การเปิดเผยข้อมูล", "96.00"), "10": ("OIT", "การป้องกันการทุจริต", "94.00"),
    "11": ("OIT", "การคุ้มครองผู้แจ้งเบาะแส", "92.50"),
}  # fmt: skip
HEAD = "รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year}"
AGENCY = "เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย"
OLD = {"1": "91.00", "2": "89.00", "3": "90.00", "4": "92.00", "5": "88.00", "6": "91.50", "7": "90.30", "8": "89.10",
       "9": "97.00", "10": "93.00"}  # fmt: skip
OLD_TOTAL = "92.09"


def results() -> dict[str, str]:
    """The figures of the made-up year by code: instruments and total follow from the indicators."""
    found = {code: Decimal(value) for code, (_, _, value) in INDICATORS.items()}
    exact = {}
    for one in WEIGHTS:
        own = [Decimal(value) for owner, _, value in INDICATORS.values() if owner == one]
        exact[one] = sum(own, Decimal(0)) / len(own)
    exact["ITA"] = sum((exact[one] * Decimal(weight) / 100 for one, weight in WEIGHTS.items()), Decimal(0))
    return {code: f"{value:.2f}" for code, value in {**found, **exact}.items()}


def rows_of(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)


def new_tables(folder: Path, assessed: Callable[[list[dict[str, str]]], None] = lambda rows: None) -> Path:
    """The tables with a year more: the last one goes on until the year before, then other rows. Nothing else."""
    shutil.copytree(TABLES, folder)
    years = {"year_from": str(YEAR), "year_to": str(YEAR), "source": "made up for a test"}
    rows = [{**row, "year_to": str(BEFORE)} if row["year_to"] == "2569" else row for row in rows_of("assessments")]
    old = {row["code"]: row for row in rows}
    rows.append({**old["ITA"], **years})
    rows += [{**old[code], **years, "weight": weight} for code, weight in WEIGHTS.items()]
    for code, (owner, name, _) in INDICATORS.items():
        rows.append({**years, "code": code, "scope": "indicator", "part_of": owner, "name_th": name})
    assessed(rows)
    write_rows(folder, "assessments", rows)
    levels = [{**row, "year_to": str(BEFORE)} if row["year_to"] == "2569" else row for row in rows_of("level_rules")]
    for level, least in (("A", "90"), ("B", "0")):
        levels.append({**years, "scale": "letter", "level": level, "printed": level, "min_total": least})
    write_rows(folder, "level_rules", levels)
    return folder


def ran(tables: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "pipeline.py"), *command],
        env={**os.environ, FOLDER_VARIABLE: str(tables)}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


def lines_of(year: int) -> list[tuple[str, str]]:
    """Name and figure of each row of a report's table."""
    if year != YEAR:
        names = {row["code"]: row["name_th"] for row in rows_of("assessments")}
        return [*((names[code], value) for code, value in OLD.items()), ("คะแนนรวม", OLD_TOTAL)]
    told, named = results(), {row["code"]: row["name_th"] for row in rows_of("assessments") if row["code"] in WEIGHTS}
    found = [(f"{named[one]} ({one})", told[one]) for one in WEIGHTS]
    return [*found, *((name, told[code]) for code, (_, name, _) in INDICATORS.items()), ("คะแนนรวม", told["ITA"])]


def write_reports(raw: Path) -> None:
    """Two reports of the made-up year, as text and as a Word file, and one of the year before."""
    raw.mkdir()
    level = f"\nผลการประเมินอยู่ในระดับ A ด้วยคะแนน {results()['ITA']} คะแนน\n"
    for name, year, rest in (("new.txt", YEAR, level), ("old.txt", BEFORE, "")):
        rows = "".join(f"{label}\t{value}\n" for label, value in lines_of(year))
        text = f"{HEAD.format(year=year)}\n{AGENCY}\n\nตัวชี้วัด\tคะแนน\n{rows}{rest}"
        (raw / name).write_text(text, encoding="utf-8")
    document = Document()
    document.add_paragraph(HEAD.format(year=YEAR))
    document.add_paragraph("เทศบาลตำบลเวียงพางคำ อำเภอแม่สาย จังหวัดเชียงราย")
    numbered = [(f"ตัวชี้วัดที่ {code}", value) for code, (_, _, value) in INDICATORS.items()]
    table = document.add_table(rows=0, cols=2)
    for pair in [("ตัวชี้วัด", "คะแนน"), *numbered, ("คะแนนรวม", results()["ITA"])]:
        for cell, text in zip(table.add_row().cells, pair, strict=True):
            cell.text = text
    document.save(str(raw / "numbered.docx"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new-year")
    tables = new_tables(folder / "tables")
    write_reports(folder / "raw")
    done = ran(tables, "run", str(folder / "raw"), "--out", str(folder / "out"), "--workers", "2", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder


def scores(folder: Path, source: str) -> dict[str, dict[str, Any]]:
    document_id = hashlib.sha256((folder / "raw" / source).read_bytes()).hexdigest()
    found = pq.read_table(folder / "out" / "scores.parquet").to_pylist()
    return {row["code"]: row for row in found if row["document_id"] == document_id}


@pytest.mark.parametrize("source", ["new.txt", "numbered.docx"])
def test_a_report_of_the_new_year_is_read_and_verified(published: Path, source: str) -> None:
    told = scores(published, source)
    wanted = {code: Decimal(value) for code, value in results().items() if source == "new.txt" or code not in WEIGHTS}
    assert {code: row["score"] for code, row in told.items()} == wanted
    assert {(row["status"], row["fiscal_year_be"]) for row in told.values()} == {("verified", YEAR)}
    for code, (owner, name, _) in INDICATORS.items():
        assert (told[code]["instrument"], told[code]["name_th"]) == (owner, name)
    assert told["ITA"]["rule"] == "identity_total_20_35_45"


def test_the_level_of_the_new_year_follows_its_own_rules(published: Path) -> None:
    (level,) = pq.read_table(published / "out" / "levels.parquet").to_pylist()
    assert (level["level"], level["expected_level"], level["consistent"]) == ("A", "A", True)


def test_the_year_before_keeps_its_ten(published: Path) -> None:
    told = scores(published, "old.txt")
    assert {code: row["score"] for code, row in told.items()} == {
        code: Decimal(value) for code, value in {**OLD, "ITA": OLD_TOTAL}.items()
    }
    assert {row["status"] for row in told.values()} == {"verified"}
    assert (told["5"]["instrument"], told["ITA"]["rule"]) == ("IIT", "identity_total_30_30_40")


def test_the_site_shows_both_years_each_with_its_own_names(published: Path) -> None:
    site = published / "site"
    done = ran(published / "tables", "report", str(published / "out"), "--raw", str(published / "raw"), "--site",
               str(site), "--workers", "2", "--quiet")  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    (agency,) = (text for path in (site / "agency").iterdir() if "เทศบาลตำบลแม่สาย" in (text := path.read_text("utf-8")))
    assert "การคุ้มครองผู้แจ้งเบาะแส" in agency and "การแก้ไขปัญหาการทุจริต" in agency  # 11 of one, 5 of the other
    assert any("20/35/45" in text for text in pages)


def test_the_export_has_a_column_for_every_indicator(published: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    done = ran(
        published / "tables", "export", str(published / "out"), "--to", str(published / "to"), "--form", "duckdb"
    )
    assert done.returncode == 0, done.stderr
    with duckdb.connect(str(published / "to" / "prongsai.duckdb"), read_only=True) as connection:
        asked = f"SELECT DISTINCT indicator_11, oit FROM scores_wide WHERE fiscal_year_be = {YEAR} AND oit IS NOT NULL"
        assert connection.execute(asked).fetchall() == [(Decimal("92.50"), Decimal(results()["OIT"]))]


def test_the_desk_serves_the_new_year(published: Path) -> None:
    command = [sys.executable, str(ROOT / "pipeline.py"), "review", str(published / "out"), "--raw",
               str(published / "raw"), "--corrections", str(published / "corrections.csv"), "--no-browser"]  # fmt: skip
    environment = {**os.environ, FOLDER_VARIABLE: str(published / "tables"), "PYTHONUNBUFFERED": "1"}
    desk = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert desk.stdout is not None
        address = next(m[0] for line in desk.stdout if (m := re.search(r"http://127\.0\.0\.1:\d+/\S+", line)))
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(address, timeout=60) as answer:
            page = answer.geturl()
        document_id = hashlib.sha256((published / "raw" / "new.txt").read_bytes()).hexdigest()
        with browser.open(f"{page.rsplit('/', 1)[0]}/api/documents/{document_id}", timeout=60) as answer:
            told = json.load(answer)
    finally:
        desk.terminate()
        desk.wait(30)
    group = told["groups"][0]
    assert {value["code"] for value in group["values"]} >= {"11", "IIT", "ITA"}
    sums = {check["name"]: check["says"]["sum"] for check in group["checks"]}
    assert sums["total_20_35_45"] == "0.20 IIT + 0.35 EIT + 0.45 OIT"
    assert {check["verdict"] for check in group["checks"]} == {"closes"}


def _gap(rows: list[dict[str, str]]) -> None:
    for row in rows:
        row["year_to"] = "2570" if row["year_to"] == str(BEFORE) else row["year_to"]


def _overlap(rows: list[dict[str, str]]) -> None:
    for row in rows:
        row["year_from"] = "2574" if row["year_from"] == str(YEAR) else row["year_from"]


def _heavier(rows: list[dict[str, str]]) -> None:
    next(row for row in rows if row["code"] == "OIT" and row["year_from"] == str(YEAR))["weight"] = "50"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(_gap, "no assessment for 2571"), (_overlap, "two rows for"), (_heavier, "do not add up to 100")],
)
def test_a_table_with_a_mistake_is_refused(
    tmp_path: Path, spoil: Callable[[list[dict[str, str]]], None], said: str
) -> None:
    tables = new_tables(tmp_path / "tables", spoil)
    code = "from prongsai.normalize.vocabulary.assessments import assessments; assessments()"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, FOLDER_VARIABLE: str(tables)},
                          capture_output=True, text=True, timeout=120)  # fmt: skip
    assert done.returncode != 0 and said in done.stderr
