"""Tables of a ministry's departments."""

from __future__ import annotations

from decimal import Decimal

from corpus import wording
from corpus.areas import Body
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, Assessment, cents, draw_assessment
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.sections import BANDS
from corpus.voices import briefs, office

TEXT = wording.read("layouts/many_bodies")


@layout("ministry-table", stem="held7-ministry-table", kept_out=True, agency=("department",))
def ministry_table(b: Builder) -> None:
    """A ministry's table of its departments, means at the foot, counts of levels; the best are named in words."""
    y = b.year
    ministry = b.pick(*office.MINISTRIES)
    rows_of = [(Body("department", n, n), draw_assessment(b.rng, y)) for n in office.MINISTRIES[ministry]]
    if b.style.get("running_head"):
        b.style["running_head"] = ministry
    b.style["landscape"] = b.chance(0.5)
    tools, ranked = b.chance(0.65), b.chance(0.5)
    if ranked:
        rows_of.sort(key=lambda z: -z[1].total)
    codes = ("IIT", "EIT", "OIT", "ITA") if tools else ("ITA",)
    b.heading(
        TEXT(
            "ministry_table.heading",
            choice=TEXT.any(b, "ministry_table.heading-2"),
            ministry=ministry,
            year_of=office.year_of(b),
        ),
        1,
        center=True,
    )
    mean = sum(a.total for _, a in rows_of) / len(rows_of)
    best = max(rows_of, key=lambda z: z[1].total)
    b.para(
        TEXT(
            "ministry_table.para",
            choice=TEXT.any(b, "ministry_table.para-2"),
            ministry=ministry,
            rows_of=len(rows_of),
            mean=mean,
            name=best[0].name,
            total=score_text(best[1].total),
        )
    )
    _ministry_table_conclusion(b, codes, ranked, rows_of, y)


def _ministry_table_conclusion(
    b: Builder,
    codes: tuple[str, ...],
    ranked: bool,
    rows_of: list[tuple[Body, Assessment]],
    y: int,
) -> None:
    body: Rows = []
    for k, (x, a) in enumerate(rows_of, 1):
        body.append([str(k), x.name, *(score_text(a.value(c)) for c in codes), a.level])
    last: list[str | Cell] = [Cell(TEXT.any(b, "ministry_table.last"), colspan=2, bold=True)]
    last += [f"{sum(a.value(c) for _, a in rows_of) / len(rows_of):.2f}" for c in codes]
    body.append([*last, ""])
    head = [
        TEXT("ministry_table.head") if ranked else TEXT("ministry_table.head-2"),
        TEXT.any(b, "ministry_table.head-3"),
        *(c for c in codes if c != "ITA"),
    ]
    head += [TEXT.any(b, "ministry_table.head-4"), TEXT.any(b, "ministry_table.head-5")]
    rest = 0.52 / (len(codes) + 1)
    b.table([head], body, (0.08, 0.4, *[rest] * (len(codes) + 1)), (0, *range(2, len(head))))
    b.heading(TEXT.any(b, "ministry_table.heading-3"), 2)
    words = [word for _, word in BANDS[y <= 2565]]
    counts = [(word, sum(a.level == word for _, a in rows_of)) for word in words]
    shown = [(word, n) for word, n in counts if n]
    b.table(
        [[*TEXT.all("ministry_table.head-6")]],
        [[word, str(n), f"{100 * n / len(rows_of):.2f}"] for word, n in shown],
        (0.4, 0.3, 0.3),
        range(3),
    )
    b.para(TEXT("ministry_table.para-3", choice=b.rng.choice((85, 90, 95)), y_next=y + 1))
    b.note_others(rows_of, codes)
    b.note("agency", None)
    b.no_measures()


@layout("ministry-brief", stem="held8-ministry-brief", kept_out=True, agency=("department",))
def ministry_brief(b: Builder) -> None:
    """A ministry's note for its executives: departments grouped by level in words, then the ministry's means alone."""
    y, ministry = b.year, b.pick(*briefs.MINISTRIES)
    if b.style.get("running_head"):
        b.style["running_head"] = ministry
    rows_of = [(Body("department", n, n), draw_assessment(b.rng, y)) for n in briefs.MINISTRIES[ministry].split()]
    rows_of.sort(key=lambda z: -z[1].total)
    b.heading(TEXT("ministry_brief.heading", ministry=ministry, y=y), 1, center=True)
    b.para(TEXT("ministry_brief.para", ministry=ministry, count=b.rng.randint(8, 11), y=y), align="center")
    b.para(TEXT("ministry_brief.para-2", ministry=ministry, rows_of=len(rows_of)))
    levels = list(dict.fromkeys(a.level for _, a in rows_of))
    lines = []
    for k, word in enumerate(levels, 1):
        mates = [
            TEXT("ministry_brief.mates", name=x.name, total=score_text(a.total)) for x, a in rows_of if a.level == word
        ]
        lines.append(TEXT("ministry_brief.lines", k=k, word=word, mates=len(mates)) + " ".join(mates))
    b.lines(lines)

    def mean(code: str | int) -> str:
        return score_text(cents(sum((a.value(code) for _, a in rows_of), Decimal(0)) / len(rows_of)))

    b.para(TEXT("ministry_brief.para-3", mean=mean("ITA")))
    rows: Rows = []
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            row: list[str | Cell] = (
                [Cell(TEXT("ministry_brief.row", c=c, mean=mean(c)), rowspan=len(g), align="center")] if k == 0 else []
            )
            rows.append([*row, f"{i}. {b.name(i)}", mean(i), f"{b.rng.uniform(78, 96):.2f}"])
    b.table([[*TEXT.all("ministry_brief.head")]], rows, (0.2, 0.44, 0.18, 0.18), (2, 3))
    b.para(TEXT("ministry_brief.para-4"))
    b.note_others(rows_of)
    b.note("agency", None)
    b.no_measures()
