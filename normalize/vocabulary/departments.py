"""The departments of one cell: numbering taken off, one name an entry.

A narrow column breaks a name over lines and an OCR text joins names with blanks, so neither a line break nor a
blank divides by itself: what follows must begin like a department and what stands before must be one already.
Known names are rows of `tables/departments.csv`, the words that they begin with of `tables/department_words.csv`:
`begins` a name, `divides` a list behind "and", `joins` two names, a `unit` (all of them may answer), an `office`,
`half` a name only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from prongsai.normalize.model.reference_tables import edge_words, table
from prongsai.normalize.text.characters import LETTERS, is_thai
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.word_search import longest_of

_NUMBERING = re.compile(
    r"(?:(?<=^)|(?<=[\s,;)ฯ])|(?<=[ก-๎])(?=[(\d]))(?:\(\s*\d{1,2}\s*\)|\d{1,2}\s?[.)])(?!\d)\s*|(?:^|(?<=\s))[-–—•●▪◦*✓·∙]+\s*"
)
_UNFINISHED = edge_words("name_goes_on")
_OPEN_WORDS = ("การ", "งาน", "แผน")  # at the end of a line, before anything but an office
_EDGE = " \t\n.,;:-–—•●▪*"
_LONGEST_ABBREVIATION = 8  # letters and points


def _words(use: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in table("department_words") if row[use])


def _beginnings(use: str) -> str:
    """A pattern of the words that a department may begin with."""
    found = []
    for row in table("department_words"):
        if row[use]:
            only = "(?=[ก-ฮ])" if row[use] == "before a consonant" else ""
            found.append(re.escape(row["word"]) + only + (f"(?!{row['not_before']})" if row["not_before"] else ""))
    return f"(?:{'|'.join(found)})"


_EVERY_UNIT = r"ทุก(?:สำนัก|กอง|ส่วน|ฝ่าย)(?![ก-๎])"
_STARTS = re.compile(_beginnings("begins"))
_LIST_SIGN = re.compile(
    rf"[,;،、|+]|\s/\s|\s*(?:และ|[/&])\s*(?={_beginnings('divides')}[ก-ฮเ-ไ]|{_EVERY_UNIT})"
    rf"|\s+และ\s*(?={_STARTS.pattern}[ก-ฮเ-ไ])|\s*{longest_of(_words('joins'))}\s*(?=[ก-ฮเ-ไ])"
)
_STROKE = re.compile(rf"(?<=[ก-๎.])\s*/\s*(?={_STARTS.pattern}\n?[ก-ฮเ-ไ])|(?<=[ก-ฮ]\.)/(?=[ก-ฮ]{{1,4}}\.)")
_OFFICES = _words("office")
_UNITS, _HALF_NAMES = frozenset(_words("unit")), frozenset(_words("half"))


@cache
def _known() -> frozenset[str]:
    return frozenset(to_key(row["name"]) for row in table("departments"))


def ends_with_department(key: str) -> bool:
    """Whether a key ends with the known name of a department."""
    return key.endswith(_one_department())


@cache
def _one_department() -> tuple[str, ...]:
    return tuple(to_key(row["name"]) for row in table("departments") if row["kind"] != "all")


def split_departments(text: str) -> tuple[str, ...]:
    """The departments that a cell of the responsible column names, in order, without repeats.

    Args:
        text: the cell, repaired, its printed lines parted by line breaks.
    """
    names: list[str] = []
    for chunk in _chunks(text):
        for line in _joined_lines(chunk):
            for name in _spaced(line):
                names.extend(_run_together(name))
    clean = [_trimmed(name) for name in names]
    return tuple(dict.fromkeys(name for name in clean if name))


def begins_department(text: str) -> bool:
    """True when a cell begins as the name of a department or an office does."""
    parts = [part for part in _NUMBERING.split(text) if part and part.strip()]
    return bool(parts) and bool(_STARTS.match(parts[0].strip()))


def department_before(text: str, verbs: Sequence[str]) -> str:
    """The departments at the head of a sentence that goes on with what they do; "" where it begins with none.

    A known name reaches as far as it does; any other ends where the first of the `verbs` begins, and that is not right
    behind the word that a name begins with ("กองส่งเสริมการเกษตร").
    """
    start = _STARTS.match(text)
    if start is None:
        return ""
    known = max((n for n in range(len(text) + 1) if to_key(text[:n]) in _known() and text[:n].strip()), default=0)
    least = known or start.end() + 1
    found = [at for verb in verbs if (at := text.find(verb, least)) > 0]
    if not found:
        return ""
    end = known or min(found)
    joint = _LIST_SIGN.match(text, end) if known else None
    more = department_before(text[joint.end() :], verbs) if joint and joint.end() > end else ""
    return text[: joint.end()] + more if joint and more else text[: known if known == min(found) else min(found)]


def is_unfinished(name: str) -> bool:
    """True for the mere beginning of a name, a word such as กอง that another must follow."""
    return to_key(name) in _HALF_NAMES or name.endswith(_UNFINISHED)


def _trimmed(name: str) -> str:
    return name.lstrip(_EDGE) if _ends_in_abbreviation(name) else name.strip(_EDGE)


def _ends_in_abbreviation(name: str) -> bool:
    last = name.split()[-1] if name.endswith(".") else ""
    return 2 < len(last) <= _LONGEST_ABBREVIATION and not last.strip(LETTERS + ".")


def _names_units_only(text: str) -> bool:
    """Whether a text is "every office / division": the class and no name."""
    return all(part.strip().removeprefix("ทุก") in _UNITS for part in text.split("/"))


def _chunks(text: str) -> list[str]:
    parts = [part for part in _NUMBERING.split(text) if part and part.strip()]
    out: list[str] = []
    for part in parts:
        for piece in _LIST_SIGN.split(part):
            out.extend(_stroked(piece))
    return [piece for piece in out if piece.strip()]


def _stroked(piece: str) -> list[str]:
    """A piece divided at its strokes, but not "all offices/divisions", which is one answer."""
    parts = _STROKE.split(piece)
    return parts if not any(map(_names_units_only, parts)) else [piece]


def _joined_lines(chunk: str) -> list[str]:
    """The lines of a chunk, a name that was wrapped on one line again."""
    lines: list[str] = []
    for line in (piece.strip() for piece in chunk.split("\n")):
        if not line:
            continue
        if lines and not _parted(lines[-1], line):
            glue = "" if is_thai(line[0]) and is_thai(lines[-1][-1]) else " "
            lines[-1] += glue + line
        else:
            lines.append(line)
    return lines


def _parted(before: str, after: str) -> bool:
    """True when a new department begins after a break."""
    last = before.split(" ")[-1]
    if _names_units_only(before) or (before.endswith(_OPEN_WORDS) and not after.startswith(_OFFICES)):
        return False
    if to_key(last) in _HALF_NAMES or is_unfinished(before):
        return False
    if to_key(last + after.split(" ")[0]) in _known() and to_key(after.split(" ")[0]) not in _known():
        return False
    if not _STARTS.match(after):
        return False
    weak = not after.startswith(_OFFICES) and to_key(after).rstrip("ฯ") not in _known()
    return not (weak and before.startswith(_OFFICES) and to_key(before).rstrip("ฯ") not in _known())


def _spaced(line: str) -> list[str]:
    """A line divided at the blanks where a department ends and another begins."""
    names: list[str] = []
    for word in line.split():
        if names and not _parted(names[-1], word):
            names[-1] += " " + word
        else:
            names.append(word)
    return names


def _run_together(name: str) -> list[str]:
    """Names printed without any gap, taken apart where every part is a known one."""
    flat = to_key(name)
    if flat in _known() or len(flat) > 120:
        return [name]
    parts = _taken_apart(flat)
    return parts if parts and len(parts) > 1 else [name]


def _taken_apart(flat: str) -> list[str] | None:
    if not flat:
        return []
    for end in range(len(flat), 5, -1):
        head = flat[:end]
        if head.rstrip("ฯ") in _known():
            rest = _taken_apart(flat[end:])
            if rest is not None:
                return [head, *rest]
    return None
