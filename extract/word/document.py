"""Word files (.docx): paragraphs, tables and text boxes in document order.

Read from the XML itself: content controls, text boxes and tracked changes have to be told apart, and a
hostile archive is cut off by size before it is unpacked whole. The page header of the first section stands before the
text, on line 0; footers, footnotes and deleted text are not read.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.media_type import DOCX
from prongsai.extract.records import Notice, NoticeCode, Page, RawDocument, ReadPicture
from prongsai.extract.settings import Settings
from prongsai.extract.word.body import Body
from prongsai.extract.word.embedded_parts import EmbeddedParts
from prongsai.extract.word.paragraphs import Element, attribute, child, local_name
from prongsai.extract.word.unseen_runs import Styles, read_styles, without_unseen_runs

_DAMAGED = "the Word file is damaged: open it in Word and save it again"
_XML_BYTES_PER_CHAR = 5  # Word's markup around a character of text; sets the cap for one XML part


def read_docx(data: bytes, settings: Settings, read_picture: ReadPicture | None = None) -> RawDocument:
    """Read a Word file; `Place.line` is the ordinal of the paragraph, tables and text boxes included.

    Args:
        data: the file.
        settings: the limits.
        read_picture: reads the pictures in it; they are told without it.

    Raises:
        DocumentError: `damaged_file` when the archive or its XML is broken, `too_large` when it
            unpacks to more than `settings.max_text_chars` allows.
    """
    limit = settings.max_text_chars * _XML_BYTES_PER_CHAR
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive, limit)
            root = _parse(_read_part(archive, main, limit))
            styles = _styles(archive, main, limit)
            without_unseen_runs(root, styles)
            title = _title(archive, limit)
            parts = EmbeddedParts(archive, main, lambda opened, name: _read_part(opened, name, limit))
            reader = _read_body(root, parts, styles, Body(settings.max_text_chars, parts, read_picture))
            pages = reader.finish()
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        etree.XMLSyntaxError,
    ) as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, _DAMAGED) from error
    unread = Notice(NoticeCode.PICTURE_NOT_READ, "a picture in the text was not read")
    told = [unread] if reader.pictures.unread else []
    return RawDocument(
        media_type=DOCX.media_type,
        pages=tuple(
            Page(n, tuple(blocks), origin="text", from_picture=reader.pictures.among(blocks))
            for n, blocks in enumerate(pages, start=1)
        ),
        text_origin="text",
        title=title,
        notices=(*reader.notices, *told),
    )


def _read_body(root: Element, parts: EmbeddedParts, styles: Styles, reader: Body) -> Body:
    body = child(root, "body")
    if body is None:
        raise DocumentError(ErrorCode.DAMAGED_FILE, _DAMAGED)
    for header in _headers(body, parts):
        without_unseen_runs(header, styles)
        reader.read_header(header)
    reader.read(body)
    return reader


def _headers(body: Element, parts: EmbeddedParts) -> list[Element]:
    """The page headers of the first section that say something."""
    section = next((below for below in body.iter() if local_name(below) == "sectPr"), None)
    found: list[Element] = []
    for below in section if section is not None else ():
        if local_name(below) == "headerReference" and attribute(below, "type") in (None, "default", "first"):
            root = parts.header(attribute(below, "id") or "")
            if root is not None and any(letter.isalpha() for letter in _text_of(root)):
                found.append(root)
    return found


def _text_of(element: Element) -> str:
    return "".join(below.text or "" for below in element.iter() if local_name(below) == "t")


def _read_part(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as part:
        content = part.read(limit + 1)
    if len(content) > limit:
        raise DocumentError(ErrorCode.TOO_LARGE, f"{name} unpacks to more than {limit} bytes")
    return content


def _parse(content: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, _DAMAGED) from error


def _main_part(archive: zipfile.ZipFile, limit: int) -> str:
    """The part that holds the text: the package says which; word/document.xml where it does not."""
    names = set(archive.namelist())
    if "_rels/.rels" in names:
        for relation in _parse(_read_part(archive, "_rels/.rels", limit)):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = posixpath.normpath((attribute(relation, "Target") or "").lstrip("/"))
                if target in names:
                    return target
    return "word/document.xml"


def _styles(archive: zipfile.ZipFile, main: str, limit: int) -> Styles:
    """The styles of the part beside the main one; none where it cannot be read."""
    name = main.rpartition("/")[0] + "/styles.xml"
    try:
        return read_styles(_parse(_read_part(archive, name, limit)))
    except (KeyError, DocumentError, etree.XMLSyntaxError):
        return {}


def _title(archive: zipfile.ZipFile, limit: int) -> str | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    try:
        title = child(_parse(_read_part(archive, "docProps/core.xml", limit)), "title")
    except DocumentError:  # a hint only; the text itself is there
        return None
    return (" ".join((title.text or "").split()) or None) if title is not None else None
