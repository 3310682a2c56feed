"""The command line: commands, options and what `--help` says of them; what they do stands in `pipeline`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from typing import Any

from prongsai.dataset.handbook import help_epilog
from prongsai.export.folder import FORMS
from prongsai.extract.settings import Settings
from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.model.schema import TABLES
from prongsai.report.stage_views import STAGES

_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _seconds(text: str) -> float:
    try:
        if 0 < float(text) < float("inf"):
            return float(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")


def _size(text: str) -> int:
    """Bytes, also with K, M or G behind them."""
    number, unit = (text[:-1], text[-1].upper()) if text[-1:].upper() in _UNITS else (text, "")
    if not number.isdecimal() or int(number) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it like 200M or 4G")
    return int(number) * _UNITS.get(unit, 1)


def _short(size: int) -> str:
    """A size as `_size` takes it."""
    unit = max((u for u, many in _UNITS.items() if size % many == 0), key=_UNITS.__getitem__, default="")
    return f"{size // _UNITS.get(unit, 1)}{unit}"


_LIMITS: tuple[tuple[str, str, Callable[[str], Any], str, str], ...] = (
    ("--seconds-per-page", "one_page_seconds", _seconds, "S", "processor seconds for one page"),
    ("--memory", "max_memory_bytes", _size, "SIZE", "memory of one process"),
    ("--max-pages", "max_pages", _positive, "N", "pages of one document"),
    ("--max-bytes", "max_file_bytes", _size, "SIZE", "size of one file"),
)
RAW, OUT, CORRECTIONS = "data/raw", "data/parsed", "data/corrections.csv"


def command_line(actions: Mapping[str, Callable[..., Any]], version: str, about: str) -> argparse.ArgumentParser:
    """The command line; `actions` holds what each command does, by its name."""
    top = argparse.ArgumentParser(
        prog="prongsai", description=about, epilog=help_epilog(), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=version)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands, actions)
    _add_telling(commands, actions)
    _add_looking(commands, actions)
    return top


def _common() -> argparse.ArgumentParser:
    """The options of the commands that make a dataset or tell of one."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--out", default=OUT, metavar="DIR", help=f"the dataset's folder or URL ({OUT})")
    common.add_argument("--json", action="store_true", help="print a summary for machines")
    common.add_argument("-q", "--quiet", action="store_true", help="results only")
    common.add_argument("-v", "--verbose", action="count", default=0, help="say more; twice: tracebacks")
    return common


def _add_run(commands: Any, actions: Mapping[str, Callable[..., Any]]) -> None:
    """The command that makes a dataset."""
    one = commands.add_parser("run", parents=[_common()], help="read a raw folder and publish the dataset")
    one.add_argument("raw", nargs="*", metavar="RAW", help=f"folders, files or URLs to read ({RAW})")
    one.add_argument(
        "--workers", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)"
    )
    one.add_argument("--only", metavar="GLOB", help="only files whose path or name matches")
    one.add_argument("--limit", type=_positive, metavar="N", help="only the first N files in sort order")
    one.add_argument("--force", action="store_true", help="read every document again, not only what changed")
    one.add_argument("--retry-failed", action="store_true", help="read those again that failed last time")
    one.add_argument("--keep-missing", action="store_true", help="documents whose files are gone stay in the dataset")
    one.add_argument("--keep", type=_positive, default=1, metavar="N", help="replaced datasets to keep (1)")
    one.add_argument("--accept-loss", action="store_true", help="publish even where much of the last dataset is lost")
    one.add_argument("--corrections", default=CORRECTIONS, metavar="FILE", help=f"corrections by hand ({CORRECTIONS})")
    one.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler whose workers do the reading")
    one.add_argument("--log", choices=["text", "json"], default="text", help="json: one object a line on stderr")
    limits = one.add_argument_group("limits", "what one document may use; one that needs more fails and is told")
    standard = Settings()
    for option, name, kind, metavar, about in _LIMITS:
        usual = getattr(standard, name)
        told = f"{about} ({_short(usual) if kind is _size else format(usual, 'g')})"
        limits.add_argument(option, dest=name, type=kind, default=usual, metavar=metavar, help=told)
    one.set_defaults(action=actions["run"])


def _add_telling(commands: Any, actions: Mapping[str, Callable[..., Any]]) -> None:
    """The commands that tell of one document, of a dataset, or of the tables."""
    one = commands.add_parser("show", parents=[_common()], help="what each stage saw of one document")
    one.add_argument("source", metavar="SOURCE", help=f"the document's file, or its path under {RAW}")
    one.add_argument("--page", type=_positive, metavar="N", help="only this page")
    one.add_argument("--stage", choices=[*STAGES, "all"], default="scores", help="which stage (scores)")
    one.add_argument("--image", metavar="FILE", help="draw the page with lines, cells and values as a PNG")
    one.add_argument("--tables", action="store_true", help="with --image: draw edges, crossings and tables instead")
    one.set_defaults(action=actions["show"])
    one = commands.add_parser("status", parents=[_common()], help="what became of each document")
    one.set_defaults(action=actions["status"])
    one = commands.add_parser("findings", parents=[_common()], help="what a careful reader would mark")
    one.add_argument("--code", choices=list(FindingCode), metavar="CODE", help="only this finding (see the README)")
    one.add_argument("--severity", choices=["error", "warning", "info"], help="only this severity")
    one.add_argument("--format", choices=["table", "csv", "json"], default="table", help="how to print (table)")
    one.set_defaults(action=actions["findings"])
    one = commands.add_parser("diff", parents=[_common()], help="what became different since the last dataset")
    one.add_argument(
        "old", nargs="?", default="previous", metavar="OLD", help="a dataset's folder, or previous, previous-2"
    )
    one.add_argument("new", nargs="?", metavar="NEW", help="another; the dataset of --out")
    one.set_defaults(action=actions["diff"])
    one = commands.add_parser("describe", parents=[_common()], help="the data dictionary")
    one.add_argument("table", nargs="?", choices=[schema.name for schema in TABLES], metavar="TABLE", help="one table")
    one.add_argument("--markdown", action="store_true", help="the handbook's tables as in the README")
    one.set_defaults(action=actions["describe"])


def _add_looking(commands: Any, actions: Mapping[str, Callable[..., Any]]) -> None:
    """The commands that take a dataset and show, prove or hand it on."""
    given = argparse.ArgumentParser(add_help=False)
    given.add_argument("dataset", nargs="?", default=OUT, metavar="DATASET", help=f"the dataset ({OUT})")
    given.add_argument("-q", "--quiet", action="store_true", help="results only")
    given.add_argument("-v", "--verbose", action="count", default=0, help="say more; twice: tracebacks")
    raw = argparse.ArgumentParser(add_help=False)
    raw.add_argument("--raw", default=RAW, metavar="DIR", help=f"the raw folder that it was made from ({RAW})")
    work = argparse.ArgumentParser(add_help=False)
    work.add_argument(
        "--workers", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)"
    )
    corrections = argparse.ArgumentParser(add_help=False)
    corrections.add_argument(
        "--corrections", default=CORRECTIONS, metavar="FILE", help=f"corrections by hand ({CORRECTIONS})"
    )

    def add(name: str, about: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = commands.add_parser(name, parents=[given, *parents], help=about)
        one.set_defaults(action=actions[name])
        return one

    one = add("report", "a static site: every value beside the cut-out of its page", raw, work)
    one.add_argument("--site", metavar="DIR", help="where to make it (beside the dataset, DATASET-site)")
    one = add("review", "a desk in your browser for the documents that need eyes, worst first", raw, corrections)
    one.add_argument("--port", type=int, default=0, metavar="N", help="port on 127.0.0.1 (a free one)")
    one.add_argument("--no-browser", action="store_true", help="only print the address")
    one = add(
        "verify", "derive every value again from the raw files; exit 0 only when all holds", raw, work, corrections
    )
    one.add_argument("--json", action="store_true", help="print a record for machines")
    one = add("export", "CSV, an Excel workbook and a DuckDB file, for people without Parquet")
    one.add_argument("--to", required=True, metavar="DIR", help="the folder for the files")
    one.add_argument(
        "--form", action="append", choices=FORMS, metavar="FORM", help=f"only this form: {', '.join(FORMS)}"
    )


def limits_in(args: argparse.Namespace) -> Settings:
    """The limits that a command line asks for; what a document may take grows with what a page may."""
    standard = Settings()
    chosen = {name: getattr(args, name) for _, name, *_ in _LIMITS}
    times = chosen["one_page_seconds"] / standard.one_page_seconds
    return Settings(**chosen, base_seconds=standard.base_seconds * times, page_seconds=standard.page_seconds * times)
