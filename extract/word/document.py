"""Word files (.docx): paragraphs, tables and text boxes in document order.

Read from the XML itself: content controls, text boxes and tracked changes have to be told apart, and a
hostile archive is cut off by size before it is unpacked whole. The page headers stand before the text and the footers
behind it, all on line 0; footnotes stand behind the text of their page, endnotes behind all; deleted text is not read.
"""

from __future__ import annotations

import dataclasses
import io
import posixpath
import zipfile
import zlib

from lxml import etree
from prongsai.extract.drawingml.colours import RGB, WHITE, of_hex, palette_of
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.media_type import DOCX
from prongsai.extract.records import Notice, NoticeCode, Page, RawDocument, ReadPicture
from prongsai.extract.settings import Settings
from prongsai.extract.word.body import Body
from prongsai.extract.word.embedded_parts import EmbeddedParts
from prongsai.extract.word.looks import Looks
from prongsai.extract.word.paragraphs import Element, attribute, child, is_on, local_name
from prongsai.extract.word.styles import Styles, read_styles
from prongsai.extract.word.unseen_runs import colours_its_page, without_unseen

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

    def inner(part: bytes) -> RawDocument:
        smaller = dataclasses.replace(settings, max_text_chars=settings.max_text_chars // 2)
        return read_docx(part, smaller, read_picture)

    limit = settings.max_text_chars * _XML_BYTES_PER_CHAR
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive, limit)
            root = _parse(_read_part(archive, main, limit))
            title = _title(archive, limit)
            parts = EmbeddedParts(archive, main, lambda opened, name: _read_part(opened, name, limit), inner)
            reader = _read_body(root, parts, Body(settings.max_text_chars, parts, read_picture))
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


def _read_body(root: Element, parts: EmbeddedParts, reader: Body) -> Body:
    body = child(root, "body")
    if body is None:
        raise DocumentError(ErrorCode.DAMAGED_FILE, _DAMAGED)
    settings = _beside(parts, "settings")
    looks = Looks(_styles(parts), _page_colour(root, settings))
    heads, feet = (_in_margins(body, parts, name, settings) for name in ("headerReference", "footerReference"))
    notes = {kind: part for kind in ("footnote", "endnote") if (part := _beside(parts, f"{kind}s")) is not None}
    for part in (root, *heads, *feet, *notes.values()):
        without_unseen(part, looks)
    reader.notes_of(notes)
    for head in heads:
        reader.read_margin(head)
    reader.read(body)
    reader.end_notes()
    for foot in feet:
        reader.read_margin(foot)
    return reader


def _beside(parts: EmbeddedParts, kind: str) -> Element | None:
    """A part that tells of the text and is not the text; none where it cannot be read."""
    try:
        return parts.of_kind(kind)
    except (KeyError, DocumentError, etree.XMLSyntaxError):
        return None


def _styles(parts: EmbeddedParts) -> Styles:
    root = _beside(parts, "styles")
    palette = palette_of(_beside(parts, "theme"))
    return read_styles(root, palette) if root is not None else Styles(palette=palette)


def _page_colour(root: Element, settings: Element | None) -> RGB | None:
    """The colour of the pages: white, unless the file gives another one and says that it is shown."""
    given = attribute(child(root, "background"), "color")
    return of_hex(given) if given is not None and colours_its_page(settings) else WHITE


def _in_margins(body: Element, parts: EmbeddedParts, reference: str, settings: Element | None) -> list[Element]:
    """The page headers, or footers, that say something and that a page shows, each once.

    A section whose first page has its own shows the other from its second page on, if there is one.
    """
    found: list[Element] = []
    told: set[str] = set()
    several = _has_second_page(body)
    for n, section in enumerate([below for below in body.iter() if local_name(below) == "sectPr"]):
        apart = is_on(section, "titlePg")
        shown = {*(["first"] if apart else []), *(["default"] if not apart or several else [])}
        if several and is_on(settings, "evenAndOddHeaders"):
            shown.add("even")
        for below in section:
            if local_name(below) == reference and (attribute(below, "type") or "default") in shown:
                root = parts.margin(attribute(below, "id") or "")
                text = _text_of(root) if root is not None else ""
                if root is not None and any(letter.isalpha() for letter in text) and (not n or text not in told):
                    found.append(root)
                    told.add(text)
    return found


def _has_second_page(body: Element) -> bool:
    """Whether the file tells of one: a break that it asks for, or that Word found when it last set the pages."""
    names = [(local_name(below), below) for below in body.iter()]
    return sum(name == "sectPr" for name, _ in names) > 1 or any(
        name in ("lastRenderedPageBreak", "pageBreakBefore") or (name == "br" and attribute(below, "type") == "page")
        for name, below in names
    )


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


def _title(archive: zipfile.ZipFile, limit: int) -> str | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    try:
        title = child(_parse(_read_part(archive, "docProps/core.xml", limit)), "title")
    except DocumentError:  # a hint only; the text itself is there
        return None
    return (" ".join((title.text or "").split()) or None) if title is not None else None
