"""An agency's own result among those of its neighbours."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections, wording
from corpus.areas import Body, local_body, neighbours, provinces
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, Assessment, draw_assessment
from corpus.kinds import SAO, SUB, SUBDISTRICT
from corpus.model import Cell
from corpus.registry import layout
from corpus.voices import clinic, plain_sentences, printout, sentences, shared

TEXT = wording.read("layouts/many_bodies")


@layout("own-among-others", agency=SUBDISTRICT)
def own_among_others(b: Builder) -> None:
    """A report of one agency that prints its neighbours' totals for comparison."""
    sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    b.para(sentences.total_sentence(b))
    order: list[tuple[Body, Assessment | None]] = [*shared.others(b, b.rng.randint(3, 9))]
    b.note_others((x, a) for x, a in order if a is not None)
    order.insert(b.rng.randint(0, len(order)), (b.facts.body, None))
    rows: list[list[str | Cell]] = []
    for k, (body, result) in enumerate(order, 1):
        name = body.short if b.chance(0.5) else body.name
        total = score_text(result.total) if result else score_text(b.facts.result.total)
        rows.append([str(k), name, total, result.level if result else b.level()])
    b.heading(TEXT("own_among_others.heading", fy=b.fy()), 2)
    b.table([[*TEXT.all("own_among_others.head")]], rows, (0.1, 0.5, 0.2, 0.2), (0, 2, 3))
    b.heading(TEXT("own_among_others.heading-2", name=b.facts.body.name, fy=b.fy()), 2)
    b.table(
        [[*TEXT.all("own_among_others.head-2")]],
        [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)],
        (0.75, 0.25),
        (1,),
    )
    sections.national(b)
    b.no_measures()


@layout(
    "province-peers",
    stem="held3-province-peers",
    kept_out=True,
    agency=("provincial_administrative_organization",),
    first=2563,
)
def province_peers(b: Builder) -> None:
    """A provincial organisation beside its neighbours: others' totals, means, ranks; then its own indicators."""
    x, y = b.facts.body, b.year
    names = b.rng.sample([n for n in provinces() if n != x.province], b.rng.randint(3, 6))
    kin = [(local_body(x.agency_type, n, None, n), draw_assessment(b.rng, y)) for n in names]
    b.note_others(kin)
    b.heading(TEXT("province_peers.heading", yr=plain_sentences.yr(b), name=x.name), 1, center=True)
    t, v = b.score("ITA"), b.level()
    own = b.facts.result.total
    place = 1 + sum(a.total > own for _, a in kin)
    mean = sum((a.total for _, a in kin), own) / (len(kin) + 1)
    b.heading(TEXT.any(b, "province_peers.heading-2"), 2)
    clinic.say(
        b,
        TEXT("province_peers.say", name=x.name, t=t, place=place, value=len(kin) + 1, v=v),
        TEXT("province_peers.say-2", y=y, short=x.short, t=t, v=v, place=place),
        tail=TEXT("province_peers.text", mean=mean, pct=clinic.pct(b, 85, 95)),
    )
    every: list[tuple[Decimal, list[str]]] = [(own, [x.name if b.chance(0.5) else x.short, t, v])]
    full = b.chance(0.5)
    every += [(a.total, [o.name if full else o.short, score_text(a.total), a.level]) for o, a in kin]
    every.sort(key=lambda z: -z[0])
    b.table(
        [[*TEXT.all("province_peers.head")]],
        [[str(k), *c] for k, (_, c) in enumerate(every, 1)],
        (0.1, 0.5, 0.2, 0.2),
        (0, 2, 3),
    )
    _province_peers_tables(b, kin, x, y)


def _province_peers_tables(b: Builder, kin: list[tuple[Body, Assessment]], x: Body, y: int) -> None:
    b.heading(TEXT("province_peers.heading-3", choice=TEXT.any(b, "province_peers.heading-4"), name=x.name), 2)
    rows: list[list[str | Cell]] = []
    for i in range(1, 11):
        m = sum((a.indicator(i) for _, a in kin), b.facts.result.indicator(i)) / (len(kin) + 1)
        d = b.facts.result.indicator(i) - Decimal(f"{m:.2f}")
        rows.append([f"{i}. {b.name(i)}", b.score(i), f"{m:.2f}", f"{d:+.2f}"])
    b.table(
        [[TEXT("province_peers.head-2"), x.short, TEXT("province_peers.head-3"), TEXT("province_peers.head-4")]],
        rows,
        (0.49, 0.19, 0.17, 0.15),
        (1, 2, 3),
    )
    b.heading(TEXT("province_peers.heading-5"), 2)
    for k, i in enumerate(clinic.order(b)[::-1][:3], 1):
        b.para(
            TEXT(
                "province_peers.para",
                k=k,
                name=b.name(i),
                seen=clinic.SEEN[i],
                name2=b.rng.choice(kin)[0].name,
                mend=clinic.MEND[i],
            )
        )
    if (p := clinic.before(b)) and b.chance(0.6):
        b.para(TEXT("province_peers.para-2", name=x.name, p=p, total=b.score("ITA", p), y=y, gap=clinic.gap(b, "ITA")))
    b.no_measures()


@layout("benchmark", stem="held5-benchmark", kept_out=True, agency=(SAO, SUB))
def benchmark(b: Builder) -> None:
    """One agency learns from a neighbour: the scores of both stand side by side, then gaps and what to borrow."""
    y, x, r = b.year, b.facts.body, b.facts.result
    mate, best = neighbours(b.rng, x, 1)[0], draw_assessment(b.rng, y, 96.0)
    codes = ("ITA", *MEMBERS, *map(str, range(1, 11)))
    theirs = {c: score_text(best.value(c)) for c in codes}
    b.note_others([(mate, best)], codes)
    printout.top(b, TEXT("benchmark.top", yr=plain_sentences.yr(b)))
    b.para(TEXT("benchmark.para", name=mate.name, district=mate.district, province=mate.province))
    b.heading(TEXT("benchmark.heading"), 2)
    own = TEXT("benchmark.own", name=x.name, total=b.score("ITA"), level=b.level())
    b.para(TEXT("benchmark.para-2", y=y, own=own, name=mate.name, theirs=theirs["ITA"], level=best.level))
    b.heading(TEXT("benchmark.heading-2"), 2)
    swap, rows = b.chance(0.4), []
    for c, g in MEMBERS.items():
        for code in (c, *map(str, g)):
            pair = [b.score(code), theirs[code]]
            name = Cell(b.tool(c, "both"), bold=True) if code == c else f"{code}. {b.name(int(code))}"
            rows.append([name, *(pair[::-1] if swap else pair), f"{r.value(code) - best.value(code):+.2f}"])
    names = [mate.short, x.short] if swap else [x.short, mate.short]
    b.table([[TEXT("benchmark.head"), *names, TEXT("benchmark.head-2")]], rows, (0.46, 0.19, 0.19, 0.16), (1, 2, 3))
    b.heading(TEXT("benchmark.heading-3", yr=plain_sentences.yr(b, y + 1)), 2)
    form, rows = b.pick("yy", "yyyy", "days"), []
    for i in printout.low(b, 4):
        who, time = printout.deed(b, i, form, True)
        rows.append([b.name(i), printout.CAUSE[i], printout.ACT[i], time, who])
    b.table([[*TEXT.all("benchmark.head-3")]], rows)
