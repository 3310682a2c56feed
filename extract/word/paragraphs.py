"""What one paragraph of a Word file prints: its text, its look, its text boxes and page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from prongsai.extract.raised_notes import RaisedTexts

Element = etree._Element


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TRANSPARENT = _names(
    "Choice Fallback bdo customXml dir fldSimple hyperlink ins moveTo oMath oMathPara ruby rubyBase sdt "
    "sdtContent smartTag"
)
_UNREAD = _names("del delInstrText delText instrText moveFrom pPr rPr rt rubyPr sdtEndPr sdtPr")
_SYMBOL_FONTS: dict[str, dict[int, str]] = {  # code points of the fonts whose letters are pictures
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "◻", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0xA1: "○",
        0x6C: "●", 0x6E: "■", 0xA7: "▪", 0xD8: "➢", 0x76: "❖", 0xE0: "→", 0xF0: "⇨",
    },
    "wingdings 2": {
        0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x51: "☒", 0xA3: "□", 0x2A: "□", 0x30: "☑",
        0x97: "●", 0x98: "●", 0x81: "○",
    },
    "symbol": {
        **{code: chr(code) for code in range(0x28, 0x40)}, 0xB7: "•", 0xD6: "√", 0xA3: "≤", 0xB3: "≥", 0xB4: "×",
    },
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■"},
}  # fmt: skip


_FORMULA = "Equation"
_PICTURES = frozenset(("blip", "imagedata"))
_RELATION_OF = {
    "chart": "id",
    "relIds": "dm",
    "OLEObject": "id",
    "blip": "embed",
    "imagedata": "id",
}  # element to the attribute that names its part


@dataclass(slots=True)
class Paragraph:
    """One paragraph: `parts` are its texts between page breaks; `boxes` its text boxes, in order."""

    parts: list[str]
    bold: bool = False
    centred: bool = False
    size: float | None = None  # points
    break_before: bool = False
    break_after: bool = False
    boxes: list[Element] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)  # relations of the charts, diagrams, objects and pictures in it
    notes: list[tuple[str, str]] = field(default_factory=list)  # "footnote" or "endnote", and its number

    @property
    def text(self) -> str:
        """The whole text, page breaks as line breaks."""
        return "\n".join(self.parts)


def local_name(element: Element) -> str:
    """The tag without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name: files in the strict dialect have another namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if local_name(below) == name), None)
    return element


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a switch such as w:b is set: there, and not switched off."""
    switch = child(properties, name)
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off", "none")


def number(element: Element | None, name: str = "val") -> int | None:
    """An attribute as a whole number that is not negative, or None."""
    raw = attribute(element, name) or ""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 7 else None


def read_paragraph(element: Element) -> Paragraph:
    """Read a w:p element."""
    properties = child(element, "pPr")
    style = (attribute(child(properties, "pStyle"), "val") or "").lower()
    section = child(properties, "sectPr")
    paragraph = Paragraph(
        [],
        centred=attribute(child(properties, "jc"), "val") == "center",
        break_before=is_on(properties, "pageBreakBefore"),
        break_after=section is not None and attribute(child(section, "type"), "val") != "continuous",
    )
    reader = _Runs(paragraph)
    reader.read(element)
    paragraph.parts = "".join(reader.pieces).split("\f")
    shown = [bold for text, bold in reader.weights if text.strip()]
    paragraph.bold = bool(shown) and all(shown) or style.startswith(("heading", "title"))
    paragraph.size = max(reader.sizes, default=None)
    return paragraph


class _Runs:
    """Collects what the runs of a paragraph print."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.pieces: list[str] = []
        self._raised = RaisedTexts()
        self.weights: list[tuple[str, bool]] = []
        self.sizes: list[float] = []

    def read(self, element: Element) -> None:
        for below in element:
            name = local_name(below)
            if name in _UNREAD:
                continue
            if name == "r":
                self._run(below)
            elif name == "AlternateContent":
                self.read_alternative(below)
            elif name in ("drawing", "pict", "object"):
                self._draw(below)
            elif name in _TRANSPARENT:
                self.read(below)
            elif name == "t":  # a formula's text stands outside of runs
                self.pieces.append(below.text or "")

    def read_alternative(self, element: Element) -> None:
        """The same content is there for new and for old programs: read one of them."""
        options = [below for below in element if local_name(below) in ("Choice", "Fallback")]
        if options:
            filled = next((option for option in options if next(text_boxes(option), None) is not None), options[0])
            self.paragraph.boxes.extend(text_boxes(filled))
            if not self.paragraph.boxes:
                self.read(filled)

    def _draw(self, element: Element) -> None:
        """Note what a drawing or an object holds: text boxes, and parts of the file that it shows."""
        self.paragraph.boxes.extend(text_boxes(element))
        of_object = any(local_name(below) == "OLEObject" for below in element.iter())
        for below in element.iter():
            if of_object and local_name(below) in _PICTURES:
                continue  # the object as it looked when it was last closed
            name = _RELATION_OF.get(local_name(below))
            relation = attribute(below, name) if name else None
            if relation and not (attribute(below, "ProgID") or "").startswith(_FORMULA):
                self.paragraph.embedded.append(relation)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        fonts = child(properties, "rFonts")
        table = _SYMBOL_FONTS.get((attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or "").lower(), {})
        bold = is_on(properties, "b") or is_on(properties, "bCs")
        size = number(child(properties, "szCs")) or number(child(properties, "sz"))
        raised = attribute(child(properties, "vertAlign"), "val") == "superscript"
        for below in run:
            text = self._printed(below, table)
            if text:
                text = self._raised.shown(text, raised)
                self.pieces.append(text)
                self.weights.append((text, bold))
                if size and text.strip():
                    self.sizes.append(size / 2)

    def _printed(self, element: Element, table: dict[int, str]) -> str:
        name = local_name(element)
        if name == "t":
            text = element.text or ""
            return "".join(_symbol(table, ord(char)) or char for char in text) if table else text
        if name in ("tab", "ptab"):
            return "\t"
        if name in ("br", "cr"):
            return "\f" if attribute(element, "type") == "page" else "\n"
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            return _symbol_element(element)
        if name == "fldChar":
            return _chosen(child(element, "ffData", "ddList"))
        if name in ("footnoteReference", "endnoteReference"):
            self.paragraph.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
        elif name == "AlternateContent":
            self.read_alternative(element)
        elif name in ("drawing", "pict", "object"):
            self._draw(element)
        elif name == "ruby":
            self.read(element)
        return ""


def _symbol(table: dict[int, str], code: int) -> str | None:
    """The sign that a picture font shows; such codes stand at F000 or at their plain place."""
    return table.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)


def _symbol_element(element: Element) -> str:
    font = (attribute(element, "font") or "").lower()
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    sign = _symbol(_SYMBOL_FONTS.get(font, {}), code)
    return sign if sign is not None else chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _chosen(menu: Element | None) -> str:
    """The entry that a menu of a form shows."""
    entries = [below for below in menu if local_name(below) == "listEntry"] if menu is not None else []
    place = number(child(menu, "result")) or number(child(menu, "default")) or 0
    return attribute(entries[place], "val") or "" if place < len(entries) else ""


def text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes below an element, outermost only."""
    stack = list(reversed(element))
    while stack:
        below = stack.pop()
        name = local_name(below)
        if name == "txbxContent":
            yield below
        elif name == "AlternateContent":
            options = [option for option in below if local_name(option) in ("Choice", "Fallback")]
            stack.extend(options[:1])
        elif name not in _UNREAD:
            stack.extend(reversed(below))
