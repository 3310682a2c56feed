"""Thai text repair: named, ordered rules that change only what Thai orthography cannot mean.

Clean Thai comes out unchanged, tabs, line breaks and the spaces between phrases too. A rule fires where
the characters as they stand are impossible and only one reading is left; marks whose place cannot be
proved (a tone before the first letter of a line) stay. Every change is an `Edit`, so that `undo` gives the
source back. Rules are repeated until nothing changes, so repairing twice equals repairing once.

Decisions that are not obvious:

* No Thai word starts with า or ำ, so a consonant, a gap and either of them is always damage. A gap before
  ำ is only closed. A gap before า is where PDF fonts without a map for the nikhahit put a space, so
  `จ านวน` is `จำนวน`; it is read as า only where ำ is impossible: after a leading vowel (`เข า`), and where
  exactly one consonant ends the word (`ง าน`), because ำ takes no final consonant. An open syllable (`ม า`)
  cannot be decided by its letters and follows the far more frequent origin: ำ.
* Some fonts map the plain aa to ำ (`กำรดำเนินงำน`) and leave a gap where ำ is meant (`ด ำเนิน`). Where a
  line or cell holds a string that gives such a font away (`กำร`, `ควำม`), every ำ without a gap is า in it; in all
  lines without า where the document has hardly any. Words that have ำ are put right by `tables/damaged_words.csv`.
* A tone before the gap (`หน้ า`) may also be a wide mark; syllables of `tables/toned_sara_aa.csv` take า.
* ั, ื and ึ need a following letter in their own syllable, so a tone on that letter (`ทัง้`) came off the
  vowel (`ทั้ง`).
* A tone between a leading vowel and two letters that may be one onset goes to the first where the second
  carries what only a syllable of its own can (`แ่หล้อม`) or the two are no onset (`แ้ตว`); else only
  `tables/mark_hosts.csv` decides (`แ่หล` is `แหล่`, `ใ้หม` is `ให้ม`), and what it does not list stays.
* A code that its font gives no letter (`ดำ(cid:26)เนิน`) is left out inside a Thai word, never beside a figure, and is ำ
  where a word that cannot be another shows so (`ต(cid:9)บล`); a
  replacement character, which may stand for any mark, is read only in the words of `tables/damaged_words.csv`.
* Where every letter with marks stands twice (`ตัตัวชี้ชี้วัวัด`), each is printed once: a program gave the glyph of a
  syllable its text, and each of its parts again. A figure that stands twice without a gap is printed once too.
* What has no width goes first, and what is only in a wrong order is mended by PyThaiNLP's `reorder_vowels`. Its
  `normalize` is no repair for evidence: it folds spaces, drops marks whose letter was lost, and so changes clean text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import (
    LEADING_VOWELS,
    LETTERS,
    MARKS,
    OTHER_DIGIT,
    THANTHAKHAT,
    TONES,
    VOWEL_MARKS,
    ZERO_WIDTH,
)
from prongsai.normalize.text.damage_signs import GAP_IN_WORD, TONE_TOO_LATE, is_suspicious
from prongsai.normalize.text.mark_hosts import CLUSTER, MARK_AFTER_LEAD, ONE_TONE_ONLY, WORD_END, mark_to_host
from prongsai.normalize.text.program_damage import (
    ALL_TWINS,
    ESCAPED,
    LATE_MARK,
    LATE_TONES,
    OLD_FONT,
    RAISED_FIGURE,
    TWIN,
    TWIN_FIGURE,
    UNKNOWN_CODE,
    am_or_nothing,
    lowered,
    of_thai_page,
    to_its_letter,
    unescaped,
)
from pythainlp import thai_consonants
from pythainlp.util import reorder_vowels


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `before` became `after` at offset `at` of the text as it was when the edit was done."""

    rule: str
    at: int
    before: str
    after: str


class Repaired(NamedTuple):
    """Repaired text, the names of the rules that changed it in order of first use, and every edit."""

    text: str
    rules: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()


_Replace = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    replace: _Replace
    only_if: re.Pattern[str] | None = None  # must be found somewhere in the text


_CONS, _VOWEL, _TONE, _MARK, _LEAD = LETTERS, VOWEL_MARKS, TONES, MARKS, LEADING_VOWELS
# what may only be swapped or respelt; a nikhahit has a rule of its own, because gaps go with it
_ABOVE_ALL = f"[{_TONE}{THANTHAKHAT}]"  # stands over vowels above
_OUT_OF_ORDER = (
    rf"เเ|(?<!{_ABOVE_ALL}){_ABOVE_ALL}++[{_VOWEL}]+"
    rf"|(?<=[{_CONS}])[าะำ][{_TONE}]|[{thai_consonants}{_TONE}]ๅ"
)
_ONE_AA, _GAP = "aa_as_am", " {1,2}"
_OFTEN = 10  # times; and three for each า, where Thai text has eight า for one ำ
_MAX_PASSES = 12  # two settle all damage seen; the bound only guards against a rule that undoes another


@lru_cache(maxsize=16384)  # the cells of a table say the same again and again
def repair(text: str, one_aa: bool = False) -> Repaired:
    """Repair Thai text; other scripts, digits and layout characters stay as they are.

    `one_aa`: `maps_aa_to_am` of the whole document, so that every ำ without a gap is า in a text that has no า.
    """
    one_aa = one_aa and "ำ" in text and "า" not in text
    if not one_aa and not is_suspicious(text):
        return Repaired(text)
    edits: list[Edit] = []
    fixed = text
    if one_aa:
        rule = next(rule for rule in _rules() if rule.name == _ONE_AA)
        fixed = _apply(replace(rule, only_if=None), text, edits)
    for _ in range(_MAX_PASSES):
        before = fixed
        for rule in _rules():
            fixed = _apply(rule, fixed, edits)
        if fixed == before or not is_suspicious(fixed):
            break
    return Repaired(fixed, tuple(dict.fromkeys(edit.rule for edit in edits)), tuple(edits))


def maps_aa_to_am(text: str) -> bool:
    """Whether a document shows a font without an aa of its own: ำ where words want า, more than any Thai text has."""
    often = text.count("ำ")
    return often >= _OFTEN and text.count("า") * 3 < often and _AM_FOR_AA.search(text) is not None


def undo(text: str, edits: tuple[Edit, ...]) -> str:
    """The source of a repaired text.

    Raises:
        ValueError: the edits do not belong to the text.
    """
    for edit in reversed(edits):
        end = edit.at + len(edit.after)
        if text[edit.at : end] != edit.after:
            raise ValueError(f"rule {edit.rule} did not write {edit.after!r} at offset {edit.at}")
        text = text[: edit.at] + edit.before + text[end:]
    return text


def _apply(rule: _Rule, text: str, edits: list[Edit]) -> str:
    if rule.only_if and not rule.only_if.search(text):
        return text
    grown = 0

    def change(match: re.Match[str]) -> str:
        nonlocal grown
        before, after = match.group(), rule.replace(match)
        if after != before:
            edits.append(Edit(rule.name, match.start() + grown, before, after))
            grown += len(after) - len(before)
        return after

    return rule.pattern.sub(change, text)


@cache
def _rules() -> tuple[_Rule, ...]:
    glyphs = {chr(int(row["glyph"], 16)): chr(int(row["character"], 16)) for row in table("thai_glyphs")}
    words = {row["damaged"]: row["word"] for row in table("damaged_words")}
    found: list[tuple[str, str, _Replace]] = [
        ("old_font", OLD_FONT, of_thai_page),
        ("zero_width", f"[{ZERO_WIDTH}]+", lambda m: ""),
        ("unknown_code", UNKNOWN_CODE, am_or_nothing),
        ("escaped_character", ESCAPED, unescaped),
        ("digit_of_other_script", OTHER_DIGIT, lambda m: str(int(m.group()))),
        ("raised_figure", RAISED_FIGURE, lowered),
        ("printed_twice", TWIN_FIGURE, lambda m: m["twin"]),
        ("doubled_cluster", TWIN, lambda m: m["cluster"]),
        ("late_mark", LATE_MARK, to_its_letter),
        ("vowel_order", _OUT_OF_ORDER, lambda m: reorder_vowels(m.group())),
        ("thai_glyph", f"[{''.join(glyphs)}]", lambda m: glyphs[m.group()]),
        ("odd_space", "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", lambda m: " "),
        ("nikhahit_aa", rf"(?<=[{_CONS}]) ?([{_TONE}]?) ?ํ ?([{_TONE}]?) ?า", _sara_am),
        (_ONE_AA, rf"(?<! )(?<! [{_TONE}])ำ", lambda m: "า"),
        ("sara_e_am", rf"(?<=เ[{_CONS}])([{_TONE}]?)({_GAP})?ำ", lambda m: m[1] + "า"),
        ("gap_sara_am", rf"(?<=[{_CONS}{_TONE}]){_GAP}([{_TONE}]?)(?=ำ)", lambda m: m[1]),
        ("gap_mark", _GAP_MARK, _close_gap),
        ("lost_nikhahit", _LOST_NIKHAHIT, _aa_or_am),
        ("gap_sara_a", rf"(?<=[{_CONS}{_TONE}]){_GAP}(?=ะ)", lambda m: ""),
        ("gap_after_lead", rf"([{_LEAD}]){_GAP}(?=[{_CONS}])", lambda m: m[1]),
        ("mark_after_lead", MARK_AFTER_LEAD, mark_to_host),
        ("doubled_mark", rf"([{_MARK}ำ])\1+", lambda m: m[1]),
        ("tone_after_final", _TONE_AFTER_FINAL, _tone_back),
        ("damaged_word", _alone(words), lambda m: words[m.group()]),
    ]
    return tuple(_Rule(name, re.compile(pattern), replace, _ONLY_IF.get(name)) for name, pattern, replace in found)


# strings that no Thai text holds: the font maps its only aa to ำ. กำ and งำ are words themselves, so กำร
# counts where ร cannot start the next word, and once more where it stands twice or beside a gap before ำ
_MAYBE = rf"(?:กำร(?![าะำอ{_MARK}])|งำน(?![าะำ{_MARK}]))"
_AM_FOR_AA = re.compile(
    rf"ควำม|กำร(?=[{_LEAD}ขคชซฏฐทธปผฝภลศ])|งำน(?=[{_LEAD}])|ภำพ(?![าะำ{_MARK}])|หน้ำที่|(?<!ค)ว่ำ|ผ่ำน|ด้ำน|ประมำณ"
    rf"|{_MAYBE}[^\n]{{0,80}}(?:{_MAYBE}| [{_TONE}]?ำ)| [{_TONE}]?ำ[^\n]{{0,80}}{_MAYBE}"
)
_IN_GAPS = re.compile(GAP_IN_WORD)
_ONLY_IF = {
    _ONE_AA: _AM_FOR_AA,
    "doubled_cluster": ALL_TWINS,
    "late_mark": LATE_TONES,
    **dict.fromkeys(("gap_sara_am", "gap_mark", "lost_nikhahit", "gap_sara_a"), _IN_GAPS),
    "nikhahit_aa": re.compile("ํ"),
    "tone_after_final": re.compile(TONE_TOO_LATE),
}


def _alone(words: Iterable[str]) -> str:
    """Damaged words, not where their first or last letter is of a sound syllable: "เต่ากว่า", "หน้าหนัก", "กระโปรงใส่"."""
    return rf"(?<![{_LEAD}ห])(?:{'|'.join(map(_whole, words))})(?![{_VOWEL}{_TONE}าะำ])"


def _whole(word: str) -> str:
    """A damaged word as a pattern; one that starts with a mark must not follow a letter or its gap, nor a Latin one."""
    if word.isascii():
        return rf"(?<![A-Za-z]){word}(?![A-Za-z])"
    return rf"(?<![ก-๎])(?<![ก-๎] ){word}" if word[0] in MARKS else re.escape(word)


@cache
def _toned_aa() -> frozenset[str]:
    return frozenset(row["syllable"] for row in table("toned_sara_aa"))


def _sara_am(match: re.Match[str]) -> str:
    first, second = match[1], match[2]
    if first and second and first != second:
        return match.group()
    return (first or second) + "ำ"


# the syllable before the gap, from its leading vowel on, and what follows the vowel
_LOST_NIKHAHIT = (
    rf"(?P<before>[{_LEAD}]?[{_MARK}]?(?P<onset>{CLUSTER}|[{_CONS}]))(?P<tone>[{_TONE}]?){_GAP}(?P<late>[{_TONE}]?)า"
    rf"(?P<after>(?:[{_CONS}](?:[{_CONS}]์)?{WORD_END})?)"
)


def _aa_or_am(match: re.Match[str]) -> str:
    before, onset, after = match["before"], match["onset"], match["after"]
    if before[0] in "ั" and len(onset) == 1:
        return match.group()  # ตัว า: the letter before the gap closes its own syllable
    tone = match["tone"] or match["late"]
    if match["tone"] and match["late"]:
        return match.group()
    never_am = onset + tone in _toned_aa()
    vowel = "า" if before[0] == "เ" or after or never_am else "ำ"
    return before + tone + vowel + after


_ONE_VOWEL, _ONE_TONE = frozenset(VOWEL_MARKS), frozenset(TONES + THANTHAKHAT)  # a letter carries one of each
_GAP_MARK = (
    rf"(?P<led>[{_LEAD}](?={CLUSTER}|[{_CONS}][ {_MARK}]))?(?P<letters>(?:{CLUSTER}|[{_CONS}]))(?P<before>[{_MARK}]*)"
    rf"{_GAP}(?P<marks>[{_MARK}]+)(?=(?P<lead>[{_LEAD}]?))"
)


def _close_gap(match: re.Match[str]) -> str:
    letter, before, marks = (match["led"] or "") + match["letters"], match["before"], match["marks"]
    if match["lead"] and not before and not match["led"] and marks in ONE_TONE_ONLY:
        return match.group()  # the tone of a word that starts with a leading vowel, moved to its front
    together = before + marks
    alone = all(len(set(together) & kind) <= 1 for kind in (_ONE_VOWEL, _ONE_TONE))
    return letter + together if alone else match.group()


# what shows that the letter under the tone starts a syllable of its own
_OWN_SYLLABLE = rf"(?![าำะ{_MARK}]|อ(?![{_MARK}าำะ]|[{_CONS}][{_MARK}]))"
_TONE_AFTER_FINAL = (
    rf"(?P<v1>[ัื])(?P<c1>[{_CONS}])(?P<t1>[{_TONE}]){_OWN_SYLLABLE}"
    # open ึ is common in foreign names, but none goes on with a toned ง or น
    rf"|(?P<v5>ึ)(?P<c5>[งน])(?P<t5>[{_TONE}]){_OWN_SYLLABLE}"
    # before the end of a word no letter with only a tone is a syllable; บ่ is a word
    rf"|(?P<v6>ึ)(?P<c6>[กดมย])(?P<t6>[{_TONE}]){WORD_END}|(?P<v7>ึ)(?P<c7>บ)(?P<t7>[้-๋]){WORD_END}"
    rf"|(?P<v2>ื)(?P<c2>อ)(?P<t2>[{_TONE}])"
    rf"|(?P<v3>(?<=เ[{_CONS}])ี|(?<=เ[{_CONS}][{_CONS}])ี)(?P<c3>ย)(?P<t3>[{_TONE}])(?:(?=ะ)|{_OWN_SYLLABLE})"
)


def _tone_back(match: re.Match[str]) -> str:
    vowel, letter, tone = (group for group in match.groups() if group)
    return vowel + tone + letter
