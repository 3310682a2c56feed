"""Every row of the domain's tables says where it can be looked up."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

TABLES = sorted((Path(__file__).parents[2] / "normalize" / "tables").glob("*.csv"))
NO_SOURCE = re.compile(
    r"memory|common knowledge|general knowledge|well known|^(?:field|usage|scans?|seen|known|unknown|various|internet|web|"
    r"common \w+|n/?a|none|-|\?|todo|ita\.md.*|shared .*)$",
    re.IGNORECASE,
)
RULE = re.compile(r"rule of (?:spelling|wording): .{6,}")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_row_names_a_document_or_a_form(path: Path) -> None:
    poor = [row for row in rows(path) if len(row["source"].strip()) < 8 or NO_SOURCE.search(row["source"].strip())]
    assert poor == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_row_leans_on_another_row(path: Path) -> None:
    assert [row for row in rows(path) if row["source"].startswith("variant of")] == []
    told = [row["source"] for row in rows(path) if row["source"].startswith("rule of ")]
    assert [source for source in told if not RULE.fullmatch(source)] == []
