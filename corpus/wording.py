"""Sentences of our own that carry scores, and the titles of reports: many ways to say the same."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.facts import MEMBERS

ADVICE = {
    1: "ควรลดขั้นตอนที่ไม่จำเป็นและแจ้งกำหนดแล้วเสร็จให้ผู้รับบริการทราบทุกครั้ง",
    2: "ควรเปิดเผยรายการใช้จ่ายให้บุคลากรเข้าถึงได้ง่ายและตอบข้อซักถามอย่างตรงไปตรงมา",
    3: "ควรมอบหมายงานและพิจารณาความดีความชอบด้วยหลักเกณฑ์ที่ทุกคนรับรู้ร่วมกัน",
    4: "ควรมีทะเบียนการยืมพัสดุที่ตรวจสอบย้อนหลังได้และกำหนดผู้อนุญาตให้ชัดเจน",
    5: "ควรสร้างความมั่นใจแก่ผู้แจ้งเบาะแสและแจ้งผลการดำเนินการกลับโดยเร็ว",
    6: "ควรปฏิบัติต่อผู้มาติดต่ออย่างเท่าเทียมและอธิบายเหตุผลเมื่อคำขอไม่ผ่าน",
    7: "ควรปรับปรุงช่องทางสื่อสารให้ค้นหาง่ายและมีผู้ตอบคำถามประจำ",
    8: "ควรนำความเห็นของประชาชนมาออกแบบบริการใหม่และเพิ่มบริการผ่านระบบออนไลน์",
    9: "ควรตรวจความครบถ้วนของข้อมูลบนเว็บไซต์ก่อนถึงช่วงตรวจทุกครั้ง",
    10: "ควรทำกิจกรรมส่งเสริมความสุจริตอย่างต่อเนื่องพร้อมเก็บหลักฐานให้ครบ",
}
WEAK = {
    1: "ระยะเวลาให้บริการที่ไม่แน่นอน",
    2: "การรับรู้แผนใช้จ่ายเงินของบุคลากร",
    3: "ความเป็นธรรมในการมอบหมายงาน",
    4: "ขั้นตอนการขอยืมพัสดุไปใช้",
    5: "ความเชื่อมั่นต่อการจัดการเรื่องร้องเรียน",
    6: "ความเท่าเทียมในการให้บริการ",
    7: "ความยากในการค้นหาข้อมูลข่าวสาร",
    8: "โอกาสมีส่วนร่วมของประชาชน",
    9: "ความเป็นปัจจุบันของเอกสารบนเว็บไซต์",
    10: "หลักฐานการดำเนินกิจกรรมที่ยังไม่ครบ",
}


def analysis_title(b: Builder) -> str:
    return b.pick(
        "รายงานวิเคราะห์ผลคะแนนการประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ",
        "การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA)",
        "รายงานสรุปผลการประเมิน ITA และแนวทางยกระดับหน่วยงาน",
        "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน",
        "บทวิเคราะห์ผลคะแนน ITA เพื่อการพัฒนาองค์กร",
    )


def measures_title(b: Builder) -> str:
    return b.pick(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "มาตรการภายในเพื่อส่งเสริมความโปร่งใสและป้องกันการทุจริต",
        "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร",
        "แผนยกระดับคุณธรรมและความโปร่งใสของหน่วยงาน",
    )


ENGLISH = {
    "AA": "Excellence",
    "A": "Very Good",
    "B": "Good",
    "C": "Fair",
    "D": "Poor",
    "E": "Extremely Poor",
    "F": "Fail",
}


def level_phrase(b: Builder, word: str) -> str:
    if word.isascii():
        return b.pick(
            f"ระดับ {word} ({ENGLISH[word]})",
            f"(ระดับ {word})",
            f"อยู่ในระดับ {word}",
            f"จัดอยู่ในระดับ {word}",
            f"ผลการประเมินระดับ {word}",
            f"ระดับ {word}",
            f'อยู่ในระดับ "{word}"',
        )
    return b.pick(
        f"(ระดับ{word})",
        f'อยู่ในระดับ "{word}"',
        f"อยู่ในระดับ “{word}”",
        f"อยู่ในระดับ{word}",
        f"มีผลการประเมินระดับ {word}",
        f"ผลการประเมินอยู่ในระดับ {word}",
        f"ระดับ {word}",
    )


def total_sentence(b: Builder, year: int | None = None, with_level: bool = True) -> str:
    """One sentence with the agency, the year, the total and (by default) the level."""
    year = year or b.year
    t, fy, who = b.score("ITA", year), b.fy(year), b.agency
    level = " " + level_phrase(b, b.level(year)) if with_level else ""
    return b.pick(
        f"ผลการประเมิน ITA ประจำ{fy} ของ{who} มีคะแนนรวม {t} คะแนน{level}",
        f"ใน{fy} {who} ได้รับผลการประเมินคะแนนรวมเท่ากับ {t} คะแนน{level}",
        f"{who} มีผลคะแนน ITA ประจำ{fy} เท่ากับ {t} คะแนน{level}",
        f"สำหรับ{fy} {who}มีค่าคะแนนโดยรวม {t} คะแนน{level}",
        f"ปรากฏว่า{who} ได้คะแนน {t} คะแนน{level} ใน{fy}",
        f"ผลการประเมินในภาพรวมของ{who} ประจำ{fy} ได้ร้อยละ {t}{level}",
        f"{who} เข้ารับการประเมิน ITA ใน{fy} จากคะแนนเต็ม 100 คะแนน ได้ {t} คะแนน{level}",
        f"คะแนน ITA ของ{who} ประจำ{fy} = {t}/100{level}",
        f"ผลประเมิน ITA {fy} ({who}) : {t} คะแนน{level}",
        f"คณะทำงานรายงานว่า คะแนนภาพรวมของ{who}ใน{fy} อยู่ที่ {t}{level} ซึ่งเป็นผลจากความร่วมมือของทุกฝ่าย",
    )


def instrument_sentence(b: Builder, tool: str) -> str:
    s, name, n = b.score(tool), b.tool(tool, "both"), len(MEMBERS[tool])
    return b.pick(
        f"{name} มีคะแนนเฉลี่ย {s} คะแนน",
        f"{name} จำนวน {n} ตัวชี้วัด ได้คะแนนเฉลี่ยร้อยละ {s}",
        f"ผลของ{name} เท่ากับ {s} คะแนน",
        f"คะแนน{name} มีค่าเฉลี่ยของ {n} ตัวชี้วัด คิดเป็นร้อยละ {s}",
    )


def lowest_sentence(b: Builder, tool: str) -> str:
    i = b.facts.result.lowest(tool)
    s, name = b.score(i), b.name(i)
    return b.pick(
        f"{b.tool(tool, 'both')} ตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {name} ได้ {s} คะแนน {ADVICE[i]}",
        f"ในส่วนของ{b.tool(tool, 'both')} พบว่า ตัวชี้วัด{name} มีคะแนนน้อยที่สุด เท่ากับ {s} คะแนน จึงเป็นเรื่องที่{ADVICE[i]}",
        f"ด้าน {tool} ตัวชี้วัดที่ {i} {name} มีค่าต่ำสุด ({s} คะแนน) เนื่องจาก{WEAK[i]}",
        f"เมื่อพิจารณา{b.tool(tool, 'both')} ตัวชี้วัดที่ควรเร่งพัฒนา ได้แก่ {name} (คะแนน {s}) สาเหตุหลักมาจาก{WEAK[i]}",
    )


def highest_sentence(b: Builder, tool: str) -> str:
    i = b.facts.result.highest(tool)
    s, name = b.score(i), b.name(i)
    return b.pick(
        f"ตัวชี้วัดที่ได้คะแนนสูงสุดของ {tool} คือ {name} ได้ {s} คะแนน",
        f"จุดแข็งของ{b.tool(tool, 'both')} คือ ตัวชี้วัด{name} ซึ่งได้คะแนน {s}",
        f"ตัวชี้วัดที่ {i} {name} มีคะแนนสูงสุดใน {tool} เท่ากับ {s} คะแนน",
    )


def advice_paragraphs(b: Builder, scored: bool) -> None:
    """A paragraph for each indicator, with its score or without any figure."""
    form = b.rng.randint(0, 3)
    for i in range(1, 11):
        name = b.name(i)
        if not scored:
            b.para(b.rng.choice((f"{i}) {name} {ADVICE[i]}", f"ตัวชี้วัดที่ {i} {name} พบประเด็นเรื่อง{WEAK[i]} {ADVICE[i]}")))
            continue
        s = b.score(i)
        b.para(
            (
                f"ตัวชี้วัดที่ {i} {name} ได้คะแนน {s} คะแนน ประเด็นที่ควรดูแลคือ{WEAK[i]} {ADVICE[i]}",
                f"{i}. {name} จากคะแนนที่ได้ {s} แสดงว่า{WEAK[i]}ยังเป็นเรื่องที่ต้องพัฒนา",
                f"({i}) {name} มีผลคะแนนร้อยละ {s} {ADVICE[i]}",
                f"{name} (ตัวชี้วัดที่ {i}) = {s} คะแนน ข้อเสนอ: {ADVICE[i]}",
            )[form]
        )
