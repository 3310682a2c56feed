"""Held out: more papers without results: lists of documents, codes of conduct, news, risks, statistics."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.layouts import held_wording as w
from corpus.layouts.held_empty import head, money, plain
from corpus.layouts.held_parts import HELD, boss, sign
from corpus.layouts.held_pool import PLANS
from corpus.model import Cell
from corpus.registry import layout


@layout("held-no-checklist", kept_out=HELD)
def checklist(b: Builder) -> None:
    """The documents to be open, by code, with addresses and marks; no points."""
    head(b, f"แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ประจำ{w.yr(b)}")
    last = 43 if b.year <= 2566 else 35 if b.year == 2567 else 28
    topics = w.ASK["O"]
    site = b.keep(f"https://www.{b.pick('sao', 'tessaban', 'office')}{b.rng.randint(10, 99)}.go.th/ita/{b.year}/")
    mark = b.pick("✓", "มี", "เผยแพร่แล้ว")
    rows: list[list[str | Cell]] = []
    for n in range(1, last + 1):
        if n == 1:
            rows.append([Cell(f"ตัวชี้วัดที่ 9 {b.name(9)}", colspan=4, bold=True)])
        if n == (34 if last == 43 else last - 8):
            rows.append([Cell(f"ตัวชี้วัดที่ 10 {b.name(10)}", colspan=4, bold=True)])
        rows.append([b.item("O", n), topics[(n - 1) % len(topics)], site + b.keep(f"o{n}"), mark])
    b.table([["ข้อ", "ข้อมูล", "ลิงก์ (URL)", b.pick("ผลการตรวจ", "สถานะ")]], rows, (0.1, 0.32, 0.44, 0.14), (0, 3))
    plain(b, measures=False)


@layout("held-no-ethics", kept_out=HELD)
def ethics(b: Builder) -> None:
    """A code of conduct or a policy paper with articles, laws and sums."""
    b.heading(
        f"ประกาศ{b.facts.body.name}\nเรื่อง "
        + b.pick("มาตรการป้องกันการรับสินบน", "ข้อกำหนดจริยธรรมสำหรับพนักงาน", "แนวปฏิบัติ Dos & Don’ts"),
        1,
        center=True,
    )
    b.para(
        f"โดยที่{b.facts.body.name} {w.where(b)} เห็นความจำเป็นในการป้องกันผลประโยชน์ทับซ้อน "
        f"อาศัยมาตรา {b.rng.randint(5, 130)} แห่งพระราชบัญญัติ พ.ศ. {b.rng.randint(2540, 2562)}"
    )
    rules = (
        "ห้ามเรียกรับผลประโยชน์ทุกกรณี",
        "รับของขวัญจากผู้อื่นซึ่งมิใช่ญาติได้ไม่เกิน 3,000 บาท",
        "แยกเรื่องส่วนตัวออกจากการปฏิบัติหน้าที่",
        "ใช้งบประมาณอย่างคุ้มค่า",
        "ไม่ใช้อำนาจโดยมิชอบ",
        "เปิดเผยข้อมูลตามที่กฎหมายกำหนด",
    )
    b.lines(f"ข้อ {k}. {x}" for k, x in enumerate(b.rng.sample(rules, 5), 1))
    b.para(f"ประกาศ ณ วันที่ {w.day(b)}", align="center")
    sign(b, boss(b))
    plain(b)


@layout("held-no-training", kept_out=HELD)
def training(b: Builder) -> None:
    """News of a training on ITA: people, money, marks in a test, the country's figures and goals."""
    b.heading(f"{b.facts.body.name} อบรมเชิงปฏิบัติการยกระดับ ITA {w.yr(b, b.year + 1)}")
    b.para(
        f"({w.day(b)}) {b.facts.body.name} {w.where(b)} "
        f"จัดอบรมแก่พนักงาน {b.rng.randint(18, 150)} คน ใช้งบ {money(b, 50, 600):,} บาท"
    )
    b.para(
        f"วิทยากรเล่าว่าคะแนนเฉลี่ยทั้งประเทศอยู่ที่ {b.rng.uniform(81, 94):.2f} คะแนน "
        f"และมีหน่วยงานผ่านเกณฑ์ร้อยละ {b.rng.uniform(50, 94.5):.2f}"
    )
    b.para(
        f"ก่อนอบรมผู้เข้าร่วมทำแบบทดสอบได้เฉลี่ยร้อยละ {b.rng.uniform(40, 65):.2f} หลังอบรมได้ร้อยละ {b.rng.uniform(80, 97):.2f}"
    )
    b.para("เนื้อหาครอบคลุม " + " และ ".join(b.name(i) for i in sorted(b.rng.sample(range(1, 11), 3))))
    b.picture(60)
    plain(b)


@layout("held-no-risk", kept_out=HELD)
def risk(b: Builder) -> None:
    """Risks of corruption: chance times harm, marks of 1 to 25, levels in words, what is done against them."""
    head(b, f"การประเมินความเสี่ยงการทุจริต ประจำ{w.yr(b)}")
    rows: list[list[str | Cell]] = []
    for k, i in enumerate(b.rng.sample(range(1, 11), 5), 1):
        one, two = b.rng.randint(1, 5), b.rng.randint(1, 5)
        p = b.rng.choice(PLANS[i])
        rows.append(
            [
                str(k),
                p.weak,
                str(one),
                str(two),
                str(one * two),
                "สูงมาก" if one * two > 14 else "สูง" if one * two > 8 else "ปานกลาง" if one * two > 3 else "ต่ำ",
                p.act,
            ]
        )
    b.table(
        [["ที่", "เหตุการณ์ความเสี่ยง", "โอกาส", "ผลกระทบ", "คะแนน", "ระดับ", "การควบคุม"]],
        rows,
        (0.06, 0.28, 0.09, 0.1, 0.1, 0.11, 0.26),
        (0, 2, 3, 4, 5),
    )
    plain(b, measures=False)


@layout("held-no-services", kept_out=HELD)
def services(b: Builder) -> None:
    """Counts of services by month and kind, with shares of those ready in time."""
    head(b, f"ข้อมูลเชิงสถิติการให้บริการ ประจำ{w.yr(b)}")
    kinds = ("รับชำระภาษี", "ขออนุญาตก่อสร้าง", "ขอเลขที่บ้าน", "ขอรับเบี้ยยังชีพ", "ขอน้ำอุปโภค")
    rows: list[list[str | Cell]] = []
    for k, text in enumerate(kinds, 1):
        walk, online = b.rng.randint(3, 900), b.rng.randint(0, 120)
        rows.append([str(k), text, str(walk), str(online), str(walk + online), f"{b.rng.uniform(88, 100):.2f}"])
    top = ["ที่", "งานบริการ", "Walk-in", "E-Service", "รวม (ราย)", "ทันกำหนด (ร้อยละ)"]
    b.table([top], rows, (0.08, 0.34, 0.13, 0.14, 0.13, 0.18), (0, 2, 3, 4, 5))
    b.para(f"ผู้ใช้บริการออนไลน์เพิ่มขึ้นร้อยละ {b.rng.uniform(1, 60):.2f} จากปีก่อน เป้าหมายร้อยละ 85 ของงานบริการทั้งหมด")
    b.para("ข้อมูลนี้เป็นส่วนหนึ่งของการเปิดเผยข้อมูลตามการประเมิน ITA")
    plain(b)
