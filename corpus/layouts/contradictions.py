"""Reports that contradict themselves in one place; the rest of the report says which print is right."""

from __future__ import annotations

from decimal import Decimal

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, level_of
from corpus.layouts.score_tables import grouped_table
from corpus.measure_tables import measures_table
from corpus.registry import layout


def wrong_digit(b: Builder, value: Decimal) -> Decimal:
    """The figure with one digit changed, still between 0 and 100, and far enough off to break the arithmetic."""
    text = score_text(value)
    while True:
        place = b.rng.choice([k for k, c in enumerate(text) if c != "."])
        other = Decimal(text[:place] + b.rng.choice("0123456789") + text[place + 1 :])
        if abs(other - value) >= Decimal("0.5") and other <= 100:
            return other


def _ending(b: Builder) -> None:
    if b.chance(0.6):
        b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 2)
        measures_table(b)
    else:
        b.no_measures()


@layout("wrong-indicator")
def wrong_indicator(b: Builder) -> None:
    """A full table, and one indicator with a wrong digit in the prose under it."""
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    b.short_scores = False
    grouped_table(b)
    b.para(w.total_sentence(b))
    bad = b.rng.choice(range(1, 11))
    for i in sorted({bad, *b.rng.sample(range(1, 11), 3)}):
        right = b.score(i)
        shown = (
            b.reject(bad, wrong_digit(b, b.facts.result.indicator(bad)), "the printed total closes only with the table")
            if i == bad
            else right
        )
        b.para(f"ตัวชี้วัดที่ {i} {b.name(i)} ได้คะแนน {shown} คะแนน {w.ADVICE[i]}")
    _ending(b)


@layout("wrong-instrument")
def wrong_instrument(b: Builder) -> None:
    """Ten indicators that are right, and one instrument mean in prose that they do not give."""
    b.heading(f"{w.analysis_title(b)} ประจำ{b.fy()}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.short_scores = False
    rows = [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)]
    b.table([["ตัวชี้วัด", "คะแนน"]], [*rows, ["คะแนนรวม", b.score("ITA")]], (0.75, 0.25), (1,))
    b.para(w.total_sentence(b))
    bad = b.rng.choice(("IIT", "EIT", "OIT"))
    for tool in MEMBERS:
        if tool == bad:
            text = b.reject(tool, wrong_digit(b, b.facts.result.instrument(tool)), "not the mean of its indicators")
            b.para(f"{b.tool(tool, 'both')} มีค่าเฉลี่ยของ {len(MEMBERS[tool])} ตัวชี้วัด คิดเป็นร้อยละ {text}")
        else:
            b.para(w.instrument_sentence(b, tool))
    _ending(b)


@layout("wrong-total")
def wrong_total(b: Builder) -> None:
    """Memo with a wrong total, report with the right one and all that it rests on."""
    b.short_scores = False
    wrong = wrong_digit(b, b.facts.result.total)
    s.memo_head(b, f"รายงานผลการประเมิน ITA ประจำ{b.fy()}")
    text = b.reject("ITA", wrong, "the ten indicators give the other total")
    b.para(f"ผลการประเมิน ITA ประจำ{b.fy()} ของ{b.agency} มีคะแนนรวม {text} คะแนน {w.level_phrase(b, b.level())}")
    s.signature(b)
    b.page_break()
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    b.para(w.total_sentence(b))
    rows = [[f"ตัวชี้วัดที่ {i} {b.name(i)}", b.score(i)] for i in range(1, 11)]
    b.table([["ตัวชี้วัด", "คะแนน"]], rows, (0.75, 0.25), (1,))
    if b.chance(0.5):
        for tool in MEMBERS:
            b.para(w.instrument_sentence(b, tool))
    _ending(b)


@layout("wrong-year")
def wrong_year(b: Builder) -> None:
    """One heading names the year before over figures of the assessed year."""
    other = b.year - 1
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    s.preface(b)
    b.para(f"ผลการประเมินประจำ{b.fy()} เผยแพร่เมื่อวันที่ {s.ANNOUNCED[b.year]}")
    b.heading(f"ผลการประเมินภาพรวม ITA ประจำ{b.fy()}", 2)
    grouped_table(b)
    b.para(w.total_sentence(b))
    b.heading(f"การวิเคราะห์ผลการประเมิน ITA ประจำ{b.fy(other)}", 2)
    b.reject("ITA", b.facts.result.total, "a heading prints the year before", other)
    b.para(f"{b.agency} ในภาพรวมมีระดับคะแนน {b.score('ITA')} {w.level_phrase(b, b.level())}")
    for tool in MEMBERS:
        b.para(w.lowest_sentence(b, tool))
    _ending(b)


@layout("wrong-level")
def wrong_level(b: Builder) -> None:
    """The printed level is not the one that the total earns: it stays as printed."""
    r = b.facts.result
    words = ("AA", "A", "B", "C", "D") if b.year <= 2565 else ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง")
    earned = level_of(b.year, r.total, (r.instrument("IIT"), r.instrument("EIT"), r.instrument("OIT")))
    printed = b.rng.choice([x for x in words if x != earned])
    b.level(printed=printed)
    b.heading(f"{w.analysis_title(b)} ประจำ{b.fy()}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.para(f"{b.agency} ได้คะแนนรวม {b.score('ITA')} คะแนน {w.level_phrase(b, printed)}")
    if b.chance(0.6):
        rows = [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)]
        b.table([["ตัวชี้วัด", "คะแนน"]], rows, (0.75, 0.25), (1,))
    for tool in MEMBERS:
        b.para(w.lowest_sentence(b, tool))
    _ending(b)
