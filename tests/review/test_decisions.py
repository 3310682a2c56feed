"""Decisions as rows of the file of corrections: put, replaced, taken back, and never at the cost of another row."""

from __future__ import annotations

import csv
import multiprocessing
from pathlib import Path

import pytest
from prongsai.dataset.corrections import COLUMNS, read_corrections
from prongsai.extract.errors import UsageError
from prongsai.review.corrections_file import edit, read_table
from prongsai.review.decisions import Decision, Decisions, RefusedDecisionError, figure, harmless, named
from prongsai.review.effective_values import RowsByDocument, Standing
from prongsai.review.row_identity import AGENCY, YEAR, Key, Subject

ID = "0123456789abcdef" * 4
KEY = Key("scores", "sao-1", 2567, "5")
SCORE = Subject(ID, ("a/report.pdf",), KEY, "98.00", groups=(("sao-1", 2567), ("sao-2", 2567)))
LEVEL = Subject(ID, ("a/report.pdf",), Key("levels", "sao-1", 2567), "A")


def stands(decisions: Decisions, subject: Subject = SCORE) -> Standing:
    return decisions.standing(subject, RowsByDocument(decisions.table()))


def decide(decisions: Decisions, action: str, value: str = "", subject: Subject = SCORE, **changed: str) -> None:
    told = {"who": "สมชาย", "why": "read on the page", "seen": stands(decisions, subject).seen, **changed}
    decisions.decide(subject, Decision(action, value, **told))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "corrections.csv"


@pytest.fixture
def decisions(path: Path) -> Decisions:
    return Decisions(path)


def refused(
    code: str, decisions: Decisions, action: str, value: str = "", subject: Subject = SCORE, **changed: str
) -> None:
    before = decisions.path.read_bytes() if decisions.path.exists() else None
    with pytest.raises(RefusedDecisionError) as told:
        decide(decisions, action, value, subject, **changed)
    assert told.value.code == code
    assert (decisions.path.read_bytes() if decisions.path.exists() else None) == before


def test_a_decision_is_a_row_that_a_run_takes(decisions: Decisions, path: Path) -> None:
    decide(decisions, "correct", "๘๘.๕")
    (row,) = read_corrections(path)
    assert (row.document, row.table, row.agency_id, row.fiscal_year_be) == (ID[:16], "scores", "sao-1", "2567")
    assert (row.code, row.column, row.expected, row.value) == ("5", "score", "98.00", "88.50")
    assert (row.who, row.why) == ("สมชาย", "read on the page")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdocument,table,") and path.read_bytes().endswith(b"\r\n")
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_nothing_is_written_before_something_is_decided(decisions: Decisions, path: Path) -> None:
    assert stands(decisions).state == "undecided" and not path.parent.exists()


def test_each_kind_of_decision_has_its_value(decisions: Decisions, path: Path) -> None:
    decide(decisions, "confirm")
    assert [(r["expected"], r["value"]) for r in rows(path)] == [("98.00", "98.00")]
    decide(decisions, "unreadable")
    assert [(r["expected"], r["value"]) for r in rows(path)] == [("98.00", "")]
    assert (stands(decisions).now, stands(decisions).original) == ("", "98.00")
    decide(decisions, "correct", "AA", LEVEL)
    assert rows(path)[1] | {"who": "", "why": ""} == {
        "document": ID[:16], "table": "levels", "agency_id": "", "fiscal_year_be": "2567", "code": "", "column": "level",
        "expected": "A", "value": "AA", "who": "", "why": "",
    }  # fmt: skip


def test_deciding_again_replaces_the_row_and_keeps_what_it_expects(decisions: Decisions, path: Path) -> None:
    decide(decisions, "correct", "88.00")
    decide(
        decisions, "correct", "87.00", subject=Subject(ID, SCORE.names, KEY, "88.00", corrected=True)
    )  # a run was between
    assert [(r["expected"], r["value"]) for r in rows(path)] == [("98.00", "87.00")]


def test_withdrawing_removes_the_row_and_deciding_after_it_still_knows_the_value_before(
    decisions: Decisions, path: Path
) -> None:
    decide(decisions, "correct", "88.00")
    published = Subject(ID, SCORE.names, KEY, "88.00", corrected=True)
    decide(decisions, "withdraw", subject=published)
    assert rows(path) == [] and stands(decisions, published).now == "98.00"
    decide(decisions, "correct", "89.00", published)
    assert [(r["expected"], r["value"]) for r in rows(path)] == [("98.00", "89.00")]


def test_a_corrected_value_whose_row_is_gone_waits_for_a_run(decisions: Decisions) -> None:
    published = Subject(ID, SCORE.names, KEY, "88.00", corrected=True)
    assert stands(decisions, published).blocked == "run_first"
    refused("run_first", decisions, "confirm", subject=published)


def test_undo_takes_back_step_by_step(decisions: Decisions, path: Path) -> None:
    decide(decisions, "correct", "88.00")
    decide(decisions, "correct", "AA", LEVEL)
    decide(decisions, "unreadable")
    decide(decisions, "withdraw")
    for expected in ([("AA", "A")], [("88.00", "98.00"), ("AA", "A")], [("88.00", "98.00")], []):
        last = decisions.undo()
        assert last.key in (KEY, LEVEL.key)
        found = {(r["value"], r["expected"]) for r in rows(path)}
        if expected == [("AA", "A")]:  # the withdrawal is taken back first: the row "unreadable" stands again
            assert found == {("", "98.00"), ("AA", "A")}
        else:
            assert found == set(expected)
    with pytest.raises(RefusedDecisionError, match="nothing_to_undo"):
        decisions.undo()


def test_undo_leaves_alone_what_somebody_else_changed(decisions: Decisions, path: Path) -> None:
    decide(decisions, "correct", "88.00")
    other = Decisions(path)
    decide(other, "correct", "87.00")
    with pytest.raises(RefusedDecisionError, match="changed"):
        decisions.undo()
    assert [r["value"] for r in rows(path)] == ["87.00"]


def test_nobody_overwrites_what_they_did_not_see(decisions: Decisions, path: Path) -> None:
    seen = stands(decisions).seen
    decide(Decisions(path), "correct", "87.00")
    refused("changed", decisions, "correct", "88.00", seen=seen)


BY_HAND = (
    "\ufeff\"no\",document,table,agency_id,fiscal_year_be,code,column,expected,value,who,why,ticket\r\n"
    '1,b.pdf,measures,,,1.2,activity,"one\r\nline",two,"Ann, B.","because ""so""",T-1\r\n'
    "\r\n"
    "2,a/report.pdf,scores,,,5,,98,88,Ann,=typed by hand,T-2\n"
    "3,c.pdf,scores,,,ITA,,1,2,Ann,why,T-3"
)  # fmt: skip


def test_rows_by_hand_unknown_columns_and_their_order_stay(decisions: Decisions, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(BY_HAND, encoding="utf-8", newline="")
    path.chmod(0o640)
    decide(decisions, "correct", "AA", LEVEL)
    text = path.read_text(encoding="utf-8", errors="strict").replace("\r\n", "\n")
    assert text.startswith(BY_HAND.replace("\r\n", "\n") + "\n")
    assert text.splitlines()[-1] == f",{ID[:16]},levels,,2567,,level,A,AA,สมชาย,read on the page,"
    assert path.stat().st_mode & 0o777 == 0o640
    decisions.undo()
    assert path.read_bytes().decode() == BY_HAND + "\r\n"


def test_a_row_by_hand_about_the_same_value_is_the_one_that_is_replaced(decisions: Decisions, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(BY_HAND, encoding="utf-8", newline="")
    alone = Subject(ID, SCORE.names, KEY, "98.00", groups=(("sao-1", 2567),))
    assert (stands(decisions, alone).state, stands(decisions, alone).now) == ("pending", "88.00")
    decide(decisions, "correct", "88.25", alone)
    found = rows(path)[1]
    assert (found["no"], found["document"], found["agency_id"], found["ticket"]) == ("2", "a/report.pdf", "", "T-2")
    assert (found["expected"], found["value"], found["who"]) == ("98.00", "88.25", "สมชาย")
    assert len(rows(path)) == 3


def test_several_rows_about_one_value_are_for_a_person_to_mend(decisions: Decisions, path: Path) -> None:
    path.parent.mkdir()
    line = f"{ID[:12]},scores,,,5,score,{{}},{{}},Ann,why\n"
    path.write_text(",".join(COLUMNS) + "\n" + line.format("98", "90") + line.format("90", "91"), encoding="utf-8")
    refused("several_rows", decisions, "confirm")


def test_a_row_that_means_several_values_is_not_taken_for_one(decisions: Decisions, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(",".join(COLUMNS) + "\n" + f"{ID[:12]},scores,,,5,score,98,90,Ann,why\n", encoding="utf-8")
    twice = Subject(ID, SCORE.names, KEY, "98.00", groups=(("sao-1", 2567), ("sao-1", 2566)))
    refused("several_meant", decisions, "confirm", subject=twice)


def test_a_stale_row_counts_for_nothing_and_is_replaced(decisions: Decisions, path: Path) -> None:
    decide(decisions, "correct", "88.00")
    changed = Subject(ID, SCORE.names, KEY, "77.00")  # the document or the program changed
    assert (stands(decisions, changed).state, stands(decisions, changed).now) == ("stale", "77.00")
    decide(decisions, "confirm", subject=changed)
    assert [(r["expected"], r["value"]) for r in rows(path)] == [("77.00", "77.00")]


@pytest.mark.parametrize("value", ["1000", "ninety", "", "-1", "101", "NaN"])
def test_a_row_by_hand_with_an_impossible_value_counts_for_nothing(
    decisions: Decisions, path: Path, value: str
) -> None:
    path.parent.mkdir()
    path.write_text(",".join(COLUMNS) + "\n" + f"{ID[:12]},scores,,,5,score,98,{value},Ann,why\n", encoding="utf-8")
    assert stands(decisions).state == ("pending" if value == "" else "stale")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("88", "88.00"), (" 88.5 ", "88.50"), ("๑๐๐", "100.00"), ("๙๕.๐๗", "95.07"), ("0", "0.00"), ("๙5.0๗", "95.07")],
)
def test_figures_are_taken_in_thai_and_arabic_digits(typed: str, stored: str) -> None:
    assert figure(typed) == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [("100.01", "value_range"), ("999", "value_range"), ("-1", "value_format"), ("88.123", "value_format"), ("88,5", "value_format"),
     ("1e1", "value_format"), ("", "value_format"), ("๙๕.๐๗ คะแนน", "value_format"), ("=1+1", "value_format"), ("٨٨", "value_format")],
)  # fmt: skip
def test_what_is_no_score_is_refused(decisions: Decisions, typed: str, code: str) -> None:
    refused(code, decisions, "correct", typed)


def test_what_cannot_be_decided_is_refused(decisions: Decisions) -> None:
    nothing = Subject(ID, SCORE.names, KEY, "")
    refused("nothing_to_confirm", decisions, "confirm", subject=nothing)
    refused("value_level", decisions, "correct", "ดีมาก", LEVEL)
    refused("who_missing", decisions, "confirm", who=" \u200b\n")
    refused("why_missing", decisions, "confirm", why="")
    refused("nothing_to_undo", decisions, "withdraw")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"), ("\r\n=1", "'=1"), ("\u200b=1", "'=1"), ("＝1", "'＝1"), ("one\ntwo\x00three\u2028four", "one two three four"),
        ("ตรงกับ, \"หน้า 3\"", "ตรงกับ, \"หน้า 3\""), ("a\ud800b\u202ec", "abc"), ("x" * 90, "x" * 80),
    ],
)  # fmt: skip
def test_words_are_harmless_in_a_spreadsheet_and_stay_on_one_line(typed: str, stored: str) -> None:
    assert harmless(typed, 80) == stored


def test_hostile_words_come_back_as_one_cell(decisions: Decisions, path: Path) -> None:
    decide(decisions, "confirm", who='=cmd|"/c calc"!A1,\r\nx,scores', why='"; DROP, \n@x')
    (row,) = read_corrections(path)
    assert row.who == '\'=cmd|"/c calc"!A1, x,scores' and row.why == '"; DROP, @x'


def test_an_id_in_the_file_is_never_a_number_to_a_spreadsheet() -> None:
    assert named(ID) == ID[:16]
    digits = "1234567890123e45" + "67" * 4 + "a" * 40
    assert named(digits) == digits[:25]


PLACE = "องค์การบริหารส่วนตำบลหลุมข้าว อำเภอโคกสำโรง จังหวัดลพบุรี"
ABOUT = Subject(
    ID, SCORE.names, AGENCY, "unresolved-sao-1", name="องค์การบริหารส่วนตำบลหลุมข้าว", taken=frozenset({"pao-57"})
)
IN_YEAR = Subject(ID, SCORE.names, YEAR, "2567", taken=frozenset({"2566"}))


def test_the_agency_and_the_year_of_a_document_are_rows_too(decisions: Decisions, path: Path) -> None:
    assert (stands(decisions, ABOUT).now, stands(decisions, ABOUT).original) == (ABOUT.name, "unresolved-sao-1")
    decide(decisions, "correct", f" {PLACE} ", ABOUT)
    decide(decisions, "correct", "๒๕๖๘", IN_YEAR)
    agency, year = read_corrections(path)
    assert (agency.table, agency.column, agency.code, agency.expected, agency.value) == (
        "documents",
        "agency",
        "",
        "unresolved-sao-1",
        PLACE,
    )
    assert (year.table, year.column, year.expected, year.value) == ("documents", "fiscal_year_be", "2567", "2568")
    assert stands(decisions, ABOUT).state == "pending" and not stands(decisions, ABOUT).same
    done = Subject(ID, SCORE.names, AGENCY, "sao-160304", corrected=True, name=PLACE)
    assert stands(decisions, done).state == "applied"


def test_an_agency_that_means_none_or_several_is_refused(decisions: Decisions) -> None:
    for name in ("องค์การบริหารส่วนตำบลหลุมข้าว", "somebody", "", "=1+1"):
        refused("value_agency", decisions, "correct", name, ABOUT)
    refused("value_agency", decisions, "confirm", subject=ABOUT)
    refused("value_taken", decisions, "correct", "องค์การบริหารส่วนจังหวัดเชียงราย", ABOUT)
    refused("needs_value", decisions, "unreadable", subject=ABOUT)
    refused("needs_value", decisions, "unreadable", subject=IN_YEAR)
    refused("value_taken", decisions, "correct", "2566", IN_YEAR)
    for text in ("67", "2024", "25670", "ปี 2567", ""):
        refused("value_year", decisions, "correct", text, IN_YEAR)


def test_an_agency_can_be_confirmed_by_its_name(decisions: Decisions, path: Path) -> None:
    decide(decisions, "confirm", subject=Subject(ID, SCORE.names, AGENCY, "sao-160304", name=PLACE))
    (row,) = read_corrections(path)
    assert (row.expected, row.value) == ("sao-160304", PLACE)
    assert stands(decisions, Subject(ID, SCORE.names, AGENCY, "sao-160304", name=PLACE)).same


def test_a_row_stands_before_the_one_that_will_change_its_agency_or_year(decisions: Decisions, path: Path) -> None:
    decide(decisions, "correct", "2568", IN_YEAR)
    decide(decisions, "correct", "88.00")
    assert [r["table"] for r in rows(path)] == ["scores", "documents"]
    decisions.undo()
    decisions.undo()
    assert rows(path) == []
    decide(decisions, "correct", "88.00")
    decide(decisions, "correct", "2568", IN_YEAR)
    decide(decisions, "withdraw")
    decisions.undo()
    assert [r["table"] for r in rows(path)] == ["scores", "documents"]


def test_a_row_is_found_again_after_its_year_was_put_right(decisions: Decisions, path: Path) -> None:
    decide(decisions, "correct", "88.00")
    decide(decisions, "correct", "2568", IN_YEAR)
    key = Key("scores", "sao-1", 2568, "5")  # as a run publishes it
    moved = Subject(ID, SCORE.names, key, "88.00", True, (("sao-1", 2568),), moved=(("fiscal_year_be", "2568"),))
    assert (stands(decisions, moved).state, stands(decisions, moved).original) == ("applied", "98.00")
    fresh = Subject(
        ID, SCORE.names, Key("scores", "sao-1", 2568, "4"), "92.00", False, (("sao-1", 2568),), moved=moved.moved
    )
    decide(decisions, "confirm", subject=fresh)
    assert [(r["table"], r["fiscal_year_be"]) for r in rows(path)] == [
        ("scores", "2567"),
        ("documents", ""),
        ("scores", "2568"),
    ]


def decide_many(path: str, first: int) -> None:
    """What another desk does at the same time."""
    decisions = Decisions(Path(path))
    for number in range(first, first + 12):
        subject = Subject(f"{number:04x}" + "ab" * 30, ("x",), KEY, "90.00")
        decide(decisions, "correct", f"{number}.00", subject)


def test_two_desks_lose_no_row(path: Path) -> None:
    path.parent.mkdir()
    context = multiprocessing.get_context("spawn")
    desks = [context.Process(target=decide_many, args=(str(path), first)) for first in (10, 30, 50)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(60)
    assert [desk.exitcode for desk in desks] == [0, 0, 0]
    assert sorted(float(row.value) for row in read_corrections(path)) == [
        *range(10, 22),
        *range(30, 42),
        *range(50, 62),
    ]


def test_a_file_that_no_run_would_take_is_told_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("document;table\n", encoding="utf-8")
    with pytest.raises(UsageError, match="needs the columns"):
        Decisions(path)
    with pytest.raises(UsageError, match="needs the columns"):
        edit(path, lambda table: table.without(0))
    assert path.read_text(encoding="utf-8") == "document;table\n"


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "corrections.csv"
    link.symlink_to(tmp_path / "real" / "shared.csv")
    decide(Decisions(link), "confirm")
    assert link.is_symlink() and len(rows(tmp_path / "real" / "shared.csv")) == 1


def test_a_failure_while_writing_leaves_the_file_whole(
    decisions: Decisions, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(decisions, "confirm")
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        decide(decisions, "correct", "88.00")
    assert path.read_bytes() == before and [p.name for p in path.parent.iterdir()] == [path.name]
    monkeypatch.undo()
    assert decisions.undo().key == KEY and rows(path) == []  # the decision that failed is none to take back


def test_an_untouched_file_comes_back_byte_for_byte(path: Path) -> None:
    path.parent.mkdir()
    for text in (BY_HAND, ",".join(COLUMNS), ",".join(COLUMNS) + "\r"):
        path.write_text(text, encoding="utf-8", newline="")
        assert read_table(path).text() == text
