"""Rules and regular expressions of `normalize/` that count their uses and can be turned off, one by one."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import re
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOM = "prongsai.normalize"
_USES = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_COMPILE = re.compile
_PHRASES = f"{ROOM}.text.phrases"


@dataclass
class Switch:
    """A rule or an expression that can be counted, and turned off so that it never matches."""

    name: str
    off: bool = False
    calls: int = 0
    matched: int = 0
    documents: set[int] = field(default_factory=set)  # numbers of those in which it matched
    tried: int = 0  # documents in which it was turned off
    decides: list[str] = field(default_factory=list)  # sources, two at most


class Counter:
    """All switches, and the document that is being understood."""

    def __init__(self) -> None:
        self.switches: dict[str, Switch] = {}
        self.document = -1  # before the first: tables are being loaded
        self.counting = True

    def switch(self, name: str) -> Switch:
        """The switch of a name."""
        return self.switches.setdefault(name, Switch(name))

    def begin(self) -> None:
        """Forget all uses but that something was used while tables were loaded."""
        for switch in self.switches.values():
            switch.calls, switch.matched = 0, 0
            switch.documents &= {-1}

    def note(self, switch: Switch, matched: bool) -> None:
        """Count one use."""
        if not self.counting:
            return
        switch.calls += 1
        if matched:
            switch.matched += 1
            switch.documents.add(self.document)


class CountedPattern:
    """A compiled expression that counts its uses; turned off, it never matches."""

    def __init__(self, pattern: re.Pattern[str], switch: Switch, counter: Counter) -> None:
        self._pattern, self._switch, self._counter = pattern, switch, counter

    def __getattr__(self, name: str) -> Any:
        use = getattr(self._pattern, name)
        if name not in _USES:
            return use
        counted = functools.partial(self._use, name, use)
        setattr(self, name, counted)
        return counted

    def _use(self, name: str, use: Callable[..., Any], *args: Any, **options: Any) -> Any:
        text = args[1] if name in ("sub", "subn") else args[0]
        if self._switch.off:
            without = {"finditer": iter(()), "findall": [], "sub": text, "subn": (text, 0), "split": [text]}
            return without.get(name)
        found = list(use(*args, **options)) if name == "finditer" else use(*args, **options)
        matched = {"sub": found != text, "subn": found != (text, 0), "split": found != [text]}.get(name, bool(found))
        self._counter.note(self._switch, matched)
        return iter(found) if name == "finditer" else found


class CountedRe(types.ModuleType):
    """The module `re` for one module of ours: expressions that it compiles or writes inline are counted by name."""

    def __init__(self, module: types.ModuleType, counter: Counter) -> None:
        super().__init__("re")
        self._module = module.__name__.removeprefix(f"{ROOM}.")
        self._counter = counter
        self._names = _names_by_line(Path(str(module.__file__)).read_text(encoding="utf-8"))
        self._inline: dict[tuple[str, int], CountedPattern] = {}

    def __getattr__(self, name: str) -> Any:
        return functools.partial(self._use, name) if name in _USES else getattr(re, name)

    def compile(self, pattern: str, flags: int = 0, line: int = 0) -> CountedPattern:
        """`re.compile`, counted under the name of the assignment or function that it stands in."""
        frame = sys._getframe(1)  # noqa: SLF001 - the caller's line is the name
        if not line and (asker := _asker(frame)) is not frame:
            return self._of(asker).compile(pattern, flags, asker.f_lineno)
        name = self._names[line or frame.f_lineno]
        return CountedPattern(_COMPILE(pattern, flags), self._counter.switch(f"{self._module}.{name}"), self._counter)

    def _of(self, frame: types.FrameType) -> CountedRe:
        """That of the module of a frame."""
        return CountedRe(sys.modules[str(frame.f_globals["__name__"])], self._counter)

    def _use(self, name: str, pattern: Any, *args: Any, flags: int = 0, **options: Any) -> Any:
        if isinstance(pattern, CountedPattern):
            return getattr(pattern, name)(*args, **options)
        key = (pattern, flags)
        if key not in self._inline:
            switch = self._counter.switch(f"{self._module}, inline {pattern}")
            self._inline[key] = CountedPattern(_COMPILE(pattern, flags), switch, self._counter)
        return getattr(self._inline[key], name)(*args, **options)


def _asker(frame: types.FrameType) -> types.FrameType:
    """Who asks for an expression: where the phrases make it, the module that has the phrase."""
    if frame.f_globals.get("__name__") != _PHRASES:
        return frame
    above = frame.f_back
    while above is not None:
        name = str(above.f_globals.get("__name__"))
        if name.startswith(f"{ROOM}.") and name != _PHRASES:
            return above
        above = above.f_back
    return frame


@functools.cache
def _names_by_line(source: str) -> dict[int, str]:
    """What each line of a module is part of: an assignment at the top, or a function."""
    found: dict[int, str] = {}
    for node in ast.parse(source).body:
        name = getattr(node, "name", "")
        if isinstance(node, ast.Assign | ast.AnnAssign):
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        found |= dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), name)
    return found


def instrument(counter: Counter) -> None:
    """Load `normalize` with every expression and every rule counted.

    Raises:
        RuntimeError: a part of it is loaded already.
    """
    if any(name.startswith(ROOM) for name in sys.modules):
        raise RuntimeError(f"{ROOM} is loaded, its expressions are compiled")
    counted: dict[str, CountedRe] = {}

    def compile_counted(pattern: Any, flags: int = 0) -> Any:
        frame = _asker(sys._getframe(1))  # noqa: SLF001 - who compiles it decides
        name = str(frame.f_globals.get("__name__"))
        if not name.startswith(f"{ROOM}."):
            return _COMPILE(pattern, flags)
        ours = counted.setdefault(name, CountedRe(sys.modules[name], counter)) if name not in counted else counted[name]
        return ours.compile(pattern, flags, frame.f_lineno)

    re.compile = compile_counted
    try:
        room = importlib.import_module(ROOM)
        names = [m.name for m in pkgutil.walk_packages(room.__path__, f"{ROOM}.") if not m.ispkg]
        modules = [importlib.import_module(name) for name in names]
    finally:
        re.compile = _COMPILE
    for module in modules:
        if getattr(module, "re", None) is re:
            vars(module)["re"] = counted.get(module.__name__) or CountedRe(module, counter)
    rejections = importlib.import_module(f"{ROOM}.scores.rejections")
    for place, rules in rejections.RULES.items():
        for rule in rules:
            _count_rule(rule, counter.switch(f"rule, {place}: {rule.name}"), counter)


def _count_rule(rule: Any, switch: Switch, counter: Counter) -> None:
    applies = rule.applies

    @functools.wraps(applies)
    def counted(context: Any) -> bool:
        if switch.off:
            return False
        result = bool(applies(context))
        counter.note(switch, result)
        return result

    object.__setattr__(rule, "applies", counted)
