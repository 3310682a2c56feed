"""Which declarations of its style sheets and of its own style hold on each element of a page.

Sheets are parsed by tinycss2 and selectors matched by cssselect2, so that selectors of every form are understood:
ancestors, siblings, attributes. Rules for another medium than a screen, and states such as ":hover", hold on nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from xml.etree import ElementTree

import cssselect2
import tinycss2
from prongsai.extract.markup.css_values import is_icon, longhands, with_variables
from prongsai.extract.markup.media_queries import style_condition
from prongsai.extract.markup.parser import Node

Declarations = Mapping[str, str]  # property, in lower case, to its value as written, in lower case but for "content"
_Layer = tuple[float, ...]  # the later a layer of rules is named, the more it weighs
_Weight = tuple[bool, bool, _Layer, tuple[int, ...]]  # important, of the element itself, layer, specificity and order
_UNLAYERED: _Layer = (math.inf,)
_LONGEST_SELECTOR = 500  # characters, around a rule in others
_DEEPEST = 50  # rules and conditions in each other
_MOST_RULES = 5_000  # sheets of whole frameworks have some 2,000 rules that hide
_MOST_ELEMENTS = 200_000


class Cascade:
    """The declarations of a page; a later rule of the same weight takes the place of an earlier one."""

    def __init__(self, root: Node, sheets: Sequence[str], properties: frozenset[str]) -> None:
        """Match the rules of `sheets` (source text) that set one of `properties` on the elements under `root`."""
        self._properties = properties
        self._matched: dict[int, list[tuple[_Weight, Declarations]]] = {}
        self.backed: set[int] = set()  # identities of elements in which a rule draws a box with a background
        self._drawn: dict[tuple[int, str], list[tuple[_Weight, Declarations]]] = {}  # of "before" and "after"
        self._variables: dict[int, Declarations] = {}
        matcher = _matcher(tuple(sheets), properties)
        if matcher is not None:
            self._match(root, matcher)
        if any("var(" in style for style in (*sheets, *(node.attrs.get("style", "") for node in root.walk()))):
            self._hand_down(root)

    def of(self, node: Node) -> dict[str, str]:
        """The declarations that hold on an element: of the sheets, then of its own style; "!important" goes before."""
        held = self._held(node)
        for name in [name for name, value in held.items() if name.startswith("--") or "var(" in value]:
            value = held.pop(name)
            known = None if name.startswith("--") else with_variables(value, self._variables.get(id(node), {}))
            held.update(longhands(name, known) if known is not None else ())
        return held

    def _held(self, node: Node) -> dict[str, str]:
        matched, style = self._matched.get(id(node), ()), node.attrs.get("style", "")
        if not matched and not style:
            return {}
        weighed = [*matched]
        for important, rule in enumerate(_weighed(style, self._properties)):
            weighed.append(((bool(important), True, _UNLAYERED, ()), rule))
        return _heaviest(weighed)

    def drawn_at(self, node: Node) -> Iterator[tuple[str, dict[str, str]]]:
        """What rules declare for the boxes drawn "before" and "after" what is in an element."""
        for side in ("before", "after"):
            if weighed := self._drawn.get((id(node), side)):
                yield side, _heaviest(weighed)

    def _match(self, root: Node, matcher: cssselect2.Matcher) -> None:
        element, nodes = _as_elements(root)
        if len(nodes) > _MOST_ELEMENTS:
            return
        for wrapper in cssselect2.ElementWrapper.from_html_root(element).iter_subtree():
            if wrapper.etree_element not in nodes:
                continue
            for specificity, order, drawn, (declared, layer) in matcher.match(wrapper):
                node = nodes[wrapper.etree_element]
                if drawn is None:
                    found = self._matched.setdefault(node, [])
                else:
                    found = self._drawn.setdefault((node, drawn), [])
                    if any(name.startswith("background") for rule in declared for name in rule):
                        self.backed.add(node)
                for important, rule in enumerate(declared):
                    rank = tuple(-place for place in layer) if important else layer
                    if rule:
                        found.append(((bool(important), False, rank, (*specificity, order)), rule))

    def _hand_down(self, root: Node) -> None:
        """Give each element the variables of those around it, and its own."""
        waiting: list[tuple[Node, Declarations]] = [(root, {})]
        while waiting:
            node, outer = waiting.pop()
            own = {name: value for name, value in self._held(node).items() if name.startswith("--")}
            self._variables[id(node)] = inner = {**outer, **own} if own else outer
            waiting += [(child, inner) for child in node.children if isinstance(child, Node)]


def _heaviest(weighed: Sequence[tuple[_Weight, Declarations]]) -> dict[str, str]:
    held: dict[str, str] = {}
    for _, rule in sorted(weighed, key=lambda pair: pair[0]):
        held.update(rule)
    return held


def declarations(text: str, properties: frozenset[str]) -> dict[str, str]:
    """The declarations of a style as written, `text`; one marked important goes before a plain one."""
    return {name: value for rule in _weighed(text, properties) for name, value in rule.items()}


@lru_cache(maxsize=4096)  # editors give cell after cell the same style
def _weighed(text: str, properties: frozenset[str]) -> tuple[dict[str, str], ...]:
    return _declared(tinycss2.parse_blocks_contents(text, True, True), properties) if text else ()


@lru_cache(maxsize=4)  # every drawing of a page is matched by the sheets of the page
def _matcher(sheets: tuple[str, ...], properties: frozenset[str]) -> cssselect2.Matcher | None:
    """The rules of sheets that set one of the properties, None where none does."""
    layers: dict[str, _Layer] = {}
    rules = (rule for sheet in sheets for rule in _rules(tinycss2.parse_stylesheet(sheet, True, True), layers))
    setting = (
        (prelude, declared, layer) for prelude, content, layer in rules if (declared := _declared(content, properties))
    )
    matcher, used = cssselect2.Matcher(), 0
    for prelude, declared, layer in islice(setting, _MOST_RULES):
        try:
            selectors = cssselect2.compile_selector_list(prelude)
        except cssselect2.SelectorError:
            continue
        used += 1
        for selector in selectors:
            if selector.pseudo_element in (None, "before", "after"):
                matcher.add_selector(selector, (declared, layer))
    return matcher if used else None


def _rules(
    parsed: Sequence[object],
    layers: dict[str, _Layer],
    within: str = "",
    around: list[object] | None = None,
    depth: int = 0,
) -> Iterator[tuple[list[object], list[object], _Layer]]:
    """Selector, content and layer of the rules that hold on a screen; `around` is the selector they are nested in."""
    if depth > _DEEPEST:
        return
    if around is not None:
        yield around, list(parsed), layers.get(within, _UNLAYERED)
    for rule in parsed:
        if isinstance(rule, tinycss2.ast.QualifiedRule):
            if around is not None and len(tinycss2.serialize(around)) > _LONGEST_SELECTOR:
                continue
            content = tinycss2.parse_blocks_contents(rule.content, True, True)
            prelude = rule.prelude if around is None else _nested(rule.prelude, around)
            yield from _rules(content, layers, within, prelude, depth + 1)
        elif isinstance(rule, tinycss2.ast.AtRule):
            layer = within
            if rule.lower_at_keyword == "layer":
                layer = _named_layers(tinycss2.serialize(rule.prelude), layers, within)
            scoped = rule.lower_at_keyword == "scope" and around is None
            if rule.content is not None and (scoped or style_condition(rule)):
                content = tinycss2.parse_blocks_contents(rule.content, True, True)
                yield from _rules(content, layers, layer, _scope(rule) if scoped else around, depth + 1)


def _scope(rule: tinycss2.ast.AtRule) -> list[object]:
    """The selector that "@scope (.old)" puts around its rules: each is for what is in that element."""
    named = next((part.content for part in rule.prelude if part.type == "() block"), None)
    return named or list(tinycss2.parse_component_value_list(":root"))


def _nested(prelude: Sequence[object], around: Sequence[object]) -> list[object]:
    """The selector of a rule inside another rule, "&" standing for that one."""
    outer = f":is({tinycss2.serialize(around).strip()})"
    inner = [one.strip() for one in tinycss2.serialize(prelude).split(",")]
    whole = ",".join(one.replace("&", outer) if "&" in one else f"{outer} {one}" for one in inner)
    return list(tinycss2.parse_component_value_list(whole))


def _named_layers(names: str, layers: dict[str, _Layer], within: str) -> str:
    """Note layers in the order in which they are named; returns the full name of the last one."""
    full = within
    for said in names.split(","):
        full = within
        for part in said.strip().split("."):
            outer, full = full, f"{full}.{part or len(layers)}"
            layers.setdefault(full, (*layers.get(outer, _UNLAYERED)[:-1], len(layers), math.inf))
    return full


def _declared(content: Sequence[object], properties: frozenset[str]) -> tuple[dict[str, str], ...]:
    """The declarations among these properties: the plain ones, and those marked important."""
    weighed: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for item in content:
        if isinstance(item, tinycss2.ast.Declaration):
            if item.lower_name == "content" and is_icon(item.value):
                continue
            written = tinycss2.serialize(item.value).strip()
            value = written if item.lower_name == "content" else written.lower()
            for name, part in longhands(item.lower_name, value):
                if name in properties or name.startswith("--"):
                    weighed[item.important][name] = part
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
                above = _body(element) if (node.tag, child.tag) == ("table", "tr") else element
                below = ElementTree.SubElement(above, child.tag, child.attrs)
                nodes[below] = id(child)
                waiting.append((child, below))
    return top, nodes


def _body(table: ElementTree.Element) -> ElementTree.Element:
    """The body that a browser puts around rows written right into a table."""
    last = table[-1] if len(table) else None
    return last if last is not None and last.tag == "tbody" else ElementTree.SubElement(table, "tbody")
