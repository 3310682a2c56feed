"""What an OpenDocument text hides is taken out before LibreOffice makes a Word file of it."""

from __future__ import annotations

import io
import zipfile

import pytest
from prongsai.extract.office.open_text import without_unseen

OFFICE, TABLE, TEXT = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))


def content(body: str) -> bytes:
    around = f'<o:document-content xmlns:o="{OFFICE}" xmlns:t="{TABLE}" xmlns:x="{TEXT}">{{}}</o:document-content>'
    return around.format(body).encode()


def packed(body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content(body))
    return made.getvalue()


def row(*cells: str, more: str = "") -> str:
    return f"<t:table-row {more}>{''.join(f'<t:table-cell><x:p>{c}</x:p></t:table-cell>' for c in cells)}</t:table-row>"


COLUMNS = '<t:table-column/><t:table-column t:number-columns-repeated="2" t:visibility="collapse"/>'


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<x:p>a</x:p><x:section x:display="none"><x:p>b</x:p></x:section>', "a"),
        ('<x:p>a</x:p><x:section x:display="condition" x:is-hidden="true"><x:p>b</x:p></x:section>', "a"),
        ('<x:section x:display="condition" x:is-hidden="false"><x:p>b</x:p></x:section>', "b"),
        ('<x:p>a</x:p><x:p>b<x:hidden-paragraph x:is-hidden="true"/></x:p>', "a"),
        ('<x:p>b<x:hidden-paragraph x:is-hidden="false"/></x:p>', "b"),
        (f"<t:table>{COLUMNS}{row('a', 'b', 'c', 'd')}</t:table>", "ad"),
        (f"<t:table><t:table-column/>{row('a')}{row('b', more='t:visibility=' + chr(34) + 'collapse' + chr(34))}</t:table>", "a"),
    ],
)  # fmt: skip
def test_hidden_sections_paragraphs_rows_and_columns_are_left_out(body: str, left: str) -> None:
    with zipfile.ZipFile(io.BytesIO(without_unseen(packed(body)))) as archive:
        assert archive.namelist() == ["mimetype", "content.xml"]
        of_package = archive.read("content.xml").decode()
    for told in (of_package, without_unseen(content(body)).decode()):
        assert "".join(letter for letter in "abcd" if f">{letter}" in told) == left


def test_what_is_no_open_document_is_left_as_it_is() -> None:
    for data in (b"PK broken", b"<broken", packed("<x:p>a</x:p>")):
        assert without_unseen(data)[:2] == data[:2]
