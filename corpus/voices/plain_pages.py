"""A plain writer's parts of a report: title, front, reasons, plan, signatures."""

from __future__ import annotations

from collections.abc import Iterable

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.model import Cell
from corpus.voices import plain_sentences, work_tables, works

TEXT = wording.read("voices/plain_pages")


def title(b: Builder) -> str:
    return TEXT.any(b, "title.text")


def plan_title(b: Builder) -> str:
    return TEXT.any(b, "plan_title.text")


def front(b: Builder, text: str, year: int) -> None:
    """A cover on a page of its own, or a title over the text."""
    if b.chance(0.5):
        b.picture(b.rng.choice((25, 45, 80)))
        b.heading(text, 1, center=True)
        b.heading(TEXT("front.heading", yr=plain_sentences.yr(b, year)), 1, center=True)
        b.picture(b.rng.choice((20, 60)))
        b.heading(b.facts.body.name, 2, center=True)
        if place := plain_sentences.where(b):
            b.heading(place, 2, center=True)
        b.page_break()
    else:
        b.heading(
            TEXT("front.heading-2", text=text, yr=plain_sentences.yr(b, year), whole=plain_sentences.whole(b)),
            1,
            center=True,
        )


def why(b: Builder, number: str = "") -> None:
    """Where the assessment comes from: years and figures of plans, none of them a score."""
    b.heading(number + TEXT.any(b, "why.heading"), 2)
    b.para(TEXT.any(b, "why.para"))
    if b.chance(0.5):
        names = [b.name(i) for i in range(1, 11)]
        b.para(
            TEXT("why.para-2")
            + b.pick(" ", ", ").join(f"({k}) {n}" for k, n in enumerate(names, 1))
            + TEXT("why.para-3")
        )


def plan(
    b: Builder, number: str = "", columns: tuple[str, ...] | None = None, merge: str = "", deep: bool = False
) -> None:
    """The heading with the year of the measures, a line, and the table."""
    b.heading(TEXT("plan.heading", number=number, plan_title=plan_title(b), yr=plain_sentences.yr(b, b.year + 1)), 2)
    if b.chance(0.6):
        b.para(TEXT.any(b, "plan.para", who=plain_sentences.who(b)))
    work_tables.table(b, columns or b.rng.choice(work_tables.COLUMNS), works.deeds(b), merge=merge, deep=deep)


def sign(b: Builder, *roles: str) -> None:
    for role in roles:
        b.para(b.pick(TEXT("sign.para") + "." * 30, TEXT("sign.para-2") + "." * 22), align="right")
        b.para(plain_sentences.man(b), align="right")
        b.para(role, align="right")


def boss(b: Builder) -> str:
    body = b.facts.body
    if "municipality" in body.agency_type:
        return TEXT("boss.text") + body.name.removeprefix("เทศบาล")
    if body.local:
        return TEXT("boss.text-2") + body.name
    return {
        "university": TEXT("boss.text.university"),
        "department": TEXT("boss.text.department") + body.name,
        "province": TEXT("boss.text.province") + body.name,
    }.get(body.agency_type, TEXT("boss.get"))


def lines_of(b: Builder, tool: str) -> Iterable[list[str | Cell]]:
    shape = TEXT.any(b, "lines_of.shape")
    for i in MEMBERS[tool]:
        yield [shape.format(i=i, n=b.name(i)), b.score(i)]
