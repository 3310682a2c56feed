"""Slides, handouts, newsletters, lists with leaders."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import clinic, mosaic, plain_sentences, works

TEXT = wording.read("layouts/cards")


@layout("handout", stem="held3-handout", kept_out=True)
def handout(b: Builder) -> None:
    """The text of meeting slides: few words a page, figures large, lists without sentences."""
    y = b.year
    b.style |= {"landscape": True, "size": 16.0}
    b.heading(TEXT.any(b, "handout.heading", y=y), 1, center=True)
    b.para(TEXT("handout.para", whole=plain_sentences.whole(b), day=plain_sentences.day(b)), align="center")
    b.page_break()
    t, v = b.score("ITA"), b.level()
    b.heading(TEXT.any(b, "handout.heading-2", y=y), 2)
    b.lines(
        b.rng.choice(
            (
                (t, TEXT.any(b, "handout.line"), TEXT("handout.line-2", v=v)),
                (TEXT("handout.line-3", t=t), TEXT("handout.line-4", v=v)),
                (f"ITA Score {t}", f"Level {v}", f"Target {b.rng.choice((85, 90, 95))}"),
            )
        )
    )
    if (p := clinic.before(b)) and b.chance(0.7):
        b.lines(
            (TEXT("handout.line-5", p=p, total=b.score("ITA", p)), TEXT("handout.line-6", gap=clinic.gap(b, "ITA")))
        )
    b.lines(
        (
            TEXT("handout.line-7", count=b.rng.randint(20, 160), count2=b.rng.randint(60, 700)),
            TEXT("handout.line-8", pct=clinic.pct(b, 80, 94)),
        )
    )
    _handout_findings(b, y)


def _handout_findings(b: Builder, y: int) -> None:
    b.page_break()
    arrow = b.pick(" → ", "  ", " : ", " | ")
    tools = b.chance(0.6)
    for c, g in MEMBERS.items():
        b.heading(f"{c}{arrow}{b.score(c)}" if tools else b.tool(c, "both"), 2)
        b.lines(f"{i} {b.name(i)}{arrow}{b.score(i)}" for i in g)
        if b.chance(0.4):
            b.para(
                TEXT("handout.para-2") if b.facts.result.instrument(c) >= 90 else TEXT.any(b, "handout.para-3"),
                indent=False,
            )
        b.page_break()
    low = clinic.order(b)[::-1][:3]
    b.heading(TEXT.any(b, "handout.heading-3"), 2)
    for k, i in enumerate(low, 1):
        b.para(f"{k}. {b.name(i)}{b.pick('', f' ({b.score(i)})')}", bold=True, indent=False)
        b.lines((f"- {clinic.SEEN[i]}", TEXT("handout.line-9", mend=clinic.MEND[i])))
    b.heading(TEXT("handout.heading-4", y_next=y + 1), 2)
    b.lines(
        (
            TEXT("handout.line-10", choice=b.rng.choice((90, 95))),
            TEXT("handout.line-11"),
            TEXT("handout.line-12", choice=b.rng.choice((70, 80, 90))),
        )
    )
    b.no_measures()


@layout("slides", stem="held2-slides", kept_out=True, first=2563)
def slides(b: Builder) -> None:
    """Landscape slides, an indicator a page: the figure large, words beside it, the year before at the foot."""
    b.style |= {"landscape": True, "turn_wide": False, "running_head": "", "size": 16.0}
    p, kind = b.year - 1, b.pick("large", "large", "boxes")
    b.heading(TEXT.any(b, "slides.heading"), 1, center=True)
    b.heading(f"{plain_sentences.whole(b)}\n{plain_sentences.yr(b)}", 2, center=True)
    b.page_break()
    b.heading(TEXT.any(b, "slides.heading-2"), 1)
    b.heading(b.score("ITA"), 1, center=True)
    b.para(TEXT("slides.para", level=b.level()), align="center", bold=True)
    if b.chance(0.6):
        b.table([list(MEMBERS)], [[b.score(tool) for tool in MEMBERS]], center=range(3))
    before = b.chance(0.6)
    if before:
        b.para(TEXT("slides.para-2", p=p, total=b.score("ITA", p)), align="right")
    for i in range(1, 11):
        b.page_break()
        name = TEXT.any(b, "slides.name").format(i=i, t=INSTRUMENT[i])
        words = [f"• {mosaic.FOUND[i]}", f"• {TEXT.any(b, 'slides.words')} : {mosaic.NEXT[i]}"]
        if kind == "large":
            b.heading(f"{name} {b.name(i)}", 1)
            b.heading(b.score(i), 1, center=True)
            b.para(TEXT("slides.para-3"), align="center")
            b.lines(words)
        else:
            b.heading(name, 2)
            mosaic.loose(
                b, [[Cell(f"{b.name(i)}\n{b.score(i)}", align="center", bold=True), "\n".join(words)]], (0.4, 0.6)
            )
        if before and b.chance(0.7):
            b.para(TEXT("slides.para-4", p=p, score=b.score(i, p)), align="right")
    b.page_break()
    b.heading(TEXT.any(b, "slides.heading-3"), 1, center=True)
    b.no_measures()


@layout("newsletter", stem="held2-newsletter", kept_out=True)
def newsletter(b: Builder) -> None:
    """A newsletter in two columns: the result as a column of short lines, other news with per cents beside it."""
    b.style |= {"size": 13.0, "running_head": "", "landscape": b.chance(0.3)}
    x = b.facts.body
    b.heading(f"{TEXT.any(b, 'newsletter.heading')}{x.name}", 1, center=True)
    b.para(
        TEXT(
            "newsletter.para", where=plain_sentences.where(b), count=b.rng.randint(1, 12), day=plain_sentences.day(b)
        ).strip(),
        align="center",
    )
    form = TEXT.any(b, "newsletter.form")
    left = [TEXT.any(b, "newsletter.left"), TEXT("newsletter.left-2", yr=plain_sentences.yr(b))]
    left += [
        TEXT("newsletter.left-3", choice=TEXT.any(b, "newsletter.left-4"), total=b.score("ITA")),
        TEXT("newsletter.left-5", level=b.level()),
    ]
    tooled = b.chance(0.5)
    for tool, group in MEMBERS.items():
        if tooled:
            left.append(f"[{tool}] {b.score(tool)}")
        left += [form.format(n=b.name(i), s=b.score(i)) for i in group]
    news = [
        TEXT("newsletter.news", figure=b.rng.uniform(71, 99)),
        TEXT("newsletter.news-2", count=b.rng.randint(80, 400), count2=b.rng.randint(60, 95)),
        TEXT("newsletter.news-3", figure=b.rng.uniform(80, 99), count=b.rng.randint(100, 400)),
        TEXT("newsletter.news-4"),
        TEXT("newsletter.news-5", figure=b.rng.uniform(3, 24)),
    ]
    right = "\n\n".join(b.rng.sample(news, 3))
    pair: list[str | Cell] = ["\n".join(left), right]
    mosaic.loose(b, [pair if b.chance(0.6) else pair[::-1]], (0.5, 0.5))
    b.para(
        TEXT(
            "newsletter.para-2",
            man=plain_sentences.man(b).strip("()"),
            keep=b.keep(f"0 4{b.rng.randint(100, 999)} {b.rng.randint(1000, 9999)}"),
        ),
        align="center",
    )
    b.no_measures()


@layout("leaders", stem="held2-leaders", kept_out=True)
def leaders(b: Builder) -> None:
    """Names and figures joined by dots or set apart by room alone, means indented; then a table for each instrument."""
    mosaic.top(b, TEXT("leaders.top"), TEXT("leaders.top-2"), TEXT("leaders.top-3"))
    way, unit = b.pick("dots", "dots", "room", "dash"), b.pick("", TEXT("leaders.way"), "")
    one, two, three = b.rng.choice((("", "", ""), ("1. ", "2. ", "3. "), TEXT.all("leaders.one")))
    b.heading(one + TEXT.any(b, "leaders.heading"), 2)
    pairs: list[tuple[str, str, bool]] = []
    last = b.chance(0.5)
    tops = [
        (TEXT.any(b, "leaders.tops"), b.score("ITA"), True),
        (TEXT("leaders.tops-2"), b.level(), True),
    ]
    for tool, group in MEMBERS.items():
        pairs.append((b.tool(tool, "both"), b.score(tool), True))
        pairs += [(f"   {i}. {b.name(i)}", b.score(i), False) for i in group]
    pairs = [*pairs, *tops] if last else [*tops, *pairs]
    units = {s: ("" if s == b.facts.result.level else unit) for _, s, _ in pairs}
    if way == "room":
        b.style["ruled"] = False
        b.table(
            [],
            [[Cell(n.strip(), bold=h), Cell(s + units[s], align="right", bold=h)] for n, s, h in pairs],
            (0.75, 0.25),
        )
        b.style["ruled"] = True
    elif way == "dots":
        b.lines(f"{n} {'.' * max(6, 74 - len(n))} {s}{units[s]}" for n, s, _ in pairs)
    else:
        b.lines(f"{n} – {s}{units[s]}" for n, s, _ in pairs)
    b.heading(two + TEXT.any(b, "leaders.heading-2"), 2)
    for tool in MEMBERS:
        i = b.facts.result.lowest(tool)
        b.para(
            TEXT("leaders.para", tool=b.tool(tool, "both"), name=b.name(i), found=mosaic.FOUND[i], next=mosaic.NEXT[i])
        )
    _leaders_measures(b, three)


def _leaders_measures(b: Builder, three: str) -> None:
    b.heading(
        TEXT(
            "leaders.heading-3",
            three=three,
            choice=TEXT.any(b, "leaders.heading-4"),
            yr=plain_sentences.yr(b, b.year + 1),
        ),
        2,
    )
    columns = (
        ("weak", "act", "who", "when"),
        ("act", "watch", "who"),
        ("weak", "act", "watch", "when"),
        ("act", "who"),
    )
    mosaic.tables_of_tools(b, b.rng.choice(columns), works.deeds(b, 5, 11))
