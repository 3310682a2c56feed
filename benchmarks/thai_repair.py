"""Measure the Thai repair: harm on clean text, damage undone by class, speed.

    python benchmarks/thai_repair.py [--seed N] [--sites N]

Clean text is what is at hand: the word lists and titles that come with `pythainlp`,
running text joined from them, and text reports in ../shared/reports where they exist. Lines that
an orthography checker refuses are left out. The checker and the damage below share no code with the repairer.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from prongsai.normalize.text.repair import repair, undo  # noqa: E402

REPORTS = Path(__file__).parents[1].parent / "shared" / "reports"
FILES = [
    "words_th.txt",
    "orst_words_th.txt",
    "volubilis_words_th.txt",
    "wikipedia_titles_th.txt",
    "etcc.txt",
    "icubrk_th.txt",
]
CONS = {chr(code) for code in range(0x0E01, 0x0E2F)}
LEAD = set("เแโใไ")
UPPER, LOWER, TONES = set("ัิีึื็"), set("ฺุู"), set("่้๊๋")


# ---- an orthography checker: what may follow what, letter by letter ------------------------------


def well_formed(line: str) -> bool:
    """Whether every Thai letter of a line stands where a Thai letter of its class can stand."""
    letter = vowel = tone = False  # of the cluster that is open
    last = ""
    for char in line:
        if char in "\u200b\u200c\u200d\ufeff\u00ad\u00a0\ufffd\u2060" or 0xE000 <= ord(char) <= 0xF8FF:
            return False
        if 0x2000 <= ord(char) <= 0x200A or char in "\u202f\u205f\u3000\u1680":
            return False
        if last in LEAD and char not in CONS:
            return False
        if char in CONS:
            letter, vowel, tone = True, False, False
        elif char in UPPER | LOWER:
            if not letter or vowel or tone:
                return False
            vowel = True
        elif char in TONES or char == "์":
            if not letter or tone:
                return False
            tone = True
        elif char in "ะาำ":
            if not (letter or (char == "ะ" and last == "า")) or (char != "ะ" and vowel):
                return False
            letter = False
        elif char in "ํ๎":
            return False
        else:
            letter = False
        last = char
    return last not in LEAD


# ---- clean text ---------------------------------------------------------------------------------


def corpus_folder() -> Path:
    import pythainlp

    return Path(pythainlp.__file__).parent / "corpus"


def clean_lines() -> tuple[list[str], int]:
    """Well-formed lines and the number refused."""
    lines: list[str] = []
    refused = 0
    for name in FILES:
        for line in (corpus_folder() / name).read_text(encoding="utf-8").splitlines():
            if re.search("[ก-ฮ]", line) and well_formed(line):
                lines.append(line)
            else:
                refused += 1
    return lines, refused


def thai_words(lines: Iterable[str]) -> list[str]:
    return sorted({line for line in lines if re.fullmatch("[ก-ฮะ-ฺเ-๎]{2,16}", line)})


def running_text(words: list[str], rng: random.Random, chars: int) -> str:
    """Words joined to phrases without gaps, phrases joined by spaces, tabs and line breaks."""
    parts, size = [], 0
    while size < chars:
        phrase = "".join(rng.choices(words, k=rng.randint(1, 6)))
        parts.append(phrase + rng.choice(["  ", " ", " ", " ", "\t", "\n", " 12.50 ", " (ก) "]))
        size += len(parts[-1])
    return "".join(parts)


def changed(text: str) -> tuple[int, list[str]]:
    """Characters changed by the repair, and examples."""
    fixed = repair(text)
    spots = []
    for edit in fixed.edits[:12]:
        spots.append(
            f"{edit.rule}: {edit.before!r} -> {edit.after!r} near {fixed.text[max(0, edit.at - 8) : edit.at + 8]!r}"
        )
    return sum(max(len(e.before), len(e.after)) for e in fixed.edits), spots


# ---- damage: each takes a word and a generator, gives the damaged word or None --------------------

Damage = Callable[[str, random.Random], str | None]


def at_one(pattern: str, change: Callable[[re.Match[str], random.Random], str]) -> Damage:
    compiled = re.compile(pattern)

    def damage(word: str, rng: random.Random) -> str | None:
        sites = list(compiled.finditer(word))
        if not sites:
            return None
        site = rng.choice(sites)
        return word[: site.start()] + change(site, rng) + word[site.end() :]

    return damage


VARIANTS = {
    "ฐ": "\uf700", "ิ": "\uf701", "ี": "\uf702", "ึ": "\uf703", "ื": "\uf704", "ญ": "\uf70f", "ั": "\uf710",
    "็": "\uf712", "ุ": "\uf718", "ู": "\uf719", "ฺ": "\uf71a", "่": "\uf705\uf70a\uf713", "้": "\uf706\uf70b\uf714",
    "๊": "\uf707\uf70c\uf715", "๋": "\uf708\uf70d\uf716", "์": "\uf709\uf70e\uf717",
}  # fmt: skip
C, V, T = "ก-ฮ", "ัิีึืุู็", "่้๊๋"


def private_use(word: str, rng: random.Random) -> str | None:
    new = "".join(rng.choice(VARIANTS[char]) if char in VARIANTS else char for char in word)
    return new if new != word else None


DAMAGE: dict[str, Damage] = {
    "private-use glyphs": private_use,
    "nikhahit + aa": at_one(f"([{T}]?)ำ", lambda m, r: r.choice([m[1] + "ํา", "ํ" + m[1] + "า", m[1] + " ํา"])),
    "gap before sara am": at_one(f"([{T}]?)ำ", lambda m, r: r.choice([m[1] + " ำ", " " + m[1] + "ำ"])),
    "nikhahit lost, gap left": at_one(f"([{T}]?)ำ", lambda m, r: m[1] + " า"),
    "gap before mark": at_one(f"[{V}{T}์]+", lambda m, r: " " + m[0]),
    "gap inside marks": at_one(f"([{V}])([{T}])", lambda m, r: m[1] + " " + m[2]),
    "gap before sara a": at_one("(?<=[ก-ฮ])ะ", lambda m, r: " ะ"),
    "gap after leading vowel": at_one("[เ-ไ]", lambda m, r: m[0] + " "),
    "doubled mark": at_one(f"[{V}{T}์]", lambda m, r: m[0] * r.randint(2, 3)),
    "mark order": at_one(f"([{V}])([{T}์])", lambda m, r: m[2] + m[1]),
    "tone after vowel aa": at_one(f"([{T}])([าำ])", lambda m, r: m[2] + m[1]),
    "split sara ae": at_one("แ", lambda m, r: "เเ"),
    "zero width": at_one(".(?=.)", lambda m, r: m[0] + r.choice("\u200b\u200c\u200d\ufeff\u00ad\u2060")),
    "tone moved behind final (ั ึ ื เ-ี)": at_one(
        f"([ัึื])([{T}])([{C}])(?![าำะ{V}{T}์])|(?<=เ[{C}])(ี)([{T}])(ย)",
        lambda m, r: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5],
    ),
    "mark before its letter (no cluster)": at_one(
        f"([เ-ไ])(?![กขคตปผพ][รลว]|ห[งญนมยรลว]|อย|[สศซ]ร)([{C}])([{T}])", lambda m, r: m[1] + m[3] + m[2]
    ),
    "(not promised) mark before its cluster": at_one(
        f"([เ-ไ])((?:[กขคตปผพ][รลว]|ห[งญนมยรลว]|[สศซ]ร)[ิีื]?)([{T}])", lambda m, r: m[1] + m[3] + m[2]
    ),
    "(not promised) mark at front of word": at_one(f"^([เ-ไ]?)([{C}])([{T}])", lambda m, r: m[3] + m[1] + m[2]),
    "(not promised) gap before plain aa": at_one("(?<=[ก-ฮ])า", lambda m, r: " า"),
}


def undone(name: str, words: list[str], rng: random.Random, sites: int) -> tuple[int, int, int, list[str]]:
    """Sites restored exactly, sites tried, sites left as they were, examples of failures.

    Each damaged word stands between two whole ones, joined to them or apart.
    """
    good = tried = left_alone = 0
    failures: list[str] = []
    for word in rng.sample(words, len(words)):
        if tried == sites:
            break
        broken = DAMAGE[name](word, rng)
        if broken is None:
            continue
        left, right = rng.choice(words), rng.choice(words)
        joint = rng.choice(["", " "])
        fixed = repair(left + joint + broken + joint + right)
        tried += 1
        source = left + joint + broken + joint + right
        if repair(fixed.text).text != fixed.text or undo(fixed.text, fixed.edits) != source:
            raise SystemExit(f"not idempotent or not reversible: {broken!r}")
        if fixed.text == left + joint + word + joint + right:
            good += 1
            continue
        left_alone += broken in fixed.text
        if len(failures) < 6:
            failures.append(f"{broken} -> {fixed.text} ({word})")
    return good, tried, left_alone, failures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sites", type=int, default=5000, help="damaged words for each class")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    lines, refused = clean_lines()
    words = thai_words(lines)
    texts = {"lines": "\n".join(lines), "running": running_text(words, rng, 1_500_000)}
    if REPORTS.is_dir():
        texts["reports"] = "\n".join(path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt")))
    print(f"clean text: {len(lines)} lines kept, {refused} refused by the checker, {len(words)} words")
    for name, text in texts.items():
        start = time.perf_counter()
        bad, spots = changed(text)
        speed = len(text) / (time.perf_counter() - start) / 1e6
        print(f"  {name}: {len(text)} characters, {bad} changed, {speed:.1f} M/s")
        print("".join(f"    {spot}\n" for spot in spots), end="")
    for name in DAMAGE:
        good, tried, left_alone, failures = undone(name, words, rng, args.sites)
        print(f"{name}: {good}/{tried} undone ({100 * good / max(tried, 1):.2f} %), {left_alone} left as they were")
        print("".join(f"    {failure}\n" for failure in failures), end="")


if __name__ == "__main__":
    main()
