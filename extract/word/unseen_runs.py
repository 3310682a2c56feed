"""What the page of a Word file does not show is taken out of its tree: runs, codes of fields, what is off the page.

How a run looks is told by `extract.word.looks`; where something stands, by its own place on the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.extract.word.looks import Looks
from prongsai.extract.word.paragraphs import Element, attribute, child, is_on, local_name

_LETTERS = frozenset(("t", "sym", "noBreakHyphen", "tab", "ptab", "br", "cr"))
_PAGE = 12_240  # twentieths of a point; the width of a page that says none
_EMU_PER_TWIP = 635
_SILENT = ("SET", "ASK", "XE", "TC", "TA", "RD")  # fields that print nothing, whatever they hold


def without_unseen(root: Element, looks: Looks) -> None:
    """Take what is not seen out of the tree, which is changed in place."""
    for element in [*_off_page(root), *_field_codes(root), *_merged_away(root)]:
        _remove(element)
    _join_over_deleted_marks(root)
    for run in [element for element in root.iter() if local_name(element) == "r"]:
        if looks.is_gone(run):
            _remove(run)
        elif any(local_name(below) in _LETTERS for below in run) and not looks.is_seen(run):
            for below in [below for below in run if local_name(below) in _LETTERS]:
                run.remove(below)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _merged_away(root: Element) -> Iterator[Element]:
    """What stands in cells that only continue the one before them."""
    for cell in [element for element in root.iter() if local_name(element) == "tc"]:
        merge = child(cell, "tcPr", "hMerge")
        if merge is not None and attribute(merge, "val") != "restart" and cell.getprevious() is not None:
            yield from (run for run in cell.iter() if local_name(run) == "r")


def _join_over_deleted_marks(root: Element) -> None:
    """Put a paragraph behind the one before it whose end was deleted with tracked changes; one after another."""
    for first in [element for element in root.iter() if local_name(element) == "p"]:
        last = first
        while child(last, "pPr", "rPr", "del") is not None:
            behind = first.getnext()  # none of a paragraph that was joined itself
            if behind is None or local_name(behind) != "p":
                break
            first.extend(below for below in behind if local_name(below) != "pPr")
            _remove(behind)
            last = behind


def _field_codes(root: Element) -> Iterator[Element]:
    """The runs of fields that stand before their result, in whichever paragraphs: those of inner fields too."""
    open_fields: list[str] = []  # of each field that is open what its code says so far, None once its result began
    shown: list[bool] = []
    for element in root.iter():
        name = local_name(element)
        if name == "fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                open_fields.append("")
                shown.append(False)
            elif kind == "separate" and shown:
                shown[-1] = not open_fields[-1].strip().upper().startswith(tuple(f"{word} " for word in _SILENT))
            elif kind == "end" and shown:
                open_fields.pop()
                shown.pop()
        elif name == "instrText" and open_fields:
            open_fields[-1] += element.text or ""
        elif name == "t" and not all(shown):
            yield element


def _off_page(root: Element) -> Iterator[Element]:
    """Frames, tables and drawings that are hidden or that stand beside the page."""
    width = _page_width(root)
    for element in root.iter():
        name = local_name(element)
        if name == "p":
            frame = child(element, "pPr", "framePr")
            if frame is not None and _beside(attribute(frame, "x"), attribute(frame, "w"), width):
                yield element
        elif name == "tbl":
            placed, indent = child(element, "tblPr", "tblpPr"), child(element, "tblPr", "tblInd")
            reach = attribute(child(element, "tblPr", "tblW"), "w")
            if _beside(attribute(placed, "tblpX") or attribute(indent, "w"), reach, width):
                yield element
        elif name in _DRAWN and _DRAWN[name](element, width):
            yield element


def _page_width(root: Element) -> float:
    sizes = [attribute(below, "w") or "" for below in root.iter() if local_name(below) == "pgSz"]
    return max((float(size) for size in sizes if size.isascii() and size.isdecimal()), default=_PAGE)


def _beside(left: str | None, reach: str | None, width: float) -> bool:
    """Whether what begins at a place, in twentieths of a point, and reaches so far does not touch the page."""
    start, length = _twips(left), _twips(reach)
    return start is not None and (start >= width or start + (length or width) <= -width / 4)


def _twips(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _is_unseen_drawing(element: Element, width: float) -> bool:
    if any(attribute(one, "hidden") in ("1", "true") for one in (element, child(element, "docPr"))):
        return True
    offset, extent = child(element, "positionH", "posOffset"), attribute(child(element, "extent"), "cx")
    left, reach = _twips(offset.text if offset is not None else None), _twips(extent)
    return left is not None and _beside(str(left / _EMU_PER_TWIP), str((reach or 0) / _EMU_PER_TWIP), width)


def _is_unseen_shape(element: Element, width: float) -> bool:
    held = dict(part.split(":", 1) for part in (attribute(element, "style") or "").split(";") if ":" in part)
    style = {name.strip().lower(): value.strip().lower() for name, value in held.items()}
    if style.get("visibility") == "hidden" or style.get("display") == "none":
        return True
    if style.get("position") != "absolute":
        return False
    left, reach = (_points(style.get(name, "")) for name in ("margin-left", "width"))
    return left is not None and _beside(str(left * 20), str((reach or 0) * 20), width)


def _points(text: str) -> float | None:
    return _twips(text.removesuffix("pt"))


def colours_its_page(settings: Element | None) -> bool:
    """Whether the settings of a file say that the colour of its pages is shown."""
    return is_on(settings, "displayBackgroundShape")


_DRAWN = {
    **dict.fromkeys(("anchor", "inline"), _is_unseen_drawing),
    **dict.fromkeys(("shape", "rect", "roundrect", "group"), _is_unseen_shape),
}
