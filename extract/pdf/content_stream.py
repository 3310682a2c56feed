"""Content streams of a PDF page into operations, much faster than pdfminer's own token parser.

One regular expression takes a whole stream apart; anything outside the plain grammar (inline images,
odd numbers, unbalanced brackets) gives None, and the caller lets pdfminer's parser read that stream.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from typing import Any

from pdfminer.psparser import LIT, PSLiteral

Operation = tuple[bytes, list[Any]]

# A token tells by its first byte what it is; no token, thus an empty one, is what no rule knows.
_TOKEN = re.compile(
    rb"[\x00\t\n\x0c\r ]*+(?:("
    rb"[+-]?(?:\d+\.?\d*|\.\d+)(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"  # number
    rb"|[A-Za-z'\"][A-Za-z0-9*'\"]*(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"  # operator
    rb"|<[0-9A-Fa-f\x00\t\n\x0c\r ]*>"  # hexadecimal string
    # A string, brackets nested once at most; bounded and possessive, so that binary dirt costs no time.
    rb"|\((?:[^()\\]{1,999}+|\\.|\((?:[^()\\]{1,999}+|\\.){0,99}+\)){0,999}+\)"
    rb"|/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*"  # name
    rb"|<<|>>|\[|\]"
    rb"|%[^\r\n]*"  # comment
    rb")|[^\x00\t\n\x0c\r ])",
    re.DOTALL,
)
_LETTERS = frozenset(bytes((code,)) for code in (string.ascii_letters + "'\"").encode())
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
    b"\n": b"", b"\r": b"", b"\r\n": b"",
}  # fmt: skip
# `null` and inline images have rules of their own; they are rare enough to leave to pdfminer.
_NOT_PLAIN = frozenset((b"null", b"BI", b"ID", b"EI"))


def parse_content(data: bytes) -> list[Operation] | None:
    """Take a content stream apart.

    Args:
        data: the decoded stream (several streams of one page joined by a line break).

    Returns:
        `(operator, operands)` in order of the stream, operands as pdfminer gives them (int, float,
        PSLiteral, bytes, list, dict); None where the stream is not plain.
    """
    operations: list[Operation] = []
    operands: list[Any] = []
    outer: list[tuple[list[Any], bytes]] = []  # the lists around the one being filled, with their brackets
    met: dict[bytes, Any] = {b"true": True, b"false": False}  # most operands of a page come again
    for token in _TOKEN.findall(data):
        if token in met:
            operands.append(met[token])
        elif token[:1] in _LETTERS:
            if token in _NOT_PLAIN or outer:
                return None
            operations.append((token, operands))
            operands = []
        elif token in (b"[", b"<<"):
            outer.append((operands, token))
            operands = []
        elif token in (b"]", b">>"):
            closed = _close(operands, token, outer)
            if closed is None:
                return None
            operands = closed
        elif token[:1] != b"%":
            operand = _operand(token)
            if operand is None:
                return None
            met[token] = operand
            operands.append(operand)
    return None if outer else operations


def _operand(token: bytes) -> int | float | bytes | PSLiteral | None:
    """A number, a string or a name; None where it is not plain."""
    match token[:1]:
        case b"(":
            return _unescape(token[1:-1])
        case b"<":
            packed = token[1:-1].translate(None, b"\x00\t\n\x0c\r ")
            return None if len(packed) % 2 else bytes.fromhex(packed.decode("ascii"))
        case b"/":
            return _literal(token[1:])
        case b"":
            return None
    return float(token) if b"." in token else int(token)


def _close(filled: list[Any], bracket: bytes, outer: list[tuple[list[Any], bytes]]) -> list[Any] | None:
    """Put the list or dictionary that ends here into the one around it; None where brackets do not match."""
    if not outer:
        return None
    around, opened = outer.pop()
    if bracket == b"]":
        if opened != b"[":
            return None
        around.append(filled)
        return around
    if opened != b"<<" or len(filled) % 2:
        return None
    keys = filled[::2]
    if not all(isinstance(key, PSLiteral) for key in keys):
        return None
    around.append({str(key.name): value for key, value in zip(keys, filled[1::2], strict=True)})
    return around


def _literal(name: bytes) -> PSLiteral | None:
    if b"#" in name:
        return None
    try:
        return LIT(name.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(name)


def _unescape(raw: bytes) -> bytes:
    # A bare carriage return stays: in two-byte codes it is half a letter that a writer forgot to escape.
    return _ESCAPE.sub(_escape, raw) if b"\\" in raw else raw


def _escape(match: re.Match[bytes]) -> bytes:
    escaped: bytes = match.group(1)
    if escaped[:1] in b"01234567":
        return bytes((int(escaped, 8) & 255,))
    return _ESCAPED.get(escaped, escaped)


def bind(target: object, arity: dict[bytes, tuple[Callable[..., Any] | None, int]], operator: bytes) -> None:
    """Look up the method of a pdfminer interpreter that carries out `operator` and remember it in `arity`."""
    name = operator.decode("ascii").replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method = getattr(target, f"do_{name}", None)
    count = method.__func__.__code__.co_argcount - 1 if method is not None else 0
    arity[operator] = (method, count)
