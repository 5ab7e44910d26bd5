import assert from "node:assert/strict";
import { test } from "node:test";

import "./support.mjs";
import { countDown, durationLabel } from "../../Web/staff/countdown.js";
import { firstFault } from "../../Web/staff/password-dialog.js";

test("a wait is worded in the reader's language, minutes where it is long", () => {
  assert.equal(durationLabel(1, "en"), "1 second");
  assert.equal(durationLabel(30, "en"), "30 seconds");
  assert.equal(durationLabel(121, "en"), "3 minutes");
  assert.match(durationLabel(30, "zh-Hans"), /^30\s?秒/);
  assert.match(durationLabel(900, "zh-Hant"), /^15\s?分/);
});

/** As much of an element as a countdown needs. */
class Place {
  children = [];
  replaceChildren(...children) {
    this.children = children;
  }
}

test("who listens hears a wait begin and end, who looks sees each second", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  globalThis.document = {
    createElement: () => ({
      setAttribute(name, value) { this[name] = value; },
      append(text) { this.textContent = text; },
    }),
  };
  const place = new Place();
  let ends = 0;
  countDown(place, 3, (key, values) => `${key} ${values?.time ?? ""}`, "en", () => { ends += 1; });
  const [heard, seen] = place.children;
  assert.equal(heard.textContent, "wait 3 seconds");
  assert.equal(seen["aria-hidden"], "true");
  context.mock.timers.tick(1000);
  assert.equal(seen.textContent, "wait 2 seconds");
  assert.equal(heard.textContent, "wait 3 seconds");
  context.mock.timers.tick(1000);
  assert.equal(ends, 0);
  context.mock.timers.tick(1000);
  assert.deepEqual(place.children, ["again "]);
  assert.equal(ends, 1);

  const stop = countDown(place, 3, (key) => key, "en", () => { ends += 1; });
  stop();
  context.mock.timers.tick(10_000);
  assert.equal(ends, 1);
  delete globalThis.document;
});

test("what is missing or doesn't fit is said at the first field that it is about", () => {
  const fault = (current, next, again) => firstFault({ current, new: next }, again);
  assert.deepEqual(fault("", "", ""), ["current", "password.missing"]);
  assert.deepEqual(fault("old one here", "short", "short"), ["next", "password.tooShort"]);
  assert.deepEqual(fault("old one here", "密码密码密码密码密", "密码密码密码密码密"), ["next", "password.tooShort"]);
  assert.deepEqual(fault("old one here", "old one here", "old one here"), ["next", "password.same"]);
  assert.deepEqual(fault("old one here", "four other words", "four other word"), ["again", "password.different"]);
  assert.equal(fault("old one here", "four other words", "four other words"), null);
});
