"""Cut-outs of pages and lines: the print of a value with its surroundings, and the box drawn in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup
from prongsai.report.evidence import Evidence, PageShown, around
from prongsai.report.labels import word

_MARGIN = 16.0  # points shown above and below the box
_TALLEST = 150.0  # points

Box = tuple[float, float, float, float]


def box_of(row: Mapping[str, Any]) -> Box | None:
    """The box of a row of `mentions`, `measures` or `findings`; points from the page's top-left corner."""
    box = (row["x0"], row["top"], row["x1"], row["bottom"])
    return None if None in box or row["page"] is None else box


def print_of(row: Mapping[str, Any], evidence: Evidence, root: str, marked: str = "") -> Markup:
    """The place of a row as a figure: a cut-out of its page, or its line; empty where neither can be shown."""
    box, number = box_of(row), row["page"]
    if box is not None and number is not None and (shown := evidence.pages.get(number)) is not None:
        return _cut_out(shown, box, root)
    if (line := row.get("line")) is not None and line in evidence.lines:
        return _excerpt(evidence, line, marked)
    return Markup("")


def _cut_out(shown: PageShown, box: Box, root: str) -> Markup:
    """The whole width of the page, so that the label in front of a figure is seen with it."""
    _, top, _, bottom = box
    height = min(_TALLEST, bottom - top + 2 * _MARGIN)
    upper = min(max(0.0, top - _MARGIN), max(0.0, shown.height - height))
    frame = f"0 {upper:.1f} {shown.width:.1f} {height:.1f}"
    return Markup('<a class="cut" href="#page-{}"><svg viewBox="{}" role="img"><title>{}</title>{}{}</svg></a>').format(
        shown.number, frame, f"p. {shown.number}", _image(shown, root), _rect(box, "box")
    )


def whole_page(shown: PageShown, boxes: Iterable[tuple[Box, str, str]], root: str) -> Markup:
    """A page's picture with boxes: each with its class and the id of the value that it leads to."""
    drawn = [
        Markup('<a href="#{}">{}</a>').format(target, _rect(box, name)) if target else _rect(box, name)
        for box, name, target in boxes
    ]
    return Markup('<svg class="whole" viewBox="0 0 {} {}" role="img"><title>{}</title>{}{}</svg>').format(
        shown.width, shown.height, f"p. {shown.number}", _image(shown, root), Markup("").join(drawn)
    )


def _image(shown: PageShown, root: str) -> Markup:
    tag = '<image href="{}{}" width="{}" height="{}" preserveAspectRatio="none"/>'
    return Markup(tag).format(root, shown.picture, shown.width, shown.height)


def _rect(box: Box, name: str) -> Markup:
    x0, top, x1, bottom = box
    return Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="2"/>').format(
        name, x0 - 1.5, top - 1.5, max(x1 - x0, 1) + 3, max(bottom - top, 1) + 3
    )


def _excerpt(evidence: Evidence, line: int, marked: str) -> Markup:
    rows = []
    numbered = sorted(evidence.lines)
    at = numbered.index(line)
    for number in numbered[max(0, at - 1) : at + 2]:
        before, part, after = around(evidence.lines[number], marked if number == line else "")
        text = Markup("{}<mark>{}</mark>{}").format(before, part, after) if part else Markup("{}").format(before)
        here = ' class="here"' if number == line else ""
        rows.append(Markup("<li value={}" + here + "><bdi>{}</bdi></li>").format(number, text))
    return Markup('<ol class="lines" aria-label="{}">{}</ol>').format(line, Markup("").join(rows))


def where(row: Mapping[str, Any], word_file: bool = False) -> Markup:
    """The place in words: page, line or paragraph."""
    if row["page"] is not None and row["x0"] is not None:
        return Markup('<a href="#page-{}">{} {}</a>').format(row["page"], word("page"), row["page"])
    if row.get("line") is not None:
        return Markup("{} {}").format(word("paragraph" if word_file else "line"), row["line"])
    if row["page"] is not None:
        return Markup("{} {}").format(word("page"), row["page"])
    return Markup("")
