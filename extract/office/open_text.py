"""What an OpenDocument text hides and LibreOffice would show in the Word file made of it: taken out before."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree
from prongsai.extract.drawingml.attributes import attribute
from prongsai.extract.errors import DocumentError, ErrorCode

_UNPACKED = 200_000_000  # bytes of content.xml
_CONTENT = "content.xml"
Element = etree._Element


def without_unseen(data: bytes) -> bytes:
    """An OpenDocument text (.odt, or of one XML file) without hidden sections, paragraphs and rows and columns.

    Raises:
        DocumentError: `damaged_file` or `too_large`.
    """
    try:
        if not data.startswith(b"PK"):
            return _cleared(data)
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            if old.getinfo(_CONTENT).file_size > _UNPACKED:
                raise DocumentError(ErrorCode.TOO_LARGE, "the text unpacks to more than any report needs")
            for part in old.infolist():
                content = old.read(part)
                new.writestr(part, _cleared(content) if part.filename == _CONTENT else content, part.compress_type)
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, ValueError, RuntimeError, etree.XMLSyntaxError):
        return data  # LibreOffice says what is wrong with it
    return made.getvalue()


def _cleared(content: bytes) -> bytes:
    """The same text without what is hidden; untouched where nothing is."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    hidden = list(_hidden(root))
    for element in hidden:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") if hidden else content


def _hidden(root: Element) -> Iterator[Element]:
    for section in root.iter("{*}section"):
        if attribute(section, "display") == "none" or attribute(section, "is-hidden") == "true":
            yield section
    for mark in root.iter("{*}hidden-paragraph"):
        paragraph = next(mark.iterancestors("{*}p", "{*}h"), None)
        if paragraph is not None and attribute(mark, "is-hidden") == "true":
            yield paragraph
    for table in root.iter("{*}table"):
        yield from _collapsed(table)


def _collapsed(table: Element) -> Iterator[Element]:
    """What stands in the rows and columns of a table that are not shown; the cells stay, so that others keep theirs."""
    gone: set[int] = set()
    n = 0
    for column in table.iterfind(".//{*}table-column"):
        repeated = attribute(column, "number-columns-repeated")
        count = int(repeated) if repeated.isdecimal() and len(repeated) < 5 else 1
        if attribute(column, "visibility") == "collapse":
            gone.update(range(n, n + count))
        n += count
    for row in table.iter("{*}table-row"):
        for place, cell in enumerate(row.iterchildren("{*}table-cell", "{*}covered-table-cell")):
            if place in gone or attribute(row, "visibility") == "collapse":
                yield from cell
