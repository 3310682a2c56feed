"""Mails (.eml, .mbox) and web archives (.mhtml): the text of each, and what is attached to it."""

from __future__ import annotations

import email
import mimetypes
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.policy import default
from typing import BinaryIO

from prongsai.extract.intake.containers.member import ContainerError, Member, check_totals, named
from prongsai.extract.intake.containers.page_parts import Part, Parts

MOST_BYTES = 256 * 1024**2  # of a mail or a box of mails, which are read whole
_HEAD = 16_384
_UNREAD = "a mail, or a link to a file, in a mail: save it as a file of its own"
_HEADERS = re.compile(rb"(?:[!-9;-~]+:[ \t]*[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
_MAIL = re.compile(
    rb"^(?:mime-version|content-type|message-id|received|return-path)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_ENVELOPE = re.compile(rb"^From [^\r\n]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)  # what parts the mails of a box
_SHOWN = ("text/html", "text/plain")  # a mail's text, in the order in which one is chosen
_PARTS_OF_PAGE = ("image/", "text/css", "font/", "application/javascript", "text/javascript", "application/x-font")


class Mails:
    """One mail, or a box of them."""

    def __init__(self, files: Sequence[tuple[str, bytes | None]]) -> None:
        """Keep the names and the bytes of the files in them; None for one that cannot be had."""
        self._files = files

    def members(self) -> Sequence[Member]:
        """See `Container`: "message.html" or "message.txt" for a mail's text; in a box a folder for each mail."""
        return named([_member(n, name, data) for n, (name, data) in enumerate(self._files)])

    def chunks(self, index: int) -> Iterator[bytes]:
        """See `Container`."""
        yield self._files[index][1] or b""


def _member(index: int, name: str, data: bytes | None) -> Member:
    return Member(index, name, None if data is None else len(data), _UNREAD if data is None else None)


def open_mail(stream: BinaryIO, size: int) -> Mails | None:
    """Open a mail, a box of mails or a web archive; see `Opener`."""
    head = stream.read(_HEAD)
    stream.seek(0)
    envelope = _ENVELOPE.match(head)
    headers = _HEADERS.match(head, envelope.end() if envelope else 0)
    if headers is None or not _MAIL.search(headers.group()):
        return None
    if size > MOST_BYTES:
        raise ContainerError(f"mails of {size} bytes; the limit is {MOST_BYTES}")
    data = stream.read(MOST_BYTES)
    try:
        if envelope is None:
            files = _parts(data)
        else:
            mails = [mail for mail in _ENVELOPE.split(data) if mail.strip()]
            files = [(f"{n}/{name}", part) for n, mail in enumerate(mails, start=1) for name, part in _parts(mail)]
    except RecursionError as error:
        raise ContainerError("a mail whose parts lie in each other deeper than can be followed") from error
    check_totals(len(files), sum(len(part) for _, part in files), max(size, 1))
    return Mails(files)


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    """Names and bytes of a mail's texts and of what is attached to it; those of a mail in it come behind its own."""
    waiting = [email.message_from_bytes(data, policy=default)]
    found: list[tuple[str, bytes]] = []
    for mail in waiting:  # grows while it is read
        leaves, inner = _leaves(mail)
        waiting += inner
        is_page = [_is_text(part, _SHOWN[0]) for part in leaves]
        beside = Parts(_beside(mail) if any(is_page) else ())
        for part, page in zip(leaves, is_page, strict=True):
            if _is_text(part, *_SHOWN):
                found.append((f"message.{'html' if page else 'txt'}", _page(part, beside) if page else _text(part)))
            elif _filename(part) or not _is_used(part):  # a picture with a name was put in for its own sake
                found.append((_name(part), _bytes(part)))
    return found


def _leaves(mail: EmailMessage) -> tuple[list[EmailMessage], list[EmailMessage]]:
    """The parts that a mail shows or that are attached to it, and the mails in it."""
    if mail.get_content_type() == "message/rfc822":
        return [], [inner for inner in mail.iter_parts() if isinstance(inner, EmailMessage)]
    if not mail.is_multipart():
        return [mail], []
    below = [_leaves(part) for part in mail.iter_parts() if isinstance(part, EmailMessage)]
    leaves = [own for own, _ in below]
    if mail.get_content_type() == "multipart/alternative":  # the same said twice: the page is shown
        shown = next((own for kind in _SHOWN for own in leaves if any(_is_text(part, kind) for part in own)), None)
        leaves = [own if own is shown else [part for part in own if not _is_text(part, *_SHOWN)] for own in leaves]
    if mail.get_content_type() == "multipart/related":  # a page, and what it uses
        first = next((part for kind in _SHOWN for own in leaves for part in own if _is_text(part, kind)), None)
        leaves = [[part for part in own if part is first or not _is_used(part)] for own in leaves]
    return [part for own in leaves for part in own], [part for _, inner in below for part in inner]


def _is_used(part: EmailMessage) -> bool:
    """Whether a part of a page is a frame, a picture, a style sheet or a script of it, and nothing attached."""
    attached = part.get_content_disposition() == "attachment"
    return not attached and part.get_content_type().startswith((*_SHOWN, *_PARTS_OF_PAGE))


def _page(part: EmailMessage, beside: Parts) -> bytes:
    """The page with the style sheets, frames and pictures that come with it."""
    source = _text(part).decode("utf-8", "surrogateescape")
    address = str(part.get("Content-Location", ""))
    return beside.written_into(source, address).encode("utf-8", "surrogateescape")


def _beside(mail: EmailMessage) -> Iterator[Part]:
    """The parts of a mail that a page in it can name."""
    for part in mail.walk():
        if isinstance(part, EmailMessage) and not part.is_multipart() and (names := _names(part)):
            is_text = part.get_content_maintype() == "text"
            yield Part(names, part.get_content_type(), _text(part) if is_text else _bytes(part))


def _names(part: EmailMessage) -> frozenset[str]:
    """By which names a page calls a part: its address, its identifier."""
    identifier = str(part.get("Content-ID", "")).strip().strip("<>")
    said = (str(part.get("Content-Location", "")).strip(), f"cid:{identifier}" if identifier else "")
    return frozenset(name for name in said if name)


def _is_text(part: EmailMessage, *kinds: str) -> bool:
    return part.get_content_type() in kinds and part.get_content_disposition() != "attachment"


def _filename(part: EmailMessage) -> str:
    """The name that a part was given, empty for none and for one that no program should write."""
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError):
        return ""


def _name(part: EmailMessage) -> str:
    return _filename(part) or f"attachment{mimetypes.guess_extension(part.get_content_type()) or ''}"


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage) -> bytes:
    """The text in UTF-8 where its character set is known, so that it does not hang on the mail's headers."""
    data = _bytes(part)
    charset = str(part.get_content_charset() or "utf-8")
    try:
        return data.decode({"tis-620": "cp874", "windows-874": "cp874"}.get(charset.lower(), charset)).encode()
    except (LookupError, ValueError):
        return data
