"""Layout families. One module a family (or a group of kin); each registers functions with `@layout`.

A layout is a function of one argument, a `Builder`, that writes one report:

    from corpus.builder import Builder
    from corpus.layouts import layout

    @layout("ranked", held_out=False)
    def ranked(b: Builder) -> None:
        b.heading(f"ผลการประเมิน ITA {b.facts.body.name} {b.fy()}", center=True)
        b.para(f"ได้คะแนนรวม {b.score('ITA')} คะแนน อยู่ในระดับ {b.level()}")
        b.table([["ตัวชี้วัด", "คะแนน"]], [[b.name(i), b.score(i)] for i in range(1, 11)], center=(1,))

Rules:

- `b.facts` holds all facts (agency, year, this year's result, earlier years', measures), `b.rng` is the only source of
  chance (no `random.*`, no sets in an order that matters): the same seed gives the same report.
- Print a score only with `b.score(code, year)` and a level only with `b.level(year)`: that puts them into the truth.
  A figure that is no score (target, band, average over agencies, difference) is plain text. A misprint goes through
  `b.reject(code, value, why)`; a figure in another form (weighted points) through `b.record(code, year, value)`.
- Rows of measures: `b.measure_truth(measure, text, responsible=..., start=..., end=..., status=..., indicator=...)`,
  only for what the row prints; `measure_tables.measures_table(b)` does it for you; `b.no_measures()` where a report
  has none.
- Write Arabic digits: the builder turns them into the report's script (`b.item('O', 42)` and `b.keep(text)` escape it).
- `b.style[...] = ...` fixes a trait of `model.Style` (font, landscape, running_head, ruled, ...), else drawn by chance.
- Set `b.place_printed = False` where the report does not print the agency's district and province.
- `first`/`last` bound the fiscal years, `agency` the agency types, that a layout may be drawn with.
- `corpus.sections` has common parts (cover, memo head, framework, bands, national means, signature),
  `corpus.measure_tables` the tables of measures, `corpus.wording` sentences that carry scores.

`held_out=True` keeps a layout out of `--layouts open`: nobody may tune the readers on it. Modules in this folder are
found by themselves; names must be unique.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.builder import Builder


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    write: Callable[[Builder], None]
    held_out: bool
    first: int
    last: int
    agency: tuple[str, ...]


_REGISTRY: dict[str, Layout] = {}


def layout(
    name: str, *, held_out: bool = False, first: int = 2562, last: int = 2568, agency: tuple[str, ...] = ()
) -> Callable[[Callable[[Builder], None]], Callable[[Builder], None]]:
    """Register a layout under a unique name (`first`..`last`: fiscal years; `agency`: agency types, all when empty)."""

    def register(write: Callable[[Builder], None]) -> Callable[[Builder], None]:
        if name in _REGISTRY and _REGISTRY[name].write.__module__ != write.__module__:
            raise ValueError(f"two layouts are called {name}")
        _REGISTRY[name] = Layout(name, write, held_out, first, last, agency)
        return write

    return register


def all_layouts() -> dict[str, Layout]:
    """Every layout of this folder by name, sorted."""
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        importlib.import_module(f"{__name__}.{module}")
    return dict(sorted(_REGISTRY.items()))


def choose(spec: str) -> list[Layout]:
    """Layouts for `open`, `held-out`, `all` or a comma-separated list of names; raises KeyError for an unknown one."""
    known = all_layouts()
    if spec in ("open", "held-out", "all"):
        return [x for x in known.values() if spec == "all" or x.held_out is (spec == "held-out")]
    return [known[name] for name in spec.split(",")]
