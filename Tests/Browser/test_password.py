"""Changing one's own password, and being asked to wait at the sign-in."""

import json
import re

import pytest
from playwright.sync_api import expect

from pages import Desk, Studio
from test_accessibility import DESKTOP, check

NARROW = {"width": 320, "height": 640}
NEW = "gravel teapot otter minus"


class PasswordDialog:
    def __init__(self, page):
        self.page = page
        self.node = page.get_by_test_id("password-dialog")
        self.save = page.get_by_test_id("password-save")
        self.message = page.get_by_test_id("password-message")

    def open(self):
        self.page.get_by_test_id("change-password").click()
        expect(self.field("current")).to_be_focused()
        return self

    def field(self, name):
        return self.page.get_by_test_id(f"password-{name}")

    def error(self, name):
        return self.page.get_by_test_id(f"password-{name}-error")

    def fill(self, current="an old password", new=NEW, again=None):
        for name, value in [("current", current), ("new", new), ("again", again or new)]:
            self.field({"new": "next"}.get(name, name)).fill(value)
        return self

    def submit(self):
        self.field("again").press("Enter")
        return self

    def expect_fault(self, name, words):
        """It is said beside the field, to those who listen too, and the field has the focus."""
        expect(self.error(name)).to_contain_text(words)
        expect(self.field(name)).to_be_focused()
        expect(self.field(name)).to_have_attribute("aria-invalid", "true")
        expect(self.field(name)).to_have_accessible_description(re.compile(words))


def answer(page, status, code=None, headers=None, path="**/v1/session/password"):
    """What the service says from now on; gives back what it is asked."""
    asked = []

    def fulfill(route):
        asked.append((route.request.method, route.request.post_data_json))
        route.fulfill(
            status=status, headers=headers or {},
            content_type="application/problem+json" if code else None,
            body=json.dumps({"status": status, "code": code}) if code else "")

    page.route(path, fulfill)
    return asked


@pytest.fixture
def desk_page(visitors, service):
    def open(locale="en-US", **options):
        page = visitors.open(service.origin + "/desk", locale=locale, **options)
        Desk(page).sign_in("agent", service.passwords["agent"])
        page.get_by_test_id("who").wait_for(state="attached")
        return page
    yield open
    # The browser reports every refusal.
    visitors.faults = [fault for fault in visitors.faults if "status of 4" not in fault]


def test_a_changed_password_is_told_and_the_focus_goes_back(desk_page):
    page = desk_page()
    asked = answer(page, 204)
    dialog = PasswordDialog(page).open().fill().submit()
    expect(dialog.node).to_have_count(0)
    expect(page.get_by_test_id("told")).to_contain_text("has been changed")
    expect(page.get_by_test_id("change-password")).to_be_focused()
    assert asked == [("PUT", {"current": "an old password", "new": NEW})]


@pytest.mark.parametrize(("status", "code", "name", "words"), [
    (403, "wrong-password", "current", "not your current password"),
    (422, "passwordTooShort", "next", "at least 10"),
    (422, "passwordTooLong", "next", "1,024 bytes"),
    (422, "passwordCommon", "next", "tried first"),
])
def test_what_the_service_refuses_is_said_beside_its_field(desk_page, status, code, name, words):
    page = desk_page()
    answer(page, status, code)
    dialog = PasswordDialog(page).open().fill().submit()
    dialog.expect_fault(name, words)
    # Mended, nothing of it stays.
    page.unroute("**/v1/session/password")
    answer(page, 204)
    dialog.submit()
    expect(dialog.node).to_have_count(0)


def test_what_can_be_seen_without_the_service_is_said_without_it(desk_page):
    page = desk_page()
    asked = answer(page, 204)
    dialog = PasswordDialog(page).open()
    for values, name, words in [
        ({"current": ""}, "current", "Enter your current"),
        ({"new": "too short"}, "next", "at least 10"),
        ({"new": "an old password"}, "next", "another one"),
        ({"again": "gravel teapot"}, "again", "not the same"),
    ]:
        dialog.fill(**values).submit()
        dialog.expect_fault(name, words)
        expect(dialog.node.locator("[aria-invalid]")).to_have_count(1)
    assert asked == []


def test_a_failure_of_another_kind_is_said_and_what_was_typed_stays(desk_page):
    page = desk_page()
    answer(page, 403, "forbidden")
    dialog = PasswordDialog(page).open().fill().submit()
    expect(dialog.message).to_be_visible()
    expect(dialog.field("next")).to_have_value(NEW)
    expect(dialog.save).to_be_enabled()


def test_too_many_attempts_are_counted_down(desk_page):
    page = desk_page()
    asked = answer(page, 429, "tooManyRequests", {"Retry-After": "3"})
    dialog = PasswordDialog(page).open().fill().submit()
    expect(dialog.message).to_contain_text("3 seconds")
    expect(dialog.save).to_be_disabled()
    dialog.submit()
    expect(dialog.message).to_contain_text("1 second.")
    expect(dialog.message).to_have_text("You can try again now.")
    expect(dialog.save).to_be_enabled()
    assert len(asked) == 1


def test_a_session_that_has_ended_leads_back_to_the_sign_in(desk_page):
    page = desk_page()
    answer(page, 401, "unauthorized")
    dialog = PasswordDialog(page).open().fill().submit()
    expect(page.get_by_test_id("sign-in-error")).to_be_visible()
    expect(dialog.node).to_have_count(0)


def test_passwords_can_be_shown_and_the_dialog_left_with_the_keyboard_alone(desk_page):
    page = desk_page()
    page.get_by_test_id("change-password").focus()
    page.keyboard.press("Enter")
    dialog = PasswordDialog(page)
    fields = [dialog.field(name) for name in ["current", "next", "again"]]
    for field, purpose in zip(fields, ["current-password", "new-password", "new-password"]):
        expect(field).to_be_focused()
        expect(field).to_have_attribute("autocomplete", purpose)
        expect(field).to_have_attribute("type", "password")
        page.keyboard.type("abc")
        page.keyboard.press("Tab")
    expect(dialog.field("show")).to_be_focused()
    page.keyboard.press("Space")
    for field in fields:
        expect(field).to_have_attribute("type", "text")
        expect(field).to_have_value("abc")
    page.keyboard.press("Space")
    expect(fields[0]).to_have_attribute("type", "password")
    page.keyboard.press("Escape")
    expect(dialog.node).to_have_count(0)
    expect(page.get_by_test_id("change-password")).to_be_focused()
    # Nothing of what was typed is there the next time.
    expect(dialog.open().field("current")).to_have_value("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@pytest.mark.parametrize("locale", ["en-US", "zh-CN", "zh-TW"])
def test_the_dialog_breaks_no_rule_and_fits(desk_page, locale, size, scheme):
    page = desk_page(
        locale, viewport=size, color_scheme=scheme, reduced_motion="reduce")
    answer(page, 422, "passwordCommon")
    check(page, ".masthead", "header")
    dialog = PasswordDialog(page).open()
    check(page, "[data-testid=password-dialog]", "empty")
    dialog.fill().submit()
    expect(dialog.error("next")).to_be_visible()
    check(page, "[data-testid=password-dialog]", "refused")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert dialog.node.evaluate("node => node.scrollWidth <= node.clientWidth")
    # Every key of a string that is missing would be shown as it stands.
    assert "password." not in dialog.node.inner_text()


def test_the_studio_has_it_too(visitors, service):
    page = visitors.open(service.origin + "/studio")
    Studio(page).sign_in("admin", service.passwords["admin"])
    dialog = PasswordDialog(page).open()
    assert "password." not in dialog.node.inner_text()


def test_the_sign_in_says_how_long_to_wait(visitors, service):
    page = visitors.open(service.origin + "/desk")
    asked = answer(page, 429, "tooManyRequests", {"Retry-After": "3"}, "**/v1/session")
    desk = Desk(page).sign_in("agent", "a wrong one")
    message = page.get_by_test_id("sign-in-error")
    button = page.get_by_test_id("sign-in-submit")
    expect(message).to_contain_text("3 seconds")
    expect(button).to_be_disabled()
    page.get_by_test_id("sign-in-password").press("Enter")
    expect(message).to_have_text("You can try again now.")
    expect(button).to_be_enabled()
    assert len(asked) == 1
    page.unroute("**/v1/session")
    desk.sign_in("agent", service.passwords["agent"])
    expect(page.get_by_test_id("who")).to_be_visible()
    visitors.faults = [fault for fault in visitors.faults if "status of 429" not in fault]


def test_another_name_need_not_wait(visitors, service):
    page = visitors.open(service.origin + "/desk")
    answer(page, 429, "tooManyRequests", {"Retry-After": "600"}, "**/v1/session")
    desk = Desk(page).sign_in("agent", "a wrong one")
    expect(page.get_by_test_id("sign-in-error")).to_contain_text("10 minutes")
    page.unroute("**/v1/session")
    desk.sign_in("admin", service.passwords["admin"])
    expect(page.get_by_test_id("who")).to_be_visible()
    visitors.faults = [fault for fault in visitors.faults if "status of 429" not in fault]


# Needs the service's own `PUT /v1/session/password`: nothing is put in its place here.
def test_a_password_is_changed_for_good_and_other_sessions_end(visitors, own_service):
    service = own_service().start()
    old = service.passwords["agent"]
    pages = [visitors.open(service.origin + "/desk") for _ in range(2)]
    for page in pages:
        Desk(page).sign_in("agent", old)
        page.get_by_test_id("who").wait_for()
    here, elsewhere = pages
    dialog = PasswordDialog(here).open()
    dialog.fill(current="not the old one").submit().expect_fault("current", "not your current")
    dialog.fill(current=old, new="Password2026!").submit().expect_fault("next", "tried first")
    dialog.fill(current=old).submit()
    expect(here.get_by_test_id("told")).to_be_visible()
    here.reload()
    expect(here.get_by_test_id("who")).to_be_visible()

    elsewhere.reload()
    Desk(elsewhere).sign_in("agent", old)
    expect(elsewhere.get_by_test_id("sign-in-error")).to_be_visible()
    Desk(elsewhere).sign_in("agent", NEW)
    expect(elsewhere.get_by_test_id("who")).to_be_visible()
    visitors.faults = [fault for fault in visitors.faults if "status of 4" not in fault]
