"""Text without its spaces, with the way back: names that are broken by spaces and lines read as one word."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# Hyphens and dots of the few official names that hold them are dropped, so that the name is one word.
_EDIT = re.compile(
    r"[\s\u200b-\u200d\ufeff\u00ad]+|ํ([่-๋]?)า|([่-๋])ํา|เเ|(?<=โก)[-–](?=ลก)|(?<=แป)[-–](?=ระ)|(?<=โนนสูง)[-–](?=น้ำคำ)|"
    r"(?<=จ)\.(?=ป\.ร)|(?<=จ\.ป)\.(?=ร)|(?<=จ\.ป\.ร)\.|(?<=[ก-๎])ฯ(?=[ก-๎])"
)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """`text` without white space and in one spelling of ำ and แ.

    `gaps` maps an index of `text` to what stood before it: a line feed if a line broke there, else a space.
    `_ends` and `_shift` lead an index back to the original.
    """

    text: str
    gaps: dict[int, str]
    _ends: tuple[int, ...]
    _shift: tuple[int, ...]
    _respelt: dict[int, int]  # ends of respelt characters, in `text` and in the original

    @staticmethod
    def of(original: str) -> Squeezed:
        """Squeeze a text."""
        parts: list[str] = []
        gaps: dict[int, str] = {}
        ends: list[int] = [0]
        shift: list[int] = [0]
        respelt: dict[int, int] = {}
        last = length = 0
        for edit in _EDIT.finditer(original):
            found = edit[0]
            parts.append(original[last : edit.start()])
            length += edit.start() - last
            piece = "แ" if found == "เเ" else ""
            if found[0] in "ํ่้๊๋":
                piece = (edit[1] or edit[2] or "") + "ำ"
            if not piece and (found.isspace() or "\n" in found or " " in found):
                gaps[length] = "\n" if "\n" in found or "\r" in found else " "
            parts.append(piece)
            length += len(piece)
            last = edit.end()
            if piece:
                respelt[length] = last
            ends.append(length)
            shift.append(last - length)
        parts.append(original[last:])
        return Squeezed("".join(parts), gaps, tuple(ends), tuple(shift), respelt)

    def origin(self, index: int) -> int:
        """Where the character at `index` of the squeezed text stands in the original."""
        return index + self._shift[bisect_right(self._ends, index) - 1]

    def origin_end(self, end: int) -> int:
        """Where a piece that ends before `end` of the squeezed text ends in the original."""
        if end == 0:
            return 0
        return self._respelt[end] if end in self._respelt else self.origin(end - 1) + 1
