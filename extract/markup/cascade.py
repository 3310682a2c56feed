"""Which declarations of its style sheets and of its own style hold on each element of a page.

Sheets are parsed by tinycss2 and selectors matched by cssselect2, so that selectors of every form are understood:
ancestors, siblings, attributes. Rules for another medium than a screen, and states such as ":hover", hold on nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from xml.etree import ElementTree

import cssselect2
import tinycss2
from prongsai.extract.markup.parser import Node

Declarations = Mapping[str, str]  # property, in lower case, to its value as written, in lower case
_SCREENS = frozenset(("", "all", "screen", "only screen"))
_MOST_RULES = 5_000  # sheets of whole frameworks have some 2,000 rules that hide
_MOST_ELEMENTS = 200_000


class Cascade:
    """The declarations of a page; a later rule of the same weight takes the place of an earlier one."""

    def __init__(self, root: Node, sheets: Sequence[str], properties: frozenset[str]) -> None:
        """Match the rules of `sheets` (source text) that set one of `properties` on the elements under `root`."""
        self._properties = properties
        self._matched: dict[int, list[tuple[tuple[int, ...], Declarations]]] = {}
        rules = [rule for sheet in sheets for rule in _rules(tinycss2.parse_stylesheet(sheet, True, True))]
        matcher, used = cssselect2.Matcher(), 0
        for prelude, content in rules[:_MOST_RULES]:
            declared = _declared(content, properties)
            if not declared:
                continue
            try:
                selectors = cssselect2.compile_selector_list(prelude)
            except cssselect2.SelectorError:
                continue
            used += 1
            for selector in selectors:
                if selector.pseudo_element is None:
                    matcher.add_selector(selector, declared)
        if used:
            self._match(root, matcher)

    def of(self, node: Node) -> dict[str, str]:
        """The declarations that hold on an element: of the sheets, then of its own style; "!important" goes before."""
        weighed = [*self._matched.get(id(node), ())]
        own = node.attrs.get("style", "")
        weighed += [((important, 1), rule) for important, rule in enumerate(_weighed(own, self._properties)) if rule]
        held: dict[str, str] = {}
        for _, rule in sorted(weighed, key=lambda pair: pair[0]):
            held.update(rule)
        return held

    def _match(self, root: Node, matcher: cssselect2.Matcher) -> None:
        element, nodes = _as_elements(root)
        if len(nodes) > _MOST_ELEMENTS:
            return
        for wrapper in cssselect2.ElementWrapper.from_html_root(element).iter_subtree():
            for specificity, order, _, declared in matcher.match(wrapper):
                found = self._matched.setdefault(nodes[wrapper.etree_element], [])
                found += [
                    ((important, 0, *specificity, order), rule) for important, rule in enumerate(declared) if rule
                ]


def declarations(text: str, properties: frozenset[str]) -> dict[str, str]:
    """The declarations of a style as written, `text`; one marked important goes before a plain one."""
    return {name: value for rule in _weighed(text, properties) for name, value in rule.items()}


@lru_cache(maxsize=4096)  # editors give cell after cell the same style
def _weighed(text: str, properties: frozenset[str]) -> tuple[dict[str, str], ...]:
    return _declared(tinycss2.parse_blocks_contents(text, True, True), properties) if text else ()


def _rules(parsed: Sequence[object]) -> Iterator[tuple[list[object], list[object]]]:
    """Selector and content of the rules that hold on a screen of any size."""
    for rule in parsed:
        if isinstance(rule, tinycss2.ast.QualifiedRule):
            yield rule.prelude, tinycss2.parse_blocks_contents(rule.content, True, True)
        elif isinstance(rule, tinycss2.ast.AtRule) and rule.content is not None and _holds_here(rule):
            yield from _rules(tinycss2.parse_rule_list(rule.content, True, True))


def _holds_here(rule: tinycss2.ast.AtRule) -> bool:
    if rule.lower_at_keyword in ("layer", "supports"):
        return True
    return rule.lower_at_keyword == "media" and tinycss2.serialize(rule.prelude).strip().lower() in _SCREENS


def _declared(content: Sequence[object], properties: frozenset[str]) -> tuple[dict[str, str], ...]:
    """The declarations among these properties: the plain ones, and those marked important."""
    weighed: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for item in content:
        if isinstance(item, tinycss2.ast.Declaration) and item.lower_name in properties:
            value = tinycss2.serialize(item.value).strip().lower()
            weighed[item.important][item.lower_name] = value
    return weighed if any(weighed) else ()


def _as_elements(root: Node) -> tuple[ElementTree.Element, dict[ElementTree.Element, int]]:
    """The tree in the form that cssselect2 reads, and the node (its identity) of each element."""
    top = ElementTree.Element("html" if root.tag.startswith("#") else root.tag, root.attrs)
    nodes = {top: id(root)}
    waiting = [(root, top)]
    while waiting:
        node, element = waiting.pop()
        for child in node.children:
            if isinstance(child, Node) and not child.tag.startswith("#"):
                below = ElementTree.SubElement(element, child.tag, child.attrs)
                nodes[below] = id(child)
                waiting.append((child, below))
    return top, nodes
