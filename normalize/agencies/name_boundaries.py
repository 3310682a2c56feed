"""Where a name ends in running Thai text, and the place names that follow it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from prongsai.normalize.agencies.area_list import AreaList, area_names, area_words
from prongsai.normalize.model.reference_tables import edge_words, table
from prongsai.normalize.text.characters import LEADING_VOWELS, NO_START, WORD
from prongsai.normalize.text.keys import Key, KeyedText, place_key
from prongsai.normalize.text.phrases import either, words_of
from prongsai.normalize.text.word_search import any_of

THAI_RUN = re.compile(f"[{WORD}]+")
_BETWEEN = re.compile(r"[\s·•,()\[\]*|:/\"“”'’‘_-]{0,4}(?:(?:หมู่ที่|หมู่|ม\.|เลขที่)[\d/]+)?[,\s]{0,2}")
_BANGKOK = ("กรุงเทพ", "กทม")  # stands without the word for a province
_BEFORE_BODY = ("ของ", "นายก", "ปลัด", "สภา", "และ", "ใน", "โดย", "แห่ง", "ให้", "ที่", "จาก", "หรือ", "กับ")
AREA_NUMBER = re.compile(r"\s?เขต\s?\d{1,2}(?!\d|\.)")  # of an office of one of several areas
_LOST = "\ufffd"  # in the place of a character
_BROKEN_WORD = re.compile(f"[{WORD}]{_LOST}|{_LOST}[{WORD}]")
_PARTING = "·•|,;/–—-"  # signs between a name and the place that it lies in
_NEAR = 60  # letters between the name of a body and its province
MAX_NAME = 26
_MAX_UNKNOWN = 24
_MAX_JOINED, _MAX_REST = 22, 10
# Names of bodies hold many words that no place name does, so fewer words end them.
LOOSE_END = either(("loose_end",), ("asks", "!rest_of_khon"))


@dataclass(frozen=True, slots=True)
class NameEnd:
    """Where a name ends: `official` if the list holds it, `clean` if the print itself ends it there.

    `printed` is where the next space, mark or stop word stands, if the list ended the name before.
    """

    end: int
    official: bool
    clean: bool
    printed: int | None = None


class PrintedPlace(NamedTuple):
    """Place names printed in a row, without the words for their levels; `start` and `end` in the text."""

    start: int
    end: int
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None


class NameBoundaries:
    """Finds where names end; built once from the tables and the official area list."""

    def __init__(self, areas: AreaList) -> None:
        municipal: dict[str, set[Key]] = defaultdict(set)
        for row in table("municipalities"):
            municipal[row["agency_type"]].add(place_key(row["name"]))
        towns = set().union(*municipal.values())
        self.lists: dict[str, Set[Key]] = {
            "subdistrict": areas.subdistricts.keys(),
            "district": areas.districts.keys() | {place_key("เมือง")},
            "province": areas.provinces.keys(),
            "municipality": areas.subdistricts.keys() | areas.districts.keys() | areas.provinces.keys() | towns,
            "bangkok_district": {areas.keys[c] for c in areas.children["10"]},
        }
        self._common = {place_key(row["name"]) for row in table("common_word_names")}
        self._names = area_names()
        self._stop = any_of(row["word"] for row in table("name_stops"))

    def opens(self, text: KeyedText, at: int) -> bool:
        """Whether a word can begin here as the print stands."""
        if at == 0 or at in text.gaps or not THAI_RUN.match(text.key[at - 1]):
            return True
        return text.key.endswith(_BEFORE_BODY, 0, at)

    def is_cut(self, text: KeyedText, end: int) -> bool:
        """Whether a letter that was lost stands right behind a name, which may go on with it."""
        return text.key.startswith(_LOST, end) and end not in text.gaps

    def follows_cut(self, text: KeyedText, at: int) -> bool:
        """Whether a word that lost letters stands before a place: the body that it is the place of may be lost."""
        return _BROKEN_WORD.search(text.key, max(0, at - _NEAR), at) is not None

    def name_end(self, text: KeyedText, start: int, names: Set[Key]) -> NameEnd | None:
        """Where the name that begins at `start` ends, None where none begins."""
        run = THAI_RUN.match(text.key, start, start + 60)
        if run is None or text.key[start] in NO_START:
            return None
        known = [e for e in self._known_ends(text, start, run.end(), names) if self._is_meant(text, start, e)]
        best = next((e for e in known if self._ends_here(text, e)), known[0] if known else None)
        if best is not None and self._ends_here(text, best):
            return NameEnd(best, True, True)
        end, stopped = self._printed_end(text, best or start + 2, run.end())
        if best is not None:
            rest = end - best
            stopped = stopped or text.key.endswith(words_of("question_end"), best, end)  # "นาสาร|เขาแซงไหม": a clause
            whole = self._is_set_off(text, end) or text.key[best:end] in edge_words("goes_on")  # "นาสารใต้"
            if not stopped and 0 < rest <= _MAX_REST and end - start <= _MAX_JOINED and whole:
                return NameEnd(end, False, True)
            return NameEnd(best, True, False, end)
        if text.gaps.get(start) == "\n" or self._stop.match(text.key, start):
            return None
        if not 2 <= end - start <= _MAX_UNKNOWN:
            return None
        return NameEnd(end, False, not stopped)

    def _known_ends(self, text: KeyedText, start: int, last: int, names: Set[Key]) -> Iterator[int]:
        """Ends of official names, longest first, that break neither a syllable nor a sentence."""
        for name in reversed(self._names.prefixes(text.key, start)):
            end = start + len(name)
            if name not in names or not start + 2 <= end <= min(last, start + MAX_NAME):
                continue
            if text.key[end : end + 1] in NO_START and end < len(text.key):
                continue
            if any(start < g < end and self._stop.match(text.key, g) for g in range(start + 1, end) if g in text.gaps):
                continue
            yield end

    def _is_meant(self, text: KeyedText, start: int, end: int) -> bool:
        """Names that are common words count only where a place follows or the line ends."""
        if text.key[start:end] not in self._common:
            return True
        if start in text.gaps:
            return False
        return self._is_set_off(text, end) or (end in text.gaps and not self._stop.match(text.key, end))

    def _ends_here(self, text: KeyedText, end: int) -> bool:
        return self.is_gap(text, end) or bool(self._stop.match(text.key, end))

    def is_gap(self, text: KeyedText, end: int) -> bool:
        """Whether the print itself ends a word here: a space, a mark or the end of the text."""
        return end == len(text.key) or end in text.gaps or not THAI_RUN.match(text.key, end)

    def _is_set_off(self, text: KeyedText, end: int) -> bool:
        """Whether a place name or the end of the line follows, maybe behind a sign: "นาสารใต้ · อำเภอบ้านนาสาร"."""
        while text.key[end : end + 1] in _PARTING and end < len(text.key):
            end += 1
        return end == len(text.key) or text.gaps.get(end) == "\n" or _place_word(text.key, end) is not None

    def _printed_end(self, text: KeyedText, start: int, last: int) -> tuple[int, bool]:
        """The end that the print gives to a name, from `start` on: a gap, else a stop word (then True)."""
        gap = next((i for i in range(start, last) if i in text.gaps), last)
        stop = self._stop.search(text.key, start, gap + 10)
        while stop and stop.start() < gap and text.key[stop.start() - 1] in LEADING_VOWELS:
            stop = self._stop.search(text.key, stop.start() + 1, gap + 10)
        if stop and stop.start() < gap:
            return stop.start(), _place_word(text.key, stop.start()) is None
        return gap, False

    def stops_at(self, text: KeyedText, at: int) -> bool:
        """Whether a word that no place name begins with stands at `at`."""
        return bool(self._stop.match(text.key, at))

    def over_provinces(self, text: KeyedText, end: int) -> int:
        """Where a name that ends in a province ends if it goes on: "...พังงา ภูเก็ต ระนอง", "...เชียงราย เขต 2"."""
        provinces = self.lists["province"]
        last = next((p for p in provinces if text.key.endswith(p, 0, end)), None)
        if last is None:
            return end
        while last is not None and end in text.gaps and text.gaps[end] != "\n":
            last = next((p for p in provinces if text.key.startswith(p, end)), None)
            end += len(last) if last is not None and self.is_gap(text, end + len(last)) else 0
        area = AREA_NUMBER.match(text.key, end)
        return area.end() if area is not None else end

    def printed_place(self, text: KeyedText, start: int, attached: bool = False) -> tuple[PrintedPlace | None, int]:
        """The chain of place names at `start` of the key, and where in it the chain ends.

        `attached`: it follows a name, so that a letter with a dot surely opens a place.
        """
        parts: dict[str, str] = {}
        end = start
        while len(parts) < 3:
            skipped = _BETWEEN.match(text.key, end)
            at = skipped.end() if skipped else end
            word = _place_word(text.key, at)
            level = "" if word is None else area_words().get(word, "province")
            if word is None or level in parts:
                break
            at += len(word)
            name = self._place_end(text, at, level, dotted=word.endswith(".") and not attached)
            if name is None:
                break
            parts[level] = text.key[at : name.end]
            end = name.end
            if level == "province":
                break
        if not parts:
            return None, start
        return PrintedPlace(text.origin(start), text.origin_end(end), **parts), end

    def _place_end(self, text: KeyedText, start: int, level: str, dotted: bool) -> NameEnd | None:
        name = self.name_end(text, start, self.lists[level])
        if name is None or name.official:
            return name
        if dotted or (start in text.gaps and not self._is_set_off(text, name.end)):
            return None
        return name if name.clean and name.end - start <= 16 else None


def _place_word(key: Key, at: int) -> str | None:
    """The word for a level of areas that stands at a place; nothing, but not None, before Bangkok's name."""
    if not key.startswith(_place_words(), at):
        return None
    return next((word for word in area_words() if key.startswith(word, at)), "")


@cache
def _place_words() -> tuple[str, ...]:
    return (*area_words(), *_BANGKOK)
