"""Names of scores in running text: those of the vocabulary, and the words that mean the total there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.text.characters import is_letter
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import either, holds, phrase, words_of
from prongsai.normalize.vocabulary.assessments import in_force, kept_by_wording
from prongsai.normalize.vocabulary.label_rows import label_row
from prongsai.normalize.vocabulary.levels import bare_levels
from prongsai.normalize.vocabulary.names_in_text import NameHit, names_in
from prongsai.normalize.vocabulary.score_names import aliases, instrument_of, match_label

_OVERALL = either(
    ("result_or_value?", "score", "mean?", "in_or_by?", "overall", "weighted?"),
    ("score", "of", "us", "!of_many"),
    ("score_in_english",),
    ("score", "mean", "of", "body", "!of_many"),
    ("net_score",),
    ("gets_or_receives", "score", "in_all?", "all_told"),
    ("result_or_value", "in_all", "whole", "kind_of_office"),
    ("in_or_by?", "overall_word", "of?", "body", "!of_other_bodies"),
    ("in_or_by?", "overall_word"),
    ("result_or_value", "act_of?", "assess", "level_is?", "side?", "virtue"),
    ("result_or_value?", "value?", "score", "result_or_value?", "act_of?", "assess?", "opening?", "itas"),
    ("result_or_value", "act_of?", "assess", "opening?", "itas"),
    ("score_got", "when?", "&dated_year"),
    ("#line_start", "in_all", "&", "#colon_or_equals?", "#points_of_score", "score"),
    ("itas", "&", "dated_year?", "be?", "#year_of_century?", "#opening_sign", "#points_of_decimal"),
    ("weighted_mean", "in_all?"),
    ("result_or_value", "act_of?", "assess", "in_all"),
    ("value_of", "score", "overall?"),
    ("level_is", "score"),
    ("act_of", "assess", "virtue_or_ita"),
    ("announces", "result_or_value"),
    ("assessment_in_english",),
    spaced=True,
)
_OF_TOOL = either(("score?", "mean", "whole", "form_or_tool"), ("mean", "of?", "tool_named", "this"), spaced=True)
# "รวม 92.58 (ผ่านดี)", "รวม 92.58 / IIT ... EIT ... OIT ...": the total of its line or with its level
_SUM = phrase("in_all", "&", "#colon_or_equals?", "#points_of_decimal", spaced=True)
_SUM_FIGURE = phrase("#colon_or_equals?", "#points_of_score", "score?", spaced=True)
_TO_LEVEL = phrase("#text_start", "arrow|#opening_sign|#blank*", "level_is?", "#blank*")
_PIECES = re.compile(r"[\n•●:;,)|]|(?:^|\s)[-–—]\s|\d[.)]\s")
_WORD = 6  # consonants; what is shorter may be any word


def names_a_score(text: str) -> bool:
    """Whether a text names an indicator, an instrument or the total itself."""
    return bool(names_with_totals(text))


@kept_by_wording(maxsize=16384)
def names_with_totals(text: str) -> tuple[NameHit, ...]:
    """The names of scores in a running text, the words that mean the total there among them, by their place."""
    names = names_in(text)
    for m in _OVERALL.finditer(text):
        if not any(hit.start < m.end() and m.start() < hit.end for hit in names):
            names.append(NameHit(m.start(), m.end(), "overall", "ITA", "alias"))
    for m in _OF_TOOL.finditer(text):
        tools = [hit for hit in names if hit.scope == "instrument" and hit.end <= m.start()]
        if tools and not any(hit.start < m.end() and m.start() < hit.end for hit in names):
            nearest = max(tools, key=lambda hit: hit.end)
            names.append(NameHit(m.start(), m.end(), "instrument", nearest.code, "position"))
    for m in _SUM.finditer(text):
        taken = any(hit.start < m.end() and m.start() < hit.end for hit in names)
        if not taken and _is_total(text, m.start(), m.end(), names):
            names.append(NameHit(m.start(), m.end(), "overall", "ITA", "alias"))
    names += label_row(text, tuple(names))
    return tuple(sorted(_with_last_tool(text, _unmisread(text, names)), key=lambda hit: hit.start))


def _is_total(text: str, start: int, end: int, names: Sequence[NameHit]) -> bool:
    """Whether the word "รวม" at `text[start:end]` is for the total: by all instruments of its line, or by its level."""
    line, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    tools = [hit for hit in names if hit.scope == "instrument" and hit.start >= line]
    if {hit.code for hit in tools if hit.start < start}.issuperset(in_force().weights) and text[
        end:
    ].lstrip().startswith((":", "=")):
        return True
    rest = text[end:].lstrip()
    figure = _SUM_FIGURE.match(rest)
    if figure is None or is_letter(text[:start][-1:]):
        return False
    behind = rest[figure.end() :]
    level = _TO_LEVEL.sub("", behind, count=1)
    if any(hit.start == 0 for hit in bare_levels(level)):
        return True
    here = {hit.code for hit in tools if hit.end <= (line_end if line_end >= 0 else len(text))}
    ends = figure[0].endswith(words_of("score")) or not is_letter(behind.lstrip()[:1])
    return ends and here.issuperset(in_force().weights)


def _with_last_tool(text: str, names: Sequence[NameHit]) -> list[NameHit]:
    """The names; beside all other instruments the one indicator whose name begins that of the last stands for it.

    "ภายใน 93.10 ภายนอก 92.55 ส่วนการเปิดเผยข้อมูลได้ 96.69": the third is the instrument.
    """
    tools = {hit.code for hit in names if hit.scope == "instrument"}
    missing = in_force().weights.keys() - tools
    others = {hit.code for hit in names if hit.scope == "indicator"}
    if len(missing) != 1 or len(others) != 1:
        return list(names)
    (tool,), (code,) = missing, others
    known = [alias for alias, named in aliases().items() if named == ("instrument", tool)]
    return [
        NameHit(hit.start, hit.end, "instrument", tool, "position")
        if hit.code == code and any(alias.startswith(to_key(text[hit.start : hit.end])) for alias in known)
        else hit
        for hit in names
    ]


def _consonants(text: str) -> int:
    return sum("ก" <= letter <= "ฮ" for letter in text)


def _unmisread(text: str, names: Sequence[NameHit]) -> list[NameHit]:
    """The names; an instrument in brackets behind a misread indicator of its own gives way to the indicator.

    "คุณภาพการดำเนินง"น (EIT) 89.59": the figure is the indicator's, whose name is misread.
    """
    result: list[NameHit] = []
    for hit in names:
        bracketed = (
            hit.scope == "instrument" and text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] == ")"
        )
        before = _PIECES.split(text[: hit.start - 1])[-1] if bracketed else ""
        start = hit.start - 1 - len(before)
        known = any(other.end > start and other.start < hit.start - 1 for other in names)
        if not bracketed or known or _consonants(before) < _WORD or holds(to_key(before), "of_instrument"):
            result.append(hit)
            continue
        label = match_label(before)
        if label is not None and label.scope == "indicator" and instrument_of(label.code) == hit.code[:3]:
            hit = NameHit(start, hit.end, "indicator", label.code, label.method)
        result.append(hit)
    return result
