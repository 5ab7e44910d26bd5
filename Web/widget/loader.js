// The one script that a page embeds, served as /widget.js with `release` before it: tiny and cached
// briefly. What it names carries a hash of its content and is cached for good.
/* global release */

import { languages, languageTag, preferredLanguage } from "./web/shared/language.js";

const base = new URL("./", import.meta.url).href;
const address = (path, attempt) => base + path + (attempt ? `?${attempt}` : "");
const loading = new Map();

/** The strings of a language, `{texts, notice, name, messageCharacters}`; a failure isn't kept. */
function strings(tag, attempt = 0) {
  if (!loading.has(tag)) {
    const answer = fetch(address(release.strings[tag], attempt)).then((response) => {
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.json();
    });
    answer.catch(() => loading.delete(tag));
    loading.set(tag, answer);
  }
  return loading.get(tag);
}

/** That of an earlier visit, else of the page, else of the browser. */
function likelyLanguage(place) {
  let stored;
  try {
    stored = JSON.parse(localStorage.getItem(`liaison ${base}`))?.locale;
  } catch {
    // No storage: the page and the browser decide.
  }
  return preferredLanguage(stored, place?.closest("[lang]")?.lang, navigator.languages);
}

// Words and code travel together. A browser may remember that a module failed: hence the number.
async function start(attempt) {
  const tag = likelyLanguage(document.querySelector("liaison-chat"));
  strings(tag, attempt).catch(() => {});
  try {
    (await import(address(release.code, attempt))).define({
      base, strings, languages, languageTag, likelyLanguage,
    });
  } catch {
    setTimeout(() => start(attempt + 1), Math.min(30_000, 1000 * 2 ** attempt) * (1 + Math.random()));
  }
}

start(0);
