"""The widget and the page /chat as people use them with a screen reader, a keyboard, large type,
few colours or unsteady hands. Axe finds what a program can find; the rest is tried out here."""

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from pages import Desk, Widget
from service import wait_until

DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
ASKED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Runs axe; gives back what violates the rules that are asked for, and what is merely advice.
RUN_AXE = """
async ([place, tags]) => {
  const { violations } = await axe.run(place ?? document, {
    runOnly: [...tags, 'best-practice'], resultTypes: ['violations'] });
  const found = { faults: [], advice: [] };
  for (const { id, tags: own, nodes } of violations) {
    const list = own.some((tag) => tags.includes(tag)) ? found.faults : found.advice;
    for (const { target, failureSummary } of nodes) {
      list.push(`${id} at ${target.flat().join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')}`);
    }
  }
  return found;
}
"""

# Everything that can be pressed, as it is drawn.
READ_CONTROLS = """
root => [...root.shadowRoot.querySelectorAll('button, a, select, input, textarea')]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }))
  .map((node) => {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return {
      name: node.dataset.testid ?? node.textContent, isInText: style.display === 'inline',
      width: box.width, height: box.height, border: style.borderTopStyle,
      borderWidth: parseFloat(style.borderTopWidth), colour: style.borderTopColor,
      background: style.backgroundColor };
  })
"""

# The element with the focus, whether it can be seen, and what shows that it has the focus.
READ_FOCUS = """
() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  const place = node.closest('[data-testid]');
  const box = node.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
  const hit = node.getRootNode().elementFromPoint(x, y);
  const own = getComputedStyle(node);
  const around = getComputedStyle(node.parentElement ?? node);
  const isOutlined = own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) >= 2;
  return {
    name: node.dataset.testid ?? node.tagName.toLowerCase(), choice: node.dataset.choice ?? null,
    isVisible: node === document.body || box.width > 0 && box.height > 0 && own.visibility === 'visible'
      && own.opacity !== '0' && (hit === node || node.contains(hit) || hit?.contains(node)),
    isMarked: node === document.body || isOutlined || own.boxShadow !== 'none' || around.boxShadow !== 'none',
  };
}
"""


def check(page, place=None, about=""):
    """Asserts that axe finds nothing against the rules; prints what it advises.

    Pages are opened without motion: half-way through a fade, every colour is too pale.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN_AXE, [place, ASKED])
    for line in found["advice"]:
        print(f"advice, {about}: {line}")
    assert found["faults"] == [], about


class Tour:
    """Takes one conversation through its states and looks at each."""

    QUESTIONS = {
        "en-US": ("What is Healthcare Diplomacy?", "Can I talk to someone"),
        "zh-CN": ("请问怎么申请远程第二诊疗意见？", "我想和工作人员联系"),
        "zh-TW": ("請問怎麼申請遠端第二意見？", "我想和工作人員聯絡"),
    }

    def __init__(self, page, look, locale="en-US"):
        self.page = page
        self.look = look
        self.widget = Widget(page)
        self.question, self.request = self.QUESTIONS[locale]

    def part(self, name):
        """Of the panel: /chat has parts of the same names outside it, for browsers without scripts."""
        return self.widget.panel.get_by_test_id(name)

    def from_the_start_to_the_form(self):
        widget = self.widget
        wait_until(lambda: widget.launcher.is_visible() or self.part("notice").is_visible(),
                   "the widget is there")
        if widget.launcher.is_visible():
            self.look("closed")
            widget.launcher.click()
        expect(self.part("notice")).to_be_visible()
        wait_until(widget.messages, "the widget greets")
        self.look("first, with the notice")
        widget.ask(self.question)
        expect(self.part("choice").first).to_be_visible()
        self.look("choices")
        widget.ask(self.request)
        expect(self.part("contact-form")).to_be_visible()
        self.look("contact form")

    def through_the_form(self, contact):
        widget = self.widget
        widget.leave_contact(email="nobody")
        expect(widget.log.locator(".error")).to_be_visible()
        self.look("form with an error")
        widget.leave_contact(email=contact)
        expect(self.part("contact-form")).to_have_count(0)
        expect(widget.log).to_contain_text(contact)
        self.look("waiting")

    def through_the_menu(self):
        self.part("menu").click()
        self.look("menu")
        self.part("menu-delete").click()
        self.look("delete confirmation")
        self.part("delete-no").click()

    def through_a_failure(self, text):
        self.page.context.set_offline(True)
        self.widget.type(text)
        expect(self.part("retry").first).to_be_visible()
        self.look("failed")
        self.page.context.set_offline(False)
        expect(self.part("retry")).to_have_count(0)


@pytest.fixture(scope="module")
def desk(browser, service):
    """One member of staff for all tours."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(service.origin + "/desk")
    yield Desk(page).sign_in("agent", service.passwords["agent"])
    context.close()


def take_over(desk, widget, contact):
    desk.claim(contact)
    desk.reply("Hello, this is the office: https://example.org/visit has what to bring.")
    expect(widget.log.locator("[data-author=staff]")).to_be_visible()


def controls(widget):
    return widget.root.evaluate(READ_CONTROLS)


def check_sizes(widget, about):
    small = [control for control in controls(widget)
             if not control["isInText"] and min(control["width"], control["height"]) < 24]
    assert small == [], about


def check_language_of_bubbles(widget):
    assert {message.lang for message in widget.messages()} <= {"en", "zh-Hans", "zh-Hant"}
    assert widget.log.locator(".bubble").count() == len(widget.messages())
    assert widget.root.locator("[role=log]").count() == 1


@pytest.mark.parametrize("path", ["/", "/chat"], ids=["widget", "page"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_state_of_a_conversation_breaks_a_rule(visitors, service, desk, path, scheme, size):
    visitors.expect_outage = True
    page = visitors.open(
        service.origin + path, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    place = "liaison-chat" if path == "/" else None
    if path == "/chat":
        Widget(page).panel.wait_for()

    def look(state):
        check(page, place, state)
        check_sizes(tour.widget, state)

    tour = Tour(page, look)
    contact = f"{scheme}.{size['width']}{path.replace('/', '.')}.x@example.org"
    tour.from_the_start_to_the_form()
    tour.through_the_form(contact)
    tour.through_a_failure(f"{contact}: is anybody there?")
    take_over(desk, tour.widget, contact)
    look("staff")
    tour.through_the_menu()
    desk.resolve()
    expect(tour.widget.banner).to_have_attribute("data-state", "closed")
    look("closed conversation")
    check_language_of_bubbles(tour.widget)


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW"])
@pytest.mark.parametrize("path", ["/", "/chat"], ids=["widget", "page"])
def test_no_language_breaks_a_rule(visitors, service, path, locale):
    scheme = "light" if locale == "zh-CN" else "dark"
    page = visitors.open(
        service.origin + path, locale=locale, color_scheme=scheme, viewport=PHONE,
        reduced_motion="reduce")
    if path == "/chat":
        Widget(page).panel.wait_for()
    place = "liaison-chat" if path == "/" else None
    tour = Tour(page, lambda state: check(page, place, state), locale)
    tour.from_the_start_to_the_form()
    tour.through_the_menu()
    check_language_of_bubbles(tour.widget)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-US", "zh-CN", "zh-TW"])
def test_the_page_without_scripts_breaks_no_rule(visitors, service, scheme, locale):
    question, request = Tour.QUESTIONS[locale]
    # Scripts of the page are off; axe is not the page's.
    page = visitors.open("about:blank", color_scheme=scheme, locale=locale, viewport=PHONE,
                         origins=[service.origin])
    page.route("**/*", lambda route: route.abort()
               if route.request.resource_type == "script" else route.continue_())
    visitors.expect_outage = True
    page.goto(service.origin + "/chat")

    def is_shown():
        # Where the scripts don't come, the page shows itself after a while; this ends the while.
        page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
        return page.locator("#plain-text").is_visible()

    for text in (question, request, None):
        wait_until(is_shown, "the page shows itself", seconds=10)
        check(page, about=f"before {text}")
        if text:
            page.locator("#plain-text").fill(text)
            with page.expect_navigation():
                page.get_by_test_id("send").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("size", [
    {"width": 320, "height": 568}, {"width": 320, "height": 214},
], ids=["320 wide", "400 percent"])
@pytest.mark.parametrize("path", ["/", "/chat"], ids=["widget", "page"])
@pytest.mark.parametrize("locale", ["en-US", "zh-TW"])
def test_a_narrow_window_or_large_type_leaves_everything_usable(
        visitors, service, path, size, locale):
    page = visitors.open(service.origin + path, viewport=size, locale=locale)
    if path == "/chat":
        Widget(page).panel.wait_for()

    def look(state):
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], state
        wide = widget.root.evaluate("""root => [...root.shadowRoot.querySelectorAll('*')]
          .filter((node) => node.checkVisibility() && !node.closest('svg')
            && node.getBoundingClientRect().right > innerWidth + 0.5)
          .map((node) => node.className)""")
        assert wide == [], state
        assert widget.log.evaluate("log => log.scrollWidth <= log.clientWidth"), state
        if not widget.panel.is_visible():
            return
        # What isn't on the screen can be scrolled to, and the conversation has some room.
        for part in (widget.input, widget.panel.get_by_test_id("send"), widget.log):
            part.scroll_into_view_if_needed()
            expect(part).to_be_in_viewport(ratio=0.5)
        assert widget.log.evaluate("log => log.clientHeight") >= 60, state

    tour = Tour(page, look, locale)
    widget = tour.widget
    tour.from_the_start_to_the_form()
    for name in ("contact-email", "contact-wechat", "contact-send"):
        part = widget.panel.get_by_test_id(name)
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport(ratio=0.9)
    tour.through_the_menu()
    widget.panel.get_by_test_id("menu").click()
    widget.panel.get_by_test_id("menu-delete").scroll_into_view_if_needed()
    expect(widget.panel.get_by_test_id("menu-delete")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_everything_has_an_edge(visitors, service, scheme):
    page = visitors.open(
        service.origin, forced_colors="active", color_scheme=scheme, reduced_motion="reduce")

    def look(state):
        bare = [control for control in controls(tour.widget)
                if not re.match("input$|copy$|retry$|menu-", control["name"])
                and not control["isInText"]
                and (control["border"] == "none" or control["borderWidth"] < 1
                     or control["colour"] == control["background"])]
        assert bare == [], state
        if tour.widget.panel.is_visible():
            edges = tour.widget.panel.evaluate(
                "panel => [panel, ...panel.querySelectorAll('.bubble, .field, .menu')]"
                ".filter((node) => node.checkVisibility())"
                ".map((node) => getComputedStyle(node).borderTopStyle)")
            assert "none" not in edges, state

    tour = Tour(page, look)
    tour.from_the_start_to_the_form()
    tour.through_the_menu()


def test_nothing_moves_where_motion_is_not_wanted(visitors, service):
    page = visitors.open(service.origin, reduced_motion="reduce")
    running = ("root => [...document.getAnimations(), "
               "...root.shadowRoot.querySelector('.root').getAnimations({ subtree: true })].length")

    def look(state):
        assert tour.widget.root.evaluate(running) == 0, state
        assert tour.widget.root.evaluate(
            "root => [...root.shadowRoot.querySelectorAll('*')].every((node) =>"
            " getComputedStyle(node).scrollBehavior === 'auto')"), state

    tour = Tour(page, look)
    tour.widget.open()
    # The dots that stand while an answer is on its way.
    held = []
    page.route("**/v1/conversations", lambda route: held.append(route))
    tour.widget.type("Hello")
    expect(tour.part("typing")).to_be_visible()
    look("an answer is on its way")
    held[0].continue_()
    page.unroute("**/v1/conversations")
    expect(tour.part("typing")).to_be_hidden()
    tour.through_the_menu()


class Keyboard:
    """A person who has nothing but keys."""

    def __init__(self, page):
        self.page = page

    def focus(self, about=""):
        """What has the focus; it can be seen, and so can it that it has the focus."""
        focus = self.page.evaluate(READ_FOCUS)
        assert focus["isVisible"], (about, focus)
        assert focus["isMarked"], (about, focus)
        return focus["name"]

    def press(self, key):
        self.page.keyboard.press(key)
        return self.focus(key)

    def write(self, text):
        self.page.keyboard.insert_text(text)

    def tab_to(self, name, key="Tab", limit=40):
        """The names on the way, the last being the one that is looked for."""
        way = []
        for _ in range(limit):
            way.append(self.press(key))
            if way[-1] == name:
                return way
        raise AssertionError(f"{name} is not reached: {way}")


def test_everything_can_be_done_with_the_keyboard_alone(visitors, service):
    # Without smooth scrolling, so that what has the focus stands still when it is looked at.
    page = visitors.open(service.origin, reduced_motion="reduce")
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    keys = Keyboard(page)
    keys.tab_to("launcher")
    page.keyboard.press("Enter")
    wait_until(widget.messages, "the widget greets")
    assert keys.focus() == "input"

    # The order of what stands there: the head, the state, the conversation, the box.
    keys.tab_to("language", "Shift+Tab")
    way = ["language", *keys.tab_to("input")]
    assert [name for name in way if name != "copy"] == [
        "language", "menu", "close", "person", "log", "input"]

    keys.write("qwrtz plmkn vbxcy")
    assert keys.press("Enter") == "input"
    expect(widget.panel.get_by_test_id("choice").first).to_be_visible()
    keys.tab_to("choice", "Shift+Tab")
    assert keys.page.evaluate(READ_FOCUS)["choice"] == "person"
    page.keyboard.press("Enter")
    expect(widget.banner).to_have_attribute("data-state", "waiting")
    # What was pressed is gone; the focus isn't lost.
    assert keys.focus() == "input"

    expect(widget.panel.get_by_test_id("contact-form")).to_be_visible()
    keys.tab_to("contact-email", "Shift+Tab")
    keys.write("nobody")
    page.keyboard.press("Enter")
    expect(widget.log.locator(".error")).to_be_visible()
    assert keys.focus() == "contact-email"
    page.keyboard.press("Control+a")
    keys.write("keys@example.org")
    assert keys.tab_to("contact-send") == ["contact-phone", "contact-wechat", "contact-send"]
    page.keyboard.press("Enter")
    expect(widget.log).to_contain_text("keys@example.org")
    assert keys.focus() == "input"

    # The menu, and Escape that closes nothing but it.
    keys.tab_to("menu", "Shift+Tab")
    assert keys.press("Enter") == "menu"
    assert keys.press("Tab") == "menu-download"
    assert keys.press("Escape") == "menu"
    expect(widget.panel.get_by_test_id("menu-download")).to_be_hidden()
    expect(widget.panel).to_be_visible()
    keys.press("Space")
    keys.tab_to("menu-privacy")
    page.keyboard.press("Enter")
    expect(widget.panel.get_by_test_id("notice")).to_be_visible()
    keys.focus("what is kept")
    keys.tab_to("menu", "Shift+Tab")
    keys.press("Enter")
    keys.tab_to("menu-delete")
    page.keyboard.press("Enter")
    confirm = widget.panel.get_by_test_id("confirm")
    expect(confirm).to_be_visible()
    assert keys.focus() == "delete-no"
    assert keys.press("Tab") == "delete-yes"
    assert keys.press("Escape") == "menu"
    expect(confirm).to_be_hidden()
    expect(widget.panel).to_be_visible()

    keys.tab_to("language", "Shift+Tab")
    assert keys.press("ArrowDown") == "language"
    expect(widget.root.locator(".root")).to_have_attribute("lang", "zh-Hans")
    keys.tab_to("input")
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    assert keys.focus() == "launcher"
    # And in again: the conversation is there.
    page.keyboard.press("Space")
    expect(widget.log).to_contain_text("keys@example.org")
    keys.tab_to("menu", "Shift+Tab")
    keys.press("Enter")
    keys.tab_to("menu-delete")
    page.keyboard.press("Enter")
    keys.tab_to("delete-yes")
    page.keyboard.press("Enter")
    expect(confirm).to_be_hidden()
    expect(widget.log).not_to_contain_text("keys@example.org")
    assert keys.focus() == "input"


def test_on_a_phone_the_keyboard_stays_in_the_panel(visitors, service):
    """There the panel is all there is to see: what lies behind it gets no focus."""
    page = visitors.open(service.origin, viewport=PHONE)
    widget = Widget(page).open()
    keys = Keyboard(page)
    names = {keys.press("Tab") for _ in range(12)} - {"body", "copy"}
    assert names == {"language", "menu", "close", "person", "log", "input", "send"}
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    assert keys.focus() == "launcher"


def test_a_new_message_is_read_once(visitors, service):
    """The log announces what is added: no node may be taken out and put in again."""
    widget = Widget(visitors.open(service.origin)).open()
    widget.ask("What is Healthcare Diplomacy?")
    widget.log.evaluate("""log => {
      window.added = [];
      new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) {
            if (node.matches?.('[data-testid=message]')) added.push(node.textContent);
          }
        }
      }).observe(log, { childList: true, subtree: true });
    }""")
    before = len(widget.messages())
    widget.ask("qwrtz plmkn vbxcy")
    widget.choose_language("zh-Hans")
    expect(widget.root.locator(".root")).to_have_attribute("lang", "zh-Hans")
    added = widget.page.evaluate("window.added")
    assert len(added) == len(widget.messages()) - before, json.dumps(added, ensure_ascii=False)
    assert re.fullmatch("log", widget.log.get_attribute("role"))
    assert widget.log.get_attribute("aria-label")
