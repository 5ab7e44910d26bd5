"""What the widget costs on the way, and how soon it can be used on a slow line."""

import gzip
import hashlib

import pytest
from playwright.sync_api import expect

from pages import Widget
from service import PROJECT

LIMIT = 20_000   # bytes, compressed
HOST_PAGE = '<!doctype html><html lang="{lang}"><title>Clinic</title>{body}'


@pytest.fixture
def bare_page(visitors, service):
    """A page with nothing but the chat, on the service's own origin; notes every answer."""
    def open(lang, **options):
        page = visitors.open("about:blank", origins=[service.origin], **options)
        page.route(f"{service.origin}/bare", lambda route: route.fulfill(
            content_type="text/html; charset=utf-8", body=HOST_PAGE.format(
                lang=lang, body='<script type="module" src="/widget.js"></script>'
                                "<liaison-chat></liaison-chat>")))
        return page
    return open


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_code_styles_and_strings_come_in_three_requests_and_twenty_kilobytes(
        bare_page, service, lang):
    page = bare_page(lang)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    urls = {}
    session.on("Network.requestWillBeSent", lambda event: urls.update(
        {event["requestId"]: event["request"]["url"]}))
    answers = {}
    session.on("Network.responseReceived", lambda event: answers.update(
        {event["response"]["url"]: event["response"]["headers"]}))
    page.goto(f"{service.origin}/bare")
    widget = Widget(page).open()
    assert [message.author for message in widget.messages()] == ["bot"]
    page.wait_for_load_state("networkidle")

    loaded = [url for url in urls.values() if not url.endswith("/bare")]
    assert all(url.startswith(service.origin) for url in loaded), loaded
    # The browser asks for an icon of its own accord.
    loaded = [url for url in loaded if not url.endswith("/favicon.ico")]
    assert len(loaded) == 3, loaded
    weights = {}
    for url in loaded:
        headers = {name.lower(): value for name, value in answers[url].items()}
        assert headers["content-encoding"] == "gzip"
        weights[url] = int(headers["content-length"])
    assert sum(weights.values()) <= LIMIT, weights


def test_what_carries_a_hash_is_cached_for_good_and_the_loader_is_not(visitors, service):
    page = visitors.open(f"{service.origin}/")
    Widget(page).open()
    answers = page.evaluate("""async () => {
      const urls = ['/widget.js', ...performance.getEntriesByType('resource')
        .map(({ name }) => name).filter((name) => name.includes('/assets/'))];
      return Promise.all(urls.map(async (url) => {
        const answer = await fetch(url, { cache: 'no-store' });
        return { url, caching: answer.headers.get('cache-control') };
      }));
    }""")
    assert len(answers) == 3
    for answer in answers:
        if "/assets/" in answer["url"]:
            assert answer["caching"] == "public, max-age=31536000, immutable"
        else:
            assert answer["caching"] == "public, max-age=300"


def test_a_page_that_is_older_than_the_content_still_gets_its_strings(visitors, service):
    page = visitors.open(f"{service.origin}/")
    answer = page.evaluate("""async () => {
      const answer = await fetch('/assets/widget.en.0123456789.json');
      return { status: answer.status, caching: answer.headers.get('cache-control'),
        body: await answer.json() };
    }""")
    assert answer["status"] == 200
    assert answer["caching"] == "no-cache"
    assert answer["body"]["texts"]["send"]


def test_code_and_strings_travel_together_on_a_slow_line(bare_page, service):
    """Two round trips until there is something to click; Benchmarks/widget.py tells the time."""
    page = bare_page("en")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": 400,
        "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8})
    page.goto(f"{service.origin}/bare")
    widget = Widget(page).open()
    widget.type("What is Healthcare Diplomacy?")
    expect(widget.log.locator("[data-author=patient][data-seq]")).to_have_count(1)
    code, strings = page.evaluate("""() => ['.js', '.json'].map((end) => {
      const { startTime, responseEnd } = performance.getEntriesByType('resource')
        .find(({ name }) => name.includes('/assets/') && name.endsWith(end));
      return { startTime, responseEnd };
    })""")
    assert strings["startTime"] < code["responseEnd"]
    assert code["startTime"] < strings["responseEnd"]


def test_the_bundle_is_that_of_the_sources():
    """Else the modules are served one by one, and the sizes above say nothing."""
    lines = (PROJECT / "Web/bundle/sources.txt").read_text(encoding="utf-8").splitlines()
    digest = hashlib.sha256()
    for name in lines[1:]:
        digest.update(name.encode() + b"\0" + (PROJECT / "Web" / name).read_bytes() + b"\0")
    assert digest.hexdigest() == lines[0]
    code = (PROJECT / "Web/bundle/liaison-chat.js").read_bytes()
    assert gzip.decompress((PROJECT / "Web/bundle/liaison-chat.js.gz").read_bytes()) == code
