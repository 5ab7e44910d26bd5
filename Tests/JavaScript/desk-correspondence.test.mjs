import assert from "node:assert/strict";
import { test } from "node:test";
import { NetworkError, ProblemError } from "../../Web/shared/api.js";
import { Correspondence } from "../../Web/desk/correspondence.js";
import { Drafts, forgetAll } from "../../Web/desk/outbox.js";
import { Transcript } from "../../Web/desk/transcript.js";

/** A tab's storage with the members that the desk uses. */
class TabStorage {
  #values = new Map();
  get length() { return this.#values.size; }
  key(index) { return [...this.#values.keys()][index] ?? null; }
  getItem(key) { return this.#values.get(key) ?? null; }
  setItem(key, value) { this.#values.set(key, String(value)); }
  removeItem(key) { this.#values.delete(key); }
}

/** A server that stores each client id once; `refuse` makes the next posts fail. */
class Desk {
  posts = [];
  stored = [];
  refuse = [];

  async post(path, { clientId, text }) {
    this.posts.push({ path, clientId, text });
    const refusal = this.refuse.shift();
    if (refusal?.before) throw refusal.before;
    if (!this.stored.some((message) => message.clientId === clientId)) {
      this.stored.push({ seq: this.stored.length + 1, author: "staff", clientId, text });
    }
    if (refusal?.after) throw refusal.after;
    return { state: "staff", messages: this.stored.filter((message) => message.clientId === clientId) };
  }
}

function correspondence(api, storage = new TabStorage()) {
  let count = 0;
  return new Correspondence({
    api, id: "c/1", user: "li", storage, makeId: () => `client-${(count += 1)}`,
  });
}

const texts = (subject) => subject.transcript.messages.map(({ text }) => text);

test("a sent reply moves from the outbox into the transcript", async () => {
  const api = new Desk();
  const subject = correspondence(api);
  const sending = subject.send("您好");
  assert.deepEqual(subject.pending.map(({ status }) => status), ["sending"]);
  await sending;
  assert.deepEqual(subject.pending, []);
  assert.deepEqual(texts(subject), ["您好"]);
  assert.equal(api.posts[0].path, "v1/desk/conversations/c%2F1/messages");
});

test("replies arrive in the order in which they were written", async () => {
  const api = new Desk();
  const arrived = [];
  const slower = { one: 30, two: 10, three: 0 };
  const subject = correspondence({
    async post(path, body) {
      await new Promise((resolve) => { setTimeout(resolve, slower[body.text]); });
      arrived.push(body.text);
      return api.post(path, body);
    },
  });
  await Promise.all([subject.send("one"), subject.send("two"), subject.send("three")]);
  assert.deepEqual(arrived, ["one", "two", "three"]);
});

test("a failed reply stays with its reason, and a retry uses the same client id", async () => {
  const api = new Desk();
  api.refuse = [{ before: new NetworkError("lost") }];
  const subject = correspondence(api);
  await subject.send("one");
  assert.deepEqual(
    subject.pending.map(({ status, reason }) => [status, reason]), [["failed", "error.network"]]);
  await subject.retry("client-1");
  assert.deepEqual(subject.pending, []);
  assert.deepEqual(api.posts.map(({ clientId }) => clientId), ["client-1", "client-1"]);
});

test("a reply that was stored though its answer was lost is there once", async () => {
  const api = new Desk();
  api.refuse = [{ after: new NetworkError("lost") }];
  const subject = correspondence(api);
  await subject.send("one");
  await subject.retry("client-1");
  subject.receive(api.stored);
  assert.deepEqual(texts(subject), ["one"]);
  assert.deepEqual(subject.pending, []);
});

test("the stream's copy settles a send that seemed to fail", async () => {
  const api = new Desk();
  api.refuse = [{ after: new NetworkError("lost") }];
  const subject = correspondence(api);
  await subject.send("one");
  subject.receive(api.stored);
  assert.deepEqual(subject.pending, []);
});

test("a send that a reload cut off can be tried again with its client id", async () => {
  const storage = new TabStorage();
  const before = correspondence({ post: () => new Promise(() => {}) }, storage);
  before.send("one");
  const api = new Desk();
  const after = correspondence(api, storage);
  assert.deepEqual(after.pending.map(({ clientId, status }) => [clientId, status]),
    [["client-1", "failed"]]);
  await after.retry("client-1");
  assert.deepEqual(texts(after), ["one"]);
});

test("a withdrawn reply gives its text back and is not sent", async () => {
  const api = new Desk();
  api.refuse = [{ before: new ProblemError(503) }];
  const subject = correspondence(api);
  await subject.send("one");
  assert.equal(subject.withdraw("client-1"), "one");
  assert.deepEqual(subject.pending, []);
  assert.deepEqual(texts(subject), []);
});

test("a conflict is told, so that the view can ask who has the conversation", async () => {
  const api = new Desk();
  api.refuse = [{ before: new ProblemError(409) }];
  const subject = correspondence(api);
  const refusals = [];
  subject.addEventListener("refused", ({ error }) => refusals.push(error.status));
  await subject.send("one");
  assert.deepEqual(refusals, [409]);
});

test("a gap in the numbers is noticed until it is filled", () => {
  const transcript = new Transcript();
  transcript.add([{ seq: 1 }, { seq: 2 }]);
  assert.equal(transcript.hasGap, false);
  transcript.add([{ seq: 4 }]);
  assert.equal(transcript.hasGap, true);
  transcript.add([{ seq: 3 }]);
  assert.equal(transcript.hasGap, false);
  assert.deepEqual(transcript.messages.map(({ seq }) => seq), [1, 2, 3, 4]);
});

test("a decision explains the bot's answer of its turn, else the patient's message", () => {
  const transcript = new Transcript();
  transcript.add([
    { seq: 1, author: "patient" }, { seq: 2, author: "bot" }, { seq: 3, author: "bot" },
    { seq: 4, author: "patient" }, { seq: 5, author: "staff" }, { seq: 6, author: "patient" },
    { seq: 7, author: "bot" },
  ]);
  transcript.decisions = [
    { seq: 1, decision: "first" }, { seq: 4, decision: "silent" }, { seq: 9, decision: "lost" },
  ];
  assert.deepEqual([...transcript.decisionsBySeq], [[2, "first"], [4, "silent"]]);
});

test("drafts belong to a person, a conversation and a kind, and leaving forgets them all", () => {
  const storage = new TabStorage();
  storage.setItem("other", "stays");
  const mine = new Drafts(storage, "li");
  mine.write("a", "reply", "draft");
  mine.write("a", "note", "note");
  assert.equal(mine.read("a", "reply"), "draft");
  assert.equal(mine.read("b", "reply"), "");
  assert.equal(new Drafts(storage, "chen").read("a", "reply"), "");
  mine.write("a", "note", "");
  assert.equal(storage.length, 2);
  forgetAll(storage);
  assert.equal(storage.length, 1);
});
