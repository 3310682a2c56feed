"""News, certificates, notices, answers to citizens."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, Assessment
from corpus.kinds import MUNICIPALITIES, SAO
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.sections import ANNOUNCED
from corpus.voices import mosaic, office, plain_pages, plain_sentences, sentences, study

TEXT = wording.read("layouts/letters")
TOOL_ENGLISH = {
    "IIT": "Internal Integrity and Transparency Assessment",
    "EIT": "External Integrity and Transparency Assessment",
    "OIT": "Open Data Integrity and Transparency Assessment",
}


@layout("press")
def press(b: Builder) -> None:
    """A news item on one total, with figures of other kinds around it."""
    body = b.facts.body
    b.heading(TEXT.any(b, "press.heading", short=body.short, year=b.year, name=body.name))
    b.para(
        TEXT(
            "press.para", later_day=sections.later_day(b), name=body.name, place=sections.place(b), ita=sections.ita(b)
        )
    )
    b.para(sentences.total_sentence(b, with_level=b.chance(0.8)))
    if b.chance(0.5) and b.facts.earlier:
        past = b.facts.earlier[0].year
        total, gap = b.score("ITA", past), b.facts.result.total - b.facts.of(past).total
        turn = TEXT("press.turn") if gap > 0 else TEXT("press.turn-2")
        b.para(TEXT("press.para-2", fy=b.fy(past), total=total, turn=turn, gap=abs(gap)))
    if b.chance(0.6):
        sections.national(b)
    if b.chance(0.5):
        sections.target(b)
    b.para(
        TEXT(
            "press.para-3",
            count=b.rng.randint(3, 40),
            count2=b.rng.randint(100, 900),
            count3=b.rng.randint(20, 99),
            count4=b.rng.randint(10, 99),
        )
    )
    sections.closing(b)
    b.no_measures()


@layout("certificate", stem="held2-certificate", kept_out=True)
def certificate(b: Builder) -> None:
    """A certificate or notice with the total as a line of its own; the indicators on a sheet behind, five in a row."""
    b.style |= {"landscape": b.chance(0.6), "page_numbers": "", "running_head": "", "turn_wide": False}
    good = b.facts.result.total >= 85
    b.picture(25)
    b.heading(
        TEXT.any(b, "certificate.heading") if good else TEXT("certificate.heading-2", name=b.facts.body.name),
        1,
        center=True,
    )
    b.para(TEXT.any(b, "certificate.para") if good else TEXT("certificate.para-2"), align="center")
    b.heading(plain_sentences.whole(b), 1, center=True)
    b.para(
        TEXT(
            "certificate.para-3",
            choice=TEXT.any(b, "certificate.para-4"),
            yr=plain_sentences.yr(b),
            choice2=TEXT.any(b, "certificate.para-5"),
        ),
        align="center",
    )
    t, v = b.score("ITA"), b.level()
    b.heading(b.pick(t, TEXT("certificate.heading-3", t=t), f"“ {t} ”"), 1, center=True)
    b.para(TEXT.any(b, "certificate.para-6", v=v), align="center", bold=True)
    b.para(f"{TEXT.any(b, 'certificate.para-7')} {ANNOUNCED[b.year]}", align="center")
    if not good:
        b.para(plain_pages.boss(b), align="center")
    _certificate_tables(b)


def _certificate_tables(b: Builder) -> None:
    if b.chance(0.75):
        b.page_break()
        b.heading(TEXT.any(b, "certificate.heading-4"), 2, center=True)
        numbered, above = b.chance(0.6), b.chance(0.7)
        body: list[list[str | Cell]] = []
        for first in (1, 6):
            group = range(first, first + 5)
            names: list[str | Cell] = [
                Cell(mosaic.broken(f"{i}. {b.name(i)}" if numbered else b.name(i)), align="center") for i in group
            ]
            figures: list[str | Cell] = [Cell(b.score(i), align="center", bold=True) for i in group]
            body += [names, figures] if above else [figures, names]
        b.table([], body, (0.2,) * 5)
        if b.chance(0.5):
            mosaic.loose(b, [[Cell(f"{tool} {b.score(tool)}", align="center") for tool in MEMBERS]])
    b.no_measures()


@layout("public-notice", stem="held7-public-notice", kept_out=True)
def public_notice(b: Builder) -> None:
    """A signed notice of the result to the public; all scores stand in numbered lists, English names beside Thai."""
    y, x = b.year, b.facts.body
    b.picture(25)
    b.heading(TEXT("public_notice.heading", name=x.name), 1, center=True)
    b.heading(
        TEXT("public_notice.heading-2", choice=TEXT.any(b, "public_notice.heading-3"), year_of=office.year_of(b)),
        2,
        center=True,
    )
    b.para("-" * 40, align="center")
    b.para(TEXT("public_notice.para", y=y, announced=plain_sentences.announced(b), whole=plain_sentences.whole(b)))
    t, v = b.score("ITA"), b.level()
    b.para(TEXT.any(b, "public_notice.para-2", t=t, v=v))
    b.para("2. " + TEXT.any(b, "public_notice.para-3"))
    english, mean, bullet = b.chance(0.4), b.chance(0.7), b.chance(0.5)
    say = TEXT.any(b, "public_notice.say")
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        label = f"{TOOL_ENGLISH[c]} ({c})" if english else b.tool(c, "both")
        b.para(f"2.{k} {label}" + (TEXT.any(b, "public_notice.para-4") + b.score(c) if mean else ""))
        b.lines(
            ("-" if bullet else f"2.{k}.{n}") + f" {say.format(n=b.name(i), s=b.score(i))}" for n, i in enumerate(g, 1)
        )
    if b.facts.result.eit_parts and b.chance(0.4):
        b.para(TEXT("public_notice.para-5", eit1=b.score("EIT1"), eit2=b.score("EIT2")))
    if b.chance(0.5):
        some = office.weakest(b, 2)
        b.para(TEXT("public_notice.para-6", name=x.name, name2=b.name(some[0]), name3=b.name(some[1])))
    b.para(TEXT("public_notice.para-7"))
    b.para(TEXT("public_notice.para-8", day=plain_sentences.day(b)), align="center")
    plain_pages.sign(b, plain_pages.boss(b))
    b.no_measures()


@layout("answers", stem="held2-answers", kept_out=True, agency=(SAO, *MUNICIPALITIES))
def answers(b: Builder) -> None:
    """Questions of citizens and the agency's answers, scores only in the answers; by chance a small table."""
    r, y = b.facts.result, b.year
    b.heading(TEXT("answers.heading", yr=plain_sentences.yr(b), whole=plain_sentences.whole(b)), 1, center=True)
    q, a = b.rng.choice(TEXT.rows("answers.q"))
    asked: list[tuple[str, ...]] = [TEXT.all("answers.asked")]
    asked.append((TEXT.any(b, "answers.asked-2"), study.result_line(b)))
    for tool, group in MEMBERS.items():
        text = TEXT.named("answers.text")[tool]
        said = " ".join(TEXT("answers.said", name=b.name(i), score=b.score(i)) for i in group)
        asked.append((text, TEXT("answers.asked-3", tool=b.tool(tool, "both"), score=b.score(tool), said=said)))
    low = study.ranked(b)[-1]
    asked.append(
        (
            TEXT("answers.asked-4"),
            TEXT("answers.asked-5", name=b.name(low), score=b.score(low), lack=study.lack(b, low)),
        )
    )
    if b.facts.earlier:
        p = b.facts.earlier[0].year
        asked.append(
            (
                TEXT("answers.asked-6", p=p),
                TEXT("answers.asked-7", total=b.score("ITA", p), number=abs(r.total - b.facts.of(p).total)),
            )
        )
    asked.append(
        (
            TEXT("answers.asked-8", y_next=y + 1),
            TEXT("answers.asked-9", choice=b.rng.choice(study.GOALS), cure=study.cure(b, low)),
        )
    )
    if b.chance(0.3):
        b.table(
            [[*TEXT.all("answers.head")]], [[str(k), t, u] for k, (t, u) in enumerate(asked, 1)], (0.1, 0.3, 0.6), (0,)
        )
    else:
        for k, (t, u) in enumerate(asked, 1):
            b.para(f"{k}. {q}{t}", indent=False, bold=True)
            b.para(a + u)
    _answers_tables(b, r)


def _answers_tables(b: Builder, r: Assessment) -> None:
    if b.chance(0.4):
        rows: Rows = [[b.name(i), b.score(i), study.word_of(b, r.indicator(i))] for i in study.ranked(b)]
        b.para(TEXT("answers.para"), align="center")
        b.table([[*TEXT.all("answers.head-2")]], rows, (0.6, 0.2, 0.2), (1, 2))
    phone = b.keep(f"0-{b.rng.randint(2000, 7999)}-{b.rng.randint(1000, 9999)}")
    b.para(TEXT("answers.para-2", choice=b.rng.choice(study.crews_of(b)), phone=phone))
    b.no_measures()
