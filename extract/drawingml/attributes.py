"""Attributes of Office files by their local names: the same stand in several namespaces, or in none."""

from __future__ import annotations

from lxml import etree


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name; "" where it is not given."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
