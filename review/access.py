"""Who may talk to the desk: a browser that was given the token, from the desk's own page, and nobody else.

Other sites are kept out by the `Host` header (a name that they point at this machine), by `Origin` and `Sec-Fetch-Site`
(requests that they have a browser send) and by a policy that lets the page load and run nothing but its own files;
other processes and users by the token. The page lives under a path that nobody can guess, and its cookie is bound to
that path: cookies are shared by all ports of a machine.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask, Request, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

_COOKIE = "prongsai_desk"
_HEADER = "X-Prongsai-Token"
_TICKET_SECONDS = 60.0
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(slots=True)
class Access:
    """The secrets of one desk: made anew each time, never written down."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    room: str = field(default_factory=lambda: f"desk-{secrets.token_urlsafe(12)}")
    _tickets: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        """What to open, any number of times."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def ticket_url(self) -> str:
        """What to open once, within a minute: a browser is started with it, where other users see its command line."""
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._tickets[ticket] = time.monotonic() + _TICKET_SECONDS
        return f"http://127.0.0.1:{self.port}/?token={ticket}"

    def admits(self, token: str) -> bool:
        """Whether a token, or a ticket that was not used yet, opens the door."""
        if _same(token, self.token):
            return True
        with self._lock:
            return self._tickets.pop(token, 0.0) > time.monotonic()

    @property
    def hosts(self) -> tuple[str, str]:
        """The names under which the desk answers."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"


def guard(app: Flask, access: Access) -> None:
    """Put the guard before every request of an app, and its headers on every answer."""

    @app.before_request
    def check() -> AnyResponse | None:
        if request.headers.get("Host") not in access.hosts:
            abort(403, "wrong host")
        if request.path == "/":
            return _at_the_door(access)
        if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            abort(403, "another site asks")
        bearer = _same(request.headers.get(_HEADER, ""), access.token)
        if not bearer and not _same(request.cookies.get(_COOKIE, ""), access.session):
            abort(403, "open the address that the terminal shows")
        if request.method not in _SAFE_METHODS and not bearer and not _is_ours(request, access):
            abort(403, "another site asks")
        return None

    @app.after_request
    def label(response: Response) -> Response:
        response.headers.update(_HEADERS)
        return response


def _at_the_door(access: Access) -> AnyResponse:
    """Exchange the token for a cookie, and the address for one without it."""
    if request.method not in _SAFE_METHODS or not access.admits(request.args.get("token", "")):
        abort(403, "open the address that the terminal shows")
    answer = redirect(f"/{access.room}/", 303)
    answer.set_cookie(_COOKIE, access.session, path=f"/{access.room}/", httponly=True, samesite="Strict")
    return answer


def _is_ours(asked: Request, access: Access) -> bool:
    """Whether a request that changes something comes from the desk's own page."""
    origin = asked.headers.get("Origin")
    if origin is None:
        referrer = urlsplit(asked.headers.get("Referer", ""))
        origin = f"{referrer.scheme}://{referrer.netloc}"
    return origin in {f"http://{host}" for host in access.hosts}


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())
