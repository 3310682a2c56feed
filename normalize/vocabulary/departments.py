"""The departments of one cell: numbering taken off, one name an entry.

A narrow column breaks a name over lines and an OCR text joins names with blanks, so neither a line break nor a
blank divides by itself: what follows must begin like a department and what stands before must be one already.
Known names are rows of `tables/departments.csv`.
"""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import to_key

_NUMBERING = re.compile(
    r"(?:(?<=^)|(?<=[\s,;)ฯ])|(?<=[ก-๎])(?=[(\d]))(?:\(\s*\d{1,2}\s*\)|\d{1,2}\s?[.)])(?!\d)\s*|(?:^|(?<=\s))[-–—•●▪◦*✓]+\s*"
)
_STRONG_LIST = re.compile(r"[,;،、]|\s/\s")
_PREFIX = (
    r"(?:ที่ทำการ|สำนัก(?!พิมพ์)|กอง(?!ทุน)|ฝ่าย|ส่วน(?!ตำบล|จังหวัด|รวม|ใหญ่|ท้องถิ่น|ราชการทุก)|กลุ่ม|หน่วย|ศูนย์|ทุก(?!คน|ระดับ|ประเภท)|แผนก|"
    r"สถาบัน|คณะ|วิทยาลัย|โรงเรียน|สถานี|โรงพยาบาล|นายก|ปลัด|รองปลัด|รองนายก|เลขานุการ|นัก(?=[ก-ฮ])|นิติกร|เจ้าพนักงาน|เจ้าหน้าที่|หัวหน้า|"
    r"ผู้บริหาร|ผู้อำนวยการ|ผอ\.|งาน|พนักงาน|คณะกรรมการ|บุคลากร|ผู้ดูแล)"
)
_STRONG_PREFIX = r"(?:สำนัก|กอง(?!ทุน)|ฝ่าย|หน่วยตรวจสอบ|หน่วยงานตรวจสอบ|ทุกสำนัก|ทุกกอง|ทุกส่วน|ศูนย์|กลุ่ม|ส่วนการ|ส่วนโยธา)"
_STARTS = re.compile(_PREFIX)
_AND = re.compile(rf"(?:\s*และ\s*|\s*/\s*|\s*&\s*)(?={_STRONG_PREFIX}[ก-ฮเ-ไ]|ทุก(?:สำนัก|กอง|ส่วน|ฝ่าย)(?![ก-๎]))")
_STROKE = re.compile(rf"(?<=[ก-๎.])\s*/\s*(?={_PREFIX}[ก-ฮเ-ไ])|(?<=[ก-ฮ]\.)/(?=[ก-ฮ]{{1,4}}\.)")
_CLASS = re.compile(r"^(?:ทุก)?(?:สำนัก|กอง|ฝ่าย|งาน|ส่วน|กลุ่ม)(?:\s*/\s*(?:ทุก)?(?:สำนัก|กอง|ฝ่าย|งาน|ส่วน|กลุ่ม))*$")
_ABBREVIATED = re.compile(r"(?:^|\s)[ก-ฮ.]{2,7}\.$")
_WHOLE = re.compile(r"(?:สำนัก|กอง|ฝ่าย|หน่วย|ศูนย์|ทุก|ที่ทำการ)")
_BARE = re.compile(
    r"^(?:(?:หัวหน้า|ผู้อำนวยการ|ผอ\.?)?(?:สำนัก|สำนักงาน|กอง)|กองการ|กองงาน|ฝ่าย|ส่วน|กลุ่ม|กลุ่มงาน|หน่วย|หน่วยงาน|ศูนย์|ทุก|แผนก|งาน|คณะ|หัวหน้า|รอง|ผู้อำนวยการ|"
    r"ผู้อำนวยการกอง|ผอ\.?|นัก|เจ้าหน้าที่|เจ้าพนักงาน|และ|ปลัด|สำนัก/|ทุกสำนัก/?)$"
)
_UNFINISHED = re.compile(r"(?:และ|/|ของ|ด้าน|กับ|-|\()$")
_OPEN_WORD = re.compile(r"(?:การ|งาน|แผน)$")
_EDGE = " \t\n.,;:-–—•●▪*"
_THAI = re.compile(r"[\u0e01-\u0e4e]")


@cache
def _known() -> frozenset[str]:
    return frozenset(to_key(row["name"]) for row in table("departments"))


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


def is_unfinished(name: str) -> bool:
    """True for the mere beginning of a name, a word such as กอง that another must follow."""
    return bool(_BARE.match(to_key(name)) or _UNFINISHED.search(name))


def _trimmed(name: str) -> str:
    return name.lstrip(_EDGE) if _ABBREVIATED.search(name) else name.strip(_EDGE)


def _chunks(text: str) -> list[str]:
    parts = [part for part in _NUMBERING.split(text) if part and part.strip()]
    out: list[str] = []
    for part in parts:
        for piece in _STRONG_LIST.split(part):
            for name in _AND.split(piece):
                out.extend(_stroked(name))
    return [piece for piece in out if piece.strip()]


def _stroked(piece: str) -> list[str]:
    """A piece divided at its strokes, but not "all offices/divisions", which is one answer."""
    parts = _STROKE.split(piece)
    return parts if not any(_CLASS.match(part.strip()) for part in parts) else [piece]


def _joined_lines(chunk: str) -> list[str]:
    """The lines of a chunk, a name that was wrapped on one line again."""
    lines: list[str] = []
    for line in (piece.strip() for piece in chunk.split("\n")):
        if not line:
            continue
        if lines and not _parted(lines[-1], line):
            glue = "" if _THAI.match(line) and _THAI.match(lines[-1][-1]) else " "
            lines[-1] += glue + line
        else:
            lines.append(line)
    return lines


def _parted(before: str, after: str) -> bool:
    """True when a new department begins after a break."""
    last = before.split(" ")[-1]
    if _CLASS.match(before) or (_OPEN_WORD.search(before) and not _WHOLE.match(after)):
        return False
    if _BARE.match(to_key(last)) or _BARE.match(to_key(before)) or _UNFINISHED.search(before):
        return False
    if to_key(last + after.split(" ")[0]) in _known() and to_key(after.split(" ")[0]) not in _known():
        return False
    if not _STARTS.match(after):
        return False
    weak = not _WHOLE.match(after) and to_key(after).rstrip("ฯ") not in _known()
    return not (weak and _WHOLE.match(before) and to_key(before).rstrip("ฯ") not in _known())


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
