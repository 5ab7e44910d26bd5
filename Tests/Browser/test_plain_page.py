"""The page /chat in a browser that runs no scripts."""

import re
import time

import pytest
from playwright.sync_api import expect

from service import PROJECT


class PlainPage:
    """A page of forms: every action loads the page anew."""

    def __init__(self, page):
        self.page = page
        self.root = page.get_by_test_id("plain")
        self.text = page.locator("#plain-text")
        self.messages = page.get_by_test_id("message")
        self.alert = page.get_by_test_id("alert")

    def by(self, author):
        return self.messages.and_(self.page.locator(f"[data-author={author}]"))

    def send(self, text):
        self.text.fill(text)
        self.page.get_by_test_id("send").click()

    def choose(self, choice):
        self.page.locator(f"button[name=choice][value^='{choice}']").click()


def page_string(tag, key):
    section, key = key.split(".", 1)
    text = (PROJECT / f"Locales/{tag}.yaml").read_text(encoding="utf-8")
    return re.search(
        rf'\n  {re.escape(key)}: "(.*)"\n', text[text.index(f"\n{section}:"):])[1]


@pytest.fixture
def open_page(visitors, service):
    def open_page(path="/chat", **options):
        return PlainPage(
            visitors.open(service.origin + path, java_script_enabled=False, **options))
    return open_page


def test_a_talk_without_scripts(open_page):
    plain = open_page()
    expect(plain.page.get_by_test_id("notice")).to_be_visible()
    expect(plain.by("bot")).to_have_count(1)

    plain.send("What is Healthcare Diplomacy?")
    expect(plain.by("patient")).to_have_text(re.compile("What is Healthcare Diplomacy"))
    expect(plain.page.get_by_test_id("notice")).to_have_count(0)
    expect(plain.page.get_by_test_id("sources")).to_contain_text("Cedars-Sinai")
    # The answer is what is seen first.
    expect(plain.by("bot").last).to_be_in_viewport()
    assert plain.page.url.endswith("#end")

    plain.choose("helpful:")
    expect(plain.by("patient")).to_have_count(2)
    expect(plain.page.locator("button[value^='helpful:']")).to_have_count(0)

    plain.page.get_by_role("link", name="繁體中文").click()
    expect(plain.page.locator("html")).to_have_attribute("lang", "zh-Hant")
    plain.send("👍")
    expect(plain.page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(plain.by("bot").last.locator(".bubble")).to_have_attribute("lang", "zh-Hant")

    plain.choose("person")
    state = plain.page.get_by_test_id("state")
    expect(state).to_contain_text(page_string("zh-Hant", "widget.state.waiting"))

    # Enter in a field sends, and what was written elsewhere goes with it.
    plain.text.fill("請下午打給我")
    plain.page.locator("#contact-email").fill("li@example.org")
    plain.page.locator("#contact-email").press("Enter")
    expect(plain.by("patient").last).to_contain_text("請下午打給我")
    expect(plain.root).to_contain_text("li@example.org")
    expect(plain.page.locator("#contact-email")).to_have_count(0)


def test_new_messages_are_loaded_each_time_one_asks(open_page):
    plain = open_page()
    plain.choose("person")
    for _ in range(3):
        with plain.page.expect_response(re.compile(r"/chat\?at=")):
            plain.page.get_by_test_id("refresh").click()
        expect(plain.page.get_by_test_id("state")).to_be_visible()


def test_a_conversation_is_downloaded_and_deleted(open_page):
    plain = open_page(locale="zh-CN")
    plain.send("请问怎么申请远程第二诊疗意见？")
    with plain.page.expect_download() as waiting:
        plain.page.get_by_test_id("download").click()
    download = waiting.value
    assert download.suggested_filename == page_string("zh-Hans", "widget.file") + ".txt"
    assert "请问怎么申请远程第二诊疗意见？" in download.path().read_text(encoding="utf-8")

    plain.page.get_by_test_id("delete").click()
    plain.page.get_by_role("link", name=page_string("zh-Hans", "widget.delete.no")).click()
    expect(plain.by("patient")).to_have_count(1)
    plain.page.get_by_test_id("delete").click()
    plain.page.get_by_test_id("delete-yes").click()
    expect(plain.page.get_by_test_id("news")).to_have_text(
        page_string("zh-Hans", "chatPage.deleted"))
    expect(plain.by("patient")).to_have_count(0)
    expect(plain.page.get_by_test_id("notice")).to_be_visible()
    assert plain.page.context.cookies() == []


def test_a_text_too_long_is_there_to_be_shortened(open_page, visitors):
    plain = open_page()
    plain.send("a\n" * 2500)
    expect(plain.alert).to_contain_text("4000")
    expect(plain.alert).to_be_in_viewport()
    expect(plain.text).to_have_value("a\n" * 2500)
    plain.send("shorter")
    expect(plain.by("patient")).to_have_count(1)
    # The browser reports the refusal as a failed load.
    visitors.faults[:] = [fault for fault in visitors.faults if "status of 422" not in fault]


def test_a_browser_without_cookies_is_told_so(open_page):
    # Where the first form leads, and no cookie comes back.
    plain = open_page(f"/chat?begun={int(time.time())}")
    expect(plain.alert).to_have_text(page_string("en", "chatPage.error.cookies"))
    # An address that was kept says nothing of it.
    plain.page.goto(re.sub(r"\d+$", "1000000000", plain.page.url))
    expect(plain.alert).to_have_count(0)


@pytest.mark.parametrize("locale", ["en-US", "zh-CN", "zh-TW"])
def test_nothing_is_wider_than_a_small_screen_or_too_small_to_hit(open_page, locale):
    plain = open_page(locale=locale, viewport={"width": 320, "height": 640})
    for step in range(2):
        assert plain.page.evaluate("document.documentElement.scrollWidth") <= 320
        for control in plain.page.locator("a:visible, button:visible, textarea:visible").all():
            if control.evaluate("node => node.matches('.bubble a, cite a')"):
                continue
            box = control.bounding_box()
            assert box["height"] >= 24 and box["width"] >= 24, control.inner_text()
        if step == 0:
            plain.send("https://example.org/" + "x" * 300)


def test_with_scripts_the_widget_takes_the_place_of_the_page(visitors, service):
    page = visitors.open(service.origin + "/chat?lang=zh-Hans")
    plain = page.get_by_test_id("plain")
    expect(plain).not_to_be_visible()
    expect(page.locator("liaison-chat").get_by_test_id("input")).to_be_visible()
    expect(plain).not_to_be_visible()


def test_where_the_script_is_blocked_the_page_appears_after_a_while(visitors, service):
    page = visitors.open("about:blank", origins=[service.origin])
    page.route("**/widget.js", lambda route: route.abort())
    page.goto(service.origin + "/chat")
    plain = PlainPage(page)
    expect(plain.root).not_to_be_visible()
    expect(plain.root).to_be_visible(timeout=15_000)
    plain.send("hello")
    expect(plain.by("patient")).to_have_count(1)
    visitors.faults[:] = [fault for fault in visitors.faults if "ERR_FAILED" not in fault]
