"""Frames of tables and cards drawn with box characters, as the strokes that keyboards have."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.extract.text.delimited_tables import SourceLine

_UPRIGHT = "│┃║┆┇┊┋╎╏▏▕"
_LEVEL = "─━═┄┅┈┉╌╍"
_STROKES = str.maketrans(
    dict.fromkeys(_UPRIGHT, "|")
    | dict.fromkeys(_LEVEL, "-")
    | {chr(code): "+" for code in range(0x250C, 0x2574) if chr(code) not in _UPRIGHT + _LEVEL}
)


def without_box_drawing(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines, those that a box frames with plain strokes; running text that holds such a character stays."""
    return [line._replace(text=line.text.translate(_STROKES)) if _is_framed(line.text) else line for line in lines]


def _is_framed(text: str) -> bool:
    """Whether a line begins and ends with strokes of a box."""
    inside = text.strip()
    return len(inside) > 1 and all("\u2500" <= end <= "\u257f" or end in "▏▕" for end in (inside[0], inside[-1]))
