"""Parts that many reports share: cover, memo head, preface, framework, bands, targets, signatures."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measures import LONG_MONTHS, departments
from corpus.model import Cell

TEXT = wording.read("sections")

ITA_LONG = TEXT.all("ita_long")
FIRST = TEXT.all("first")
LAST = TEXT.all("last")
ANNOUNCED = TEXT.numbered("announced")
BANDS = {
    True: (
        ("95.00 - 100", "AA"),
        ("85.00 - 94.99", "A"),
        ("75.00 - 84.99", "B"),
        ("65.00 - 74.99", "C"),
        ("55.00 - 64.99", "D"),
        ("50.00 - 54.99", "E"),
        ("0 - 49.99", "F"),
    ),
    False: TEXT.rows("bands.False"),
}


def ita(b: Builder) -> str:
    return b.rng.choice(ITA_LONG)


def person(b: Builder) -> str:
    return f"({TEXT.any(b, 'person.text')}{b.rng.choice(FIRST)}  {b.rng.choice(LAST)})"


def place(b: Builder) -> str:
    """`อำเภอ... จังหวัด...` where the agency has them, else nothing."""
    body = b.facts.body
    if not body.local or body.agency_type == "provincial_administrative_organization":
        return ""
    return TEXT.any(b, "place.text", district=body.district, province=body.province)


def full_agency(b: Builder) -> str:
    return f"{b.facts.body.name} {place(b)}".strip()


def later_day(b: Builder) -> str:
    """A day after the result was announced, within the year of the measures."""
    months = (10, 11, 12, 1, 2, 3)
    month = b.rng.choice(months)
    return f"{b.rng.randint(1, 28)} {LONG_MONTHS[month - 1]} {b.year if month >= 10 else b.year + 1}"


def cover(b: Builder, *titles: str, subject_year: int | None = None) -> None:
    for line in titles:
        b.heading(line, 1, center=True)
    if subject_year:
        b.heading(TEXT("cover.heading", fy=b.fy(subject_year)), 2, center=True)
    if b.chance(0.5):
        b.picture(50)
    b.heading(b.facts.body.name, 2, center=True)
    if place(b):
        b.heading(place(b), 2, center=True)
    b.page_break()


def memo_head(b: Builder, subject: str) -> None:
    body = b.facts.body
    b.heading(TEXT("memo_head.heading"), 1, center=True)
    office = departments(body)[0]
    b.para(TEXT("memo_head.para", office=office, full_agency=full_agency(b)), indent=False)
    b.para(
        TEXT(
            "memo_head.para-2",
            count=b.rng.randint(10, 99),
            count2=b.rng.randint(100, 999),
            count3=b.rng.randint(10, 999),
            later_day=later_day(b),
        ),
        indent=False,
    )
    b.para(TEXT("memo_head.para-3", subject=subject), indent=False)
    heads = TEXT.named("memo_head.heads")
    if "municipality" in body.agency_type:
        to = TEXT("memo_head.to") + body.name.removeprefix("เทศบาล")
    else:
        to = heads.get(body.agency_type, TEXT("memo_head.get")) + body.name
    b.para(TEXT("memo_head.para-4", to=to), indent=False)


def signature(b: Builder) -> None:
    b.para(TEXT("signature.para") if b.chance(0.6) else TEXT("signature.para-2"))
    for role in b.rng.sample(TEXT.all("signature.sample"), b.rng.randint(1, 2)):
        b.para(TEXT("signature.para-3") + "." * 24, align="right")
        b.para(person(b), align="right")
        b.para(role, align="right")


def preface(b: Builder) -> None:
    b.heading(TEXT("preface.heading"), 1, center=True)
    b.para(
        TEXT.any(
            b, "preface.para", agency=b.agency, ita=ita(b), agency2=b.agency, ita2=ita(b), agency3=b.agency, ita3=ita(b)
        )
    )
    if b.chance(0.6):
        b.para(TEXT.any(b, "preface.para-2", fy=b.fy(), announced=ANNOUNCED[b.year]))
    b.para(b.facts.body.name, align="right")
    if b.chance(0.5):
        b.para(later_day(b), align="right")
    b.page_break()


def contents(b: Builder, *entries: str) -> None:
    b.heading(TEXT("contents.heading"), 1, center=True)
    page = 0
    rows: list[list[str]] = []
    for entry in entries:
        page += b.rng.randint(0, 3) or (1 if not rows else 0)
        rows.append([entry, str(page)])
    if b.chance(0.5):
        b.table([[*TEXT.all("contents.head")]], rows, (0.85, 0.15), (1,))
    else:
        b.lines(f"{t} {'.' * b.rng.randint(10, 40)} {p}" for t, p in rows)
    b.page_break()


def background(b: Builder) -> None:
    b.heading(TEXT.any(b, "background.heading"), 2)
    b.para(TEXT.any(b, "background.para", ita=ita(b), ita2=ita(b), ita3=ita(b)))
    if b.chance(0.5):
        target(b)


def target(b: Builder) -> None:
    """Targets and pass marks: figures that are no scores."""
    b.para(TEXT.any(b, "target.para", choice=b.rng.choice((85, 90, 95))))


def national(b: Builder) -> None:
    """Means over agencies: mentions at most, never scores."""
    mean, share = b.rng.uniform(66, 94), b.rng.uniform(20, 95)
    b.para(
        TEXT.any(
            b,
            "national.para",
            count=b.rng.randint(0, 99),
            mean=mean,
            share=share,
            count2=b.rng.randint(10, 99),
            count3=b.rng.randint(100, 999),
        )
    )


def framework(b: Builder) -> None:
    """The table of instruments, indicators and weights: no scores in it."""
    b.heading(TEXT.any(b, "framework.heading"), 2)
    b.para(TEXT.any(b, "framework.para"))
    weight = {"IIT": "30", "EIT": "30", "OIT": "40"}
    lead, tail = b.rng.choice(((TEXT("framework.lead"), ""), ("", "%"), ("", TEXT("framework.lead-2")), ("", "")))
    rows: list[list[str | Cell]] = []
    if b.chance(0.3):
        for tool in MEMBERS:
            rows.append(
                [b.tool(tool, "both"), TEXT("framework.rows", members=len(MEMBERS[tool])), lead + weight[tool] + tail]
            )
    else:
        for tool, group in MEMBERS.items():
            for k, i in enumerate(group):
                row: list[str | Cell] = [Cell(b.tool(tool, "both"), rowspan=len(group))] if k == 0 else []
                row.append(f"{b.pick(TEXT('framework.row'))}{i} {b.name(i)}")
                if k == 0:
                    row.append(Cell(lead + weight[tool] + tail, rowspan=len(group)))
                rows.append(row)
    b.table(
        [[TEXT("framework.head"), TEXT("framework.head-2"), TEXT.any(b, "framework.head-3")]], rows, (0.4, 0.42, 0.18)
    )


def bands(b: Builder) -> None:
    b.heading(TEXT.any(b, "bands.heading"), 2)
    rows: list[list[str | Cell]] = [[span, word] for span, word in BANDS[b.year <= 2565]]
    head = [TEXT.any(b, "bands.head"), TEXT.any(b, "bands.head-2")]
    if b.chance(0.3):
        rows, head = [[row[1], row[0]] for row in rows], head[::-1]
    b.table([head], rows, center=(0, 1))


def closing(b: Builder) -> None:
    telephone = b.keep(f"0{b.rng.randint(2, 7)}-{b.rng.randint(100, 999)}-{b.rng.randint(1000, 9999)}")
    b.para(TEXT.any(b, "closing.para", departments=departments(b.facts.body)[0], telephone=telephone))
