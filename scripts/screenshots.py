#!/usr/bin/env python3
"""Takes the pictures in docs/images from a real talk: a patient on a phone, another at a computer,
and a member of staff who answers. Run by `make screenshots`."""

import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
IMAGES = PROJECT / "docs/images"
sys.path.insert(0, str(PROJECT / "Tests/Drivers"))
sys.dont_write_bytecode = True

from playwright.sync_api import expect, sync_playwright  # noqa: E402

import chromium  # noqa: E402
from pages import Desk, Studio, Widget  # noqa: E402
from service import Service  # noqa: E402

SCREEN = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def main():
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        service = Service(Path(folder) / "data").start()
        browser = chromium.launch(playwright)
        try:
            Talk(browser, service).run()
        finally:
            browser.close()
            service.stop()


class Talk:
    def __init__(self, browser, service):
        self._browser = browser
        self._service = service

    def run(self):
        phone = self.patient_on_a_phone()
        self.patient_at_a_computer()
        self.staff_answers(phone)
        self.picture(phone.page, "widget")
        self.admin_tries_a_message()

    def open(self, path, size, locale, scale=1.5):
        context = self._browser.new_context(
            viewport=size, locale=locale, device_scale_factor=scale,
            timezone_id="America/Los_Angeles" if locale == "en-US" else "Asia/Shanghai",
            reduced_motion="reduce")
        page = context.new_page()
        page.goto(self._service.origin + path)
        return page

    def patient_on_a_phone(self):
        widget = Widget(self.open("/", PHONE, "zh-CN", scale=2)).open()
        widget.ask("请问怎么申请远程第二诊疗意见？")
        widget.ask("我想和工作人员联系")
        expect(widget.banner).to_have_attribute("data-state", "waiting")
        widget.leave_contact(wechat="lin_2026")
        expect(widget.root.get_by_test_id("contact-form")).to_have_count(0)
        return widget

    def patient_at_a_computer(self):
        page = self.open("/", SCREEN, "en-US")
        widget = Widget(page).open()
        widget.ask("What is Healthcare Diplomacy?")
        self.picture(page, "demo")
        widget.ask("Can I talk to someone?")
        expect(widget.banner).to_have_attribute("data-state", "waiting")

    def staff_answers(self, widget):
        page = self.open("/desk", SCREEN, "en-US")
        desk = Desk(page).sign_in("agent", self._service.passwords["agent"])
        desk.claim("lin_2026")
        desk.reply("您好，我是国际患者办公室的工作人员。请问您目前的诊断是什么？")
        expect(widget.log.locator("[data-author=staff]")).to_be_visible()
        widget.ask("是甲状腺结节，报告和影像都准备好了。")
        expect(desk.messages.last).to_contain_text("甲状腺结节")
        self.picture(page, "desk")

    def admin_tries_a_message(self):
        page = self.open("/studio", SCREEN, "en-US")
        studio = Studio(page).sign_in("admin", self._service.passwords["admin"])
        studio.try_out("人在台灣，能不能先請你們醫師看片子給第二意見", "zh-Hant")
        self.picture(page, "studio")

    def picture(self, page, name):
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(500)   # a smooth scroll ends
        file = IMAGES / f"{name}.png"
        page.screenshot(path=file)
        print(file.relative_to(PROJECT))


if __name__ == "__main__":
    main()
