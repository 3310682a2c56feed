"""Thai repair: named, ordered, idempotent rules (to be filled in)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired text and the names of the rules that changed it, in order."""

    text: str
    rules: tuple[str, ...] = ()


def repair(text: str) -> Repaired:
    """Repair Thai text."""
    return Repaired(text)
