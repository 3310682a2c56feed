"""Words of hospitals, stations and faculties; points of questions; remedies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import wording
from corpus.areas import Body
from corpus.builder import Builder
from corpus.model import Cell
from corpus.voices import works

TEXT = wording.read("voices/clinic")
SEEN = TEXT.numbered("seen")
MEND = TEXT.numbered("mend")
ASKED = TEXT.lists("asked")


def questions(b: Builder, i: int, most: int = 4) -> list[tuple[str, str, str]]:
    """Code, subject and points of some questions under an indicator; points of questions are no indicator scores."""
    y, texts = b.year, ASKED[i]
    if i <= 8:
        letter, per = ("i", 3 if y >= 2566 else 6) if i <= 5 else ("e", 3 if y >= 2566 else 5)
        base = (i - 1) * per if i <= 5 else (i - 6) * per
        numbers = range(base + 1, base + per + 1)
    else:
        letter = "o"
        cut, end = (33, 43) if y <= 2566 else (25, 35) if y == 2567 else (20, 28)
        numbers = range(4, cut + 1) if i == 9 else range(cut + 1, end + 1)
    chosen = sorted(b.rng.sample(numbers, min(most, len(texts), len(numbers))))
    value = float(b.facts.result.indicator(i))
    points = [100.0 if b.chance(value / 100) else 0.0 for _ in chosen]
    if i <= 8:
        off = [b.rng.uniform(-1, 1) for _ in chosen]
        room = min(100 - value, b.rng.uniform(2, 9))
        points = [value + room * (x - sum(off) / len(off)) / 2 for x in off]
    elif value >= 80:
        points = [0.0 if value < 100 and k == len(chosen) // 2 else 100.0 for k in range(len(chosen))]
    if b.chance(0.3):
        letter = letter.upper()
    return [(b.item(letter, n), t, f"{p:.2f}") for n, t, p in zip(chosen, texts, points, strict=False)]


def become(b: Builder, kind: str, name: str, printed: str, **more: str | None) -> str:
    """Make another body than those of the area list this report's own; `printed` is how it names itself with place."""
    x = b.facts.body
    b.facts = replace(b.facts, body=Body(kind, name, name, None, x.district, x.province))
    if b.style.get("running_head"):
        b.style["running_head"] = b.pick(name, TEXT("become.text"))
    b.note("agency", {"name_th": name, "district": x.district, "province": x.province} | more)
    return printed


def say(b: Builder, *options: str, tail: str = "") -> None:
    b.para(b.rng.choice(options) + tail)


def pct(b: Builder, low: float, high: float) -> str:
    """A figure that is no score."""
    return f"{b.rng.uniform(low, high):.2f}"


def before(b: Builder) -> int | None:
    return b.facts.earlier[0].year if b.facts.earlier else None


def gap(b: Builder, code: str | int, mark: bool = True) -> str:
    d = b.facts.result.value(code) - b.facts.of(b.year - 1).value(code)
    return f"{d:+.2f}" if mark else f"{abs(d):.2f}"


def order(b: Builder) -> list[int]:
    """The indicators from the highest to the lowest."""
    return sorted(range(1, 11), key=lambda i: (-b.facts.result.indicator(i), i))


def remedies(b: Builder, offices: Sequence[str], few: Sequence[int]) -> None:
    """A table of measures in this module's own words: issue, measure, who, when."""
    labelled = b.chance(0.5)
    form = b.pick("yy", "yyyy", "days", "within", "month")
    head = [
        TEXT.any(b, "remedies.head") if labelled else TEXT.any(b, "remedies.head-2"),
        TEXT.any(b, "remedies.head-3"),
        TEXT.any(b, "remedies.head-4"),
        TEXT.any(b, "remedies.head-5"),
        b.pick(
            TEXT("remedies.head-6"), TEXT("remedies.head-7") if form in ("within", "month") else TEXT("remedies.head-8")
        ),
    ]
    rows: list[list[str | Cell]] = []
    for k, i in enumerate(sorted(few), 1):
        who = tuple(sorted(b.rng.sample(offices, b.rng.randint(1, 2)), key=offices.index))
        span = works.when(b, b.year + 1, form)
        rows.append([f"{i}. {b.name(i)}" if labelled else str(k), SEEN[i], MEND[i], "\n".join(who), span.text])
        fields: dict[str, object] = {"indicator": i} if labelled else {}
        b.measure_truth(b.facts.measures[0], MEND[i], **fields, responsible=list(who), start=span.start, end=span.end)
    b.table(
        [head],
        rows,
        (0.18 if labelled else 0.07, 0.26, 0.27, 0.15, 0.14) if labelled else (0.07, 0.3, 0.31, 0.17, 0.15),
    )
