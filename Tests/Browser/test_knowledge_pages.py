"""The program's information: quoted to patients, looked for at the desk, kept in the studio."""

import pytest
from playwright.sync_api import expect

from pages import Desk, Studio, Widget
from service import PROJECT

PAGE = PROJECT / "Tests/PageReadingTests/Pages/table-layout-1999.html"


@pytest.fixture
def studio(visitors, service):
    page = visitors.open(service.origin + "/studio")
    return Studio(page).sign_in("admin", service.passwords["admin"])


def test_an_answer_asks_whether_it_helps_and_a_no_is_seen_in_the_studio(
        visitors, service, studio):
    widget = Widget(visitors.open(service.origin, locale="zh-TW")).open()
    [answer] = widget.ask("太平洋國際政策理事會是什麼樣的機構？")
    assert "非營利機構" in answer.text
    assert "Cedars-Sinai" in answer.sources[0]
    no = next(choice for choice in answer.choices if choice.startswith("unhelpful:"))
    assert any(choice.startswith("helpful:") for choice in answer.choices)
    assert "person" in answer.choices
    widget.root.locator(f'[data-choice="{no}"]').click()
    expect(widget.log.locator("[data-author=patient]")).to_have_count(2)
    expect(widget.root.locator('[data-choice="person"]').last).to_be_visible()

    studio.page.get_by_test_id("tab-articles").click()
    item = studio.page.locator("[data-id=pacific-council-partnership]")
    expect(item.get_by_test_id("unhelpful")).to_be_visible()
    item.click()
    studio.page.get_by_test_id("article-detail").get_by_text("繁體中文").click()
    expect(studio.page.get_by_test_id("feedback")).to_be_visible()


def test_staff_finds_a_passage_and_quotes_it_with_its_source(visitors, service):
    widget = Widget(visitors.open(service.origin)).open()
    widget.ask("Can I talk to someone? Lychee")
    desk = Desk(visitors.open(service.origin + "/desk")).sign_in(
        "agent", service.passwords["agent"])
    query = desk.page.get_by_test_id("knowledge-query")
    hits = desk.page.get_by_test_id("knowledge-hit")
    query.fill("天花")
    expect(hits.first.locator("mark").first).to_have_text("天花")

    desk.claim("Lychee")
    query.fill("smallpox")
    expect(hits.first.locator("mark").first).to_have_text("smallpox")
    hits.first.get_by_test_id("hit-quote").click()
    reply = desk.page.get_by_test_id("reply")
    assert "smallpox" in reply.input_value() and "Cedars-Sinai" in reply.input_value()
    desk.page.get_by_test_id("send").click()
    expect(widget.log.locator("[data-author=staff]")).to_contain_text("smallpox")
    query.fill("zxqv")
    expect(desk.page.get_by_test_id("knowledge-status")).not_to_be_empty()
    expect(hits).to_have_count(0)


def test_half_a_word_in_an_input_method_is_not_looked_for(visitors, service):
    desk = Desk(visitors.open(service.origin + "/desk")).sign_in(
        "agent", service.passwords["agent"])
    query = desk.page.get_by_test_id("knowledge-query")
    asked = []
    desk.page.on("request", lambda made: asked.append(made.url) if "search" in made.url else None)
    query.evaluate("""input => {
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      input.value = 'tian';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    }""")
    desk.page.wait_for_timeout(600)
    assert asked == []
    query.evaluate("""input => {
      input.value = '天花';
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    }""")
    expect(desk.page.get_by_test_id("knowledge-hit").first).to_be_visible()


def test_a_page_is_imported_looked_at_published_and_taken_away(visitors, service, studio):
    page = studio.page
    page.get_by_test_id("tab-import").click()
    expect(page.get_by_test_id("import-read")).to_be_disabled()
    page.get_by_test_id("import-file").set_input_files(PAGE)
    page.get_by_test_id("import-read").click()
    expect(page.get_by_test_id("import-added")).to_contain_text("Preparing for your visit")
    # Nothing is live before the admin says so, and what is shown outlives a reload.
    page.reload()
    page.get_by_test_id("import-publish").click()
    expect(page.get_by_test_id("import-published")).to_be_visible()
    expect(page.get_by_test_id("revision")).to_contain_text("2")

    page.get_by_test_id("tab-articles").click()
    page.locator("[data-id=table-layout-1999]").click()
    page.get_by_test_id("import-remove").click()
    page.get_by_test_id("dialog-confirm").click()
    expect(page.locator("[data-id=table-layout-1999]")).to_have_count(0)
    expect(page.get_by_test_id("article-item").first).to_be_visible()


def test_an_import_that_cannot_be_done_says_why(studio):
    page = studio.page
    page.get_by_test_id("tab-import").click()
    page.get_by_test_id("import-address").fill("https://www.example.org/visit")
    page.get_by_test_id("import-read").click()
    expect(page.get_by_test_id("import-result")).to_contain_text("knowledge.hosts")
    page.get_by_test_id("import-drop").click()
    expect(page.get_by_test_id("import-result")).not_to_contain_text("knowledge.hosts")
    page.get_by_test_id("import-file").set_input_files(
        {"name": "empty.html", "mimeType": "text/html", "buffer": b"%PDF-1.7 ..."})
    page.get_by_test_id("import-read").click()
    expect(page.get_by_test_id("import-problems")).to_contain_text("empty.html")
    expect(page.get_by_test_id("import-publish")).to_have_count(0)
    page.get_by_test_id("import-drop").click()
