"""The desk against other sites, other processes and hostile documents."""

from __future__ import annotations

import http.client
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from prongsai.extract.errors import UsageError
from prongsai.extract.intake.raw_folder import find_sources
from prongsai.extract.settings import Settings
from prongsai.review.access import Access
from prongsai.review.server import served
from prongsai.review.worker import Wall

from tests.review.desks import HOSTILE, OPEN, PORT, SCRIPT, Open, browser_of

OURS = f"127.0.0.1:{PORT}"


@pytest.fixture
def stranger(desk: Open) -> Any:
    """A client without the cookie."""
    return browser_of(desk.client.application)


@pytest.mark.parametrize("rest", ["", "api/queue", "api/words", "static/desk.js", "api/nothing", "picture/x/1"])
def test_nothing_is_told_without_the_token(desk: Open, stranger: Any, rest: str) -> None:
    for token in ("", "?token=", "?token=wrong", f"?token={desk.access.session}"):
        answer = stranger.get(desk.path(rest) + token)
        assert answer.status_code == 403 and OPEN not in answer.text
    assert stranger.get("/").status_code == 403
    assert stranger.get(f"/?token={desk.access.token}x").status_code == 403
    assert stranger.post(f"/?token={desk.access.token}").status_code == 403
    stranger.set_cookie("prongsai_desk", "wrong", path=desk.path(""), domain="127.0.0.1")
    assert stranger.get(desk.path(rest)).status_code == 403


def test_the_token_becomes_a_cookie_bound_to_the_page_and_leaves_the_address(desk: Open, stranger: Any) -> None:
    answer = stranger.get(f"/?token={desk.access.token}")
    assert answer.status_code == 303 and answer.headers["Location"] == desk.path("")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and f"Path={desk.path('')};" in cookie + ";"
    assert desk.access.token not in cookie
    assert stranger.get(desk.path("api/queue")).status_code == 200


def test_a_program_may_send_the_token_as_a_header(desk: Open, stranger: Any) -> None:
    assert stranger.get(desk.path("api/queue"), headers={"X-Prongsai-Token": desk.access.token}).status_code == 200
    assert stranger.get(desk.path("api/queue"), headers={"X-Prongsai-Token": "x"}).status_code == 403
    named = {"X-Prongsai-Token": desk.access.token, "Host": f"localhost:{PORT}"}
    assert stranger.get(desk.path("api/queue"), headers=named).status_code == 200


def test_a_ticket_opens_once(desk: Open, stranger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = desk.access.ticket_url().partition("/?")[2]
    assert desk.access.token not in ticket
    assert stranger.get(f"/?{ticket}").status_code == 303
    assert stranger.get(f"/?{ticket}").status_code == 403
    late = desk.access.ticket_url().partition("/?")[2]
    monkeypatch.setattr("time.monotonic", lambda: 1e12)
    assert stranger.get(f"/?{late}").status_code == 403


def test_every_desk_has_secrets_of_its_own() -> None:
    first, second = Access(PORT), Access(PORT)
    assert len({first.token, first.session, first.room, second.token, second.session, second.room}) == 6


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}",
                                  f"LOCALHOST:{PORT}", f"[::1]:{PORT}", ""])  # fmt: skip
def test_a_name_that_another_site_points_here_is_refused(desk: Open, host: str) -> None:
    for path in (desk.path("api/queue"), f"/?token={desk.access.token}"):
        assert desk.client.get(path, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("headers", [
    {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": ""}, {"Origin": f"https://{OURS}"},
    {"Origin": f"http://127.0.0.1:{PORT + 1}"}, {"Origin": f"http://{OURS}.evil.example"},
])  # fmt: skip
def test_another_site_changes_nothing(desk: Open, headers: dict[str, str]) -> None:
    assert desk.decide("5", "confirm").status_code == 200
    before = desk.corrections.read_bytes()
    for rest in ("api/undo", "api/decisions"):
        assert desk.client.post(desk.path(rest), json={}, headers=headers).status_code == 403
    assert desk.corrections.read_bytes() == before


def test_a_change_without_a_word_on_where_it_comes_from_is_refused(desk: Open) -> None:
    assert desk.client.post(desk.path("api/undo"), json={}).status_code == 403
    assert (
        desk.client.post(desk.path("api/undo"), json={}, headers={"Referer": "http://evil.example/"}).status_code == 403
    )
    ours = [
        {"Referer": f"http://{OURS}/x"},
        {"Origin": f"http://localhost:{PORT}"},
        {"X-Prongsai-Token": desk.access.token},
    ]
    for headers in ours:
        answer = desk.client.post(desk.path("api/undo"), json={}, headers=headers)
        assert (answer.status_code, answer.json["error"]) == (409, "nothing_to_undo")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_pages_of_other_sites_and_ports_embed_nothing(desk: Open, site: str) -> None:
    assert desk.client.get(desk.path("api/queue"), headers={"Sec-Fetch-Site": site}).status_code == 403
    assert desk.client.get(desk.path("api/queue"), headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("rest", ["", "static/desk.js", "api/queue", "api/nothing"])
def test_every_answer_carries_the_policy(desk: Open, rest: str) -> None:
    headers = desk.get(rest).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")
    assert headers["Cache-Control"] == "no-store" and "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("rest", [
    "static/../desk.py", "static/..%2fdesk.py", "static/%2e%2e/labels.csv", "static//etc/passwd", "picture/..%2f..%2fetc%2fpasswd/1",
    "api/documents/..", "api/documents/%2e%2e%2fout", "api/documents/open.pdf", "api/documents/raw%2fopen.pdf/lines",
    "api/documents/*/pages/1", "picture/open.pdf/1",
])  # fmt: skip
def test_no_path_leads_out(desk: Open, rest: str) -> None:
    answer = desk.get(rest)
    assert answer.status_code in (404, 308) and "root:" not in answer.text and "import" not in answer.text


def test_only_pages_that_there_are_can_be_drawn(desk: Open) -> None:
    for rest in ("0", "3", "-1", "99999999999999999999", "1.5", "x"):
        assert desk.get(f"picture/{desk.ids[OPEN]}/{rest}").status_code == 404
    assert desk.get(f"picture/{desk.ids[HOSTILE]}/1").status_code == 404
    assert desk.get(f"picture/{'0' * 64}/1").status_code == 404


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("get", "api/decisions"),
        ("get", "api/undo"),
        ("put", "api/decisions"),
        ("delete", "api/undo"),
        ("post", "api/queue"),
    ],
)
def test_other_methods_do_nothing(desk: Open, method: str, rest: str) -> None:
    answer = getattr(desk.client, method)(desk.path(rest), headers={"Origin": f"http://{OURS}"})
    assert answer.status_code == 405 and not desk.corrections.exists()


@pytest.mark.parametrize(("body", "kind", "status"), [
    (b"{}", "text/plain", 415), (b"a=1", "application/x-www-form-urlencoded", 415), (b"{", "application/json", 400),
    (b"[]", "application/json", 400), (b"[" * 9000, "application/json", 400), (b'{"who": "' + b"x" * 20_000 + b'"}', "application/json", 413),
    (b'{"document": 5}', "application/json", 400), (b'{"year": true}', "application/json", 400), (b'{"action": "erase"}', "application/json", 400),
    (b'{"agency_id": {}}', "application/json", 400), (b'{"document": "\\ud800", "action": "confirm"}', "application/json", 404),
])  # fmt: skip
def test_what_is_no_decision_is_refused(desk: Open, body: bytes, kind: str, status: int) -> None:
    headers = {"Origin": f"http://{OURS}"}
    answer = desk.client.post(desk.path("api/decisions"), data=body, content_type=kind, headers=headers)
    assert answer.status_code == status and answer.json["error"] == f"http_{status}"
    assert not desk.corrections.exists()


def test_texts_of_documents_are_data_and_never_markup(desk: Open) -> None:
    lines = desk.get(f"api/documents/{desk.ids[HOSTILE]}/lines")
    assert lines.mimetype == "application/json" and any(
        SCRIPT in piece["text"] for row in lines.json["rows"] for piece in row["pieces"]
    )
    page = desk.get("").text
    assert SCRIPT not in page and "<script>" not in page and "style=" not in page and "onclick" not in page
    folder = Path(__file__).parents[2] / "review" / "static"
    for script in folder.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not [
            bad
            for bad in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(")
            if bad in text
        ]


def test_a_file_that_became_another_is_not_shown(desk: Open) -> None:
    secret = desk.folder / "secret.pdf"
    secret.write_bytes((desk.folder / "raw" / OPEN).read_bytes() + b"\n% another file")
    (desk.folder / "raw" / OPEN).unlink()
    (desk.folder / "raw" / OPEN).symlink_to(secret)
    told = desk.get(f"api/documents/{desk.ids[OPEN]}/pages/1").json
    assert "changed" in told["problem"] and told["width"] == 0
    assert desk.get(f"picture/{desk.ids[OPEN]}/1").status_code == 404


def test_pictures_are_removed_at_the_end(published: Path) -> None:
    with Wall(lambda: find_sources([published / "raw"], Settings())) as wall:
        pdf = next(file.document_id for file in wall.sources.values() if file.source == OPEN)
        assert wall.page(pdf, 1, 1).problem == ""
        picture = wall.picture(pdf, 1, 1)
        assert picture.read_bytes()[:2] == b"\xff\xd8" and picture.parent.stat().st_mode & 0o077 == 0
    assert not picture.parent.exists()


def ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def test_the_real_server_listens_on_this_machine_alone_and_says_little(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(folder / "out", [folder / "raw"], folder / "corrections.csv") as access:
        first = ask(access.port, access.url.partition(f":{access.port}")[2])
        assert first.status == 303 and first.headers["Server"] == "prongsai"
        cookie = first.headers["Set-Cookie"].partition(";")[0]
        there = ask(access.port, f"/{access.room}/api/queue", Cookie=cookie)
        assert there.status == 200 and len(json.load(there)["documents"]) == 2
        assert ask(access.port, f"/{access.room}/api/queue", Cookie=cookie, Host="evil.example").status == 403
        with (
            pytest.raises(UsageError, match="choose another --port"),
            served(folder / "out", [folder / "raw"], folder / "corrections.csv", access.port),
        ):
            pass
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
        for address in sorted(others):
            with pytest.raises(OSError), socket.create_connection((str(address), access.port), timeout=2):
                pass
    told = capfd.readouterr()
    assert access.token not in told.out + told.err
    with pytest.raises(OSError):
        ask(access.port, "/")
