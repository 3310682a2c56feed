"""The text of an inline SVG drawing as lines and tables: a chart's labels beside or below their figures.

Only `<text>` and `<tspan>` print, where nothing around them hides them; `x`, `y` and `translate` say where. Pieces
on one height are the cells of a row; where every figure stands over a name of its own at another height, as over the
bars of a chart, names and figures are two rows; what else is a chart, `svg_charts` says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from prongsai.extract.markup.cascade import Cascade, declarations
from prongsai.extract.markup.parser import parse
from prongsai.extract.records import Block, Place, TextLine
from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import is_number
from prongsai.extract.text.svg_charts import Box, Piece, chart_rows

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TEXT = re.compile(r"<text\b", re.IGNORECASE)
_LENGTH = r"-?(?:\d{1,9}(?:\.\d+)?|\.\d+)"
_NUMBER = re.compile(_LENGTH)
_TRANSLATE = re.compile(rf"translate\(\s*+({_LENGTH})(?:[\s,]++({_LENGTH}))?")
_HOLDERS = frozenset(("svg", "g", "a", "text", "tspan"))
_UNDRAWN = frozenset(  # what is in them is kept for use elsewhere, or says what a drawing is
    ("clippath", "defs", "desc", "marker", "mask", "metadata", "pattern", "symbol", "title")
)
_LOOKS = frozenset(("display", "visibility", "opacity", "fill-opacity", "font-size", "fill", "stroke"))
_SAME_LINE = 6.0  # user units between the baselines of one row
_LEAST = 3  # bars


@dataclass(frozen=True, slots=True)
class _Look:
    drawn: bool = True
    visibility: str = "visible"
    fill: str = ""

    @property
    def seen(self) -> bool:
        return self.drawn and self.visibility == "visible"


def svg_blocks(source: str, line: int, sheets: Sequence[str] = ()) -> list[Block]:
    """The printed text of the source of an `<svg>` on a page with these style sheets; never fails on bad markup."""
    pieces, boxes = _pieces(source, _styled(source, sheets))
    if not pieces:
        return []
    lines = _rows(pieces)
    rows = _bars(pieces) or chart_rows(pieces, lines, boxes) or [[p.text for p in row] for row in lines]
    blocks: list[Block] = []
    waiting: list[list[str]] = []
    for row in [*rows, [""]]:
        if len(row) > 1:
            waiting.append(row)
            continue
        if waiting:
            cells = [[GridCell(text, line) for text in one] for one in waiting]
            blocks.append(build_table(cells, "aligned", [line] * len(cells)))
            waiting = []
        if row[0]:
            blocks.append(TextLine(row[0], Place(line=line)))
    return blocks


def _styled(source: str, sheets: Sequence[str]) -> dict[int, Mapping[str, str]]:
    """What the page's and the drawing's own style sheets say of its elements, by the offset of their tags."""
    if not _TEXT.search(source):  # an icon, of which a page has many
        return {}
    root = parse(source)
    own = [source[slice(*node.source)] for node in root.walk() if node.tag == "style" and node.source]
    if not sheets and not own:
        return {}
    cascade = Cascade(root, [*sheets, *own], _LOOKS)
    return {node.offset: cascade.of(node) for node in root.walk()}


def _pieces(source: str, styled: Mapping[int, Mapping[str, str]]) -> tuple[list[Piece], list[Box]]:
    """Every piece of text with the place of its anchor; and the boxes that are drawn."""
    found: list[Piece] = []
    boxes: list[Box] = []
    stack: list[tuple[str, float, float, _Look]] = [("", 0.0, 0.0, _Look())]  # tag, origin
    at = (0.0, 0.0)
    last = 0
    for tag in _TAG.finditer(source):
        text = " ".join(unescape(source[last : tag.start()]).split())
        if text and stack[-1][0] in ("text", "tspan") and stack[-1][3].seen:
            found.append(Piece(*at, text, stack[-1][3].fill))
        last = tag.end()
        name = tag[2].lower()
        if tag[1]:
            if name in _HOLDERS | _UNDRAWN and len(stack) > 1 and stack[-1][0] == name:
                stack.pop()
        elif name == "rect":
            attributes = _attributes(tag[3])
            look = _look(attributes, styled.get(tag.start(), {}), stack[-1][3])
            x0, y0 = _moved(attributes, stack[-1][1], stack[-1][2])
            x, y = x0 + _number(attributes, "x", 0.0), y0 + _number(attributes, "y", 0.0)
            sides = _number(attributes, "width", 0.0), _number(attributes, "height", 0.0)
            boxes += [Box(x, y, *sides, look.fill)] if look.seen else []
        elif name in _HOLDERS | _UNDRAWN and not tag[3].endswith("/"):
            attributes = _attributes(tag[3])
            x0, y0 = _moved(attributes, stack[-1][1], stack[-1][2])
            look = _look(attributes, styled.get(tag.start(), {}), stack[-1][3])
            stack.append((name, x0, y0, replace(look, drawn=look.drawn and name not in _UNDRAWN)))
            if name == "text":
                at = (x0 + _number(attributes, "x", 0.0), y0 + _number(attributes, "y", 0.0))
            elif name == "tspan":
                y = _number(attributes, "y", at[1] - y0) + _number(attributes, "dy", 0.0)
                at = (x0 + _number(attributes, "x", at[0] - x0), y0 + y)
    return found, boxes


def _moved(attributes: Mapping[str, str], x: float, y: float) -> tuple[float, float]:
    """The origin of an element in one whose origin is at x, y."""
    moved = _TRANSLATE.search(attributes.get("transform", ""))
    return (x + float(moved[1]), y + float(moved[2] or 0)) if moved else (x, y)


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(tag)}


def _look(attributes: dict[str, str], styled: Mapping[str, str], around: _Look) -> _Look:
    """Whether what is in an element is drawn, and seen; only an element inside may make it visible again."""
    said = {name: attributes[name].strip().lower() for name in _LOOKS & attributes.keys()}
    said |= styled
    said |= declarations(attributes.get("style", ""), _LOOKS)
    clear = any(not said.get(name, "1").strip("%0.") for name in ("opacity", "fill-opacity"))
    nothing = clear or said.get("display") == "none" or said.get("font-size", "1").removesuffix("px") == "0"
    nothing = nothing or (said.get("fill") in ("none", "transparent") and said.get("stroke", "none") == "none")
    return _Look(around.drawn and not nothing, said.get("visibility", around.visibility), said.get("fill", around.fill))


def _number(attributes: dict[str, str], name: str, default: float) -> float:
    found = _NUMBER.match(attributes.get(name, "").strip())
    return float(found[0]) if found else default


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on one height, from left to right, the highest row first."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.y, p.x)):
        if rows and piece.y - rows[-1][-1].y <= _SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.x) for row in rows]


def _bars(pieces: Sequence[Piece]) -> list[list[str]]:
    """Figures and the names under them as two rows, where each figure stands over one name at a height of its own."""
    figures = sorted((p for p in pieces if is_number(p.text) and "." in p.text), key=lambda p: p.x)
    words = sorted((p for p in pieces if not is_number(p.text)), key=lambda p: p.x)
    if len(figures) < _LEAST or len({round(p.y) for p in figures}) == 1:
        return []
    apart = min(b.x - a.x for a, b in zip(figures, figures[1:], strict=False))
    names = [[w for w in _between(words, p.x - apart / 2, p.x + apart / 2) if w.y > p.y] for p in figures]
    if apart <= 0 or not all(names):
        return []
    used = {id(w) for own in names for w in own}
    others = [[w.text] for w in sorted(words, key=lambda w: (w.y, w.x)) if id(w) not in used]
    heads = ["\n".join(w.text for w in sorted(own, key=lambda w: w.y)) for own in names]
    return [*others, heads, [p.text for p in figures]]


def _between(words: Sequence[Piece], left: float, right: float) -> Sequence[Piece]:
    """The words, which are sorted by their places, of which one lies between two."""
    return words[bisect_right(words, left, key=lambda w: w.x) : bisect_left(words, right, key=lambda w: w.x)]
