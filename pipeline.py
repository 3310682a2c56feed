"""Prongsai: from a folder of published integrity reports to a dataset with evidence for every value.

The order of the stages and the command line; what a stage knows lives in `extract` and `normalize`.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from PIL.Image import Image
from tqdm import tqdm

if not __package__:  # `python pipeline.py` in a checkout: the folder of this file is the package, installed or not
    _root = importlib.util.spec_from_file_location("prongsai", Path(__file__).resolve().with_name("__init__.py"))
    assert _root is not None and _root.loader is not None
    sys.modules["prongsai"] = importlib.util.module_from_spec(_root)
    _root.loader.exec_module(sys.modules["prongsai"])

import prongsai.dataset.allocator  # noqa: F401  # before Arrow is loaded
from prongsai import __version__, extract, normalize
from prongsai.commandline import RAW, command_line, limits_in
from prongsai.dataset.changes import change_lines, dataset_folder
from prongsai.dataset.datapackage import data_package
from prongsai.dataset.handbook import handbook, table_lines
from prongsai.dataset.jobs.document_job import understood
from prongsai.dataset.jobs.request import Request
from prongsai.dataset.jobs.runner import run as run_request
from prongsai.dataset.remote import is_remote, is_uploaded, local_dataset, mirrored, upload
from prongsai.dataset.summaries import finding_lines, status_lines
from prongsai.export.folder import FORMS
from prongsai.export.folder import export as export_dataset
from prongsai.extract.errors import ExitCode, ProngsaiError, UsageError
from prongsai.extract.intake.containers.member import ContainerError
from prongsai.extract.intake.containers.nested import names_inside
from prongsai.extract.intake.raw_folder import text_beside
from prongsai.extract.records import RawDocument, has_pages
from prongsai.normalize.interpret import Interpretation
from prongsai.normalize.model.schema import TABLES, table_schema
from prongsai.report.page_images import Marking, marked_page, tables_page
from prongsai.report.site import build
from prongsai.report.stage_views import STAGES, stage_lines, value_boxes
from prongsai.review.server import desk
from prongsai.verify.proof import verify as verify_dataset

log = logging.getLogger("prongsai")

_SCALE = 2.0  # pixels for a point in --image: 144 dpi


class _Bar:
    """A progress bar on a terminal, and log lines for those who ask for them."""

    def __init__(self, quiet: bool, as_json: bool) -> None:
        self._shown = sys.stderr.isatty() and not quiet and not as_json
        self._as_json = as_json
        self._bar: tqdm[Any] | None = None

    def begin(self, total: int) -> None:
        self._bar = tqdm(total=total, unit="document", disable=not self._shown)

    def step(self, source: str, status: str) -> None:
        if self._as_json:
            _event("document", source=source, status=status)
        else:
            log.info("%s: %s", source, status)
        if self._bar is not None:
            self._bar.update()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def run(args: argparse.Namespace) -> ExitCode:
    """Read what changed below the raw folders and publish the dataset."""
    if args.cluster and any(map(is_remote, args.raw)):
        raise UsageError("with --cluster name a raw folder that every machine has under the same path, not a URL")
    roots = tuple(mirrored(root) if is_remote(root) else Path(root) for root in args.raw or [RAW])
    request = Request(
        roots, _dataset(args.out), args.workers, args.only, args.limit,
        args.force, args.retry_failed, args.keep_missing, args.accept_loss, Path(args.corrections), args.keep,
        args.cluster, __version__, limits_in(args),
    )  # fmt: skip
    as_json = args.log == "json"
    with contextlib.closing(_Bar(args.quiet, as_json)) as bar:
        report = run_request(request, bar)
    if is_remote(args.out) and not is_uploaded(request.out, args.out):
        upload(request.out, args.out, args.keep)
    summary = {"out": args.out, **report.record(), "rows": report.rows, "seconds": round(report.seconds, 2)}
    if as_json:
        _event("end", **summary)
    if args.json:
        print(json.dumps(summary, ensure_ascii=False))
    else:
        for name, rows in report.rows.items():
            print(f"{name:10} {rows:8} rows")
    if not args.quiet and not as_json:
        for line in [*report.tally.lines(args.out, report.seconds), *report.lines()]:
            print(line, file=sys.stderr)
    return ExitCode.SOME_FAILED if report.tally.failures or report.refused else ExitCode.OK


def _dataset(out: str) -> Path:
    """The dataset's folder on this machine."""
    return local_dataset(out) if is_remote(out) else Path(out)


def _event(name: str, **what: Any) -> None:
    """One line of the log for machines."""
    told = {"event": name, "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), **what}
    print(json.dumps(told, ensure_ascii=False), file=sys.stderr, flush=True)


def _refuse_container(path: Path) -> None:
    """A mail or an archive is no document to be shown; `run` reads the files in it."""
    try:
        inside = names_inside(path)
    except (ContainerError, OSError) as error:
        raise UsageError(f"{path}: {error}") from error
    if inside:
        raise UsageError(
            f"{path} holds files, such as {inside[0]}; take one out to show it, or run the folder as it is"
        )


def show(args: argparse.Namespace) -> ExitCode:
    """Print what each stage saw of one document; draw a page with its boxes."""
    path = next((p for p in (Path(args.source), Path(RAW, args.source)) if p.is_file()), None)
    if path is None:
        raise UsageError(f"{args.source}: no such file; name a document, such as {RAW}/report.pdf")
    _refuse_container(path)
    with contextlib.redirect_stdout(sys.stderr):  # whatever a library prints is no result
        data = path.read_bytes()
        raw, seen, _ = understood(data, path.name, text_beside(path))
    for stage in STAGES if args.stage == "all" else [args.stage]:
        heading = [f"===== {stage}"] if args.stage == "all" else []
        _print([*heading, *stage_lines(raw, seen, stage, args.page)])
    if args.image:
        if not has_pages(raw.media_type):
            raise UsageError(f"{path} has no pages; --image draws those of PDFs and pictures")
        page_no = args.page or 1
        with _drawing_errors(args.image):
            drawn = tables_page(data, page_no, _SCALE) if args.tables else _marked(data, raw, seen, page_no)
            drawn.save(args.image, format="PNG")
        print(f"page {page_no} drawn in {args.image}", file=sys.stderr)
    elif args.tables:
        raise UsageError("--tables draws into a file; name it with --image FILE")
    return ExitCode.OK


def _marked(data: bytes, raw: RawDocument, seen: Interpretation | None, page_no: int) -> Image:
    page = next((one for one in raw.pages if one.number == page_no), None)
    boxes = value_boxes(seen, page_no) if seen else []
    values = [Marking(box, "value" if chosen else "rejected") for box, chosen in boxes]
    return marked_page(data, page_no, page, values, _SCALE)


@contextlib.contextmanager
def _drawing_errors(target: str) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise UsageError(f"{error}; choose another --page") from error
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}; choose another --image") from error


def status(args: argparse.Namespace) -> ExitCode:
    """Print what became of each document of the last run."""
    return _print(status_lines(_dataset(args.out), args.json))


def findings(args: argparse.Namespace) -> ExitCode:
    """Print the findings of the last run, worst first."""
    form = "json" if args.json else args.format
    return _print(finding_lines(_dataset(args.out), args.code, args.severity, form))


def diff(args: argparse.Namespace) -> ExitCode:
    """Print what became different between two datasets."""
    out = _dataset(args.out)
    old, new = dataset_folder(args.old, out), dataset_folder(args.new or str(out), out)
    return _print(change_lines(old, new, args.json))


def describe(args: argparse.Namespace) -> ExitCode:
    """Print the data dictionary."""
    if args.json:
        return _print([json.dumps(data_package(), ensure_ascii=False, indent=1)])
    if args.markdown:
        return _print([handbook()])
    return _print(line for one in ([table_schema(args.table)] if args.table else TABLES) for line in table_lines(one))


def report(args: argparse.Namespace) -> ExitCode:
    """Make the static site of a dataset."""
    out = _dataset(args.dataset)
    site = Path(args.site) if args.site else out.with_name(f"{out.name}-site")
    with contextlib.closing(_Bar(args.quiet, False)) as bar:
        built = build(out, _roots(args.raw), site, __version__, args.workers, bar)
    if not args.quiet:
        print(f"{built.written} pages written, {built.unchanged} left as they were, {built.pictures} pictures")
        if built.not_shown:
            print(f"the evidence of {len(built.not_shown)} documents cannot be shown, such as {built.not_shown[0]}")
    print(site / "index.html")
    return ExitCode.OK


def export(args: argparse.Namespace) -> ExitCode:
    """Write a dataset as CSV, Excel and DuckDB."""
    with tqdm(unit="row", unit_scale=True, disable=args.quiet or not sys.stderr.isatty()) as bar:
        written = export_dataset(_dataset(args.dataset), Path(args.to), args.form or FORMS, bar)
    return _print(f"{path} {rows:8} rows" for path, rows in written)


def review(args: argparse.Namespace) -> ExitCode:
    """Serve the desk until Ctrl-C."""
    if is_remote(args.dataset):
        raise UsageError("the desk reads a dataset on this machine; name its folder")
    desk(Path(args.dataset), _roots(args.raw), Path(args.corrections), args.port, not args.no_browser)
    return ExitCode.OK


def verify(args: argparse.Namespace) -> ExitCode:
    """Derive every value of a dataset again from its raw files."""
    folder, corrections = _dataset(args.dataset), Path(args.corrections)
    with contextlib.closing(_Bar(args.quiet, False)) as bar:
        found = verify_dataset(folder, _roots(args.raw), corrections, args.workers, bar, __version__)
    _print([json.dumps(found.record(), ensure_ascii=False)] if args.json else found.lines(args.dataset))
    return found.exit_code


def _roots(raw: str) -> list[Path]:
    """The raw folder on this machine.

    Raises:
        UsageError: there is none.
    """
    root = mirrored(raw) if is_remote(raw) else Path(raw)
    if not root.exists():
        raise UsageError(f"{raw}: no such folder; name the raw folder with --raw")
    return [root]


def _print(lines: Iterable[str]) -> ExitCode:
    for line in lines:
        print(line)
    return ExitCode.OK


ACTIONS = {
    "run": run, "show": show, "status": status, "findings": findings, "diff": diff, "describe": describe,
    "export": export, "report": report, "review": review, "verify": verify,
}  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """The command line."""
    where = ", ".join(str(Path(p).parent) for p in (extract.__file__, normalize.__file__) if p)
    return command_line(ACTIONS, f"prongsai {__version__} ({where})", __doc__ or "")


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
        print(
            "prongsai: interrupted; the last dataset stands. Run the same command to go on where it stopped.",
            file=sys.stderr,
        )
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - whoever read our output has left
        return int(ExitCode.OK)


if __name__ == "__main__":
    sys.exit(main())
