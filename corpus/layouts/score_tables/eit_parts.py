"""EIT in its two parts."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, cents
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import plain_sentences, printout, score_labels, sentences

TEXT = wording.read("layouts/score_tables")


@layout("parts-of-eit", first=2566)
def parts_of_eit(b: Builder) -> None:
    """A table of instruments that parts EIT in two, with its mean or without."""
    if b.chance(0.5):
        sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    else:
        b.heading(
            TEXT(
                "parts_of_eit.heading",
                analysis_title=sentences.analysis_title(b),
                fy=b.fy(),
                full_agency=sections.full_agency(b),
            ),
            1,
            center=True,
        )
    _parts_of_eit_tables(b)


def _parts_of_eit_tables(b: Builder) -> None:
    names = {"EIT1": TEXT.any(b, "parts_of_eit.names.EIT1"), "EIT2": TEXT.any(b, "parts_of_eit.names.EIT2")}
    codes = ["IIT", "EIT1", "EIT2", *(["EIT"] if b.chance(0.5) else []), "OIT"]
    head = [b.rng.choice(score_labels.TOOL_WORDS), b.rng.choice(score_labels.SCORE_WORDS)]
    if b.chance(0.6):
        rows: list[list[str | Cell]] = [
            [names.get(c, b.tool(c, "code" if c == "EIT" else "")), b.score(c)] for c in codes
        ]
        if b.chance(0.6):
            rows.append([Cell(b.rng.choice(score_labels.TOTAL_WORDS), bold=True), b.score("ITA")])
        b.table([head], rows, (0.75, 0.25), (1,))
    else:
        for c in codes:
            b.para(
                TEXT(
                    "parts_of_eit.para",
                    names=names.get(c, b.tool(c, "both")),
                    choice=TEXT.any(b, "parts_of_eit.para-2"),
                    score=b.score(c),
                )
            )
    b.para(sentences.total_sentence(b))
    if b.chance(0.7):
        b.table(
            [[*TEXT.all("parts_of_eit.head")]],
            [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)],
            (0.75, 0.25),
            (1,),
        )
    sections.target(b)
    b.no_measures()


@layout("eit-halves", stem="held5-eit-halves", kept_out=True, first=2566)
def eit_halves(b: Builder) -> None:
    """EIT alone: every outer indicator as part 1, part 2 and as a whole; the other instruments in one sentence."""
    r = b.facts.result
    assert r.eit_parts is not None
    left, rows = 3 * (r.eit_parts[0] - r.instrument("EIT")), {}
    for n, i in enumerate(sorted(MEMBERS["EIT"], key=r.indicator, reverse=True)):  # the least room first
        room = 100 - r.indicator(i)
        step = cents(max(-room, min(room, left / (3 - n))))
        left -= step
        rows[i] = [
            f"{i}. {b.name(i)}",
            score_text(r.indicator(i) + step),
            score_text(r.indicator(i) - step),
            b.score(i),
        ]
    printout.top(b, TEXT("eit_halves.top", yr=plain_sentences.yr(b)))
    b.para(TEXT("eit_halves.para", count=b.rng.randint(60, 400)))
    last: list[str | Cell] = [
        Cell(TEXT("eit_halves.last"), bold=True),
        b.score("EIT1"),
        b.score("EIT2"),
        b.score("EIT"),
    ]
    halves: list[list[str | Cell]] = [
        [TEXT("eit_halves.halves"), Cell(TEXT("eit_halves.halves-2"), colspan=2), TEXT("eit_halves.halves-3")]
    ]
    halves.append(["", TEXT("eit_halves.halves-4"), TEXT("eit_halves.halves-5"), TEXT("eit_halves.halves-6")])
    b.table(halves, [*(rows[i] for i in MEMBERS["EIT"]), last], (0.46, 0.18, 0.18, 0.18), (1, 2, 3))
    side = TEXT("eit_halves.side") if r.eit_parts[0] > r.eit_parts[1] else TEXT("eit_halves.side-2")
    gap = abs(r.eit_parts[0] - r.eit_parts[1])
    b.para(TEXT("eit_halves.para-2", gap=gap, side=side, cause=printout.CAUSE[r.lowest("EIT")]))
    rest = TEXT("eit_halves.rest", iit=b.score("IIT"), oit=b.score("OIT"))
    b.para(TEXT("eit_halves.para-3", rest=rest, who=plain_sentences.who(b), total=b.score("ITA"), level=b.level()))
    b.heading(TEXT("eit_halves.heading"), 2)
    b.lines(f"{n}) {printout.ACT[i]}" for n, i in enumerate(MEMBERS["EIT"], 1))
    b.no_measures()
