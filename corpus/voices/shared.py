"""Small parts that layouts of several groups share."""

from __future__ import annotations

from corpus import sections, wording
from corpus.areas import Body, neighbours
from corpus.builder import Builder
from corpus.facts import Assessment, draw_assessment
from corpus.measure_tables import measures_table
from corpus.model import Cell
from corpus.voices import sentences

TEXT = wording.read("voices/shared")


def bare(b: Builder, rows: list[list[str | Cell]], widths: tuple[float, ...] = ()) -> None:
    """A table without rules and header: boxes beside each other."""
    ruled = b.style["ruled"]
    b.style["ruled"] = False
    b.table([], rows, widths)
    b.style["ruled"] = ruled


def title(b: Builder) -> None:
    """A cover or a heading, by chance with the background behind it."""
    if b.chance(0.4):
        sections.cover(b, sentences.analysis_title(b), subject_year=b.year)
    else:
        b.heading(TEXT("title.heading", analysis_title=sentences.analysis_title(b), fy=b.fy()), 1, center=True)
        b.heading(sections.full_agency(b), 2, center=True)
    if b.chance(0.4):
        sections.background(b)


def measures_or_none(b: Builder, share: float = 0.5) -> None:
    """A table of measures in a `share` of the reports."""
    if b.chance(share):
        b.heading(TEXT("measures_or_none.heading", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()


def no_year(b: Builder) -> None:
    """No claim about the report's year, and no page head of a report that this is not."""
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name


def negative(b: Builder, measures: bool = True) -> None:
    """No scores, and no claim about the report's year."""
    no_year(b)
    if measures:
        b.no_measures()


def others(b: Builder, count: int) -> list[tuple[Body, Assessment]]:
    """Results of an agency's neighbours."""
    return [(body, draw_assessment(b.rng, b.year)) for body in neighbours(b.rng, b.facts.body, count)]
