"""Figures of a model against Tesseract (tha+eng) on the same drawn lines, by family, resolution and register.

Both see the same grey crop of one line; Tesseract sees it at 300 dpi with a rim of paper, which is what it reads best.
Figures fold what print does not tell apart (`alphabet.label_of`), for both alike, and leave out spaces.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from training.lines import typefaces
from training.lines.calibrate import table, verdicts
from training.lines.drawing import Drawer, Grey, Sample
from training.lines.measure import Figures, judge
from training.lines.reader import LineReader
from training.lines.setting import able

KIN = ("TH SarabunPSK", "TH Sarabun New", "Laksaman")
DPI = (150, 200, 300)
_LONGEST = 45  # characters
_NUMBERS = 3  # one line of so many is a number alone
_SCRIPTS = {
    **dict.fromkeys(("words", "report", "phrase", "office", "person"), "Thai"),
    **dict.fromkeys(("english", "mixed", "row", "date", "form", "address"), "other"),
}


class Drawn(NamedTuple):
    """A drawn line and how it was drawn."""

    sample: Sample
    family: str
    dpi: int
    kind: str


def kind_of(register: str, label: str) -> str:
    """The group that a line is counted in: what a text engine is made for apart from what it is not."""
    if register in ("made up", "senseless"):
        return "without sense"
    if any(char in "๐๑๒๓๔๕๖๗๘๙" for char in label):
        return "with Thai digits"
    return "numbers alone, Arabic" if register == "number" else f"texts without Thai digits, {_SCRIPTS[register]}"


def lines(cache: Path, each: int, severity: float, seed: int = 7) -> list[Drawn]:
    """So many lines for each family never seen and each resolution, three times as many for the kin of TH Sarabun."""
    found = []
    held = [*typefaces.thai_families("held-out")]
    for role, families, times in (("held-out", held, 1), ("train", KIN, 3)):
        drawer = Drawer(cache, role, seed + times)
        for family in families:
            faces = [one for one in typefaces.faces(cache, role, frozenset((family,))) if one.thai]
            for dpi in DPI:
                for at in range(each * times):
                    face, written = drawer.rng.choice(faces), None
                    while written is None or not able(face, written.text):
                        written = drawer.number() if at % _NUMBERS == 0 else drawer.written(_LONGEST)
                    sample = drawer.plain(written.text, face, dpi, severity)
                    found.append(Drawn(sample, family, dpi, kind_of(written.register, sample.label)))
    return found


def tesseract(drawn: Sequence[Drawn]) -> list[str]:
    """Tesseract's readings, one process for all; raises FileNotFoundError where it is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for at, one in enumerate(drawn):
            grey, scale = one.sample.picture, 300 / one.dpi
            if scale > 1:
                grey = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
            grey = np.pad(grey, 20, constant_values=int(np.percentile(grey, 85)))
            names.append(str(Path(folder) / f"{at:05d}.png"))
            cv2.imwrite(names[-1], grey)
        listed = Path(folder) / "all.txt"
        listed.write_text("\n".join(names) + "\n", encoding="utf-8")
        command = ["tesseract", str(listed), "-", "-l", "tha+eng", "--psm", "7", "--dpi", "300"]
        done = subprocess.run(command, check=True, capture_output=True, env={"OMP_THREAD_LIMIT": "1", "PATH": _PATH})
    pages = done.stdout.decode("utf-8").split("\f")
    return [" ".join(page.split()) for page in pages[: len(drawn)]]


_PATH = "/usr/local/bin:/usr/bin:/bin"


def _table(drawn: Sequence[Drawn], columns: dict[str, list[str]], key: Callable[[Drawn], str]) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(drawn):
        groups[key(one)].append(at)
    for name, places in groups.items():
        figures = {
            who: judge((drawn[at].sample.label, readings[at]) for at in places) for who, readings in columns.items()
        }
        cells = " | ".join(f"{one.cer:.3f} | {100 * one.whole:.1f}" for one in figures.values())
        first: Figures = next(iter(figures.values()))
        print(f"| {name} | {len(places)} | {first.numbers} | {cells} |")


def evaluate(models: dict[str, Path], cache: Path, each: int = 5, severity: float = 1.0) -> None:
    """Prints the tables of models by their names, with Tesseract's readings beside them."""
    drawn = lines(cache, each, severity)
    pictures: list[Grey] = [one.sample.picture for one in drawn]
    columns, spent, sure = {}, {}, {}
    for name, path in models.items():
        reader, began = LineReader(path), time.process_time()
        read = reader.read(pictures)
        spent[name] = time.process_time() - began
        columns[name] = ["".join(char.text for char in chars).strip() for chars in read]
        sure[name] = [one for at, chars in enumerate(read) for one in verdicts(drawn[at].sample.label, chars)]
    columns["Tesseract"] = tesseract(drawn)
    print("| lines | count | numbers | " + " | ".join(f"{name}: CER | numbers right, %" for name in columns) + " |")
    print("| --- " * (3 + 2 * len(columns)) + "|")
    _table(drawn, columns, lambda one: "kin of TH Sarabun" if one.family in KIN else "**never seen**")
    _table(drawn, columns, lambda one: f"{'kin' if one.family in KIN else 'never seen'}, {one.dpi} dpi")
    _table(drawn, columns, lambda one: f"{'kin' if one.family in KIN else 'never seen'}, {one.kind}")
    _table(drawn, columns, lambda one: one.family)
    for name, seconds in spent.items():
        print(f"{name}: {1000 * seconds / len(drawn):.1f} ms a line, {models[name].stat().st_size / 1e6:.1f} MB")
        print("| confidence | characters | mean | right |\n| --- | --- | --- | --- |")
        print("\n".join(table(sure[name])))
    print("\nExamples (truth | readings)")
    for at in range(0, len(drawn), max(1, len(drawn) // 24)):
        print(" | ".join((drawn[at].sample.label, *(readings[at] for readings in columns.values()))))
