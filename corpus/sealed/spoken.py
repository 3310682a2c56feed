"""Running text of meetings, speeches and news about many."""

from __future__ import annotations

from corpus.areas import Body, neighbours
from corpus.builder import Builder
from corpus.facts import Assessment
from corpus.registry import layout
from corpus.sealed._kit import Pen, mean_of, results_for

LOCAL = (
    "subdistrict_administrative_organization",
    "subdistrict_municipality",
    "town_municipality",
    "city_municipality",
)


@layout("council-minutes", first=2563, agency=LOCAL)
def council_minutes(b: Builder) -> None:
    """Minutes of a council among whose points is the result."""
    pen = Pen(b, "prose")
    b.heading(b.pick("รายงานการประชุมสภา", "บันทึกการประชุมสภา") + pen.fill("{full} {place}"), 1, center=True)
    number = b.rng.randint(1, 4)
    b.heading(pen.fill(f"สมัยสามัญ สมัยที่ {number} ประจำปี {{y2}} ครั้งที่ {b.rng.randint(1, 3)}"), 2, center=True)
    b.heading(pen.fill("วันที่ {day} ณ ห้องประชุมสภา"), 2, center=True)
    b.para(pen.say("council.open"))
    topics: list[list[str]] = [[text] for text in pen.some("council.noise", b.rng.randint(1, 3))]
    main = [pen.say("council.main")]
    main += [pen.say(key) for key in ("council.last", "council.low") if b.chance(0.65)]
    main.append(pen.say("council.end"))
    topics.insert(b.rng.randint(0, len(topics)), main)
    for k, topic in enumerate(topics, 1):
        title = pen.fill("ผล{ita}") if topic is main else b.pick("เรื่องเพื่อทราบ", "ติดตามงานเดิม", "เรื่องเสนอใหม่")
        b.heading(f"ระเบียบวาระที่ {k} {title}", 2)
        if b.chance(0.3):
            b.para(" ".join(topic))
        else:
            for text in topic:
                b.para(text)
    b.para(pen.fill(f"ปิดประชุมเวลา {b.rng.randint(11, 16)}.{b.pick('00', '30', '45')} น. ผู้จดรายงาน {{person}}"))
    pen.done()


@layout("annual-speech", first=2563)
def annual_speech(b: Builder) -> None:
    """A head of a body tells of the year, transparency among other things."""
    pen = Pen(b, "prose")
    b.heading(
        pen.fill(b.pick("คำแถลงผลงาน {full}", "คำกล่าวของผู้บริหาร{full}", "สุนทรพจน์เนื่องในวันสถาปนา{full}")), center=True
    )
    b.para(pen.say("speech.open"))
    main = pen.say("speech.main")
    parts = [main] + [pen.say(key) for key in ("speech.tool", "speech.low", "speech.last") if b.chance(0.6)]
    noise = pen.some("speech.noise", b.rng.randint(0, 3))
    cut = b.rng.randint(0, len(noise))
    first, after = noise[:cut], noise[cut:]
    for text in first:
        b.para(text)
    if b.chance(0.6):
        b.para(" ".join(parts))
    else:
        for text in parts:
            b.para(text)
    for text in after:
        b.para(text)
    b.para(pen.say("speech.end"))
    pen.done()


def told(pen: Pen, body: Body, result: Assessment, form: int, last: Assessment | None) -> str:
    b = pen.b
    s, name = pen.rival(body, result), body.name if form % 2 or b.chance(0.6) else body.short
    level = ""
    if b.chance(0.4):
        word = pen.rival_level(body, result)
        level = f" ({b.pick('', 'ระดับ')}{' ' if word.isascii() else ''}{word})"
    before = f" จากเดิมปี {last.year} ที่ {pen.rival(body, last)} คะแนน" if last else ""
    return (
        f"{name} ได้ {s} คะแนน{level}{before}",
        f"{name} {s} คะแนน{level}{before}",
        f"{s} คะแนน เป็นของ{name}{level}{before}",
        f"{name} คว้าไป {s} คะแนน{level}{before}",
    )[form]


@layout("district-news", first=2563, agency=LOCAL[:2])
def district_news(b: Builder) -> None:
    """Web news of several local bodies of a district."""
    pen = Pen(b, "prose")
    home = b.facts.body
    bodies = [x for x in neighbours(b.rng, home, b.rng.randint(3, 8)) if x.district == home.district]
    if len(bodies) < 2:
        bodies = neighbours(b.rng, home, 4)
    same = all(x.district == home.district for x in bodies)
    where = f"อำเภอ{home.district} จังหวัด{home.province}" if same else f"จังหวัด{home.province}"
    results = sorted(zip(bodies, results_for(b, bodies), strict=True), key=lambda x: -x[1].total)
    before = results_for(b, bodies, b.year - 1) if b.chance(0.25) else [None] * len(bodies)
    b.heading(pen.say("web.title", where=where))
    b.para(pen.say("web.lead", where=where))
    form = b.rng.randint(0, 3)
    texts = [told(pen, x, r, form, last) for (x, r), last in zip(results, before, strict=True)]
    kind = b.rng.randint(0, 2)
    if kind == 0:
        b.para(" ".join(texts[:-1]) + b.pick(" และ ", " ส่วน", " ขณะที่") + texts[-1])
    else:
        b.lines(f"{k}. {t}" if kind == 1 else f"- {t}" for k, t in enumerate(texts, 1))
    if b.chance(0.7):
        b.para(pen.say("web.end", where=where, area=mean_of([r.total for _, r in results])))
    pen.nobody()
    pen.done()
