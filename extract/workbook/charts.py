"""What a chart prints: its title, the names of its series and categories, and the figures that it has labels for.

A chart keeps every figure that it is drawn from; printed are those that have a label, or all in a table of its data
(ECMA-376, 21.2.2.47 and 21.2.2.54). Series that a filter leaves out are kept in extensions and are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree
from prongsai.extract.drawingml.texts import is_seen, lines_of
from prongsai.extract.workbook.number_formats import shown

Element = etree._Element
_ON = ("1", "true", None)


@dataclass(frozen=True, slots=True)
class ShownChart:
    """The lines of a title, and a row for each category under the names of the series; none where no figure stands."""

    title: tuple[str, ...]
    rows: list[list[str]]


def shown_chart(root: Element) -> ShownChart:
    """What the chart of a chartSpace prints."""
    titles = [part for chart in root.iterfind("{*}chart") for part in chart.iterfind("{*}title")]
    title = tuple(line for part in titles for line in lines_of(part.iter("{*}p")))
    with_table = next(root.iter("{*}dTable"), None) is not None
    names: list[str] = []
    columns: list[dict[int, str]] = []
    categories: dict[int, str] = {}
    for series in (one for plot in root.iterfind("{*}chart/{*}plotArea/*") for one in plot.iterchildren("{*}ser")):
        names.append(" ".join(value.text or "" for value in series.iterfind("{*}tx//{*}v")))
        for one in ("cat", "xVal"):
            categories = categories or _written(_points(series.find(f"{{*}}{one}")))
        columns.append(_figures(series, with_table))
    if not categories or not any(columns):
        return ShownChart(title, [])
    head = [["", *names]] if any(names) else []
    rows = ([label, *(column.get(n, "") for column in columns)] for n, label in sorted(categories.items()))
    return ShownChart(title, [*head, *rows])


def _figures(series: Element, with_table: bool) -> dict[int, str]:
    """The figures of a series that are printed, by their place."""
    values = series.find("{*}val") if series.find("{*}val") is not None else series.find("{*}yVal")
    points = _points(values)
    if with_table:
        return _written(points)
    plot, general = series.getparent(), series.find("{*}dLbls")
    if general is None and plot is not None:
        general = plot.find("{*}dLbls")
    single = {place.get("val"): one for one in series.iterfind("{*}dLbls/{*}dLbl") for place in one.iterfind("{*}idx")}
    found: dict[int, str] = {}
    for place, point in points.items():
        label = single.get(str(place), general)
        if label is not None and _prints(label):
            told = " ".join(lines_of(label.iterfind("{*}tx//{*}p")))
            found[place] = told or point.written(_code_of(label) or _code_of(general))
    return found


def _prints(label: Element) -> bool:
    """Whether labels print the figure, in letters that are seen."""
    deleted, value = label.find("{*}delete"), label.find("{*}showVal")
    if deleted is not None and deleted.get("val") in _ON or value is None or value.get("val") not in _ON:
        return False
    return is_seen(label.iterfind("{*}txPr/{*}p/{*}pPr/{*}defRPr"))


def _code_of(label: Element | None) -> str | None:
    """The number format of labels; None where it is that of the data."""
    given = label.find("{*}numFmt") if label is not None else None
    return given.get("formatCode") if given is not None and given.get("sourceLinked") not in _ON[:2] else None


@dataclass(frozen=True, slots=True)
class _Point:
    """A cached text or number of a series, with the number format of the data; `numeric` by the kind of its list."""

    value: str
    code: str | None
    numeric: bool

    def written(self, code: str | None = None) -> str:
        """It as a number format shows it, as that of the data where none is given."""
        if not self.numeric:
            return self.value.strip()
        try:
            return shown(Decimal(self.value.strip()), code or self.code)
        except InvalidOperation:
            return self.value.strip()


def _points(element: Element | None) -> dict[int, _Point]:
    """The points of a series by their place."""
    if element is None:
        return {}
    found: dict[int, _Point] = {}
    own = next((given.text for given in element.iter("{*}formatCode")), None)
    numeric = next(element.iter("{*}numCache", "{*}numLit"), None) is not None
    for point in element.iter("{*}pt"):
        index, value = point.get("idx", ""), point.findtext("{*}v")
        if index.isdecimal() and value:
            found.setdefault(int(index), _Point(value, point.get("formatCode") or own, numeric))
    return found


def _written(points: Mapping[int, _Point]) -> dict[int, str]:
    return {place: point.written() for place, point in points.items()}
