"""What the readers notice becomes a finding, every code of it."""

from __future__ import annotations

import importlib.util
from enum import StrEnum
from pathlib import Path

import pytest
from prongsai.dataset.jobs.document_job import Job, worked
from prongsai.dataset.jobs.stamps import Stamp
from prongsai.extract import records
from prongsai.extract.intake.raw_folder import find_sources
from prongsai.extract.records import Notice, NoticeCode, Page, RawDocument
from prongsai.extract.settings import Settings
from prongsai.normalize.model import findings
from prongsai.normalize.model.findings import SEVERITY, FindingCode, findings_of_reading
from prongsai.normalize.model.meanings import MEANING
from prongsai.report.labels import words


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_becomes_a_finding_of_its_name_and_page(code: NoticeCode) -> None:
    raw = RawDocument("application/pdf", (Page(1),), notices=(Notice(code, "seen on the way", 3),))
    (found,) = findings_of_reading(raw)
    assert (found.code, found.message, found.place.page) == (code.value, "seen on the way", 3)
    assert found.severity == SEVERITY[FindingCode(code.value)]


def test_a_notice_without_a_finding_fails_when_the_list_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("findings_anew", findings.__file__)
    assert spec is not None and spec.loader is not None
    more = StrEnum("NoticeCode", {"TEXT_CUT_OFF": "text_cut_off", "HEARD": "heard_from_afar"})
    monkeypatch.setattr(records, "NoticeCode", more)
    with pytest.raises(ValueError, match="heard_from_afar"):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_has_severity_meaning_and_a_thai_label(code: FindingCode) -> None:
    assert SEVERITY[code] in ("error", "warning", "info")
    assert MEANING[code].endswith(".")
    assert any("ก" <= letter <= "ฮ" for letter in words()[f"finding.{code}"][0])


def test_unread_pages_come_before_what_was_noticed() -> None:
    pages = (Page(1), Page(2, state="failed", reason="broken"), Page(3, state="needs_ocr"))
    raw = RawDocument("application/pdf", pages, notices=(Notice(NoticeCode.PAGE_COUNT_DIFFERS, "3 and 4"),))
    told = [(f.code, f.message, f.place.page) for f in findings_of_reading(raw)]
    assert told == [
        ("page_not_read", "page 2: broken", 2), ("page_not_read", "page 3: needs_ocr", 3),
        ("page_count_differs", "3 and 4", None),
    ]  # fmt: skip


def test_a_text_that_ends_inside_a_character_says_so_in_the_findings(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "cut.txt").write_bytes("คะแนนรวม ITA 90.00 คะแนน".encode()[:-1])
    (source,) = find_sources((raw,), Settings())
    done = worked(Job(source, tmp_path / "out", Stamp("", "", "")))
    assert [f.code for f in done.understood.facts.findings if f.code == "text_cut_off"] == ["text_cut_off"]
