"""Indicators sorted by their score or by their band."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import briefs, clinic, plain_pages, plain_sentences, score_labels, sentences, study

TEXT = wording.read("layouts/score_tables")


def issues_beside_scores(b: Builder) -> None:
    """The table of scores with issues and remedies beside them: no table of measures."""
    for tool, group in MEMBERS.items():
        rows: list[list[str | Cell]] = [[Cell(b.tool(tool, "both"), colspan=5, bold=True)]]
        question = {"IIT": "I", "EIT": "E", "OIT": "O"}[tool]
        asked = sorted(b.rng.sample(range(1, 31 if tool == "OIT" else 10), len(group)))
        renumber = b.chance(0.5)
        for k, i in enumerate(group, 1):
            issue = f"{b.item(question, asked[k - 1])} {sentences.WEAK[i]}"
            rows.append(
                [
                    Cell(f"{k if renumber else i}.", align="center"),
                    b.name(i),
                    Cell(b.score(i), align="center"),
                    issue,
                    sentences.ADVICE[i],
                ]
            )
        head = Cell(TEXT.any(b, "issues_beside_scores.head"), colspan=3)
        b.table(
            [[head, TEXT("issues_beside_scores.head-2"), TEXT.any(b, "issues_beside_scores.head-3")]],
            rows,
            (0.06, 0.24, 0.1, 0.3, 0.3),
        )


@layout("ranked")
def ranked(b: Builder) -> None:
    """Measures of the next year: ranked table, issues beside the scores, measures."""
    b.heading(TEXT("ranked.heading", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 1, center=True)
    b.heading(sections.full_agency(b), 2, center=True)
    b.heading(TEXT("ranked.heading-2", fy=b.fy()), 2)
    b.para(sentences.total_sentence(b) + TEXT("ranked.para"))
    order = sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))
    header = [
        TEXT.any(b, "ranked.header"),
        b.rng.choice(score_labels.INDICATOR_WORDS),
        b.rng.choice(score_labels.SCORE_WORDS),
    ]
    rows: list[list[str | Cell]] = [
        [Cell(str(k), align="center"), b.name(i), b.score(i)] for k, i in enumerate(order, 1)
    ]
    if b.chance(0.3):
        header.insert(2, TEXT("ranked.header-2"))
        rows = [[r[0], r[1], Cell(INSTRUMENT[i], align="center"), r[2]] for r, i in zip(rows, order, strict=True)]
    top: list[list[str | Cell]] = [[Cell(TEXT.any(b, "ranked.top"), colspan=len(header))]]
    b.table([*(top if b.chance(0.4) else []), header], rows, center=(len(header) - 1,))
    if b.chance(0.5):
        best, worst = b.facts.result.value(order[0]), b.facts.result.value(order[-1])
        b.table(
            [],
            [
                [TEXT("ranked.row"), b.fmt(best), TEXT("ranked.row-2")],
                [TEXT("ranked.row-3"), b.fmt(worst), TEXT("ranked.row-4")],
            ],
        )
    sections.target(b)
    if b.chance(0.7):
        issues_beside_scores(b)
    b.heading(TEXT("ranked.heading-3", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
    measures_table(b)


@layout("plan-ranked", stem="held-plan-ranked", kept_out=True)
def plan_ranked(b: Builder) -> None:
    """Measures of the year after, opened by a table from the highest score to the lowest."""
    y = b.year
    plain_pages.front(b, plain_pages.plan_title(b), y + 1)
    b.heading(TEXT("plan_ranked.heading", yr=plain_sentences.yr(b, y)), 2)
    b.para(plain_sentences.overall(b))
    order = sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))
    if b.chance(0.35):
        order.reverse()
        b.para(TEXT("plan_ranked.para"), align="center")
    else:
        b.para(TEXT("plan_ranked.para-2"), align="center")
    _plan_ranked_tables(b, order)


def _plan_ranked_tables(b: Builder, order: list[int]) -> None:
    with_tool = b.chance(0.5)
    rows: list[list[str | Cell]] = []
    for k, i in enumerate(order, 1):
        tools: list[str | Cell] = [Cell(INSTRUMENT[i], align="center")] if with_tool else []
        rows.append(
            [
                Cell(str(k), align="center"),
                TEXT("plan_ranked.rows", name=b.name(i), i=i) if b.chance(0.2) else b.name(i),
                *tools,
                b.score(i),
            ]
        )
    n = 3 if with_tool else 2
    b.table(
        [
            [
                TEXT("plan_ranked.head"),
                TEXT("plan_ranked.head-2"),
                *([TEXT("plan_ranked.head-3")] if with_tool else []),
                TEXT.any(b, "plan_ranked.head-4"),
            ]
        ],
        rows,
        (0.13, 0.6, 0.12, 0.15) if with_tool else (0.13, 0.65, 0.22),
        (n,),
    )
    low = [i for i in order if b.facts.result.indicator(i) < 85]
    if low:
        b.para(TEXT("plan_ranked.para-3", low=len(low)) + " ".join(b.name(i) for i in low))
    else:
        b.para(TEXT("plan_ranked.para-4"))
    b.heading(TEXT("plan_ranked.heading-2"), 2)
    b.lines(f"{b.pick('-', '-')} {plain_sentences.poor(b, i)} ({b.name(i)})" for i in sorted(order[-4:]))
    plain_pages.plan(b, TEXT("plan_ranked.plan"))
    if b.chance(0.5):
        b.para(TEXT("plan_ranked.para-5", day=plain_sentences.day(b, 10, 3)), align="center")
        plain_pages.sign(b, plain_pages.boss(b))


@layout("register", stem="held2-register", kept_out=True)
def register(b: Builder) -> None:
    """One wide register: number, indicator, weight, score, grade of each, its reading, rank; order by chance."""
    b.style["landscape"] = b.chance(0.6)
    b.style["size"] = min(b.style["size"], 14.0)
    study.title_page(b, TEXT.any(b, "register.title_page"), b.year)
    b.para(study.result_line(b))
    place = {i: k for k, i in enumerate(study.ranked(b), 1)}
    kinds = ["weight", "score", *(["grade"] if b.chance(0.7) else []), "reading", "rank"]
    if b.chance(0.5):
        b.rng.shuffle(kinds)
    _register_tables(b, kinds, place)


def _register_tables(b: Builder, kinds: list[str], place: dict[int, int]) -> None:
    heads = {
        "weight": TEXT.any(b, "register.heads.weight"),
        "score": TEXT.any(b, "register.heads.score"),
        "grade": TEXT.any(b, "register.heads.grade"),
        "reading": TEXT.any(b, "register.heads.reading"),
        "rank": TEXT.any(b, "register.heads.rank"),
    }
    subtotal = b.chance(0.6)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        each = f"{WEIGHT[tool] * 100 / len(group):.0f}"
        for i in group:
            value = b.facts.result.indicator(i)
            reading = TEXT("register.reading") if value >= 85 else TEXT("register.reading-2")
            cell = {"weight": each, "score": b.score(i), "grade": study.word_of(b, value), "reading": reading}
            rows.append([str(i), b.name(i), *(str(cell.get(k, place[i])) for k in kinds)])
        if subtotal:
            cell = {"weight": f"{WEIGHT[tool] * 100:.0f}", "score": b.score(tool)}
            label = b.tool(tool, b.pick("code", "both"))
            rows.append(
                [Cell(TEXT("register.rows", label=label), colspan=2, bold=True), *(cell.get(k, "") for k in kinds)]
            )
    if b.chance(0.7):
        cell = {"weight": "100", "score": b.score("ITA"), "grade": b.level()}
        rows.append([Cell(TEXT("register.rows-2"), colspan=2, bold=True), *(cell.get(k, "-") for k in kinds)])
    n = len(kinds)
    b.table(
        [[TEXT("register.head"), TEXT("register.head-2"), *(heads[k] for k in kinds)]],
        rows,
        (0.08, 0.32, *[0.6 / n] * n),
        [0, *range(2, n + 2)],
    )
    b.para(TEXT("register.para"), indent=False)
    worst = study.ranked(b, least=True)[:3]
    b.para(TEXT("register.para-2") + " ".join(f"({k}) {b.name(i)}" for k, i in enumerate(worst, 1)))
    study.measures_part(b, TEXT("register.measures_part"), 0.6)
    if b.chance(0.5):
        plain_pages.sign(b, TEXT("register.sign"), plain_pages.boss(b))


@layout("band-groups", stem="held2-band-groups", kept_out=True)
def band_groups(b: Builder) -> None:
    """Indicators sorted into groups of score ranges: one row or paragraph a group, names with figures inside a cell."""
    r = b.facts.result
    study.title_page(b, TEXT.any(b, "band_groups.title_page"), b.year)
    b.para(study.result_line(b))
    colours = b.chance(0.5)
    groups = (
        ("95.00 - 100.00", TEXT("band_groups.groups") if colours else TEXT("band_groups.groups-2"), 95, 101),
        ("85.00 - 94.99", TEXT("band_groups.groups-3") if colours else TEXT("band_groups.groups-4"), 85, 95),
        ("75.00 - 84.99", TEXT("band_groups.groups-5") if colours else TEXT("band_groups.groups-6"), 75, 85),
        (
            TEXT("band_groups.groups-7"),
            TEXT("band_groups.groups-8") if colours else TEXT("band_groups.groups-9"),
            0,
            75,
        ),
    )
    shape = TEXT.any(b, "band_groups.shape")
    rows: Rows = []
    table = b.chance(0.7)
    for span, label, low, high in groups:
        own = [i for i in study.ranked(b) if low <= r.indicator(i) < high]
        text = [shape.format(i=i, n=b.name(i), s=b.score(i)) for i in own]
        if table:
            rows.append([f"{label}\n({span})", str(len(own)), "\n".join(text) or "-"])
        else:
            b.heading(TEXT("band_groups.heading", label=label, span=span, own=len(own)), 3)
            b.lines(text or [TEXT("band_groups.line")])
    if table:
        b.table(
            [[TEXT("band_groups.head"), TEXT.any(b, "band_groups.head-2"), TEXT("band_groups.head-3")]],
            rows,
            (0.28, 0.16, 0.56),
            (1,),
        )
    if b.chance(0.7):
        b.para(TEXT("band_groups.para") + b.pick(" / ", ", ", " | ").join(f"{t} {b.score(t)}" for t in MEMBERS))
    b.heading(TEXT("band_groups.heading-2"), 2)
    for i in study.ranked(b, least=True)[: b.rng.randint(3, 5)]:
        b.para(f"{b.name(i)} ({INSTRUMENT[i]}) : {TEXT('band_groups.para-2').join(study.both(b, i))}")
    study.measures_part(b, TEXT("band_groups.measures_part"), 0.6)


@layout("narrow-priority", stem="held8-narrow-priority", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO, "university"))
def narrow_priority(b: Builder) -> None:
    """The weakest first in a crowded upright table: narrow columns break names, offices and at times figures."""
    y, r = b.year, b.facts.result
    b.style |= {"landscape": False, "turn_wide": False, "size": b.rng.choice((13.0, 14.0))}
    b.heading(TEXT("narrow_priority.heading", y=y, whole=plain_sentences.whole(b)), 1, center=True)
    b.para(briefs.told(b) + TEXT("narrow_priority.para", choice=b.rng.choice((85, 90, 95))))
    b.para(TEXT("narrow_priority.para-2"), indent=False)
    urgent = TEXT.all("narrow_priority.urgent")
    ranked = clinic.order(b)[::-1]
    groups = [[i for i in ranked if low <= r.indicator(i) < high] for low, high in ((0, 85), (85, 95), (95, 101))]
    tool = b.chance(0.6)
    rows: Rows = []
    for word, group in zip(urgent, groups, strict=True):
        for k, i in enumerate(group):
            row: list[str | Cell] = [Cell(word, rowspan=len(group), align="center")] if k == 0 else []
            row.append(b.name(i))
            row += [INSTRUMENT[i]] if tool else []
            who = briefs.crew(b)
            row += [
                b.score(i),
                f"{100 - r.indicator(i):.2f}",
                briefs.found(b, i)[0],
                briefs.found(b, i)[1],
                "\n".join(who),
            ]
            rows.append(row)
            b.measure_truth(b.facts.measures[0], briefs.found(b, i)[1], indicator=i, responsible=who)
    head = [
        TEXT("narrow_priority.head"),
        TEXT("narrow_priority.head-2"),
        *([TEXT("narrow_priority.head-3")] if tool else []),
        TEXT("narrow_priority.head-4"),
        TEXT("narrow_priority.head-5"),
    ]
    head += [TEXT.any(b, "narrow_priority.head-6"), TEXT("narrow_priority.head-7"), TEXT("narrow_priority.head-8")]
    slim = b.rng.choice((0.085, 0.095, 0.105))
    first = [0.1, 0.15, *([0.08] if tool else []), slim, slim]
    rest = 1 - sum(first)
    b.table([head], rows, [*first, rest * 0.36, rest * 0.38, rest * 0.26], (2, 3, 4) if tool else (2, 3))
    _narrow_priority_findings(b)


def _narrow_priority_findings(b: Builder) -> None:
    b.para(
        TEXT("narrow_priority.para-3") + b.pick(" ", ", ", " / ").join(f"{c} {b.score(c)}" for c in MEMBERS),
        indent=False,
    )
    plain_pages.sign(b, TEXT.any(b, "narrow_priority.sign"))
