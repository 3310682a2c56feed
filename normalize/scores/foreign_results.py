"""Figures that are results of something or somebody else: means over agencies, other assessments, examples.

They stay on record as rejected mentions; what no report of its own holds is never a score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from prongsai.normalize.document.cleaned import CleanBlock, CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.text.keys import to_key

MEAN_OVER_AGENCIES = "mean over agencies, not this report's score"
_NOT_RESULTS = re.compile(r"(?:มิใช่|ไม่ใช่)(?:เป็น)?ผล(?:การ|คะแนน)?ประเมิน(?:ของ|ตาม|ita|คุณธรรม)")
_FRONT = 10  # paragraphs at the beginning of a document, where it says what it is
_TITLE = re.compile(r"(?:เรื่อง)?(?:รายงาน|สรุป|ผล|ประกาศ|แบบ|แผน|การ(?:ประเมิน|สำรวจ|วิเคราะห์|ตรวจ))")
_ABOVE = 2  # paragraphs over a paragraph that may say what it is about
_LONGEST = 160  # characters of each that may be its title
_MEAN = re.compile("เฉล[ี่]*ย")  # a scan loses the marks
_MANY = 3  # agencies with figures of their own
_ITA = re.compile(r"(?<![a-z])ita(?![a-z])|itas|integrityand|คุณธรรมและความโปร่งใส|(?<![a-z])(?:iit|eit|oit)(?![a-z])")


def without_others(
    candidates: Sequence[Candidate], paragraphs: Sequence[Paragraph], blocks: Sequence[CleanBlock]
) -> list[Candidate]:
    """The candidates, with a reason to reject on those that are not this report's results."""
    if any(_NOT_RESULTS.search(to_key(p.text)) for p in paragraphs[:_FRONT]):
        why = "the document says that its figures are not the assessment's"
        return [replace(c, rejected=c.rejected or why) for c in candidates]
    found = _without_means(candidates)
    other = _other_subject(paragraphs)
    if other is None:
        return found
    texts = {p.index: "".join(q.text for q in paragraphs[max(0, n - _ABOVE) : n + 1]) for n, p in enumerate(paragraphs)}
    return [
        replace(c, rejected=c.rejected or f"a total that does not name the assessment, in a report on {other}")
        if c.scope == "overall" and not _names_ita(c, texts, blocks)
        else c
        for c in found
    ]


def _without_means(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; under a list of many agencies the mean is nobody's score."""
    listed = {c.agency.agency_id for c in candidates if c.agency is not None and c.scope == "overall"}
    if len(listed) < _MANY:
        return list(candidates)
    return [
        replace(c, rejected=c.rejected or MEAN_OVER_AGENCIES)
        if c.agency is None and c.scope == "overall" and _MEAN.search(to_key(c.raw_label or ""))
        else c
        for c in candidates
    ]


@cache
def _others() -> tuple[tuple[str, str], ...]:
    return tuple((to_key(row["pattern"]), row["name"]) for row in table("other_assessments"))


def _other_subject(paragraphs: Sequence[Paragraph]) -> str | None:
    """The other assessment that the title names, and not this one."""
    front = [to_key(p.text[:_LONGEST]) for p in paragraphs[:_FRONT]]
    title = "".join(text for n, text in enumerate(front) if n == 0 or _TITLE.match(text))
    if _ITA.search(title):
        return None
    return next((name for pattern, name in _others() if pattern in title), None)


def _names_ita(candidate: Candidate, texts: dict[int, str], blocks: Sequence[CleanBlock]) -> bool:
    """Whether the paragraph or the table of a total names the assessment or one of its instruments."""
    block = blocks[candidate.block] if 0 <= candidate.block < len(blocks) else None
    if isinstance(block, CleanTable):
        text = "".join(cell.text for row in block.grid for cell in row)
    else:
        text = texts.get(candidate.block, "")
    return _ITA.search(to_key(text)) is not None
