"""Words of bound analyses."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.sections import BANDS
from corpus.voices import clinic, plain_sentences, works

TEXT = wording.read("voices/binder")
TOPIC = TEXT.numbered("topic")
FIND = TEXT.numbered("find")
FINE = TEXT.numbered("fine")
DO = TEXT.numbered("do")
HOW = TEXT.lists("how")
MARKED = TEXT.all("marked")


def asked(b: Builder, i: int, most: int) -> list[tuple[str, str, str]]:
    texts = b.rng.sample(TOPIC[i].split("|"), 4)
    return [(c, t, v) for (c, _, v), t in zip(clinic.questions(b, i, most), texts, strict=False)]


def told(b: Builder, i: int) -> str:
    return FINE[i] if b.facts.result.indicator(i) >= 90 or i in clinic.order(b)[:3] else FIND[i]


def diff(b: Builder, code: str | int) -> str:
    return f"{b.facts.result.value(code) - b.facts.of(b.year - 1).value(code):+.2f}"


def other(b: Builder, low: float = 78, high: float = 95) -> str:
    """A mean of others: no score of this body."""
    return f"{b.rng.uniform(low, high):.2f}"


def parts(b: Builder) -> bool:
    return b.facts.result.eit_parts is not None


def result(b: Builder) -> str:
    """The overall result in a sentence of this module's own."""
    t, v, who, when_ = b.score("ITA"), b.level(), plain_sentences.who(b), plain_sentences.yr(b)
    return TEXT.any(b, "result.text", announced=plain_sentences.announced(b), who=who, t=t, v=v, when=when_)


def reason(b: Builder, analysed: bool = True) -> None:
    b.para(TEXT.any(b, "reason.para"))
    if analysed:
        b.para(TEXT("reason.para-2", who=plain_sentences.who(b)))


def frame(b: Builder) -> None:
    """Instruments with weights, and bands: no scores in it."""
    if b.chance(0.5):
        rows: Rows = [
            [
                b.tool(c, "both"),
                "\n".join(f"{i}. {b.name(i)}" for i in g),
                TEXT("frame.rows", number=int(WEIGHT[c] * 100)),
            ]
            for c, g in MEMBERS.items()
        ]
        b.table(
            [[TEXT("frame.head"), TEXT("frame.head-2"), TEXT.any(b, "frame.head-3")]], rows, (0.42, 0.4, 0.18), (2,)
        )
    else:
        for k, (c, g) in enumerate(MEMBERS.items(), 1):
            names = " ".join(f"({i}) {b.name(i)}" for i in g)
            b.para(TEXT("frame.para", k=k, tool=b.tool(c, "both"), number=int(WEIGHT[c] * 100), g=len(g), names=names))
    if b.chance(0.7):
        b.para(TEXT.any(b, "frame.para-2"), bold=True, indent=False)
        bands = BANDS[b.year <= 2565]
        if b.chance(0.5):
            b.table([[*TEXT.all("frame.head-4")]], [list(x) for x in bands], (0.6, 0.4), (0, 1))
        else:
            b.lines(TEXT("frame.line", word=word, span=span) for span, word in bands)


def acts(b: Builder, few: Sequence[int], form: str = "") -> None:
    """A table of measures of the coming year: what, how, who, when, and at times how it is followed."""
    form = form or b.pick("named", "numbered", "plain")
    span = b.pick("yy", "yyyy", "tail", "days", "quarter", "half", "year")
    method, follow = b.chance(0.6), b.chance(0.5)
    lead = {
        "named": [TEXT.any(b, "acts.lead.named")],
        "numbered": [TEXT.any(b, "acts.lead.numbered"), TEXT.any(b, "acts.lead.numbered-2")],
        "plain": [],
    }[form]
    head = [*lead, TEXT.any(b, "acts.head", year_next=b.year + 1)]
    head += [TEXT.any(b, "acts.head-2")] if method else []
    head += [TEXT.any(b, "acts.head-3"), TEXT.any(b, "acts.head-4")]
    head += [TEXT.any(b, "acts.head-5")] if follow else []
    rows: Rows = []
    names = departments(b.facts.body)
    for k, i in enumerate(few, 1):
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 1, 2))), key=names.index)
        time = works.when(b, b.year + 1, span)
        row: list[str | Cell] = []
        if form != "plain":
            row += [f"{i}. {b.name(i)}"] if form == "named" else [str(k), FIND[i]]
        row += [DO[i]]
        row += ["\n".join(f"- {s}" for s in HOW[i])] if method else []
        row += ["\n".join(who), time.text]
        row += [b.rng.choice(MARKED)] if follow else []
        rows.append(row)
        fields: dict[str, object] = {"indicator": i} if form == "named" else {}
        b.measure_truth(b.facts.measures[0], DO[i], **fields, responsible=who, start=time.start, end=time.end)
    free = 1.0 - (0.07 if form == "numbered" else 0.0)
    even = free / (len(head) - (form == "numbered"))
    b.table([head], rows, [0.07, *[even] * (len(head) - 1)] if form == "numbered" else [even] * len(head))


def cover(b: Builder, *titles: str) -> None:
    for t in titles:
        b.heading(t, 1, center=True)
    b.heading(b.facts.body.name, 2, center=True)
    if at := plain_sentences.where(b):
        b.heading(at, 2, center=True)
    if b.chance(0.5):
        b.picture(40)
        b.page_break()
