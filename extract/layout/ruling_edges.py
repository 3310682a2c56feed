"""Ruling lines and the sides of filled boxes into edges: each printed line once, over dots, dashes and double borders.

Pieces are drawn to the longest line beside them before pdfplumber's `merge_edges` snaps and joins them: its snapping
takes the mean over the pieces, however short, and the dots of a dotted border lie beside every line that crosses it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import TableSettings, merge_edges
from prongsai.extract.records import BBox

SETTINGS = TableSettings(
    snap_tolerance=3.6,  # points; lines this near to each other are one line (double borders, rounded places)
    join_tolerance=4.5,  # points; pieces on one line with a smaller gap are one piece (dots, dashes)
    intersection_tolerance=4.0,  # points; how far lines may stop short of each other at a corner
    edge_min_length=6.0,  # points; what stays shorter after joining is a letter's part or an ornament
)
_DOT = 0.4  # points; a piece as long as it is thick, but for this, counts both ways
_LEAST_TILE = 7.0  # points; a smaller filled box is a dot

Span = tuple[float, float, float]  # a piece of a line: its place across, where it begins and ends along
HorizontalEdge = tuple[float, float, float]  # `(y, x0, x1)`, points


@dataclass(slots=True)
class Edge:
    """A line: its place across and where it runs along, points."""

    at: float
    start: float
    end: float


def edges_of(
    ruling_lines: Iterable[BBox], rects: Iterable[BBox], width: float, height: float
) -> tuple[list[Edge], list[Edge]]:
    """The horizontal and the vertical edges of a page, each from top to bottom or from left to right.

    Args:
        ruling_lines: thin lines, `(x0, top, x1, bottom)`.
        rects: filled boxes; their sides act as lines, as between the backgrounds of neighbouring cells.
        width: of the page, points; a box as large as the page is its background.
        height: of the page, points.
    """
    horizontal: list[Span] = []
    vertical: list[Span] = []
    for x0, top, x1, bottom in ruling_lines:
        if x1 - x0 >= bottom - top - _DOT:
            horizontal.append(((top + bottom) / 2, x0, x1))
        if bottom - top >= x1 - x0 - _DOT:
            vertical.append(((x0 + x1) / 2, top, bottom))
    for x0, top, x1, bottom in _tiles(rects, width, height):
        horizontal += [(top, x0, x1), (bottom, x0, x1)]
        vertical += [(x0, top, bottom), (x1, top, bottom)]
    return _merged(horizontal), _merged(vertical)


def horizontal_edges_of(ruling_lines: Iterable[BBox]) -> list[HorizontalEdge]:
    """The horizontal lines of a page joined: for tables that have no vertical ones."""
    horizontal = [
        ((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in ruling_lines if x1 - x0 >= bottom - top - _DOT
    ]
    return [(edge.at, edge.start, edge.end) for edge in _merged(horizontal)]


def positions(places: Iterable[float]) -> list[float]:
    """Where lines stand, lines of one place once."""
    out: list[float] = []
    for at in sorted(places):
        if not out or at - out[-1] > SETTINGS.snap_tolerance:
            out.append(at)
    return out


def _tiles(rects: Iterable[BBox], width: float, height: float) -> list[BBox]:
    """Filled boxes that may be cell backgrounds: not the page, not a dot."""
    return [
        box
        for box in rects
        if box[3] - box[1] >= _LEAST_TILE and box[2] - box[0] >= _LEAST_TILE
        and not (box[2] - box[0] > 0.9 * width and box[3] - box[1] > 0.5 * height)
    ]  # fmt: skip


def _merged(spans: Sequence[Span]) -> list[Edge]:
    """The lines that pieces of one direction make up; the direction does not matter to the arithmetic."""
    placed: list[dict[str, Any]] = [
        {"x0": start, "x1": end, "top": at, "bottom": at, "width": end - start, "orientation": "h"}
        for at, start, end in _placed(spans)
    ]
    merged = merge_edges(
        placed,
        snap_x_tolerance=SETTINGS.snap_x_tolerance,
        snap_y_tolerance=SETTINGS.snap_y_tolerance,
        join_x_tolerance=SETTINGS.join_x_tolerance,
        join_y_tolerance=SETTINGS.join_y_tolerance,
    )
    return [
        Edge(edge["top"], edge["x0"], edge["x1"])
        for edge in merged
        if edge["x1"] - edge["x0"] >= SETTINGS.edge_min_length
    ]


def _placed(spans: Sequence[Span]) -> list[Span]:
    """Pieces moved to the place of the line they belong to: where most of its length stands."""
    lines: dict[int, list[Span]] = {}
    leading = _leading_places(spans)
    for span in spans:
        lines.setdefault(leading[_half_points(span[0])], []).append(span)
    placed: list[Span] = []
    for _, members in sorted(lines.items()):
        weight = sum(_weight(span) for span in members)
        at = sum(span[0] * _weight(span) for span in members) / weight
        placed += [(at, start, end) for _, start, end in members]
    return placed


def _leading_places(spans: Sequence[Span]) -> dict[int, int]:
    """The place of the line that each place belongs to, both in half points; long lines come first."""
    lengths: dict[int, float] = {}
    for span in spans:
        key = _half_points(span[0])
        lengths[key] = lengths.get(key, 0.0) + _weight(span)
    belongs: dict[int, int] = {}
    leading: list[int] = []
    reach = int(SETTINGS.snap_tolerance * 2)
    for key in sorted(lengths, key=lambda k: (-lengths[k], k)):
        at = bisect_left(leading, key)
        near = [other for other in leading[max(0, at - 1) : at + 1] if abs(other - key) <= reach]
        if near:
            belongs[key] = min(near, key=lambda other: (abs(other - key), other))
        else:
            belongs[key] = key
            insort(leading, key)
    return belongs


def _half_points(at: float) -> int:
    return round(at * 2)


def _weight(span: Span) -> float:
    return span[2] - span[1] + 0.01
