"""Single rows as the desk's page is told of them, in plain JSON: prints, findings, decisions, checks, an agency."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from prongsai.normalize.reconcile.identities import in_words
from prongsai.normalize.vocabulary.assessments import assessment_of
from prongsai.review.arithmetic_now import Check
from prongsai.review.effective_values import Standing

View = dict[str, Any]
Row = Mapping[str, Any]

_LONGEST = 300  # characters of a text that are shown
_LINE_ENDS = ("\n", "\t")


def shown(text: Any, longest: int = _LONGEST) -> str:
    """A text of a document for a page: cut, with characters that would hide or turn others made visible."""
    if text is None:
        return ""
    cut = str(text)[:longest] + ("…" if len(str(text)) > longest else "")
    return "".join(
        char if char in _LINE_ENDS or unicodedata.category(char) not in ("Cc", "Cf", "Cs") else "�" for char in cut
    )


def print_view(row: Row) -> View:
    """A print with its place and the rule that set it aside."""
    box = [row[name] for name in ("x0", "top", "x1", "bottom")]
    return {
        "id": row["mention_id"], "value": row["level"] or ("" if row["score"] is None else str(row["score"])),
        "raw": shown(row["raw_value"]), "label": shown(row["raw_label"]), "page": row["page"],
        "box": box if None not in box else None, "line": row["line"], "chosen": row["chosen"],
        "because": row["rejected_because"], "confidence": row["ocr_confidence"], "source": row["source"],
        "owner_from": row["owner_from"], "owner_raw": shown(row["owner_raw"]), "year_from": row["year_from"],
    }  # fmt: skip


def place_view(row: Row, number: int) -> View:
    """The place of a finding, as if it were a print."""
    box = [row[name] for name in ("x0", "top", "x1", "bottom")]
    return {
        "id": f"finding-{number}", "value": "", "raw": shown(row["evidence"]), "label": "", "page": row["page"],
        "box": box if None not in box else None, "line": None, "chosen": True, "because": None, "confidence": None,
        "source": "", "owner_from": None, "owner_raw": "", "year_from": None,
    }  # fmt: skip


def finding_view(row: Row) -> View:
    """A finding."""
    return {
        "code": row["code"], "severity": row["severity"], "message": shown(row["message"], 500),
        "evidence": shown(row["evidence"]), "page": row["page"],
    }  # fmt: skip


def decision_view(stands: Standing) -> View | None:
    """What was decided about a value; None where nothing was."""
    if stands.row is None:
        return None
    cells = stands.row.cells
    action = "unreadable" if not cells["value"] else "confirm" if stands.same else "correct"
    return {
        "action": action, "value": shown(cells["value"]), "expected": shown(cells["expected"]),
        "who": shown(cells["who"]), "why": shown(cells["why"], 500),
    }  # fmt: skip


def check_view(check: Check, year: int | None) -> View:
    """An identity of the assessment with the values that stand now."""
    text = {name: None if value is None else str(value.quantize(Decimal("0.001"))) for name, value in
            (("computed", check.computed), ("residual", check.residual))}  # fmt: skip
    assessment = assessment_of(year)
    return {
        "name": check.name, "kind": check.identity.kind, "says": in_words(assessment, check.identity),
        "direct": check.identity.kind != "total" or check.parts == tuple(assessment.points), "result": check.result,
        "parts": list(check.parts), "verdict": check.verdict,
        "printed": None if check.printed is None else str(check.printed), **text, "missing": list(check.missing),
    }  # fmt: skip


def agency_view(row: Row | None) -> View | None:
    """The name of an agency; None where there is none."""
    if row is None:
        return None
    return {"name": shown(row["name_th"]), "resolution": row["resolution"], "id": row["agency_id"]}
