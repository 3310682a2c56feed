"""Sentences of our own that carry scores, and the titles of reports: many ways to say the same."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS

TEXT = wording.read("voices/sentences")

ADVICE = TEXT.numbered("advice")
WEAK = TEXT.numbered("weak")


def analysis_title(b: Builder) -> str:
    return TEXT.any(b, "analysis_title.text")


def measures_title(b: Builder) -> str:
    return TEXT.any(b, "measures_title.text")


ENGLISH = {
    "AA": "Excellence",
    "A": "Very Good",
    "B": "Good",
    "C": "Fair",
    "D": "Poor",
    "E": "Extremely Poor",
    "F": "Fail",
}


def level_phrase(b: Builder, word: str) -> str:
    if word.isascii():
        return TEXT.any(b, "level_phrase.text", word=word, english=ENGLISH[word])
    return TEXT.any(b, "level_phrase.text-2", word=word)


def total_sentence(b: Builder, year: int | None = None, with_level: bool = True) -> str:
    """One sentence with the agency, the year, the total and (by default) the level."""
    year = year or b.year
    t, fy, who = b.score("ITA", year), b.fy(year), b.agency
    level = " " + level_phrase(b, b.level(year)) if with_level else ""
    return TEXT.any(b, "total_sentence.text", fy=fy, who=who, t=t, level=level)


def instrument_sentence(b: Builder, tool: str) -> str:
    s, name, n = b.score(tool), b.tool(tool, "both"), len(MEMBERS[tool])
    return TEXT.any(b, "instrument_sentence.text", name=name, s=s, n=n)


def lowest_sentence(b: Builder, tool: str) -> str:
    i = b.facts.result.lowest(tool)
    s, name = b.score(i), b.name(i)
    return TEXT.any(
        b,
        "lowest_sentence.text",
        tool=b.tool(tool, "both"),
        name=name,
        s=s,
        advice=ADVICE[i],
        tool2=b.tool(tool, "both"),
        tool3=tool,
        i=i,
        weak=WEAK[i],
        tool4=b.tool(tool, "both"),
    )


def highest_sentence(b: Builder, tool: str) -> str:
    i = b.facts.result.highest(tool)
    s, name = b.score(i), b.name(i)
    return TEXT.any(b, "highest_sentence.text", tool=tool, name=name, s=s, tool2=b.tool(tool, "both"), i=i)


def advice_paragraphs(b: Builder, scored: bool) -> None:
    """A paragraph for each indicator, with its score or without any figure."""
    form = b.rng.randint(0, 3)
    for i in range(1, 11):
        name = b.name(i)
        if not scored:
            b.para(
                b.rng.choice(
                    (
                        f"{i}) {name} {ADVICE[i]}",
                        TEXT("advice_paragraphs.para", i=i, name=name, weak=WEAK[i], advice=ADVICE[i]),
                    )
                )
            )
            continue
        s = b.score(i)
        b.para(
            (
                TEXT("advice_paragraphs.para-2", i=i, name=name, s=s, weak=WEAK[i], advice=ADVICE[i]),
                TEXT("advice_paragraphs.para-3", i=i, name=name, s=s, weak=WEAK[i]),
                TEXT("advice_paragraphs.para-4", i=i, name=name, s=s, advice=ADVICE[i]),
                TEXT("advice_paragraphs.para-5", name=name, i=i, s=s, advice=ADVICE[i]),
            )[form]
        )
