"""Which pictures of a folder are one document: those that the manifest joins, or `x-1.jpg`, `x-2.jpg` and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby, takewhile
from pathlib import PurePosixPath

_PICTURES = frozenset(
    (".jpg", ".jpeg", ".jfif", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif", ".heic", ".heif", ".avif")
)
_BEFORE_NUMBER = ("-", "_", " ", "(")
_WORDS_FOR_PAGE = ("page", "หน้า", "หน้าที่", "แผ่นที่")
_DIGITS = 3  # of a page's number at most; cameras count to four, and their pictures are not of one document
MOST = 100  # pictures of one document; more is an album, and memory ends


def sets_of(sources: Sequence[str], part_of: Mapping[str, str]) -> list[list[str]]:
    """The pictures of each document of several, in the order of its pages.

    Args:
        sources: paths of files, POSIX.
        part_of: what the manifest calls the document that a picture, or each picture of a folder, is a page of; a
            picture of which it says anything is grouped by that alone.
    """
    pictures = [source for source in sources if PurePosixPath(source).suffix.lower() in _PICTURES]
    told = {source: name for source in pictures if (name := _told(source, part_of)) is not None}
    order = {path: n for n, path in enumerate(part_of)}
    found: dict[str, list[str]] = {}
    for source in sorted(told, key=lambda source: (order.get(source, len(order)), _natural(source))):
        found.setdefault(told[source], []).append(source)
    sets = [*found.values(), *_numbered([source for source in pictures if source not in told], frozenset(sources))]
    return [pages for pages in sets if 1 < len(pages) <= MOST]


def _told(source: str, part_of: Mapping[str, str]) -> str | None:
    return part_of.get(source) or part_of.get(source.rpartition("/")[0])


def _natural(text: str) -> list[tuple[bool, int, str]]:
    """A key by which 10 comes behind 9."""
    runs = [(digit, "".join(chars)) for digit, chars in groupby(text, lambda char: char.isdecimal())]
    return [(digit, int(run) if digit else 0, run) for digit, run in runs]


def _numbered(pictures: Sequence[str], sources: frozenset[str]) -> Iterator[list[str]]:
    """Pictures of one name that are numbered from 1 (or 0) on without a gap.

    Where the name stands without a number, too, the numbers are those of copies, as sites and browsers give them.
    """
    series: dict[tuple[str, str], dict[int, list[str]]] = {}
    for source in pictures:
        path = PurePosixPath(source)
        name = source.removesuffix(path.suffix)
        name = name.removesuffix(")") if "(" in path.stem else name
        lead = name.rstrip("0123456789๐๑๒๓๔๕๖๗๘๙")
        digits = name[len(lead) :]
        if 0 < len(digits) <= _DIGITS and _leads_to_number(lead.rpartition("/")[2]):
            series.setdefault((lead, path.suffix), {}).setdefault(int(digits), []).append(source)
    for (lead, suffix), pages in series.items():
        first = 0 if 0 in pages else 1
        run = [pages[n] for n in takewhile(pages.__contains__, count(first))]
        alone = all(len(same) == 1 for same in run)
        if alone and f"{lead.rstrip(''.join(_BEFORE_NUMBER))}{suffix}" not in sources:
            yield [source for same in run for source in same]


def _leads_to_number(lead: str) -> bool:
    """Whether what stands before a number is a name and a mark, or a word for a page."""
    bare = lead.rstrip("".join(_BEFORE_NUMBER))
    return (bool(bare) and lead.endswith(_BEFORE_NUMBER)) or lead.lower().endswith(_WORDS_FOR_PAGE)
