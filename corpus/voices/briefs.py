"""Words of agenda sheets and staff papers."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.voices import clinic, plain_sentences, study

TEXT = wording.read("voices/briefs")
FOUND = TEXT.lists("found")
CENTRAL = TEXT.lists("central")
CAUSE = TEXT.numbered("cause")


def found(b: Builder, i: int) -> tuple[str, ...]:
    """What was found, what will be done, what shall come out of it."""
    return FOUND[i] if b.facts.body.local else CENTRAL.get(i, FOUND[i])


def soon(b: Builder) -> str:
    return plain_sentences.day(b, 12 if b.year == 2562 else 10, 2)


def kept(b: Builder) -> None:
    """The running head, where there is one, names the body alone."""
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name


def worst(b: Builder, count: int) -> list[int]:
    return sorted(clinic.order(b)[-count:])


def move(b: Builder, code: str | int) -> str:
    d = b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)
    return f"{d:+.2f}"


def crew(b: Builder, most: int = 2) -> list[str]:
    names = study.crews_of(b)
    return sorted(b.rng.sample(names, b.rng.randint(1, most)), key=list(names).index)


def told(b: Builder) -> str:
    """The overall result, its level and the agency in one sentence."""
    t, v, who, y = b.score("ITA"), b.level(), plain_sentences.who(b), b.year
    return TEXT.any(b, "told.text", who=who, y=y, t=t, v=v)


MINISTRIES = TEXT.named("ministries")


def without(b: Builder) -> None:
    """No result of the assessment and no table of measures."""
    b.note("report_fiscal_year_be", None)
    kept(b)
    b.no_measures()
