"""What keeps one client from taking the service away from the others, on a running service."""

import base64
import json
import os
import socket
import sqlite3
import subprocess
import threading
import time

import pytest

from service import Conversation, Service, run_liaison, wait_until

CONNECTIONS_OF_ADDRESS = 600


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    running = Service(tmp_path_factory.mktemp("guarding") / "data").start()
    yield running
    assert running.stop() == 0


def connect(service, source="127.0.0.1"):
    made = socket.create_connection(("127.0.0.1", service.port), 10, (source, 0))
    made.settimeout(10)
    return made


def is_closed(connection):
    """Whether the other side has closed it; waits a moment for that."""
    connection.settimeout(0.01)
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def get(connection, path="/healthz", *extra):
    lines = [f"GET {path} HTTP/1.1", *(extra or ["Host: localhost"]), "", ""]
    connection.sendall("\r\n".join(lines).encode())
    return connection.recv(65536).decode()


def events(service):
    """The security log, parsed."""
    text = (service.data / "security.log").read_text()
    return [json.loads(line) for line in text.splitlines()]


# Connections

def test_one_address_takes_its_share_of_connections_and_others_get_theirs(service):
    silent = [connect(service) for _ in range(CONNECTIONS_OF_ADDRESS + 100)]
    try:
        wait_until(lambda: sum(map(is_closed, silent)) >= 100, "the excess is closed")
        assert sum(map(is_closed, silent)) <= 110
        with connect(service, "127.0.0.2") as other:
            assert get(other).startswith("HTTP/1.1 200")
        assert any("connections refused" in line for line in service.output)
    finally:
        for connection in silent:
            connection.close()


def test_the_descriptors_are_told_at_the_start(service):
    assert any("descriptors" in line for line in service.output)


def test_a_silent_connection_and_half_a_header_are_closed(service):
    silent, half = connect(service), connect(service)
    half.sendall(b"GET / HTTP/1.1\r\nHost: loc")
    wait_until(lambda: is_closed(silent) and is_closed(half), "both are closed", 40)


@pytest.mark.parametrize("hosts", [[], ["Host: a", "Host: b"], ["Host: a, b"]])
def test_a_request_names_one_host(service, hosts):
    with connect(service) as connection:
        assert get(connection, "/healthz", "X: y", *hosts).startswith("HTTP/1.1 400")


def test_event_streams_of_a_conversation_are_limited(service):
    conversation = Conversation.open(service)
    path = f"/v1/conversations/{conversation.id}/events"
    token = f"Authorization: {conversation.headers['Authorization']}"
    streams = [connect(service) for _ in range(13)]
    statuses = [get(stream, path, "Host: localhost", token).split()[1] for stream in streams]
    assert statuses == ["200"] * 12 + ["429"]
    streams[0].close()

    def is_free_again():
        with connect(service) as stream:
            return get(stream, path, "Host: localhost", token).split()[1] == "200"
    wait_until(is_free_again, "a closed stream's place is free")
    for stream in streams:
        stream.close()


# Storage

def test_seen_writes_nothing_where_nothing_changed(service):
    conversation = Conversation.open(service)
    conversation.send("hello")
    path = f"/v1/conversations/{conversation.id}/seen"

    def seen(seq):
        assert service.call("POST", path, {"seq": seq}, conversation.headers).status == 204

    def version():
        # Differs when another connection has changed anything.
        return watcher.execute("PRAGMA data_version").fetchone()
    watcher = sqlite3.connect(service.data / "liaison.sqlite")
    seen(2)
    before = version()
    for seq in [2, 1, 2]:
        seen(seq)
    assert version() == before
    seen(3)
    assert version() != before
    watcher.close()


def test_while_the_database_is_locked_everybody_is_told_soon(service):
    conversation = Conversation.open(service)
    lock = sqlite3.connect(service.data / "liaison.sqlite", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    answers = []

    def post(text):
        begin = time.monotonic()
        answer = conversation.send(text)
        answers.append((answer, time.monotonic() - begin))
    threads = [threading.Thread(target=post, args=["hello"]) for _ in range(15)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status for answer, _ in answers} == {503}
    assert all(int(answer.headers["Retry-After"]) > 0 for answer, _ in answers)
    # Each in its turn they would take over a minute.
    assert max(seconds for _, seconds in answers) < 30
    assert service.call("GET", "/readyz").status == 503
    urgent = conversation.send("I have chest pain and cannot breathe")
    assert urgent.status == 503
    assert "could not be saved" in urgent.body["emergency"]["text"]
    lock.execute("ROLLBACK")
    lock.close()
    wait_until(lambda: service.call("GET", "/readyz").status == 200, "it is ready again")
    assert conversation.send("hello").status == 201


def test_what_was_erased_is_in_no_file(service):
    word = "Unverwechselbarkeitswort"
    conversation = Conversation.open(service)
    conversation.send(f"My word is {word}")

    def is_there():
        return any(word.encode() in path.read_bytes() for path in service.data.rglob("*")
                   if path.is_file())
    assert is_there()
    path = f"/v1/conversations/{conversation.id}"
    assert service.call("DELETE", path, headers=conversation.headers).status == 204
    wait_until(lambda: not is_there(), "the word is gone", 10)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own that can be filled up."""
    place = tmp_path / "disk"
    place.mkdir()
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", place], check=False,
        capture_output=True)
    if mounting.returncode != 0:
        pytest.skip("only root can mount a disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_on_a_full_disk_the_numbers_come_and_erasing_works(small_disk):
    service = Service(small_disk / "data").start()
    try:
        conversation = Conversation.open(service)
        conversation.send("hello " * 600)
        other = Conversation.open(service)
        with open(small_disk / "filler", "wb", buffering=0) as filler:
            with pytest.raises(OSError):
                while True:
                    filler.write(b"x" * 4096)

        def is_full():
            return other.send("hello " * 600).status == 503
        wait_until(is_full, "nothing can be stored")
        urgent = other.send("I have chest pain and cannot breathe")
        assert urgent.status == 503 and "911" in urgent.body["emergency"]["text"]
        assert service.call("GET", "/readyz").status == 503
        assert service.sign_in("agent")
        path = f"/v1/conversations/{conversation.id}"
        assert service.call("DELETE", path, headers=conversation.headers).status == 204
        assert service.call("GET", path, headers=conversation.headers).status == 401
        (small_disk / "filler").unlink()
        wait_until(lambda: other.send("hello").status == 201, "it goes on")
        wait_until(lambda: (service.data / "liaison.sqlite.spare").exists(), "room is kept again")
    finally:
        service.stop()


# Staff

def test_who_is_disabled_hears_nothing_more_and_gives_the_conversation_back(service):
    run_liaison("user", "add", "mei", "--password-stdin", "--data", service.data,
                input="unusual longish words\n")
    service.passwords["mei"] = "unusual longish words"
    mei = service.sign_in("mei")
    conversation = Conversation.open(service)
    conversation.send("Can I talk to someone")
    desk = f"/v1/desk/conversations/{conversation.id}"
    assert service.call("POST", f"{desk}/claim", headers=mei).status == 200
    with connect(service) as stream:
        stream.sendall(
            f"GET /v1/desk/events HTTP/1.1\r\nHost: localhost\r\nCookie: {mei['Cookie']}\r\n\r\n"
            .encode())
        begin = b""
        while b"snapshot" not in begin:
            begin += stream.recv(65536)
        stream.setblocking(True)
        received = bytearray()

        def read():
            while piece := stream.recv(65536):
                received.extend(piece)
        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        assert run_liaison("user", "disable", "mei", "--data", service.data).returncode == 0
        conversation.send("Is anybody there, Unverwechselbarkeitswort?")
        reader.join(10)
        assert b"Unverwechselbarkeitswort" not in received
        # The end of the chunked body.
        wait_until(lambda: received.endswith(b"0\r\n\r\n"), "the stream ends", 10)
    admin = service.sign_in("admin")
    queue = service.call("GET", "/v1/desk/queue", headers=admin).body["conversations"]
    assert [line["state"] for line in queue if line["id"] == conversation.id] == ["waiting"]


def test_security_events_say_who_what_and_from_where_and_no_words(service):
    service.call("POST", "/v1/session", {"name": "agent", "password": "wrong password 1"})
    service.call("POST", "/v1/session", {"name": "my secret words", "password": "x"})
    agent = service.sign_in("agent")
    assert service.call("GET", "/v1/studio/intents", headers=agent).status == 403
    conversation = Conversation.open(service)
    conversation.send("Can I talk to someone about my Unverwechselbarkeitswort")
    desk = f"/v1/desk/conversations/{conversation.id}"
    service.call("POST", f"{desk}/claim", headers=agent)
    service.call("POST", f"{desk}/resolve", headers=agent)
    path = f"/v1/conversations/{conversation.id}"
    service.call("GET", f"{path}/export", headers=conversation.headers)
    service.call("DELETE", path, headers=conversation.headers)
    service.call("DELETE", "/v1/session", headers=agent)

    def kinds():
        return {event["event"] for event in events(service)}
    wait_until(
        lambda: kinds() >= {
            "signed-in", "sign-in-failed", "signed-out", "forbidden", "conversation-claimed",
            "conversation-resolved", "conversation-exported", "conversation-erased"},
        "all is noted")
    text = (service.data / "security.log").read_text()
    for word in ["Unverwechselbarkeitswort", "my secret words", "wrong password"]:
        assert word not in text
    failed = [event for event in events(service) if event["event"] == "sign-in-failed"]
    assert {"agent", None} <= {event.get("who") for event in failed}
    assert all(event["from"] == "127.0.0.1" for event in failed)
    erased = [event for event in events(service) if event["event"] == "conversation-erased"][-1]
    assert erased["who"] == "patient" and erased["from"] == "127.0.0.0/24"
    assert os.stat(service.data / "security.log").st_mode & 0o777 == 0o600


# Keys

def test_the_key_stands_beside_the_database_and_a_backup_opens_nothing(service, tmp_path):
    copy = tmp_path / "copy.sqlite"
    assert run_liaison("backup", copy, "--data", service.data).returncode == 0
    assert os.stat(copy).st_mode & 0o777 == 0o600
    assert os.stat(service.data / "liaison.key").st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as database:
        assert database.execute("SELECT count(*) FROM secret").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM conversation").fetchone()[0] > 0
    again = run_liaison("backup", copy, "--data", service.data)
    assert again.returncode == 1 and "is there already" in again.stderr


def test_keys_are_rotated_while_the_service_runs(service):
    conversation = Conversation.open(service)
    path = f"/v1/conversations/{conversation.id}"

    def status(headers):
        return service.call("GET", path, headers=headers).status
    assert run_liaison("key", "rotate", "--data", service.data).returncode == 0

    def token():
        return Conversation.open(service).headers
    time.sleep(2)
    assert status(conversation.headers) == 200
    assert run_liaison("key", "rotate", "--forget-old", "--data", service.data).returncode == 0
    wait_until(lambda: status(conversation.headers) == 401, "old tokens are forgotten", 10)
    fresh = Conversation.open(service)
    assert fresh.send("hello").status == 201


def test_a_database_of_before_gives_its_key_away_and_its_conversations_go_on(tmp_path):
    service = Service(tmp_path / "data").start()
    conversation = Conversation.open(service)
    assert service.stop() == 0
    # As the version before kept it.
    key = service.data / "liaison.key"
    text = key.read_text().strip()
    value = base64.urlsafe_b64decode(text + "=")
    with sqlite3.connect(service.data / "liaison.sqlite") as database:
        database.execute("INSERT INTO secret VALUES ('conversation-token', ?)", [value])
    key.unlink()
    service.start()
    try:
        assert conversation.send("hello").status == 201
        assert key.read_text().strip() == text
        with sqlite3.connect(service.data / "liaison.sqlite") as database:
            assert database.execute("SELECT count(*) FROM secret").fetchone() == (0,)
        wait_until(
            lambda: not any(value in path.read_bytes() for path in
                            service.data.glob("liaison.sqlite*")), "the key is in no file", 10)
    finally:
        service.stop()
