"""The values of declarations as they hold: shorthands taken apart, variables put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import tinycss2

_MOST = 50  # variables in a value, those in each other counted
_SIDES = ("top", "right", "bottom", "left")
_LOGICAL = {  # in a text that runs from left to right
    "inline-start": "left", "inline-end": "right", "block-start": "top", "block-end": "bottom"
}  # fmt: skip
_SAME = {"block-size": "height", "inline-size": "width", "max-block-size": "max-height", "-webkit-mask": "mask"} | {
    "-webkit-mask-image": "mask", "mask-image": "mask", "-webkit-clip-path": "clip-path",
    "-webkit-transform": "transform", "overflow-block": "overflow-y", "overflow-inline": "overflow-x",
}  # fmt: skip
_DISPLAYS = frozenset(
    (
        "none", "contents", "block", "inline", "inline-block", "flow-root", "flex", "inline-flex", "grid",
        "inline-grid", "table", "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group",
        "table-footer-group", "table-column", "table-column-group", "table-caption", "list-item", "run-in", "ruby",
        "-webkit-box", "-webkit-flex", "-ms-flexbox", "math", "inherit", "initial", "unset", "revert",
    )
)  # fmt: skip


def longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The declarations, of one property each, that a declaration stands for; none of what no browser understands."""
    name = _SAME.get(name, name)
    for logical, side in _LOGICAL.items():
        if name in (f"margin-{logical}", f"inset-{logical}"):
            name = f"margin-{side}" if name.startswith("margin") else side
    if name == "display" and "var(" not in value and not _DISPLAYS.issuperset(value.split()):
        return
    if name in ("margin", "inset"):
        parts = value.split()
        four = [*parts, *parts[:1] * 3] if len(parts) == 1 else [*parts, *parts[len(parts) - 2 :]]
        if len(parts) == 3:
            four = [*parts, parts[1]]
        for side, part in zip(_SIDES, four, strict=False):
            yield (side if name == "inset" else f"margin-{side}"), part
    elif name == "font":
        size = next((part.partition("/")[0] for part in value.split() if part[:1].isdigit() and part != "400"), "")
        yield from ((("font-size", size),) if size else ())
    elif name == "all":
        yield from ((one, "initial") for one in ("display", "color", "opacity", "font-size", "visibility"))
    else:
        yield name, value


def with_variables(value: str, variables: Mapping[str, str], used: list[str] | None = None) -> str | None:
    """A value with what its variables stand for in their places; None where one of them is not set."""
    used = [] if used is None else used
    written: list[str] = []
    for part in tinycss2.parse_component_value_list(value):
        if part.type != "function":
            written.append(part.serialize())
            continue
        inside = tinycss2.serialize(part.arguments)
        if part.lower_name != "var":
            resolved = with_variables(inside, variables, used)
            put = None if resolved is None else f"{part.name}({resolved})"
        else:
            name, comma, other = inside.partition(",")
            known = variables.get(name.strip(), other if comma else None)
            used.append(name)
            put = None if known is None or len(used) > _MOST else with_variables(known, variables, used)
        if put is None:
            return None
        written.append(put)
    return "".join(written).strip()


def is_icon(content: Sequence[tinycss2.ast.Node]) -> bool:
    """Whether a value of "content" is no text to read: strings without a digit or Thai letter, as icons are."""
    strings = [part.value for part in content if part.type == "string"]
    return all(part.type in ("string", "whitespace") for part in content) and not any(
        char.isdigit() or "ก" <= char <= "๛" for char in "".join(strings)
    )
