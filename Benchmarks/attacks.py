"""What a hostile client does to a running service, for hostile.py.

Each attack goes on until its end and counts what the service answered. None heeds a refusal: what
is closed is opened again, what is refused is asked again.
"""

import asyncio
import json
import os
import random
import resource
import time
import uuid
from collections import Counter

HOST = "127.0.0.1"
COOKIE = "liaison_chat"
CONVERSATIONS = 100

# Every message stays within the default limit of 4,000 characters.
BRACKETS = "http://a" + ")" * 3990
CHINESE = [
    "我父亲去年确诊了肝癌，现在想去洛杉矶看病，请问需要准备哪些资料。",
    "病历和影像资料要不要翻译成英文，可以请医院的翻译帮忙吗。",
    "大概需要多少费用，能不能用国内的保险，押金要交多少。",
    "请问有没有会说普通话的医生或者护士，家属可以陪同吗。",
    "我们住在广州，签证还没有办好，邀请信需要多久才能拿到。",
    "术后复查是不是可以在线上进行，药物能不能寄到国内来。",
    "听朋友说你们和上海的医院有合作，是不是可以先在上海做检查。",
    "孩子今年六岁，心脏有一个小洞，请问这种情况可以做微创手术吗。",
]


def long_message(seed):
    """4,000 characters of Chinese, no two alike."""
    chosen = random.Random(seed)
    text = ""
    while len(text) < 4000:
        text += chosen.choice(CHINESE)
    return text[:4000]


class Connection:
    """An HTTP client that never gives up: opened again whenever the service has closed it."""

    def __init__(self, port, tally):
        self._port = port
        self._tally = tally
        self._streams = None

    async def ask(self, method, path, body=None, headers=(), patience=60, label=None):
        """Returns status and body; status 0 where there was no answer. Counts either."""
        label = label or f"{method} {path}"
        try:
            async with asyncio.timeout(patience):
                status, answer = await self._exchange(method, path, body, headers)
        except TimeoutError:
            self.close()
            status, answer = 0, b""
            self._tally[f"{label}: dropped after {patience} s"] += 1
        except (OSError, asyncio.IncompleteReadError) as error:
            self.close()
            status, answer = 0, b""
            self._tally[f"{label}: {type(error).__name__}"] += 1
            await asyncio.sleep(0.05)
        else:
            self._tally[f"{label}: {status}"] += 1
        return status, answer

    async def _exchange(self, method, path, body, headers):
        if self._streams is None:
            self._streams = await asyncio.open_connection(HOST, self._port, limit=1 << 24)
        reader, writer = self._streams
        writer.write(request(method, path, body, headers))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        if fields.get("transfer-encoding") == "chunked":
            answer = b""
            while size := int(await reader.readline(), 16):
                answer += (await reader.readexactly(size + 2))[:-2]
            await reader.readline()
        else:
            answer = await reader.readexactly(int(fields.get("content-length", 0)))
        if fields.get("connection") == "close":
            self.close()
        return int(head.split()[1]), answer

    def close(self):
        if self._streams:
            self._streams[1].close()
            self._streams = None


def request(method, path, body=None, headers=()):
    data = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", *headers]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(data)}"]
    return "\r\n".join([*lines, "", ""]).encode() + data


def open_conversations(port, count=CONVERSATIONS):
    """Id and token of each conversation that the hostile client begins with."""
    async def main():
        connection = Connection(port, Counter())
        opened = []
        for _ in range(count):
            status, answer = await connection.ask(
                "POST", "/v1/conversations", {"clientId": str(uuid.uuid4()), "locale": "zh-Hans"})
            if status == 201:
                opened.append((json.loads(answer)["id"], json.loads(answer)["token"]))
        connection.close()
        return opened

    return asyncio.run(main())


def bearer(token):
    return [f"Authorization: Bearer {token}"]


# MARK: - The attacks

async def brackets(port, until, tally, opened):
    """G1: thirty messages of closing brackets, then pages of them that nobody waits for."""
    connection = Connection(port, tally)
    identity, token = opened[0]
    path = f"/v1/conversations/{identity}"
    for _ in range(30):
        await connection.ask(
            "POST", f"{path}/messages", {"clientId": str(uuid.uuid4()), "text": BRACKETS},
            bearer(token), patience=5, label="POST messages")

    async def drop(label, address, headers):
        one = Connection(port, tally)
        while time.monotonic() < until:
            await one.ask("GET", address, headers=headers, patience=1, label=label)
            one.close()

    cookie = [f"Cookie: {COOKIE}={identity}.{token}"]
    await asyncio.gather(
        *(drop("GET /chat", "/chat", cookie) for _ in range(3)),
        drop("GET conversation", path, bearer(token)),
        drop("GET export", f"{path}/export", [*bearer(token), "Accept: text/plain"]))


async def silent(port, until, tally, opened):
    """G2: 1,100 connections that say nothing, half a header, half a body, or a byte a second."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    half_header = b"POST /v1/conversations HTTP/1.1\r\nHost: localhost\r\nContent-"
    half_body = request("POST", "/v1/session", {"name": "agent", "password": "x" * 50})[:-40]
    begins = [b"", half_header, half_body, b""]
    trickle = request("GET", "/chat", headers=[f"X-Slow: {'a' * 4000}"])
    names = ["silent", "half a header", "half a body", "a byte a second"]

    async def hold(kind):
        while time.monotonic() < until:
            writer = None
            try:
                async with asyncio.timeout(max(until - time.monotonic(), 0.1)):
                    reader, writer = await asyncio.open_connection(HOST, port)
                    tally[f"{names[kind]}: opened"] += 1
                    began = time.monotonic()
                    writer.write(begins[kind])
                    sending = asyncio.create_task(drip(writer)) if kind == 3 else None
                    try:
                        while await reader.read(4096):
                            pass
                    finally:
                        if sending:
                            sending.cancel()
                    held = time.monotonic() - began
                    tally[f"{names[kind]}: closed by the service"
                          f"{' at once' if held < 1 else ''}"] += 1
            except TimeoutError:
                tally[f"{names[kind]}: held to the end"] += 1
            except OSError as error:
                tally[f"{names[kind]}: {type(error).__name__}"] += 1
            finally:
                if writer:
                    writer.close()
            await asyncio.sleep(0.5)

    async def drip(writer):
        for byte in trickle:
            writer.write(bytes([byte]))
            await asyncio.sleep(1)

    await asyncio.gather(*(hold(number % 4) for number in range(1100)))


async def guesses(port, until, tally, opened):
    """G3: sixty wrong sign-ins in parallel, again and again."""
    async def guess(number):
        connection = Connection(port, tally)
        while time.monotonic() < until:
            await connection.ask(
                "POST", "/v1/session",
                {"name": ["admin", "agent"][number % 2], "password": uuid.uuid4().hex})

    await asyncio.gather(*(guess(number) for number in range(60)))


async def long_messages(port, until, tally, opened):
    """G7: sixteen connections send 4,000 Chinese characters each time, over 100 conversations."""
    texts = [long_message(seed) for seed in range(50)]

    async def send(number):
        connection = Connection(port, tally)
        turn = number
        while time.monotonic() < until:
            identity, token = opened[turn % len(opened)]
            await connection.ask(
                "POST", f"/v1/conversations/{identity}/messages",
                {"clientId": str(uuid.uuid4()), "text": texts[turn % len(texts)]},
                bearer(token), label="POST messages")
            turn += 16

    await asyncio.gather(*(send(number) for number in range(16)))


async def floods(port, until, tally, opened):
    """G7: sixteen connections change the language, type, and say what they have seen."""

    async def flood(number):
        connection = Connection(port, tally)
        turn = number
        while time.monotonic() < until:
            identity, token = opened[turn // 3 % len(opened)]
            path = f"/v1/conversations/{identity}"
            method, part, body = [
                ("PATCH", "", {"locale": ["en", "zh-Hans"][turn % 2]}),
                ("POST", "/typing", None), ("POST", "/seen", {"seq": turn % 2})][turn % 3]
            await connection.ask(
                method, path + part, body, bearer(token), label=f"{method} {part or 'language'}")
            turn += 16

    await asyncio.gather(*(flood(number) for number in range(16)))


ATTACKS = {
    "G1 brackets": brackets, "G2 silent connections": silent, "G3 guesses": guesses,
    "G7 long messages": long_messages, "G7 floods": floods,
}


def run(name, port, seconds, opened, results):
    """Does one attack, as a process of its own, and puts what it counted into the queue.

    `opened` are the hostile client's conversations.
    """
    # A hostile client computes on a machine of its own; here it shares the service's.
    os.nice(10)
    tally = Counter()

    async def main():
        until = time.monotonic() + seconds
        try:
            async with asyncio.timeout(seconds + 2):
                await ATTACKS[name](port, until, tally, opened)
        except TimeoutError:
            pass

    asyncio.run(main())
    results.put(dict(tally))
