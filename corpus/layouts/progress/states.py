"""Measures with ticks or words for their state."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.measure_tables import REPORTS, measures_table
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import briefs, mosaic, plain_pages, plain_sentences, sentences, work_tables, works

TEXT = wording.read("layouts/progress")


@layout("progress")
def progress(b: Builder) -> None:
    """What was done of last year's measures: ticks or words of status, results, budgets."""
    sections.cover(
        b,
        TEXT.any(b, "progress.cover"),
        subject_year=b.year + 1,
    )
    if b.chance(0.5):
        sections.preface(b)
    b.heading(TEXT("progress.heading"), 2)
    b.para(
        TEXT("progress.para")
        + sentences.total_sentence(b)
        + TEXT("progress.para-2", fy=b.fy(b.year + 1), measures=len(b.facts.measures))
    )
    b.heading(TEXT("progress.heading-2", choice=b.pick("6", "12"), fy=b.fy(b.year + 1)), 2)
    measures_table(b, b.rng.choice(REPORTS))
    spent, planned = b.rng.randint(10, 90), b.rng.randint(91, 300)
    b.para(TEXT("progress.para-3", spent=spent, planned=planned, value=spent / planned * 100))
    b.heading(TEXT("progress.heading-3"), 2)
    b.para(TEXT("progress.para-4"))
    sections.signature(b)


@layout("ticked", stem="held-ticked", kept_out=True)
def ticked(b: Builder) -> None:
    """What became of the measures: ticks or words, results, a share of those done; no score at all."""
    plain_pages.front(b, TEXT.any(b, "ticked.front"), b.year + 1)
    b.para(
        TEXT("ticked.para", yr=plain_sentences.yr(b), who=plain_sentences.who(b), yr2=plain_sentences.yr(b, b.year + 1))
    )
    rows = works.deeds(b, 4, 11, status=True)
    columns = b.rng.choice(
        (
            ("act", "steps", "outcome", "ticks", "who"),
            ("no", "act", "outcome", "status", "who"),
            ("indicator", "act", "outcome", "status"),
            ("weak", "way", "act", "who", "ticks"),
            ("no", "project", "when", "who", "outcome", "ticks"),
        )
    )
    work_tables.table(b, columns, rows)
    done = sum(d.status == "done" for d in rows)
    share = Decimal(100 * done) / len(rows)
    b.para(TEXT("ticked.para-2", rows=len(rows), done=done, share=share))
    b.para(TEXT.any(b, "ticked.para-3"))
    plain_pages.sign(b, TEXT("ticked.sign"), TEXT("ticked.sign-2"))


@layout("followup", stem="held2-followup", kept_out=True)
def followup(b: Builder) -> None:
    """What became of the measures: three columns of ticks, per cents done, the indicator's score in its merged cell."""
    y = b.year
    b.style |= {"landscape": b.chance(0.7), "size": min(b.style["size"], 14.0), "turn_wide": False}
    title = TEXT.any(b, "followup.title")
    b.heading(
        TEXT(
            "followup.heading",
            title=title,
            yr=plain_sentences.yr(b, y + 1),
            choice=b.rng.choice((6, 12)),
            whole=plain_sentences.whole(b),
        ),
        1,
        center=True,
    )
    b.para(TEXT("followup.para", told=mosaic.told(b)))
    _followup_tables(b, y)


def _followup_tables(b: Builder, y: int) -> None:
    rows = works.deeds(b, 4, 10, status=True)
    scored, part, who = b.chance(0.6), b.chance(0.5), b.chance(0.6)
    shape, tick = b.rng.choice(mosaic.SHAPES[:5]), b.pick("✓", "/", "√", "✔")
    heads: list[str | Cell] = [
        Cell(TEXT("followup.heads") + (TEXT("followup.heads-2", y=y) if scored else ""), rowspan=2)
    ]
    heads += [Cell(TEXT.any(b, "followup.heads-3"), rowspan=2), Cell(TEXT.any(b, "followup.heads-4"), colspan=3)]
    if part:
        heads.append(Cell(TEXT.any(b, "followup.heads-5"), rowspan=2))
    heads.append(Cell(TEXT.any(b, "followup.heads-6"), rowspan=2))
    if who:
        heads.append(Cell(TEXT.any(b, "followup.heads-7"), rowspan=2))
    words = b.rng.choice(TEXT.rows("followup.words"))
    body: list[list[str | Cell]] = []
    for d in rows:
        kin = [x for x in rows if x.indicator == d.indicator]
        label = shape.format(i=d.indicator, n=b.name(d.indicator))
        line: list[str | Cell] = []
        if kin[0] is d:
            line.append(Cell(f"{label}\n({b.score(d.indicator)})" if scored else label, rowspan=len(kin)))
        line.append(d.plan.act)
        line += [Cell(tick if d.status == s else "", align="center") for s in ("done", "in_progress", "not_done")]
        if part:
            far = {"done": 100, "in_progress": b.rng.choice((30, 50, 60, 75, 80)), "not_done": 0}[d.status]
            line.append(Cell(f"{far}%", align="center"))
        line.append(work_tables.outcome(b, d))
        fields: dict[str, object] = {"indicator": d.indicator, "status": d.status}
        if who:
            line.append("\n".join(d.offices))
            fields["responsible"] = list(d.offices)
        body.append(line)
        b.measure_truth(b.facts.measures[0], d.plan.act, **fields)
    widths = [0.15, 0.0, 0.07, 0.08, 0.08, *([0.08] if part else []), 0.18, *([0.15] if who else [])]
    widths[1] = 1 - sum(widths)
    b.table([heads, list(words)], body, widths)
    done = sum(d.status == "done" for d in rows)
    b.para(TEXT("followup.para-2", done=done, rows=len(rows), value=Decimal(100 * done) / len(rows)))
    plain_pages.sign(b, TEXT("followup.sign"), plain_pages.boss(b))


@layout("three-ticks", stem="held8-three-ticks", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO, "department"))
def three_ticks(b: Builder) -> None:
    """A progress report: the base result in short, then measures with a tick under one of three states."""
    y, half = b.year, b.chance(0.5)
    upto = TEXT("three_ticks.upto", y_next=y + 1) if half else TEXT("three_ticks.upto-2", y_next=y + 1)
    b.heading(
        TEXT("three_ticks.heading", y_next=y + 1, choice=6 if half else 12, whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    b.para(briefs.told(b) + TEXT.any(b, "three_ticks.para"))
    few = briefs.worst(b, b.rng.randint(4, 7))
    b.lines(TEXT("three_ticks.line", name=b.name(i), score=b.score(i)) for i in few)
    b.para(TEXT("three_ticks.para-2", upto=upto))
    states = ("done", "in_progress", "not_done")
    words = b.rng.choice(TEXT.rows("three_ticks.words"))
    mark, form = b.pick("✓", "√", "/"), b.pick("yy", "yyyy", "quarter")
    late, rows = b.chance(0.5), []
    for k, i in enumerate(few, 1):
        state = b.rng.choices(states, (5, 3, 1))[0]
        who, span = briefs.crew(b, 1), works.when(b, y + 1, form)
        ticks: list[str | Cell] = [mark if state == s else "" for s in states]
        deed = {
            "done": TEXT("three_ticks.deed.done", found=briefs.found(b, i)[2]),
            "in_progress": TEXT("three_ticks.deed.in_progress", value=b.rng.randint(3, 17) * 5),
            "not_done": TEXT(
                "three_ticks.deed.not_done",
                choice=TEXT("three_ticks.deed.not_done-2") if half else TEXT("three_ticks.deed.not_done-3"),
            ),
        }[state]
        row: list[str | Cell] = [str(k), briefs.found(b, i)[1], who[0], span.text]
        rows.append([*row, *([deed, *ticks] if late else [*ticks, deed])])
        b.measure_truth(
            b.facts.measures[0], briefs.found(b, i)[1], responsible=who, start=span.start, end=span.end, status=state
        )
    top: list[str | Cell] = [Cell(t, rowspan=2) for t in TEXT.all("three_ticks.top")]
    three, deed_head = Cell(TEXT("three_ticks.three"), colspan=3), Cell(TEXT("three_ticks.three-2"), rowspan=2)
    top += [deed_head, three] if late else [three, deed_head]
    b.style["landscape"] = b.chance(0.7)
    wide = (0.05, 0.24, 0.14, 0.14, *((0.16, 0.09, 0.09, 0.09) if late else (0.09, 0.09, 0.09, 0.16)))
    b.table([top, list(words)], rows, wide, (0, 5, 6, 7) if late else (0, 4, 5, 6))
    b.para(TEXT("three_ticks.para-3") + TEXT.any(b, "three_ticks.para-4"))
    plain_pages.sign(b, TEXT("three_ticks.sign"))
