"""What reading machines and old fonts do to Thai text; digits of scores are never touched."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from corpus.builder import NAMES

CONSONANT = "[ก-ฮ]"
# Windows' Thai fonts of old kept lowered and shifted marks in the private use area.
PRIVATE = {"่": "\uf70a", "้": "\uf70b", "์": "\uf70e", "ั": "\uf710", "ิ": "\uf701", "ี": "\uf702"}
WORDS = sorted(
    {n for v in NAMES.values() for n in v} | {"คะแนนรวม", "อยู่ในระดับ", "ปีงบประมาณ", "ผู้รับผิดชอบ"}, key=len, reverse=True
)
CODES = re.compile(r"(?<![A-Za-z0-9๐-๙])([OIE])([0-9๐-๙]{1,2})(?![0-9๐-๙.])")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class Damage:
    """Shares between 0 and 1 (of the places where each may happen) and switches for the whole text."""

    spaces: float = 0.0
    nikhahit: float = 0.0
    private: float = 0.0
    zero_width: float = 0.0
    codes: float = 0.0
    no_markdown: bool = False


def draw_damage(rng: random.Random) -> Damage:
    """Half of the texts come out whole."""
    if rng.random() < 0.5:
        return Damage()
    return Damage(
        spaces=rng.choice((0.0, 0.05, 0.3)),
        nikhahit=rng.choice((0.0, 0.0, 1.0)),
        private=rng.choice((0.0, 0.0, 0.0, 0.5)),
        zero_width=rng.choice((0.0, 0.0, 0.0, 0.3)),
        codes=rng.choice((0.0, 1.0)),
        no_markdown=rng.random() < 0.3,
    )


def apply(text: str, damage: Damage, rng: random.Random) -> str:
    if damage.codes:
        text = CODES.sub(lambda m: _code(m, rng) if rng.random() < damage.codes else m[0], text)
    if damage.spaces or damage.zero_width:
        text = re.sub("|".join(WORDS), lambda m: _parted(m[0], damage, rng), text)
    if damage.nikhahit:
        text = text.replace("ำ", "ํา")
    if damage.private:
        text = re.sub(f"(?<={CONSONANT})[่้์]", lambda m: PRIVATE[m[0]] if rng.random() < damage.private else m[0], text)
    if damage.no_markdown:
        text = re.sub(r"(?m)^#+ |\*\*", "", text)
    return text


def _code(m: re.Match[str], rng: random.Random) -> str:
    """`I12` read as `1๑๒`, `O42` as `๐๔๒` or `0๔๒`."""
    lead = {"I": "1", "O": rng.choice("๐0"), "E": "E"}[m[1]]
    return lead + m[2].translate(THAI)


def _parted(word: str, damage: Damage, rng: random.Random) -> str:
    """A space (or zero-width space) before one syllable's first consonant."""
    share, mark = (damage.spaces, " ") if damage.spaces else (damage.zero_width, "\u200b")
    places = [
        m.start()
        for m in re.finditer(
            r"(?<=[ก-ฮะาำ])(?:การ|ปัญหา|ทรัพย์|อำนาจ|งบ|หน้าที่|สื่อ|ข้อมูล|ราชการ|ทุจริต|รวม|ใน|รับ|ประมาณ|ระบบ)", word
        )
    ]
    if not places or rng.random() >= share:
        return word
    cut = rng.choice(places)
    return word[:cut] + mark + word[cut:]
