"""What the codes of a font mean: codes that its own map leaves out, and old encodings in disguise."""

from __future__ import annotations

import pytest
from prongsai.extract.layout.page_objects import Char, PageObjects
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.pdf.glyphs.legacy_codes import decode_legacy_fonts
from prongsai.extract.pdf.text_layer_quality import assess, layer_facts
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf
from .shapes import texts

FIGURES = ["81.07", "92.46", "70.35", "66.18"]


def page_of(*words: tuple[str, int]) -> PageObjects:
    """A page of words, one a line: text and font."""
    objects = PageObjects(400, 400, fonts=["F0", "F1"])
    for row, (text, font) in enumerate(words):
        for at, letter in enumerate(text):
            x, y = 20.0 + 6 * at, 20.0 + 14 * row
            objects.chars.append(Char(letter, x, y - 10, x + 6, y, y, 12, font, 0, False))
    return objects


def lines_of(objects: PageObjects) -> list[str]:
    decode_legacy_fonts(objects)
    rows: dict[float, str] = {}
    for char in objects.chars:
        rows[char.baseline] = rows.get(char.baseline, "") + char.text
    return list(rows.values())


def disguised(text: str, codec: str = "latin-1") -> str:
    return text.encode("cp874").decode(codec)


def test_a_code_that_the_map_leaves_out_is_unknown() -> None:
    page = Drawing()
    page.text(50, 300, "คะแนน ๘๗.๖๕")
    whole = texts(read_pdf(make_pdf(page), Settings(ocr=False)))
    damaged = texts(read_pdf(make_pdf(page, left_out="๗"), Settings(ocr=False)))
    assert (whole, damaged) == (["คะแนน ๘๗.๖๕"], ["คะแนน ๘(cid:247).๖๕"])


@pytest.mark.parametrize("codec", ["latin-1", "mac_roman"])
def test_a_font_in_disguise_is_decoded_whatever_other_fonts_say(codec: str) -> None:
    thai = ["การปฏิบัติหน้าที่", "คุณภาพการดำเนินงาน", "๘๑.๐๗", "ITA"]
    page = page_of(("หัวเรื่องเป็นยูนิโคด", 0), *((disguised(text, codec), 1) for text in thai))
    assert lines_of(page) == ["หัวเรื่องเป็นยูนิโคด", *thai]


@pytest.mark.parametrize("codec", ["latin-1", "mac_roman"])
def test_digits_in_disguise_are_decoded_in_a_font_of_thai_letters(codec: str) -> None:
    figures = ["๘๑.๐๗", "๙๒.๔๖", "๒๕๖๗"]
    assert lines_of(page_of(("คะแนน", 0), *((disguised(text, codec), 0) for text in figures))) == ["คะแนน", *figures]


@pytest.mark.parametrize("codec", ["latin-1", "mac_roman"])
def test_a_font_of_figures_and_a_word_is_decoded(codec: str) -> None:
    bold = ["๘๑.๐๗", "๙๒.๔๖", "๗๐.๓๕", "๖๖.๑๘", "๘๘.๙๐", "คะแนนภาพรวม", "๙๒.๕๘"]
    page = page_of(("ชื่อเป็นยูนิโคด", 0), *((disguised(text, codec), 1) for text in bold))
    assert lines_of(page) == ["ชื่อเป็นยูนิโคด", *bold]


@pytest.mark.parametrize(
    "text", ["Übersicht über die Größe", "déjà été à côté", "ÀÉÈÎ ÔÛÇŒ ÀÉÈ", "5 ÷ 2 ÷ 3 ÷ 4 ÷ 5 ÷ 6 ÷ 7 ÷ 8"]
)
def test_letters_of_other_languages_stay(text: str) -> None:
    assert lines_of(page_of((text, 0), ("ข้อความ", 1))) == [text, "ข้อความ"]


def state_of(objects: PageObjects) -> str:
    return assess(objects, layer_facts(objects)).state


@pytest.mark.parametrize("lost", ["\ufffd", "\uf739", "\x99"])
def test_a_page_whose_figures_lack_digits_is_read_from_its_picture(lost: str) -> None:
    names = [("ตัวชี้วัดที่อ่านได้ทุกตัวอักษร", 0)] * 8
    damaged = [(figure[0] + lost + figure[2:], 0) for figure in FIGURES]
    assert state_of(page_of(*names, *damaged)) == "needs_ocr"
    assert state_of(page_of(*names, *((figure, 0) for figure in FIGURES), (lost, 0))) == "read"
    assert state_of(page_of(*names, *damaged[:2])) == "read"


@pytest.mark.parametrize(
    ("beside", "state"), [("1.", "needs_ocr"), ("๒.", "needs_ocr"), ("1.25", "read"), ("๑.๕", "read")]
)
def test_the_number_of_a_list_is_no_figure_with_decimals(beside: str, state: str) -> None:
    names = [("ตัวชี้วัดที่อ่านได้ทุกตัวอักษร", 0)] * 8
    assert state_of(page_of(*names, ("\ufffd\ufffd.\ufffd\ufffd", 0), (beside, 0))) == state


def test_a_bullet_of_a_font_of_signs_is_no_lost_digit() -> None:
    objects = page_of(*(("\uf0b7" + figure, 0) for figure in FIGURES), *(("ข้อความยาวพอสมควรในบรรทัด", 0),) * 4)
    objects.chars = [char._replace(font=1) if char.text == "\uf0b7" else char for char in objects.chars]
    assert state_of(objects) == "read"


def test_a_layer_over_a_picture_in_no_known_language_is_no_layer() -> None:
    foreign = "Uaua sUReE TMuNA bARgI wAuNd MsiAl PoUrn"
    english = "The result of the assessment is in the table and"
    chinese = "几乃力 冂工尸口 亅厂丁凵 丨刀亡"
    for text, expected in (
        (foreign, "needs_ocr"),
        (chinese, "needs_ocr"),
        (english, "read"),
        ("ผลการประเมินของ หน่วยงาน", "read"),
    ):
        spaced = page_of(*((text, 0),) * 12)
        spaced.images.append((0, 0, 400, 400))
        assert state_of(spaced) == expected


def test_addresses_and_names_in_a_thai_font_are_no_codes() -> None:
    address = "https://www.bangpla.example/index.php?mod=info&id=7#top"
    names = "Somchai Jaidee, Director Planning Division"
    cipher = "sZkAoJ wPqQxe LuRtYb kGmHvN"
    for text, expected in ((address, "read"), (names, "read"), (cipher, "needs_ocr")):
        page = page_of(*((text, 0),) * 12)
        page.fonts = ["ABCDEF+THSarabunPSK"]
        assert state_of(page) == expected


def test_addresses_in_a_layer_over_a_picture_are_no_foreign_language() -> None:
    page = page_of(*((f"www.bangpla.example/uploads/{n}/plan.pdf", 0) for n in range(12)))
    page.images.append((0, 0, 400, 400))
    assert state_of(page) == "read"


def test_a_picture_beside_a_few_typed_lines_is_looked_at() -> None:
    stamp = page_of(*(("สำเนาถูกต้อง ลงนามโดยเจ้าหน้าที่ของสำนักงาน", 0),) * 2)
    stamp.images.append((0, 0, 400, 400))
    full = page_of(*(("ผลการประเมินของหน่วยงานอยู่ในระดับดีมาก", 0),) * 24)
    full.images = stamp.images
    assert assess(stamp, layer_facts(stamp)).doubt == "beside"
    assert assess(full, layer_facts(full)).doubt is None


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (("ABCDE", "BBCEA", "DACBB", "AFCGD"), "needs_ocr"),
        (("ABCDE", "BBCEA", "DACBBC", "AFCGD"), "read"),  # no point
        (("HOUSE", "MOUSE", "ROUGE", "OUR", "US", "ARE", "SO"), "read"),  # not most of them
        (("81.07", "92.46", "70.35", "66.18"), "read"),
    ],
)
def test_a_font_of_figures_that_says_letters_is_read_from_its_picture(words: tuple[str, ...], state: str) -> None:
    page = page_of(("คะแนนการประเมิน ITA ตัวชี้วัด " * 3, 0), *((word, 1) for word in words))
    assert assess(page, layer_facts(page)).state == state


def test_a_map_that_gives_one_digit_to_most_codes_tells_no_digit() -> None:
    page = Drawing()
    page.text(50, 300, "คะแนน ๘๗.๖๕")
    alike = {digit: "๘" for digit in "๕๖๗๘๙"}
    damaged = texts(read_pdf(make_pdf(page, spelled=alike), Settings(ocr=False)))
    two = texts(read_pdf(make_pdf(page, spelled={"๗": "๘"}), Settings(ocr=False)))
    assert all("๘" not in text and "(cid:" in text for text in damaged)
    assert two == ["คะแนน ๘๘.๖๕"]


@pytest.mark.parametrize(("others", "state"), [([], "needs_ocr"), ([("81.07", 0)], "read"), ([("๘๑.๐๗", 1)], "read")])
def test_the_only_figure_of_a_page_has_lost_its_digits(others: list[tuple[str, int]], state: str) -> None:
    objects = page_of(("คะแนนรวม", 0), ("\ue001\ue002.\ue003\ue001", 1), *others)
    assert assess(objects, layer_facts(objects)).state == state


def test_names_in_outlines_beside_figures_for_text_wait_for_the_picture() -> None:
    objects = page_of(*((figure, 0) for figure in FIGURES * 3))
    assert assess(objects, layer_facts(objects)).state == "read"
    objects.drawn = 400
    assert assess(objects, layer_facts(objects)).state == "needs_ocr"
    named = page_of(*((f"คะแนน{figure}", 0) for figure in FIGURES * 3))
    named.drawn = 400
    assert assess(named, layer_facts(named)).state == "read"
