// What strangers write is read in time that grows in proportion to its length: no message, however
// it is made, stops the page that shows it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Queue } from "../../Web/desk/queue.js";
import { Transcript } from "../../Web/desk/transcript.js";
import { languageTag } from "../../Web/shared/language.js";
import { safeAddress, splitLinks } from "../../Web/shared/links.js";
import { EventStreamParser } from "../../Web/shared/sse.js";
import { fill } from "../../Web/shared/strings.js";
import { dateLabel } from "../../Web/shared/time.js";
import { fold } from "../../Web/studio/fold.js";
import { groupedIntents } from "../../Web/studio/intent-filter.js";
import { entries } from "../../Web/widget/entries.js";
import { Outbox } from "../../Web/widget/outbox.js";
import { ConversationRecord } from "../../Web/widget/record.js";
import { SafeStorage } from "../../Web/widget/storage.js";
import { Timeline } from "../../Web/widget/timeline.js";

const repeated = [
  ..."a0 \n\t\r()[]{}\"'<>&%\\/-.,@#:;=+*~!?_。，《不體１", "\u0001", "\u0301", "\u0301\u0323",
  "\u200D", "\u200F", "\u202E", "\u2028", "\uFEFF", "\uD83D", "👩🏽‍⚕️", "🇨", "ᄀ", "각", "ﷺ",
  "ab", "a ", "1,", ". ", "不不", "not not ", ",，", "()", ")(", "[]", "{a}", "{{", "a.b.",
  "http://", "https://a", "://", "http://a.b ", "http://a@", "http://[", "http://a/../", "@a.",
  "&amp", "&#", "<a href=", "<!--", "<p>", "%41", "%", "en;q=0.1,", "zh-", "zh_hant-", "data:",
  "data: x\n", "id:", "id: 1\n", "retry:", ":\n", "\n\n", "\r\n", "event", "name=value&",
];

/** What breaks readers, as functions of a length: each gives about so many characters. */
const shapes = new Map([
  ...repeated.map((part) => [JSON.stringify(part),
    (length) => part.repeat(Math.ceil(length / part.length))]),
  ...["()", "[]", "{}", "<>", "“”", "（）"].map(([open, close]) => [`nested ${open}${close}`,
    (length) => open.repeat(length / 2) + close.repeat(length / 2)]),
  ["runs of every class", (length) => [..."a0 )不]。\u0301\n}"].map((part) =>
    part.repeat(length / 10)).join("")],
  ["an address of brackets", (length) => `http://a${")".repeat(length)}`],
  ["an address of brackets and more", (length) => `http://a${")".repeat(length)}b`],
  ["an address of points", (length) => `http://a${".".repeat(length)}`],
  ["an address of signs", (length) => `http://${"@".repeat(length)}`],
  ["an address of steps", (length) => `http://a/${"../".repeat(length / 3)}`],
  ["an open place", (length) => `{${"a".repeat(length)}`],
  ["an open place and more", (length) => `{${"a".repeat(length)}!`],
  ["a name at the end", (length) => `${" ".repeat(length)}x`],
  ["a field at the end", (length) => `data:${" ".repeat(length)}x\n\n`],
]);

const growth = 16;
/** Linear work gives 16, quadratic 256. */
const most = 24;
const rounds = 5;
/** A pair that seems too slow is measured again: other programs may have been busy. */
const pairs = 12;

/** Milliseconds of one call, the best of some; short calls are repeated. */
function cost(read, input, atLeast) {
  let calls = 1;
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) read(input);
    const passed = performance.now() - start;
    best = Math.min(best, passed / calls);
    while (best * calls < atLeast && calls < 10_000) calls *= 2;
  }
  return best;
}

/** The work for sixteen times the input, in that for the input itself; the best of some pairs. */
function ratio(read, make, length) {
  let least = Infinity;
  // The compiler needs to have seen it.
  for (let call = 0; call < 20; call += 1) read(make(length));
  for (let pair = 0; pair < pairs && least > most; pair += 1) {
    const small = cost(read, make(length), 0.3);
    least = Math.min(least, cost(read, make(length * growth), 0) / small);
  }
  return least;
}

function readsInProportion(name, length, read) {
  test(name, () => {
    const slow = [];
    for (const [shape, make] of shapes) {
      const found = ratio(read, make, length);
      if (found > most) slow.push(`${shape}: ${Math.round(found)} times`);
    }
    assert.deepEqual(slow, []);
  });
}

/** As `readsInProportion`, for so many things instead of a text of so many characters. */
function takesInProportion(name, count, read, make) {
  test(name, () => assert.ok(ratio(read, make, count) <= most));
}

readsInProportion("links in a message are found in proportion to its length", 1_000, splitLinks);

readsInProportion("an address is checked in proportion to its length", 1_000, safeAddress);

readsInProportion("an event is read in proportion to its length", 1_000, (text) =>
  new EventStreamParser().push(`data: ${text}\n\n${text}`));

readsInProportion("an event in small pieces is read in proportion to its length", 1_000, (text) => {
  const parser = new EventStreamParser();
  for (let start = 0; start < text.length; start += 8) parser.push(text.slice(start, start + 8));
});

readsInProportion("the places of a template are found in proportion to its length", 1_000,
  (text) => fill(text, { a: "value" }));

readsInProportion("a language tag is read in proportion to its length", 1_000, languageTag);

readsInProportion("a date is read in proportion to its length", 1_000,
  (text) => dateLabel(text, "en"));

readsInProportion("a search folds a text in proportion to its length", 1_000, fold);

readsInProportion("intents are found in proportion to what is sought", 1_000, (text) =>
  groupedIntents([{ id: "a.b", group: "a", labels: { en: "a b" }, phrases: { en: ["a 不"] } }], text));

const message = (seq, more = {}) => ({
  seq, author: seq % 2 === 1 ? "patient" : "bot", text: `text ${seq}`, lang: "en",
  at: "2026-11-23T10:00:00Z", ...more,
});
const messages = (count) => Array.from({ length: count }, (_, index) => message(index + 1));

takesInProportion("a conversation that arrives message by message is taken in in proportion", 500,
  (list) => {
    const timeline = new Timeline();
    for (const one of list) {
      timeline.merge([one]);
      assert.equal(timeline.hasGap, false);
    }
  }, messages);

takesInProportion("a conversation is laid out in proportion to its messages", 100, (list) => {
  const timeline = new Timeline();
  timeline.complete(list);
  const session = {
    status: "ready", timeline, pending: [], rejected: [], alerts: new Map(), outbox: null, state: "bot",
    answeredForm: 0, isStored: true,
  };
  entries(session, new Date("2026-11-23T10:00:00Z"), "UTC");
}, messages);

takesInProportion("the desk explains the answers in proportion to the messages", 500, (list) => {
  const transcript = new Transcript();
  transcript.add(list);
  transcript.decisions = list.filter(({ author }) => author === "patient")
    .map(({ seq }) => ({ seq, decision: {} }));
  assert.equal(transcript.decisionsBySeq.size, list.length / 2);
  assert.equal(transcript.hasGap, false);
}, messages);

takesInProportion("the queue is ordered in proportion to its conversations", 500, (list) => {
  const queue = new Queue();
  queue.replace(list);
  queue.groups("me");
}, (count) => Array.from({ length: count }, (_, index) => {
  const at = new Date(index * 1_000).toISOString();
  return {
    id: `c${index}`, state: index % 3 === 0 ? "staff" : "waiting", priority: "normal",
    waitingSince: at, lastMessageAt: at,
  };
}));

takesInProportion("the outbox is read in proportion to what waits in it", 100,
  (outbox) => outbox.items, (count) => {
    const storage = new SafeStorage(() => null);
    for (let index = 0; index < count; index += 1) {
      storage.set(`out ${index}`, { clientId: String(index), order: index, text: "text" });
    }
    return new Outbox(storage, "out");
  });

readsInProportion("what the browser keeps is read in proportion to its length", 1_000, (text) => {
  const storage = new SafeStorage(() => null);
  new ConversationRecord(storage, "record", "en").save({ pending: text });
  new ConversationRecord(storage, "record", "en").follow();
});

test("a conversation of any number of messages is taken in", () => {
  const timeline = new Timeline();
  assert.equal(timeline.complete(messages(200_000)).length, 200_000);
  const transcript = new Transcript();
  transcript.add(messages(200_000));
  assert.equal(transcript.hasGap, false);
});
