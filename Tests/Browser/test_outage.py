"""The server is killed, and started again on the same data: nothing is lost, nothing comes twice."""

import threading
import uuid

import pytest
from playwright.sync_api import expect

from pages import Widget
from service import Conversation, Service, wait_until

BURST = 20


@pytest.fixture(scope="module")
def fragile(tmp_path_factory):
    service = Service(tmp_path_factory.mktemp("fragile") / "data").start()
    yield service
    service.stop()


def check_whole(messages, acknowledged, sent):
    """Each acknowledged message is there once, as it was acknowledged; nothing came twice."""
    assert [message["seq"] for message in messages] == list(range(1, len(messages) + 1))
    stored = [message for message in messages if message["author"] == "patient"]
    ids = [message["clientId"] for message in stored]
    assert len(ids) == len(set(ids))
    assert set(acknowledged) <= set(ids) <= set(sent)
    by_id = {message["clientId"]: message for message in stored}
    for client_id, answer in acknowledged.items():
        assert by_id[client_id] == answer["messages"][0]
        assert by_id[client_id]["text"] == sent[client_id]
        # Its replies were acknowledged with it, so they are there too.
        for message in answer["messages"]:
            assert message in messages


@pytest.mark.parametrize("senders", [1, 5], ids=["one after another", "five at a time"])
def test_a_burst_survives_a_kill(fragile, senders):
    conversation = Conversation.open(fragile)
    sent = {str(uuid.uuid4()): f"Question {number} about records" for number in range(BURST)}
    acknowledged, lock = {}, threading.Lock()
    queue = list(sent.items())

    def work():
        while True:
            with lock:
                if not queue:
                    return
                client_id, text = queue.pop(0)
            try:
                answer = conversation.send(text, client_id)
            except (OSError, ValueError):
                continue   # cut off: not acknowledged
            assert answer.status == 201, answer
            with lock:
                acknowledged[client_id] = answer.body
                if len(acknowledged) == BURST // 3:
                    fragile.kill()

    threads = [threading.Thread(target=work) for _ in range(senders)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert BURST // 3 <= len(acknowledged) < BURST, "the kill came too early or too late"

    fragile.start()
    check_whole(conversation.messages(), acknowledged, sent)
    # What had no answer is sent again with its id; what had one gives the same answer again.
    for client_id, text in sent.items():
        answer = conversation.send(text, client_id)
        assert answer.status in (200, 201), answer
        if client_id in acknowledged:
            assert (answer.status, answer.body) == (200, acknowledged[client_id])
        acknowledged[client_id] = answer.body
    messages = conversation.messages()
    check_whole(messages, acknowledged, sent)
    assert len(messages) == len(conversation.greeting) + sum(
        len(answer["messages"]) for answer in acknowledged.values())
    if senders == 1:
        texts = [m["text"] for m in messages if m["author"] == "patient"]
        assert texts == list(sent.values())


def test_the_widget_resumes_after_a_kill_between_messages(fragile, visitors):
    visitors.expect_outage = True
    widget = Widget(visitors.open(fragile.origin)).open()
    widget.ask("What is Healthcare Diplomacy?")
    before = [(message.seq, message.text) for message in widget.messages()]

    fragile.kill()
    expect(widget.trouble).to_be_visible()
    widget.type("Written while the server was away")
    fragile.start()

    expect(widget.trouble).to_be_hidden()
    wait_until(lambda: widget.messages("patient")[-1].seq > 0, "the outbox is delivered")
    after = [(message.seq, message.text) for message in widget.messages()]
    assert after[:len(before)] == before
    assert [text for _, text in after].count("Written while the server was away") == 1
    assert [seq for seq, _ in after] == list(range(1, len(after) + 1))
    # The stream is live again, not only the sending: a reply from elsewhere would come too.
    widget.page.reload()
    again = Widget(widget.page).open()
    wait_until(lambda: len(again.messages()) == len(after), "the reload shows the conversation")
    assert [(message.seq, message.text) for message in again.messages()] == after


def stored_messages(widget):
    """What the server has of the widget's conversation."""
    whole = widget.page.evaluate("""async () => {
      const record = JSON.parse(localStorage.getItem(`liaison ${location.origin}/`));
      const answer = await fetch(`/v1/conversations/${record.id}`, {
        headers: { Authorization: `Bearer ${record.token}` } });
      return answer.json();
    }""")
    return whole["messages"]


# Types and sends faster than anybody can, so that most of it still waits when the first arrives.
TYPE_ALL = """
(input, texts) => {
  for (const text of texts) {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', {
      key: 'Enter', bubbles: true, cancelable: true }));
  }
}
"""


def test_the_widgets_outbox_is_delivered_once_after_a_kill_in_a_burst(fragile, visitors):
    visitors.expect_outage = True
    widget = Widget(visitors.open(fragile.origin)).open()
    texts = [f"Burst message {number}" for number in range(1, BURST + 1)]

    widget.input.evaluate(TYPE_ALL, texts[:-3])
    widget.log.locator("[data-author=patient][data-seq]").first.wait_for()
    fragile.kill()
    for text in texts[-3:]:
        widget.type(text)
    expect(widget.trouble).to_be_visible()
    assert len([message for message in widget.messages("patient") if message.seq == 0]) > 3, (
        "the kill came too late")
    fragile.start()

    wait_until(
        lambda: all(message.seq > 0 for message in widget.messages("patient")),
        "the outbox is empty", seconds=120)
    own = widget.messages("patient")
    assert [message.text for message in own] == texts
    # The server has the same: each once, in order, and no gap.
    stored = stored_messages(widget)
    assert [m["text"] for m in stored if m["author"] == "patient"] == texts
    assert [m["seq"] for m in stored] == list(range(1, len(stored) + 1))
    assert [m.seq for m in widget.messages()] == [m["seq"] for m in stored]


def test_a_message_whose_answer_is_lost_is_stored_once(fragile, visitors):
    """The server has stored it, but the widget can't know: it sends it again."""
    visitors.expect_outage = True
    widget = Widget(visitors.open(fragile.origin)).open()
    losses = 2

    def lose_the_answer(route):
        nonlocal losses
        losses -= 1
        answer = route.fetch()
        if losses >= 0:
            route.abort()
        else:
            route.fulfill(response=answer)

    # Without the stream, which would tell the widget that the message has arrived.
    widget.page.route("**/events", lambda route: route.abort())
    widget.page.route("**/messages", lose_the_answer)
    widget.page.reload()
    widget = Widget(widget.page).open()
    widget.type("What is Healthcare Diplomacy?")
    wait_until(lambda: widget.messages("patient")[-1].seq > 0, "the message is acknowledged")
    assert losses < 0
    assert [m.text for m in widget.messages("patient")] == ["What is Healthcare Diplomacy?"]
    assert [m["text"] for m in stored_messages(widget) if m["author"] == "patient"] == [
        "What is Healthcare Diplomacy?"]
