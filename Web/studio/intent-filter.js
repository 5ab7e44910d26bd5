// Which intents a search leaves, and how they are grouped: pure.

import { fold } from "./fold.js";

/**
 * The intents that a search finds in their id, labels or phrases, by group in the order given.
 * Every word of the search has to be found, case and width apart.
 * @param {object[]} intents as `GET /v1/studio/intents` gives them
 * @param {string} query
 * @returns {{group: string, intents: object[]}[]}
 */
export function groupedIntents(intents, query) {
  const words = fold(query).split(" ").filter(Boolean);
  const groups = new Map();
  for (const intent of intents) {
    const { id, labels, phrases } = intent;
    const text = fold(
      [id, ...Object.values(labels), ...Object.values(phrases).flat()].join("\n"));
    if (!words.every((word) => text.includes(word))) continue;
    if (!groups.has(intent.group)) groups.set(intent.group, []);
    groups.get(intent.group).push(intent);
  }
  return [...groups].map(([group, members]) => ({ group, intents: members }));
}

/** The number of phrases of each language family. */
export function phraseCounts(intent) {
  return Object.fromEntries(
    ["en", "zh"].map((family) => [family, intent.phrases[family]?.length ?? 0]));
}

/** Errors before warnings, then by file and line. */
export function sortedDiagnostics(diagnostics) {
  const rank = ({ severity }) => (severity === "error" ? 0 : 1);
  return [...diagnostics].sort((left, right) => rank(left) - rank(right)
    || left.file.localeCompare(right.file) || (left.line ?? 0) - (right.line ?? 0));
}

/** Newest first. */
export function newestFirst(messages) {
  return [...messages].sort((left, right) => Date.parse(right.at) - Date.parse(left.at));
}
