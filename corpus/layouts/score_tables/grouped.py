"""Ten indicators under their instruments, with cells merged at either side."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import CITY, MOSTLY_SUBDISTRICT
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import growth, mosaic, plain_pages, plain_sentences, score_labels, sentences, works

TEXT = wording.read("layouts/score_tables")


@layout("grouped")
def grouped(b: Builder) -> None:
    """Analysis report: framework, bands, one table grouped by instrument, prose, measures."""
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    if b.chance(0.6):
        sections.preface(b)
    if b.chance(0.4):
        sections.contents(
            b,
            TEXT("grouped.contents"),
            TEXT("grouped.contents-2"),
            TEXT("grouped.contents-3"),
            TEXT("grouped.contents-4"),
        )
    if b.chance(0.7):
        sections.framework(b)
    if b.chance(0.6):
        sections.bands(b)
    b.heading(TEXT("grouped.heading", fy=b.fy()), 2, center=b.chance(0.5))
    b.para(sections.full_agency(b), align="center")
    score_labels.grouped_table(b)
    b.para(sentences.total_sentence(b))
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(sentences.instrument_sentence(b, tool))
            b.para(sentences.lowest_sentence(b, tool))
    sentences.advice_paragraphs(b, scored=b.chance(0.3))
    if b.chance(0.8):
        b.heading(TEXT("grouped.heading-2", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("small-tables")
def small_tables(b: Builder) -> None:
    """Overall, a table of instruments, a table of indicators (one, or one for each instrument), analysis, measures."""
    sections.cover(b, sentences.measures_title(b), subject_year=b.year if b.chance(0.6) else b.year + 1) if b.chance(
        0.6
    ) else b.heading(f"{sentences.measures_title(b)}\n{sections.full_agency(b)}", 1, center=True)
    sections.background(b)
    b.heading(TEXT("small_tables.heading", fy=b.fy()), 2)
    b.heading(TEXT("small_tables.heading-2"), 3)
    b.para(sentences.total_sentence(b))
    if b.chance(0.4):
        b.picture()
    b.heading(TEXT("small_tables.heading-3"), 3)
    split = b.year >= 2566 and b.chance(0.7)
    codes = ["IIT", "EIT1", "EIT2", "OIT"] if split else ["IIT", "EIT", "OIT"]
    form = b.pick("code", "both", "long")
    b.table(
        [[b.rng.choice(score_labels.TOOL_WORDS), b.rng.choice(score_labels.SCORE_WORDS)]],
        [[b.tool(c, form), b.score(c)] for c in codes],
        center=(1,),
    )
    _small_tables_tables(b)


def _small_tables_tables(b: Builder) -> None:
    b.heading(TEXT("small_tables.heading-4"), 3)
    shape = b.rng.randint(0, 5)
    if b.chance(0.5):
        for tool, group in MEMBERS.items():
            b.para(b.tool(tool, "both"), bold=True)
            rows: list[list[str | Cell]] = [
                [score_labels.label(b, i, shape, k), b.score(i)] for k, i in enumerate(group, 1)
            ]
            if b.chance(0.3):
                rows.append([TEXT.any(b, "small_tables.rows"), b.score(tool)])
            b.table(
                [[b.rng.choice(score_labels.INDICATOR_WORDS), b.rng.choice(score_labels.SCORE_WORDS)]],
                rows,
                (0.75, 0.25),
                (1,),
            )
    else:
        score_labels.grouped_table(b)
    b.heading(TEXT("small_tables.heading-5"), 2)
    analysis = [
        [
            score_labels.label(b, i, 0, i),
            TEXT("small_tables.analysis", i=i, weak=sentences.WEAK[i], advice=sentences.ADVICE[i]),
        ]
        for i in range(1, 11)
    ]
    b.table([[TEXT("small_tables.head"), TEXT.any(b, "small_tables.head-2")]], analysis, (0.3, 0.7))
    b.heading(f"4. {sentences.measures_title(b)} {b.fy(b.year + 1)}", 2)
    measures_table(b, ("indicator", "activity", "issue", "method", "period", "responsible") if b.chance(0.5) else None)


@layout("right-merged", stem="held2-right-merged", kept_out=True)
def right_merged(b: Builder) -> None:
    """Number and name in one cell, then the score, and merged at the right the instrument's mean and the total."""
    mosaic.top(b, TEXT("right_merged.top"), TEXT("right_merged.top-2"), TEXT("right_merged.top-3"))
    b.para(TEXT("right_merged.para", name=b.facts.body.name))
    shape, unit = b.rng.choice(mosaic.SHAPES[:5]), b.pick("", "", TEXT("right_merged.shape"))
    far = b.chance(0.6)
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        tool = INSTRUMENT[i]
        line: list[str | Cell] = [shape.format(i=i, n=b.name(i)), Cell(b.score(i), align="center")]
        if i == MEMBERS[tool][0]:
            text = TEXT.any(
                b, "right_merged.text", tool=tool, score=b.score(tool), unit=unit, tool2=b.tool(tool, "long")
            )
            line.append(Cell(text, rowspan=len(MEMBERS[tool]), align="center"))
        if far and i == 1:
            line.append(
                Cell(f"{b.score('ITA')}\n{TEXT.any(b, 'right_merged.line')} {b.level()}", rowspan=10, align="center")
            )
        body.append(line)
    head = [TEXT("right_merged.head"), TEXT.any(b, "right_merged.head-2"), TEXT.any(b, "right_merged.head-3")]
    b.table(
        [[*head, TEXT.any(b, "right_merged.head-4")] if far else head],
        body,
        (0.42, 0.13, 0.27, 0.18) if far else (0.5, 0.17, 0.33),
    )
    if not far or b.chance(0.5):
        b.para(mosaic.told(b))
    if b.chance(0.6):
        b.heading(TEXT("right_merged.heading", yr=plain_sentences.yr(b, b.year + 1)), 2)
        columns = (("weak", "act", "who"), ("act", "who", "when"), ("weak", "act", "when", "who"))
        mosaic.tables_of_tools(b, b.rng.choice(columns), works.deeds(b, 4, 8))
    else:
        b.no_measures()


@layout("blocks", stem="held2-blocks", kept_out=True)
def blocks(b: Builder) -> None:
    """The instruments as blocks beside each other, names and scores of uneven length, means in the foot."""
    b.style |= {"landscape": b.chance(0.7), "ruled": b.chance(0.6), "size": min(b.style["size"], 14.0)}
    mosaic.top(b, TEXT("blocks.top"), TEXT("blocks.top-2"), TEXT("blocks.top-3"))
    if first := b.chance(0.5):
        b.para(mosaic.told(b))
    heads: list[str | Cell] = []
    for tool in MEMBERS:
        heads.append(Cell(b.tool(tool, "both") if b.chance(0.5) else tool, colspan=2))
    under = [TEXT("blocks.under"), TEXT.any(b, "blocks.under-2")] * 3
    numbered = b.chance(0.6)
    body: list[list[str | Cell]] = []
    for k in range(5):
        line: list[str | Cell] = []
        for group in MEMBERS.values():
            if k < len(group):
                i = group[k]
                line += [f"{i}. {b.name(i)}" if numbered else b.name(i), Cell(b.score(i), align="center")]
            else:
                line += ["", ""]
        body.append(line)
    mean = TEXT.any(b, "blocks.mean")
    if b.chance(0.8):
        foot: list[str | Cell] = []
        for tool in MEMBERS:
            foot += [Cell(mean, bold=True), Cell(b.score(tool), align="center", bold=True)]
        body.append(foot)
    if b.chance(0.5):
        body.append(
            [
                Cell(TEXT.any(b, "blocks.body"), colspan=4, bold=True),
                Cell(b.score("ITA"), colspan=2, align="center"),
            ]
        )
    b.table([heads, under] if b.chance(0.7) else [heads], body, (0.23, 0.1) * 3)
    if not first:
        b.para(mosaic.told(b))
    _blocks_conclusion(b)


def _blocks_conclusion(b: Builder) -> None:
    low = min(range(1, 11), key=b.facts.result.indicator)
    b.para(
        TEXT(
            "blocks.para",
            choice=TEXT.any(b, "blocks.para-2"),
            name=b.name(low),
            found=mosaic.FOUND[low],
            next=mosaic.NEXT[low],
        )
    )
    b.no_measures()


@layout("used-for-growth", stem="held9-used-for-growth", kept_out=True, first=2566, agency=(*MOSTLY_SUBDISTRICT, CITY))
def used_for_growth(b: Builder) -> None:
    """The newer form with a table whose instruments and their scores are merged over the indicators."""
    y = b.year
    b.heading(TEXT("used_for_growth.heading", fy=growth.fy(b), whole=plain_sentences.whole(b)), 1, center=True)
    b.heading(TEXT("used_for_growth.heading-2"), 2)
    growth.reason(b)
    b.heading(TEXT("used_for_growth.heading-3", name=b.facts.body.name), 2)
    b.para(TEXT("used_for_growth.para", announced=plain_sentences.announced(b)))
    b.para(TEXT("used_for_growth.para-2") + growth.result(b))
    b.para(TEXT("used_for_growth.para-3"))
    rows: Rows = []
    behind = b.chance(0.5)
    for c, g in MEMBERS.items():
        for k, i in enumerate(g):
            tool = Cell(b.tool(c, b.pick("both", "code")), rowspan=len(g))
            mean: list[str | Cell] = [Cell(b.score(c), rowspan=len(g), align="center")] if k == 0 else []
            lead: list[str | Cell] = ([tool] if behind else [tool, *mean]) if k == 0 else []
            rows.append([*lead, f"{i}. {b.name(i)}", b.score(i), *(mean if behind else [])])
    rows.append([Cell(TEXT("used_for_growth.rows"), colspan=3, bold=True, align="right"), b.score("ITA")])
    heads = [*TEXT.all("used_for_growth.heads")]
    wide = (0.32, 0.36, 0.16, 0.16) if behind else (0.32, 0.16, 0.36, 0.16)
    heads = heads if behind else [heads[0], heads[3], heads[1], heads[2]]
    b.table([heads], rows, wide, (2, 3) if behind else (1, 3))
    one, two = b.score("EIT1"), b.score("EIT2")
    b.para(TEXT("used_for_growth.para-4", one=one, two=two))
    b.heading(TEXT("used_for_growth.heading-4"), 2)
    body: Rows = []
    for i in range(1, 11):
        q, t, m = growth.asks(b, i)[b.rng.randint(0, 2)]
        said = TEXT("used_for_growth.said", q=q, t=t, m=m) if b.chance(0.5) else ""
        body.append([f"{i}. {b.name(i)}", f"{said}{growth.told(b, i)}", TEXT("used_for_growth.body", do=growth.DO[i])])
    b.table([[*TEXT.all("used_for_growth.head")]], body, (0.26, 0.4, 0.34))
    b.heading(TEXT("used_for_growth.heading-5", fy=growth.fy(b, y + 1)), 2)
    growth.mend(b, growth.weakest(b, 4, 8), ("name", "do", "how", "time", "who"))
    b.para(TEXT("used_for_growth.para-5", y_next=y + 1, choice=b.pick("90", "92", "95")))


@layout("remarks", stem="held-remarks", kept_out=True)
def remarks(b: Builder) -> None:
    """Merged cells of the instruments on the left, a remark on the right, the total in the last row."""
    plain_pages.front(b, plain_pages.title(b), b.year)
    plain_pages.why(b)
    b.heading(TEXT.any(b, "remarks.heading") + f" {plain_sentences.yr(b)}", 2)
    word = b.pick("target", "tool-mean")
    rows: list[list[str | Cell]] = []
    r = b.facts.result
    for tool, group in MEMBERS.items():
        for k, i in enumerate(group):
            lead: list[str | Cell] = []
            if k == 0:
                lead = [
                    Cell(
                        b.tool(tool) + (TEXT("remarks.lead", score=b.score(tool)) if word == "tool-mean" else ""),
                        rowspan=len(group),
                    )
                ]
            note = TEXT("remarks.note") if r.indicator(i) >= 85 else TEXT.any(b, "remarks.note-2")
            rows.append([*lead, f"{i}. {b.name(i)}", b.score(i), note])
    rows.append(
        [
            Cell(TEXT.any(b, "remarks.rows"), colspan=2, bold=True, align="center"),
            b.score("ITA"),
            b.level(),
        ]
    )
    b.table([[*TEXT.all("remarks.head")]], rows, (0.33, 0.33, 0.13, 0.21), (2, 3))
    if b.chance(0.6):
        b.para(plain_sentences.overall(b))
    b.heading(TEXT("remarks.heading-2"), 2)
    weak = sorted(range(1, 11), key=lambda i: (r.indicator(i), i))[: b.rng.randint(3, 6)]
    for i in sorted(weak):
        b.para(f"{b.name(i)} : {plain_sentences.poor(b, i)} {plain_sentences.TODO[i]}")
    if b.chance(0.7):
        plain_pages.plan(b)
    else:
        b.no_measures()
