"""Surveys of satisfaction and trust."""

from __future__ import annotations

from corpus import sections, wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measures import LONG_MONTHS
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import mosaic, papers, plain_sentences, printout, shared

TEXT = wording.read("layouts/no_results")


@layout("no-survey")
def no_survey(b: Builder) -> None:
    """A satisfaction survey: means out of 5, standard deviations, percentages, levels in words."""
    sections.cover(b, TEXT("no_survey.cover"), subject_year=b.year)
    first, last = 1, b.rng.randint(10, 28)
    b.para(
        TEXT(
            "no_survey.para",
            agency=b.agency,
            count=b.rng.randint(100, 900),
            first=first,
            last=last,
            choice=b.rng.choice(LONG_MONTHS),
            year=b.year,
        )
    )
    topics = TEXT.all("no_survey.topics")
    rows = []
    for t in topics:
        mean = b.rng.uniform(3.5, 5)
        rows.append(
            [
                t,
                f"{mean:.2f}",
                f"{b.rng.uniform(0.2, 0.9):.2f}",
                f"{mean * 20:.2f}",
                TEXT("no_survey.rows") if mean > 4.5 else TEXT("no_survey.rows-2"),
            ]
        )
    b.table([[*TEXT.all("no_survey.head")]], rows, center=(1, 2, 3, 4))
    b.para(TEXT("no_survey.para-2", figure=b.rng.uniform(80, 99), count=b.rng.randint(7, 10)))
    shared.negative(b)


@layout("no-satisfied", stem="held-no-satisfied", kept_out=True)
def no_satisfied(b: Builder) -> None:
    """A satisfaction survey by an institute: means, S.D., per cents, points of ten, words of level."""
    papers.head(b, TEXT("no_satisfied.head", yr=plain_sentences.yr(b)))
    b.para(TEXT("no_satisfied.para", count=b.rng.randint(200, 450), value=(m := b.rng.uniform(38, 60)), value2=100 - m))
    rows: list[list[str | Cell]] = []
    for text in TEXT.all("no_satisfied.text"):
        v = b.rng.uniform(4.1, 4.95)
        rows.append(
            [
                text,
                f"{v:.2f}",
                f"{b.rng.uniform(0.2, 0.8):.2f}",
                f"{v * 20:.2f}",
                "10" if v > 4.75 else "9",
                TEXT("no_satisfied.rows") if v >= 4.5 else TEXT("no_satisfied.rows-2"),
            ]
        )
    b.table(
        [[*TEXT.all("no_satisfied.head-2")]],
        rows,
        (0.34, 0.11, 0.11, 0.14, 0.15, 0.15),
        range(1, 6),
    )
    mean = b.rng.uniform(85, 98.9)
    b.para(TEXT("no_satisfied.para-2", mean=mean, choice=10 if mean > 95 else 9))
    for text in TEXT.all("no_satisfied.text-2"):
        b.para(TEXT("no_satisfied.para-3", text=text, figure=b.rng.uniform(4.2, 4.9), figure2=b.rng.uniform(84, 98)))
    papers.plain(b)


@layout("no-service", stem="held2-no-service", kept_out=True)
def no_service(b: Builder) -> None:
    """A survey of four services by an outside institute: per cents for each aspect, a total and a level of its own."""
    mosaic.top(b, TEXT("no_service.top"), TEXT("no_service.top-2"))
    sides = TEXT.all("no_service.sides")
    jobs = b.rng.sample(TEXT.all("no_service.sample"), 4)
    shares = [[b.rng.uniform(84, 99) for _ in jobs] for _ in sides]
    body: list[list[str | Cell]] = []
    for side, line in zip(sides, shares, strict=True):
        body.append([TEXT("no_service.body", side=side), *(f"{x:.2f}" for x in line), f"{sum(line) / 4:.2f}"])
    means = [sum(line[k] for line in shares) / 4 for k in range(4)]
    total = sum(means) / 4
    body.append([Cell(TEXT("no_service.body-2"), bold=True), *(f"{x:.2f}" for x in means), f"{total:.2f}"])
    heads: list[list[str | Cell]] = [
        [
            Cell(TEXT.any(b, "no_service.heads"), rowspan=2),
            Cell(TEXT("no_service.heads-2"), colspan=4),
            Cell(TEXT("no_service.heads-3"), rowspan=2),
        ],
        list(jobs),
    ]
    b.table(heads, body, (0.3, *[0.145] * 4, 0.12), range(1, 6))
    b.para(
        TEXT(
            "no_service.para",
            count=b.rng.randint(200, 420),
            total=total,
            choice=TEXT.any(b, "no_service.para-2"),
            choice2=9 if total < 95 else 10,
        )
    )
    b.para(TEXT.any(b, "no_service.para-3") + TEXT("no_service.para-4"))
    mosaic.empty(b)


@layout("no-own-poll", stem="held5-no-own-poll", kept_out=True)
def no_own_poll(b: Builder) -> None:
    """The body's own poll of its visitors in the words of the outer indicators: means of five, S.D., per cents."""
    printout.top(b, TEXT("no_own_poll.top", yr=plain_sentences.yr(b)))
    b.para(TEXT("no_own_poll.para"))
    rows: Rows = []

    def line(label: str, bold: bool = False) -> str:
        mean = b.rng.uniform(3.7, 4.9)
        word = TEXT("no_own_poll.word") if mean >= 4.205 else TEXT("no_own_poll.word-2")
        rows.append([Cell(label, bold=bold), f"{mean:.2f}", f"{b.rng.uniform(0.3, 0.9):.2f}", f"{20 * mean:.2f}", word])
        return f"{20 * mean:.2f}"

    for k, i in enumerate(MEMBERS["EIT"], 1):
        line(TEXT("no_own_poll.line", k=k, name=b.name(i)), True)
        for n, t in enumerate(printout.TOPIC[i].split("|"), 1):
            line(f"{k}.{n} {t}")
    total = line(TEXT("no_own_poll.line-2"), True)
    b.table([[*TEXT.all("no_own_poll.head")]], rows, center=range(1, 5))
    b.para(TEXT("no_own_poll.para-2", count=b.rng.randint(80, 420), total=total))
    printout.no_result(b)
