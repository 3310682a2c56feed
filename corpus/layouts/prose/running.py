"""Running text from end to end."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, Assessment
from corpus.kinds import MOSTLY_SUBDISTRICT
from corpus.registry import layout
from corpus.voices import office, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/prose")
ABOUT = TEXT.numbered("about")


@layout("brief-prose", stem="held2-brief-prose", kept_out=True)
def brief_prose(b: Builder) -> None:
    """Prose from end to end: every indicator told in running text, some by distance from another, no table."""
    r = b.facts.result
    study.title_page(b, TEXT.any(b, "brief_prose.title_page"), b.year)
    b.para(study.result_line(b))
    if b.facts.earlier and b.chance(0.6):
        p = b.facts.earlier[0].year
        d = r.total - b.facts.earlier[0].total
        b.para(
            TEXT(
                "brief_prose.para",
                p=p,
                total=b.score("ITA", p),
                choice=TEXT("brief_prose.para-2") if d > 0 else TEXT("brief_prose.para-3"),
                d=abs(d),
            )
        )
    _brief_prose_findings(b, r)


def _brief_prose_findings(b: Builder, r: Assessment) -> None:
    opening = {
        "IIT": TEXT.any(b, "brief_prose.opening.IIT"),
        "EIT": TEXT.any(b, "brief_prose.opening.EIT"),
        "OIT": TEXT.any(b, "brief_prose.opening.OIT"),
    }
    way = b.pick("words", "bracket", "chain")
    for tool, group in MEMBERS.items():
        order = sorted(group, key=lambda i: (-r.indicator(i), i)) if b.chance(0.6) else list(group)
        if way == "words":
            said = " ".join(TEXT("brief_prose.said", name=b.name(i), score=b.score(i)) for i in order)
        elif way == "bracket":
            said = " ".join(f"{b.name(i)} ({b.score(i)})" for i in order)
        else:
            said = TEXT("brief_prose.said-2").join(
                TEXT("brief_prose.said-3", name=b.name(i), score=b.score(i)) for i in order
            )
        b.para(
            TEXT("brief_prose.para-4", opening=opening[tool], tool=b.tool(tool, "both"), score=b.score(tool), said=said)
        )
        a, z = r.highest(tool), r.lowest(tool)
        if b.chance(0.6):
            b.para(TEXT("brief_prose.para-5", value=r.indicator(a) - r.indicator(z), lack=study.lack(b, z)))
    if b.chance(0.6):
        short = [i for i in range(1, 11) if r.indicator(i) < 90]
        b.para(TEXT("brief_prose.para-6", value=10 - len(short), short=len(short), choice=b.rng.choice(study.GOALS)))
    b.para(
        TEXT("brief_prose.para-7")
        + TEXT("brief_prose.para-8").join(study.cure(b, i) for i in study.ranked(b, least=True)[:3])
    )
    if b.chance(0.5):
        plain_pages.sign(b, TEXT.any(b, "brief_prose.sign"))
    b.no_measures()


@layout("plain-prose", stem="held7-plain-prose", kept_out=True, agency=MOSTLY_SUBDISTRICT)
def plain_prose(b: Builder) -> None:
    """A few pages of running text: instruments with their indicators in a sentence each, then every indicator."""
    y, r = b.year, b.facts.result
    b.heading(
        TEXT(
            "plain_prose.heading",
            choice=TEXT.any(b, "plain_prose.heading-2"),
            whole=plain_sentences.whole(b),
            year_of=office.year_of(b),
        ),
        1,
        center=True,
    )
    if b.chance(0.6):
        office.origin(b)
    b.para(office.total(b))
    p = y - 1
    if b.facts.earlier and b.chance(0.5):
        word = TEXT("plain_prose.word") if office.change(b, "ITA") > 0 else TEXT("plain_prose.word-2")
        b.para(
            TEXT(
                "plain_prose.para",
                word=word,
                year_of=office.year_of(b, p),
                total=b.score("ITA", p),
                change=abs(office.change(b, "ITA")),
            )
        )
    for n, (c, g) in enumerate(MEMBERS.items()):
        s, parts = b.score(c), " ".join(TEXT("plain_prose.s", name=b.name(i), score=b.score(i)) for i in g)
        b.para(
            (
                TEXT("plain_prose.para-2", tool=b.tool(c, "both"), s=s, parts=parts),
                TEXT("plain_prose.para-3", tool=b.tool(c, "both"), s=s, parts=parts),
                TEXT("plain_prose.para-4", tool=b.tool(c, "both"), s=s, parts=parts),
            )[n]
        )
    _plain_prose_findings(b, r)


def _plain_prose_findings(b: Builder, r: Assessment) -> None:
    b.heading(TEXT.any(b, "plain_prose.heading-3"), 2)
    again = b.chance(0.6)
    shape = TEXT.any(b, "plain_prose.shape")
    for i in range(1, 11):
        told = office.STRONG[i] if r.indicator(i) >= 85 else office.WEAK[i]
        got = TEXT.any(b, "plain_prose.got", score=b.score(i)) if again else ""
        b.para(shape.format(i=i, n=b.name(i), s=got, a=ABOUT[i], t=told))
    below = [i for i in range(1, 11) if r.indicator(i) < 85]
    if below:
        b.para(TEXT("plain_prose.para-5", below=len(below), list=" ".join(b.name(i) for i in below)))
    else:
        b.para(TEXT("plain_prose.para-6"))
    b.heading(TEXT.any(b, "plain_prose.heading-4"), 2)
    low = office.weakest(b, b.rng.randint(3, 5))
    if b.chance(0.5):
        office.plan(b, low, b.rng.choice((("no", "act", "who", "time"), ("name", "act", "steps", "who", "time"))))
    else:
        b.lines(f"{k}. {office.ACT[i]}" for k, i in enumerate(low, 1))
        b.no_measures()
    plain_pages.sign(b, TEXT.any(b, "plain_prose.sign"))
