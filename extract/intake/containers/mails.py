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
    if envelope is None:
        files = _parts(data)
    else:
        mails = [mail for mail in _ENVELOPE.split(data) if mail.strip()]
        files = [(f"{n}/{name}", part) for n, mail in enumerate(mails, start=1) for name, part in _parts(mail)]
    check_totals(len(files), sum(len(part) for _, part in files), max(size, 1))
    return Mails(files)


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    """Names and bytes of a mail's text and of what is attached to it."""
    mail = email.message_from_bytes(data, policy=default)
    leaves = [part for part in mail.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
    text = next((part for kind in _SHOWN for part in leaves if _is_text(part, kind)), None)
    found: list[tuple[str, bytes]] = []
    for part in leaves:
        if part is text:
            found.append((f"message.{'html' if part.get_content_type() == _SHOWN[0] else 'txt'}", _text(part)))
        elif not _is_text(part, *_SHOWN) and not _belongs_to_page(part):
            found.append((_name(part), _bytes(part)))
    return found


def _is_text(part: EmailMessage, *kinds: str) -> bool:
    return part.get_content_type() in kinds and part.get_content_disposition() != "attachment"


def _belongs_to_page(part: EmailMessage) -> bool:
    """Whether a part is a picture, a style sheet or a script that the text shows or uses, and nothing attached."""
    attached = part.get_content_disposition() == "attachment"
    return not attached and part.get_content_type().startswith(_PARTS_OF_PAGE)


def _name(part: EmailMessage) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, AttributeError):  # headers that no program should write
        name = None
    return name or f"attachment{mimetypes.guess_extension(part.get_content_type()) or ''}"


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
