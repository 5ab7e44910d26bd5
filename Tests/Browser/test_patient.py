"""What a patient sees on the demonstration page."""

import re

import pytest
from playwright.sync_api import expect

from pages import Widget
from service import PROJECT, wait_until

# Characters of common words that are written in one of the two ways only.
SIMPLIFIED_ONLY = set("请这们诊疗远医会问题国为说对")
TRADITIONAL_ONLY = set("請這們診療遠醫會問題國為說對")


def first_line(tag, reply):
    """The first line of a reply, from the language file."""
    text = (PROJECT / f"Locales/{tag}.yaml").read_text(encoding="utf-8")
    replies = text[text.index("\nreplies:"):]
    return re.search(rf'\n  {re.escape(reply)}:\n    - "(.*)"\n', replies)[1]


def interface_string(tag, key):
    text = (PROJECT / f"Locales/{tag}.yaml").read_text(encoding="utf-8")
    widget = text[text.index("\nwidget:"):]
    return re.search(rf'\n  {re.escape(key)}: "(.*)"\n', widget)[1]


def letters(messages):
    return set("".join(message.text for message in messages))


@pytest.fixture
def widget(visitors, service):
    return Widget(visitors.open(service.origin)).open()


def test_the_page_opens_and_the_widget_greets(visitors, service):
    page = visitors.open(service.origin)
    expect(page.locator("h1")).not_to_be_empty()
    expect(page).to_have_title(re.compile("demonstration"))
    widget = Widget(page).open()
    greeting = widget.messages()[0]
    assert (greeting.author, greeting.lang) == ("bot", "en")
    assert len(greeting.text) > 20
    assert widget.state == "bot"


def test_a_simplified_question_is_answered_in_simplified_characters(widget):
    answers = widget.ask("请问怎么申请远程第二诊疗意见？")
    assert {message.lang for message in answers} == {"zh-Hans"}
    assert first_line("zh-Hans", "care.second_opinion") in answers[0].text
    assert letters(answers) & SIMPLIFIED_ONLY
    assert not letters(answers) & TRADITIONAL_ONLY


def test_a_traditional_question_is_answered_in_traditional_characters(widget):
    answers = widget.ask("請問怎麼申請遠端第二意見？")
    assert {message.lang for message in answers} == {"zh-Hant"}
    assert first_line("zh-Hant", "care.second_opinion") in answers[0].text
    assert letters(answers) & TRADITIONAL_ONLY
    assert not letters(answers) & SIMPLIFIED_ONLY


def test_a_question_about_the_program_is_answered_with_its_source(widget):
    answers = widget.ask("What is Healthcare Diplomacy?")
    assert {message.lang for message in answers} == {"en"}
    assert "Healthcare Diplomacy" in answers[0].text
    sources = [source for message in answers for source in message.sources]
    assert any("Cedars-Sinai" in source for source in sources), answers


def test_nonsense_gets_no_intents_answer_but_the_offer_of_a_person(widget):
    answers = widget.ask("qwrtz plmkn vbxcy")
    choices = [choice for message in answers for choice in message.choices]
    assert "person" in choices
    assert not [choice for choice in choices if choice.startswith("intent:")]


def test_an_emergency_gets_the_numbers_of_the_place_at_once(visitors, service):
    widget = Widget(visitors.open(service.origin, locale="zh-CN", timezone="Asia/Shanghai")).open()
    answers = widget.ask("我爸爸现在胸口剧痛，喘不上气")
    assert "120" in answers[0].text
    assert widget.state == "waiting"
    widget = Widget(visitors.open(service.origin, timezone="America/Los_Angeles")).open()
    answers = widget.ask("My father has crushing chest pain right now and he can't breathe")
    assert "911" in answers[0].text
    assert widget.state == "waiting"


def test_a_message_is_shown_as_text_never_as_markup(widget):
    text = '<img src="x" onerror="window.wasRun = true"><b>bold</b> & <script>wasRun = true</script>'
    widget.ask(text)
    assert widget.messages("patient")[0].text == text
    assert widget.log.locator("img, b, script").count() == 0
    assert widget.page.evaluate("window.wasRun") is None


def test_the_language_switch_changes_the_interface_and_the_answers(widget):
    expect(widget.panel).to_contain_text(interface_string("en", "state.bot"))
    widget.choose_language("zh-Hant")
    expect(widget.panel).to_contain_text(interface_string("zh-Hant", "state.bot"))
    answers = widget.ask("👍")
    assert {message.lang for message in answers} == {"zh-Hant"}


def test_the_page_follows_the_browsers_language(visitors, service):
    widget = Widget(visitors.open(service.origin, locale="zh-TW")).open()
    assert widget.messages()[0].lang == "zh-Hant"
    expect(widget.page.locator("html")).to_have_attribute("lang", "zh-Hant")


def test_on_a_phone_the_panel_fills_the_screen(visitors, service):
    size = {"width": 390, "height": 844}
    widget = Widget(visitors.open(service.origin, locale="zh-CN", viewport=size)).open()
    wait_until(lambda: widget.panel.bounding_box()["y"] == 0, "the panel is at the top")
    box = widget.panel.bounding_box()
    assert (box["x"], box["width"], box["height"]) == (0, 390, 844)
    assert widget.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_question_of_the_page_is_put_into_the_widget_and_sent_by_the_person(visitors, service):
    page = visitors.open(service.origin)
    page.locator("[data-ask='questions.visa']").click()
    widget = Widget(page)
    expect(widget.input).not_to_have_value("")
    assert widget.messages("patient") == []
    widget.input.press("Enter")
    expect(widget.log.locator("[data-author=patient][data-seq]")).to_have_count(1)


# Browsers differ in whether the Enter that accepts a candidate comes before or after the end.
ENTER_WHILE_COMPOSING = """
input => {
  input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  input.value = '你好';
  input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
  input.dispatchEvent(new KeyboardEvent('keydown', {
    key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));
  input.dispatchEvent(new CompositionEvent('compositionend', { data: '你好', bubbles: true }));
}
"""
ENTER_AFTER_COMPOSING = """
input => {
  input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  input.value = '你好';
  input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
  input.dispatchEvent(new CompositionEvent('compositionend', { data: '你好', bubbles: true }));
  input.dispatchEvent(new KeyboardEvent('keydown', {
    key: 'Enter', keyCode: 13, isComposing: false, bubbles: true, cancelable: true }));
}
"""


@pytest.mark.parametrize("events", [ENTER_WHILE_COMPOSING, ENTER_AFTER_COMPOSING])
def test_the_enter_that_accepts_a_candidate_sends_nothing(widget, events):
    widget.input.evaluate(events)
    widget.page.wait_for_timeout(500)
    expect(widget.input).to_have_value("你好")
    assert widget.messages("patient") == []
    # The next one sends.
    widget.input.press("Enter")
    expect(widget.log.locator("[data-author=patient][data-seq]")).to_have_count(1)
