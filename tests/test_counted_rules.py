"""The counting of rules and expressions: what it counts, and that something turned off never matches."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# in a process of its own: expressions are counted from the moment on in which they are compiled
COUNT = r"""
import json, sys
from benchmarks.counted import Counter, instrument
counter = Counter()
instrument(counter)
from benchmarks.rules import Bench
from prongsai.extract.reader import read_document
text = (
    "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"
    "การใช้อำนาจ ได้คะแนน 90.10 คะแนน\n\nเป้าหมายคะแนนรวม 92.50 คะแนน\n\nE = 91.20\n"
)
bench = Bench(counter)
bench.documents = [("test", read_document(text.encode(), "report.txt", bench.settings))]
bench.count()
found = {}
for name in (
    "rule, figure in a text: target_by_words", "rule, table: tally_by_level", "vocabulary.names_in_text._LETTER"
):
    switch = counter.switches.get(name)
    if switch is not None:
        bench.ablate(switch)
        found[name] = [switch.matched, switch.decides]
named = [name for name, s in counter.switches.items() if s.matched and name.startswith("scores.narrative.quantities.")]
json.dump([found, named, len(bench.facts[0].scores)], sys.stdout)
"""


def test_what_matches_is_counted_and_what_is_turned_off_decides() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found, named, scores = json.loads(done.stdout)
    assert scores == 2  # the aim is no score
    assert found["rule, figure in a text: target_by_words"] == [1, ["test"]]  # without it the aim would be one
    assert found["rule, table: tally_by_level"] == [0, []]
    assert found["vocabulary.names_in_text._LETTER"] == [2, ["test"]]  # what is remembered by wording is forgotten too
    assert named  # expressions stand under what they are assigned to, or what asks for them first
