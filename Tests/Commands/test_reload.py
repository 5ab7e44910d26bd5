"""SIGHUP publishes the content folder again while the service goes on answering."""

import signal

from service import Conversation, wait_until


def test_new_phrases_are_in_force_without_a_restart(content, own_service):
    service = own_service(home=content).start()
    admin = service.sign_in("admin")

    def understood(text):
        answer = service.call("POST", "/v1/studio/try", {"text": text}, admin).body
        return answer["decision"]["intents"], answer["revision"]

    text = "flurbish the quondam widgets"
    intents, before = understood(text)
    assert intents != ["office.location"]
    path = content / "Intents/office.yaml"
    lines = path.read_text(encoding="utf-8")
    hours = lines.index("office.location")
    place = lines.index("    en:\n", hours) + len("    en:\n")
    path.write_text(lines[:place] + f"      - {text}\n" + lines[place:], encoding="utf-8")
    conversation = Conversation.open(service)
    service.signal(signal.SIGHUP)
    # Requests are answered in the meantime.
    conversation.send("how do I get a second opinion")
    wait_until(lambda: understood(text) == (["office.location"], before + 1), "the new phrase counts")


def test_faulty_content_leaves_the_old_in_force(content, own_service):
    service = own_service(home=content).start()
    admin = service.sign_in("admin")
    path = content / "Intents/office.yaml"
    path.write_text("- id: [", encoding="utf-8")
    service.signal(signal.SIGHUP)
    wait_until(lambda: any("was not published" in line for line in service.output), "it is said")
    answer = service.call("POST", "/v1/studio/try", {"text": "where are you located"}, admin)
    assert answer.body["decision"]["intents"] == ["office.location"]
    assert service.stop() == 0
