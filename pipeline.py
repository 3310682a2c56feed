"""Prongsai: from a folder of published integrity reports to a dataset with evidence for every value.

The order of the stages and the command line; what a stage knows lives in `extract` and `normalize`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import platform
import sys
import time
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

import extract
import normalize
from dataset.datapackage import data_package
from dataset.publish import publish
from dataset.spool import Spool
from dataset.summaries import Tally, finding_lines, status_lines
from dataset.swap import held
from extract.errors import DocumentError, ErrorCode, ExitCode, ProngsaiError, UsageError
from extract.pdf_picture import Marking, marked_page
from extract.reader import read_document, text_in
from extract.records import RawDocument
from extract.scan_reader import look_again
from extract.settings import Settings
from extract.sources import Origin, SourceFile, contents, find_sources, read_manifest, text_beside
from extract.walled import Limits, Lost, run_walled
from normalize.doubts import open_places
from normalize.facts import DocumentFacts
from normalize.findings import FindingCode
from normalize.handbook import handbook, help_epilog, table_lines
from normalize.interpret import Interpretation, interpret_in_full
from normalize.rows import DocumentRow, problems_of
from normalize.schema import TABLES, table_schema
from normalize.stages import STAGES, stage_lines, value_boxes

__version__ = "0.1.0"

log = logging.getLogger("prongsai")

_RAW, _OUT = "data/raw", "data/parsed"
_SCALE = 2.0  # pixels for a point in --image: 144 dpi
_NO_FACTS = DocumentFacts("other", None, None)


def process(source: SourceFile) -> tuple[RawDocument, DocumentFacts]:
    """Read and understand one file; runs in a child process. The raw document comes back without its pages' text."""
    logging.disable(logging.CRITICAL)  # a PDF library's chatter about a broken file is no news to anybody
    warnings.simplefilter("ignore")
    try:
        data = contents(source, Settings().max_file_bytes)
    except DocumentError as error:
        return _unread(error.code, str(error)), _NO_FACTS
    raw, seen = _understood(data, source.path.name, source.beside)
    facts = seen.facts if seen is not None and any(page.state == "read" for page in raw.pages) else _NO_FACTS
    slim = RawDocument(raw.media_type, (), raw.page_count, raw.text_origin, None, raw.error_code, raw.error)
    return slim, facts  # only what the row of `documents` needs travels back


def _understood(data: bytes, name: str, beside: Path | None) -> tuple[RawDocument, Interpretation | None]:
    """Read and interpret; scanned numbers over which the arithmetic stays open are read again, once."""
    settings = Settings()
    raw = read_document(data, name, settings, text_in(beside, settings))
    if not raw.pages:
        return raw, None
    seen = interpret_in_full(raw, settings)
    if places := open_places(seen.facts):
        raw = look_again(data, raw, places)
        seen = interpret_in_full(raw, settings)
    return raw, seen


def _unread(code: ErrorCode, reason: str) -> RawDocument:
    return RawDocument("application/octet-stream", error_code=code, error=reason)


def document_row(
    source: SourceFile, also_at: Sequence[str], origin: Origin | None, raw: RawDocument, facts: DocumentFacts
) -> DocumentRow:
    """The row of `documents` for one content and what became of it."""
    found = bool(facts.scores or facts.levels or facts.measures)
    if raw.error_code is None:
        status = "extracted" if found else "no_results"
    else:
        status = "partial" if found or raw.text_origin is not None else "failed"
    return DocumentRow(
        source.document_id, source.source, tuple(also_at), origin.source_url if origin else None,
        origin.retrieved_at if origin else None, raw.media_type, source.size_bytes, raw.page_count, raw.text_origin,
        facts.kind, facts.agency_id, facts.fiscal_year_be, status, raw.error_code, raw.error, __version__,
    )  # fmt: skip


def run(args: argparse.Namespace) -> ExitCode:
    """Read every file of the raw folders and publish the dataset."""
    started = time.time()
    roots = [Path(root) for root in args.raw or [_RAW]]
    with held(Path(args.out)) as out:
        files = find_sources(roots, args.only, skip=out)[: args.limit]
        if args.only and not files:
            raise UsageError(f"no file matches --only {args.only!r}; quote the pattern, as in --only '*.pdf'")
        spool = Spool(out.parent)
        try:
            tally = _fill(spool, files, read_manifest(roots), args)
            published = publish(spool, out, _record(started, args, len(files), tally))
        finally:
            spool.close()
    seconds = time.time() - started
    if args.json:
        summary = {"out": args.out, **tally.record(), "rows": published.rows, "seconds": round(seconds, 2)}
        print(json.dumps(summary, ensure_ascii=False))
    else:
        for name, rows in published.rows.items():
            print(f"{name:10} {rows:8} rows")
    if not args.quiet:
        for line in tally.lines(Path(args.out), seconds):
            print(line, file=sys.stderr)
    return ExitCode.SOME_FAILED if tally.failures else ExitCode.OK


def _fill(spool: Spool, files: Sequence[SourceFile], origins: dict[str, Origin], args: argparse.Namespace) -> Tally:
    """Process each distinct content once and spool what it says."""
    by_content: dict[str, list[SourceFile]] = {}
    for file in files:
        by_content.setdefault(file.document_id, []).append(file)
    firsts = [same[0] for same in by_content.values()]
    settings = Settings()
    limits = Limits(settings.max_seconds, settings.max_memory_bytes)
    results = run_walled(process, firsts, args.workers, limits)
    show_bar = sys.stderr.isatty() and not args.quiet
    tally = Tally()
    with contextlib.closing(results), tqdm(total=len(firsts), unit="document", disable=not show_bar) as bar:
        for source, result in results:
            if isinstance(result, Lost):
                log.info("%s", result.detail or result.reason)
                result = (_unread(result.code, result.reason), _NO_FACTS)
            same = by_content[source.document_id]
            row, facts = _checked(source, same, origins, *result)
            log.info("%s: %s %s", row.source, row.status, row.error or "")
            spool.add(row, facts)
            tally.add(row)
            bar.update()
    return tally


def _checked(
    source: SourceFile, same: Sequence[SourceFile], origins: dict[str, Origin], raw: RawDocument, facts: DocumentFacts
) -> tuple[DocumentRow, DocumentFacts]:
    """The row and facts of one document; facts that break the schema fail their document, not the whole run."""
    origin = next((origins[f.source] for f in same if f.source in origins), None)
    also_at = [f.source for f in same[1:]]
    row = document_row(source, also_at, origin, raw, facts)
    if (problem := problems_of(row, facts)) is None:
        return row, facts
    broken = RawDocument(raw.media_type, (), raw.page_count, None, None, ErrorCode.UNKNOWN,
                         f"what was read breaks the schema, please report it: {problem}")  # fmt: skip
    return document_row(source, also_at, origin, broken, _NO_FACTS), _NO_FACTS


def _record(started: float, args: argparse.Namespace, files: int, tally: Tally) -> dict[str, Any]:
    """The run record: all that is volatile stands here and in no table."""
    return {
        "program": "prongsai", "version": __version__, "python": platform.python_version(),
        "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started)),
        "seconds": round(time.time() - started, 3), "workers": args.workers, "only": args.only, "limit": args.limit,
        "settings": asdict(Settings()), "files": files, **tally.record(),
    }  # fmt: skip


def show(args: argparse.Namespace) -> ExitCode:
    """Print what each stage saw of one document; draw a page with its boxes."""
    path = next((p for p in (Path(args.source), Path(_RAW, args.source)) if p.is_file()), None)
    if path is None:
        raise UsageError(f"{args.source}: no such file; name a document, such as {_RAW}/report.pdf")
    with contextlib.redirect_stdout(sys.stderr):  # whatever a library prints is no result
        data = path.read_bytes()
        raw, seen = _understood(data, path.name, text_beside(path))
    for stage in STAGES if args.stage == "all" else [args.stage]:
        heading = [f"===== {stage}"] if args.stage == "all" else []
        _print([*heading, *stage_lines(raw, seen, stage, args.page)])
    if args.image:
        if raw.media_type != "application/pdf":
            raise UsageError(f"{path} is no PDF; --image draws pages of PDFs")
        _draw(data, raw, seen, args.page or 1, Path(args.image))
    return ExitCode.OK


def _draw(data: bytes, raw: RawDocument, seen: Interpretation | None, page_no: int, target: Path) -> None:
    page = next((one for one in raw.pages if one.number == page_no), None)
    boxes = value_boxes(seen, page_no) if seen else []
    values = [Marking(box, "value" if chosen else "rejected") for box, chosen in boxes]
    try:
        marked_page(data, page_no, page, values, _SCALE).save(target, format="PNG")
    except ValueError as error:
        raise UsageError(f"{error}; choose another --page") from error
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}; choose another --image") from error
    print(f"page {page_no} drawn in {target}", file=sys.stderr)


def status(args: argparse.Namespace) -> ExitCode:
    """Print what became of each document of the last run."""
    return _print(status_lines(Path(args.out), args.json))


def findings(args: argparse.Namespace) -> ExitCode:
    """Print the findings of the last run, worst first."""
    form = "json" if args.json else args.format
    return _print(finding_lines(Path(args.out), args.code, args.severity, form))


def describe(args: argparse.Namespace) -> ExitCode:
    """Print the data dictionary."""
    if args.json:
        return _print([json.dumps(data_package(), ensure_ascii=False, indent=1)])
    if args.markdown:
        return _print([handbook()])
    return _print(line for one in ([table_schema(args.table)] if args.table else TABLES) for line in table_lines(one))


def _print(lines: Iterable[str]) -> ExitCode:
    for line in lines:
        print(line)
    return ExitCode.OK


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="prongsai", description=__doc__, epilog=help_epilog(), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    where = ", ".join(str(Path(p).parent) for p in (extract.__file__, normalize.__file__) if p)
    top.add_argument("--version", action="version", version=f"prongsai {__version__} ({where})")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--out", default=_OUT, metavar="DIR", help=f"the dataset's folder ({_OUT})")
    common.add_argument("--json", action="store_true", help="print a summary for machines")
    common.add_argument("-q", "--quiet", action="store_true", help="results only")
    common.add_argument("-v", "--verbose", action="count", default=0, help="say more; twice: tracebacks")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("run", parents=[common], help="read a raw folder and publish the dataset")
    one.add_argument("raw", nargs="*", metavar="RAW", help=f"folders or files to read ({_RAW})")
    one.add_argument(
        "--workers", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)"
    )
    one.add_argument("--only", metavar="GLOB", help="only files whose path or name matches")
    one.add_argument("--limit", type=_positive, metavar="N", help="only the first N files in sort order")
    one.add_argument("--force", action="store_true", help="read every document again (so far every run does)")
    one.set_defaults(action=run)
    one = commands.add_parser("show", parents=[common], help="what each stage saw of one document")
    one.add_argument("source", metavar="SOURCE", help=f"the document's file, or its path under {_RAW}")
    one.add_argument("--page", type=_positive, metavar="N", help="only this page")
    one.add_argument("--stage", choices=[*STAGES, "all"], default="scores", help="which stage (scores)")
    one.add_argument("--image", metavar="FILE", help="draw the page with lines, cells and values as a PNG")
    one.set_defaults(action=show)
    one = commands.add_parser("status", parents=[common], help="what became of each document")
    one.set_defaults(action=status)
    one = commands.add_parser("findings", parents=[common], help="what a careful reader would mark")
    one.add_argument("--code", choices=list(FindingCode), metavar="CODE", help="only this finding (see the README)")
    one.add_argument("--severity", choices=["error", "warning", "info"], help="only this severity")
    one.add_argument("--format", choices=["table", "csv", "json"], default="table", help="how to print (table)")
    one.set_defaults(action=findings)
    one = commands.add_parser("describe", parents=[common], help="the data dictionary")
    one.add_argument("table", nargs="?", choices=[schema.name for schema in TABLES], metavar="TABLE", help="one table")
    one.add_argument("--markdown", action="store_true", help="the handbook's tables as in the README")
    one.set_defaults(action=describe)
    return top


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; errors become one line on stderr and their exit code."""
    args = parser().parse_args(argv)
    logging.basicConfig(format="%(message)s", stream=sys.stderr)
    log.setLevel(logging.INFO if args.verbose else logging.WARNING)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        return int(args.action(args))
    except ProngsaiError as error:
        if args.verbose > 1:
            raise
        print(f"prongsai: {error}", file=sys.stderr)
        return int(error.exit_code)
    except KeyboardInterrupt:
        print("prongsai: interrupted; the last dataset stands. Run the same command to start again.", file=sys.stderr)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - whoever read our output has left
        return int(ExitCode.OK)


if __name__ == "__main__":
    from pipeline import main as _main  # children import `process` by the module's real name

    sys.exit(_main())
