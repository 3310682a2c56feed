"""The register of layouts: each is a drawing function with a name, a group and what it may be drawn with.

Modules under `corpus/layouts/` and `corpus/sealed/` are found by themselves; a module registers its layouts with
`@layout`. The sealed family is kept apart: it is in no list and in no choice of layouts.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.builder import Builder

Draw = Callable[["Builder"], None]
SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout; `group` is its folder, `kept_out` says that nobody may tune the readers on it.

    `stem` begins the names of its reports and seeds them; it never changes, so that a seed always gives the same bytes.
    `first` and `last` bound the fiscal years (Buddhist era), `agency` the agency types (all when empty).
    """

    name: str
    stem: str
    group: str
    write: Draw
    kept_out: bool = False
    first: int = 2562
    last: int = 2568
    agency: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """The first line of what the drawing function says of itself."""
        return (self.write.__doc__ or "").strip().partition("\n")[0]


_OPEN: dict[str, Layout] = {}
_SEALED: dict[str, Layout] = {}


def layout(
    name: str,
    *,
    stem: str = "",
    kept_out: bool = False,
    first: int = 2562,
    last: int = 2568,
    agency: tuple[str, ...] = (),
) -> Callable[[Draw], Draw]:
    """Register a drawing function under a name (and its stem); raises ValueError where another one has it."""

    def register(write: Draw) -> Draw:
        room = write.__module__.split(".")
        sealed = room[:2] == ["corpus", SEALED]
        group = SEALED if sealed else room[2]
        known = _SEALED if sealed else _OPEN
        new = Layout(name, stem or name, group, write, kept_out or sealed, first, last, agency)
        for other in known.values():
            if {new.name, new.stem} & {other.name, other.stem} and other.write.__module__ != write.__module__:
                raise ValueError(f"two layouts are called {name}")
        known[name] = new
        return write

    return register


def all_layouts() -> dict[str, Layout]:
    """Every layout by name, in the order of their stems; without the sealed family."""
    _import_below("corpus.layouts")
    return {x.name: x for x in sorted(_OPEN.values(), key=lambda x: x.stem)}


def sealed_layouts() -> list[Layout]:
    """The sealed family by name; empty where no module of it is there."""
    _import_below("corpus.sealed")
    return [_SEALED[name] for name in sorted(_SEALED)]


def choose(spec: str) -> list[Layout]:
    """Layouts for `open`, `held-out`, `all`, or names and groups parted by commas; raises KeyError for others."""
    known = all_layouts()
    if spec in ("open", "held-out", "all"):
        return [x for x in known.values() if spec == "all" or x.kept_out is (spec == "held-out")]
    chosen: list[Layout] = []
    for word in spec.split(","):
        found = [x for x in known.values() if word in (x.name, x.stem)]
        found = found or [x for x in known.values() if x.group == word]
        if not found:
            raise KeyError(word)
        chosen += found
    return chosen


def _import_below(package: str) -> None:
    """Import every module below a package, so that its layouts register; names with a leading `_` are left out."""
    root = importlib.import_module(package)
    for found in sorted(pkgutil.walk_packages(root.__path__, f"{package}."), key=lambda m: m.name):
        if not found.name.rpartition(".")[2].startswith("_"):
            importlib.import_module(found.name)
