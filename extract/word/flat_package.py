"""Word files saved as one XML file (Flat OPC): its parts put into a package again."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile

from lxml import etree
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.word.paragraphs import attribute, child

_WINDOW = 4096  # bytes at the beginning that say what the file is
_PACKAGE = re.compile(rb"<(?:\w+:)?package\b[^>]*schemas\.microsoft\.com/office/2006/xmlPackage")


def is_flat_package(data: bytes) -> bool:
    """Whether a file is a Word document in that form."""
    return _PACKAGE.search(data[:_WINDOW]) is not None and b"wordprocessingml" in data


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


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""
