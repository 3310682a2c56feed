"""Exports: every cell comes back, no text acts, the views count what may be counted and nothing twice."""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from prongsai.dataset.publish import publish
from prongsai.dataset.spreadsheet_cells import harmless
from prongsai.export.duckdb_file import views
from prongsai.export.folder import FORMS, README, export
from prongsai.extract.errors import LockHeldError, UsageError
from prongsai.extract.records import Place
from prongsai.normalize.model.facts import Agency, DocumentFacts, Finding, Level, Measure, Mention, Score
from prongsai.normalize.model.rows import DocumentRow
from prongsai.normalize.model.schema import TABLES
from prongsai.normalize.vocabulary.score_names import canonical_name, instrument_of

LONG = "ก" * 40_000
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u200b=1", "\ufeff=1", "\x00=1", "＝1", "＋1", "－1", "＠x",
    "'=1", "''=1", "'quoted'", "<script>alert(1)</script>", '"quoted"', 'a","=1+1', "a\nb", "a\r\nb", "a\rb", "nul\x00here",
    "bell\x07", "\x1b[31mred", "next\x85line", "para\u2029graph", "_x003D_1+1", "https://example.org", "0012", "1e5", "10/2567",
    "mailto:a@example.org", "<r><t>x</t></r>", "<r></is></c><c r=\"A9\"><f>1+1</f></c><c><is><r></r>", "{=1+1}", "#REF!", "TRUE", "",
    " ", "- ข้อแรก\n- ข้อสอง", "𝐀" * 20_000, LONG, "=" + LONG,
]  # fmt: skip


def agency(agency_id: str, province: str | None = None) -> Agency:
    return Agency(agency_id, f"หน่วยงาน {agency_id}", None, "other", None, None, province, None, None, None, "exact")


def row(number: int, about: str | None = None, year: int | None = None) -> DocumentRow:
    return DocumentRow(
        f"{number:016x}{'0' * 48}", f"r{number}.txt", (f"again/{number}.txt", "x"), None, None, "text/plain", 10, None,
        "text", "analysis", about, year, "extracted", None, None, "0",
    )  # fmt: skip


def document(
    number: int,
    about: str | None,
    year: int | None,
    scores: Iterable[tuple[str | None, int | None, str, str | None, str]],
    levels: Iterable[tuple[str, int, str, bool | None]] = (),
    measures: Iterable[Measure] = (),
    provinces: dict[str, str] | None = None,
) -> tuple[DocumentRow, DocumentFacts]:
    """A document: scores as (agency, year, code, value, status), levels as (agency, year, level, consistent)."""
    settled, prints = [], []
    for n, (whose, when, code, value, status) in enumerate(scores):
        scope = "overall" if code == "ITA" else "indicator" if code.isdigit() else "instrument"
        score = None if value is None else Decimal(value)
        prints.append(Mention(f"m{n}", whose, when, scope, code, score or Decimal("1.00"), None, "ชื่อ", f"raw {value}", ("x",),
                              "table", "alias", 100.0, 98.5, None, Place(2, (1.0, 2.5, 3.0, 4.25)), score is not None))  # fmt: skip
        instrument, indicator = (None if code == "ITA" else instrument_of(code)), int(code) if code.isdigit() else None
        settled.append(Score(whose, when, scope, code, instrument, indicator, canonical_name(scope, code, when), score, status, "rule",
                             1, 1, {"contested": 0.5, "single": 0.85}.get(status, 0.99), f"m{n}" if score else None))  # fmt: skip
    ranks = tuple(
        Level(w, y, level, "word" if level[0] > "Z" else "letter", None, None, ok, None) for w, y, level, ok in levels
    )
    met = {s.agency_id for s in settled} | {x.agency_id for x in ranks} | {m.agency_id for m in measures} | {about}
    agencies = tuple(agency(one, (provinces or {}).get(one)) for one in sorted(filter(None, met)))
    facts = DocumentFacts(
        "analysis", about, year, agencies, tuple(settled), ranks, tuple(measures), tuple(prints), (Finding("unread_row", "warning", "a row"),)
    )  # fmt: skip
    return row(number, about, year), facts


def published(out: Path, *documents: tuple[DocumentRow, DocumentFacts]) -> Path:
    publish(sorted(documents, key=lambda one: one[0].document_id), out, dict)
    return out


def measure(number: int, text: str, **more: Any) -> Measure:
    return Measure("a", 2568, 1, number, Place(line=number), issue=text, responsible=(text, "กองคลัง"), **more)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return plain_in(tmp_path)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A dataset and its export, for those who only read them."""
    folder = tmp_path_factory.mktemp("both")
    export(plain_in(folder), folder / "to")
    return folder / "dataset", folder / "to"


def plain_in(folder: Path) -> Path:
    """A dataset with every type of column, filled and null."""
    measures = [
        measure(1, "จัดอบรม", start=date(2024, 10, 1), end=date(2025, 9, 30), budget_baht=Decimal("1234567890123.45"), indicator=7),
        measure(2, "ปรับปรุง, แก้ไข", start=date(1850, 1, 1), period_raw="ต.ค. 67"),
    ]  # fmt: skip
    one = document(1, "a", 2567, [("a", 2567, "ITA", "90.10", "verified"), ("a", 2567, "IIT", None, "contested"),
                                  ("a", 2567, "1", "0.00", "single"), ("a", 2567, "2", "100.00", "agreed")],
                   [("a", 2567, "ผ่านดี", None)], measures)  # fmt: skip
    two = document(2, None, None, [(None, None, "10", "88.00", "single")], [("b", 2566, "AA", False)])
    return published(folder / "dataset", one, two)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A dataset whose texts are what a hostile report could hold; the measures are numbered as HOSTILE is."""
    measures = [measure(n, text, result=text, monitoring=text) for n, text in enumerate(HOSTILE, start=1)]
    return published(tmp_path / "hostile", document(1, "a", 2567, [], (), measures))


def rows_of(dataset: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(dataset / f"{table}.parquet").to_pylist()
    return found


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, strict=True))


def printed(value: Any) -> str:
    """A value as CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, list) else str(value)


def in_excel(value: Any) -> Any:
    """A value as openpyxl gives it back."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, date) and value.year >= 1900:
        return datetime(value.year, value.month, value.day)
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize("table", [schema.name for schema in TABLES])
def test_every_cell_comes_back_from_csv(both: tuple[Path, Path], table: str) -> None:
    plain, to = both
    path = to / f"{table}.csv"
    rows = rows_of(plain, table)
    assert rows
    wanted = [[printed(value) for value in row.values()] for row in rows]
    assert csv_rows(path) == [list(rows[0]), *wanted]
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert frame.values.tolist() == wanted


def test_csv_is_what_spreadsheets_expect(both: tuple[Path, Path]) -> None:
    to = both[1]
    data = (to / "measures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdocument_id,") and data.count(b"\r\n") == data.count(b"\n") == 3
    assert '"ปรับปรุง, แก้ไข"' in data.decode()
    scores = (to / "scores.csv").read_text("utf-8-sig")
    assert ",90.10," in scores and ",0.00," in scores and ",100.00," in scores


@pytest.mark.parametrize("table", [schema.name for schema in TABLES])
def test_every_cell_comes_back_from_excel(both: tuple[Path, Path], table: str) -> None:
    plain, to = both
    sheet = openpyxl.load_workbook(to / "prongsai.xlsx")[table]
    rows = rows_of(plain, table)
    found = [list(one) for one in sheet.iter_rows(values_only=True)]
    assert found == [list(rows[0]), *([in_excel(value) for value in row.values()] for row in rows)]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions


def test_numbers_and_dates_in_excel_are_numbers_and_dates(both: tuple[Path, Path]) -> None:
    to = both[1]
    book = openpyxl.load_workbook(to / "prongsai.xlsx")
    scores, measures = book["scores"], book["measures"]
    place = {cell.value: cell.column for cell in [*scores[1], *measures[1]]}
    total = next(r for r in range(2, scores.max_row + 1) if scores.cell(r, place["code"]).value == "ITA")
    cell = scores.cell(total, place["score"])
    assert (cell.data_type, cell.value, cell.number_format) == ("n", 90.1, "0.00")
    assert (scores.cell(total, place["code"]).data_type, scores.cell(total, 3).data_type) == ("s", "n")
    started = measures.cell(2, [c.value for c in measures[1]].index("start") + 1)
    assert (started.is_date, started.number_format) == (True, "yyyy-mm-dd")


def test_the_first_sheet_explains_every_column(both: tuple[Path, Path]) -> None:
    plain, to = both
    book = openpyxl.load_workbook(to / "prongsai.xlsx")
    assert book.sheetnames == ["about", *(schema.name for schema in TABLES)]
    told = {(r[0], r[1]): r for r in book["about"].iter_rows(values_only=True)}
    for schema in TABLES:
        assert told[schema.name, None][5] == len(rows_of(plain, schema.name))
        for column in schema.columns:
            assert column.description in told[schema.name, column.name][3]
            assert told[schema.name, column.name][4] == (column.unit or None)


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_every_cell_comes_back_from_duckdb_with_its_type(both: tuple[Path, Path], schema: Any) -> None:
    plain, to = both
    with duckdb.connect(str(to / "prongsai.duckdb"), read_only=True) as base:
        found = base.execute(f"FROM {schema.name}").fetchall()
        columns = base.execute(
            "SELECT column_name, data_type, comment, is_nullable FROM duckdb_columns() WHERE table_name = ?", [schema.name]
        ).fetchall()  # fmt: skip
    assert found == [tuple(row.values()) for row in rows_of(plain, schema.name)]
    assert [name for name, *_ in columns] == schema.names()
    types = {name: kind for name, kind, *_ in columns}
    wanted = {"score": "DECIMAL(5,2)", "budget_baht": "DECIMAL(15,2)", "start": "DATE", "repairs": "VARCHAR[]",
              "also_at": "VARCHAR[]", "fiscal_year_be": "SMALLINT", "indicator": "TINYINT", "chosen": "BOOLEAN"}  # fmt: skip
    assert {name: kind for name, kind in types.items() if name in wanted} == {
        name: kind for name, kind in wanted.items() if name in types
    }
    assert all(
        column.description in comment for column, (_, _, comment, _) in zip(schema.columns, columns, strict=True)
    )
    assert [column.required for column in schema.columns] == [not nullable for *_, nullable in columns]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\n=1", "'\n=1"),
        ("\r\n =1", "'\n =1"), ("\u3000＝1", "'\u3000＝1"), ("\u200b\ufeff=1", "'\u200b\ufeff=1"), ("﹦1", "'﹦1"),
        ("\x00=1", "\\u0000=1"), ("'=1", "''=1"), ("''-", "'''-"), ("<r>x</r>", "'<r>x</r>"),
        ("a=1", "a=1"), ("'a", "'a"), ("–1", "–1"), ("<script>", "<script>"), ('"=1"', '"=1"'), ("๙๐.๑๐", "๙๐.๑๐"),
        ("a\r\nb\rc", "a\nb\nc"), ("a\x00b\x7f\x85\u2028\uffff", "a\\u0000b\\u007f\\u0085\\u2028\\uffff"), ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_made_harmless_and_nothing_else_is_touched(text: str, cell: str) -> None:
    assert harmless(text) == cell


@pytest.mark.parametrize("text", HOSTILE)
def test_one_apostrophe_taken_away_gives_back_the_text(text: str) -> None:
    cell = harmless(text)
    dangerous = cell.startswith("'") and harmless(cell[1:]) == cell
    plain_text = re.sub(r"\r\n?", "\n", text)
    assert re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), cell[1:] if dangerous else cell) == plain_text


def test_hostile_texts_go_through_csv_harmlessly(hostile: Path, tmp_path: Path) -> None:
    export(hostile, tmp_path / "to", ["csv"])
    header, *rows = csv_rows(tmp_path / "to" / "measures.csv")
    cells = {name: [row[place] for row in rows] for place, name in enumerate(header)}
    assert cells["issue"] == cells["result"] == [harmless(text) for text in HOSTILE]
    assert cells["responsible"] == [harmless(f"{text}; กองคลัง") for text in HOSTILE]
    begin = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]")
    assert not [cell for row in rows for cell in row if begin.match(cell)]
    text = (tmp_path / "to" / "measures.csv").read_bytes().decode("utf-8-sig")
    assert not set(re.findall(r"[^\w\W]|[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]", text))
    frame = pd.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False)
    assert frame["issue"].tolist() == cells["issue"]


def test_hostile_texts_go_through_excel_harmlessly(hostile: Path, tmp_path: Path) -> None:
    export(hostile, tmp_path / "to", ["excel"])
    path = tmp_path / "to" / "prongsai.xlsx"
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in archive.namelist() if "rels" in name and "worksheets" in name]
    assert len(sheets) == len(TABLES) + 1
    assert not [sheet for sheet in sheets if re.search(r"<f[ >/]|<hyperlink|<is><r>", sheet)]
    sheet = openpyxl.load_workbook(path)["measures"]
    place = [cell.value for cell in sheet[1]].index("issue") + 1
    cells = [sheet.cell(number, place) for number in range(2, sheet.max_row + 1)]
    assert len(cells) == len(HOSTILE)
    for text, cell in zip(HOSTILE, cells, strict=True):
        wanted = harmless(text)
        assert cell.data_type == "s"
        if len(wanted.encode("utf-16-le")) <= 2 * 32_767:
            assert (cell.value or "").replace("_x005F_", "_") == wanted
        else:
            assert cell.value.endswith("…[cut]") and wanted.startswith(cell.value.removesuffix("…[cut]"))
            assert 32_766 <= len(cell.value.encode("utf-16-le")) // 2 <= 32_767


def test_cells_that_do_not_fit_into_excel_are_told(hostile: Path, tmp_path: Path) -> None:
    export(hostile, tmp_path / "to", ["excel"])
    about = list(openpyxl.load_workbook(tmp_path / "to" / "prongsai.xlsx")["about"].iter_rows(values_only=True))
    cut = {(r[0], r[1]): r[6] for r in about[1:] if r[6]}
    too_long = sum(len(text.encode("utf-16-le")) > 2 * 32_767 for text in HOSTILE)
    assert too_long == 3
    assert cut == {("measures", None): 4 * too_long} | {
        ("measures", name): too_long for name in ("issue", "result", "monitoring", "responsible")
    }
    assert any("32767" in str(r[3]) for r in about)


def test_duckdb_has_hostile_texts_unchanged(hostile: Path, tmp_path: Path) -> None:
    export(hostile, tmp_path / "to", ["duckdb"])
    with duckdb.connect(str(tmp_path / "to" / "prongsai.duckdb"), read_only=True) as base:
        found = base.execute("SELECT issue, responsible FROM measures ORDER BY row_no").fetchall()
    assert found == [(text, [text, "กองคลัง"]) for text in HOSTILE]


def test_a_long_table_goes_on_in_a_second_sheet(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.export.excel.MAX_ROWS", 3)
    export(plain, tmp_path / "to", ["excel"])
    book = openpyxl.load_workbook(tmp_path / "to" / "prongsai.xlsx")
    names = [name for name in book.sheetnames if name.startswith("mentions")]
    assert names == ["mentions", "mentions_2", "mentions_3"]
    parts = [list(book[name].iter_rows(values_only=True)) for name in names]
    assert {tuple(part[0]) for part in parts} == {tuple(rows_of(plain, "mentions")[0])}
    assert [one[0] for part in parts for one in part[1:]] == [m["mention_id"] for m in rows_of(plain, "mentions")]


def test_the_same_dataset_gives_the_same_bytes(hostile: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(hostile, tmp_path / name, ["csv", "excel"])
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted([*(f"{schema.name}.csv" for schema in TABLES), "prongsai.xlsx", README])
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    with zipfile.ZipFile(tmp_path / "one" / "prongsai.xlsx") as archive:
        dates = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml").decode())
    assert set(dates) == {"2000-01-01T00:00:00Z"}


def test_an_empty_dataset_gives_headers_and_views_without_rows(tmp_path: Path) -> None:
    dataset = published(tmp_path / "dataset")
    assert {rows for _, rows in export(dataset, tmp_path / "to")} == {0}
    assert [len(csv_rows(tmp_path / "to" / f"{schema.name}.csv")) for schema in TABLES] == [1] * len(TABLES)
    with duckdb.connect(str(tmp_path / "to" / "prongsai.duckdb"), read_only=True) as base:
        assert not [name for name in views() if base.execute(f"FROM {name}").fetchall()]


Ask = Callable[[str], list[tuple[Any, ...]]]
PROVINCES = {"a": "เชียงราย", "b": "เชียงราย", "c": "ลำปาง"}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Ask]:
    """Asks the views of a dataset of four agencies that can be counted by hand."""
    ticks = [measure(1, "x", indicator=1, instrument="IIT", status="done", budget_baht=Decimal("100.50")),
             measure(2, "y", indicator=1, instrument="IIT"), measure(3, "z", indicator=9, instrument="OIT")]  # fmt: skip
    documents = [
        document(1, "a", 2567, [("a", 2567, "ITA", "90.00", "verified"), ("a", 2567, "IIT", "85.00", "verified"),
                                ("a", 2567, "1", "80.00", "verified"), ("a", 2567, "2", "95.00", "agreed"),
                                ("a", 2567, "3", "70.00", "contested"), ("a", 2567, "4", None, "contested"),
                                ("a", 2567, "5", "80.00", "single"), ("a", 2567, "6", "81.00", "single")],
                 [("a", 2567, "ผ่านดี", True)], ticks, PROVINCES),
        document(2, "a", 2567, [("a", 2567, "ITA", "91.00", "single")], [], ticks[:2], PROVINCES),  # the same, again
        document(3, "b", 2567, [("b", 2567, "ITA", "60.00", "contested"), ("b", 2567, "1", "61.00", "single")],
                 [("b", 2567, "ผ่านดี", False)], [], PROVINCES),
        document(4, None, None, [("a", 2566, "ITA", "85.50", "single"), ("c", 2567, "ITA", "100.00", "single"),
                                 ("b", None, "ITA", "10.00", "single"), (None, 2567, "ITA", "20.00", "single")],
                 [], [], PROVINCES),
        document(5, "b", 2565, [("b", 2565, "ITA", "70.00", "corrected")], [("b", 2565, "C", None)], [], PROVINCES),
        document(6, "a", 2564, [("a", 2564, "ITA", "80.25", "agreed"), ("d", 2564, "OIT", "99.00", "single"),
                                ("d", 2564, "ITA", None, "contested")], [], [], PROVINCES),
        document(7, "b", 2568, [("b", 2568, "ITA", "72.50", "single")], [], [], PROVINCES),
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("asked")
    export(published(folder / "dataset", *documents), folder / "to", ["duckdb"])
    with duckdb.connect(str(folder / "to" / "prongsai.duckdb"), read_only=True) as base:
        yield lambda question: base.execute(question).fetchall()


def dec(text: str) -> Decimal:
    return Decimal(text)


def test_every_view_says_what_it_answers(asked: Ask) -> None:
    found = dict(asked("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"))
    assert found == views()
    assert {"scores_wide", "agency_year", "totals_by_year", "totals_by_province_year", "levels_by_year", "agency_history",
            "indicator_means_by_year", "weakest_indicators", "needs_eyes", "finding_counts", "coverage", "evidence",
            "measures_by_indicator"} <= set(found)  # fmt: skip
    assert all("?" in told and "\n" not in told for told in found.values())


def test_totals_by_year_count_each_agency_once_and_no_doubtful_value(asked: Ask) -> None:
    assert asked("FROM totals_by_year") == [
        (2564, 1, dec("80.25"), dec("80.25"), dec("80.25"), dec("80.25"), 1, 0),
        (2565, 1, dec("70.00"), dec("70.00"), dec("70.00"), dec("70.00"), 0, 0),
        (2566, 1, dec("85.50"), dec("85.50"), dec("85.50"), dec("85.50"), 0, 0),
        (2567, 2, dec("95.00"), dec("95.00"), dec("90.00"), dec("100.00"), 1, 0),
        (2568, 1, dec("72.50"), dec("72.50"), dec("72.50"), dec("72.50"), 0, 0),
    ]


def test_totals_by_province_name_what_is_left_out(asked: Ask) -> None:
    found = asked(
        "SELECT province, fiscal_year_be, agencies, mean_total, left_out_doubtful FROM totals_by_province_year"
    )
    assert found == [
        ("ลำปาง", 2567, 1, dec("100.00"), 0),
        ("เชียงราย", 2564, 1, dec("80.25"), 0),
        ("เชียงราย", 2565, 1, dec("70.00"), 0),
        ("เชียงราย", 2566, 1, dec("85.50"), 0),
        ("เชียงราย", 2567, 1, dec("90.00"), 1),
        ("เชียงราย", 2568, 1, dec("72.50"), 0),
        (None, 2564, 0, None, 1),
    ]


def test_levels_by_year_say_which_are_not_earned(asked: Ask) -> None:
    assert asked("FROM levels_by_year") == [(2565, "C", 1, dec("100.00"), 0), (2567, "ผ่านดี", 2, dec("100.00"), 1)]


def test_indicator_means_leave_out_what_is_contested_or_null(asked: Ask) -> None:
    found = asked("SELECT indicator, agencies, mean_score, left_out_doubtful FROM indicator_means_by_year")
    assert found == [
        (1, 2, dec("70.50"), 0),
        (2, 1, dec("95.00"), 0),
        (3, 0, None, 1),
        (4, 0, None, 1),
        (5, 1, dec("80.00"), 0),
        (6, 1, dec("81.00"), 0),
    ]
    assert asked("SELECT fiscal_year_be, instrument, agencies, mean_score FROM instrument_means_by_year") == [
        (2564, "OIT", 1, dec("99.00")),
        (2567, "IIT", 1, dec("85.00")),
    ]


def test_scores_wide_shows_doubtful_values_beside_and_never_in_their_column(asked: Ask) -> None:
    question = "SELECT ita, iit, indicator_1, indicator_3, indicator_4, indicator_10, level, doubtful, counted FROM scores_wide"
    assert asked(f"{question} WHERE source = 'r1.txt'") == [
        (dec("90.00"), dec("85.00"), dec("80.00"), None, None, None, "ผ่านดี", "3: 70.00 contested; 4: no value contested", 6)
    ]  # fmt: skip
    assert asked("SELECT count(*) FROM scores_wide") == [(11,)]
    assert asked("SELECT agency_id, fiscal_year_be, ita FROM scores_wide WHERE source = 'r4.txt' ORDER BY ita") == [
        ("b", None, dec("10.00")), (None, 2567, dec("20.00")), ("a", 2566, dec("85.50")), ("c", 2567, dec("100.00")),
    ]  # fmt: skip


def test_an_agency_and_year_stand_once_with_the_document_that_gives_most(asked: Ask) -> None:
    assert asked("SELECT agency_id, fiscal_year_be, source, ita, documents, documents_differ FROM agency_year") == [
        ("a", 2564, "r6.txt", dec("80.25"), 1, False),
        ("a", 2566, "r4.txt", dec("85.50"), 1, False),
        ("a", 2567, "r1.txt", dec("90.00"), 2, True),
        ("b", 2565, "r5.txt", dec("70.00"), 1, False),
        ("b", 2567, "r3.txt", None, 1, False),
        ("b", 2568, "r7.txt", dec("72.50"), 1, False),
        ("c", 2567, "r4.txt", dec("100.00"), 1, False),
        ("d", 2564, "r6.txt", None, 1, False),
    ]


def test_the_history_names_the_year_that_a_change_is_against(asked: Ask) -> None:
    found = asked(
        "SELECT agency_id, fiscal_year_be, total, since_year, change FROM agency_history WHERE agency_id < 'c'"
    )
    assert found == [
        ("a", 2564, dec("80.25"), None, None),
        ("a", 2566, dec("85.50"), 2564, dec("5.25")),
        ("a", 2567, dec("90.00"), 2566, dec("4.50")),
        ("b", 2565, dec("70.00"), None, None),
        ("b", 2567, None, 2565, None),
        ("b", 2568, dec("72.50"), 2565, dec("2.50")),
    ]


def test_the_weakest_indicators_share_places_and_say_how_many_are_known(asked: Ask) -> None:
    question = "SELECT agency_id, place, indicator, score, indicators_known FROM weakest_indicators"
    assert asked(question) == [
        ("a", 1, 1, dec("80.00"), 4),
        ("a", 1, 5, dec("80.00"), 4),
        ("a", 3, 6, dec("81.00"), 4),
        ("b", 1, 1, dec("61.00"), 1),
    ]


def test_needs_eyes_names_reasons_and_prints(asked: Ask) -> None:
    assert asked("SELECT reason, source, code, score, prints FROM needs_eyes") == [
        ("no value could be settled", "r1.txt", "4", None, "raw None (page 2)"),
        ("no value could be settled", "r6.txt", "ITA", None, "raw None (page 2)"),
        ("prints or arithmetic contradict it", "r1.txt", "3", dec("70.00"), "raw 70.00 (page 2)"),
        ("prints or arithmetic contradict it", "r3.txt", "ITA", dec("60.00"), "raw 60.00 (page 2)"),
        ("year not known", "r4.txt", "ITA", dec("10.00"), "raw 10.00 (page 2)"),
        ("agency not known", "r4.txt", "ITA", dec("20.00"), "raw 20.00 (page 2)"),
    ]


def test_measures_that_two_documents_repeat_count_once(asked: Ask) -> None:
    question = "SELECT fiscal_year_be, instrument, indicator, measures, agencies, done, nothing_said, budget_baht FROM measures_by_indicator"
    assert asked(question) == [(2568, "IIT", 1, 2, 1, 1, 1, dec("100.50")), (2568, "OIT", 9, 1, 1, 0, 1, None)]


def test_coverage_findings_and_evidence(asked: Ask) -> None:
    assert asked("FROM coverage WHERE fiscal_year_be = 2567") == [("ลำปาง", 2567, 1, 1, 1), ("เชียงราย", 2567, 2, 1, 3)]
    assert asked("FROM finding_counts") == [("unread_row", "warning", 7, 7)]
    question = "SELECT score, raw_value, raw_label, page, x0, top, x1, bottom, source FROM evidence WHERE score = 95"
    assert asked(question) == [(dec("95.00"), "raw 95.00", "ชื่อ", 2, 1.0, 2.5, 3.0, 4.25, "r1.txt")]
    assert asked("SELECT count(*), count(mention_id), count(raw_value) FROM evidence") == [(20, 18, 18)]


TOTAL, OTHER = ("a", 2567, "ITA", "90.00", "single"), ("a", 2567, "1", "80.00", "single")


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (document(1, "a", 2567, [TOTAL]), document(2, None, None, [TOTAL, OTHER])),
        (document(1, "a", 2567, [OTHER]), document(2, None, None, [TOTAL])),
        (document(1, "a", 2567, [TOTAL]), document(2, None, None, [TOTAL], [("a", 2567, "ผ่าน", None)])),
        (document(1, None, 2567, [TOTAL]), document(2, "a", 2568, [TOTAL])),
        (document(1, "a", 2568, [TOTAL]), document(2, "a", 2567, [TOTAL])),
        (document(1, "a", 2567, [TOTAL]), document(2, "a", 2567, [("a", 2567, "ITA", "90.00", "verified")])),
        (document(2, "a", 2567, [TOTAL]), document(1, "a", 2567, [TOTAL])),
        (document(1, "a", 2567, [("a", 2567, "ITA", "90.00", "contested")]), document(2, None, None, [TOTAL])),
    ],
    ids=["more values", "the total", "a level", "its own report", "its own year", "surer", "smaller id", "not contested"],
)  # fmt: skip
def test_the_best_document_is_chosen_in_a_stated_order(tmp_path: Path, worse: Any, better: Any) -> None:
    export(published(tmp_path / "dataset", worse, better), tmp_path / "to", ["duckdb"])
    with duckdb.connect(str(tmp_path / "to" / "prongsai.duckdb"), read_only=True) as base:
        found = base.execute("SELECT document_id, documents FROM agency_year").fetchall()
    assert found == [(better[0].document_id, 2)]


@pytest.mark.parametrize(("form", "library"), [("excel", "xlsxwriter"), ("duckdb", "duckdb")])
def test_a_missing_library_is_named_with_its_remedy(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=r"pip install 'prongsai\[export\]'"):
        export(plain, tmp_path / "to", ["csv", form])
    assert not (tmp_path / "to").exists()
    assert export(plain, tmp_path / "to", ["csv"])


@pytest.mark.parametrize("forms", [[], ["parquet"], ["csv", "xlsx"]])
def test_unknown_forms_are_refused_by_name(plain: Path, tmp_path: Path, forms: list[str]) -> None:
    with pytest.raises(UsageError, match="csv, excel, duckdb"):
        export(plain, tmp_path / "to", forms)


@pytest.mark.parametrize(
    "where", ["dataset", "dataset/to", "dataset/../dataset/x", ".dataset.previous", ".dataset.kept/x", "link/x"]
)
def test_a_folder_of_the_dataset_is_refused(plain: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "link").symlink_to(plain)
    with pytest.raises(UsageError, match="belongs to the dataset"):
        export(plain, tmp_path / where)
    assert sorted(path.name for path in plain.iterdir()) == sorted(
        [*(f"{schema.name}.parquet" for schema in TABLES), "datapackage.json", "run.json"]
    )


def test_the_folder_above_the_dataset_will_do(plain: Path) -> None:
    export(plain, plain.parent, ["csv"])
    assert (plain.parent / "scores.csv").is_file() and (plain / "scores.parquet").is_file()


def test_a_target_that_is_no_folder_is_refused(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for where in ("file", "file/below"):
        with pytest.raises(UsageError, match="is no folder"):
            export(plain, tmp_path / where)


@pytest.mark.parametrize("name", [README, "scores.csv", "prongsai.xlsx", "prongsai.duckdb"])
def test_a_file_that_no_export_wrote_is_never_replaced(plain: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / name).write_text("mine")
    with pytest.raises(UsageError, match=f"{name}, which no export wrote"):
        export(plain, tmp_path / "to")
    assert [(path.name, path.read_text()) for path in (tmp_path / "to").iterdir()] == [(name, "mine")]


def test_other_files_are_left_alone_and_ours_replaced(plain: Path, hostile: Path, tmp_path: Path) -> None:
    to = tmp_path / "deep" / "to"
    export(plain, to)
    (to / "mine.csv").write_text("mine")
    before = (to / "scores.csv").read_bytes()
    export(hostile, to)
    assert (to / "mine.csv").read_text() == "mine" and (to / "scores.csv").read_bytes() != before
    assert sorted(path.name for path in to.iterdir()) == sorted(
        ["mine.csv", README, "prongsai.xlsx", "prongsai.duckdb", *(f"{schema.name}.csv" for schema in TABLES)]
    )


def test_the_readme_names_every_file_in_two_languages(plain: Path, tmp_path: Path) -> None:
    written = export(plain, tmp_path / "to")
    told = (tmp_path / "to" / README).read_text("utf-8-sig")
    for path, rows in written:
        assert f"{path.name} ({rows:,} rows)" in told
    assert all(f"- {name}: " in told for name in views())
    assert "apostrophe" in told and "นำหน้า" in told and "{" not in told
    export(plain, tmp_path / "to", ["csv"])
    told = (tmp_path / "to" / README).read_text("utf-8-sig")
    assert re.search(r"prongsai\.xlsx: .*of an earlier export", told) and "scores.csv (5 rows)" in told


def test_a_database_that_is_in_use_is_not_replaced(plain: Path, tmp_path: Path) -> None:
    export(plain, tmp_path / "to", ["duckdb"])
    (tmp_path / "to" / "prongsai.duckdb.wal").write_bytes(b"changes")
    with pytest.raises(UsageError, match="is open in another program"):
        export(plain, tmp_path / "to")


class Watch:
    """A progress bar that does something at its first step, and counts."""

    def __init__(self, act: Callable[[], object] = lambda: None) -> None:
        self.total: float | None = None
        self.rows = 0.0
        self._act: Callable[[], object] | None = act

    def reset(self, total: float | None = None) -> None:
        self.total = total

    def update(self, n: float | None = 1) -> None:
        self.rows += n or 0
        act, self._act = self._act, None
        if act is not None:
            act()


def test_progress_counts_each_row_once_for_each_form(plain: Path, tmp_path: Path) -> None:
    watch = Watch()
    export(plain, tmp_path / "to", FORMS, watch)
    assert watch.rows == watch.total == 3 * sum(len(rows_of(plain, schema.name)) for schema in TABLES)


def test_all_files_are_of_one_dataset_whatever_is_published_meanwhile(plain: Path, tmp_path: Path) -> None:
    before = {schema.name: rows_of(plain, schema.name) for schema in TABLES}
    export(plain, tmp_path / "to", FORMS, Watch(lambda: published(plain, document(9, "z", 2560, []))))
    assert [row["agency_id"] for row in rows_of(plain, "agencies")] == ["z"]
    with duckdb.connect(str(tmp_path / "to" / "prongsai.duckdb"), read_only=True) as base:
        for name, rows in before.items():
            assert base.execute(f"FROM {name}").fetchall() == [tuple(row.values()) for row in rows]
            assert len(csv_rows(tmp_path / "to" / f"{name}.csv")) == len(rows) + 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("why", [KeyboardInterrupt, ZeroDivisionError])
def test_an_export_that_ends_early_leaves_the_last_one(
    plain: Path, hostile: Path, tmp_path: Path, form: str, why: type[BaseException]
) -> None:
    to = tmp_path / "to"
    export(plain, to)
    before = {path.name: path.read_bytes() for path in to.iterdir()}

    def stop() -> None:
        raise why

    with pytest.raises(why):
        export(hostile, to, [form], Watch(stop))
    assert {path.name: path.read_bytes() for path in to.iterdir()} == before


def test_what_a_killed_export_left_is_removed(plain: Path, tmp_path: Path) -> None:
    left = tmp_path / "to" / ".prongsai-export-old"
    left.mkdir(parents=True)
    (left / "scores.csv").write_text("half")
    export(plain, tmp_path / "to", ["csv"])
    assert not left.exists()


def test_two_exports_never_mix_in_one_folder(plain: Path, tmp_path: Path) -> None:
    second: list[Exception] = []

    def again() -> None:
        with pytest.raises(LockHeldError, match="another export") as caught:
            export(plain, tmp_path / "to", ["csv"])
        second.append(caught.value)

    assert export(plain, tmp_path / "to", ["csv"], Watch(again)) and len(second) == 1


def test_what_is_no_dataset_of_this_version_is_refused(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="prongsai run"):
        export(tmp_path / "nowhere", tmp_path / "to")
    table = pq.read_table(plain / "levels.parquet")
    pq.write_table(table.drop_columns(["scale"]), plain / "levels.parquet")
    with pytest.raises(UsageError, match="levels.parquet has other columns"):
        export(plain, tmp_path / "to")
    (plain / "levels.parquet").write_bytes(b"no Parquet at all")
    with pytest.raises(UsageError, match="levels.parquet cannot be read"):
        export(plain, tmp_path / "to")
    (plain / "levels.parquet").unlink()
    with pytest.raises(UsageError, match="levels.parquet does not exist"):
        export(plain, tmp_path / "to")
    assert not (tmp_path / "to").exists()
