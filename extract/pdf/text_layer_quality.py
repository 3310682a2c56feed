"""Whether the text layer of a page can be believed, or a picture has to be read instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from prongsai.extract.layout.page_objects import PageObjects
from prongsai.extract.layout.words import build_words
from prongsai.extract.pdf.glyphs.latin_text import is_spelt, without_addresses
from prongsai.extract.pdf.glyphs.legacy_codes import may_be_legacy
from prongsai.extract.pdf.glyphs.lettered_figures import figures_in_letters
from prongsai.extract.pdf.pictures import bare_pictures, pictures_over_figures
from prongsai.extract.records import BBox, Page
from prongsai.extract.scan.doubted_layers import Doubt

PICTURE_PAGE = 0.5  # share of the page; a scan covers it, a photograph or a chart does not
LITTLE_TEXT = 30  # characters; a page number, a stamp, the advertisement of a scanner app
_SOME_TEXT = 200  # characters; less beside a large picture means that the picture may say more
_LARGE_PICTURE = 0.35  # share of the page
_PASTED = 0.08  # share of the page that pictures cover among which there may be a table
DRAWN_TEXT = 150  # subpaths; letters turned to outlines come in hundreds
_BROKEN = 0.3  # share of characters without meaning that makes a text layer useless
_UNKNOWN_FIGURES = 3  # figures with a digit without meaning
_FIGURE, _POINT = (3, 8), -3  # characters; where the point of a score stands
_FOREIGN = 40  # words, or letters of another script; of fewer nothing can be told
_WORD = 6  # letters; what another engine takes for Latin has Thai's few spaces
_THAI_SHARE, _ENGLISH_SHARE = 0.1, 0.04  # of a layer's letters; of its words, of which English prose has six times more
_KNOWN_SCRIPT = 0.2  # share of a layer's letters that are Thai or Latin
_BESIDE = 0.12  # share of a picture that text lies on: three lines of a page
_DIGIT_SAMPLE = 20  # Thai digits; the chance that an honest page of so many has none of five is one in a million
_THAI_FONT = re.compile(
    r"sarabun|angsana|cordia|browallia|dillenia|eucrosia|freesia|jasmine|kodchiang|leelawad|niramit"
    r"|krub|charmonman|kanit|prompt|baijam|chakra|psl|^th[ _-]?[a-z]",
    re.IGNORECASE,
)
_ARABIC = frozenset("0123456789")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|is)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextLayerQuality:
    """What a page's text layer is worth.

    `state` is `read` or `needs_ocr`; `keep` is false where its text must not be used at all; `notice` is a
    remark on a page that was read although a picture on it may say more; `doubt` says what the picture is to be asked
    before the text is believed: whether it shows figures `beside` a little text, or others than a `layer` over it.
    `pictures` are those on a page of text that no text lies on, and that are large enough for a table.
    """

    state: str
    reason: str = ""
    keep: bool = True
    notice: str = ""
    doubt: Doubt | None = None
    pictures: tuple[BBox, ...] = ()


@dataclass(slots=True)
class LayerFacts:
    """Counts over a page's characters (spaces left out); added up, over a document's."""

    visible: int = 0
    invisible: int = 0
    thai: int = 0
    meaningless: int = 0
    latin_high: int = 0
    legacy: int = 0  # characters that Thai of an old encoding comes out as
    digits_common: int = 0  # ๐๑๒๓๕, which Tesseract's Thai models can write
    digits_rare: int = 0  # ๔๖๗๘๙, which they cannot
    letters_ascii: int = 0

    def add(self, other: LayerFacts) -> None:
        """Add the counts of another page."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def layer_facts(objects: PageObjects) -> LayerFacts:
    """Count what a page's text layer is made of."""
    facts = LayerFacts()
    counts: Counter[str] = Counter()
    for char in objects.chars:
        counts[char.text] += 1
        if char.invisible and not char.text.isspace():
            facts.invisible += 1
    for text, count in counts.items():
        if text.isspace():
            continue
        facts.visible += count
        facts.legacy += count * may_be_legacy(text)
        first = text[0]
        code = ord(first)
        if is_meaningless(text):
            facts.meaningless += count
        elif 0x0E00 <= code <= 0x0E7F or _is_thai_glyph(code):
            facts.thai += count
            if first in "๐๑๒๓๕":
                facts.digits_common += count
            elif first in "๔๖๗๘๙":
                facts.digits_rare += count
        elif 0xA0 <= code <= 0xFF:
            facts.latin_high += count
        elif first.isascii() and first.isalpha():
            facts.letters_ascii += count
    return facts


def is_meaningless(text: str) -> bool:
    """Whether the text of a character says nothing: an unknown code, a control character, a private one."""
    code = ord(text[0])
    if text.startswith("(cid:") or code == 0xFFFD or code < 32 or 127 <= code < 160:
        return True
    return 0xE000 <= code <= 0xF8FF and not _is_thai_glyph(code)  # U+F0xx and U+F8xx are bullets


def _is_thai_glyph(code: int) -> bool:
    # old Thai fonts of Windows and of the Macintosh; the repair knows what they show
    return 0xF700 <= code <= 0xF71A or 0xF884 <= code <= 0xF89E


def assess(objects: PageObjects, facts: LayerFacts) -> TextLayerQuality:
    """Judge one page by itself."""
    share = image_share(objects.images, objects.width, objects.height)
    if facts.visible == 0:
        if share >= 0.05:
            return TextLayerQuality("needs_ocr", "the page is a picture without a text layer", keep=False)
        if objects.drawn >= DRAWN_TEXT:
            return TextLayerQuality("needs_ocr", "the page is drawn in outlines without a text layer", keep=False)
        return TextLayerQuality("read")
    if share >= PICTURE_PAGE and facts.visible < LITTLE_TEXT:
        return TextLayerQuality("needs_ocr", f"a picture covers the page; only {facts.visible} characters of text")
    if objects.drawn >= DRAWN_TEXT and _is_bare_figures(objects, facts):
        return TextLayerQuality("needs_ocr", "the page has figures for text, and is drawn in outlines", keep=False)
    broken = _broken_text(objects, facts) or (_foreign_layer(objects, facts) if share >= PICTURE_PAGE else "")
    if broken:
        return TextLayerQuality("needs_ocr", broken, keep=False)
    unknown = _unknown_figures(objects) if facts.meaningless else 0
    if unknown >= _UNKNOWN_FIGURES:
        return TextLayerQuality("needs_ocr", f"the digits of {unknown} figures in the text layer have no meaning")
    lettered = figures_in_letters(objects)
    if lettered >= _UNKNOWN_FIGURES:
        return TextLayerQuality("needs_ocr", f"the text layer says letters for the digits of {lettered} figures")
    if share >= PICTURE_PAGE and _text_share(objects) < _BESIDE:
        notice = f"a picture covers {share:.0%} of the page beside {facts.visible} characters"
        return TextLayerQuality("read", notice=notice, doubt="beside")
    if share >= PICTURE_PAGE and facts.invisible * 2 > facts.visible:
        return TextLayerQuality("read", doubt="layer")
    if share >= _LARGE_PICTURE and facts.visible < _SOME_TEXT:
        return TextLayerQuality(
            "read",
            notice=f"a picture covers {share:.0%} of the page beside {facts.visible} characters",
            pictures=bare_pictures(objects),
        )
    patches = pictures_over_figures(objects)
    notice = f"pictures lie over {len(patches)} figures of the text" if patches else ""
    return TextLayerQuality("read", notice=notice, pictures=bare_pictures(objects) if share >= _PASTED else patches)


def _is_bare_figures(objects: PageObjects, facts: LayerFacts) -> bool:
    """Whether hardly a letter stands beside many digits: the names are outlines, or the codes of nothing."""
    digits = facts.digits_common + facts.digits_rare
    letters = facts.thai - digits + facts.letters_ascii
    return letters < LITTLE_TEXT <= digits + sum(c.text in _ARABIC for c in objects.chars)


def _broken_text(objects: PageObjects, facts: LayerFacts) -> str:
    if facts.meaningless > _BROKEN * facts.visible and facts.meaningless > 10:
        return f"the text layer is broken: {facts.meaningless} of {facts.visible} characters have no meaning"
    if facts.visible < 50 or facts.thai:
        return ""
    if facts.latin_high > 0.25 * facts.visible:
        return "the text layer is broken: its letters are not Thai, as in fonts of an old encoding"
    if facts.visible >= 200 and any(_THAI_FONT.search(name.split("+")[-1]) for name in objects.fonts):
        text = "".join(char.text for char in objects.chars)
        if facts.letters_ascii > 0.4 * facts.visible and not (_ENGLISH.search(text) or is_spelt(_words_of(objects))):
            return "the text layer is broken: Thai fonts, but not one Thai letter"
    return ""


def _words_of(objects: PageObjects) -> str:
    return "\n".join(word.text for word in build_words(objects.chars))


def _foreign_layer(objects: PageObjects, facts: LayerFacts) -> str:
    """The reason not to believe a layer over a picture in which hardly a word is Thai or English, or nothing."""
    letters = sum(char.text.isalpha() for char in objects.chars)
    thai = facts.thai - facts.digits_common - facts.digits_rare
    if letters >= _FOREIGN and thai + facts.letters_ascii < _KNOWN_SCRIPT * letters:
        return "the text layer over a picture was made for another script: hardly a letter is Thai or Latin"
    if thai > _THAI_SHARE * (thai + facts.letters_ascii + facts.latin_high):
        return ""
    told = [without_addresses(word.text) for word in build_words(objects.chars)]
    words = [text for text in told if sum(map(str.isalpha, text)) >= 2]
    letters = sum(map(str.isalpha, "".join(told)))
    english = sum(map(bool, map(_ENGLISH.search, words)))
    if max(len(words), letters // _WORD) < _FOREIGN or english > _ENGLISH_SHARE * len(words):
        return ""
    return "the text layer over a picture was made for another language: hardly a word is Thai or English"


def _unknown_figures(objects: PageObjects) -> int:
    """How many figures have digits without meaning: words of digits, points and unknown codes of one font.

    On a page without any other figure with decimals, one of which only the point is known is several.
    """
    found = 0
    pointed = decimals = False
    for word in build_words(objects.chars):
        unknown = [char for char in word.chars if is_meaningless(char.text)]
        if not unknown:
            decimals = decimals or all(map(str.isdecimal, word.text.partition(".")[::2]))  # "1." numbers a list
            continue
        if not _FIGURE[0] <= len(word.chars) <= _FIGURE[1]:
            continue
        known = [char for char in word.chars if not is_meaningless(char.text)]
        alike = {char.font for char in unknown} <= {char.font for char in known if char.text in ".,"}
        figure = all(char.text.isdigit() or char.text in ".,%" for char in known)
        found += figure and (alike or not known)
        pointed = pointed or alike and [char.text for char in known] == ["."] and word.chars[_POINT].text == "."
    return max(found, _UNKNOWN_FIGURES) if pointed and not decimals else found


def _text_share(objects: PageObjects) -> float:
    """Share of a page's raster of 24 by 24 that holds text, 0-1."""
    cells = 24
    taken = {
        (int((c.x0 + c.x1) / 2 / objects.width * cells), int((c.top + c.bottom) / 2 / objects.height * cells))
        for c in objects.chars
        if not c.text.isspace()
    }
    return len(taken) / (cells * cells)


def made_by_tesseract(total: LayerFacts, fonts: Iterable[str], images: bool) -> bool:
    """Whether a document's text layer comes from an OCR engine that cannot write the digits ๔๖๗๘๙.

    Args:
        total: counts over all pages.
        fonts: all font names.
        images: whether pictures cover pages that have text, as in a scan with a text layer.
    """
    if total.digits_rare:
        return False
    if any("glyphless" in name.lower() for name in fonts):
        return total.digits_common > 0
    layered = images or total.invisible > 0.5 * total.visible
    return layered and total.digits_common >= _DIGIT_SAMPLE


def image_share(images: Iterable[BBox], width: float, height: float) -> float:
    """Share of the page that pictures cover, 0-1: counted on a raster of 24 by 24."""
    cells = 24
    covered: set[int] = set()
    for x0, top, x1, bottom in images:
        for row in range(max(0, round(top / height * cells)), min(cells, round(bottom / height * cells))):
            for col in range(max(0, round(x0 / width * cells)), min(cells, round(x1 / width * cells))):
                covered.add(row * cells + col)
    return len(covered) / (cells * cells)


@dataclass(slots=True)
class LayerTotals:
    """What the pages of a document together tell about its text layer."""

    facts: LayerFacts = field(default_factory=LayerFacts)
    fonts: set[str] = field(default_factory=set)
    covered: int = 0  # pages with text that a picture covers
    with_text: int = 0

    def add(self, objects: PageObjects, facts: LayerFacts) -> None:
        """Count one page and what was found of it."""
        self.facts.add(facts)
        self.fonts.update(objects.fonts)
        if facts.visible >= LITTLE_TEXT:
            self.with_text += 1
            self.covered += image_share(objects.images, objects.width, objects.height) >= PICTURE_PAGE

    @property
    def made_by_tesseract(self) -> bool:
        """Whether an engine wrote the layer that cannot write half of the Thai digits."""
        covered = self.with_text > 0 and self.covered * 2 > self.with_text
        return made_by_tesseract(self.facts, self.fonts, covered)


def without_layer(page: Page) -> Page:
    """A page whose layer an engine made that cannot write half of the Thai digits, waiting for its picture."""
    if page.state != "read" or not page.blocks:
        return page
    reason = "the text layer was made by an OCR engine that cannot write the Thai digits 4, 6, 7, 8 and 9"
    return replace(page, blocks=(), origin=None, state="needs_ocr", reason=reason)
