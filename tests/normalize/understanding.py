"""Short ways for tests to have a text understood."""

from __future__ import annotations

from decimal import Decimal

from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import DocumentFacts

HEAD = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"


def understood(text: str, name: str = "report.txt") -> DocumentFacts:
    """The facts of a text file."""
    return interpret(read_document(text.encode(), name, Settings()), Settings())


def reported(body: str, year: int = 2567) -> DocumentFacts:
    """The facts of a body under a cover that names the year and an agency."""
    return understood(HEAD.format(year=year) + body)


def values(facts: DocumentFacts, year: int | None = None) -> dict[str, Decimal]:
    """Published values by code, of one year or of the only one."""
    return {s.code: s.score for s in facts.scores if s.score is not None and (year is None or s.fiscal_year_be == year)}


def statuses(facts: DocumentFacts) -> dict[str, str]:
    """Status by code."""
    return {s.code: s.status for s in facts.scores}


def codes(facts: DocumentFacts) -> set[str]:
    """Finding codes."""
    return {str(f.code) for f in facts.findings}


def d(text: str) -> Decimal:
    """A decimal."""
    return Decimal(text)


def levels(text: str, name: str = "report.txt") -> set[tuple[str, int | None, str | None]]:
    """Owner, year and level of every published level."""
    facts = understood(text, name)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {(names.get(x.agency_id or "", ""), x.fiscal_year_be, x.level) for x in facts.levels}


def levels_of_bodies(text: str) -> set[tuple[str, str | None]]:
    """Owner and level of every published level, of whatever year."""
    return {(owner, level) for owner, _, level in levels(text)}
