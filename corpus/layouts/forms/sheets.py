"""Sheets of keys and values; printouts of the web system."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT, cents
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import mosaic, plain_sentences

TEXT = wording.read("layouts/forms")
KINDS = TEXT.named("kinds")


@layout("fact-sheet")
def fact_sheet(b: Builder) -> None:
    """Keys and values in a table without a header, counts of people and targets between them."""
    body = b.facts.body
    b.heading(TEXT.any(b, "fact_sheet.heading"), 1, center=True)
    rows: list[list[str | Cell]] = [[TEXT.any(b, "fact_sheet.rows"), body.name]]
    if sections.place(b):
        if b.chance(0.5):
            rows.append([TEXT.any(b, "fact_sheet.rows-2"), sections.place(b)])
        else:
            rows += [[TEXT("fact_sheet.rows-3"), str(body.district)], [TEXT("fact_sheet.rows-4"), str(body.province)]]
    rows.append([TEXT.any(b, "fact_sheet.rows-5"), b.pick(TEXT("fact_sheet.rows-6", year=b.year), str(b.year))])
    people = [
        [TEXT("fact_sheet.people"), TEXT("fact_sheet.people-2", count=b.rng.randint(20, 90))],
        [TEXT("fact_sheet.people-3"), TEXT("fact_sheet.people-4", count=b.rng.randint(90, 400))],
    ]
    result = [
        [TEXT.any(b, "fact_sheet.result"), b.score("ITA")],
        [TEXT.any(b, "fact_sheet.result-2"), b.level()],
    ]
    tools = [[b.tool(t), b.score(t)] for t in MEMBERS] if b.chance(0.6) else []
    goal = [[TEXT.any(b, "fact_sheet.goal"), TEXT.any(b, "fact_sheet.goal-2")]] if b.chance(0.5) else []
    for part in b.rng.sample((people, result + tools, goal), 3):
        rows += [list(x) for x in part]
    b.table([], rows, (0.4, 0.6))
    if b.chance(0.6):
        b.para(TEXT.any(b, "fact_sheet.para"), bold=True)
        b.table([], [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)], (0.75, 0.25), (1,))
    b.no_measures()


@layout("key-value-page", stem="held-fact-sheet", kept_out=True)
def key_value_page(b: Builder) -> None:
    """One page of keys and values: agency, year, total, level, instruments, the best and the weakest."""
    b.heading(TEXT.any(b, "key_value_page.heading"), 1, center=True)
    r = b.facts.result
    hi, lo = max(range(1, 11), key=r.indicator), min(range(1, 11), key=r.indicator)
    pairs = [
        (TEXT("key_value_page.pairs"), b.facts.body.name),
        (TEXT("key_value_page.pairs-2"), plain_sentences.where(b) or "-"),
        (TEXT("key_value_page.pairs-3"), TEXT("key_value_page.pairs-4", year=b.year)),
        (TEXT.any(b, "key_value_page.pairs-5"), b.score("ITA")),
        (TEXT("key_value_page.pairs-6"), b.level()),
        *((b.tool(tool, "both"), b.score(tool)) for tool in MEMBERS),
        (TEXT("key_value_page.pairs-7"), f"{b.name(hi)} ({b.score(hi)})"),
        (TEXT("key_value_page.pairs-8"), f"{b.name(lo)} ({b.score(lo)})"),
        (
            TEXT("key_value_page.pairs-9"),
            TEXT("key_value_page.pairs-10", count=b.rng.randint(20, 90), count2=b.rng.randint(60, 400)),
        ),
        (TEXT("key_value_page.pairs-11"), plain_sentences.TODO[lo]),
    ]
    if b.chance(0.5):
        b.table([], [[k, v] for k, v in pairs], (0.42, 0.58))
    else:
        mark = b.pick(" : ", ": ", " = ")
        b.lines(f"{k}{mark}{v}" for k, v in pairs)
    b.no_measures()


@layout("system-sheet", stem="held2-system-sheet", kept_out=True)
def system_sheet(b: Builder) -> None:
    """One page printed from the assessors' web system: who, total, level, ten rows with bars drawn in characters."""
    b.style |= {"browser_header": b.chance(0.6), "page_numbers": "", "running_head": "", "landscape": False}
    b.heading(TEXT.any(b, "system_sheet.heading"))
    x, t = b.facts.body, b.score("ITA")
    who: list[list[str | Cell]] = [
        [TEXT("system_sheet.who"), x.name],
        [TEXT("system_sheet.who-2"), KINDS[x.agency_type]],
    ]
    if x.district:
        who += [[TEXT("system_sheet.who-3"), x.district], [TEXT("system_sheet.who-4"), str(x.province)]]
    elif x.province:
        who.append([TEXT("system_sheet.who-5"), x.province])
    who.append([TEXT("system_sheet.who-6"), TEXT.any(b, "system_sheet.who-7", year=b.year, year_before=b.year - 543)])
    mosaic.loose(b, who, (0.25, 0.75))
    big: list[list[str | Cell]] = [
        [Cell(t, bold=True, align="center"), Cell(b.level(), bold=True, align="center")],
        [
            Cell(TEXT.any(b, "system_sheet.big"), align="center"),
            Cell(TEXT.any(b, "system_sheet.big-2"), align="center"),
        ],
    ]
    mosaic.loose(b, big if b.chance(0.5) else big[::-1])
    _system_sheet_findings(b)


def _system_sheet_findings(b: Builder) -> None:
    sign_of, step = b.pick("█", "■", "|", "=", ""), 10

    def bar(value: Decimal) -> str:
        return sign_of * int(value / (5 if sign_of == "|" else step))

    parts = b.facts.result.eit_parts is not None and b.chance(0.5)
    body: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        line: list[str | Cell] = [Cell(b.tool(tool, "both"), bold=True), "", Cell(b.score(tool), bold=True)]
        body.append(line if sign_of else [line[0], line[2]])
        if tool == "EIT" and parts:
            for code in ("EIT1", "EIT2"):
                body.append([b.tool(code, "code"), *([""] if sign_of else []), b.score(code)])
        for i in group:
            bars = [bar(b.facts.result.indicator(i))] if sign_of else []
            body.append([f"{i} {b.name(i)}", *bars, b.score(i)])
    mosaic.loose(b, body, (0.56, 0.28, 0.16) if sign_of else (0.8, 0.2))
    clock = f"{b.rng.randint(8, 16):02d}:{b.rng.randint(10, 59)}"
    b.para(
        TEXT(
            "system_sheet.para", day=plain_sentences.day(b), clock=clock, keep=b.keep(f"admin{b.rng.randint(10, 99)}")
        ),
        align="right",
    )
    b.no_measures()


@layout("itas-printout", stem="held5-itas-printout", kept_out=True)
def itas_printout(b: Builder) -> None:
    """The result page of the web system as a browser prints it: menu, badges, weighted points, instrument panels."""
    y, r = b.year, b.facts.result
    b.para(TEXT.any(b, "itas_printout.para"))
    menu = TEXT.any(b, "itas_printout.menu")
    b.lines([menu, TEXT.any(b, "itas_printout.line", y=y)])
    b.heading(plain_sentences.whole(b), 2)
    b.lines([TEXT("itas_printout.line-2", count=b.rng.randint(1000000, 9999999)), TEXT("itas_printout.line-3")])
    b.heading(TEXT.any(b, "itas_printout.heading"), 3)
    t, v = b.score("ITA"), b.level()
    b.lines([t, f"Rating : {v}"] if b.chance(0.5) else [f"{t} / 100   {TEXT.any(b, 'itas_printout.line-4')} {v}"])
    good, bad = b.rng.choice(TEXT.rows("itas_printout.good"))
    points = b.chance(0.6)
    for c, g in MEMBERS.items():
        b.heading(f"{c}  {b.tool(c, 'long')}", 3)
        lines = [
            TEXT("itas_printout.lines", score=b.score(c))
            + (f"  [{good if r.instrument(c) >= 85 else bad}]" if b.chance(0.7) else "")
        ]
        if points:
            lines.append(
                TEXT("itas_printout.lines-2", cents=cents(r.exact(c) * WEIGHT[c]), number=int(WEIGHT[c] * 100))
            )
        if c != "OIT":
            goal = b.rng.randint(3, 30) * 10
            lines.append(TEXT("itas_printout.lines-3", value=goal + b.rng.randint(0, 80), goal=goal))
        if c == "EIT" and r.eit_parts and b.chance(0.7):
            lines.append(f"EIT Part 1 : {b.score('EIT1')}   EIT Part 2 : {b.score('EIT2')}")
        b.lines(lines)
        rows: Rows = [[f"{i:02d}", b.name(i), b.score(i), good if r.indicator(i) >= 85 else bad] for i in g]
        b.table([["#", "Indicator", "Score", "Status"]], rows, (0.1, 0.55, 0.2, 0.15), (0, 2, 3))
    b.lines([TEXT("itas_printout.line-5", announced=plain_sentences.announced(b)), TEXT("itas_printout.line-6")])
    b.no_measures()
