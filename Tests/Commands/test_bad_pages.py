"""Imports of spoilt pages beside a running service: each is an article or is named, and patients
are answered all the while."""

import base64
import json
import os
import random
import signal
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from mutated_pages import mutated_pages
from scale import loops
from service import LIAISON, PROJECT, Conversation, run_liaison, wait_until

IMPORT = "/v1/studio/knowledge/import"


@contextmanager
def patient(service):
    """A patient who goes on writing, and what became of each message."""
    turns = []
    done = threading.Event()

    def write():
        while not done.wait(0.5):
            try:
                # Below what one conversation may send.
                if len(turns) % 20 == 0:
                    conversation = Conversation.open(service)
                answer = conversation.send("How do I get a second opinion?")
                is_answered = answer.status == 201 and len(answer.body["messages"]) > 1
                turns.append(True if is_answered else answer)
            except OSError as error:
                turns.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield turns
    finally:
        done.set()
        thread.join()


def readers(process):
    """The ids of the processes in which another one has pages read."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):
            parent = folder.joinpath("stat").read_text().rsplit(")", 1)[1].split()[1]
            # Not before it has become a reader.
            if int(parent) == process and b"read-pages" in folder.joinpath("cmdline").read_bytes():
                yield int(folder.name)


def check(names, changes):
    """Every page is an article or a problem with its name, and none is both."""
    problems = [problem["address"] for problem in changes["problems"]]
    assert len(set(problems)) == len(problems) and set(problems) <= set(names), problems
    articles = len(changes["added"]) + len(changes["changed"]) + changes["unchanged"]
    assert articles + len(problems) == len(names), changes
    assert all(problem["code"] and problem["message"] for problem in changes["problems"])
    return articles, changes["problems"]


def import_in_the_studio(service, admin, name, page):
    body = {"page": {"name": name, "base64": base64.b64encode(page).decode()}}
    assert service.call("POST", IMPORT, body, admin).status == 202

    def finished():
        status = service.call("GET", IMPORT, headers=admin).body
        return status if status["state"] != "reading" else None

    status = wait_until(finished, f"{name} is read", 120)
    assert status["state"] == "ready", status
    found = check([name], status["changes"])
    if found[0]:
        assert service.call(
            "POST", f"{IMPORT}/publish", {"id": status["id"]}, admin).status == 200
    return found


@pytest.mark.soak
def test_spoilt_pages_are_articles_or_named_and_patients_are_answered(own_service, tmp_path):
    seed = int(os.environ.get("LIAISON_SEED") or random.randrange(2**32))
    count = loops(1_000)
    print(f"LIAISON_SEED={seed}, {count} pages")
    pages = {f"page-{number:04}.html": page
             for number, page in enumerate(mutated_pages(count, seed))}
    names = list(pages)
    service = own_service().start()
    process = service.process_id
    admin = {**service.sign_in("admin"), "Origin": service.origin}
    articles, problems = 0, []
    with patient(service) as turns:
        for name in names[:count // 10]:
            found = import_in_the_studio(service, admin, name, pages[name])
            articles, problems = articles + found[0], problems + found[1]
        for start in range(count // 10, count, 100):
            part = names[start:start + 100]
            folder = tmp_path / f"from-{start}"
            folder.mkdir()
            for name in part:
                (folder / name).write_bytes(pages[name])
            done = run_liaison("knowledge", "import", folder, "--data", service.data, "--json")
            assert done.returncode in (0, 2), done.stderr
            found = check(part, json.loads(done.stdout))
            articles, problems = articles + found[0], problems + found[1]
    codes = {}
    for problem in problems:
        codes[problem["code"]] = codes.get(problem["code"], 0) + 1
    print(f"{articles} articles, {len(problems)} problems {codes}, {len(turns)} turns")
    assert len(turns) > 5 and all(turn is True for turn in turns), turns
    assert service.process_id == process and service.is_running
    assert not any(code.startswith("reader-") for code in codes), problems


def test_a_folder_is_imported_though_its_readers_are_killed(own_service, tmp_path):
    service = own_service().start()
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, page in enumerate(mutated_pages(300, seed=1)):
        (folder / f"page-{number:04}.html").write_bytes(page)
    command = subprocess.Popen(
        [LIAISON, "knowledge", "import", folder, "--data", service.data, "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT)
    killed = set()
    while command.poll() is None and len(killed) < 8:
        for reader in readers(command.pid):
            time.sleep(0.1)
            with suppress(ProcessLookupError):
                os.kill(reader, signal.SIGSEGV)
                killed.add(reader)
        time.sleep(0.02)
    output, complaint = command.communicate(timeout=120)
    assert command.returncode in (0, 2), complaint
    report = json.loads(output)
    articles, problems = check(sorted(path.name for path in folder.iterdir()), report)
    assert len(killed) > 1 and articles > 100
    # A page is blamed where its process had read nothing before it.
    assert all(problem["code"] == "reader-crashed" for problem in problems
               if problem["code"].startswith("reader-"))
    assert service.is_running
