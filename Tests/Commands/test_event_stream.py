"""The patient's event stream: replay, resume, and what a reader may claim to have seen."""

import itertools

import pytest

from service import Conversation, Service


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    running = Service(tmp_path_factory.mktemp("stream") / "data").start()
    yield running
    assert running.stop() == 0


def first(events, count):
    return list(itertools.islice(events, count))


def test_a_new_reader_gets_everything_and_then_the_state(service):
    conversation = Conversation.open(service)
    conversation.send("What is Healthcare Diplomacy?")
    with conversation.events() as events:
        seen = first(events, 4)
    assert [event for event, _, _ in seen] == ["message"] * 3 + ["state"]
    assert [id for _, id, _ in seen] == ["1", "2", "3", None]
    assert seen[-1][2]["state"] == "bot"


def test_a_reader_resumes_after_what_it_has_seen_and_then_goes_live(service):
    conversation = Conversation.open(service)
    conversation.send("hello")
    with conversation.events(last_event_id=2) as events:
        assert [id for _, id, _ in first(events, 2)] == ["3", None]
        conversation.send("Can I talk to someone")
        live = first(events, 4)
    assert [id for event, id, _ in live if event == "message"] == ["4", "5", "6"]
    assert live[-1][0] == "state" and live[-1][2]["state"] == "waiting"
    assert live[-1][2]["expectation"]


@pytest.mark.parametrize("claimed", [4, 10**6, 2**63 - 1])
def test_a_reader_that_claims_the_future_gets_what_comes_next(service, claimed):
    conversation = Conversation.open(service)
    with conversation.events(last_event_id=claimed) as events:
        assert first(events, 1)[0][0] == "state"
        conversation.send("hello")
        live = first(events, 2)
    assert [id for _, id, _ in live] == ["2", "3"]
    assert service.call("GET", "/healthz").status == 200


@pytest.mark.parametrize("nonsense", ["-1", "x", "9" * 30])
def test_a_number_that_is_none_is_refused(service, nonsense):
    conversation = Conversation.open(service)
    answer = service.call(
        "GET", f"/v1/conversations/{conversation.id}/events",
        headers={**conversation.headers, "Last-Event-ID": nonsense})
    assert answer.status == 422


def test_an_erased_conversation_ends_its_streams(service):
    conversation = Conversation.open(service)
    with conversation.events() as events:
        first(events, 2)
        path = f"/v1/conversations/{conversation.id}"
        assert service.call("DELETE", path, headers=conversation.headers).status == 204
        assert list(events) == []
