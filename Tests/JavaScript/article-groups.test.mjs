import assert from "node:assert/strict";
import { test } from "node:test";
import { articleGroups, chosenVersion } from "../../Web/studio/article-groups.js";

const article = (id, language, title, more = {}) =>
  ({ id, language, title, state: "current", unhelpful: 0, ...more });
const articles = [
  article("visit", "zh-Hant", "前來就診"),
  article("visit", "en", "Your visit", { unhelpful: 2 }),
  article("visit", "zh-Hans", "来院就诊", { state: "expired", unhelpful: 1 }),
  article("garage", "zh-Hans", "车库", { imported: { source: "a.html" } }),
];

test("the versions of an article stand together, in the order of the languages", () => {
  const groups = articleGroups(articles, "en");
  assert.deepEqual(groups.map(({ id }) => id).sort(), ["garage", "visit"]);
  const visit = groups.find(({ id }) => id === "visit");
  assert.deepEqual(visit.versions.map(({ language }) => language), ["en", "zh-Hans", "zh-Hant"]);
  assert.equal(visit.title, "Your visit");
  assert.equal(visit.unhelpful, 3);
  assert.deepEqual(visit.states, ["expired"]);
  assert.equal(visit.isImported, false);
  assert.equal(groups.find(({ id }) => id === "garage").isImported, true);
});

test("a title is in the reader's language, else in its other script, else in the first", () => {
  const [visit] = articleGroups(articles.slice(0, 3), "zh-Hant");
  assert.equal(visit.title, "前來就診");
  assert.equal(chosenVersion(articleGroups([articles[3]], "zh-Hant")[0], "zh-Hant").title, "车库");
  assert.equal(articleGroups([articles[3]], "en")[0].language, "zh-Hans");
});
