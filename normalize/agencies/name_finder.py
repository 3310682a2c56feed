"""Names of agencies and places in running Thai text, where no space tells the end of a name.

Each name is found by the words that open it (`tables/agency_types.csv`, `central_bodies.csv`,
`agency_words.csv`); its end is the longest official name that fits, else a space, a mark or a word that no
name holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from prongsai.normalize.agencies.area_list import AreaList
from prongsai.normalize.agencies.name_boundaries import (
    LOOSE_END,
    MAX_NAME,
    THAI_RUN,
    NameBoundaries,
    NameEnd,
    PrintedPlace,
)
from prongsai.normalize.model.reference_tables import edge_words, table
from prongsai.normalize.text.characters import MARKS, NO_START
from prongsai.normalize.text.keys import Key, KeyedText, place_key, skeleton
from prongsai.normalize.text.word_search import any_of, every_place
from rapidfuzz.distance import Levenshtein

_BEFORE_PLACE = ("สำหรับ", "ว่า")  # "สำหรับจังหวัดแพร่ในฐานะหน่วยงาน"
_LONG_NAME = 16  # letters and marks; of shorter names two may differ in one
_LONG_BODY = 12  # letters and marks of a name that is known by its beginning
_SHORT_BODY = 5  # letters of one that is known as a whole: "กรมทีดิน"
_DOTTED, _BARE = 2, 3  # letters of an abbreviation that may stand inside a word, with its dots and without
_OWN_SHORT = 3  # letters of an abbreviation that names its body in every document
_LONG_PREFIX = 7  # of so long a word a print that lost one mark is still the word


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency's name in a text: `text[start:end]` is `raw`.

    `name` is the core (ป่าตึง), for bodies without an area the whole canonical name. `official`: a list
    holds the name; `clean`: the print ends it there. `place_like`: could as well be a mere place
    (อำเภอ.., จังหวัด..). `listed`: a body of the table of national bodies, `role` its role there. `address`:
    the place names that follow. `tail`: what the print joins to an official name; it may belong to it.
    """

    start: int
    end: int
    agency_type: str
    name: str
    raw: str
    official: bool = False
    clean: bool = False
    place_like: bool = False
    listed: bool = False
    role: str = ""
    address: PrintedPlace | None = None
    tail: str = ""


class Scan(NamedTuple):
    """All names of a text in order, and the addresses that belong to no name."""

    hits: tuple[AgencyMention, ...]
    addresses: tuple[PrintedPlace, ...]


_Found = tuple[AgencyMention | None, int]  # what was read, and where in the key the search goes on


class NameFinder:
    """Finds names; built once from the tables and the official area list."""

    def __init__(self, areas: AreaList) -> None:
        self._boundaries = NameBoundaries(areas)
        self._forms = {row["prefix"]: row for row in table("agency_types")}
        for prefix, row in list(self._forms.items()):
            if len(prefix) >= _LONG_PREFIX:
                for i in (i for i, c in enumerate(prefix) if c in MARKS):
                    self._forms.setdefault(prefix[:i] + prefix[i + 1 :], row)
        self._kinds = tuple(p for p in self._forms if p.endswith(".") or len(p) >= _LONG_PREFIX)
        self._words = {row["word"]: row["agency_type"] for row in table("agency_words")}
        self._bodies = _bodies()
        self._opening = any_of([*self._forms, *self._words, *self._bodies, *_place_words()])

    def scan(self, raw: str) -> Scan:
        """Every agency name and every other address of a text, in order; they never overlap."""
        text = KeyedText.of(raw)
        hits: list[AgencyMention] = []
        addresses: list[PrintedPlace] = []
        done = 0
        for at, prefix in self._anchors(text.key):
            if at < done:
                continue
            hit, end = self._read(text, at, prefix, addresses)
            if hit:
                hits.append(hit)
            done = max(done, end)
        return Scan(tuple(hits), tuple(addresses))

    def _anchors(self, key: Key) -> list[tuple[int, str]]:
        """Where a name may open, in order; of those at one place the longest."""
        return [(found.start(), found[0]) for found in every_place(self._opening, key)]

    def _read(self, text: KeyedText, at: int, prefix: str, addresses: list[PrintedPlace]) -> _Found:
        if prefix in self._bodies:
            return self._read_body(text, at, prefix)
        form = self._forms.get(prefix)
        if form is not None and form["names"] in ("bangkok", "pattaya"):
            return self._read_special(text, at, form, addresses)
        if form is None and prefix not in self._words:
            return None, self._read_address(text, at, addresses)
        if form is None:
            return self._read_unlisted(text, at, prefix)
        if form["prefix"] in ("อำเภอ", "จังหวัด"):
            return self._read_place(text, at, len(prefix), form, addresses)
        letters = prefix.replace(".", "")
        if len(letters) <= (_DOTTED if "." in prefix else _BARE) and not self._boundaries.opens(text, at):
            return None, at  # "สอบตก", "รอบต้น": letters of a word
        return self._read_local(text, at, at + len(prefix), form)

    def _read_local(self, text: KeyedText, at: int, start: int, form: Mapping[str, str]) -> _Found:
        """A local body: the words of its type from `at`, its own name from `start`."""
        if text.key.startswith(self._kinds, start) and start in text.gaps:
            return None, at  # "ปลัด อบต.  อบต.ไร่สะท้อน", "อบจ. องค์การบริหารส่วนจังหวัดตาก": the kind, and then a name
        name = self._boundaries.name_end(text, start, self._boundaries.lists[form["names"]])
        if name is None or self._boundaries.is_cut(text, name.end):
            return None, at
        address, end = self._boundaries.printed_place(text, name.end, attached=True)
        if form["names"] == "bangkok_district" and address is None:
            after = text.origin_end(name.end)
            address = PrintedPlace(after, after, province="กรุงเทพมหานคร")
        mention = _mention(text, at, name, form["agency_type"], text.key[start : name.end])
        return replace(mention, address=address), end

    def _misread_body(self, key: Key, at: int, last: int) -> tuple[str, int] | None:
        """A listed body printed with a mark lost or swapped, and where its print ends; a short one ends at `last`."""
        here = skeleton(key[at : at + 100])
        names = [n for n in self._bodies if len(n) > _LONG_BODY and here.startswith(skeleton(n))]
        if not names:
            whole = skeleton(key[at:last])
            names = [n for n in self._bodies if len(whole) >= _SHORT_BODY and skeleton(n) == whole]
        if not names or (len(names[0]) <= _LONG_BODY and len(names) > 1):
            return None
        name = max(names, key=len)
        left = len(skeleton(name))
        end = at
        while left > 0 or key[end : end + 1] in MARKS and end < len(key):
            left -= len(skeleton(key[end]))
            end += 1
        return name, end

    def _read_body(self, text: KeyedText, at: int, printed: str, end: int | None = None) -> _Found:
        row = self._bodies[printed]
        end = end or at + len(printed)
        if text.key[end : end + 1] in NO_START and end < len(text.key):
            return None, at
        if printed.endswith(".") and text.key.startswith(edge_words("opens_branch"), end) and end not in text.gaps:
            return None, at  # "กศน.อำเภอแจ้ห่ม"
        short = len(printed) < 8
        if short and not self._boundaries.opens(text, at):
            return None, at
        name = NameEnd(end, True, self._boundaries.is_gap(text, end))
        address, last = self._boundaries.printed_place(text, end, attached=True)
        mention = _mention(text, at, name, row["agency_type"], row["name_th"])
        return replace(mention, listed=True, role=row["role"], address=address), last

    def _read_special(self, text: KeyedText, at: int, form: Mapping[str, str], addresses: list[PrintedPlace]) -> _Found:
        """Bangkok and Pattaya: names that are places too."""
        prefix = form["prefix"]
        end = at + len(prefix)
        bangkok = form["names"] == "bangkok"
        if bangkok:
            addresses.append(PrintedPlace(text.origin(at), text.origin_end(end), province=prefix))
        if not self._boundaries.opens(text, at):
            return None, end
        name = NameEnd(end, True, self._boundaries.is_gap(text, end))
        return replace(_mention(text, at, name, form["agency_type"], prefix), place_like=bangkok), end

    def _read_place(
        self, text: KeyedText, at: int, skip: int, form: Mapping[str, str], addresses: list[PrintedPlace]
    ) -> _Found:
        """A district or province: an address, and perhaps the body itself."""
        address, end = self._boundaries.printed_place(text, at)
        if address is None:
            return None, at + 1
        addresses.append(address)
        start = at + skip
        name = self._boundaries.name_end(text, start, self._boundaries.lists[form["names"]])
        opens = self._boundaries.opens(text, at) or text.key.endswith(_BEFORE_PLACE, 0, at)
        if name is None or not (name.official or name.clean) or not opens:
            return None, end
        if self._boundaries.is_cut(text, name.end) or self._boundaries.follows_cut(text, at):
            return None, end
        mention = _mention(text, at, name, form["agency_type"], text.key[start : name.end])
        return replace(mention, place_like=True, address=address if form["names"] == "district" else None), end

    def _read_address(self, text: KeyedText, at: int, addresses: list[PrintedPlace]) -> int:
        if text.key[at + 1 : at + 2] == "." and not self._boundaries.opens(text, at):
            return at
        address, end = self._boundaries.printed_place(text, at)
        if address is not None:
            addresses.append(address)
        return end

    def _read_unlisted(self, text: KeyedText, at: int, word: str) -> _Found:
        """A body that no table holds: only where the print opens and ends its name."""
        start = at + len(word)
        run = THAI_RUN.match(text.key, start, start + 60)
        if run is None or not self._boundaries.opens(text, at) or text.key[start] in NO_START:
            return None, at
        if text.key.startswith(word, start):
            return None, at  # "ผลของมหาวิทยาลัย" over "มหาวิทยาลัย...": the word, and then a name
        stop = LOOSE_END.search(text.key, start + 2, run.end())
        end = min([run.end(), *([stop.start()] if stop else []), *(g for g in text.gaps if start < g < run.end())])
        if not 2 <= end - start <= 45 or self._boundaries.stops_at(text, start) or self._boundaries.is_cut(text, end):
            return None, at
        end = self._boundaries.over_provinces(text, end)
        listed = self._misread_body(text.key, at, end)
        if listed:
            return self._read_body(text, at, *listed)
        address, last = self._boundaries.printed_place(text, end, attached=True)
        name = NameEnd(end, False, self._boundaries.is_gap(text, end) or address is not None)
        return replace(_mention(text, at, name, self._words[word], text.key[at:end]), address=address), last


def _place_words() -> list[str]:
    """The words before places that no body is named by."""
    return [row["word"] for row in table("area_words") if row["level"] == "subdistrict" or row["print"] == "short"]


def _mention(text: KeyedText, at: int, name_end: NameEnd, agency_type: str, name: str) -> AgencyMention:
    """A mention from `at` of the key to the end of its name, as far as the print itself tells."""
    start, end = text.origin(at), text.origin_end(name_end.end)
    tail = text.key[name_end.end : min(name_end.printed, name_end.end + MAX_NAME)] if name_end.printed else ""
    return AgencyMention(
        start, end, agency_type, name, text.raw[start:end], name_end.official, name_end.clean, tail=tail
    )


def _bodies() -> dict[str, Mapping[str, str]]:
    """Rows of the table of national bodies by every print of their names, without spaces."""
    rows = {row["name_th"]: row for row in table("central_bodies")}
    prints: dict[str, Mapping[str, str]] = dict(rows)
    for row in rows.values():
        shorts = [short.replace(" ", "") for short in row["shorts"].split("|")]
        # one without its dot ends in no certain place, and one of two letters is another body's in the next document
        prints |= {short: row for short in shorts if short.endswith(".") and len(short.replace(".", "")) >= _OWN_SHORT}
    for row in table("agency_aliases"):
        if row["kind"] == "body":
            prints[row["alias"].replace(" ", "")] = rows[row["canonical"]]
    return prints


def misspelt_body(printed: str) -> Mapping[str, str] | None:
    """The row of the one national body whose name a print gives with a letter lost, doubled or changed; None else.

    Only for what stands in an owner's place as a whole: within running text so near a name may be another word. A
    print that is a listed name itself, or as near to two of them, is none.
    """
    key = place_key(printed)
    names = _long_names()
    if len(key) < _LONG_NAME or key in names:
        return None
    near = [row for name, row in names.items()
            if Levenshtein.distance(key, name, score_cutoff=1) == 1 and _digits(name) == _digits(key)]  # fmt: skip
    return near[0] if len(near) == 1 else None


def _digits(text: str) -> list[str]:
    """The digits of a name: offices of one kind differ in their number alone."""
    return [char for char in text if char.isdecimal()]


@cache
def _long_names() -> dict[str, Mapping[str, str]]:
    return {key: row for row in table("central_bodies") if len(key := place_key(row["name_th"])) >= _LONG_NAME}
