"""Small PDFs whose pages only stand in for a form (XFA)."""

from __future__ import annotations

from tests.extract.pdf_maker import Drawing, make_pdf

_TEMPLATE = "http://www.xfa.org/schema/xfa-template/3.0/"
_DATA = "http://www.xfa.org/schema/xfa-data/1.0/"


def packets(template: str = "", data: str = "") -> dict[str, str]:
    """The packets of a form: its template, and the elements within its data."""
    made = {"preamble": '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">'}
    if template:
        made["template"] = f'<template xmlns="{_TEMPLATE}">{template}</template>'
    if data:
        made["datasets"] = f'<d:datasets xmlns:d="{_DATA}"><d:data>{data}</d:data></d:datasets>'
    return made | {"postamble": "</xdp:xdp>"}


def form_pdf(
    template: str = "",
    data: str = "",
    page: str = "Please wait...",
    whole: bool = False,
    made: dict[str, str] | None = None,
) -> bytes:
    """A PDF of one page that says `page`, and the form; `whole`: its packets as one stream."""
    parts = made or packets(template, data)
    parts = {"": "".join(parts.values())} if whole else parts
    streams = [text.encode().decode("latin-1") for text in parts.values()]
    more = [f"<< /Length {len(text)} >>\nstream\n{text}\nendstream" for text in streams]
    names = " ".join(f"({name}) {number} 0 R" for number, name in enumerate(parts, 3))
    drawing = Drawing()
    drawing.text(20, 200, page)
    entry = "3 0 R" if whole else f"[ {names} ]"
    return make_pdf(drawing, more=more, catalog=f"/AcroForm << /Fields [] /XFA {entry} >>")
