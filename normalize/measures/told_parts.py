"""What items of a list say without labels: who and when in brackets at the end, or who is told to do what by when.

Publish the plan of spending (finance division, January to March 2568)
(1) assign the finance division to publish the plan of spending by March 2568
"""

from __future__ import annotations

from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.figures import LIST_MARK
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.periods import parse_period
from prongsai.normalize.vocabulary.departments import begins_department, department_before, is_unfinished

Cut = tuple[int, int, str, str]  # where a label starts, where its words start, the label, its field

_WHO, _WHEN, _WHAT = "ผู้รับผิดชอบ", "ระยะเวลา", "มาตรการ"
_ITEM = "ข้อ"
_STRONG, _WEAK = ",;/|:", " \n"
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_DASHES = (" – ", " — ", " - ")
_LONGEST_BRACKET = 160
_ANY_YEAR = 2568  # what prints no year is a period all the same


def bracketed(text: str) -> list[Cut]:
    """A department and a period in brackets or behind a dash at the end of an item, in either order."""
    end = text.rstrip().rstrip(".")
    sign = next((opened for opened, closed in _BRACKETS if end.endswith(closed)), None)
    start = end.rfind(sign) if sign else max(end.rfind(dash) for dash in _DASHES) + 1
    if start < 1 or len(end) - start > _LONGEST_BRACKET:
        return []
    inside = end[start + 1 : -1] if sign else end[start + 1 :]
    for signs in (_STRONG, _WEAK):
        places = [at for at, char in enumerate(inside) if char in signs]
        for at in reversed(places):
            if _is_who(inside[:at]) and _is_when(inside[at + 1 :]):
                return [(start, start + 1, _WHO, "responsible"), (start + 1 + at, start + 2 + at, _WHEN, "period")]
        for at in places:
            if _is_when(inside[:at]) and _is_who(inside[at + 1 :]):
                return [(start, start + 1, _WHEN, "period"), (start + 1 + at, start + 2 + at, _WHO, "responsible")]
    return []


def assigned(text: str) -> list[Cut]:
    """A numbered item that tells a department what to do: "(2) ให้กองช่างติดตั้งป้าย ภายในเดือนมีนาคม"."""
    begin = behind_mark(text)
    told = next((cue for cue in _cues("told") if text.startswith(cue, begin)), None)
    if not begin or told is None:
        return []
    start = begin + len(told)
    name = department_before(text[start:], _cues("verb"))
    if not name:
        return []
    doing = start + len(name)
    when = next((at for at in _places(text, doing) if _is_when(text[at:])), len(text))
    cuts = [(begin, start, _WHO, "responsible"), (doing, doing, _WHAT, "measure")]
    return [*cuts, (when, when, _WHEN, "period")] if when < len(text) else cuts


def behind_mark(text: str) -> int:
    """Where the words of an item begin behind its number in the list ("2.", "(2)", "ข้อ 2"); 0 where it has none."""
    mark = LIST_MARK.match(text)
    if mark is not None:
        return mark.end()
    number, _, words = text.removeprefix(_ITEM).strip().partition(" ")
    counted = text.startswith(_ITEM) and number.strip(".").isdecimal()
    return text.index(words) if counted and words else 0


def _places(text: str, start: int) -> list[int]:
    """Where words that begin a period stand behind a place."""
    return sorted(at for cue in _cues("when") if (at := text.rfind(cue, start + 1)) > start)


def _is_who(text: str) -> bool:
    return begins_department(text) and not is_unfinished(text.strip()) and not _tells_time(text)


def _is_when(text: str) -> bool:
    return _tells_time(text) and not begins_department(text)


def _tells_time(text: str) -> bool:
    found = parse_period(text, _ANY_YEAR)
    return not found.problems and (found.start or found.end) is not None


@cache
def _cues(how: str) -> tuple[str, ...]:
    """The words of a kind of `measure_list_cues.csv`, the longest first."""
    words = {row["cue"] for row in table("measure_list_cues") if row["how"] == how}
    return tuple(sorted(words, key=lambda word: (-len(word), to_key(word))))
