"""The fonts that the lines are written with: one row a family, fetched from packages into a cache folder.

Only families under free font licences (SIL OFL, GPL with the font exception, Bitstream Vera) stand here. A
family has one role: `train`, or `held-out` (text fonts never trained on), or `script` (handwriting and display,
never trained on, only reported).
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

SYSTEM_FONTS = Path("/usr/share/fonts/truetype")
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"


@dataclass(frozen=True, slots=True)
class Family:
    """One row: a family, where it comes from and what it is for."""

    name: str
    kind: str  # pip, npm or deb
    package: str
    version: str
    licence: str
    role: str  # train, held-out or script
    group: str  # kin (of TH Sarabun), text, loopless, mono, script, latin
    files: tuple[str, ...]  # npm: "weight-style"; otherwise file names
    share: float = 1.0  # weight within its group when lines are drawn


_OFL = "OFL-1.1"
_GPL = "GPL-2.0-or-later WITH Font-exception-2.0"
_FOUR = ("400-normal", "700-normal", "400-italic", "700-italic")
_TWO = ("400-normal", "700-normal")
_TLWG = "1:0.7.3-1"


def _npm(name: str, version: str, role: str, group: str, files: tuple[str, ...] = _FOUR, share: float = 1.0) -> Family:
    return Family(name, "npm", f"@fontsource/{name}", version, _OFL, role, group, files, share)


def _tlwg(name: str, package: str, role: str, group: str, slanted: str = "Oblique", share: float = 1.0) -> Family:
    styles = ("", "-Bold", f"-{slanted}", f"-Bold{slanted}")
    files = tuple(f"{name}{style}.ttf" for style in styles)
    return Family(name, "deb", f"fonts-tlwg-{package}-ttf", _TLWG, _GPL, role, group, files, share)


def _latin(name: str, package: str, version: str, licence: str, files: tuple[str, ...]) -> Family:
    return Family(name, "deb", package, version, licence, "train", "latin", files)


FAMILIES: tuple[Family, ...] = (
    # TH Sarabun and its kin: what most Thai government documents are set in.
    Family(
        "TH SarabunPSK",
        "pip",
        "odoo-addon-l10n-th-fonts",
        "18.0.1.0.0.2",
        _OFL,
        "train",
        "kin",
        ("THSarabun.ttf",),
        1.2,
    ),
    _tlwg("Laksaman", "laksaman", "train", "kin", "Italic", 1.2),
    _npm("sarabun", "5.3.0", "train", "kin", (*_FOUR, "300-normal", "600-normal")),
    # Text fonts.
    _tlwg("Garuda", "garuda", "train", "text"),
    _tlwg("Kinnari", "kinnari", "train", "text"),
    _tlwg("Norasi", "norasi", "train", "text", "Italic"),
    _tlwg("Loma", "loma", "train", "text"),
    _tlwg("Waree", "waree", "train", "text"),
    _tlwg("Umpush", "umpush", "train", "text"),
    _tlwg("Sawasdee", "sawasdee", "train", "text"),
    _tlwg("Purisa", "purisa", "train", "text"),  # script-like, but installed wherever Debian sets Thai
    _tlwg("TlwgTypo", "typo", "train", "mono"),
    _tlwg("TlwgTypist", "typist", "train", "mono"),
    _tlwg("TlwgTypewriter", "typewriter", "train", "mono"),
    _tlwg("TlwgMono", "mono", "train", "mono"),
    _npm("k2d", "5.2.8", "train", "text"),
    _npm("kodchasan", "5.2.8", "train", "text"),
    _npm("koho", "5.3.0", "train", "text"),
    _npm("fahkwang", "5.3.0", "train", "text"),
    _npm("taviraj", "5.3.0", "train", "text"),
    _npm("maitree", "5.3.0", "train", "text", _TWO),
    _npm("noto-sans-thai-looped", "5.3.0", "train", "text", _TWO),
    _npm("chakra-petch", "5.3.0", "train", "loopless"),
    _npm("prompt", "5.3.0", "train", "loopless"),
    _npm("kanit", "5.3.0", "train", "loopless"),
    _npm("mitr", "5.3.0", "train", "loopless", _TWO),
    _npm("pridi", "5.3.0", "train", "loopless", _TWO),
    _npm("athiti", "5.2.8", "train", "loopless", _TWO),
    _npm("noto-sans-thai", "5.3.0", "train", "loopless", _TWO),
    _npm("anuphan", "5.3.0", "train", "loopless", _TWO),
    _npm("itim", "5.3.0", "train", "loopless", ("400-normal",)),
    _npm("sriracha", "5.3.0", "train", "loopless", ("400-normal",)),
    _npm("mali", "5.3.0", "train", "loopless"),
    # Latin fonts: Arabic digits and Latin words only.
    _latin(
        "Liberation",
        "fonts-liberation2",
        "2.1.5-1",
        _OFL,
        (
            "LiberationSans-Regular.ttf",
            "LiberationSans-Bold.ttf",
            "LiberationSans-Italic.ttf",
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationMono-Regular.ttf",
        ),
    ),
    _latin(
        "DejaVu",
        "fonts-dejavu-core",
        "2.37-6",
        "Bitstream-Vera",
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    ),
    # Never trained on.
    _npm("niramit", "5.3.0", "held-out", "text"),
    _npm("krub", "5.2.7", "held-out", "text"),
    _npm("bai-jamjuree", "5.3.0", "held-out", "text"),
    _npm("noto-serif-thai", "5.3.0", "held-out", "text", _TWO),
    _npm("trirong", "5.3.0", "held-out", "text"),
    _npm("ibm-plex-sans-thai-looped", "5.3.0", "held-out", "text", _TWO),
    _npm("ibm-plex-sans-thai", "5.3.0", "held-out", "text", _TWO),
    _npm("charm", "5.2.7", "script", "script", _TWO),
    _npm("charmonman", "5.2.7", "script", "script", _TWO),
    _npm("pattaya", "5.3.0", "script", "script", ("400-normal",)),
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file pair ready to draw with; `latin` differs where the package splits the scripts."""

    family: str
    group: str
    role: str
    thai: str  # path; empty when the family has no Thai
    latin: str
    bold: bool
    italic: bool
    share: float


def default_cache() -> Path:
    """Where fonts are unpacked: XDG's cache folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "prongsai" / "fonts"


def _call(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)


def _fetch_pip(family: Family, into: Path, work: Path) -> None:
    name = f"{family.package}=={family.version}"
    _call(sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(work), name, folder=work)
    with zipfile.ZipFile(next(work.glob("*.whl"))) as wheel:
        for entry in wheel.namelist():
            if Path(entry).name in family.files:
                (into / Path(entry).name).write_bytes(wheel.read(entry))


def _fetch_npm(family: Family, into: Path, work: Path) -> None:
    _call("npm", "pack", "--silent", f"{family.package}@{family.version}", folder=work)
    with tarfile.open(next(work.glob("*.tgz"))) as pack:
        for style in family.files:
            for script in ("thai", "latin"):
                entry = f"package/files/{family.name}-{script}-{style}.woff2"
                packed = pack.extractfile(entry)
                if packed is None:
                    raise FileNotFoundError(entry)
                font = TTFont(packed)
                font.flavor = None
                font.save(into / f"{family.name}-{script}-{style}.ttf")


def _fetch_deb(family: Family, into: Path, work: Path) -> None:
    found = {path.name: path for path in SYSTEM_FONTS.rglob("*.ttf")} if SYSTEM_FONTS.is_dir() else {}
    if not all(name in found for name in family.files):
        _call("apt-get", "download", family.package, folder=work)
        _call("dpkg", "-x", str(next(work.glob("*.deb"))), "unpacked", folder=work)
        found = {path.name: path for path in (work / "unpacked").rglob("*.ttf")}
    for name in family.files:
        shutil.copy(found[name], into / name)


def fetch(cache: Path, families: tuple[Family, ...] = FAMILIES) -> None:
    """Brings every family into `cache/<name>/`; those already there are left alone."""
    fetchers = {"pip": _fetch_pip, "npm": _fetch_npm, "deb": _fetch_deb}
    for family in families:
        into = cache / family.name.replace(" ", "-")
        if into.is_dir():
            continue
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            ready, work = Path(folder) / "ready", Path(folder) / "work"
            ready.mkdir()
            work.mkdir()
            fetchers[family.kind](family, ready, work)
            ready.rename(into)


def _style(name: str) -> tuple[bool, bool]:
    bold = any(sign in name for sign in ("Bold", "700", "600"))
    return bold, any(sign in name for sign in ("Italic", "Oblique", "italic"))


def faces(
    cache: Path,
    roles: tuple[str, ...] = ("train", "held-out", "script"),
    families: tuple[Family, ...] = FAMILIES,
) -> list[Face]:
    """Every face of the families in these roles, from the cache."""
    found = []
    for family in families:
        if family.role not in roles:
            continue
        folder = cache / family.name.replace(" ", "-")
        for name in family.files:
            if family.kind == "npm":
                thai, latin = (str(folder / f"{family.name}-{script}-{name}.ttf") for script in ("thai", "latin"))
            else:
                latin = str(folder / name)
                thai = "" if family.group == "latin" else latin
            bold, italic = _style(name)
            share = family.share / len(family.files) * (0.5 if bold and italic else 1.0)
            found.append(Face(family.name, family.group, family.role, thai, latin, bold, italic, share))
    return found


@functools.lru_cache(maxsize=512)
def characters(path: str) -> frozenset[int]:
    """The code points that a font file can draw."""
    return frozenset(TTFont(path, lazy=True).getBestCmap())


def check(cache: Path) -> list[str]:
    """Names the faces that lack a digit that they should have."""
    lacking = []
    for face in faces(cache):
        arabic = all(ord(char) in characters(face.latin) for char in "0123456789.,-%/():+")
        thai = not face.thai or all(ord(char) in characters(face.thai) for char in THAI_DIGITS)
        if not (arabic and thai):
            lacking.append(f"{face.family}: {Path(face.latin).name}")
    return lacking
