"""Addresses that hold what they lead to, "data:text/html;base64,...": RFC 2397."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

_SCHEME, _CODED = "data:", ";base64"


def kind_of(address: str) -> str:
    """What the address says that it holds, "image/png", in lower case; empty for an address of another scheme."""
    head = address.lstrip()[:200].lower()
    return head.removeprefix(_SCHEME).partition(",")[0].partition(";")[0].strip() if head.startswith(_SCHEME) else ""


def bytes_of(address: str) -> bytes:
    """What the address holds; nothing where it is damaged."""
    head, _, body = address.partition(",")
    try:
        return (
            base64.b64decode(unquote_to_bytes(body))
            if head.rstrip().lower().endswith(_CODED)
            else unquote_to_bytes(body)
        )
    except (binascii.Error, ValueError):
        return b""


def address_of(data: bytes, kind: str) -> str:
    """The address that holds a file of a kind, "image/png"."""
    return f"{_SCHEME}{kind}{_CODED},{base64.b64encode(data).decode()}"
