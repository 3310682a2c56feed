"""A tone between a leading vowel and its letters: on which letter it belongs (rule of `normalize.text.repair`)."""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import LEADING_VOWELS, LETTERS, MARKS, THANTHAKHAT, TONES

WORD_END = rf"(?=[^ก-๎ ]|[{LEADING_VOWELS}]| (?! ?[{MARKS}ะาำ])|\Z)"
CLUSTER = r"(?:[กขคตปผพ][รลว]|ห[งญนมยรลว]|อย|[สศซ]ร)"
ONE_TONE_ONLY = frozenset(TONES)
MARK_AFTER_LEAD = (
    rf"(?P<lead>[{LEADING_VOWELS}])(?P<marks>[{MARKS}]+)(?:(?={CLUSTER})(?P<pair>[{LETTERS}]{{2}})|(?P<lone>[{LETTERS}]))"
    rf"(?=(?P<next>[{MARKS}ะาำ]?))(?P<end>{WORD_END})?"
)
_NO_ONSET = frozenset({"ตล", "ตว", "ปว", "ผร", "ผว", "พว", "อย"})  # no onset of a syllable with a leading vowel
_TONES_AND_KILLER = TONES + THANTHAKHAT
# what the second letter can carry only as the first of a syllable of its own, by the leading vowel before it
_NOT_OF_LEAD = {
    "เ": "ัึุู" + _TONES_AND_KILLER,
    "แ": "ัิีึืุูาำ" + _TONES_AND_KILLER,
    "โ": "ัิีึืุูาำ" + _TONES_AND_KILLER,
    "ใ": "ัิีึืุูาำะ" + _TONES_AND_KILLER,
    "ไ": "ัิีึืุูาำะ" + _TONES_AND_KILLER,
}


@cache
def _mark_hosts() -> dict[str, int]:
    return {row["damaged"]: int(row["host"]) for row in table("mark_hosts")}


def mark_to_host(match: re.Match[str]) -> str:
    """The mark on its letter; of two letters that may be one onset, on the first or the second."""
    lead, marks, pair, after = match["lead"], match["marks"], match["pair"], match["next"]
    if not pair:
        return lead + match["lone"] + marks
    if marks not in ONE_TONE_ONLY:
        return match.group()
    if after == marks:  # a tone seen twice, unless the pair is read apart anyway
        host = int(pair in _NO_ONSET or _mark_hosts().get(lead + marks + pair) == 1)
    elif after and after in _NOT_OF_LEAD[lead]:
        host = 1
    elif pair in _NO_ONSET:
        host = 0 if lead == "เ" and after else 1  # เ with a vowel behind may go round both letters
    elif lead in "ใไ" and match["end"] is not None:
        host = 2  # these take no final letter, so one at the end of the word is of the onset
    else:
        host = _mark_hosts().get(lead + marks + pair, 0)
    return lead + pair[:host] + marks + pair[host:] if host else match.group()
