"""The styles of a Word file: what each gives a run, a paragraph or a cell, with its bases (ECMA-376, 17.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from prongsai.extract.drawingml.colours import Palette, palette_of
from prongsai.extract.word.paragraphs import Element, attribute, child, local_name

TOGGLES = ("vanish", "strike")  # a style that sets one over another that does, switches it off again (17.7.3)
_MOST_BASES = 32


@dataclass(frozen=True, slots=True)
class Styles:
    """`by_id` holds the style elements, `defaults` the style of each kind that holds where none is named."""

    by_id: Mapping[str, Element] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    of_all: Element | None = None  # w:docDefaults
    palette: Palette = field(default_factory=lambda: palette_of(None))

    def chain(self, kind: str, name: str | None) -> list[Element]:
        """The style elements that hold for a name, the one that all are based on first; the default's for None."""
        found: list[Element] = []
        at = name if name is not None else self.defaults.get(kind)
        while at is not None and len(found) < _MOST_BASES:
            style = self.by_id.get(at)
            if style is None or style in found:
                break
            found.append(style)
            at = attribute(child(style, "basedOn"), "val")
        return found[::-1]


class Properties:
    """The lists of properties of elements, each looked for once: where there is none, all of a row is gone through."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[tuple[Element, str], Element | None] = {}

    def of(self, element: Element | None, name: str) -> Element | None:
        """The list of a name, such as pPr, that an element holds."""
        if element is None:
            return None
        key = element, name
        if key not in self._kept:
            self._kept[key] = child(element, name)
        return self._kept[key]


def read_styles(root: Element, palette: Palette | None = None) -> Styles:
    """The styles of the part of styles."""
    by_id: dict[str, Element] = {}
    defaults: dict[str, str] = {}
    for style in root:
        name = attribute(style, "styleId")
        if local_name(style) != "style" or name is None:
            continue
        by_id[name] = style
        if attribute(style, "default") in ("1", "true", "on"):
            defaults[attribute(style, "type") or "paragraph"] = name
    return Styles(by_id, defaults, child(root, "docDefaults"), palette if palette is not None else palette_of(None))


def merged(layers: Iterable[Iterable[Element] | None]) -> dict[str, Element]:
    """The settings of several lists of properties, a later one's before an earlier one's."""
    return {local_name(one): one for layer in layers if layer is not None for one in layer if local_name(one)}


def switched(layers: Iterable[Mapping[str, Element]], direct: Mapping[str, Element], name: str) -> bool:
    """Whether a toggle is on: a run's own setting counts alone, those of its styles switch each other."""
    if name in direct:
        return is_on_in(direct, name)
    return sum(is_on_in(layer, name) for layer in layers) % 2 == 1


def is_on_in(properties: Mapping[str, Element], name: str) -> bool:
    """Whether a switch is among the properties and not switched off."""
    return name in properties and attribute(properties[name], "val") not in ("0", "false", "off", "none")


def properties_of(styles: Iterable[Element], name: str) -> dict[str, Element]:
    """The settings of one kind, such as rPr, of several styles."""
    return merged(child(style, name) for style in styles)
