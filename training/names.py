"""Makes the model of `abbreviation_recognizer`: what is written, the network, its training, its figures.

    python -m training.names --minutes 25

Fonts, drawing and wear are those of the digit reader. Half of the pieces are names, with brackets, quotes or a colon
now and then; the others are Thai words and letters, numbers, other Latin words, and parts of names.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import multiprocessing
import os
import queue
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from prongsai.extract.scan.recognition.abbreviation_recognizer import WIDTH
from prongsai.extract.scan.recognition.line_image import HEIGHT, Jitter, prepare
from torch import Tensor, nn

from training import fonts, noise, paper, typesetting, writing

NAMES = ("", "IIT", "EIT", "OIT", "ITA", "A", "AA", "B", "C", "D", "E", "F")
OUT = Path(__file__).parents[1] / "extract" / "scan" / "recognition" / "models" / "names.onnx"
Grey = npt.NDArray[np.uint8]

_TOOLS = ("IIT", "IIT", "EIT", "EIT", "OIT", "OIT", "ITA")
_DRESSED = ("{}", "{}", "{}", "({})", "({})", "( {} )", "“{}”", '"{}"', "({}", "{})", "{}:", "{} :", "‘{}’", "{}.")
# parts of names, words that resemble them, letters that are no level
_NEAR_TEXT = """
IT II TT EI OI TA AT IIA ITT EET OOT OTT ETT IAT ET OT TI IITEIT EIT1 EIT2 EITA OITT IITs O12 O33 I7 E3 i17 e5
PIT  LIT BIT KIT HIT FIT SIT UIT VIT WIT AIT DIT JIT GIT NIT CIT RIT MIT IOT IET IPA LPA EPA ITU ITC IIS OIC OIL
EIA AIA  TIA QIT ILT EIR EII OII III OTA ETA ITAS IITA it ita Ita Eit Oit Iit eit oit iit Part Public Survey QR
PDF KPI HR ID  G H J K L M N P R T U V Y a b d e f g h k n r t y AB BA AC AAA AAAA BB CC ABC DE EF FE BE AD A+
B+ C- A1 B2 C3 D4
"""
_THAI_ALONE = "กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮเแโไใฯๆ"
_SHORT_TEXT = """
ด้าน ดี ดีมาก ผ่าน ระดับ ข้อ ที่ คน น. บาท ก.ย. ต.ค. ม.ค. เม.ย. พ.ค. ป.ป.ช. อบต. ทต. จว. ฯลฯ กอง งาน
ปลัด นาย นาง เห  แห ทำ ๒ ๑ หน้า แห่ง ราย ครั้ง วัน ปี รวม ผล แผน ครู ชื่อ ลำดับ เฉลี่ย คะแนน ภายใน
ภายนอก
"""
_NEAR, _SHORT = _NEAR_TEXT.split(), _SHORT_TEXT.split()


def piece(rng: random.Random) -> tuple[str, str]:
    """What is written, and the name that it is, if any."""
    draw = rng.random()
    if draw < 0.48:
        name = rng.choice(_TOOLS) if rng.random() < 0.6 else rng.choice(NAMES[5:])
        return rng.choice(_DRESSED).format(name), name
    if draw < 0.66:
        text = (
            rng.choice(_SHORT)
            if rng.random() < 0.4
            else "".join(writing.syllable(rng) for _ in range(rng.randint(1, 2)))
        )
        return text, ""
    if draw < 0.76:
        text = rng.choice(_THAI_ALONE)
        return rng.choice(("{}", "{}", "{}.", "{})", "({})", "“{}”")).format(text), ""
    if draw < 0.86:
        return writing.number(rng), ""
    if draw < 0.97:
        text = rng.choice(_NEAR)
        return rng.choice(("{}", "{}", "({})", "“{}”", "{})", "({}")).format(text), ""
    return rng.choice(("-", "–", "✓", "/", "(", ")", "•", ":", "=", "|", "1", "0", "๐", "๑", "+")), ""


def sample(
    setter: typesetting.Typesetter, rng: random.Random, severity: float, worn: bool = True
) -> tuple[Grey, int] | None:
    """One piece as the network sees it, and the place of its name in `NAMES`; None where it is too long for one."""
    text, name = piece(rng)
    style = setter.style(rng, text)
    oversampled = 2.0 if style.body < 20 else rng.choice((1.0, 1.3))
    style = dataclasses.replace(style, body=style.body * oversampled, tracking=min(style.tracking, 0.06))
    drawn = typesetting.draw(text, style)
    picture = noise.degrade(drawn, rng, paper.Wear(severity, worn=worn), rng.random() < 0.7, oversampled)
    ready = prepare(picture, Jitter(rng.gauss(0, 0.05), 2 ** rng.gauss(0, 0.1)))
    if ready is None or ready.ink.shape[1] > WIDTH:
        return None
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)
    ink[:, : ready.ink.shape[1]] = ready.ink
    return ink, NAMES.index(name)


class NameNet(nn.Module):
    """From ink (pieces, 1, HEIGHT, WIDTH) to logits (pieces, names)."""

    def __init__(self) -> None:
        super().__init__()
        body: list[nn.Module] = []
        for into, out in ((1, 16), (16, 32), (32, 48), (48, 64)):
            body += [
                nn.Conv2d(into, out, 3, padding=1, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True),
                nn.MaxPool2d(2),
            ]  # fmt: skip
        self.body = nn.Sequential(*body)
        self.head = nn.Sequential(
            nn.Flatten(), nn.Dropout(0.2), nn.Linear(64 * (HEIGHT // 16) * (WIDTH // 16), 96), nn.ReLU(inplace=True),
            nn.Linear(96, len(NAMES)),
        )  # fmt: skip

    def forward(self, ink: Tensor) -> Tensor:
        """Logits."""
        logits: Tensor = self.head(self.body(ink))
        return logits


def _draw(cache: Path, seed: int, ready: Any) -> None:
    os.nice(1)
    rng, setter = random.Random(seed), typesetting.Typesetter(fonts.faces(cache, ("train", "script")))
    while True:
        made: list[tuple[Grey, int]] = []
        while len(made) < 256:
            one = sample(setter, rng, rng.choice((0.2, 0.7, 1.0, 1.3, 1.6)))
            if one is not None:
                made.append(one)
        ready.put((np.stack([ink for ink, _ in made]), [label for _, label in made]))


def train(cache: Path, minutes: float, seed: int) -> tuple[NameNet, int]:
    """A network trained for so long, and how many pieces were drawn for it."""
    torch.manual_seed(seed)
    context = multiprocessing.get_context("spawn")
    ready: Any = context.Queue(maxsize=8)
    drawer = context.Process(target=_draw, args=(cache, seed, ready), daemon=True)
    drawer.start()
    network = NameNet()
    optimiser = torch.optim.AdamW(network.parameters(), 2e-3, weight_decay=0.02)
    rng, kept, losses, drawn = random.Random(seed), [], [], 0
    began = time.monotonic()
    while (share := (time.monotonic() - began) / (60 * minutes)) < 1:
        try:
            batch = ready.get(timeout=0.01 if len(kept) > 8 else 300)
            drawn += len(batch[1])
            kept.append(batch)
        except queue.Empty:
            batch = rng.choice(kept)
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * max(0.01, 0.5 * (1 + np.cos(np.pi * share)))
        inks = torch.from_numpy(batch[0]).float().div_(255)[:, None]
        inks = torch.roll(inks, (rng.choice((-1, 0, 1)), rng.choice((0, 1, 2))), dims=(2, 3))
        inks = (inks ** rng.uniform(0.75, 1.3) + torch.randn_like(inks) * rng.uniform(0, 0.05)).clamp_(0, 1)
        network.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(inks)
        loss = nn.functional.cross_entropy(logits.float(), torch.tensor(batch[1]), label_smoothing=0.01)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
        if len(losses) % 200 == 0:
            print(
                f"batches {len(losses)} drawn {drawn} share {share:.2f} loss {np.mean(losses[-200:]):.4f}", flush=True
            )
    drawer.terminate()
    return network.eval(), drawn


def _answers(network: NameNet, cache: Path, roles: tuple[str, ...], severity: float, count: int, seed: int) -> Any:
    rng, setter = random.Random(seed), typesetting.Typesetter(fonts.faces(cache, roles), evaluation=True)
    made: list[tuple[Grey, int]] = []
    while len(made) < count:
        one = sample(setter, rng, severity, worn=severity > 1)
        if one is not None:
            made.append(one)
    with torch.no_grad():
        parts = [
            network(torch.from_numpy(np.stack([ink for ink, _ in made[i : i + 256]])).float().div(255)[:, None])
            for i in range(0, count, 256)
        ]
    return torch.cat(parts), torch.tensor([label for _, label in made])


def fitted(network: NameNet, cache: Path, count: int) -> float:
    """The temperature that makes the confidences true on fonts never seen."""
    logits, labels = _answers(network, cache, ("held-out",), 1.3, count, 5)
    tried = np.linspace(0.6, 3.0, 49)
    return float(min(tried, key=lambda t: float(nn.functional.cross_entropy(logits / t, labels))))


def figures(network: NameNet, cache: Path, temperature: float, count: int) -> None:
    """Print how many names are known and what is taken for one, on fresh pieces."""
    for title, roles, severity in (
        ("seen fonts, scan-like", ("train",), 1.0), ("unseen text fonts, scan-like", ("held-out",), 1.0),
        ("unseen text fonts, hard", ("held-out",), 2.0),
    ):  # fmt: skip
        logits, labels = _answers(network, cache, roles, severity, count, 17)
        sure, best = (logits / temperature).softmax(1).max(1)
        name = labels > 0
        print(f"{title}: {count} pieces")
        for least in (0.5, 0.9, 0.98, 0.99, 0.995):
            told = (best > 0) & (sure >= least)
            known = float((told & (best == labels))[name].float().mean())
            false = told & (best != labels)
            pairs = zip(labels[false].tolist(), best[false].tolist(), strict=True)
            wrong = Counter((NAMES[a] or "other", NAMES[b]) for a, b in pairs).most_common(4)
            share = float(false.float().mean())
            print(f"  sure {least}: {known:.4f} of names known, {share:.5f} of pieces taken wrongly {wrong}")


def export(network: NameNet, path: Path, temperature: float, drawn: int) -> None:
    """Write the network with all that the reader must know about it."""
    part = path.with_suffix(".part")
    torch.onnx.export(
        network, (torch.zeros(2, 1, HEIGHT, WIDTH),), str(part), input_names=["ink"], output_names=["logits"],
        dynamic_axes={"ink": {0: "pieces"}, "logits": {0: "pieces"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    graph = onnx.load(str(part))
    notes = {"names": json.dumps(NAMES), "temperature": f"{temperature:.4f}", "pieces_seen": str(drawn)}
    onnx.helper.set_model_props(graph, notes)
    onnx.save(graph, str(part))
    part.replace(path)


def main() -> None:
    """Train, calibrate, write and measure."""
    parser = argparse.ArgumentParser(prog="python -m training.names", description=__doc__)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--fonts", type=Path, default=fonts.default_cache())
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--count", type=int, default=6000, help="pieces for each figure")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(1)
    fonts.fetch(given.fonts)
    network, drawn = train(given.fonts, given.minutes, given.seed)
    temperature = fitted(network, given.fonts, given.count)
    print(f"pieces drawn {drawn}, temperature {temperature:.2f}")
    export(network, given.out, temperature, drawn)
    figures(network, given.fonts, temperature, given.count)


if __name__ == "__main__":
    main()
