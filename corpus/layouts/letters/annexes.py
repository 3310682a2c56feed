"""Letters, and memos with annexes."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import clinic, plain_pages, plain_sentences, printout, sentences, work_tables, works

TEXT = wording.read("layouts/letters")
STEP = TEXT.all("step")


@layout("letter-three-tools")
def letter_three_tools(b: Builder) -> None:
    """A short letter: total, the three instrument means, the best and the weakest indicators, all in prose."""
    sections.memo_head(b, TEXT("letter_three_tools.memo_head", fy=b.fy()))
    b.para(TEXT("letter_three_tools.para") + sentences.total_sentence(b) + TEXT("letter_three_tools.para-2"))
    parts = []
    for tool in MEMBERS:
        parts.append(TEXT("letter_three_tools.parts", tool=b.tool(tool, "both"), score=b.score(tool)))
    if b.year >= 2566 and b.chance(0.5):
        parts[1] += TEXT("letter_three_tools.text", eit1=b.score("EIT1"), eit2=b.score("EIT2"))
    b.para(
        b.pick(TEXT("letter_three_tools.para-3"), "")
        + TEXT.any(b, "letter_three_tools.para-4").join((", ".join(parts[:2]), parts[2]))
    )
    for tool in MEMBERS:
        b.para(sentences.highest_sentence(b, tool))
        if b.chance(0.7):
            b.para(sentences.lowest_sentence(b, tool))
    sections.target(b)
    sections.signature(b)
    b.no_measures()


@layout(
    "letter",
    stem="held-letter",
    kept_out=True,
    agency=("subdistrict_administrative_organization", "subdistrict_municipality"),
)
def letter(b: Builder) -> None:
    """A letter to the district office with the result in a few lines and a short table."""
    b.para(
        TEXT(
            "letter.para",
            choice=TEXT.any(b, "letter.para-2"),
            count=b.rng.randint(70000, 79999),
            count2=b.rng.randint(10, 990),
        ),
        indent=False,
    )
    b.para(TEXT("letter.para-3", whole=plain_sentences.whole(b)), align="right")
    b.para(plain_sentences.day(b), align="center")
    b.para(TEXT("letter.para-4", yr=plain_sentences.yr(b)), indent=False)
    b.para(TEXT("letter.para-5", district=b.facts.body.district), indent=False)
    b.para(
        TEXT("letter.para-6", plan_title=plain_pages.plan_title(b), yr=plain_sentences.yr(b, b.year + 1)), indent=False
    )
    b.para(TEXT("letter.para-7", yr=plain_sentences.yr(b)))
    b.para(TEXT("letter.para-8", who=plain_sentences.who(b)) + plain_sentences.overall(b) + TEXT("letter.para-9"))
    if b.chance(0.5):
        b.table(
            [[*TEXT.all("letter.head")]],
            [[TEXT("letter.row"), *(b.score(c) for c in MEMBERS), b.score("ITA")]],
            center=range(5),
        )
    else:
        b.table(
            [[*TEXT.all("letter.head-2")]],
            [[b.tool(c, "both"), b.score(c), b.name(b.facts.result.lowest(c))] for c in MEMBERS],
            (0.5, 0.15, 0.35),
            (1,),
        )
    b.para(TEXT("letter.para-10"))
    b.para(TEXT("letter.para-11"), align="center")
    b.para(plain_sentences.man(b), align="center")
    b.para(plain_pages.boss(b), align="center")
    _letter_measures(b)


def _letter_measures(b: Builder) -> None:
    b.page_break()
    b.heading(
        TEXT(
            "letter.heading",
            plan_title=plain_pages.plan_title(b),
            yr=plain_sentences.yr(b, b.year + 1),
            name=b.facts.body.name,
        ),
        1,
        center=True,
    )
    work_tables.table(b, b.rng.choice(work_tables.COLUMNS), works.deeds(b, 3, 6))


@layout("memo-annexes", stem="held5-memo-annexes", kept_out=True)
def memo_annexes(b: Builder) -> None:
    """A short memo; annex 1 has merged instruments, strong and weak questions, annex 2 a plan of many columns."""
    y = b.year
    office = departments(b.facts.body)[0]
    b.heading(TEXT("memo_annexes.heading"), 1, center=True)
    b.para(TEXT("memo_annexes.para", office=office, whole=plain_sentences.whole(b)), indent=False)
    b.para(
        TEXT(
            "memo_annexes.para-2",
            count=b.rng.randint(100, 999),
            count2=b.rng.randint(1, 900),
            day=plain_sentences.day(b),
        ),
        indent=False,
    )
    b.para(TEXT("memo_annexes.para-3", yr=plain_sentences.yr(b), yr2=plain_sentences.yr(b, y + 1)), indent=False)
    b.para(TEXT("memo_annexes.para-4", boss=plain_pages.boss(b)), indent=False)
    b.para(TEXT("memo_annexes.para-5"), indent=False)
    got, v, year = b.score("ITA"), b.level(), plain_sentences.yr(b)
    said = TEXT.any(b, "memo_annexes.said", year=year, got=got, v=v)
    b.para(TEXT("memo_annexes.para-6", who=plain_sentences.who(b), said=said))
    b.para(TEXT("memo_annexes.para-7"))
    plain_pages.sign(b, TEXT("memo_annexes.sign", office=office))
    b.page_break()
    b.heading(TEXT("memo_annexes.heading-2"), 2)
    mean, codes = b.pick("inside", "column", ""), b.chance(0.6)
    rows: Rows = []
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            topics = printout.TOPIC[i].split("|")
            told = [(a, t, v) for (a, _, v), t in zip(clinic.questions(b, i, len(topics)), topics, strict=False)]
            worst = min(told, key=lambda z: float(z[2]))
            text = {z: f"{z[0]} {z[1]}" + (f" ({z[2]})" if codes else "") for z in told}
            strong = "\n".join(text[z] for z in told if z != worst and float(z[2]) >= 60) or "-"
            inside = TEXT("memo_annexes.inside", score=b.score(c)) if mean == "inside" else ""
            row: list[str | Cell] = [Cell(f"{c}{inside}", rowspan=len(g), align="center")] if k == 0 else []
            row += [f"{i}. {b.name(i)}", b.score(i), strong, text[worst] if float(worst[2]) < 100 else "-"]
            row += [Cell(b.score(c), rowspan=len(g), align="center")] if mean == "column" and k == 0 else []
            rows.append(row)
    _memo_annexes_tables(b, mean, rows, y)


def _memo_annexes_tables(b: Builder, mean: str, rows: Rows, y: int) -> None:
    head = [
        TEXT("memo_annexes.head"),
        TEXT("memo_annexes.head-2"),
        TEXT("memo_annexes.head-3"),
        TEXT("memo_annexes.head-4"),
        TEXT("memo_annexes.head-5"),
        *([TEXT("memo_annexes.head-6")] if mean == "column" else []),
    ]
    b.table([head], rows, center=(2,))
    b.page_break()
    b.heading(TEXT("memo_annexes.heading-3", yr=plain_sentences.yr(b, y + 1)), 2)
    form, funds, shown = b.pick("yy", "yyyy", "quarter", "days"), b.chance(0.6), b.chance(0.4)
    rows = []
    for k, i in enumerate(printout.low(b, b.rng.randint(4, 6)), 1):
        who, time = printout.deed(b, i, form, True)
        name = f"{b.name(i)} ({b.score(i)})" if shown else b.name(i)
        steps = "\n".join(f"{n}) {t}" for n, t in enumerate(STEP[: b.rng.randint(2, 5)], 1))
        row = [
            str(k),
            name,
            printout.CAUSE[i],
            printout.ACT[i],
            steps,
            TEXT("memo_annexes.row", choice=b.rng.choice((88, 90, 95))),
        ]
        rows.append([*row, *([f"{b.rng.randint(0, 20) * 1000:,}"] if funds else []), time, who])
    head = [
        TEXT("memo_annexes.head-7"),
        TEXT("memo_annexes.head-8"),
        TEXT("memo_annexes.head-9"),
        TEXT("memo_annexes.head-10"),
        TEXT("memo_annexes.head-11"),
        TEXT("memo_annexes.head-12"),
        *([TEXT("memo_annexes.head-13")] if funds else []),
    ]
    b.table([[*head, TEXT("memo_annexes.head-14"), TEXT("memo_annexes.head-15")]], rows)
