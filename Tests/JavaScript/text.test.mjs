import assert from "node:assert/strict";
import { test } from "node:test";

import { Composition, isSendKey } from "../../Web/shared/keys.js";
import { languageTag, preferredLanguage } from "../../Web/shared/language.js";
import { safeAddress, splitLinks } from "../../Web/shared/links.js";
import { Strings, fill } from "../../Web/shared/strings.js";
import { dateLabel, dayKey, dayLabel, timeLabel } from "../../Web/shared/time.js";

const links = (text) => splitLinks(text).filter((piece) => piece.href).map((piece) => piece.text);

test("addresses are found between other words, and the pieces make up the text", () => {
  const text = "See https://example.org/a?b=c#d and http://example.com.";
  assert.deepEqual(links(text), ["https://example.org/a?b=c#d", "http://example.com"]);
  assert.equal(splitLinks(text).map((piece) => piece.text).join(""), text);
});

test("an address ends where Chinese text goes on", () => {
  assert.deepEqual(links("请看https://example.org/a，谢谢"), ["https://example.org/a"]);
  assert.deepEqual(links("（https://example.org/b）。"), ["https://example.org/b"]);
  assert.deepEqual(links("網址https://example.org/c在這裡"), ["https://example.org/c"]);
});

test("a sentence's punctuation is no part of an address; paired brackets are", () => {
  assert.deepEqual(links("(see https://example.org/a_(b))."), ["https://example.org/a_(b)"]);
  assert.deepEqual(links("https://example.org/?!"), ["https://example.org/"]);
});

test("only http and https, and no address that hides its host", () => {
  assert.deepEqual(links("javascript:alert(1) data:text/html,x ftp://example.org xhttps://a.example"), []);
  assert.deepEqual(links("https://hospital.example@evil.example/"), []);
  assert.deepEqual(links("https://"), []);
  assert.equal(safeAddress("javascript:alert(1)"), null);
  assert.equal(safeAddress("/relative"), null);
  assert.equal(safeAddress("https://example.org"), "https://example.org/");
});

test("a direction mark ends an address", () => {
  assert.deepEqual(links("https://example.org/\u202Egpj.exe"), ["https://example.org/"]);
});

test("brackets and punctuation pile up at the end of an address", () => {
  assert.deepEqual(links("https://example.org/a(b[c])])).,)"), ["https://example.org/a(b[c])"]);
  assert.deepEqual(links("https://example.org/)(a)"), ["https://example.org/)(a"]);
  assert.deepEqual(links(`http://a${")".repeat(50_000)}`), ["http://a"]);
});

const enter = { key: "Enter", keyCode: 13, isComposing: false, shiftKey: false, altKey: false };

test("Enter sends; with Shift or Alt it does not; other keys never do", () => {
  const composition = new Composition(() => 0);
  assert.equal(isSendKey(enter, composition), true);
  assert.equal(isSendKey({ ...enter, shiftKey: true }, composition), false);
  assert.equal(isSendKey({ ...enter, altKey: true }, composition), false);
  assert.equal(isSendKey({ ...enter, key: "a" }, composition), false);
});

test("Enter that accepts a candidate does not send (Chrome: keydown, then compositionend)", () => {
  let now = 1000;
  const composition = new Composition(() => now);
  composition.begin();
  assert.equal(isSendKey({ ...enter, isComposing: true, keyCode: 229 }, composition), false);
  assert.equal(isSendKey(enter, composition), false);
  composition.end();
  now += 500;
  assert.equal(isSendKey(enter, composition), true);
});

test("Enter that accepts a candidate does not send (Safari: compositionend, then keydown)", () => {
  let now = 1000;
  const composition = new Composition(() => now);
  composition.begin();
  composition.end();
  now += 5;
  assert.equal(isSendKey({ ...enter, keyCode: 229 }, composition), false);
  assert.equal(isSendKey(enter, composition), false);
  now = 1099;
  assert.equal(isSendKey(enter, composition), false);
  now = 1100;
  assert.equal(isSendKey(enter, composition), true);
});

test("language tags of the world map to ours", () => {
  const expected = {
    "en-US": "en", EN: "en", zh: "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans",
    "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "zh-Hant-CN": "zh-Hant",
    "zh-Hans-HK": "zh-Hans", zh_TW: "zh-Hant", "yue-HK": "zh-Hant", "yue-Hans": "zh-Hans",
    fr: null, "": null,
  };
  for (const [tag, ours] of Object.entries(expected)) assert.equal(languageTag(tag), ours, tag);
  assert.equal(languageTag(undefined), null);
});

test("the first wish that we serve wins, else English", () => {
  assert.equal(preferredLanguage(null, ["fr-FR", "zh-HK", "en"]), "zh-Hant");
  assert.equal(preferredLanguage("zh-CN", ["en"]), "zh-Hans");
  assert.equal(preferredLanguage("de", undefined), "en");
});

test("a template takes its values and keeps what it has none for", () => {
  assert.equal(fill("{a} of {b.c}: {d}", { a: 0, "b.c": "{a}" }), "0 of {a}: {d}");
  const strings = new Strings("en", { hello: "Hello {name}" });
  assert.equal(strings.text("hello", { name: "Li" }), "Hello Li");
  assert.equal(strings.text("missing.key"), "missing.key");
  assert.equal(strings.text("constructor"), "constructor");
});

test("the day is the reader's", () => {
  const moment = new Date("2026-11-23T20:30:00Z");
  assert.equal(dayKey(moment, "Asia/Shanghai"), "2026-11-24");
  assert.equal(dayKey(moment, "America/Los_Angeles"), "2026-11-23");
});

test("separators say today, yesterday, or the date", () => {
  const words = { today: "今天", yesterday: "昨天" };
  const now = new Date("2026-11-23T17:00:00Z");   // the 24th, one o'clock at night, in Shanghai
  const label = (iso) => dayLabel(new Date(iso), now, "zh-Hans", words, "Asia/Shanghai");
  assert.equal(label("2026-11-23T16:00:00Z"), "今天");
  assert.equal(label("2026-11-23T15:59:59Z"), "昨天");
  assert.equal(label("2026-11-22T15:59:59Z"), "11月22日星期日");
  assert.match(label("2025-11-22T10:00:00Z"), /2025年11月22日/);
});

test("yesterday is right across a change of the clocks", () => {
  const words = { today: "Today", yesterday: "Yesterday" };
  // Los Angeles, 2026-11-01: a day of 25 hours.
  const now = new Date("2026-11-02T07:30:00Z");   // the 1st, 23:30
  const label = (iso) => dayLabel(new Date(iso), now, "en", words, "America/Los_Angeles");
  assert.equal(label("2026-11-01T07:00:00Z"), "Today");
  assert.equal(label("2026-11-01T06:59:00Z"), "Yesterday");
});

test("times are written as the language writes them", () => {
  const moment = new Date("2026-11-23T06:05:00Z");
  assert.equal(timeLabel(moment, "zh-Hans", "Asia/Shanghai"), "14:05");
  assert.equal(timeLabel(moment, "zh-Hant", "Asia/Taipei"), "下午2:05");
  assert.match(timeLabel(moment, "en", "Asia/Shanghai"), /^2:05\sPM$/);
});

test("a calendar date is the same everywhere", () => {
  assert.equal(dateLabel("2026-11-23", "en"), "November 23, 2026");
  assert.equal(dateLabel("2026-11-23", "zh-Hant"), "2026年11月23日");
  assert.equal(dateLabel("soon", "en"), "soon");
});
