import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { ConversationSession } from "../../Web/widget/session.js";
import { SafeStorage } from "../../Web/widget/storage.js";
import { FakeStorage, json, openStream, until } from "./support.mjs";

const realFetch = globalThis.fetch;
let sessions = [];
afterEach(() => {
  for (const session of sessions) session.stop();
  sessions = [];
  globalThis.fetch = realFetch;
});

/** The service as the widget sees it: numbers messages, knows client ids, can be made to fail. */
class Service {
  messages = [];
  answers = new Map();
  creations = new Map();
  requests = [];
  streams = [];
  state = "bot";
  fail = () => null;   // (name, body) → a response, "lost" (done, but the answer is lost), or null
  quiet = false;       // nothing is told to the streams

  constructor() {
    globalThis.fetch = (url, options) => this.answer(new URL(url), options);
  }

  add(message) {
    const whole = { seq: this.messages.length + 1, lang: "en", at: "2026-11-23T10:00:00Z", ...message };
    this.messages.push(whole);
    if (!this.quiet) this.tell("message", whole);
    return whole;
  }

  tell(event, data) {
    for (const stream of this.streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  async answer(url, { method = "GET", body, headers }) {
    const name = `${method} ${url.pathname.replace(/^\/v1\/conversations\/?/, "")}`;
    const value = body ? JSON.parse(body) : null;
    this.requests.push({ name, value, headers });
    const failure = this.fail(name, value);
    if (failure === "offline") throw new TypeError("Failed to fetch");
    if (failure && failure !== "lost") return failure;
    const answer = this.#handle(name, value);
    if (failure === "lost") throw new TypeError("Failed to fetch");
    return answer;
  }

  #handle(name, value) {
    if (name === "POST ") {
      if (!this.creations.has(value.clientId)) {
        this.creations.set(value.clientId, `token ${this.creations.size + 1}`);
        this.messages = [];
        this.add({ author: "bot", text: "Hello" });
      }
      return json({
        id: "c", token: this.creations.get(value.clientId), state: this.state, messages: this.messages,
      }, 201);
    }
    if (name === "GET c/events") {
      const stream = openStream();
      this.streams.push(stream);
      return stream.response;
    }
    if (name === "POST c/messages") {
      if (!this.answers.has(value.clientId)) {
        const sent = this.add({ author: "patient", clientId: value.clientId, text: value.text ?? value.choice });
        this.answers.set(value.clientId, { state: this.state, messages: [sent] });
      }
      return json(this.answers.get(value.clientId), 201);
    }
    return json({ id: "c", state: this.state, messages: this.messages });
  }

  count(name) {
    return this.requests.filter((request) => request.name === name).length;
  }

  get texts() {
    return this.messages.filter(({ author }) => author === "patient").map(({ text }) => text);
  }
}

function open(values = new Map()) {
  const session = new ConversationSession({
    base: "https://h.example/", storage: new SafeStorage(() => new FakeStorage(values)), locale: "en",
  });
  sessions.push(session);
  return session;
}

const problem = (status, headers) => json({ status, code: "test" }, status, headers);
const gone = () => json({ status: 401, code: "unauthorized" }, 401);
const is = (session, status) => until(() => session.status === status, status);

test("a conversation is created once, also when the first answer is lost", async () => {
  const service = new Service();
  let isFirst = true;
  service.fail = (name) => (name === "POST " && isFirst ? ((isFirst = false), "lost") : null);
  const session = open();
  session.start();
  await is(session, "ready");
  assert.equal(service.count("POST "), 2);
  assert.equal(service.creations.size, 1);
  assert.deepEqual(Object.keys(service.requests[0].value), ["clientId", "locale", "timezone", "page"]);
  assert.equal(session.timeline.messages[0].text, "Hello");
});

test("a reload takes up the conversation and sends what was unsent", async () => {
  const service = new Service();
  const values = new Map();
  const before = open(values);
  before.start();
  await is(before, "ready");
  service.fail = (name) => (name === "POST c/messages" ? "offline" : null);
  before.sendText("one");
  before.sendText("two");
  await until(() => service.count("POST c/messages") > 0);
  before.stop();
  service.fail = () => null;

  const after = open(values);
  assert.equal(after.isStored, true);
  assert.deepEqual(after.pending.map(({ text }) => text), ["one", "two"]);
  after.start();
  await until(() => service.texts.length === 2);
  assert.deepEqual(service.texts, ["one", "two"]);
  await until(() => after.pending.length === 0);
  assert.equal(service.count("POST "), 1);
});

test("twenty messages over a network that loses half of the answers arrive once, in order", async () => {
  const service = new Service();
  service.quiet = true;
  const session = open();
  session.start();
  await is(session, "ready");
  let turn = 0;
  service.fail = (name) => (name === "POST c/messages" && (turn += 1) % 2 === 0 ? "lost" : null);
  const texts = Array.from({ length: 20 }, (_, index) => `n${index}`);
  for (const text of texts) session.sendText(text);
  const hurry = setInterval(() => session.retry(), 5);
  await until(() => session.pending.length === 0 && session.outbox.next === null).finally(() => clearInterval(hurry));
  assert.deepEqual(service.texts, texts);
  assert.deepEqual(
    session.timeline.messages.filter(({ author }) => author === "patient").map(({ text }) => text), texts);
});

test("never two messages in flight", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  let inFlight = 0;
  let most = 0;
  const answer = service.answer.bind(service);
  service.answer = async (url, options) => {
    inFlight += url.pathname.endsWith("/messages") ? 1 : 0;
    most = Math.max(most, inFlight);
    await new Promise((resolve) => { setTimeout(resolve, 3); });
    inFlight -= url.pathname.endsWith("/messages") ? 1 : 0;
    return answer(url, options);
  };
  for (const text of ["a", "b", "c"]) {
    session.sendText(text);
    session.retry();
  }
  await until(() => service.texts.length === 3 && session.outbox.next === null);
  assert.equal(most, 1);
  assert.deepEqual(service.texts, ["a", "b", "c"]);
});

test("a message that only the stream brings back is acknowledged", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  await until(() => service.streams.length === 1);
  service.fail = (name) => (name === "POST c/messages" ? "lost" : null);
  session.sendText("hello");
  await until(() => session.outbox.next === null);
  assert.equal(session.timeline.messages.at(-1).text, "hello");
  assert.deepEqual(session.pending, []);
});

test("a second failure is shown, and a retry sends it", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  service.fail = (name) => (name === "POST c/messages" ? problem(503) : null);
  session.sendText("hello");
  const { clientId } = session.outbox.next;
  await until(() => service.count("POST c/messages") === 1);
  await new Promise((resolve) => { setTimeout(resolve, 10); });
  assert.equal(session.outbox.state(clientId), "sending");
  session.retry();
  await until(() => session.outbox.state(clientId) === "failed");
  service.fail = () => null;
  session.retry();
  await until(() => session.outbox.next === null);
  assert.deepEqual(service.texts, ["hello"]);
});

test("a refused message leaves the outbox, is shown, and holds up nobody", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  service.fail = (name, body) => (body?.text === "bad" ? problem(422) : null);
  session.sendText("bad");
  session.sendText("good");
  await until(() => service.texts.length === 1);
  assert.deepEqual(service.texts, ["good"]);
  assert.deepEqual(session.rejected.map(({ item, problem: { status } }) => [item.text, status]), [["bad", 422]]);
  session.dismissRejected(session.rejected[0].item.clientId);
  assert.deepEqual(session.rejected, []);
});

const emergency = { text: "Call 911.\nThis message could not be saved.", lang: "zh-Hans" };
const refusal = (status, reply, headers) =>
  json({ status, code: "test", emergency: reply }, status, headers);

test("where an emergency can't be stored, what to do now is shown once and the message goes on", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  const statuses = [503, 429, 503];
  service.fail = (name) => (name === "POST c/messages" && statuses.length > 0
    ? refusal(statuses.shift(), emergency) : null);
  session.sendText("chest pain");
  const { clientId } = session.outbox.next;
  for (const left of [2, 1, 0]) {
    await until(() => statuses.length === left);
    await until(() => session.alerts.size === 1);
    assert.equal(session.outbox.next.clientId, clientId);
    if (left < 2) session.outbox.mark(clientId, "failed");   // as if nobody had asked to wait
    session.retry();
  }
  await until(() => session.outbox.next === null);
  assert.deepEqual(service.texts, ["chest pain"]);
  const [[about, { text, lang, author }]] = session.alerts;
  assert.deepEqual([about, text, lang, author], [clientId, emergency.text, "zh-Hans", "bot"]);
});

test("each message that can't be stored has its own reply, and one refused for good too", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  service.fail = (name, body) => (body?.text?.startsWith("pain") ? refusal(413, emergency) : null);
  session.sendText("pain 1");
  session.sendText("pain 2");
  session.sendText("good");
  await until(() => service.texts.length === 1);
  assert.equal(session.alerts.size, 2);
  assert.equal(session.rejected.length, 2);
  for (const { item } of session.rejected) session.dismissRejected(item.clientId);
  assert.equal(session.alerts.size, 2);
  await session.erase();
  assert.equal(session.alerts.size, 0);
});

test("an ordinary refusal, or a reply that isn't one, shows no such thing", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  const replies = [undefined, null, "Call", {}, { text: "" }];
  service.fail = (name, body) => (body?.text ? refusal(422, replies[Number(body.text)]) : null);
  for (const number of replies.keys()) session.sendText(String(number));
  await until(() => session.rejected.length === replies.length);
  assert.equal(session.alerts.size, 0);
});

test("an emergency doesn't wait until there is a conversation", async () => {
  const service = new Service();
  service.fail = (name, body) => {
    if (name === "POST ") return problem(503);
    if (name !== "POST /v1/emergency") return null;
    return body.text === "chest pain" ? json(emergency) : new Response(null, { status: 204 });
  };
  const session = open();
  session.sendText("hello");
  session.sendText("chest pain");
  session.start();
  await until(() => session.alerts.size === 1);
  const [[about, { text }]] = session.alerts;
  assert.equal(about, session.pending[1].clientId);
  assert.equal(text, emergency.text);
  const asked = service.requests.find(({ name }) => name === "POST /v1/emergency");
  assert.deepEqual(Object.keys(asked.value), ["text", "locale", "timezone"]);
  service.fail = () => null;
  session.retry();
  await until(() => service.texts.length === 2);
});

test("Retry-After is waited for, also when somebody presses on", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  service.fail = (name) => (name === "POST c/messages" ? problem(429, { "retry-after": "1" }) : null);
  session.sendText("hello");
  await until(() => session.outbox.state(session.outbox.next.clientId) === "delayed");
  service.fail = () => null;
  session.retry();
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  assert.equal(service.count("POST c/messages"), 1);
  await until(() => service.texts.length === 1);
});

test("a gap is filled from the whole conversation, once", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  await until(() => service.streams.length === 1);
  service.quiet = true;
  service.add({ author: "staff", text: "missed" });
  service.quiet = false;
  service.add({ author: "staff", text: "heard" });
  await until(() => session.timeline.messages.length === 3);
  assert.deepEqual(session.timeline.messages.map(({ text }) => text), ["Hello", "missed", "heard"]);
  assert.equal(service.count("GET c"), 1);
});

test("a gap that can't be filled is shown, and tried again", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  await until(() => service.streams.length === 1);
  service.fail = (name) => (name === "GET c" ? "offline" : null);
  service.quiet = true;
  service.add({ author: "staff", text: "missed" });
  service.quiet = false;
  service.add({ author: "staff", text: "heard" });
  await until(() => session.isIncomplete);
  service.fail = () => null;
  await until(() => session.timeline.messages.length === 3);
  assert.equal(session.isIncomplete, false);
});

test("a token that is no longer valid ends the conversation; unsent text goes into the next", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  service.fail = (name) => (name.includes(" c") ? gone() : null);
  session.sendText("still here");
  await is(session, "lost");
  assert.equal(session.timeline.messages[0].text, "Hello");
  service.fail = () => null;
  session.startOver();
  await until(() => service.texts.length === 1);
  assert.deepEqual(service.texts, ["still here"]);
  assert.equal(service.creations.size, 2);
  assert.equal(service.requests.at(-1).headers.Authorization, "Bearer token 2");
  assert.equal(session.epoch, 1);
});

test("what a proxy says in the service's place loses neither message nor conversation", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  let isBlocked = true;
  service.fail = (name) => (isBlocked && name.includes("messages")
    ? new Response("<h1>Forbidden</h1>", { status: 403 }) : null);
  session.sendText("through a proxy");
  await until(() => service.requests.length > 2);
  isBlocked = false;
  await until(() => service.texts.length === 1);
  assert.deepEqual(service.texts, ["through a proxy"]);
  assert.equal(session.status, "ready");
});

test("a conversation that the service didn't delete is not forgotten", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  service.fail = (name) => (name.startsWith("DELETE")
    ? new Response("<h1>Forbidden</h1>", { status: 403 }) : null);
  await assert.rejects(session.erase());
  assert.equal(session.isStored, true);
  service.fail = (name) => (name.startsWith("DELETE") ? gone() : null);
  await session.erase();
  assert.equal(session.isStored, false);
});

test("the state's expectation goes with the state", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  await until(() => service.streams.length === 1);
  service.tell("state", { state: "waiting", expectation: "Tomorrow at nine" });
  await until(() => session.state === "waiting");
  assert.equal(session.expectation, "Tomorrow at nine");
  service.tell("state", { state: "staff" });
  await until(() => session.state === "staff");
  assert.equal(session.expectation, null);
});

test("a language chosen while the service is away is told when it is back", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  service.fail = (name) => (name === "PATCH c" ? "offline" : null);
  session.setLocale("zh-Hant");
  await until(() => service.count("PATCH c") === 1);
  service.fail = () => null;
  await until(() => service.count("PATCH c") === 2);
  assert.deepEqual(service.requests.findLast(({ name }) => name === "PATCH c").value, { locale: "zh-Hant" });
});

test("what came while the panel was closed counts as unread until it is seen", async () => {
  const service = new Service();
  const session = open();
  session.start();
  await is(session, "ready");
  session.seen();
  assert.equal(session.unread, 0);
  await until(() => service.streams.length === 1);
  service.add({ author: "staff", text: "Are you there?" });
  await until(() => session.unread === 1);
  session.seen();
  assert.equal(session.unread, 0);
  await until(() => service.count("POST c/seen") === 1);
  assert.deepEqual(service.requests.at(-1).value, { seq: 2 });
});
