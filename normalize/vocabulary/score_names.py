"""Names of indicators, instruments and the total, matched to the assessment's own codes.

An alias table decides; `rapidfuzz.fuzz.ratio` ranks only what it does not know, and a guess counts only
above `FUZZY_THRESHOLD` and `FUZZY_MARGIN` ahead of the runner-up of another code. Names are the key, never
row numbers: agencies renumber indicators inside their instruments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import Key, key_with_offsets, to_key, without
from pythainlp.util import thai_digit_to_arabic_digit
from rapidfuzz import fuzz

Scope = Literal["overall", "instrument", "indicator", "item"]

FUZZY_THRESHOLD = 84.0  # 0-100; one wrong character in a name of twelve still passes
FUZZY_MARGIN = 8.0  # points ahead of the nearest name of another code
FUZZY_MIN_CHARS = 9  # shorter strings resemble too much
_FUZZY_ALIAS = 11  # characters of a name that a guess may be measured against

# what may stand before a name: list marks, "ตัวชี้วัดที่ ๑", "ด้าน", instrument section numbers
_LEAD = re.compile(
    r"^(?:[-–—•●▪◦·*✓✔✅➤►▶»★■□◆]+|(?:คะแนน|ค่า)?(?:เฉลี่ย|รวม)(?:ของ|ราย)?(?=ตัวชี้วัด(?:ที่)?\d)|\(?\d{1,2}(?:\.\d{1,2})?[.):]\)?|\(\d{1,2}\)|[ก-ฮ][.)](?=[ก-ฮเ-ไ])|"
    r"ตัวชี้วัด(?:ย่อย)?(?:ด้าน)?(?:ที่)?(?:\(?\d{1,2}\)?)?[.:)]?|ด้าน(?:ที่)?(?:\d{1,2}[.:)]?)?|"
    r"เครื่องมือ(?:ที่)?(?:\d{1,2})?[.:)]?|แบบ(?:ประเมิน|วัด|สำรวจ)?(?:ที่)?(?=[\d(])\d{0,2}[.:)]?|"
    r"ข้อ(?:ที่)?\d{1,2}[.:)]?|หัวข้อ|\d{1,2}(?=[ก-ฮเ-ไ]))"
)
_EDGE = re.compile(r"^[-–—.:()=]+|[-–—.:()=]+$")
_TAIL = re.compile(r"(?:[:=\-–—.…()]|(?:มี)?(?:คะแนน|ค่าคะแนน)(?:เท่ากับ|คือ)?)+$")
_PAREN = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SUBINDICATOR = re.compile(r"^(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?)?\(?(?:9|10|[1-8])\.\d")
_BOTH = re.compile(r"(iit|eit|oit)(\d{1,2}[.)].+?)(?:\((?:ค่า|คะแนน)?เฉลี่ย[^()]*\))?$", re.IGNORECASE)
_LATIN = re.compile(r"(?<![a-z])(iit|eit|oit|ita|itas)(?=public|survey|part|[^a-z]|$)")
_PART = re.compile(r"(?:ส่วนที่|ส่วน|part|ตอนที่|ชุดที่|แบบที่|กลุ่มที่)[.:(]?([12])|(?<![a-z])eit[\s\-_.(]*([12])(?!\d)")
_PART_WORDS = (("public", "1"), ("survey", "2"))


# a label put together of words for the total alone: "ผลคะแนนภาพรวมของหน่วยงาน"
_TOTAL_WORDS = re.compile(
    r"(?:ผลการประเมิน|ผล|ค่า|คะแนน|การประเมิน|ประเมิน|รวม|เฉลี่ย|ภาพรวม|โดยรวม|ใน|ของ|หน่วยงาน|ทั้งหมด|ทั้งสิ้น|ที่ได้รับ|ที่ได้|สุทธิ|"
    r"ทุกตัวชี้วัด|ทั้ง10ตัวชี้วัด|10ตัวชี้วัด|ทั้ง3เครื่องมือ|3เครื่องมือ|ทุกเครื่องมือ|คุณธรรมและความโปร่งใส|itas?|score|total|ระดับ(?=หน่วยงาน)|ประจำปี|"
    r"สรุป|ราย|เครื่องมือ(?!\d)|แบบวัด(?!การ)|ด้าน(?=นี้|$)|นี้)+"
)
_TOTAL_CORE = re.compile(r"รวม|itas?|เฉลี่ย|สุทธิ|คุณธรรมและความโปร่งใส|total")


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label recognised: what it names, how it was recognised and how surely (0-100)."""

    scope: Scope
    code: str
    method: str  # alias, fuzzy, position
    score: float = 100.0
    margin: float = 100.0


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name inside running text, `text[start:end]`."""

    start: int
    end: int
    scope: Scope
    code: str
    method: str = "alias"


@cache
def aliases() -> dict[Key, tuple[Scope, str]]:
    """Key of an alias to (scope, code); the same alias for two codes is an error in the table."""
    known: dict[Key, tuple[Scope, str]] = {}
    for row in table("label_aliases"):
        key = to_key(row["alias"])
        value: tuple[Scope, str] = (row["scope"], row["code"])  # type: ignore[assignment]
        if known.get(key, value) != value:
            raise ValueError(f"label_aliases.csv: {row['alias']!r} names both {known[key]} and {value}")
        known[key] = value
    return known


@cache
def canonical_name(scope: str, code: str) -> str:
    """The canonical Thai name of a code."""
    if scope == "indicator":
        return next(row["name_th"] for row in table("indicators") if row["number"] == code)
    return {
        "ITA": "คะแนนรวม",
        "IIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
        "EIT": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
        "EIT1": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก ส่วนที่ 1",
        "EIT2": "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก ส่วนที่ 2",
        "OIT": "แบบวัดการเปิดเผยข้อมูลสาธารณะ",
    }.get(code, code)


@cache
def instrument_of(code: str) -> str | None:
    """The instrument that an indicator number, an instrument code or an item code belongs to."""
    if code.isdigit():
        return next(row["instrument"] for row in table("indicators") if row["number"] == code)
    if code[:3] in ("IIT", "EIT", "OIT"):
        return code[:3]
    return {"i": "IIT", "e": "EIT", "o": "OIT"}.get(code[:1])


def members(instrument: str) -> tuple[str, ...]:
    """Indicator numbers of an instrument, as codes."""
    return tuple(row["number"] for row in table("indicators") if row["instrument"] == instrument)


@lru_cache(maxsize=16384)
def match_label(text: str) -> LabelMatch | None:
    """The score that a whole label names, or None. Cached: labels repeat by the thousand."""
    flat = to_key(text)
    if not flat or len(flat) > 220 or _SUBINDICATOR.match(flat):
        return None
    if (both := _BOTH.match(flat)) is not None:
        own = match_label(both[2])  # "OIT ๙. การเปิดเผยข้อมูล (เฉลี่ย ๘๙.๔๐)": a cell of two columns
        if own is not None and own.scope == "indicator" and instrument_of(own.code) == both[1].upper():
            return own
    bare = _strip(flat)
    exact = aliases().get(bare)
    instrument = _instrument(flat, bare, exact)
    if instrument is not None:
        return instrument
    if exact is None:
        inner = _strip(without(flat, _PAREN))
        exact = aliases().get(inner)
        bare = inner or bare
    if exact is None and len(bare) <= 60 and _TOTAL_WORDS.fullmatch(bare) and _TOTAL_CORE.search(bare):
        exact = ("overall", "ITA")
    if exact is not None:
        return LabelMatch(exact[0], exact[1], "alias")
    return _fuzzy(bare, _told(flat))


def _told(flat: Key) -> str | None:
    """The one instrument whose Latin name stands in the label: "แบบวัด ... ภายไน (IIT)" is misread, "IIT" is not."""
    codes = {m.group(1).upper() for m in _LATIN.finditer(flat)} - {"ITA", "ITAS"}
    return codes.pop() if len(codes) == 1 else None


def _strip(flat: Key) -> Key:
    previous = None
    while previous != flat:
        previous = flat
        shorter = without(flat, _LEAD, 1)
        if shorter and (not shorter[0].isdigit() or _LEAD.match(shorter)):
            flat = shorter
        flat = without(flat, _TAIL) or flat
    return without(flat, _EDGE)


def _instrument(flat: Key, bare: Key, exact: tuple[Scope, str] | None) -> LabelMatch | None:
    if exact is not None and exact[0] == "indicator":
        return None
    inner = _strip(without(flat, _PAREN))
    named = aliases().get(inner) or aliases().get(_strip(without(inner, _PART)))
    if named is not None and named[0] == "indicator":
        return None
    codes = {m.group(1) for m in _LATIN.finditer(flat)} - {"ita", "itas"}
    if exact is None and named is not None and named[0] == "instrument":
        exact = named
    if len(codes) > 1:
        return None
    if exact is not None and exact[0] == "instrument":
        code = exact[1]
    elif len(codes) == 1 and len(flat) <= 130 and _only_instrument_words(flat):
        code = codes.pop().upper()
    else:
        return None
    if code == "EIT":
        part = _eit_part(flat)
        code += part
    return LabelMatch("instrument", code, "alias")


_INSTRUMENT_WORDS = re.compile(
    r"แบบวัด|แบบตรวจ|แบบสำรวจ|แบบประเมิน|การรับรู้|การเรียนรู้|ความคิดเห็น|ของ|ผู้มีส่วนได้ส่วนเสีย|ผู้มีส่วนได้เสีย|"
    r"ภายใน|ภายนอก|การเปิดเผยข้อมูล|สาธารณะ|ต่อ|เครื่องมือ|ด้าน|คะแนน|ผล|เฉลี่ย|ค่า|รวม|การประเมิน|ตาม|ที่|ส่วน|ตอน|"
    r"internal|external|integrity|and|transparency|assessment|opendata|open|data|public|survey|part|"
    r"ผู้รับบริการ|ผู้มาติดต่อ|หรือ|ติดต่อราชการ|เข้าตอบด้วยตนเอง|ตอบด้วยตนเอง|เจ้าหน้าที่|เก็บข้อมูล|โดย|ผู้ประเมิน|สำรวจ|จาก|"
    r"iit|eit|oit|[\d.,:;()\[\]/\-–—=%+&]|ร้อยละ|น้ำหนัก|ประชาชน|บุคลากร|หน่วยงาน|ราชการ|ใน"
)


def _only_instrument_words(flat: Key) -> bool:
    return len(_INSTRUMENT_WORDS.sub("", flat)) <= 2


def _eit_part(flat: str) -> str:
    found = _PART.search(flat)
    if found:
        return found.group(1) or found.group(2) or ""
    for word, part in _PART_WORDS:
        if word in flat:
            return part
    return ""


def _fuzzy(bare: Key, told: str | None = None) -> LabelMatch | None:
    if len(bare) < FUZZY_MIN_CHARS:
        return None
    best: dict[tuple[Scope, str], float] = {}
    for alias, key in aliases().items():
        if key[0] == "overall" or len(alias) < _FUZZY_ALIAS or abs(len(alias) - len(bare)) > 6:
            continue
        score = fuzz.ratio(bare, alias)
        if score > best.get(key, 0.0):
            best[key] = score
    if told is not None:
        best = {key: score for key, score in best.items() if key[0] != "instrument" or key[1][:3] == told}
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < FUZZY_THRESHOLD:
        return None
    margin = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if margin < FUZZY_MARGIN:
        return None
    (scope, code), score = ranked[0]
    return LabelMatch(scope, code, "fuzzy", round(score, 1), round(margin, 1))


def nearest_names(text: str, limit: int = 3) -> list[str]:
    """The known names most like a label that matched nothing, for the finding's message."""
    bare = _strip(to_key(text))
    ranked = sorted(((fuzz.ratio(bare, a), a) for a, k in aliases().items() if k[0] != "overall"), reverse=True)
    return [f"{alias} ({score:.0f})" for score, alias in ranked[:limit]]


@cache
def _running_pattern() -> re.Pattern[str]:
    names = [a for a, key in aliases().items() if key[0] != "overall" and len(a) >= 6 and a not in _TOO_PLAIN]
    names.sort(key=lambda a: (-len(a), a))
    return re.compile("|".join(map(re.escape, names)))


# too plain to be a name inside a sentence, though good enough as a whole label
_TOO_PLAIN = frozenset(
    map(
        to_key,
        (
            "ปฏิบัติหน้าที่",
            "ใช้งบประมาณ",
            "การใช้ทรัพย์สิน",
            "การใช้จ่ายงบประมาณ",
            "การปรับปรุงการดำเนินงาน",
            "ทรัพย์สินของราชการ",
        ),
    )
)
_NUMBERED = re.compile(r"ตัวชี้วัด(?:ที่|ด้านที่)?\(?(\d{1,2})\)?(?![\d.])")
_BARE_PART = re.compile(r"(?:(?:ส่วน|ตอน)\s*ที่|part)\s*\(?([12๑๒])(?![\d.])", re.IGNORECASE)
_BARE_LATIN = re.compile(r"(?<![a-zA-Z])(iit|eit|oit)(?=part\d|[^a-zA-Z]|$)")


_PREFIX = 8  # characters of the key of an instrument's name that are no chance


def is_instrument_start(text: str) -> bool:
    """Whether a line is the beginning of an instrument's name, or the whole of it."""
    flat = to_key(text)
    return _BARE_LATIN.match(flat) is not None or any(
        flat.startswith(alias) or (len(flat) >= _PREFIX and alias.startswith(flat))
        for alias, key in aliases().items()
        if key[0] == "instrument"
    )


def names_in(text: str) -> list[NameHit]:
    """Names of indicators and instruments inside running text; see `_names_in`."""
    return list(_names_in(text))


@lru_cache(maxsize=4096)
def _names_in(text: str) -> tuple[NameHit, ...]:
    """Names of indicators and instruments inside running text, in order, longest match first.

    "ตัวชี้วัดที่ ๓" without a name counts as indicator 3 with method `position`; followed by a name it is
    part of that name.
    """
    flat, at = key_with_offsets(text)
    hits: list[NameHit] = []
    taken: list[tuple[int, int]] = []
    for m in _running_pattern().finditer(flat):
        scope, code = aliases()[to_key(m.group())]
        start, end = m.start(), m.end()
        if scope == "instrument" and code == "EIT":
            code += _eit_part(flat[start : end + 40].split("คะแนน")[0])
        hits.append(NameHit(at[start], at[end - 1] + 1, scope, code))
        taken.append((start, end))
    for m in _BARE_LATIN.finditer(flat):
        near = [
            h for h, (s, e) in zip(hits, taken, strict=True) if h.scope == "instrument" and 0 <= m.start() - e <= 75
        ]
        code = m.group(1).upper()
        if near and near[-1].code[:3] == code:
            continue  # "(... : IIT)" after the instrument's name
        if code == "EIT":
            code += _eit_part(flat[m.start() : m.end() + 24].split("คะแนน")[0])
        hits.append(NameHit(at[m.start()], at[m.end() - 1] + 1, "instrument", code))
        taken.append((m.start(), m.end()))
    hits += _bare_parts(text, hits)
    for m in _NUMBERED.finditer(flat):
        number = int(m.group(1))
        followed = any(0 <= s - m.end() <= 8 for s, _ in taken)
        if 1 <= number <= 10 and not followed:
            hits.append(NameHit(at[m.start()], at[m.end() - 1] + 1, "indicator", str(number), "position"))
            taken.append((m.start(), m.end()))
    hits.sort(key=lambda h: (h.start, -h.end))
    return tuple(_without_overlaps(hits))


def _bare_parts(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Find "ส่วนที่ ๑" soon after EIT is EIT's part one, as in "EIT 83.11 (ส่วนที่ ๑ 84.33 ส่วนที่ ๒ 81.89)"."""
    found: list[NameHit] = []
    for m in _BARE_PART.finditer(text):
        before = [h for h in [*hits, *found] if h.scope == "instrument" and 0 <= m.start() - h.end < 80]
        code = "EIT" + thai_digit_to_arabic_digit(m.group(1))
        last = max(before, key=lambda h: h.end, default=None)
        told = any(h.code == code and h.end <= m.start() and m.start() - h.end < 24 for h in hits)
        if last is not None and last.code[:3] == "EIT" and not told:
            found.append(NameHit(m.start(), m.end(), "instrument", code))
    return found


def _without_overlaps(hits: list[NameHit]) -> list[NameHit]:
    kept: list[NameHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
