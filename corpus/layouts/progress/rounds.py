"""Measures by months or rounds of six months."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.measure_tables import measures_table
from corpus.measures import SHORT_MONTHS, departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import clinic, growth, office, plain_pages, plain_sentences, printout, works

TEXT = wording.read("layouts/progress")


@layout("two-rounds", stem="held5-two-rounds", kept_out=True)
def two_rounds(b: Builder) -> None:
    """What became of the measures at 6 and at 12 months, side by side; base scores above or under names."""
    y = b.year
    full = b.chance(0.7)  # else only the first six months are over
    b.style["landscape"] = b.chance(0.6)
    printout.top(b, TEXT("two_rounds.top", y_next=y + 1, choice=12 if full else 6))
    tools = " ".join(f"{b.tool(c, 'code')} {b.score(c)}" for c in MEMBERS)
    lead = TEXT.any(
        b, "two_rounds.lead", yr=plain_sentences.yr(b), who=plain_sentences.who(b), yr2=plain_sentences.yr(b)
    )
    b.para(
        TEXT(
            "two_rounds.para",
            lead=lead,
            total=b.score("ITA"),
            level=b.level(),
            choice=TEXT.any(b, "two_rounds.para-2"),
            tools=tools,
        )
    )
    _two_rounds_tables(b, full, y)


def _two_rounds_tables(b: Builder, full: bool, y: int) -> None:
    base, days = b.chance(0.5), b.chance(0.5)
    word = {
        "done": TEXT.any(b, "two_rounds.word.done"),
        "in_progress": TEXT("two_rounds.word.in_progress"),
        "not_done": TEXT("two_rounds.word.not_done"),
    }
    names, rows = departments(b.facts.body), []
    tally = dict.fromkeys(word, 0)
    for i in printout.low(b, b.rng.randint(5, 8)):
        first = b.rng.choice(("not_done", "in_progress", "in_progress", "done"))
        last = "done" if first == "done" or b.chance(0.6) else "in_progress"
        now = last if full else first
        tally[now] += 1
        who = b.rng.choice(names)
        b.measure_truth(b.facts.measures[0], printout.ACT[i], indicator=i, responsible=[who], status=now)
        cells = []
        for state, most in ((first, 5), (last, 9))[: 1 + full]:
            share = {"done": 100, "in_progress": b.rng.randint(most - 3, most) * 10, "not_done": 0}[state]
            cells.append(word[state] + (TEXT("two_rounds.cells", share=share) if days else ""))
        name = f"{i}. {b.name(i)}" + (TEXT("two_rounds.name", score=b.score(i)) if base else "")
        rows.append([name, printout.ACT[i], who, *cells])
    head = [
        TEXT("two_rounds.head"),
        TEXT("two_rounds.head-2"),
        TEXT("two_rounds.head-3"),
        *(TEXT("two_rounds.head-4", n=n) for n in ((6, 12) if full else (6,))),
    ]
    b.table([head], rows)
    b.para(
        TEXT("two_rounds.para-3")
        + " ".join(TEXT("two_rounds.para-4", word=word[k], n=n) for k, n in tally.items())
        + TEXT("two_rounds.para-5", rows=len(rows))
    )
    b.para(TEXT("two_rounds.para-6", y_next=y + 1, choice=b.rng.choice((87, 90, 92, 95))))
    plain_pages.sign(b, TEXT("two_rounds.sign"))


@layout("month-progress", stem="held7-month-progress", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO, "department"))
def month_progress(b: Builder) -> None:
    """How far the measures are at half or full year: months or periods, per cents, states, departments."""
    y, full = b.year, b.chance(0.5)
    b.style["landscape"] = not full or b.chance(0.5)
    _month_progress_opening(b, full)
    base = b.pick("column", "lines", "")
    low = office.weakest(b, b.rng.randint(4, 8))
    if base == "lines":
        b.lines(
            TEXT("month_progress.line", name=b.name(i), instrument=INSTRUMENT[i], y=y, score=b.score(i)) for i in low
        )
    word = {
        "done": TEXT.any(b, "month_progress.word.done"),
        "in_progress": TEXT.any(b, "month_progress.word.in_progress"),
        "not_done": TEXT.any(b, "month_progress.word.not_done"),
    }
    _month_progress_table(b, full, base == "column", low, word)
    b.para(TEXT("month_progress.para-6") + TEXT.any(b, "month_progress.para-7"))
    plain_pages.sign(b, TEXT("month_progress.sign"))


def _month_progress_opening(b: Builder, full: bool) -> None:
    y, title = b.year, TEXT.any(b, "month_progress.title")
    b.heading(
        TEXT(
            "month_progress.heading",
            title=title,
            y_next=y + 1,
            choice=12 if full else 6,
            whole=plain_sentences.whole(b),
        ),
        1,
        center=True,
    )
    b.para(
        TEXT(
            "month_progress.para",
            total=office.total(b),
            y_next=y + 1,
            choice=TEXT("month_progress.para-2") if full else TEXT("month_progress.para-3"),
        )
    )


def _month_progress_table(b: Builder, full: bool, column: bool, low: list[int], word: dict[str, str]) -> None:
    y = b.year
    names, mark = departments(b.facts.body), b.pick("✓", "/", "●")
    form, percent = b.pick("yy", "yyyy", "tail", "days"), b.chance(0.7)
    rows: Rows = []
    tally = dict.fromkeys(word, 0)
    for k, i in enumerate(low, 1):
        state = b.rng.choices(tuple(word), (6, 3, 1) if full else (3, 5, 2))[0]
        tally[state] += 1
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 2))), key=names.index)
        fields: dict[str, object] = {"indicator": i, "responsible": who, "status": state}
        row: list[str | Cell] = [
            str(k),
            f"{b.name(i)}" + (TEXT("month_progress.row", y=y, score=b.score(i)) if column else ""),
            office.ACT[i],
        ]
        if full:
            time = works.when(b, y + 1, form)
            row.append(time.text)
            fields |= {"start": time.start, "end": time.end}
        else:
            first = b.rng.randint(0, 4)
            last = b.rng.randint(first, 5)
            row += [Cell(mark if first <= n <= last else "", align="center") for n in range(6)]
        share = {"done": 100, "in_progress": b.rng.randint(2, 9) * 10, "not_done": 0}[state]
        row += ["\n".join(who), *([TEXT("month_progress.row-2", share=share)] if percent else []), word[state]]
        rows.append(row)
        b.measure_truth(b.facts.measures[0], office.ACT[i], **fields)
    _month_progress_frame(b, full, percent, rows)
    b.para(
        TEXT("month_progress.para-4")
        + " ".join(TEXT("month_progress.para-5", word=word[s], n=n) for s, n in tally.items() if n)
    )


def _month_progress_frame(b: Builder, full: bool, percent: bool, rows: Rows) -> None:
    y = b.year
    tail = [
        TEXT.any(b, "month_progress.tail"),
        *([TEXT("month_progress.tail-2")] if percent else []),
        TEXT.any(b, "month_progress.tail-3"),
    ]
    lead = [*TEXT.all("month_progress.lead")]
    if full:
        b.table([[*lead, TEXT("month_progress.head"), *tail]], rows)
    else:
        top: list[str | Cell] = [
            *(Cell(s, rowspan=2) for s in lead),
            Cell(TEXT("month_progress.top", y=y, y_next=y + 1), colspan=6),
        ]
        top += [Cell(s, rowspan=2) for s in tail]
        months = [SHORT_MONTHS[(n + 9) % 12] for n in range(6)]
        rest = 0.64 / (1 + len(tail) + 1)
        b.table([top, [*months]], rows, (0.06, rest, rest, *[0.05] * 6, *[rest] * len(tail)))


@layout("year-end-progress", stem="held9-year-end-progress", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO))
def year_end_progress(b: Builder) -> None:
    """What became of the measures: the assessed year's total and instruments in the first lines, then deeds."""
    y = b.year
    b.heading(TEXT("year_end_progress.heading", fy=growth.fy(b, y + 1)), 1, center=True)
    b.heading(plain_sentences.whole(b), 2, center=True)
    half = b.chance(0.4)
    end = TEXT(
        "year_end_progress.end",
        y=y,
        choice=TEXT("year_end_progress.end-2") if half else TEXT("year_end_progress.end-3"),
        y_next=y + 1,
    )
    b.para(
        TEXT(
            "year_end_progress.para",
            name=b.facts.body.name,
            fy=growth.fy(b),
            total=b.score("ITA"),
            level=b.level(),
            choice="6" if half else "12",
            end=end,
        )
    )
    if b.chance(0.7):
        b.table(
            [[*TEXT.all("year_end_progress.head")]],
            [[b.tool(c, "both"), b.score(c), f"{min(100, int(b.facts.result.instrument(c)) + 3)}.00"] for c in MEMBERS],
            (0.6, 0.18, 0.22),
            (1, 2),
        )
    plans = (
        ("no", "measure", "result", "status", "responsible"),
        ("measure", "method", "period", "responsible", "ticks"),
        ("indicator", "measure", "result", "status", "responsible"),
    )
    measures_table(b, b.rng.choice(plans))
    b.heading(TEXT("year_end_progress.heading-2"), 2)
    i = clinic.order(b)[-1]
    b.para(TEXT("year_end_progress.para-2", name=b.name(i), score=b.score(i), y=y, gap=growth.GAP[i]))
    b.para(TEXT("year_end_progress.para-3", value=b.rng.randint(20, 180) * 500, figure=b.rng.uniform(50, 99)))
    plain_pages.sign(b, TEXT("year_end_progress.sign"))
