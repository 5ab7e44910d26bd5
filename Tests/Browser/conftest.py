import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

import chromium
from service import Service

FAILURES = Path(__file__).parent / "failures"


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    """The service that most tests share: each opens its own conversation."""
    service = Service(tmp_path_factory.mktemp("shared") / "data").start()
    yield service
    service.stop()


class Visitors:
    """Opens pages, each in a browser of its own, and notes what none of them may do."""

    def __init__(self, browser):
        self._browser = browser
        self._contexts = []
        self.pages = []
        self.faults = []
        # Tests that take the service away set this: then requests fail, and the console says so.
        self.expect_outage = False

    def open(
            self, address, locale="en-US", timezone=None, viewport=None, origins=(), **options):
        """A page in a fresh context. It may talk to its own origin and to those named."""
        context = self._browser.new_context(
            locale=locale, timezone_id=timezone,
            viewport=viewport or {"width": 1280, "height": 860}, **options)
        context.set_default_timeout(60_000)
        self._contexts.append(context)
        page = context.new_page()
        self.pages.append(page)
        allowed = {_origin(address), *origins}
        context.on("request", lambda request: self._check_request(request, allowed))
        page.on("console", self._check_console)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.goto(address)
        return page

    def _check_request(self, request, allowed):
        if request.url.startswith(("http:", "https:")) and _origin(request.url) not in allowed:
            self.faults.append(f"a request left the origin: {request.url}")

    def _check_console(self, message):
        if message.type != "error":
            return
        address = (message.location or {}).get("url", "")
        # A page asks who is signed in; the browser reports "nobody" as a failed load.
        if "status of 401" in message.text and address.endswith("/v1/session"):
            return
        if self.expect_outage and re.search(r"net::ERR_|Failed to fetch", message.text):
            return
        self.faults.append(f"console: {message.text} ({address})")

    def close(self):
        for context in self._contexts:
            context.close()


def _origin(address):
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


@pytest.fixture
def visitors(browser, request):
    visitors = Visitors(browser)
    yield visitors
    if getattr(request.node, "has_failed", False) or visitors.faults:
        FAILURES.mkdir(exist_ok=True)
        for number, page in enumerate(visitors.pages, 1):
            page.screenshot(path=FAILURES / f"{request.node.name}-{number}.png")
    visitors.close()
    assert visitors.faults == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.failed:
        item.has_failed = True
    return report
