"""Names of agencies and places in running Thai text, where no space tells the end of a name.

Each name is found by the words that open it (`tables/agency_types.csv`, `agency_names.csv`,
`agency_words.csv`); its end is the longest official name that fits, else a space, a mark or a word that no
name holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.normalize.agencies.area_list import AreaList, skeleton
from prongsai.normalize.agencies.name_boundaries import (
    LOOSE_END,
    MAX_NAME,
    THAI_RUN,
    Address,
    Cut,
    NameCutter,
)
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import MARKS, NO_START
from prongsai.normalize.text.keys import Squeezed

_LONG_PREFIX = 7  # of so long a word a print that lost one mark is still the word


@dataclass(frozen=True, slots=True)
class NameHit:
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
    address: Address | None = None
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """All names of a text in order, and the addresses that belong to no name."""

    hits: tuple[NameHit, ...]
    addresses: tuple[Address, ...]


class NameFinder:
    """Finds names; built once from the tables and the official area list."""

    def __init__(self, areas: AreaList) -> None:
        self._cutter = NameCutter(areas)
        self._forms = {row["prefix"]: row for row in table("agency_types")}
        for prefix, row in list(self._forms.items()):
            if len(prefix) >= _LONG_PREFIX:
                for i in (i for i, c in enumerate(prefix) if c in MARKS):
                    self._forms.setdefault(prefix[:i] + prefix[i + 1 :], row)
        self._words = {row["word"]: row["agency_type"] for row in table("agency_words")}
        self._bodies = _bodies()
        self._heads = _heads(self._bodies)

    def scan(self, text: str) -> Scan:
        """Every agency name and every other address of a text, in order; they never overlap."""
        sq = Squeezed.of(text)
        hits: list[NameHit] = []
        addresses: list[Address] = []
        done = 0
        for at, prefix in self._anchors(sq.text):
            if at < done:
                continue
            hit, end = self._read(sq, text, at, prefix, addresses)
            if hit:
                hits.append(hit)
            done = max(done, end)
        return Scan(tuple(hits), tuple(addresses))

    def _anchors(self, text: str) -> list[tuple[int, str]]:
        """Where a name may open, in order; of those at one place the longest."""
        found: dict[int, str] = {}

        def take(literal: str) -> None:
            at = text.find(literal)
            while at >= 0:
                if len(found.get(at, "")) < len(literal):
                    found[at] = literal
                at = text.find(literal, at + 1)

        for words in (self._forms, self._words, ("ตำบล", "แขวง", "ต.", "อ.", "จ.")):
            for word in words:
                take(word)
        for head, names in self._heads.items():
            at = text.find(head)
            while at >= 0:
                for name in names:
                    if text.startswith(name, at):
                        if len(found.get(at, "")) < len(name):
                            found[at] = name
                        break
                at = text.find(head, at + 1)
        return sorted(found.items())

    def _read(
        self, sq: Squeezed, text: str, at: int, prefix: str, addresses: list[Address]
    ) -> tuple[NameHit | None, int]:
        if prefix in self._bodies:
            return self._read_body(sq, text, at, prefix)
        form = self._forms.get(prefix)
        if form is not None and form["names"] in ("bangkok", "pattaya"):
            return self._read_special(sq, text, at, form, addresses)
        if form is None and prefix not in self._words:
            return None, self._read_address(sq, at, addresses)
        if form is None:
            return self._read_unlisted(sq, text, at, prefix)
        if form["prefix"] in ("อำเภอ", "จังหวัด"):
            return self._read_place(sq, text, at, len(prefix), form, addresses)
        if len(prefix.replace(".", "")) <= 2 and not self._cutter.opens(sq, at):
            return None, at
        start = at + len(prefix)
        cut = self._cutter.cut(sq, start, self._cutter.lists[form["names"]])
        if cut is None:
            return None, at
        address, end = self._cutter.address(sq, cut.end, attached=True)
        if form["names"] == "bangkok_district" and address is None:
            after = sq.origin_end(cut.end)
            address = Address(after, after, province="กรุงเทพมหานคร")
        return _hit(sq, text, at, cut, form["agency_type"], sq.text[start : cut.end], address=address), end

    def _misread_body(self, sq: Squeezed, at: int) -> tuple[str, int] | None:
        """A listed body printed with a mark lost or swapped, and where its print ends."""
        here = skeleton(sq.text[at : at + 100])
        names = [n for n in self._bodies if len(n) > 12 and here.startswith(skeleton(n))]
        if not names:
            return None
        name = max(names, key=len)
        left = len(skeleton(name))
        end = at
        while left > 0 or sq.text[end : end + 1] in MARKS and end < len(sq.text):
            left -= len(skeleton(sq.text[end]))
            end += 1
        return name, end

    def _read_body(
        self, sq: Squeezed, text: str, at: int, printed: str, end: int | None = None
    ) -> tuple[NameHit | None, int]:
        row = self._bodies[printed]
        end = end or at + len(printed)
        if sq.text[end : end + 1] in NO_START and end < len(sq.text):
            return None, at
        short = len(printed) < 8
        if short and not self._cutter.opens(sq, at):
            return None, at
        cut = Cut(end, True, self._cutter.is_gap(sq, end))
        address, last = self._cutter.address(sq, end, attached=True)
        hit = _hit(
            sq,
            text,
            at,
            cut,
            row["agency_type"],
            row["name_th"],
            listed=True,
            role=row["role"],
            address=address,
        )
        return hit, last

    def _read_special(
        self, sq: Squeezed, text: str, at: int, form: Mapping[str, str], addresses: list[Address]
    ) -> tuple[NameHit | None, int]:
        """Bangkok and Pattaya: names that are places too."""
        prefix = form["prefix"]
        end = at + len(prefix)
        bangkok = form["names"] == "bangkok"
        if bangkok:
            addresses.append(Address(sq.origin(at), sq.origin_end(end), province=prefix))
        if not self._cutter.opens(sq, at):
            return None, end
        cut = Cut(end, True, self._cutter.is_gap(sq, end))
        return _hit(sq, text, at, cut, form["agency_type"], prefix, place_like=bangkok), end

    def _read_place(
        self, sq: Squeezed, text: str, at: int, skip: int, form: Mapping[str, str], addresses: list[Address]
    ) -> tuple[NameHit | None, int]:
        """A district or province: an address, and perhaps the body itself."""
        address, end = self._cutter.address(sq, at)
        if address is None:
            return None, at + 1
        addresses.append(address)
        start = at + skip
        cut = self._cutter.cut(sq, start, self._cutter.lists[form["names"]])
        if cut is None or not (cut.official or cut.clean) or not self._cutter.opens(sq, at):
            return None, end
        after = address if form["names"] == "district" else None
        name = sq.text[start : cut.end]
        hit = _hit(sq, text, at, cut, form["agency_type"], name, place_like=True, address=after)
        return hit, end

    def _read_address(self, sq: Squeezed, at: int, addresses: list[Address]) -> int:
        if sq.text[at + 1 : at + 2] == "." and not self._cutter.opens(sq, at):
            return at
        address, end = self._cutter.address(sq, at)
        if address is not None:
            addresses.append(address)
        return end

    def _read_unlisted(self, sq: Squeezed, text: str, at: int, word: str) -> tuple[NameHit | None, int]:
        """A body that no table holds: only where the print opens and ends its name."""
        start = at + len(word)
        run = THAI_RUN.match(sq.text, start, start + 60)
        if run is None or not self._cutter.opens(sq, at) or sq.text[start] in NO_START:
            return None, at
        if sq.text.startswith(word, start):
            return None, at  # "ผลของมหาวิทยาลัย" over "มหาวิทยาลัย...": the word, and then a name
        stop = LOOSE_END.search(sq.text, start + 2, run.end())
        end = min([run.end(), *([stop.start()] if stop else []), *(g for g in sq.gaps if start < g < run.end())])
        if not 2 <= end - start <= 45 or self._cutter.stops_at(sq.text, start):
            return None, at
        listed = self._misread_body(sq, at)
        if listed:
            return self._read_body(sq, text, at, *listed)
        address, last = self._cutter.address(sq, end, attached=True)
        cut = Cut(end, False, self._cutter.is_gap(sq, end) or address is not None)
        return _hit(sq, text, at, cut, self._words[word], sq.text[at:end], address=address), last


def _hit(
    sq: Squeezed,
    text: str,
    at: int,
    cut: Cut,
    agency_type: str,
    name: str,
    *,
    place_like: bool = False,
    listed: bool = False,
    role: str = "",
    address: Address | None = None,
) -> NameHit:
    start, end = sq.origin(at), sq.origin_end(cut.end)
    tail = sq.text[cut.end : min(cut.printed, cut.end + MAX_NAME)] if cut.printed else ""
    raw = text[start:end]
    return NameHit(start, end, agency_type, name, raw, cut.official, cut.clean, place_like, listed, role, address, tail)


def _bodies() -> dict[str, Mapping[str, str]]:
    """Rows of the table of national bodies by every print of their names, squeezed."""
    rows = {row["name_th"]: row for row in table("agency_names")}
    prints: dict[str, Mapping[str, str]] = dict(rows)
    for row in rows.values():
        if row["short"]:
            prints[row["short"].replace(" ", "")] = row
    for row in table("agency_aliases"):
        if row["kind"] == "body":
            prints[row["alias"].replace(" ", "")] = rows[row["canonical"]]
    return prints


def _heads(names: Mapping[str, object]) -> dict[str, list[str]]:
    """Names by their first five characters, longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in names:
        heads[name[:5]].append(name)
    return {head: sorted(group, key=len, reverse=True) for head, group in heads.items()}
