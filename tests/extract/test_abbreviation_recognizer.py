"""The reader of the instruments' abbreviations and of levels."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, features
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.recognition.abbreviation_recognizer import MODEL, NameReader, framed

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("onnxruntime") is None or not features.check("freetype2"),
    reason="onnxruntime or FreeType is not installed",
)


def drawn(text: str, size: int) -> Grey:
    """A word in the font that comes with Pillow, which training never saw."""
    font = ImageFont.load_default(size)
    x0, top, x1, bottom = font.getbbox(text)
    picture = Image.new("L", (round(x1 - x0) + 20, round(bottom - top) + 20), 235)
    ImageDraw.Draw(picture).text((10 - x0, 10 - top), text, 25, font)
    return np.asarray(picture)


@pytest.mark.parametrize("size", [26, 34, 48])
@pytest.mark.parametrize("name", ["IIT", "EIT", "OIT", "ITA"])
def test_the_instruments_are_known(name: str, size: int) -> None:
    (plain,) = NameReader().read([drawn(name, size)])
    (bracketed,) = NameReader().read([drawn(f"({name})", size)])
    assert plain.text == bracketed.text == name and plain.confidence > 0.9


@pytest.mark.parametrize("text", ["24.50", "QR", "PDF", "IT", "7", "-", "LPA", "EIT2", "Part"])
def test_other_writing_is_none_of_them(text: str) -> None:
    (found,) = NameReader().read([drawn(text, 36)])
    assert found.text == "" or found.confidence < 0.98


def test_nothing_and_too_much_are_none_of_them() -> None:
    assert framed(np.full((40, 60), 235, np.uint8)) is None
    assert framed(drawn("a whole sentence is no name", 36)) is None
    assert [name.text for name in NameReader().read([np.full((40, 60), 235, np.uint8)])] == [""]


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size < 2_000_000
