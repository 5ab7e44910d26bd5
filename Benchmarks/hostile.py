#!/usr/bin/env python3
"""Measure how long a patient waits while a hostile client attacks the service.

hostile.py [--runs N] [--seconds N] [--only WORD] [--json FILE]. Needs a release build of `liaison`.
"""

import argparse
import http.client
import json
import multiprocessing
import resource
import statistics
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "Tests/Drivers"))

import attacks   # noqa: E402
from service import Service   # noqa: E402

# The patient's address is another than the hostile client's, as limits by address see it.
PATIENT = "127.0.0.2"
CONVERSATIONS = 12
MESSAGES_PER_SECOND = 4
# Every third conversation belongs to somebody who comes by anew for each message.
COMES_ANEW = 3
# Seconds after which a patient gives up, and after which an attack must be over for them.
PATIENCE = 30
RECOVERY = 120

MESSAGES = {
    "en": [
        "What is Healthcare Diplomacy?", "Do you have doctors who speak Mandarin?",
        "How do I get a second opinion from China?", "Where is the hospital?",
        "Which records should I send, and how?", "Can my wife stay with me during treatment?",
        "How much does a first visit cost?", "Do you help with a visa letter?",
    ],
    "zh-Hans": [
        "什么是医疗外交？", "有会说普通话的医生吗？", "怎样申请远程第二诊疗意见？",
        "医院在哪里？", "需要寄哪些病历，怎么寄？", "家属可以陪同吗？", "第一次看诊大概多少钱？",
        "可以帮忙开签证邀请信吗？",
    ],
}


class Visit:
    """One conversation of the patient's, over one connection."""

    def __init__(self, port, number):
        self._port = port
        self._number = number
        self._sent = 0
        self._language = ["en", "zh-Hans"][number % 2]
        self._connection = None
        status, opened = self._ask(
            "/v1/conversations", {"clientId": str(uuid.uuid4()), "locale": self._language})
        if status != 201:
            raise SystemExit(f"the patient can't open a conversation: {status}")
        self._path = f"/v1/conversations/{opened['id']}/messages"
        self._headers = {"Authorization": f"Bearer {opened['token']}"}

    def send(self):
        """Sends the next message, once more where the connection was lost; returns the status."""
        texts = MESSAGES[self._language]
        text = texts[(self._sent + self._number // 2) % len(texts)]
        self._sent += 1
        body = {"clientId": str(uuid.uuid4()), "text": text}
        if self._number % COMES_ANEW == 0:
            self._close()
        for attempt in range(2):
            try:
                return self._ask(self._path, body, self._headers)[0]
            except TimeoutError:
                self._close()
                return "no answer"
            except (OSError, http.client.HTTPException):
                self._close()
        return "no connection"

    def _ask(self, path, body, headers=None):
        if self._connection is None:
            self._connection = http.client.HTTPConnection(
                "127.0.0.1", self._port, timeout=PATIENCE, source_address=(PATIENT, 0))
        self._connection.request(
            "POST", path, json.dumps(body),
            {"Content-Type": "application/json", **(headers or {})})
        answer = self._connection.getresponse()
        return answer.status, json.loads(answer.read())

    def _close(self):
        if self._connection:
            self._connection.close()
            self._connection = None


def patient(port, pipe):
    """A process of its own: for each number of seconds that it is told, it writes at a steady pace
    and returns (milliseconds, status) of each message."""
    visits = [Visit(port, number) for number in range(CONVERSATIONS)]
    while (seconds := pipe.recv()) is not None:
        results = []
        began = time.monotonic()

        def write(visit, number):
            interval = CONVERSATIONS / MESSAGES_PER_SECOND
            due = began + interval * number / CONVERSATIONS
            while due < began + seconds:
                time.sleep(max(0, due - time.monotonic()))
                # Counted from when it was due: whoever waits for one answer is late with the next.
                if time.monotonic() < began + seconds + PATIENCE:
                    status = visit.send()
                else:
                    status = "never sent"
                results.append(((time.monotonic() - due) * 1000, status))
                due += interval

        threads = [
            threading.Thread(target=write, args=[visit, number])
            for number, visit in enumerate(visits)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pipe.send(results)


def percentile(results, share):
    times = sorted(milliseconds for milliseconds, _ in results)
    return times[min(len(times) - 1, int(len(times) * share))]


def figures(results):
    return {
        "p50": percentile(results, 0.5), "p99": percentile(results, 0.99),
        "messages": len(results),
        "refused": sum(status != 201 for _, status in results),
        "refusals": Counter(str(status) for _, status in results if status != 201),
    }


def measure(pipe, seconds):
    pipe.send(seconds)
    return pipe.recv()


def recover(pipe, limit):
    """Seconds until the patient waits no longer than before the attack."""
    began = time.monotonic()
    while time.monotonic() < began + RECOVERY:
        if all(spent <= limit and status == 201 for spent, status in measure(pipe, 2)):
            break
    return time.monotonic() - began


def one_run(context, names, seconds):
    """Figures by attack, for the time before them as “normal”."""
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder) / "data").start()
        pipe, other = context.Pipe()
        writer = context.Process(target=patient, args=[service.port, other], daemon=True)
        writer.start()
        try:
            measure(pipe, 6)   # warm
            normal = figures(measure(pipe, seconds))
            found = {"normal": normal}
            opened = attacks.open_conversations(service.port)
            if not opened:
                raise SystemExit("the hostile client can't open a conversation")
            for name in names:
                queue = context.Queue()
                attacker = context.Process(
                    target=attacks.run, daemon=True,
                    args=[name, service.port, seconds + 3, opened, queue])
                attacker.start()
                time.sleep(2)   # until it is under way
                found[name] = figures(measure(pipe, seconds))
                found[name]["ratio"] = found[name]["p99"] / normal["p99"]
                found[name]["attacker"] = queue.get(timeout=seconds + 60)
                attacker.join(10)
                attacker.kill()
                if service.has_ended:
                    raise SystemExit(f"{name} ended the service:\n" + "\n".join(service.output[-30:]))
                found[name]["recovery"] = recover(pipe, 3 * normal["p99"])
            pipe.send(None)
            return found
        finally:
            writer.kill()
            service.kill()


def table(title, head, rows):
    print(f"\n### {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + " --- |" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=30, help="of each measurement")
    parser.add_argument("--only", default="", help="the attacks whose name has this word")
    parser.add_argument("--json", type=Path, help="a file for all figures")
    options = parser.parse_args()
    names = [name for name in attacks.ATTACKS if options.only in name]
    # The usual limit of a service; the patient and the attacker are processes of their own.
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
    context = multiprocessing.get_context("spawn")
    runs = []
    for number in range(options.runs):
        print(f"run {number + 1} of {options.runs}", file=sys.stderr, flush=True)
        runs.append(one_run(context, names, options.seconds))

    def median(name, key):
        return statistics.median(run[name][key] for run in runs)

    table(
        f"A patient's turn under attack (medians of {options.runs} runs)",
        ["", "p50, ms", "p99, ms", "p99 / normal", "refused, unanswered", "normal again after, s"],
        [["normal", f"{median('normal', 'p50'):.1f}", f"{median('normal', 'p99'):.1f}", "1",
          sum(run["normal"]["refused"] for run in runs), ""]] + [
            [name, f"{median(name, 'p50'):.1f}", f"{median(name, 'p99'):.1f}",
             f"{median(name, 'ratio'):.1f}",
             f"{sum(run[name]['refused'] for run in runs)} of "
             f"{sum(run[name]['messages'] for run in runs)}",
             f"{median(name, 'recovery'):.0f}"] for name in names])
    table(
        "What the attacker got (last run)", ["attack", "answer", "times"],
        [[name, answer, times] for name in names
         for answer, times in sorted(runs[-1][name]["attacker"].items())])
    if options.json:
        options.json.write_text(json.dumps({
            "seconds": options.seconds, "runs": runs,
            "ratios": {name: median(name, "ratio") for name in names}}, indent=1) + "\n")


if __name__ == "__main__":
    main()
