"""The values of a form without a template: what a report with their names could print."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from prongsai.extract.pdf.forms.packets import Element, name_of
from prongsai.extract.pdf.forms.printed import Row
from prongsai.extract.pdf.forms.template import text_of

_MOST_COLUMNS = 100  # groups with more names in them are no rows of one table
_RICH = "http://www.w3.org/1999/xhtml"  # of a value that is formatted text


def rows_of_values(data: Element) -> Iterator[Row]:
    """The rows of a group of values: groups with the same names in them are a table, a value is a line.

    A value without a letter, which says nothing alone, has its name before it, and the columns of a table have theirs.
    """
    inner = list(data)
    at = 0
    while at < len(inner):
        run = _alike(inner, at) or [inner[at]]
        at += len(run)
        if len(run) > 1 and any(len(_names(group)) > 1 for group in run):
            yield from _table(run)
        else:
            for group in run:
                yield from _line(group) if _is_value(group) else rows_of_values(group)


def _alike(groups: list[Element], at: int) -> list[Element]:
    """A group with those behind it that have its name, or values of the same names."""
    first, names = groups[at], _names(groups[at])
    return list(
        itertools.takewhile(
            lambda group: bool(found := _names(group)) and (group.tag == first.tag or found == names),
            itertools.islice(groups, at, None),
        )
    )


def _table(groups: list[Element]) -> Iterator[Row]:
    table = object()
    columns = list(dict.fromkeys(name for group in groups for name in _names(group)))
    if len(columns) > _MOST_COLUMNS:
        for group in groups:
            yield from rows_of_values(group)
        return
    yield Row(tuple((name, 1) for name in columns), table)
    for group in groups:
        texts = {name_of(value): text_of(value) for value in group}
        yield Row(tuple((texts.get(name, ""), 1) for name in columns), table)


def _line(element: Element) -> Iterator[Row]:
    text = text_of(element)
    if any(char.isalpha() for char in text):
        yield Row(((text, 1),))
    elif text:
        yield Row(((name_of(element), 1), (text, 1)))


def _names(element: Element) -> tuple[str, ...]:
    """The names of a group's values; none where it is no group of values alone."""
    return tuple(name_of(value) for value in element) if all(_is_value(value) for value in element) else ()


def _is_value(element: Element) -> bool:
    return all(below.tag.startswith("{" + _RICH) for below in element if isinstance(below.tag, str))
