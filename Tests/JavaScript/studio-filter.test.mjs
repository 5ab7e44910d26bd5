import assert from "node:assert/strict";
import { test } from "node:test";
import {
  groupedIntents, newestFirst, phraseCounts, sortedDiagnostics,
} from "../../Web/studio/intent-filter.js";

const intents = [
  {
    id: "care.second_opinion", group: "care",
    labels: { en: "Get a second opinion", "zh-Hant": "尋求第二意見" },
    phrases: { en: ["2nd opinion from abroad"], zh: ["第二诊疗意见", "想搵醫生睇報告"] },
  },
  { id: "care.referral", group: "care", labels: { en: "Refer a patient" }, phrases: { en: ["refer"] } },
  { id: "cost.estimate", group: "cost", labels: { en: "Cost" }, phrases: { zh: ["多少錢"] } },
];
const found = (query) =>
  groupedIntents(intents, query).map(({ group, intents: members }) =>
    [group, members.map(({ id }) => id)]);

test("without a search, all intents stand in their groups and in their order", () => {
  assert.deepEqual(found("  "), [
    ["care", ["care.second_opinion", "care.referral"]], ["cost", ["cost.estimate"]],
  ]);
});

test("a search looks into ids, labels of every language and phrases", () => {
  assert.deepEqual(found("REFERRAL"), [["care", ["care.referral"]]]);
  assert.deepEqual(found("尋求"), [["care", ["care.second_opinion"]]]);
  assert.deepEqual(found("多少錢"), [["cost", ["cost.estimate"]]]);
});

test("every word has to be found; width and case make no difference", () => {
  assert.deepEqual(found("ＯＰＩＮＩＯＮ abroad"), [["care", ["care.second_opinion"]]]);
  assert.deepEqual(found("opinion refer"), []);
});

test("a search does not join the end of one phrase with the start of the next", () => {
  assert.deepEqual(found("意见想搵"), []);
});

test("a language without phrases counts as none", () => {
  assert.deepEqual(phraseCounts(intents[0]), { en: 1, zh: 2 });
  assert.deepEqual(phraseCounts(intents[2]), { en: 0, zh: 1 });
});

test("errors come before warnings, then file and line", () => {
  const diagnostics = [
    { severity: "warning", file: "a", line: 1 }, { severity: "error", file: "b", line: 9 },
    { severity: "error", file: "b", line: null }, { severity: "error", file: "a", line: 30 },
  ];
  assert.deepEqual(sortedDiagnostics(diagnostics).map(({ severity, file, line }) => [severity, file, line]),
    [["error", "a", 30], ["error", "b", null], ["error", "b", 9], ["warning", "a", 1]]);
});

test("the newest message is first", () => {
  const messages = [{ at: "2026-11-23T08:00:00Z" }, { at: "2026-11-23T09:00:00Z" }];
  assert.deepEqual(newestFirst(messages).map(({ at }) => at.slice(11, 13)), ["09", "08"]);
});
