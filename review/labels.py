"""What the desk says, in Thai and English: its own phrases in `labels.csv`, and those that it shares with the site."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from prongsai.normalize.model.meanings import MEANING
from prongsai.normalize.model.rejections import Rejection
from prongsai.report.labels import words as site_words

# Beginnings of the site's keys.
_SHARED = ("status.", "rule.", "finding.", "severity.", "set_by.", "why_owner", "why_year")


@cache
def words() -> dict[str, dict[str, str]]:
    """By language (`th`, `en`) and key.

    Raises:
        ValueError: a row lacks a language, or two rows share a key.
    """
    found = {key: both for key, both in site_words().items() if key.startswith(_SHARED)}
    found |= {f"finding.{code}": (found.get(f"finding.{code}", (text,))[0], text) for code, text in MEANING.items()}
    found |= {f"rejection.{why}": (why.thai, why.english) for why in Rejection}
    own: set[str] = set()
    text = files("prongsai.review").joinpath("labels.csv").read_text(encoding="utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if not (row["key"] and row["th"] and row["en"]) or row["key"] in own:
            raise ValueError(f"labels.csv line {number}: a key alone, or a second time")
        own.add(row["key"])
        found[row["key"]] = row["th"], row["en"]
    return {"th": {key: both[0] for key, both in found.items()}, "en": {key: both[1] for key, both in found.items()}}
