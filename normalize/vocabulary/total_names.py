"""Names of scores in running text: those of the vocabulary, and the words that mean the total there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.text.figures import CENTURY
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.assessments import in_force, kept_by_wording
from prongsai.normalize.vocabulary.names_in_text import NameHit, names_in
from prongsai.normalize.vocabulary.score_names import instrument_of, match_label

_OVERALL = re.compile(
    r"(?:ผล)?คะแนน\s*(?:เฉลี่ย)?\s*(?:ใน)?\s*(?:ภาพรวม|โดยรวม|รวม)(?:\s*ถ่วง\s*น้ำหนัก)?|คะแนน\s*ของ\s*(?:เรา|หน่วยงาน)(?!\s*ภาครัฐ|\s*ที่|\s*ของ)|"
    r"(?:overall|total|ITA)\s*score|คะแนน\s*เฉลี่ย\s*ของ\s*หน่วยงาน(?!\s*ภาครัฐ|\s*ที่|\s*ของ)|คะแนน\s*สุทธิ|ได้(?:รับ)?\s*คะแนน\s*(?:รวม\s*)?ทั้ง\s*(?:สิ้น|หมด)|ผล\s*รวม\s*ทั้ง\s*(?:โรงพยาบาล|องค์กร|หน่วยงาน|สถาบัน|มหาวิทยาลัย|กรม|จังหวัด)|(?:ใน|โดย)?\s*ภาพรวม(?:\s*(?:ของ)?\s*หน่วยงาน(?!\s*ภาครัฐ|\s*ของ))?|"
    r"ผล\s*(?:การ)?\s*ประเมิน\s*(?:ระดับ)?\s*(?:ด้าน)?\s*คุณธรรม\s*และ\s*ความ\s*โปร่งใส|"
    r"(?:ผล)?(?:ค่า)?คะแนน\s*(?:ผล)?(?:การ)?\s*(?:ประเมิน)?\s*\(?ITAS?(?![A-Za-z])|ผล\s*(?:การ)?\s*ประเมิน\s*\(?ITAS?(?![A-Za-z])|"
    r"คะแนนที่\s*(?:ได้รับ|ได้)\s*(?:ใน|ประจำ|ของ)?\s*(?=ปี)|(?:^|(?<=\n))รวม(?=\s*[:=]?\s*\d{2,3}[.,]\d{2}\s*คะแนน)|"
    rf"(?<![A-Za-z])ITAS?(?=\s*(?:(?:ประจำ)?ปี(?:งบประมาณ)?)?\s*(?:พ\.?\s*ศ\.?)?\s*(?:{CENTURY}\d{{2}})?\s*[(:=]\s*\d{{2,3}}[.,])|"
    r"ค่า\s*เฉลี่ย\s*ถ่วง\s*น้ำหนัก(?:\s*รวม)?|ผล\s*(?:การ)?\s*ประเมิน\s*รวม|ค่าคะแนน\s*(?:โดยรวม)?|ระดับ\s*คะแนน|การประเมิน\s*(?:คุณธรรม|ITA)|ประกาศ\s*ผล|Integrity\s+and\s+Transparency\s+Assessment",
    re.IGNORECASE,
)
_OF_TOOL = re.compile(r"(?:คะแนน)?เฉลี่ย\s*ทั้ง\s*(?:แบบ(?:วัด)?|เครื่องมือ)|เฉลี่ย\s*(?:ของ)?\s*(?:แบบวัด|เครื่องมือ)\s*นี้")
_SUM = re.compile(r"รวม(?=\s*[=:]\s*[\d๐-๙]{2,3}\.)")  # behind all instruments of its line
_PIECES = re.compile(r"[\n•●:;,)|]|(?:^|\s)[-–—]\s|\d[.)]\s")
_THAI_LETTER = re.compile(r"[ก-ฮ]")
_WORD = 6  # consonants; what is shorter may be any word
_OF_INSTRUMENT = re.compile(
    r"แบบ|ภายใน|ภายนอก|เสีย|สาธารณ|เครื่องมือ|คะแนน|ประเมิน|ร้อยละ|ผล|ด้าน|เฉลี่ย|ส่วน|รวม|ความคิดเห็น|รับรู้|เว็บไซต์|ตัวชี้วัด"
)


def names_a_score(text: str) -> bool:
    """Whether a text names an indicator, an instrument or the total itself."""
    return bool(names_with_totals(text))


@kept_by_wording(maxsize=4096)
def names_with_totals(text: str) -> tuple[NameHit, ...]:
    """The names of scores in a running text, the words that mean the total there among them, by their place."""
    names = names_in(text)
    for m in _OVERALL.finditer(text):
        if not any(hit.start < m.end() and m.start() < hit.end for hit in names):
            names.append(NameHit(m.start(), m.end(), "overall", "ITA", "alias"))
    for m in _OF_TOOL.finditer(text):
        tools = [hit for hit in names if hit.scope == "instrument" and hit.end <= m.start()]
        if tools and not any(hit.start < m.end() and m.start() < hit.end for hit in names):
            nearest = max(tools, key=lambda hit: hit.end)
            names.append(NameHit(m.start(), m.end(), "instrument", nearest.code, "position"))
    for m in _SUM.finditer(text):
        line = text.rfind("\n", 0, m.start()) + 1
        before = {hit.code for hit in names if hit.scope == "instrument" and line <= hit.start < m.start()}
        if before.issuperset(in_force().weights) and not any(
            hit.start < m.end() and m.start() < hit.end for hit in names
        ):
            names.append(NameHit(m.start(), m.end(), "overall", "ITA", "alias"))
    return tuple(sorted(_unmisread(text, names), key=lambda hit: hit.start))


def _unmisread(text: str, names: Sequence[NameHit]) -> list[NameHit]:
    """The names; an instrument in brackets behind a misread indicator of its own gives way to the indicator.

    "คุณภาพการดำเนินง"น (EIT) 89.59": the figure is the indicator's, whose name is misread.
    """
    result: list[NameHit] = []
    for hit in names:
        bracketed = (
            hit.scope == "instrument" and text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] == ")"
        )
        before = _PIECES.split(text[: hit.start - 1])[-1] if bracketed else ""
        start = hit.start - 1 - len(before)
        known = any(other.end > start and other.start < hit.start - 1 for other in names)
        if not bracketed or known or len(_THAI_LETTER.findall(before)) < _WORD or _OF_INSTRUMENT.search(to_key(before)):
            result.append(hit)
            continue
        label = match_label(before)
        if label is not None and label.scope == "indicator" and instrument_of(label.code) == hit.code[:3]:
            hit = NameHit(start, hit.end, "indicator", label.code, label.method)
        result.append(hit)
    return result
