"""Small PDFs written by hand, so that a test says exactly what is on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

WIDTH = 0.5  # em; of every character that is no mark
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
# One byte for each letter: ASCII as it is, Thai as in TIS-620, the old private forms of marks below them.
ALPHABET = {chr(code): code for code in range(32, 127)}
ALPHABET |= {chr(0xE00 + code - 0xA0): code for code in range(0xA1, 0xFC)}
ALPHABET |= {chr(0xF700 + code - 1): code for code in range(1, 28)}


@dataclass
class Drawing:
    """The content of one page, in points from the bottom-left corner."""

    width: float = 400
    height: float = 400
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    parts: list[str] = field(default_factory=list)
    resources: str = ""  # more of its resources, e.g. "/ExtGState << ... >>"
    xobjects: str = ""  # more of its forms, e.g. "/Fm0 3 0 R"
    annotations: str = ""  # numbers or dictionaries

    def codes(self, text: str) -> str:
        return "".join(f"{ALPHABET[char]:02X}" for char in text)

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "F1", mode: int = 0) -> None:
        self.parts.append(f"BT {mode} Tr /{font} {size} Tf {x} {y} Td <{self.codes(text)}> Tj ET")

    def raw(self, operators: str) -> None:
        self.parts.append(operators)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.parts.append(f"{x0} {y0} m {x1} {y1} l S")

    def box(self, x: float, y: float, width: float, height: float, paint: str = "S") -> None:
        self.parts.append(f"{x} {y} {width} {height} re {paint}")

    def grid(self, xs: list[float], ys: list[float]) -> None:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        self.parts.append(f"q {width} 0 0 {height} {x} {y} cm /Im0 Do Q")


def make_pdf(
    *drawings: Drawing,
    unmapped: bool = False,
    encrypt: str = "",
    spelled: Mapping[str, str] = MappingProxyType({}),
    more: Sequence[str] = (),
    catalog: str = "",
    left_out: str = "",
) -> bytes:
    """A PDF with a page for each drawing; `unmapped` leaves out what says which letters the codes mean.

    `spelled` has the letters whose codes say that they mean something else; `more` are objects from number 3 on, and
    `catalog` is what the catalog holds beside the pages; `left_out` has the letters that ToUnicode says nothing of, in
    fonts that have an encoding of Latin letters beside it.
    """
    objects: list[bytes] = [b"", b"", *(body.encode("latin-1") for body in more)]

    def add(body: str | bytes) -> int:
        objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(objects)

    def stream(data: bytes, extra: str = "") -> int:
        return add(f"<< /Length {len(data)} {extra} >>\nstream\n".encode() + data + b"\nendstream")

    mapping = "".join(
        f"<{code:02X}> <{spelled.get(char, char).encode('utf-16-be').hex()}>\n"
        for char, code in ALPHABET.items()
        if char not in left_out
    )
    own_names = " ".join(f"/g{i}" for i in range(256))
    encoding = "/WinAnsiEncoding" if left_out else f"<< /Type /Encoding /Differences [0 {own_names}] >>"
    cmap = stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        + f"{mapping.count(chr(10))} beginbfchar\n{mapping}endbfchar endcmap end end".encode()
    )
    by_code = {code: char for char, code in ALPHABET.items()}
    widths = " ".join("0" if by_code.get(code, " ") in MARKS else "500" for code in range(256))
    to_unicode = "" if unmapped else f"/ToUnicode {cmap} 0 R"
    fonts = ""
    for name, base in (("F1", "Plain"), ("F2", "Some-Bold"), ("F3", "GlyphLessFont")):
        descriptor = add(
            f"<< /Type /FontDescriptor /FontName /{base} /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800"
            " /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>"
        )
        font = add(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{base} /FirstChar 0 /LastChar 255 /Widths [{widths}]"
            f" /FontDescriptor {descriptor} 0 R {to_unicode}"
            f" /Encoding {encoding} >>"
        )
        fonts += f"/{name} {font} 0 R "
    image = stream(
        b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    kids = []
    for drawing in drawings:
        notes = f"/Annots [{drawing.annotations}]" if drawing.annotations else ""
        content = stream("\n".join(drawing.parts).encode("latin-1"))
        crop = f"/CropBox [{' '.join(map(str, drawing.crop))}]" if drawing.crop else ""
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {drawing.width} {drawing.height}] {crop}"
                f" /Rotate {drawing.rotate} /Contents {content} 0 R"
                f" /Resources << /Font << {fonts} >> /XObject << /Im0 {image} 0 R {drawing.xobjects} >>"
                f" {drawing.resources} >> {notes} >>"
            )
        )
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode("latin-1")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {encrypt} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)
