"""What the program says of itself: data dictionary, findings, error and exit codes, for the README and for help."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from prongsai.extract.errors import ErrorCode, ExitCode
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.model.meanings import MEANING
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.model.schema import TABLES
from prongsai.normalize.model.table_schema import Column, TableSchema

BEGIN, END = "<!-- handbook: begin -->", "<!-- handbook: end -->"

EXIT_MEANING = {
    ExitCode.OK: "all well",
    ExitCode.SOME_FAILED: "finished, but some documents failed or are partial",
    ExitCode.USAGE: "the command line asks for something that cannot be done",
    ExitCode.MISSING_PROGRAM: "a program or language pack is not installed",
    ExitCode.PUBLICATION_REFUSED: "the new dataset failed its checks; the last one stays",
    ExitCode.LOCK_HELD: "another run is writing to the same folder",
    ExitCode.INTERRUPTED: "interrupted; the last dataset stays",
}
_ERROR_MEANING = {
    ErrorCode.EMPTY_FILE: "the file holds nothing",
    ErrorCode.UNSUPPORTED_TYPE: "no report can be read from this type of file; the reason names the remedy",
    ErrorCode.UNDECODABLE_TEXT: "text in no encoding that is known here",
    ErrorCode.DAMAGED_FILE: "the file is cut or broken",
    ErrorCode.PASSWORD_PROTECTED: "the file opens with a password only",
    ErrorCode.NEEDS_OCR: "pages are pictures, or their text layer cannot be believed",
    ErrorCode.TOO_LARGE: "more bytes or text than the settings allow",
    ErrorCode.TOO_MANY_PAGES: "more pages than the settings allow",
    ErrorCode.TIMEOUT: "not done within the time that the settings allow",
    ErrorCode.OUT_OF_MEMORY: "needs more memory than the settings allow",
    ErrorCode.UNREADABLE_FILE: "the file system does not give the bytes",
    ErrorCode.PAGE_FAILED: "one page or more could not be read, the others were",
    ErrorCode.MISSING_PROGRAM: "a program that this file needs is not installed",
    ErrorCode.WORKER_DIED: "the process that read it was killed or crashed",
    ErrorCode.UNKNOWN: "anything else; please report it",
}


_EXAMPLES = """\
examples:
  prongsai run                                data/raw into data/parsed
  prongsai run reports --out dataset          another folder
  prongsai run --only '*-2567.pdf' --limit 5 --out try   a few files, to try
  prongsai show report.pdf --page 3 --stage all --image page3.png
  prongsai findings --severity error --format csv
  prongsai describe scores                    what each column means

exit codes:
"""


def help_epilog() -> str:
    """What stands under `prongsai --help`: examples and exit codes."""
    return _EXAMPLES + "\n".join(f"  {int(code):<4}{meaning}" for code, meaning in EXIT_MEANING.items())


def table_lines(schema: TableSchema) -> Iterator[str]:
    """One table of the dictionary for a terminal."""
    yield f"{schema.name}: {schema.description}. Key: {', '.join(schema.key) or 'none'}"
    for column in schema.columns:
        yield f"  {column.name:18} {column.type!s:18} {_meaning(column, '', 99)}"


def handbook() -> str:
    """All generated tables of the README, between its markers."""
    parts = [_tables(), _findings(), _rejections(), _errors(), _exits()]
    return "\n\n".join(parts)


def _tables() -> str:
    lines: list[str] = []
    for schema in TABLES:
        key = ", ".join(f"`{name}`" for name in schema.key) or "none"
        lines += [f"#### `{schema.name}`", "", f"{schema.description}. Key: {key}.", "", "| column | type | meaning |"]
        lines.append("|---|---|---|")
        for column in schema.columns:
            lines.append(f"| `{column.name}` | {_type(str(column.type))} | {_meaning(column, '`', 8)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def _meaning(column: Column, quote: str, most: int) -> str:
    """Description, unit and, where there are few, the allowed values."""
    text = column.description
    if column.unit:
        text += f" ({column.unit})"
    if column.allowed and len(column.allowed) <= most:
        text += ". One of " + ", ".join(f"{quote}{value}{quote}" for value in column.allowed)
    return text + (". Never null" if column.required else "")


def _type(name: str) -> str:
    return "list of string" if name.startswith("list") else name


def _findings() -> str:
    lines = ["#### Findings", "", "| code | severity | meaning |", "|---|---|---|"]
    lines += [f"| `{code}` | {SEVERITY[code]} | {MEANING[code]} |" for code in FindingCode]
    return "\n".join(lines)


def _rejections() -> str:
    lines = ["#### Why a print was not chosen", "", "| rejected_because | meaning |", "|---|---|"]
    lines += [f"| `{why}` | {why.english} |" for why in Rejection]
    return "\n".join(lines)


def _errors() -> str:
    lines = ["#### Why a document failed or is partial", "", "| error_code | meaning |", "|---|---|"]
    lines += [f"| `{code}` | {_ERROR_MEANING[code]} |" for code in ErrorCode]
    return "\n".join(lines)


def _exits() -> str:
    lines = ["#### Exit codes", "", "| code | meaning |", "|---|---|"]
    lines += [f"| {int(code)} | {EXIT_MEANING[code]} |" for code in ExitCode]
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    """Put the tables between the markers of a Markdown file."""
    path = Path(argv[0])
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    path.write_text(f"{head}{BEGIN}\n{handbook()}\n{END}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
