"""Words of printouts, appeals and dashboards."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.measures import departments
from corpus.voices import clinic, plain_sentences, works

TEXT = wording.read("voices/printout")
TOPIC = TEXT.numbered("topic")
CAUSE = TEXT.numbered("cause")
ACT = TEXT.numbered("act")


def low(b: Builder, count: int) -> list[int]:
    return sorted(clinic.order(b)[-count:])


def top(b: Builder, text: str) -> None:
    b.heading(f"{text}\n{plain_sentences.whole(b)}", 1, center=True)


def no_result(b: Builder) -> None:
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    b.no_measures()


def deed(b: Builder, i: int, form: str, named: bool) -> tuple[str, str]:
    """Who and when of a measure, printed in its row; it is in the truth from now on."""
    names = departments(b.facts.body)
    who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 2))), key=names.index)
    span = works.when(b, b.year + 1, form)
    fields: dict[str, object] = {"indicator": i} if named else {}
    b.measure_truth(b.facts.measures[0], ACT[i], **fields, responsible=who, start=span.start, end=span.end)
    return "\n".join(who), span.text
