"""Names of instruments that a text engine could not read in a table, known from the indicators around them.

Latin abbreviations among Thai letters come out of a scan as anything. Where two instruments of a table are named and
stand over, or beside, just their own indicators, the third is the one whose indicators stand in the same place by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalize.text.figures import digits_of_decimal
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.assessments import in_force, kept_by_wording
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import aliases, match_label, members

CUT_NAME = "ocr_cut_name"
_CARD_LINES = 2
_LONG_ENOUGH = 12  # characters of a name that is cut off
_FIGURE = ((2, 2), (3, 2))  # digits before and behind the point
_LEAST = 2  # indicators of an instrument that must be named by it; OIT has no more


@dataclass(frozen=True, slots=True)
class _Block:
    """A cell (merged over rows `first` to `last`) and the indicators that belong to it by place."""

    first: int
    last: int
    named: str | None  # the instrument that it names; "" for another name
    codes: tuple[str, ...]


def whole_names(text: str) -> str:
    """The text of a card, a figure and a name on lines of their own, with the name whole where its end was cut off.

    A name on two lines that stands beside others on one is parted from its second line; what is left of it must be
    the beginning of one indicator's name alone.
    """
    lines = text.strip().split("\n")
    if len(lines) != _CARD_LINES or sum(map(_is_figure, lines)) != 1:
        return text
    return "\n".join(line if _is_figure(line) else _whole_name(line) or line for line in lines)


def _is_figure(line: str) -> bool:
    return digits_of_decimal(line.strip()) in _FIGURE


@kept_by_wording()
def _whole_name(line: str) -> str | None:
    flat = to_key(line)
    if len(flat) < _LONG_ENOUGH or flat in aliases():
        return None
    codes = {key[1] for alias, key in aliases().items() if key[0] == "indicator" and alias.startswith(flat)}
    return in_force().names[codes.pop()] if len(codes) == 1 else None


def names_by_members(texts: Sequence[Sequence[str]]) -> dict[tuple[int, int], str]:
    """Instruments by row and column of the cells that must name them; a merged cell has its text in every slot."""
    found: dict[tuple[int, int], str] = {}
    labels = [[_label(text) for text in row] for row in texts]
    for c in range(len(texts[0]) if texts else 0):
        for blocks in (_beside(texts, labels, c), _above(texts, labels, c)):
            lacking = _lacking(blocks)
            if lacking is not None:
                block, code = lacking
                found |= {(r, c): code for r in range(block.first, block.last + 1)}
    return found


def _label(text: str) -> str | None:
    """The code that a cell names; "" for none that counts here."""
    label = match_label(text)
    if label is not None and label.scope in ("indicator", "instrument"):
        return label.code[:3] if label.scope == "instrument" else label.code
    named = {hit.code[:3] if hit.scope == "instrument" else hit.code for hit in names_in(text)}
    return next(iter(named)) if len(named) == 1 else None


def _beside(texts: Sequence[Sequence[str]], labels: Sequence[Sequence[str | None]], c: int) -> list[_Block]:
    """The merged cells of a column with the indicators in their rows."""
    blocks: list[_Block] = []
    first = 0
    for r in range(1, len(texts) + 1):
        if r < len(texts) and texts[r][c] == texts[first][c]:
            continue
        codes = [code for row in labels[first:r] for k, code in enumerate(row) if k != c and code and code.isdigit()]
        if r - first > 1 and texts[first][c].strip():
            blocks.append(_Block(first, r - 1, labels[first][c], tuple(dict.fromkeys(codes))))
        first = r
    return blocks


def _above(texts: Sequence[Sequence[str]], labels: Sequence[Sequence[str | None]], c: int) -> list[_Block]:
    """The cells of a column that are no indicator, each with the indicators that follow it."""
    blocks: list[_Block] = []
    for r, row in enumerate(labels):
        code = row[c]
        if code is None or not code.isdigit():
            blocks.append(_Block(r, r, code, ()))
        elif blocks:
            last = blocks[-1]
            blocks[-1] = _Block(last.first, last.last, last.named, (*last.codes, code))
    return [block for block in blocks if block.codes and texts[block.first][c].strip()]


def _lacking(blocks: Sequence[_Block]) -> tuple[_Block, str] | None:
    """The one block that names no instrument while the two others stand by their own indicators."""
    owned = {code: [b for b in blocks if b.named == code] for code in in_force().points}
    unnamed = [b for b in blocks if b.named is None and len(b.codes) >= _LEAST]
    missing = [code for code in in_force().points if not owned[code]]
    if len(missing) != 1 or len(unnamed) != 1:
        return None
    told = [(code, found[0]) for code, found in owned.items() if len(found) == 1]
    block, code = unnamed[0], missing[0]
    if len(told) != len(in_force().points) - 1 or not all(b.codes == members(name) for name, b in told):
        return None
    return (block, code) if block.codes == members(code) else None
