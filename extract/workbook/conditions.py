"""Whether a rule of conditional formatting holds for a cell, as far as its condition is a comparison of values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from openpyxl.cell.rich_text import CellRichText
from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator, TranslatorError

_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
_OPERATORS = {
    "lessThan": "<", "lessThanOrEqual": "<=", "equal": "=", "notEqual": "<>", "greaterThanOrEqual": ">=",
    "greaterThan": ">",
}  # fmt: skip
_TEXTS: Mapping[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, part: part in text,
    "notContainsText": lambda text, part: part not in text,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}
_BLANKS = {"containsBlanks": True, "notContainsBlanks": False}
_UNKNOWN = object()


def is_met(rule: Any, cell: Any, shift: tuple[int, int]) -> bool:
    """Whether a rule holds; a condition that is no comparison of values counts as one that does not.

    Args:
        rule: as openpyxl reads it.
        cell: the cell.
        shift: how many rows and columns it stands from the first cell of the rule.
    """
    if rule.type in ("dataBar", "iconSet", "colorScale"):
        return True
    if rule.type == "expression":
        return rule.formula != [] and _expression(rule.formula[0], cell, shift) is True
    if rule.type in _BLANKS:
        return (str("" if cell.value is None else cell.value).strip() == "") == _BLANKS[rule.type]
    if rule.type in _TEXTS:
        return _TEXTS[rule.type](str(cell.value).lower(), (rule.text or "").lower())
    if rule.type != "cellIs":
        return False
    given = [_expression(formula, cell, shift) for formula in rule.formula]
    value = _plain(cell.value)
    if rule.operator in ("between", "notBetween") and len(given) > 1:
        inside = _compared(">=", value, given[0]) and _compared("<=", value, given[1])
        return inside == (rule.operator == "between") and _UNKNOWN not in given
    sign = _OPERATORS.get(rule.operator or "")
    return sign is not None and len(given) == 1 and _compared(sign, value, given[0])


def _expression(formula: str, cell: Any, shift: tuple[int, int]) -> Any:
    """The value of a value, a reference or a comparison of two of them."""
    try:
        moved = Translator(f"={formula}", origin="A1").translate_formula(row_delta=shift[0], col_delta=shift[1])
    except TranslatorError:
        return _UNKNOWN
    tokens = [token for token in Tokenizer(moved).items if token.type != "WHITE-SPACE"]
    if len(tokens) == 1:
        return _operand(tokens[0], cell)
    if len(tokens) == 3 and tokens[1].type == "OPERATOR-INFIX":
        return _compared(tokens[1].value, _operand(tokens[0], cell), _operand(tokens[2], cell))
    return _UNKNOWN


def _operand(token: Any, cell: Any) -> Any:
    if token.type != "OPERAND":
        return _UNKNOWN
    if token.subtype == "NUMBER":
        return float(token.value)
    if token.subtype == "TEXT":
        return token.value[1:-1].replace('""', '"').lower()
    if token.subtype == "LOGICAL":
        return token.value.upper() == "TRUE"
    place = token.value.replace("$", "")
    if token.subtype == "RANGE" and place.isalnum() and place.isascii():
        try:
            found = cell.parent[place]
        except (ValueError, TypeError):
            return _UNKNOWN
        return _plain(found.value) if hasattr(found, "value") else _UNKNOWN
    return _UNKNOWN


def _plain(value: Any) -> Any:
    if isinstance(value, CellRichText | str):
        return str(value).lower()
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _compared(sign: str, left: Any, right: Any) -> bool:
    """Whether a comparison holds; of values of two kinds none is told."""
    kinds = (float, str, bool)
    alike = any(isinstance(left, kind) and isinstance(right, kind) for kind in kinds)
    return alike and sign in _SIGNS and bool(_SIGNS[sign](left, right))
