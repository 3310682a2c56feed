"""The families that lines are drawn in: those of the digit reader and more, with roles of their own.

A third of the Thai families is never trained on. Sisters share a role (TH Krub and Krub are drawn by one hand, as are
Trirong and Taviraj), or a family never seen would have been seen under another name.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from training import fonts
from training.fonts import Face, Family

_NATIONAL_TERMS = "LicenseRef-DIP-SIPA"  # free to use, copy, study, adapt, distribute; not sold alone; names reserved
_NATIONAL_PACKAGE = ("pip", "odoo-addon-l10n-th-fonts", "18.0.1.0.0.2")
_VERA, _ARUNDINA = "Bitstream-Vera", "0.3.2-1"
_FREE = "GPL-3.0-or-later WITH Font-exception-2.0"
_FOUR = ("", "-Bold", "-Oblique", "-BoldOblique")


def _national(name: str, file: str, group: str = "text", licence: str = _NATIONAL_TERMS, share: float = 1.0) -> Family:
    return Family(name, *_NATIONAL_PACKAGE, licence, "train", group, (file,), share)


def _npm(name: str, group: str, files: tuple[str, ...], version: str = "5.3.0") -> Family:
    return Family(name, "npm", f"@fontsource/{name}", version, "OFL-1.1", "train", group, files)


def _deb(name: str, package: str, version: str, licence: str, group: str, files: tuple[str, ...]) -> Family:
    return Family(name, "deb", package, version, licence, "train", group, files)


MORE: tuple[Family, ...] = (
    _national("TH Sarabun New", "THSarabunNew.ttf", "kin", "GPL-2.0-or-later", 1.2),
    _national("TH Baijam", "THBaijam.ttf"),
    _national("TH Chakra Petch", "THChakraPetch.ttf"),
    _national("TH Fah kwang", "THFahkwang.ttf"),
    _national("TH K2D July8", "THK2DJuly8.ttf"),
    _national("TH KoHo", "THKoHo.ttf"),
    _national("TH Kodchasal", "THKodchasal.ttf"),
    _national("TH Krub", "THKrub.ttf"),
    _national("TH Mali Grade 6", "THMaliGrade6.ttf", "script"),
    _national("TH Niramit AS", "THNiramitAS.ttf"),
    _npm("chonburi", "loopless", ("400-normal",)),
    _npm("google-sans", "loopless", ("400-normal", "700-normal"), "5.3.1"),
    _deb("Arundina Sans", "fonts-arundina", _ARUNDINA, _VERA, "text", tuple(f"ArundinaSans{s}.ttf" for s in _FOUR)),
    _deb("Arundina Serif", "fonts-arundina", _ARUNDINA, _VERA, "text", ("ArundinaSerif.ttf", "ArundinaSerif-Bold.ttf")),
    _deb(
        "Arundina Sans Mono", "fonts-arundina", _ARUNDINA, _VERA, "mono",
        ("ArundinaSansMono.ttf", "ArundinaSansMono-Bold.ttf"),
    ),
    _deb(
        "FreeSerif", "fonts-freefont-ttf", "20120503-10", _FREE, "text",
        tuple(f"FreeSerif{style}.ttf" for style in ("", "Bold", "Italic", "BoldItalic")),
    ),
)  # fmt: skip

# Never trained on, by the hand that drew them.
HELD_OUT: tuple[str, ...] = (
    "niramit", "TH Niramit AS",
    "krub", "TH Krub",
    "bai-jamjuree", "TH Baijam",
    "trirong", "taviraj",
    "noto-serif-thai",
    "ibm-plex-sans-thai-looped", "ibm-plex-sans-thai",
    "charm", "charmonman", "pattaya",
    "maitree", "Kinnari", "Umpush", "TlwgTypist", "mitr", "athiti", "sriracha",
)  # fmt: skip


_LEFT_OUT = ("TlwgMono",)  # its marks stand in cells of their own: what is drawn is not what a document prints


def families() -> tuple[Family, ...]:
    """Every family with its role here: train or held-out."""
    every = {family.name: family for family in (*fonts.FAMILIES, *MORE)}
    return tuple(
        dataclasses.replace(family, role="held-out" if family.name in HELD_OUT else "train")
        for family in every.values()
        if family.name not in _LEFT_OUT
    )


def thai_families(role: str | None = None) -> list[str]:
    """Names of the families with Thai letters, of one role or of all."""
    return [one.name for one in families() if one.group != "latin" and role in (None, one.role)]


def faces(cache: Path, role: str, names: frozenset[str] | None = None) -> list[Face]:
    """The faces of a role that lie in the cache, of some families or of all."""
    chosen = tuple(one for one in families() if names is None or one.name in names)
    found = fonts.faces(cache, (role,), chosen)
    return [face for face in found if Path(face.latin).is_file()]


def symbols(cache: Path) -> tuple[str, ...]:
    """The fonts that signs are drawn with where a family has none, best first."""
    return tuple(str(cache / "DejaVu" / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))
