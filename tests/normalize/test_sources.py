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
VARIANT = re.compile(r"variant of (.+)")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_row_names_a_document_or_a_form(path: Path) -> None:
    poor = [row for row in rows(path) if len(row["source"].strip()) < 8 or NO_SOURCE.search(row["source"].strip())]
    assert poor == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_variant_leads_to_a_row_with_a_document(path: Path) -> None:
    all_rows = rows(path)
    printed = {value for row in all_rows for key, value in row.items() if key != "source" and not _is_variant(row)}
    printed |= {row.get("canonical", "") for row in all_rows}
    told = [m[1] for row in all_rows if (m := VARIANT.fullmatch(row["source"]))]
    assert [name for name in told if name not in printed] == []


def _is_variant(row: dict[str, str]) -> bool:
    return VARIANT.fullmatch(row["source"]) is not None
