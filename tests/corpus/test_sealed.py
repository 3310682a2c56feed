"""The sealed family is drawn by nobody by chance, and shows nothing but how many errors there are of each kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from benchmarks import accuracy
from corpus import registry
from corpus.builder import Builder
from corpus.checks import faults_of
from corpus.generate import make_reports
from corpus.registry import all_layouts, choose, layout, sealed_layouts


@pytest.fixture
def one_sealed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A family of one layout in place of what is there."""
    monkeypatch.setattr(registry, "_SEALED", {})
    monkeypatch.setattr(registry, "_import_below", lambda package: None)

    def write(b: Builder) -> None:
        """A sentence, and a table that no reader can understand."""
        b.para(f"{b.facts.body.name} {b.fy()} คะแนนรวม {b.score('ITA')} คะแนน ระดับ {b.level()}")
        b.table([["ก", "ข"]], [["ค", b.score(1)]])
        b.no_measures()

    write.__module__ = "corpus.sealed.some_module"
    layout("hidden-name")(write)
    yield


def test_truth_of_the_sealed_family_holds() -> None:
    reports = make_reports(sealed_layouts(), 11, 3 * len(sealed_layouts()))
    assert Counter(fault.partition(":")[0] for r in reports for fault in faults_of(r)) == {}, "shown by kind only"


@pytest.mark.usefixtures("one_sealed")
def test_no_list_and_no_choice_holds_a_sealed_layout() -> None:
    assert [(x.name, x.group, x.kept_out) for x in sealed_layouts()] == [("hidden-name", "sealed", True)]
    assert "hidden-name" not in all_layouts()
    assert "hidden-name" not in {x.name for x in choose("all")}
    for spec in ("hidden-name", "sealed"):
        with pytest.raises(KeyError):
            choose(spec)


@pytest.mark.usefixtures("one_sealed")
def test_figures_are_printed_by_kind_of_error_only(capfd: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main(["--sealed", "--count", "2", "--seed", "5", "--formats", "txt"]) == 0
    out, err = capfd.readouterr()
    assert "cited rows" in out and re.search(r"^  missed +\d+$", out, re.M)
    reports = make_reports(sealed_layouts(), 5, 2)
    secrets = {
        "hidden-name",
        *(r.document.name for r in reports),
        *(s["score"] for r in reports for s in r.truth["scores"]),
    }
    assert not [secret for secret in secrets if secret in out + err]


@pytest.mark.parametrize("option", ["--worst=3", "--keep=x", "--dataset=x", "--layouts=all", "--real=x", "--cases=x"])
def test_what_would_show_a_sealed_report_is_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        accuracy.main(["--sealed", option])
    assert stop.value.code == 2 and option.partition("=")[0] in capsys.readouterr().err


def test_an_empty_family_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(registry, "_SEALED", {})
    monkeypatch.setattr(registry, "_import_below", lambda package: None)
    assert accuracy.main(["--sealed"]) == 0
    assert capsys.readouterr().out == "no sealed layout is there\n"
