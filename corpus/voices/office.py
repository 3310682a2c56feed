"""Words of forms, memos and notices of central offices."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpus import wording
from corpus.builder import Builder
from corpus.measures import departments
from corpus.model import Rows
from corpus.voices import clinic, plain_sentences, works

TEXT = wording.read("voices/office")
STRONG = TEXT.numbered("strong")
WEAK = TEXT.numbered("weak")
ACT = TEXT.numbered("act")
STEPS = TEXT.lists("steps")
HEADS = TEXT.named_lists("heads")
GOALS = TEXT.all("goals")
FOLLOW = TEXT.all("follow")


def year_of(b: Builder, year: int | None = None) -> str:
    y = year or b.year
    return TEXT.any(b, "year_of.text", y=y)


def total(b: Builder) -> str:
    """The overall result in one sentence."""
    t, v, who, year = b.score("ITA"), b.level(), plain_sentences.who(b), year_of(b)
    return TEXT.any(b, "total.text", who=who, year=year, t=t, v=v)


def weakest(b: Builder, count: int) -> list[int]:
    return sorted(clinic.order(b)[-count:])


def change(b: Builder, code: str | int) -> Decimal:
    return b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)


def origin(b: Builder) -> None:
    b.para(TEXT.any(b, "origin.para"))


def plan(b: Builder, few: Sequence[int], kinds: Sequence[str], names: Sequence[str] = ()) -> None:
    """A table of measures for the coming year in the given columns, with the truth of every row."""
    names = names or departments(b.facts.body)
    form, join = b.pick("yy", "yyyy", "tail", "days", "quarter", "year"), b.pick("\n", "\n", " / ")
    rows: Rows = []
    for k, i in enumerate(few, 1):
        who = sorted(b.rng.sample(names, b.rng.choice((1, 1, 1, 2))), key=list(names).index)
        time = works.when(b, b.year + 1, form)
        cells = {
            "no": str(k),
            "name": f"{i}. {b.name(i)}" if "no" not in kinds else b.name(i),
            "weak": WEAK[i],
            "act": ACT[i],
            "steps": "\n".join(f"{n}. {s}" for n, s in enumerate(STEPS[i], 1)),
            "goal": b.rng.choice(GOALS),
            "who": join.join(who),
            "time": time.text,
            "follow": b.rng.choice(FOLLOW),
        }
        rows.append([cells[kind] for kind in kinds])
        fields: dict[str, object] = {"indicator": i} if "name" in kinds else {}
        b.measure_truth(b.facts.measures[0], ACT[i], **fields, responsible=who, start=time.start, end=time.end)
    share = [0.4 if kind == "no" else 1.0 for kind in kinds]
    b.table([[b.rng.choice(HEADS[kind]) for kind in kinds]], rows, [x / sum(share) for x in share])


MINISTRIES = TEXT.named_lists("ministries")
