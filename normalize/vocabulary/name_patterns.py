"""Patterns of the words around the names of scores; those that hold codes or numbers follow the assessment in force."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from string import digits

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.figures import is_section
from prongsai.normalize.text.keys import Key, behind_match, stripped, toneless, without
from prongsai.normalize.text.phrases import behind, either, phrase
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.assessments import in_force, kept_by_wording, parted

# what may stand before a name: list marks, "ตัวชี้วัดที่ ๑", "ด้าน", instrument section numbers
LEAD = either(
    ("#pictures",),
    ("#list_signs",),
    ("value?", "mean_or_sum", "of_each?", "&", "indicator_head", "#digit"),
    ("#number_of_list",),
    ("#letter_of_list",),
    ("indicator", "sub?", "side?", "ordinal?", "#loose_number"),
    ("side", "ordinal?", "#loose_number"),
    ("a_tool", "ordinal?", "#loose_number"),
    ("form", "ordinal?", "#number_ahead"),
    ("question", "#item_number", "#loose_number"),
    ("heading_word", "ordinal?", "#loose_number"),
)
JOINTS = "-–—:/|"  # signs between the assessment's name and that of an instrument
ITA_WITH = tuple(f"ita{sign}" for sign in JOINTS)  # "ITA – IIT": the assessment and what of it
EDGE = "-–—.:()="  # signs that no name begins or ends with
TAIL = phrase("#end_sign|score_behind_name+", "$")
SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})+[.)]?")  # the number of a part of a section
PAREN = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
TOTAL_CORE = ("รวม", "ita", "เฉลี่ย", "สุทธิ", "คุณธรรมและความโปร่งใส", "total")  # one of them names the total
_TOTAL_CODES = {"ITA", "ITAS"}
SAYS_SCORE = ("คะแนน", "ผล", "score")
OF_A_BODY = either(
    ("<!mean", "of", "opens_body", "#name_in_thai", "$"),
    ("<!mean", "of", "act_of", "&#consonant", "#name_in_thai", "$"),
)


@lru_cache(maxsize=16384)  # asked again about what brackets, bodies and parts are taken off, where there are none
def bare_label(flat: Key) -> Key:
    """The key of a label without what stands before and behind every name: marks of lists, "ตัวชี้วัดที่ 1", "คะแนน"."""
    previous = None
    while previous != flat:
        previous = flat
        shorter = behind_match(flat, LEAD)
        if shorter and (not shorter[0].isdigit() or LEAD.match(shorter)):
            flat = shorter
        flat = without(flat, TAIL) or flat
    return stripped(flat, EDGE, EDGE)


def is_subindicator(flat: str) -> bool:
    """Whether a label is that of a part of an indicator, "9.1 ..."."""
    numbered = behind(flat, "subindicator_head").removeprefix("(")
    return is_section(numbered) and int(numbered.partition(".")[0]) in in_force().numbers


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """Patterns over keys, with the codes and numbers of one assessment in them."""

    both: re.Pattern[str]  # an instrument and, behind it, an indicator
    latin: re.Pattern[str]  # an instrument's code, or the assessment's, in a label
    bare_latin: re.Pattern[str]  # an instrument's code in running text
    any_latin: re.Pattern[str]  # the letters of one, whatever stands beside them
    part: re.Pattern[str]  # the number of an instrument's part
    code_first: re.Pattern[str]  # an instrument's code and who was asked: "IIT บุคลากรประเมิน", "เว็บไซต์ (OIT)"
    total_words: re.Pattern[str]  # a label put together of words for the total: "ผลคะแนนภาพรวมของหน่วยงาน"
    instrument_words: re.Pattern[str]  # what an instrument's label may be made of beside its code


@kept_by_wording()
def toneless_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`total_words` and `instrument_words` for labels without their tone marks."""
    known = patterns()
    return re.compile(toneless(known.total_words.pattern)), any_of(map(toneless, _instrument_words()))


@kept_by_wording()
def patterns() -> NamePatterns:
    """The patterns of the assessment in force."""
    codes = "|".join(code.lower() for code in in_force().points)
    halves = "|".join(code.lower() for code in parted())
    many, tools = len(in_force().numbers), len(in_force().points)
    return NamePatterns(
        both=re.compile(rf"({codes})[:–-]?(\d{{1,2}}[.)].+?)(?:\((?:ค่า|คะแนน)?เฉลี่ย[^()]*\))?$", re.IGNORECASE),
        latin=re.compile(
            rf"(?<![a-z])({codes}|ita|itas)(?=public|survey|part|mean|average|score|total|overall|result|[^a-z]|$)"
        ),
        bare_latin=re.compile(rf"(?<![a-zA-Z])({codes})(?=part\d|[^a-zA-Z]|$)"),
        any_latin=any_of(code.lower() for code in in_force().points),
        code_first=re.compile(rf"({codes})[-–—:|(]?[ก-๎/()]{{4,40}}|[ก-๎/]{{4,40}}\(({codes})\)"),
        part=re.compile(
            rf"(?:ส่วนที่|ส่วน|part|ตอนที่|ชุดที่|แบบที่|กลุ่มที่)[.:(]?([12])|(?<![a-z])(?:{halves or '(?!)'})[\s\-_.(]*([12])(?!\d)"
        ),
        total_words=re.compile(
            r"(?:ผลการประเมิน|ผล|ค่า|คะแนน|การประเมิน|ประเมิน|รวม|เฉลี่ย|ภาพรวม|โดยรวม|ใน|ของ|หน่วยงาน|ทั้งหมด|ทั้งสิ้น|ที่ได้รับ|ที่ได้|"
            rf"สุทธิ|ทุกตัวชี้วัด|ทั้ง{many}ตัวชี้วัด|{many}ตัวชี้วัด|ทั้ง{tools}เครื่องมือ|{tools}เครื่องมือ|ทุกเครื่องมือ|คุณธรรมและความโปร่งใส|"
            rf"(?:ทั้ง)?สาม(?:เครื่องมือ|แบบวัด)|(?:ทั้ง)?{tools}แบบวัด|หลังถ่วงน้ำหนัก|แบบถ่วงน้ำหนัก|ถ่วงน้ำหนัก(?:แล้ว)?|"
            r"itas?|score|total|ในการดำเนินงาน|ภาครัฐ|ระดับ(?=หน่วยงาน|คะแนน)|ประจำปี|สรุป|ราย|เครื่องมือ(?!\d)|แบบวัด(?!การ)|ด้าน(?=นี้|$)|นี้|"
            r"(?<=ของ)(?<!เฉลี่ยของ)(?:โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|สถาบัน|กรม|องค์กร|เทศบาล))+"
        ),
        instrument_words=any_of(_instrument_words()),
    )


def codes_told(flat: str) -> frozenset[str]:
    """The codes of the instruments whose Latin names stand in a label: "IIT" is never misread."""
    return frozenset(m.group(1).upper() for m in patterns().latin.finditer(flat)) - _TOTAL_CODES


def _instrument_words() -> list[str]:
    """Codes, digits, and the words and signs of instruments' labels; source: tables/label_words.csv."""
    return [*(code.lower() for code in in_force().points), *digits, *(row["word"] for row in table("label_words"))]
