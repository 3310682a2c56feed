"""A table or a level that the rest of the report contradicts."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, level_of
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import misprints, plain_pages, plain_sentences, score_labels, sentences

TEXT = wording.read("layouts/contradictions")


def swapped(value: Decimal) -> Decimal | None:
    """The figure with two digits changed over, as hurried typing leaves it; None where that is no other figure."""
    text = score_text(value)
    for a, c in ((0, 1), (1, 3), (3, 4)):
        if len(text) == 5:
            chars = list(text)
            chars[a], chars[c] = chars[c], chars[a]
            other = Decimal("".join(chars))
            if other != value and abs(other - value) >= Decimal("0.2") and 20 <= other <= 100:
                return other
    return None


@layout("wrong-second-table")
def wrong_second_table(b: Builder) -> None:
    """The same ten scores in two tables, one cell of either mistyped; the total closes with the other."""
    b.short_scores = False
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    b.para(sentences.total_sentence(b))
    bad, r = b.rng.randint(1, 10), b.facts.result
    slip = misprints.wrong_digit(b, r.indicator(bad))
    first = b.chance(0.4)
    order = sorted(range(1, 11), key=lambda i: (-(slip if i == bad else r.indicator(i)), i))

    def ranked() -> None:
        rows: list[list[str | Cell]] = []
        for k, i in enumerate(order, 1):
            shown = b.reject(i, slip, "the printed total closes only with the other table") if i == bad else b.score(i)
            rows.append([str(k), b.name(i), shown])
        b.table([[*TEXT.all("wrong_second_table.head")]], rows, (0.12, 0.66, 0.22), (0, 2))

    if first:
        ranked()
    b.heading(TEXT("wrong_second_table.heading"), 2)
    score_labels.grouped_table(b)
    if not first:
        b.heading(TEXT("wrong_second_table.heading-2"), 2)
        ranked()
    for tool in MEMBERS:
        b.para(sentences.instrument_sentence(b, tool))
    b.no_measures()


@layout("wrong-indicator")
def wrong_indicator(b: Builder) -> None:
    """A full table, and one indicator with a wrong digit in the prose under it."""
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    b.short_scores = False
    score_labels.grouped_table(b)
    b.para(sentences.total_sentence(b))
    bad = b.rng.choice(range(1, 11))
    for i in sorted({bad, *b.rng.sample(range(1, 11), 3)}):
        right = b.score(i)
        shown = (
            b.reject(
                bad,
                misprints.wrong_digit(b, b.facts.result.indicator(bad)),
                "the printed total closes only with the table",
            )
            if i == bad
            else right
        )
        b.para(TEXT("wrong_indicator.para", i=i, name=b.name(i), shown=shown, advice=sentences.ADVICE[i]))
    misprints.ending(b)


@layout("wrong-instrument")
def wrong_instrument(b: Builder) -> None:
    """Ten indicators that are right, and one instrument mean in prose that they do not give."""
    b.heading(TEXT("wrong_instrument.heading", analysis_title=sentences.analysis_title(b), fy=b.fy()), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    b.short_scores = False
    rows = [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)]
    b.table(
        [[*TEXT.all("wrong_instrument.head")]],
        [*rows, [TEXT("wrong_instrument.row"), b.score("ITA")]],
        (0.75, 0.25),
        (1,),
    )
    b.para(sentences.total_sentence(b))
    bad = b.rng.choice(("IIT", "EIT", "OIT"))
    for tool in MEMBERS:
        if tool == bad:
            text = b.reject(
                tool, misprints.wrong_digit(b, b.facts.result.instrument(tool)), "not the mean of its indicators"
            )
            b.para(TEXT("wrong_instrument.para", tool=b.tool(tool, "both"), members=len(MEMBERS[tool]), text=text))
        else:
            b.para(sentences.instrument_sentence(b, tool))
    misprints.ending(b)


@layout("wrong-level")
def wrong_level(b: Builder) -> None:
    """The printed level is not the one that the total earns: it stays as printed."""
    r = b.facts.result
    words = ("AA", "A", "B", "C", "D") if b.year <= 2565 else TEXT.all("wrong_level.words")
    earned = level_of(b.year, r.total, (r.instrument("IIT"), r.instrument("EIT"), r.instrument("OIT")))
    printed = b.rng.choice([x for x in words if x != earned])
    b.level(printed=printed)
    b.heading(TEXT("wrong_level.heading", analysis_title=sentences.analysis_title(b), fy=b.fy()), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    b.para(
        TEXT("wrong_level.para", agency=b.agency, total=b.score("ITA"), level_phrase=sentences.level_phrase(b, printed))
    )
    if b.chance(0.6):
        rows = [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)]
        b.table([[*TEXT.all("wrong_level.head")]], rows, (0.75, 0.25), (1,))
    for tool in MEMBERS:
        b.para(sentences.lowest_sentence(b, tool))
    misprints.ending(b)


@layout("slip", stem="held-slip", kept_out=True)
def slip(b: Builder) -> None:
    """Two digits changed over in one print; tables, and a total that closes, say which print is right."""
    b.short_scores = False
    r = b.facts.result
    options: list[str | int] = [c for c in ("ITA", *range(1, 11)) if swapped(r.value(c)) is not None]
    bad = b.rng.choice(options or ["ITA"])
    wrong = swapped(r.value(bad)) or (r.value(bad) - 9)
    plain_pages.front(b, plain_pages.title(b), b.year)
    b.para(plain_sentences.overall(b))
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows.append([Cell(b.tool(tool, "both"), bold=True, colspan=2)])
        rows += plain_pages.lines_of(b, tool)
    rows.append([Cell(TEXT("slip.rows"), bold=True), b.score("ITA")])
    b.table([[*TEXT.all("slip.head")]], rows, (0.75, 0.25), (1,))
    b.heading(TEXT("slip.heading"), 2)
    for i in sorted({x for x in (r.lowest("IIT"), r.lowest("EIT"), r.lowest("OIT"), bad) if x != "ITA"}):
        shown = b.reject(i, wrong, "the table and the total say otherwise") if i == bad else b.score(i)
        b.para(
            TEXT(
                "slip.para",
                name=b.name(int(i)),
                shown=shown,
                poor=plain_sentences.poor(b, int(i)),
                todo=plain_sentences.TODO[int(i)],
            )
        )
    if bad == "ITA":
        shown = b.reject("ITA", wrong, "the ten indicators give the other total")
        b.para(TEXT("slip.para-2", who=plain_sentences.who(b), yr=plain_sentences.yr(b), shown=shown))
    if b.chance(0.5):
        plain_pages.plan(b)
    else:
        b.no_measures()
