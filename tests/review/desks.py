"""A small published dataset with something to look at, and a desk over it."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from flask import Flask
from flask.testing import FlaskClient
from prongsai.extract.intake.raw_folder import find_sources
from prongsai.extract.settings import Settings
from prongsai.pipeline import main
from prongsai.review.access import Access
from prongsai.review.decisions import Decisions
from prongsai.review.desk import Desk
from prongsai.review.server import create_app
from prongsai.review.worker import Wall

from tests.extract.pdf_maker import Drawing, make_pdf

PORT = 4711
OPEN, CLEAN, HOSTILE = "open.pdf", "clean.txt", "hostile.txt"
HEAD = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567"
AGENCY = "เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย"
SCRIPT = "<script>document.title='taken'</script><img src=x onerror=alert(1)>"
NAMES = {
    "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "1": "การปฏิบัติหน้าที่", "2": "การใช้งบประมาณ", "3": "การใช้อำนาจ",
    "4": "การใช้ทรัพย์สินของราชการ", "5": "การแก้ไขปัญหาการทุจริต",
}  # fmt: skip
# indicator 5 is misprinted: with 88.00 the mean of 1-5 is the printed 90.00
MISPRINTED = {"IIT": "90.00", "1": "91.00", "2": "89.00", "3": "90.00", "4": "92.00", "5": "98.00"}
CLOSING = {**MISPRINTED, "5": "88.00"}


def report_pdf(values: dict[str, str] = MISPRINTED) -> bytes:
    """Two pages: a title, and a table of the first instrument."""
    title, page = Drawing(), Drawing()
    title.text(40, 350, HEAD)
    title.text(40, 330, AGENCY)
    ys = [320.0 - 30 * n for n in range(len(values) + 2)]
    page.grid([40, 300, 360], sorted(ys))
    for y, (label, value) in zip(
        ys[1:], [("ตัวชี้วัด", "คะแนน"), *((NAMES[code], text) for code, text in values.items())], strict=True
    ):
        page.text(46, y + 10, label)
        page.text(306, y + 10, value)
    return make_pdf(title, page)


def report_text(values: dict[str, str], extra: str = "") -> str:
    rows = "".join(f"{NAMES[code]}\t{value}\n" for code, value in values.items())
    return f"{HEAD}\n{AGENCY}\n\nตัวชี้วัด\tคะแนน\n{rows}\n{extra}\n"


def publish(folder: Path, *options: str) -> None:
    """Run the pipeline over FOLDER/raw into FOLDER/out, with FOLDER/corrections.csv."""
    raw, out, corrections = folder / "raw", folder / "out", folder / "corrections.csv"
    assert (
        main(
            [
                "run",
                str(raw),
                "--out",
                str(out),
                "--corrections",
                str(corrections),
                "--workers",
                "1",
                "--quiet",
                *options,
            ]
        )
        == 0
    )


def write_reports(raw: Path) -> None:
    raw.mkdir(parents=True)
    (raw / OPEN).write_bytes(report_pdf())
    (raw / CLEAN).write_text(report_text(CLOSING), encoding="utf-8")
    hostile = report_text(MISPRINTED, f"หมายเหตุ\n{SCRIPT}").replace(NAMES["5"], f"{NAMES['5']} {SCRIPT}")
    (raw / HOSTILE).write_text(hostile, encoding="utf-8")


@dataclass
class Open:
    """A desk without a server: its parts, and a browser's side of it that was let in."""

    folder: Path
    desk: Desk
    access: Access
    client: FlaskClient
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def corrections(self) -> Path:
        return self.folder / "corrections.csv"

    def path(self, rest: str) -> str:
        return f"/{self.access.room}/{rest}"

    def get(self, rest: str) -> Any:
        return self.client.get(self.path(rest))

    def post(self, rest: str, content: dict[str, Any], **headers: str) -> Any:
        given = {"Origin": f"http://127.0.0.1:{PORT}", **headers}
        return self.client.post(self.path(rest), json=content, headers=given)

    def value(self, code: str, source: str = OPEN) -> dict[str, Any]:
        document = self.get(f"api/documents/{self.ids[source]}").json
        return next(v for group in document["groups"] for v in group["values"] if v["code"] == code)

    def decide(self, code: str, action: str, value: str = "", source: str = OPEN, **changed: Any) -> Any:
        now = self.value(code, source)
        asked = {
            "document": self.ids[source], "table": now["table"], "agency_id": now["agency_id"], "year": now["year"],
            "code": code, "seen": now["seen"], "action": action, "value": value, "who": "สมชาย", "why": "read on the page",
        }  # fmt: skip
        return self.post("api/decisions", {**asked, **changed})

    def rows(self) -> list[dict[str, str]]:
        with self.corrections.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))

    def all_scores(self) -> list[dict[str, Any]]:
        """The published scores of every document."""
        found: list[dict[str, Any]] = pq.read_table(self.folder / "out" / "scores.parquet").to_pylist()
        return found

    def scores(self) -> dict[str, dict[str, Any]]:
        """The published scores of the document with something open, by code."""
        return {row["code"]: row for row in self.all_scores() if row["document_id"] == self.ids[OPEN]}


class _Client(FlaskClient):
    """Talks to the address of the desk."""

    def open(self, *args: Any, **given: Any) -> Any:
        return super().open(*args, **{"base_url": f"http://127.0.0.1:{PORT}", **given})


def browser_of(app: Flask) -> FlaskClient:
    """A client with no cookie yet."""
    app.test_client_class = _Client
    return app.test_client()


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Open]:
    """A desk over FOLDER/out and FOLDER/raw, and a client that has its cookie."""
    with Wall(lambda: find_sources([folder / "raw"], Settings())) as wall:
        access = Access(PORT)
        desk = Desk(folder / "out", Decisions(folder / "corrections.csv"), wall)
        client = browser_of(create_app(desk, access))
        assert client.get(f"/?token={access.token}").status_code == 303
        ids = {file.source: file.document_id for file in wall.sources.values()}
        yield Open(folder, desk, access, client, ids)
