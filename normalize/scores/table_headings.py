"""What stands above a table or over a page: its headings, and the body whose results it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.normalize.agencies.area_list import AreaList
from prongsai.normalize.agencies.mention_weight import LOCAL_TYPES
from prongsai.normalize.agencies.owner_names import agency_type_of, is_own_body, is_unnamed, unlisted_agency
from prongsai.normalize.document.cleaned import CleanBlock, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.running_lines import is_page_number
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf
from prongsai.normalize.scores.scope_words import Setting
from prongsai.normalize.scores.scopes import heading_setting
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, opens
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import match_label

_FAR_BLOCKS = 8  # over a table: the heading of its page
_HEADS = 2  # rows of a table that may be heads
_NEAR_LINES = 3  # above a table: its headings
_OWNER_LINES = 2  # of them, that may name whose table it is
_LONGEST_NAME = 80  # characters of the key of such a line
_NAMED = frozenset({"row", "column", "cell", "clause", "list", "heading"})  # what names the owner of a print nearer
_NOTHING_OVER = -1
_LEAST_OWNERS = 2  # one name above one table is the document's title
_LONGEST_SHORT = 14  # characters of an abbreviation that names a body
_IN_AREA = Phrase("in_area", "province_mark?")
_OTHER, _UNLISTED = "other", "unlisted"
_AROUND = re.compile(  # a number before the name, a year behind it
    r"^(?:ตาราง(?:ที่)?\s*)?[(]?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]?\s+|^[\s\-–•●*]+"
    r"|\s*(?:ประจำ)?ปี(?:\s*งบประมาณ)?(?:\s*พ\.?\s?ศ\.?)?\s*[\d๐-๙]{2,4}\s*$"
)


def lines_above(document: CleanDocument, index: int) -> list[str]:
    """The lines of text right above a block, the nearest first."""
    found: list[str] = []
    for above in reversed(document.blocks[max(0, index - _NEAR_LINES) : index]):
        if not isinstance(above, CleanLine):
            break
        if above.text.strip() and not is_page_number(above.text):
            found.append(above.text)
    return found


def lists_totals(document: CleanDocument, index: int) -> bool:
    """Whether the nearest line over a block that speaks of results names the assessment or its total."""
    near = reversed(document.blocks[max(0, index - _FAR_BLOCKS) : index])
    for line in (block for block in near if isinstance(block, CleanLine) and block.text.strip()):
        named = names_in(line.text)
        if HOLDS_DECIMAL.search(line.text) or any(name.scope != "overall" for name in named):
            return False
        setting, label = heading_setting(line.text), match_label(line.text)
        if label is not None and label.scope != "overall":
            return False
        if setting is not None or named or label is not None or names_assessment(line.text):
            return setting in (None, Setting.OFFICIAL, Setting.RESULT)
    return False


def sets_out_a_plan(table: CleanTable) -> bool:
    """Whether a table holds the scores from which a plan sets out beside those it aims at: not of the plan's year."""
    heads = [to_key(cell.text) for row in table.grid[:_HEADS] for cell in row]
    return any(opens(head, "former_score_head") for head in heads) and any(
        opens(head, "plan_target_head") for head in heads
    )


def table_owners(document: CleanDocument, own: Agency | None, agency_of: AgencyOf) -> Mapping[int, tuple[Agency, str]]:
    """The body whose name heads a table of scores, by the table's block, with the line that names it.

    Only where two tables at least are headed so, by different bodies: then each heading is its own table's.
    """
    named: dict[int, tuple[Agency, str]] = {}
    for index, block in enumerate(document.blocks):
        if not isinstance(block, CleanTable) or not _holds_scores(block):
            continue
        for line in lines_above(document, index)[:_OWNER_LINES]:
            owner = body_of_line(line, agency_of)
            if owner is not None:
                named[index] = (owner, line)
                break
    if len({owner.agency_id for owner, _ in named.values()}) < _LEAST_OWNERS:
        return {}
    return {i: (own if own and a.agency_id == own.agency_id else a, line) for i, (a, line) in named.items()}


def body_of_line(line: str, agency_of: AgencyOf) -> Agency | None:
    """The body that a line names, with a year at most, and says nothing else of."""
    name = _AROUND.sub("", line).strip()
    kind = agency_type_of(name) if not is_own_body(name) else None
    longest = _LONGEST_SHORT if kind is None else _LONGEST_NAME
    if len(to_key(name)) > longest or any(ch.isdigit() for ch in name):
        return None
    return agency_of(name, None, None) or (unlisted_agency(name, kind) if kind is not None else None)


def placed_in(agency_of: AgencyOf, above: Sequence[str]) -> AgencyOf:
    """The same, with the one province that the lines over a table say its bodies are in: "อบต. ในจังหวัดลำปาง"."""
    province = _province_over(above)
    if province is None:
        return agency_of

    def placed(text: str, district: str | None, own: str | None) -> Agency | None:
        agency = agency_of(text, district, own)
        if own is not None or agency is None or agency.province is not None:
            return agency
        there = agency_of(text, district, province) if agency.agency_type in LOCAL_TYPES else None
        if there is not None and there.is_settled:
            return there
        return replace(agency, province=province) if agency.agency_type == _OTHER else agency

    return placed


def _province_over(above: Sequence[str]) -> str | None:
    areas = AreaList.load()
    names = {areas.areas[code].name for code in areas.provinces.values()}
    told = {(line, name) for line in above for name in names if name in line}
    said = {name for line, name in told if _IN_AREA.closes(to_key(line.partition(name)[0]))}
    return said.pop() if len(said) == 1 and len({name for _, name in told}) == 1 else None


def _holds_scores(table: CleanTable) -> bool:
    """Whether names of scores and decimals stand in it."""
    cells = [cell.text for row in table.grid for cell in row]
    return any(HOLDS_DECIMAL.search(text) for text in cells) and any(match_label(text) is not None for text in cells)


def with_page_owners(candidates: Sequence[Candidate], document: CleanDocument, agency_of: AgencyOf) -> list[Candidate]:
    """The candidates, those of a page under a body's name with that body unless something nearer names one."""
    owners = _page_owners(document, agency_of)
    found = []
    for c in candidates:
        owner = owners.get(c.place.page) if c.agency is None and c.owner_from not in _NAMED else None
        found.append(c if owner is None else _headed(c, owner))
    return found


def without_unnamed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those set aside that stand under what names no body: "หน่วยงานที่ได้คะแนนสูงสุด"."""
    return [
        replace(c, rejected=Rejection.AGENCY_UNTOLD)
        if c.rejected is None
        and c.agency is not None
        and c.agency.resolution == _UNLISTED
        and is_unnamed(c.agency.name_th)
        else c
        for c in candidates
    ]


def with_line_owners(candidates: Sequence[Candidate], document: CleanDocument, agency_of: AgencyOf) -> list[Candidate]:
    """The candidates, those of lines under a body's name with that body: "เทศบาลนครยะลา" over "IIT 85.94", "EIT 87.99".

    Only where two bodies at least head lines of the same scores in the same order; nothing nearer names another.
    """
    free = [c for c in candidates if c.rejected is None and c.agency is None and c.owner_from not in _NAMED]
    free = [c for c in free if isinstance(document.blocks[c.block], CleanLine)]
    heads = _line_heads(document, agency_of) if len(free) >= _LEAST_OWNERS else {}
    sections: dict[int, list[Candidate]] = {}
    for c in free if heads else ():
        sections.setdefault(max((at for at in heads if at < c.block), default=_NOTHING_OVER), []).append(c)
    shapes = {tuple(c.code for c in sorted(found, key=lambda c: c.block)) for found in sections.values()}
    bodies = {heads[at][0].agency_id for at in sections if at in heads}  # a name may as well stand below its figures
    last = max((c.block for found in sections.values() for c in found), default=0)
    below = any(last < at <= last + _NEAR_LINES and heads[at][0].agency_id not in bodies for at in heads)
    near = all(at >= 0 and min(c.block for c in found) - at <= _NEAR_LINES for at, found in sections.items())
    scored = all(any(c.score is not None for c in found) for found in sections.values())
    several = len(bodies) == len(sections) >= _LEAST_OWNERS and not below
    if len(shapes) != 1 or not (several and near and scored):
        return list(candidates)  # a name far above a sentence, or above a level alone, heads something else
    owners = {id(c): heads[at] for at, found in sections.items() for c in found}
    return [_headed(c, owners[id(c)]) if id(c) in owners else c for c in candidates]


def _line_heads(document: CleanDocument, agency_of: AgencyOf) -> Mapping[int, tuple[Agency, str]]:
    """The lines that name a body and nothing else, by their blocks."""
    heads: dict[int, tuple[Agency, str]] = {}
    for index, block in enumerate(document.blocks):
        if isinstance(block, CleanLine) and agency_type_of(block.text) is not None:
            owner = body_of_line(block.text, agency_of)
            if owner is not None:
                heads[index] = (owner, block.text)
    return heads


def _headed(candidate: Candidate, owner: tuple[Agency, str]) -> Candidate:
    return replace(candidate, agency=owner[0], owner_from="heading", owner_raw=owner[1].strip())


def _page_owners(document: CleanDocument, agency_of: AgencyOf) -> Mapping[int | None, tuple[Agency, str]]:
    """The body whose name opens a page that holds figures; nothing where fewer than two pages name different ones."""
    pages: dict[int | None, list[CleanBlock]] = {}
    for block in document.blocks:
        if not isinstance(block, CleanLine) or block.text.strip():
            pages.setdefault(block.place.page, []).append(block)
    named: dict[int | None, tuple[Agency, str]] = {}
    for page, blocks in pages.items():
        first = blocks[0]
        owner = body_of_line(first.text, agency_of) if isinstance(first, CleanLine) else None
        if owner is not None and isinstance(first, CleanLine) and any(_holds_figure(block) for block in blocks):
            named[page] = (owner, first.text)
    return named if len({owner.agency_id for owner, _ in named.values()}) >= _LEAST_OWNERS else {}


def _holds_figure(block: CleanBlock) -> bool:
    if isinstance(block, CleanLine):
        return HOLDS_DECIMAL.search(block.text) is not None
    return any(HOLDS_DECIMAL.search(cell.text) for row in block.grid for cell in row)
