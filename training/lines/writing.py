"""What stands in a line: one of several registers at random, cut to a length, its digits drawn anew.

Digits are uniform or from sets that are easily confused (`training.writing.digits`), whatever the text was: no value
is likelier than another because it would be plausible. A part of the lines are characters without any sense, so that
a letter is read from its ink also where the word is unknown.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from training import writing as numbers
from training.lines.alphabet import SIGNS, label_of
from training.lines.sources import Sources

_DIGITS = re.compile(r"[๐-๙]+|[0-9]+")
_CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
_THAI_MARKS = "ะัาำิีึืุูเแโใไๅๆ็่้๊๋์ํฺฯ"
_TICKS, _BOXES = ("✓", "/", "✗", "√", "x", ""), ("☐", "☑", "☒", "□", "■", "( )", "(✓)", "( / )", "○", "●")
_MONTH_TEXT = """
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ม.ค. ก.พ. มี.ค. เม.ย.
พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. January February March April May June July August September October November
December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.
"""
_FIELD_TEXT = """
ชื่อ นามสกุล ที่อยู่ โทร. โทรศัพท์ โทรสาร เลขที่ หมู่ที่ ถนน ตำบล อำเภอ จังหวัด รหัสไปรษณีย์ ลงชื่อ ตำแหน่ง วันที่ เรื่อง เรียน
อ้างถึง สิ่งที่ส่งมาด้วย หน่วยงาน ผู้รับผิดชอบ ระยะเวลา งบประมาณ หมายเหตุ อีเมล ลำดับ ประธานกรรมการ ผู้รายงาน ผู้ตรวจ
"""
_MONTHS, _FIELDS = _MONTH_TEXT.split(), _FIELD_TEXT.split()
_SITES = ("go.th", "or.th", "ac.th", "co.th", "com", "gov", "in.th", "mail.go.th")
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def redrawn(text: str, rng: random.Random) -> str:
    """The text with every run of digits drawn anew, in its own script or, at times, all in the other."""
    turned = rng.random() < 0.35

    def anew(match: re.Match[str]) -> str:
        thai = ("๐" <= match[0][0] <= "๙") != turned
        return numbers.digits(rng, len(match[0]), numbers.THAI if thai else numbers.ARABIC)

    return _DIGITS.sub(anew, text)


class Page(NamedTuple):
    """What registers draw from."""

    sources: Sources
    reports: list[str]  # lines of made-up reports
    rng: random.Random

    def number(self) -> str:
        """A number in one of the ways of reports."""
        return numbers.number(self.rng)

    def some(self, count: int) -> str:
        """So many digits of either script."""
        return numbers.digits(self.rng, count, self.rng.choice((numbers.THAI, numbers.ARABIC)))


def _words(page: Page) -> str:
    rng, parts = page.rng, []
    for _ in range(rng.randint(1, 9)):
        pool = page.sources.common if rng.random() < 0.7 else page.sources.rare
        parts.append(rng.choice(pool))
        draw = rng.random()
        parts.append(" " if draw < 0.15 else f" {page.number()} " if draw < 0.21 else "ๆ " if draw < 0.23 else "")
    return "".join(parts)


def _report(page: Page) -> str:
    return page.rng.choice(page.reports)


def _phrase(page: Page) -> str:
    return re.sub(r"\{[^}]*\}", lambda _: page.number(), page.rng.choice(page.sources.phrases))


def _office(page: Page) -> str:
    return page.sources.office(page.rng)


def _person(page: Page) -> str:
    rng = page.rng
    name = page.sources.person(rng)
    return rng.choice((name, f"({name})", f"{rng.randint(1, 99)}. {name}", f"{name} {page.sources.office(rng)}"))


def _english(page: Page) -> str:
    rng = page.rng
    words = [rng.choice(page.sources.english) for _ in range(rng.randint(1, 6))]
    dressed = [rng.choice((str.lower, str.capitalize, str.capitalize, str.upper))(word) for word in words]
    return rng.choice((" ", " ", " ", ", ", "-")).join(dressed) + rng.choice(("", "", ".", ":", f" {page.number()}"))


def _mixed(page: Page) -> str:
    rng = page.rng
    parts = [rng.choice((_words, _english, _office))(page) for _ in range(2)]
    name = f"({rng.choice(page.sources.english).upper()})"
    parts.insert(rng.randint(0, 2), rng.choice((name, page.number(), "ITA", "OIT", "IIT/EIT")))
    return " ".join(parts)


def _number(page: Page) -> str:
    return page.number()


def _row(page: Page) -> str:
    rng = page.rng
    cells = [page.number() for _ in range(rng.randint(1, 4))]
    return f"{rng.choice((_words, _office, _phrase))(page)[:30]} {rng.choice((' ', '  ', '   ')).join(cells)}"


def _date(page: Page) -> str:
    rng = page.rng
    month, sign = rng.choice(_MONTHS), rng.choice("/-.")
    return rng.choice(
        (
            f"{page.some(rng.choice((1, 2)))} {month} {page.some(rng.choice((2, 4, 4)))}",
            f"วันที่ {page.some(2)} เดือน {month} พ.ศ. {page.some(4)}",
            f"{month} {page.some(4)} - {rng.choice(_MONTHS)} {page.some(4)}",
            f"{page.some(2)}{sign}{page.some(2)}{sign}{page.some(rng.choice((2, 4)))}",
            f"ปีงบประมาณ พ.ศ. {page.some(4)}", f"ไตรมาสที่ {page.some(1)}/{page.some(4)}",
            f"{page.some(2)}{rng.choice('.:')}{page.some(2)} น.", f"{page.some(2)}:{page.some(2)}:{page.some(2)}",
        )
    )  # fmt: skip


def _form(page: Page) -> str:
    rng = page.rng
    blank = rng.choice((".", ".", "_", "…")) * rng.randint(5, 24)
    field, inside = rng.choice(_FIELDS), rng.choice((_words, _person, _number, _office))(page)[:24]
    file = f"{rng.choice(('ว ', ''))}{page.some(rng.choice((2, 3, 4)))}"
    boxes = [rng.choice(_BOXES) for _ in range(2)]
    return rng.choice(
        (
            f"{field}{blank}{rng.choice(_FIELDS)}{blank}", f"{field}{blank[:6]}{inside}{blank[:6]}",
            f"{boxes[0]} {inside}", f"{boxes[0]} {field} {boxes[1]} {rng.choice(_FIELDS)}",
            f"{inside} {rng.choice(_TICKS)}", f"{_words(page)[:30]}{blank}{page.some(rng.choice((1, 2, 3)))}",
            f"ที่ {rng.choice(page.sources.areas)[:2]} {page.some(5)}/{file}", f"{field}: {inside}",
            f"โทร. {page.some(1)}-{page.some(4)}-{page.some(4)}", f"{rng.choice('•●-○■□→✓')} {inside}",
        )
    )  # fmt: skip


def _address(page: Page) -> str:
    rng = page.rng
    name = "".join(rng.choice(_LATIN) for _ in range(rng.randint(2, 9)))
    made = f"{name}{rng.choice(('', '.', '-', '_'))}{rng.choice(page.sources.english).lower()}"
    site = f"{made}.{rng.choice(_SITES)}"
    found = f"http://www.{site}/{name}?id={rng.randint(1, 9999)}"
    return rng.choice((f"www.{site}", f"https://{site}/{name}", f"{name}@{site}", found))


def _made_up(page: Page) -> str:
    rng = page.rng
    words = ("".join(numbers.syllable(rng) for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, 4)))
    return rng.choice(("", " ")).join(words)


def _senseless(page: Page) -> str:
    rng = page.rng
    pools = (_CONSONANTS, _CONSONANTS, list(_THAI_MARKS), list(numbers.THAI), list(numbers.ARABIC), list(_LATIN),
             list(_LATIN.upper()), list("!\"#$%&'()*+,-./:;<=>?@[\\]{}|~฿ฯ"), list(SIGNS))  # fmt: skip
    weights = (6, 6, 3, 2, 2, 2, 2, 1.5, 0.7)
    signs = []
    for _ in range(rng.randint(1, 14)):
        pool = rng.choices(pools, weights)[0]
        sign = rng.choice(pool)
        if sign in "ะัาำิีึืุูๅ็่้๊๋์ํฺๆฯ":  # a mark needs a letter to stand on
            sign = rng.choice(_CONSONANTS) + sign + (rng.choice("่้๊๋") if sign in "ัิีึืุู" and rng.random() < 0.4 else "")
        signs.append(sign + (" " if rng.random() < 0.1 else ""))
    return "".join(signs)


class Register(NamedTuple):
    """A kind of line, how often it is drawn, and whether it mostly stands in a table's cell."""

    name: str
    write: Callable[[Page], str]
    share: float
    in_cell: float


REGISTERS = (
    Register("words", _words, 20, 0.2),
    Register("report", _report, 16, 0.3),
    Register("phrase", _phrase, 8, 0.3),
    Register("office", _office, 8, 0.4),
    Register("person", _person, 4, 0.3),
    Register("english", _english, 6, 0.3),
    Register("mixed", _mixed, 5, 0.2),
    Register("number", _number, 12, 0.9),
    Register("row", _row, 4, 0.2),
    Register("date", _date, 4, 0.6),
    Register("form", _form, 6, 0.2),
    Register("address", _address, 1.5, 0.2),
    Register("made up", _made_up, 6, 0.3),
    Register("senseless", _senseless, 6, 0.4),
)


def cut(text: str, longest: int, rng: random.Random) -> str:
    """A piece of a text, begun and ended so that no mark is parted from its letter."""
    clusters = re.findall(r"[เแโใไ]?[^ัำิีึืฺุู็่้๊๋์ํ๎][ัำิีึืฺุู็่้๊๋์ํ๎]*", text)
    if sum(map(len, clusters)) <= longest:
        return "".join(clusters)
    start = rng.randrange(len(clusters)) if rng.random() < 0.7 else 0
    made = ""
    for cluster in clusters[start:]:
        if len(made) + len(cluster) > longest:
            break
        made += cluster
    return made


class Written(NamedTuple):
    """A line's text and whether it stands in a cell."""

    text: str
    cell: bool
    register: str


def line(page: Page, longest: int) -> Written:
    """One line of at most so many characters, never blank."""
    while True:
        kind = page.rng.choices(REGISTERS, [one.share for one in REGISTERS])[0]
        most = longest if page.rng.random() < 0.6 else page.rng.randint(min(4, longest), longest)
        text = cut(redrawn(kind.write(page), page.rng), most, page.rng).strip()
        if label_of(text):
            return Written(text, page.rng.random() < kind.in_cell, kind.name)
