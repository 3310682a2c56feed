"""Universities and faculties."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import clinic, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/other_bodies")


@layout("faculty", stem="held3-faculty", kept_out=True, agency=("university",))
def faculty(b: Builder) -> None:
    """A faculty reads its university's result: the university's figures, beside a survey of the faculty's own."""
    x, y = b.facts.body, b.year
    fac = TEXT.any(b, "faculty.fac")
    b.heading(
        TEXT.any(b, "faculty.heading", name=x.name, yr=plain_sentences.yr(b), yr2=plain_sentences.yr(b)),
        1,
        center=True,
    )
    b.para(TEXT("faculty.para", fac=fac), align="center")
    b.heading(TEXT("faculty.heading-2"), 2)
    t, v = b.score("ITA"), b.level()
    clinic.say(
        b,
        TEXT("faculty.say", name=x.name, t=t, v=v),
        TEXT("faculty.say-2", name=x.name, t=t, v=v),
        TEXT("faculty.say-3", name=x.name, t=t, v=v),
        tail=TEXT("faculty.text", count=b.rng.randint(80, 86), pct=clinic.pct(b, 84, 95)),
    )
    heads: list[list[str | Cell]] = [
        [Cell(b.tool(c, b.pick("both", "code")), colspan=len(g) + 1) for c, g in MEMBERS.items()],
        [s for g in MEMBERS.values() for s in (*(TEXT("faculty.heads", i=i) for i in g), TEXT("faculty.heads-2"))],
    ]
    b.style |= {"landscape": True, "size": min(b.style["size"], 13.0)}
    if b.chance(0.5):
        b.table(
            heads,
            [[s for c, g in MEMBERS.items() for s in (*(b.score(i) for i in g), b.score(c))]],
            [1 / 13] * 13,
            range(13),
        )
        b.para(TEXT("faculty.para-2") + "; ".join(f"{i} {b.name(i)}" for i in range(1, 11)), indent=False)
    else:
        rows = [[TEXT("faculty.rows", i=i, name=b.name(i)), INSTRUMENT[i], b.score(i)] for i in range(1, 11)]
        b.table([[*TEXT.all("faculty.head")]], rows, (0.6, 0.2, 0.2), (1, 2))
        b.lines(TEXT("faculty.line", c=c, score=b.score(c)) for c in MEMBERS)
    _faculty_findings(b, fac, y)


def _faculty_findings(b: Builder, fac: str, y: int) -> None:
    mark = b.rng.randint(340, 480) / 100
    b.heading(TEXT("faculty.heading-3"), 2)
    b.para(
        TEXT(
            "faculty.para-3",
            fac=fac,
            count=b.rng.randint(180, 900),
            mark=mark,
            mark_part=mark * 20,
            pct=clinic.pct(b, 70, 99),
        )
    )
    low = sorted(b.facts.result.lowest(c) for c in MEMBERS)
    b.heading(TEXT("faculty.heading-4"), 2)
    for i in low:
        again = b.pick(TEXT("faculty.again", score=b.score(i)), "")
        b.para(TEXT("faculty.para-4", i=i, name=b.name(i), again=again, seen=clinic.SEEN[i]))
    if b.chance(0.65):
        b.heading(TEXT("faculty.heading-5", yr=plain_sentences.yr(b, y + 1)), 2)
        clinic.remedies(b, TEXT.all("faculty.remedies"), sorted({*low, *clinic.order(b)[4:6]}))
    else:
        b.no_measures()
    plain_pages.sign(b, TEXT("faculty.sign", fac=fac))


@layout("university-hosts", stem="held2-university-hosts", kept_out=True, agency=("university",))
def university_hosts(b: Builder) -> None:
    """A university's report to its council: the host unit of every indicator, group means, a SWOT without figures."""
    x, y = b.facts.body, b.year
    study.title_page(b, TEXT.any(b, "university_hosts.title_page"), y)
    b.heading(TEXT("university_hosts.heading"), 2)
    b.para(
        TEXT(
            "university_hosts.para",
            count=b.rng.randint(80, 88),
            figure=b.rng.uniform(82, 95),
            figure2=b.rng.uniform(60, 99),
        )
    )
    b.para(study.result_line(b, x.name))
    if b.facts.earlier and b.chance(0.6):
        p = b.facts.earlier[0].year
        b.para(TEXT("university_hosts.para-2", p=p, total=b.score("ITA", p), level=b.level(p)))
    _university_hosts_tables(b)


def _university_hosts_tables(b: Builder) -> None:
    b.heading(TEXT.any(b, "university_hosts.heading-2"), 2)
    host_first, mean = b.chance(0.5), b.chance(0.6)
    rows: Rows = []
    for tool, group in MEMBERS.items():
        rows.append([Cell(b.tool(tool, "both"), colspan=3 + mean, bold=True)])
        for i in group:
            host = b.rng.choice(study.crews_of(b))
            extra = [f"{0.4 * float(b.facts.result.indicator(i)) + 0.6 * b.rng.uniform(82, 98):.2f}"] if mean else []
            pair = [host, b.score(i)] if host_first else [b.score(i), host]
            rows.append([f"{i}) {b.name(i)}", *pair, *extra])
        pad = [b.score(tool), ""]
        rows.append(
            [
                Cell(TEXT("university_hosts.rows", tool=tool), bold=True),
                *(pad[::-1] if host_first else pad),
                *(["-"] if mean else []),
            ]
        )
    own = TEXT.any(b, "university_hosts.own")
    two = [TEXT("university_hosts.two"), own] if host_first else [own, TEXT("university_hosts.two-2")]
    b.table([[TEXT("university_hosts.head"), *two, *([TEXT("university_hosts.head-2")] if mean else [])]], rows)
    b.heading(TEXT("university_hosts.heading-3"), 2)
    best, worst = study.ranked(b)[:2], study.ranked(b, least=True)[:2]
    b.table(
        [[*TEXT.all("university_hosts.head-3")]],
        [
            [
                "\n".join(TEXT("university_hosts.row", name=b.name(i)) for i in best),
                "\n".join(f"- {study.lack(b, i)}" for i in worst),
            ]
        ],
    )
    study.measures_part(b, TEXT("university_hosts.measures_part"), 0.7)
    b.para(TEXT("university_hosts.para-3"))
