"""What the elements of a form's template say: their texts and captions, whether they are seen, where they stand."""

from __future__ import annotations

from prongsai.extract.pdf.forms.packets import Element, name_of

_UNSEEN = frozenset(("hidden", "invisible", "inactive"))
_NO_TEXT = frozenset(("button", "signature", "barcode", "imageEdit", "passwordEdit"))  # kinds of fields
_BREAKS = frozenset(("p", "br", "div", "li", "tr"))
_POINTS = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "px": 0.75}


def child(element: Element | None, *path: str) -> Element | None:
    """The first element below another by the names of its way there."""
    for name in path:
        element = next((e for e in element if name_of(e) == name), None) if element is not None else None
    return element


def is_seen(element: Element) -> bool:
    """Whether an element is printed at all."""
    return element.get("presence") not in _UNSEEN and "-print" not in (element.get("relevant") or "")


def text_of(element: Element | None) -> str:
    """The text within an element; a paragraph of formatted text begins a line."""
    if element is None:
        return ""
    pieces: list[str] = [element.text or ""]
    for below in element:
        pieces += ["\n" if name_of(below) in _BREAKS else "", text_of(below), below.tail or ""]
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def caption_of(element: Element) -> str:
    """What a form prints beside a field."""
    caption = child(element, "caption")
    return text_of(child(caption, "value")) if caption is not None and is_seen(caption) else ""


def kind_of(field: Element) -> str:
    """What a field is made of: "textEdit", "checkButton", "choiceList" and so on; "" where it does not say."""
    ui = child(field, "ui")
    return next((name_of(e) for e in ui if name_of(e) not in ("extras", "picture")), "") if ui is not None else ""


def prints_text(field: Element) -> bool:
    """Whether the value of a field is printed as it stands; a percentage or a picture is printed as something else."""
    shown_as = text_of(child(field, "format", "picture"))
    return kind_of(field) not in _NO_TEXT and "%" not in shown_as


def items_of(field: Element) -> dict[str, str]:
    """What a choice prints for each value that it can have."""
    lists = [e for e in field if name_of(e) == "items"]
    saved = next((e for e in lists if e.get("save") == "1"), None)
    shown = next((e for e in lists if e is not saved), saved)
    if shown is None:
        return {}
    keys = [text_of(e) for e in (shown if saved is None else saved)]
    return dict(zip(keys, [text_of(e) for e in shown], strict=False))


def points(measure: str | None) -> float | None:
    """A length such as "12.7mm" in points; None where it is none."""
    text = (measure or "").strip()
    unit = next((unit for unit in _POINTS if text.endswith(unit)), "")
    try:
        return float(text.removesuffix(unit)) * _POINTS.get(unit, 72.0)
    except ValueError:
        return None


def number_in(text: str, otherwise: int) -> int:
    """The whole number that a text is, by its first nine digits; `otherwise` where it is none."""
    return int(text[:9]) if text.isdecimal() else otherwise
