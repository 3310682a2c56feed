"""A plain writer's sentences with scores; what is strong, weak, to be done, asked."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.sections import ANNOUNCED, FIRST, LAST

TEXT = wording.read("voices/plain_sentences")
MONTHS = TEXT.rows("months")
GOOD = TEXT.numbered("good")
POOR = TEXT.lists("poor")
TODO = TEXT.numbered("todo")
ASK = TEXT.named_lists("ask")


def yr(b: Builder, year: int | None = None) -> str:
    y = year or b.year
    return TEXT.any(b, "yr.text", y=y)


def where(b: Builder) -> str:
    """The place of a local body as papers write it, also with the capital district shortened."""
    x = b.facts.body
    if not x.local or x.agency_type == "provincial_administrative_organization":
        return ""
    district = str(x.district)
    if district == TEXT("where.text", province=x.province) and b.chance(0.3):
        district = TEXT("where.district")
    long = TEXT("where.long", district=district, province=x.province)
    tambon = TEXT("where.tambon", subdistrict=x.subdistrict) if x.subdistrict and b.chance(0.2) else ""
    return tambon + b.pick(
        long,
        long,
        TEXT("where.text-2", district=district, province=x.province),
        TEXT("where.text-3", district=district, province=x.province),
    )


def whole(b: Builder) -> str:
    return f"{b.facts.body.name} {where(b)}".strip()


def who(b: Builder) -> str:
    return b.facts.body.short if b.chance(0.2) else b.facts.body.name


def man(b: Builder) -> str:
    return f"({TEXT.any(b, 'man.text')}{b.rng.choice(FIRST)}  {b.rng.choice(LAST)})"


def day(b: Builder, first: int = 10, span: int = 5) -> str:
    """A day after the results came out, counted in months from `first` of the assessed year's calendar year."""
    month = (first - 1 + b.rng.randint(0, span)) % 12 + 1
    year = b.year if month >= first else b.year + 1
    return f"{b.rng.randint(1, 28)} {MONTHS[month - 1][0]} {year}"


def announced(b: Builder) -> str:
    return ANNOUNCED[b.year]


def of_level(b: Builder, word: str) -> str:
    if word.isascii():
        return TEXT.any(b, "of_level.text", word=word)
    return TEXT.any(b, "of_level.text-2", word=word)


def overall(b: Builder, year: int | None = None, level: bool = True) -> str:
    y = year or b.year
    t, name, when = b.score("ITA", y), who(b), yr(b, y)
    tail = " " + of_level(b, b.level(y)) if level else ""
    return TEXT.any(b, "overall.text", name=name, t=t, when=when, tail=tail)


def versus(b: Builder) -> str:
    """The year before in words, with the difference; nothing where no year before is known."""
    if not b.facts.earlier:
        return ""
    p = b.facts.earlier[0].year
    gap = b.facts.result.total - b.facts.earlier[0].total
    move, s = TEXT("versus.move") if gap > 0 else TEXT("versus.move-2"), b.score("ITA", p)
    return TEXT.any(b, "versus.text", move=move, yr=yr(b, p), s=s, gap=abs(gap), yr2=yr(b, p), gap2=abs(gap))


def tool_mean(b: Builder, tool: str) -> str:
    t, name = b.score(tool), b.tool(tool, "both")
    return TEXT.any(b, "tool_mean.text", name=name, t=t)


def extremes(b: Builder, tool: str) -> str:
    """The highest and the lowest indicator of an instrument in one paragraph."""
    r = b.facts.result
    hi, lo = r.highest(tool), r.lowest(tool)
    if hi == lo:
        hi = next(i for i in MEMBERS[tool] if i != lo)
    a, z = b.score(hi), b.score(lo)
    return TEXT.any(
        b,
        "extremes.text",
        name=b.name(hi),
        a=a,
        name2=b.name(lo),
        z=z,
        name3=b.name(hi),
        name4=b.name(lo),
        name5=b.name(hi),
        name6=b.name(lo),
        hi=hi,
        name7=b.name(hi),
        lo=lo,
        name8=b.name(lo),
    )


def poor(b: Builder, i: int) -> str:
    return b.rng.choice(POOR[i])


def asked(b: Builder, indicator: int, count: int = 2) -> list[tuple[str, str]]:
    """Questions of an indicator by the numbering of the year: code and short text."""
    short = b.year >= 2566
    if indicator <= 5:
        per, first, letter = (3 if short else 6), 3 if short else 6, "I"
        numbers = range((indicator - 1) * first + 1, indicator * first + 1)
        base = (indicator - 1) * 3
    elif indicator <= 8:
        per, letter = (3 if short else 5), "E"
        numbers = range((indicator - 6) * per + 1, (indicator - 5) * per + 1)
        base = (indicator - 6) * 3
    else:
        letter, base = "O", 0 if indicator == 9 else 16
        numbers = range(1, 17) if indicator == 9 else range(20, 26)
    chosen = sorted(b.rng.sample(list(numbers), min(count, len(numbers))))
    texts = ASK[letter]
    return [(b.item(letter, n), texts[(base + k) % len(texts)]) for k, n in enumerate(chosen)]
