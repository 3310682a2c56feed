"""Questions behind the scores, in annexes and by topic."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.kinds import PAO, SUBDISTRICT_AND_TOWN
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, clinic, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/questions")
TOPICS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (TEXT("topics"), (1, 6)),
    (TEXT("topics-2"), (8,)),
    (TEXT("topics-3"), (7, 9)),
    (TEXT("topics-4"), (4,)),
    (TEXT("topics-5"), (2,)),
    (TEXT("topics-6"), (3,)),
    (TEXT("topics-7"), (5, 10)),
)


@layout("question-annex", stem="held2-question-annex", kept_out=True)
def question_annex(b: Builder) -> None:
    """Every question with its points, the indicator's score in a merged cell or a row of its own over them."""
    study.title_page(b, TEXT.any(b, "question_annex.title_page"), b.year)
    b.heading(TEXT("question_annex.heading"), 2)
    b.para(study.result_line(b))
    if b.chance(0.6):
        b.lines(TEXT("question_annex.line", tool=b.tool(tool, "both"), score=b.score(tool)) for tool in MEMBERS)
    b.heading(TEXT.any(b, "question_annex.heading-2"), 2)
    shape, asks = b.pick("merged", "row", "after"), TEXT.any(b, "question_annex.shape")
    low: list[tuple[str, str, str]] = []
    for tool, group in MEMBERS.items():
        b.para(f"{b.tool(tool, 'both')}", indent=False, bold=True)
        rows: Rows = []
        for i in group:
            asked = study.points(b, i)
            low.append(min(asked, key=lambda x: float(x[2])))
            rows += _annex_rows(b, i, asked, shape)
        if shape == "merged":
            header = [
                TEXT("question_annex.header"),
                TEXT("question_annex.header-2"),
                TEXT("question_annex.header-3"),
                TEXT("question_annex.header-4"),
                TEXT.any(b, "question_annex.header-5"),
            ]
            b.table([header], rows, (0.26, 0.1, 0.32, 0.15, 0.17), (1, 3, 4))
        else:
            header = [TEXT("question_annex.head"), asks, TEXT("question_annex.head-2")]
            b.table([header], rows, (0.14, 0.64, 0.22), (0, 2))
    b.heading(TEXT("question_annex.heading-3"), 2)
    b.lines(
        TEXT("question_annex.line-2", code=code, text=text, mark=mark) for code, text, mark in low if float(mark) < 95
    )
    study.measures_part(b, TEXT("question_annex.measures_part"), 0.5)


def _annex_rows(b: Builder, i: int, asked: list[tuple[str, str, str]], shape: str) -> Rows:
    """The questions of an indicator, its score in a cell beside them (`merged`) or in a row before or `after` them."""
    rows: Rows = []
    if shape == "row":
        label = Cell(TEXT("question_annex.rows", i=i, name=b.name(i)), colspan=2, bold=True)
        rows.append([label, Cell(b.score(i), bold=True)])
    for k, (code, text, mark) in enumerate(asked):
        lead: list[str | Cell] = []
        last: list[str | Cell] = []
        if shape == "merged" and k == 0:
            lead = [Cell(f"{i}. {b.name(i)}", rowspan=len(asked))]
            last = [Cell(b.score(i), rowspan=len(asked), align="center", bold=True)]
        rows.append([*lead, code, text, mark, *last])
    if shape == "after":
        rows.append([Cell(TEXT("question_annex.rows-2", i=i, name=b.name(i)), colspan=2, bold=True), b.score(i)])
    return rows


@layout("question-blocks", stem="held4-question-blocks", kept_out=True, agency=(*SUBDISTRICT_AND_TOWN, PAO))
def question_blocks(b: Builder) -> None:
    """Tables of questions under a line with the indicator's own score; below each table what has to be mended."""
    b.heading(TEXT("question_blocks.heading", whole=plain_sentences.whole(b), yr=plain_sentences.yr(b)), 1, center=True)
    b.heading(TEXT("question_blocks.heading-2"), 2)
    binder.reason(b)
    binder.frame(b)
    b.heading(TEXT("question_blocks.heading-3"), 2)
    b.para(binder.result(b))
    if b.chance(0.5):
        b.lines(
            TEXT(
                "question_blocks.line",
                tool=b.tool(c, "both"),
                choice=TEXT.any(b, "question_blocks.line-2"),
                score=b.score(c),
            )
            for c in MEMBERS
        )
    _question_blocks_questions(b)


def _question_blocks_questions(b: Builder) -> None:
    b.heading(TEXT("question_blocks.heading-4"), 2)
    full = b.chance(0.5)
    for c, g in MEMBERS.items():
        b.para(b.tool(c, "both"), bold=True, indent=False)
        rows: Rows = []
        for i in g:
            label = TEXT("question_blocks.label", i=i, name=b.name(i))
            if full:
                rows.append([Cell(TEXT("question_blocks.rows", label=label, score=b.score(i)), colspan=3, bold=True)])
            else:
                rows.append([Cell(label, colspan=2, bold=True), Cell(b.score(i), bold=True)])
            rows += [list(q) for q in binder.asked(b, i, 3)]
        b.table(
            [
                [
                    TEXT("question_blocks.head"),
                    TEXT.any(b, "question_blocks.head-2"),
                    TEXT.any(b, "question_blocks.head-3"),
                ]
            ],
            rows,
            (0.14, 0.66, 0.2),
            (0, 2),
        )
        i = b.facts.result.lowest(c)
        b.para(TEXT("question_blocks.para", c=c, name=b.name(i), find=binder.FIND[i]))
    b.heading(TEXT("question_blocks.heading-5", yr=plain_sentences.yr(b, b.year + 1)), 2)
    binder.acts(b, sorted(clinic.order(b)[-b.rng.randint(3, 6) :]))


@layout("seven-topics", stem="held-seven-topics", kept_out=True, first=2565)
def seven_topics(b: Builder) -> None:
    """The seven topics of analysis with the figures of their questions; indicators only in one table."""
    plain_pages.front(b, plain_pages.title(b), b.year)
    b.heading(TEXT("seven_topics.heading"), 2)
    b.para(plain_sentences.overall(b))
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows += plain_pages.lines_of(b, tool)
    b.table([[TEXT.any(b, "seven_topics.head"), TEXT.any(b, "seven_topics.head-2")]], rows, (0.75, 0.25), (1,))
    b.heading(TEXT("seven_topics.heading-2"), 2)
    flat = b.chance(0.4)
    lines: list[list[str | Cell]] = []
    for k, (topic, group) in enumerate(TOPICS, 1):
        found = []
        for i in group:
            if i < 9:
                found += [
                    f"{c} {about} ({min(100.0, float(b.facts.result.indicator(i)) + b.rng.uniform(-6, 6)):.2f})"
                    for c, about in plain_sentences.asked(b, i)
                ]
            else:
                found += [f"{c} {about}" for c, about in plain_sentences.asked(b, i)]
        if flat:
            b.para(f"({k}) {topic}", bold=True)
            b.lines(found)
            b.para(f"{plain_sentences.poor(b, group[0])} {plain_sentences.TODO[group[0]]}")
        else:
            lines.append([f"{k}) {topic}", "\n".join(found), plain_sentences.TODO[group[0]]])
    if not flat:
        b.table([[*TEXT.all("seven_topics.head-3")]], lines, (0.3, 0.4, 0.3))
    plain_pages.plan(
        b, "3. ", b.rng.choice((("weak", "way", "act", "when", "who", "watch"), ("no", "act", "who", "when", "watch")))
    )
