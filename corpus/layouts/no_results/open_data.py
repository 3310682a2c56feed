"""Checklists of open data, counts of services and complaints."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import office, papers, plain_pages, plain_sentences

TEXT = wording.read("layouts/no_results")
OPEN = TEXT.rows("open")


@layout("no-checklist", stem="held-no-checklist", kept_out=True)
def no_checklist(b: Builder) -> None:
    """The documents to be open, by code, with addresses and marks; no points."""
    papers.head(b, TEXT("no_checklist.head", yr=plain_sentences.yr(b)))
    last = 43 if b.year <= 2566 else 35 if b.year == 2567 else 28
    topics = plain_sentences.ASK["O"]
    site = b.keep(f"https://www.{b.pick('sao', 'tessaban', 'office')}{b.rng.randint(10, 99)}.go.th/ita/{b.year}/")
    mark = TEXT.any(b, "no_checklist.mark")
    rows: list[list[str | Cell]] = []
    for n in range(1, last + 1):
        if n == 1:
            rows.append([Cell(TEXT("no_checklist.rows", name=b.name(9)), colspan=4, bold=True)])
        if n == (34 if last == 43 else last - 8):
            rows.append([Cell(TEXT("no_checklist.rows-2", name=b.name(10)), colspan=4, bold=True)])
        rows.append([b.item("O", n), topics[(n - 1) % len(topics)], site + b.keep(f"o{n}"), mark])
    b.table(
        [
            [
                TEXT("no_checklist.head-2"),
                TEXT("no_checklist.head-3"),
                TEXT("no_checklist.head-4"),
                TEXT.any(b, "no_checklist.head-5"),
            ]
        ],
        rows,
        (0.1, 0.32, 0.44, 0.14),
        (0, 3),
    )
    papers.plain(b, measures=False)


@layout("no-evidence", stem="held7-no-evidence", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO, "department"))
def no_evidence(b: Builder) -> None:
    """A check of the open-data documents before the window closes: parts, ticks, who looks after them; no points."""
    y = b.year
    last = 43 if y <= 2566 else 35 if y == 2567 else 28
    count = b.rng.randint(12, len(OPEN))
    kind = TEXT.any(b, "no_evidence.kind")
    b.heading(
        TEXT("no_evidence.heading", kind=kind, year_of=office.year_of(b), whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    b.para(TEXT("no_evidence.para", count=b.rng.randint(3, 27), y=y))
    yes, url = b.pick("✓", "/", "☑"), b.chance(0.4)
    numbers = sorted(b.rng.sample(range(1, last + 1), count))
    documents = [OPEN[k] for k in sorted(b.rng.sample(range(len(OPEN)), count))]
    ticks = [b.chance(0.85) for _ in numbers]
    rows: Rows = []
    for n, (name, part), tick in zip(numbers, documents, ticks, strict=True):
        cells = [yes if tick else "", "" if tick else yes]
        end = TEXT("no_evidence.end") if tick and url else "" if tick else TEXT("no_evidence.end-2")
        rows.append([b.item("O", n), name, part, *cells, b.rng.choice(departments(b.facts.body)), end])
    two: Rows = [
        [
            Cell(TEXT("no_evidence.two"), rowspan=2),
            Cell(TEXT.any(b, "no_evidence.two-2"), rowspan=2),
            Cell(TEXT("no_evidence.two-3"), rowspan=2),
            Cell(TEXT.any(b, "no_evidence.two-4"), colspan=2),
            Cell(TEXT("no_evidence.two-5"), rowspan=2),
            Cell(TEXT("no_evidence.two-6"), rowspan=2),
        ],
        [*TEXT.all("no_evidence.two-7")],
    ]
    b.table(two, rows, (0.08, 0.22, 0.26, 0.08, 0.08, 0.18, 0.1), (0, 3, 4))
    done = sum(ticks)
    b.para(TEXT("no_evidence.para-2", count=count, done=done, value=100 * done / count))
    b.para(TEXT("no_evidence.para-3", name=b.name(9), name2=b.name(10), choice=b.rng.choice((90, 95, 100))))
    plain_pages.sign(b, TEXT("no_evidence.sign"), TEXT("no_evidence.sign-2"))
    b.note("report_fiscal_year_be", None)
    b.no_measures()


@layout("no-services", stem="held-no-services", kept_out=True)
def no_services(b: Builder) -> None:
    """Counts of services by month and kind, with shares of those ready in time."""
    papers.head(b, TEXT("no_services.head", yr=plain_sentences.yr(b)))
    kinds = TEXT.all("no_services.kinds")
    rows: list[list[str | Cell]] = []
    for k, text in enumerate(kinds, 1):
        walk, online = b.rng.randint(3, 900), b.rng.randint(0, 120)
        rows.append([str(k), text, str(walk), str(online), str(walk + online), f"{b.rng.uniform(88, 100):.2f}"])
    top = [*TEXT.all("no_services.top")]
    b.table([top], rows, (0.08, 0.34, 0.13, 0.14, 0.13, 0.18), (0, 2, 3, 4, 5))
    b.para(TEXT("no_services.para", figure=b.rng.uniform(1, 60)))
    b.para(TEXT("no_services.para-2"))
    papers.plain(b)


@layout("no-complaint", stem="held-no-complaint", kept_out=True)
def no_complaint(b: Builder) -> None:
    """Counts of complaints by channel and month, with shares."""
    papers.head(b, TEXT("no_complaint.head", yr=plain_sentences.yr(b)))
    rows: list[list[str | Cell]] = []
    for k in range(9, 15 if b.chance(0.5) else 21):
        name, n = plain_sentences.MONTHS[k % 12][0], b.rng.choice((0, 0, 0, 1, 2))
        rows.append([f"{name} {b.year - 1 if k < 12 else b.year}", str(n), str(n), "0", "100.00" if n else "-"])
    b.table([[*TEXT.all("no_complaint.head-2")]], rows, center=range(1, 5))
    b.lines(TEXT("no_complaint.line", x=x, figure=b.rng.uniform(0, 70)) for x in TEXT.all("no_complaint.line-2"))
    b.para(TEXT("no_complaint.para"))
    papers.plain(b)
