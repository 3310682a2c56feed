"""Infographics as text: cards, rings, bars."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.model import Cell
from corpus.registry import layout
from corpus.sealed._kit import TOOLS, Pen


def card_lines(b: Builder, figure_first: bool, codes: list[str | int], unit: str) -> None:
    for code in codes:
        name = b.name(code) if isinstance(code, int) else "คะแนนรวม ITA" if code == "ITA" else b.tool(str(code), "code")
        pair = [b.score(code) + unit, name]
        b.lines(pair if figure_first else pair[::-1])


def card_row(b: Builder, codes: list[str | int], kind: str) -> None:
    """Cards next to each other: figure and name in a cell, or figures above names."""
    names = [b.name(c) if isinstance(c, int) else "ITA" if c == "ITA" else str(c) for c in codes]
    values = [b.score(c) for c in codes]
    width = b.rng.choice((3, 4, 5)) if len(codes) > 4 else len(codes)
    for k in range(0, len(codes), width):
        some, figures = names[k : k + width], values[k : k + width]
        if kind == "in":
            cells = [Cell(f"{v}\n{n}", align="center") for v, n in zip(figures, some, strict=True)]
            b.table([], [cells])
        else:
            b.table(
                [], [list(figures), list(some)] if kind == "above" else [list(some), list(figures)], center=range(5)
            )


@layout("infographic", first=2563)
def infographic(b: Builder) -> None:
    """A poster: few words, figures beside, over or under their names."""
    pen = Pen(b)
    b.style["ruled"] = b.chance(0.3)
    b.heading(pen.fill(b.pick("ผลคะแนน ITA {fy}", "ITA {y}", "ผลการประเมิน ITA ประจำ{fy}")), 1, center=True)
    b.heading(pen.fill("{full} {place}"), 2, center=True)
    if b.chance(0.7):
        b.para(pen.fill(b.pick("{t}", "{t} คะแนน", "คะแนนรวม {t}")), align="center", bold=True)
        if b.chance(0.7):
            b.para(b.pick("ระดับ ", "") + b.level(), align="center", bold=True)
    kind = b.pick("lines", "in", "above", "below")
    order: list[list[str | int]] = [list(TOOLS)] if b.chance(0.7) else []
    if b.chance(0.75) or not order:
        order += [list(group) for group in MEMBERS.values()] if b.chance(0.5) else [[*range(1, 11)]]
    first, unit = b.chance(0.6), b.pick("", "", "%")
    for codes in order:
        if len(order) > 2 and len(codes) > 1 and isinstance(codes[0], int):
            tool = next(t for t, g in MEMBERS.items() if codes[0] in g)
            b.heading(b.tool(tool, "both"), 2)
        if kind == "lines":
            card_lines(b, first, codes, unit)
        else:
            card_row(b, codes, kind)
    if b.chance(0.4):
        b.para(pen.fill("ITA {fy1} {t1} คะแนน"), align="center")
    if b.chance(0.4):
        b.para(pen.fill("สแกนเพื่อร้องเรียน โทร {phone} | เป้าหมายปี {y2} : {goal}"), align="center")
    pen.done()
