"""Runs of a Word file that its page does not show: hidden, struck out, or in the colour of the paper.

A run's own properties are nearest, then those of its character style, then of its paragraph's style; a style based on
another has that one's setting unless it gives one.
"""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.extract.word.paragraphs import Element, attribute, child, is_on, local_name

_SWITCHES = ("vanish", "strike", "dstrike")
_PAPER = "FFFFFF"
_SHADED = ("pPr", "rPr", "tblPr", "tcPr", "trPr")  # properties that may hold w:shd, the colour beneath
Styles = Mapping[str, Mapping[str, bool]]  # style to what it switches; a colour is the switch "white"


def read_styles(root: Element) -> Styles:
    """What each style of the part of styles switches on or off, with what the styles that it is based on give."""
    own: dict[str, dict[str, bool]] = {}
    based: dict[str, str] = {}
    for style in root:
        name = attribute(style, "styleId")
        if local_name(style) != "style" or name is None:
            continue
        own[name] = _settings(child(style, "rPr"))
        base = attribute(child(style, "basedOn"), "val")
        if base is not None:
            based[name] = base
    return {name: _with_bases(name, own, based) for name in own}


def _settings(properties: Element | None) -> dict[str, bool]:
    given = {name: is_on(properties, name) for name in _SWITCHES if child(properties, name) is not None}
    colour = attribute(child(properties, "color"), "val")
    if colour is not None:
        given["white"] = colour.upper() == _PAPER
    return given


def _with_bases(name: str, own: dict[str, dict[str, bool]], based: dict[str, str]) -> dict[str, bool]:
    chain: list[str] = []
    at: str | None = name
    while at is not None and at not in chain:
        chain.append(at)
        at = based.get(at)
    return {switch: value for link in reversed(chain) for switch, value in own.get(link, {}).items()}


def without_unseen_runs(root: Element, styles: Styles) -> None:
    """Take the runs that are not seen out of the tree, which is changed in place."""
    for paragraph in [element for element in root.iter() if local_name(element) == "p"]:
        of_paragraph = styles.get(attribute(child(paragraph, "pPr", "pStyle"), "val") or "", {})
        for run in [element for element in paragraph.iter() if local_name(element) == "r"]:
            properties = child(run, "rPr")
            of_run = styles.get(attribute(child(properties, "rStyle"), "val") or "", {})
            settings = {**of_paragraph, **of_run, **_settings(properties)}
            parent = run.getparent()
            if parent is not None and (
                any(settings.get(name) for name in _SWITCHES) or (settings.get("white") and _is_on_paper(run))
            ):
                parent.remove(run)


def _is_on_paper(run: Element) -> bool:
    """Whether nothing around the run says that another colour than white may lie beneath it."""
    for around in [run, *run.iterancestors()]:
        if local_name(around) in ("txbxContent", "drawing", "pict", "background"):
            return False
        for properties in (child(around, name) for name in _SHADED):
            fill = attribute(child(properties, "shd"), "fill")
            if (fill or _PAPER).upper() not in (_PAPER, "AUTO") or child(properties, "highlight") is not None:
                return False
            if child(properties, "tblStyle") is not None:  # the style of a table may colour its head
                return False
    return True
