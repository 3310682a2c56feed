"""Text that a line strikes out: a line through the middle of its letters, no longer than they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.extract.layout.page_objects import Char, RulingLine

_LOWEST, _HIGHEST = 0.1, 0.55  # em over the baseline; an underline lies below, the rule of a table above
_FLAT = 0.6  # points
_JOIN = 1.0  # points between two pieces of one line
_OVER = 0.35  # em by which a line may stick out
_APART = 1.0  # em between two letters under one line


def struck_chars(chars: Sequence[Char], lines: Sequence[RulingLine]) -> Iterator[int]:
    """The indices of upright characters that lines strike out; lines may be given in pieces."""
    flat = _joined([line for line in lines if line.bottom - line.top <= _FLAT and line.x1 - line.x0 >= _JOIN])
    if not flat or not chars:
        return
    highest = max(char.size for char in chars) * _HIGHEST
    baselines = {int(char.baseline) for char in chars}
    near = [line for line in flat if any(y in baselines for y in range(int(line.top), int(line.top + highest) + 1))]
    if not near:
        return
    rows: dict[int, list[int]] = {}
    for index, char in enumerate(chars):
        if char.rotation == 0:
            rows.setdefault(int(char.baseline), []).append(index)
    upright = [line for line in lines if line.x1 - line.x0 <= _FLAT and line.bottom - line.top >= _JOIN]
    for line in near:
        beneath = [
            index
            for y in range(int(line.top), int(line.top + highest) + 1)
            for index in rows.get(y, ())
            if line.x0 < (chars[index].x0 + chars[index].x1) / 2 < line.x1
            and _LOWEST <= (chars[index].baseline - line.top) / max(chars[index].size, 1.0) <= _HIGHEST
        ]
        if _fits(line, [chars[index] for index in beneath]) and not any(_is_corner(line, side) for side in upright):
            yield from beneath


def _joined(lines: Sequence[RulingLine]) -> list[RulingLine]:
    """Level lines with their pieces put together."""
    out: list[RulingLine] = []
    for line in sorted(lines, key=lambda at: (round(at.top), at.x0)):
        last = out[-1] if out else None
        if last is not None and abs(last.top - line.top) <= _FLAT and line.x0 - last.x1 <= _JOIN:
            out[-1] = last._replace(x1=max(last.x1, line.x1))
        else:
            out.append(line)
    return out


def _fits(line: RulingLine, struck: Sequence[Char]) -> bool:
    """Whether a line is as long as the letters that it runs through, which follow each other."""
    if sum(not char.text.isspace() for char in struck) < 2:
        return False
    size = max(char.size for char in struck)
    ordered = sorted(struck, key=lambda char: char.x0)
    if any(b.x0 - a.x1 > _APART * size for a, b in zip(ordered, ordered[1:], strict=False)):
        return False
    return line.x0 >= ordered[0].x0 - _OVER * size and line.x1 <= max(c.x1 for c in struck) + _OVER * size


def _is_corner(line: RulingLine, side: RulingLine) -> bool:
    """Whether a line is the edge of a box or a cell, whose sides begin or end at it."""
    at_end = min(abs(side.x0 - line.x0), abs(side.x0 - line.x1)) <= _JOIN
    return at_end and min(abs(side.top - line.top), abs(side.bottom - line.top)) <= _JOIN
