"""Mails of Outlook (.msg), read by python-oxmsg: the text of each, and what is attached to it."""

from __future__ import annotations

import codecs
from typing import Any, BinaryIO

from prongsai.extract.intake.containers.mails import MOST_BYTES, Mails
from prongsai.extract.intake.containers.member import ContainerError, check_totals

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0".encode("utf-16-le")  # the one stream that every such file has
_HTML, _CONTENT_ID = 0x1013, 0x3712  # PidTagHtml and PidTagAttachContentId of [MS-OXPROPS]

# The library calls the Thai code page by the name that Windows gives it, which Python does not know.
codecs.register(lambda name: codecs.lookup("cp874") if name in ("windows-874", "windows_874") else None)


def open_outlook(stream: BinaryIO, size: int) -> Mails | None:
    """Open a mail of Outlook; see `Opener`."""
    if stream.read(len(_OLE)) != _OLE or size > MOST_BYTES:
        return None
    stream.seek(0)
    data = stream.read(MOST_BYTES)
    if _PROPERTIES not in data:
        return None
    from oxmsg import Message  # only where there is one

    try:
        files = _files(Message.load(data))
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # the library raises whatever a damaged part leads it to
        raise ContainerError("a damaged mail of Outlook: save it again") from error
    check_totals(len(files), sum(len(part or b"") for _, part in files), max(size, 1))
    return Mails(files)


def _files(mail: Any) -> list[tuple[str, bytes | None]]:
    """Names and bytes of a mail's text and of what is attached to it; a mail in the mail has no bytes of its own."""
    found: list[tuple[str, bytes | None]] = []
    html = _html(mail)
    if html.strip():
        found.append(("message.html", html))
    elif (mail.body or "").strip():
        found.append(("message.txt", mail.body.encode()))
    for number, attached in enumerate(mail.attachments, start=1):
        shown = attached.properties.str_prop_value(_CONTENT_ID)
        if shown and b"cid:" + shown.encode() in html:
            continue  # a picture that the text shows, as in a signature
        found.append((attached.file_name or f"attachment{number}", attached.file_bytes))
    return found


def _html(mail: Any) -> bytes:
    """The text as a web page, in UTF-8 where its character set is known."""
    try:
        return (mail.html_body or "").encode()
    except (LookupError, ValueError):
        return mail.properties.binary_prop_value(_HTML) or b""
