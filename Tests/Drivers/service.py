"""Runs `liaison serve` as an operator would, and talks to its HTTP API as a client would."""

import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LIAISON = PROJECT / ".build/release/liaison"

# Seconds. Slow machines train for a while at a start; nothing waits longer than it has to.
START_LIMIT = 240
ANSWER_LIMIT = 30


def learnt_folder():
    """Where what one service has learnt from the content is kept for the next: learning takes some
    seconds each time. Another build learns otherwise."""
    return PROJECT / f".build/learnt/{LIAISON.stat().st_mtime_ns}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition, what, seconds=60):
    """Polls until the condition gives something true, and returns it."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.05)


@dataclass
class Answer:
    status: int
    body: object
    headers: object


def request(method, url, body=None, headers=None):
    """One HTTP request; an error status is an answer too. Raises OSError where there is none."""
    data = None if body is None else json.dumps(body).encode()
    made = urllib.request.Request(url, data=data, method=method, headers=headers or {})
    if data is not None:
        made.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(made, timeout=ANSWER_LIMIT) as response:
            return Answer(response.status, _decoded(response.read()), response.headers)
    except urllib.error.HTTPError as error:
        return Answer(error.code, _decoded(error.read()), error.headers)


def _decoded(data):
    return json.loads(data) if data else None


def _share_learnt(source, target):
    """Copies what is in one folder into the other; files of what is learnt are never written again."""
    if not source.is_dir() or source.is_symlink():
        return
    try:
        target.mkdir(parents=True, exist_ok=True)
        for file in source.iterdir():
            if not (target / file.name).exists():
                copy = target / f".{file.name}.{os.getpid()}"
                shutil.copyfile(file, copy)
                copy.rename(target / file.name)
    except OSError:
        # A test may have made the folder unfit on purpose.
        return


class Service:
    """One server process on a port and a data folder that stay the same over restarts."""

    def __init__(self, data, home=PROJECT, port=None, encoder=None):
        self.data = Path(data)
        self.home = Path(home)
        self.port = port or free_port()
        self.encoder = encoder
        self.origin = f"http://127.0.0.1:{self.port}"
        self.output = []
        self.passwords = {}
        self._process = None
        self._reader = None

    def start(self):
        _share_learnt(learnt_folder(), self.data / "trained")
        self._process = subprocess.Popen(
            [LIAISON, "serve", "--home", self.home, "--data", self.data, "--port", str(self.port),
             "--example-accounts", *(["--encoder", self.encoder] if self.encoder else [])],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8")
        self._reader = threading.Thread(target=self._read, args=[self._process], daemon=True)
        self._reader.start()
        wait_until(self._is_ready, "the service answers", START_LIMIT)
        _share_learnt(self.data / "trained", learnt_folder())
        return self

    @property
    def process_id(self):
        return self._process.pid

    @property
    def is_running(self):
        return self._process.poll() is None

    def kill(self):
        """SIGKILL: the process gets no chance to tidy up."""
        self._process.kill()
        self._process.wait(ANSWER_LIMIT)

    @property
    def has_ended(self):
        return self._process is None or self._process.poll() is not None

    def signal(self, number):
        self._process.send_signal(number)

    def stop(self):
        """SIGTERM: returns the exit status, or None where nothing ran."""
        if self.has_ended:
            return None
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(ANSWER_LIMIT)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("the service did not stop on SIGTERM") from None

    def _read(self, process):
        """Keeps what the terminal shows; the passwords stand below a line of their own."""
        is_listing = False
        for line in process.stdout:
            self.output.append(line.rstrip("\n"))
            words = line.split()
            if line.startswith("Example accounts"):
                is_listing = True
            elif is_listing and line.startswith("  ") and len(words) == 2:
                self.passwords[words[0]] = words[1]
            else:
                is_listing = False

    def _is_ready(self):
        if self._process.poll() is not None:
            self._reader.join(5)
            raise AssertionError("the service ended at its start:\n" + "\n".join(self.output))
        try:
            is_ready = request("GET", f"{self.origin}/readyz").status == 200
        except OSError:
            return False
        return is_ready and any("Liaison is ready" in line for line in self.output)

    def call(self, method, path, body=None, headers=None):
        return request(method, self.origin + path, body, headers)

    def sign_in(self, name):
        """Headers that carry the session of a member of staff."""
        answer = self.call(
            "POST", "/v1/session", {"name": name, "password": self.passwords[name]})
        assert answer.status == 200, answer
        return {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}


class Conversation:
    """A patient's conversation, through the API."""

    def __init__(self, service, opened):
        self.id = opened["id"]
        self.greeting = opened.get("messages", [])
        self._path = f"/v1/conversations/{self.id}"
        self.headers = {"Authorization": f"Bearer {opened['token']}"}
        self._service = service

    @classmethod
    def open(cls, service, locale="en"):
        answer = service.call(
            "POST", "/v1/conversations", {"clientId": str(uuid.uuid4()), "locale": locale})
        assert answer.status == 201, answer
        return cls(service, answer.body)

    def send(self, text, client_id=None):
        body = {"clientId": client_id or str(uuid.uuid4()), "text": text}
        return self._service.call("POST", f"{self._path}/messages", body, self.headers)

    def choose(self, choice):
        body = {"clientId": str(uuid.uuid4()), "choice": choice}
        return self._service.call("POST", f"{self._path}/messages", body, self.headers)

    @contextmanager
    def events(self, last_event_id=None):
        """The stream, as an iterator of (event, id, data); heartbeats are left out."""
        headers = dict(self.headers)
        if last_event_id is not None:
            headers["Last-Event-ID"] = str(last_event_id)
        made = urllib.request.Request(
            f"{self._service.origin}{self._path}/events", headers=headers)
        with urllib.request.urlopen(made, timeout=ANSWER_LIMIT) as response:
            yield _parsed(response)

    def messages(self):
        answer = self._service.call("GET", self._path, headers=self.headers)
        assert answer.status == 200, answer
        return answer.body["messages"]


def _parsed(response):
    fields = {}
    for line in response:
        line = line.decode().rstrip("\n")
        if line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            fields[name] = value
        elif not line and fields:
            yield fields.get("event"), fields.get("id"), json.loads(fields["data"])
            fields = {}


def run_liaison(*arguments, input=None, timeout=START_LIMIT):
    """Runs a command to its end and returns it with what it printed."""
    return subprocess.run(
        [LIAISON, *map(str, arguments)], input=input, capture_output=True, text=True,
        encoding="utf-8", timeout=timeout, check=False, cwd=PROJECT, env=os.environ)
