"""Synthetic lines: what is written, the label that the reader must give, and the drawing in a font.

Digits are drawn uniformly at random, or from sets that are easily confused; no value is more likely than another
because it would be plausible. Words are made of random syllables or taken from a short list of common words.
"""

from __future__ import annotations

import functools
import random
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont, features
from prongsai.extract.scan.recognition.digit_recognizer import TEXT_SIGN

from training.fonts import Face, characters

ALPHABET = "๐๑๒๓๔๕๖๗๘๙0123456789.,-%/():+ " + TEXT_SIGN
THAI = "๐๑๒๓๔๕๖๗๘๙"
ARABIC = "0123456789"
_CONFUSED = {
    THAI: ("๔๕", "๔๕๘", "๓๗", "๐๑", "๒๖", "๒๖๙", "๗๙", "๑๓", "๕๘", "๘๗", "๔๘", "๐๑๓", "๓๑๗", "๖๙", "๐๗", "๒๙๘"),
    ARABIC: ("38", "69", "17", "56", "08", "0689", "14", "35", "25", "47", "90", "83"),
}
_DASHES = str.maketrans("–—−‐", "----")

_THAI_TEXT = """
คะแนน ร้อยละ ผ่าน ไม่ผ่าน ดี ดีมาก พอใช้ ต้องปรับปรุง ระดับ ปี พ.ศ. ประจำปี งบประมาณ หน่วยงาน ตัวชี้วัด ข้อ
รวม เฉลี่ย ผล ประเมิน การ และ ของ ที่ มี ใน ได้ เป็น จาก เพิ่มขึ้น ลดลง จำนวน ครั้ง คน บาท ราย เรื่อง วันที่
เดือน มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ม.ค.
ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. น. เวลา โทร. หมู่ ตำบล อำเภอ จังหวัด เทศบาล
องค์การ บริหาร ส่วน สำนักงาน กอง ฝ่าย งาน แผน โครงการ เป้าหมาย ลำดับ รายการ หมายเหตุ หน้า ตาราง ภาพ ครู
โรงเรียน นักเรียน ประชาชน บริการ ข้อมูล เปิดเผย สาธารณะ ทุจริต ป้องกัน คุณธรรม โปร่งใส เจ้าหน้าที่ ปฏิบัติ
หน้าที่ ใช้ อำนาจ ทรัพย์สิน แก้ไข ปัญหา คุณภาพ ดำเนินงาน ประสิทธิภาพ สื่อสาร ปรับปรุง ระบบ ทำงาน ภายใน
ภายนอก มากที่สุด น้อยที่สุด ต่ำกว่า สูงกว่า เท่ากับ ระหว่าง ถึง เมื่อ แล้ว ยัง ต่อ กับ โดย ซึ่ง อยู่ เต็ม
ค่า น้ำหนัก สรุป ฉบับ มาตรา วรรค บทที่ กิโลเมตร ตาราง ชั่วโมง นาที แห่ง ชุด แผ่น ฉบับ ไร่ ตัน ลิตร ฯ ฯลฯ ๆ
ครบ ขาด เกิน
"""
_LATIN_TEXT = """
A AA B C D E F O OIT IIT EIT ITA N/A No. NO ID Total Score Level Year Page Item Yes OK KPI PDF GPP Q S I x X
Z
"""
_WORDS = _THAI_TEXT.split()
_LATIN = _LATIN_TEXT.split()
_CONSONANTS = "กกกขคคงจจชซดดตตถทททนนนนบบปปปผพพฟมมมยยรรรรลลวววสสสศหหออธณภษฉฐญฎฏฬฮ"
_FINALS = "กงดนนบมยวรลสจ"
_TONES = ("", "", "", "", "่", "้", "๊", "๋", "์")
_SHAPES = (
    "Ctา", "Cิt", "Cีt", "Cุt", "Cูt", "Cึt", "Cืtอ", "เCt", "แCt", "โCt", "ไCt", "ใCt", "Cะ", "Ctำ", "เCtา", "เCีtย",
    "เCืtอ", "CัtK", "CtอK", "CtาK", "CิtK", "CีtK", "CุtK", "CูtK", "เCtK", "แCtK", "โCtK", "เCิK", "CK", "CวtK", "CรK",
    "เCืtอK", "C์", "Cร",
)  # fmt: skip
_CODES = ("O", "OIT", "IIT", "EIT", "I", "E", "i", "Q", "S", "ITA", "G")
_LOOKALIKES = "ดตคศลสวอๆฯเแโงจฮหถภกาOISBZzgqsbieล๏"
_ALONE = "ดตคศลสวอๆฯเแงจฮหถภกZzgqbe"  # those that differ from digits even with nothing beside them
_OTHER_MARKS = "\"'“”;=*&<>[]!?•■□✓฿#"


def syllable(rng: random.Random) -> str:
    """One made-up Thai syllable."""
    shape = rng.choice(_SHAPES)
    tone = rng.choice(_TONES[:-1])
    return "".join(
        rng.choice(_CONSONANTS)
        if sign == "C"
        else rng.choice(_FINALS)
        if sign == "K"
        else tone
        if sign == "t"
        else sign
        for sign in shape
    )


def word(rng: random.Random) -> str:
    """A common word, made-up syllables, or a Latin word."""
    draw = rng.random()
    if draw < 0.45:
        return rng.choice(_WORDS)
    if draw < 0.88:
        return "".join(syllable(rng) for _ in range(rng.randint(1, 4)))
    if draw < 0.95:
        return rng.choice(_LATIN)
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = "".join(rng.choice(letters) for _ in range(rng.randint(2, 8)))
    return rng.choice((made, made.capitalize(), made.upper()))


def label_of(text: str) -> str:
    """What the reader must say: the alphabet's characters as they stand, all other runs as one sign.

    A gap is kept between two characters of the alphabet and dropped beside the sign. Dotted leaders are other
    marks: nobody can count their points.
    """
    text = re.sub(r"[.…](?:\s?[.…]){3,}|…", "•", text.translate(_DASHES))
    signs = "".join(char if char in ALPHABET and char != TEXT_SIGN else " " if char.isspace() else "•" for char in text)
    signs = re.sub(r"\s+", " ", signs.strip())
    return re.sub(r" ?•(?:[ •]*•)? ?", TEXT_SIGN, signs)


def digits(rng: random.Random, count: int, script: str) -> str:
    """So many digits: uniform, or from a set that is easily confused, or with repeats."""
    draw = rng.random()
    if draw < 0.3:
        pool = rng.choice(_CONFUSED[script])
        return "".join(rng.choice(pool) for _ in range(count))
    made = [rng.choice(script) for _ in range(count)]
    if draw < 0.42:
        for at in range(1, count):
            if rng.random() < 0.6:
                made[at] = made[at - 1]
    return "".join(made)


def number(rng: random.Random, script: str | None = None) -> str:
    """One number in one of the ways that numbers are written in reports."""
    script = script or (THAI if rng.random() < 0.62 else ARABIC)
    kinds = [*_plain_numbers(rng, script), *_odd_numbers(rng, script)]
    return rng.choices([text for _, text in kinds], [weight for weight, _ in kinds])[0]


def _plain_numbers(rng: random.Random, script: str) -> list[tuple[float, str]]:
    """Scores, counts, dates, sums, items and ranges, each with its weight."""
    zero, one = script[0], script[1]

    def some(count: int) -> str:
        return digits(rng, count, script)

    return [
        (36, f"{some(2)}.{some(2)}"),
        (4, f"{one}{zero}{zero}.{zero}{zero}"),
        (2, f"{one}{zero}{zero}"),
        (4, f"{some(1)}.{some(2)}"),
        (3, f"{some(2)}.{some(1)}"),
        (2, f"{some(1)}.{some(1)}"),
        (2, f"{some(3)}.{some(2)}"),
        (12, some(rng.choice((1, 1, 2, 2, 3)))),
        (5, some(4)),
        (2, f"{script[2]}{script[5]}{some(2)}"),
        (2, f"{some(rng.choice((1, 2)))}/{some(rng.choice((1, 2)))}/{some(rng.choice((2, 4)))}"),
        (2, f"{some(rng.choice((1, 2)))}/{some(rng.choice((1, 2, 4)))}"),
        (3, f"{some(rng.randint(1, 3))},{some(3)}"),
        (1, f"{some(rng.randint(1, 3))},{some(3)}.{some(2)}"),
        (1, f"{some(rng.randint(1, 2))},{some(3)},{some(3)}"),
        (3, f"{some(rng.choice((1, 1, 2)))}."),
        (1.5, f"{some(rng.choice((1, 2)))})"),
        (2, f"({some(rng.choice((1, 2, 2, 4)))})"),
        (1, f"({some(2)}.{some(2)})"),
        (2, f"{some(2)},{some(2)}"),
        (2.5, f"{some(2)}.{some(2)}%"),
        (2, f"{some(rng.choice((1, 2, 3)))}{rng.choice(('%', ' %'))}"),
        (2, f"{some(2)}.{some(2)}{rng.choice(('-', ' - ', '–', ' – '))}{some(2)}.{some(2)}"),
        (1, f"{some(rng.choice((1, 2)))}{rng.choice(('-', ' - ', '–'))}{some(rng.choice((1, 2)))}"),
        (1, f"{some(1)}-{some(4)}-{some(4)}"),
        (1, f"{some(2)}{rng.choice('.:')}{some(2)}"),
        (1, f"{some(rng.choice((1, 2)))}.{some(1)}.{some(rng.choice((1, 2)))}"),
    ]  # fmt: skip


def _odd_numbers(rng: random.Random, script: str) -> list[tuple[float, str]]:
    """Numbers with signs, in a row, beside letters that look like digits, each with its weight."""

    def some(count: int) -> str:
        return digits(rng, count, script)

    return [
        (1.5, f"{rng.choice('+-–')}{some(rng.choice((1, 2)))}.{some(2)}"),
        (1, f"{rng.choice('+-–')}{some(rng.choice((1, 2)))}"),
        (4, some(rng.randint(5, 10))),
        (0.8, "".join(rng.choice(THAI + ARABIC) for _ in range(rng.randint(2, 5)))),
        (3, f"{rng.choice(_CODES)}{some(rng.choice((1, 2, 2, 3)))}"),
        (1.5, f"{rng.choice(_LOOKALIKES)}{some(rng.choice((1, 2, 3)))}{rng.choice(('', rng.choice(_LOOKALIKES)))}"),
        (1, f"{some(rng.choice((1, 2)))}{rng.choice(('.', ':', '/', '-'))}{rng.choice(_LOOKALIKES)}"),
        (2, f"{some(2)}.{some(2)} {some(2)}.{some(2)}"),
        (2, " ".join(some(rng.choice((1, 2))) for _ in range(rng.randint(2, 4)))),
        (0.7, f"{some(rng.randint(1, 3))}+{some(rng.randint(1, 3))}"),
        (0.7, f"{some(rng.randint(1, 2))}:{some(rng.randint(1, 2))}"),
    ]  # fmt: skip


def cell(rng: random.Random) -> str:
    """What a table cell may hold."""
    draw = rng.random()
    if draw < 0.74:
        return number(rng)
    if draw < 0.80:
        return f"{word(rng)}{rng.choice(('', ' '))}{number(rng)}"
    if draw < 0.85:
        return f"{number(rng)}{rng.choice(('', ' '))}{word(rng)}"
    if draw < 0.92:
        return " ".join(word(rng) for _ in range(rng.randint(1, 2)))
    if draw < 0.95:
        return rng.choice("AAABBCDEFSax")
    if draw < 0.965:
        return rng.choice("-–—")
    if draw < 0.975:
        return rng.choice(_ALONE)
    if draw < 0.985:
        return rng.choice(_OTHER_MARKS)
    return ""


def prose(rng: random.Random) -> str:
    """A piece of running text with numbers in it."""
    parts: list[str] = []
    script = THAI if rng.random() < 0.62 else ARABIC
    for _ in range(rng.choice((1, 1, 1, 2, 2))):
        parts.append("".join(word(rng) for _ in range(rng.randint(1, 2))))
        parts.append(rng.choice(("", " ", " ")))
        value = number(rng, script if rng.random() < 0.9 else None)
        parts.append(rng.choice((f"({value})", f"“{value}”", f'"{value}"')) if rng.random() < 0.06 else value)
        parts.append(rng.choice(("", " ", " ")))
    if rng.random() < 0.6:
        parts.append(word(rng))
    if rng.random() < 0.25:
        parts = parts[1:]
    return "".join(parts).strip()


def leader(rng: random.Random) -> str:
    """A line of a list of contents: words, a dotted leader, a number."""
    dots = rng.choice((".", ".", ". ", "…")) * rng.randint(4, 14)
    return f"{word(rng)}{rng.choice(('', ' '))}{dots.strip()}{rng.choice(('', ' '))}{number(rng)}"


def content(rng: random.Random) -> tuple[str, bool]:
    """One line's text, and whether it stands in a cell."""
    draw = rng.random()
    if draw < 0.60:
        return cell(rng), True
    return (prose(rng) if draw < 0.965 else leader(rng)), False


@dataclass(slots=True)
class Drawn:
    """A line in black on a clear ground: 255 is ink; the body is the digits' top and the baseline."""

    ink: npt.NDArray[np.uint8]
    top: float
    base: float
    left: float
    right: float


_RAQM = features.check("raqm")


@functools.lru_cache(maxsize=1500)
def _font(path: str, size: int, shaped: bool) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM if shaped and _RAQM else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


@functools.lru_cache(maxsize=1000)
def digit_height(path: str, sample: str) -> float:
    """Height of a digit as a share of the font's size."""
    box = _font(path, 200, False).getbbox(sample, anchor="ls")
    return -box[1] / 200


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set."""

    face: Face
    latin: str  # path of the font of Latin letters and Arabic digits
    body: float  # height of its digits in pixels
    stroke: float = 0.0  # emboldening
    slant: float = 0.0
    tracking: float = 0.0  # in heights of the body
    gap: float = 1.0  # factor on spaces


def _runs(text: str, style: Style) -> list[tuple[str, str, bool]]:
    """The text as (piece, font, shaped): Thai letters shaped, digits one by one where they are tracked."""
    pieces: list[tuple[str, str, bool]] = []
    for piece in re.findall(r"[ก-ฺเ-๎๏๚๛฿]+|[๐-๙]+| +|[^ก-๛ ]+", text):
        thai = "฀" <= piece[0] <= "๿"
        path = (style.face.thai or style.latin) if thai else style.latin
        shaped = thai and piece[0] not in THAI
        if style.tracking and not shaped:
            pieces.extend((char, path, False) for char in piece)
        else:
            pieces.append((piece, path, shaped))
    return pieces


def drawable(text: str, style: Style) -> bool:
    """Whether the fonts have every character."""
    return all(
        char == " " or ord(char) in characters((style.face.thai if "฀" <= char <= "๿" else style.latin) or style.latin)
        for char in text
    )


def draw(text: str, style: Style, neighbours: tuple[str, str] = ("", ""), pitch: float = 2.0) -> Drawn:
    """Draws the line, and bits of the lines above and below where they are given."""
    sample = "๕" if style.face.thai and any(char in THAI for char in text) else "0"
    share = digit_height(style.face.thai if sample == "๕" else style.latin, sample)
    size = max(6, round(style.body / share))
    body = share * size
    pieces = _runs(text, style)
    advance = 0.0
    placed: list[tuple[float, str, ImageFont.FreeTypeFont]] = []
    for piece, path, shaped in pieces:
        font = _font(path, size, shaped)
        if piece.isspace():
            advance += max(font.getlength(piece) * style.gap, (0.36 + max(0, style.tracking)) * body)
            continue
        placed.append((advance, piece, font))
        advance += font.getlength(piece) + style.tracking * body
    margin = 1.6 * body
    width, height = int(advance + 2 * margin) + 2, int(5.2 * body) + 2
    base = 3.1 * body
    canvas = Image.new("L", (width, height))
    pen = ImageDraw.Draw(canvas)
    for at, piece, font in placed:
        pen.text((margin + at, base), piece, 255, font, anchor="ls", stroke_width=style.stroke * body)
    for other, line_base in zip(neighbours, (base - pitch * body, base + pitch * body), strict=True):
        for start, (piece, path, shaped) in enumerate(_runs(other, style)):
            font = _font(path, size, shaped)
            pen.text((margin * 0.3 + start * 3.1 * body, line_base), piece, 255, font, anchor="ls")
    ink = np.asarray(canvas)
    if style.slant:
        shear = (1, style.slant, -style.slant * base, 0, 1, 0)
        ink = np.asarray(canvas.transform(canvas.size, Image.Transform.AFFINE, shear, Image.Resampling.BILINEAR))
    return Drawn(ink, base - body, base, margin, margin + advance)


class Typesetter:
    """Draws styles at random: the kin of TH Sarabun first, the rest spread."""

    shares = {"kin": 0.38, "text": 0.32, "loopless": 0.16, "mono": 0.06, "latin": 0.08, "script": 0.0}

    def __init__(self, faces: list[Face], evaluation: bool = False) -> None:
        groups: dict[str, list[Face]] = {}
        for face in faces:
            groups.setdefault("all" if evaluation else face.group, []).append(face)
        self._groups = groups
        self._weights = {name: 1.0 if evaluation else self.shares[name] for name in groups}
        self._latin = [face.latin for face in groups.get("latin", [])]

    def style(self, rng: random.Random, text: str) -> Style:
        """A face that has every character of the text, with its setting."""
        while True:
            group = rng.choices(list(self._weights), list(self._weights.values()))[0]
            candidates = self._groups[group]
            face = rng.choices(candidates, [one.share for one in candidates])[0]
            if not face.thai and any("฀" <= char <= "๿" for char in text):
                continue
            latin = rng.choice(self._latin) if self._latin and face.thai and rng.random() < 0.1 else face.latin
            # Only the regular weight exists of the first font: bold is drawn with a wider pen, italic sheared.
            regular_only = face.family == "TH SarabunPSK"
            stroke = (
                rng.uniform(0.02, 0.07) if rng.random() < (0.4 if regular_only else 0.12) and not face.bold else 0.0
            )
            slant = (
                rng.uniform(0.12, 0.25) if rng.random() < (0.2 if regular_only else 0.04) and not face.italic else 0.0
            )
            body = rng.uniform(12, 30) if rng.random() < 0.75 else 2 ** rng.uniform(3.3, 5.5)
            tracking = rng.uniform(-0.07, 0.12) if rng.random() < 0.2 else 0.0
            gap = rng.uniform(1.2, 5) if rng.random() < 0.25 else rng.uniform(0.8, 1.3)
            style = Style(face, latin, body, stroke, slant, tracking, gap)
            if drawable(text, style):
                return style
            if not any(drawable(text, Style(one, one.latin, body)) for one in candidates[:3]):
                return Style(face, latin, body)  # a missing mark is drawn as a box, which is other text too
