"""What the site says, in Thai and English: rows of `labels.csv`, both languages on every page."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape
from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.model.meanings import MEANING
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.reconcile.identities import identities, in_words
from prongsai.normalize.vocabulary.assessments import assessment_of


@cache
def words() -> dict[str, tuple[str, str]]:
    """Thai and English by key.

    Raises:
        ValueError: a row lacks a language, or two rows share a key.
    """
    text = files("prongsai.report").joinpath("labels.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if not (row["key"] and row["th"] and row["en"]) or row["key"] in found:
            raise ValueError(f"labels.csv line {number}: a key alone, or a second time")
        found[row["key"]] = row["th"], row["en"]
    return found


def word(key: str, **values: object) -> Markup:
    """A phrase in both languages; the page shows one. `values` fill its `{places}`.

    Raises:
        KeyError: no such phrase.
    """
    return _plain_word(key) if not values else both(*(text.format(**values) for text in words()[key]))


@cache
def _plain_word(key: str) -> Markup:
    return both(*words()[key])


def both(thai: str, english: str) -> Markup:
    """Two texts of which the page shows one."""
    if thai == english:
        return escape(thai)
    return Markup('<span class="w" lang="th">{}</span><span class="w" lang="en">{}</span>').format(thai, english)


def rule_words(rule: str, year: int | None) -> Markup:
    """What a rule of `scores.rule` means for a score of a fiscal year; its bare name where no phrase is known."""
    key, values = rule_phrase(rule, year)
    return word(key, **values) if key else escape(rule)


def rule_phrase(rule: str, year: int | None) -> tuple[str, dict[str, str]]:
    """The key of a rule's phrase, "" where none is known, and what fills its places."""
    first, _, rest = rule.partition("_")
    assessment = assessment_of(year)
    values = {"rule": rest}
    keys = [f"rule.{rule}", f"rule.{first}"]
    for identity in identities(assessment):
        if identity.name == rest:
            values |= in_words(assessment, identity)
            keys.insert(0, f"rule.{first}_{identity.kind}")
            break
    return next((key for key in keys if key in words()), ""), values


def finding_words(code: str) -> Markup:
    """What a finding means."""
    english = MEANING[FindingCode(code)] if code in set(FindingCode) else code
    thai = words().get(f"finding.{code}", (english, ""))[0]
    return both(thai, english)


def rejection_words(reason: str) -> Markup:
    """Why a print was not chosen; the bare word of a dataset that an earlier version made."""
    if reason not in set(Rejection):
        return escape(reason)
    return both(Rejection(reason).thai, Rejection(reason).english)
