from __future__ import annotations

from prongsai.report.thai_order import thai_ranks


def test_a_vowel_written_before_its_consonant_does_not_lead() -> None:
    ranks = thai_ranks(["เชียงใหม่", "ลำพูน", "แพร่", "กระบี่", "น่าน", "พะเยา", "เลย"])
    assert sorted(ranks, key=ranks.__getitem__) == ["กระบี่", "เชียงใหม่", "น่าน", "พะเยา", "แพร่", "ลำพูน", "เลย"]


def test_ranks_do_not_hang_on_the_order_given() -> None:
    names = ["ป่า", "ปา", "ป้า", "ป่า"]
    assert thai_ranks(names) == thai_ranks(reversed(names))
