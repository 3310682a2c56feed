"""What a document is, told from what was found in it: a report, a list of many bodies, news, or no document at all."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.extract.records import RawDocument
from prongsai.normalize.document.cleaned import CleanDocument
from prongsai.normalize.model.facts import Measure
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.reconcile.results import DocumentResults
from prongsai.normalize.text.keys import to_key

_MANY = 3  # bodies with results of their own
_SHORT = 1_500  # letters; error pages and log-in forms say less, reports more
_EMPTY = 20  # letters of a web page that shows nothing
_THUMBNAIL = 225.0  # points; 300 pixels of a screen: no page can be read in a picture of that size
_FORM_WORDS = 2  # words of a log-in form; one alone may stand in any text


def kind_of(outcome: DocumentResults, measures: Sequence[Measure]) -> str:
    """The kind of a document with results or measures: the closed list of `documents.kind`, without `no_document`."""
    if measures and any(m.status or m.result for m in measures) and not outcome.scores:
        return "progress"
    owners = {score.agency_id for score in outcome.scores} | {level.agency_id for level in outcome.levels}
    if len(owners) >= _MANY:
        return "list"
    if owners:
        chosen = [mention.source for mention in outcome.mentions if mention.chosen]
        return "news" if chosen and all(source == "sentence" for source in chosen) and not measures else "analysis"
    return "measures" if measures else "other"


def no_document(raw: RawDocument, document: CleanDocument) -> str | None:
    """Why a file without results is no document, such as an error page or a log-in form; None where it is one.

    Returns:
        One English line.
    """
    if raw.media_type.startswith("image/") and raw.pages and all(_is_small(p.width, p.height) for p in raw.pages):
        return "a picture too small to be a page"
    if raw.text_origin not in (None, "text"):
        return None
    key = to_key("\n".join(document.texts()))
    if len(key) > _SHORT:
        return None
    if raw.media_type == "text/html" and len(key) < _EMPTY:
        return "a web page that shows no text"
    found = {row["reason"]: 0 for row in table("no_document_words")}
    for row in table("no_document_words"):
        found[row["reason"]] += to_key(row["words"]) in key
    if found["error_page"]:
        return "the page of a web site's error or check"
    return "a log-in form" if found["login_page"] >= _FORM_WORDS else None


def _is_small(width: float | None, height: float | None) -> bool:
    return width is not None and height is not None and max(width, height) <= _THUMBNAIL
