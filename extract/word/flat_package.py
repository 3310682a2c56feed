"""Word files saved as one XML file (Flat OPC, or the form of Word 2003): its parts put into a package."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile

from lxml import etree
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.word.paragraphs import Element, attribute, child, local_name

_WINDOW = 4096  # bytes at the beginning that say what the file is
_PACKAGE = re.compile(rb"<(?:\w+:)?package\b[^>]*schemas\.microsoft\.com/office/2006/xmlPackage")
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_DELETED = "Word.Deletion"
_AROUND = frozenset(("sect", "sub-section", "annotation", "content"))  # what Word 2003 puts around paragraphs and runs


def is_flat_package(data: bytes) -> bool:
    """Whether a file is a Word document in one of these forms."""
    head = data[:_WINDOW]
    return (_PACKAGE.search(head) is not None and b"wordprocessingml" in data) or (
        b"wordDocument" in head and _WORD_2003 in head
    )


def to_package(data: bytes) -> bytes:
    """The same document as a ZIP package.

    Raises:
        DocumentError: `damaged_file` where it is no well-formed XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, "a damaged Word file in one XML file") from error
    if local_name(root) == "wordDocument":
        return _package_of_2003(root)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part in root:
            name = (attribute(part, "name") or "").lstrip("/")
            content, binary = child(part, "xmlData"), child(part, "binaryData")
            if name and content is not None and len(content):
                archive.writestr(name, etree.tostring(content[0]))
            elif name and binary is not None:
                archive.writestr(name, _decoded(binary.text or ""))
    return made.getvalue()


def _package_of_2003(root: Element) -> bytes:
    """The elements have the names of later versions; tracked changes and sections are put around them."""
    for around in [below for below in root.iter() if local_name(below) in _AROUND]:
        parent = around.getparent()
        if parent is None:
            continue
        at = parent.index(around)
        kept = [] if attribute(around, "type") == _DELETED else list(around)
        parent[at : at + 1] = kept
    styles = child(root, "styles")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", etree.tostring(root))
        if styles is not None:
            archive.writestr("word/styles.xml", etree.tostring(styles))
    return made.getvalue()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""
