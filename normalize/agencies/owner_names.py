"""Names that stand in an owner's place: the word that opens one, where an unlisted one ends, and its agency."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence, Set
from functools import cache

from prongsai.normalize.agencies.area_list import AreaList, area_names
from prongsai.normalize.agencies.mention_weight import LOCAL_TYPES
from prongsai.normalize.model.facts import UNLISTED, Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import LEADING_VOWELS
from prongsai.normalize.text.keys import place_key, spaceless, to_key
from prongsai.normalize.text.phrases import Phrase, either, opens, words_of
from prongsai.normalize.text.word_search import any_of, longest_of
from prongsai.normalize.vocabulary.short_kinds import full_name

BY_PLACE = LOCAL_TYPES | {"province", "district"}  # their names are of the list of areas, or no names
_SHORTEST_REST, _LONGEST_REST = 2, 45  # characters of a name behind the word that opens it
_SHORTEST_PLACE = 3  # letters of a place that ends a name
_IN_PROVINCE = "จังหวัด"
# words that end a name at one point and belong to names at another: "ที่ดิน", "ทั้งไทย", "ว่าการ", "จัดการ", "เข้าเมือง"
_MAY_END = (
    r"(?<!พื้น)ที่(?!ดิน|ว่าการ|ทำการ)|ทั้ง(?!ไทย)|ว่า(?!การ|ว)|จัด(?!การ|หา)|เข้า(?!เมือง)|(?<!สำห)(?<!ป)รับ(?!อนุญาต)|"
    r"ทำ(?=ได้|คะแนน)|ใน(?=ภาพรวม|รอบ|ระดับ|สังกัด)|"
)
_SIGN = re.compile(r"\s?ฯ")  # says that a name goes on
_GOES_ON = "แห่ง"  # with which a name goes on behind a whole word: การรถไฟ|แห่งประเทศไทย, not การรถไฟ|ฟ้า
_CLOSED = ("กระทรวง", "กรม")  # all bodies that such a word opens are listed, so no sign need say that a name is cut
_SHORTEST_CUT = 3  # letters of a cut name behind the word that opens it, where no sign stands behind it
_OWN_BODY = Phrase("own_kind|organisation", "of?", "ourselves")
_LEFT_OUT = "การ"  # "กระทรวงท่องเที่ยวฯ"
_GROUP = either(
    ("group_opens",), ("part_of_country", "$|part_goes_on"), ("body_led", "group_rest"),
    ("body_led", "#count", "counted_place"),
)  # fmt: skip
_CLASS = re.compile(  # a kind of bodies, or none, though it opens as a name does
    r"สถาบัน(?:อุดมศึกษา|การเงิน|การศึกษา|พระมหากษัตริย์|ครอบครัว|หลัก)[ก-๎]*|"
    r".{4,}(?:จังหวัด|อำเภอ|ภาค)(?:(?:ทุก|ทั้ง|ต่าง)[ก-๎]*)?|"  # "สำนักงานที่ดินจังหวัด": those of all provinces
    r"องค์การมหาชน(?:(?:ด้าน|ใน|กลุ่ม|ทั้ง|ทุก|ที่)[ก-๎]*)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)?|องค์การ(?:ระหว่าง|สหประชา)[ก-๎]*|"
    r"สำนักงาน(?:อย่าง|ให้|แห่ง)[ก-๎]*|สำนักงานปลัด|"
    r"ธนาคาร(?:ของ|พาณิชย์|เฉพาะ|รัฐ)[ก-๎]*|กองทุนของรัฐ|กรมธรรม์[ก-๎]*|กระทรวง(?:ด้วย|ที่|ต่าง|ทั้ง)[ก-๎]*"
)


def unlisted_agency(name: str, agency_type: str, district: str | None = None, province: str | None = None) -> Agency:
    """An agency that is on no list: named as printed, with an id from its name and the place printed with it."""
    name = " ".join(name.split())
    key = "|".join([spaceless(name), district or "", province or ""])
    digest = hashlib.sha256(key.encode()).hexdigest()[:10]
    seat = province or _province_in(name)
    return Agency(f"{UNLISTED}{digest}", name, None, agency_type, None, district, seat, None, None, None, "unlisted")


def _province_in(name: str) -> str | None:
    """The province that a name ends in: "สำนักงานวัฒนธรรมจังหวัดเลย"."""
    areas, (head, word, place) = AreaList.load(), name.rpartition(_IN_PROVINCE)
    code = areas.provinces.get(place_key(place)) if head and word else None
    return areas.areas[code].name if code is not None else None


def sign_behind(text: str, end: int) -> int | None:
    """Where the sign for the rest of a name ends that stands at `end`; None where none does."""
    sign = _SIGN.match(text, end)
    return sign.end() if sign else None


def whole_name(cut: str, word: str, names: Sequence[str], signed: bool) -> str | None:
    """The one listed name that a cut one stands for; None where it may stand for several or for none.

    Args:
        cut: the name as printed, without the sign behind it.
        word: the word with which it opens.
        names: listed names, without spaces.
        signed: the sign for the rest of a name stands behind it.
    """
    if not signed and (word not in _CLOSED or len(cut) < len(word) + _SHORTEST_CUT):
        return None
    for begun in (cut, word + _LEFT_OUT + cut.removeprefix(word)):
        fitting = [name for name in names if name.startswith(begun) and name != begun]
        whole = [name for name in fitting if name.startswith(_GOES_ON, len(begun))]
        for found in (whole, fitting):
            if len(found) == 1:
                return found[0]
        if fitting:
            return None
    return None


def agency_type_of(text: str) -> str | None:
    """The type that the word with which a body's name opens gives it; None where none opens it.

    In an owner's place of a table, words for a part of a body (คณะ, กอง) and for a kind of bodies open a name too.
    """
    opening = kind_opening(spaceless(full_name(text.strip())))
    return _all_types()[opening] if opening else None


def kind_opening(name: str) -> str:
    """The word for a kind of bodies, or for a part of one, that opens a name without spaces; "" where none does."""
    opening = _opening().match(name)
    return opening[0] if opening else ""


def is_kind(name: str) -> bool:
    """Whether a name is the word for a kind of bodies alone, "โรงพยาบาล", and names none of them."""
    return spaceless(name) in _all_types()


def is_group(text: str) -> bool:
    """Whether what stands in a body's place is many bodies: "อบต. ขนาดกลาง", "เทศบาล 2 แห่ง", "ทั้งอำเภอ", "ค่ากลาง"."""
    return _GROUP.match(to_key(text)) is not None


def is_own_body(text: str) -> bool:
    """Whether a label means the body that a document is about, without its name: "หน่วยงานของเรา"."""
    return _OWN_BODY.fills(to_key(text)) or to_key(text) in words_of("own_body")


def is_unnamed(name: str) -> bool:
    """Whether a label speaks of a body and does not tell which: "หน่วยงานที่ได้คะแนนสูงสุด", "หน่วยงานของเรา"."""
    return opens(spaceless(name), "unnamed_body") or is_own_body(name)


def is_unit(name: str) -> bool:
    """Whether the word with which a name opens is that of a part of a body: คณะ, กอง, ฝ่าย.

    A central body is none, whatever opens its name; what calls itself the nation's and is on no list may be one.
    """
    opening = _opening().match(name)
    return opening is not None and opening[0] in _units() and spaceless(name) not in _central_names()


@cache
def _central_names() -> frozenset[str]:
    return frozenset(spaceless(row["name_th"]) for row in table("central_bodies"))


@cache
def type_by_word() -> dict[str, str]:
    """Words that open the name of one whole body in running text, with its type; source: tables/owner_words.csv."""
    return {
        row["word"]: row["agency_type"]
        for row in table("owner_words")
        if not row["unit"] and not row["class"] and row["agency_type"] not in BY_PLACE
    }


def name_in(run: str, word: str, provinces: Set[str]) -> str | None:
    """The name that a run of Thai letters begins with; None where it is no name of one body.

    Args:
        run: letters without a space.
        word: the word that opens it.
        provinces: names of provinces: a name that ends in one ends surely there.
    """
    name = _up_to_province(run, provinces) or _up_to_stop(run, word)
    if name is None or _is_class(name) or run.startswith(owner_cues("no_name"), len(word)):
        return None
    return name


def _is_class(name: str) -> bool:
    """Whether a name is that of a kind of bodies and of none of them: "โรงพยาบาลชุมชน"."""
    return _CLASS.fullmatch(name) is not None or name in owner_cues("class_name")


def says_what_it_is(before: str, name: str, word: str) -> bool:
    """Whether a kind of bodies is what a body is said to be, and no name: "แม้จะเป็น|โรงเรียนเล็กแต่|ทำได้".

    Args:
        before: the text before it.
        name: the letters taken for a name.
        word: the word for the kind, with which it opens.
    """
    return before.rstrip().endswith(owner_cues("is_a")) and _quality().fullmatch(name, len(word)) is not None


@cache
def _quality() -> re.Pattern[str]:
    return re.compile(rf"{one_of('quality')}(?:{one_of('quality_goes_on')})*")


@cache
def owner_cues(kind: str) -> tuple[str, ...]:
    """The words of one kind beside owners; source: tables/owner_cues.csv."""
    return tuple(row["cue"] for row in table("owner_cues") if row["kind"] == kind)


@cache
def one_of(kind: str) -> str:
    """An expression that matches any word of a kind, the longest first."""
    return longest_of(owner_cues(kind))


@cache
def owner_units() -> dict[str, str]:
    """Words that open the name of a part of a body, which a result right behind it makes an owner, with its type."""
    return {row["word"]: row["agency_type"] for row in table("owner_words")
            if row["unit"] and row["agency_type"] not in BY_PLACE}  # fmt: skip


@cache
def _all_types() -> dict[str, str]:
    return {row["word"]: row["agency_type"] for row in table("owner_words")}


@cache
def _opening() -> re.Pattern[str]:
    return any_of(_all_types())


@cache
def _units() -> frozenset[str]:
    return frozenset(row["word"] for row in table("owner_words") if row["unit"])


@cache
def _name_end() -> re.Pattern[str]:
    bodies = "|".join(map(re.escape, sorted({*type_by_word(), "คณะ"}, key=len, reverse=True)))
    joins = rf"(?:และ|กับ|ส่วน|รวมถึง|หรือ)(?={bodies})"
    return re.compile(rf"(?<![{LEADING_VOWELS}])(?:{one_of('ends_name')}|{_MAY_END}{joins})")


def _up_to_province(run: str, provinces: Set[str]) -> str | None:
    end = 0
    while (at := run.find(_IN_PROVINCE, end)) >= 0:
        end = at + len(_IN_PROVINCE)
        names = [p for p in provinces if run.startswith(p, end)]
        if names:
            return run[: end + len(max(names, key=len))]
    return None


@cache
def _areas_with_stops() -> re.Pattern[str]:
    """Names of areas that hold a word which ends names, and are more than it: สระบุรี, สว่างแดนดิน."""
    names = {area.name for area in AreaList.load().areas.values()}
    return any_of(name for name in names if (stop := _name_end().search(name)) and stop[0] != name)


def _up_to_place(run: str) -> str | None:
    """A name of a kind that is named by its place, where a verb stands behind the place: "โรงพยาบาลลำปาง|ลงนาม"."""
    head = _by_place().match(run)
    if head is None:
        return None
    places = (place for place in area_names().prefixes(run, head.end()) if len(place) >= _SHORTEST_PLACE)
    ends = [end for place in places if _verb().match(run, end := head.end() + len(place))]
    return run[: max(ends)] if ends else None


@cache
def _verb() -> re.Pattern[str]:
    return any_of(owner_cues("behind_place"))


@cache
def _by_place() -> re.Pattern[str]:
    return any_of(owner_cues("named_by_place"))


def _is_inside(at: int, areas: Sequence[tuple[int, int]], opening: int) -> bool:
    """Whether a word at `at` is a part of an area's name; with which it begins only where the body's name does too."""
    return any(start < at < end or start == at == opening for start, end in areas)


def _up_to_stop(run: str, word: str) -> str | None:
    areas = [found.span() for found in _areas_with_stops().finditer(run, len(word))]
    stops = _name_end().finditer(run, len(word))
    stop = next((found for found in stops if not _is_inside(found.start(), areas, len(word))), None)
    name = run[: stop.start()] if stop else run
    place = _up_to_place(run)
    name = place if place is not None and len(place) < len(name) else name
    return name if len(word) + _SHORTEST_REST <= len(name) <= len(word) + _LONGEST_REST else None
