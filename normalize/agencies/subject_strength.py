"""How surely a body that a sentence names is the one whose result it tells, and which body a whole text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from prongsai.normalize.agencies.body_names import has_result
from prongsai.normalize.agencies.owner_finder import OwnerFinder, OwnerHit
from prongsai.normalize.agencies.owner_names import one_of, owner_cues
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.phrases import either, words_of

BEFORE, BEHIND = 40, 100  # squeezed characters beside a body that tell its strength
_TITLE_LINES = 3  # first paragraphs of a text: what they name counts double
_SUBJECT_OFTEN = 3  # times a subject, where no title names the body
_OPENING = 6  # first paragraphs of a text, which tell who speaks in it
_TITLE_MARKS = " \t\"'“”‘’-–•*#"
_LONGEST_TITLE = 120  # characters of a title, where the text lists results of many
_MANY = 3  # bodies with results of their own
_AHEAD = 1.5  # times as often a subject as the next body
ROW_GAPS = frozenset({"", ",", "และ", "กับ"})  # between bodies in a row
_OFFICES = ("ว่าการ", "สำนักงาน", "ใหญ่", "ทั่วไป", "ของ")  # between an officer and the body
_RELATIVE = ("ซึ่ง", "ที่")
_OVER = ("สังกัด", "ภายใต้", "กำกับ", "ดูแล", "ของ", "เครือ", "ระดับ")  # before a body that stands over the subject
_GETS_RESULT = either(
    ("closing?", "still*", "#decimal"),
    ("closing?", "still*", "moves", "^14", "#decimal"),
    ("closing?", "still*", "stands_in_order"),
    ("closing?", "still*", "gets_or_has", "#decimal|result_named"),
)


def subject_strength(hit: OwnerHit, before: str, after: str) -> int:
    """How surely a body stands in an owner's place: 2 a subject or a name alone, 1 an office or an announcer, 0 not.

    Args:
        hit: the body.
        before: the last `BEFORE` squeezed characters before it.
        after: the first `BEHIND` squeezed characters behind it.
    """
    if hit.overseer and (before.endswith(("โดย", "จาก", "ของ")) or not _GETS_RESULT.match(after)):
        return 0
    if before.endswith(owner_cues("envoy")) and after.startswith((*owner_cues("receives"), *owner_cues("says"))):
        return 2  # "ผู้แทนกรม... เข้ารับโล่รางวัล", "ตัวแทนเทศบาล... บอกว่า": among several it speaks of its own
    if _is_beside(before) or is_object(before):
        own = _GETS_RESULT.match(_said_of_it(after, before) if _is_beside(before) else after)
        if own is None:
            return 0
    if is_officers(before):
        return 1
    return 1 if _announces().match(after) else 2


def gets_result(after: str) -> bool:
    """Whether a body gets a result by the squeezed characters behind it: "ซึ่งได้ 92.10"."""
    return _GETS_RESULT.match(after) is not None


def _said_of_it(after: str, before: str) -> str:
    """What a relative clause says of a body that stands beside: "ศึกษาดูงานที่... ซึ่งได้คะแนน"; "" where it says nothing.

    "กรม... สังกัดกระทรวง... ซึ่งได้คะแนน" says it of the body below.
    """
    relative = next((word for word in _RELATIVE if after.startswith(word)), None)
    return "" if relative is None or before.endswith(_OVER) else after.removeprefix(relative)


def is_object(before: str) -> bool:
    """Whether a body is what another beat, gave to or had from: "เฉือนการประปานครหลวง", "มอบให้เทศบาล...", "รับรองจาก".

    `before` as above.
    """
    objects = (*owner_cues("rival"), *owner_cues("receiver"), *owner_cues("source"))
    return before.endswith(objects) and not before.endswith(owner_cues("not_beside"))


def main_owner(texts: Sequence[str], finder: OwnerFinder) -> Agency | None:
    """The body that a text without a title page is about: the subject most often, the first lines counting double."""
    counts: Counter[str] = Counter()
    agencies: dict[str, Agency] = {}
    listed = _listed_results(texts, finder)
    for number, text in enumerate(texts):
        hits = finder.find(text)
        for hit in hits:
            if (number, hit.start) in listed:
                continue
            unlisted_below = hit.agency.resolution == "unlisted" and number >= _TITLE_LINES
            opens = number < _TITLE_LINES and _opens_title(text, hit)
            if not unlisted_below and (opens or _is_subject(text, hit)) and not _is_listed(text, hit, hits):
                agencies[hit.agency.agency_id] = hit.agency
                counts[hit.agency.agency_id] += 2 if number < _TITLE_LINES else 1
    titled = {
        hit.agency.agency_id
        for number, text in enumerate(texts[:_TITLE_LINES])
        for hit in finder.find(text)
        if (number, hit.start) not in listed and (not listed or len(text) <= _LONGEST_TITLE or _opens_title(text, hit))
    }
    often = {key: count for key, count in counts.items() if count >= _SUBJECT_OFTEN or key in titled}
    ranked = sorted(often, key=lambda key: (-often[key], key))
    if not ranked and _speaks_for_itself(texts):
        return _only_titled(texts, finder)
    if not ranked or (len(ranked) > 1 and often[ranked[1]] * _AHEAD > often[ranked[0]]):
        return None
    return agencies[ranked[0]]


def speaker(texts: Sequence[str], finder: OwnerFinder, announces: bool = False) -> Agency | None:
    """The one body whose officer the first lines name, in a text that tells "our" results.

    "พูดคุยกับ นาย... อธิบดีกรม... / เราได้ 96.40 คะแนน": another body that is named with its result is compared with.

    Args:
        texts: the paragraphs.
        finder: finds their bodies.
        announces: it is enough that the officer announces something.
    """
    officers = [
        (text, hit)
        for text in texts[:_OPENING]
        for hit in finder.find(text)
        if not hit.overseer and is_officers(_strength_in(text, hit)[1])
    ]
    bodies = {hit.agency.agency_id: hit.agency for _, hit in officers}
    ours = any(cue in spaceless(text) for text in texts for cue in owner_cues("ours"))
    told = announces and any(_announces().match(spaceless(text[hit.end :][: 2 * BEHIND])) for text, hit in officers)
    return next(iter(bodies.values())) if len(bodies) == 1 and (ours or told) else None


def _speaks_for_itself(texts: Sequence[str]) -> bool:
    """Whether a text tells its results as "ours": an interview, a speech, a post."""
    own = [kind + gets for kind in words_of("own_kind") for gets in words_of("own_gets")]
    cues = (*owner_cues("ours"), *own)
    return any(cue in flat for flat in map(spaceless, texts) for cue in cues)


def _only_titled(texts: Sequence[str], finder: OwnerFinder) -> Agency | None:
    """The one body that the first lines name, be it its officer who speaks; None where they name several.

    Who takes part or gives the place counts only where nobody else is named.
    """
    hits = [(text, hit) for text in texts[:_TITLE_LINES] for hit in finder.find(text) if not hit.overseer]
    strong = [(text, hit) for text, hit in hits if _strength_in(text, hit)[0]]
    named = {hit.agency.agency_id: hit.agency for _, hit in strong or hits}
    return next(iter(named.values())) if len(named) == 1 else None


def _listed_results(texts: Sequence[str], finder: OwnerFinder) -> set[tuple[int, int]]:
    """Where bodies stand in a list of results of many: right before one, or in a sentence that tells several."""
    told = {
        (number, hit.start): hit.agency.agency_id
        for number, text in enumerate(texts)
        for hit in finder.find(text)
        if has_result(text, hit.end)
    }
    if len(set(told.values())) < _MANY:
        return set()
    lists = [number for number, _ in told]
    return {(n, hit.start) for n, text in enumerate(texts) for hit in finder.find(text)
            if (n, hit.start) in told or (lists.count(n) > 1 and not _opens_title(text, hit))}  # fmt: skip


def _opens_title(text: str, hit: OwnerHit) -> bool:
    """Whether a line opens with a body that tells of results: "วธ. เผยผลการประเมิน"."""
    return not hit.overseer and not text[: hit.start].rpartition("\n")[2].strip(_TITLE_MARKS)


def _is_listed(text: str, hit: OwnerHit, hits: Sequence[OwnerHit]) -> bool:
    """Whether a body is one of several in a row, "A B และ C": none of them is what a text is about."""
    at = hits.index(hit)
    beside = [(a, b) for a, b in ((at - 1, at), (at, at + 1)) if a >= 0 and b < len(hits)]
    gaps = [text[hits[a].end : hits[b].start] for a, b in beside if hits[a].agency != hits[b].agency]
    return any(gap.strip().lstrip("ฯ").strip() in ROW_GAPS for gap in gaps)


def speaks(text: str, hit: OwnerHit) -> bool:
    """Whether a body, or an officer of it, speaks: "อธิการบดีมหาวิทยาลัย... กล่าว"."""
    return _strength_in(text, hit)[0] == 1


def _is_subject(text: str, hit: OwnerHit) -> bool:
    strength, before = _strength_in(text, hit)
    return strength == 2 and not is_object(before)  # noqa: PLR2004


def _strength_in(text: str, hit: OwnerHit) -> tuple[int, str]:
    """The strength of a body in a text, and the squeezed characters before it."""
    before = "".join(text[max(0, hit.start - 60) : hit.start].split())[-BEFORE:]
    return subject_strength(hit, before, "".join(text[hit.end : hit.end + 140].split())), before


def is_officers(before: str) -> bool:
    """Whether the word for an officer leads to a body: "ผู้อำนวยการสำนักงาน"."""
    if before.endswith(owner_cues("officer")):
        return True
    return any(is_officers(before.removesuffix(word)) for word in _OFFICES if before.endswith(word))


def _is_beside(before: str) -> bool:
    """Whether a word sets a body beside the one that is spoken of: "ร่วมกับ"."""
    told = (before, before.removesuffix("ของ"))
    return any(one.endswith(owner_cues("beside")) and not one.endswith(owner_cues("not_beside")) for one in told)


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(rf"^\)?(?:โดย[^\d]{{0,80}})?(?:ได้)?(?:{one_of('announces')})")
