"""The closed list of reasons why a print is on record and yet no score: `mentions.rejected_because`.

Every code is a row of the README's table of reasons. Which rule gives which reason stands in
`normalize.scores.rejections` and `normalize.reconcile.results`.
"""

from __future__ import annotations

from enum import StrEnum


class Rejection(StrEnum):
    """Why a print was not chosen: the code, and what it means in English and in Thai."""

    english: str
    thai: str

    def __new__(cls, code: str, english: str = "", thai: str = "") -> Rejection:
        """Make a member whose value is its code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.english = english
        member.thai = thai
        return member

    SUPERSEDED = (
        "superseded",
        "A result from before an appeal, replaced since.",
        "ผลก่อนอุทธรณ์ ซึ่งมีผลใหม่แทนแล้ว",
    )
    MEAN_OVER_AGENCIES = (
        "mean_over_agencies",
        "A mean over agencies by its own words, not this report's score.",
        "ค่าเฉลี่ยของหลายหน่วยงาน ไม่ใช่คะแนนของรายงานนี้",
    )
    MEAN_UNDER_AGENCIES = (
        "mean_under_agencies",
        "A mean or total that stands in or under a list of agencies: nobody's score.",
        "ค่าเฉลี่ยหรือผลรวมใต้รายชื่อหน่วยงาน ไม่ใช่คะแนนของหน่วยงานใด",
    )
    EARLIER_YEAR = (
        "earlier_year",
        "A figure of an earlier year that is not named.",
        "คะแนนปีก่อนที่ไม่ระบุปี",
    )
    HEAD_NOT_UNDERSTOOD = (
        "head_not_understood",
        "The head of its column or row says something that is not understood: whose score it is, or of what, is open.",
        "หัวคอลัมน์หรือหัวแถวมีคำที่ไม่รู้ความหมาย จึงไม่แน่ว่าเป็นคะแนนของใครหรือของอะไร",
    )
    AGENCY_UNTOLD = (
        "agency_untold",
        "A row in a list of agencies whose agency could not be told.",
        "แถวในรายชื่อหน่วยงานที่ไม่รู้ว่าเป็นหน่วยงานใด",
    )
    PART_OF_BODY = (
        "part_of_body",
        "A part of a body (a division, an office in it): the assessment gives it no result of its own.",
        "เป็นส่วนงานภายในของหน่วยงาน (กอง ฝ่าย งาน) ซึ่งการประเมินไม่ได้ให้คะแนนแยก",
    )
    ONLY_ONE_PART = (
        "only_one_part",
        "A figure of one part of an instrument only, not of the whole indicator.",
        "คะแนนของส่วนเดียวของแบบวัด ไม่ใช่ของทั้งตัวชี้วัด",
    )
    SAME_ROUND_FIGURE = (
        "same_round_figure",
        "One round figure for all indicators: targets of a plan.",
        "ตัวเลขกลมค่าเดียวทุกตัวชี้วัด เป็นค่าเป้าหมายของแผน",
    )
    TOTAL_OF_OTHER_THINGS = (
        "total_of_other_things",
        "A figure of a table whose other rows name nothing of the assessment.",
        "ตัวเลขในตารางที่แถวอื่นไม่ใช่การประเมิน ITA",
    )
    FULL_MARKS = (
        "full_marks",
        "The total and all beside it are 100: full marks.",
        "คะแนนรวมและทุกค่าข้างเคียงเป็น 100 คือคะแนนเต็ม",
    )
    WEIGHTED_BESIDE_SCORE = (
        "weighted_beside_score",
        "Weighted points; the plain score stands beside them.",
        "คะแนนถ่วงน้ำหนักที่มีคะแนนเต็มร้อยอยู่ข้างกัน",
    )
    WEIGHTED_INDICATOR = (
        "weighted_indicator",
        "Weighted points of an indicator, whose weight no rule of the assessment gives.",
        "คะแนนถ่วงน้ำหนักของตัวชี้วัด",
    )
    WEIGHTED_POINTS = (
        "weighted_points",
        "Weighted points turned to 0-100, where another print was chosen.",
        "คะแนนถ่วงน้ำหนักที่แปลงเป็นเต็มร้อย และเลือกค่าอื่นแล้ว",
    )
    FIGURE_BEFORE_CHANGE = (
        "figure_before_change",
        "The figure before a change, of another year that is not named.",
        "ตัวเลขก่อนเปลี่ยนแปลง ของปีอื่นที่ไม่ระบุ",
    )
    FIGURES_IN_ROW = (
        "figures_in_row",
        "Figures in a row, several years, and nothing says which is whose.",
        "ตัวเลขหลายปีเรียงกัน บอกไม่ได้ว่าค่าใดของปีใด",
    )
    NAMES_THEN_FIGURES = (
        "names_then_figures",
        "Names in a row, then figures, and nothing says which is whose.",
        "ชื่อเรียงกันแล้วตามด้วยตัวเลข บอกไม่ได้ว่าค่าใดของชื่อใด",
    )
    NOT_THE_ASSESSMENT = (
        "not_the_assessment",
        "The document says that its figures are not the assessment's.",
        "เอกสารระบุว่าตัวเลขไม่ใช่ผลการประเมิน ITA",
    )
    OTHER_ASSESSMENT = (
        "other_assessment",
        "A result of another assessment or survey, by what stands over or before it.",
        "ผลของการประเมินหรือการสำรวจอื่น",
    )
    SIMULATION = (
        "simulation",
        "A self-assessment, a rehearsal or a forecast, not the assessment's result.",
        "ผลประเมินตนเอง ผลซักซ้อม หรือค่าคาดการณ์ ไม่ใช่ผลการประเมิน",
    )
    WORKED_EXAMPLE = (
        "worked_example",
        "An example with made-up figures, or of a body that is not named.",
        "ตัวอย่างที่สมมติตัวเลข หรือหน่วยงานที่ไม่ระบุชื่อ",
    )
    TARGET = (
        "target",
        "A score to be reached.",
        "คะแนนที่ตั้งเป้าไว้",
    )
    ANOTHER_QUANTITY = (
        "another_quantity",
        "A share, a rate of answers or a change beside the name of a score.",
        "สัดส่วน อัตราการตอบ หรือผลต่าง ไม่ใช่คะแนน",
    )
    YEAR_MISPRINTED = (
        "year_misprinted",
        (
            "Under a heading of another year with the report's own figures; a finding "
            "`year_contradicts` names the years, and the figure stands a second time under the right one."
        ),
        "อยู่ใต้หัวข้อที่พิมพ์ปีผิด ค่าเดียวกันนับในปีที่ถูกต้องแล้ว",
    )
    OTHER_LEVEL_FITS = (
        "other_level_fits",
        "Another level is printed that fits the score better.",
        "มีระดับอื่นที่ตรงกับคะแนนกว่า",
    )
    OTHER_PRINT_CHOSEN = (
        "other_print_chosen",
        "Another print was chosen; `scores.rule` and `contradictory_prints` say by what.",
        "เลือกค่าที่พิมพ์ในที่อื่น",
    )
    CONTRADICTED = (
        "contradicted",
        (
            "The arithmetic contradicts every print of the score; a finding "
            "`arithmetic_does_not_close` names the identity."
        ),
        "สูตรคำนวณขัดกับทุกค่าที่พิมพ์",
    )
    NO_RULE_DECIDES = (
        "no_rule_decides",
        "Prints of one score differ, and no rule decides between them.",
        "ค่าที่พิมพ์ไม่ตรงกัน และไม่มีหลักเกณฑ์ใดตัดสินได้",
    )
    UNREADABLE = (
        "unreadable",
        "The figure lost characters or was not read surely.",
        "ตัวเลขขาดหรืออ่านได้ไม่แน่ใจ",
    )
