"""Old and foreign office files made into the forms that are read, by LibreOffice where it is installed.

It runs without macros and without following links, in a profile of its own that is thrown away, under a time limit.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from prongsai.extract.errors import DocumentError, ErrorCode

REMEDY = (
    "this file needs LibreOffice: apt install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"
)
_SECONDS = 120.0  # a long document takes 5 to 10; the first start of a profile 3
_SAFE = {  # settings of its registry: no macros, no fetching of what a file links to
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("/org.openoffice.Office.Writer/Content/Update", "Link"): "0",
}
_PROFILE = "".join(
    [
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">',
        *(
            f'<item oor:path="{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>'
            for (path, name), value in _SAFE.items()
        ),
        "</oor:items>",
    ]
)


@cache
def program() -> str:
    """The path of LibreOffice, "" where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


@cache
def version() -> str:
    """What tells one LibreOffice from another: part of what a result rests on."""
    if not program():
        return ""
    told = Path(program()).resolve().parent / "versionrc"
    try:
        return told.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return program()


def converted(data: bytes, suffix: str, form: str) -> bytes:
    """An office file in another form.

    Args:
        data: the whole file.
        suffix: the ending by which LibreOffice knows its kind, such as ".doc".
        form: "docx", "xlsx" or "pptx".

    Raises:
        DocumentError: `missing_program`, `timeout`, or `damaged_file` where LibreOffice makes nothing of it.
    """
    if not program():
        raise DocumentError(ErrorCode.MISSING_PROGRAM, REMEDY)
    with tempfile.TemporaryDirectory(prefix="prongsai-office-") as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        (folder / f"file{suffix}").write_bytes(data)
        _run(folder, suffix, form)
        made = folder / "made" / f"file.{form}"
        if not made.is_file():
            raise DocumentError(ErrorCode.DAMAGED_FILE, "LibreOffice cannot open it: open and save it as docx or PDF")
        return made.read_bytes()


def _run(folder: Path, suffix: str, form: str) -> None:
    command = [
        program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
        "--nolockcheck", "--convert-to", form, "--outdir", str(folder / "made"), str(folder / f"file{suffix}"),
    ]  # fmt: skip
    surroundings = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603 - the path of an installed program, and names of ours
        command, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise DocumentError(ErrorCode.TIMEOUT, f"LibreOffice was not done within {_SECONDS:g} s") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
