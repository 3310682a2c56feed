"""What one line over or under figures says of all of them: whose they are, of which year, and of what kind.

A line says only what its words name: most captions say nothing, and their figures are the document's own results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from re import Pattern

from prongsai.normalize.agencies.mention_weight import LOCAL_TYPES
from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.narrative.said import Frame
from prongsai.normalize.scores.scope_words import Cue, Reach, Setting, cues_in
from prongsai.normalize.scores.scopes import BEYOND, tells_goal
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.keys import spaceless, to_key
from prongsai.normalize.text.phrases import Phrase, holds, one, opens, then, up_to
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.names_in_text import names_part
from prongsai.normalize.years.year_roles import FIRST_YEAR, LAST_YEAR
from rapidfuzz.distance import Levenshtein

_LONGEST = 160  # characters of the key of a line that is read whole
_LAST_CLAUSES = 120  # characters of a longer one that are: those nearest to the figures
_ALIKE = 0.85  # of names of which no list holds the one: a letter is misread
_SHORT = 100  # characters of the key of a line that need not lead in what follows
_AREAS = frozenset({"province", "ministry"})  # bodies that the words for many bodies may mean
_GOOD = frozenset({Setting.RESULT, Setting.OFFICIAL})
_REACHES = frozenset({Reach.PARAGRAPH, Reach.SCOPE, Reach.CAPTION})
_FIELD = ":=-"  # between the name of a field and what it holds
_LEAD_IN = Phrase("lead_in")
_CAPTION = Phrase("caption", "ordinal?", "#digit|point|dash*")
_OPENS_COMPARING = Phrase("caption_turn?", "caption_compares")
_BESIDE = Phrase(one("caption_beside", then("caption_and", "result|score")))
_RESULT_BEHIND = Phrase("caption_result")
_MEAN = Phrase("mean", "^30", "caption_plural")
_MANY = Phrase(
    one(
        then("caption_of", "caption_area"),
        "caption_whole",
        then("caption_group", "body_kind"),
        then("body_kind", "caption_others"),
        then("#count_no_year", "counted_place"),
    )
)
_ANSWERS = Phrase("#count", "who_answers")
_AREA_ALONE = Phrase("area_mark|province_mark", up_to(30, "#no_digit"))
_OWN_AREA = Phrase(one("caption_of", "mean"), "^30", "province_mark")
_UNNAMED = Phrase("<!caption_is", "body_kind", "caption_which")
_NO_OWNER, _OF = Phrase("caption_no_owner"), Phrase("caption_whose")
_PART = Phrase("caption_whose", "caption_part")
_PART_ALONE = Phrase("caption_part")
_RELATIVE_CLAUSE = Phrase("caption_had")
_COMPARED = Phrase(one("caption_compares", "caption_and"))
_SPAN = Phrase(one("#number", "number_in_words"))
_YEARS_BACK = {"last_year": 1, "two_years_ago": 2, "three_years_ago": 3}


@dataclass(frozen=True, slots=True)
class Saying:
    """What a line says; None and False where it says nothing.

    `own` that it names the document's own body, `nobody` why its figures are nobody's, `past` that they are of years
    gone by that it does not name; `years_back` counts from the document's year.
    """

    setting: Setting | None = None
    result: bool = False
    owner: OwnerHit | None = None
    own: bool = False
    nobody: Rejection | None = None
    years_back: int | None = None
    year: int | None = None
    dated: bool = False
    past: bool = False


def saying_of(text: str, frame: Frame, leads: bool = False) -> Saying:
    """What a line over a table or list, or the words before a row of figures, say of the figures.

    Args:
        text: the line.
        frame: whom the document is about and what it calls bodies.
        leads: it certainly leads to the figures, whatever its length: a heading, the words before a row.
    """
    whole = to_key(text)
    if not leads and len(whole) > _SHORT and not _LEAD_IN.closes(whole):
        return Saying()
    text = _nearest(text)
    flat = _CAPTION.behind(to_key(text))
    owner, own, rest = _owner(text, frame)
    nobody = None if owner is not None or own else _nobody(rest, frame)
    years = {hit.year_be for hit in find_years(text) if FIRST_YEAR <= hit.year_be <= LAST_YEAR}
    year = years.pop() if len(years) == 1 and _RELATIVE_CLAUSE.stands_in(flat) else None
    back, past = (None, False) if year or years else years_back_in(flat)
    setting, result = setting_in(text, flat)
    return Saying(setting, result, owner, own, nobody, back, year, bool(years or year), past)


def saying_before(lead: str, frame: Frame) -> Saying:
    """What the words before a row of figures say of them: there, an area stands for the bodies in it."""
    said = saying_of(lead, frame, leads=True)
    local = frame.owner is None or frame.owner.agency_type not in _AREAS
    if local and not said.own and _AREA_ALONE.fills(to_key(lead)):
        return replace(said, owner=None, nobody=Rejection.MEAN_OVER_AGENCIES)
    return said


def _nearest(text: str) -> str:
    """The text, of a long one its last clauses."""
    if len(to_key(text)) <= _LONGEST:
        return text
    kept: list[str] = []
    for word in reversed(text.split()):
        kept.insert(0, word)
        if len(to_key("".join(kept))) >= _LAST_CLAUSES:
            break
    return " ".join(kept)


def setting_in(text: str, flat: str) -> tuple[Setting | None, bool]:
    """What kind of figures a line names, and whether it calls them results."""
    leads = _LEAD_IN.closes(flat)
    cues = [c for c in cues_in(flat, in_caption=True) if _speaks(c, flat, leads)]
    said = [c for c in cues if c.setting not in _GOOD]
    if any(c.setting == Setting.OFFICIAL for c in cues):
        return None, True
    if names_part(text):
        said = [c for c in said if c.setting != Setting.OTHER]  # an indicator, whatever it is about
    said = [c for c in said if not _is_beside_results(c, text, flat)]
    if not said and opens(flat, "caption_example"):
        return Setting.EXAMPLE, False
    return (said[-1].setting, False) if said else (None, bool(cues))


def _speaks(cue: Cue, flat: str, leads: bool) -> bool:
    """Whether a word speaks of all figures under the line; means are told by whose they are."""
    if cue.setting in (Setting.NONE, Setting.MEAN, Setting.DENIED):
        return False
    if _ANSWERS.opens(flat, cue.end):
        return False  # "ขั้นต่ำ 50 คน": of those who answer
    return bool(cue.reaches & _REACHES) or (leads and cue.setting == Setting.TARGET)


def _is_beside_results(cue: Cue, text: str, flat: str) -> bool:
    """Whether a line names targets or changes beside results, or tells a result behind them."""
    if BEYOND.closes(flat[: cue.at]):
        return True  # "ตัวชี้วัดที่ต่ำกว่าค่าเป้าหมาย"
    if cue.setting == Setting.SHARE:
        return _BESIDE.stands_in(flat)
    if cue.setting not in (Setting.TARGET, Setting.DIFFERENCE):
        return False
    behind = flat[cue.end :]
    told = any(_RESULT_BEHIND.opens(to_key(clause)) and to_key(clause) in behind for clause in text.split())
    both = _BESIDE.stands_in(flat)
    return told or both or (cue.setting == Setting.TARGET and (tells_goal(flat) or "เทียบ" in flat))


def _owner(text: str, frame: Frame) -> tuple[OwnerHit | None, bool, str]:
    """The other body in an owner's place, whether the own one is named, and the key without the names of bodies."""
    hits = [hit for hit in frame.bodies(text) if not hit.overseer]
    rest = text
    for hit in reversed(hits):
        rest = rest[: hit.start] + "\n" + rest[hit.end :]
    if any(_is_own(hit, frame) for hit in hits):
        return None, True, to_key(rest)
    others = [hit for hit in hits if _owns(hit, text, frame)]
    in_area = frame.owner is not None and frame.owner.agency_type not in _AREAS
    if in_area and any(hit.agency.agency_type == "province" for hit in others):
        return None, False, to_key(text)  # there, a province stands for the bodies in it
    one_body = len({hit.agency.agency_id for hit in others}) == 1
    return (others[0] if one_body else None), False, to_key(rest)


def _is_own(hit: OwnerHit, frame: Frame) -> bool:
    """Whether it is the document's own body, its name in part or misread; the same name elsewhere is another body."""
    own, body = frame.owner, hit.agency
    if own is None:
        return False
    mine, name = spaceless(own.name_th), spaceless(body.name_th)
    if mine == name or frame.is_own(body):
        return body.province in (None, own.province) or own.province is None or body.agency_id == own.agency_id
    if mine.startswith(name) or name.startswith(mine):
        return True
    return body.on_no_list and Levenshtein.normalized_similarity(mine, name) >= _ALIKE


def _owns(hit: OwnerHit, text: str, frame: Frame) -> bool:
    """Whether a body stands in an owner's place: nobody's teller, giver or guest, and of the document's own sort."""
    before, behind = to_key(text[: hit.start]).rstrip(_FIELD), to_key(text[hit.end :])
    if frame.owner is None or _NO_OWNER.closes(before) or opens(behind, "caption_teller"):
        return False
    if _COMPARED.closes(before) and not _OPENS_COMPARING.opens(before):
        return False  # "ผลของเทศบาลเทียบกับ อบต. ..."
    over = hit.agency.agency_type == "ministry" != frame.owner.agency_type  # under its name stands that of a part
    alike = (hit.agency.agency_type in LOCAL_TYPES) == (frame.owner.agency_type in LOCAL_TYPES) and not over
    return alike or _OF.closes(before)


def _nobody(rest: str, frame: Frame) -> Rejection | None:
    """Why the figures are nobody's: those of many bodies, of one that is not named, of a part of a body."""
    if _PART.stands_in(rest) or _PART_ALONE.fills(rest):
        return Rejection.PART_OF_BODY
    own_area = frame.owner is not None and frame.owner.agency_type in _AREAS and _OWN_AREA.stands_in(rest)
    ranked = holds(rest, "over_results_and_means") and not _OPENS_COMPARING.opens(rest)
    many = _MANY.stands_in(rest) and not holds(rest, "announces")  # "ประกาศผลของหน่วยงานทั่วประเทศ": among them ours
    if (_MEAN.stands_in(rest) or many) and not own_area and not ranked:
        return Rejection.MEAN_OVER_AGENCIES
    return Rejection.AGENCY_UNTOLD if _UNNAMED.stands_in(rest) else None


def years_back_in(flat: str) -> tuple[int | None, bool]:
    """How many years ago a line says that its figures are, and whether of years gone by that it does not name."""
    found = list(_relative().finditer(flat))
    if holds(flat, "caption_past"):
        return None, not _COMPARED.closes(flat[: found[0].start()] if found else "")
    if not found or holds(flat, "caption_this_year"):
        return None, False
    before, behind = flat[: found[0].start()], flat[found[0].end() :]
    if _COMPARED.closes(before) and not _RELATIVE_CLAUSE.opens(behind):
        return None, False
    if _SPAN.closes(before):
        return None, True  # "คะแนน 3 ปีที่ผ่านมา"
    return _YEARS_BACK[_kinds()[found[0][0]]], False


@cache
def _kinds() -> dict[str, str]:
    return {row["cue"]: row["kind"] for row in table("narrative_cues") if row["kind"] in _YEARS_BACK}


@cache
def _relative() -> Pattern[str]:
    return any_of(_kinds())


def is_bare_name(text: str, frame: Frame) -> bool:
    """Whether a line is the name of a body and no more."""
    hits = frame.bodies(text)
    return len(hits) == 1 and not any(map(str.isalnum, text[: hits[0].start] + text[hits[0].end :]))


def saying_of_section(heading: str, frame: Frame) -> Saying:
    """What a heading says of all tables and lists under it: of a body only where it is about that body's results."""
    said = saying_of(heading, frame)
    if said.owner is None:
        return replace(said, setting=None, result=False)  # `Scopes` reads those
    before = _CAPTION.behind(to_key(heading[: said.owner.start]))
    whose = _OF.closes(before) or not any(map(str.isalpha, before))
    return replace(said, setting=None, result=False, owner=said.owner if whose else None)


def spanning_texts(rows: Sequence[Sequence[str]]) -> list[str]:
    """The texts that fill whole rows at the top of a table, the lowest first: they head it as a line over it does."""
    found: list[str] = []
    for row in rows:
        if len(row) < 2 or len(set(row)) != 1 or not row[0].strip():
            break
        found.insert(0, row[0])
    return found
