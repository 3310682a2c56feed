"""How much one print of an agency's name counts, by where it stands in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from prongsai.normalize.agencies.name_finder import AgencyMention
from prongsai.normalize.document.cleaned import CleanDocument, CleanLine
from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.text.characters import from_first_letter
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.phrases import phrase
from prongsai.normalize.vocabulary.assessment_names import names_assessment

LOCAL_TYPES = frozenset(
    (
        "subdistrict_administrative_organization",
        "subdistrict_municipality",
        "town_municipality",
        "city_municipality",
        "provincial_administrative_organization",
        "special_local_government",
    )
)
MINISTRY = "ministry"
PROSE_WEIGHT, CELL_WEIGHT, FIRST_WEIGHT = 1.0, 0.3, 3.0
_MEMO_WEIGHT, _TITLE_WEIGHT, _COVER_WEIGHT, _CENTRED_WEIGHT, _ADDRESS_WEIGHT = 8.0, 4.0, 4.0, 2.0, 2.0
_NAMED_WEIGHT = 2.0  # an official name inside the title of a report
_PLACE_LIKE_SHARE, _BACKGROUND_SHARE, _NATIONAL_PROSE_SHARE, _UNSURE_SHARE = 0.4, 0.1, 0.3, 0.5
_COVER_LINES, _COVER_CHARS, _SHORT_LINE, _REPEATS, _MAX_TAIL = 14, 1500, 130, 4, 10
_FILLS = 0.6  # a line is a title of an agency if the name is at least this share of it
_LINK = 70  # characters of a line of links
_TITLE_LEAD = 12  # and no more characters stand before it

_REPORTS = ("รายงาน", "ผล", "วิเคราะห์", "มาตรการ")
_ENDS_TITLE = ("ความโปร่งใส", "ความโปรงใส", "ITA", "ภาครัฐ")
_MEMO = "ส่วนราชการ"
_TO_SOMEBODY = ("เรียน", "สำเนาส่ง", "สิ่งที่ส่งมาด้วย", "อ้างถึง")
_COMPARED_WITH = edge_words("compared_with")  # whose figures stand beside the report's own
_THANKED = edge_words("thanked")  # a body that is thanked, visited, received
_LINKS = edge_words("heads_links")
_BEHIND_COMPARED = ("ของเรา", "คือ", "ได้แก่")
_YEAR_BEHIND = phrase("each?", "#written_year", "#year_to?", "$", spaced=True)
_IN_MINISTRY = ("", "(", "สังกัด", "ใน", "ในสังกัด")  # between a body and its ministry
_SEAT = ("ที่ตั้ง", "ตั้งอยู่")
_BARE_ADDRESS = re.compile(r"^\W*(?:(?:ตำบล|แขวง|ต\.)\s*\S+\s+)?(?:อำเภอ|เขต|อ\.)\s*\S+(?:\s+(?:จังหวัด|จ\.)\s*\S+)?\W*$")
_LOCAL_BODY = ("องค์การบริหาร", "เทศบาล", "อบต", "อบจ", "เมืองพัทยา")
_FIGURE = phrase("figure_lead|#gap_sign*", "#digit")  # a figure right behind a name: a row of a list, no title


class WeighedLine(NamedTuple):
    """A line of the document with what tells how weighty it is."""

    text: str
    source: CleanLine
    on_cover: bool
    repeat: int  # how many lines before had the same text
    is_address: bool = False  # says where the body named above it is, and names none


class _Stand(NamedTuple):
    """How a name stands in its line."""

    said: str  # what of the line is about the name
    text: str  # the same without a year behind it
    at: int  # where the name begins in `said`
    own: int  # its characters, its address among them
    fills: bool  # hardly anything else stands there
    titled: bool  # it ends a title on the cover
    memo: bool  # the line is the head of a memorandum


def weigh(hit: AgencyMention, line: WeighedLine) -> tuple[float, bool]:
    """How much one print counts, and whether it stands where a document names its own agency."""
    stand = _stand_of(hit, line)
    title = _weight_as_title(hit, line, stand)
    alone = hit.official and line.on_cover and stand.own >= len(stand.text) - 1 and not line.repeat  # of the title
    weight = title or PROSE_WEIGHT
    if not title and (hit.agency_type not in LOCAL_TYPES or hit.place_like):
        weight *= _NATIONAL_PROSE_SHARE if hit.listed or hit.place_like else 0.0
    if hit.address and hit.agency_type in LOCAL_TYPES:
        weight += _ADDRESS_WEIGHT
    if hit.role and not stand.memo and not (stand.titled and stand.fills) and not alone:
        weight, title = weight * _BACKGROUND_SHARE, 0.0
    if hit.place_like:
        weight *= _PLACE_LIKE_SHARE
    if not (hit.official or hit.clean):
        weight, title = weight * _UNSURE_SHARE, 0.0
    if hit.place_like and not hit.official and not title:
        weight = 0.0
    if line.is_address and hit.agency_type in ("district", "province"):
        return 0.0, False
    if line.repeat >= _REPEATS or _is_compared(stand.said[: stand.at]):
        return 0.0, False
    return weight, title > 0


def _stand_of(hit: AgencyMention, line: WeighedLine) -> _Stand:
    said = _field_of(hit.raw.split("\n", 1)[0], line.text)
    text = _YEAR_BEHIND.sub("", said.strip()).rstrip()  # "กรม... ปีงบประมาณ 2564" says no more than the name
    own = hit.address.end - hit.start if hit.address else hit.end - hit.start
    at = max(0, said.find(hit.raw.split("\n", 1)[0]))
    fills = own >= _FILLS * len(text) and at <= _TITLE_LEAD
    titled = hit.official and line.on_cover and _ends_a_title(said[:at])
    fills = fills or (titled and at + own >= len(text) - 3)
    return _Stand(said, text, at, own, fills, titled, memo=from_first_letter(text).startswith(_MEMO))


def _weight_as_title(hit: AgencyMention, line: WeighedLine, stand: _Stand) -> float:
    """What a name counts as a title or a part of one; nothing where it stands in running text."""
    if stand.memo:
        return _MEMO_WEIGHT
    end = stand.at + stand.own
    led = from_first_letter(stand.text).startswith(_TO_SOMEBODY) or _FIGURE.match(stand.said, end)
    if len(stand.text) > _SHORT_LINE or led or (hit.place_like and not stand.fills):
        return 0.0
    stands_out = stand.fills or line.source.centred or end >= len(stand.text) - 3
    names_report = hit.listed and line.on_cover and not stands_out and _names_report(stand.text)
    title = _COVER_WEIGHT if line.on_cover and stands_out else 0.0
    title += _TITLE_WEIGHT if stand.fills else 0.0
    title += _NAMED_WEIGHT if names_report else 0.0
    return title + (_CENTRED_WEIGHT if line.source.centred and (stand.fills or line.on_cover) else 0.0)


def _field_of(name: str, line: str) -> str:
    """What stands about a name between the bars of a line of fields: "กรม... | คะแนนรายข้อ | ปี 2567"; else the line."""
    return next((field for field in line.split("|") if name in field), line)


def _names_report(text: str) -> bool:
    """Whether a title is that of a report or plan about the assessment: "รายงานผลการประเมิน ITA"."""
    return any(names_assessment(text.partition(word)[2]) for word in (*_REPORTS, "แผน"))


def _ends_a_title(before: str) -> bool:
    """Whether a title ends before a name: "รายงานผลการประเมินคุณธรรมและความโปร่งใสของ"."""
    title = before.rstrip().removesuffix("ของ").rstrip().removesuffix(")")
    return title.endswith(_ENDS_TITLE) and any(word in title for word in _REPORTS)


def _is_compared(before: str) -> bool:
    """Whether a name stands behind words that compare with another body, or thank it: "เทียบกับ", "คู่เทียบคือ"."""
    words = before.rstrip(" \t\n:：=")
    if spaceless(words).endswith(_THANKED):
        return True
    behind = next((word for word in _BEHIND_COMPARED if words.endswith(word)), "")
    return words.removesuffix(behind).endswith(_COMPARED_WITH)


def weighed_lines(document: CleanDocument) -> list[WeighedLine]:
    """The document's lines; the cover is its first page if that holds little, and its first lines anyhow."""
    sources = [b for b in document.blocks if isinstance(b, CleanLine) and b.text.strip()]
    per_page: dict[int | None, int] = defaultdict(int)
    for source in sources:
        per_page[source.place.page] += len(source.text)
    first_page = sources[0].place.page if sources else None
    sparse = first_page is not None and len(per_page) > 1 and per_page[first_page] <= _COVER_CHARS
    seen: Counter[str] = Counter()
    lines: list[WeighedLine] = []
    linked = False  # the line stands in a list of links to others
    for index, source in enumerate(sources):
        text = source.text.replace("\n", " ")
        on_cover = index < _COVER_LINES or (sparse and source.place.page == first_page)
        above = spaceless(sources[index - 1].text) if index else ""
        local = any(word in above for word in _LOCAL_BODY)
        seat = spaceless(from_first_letter(text)).startswith(_SEAT)
        address = seat or (local and _BARE_ADDRESS.match(text) is not None)
        heads = len(text) <= _LINK and spaceless(from_first_letter(text)).startswith(_LINKS)
        linked = heads or (linked and len(text) <= _LINK and not HOLDS_DECIMAL.search(text))
        lines.append(WeighedLine(text, source, on_cover, _REPEATS if linked else seen[text.strip()], address))
        seen[text.strip()] += 1
    return lines


def lengthened(hits: Sequence[AgencyMention]) -> list[AgencyMention]:
    """The hits, with the longer name where the document prints one that begins with an official name.

    A municipality's name often begins with the name of a subdistrict; if every print of it goes on alike,
    that is its name even where no print ends it.
    """
    alone = {(h.agency_type, h.name) for h in hits if h.clean and not h.official}
    bare = {(h.agency_type, h.name) for h in hits if h.clean and h.official}
    joined = Counter((h.agency_type, h.name, h.tail) for h in hits if 0 < len(h.tail) <= _MAX_TAIL)
    result: list[AgencyMention] = []
    for hit in hits:
        if not hit.tail:
            result.append(hit)
            continue
        longer = [n for t, n in alone if t == hit.agency_type and (hit.name + hit.tail).startswith(n)]
        longer = [n for n in longer if len(n) > len(hit.name)]
        if not longer and joined[(hit.agency_type, hit.name, hit.tail)] >= 2 and "municipality" in hit.agency_type:
            longer = [] if (hit.agency_type, hit.name) in bare else [hit.name + hit.tail]
        result.append(replace(hit, name=max(longer, key=len), official=False, clean=True) if longer else hit)
    return result


def parents_in_lines(
    placed: Sequence[tuple[AgencyMention, int]], starts: list[int], lines: Sequence[str]
) -> dict[int, int]:
    """Where in a line the ministry stands that a body's name ends with: "กรมตัวอย่าง  กระทรวงตัวอย่าง".

    `placed` are the names with their lines, `starts` the places at which the lines begin.
    """
    found: dict[int, int] = {}
    for (body, at), (parent, below) in pairwise(placed):
        place = parent.start - starts[at]
        between = lines[at][body.end - starts[at] : place].strip() if at == below else None
        if parent.agency_type == MINISTRY != body.agency_type and between in _IN_MINISTRY:
            found[at] = place
    return found


def up_to_parent(line: WeighedLine, parent: int | None, start: int) -> WeighedLine:
    """The line up to the ministry behind the body that stands at `start`."""
    return line if parent is None or start >= parent else line._replace(text=line.text[:parent].rstrip(" ("))


def line_starts(text: str) -> list[int]:
    """The offsets at which the lines of a text begin."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def line_of(starts: list[int], offset: int) -> int:
    """The line (from 0) that holds an offset."""
    return bisect_right(starts, offset) - 1
