"""Text that a style of a Word file hides: a character or paragraph style with hidden text, or one based on it."""

from __future__ import annotations

from prongsai.extract.word.paragraphs import Element, attribute, child, is_on, local_name


def hidden_styles(styles: Element) -> frozenset[str]:
    """The identifiers of the styles that hide text; a style based on another has its setting unless it gives one."""
    own: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in styles:
        name = attribute(style, "styleId")
        if local_name(style) != "style" or name is None:
            continue
        properties = child(style, "rPr")
        own[name] = is_on(properties, "vanish") if child(properties, "vanish") is not None else None
        base = attribute(child(style, "basedOn"), "val")
        if base is not None:
            based[name] = base
    return frozenset(name for name in own if _hides(name, own, based))


def _hides(name: str, own: dict[str, bool | None], based: dict[str, str]) -> bool:
    seen: set[str] = set()
    at: str | None = name
    while at is not None and at not in seen:
        seen.add(at)
        setting = own.get(at)
        if setting is not None:
            return setting
        at = based.get(at)
    return False


def without_hidden_runs(root: Element, hidden: frozenset[str]) -> None:
    """Take the runs that these styles hide out of the tree, changed in place; a setting of the run itself is nearer."""
    for paragraph in [element for element in root.iter() if local_name(element) == "p"] if hidden else []:
        of_paragraph = attribute(child(paragraph, "pPr", "pStyle"), "val") in hidden
        for run in [element for element in paragraph.iter() if local_name(element) == "r"]:
            properties = child(run, "rPr")
            style = attribute(child(properties, "rStyle"), "val")
            parent = run.getparent()
            if child(properties, "vanish") is None and (of_paragraph or style in hidden) and parent is not None:
                parent.remove(run)
