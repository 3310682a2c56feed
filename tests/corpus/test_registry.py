"""The register: every layout has a name of its own, a known group, and draws the same for a seed."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus
from corpus import registry
from corpus.builder import Builder
from corpus.registry import all_layouts, choose, layout

ROOT = Path(corpus.__file__).parent
GROUPS = {p.name for p in (ROOT / "layouts").iterdir() if (p / "__init__.py").is_file()}


def test_every_layout_has_a_name_a_stem_and_a_line_about_itself() -> None:
    layouts = list(all_layouts().values())
    assert len({x.name for x in layouts}) == len({x.stem for x in layouts}) == len(layouts) == 197
    assert all(x.about.endswith(".") for x in layouts)
    assert not [x.name for x in layouts if x.name.startswith("held")], "a name says what it is"
    assert all(x.write.__name__ == x.name.replace("-", "_") for x in layouts)


def test_groups_are_the_folders_and_none_is_empty() -> None:
    assert {x.group for x in all_layouts().values()} == GROUPS


def test_open_and_held_out_layouts_are_all_layouts() -> None:
    kinds = [{x.name for x in choose(spec)} for spec in ("open", "held-out")]
    assert [len(x) for x in kinds] == [52, 145]
    assert kinds[0] | kinds[1] == {x.name for x in choose("all")}
    assert not kinds[0] & kinds[1]


def test_a_second_layout_of_a_name_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_OPEN", dict(all_layouts()))

    def write(b: Builder) -> None:
        """Nothing."""

    write.__module__ = "corpus.layouts.letters.another"
    for name in ("memo", "held-memo"):
        with pytest.raises(ValueError, match=name):
            layout(name)(write)


@pytest.mark.parametrize("folder", sorted({p.parent for p in ROOT.rglob("*.py")}), ids=lambda p: p.name)
def test_folders_and_modules_stay_small(folder: Path) -> None:
    modules = list(folder.glob("*.py"))
    assert len(modules) <= 20
    for path in modules:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path
