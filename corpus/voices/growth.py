"""Words of reports on using results for growth."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS, WEIGHT
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.sections import BANDS
from corpus.voices import clinic, plain_sentences, works

TEXT = wording.read("voices/growth")
LONG_ITA = TEXT("long_ita")
BRACKET_ITA = "(Integrity and Transparency Assessment: ITA)"
SCOPE = TEXT.numbered("scope")
GOOD = TEXT.numbered("good")
GAP = TEXT.numbered("gap")
DO = TEXT.numbered("do")
HOW = TEXT.lists("how")
ASK = TEXT.lists("ask")
HEADS = TEXT.named_lists("heads")
WATCH = TEXT.all("watch")
SHARES = {"no": 0.65, "gap": 1.4, "do": 1.4, "how": 1.6, "money": 0.7}


def fy(b: Builder, year: int | None = None) -> str:
    y = year or b.year
    return TEXT.any(b, "fy.text", y=y)


def cover(b: Builder, text: str, year: int) -> None:
    b.picture(b.rng.choice((30, 45)))
    b.heading(text, 1, center=True)
    b.heading(TEXT("cover.heading", fy=fy(b, year)), 1, center=True)
    b.picture(b.rng.choice((25, 70)))
    b.heading(b.facts.body.name, 2, center=True)
    if place := plain_sentences.where(b):
        b.heading(place, 2, center=True)
    b.page_break()


def reason(b: Builder, paragraphs: int = 2) -> None:
    """Long-winded reasons with years, goals and sections of law: no score among them."""
    texts = [
        TEXT("reason.texts", long_ita=LONG_ITA, bracket_ita=BRACKET_ITA),
        TEXT("reason.texts-2"),
        TEXT("reason.texts-3", count=b.rng.randint(1, 3), figure=b.rng.uniform(70, 94)),
        TEXT("reason.texts-4", name=b.facts.body.name),
    ]
    for text in sorted(b.rng.sample(range(len(texts)), paragraphs)):
        b.para(texts[text])


def weights(b: Builder, merged: bool = True) -> None:
    """The framework: instruments, indicators, weights and the number of questions; no score in it."""
    rows: Rows = []
    per = TEXT.named("weights.per") if b.year >= 2566 else TEXT.named("weights.per-2")
    for c, g in MEMBERS.items():
        many, share = per.get(c, TEXT("weights.get")), f"{int(WEIGHT[c] * 100)}"
        if merged:
            for k, i in enumerate(g):
                first: list[str | Cell] = [Cell(b.tool(c, "both"), rowspan=len(g))] if k == 0 else []
                tail: list[str | Cell] = [Cell(share, rowspan=len(g), align="center")] if k == 0 else []
                rows.append([*first, f"{i}. {b.name(i)}", *tail])
        else:
            rows.append([b.tool(c, "both"), " ".join(f"({i}) {b.name(i)}" for i in g), many, share])
    if merged:
        b.table([[*TEXT.all("weights.head")]], rows, (0.42, 0.42, 0.16))
    else:
        b.table([[*TEXT.all("weights.head-2")]], rows, (0.3, 0.4, 0.15, 0.15), (2, 3))


def bands(b: Builder, table: bool = True) -> None:
    pairs = BANDS[b.year <= 2565]
    b.para(TEXT.any(b, "bands.para"))
    if table:
        b.table([[*TEXT.all("bands.head")]], [[word, span] for span, word in pairs], (0.4, 0.6), (0, 1))
    else:
        b.lines(TEXT("bands.line", span=span, word=word) for span, word in pairs)


def result(b: Builder) -> str:
    t, v, name = b.score("ITA"), b.level(), b.facts.body.name
    return TEXT.any(b, "result.text", name=name, fy=fy(b), t=t, v=v, fy2=fy(b), fy3=fy(b), fy4=fy(b))


def asks(b: Builder, i: int) -> list[tuple[str, str, str]]:
    """Code, text and points of three questions or documents of an indicator."""
    if i <= 8:
        per = 3 if b.year >= 2566 else 6 if i <= 5 else 5
        first = (i - 1) * per if i <= 5 else (i - 6) * per
        numbers = [first + k for k in (1, 2, 3)]
    else:
        nine, ten = ((19, 22, 26), (34, 36, 39)) if b.year <= 2566 else ((9, 11, 13), (20, 21, 24))
        numbers = list(nine if i == 9 else ten)
    value = float(b.facts.result.indicator(i))
    room = min(100 - value, b.rng.uniform(1, 7))
    off = (room, b.rng.uniform(-0.4, 0.4) * room, -room)
    marks = [f"{value + x:.2f}" for x in b.rng.sample(off, 3)]
    if i > 8:
        failed = b.rng.randrange(3) if value < 100 else -1
        marks = ["0" if k == failed or not b.chance(value / 100) else "100" for k in range(3)]
    letter = "I" if i <= 5 else "E" if i <= 8 else "O"
    return [(b.item(letter, n), t, m) for n, t, m in zip(numbers, ASK[i], marks, strict=True)]


def told(b: Builder, i: int) -> str:
    return GOOD[i] if b.facts.result.indicator(i) >= 88 else GAP[i]


def weakest(b: Builder, low: int = 3, high: int = 6) -> list[int]:
    return sorted(clinic.order(b)[-b.rng.randint(low, high) :])


def mend(b: Builder, few: Sequence[int], kinds: Sequence[str], names: Sequence[str] = ()) -> None:
    """A table of measures for the year after in the given columns, with the truth of every row."""
    names = names or departments(b.facts.body)
    form, join = b.pick("yyyy", "yyyy", "yy", "tail", "days", "quarter", "year"), b.pick("\n", "\n", " / ", ", ")
    label = TEXT.any(b, "mend.label")
    rows: Rows = []
    for k, i in enumerate(few, 1):
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 2))), key=list(names).index)
        time = works.when(b, b.year + 1, form)
        text = {
            "no": str(k),
            "name": label.format(i=i, n=b.name(i)),
            "gap": GAP[i],
            "do": DO[i],
            "how": "\n".join((f"{n}) {s}" for n, s in enumerate(HOW[i], 1))),
            "who": join.join(who),
            "time": time.text,
            "watch": b.rng.choice(WATCH),
            "money": TEXT.any(b, "mend.text.money"),
        }
        rows.append([text[kind] for kind in kinds])
        fields: dict[str, object] = {"indicator": i} if "name" in kinds else {}
        b.measure_truth(b.facts.measures[0], DO[i], **fields, responsible=who, start=time.start, end=time.end)
    share = [SHARES.get(kind, 1.0) for kind in kinds]
    b.table([[b.rng.choice(HEADS[kind]) for kind in kinds]], rows, [x / sum(share) for x in share])
