"""Prongsai: from a folder of published integrity reports to a dataset with evidence for every value.

The order of the stages and the command line; what a stage knows lives in `extract` and `normalize`.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import logging
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

import extract
import normalize
from extract.errors import ErrorCode, ExitCode, LockHeldError, ProngsaiError, UsageError
from extract.pdf_picture import Marking, draw_boxes, page_markings, page_picture
from extract.reader import read_document
from extract.records import RawDocument
from extract.settings import Settings
from extract.sources import Origin, SourceFile, find_sources, read_manifest
from extract.walled import Limits, Lost, run_walled
from normalize.datapackage import data_package
from normalize.dataset import Published, publish
from normalize.facts import DocumentFacts
from normalize.handbook import handbook
from normalize.interpret import Interpretation, interpret, interpret_in_full
from normalize.rows import DocumentRow
from normalize.schema import TABLES, table_schema
from normalize.spool import Spool
from normalize.stages import STAGES, stage_lines, value_boxes
from normalize.summaries import finding_lines, status_lines

__version__ = "0.1.0"

log = logging.getLogger("prongsai")

_SCALE = 2.0  # pixels for a point in --image: 144 dpi
_NO_FACTS = DocumentFacts("other", None, None)

EPILOG = """\
examples:
  prongsai run                               data/raw into data/parsed
  prongsai run reports --out dataset         another folder
  prongsai run --only '*-2567.pdf' --limit 5 a few files, to try
  prongsai show data/raw/report.pdf --page 3 --image page3.png
  prongsai findings --severity error --format csv

exit codes:
  0 all well               1 finished, but some documents failed
  2 wrong usage            3 a program is missing
  4 publication refused    5 another run holds the folder
  130 interrupted; the last dataset stands
"""


def process(source: SourceFile) -> tuple[RawDocument, DocumentFacts]:
    """Read and understand one file; runs in a child process. The raw document comes back without its pages' text."""
    logging.disable(logging.CRITICAL)  # a PDF library's chatter about a broken file is no news to anybody
    settings = Settings()
    if source.problem is not None:
        code = ErrorCode.UNREADABLE_FILE
        return RawDocument("application/octet-stream", error_code=code, error=source.problem), _NO_FACTS
    if source.size_bytes is not None and source.size_bytes > settings.max_file_bytes:
        text = f"{source.size_bytes} bytes are more than the limit of {settings.max_file_bytes}"
        return RawDocument("application/octet-stream", error_code=ErrorCode.TOO_LARGE, error=text), _NO_FACTS
    try:
        data = source.path.read_bytes()
    except OSError as error:
        text = error.strerror or type(error).__name__
        return RawDocument("application/octet-stream", error_code=ErrorCode.UNREADABLE_FILE, error=text), _NO_FACTS
    raw = read_document(data, source.path.name, settings)
    facts = interpret(raw, settings) if any(page.state == "read" for page in raw.pages) else _NO_FACTS
    return _without_text(raw), facts


def _without_text(raw: RawDocument) -> RawDocument:
    """Only what the row of `documents` needs has to travel back from the child."""
    return RawDocument(raw.media_type, (), raw.page_count, raw.text_origin, None, raw.error_code, raw.error)


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
    roots = [Path(root) for root in args.raw or ["data/raw"]]
    out = Path(args.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with _lock(out):
        files = find_sources(roots, args.only)[: args.limit]
        origins = read_manifest(roots)
        spool = Spool(out.parent)
        try:
            _fill(spool, files, origins, args)
            counts = Counter(row.status for row, _ in spool)
            failures = [{"source": r.source, "error_code": r.error_code, "error": r.error}
                        for r, _ in spool if r.status in ("failed", "partial")]  # fmt: skip
            record = _record(started, args, files, counts, failures)
            published = publish(spool, out, record)
        finally:
            spool.close()
    _summary(args, out, counts, failures, published, time.time() - started)
    return ExitCode.SOME_FAILED if counts["failed"] or counts["partial"] else ExitCode.OK


def _fill(spool: Spool, files: Sequence[SourceFile], origins: dict[str, Origin], args: argparse.Namespace) -> None:
    """Process each distinct content once and spool what it says."""
    by_content: dict[str, list[SourceFile]] = {}
    for file in files:
        by_content.setdefault(file.document_id, []).append(file)
    firsts = [same[0] for same in by_content.values()]
    show_bar = sys.stderr.isatty() and not args.quiet
    settings = Settings()
    limits = Limits(settings.max_seconds, settings.max_memory_bytes)
    results = run_walled(process, firsts, args.workers, limits)
    with contextlib.closing(results), tqdm(total=len(firsts), unit="document", disable=not show_bar) as bar:
        for source, result in results:
            if isinstance(result, Lost):
                raw = RawDocument("application/octet-stream", error_code=result.code, error=result.reason)
                result = (raw, _NO_FACTS)
            raw, facts = result
            same = by_content[source.document_id]
            origin = next((origins[f.source] for f in same if f.source in origins), None)
            row = document_row(source, [f.source for f in same[1:]], origin, raw, facts)
            if row.error_code:
                log.info("%s: %s: %s", row.source, row.error_code, row.error)
            spool.add(row, facts)
            bar.update()


@contextlib.contextmanager
def _lock(out: Path) -> Iterator[None]:
    """Hold the output folder; the kernel lets go of it when the process ends, however it ends."""
    path = out.parent / f".{out.name}.lock"
    with path.open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockHeldError(f"another run is writing to {out}; wait for it, or choose another --out") from None
        yield


def _record(
    started: float, args: argparse.Namespace, files: Sequence[SourceFile], counts: Counter[str], failures: list[Any]
) -> dict[str, Any]:
    settings = Settings()
    return {
        "program": "prongsai", "version": __version__, "python": platform.python_version(),
        "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started)),
        "seconds": round(time.time() - started, 3), "workers": args.workers,
        "settings": {name: getattr(settings, name) for name in settings.__dataclass_fields__},
        "files": len(files), "documents": dict(sorted(counts.items())), "failures": failures,
    }  # fmt: skip


def _summary(
    args: argparse.Namespace, out: Path, counts: Counter[str], failures: list[Any], published: Published, seconds: float
) -> None:
    if args.json:
        print(json.dumps({"out": str(out), "documents": dict(sorted(counts.items())), "rows": published.rows,
                          "failures": failures, "seconds": round(seconds, 2)}, ensure_ascii=False))  # fmt: skip
        return
    for name, rows in published.rows.items():
        print(f"{name:10} {rows:8} rows")
    if not args.quiet:
        told = ", ".join(f"{n} {status}" for status, n in sorted(counts.items())) or "no documents"
        print(f"{out}: {told} in {seconds:.1f} s", file=sys.stderr)
        for failure in failures[:10]:
            print(f"  {failure['source']}: {failure['error_code']}: {failure['error']}", file=sys.stderr)
        if len(failures) > 10:
            print(f"  and {len(failures) - 10} more; see documents.parquet or run.json", file=sys.stderr)


def show(args: argparse.Namespace) -> ExitCode:
    """Print what each stage saw of one document; draw a page with its boxes."""
    path = Path(args.source)
    if not path.is_file():
        raise UsageError(f"{path}: no such file; name a document, such as data/raw/report.pdf")
    data = path.read_bytes()
    raw = read_document(data, path.name, Settings())
    seen: Interpretation | None = interpret_in_full(raw, Settings()) if raw.pages else None
    for stage in STAGES if args.stage == "all" else [args.stage]:
        if args.stage == "all":
            print(f"===== {stage}")
        for line in stage_lines(raw, seen, stage, args.page):
            print(line)
    if args.image:
        if raw.media_type != "application/pdf":
            raise UsageError(f"{path} is no PDF; --image draws pages of PDFs")
        page = args.page or 1
        _draw(data, raw, seen, page, Path(args.image))
    return ExitCode.OK


def _draw(data: bytes, raw: RawDocument, seen: Interpretation | None, page: int, target: Path) -> None:
    marks = [mark for one in raw.pages if one.number == page for mark in page_markings(one)]
    for box, chosen in value_boxes(seen, page) if seen else ():
        marks.append(Marking(box, "value" if chosen else "rejected"))
    try:
        picture = page_picture(data, page, _SCALE)
    except ValueError as error:
        raise UsageError(f"{error}; choose another --page") from error
    draw_boxes(picture, marks, _SCALE).save(target, format="PNG")
    print(f"page {page} drawn in {target}", file=sys.stderr)


def status(args: argparse.Namespace) -> ExitCode:
    """Print what became of each document of the last run."""
    for line in status_lines(Path(args.out), args.json):
        print(line)
    return ExitCode.OK


def findings(args: argparse.Namespace) -> ExitCode:
    """Print the findings of the last run, worst first."""
    for line in finding_lines(Path(args.out), args.code, args.severity, "json" if args.json else args.format):
        print(line)
    return ExitCode.OK


def describe(args: argparse.Namespace) -> ExitCode:
    """Print the data dictionary."""
    if args.json:
        print(json.dumps(data_package(), ensure_ascii=False, indent=1))
    elif args.markdown:
        print(handbook())
    else:
        for schema in [table_schema(args.table)] if args.table else TABLES:
            print(f"{schema.name}: {schema.description}. Key: {', '.join(schema.key) or 'none'}")
            for column in schema.columns:
                unit = f" [{column.unit}]" if column.unit else ""
                print(f"  {column.name:18} {column.type!s:18} {column.description}{unit}")
    return ExitCode.OK


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="prongsai", description=__doc__, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    where = ", ".join(str(Path(p).parent) for p in (extract.__file__, normalize.__file__) if p)
    top.add_argument("--version", action="version", version=f"prongsai {__version__} ({where})")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--out", default="data/parsed", metavar="DIR", help="the dataset's folder (data/parsed)")
    common.add_argument("--json", action="store_true", help="print a summary for machines")
    common.add_argument("-q", "--quiet", action="store_true", help="results only")
    common.add_argument("-v", "--verbose", action="count", default=0, help="say more; twice: tracebacks")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    one = commands.add_parser("run", parents=[common], help="read a raw folder and publish the dataset")
    one.add_argument("raw", nargs="*", metavar="RAW", help="folders or files to read (data/raw)")
    one.add_argument(
        "--workers", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)"
    )
    one.add_argument("--only", metavar="GLOB", help="only files whose path or name matches")
    one.add_argument("--limit", type=_positive, metavar="N", help="only the first N files in sort order")
    one.add_argument("--force", action="store_true", help="read every document again (so far every run does)")
    one.set_defaults(action=run)
    one = commands.add_parser("show", parents=[common], help="what each stage saw of one document")
    one.add_argument("source", metavar="SOURCE", help="the document's file")
    one.add_argument("--page", type=_positive, metavar="N", help="only this page")
    one.add_argument("--stage", choices=[*STAGES, "all"], default="scores", help="which stage (scores)")
    one.add_argument("--image", metavar="FILE", help="draw the page with lines, cells and values as a PNG")
    one.set_defaults(action=show)
    one = commands.add_parser("status", parents=[common], help="what became of each document")
    one.set_defaults(action=status)
    one = commands.add_parser("findings", parents=[common], help="what a careful reader would mark")
    one.add_argument("--code", metavar="CODE", help="only this finding")
    one.add_argument("--severity", choices=["error", "warning", "info"], help="only this severity")
    one.add_argument("--format", choices=["table", "csv", "json"], default="table", help="how to print (table)")
    one.set_defaults(action=findings)
    one = commands.add_parser("describe", parents=[common], help="the data dictionary")
    one.add_argument("table", nargs="?", choices=[schema.name for schema in TABLES], metavar="TABLE", help="one table")
    one.add_argument("--markdown", action="store_true", help="the handbook's tables as in the README")
    one.set_defaults(action=describe)
    return top


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; errors become one line on stderr and their exit code."""
    args = parser().parse_args(argv)
    logging.basicConfig(
        level=logging.INFO if args.verbose else logging.WARNING, format="%(message)s", stream=sys.stderr
    )
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
