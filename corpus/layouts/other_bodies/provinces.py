"""Provinces."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT, cents
from corpus.kinds import PAO
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, clinic, plain_sentences

TEXT = wording.read("layouts/other_bodies")


@layout("province-weighted", stem="held4-province-weighted", kept_out=True, agency=("province", PAO, "department"))
def province_weighted(b: Builder) -> None:
    """Respondents and weighted points of the instruments in a table; the indicators in a sentence each, ranked."""
    x = b.facts.body
    b.heading(TEXT("province_weighted.heading", name=x.name, yr=plain_sentences.yr(b)), 1, center=True)
    b.heading(TEXT("province_weighted.heading-2"), 2)
    binder.reason(b)
    b.heading(TEXT("province_weighted.heading-3"), 2)
    rows: Rows = []
    for c in MEMBERS:
        n = b.rng.randint(60, 480)
        count = "-" if c == "OIT" else TEXT("province_weighted.count", n=n)
        points = f"{cents(b.facts.result.exact(c) * WEIGHT[c]):.2f}"
        rows.append([b.tool(c, "both"), count, f"{int(WEIGHT[c] * 100)}", b.score(c), points])
    rows.append([Cell(TEXT("province_weighted.rows"), bold=True), "", "100", "", Cell(b.score("ITA"), bold=True)])
    head = [*TEXT.all("province_weighted.head")]
    b.table([head], rows, (0.4, 0.15, 0.13, 0.15, 0.17), (1, 2, 3, 4))
    b.para(binder.result(b))
    if binder.parts(b) and b.chance(0.6):
        b.para(TEXT("province_weighted.para", eit1=b.score("EIT1"), eit2=b.score("EIT2")))
    b.heading(TEXT("province_weighted.heading-4") + TEXT.any(b, "province_weighted.heading-5"), 2)
    shape = TEXT.any(b, "province_weighted.shape")
    inst = {i: c for c, g in MEMBERS.items() for i in g}
    for k, i in enumerate(clinic.order(b), 1):
        b.para(shape.format(k=k, i=i, n=b.name(i), c=inst[i], s=b.score(i), t=binder.told(b, i)))
    b.heading(TEXT("province_weighted.heading-6"), 2)
    if b.chance(0.6):
        binder.acts(b, sorted(clinic.order(b)[-5:]))
    else:
        b.lines(f"{k}. {binder.DO[i]} ({b.name(i)})" for k, i in enumerate(clinic.order(b)[:-4:-1], 1))
        b.no_measures()
