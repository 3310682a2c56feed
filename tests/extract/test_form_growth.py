"""Forms made to hold up or end a run: their data and templates grow, and the steps that are taken in proportion."""

from __future__ import annotations

import pytest
from prongsai.extract.pdf.forms.blocks import blocks_of_form
from prongsai.extract.pdf.forms.packets import parsed
from prongsai.extract.records import Block

from .test_markup_growth import FEW, MANY, MOST, steps

LONG = "9" * 5000  # more digits than Python turns into a number at once
FIELD = '<field name="a"><value><text>x</text></value></field>'


def blocks(template: str, data: str) -> tuple[Block, ...]:
    drawn = f'<template><subform name="f">{template}</subform></template>' if template else ""
    form = parsed([f"<xdp>{drawn}<datasets><data><f>{data}</f></data></datasets></xdp>".encode()])
    assert form is not None
    return blocks_of_form(form, 1)


@pytest.mark.parametrize(
    "template",
    [
        f'<subform name="g"><occur max="{LONG}"/>{FIELD}</subform>',
        f'<field name="a"><bind match="dataRef" ref="$.a[{LONG}]"/><value><text>x</text></value></field>',
        f'<subform layout="table"><subform layout="row"><field colSpan="{LONG}" name="b"><value><text>x</text></value>'
        "</field></subform></subform>",
    ],
)
def test_numbers_without_end_in_a_form_do_not_stop_it(template: str) -> None:
    assert blocks(template + FIELD, "<g><a>1</a></g>")


@pytest.mark.parametrize(
    ("template", "data"),
    [("", "<r><a/></r>"), ("", "<q>1</q>"), ('<field name="q"/>', "<q/>"), ("<draw/>", "<q/>")],
)
def test_a_form_takes_steps_in_proportion(template: str, data: str) -> None:
    few, many = (steps(lambda n=n: blocks(template * n, data * n)) for n in (FEW, MANY))  # type: ignore[misc]
    assert many < MOST * few


def test_parts_bound_to_all_values_in_each_other_are_bounded() -> None:
    part = '<field name="none"/>'  # prints nothing, so that no bound on rows ends it
    for _ in range(3):
        part = f'<subform name="s"><bind match="dataRef" ref="$record.x[*]"/>{part}</subform>'
    few, many = (steps(lambda n=n: blocks(part, "<x/>" * n)) for n in (20, 40))  # type: ignore[misc]
    assert many < 3 * few  # eight times as many, if each part were printed for every value


def test_groups_without_a_name_in_common_make_no_wide_table() -> None:
    groups = "".join(f"<r><a{n}>1</a{n}><b{n}>2</b{n}></r>" for n in range(200))
    assert not any(hasattr(block, "cells") and len(block.cells) > 2 for block in blocks("", groups))
