"""What staff do at the desk and in the studio, with a patient in another browser."""

from playwright.sync_api import expect

from pages import Desk, Studio, Widget


def signed_in(page_class, visitors, service, name, path):
    page = visitors.open(service.origin + path)
    return page_class(page).sign_in(name, service.passwords[name])


def test_a_person_is_asked_for_answers_and_resolves(visitors, service):
    widget = Widget(visitors.open(service.origin)).open()
    widget.ask("My question is about the second reading of a scan, case Kiwi")
    widget.page.evaluate("window.isSamePage = true")
    widget.ask("Can I talk to someone")
    assert widget.state == "waiting"
    widget.leave_contact(email="patient@example.org")
    expect(widget.log).to_contain_text("patient@example.org")

    desk = signed_in(Desk, visitors, service, "agent", "/desk")
    desk.claim("patient@example.org")
    expect(desk.messages.filter(has_text="case Kiwi")).to_have_count(1)
    expect(desk.conversation).to_contain_text("patient@example.org")
    expect(widget.banner).to_have_attribute("data-state", "staff")

    desk.reply("Hello, this is the office. How can I help?")
    answer = widget.log.locator("[data-author=staff]")
    expect(answer).to_contain_text("this is the office")
    assert widget.page.evaluate("window.isSamePage") is True

    # Staff has the conversation: the bot is silent, and the desk sees what is written.
    replies = widget.ask("What is Healthcare Diplomacy?")
    assert [message.author for message in replies] == []
    expect(desk.messages.last).to_contain_text("What is Healthcare Diplomacy?")

    desk.resolve()
    expect(widget.banner).to_have_attribute("data-state", "closed")
    # Writing again opens it again, and the bot answers.
    assert [m.author for m in widget.ask("What is Healthcare Diplomacy?")][:1] == ["bot"]


def test_markup_from_a_patient_is_text_at_the_desk(visitors, service):
    text = '<img src="x" onerror="window.wasRun = true"> <b>Mango</b>'
    widget = Widget(visitors.open(service.origin)).open()
    widget.ask(text)
    widget.ask("Can I talk to someone? Mango")
    assert widget.state == "waiting"
    desk = signed_in(Desk, visitors, service, "agent", "/desk")
    desk.claim("Mango")
    expect(desk.messages.filter(has_text='<b>Mango</b>')).to_have_count(1)
    assert desk.page.locator("[data-testid=transcript] :is(img, b, script)").count() == 0
    assert desk.page.evaluate("window.wasRun") is None


def test_an_emergency_is_first_in_the_queue(visitors, service):
    first = Widget(visitors.open(service.origin)).open()
    first.ask("Can I talk to a person please")
    second = Widget(visitors.open(service.origin)).open()
    second.ask("I took a whole bottle of pills, I want to die")
    assert second.state == "waiting"
    desk = signed_in(Desk, visitors, service, "agent", "/desk")
    expect(desk.queue.first).to_have_attribute("data-priority", "emergency")


def test_despair_is_met_and_marked_at_the_desk(visitors, service):
    widget = Widget(visitors.open(service.origin)).open()
    replies = widget.ask("I have no hope left, I am so tired of everything. Papaya")
    assert "befrienders.org" in replies[0].text
    widget.ask("Can I talk to someone please?")
    assert widget.state == "waiting"
    desk = signed_in(Desk, visitors, service, "agent", "/desk")
    desk.claim("talk to someone please")
    # Beside the reply, where the reasons stand.
    message = desk.messages.filter(has_text="befrienders.org")
    expect(message.get_by_test_id("alarm-mark")).to_have_attribute("data-level", "distress")
    message.locator("summary").click()
    expect(message.get_by_test_id("alarm")).to_contain_text("despair")


def test_a_wrong_password_is_refused(visitors, service):
    page = visitors.open(service.origin + "/desk")
    Desk(page).sign_in("agent", "wrong")
    expect(page.get_by_test_id("sign-in-error")).to_be_visible()
    expect(page.get_by_test_id("queue-waiting")).to_have_count(0)


def test_the_enter_that_accepts_a_candidate_sends_no_reply(visitors, service):
    widget = Widget(visitors.open(service.origin)).open()
    widget.ask("Can I talk to someone? Papaya")
    desk = signed_in(Desk, visitors, service, "agent", "/desk")
    desk.claim("Papaya")
    before = desk.messages.count()
    field = desk.page.get_by_test_id("reply")
    field.evaluate("""input => {
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      input.value = '您好';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', {
        key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
    }""")
    desk.page.wait_for_timeout(500)
    expect(field).to_have_value("您好")
    assert desk.messages.count() == before


def test_the_studio_shows_how_a_message_is_decided(visitors, service):
    studio = signed_in(Studio, visitors, service, "admin", "/studio")
    expect(studio.page.get_by_test_id("intent-item").first).to_be_visible()
    studio.try_out("请问怎么申请远程第二诊疗意见？", "zh-Hans")
    assert studio.outcome == "matched"
    candidates = studio.page.get_by_test_id("candidates")
    expect(candidates.locator("li").first).to_contain_text("care.second_opinion")
    expect(candidates.locator("li").first).to_contain_text("%")
    expect(studio.page.get_by_test_id("nearest").locator("q").first).not_to_be_empty()
    expect(studio.page.get_by_test_id("try-replies")).to_contain_text("Cedars-Sinai")


def test_an_agent_is_refused_the_studio(visitors, service):
    studio = signed_in(Studio, visitors, service, "agent", "/studio")
    expect(studio.page.get_by_test_id("refusal")).to_be_visible()
    expect(studio.page.get_by_test_id("tab-try")).to_have_count(0)
    # The server refuses too, whatever the page shows.
    session = service.sign_in("agent")
    assert service.call("GET", "/v1/studio/intents", headers=session).status == 403
    assert service.call(
        "POST", "/v1/studio/try", {"text": "hello"}, {**session, "Origin": service.origin}
    ).status == 403
    assert service.call("GET", "/v1/studio/intents").status == 401
