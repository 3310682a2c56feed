"""Cards, posters and dashboards: a label and a figure."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import plain_sentences, printout, sentences, shared

TEXT = wording.read("layouts/cards")
LINES = TEXT.all("lines")


def move(b: Builder, code: str | int) -> str:
    return f"{b.facts.result.value(code) - b.facts.of(b.year - 1).value(code):+.2f}"


@layout("cards")
def cards(b: Builder) -> None:
    """Bullet lists, one line a score, under a heading for each instrument."""
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    sections.background(b)
    b.heading(TEXT("cards.heading", ita=sections.ita(b), fy=b.fy()), 2)
    form, mark = b.rng.choice(LINES), b.pick("•", "-", "➢", "o", "*")
    summary = b.pick("top", "bottom", "sentence")

    def total() -> None:
        text = TEXT("cards.text", total=b.score("ITA"))
        b.lines([f"{mark} {text}", TEXT("cards.line", mark=mark, level=b.level())])

    if summary == "top":
        total()
    for tool, group in MEMBERS.items():
        head = b.tool(tool, "both")
        if b.chance(0.5):
            head += TEXT.any(b, "cards.head", score=b.score(tool))
        b.para(head, bold=True, indent=False)
        dots = "." * b.rng.randint(5, 40)
        b.lines(
            form.format(i=i, k=k, name=b.name(i), score=b.score(i), mark=mark, dots=dots)
            for k, i in enumerate(group, 1)
        )
        if b.chance(0.3):
            b.para(TEXT("cards.para", value=len(group) * 3))
    if summary == "bottom":
        total()
    elif summary == "sentence":
        b.para(sentences.total_sentence(b))
    if b.chance(0.5):
        sentences.advice_paragraphs(b, scored=False)
    if b.chance(0.7):
        b.heading(TEXT("cards.heading-2", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("label-above-value")
def label_above_value(b: Builder) -> None:
    """An infographic's text: the label on one line, the figure on the next."""
    b.heading(TEXT.any(b, "label_above_value.heading"), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    b.heading(TEXT("label_above_value.heading-2", fy=b.fy()), 2, center=True)
    b.para(TEXT.any(b, "label_above_value.para"), align="center")
    b.para(b.score("ITA") + b.pick("", TEXT("label_above_value.para-2")), align="center", bold=True)
    b.para(b.pick(TEXT("label_above_value.para-3"), TEXT("label_above_value.para-4"), "") + b.level(), align="center")
    tools = b.chance(0.6)
    for tool, group in MEMBERS.items():
        if tools:
            b.para(b.tool(tool), align="center")
            b.para(b.score(tool), align="center", bold=True)
        for i in group:
            b.para(b.name(i), align="center")
            b.para(b.score(i), align="center", bold=True)
    sections.closing(b)
    b.no_measures()


@layout("poster", stem="held-poster", kept_out=True)
def poster(b: Builder) -> None:
    """Cards in rows of two or three, each a figure over a name or a name over a figure."""
    b.style |= {"landscape": b.chance(0.5), "page_numbers": "", "running_head": ""}
    b.heading(TEXT.any(b, "poster.heading"), 1, center=True)
    b.heading(f"{b.facts.body.name}", 1, center=True)
    if place := plain_sentences.where(b):
        b.para(place, align="center")
    b.heading(TEXT("poster.heading-2", yr=plain_sentences.yr(b)), 2, center=True)
    below = b.chance(0.6)  # the name below its figure
    unit = b.pick("", "", TEXT("poster.unit"), "%")

    def card(name: str, code: str | int) -> Cell:
        figure = b.score(code) + unit
        return Cell(f"{figure}\n{name}" if below else f"{name}\n{figure}", align="center")

    shared.bare(
        b,
        [
            [
                card(TEXT.any(b, "poster.card"), "ITA"),
                Cell(TEXT("poster.bare", level=b.level()), align="center", bold=True),
            ]
        ],
    )
    if b.chance(0.6):
        shared.bare(b, [[card(t, t) for t in MEMBERS]])
    wide = 5 if b.style["landscape"] and b.chance(0.7) else 2
    names = [b.name(i) if b.chance(0.8) else f"{i}. {b.name(i)}" for i in range(1, 11)]
    cards = [card(names[i - 1], i) for i in range(1, 11)]
    shared.bare(b, [list(cards[k : k + wide]) for k in range(0, 10, wide)])
    b.para(TEXT.any(b, "poster.para", announced=plain_sentences.announced(b)), align="center")
    b.no_measures()


@layout("stack", stem="held-stack", kept_out=True)
def stack(b: Builder) -> None:
    """Many short lines as a poster is read: a number, a name, a figure, each on its own."""
    b.style |= {"page_numbers": "", "running_head": ""}
    b.heading(TEXT.any(b, "stack.heading"), 1, center=True)
    b.para(b.facts.body.name, align="center", bold=True)
    if place := plain_sentences.where(b):
        b.para(place, align="center")
    b.para(TEXT("stack.para", yr=plain_sentences.yr(b)), align="center")
    same_line = b.pick("figure-first", "name-first", "split")
    b.para(
        TEXT("stack.para-2", total=b.score("ITA"))
        if same_line != "split"
        else TEXT("stack.para-3", total=b.score("ITA")),
        align="center",
        bold=True,
    )
    b.para(TEXT("stack.para-4", level=b.level()), align="center")
    r = b.facts.result
    for tool, group in MEMBERS.items():
        weight = {"IIT": "30", "EIT": "30", "OIT": "40"}[tool]
        b.para(f"{tool} ({weight}%)" if b.chance(0.3) else b.tool(tool), align="center", bold=True)
        for i in group:
            if same_line == "figure-first":
                b.para(f"{b.score(i)} {b.name(i)}", align="center")
            elif same_line == "name-first":
                b.para(f"{b.name(i)} {b.score(i)}", align="center")
            else:
                b.para(TEXT("stack.para-5", i=i, name=b.name(i), score=b.score(i)), align="center")
    hi, lo = max(range(1, 11), key=r.indicator), min(range(1, 11), key=r.indicator)
    if b.chance(0.5):
        b.para(TEXT("stack.para-6", name=b.name(hi), score=b.score(hi)), align="center")
        b.para(TEXT("stack.para-7", name=b.name(lo), score=b.score(lo)), align="center")
    phone = b.keep(f"0 3{b.rng.randint(100, 999)} {b.rng.randint(1000, 9999)}")
    b.para(TEXT("stack.para-8", choice=b.pick("ita-local", "tambon", "munic"), phone=phone), align="center")
    b.no_measures()


@layout("dashboard", stem="held5-dashboard", kept_out=True, first=2563)
def dashboard(b: Builder) -> None:
    """A dashboard exported to paper: filters, tiles with the change on last year, a pivot with targets and gaps."""
    y, p, goal = b.year, b.year - 1, b.rng.choice((85, 90, 95))
    b.style["landscape"] = b.chance(0.7)
    b.heading(f"{TEXT.any(b, 'dashboard.heading')} | {plain_sentences.whole(b)}", 1)
    b.para(TEXT("dashboard.para", y=y, p=p, goal=goal), indent=False)
    codes = ("ITA", *MEMBERS)
    deltas, above = b.chance(0.7), b.chance(0.5)

    def tile(code: str) -> str:
        name = TEXT("dashboard.name") if code == "ITA" else code
        lines = [name, b.score(code)] if above else [b.score(code), name]
        change = move(b, code)
        arrow = "▼" if change.startswith("-") else "▲"
        return "\n".join([*lines, *([TEXT("dashboard.tile", arrow=arrow, change=change[1:])] if deltas else [])])

    level = TEXT("dashboard.level", level=b.level()) if above else TEXT("dashboard.level-2", level=b.level())
    b.table([], [[*(tile(c) for c in codes), level]], [0.2] * 5, range(5))
    b.heading("Score by Year", 3)
    years = [*(a.year for a in reversed(b.facts.earlier)), y]
    b.table([[f"{k}" for k in years]], [[b.score("ITA", k) for k in years]], center=range(len(years)))
    b.heading(TEXT.any(b, "dashboard.heading-2"), 3)
    past = b.chance(0.5)
    rows: Rows = []

    def line(label: str, code: str | int, bold: bool) -> list[str | Cell]:
        miss = f"{b.facts.result.value(code) - goal:+.2f}"
        return [Cell(label, bold=bold), b.score(code), f"{goal}.00", miss, *([b.score(code, p)] if past else [])]

    for c, g in MEMBERS.items():
        rows.append(line(f"⊟ {c}", c, True))
        rows += [line(f"{i:02d} {b.name(i)}", i, False) for i in g]
    rows.append(line(TEXT("dashboard.line"), "ITA", True))
    head = ["Row Labels", f"Score {y}", "Target", "Gap", *([f"Score {p}"] if past else [])]
    b.table([head], rows, center=range(1, len(head)))
    b.heading("Alert", 3)
    b.lines(f"⚠ {b.name(i)} : {printout.CAUSE[i]}" for i in printout.low(b, 3))
    b.para(f"Last refresh: {plain_sentences.day(b)} 09:{b.rng.randint(10, 59)} | Page 1 of 1", indent=False)
    b.no_measures()
