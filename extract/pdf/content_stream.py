"""Content streams of a PDF page into operations, much faster than pdfminer's own token parser.

One regular expression takes a whole stream apart; anything outside the plain grammar (inline images,
odd numbers, unbalanced brackets) gives None, and the caller lets pdfminer's parser read that stream.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pdfminer.psparser import LIT, PSLiteral

Operation = tuple[bytes, list[Any]]

# The alternatives in the order of the groups below; the last one matches what no rule knows.
_TOKEN = re.compile(
    rb"[\x00\t\n\x0c\r ]*(?:"
    rb"([+-]?(?:\d+\.?\d*|\.\d+))(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"  # number
    rb"|([A-Za-z'\"][A-Za-z0-9*'\"]*)(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"  # operator
    rb"|(<[0-9A-Fa-f\x00\t\n\x0c\r ]*>)"  # hexadecimal string
    # A string, brackets nested once at most; bounded and possessive, so that binary dirt costs no time.
    rb"|(\((?:[^()\\]{1,999}+|\\.|\((?:[^()\\]{1,999}+|\\.){0,99}+\)){0,999}+\))"
    rb"|(/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"  # name
    rb"|(<<|>>|\[|\])"
    rb"|%[^\r\n]*"  # comment: no group, all of them stay empty
    rb"|([^\x00\t\n\x0c\r ]))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
    b"\n": b"", b"\r": b"", b"\r\n": b"",
}  # fmt: skip
_CONSTANTS = {b"true": True, b"false": False}
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
    for number, operator, digits, string, name, bracket, other in _TOKEN.findall(data):
        if number:
            operands.append(float(number) if b"." in number else int(number))
        elif operator:
            if operator in _CONSTANTS:
                operands.append(_CONSTANTS[operator])
                continue
            if operator in _NOT_PLAIN or outer:
                return None
            operations.append((operator, operands))
            operands = []
        elif bracket:
            if bracket in (b"[", b"<<"):
                outer.append((operands, bracket))
                operands = []
            else:
                closed = _close(operands, bracket, outer)
                if closed is None:
                    return None
                operands = closed
        elif digits:
            packed = digits[1:-1].translate(None, b"\x00\t\n\x0c\r ")
            if len(packed) % 2:
                return None
            operands.append(bytes.fromhex(packed.decode("ascii")))
        elif string:
            operands.append(_unescape(string[1:-1]))
        elif name:
            literal = _literal(name[1:])
            if literal is None:
                return None
            operands.append(literal)
        elif other:
            return None
    return None if outer else operations


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
