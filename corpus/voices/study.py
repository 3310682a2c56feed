"""Words of studies with chapters, registers and annexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from corpus import wording
from corpus.builder import Builder
from corpus.facts import LETTERS
from corpus.measure_tables import measures_table
from corpus.model import Rows
from corpus.voices import plain_sentences, works

TEXT = wording.read("voices/study")
GOALS = ("85.00", "87.50", "90.00", "92.00", "95.00")
LACK = TEXT.lists("lack")
CURE = TEXT.lists("cure")
CREWS = TEXT.named_lists("crews")
ASK = TEXT.lists("ask")


def lack(b: Builder, i: int) -> str:
    return b.rng.choice(LACK[i])


def cure(b: Builder, i: int) -> str:
    return b.rng.choice(CURE[i])


def both(b: Builder, i: int) -> tuple[str, str]:
    """A lack and the cure that fits it."""
    k = b.rng.randrange(2)
    return LACK[i][k], CURE[i][k]


def crews_of(b: Builder) -> tuple[str, ...]:
    return CREWS.get(b.facts.body.agency_type) or works.offices(b)


def ranked(b: Builder, least: bool = False) -> list[int]:
    return sorted(range(1, 11), key=lambda i: (b.facts.result.indicator(i) * (1 if least else -1), i))


def word_of(b: Builder, value: Decimal) -> str:
    """What one indicator's score is worth: a reading of the report's own, not the level of the agency."""
    if b.year <= 2565:
        return next(x for floor, x in LETTERS if value >= floor)
    return next(
        x
        for floor, x in (
            (95, TEXT("word_of.next")),
            (85, TEXT("word_of.next-2")),
            (70, TEXT("word_of.next-3")),
            (0, TEXT("word_of.next-4")),
        )
        if value >= floor
    )


def points(b: Builder, i: int, least: int = 0) -> list[tuple[str, str, str]]:
    """Code, subject and points of the questions of an indicator; the mean of the points of 1-8 is its score."""
    new, texts = b.year >= 2566, ASK[i]
    if i <= 8:
        per = 3 if new else 6 if i <= 5 else 5
        base = (i - 1) * per if i <= 5 else (i - 6) * per
        numbers = list(range(base + 1, base + per + 1))
        value = float(b.facts.result.indicator(i))
        off = [b.rng.uniform(-1, 1) for _ in numbers]
        room = min(100 - value, b.rng.uniform(1.5, 8)) / 2
        marks = [f"{value + room * (x - sum(off) / len(off)):.2f}" for x in off]
    else:
        cut, end = (33, 43) if b.year <= 2566 else (25, 35) if b.year == 2567 else (20, 28)
        numbers = sorted(b.rng.sample(range(1, cut) if i == 9 else range(cut + 1, end), len(texts)))
        share = float(b.facts.result.indicator(i)) / 100
        form = b.pick("{}.00", "{}")
        marks = [form.format(100 if b.chance(share) else 0) for _ in numbers]
    letter = ("I" if i <= 5 else "E" if i <= 8 else "O") if b.style["size"] > 14 else "i" if i <= 5 else "eo"[i > 8]
    found = [(b.item(letter, n), t, m) for n, t, m in zip(numbers, texts, marks, strict=False)]
    return found[:least] if least else found


def mend_table(b: Builder, crews: Sequence[str] = (), few: Iterable[int] = ()) -> None:
    """Measures of the following year in a table with columns in an order by chance, and their truth."""
    crews = crews or crews_of(b)
    chosen = list(few) or sorted(b.rng.sample(range(1, 11), b.rng.randint(4, 7)))
    form, tag = b.pick("yy", "yyyy", "tail", "days", "quarter", "within", "year"), b.pick("no", "ind", "ind", "")
    last, label = b.pick("goal", "watch", ""), TEXT.any(b, "mend_table.last")
    kinds = [k for k in (tag, "lack", "act", *(("when", "who") if b.chance(0.5) else ("who", "when")), last) if k]
    heads = {
        "no": TEXT.any(b, "mend_table.heads.no"),
        "ind": TEXT.any(b, "mend_table.heads.ind"),
        "lack": TEXT.any(b, "mend_table.heads.lack"),
        "act": TEXT.any(b, "mend_table.heads.act"),
        "who": TEXT.any(b, "mend_table.heads.who"),
        "when": TEXT.any(b, "mend_table.heads.when"),
        "goal": TEXT.any(b, "mend_table.heads.goal"),
        "watch": TEXT.any(b, "mend_table.heads.watch"),
    }
    rows: Rows = []
    for k, i in enumerate(chosen, 1):
        (weak, act), span = both(b, i), works.when(b, b.year + 1, form)
        who = tuple(sorted(b.rng.sample(crews, b.rng.randint(1, 2)), key=list(crews).index))
        text = {
            "no": str(k),
            "ind": label.format(i=i, n=b.name(i)),
            "lack": weak,
            "act": act,
            "who": "\n".join(who),
            "when": span.text,
            "goal": TEXT.any(b, "mend_table.text.goal"),
            "watch": TEXT.any(b, "mend_table.text.watch"),
        }
        rows.append([text[kind] for kind in kinds])
        fields: dict[str, object] = {"indicator": i} if tag == "ind" else {}
        b.measure_truth(b.facts.measures[0], act, **fields, responsible=list(who), start=span.start, end=span.end)
    share = {"no": 0.08, "ind": 0.16, "who": 0.17, "when": 0.16, "goal": 0.16, "watch": 0.16}
    free = (1 - sum(share.get(k, 0) for k in kinds)) / 2
    b.table([[heads[k] for k in kinds]], rows, [share.get(k, free) for k in kinds], (0,) if tag == "no" else ())


def measures_part(b: Builder, heading: str, share: float = 0.7, crews: Sequence[str] = ()) -> None:
    """By chance a table of measures under a heading with its year, else none."""
    if not b.chance(share):
        b.no_measures()
        return
    b.heading(TEXT("measures_part.heading", heading=heading, yr=plain_sentences.yr(b, b.year + 1)), 2)
    if crews or b.chance(0.6):
        mend_table(b, crews)
    else:
        measures_table(b)


def result_line(b: Builder, name: str = "") -> str:
    """The total and the level in this module's own words."""
    t, v, name = b.score("ITA"), b.level(), name or plain_sentences.who(b)
    rank = TEXT.any(b, "result_line.rank", v=v)
    return TEXT.any(b, "result_line.text", name=name, t=t, rank=rank, yr=plain_sentences.yr(b))


def title_page(b: Builder, text: str, year: int, whole: str = "") -> None:
    whole = whole or plain_sentences.whole(b)
    if b.chance(0.5):
        if b.chance(0.6):
            b.picture(40)
        for part in (text, TEXT("title_page.text", yr=plain_sentences.yr(b, year)), whole):
            b.heading(part, 1, center=True)
        b.page_break()
    else:
        b.heading(TEXT("title_page.heading", text=text, whole=whole, yr=plain_sentences.yr(b, year)), 1, center=True)
