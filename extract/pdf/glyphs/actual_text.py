"""/ActualText: the letters that a file says a span of glyphs stands for, as Chromium and LibreOffice write them."""

from __future__ import annotations

from prongsai.extract.layout.page_objects import Char
from pythainlp.util import thai_digit_to_arabic_digit

_ACTUAL_TEXT_CHARS = 64  # a longer span is a figure or a paragraph, whose characters say more
_SPELLED = 3  # letters; in fewer a cluster may be drawn as another one


def apply_actual_text(chars: list[Char], first: int, actual: str) -> None:
    """Replace the text of the characters from `first` on by `actual`, unless their own says something else.

    Figures must agree: a span whose text changes a number would let a file print one and mean another.
    """
    span = chars[first:]
    if not span or len(span) > _ACTUAL_TEXT_CHARS or abs(span[0].baseline - span[-1].baseline) > span[0].size:
        return
    own = "".join(char.text for char in span)
    if own == actual or not actual.strip("\ufeff\u200b\xad \xa0"):
        return
    if "(cid:" not in own and (_figures(own) != _figures(actual) or _says_else(own, actual)):
        return
    if len(span) == len(actual):
        chars[first:] = [char._replace(text=text) for char, text in zip(span, actual, strict=True)]
        return
    chars[first:] = [
        span[0]._replace(
            text=actual,
            x0=min(g.x0 for g in span), top=min(g.top for g in span),
            x1=max(g.x1 for g in span), bottom=max(g.bottom for g in span),
        )
    ]  # fmt: skip


def _says_else(own: str, actual: str) -> bool:
    """Whether several letters of the span are others than those of its text: a note on it, not what is printed.

    Thai for a span without Thai is what is printed: its font has no map to characters, or a false one.
    """
    letters, others = (_letters(text) for text in (own, actual))
    if len(letters) < _SPELLED or letters == others:
        return False
    return not any("ก" <= c <= "ฮ" for c in others) or any("ก" <= c <= "ฮ" for c in letters)


def _letters(text: str) -> list[str]:
    """Latin letters and Thai consonants; vowels and tones are what such texts mend."""
    return [c for c in text.lower() if "a" <= c <= "z" or "ก" <= c <= "ฮ"]


def _figures(text: str) -> str:
    return "".join(c for c in thai_digit_to_arabic_digit(text) if c.isdigit())
