"""The widget where something goes wrong: no network, no storage, two tabs, odd pages, odd texts."""

import json

import pytest
from playwright.sync_api import expect

from pages import Desk, Widget
from service import wait_until
from test_outage import stored_messages


def own_texts(widget):
    return [message.text for message in widget.messages("patient")]


def all_sent(widget):
    return wait_until(
        lambda: all(message.seq > 0 for message in widget.messages("patient")), "all is sent")


def test_what_is_written_offline_is_sent_once_when_the_network_is_back(visitors, service):
    visitors.expect_outage = True
    page = visitors.open(service.origin)
    widget = Widget(page).open()
    widget.ask("What is Healthcare Diplomacy?")
    page.context.set_offline(True)
    widget.type("Written without a network")
    widget.type("And another one")
    expect(widget.root.get_by_test_id("retry").first).to_be_visible()
    page.context.set_offline(False)
    all_sent(widget)
    stored = [m["text"] for m in stored_messages(widget) if m["author"] == "patient"]
    assert stored == [
        "What is Healthcare Diplomacy?", "Written without a network", "And another one"]
    assert own_texts(widget) == stored


def test_a_first_message_written_offline_survives_a_reload(visitors, service):
    visitors.expect_outage = True
    page = visitors.open(service.origin)
    widget = Widget(page).open()
    page.route("**/v1/**", lambda route: route.abort())
    widget.type("Written before there was a conversation")
    expect(widget.trouble).to_be_visible()
    page.unroute("**/v1/**")
    page.reload()
    widget = Widget(page)
    widget.launcher.click()
    wait_until(lambda: widget.messages("patient"), "the outbox is shown")
    all_sent(widget)
    assert own_texts(widget) == ["Written before there was a conversation"]


def test_two_tabs_show_one_conversation(visitors, service):
    first_page = visitors.open(service.origin)
    first = Widget(first_page).open()
    first.ask("What is Healthcare Diplomacy?")
    second_page = first_page.context.new_page()
    second_page.goto(service.origin)
    second = Widget(second_page).open()
    wait_until(lambda: len(second.messages()) == len(first.messages()), "the second has caught up")
    first.type("From the first tab")
    second.type("From the second tab")
    for widget in (first, second):
        wait_until(lambda: len(own_texts(widget)) == 3, "both are there")
        all_sent(widget)
    assert own_texts(first) == own_texts(second)
    # Deleted in one, gone in the other.
    first.delete()
    wait_until(lambda: own_texts(second) == [], "the other tab lets go")
    expect(second.root.get_by_test_id("notice")).to_be_visible()


def test_two_tabs_that_begin_without_a_network_begin_one_conversation(visitors, service):
    visitors.expect_outage = True
    first_page = visitors.open(service.origin)
    second_page = first_page.context.new_page()
    second_page.goto(service.origin)
    first, second = Widget(first_page).open(), Widget(second_page).open()
    first_page.context.set_offline(True)
    first.type("From the first tab")
    second.type("From the second tab")
    first_page.context.set_offline(False)
    for widget in (first, second):
        wait_until(lambda: len(own_texts(widget)) == 2, "both are in both tabs")
        all_sent(widget)
    stored = [m["text"] for m in stored_messages(first) if m["author"] == "patient"]
    assert sorted(stored) == ["From the first tab", "From the second tab"]
    assert own_texts(first) == own_texts(second) == stored


def test_the_other_tab_greets_once(visitors, service):
    first_page = visitors.open(service.origin)
    second_page = first_page.context.new_page()
    second_page.goto(service.origin)
    first, second = Widget(first_page).open(), Widget(second_page).open()
    first.ask("What is Healthcare Diplomacy?")
    wait_until(lambda: own_texts(second), "the other tab follows")
    greeting = first.messages()[0].text
    assert [message.text for message in second.messages()].count(greeting) == 1


def test_an_element_that_the_page_moves_goes_on_listening(visitors, service):
    page = visitors.open(service.origin)
    widget = Widget(page).open()
    widget.ask("What is Healthcare Diplomacy?")
    page.evaluate("""() => {
      const place = document.createElement('div');
      document.body.append(place);
      place.append(document.querySelector('liaison-chat'));
    }""")
    expect(widget.panel).to_be_visible()
    # Said elsewhere, so that only the stream can bring it.
    page.evaluate("""async () => {
      const { id, token } = JSON.parse(localStorage.getItem(`liaison ${location.origin}/`));
      await fetch(`/v1/conversations/${id}/messages`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ clientId: 'from-elsewhere', text: 'From elsewhere' }) });
    }""")
    wait_until(lambda: "From elsewhere" in own_texts(widget), "the stream brings it")


@pytest.mark.parametrize("storage", [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
], ids=["forbidden", "full"])
def test_a_conversation_needs_no_storage(visitors, service, storage):
    page = visitors.open("about:blank", origins=[service.origin])
    page.add_init_script(storage)
    page.goto(service.origin)
    widget = Widget(page).open()
    assert widget.ask("What is Healthcare Diplomacy?")
    assert widget.ask("Do you offer second opinions?")
    assert len(own_texts(widget)) == 2


def test_a_conversation_that_is_gone_stays_readable_and_a_new_one_is_offered(visitors, service):
    visitors.expect_outage = True   # the browser reports the refusals
    page = visitors.open(service.origin)
    widget = Widget(page).open()
    widget.ask("What is Healthcare Diplomacy?")
    page.evaluate("""async () => {
      const { id, token } = JSON.parse(localStorage.getItem(`liaison ${location.origin}/`));
      await fetch(`/v1/conversations/${id}`, {
        method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
    }""")
    start_over = widget.root.get_by_test_id("start-over")
    expect(start_over).to_be_visible()
    assert own_texts(widget) == ["What is Healthcare Diplomacy?"]
    start_over.click()
    widget.ask("Can I talk about my records?")
    assert "What is Healthcare Diplomacy?" in own_texts(widget)
    visitors.faults = [fault for fault in visitors.faults if "status of 401" not in fault]


def test_too_many_messages_are_sent_later_not_lost(visitors, own_service, content):
    site = content / "site.yaml"
    text = site.read_text(encoding="utf-8")
    site.write_text(text.replace("messageBurst: 30", "messageBurst: 2").replace(
        "messagesPerMinute: 30", "messagesPerMinute: 30"), encoding="utf-8")
    service = own_service(home=content).start()
    widget = Widget(visitors.open(service.origin)).open()
    for number in range(4):
        widget.type(f"Message {number}")
    expect(widget.root.locator("[data-delivery=delayed]").first).to_be_visible()
    all_sent(widget)
    assert own_texts(widget) == [f"Message {number}" for number in range(4)]
    visitors.faults = [fault for fault in visitors.faults if "status of 429" not in fault]


def test_an_emergency_that_is_not_stored_still_gets_the_numbers(visitors, service):
    visitors.expect_outage = True
    page = visitors.open(service.origin, locale="zh-CN")
    widget = Widget(page).open()
    widget.ask("你好")
    reply = {"text": "请马上拨打急救电话。\n中国内地：120\n这条消息没能保存。", "lang": "zh-Hans"}
    refusals = []

    def refuse(route):
        refusals.append(route.request.url)
        route.fulfill(
            status=503, content_type="application/problem+json", headers={"Retry-After": "1"},
            body=json.dumps({"status": 503, "code": "unavailable", "emergency": reply}))

    page.route("**/messages", refuse)
    widget.type("我胸口剧痛，喘不上气")
    alert = widget.log.locator("[data-delivery=unsaved]")
    expect(alert).to_have_attribute("data-author", "bot")
    expect(alert).to_contain_text("未保存")
    expect(alert).to_be_in_viewport()
    expect(widget.root.get_by_test_id("retry")).to_be_visible()   # it was sent again
    assert len(refusals) > 1
    expect(alert).to_have_count(1)
    page.unroute("**/messages")
    all_sent(widget)
    assert own_texts(widget) == ["你好", "我胸口剧痛，喘不上气"]
    said = [message for message in widget.messages() if message.seq == 0]
    assert [(message.text, message.lang) for message in said] == [(reply["text"], "zh-Hans")]
    own = [message.author for message in widget.messages()].index("patient", 2)
    assert widget.messages()[own + 1].delivery == "unsaved"
    visitors.faults = [fault for fault in visitors.faults if "status of 503" not in fault]


def test_a_service_that_is_down_at_first_is_waited_for(visitors, own_service):
    visitors.expect_outage = True
    service = own_service().start()
    page = visitors.open("about:blank", origins=[service.origin])
    broken = {"left": 2}

    def fail_at_first(route):
        broken["left"] -= 1
        if broken["left"] >= 0:
            route.abort()
        else:
            route.continue_()

    page.route("**/assets/**", fail_at_first)
    page.goto(service.origin)
    widget = Widget(page).open()
    assert widget.ask("What is Healthcare Diplomacy?")


def test_a_clock_that_is_a_day_off_changes_no_day(visitors, service):
    page = visitors.open("about:blank", origins=[service.origin])
    page.add_init_script("""{
      const Real = Date;
      const off = 86_400_000;
      globalThis.Date = class extends Real {
        constructor(...values) { super(...(values.length ? values : [Real.now() + off])); }
        static now() { return Real.now() + off; }
      };
    }""")
    page.goto(service.origin)
    widget = Widget(page).open()
    widget.ask("What is Healthcare Diplomacy?")
    widget.ask("And a second question about records")
    expect(widget.root.get_by_test_id("day")).to_have_text(["Today"])


ODD_PAGE = """<!doctype html><html lang="en" dir="rtl"><title>Clinic</title>
<style>
  * { position: static !important; direction: rtl; letter-spacing: 9px; text-transform: uppercase;
      visibility: hidden; font: 40px fantasy; }
  button { display: none !important; }
  dialog { display: none !important; }
</style>
<script>
  Array.prototype.toJSON = function () { return 'prototype'; };
  Object.prototype.surprise = function () {};
  String.prototype.strip = () => '';
  window.define = window.require = window.exports = window.module = () => {};
  window.release = 'theirs'; window.base = 'theirs'; window.name = 'chat'; window.icons = 1;
</script>
<script type="module" src="/widget.js"></script>
<liaison-chat></liaison-chat>"""


def test_a_page_with_odd_styles_and_globals_changes_nothing_inside(visitors, service):
    page = visitors.open("about:blank", origins=[service.origin])
    page.route(f"{service.origin}/odd", lambda route: route.fulfill(
        content_type="text/html; charset=utf-8", body=ODD_PAGE))
    page.goto(f"{service.origin}/odd")
    widget = Widget(page).open()
    answers = widget.ask("What is Healthcare Diplomacy?")
    assert answers
    style = widget.input.evaluate(
        "input => { const s = getComputedStyle(input);"
        " return [s.direction, s.letterSpacing, s.textTransform, s.visibility, s.fontSize]; }")
    assert style == ["ltr", "normal", "none", "visible", "16px"]
    box = widget.panel.bounding_box()
    viewport = page.viewport_size
    assert box["x"] > viewport["width"] / 2 and box["y"] + box["height"] <= viewport["height"]


def test_odd_texts_are_shown_as_text_and_keep_the_layout(visitors, service):
    page = visitors.open(service.origin, viewport={"width": 320, "height": 640})
    widget = Widget(page).open()
    texts = [
        "<img src=x onerror=alert(1)><b>bold</b>",
        "x" * 3990,
        "\u202eright to left\u202c and back \u2067\u05e9\u05dc\u05d5\u05dd",
        "zero\u200bwidth\u200djoiner",
        "汉" * 2000,
    ]
    for text in texts:
        widget.ask(text)
    assert own_texts(widget) == texts
    assert widget.root.evaluate("root => root.shadowRoot.querySelectorAll('img, b').length") == 0
    wide = widget.log.evaluate("log => log.scrollWidth - log.clientWidth")
    assert wide <= 0
    # An override ends with its message: the time below stands as it should.
    assert widget.log.evaluate(
        "log => [...log.querySelectorAll('.bubble')].every("
        "b => getComputedStyle(b).unicodeBidi === 'isolate')")
    # What can't be seen is not sent.
    widget.input.fill("\u200b\u200e  \u2060")
    widget.input.press("Enter")
    expect(widget.input).not_to_have_value("")


def test_the_limit_is_shown_near_its_end_and_nothing_too_long_is_sent(visitors, service):
    widget = Widget(visitors.open(service.origin)).open()
    counter = widget.root.get_by_test_id("counter")
    widget.input.fill("x" * 3000)
    expect(counter).to_be_hidden()
    widget.input.fill("x" * 3950)
    expect(counter).to_contain_text("50")
    widget.input.fill("x" * 4001)
    widget.input.press("Enter")
    expect(counter).to_contain_text("1")
    assert own_texts(widget) == []
    expect(widget.input).to_have_value("x" * 4001)


def test_consent_is_stored_with_the_first_message(visitors, service):
    widget = Widget(visitors.open(service.origin, timezone="Asia/Shanghai")).open()
    notice = widget.root.get_by_test_id("notice")
    expect(notice).to_contain_text("180 days")
    expect(notice).to_contain_text("911")
    expect(widget.root.get_by_test_id("consent")).to_be_visible()
    record = "() => JSON.parse(localStorage.getItem(`liaison ${location.origin}/`))"
    assert "token" not in (widget.page.evaluate(record) or {}), "nothing is stored before it"
    widget.ask("What is Healthcare Diplomacy?")
    expect(notice).to_be_hidden()
    kept = widget.page.evaluate("""async () => {
      const { id, token } = JSON.parse(localStorage.getItem(`liaison ${location.origin}/`));
      const answer = await fetch(`/v1/conversations/${id}/export`, {
        headers: { Authorization: `Bearer ${token}` } });
      return answer.json();
    }""")
    assert kept["consent"]["version"] and kept["consent"]["at"]
    assert "180 days" in kept["consent"]["text"]
    # It can be read again.
    widget.menu("privacy")
    expect(notice).to_be_visible()


def test_a_conversation_is_downloaded_and_deleted_from_the_menu(visitors, service):
    widget = Widget(visitors.open(service.origin, locale="zh-CN", timezone="Asia/Shanghai")).open()
    widget.ask("什么是医疗外交？")
    with widget.page.expect_download() as download:
        widget.menu("download")
    text = open(download.value.path(), encoding="utf-8-sig").read()
    assert download.value.suggested_filename == "对话记录.txt"
    assert "什么是医疗外交？" in text and "180 天" in text

    widget.menu("delete")
    widget.root.get_by_test_id("delete-no").click()
    assert own_texts(widget) == ["什么是医疗外交？"]
    path = widget.page.evaluate(
        "() => JSON.parse(localStorage.getItem(`liaison ${location.origin}/`))")
    widget.delete()
    wait_until(lambda: own_texts(widget) == [], "nothing is left")
    expect(widget.root.get_by_test_id("notice")).to_be_visible()
    assert service.call(
        "GET", f"/v1/conversations/{path['id']}",
        headers={"Authorization": f"Bearer {path['token']}"}).status == 401
    assert json.loads(widget.page.evaluate(
        "() => localStorage.getItem(`liaison ${location.origin}/`)")) == {"locale": "zh-Hans"}
    # And the next message begins anew.
    widget.ask("你好")
    assert own_texts(widget) == ["你好"]


def test_a_reply_to_a_closed_window_is_counted_titled_and_notified(visitors, service):
    page = visitors.open("about:blank", origins=[service.origin])
    page.context.grant_permissions(["notifications"], origin=service.origin)
    page.add_init_script("""
      window.shown = [];
      window.Notification = class {
        static permission = 'granted';
        static async requestPermission() { return 'granted'; }
        constructor(title, { body }) { window.shown.push([title, body]); }
        close() {}
      };
    """)
    page.goto(service.origin)
    widget = Widget(page).open()
    # The page has its title from the strings, which came before the widget's.
    wait_until(lambda: page.title() != "", "the page has a title")
    title = page.title()
    widget.root.get_by_test_id("person").click()
    expect(widget.banner).to_have_attribute("data-state", "waiting")
    widget.ask("This is about unread replies")
    widget.menu("notify")
    widget.root.get_by_test_id("close").click()

    desk = Desk(visitors.open(f"{service.origin}/desk")).sign_in(
        "agent", service.passwords["agent"])
    desk.claim("about unread replies")
    desk.reply("A private answer")
    expect(widget.root.get_by_test_id("unread")).to_be_visible()
    wait_until(lambda: page.title().startswith("("), "the title counts")
    wait_until(lambda: page.evaluate("shown.length") > 0, "the patient is told")
    assert "private" not in json.dumps(page.evaluate("shown"))

    widget.launcher.click()
    wait_until(lambda: page.title() == title, "the title is the page's again")
    expect(widget.root.get_by_test_id("unread")).to_be_hidden()
