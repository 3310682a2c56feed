"""Words beside a figure of a sentence that say what it is, where it is no score: rows of `tables/score_cues.csv`."""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import to_key

_DIFFERENCE_IS_VALUE = re.compile(
    r"(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง)(?:(?:มา)?(?:เป็น|อยู่ที่|เท่ากับ)"
    r"|(?:มา)?จาก(?:ร้อยละ|คะแนน|เดิม)*(?=$)|(?:มา)?จาก(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?\d{4}(?:ที่|ซึ่ง)(?:ได้|มี|อยู่)(?:รับ|ที่|ผล|คะแนน|รวม|ร้อยละ)*)$"
)
_ASIDE = re.compile(r"\([^()]*\d[^()]*\)")  # "(น้ำหนักร้อยละ 30)" says nothing of the figure behind it
_AFTER_WEIGHTING = re.compile(r"(?:หลัง)?(?:จาก)?(?:การ)?ถ่วงน้ำหนัก(?:แล้ว)?")
_COUNTED = re.compile(  # "7 จาก 8 มาตรการ (ร้อยละ 87.50)"
    r"\d+(?:มาตรการ|กิจกรรม|โครงการ|รายการ|เรื่อง|แห่ง|ข้อ|คน|หน่วยงาน|ราย|ครั้ง)\(?(?:หรือ|คิดเป็น|เป็น)*(?:ร้อยละ)?$"
)
_OVER_MANY = re.compile(r"\d+(?:แห่ง|หน่วยงาน|อปท\.?|องค์กร)\D{0,50}เฉลี่ย\D{0,20}$")  # a mean over agencies
_WIDE_KINDS = frozenset({"other_average", "other_survey"})  # said once, a few words before the figure
_SCORED_SINCE = re.compile(  # the last: "95.00 คะแนน ผลปี 2567 ได้"
    r"ได้คะแนน|มีคะแนน|ได้รับ|ผลคะแนน|เท่ากับ|คะแนนที่ได้|อยู่ที่|"
    r"\d(?:คะแนน|%)*(?:แต่|และ|โดย|ส่วน|ซึ่ง)*(?:ผล|ทำได้|ได้จริง)[^\d]{0,20}(?:\d{4})?(?:ได้|คือ|[:=])+$"
)


@cache
def _cues(where: str) -> tuple[tuple[str, str], ...]:
    rows = [(to_key(row["cue"]), row["kind"]) for row in table("score_cues") if row["where"] == where]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def kind_beside(before: str, after: str, decimals: int = 0) -> str | None:
    """The kind of a figure that is no score, from the keys of the text on both sides, or None.

    `decimals` are those of the figure: what is counted in persons or questions has none.
    """
    before = _AFTER_WEIGHTING.sub("", _ASIDE.sub("", before))
    tail = before[-52:]
    if _DIFFERENCE_IS_VALUE.search(tail):
        return None
    near = tail[-24:]
    if _COUNTED.search(tail):
        return "count"
    if _OVER_MANY.search(before[-90:]):
        return "other_average"
    for cue, kind in _cues("before"):
        if kind == "target" and cue in tail and not _SCORED_SINCE.search(tail.rsplit(cue, 1)[1]):
            return kind
        window = tail if kind in _WIDE_KINDS else near
        if cue in window:
            return kind
    for cue, kind in _cues("after"):
        if kind == "unit" and decimals:
            continue
        if after.startswith(cue) or (kind == "target" and after.startswith("คะแนน" + cue)):
            return kind
    return None
