"""Other assessments, self-checks, worked examples."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, WEIGHT, draw_assessment
from corpus.kinds import ALL_LOCAL, MOSTLY_SUBDISTRICT
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.sections import BANDS
from corpus.voices import briefs, mosaic, plain_pages, plain_sentences, printout, shared, works

TEXT = wording.read("layouts/no_results")


@layout("no-lpa", agency=ALL_LOCAL)
def no_lpa(b: Builder) -> None:
    """The assessment of local government's performance (LPA): a total and five sides, none of them ITA."""
    sections.cover(b, TEXT("no_lpa.cover"), subject_year=b.year)
    sides = TEXT.all("no_lpa.sides")
    values = [b.rng.uniform(60, 100) for _ in sides]
    total = sum(values) / len(values)
    rows = [
        [TEXT("no_lpa.rows", k=k, t=t.removeprefix("ด้าน")), "100", f"{v:.2f}"]
        for k, (t, v) in enumerate(zip(sides, values, strict=True), 1)
    ]
    b.table([[*TEXT.all("no_lpa.head")]], [*rows, [TEXT("no_lpa.row"), "100", f"{total:.2f}"]], (0.6, 0.2, 0.2), (1, 2))
    b.para(TEXT("no_lpa.para", agency=b.agency, total=total, choice=TEXT.any(b, "no_lpa.para-2")))
    sections.closing(b)
    b.no_measures()
    shared.no_year(b)


@layout("no-lpa-sides", stem="held8-no-lpa", kept_out=True, agency=MOSTLY_SUBDISTRICT)
def no_lpa_sides(b: Builder) -> None:
    """Another assessment of local bodies (LPA): sides with per cents, items with points, one of them about ITA."""
    y = b.year
    b.heading(TEXT("no_lpa_sides.heading", y=y, whole=plain_sentences.whole(b)), 1, center=True)
    b.para(TEXT("no_lpa_sides.para"))
    sides = TEXT.all("no_lpa_sides.sides")
    rows: Rows = []
    got = full = 0
    for k, side in enumerate(sides, 1):
        items = b.rng.randint(8, 38)
        points = min(items * 5, round(items * 5 * b.rng.uniform(0.7, 1)))
        got, full = got + points, full + items * 5
        rows.append(
            [
                TEXT("no_lpa_sides.rows", k=k, side=side),
                str(items),
                str(items * 5),
                str(points),
                f"{100 * points / (items * 5):.2f}",
            ]
        )
    rows.append(
        [Cell(TEXT("no_lpa_sides.rows-2"), bold=True), str(full // 5), str(full), str(got), f"{100 * got / full:.2f}"]
    )
    head = [*TEXT.all("no_lpa_sides.head")]
    b.table([head], rows, (0.44, 0.14, 0.14, 0.14, 0.14), range(1, 5))
    word = (
        TEXT("no_lpa_sides.word")
        if got / full >= 0.9
        else TEXT("no_lpa_sides.word-2")
        if got / full >= 0.8
        else TEXT("no_lpa_sides.word-3")
    )
    b.para(TEXT("no_lpa_sides.para-2", value=100 * got / full, word=word))
    b.heading(TEXT("no_lpa_sides.heading-2"), 2)
    items_of = TEXT.all("no_lpa_sides.items_of")
    rows = [[f"5.{k}", t, "5", str(b.rng.choice((1, 3, 5, 5)))] for k, t in enumerate(items_of, 1)]
    b.table([[*TEXT.all("no_lpa_sides.head-2")]], rows, (0.1, 0.66, 0.12, 0.12), (0, 2, 3))
    b.para(TEXT("no_lpa_sides.para-3"))
    plain_pages.sign(b, TEXT("no_lpa_sides.sign"))
    briefs.without(b)


@layout("no-selfcheck", stem="held2-no-selfcheck", kept_out=True, first=2566)
def no_selfcheck(b: Builder) -> None:
    """A check of the website before the assessors come: items ready of items asked, shares that are no scores."""
    nxt = b.year + 1
    b.heading(TEXT("no_selfcheck.heading", nxt=nxt, whole=plain_sentences.whole(b)), 1, center=True)
    b.para(
        TEXT(
            "no_selfcheck.para",
            choice=b.rng.choice(works.offices(b)),
            count=b.rng.randint(3, 27),
            nxt=nxt,
            choice2=TEXT.any(b, "no_selfcheck.para-2"),
        )
    )
    _no_selfcheck_conclusion(b, nxt)


def _no_selfcheck_conclusion(b: Builder, nxt: int) -> None:
    topics = dict(zip(TEXT.all("no_selfcheck.topics"), (6, 7, 4, 4, 5, 7), strict=True))
    ready, count = 0, sum(topics.values())
    body: list[list[str | Cell]] = []
    for k, (name, size) in enumerate(topics.items(), 1):
        n = b.rng.randint(size // 2, size)
        ready += n
        body.append(
            [
                str(k),
                name,
                str(size),
                str(n),
                f"{100 * n / size:.2f}",
                "-" if n == size else TEXT.any(b, "no_selfcheck.body"),
            ]
        )
    body.append(
        [
            Cell(TEXT("no_selfcheck.body-2"), colspan=2, bold=True),
            str(count),
            str(ready),
            f"{100 * ready / count:.2f}",
            "",
        ]
    )
    head = [
        TEXT("no_selfcheck.head"),
        TEXT.any(b, "no_selfcheck.head-2"),
        TEXT("no_selfcheck.head-3"),
        TEXT("no_selfcheck.head-4"),
        TEXT.any(b, "no_selfcheck.head-5"),
        TEXT("no_selfcheck.head-6"),
    ]
    b.table([head], body, (0.07, 0.37, 0.13, 0.13, 0.12, 0.18), (0, 2, 3, 4))
    if b.chance(0.5):
        b.lines(TEXT("no_selfcheck.line", item=b.item("O", n)) for n in sorted(b.rng.sample(range(1, 29), 3)))
    b.para(TEXT("no_selfcheck.para-3", count=b.rng.randint(10, 28), nxt=nxt))
    plain_pages.sign(b, TEXT("no_selfcheck.sign"))
    mosaic.empty(b, measures=False)


@layout("no-worked-example", stem="held5-no-worked-example", kept_out=True)
def no_worked_example(b: Builder) -> None:
    """A guide that reckons the score of an invented agency step by step; no result of the body that publishes it."""
    a = draw_assessment(b.rng, b.year)
    printout.top(b, TEXT("no_worked_example.top", yr=plain_sentences.yr(b)))
    b.para(TEXT("no_worked_example.para"))
    b.heading(TEXT("no_worked_example.heading"), 2)
    rows: Rows = []
    for c, g in MEMBERS.items():
        rows += [[f"{i}. {b.name(i)}", score_text(a.indicator(i))] for i in g]
        rows.append(
            [Cell(TEXT("no_worked_example.rows", c=c, weight=WEIGHT[c]), bold=True), f"{a.exact(c) * WEIGHT[c]:.2f}"]
        )
    b.table([[*TEXT.all("no_worked_example.head")]], rows, (0.7, 0.3), (1,))
    b.para(TEXT("no_worked_example.para-2", total=a.total, level=a.level))
    b.table([[*TEXT.all("no_worked_example.head-2")]], [list(z) for z in BANDS[b.year <= 2565]], (0.6, 0.4), (0, 1))
    printout.no_result(b)
