"""Spending and purchases."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.measures import LONG_MONTHS
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import briefs, papers, plain_pages, plain_sentences, shared

TEXT = wording.read("layouts/no_results")
WORKS = TEXT.all("works")


@layout("no-budget")
def no_budget(b: Builder) -> None:
    """A spending report: amounts and percentages that look like scores."""
    sections.cover(b, TEXT("no_budget.cover"), subject_year=b.year)
    rows = []
    for t in TEXT.all("no_budget.text"):
        plan = b.rng.randint(400, 9000) * 1000
        share = b.rng.uniform(40, 99.9)
        rows.append([t, f"{plan:,}.00", f"{plan * share / 100:,.2f}", f"{share:.2f}"])
    b.table([[*TEXT.all("no_budget.head")]], rows, center=(1, 2, 3))
    b.para(TEXT("no_budget.para", figure=b.rng.uniform(60, 99)))
    shared.negative(b)


@layout("no-money", stem="held-no-money", kept_out=True)
def no_money(b: Builder) -> None:
    """Half a year's spending by plan, with per cents of two kinds."""
    papers.head(b, TEXT("no_money.head", yr=plain_sentences.yr(b)))
    rows: list[list[str | Cell]] = []
    for text in TEXT.all("no_money.text"):
        given = papers.money(b, 2000, 180000)
        share = b.rng.uniform(18, 97)
        rows.append([text, f"{given:,.2f}", f"{given * share / 100:,.2f}", f"{share:.2f}", f"{100 - share:.2f}"])
    b.table(
        [[*TEXT.all("no_money.head-2")]],
        rows,
        (0.34, 0.19, 0.19, 0.14, 0.14),
        range(1, 5),
    )
    b.para(TEXT("no_money.para", figure=b.rng.uniform(38, 91), choice=b.rng.choice((50, 54, 57))))
    b.para(TEXT("no_money.para-2"))
    plain_pages.sign(b, TEXT("no_money.sign"), plain_pages.boss(b))
    papers.plain(b)


@layout("no-procurement")
def no_procurement(b: Builder) -> None:
    """A monthly list of purchases: prices and dates."""
    b.heading(TEXT("no_procurement.heading", choice=b.rng.choice(LONG_MONTHS), year=b.year), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    rows = []
    for k in range(1, b.rng.randint(5, 14)):
        price = b.rng.randint(5, 480) * 1000
        rows.append(
            [
                str(k),
                b.rng.choice(WORKS),
                f"{price:,}.00",
                f"{price - b.rng.randint(0, 900):,}.00",
                TEXT.any(b, "no_procurement.rows"),
                f"{k}/{b.year}",
            ]
        )
    b.table([[*TEXT.all("no_procurement.head")]], rows, center=(0, 2, 3))
    shared.negative(b)


@layout("no-purchase", stem="held-no-purchase", kept_out=True)
def no_purchase(b: Builder) -> None:
    """A year's purchases: methods, counts, sums and shares."""
    papers.head(b, TEXT("no_purchase.head", yr=plain_sentences.yr(b)))
    ways = TEXT.all("no_purchase.ways")
    parts = [b.rng.randint(1, 60) for _ in ways]
    total = sum(parts)
    rows: list[list[str | Cell]] = []
    for way, n in zip(ways, parts, strict=True):
        plan, paid = papers.money(b, 900, 90000), b.rng.uniform(0.86, 0.999)
        rows.append(
            [way, str(n), f"{100 * n / total:.2f}", f"{plan:,}.00", f"{plan * paid:,.2f}", f"{100 * (1 - paid):.2f}"]
        )
    rows.append([Cell(TEXT("no_purchase.rows"), bold=True), str(total), "100.00", "", "", ""])
    b.table(
        [[*TEXT.all("no_purchase.head-2")]],
        rows,
        (0.28, 0.13, 0.12, 0.18, 0.17, 0.12),
        range(1, 6),
    )
    b.heading(TEXT("no_purchase.heading"), 2)
    b.para(TEXT("no_purchase.para"))
    b.para(TEXT("no_purchase.para-2", item=b.item("O", 23), item2=b.item("O", 24)))
    plain_pages.sign(b, TEXT("no_purchase.sign"), TEXT("no_purchase.sign-2"))
    papers.plain(b)


@layout(
    "no-procurement-analysis",
    stem="held8-no-procurement",
    kept_out=True,
    agency=(*MOSTLY_SUBDISTRICT, PAO, "university", "department"),
)
def no_procurement_analysis(b: Builder) -> None:
    """The yearly analysis of purchases that the open-data check asks for: shares and savings by method and office."""
    y = b.year
    b.heading(TEXT("no_procurement_analysis.heading", y=y, whole=plain_sentences.whole(b)), 1, center=True)
    code = 24 if y <= 2564 else 22 if y == 2565 else 17 if y == 2566 else 13
    b.para(TEXT("no_procurement_analysis.para", item=b.item("O", code), y_next=y + 1))
    b.heading(TEXT("no_procurement_analysis.heading-2"), 2)
    methods = TEXT.all("no_procurement_analysis.methods")
    counts = [b.rng.randint(60, 300), b.rng.randint(2, 20), b.rng.randint(1, 5)]
    sums = [b.rng.randint(20, 90) * 100000, b.rng.randint(20, 300) * 100000, b.rng.randint(2, 20) * 100000]
    spent = [round(s * b.rng.uniform(0.86, 1)) for s in sums]
    rows: Rows = [
        [m, str(n), f"{100 * n / sum(counts):.2f}", f"{s:,}.00", f"{p:,}.00", f"{100 * p / s:.2f}"]
        for m, n, s, p in zip(methods, counts, sums, spent, strict=True)
    ]
    share = 100 * sum(spent) / sum(sums)
    rows.append(
        [
            Cell(TEXT("no_procurement_analysis.rows"), bold=True),
            str(sum(counts)),
            "100.00",
            f"{sum(sums):,}.00",
            f"{sum(spent):,}.00",
            f"{share:.2f}",
        ]
    )
    head = [*TEXT.all("no_procurement_analysis.head")]
    b.table([head], rows, (0.24, 0.13, 0.12, 0.2, 0.19, 0.12), range(1, 6))
    b.para(TEXT("no_procurement_analysis.para-2", value=sum(sums) - sum(spent), value2=100 - share))
    _no_procurement_analysis_conclusion(b, y)


def _no_procurement_analysis_conclusion(b: Builder, y: int) -> None:
    b.heading(TEXT("no_procurement_analysis.heading-3"), 2)
    rows = [
        [
            TEXT("no_procurement_analysis.rows-2", name=b.name(2)),
            TEXT("no_procurement_analysis.rows-3"),
            f"{b.rng.uniform(70, 100):.2f}",
        ],
        [
            TEXT("no_procurement_analysis.rows-4", name=b.name(4)),
            TEXT("no_procurement_analysis.rows-5"),
            f"{b.rng.uniform(80, 100):.2f}",
        ],
        [
            TEXT("no_procurement_analysis.rows-6", name=b.name(9)),
            TEXT("no_procurement_analysis.rows-7"),
            f"{b.rng.uniform(70, 100):.2f}",
        ],
    ]
    b.table([[*TEXT.all("no_procurement_analysis.head-2")]], rows, (0.38, 0.44, 0.18), (2,))
    b.heading(TEXT("no_procurement_analysis.heading-4"), 2)
    b.lines(TEXT.all("no_procurement_analysis.line"))
    b.para(TEXT("no_procurement_analysis.para-3", y_next=y + 1, choice=b.rng.choice((85, 90))))
    plain_pages.sign(b, TEXT("no_procurement_analysis.sign"))
    briefs.without(b)
