"""The template and the data of a form (XFA), as its PDF holds them: parsed without entities, within bounds."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from lxml import etree

Element = etree._Element
_MOST_PACKETS = 40
_MOST_BYTES = 16 << 20  # of all packets together
_MOST_ELEMENTS = 200_000
_DEEPEST = 60  # elements in each other


@dataclass(frozen=True, slots=True)
class Form:
    """What a form is drawn from: its template, and the element that holds its values; None where there is none."""

    template: Element | None
    data: Element | None


def form_of(document: pdfium.PdfDocument) -> Form | None:
    """The form of a document; None where it holds no XML that can be read within bounds."""
    return parsed(_packets(document))


def parsed(packets: Sequence[bytes]) -> Form | None:
    """The form in packets, which are one XML document together, or one each.

    Args:
        packets: their bytes, in order.
    """
    roots = [root for content in (b"".join(packets), *packets) if (root := _root(content)) is not None]
    template, datasets = _first(roots, "template"), _first(roots, "datasets")
    data = None if datasets is None else next((e for e in datasets if name_of(e) == "data"), None)
    return Form(template, data) if template is not None or data is not None else None


def name_of(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _first(roots: Sequence[Element], name: str) -> Element | None:
    return next((e for root in roots for e in (root, *root) if name_of(e) == name), None)


def _packets(document: pdfium.PdfDocument) -> list[bytes]:
    found: list[bytes] = []
    left = _MOST_BYTES
    for index in range(min(int(pdfium_c.FPDF_GetXFAPacketCount(document.raw)), _MOST_PACKETS)):
        size = ctypes.c_ulong()
        if not pdfium_c.FPDF_GetXFAPacketContent(document.raw, index, None, 0, size) or not size.value:
            continue
        left -= size.value
        if left < 0:
            return []
        buffer = ctypes.create_string_buffer(size.value)
        pdfium_c.FPDF_GetXFAPacketContent(document.raw, index, buffer, size.value, size)
        found.append(buffer.raw[: size.value])
    return found


def _root(content: bytes) -> Element | None:
    """The root of an XML document; None where it is none, declares entities, or is too large or too deep."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content.strip(b"\x00\t\n\r "), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    told = root.getroottree().docinfo
    if told.internalDTD is not None or told.externalDTD is not None:
        return None
    return root if all(depth <= _DEEPEST for depth in _depths(root)) else None


def _depths(root: Element) -> Iterator[int]:
    """How deep each element stands; one that is too deep where there are too many."""
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        yield _DEEPEST + 1 if count > 2 * _MOST_ELEMENTS else depth
