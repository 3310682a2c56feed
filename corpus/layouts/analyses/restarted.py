"""Lists whose numbers start again in each instrument."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT, Assessment
from corpus.kinds import SAO
from corpus.registry import layout
from corpus.voices import growth, plain_pages, plain_sentences

TEXT = wording.read("layouts/analyses")


@layout("restarted-list", stem="held9-restarted-list", kept_out=True, agency=(SAO,))
def restarted_list(b: Builder) -> None:
    """All scores stand in lists and prose, numbers start again in each instrument; the total closes the chapter."""
    y, r = b.year, b.facts.result
    b.heading(
        TEXT(
            "restarted_list.heading",
            choice=TEXT.any(b, "restarted_list.heading-2"),
            long_ita=growth.LONG_ITA,
            fy=growth.fy(b),
            whole=plain_sentences.whole(b),
        ),
        1,
        center=True,
    )
    b.heading(TEXT("restarted_list.heading-3"), 2)
    growth.reason(b, 2)
    n = b.rng.randint(20, 60)
    b.para(TEXT("restarted_list.para", y=y, n=n, n_part=n * 4, figure=b.rng.uniform(80, 100)))
    b.heading(TEXT("restarted_list.heading-4"), 2)
    ends = b.pick(TEXT("restarted_list.ends"), "", TEXT("restarted_list.ends-2"))
    form = b.pick(TEXT("restarted_list.form"), "{k}) {n} {s}" + ends, TEXT("restarted_list.form-2") + ends)
    for k, (c, g) in enumerate(MEMBERS.items(), 1):
        if b.chance(0.6):
            lead = TEXT("restarted_list.lead", g=len(g), score=b.score(c))
        else:
            lead = TEXT("restarted_list.lead-2", number=int(WEIGHT[c] * 100), g=len(g))
        b.para(f"{k}. {b.tool(c, 'both')}{lead}", indent=False, bold=b.chance(0.3))
        b.lines(form.format(k=m, n=b.name(i), s=b.score(i)) for m, i in enumerate(g, 1))
    b.para(growth.result(b) + TEXT("restarted_list.para-2"))
    _restarted_list_findings(b, r, y)


def _restarted_list_findings(b: Builder, r: Assessment, y: int) -> None:
    b.heading(TEXT("restarted_list.heading-5"), 2)
    for c in MEMBERS:
        i = r.lowest(c)
        top = b.rng.choice([x for x in MEMBERS[c] if x != i])
        b.para(
            TEXT(
                "restarted_list.para-3",
                c=c,
                good=growth.GOOD[top],
                name=b.name(top),
                name2=b.name(i),
                score=b.score(i),
                gap=growth.GAP[i],
                do=growth.DO[i],
            )
        )
    b.heading(TEXT("restarted_list.heading-6", fy=growth.fy(b, y + 1)), 2)
    growth.mend(b, growth.weakest(b, 4, 6), ("do", "how", "who", "time", "watch"))
    plain_pages.sign(b, TEXT.any(b, "restarted_list.sign"), plain_pages.boss(b))
