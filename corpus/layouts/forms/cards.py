"""Score cards, a card of one performance indicator, a result mended after an appeal."""

from __future__ import annotations

from decimal import Decimal

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS, Assessment
from corpus.kinds import MOSTLY_DEPARTMENTS
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import clinic, plain_pages, plain_sentences, printout

TEXT = wording.read("layouts/forms")
ENGLISH = {
    1: "Bribery Fraud",
    2: "Budget Misallocation",
    3: "Power Distortion",
    4: "Asset Misappropriation",
    5: "Anti-Corruption Improvement",
    6: "Service Quality",
    7: "Communication Efficiency",
    8: "Procedure Improvement",
    9: "Open Data",
    10: "Anti-Corruption Practice",
}


@layout("score-card", stem="held-score-card", kept_out=True)
def score_card(b: Builder) -> None:
    """A report in words, and the assessor's score card as an appendix, partly in English."""
    plain_pages.front(b, plain_pages.title(b), b.year)
    plain_pages.why(b, "1. ")
    b.heading(TEXT("score_card.heading"), 2)
    b.para(plain_sentences.overall(b))
    for tool in MEMBERS:
        todo = plain_sentences.TODO[b.facts.result.lowest(tool)]
        b.para(f"{b.tool(tool, 'both')} {plain_sentences.extremes(b, tool)} {todo}")
    plain_pages.plan(b, "3. ")
    b.page_break()
    _score_card_tables(b)


def _score_card_tables(b: Builder) -> None:
    b.heading(TEXT.any(b, "score_card.heading-2"), 1, center=True)
    english = b.chance(0.5)
    b.table(
        [],
        [
            [TEXT.any(b, "score_card.row"), b.facts.body.name],
            [TEXT.any(b, "score_card.row-2"), str(b.year)],
            ["Total score" if english else TEXT("score_card.row-3"), b.score("ITA")],
            ["Rating" if english else TEXT("score_card.row-4"), b.level()],
        ],
        (0.4, 0.6),
    )
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        label = f"{b.name(i)} ({ENGLISH[i]})" if english else b.name(i)
        rows.append([str(i), label, INSTRUMENT[i], b.score(i)])
    b.table(
        [
            [
                "No." if english else TEXT("score_card.head"),
                "Indicator" if english else TEXT("score_card.head-2"),
                "Tool" if english else TEXT("score_card.head-3"),
                "Score" if english else TEXT("score_card.head-4"),
            ]
        ],
        rows,
        (0.1, 0.6, 0.13, 0.17),
        (0, 2, 3),
    )
    if b.chance(0.6):
        b.table([[*TEXT.all("score_card.head-5")]], [[b.score(t) for t in MEMBERS]], center=range(3))
    plain_pages.sign(b, TEXT("score_card.sign"))


@layout("kpi-card", stem="held5-kpi-card", kept_out=True, first=2563, agency=(*MOSTLY_DEPARTMENTS, "province"))
def kpi_card(b: Builder) -> None:
    """A card of one performance indicator, the ITA score: scale of 1 to 5, past years, points, weighted points."""
    y, r, share = b.year, b.facts.result, b.rng.choice((4, 5, 8, 10))
    points = max(1.0, min(5.0, 1 + (float(r.total) - 75) / 5))
    b.heading(TEXT("kpi_card.heading", y=y, name=b.facts.body.name), 1, center=True)
    keys: list[tuple[str, ...]] = [
        (TEXT("kpi_card.keys"), TEXT("kpi_card.keys-2", count=b.rng.randint(1, 5))),
        (TEXT("kpi_card.keys-3"), TEXT("kpi_card.keys-4", share=share)),
    ]
    keys += [TEXT.all("kpi_card.keys-5"), (TEXT("kpi_card.keys-6"), TEXT("kpi_card.keys-7", y_before=y - 1, y=y))]
    b.table([], [[Cell(k, bold=True), v] for k, v in keys], (0.3, 0.7))
    b.table([[TEXT("kpi_card.head"), *"12345"]], [[*TEXT.all("kpi_card.row")]], center=range(1, 6))
    b.heading(TEXT("kpi_card.heading-2"), 3)
    years = [*(a.year for a in reversed(b.facts.earlier)), y]
    b.table(
        [[TEXT("kpi_card.head-2"), *(TEXT("kpi_card.head-3", k=k) for k in years)]],
        [[TEXT("kpi_card.row-2"), *(b.score("ITA", k) for k in years)]],
    )
    head = [TEXT("kpi_card.head-4", y=y), TEXT("kpi_card.head-5"), TEXT("kpi_card.head-6")]
    b.table([head], [[b.score("ITA"), f"{points:.4f}", f"{points * share / 100:.4f}"]], center=range(3))
    b.heading(TEXT("kpi_card.heading-3"), 3)
    b.para(TEXT("kpi_card.para", announced=plain_sentences.announced(b), name=b.facts.body.name, level=b.level()))
    shape = TEXT.any(b, "kpi_card.shape")
    for c in MEMBERS:
        hi, lo = r.highest(c), r.lowest(c)
        hi = next(i for i in MEMBERS[c] if i != lo) if hi == lo else hi
        names = {"c": b.tool(c, "both"), "h": b.name(hi), "m": b.name(lo)}
        b.para("- " + shape.format(s=b.score(c), x=b.score(hi), z=b.score(lo), **names))
    b.para(TEXT("kpi_card.para-2", cause=printout.CAUSE[clinic.order(b)[-1]], act=printout.ACT[clinic.order(b)[-1]]))
    plain_pages.sign(b, TEXT("kpi_card.sign"), TEXT("kpi_card.sign-2"))
    b.no_measures()


@layout("appeal", stem="held5-appeal", kept_out=True)
def appeal(b: Builder) -> None:
    """A result that was mended after an appeal on open data: the first figures stand beside those that hold now."""
    b.short_scores = False
    y, r = b.year, b.facts.result
    i = max((9, 10), key=r.indicator)
    cut = Decimal("6.25" if i == 10 and y <= 2565 else b.pick("2.50", "5.00"))
    old = Assessment(y, tuple(v - cut if k == i else v for k, v in enumerate(r.indicators, 1)), r.eit_parts)
    was = {c: b.reject(c, old.value(c), "the figure before the appeal") for c in ("ITA", "OIT", str(i))}
    doc, day = b.item("O", b.rng.randint(5, 26)), TEXT("appeal.doc", count=b.rng.randint(5, 27), y_next=y + 1)
    printout.top(b, TEXT.any(b, "appeal.top") + f" {plain_sentences.yr(b)}")
    b.heading(TEXT("appeal.heading"), 2)
    b.para(TEXT("appeal.para", announced=plain_sentences.announced(b), doc=doc))
    b.para(TEXT("appeal.para-2", choice=b.rng.choice((3, 5, 7))))
    b.para(TEXT("appeal.para-3", day=day))
    b.heading(TEXT("appeal.heading-2") + TEXT.any(b, "appeal.heading-3"), 2)
    every = b.chance(0.6)
    lead = b.pick("", TEXT("appeal.lead"))
    head = [TEXT.any(b, "appeal.head"), lead + TEXT("appeal.head-2"), lead + TEXT.any(b, "appeal.head-3")]
    rows: Rows = []
    for c, g in MEMBERS.items():
        if not (every or c == "OIT"):
            continue
        rows.append([Cell(b.tool(c, "both"), bold=True), was.get(c, b.fmt(r.value(c))), b.score(c)])
        rows += [[f"{k}. {b.name(k)}", was.get(str(k), b.fmt(r.value(k))), b.score(k)] for k in g]
    rows.append([Cell(TEXT("appeal.rows"), bold=True), was["ITA"], b.score("ITA")])
    if old.level != r.level or b.chance(0.4):
        rows.append([TEXT("appeal.rows-2"), old.level, b.level()])
    b.table([head], rows, (0.52, 0.24, 0.24), (1, 2))
    b.heading(TEXT("appeal.heading-4"), 2)
    end = TEXT("appeal.end", total=b.score("ITA"), choice=TEXT.any(b, "appeal.end-2"), level=b.level())
    was_told = TEXT("appeal.was_told", was=was["ITA"]) if b.chance(0.5) else ""
    b.para(TEXT("appeal.para-4", who=plain_sentences.who(b), end=end, was_told=was_told))
    if b.chance(0.6):
        b.para(TEXT("appeal.para-5", cause=printout.CAUSE[9], act=printout.ACT[9]))
    plain_pages.sign(b, TEXT("appeal.sign"))
    b.no_measures()
