"""Strong and weak indicators told apart."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import CITY
from corpus.measure_tables import measures_table
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.sections import BANDS
from corpus.voices import briefs, clinic, plain_pages, plain_sentences, score_labels, sentences

TEXT = wording.read("layouts/analyses")


@layout("strengths")
def strengths(b: Builder) -> None:
    """Strong and weak indicators as lists inside the cells of one table, the figures in brackets."""
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    b.para(sentences.total_sentence(b))
    r, limit = b.facts.result, Decimal(85)
    shape = TEXT.any(b, "strengths.shape")
    rows: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        cells = []
        for strong in (True, False):
            own = [i for i in group if (r.indicator(i) >= limit) is strong]
            cells.append("\n".join(shape.format(i=i, n=b.name(i), x=b.score(i)) for i in own) or "-")
        rows.append([b.tool(tool), *cells])
    good = TEXT.any(b, "strengths.good")
    bad = TEXT.any(b, "strengths.bad")
    b.table(
        [[b.rng.choice(score_labels.TOOL_WORDS), good, bad]],
        rows,
        (0.24, 0.38, 0.38),
    )
    sentences.advice_paragraphs(b, scored=False)
    if b.chance(0.6):
        b.heading(TEXT("strengths.heading", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("strong-and-weak-points", stem="held-strengths", kept_out=True)
def strong_and_weak_points(b: Builder) -> None:
    """Strong and weak points in prose, the figures in brackets behind the names."""
    b.heading(
        TEXT(
            "strong_and_weak_points.heading",
            title=plain_pages.title(b),
            whole=plain_sentences.whole(b),
            yr=plain_sentences.yr(b),
        ),
        1,
        center=True,
    )
    b.para(plain_sentences.overall(b) + (f" {plain_sentences.versus(b)}" if b.chance(0.4) else ""))
    order = sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))
    cut = b.rng.randint(3, 6)
    shape = TEXT.any(b, "strong_and_weak_points.shape")
    lead = TEXT.any(b, "strong_and_weak_points.lead")

    def say(k: int, i: int, text: str) -> str:
        return lead.format(k=k, i=i, n=b.name(i), s=shape.format(s=b.score(i))) + " " + text

    b.heading(TEXT.any(b, "strong_and_weak_points.heading-2"), 2)
    for k, i in enumerate(order[:cut], 1):
        b.para(say(k, i, plain_sentences.GOOD[i]))
    b.heading(TEXT.any(b, "strong_and_weak_points.heading-3"), 2)
    for k, i in enumerate(order[cut:], 1):
        b.para(
            say(k, i, TEXT("strong_and_weak_points.say", poor=plain_sentences.poor(b, i), todo=plain_sentences.TODO[i]))
        )
    if b.chance(0.5):
        b.para(" ".join(plain_sentences.tool_mean(b, tool) for tool in MEMBERS))
    if b.chance(0.6):
        plain_pages.plan(b)
    else:
        b.no_measures()


@layout("parted-strengths", stem="held3-strengths", kept_out=True)
def parted_strengths(b: Builder) -> None:
    """Strengths and points to develop, parted at a mark: every indicator stands in one of the two lists."""
    y, cut = b.year, b.rng.choice((85, 90, 95))
    b.heading(
        TEXT.any(b, "parted_strengths.heading")
        + TEXT("parted_strengths.heading-2", yr=plain_sentences.yr(b), whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    t, v = b.score("ITA"), b.level()
    clinic.say(
        b,
        TEXT("parted_strengths.say", who=plain_sentences.who(b), t=t, v=v, cut=cut),
        TEXT("parted_strengths.say-2", who=plain_sentences.who(b), t=t, v=v, cut=cut),
    )
    _parted_strengths_tables(b, cut, y)


def _parted_strengths_tables(b: Builder, cut: int, y: int) -> None:
    up = [i for i in clinic.order(b) if b.facts.result.indicator(i) >= cut]
    down = [i for i in clinic.order(b)[::-1] if i not in up]
    form = b.pick("list", "table", "prose")
    for title, group, tells in (
        (TEXT("parted_strengths.text"), up, plain_sentences.GOOD),
        (TEXT("parted_strengths.text-2"), down, clinic.SEEN),
    ):
        b.heading(TEXT("parted_strengths.heading-3", title=title, group=len(group)), 2)
        if not group:
            b.para(TEXT.any(b, "parted_strengths.para"))
        elif form == "table":
            b.table(
                [[*TEXT.all("parted_strengths.head")]],
                [[f"{i}. {b.name(i)}", b.score(i), tells[i]] for i in group],
                (0.32, 0.14, 0.54),
                (1,),
            )
        elif form == "list":
            b.lines(
                TEXT(
                    "parted_strengths.line",
                    k=k,
                    name=b.name(i),
                    instrument=INSTRUMENT[i],
                    score=b.score(i),
                    tells=tells[i],
                )
                for k, i in enumerate(group, 1)
            )
        else:
            for i in group:
                clinic.say(
                    b,
                    TEXT("parted_strengths.say-3", i=i, name=b.name(i), score=b.score(i), tells=tells[i]),
                    TEXT("parted_strengths.say-4", name=b.name(i), score=b.score(i), tells=tells[i]),
                )
    _parted_strengths_measures(b, cut, down, y)


def _parted_strengths_measures(b: Builder, cut: int, down: list[int], y: int) -> None:
    b.heading(TEXT.any(b, "parted_strengths.heading-4"), 2)
    low = (down or clinic.order(b)[::-1])[:3]
    if b.chance(0.4):
        b.para(TEXT("parted_strengths.para-2") + TEXT("parted_strengths.para-3").join(clinic.MEND[i] for i in low))
        b.no_measures()
    else:
        clinic.remedies(
            b,
            TEXT.all("parted_strengths.remedies") if b.facts.body.local else TEXT.all("parted_strengths.remedies-2"),
            low,
        )
    b.para(TEXT("parted_strengths.para-4", y_next=y + 1, cut=cut, choice=b.rng.choice((60, 70, 80))))


@layout("topic-brief", stem="held8-topic-brief", kept_out=True, agency=("province", "university", "department", CITY))
def topic_brief(b: Builder) -> None:
    """An executive summary as a table of topics and contents: the scores stand in lists within its cells."""
    x, y = b.facts.body, b.year
    briefs.kept(b)
    if x.local:
        b.place_printed = False
    b.heading(TEXT("topic_brief.heading"), 1, center=True)
    b.heading(TEXT("topic_brief.heading-2", name=x.name, y=y), 2, center=True)
    bullet = b.pick("• ", "- ", "{k}) ")
    rows: Rows = [
        [
            TEXT("topic_brief.rows"),
            TEXT("topic_brief.rows-2", y_before=y - 1, y=y, count=b.rng.randint(100, 990)),
        ],
        [TEXT("topic_brief.rows-3"), TEXT("topic_brief.rows-4", total=b.score("ITA"), level=b.level())],
    ]
    for c, g in MEMBERS.items():
        lines = [TEXT("topic_brief.lines", score=b.score(c))]
        lines += [
            TEXT("topic_brief.lines-2", bullet=bullet.format(k=k), name=b.name(i), score=b.score(i))
            for k, i in enumerate(g, 1)
        ]
        rows.append([b.tool(c, "both"), "\n".join(lines)])
    hi, lo = clinic.order(b)[:2], clinic.order(b)[-2:]
    rows.append([TEXT("topic_brief.rows-5"), TEXT("topic_brief.rows-6", name=b.name(hi[0]), name2=b.name(hi[1]))])
    rows.append(
        [TEXT("topic_brief.rows-7"), "\n".join(f"{k}. {b.name(i)} : {briefs.CAUSE[i]}" for k, i in enumerate(lo, 1))]
    )
    low, high = sorted(round(b.rng.uniform(72, 95), 2) for _ in range(2))
    mates = TEXT.named("topic_brief.mates")
    rows.append(
        [
            TEXT("topic_brief.rows-8"),
            TEXT("topic_brief.rows-9", mates=mates.get(x.agency_type, TEXT("topic_brief.rows-10")), high=high, low=low),
        ]
    )
    rows.append([TEXT("topic_brief.rows-11"), "\n".join(f"{k}. {briefs.found(b, i)[1]}" for k, i in enumerate(lo, 1))])
    b.table([[TEXT("topic_brief.head"), TEXT.any(b, "topic_brief.head-2")]], rows, (0.3, 0.7))
    if b.chance(0.5):
        b.para(TEXT("topic_brief.para") + " ; ".join(f"{s} = {v}" for s, v in BANDS[y <= 2565]), indent=False)
    b.no_measures()
