import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { EventStream, EventStreamParser } from "../../Web/shared/sse.js";
import { backoffDelay } from "../../Web/shared/backoff.js";
import { json, openStream, until } from "./support.mjs";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

function parse(...pieces) {
  const parser = new EventStreamParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

test("an event has its type, data and id", () => {
  assert.deepEqual(parse("event: state\nid: 7\ndata: {\"state\":\"bot\"}\n\n"), [
    { type: "state", data: "{\"state\":\"bot\"}", lastEventId: "7" },
  ]);
});

test("an event may arrive in any pieces", () => {
  const text = "id: 12\r\nevent: message\r\ndata: 你好\r\ndata: second\r\n\r\ndata: next\r\n\r\n";
  const whole = parse(text);
  assert.equal(whole.length, 2);
  assert.equal(whole[0].data, "你好\nsecond");
  assert.deepEqual(parse(...text), whole);
  for (let cut = 1; cut < text.length; cut += 1) {
    assert.deepEqual(parse(text.slice(0, cut), text.slice(cut)), whole, `cut at ${cut}`);
  }
});

test("lines may end in CR, LF or both", () => {
  for (const end of ["\r", "\n", "\r\n"]) {
    // A lone CR at the end waits for what follows it, so another line comes after.
    assert.deepEqual(
      parse(`data: a${end}${end}:${end}`).map((event) => event.data), ["a"], JSON.stringify(end));
  }
});

test("comments, unknown fields and events without data are nothing", () => {
  assert.deepEqual(parse(": heartbeat\n\nevent: message\n\nfoo: bar\n\n"), []);
});

test("an id stays for the events after it; one with NUL is ignored", () => {
  const ids = parse("id: 3\ndata: a\n\ndata: b\n\nid: 4\0\ndata: c\n\nid\ndata: d\n\n")
    .map((event) => event.lastEventId);
  assert.deepEqual(ids, ["3", "3", "3", ""]);
});

test("only one space after the colon is not data", () => {
  assert.deepEqual(parse("data:  two\ndata:none\ndata\n\n").map((event) => event.data), [" two\nnone\n"]);
});

test("an unfinished event is not given out, and retry must be a number", () => {
  const parser = new EventStreamParser();
  assert.deepEqual(parser.push("retry: soon\ndata: a\n"), []);
  assert.equal(parser.retry, null);
  parser.push("retry: 2500\n");
  assert.equal(parser.retry, 2500);
});

test("back-off doubles up to its limit and is never less than half", () => {
  const least = [0, 1, 2, 3, 10].map((attempt) => backoffDelay(attempt, { random: () => 0 }));
  const most = [0, 1, 2, 3, 10].map((attempt) => backoffDelay(attempt, { random: () => 1 }));
  assert.deepEqual(least, [500, 1000, 2000, 4000, 15_000]);
  assert.deepEqual(most, [1000, 2000, 4000, 8000, 30_000]);
});

test("the stream resumes where its reader says, with the token in a header", async () => {
  const requests = [];
  const streams = [openStream(), openStream()];
  globalThis.fetch = async (url, options) => {
    requests.push({ url, headers: options.headers });
    return streams[requests.length - 1].response;
  };
  const seen = [];
  const stream = new EventStream({
    url: "https://h.example/events",
    headers: () => ({ Authorization: "Bearer t" }),
    lastEventId: () => seen.at(-1)?.lastEventId,
    onEvent: (event) => seen.push(event),
  });
  stream.start();
  await until(() => stream.status === "open");
  streams[0].write("retry: 10\nid: 5\ndata: a\n\n");
  await until(() => seen.length === 1);
  streams[0].end();
  await until(() => requests.length === 2);
  assert.equal(requests[0].headers["Last-Event-ID"], undefined);
  assert.equal(requests[1].headers["Last-Event-ID"], "5");
  assert.equal(requests[1].headers.Authorization, "Bearer t");
  assert.ok(!requests[1].url.includes("5"));
  stream.stop();
});

test("a connection that goes silent is given up and made anew", async () => {
  let count = 0;
  globalThis.fetch = async (url, { signal }) => {
    count += 1;
    const { response, write } = openStream();
    write("retry: 1\n\n");
    // What an abort does to a body that is being read, in a browser.
    const reader = response.body.getReader();
    const body = new ReadableStream({
      start(controller) {
        signal.addEventListener("abort", () => controller.error(new Error("aborted")));
      },
      async pull(controller) {
        const { value } = await reader.read();
        controller.enqueue(value);
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  const stream = new EventStream({ url: "https://h.example/", onEvent() {}, silence: 30 });
  stream.start();
  await until(() => count >= 2, "a second connection");
  stream.stop();
  assert.equal(stream.status, "stopped");
});

test("a refusal ends the stream and is told", async () => {
  globalThis.fetch = async () => json({ status: 401, code: "conversation.token" }, 401);
  const problem = await new Promise((resolve) => {
    new EventStream({ url: "https://h.example/", onEvent() {}, onRefused: resolve }).start();
  });
  assert.equal(problem.status, 401);
  assert.equal(problem.code, "conversation.token");
});
