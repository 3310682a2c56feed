from __future__ import annotations

import pytest
from prongsai.extract.intake.text_encoding import decode_text
from prongsai.extract.intake.twice_encoded import undo_wrong_codec

TEXT = "ผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๗ ได้ ๙๐.๑๒ คะแนน – “ผ่านดี”"


def mangled(codec: str) -> str:
    """UTF-8 that was read with a codec; what the codec leaves out stands for itself, as in browsers."""
    return "".join(bytes([b]).decode(codec, "replace").replace("\ufffd", chr(b)) for b in TEXT.encode())


@pytest.mark.parametrize("codec", ["cp874", "cp1252", "cp437", "mac_roman"])
def test_a_file_encoded_twice_is_read_as_it_was_meant(codec: str) -> None:
    decoded = decode_text(mangled(codec).encode())
    assert decoded.text == TEXT
    assert codec in decoded.encoding


def test_the_thai_code_page_shown_as_latin_letters_is_thai_again() -> None:
    shown = TEXT.replace("–", "-").replace("“", '"').replace("”", '"')
    assert decode_text(shown.encode("cp874").decode("latin-1").encode()).text == shown


def test_the_thai_code_page_shown_as_that_of_a_macintosh_is_thai_again() -> None:
    shown = TEXT.replace("–", "-").replace("“", '"').replace("”", '"')
    assert decode_text(shown.encode("cp874").decode("mac_roman").encode()).text == shown


def test_a_file_encoded_four_times_is_read_as_it_was_meant() -> None:
    mangled_more = TEXT
    for _ in range(3):
        mangled_more = mangled_more.encode().decode("latin-1")
    assert decode_text(mangled_more.encode()).text == TEXT


def test_clean_thai_and_french_stay() -> None:
    for text in (TEXT, "Le résumé du comité a été approuvé à l'unanimité, déjà été élevé à 93.69 % près de là"):
        assert undo_wrong_codec(text) is None
        assert decode_text(text.encode()).text == text


def test_a_lost_digit_is_known_only_where_no_other_digit_is_lost() -> None:
    lost = "".join(bytes([b]).decode("cp1252", "replace") for b in TEXT.encode())
    found = undo_wrong_codec(lost)
    assert found is not None and "๙๐.๑๒" in found[0]  # ๐ alone of the digits has no sign in Windows-1252
    lost = "".join(bytes([b]).decode("cp874", "replace") for b in TEXT.encode())
    found = undo_wrong_codec(lost)
    assert found is not None and "\ufffd\ufffd.๑๒" in found[0]  # ๐, ๘ and ๙ have none in the Thai code page
