import assert from "node:assert/strict";
import { test } from "node:test";

import { entries } from "../../Web/widget/entries.js";
import { Timeline } from "../../Web/widget/timeline.js";

const message = (seq, more = {}) => ({
  seq, author: "bot", text: `text ${seq}`, lang: "en", at: "2026-11-23T10:00:00Z", ...more,
});
const seqs = (messages) => messages.map(({ seq }) => seq);

test("messages come in any order, twice, and are shown in order, once", () => {
  const timeline = new Timeline();
  assert.deepEqual(seqs(timeline.merge([message(2), message(1)])), [2, 1]);
  assert.deepEqual(seqs(timeline.merge([message(2), message(3)])), [3]);
  assert.deepEqual(seqs(timeline.messages), [1, 2, 3]);
  assert.equal(timeline.hasGap, false);
  assert.equal(timeline.floor, 3);
});

test("a missing number is a gap until it arrives; a stream resumes before it", () => {
  const timeline = new Timeline();
  timeline.merge([message(1), message(3), message(4)]);
  assert.equal(timeline.hasGap, true);
  assert.equal(timeline.floor, 1);
  timeline.merge([message(2)]);
  assert.equal(timeline.hasGap, false);
  assert.equal(timeline.floor, 4);
});

test("a missing first message is a gap too", () => {
  const timeline = new Timeline();
  timeline.merge([message(2)]);
  assert.equal(timeline.hasGap, true);
});

test("a number that the whole conversation lacks is no gap, now or later", () => {
  const timeline = new Timeline();
  timeline.merge([message(1), message(4)]);
  timeline.complete([message(1), message(2), message(4)]);
  assert.equal(timeline.hasGap, false);
  assert.equal(timeline.floor, 4);
  timeline.merge([message(5)]);
  assert.equal(timeline.hasGap, false);
  timeline.merge([message(7)]);
  assert.equal(timeline.hasGap, true);
});

test("a whole conversation that is older than the stream closes no later gap", () => {
  const timeline = new Timeline();
  timeline.merge([message(1), message(5)]);
  timeline.complete([message(1), message(2)]);
  assert.equal(timeline.hasGap, true);
  assert.equal(timeline.floor, 2);
});

test("an empty conversation has no gap, and a message without a number is refused", () => {
  const timeline = new Timeline();
  timeline.complete([]);
  assert.deepEqual(timeline.merge([message(0), message("2"), message(1.5), null]), []);
  assert.equal(timeline.hasGap, false);
});

function view({
  status = "ready", messages = [], pending = [], rejected = [], alerts = new Map(), state = "bot",
  answeredForm = 0,
}) {
  const timeline = new Timeline();
  timeline.merge(messages);
  const session = {
    status, timeline, pending, rejected, alerts, state, answeredForm,
    outbox: { state: () => "sending" },
  };
  return entries(session, new Date("2026-11-23T12:00:00Z"), "UTC");
}
const choices = [{ id: "a", label: "A" }];
const pendingItem = {
  clientId: "p", text: "Hi", lang: "en", at: "2026-11-23T11:00:00Z", body: { text: "Hi" },
};

test("each day has one separator", () => {
  const shown = view({ messages: [
    message(1, { at: "2026-11-22T23:59:00Z" }), message(2, { at: "2026-11-23T00:00:00Z" }), message(3),
  ] });
  assert.deepEqual(shown.map(({ kind }) => kind), ["day", "message", "day", "message", "message"]);
});

test("choices can be taken until the patient has said something", () => {
  const asked = [message(1, { choices })];
  assert.equal(view({ messages: asked })[1].choices.length, 1);
  assert.equal(view({ messages: asked, pending: [pendingItem] })[1].choices.length, 0);
  assert.equal(view({ messages: [...asked, message(2, { author: "patient" })] })[1].choices.length, 0);
});

test("a contact form stays until it is answered, also while the patient writes on", () => {
  const form = { id: "contact", fields: [] };
  const messages = [message(1, { form }), message(2, { author: "patient" })];
  assert.equal(view({ messages })[1].form, form);
  assert.equal(view({ messages, answeredForm: 1 })[1].form, null);
  assert.equal(view({ messages, state: "closed" })[1].form, null);
  assert.equal(view({ messages: [...messages, message(3, { form })] })[1].form, null);
});

test("in a conversation that is lost, what is unsent is held and not sending", () => {
  assert.deepEqual(view({ pending: [pendingItem], status: "lost" }).at(-1).delivery, "held");
});

test("a message keeps its key from outbox to acknowledgement, and only the last says sent", () => {
  assert.deepEqual(
    view({ pending: [pendingItem] }).slice(1).map(({ key, delivery }) => [key, delivery]),
    [["p", "sending"]]);
  const sent = [1, 2].map((seq) => message(seq, { author: "patient", clientId: seq === 2 ? "p" : "o" }));
  assert.deepEqual(
    view({ messages: sent }).slice(1).map(({ key, delivery }) => [key, delivery]),
    [["o", null], ["p", "sent"]]);
});

test("what to do now stands right below the message that was not stored, wherever that is", () => {
  const reply = { author: "bot", text: "Call 911", lang: "en", at: "2026-11-23T11:00:01Z" };
  const alerts = new Map([["p", reply]]);
  const shown = (options) => view({ alerts, ...options })
    .filter(({ kind }) => kind !== "day").map(({ key, delivery }) => [key, delivery]);
  const other = { ...pendingItem, clientId: "q" };
  assert.deepEqual(shown({ pending: [pendingItem, other] }),
    [["p", "sending"], ["alert p", "unsaved"], ["q", "sending"]]);
  const stored = [message(1, { author: "patient", clientId: "p" }), message(2)];
  assert.deepEqual(shown({ messages: stored }),
    [["p", "sent"], ["alert p", "unsaved"], ["seq 2", null]]);
  // Refused for good, and when the patient has taken it away.
  const rejected = [{ item: pendingItem, problem: { status: 413 } }];
  assert.deepEqual(shown({ rejected }).map(([key]) => key), ["alert p", "rejected p"]);
  assert.deepEqual(shown({}), [["alert p", "unsaved"]]);
});

test("messages of one author within minutes belong together", () => {
  const shown = view({ messages: [
    message(1), message(2, { at: "2026-11-23T10:04:00Z" }), message(3, { at: "2026-11-23T10:20:00Z" }),
  ] }).slice(1);
  assert.deepEqual(shown.map(({ isFirst, isLast }) => [isFirst, isLast]),
    [[true, false], [false, true], [true, true]]);
});

test("a time that can't be read doesn't break the log", () => {
  assert.equal(view({ messages: [message(1, { at: "soon" })] }).length, 2);
});
