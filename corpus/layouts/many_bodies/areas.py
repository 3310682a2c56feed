"""Tables of the bodies of a district or province."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.areas import Body, neighbours
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, Assessment, cents, draw_assessment
from corpus.kinds import SAO, SUB, SUBDISTRICT
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import growth, plain_pages, plain_sentences, shared

TEXT = wording.read("layouts/many_bodies")


@layout("province-table", agency=SUBDISTRICT)
def province_table(b: Builder) -> None:
    """A province's or district's table of all agencies with their scores and an average at the foot."""
    b.style["landscape"] = b.chance(0.7)
    own = b.facts.body
    rows = [*shared.others(b, b.rng.randint(8, 25)), (own, b.facts.result)]
    b.rng.shuffle(rows)
    wide = b.pick("total", "tools")
    codes = ("ITA",) if wide == "total" else ("IIT", "EIT", "OIT", "ITA")
    b.heading(
        TEXT.any(b, "province_table.heading", province=own.province),
        1,
        center=True,
    )
    b.heading(TEXT("province_table.heading-2", fy=b.fy()), 2, center=True)
    sections.target(b)
    header = [
        TEXT("province_table.header"),
        TEXT.any(b, "province_table.header-2"),
        TEXT("province_table.header-3"),
        *(c for c in codes if c != "ITA"),
        TEXT("province_table.header-4"),
        TEXT("province_table.header-5"),
    ]
    body: list[list[str | Cell]] = []
    for k, (x, a) in enumerate(rows, 1):
        body.append([str(k), x.name, x.district or "", *(score_text(a.value(c)) for c in codes), a.level])
    mean = sum(a.total for _, a in rows) / len(rows)
    body.append([Cell(TEXT.any(b, "province_table.body"), colspan=len(header) - 2, bold=True), f"{mean:.2f}", ""])
    rest = len(header) - 3
    b.table([header], body, (0.06, 0.34, 0.15, *(0.45 / rest,) * rest), center=(0, *range(3, len(header))))
    b.note_others(rows, codes)
    b.note("agency", None)  # the table is about all of them
    b.no_measures()


@layout("area-summary", stem="held-area-summary", kept_out=True, agency=SUBDISTRICT)
def area_summary(b: Builder) -> None:
    """A province's or district's table of its local bodies: no score of the one that publishes it."""
    own = b.facts.body
    b.style["landscape"] = b.chance(0.4)
    rows = [(x, draw_assessment(b.rng, b.year)) for x in neighbours(b.rng, own, b.rng.randint(6, 30))]
    rows.sort(key=lambda x: -x[1].total)
    b.heading(TEXT("area_summary.heading", province=own.province, yr=plain_sentences.yr(b)), 1, center=True)
    b.para(TEXT("area_summary.para", province=own.province, day=plain_sentences.day(b)), align="center")
    passed = sum(a.total >= 85 for _, a in rows)
    share = Decimal(100 * passed) / len(rows)
    tools = b.chance(0.4)
    head = [
        TEXT("area_summary.head"),
        TEXT.any(b, "area_summary.head-2"),
        TEXT("area_summary.head-3"),
        *(MEMBERS if tools else []),
        TEXT("area_summary.head-4"),
        TEXT("area_summary.head-5"),
    ]
    body: list[list[str | Cell]] = []
    for k, (x, a) in enumerate(rows, 1):
        cells = [score_text(a.instrument(c)) for c in MEMBERS] if tools else []
        body.append(
            [
                str(k),
                x.short if b.style["size"] > 14 else x.name,
                x.district or "",
                *cells,
                score_text(a.total),
                a.level,
            ]
        )
    b.table([head], body, (0.08, 0.24, 0.15, *[0.1] * 3, 0.1, 0.13) if tools else (0.1, 0.38, 0.2, 0.14, 0.18))
    b.para(TEXT("area_summary.para-2", rows=len(rows), passed=passed, share=share))
    b.note_others(rows)
    b.note("agency", None)
    b.no_measures()


@layout("district-news", stem="held2-district-news", kept_out=True, agency=SUBDISTRICT)
def district_news(b: Builder) -> None:
    """A province's news with its bodies in two halves of one table, score and level in one cell or in two."""
    own = b.facts.body
    rows = [(x, draw_assessment(b.rng, b.year)) for x in neighbours(b.rng, own, b.rng.randint(7, 16))]
    rows.sort(key=lambda x: (-x[1].total, x[0].name))
    same = all(x.district == own.district for x, _ in rows)
    area = (
        TEXT("district_news.area", district=own.district, province=own.province)
        if same
        else TEXT("district_news.area-2", province=own.province)
    )
    b.style["size"] = min(b.style["size"], 14.0)
    b.heading(TEXT.any(b, "district_news.heading", area=area), 1, center=True)
    b.para(TEXT("district_news.para", day=plain_sentences.day(b)), align="right")
    mean = sum(a.total for _, a in rows) / len(rows)
    b.para(
        TEXT(
            "district_news.para-2",
            yr=plain_sentences.yr(b),
            area=area,
            rows=len(rows),
            mean=mean,
            choice=TEXT.any(b, "district_news.para-3"),
        )
    )
    _district_news_conclusion(b, rows, same)


def _district_news_conclusion(b: Builder, rows: list[tuple[Body, Assessment]], same: bool) -> None:
    glued = b.chance(0.5)

    def cells(k: int) -> list[str | Cell]:
        if k >= len(rows):
            return [""] * (3 if glued else 4)
        x, a = rows[k]
        name = x.name if same else TEXT("district_news.name", name=x.name, district=x.district)
        total = score_text(a.total)
        return [str(k + 1), name, *([f"{total} ({a.level})"] if glued else [total, a.level])]

    half = (len(rows) + 1) // 2
    head = [
        TEXT("district_news.head"),
        TEXT.any(b, "district_news.head-2"),
        *([TEXT.any(b, "district_news.head-3")] if glued else [*TEXT.all("district_news.head-4")]),
    ]
    wide = (0.05, 0.27, 0.18) if glued else (0.05, 0.22, 0.1, 0.13)
    b.table([head * 2], [cells(k) + cells(half + k) for k in range(half)], wide * 2)
    b.para(TEXT("district_news.para-4", choice=TEXT.any(b, "district_news.para-5"), choice2=b.rng.choice((85, 90, 95))))
    b.note_others(rows)
    b.note("agency", None)
    b.no_measures()


@layout("district-circular", stem="held9-district-circular", kept_out=True, agency=(SAO, SUB))
def district_circular(b: Builder) -> None:
    """A district's circular with all its local bodies in one table, level before score, means and counts below."""
    own, y = b.facts.body, b.year
    if b.style.get("running_head"):
        b.style["running_head"] = TEXT("district_circular.text", district=own.district)
    bodies = [own, *neighbours(b.rng, own, b.rng.randint(5, 12))]
    made = sorted(((x, draw_assessment(b.rng, y)) for x in bodies), key=lambda z: -z[1].total)
    ahead, tools, short = b.chance(0.5), b.chance(0.6), b.chance(0.4)
    codes = ("ITA", "IIT", "EIT", "OIT") if tools else ("ITA",)
    b.heading(TEXT("district_circular.heading", fy=growth.fy(b)), 1, center=True)
    b.heading(TEXT("district_circular.heading-2", district=own.district, province=own.province), 2, center=True)
    b.para(TEXT("district_circular.para", announced=plain_sentences.announced(b)))
    rows: Rows = []
    for k, (x, a) in enumerate(made, 1):
        figures = [score_text(a.value(c)) for c in codes]
        rows.append([str(k), x.short if short else x.name, *([a.level] if ahead else []), *figures])
        rows[-1] += [] if ahead else [a.level]
    mean = [f"{sum(a.value(c) for _, a in made) / len(made):.2f}" for c in codes]
    foot = Cell(TEXT("district_circular.foot"), colspan=2, bold=True, align="right")
    rows.append([foot, *([""] if ahead else []), *mean, *([] if ahead else [""])])
    words = [TEXT("district_circular.words"), *codes[1:]]
    head = [
        TEXT("district_circular.head"),
        TEXT("district_circular.head-2"),
        *([TEXT("district_circular.head-3")] if ahead else []),
        *words,
        *([] if ahead else [TEXT("district_circular.head-4")]),
    ]
    rest = 0.52 / (len(head) - 2)
    b.table([head], rows, (0.1, 0.38, *[rest] * (len(head) - 2)), range(2, len(head)))
    below = sum(a.total < 85 for _, a in made)
    b.para(TEXT("district_circular.para-2", below=below, value=100 * below / len(made)))
    plain_pages.sign(b, TEXT("district_circular.sign", district=own.district))
    b.note_others(made, codes)
    b.note("agency", None)
    b.no_measures()


@layout("district-ten", stem="held8-district-ten", kept_out=True, agency=(SAO, SUB))
def district_ten(b: Builder) -> None:
    """A local office's wide table of its bodies with all ten indicators under bracketed numbers, told below it."""
    y, province = b.year, b.facts.body.province
    b.style |= {"landscape": True, "turn_wide": False, "size": 12.0}
    if b.style.get("running_head"):
        b.style["running_head"] = TEXT("district_ten.text", province=province)
    mates = neighbours(b.rng, b.facts.body, b.rng.randint(7, 14))
    rows_of = [(m, draw_assessment(b.rng, y)) for m in mates]
    if b.chance(0.5):
        rows_of.sort(key=lambda z: -z[1].total)
    b.heading(TEXT("district_ten.heading", y=y), 1, center=True)
    b.heading(TEXT("district_ten.heading-2", province=province), 2, center=True)
    front = b.chance(0.5)  # total and level before the indicators
    ends = [Cell(TEXT("district_ten.ends"), rowspan=2), Cell(TEXT("district_ten.ends-2"), rowspan=2)]
    tools = [Cell(c, colspan=len(g)) for c, g in MEMBERS.items()]
    lead = [Cell(TEXT("district_ten.lead"), rowspan=2), Cell(TEXT("district_ten.lead-2"), rowspan=2)]
    head: Rows = [[*lead, *(ends if front else []), *tools, *([] if front else ends)], [f"({i})" for i in range(1, 11)]]
    rows: Rows = []
    for k, (x, a) in enumerate(rows_of, 1):
        tail: list[str | Cell] = [score_text(a.total), a.level]
        ten = [score_text(a.indicator(i)) for i in range(1, 11)]
        name = TEXT("district_ten.name", short=x.short, district=x.district)
        rows.append([str(k), name, *(tail if front else []), *ten, *([] if front else tail)])
    means = [
        score_text(cents(sum((a.indicator(i) for _, a in rows_of), Decimal(0)) / len(rows_of))) for i in range(1, 11)
    ]
    whole = score_text(cents(sum((a.total for _, a in rows_of), Decimal(0)) / len(rows_of)))
    foot: list[str | Cell] = [Cell(TEXT("district_ten.foot"), colspan=2, bold=True)]
    rows.append([*foot, *([whole, "-"] if front else []), *means, *([] if front else [whole, "-"])])
    wide = [0.04, 0.16, *([0.08, 0.11] if front else []), *[0.061] * 10, *([] if front else [0.08, 0.11])]
    b.table(head, rows, wide, (0, *range(2, 14)))
    b.para(TEXT("district_ten.para") + " ".join(f"({i}) {b.name(i)}" for i in range(1, 11)), indent=False)
    b.para(TEXT("district_ten.para-2", announced=plain_sentences.announced(b)), indent=False)
    b.note_others(rows_of, ("ITA", *map(str, range(1, 11))))
    b.note("agency", None)
    b.no_measures()
