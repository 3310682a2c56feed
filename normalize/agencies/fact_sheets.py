"""Sheets of facts, "หน่วยงาน" beside a name: a cover in the form of a table, as the lines that it stands for.

So is a table that says the same body in each of its rows, as those do that a program writes for another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from prongsai.normalize.agencies.area_list import part_asked
from prongsai.normalize.agencies.directory import AgencyDirectory, agency_in_row
from prongsai.normalize.agencies.owner_names import agency_type_of, is_kind, unlisted_agency
from prongsai.normalize.document.cleaned import CleanBlock, CleanDocument, CleanLine, CleanTable, texts_of
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import behind, opens

_MOST_FACTS = 20  # rows of a sheet of facts
_LEAST_ROWS = 2  # below the head of a table, that name one body
_FACTS = frozenset({"หน่วยงาน", "อปท", "อปท.", "องค์กร", "ที่ตั้ง", "ส่วนราชการ"})
_FIELDS = frozenset(head + tail for head in _FACTS - {"ที่ตั้ง"} for tail in ("", "ที่รับการประเมิน", "ผู้รายงาน", "ที่รายงาน"))
_ABOVE = frozenset({"สังกัด", "ในสังกัด", "หน่วยงานต้นสังกัด"})
_LONGEST_NAME = 70  # characters
_WEB_PAGE = "text/html"
_PLACES = frozenset({"province", "district"})
_FILLED = " .…_-–•"  # the dotted line that an entry was written on


def stated_body(document: CleanDocument) -> Agency | None:
    """The body that a form names in its field "หน่วยงาน", where the field right below says what it belongs to."""
    for line, below in pairwise(_filled_lines(document)):
        name = _entry(line, _FIELDS)
        if not name or not _entry(below, _ABOVE):
            continue
        kind = agency_type_of(name)
        if kind is None or is_kind(name) or len(name) > _LONGEST_NAME:
            return None
        return agency_in_row(name, AgencyDirectory.load()) or unlisted_agency(name, kind)
    return None


def titled_body(document: CleanDocument) -> Agency | None:
    """The one body that a web page's own title names, where the page names none over its first figure.

    What it names below that, it links to, thanks or tells news of.
    """
    named = _bodies_in((document.raw.title or "").replace("|", "\n"))
    if document.raw.media_type != _WEB_PAGE or len(set(map(_kind_and_name, named))) != 1:
        return None
    texts = [text for block in document.blocks for text in texts_of(block) if text.strip()]
    first = next((n for n, text in enumerate(texts) if HOLDS_DECIMAL.search(text)), len(texts))
    if _bodies_in("\n".join(texts[: first + 1])):
        return None
    printed = [a for a in _bodies_in("\n".join(texts)) if _kind_and_name(a) == _kind_and_name(named[0])]
    return next((agency for agency in (*named, *printed) if agency.is_settled), named[0])


def _kind_and_name(agency: Agency) -> tuple[str, str]:
    return agency.agency_type, agency.name_th


def _bodies_in(text: str) -> list[Agency]:
    """The bodies that a text names, but for those that run the assessment, and mere places."""
    directory = AgencyDirectory.load()
    hits = [hit for hit in directory.find_names(text) if (hit.official or hit.clean) and not hit.place_like]
    hits = [hit for hit in hits if hit.role != "overseer" and hit.agency_type not in _PLACES]
    found: list[Agency] = []
    for hit in hits:
        place = (hit.address.district, hit.address.province) if hit.address else (None, None)
        found.append(directory.resolve(hit.agency_type, hit.name, *place))
    return found


def _filled_lines(document: CleanDocument) -> Iterator[str]:
    """The lines of a document, and the rows of its sheets of two columns as such."""
    for block in document.blocks:
        if isinstance(block, CleanLine):
            yield from ((block.text,) if block.text.strip() else ())
        elif isinstance(block, CleanTable) and block.n_cols == 2 and block.n_rows <= _MOST_FACTS:
            for label, value in block.grid:  # one cell over both columns holds field and entry
                yield label.text if label is value else f"{label.text} {value.text}"


def _entry(line: str, fields: frozenset[str]) -> str:
    """What stands behind one of these fields, "" where a line begins with none of them."""
    field, _, entry = line.replace(":", " ").strip(_FILLED).partition(" ")
    return entry.strip(_FILLED) if field.removeprefix("ชื่อ") in fields else ""


def with_fact_lines(document: CleanDocument) -> CleanDocument:
    """The document with sheets of facts as lines, and with the body that all rows of a table name as one over it."""
    blocks: list[CleanBlock] = []
    for block in document.blocks:
        sheet = isinstance(block, CleanTable) and block.n_cols == 2 and block.n_rows <= _MOST_FACTS
        if isinstance(block, CleanTable) and sheet and any(_asks_for_body(row[0].text) for row in block.grid):
            blocks += _fact_lines(block)
        else:
            blocks += [*(_one_body(block) if isinstance(block, CleanTable) else ()), block]
    return CleanDocument(tuple(blocks), document.raw)


def _one_body(table: CleanTable) -> list[CleanLine]:
    """What the column "หน่วยงาน" of a table says, where it says one listed body in every row, with its place."""
    if table.n_rows <= _LEAST_ROWS:
        return []
    heads, first = table.grid[0], table.grid[1]
    alike = [c for c in range(table.n_cols) if len({row[c].text.strip() for row in table.grid[1:]}) == 1]
    column = next((c for c in alike if _heads_bodies(heads[c].text)), None)
    if column is None or agency_in_row(first[column].text, AgencyDirectory.load()) is None:
        return []
    said = [first[column].text.strip()]
    for c in alike:
        asked, place = part_asked(heads[c].text), first[c].text.strip()
        said += [place if place.startswith(asked[1]) else asked[1] + place] if asked is not None and place else []
    cell = first[column]
    return [CleanLine(" ".join(said), cell.raw, cell.repairs, cell.place)]


def _heads_bodies(head: str) -> bool:
    return part_asked(head) is None and opens(behind(to_key(head), "name_mark"), "body_head")


def _fact_lines(sheet: CleanTable) -> list[CleanLine]:
    """The facts as lines; "อำเภอ" and "แม่สาย" beside each other are the place of the body that is named above."""
    lines: list[CleanLine] = []
    named: int | None = None  # the line that names the body
    for label, value in sheet.grid:
        asked = part_asked(label.text)
        text = value.text.strip()
        if asked is not None and text and named is not None:
            place = text if text.startswith(asked[1]) else asked[1] + text
            lines[named] = replace(lines[named], text=f"{lines[named].text} {place}")
        elif text:
            if _asks_for_body(label.text):
                named = len(lines)
            lines.append(CleanLine(value.text, value.raw, value.repairs, value.place))
    return lines


def _asks_for_body(label: str) -> bool:
    """Whether a label asks for the body that is assessed: "ชื่อหน่วยงานที่รับการประเมิน:"."""
    return to_key(label).removesuffix(":").removesuffix("ที่รับการประเมิน").removeprefix("ชื่อ") in _FACTS
