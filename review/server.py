"""The desk's web server, on this machine only: routes, errors, and its life from start to Ctrl-C."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, render_template, request, send_file
from prongsai.dataset.document_rows import Case
from prongsai.dataset.jobs.state import State
from prongsai.extract.errors import UsageError
from prongsai.extract.intake.raw_folder import SourceFile, find_sources
from prongsai.extract.settings import Settings
from prongsai.review.access import Access, guard
from prongsai.review.decisions import ACTIONS, Decision, Decisions, RefusedDecisionError
from prongsai.review.desk import Desk, NotThereError
from prongsai.review.labels import words
from prongsai.review.row_identity import Key
from prongsai.review.worker import Wall
from tqdm import tqdm
from werkzeug.exceptions import HTTPException
from werkzeug.serving import WSGIRequestHandler, make_server

_BODY_BYTES = 16 * 1024  # of a request; a decision needs a twentieth
_SILENCE = 30.0  # seconds after which a connection that says nothing is closed


def desk(dataset: Path, roots: Sequence[Path], corrections: Path, port: int = 0, open_browser: bool = True) -> None:
    """Serve the desk until Ctrl-C; prints the address to open.

    Args:
        dataset: the folder of a published dataset.
        roots: the raw folders that it was made of.
        corrections: the file of corrections to write.
        port: 0 takes a free one.
        open_browser: whether a browser is opened where there is a screen.

    Raises:
        UsageError: there is no such dataset or raw folder, the file of corrections cannot be read, or the port is
            taken.
    """
    ended = threading.Event()
    with (
        _told_to_end(ended),
        contextlib.suppress(KeyboardInterrupt),
        served(dataset, roots, corrections, port, _bar) as access,
    ):
        print(access.url, flush=True)
        print(f"Decisions go to {corrections}; `prongsai run` applies them. Ctrl-C ends the desk.", file=sys.stderr)
        if open_browser and _has_screen():
            webbrowser.open(access.ticket_url())
        ended.wait()


@contextlib.contextmanager
def _told_to_end(ended: threading.Event) -> Iterator[None]:
    """Have SIGTERM end the desk as Ctrl-C does, so that its pictures are removed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: ended.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def served(
    dataset: Path,
    roots: Sequence[Path],
    corrections: Path,
    port: int = 0,
    watched: Callable[[Iterable[Case], int], Iterable[Case]] | None = None,
) -> Iterator[Access]:
    """Serve the desk while the context lasts; `watched` shows how far the reading of the dataset is.

    Raises:
        UsageError: as `desk`.
    """
    decisions = Decisions(corrections)
    if not dataset.is_dir():
        raise UsageError(f"{dataset} does not exist; run `prongsai run --out {dataset}` first")

    def find() -> list[SourceFile]:
        return find_sources(roots, Settings(), skip=dataset, known=State.load(dataset.resolve()).known)

    with _listening(port) as listener, Wall(find) as wall:
        access = Access(listener.getsockname()[1])
        app = create_app(Desk(dataset, decisions, wall, watched), access)
        server = make_server("127.0.0.1", access.port, app, threaded=True, request_handler=_Quiet, fd=listener.fileno())
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield access
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def create_app(desk: Desk, access: Access) -> Flask:
    """The app behind its guard."""
    app = Flask("review", static_url_path=f"/{access.room}/static")
    app.config["MAX_CONTENT_LENGTH"] = _BODY_BYTES
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    guard(app, access)
    _add_pages(app, desk, f"/{access.room}")
    _add_changes(app, desk, f"/{access.room}")
    _add_errors(app)
    return app


def _add_pages(app: Flask, desk: Desk, room: str) -> None:
    """What can be looked at."""

    @app.get(f"{room}/")
    def index() -> str:
        return render_template("desk.html")

    @app.get(f"{room}/api/words")
    def all_words() -> Response:
        return jsonify(words())

    @app.get(f"{room}/api/queue")
    def queue() -> Response:
        return jsonify(desk.queue(request.args.get("all") == "1"))

    @app.get(f"{room}/api/documents/<document_id>")
    def document(document_id: str) -> Response:
        return jsonify(desk.document(document_id))

    @app.get(f"{room}/api/documents/<document_id>/lines")
    def lines(document_id: str) -> Response:
        return jsonify(desk.lines(document_id))

    @app.get(f"{room}/api/documents/<document_id>/pages/<int:page>")
    def page(document_id: str, page: int) -> Response:
        shown, _ = desk.page(document_id, page, 1)
        return jsonify({"width": shown.width, "height": shown.height, "problem": shown.problem})

    @app.get(f"{room}/picture/<document_id>/<int:page>")
    def picture(document_id: str, page: int) -> Response:
        zoom = 2 if request.args.get("zoom") == "2" else 1
        shown, path = desk.page(document_id, page, zoom)
        if shown.problem:
            abort(404, shown.problem)
        return send_file(path, mimetype="image/jpeg")


def _add_changes(app: Flask, desk: Desk, room: str) -> None:
    """What can be done."""

    @app.post(f"{room}/api/decisions")
    def decide() -> Response:
        asked = _body()
        document_id = _text(asked, "document")
        year = asked.get("year")
        if year is not None and (not isinstance(year, int) or isinstance(year, bool)):
            abort(400, "year")
        agency = None if asked.get("agency_id") is None else _text(asked, "agency_id")
        key = Key(_text(asked, "table"), agency, year, _text(asked, "code"))
        decision = Decision(*(_text(asked, name) for name in ("action", "value", "who", "why", "seen")))
        if decision.action not in ACTIONS:
            abort(400, "action")
        return jsonify(desk.decide(document_id, key, decision))

    @app.post(f"{room}/api/undo")
    def undo() -> Response:
        _body()
        return jsonify(desk.undo())


def _body() -> dict[str, Any]:
    """The object that a request carries; nothing but JSON, which no form of another site can send."""
    try:
        asked = request.get_json()  # refuses every other type of content
    except RecursionError:
        abort(400, "nested too deep")
    if not isinstance(asked, dict):
        abort(400, "an object is needed")
    return asked


def _text(asked: dict[str, Any], name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str):
        abort(400, name)
    return value


def _add_errors(app: Flask) -> None:
    """Every error is one JSON object: a code for the page to put in words, and a line."""

    def told(status: int, code: str, message: str) -> tuple[Response, int]:
        return jsonify({"error": code, "message": message}), status

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[Response, int]:
        return told(error.code or 500, f"http_{error.code}", str(error.description))

    @app.errorhandler(RefusedDecisionError)
    def not_taken(error: RefusedDecisionError) -> tuple[Response, int]:
        return told(409 if error.conflict else 422, error.code, str(error))

    @app.errorhandler(NotThereError)
    def unknown(error: NotThereError) -> tuple[Response, int]:
        return told(404, "http_404", f"no such {error}")

    @app.errorhandler(UsageError)
    def unusable(error: UsageError) -> tuple[Response, int]:
        return told(409, "file", str(error))


class _Quiet(WSGIRequestHandler):
    """Says nothing of requests (their addresses would put the token into logs) and waits for nobody long."""

    timeout = _SILENCE

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing."""

    def version_string(self) -> str:
        """Nothing to guess from."""
        return "prongsai"


@contextlib.contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    """A socket of this machine alone.

    Raises:
        UsageError: the port is taken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise UsageError(f"port {port} cannot be had: {error}; choose another --port, or none") from error
        listener.listen()
        yield listener


def _has_screen() -> bool:
    """Whether a browser would open a window, and not take the terminal."""
    return sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _bar(every: Iterable[Case], total: int) -> Iterable[Case]:
    """A bar on a terminal while the dataset is read."""
    shown: Iterable[Case] = tqdm(every, total=total, unit="document", disable=not sys.stderr.isatty())
    return shown
