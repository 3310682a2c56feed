"""A total, a year or a sentence that the rest of the report contradicts."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measure_tables import measures_table
from corpus.registry import layout
from corpus.voices import misprints, score_labels, sentences

TEXT = wording.read("layouts/contradictions")


@layout("wrong-total")
def wrong_total(b: Builder) -> None:
    """Memo with a wrong total, report with the right one and all that it rests on."""
    b.short_scores = False
    wrong = misprints.wrong_digit(b, b.facts.result.total)
    sections.memo_head(b, TEXT("wrong_total.memo_head", fy=b.fy()))
    text = b.reject("ITA", wrong, "the ten indicators give the other total")
    b.para(
        TEXT(
            "wrong_total.para", fy=b.fy(), agency=b.agency, text=text, level_phrase=sentences.level_phrase(b, b.level())
        )
    )
    sections.signature(b)
    b.page_break()
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    b.para(sentences.total_sentence(b))
    rows = [[TEXT("wrong_total.rows", i=i, name=b.name(i)), b.score(i)] for i in range(1, 11)]
    b.table([[*TEXT.all("wrong_total.head")]], rows, (0.75, 0.25), (1,))
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(sentences.instrument_sentence(b, tool))
    misprints.ending(b)


@layout("wrong-year")
def wrong_year(b: Builder) -> None:
    """One heading names the year before over figures of the assessed year."""
    other = b.year - 1
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    sections.preface(b)
    b.para(TEXT("wrong_year.para", fy=b.fy(), announced=sections.ANNOUNCED[b.year]))
    b.heading(TEXT("wrong_year.heading", fy=b.fy()), 2)
    score_labels.grouped_table(b)
    b.para(sentences.total_sentence(b))
    b.heading(TEXT("wrong_year.heading-2", fy=b.fy(other)), 2)
    b.reject("ITA", b.facts.result.total, "a heading prints the year before", other)
    b.para(
        TEXT(
            "wrong_year.para-2",
            agency=b.agency,
            total=b.score("ITA"),
            level_phrase=sentences.level_phrase(b, b.level()),
        )
    )
    for tool in MEMBERS:
        b.para(sentences.lowest_sentence(b, tool))
    misprints.ending(b)


@layout("wrong-once-of-three")
def wrong_once_of_three(b: Builder) -> None:
    """Lowest indicators in prose only; one is printed twice alike and once with another digit."""
    b.short_scores = False
    sections.memo_head(b, TEXT("wrong_once_of_three.memo_head", fy=b.fy()))
    b.para(sentences.total_sentence(b))
    weak = {tool: b.facts.result.lowest(tool) for tool in MEMBERS}
    bad = b.pick("IIT", "EIT", "OIT")
    slip = misprints.wrong_digit(b, b.facts.result.indicator(weak[bad]))
    turn = b.rng.randint(0, 2)  # which of the three prints is the wrong one
    for k, lead in enumerate(TEXT.all("wrong_once_of_three.text")):
        b.heading(f"{k + 1}. {lead} ({b.fy()})", 2)
        for tool, i in weak.items():
            wrong = tool == bad and k == turn
            shown = b.reject(i, slip, "printed once against two prints alike") if wrong else b.score(i)
            b.para(
                (
                    TEXT("wrong_once_of_three.para", tool=b.tool(tool, "both"), name=b.name(i), shown=shown),
                    TEXT("wrong_once_of_three.para-2", tool=tool, name=b.name(i), shown=shown, weak=sentences.WEAK[i]),
                    TEXT("wrong_once_of_three.para-3", i=i, name=b.name(i), shown=shown, advice=sentences.ADVICE[i]),
                )[k]
            )
    sections.signature(b)
    b.heading(TEXT("wrong_once_of_three.heading", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
    measures_table(b)


@layout("wrong-part", first=2566)
def wrong_part(b: Builder) -> None:
    """One part of EIT is printed right in the table and wrong in the sentence; the mean and the indicators decide."""
    b.short_scores = False
    b.heading(TEXT("wrong_part.heading", analysis_title=sentences.analysis_title(b), fy=b.fy()), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    b.para(sentences.total_sentence(b))
    codes = ("IIT", "EIT1", "EIT2", "EIT", "OIT")
    b.table([[*TEXT.all("wrong_part.head")]], [[b.tool(c, "code"), b.score(c)] for c in codes], (0.75, 0.25), (1,))
    rows = [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)]
    b.table([[*TEXT.all("wrong_part.head-2")]], rows, (0.75, 0.25), (1,))
    part = b.pick("EIT1", "EIT2")
    slip = misprints.wrong_digit(b, b.facts.result.value(part))
    shown = b.reject(part, slip, "the two parts give the printed EIT only with the table")
    b.para(TEXT("wrong_part.para", tool=b.tool(part, "both"), shown=shown))
    b.no_measures()
