"""Tables with more in them than scores: levels, targets, units, differences, two halves, deep heads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS, level_of
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import mosaic, plain_sentences, score_labels, sentences, shared

TEXT = wording.read("layouts/score_tables")


def row_level(year: int, score: Decimal) -> str:
    """A word for one row's figure; it is no level of the agency."""
    return level_of(year, score, (score, score, score))


@layout("graded")
def graded(b: Builder) -> None:
    """A level beside every indicator: only that of the total is the agency's."""
    shared.title(b)
    form, r = b.rng.randint(0, 5), b.facts.result
    rows: list[list[str | Cell]] = []
    tools = b.chance(0.5)
    for tool, group in MEMBERS.items():
        if tools:
            rows.append([Cell(b.tool(tool, "both"), bold=True), b.score(tool), row_level(b.year, r.instrument(tool))])
        rows += [
            [score_labels.label(b, i, form, k), b.score(i), row_level(b.year, r.indicator(i))]
            for k, i in enumerate(group, 1)
        ]
    rows.append(
        [
            Cell(b.rng.choice(score_labels.TOTAL_WORDS), bold=True),
            Cell(b.score("ITA"), bold=True),
            Cell(b.level(), bold=True),
        ]
    )
    b.table(
        [
            [
                b.rng.choice(score_labels.INDICATOR_WORDS),
                b.rng.choice(score_labels.SCORE_WORDS),
                TEXT.any(b, "graded.head"),
            ]
        ],
        rows,
        (0.6, 0.18, 0.22),
        (1, 2),
    )
    b.para(sentences.total_sentence(b))
    if b.chance(0.5):
        sections.bands(b)
    shared.measures_or_none(b)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Kinds of figures from left to right, the report's own score (`own`) among them; the target; the year before."""

    order: tuple[str, ...]
    goal: Decimal
    past: int | None


@layout("crowded")
def crowded(b: Builder) -> None:
    """Full marks, targets, differences, means of others and last year's figures as columns around the score."""
    shared.title(b)
    columns = _crowded_columns(b)
    heads = _crowded_heads(b, columns)
    form, means = b.rng.randint(0, 5), b.chance(0.4)
    rows = []
    for tool, group in MEMBERS.items():
        if means:
            rows.append(_crowded_row(b, columns, Cell(b.tool(tool, "both"), bold=True), tool))
        rows += [_crowded_row(b, columns, score_labels.label(b, i, form, k), i) for k, i in enumerate(group, 1)]
    if b.chance(0.7):
        rows.append(_crowded_row(b, columns, Cell(b.rng.choice(score_labels.TOTAL_WORDS), bold=True), "ITA"))
    count = len(columns.order)
    b.table(
        [[b.rng.choice(score_labels.INDICATOR_WORDS), *heads]],
        rows,
        (0.36, *[0.64 / count] * count),
        range(1, count + 1),
    )
    b.para(sentences.total_sentence(b))
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(sentences.lowest_sentence(b, tool))
    shared.measures_or_none(b)


def _crowded_columns(b: Builder) -> _Columns:
    past = b.facts.earlier[0].year if b.facts.earlier else None
    goal = Decimal(b.rng.choice((80, 85, 90)))
    kinds = b.rng.sample(("full", "goal", "past", "others"), b.rng.randint(1, 3))
    if past is None and "past" in kinds:
        kinds.remove("past")
    before = [k for k in kinds if b.chance(0.6)]
    after = [k for k in kinds if k not in before]
    if "goal" in kinds and b.chance(0.7):
        after += ["gap", "met"] if b.chance(0.5) else ["gap"]
    return _Columns((*before, "own", *after), goal, past)


def _crowded_heads(b: Builder, columns: _Columns) -> list[str]:
    own_year = "past" in columns.order
    heads = {
        "full": TEXT.any(b, "crowded.heads.full"),
        "goal": TEXT.any(b, "crowded.heads.goal"),
        "past": TEXT.any(b, "crowded.heads.past", past=columns.past),
        "others": TEXT.any(b, "crowded.heads.others"),
        "gap": TEXT.any(b, "crowded.heads.gap"),
        "met": TEXT.any(b, "crowded.heads.met"),
        "own": TEXT.any(b, "crowded.heads.own", year=b.year) if own_year else TEXT.any(b, "crowded.heads.own-2"),
    }
    return [heads[kind] for kind in columns.order]


def _crowded_row(b: Builder, columns: _Columns, name: Cell | str, code: str | int) -> list[str | Cell]:
    value, goal = b.facts.result.value(code), columns.goal
    cells: dict[str, str] = {"full": "100", "goal": str(goal)}
    cells["others"] = f"{b.rng.uniform(68, 96):.2f}"
    cells["gap"] = f"{value - goal:+.2f}"
    cells["met"] = TEXT.all("crowded.row")[goal == 85] if value >= goal else TEXT.all("crowded.row-2")[goal == 85]
    out: list[str | Cell] = [name]
    for kind in columns.order:
        out.append(b.score(code) if kind == "own" else b.score(code, columns.past) if kind == "past" else cells[kind])
    return out


@layout("side-by-side")
def side_by_side(b: Builder) -> None:
    """Five indicators left and five right in the same rows."""
    shared.title(b)
    shape = TEXT.any(b, "side_by_side.shape")
    head = [b.rng.choice(score_labels.INDICATOR_WORDS), b.rng.choice(score_labels.SCORE_WORDS)]
    rows: list[list[str | Cell]] = []
    for i in range(1, 6):
        pair = (i, i + 5)
        rows.append([x for j in pair for x in (shape.format(i=j, n=b.name(j)), b.score(j))])
    if b.chance(0.7):
        rows.append([Cell(b.rng.choice(score_labels.TOTAL_WORDS), colspan=3, bold=True, align="right"), b.score("ITA")])
    b.table([head * 2], rows, (0.36, 0.14, 0.36, 0.14), (1, 3))
    b.para(sentences.total_sentence(b))
    for tool in MEMBERS:
        b.para(sentences.instrument_sentence(b, tool))
    shared.measures_or_none(b)


@layout("decorated")
def decorated(b: Builder) -> None:
    """Cells that say more than the figure: a unit, a word before it, the level behind it."""
    shared.title(b)
    shape = TEXT.any(b, "decorated.shape")
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        for k, i in enumerate(group):
            lead: list[str | Cell] = [Cell(b.tool(tool), rowspan=len(group))] if k == 0 else []
            rows.append([*lead, TEXT("decorated.rows", i=i, name=b.name(i)), shape.format(x=b.score(i))])
    last = shape.format(x=b.score("ITA"))
    if b.chance(0.5):
        last += TEXT.any(b, "decorated.last").format(v=b.level())
    rows.append([Cell(b.rng.choice(score_labels.TOTAL_WORDS), colspan=2, bold=True), last])
    b.table(
        [
            [
                b.rng.choice(score_labels.TOOL_WORDS),
                b.rng.choice(score_labels.INDICATOR_WORDS),
                b.rng.choice(score_labels.SCORE_WORDS),
            ]
        ],
        rows,
        (0.34, 0.42, 0.24),
        (2,),
    )
    if b.chance(0.5):
        b.para(sentences.total_sentence(b))
    shared.measures_or_none(b)


@layout("chart")
def chart(b: Builder) -> None:
    """A bar chart with an axis of its own, and the same figures in a table or in lines."""
    shared.title(b)
    b.para(sentences.total_sentence(b))
    tools = b.chance(0.4)
    codes: list[str | int] = ["IIT", "EIT", "OIT"] if tools else list(range(1, 11))
    short = b.pick("name", "number")
    names = [str(c) if tools else b.name(int(c)) if short == "name" else TEXT("chart.names", c=c) for c in codes]
    b.para(
        TEXT(
            "chart.para",
            choice=b.pick(TEXT("chart.para-2"), ""),
            choice2=TEXT("chart.para-3") if tools else TEXT("chart.para-4"),
            fy=b.fy(),
        ),
        align="center",
    )
    b.chart([(n, b.score(c)) for n, c in zip(names, codes, strict=True)])
    if tools:
        b.lines(TEXT("chart.line", tool=b.tool(str(c), "both"), score=b.score(c)) for c in codes)
    else:
        score_labels.grouped_table(b)
    for tool in MEMBERS:
        b.para(sentences.lowest_sentence(b, tool))
    shared.measures_or_none(b)


@layout("broken-names", stem="held2-broken-names", kept_out=True)
def broken_names(b: Builder) -> None:
    """Three columns: the name broken over lines, the score with a word around it, and what explains it."""
    mosaic.top(b, TEXT("broken_names.top"), TEXT("broken_names.top-2"), TEXT("broken_names.top-3"))
    b.para(mosaic.told(b))
    shape = TEXT.any(b, "broken_names.shape")
    figure = TEXT.any(b, "broken_names.figure")
    order = b.rng.choice(((0, 1, 2), (0, 1, 2), (1, 0, 2), (0, 2, 1)))
    head = [TEXT("broken_names.head"), TEXT.any(b, "broken_names.head-2"), TEXT.any(b, "broken_names.head-3")]
    sized = (0.24, 0.16, 0.6)
    band = b.chance(0.35)
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        if band and i == MEMBERS[INSTRUMENT[i]][0]:
            body.append([Cell(b.tool(INSTRUMENT[i], "both"), colspan=3, bold=True, align=b.pick("", "center"))])
        asked = (
            TEXT("broken_names.asked", list=", ".join((c for c, _ in plain_sentences.asked(b, i))))
            if b.chance(0.3)
            else ""
        )
        share = TEXT("broken_names.share", figure=b.rng.uniform(2, 30)) if b.chance(0.15) else ""
        cells: list[str | Cell] = [
            shape.format(i=i, n=mosaic.broken(b.name(i))),
            Cell(figure.format(s=b.score(i)), align="center"),
            mosaic.FOUND[i] + asked + share,
        ]
        body.append([cells[k] for k in order])
    b.table([[head[k] for k in order]], body, [sized[k] for k in order])
    if b.chance(0.5):
        b.lines(
            TEXT("broken_names.line", choice=b.pick("-", "•"), tool=b.tool(t, "both"), score=b.score(t))
            for t in MEMBERS
        )
    b.no_measures()


@layout("three-heads", stem="held2-three-heads", kept_out=True, first=2563)
def three_heads(b: Builder) -> None:
    """A head of three rows: full marks and the scores of two years under one word, findings at the right."""
    b.style |= {"repeat": b.chance(0.5), "landscape": b.chance(0.3)}
    y, p = b.year, b.year - 1
    mosaic.top(b, TEXT("three_heads.top"), TEXT("three_heads.top-2"), TEXT("three_heads.top-3"))
    b.para(mosaic.told(b) + TEXT("three_heads.para", yr=plain_sentences.yr(b, p), total=b.score("ITA", p)))
    years = (p, y) if b.chance(0.7) else (y, p)
    weight = b.chance(0.3)
    heads: list[list[str | Cell]] = [
        [
            Cell(TEXT("three_heads.heads"), rowspan=3),
            Cell(TEXT.any(b, "three_heads.heads-2"), rowspan=3),
            Cell(TEXT.any(b, "three_heads.heads-3"), colspan=3),
            Cell(TEXT.any(b, "three_heads.heads-4"), rowspan=3),
        ],
        [Cell(TEXT("three_heads.heads-5"), rowspan=2), Cell(TEXT.any(b, "three_heads.heads-6"), colspan=2)],
        [TEXT.any(b, "three_heads.heads-7", years=years[0]), TEXT("three_heads.heads-8", years=years[1])],
    ]
    body: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        if weight:
            body.append([Cell(b.tool(tool, "both"), colspan=6, bold=True)])
        for i in group:
            long = (
                f"{mosaic.FOUND[i]}\n{TEXT.any(b, 'three_heads.long')}{mosaic.NEXT[i]}"
                if b.chance(0.8)
                else mosaic.FOUND[i]
            )
            body.append([str(i), b.name(i), "100", b.score(i, years[0]), b.score(i, years[1]), long])
        if not weight and b.chance(0.8):
            body.append(
                [
                    Cell(f"{TEXT.any(b, 'three_heads.body')} {tool}", colspan=2, bold=True),
                    "100",
                    *(b.score(tool, x) for x in years),
                    "",
                ]
            )
    b.table(heads, body, (0.06, 0.22, 0.09, 0.11, 0.11, 0.41), (0, 2, 3, 4))
    b.para(TEXT("three_heads.para-2", name=b.facts.body.name, day=plain_sentences.day(b)), align="right")
    b.no_measures()
