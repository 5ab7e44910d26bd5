"""Killed again and again under load, the service loses and doubles nothing that it acknowledged."""

import http.client
import json
import random
import threading
import time
import uuid
from dataclasses import dataclass, field

import pytest

from scale import loops
from service import Service

KILLS = 60
PATIENTS = 6
# Each patient begins anew before the limit on messages of one conversation is reached.
MESSAGES = 20
SEED = 20261128

QUESTIONS = [
    "What is Healthcare Diplomacy?", "有会说普通话的医生吗？", "Where is the hospital?",
    "怎样申请第二诊疗意见？", "Can I talk to someone?", "Which records should I send?",
]


class Client:
    """Sends each request until it is acknowledged, as the widget and the desk do."""

    def __init__(self, service):
        self._service = service
        self.headers = {}
        self.cut_off = 0
        self.replays = 0

    def ask(self, method, path, body=None, accepted=(200, 201)):
        """The acknowledged answer. A refusal for a while is one more reason to send it again."""
        give_up = time.monotonic() + 120
        while time.monotonic() < give_up:
            try:
                answer = self._service.call(method, path, body, self.headers)
            except (OSError, http.client.HTTPException):
                self.cut_off += 1
            else:
                if answer.status in accepted:
                    self.replays += method == "POST" and answer.status == 200
                    return answer
                assert answer.status in (429, 503), (method, path, answer)
            time.sleep(0.2)
        raise AssertionError(f"{method} {path} was not acknowledged within 120 s")


@dataclass
class Transcript:
    """What one conversation must hold at the end."""

    headers: dict
    # Client ids in the order of their acknowledgement.
    patient: list = field(default_factory=list)
    staff: list = field(default_factory=list)
    # Every acknowledged message, replies too, by its number.
    messages: dict = field(default_factory=dict)

    def acknowledge(self, message):
        known = self.messages.setdefault(message["seq"], message)
        assert known == message, (known, message)


class Load:
    """Patients who write and a colleague who answers, each in a thread of its own."""

    def __init__(self, service, seed):
        self.service = service
        self.transcripts = {}
        self.failures = []
        self.clients = []
        self._is_over = threading.Event()
        self._threads = [
            threading.Thread(target=self._guarded, args=[self._write, random.Random(seed + number)])
            for number in range(PATIENTS)]
        self._threads.append(
            threading.Thread(target=self._guarded, args=[self._answer, random.Random(seed - 1)]))

    def start(self):
        for thread in self._threads:
            thread.start()

    def stop(self):
        """Everyone gets an answer to what they sent last."""
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _guarded(self, work, chosen):
        try:
            work(chosen)
        except BaseException as error:   # Told by the test, which a thread can't fail.
            self.failures.append(error)

    def _client(self):
        self.clients.append(Client(self.service))
        return self.clients[-1]

    def _write(self, chosen):
        while not self._is_over.is_set():
            client = self._client()
            opened = client.ask(
                "POST", "/v1/conversations", {"clientId": str(uuid.uuid4()), "locale": "en"}).body
            client.headers = {"Authorization": f"Bearer {opened['token']}"}
            transcript = self.transcripts[opened["id"]] = Transcript(client.headers)
            for message in opened["messages"]:
                transcript.acknowledge(message)
            for _ in range(MESSAGES):
                if self._is_over.is_set():
                    return
                body = {"clientId": str(uuid.uuid4()), "text": chosen.choice(QUESTIONS)}
                turn = client.ask("POST", f"/v1/conversations/{opened['id']}/messages", body).body
                self._check_turn(turn, body)
                transcript.patient.append(body["clientId"])
                for message in turn["messages"]:
                    transcript.acknowledge(message)
                time.sleep(chosen.uniform(0, 0.05))

    @staticmethod
    def _check_turn(turn, sent):
        first, *replies = turn["messages"]
        assert (first["author"], first["clientId"], first["text"]) == (
            "patient", sent["clientId"], sent["text"]), turn
        # The bot is silent only while the conversation is a person's.
        assert replies or turn["state"] in ("waiting", "staff"), turn

    def _answer(self, chosen):
        client = self._client()
        answer = client.ask(
            "POST", "/v1/session",
            {"name": "agent", "password": self.service.passwords["agent"]})
        client.headers = {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}
        while not self._is_over.is_set():
            queue = client.ask("GET", "/v1/desk/queue").body["conversations"]
            waiting = [
                one["id"] for one in queue
                if one["state"] == "waiting" and one["id"] in self.transcripts]
            if not waiting:
                time.sleep(0.05)
                continue
            chosen_id = chosen.choice(waiting)
            path = f"/v1/desk/conversations/{chosen_id}"
            # 409 where the claim was stored and its answer was lost.
            client.ask("POST", f"{path}/claim", accepted=(200, 409))
            for _ in range(chosen.randint(1, 3)):
                body = {"clientId": str(uuid.uuid4()), "text": f"Answer {uuid.uuid4()}"}
                sent = client.ask("POST", f"{path}/messages", body).body
                self.transcripts[chosen_id].staff.append(body["clientId"])
                for message in sent["messages"]:
                    assert message["text"] == body["text"], sent
                    self.transcripts[chosen_id].acknowledge(message)
            client.ask("POST", f"{path}/resolve", accepted=(200, 409))


@pytest.fixture
def seed():
    print(f"seed {SEED}")
    return SEED


def test_nothing_acknowledged_is_lost_or_doubled_over_kills(tmp_path, seed):
    service = Service(tmp_path / "data").start()
    chosen = random.Random(seed)
    load = Load(service, seed)
    try:
        load.start()
        for _ in range(loops(KILLS)):
            time.sleep(chosen.uniform(0.1, 1.5))
            service.kill()
            service.start()
            assert load.failures == []
        time.sleep(0.5)
        load.stop()
        assert load.failures == []
        for identity, transcript in load.transcripts.items():
            check(service, identity, transcript)
    finally:
        load.stop()
        service.stop()

    acknowledged = sum(len(one.patient) + len(one.staff) for one in load.transcripts.values())
    cut_off = sum(client.cut_off for client in load.clients)
    replays = sum(client.replays for client in load.clients)
    print(f"{acknowledged} acknowledged, {cut_off} requests without an answer, {replays} replays")
    # Otherwise the kills met no load, and the test shows nothing.
    assert cut_off > 0
    assert any(one.staff for one in load.transcripts.values())


def check(service, identity, transcript):
    """Holds what is stored against what was acknowledged."""
    answer = service.call("GET", f"/v1/conversations/{identity}", headers=transcript.headers)
    assert answer.status == 200, answer
    stored = answer.body["messages"]
    assert [message["seq"] for message in stored] == list(range(1, len(stored) + 1))
    by_seq = {message["seq"]: message for message in stored}
    for seq, message in transcript.messages.items():
        assert by_seq[seq] == message, json.dumps([by_seq[seq], message], ensure_ascii=False)
    for author, acknowledged in (("patient", transcript.patient), ("staff", transcript.staff)):
        ids = [message.get("clientId") for message in stored if message["author"] == author]
        assert ids == acknowledged, (identity, author, ids, acknowledged)
