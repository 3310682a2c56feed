"""How a settled score stands: its status once the document's own words are asked, and how often such a one is right."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalize.model.facts import Agency
from prongsai.normalize.reconcile.confidence import confidence_of, standing
from prongsai.normalize.reconcile.decisions import ScoreDecision
from prongsai.normalize.reconcile.set_by import set_by
from prongsai.normalize.scores.candidates import Candidate


def status_of(settled: ScoreDecision, owner: Agency | None, year: int | None, doubted: int | None) -> str:
    """Arithmetic proves figures, not whose, of which year or of what they are: the document itself must say that.

    Args:
        settled: the decision by arithmetic and agreement.
        owner: whose score it is.
        year: its fiscal year, Buddhist Era.
        doubted: the report's year, where another one has nearly as much to say for itself.
    """
    unsure = year == doubted and not any(c.year_source in ("cell", "sentence") for c in settled.agreeing)
    said = any(set_by(c, owner is not None).whole and not _is_dated_from_afar(c) for c in settled.agreeing)
    said = said and not is_read_alone(owner, settled.agreeing)
    if settled.status == "verified" and (unsure or not said):
        return "agreed" if len(settled.agreeing) > 1 else "single"
    return settled.status


def _is_dated_from_afar(c: Candidate) -> bool:
    """Whether a sentence of running text leaves the year of its figure to the document, which may tell several."""
    return (
        c.source == "sentence" and c.scope != "item" and c.year_source == "report" and c.year_from in (None, "document")
    )


def is_read_alone(owner: Agency | None, prints: Sequence[Candidate]) -> bool:
    """Whether the owner is on no list and its prints were read from a picture: a letter of its name may be wrong."""
    return owner is not None and owner.on_no_list and any(c.pictured for c in prints)


def confidence(settled: ScoreDecision, status: str, owned: bool) -> float:
    """0-1: what the best of the agreeing prints has by status and sources; no more than the reader of a picture had."""
    counted = [confidence_of(standing(status, set_by(c, owned))) for c in settled.agreeing]
    read = [c.ocr_confidence for c in settled.agreeing if c.ocr_confidence is not None]
    sure = max(read) if read and status != "verified" else 1.0
    return round(min(max(counted, default=0.0), sure), 2)
