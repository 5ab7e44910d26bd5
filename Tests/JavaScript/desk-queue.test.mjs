import assert from "node:assert/strict";
import { test } from "node:test";
import { localTime, waitingLabel, zoneName } from "../../Web/desk/clock.js";
import { Queue, titleKey } from "../../Web/desk/queue.js";

const waiting = (id, priority, minute) => ({
  id, priority, state: "waiting", waitingSince: `2026-11-23T08:${minute}:00Z`,
  lastMessageAt: `2026-11-23T08:${minute}:00Z`,
});
const withStaff = (id, name, minute, priority = "normal") => ({
  id, priority, state: "staff", claimedBy: { name, displayName: name },
  lastMessageAt: `2026-11-23T08:${minute}:00Z`,
});
const ids = (summaries) => summaries.map(({ id }) => id);

test("those who wait stand by priority, then the longest wait first", () => {
  const queue = new Queue();
  queue.replace([
    waiting("late", "normal", "30"), waiting("early", "normal", "10"),
    waiting("high", "high", "40"), waiting("emergency", "emergency", "50"),
  ]);
  assert.deepEqual(ids(queue.groups("li").waiting), ["emergency", "high", "early", "late"]);
  assert.equal(queue.waitingCount, 4);
  assert.equal(queue.hasWaitingEmergency, true);
});

test("one's own conversations stand apart from those of colleagues, an emergency first", () => {
  const queue = new Queue();
  queue.replace([
    withStaff("mine-old", "li", "10"), withStaff("theirs", "chen", "50"),
    withStaff("mine-new", "li", "40"), withStaff("mine-emergency", "li", "05", "emergency"),
  ]);
  const { mine, others } = queue.groups("li");
  assert.deepEqual(ids(mine), ["mine-emergency", "mine-new", "mine-old"]);
  assert.deepEqual(ids(others), ["theirs"]);
  assert.equal(queue.hasWaitingEmergency, false);
});

test("a conversation leaves the queue when it is resolved, goes back to the bot or is erased", () => {
  const queue = new Queue();
  queue.replace([waiting("a", "normal", "10"), waiting("b", "normal", "11"), waiting("c", "normal", "12")]);
  queue.apply({ ...waiting("a", "normal", "10"), state: "closed" });
  queue.apply({ ...waiting("b", "normal", "11"), state: "bot" });
  queue.remove("c");
  assert.equal(queue.waitingCount, 0);
});

test("only a new wait and a new emergency are news", () => {
  const queue = new Queue();
  assert.equal(queue.apply(waiting("a", "normal", "10")), true);
  assert.equal(queue.apply(waiting("a", "normal", "10")), false);
  assert.equal(queue.apply({ ...waiting("a", "emergency", "10") }), true);
  assert.equal(queue.apply(withStaff("a", "li", "12", "emergency")), false);
  assert.equal(queue.apply(waiting("a", "emergency", "13")), true, "put back by a colleague");
});

test("the patient's words stay when an event comes without them", () => {
  const queue = new Queue();
  queue.apply({ ...waiting("a", "normal", "10"), preview: "您好" });
  queue.apply(withStaff("a", "li", "12"));
  assert.equal(queue.get("a").preview, "您好");
});

test("unread marks go with the reading and with the conversation", () => {
  const queue = new Queue();
  queue.replace([withStaff("a", "li", "10"), withStaff("b", "li", "11")]);
  queue.markUnread("a");
  queue.markUnread("b");
  queue.markUnread("unknown");
  queue.markRead("a");
  queue.replace([withStaff("a", "li", "10")]);
  assert.deepEqual(["a", "b", "unknown"].map((id) => queue.isUnread(id)), [false, false, false]);
});

test("the title puts an emergency first, then the number, then news", () => {
  assert.equal(titleKey(0, false, false), "desk.title");
  assert.equal(titleKey(0, false, true), "desk.title.news");
  assert.equal(titleKey(2, false, false), "desk.title.waiting");
  assert.equal(titleKey(2, false, true), "desk.title.waitingNews");
  assert.equal(titleKey(2, true, true), "desk.title.emergency");
});

test("a wait is shown in seconds below an hour and coarser above", () => {
  const minute = 60_000;
  assert.equal(waitingLabel(-5000, "en"), "0:00");
  assert.equal(waitingLabel(65_999, "en"), "1:05");
  assert.equal(waitingLabel(60 * minute - 1, "en"), "59:59");
  assert.equal(waitingLabel(60 * minute, "en"), "1 hr 0 min");
  assert.equal(waitingLabel(27 * 60 * minute, "en"), "1 day 3 hr");
  assert.match(waitingLabel(65 * minute, "zh-Hans"), /^1\s?小时 5\s?分钟$/);
});

test("the patient's clock follows the time zone, and an unknown zone has none", () => {
  const noon = new Date("2026-11-23T12:00:00Z");
  assert.match(localTime(noon, "Asia/Shanghai", "en"), /^Mon,? 8:00\sPM$/);
  assert.match(localTime(noon, "America/Los_Angeles", "en"), /^Mon,? 4:00\sAM$/);
  assert.equal(localTime(noon, "Mars/Olympus", "en"), null);
  assert.equal(localTime(noon, undefined, "en"), null);
  assert.equal(zoneName(noon, "Mars/Olympus", "en"), "Mars/Olympus");
});
