"""The site's pages out of templates; every text of a document is escaped on its way into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from prongsai.report.labels import both, finding_words, rejection_words, rule_words, word, words

_MEASURES = {
    "issue": "issue", "guideline": "guideline", "measure": "measure", "activity": "activity", "method": "method",
    "responsible": "responsible", "period": "period_raw", "monitoring": "monitoring", "status": "status",
    "result": "result", "budget": "budget_baht",
}  # fmt: skip
_PLAIN = re.compile(r"[a-z0-9_-]{1,80}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {
        "w": word, "both": both, "rule_words": rule_words, "finding_words": finding_words,
        "rejection_words": rejection_words,
        "columns_of": measure_columns, "words": words(),
    }  # fmt: skip
    environment.filters |= {"link": safe_link}
    return environment


def write_page(target: Path, template: str, **values: Any) -> None:
    """Write one page aside and rename it; `values["root"]` leads from it to the site's top.

    Raises:
        OSError: the page cannot be written.
    """
    text = _CONTROLS.sub("\ufffd", _environment().get_template(template).render(**values))
    write_text(target, text)


def write_text(target: Path, text: str) -> None:
    """Write a file aside and rename it.

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.new")
    aside.write_text(text, encoding="utf-8", errors="replace")
    aside.replace(target)


def document_file(document_id: str) -> str:
    """Where a document's page lies below the site."""
    return f"document/{document_id[:2]}/{_safe(document_id[:16])}.html"


def agency_file(agency_id: str) -> str:
    """Where an agency's page lies below the site."""
    return f"agency/{_safe(agency_id)}.html"


def province_file(code: str) -> str:
    """Where a province's page lies below the site."""
    return f"province/{_safe(code)}.html"


def _safe(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else sha256(name.encode("utf-8", "replace")).hexdigest()[:24]


def measure_columns(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The columns of measures that any of these rows fills, by the keys of their headings."""
    filled = {name: any(row[source] for row in rows) for name, source in _MEASURES.items()}
    return [name for name, one in filled.items() if one]


def safe_link(url: str | None) -> str | None:
    """A URL that may be a link: http and https only."""
    return url if url is not None and re.match(r"https?://[^\s]+$", url) else None


def code_name(code: str) -> str:
    """A score's code as a part of an id."""
    return re.sub(r"[^A-Za-z0-9]", "-", code)
