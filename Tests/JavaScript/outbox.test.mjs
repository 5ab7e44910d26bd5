import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox } from "../../Web/widget/outbox.js";
import { SafeStorage } from "../../Web/widget/storage.js";
import { FakeStorage } from "./support.mjs";

const item = (clientId) => ({ clientId, body: { text: clientId }, text: clientId, lang: "en", at: "" });

function outboxOn(values) {
  return new Outbox(new SafeStorage(() => new FakeStorage(values)), "outbox");
}

test("what was written survives a reload, in order", () => {
  const values = new Map();
  const before = outboxOn(values);
  for (const id of ["a", "b", "c"]) before.add(item(id));
  const after = outboxOn(values);
  assert.deepEqual(after.items.map(({ clientId }) => clientId), ["a", "b", "c"]);
  assert.equal(after.next.clientId, "a");
});

test("a client id is in the outbox once, and gone after its acknowledgement", () => {
  const outbox = outboxOn(new Map());
  outbox.add(item("a"));
  outbox.add({ ...item("a"), text: "other" });
  assert.deepEqual(outbox.items, [{ ...item("a"), order: 1 }]);
  outbox.remove("a");
  outbox.remove("a");
  assert.equal(outbox.next, null);
  assert.equal(outbox.has("a"), false);
});

test("two tabs see one outbox", () => {
  const values = new Map();
  const [one, two] = [outboxOn(values), outboxOn(values)];
  one.add(item("a"));
  two.add(item("b"));
  one.remove("a");
  assert.deepEqual(two.items.map(({ clientId }) => clientId), ["b"]);
});

test("two tabs that write at the same moment undo nothing of each other", () => {
  const values = new Map();
  const stale = new Map();
  // What the other tab has just written isn't seen yet.
  const [one, two] = [outboxOn(values), outboxOn(stale)];
  one.add(item("a"));
  two.add(item("b"));
  for (const [key, value] of stale) values.set(key, value);
  assert.deepEqual(one.items.map(({ clientId }) => clientId), ["a", "b"]);
});

test("an empty outbox leaves nothing in the store", () => {
  const values = new Map();
  const outbox = outboxOn(values);
  outbox.add(item("a"));
  outbox.remove("a");
  assert.equal(values.size, 0);
});

test("a new state is sending, and a removed message's state is forgotten", () => {
  const outbox = outboxOn(new Map());
  outbox.add(item("a"));
  assert.equal(outbox.state("a"), "sending");
  outbox.mark("a", "failed");
  assert.equal(outbox.state("a"), "failed");
  outbox.remove("a");
  assert.equal(outbox.state("a"), "sending");
});

test("a broken store reads as empty", () => {
  for (const text of ["{", "null", "7", "{\"a\":1}"]) {
    assert.deepEqual(outboxOn(new Map([["outbox", text]])).items, []);
  }
});

test("where the browser forbids its store, memory holds the outbox", () => {
  const forbidden = new Outbox(new SafeStorage(() => { throw new Error("SecurityError"); }), "outbox");
  forbidden.add(item("a"));
  assert.equal(forbidden.next.clientId, "a");
  forbidden.remove("a");
  assert.equal(forbidden.next, null);
});

test("a store that is full keeps nothing stale", () => {
  const values = new Map();
  const area = new FakeStorage(values);
  const storage = new SafeStorage(() => area);
  const outbox = new Outbox(storage, "outbox");
  outbox.add(item("a"));
  area.setItem = () => { throw new Error("QuotaExceededError"); };
  outbox.add(item("b"));
  assert.deepEqual(outbox.items.map(({ clientId }) => clientId), ["a", "b"]);
  outbox.remove("a");
  outbox.remove("b");
  assert.equal(outbox.next, null);
  assert.equal(values.size, 0);
});
