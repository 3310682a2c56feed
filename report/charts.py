"""Small charts as SVG: bars, spreads, stacked shares, lines. Every mark carries its figure as a title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_WIDTH = 640.0
_ROW = 26.0
_LEFT = 210.0  # of the names in front of rows
_BINS = 20  # of 5 points each


@dataclass(frozen=True, slots=True)
class Spread:
    """How many values lie how: percentiles 10, 25, 50, 75 and 90, on 0-100."""

    name: str
    count: int
    marks: tuple[float, float, float, float, float]


def spread_of(name: str, values: Sequence[float]) -> Spread | None:
    """The spread of values; None of none."""
    if not values:
        return None
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (ordered[high] - ordered[low]) * (place - low)

    return Spread(name, len(ordered), (at(0.1), at(0.25), at(0.5), at(0.75), at(0.9)))


def histogram(values: Sequence[float]) -> Markup:
    """How many of the values (0-100) lie in each five points."""
    counts = [0] * _BINS
    for value in values:
        counts[min(_BINS - 1, max(0, int(value // 5)))] += 1
    most = max([*counts, 1])
    bars = [
        _rect("bar", n * 12.0, 70 - 64 * count / most, 11, 64 * count / most, f"{n * 5}-{n * 5 + 5}: {count}")
        for n, count in enumerate(counts)
        if count
    ]
    axis = [_text(n * 12.0, 84, str(n * 5), "soft") for n in (0, 5, 10, 15)] + [
        _text(_BINS * 12.0 - 16, 84, "100", "soft")
    ]
    line = Markup('<line class="axis" x1="0" y1="70" x2="{}" y2="70"/>').format(_BINS * 12)
    return _svg(_BINS * 12.0 + 4, 88, [line, *bars, *axis])


def spreads(rows: Sequence[Spread]) -> Markup:
    """A row for each spread: 10-90 light, 25-75 dark, the median a line."""
    scale = (_WIDTH - _LEFT - 60) / 100
    parts = []
    for n, row in enumerate(rows):
        y, (p10, p25, p50, p75, p90) = n * _ROW, row.marks
        told = f"{row.name}: {' – '.join(f'{mark:.2f}' for mark in row.marks)} (n={row.count})"
        parts += [
            _text(0, y + 17, row.name),
            _rect("bar light", _LEFT + p10 * scale, y + 7, max(1.0, (p90 - p10) * scale), 12, told),
            _rect("bar", _LEFT + p25 * scale, y + 7, max(1.0, (p75 - p25) * scale), 12, told),
            _tick(_LEFT + p50 * scale, y + 4, y + 22, f"{p50:.2f}"),
            _text(_WIDTH - 52, y + 17, f"{p50:.2f}", "soft"),
        ]  # fmt: skip
    return _svg(_WIDTH, len(rows) * _ROW + 18, [*parts, *_scale(_LEFT, scale, len(rows) * _ROW + 14)])


def bars(rows: Sequence[tuple[str, float, float | None]]) -> Markup:
    """A row for each name with its value (0-100), and a line where another value, such as last year's, stood."""
    scale = (_WIDTH - _LEFT - 60) / 100
    parts = []
    for n, (name, value, before) in enumerate(rows):
        y = n * _ROW
        parts += [
            _text(0, y + 17, name),
            _rect("bar", _LEFT, y + 6, max(0.5, value * scale), 14, f"{name}: {value:.2f}"),
            _text(_LEFT + 100 * scale + 8, y + 17, f"{value:.2f}"),
        ]
        if before is not None:
            parts.append(_tick(_LEFT + before * scale, y + 3, y + 23, f"{before:.2f}"))
    return _svg(_WIDTH, len(rows) * _ROW + 18, [*parts, *_scale(_LEFT, scale, len(rows) * _ROW + 14)])


def shares(rows: Sequence[tuple[str, Mapping[str, int]]], order: Sequence[str]) -> Markup:
    """A row for each year, cut by the share of each level; the levels stand in the bars."""
    scale = (_WIDTH - 70) / 100
    parts: list[Markup] = []
    for n, (name, counts) in enumerate(rows):
        y, x, whole = n * 34.0, 60.0, sum(counts.values())
        parts.append(_text(0, y + 21, name))
        for level in sorted(counts, key=order.index):
            wide = 100 * counts[level] / whole * scale
            told = f"{name} {level}: {counts[level]} / {whole}"
            shade = _shade(level, order)
            parts.append(_rect(f"l{shade}", x, y + 4, wide, 24, told))
            if wide > 8 * len(level) + 6:
                parts.append(_text(x + 4, y + 21, level, "light" if shade in _DARK else "dark"))
            x += wide
    return _svg(_WIDTH, len(rows) * 34.0, parts)


_SHADES = {
    "AA": 0, "A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6, "ผ่านดีเยี่ยม": 0, "ผ่านดี": 1, "ผ่าน": 2,
    "ต้องปรับปรุง": 4, "ต้องปรับปรุงโดยด่วน": 6, "สูงมาก": 0, "สูง": 1, "ปานกลาง": 3, "ต่ำ": 5, "ต่ำมาก": 6,
}  # fmt: skip
_DARK = frozenset({0, 1, 5, 6})  # shades on which text is white


def _shade(level: str, order: Sequence[str]) -> int:
    return _SHADES.get(level, min(6, order.index(level)))


def spark(points: Sequence[tuple[int, float]]) -> Markup:
    """A line of medians over years, 50 to 100."""
    if not points:
        return Markup("")
    first, last = points[0][0], points[-1][0]

    def at(year: int, value: float) -> tuple[float, float]:
        return 6 + 188 * (year - first) / max(1, last - first), 36 - 32 * (min(max(value, 50), 100) - 50) / 50

    dot = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3" class="bar"><title>{}: {:.2f}</title></circle>')
    dots = [dot.format(*at(*point), *point) for point in points]
    line = Markup('<polyline class="spark" points="{}"/>').format(
        " ".join("{:.1f},{:.1f}".format(*at(*p)) for p in points)
    )
    return _svg(200, 40, [line, *dots])


def _scale(left: float, scale: float, y: float) -> list[Markup]:
    return [_text(left + n * scale - 6, y, str(n), "soft") for n in (0, 25, 50, 75, 100)]


def _rect(name: str, x: float, y: float, width: float, height: float, told: str) -> Markup:
    return Markup(
        '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>'
    ).format(name, x, y, width, height, told)


def _tick(x: float, y0: float, y1: float, told: str) -> Markup:
    return Markup('<line class="median" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2}"><title>{3}</title></line>').format(
        x, y0, y1, told
    )


def _text(x: float, y: float, text: str, name: str = "") -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" class="{}">{}</text>').format(x, y, name, text)


def _svg(width: float, height: float, parts: Sequence[Markup]) -> Markup:
    return Markup('<svg class="chart" viewBox="0 0 {:.0f} {:.0f}" role="img">{}</svg>').format(
        width, height, Markup("").join(parts)
    )
