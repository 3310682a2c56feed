"""Heads and rows of tables of scores."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.model import Cell

TEXT = wording.read("voices/score_labels")
TOOL_WORDS = TEXT.all("tool_words")
INDICATOR_WORDS = TEXT.all("indicator_words")
SCORE_WORDS = TEXT.all("score_words")
TOTAL_WORDS = TEXT.all("total_words")


def label(b: Builder, i: int, form: int, place: int) -> str:
    """An indicator's label in a table: by its number, by its place in the instrument, or bare."""
    name = b.name(i)
    return (
        f"{i}. {name}",
        TEXT("label.text", i=i, name=name),
        name,
        f"{place}. {name}",
        f"{i}.{name}",
        f"{i}) {name}",
    )[form]


def grouped_table(b: Builder) -> None:
    form = b.rng.randint(0, 5)
    means = b.pick("none", "none", "row", "side")
    rows: list[list[str | Cell]] = []
    column_for_tool = b.chance(0.35)
    if column_for_tool:
        for tool, group in MEMBERS.items():
            for k, i in enumerate(group, 1):
                lead: list[str | Cell] = [Cell(b.tool(tool), rowspan=len(group))] if k == 1 else []
                rows.append([*lead, label(b, i, form, k), b.score(i)])
            if means == "row":
                rows.append([Cell(TEXT.any(b, "grouped_table.rows") + tool, colspan=2, bold=True), b.score(tool)])
        header = [b.rng.choice(TOOL_WORDS), b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]
        if b.chance(0.7):
            rows.append([Cell(b.rng.choice(TOTAL_WORDS), colspan=2, bold=True), b.score("ITA")])
        b.table([header], rows, (0.36, 0.44, 0.2), (2,))
        return
    for tool, group in MEMBERS.items():
        title = (
            Cell(b.tool(tool, "both"), bold=True)
            if means == "side"
            else Cell(b.tool(tool, "both"), colspan=2, bold=True)
        )
        rows.append([title, b.score(tool)] if means == "side" else [title])
        for k, i in enumerate(group, 1):
            rows.append([label(b, i, form, k), b.score(i)])
        if means == "row":
            rows.append([TEXT.any(b, "grouped_table.rows-2") + tool, b.score(tool)])
    if b.chance(0.75):
        rows.append([Cell(b.rng.choice(TOTAL_WORDS), bold=True), b.score("ITA")])
        if b.chance(0.3):
            rows.append([Cell(TEXT("grouped_table.rows-3"), bold=True), Cell(b.level(), bold=True)])
    top = [] if b.chance(0.2) else [[b.rng.choice(INDICATOR_WORDS), b.rng.choice(SCORE_WORDS)]]
    b.table(top, rows, (0.75, 0.25), (1,))
