"""The digit reader on lines drawn here, and on pictures that hold no line at all."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.recognition.digit_recognizer import MODEL, TEXT_SIGN, DigitReader, Reading
from prongsai.extract.scan.recognition.line_image import BODY, HEIGHT, Jitter, prepare

pytest.importorskip("onnxruntime", reason="the digit reader runs on onnxruntime")

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
THAI = ("Laksaman.ttf", "Norasi.ttf", "Garuda.ttf", "Loma.ttf", "Kinnari.ttf")
LATIN = ("LiberationSerif-Regular.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf", *THAI)
SCORES = ("๘๕.๔๒", "๙๗.๖๓", "๑๐๐.๐๐", "๗๘.๙๐", "๒๕๖๘", "๓๔.๕๖", "๖๖.๙๙", "๔๔.๕๕")
ARABIC = ("85.42", "97.63", "100.00", "78.90", "2568", "34.56", "66.99", "44.55")


def font_file(names: tuple[str, ...]) -> Path:
    for name in names:
        for folder in FOLDERS:
            if found := next(folder.rglob(name), None):
                return found
    pytest.skip(f"none of the fonts {', '.join(names)} is on this machine")


def drawn(text: str, font: Path, size: int = 60, margin: int = 14, noise: float = 0.0) -> Grey:
    """The text in black on white, as a scan at about 300 dpi shows it; slightly grainy where asked."""
    face = ImageFont.truetype(str(font), size)
    left, top, right, bottom = (round(edge) for edge in face.getbbox(text))
    page = Image.new("L", (right - left + 2 * margin, bottom - top + 2 * margin), 250)
    ImageDraw.Draw(page).text((margin - left, margin - top), text, 20, font=face)
    picture = np.asarray(page).astype(np.float64)
    if noise:
        picture += np.random.default_rng(3).normal(0, noise, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def reader() -> DigitReader:
    return DigitReader()


@pytest.fixture(scope="module")
def thai() -> Path:
    return font_file(THAI)


@pytest.fixture(scope="module")
def latin() -> Path:
    return font_file(LATIN)


def check_shape(reading: Reading, picture: Grey) -> None:
    """What holds of every reading: boxes in order and inside, probabilities that are some."""
    assert all(0 <= char.x0 <= char.x1 <= picture.shape[1] for char in reading.chars)
    assert all(a.x0 <= b.x0 and a.x1 <= b.x1 for a, b in itertools.pairwise(reading.chars))
    assert 0 <= reading.confidence <= 1
    for char in reading.chars:
        assert 0 <= char.confidence <= 1
        assert len(char.alternatives) <= 3
        assert char.text not in [other for other, _ in char.alternatives]
        assert char.confidence + sum(share for _, share in char.alternatives) <= 1 + 1e-5


@pytest.mark.parametrize("text", SCORES)
def test_thai_numbers(reader: DigitReader, thai: Path, text: str) -> None:
    for size, noise in ((36, 0.0), (60, 0.0), (110, 0.0), (60, 9.0)):
        picture = drawn(text, thai, size, noise=noise)
        (reading,) = reader.read([picture])
        assert reading.text == text, (size, noise)
        check_shape(reading, picture)


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_numbers(reader: DigitReader, latin: Path, text: str) -> None:
    for size, noise in ((28, 0.0), (48, 0.0), (90, 0.0), (48, 9.0)):
        picture = drawn(text, latin, size, noise=noise)
        (reading,) = reader.read([picture])
        assert reading.text == text, (size, noise)
        check_shape(reading, picture)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ร้อยละ ๘๕.๔๒", "~๘๕.๔๒"),
        ("ได้คะแนน ๘๗.๓๒ คะแนน", "~๘๗.๓๒~"),
        ("ผ่าน", "~"),
        ("พ.ศ. ๒๕๖๕", "~.~. ๒๕๖๕"),
        ("๑๒ ๓๔", "๑๒ ๓๔"),
        ("(๙๐)", "(๙๐)"),
    ],
)
def test_other_text_is_one_sign_and_gaps_stay(reader: DigitReader, thai: Path, text: str, said: str) -> None:
    picture = drawn(text, thai)
    (reading,) = reader.read([picture])
    assert reading.text == said
    check_shape(reading, picture)


def test_boxes_lie_on_the_digits(reader: DigitReader, latin: Path) -> None:
    margin, text = 40, "27.36"
    picture = drawn(text, latin, 60, margin)
    (reading,) = reader.read([picture])
    assert reading.text == text
    face = ImageFont.truetype(str(latin), 60)
    start = face.getbbox(text)[0]
    for at, char in enumerate(reading.chars):
        left, right = (margin - start + face.getlength(text[:end]) for end in (at, at + 1))
        assert left - 9 <= char.x0 <= char.x1 <= right + 9, (char, left, right)
        assert abs((char.x0 + char.x1) / 2 - (left + right) / 2) <= 8


def test_a_batch_reads_as_its_pictures_do_alone(reader: DigitReader, thai: Path) -> None:
    pictures = [drawn(text, thai, size) for text in SCORES for size in (40, 80)]
    pictures.insert(3, np.full((40, 90), 255, np.uint8))
    together = reader.read(pictures)
    assert [one.text for one in together] == [reader.read([picture])[0].text for picture in pictures]
    assert together[3].chars == ()


def test_light_writing_on_dark_ground(reader: DigitReader, latin: Path) -> None:
    assert reader.read([255 - drawn("46.81", latin)])[0].text == "46.81"


def test_large_margins_and_rules_at_the_edges(reader: DigitReader, thai: Path) -> None:
    picture = np.full((170, 420), 252, np.uint8)
    number = drawn("๗๙.๐๔", thai)
    picture[60 : 60 + number.shape[0], 120 : 120 + number.shape[1]] = number
    picture[:, :3] = 40
    picture[-3:] = 40
    (reading,) = reader.read([picture])
    assert reading.text == "๗๙.๐๔"
    assert reading.chars[0].x0 >= 120 and reading.chars[-1].x1 <= 120 + number.shape[1]


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1), (3, 3), (2, 50), (60, 200), (0, 0), (0, 20), (20, 0)])
@pytest.mark.parametrize("level", [0, 128, 255])
def test_nothing_is_read_from_an_even_picture(reader: DigitReader, shape: tuple[int, int], level: int) -> None:
    (reading,) = reader.read([np.full(shape, level, np.uint8)])
    assert reading.text == "" and reading.chars == () and reading.confidence == 1


@pytest.mark.parametrize("shape", [(4, 3), (5, 1200), (1200, 5), (1500, 1500), (20, 9000), (33, 47)])
def test_odd_shapes_do_no_harm(reader: DigitReader, shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(1).integers(0, 256, shape).astype(np.uint8)
    check_shape(reader.read([picture])[0], picture)


def test_no_pictures(reader: DigitReader) -> None:
    assert reader.read([]) == []


def test_pictures_of_another_kind_are_refused(reader: DigitReader) -> None:
    with pytest.raises(ValueError, match="uint8"):
        reader.read([np.zeros((20, 20, 3), np.uint8)])
    with pytest.raises(ValueError, match="uint8"):
        reader.read([np.zeros((20, 20), np.float32)])  # type: ignore[list-item]


def test_a_spoilt_digit_is_less_sure(reader: DigitReader, latin: Path) -> None:
    clean = drawn("58.36", latin)
    spoilt = clean.copy()
    third = clean.shape[1] * 3 // 10
    spoilt[clean.shape[0] // 4 : clean.shape[0] * 3 // 4, third - 9 : third + 9] = 60
    (before,), (after,) = reader.read([clean]), reader.read([spoilt])
    assert before.confidence > after.confidence


def test_the_body_of_the_writing_has_one_height(thai: Path) -> None:
    """Marks above and below, and margins, do not change the size at which digits are shown to the network."""
    alone, among = prepare(drawn("๕๕.๕๕", thai)), prepare(drawn("นี้ ๕๕.๕๕ ที่ผู้รู้ ๕๕.๕๕", thai, margin=30))
    assert alone is not None and among is not None
    assert alone.ink.shape[0] == among.ink.shape[0] == HEIGHT
    assert among.scale == pytest.approx(alone.scale, rel=0.35)
    moved = prepare(drawn("๕๕.๕๕", thai), Jitter(0.0, 0.5))
    assert moved is not None and moved.scale == pytest.approx(alone.scale / 2, rel=0.1)
    assert BODY < HEIGHT


def test_the_model_says_what_it_was_trained_for(reader: DigitReader) -> None:
    import onnxruntime

    notes = onnxruntime.InferenceSession(str(MODEL)).get_modelmeta().custom_metadata_map
    assert {"alphabet", "height", "body", "stride", "temperature"} <= set(notes)
    assert all(sign in notes["alphabet"] for sign in f"๐๙09.,-%/():+{TEXT_SIGN}")
    assert MODEL.stat().st_size < 4_000_000


def test_readings_cannot_be_changed(reader: DigitReader, latin: Path) -> None:
    (reading,) = reader.read([drawn("12", latin)])
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.chars[0].text = "3"  # type: ignore[misc]
