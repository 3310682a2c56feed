"""The desk's answers: the queue, a document, its evidence, and what changes with each decision."""

from __future__ import annotations

import csv
import functools
import io
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from prongsai.dataset.corrections import read_corrections
from prongsai.dataset.document_rows import cases
from prongsai.extract.errors import UsageError
from prongsai.extract.intake.raw_folder import find_sources
from prongsai.extract.settings import Settings
from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.model.schema import SCORES
from prongsai.review.arithmetic_now import CLOSES, ROUNDING, WAITING
from prongsai.review.arithmetic_now import OPEN as DOES_NOT_CLOSE
from prongsai.review.decisions import ACTIONS, Decisions
from prongsai.review.labels import words
from prongsai.review.lines import LONGEST, LinesJob, Print, excerpt, lines
from prongsai.review.queue import WEIGHTS
from prongsai.review.row_views import shown
from prongsai.review.server import served
from prongsai.review.views import document_view, sight

from tests.review.desks import CLEAN, CLOSING, HOSTILE, OPEN, Open, opened, publish, report_pdf

STATIC = Path(__file__).parents[2] / "review" / "static"


def check(answer: Any, name: str = "iit_mean") -> dict[str, Any]:
    return next(one for one in answer.json["group"]["checks"] if one["name"] == name)


def test_the_queue_tells_what_is_open_and_who_decided_last(desk: Open) -> None:
    told = desk.get("api/queue").json
    assert sorted(entry["source"] for entry in told["documents"]) == sorted([HOSTILE, OPEN]) and told["who"] == ""
    assert told["documents"][0]["kinds"] == ["contested", "arithmetic"] and told["documents"][0]["open"] == 7
    assert len(desk.get("api/queue?all=1").json["documents"]) == 3
    desk.decide("5", "correct", "88")
    told = desk.get("api/queue").json
    entry = next(entry for entry in told["documents"] if entry["source"] == OPEN)
    assert (entry["open"], entry["kinds"], told["who"]) == (5, ["contested"], "สมชาย")


def test_a_document_comes_with_values_prints_and_arithmetic(desk: Open) -> None:
    told = desk.get(f"api/documents/{desk.ids[OPEN]}").json
    assert (told["kind"], told["pages"], told["year"], told["agency"]["name"]) == ("pages", 2, 2567, "เทศบาลตำบลแม่สาย")
    group, about = told["groups"]
    assert [(value["table"], value["now"]) for value in about["values"]] == [
        ("documents", "เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย"), ("documents", "2567"),
    ]  # fmt: skip
    assert [value["code"] for value in group["values"]] == ["IIT", "1", "2", "3", "4", "5"]
    value = group["values"][-1]
    assert (value["published"], value["status"], value["rule"], value["state"]) == (
        "98.00",
        "contested",
        "open_iit_mean",
        "undecided",
    )
    assert value["points"] == ["contested", "arithmetic"] and value["decision"] is None
    (found,) = value["prints"]
    assert (found["raw"], found["page"], found["chosen"], found["box"]) == (
        "98.00",
        2,
        True,
        [300.0, 260.0, 360.0, 290.0],
    )
    (now,) = group["checks"]
    assert (now["verdict"], now["printed"], now["computed"], now["residual"]) == ("open", "90.00", "92.000", "-2.000")


def test_a_decision_shows_at_once_what_the_arithmetic_says(desk: Open) -> None:
    answer = desk.decide("5", "correct", "๘๘.๐๐")
    assert answer.status_code == 200 and check(answer)["verdict"] == "closes"
    assert desk.value("5")["now"] == "88.00" and desk.value("5")["decision"]["action"] == "correct"
    answer = desk.decide("5", "unreadable")
    assert (check(answer)["verdict"], check(answer)["missing"]) == ("waiting", ["5"])
    answer = desk.decide("5", "withdraw")
    assert check(answer)["verdict"] == "open" and answer.json["open"] == 7
    answer = desk.post("api/undo", {})
    assert (answer.json["value"]["code"], check(answer)["verdict"]) == ("5", "waiting")


def test_a_decision_without_a_value_that_can_be_is_refused_in_words(desk: Open) -> None:
    for value, code in (("abc", "value_format"), ("100.5", "value_range")):
        answer = desk.decide("5", "correct", value)
        assert (answer.status_code, answer.json["error"]) == (422, code)
    answer = desk.decide("5", "confirm", seen="old")
    assert (answer.status_code, answer.json["error"]) == (409, "changed")
    answer = desk.decide("5", "confirm", agency_id="sao-1")
    assert answer.status_code == 404
    assert not desk.corrections.exists()


def test_a_file_that_somebody_broke_is_told(desk: Open) -> None:
    asked = {
        "document": desk.ids[OPEN],
        **{name: desk.value("5")[name] for name in ("table", "agency_id", "year", "code", "seen")},
    }
    desk.corrections.write_text("nothing,that,counts\n", encoding="utf-8")
    answer = desk.post("api/decisions", {**asked, "action": "confirm", "who": "me", "why": "x"})
    assert (answer.status_code, answer.json["error"]) == (409, "file") and "needs the columns" in answer.json["message"]
    assert desk.corrections.read_text(encoding="utf-8") == "nothing,that,counts\n"


def test_the_next_run_applies_what_was_decided_and_the_desk_sees_it(desk: Open) -> None:
    desk.decide("5", "correct", "88.00")
    desk.decide("4", "confirm")
    desk.decide("3", "unreadable")
    publish(desk.folder)
    found = desk.scores()
    assert [(str(found[c]["score"]), found[c]["status"]) for c in "543"] == [
        ("88.00", "corrected"),
        ("92.00", "corrected"),
        ("None", "corrected"),
    ]
    assert [desk.value(code)["state"] for code in "5431"] == ["applied", "applied", "applied", "undecided"]
    desk.decide("5", "correct", "87.00")
    row = next(row for row in desk.rows() if row["code"] == "5")
    assert (row["expected"], row["value"]) == ("98.00", "87.00")
    publish(desk.folder)
    assert str(desk.scores()["5"]["score"]) == "87.00"
    desk.decide("5", "withdraw")
    publish(desk.folder)
    assert (str(desk.scores()["5"]["score"]), desk.scores()["5"]["status"]) == ("98.00", "contested")


def test_the_queue_follows_a_dataset_that_is_published_anew(desk: Open) -> None:
    (desk.folder / "raw" / OPEN).write_bytes(report_pdf(CLOSING))
    publish(desk.folder, "--accept-loss")
    assert [entry["source"] for entry in desk.get("api/queue").json["documents"]] == [HOSTILE]
    assert desk.get(f"api/documents/{desk.ids[OPEN]}").status_code == 404
    everything = {entry["source"]: entry["id"] for entry in desk.get("api/queue?all=1").json["documents"]}
    assert desk.get(f"api/documents/{everything[OPEN]}/pages/2").json["problem"] == ""


def test_pages_are_drawn_with_their_size_and_larger_on_demand(desk: Open) -> None:
    told = desk.get(f"api/documents/{desk.ids[OPEN]}/pages/2").json
    assert told == {"width": 400.0, "height": 400.0, "problem": ""}
    plain, large = (desk.get(f"picture/{desk.ids[OPEN]}/2{zoom}") for zoom in ("", "?zoom=2"))
    assert (plain.mimetype, large.mimetype) == ("image/jpeg", "image/jpeg") and len(large.data) > len(plain.data)


def test_the_lines_of_a_text_hold_the_prints(desk: Open) -> None:
    told = desk.get(f"api/documents/{desk.ids[CLEAN]}/lines").json
    print_ = desk.value("2", CLEAN)["prints"][0]
    place, piece = told["places"][print_["id"]]
    row = next(row for row in told["rows"] if row["place"] == place)
    assert row["pieces"][piece] == {"line": 7, "text": "การใช้งบประมาณ\t89.00"}


def test_rows_of_a_page_on_one_line_are_told_apart_by_their_words(tmp_path: Path) -> None:
    cells = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>"
        for name, value in (("แรก", "80.00"), ("สอง", "81.00"), ("สาม", "80.00"))
    )
    (tmp_path / "one.html").write_text(f"<html><body><table>{cells}</table></body></html>", encoding="utf-8")
    (source,) = find_sources([tmp_path], Settings())
    found = lines(
        LinesJob(source, (Print("a", 1, "81.00", "สอง"), Print("b", 1, "80.00", "สาม"), Print("c", 9, "1", "")))
    )
    assert [piece.text for piece in found.rows[found.places["a"][0]]] == ["สอง", "81.00"]
    assert [piece.text for piece in found.rows[found.places["b"][0]]] == ["สาม", "80.00"] and found.places["b"][1] == 1
    assert "c" not in found.places


def test_long_texts_are_cut_around_the_prints(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(
        "\n".join(["x" * 5000 + "88.00" + "y" * 5000, *["line"] * 4000]), encoding="utf-8"
    )
    (source,) = find_sources([tmp_path], Settings())
    found = lines(LinesJob(source, (Print("a", 1, "88.00", ""), Print("b", 3000, "line", ""))))
    assert "88.00" in found.rows[0][0].text and len(found.rows[0][0].text) <= LONGEST + 2
    assert len(found.rows) < 100 and 2999 in found.rows and 2000 not in found.rows
    assert excerpt("short", ["x"]) == "short"


def test_what_hides_or_turns_text_is_shown(tmp_path: Path) -> None:
    assert shown("a\u202eb\u200bc\x1bd\te\nf") == "a�b�c�d\te\nf"
    assert shown("x" * 1000) == "x" * 300 + "…" and shown(None) == ""


def test_a_document_whose_file_is_gone_can_still_be_decided(folder: Path) -> None:
    with opened(folder) as before:
        ids = before.ids
    (folder / "raw" / OPEN).unlink()
    with opened(folder) as desk:
        desk.ids = ids
        told = desk.get(f"api/documents/{ids[OPEN]}").json
        assert (told["on_disk"], told["kind"]) == (False, "none")
        assert "not in the raw folder" in desk.get(f"api/documents/{ids[OPEN]}/pages/1").json["problem"]
        assert desk.decide("5", "confirm").status_code == 200
        assert [row.value for row in read_corrections(desk.corrections)] == ["98.00"]


def test_a_desk_without_a_dataset_says_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with (
        pytest.raises(UsageError, match="prongsai run --out"),
        served(tmp_path / "out", [tmp_path / "raw"], tmp_path / "c.csv"),
    ):
        pass
    with (
        pytest.raises(UsageError, match="raw folder"),
        served(tmp_path / "raw", [tmp_path / "none"], tmp_path / "c.csv"),
    ):
        pass


def test_a_damaged_page_costs_a_line_and_no_more(tmp_path: Path) -> None:
    from prongsai.review.pictures import PictureJob, draw

    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 no more than that")
    (source,) = find_sources([tmp_path], Settings())
    found = draw(PictureJob(source, 1, 1, tmp_path / "p.jpg"))
    assert "no PDF reader can open it" in found.problem
    assert not (tmp_path / "p.jpg").exists()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_prints_its_address_and_ends_when_told(folder: Path, end: signal.Signals) -> None:
    (folder / "tmp").mkdir()
    code = (
        "import sys; from pathlib import Path; from review.server import desk; "
        "desk(Path(sys.argv[1]) / 'out', [Path(sys.argv[1]) / 'raw'], Path(sys.argv[1]) / 'c.csv', open_browser=False)"
    )
    command = [sys.executable, "-c", code, str(folder)]
    environment = {**os.environ, "TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(STATIC.parents[1])}
    heard = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # in the background a shell deafens us
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, preexec_fn=heard
    ) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor())
            assert "desk.js" in opener.open(url, timeout=20).read().decode()
            assert list((folder / "tmp").glob("prongsai-desk-*"))
            process.send_signal(end)
            rest, told = process.communicate(timeout=20)
        finally:
            process.kill()  # a desk that does not end must fail the test, not hold it up
    assert (process.returncode, rest) == (0, "") and "Traceback" not in told and "corrections" not in rest
    assert not list((folder / "tmp").glob("prongsai-desk-*"))


def test_both_languages_have_a_word_for_everything() -> None:
    told = words()
    assert set(told["th"]) == set(told["en"])
    places = re.compile(r"\{\w+\}")
    assert [
        key for key in told["th"] if set(places.findall(told["th"][key])) != set(places.findall(told["en"][key]))
    ] == []
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in [*STATIC.glob("*.js"), *(STATIC.parent / "templates").glob("*.html")]
    )
    used = set(re.findall(r"""\bt\("([\w.]+)\"""", text)) | set(
        re.findall(r"""data-(?:t|label|placeholder)="([\w.]+)\"""", text)
    )
    assert len(used) > 60 and used - set(told["en"]) == set()
    closed = {
        "status": next(c.allowed for c in SCORES.columns if c.name == "status") or (), "point": tuple(WEIGHTS),
        "verdict": (CLOSES, ROUNDING, DOES_NOT_CLOSE, WAITING), "why": ACTIONS[:3], "decided": ACTIONS[:3],
        "finding": tuple(FindingCode), "state": ("pending", "applied", "stale"),
    }  # fmt: skip
    assert [
        f"{kind}.{name}" for kind, names in closed.items() for name in names if f"{kind}.{name}" not in told["en"]
    ] == []
    sources = "".join(path.read_text(encoding="utf-8") for path in STATIC.parent.glob("*.py"))
    codes = set(re.findall(r"""RefusedDecisionError\([^)]*?"(\w+)\"""", sources)) | {
        "several_rows",
        "several_meant",
        "run_first",
        "file",
    }
    assert len(codes) > 8 and {f"error.{code}" for code in codes} - set(told["en"]) == set()


def test_the_words_are_a_clean_table() -> None:
    text = (STATIC.parent / "labels.csv").read_text(encoding="utf-8")
    keys = [row["key"] for row in csv.DictReader(io.StringIO(text))]
    assert len(keys) == len(set(keys)) > 100


def test_findings_of_many_agencies_stand_beside_the_value_that_they_are_about(tmp_path: Path) -> None:
    rows = "".join(
        f"| อบต.{name} | {total} |\n" for name, total in (("ริมกก", "90.50"), ("บ้านดู่", "91.50"), ("นางแล", "92.50"))
    )
    (tmp_path / "raw").mkdir()
    text = f"# ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565 อำเภอเมืองเชียงราย จังหวัดเชียงราย\n\n| หน่วยงาน | คะแนนรวม |\n|---|---|\n{rows}"
    (tmp_path / "raw" / "list.md").write_text(text, encoding="utf-8")
    finding = {"code": "contradictory_prints", "severity": "warning", "score_code": "ITA", "fiscal_year_be": 2565, "message": "m",
               "evidence": "91.50", "page": None}  # fmt: skip
    publish(tmp_path)
    (case,) = cases(tmp_path / "out")
    case.findings.append(finding)
    seen = sight(case, Decisions(tmp_path / "corrections.csv"))
    groups = document_view(seen, on_disk=True)["groups"]
    told = {v["now"]: len(v["findings"]) for group in groups for v in group["values"] if v["table"] == "scores"}
    assert len(told) == 3
    assert told["91.50"] == 1 and sum(told.values()) == 1


def test_agency_and_year_are_put_right_together_with_a_value_of_several_years(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    title = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565\nองค์การบริหารส่วนตำบลหลุมข้าว\n\n"
    years = "".join(
        f"ปีงบประมาณ พ.ศ. {year} คะแนนรวม {total} คะแนน ระดับ A\n" for year, total in ((2564, "88.00"), (2565, "89.00"))
    )
    (tmp_path / "raw" / OPEN).write_text(title + years, encoding="utf-8")
    publish(tmp_path)
    with opened(tmp_path) as desk:
        document = desk.get(f"api/documents/{desk.ids[OPEN]}").json
        assert document["groups"][0]["kind"] == "document" and document["groups"][0]["values"][0]["points"] == [
            "agency"
        ]
        assert document["notes"]["findings"] == []  # they stand beside the agency
        assert desk.decide("agency", "correct", "องค์การบริหารส่วนตำบลหลุมข้าว").json["error"] == "value_agency"
        assert desk.decide("fiscal_year_be", "correct", "2564").json["error"] == "value_taken"
        answer = desk.decide("agency", "correct", "องค์การบริหารส่วนตำบลหลุมข้าว อำเภอโคกสำโรง จังหวัดลพบุรี")
        assert answer.json["group"]["kind"] == "document" and answer.json["open"] == 0
        assert desk.decide("fiscal_year_be", "correct", "2566").status_code == 200
        for _ in range(2):  # each `ITA` in its turn: the newest year stands first
            document = desk.get(f"api/documents/{desk.ids[OPEN]}").json
            for value in (
                v for g in document["groups"] for v in g["values"] if v["code"] == "ITA" and v["state"] == "undecided"
            ):
                text = str(float(value["now"]) + 1)
                asked = {k: value[k] for k in ("table", "agency_id", "year", "code", "seen")}
                told = {"action": "correct", "value": text, "who": "ก", "why": "ข", "document": desk.ids[OPEN]}
                assert desk.post("api/decisions", {**asked, **told}).status_code == 200
        publish(tmp_path)
        found = {(row["agency_id"], row["fiscal_year_be"]): str(row["score"]) for row in desk.all_scores()}
        assert found == {("sao-160304", 2564): "89.00", ("sao-160304", 2566): "90.00"}
        left = desk.get("api/queue").json["documents"]
        assert [entry["kinds"] for entry in left] == [["level"]]  # the year that was put right gives no letters
        document = desk.get(f"api/documents/{desk.ids[OPEN]}").json
        states = {v["code"]: v["state"] for g in document["groups"] for v in g["values"] if v["table"] != "levels"}
        assert states == {"ITA": "applied", "agency": "applied", "fiscal_year_be": "applied"}
        assert document["agency"]["id"] == "sao-160304" and document["year"] == 2566
