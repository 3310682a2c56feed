"""A real browser for tests: headless Chromium, driven by Playwright, that talks to nobody but us."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP, PHONE = (1280, 800), (390, 844)  # CSS pixels


class Complaints(list[str]):
    """What a page complained of: errors of its scripts, what its policy refused, requests that failed."""


@contextlib.contextmanager
def browser_page(
    size: tuple[int, int] = DESKTOP, scripts: bool = True, wait_ms: float = 10_000
) -> Iterator[tuple[Any, Complaints]]:
    """A page of a browser of its own, and what it complains of; skips the test where there is no browser.

    Args:
        size: width and height of the window, CSS pixels.
        scripts: whether scripts run.
        wait_ms: how long an action or an expectation waits.

    Yields:
        The Playwright page and the list of its complaints, which grows as they come.
    """
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    complaints = Complaints()
    with tempfile.TemporaryDirectory() as profile, sync_api.sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, headless=True, args=list(_QUIET), locale="en-GB",
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts, is_mobile=False,
        )  # fmt: skip
        try:
            context.set_default_timeout(wait_ms)
            page = context.pages[0] if context.pages else context.new_page()
            page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
            page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
            yield page, complaints
        finally:
            context.close()
